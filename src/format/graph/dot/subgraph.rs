//! Subgraphs: one that is opened again by its name, where it was, goes on, as in Graphviz.

use super::Looks;
use crate::names::folded;
use std::collections::BTreeMap;

/// Attributes that hold for nodes, and for edges.
#[derive(Default)]
pub(super) struct Defaults {
    pub node: Looks,
    pub edge: Looks,
}

/// A subgraph.
#[derive(Default)]
pub(super) struct Subgraph {
    /// What is said in it of what its nodes and edges look like, without what holds around it.
    pub own: Defaults,
    pub label: Option<String>,
    /// What else is said of it, but for how it is drawn.
    pub about: Looks,
    pub is_cluster: bool,
    /// The nodes that are named in it, over and over, without those of the subgraphs in it.
    pub nodes: Vec<usize>,
    /// The subgraphs in it.
    parts: Vec<usize>,
}

/// All subgraphs. The first is the graph itself.
pub(super) struct Subgraphs {
    all: Vec<Subgraph>,
    /// Those with a name, by it and by what they are in.
    named: BTreeMap<(usize, String), usize>,
}

impl Default for Subgraphs {
    fn default() -> Subgraphs {
        Subgraphs {
            all: vec![Subgraph::default()],
            named: BTreeMap::new(),
        }
    }
}

impl Subgraphs {
    pub fn of(&mut self, number: usize) -> &mut Subgraph {
        &mut self.all[number]
    }

    /// The number of the subgraph in another one that has this name; a new one if there is none.
    pub fn open(&mut self, outer: usize, name: Option<String>) -> usize {
        let next = self.all.len();
        let is_cluster = name
            .as_deref()
            .is_some_and(|name| folded(name).starts_with("cluster"));
        if let Some(name) = name {
            let number = *self.named.entry((outer, name)).or_insert(next);
            if number < next {
                return number;
            }
        }
        self.all.push(Subgraph {
            is_cluster,
            ..Subgraph::default()
        });
        self.all[outer].parts.push(next);
        next
    }

    /// The nodes in a subgraph and in those in it, each once, and how many things were looked at for that.
    pub fn nodes(&self, number: usize) -> (Vec<usize>, usize) {
        let mut nodes = Vec::new();
        let mut parts = vec![number];
        let mut looked = 0;
        while let Some(part) = parts.pop() {
            let part = &self.all[part];
            nodes.extend(&part.nodes);
            parts.extend(&part.parts);
            looked += 1 + part.nodes.len();
        }
        nodes.sort_unstable();
        nodes.dedup();
        (nodes, looked)
    }

    /// The clusters with a label, each behind those in it, with what is said of them and their nodes.
    pub fn clusters(&self) -> impl Iterator<Item = (String, Looks, Vec<usize>)> {
        let mut order = Vec::new();
        self.within(0, &mut order);
        order.into_iter().filter_map(|number| {
            let of = &self.all[number];
            let label = of.label.clone().filter(|_| of.is_cluster)?;
            Some((label, of.about.clone(), self.nodes(number).0))
        })
    }

    /// Adds a subgraph behind all in it. Only so many are nested as may be.
    fn within(&self, number: usize, order: &mut Vec<usize>) {
        for &part in &self.all[number].parts {
            self.within(part, order);
        }
        order.push(number);
    }
}
