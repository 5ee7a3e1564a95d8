//! The loops that the author named: which links they run along, or why they do not close.

use super::loops::turn;
use crate::model::{FactorIx, LinkIx, Map, NamedLoop, Network};

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
    let size = net.links.iter().map(|ix| ix.index() + 1).max();
    let mut index = vec![None; size.unwrap_or(0)];
    for (i, ix) in net.links.iter().enumerate() {
        index[ix.index()] = Some(i as u32);
    }
    let index = |ix: LinkIx| index.get(ix.index()).copied().flatten();
    let follow = |named: &NamedLoop| -> Result<Vec<u32>, Gap> {
        let links = circuit(map, named)?;
        let links: Option<Vec<u32>> = links.into_iter().map(index).collect();
        let mut links = links.ok_or(Gap::Outside)?;
        turn(&net.from, &mut links);
        Ok(links)
    };
    map.info()
        .loops
        .iter()
        .map(|named| follow(named).map_or_else(Named::Open, Named::Closed))
        .collect()
}

/// The links of a named loop in running order.
fn circuit(map: &Map, named: &NamedLoop) -> Result<Vec<LinkIx>, Gap> {
    let links = if named.links.is_empty() {
        along_factors(map, &named.factors)?
    } else {
        let known = |id: &String| map.link_ix(id).ok_or_else(|| Gap::Unknown(id.clone()));
        named.links.iter().map(known).collect::<Result<_, _>>()?
    };
    match first_gap(map, &links) {
        None => Ok(links),
        Some(gap) => rearranged(map, &links).ok_or(gap),
    }
}

fn along_factors(map: &Map, ids: &[String]) -> Result<Vec<LinkIx>, Gap> {
    let known = |id: &String| map.factor_ix(id).ok_or_else(|| Gap::Unknown(id.clone()));
    let mut factors: Vec<FactorIx> = ids.iter().map(known).collect::<Result<_, _>>()?;
    if factors.len() > 1 && factors.first() == factors.last() {
        factors.pop(); // written as "a, b, c, a"
    }
    let step = |i: usize| {
        let (from, to) = (factors[i], factors[(i + 1) % factors.len()]);
        map.links_out(from)
            .into_iter()
            .filter(|&link| map.ends(link).1 == to)
            .min_by(|&a, &b| map.link(a).id.cmp(&map.link(b).id))
            .ok_or(Gap::NoLink { from, to })
    };
    (0..factors.len()).map(step).collect()
}

/// Where the links, in the order given, first fail to be a loop.
fn first_gap(map: &Map, links: &[LinkIx]) -> Option<Gap> {
    if links.is_empty() {
        return Some(Gap::Empty);
    }
    let mut seen = Vec::new();
    for (i, &link) in links.iter().enumerate() {
        let (from, ends) = map.ends(link);
        if seen.contains(&from) {
            return Some(Gap::Twice(from));
        }
        seen.push(from);
        let (starts, _) = map.ends(links[(i + 1) % links.len()]);
        if ends != starts {
            return Some(Gap::Break { ends, starts });
        }
    }
    None
}

/// The same links as one loop, if they form one in another order.
fn rearranged(map: &Map, links: &[LinkIx]) -> Option<Vec<LinkIx>> {
    let mut order = vec![*links.first()?];
    while order.len() < links.len() {
        let (_, at) = map.ends(*order.last()?);
        let mut next = links.iter().filter(|&&link| map.ends(link).0 == at);
        order.push(*next.next()?);
    }
    // A link that was passed over leaves a factor visited twice.
    first_gap(map, &order).is_none().then_some(order)
}
