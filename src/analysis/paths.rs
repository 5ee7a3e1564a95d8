//! The ways from one factor to another.
//!
//! A path visits no factor twice. With one link added, from its end back to its start, every path is a
//! loop through that link, and every such loop is a path: so paths are found by [`LoopSearch`], with
//! the same limits, the same order (shortest first, complete by length) and the same honesty about
//! what is not listed.

use super::components::strong;
use super::loops::{Class, LoopOptions, LoopSearch, Through};
use super::reach::{Signs, Verdict, Way, reach};
use crate::model::{LinkIx, Network};
use crate::order;

/// Paths from one factor to another, shortest first, then by factors, then by links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The links of each path, in running order.
    pub list: Vec<Vec<u32>>,
    /// What each does: [`Class::Reinforcing`] raises, [`Class::Balancing`] lowers.
    pub signs: Vec<Class>,
    /// How many of the list are of at most `complete_up_to` links: all of that length are in it.
    pub whole: usize,
    /// The links of each that have no single sign.
    pub open: Vec<Vec<LinkIx>>,
    /// The list holds every path of at most this many links.
    pub complete_up_to: usize,
    /// It holds every path.
    pub all_found: bool,
    /// There are at least so many paths.
    pub total_at_least: u64,
    /// There are exactly so many.
    pub total_is_exact: bool,
    /// Links of the shortest; nothing if there is no path.
    pub distance: Option<u32>,
    /// The signs of all the shortest ones together.
    pub nearest: Signs,
    /// There are paths as short as was asked for, but the list holds not even all of the shortest.
    pub cut: bool,
    /// From a factor to itself: it lies on a loop.
    pub returns: bool,
}

/// How many of some paths do what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    /// How many raise.
    pub raise: usize,
    /// How many lower.
    pub lower: usize,
    /// Of how many it is not stated.
    pub unknown: usize,
}

impl Balance {
    /// What may be said of all of them together.
    pub fn verdict(self) -> Verdict {
        let signs = Signs {
            plus: self.raise > 0,
            minus: self.lower > 0,
            unknown: self.unknown > 0,
        };
        signs.verdict()
    }
}

impl Paths {
    /// What may be said of the paths together: of all that are listed; where these are not even all of
    /// the shortest, of all the shortest, which need no list.
    pub fn verdict(&self) -> Verdict {
        match self.cut {
            true => self.nearest.verdict(),
            false => self.balance().verdict(),
        }
    }

    /// What the paths do that are listed.
    pub fn balance(&self) -> Balance {
        let mut balance = Balance::default();
        for sign in &self.signs {
            match sign {
                Class::Reinforcing => balance.raise += 1,
                Class::Balancing => balance.lower += 1,
                Class::Unknown => balance.unknown += 1,
            }
        }
        balance
    }
}

/// The paths from one factor to another. `options` says how many and how long; its `through` is not
/// used. A factor leads to itself by loops, not by paths: there are none from a factor to itself.
pub fn paths(net: &Network, from: u32, to: u32, options: &LoopOptions) -> Paths {
    let mut closed = net.clone();
    let back = net.link_count() as u32;
    closed.links.push(LinkIx::new(back as usize));
    closed.from.push(to);
    closed.to.push(from);
    closed.sign.push(1);
    closed.delayed.push(false);
    let asked = options.max_len;
    let options = LoopOptions {
        through: Some(Through::Link(back)),
        max_len: options.max_len.map(|links| links.saturating_add(1)),
        ..options.clone()
    };
    let found = match from == to {
        true => Default::default(),
        false => LoopSearch::all(&closed, options),
    };

    // From the start on, without the link back.
    let mut list = Vec::with_capacity(found.len());
    for links in found.iter() {
        let (end, start) = links.split_at(links.iter().position(|&l| l == back).unwrap_or(0));
        list.push([&start[1..], end].concat());
    }
    // Loops stand in the order of their smallest factors, paths in that of their first.
    let along = |path: &[u32]| -> Vec<u32> { path.iter().map(|&l| net.to[l as usize]).collect() };
    let order = order::sorted(list.len(), &mut |a, b| {
        let (a, b) = (&list[a as usize], &list[b as usize]);
        let by_factors = || along(a).cmp(&along(b)).then_with(|| a.cmp(b));
        a.len().cmp(&b.len()).then_with(by_factors)
    });
    let nearest = match from == to {
        true => Vec::new(),
        false => reach(net, from, Way::Down, u32::MAX),
    };
    let nearest = nearest.iter().find(|reached| reached.factor == to);
    let longest = asked.map_or(u32::MAX, |links| links.min(u32::MAX as usize) as u32);
    let whole = found.whole;
    Paths {
        cut: whole == 0 && nearest.is_some_and(|reached| reached.steps <= longest),
        returns: from == to && {
            let together = strong(net);
            let mut ends = net.from.iter().zip(&net.to);
            ends.any(|(&a, &b)| a == from && together.together(a, b))
        },
        open: order
            .iter()
            .map(|&i| {
                let links = list[i as usize].iter().map(|&l| l as usize);
                let open = links.filter(|&l| net.sign[l] == 0);
                open.map(|l| net.links[l]).collect()
            })
            .collect(),
        signs: order.iter().map(|&i| found.class(i as usize)).collect(),
        whole,
        complete_up_to: found.complete_up_to.saturating_sub(1),
        all_found: found.all_found || from == to,
        total_at_least: found.total_at_least,
        total_is_exact: found.total_is_exact || from == to,
        distance: nearest.map(|reached| reached.steps),
        nearest: nearest.map(|reached| reached.signs).unwrap_or_default(),
        list: order
            .iter()
            .map(|&i| std::mem::take(&mut list[i as usize]))
            .collect(),
    }
}
