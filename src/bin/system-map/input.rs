//! A file to a map, and troubles to lines of text.

use crate::output::commands;
use crate::target::named;
use serde_json::{Value, json};
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use system_map::error::{Code, Error, Notice, Warning};
use system_map::format::audit::Audit;
use system_map::format::{self, File as Given, Format, ImportOptions, Imported, Parsed};
use system_map::model::Map;
use system_map::narrate::{Words, tables};
use system_map::spread;

/// In which language a map is told.
#[derive(clap::Args)]
pub struct Lang {
    /// Language of the sentences: ar, cy, en, es or fr [default: the map's own]
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
}

impl Lang {
    /// The words for it, or for the map's own language. Says on standard error if there are none.
    pub fn words(&self, map: &Map) -> Words {
        let asked = self.lang.as_deref().or(map.info().lang.as_deref());
        let words = Words::for_lang(asked);
        if let Some(tag) = asked.map(str::trim).filter(|tag| !tag.is_empty()) {
            let begins = tag.to_lowercase();
            if begins.split(['-', '_']).next() != Some(words.lang()) {
                let there: Vec<&str> = tables::TABLES.iter().map(|(lang, _)| *lang).collect();
                tell!(
                    "system-map: note: There are no words in \"{tag}\", so the map is told in English. There are: en, {}.",
                    there.join(", ")
                );
            }
        }
        words
    }
}

/// Why a command did not do what it was asked for.
pub struct Failure {
    /// For standard error.
    pub message: String,
    /// For standard output, where a report was asked for in any case; else empty.
    pub report: String,
}

impl Failure {
    pub fn new(message: String) -> Failure {
        let report = String::new();
        Failure { message, report }
    }
}

/// How a file of another program is read.
#[derive(clap::Args)]
pub struct Reading {
    /// Format of the input [default: recognised by its content]
    #[arg(long = "from", value_name = "FORMAT")]
    format: Option<String>,
    /// Which map of a project, by its name or id; "*" is all of them together
    #[arg(long, value_name = "NAME")]
    map: Option<String>,
    /// Signs of types of links, as in "Reinforces=+,Hinders=-"; a type with commas stands in quotes,
    /// as in "'more, sooner'=+"; ">0=+" takes weights as signs
    #[arg(long, value_name = "TYPE=SIGN,…", allow_hyphen_values = true)]
    signs: Option<String>,
    /// How much to read, as in "links=100000,bytes=50000000": bytes, factors, links or values
    #[arg(long, value_name = "WHAT=NUMBER,…")]
    limits: Option<String>,
}

impl Reading {
    /// The options of the reader.
    pub fn options(&self) -> Result<ImportOptions, Failure> {
        let format = self.format.as_deref().map(|token| named(token, false));
        let signs = format::signs_of(self.signs.as_deref().unwrap_or_default());
        let limits = format::limits_of(self.limits.as_deref().unwrap_or_default());
        Ok(ImportOptions {
            format: format.transpose()?,
            limits: limits.map_err(|error| Failure::new(error.0.message))?,
            map: self.map.clone(),
            signs: signs.map_err(|error| Failure::new(error.0.message))?,
        })
    }
}

/// Why there are no bytes, and by which code a report knows that.
pub struct Unread {
    code: &'static str,
    notice: Notice,
}

impl Unread {
    fn of(error: &io::Error) -> Unread {
        Unread {
            code: "io",
            notice: Notice::new(Code::Unknown, why(error)),
        }
    }
}

/// Where a map is read from: a file, or several tables that are one map.
pub struct Input {
    paths: Vec<PathBuf>,
    options: ImportOptions,
}

impl Input {
    /// Files, `-` for standard input, read in a way that was asked for.
    pub fn with(paths: &[PathBuf], reading: &Reading) -> Result<Input, Failure> {
        let options = reading.options()?;
        let paths = paths.to_vec();
        Ok(Input { paths, options })
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        let names: Vec<String> = self.paths.iter().map(|path| called(path)).collect();
        names.join(" + ")
    }

    /// Reads a map of any format; warnings are still to be told, those of another format are already
    /// part of them. Fails with a report in JSON if `as_json`.
    pub fn read(&self, as_json: bool) -> Result<Parsed, Failure> {
        let mut imported = self.import(as_json)?;
        spread(&mut imported);
        let warnings = match imported.audit.format {
            Format::SystemMap => imported.audit.as_warnings(),
            _ => {
                self.account(&imported.audit);
                Vec::new()
            }
        };
        Ok(Parsed {
            map: imported.map,
            warnings,
        })
    }

