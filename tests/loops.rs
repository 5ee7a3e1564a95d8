//! The loop search against an oracle that shares no code with it, and against known counts.

#[path = "common/graphs.rs"]
mod graphs;

use graphs::{Edge, Graph, Rng, list, oracle, unlimited};
use system_map::analysis::loops::{Class, LoopOptions, LoopSearch, Loops, Through, compare};
use system_map::analysis::summary::summary;
use system_map::model::{Map, Network};

// --- against the oracle ---------------------------------------------------------------------

#[test]
fn four_thousand_random_multigraphs_give_what_brute_force_gives() {
    let mut rng = Rng(7);
    let rounds = 4000;
    let (mut with_self, mut parallel, mut unknown, mut loops_seen) = (0, 0, 0, 0);
    for round in 0..rounds {
        let graph = Graph::random(&mut rng);
        with_self += usize::from(graph.edges.iter().any(|&(u, v, _)| u == v));
        parallel += usize::from(graph.has_parallel());
        unknown += usize::from(graph.edges.iter().any(|&(_, _, s)| s == 0));
        let expected = oracle(&graph);
        let net = graph.network();
        let all = LoopSearch::all(&net, unlimited());
        assert_eq!(list(&all), expected, "round {round}: {graph:?}");
        assert!(all.all_found && all.total_is_exact);
        assert_eq!(all.total_at_least, expected.len() as u64);
        loops_seen += expected.len();

        let max_len = 1 + rng.below(graph.n);
        let short: Vec<_> = expected
            .iter()
            .filter(|(l, _)| l.len() <= max_len)
            .cloned()
            .collect();
        let options = LoopOptions {
            max_len: Some(max_len),
            ..unlimited()
        };
        let bounded = LoopSearch::all(&net, options);
        assert_eq!(
            list(&bounded),
            short,
            "round {round}, at most {max_len}: {graph:?}"
        );
        assert_eq!(bounded.total_at_least, expected.len() as u64);
        assert_eq!(bounded.all_found, short.len() == expected.len());

        let limit = rng.below(expected.len() + 2);
        let limited = LoopSearch::all(
            &net,
            LoopOptions {
                limit,
                ..unlimited()
            },
        );
        assert_limited(&limited, &expected, limit, &graph);
    }
    assert!(loops_seen > 5 * rounds, "{loops_seen}");
    for share in [with_self, parallel, unknown] {
        assert!(
            share * 5 >= rounds,
            "too few of a kind: {share} of {rounds}"
        );
    }
}

/// A limited list is the start of the full one and tells truly how far it is complete.
fn assert_limited(loops: &Loops, expected: &[(Vec<u32>, Class)], limit: usize, graph: &Graph) {
    let fits = limit.min(expected.len());
    assert_eq!(list(loops), expected[..fits], "limit {limit}: {graph:?}");
    assert_eq!(
        loops.all_found,
        fits == expected.len(),
        "limit {limit}: {graph:?}"
    );
    let complete = expected
        .iter()
        .filter(|(links, _)| links.len() <= loops.complete_up_to)
        .count();
    assert_eq!(loops.whole, complete, "limit {limit}: {graph:?}");
    assert!(complete <= fits);
    if let Some((next, _)) = expected.get(fits) {
        assert_eq!(
            loops.complete_up_to,
            next.len() - 1,
            "limit {limit}: {graph:?}"
        );
    }
    assert_eq!(loops.total_at_least, expected.len() as u64);
    assert!(loops.total_is_exact);
}

#[test]
fn through_a_factor_or_link_gives_what_a_filter_gives() {
    let mut rng = Rng(11);
    for _ in 0..800 {
        let graph = Graph::random(&mut rng);
        let expected = oracle(&graph);
        let net = graph.network();
        let (f, l) = (rng.below(graph.n), rng.below(graph.edges.len().max(1)));
        let touches = |links: &[u32]| links.iter().any(|&l| graph.edges[l as usize].0 == f);
        let with_factor: Vec<_> = expected
            .iter()
            .filter(|(x, _)| touches(x))
            .cloned()
            .collect();
        check_through(
            &net,
            Through::Factor(f as u32),
            &with_factor,
            &graph,
            &mut rng,
        );
        if l < graph.edges.len() {
            let with_link: Vec<_> = expected
                .iter()
                .filter(|(links, _)| links.contains(&(l as u32)))
                .cloned()
                .collect();
            check_through(&net, Through::Link(l as u32), &with_link, &graph, &mut rng);
        }
    }
}

fn check_through(
    net: &Network,
    through: Through,
    expected: &[(Vec<u32>, Class)],
    graph: &Graph,
    rng: &mut Rng,
) {
    let options = LoopOptions {
        through: Some(through),
        ..unlimited()
    };
    let all = LoopSearch::all(net, options.clone());
    assert_eq!(list(&all), expected, "{through:?} {graph:?}");
    let limit = rng.below(expected.len() + 2);
    let limited = LoopSearch::all(net, LoopOptions { limit, ..options });
    assert_limited(&limited, expected, limit, graph);
}

