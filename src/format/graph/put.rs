//! What writers of graphs have in common: the fields of factors and links, and what is lost.

use super::{Said, heads};
use crate::format::audit::At;
use crate::format::export::Lost;
use crate::format::kumu::write::{fields, kind};
use crate::format::renamed::{BEHIND, tell_renamed, weights_are_small};
use crate::format::signs::{FIELDS, Word, number, word};
use crate::model::{Delay, Extra, Factor, Link, Map, Value};
use crate::names::{folded, trimmed};

/// A field: its name, and its text.
pub(super) type Field = (String, String);

fn field(name: &str, text: impl Into<String>) -> Field {
    (name.to_owned(), text.into())
}

/// A value of a field as text.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What fields of the author's are of.
#[derive(Clone, Copy)]
enum Of<'m> {
    /// A factor with this label.
    Factor(&'m str),
    Link,
    /// A line without a direction.
    Line,
}

/// Which of the author's fields would be read back as something else, and so need another name.
#[derive(Clone, Copy)]
pub(super) struct Names {
    dot: bool,
    /// No weight is larger than 1, so that they would be strengths.
    small: bool,
}

impl Names {
    /// Of a map that is written. `dot`: as DOT, where looks of nodes and edges mean something, too.
    pub fn of(map: &Map, dot: bool) -> Names {
        let small = weights_are_small(map);
        Names { dot, small }
    }

    /// True for a field that the reader takes for something else.
    fn mean_else(self, of: Of, name: &str, text: &str) -> bool {
        let plain = folded(trimmed(name));
        let read = match (of, plain.as_str()) {
            (Of::Factor(label), "name" | "title") => label == text,
            (Of::Factor(_), name) => FACTORS.contains(&name),
            (Of::Line, name) => LINES.contains(&name),
            (Of::Link, "weight") => self.small && number(text).is_some(),
            // Ask who reads it.
            (Of::Link, _) => {
                let said = Said::of(vec![(name.to_owned(), text.to_owned())], None);
                let turns = heads::said(name, text).is_some();
                turns || said.other.is_empty() || FIELDS.contains(&plain.as_str())
            }
        };
        read || self.dot && drawn(of, name, text)
    }
}

/// Names of fields of a factor that mean something to the reader, beside those that all formats have
/// in common.
const FACTORS: [&str; 7] = [
    "desc",
    "description",
    "note",
    "notes",
    "group",
    "type",
    "category",
];
/// The same of a line without a direction.
const LINES: [&str; 8] = [
    "name",
    "interaction",
    "relation",
    "kind",
    "desc",
    "description",
    "note",
    "notes",
];

/// True for a field that draws a node or an edge in DOT, and is read as more than a look.
fn drawn(of: Of, name: &str, text: &str) -> bool {
    match (of, name) {
        (Of::Factor(_), "comment" | "tooltip" | "pos") => true,
        (Of::Factor(_), "shape") => text == "plaintext",
        (Of::Link | Of::Line, "dir") => true,
        (Of::Link | Of::Line, "arrowhead" | "arrowtail") => text == "none",
        (Of::Link | Of::Line, "style") => text == "dashed" || text.contains("invis"),
        _ => false,
    }
}

/// The author's fields, all of them as text.
fn own(extra: &Extra, (of, names): (Of, Names), at: &At, lost: &mut Lost, all: &mut Vec<Field>) {
    let (mut others, mut renamed, mut empty) = (0, Vec::new(), 0);
    fields(extra, false, at.clone(), lost, &mut |name, value| {
        others += usize::from(!value.is_string());
        let text = plain(value);
        if trimmed(&text).is_empty() {
            empty += 1;
        } else if names.mean_else(of, name, &text) {
            renamed.push(name.to_owned());
            all.push((format!("{name}{BEHIND}"), text));
        } else {
            all.push(field(name, text));
        }
    });
    tell_renamed(&renamed, at, lost);
    for _ in 0..empty {
        lost.part("fields without words", at.clone());
    }
    for _ in 0..others {
        lost.changed("fields that are numbers or lists become text", at.clone());
    }
}

/// Tags in one text, as in Kumu's tables.
fn tags(tags: &[String], at: &At, lost: &mut Lost) -> Option<Field> {
    if tags.is_empty() {
        return None;
    }
    if tags
        .iter()
        .any(|tag| tag.contains('|') || crate::names::trimmed(tag) != tag || tag.is_empty())
    {
        lost.changed("tags are joined by |", at.clone());
    }
    Some(field("tags", tags.join(" | ")))
}

/// The fields of a factor beside its label and place.
pub(super) fn of_factor(map: &Map, factor: &Factor, names: Names, lost: &mut Lost) -> Vec<Field> {
    let at = At::file().factor(&factor.id);
    let mut all = Vec::new();
    all.extend(
        factor
            .description
            .as_deref()
            .map(|text| field("description", text)),
    );
    all.extend(kind(map, factor).map(|kind| field("group", kind)));
    all.extend(tags(&factor.tags, &at, lost));
    let of = Of::Factor(&factor.label);
    own(&factor.extra, (of, names), &at, lost, &mut all);
    once(all, at, lost)
}

