//! Reach, paths, the feedback set and the indicators, against brute force.

#[path = "common/graphs.rs"]
mod graphs;

use graphs::{Graph, Rng, oracle, unlimited};
use std::collections::BTreeSet;
use system_map::analysis::components::strong;
use system_map::analysis::feedback_set::{feedback_links, feedback_set};
use system_map::analysis::indicators::{Effort, indicators};
use system_map::analysis::loops::{Class, LoopOptions, LoopSearch};
use system_map::analysis::paths::paths;
use system_map::analysis::reach::{Verdict, Way, reach};

/// Every path of links from a factor to another that visits none twice.
fn all_paths(graph: &Graph, from: usize, to: usize) -> Vec<(Vec<u32>, Class)> {
    fn go(
        graph: &Graph,
        at: usize,
        to: usize,
        seen: &mut Vec<usize>,
        path: &mut Vec<u32>,
        found: &mut Vec<Vec<u32>>,
    ) {
        if at == to {
            found.push(path.clone());
            return;
        }
        for (link, &(u, v, _)) in graph.edges.iter().enumerate() {
            if u == at && !seen.contains(&v) {
                seen.push(v);
                path.push(link as u32);
                go(graph, v, to, seen, path, found);
                path.pop();
                seen.pop();
            }
        }
    }
    let mut found = Vec::new();
    if from != to {
        go(
            graph,
            from,
            to,
            &mut vec![from],
            &mut Vec::new(),
            &mut found,
        );
    }
    let factors = |path: &Vec<u32>| -> Vec<usize> {
        path.iter().map(|&l| graph.edges[l as usize].1).collect()
    };
    found.sort_by_key(|path| (path.len(), factors(path), path.clone()));
    let class = |path: &Vec<u32>| {
        let signs: Vec<i8> = path.iter().map(|&l| graph.edges[l as usize].2).collect();
        match signs.iter().filter(|&&s| s == -1).count() % 2 {
            _ if signs.contains(&0) => Class::Unknown,
            0 => Class::Reinforcing,
            _ => Class::Balancing,
        }
    };
    found
        .into_iter()
        .map(|p| {
            let c = class(&p);
            (p, c)
        })
        .collect()
}

#[test]
fn paths_are_all_there_are_shortest_first_with_their_signs() {
    let mut rng = Rng(3);
    let mut seen = 0;
    for round in 0..2000 {
        let graph = Graph::random(&mut rng);
        let (from, to) = (rng.below(graph.n), rng.below(graph.n));
        let expected = all_paths(&graph, from, to);
        let net = graph.network();
        let found = paths(&net, from as u32, to as u32, &unlimited());
        let listed: Vec<_> = found
            .list
            .iter()
            .cloned()
            .zip(found.signs.iter().copied())
            .collect();
        assert_eq!(
            listed, expected,
            "round {round}: {from} to {to} in {graph:?}"
        );
        assert!(found.all_found && found.total_is_exact && found.whole == expected.len());
        assert_eq!(found.total_at_least, expected.len() as u64);
        assert_eq!(
            found.distance,
            expected.first().map(|(path, _)| path.len() as u32)
        );
        let balance = found.balance();
        let count = |class| expected.iter().filter(|(_, c)| *c == class).count();
        assert_eq!(
            (balance.raise, balance.lower, balance.unknown),
            (
                count(Class::Reinforcing),
                count(Class::Balancing),
                count(Class::Unknown)
            )
        );
        seen += expected.len();

        // A limited list is complete to the length that it names.
        let options = LoopOptions {
            limit: 1 + rng.below(4),
            ..unlimited()
        };
        let some = paths(&net, from as u32, to as u32, &options);
        let short = |(path, _): &&(Vec<u32>, Class)| path.len() <= some.complete_up_to;
        assert_eq!(some.whole, expected.iter().filter(short).count());
        let listed: Vec<_> = some
            .list
            .iter()
            .cloned()
            .zip(some.signs.iter().copied())
            .collect();
        assert_eq!(listed[..some.whole], expected[..some.whole]);
        assert!(listed.iter().all(|path| expected.contains(path)));
    }
    assert!(seen > 3000, "{seen}");
}

#[test]
fn reach_has_the_distance_and_the_signs_of_all_shortest_ways() {
    let mut rng = Rng(5);
    for round in 0..800 {
        let graph = Graph::random(&mut rng);
        let net = graph.network();
        let from = rng.below(graph.n);
        let steps = 1 + rng.below(4) as u32;
        let mut expected = Vec::new();
        for to in (0..graph.n).filter(|&to| to != from) {
            let all = all_paths(&graph, from, to);
            let Some(shortest) = all.first().map(|(path, _)| path.len()) else {
                continue;
            };
            let has = |class| all.iter().any(|(p, c)| p.len() == shortest && *c == class);
            if shortest <= steps as usize {
                let signs = (
                    has(Class::Reinforcing),
                    has(Class::Balancing),
                    has(Class::Unknown),
                );
                expected.push((shortest as u32, to as u32, signs));
            }
        }
        expected.sort();
        let found: Vec<_> = reach(&net, from as u32, Way::Down, steps)
            .iter()
            .map(|r| {
                (
                    r.steps,
                    r.factor,
                    (r.signs.plus, r.signs.minus, r.signs.unknown),
                )
            })
            .collect();
        assert_eq!(found, expected, "round {round}: {graph:?}");
        // What leads to a factor is what follows from it with all links turned round.
        let turned = graph
            .edges
            .iter()
            .map(|&(u, v, s)| (v, u, s))
            .collect::<Vec<_>>();
        let turned = Graph::new(graph.n, &turned).network();
        assert_eq!(
            reach(&net, from as u32, Way::Up, steps),
            reach(&turned, from as u32, Way::Down, steps)
        );
    }
}

