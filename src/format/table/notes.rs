//! What stands below a matrix or a list of links and is no row of it: notes, a source, a key, what codes
//! mean.

use super::above::MOST_ABOVE;
use super::headings::{Headings, LONGEST};
use super::matrix;
use super::totals::may_be_beside;
use super::{Row, Shape, Table, shape};
use super::{below, codes, under};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded, trimmed};

/// In one of as many columns are the names of causes.
const FIRST: usize = 3;
/// In as many rows the names of columns are looked for.
const LOOKED_AT: usize = 8;
/// As many rows below a matrix may be notes.
const MOST: usize = 60;
/// As many columns are looked at for a list of codes beside a matrix.
const MOST_BESIDE: usize = 300;
/// A name has hardly ever more words.
const MOST_WORDS: usize = 6;
/// So begin notes, whatever follows.
const WORDS: [&str; 51] = [
    "note",
    "notes",
    "remark",
    "remarks",
    "comment",
    "comments",
    "source",
    "sources",
    "key",
    "legend",
    "scale",
    "date",
    "author",
    "authors",
    "facilitator",
    "participants",
    "quelle",
    "quellen",
    "legende",
    "anmerkung",
    "anmerkungen",
    "hinweis",
    "hinweise",
    "bemerkung",
    "skala",
    "légende",
    "remarque",
    "remarques",
    "échelle",
    "fuente",
    "leyenda",
    "nota",
    "notas",
    "updated",
    "last updated",
    "aktualisiert",
    "stand",
    "auteur",
    "auteurs",
    "autor",
    "autores",
    "autoren",
    "verfasser",
    "datum",
    "fecha",
    "version",
    "teilnehmer",
    "teilnehmende",
    "participantes",
    "contact",
    "kontakt",
];

/// What stands above what signs and words mean.
const LEGENDS: [&str; 14] = [
    "key",
    "legend",
    "legende",
    "légende",
    "leyenda",
    "definitions",
    "abbreviations",
    "glossary",
    "definitionen",
    "erläuterungen",
    "abkürzungen",
    "définitions",
    "abréviations",
    "definiciones",
];

/// Takes from a matrix or a list of links the rows below it that are none of its own, and tells of them.
/// Those that say what the codes of a matrix mean give its columns and rows these names.
pub fn without(mut table: Table, draft: &mut Draft) -> Table {
    codes_beside(&mut table, draft);
    // Below headings of factors, above which may be a title, each row is one, but for what reads like a note.
    if let Some(top) = top_of_factors(&table.rows) {
        let end = top + under::end(&table.rows[top..]);
        for row in table.rows.split_off(end) {
            let at = table.at(&row).named(&row.said());
            draft.tell(Told::NotesUnder, &[], at);
        }
        return table;
    }
    let (notes, said) = match (end(&table.rows), end_of_list(&table.rows)) {
        (Some((top, end)), _) => {
            let notes = table.rows.split_off(end);
            let said = codes::listed(&mut table, top, &notes, draft);
            (notes, said)
        }
        // Of a matrix all of whose rows are its own, the last may be called Source.
        (None, Some(end)) if !matches!(shape(&table.rows), Shape::Matrix(_)) => {
            let notes = table.rows.split_off(end);
            let said = vec![false; notes.len()];
            (notes, said)
        }
        _ => return table,
    };
    for (row, said) in notes.iter().zip(said) {
        if !said {
            let at = table.at(row).named(&row.said());
            draft.tell(Told::NotesUnder, &[], at);
        }
    }
    table
}

/// Gives the factors of a matrix the names that a list of its codes says, which stands beside it behind an
/// empty column.
fn codes_beside(table: &mut Table, draft: &mut Draft) {
    let widest = table.rows.iter().map(|row| row.cells.len()).max();
    let widest = widest.unwrap_or(0).min(MOST_BESIDE);
    // The last column that is empty, with two behind it at most.
    let mut gaps = (FIRST..widest).rev().take(3);
    let Some(gap) = gaps.find(|&c| table.rows.iter().all(|row| row.cell(c).is_empty())) else {
        return;
    };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in &table.rows {
        let part = |cells: &[String]| Row {
            cells: cells.to_vec(),
            ..row.clone()
        };
        let at = row.cells.len().min(gap);
        left.push(part(&row.cells[..at]));
        right.push(part(&row.cells[at..]));
    }
    left.retain(|row| !row.is_blank());
    right.retain(|row| !row.is_blank());
    if left.is_empty() || right.len() > left.len() + MOST || !is_matrix(&left) {
        return;
    }
    let mut of = Table {
        sheet: table.sheet.clone(),
        file: table.file.clone(),
        rows: left,
        turned: None,
        ..*table
    };
    let said = codes::listed(&mut of, 0, &right, draft);
    // The first row may be one of headings.
    if said.len() > 1 && said[1..].iter().all(|said| *said) {
        table.rows = of.rows;
    }
}

