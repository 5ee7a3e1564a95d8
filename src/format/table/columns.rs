//! Columns of a table of links under headings that say nothing: signs all the same, or fields.

use super::headings::Headings;
use super::lists::Weights;
use super::weights::measure;
use super::{Shape, Table};
use crate::format::audit::{Told, clipped};
use crate::format::draft::Draft;
use crate::format::kumu::{Attributes, parts};
use crate::format::signs::{Word, number, word};
use crate::model::Polarity;
use crate::names::{Names, folded, trimmed};

/// Of as many columns the headings are read.
const MOST_COLUMNS: usize = 1000;
/// As many columns are named, each with so many letters: every link without a sign tells of them.
const MOST_NAMED: usize = 5;
const LONGEST: usize = 40;

/// Where the signs are that no heading promises.
#[derive(Debug, Default)]
pub struct Found {
    /// The one column that can only be that of the signs, and its heading.
    pub signs: Option<(usize, String)>,
    /// The columns that are kept and not read, in words, if none is there for the signs.
    pub unread: String,
}

/// Looks for the signs of a table of links where no column that is known has any.
pub fn find(table: &Table, headings: &Headings, weights: &Weights, draft: &Draft) -> Found {
    let cells = filled(table);
    let mut unknown = Vec::new();
    // Some other column says signs.
    let mut said = false;
    for (column, name) in &headings.all {
        let mut cells = cells[*column].iter().copied();
        let weighs = |cell| number(cell).is_some_and(|n| n != 0.0);
        match role(*column, name, headings) {
            Role::Unknown | Role::Direction => unknown.push((*column, name)),
            Role::Signs if cells.next().is_some() => return Found::default(),
            Role::Texts => said |= cells.flat_map(parts).any(|text| says(text, draft)),
            Role::Weight => said |= weights.signed() && cells.any(weighs),
            _ => {}
        }
    }
    // A column in which somebody gave signs to words is theirs, whatever else stands in it.
    let given = |column: usize| {
        let mut cells = cells[column].iter();
        cells.any(|cell| draft.options.sign(cell).is_some())
    };
    let one_is = unknown.iter().any(|(column, _)| given(*column));
    let signs: Vec<_> = unknown
        .iter()
        .filter(|(column, name)| match one_is {
            true => given(*column),
            false => {
                let way = role(*column, name, headings) == Role::Direction;
                are_signs(&cells[*column], !way, draft)
            }
        })
        .collect();
    if let [(column, name)] = signs[..]
        && !said
    {
        return Found {
            signs: Some((*column, (*name).clone())),
            unread: String::new(),
        };
    }
    let kept = unknown.iter().filter(|(column, name)| {
        // A direction is read as one.
        !cells[*column].is_empty() && role(*column, name, headings) == Role::Unknown
    });
    Found {
        signs: None,
        unread: named(kept.map(|(_, name)| name.as_str())),
    }
}

/// True for a column of weights in which signs stand, and no other numbers than 1, 0 and −1.
pub(super) fn holds_signs(table: &Table, column: usize, draft: &Draft) -> bool {
    let cells = table.rows[1..].iter().map(|row| row.cell(column));
    let mut some = false;
    cells.filter(|cell| !cell.is_empty()).all(|cell| {
        let one = number(cell).is_some_and(|n| n.abs() == 1.0 || n == 0.0);
        some |= !one && says(cell, draft);
        one || measure(cell).is_none() && says(cell, draft)
    }) && some
}

/// Gives columns that have no heading, and something in them, a name, so that they are fields; and tells
/// of them. In a text what stands to the right of all headings may be there by a comma too many.
pub(super) fn without_heading(shape: &mut Shape, table: &mut Table, draft: &mut Draft) {
    if matches!(shape, Shape::Unknown | Shape::Pairs { skip: 0, .. }) {
        return;
    }
    let widest = table.rows.iter().map(|row| row.cells.len()).max();
    let width = match table.sheet {
        Some(_) => widest.unwrap_or(0),
        None => table.rows[0].cells.len(),
    };
    let mut filled = vec![false; width.min(MOST_COLUMNS)];
    for row in &table.rows[1..] {
        for (column, filled) in filled.iter_mut().enumerate().take(row.cells.len()) {
            *filled |= !row.cell(column).is_empty();
        }
    }
    let mut names = Names::default();
    for cell in &table.rows[0].cells {
        names.insert(&folded(trimmed(cell)));
    }
    for column in (0..filled.len()).filter(|&column| filled[column]) {
        if !table.rows[0].cell(column).is_empty() {
            continue;
        }
        let mut name = format!("column {}", column + 1);
        while names.contains(&name) {
            name.push('_');
        }
        match shape {
            Shape::Factors(headings) | Shape::Links(headings) => headings.call(column, &name),
            Shape::Matrix(matrix) if !matrix.names_are_in(column) => matrix.call(column),
            // The first three columns of such a table are known.
            Shape::Pairs { .. } if column > 2 => {}
            _ => continue,
        }
        let cells = &mut table.rows[0].cells;
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column].clone_from(&name);
        let at = table.at(&table.rows[0]).named(&name);
        draft.tell(Told::NoHeading, &[], at);
    }
}

