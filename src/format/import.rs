//! A map from a file of any format: unpacked, recognised, read by the reader of its format.

use super::audit::{At, Audit, Told};
use super::draft::Draft;
use super::known::Format;
use super::source::Source;
use super::{ReadOptions, read};
use super::{detect, fields, late};
use crate::error::{Code, Error};
use crate::model::{Map, Polarity};
use crate::names::{folded, trimmed};

/// What is said about a file beside its bytes. Nothing of it is needed.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// How much to read.
    pub limits: ReadOptions,
    /// Which of the maps of a project, by its name or id; `*` is all of them together.
    pub map: Option<String>,
    /// The signs that types or styles of links stand for. `>0` and `<0` are weights.
    pub signs: Vec<(String, Polarity)>,
    /// The format, where it is not to be recognised.
    pub format: Option<Format>,
}

impl ImportOptions {
    /// The sign that the one who reads the file gives to a type or style of links.
    pub fn sign(&self, kind: &str) -> Option<Polarity> {
        self.given(kind).map(|(_, sign)| sign)
    }

    /// The same, and which of them it is.
    pub(super) fn given(&self, kind: &str) -> Option<(usize, Polarity)> {
        if self.signs.is_empty() {
            return None;
        }
        let kind = folded(trimmed(kind));
        let mut signs = self.signs.iter().enumerate();
        let found = signs.find(|(_, (of, _))| folded(trimmed(of)) == kind);
        found.map(|(number, &(_, sign))| (number, sign))
    }
}

/// A map, and the account of how it was read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The map.
    pub map: Map,
    /// What was read, guessed and left out.
    pub audit: Audit,
}

/// A file that is to be read: what it is called, and what is in it.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, whose ending counts where the content does not tell the format.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// A map from the bytes of a file of any format that is read; `name` is that of the file.
///
/// # Errors
/// [`Code::Format`] for what is no map of a known format, [`Code::Limit`] for more than the options
/// allow, packed or unpacked, and those of the readers: each says where it is and what to do. Never
/// panics.
pub fn import(bytes: &[u8], name: &str, options: &ImportOptions) -> Result<Imported, Error> {
    import_all(&[File { name, bytes }], options)
}

/// A map from several files that belong together, such as a table of factors and one of links.
///
/// # Errors
/// As [`import`]; and [`Code::Format`] if there are several files and one of them is no table. If there
/// are several, the error's id is the name of the one that it is about.
pub fn import_all(files: &[File], options: &ImportOptions) -> Result<Imported, Error> {
    let mut sources = Vec::new();
    let mut format = None;
    for file in files {
        let about = |error: Error| match files.len() {
            1 => error,
            _ => error.about(file.name),
        };
        let source = Source::open(file.bytes, file.name, &options.limits).map_err(about)?;
        let found = match options.format {
            Some(format) => format,
            None => detect::of(&source, &options.limits).map_err(about)?,
        };
        if files.len() > 1 && !found.is_table() {
            let message = format!(
                "This is {} {}, and only tables can be read together. Give it alone.",
                article(found.name()),
                found.name()
            );
            return Err(Error::new(Code::Format, message).about(file.name));
        }
        format = format.or(Some(found));
        sources.push((found, source));
    }
    let Some(format) = format else {
        return Err(Error::new(Code::Format, "There is no file to read."));
    };
    if format == Format::SystemMap {
        return native(&sources[0].1, options);
    }
    let given = files.iter().map(|file| file.bytes.len()).sum();
    let mut draft = Draft::new(format, options, given);
    for file in files.iter().filter(|_| files.len() > 1) {
        let name = file.name.rsplit(['/', '\\']).next().unwrap_or(file.name);
        draft.tell(Told::Together, &[], At::file().named(name));
    }
    for (_, source) in &sources {
        for (told, gap, at) in source.told() {
            draft.tell(told, &[gap], at);
        }
    }
    match format.entry().read {
        _ if format.is_table() => super::table::read(&sources, &mut draft)?,
        Some(read) => read(&sources[0].1, &mut draft)?,
        None => {
            let message = format!("{} can be written, but not read.", format.name());
            return Err(Error::new(Code::Format, message));
        }
    }
    fields::tell(&mut draft);
    late::tell_words(&mut draft);
    draft.labels_fit()?;
    draft.all_fits()?;
    Ok(draft.finish())
}

/// `a` or `an`.
fn article(name: &str) -> &'static str {
    match name.starts_with(['a', 'e', 'i', 'o', 'u', 'X']) {
        true => "an",
        false => "a",
    }
}

/// A map from the first of two files that somebody gives at once; from both, if one is a table of
/// factors and the other one of their links. The second is no matter otherwise.
///
/// # Errors
/// As [`import`].
pub fn import_pair(files: [File; 2], options: &ImportOptions) -> Result<Imported, Error> {
    if are_pair(&files, options) {
        return import_all(&files, options).map_err(|mut error| {
            if let Some(name) = error.0.id.take() {
                error.0.message = format!("{name}: {}", error.0.message);
            }
            error
        });
    }
    let mut imported = import_all(&files[..1], options)?;
    let beside = table(&files[1], options).filter(|_| imported.audit.format.is_table());
    let why = beside.and_then(|table| super::table::why_not(&table, &options.limits));
    if let Some(error) = why {
        let at = At {
            line: error.0.place.map(|place| place.line),
            file: Some(files[1].name.to_owned()),
            ..At::default()
        };
        let gaps = [files[1].name, error.0.message.trim_end_matches('.')];
        imported.audit.tell(Told::BesideBroken, &gaps, at);
    }
    Ok(imported)
}

