//! Rows to whose last cell the headings of a next file are glued: the file before had no end of a line.

use super::Row;
use super::above::MOST_ABOVE;
use super::headings::{Headings, LONGEST, is_end};
use super::known_words::is_any_label;
use crate::names::folded;

/// The rows of a text, such rows parted in two. O(cells).
pub fn parted(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let width = out.last().map_or(0, |above| above.cells.len());
        let Some(at) = seam(&row, width).filter(|at| *at > 0 || again(&out, &row, width)) else {
            out.push(row);
            continue;
        };
        let mut below = row.cells.split_off(width - 1);
        let heading = below[0].split_off(at);
        let last = std::mem::replace(&mut below[0], heading);
        // The next file may begin with a mark.
        row.cells.push(last.trim_end_matches('\u{feff}').to_owned());
        let headings = Row {
            cells: below,
            ..row.clone()
        };
        out.extend([row, headings]);
    }
    out
}

/// True if what begins in the last cell of as many as the row above has stands in one of the first rows.
fn again(above: &[Row], row: &Row, width: usize) -> bool {
    let headings = &row.cells[width - 1..];
    above
        .iter()
        .take(MOST_ABOVE)
        .any(|row| row.cells == headings)
}

/// Where in the last cell of as many as the row above has headings begin, right behind something else.
fn seam(row: &Row, width: usize) -> Option<usize> {
    let last = width.checked_sub(1)?;
    let cell = row.cells.get(last).filter(|cell| cell.len() <= LONGEST)?;
    if width < 2 || row.cells.len() <= width {
        return None;
    }
    // The last cell before may be empty.
    let mut begins = cell.char_indices();
    begins.find_map(|(at, c)| {
        let word = folded(&cell[at..]);
        let within = c.is_lowercase() && cell[..at].ends_with(char::is_alphabetic);
        let known = is_end(&word) || is_any_label(&word);
        if within || c == ' ' || cell[..at].ends_with(' ') || !known {
            return None;
        }
        let mut cells = row.cells[last..].to_vec();
        cells[0].drain(..at);
        let headings = Headings::of(&Row {
            cells,
            ..row.clone()
        });
        headings.begin_a_table().then_some(at)
    })
}
