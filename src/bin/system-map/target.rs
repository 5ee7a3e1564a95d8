//! What a map is converted to: a format, or a document.

use crate::input::Failure;
use std::path::Path;
use system_map::document::markdown;
use system_map::error::Error;
use system_map::format::{self, Exported, Format, Part};
use system_map::model::Map;
use system_map::narrate::Words;

/// What a map is written as.
#[derive(Clone, Copy)]
pub enum Target {
    Format(Format),
    /// A document in Markdown, for people to read.
    Markdown,
}

impl Target {
    pub fn token(self) -> &'static str {
        match self {
            Target::Format(format) => format.token(),
            Target::Markdown => "markdown",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Target::Format(format) => format.name(),
            Target::Markdown => "document (Markdown)",
        }
    }

    pub fn ending(self) -> &'static str {
        match self {
            Target::Format(format) => format.ending(),
            Target::Markdown => "md",
        }
    }

    /// All that there are.
    pub fn all() -> impl Iterator<Item = Target> {
        let formats = Format::tokens(true).into_iter();
        let formats = formats.filter_map(|token| Some(Target::Format(Format::from_token(token)?)));
        formats.chain([Target::Markdown])
    }

    /// What a folder's files get behind their names when they are made of others there.
    pub fn endings_here(self) -> Vec<String> {
        let parts: &[&str] = match self {
            Target::Format(Format::Csv) => &[".elements", ".connections"],
            _ => &[""],
        };
        let ending = self.ending();
        parts
            .iter()
            .map(|part| format!("{part}.{ending}"))
            .collect()
    }

    /// What the name of a file asks for.
    fn from_name(name: &str) -> Option<Target> {
        let lower = name.to_lowercase();
        if lower.ends_with(".md") || lower.ends_with(".markdown") {
            return Some(Target::Markdown);
        }
        let format = Format::from_name(name)?;
        Some(Target::Format(match format {
            // A text to read is no table.
            Format::Csv if lower.ends_with(".txt") => Format::Outline,
            format => format,
        }))
    }

    /// What the name of the output asks for.
    pub fn of(output: &Path) -> Result<Target, Failure> {
        let name = output.to_string_lossy();
        if name == "-" {
            return Ok(Target::Format(Format::SystemMap));
        }
        let ending = output
            .extension()
            .map_or(String::new(), |e| e.to_string_lossy().to_lowercase());
        let why = match ending.as_str() {
            "svg" | "png" | "pdf" | "jpg" | "jpeg" | "gif" | "webp" => {
                "convert draws no pictures. An SVG or a PNG is drawn with: system-map render FILE -o map.svg.".to_owned()
            }
            "gz" => "What is written is not compressed. Leave the ending .gz out.".to_owned(),
            _ => match Target::from_name(&name) {
                Some(target) => return Ok(target),
                None => format!(
                    "This ending stands for no format. Say which one with --to: {}, markdown.",
                    Format::tokens(true).join(", ")
                ),
            },
        };
        Err(Failure::new(format!("{name}: {why}")))
    }

    /// What an option asks for.
    pub fn named(token: &str) -> Result<Target, Failure> {
        if token == "markdown" {
            return Ok(Target::Markdown);
        }
        named(token, true).map(Target::Format)
    }

    pub fn write(self, map: &Map) -> Result<Exported, Error> {
        match self {
            Target::Format(format) => format::export(map, format),
            Target::Markdown => {
                let words = Words::for_lang(map.info().lang.as_deref());
                let bytes = markdown(map, &words).into_bytes();
                Ok(Exported {
                    parts: vec![Part { name: "", bytes }],
                    notes: format::lost_in_a_document(map),
                })
            }
        }
    }
}

/// The format of an option.
pub fn named(token: &str, written: bool) -> Result<Format, Failure> {
    let mut known = Format::tokens(written);
    if written {
        known.push("markdown");
    }
    let format = Format::from_token(token).filter(|_| known.contains(&token));
    format.ok_or_else(|| {
        Failure::new(format!(
            "There is no format \"{token}\" to {}. There are: {}.",
            if written { "write" } else { "read" },
            known.join(", ")
        ))
    })
}
