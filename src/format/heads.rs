//! Which ends of an edge have an arrow, where a field of its own says so: `direction: mutual`, `bidirectional: true`.

use super::kumu::is_yes;
use crate::names::{folded, trimmed};

/// What such fields are called, in lower case and without what parts their words.
const FLAGS: [&str; 6] = [
    "bidirectional",
    "bidirected",
    "twoway",
    "mutual",
    "reciprocal",
    "ismutual",
];

/// Whether a field says that its start, and that its end has an arrow. Nothing for other fields, and for other texts.
pub fn said(name: &str, text: &str) -> Option<(bool, bool)> {
    let plain = |text: &str| folded(trimmed(text)).replace(['_', '-', ' '], "");
    let (name, text) = (plain(name), plain(text));
    if FLAGS.contains(&name.as_str()) {
        return is_yes(&text).then_some((true, true));
    }
    let way = match text.as_str() {
        "mutual" | "bidirectional" | "bidirected" | "twoway" | "reciprocal" => (true, true),
        "undirected" => (false, false),
        _ if name == "type" => return None,
        "both" => (true, true),
        "none" | "nodirection" => (false, false),
        "back" | "backward" | "backwards" | "reverse" | "reversed" => (true, false),
        "directed" | "forward" | "forwards" => (false, true),
        _ => return None,
    };
    ["direction", "directionality", "type"]
        .contains(&name.as_str())
        .then_some(way)
}
