//! Cells of an end of a link that may name several factors. They are read as one, and that is told.

use super::headings::Headings;
use super::lists::known;
use super::{Row, Table};
use crate::format::draft::Draft;
use crate::format::kumu::parts;
use crate::names::{Names, folded, trimmed};

/// What stands between names in a cell, beside commas and ends of lines.
const JOINERS: [&str; 9] = [
    "/", "&", "+", " and ", " und ", " et ", " y ", " e ", " en ",
];

/// True for a cell all of whose parts are names of factors.
pub fn is_joined(text: &str, names: &Names, draft: &Draft) -> bool {
    let is_name = |part: &str| is_name(trimmed(part), names, draft);
    let mut between = JOINERS.iter().filter(|between| text.contains(**between));
    between.any(|between| text.split(*between).all(is_name))
}

/// The names of the ends of all links, in lower case, if some may be several.
pub fn names_beside_commas(table: &Table, headings: &Headings) -> Names {
    let mut names = Names::default();
    let ends = [headings.from, headings.to].map(|column| column.unwrap_or_default());
    let joined = |cell: &str| {
        cell.contains([',', '\n']) || JOINERS.iter().any(|between| cell.contains(*between))
    };
    let joined = |row: &Row| ends.iter().any(|&column| joined(row.cell(column)));
    if table.rows[1..].iter().any(joined) {
        for row in &table.rows[1..] {
            names.insert(&folded(row.cell(ends[0])));
            for part in parts(row.cell(ends[1])) {
                names.insert(&folded(part));
            }
        }
    }
    names
}

/// True for a text with a mark, if what stands before or behind one is the name of a factor.
pub fn has_names(text: &str, mark: char, names: &Names, draft: &Draft) -> bool {
    let is_name = |part: &str| is_name(trimmed(part), names, draft);
    text.contains(mark) && text.split(mark).any(is_name)
}

/// True for what may be several names, with a semicolon between them.
pub fn has_semicolon(cell: &str) -> bool {
    let mut parts = cell.split(';').filter(|part| !trimmed(part).is_empty());
    parts.nth(1).is_some()
}

/// True for words with commas between them of which each begins as the first does: “Trust, Openness”, but not
/// “Housing, heating and energy”.
pub fn may_be_list(cell: &str) -> bool {
    let begins = |part: &str| trimmed(part).chars().next().map(char::is_uppercase);
    let mut parts = cell.split(',').map(begins);
    let first = parts.next().flatten();
    let mut others = parts.peekable();
    first.is_some() && others.peek().is_some() && others.all(|begins| begins == first)
}

fn is_name(part: &str, names: &Names, draft: &Draft) -> bool {
    !part.is_empty() && (names.contains(&folded(part)) || known(draft, part).is_some())
}
