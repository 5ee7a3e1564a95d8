//! What writers of graphs have in common: the fields of factors and links, and what is lost.

use crate::format::audit::At;
use crate::format::export::Lost;
use crate::format::kumu::write::{fields, kind};
use crate::model::{Delay, Extra, Factor, Link, Map, Value};

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

/// The author's fields, all of them as text.
fn own(extra: &Extra, at: &At, lost: &mut Lost, all: &mut Vec<Field>) {
    let mut others = 0;
    fields(extra, at.clone(), lost, &mut |name, value| {
        others += usize::from(!value.is_string());
        all.push(field(name, plain(value)));
    });
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
pub(super) fn of_factor(map: &Map, factor: &Factor, lost: &mut Lost) -> Vec<Field> {
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
    own(&factor.extra, &at, lost, &mut all);
    once(all, at, lost)
}

/// The fields of a link beside its label.
pub(super) fn of_link(link: &Link, lost: &mut Lost) -> Vec<Field> {
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
    all.extend(
        link.extra
            .get("x-type")
            .and_then(Value::as_str)
            .map(|kind| field("type", kind)),
    );
    own(&link.extra, &at, lost, &mut all);
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

/// Lines without a direction that are kept beside the map, whose ends are on it: ends, and fields.
pub(super) fn undirected(map: &Map, lost: &mut Lost) -> Vec<([String; 2], Vec<Field>)> {
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
        let words = line.get("tags").and_then(Value::as_array);
        let words = words.into_iter().flatten().filter_map(Value::as_str);
        let words: Vec<String> = words.map(str::to_owned).collect();
        all.extend(tags(&words, &at, lost));
        if line.get("delayed") == Some(&Value::Bool(true)) {
            all.push(field("delay", "short"));
        }
        for name in ["strength", "confidence"] {
            all.extend(line.get(name).map(|number| field(name, plain(number))));
        }
        let own_fields = line.get_key_value("x-fields");
        let own_fields = own_fields.map(|(key, fields)| (key.clone(), fields.clone()));
        own(&own_fields.into_iter().collect(), &at, lost, &mut all);
        // A label is no field of a link, and one of a line.
        let label = all.iter().position(|(name, _)| name == "label");
        let label = label.map(|at| all.remove(at));
        let mut all = once(all, at, lost);
        all.splice(0..0, label);
        Some((ends, all))
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
