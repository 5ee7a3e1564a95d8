//! Cells that say only that they are as the one above: `"`, ditto, idem.

use super::headings::MOST_READ;
use super::{Shape, Table};
use crate::error::Error;
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::names::{folded, trimmed};

const MARKS: [&str; 27] = [
    "''",
    "«»",
    "-''-",
    "--''--",
    "ditto",
    "do.",
    "as above",
    "see above",
    "as before",
    "same as above",
    "same as before",
    "dito",
    "dto.",
    "wie oben",
    "siehe oben",
    "s. o",
    "s.o",
    "idem",
    "id.",
    "ibid",
    "comme ci-dessus",
    "ci-dessus",
    "ídem",
    "igual que arriba",
    "zie boven",
    "come sopra",
    "fel uchod",
];

/// What may stand around such a word, or be the mark.
const AROUND: [char; 14] = [
    '"', '“', '”', '„', '″', '〃', '(', ')', '[', ']', '«', '»', ' ', '.',
];

/// True for a mark that is no word: one or more quotes, with hyphens around them or not.
fn is_mark(cell: &str) -> bool {
    let quotes = cell.trim_matches(['-', '–', '—', ' ']);
    let all = |c: char| matches!(c, '"' | '“' | '”' | '„' | '″' | '〃' | ' ');
    !quotes.is_empty() && quotes.chars().all(all)
}

/// True for such a cell.
pub fn is_ditto(cell: &str) -> bool {
    if cell.len() > 24 {
        return false;
    }
    let plain = folded(trimmed(cell));
    let bare = plain.trim_matches(AROUND);
    // “Do” and “ID” may be names; with a full stop they are none.
    let word = |of: &str| MARKS.contains(&of);
    is_mark(&plain) || word(&plain) || word(bare)
}

/// Writes out what stands above such cells in the ends and signs of links and in the types of factors, and tells of
/// it; in other columns marks alone count. Below nothing they are empty. O(cells).
///
/// # Errors
/// Where little is said for too many rows.
pub fn written_out(shape: &Shape, table: &mut Table, draft: &mut Draft) -> Result<(), Error> {
    let (ends, others, headings) = match shape {
        // A program wrote it.
        Shape::Links(of) if of.id.is_some() && of.directed.is_some() => return Ok(()),
        Shape::Links(of) => (vec![of.from, of.to], vec![of.sign, of.kind], 1),
        Shape::Pairs { sign, .. } => (vec![Some(0), Some(1)], vec![*sign], 0),
        Shape::Factors(of) => (Vec::new(), vec![of.kind], 1),
        _ => return Ok(()),
    };
    // As a sign “same” is one.
    let same = |cell: &str| is_ditto(cell) || folded(trimmed(cell)) == "same";
    for column in ends.into_iter().flatten() {
        in_column(table, column, headings, &same, draft)?;
    }
    for column in others.into_iter().flatten() {
        in_column(table, column, headings, &is_ditto, draft)?;
    }
    // No factor is called as the one above; whose factors have ids, a program may have written all of it.
    let (named, numbered) = match shape {
        Shape::Factors(of) => (of.label, of.id.is_some()),
        _ => (None, false),
    };
    let width = table.rows.iter().map(|row| row.cells.len()).max();
    let all = 0..width.unwrap_or(0).min(MOST_READ);
    for column in all.filter(|&column| !numbered && named != Some(column)) {
        in_column(table, column, headings, &is_mark, draft)?;
    }
    Ok(())
}

/// The same of one column, from a row on.
pub fn in_column(
    table: &mut Table,
    column: usize,
    headings: usize,
    says: &dyn Fn(&str) -> bool,
    draft: &mut Draft,
) -> Result<(), Error> {
    for at in headings..table.rows.len() {
        let mark = table.rows[at].cell(column);
        if mark.is_empty() || !says(mark) {
            continue;
        }
        let place = table.at(&table.rows[at]);
        let above = match at > headings {
            true => table.rows[at - 1].cell(column).to_owned(),
            false => String::new(),
        };
        draft.charge(above.len(), &place)?;
        draft.tell(Told::Ditto, &[mark], place.named(&above));
        table.rows[at].cells[column] = above;
    }
    Ok(())
}
