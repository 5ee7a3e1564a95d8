//! A node or an edge, whose parts may stand in it, under `data` or under `attributes`.

use crate::format::json::{Kind, Node};

/// A node or an edge.
pub(super) struct Item<'n, 'a> {
    node: &'n Node<'a>,
    /// Its `data` (Cytoscape) or `attributes` (graphology).
    inner: Option<&'n Node<'a>>,
    /// Its y grows upwards.
    upwards: bool,
}

impl<'n, 'a> Item<'n, 'a> {
    pub fn of(node: &'n Node<'a>) -> Item<'n, 'a> {
        let attributes = node.get("attributes");
        Item {
            node,
            inner: node.get("data").or(attributes),
            upwards: attributes.is_some(),
        }
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&'n Node<'a>> {
        let inner = || self.inner.and_then(|inner| inner.get(name));
        self.node.get(name).or_else(inner)
    }

    /// True if its author hid it, as vis-network, sigma.js and PRSM do.
    pub fn is_hidden(&self) -> bool {
        let hidden = self.get("hidden").map(|node| &node.kind);
        matches!(hidden, Some(Kind::Bool(true)))
    }

    /// The first of some values that is an id or a label.
    pub fn name(&self, names: &[&str]) -> Option<&'n str> {
        names.iter().find_map(|name| self.get(name)?.name())
    }

    pub fn text(&self, names: &[&str]) -> Option<String> {
        self.name(names).map(str::to_owned)
    }

    /// The node at an end: its id, or the node itself.
    pub fn end(&self, names: &[&str]) -> Option<&'n str> {
        let found = names.iter().find_map(|name| {
            let value = self.get(name)?;
            value.name().or_else(|| Item::of(value).name(&super::ID))
        });
        found.filter(|name| !name.is_empty())
    }

    /// Where a node stands, with y downwards.
    pub fn place(&self) -> Option<(f64, f64)> {
        let position = self.node.get("position");
        let part = |name: &str| match position {
            Some(position) => position.number_at(name),
            None => self.get(name)?.finite(),
        };
        let (x, y) = (part("x")?, part("y")?);
        Some((x, if self.upwards { -y } else { y }))
    }

    /// Whatever else there is, under names that are not known.
    pub fn rest(&self, known: &[&str], keep: &mut dyn FnMut(&str, &Node)) {
        self.each(known, &mut |name, value| keep(name, value));
    }

    /// The same, for as long as the file lasts.
    pub fn each(&self, known: &[&str], keep: &mut dyn FnMut(&'n str, &'n Node<'a>)) {
        for of in [Some(self.node), self.inner].into_iter().flatten() {
            for member in of.members() {
                if !known.contains(&&*member.key) {
                    keep(&member.key, &member.value);
                }
            }
        }
    }
}
