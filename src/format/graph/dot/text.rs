//! What stands in attributes: places, and texts with escapes.

use crate::format::graph::Fields;
use crate::format::signs::number;
use crate::names::{folded, trimmed};
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
