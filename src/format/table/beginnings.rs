//! What single rows say of where tables begin.

use super::above::{MOST_ABOVE, is_heading_of_factors};
use super::headings::{Headings, LONGEST, is_code, is_end};
use super::known_words::is_any_label;
use super::{Row, Shape, shape};
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded};
use std::collections::BTreeSet;

/// In one of as many cells stands a word that is known, if a row holds headings.
const FIRST: usize = 4;

/// The words of a row, in lower case.
pub fn words(row: &Row) -> Vec<String> {
    row.filled().map(folded).collect()
}

/// True if some words of a row are those of headings.
pub fn may_begin(row: &Row) -> bool {
    let (mut ends, mut label) = (0, false);
    for cell in row
        .filled()
        .take(FIRST)
        .filter(|cell| cell.len() <= LONGEST)
    {
        let word = folded(cell).replace(['_', '-'], " ");
        ends += usize::from(is_end(&word));
        label |= is_any_label(&word) || is_code(&word);
    }
    ends > 1 || label
}

/// True if a cell that is no known heading has a sign or a number.
pub fn has_signs(row: &Row, headings: &Headings) -> bool {
    let ends = [headings.from, headings.to];
    let mut cells =
        (0..row.cells.len()).filter(|&c| !headings.means(c) && !ends.contains(&Some(c)));
    cells.any(|column| {
        let cell = row.cell(column);
        // So some call the column of signs.
        let heading = matches!(cell, "+/-" | "+/−" | "+ / -" | "-/+" | "±");
        !cell.is_empty() && !heading && (number(cell).is_some() || word(cell) != Word::Other)
    })
}

/// True for rows without known headings that are a matrix, or links with signs.
pub fn is_list(rows: &[Row]) -> bool {
    let of = shape(rows);
    matches!(of, Shape::Matrix(_) | Shape::Pairs { sign: Some(_), .. })
}

/// True if what stands above a row of headings is no table: a title, a date, or a few words about what
/// follows, none of which stands there twice.
pub fn is_title(rows: &[Row], headings: &Headings) -> bool {
    if rows.len() > MOST_ABOVE {
        return false;
    }
    match shape(rows) {
        Shape::Unknown if rows.iter().all(Row::is_alone) => true,
        Shape::Unknown | Shape::Pairs { sign: None, .. } if headings.is_of_links() => {
            let mut seen = Names::default();
            let cells = rows.iter().flat_map(|row| [row.cell(0), row.cell(1)]);
            let mut filled = cells.filter(|cell| !cell.is_empty());
            filled.all(|cell| seen.insert(cell))
        }
        _ => false,
    }
}

/// The rows, below a blank one, that begin with a word for labels of factors, and whose first two words
/// stand nowhere else but in headings that say the same: headings, of which the second is not known.
pub fn lone(rows: &[Row]) -> Vec<u32> {
    let apart = |at: usize| at > 0 && rows[at].is_apart_from(&rows[at - 1]);
    // A caption may stand between.
    let below = |at: usize| apart(at) || at > 1 && rows[at - 1].is_alone() && apart(at - 1);
    let found = (0..rows.len()).filter(|&at| is_heading_of_factors(&rows[at]) && below(at));
    let mut found: Vec<(u32, Vec<String>)> = found
        .map(|at| (rows[at].number, words(&rows[at])))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let mut taken = Names::default();
    let same: BTreeSet<Vec<String>> = found.iter().map(|(_, words)| words.clone()).collect();
    for row in rows {
        let short = row.cell(0).len() <= LONGEST && row.cell(1).len() <= LONGEST;
        if short && !(is_heading_of_factors(row) && same.contains(&words(row))) {
            taken.insert(&folded(row.cell(0)));
            taken.insert(&folded(row.cell(1)));
        }
    }
    found.retain(|(_, words)| !words.iter().take(2).any(|word| taken.contains(word)));
    found.into_iter().map(|(number, _)| number).collect()
}