/// The fields of a link beside its label.
pub(super) fn of_link(link: &Link, names: Names, lost: &mut Lost) -> Vec<Field> {
    let at = At::file().link(&link.id);
    let mut all = vec![field("polarity", link.polarity.token())];
    match link.delay {
        Delay::None => {}
        Delay::Short => all.push(field("delay", "short")),
        Delay::Long => all.push(field("delay", "long")),
    }
    for (name, number) in [("strength", link.strength), ("confidence", link.confidence)] {
        all.extend(number.map(|number| field(name, number.to_string())));
    }
    all.extend(
        link.description
            .as_deref()
            .map(|text| field("description", text)),
    );
    all.extend(tags(&link.tags, &at, lost));
    if let Some(kind) = link.extra.get("x-type").and_then(Value::as_str) {
        let mut name = "type".to_owned();
        // One that says the opposite of the sign would make both say nothing.
        if matches!(word(kind), Word::Sign(said) if said.opposes(link.polarity)) {
            tell_renamed(std::slice::from_ref(&name), &at, lost);
            name.push_str(BEHIND);
        }
        all.push((name, kind.to_owned()));
    }
    own(&link.extra, (Of::Link, names), &at, lost, &mut all);
    once(all, at, lost)
}

/// Fields of one name once.
fn once(all: Vec<Field>, at: At, lost: &mut Lost) -> Vec<Field> {
    let mut seen = std::collections::BTreeSet::new();
    let mut kept = Vec::new();
    for (name, text) in all {
        match seen.insert(crate::names::folded(&name)) && name != "label" {
            true => kept.push((name, text)),
            false => lost.part("fields whose names mean something else there", at.clone()),
        }
    }
    kept
}

/// A line without a direction.
pub(super) struct Line {
    pub id: Option<String>,
    pub ends: [String; 2],
    pub fields: Vec<Field>,
}

/// Lines without a direction that are kept beside the map, whose ends are on it: ends, and fields.
pub(super) fn undirected(map: &Map, words: Names, lost: &mut Lost) -> Vec<Line> {
    let lines = crate::format::kumu::write::undirected(map).into_iter();
    let lines = lines.filter_map(|line| {
        let at = At::file();
        let text = |key: &str| line.get(key).and_then(Value::as_str);
        let ends = [text("from")?.to_owned(), text("to")?.to_owned()];
        if ends.iter().any(|id| map.factor_ix(id).is_none()) {
            return None;
        }
        let names = ["label", "type", "description"];
        let texts = names.iter();
        let mut all: Vec<Field> = texts
            .filter_map(|name| Some(field(name, text(name)?)))
            .collect();
        let list = line.get("tags").and_then(Value::as_array);
        let list = list.into_iter().flatten().filter_map(Value::as_str);
        let list: Vec<String> = list.map(str::to_owned).collect();
        all.extend(tags(&list, &at, lost));
        if line.get("delayed") == Some(&Value::Bool(true)) {
            all.push(field("delay", "short"));
        }
        for name in ["strength", "confidence"] {
            all.extend(line.get(name).map(|number| field(name, plain(number))));
        }
        let own_fields = line.get_key_value("x-fields");
        let own_fields = own_fields.map(|(key, fields)| (key.clone(), fields.clone()));
        let own_fields = own_fields.into_iter().collect();
        own(&own_fields, (Of::Line, words), &at, lost, &mut all);
        // A label is no field of a link, and one of a line.
        let label = all.iter().position(|(name, _)| name == "label");
        let label = label.map(|at| all.remove(at));
        let mut all = once(all, at, lost);
        all.splice(0..0, label);
        let id = text("id").map(str::to_owned);
        Some(Line {
            id,
            ends,
            fields: all,
        })
    });
    lines.collect()
}

/// Text without the characters that XML has no way to say.
pub(super) fn legal(text: &str, at: &At, lost: &mut Lost) -> String {
    let bad = |c: char| {
        c.is_ascii_control() && !"\n\r\t\u{7f}".contains(c) || "\u{fffe}\u{ffff}".contains(c)
    };
    if text.contains(bad) {
        lost.changed("control characters are left out", at.clone());
    }
    text.replace(bad, "")
}

/// Tells what Gephi and NetworkX make of graphs such as this.
pub(super) fn tell_of_others(map: &Map, lines: &[Line], lost: &mut Lost) {
    if !lines.is_empty() {
        let what = "lines without a direction beside links, with which NetworkX reads no file";
        lost.elsewhere(what, At::file());
    }
    let mut ends = std::collections::BTreeSet::new();
    for (_, from, to, link) in map.links() {
        if !ends.insert((from, to)) {
            let what = "several links from one factor to another, of which Gephi makes one";
            lost.elsewhere(what, At::file().link(&link.id));
        }
    }
}
