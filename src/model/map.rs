//! The map: a directed multigraph of factors and links, and its [`Info`].

use super::{Factor, Info, Link};
use crate::error::{Code, Error};
use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::collections::BTreeMap;

/// Handle of a factor within one map. Stays valid until that factor is removed.
pub type FactorIx = NodeIndex;
/// Handle of a link within one map. Stays valid until that link is removed.
pub type LinkIx = EdgeIndex;

/// A causal map. Ids are unique among factors and among links; both ends of a link exist.
#[derive(Debug, Clone, Default)]
pub struct Map {
    graph: StableDiGraph<Factor, Link>,
    factor_ids: BTreeMap<String, FactorIx>,
    link_ids: BTreeMap<String, LinkIx>,
    info: Info,
}

impl Map {
    /// A map with no factors yet.
    pub fn new(info: Info) -> Map {
        Map {
            info,
            ..Map::default()
        }
    }

    /// Title, groups, views, named loops and the rest.
    pub fn info(&self) -> &Info {
        &self.info
    }

    /// How many factors.
    pub fn factor_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many links.
    pub fn link_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// Factors in the order in which they were added.
    pub fn factors(&self) -> impl Iterator<Item = (FactorIx, &Factor)> {
        self.graph.node_indices().map(|ix| (ix, &self.graph[ix]))
    }

    /// Links in the order in which they were added: handle, cause, effect, link.
    pub fn links(&self) -> impl Iterator<Item = (LinkIx, FactorIx, FactorIx, &Link)> {
        self.graph
            .edge_references()
            .map(|e| (e.id(), e.source(), e.target(), e.weight()))
    }

    /// The factor behind a handle.
    ///
    /// # Panics
    /// If the handle is not from this map, or its factor was removed.
    pub fn factor(&self, ix: FactorIx) -> &Factor {
        &self.graph[ix]
    }

    /// The link behind a handle.
    ///
    /// # Panics
    /// If the handle is not from this map, or its link was removed.
    pub fn link(&self, ix: LinkIx) -> &Link {
        &self.graph[ix]
    }

    /// Cause and effect of a link.
    ///
    /// # Panics
    /// If the handle is not from this map, or its link was removed.
    pub fn ends(&self, ix: LinkIx) -> (FactorIx, FactorIx) {
        self.graph.edge_endpoints(ix).expect("a live link handle")
    }

    /// The factor with this id. O(log n).
    pub fn factor_ix(&self, id: &str) -> Option<FactorIx> {
        self.factor_ids.get(id).copied()
    }

    /// The link with this id. O(log n).
    pub fn link_ix(&self, id: &str) -> Option<LinkIx> {
        self.link_ids.get(id).copied()
    }

    /// Links that act on a factor, in the order in which they were added.
    pub fn links_in(&self, ix: FactorIx) -> Vec<LinkIx> {
        self.links_at(ix, Direction::Incoming)
    }

    /// Links by which a factor acts, in the order in which they were added.
    pub fn links_out(&self, ix: FactorIx) -> Vec<LinkIx> {
        self.links_at(ix, Direction::Outgoing)
    }

    fn links_at(&self, ix: FactorIx, direction: Direction) -> Vec<LinkIx> {
        let mut links: Vec<LinkIx> = self
            .graph
            .edges_directed(ix, direction)
            .map(|e| e.id())
            .collect();
        crate::order::sort(&mut links);
        links
    }

    /// An id for a link from `from` to `to` that no link has yet: `from>to`, then `from>to#2`, …
    pub fn free_link_id(&self, from: &str, to: &str) -> String {
        let base = format!("{from}>{to}");
        if !self.link_ids.contains_key(&base) {
            return base;
        }
        (2..)
            .map(|n| format!("{base}#{n}"))
            .find(|id| !self.link_ids.contains_key(id))
            .expect("there are more numbers than links")
    }

    pub(super) fn insert_factor(&mut self, factor: Factor) -> Result<FactorIx, Error> {
        if factor.id.is_empty() {
            return Err(Error::new(Code::Edit, "A factor needs an id."));
        }
        if self.factor_ids.contains_key(&factor.id) {
            let message = format!("There is a factor with the id \"{}\" already.", factor.id);
            return Err(Error::new(Code::DuplicateId, message).about(factor.id));
        }
        let id = factor.id.clone();
        let ix = self.graph.add_node(factor);
        self.factor_ids.insert(id, ix);
        Ok(ix)
    }

    pub(super) fn insert_link(
        &mut self,
        from: FactorIx,
        to: FactorIx,
        link: Link,
    ) -> Result<LinkIx, Error> {
        if link.id.is_empty() {
            return Err(Error::new(Code::Edit, "A link needs an id."));
        }
        if self.link_ids.contains_key(&link.id) {
            let message = format!("There is a link with the id \"{}\" already.", link.id);
            return Err(Error::new(Code::DuplicateId, message).about(link.id));
        }
        let id = link.id.clone();
        let ix = self.graph.add_edge(from, to, link);
        self.link_ids.insert(id, ix);
        Ok(ix)
    }

    pub(super) fn take_link(&mut self, ix: LinkIx) -> Link {
        let link = self.graph.remove_edge(ix).expect("a live link handle");
        self.link_ids.remove(&link.id);
        link
    }

    /// The factor must have no links any more.
    pub(super) fn take_factor(&mut self, ix: FactorIx) -> Factor {
        let factor = self.graph.remove_node(ix).expect("a live factor handle");
        self.factor_ids.remove(&factor.id);
        factor
    }

    pub(super) fn info_mut(&mut self) -> &mut Info {
        &mut self.info
    }

    pub(super) fn factor_mut(&mut self, ix: FactorIx) -> &mut Factor {
        &mut self.graph[ix]
    }

    pub(super) fn link_mut(&mut self, ix: LinkIx) -> &mut Link {
        &mut self.graph[ix]
    }
}
