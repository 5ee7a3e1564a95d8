//! What stands below a list of factors and is none of them: notes, a source, a key, who took part.

use super::Row;
use super::headings::Headings;
use super::notes::{begins_a_note, is_byline, is_legend, is_note};
use super::totals::is_total;
use crate::format::signs::number;
use crate::names::{Names, folded, trimmed};

/// As many rows below factors may be notes.
const MOST: usize = 60;
/// In as many columns of factors groups are looked for.
const MOST_COLUMNS: usize = 8;
/// What people call the mean of a column.
const MEANS: [&str; 12] = [
    "average",
    "mean",
    "median",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "médiane",
    "promedio",
    "media",
    "mediana",
    "gemiddelde",
    "média",
];
/// What stands alone above notes or a legend, whatever follows.
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
/// What stands alone above names and titles.
const LISTS: [&str; 14] = [
    "participants",
    "participantes",
    "teilnehmer",
    "teilnehmende",
    "authors",
    "auteurs",
    "autoren",
    "autores",
    "references",
    "références",
    "referencias",
    "literatur",
    "sources",
    "quellen",
];
/// What stands alone above terms and what they mean, or loops and what they are called.
const TERMS: [&str; 19] = [
    "abbreviations",
    "acronyms",
    "definitions",
    "glossary",
    "loops",
    "feedback loops",
    "abkürzungen",
    "definitionen",
    "glossar",
    "erläuterungen",
    "schleifen",
    "abréviations",
    "définitions",
    "glossaire",
    "boucles",
    "abreviaturas",
    "definiciones",
    "glosario",
    "bucles",
];
/// The first heading of people or terms, which hardly any factor is called.
const HEADINGS: [&str; 12] = [
    "participant",
    "participante",
    "teilnehmerin",
    "author",
    "facilitator",
    "abbreviation",
    "abkürzung",
    "abréviation",
    "abreviatura",
    "acronym",
    "term",
    "begriff",
];
/// Words for notes that factors are called, too.
const FACTORS: [&str; 9] = [
    "participants",
    "participantes",
    "teilnehmer",
    "comment",
    "comments",
    "key",
    "scale",
    "skala",
    "échelle",
];
/// So begins what somebody says of a map.
const BEGIN: [&str; 16] = [
    "compiled",
    "prepared",
    "created",
    "drawn",
    "updated",
    "contact",
    "version",
    "workshop",
    "erstellt",
    "aktualisiert",
    "kontakt",
    "élaboré",
    "atelier",
    "elaborado",
    "taller",
    "contacto",
];

/// Where the rows of a list of factors end. Right below it may stand notes that say that they are; behind a blank row
/// also what no factor is called like, what follows those, and what follows a word for notes.
pub fn end(rows: &[Row]) -> usize {
    let mut end = rows.len();
    let first = end.saturating_sub(MOST).max(2);
    let wide = |rows: &[Row]| rows.iter().any(|row| !row.is_alone());
    // What factors are called like is no note.
    let unlike = |is: fn(&str) -> bool| {
        let mut factors = rows[1..].iter().filter(|row| !row.is_alone());
        !factors.any(|row| is(said(row)))
    };
    let plain = unlike(|said| said.ends_with('.'));
    let odd = unlike(is_odd);
    let note = |row: &Row| row.is_alone() && is_note(row);
    let says = |at: usize| {
        let row = &rows[at];
        note(row) || row.is_alone() && odd && is_odd(said(row)) || explains_more(&rows[1..], row)
    };
    let sentence = |row: &Row| plain && row.is_alone() && is_sentence(said(row));
    let sums = |end: usize| {
        (first..end)
            .rev()
            .take_while(|&at| is_a_sum(&rows[at]))
            .count()
    };
    end -= sums(end);
    for at in (first..end).rev() {
        if !rows[at].is_short() {
            break;
        }
        if !rows[at].is_apart_from(&rows[at - 1]) {
            continue;
        }
        let block = &rows[at..end];
        let headed = is_headed(block) || is_a_list(&rows[1..at], block);
        let all = headed
            || says_of_groups(&rows[..at], block)
            || (at..end).all(|at| says(at) || sentence(&rows[at]));
        // What follows a note is one.
        let follow = |from: &usize| (*from..end).all(|at| rows[at].is_alone() || says(at));
        let start = match all {
            true => Some(at),
            false => (at..end).find(|&at| says(at)).filter(follow),
        };
        // Where nothing but names stands, a note must say that it is one.
        let sure = |from: &usize| wide(&rows[1..at]) || rows[*from..end].iter().all(note);
        match start.filter(sure) {
            Some(start) => end = start,
            None => break,
        }
        if end != at {
            break;
        }
    }
    while end > first && wide(&rows[1..end - 1]) {
        let row = &rows[end - 1];
        if is_byline(row) {
            end -= 1;
            continue;
        }
        if !note(row) || said(row).starts_with('*') && !said(row).contains('=') {
            break;
        }
        end -= 1;
    }
    end - sums(end)
}

