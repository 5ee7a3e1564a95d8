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
//! of 1987). So, seen from its smallest factor, a loop that counts is a shortest way out, one link,
//! and a shortest way home; and for any two of its factors one of the two arcs is a shortest way.
//! Of several parallel links the later ones only ever count in the place of the first.

use super::graph::Graph;
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
/// entries of the elimination: the ways take n · m of it, and there may be very many loops of one length
/// in a map that is a lattice.
///
/// O(n m) for the ways, then a sparse elimination among the loops that may count, n · m at most where
/// shortest ways are unique. O(n²) space.
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

/// A pair that may close a loop from its smallest factor, the root: a shortest way leads from the
/// root to its cause and from its effect home, both over factors that are not smaller, and it does
/// not itself go on with the way out.
#[derive(Clone, Copy)]
struct Closer {
    root: u32,
    pair: u32,
    /// Steps from the root to the cause.
    out: u32,
    length: u32,
}

struct Search<'g> {
    graph: &'g Graph,
    cause: Vec<u32>,
    /// Steps from one factor to another, in a square of those that lie on loops.
    steps: Vec<u32>,
    /// The row of each factor in the square.
    row: Vec<u32>,
    rows: usize,
    closers: Vec<Closer>,
    /// The loops of one root and length, as pairs in running order.
    found: Vec<Vec<u32>>,
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
            closers: Vec::new(),
            found: Vec::new(),
            span,
            cause,
            work,
        };
        let mut far = vec![FAR; n];
        for root in 0..n as u32 {
            if !graph.out(root).is_empty() {
                graph.steps_out(root, 0, &mut far);
                for (&row, &steps) in search.row.iter().zip(&far) {
                    if row != FAR {
                        search.steps.push(steps);
                    }
                }
            }
        }
        let mut home = vec![FAR; n];
        for root in 0..n as u32 {
            if !graph.out(root).is_empty() {
                graph.steps_out(root, root, &mut far);
                graph.steps_home(root, root, &mut home);
                search.closers_of(root, &far, &home);
            }
        }
        search
    }

    /// The pairs that may close a loop from a root.
    fn closers_of(&mut self, root: u32, out: &[u32], home: &[u32]) {
        for pair in 0..self.cause.len() as u32 {
            let (x, y) = (self.cause[pair as usize], self.graph.out_to[pair as usize]);
            let (there, back) = (out[x as usize], home[y as usize]);
            // FAR also where a way leads over smaller factors only.
            if there != FAR
                && back != FAR
                && there == self.steps(root, x)
                && back == self.steps(y, root)
                && (y == root || self.steps(root, y) <= there)
            {
                self.closers.push(Closer {
                    root,
                    pair,
                    out: there,
                    length: there + 1 + back,
                });
            }
        }
    }

    fn steps(&self, from: u32, to: u32) -> u32 {
        self.steps[self.row[from as usize] as usize * self.rows + self.row[to as usize] as usize]
    }

    /// Goes through the loops that may count, in canonical order, until there are enough.
    fn choose(&mut self, net: &Network, loops: &mut Loops) {
        let mut used = vec![false; net.link_count()];
        for length in 1..=self.graph.longest as u32 {
            for place in 0..self.closers.len() {
                let closer = self.closers[place];
                if closer.length == length {
                    self.circuits(closer);
                }
                let next = self.closers.get(place + 1);
                if next.is_none_or(|next| next.root != closer.root) {
                    if self.work == 0 {
                        return;
                    }
                    self.take(net, &mut used, loops);
                    if self.left == 0 {
                        return;
                    }
                }
            }
        }
    }

    /// Every loop that a pair closes and that may count.
    fn circuits(&mut self, closer: Closer) {
        let (out, length) = (closer.out as usize, closer.length as usize);
        // The pair itself, then backwards to the root, then home from its effect.
        let mut places = vec![0];
        places.extend((1..=out).rev());
        places.extend(out + 1..length);
        self.fill(closer, &places, 0, &mut vec![FAR; length]);
    }

    /// Fills in the places that are left, the next with each factor that fits.
    fn fill(&mut self, closer: Closer, places: &[usize], done: usize, at: &mut [u32]) {
        let Some(&place) = places.get(done) else {
            let pairs = order::list(at.len(), &mut |k| self.pair(at[k], at[(k + 1) % at.len()]));
            self.found.push(pairs);
            return;
        };
        for factor in self.candidates(closer, place, at) {
            if self.work == 0 {
                return;
            }
            self.work -= 1;
            if self.fits(&places[..done], at, place, factor) {
                at[place] = factor;
                self.fill(closer, places, done + 1, at);
            }
        }
    }

    /// The factors that lie on a shortest way from the root to the pair, or on one home from it.
    fn candidates(&self, closer: Closer, place: usize, at: &[u32]) -> Vec<u32> {
        let graph = self.graph;
        let (root, out) = (closer.root, closer.out as usize);
        let mut candidates = Vec::new();
        if place == 0 {
            candidates.push(root);
        } else if place == out {
            candidates.push(self.cause[closer.pair as usize]);
        } else if place == out + 1 {
            candidates.push(graph.out_to[closer.pair as usize]);
        } else if place < out {
            for i in graph.into(at[place + 1]) {
                let from = graph.in_from[i as usize];
                if from > root && self.steps(root, from) as usize == place {
                    candidates.push(from);
                }
            }
        } else {
            for pair in graph.out(at[place - 1]) {
                let to = graph.out_to[pair as usize];
                if to > root && self.steps(to, root) as usize == at.len() - place {
                    candidates.push(to);
                }
            }
        }
        candidates
    }

    /// A factor at a place of the loop: it is none of those at the places filled, and for each of them
    /// one of the two arcs between them is a shortest way.
    fn fits(&self, filled: &[usize], at: &[u32], place: usize, factor: u32) -> bool {
        filled.iter().all(|&other| {
            let (first, last) = match other < place {
                true => (at[other], factor),
                false => (factor, at[other]),
            };
            let along = place.abs_diff(other);
            first != last
                && (self.steps(first, last) as usize == along
                    || self.steps(last, first) as usize == at.len() - along)
        })
    }

    /// The pair from a factor to another. O(effects of the first).
    fn pair(&self, from: u32, to: u32) -> u32 {
        let mut out = self.graph.out(from);
        let pair = out.find(|&pair| self.graph.out_to[pair as usize] == to);
        pair.unwrap_or_default()
    }

    /// Chooses among the loops of one root and length, in canonical order.
    fn take(&mut self, net: &Network, used: &mut [bool], loops: &mut Loops) {
        let found = std::mem::take(&mut self.found);
        let graph = self.graph;
        // Pairs are numbered by cause, then by effect.
        let order = order::sorted(found.len(), &mut |a, b| {
            found[a as usize].cmp(&found[b as usize])
        });
        for &i in &order {
            let pairs = &found[i as usize];
            let first = |k: usize| graph.links(pairs[k])[0];
            // The elimination is work too.
            self.work = (self.work).saturating_sub(std::mem::take(&mut self.span.spent));
            if self.work == 0 {
                return;
            }
            if self.left > 0 && self.span.add(pairs) {
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
