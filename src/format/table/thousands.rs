//! Commas and points between thousands, in columns of numbers.

use super::{Row, Shape, Table};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::number;
use crate::names::trimmed;

/// Takes commas between thousands out of columns of numbers. A comma is one if three digits stand behind
/// it, there as in all other numbers of the column with a comma, and if a comma can't well be a decimal
/// one: where commas part the cells, or some number of the column has a point.
pub fn without_commas(shape: &Shape, table: &mut Table, draft: &mut Draft) {
    let columns = match shape {
        Shape::Factors(of) => [of.x, of.y, None],
        Shape::Links(of) => [of.weight, of.strength, of.confidence],
        _ => return,
    };
    for column in columns.into_iter().flatten() {
        let cells = || table.rows[1..].iter().map(|row| row.cell(column));
        let mut commas = cells().filter(|cell| cell.contains(',')).peekable();
        if commas.peek().is_none() || !commas.all(|cell| thousands(cell).is_some()) {
            continue;
        }
        let point = |cell: &str| {
            let plain = thousands(cell);
            let plain = plain.as_deref().unwrap_or(cell);
            plain.contains('.') && number(plain).is_some()
        };
        if !table.commas && !cells().any(point) {
            continue;
        }
        let mut found = Vec::new();
        for (i, row) in table.rows.iter().enumerate().skip(1) {
            found.extend(thousands(row.cell(column)).map(|plain| (i, plain)));
        }
        for (i, plain) in found {
            let row: &Row = &table.rows[i];
            let at = table.at(row).named(row.cell(column));
            draft.tell(Told::Thousands, &[], at);
            table.rows[i].cells[column] = plain;
        }
    }
}

/// Takes points between thousands out of numbers, where the column has decimal commas: three digits stand
/// behind each point. Where all others go up to 1, they are told as decimal points.
pub(super) fn without_points(shape: &Shape, table: &mut Table, draft: &mut Draft) {
    let width = table.rows.first().map_or(0, |row| row.cells.len());
    let columns: Vec<Vec<usize>> = match shape {
        Shape::Factors(of) => [of.x, of.y]
            .into_iter()
            .flatten()
            .map(|c| vec![c])
            .collect(),
        Shape::Links(of) => {
            let columns = [of.weight, of.strength, of.confidence];
            columns.into_iter().flatten().map(|c| vec![c]).collect()
        }
        Shape::Pairs {
            sign: Some(sign), ..
        } => vec![vec![*sign]],
        // All cells of a matrix are written alike.
        Shape::Matrix(_) => vec![(0..width).collect()],
        _ => return,
    };
    for columns in columns {
        let first = usize::from(!matches!(shape, Shape::Pairs { skip: 0, .. }));
        let rows = table.rows.iter().enumerate().skip(first);
        let cells: Vec<(usize, usize, &str)> = rows
            .flat_map(|(i, row)| columns.iter().map(move |&c| (i, c, row.cell(c))))
            .filter(|(.., cell)| {
                cell.contains(['.', ',']) && dotted(cell).or(number(cell)).is_some()
            })
            .collect();
        let pointed = || cells.iter().filter(|(.., cell)| cell.contains('.'));
        let comma = |cell: &str| cell.contains(',') && !cell.contains('.');
        let both = pointed().any(|(.., cell)| cell.contains(','));
        let others: Vec<f64> = cells
            .iter()
            .filter(|(.., cell)| comma(cell))
            .filter_map(|(.., cell)| number(cell))
            .collect();
        if pointed().any(|(.., cell)| dotted(cell).is_none()) || others.is_empty() {
            continue;
        }
        let small = !both && others.iter().all(|value| value.abs() <= 1.0);
        let said = match small {
            true => ["a decimal point", "1000 for a thousand"],
            false => ["one between thousands", "a comma"],
        };
        let found: Vec<(usize, usize, String)> = pointed()
            .map(|&(row, column, cell)| (row, column, cell.to_owned()))
            .collect();
        for (row, column, cell) in found {
            let at = table.at(&table.rows[row]).named(&cell);
            draft.tell(Told::Points, &said, at);
            if !small {
                table.rows[row].cells[column] = cell.replace('.', "");
            }
        }
    }
}

/// A number with points between its thousands, and perhaps a decimal comma.
fn dotted(text: &str) -> Option<f64> {
    let turned: String = text
        .chars()
        .map(|c| match c {
            '.' => ',',
            ',' => '.',
            other => other,
        })
        .collect();
    let plain = thousands(&turned)?;
    text.contains('.').then_some(number(&plain)?)
}

/// A number with commas between its thousands, without them; none for any other text.
fn thousands(text: &str) -> Option<String> {
    let text = trimmed(text);
    let digits = text.trim_start_matches(['+', '-', '−']);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let good = matches!(first.len(), 1..=3)
        && !first.starts_with('0')
        && text.contains(',')
        && all_digits(first)
        && all_digits(part)
        && groups.all(|group| group.len() == 3 && all_digits(group));
    good.then(|| text.replace(',', ""))
}
