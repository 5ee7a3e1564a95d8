//! Tables of links whose headings say a sentence (“Factor, Influences, Sign”), and tables of factors
//! that may be such ones.

use super::columns::all_signs;
use super::headings::Headings;
use super::lists::is_said;
use super::matrix;
use super::{Row, Table};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::{Word, number, word};
use crate::model::Polarity;
use crate::names::{Names, folded, trimmed};

/// Above a column of effects, beside one of factors.
const EFFECTS: [&str; 15] = [
    "influences",
    "affects",
    "causes",
    "impacts",
    "drives",
    "impacts on",
    "impact on",
    "influence on",
    "effect on",
    "acts on",
    "leads to",
    "results in",
    "contributes to",
    "affected factor",
    "influenced factor",
];
/// Above a column of causes, beside one of factors.
const CAUSES: [&str; 12] = [
    "caused by",
    "driven by",
    "influenced by",
    "affected by",
    "impacted by",
    "depends on",
    "due to",
    "driver",
    "cause",
    "root cause",
    "influencing factor",
    "influencing variable",
];
/// Words for both ends that are less than sure alone.
const BOTH: [[&str; 2]; 6] = [
    ["driver", "outcome"],
    ["driver", "impact"],
    ["root cause", "outcome"],
    ["cause", "outcome"],
    ["influencing factor", "influenced factor"],
    ["influencing variable", "influenced variable"],
];
/// So many rows are looked at.
const LOOKED_AT: usize = 200;
/// A name has no more letters.
const LONGEST: usize = 100;

/// Finds the ends of links by a word that says what the factor beside it does; `false` where there is
/// none, or where no names stand below it.
pub fn ends(headings: &mut Headings, rows: &[Row]) -> bool {
    if headings.is_of_places() {
        return false;
    }
    let plain: Vec<String> = headings.all.iter().map(|(_, name)| plain(name)).collect();
    let at = |word: &str| plain.iter().position(|name| name == word);
    let both = BOTH
        .iter()
        .find_map(|[cause, effect]| at(cause).zip(at(effect)));
    if let Some((cause, effect)) = both {
        let [cause, effect] = [cause, effect].map(|i| headings.all[i].0);
        let good = are_names(rows, cause) && are_names(rows, effect);
        if good {
            headings.speak(cause, effect);
        }
        return good;
    }
    let mut found = plain.iter().enumerate().filter_map(|(i, name)| {
        let name = &name.as_str();
        let causes = CAUSES.contains(name);
        (causes || EFFECTS.contains(name)).then_some((i, causes))
    });
    // Two such words are not about one link.
    let (Some((i, causes)), None) = (found.next(), found.next()) else {
        return false;
    };
    let column = headings.all[i].0;
    let beside = match (headings.label, i) {
        (Some(label), _) => Some(label).filter(|label| label.abs_diff(column) == 1),
        // Whatever the first column is called.
        (None, 1) => Some(headings.all[0].0).filter(|&first| !headings.means(first)),
        _ => None,
    };
    let Some(factor) = beside.filter(|&factor| are_names(rows, factor) && are_names(rows, column))
    else {
        return false;
    };
    match causes {
        true => headings.speak(column, factor),
        false => headings.speak(factor, column),
    }
    true
}

/// A heading as it is compared.
fn plain(name: &str) -> String {
    let name = folded(name).replace(['_', '-'], " ");
    trimmed(name.trim_end_matches(['?', ':', '.', '…'])).to_owned()
}

/// True if what stands in a column may be names: there is something, and hardly any number, sign, yes
/// or no, or sentence.
pub fn are_names(rows: &[Row], column: usize) -> bool {
    let cells = rows.iter().skip(1).take(LOOKED_AT);
    let cells = cells
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty());
    let is_name = |cell: &str| {
        let sentence = cell.contains(' ') && cell.ends_with(['.', '!', '?', '…']);
        let flag = is_said(cell) || matches!(folded(cell).as_str(), "no" | "false");
        !sentence && !flag && number(cell).is_none() && word(cell) == Word::Other
    };
    let (mut all, mut names) = (0, 0);
    for cell in cells {
        all += 1;
        names += usize::from(is_name(cell) && cell.len() <= LONGEST);
    }
    all > 0 && names * 10 >= all * 9
}

/// Tells of a table of factors that has a column of signs, or one of the names of its factors. O(cells).
pub fn doubt(table: &Table, headings: &Headings, draft: &mut Draft) {
    let Some(label) = headings.label else { return };
    let (first, at) = (&table.rows[0], table.at(&table.rows[0]));
    if let Some(sign) = headings.sign {
        return draft.tell(Told::PerhapsSigns, &[first.cell(sign)], at);
    }
    let mut names = Names::default();
    for row in &table.rows[1..] {
        names.insert(&folded(row.cell(label)));
    }
    let mut signs = headings.fields().filter(|&(column, _)| {
        let cells = table.rows[1..].iter().map(|row| row.cell(column));
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let is_plus = |cell: &&str| matches!(word(cell), Word::Sign(Polarity::Plus));
        let mark = |cell: &&str| is_plus(cell) && !cell.chars().all(char::is_alphanumeric);
        cells.iter().any(mark) && all_signs(&cells, draft)
    });
    if let Some((_, name)) = signs.next() {
        let told = match signs.next() {
            Some(_) => Told::PerhapsMatrix,
            None => Told::PerhapsSigns,
        };
        return draft.tell(told, &[name], at);
    }
    for (column, name) in headings.fields() {
        let (mut all, mut others) = (0, 0);
        for row in &table.rows[1..] {
            let own = folded(row.cell(label));
            let cell = folded(row.cell(column));
            let between: &[char] = match names.contains(&cell) {
                true => &['|'],
                false => &['|', ',', ';'],
            };
            let parts = cell.split(between).map(trimmed);
            for part in parts.filter(|part| !part.is_empty()) {
                all += 1;
                others += usize::from(part != own && names.contains(part));
            }
        }
        if all > 1 && others * 10 >= all * 9 {
            return draft.tell(Told::PerhapsNames, &[name], at);
        }
    }
    if label == 0 && matrix::is_one_without_corner(&table.rows) {
        draft.tell(Told::PerhapsNumbers, &[], at);
    }
}
