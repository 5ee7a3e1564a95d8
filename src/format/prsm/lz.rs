//! The packing of PRSM's files: lz-string's `compressToUTF16`, each unit of which carries 15 bits.
//!
//! `lz-str` unpacks it, and has no limit. A unit may stand for ever longer texts, so a file of a
//! few kilobytes can be one of gigabytes; so it is measured first, without a text being made.

use crate::error::{Code, Error, Place};

/// The first unit of a packed `{` with a quote, a space or a line end after it.
const FIRST: std::ops::RangeInclusive<char> = '\u{1be0}'..='\u{1bff}';
/// A code for a new letter of 8 bits, for one of 16, and for the end.
const NARROW: usize = 0;
const WIDE: usize = 1;
const END: usize = 2;

/// True for text that begins like packed JSON.
pub fn looks_packed(text: &str) -> bool {
    text.starts_with(|c| FIRST.contains(&c))
}

/// Unpacks a text, up to a length in letters.
///
/// # Errors
/// [`Code::Limit`] for more; [`Code::Format`] for what is damaged.
pub(super) fn unpacked(text: &str, most: usize) -> Result<String, Error> {
    let damaged = || {
        let message = "This PRSM file is packed, and is damaged or cut off. Save it in PRSM again.";
        Error::new(Code::Format, message).at(Place { line: 1, column: 1 })
    };
    let good = text.encode_utf16().all(|unit| unit >= 32);
    let length = good.then(|| length(text, most)).flatten();
    if length.ok_or_else(damaged)? > most {
        let message = format!(
            "This file unpacks to more than the {most} letters that this program reads. Split it, or raise the limit."
        );
        return Err(Error::new(Code::Limit, message));
    }
    let units = lz_str::decompress_from_utf16(text).ok_or_else(damaged)?;
    String::from_utf16(&units).map_err(|_| damaged())
}

/// How long the text is, or more than `most` if it is longer; none for what is damaged.
fn length(text: &str, most: usize) -> Option<usize> {
    let mut bits = text
        .encode_utf16()
        .flat_map(|unit| (0..15).rev().map(move |bit| (unit - 32) >> bit & 1));
    let mut read = |count: u32| {
        (0..count).try_fold(0, |value, i| Some(value | usize::from(bits.next()?) << i))
    };
    // The length of what each code stands for. The first three stand for nothing.
    let mut known = vec![0usize; 3];
    let (mut before, mut all) = (0, 0);
    // How many bits a code has, and how many more codes have as many.
    let (mut width, mut left) = (2, 1);
    loop {
        let mut code = read(width)?;
        if code == END {
            return Some(all);
        }
        if code == NARROW || code == WIDE {
            read(8 << code as u32)?;
            known.push(1);
            code = known.len() - 1;
            left -= 1;
            if left == 0 {
                left = 1 << width;
                width += 1;
            }
        }
        let this = match known.get(code) {
            Some(length) => *length,
            None if code == known.len() && before > 0 => before + 1,
            None => return None,
        };
        all += this;
        if all > most {
            return Some(all);
        }
        if before > 0 {
            known.push(before + 1);
            left -= 1;
            if left == 0 {
                left = 1 << width;
                width += 1;
            }
        }
        before = this;
    }
}
