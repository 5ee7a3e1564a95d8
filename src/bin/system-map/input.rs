//! A file to a map, and troubles to lines of text.

use serde_json::{Value, json};
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::PathBuf;
use system_map::error::{Code, Error, Notice, Warning};
use system_map::format::audit::Audit;
use system_map::format::{self, Format, ImportOptions, Imported, Parsed};
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
        let signs = format::signs_of(self.signs.as_deref().unwrap_or_default());
        let limits = format::limits_of(self.limits.as_deref().unwrap_or_default());
        Ok(ImportOptions {
            limits: limits.map_err(|error| Failure::new(error.0.message))?,
            map: self.map.clone(),
            signs: signs.map_err(|error| Failure::new(error.0.message))?,
            ..ImportOptions::default()
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

/// Where a map is read from.
pub struct Input {
    path: PathBuf,
    options: ImportOptions,
}

impl Input {
    /// A file, or standard input for `-`.
    pub fn new(path: PathBuf) -> Input {
        let options = ImportOptions::default();
        Input { path, options }
    }

    /// The same, read in a way that was asked for.
    pub fn with(path: PathBuf, reading: &Reading) -> Result<Input, Failure> {
        let options = reading.options()?;
        Ok(Input { path, options })
    }

    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        match self.is_stdin() {
            true => "<stdin>".to_owned(),
            false => self.path.display().to_string(),
        }
    }

    /// Reads a map of any format; warnings are still to be told, those of another format are already
    /// part of them. Fails with a report in JSON if `as_json`.
    pub fn read(&self, as_json: bool) -> Result<Parsed, Failure> {
        let mut imported = self.import(&self.options, as_json)?;
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

    /// The way in which it is read.
    pub fn options(&self) -> &ImportOptions {
        &self.options
    }

    /// Reads a map of any format, with the account of how. Fails with a report in JSON if `as_json`.
    pub fn import(&self, options: &ImportOptions, as_json: bool) -> Result<Imported, Failure> {
        let (code, notice) = match self.bytes(options.limits.max_bytes) {
            Ok(bytes) => match format::import(&bytes, &self.name(), options) {
                Ok(imported) => return Ok(imported),
                Err(error) => (error.code().as_str(), *error.0),
            },
            Err(unread) => (unread.code, unread.notice),
        };
        let mut failure = Failure::new(self.line("", &notice));
        if as_json {
            let mut error = to_json(&notice);
            error["code"] = code.into();
            failure.report = pretty(&json!({ "file": self.name(), "error": error }));
        }
        Err(failure)
    }

    /// All of the file. Of one with more bytes than that, no more is read than is needed to see it.
    pub fn bytes(&self, most: usize) -> Result<Vec<u8>, Unread> {
        let mut bytes = Vec::new();
        // How large a file is, its folder knows; what comes through a pipe is as large as it gets.
        let size = match self.take((most as u64).saturating_add(1), &mut bytes) {
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
    fn take(&self, most: u64, bytes: &mut Vec<u8>) -> io::Result<Option<u64>> {
        if self.is_stdin() {
            io::stdin().take(most).read_to_end(bytes)?;
            return Ok(None);
        }
        let file = File::open(&self.path)?;
        (&file).take(most).read_to_end(bytes)?;
        let about = file.metadata().ok().filter(Metadata::is_file);
        Ok(about.map(|about| about.len()))
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
            tell!("system-map: {}", self.line("warning: ", warning));
        }
    }

    /// A failure to get at the bytes of this file.
    pub fn unread(&self, unread: &Unread) -> Failure {
        Failure::new(self.line("", &unread.notice))
    }

    /// A failure that is about this file.
    pub fn failure(&self, error: &Error) -> Failure {
        Failure::new(self.line("", &error.0))
    }

    /// `FILE:LINE:COLUMN: message`, which editors and terminals turn into a link.
    fn line(&self, kind: &str, notice: &Notice) -> String {
        let place = notice
            .place
            .map_or(String::new(), |p| format!("{}:{}:", p.line, p.column));
        let how = "raise the limit: --limits \"WHAT=NUMBER\", where WHAT is bytes, factors, links or values.";
        let message = notice.message.replace("raise the limit.", how);
        format!("{}:{place} {kind}{message}", self.name())
    }
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

/// JSON as text, with a line end.
pub fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
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
