//! A part of a map: what an excerpt, a neighbourhood or a loop holds.

use super::{FactorIx, LinkIx, Map, NamedLoop, Set, View};
use crate::error::{Code, Error};
use crate::words::joined;

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
        let mut part = Part::default();
        for (ix, _) in map.factors() {
            part.factors.insert(ix);
        }
        for (ix, ..) in map.links() {
            part.links.insert(ix);
        }
        part
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
        for (ix, factor) in map.factors() {
            if factor.groups.iter().any(|g| view.groups.contains(g)) {
                part.factors.insert(ix);
            }
        }
        for id in &view.factors {
            if let Some(ix) = map.factor_ix(id) {
                part.factors.insert(ix);
            }
        }
        for id in &view.loops {
            if let Some(named) = map.info().named_loop(id) {
                part.add(&Part::named_loop(map, named));
            }
        }
        match &view.links {
            None => part.close(map),
            Some(ids) => part.add_links(map, ids),
        }
        part
    }

    /// A named loop: its links with their ends, and, if it names factors instead, those and the
    /// links from each to the next.
    pub fn named_loop(map: &Map, named: &NamedLoop) -> Part {
        let mut part = Part::default();
        part.add_links(map, &named.links);
        let mut factors = Vec::new();
        for id in &named.factors {
            if let Some(ix) = map.factor_ix(id) {
                factors.push(ix);
            }
        }
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
        let mut border = part.factors.clone();
        for _ in 0..steps {
            let mut next = Set::default();
            for (_, from, to, _) in map.links() {
                for (near, far, way) in [(to, from, Direction::Up), (from, to, Direction::Down)] {
                    let goes = direction == way || direction == Direction::Both;
                    if goes && border.contains(&near) && !part.factors.contains(&far) {
                        next.insert(far);
                    }
                }
            }
            part.factors.add(&next);
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
                let views = &map.info().views;
                let mut message = joined(&["There is no view \"", id, "\""]);
                message.push_str(match views.is_empty() {
                    true => ": this map has no views",
                    false => ". The views of this map are: ",
                });
                for (i, view) in views.iter().enumerate() {
                    message.push_str(if i > 0 { ", " } else { "" });
                    message.push_str(&view.id);
                }
                message.push('.');
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
        self.factors.insert(from);
        self.factors.insert(to);
        self.links.insert(link);
    }

    /// Adds links by their ids, with their ends.
    fn add_links(&mut self, map: &Map, ids: &[String]) {
        for id in ids {
            if let Some(link) = map.link_ix(id) {
                self.add_link(map, link);
            }
        }
    }

    /// Adds every link between its factors.
    fn close(&mut self, map: &Map) {
        for (ix, from, to, _) in map.links() {
            if self.factors.contains(&from) && self.factors.contains(&to) {
                self.links.insert(ix);
            }
        }
    }
}
