//! Tables of factors and of links.

use super::columns;
use super::headings::Headings;
use super::{Row, Shape, Table};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::kumu::{Attributes, connection, element, is_yes, parts};
use crate::format::signs::{Word, number, word};
use crate::model::{Delay, Polarity};
use crate::names::{Names, folded, trimmed};

/// The key of a factor by its id in the table, and by its label.
fn id_key(id: &str) -> String {
    format!("id {id}")
}
fn label_key(label: &str) -> String {
    format!("label {label}")
}

/// Reads a table of factors.
pub(super) fn factors(table: &Table, headings: &Headings, draft: &mut Draft) -> Result<(), Error> {
    draft.listed = true;
    twice(table, headings, draft);
    for row in &table.rows[1..] {
        let at = table.at(row);
        let mut of = attributes(row, headings, &[headings.x, headings.y, headings.pinned]);
        if let Some(column) = headings.label {
            of.label = row.cell(column).to_owned();
        }
        let (id, label, kind) = (of.id.clone(), of.label.clone(), of.kind.clone());
        if label.is_empty() && id.is_none() {
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
                draft.tell(Told::Merged, &[], at);
                continue;
            }
        }
        let factor = element(draft, of, &at)?;
        if let Some(id) = id {
            draft.key(&id_key(&id), factor);
        }
        if !label.is_empty() && !draft.key(&label_key(&label), factor) {
            let at = at.clone().factor(draft.factor_id(factor));
            draft.tell(Told::SameLabel, &[&label], at);
        } else {
            near(draft, &label, factor, &at);
        }
        let place = [headings.x, headings.y].map(|c| number(c.map_or("", |c| row.cell(c))));
        if let [Some(x), Some(y)] = place {
            let pinned = headings.pinned.is_some_and(|c| is_yes(row.cell(c)));
            draft.place(factor, x, y, pinned, &at);
        }
    }
    Ok(())
}

/// What a row says under headings that Kumu knows, and all else; not that of some columns.
fn attributes(row: &Row, headings: &Headings, not: &[Option<usize>]) -> Attributes {
    let mut of = Attributes::default();
    for (column, name) in &headings.all {
        let text = row.cell(*column);
        let taken = not.contains(&Some(*column)) || headings.label == Some(*column);
        if !text.is_empty() && !taken && !of.put_text(name, text) {
            of.other.push((name.clone(), text.into()));
        }
    }
    of
}

/// Tells of a label that differs from another only in blanks, or in upper and lower case.
fn near(draft: &mut Draft, label: &str, factor: usize, at: &At) {
    let words: Vec<&str> = label.split_whitespace().collect();
    let key = format!("near {}", folded(&words.join(" ")));
    if !words.is_empty() && !draft.key(&key, factor) {
        let at = at.clone().named(label).factor(draft.factor_id(factor));
        draft.tell(Told::NearLabel, &[], at);
    }
}

/// Tells of headings that stand twice, and of rows that are longer than that of the headings.
fn twice(table: &Table, headings: &Headings, draft: &mut Draft) {
    let width = table.rows[0].cells.len();
    for row in &table.rows[1..] {
        if (width..row.cells.len()).any(|column| !row.cell(column).is_empty()) {
            draft.tell(Told::LongRow, &[], table.at(row));
        }
    }
    for name in &headings.twice {
        let at = At::line(table.rows[0].number).in_sheet(table.sheet.as_deref());
        draft.tell(Told::ColumnTwice, &[name], at);
    }
}

/// What is known of a column of weights before its rows are read.
pub(in crate::format) struct Weights {
    /// Some weight is negative, so that the positive ones mean something.
    signed: bool,
    /// None is larger than 1.
    small: bool,
    largest: f64,
}

impl Weights {
    /// True if there is any number but 0.
    pub fn any(&self) -> bool {
        self.largest > 0.0
    }