/// True for a table of factors and one of their links.
pub fn are_pair(files: &[File; 2], options: &ImportOptions) -> bool {
    match files.each_ref().map(|file| table(file, options)) {
        [Some(one), Some(other)] => super::table::are_pair(&[one, other], options),
        _ => false,
    }
}

/// A file that is a table.
fn table<'a>(file: &File<'a>, options: &ImportOptions) -> Option<(Format, Source<'a>)> {
    let source = Source::open(file.bytes, file.name, &options.limits).ok()?;
    let format = match options.format {
        Some(format) => format,
        None => detect::of(&source, &options.limits).ok()?,
    };
    format.is_table().then_some((format, source))
}

/// Our own format, whose reader has warnings of its own.
fn native(source: &Source, options: &ImportOptions) -> Result<Imported, Error> {
    let parsed = read(source.exact(), &options.limits)?;
    let mut audit = Audit::new(Format::SystemMap);
    for warning in parsed.warnings {
        audit.warn(warning);
    }
    for (told, gap, at) in source.told() {
        audit.tell(told, &[gap], at);
    }
    if !options.signs.is_empty() {
        audit.tell(Told::SignOwn, &[], At::file());
    }
    if let Some(map) = options.map.as_deref().filter(|&map| map != "*") {
        audit.tell(Told::MapUnused, &[map], At::file());
    }
    audit.counts.take(&parsed.map);
    audit.counts.loops = parsed.map.info().loops.len();
    Ok(Imported {
        map: parsed.map,
        audit,
    })
}

/// A text as the sign of a link: `+`, `-`, `±`, `?`, or a word for one. For the options of whoever
/// reads a file.
pub fn sign_of_token(token: &str) -> Option<Polarity> {
    match super::signs::word(token) {
        super::signs::Word::Sign(sign) => Some(sign),
        super::signs::Word::Unsaid => Some(Polarity::Unknown),
        _ => None,
    }
}

/// Reads `Reinforces=+,Hinders=-` as the signs of types. One with commas stands in quotes:
/// `'more, sooner'=+`.
///
/// # Errors
/// [`Code::Option`] for an entry without a sign, and for a type with two.
pub fn signs_of(text: &str) -> Result<Vec<(String, Polarity)>, Error> {
    let mut signs = Vec::new();
    let mut rest = trimmed(text);
    while !rest.is_empty() {
        let quoted = rest
            .strip_prefix('\'')
            .and_then(|rest| rest.split_once("'="));
        let (entry, kind, sign) = match quoted {
            Some((kind, after)) => {
                let (sign, after) = after.split_once(',').unwrap_or((after, ""));
                let entry = &rest[..kind.len() + 3 + sign.len()];
                rest = after;
                (entry, kind, sign)
            }
            None => {
                let (entry, after) = rest.split_once(',').unwrap_or((rest, ""));
                rest = after;
                let (kind, sign) = entry.rsplit_once('=').unwrap_or((entry, ""));
                (entry, kind, sign)
            }
        };
        rest = trimmed(rest);
        if trimmed(entry).is_empty() {
            continue;
        }
        let kind = trimmed(kind);
        let other = |(of, before): &(String, Polarity), sign: Polarity| {
            folded(of) == folded(kind) && *before != sign
        };
        match sign_of_token(sign).filter(|_| entry.contains('=')) {
            Some(sign) if signs.iter().any(|given| other(given, sign)) => {
                let message = format!("\"{kind}\" is given two signs. Write it once.");
                return Err(Error::new(Code::Option, message));
            }
            Some(sign) => signs.push((kind.to_owned(), sign)),
            None => {
                let message = format!(
                    "\"{}\" gives no sign. Write the type, = and +, - or ?, as in Reinforces=+,Hinders=-.",
                    trimmed(entry)
                );
                return Err(Error::new(Code::Option, message));
            }
        }
    }
    Ok(signs)
}

/// Reads `links=100000,bytes=50000000` as how much to read; what is not named stays as it is.
///
/// # Errors
/// [`Code::Option`] for an entry that is none.
pub fn limits_of(text: &str) -> Result<ReadOptions, Error> {
    let mut limits = ReadOptions::default();
    for entry in text.split(',').filter(|entry| !trimmed(entry).is_empty()) {
        let (what, number) = entry.split_once('=').unwrap_or((entry, ""));
        let limit = match trimmed(what) {
            "bytes" => Some(&mut limits.max_bytes),
            "factors" => Some(&mut limits.max_factors),
            "links" => Some(&mut limits.max_links),
            "values" => Some(&mut limits.max_values),
            _ => None,
        };
        let number = trimmed(number).parse().ok().filter(|&number| number > 0);
        match limit.zip(number) {
            Some((limit, number)) => *limit = number,
            None => {
                let message = format!(
                    "\"{}\" is no limit. Write bytes, factors, links or values, = and a number of at least 1, as in links=100000.",
                    trimmed(entry)
                );
                return Err(Error::new(Code::Option, message));
            }
        }
    }
    Ok(limits)
}

/// What is told when a file was unpacked or was in another encoding.
pub(super) type SourceTold = (Told, &'static str, At);
