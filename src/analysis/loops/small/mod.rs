//! The search of [`super::walk`] for graphs of at most 64 factors, where a set of factors is one
//! word of memory: what may be entered next is then found in a few instructions, without a look at
//! each pair.
//!
//! It lists the same loops in the same order. It is used where nothing but the loops themselves
//! depends on the search (no bound on the work), and only for graphs without parallel links.

mod barrier;

use super::graph::Graph;
use super::list::Loops;
use super::walk::Found;
use barrier::{Barrier, Blocked, Near};

/// One bit for each factor.
type Set = u64;
/// The most factors.
const MOST: usize = 64;

/// The number of the smallest factor of a set. The mask says to the compiler what is so anyway.
fn smallest(set: Set) -> usize {
    set.trailing_zeros() as usize % MOST
}

/// Pairs between at most 64 factors, as sets.
struct Pairs {
    /// The effects of each factor.
    out: [Set; MOST],
    /// The causes of each factor.
    into: [Set; MOST],
}

/// Where a search in a small graph stands.
pub(super) struct Small {
    pairs: Pairs,
    /// The link from a factor to another, at `from * 64 + to`.
    link: Box<[u32; MOST * MOST]>,
    /// Its sign.
    sign: Box<[i8; MOST * MOST]>,
    path: Path,
    prune: Prune,
}

enum Prune {
    /// All loops are asked for.
    Any(Blocked),
    /// Only loops up to a length.
    Short(Box<Near>),
}

/// The path from the root.
struct Path {
    root: usize,
    /// The factors that paths may lead to at all: those from the root on.
    allowed: Set,
    depth: usize,
    at: [u8; MOST],
    /// What is still to be looked at from each factor of the path.
    rest: [Set; MOST],
    /// For each place of the path, as a bit: a loop was found beyond it.
    found: u64,
    /// The links between the factors of the path.
    links: [u32; MOST],
    /// The product of the signs up to each factor.
    product: [i8; MOST],
}

impl Small {
    /// All loops of at most `bound` links; nothing if the graph is not small, or has parallel links.
    pub fn new(graph: &Graph, sign: &[i8], bound: usize) -> Option<Small> {
        if bound == 0 || graph.out_to.len() != graph.link_count() {
            return None;
        }
        let mut number = vec![MOST; graph.factors()];
        let mut count = 0;
        for (factor, number) in number.iter_mut().enumerate() {
            if !graph.out(factor as u32).is_empty() {
                *number = count;
                count += 1;
            }
        }
        if count > MOST {
            return None;
        }
        let mut pairs = Pairs {
            out: [0; MOST],
            into: [0; MOST],
        };
        let mut links: Box<[u32; MOST * MOST]> = vec![0; MOST * MOST].try_into().ok()?;
        let mut signs: Box<[i8; MOST * MOST]> = vec![0; MOST * MOST].try_into().ok()?;
        for factor in 0..graph.factors() {
            for pair in graph.out(factor as u32) {
                let from = number[factor];
                let to = number[graph.out_to[pair as usize] as usize];
                pairs.out[from] |= 1 << to;
                pairs.into[to] |= 1 << from;
                let link = graph.links(pair)[0];
                links[from * MOST + to] = link;
                signs[from * MOST + to] = sign[link as usize];
            }
        }
        let prune = match bound < graph.longest {
            true => Prune::Short(Box::new(Near::new(bound))),
            false => Prune::Any(Blocked::new()),
        };
        Some(Small {
            pairs,
            link: links,
            sign: signs,
            path: Path {
                root: 0,
                allowed: !0,
                depth: 0,
                at: [0; MOST],
                rest: [0; MOST],
                found: 0,
                links: [0; MOST],
                product: [1; MOST],
            },
            prune,
        })
    }

    /// Goes on until the list has `limit` loops and there is one more, or until `spent` (factors
    /// entered, links stored) reaches `until`.
    pub fn next(&mut self, list: &mut Loops, limit: usize, spent: &mut u64, until: u64) -> Found {
        let search = Search {
            pairs: &self.pairs,
            link: &self.link,
            sign: &self.sign,
            list,
            limit,
        };
        match &mut self.prune {
            Prune::Any(blocked) => search.go(&mut self.path, blocked, spent, until),
            Prune::Short(near) => search.go(&mut self.path, &mut **near, spent, until),
        }
    }
}

/// What a search needs beside the path.
struct Search<'s> {
    pairs: &'s Pairs,
    link: &'s [u32; MOST * MOST],
    sign: &'s [i8; MOST * MOST],
    list: &'s mut Loops,
    limit: usize,
}

