//! Lists of links whose headings are not known, in another order than causes, effects, signs: with the numbers of the
//! rows before them, or the signs between (“Predictor, Correlation, Outcome”).

use super::spoken::are_names;
use super::{Row, Shape, Table, shape};
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded};

/// Numbers of rows are put behind causes, effects and signs.
const BEHIND: usize = 3;

/// Puts causes, effects and signs first, if that makes a list of links of a table that is none. O(cells).
pub fn put_first(table: &mut Table) {
    let titles = table.rows.iter().take_while(|row| row.is_alone()).count();
    let rows = &mut table.rows[titles..];
    if rows.len() < 3 || !matches!(shape(rows), Shape::Pairs { .. } | Shape::Unknown) {
        return;
    }
    let numbered = are_counted(rows);
    let between = are_signs_between(rows, usize::from(numbered));
    if !numbered && !between {
        return;
    }
    if numbered {
        each(rows, |cells| {
            let number = cells.remove(0);
            cells.resize(cells.len().max(BEHIND), String::new());
            cells.insert(BEHIND, number);
        });
    }
    if between {
        each(rows, swap);
    }
    let good = match shape(rows) {
        Shape::Links(_) => true,
        Shape::Pairs {
            skip: 1,
            sign: Some(sign),
        } => share_names(rows) || !between && are_signs(rows, sign),
        _ => false,
    };
    if !good {
        if between {
            each(rows, swap);
        }
        if numbered {
            each(rows, |cells| {
                let number = cells.remove(BEHIND);
                cells.insert(0, number);
            });
        }
    }
}

/// Of all rows but those with one cell, which are notes.
fn each(rows: &mut [Row], change: impl Fn(&mut Vec<String>)) {
    for row in rows.iter_mut().filter(|row| !row.is_alone()) {
        change(&mut row.cells);
    }
}

fn swap(cells: &mut Vec<String>) {
    cells.resize(cells.len().max(BEHIND), String::new());
    cells.swap(1, 2);
}

/// True if the first cells of all rows below the headings count from 1.
fn are_counted(rows: &[Row]) -> bool {
    let links = rows[1..].iter().filter(|row| !row.is_alone());
    let mut count = 0;
    let counts = links.into_iter().all(|row| {
        count += 1;
        number(row.cell(0)) == Some(f64::from(count))
    });
    counts && count > 1 && number(rows[0].cell(0)).is_none()
}

/// True if signs, and nothing else, stand in a column: a score may be any number.
fn are_signs(rows: &[Row], column: usize) -> bool {
    let is_sign = |row: &Row| {
        let cell = row.cell(column);
        matches!(word(cell), Word::Sign(_)) || number(cell).is_some_and(|n| n.abs() == 1.0)
    };
    let mut links = rows[1..].iter().filter(|row| !row.is_alone());
    links.all(is_sign)
}

/// True for signs between two columns of names.
fn are_signs_between(rows: &[Row], first: usize) -> bool {
    are_signs(rows, first + 1)
        && number(rows[0].cell(first + 1)).is_none()
        && are_names(rows, first)
        && are_names(rows, first + 2)
}

/// True if a third of the effects, at least, have effects themselves: other tables have two columns of names, too.
fn share_names(rows: &[Row]) -> bool {
    let mut causes = Names::default();
    for row in &rows[1..] {
        causes.insert(&folded(row.cell(0)));
    }
    let links = rows[1..].iter().filter(|row| !row.cell(1).is_empty());
    let (mut all, mut shared) = (0, 0);
    for row in links {
        all += 1;
        shared += usize::from(causes.contains(&folded(row.cell(1))));
    }
    shared * 3 >= all
}
