//! The part of a network in which loops can be: pairs of factors with the links between them.

use super::Through;
use crate::analysis::components::strong_of;
use crate::analysis::lists::{Lists, picked};
use crate::model::Network;
use std::ops::Range;

/// Distinct ordered pairs "cause, effect" inside strongly connected components, packed by cause and
/// by effect. Parallel links share a pair, so the search walks each pair once.
pub(super) struct Graph {
    /// First pair of each cause.
    pub out_start: Vec<u32>,
    /// Effect of each pair; ascending within a cause.
    pub out_to: Vec<u32>,
    link_start: Vec<u32>,
    links: Vec<u32>,
    /// Where the causes of each effect begin in `in_from`.
    pub in_start: Vec<u32>,
    /// Causes by effect; ascending within an effect.
    pub in_from: Vec<u32>,
    /// No loop is longer than this: the size of the largest component, 0 if there is no loop.
    pub longest: usize,
}

impl Graph {
    /// All links that can lie on a loop; with [`Through::Link`] without those that a loop through
    /// that link cannot use. O(n + m).
    pub fn of(net: &Network, through: Option<Through>) -> Graph {
        let n = net.factor_count();
        let chosen = match through {
            Some(Through::Link(chosen)) => chosen,
            _ => u32::MAX,
        };
        let mut usable = Vec::new();
        for link in 0..net.link_count() as u32 {
            let rival = |chosen: u32| net.from[link as usize] == net.from[chosen as usize];
            if chosen == u32::MAX || link == chosen || !rival(chosen) {
                usable.push(link);
            }
        }
        let components = strong_of(n, &picked(&net.from, &usable), &picked(&net.to, &usable));
        let mut links = Vec::new();
        for &link in &usable {
            if components.together(net.from[link as usize], net.to[link as usize]) {
                links.push(link);
            }
        }
        // By cause, then by effect, then by number.
        let by_effect = Lists::by(n, &picked(&net.to, &links)).items;
        links = picked(&links, &by_effect);
        let by_cause = Lists::by(n, &picked(&net.from, &links)).items;
        links = picked(&links, &by_cause);

        let mut graph = Graph {
            out_start: vec![0; n + 1],
            out_to: Vec::new(),
            link_start: Vec::new(),
            links: Vec::new(),
            in_start: Vec::new(),
            in_from: Vec::new(),
            longest: 0,
        };
        let mut causes: Vec<u32> = Vec::new();
        for (place, &link) in links.iter().enumerate() {
            let (from, to) = (net.from[link as usize], net.to[link as usize]);
            if causes.last() != Some(&from) || graph.out_to.last() != Some(&to) {
                graph.out_start[from as usize + 1] += 1;
                graph.link_start.push(place as u32);
                graph.out_to.push(to);
                causes.push(from);
            }
        }
        graph.link_start.push(links.len() as u32);
        graph.links = links;
        for i in 0..n {
            graph.out_start[i + 1] += graph.out_start[i];
        }
        if !causes.is_empty() {
            graph.longest = components.largest();
        }
        let by_effect = Lists::by(n, &graph.out_to);
        graph.in_from = picked(&causes, &by_effect.items);
        graph.in_start = by_effect.start;
        graph
    }

    /// How many factors the network has.
    pub fn factors(&self) -> usize {
        self.out_start.len() - 1
    }

    /// The pairs that a factor is the cause of, as indices into `out_to`.
    pub fn out(&self, factor: u32) -> Range<u32> {
        self.out_start[factor as usize]..self.out_start[factor as usize + 1]
    }

    /// Where the causes of a factor stand in `in_from`.
    pub fn into(&self, factor: u32) -> Range<u32> {
        self.in_start[factor as usize]..self.in_start[factor as usize + 1]
    }

    /// How many links it has.
    pub fn link_count(&self) -> usize {
        self.links.len()
    }

    /// The parallel links of a pair, ascending.
    pub fn links(&self, pair: u32) -> &[u32] {
        let pair = pair as usize;
        &self.links[self.link_start[pair] as usize..self.link_start[pair + 1] as usize]
    }

    /// The ways from a factor to each, over factors that are not smaller than `least`.
    pub fn steps_out(&self, from: u32, least: u32, ways: &mut Ways) {
        ways.along(&self.out_start, &self.out_to, from, least);
    }

    /// The same from each factor to one.
    pub fn steps_home(&self, to: u32, least: u32, ways: &mut Ways) {
        ways.along(&self.in_start, &self.in_from, to, least);
    }
}

/// Shortest ways from one factor, or to one.
pub(super) struct Ways {
    /// How many steps it is to each; `u32::MAX` where there is no way.
    pub steps: Vec<u32>,
    /// The factor from which each was reached, along the first of its shortest ways: from the start on
    /// it goes to the smaller factor where two differ.
    pub before: Vec<u32>,
    queue: Vec<u32>,
}

impl Ways {
    /// Room for the ways among so many factors.
    pub fn of(factors: usize) -> Ways {
        Ways {
            steps: vec![u32::MAX; factors],
            before: vec![0; factors],
            queue: Vec::new(),
        }
    }

    /// Breadth-first over packed lists of neighbours. As these ascend, the factors of each distance are
    /// met in the order of the first ways to them.
    fn along(&mut self, start: &[u32], next: &[u32], from: u32, least: u32) {
        self.steps.fill(u32::MAX);
        self.steps[from as usize] = 0;
        self.queue.clear();
        self.queue.push(from);
        let mut done = 0;
        while let Some(&at) = self.queue.get(done) {
            done += 1;
            for &to in &next[start[at as usize] as usize..start[at as usize + 1] as usize] {
                if to >= least && self.steps[to as usize] == u32::MAX {
                    self.steps[to as usize] = self.steps[at as usize] + 1;
                    self.before[to as usize] = at;
                    self.queue.push(to);
                }
            }
        }
    }
}
