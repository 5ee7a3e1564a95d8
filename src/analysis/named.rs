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

/// A link that a loop names, and its ends.
#[derive(Clone, Copy)]
struct Step {
    link: LinkIx,
    from: FactorIx,
    to: FactorIx,
}

/// What became of each of `map.info().loops`, in that order. O(links + all that is named).
///
/// A loop named by its links may name them in any order, if they form one circuit. One named by
/// its factors takes, where links are parallel, the one with the smallest id.
pub fn named(map: &Map, net: &Network) -> Vec<Named> {
    let index = order::places(net.links.len(), &mut |i| net.links[i].index());
    let loops = &map.info().loops;
    order::list(loops.len(), &mut |i| {
        let mut steps = Vec::new();
        if let Err(gap) = circuit(map, &loops[i], &mut steps) {
            return Named::Open(gap);
        }
        let mut numbers = Vec::new();
        for step in &steps {
            match index.get(step.link.index()) {
                Some(&number) if number != u32::MAX => numbers.push(number),
                _ => return Named::Open(Gap::Outside),
            }
        }
        turn(&net.from, &mut numbers);
        Named::Closed(numbers)
    })
}

/// Finds the links of a named loop in running order.
fn circuit(map: &Map, named: &NamedLoop, steps: &mut Vec<Step>) -> Result<(), Gap> {
    if named.links.is_empty() {
        along_factors(map, &named.factors, steps)?;
    }
    for id in &named.links {
        match map.link_ix(id) {
            Some(link) => {
                let (from, to) = map.ends(link);
                steps.push(Step { link, from, to });
            }
            None => return Err(Gap::Unknown(id.clone())),
        }
    }
    arrange(steps);
    match gap(steps) {
        Some(gap) => Err(gap),
        None => Ok(()),
    }
}

fn along_factors(map: &Map, ids: &[String], steps: &mut Vec<Step>) -> Result<(), Gap> {
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
            Some(link) => steps.push(Step { link, from, to }),
            None => return Err(Gap::NoLink { from, to }),
        }
    }
    Ok(())
}

/// Brings the links into the order in which one leads to the next, as far as they do; the first is one
/// that none leads to, if there is such.
fn arrange(steps: &mut [Step]) {
    let mut at = None;
    for i in 0..steps.len() {
        let rest = &steps[i..];
        let starts = |step: &Step| match at {
            Some(at) => step.from == at,
            None => rest.iter().all(|other| other.to != step.from),
        };
        let next = rest.iter().position(starts).unwrap_or(0);
        steps.swap(i, i + next);
        at = Some(steps[i].to);
    }
}

/// Why arranged links are not a loop: a break where no named link leads on; else they pass a factor twice,
/// or are several loops. True in whatever order they are named. O(links²).
fn gap(steps: &[Step]) -> Option<Gap> {
    let Some(last) = steps.last() else {
        return Some(Gap::Empty);
    };
    let starting = |at: FactorIx| steps.iter().filter(|step| step.from == at).count();
    let ending = |at: FactorIx| steps.iter().filter(|step| step.to == at).count();
    let mut broken = None;
    let mut twice = None;
    // The last link is to lead to the first, and each to the next.
    let mut ends = last.to;
    for step in steps {
        let starts = step.from;
        if ends != starts {
            broken = Some(Gap::Break { ends, starts });
            if starting(ends) + ending(starts) == 0 {
                return broken;
            }
        }
        if starting(starts) > 1 {
            twice = Some(starts);
        } else if ending(ends) > 1 {
            twice = Some(ends);
        }
        ends = step.to;
    }
    twice.map(Gap::Twice).or(broken)
}
