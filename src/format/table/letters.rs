//! A matrix of letters, as interpretive structural modelling has it: V leads from the factor of the
//! row to that of the column, A back, X both ways, and O not at all. None says a sign.

use super::matrix::is_empty;
use super::{Row, Table};
use crate::error::Error;
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::names::{folded, trimmed};
use std::collections::BTreeSet;

/// The cells of a matrix, with the rows that they are in and the factors where they meet.
pub type Cells<'r> = Vec<(&'r Row, (usize, usize), &'r str)>;

/// Which of the letters a cell is.
fn letter(cell: &str) -> Option<usize> {
    let cell = folded(trimmed(cell));
    ["v", "a", "x", "o"].iter().position(|of| *of == cell)
}

/// True if the cells of a matrix are such letters, and nothing else but where a factor meets itself:
/// more than one of them, and V or A among them.
pub fn are(cells: &Cells) -> bool {
    let mut seen = [false; 4];
    for &(_, (cause, effect), cell) in cells {
        match letter(cell) {
            _ if cause == effect || is_empty(cell) => {}
            Some(of) => seen[of] = true,
            None => return false,
        }
    }
    (seen[0] || seen[1]) && seen.iter().filter(|of| **of).count() > 1
}

/// Makes links of the letters. One that both halves of the matrix say is one.
pub fn read(table: &Table, cells: &Cells, draft: &mut Draft) -> Result<(), Error> {
    draft.tell(Told::MatrixLetters, &[], table.whole());
    let mut made = BTreeSet::new();
    for &(row, (cause, effect), cell) in cells {
        let ways: &[(usize, usize)] = match letter(cell) {
            _ if cause == effect => &[],
            Some(0) => &[(cause, effect)],
            Some(1) => &[(effect, cause)],
            Some(2) => &[(cause, effect), (effect, cause)],
            _ => &[],
        };
        for &(from, to) in ways {
            if made.insert((from, to)) {
                draft.link(None, from, to, &table.at(row))?;
            }
        }
    }
    Ok(())
}