#[test]
fn through_a_factor_what_was_found_of_a_length_that_takes_too_long_is_kept() {
    // 2²⁶ loops of one length, all through the last joint, which is not where they are told from.
    let net = Graph::new(78, &diamonds(26, 0)).network();
    let options = LoopOptions {
        through: Some(Through::Factor(75)),
        limit: 100,
        work: 10_000_000,
        count_work: 0,
        ..LoopOptions::default()
    };
    let found = LoopSearch::all(&net, options);
    assert_eq!(found.len(), 100);
    assert_eq!((found.whole, found.complete_up_to), (0, 51));
    assert!(!found.all_found && found.total_at_least > 1000);
    let ordered = (1..100).all(|i| compare(&net.from, found.links(i - 1), found.links(i)).is_lt());
    assert!(ordered, "as far as it goes, the list is in order");
}

#[test]
fn the_slicing_does_not_change_the_list() {
    let mut rng = Rng(13);
    for round in 0..300 {
        let graph = if round % 10 == 0 {
            Graph::complete(6)
        } else {
            Graph::random(&mut rng)
        };
        let net = graph.network();
        let options = LoopOptions {
            limit: 1 + rng.below(30),
            work: 1 + rng.below(6000) as u64,
            count_work: rng.below(500) as u64,
            max_len: (round % 3 == 0).then(|| 1 + rng.below(6)),
            through: (round % 4 == 0).then(|| Through::Factor(rng.below(graph.n) as u32)),
        };
        let whole = LoopSearch::all(&net, options.clone());
        for slice in [1, 2, 7, 100] {
            let mut search = LoopSearch::new(&net, options.clone());
            while !search.step(slice) {}
            assert_eq!(
                search.loops(),
                &whole,
                "slices of {slice}, {options:?}, {graph:?}"
            );
            assert!(search.step(1), "a finished search stays finished");
            assert_eq!(search.loops(), &whole);
        }
    }
}

#[test]
fn what_an_unfinished_search_says_of_itself_is_true() {
    let mut rng = Rng(17);
    for _ in 0..200 {
        let graph = Graph::random(&mut rng);
        let expected = oracle(&graph);
        let limit = 1 + rng.below(20);
        let mut search = LoopSearch::new(
            &graph.network(),
            LoopOptions {
                limit,
                ..unlimited()
            },
        );
        loop {
            let done = search.step(5);
            let loops = search.loops();
            assert_eq!(list(loops), expected[..loops.len()], "{graph:?}");
            let complete = expected
                .iter()
                .filter(|(l, _)| l.len() <= loops.complete_up_to);
            assert_eq!(loops.whole, complete.count());
            assert!(loops.total_at_least <= expected.len() as u64);
            assert!(!loops.all_found || loops.len() == expected.len());
            if done {
                break;
            }
        }
    }
}

#[test]
fn a_search_cut_short_by_its_work_lists_the_shortest_loops_first() {
    // 10 factors, all linked to all: 1.1 million loops.
    let net = Graph::complete(10).network();
    let work = 20_000;
    let loops = LoopSearch::all(
        &net,
        LoopOptions {
            work,
            limit: usize::MAX,
            ..Default::default()
        },
    );
    assert!(!loops.all_found);
    assert!(loops.complete_up_to >= 3, "{}", loops.complete_up_to);
    assert!(loops.iter().all(|l| l.len() <= loops.complete_up_to + 1));
    assert!(loops.total_at_least >= loops.len() as u64);
}

#[test]
fn the_order_of_the_file_does_not_matter() {
    let mut rng = Rng(19);
    for _ in 0..200 {
        let graph = Graph::random(&mut rng);
        let ids = |map: &Map| -> Vec<Vec<String>> {
            let net = Network::whole(map);
            let loops = LoopSearch::all(&net, unlimited());
            let id = |l: &u32| map.link(net.links[*l as usize]).id.clone();
            loops
                .iter()
                .map(|links| links.iter().map(id).collect())
                .collect()
        };
        let mut factors: Vec<usize> = (0..graph.n).collect();
        let mut links: Vec<usize> = (0..graph.edges.len()).collect();
        rng.shuffle(&mut factors);
        rng.shuffle(&mut links);
        assert_eq!(
            ids(&graph.map()),
            ids(&graph.map_in_order(&factors, &links))
        );
    }
}

// --- known cases ----------------------------------------------------------------------------

#[test]
fn complete_maps_have_as_many_loops_as_counted_by_others() {
    // OEIS A002807.
    let known = [5, 20, 84, 409, 2365, 16_064, 125_664, 1_112_073];
    for (n, count) in (3..).zip(known) {
        let loops = LoopSearch::all(&Graph::complete(n).network(), unlimited());
        assert_eq!(loops.len(), count, "{n} factors");
        assert!((0..count).all(|i| loops.class(i) == Class::Reinforcing));
    }
}

