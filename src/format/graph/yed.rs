//! What yEd draws of nodes and edges: labels, and arrowheads.

use super::Fields;
use super::around::Frame;
use crate::format::clue::{clues, delay_words};
use crate::format::xml::Element;
use crate::names::{folded, trimmed};
use crate::prose::text_of_html;
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
        let drawn = shape.all("NodeLabel").map(|label| words(&label.text));
        for text in drawn.chain(shape.all("Label").map(in_list)) {
            if !text.is_empty() && seen.insert(text.clone()) {
                labels.push(text);
            }
        }
    }
    labels
}

/// The words of a label as yEd Live and other programs with yFiles for HTML list them.
fn in_list(label: &Element) -> String {
    let text = label.child("Label.Text").map(|of| of.text.as_str());
    words(text.or(label.get("Text")).unwrap_or_default())
}

/// The words of a label, which may be written in HTML.
pub(super) fn words(text: &str) -> String {
    let text = trimmed(text);
    let rich = text
        .get(..6)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("<html>"));
    match rich {
        true => trimmed(&text_of_html(text)).to_owned(),
        false => text.to_owned(),
    }
}

/// Of the colour and the shape of a node, what is not as yEd draws every new one, or every new group.
pub(super) fn look(color: Option<&str>, shape: Option<&str>, is_group: bool) -> Fields {
    let (colors, form) = match is_group {
        true => (&["#f5f5f5", "#caecff84"][..], "roundrectangle"),
        false => (&["#ffcc00"][..], "rectangle"),
    };
    let looks = [("color", color, colors), ("shape", shape, &[form][..])];
    let own = looks.into_iter().filter_map(|(name, look, usual)| {
        let plain = folded(trimmed(look?));
        let own = !plain.is_empty() && !usual.contains(&plain.as_str());
        own.then(|| Some((name.to_owned(), look?.to_owned())))?
    });
    own.collect()
}

/// The same of what draws a node in GraphML.
pub(super) fn node_look(data: &Element) -> Fields {
    let fill = data
        .find("Fill")
        .filter(|fill| fill.get("hasColor") != Some("false"));
    let shape = data.find("Shape").and_then(|shape| shape.get("type"));
    let is_group = data.find("GroupNode").is_some();
    look(fill.and_then(|fill| fill.get("color")), shape, is_group)
}

/// The box that a node is drawn as, which is said by its top left corner.
pub(super) fn frame(data: &Element) -> Option<Frame> {
    let drawn = data.find("Geometry").or_else(|| data.find("RectD"))?;
    let part = |name: &str| {
        let found = drawn.get(name).or_else(|| {
            let mut all = drawn.attributes.iter();
            let found = all.find(|(of, _)| of.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.as_str())
        });
        found.unwrap_or_default()
    };
    let of = |names: [&str; 2]| names.map(part);
    let mut frame = Frame::of(of(["x", "y"]), of(["width", "height"]))?;
    for (middle, size) in frame.middle.iter_mut().zip(frame.size) {
        *middle += size / 2.0;
    }
    Some(frame)
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
    let labels = line.all("EdgeLabel").map(|label| words(&label.text));
    let labels = labels.chain(line.all("Label").map(in_list));
    let labels: Vec<String> = labels.filter(|label| !label.is_empty()).collect();
    if let [label] = labels.as_slice() {
        return label.clone();
    }
    let (mut sign, mut delay, mut words) = ("", "", Vec::new());
    for label in &labels {
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
            words.push(label.as_str());
        }
    }
    let mut text = [sign, delay].join(" ").trim().to_owned();
    if !text.is_empty() && !words.is_empty() {
        text.push_str(": ");
    }
    text + &words.join(" ")
}
