//! The arrows and colons of a line of an outline.

use super::beside;
use super::line::{Slashes, quoted};
use super::spec::spec;
use super::{ARROWS, BOTH, all_arrows};
use crate::names::blank;

/// As many arrows and colons may a line have.
const MOST_MARKS: usize = 100_000;

/// An arrow or a colon outside quotes.
pub(super) struct Mark {
    pub at: usize,
    pub length: usize,
    pub colon: bool,
    pub both: bool,
}

/// The arrows and colons of a line that stand outside quotes, up to a comment. O(n).
pub(super) fn marks<'t>(text: &'t str, slashes: &mut Slashes<'t>) -> Result<Vec<Mark>, String> {
    let mut marks: Vec<Mark> = Vec::new();
    // Where the last arrow stands, and the last colon with a sign behind it.
    let mut last = None;
    let (mut at, mut before, mut fresh) = (0, ' ', true);
    // Whether there are arrows so far, and colons.
    let (mut linked, mut colons) = (false, false);
    while let Some(c) = text[at..].chars().next() {
        // A quote opens where a word may begin; elsewhere it is an inch.
        if c == '"' && (fresh || "[{#".contains(before) || before.is_whitespace()) {
            let length = match quoted(&text[at..]) {
                Ok(length) => length,
                // Words about a factor.
                Err(_) if marks.first().is_some_and(|mark| mark.colon) => 1,
                Err(message) => return Err(message),
            };
            at += length;
            (before, fresh) = ('"', false);
            continue;
        }
        // The quotes that a program for texts puts there.
        if fresh
            && !c.is_ascii()
            && let Some(length) = beside::quoted(&text[at..], linked)
        {
            at += length;
            (before, fresh) = ('”', false);
            continue;
        }
        if c == '/' && blank(before) && text[at..].starts_with("//") {
            let (arrow, sign) = *last.get_or_insert_with(|| lasts(text));
            match () {
                // Words about a factor, or a loop whose factors follow.
                () if colons && !linked => {}
                () if !linked && arrow > Some(at) || !colons && sign > Some(at) => {
                    *slashes = Slashes::Unclear;
                }
                () => {
                    *slashes = Slashes::Comment(&text[at..]);
                    break;
                }
            }
        }
        let begins = |arrow: &&&str| text[at..].starts_with(**arrow);
        let two = BOTH.iter().find(begins);
        let arrow = two.or_else(|| ARROWS.iter().find(begins));
        let length = arrow.map_or(c.len_utf8(), |arrow| arrow.len());
        linked |= arrow.is_some();
        if arrow.is_some() || c == ':' {
            let colon = arrow.is_none();
            colons |= colon;
            if marks.len() == MOST_MARKS {
                return Err(
                    "This line has more arrows than this program reads. Write several.".to_owned(),
                );
            }
            marks.push(Mark {
                at,
                length,
                colon,
                both: two.is_some(),
            });
        }
        fresh = arrow.is_some() || c == ':' || fresh && c.is_whitespace();
        before = c;
        at += length;
    }
    Ok(marks)
}

/// Where the last arrow of a text stands, and its last colon if a sign stands behind that.
fn lasts(text: &str) -> (Option<usize>, Option<usize>) {
    let colon = text.rfind(':').filter(|&at| {
        let spec = spec(&text[at + 1..]);
        spec.is_ok_and(|spec| !spec.sign.is_empty())
    });
    let arrow = all_arrows().filter_map(|arrow| text.rfind(arrow)).max();
    (arrow, colon)
}
