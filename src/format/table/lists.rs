//! Tables of links, and what they have in common with those of factors.

use super::columns;
use super::headings::{Headings, MOST_READ};
pub(in crate::format) use super::late::{delay, is_said};
use super::nothing::is_missing;
use super::several::{has_names, has_semicolon, is_joined, may_be_list, names_beside_commas};
use super::totals::is_total;
pub(in crate::format) use super::weights::Weights;
use super::weights::{amount, measure};
use super::{Row, Table};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::kumu::{Attributes, connection, is_of_links, parts};
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded, trimmed};

/// The key of a factor by its id in the table.
pub(super) fn id_key(id: &str) -> String {
    format!("id {id}")
}

/// The key of a factor by its label.
pub(super) fn label_key(label: &str) -> String {
    format!("label {label}")
}

/// What a row says under headings that Kumu knows, and all else; not that of some columns.
pub(super) fn attributes(row: &Row, headings: &Headings, not: &[Option<usize>]) -> Attributes {
    let mut of = Attributes::default();
    for (column, name) in &headings.all {
        let text = row.cell(*column);
        let taken = not.contains(&Some(*column)) || headings.label == Some(*column);
        if text.is_empty() || taken {
            continue;
        }
        if !of.put_text(name, text) {
            of.other.push((name.clone(), text.into()));
        } else if is_of_links(name) {
            of.of_links.push((name.clone(), text.into()));
        }
    }
    of
}

/// Counts the headings: each stands once for all cells below it.
///
/// # Errors
/// [`Code::Limit`](crate::error::Code) where they come to too much.
pub(super) fn charge(table: &Table, headings: &Headings, draft: &mut Draft) -> Result<(), Error> {
    for row in &table.rows[1..] {
        draft.charge(named_cells(row, headings), &table.at(row))?;
    }
    Ok(())
}

/// The bytes of the headings of those cells of a row that are not empty.
fn named_cells(row: &Row, headings: &Headings) -> usize {
    let filled = headings
        .all
        .iter()
        .filter(|(column, _)| !row.cell(*column).is_empty());
    filled.map(|(_, name)| name.len()).sum()
}

/// Tells of headings that stand twice or are too many, and of rows that are longer than that of the headings.
pub(super) fn twice(table: &Table, headings: &Headings, draft: &mut Draft) {
    let width = table.rows[0].cells.len();
    for _ in (MOST_READ..width).filter(|&column| !table.rows[0].cell(column).is_empty()) {
        let told = "columns beyond the 1,000th of a table";
        draft.tell(Told::LeftOut, &[told], table.at(&table.rows[0]));
    }
    for row in &table.rows[1..] {
        if (width..row.cells.len()).any(|column| !row.cell(column).is_empty()) {
            draft.tell(Told::LongRow, &[], table.at(row));
        }
    }
    // Each heading that a second list of links has says nothing more.
    if headings.is_beside() {
        return draft.tell(Told::ListBeside, &[], table.at(&table.rows[0]));
    }
    for name in &headings.twice {
        draft.tell(Told::ColumnTwice, &[name], table.at(&table.rows[0]));
    }
}

/// Tells where a list goes on behind a blank row, if that is not so of all its rows: what follows may be no part of it.
pub(super) fn behind(table: &Table, told: Told, draft: &mut Draft) {
    let rows = table.rows[1..].windows(2);
    if rows.clone().all(|rows| rows[1].is_apart_from(&rows[0])) && rows.len() > 1 {
        return;
    }
    for rows in rows {
        if rows[1].is_apart_from(&rows[0]) {
            draft.tell(told, &[], table.at(&rows[1]).named(&rows[1].said()));
        }
    }
}

/// Tells of a link between factors that a link joins already, the same way.
pub(super) fn same_ends(draft: &mut Draft, link: usize, at: &At) {
    if !draft.first_of_its_ends(link) {
        let at = at.clone().link(draft.link_id(link));
        draft.tell(Told::SameEnds, &[], at);
    }
}

