//! Tables without headings that are known: causes in the first column, effects in the second.

use super::headings::Headings;
use super::lists::{self, end, same_ends, there};
use super::weights::Weights;
use super::{Row, Shape, Table};
use crate::error::Error;
use crate::format::audit::Told;
use crate::format::draft::{Draft, keep_field};
use crate::format::signs::{Word, number, word};
use crate::names::folded;

/// A table without headings that are known: two columns or more, the third perhaps of signs.
pub fn shape(rows: &[Row]) -> Option<Shape> {
    let rows = &rows[..rows.len().min(200)];
    if marks(rows).is_some() {
        return None;
    }
    let two = rows
        .iter()
        .filter(|row| !row.cell(0).is_empty() && !row.cell(1).is_empty());
    // Of few rows one may be incomplete.
    let missing = rows.len() - two.count();
    if missing > usize::from(rows.len() > 2).max(rows.len() / 10) {
        return None;
    }
    let is_sign = |row: &Row| {
        let text = row.cell(2);
        word(text) != Word::Other || number(text).is_some()
    };
    let signs = rows.iter().filter(|row| is_sign(row)).count();
    let sign = (signs > 0 && signs * 10 >= (rows.len() - 1) * 8).then_some(2);
    // The first row is one of headings if the third column has signs and that row has none, or
    // says that they stand there.
    let said = sign.is_some() && (!is_sign(&rows[0]) || is_heading(rows));
    let skip = usize::from(said && rows.len() > 1);
    let just_two = rows
        .iter()
        .all(|row| (2..row.cells.len()).all(|c| row.cell(c).is_empty()));
    // Nothing else says what is meant: then hardly a row lacks an end.
    let whole = missing * 10 <= rows.len();
    (sign.is_some() || just_two && whole).then_some(Shape::Pairs { skip, sign })
}

/// The first row in whose second cell stands a sign or a number, and a word in the first, if that is so
/// in half of the rows: those are no effects.
pub fn marks(rows: &[Row]) -> Option<&Row> {
    let is_mark = |row: &&Row| {
        let (cause, text) = (row.cell(0), row.cell(1));
        let letter = text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
        let mark = number(text).is_some() || !letter && word(text) != Word::Other;
        mark && !cause.is_empty() && number(cause).is_none()
    };
    let all = rows.iter().filter(is_mark).count();
    let first = rows.iter().find(is_mark);
    first.filter(|_| all * 2 >= rows.len())
}

/// True if the third cell of the first row is `+/-`, that of no other row is, and what stands before
/// it is named by no other row.
fn is_heading(rows: &[Row]) -> bool {
    let Some((first, rows)) = rows.split_first() else {
        return false;
    };
    let mark = |row: &Row| matches!(folded(row.cell(2)).as_str(), "+/-" | "+/−" | "±" | "+ / -");
    let named = |row: &Row| {
        let ends = [first.cell(0), first.cell(1)];
        ends.contains(&row.cell(0)) || ends.contains(&row.cell(1))
    };
    rows.len() > 1 && mark(first) && !rows.iter().any(|row| mark(row) || named(row))
}

/// Reads a table without headings that are known.
pub fn read(
    table: &Table,
    skip: usize,
    sign: Option<usize>,
    draft: &mut Draft,
) -> Result<(), Error> {
    let first = &table.rows[0];
    let cells: Vec<&str> = (0..first.cells.len()).map(|c| first.cell(c)).collect();
    let cells = cells.join(", ");
    let what = if skip > 0 { "headings" } else { "a link" };
    match table.sheet.as_deref() {
        Some(name) => draft.tell(Told::NoHeaderSheet, &[what, &cells, name], table.whole()),
        None => draft.tell(Told::NoHeader, &[what, &cells], table.whole()),
    }
    let rows = &table.rows[skip..];
    if let Some(sign) = sign.filter(|_| skip > 0) {
        let numbers = |row: &Row| row.cell(sign).is_empty() || number(row.cell(sign)).is_some();
        let headings = Headings::of_pairs(first, sign, rows.iter().all(numbers));
        return lists::links(table, &headings, false, draft);
    }
    lists::behind(table, Told::LinksBehind, draft);
    let text = |row: &Row| sign.map_or(String::new(), |c| row.cell(c).to_owned());
    let weights = Weights::of(
        rows.iter().map(|row| sign.map_or("", |c| row.cell(c))),
        draft,
    );
    for row in rows {
        let at = table.at(row);
        let [from, to] = [0, 1].map(|end| there(row.cell(end), draft));
        if from.is_empty() || to.is_empty() {
            draft.tell(Told::HalfRow, &[], at);
            continue;
        }
        let (from, to) = (end(draft, from, &at)?, end(draft, to, &at)?);
        let link = draft.link(None, from, to, &at)?;
        let text = text(row);
        match number(&text) {
            Some(value) => {
                match weights.sign(value, draft) {
                    Ok(sign) => draft.sign(link, &[("weight", sign)], false, &at),
                    Err(told) => draft.tell(told, &[], at.clone().link(draft.link_id(link))),
                }
                weights.keep(link, value, "weight", draft, &at);
            }
            None => draft.sign(link, &[("sign", &text)], false, &at),
        }
        same_ends(draft, link, &at);
        let extra = &mut draft.link_mut(link).extra;
        for (column, text) in (3..row.cells.len()).map(|c| (c, row.cell(c))) {
            if text.is_empty() {
            } else if column == 3 {
                extra.insert("x-type".to_owned(), text.into());
            } else {
                keep_field(extra, &format!("column {}", column + 1), text.into());
            }
        }
    }
    Ok(())
}
