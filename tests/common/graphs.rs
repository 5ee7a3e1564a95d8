//! Random multigraphs, and their loops by brute force: an oracle that shares no code with the search.
#![allow(dead_code)] // each test binary uses a part of it

use std::collections::BTreeSet;
use system_map::analysis::loops::{Class, LoopOptions, Loops};
use system_map::model::{Edit, Factor, Info, Link, Map, Network, Polarity};

/// SplitMix64: a seeded generator, so that a failure comes again.
pub struct Rng(pub u64);

impl Rng {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// Cause, effect, sign.
pub type Edge = (usize, usize, i8);

#[derive(Clone, Debug)]
pub struct Graph {
    pub n: usize,
    pub edges: Vec<Edge>,
}

impl Graph {
    pub fn new(n: usize, edges: &[Edge]) -> Graph {
        Graph {
            n,
            edges: edges.to_vec(),
        }
    }

    pub fn complete(n: usize) -> Graph {
        let all = (0..n).flat_map(|u| (0..n).map(move |v| (u, v, 1)));
        Graph::new(n, &all.filter(|&(u, v, _)| u != v).collect::<Vec<_>>())
    }

    pub fn random(rng: &mut Rng) -> Graph {
        let n = 2 + rng.below(6);
        let m = rng.below(if n < 6 { 17 } else { 24 });
        let edges = (0..m).map(|_| {
            let (u, v) = (rng.below(n), rng.below(n));
            // Fewer self-links than chance would give, more parallel links.
            let v = if u == v && rng.below(2) == 0 {
                (v + 1) % n
            } else {
                v
            };
            (u, v, [1, -1, 1, -1, 1, -1, 0][rng.below(7)])
        });
        let mut edges: Vec<Edge> = edges.collect();
        if !edges.is_empty() && rng.below(4) == 0 {
            let (u, v, _) = edges[rng.below(edges.len())];
            edges.push((u, v, -1));
        }
        Graph { n, edges }
    }

    pub fn has_parallel(&self) -> bool {
        let pairs: BTreeSet<_> = self.edges.iter().map(|&(u, v, _)| (u, v)).collect();
        pairs.len() < self.edges.len()
    }

    pub fn map(&self) -> Map {
        let factors: Vec<usize> = (0..self.n).collect();
        let links: Vec<usize> = (0..self.edges.len()).collect();
        self.map_in_order(&factors, &links)
    }

    /// Ids are zero-padded numbers, so that id order is number order whatever the file's order.
    pub fn map_in_order(&self, factors: &[usize], links: &[usize]) -> Map {
        let mut map = Map::new(Info::default());
        for &f in factors {
            let factor = Factor::new(format!("f{f:04}"), format!("Factor {f}"));
            map.apply(Edit::AddFactor(Box::new(factor))).unwrap();
        }
        for &l in links {
            let (u, v, sign) = self.edges[l];
            let polarity = match sign {
                1 => Polarity::Plus,
                -1 => Polarity::Minus,
                _ => Polarity::Unknown,
            };
            let link = Link::new(format!("l{l:05}"), polarity);
            let (from, to) = (format!("f{u:04}"), format!("f{v:04}"));
            let link = Box::new(link);
            map.apply(Edit::AddLink { from, to, link }).unwrap();
        }
        map
    }

    pub fn network(&self) -> Network {
        Network::whole(&self.map())
    }
}

/// Every loop, by trying every arrangement of every set of factors with every choice of links.
/// Sorted by (length, factors, links).
pub fn oracle(graph: &Graph) -> Vec<(Vec<u32>, Class)> {
    fn arrange(graph: &Graph, order: &mut Vec<usize>, out: &mut Vec<Vec<usize>>) {
        out.push(order.clone());
        for f in order[0] + 1..graph.n {
            if !order.contains(&f) {
                order.push(f);
                arrange(graph, order, out);
                order.pop();
            }
        }
    }
    let mut found = Vec::new();
    for first in 0..graph.n {
        let mut orders = Vec::new();
        arrange(graph, &mut vec![first], &mut orders);
        for order in orders {
            let mut chosen: Vec<Vec<u32>> = vec![vec![]];
            for (i, &u) in order.iter().enumerate() {
                let v = order[(i + 1) % order.len()];
                let links = (0..graph.edges.len()).filter(|&l| {
                    let (a, b, _) = graph.edges[l];
                    (a, b) == (u, v)
                });
                let links: Vec<u32> = links.map(|l| l as u32).collect();
                let longer = |c: &Vec<u32>, l: u32| [c.as_slice(), &[l]].concat();
                chosen = chosen
                    .iter()
                    .flat_map(|c| links.iter().map(move |&l| longer(c, l)))
                    .collect();
            }
            found.extend(chosen.into_iter().map(|links| (order.clone(), links)));
        }
    }
    found.sort_by_key(|(order, links)| (links.len(), order.clone(), links.clone()));
    let class = |links: &[u32]| {
        let signs: Vec<i8> = links.iter().map(|&l| graph.edges[l as usize].2).collect();
        match signs.iter().filter(|&&s| s == -1).count() % 2 {
            _ if signs.contains(&0) => Class::Unknown,
            0 => Class::Reinforcing,
            _ => Class::Balancing,
        }
    };
    let classed = found.into_iter().map(|(_, links)| {
        let class = class(&links);
        (links, class)
    });
    classed.collect()
}

/// All loops, whatever it takes.
pub fn unlimited() -> LoopOptions {
    LoopOptions {
        limit: usize::MAX,
        work: u64::MAX,
        ..LoopOptions::default()
    }
}

/// Links and class of each loop of a list, as [`oracle`] gives them.
pub fn list(loops: &Loops) -> Vec<(Vec<u32>, Class)> {
    (0..loops.len())
        .map(|i| (loops.links(i).to_vec(), loops.class(i)))
        .collect()
}
