//! Independent loops: a shortest set from which, added and taken away, every other loop can be made.
//!
//! In numbers: loops as vectors with one entry for each link; a set of least total length whose
//! vectors are linearly independent over the rational numbers and span those of all loops. It has
//! links − factors + 1 members for each strongly connected component, and between them they use
//! every link that lies on a loop. That such a set exists of loops alone, and that the greedy choice
//! finds it, is shown in Gleiss, Leydold & Stadler, "Circuit bases of strongly connected digraphs"
//! (2003). Here the greedy choice goes through the loops in canonical order (see [`super::Loops`]),
//! so the set is one and the same for one map.
//!
//! Not all loops are looked at. If both ways between two factors of a loop, the one along it and the
//! one back along it, had a shorter rival, the loop would be a sum of shorter ones (Horton's argument
//! of 1987): for any two of its factors one of the two arcs is a shortest way. It holds for ways of one
//! length as well, once they have an order: the same sum shows that a loop which counts, seen from its
//! smallest factor, is the first of the shortest ways out, one link, and the first of the shortest ways
//! home. So there is one loop to look at for each factor and pair, in a lattice with millions of loops
//! of one length too. Of several parallel links the later ones only ever count in the place of the first.

use super::graph::{Graph, Ways};
use super::list::Loops;
use super::span::Span;
use crate::model::Network;
use crate::order;

/// No way.
const FAR: u32 = u32::MAX;

/// Independent loops, in canonical order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Independent {
    /// The loops.
    pub loops: Loops,
    /// Every loop of the map can be made of them. False only if `work` did not suffice.
    pub complete: bool,
}

#[cfg(feature = "tools")]
impl Independent {
    /// True if one of them passes through a factor or link; any, if none is asked for. O(all their links).
    pub fn pass(&self, net: &Network, through: Option<super::Through>) -> bool {
        let asked = super::LoopOptions {
            through,
            ..super::LoopOptions::default()
        };
        self.loops.iter().any(|links| asked.allow(net, links))
    }
}

/// The independent loops of a network. `work` bounds what is looked at, in pairs of factors and in
/// entries of the elimination: the ways take n · m of it.
///
/// O(n m) for the ways, then a sparse elimination among n · m loops at most. O(n²) space, and that of
/// the loops that may count.
pub fn independent(net: &Network, work: u64) -> Independent {
    let graph = Graph::of(net, None);
    let mut loops = Loops::default();
    let inside = order::list(graph.factors(), &mut |i| !graph.out(i as u32).is_empty());
    let inside = inside.iter().filter(|&&inside| inside).count() as u64;
    let ways = inside * (inside + 3 * graph.out_to.len() as u64);
    let complete = ways <= work && {
        let mut search = Search::new(&graph, work - ways);
        search.choose(net, &mut loops);
        search.left == 0
    };
    Independent { loops, complete }
}

struct Search<'g> {
    graph: &'g Graph,
    cause: Vec<u32>,
    /// Steps from one factor to another, in a square of those that lie on loops.
    steps: Vec<u32>,
    /// The row of each factor in the square.
    row: Vec<u32>,
    rows: usize,
    /// The loops that may count, as pairs in running order from their smallest factor on.
    candidates: Vec<Vec<u32>>,
    span: Span,
    /// How many loops are still to be chosen.
    left: usize,
    work: u64,
}

