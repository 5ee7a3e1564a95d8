//! A matrix that numbers its factors: a row with the numbers or codes of the columns, above or below
//! their names, and mostly a column with those of the rows.

use super::above::MOST_ABOVE;
use super::codes::{is_code, key};
use super::headings::is_code as is_heading;
use super::{Row, Table};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::names::{Names, folded};

/// In one of as many columns are the names of the rows.
const FIRST: usize = 3;
/// What the numbers of the rows are called where nothing stands above them.
const HEADING: &str = "code";

/// A row of numbers beside one of names.
struct Found {
    /// The row of the names, and that of the numbers.
    names: usize,
    numbers: usize,
    /// The column of the names of the rows, and that of their numbers.
    by: usize,
    code: Option<usize>,
}

/// Takes the row of numbers out of a matrix; those of the rows stay, as a field.
pub fn without(mut table: Table, draft: &mut Draft) -> Table {
    let tops = 0..table.rows.len().min(MOST_ABOVE + 1);
    let Some(found) = tops.clone().find_map(|top| find(&table.rows, top)) else {
        return table;
    };
    let numbers = &table.rows[found.numbers];
    let cells: Vec<&str> = numbers.filled().collect();
    let at = table.at(numbers).named(&cells.join(" | "));
    let heading = found.code.map(|code| numbers.cell(code).to_owned());
    draft.tell(Told::MatrixNumbers, &[], at);
    // Before the names, for behind them numbers would be weights.
    if let Some(code) = found.code {
        let of_names = &mut table.rows[found.names].cells;
        if of_names[code].is_empty() {
            let heading = heading.filter(|heading| !heading.is_empty());
            of_names[code] = heading.unwrap_or_else(|| HEADING.to_owned());
        }
        if code > found.by {
            let top = found.names.min(found.numbers);
            for row in &mut table.rows[top..] {
                if code < row.cells.len() {
                    let cell = row.cells.remove(code);
                    row.cells.insert(found.by, cell);
                }
            }
        }
    }
    table.rows.remove(found.numbers);
    table
}

fn find(rows: &[Row], top: usize) -> Option<Found> {
    let below = rows.get(top + 2..).filter(|below| below.len() > 1)?;
    [(top, top + 1), (top + 1, top)]
        .into_iter()
        .find_map(|(names, numbers)| {
            let (first, of) = (&rows[names], &rows[numbers]);
            (0..FIRST).find_map(|by| {
                let mut columns = by + 1..of.cells.len();
                let start = columns.find(|&c| is_code(of.cell(c)) && !first.cell(c).is_empty())?;
                let code = fit((first, of), below, by, start)?;
                Some(Found {
                    names,
                    numbers,
                    by,
                    code,
                })
            })
        })
}

/// Whether a row has the numbers of what stands in another, from this column on; with the column of
/// those of the rows below, whose names stand in the column `by`.
fn fit((first, of): (&Row, &Row), below: &[Row], by: usize, start: usize) -> Option<Option<usize>> {
    // Nothing else stands in the row but what those numbers are called.
    let is_word = |text: &str| text.is_empty() || is_heading(text);
    if !(0..start).all(|column| is_word(of.cell(column))) || !of.cell(by).is_empty() {
        return None;
    }
    let columns = start..of.cells.len().max(first.cells.len());
    let (mut codes, mut names) = (Names::default(), Vec::new());
    let mut counted = true;
    for column in columns.filter(|&column| !of.cell(column).is_empty()) {
        let (code, name) = (key(of.cell(column)), folded(first.cell(column)));
        counted &= code == (names.len() + 1).to_string();
        if !is_code(&code) || is_code(&name) || name.is_empty() || !codes.insert(&code) {
            return None;
        }
        names.push(name);
    }
    let all = below
        .iter()
        .filter(|row| names.contains(&folded(row.cell(by))));
    let rows: Vec<&Row> = all.collect();
    if names.len() < 2 || rows.len() * 2 < names.len() || rows.len() < 2 {
        return None;
    }
    // Each row that has a name of a column has its number, too.
    let same = |code: &usize| {
        rows.iter().all(|row| {
            let of = codes.number(&key(row.cell(*code)));
            of.is_some_and(|of: usize| names[of] == folded(row.cell(by)))
        })
    };
    let code = (0..start).filter(|&code| code != by).find(same);
    (code.is_some() || counted).then_some(code)
}
