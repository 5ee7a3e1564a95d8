//! A smallest set of factors that lies on every loop: without them, nothing feeds back.
//!
//! Finding one is hard in general (it is one of the 21 problems of Karp, 1972), and quick in most
//! maps. First the reductions that lose nothing (Levy & Low 1988): a factor that leads to itself must
//! be in the set; one that nothing leads to, or that leads to nothing, is on no loop; one with a single
//! cause or a single effect can be passed over, its neighbours linked directly. What is left is tried
//! out: some factor of a shortest loop must be in the set, so each in turn is, unless as many loops
//! without a common factor show that the set would come out no smaller.

use crate::model::Network;
use std::collections::BTreeSet;

/// Factors that lie on every loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackSet {
    /// Their indices in the network, ascending.
    pub factors: Vec<u32>,
    /// No smaller set does it. Else the search was cut short, and this is the smallest it met.
    pub exact: bool,
}

/// A smallest set of factors that lies on every loop. `work` bounds the search, in sets begun.
pub fn feedback_set(net: &Network, work: usize) -> FeedbackSet {
    let mut graph = Graph::of(net);
    let mut taken = Vec::new();
    graph.reduce(&mut taken);
    let mut search = Search {
        best: greedy(graph.clone(), taken.clone()),
        left: work,
    };
    search.branch(&graph, &taken);
    let mut factors = search.best;
    factors.sort_unstable();
    FeedbackSet {
        factors,
        exact: search.left > 0,
    }
}

#[derive(Clone)]
struct Graph {
    out: Vec<BTreeSet<u32>>,
    into: Vec<BTreeSet<u32>>,
    alive: BTreeSet<u32>,
}

impl Graph {
    fn of(net: &Network) -> Graph {
        let n = net.factor_count();
        let mut graph = Graph {
            out: vec![BTreeSet::new(); n],
            into: vec![BTreeSet::new(); n],
            alive: (0..n as u32).collect(),
        };
        for (&from, &to) in net.from.iter().zip(&net.to) {
            graph.out[from as usize].insert(to);
            graph.into[to as usize].insert(from);
        }
        graph
    }

    /// Takes a factor out; gives back what led to it and what it led to.
    fn remove(&mut self, factor: u32) -> (BTreeSet<u32>, BTreeSet<u32>) {
        self.alive.remove(&factor);
        let into = std::mem::take(&mut self.into[factor as usize]);
        let out = std::mem::take(&mut self.out[factor as usize]);
        for &cause in &into {
            self.out[cause as usize].remove(&factor);
        }
        for &effect in &out {
            self.into[effect as usize].remove(&factor);
        }
        (into, out)
    }

    /// How many ways lead through a factor: causes times effects.
    fn ways(&self, factor: u32) -> usize {
        self.into[factor as usize].len() * self.out[factor as usize].len()
    }

    /// Does what is without loss until nothing is left to do.
    fn reduce(&mut self, taken: &mut Vec<u32>) {
        let mut again = true;
        while again {
            again = false;
            for factor in self.alive.clone() {
                let (into, out) = (&self.into[factor as usize], &self.out[factor as usize]);
                if out.contains(&factor) {
                    self.remove(factor);
                    taken.push(factor);
                } else if into.len() > 1 && out.len() > 1 {
                    continue;
                } else {
                    // On no loop, or every loop through it goes through its one neighbour as well.
                    let (mut into, mut out) = self.remove(factor);
                    into.remove(&factor);
                    out.remove(&factor);
                    for &cause in &into {
                        for &effect in &out {
                            self.out[cause as usize].insert(effect);
                            self.into[effect as usize].insert(cause);
                        }
                    }
                }
                again = true;
            }
        }
    }

    /// The factors of a shortest loop; nothing if there is none.
    fn shortest_loop(&self) -> Option<Vec<u32>> {
        let mut best: Option<Vec<u32>> = None;
        for &root in &self.alive {
            let mut before = vec![u32::MAX; self.out.len()];
            let mut queue = vec![root];
            let mut next = 0;
            'search: while let Some(&at) = queue.get(next) {
                next += 1;
                for &to in &self.out[at as usize] {
                    if to == root {
                        let mut path = vec![at];
                        while let Some(&last) = path.last().filter(|&&last| last != root) {
                            path.push(before[last as usize]);
                        }
                        if best.as_ref().is_none_or(|best| path.len() < best.len()) {
                            best = Some(path);
                        }
                        break 'search;
                    }
                    if before[to as usize] == u32::MAX {
                        before[to as usize] = at;
                        queue.push(to);
                    }
                }
            }
        }
        best
    }

    /// How many loops without a common factor are easily found: the set is at least as large.
    fn apart(&self) -> usize {
        let mut graph = self.clone();
        let mut loops = 0;
        while let Some(path) = graph.shortest_loop() {
            loops += 1;
            for factor in path {
                graph.remove(factor);
            }
        }
        loops
    }
}

/// The set that comes of always taking the factor with most causes times effects.
fn greedy(mut graph: Graph, mut taken: Vec<u32>) -> Vec<u32> {
    loop {
        graph.reduce(&mut taken);
        let Some(&most) = graph.alive.iter().rev().max_by_key(|&&f| graph.ways(f)) else {
            return taken;
        };
        graph.remove(most);
        taken.push(most);
    }
}

struct Search {
    best: Vec<u32>,
    left: usize,
}

impl Search {
    /// Tries to complete a set to one smaller than the best. The graph is reduced already.
    fn branch(&mut self, graph: &Graph, taken: &[u32]) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let Some(mut path) = graph.shortest_loop() else {
            if taken.len() < self.best.len() {
                self.best = taken.to_vec();
            }
            return;
        };
        if taken.len() + graph.apart() >= self.best.len() {
            return;
        }
        path.sort_by_key(|&f| (std::cmp::Reverse(graph.ways(f)), f));
        for factor in path {
            let (mut rest, mut more) = (graph.clone(), taken.to_vec());
            rest.remove(factor);
            more.push(factor);
            rest.reduce(&mut more);
            self.branch(&rest, &more);
        }
    }
}
