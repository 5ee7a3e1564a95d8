//! What stands below a matrix or a list of links and is no row of it: notes, a source, a key, what codes
//! mean.

use super::above::MOST_ABOVE;
use super::headings::{Headings, LONGEST};
use super::matrix;
use super::totals::may_be_beside;
use super::{Row, Shape, Table, shape};
use super::{below, codes};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded, trimmed};

/// In one of as many columns are the names of causes.
const FIRST: usize = 3;
/// As many rows below a matrix may be notes.
const MOST: usize = 60;
/// As many columns are looked at for a list of codes beside a matrix.
const MOST_BESIDE: usize = 300;
/// A name has hardly ever more words.
const MOST_WORDS: usize = 6;
/// So begin notes, whatever follows.
const WORDS: [&str; 37] = [
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
];

/// Of these, what stands alone above notes or a legend.
const HEADS: [&str; 10] = [
    "note",
    "notes",
    "legend",
    "legende",
    "légende",
    "leyenda",
    "anmerkungen",
    "hinweise",
    "remarques",
    "notas",
];

/// Of these words, what a factor may be called.
const FACTORS: [&str; 6] = ["participants", "key", "scale", "skala", "échelle", "stand"];

/// Takes from a matrix or a list of links the rows below it that are none of its own, and tells of them.
/// Those that say what the codes of a matrix mean give its columns and rows these names.
pub fn without(mut table: Table, draft: &mut Draft) -> Table {
    codes_beside(&mut table, draft);
    // Below headings of factors, above which may be a title, each row is one, but for what reads like a note.
    if let Some(top) = top_of_factors(&table.rows) {
        let end = top + end_of_factors(&table.rows[top..]);
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
    if rows.len() < 3 || !last.is_alone() && !explains(last) {
        return None;
    }
    let mut names = Names::default();
    let links = |row: &&Row| !row.is_alone() && !explains(row);
    for row in rows.iter().filter(links) {
        for cell in row.filled().filter(|cell| is_name(cell)) {
            names.insert(&folded(cell));
        }
    }
    let mut end = rows.len();
    for at in (first.max(1)..rows.len()).rev() {
        let (row, above) = (&rows[at], &rows[at - 1]);
        let known = row.filled().any(|cell| names.contains(&folded(cell)));
        let prose = row.is_alone() && is_prose(row);
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
    rows.iter().take(MOST_ABOVE + 1).position(|row| {
        let of = Headings::of(row);
        let begins = of.begin_a_table() || of.says_more();
        let is = alone && of.is_of_factors() && !of.is_of_links() && begins;
        alone &= row.is_alone();
        is
    })
}

/// Where the rows of a list of factors end. Below it may stand notes: right below it such as say that they are; behind
/// a blank row also what follows those, and what follows a word for notes.
fn end_of_factors(rows: &[Row]) -> usize {
    let mut end = rows.len();
    let first = end.saturating_sub(MOST).max(2);
    let wide = |rows: &[Row]| rows.iter().any(|row| !row.is_alone());
    let says = |at: usize| {
        let row = &rows[at];
        row.is_alone() && is_note(row) || dates(&rows[1..], row)
    };
    // Where factors are sentences, a sentence is no note.
    let ends = |row: &Row| row.filled().next().is_some_and(|cell| cell.ends_with('.'));
    let plain = !rows[1..].iter().any(|row| !row.is_alone() && ends(row));
    let sentence = |row: &Row| plain && row.is_alone() && is_sentence(row);
    for at in (first..rows.len()).rev() {
        if !rows[at].is_short() {
            break;
        }
        if !rows[at].is_apart_from(&rows[at - 1]) {
            continue;
        }
        let word = folded(rows[at].filled().next().unwrap_or_default());
        let headed = rows[at].is_alone() && HEADS.contains(&word.trim_end_matches(':'));
        let all = headed
            || (at..end).all(|row| {
                says(row)
                    || sentence(&rows[row])
                    || end - at > 1 && explains_more(&rows[1..], &rows[row])
            });
        // What follows a note is one.
        let follow = |from: &usize| (*from..end).all(|at| rows[at].is_alone() || says(at));
        let first = || (at..end).find(|&at| says(at)).filter(follow);
        let start = if all { Some(at) } else { first() };
        match start.filter(|_| wide(&rows[1..at])) {
            Some(start) => end = start,
            None => break,
        }
        if end != at {
            break;
        }
    }
    // Right below, what is alone and says so.
    while end > first && wide(&rows[1..end - 1]) && rows[end - 1].is_alone() && says(end - 1) {
        end -= 1;
    }
    end
}

/// The same, where that has a number: “Source | Workshop 2026”.
fn dates(rows: &[Row], row: &Row) -> bool {
    let second = row.filled().nth(1).unwrap_or_default();
    second.contains(|c: char| c.is_ascii_digit()) && explains_more(rows, row)
}

/// True for “Source” or “Author” and what follows in the next cell, which no other row says of a factor.
fn explains_more(rows: &[Row], row: &Row) -> bool {
    let second = row.filled().nth(1).unwrap_or_default();
    let known = |other: &Row| {
        other.number != row.number && other.filled().nth(1).is_some_and(|cell| cell == second)
    };
    let said = folded(row.filled().next().unwrap_or_default());
    let may_be = FACTORS.contains(&said.trim_end_matches(':'));
    explains(row) && begins_a_note(row) && !may_be && !rows.iter().any(known)
}

/// True for a row whose first word is one for notes.
fn begins_a_note(row: &Row) -> bool {
    let said = row.filled().next().unwrap_or_default();
    said.len() <= LONGEST && WORDS.contains(&folded(said).trim_end_matches(':'))
}

/// True for two cells of which the first says what the second is: “Source”, a mark, a number.
pub fn explains(row: &Row) -> bool {
    let cells: Vec<&str> = row.filled().take(3).collect();
    let [first, second] = cells[..] else {
        return false;
    };
    let word = folded(first);
    let said = WORDS.contains(&word.trim_end_matches(':'));
    (said || !is_name(first)) && is_name(second)
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
    let is_own = |row: &Row| {
        let named = (0..FIRST.min(row.cells.len())).any(|by| {
            let name = row.cell(by);
            let mut others = row.filled().filter(|cell| *cell != name);
            !name.is_empty()
                && columns.contains(&folded(name))
                && (is_name(name) || others.all(matrix::is_weight))
                && !is_again(rows, row, by)
        });
        let is_sums = || {
            let mut cells = row.filled();
            let called = cells.next().is_some_and(may_be_beside);
            called && !is_prose(row) && cells.all(matrix::is_weight)
        };
        // “Participants | 12” says how many were there.
        let said = || begins_a_note(row) && row.filled().nth(2).is_none();
        named || has_weights(row, width) && !said() || is_sums()
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

/// True for a sentence.
fn is_sentence(row: &Row) -> bool {
    let said = row.filled().next().unwrap_or_default();
    said.ends_with('.') && said.split_whitespace().count() > 4
}

/// True for a row that is hardly a factor: “Source: …”, or behind a mark.
fn is_note(row: &Row) -> bool {
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