/// Where the rows of a list of links end, if notes follow: rows of one cell, or of a word such as “Source”
/// or a mark and what it means. Without a blank row above them they must read like notes.
fn end_of_list(rows: &[Row]) -> Option<usize> {
    let first = rows.len().saturating_sub(MOST);
    let last = rows.last()?;
    if rows.len() < 3 || !last.is_alone() && !explains(last) && !is_byline(last) {
        return None;
    }
    let mut names = Names::default();
    let links = |row: &&Row| !row.is_alone() && !explains(row) && !is_byline(row);
    let mut tops = rows.iter().take(MOST_ABOVE + 1);
    let top = tops.position(|row| Headings::of(row).is_of_links());
    for row in rows[top.map_or(0, |top| top + 1)..].iter().filter(links) {
        for cell in row.filled().filter(|cell| is_name(cell)) {
            names.insert(&folded(cell));
        }
    }
    let mut end = rows.len();
    for at in (first.max(1)..rows.len()).rev() {
        let (row, above) = (&rows[at], &rows[at - 1]);
        let known = row.filled().any(|cell| names.contains(&folded(cell)));
        let prose = row.is_alone() && is_prose(row) || is_byline(row) && !known;
        if !prose && (known || !row.is_alone() && !explains(row)) {
            break;
        }
        if prose || row.is_apart_from(above) {
            end = at;
        }
    }
    let apart = rows.get(end)?.is_apart_from(&rows[end - 1]);
    let tops = 0..end.min(MOST_ABOVE + 1);
    let lists = tops.filter(|top| end - top > 1).map(|top| &rows[top..end]);
    let mut lists = lists.map(|rows| (shape(rows), rows));
    let list = lists.find(|(of, _)| matches!(of, Shape::Links(_) | Shape::Pairs { .. }));
    // Where all rows have signs, those below a blank one are looked at once more.
    list.is_some_and(|(of, rows)| !(apart && below::have_signs(&of, rows)))
        .then_some(end)
}

/// Where the headings of a list of factors stand, below lone cells.
fn top_of_factors(rows: &[Row]) -> Option<usize> {
    let mut alone = true;
    (0..rows.len().min(MOST_ABOVE + 1)).find(|&at| {
        let row = &rows[at];
        let of = Headings::of(row);
        let begins = of.begin_a_table() || of.says_more();
        let list = || begins || matches!(shape(&rows[at..]), Shape::Factors(_));
        let is = alone && of.is_of_factors() && !of.is_of_links() && list();
        alone &= row.is_alone();
        is
    })
}

/// What no factor is called, before who made a map.
#[rustfmt::skip]
const MAKERS: [&str; 19] = [
    "author", "authors", "author(s)", "prepared by", "compiled by", "created by", "drawn by", "facilitator", "autor",
    "autoren", "verfasser", "erstellt von", "erstellt am", "auteur", "auteurs", "autora", "autores", "elaborado por",
    "facilitador",
];
/// What stands before a number that says when.
const TIMES: [&str; 7] = [
    "last updated",
    "updated",
    "date",
    "version",
    "datum",
    "stand",
    "fecha",
];

/// True for two cells of which the first says that the other is an author, a date or the like.
pub fn is_byline(row: &Row) -> bool {
    let cells: Vec<&str> = row.filled().take(3).collect();
    let [first, second] = cells[..] else {
        return false;
    };
    if first.len() > LONGEST {
        return false;
    }
    let plain = folded(first);
    let plain = trimmed(plain.trim_end_matches(':'));
    let numbered = second.contains(|c: char| c.is_ascii_digit());
    MAKERS.contains(&plain) || TIMES.contains(&plain) && numbered
}

/// True for a row whose first word is one for notes.
pub fn begins_a_note(row: &Row) -> bool {
    let said = row.filled().next().unwrap_or_default();
    said.len() <= LONGEST && WORDS.contains(&folded(said).trim_end_matches(':'))
}

/// True for rows the first of which begins with a word for a legend.
pub fn is_legend(rows: &[Row]) -> bool {
    let first = rows.first().and_then(|row| row.filled().next());
    first.is_some_and(|said| {
        let short = said.len() <= LONGEST;
        short && LEGENDS.contains(&trimmed(folded(said).trim_end_matches(':')))
    })
}

/// True for two cells of which the first says what the second is: “Source”, a mark, a number.
pub fn explains(row: &Row) -> bool {
    let cells: Vec<&str> = row.filled().take(3).collect();
    let [first, second] = cells[..] else {
        return false;
    };
    (begins_a_note(row) || !is_name(first)) && is_name(second)
}

/// Where the headings of a matrix stand and where its rows end, if others follow that are none of it.
fn end(rows: &[Row]) -> Option<(usize, usize)> {
    for top in 0..rows.len().min(MOST_ABOVE + 1) {
        let Some(own) = own(&rows[top], &rows[top + 1..]) else {
            continue;
        };
        let end = top + 1 + own;
        if rows.len() - end <= MOST && is_matrix(&rows[top..end]) {
            return (end < rows.len()).then_some((top, end));
        }
    }
    None
}

