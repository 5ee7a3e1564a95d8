//! What a board of Obsidian (JSON Canvas) has of its own: cards with a corner and a size, frames
//! around some of them, and arrowheads at the ends of its lines. After <https://jsoncanvas.org/spec/1.0/>.

use super::Item;
use crate::format::json::Node;
use crate::names::{Names, trimmed};
use crate::prose::{label_of_markdown, without_wiki_links};

/// How an edge of such a board says where it begins and ends.
pub(super) const ENDS: [&str; 2] = ["fromNode", "toNode"];
/// What it says of nodes and edges that is no word about them.
pub(super) const DRAWN: [&str; 7] = [
    "width", "height", "fromSide", "toSide", "fromEnd", "toEnd", "type",
];

/// The frames of a board: label, and left, top, right and bottom edge; and what all are called, with
/// their ids.
pub(super) struct Frames<'n>(Vec<(&'n str, [f64; 4])>, Vec<&'n str>, Names);

impl<'n> Frames<'n> {
    /// Nothing if the edges are not those of a board.
    pub fn of(nodes: &[&'n Node], edges: &[&Node]) -> Option<Frames<'n>> {
        let ends = |edge: &&Node| ENDS.iter().all(|name| edge.get(name).is_some());
        let frames = nodes.iter().filter(|node| is_frame(node));
        let frames =
            frames.filter_map(|node| Some((Item::of(node).name(&["label"])?, sides(node)?)));
        let (mut called, mut ids) = (Vec::new(), Names::default());
        for frame in nodes.iter().filter(|node| is_frame(node)) {
            let item = Item::of(frame);
            if let Some(id) = item.name(&["id"])
                && ids.insert(id)
            {
                called.push(item.name(&["label"]).unwrap_or(id));
            }
        }
        edges
            .iter()
            .any(ends)
            .then(|| Frames(frames.collect(), called, ids))
    }

    /// The frame with an id.
    pub fn find(&self, id: &str) -> Option<&'n str> {
        Some(self.1[self.2.number(id)?])
    }

    /// The label of the smallest frame around the middle of a card.
    pub fn around(&self, card: &Node) -> Option<&'n str> {
        let (x, y) = middle(card)?;
        let inside = |of: &[f64; 4]| of[0] <= x && x <= of[2] && of[1] <= y && y <= of[3];
        let area = |of: &[f64; 4]| (of[2] - of[0]) * (of[3] - of[1]);
        let around = self.0.iter().filter(|(_, of)| inside(of));
        let least = around.min_by(|a, b| area(&a.1).total_cmp(&area(&b.1)));
        least.map(|(label, _)| *label)
    }
}

/// What a card is called, without marks of Markdown, and what else it says: the name of a file without
/// folder and ending, a heading, or all of its text.
pub(super) fn label(card: &Node) -> Option<(String, Option<String>)> {
    let plain = |text: &str| label_of_markdown(&without_wiki_links(text));
    if let Some(path) = card.text_at("file") {
        let name = path.rsplit('/').next().unwrap_or(path);
        let name = name.strip_suffix(".md").unwrap_or(name);
        return Some((name.to_owned(), None));
    }
    if let Some(address) = card.text_at("url") {
        return Some((address.to_owned(), None));
    }
    let text = trimmed(card.text_at("text")?);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let heading = first.trim_start_matches('#');
    if heading.len() < first.len() && heading.starts_with(' ') {
        let rest = Some(trimmed(rest).to_owned()).filter(|rest| !rest.is_empty());
        return Some((plain(trimmed(heading)), rest));
    }
    Some((plain(text), None))
}

/// True for a frame, which is no factor.
pub(super) fn is_frame(node: &Node) -> bool {
    node.text_at("type") == Some("group")
}

/// Where the middle of a card is.
pub(super) fn middle(card: &Node) -> Option<(f64, f64)> {
    let [left, top, right, bottom] = sides(card)?;
    Some((f64::midpoint(left, right), f64::midpoint(top, bottom)))
}

/// Which ends of a line have an arrow: its start, its end. Nothing for an edge of another program.
pub(super) fn arrows(edge: &Node) -> Option<(bool, bool)> {
    edge.get(ENDS[0])?;
    let drawn = |name: &str, usual: &str| edge.text_at(name).unwrap_or(usual) != "none";
    Some((drawn("fromEnd", "none"), drawn("toEnd", "arrow")))
}

fn sides(node: &Node) -> Option<[f64; 4]> {
    let (left, top) = (node.number_at("x")?, node.number_at("y")?);
    let size = |name: &str| node.number_at(name).unwrap_or(0.0);
    Some([left, top, left + size("width"), top + size("height")])
}