#[test]
fn a_verdict_never_leaves_out_a_way() {
    let graph = |edges: &[(usize, usize, i8)]| Graph::new(4, edges).network();
    let verdict = |edges: &[(usize, usize, i8)]| {
        let found = paths(&graph(edges), 0, 3, &unlimited());
        found.balance().verdict()
    };
    assert_eq!(verdict(&[(0, 3, 1)]), Verdict::Raises);
    assert_eq!(verdict(&[(0, 1, -1), (1, 3, 1)]), Verdict::Lowers);
    assert_eq!(verdict(&[(0, 3, 1), (0, 3, -1)]), Verdict::Both);
    assert_eq!(
        verdict(&[(0, 3, 1), (0, 1, 0), (1, 3, 1)]),
        Verdict::Unknown
    );
    assert_eq!(verdict(&[(0, 3, 1), (0, 3, -1), (0, 3, 0)]), Verdict::Both);
    assert_eq!(verdict(&[(3, 0, 1)]), Verdict::None);
}

/// True if what is left without some factors has no loop.
fn is_cut(loops: &[(Vec<u32>, Class)], graph: &Graph, set: u32) -> bool {
    let on = |link: &u32| set >> graph.edges[*link as usize].0 & 1 == 1;
    loops.iter().all(|(links, _)| links.iter().any(on))
}

#[test]
fn the_feedback_set_is_a_smallest_one_that_lies_on_every_loop() {
    let mut rng = Rng(17);
    let mut sizes = BTreeSet::new();
    for round in 0..1500 {
        let graph = Graph::random(&mut rng);
        let loops = oracle(&graph);
        let found = feedback_set(&graph.network(), 100_000);
        assert!(found.exact);
        let set = found.factors.iter().fold(0, |set, f| set | 1 << f);
        assert!(
            is_cut(&loops, &graph, set),
            "round {round}: {graph:?} {found:?}"
        );
        let smallest = (0..1u32 << graph.n)
            .filter(|&set| is_cut(&loops, &graph, set))
            .map(u32::count_ones)
            .min();
        assert_eq!(
            Some(found.factors.len() as u32),
            smallest,
            "round {round}: {graph:?}"
        );
        sizes.insert(found.factors.len());
        // Cut short it is still one, and it is called exact only where it is.
        let quick = feedback_set(&graph.network(), 0);
        let set = quick.factors.iter().fold(0, |set, f| set | 1 << f);
        assert!(is_cut(&loops, &graph, set));
        assert!(!quick.exact || quick.factors.len() == found.factors.len());
    }
    assert!(sizes.len() > 3, "{sizes:?}");
}

/// True if no loop is left without some links.
fn is_open(graph: &Graph, without: &[u32]) -> bool {
    let kept = |link: usize| !without.contains(&(link as u32));
    let edges = (0..graph.edges.len()).filter(|&l| kept(l));
    let edges: Vec<_> = edges.map(|l| graph.edges[l]).collect();
    oracle(&Graph::new(graph.n, &edges)).is_empty()
}

#[test]
fn the_feedback_links_are_fewest_that_open_every_loop() {
    let mut rng = Rng(19);
    let mut sizes = BTreeSet::new();
    for round in 0..1500 {
        let graph = Graph::random(&mut rng);
        let loops = oracle(&graph);
        let mut on_loops: Vec<u32> = loops.iter().flat_map(|(links, _)| links.clone()).collect();
        on_loops.sort_unstable();
        on_loops.dedup();
        if on_loops.len() > 14 {
            continue;
        }
        let found = feedback_links(&graph.network(), 1_000_000);
        assert!(found.exact, "round {round}: {graph:?}");
        assert!(is_open(&graph, &found.links), "round {round}: {graph:?}");
        let opens = |set: &u32| {
            let taken = |link: &u32| {
                let place = on_loops.binary_search(link).unwrap();
                set >> place & 1 == 1
            };
            loops.iter().all(|(links, _)| links.iter().any(taken))
        };
        let sets = (0..1u32 << on_loops.len()).filter(opens);
        let smallest = sets.map(u32::count_ones).min();
        assert_eq!(
            Some(found.links.len() as u32),
            smallest,
            "round {round}: {graph:?}"
        );
        sizes.insert(found.links.len());
        let quick = feedback_links(&graph.network(), 0);
        assert!(is_open(&graph, &quick.links), "round {round}: {graph:?}");
        assert!(!quick.exact || quick.links.len() == found.links.len());
    }
    assert!(sizes.len() > 3, "{sizes:?}");
}

