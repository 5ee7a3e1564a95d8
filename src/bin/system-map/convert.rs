//! `system-map convert`: a map of one format to one of another, or a folder of them.

use crate::input::{Failure, Input, Reading, pretty, why};
use crate::pairs::maps;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use system_map::document::markdown;
use system_map::error::Error;
use system_map::format::audit::{Audit, Note};
use system_map::format::{self, Exported, File, Format, ImportOptions, Imported, Part};
use system_map::model::Map;
use system_map::narrate::Words;

/// What to convert, and how.
#[derive(clap::Args)]
pub struct Args {
    /// The map; several tables that are one map; a folder of maps; - is standard input
    #[arg(required = true, value_name = "IN")]
    inputs: Vec<PathBuf>,
    /// Where to: a file, a folder (for a folder, or if it ends with /), or - for standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Format of the input [default: recognised by its content]
    #[arg(long, value_name = "FORMAT")]
    from: Option<String>,
    /// Format of the output; markdown is a document to read [default: by the name of OUT, else
    /// system-map]
    #[arg(long, value_name = "FORMAT")]
    to: Option<String>,
    #[command(flatten)]
    reading: Reading,
    /// Write the account of what was read into this file, as JSON
    #[arg(long, value_name = "FILE")]
    audit_json: Option<PathBuf>,
    /// Print the account on standard output as JSON, instead of text on standard error
    #[arg(long)]
    json: bool,
}

/// What a map is written as.
#[derive(Clone, Copy)]
enum Target {
    Format(Format),
    /// A document in Markdown, for people to read.
    Markdown,
}

