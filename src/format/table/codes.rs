//! A matrix whose columns have codes (“1”, “F1”) that its rows explain: code and name in two columns.

use super::headings::{Headings, LONGEST};
use super::known_words::is_label;
use super::totals::may_be_beside;
use super::{Row, Shape, Table, shape};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::number;
use crate::names::{Names, folded, trimmed};

/// In two of as many columns, side by side, stand code and name.
const FIRST: usize = 3;
/// A code has as many letters, and digits.
const MOST: usize = 4;
/// What a column of codes is called that has no heading.
const HEADING: &str = "code";
/// A list of as many numbers and what they mean is no scale.
const LONG: usize = 6;

/// The columns of a matrix that have codes, and the names that its rows give them.
pub struct Spelled {
    /// The column of the codes, if they have one.
    code: Option<usize>,
    names: Vec<(usize, String)>,
}

/// What the columns of a matrix are called by its rows, where those say which code means what.
pub fn spell(rows: &[Row]) -> Option<Spelled> {
    let found = (0..FIRST).find_map(|code| {
        let mut beside = [Some(code + 1), code.checked_sub(1)].into_iter().flatten();
        let names = beside.find_map(|name| names(rows, code, name))?;
        Some(Spelled {
            code: Some(code),
            names,
        })
    });
    let words = || {
        let names = first_words(rows)?;
        Some(Spelled { code: None, names })
    };
    let found = found.or_else(words)?;
    let mut rows = rows.to_vec();
    found.write(rows.first_mut()?);
    matches!(shape(&rows), Shape::Matrix(_)).then_some(found)
}

impl Spelled {
    /// Puts the names in the place of the codes.
    fn write(&self, first: &mut Row) {
        for (column, name) in &self.names {
            first.cells[*column].clone_from(name);
        }
        if let Some(code) = self.code
            && first.cell(code).is_empty()
        {
            HEADING.clone_into(&mut first.cells[code]);
        }
    }
}

/// Gives the columns of a matrix the names that its rows have, where those say which code means what. The
/// codes stay, as a field.
pub fn spelled(mut table: Table, draft: &mut Draft) -> Table {
    let Some(found) = spell(&table.rows) else {
        return table;
    };
    for (column, name) in &found.names {
        let said = format!("{} = {name}", table.rows[0].cell(*column));
        let at = table.at(&table.rows[0]).named(&said);
        draft.tell(Told::MatrixCodes, &[], at);
    }
    found.write(&mut table.rows[0]);
    table
}

/// Gives the factors of a matrix, whose headings are its row `top`, the names that notes below it say for
/// their codes (“F1 = Trust”, or code and name in two cells). For each note, whether it was such a one.
pub fn listed(table: &mut Table, top: usize, notes: &[Row], draft: &mut Draft) -> Vec<bool> {
    let none = vec![false; notes.len()];
    let rows = &mut table.rows[top..];
    let Some((first, rows)) = rows.split_first_mut() else {
        return none;
    };
    let coded: Vec<usize> = (0..first.cells.len())
        .filter(|&column| is_code(first.cell(column)))
        .collect();
    let mut headings = Names::default();
    for &column in &coded {
        headings.insert(&key(first.cell(column)));
    }
    let (mut codes, mut names, mut own) = (Names::default(), Vec::new(), Names::default());
    let mut said = none.clone();
    for (note, said) in notes.iter().zip(&mut said) {
        let pairs = meanings(note);
        let is_known = |(code, _): &(String, String)| headings.contains(code);
        *said = !pairs.is_empty() && pairs.iter().all(is_known);
        for (code, name) in pairs.into_iter().filter(is_known) {
            if !codes.insert(&code) || !own.insert(&folded(&name)) {
                return none;
            }
            names.push(name);
        }
    }
    // Numbers may be those of a scale: that is short, and has numbers in the cells.
    let weighs = |row: &Row| {
        let cells = coded.iter().map(|&column| row.cell(column));
        cells.filter_map(number).any(|n| n != 0.0)
    };
    let numbers = codes.list().iter().all(|code| number(code).is_some());
    let all = names.len() == headings.list().len();
    let scale = numbers && !(all && (names.len() >= LONG || !rows.iter().any(weighs)));
    if names.len() < 2 || names.len() * 2 < headings.list().len() || scale {
        return none;
    }
    let by = (0..FIRST).find(|&by| rows.iter().any(|row| codes.contains(&key(row.cell(by)))));
    let Some(by) = by else { return none };
    let mut told = Vec::new();
    for column in coded {
        if let Some(of) = codes.number(&key(first.cell(column))) {
            let code = std::mem::replace(&mut first.cells[column], names[of].clone());
            told.push(format!("{code} = {}", names[of]));
        }
    }
    // Before the names, for behind them numbers would be weights.
    first.cells.insert(by, HEADING.to_owned());
    for row in rows {
        let of = codes.number(&key(row.cell(by)));
        let (code, at) = match of {
            Some(of) => (std::mem::replace(&mut row.cells[by], names[of].clone()), by),
            None => (String::new(), by.min(row.cells.len())),
        };
        row.cells.insert(at, code);
    }
    for said in told {
        let at = table.at(&table.rows[top]).named(&said);
        draft.tell(Told::MatrixCodes, &[], at);
    }
    said
}

/// The codes that a note explains, and their names.
fn meanings(note: &Row) -> Vec<(String, String)> {
    let cells: Vec<&str> = note.filled().collect();
    let is_name = |name: &str| name.contains(char::is_alphabetic) && !is_code(name);
    if let [code, name] = cells[..]
        && is_code(code)
        && is_name(name)
    {
        return vec![(key(code), name.to_owned())];
    }
    let parts = cells.iter().flat_map(|cell| cell.split([';', ',', '\n']));
    let pair = |part: &str| {
        let (code, name) = part.split_once(['=', ':', ')'])?;
        let (code, name) = (trimmed(code), trimmed(name));
        (is_code(code) && is_name(name)).then(|| (key(code), name.to_owned()))
    };
    let pairs: Option<Vec<_>> = parts.map(pair).collect();
    pairs.unwrap_or_default()
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
        if code.is_empty() || name.is_empty() && may_be_beside(code) {
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
        if may_be_beside(cell) {
            continue;
        }
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
pub fn key(code: &str) -> String {
    folded(code).trim_end_matches('.').to_owned()
}

/// True for a whole number, one letter, or a few letters and a number behind them (“F1”, “S-2”).
pub fn is_code(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
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
