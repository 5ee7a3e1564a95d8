//! What stands in attributes: places, and texts with escapes.

use crate::format::graph::Fields;
use crate::format::signs::number;
use crate::names::{folded, trimmed};
use crate::prose::label_of_html;
use std::collections::BTreeMap;

/// `12,34!`: x, and y upwards; the mark says that it stays there.
pub(super) fn place(text: &str) -> Fields {
    let pinned = text.ends_with('!');
    let mut numbers = text.trim_end_matches('!').split([',', ' ']).map(number);
    let (Some(Some(x)), Some(Some(y))) = (numbers.next(), numbers.next()) else {
        return Fields::new();
    };
    let mut fields = vec![
        ("x".to_owned(), x.to_string()),
        ("y".to_owned(), (-y).to_string()),
    ];
    if pinned {
        fields.push(("pinned".to_owned(), "true".to_owned()));
    }
    fields
}

/// Text with its escapes read: `\n`, `\l` and `\r` end a line, `\N` is the name of the node.
pub(super) fn unescaped(text: &str, key: Option<&str>) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    // What is set flush left ends with an end of line.
    let mut flush = false;
    while let Some(c) = chars.next() {
        flush = false;
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some('l' | 'r') => {
                    out.push('\n');
                    flush = true;
                }
                Some('N') => out.push_str(key.unwrap_or("\\N")),
                Some(c) => out.push(c),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    if flush {
        out.pop();
    }
    out
}

/// Attributes that are drawn: Graphviz reads the entities of HTML in them.
pub(super) const DRAWN: [&str; 4] = ["label", "xlabel", "headlabel", "taillabel"];

/// A text that is drawn, with its entities read. Marks of HTML are letters in it.
pub(super) fn drawn(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        let entity_of = |end: usize| {
            let said = label_of_html(&entity[..end]);
            // Of what is none, HTML may know the first letters.
            let known = said == ";" || !said.ends_with(';');
            known.then_some((said, end))
        };
        let known = entity_at(entity).and_then(entity_of);
        let (said, end) = known.unwrap_or_else(|| ("&".to_owned(), 1));
        out.push_str(&said);
        rest = &entity[end..];
    }
    out + rest
}

/// Text such that it is drawn as it is: what looks like an entity is none.
pub(super) fn as_drawn(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..=at]);
        if entity_at(&rest[at..]).is_some() {
            out.push_str("amp;");
        }
        rest = &rest[at + 1..];
    }
    out + rest
}

/// How long what looks like an entity is, where a text begins with one.
fn entity_at(text: &str) -> Option<usize> {
    let name = text.strip_prefix('&')?;
    let name = name.strip_prefix('#').unwrap_or(name);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    let is_one = end > 0 && name[end..].starts_with(';');
    is_one.then_some(text.len() - name.len() + end + 1)
}

/// True for what hides a node or an edge: such an edge only holds others in their places.
pub(super) fn is_invisible(name: &str, text: &str) -> bool {
    name == "style" && text.split(',').any(|part| folded(trimmed(part)) == "invis")
}

/// Whether an arrow is drawn at the start of an edge, and at its end. `meant`: whoever reads the file says
/// that a head called “none” is a sign.
pub(super) fn heads(looks: &BTreeMap<String, String>, directed: bool, meant: bool) -> (bool, bool) {
    let (start, end) = match looks.get("dir").map(String::as_str) {
        Some("none") => (false, false),
        Some("both") => (true, true),
        Some("back") => (true, false),
        Some("forward") => (false, true),
        _ => (false, directed),
    };
    let drawn = |name: &str| meant || looks.get(name).is_none_or(|head| head != "none");
    (start && drawn("arrowtail"), end && drawn("arrowhead"))
}
