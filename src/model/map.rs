//! The map: a directed multigraph of factors and links, and its [`Info`].

use super::{Factor, Info, Link};
use crate::error::{Code, Error};
use crate::names::heard;
use crate::order::{list, sorted};
use crate::words::{decimal, joined};
use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::cell::OnceCell;

/// Handle of a factor within one map. Stays valid until that factor is removed.
pub type FactorIx = NodeIndex;
/// Handle of a link within one map. Stays valid until that link is removed.
pub type LinkIx = EdgeIndex;

/// A causal map. Ids are unique among factors and among links; both ends of a link exist.
#[derive(Debug, Clone, Default)]
pub struct Map {
    graph: StableDiGraph<Factor, Link>,
    /// Numbers of the factors' handles, by id.
    factor_ids: Vec<u32>,
    /// Numbers of the links' handles, by id.
    link_ids: Vec<u32>,
    info: Info,
    /// By the number of a factor's handle: another one has the same label. Found when first asked for.
    twins: OnceCell<Vec<bool>>,
}

impl Map {
    /// A map with no factors yet.
    pub fn new(info: Info) -> Map {
        Map {
            info,
            ..Map::default()
        }
    }

    /// A map of factors and links whose ids are known to be there, each once; the ends of links are
    /// numbers of factors. O(n log n), where adding them one by one moves lists of ids each time.
    #[cfg(feature = "formats")]
    pub(crate) fn built(info: Info, factors: Vec<Factor>, links: Vec<(usize, usize, Link)>) -> Map {
        let mut map = Map::new(info);
        for factor in factors {
            let ix = map.graph.add_node(factor);
            map.factor_ids.push(ix.index() as u32);
        }
        for (from, to, link) in links {
            let ix = map
                .graph
                .add_edge(FactorIx::new(from), FactorIx::new(to), link);
            map.link_ids.push(ix.index() as u32);
        }
        let graph = &map.graph;
        let by_factor = |n: &u32| &graph[FactorIx::new(*n as usize)].id;
        let by_link = |n: &u32| &graph[LinkIx::new(*n as usize)].id;
        map.factor_ids
            .sort_by(|a, b| by_factor(a).cmp(by_factor(b)));
        map.link_ids.sort_by(|a, b| by_link(a).cmp(by_link(b)));
        map
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
        let found = self.factor_at(id).ok()?;
        Some(FactorIx::new(self.factor_ids[found] as usize))
    }

    /// The link with this id. O(log n).
    pub fn link_ix(&self, id: &str) -> Option<LinkIx> {
        let found = self.link_at(id).ok()?;
        Some(LinkIx::new(self.link_ids[found] as usize))
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
        let mut links = Vec::new();
        for edge in self.graph.edges_directed(ix, direction) {
            links.push(edge.id());
        }
        crate::order::sort(&mut links);
        links
    }

    /// An id for a link from `from` to `to` that no link has yet: `from>to`, then `from>to#2`, …
    pub fn free_link_id(&self, from: &str, to: &str) -> String {
        let base = joined(&[from, ">", to]);
        if self.link_at(&base).is_err() {
            return base;
        }
        (2..)
            .map(|n| joined(&[&base, "#", &decimal(n)]))
            .find(|id| self.link_at(id).is_err())
            .expect("there are more numbers than links")
    }

    /// Adds a factor.
    ///
    /// # Errors
    /// As [`Map::apply`].
    pub(crate) fn insert_factor(&mut self, factor: Factor) -> Result<FactorIx, Error> {
        if factor.id.is_empty() {
            return Err(Error::new(Code::Edit, "A factor needs an id."));
        }
        let Err(place) = self.factor_at(&factor.id) else {
            return Err(taken("factor", &factor.id));
        };
        self.twins = OnceCell::new();
        let ix = self.graph.add_node(factor);
        self.factor_ids.insert(place, ix.index() as u32);
        Ok(ix)
    }

