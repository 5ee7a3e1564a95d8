//! Nodes within others: compound nodes of Cytoscape (`data.parent`), sub flows of React Flow
//! (`parentId`, formerly `parentNode`).

use super::Item;
use super::item::Used;
use crate::format::json::Node;
use crate::names::{Names, trimmed};

/// How a node names the one around it. With the last two, its place is one within that.
const AROUND: [&str; 3] = ["parent", "parentId", "parentNode"];
/// Nodes are as deep in others.
const DEEPEST: usize = 100;

/// Which nodes are within which.
#[derive(Default)]
pub(super) struct Parents<'n> {
    ids: Names,
    /// By the numbers of their ids.
    nodes: Vec<&'n Node<'n>>,
    /// The ids of those that have others in them, and of those that are an end of an edge.
    around: Names,
    ends: Names,
}

impl<'n> Parents<'n> {
    pub fn of(nodes: &[&'n Node<'n>], edges: &[&Node]) -> Parents<'n> {
        let mut it = Parents::default();
        for node in nodes {
            if let Some(id) = Item::of(node).name(&super::ID)
                && it.ids.insert(id)
            {
                it.nodes.push(node);
            }
        }
        for node in nodes {
            if let Some((id, _)) = it.around(node) {
                it.around.insert(id);
            }
        }
        if !it.around.list().is_empty() {
            for edge in edges.iter().map(|edge| Item::of(edge)) {
                for (_, end) in super::ends(&edge).into_iter().flatten() {
                    it.ends.insert(end);
                }
            }
        }
        it
    }

    /// The node around one: its id, and the node.
    fn around(&self, node: &Node<'n>) -> Option<(&'n str, &'n Node<'n>)> {
        let item = Item::of(node);
        let id = item.name(&AROUND)?;
        let number = self.ids.number(id)?;
        let own = item.name(&super::ID) == Some(id);
        let around = self.nodes[number];
        Some((Item::of(around).name(&super::ID)?, around)).filter(|_| !own)
    }

    /// The name of the node around one, which then need not be kept.
    pub fn group(&self, node: &Node<'n>, used: &mut Used) -> Option<&'n str> {
        let (id, around) = self.around(node)?;
        used.0.extend(AROUND);
        let label = Item::of(around).name(&super::LABEL);
        label
            .filter(|label| !trimmed(label).is_empty())
            .or(Some(id))
    }

    /// True for a node with others in it.
    pub fn has_others(&self, node: &Node) -> bool {
        let id = Item::of(node).name(&super::ID);
        id.is_some_and(|id| self.around.contains(id))
    }

    /// True for a node with others in it and no links.
    pub fn is_mere_group(&self, node: &Node) -> bool {
        let id = Item::of(node).name(&super::ID).unwrap_or_default();
        self.has_others(node) && !self.ends.contains(id)
    }

    /// Where the node begins within which the place of one is meant.
    pub fn corner(&self, node: &Node<'n>) -> (f64, f64) {
        let (mut x, mut y) = (0.0, 0.0);
        let mut inner = Some((Item::of(node).name(&AROUND[1..]), self.around(node)));
        for _ in 0..DEEPEST {
            let Some((Some(_), Some((_, around)))) = inner else {
                break;
            };
            let ((left, top), _) = Item::of(around).place().unwrap_or_default();
            (x, y) = (x + left, y + top);
            inner = Some((Item::of(around).name(&AROUND[1..]), self.around(around)));
        }
        (x, y)
    }
}