/// True for “Total” or “Average” and numbers, if any.
fn is_a_sum(row: &Row) -> bool {
    let word = said(row).split(':').next().unwrap_or_default();
    let named = is_total(word) || MEANS.contains(&trimmed(&folded(word)));
    named && row.filled().skip(1).all(|cell| number(cell).is_some())
}

fn said(row: &Row) -> &str {
    row.filled().next().unwrap_or_default()
}

/// True for rows below a word for notes, or for names or titles.
fn is_headed(rows: &[Row]) -> bool {
    let [head, below @ ..] = rows else {
        return false;
    };
    let word = folded(said(head));
    let word = word.trim_end_matches(':').trim_end();
    let alone = below.iter().all(Row::is_alone);
    head.is_alone()
        && (HEADS.contains(&word) && (alone || is_legend(rows))
            || LISTS.contains(&word) && alone && !below.is_empty())
}

/// True for names or terms in two columns, below a word for them. What no colon follows may
/// be called like a group of factors.
pub fn is_a_list(above: &[Row], rows: &[Row]) -> bool {
    let [head, below @ ..] = rows else {
        return false;
    };
    let word = folded(said(head));
    let plain = word.trim_end_matches(':').trim_end();
    let is = match head.is_alone() {
        true => {
            let colon = plain != word;
            let heads = |two: &[Row]| {
                let word = folded(said(&two[0]));
                let word = word.as_str();
                let known = word.ends_with(':') || HEADS.contains(&word) || TERMS.contains(&word);
                two[0].is_alone() && !known && !two[1].is_alone() && !two[1].is_apart_from(&two[0])
            };
            let headed = || above.windows(2).any(heads);
            LISTS.contains(&plain) && colon || TERMS.contains(&plain) && (colon || !headed())
        }
        false => HEADINGS.contains(&plain),
    };
    if !is || below.is_empty() {
        return false;
    }
    // What the second cells say is said of other factors as well.
    let second = |row: &Row| folded(row.filled().nth(1).unwrap_or_default());
    let mut said_above = Names::default();
    for row in above {
        said_above.insert(&second(row));
    }
    let known = |row: &Row| !row.is_alone() && said_above.contains(&second(row));
    !below.iter().any(known)
}

/// True for a list, with or without headings, whose first cells are what stands in another column of the factors: what
/// colour the groups have.
fn says_of_groups(factors: &[Row], rows: &[Row]) -> bool {
    let ([headings, factors @ ..], [_, below @ ..]) = (factors, rows) else {
        return false;
    };
    if below.is_empty() || rows.iter().any(Row::is_alone) {
        return false;
    }
    let label = Headings::of(headings).label.unwrap_or(0);
    let values = |column: usize| {
        let mut values = Names::default();
        for row in factors {
            values.insert(&folded(row.cell(column)));
        }
        values
    };
    let labels = values(label);
    let stands = |values: &Names, row: &Row| values.contains(&folded(said(row)));
    rows.iter().all(|row| !stands(&labels, row))
        && (0..headings.cells.len().min(MOST_COLUMNS))
            .filter(|&column| column != label)
            .any(|column| {
                let values = values(column);
                below.iter().all(|row| stands(&values, row))
            })
}

/// True for “Source” or “Author” and what follows in the next cell, which no other row says of a factor.
fn explains_more(rows: &[Row], row: &Row) -> bool {
    let second = row.filled().nth(1).unwrap_or_default();
    let known = |other: &Row| {
        other.number != row.number && other.filled().nth(1).is_some_and(|cell| cell == second)
    };
    let word = folded(said(row));
    let may_be = FACTORS.contains(&word.trim_end_matches(':'));
    let two = row.filled().take(3).count() == 2;
    two && begins_a_note(row) && !may_be && !rows.iter().any(known)
}

/// True for a sentence.
fn is_sentence(said: &str) -> bool {
    said.ends_with('.') && said.split_whitespace().count() > 4
}

/// True for what hardly any factor is called: with a colon, an address, a year, in brackets, “Compiled by …”.
fn is_odd(said: &str) -> bool {
    let mut words = said.split(|c: char| !c.is_alphanumeric());
    let year = words.any(|word| {
        let begins = word.starts_with("19") || word.starts_with("20");
        begins && word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
    });
    let (word, more) = said.split_once(' ').unwrap_or((said, ""));
    let begins = !more.is_empty() && BEGIN.contains(&folded(word).trim_end_matches(':'));
    let number = said.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < said.len() && number.starts_with(')');
    said.contains([':', '=', '@']) || said.starts_with(['(', '[']) || numbered || year || begins
}