impl Target {
    fn token(self) -> &'static str {
        match self {
            Target::Format(format) => format.token(),
            Target::Markdown => "markdown",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Target::Format(format) => format.name(),
            Target::Markdown => "document (Markdown)",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Target::Format(format) => format.ending(),
            Target::Markdown => "md",
        }
    }

    /// What the name of a file asks for.
    fn from_name(name: &str) -> Option<Target> {
        let lower = name.to_lowercase();
        if lower.ends_with(".md") || lower.ends_with(".markdown") {
            return Some(Target::Markdown);
        }
        Format::from_name(name).map(Target::Format)
    }

    /// What an option asks for.
    fn named(token: &str) -> Result<Target, Failure> {
        if token == "markdown" {
            return Ok(Target::Markdown);
        }
        named(token, true).map(Target::Format)
    }

    fn write(self, map: &Map) -> Result<Exported, Error> {
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

/// What was done with one map.
struct Done {
    report: Value,
    failed: bool,
}

pub fn run(args: &Args) -> Result<String, Failure> {
    let from = args.from.as_deref().map(|token| named(token, false));
    let options = ImportOptions {
        format: from.transpose()?,
        ..args.reading.options()?
    };
    let to = args.to.as_deref().map(Target::named).transpose()?;
    let to_stdout = args.output.as_os_str() == "-";
    if to_stdout && args.json {
        let message =
            "Standard output can't take both the map and --json. Give a file: --audit-json FILE.";
        return Err(Failure::new(message.to_owned()));
    }
    let ends_so = args.output.to_string_lossy().ends_with(['/', '\\']);
    let batch = args.inputs.iter().any(|path| path.is_dir()) || ends_so || args.output.is_dir();
    let mut out = String::new();
    let done = match batch {
        false => vec![one(
            args,
            &args.inputs,
            &args.output,
            &options,
            to,
            &mut out,
        )?],
        true => folder(args, &options, to)?,
    };
    let failed = done.iter().filter(|done| done.failed).count();
    let reports: Vec<Value> = done.into_iter().map(|done| done.report).collect();
    let report = pretty(&match (batch, reports.as_slice()) {
        (false, [report]) => report.clone(),
        _ => json!({ "files": reports }),
    });
    if let Some(path) = &args.audit_json {
        write(path, report.as_bytes())?;
    }
    if args.json {
        out.push_str(&report);
    }
    match failed {
        0 => Ok(out),
        n => {
            let message = format!("{n} of {} files could not be converted.", reports.len());
            Err(Failure {
                message,
                report: out,
            })
        }
    }
}

fn named(token: &str, written: bool) -> Result<Format, Failure> {
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

/// Reads a map from one file or several, and writes it. Text for standard output goes to `out`.
fn one(
    args: &Args,
    inputs: &[PathBuf],
    output: &Path,
    options: &ImportOptions,
    to: Option<Target>,
    out: &mut String,
) -> Result<Done, Failure> {
    let name = output.to_string_lossy();
    let to = to
        .or_else(|| Target::from_name(&name))
        .unwrap_or(Target::Format(Format::SystemMap));
    let first = Input::new(inputs[0].clone());
    let Imported { map, audit } = match inputs {
        [_] => first.import(options, args.json)?,
        _ => together(inputs, options)?,
    };
    let Exported { parts, notes } = to.write(&map).map_err(|e| first.failure(&e))?;
    let mut written = Vec::new();
    for part in &parts {
        if output.as_os_str() == "-" {
            match (parts.len(), std::str::from_utf8(&part.bytes)) {
                (1, Ok(text)) => out.push_str(text),
                _ => {
                    let message = format!(
                        "A {} can't go to standard output. Give a file: -o FILE.",
                        to.name()
                    );
                    return Err(Failure::new(message));
                }
            }
            continue;
        }
        let path = match part.name {
            "" => output.to_path_buf(),
            name => {
                let ending = output
                    .extension()
                    .map_or("csv".into(), |e| e.to_string_lossy().into_owned());
                output.with_extension(format!("{name}.{ending}"))
            }
        };
        write(&path, &part.bytes)?;
        written.push(path.display().to_string());
    }
    if !args.json {
        first.account(&audit);
        for note in &notes {
            eprintln!("system-map: {name}: warning: {}", note.sentence());
        }
    }
    Ok(Done {
        report: report(&first.name(), &audit, to, &written, &notes),
        failed: false,
    })
}

fn together(inputs: &[PathBuf], options: &ImportOptions) -> Result<Imported, Failure> {
    let mut files = Vec::new();
    for path in inputs {
        let input = Input::new(path.clone());
        let bytes = input.bytes(options.limits.max_bytes);
        let bytes = bytes.map_err(|e| Failure::new(format!("{}: {}", input.name(), why(&e))))?;
        files.push((input.name(), bytes));
    }
    let list: Vec<File> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    format::import_all(&list, options).map_err(|e| Input::new(inputs[0].clone()).failure(&e))
}

fn report(file: &str, audit: &Audit, to: Target, written: &[String], notes: &[Note]) -> Value {
    json!({
        "file": file, "audit": audit.json(), "to": to.token(), "written": written,
        "lost": notes.iter().map(Note::json).collect::<Vec<_>>(),
    })
}

/// Converts every map of folders, each by itself. One that can't be read does not stop the others.
fn folder(args: &Args, options: &ImportOptions, to: Option<Target>) -> Result<Vec<Done>, Failure> {
    let to = to.unwrap_or(Target::Format(Format::SystemMap));
    let mut files = Vec::new();
    for path in &args.inputs {
        match path.is_dir() {
            false => files.push(path.clone()),
            true => {
                let entries = fs::read_dir(path)
                    .map_err(|e| Failure::new(format!("{}: {}", path.display(), why(&e))))?;
                let mut entries: Vec<PathBuf> =
                    entries.filter_map(|e| Some(e.ok()?.path())).collect();
                entries.retain(|path| path.is_file());
                entries.sort();
                files.extend(entries);
            }
        }
    }
    let make = fs::create_dir_all(&args.output);
    make.map_err(|e| Failure::new(format!("{}: {}", args.output.display(), why(&e))))?;
    let mut done = Vec::new();
    for map in maps(files, options) {
        let path = &map[0];
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let output = args.output.join(format!("{name}.{}", to.ending()));
        done.push(
            one(
                args,
                &map,
                &output,
                options,
                Some(to),
                &mut String::new(),
            )
            .unwrap_or_else(|failure| {
                if !args.json {
                    eprintln!("system-map: {}", failure.message);
                }
                Done {
                    report: json!({ "file": path.display().to_string(), "error": failure.message }),
                    failed: true,
                }
            }),
        );
    }
    Ok(done)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|e| Failure::new(format!("{}: {}", path.display(), why(&e))))
}
