//! Rows to whose last cell the headings of a next file are glued: the file before had no end of a line.

use super::Row;
use super::headings::{Headings, LONGEST, is_end, is_label};
use crate::names::folded;

/// The rows of a text, such rows parted in two. O(cells).
pub fn parted(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let width = out.last().map_or(0, |above| above.cells.len());
        let Some(at) = seam(&row, width) else {
            out.push(row);
            continue;
        };
        let mut below = row.cells.split_off(width - 1);
        let heading = below[0].split_off(at);
        row.cells.push(std::mem::replace(&mut below[0], heading));
        let headings = Row {
            cells: below,
            ..row.clone()
        };
        out.extend([row, headings]);
    }
    out
}

/// Where in the last cell of as many as the row above has headings begin, right behind something else.
fn seam(row: &Row, width: usize) -> Option<usize> {
    let last = width.checked_sub(1)?;
    let cell = row.cells.get(last).filter(|cell| cell.len() <= LONGEST)?;
    if width < 2 || row.cells.len() <= width {
        return None;
    }
    let mut begins = cell.char_indices().skip(1);
    begins.find_map(|(at, _)| {
        let word = folded(&cell[at..]);
        if cell[..at].ends_with(' ') || !is_end(&word) && !is_label(&word) {
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
