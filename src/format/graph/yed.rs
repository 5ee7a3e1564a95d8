//! What yEd draws of nodes and edges: labels, and arrowheads.

use super::Fields;
use crate::format::clue::{clues, delay_words};
use crate::format::xml::Element;
use crate::names::{folded, trimmed};
use std::collections::BTreeSet;

/// Arrowheads that say no more than which way an edge goes.
const PLAIN: [&str; 5] = ["", "none", "standard", "delta", "plain"];

/// The labels of a node that have words, in order. Of a group that can be closed, those of the side
/// that is seen.
pub(super) fn node_labels(data: &Element) -> Vec<String> {
    let (mut labels, mut seen) = (Vec::new(), BTreeSet::new());
    for shape in &data.children {
        let shape = match shape.child("Realizers") {
            Some(sides) => {
                let seen = sides.get("active").and_then(|n| n.parse::<usize>().ok());
                let seen = sides.children.get(seen.unwrap_or(0));
                seen.or(sides.children.first()).unwrap_or(shape)
            }
            None => shape,
        };
        for label in shape.all("NodeLabel") {
            let text = trimmed(&label.text);
            if !text.is_empty() && seen.insert(text) {
                labels.push(text.to_owned());
            }
        }
    }
    labels
}

/// Arrowheads that somebody may have given a meaning, as fields.
pub(super) fn arrowheads(arrows: &Element) -> Fields {
    let ends = [("arrowtail", "source"), ("arrowhead", "target")];
    let kinds = ends.map(|(name, end)| (name, arrows.get(end).unwrap_or_default()));
    heads(kinds).collect()
}

/// Of arrowheads at the ends of an edge, those that are not plain.
pub(super) fn heads(kinds: [(&str, &str); 2]) -> impl Iterator<Item = (String, String)> {
    let told = kinds.map(|(name, kind)| {
        let plain = PLAIN.contains(&folded(trimmed(kind)).as_str());
        (!plain).then(|| (name.to_owned(), kind.to_owned()))
    });
    told.into_iter().flatten()
}

/// The labels of an edge of yEd, which may have several, as one: sign and delay first, then words.
pub(super) fn edge_labels(line: &Element) -> String {
    let labels: Vec<&str> = line
        .all("EdgeLabel")
        .map(|label| trimmed(&label.text))
        .filter(|label| !label.is_empty())
        .collect();
    if let [label] = labels.as_slice() {
        return (*label).to_owned();
    }
    let (mut sign, mut delay, mut words) = ("", "", Vec::new());
    for label in labels {
        let clues = clues(label);
        let bare = clues.label.is_empty();
        if bare && sign.is_empty() && !clues.sign.is_empty() {
            sign = clues.sign;
            if !clues.delay.is_none() {
                delay = delay_words(clues.delay);
            }
        } else if bare && delay.is_empty() && !clues.delay.is_none() && clues.sign.is_empty() {
            delay = delay_words(clues.delay);
        } else {
            words.push(label);
        }
    }
    let mut text = [sign, delay].join(" ").trim().to_owned();
    if !text.is_empty() && !words.is_empty() {
        text.push_str(": ");
    }
    text + &words.join(" ")
}
