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
    /// No link leads from this factor to the one named after it; or its links are several loops, and none of
    /// them leads from the last to the first.
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
    /// More than one of its links leads from this factor, or to it.
    Crowded(FactorIx),
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

/// Brings the links into the order in which one leads to the next, as far as they do.
fn arrange(steps: &mut [Step]) {
    for i in 1..steps.len() {
        let at = steps[i - 1].to;
        let next = steps[i..].iter().position(|step| step.from == at);
        steps.swap(i, i + next.unwrap_or(0));
    }
}

/// Why arranged links are not a loop: nothing leads on from one factor and nothing to another; else several
/// lead from or to a factor, or they are several loops. True in whatever order they are named. O(links²).
fn gap(steps: &[Step]) -> Option<Gap> {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return Some(Gap::Empty);
    };
    let starting = |at: FactorIx| steps.iter().filter(|step| step.from == at).count();
    let ending = |at: FactorIx| steps.iter().filter(|step| step.to == at).count();
    let (mut starts, mut ends) = (None, None);
    let mut crowded = None;
    for step in steps {
        if ending(step.from) == 0 {
            starts = Some(step.from);
        }
        if starting(step.to) == 0 {
            ends = Some(step.to);
        }
        if starting(step.from) > 1 {
            crowded = Some(step.from);
        } else if ending(step.to) > 1 {
            crowded = Some(step.to);
        }
    }
    match (ends, starts, crowded) {
        (Some(ends), Some(starts), _) => Some(Gap::Break { ends, starts }),
        (.., Some(factor)) => Some(Gap::Crowded(factor)),
        _ => (last.to != first.from).then_some(Gap::NoLink {
            from: last.to,
            to: first.from,
        }),
    }
}