/// The names of columns or fields, in a sentence.
pub(in crate::format) fn named<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let all: Vec<String> = names
        .map(|name| format!("“{}”", clipped(name, LONGEST)))
        .collect();
    let mut named = all[..all.len().min(MOST_NAMED)].join(", ");
    if all.len() > MOST_NAMED {
        named.push_str(&format!(" and {} more", all.len() - MOST_NAMED));
    }
    named
}

/// The cells of each column that are not empty. O(cells), however many columns have a heading.
fn filled(table: &Table) -> Vec<Vec<&str>> {
    let (first, rows) = match table.rows.split_first() {
        Some((first, rows)) => (first.cells.len(), rows),
        None => (0, &[][..]),
    };
    let mut columns = vec![Vec::new(); first];
    for row in rows {
        for (column, cells) in columns.iter_mut().enumerate().take(row.cells.len()) {
            let cell = row.cell(column);
            if !cell.is_empty() {
                cells.push(cell);
            }
        }
    }
    columns
}

/// What a column may say of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is there for them.
    Signs,
    /// Its texts are looked at for them.
    Texts,
    Weight,
    Direction,
    /// Something that has nothing to do with them.
    Other,
    Unknown,
}

fn role(column: usize, name: &str, headings: &Headings) -> Role {
    let is = |place: Option<usize>| place == Some(column);
    let name = folded(trimmed(name));
    let ids = headings.ids.is_some_and(|ids| ids.contains(&column));
    if ids || is(headings.from) || is(headings.to) || is(headings.id) || is(headings.confidence) {
        Role::Other
    } else if is(headings.sign) {
        Role::Signs
    } else if is(headings.kind) || is(headings.label) {
        Role::Texts
    } else if is(headings.weight) || is(headings.strength) {
        Role::Weight
    } else if is(headings.delay) || is(headings.directed) || name == "description" {
        Role::Other
    } else if name == "direction" {
        Role::Direction
    } else if Attributes::default().put_text(&name, "") {
        Role::Texts
    } else {
        Role::Unknown
    }
}

/// True for a text that is a word for a sign, or that somebody gave one.
fn says(text: &str, draft: &Draft) -> bool {
    word(text) != Word::Other || draft.options.sign(text).is_some()
}

/// True if all that stands in a column are signs, and nothing else could be meant.
pub(in crate::format) fn all_signs(cells: &[&str], draft: &Draft) -> bool {
    are_signs(cells, false, draft)
}

/// The same. `both`: that word is one too, beside + and −.
pub(in crate::format) fn are_signs(cells: &[&str], both: bool, draft: &Draft) -> bool {
    let has = |sign: Polarity| cells.iter().any(|cell| word(cell) == Word::Sign(sign));
    let both = both && has(Polarity::Plus) && has(Polarity::Minus);
    let negative = cells.iter().any(|cell| number(cell) == Some(-1.0));
    let one = |cell: &str| negative && number(cell).is_some_and(|n| n.abs() == 1.0);
    let is_sign = |cell: &str| {
        // A link that goes both ways is no sign.
        says(cell, draft) && (both || folded(cell) != "both")
    };
    if !cells.iter().all(|cell| is_sign(cell) || one(cell)) {
        return false;
    }
    let mut said = cells.iter().filter(|cell| word(cell) != Word::Unsaid);
    // One letter again and again may stand for anything.
    let Some(first) = said.next() else {
        return false;
    };
    first.chars().count() > 1
        || !first.chars().all(char::is_alphabetic)
        || said.any(|cell| cell != first)
}