    /// Of all cells of a column or a matrix.
    pub fn of<'t>(cells: impl Iterator<Item = &'t str>, draft: &Draft) -> Weights {
        let asked = draft.options.sign(">0").is_some() || draft.options.sign("<0").is_some();
        let mut it = Weights {
            signed: asked,
            small: true,
            largest: 0.0,
        };
        for value in cells.filter_map(number) {
            it.signed |= value < 0.0;
            it.small &= value.abs() <= 1.0;
            it.largest = it.largest.max(value.abs());
        }
        it
    }

    /// True if some weight is negative, or if weights were said to be signs.
    pub fn signed(&self) -> bool {
        self.signed
    }

    /// The sign of a link with a weight, as a text for [`Draft::sign`], or why there is none.
    pub fn sign(&self, value: f64, draft: &Draft) -> Result<&'static str, Told> {
        if value == 0.0 {
            return Err(Told::ZeroWeight);
        }
        if !self.signed {
            return Err(Told::NoNegative);
        }
        let (kind, plain) = if value > 0.0 {
            (">0", "+")
        } else {
            ("<0", "-")
        };
        Ok(draft.given(kind).map_or(plain, Polarity::token))
    }

    /// Keeps a weight with its link: as its strength, or else as a field.
    pub fn keep(&self, link: usize, value: f64, name: &str, draft: &mut Draft, at: &At) {
        if self.small && value != 0.0 {
            draft.link_mut(link).strength = Some(value.abs());
            return;
        }
        keep_field(&mut draft.link_mut(link).extra, name, value.into());
        if !self.small {
            let at = at.clone().link(draft.link_id(link));
            draft.tell(Told::BigWeight, &[&self.largest.to_string()], at);
        }
    }
}

/// Reads a table of links. `kumu`: it is one of Kumu's for other reasons than its headings.
pub(super) fn links(
    table: &Table,
    headings: &Headings,
    kumu: bool,
    draft: &mut Draft,
) -> Result<(), Error> {
    twice(table, headings, draft);
    let weight = headings.weight.or(headings.strength);
    let column = |row: &Row, column: Option<usize>| column.map_or("", |c| row.cell(c)).to_owned();
    let cells = table.rows[1..]
        .iter()
        .map(|row| weight.map_or("", |c| row.cell(c)));
    let weights = Weights::of(cells, draft);
    let found = columns::find(table, headings, &weights, draft);
    let signs = headings.sign.or(found.signs.as_ref().map(|&(c, _)| c));
    if let Some((_, name)) = &found.signs {
        let at = At::file().in_sheet(table.sheet.as_deref());
        draft.tell(Told::SignColumn, &[name], at);
    }
    draft.unread = found.unread;
    // Two signs in a column called "type" are Kumu's, in one called "sign" nobody knows.
    let pairs = kumu || signs.is_none();
    let mut rows = Names::default();
    for row in &table.rows[1..] {
        let at = table.at(row);
        let own = [
            headings.from,
            headings.to,
            signs,
            weight,
            headings.confidence,
            headings.delay,
        ];
        let mut of = attributes(row, headings, &own);
        if let Some(column) = headings.label {
            of.label = row.cell(column).to_owned();
        }
        let (from, to) = (column(row, headings.from), column(row, headings.to));
        if from.is_empty() || to.is_empty() {
            draft.tell(Told::HalfRow, &[], at);
            continue;
        }
        let cells: Vec<&str> = (0..row.cells.len()).map(|c| row.cell(c)).collect();
        if !rows.insert(cells.join("\u{0}").trim_end_matches('\u{0}')) {
            draft.tell(Told::SameRow, &[], at.clone());
        }
        let late = column(row, headings.delay);
        let delay = delay(&late);
        let vague = delay.is_none();
        if !late.is_empty() && (vague || delay.is_some_and(|d| !d.is_none()) && !is_said(&late)) {
            of.other.push(("delay".to_owned(), late.clone().into()));
        }
        let value = number(&column(row, weight));
        let written = column(row, weight);
        if value.is_none() && !written.is_empty() {
            draft.tell(Told::BadNumber, &[&written], at.clone());
        }
        let sign = column(row, signs);
        of.signed = !sign.is_empty();
        let typed = std::mem::take(&mut of.kind);
        of.kind = if sign.is_empty() {
            typed.clone()
        } else {
            sign.clone()
        };
        if of.kind.is_empty()
            && let Some(value) = value
        {
            match weights.sign(value, draft) {
                Ok(sign) => of.kind = sign.to_owned(),
                Err(told) => of.no_sign = Some(told),
            }
        }
        let start = end(draft, &from, &at)?;
        let ends = if known(draft, &to).is_some() {
            vec![to.as_str()]
        } else {
            parts(&to).collect()
        };
        if ends.len() > 1 {
            draft.tell(Told::ManyInCell, &[], at.clone());
        }
        let confidence =
            number(&column(row, headings.confidence)).filter(|c| (0.0..=1.0).contains(c));
        for (i, to) in ends.iter().enumerate() {
            let there = end(draft, to, &at)?;
            let again = copy(&of, i);
            for link in connection(draft, again, (start, there), pairs, &at)? {
                if !sign.is_empty() && !typed.is_empty() {
                    draft
                        .link_mut(link)
                        .extra
                        .insert("x-type".to_owned(), typed.clone().into());
                }
                draft.link_mut(link).delay = delay.unwrap_or(Delay::None);
                if vague {
                    let at = at.clone().link(draft.link_id(link));
                    draft.tell(Told::DelayUnknown, &[&late], at);
                }
                draft.link_mut(link).confidence = confidence;
                if let Some(value) = value {
                    weights.keep(link, value, "weight", draft, &at);
                }
            }
        }
    }
    draft.unread.clear();
    Ok(())
}