fn is_matrix(rows: &[Row]) -> bool {
    matches!(shape(rows), Shape::Matrix(_)) || codes::spell(rows).is_some()
}

/// How many of the rows below some headings are those of a matrix, by their names and cells; none if
/// those are no headings of one.
fn own(first: &Row, rows: &[Row]) -> Option<usize> {
    let width = first.cells.len();
    first.filled().nth(1)?;
    let mut columns = Names::default();
    for column in 0..width {
        columns.insert(&folded(first.cell(column)));
    }
    let is_named = |row: &Row| {
        (0..FIRST.min(row.cells.len())).any(|by| {
            let name = row.cell(by);
            let mut others = row.filled().filter(|cell| *cell != name);
            !name.is_empty()
                && columns.contains(&folded(name))
                && (is_name(name) || others.all(matrix::is_weight))
                && !is_again(rows, row, by)
        })
    };
    // Rows behind the last blank one, which are no factors of their own where rows have the names of columns.
    let gap = |at: &usize| rows[*at].is_apart_from(&rows[at - 1]);
    let tail = (1..rows.len()).rev().find(gap).unwrap_or(rows.len());
    let some = &rows[..tail.min(LOOKED_AT)];
    let square = some.iter().filter(|row| is_named(row)).count() * 2 > some.len();
    let tail = rows.get(tail).map_or(u32::MAX, |row| row.number);
    let is_own = |row: &Row| {
        let is_sums = || {
            let mut cells = row.filled();
            let called = cells.next().is_some_and(may_be_beside);
            called && !is_prose(row) && cells.all(matrix::is_weight)
        };
        // “Participants | 12” says how many were there.
        let said = || {
            let two = row.filled().nth(2).is_none() && number(row.cell(1)).is_some();
            row.number >= tail && two && (square || begins_a_note(row))
        };
        is_named(row) || has_weights(row, width) && !said() || is_sums()
    };
    let first = rows.len().saturating_sub(MOST + 1);
    let last = first + rows[first..].iter().rposition(is_own)?;
    let mut end = last + 1;
    // Below it at once, a lone name may be that of a factor without links.
    while let Some(row) = rows.get(end) {
        let above = &rows[end - 1];
        if row.is_apart_from(above) || !row.is_alone() || is_prose(row) {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// True for a code and its name, if a row above has that code.
fn is_again(rows: &[Row], row: &Row, by: usize) -> bool {
    let code = row.cell(by);
    let mut cells = row.filled().skip_while(|cell| *cell != code).skip(1);
    let is_pair =
        matches!((cells.next(), cells.next()), (Some(name), None) if !matrix::is_weight(name));
    let mut above = rows.iter().take_while(|other| other.number < row.number);
    is_pair && above.any(|other| other.cell(by) == code)
}

/// True for a row of names, and behind them nothing but weights, of which there are some.
fn has_weights(row: &Row, width: usize) -> bool {
    let filled: Vec<usize> = (0..row.cells.len())
        .filter(|&c| !row.cell(c).is_empty())
        .collect();
    let weight = |&&column: &&usize| matrix::is_weight(row.cell(column));
    let weights = filled.iter().rev().take_while(weight).count();
    let names = &filled[..filled.len() - weights];
    // A square of numbers has no names at all.
    let bare = names.is_empty() && weights == width && filled.len() == width;
    let named = names.len() <= FIRST && names.iter().any(|&c| is_name(row.cell(c)));
    bare || weights > 0 && named && names.last().is_some_and(|&c| c < FIRST)
}

/// True for what is no sign and no number, also for one letter.
fn is_name(text: &str) -> bool {
    let letter = text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
    number(text).is_none() && (letter || word(text) == Word::Other)
}

/// True for a row that is hardly a factor: “Source: …”, or behind a mark.
pub fn is_note(row: &Row) -> bool {
    let said = row.filled().next().unwrap_or_default();
    let begins = said
        .split_once(':')
        .is_some_and(|(word, _)| WORDS.contains(&trimmed(&folded(word))));
    // A star without a blank is no bullet.
    let star = said
        .strip_prefix('*')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    // A mark, and what it means.
    let key = |(mark, _): (&str, &str)| !mark.contains(char::is_alphanumeric);
    begins || said.split_once('=').is_some_and(key) || said.starts_with('©') || star
}

/// True for a row that reads like a note.
fn is_prose(row: &Row) -> bool {
    let first = row.filled().next().unwrap_or_default();
    let plain = folded(first);
    let word = plain.split(|c: char| !c.is_alphanumeric()).next();
    let short = plain.split_whitespace().count() <= 1;
    first.contains([':', '=', '©', '*'])
        || first.ends_with(['.', '!', '?', '…'])
        || first.starts_with('(') && first.ends_with(')')
        || plain.split_whitespace().count() > MOST_WORDS
        || short && word.is_some_and(|word| WORDS.contains(&word))
}
