//! The loop search against a count by subsets, on many random multigraphs.
//!
//! That every listed loop is one, and that none stands twice, is checked loop by loop; that none is
//! missing follows from their number, which a second method gives: paths counted over subsets of
//! factors (as Held & Karp 1962 do for tours), by length and by class. It shares nothing with the
//! search. `ROUNDS=100000 cargo test --release --test loops_oracle` runs the full number.

#[path = "common/graphs.rs"]
mod graphs;

use graphs::{Graph, Rng, unlimited};
use std::collections::HashSet;
use system_map::analysis::loops::{Class, LoopSearch};

/// How many loops of each length are reinforcing, balancing and unknown.
fn counted(graph: &Graph) -> Vec<[u64; 3]> {
    let n = graph.n;
    let mut counts = vec![[0u64; 3]; n + 1];
    // What a path does times what a link does.
    let times = |class: usize, sign: i8| match (class, sign) {
        (2, _) | (_, 0) => 2,
        (class, 1) => class,
        (class, _) => 1 - class,
    };
    for root in 0..n {
        // Paths from the root over larger factors, by the set of them, the last, and what they do.
        let mut paths = vec![[[0u64; 3]; 10]; 1 << n];
        paths[1 << root][root][0] = 1;
        for set in 1usize..1 << n {
            if set.trailing_zeros() as usize != root {
                continue;
            }
            for last in 0..n {
                for class in 0..3 {
                    let ways = paths[set][last][class];
                    if ways == 0 {
                        continue;
                    }
                    for &(from, to, sign) in &graph.edges {
                        if from != last {
                            continue;
                        }
                        let does = times(class, sign);
                        if to == root {
                            counts[set.count_ones() as usize][does] += ways;
                        } else if to > root && set >> to & 1 == 0 {
                            paths[set | 1 << to][to][does] += ways;
                        }
                    }
                }
            }
        }
    }
    counts
}

/// A multigraph of 2 to 9 factors and up to 30 links.
fn wide(rng: &mut Rng) -> Graph {
    let n = 2 + rng.below(8);
    let m = rng.below(31);
    let mut edges: Vec<(usize, usize, i8)> = Vec::new();
    for _ in 0..m {
        let (u, v) = match edges.is_empty() || rng.below(6) > 0 {
            true => (rng.below(n), rng.below(n)),
            // A parallel link.
            false => {
                let (u, v, _) = edges[rng.below(edges.len())];
                (u, v)
            }
        };
        let v = if u == v && rng.below(2) == 0 {
            (v + 1) % n
        } else {
            v
        };
        edges.push((u, v, [1, -1, 1, -1, 1, -1, 1, -1, 0][rng.below(9)]));
    }
    Graph::new(n, &edges)
}

#[test]
fn on_many_multigraphs_every_loop_is_found_once_and_nothing_else() {
    let rounds: usize = match std::env::var("ROUNDS") {
        Ok(rounds) => rounds.parse().expect("ROUNDS is a number"),
        Err(_) => 20_000,
    };
    let mut rng = Rng(2026);
    let (mut with_self, mut parallel, mut unknown, mut seen) = (0, 0, 0, 0u64);
    for round in 0..rounds {
        let graph = wide(&mut rng);
        with_self += usize::from(graph.edges.iter().any(|&(u, v, _)| u == v));
        parallel += usize::from(graph.has_parallel());
        unknown += usize::from(graph.edges.iter().any(|&(_, _, sign)| sign == 0));
        let expected = counted(&graph);
        let found = LoopSearch::all(&graph.network(), unlimited());
        let mut counts = vec![[0u64; 3]; graph.n + 1];
        let mut distinct = HashSet::new();
        for (i, links) in found.iter().enumerate() {
            let edges: Vec<_> = links.iter().map(|&l| graph.edges[l as usize]).collect();
            let mut signs = 1;
            let mut factors = HashSet::new();
            for (k, &(from, to, sign)) in edges.iter().enumerate() {
                assert_eq!(
                    to,
                    edges[(k + 1) % edges.len()].0,
                    "round {round}: it runs on"
                );
                assert!(factors.insert(from), "round {round}: no factor twice");
                signs *= sign;
            }
            assert!(
                distinct.insert(links.to_vec()),
                "round {round}: no loop twice"
            );
            assert!(
                edges.iter().all(|e| e.0 >= edges[0].0),
                "round {round}: turned"
            );
            let class = match signs {
                1 => Class::Reinforcing,
                -1 => Class::Balancing,
                _ => Class::Unknown,
            };
            assert_eq!(found.class(i), class, "round {round}");
            counts[links.len()][class as usize] += 1;
        }
        assert_eq!(counts, expected, "round {round}: {graph:?}");
        assert!(found.all_found);
        seen += found.len() as u64;
    }
    for share in [with_self, parallel, unknown] {
        assert!(
            share * 5 >= rounds,
            "too few of a kind: {share} of {rounds}"
        );
    }
    println!("{rounds} multigraphs, {seen} loops, 0 wrong");
    assert!(seen > 5 * rounds as u64);
}
