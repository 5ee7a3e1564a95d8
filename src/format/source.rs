//! The bytes of a file, unpacked and decoded within limits, before anybody knows what they mean.

use super::audit::{At, Told};
use super::import::SourceTold;
use super::json::{self, Node};
use super::{ReadOptions, fence};
use crate::error::{Code, Error, Place};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::Read;

/// A file as the readers take it.
#[derive(Debug)]
pub struct Source<'a> {
    /// Its name, without the ending of a packed file.
    pub name: &'a str,
    /// Its bytes, unpacked.
    pub bytes: Cow<'a, [u8]>,
    /// Its text; none if it is no text.
    pub text: Option<String>,
    packed: bool,
    encoding: &'static Encoding,
    /// Some bytes are no letters of that encoding.
    damaged: bool,
    /// Lines around the fences between which the text stood, with their numbers.
    around: Vec<(u32, String)>,
}

/// A JSON file: its values, and in which lines they stand.
#[derive(Debug)]
pub struct Document<'s> {
    /// The outermost value.
    pub root: Node<'s>,
    text: &'s str,
    /// Offsets of line ends.
    ends: Vec<usize>,
}

impl<'s> Document<'s> {
    /// The values of a text that was unpacked from a file.
    ///
    /// # Errors
    /// Those of the scanner, with their places.
    pub fn of(text: &'s str, limits: &ReadOptions) -> Result<Document<'s>, Error> {
        Ok(Document {
            root: json::tree(text, limits)?,
            text,
            ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        })
    }
}

impl Document<'_> {
    /// Where something that is no list stands in the place of one.
    pub fn no_list(&self, of: &Node, key: &str) -> Option<At> {
        let odd = of.get(key)?;
        (odd.items().is_empty() && !odd.is_void()).then(|| self.at(odd))
    }

    /// The line of a value. O(log n).
    pub fn at(&self, node: &Node) -> At {
        At::line(self.ends.partition_point(|&end| end < node.at) as u32 + 1)
    }

    /// The place of a value, for an error.
    pub fn place(&self, node: &Node) -> Place {
        Place::at(self.text, node.at)
    }
}

impl<'a> Source<'a> {
    /// Unpacks a file and finds its text.
    ///
    /// # Errors
    /// [`Code::Limit`] for more bytes than the limit, packed, unpacked or decoded; [`Code::Format`] for a
    /// gzip file that is damaged, or is packed twice.
    pub fn open(bytes: &'a [u8], name: &'a str, limits: &ReadOptions) -> Result<Source<'a>, Error> {
        let most = limits.max_bytes;
        if bytes.len() > most {
            let message = format!(
                "This file has {} bytes, more than the {most} that this program reads. Split it, or raise the limit.",
                bytes.len()
            );
            return Err(Error::new(Code::Limit, message));
        }
        let packed = is_gzip(bytes);
        let bytes = match packed {
            true => Cow::Owned(unpacked(bytes, most)?),
            false => Cow::Borrowed(bytes),
        };
        let ending = name.len().saturating_sub(3);
        let name = match packed && name.is_char_boundary(ending) {
            true if name[ending..].eq_ignore_ascii_case(".gz") => &name[..ending],
            _ => name,
        };
        let (text, encoding, damaged) = decoded(&bytes);
        let long = text.as_ref().map_or(0, String::len);
        if long > most {
            // A letter of one byte is up to three in UTF-8.
            let message = format!(
                "In UTF-8 the text of this file ({}) has {long} bytes, more than the {most} that this program reads. Split it, or raise the limit.",
                encoding.name()
            );
            return Err(Error::new(Code::Limit, message));
        }
        let bars = |text: &String| text.bytes().filter(|&byte| byte == b'|').count();
        if text.as_ref().map_or(0, bars) > limits.max_values {
            let message = format!(
                "This file has more than the {} texts between bars (|) that this program reads. Split it, or raise the limit.",
                limits.max_values
            );
            return Err(Error::new(Code::Limit, message));
        }
        let (text, around) = match text.as_deref().and_then(fence::of) {
            Some(fenced) => (Some(fenced.text), fenced.around),
            None => (text, Vec::new()),
        };
        Ok(Source {
            name,
            bytes,
            text,
            packed,
            encoding,
            damaged,
            around,
        })
    }

    /// The text; an error where there is none.
    ///
    /// # Errors
    /// [`Code::Encoding`].
    pub fn text(&self) -> Result<&str, Error> {
        self.text.as_deref().ok_or_else(|| {
            let message = "This file is no text. Was it damaged, or is it of another format?";
            Error::new(Code::Encoding, message)
        })
    }

    /// The values of a JSON file.
    ///
    /// # Errors
    /// Those of the scanner, with their places: [`Code::Syntax`], [`Code::Limit`].
    pub fn json(&self, limits: &ReadOptions) -> Result<Document<'_>, Error> {
        Document::of(self.text()?, limits)
    }

    /// What there is to tell about the way the text was got.
    pub(super) fn told(&self) -> Vec<SourceTold> {
        let mut told = Vec::new();
        if self.packed {
            told.push((Told::Unpacked, "", At::file()));
        }
        if self.text.is_some() && self.encoding != UTF_8 {
            told.push((Told::Decoded, self.encoding.name(), At::file()));
        }
        if self.damaged {
            told.push((Told::Letters, self.encoding.name(), At::file()));
        }
        let around = |(number, line): &(u32, String)| {
            let at = At::line(*number).named(line);
            (Told::AroundFence, "", at)
        };
        told.extend(self.around.iter().map(around));
        told
    }

    /// The bytes for the reader of our own format, which takes nothing but UTF-8.
    pub(super) fn exact(&self) -> &[u8] {
        match &self.text {
            Some(text) if self.encoding != WINDOWS_1252 || !self.around.is_empty() => {
                text.as_bytes()
            }
            _ => &self.bytes,
        }
    }
}

fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b")
}

/// The content of a gzip file, up to a length.
fn unpacked(bytes: &[u8], most: usize) -> Result<Vec<u8>, Error> {
    let mut content = Vec::new();
    let unpacker = flate2::read::MultiGzDecoder::new(bytes);
    let done = unpacker
        .take((most as u64).saturating_add(1))
        .read_to_end(&mut content);
    if content.len() > most {
        let message = format!(
            "This file unpacks to more than the {most} bytes that this program reads. Split it, or raise the limit."
        );
        return Err(Error::new(Code::Limit, message));
    }
    if done.is_err() {
        let message = "This compressed file (gzip) is damaged or cut off. Get it anew.";
        return Err(Error::new(Code::Format, message));
    }
    if is_gzip(&content) {
        let message = "This file is compressed twice. Unpack it once (gunzip).";
        return Err(Error::new(Code::Format, message));
    }
    Ok(content)
}

/// The text of bytes: by its byte order mark, as UTF-8, or else as Windows-1252, unless it is none.
fn decoded(bytes: &[u8]) -> (Option<String>, &'static Encoding, bool) {
    let by_mark = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let by_zeros = || match bytes {
        [0, b, 0, d, ..] if *b != 0 && *d != 0 => Some(UTF_16BE),
        [a, 0, c, 0, ..] if *a != 0 && *c != 0 => Some(UTF_16LE),
        _ => None,
    };
    let encoding = match by_mark.or_else(by_zeros) {
        Some(encoding) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None if is_no_text(bytes) || bytes.starts_with(b"%PDF") => return (None, UTF_8, false),
        None => WINDOWS_1252,
    };
    let (text, _, damaged) = encoding.decode(bytes);
    let text = text.into_owned();
    // Lines that end as on the Macs of the nineties.
    let text = match text.contains('\r') && !text.contains('\n') {
        true => text.replace('\r', "\n"),
        false => text,
    };
    (Some(text), encoding, damaged)
}

/// True for bytes of which one in thirty is a control character that no text has, or one is zero.
fn is_no_text(bytes: &[u8]) -> bool {
    let control = |b: &&u8| b.is_ascii_control() && !matches!(b, 8..=13 | 26 | 27);
    bytes.contains(&0) || bytes.iter().filter(control).count() * 30 > bytes.len()
}
