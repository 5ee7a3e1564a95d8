//! Tables of factors beside tables of links: what no link names may be people, or a log.

use super::above::names_of;
use super::headings::{Headings, is_code};
use super::known_words::is_label;
use super::{Shape, Table};
use crate::format::audit::{At, Told, clipped};
use crate::format::draft::Draft;
use crate::format::kumu::parts;
use crate::names::{Names, folded};

/// Of as many names one may be that of a factor by chance.
const BY_CHANCE: usize = 20;
/// As many tables of links are compared with each other, and as many sheets named.
const MOST: usize = 8;
/// So many letters of the name of a sheet are shown.
const CLIPPED: usize = 40;
/// So many letters of the name of a sheet are looked at.
const LONGEST: usize = 200;

/// Leaves out tables of names that are not said to be those of factors, if links lead from and to others
/// alone; and tells of those that are.
pub fn without_others(shaped: &mut Vec<(Shape, Table)>, draft: &mut Draft) {
    if !shaped.iter().any(|(shape, _)| is_of_factors(shape)) {
        return;
    }
    let ends = ends(shaped);
    shaped.retain(|(shape, table)| {
        let Shape::Factors(headings) = shape else {
            return true;
        };
        let (mut all, mut linked) = (0usize, 0usize);
        for row in &table.rows[1..] {
            let names = [headings.label, headings.id].into_iter().flatten();
            let mut names = names.map(|column| row.cell(column));
            let is_name = |name: &&str| !name.is_empty();
            all += usize::from(names.clone().any(|name| is_name(&name)));
            linked += usize::from(names.any(|name| is_name(&name) && ends.contains(&folded(name))));
        }
        if all == 0 || linked * BY_CHANCE >= all {
            return true;
        }
        let column = headings.label.map_or("", |column| headings.name(column));
        let at = table.at(&table.rows[0]);
        // A key: + and −, and what they mean.
        let is_mark = |cell: &str| !cell.contains(char::is_alphanumeric);
        let mut names = table.rows[1..].iter();
        if let (Some(label), Some(sheet)) = (headings.label, table.sheet.as_deref())
            && names.all(|row| is_mark(row.cell(label)) && headings.id.is_none())
        {
            draft.tell(Told::SheetUnknown, &[sheet], at);
            return false;
        }
        if says_factors(table, headings) {
            if linked == 0 {
                draft.tell(Told::NoneLinked, &[column], at);
            }
            return true;
        }
        match table.sheet.as_deref() {
            Some(sheet) => draft.tell(Told::SheetUnlinked, &[sheet, column], at),
            None => draft.tell(Told::TableUnlinked, &[column], at),
        }
        false
    });
}

/// Takes a column of codes beside the names of factors for their ids, if links lead from and to codes, and
/// from and to none of the names.
pub fn by_codes(shaped: &mut [(Shape, Table)]) {
    if !shaped.iter().any(|(shape, _)| is_of_factors(shape)) {
        return;
    }
    let ends = ends(shaped);
    for (shape, table) in shaped {
        let Shape::Factors(headings) = shape else {
            continue;
        };
        let linked = |column: usize| {
            let mut rows = table.rows[1..].iter();
            rows.any(|row| !row.cell(column).is_empty() && ends.contains(&folded(row.cell(column))))
        };
        if headings.id.is_some() || headings.label.is_none_or(linked) {
            continue;
        }
        let may_be = |column: usize, name: &str| is_code(name) || column == 0 && name == "column 1";
        let mut codes = headings
            .all
            .iter()
            .filter(|(column, name)| may_be(*column, name));
        headings.id = codes.find(|(column, _)| linked(*column)).map(|of| of.0);
    }
}

/// In a workbook without links: a sheet that is called like one of factors or links and is neither, where
/// all that there is besides are names that nobody says to be factors.
pub fn instead_of_names(shaped: &[(Shape, Table)]) -> Option<&Table> {
    let only_names = shaped.iter().all(|(shape, table)| match shape {
        Shape::Factors(headings) => table.sheet.is_some() && !says_factors(table, headings),
        Shape::Unknown => true,
        _ => false,
    });
    let said = |table: &Table| {
        let sheet = folded(table.sheet.as_deref().unwrap_or_default());
        let sheet: String = sheet.chars().take(LONGEST).collect();
        let mut words = sheet.split(|c: char| !c.is_alphanumeric());
        table.rows.len() > 1
            && words.any(|word| {
                let word = word.strip_suffix('s').unwrap_or(word);
                word != "name" && is_label(word)
                    || matches!(
                        word,
                        "link" | "relationship" | "connection" | "edge" | "relation"
                    )
            })
    };
    let mut unknown = shaped
        .iter()
        .filter(|(shape, _)| matches!(shape, Shape::Unknown));
    let found = unknown.find(|(_, table)| said(table))?;
    only_names.then_some(&found.1)
}