    /// Reads a map of any format, with the account of how. Fails with a report in JSON if `as_json`.
    pub fn import(&self, as_json: bool) -> Result<Imported, Failure> {
        let mut files = Vec::new();
        for path in &self.paths {
            match bytes(path, self.options.limits.max_bytes) {
                Ok(bytes) => files.push((called(path), bytes)),
                Err(unread) => {
                    return Err(self.failed(path, unread.code, &unread.notice, as_json));
                }
            }
        }
        let given: Vec<Given> = files
            .iter()
            .map(|(name, bytes)| Given { name, bytes })
            .collect();
        format::import_all(&given, &self.options).map_err(|error| {
            // Of several, its id is the name of the one that it is about.
            let about = |(name, _): &(String, Vec<u8>)| error.0.id.as_ref() == Some(name);
            let about = files.iter().position(about).unwrap_or(0);
            self.failed(&self.paths[about], error.code().as_str(), &error.0, as_json)
        })
    }

    /// That one of the files is not read, and why.
    fn failed(&self, path: &Path, code: &str, notice: &Notice, as_json: bool) -> Failure {
        let mut failure = Failure::new(line(&called(path), "", notice));
        if as_json {
            let mut error = to_json(notice);
            error["code"] = code.into();
            failure.report = pretty(&json!({ "file": self.name(), "error": error }));
        }
        failure
    }

    /// Says on standard error how a file of another program was read.
    pub fn account(&self, audit: &Audit) {
        for line in audit.lines() {
            tell!("system-map: {}: {line}", self.name());
        }
    }

    /// Says warnings on standard error.
    pub fn warn(&self, warnings: &[Warning]) {
        for warning in warnings {
            tell!("system-map: {}", line(&self.name(), "warning: ", warning));
        }
    }

    /// A failure that is about the map.
    pub fn failure(&self, error: &Error) -> Failure {
        Failure::new(line(&self.name(), "", &error.0))
    }
}

/// What messages call a file.
pub fn called(path: &Path) -> String {
    match is_stdin(path) {
        true => "<stdin>".to_owned(),
        false => path.display().to_string(),
    }
}

/// True for `-`.
fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// All of a file. Of one with more bytes than that, no more is read than is needed to see it.
pub fn bytes(path: &Path, most: usize) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    // How large a file is, its folder knows; what comes through a pipe is as large as it gets.
    let size = match take(path, (most as u64).saturating_add(1), &mut bytes) {
        Ok(size) => size.filter(|&size| size > most as u64),
        Err(error) => return Err(Unread::of(&error)),
    };
    if bytes.len() <= most {
        return Ok(bytes);
    }
    let has = match size {
        Some(size) => format!("{size} bytes, more than the {most}"),
        None => format!("more than the {most} bytes"),
    };
    let message =
        format!("This file has {has} that this program reads. Split it, or raise the limit.");
    Err(Unread {
        code: Code::Limit.as_str(),
        notice: Notice::new(Code::Limit, message),
    })
}

/// Reads so many bytes at most; returns how many there are, where that is known.
fn take(path: &Path, most: u64, bytes: &mut Vec<u8>) -> io::Result<Option<u64>> {
    if is_stdin(path) {
        io::stdin().take(most).read_to_end(bytes)?;
        return Ok(None);
    }
    let file = File::open(path)?;
    (&file).take(most).read_to_end(bytes)?;
    let about = file.metadata().ok().filter(Metadata::is_file);
    Ok(about.map(|about| about.len()))
}

/// `FILE:LINE:COLUMN: message`, which editors and terminals turn into a link.
fn line(name: &str, kind: &str, notice: &Notice) -> String {
    let place = notice
        .place
        .map_or(String::new(), |p| format!("{}:{}:", p.line, p.column));
    let how =
        "raise the limit: --limits \"WHAT=NUMBER\", where WHAT is bytes, factors, links or values.";
    let mut message = notice.message.replace("raise the limit.", how);
    for what in ["bytes", "values"] {
        let how = format!("raise the limit: --limits \"{what}=NUMBER\".");
        message = message.replace(&format!("raise the limit of {what}."), &how);
    }
    format!("{name}:{place} {kind}{message}")
}

/// Why a file can't be read, and what to do.
pub fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "There is no such file. Check the path.".to_owned(),
        io::ErrorKind::IsADirectory => "This is a folder. Name a file in it.".to_owned(),
        io::ErrorKind::PermissionDenied => "You may not read this file.".to_owned(),
        _ => format!("This file can't be read: {error}."),
    }
}

/// JSON as text, with a line end. Characters that would command a terminal are written as their codes.
pub fn pretty(value: &Value) -> String {
    let text = format!("{value:#}\n");
    if !text.contains(commands) {
        return text;
    }
    // They stand in texts alone; those below a blank have been written so.
    let code = |c: char| match commands(c) {
        true => format!("\\u{:04x}", u32::from(c)),
        false => c.to_string(),
    };
    text.chars().map(code).collect()
}

/// A notice as JSON.
pub fn to_json(notice: &Notice) -> Value {
    json!({
        "code": notice.code.as_str(),
        "message": notice.message,
        "line": notice.place.map(|p| p.line),
        "column": notice.place.map(|p| p.column),
        "id": notice.id,
    })
}
