//! Tables of factors.

use super::headings::Headings;
use super::lists::{attributes, behind, charge, id_key, label_key, twice};
use super::{Row, Table};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::kumu::{Attributes, element, is_flag, is_yes};
use crate::format::signs::number;
use crate::format::taken::keep_another;
use crate::model::Value;
use crate::names::{Names, trimmed};

/// Reads a table of factors.
pub fn factors(table: &Table, headings: &Headings, draft: &mut Draft) -> Result<(), Error> {
    draft.listed = true;
    charge(table, headings, draft)?;
    twice(table, headings, draft);
    let mut tags = Names::default();
    behind(table, Told::FactorsBehind, draft);
    sections(table, draft);
    for row in &table.rows[1..] {
        let at = table.at(row);
        let mut of = attributes(row, headings, &[headings.x, headings.y, headings.pinned]);
        if let Some(column) = headings.label {
            of.label = row.cell(column).to_owned();
        }
        if of.id.is_none() {
            let code = headings.id.map_or("", |column| row.cell(column));
            of.id = Some(code.to_owned()).filter(|code| !code.is_empty());
        }
        let (id, label, kind) = (of.id.clone(), of.label.clone(), of.kind.clone());
        if label.is_empty() && id.is_none() {
            if let Some(said) = row.cells.iter().find(|cell| !cell.is_empty()) {
                draft.tell(Told::Unlabelled, &[], at.named(said));
            }
            continue;
        }
        let there = draft.find(&label_key(&label)).filter(|_| id.is_none());
        if let Some(there) = there {
            // Kumu takes two rows of one label and type for one element.
            let group = draft.factor_mut(there).groups.first().cloned();
            let same = match group {
                None => trimmed(&kind).is_empty(),
                Some(group) => group == draft.group(&kind),
            };
            if same {
                let at = at.named(&label).factor(draft.factor_id(there));
                draft.tell(Told::Merged, &[], at.clone());
                merge(there, of, &mut tags, draft, &at);
                if draft.factors()[there].x.is_none() {
                    place(there, row, headings, draft, &at);
                }
                continue;
            }
        }
        let said = of.tags.clone();
        let factor = element(draft, of, &at)?;
        for tag in said {
            tags.insert(&format!("{factor} {tag}"));
        }
        if let Some(id) = id {
            draft.key(&id_key(&id), factor);
        }
        if !label.is_empty() && !draft.key(&label_key(&label), factor) {
            let at = at.clone().factor(draft.factor_id(factor));
            draft.tell(Told::SameLabel, &[&label], at);
        }
        place(factor, row, headings, draft, &at);
    }
    Ok(())
}

/// Tells of rows with one cell, the first of which stands above all others and behind each of which are fuller ones: they
/// may be the headings of groups.
pub fn sections(table: &Table, draft: &mut Draft) {
    let rows = &table.rows[1..];
    let heads = |at: usize| rows[at].is_alone();
    let all: Vec<usize> = (0..rows.len()).filter(|&at| heads(at)).collect();
    let headed = |&at: &usize| rows.get(at + 1).is_some_and(|row| !row.is_alone());
    if all.first() == Some(&0) && all.len() * 2 <= rows.len() && all.iter().all(headed) {
        for at in all {
            let name = rows[at].said();
            draft.tell(Told::Sections, &[], table.at(&rows[at]).named(&name));
        }
    }
}

/// Takes from a row that repeats a factor what the first one lacks, and tells of what differs.
fn merge(factor: usize, of: Attributes, tags: &mut Names, draft: &mut Draft, at: &At) {
    let mut differs = Vec::new();
    let there = draft.factor_mut(factor);
    match (&there.description, &of.description) {
        (None, text) => there.description.clone_from(text),
        (Some(first), Some(text)) if first != text => differs.push("Description".to_owned()),
        _ => {}
    }
    for tag in &of.tags {
        if tags.insert(&format!("{factor} {tag}")) {
            there.tags.push(tag.clone());
        }
    }
    for (name, value) in of.fields() {
        let fields = there.extra.get("x-fields").and_then(Value::as_object);
        match fields.and_then(|fields| fields.get(&name)) {
            None => keep_field(&mut there.extra, &name, value),
            Some(first) if *first != value => differs.push(name),
            Some(_) => {}
        }
    }
    for name in differs {
        draft.tell(Told::MergedDiffers, &[&name], at.clone());
    }
}

/// Puts a factor where its row has it. What is no place is kept as it is.
fn place(factor: usize, row: &Row, headings: &Headings, draft: &mut Draft, at: &At) {
    let flag = headings.pinned.map_or("", |column| row.cell(column));
    if let (None, Some(column)) = (is_flag(flag), headings.pinned) {
        let extra = &mut draft.factor_mut(factor).extra;
        keep_another(extra, headings.name(column), flag.into());
    }
    let columns = [headings.x, headings.y];
    let [x, y] = columns.map(|column| number(column.map_or("", |c| row.cell(c))));
    if let (Some(x), Some(y)) = (x, y) {
        return draft.place(factor, x, y, is_yes(flag), at);
    }
    for column in columns.into_iter().flatten() {
        let (text, name) = (row.cell(column), headings.name(column));
        if text.is_empty() {
            continue;
        }
        if number(text).is_none() {
            let at = at.clone().factor(draft.factor_id(factor));
            draft.tell(Told::KeptNumber, &[text, name, ""], at);
        }
        keep_another(&mut draft.factor_mut(factor).extra, name, text.into());
    }
}
