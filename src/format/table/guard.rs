//! What a spreadsheet would run. A cell of a text file that begins like a formula is one for it,
//! whoever wrote it; so an apostrophe stands before it in what is written here, and is taken away
//! again where such a file is read.

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
    match runs(cell.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// A cell as it was before it was written so.
pub fn bare(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if runs(rest.trim_start_matches('\'')) => rest,
        _ => cell,
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
}
