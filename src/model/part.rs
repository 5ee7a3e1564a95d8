//! A part of a map: what an excerpt, a neighbourhood or a loop holds.

use super::{FactorIx, LinkIx, Map, NamedLoop, Set, View};
use crate::error::{Code, Error};

/// A set of factors and of links between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The factors.
    pub factors: Set<FactorIx>,
    /// The links; the ends of each are among `factors`.
    pub links: Set<LinkIx>,
}

/// Which way to walk from a factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// Against the links: what drives it.
    Up,
    /// Along the links: what it drives.
    Down,
    /// Both.
    #[default]
    Both,
}

impl Part {
    /// The whole map.
    pub fn whole(map: &Map) -> Part {
        Part {
            factors: map.factors().map(|(ix, _)| ix).collect(),
            links: map.links().map(|(ix, ..)| ix).collect(),
        }
    }

    /// True if every factor and link of the map is in it.
    pub fn is_whole(&self, map: &Map) -> bool {
        self.factors.len() == map.factor_count() && self.links.len() == map.link_count()
    }

    /// A view: its factors, those of its groups and of its named loops; the links it names and
    /// those of its loops, or, if it names none, every link between its factors. Ids that the map
    /// does not have are passed over (the reader has warned of them). O(factors + links).
    pub fn view(map: &Map, view: &View) -> Part {
        let mut part = Part::default();
        part.factors
            .extend(view.factors.iter().filter_map(|id| map.factor_ix(id)));
        part.factors.extend(
            map.factors()
                .filter(|(_, f)| f.groups.iter().any(|g| view.groups.contains(g)))
                .map(|(ix, _)| ix),
        );
        for named in view.loops.iter().filter_map(|id| map.info().named_loop(id)) {
            part.add(&Part::named_loop(map, named));
        }
        match &view.links {
            None => part.close(map),
            Some(ids) => {
                for link in ids.iter().filter_map(|id| map.link_ix(id)) {
                    part.add_link(map, link);
                }
            }
        }
        part
    }

    /// A named loop: its links with their ends, and, if it names factors instead, those and the
    /// links from each to the next.
    pub fn named_loop(map: &Map, named: &NamedLoop) -> Part {
        let mut part = Part::default();
        for link in named.links.iter().filter_map(|id| map.link_ix(id)) {
            part.add_link(map, link);
        }
        let factors: Vec<FactorIx> = named
            .factors
            .iter()
            .filter_map(|id| map.factor_ix(id))
            .collect();
        for (i, &factor) in factors.iter().enumerate() {
            part.factors.insert(factor);
            let next = factors[(i + 1) % factors.len()];
            for link in map.links_out(factor) {
                if map.ends(link).1 == next {
                    part.links.insert(link);
                }
            }
        }
        part
    }

    /// Everything within `steps` links of a factor, and every link between what was reached.
    /// O(factors + links) per step.
    pub fn around(map: &Map, factor: FactorIx, steps: u32, direction: Direction) -> Part {
        let mut part = Part::default();
        part.factors.insert(factor);
        let mut border = vec![factor];
        for _ in 0..steps {
            let mut next = Vec::new();
            for &ix in &border {
                if direction != Direction::Down {
                    next.extend(map.links_in(ix).into_iter().map(|l| map.ends(l).0));
                }
                if direction != Direction::Up {
                    next.extend(map.links_out(ix).into_iter().map(|l| map.ends(l).1));
                }
            }
            next.retain(|&ix| part.factors.insert(ix));
            if next.is_empty() {
                break;
            }
            border = next;
        }
        part.close(map);
        part
    }

    /// The view with this id.
    ///
    /// # Errors
    /// [`Code::Unknown`], naming the views there are.
    pub fn view_by_id(map: &Map, id: &str) -> Result<Part, Error> {
        match map.info().view(id) {
            Some(view) => Ok(Part::view(map, view)),
            None => {
                let known: Vec<&str> = map.info().views.iter().map(|v| v.id.as_str()).collect();
                let message = if known.is_empty() {
                    format!("There is no view \"{id}\": this map has no views.")
                } else {
                    format!(
                        "There is no view \"{id}\". The views of this map are: {}.",
                        known.join(", ")
                    )
                };
                Err(Error::new(Code::Unknown, message).about(id))
            }
        }
    }

    /// Adds another part to this one.
    pub fn add(&mut self, other: &Part) {
        self.factors.add(&other.factors);
        self.links.add(&other.links);
    }

    /// Adds a link and its ends.
    pub fn add_link(&mut self, map: &Map, link: LinkIx) {
        let (from, to) = map.ends(link);
        self.factors.extend([from, to]);
        self.links.insert(link);
    }

    /// Adds every link between its factors.
    fn close(&mut self, map: &Map) {
        let inside = |ix: &FactorIx| self.factors.contains(ix);
        self.links.extend(
            map.links()
                .filter(|(_, from, to, _)| inside(from) && inside(to))
                .map(|(ix, ..)| ix),
        );
    }
}