fn is_of_factors(shape: &Shape) -> bool {
    matches!(shape, Shape::Factors(_))
}

/// The names of what links lead from and to, in lower case.
fn ends(shaped: &[(Shape, Table)]) -> Names {
    let mut ends = Names::default();
    for (shape, table) in shaped.iter().filter(|(shape, _)| !is_of_factors(shape)) {
        for name in names_of(shape, &table.rows).list() {
            ends.insert(name);
        }
        match shape {
            Shape::Links(headings) => {
                for row in &table.rows[1..] {
                    for name in parts(headings.to.map_or("", |column| row.cell(column))) {
                        ends.insert(&folded(name));
                    }
                }
            }
            Shape::Matrix(_) => {
                for column in 0..table.rows[0].cells.len() {
                    ends.insert(&folded(table.rows[0].cell(column)));
                }
            }
            Shape::Pairs { .. } => {
                for row in &table.rows {
                    ends.insert(&folded(row.cell(0)));
                    ends.insert(&folded(row.cell(1)));
                }
            }
            _ => {}
        }
    }
    ends
}

/// Tells what the sheets of a workbook were read as, and of lists of links without signs that have nothing
/// to do with the others.
pub fn tell(shaped: &[(Shape, Table)], draft: &mut Draft) {
    let what = |shape: &Shape| match shape {
        Shape::Factors(_) => Some("factors"),
        Shape::Links(_) | Shape::Pairs { .. } => Some("links"),
        Shape::Matrix(_) => Some("a matrix"),
        Shape::Unknown => None,
    };
    let mut read: Vec<(&str, &str)> = Vec::new();
    for (shape, table) in shaped {
        if let (Some(what), Some(sheet)) = (what(shape), table.sheet.as_deref())
            && read.len() <= MOST
            && !read.contains(&(sheet, what))
        {
            read.push((sheet, what));
        }
    }
    if read.iter().any(|(sheet, _)| *sheet != read[0].0) {
        let said = read.iter().take(MOST);
        let said = said.map(|(sheet, what)| format!("“{}” as {what}", clipped(sheet, CLIPPED)));
        let mut said = said.collect::<Vec<_>>().join(", ");
        if read.len() > MOST {
            said.push_str(" and more");
        }
        draft.tell(Told::SheetsRead, &[&said], At::file());
    }
    let links = |shape: &Shape| matches!(shape, Shape::Links(_) | Shape::Matrix(_));
    let lists = shaped.iter().filter(|(shape, _)| links(shape)).count();
    if !(2..=MOST).contains(&lists) || shaped.len() > 2 * MOST {
        return;
    }
    for (i, (shape, table)) in shaped.iter().enumerate() {
        let (Shape::Links(of), Some(sheet)) = (shape, table.sheet.as_deref()) else {
            continue;
        };
        if [of.sign, of.kind, of.weight, of.strength] != [None; 4] {
            continue;
        }
        let own = ends(&shaped[i..=i]);
        let others = [&shaped[..i], &shaped[i + 1..]].map(ends);
        let is_known =
            |name: &String| !name.is_empty() && others.iter().any(|others| others.contains(name));
        if !own.list().iter().any(is_known) {
            draft.tell(Told::LinksApart, &[sheet], table.at(&table.rows[0]));
        }
    }
}

/// True for what is said to be factors: by the heading of its names, if that is not just “Name”, by
/// places, by what stands above, by the name of the sheet, or by a person who gives a file of its own.
fn says_factors(table: &Table, headings: &Headings) -> bool {
    let column = headings.label.map_or("", |column| headings.name(column));
    let is = |word: &str| word != "name" && is_label(word);
    let sheet = table.sheet.as_deref().unwrap_or_default();
    let sheet: String = folded(sheet).chars().take(LONGEST).collect();
    let mut words = sheet.split(|c: char| !c.is_alphanumeric());
    folded(column) != "name"
        || headings.is_of_places()
        || table.beside
        || table.of_factors
        || words.any(|word| is(word) || word.strip_suffix('s').is_some_and(is))
}