#[test]
fn a_feedback_set_of_a_large_map_is_found_within_its_work_and_called_a_guess() {
    // Everybody leads to the next, and to three by lot; then a hub that all lead to and that leads to
    // all.
    let (n, mut rng) = (4000, Rng(5));
    let mut edges: Vec<_> = (0..n).map(|u| (u, (u + 1) % n, 1)).collect();
    edges.extend(
        (0..3 * n)
            .map(|i| (i / 3, rng.below(n), 1))
            .filter(|e| e.0 != e.1),
    );
    let hub = edges
        .iter()
        .copied()
        .chain((0..n).flat_map(|u| [(u, n, 1), (n, u, 1)]));
    for graph in [
        Graph::new(n, &edges),
        Graph::new(n + 1, &hub.collect::<Vec<_>>()),
    ] {
        let net = graph.network();
        let (set, links) = (
            feedback_set(&net, 1_000_000),
            feedback_links(&net, 1_000_000),
        );
        assert!(!set.exact && !links.exact);
        let none = |keep: &dyn Fn(usize) -> bool| {
            let kept: Vec<_> = (0..graph.edges.len()).filter(|&l| keep(l)).collect();
            let edges: Vec<_> = kept.iter().map(|&l| graph.edges[l]).collect();
            LoopSearch::all(&Graph::new(graph.n, &edges).network(), unlimited()).is_empty()
        };
        let out: BTreeSet<usize> = set.factors.iter().map(|&f| f as usize).collect();
        assert!(none(&|l| !out.contains(&graph.edges[l].0)));
        let out: BTreeSet<u32> = links.links.iter().copied().collect();
        assert!(none(&|l| !out.contains(&(l as u32))));
    }
}

#[test]
fn indicators_count_what_is_there() {
    let mut rng = Rng(23);
    for _ in 0..300 {
        let graph = Graph::random(&mut rng);
        let net = graph.network();
        let loops = oracle(&graph);
        let effort = Effort {
            factors: 100_000,
            links: 100_000,
            independent: 10_000_000,
        };
        let all = indicators(&net, &LoopSearch::all(&net, unlimited()), effort);
        let basis = all.independent.as_ref().unwrap();
        assert!(all.all_loops && basis.complete && all.feedback_set.exact);
        assert_eq!(all.feedback_links, Some(feedback_links(&net, 100_000)));
        let is_self = |link: usize| graph.edges[link].0 == graph.edges[link].1;
        let selves = (0..graph.edges.len()).filter(|&l| is_self(l));
        assert_eq!(all.self_links, selves.count());
        let groups: BTreeSet<u32> = (loops.iter())
            .map(|(links, _)| strong(&net).of[graph.edges[links[0] as usize].0])
            .collect();
        assert_eq!(all.components, groups.len());
        let on_loops = |link: usize| loops.iter().any(|(l, _)| l.contains(&(link as u32)));
        for (i, numbers) in all.links.iter().enumerate() {
            let through = loops
                .iter()
                .filter(|(l, _)| l.len() > 1 && l.contains(&(i as u32)))
                .count();
            assert_eq!(numbers.loops.all(), through);
            assert_eq!(numbers.to_itself, is_self(i));
            assert_eq!(numbers.on_a_loop, on_loops(i));
        }
        let shared = (0..graph.edges.len()).filter(|&l| on_loops(l)).count();
        assert_eq!(all.links_on_loops, shared);
        for (f, numbers) in all.factors.iter().enumerate() {
            let at = |path: &[u32]| path.iter().any(|&l| graph.edges[l as usize].0 == f);
            let longer = |path: &&[u32]| path.len() > 1;
            let through = loops.iter().map(|(path, _)| &**path).filter(longer);
            assert_eq!(numbers.loops.all(), through.filter(|path| at(path)).count());
            let own = graph.edges.iter().filter(|e| e.0 == f && e.1 == f);
            assert_eq!(numbers.self_links, own.count());
            let chosen = basis.loops.iter().filter(longer);
            assert_eq!(numbers.independent, chosen.filter(|path| at(path)).count());
            let others = |to: &BTreeSet<usize>| to.iter().filter(|&&t| t != f).count();
            let effects = graph
                .edges
                .iter()
                .filter(|e| e.0 == f)
                .map(|e| e.1)
                .collect();
            let causes = graph
                .edges
                .iter()
                .filter(|e| e.1 == f)
                .map(|e| e.0)
                .collect();
            assert_eq!(
                (numbers.causes, numbers.effects),
                (others(&causes), others(&effects))
            );
            let down = (0..graph.n).filter(|&t| t != f && !all_paths(&graph, f, t).is_empty());
            let up = (0..graph.n).filter(|&t| t != f && !all_paths(&graph, t, f).is_empty());
            assert_eq!((numbers.up, numbers.down), (up.count(), down.count()));
        }
    }
}
