//! A matrix whose columns have codes (“1”, “F1”) that its rows explain: code and name in two columns.

use super::headings::{Headings, is_label};
use super::{Row, Shape, Table, shape};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::number;
use crate::names::{Names, folded};

/// In two of as many columns, side by side, stand code and name.
const FIRST: usize = 3;
/// A code has as many letters, and digits.
const MOST: usize = 4;
/// What a column of codes is called that has no heading.
const HEADING: &str = "code";

/// Gives the columns of a matrix the names that its rows have, where those say which code means what. The
/// codes stay, as a field.
pub fn spelled(mut table: Table, draft: &mut Draft) -> Table {
    let found = (0..FIRST).find_map(|code| {
        let mut beside = [Some(code + 1), code.checked_sub(1)].into_iter().flatten();
        let found = beside.find_map(|name| names(&table.rows, code, name));
        Some((Some(code), found?))
    });
    let found = found.or_else(|| Some((None, first_words(&table.rows)?)));
    let Some((code, names)) = found else {
        return table;
    };
    let before = table.rows[0].clone();
    let cells = &mut table.rows[0].cells;
    for (column, name) in &names {
        cells[*column].clone_from(name);
    }
    if let Some(code) = code
        && before.cell(code).is_empty()
    {
        HEADING.clone_into(&mut cells[code]);
    }
    if !matches!(shape(&table.rows), Shape::Matrix(_)) {
        table.rows[0] = before;
        return table;
    }
    for (column, name) in &names {
        let said = format!("{} = {name}", before.cell(*column));
        let at = table.at(&table.rows[0]).named(&said);
        draft.tell(Told::MatrixCodes, &[], at);
    }
    table
}

/// The columns of a table that have codes, and the names that those stand for by two columns of its
/// rows; none if there are not at least two, and half of all names.
fn names(rows: &[Row], code: usize, name: usize) -> Option<Vec<(usize, String)>> {
    let (first, rows) = rows.split_first()?;
    let cells = code.max(name) + 1;
    if !(cells..first.cells.len()).any(|column| is_code(first.cell(column))) {
        return None;
    }
    if Headings::of(first).is_of_links() {
        return None;
    }
    let (mut codes, mut own, mut all) = (Names::default(), Names::default(), Vec::new());
    for row in rows {
        let (code, name) = (row.cell(code), row.cell(name));
        if code.is_empty() {
            continue;
        }
        let worded = name.contains(char::is_alphabetic) && number(name).is_none();
        let is_name = worded && folded(name) != folded(code);
        if !is_code(code) || !is_name || !codes.insert(&key(code)) || !own.insert(&folded(name)) {
            return None;
        }
        all.push(name);
    }
    // What stands under a code is no name, nor what is a code itself; and before a code stands a group as
    // often as a name.
    let heading = folded(first.cell(name));
    let unsure = name < code && !is_label(&heading);
    if unsure || codes.contains(&key(&heading)) || all.iter().all(|name| is_code(name)) {
        return None;
    }
    let columns = cells..first.cells.len();
    let named = columns.filter_map(|column| {
        let of = codes.number(&key(first.cell(column)))?;
        Some((column, all[of].to_owned()))
    });
    let named: Vec<(usize, String)> = named.collect();
    (named.len() > 1 && named.len() * 2 >= all.len()).then_some(named)
}

/// The same for rows whose first cell has code and name in it (“1 Trust”, “F1: Trust”, “Trust (F1)”): that is the name.
fn first_words(rows: &[Row]) -> Option<Vec<(usize, String)>> {
    let (first, rows) = rows.split_first()?;
    if !(1..first.cells.len()).any(|column| is_code(first.cell(column))) {
        return None;
    }
    let (mut codes, mut all) = (Names::default(), Vec::new());
    for row in rows {
        let cell = row.cell(0);
        let behind = || cell.strip_suffix(')')?.rsplit_once('(');
        let (code, name) = match behind() {
            Some((name, code)) if is_code(code) => (code, name),
            _ => cell.split_once([' ', ':', ')', '.'])?,
        };
        if !name.contains(char::is_alphabetic) || !is_code(code) || !codes.insert(&key(code)) {
            return None;
        }
        all.push(cell.to_owned());
    }
    let columns = 1..first.cells.len();
    let named = columns.filter_map(|column| {
        let of = codes.number(&key(first.cell(column)))?;
        Some((column, all[of].clone()))
    });
    let named: Vec<(usize, String)> = named.collect();
    (named.len() > 1 && named.len() * 2 >= all.len()).then_some(named)
}

/// A code, as it is compared: “1.” is “1”.
fn key(code: &str) -> String {
    folded(code).trim_end_matches('.').to_owned()
}

/// True for a whole number, one letter, or a few letters and a number behind them (“F1”, “S-2”).
fn is_code(text: &str) -> bool {
    let text = key(text);
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - letters.len();
    let letters = letters.trim_end_matches(['-', '_', '.', ' ']);
    let count = letters.chars().count();
    letters.chars().all(char::is_alphabetic)
        && digits <= MOST
        && match digits {
            0 => count == 1,
            _ => count <= MOST,
        }
}