/// What a cell says of a delay: yes or no, a time, or nothing that is known.
pub(in crate::format) fn delay(text: &str) -> Option<Delay> {
    let no = [
        "",
        "-",
        "–",
        "no",
        "n",
        "none",
        "false",
        "0",
        "nein",
        "non",
        "nee",
        "nej",
        "nei",
        "nie",
        "não",
        "n/a",
        "na",
        "not delayed",
        "undelayed",
        "immediate",
    ];
    let plain = folded(text);
    match plain.as_str() {
        "long" => Some(Delay::Long),
        text if no.contains(&text) => Some(Delay::None),
        text if is_said(text) => Some(Delay::Short),
        // So many months.
        text if text.contains(|c: char| ('1'..='9').contains(&c)) => Some(Delay::Short),
        _ => None,
    }
}

/// True for a word that says yes, in some languages, and nothing more.
pub(in crate::format) fn is_said(text: &str) -> bool {
    let yes = [
        "ja", "oui", "sí", "si", "sì", "ie", "long", "delay", "lag", "lagged",
    ];
    is_yes(text) || yes.contains(&folded(trimmed(text)).as_str())
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
        no_sign: of.no_sign,
        other: of.other.clone(),
        ..Attributes::default()
    }
}

fn known(draft: &Draft, name: &str) -> Option<usize> {
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
    near(draft, name, factor, at);
    if told {
        let at = at.clone().named(name).factor(draft.factor_id(factor));
        draft.tell(Told::Implied, &[], at);
    }
    Ok(factor)
}

/// A table without headings that are known: two columns or more, the third perhaps of signs.
pub(super) fn pair_shape(rows: &[Row]) -> Option<Shape> {
    let rows = &rows[..rows.len().min(200)];
    let two = rows
        .iter()
        .filter(|row| !row.cell(0).is_empty() && !row.cell(1).is_empty());
    if two.count() * 10 < rows.len() * 9 {
        return None;
    }
    let is_sign = |row: &Row| {
        let text = row.cell(2);
        word(text) != Word::Other || number(text).is_some()
    };
    let signs = rows.iter().filter(|row| is_sign(row)).count();
    // The first row is one of headings if the third column has signs and that row has none.
    let sign = (signs > 0 && signs * 10 >= (rows.len() - 1) * 8).then_some(2);
    let skip = usize::from(sign.is_some() && !is_sign(&rows[0]) && rows.len() > 1);
    let just_two = rows
        .iter()
        .all(|row| (2..row.cells.len()).all(|c| row.cell(c).is_empty()));
    (sign.is_some() || just_two).then_some(Shape::Pairs { skip, sign })
}

/// Reads a table without headings that are known.
pub(super) fn pairs(
    table: &Table,
    skip: usize,
    sign: Option<usize>,
    draft: &mut Draft,
) -> Result<(), Error> {
    let sheet = table.sheet.as_deref();
    match sheet {
        Some(name) => draft.tell(Told::NoHeaderSheet, &[name], At::file().in_sheet(sheet)),
        None => draft.tell(Told::NoHeader, &[], At::file()),
    }
    let rows = &table.rows[skip..];
    let text = |row: &Row| sign.map_or(String::new(), |c| row.cell(c).to_owned());
    let weights = Weights::of(
        rows.iter().map(|row| sign.map_or("", |c| row.cell(c))),
        draft,
    );
    for row in rows {
        let at = table.at(row);
        let (from, to) = (row.cell(0), row.cell(1));
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
        let kind = row.cell(3);
        if sign.is_some() && !kind.is_empty() {
            let extra = &mut draft.link_mut(link).extra;
            extra.insert("x-type".to_owned(), kind.into());
        }
    }
    Ok(())
}
