//! A matrix: the same names in the first row and the first column; a cell is the link from the factor
//! of its row to that of its column.

use super::lists::{Weights, end};
use super::{Row, Table};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded};

/// Which columns and rows are factors.
#[derive(Debug)]
pub struct Shape {
    /// Columns of effects.
    effects: Vec<usize>,
    /// Columns of something else about the factor of the row.
    fields: Vec<usize>,
    /// The names of causes stand in the first column.
    named: bool,
}

/// What the rows of a table are as a matrix; none if it is none.
pub fn shape(rows: &[Row]) -> Option<Shape> {
    let (first, rows) = rows.split_first()?;
    if rows.len() < 2 || first.cells.len() < 2 {
        return None;
    }
    named(first, rows).or_else(|| unnamed(first, rows))
}

fn named(first: &Row, rows: &[Row]) -> Option<Shape> {
    let mut names = Names::default();
    for row in rows {
        names.insert(row.cell(0));
    }
    let columns: Vec<usize> = (1..first.cells.len())
        .filter(|&c| !first.cell(c).is_empty())
        .collect();
    let both = columns
        .iter()
        .filter(|&&c| names.contains(first.cell(c)))
        .count();
    if both < 2 || both * 2 < columns.len() || both * 2 < names.list().len() {
        return None;
    }
    // A column that is no row too is a factor if its cells are weights.
    let is_effect =
        |&c: &usize| names.contains(first.cell(c)) || rows.iter().all(|row| is_weight(row.cell(c)));
    let (effects, fields): (Vec<usize>, Vec<usize>) = columns.into_iter().partition(is_effect);
    let weights = effects
        .iter()
        .flat_map(|&c| rows.iter().map(move |row| row.cell(c)));
    let (mut all, mut good) = (0usize, 0usize);
    for cell in weights {
        all += 1;
        good += usize::from(is_weight(cell));
    }
    (good * 10 >= all * 9).then_some(Shape {
        effects,
        fields,
        named: true,
    })
}

/// A square of numbers under a row of names.
fn unnamed(first: &Row, rows: &[Row]) -> Option<Shape> {
    let size = first.cells.len();
    let names = (0..size).all(|c| !first.cell(c).is_empty() && number(first.cell(c)).is_none());
    let square = rows.len() == size && rows.iter().all(|row| row.cells.len() == size);
    let numbers = || {
        rows.iter()
            .all(|row| (0..size).all(|c| number(row.cell(c)).is_some()))
    };
    (names && square && numbers()).then(|| Shape {
        effects: (0..size).collect(),
        fields: Vec::new(),
        named: false,
    })
}

fn is_weight(cell: &str) -> bool {
    is_empty(cell) || number(cell).is_some() || word(cell) != Word::Other || is_nan(cell)
}

fn is_empty(cell: &str) -> bool {
    matches!(folded(cell).as_str(), "" | "na" | "n/a" | "-" | "–")
}

fn is_nan(cell: &str) -> bool {
    matches!(
        folded(cell).trim_start_matches(['-', '+']),
        "nan" | "inf" | "infinity"
    )
}

/// Reads a matrix.
pub fn read(table: &Table, shape: &Shape, draft: &mut Draft) -> Result<(), Error> {
    draft.tell(
        Told::Matrix,
        &[],
        At::file().in_sheet(table.sheet.as_deref()),
    );
    let (first, rows) = (&table.rows[0], &table.rows[1..]);
    let mut causes = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let at = table.at(row);
        let name = if shape.named {
            row.cell(0)
        } else {
            first.cell(i)
        };
        let cause = end(draft, name, &at)?;
        for &column in &shape.fields {
            let cell = row.cell(column);
            if !cell.is_empty() {
                keep_field(
                    &mut draft.factor_mut(cause).extra,
                    first.cell(column),
                    cell.into(),
                );
            }
        }
        causes.push(cause);
    }
    let mut effects = Vec::new();
    for &column in &shape.effects {
        effects.push(end(draft, first.cell(column), &table.at(first))?);
    }
    let cells = rows
        .iter()
        .flat_map(|row| shape.effects.iter().map(|&c| row.cell(c)));
    let weights = Weights::of(cells, draft);
    for (row, &cause) in rows.iter().zip(&causes) {
        let at = table.at(row);
        for (&column, &effect) in shape.effects.iter().zip(&effects) {
            let cell = row.cell(column);
            let value = number(cell);
            // A lone hyphen is an empty cell in a table of numbers, and a sign in one of signs.
            let lone = is_empty(cell) && (weights.any() || word(cell) == Word::Other);
            if value == Some(0.0) || lone {
                continue;
            }
            if value.is_none() && word(cell) == Word::Other {
                draft.tell(Told::BadNumber, &[cell], at.clone());
                continue;
            }
            let link = draft.link(None, cause, effect, &at)?;
            match value {
                Some(value) => {
                    match weights.sign(value, draft) {
                        Ok(sign) => draft.sign(link, &[("weight", sign)], false, &at),
                        Err(told) => draft.tell(told, &[], at.clone().link(draft.link_id(link))),
                    }
                    weights.keep(link, value, "weight", draft, &at);
                }
                None => draft.sign(link, &[("cell", cell)], false, &at),
            }
        }
    }
    Ok(())
}