impl<'g> Search<'g> {
    fn new(graph: &'g Graph, work: u64) -> Search<'g> {
        let n = graph.factors();
        let mut cause = vec![0; graph.out_to.len()];
        let mut row = vec![FAR; n];
        let mut rows = 0;
        for factor in 0..n as u32 {
            let out = graph.out(factor);
            if !out.is_empty() {
                row[factor as usize] = rows as u32;
                rows += 1;
            }
            cause[out.start as usize..out.end as usize].fill(factor);
        }
        let span = Span::new(n, &cause, &graph.out_to);
        let mut search = Search {
            left: span.size() + graph.link_count() - cause.len(),
            graph,
            steps: Vec::new(),
            row,
            rows,
            candidates: Vec::new(),
            span,
            cause,
            work,
        };
        let mut far = Ways::of(n);
        for root in 0..n as u32 {
            if !graph.out(root).is_empty() {
                graph.steps_out(root, 0, &mut far);
                for (&row, &steps) in search.row.iter().zip(&far.steps) {
                    if row != FAR {
                        search.steps.push(steps);
                    }
                }
            }
        }
        let mut home = Ways::of(n);
        for root in 0..n as u32 {
            if !graph.out(root).is_empty() {
                graph.steps_out(root, root, &mut far);
                graph.steps_home(root, root, &mut home);
                search.candidates_of(root, &far, &home);
            }
        }
        search
    }

    /// The loops from a root that may count. A pair closes one if a shortest way leads from the root to
    /// its cause and from its effect home, both over factors that are not smaller, and if it does not
    /// itself go on with the way out.
    fn candidates_of(&mut self, root: u32, out: &Ways, home: &Ways) {
        for pair in 0..self.cause.len() as u32 {
            let (x, y) = (self.cause[pair as usize], self.graph.out_to[pair as usize]);
            let (there, back) = (out.steps[x as usize], home.steps[y as usize]);
            // FAR also where a way leads over smaller factors only.
            let closes = there != FAR
                && back != FAR
                && there == self.steps(root, x)
                && back == self.steps(y, root)
                && (y == root || out.before[y as usize] != x || self.steps(root, y) <= there);
            if closes && self.work > 0 {
                let factors = self.around(root, (x, y), out, home);
                let length = factors.len();
                if self.counts(&factors) {
                    let next = |k: usize| factors[(k + 1) % length];
                    let pairs = order::list(length, &mut |k| self.pair(factors[k], next(k)));
                    self.candidates.push(pairs);
                }
            }
        }
    }

    /// The factors of the way out to a cause and home from its effect.
    fn around(&self, root: u32, (x, y): (u32, u32), out: &Ways, home: &Ways) -> Vec<u32> {
        let mut factors = vec![x];
        let mut at = x;
        while at != root {
            at = out.before[at as usize];
            factors.push(at);
        }
        factors.reverse();
        at = y;
        while at != root {
            factors.push(at);
            // The smallest effect that is one step nearer: the first of the shortest ways home.
            let nearer = home.steps[at as usize] - 1;
            let mut effects = self
                .graph
                .out(at)
                .map(|pair| self.graph.out_to[pair as usize]);
            let next = effects.find(|&to| to >= root && home.steps[to as usize] == nearer);
            at = next.unwrap_or(root);
        }
        factors
    }

    /// No factor comes twice, and of any two one of the two arcs between them is a shortest way.
    fn counts(&mut self, factors: &[u32]) -> bool {
        let length = factors.len();
        for last in 1..length {
            self.work = self.work.saturating_sub(last as u64);
            for first in 0..last {
                let (a, b, along) = (factors[first], factors[last], last - first);
                let shortest = self.steps(a, b) as usize == along
                    || self.steps(b, a) as usize == length - along;
                if a == b || !shortest {
                    return false;
                }
            }
        }
        true
    }

    fn steps(&self, from: u32, to: u32) -> u32 {
        self.steps[self.row[from as usize] as usize * self.rows + self.row[to as usize] as usize]
    }

    /// The pair from a factor to another. O(effects of the first).
    fn pair(&self, from: u32, to: u32) -> u32 {
        let mut out = self.graph.out(from);
        let pair = out.find(|&pair| self.graph.out_to[pair as usize] == to);
        pair.unwrap_or_default()
    }

    /// Goes through the loops that may count, in canonical order, until there are enough.
    fn choose(&mut self, net: &Network, loops: &mut Loops) {
        let graph = self.graph;
        let mut used = vec![false; net.link_count()];
        let candidates = std::mem::take(&mut self.candidates);
        // Pairs are numbered by cause, then by effect.
        let order = order::sorted(candidates.len(), &mut |a, b| {
            let (a, b) = (&candidates[a as usize], &candidates[b as usize]);
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        });
        for &i in &order {
            let pairs = &candidates[i as usize];
            let first = |k: usize| graph.links(pairs[k])[0];
            // The elimination is work too.
            self.work = (self.work).saturating_sub(std::mem::take(&mut self.span.spent));
            if self.work == 0 || self.left == 0 {
                return;
            }
            if self.span.add(pairs) {
                self.left -= 1;
                loops.push(pairs.len(), &first, &net.sign);
            }
            for at in (0..pairs.len()).rev() {
                for &link in &graph.links(pairs[at])[1..] {
                    if !std::mem::replace(&mut used[link as usize], true) {
                        self.left -= 1;
                        let other = |k: usize| if k == at { link } else { first(k) };
                        loops.push(pairs.len(), &other, &net.sign);
                    }
                }
            }
        }
    }
}