    /// Adds a link between two factors that are named by their ids.
    ///
    /// # Errors
    /// As [`Map::apply`].
    pub(crate) fn insert_link_between(
        &mut self,
        from: &str,
        to: &str,
        link: Link,
    ) -> Result<LinkIx, Error> {
        let (from, to) = (self.known_factor(from)?, self.known_factor(to)?);
        self.insert_link(from, to, link)
    }

    /// Another factor has the same label, or one that sounds the same in a sentence, so that this one must
    /// be told by its id too. O(n log n) the first time after a change.
    pub fn has_twin(&self, ix: FactorIx) -> bool {
        let twins = self.twins.get_or_init(|| {
            let mut all: Vec<FactorIx> = Vec::new();
            for (ix, _) in self.factors() {
                all.push(ix);
            }
            let heard = list(all.len(), &mut |i| heard(self.graph[all[i]].shown()));
            let label = |i: u32| &heard[i as usize];
            let order = sorted(all.len(), &mut |a, b| label(a).cmp(label(b)));
            let mut twins = vec![false; self.graph.capacity().0];
            for i in 1..order.len() {
                if label(order[i - 1]) == label(order[i]) {
                    twins[all[order[i - 1] as usize].index()] = true;
                    twins[all[order[i] as usize].index()] = true;
                }
            }
            twins
        });
        twins.get(ix.index()).copied().unwrap_or_default()
    }

    fn insert_link(&mut self, from: FactorIx, to: FactorIx, link: Link) -> Result<LinkIx, Error> {
        if link.id.is_empty() {
            return Err(Error::new(Code::Edit, "A link needs an id."));
        }
        let Err(place) = self.link_at(&link.id) else {
            return Err(taken("link", &link.id));
        };
        let ix = self.graph.add_edge(from, to, link);
        self.link_ids.insert(place, ix.index() as u32);
        Ok(ix)
    }

    #[cfg(feature = "tools")]
    pub(super) fn take_link(&mut self, ix: LinkIx) -> Link {
        if let Ok(place) = self.link_at(&self.graph[ix].id) {
            self.link_ids.remove(place);
        }
        self.graph.remove_edge(ix).expect("a live link handle")
    }

    #[cfg(feature = "tools")]
    /// The factor must have no links any more.
    pub(super) fn take_factor(&mut self, ix: FactorIx) -> Factor {
        if let Ok(place) = self.factor_at(&self.graph[ix].id) {
            self.factor_ids.remove(place);
        }
        self.twins = OnceCell::new();
        self.graph.remove_node(ix).expect("a live factor handle")
    }

    /// Where an id stands among those of the factors, or where it would.
    fn factor_at(&self, id: &str) -> Result<usize, usize> {
        place(&self.factor_ids, id, &|n| &self.graph[FactorIx::new(n)].id)
    }

    /// Where an id stands among those of the links, or where it would.
    fn link_at(&self, id: &str) -> Result<usize, usize> {
        place(&self.link_ids, id, &|n| &self.graph[LinkIx::new(n)].id)
    }

    pub(super) fn info_mut(&mut self) -> &mut Info {
        &mut self.info
    }

    /// Says everything of the map but its factors and links.
    pub(crate) fn set_info(&mut self, info: Info) {
        self.info = info;
    }

    /// To be placed: a label stays what it is.
    pub(super) fn factor_mut(&mut self, ix: FactorIx) -> &mut Factor {
        &mut self.graph[ix]
    }

    #[cfg(feature = "tools")]
    pub(super) fn link_mut(&mut self, ix: LinkIx) -> &mut Link {
        &mut self.graph[ix]
    }
}

fn taken(what: &str, id: &str) -> Error {
    let message = joined(&["There is a ", what, " with the id \"", id, "\" already."]);
    Error::new(Code::DuplicateId, message).about(id)
}

/// Where a name stands in a list of numbers that is sorted by their names, or where it would.
fn place<'n>(
    sorted: &[u32],
    name: &str,
    name_of: &dyn Fn(usize) -> &'n String,
) -> Result<usize, usize> {
    let place = sorted.partition_point(|&n| name_of(n as usize).as_str() < name);
    match sorted.get(place) {
        Some(&n) if name_of(n as usize) == name => Ok(place),
        _ => Err(place),
    }
}
