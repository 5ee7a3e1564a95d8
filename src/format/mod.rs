//! Bytes to a map and back, one file or folder per format.
//!
//! [`read`] takes our own format only, and is all that pages need for their own maps. What other
//! programs write is read by [`import()`] and written by [`export()`], behind the feature `formats`.

#[cfg(feature = "formats")]
pub mod audit;
#[cfg(feature = "formats")]
mod catcolab;
#[cfg(feature = "formats")]
mod choice;
#[cfg(feature = "formats")]
mod circle;
#[cfg(feature = "formats")]
mod clue;
#[cfg(feature = "formats")]
mod detect;
#[cfg(feature = "formats")]
mod draft;
#[cfg(feature = "formats")]
mod export;
#[cfg(feature = "formats")]
mod fence;
#[cfg(feature = "formats")]
mod fields;
#[cfg(feature = "formats")]
mod graph;
#[cfg(feature = "formats")]
mod graph_json;
#[cfg(feature = "formats")]
mod heads;
#[cfg(feature = "formats")]
mod held;
#[cfg(feature = "formats")]
mod ids;
#[cfg(feature = "formats")]
mod import;
pub mod json;
#[cfg(feature = "formats")]
mod known;
#[cfg(feature = "formats")]
mod kumu;
#[cfg(feature = "formats")]
mod late;
#[cfg(feature = "formats")]
mod line;
#[cfg(feature = "formats")]
mod loop_list;
#[cfg(feature = "formats")]
mod loopy;
#[cfg(feature = "formats")]
mod mental;
mod near;
#[cfg(feature = "formats")]
mod outline;
#[cfg(feature = "formats")]
mod prsm;
#[cfg(feature = "formats")]
mod renamed;
#[cfg(feature = "formats")]
mod said_loop;
#[cfg(feature = "formats")]
mod signs;
#[cfg(feature = "tools")]
mod sniff;
#[cfg(feature = "formats")]
mod source;
#[cfg(feature = "formats")]
mod table;
#[cfg(feature = "formats")]
mod taken;
#[cfg(feature = "formats")]
mod variable;
#[cfg(feature = "formats")]
mod vensim;
#[cfg(feature = "formats")]
mod xmile;
#[cfg(feature = "formats")]
mod xml;

#[cfg(feature = "formats")]
pub use detect::detect;
#[cfg(feature = "formats")]
pub use export::{Exported, Part, export, lost_in_a_document};
#[cfg(feature = "formats")]
pub use import::{
    File, ImportOptions, Imported, are_pair, import, import_all, import_pair, limits_of,
    sign_of_token, signs_of,
};
#[cfg(feature = "formats")]
pub use known::Format;
pub use near::{distance, nearest};

use crate::error::Warning;
#[cfg(feature = "tools")]
use crate::error::{Code, Error, Place};
use crate::model::Map;
#[cfg(feature = "tools")]
use crate::words::{decimal, joined, push_hex};

/// How much to read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Largest file, in bytes. Default 20 MB.
    pub max_bytes: usize,
    /// Most factors. Default 10,000.
    pub max_factors: usize,
    /// Most links. Default 50,000.
    pub max_links: usize,
    /// Most values of any kind (of JSON, where an object counts as two; cells of tables, elements and attributes of
    /// XML, texts between bars), which bounds the memory that reading takes. Default 800,000.
    pub max_values: usize,
}

impl Default for ReadOptions {
    fn default() -> ReadOptions {
        ReadOptions {
            max_bytes: 20_000_000,
            max_factors: 10_000,
            max_links: 50_000,
            max_values: 800_000,
        }
    }
}

/// A map, and what was left out, mended or guessed on the way to it.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The map.
    pub map: Map,
    /// What to tell the author, in the order of the file.
    pub warnings: Vec<Warning>,
}

/// A map from the bytes of a file, whose format is recognised by its content.
///
/// # Errors
/// [`Code::Limit`] for too large a file, [`Code::Encoding`] for one that is not UTF-8,
/// [`Code::Format`] for another format (saying which it looks like), and those of [`json::read`].
/// Never panics.
#[cfg(feature = "tools")]
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    if bytes.len() > options.max_bytes {
        let message = joined(&[
            "This file has ",
            &decimal(bytes.len()),
            " bytes, more than the ",
            &decimal(options.max_bytes),
            " that this program reads.",
        ]);
        return Err(Error::new(Code::Limit, message));
    }
    if let Some(looks) = sniff::bytes(bytes) {
        let code = if looks.is_encoding() {
            Code::Encoding
        } else {
            Code::Format
        };
        let place = Place { line: 1, column: 1 };
        return Err(Error::new(code, sniff::refusal(looks)).at(place));
    }
    json::read(text(bytes)?, options)
}

/// UTF-8 without its byte order mark.
#[cfg(feature = "tools")]
fn text(bytes: &[u8]) -> Result<&str, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = error.valid_up_to();
        let before = std::str::from_utf8(&bytes[..good]).unwrap_or_default();
        let mut byte = String::new();
        push_hex(&mut byte, bytes[good]);
        byte.make_ascii_uppercase();
        let message = joined(&[
            "The byte 0x",
            &byte,
            " here is not UTF-8 text. Save the file with the encoding UTF-8.",
        ]);
        Error::new(Code::Encoding, message).at(Place::at(before, good))
    })
}
