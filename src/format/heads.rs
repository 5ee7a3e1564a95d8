//! Which ends of an edge have an arrow, where a field of its own says so: `direction: mutual`, `bidirectional: true`.

use super::kumu::is_yes;
use crate::names::{folded, trimmed};
use std::collections::BTreeSet;

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
    let arrow = trimmed(text);
    let (name, text) = (plain(name), plain(text));
    if FLAGS.contains(&name.as_str()) {
        return is_yes(&text).then_some((true, true));
    }
    let way = match text.as_str() {
        "mutual" | "bidirectional" | "bidirected" | "twoway" | "reciprocal" => (true, true),
        _ if ["<->", "<-->", "<=>", "↔", "⟷", "⇄", "⇆", "⇔"].contains(&arrow) => {
            (true, true)
        }
        _ if ["<-", "<--", "←", "⟵", "⇐"].contains(&arrow) => (true, false),
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

/// The ends of edges that say that they go both ways. Each half of such a link may be there, and say so.
pub struct Mutual<E>(BTreeSet<(E, E)>);

impl<E: Ord + Clone> Mutual<E> {
    /// True if the edge that leads back says it as well. O(log edges).
    pub fn is_half(&self, (from, to): (E, E)) -> bool {
        self.0.contains(&(to.clone(), from.clone())) && self.0.contains(&(from, to))
    }
}

impl<E: Ord> FromIterator<(E, E)> for Mutual<E> {
    fn from_iter<I: IntoIterator<Item = (E, E)>>(ends: I) -> Self {
        Mutual(ends.into_iter().collect())
    }
}
