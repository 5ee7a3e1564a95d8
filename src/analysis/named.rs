//! The loops that the author named: which links they run along, or why they do not close.

use super::loops::turn;
use crate::model::{FactorIx, LinkIx, Map, NamedLoop, Network};
use crate::order;

/// What became of a loop that the author named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Its links in the network, in running order, from the smallest factor on.
    Closed(Vec<u32>),
    /// It is not a loop.
    Open(Gap),
}

/// Why a named loop is not a loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// It names neither links nor factors.
    Empty,
    /// It names a link or a factor that the map does not have.
    Unknown(String),
    /// It is not, or not wholly, in the part of the map that was looked at.
    Outside,
    /// No link leads from this factor to the one named after it.
    NoLink {
        /// The factor that has no link …
        from: FactorIx,
        /// … to this one.
        to: FactorIx,
    },
    /// A link ends at one factor and the next link starts at another.
    Break {
        /// Where the link ends.
        ends: FactorIx,
        /// Where the next one starts.
        starts: FactorIx,
    },
    /// It passes through this factor more than once.
    Twice(FactorIx),
}

/// What became of each of `map.info().loops`, in that order. O(links + all that is named).
///
/// A loop named by its links may name them in any order, if they form one circuit. One named by
/// its factors takes, where links are parallel, the one with the smallest id.
pub fn named(map: &Map, net: &Network) -> Vec<Named> {
    let mut index = Vec::new();
    for (i, ix) in net.links.iter().enumerate() {
        if index.len() <= ix.index() {
            index.resize(ix.index() + 1, u32::MAX);
        }
        index[ix.index()] = i as u32;
    }
    let loops = &map.info().loops;
    order::list(loops.len(), &mut |i| {
        let mut links = Vec::new();
        if let Err(gap) = circuit(map, &loops[i], &mut links) {
            return Named::Open(gap);
        }
        let mut numbers = Vec::new();
        for &link in &links {
            match index.get(link.index()) {
                Some(&number) if number != u32::MAX => numbers.push(number),
                _ => return Named::Open(Gap::Outside),
            }
        }
        turn(&net.from, &mut numbers);
        Named::Closed(numbers)
    })
}

/// Finds the links of a named loop in running order.
fn circuit(map: &Map, named: &NamedLoop, links: &mut Vec<LinkIx>) -> Result<(), Gap> {
    if named.links.is_empty() {
        along_factors(map, &named.factors, links)?;
    }
    for id in &named.links {
        match map.link_ix(id) {
            Some(link) => links.push(link),
            None => return Err(Gap::Unknown(id.clone())),
        }
    }
    arrange(map, links);
    match gap(map, links) {
        Some(gap) => Err(gap),
        None => Ok(()),
    }
}

fn along_factors(map: &Map, ids: &[String], links: &mut Vec<LinkIx>) -> Result<(), Gap> {
    let mut factors = Vec::new();
    for id in ids {
        match map.factor_ix(id) {
            Some(factor) => factors.push(factor),
            None => return Err(Gap::Unknown(id.clone())),
        }
    }
    if factors.len() > 1 && factors.first() == factors.last() {
        factors.pop(); // written as "a, b, c, a"
    }
    for (i, &from) in factors.iter().enumerate() {
        let to = factors[(i + 1) % factors.len()];
        let mut first: Option<LinkIx> = None;
        for &link in &map.links_out(from) {
            if map.ends(link).1 == to
                && first.is_none_or(|first| map.link(link).id < map.link(first).id)
            {
                first = Some(link);
            }
        }
        match first {
            Some(link) => links.push(link),
            None => return Err(Gap::NoLink { from, to }),
        }
    }
    Ok(())
}

/// Brings the links into the order in which one leads to the next, as far as they do; the first is one
/// that none leads to, if there is such.
fn arrange(map: &Map, links: &mut [LinkIx]) {
    let mut at = None;
    for i in 0..links.len() {
        let rest = &links[i..];
        let starts = |&link: &LinkIx| {
            let (from, _) = map.ends(link);
            match at {
                Some(at) => from == at,
                None => rest.iter().all(|&other| map.ends(other).1 != from),
            }
        };
        let next = rest.iter().position(starts).unwrap_or(0);
        links.swap(i, i + next);
        at = Some(map.ends(links[i]).1);
    }
}

/// Why arranged links are not a loop: a break where no named link leads on; else they pass a factor twice,
/// or are several loops. True in whatever order they are named. O(links²).
fn gap(map: &Map, links: &[LinkIx]) -> Option<Gap> {
    let Some(&last) = links.last() else {
        return Some(Gap::Empty);
    };
    // How many start at a factor (0), or end there (1).
    let count = |factor: FactorIx, end: usize| {
        let there = |link: &&LinkIx| <[FactorIx; 2]>::from(map.ends(**link))[end] == factor;
        links.iter().filter(there).count()
    };
    let mut broken = None;
    let mut twice = None;
    // The last link is to lead to the first, and each to the next.
    let (_, mut ends) = map.ends(last);
    for &link in links {
        let (starts, to) = map.ends(link);
        if ends != starts {
            broken = Some(Gap::Break { ends, starts });
            if count(ends, 0) + count(starts, 1) == 0 {
                return broken;
            }
        }
        if count(starts, 0) > 1 {
            twice = Some(starts);
        } else if count(ends, 1) > 1 {
            twice = Some(ends);
        }
        ends = to;
    }
    twice.map(Gap::Twice).or(broken)
}