/// Reads a table of links. `kumu`: it is one of Kumu's for other reasons than its headings.
pub(super) fn links(
    table: &Table,
    headings: &Headings,
    kumu: bool,
    draft: &mut Draft,
) -> Result<(), Error> {
    charge(table, headings, draft)?;
    twice(table, headings, draft);
    behind(table, Told::LinksBehind, draft);
    let labels = headings.label.map(|column| (column, headings.name(column)));
    if let Some((column, name)) = labels.filter(|(_, name)| folded(trimmed(name)) != "label")
        && table.rows[1..]
            .iter()
            .any(|row| !row.cell(column).is_empty())
    {
        draft.tell(Told::LabelColumn, &[name], table.at(&table.rows[0]));
    }
    if headings.spoken {
        let ends = [headings.from, headings.to].map(|c| c.map_or("", |c| headings.name(c)));
        draft.tell(Told::Spoken, &ends, table.at(&table.rows[0]));
    }
    let signs = |column: &usize| columns::holds_signs(table, *column, draft);
    let mut weighs = [headings.weight, headings.strength].into_iter().flatten();
    let weighs = weighs.find(|column| headings.sign.is_none() && signs(column));
    let signs = weighs;
    let weight = match signs {
        Some(column) => headings.strength.filter(|strength| *strength != column),
        None => headings.weight.or(headings.strength),
    };
    let column = |row: &Row, column: Option<usize>| column.map_or("", |c| row.cell(c)).to_owned();
    let cells = table.rows[1..]
        .iter()
        .map(|row| weight.map_or("", |c| row.cell(c)));
    let weights = Weights::among(cells.filter_map(measure), draft);
    let found = match signs {
        Some(column) => columns::Found {
            signs: Some((column, headings.name(column).to_owned())),
            ..columns::Found::default()
        },
        None => columns::find(table, headings, &weights, draft),
    };
    let signs = headings.sign.or(found.signs.as_ref().map(|&(c, _)| c));
    if let Some((_, name)) = &found.signs {
        draft.tell(Told::SignColumn, &[name], table.whole());
    }
    draft.unread = found.unread;
    // Two signs in a column called "type" are Kumu's, in one called "sign" nobody knows.
    let pairs = kumu || signs.is_none();
    let ways = ways(table, headings);
    let ids = headings.ids.map_or([None; 2], |ids| ids.map(Some));
    // Beside weights, which may say signs, there may be strengths.
    let firm = match signs == headings.weight {
        true => None,
        false => headings.weight.and(headings.strength),
    };
    let mut rows = Names::default();
    let names = names_beside_commas(table, headings);
    for row in &table.rows[1..] {
        let at = table.at(row);
        let mut own = vec![
            headings.from,
            headings.to,
            ids[0],
            ids[1],
            signs,
            weight,
            firm,
            headings.confidence,
            headings.delay,
            headings.directed,
        ];
        own.extend(headings.delays.iter().copied().map(Some));
        let mut of = attributes(row, headings, &own);
        if let Some(column) = headings.label {
            of.label = row.cell(column).to_owned();
        }
        let ids = ids.map(|id| column(row, id));
        let ends = [headings.from, headings.to].map(|of| of.map_or("", |c| row.cell(c)));
        let [from, to] = ends.map(|cell| there(cell, draft).to_owned());
        let from = named(from, &ids[0], draft, &at);
        let to = named(to, &ids[1], draft, &at);
        if from.is_empty() || to.is_empty() {
            draft.tell(Told::HalfRow, &[], at);
            continue;
        }
        if is_total(&from) && number(&to).is_some() {
            draft.tell(Told::Totals, &[], at.named(&from));
            continue;
        }
        let cells: Vec<&str> = (0..row.cells.len()).map(|c| row.cell(c)).collect();
        let again = !rows.insert(cells.join("\u{0}").trim_end_matches('\u{0}'));
        if again {
            draft.tell(Told::SameRow, &[], at.clone());
        }
        let late = column(row, headings.delay);
        if !late.is_empty() {
            of.late.text("delay", &late);
        }
        for &late in &headings.delays {
            if !row.cell(late).is_empty() {
                of.late.text(headings.name(late), row.cell(late));
            }
        }
        let heavy = column(row, weight);
        let value = measure(&heavy);
        let strength = amount(&column(row, firm)).filter(|s| *s > 0.0 && *s <= 1.0);
        let worded = value.is_some() && amount(&heavy).is_none();
        let confidence =
            amount(&column(row, headings.confidence)).filter(|c| (0.0..=1.0).contains(c));
        // What is no such number is kept, and told of the link.
        let mut unread = Vec::new();
        for (column, read, range) in [
            (weight, value, ""),
            (firm, strength, " above 0, up to 1"),
            (headings.confidence, confidence, " from 0 to 1"),
        ] {
            let text = column.map_or("", |c| row.cell(c));
            if let Some(column) = column.filter(|_| read.is_none() && !text.is_empty()) {
                let name = headings.name(column);
                of.other.push((name.to_owned(), text.into()));
                unread.push((text, name, range));
            }
        }
        let sign = column(row, signs);
        of.signed = !sign.is_empty();
        let typed = std::mem::take(&mut of.kind);
        let typed = match ways {
            true => {
                of.direction = folded(&typed);
                String::new()
            }
            false => typed,
        };
        let directed = column(row, headings.directed);
        match is_directed(&directed) {
            Some(true) => {}
            Some(false) if of.direction.is_empty() => of.direction = "undirected".to_owned(),
            _ => {
                let name = headings.directed.map_or("", |c| headings.name(c));
                of.other.push((name.to_owned(), directed.into()));
            }
        }
        if of.direction == "undirected" {
            // There will be no link that has them.
            (of.strength, of.confidence) = (strength, confidence);
            if let Some(column) = weight.filter(|_| value.is_some()) {
                of.other
                    .push((headings.name(column).to_owned(), heavy.clone().into()));
            }
        }
        of.kind = if sign.is_empty() {
            typed.clone()
        } else {
            sign.clone()
        };
        // Mere strengths say less than a sign in a label.
        let labelled = !weights.negative() && says_sign(&of);
        // A type that is none of signs says less than a weight below 0, and is kept.
        let other = sign.is_empty() && word(&typed) == Word::Other && draft.given(&typed).is_none();
        let weighed = weights.negative() && other && !typed.is_empty() && value.is_some();
        if (of.kind.is_empty() || weighed)
            && !labelled
            && let Some(value) = value
        {
            match weights.sign_of(&heavy, value, draft) {
                Ok(sign) => (of.kind, of.carrier) = (sign.to_owned(), Some("weight")),
                Err(told) => of.no_sign = Some(told),
            }
        }
        for name in [&from, &to] {
            if known(draft, name).is_some() {
            } else if has_names(name, ',', &names, draft) {
                draft.tell(Told::CommaCell, &[], at.clone().named(name));
            } else if has_names(name, '\n', &names, draft) {
                let lines: Vec<&str> = name.lines().map(trimmed).collect();
                let at = at.clone().named(&lines.join(" / "));
                draft.tell(Told::LinesCell, &[], at);
            } else if is_joined(name, &names, draft) {
                draft.tell(Told::JoinedCell, &[], at.clone().named(name));
            } else if !draft.listed && may_be_list(name) {
                draft.tell(Told::CommaName, &["|"], at.clone().named(name));
            }
        }
        let starts: Vec<&str> = match known(draft, &from) {
            Some(_) => vec![from.as_str()],
            None if table.bars => vec![from.as_str()],
            None => parts(&from).collect(),
        };
        let listed = known(draft, &to).is_some();
        let ends = if listed {
            vec![to.as_str()]
        } else {
            parts(&to).collect()
        };
        if !listed && ends.len() == 1 && has_semicolon(&to) {
            draft.tell(Told::Semicolon, &[], at.clone().named(&to));
        }
        if known(draft, &from).is_none() && starts.len() == 1 && has_semicolon(&from) {
            draft.tell(Told::SemicolonCause, &[], at.clone().named(&from));
        }
        if starts.is_empty() || ends.is_empty() {
            draft.tell(Told::HalfRow, &[], at);
            continue;
        }
        let more = starts.len().saturating_mul(ends.len()) - 1;
        draft.charge(named_cells(row, headings).saturating_mul(more), &at)?;
        for several in [&starts, &ends].into_iter().filter(|all| all.len() > 1) {
            let at = at.clone().named(&several.join(" | "));
            draft.tell(Told::ManyInCell, &[], at);
        }
        let both = starts
            .iter()
            .flat_map(|from| ends.iter().map(move |to| (from, to)));
        for (i, (from, to)) in both.enumerate() {
            let start = end(draft, from, &at)?;
            if starts.len() == 1 {
                numbered(start, &ids[0], draft);
            }
            let there = end(draft, to, &at)?;
            if ends.len() == 1 {
                numbered(there, &ids[1], draft);
            }
            let of = copy(&of, i);
            for link in connection(draft, of, (start, there), pairs, &at)? {
                let on_map = at.clone().link(draft.link_id(link));
                for &(text, name, range) in &unread {
                    draft.tell(Told::KeptNumber, &[text, name, range], on_map.clone());
                }
                if again {
                    draft.first_of_its_ends(link);
                } else {
                    same_ends(draft, link, &at);
                }
                if (!sign.is_empty() || weighed) && !typed.is_empty() {
                    draft.opposed(link, ("type", &typed), &at);
                    draft
                        .link_mut(link)
                        .extra
                        .insert("x-type".to_owned(), typed.clone().into());
                }
                draft.link_mut(link).confidence = confidence;
                if let Some(value) = value {
                    weights.oppose(link, value, draft, &at);
                    weights.keep(link, value, "weight", draft, &at);
                    if worded {
                        Weights::worded(link, &heavy, draft, &at);
                    }
                }
                if let Some(strength) = strength {
                    let of = draft.link_mut(link);
                    let other = of.strength.replace(strength);
                    if other.is_some_and(|other| other != strength) && !worded {
                        let name = weight.map_or("", |column| headings.name(column));
                        keep_field(&mut of.extra, name, heavy.clone().into());
                    }
                }
            }
        }
    }
    draft.unread.clear();
    Ok(())
}

