//! Where the lists of a graph stand, and what they are called.

use super::ends::{FROM, has_both};
use super::item::{Item, under};
use super::{LABEL, listed};
use crate::format::json::{Kind, Node};

/// What lists of nodes and of edges are called.
pub(super) const NODES: [&str; 6] = [
    "nodes",
    "vertices",
    "factors",
    "variables",
    "elements",
    "concepts",
];
pub(super) const EDGES: [&str; 12] = [
    "edges",
    "links",
    "connections",
    "relationships",
    "arcs",
    "causal_links",
    "causalLinks",
    "causal_relationships",
    "causalRelationships",
    "causal_connections",
    "influences",
    "relations",
];
/// What holds the lists: Cytoscape's `elements`, which may be a list of both itself.
pub(super) fn holder<'n, 'a>(root: &'n Node<'a>) -> &'n Node<'a> {
    let is_list =
        |name: &&'static str| matches!(root.get(name).map(|of| &of.kind), Some(Kind::List(_)));
    match root.get("elements") {
        Some(elements) if !EDGES.iter().any(is_list) => elements,
        _ => root,
    }
}

/// What stands under the one name of a file, where that is all there is.
pub(super) fn unwrapped<'n, 'a>(root: &'n Node<'a>) -> &'n Node<'a> {
    match root.members() {
        [member] if matches!(member.value.kind, Kind::Object(_)) => &member.value,
        _ => root,
    }
}

/// The nodes and the edges of a graph.
#[derive(Default)]
pub(super) struct Parts<'n, 'a> {
    pub nodes: Vec<&'n Node<'a>>,
    /// What each node is called where they are no list, but stand under their ids.
    pub keys: Vec<&'n str>,
    pub edges: Vec<&'n Node<'a>>,
}

impl<'n, 'a> Parts<'n, 'a> {
    /// Of separate lists, or of one.
    pub fn of(elements: &'n Node<'a>) -> Parts<'n, 'a> {
        let mut parts = Parts::default();
        if let Kind::List(items) = &elements.kind {
            if let Some(first) = items.first().filter(|first| listed::is_pair(first)) {
                let headings = usize::from(listed::are_headings(first));
                parts.edges.extend(items.iter().skip(headings));
                return parts;
            }
            // A node may have a source, too: that of what is said of it.
            let is_edge = |node: &&Node| {
                let of = Item::of(node);
                has_both(&of) || of.end(&FROM).is_some() && of.name(&LABEL).is_none()
            };
            (parts.edges, parts.nodes) = items.iter().partition(is_edge);
            return parts;
        }
        let found = |names: &[&str]| names.iter().find_map(|name| under(elements, name));
        let nodes = found(&NODES);
        parts.nodes.extend(nodes.map_or(&[][..], Node::items));
        for member in nodes.map_or(&[][..], Node::members) {
            parts.nodes.push(&member.value);
            parts.keys.push(&member.key);
        }
        parts
            .edges
            .extend(found(&EDGES).map_or(&[][..], Node::items));
        parts
    }
}
