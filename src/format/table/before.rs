//! What stands before links whose causes and effects stand in one cell: `1. Trust → Work`, `R1: Trust → Work`.

use super::inside::link_in;
use super::{Row, Table};
use crate::format::audit::{Notes, Told};
use crate::names::trimmed;

/// What codes are called that are taken from links.
pub const HEADING: &str = "Reference";

/// The place behind the number that a text begins with: `1. `, `2)`, `(3)`, `4 - `, `e) `.
fn behind_number(text: &str) -> Option<usize> {
    let letter = text.starts_with(|c: char| c.is_ascii_lowercase());
    if letter && text.get(1..).is_some_and(|rest| rest.starts_with(") ")) {
        return Some(3);
    }
    let open = text.strip_prefix('(').unwrap_or(text);
    let rest = open.trim_start_matches(|c: char| c.is_ascii_digit());
    let marks: &[&str] = if open.len() < text.len() {
        &[")"]
    } else {
        &[".", ")", " - ", " – "]
    };
    let name = marks.iter().find_map(|mark| rest.strip_prefix(mark))?;
    let numbered = rest.len() < open.len() && !name.starts_with(|c: char| c.is_ascii_digit());
    let name = name.trim_start();
    (numbered && !name.is_empty()).then(|| text.len() - name.len())
}

/// A number of one level or more without a mark, and the place behind it: `3 `, `1.2 `.
fn counted(text: &str) -> Option<(Vec<u16>, usize)> {
    let (number, name) = text.split_once(char::is_whitespace)?;
    let number = number.strip_suffix('.').unwrap_or(number);
    let levels = number.split('.').map(|level| level.parse().ok());
    let name = trimmed(name);
    Some((levels.collect::<Option<_>>()?, text.len() - name.len())).filter(|_| !name.is_empty())
}

/// True for numbers that count: 1, 2, 3; 1.1, 1.2, 2.1.
fn count(all: &[Vec<u16>]) -> bool {
    let first = all
        .first()
        .is_some_and(|first| matches!(first[..], [1] | [1, 0 | 1]));
    let goes_on = |pair: &[Vec<u16>]| match (&pair[0][..], &pair[1][..]) {
        (&[before], &[after]) => u32::from(after) == u32::from(before) + 1,
        (&[_], _) | (_, &[_]) => false,
        (before, after) => before < after,
    };
    first && all.len() > 2 && all.windows(2).all(goes_on)
}

/// A code and the place behind it: `R1: `, `L12: `.
fn code(text: &str) -> Option<(&str, usize)> {
    let (code, name) = text.split_once(':')?;
    let digits = code.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = code.len() - digits.len();
    let good = (1..=2).contains(&letters)
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit());
    let name = trimmed(name);
    (good && !name.is_empty()).then(|| (code, text.len() - name.len()))
}

/// Takes the numbers and codes from links that nearly all have one. Codes get a column of their own, at the end; true
/// if there is one now. `headed`: the first row is one of headings; `wide`: a column may be added. Tells of those that may
/// be part of a name. O(n).
pub fn without(
    (rows, column): (&mut [Row], usize),
    (headed, wide): (bool, bool),
    (table, notes): (&Table, &mut Notes),
) -> bool {
    let links = &mut rows[usize::from(headed)..];
    let cells = links.iter().map(|row| row.cell(column));
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    // Where effects have them, too, they are names.
    let of_effects = |begins: &dyn Fn(&str) -> bool| {
        let mut links = cells.iter().filter_map(|cell| link_in(cell, None));
        links.any(|of| begins(&of.ends[1]))
    };
    let most = |number: usize| number > 1 && number * 3 >= cells.len() * 2;
    let marked = cells.iter().filter(|cell| behind_number(cell).is_some());
    if most(marked.count()) {
        if of_effects(&|name| behind_number(name).is_some()) {
            return false;
        }
        cut(links, column, behind_number);
        return false;
    }
    let numbers: Option<Vec<_>> = cells.iter().map(|cell| Some(counted(cell)?.0)).collect();
    let mut tell = |row: &Row, mark: &str| {
        let at = table.at(row).named(mark);
        notes.tell(Told::NumberBefore, &[], at);
    };
    if numbers.is_some_and(|all| count(&all)) && !of_effects(&|name| counted(name).is_some()) {
        for row in links.iter().filter(|row| !row.cell(column).is_empty()) {
            let mark = row.cell(column).split_whitespace().next();
            tell(row, mark.unwrap_or_default());
        }
        cut(links, column, |cell| Some(counted(cell)?.1));
        return false;
    }
    let codes = cells.iter().filter(|cell| code(cell).is_some()).count();
    if !wide || !most(codes) || of_effects(&|name| code(name).is_some()) {
        return false;
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for (at, row) in rows.iter_mut().enumerate() {
        let found = match headed && at == 0 {
            true => Some((HEADING.to_owned(), 0)),
            false => code(row.cell(column)).map(|(code, at)| (code.to_owned(), at)),
        };
        let Some((code, at)) = found else {
            continue;
        };
        if at > 0 {
            tell(row, &code);
        }
        row.cells[column] = row.cell(column)[at..].to_owned();
        row.cells.resize(width, String::new());
        row.cells.push(code);
    }
    true
}

fn cut(links: &mut [Row], column: usize, behind: impl Fn(&str) -> Option<usize>) {
    for row in links {
        if let Some(at) = behind(row.cell(column)) {
            row.cells[column] = row.cell(column)[at..].to_owned();
        }
    }
}