/// What names an end of a link that has a name and an id: the id where a factor has it.
fn named(name: String, id: &str, draft: &mut Draft, at: &At) -> String {
    let Some(factor) = draft.find(&id_key(id)).filter(|_| !id.is_empty()) else {
        return match name.is_empty() {
            true => id.to_owned(),
            false => name,
        };
    };
    if !name.is_empty() && draft.find(&label_key(&name)) != Some(factor) {
        let at = at.clone().named(&name).factor(draft.factor_id(factor));
        draft.tell(Told::IdAndName, &[], at);
    }
    id.to_owned()
}

/// Keeps the id that a factor has in a list of links.
fn numbered(factor: usize, id: &str, draft: &mut Draft) {
    if !id.is_empty() && draft.find(&id_key(id)).is_none() {
        draft.key(&id_key(id), factor);
        keep_field(&mut draft.factor_mut(factor).extra, "ID", id.into());
    }
}

/// True if a label or a tag of a link is a sign.
fn says_sign(of: &Attributes) -> bool {
    let mut texts = of.tags.iter().chain([&of.label, &of.before, &of.after]);
    texts.any(|text| matches!(word(text), Word::Sign(_) | Word::Pair(_)))
}

/// True if the column of types says which way links lead, as Gephi writes it, and none else does.
fn ways(table: &Table, headings: &Headings) -> bool {
    let Some(column) = headings.kind else {
        return false;
    };
    let said = |name: &str| folded(trimmed(name)) == "direction";
    let way = |row: &Row| {
        let text = folded(row.cell(column));
        matches!(text.as_str(), "" | "directed" | "undirected" | "mutual")
    };
    !headings.all.iter().any(|(_, name)| said(name))
        && table.rows[1..].iter().all(way)
        && table.rows[1..]
            .iter()
            .any(|row| !row.cell(column).is_empty())
}