#[test]
fn the_loop_of_two_beside_a_third_factor_is_found() {
    // A case that a widely used library answers with none.
    let graph = Graph::new(3, &[(2, 1, 1), (1, 2, 1), (0, 2, 1)]);
    let loops = LoopSearch::all(&graph.network(), unlimited());
    assert_eq!(list(&loops), [(vec![1, 0], Class::Reinforcing)]);
}

#[test]
fn maps_without_loops_say_so() {
    let chain = Graph::new(3, &[(0, 1, 1), (1, 2, -1), (0, 2, 1)]);
    for graph in [chain, Graph::new(1, &[]), Graph::new(0, &[])] {
        let loops = LoopSearch::all(&graph.network(), LoopOptions::default());
        assert!(
            loops.is_empty() && loops.all_found && loops.total_is_exact,
            "{graph:?}"
        );
        assert_eq!(loops.total_at_least, 0);
    }
}

#[test]
fn self_links_alone_are_loops_of_one() {
    let graph = Graph::new(2, &[(0, 0, 1), (1, 1, -1), (1, 1, 0), (0, 1, 1)]);
    let loops = LoopSearch::all(&graph.network(), LoopOptions::default());
    let classes = [Class::Reinforcing, Class::Balancing, Class::Unknown];
    let expected: Vec<_> = (0..3).map(|l| (vec![l as u32], classes[l])).collect();
    assert_eq!(list(&loops), expected);
    assert!(loops.all_found);
}

/// `rungs` diamonds in a ring: 2^rungs loops of 2 * rungs links and none shorter.
fn diamonds(rungs: usize, first: usize) -> Vec<Edge> {
    let joint = |i: usize| first + 3 * (i % rungs);
    let rung = |i: usize| {
        let (a, b, c) = (joint(i), joint(i) + 1, joint(i) + 2);
        let next = joint(i + 1);
        [(a, b, 1), (a, c, 1), (b, next, 1), (c, next, 1)]
    };
    (0..rungs).flat_map(rung).collect()
}

#[test]
fn a_ring_of_diamonds_is_quick_although_it_has_millions_of_loops() {
    let graph = Graph::new(72, &diamonds(24, 0));
    let options = LoopOptions {
        max_len: Some(48),
        limit: 100,
        work: 2_000_000,
        count_work: 0,
        ..Default::default()
    };
    let loops = LoopSearch::all(&graph.network(), options);
    assert_eq!(loops.len(), 100);
    assert_eq!(loops.complete_up_to, 47);
    // Bounded just below, there is nothing to find, and that is found quickly.
    let options = LoopOptions {
        max_len: Some(47),
        work: 100_000,
        count_work: 0,
        ..Default::default()
    };
    let loops = LoopSearch::all(&graph.network(), options);
    assert_eq!((loops.len(), loops.complete_up_to), (0, 47));
}

#[test]
fn parallel_links_in_every_pair_do_not_make_the_count_explode() {
    let mut edges = Vec::new();
    for i in 0..40 {
        edges.extend([(i, (i + 1) % 40, 1), (i, (i + 1) % 40, -1)]);
    }
    let options = LoopOptions {
        limit: 10,
        work: 100_000,
        ..Default::default()
    };
    let loops = LoopSearch::all(&Graph::new(40, &edges).network(), options);
    assert_eq!(loops.len(), 10);
    assert_eq!((loops.complete_up_to, loops.whole), (39, 0));
    assert_eq!(
        (loops.total_at_least, loops.total_is_exact),
        (1 << 40, true)
    );
}

#[test]
fn more_loops_than_a_number_can_hold_are_counted_as_that_many_at_least_and_no_longer() {
    // A ring of 64 factors with two links in each pair has as many as 64 bits can count, and one.
    let ring = |n: usize| {
        let edges = (0..n).flat_map(|i| [(i, (i + 1) % n, 1), (i, (i + 1) % n, -1)]);
        Graph::new(n, &edges.collect::<Vec<_>>()).network()
    };
    for (n, total, exact) in [
        (63, 1 << 63, true),
        (64, u64::MAX, false),
        (100, u64::MAX, false),
    ] {
        let net = ring(n);
        let mut search = LoopSearch::new(&net, LoopOptions::default());
        let done = (0..10_000).any(|_| search.step(100_000));
        assert!(done, "{n} factors: still at it");
        let loops = search.loops();
        assert_eq!(
            (loops.total_at_least, loops.total_is_exact),
            (total, exact),
            "{n} factors"
        );
        let told = summary(&net, loops);
        assert_eq!(
            told.longer_at_least,
            total - loops.whole as u64,
            "{n} factors"
        );
    }
}