impl Search<'_> {
    fn go<B: Barrier>(
        mut self,
        path: &mut Path,
        barrier: &mut B,
        spent: &mut u64,
        until: u64,
    ) -> Found {
        let pairs = self.pairs;
        let mut room = self.limit - self.list.len();
        let mut depth = path.depth;
        let mut found = path.found;
        let mut work = *spent;
        let stop = loop {
            if work >= until {
                break Found::Pause;
            }
            work += 1;
            if depth == 0 {
                match self.enter_root(path, barrier, &mut room) {
                    Found::Pause => depth = 1,
                    stop => break stop,
                }
            }
            let above = (depth - 1) % MOST;
            let from = path.at[above] as usize % MOST;
            let mut open = path.rest[above] & barrier.open(depth);
            if open == 0 {
                depth = above;
                if depth == 0 {
                    path.root += 1;
                    continue;
                }
                let beyond = found >> depth & 1;
                found |= beyond << (depth - 1);
                barrier.leave(pairs, from, depth, beyond > 0);
                continue;
            }
            // From here on over the factors that may come next, until one is entered. All loops
            // that they close have one length.
            let root = path.root % MOST;
            let beyond = path.allowed & !(1 << root);
            let place = depth % MOST;
            let before = path.product[above];
            let mut end = self.list.end_of(depth + 1);
            if B::SHORT && barrier.open(depth + 1) & beyond == 0 {
                // It goes on from none of them: most loops in a dense graph are found here.
                let mut closing = open & pairs.into[root];
                open &= !closing;
                while closing > 0 {
                    if room == 0 {
                        *spent = work;
                        return Found::Loop;
                    }
                    room -= 1;
                    work += depth as u64;
                    found |= 1 << above;
                    let to = smallest(closing);
                    closing &= closing - 1;
                    path.links[above] = self.link[from * MOST + to];
                    path.links[place] = self.link[to * MOST + root];
                    let sign = self.sign[from * MOST + to] * self.sign[to * MOST + root];
                    end.put(&path.links, before * sign);
                }
                while open > 0 {
                    barrier.fail(pairs, smallest(open));
                    open &= open - 1;
                }
                path.rest[above] = 0;
                continue;
            }
            while open > 0 {
                let to = smallest(open);
                open &= open - 1;
                let pair = from * MOST + to;
                path.links[above] = self.link[pair];
                let product = before * self.sign[pair];
                let closes = pairs.out[to] >> root & 1;
                if closes > 0 {
                    if room == 0 {
                        *spent = work;
                        return Found::Loop;
                    }
                    room -= 1;
                    work += depth as u64;
                    let home = to * MOST + root;
                    path.links[place] = self.link[home];
                    end.put(&path.links, product * self.sign[home]);
                    found |= 1 << above;
                }
                let rest = pairs.out[to] & beyond & !(1 << to);
                if rest & barrier.open(depth + 1) > 0 {
                    // Those before it have been looked at.
                    path.rest[above] &= (!1) << to;
                    barrier.enter(to, depth);
                    path.at[place] = to as u8;
                    path.rest[place] = rest;
                    path.product[place] = product;
                    found = found & !(1 << place) | closes << place;
                    depth += 1;
                    break;
                }
                if closes == 0 {
                    barrier.fail(pairs, to);
                    open &= barrier.open(depth);
                }
            }
            if depth == above + 1 {
                path.rest[above] = 0;
            }
        };
        path.depth = depth;
        path.found = found;
        *spent = work;
        stop
    }

    /// Starts at the next root that may close a loop: `Pause` if there is one.
    fn enter_root<B: Barrier>(
        &mut self,
        path: &mut Path,
        barrier: &mut B,
        room: &mut usize,
    ) -> Found {
        while path.root < MOST {
            let root = path.root;
            path.allowed = barrier.start(self.pairs, root);
            let out = self.pairs.out[root];
            if out >> root & 1 > 0 {
                if *room == 0 {
                    return Found::Loop;
                }
                *room -= 1;
                path.links[0] = self.link[root * MOST + root];
                let sign = self.sign[root * MOST + root];
                self.list.end_of(1).put(&path.links, sign);
            }
            let rest = out & path.allowed & !(1 << root);
            if rest & barrier.open(1) > 0 {
                path.at[0] = root as u8;
                path.rest[0] = rest;
                return Found::Pause;
            }
            path.root += 1;
        }
        self.list.trim();
        Found::End
    }
}

#[cfg(test)]
mod tests {
    use super::super::{LoopOptions, LoopSearch, Loops};
    use crate::model::{FactorIx, LinkIx, Network};

    /// A network without parallel links, by lot; of each 16 possible links about `dense`.
    fn by_lot(seed: &mut u64, factors: usize, dense: u64) -> Network {
        let (mut from, mut to, mut sign) = (Vec::new(), Vec::new(), Vec::new());
        for place in 0..factors * factors {
            *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1);
            if *seed >> 60 < dense {
                from.push((place / factors) as u32);
                to.push((place % factors) as u32);
                sign.push((*seed >> 40) as i8 % 2);
            }
        }
        Network {
            factors: (0..factors).map(FactorIx::new).collect(),
            links: (0..sign.len()).map(LinkIx::new).collect(),
            delayed: vec![false; sign.len()],
            from,
            to,
            sign,
        }
    }

    fn listed(net: &Network, options: &LoopOptions, small: bool, work: u64) -> Loops {
        let mut search = LoopSearch::new(net, options.clone());
        assert!(search.small.is_some() || search.graph.longest == 0);
        if !small {
            search.small = None;
        }
        while !search.step(work) {}
        search.into_loops()
    }

    #[test]
    fn the_search_for_small_graphs_lists_what_the_walk_lists() {
        let mut seed = 7;
        for round in 0..300 {
            let (factors, dense) = match round % 3 {
                0 => (3 + round % 5, 8),
                1 => (7 + round % 7, 4),
                _ => (14 + round % 12, 2),
            };
            let net = by_lot(&mut seed, factors, dense);
            for most in (1..=factors).chain([usize::MAX]) {
                for limit in [10, usize::MAX] {
                    let options = LoopOptions {
                        max_len: Some(most),
                        limit,
                        work: u64::MAX,
                        count_work: 0,
                        ..LoopOptions::default()
                    };
                    let walked = listed(&net, &options, false, u64::MAX);
                    let swift = listed(&net, &options, true, u64::MAX);
                    assert_eq!(swift, walked, "round {round}, at most {most}");
                    let slices = listed(&net, &options, true, 1 + round as u64);
                    assert_eq!(slices, walked, "round {round}, in slices");
                }
            }
        }
    }
}
