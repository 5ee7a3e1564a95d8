//! Names of pages with their addresses, as Notion writes the cells of a relation: `Sharing (https://www.notion.so/Sharing-…)`.

use super::Table;
use crate::format::audit::{Notes, Told};
use std::borrow::Cow;

/// As many digits in a row has the number of a page.
const DIGITS: usize = 32;

/// Takes the addresses from such cells, and tells of it. Several names in one cell have bars between them, as lists
/// have. O(cells).
pub fn without_addresses(table: &mut Table, notes: &mut Notes) {
    for at in 0..table.rows.len() {
        for column in 0..table.rows[at].cells.len() {
            let Some(names) = names(table.rows[at].cell(column)) else {
                continue;
            };
            let place = table.at(&table.rows[at]).named(&names.replace('|', ", "));
            notes.tell(Told::PageAddress, &[], place);
            table.rows[at].cells[column] = names;
        }
    }
}

/// The names in a cell in which each has an address.
fn names(cell: &str) -> Option<String> {
    let mut rest = cell;
    let mut names: Vec<Cow<str>> = Vec::new();
    while !rest.is_empty() {
        // A name may have brackets of its own.
        let places = rest.match_indices(" (").map(|(at, _)| at);
        let (name, behind) = places
            .filter_map(|at| Some((&rest[..at], behind_address(&rest[at + 2..])?)))
            .next()?;
        names.push(match name.contains('|') {
            true => Cow::Owned(name.replace('|', "/")),
            false => Cow::Borrowed(name),
        });
        rest = behind;
    }
    (!names.is_empty()).then(|| names.join("|"))
}

/// What stands behind the address of a page and the bracket that closes it, and behind the comma before the next name.
fn behind_address(text: &str) -> Option<&str> {
    let (address, behind) = text.split_once(')')?;
    let mut digits = 0;
    let mut is_numbered = false;
    for byte in address.bytes() {
        digits = if byte.is_ascii_hexdigit() {
            digits + 1
        } else {
            0
        };
        is_numbered |= digits >= DIGITS;
    }
    let is_one = is_numbered && !address.contains(char::is_whitespace);
    let next = || behind.strip_prefix(", ").filter(|next| !next.is_empty());
    match behind {
        _ if !is_one => None,
        "" => Some(""),
        _ => next(),
    }
}
