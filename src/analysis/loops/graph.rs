//! The part of a network in which loops can be: pairs of factors with the links between them.

use super::Through;
use crate::analysis::components::strong_of;
use crate::model::Network;
use std::ops::Range;

/// Distinct ordered pairs "cause, effect" inside strongly connected components, packed by cause and
/// by effect. Parallel links share a pair, so the search walks each pair once.
pub(super) struct Graph {
    out_start: Vec<u32>,
    /// Effect of each pair; ascending within a cause.
    pub out_to: Vec<u32>,
    link_start: Vec<u32>,
    links: Vec<u32>,
    in_start: Vec<u32>,
    /// Causes by effect; ascending within an effect.
    pub in_from: Vec<u32>,
    /// No loop is longer than this: the size of the largest component, 0 if there is no loop.
    pub longest: usize,
}

impl Graph {
    /// All links that can lie on a loop; with [`Through::Link`] without those that a loop through
    /// that link cannot use. O(m log m).
    pub fn of(net: &Network, through: Option<Through>) -> Graph {
        let n = net.factor_count();
        let rival = |link: u32| match through {
            Some(Through::Link(chosen)) => {
                link != chosen && net.from[link as usize] == net.from[chosen as usize]
            }
            _ => false,
        };
        let mut links: Vec<u32> = (0..net.link_count() as u32)
            .filter(|&l| !rival(l))
            .collect();
        let ends = |of: &[u32]| links.iter().map(|&l| of[l as usize]).collect::<Vec<u32>>();
        let components = strong_of(n, &ends(&net.from), &ends(&net.to));
        links.retain(|&l| components.together(net.from[l as usize], net.to[l as usize]));
        crate::order::sort_by_key(&mut links, |&l| {
            (net.from[l as usize], net.to[l as usize], l)
        });

        let mut graph = Graph {
            out_start: vec![0; n + 1],
            out_to: Vec::new(),
            link_start: Vec::new(),
            links: Vec::new(),
            in_start: vec![0; n + 1],
            in_from: Vec::new(),
            longest: 0,
        };
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (place, &link) in links.iter().enumerate() {
            let pair = (net.from[link as usize], net.to[link as usize]);
            if pairs.last() != Some(&pair) {
                pairs.push(pair);
                graph.link_start.push(place as u32);
            }
        }
        graph.link_start.push(links.len() as u32);
        graph.links = links;
        for &(from, to) in &pairs {
            graph.out_start[from as usize + 1] += 1;
            graph.in_start[to as usize + 1] += 1;
            graph.out_to.push(to);
        }
        for i in 0..n {
            graph.out_start[i + 1] += graph.out_start[i];
            graph.in_start[i + 1] += graph.in_start[i];
        }
        if !pairs.is_empty() {
            graph.longest = components.sizes().into_iter().max().unwrap_or(0);
        }
        crate::order::sort_by_key(&mut pairs, |&(from, to)| (to, from));
        graph.in_from = pairs.into_iter().map(|(from, _)| from).collect();
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

    /// The parallel links of a pair, ascending.
    pub fn links(&self, pair: u32) -> &[u32] {
        let pair = pair as usize;
        &self.links[self.link_start[pair] as usize..self.link_start[pair + 1] as usize]
    }
}
