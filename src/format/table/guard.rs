//! What a spreadsheet would run. A cell of a text file that begins like a formula is one for it,
//! whoever wrote it; so an apostrophe stands before it in what is written here, and is taken away
//! again where such a file is read. Where a comma stands in numbers, Excel parts cells at semicolons;
//! so what follows one within a cell counts like a cell.

use crate::format::signs::{Word, number, word};
use std::borrow::Cow;

/// What formulas begin with, also in the wide letters of East Asia.
const BEGINS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Would a spreadsheet reckon with it? Signs and numbers stay what they are.
fn runs(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(BEGINS) else {
        return false;
    };
    let marks = rest.chars().all(|c| BEGINS.contains(&c));
    !marks && number(text).is_none() && word(text) == Word::Other
}

/// A cell as it is written: with an apostrophe before what would run, and before what has one already.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    each(cell, |piece, marks| {
        runs(piece.trim_start_matches(marks)).then(|| format!("'{piece}"))
    })
}

/// A cell as it was before it was written so.
pub fn bare(cell: &str) -> Cow<'_, str> {
    each(cell, |piece, marks| {
        let rest = piece.strip_prefix('\'')?;
        runs(rest.trim_start_matches(marks)).then(|| rest.to_owned())
    })
}

/// Changes what is to be changed of the pieces between semicolons. The function is also given what may
/// stand before a formula: behind a semicolon quotes may, too, for they end a cell there.
fn each(cell: &str, change: impl Fn(&str, &[char]) -> Option<String>) -> Cow<'_, str> {
    let (mut out, mut changed) = (String::new(), false);
    for (i, piece) in cell.split(';').enumerate() {
        let marks: &[char] = if i > 0 { &['\'', '"'] } else { &['\''] };
        if i > 0 {
            out.push(';');
        }
        match change(piece, marks) {
            Some(other) => (changed, _) = (true, out.push_str(&other)),
            None => out.push_str(piece),
        }
    }
    match changed {
        true => Cow::Owned(out),
        false => Cow::Borrowed(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_comes_back_and_signs_and_numbers_are_left_alone() {
        for cell in [
            "=1", "'=1", "''=1", "@a", "-a", "+a", "＝a", "- item", "=-1",
        ] {
            assert_eq!(guarded(cell), format!("'{cell}"));
            assert_eq!(bare(&guarded(cell)), cell);
        }
        for cell in [
            "", "'", "'a", "+", "-", "--", "-0.5", "+ve", "-1", "a=1", "=", "+-",
        ] {
            assert_eq!(guarded(cell), cell);
            assert_eq!(bare(cell), cell);
        }
    }

    #[test]
    fn what_stands_behind_a_semicolon_is_guarded_like_a_cell() {
        for (cell, written) in [
            (";=1+1", ";'=1+1"),
            ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
            ("a;\"=1+1\"", "a;'\"=1+1\""),
            ("=1;'=2", "'=1;''=2"),
            ("a;'\"=1", "a;''\"=1"),
        ] {
            assert_eq!(guarded(cell), written);
            assert_eq!(bare(written), cell);
        }
        for cell in ["a; b", "a;-1", "a; - b", "a;+;-", "a;'b'", ";"] {
            assert_eq!(guarded(cell), cell);
            assert_eq!(bare(cell), cell);
        }
    }
}
