//! Why there is nothing to be read in a table, with the place and what to do.

use super::{Row, Table, above, matrix, pairs};
use crate::error::{Code, Error, Place};
use crate::format::audit::clipped;

/// As many letters of a cell, and of a row, are shown.
const OF_A_CELL: usize = 40;
const OF_A_ROW: usize = 200;

/// The cells of a row, in words.
fn shown(row: &Row, between: &str) -> String {
    let cells: Vec<&str> = (0..row.cells.len().min(8)).map(|i| row.cell(i)).collect();
    cells.join(between).chars().take(OF_A_ROW).collect()
}

/// The error for a table that holds nothing that is known.
pub fn no_table(table: Option<&Table>) -> Error {
    let Some((table, first)) = table.and_then(|table| Some((table, table.rows.first()?))) else {
        return Error::new(Code::Format, whole("It is empty."));
    };
    let (row, message) = why(table).unwrap_or_else(|| {
        let found = format!("Its first row is: {}.", shown(first, " | "));
        let mut message = whole(&found);
        // Words, with nothing beside them: an outline without arrows.
        if table.sheet.is_none() && table.rows.iter().all(Row::is_alone) {
            message
                .push_str(" To type links, write each in a line of its own: Trust -> Sharing : +.");
        }
        (first.number, message)
    });
    let place = Place {
        line: row,
        column: 1,
    };
    Error::new(Code::Format, message).at(place)
}

fn whole(found: &str) -> String {
    format!(
        "This table has neither links nor factors nor a matrix in it. {found} Give a list of links headings such as From, To, Type, a list of factors Label, and a matrix the same names in its first row and column."
    )
}

/// What a table looks like, if that can be said, and the row that shows it.
fn why(table: &Table) -> Option<(u32, String)> {
    let first = table.rows.first()?;
    if table.are_sentences() {
        let message = "This looks like sentences, not like a table. A map can be typed, one link in a line: Trust -> Sharing : +. Or give a table headings such as From, To, Type.";
        return Some((first.number, message.to_owned()));
    }
    if let Some((row, column, cell)) = matrix::odd(&table.rows) {
        let (number, column) = (row.number, clipped(column, OF_A_CELL));
        let cell = clipped(cell, OF_A_CELL);
        let message = format!(
            "This looks like a matrix, for the same names stand in its first row and column. But too many of its cells are neither signs nor numbers: the first is “{cell}” in row {number}, column “{column}”. Write +, − or a number there, or leave the cell empty."
        );
        return Some((number, message));
    }
    if let Some(row) = above::headings_below(&table.rows) {
        let (number, cells) = (row.number, shown(row, ", "));
        let message = format!(
            "This table can't be read from its first row. Row {number} looks like headings ({cells}). Take out the rows above it."
        );
        return Some((number, message));
    }
    let row = pairs::marks(&table.rows)?;
    let (number, cell) = (row.number, clipped(row.cell(1), OF_A_CELL));
    let message = format!(
        "This table has signs or numbers in its second column, where effects are expected: the first is “{cell}” in row {number}. If each row is a link, call the columns of causes and effects From and To. If not, give each link a row of its own, under headings such as From, To, Type."
    );
    Some((number, message))
}