/// Whether a cell says that a link has a direction; nothing for what is neither yes nor no.
fn is_directed(text: &str) -> Option<bool> {
    match folded(text).as_str() {
        "" | "directed" => Some(true),
        "undirected" | "false" | "no" | "n" | "0" | "nein" | "non" => Some(false),
        text => is_said(text).then_some(true),
    }
}

/// The same for each of several links of one row; an id is that of the first alone.
fn copy(of: &Attributes, i: usize) -> Attributes {
    Attributes {
        id: of.id.clone().filter(|_| i == 0),
        label: of.label.clone(),
        kind: of.kind.clone(),
        description: of.description.clone(),
        tags: of.tags.clone(),
        direction: of.direction.clone(),
        before: of.before.clone(),
        after: of.after.clone(),
        late: of.late.clone(),
        reversed: of.reversed,
        strength: of.strength,
        confidence: of.confidence,
        signed: of.signed,
        carrier: of.carrier,
        no_sign: of.no_sign,
        other: of.other.clone(),
        ..Attributes::default()
    }
}

/// What names an end; nothing where no factor is named, or none yet.
pub(super) fn there<'c>(cell: &'c str, draft: &Draft) -> &'c str {
    let missing = is_missing(cell) && known(draft, cell).is_none();
    if missing { "" } else { cell }
}

/// The factor of an id or a name, if there is one.
pub(super) fn known(draft: &Draft, name: &str) -> Option<usize> {
    draft
        .find(&id_key(name))
        .or_else(|| draft.find(&label_key(name)))
}

/// The factor of a name, by id or by label; a new one if there is none yet.
pub(super) fn end(draft: &mut Draft, name: &str, at: &At) -> Result<usize, Error> {
    if let Some(factor) = known(draft, name) {
        return Ok(factor);
    }
    let told = draft.listed;
    let factor = draft.factor(None, name, at)?;
    draft.key(&label_key(name), factor);
    if told {
        let at = at.clone().named(name).factor(draft.factor_id(factor));
        draft.tell(Told::Implied, &[], at);
    }
    Ok(factor)
}
