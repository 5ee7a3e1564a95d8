//! The native format: JSON, version 1. [`SCHEMA`] describes it for authors and editors.
//!
//! Nothing that stands in a file is lost by reading and writing it. Keys that this program does not
//! know are kept in the `extra` of the object they stand in. So is a known key whose value can't be
//! used (a strength of 7), under its own name; and an entry of a list that can't be part of the map
//! (a link without its factor, a second factor with one id) is kept in `Info::extra` under the name
//! of the list. All of them are written back, and each is told as a warning with its place.

/// A text for people, as by `format!`. The viewer's module only opens files without fault, in the
/// rest it is empty there: to say what is wrong with a file is for the tools.
#[cfg(feature = "tools")]
macro_rules! told {
    ($($words:tt)*) => { format!($($words)*) };
}
#[cfg(not(feature = "tools"))]
macro_rules! told {
    ($($words:tt)*) => {{
        let _ = || { let _ = format_args!($($words)*); };
        String::new()
    }};
}

mod fields;
#[cfg(feature = "tools")]
mod keys;
mod node;
mod parts;
#[cfg(feature = "tools")]
mod print;
mod read;
#[cfg(feature = "tools")]
mod scan;
#[cfg(feature = "tools")]
mod write;

#[cfg(feature = "tools")]
pub use keys::KEYS;
pub use node::MAX_DEPTH;
#[cfg(any(feature = "formats", not(feature = "tools")))]
pub use node::{Kind, Member, Node};
#[cfg(feature = "tools")]
pub use write::{document, write};

use super::{Parsed, ReadOptions};
use crate::error::{Code, Error};
#[cfg(feature = "tools")]
use crate::error::{Place, Warning};
use crate::names::Names;
use crate::words::{decimal, joined};

/// What `format` says in a file of ours.
pub const FORMAT: &str = "system-map";
/// The version of the format that is read and written.
pub const VERSION: u32 = 1;
/// The format as a JSON Schema (draft 2020-12), with titles and descriptions for authors.
#[cfg(feature = "tools")]
pub const SCHEMA: &str = include_str!("../schema.json");

/// A map from the text of a file.
///
/// # Errors
/// [`Code::Syntax`] where the text is not JSON or a value has the wrong type, [`Code::Format`]
/// where it is no map of ours or something it needs is missing, [`Code::Version`],
/// [`Code::Limit`]; always with a place. O(n log n).
#[cfg(feature = "tools")]
pub fn read(text: &str, options: &ReadOptions) -> Result<Parsed, Error> {
    let mut reader = read::Reader::default();
    let trouble = match scan::scan(text, options) {
        Ok(node) => reader.document(&node, options),
        Err(trouble) => Some(trouble),
    };
    match trouble {
        None => Ok(Parsed {
            map: reader.map,
            warnings: placed(text, reader.warnings),
        }),
        Some(trouble) => Err(Error(trouble.notice).at(Place::at(text, trouble.at))),
    }
}

/// The values of any JSON text, each with its place.
///
/// # Errors
/// [`Code::Syntax`] and [`Code::Limit`], with the place.
#[cfg(feature = "formats")]
pub(super) fn tree<'a>(text: &'a str, options: &ReadOptions) -> Result<Node<'a>, Error> {
    scan::scan(text, options)
        .map_err(|trouble| Error(trouble.notice).at(Place::at(text, trouble.at)))
}

/// A map from a tree that the page has parsed.
///
/// # Errors
/// If there is anything to say about the file, be it a warning. What it is, the tools will tell.
#[cfg(not(feature = "tools"))]
pub fn read_tree(node: &Node, options: &ReadOptions) -> Result<Parsed, Error> {
    let mut reader = read::Reader::default();
    let trouble = reader.document(node, options);
    if trouble.is_some() || reader.warnings.untold > 0 {
        return Err(Error::new(Code::BadValue, String::new()));
    }
    Ok(Parsed {
        map: reader.map,
        warnings: Vec::new(),
    })
}

/// The warnings, each with its place.
#[cfg(feature = "tools")]
fn placed(text: &str, warnings: fields::Warnings) -> Vec<Warning> {
    let list = warnings.list;
    let (mut offset, mut place) = (0, Place { line: 1, column: 1 });
    let mut placed: Vec<Warning> = Vec::with_capacity(list.len());
    for trouble in list {
        for c in text[offset..trouble.at].chars() {
            match c {
                '\n' => (place.line, place.column) = (place.line + 1, 1),
                _ => place.column += 1,
            }
        }
        offset = trouble.at;
        placed.push(trouble.notice.at(place));
    }
    if warnings.untold > 0 {
        let message = told!("And {} more warnings like these.", warnings.untold);
        placed.push(Warning::new(Code::BadValue, message));
    }
    placed
}

/// The first id of `base`, `base#2`, `base#3`, … that is not taken, from number `n` on, which is
/// moved past it.
fn free_id(base: &str, n: &mut u32, taken: &dyn Fn(&str) -> bool) -> String {
    loop {
        let id = match *n {
            1 => base.to_owned(),
            n => joined(&[base, "#", &decimal(n as usize)]),
        };
        *n += 1;
        if !taken(&id) {
            return id;
        }
    }
}

/// The id of the first link from a factor to another, unless the file gives it one.
fn base_id(from: &str, to: &str) -> String {
    joined(&[from, ">", to])
}

/// The number from which [`free_id`] has to try for a base.
fn counter<'n>(bases: &mut Names, next: &'n mut Vec<u32>, base: &str) -> &'n mut u32 {
    if bases.insert(base) {
        next.push(1);
    }
    &mut next[bases.number(base).unwrap_or(0)]
}
