//! Independent loops against the greedy choice among all loops that brute force finds.

#[path = "common/graphs.rs"]
mod graphs;

use graphs::{Graph, Rng, list, oracle};
use system_map::analysis::loops::{Class, independent};

/// The rank of some vectors over the rational numbers: fraction-free elimination (Bareiss 1968).
fn rank(mut rows: Vec<Vec<i128>>) -> usize {
    let width = rows.first().map_or(0, Vec::len);
    let (mut rank, mut before) = (0, 1);
    for column in 0..width {
        let Some(lead) = (rank..rows.len()).find(|&r| rows[r][column] != 0) else {
            continue;
        };
        rows.swap(rank, lead);
        let top = rows[rank].clone();
        for row in &mut rows[rank + 1..] {
            let factor = row[column];
            for k in 0..width {
                row[k] = (row[k] * top[column] - factor * top[k]) / before;
            }
        }
        before = top[column];
        rank += 1;
    }
    rank
}

/// The greedy choice among all loops in canonical order: each that no sum of earlier ones gives.
fn greedy(graph: &Graph, all: &[(Vec<u32>, Class)]) -> Vec<(Vec<u32>, Class)> {
    let mut chosen: Vec<(Vec<u32>, Class)> = Vec::new();
    let mut rows: Vec<Vec<i128>> = Vec::new();
    for (links, class) in all {
        let mut row = vec![0; graph.edges.len()];
        links.iter().for_each(|&link| row[link as usize] = 1);
        rows.push(row);
        if rank(rows.clone()) == rows.len() {
            chosen.push((links.clone(), *class));
        } else {
            rows.pop();
        }
    }
    chosen
}

#[test]
fn independent_loops_are_those_that_the_greedy_choice_takes_among_all() {
    let mut rng = Rng(11);
    let mut seen = 0;
    for round in 0..1500 {
        let graph = Graph::random(&mut rng);
        let all = oracle(&graph);
        if all.len() > 120 {
            continue;
        }
        let found = independent(&graph.network(), u64::MAX);
        assert!(found.complete);
        let expected = greedy(&graph, &all);
        assert_eq!(list(&found.loops), expected, "round {round}: {graph:?}");
        seen += expected.len();
    }
    assert!(seen > 3000, "{seen}");
}

#[test]
fn independent_loops_of_a_grid_are_its_squares_and_need_few_steps() {
    // Streets both ways: a lattice, where there are very many shortest ways.
    let side = 6;
    let mut edges = Vec::new();
    for at in 0..side * side {
        for next in [at + 1, at + side] {
            let row_ends = next == at + 1 && next % side == 0;
            if !row_ends && next < side * side {
                edges.push((at, next, 1));
                edges.push((next, at, -1));
            }
        }
    }
    let net = Graph::new(side * side, &edges).network();
    let found = independent(&net, 10_000_000);
    assert!(found.complete);
    let streets = 2 * side * (side - 1);
    let squares = (side - 1) * (side - 1);
    let length = |i: usize| found.loops.links(i).len();
    assert_eq!(found.loops.len(), streets + squares);
    assert!((0..streets).all(|i| length(i) == 2));
    assert!((streets..streets + squares).all(|i| length(i) == 4));
}

/// A ring of layers, each factor of one linked to each of the next, the factors numbered at random:
/// all loops once around have one length.
fn layers(rng: &mut Rng, sizes: &[usize]) -> Graph {
    let factors: usize = sizes.iter().sum();
    let mut number: Vec<usize> = (0..factors).collect();
    rng.shuffle(&mut number);
    let mut rest = &number[..];
    let mut members = Vec::new();
    for &size in sizes {
        let (layer, others) = rest.split_at(size);
        members.push(layer);
        rest = others;
    }
    let mut edges = Vec::new();
    for (layer, next) in members.iter().zip(members.iter().cycle().skip(1)) {
        for &cause in *layer {
            for &effect in *next {
                edges.push((cause, effect, 1 - 2 * rng.below(2) as i8));
            }
        }
    }
    Graph::new(factors, &edges)
}

#[test]
fn of_many_loops_of_one_length_the_greedy_choice_takes_the_same() {
    let mut rng = Rng(5);
    for round in 0..300 {
        let sizes: Vec<usize> = (0..2 + rng.below(4)).map(|_| 1 + rng.below(3)).collect();
        if sizes.iter().sum::<usize>() > 9 {
            continue;
        }
        let graph = layers(&mut rng, &sizes);
        let all = oracle(&graph);
        let found = independent(&graph.network(), u64::MAX);
        let expected = greedy(&graph, &all);
        assert_eq!(list(&found.loops), expected, "round {round}: {graph:?}");
    }
}

#[test]
fn a_chain_of_diamonds_has_its_independent_loops_with_little_work() {
    // Two ways through each of 40 diamonds: 2⁴⁰ loops, all of one length.
    let sizes = [1, 2].repeat(40);
    let net = layers(&mut Rng(3), &sizes).network();
    let found = independent(&net, 20_000_000);
    assert!(found.complete);
    assert_eq!(found.loops.len(), 160 - 120 + 1);
}

#[test]
fn where_the_work_does_not_suffice_the_independent_loops_say_so() {
    let net = Graph::complete(7).network();
    assert!(!independent(&net, 50).complete);
    let all = independent(&net, u64::MAX);
    assert!(all.complete);
    assert_eq!(all.loops.len(), 42 - 7 + 1);
    for work in [500, 700, 1500] {
        let some = independent(&net, work);
        assert_eq!(some.complete, some.loops.len() == all.loops.len());
        let found = list(&some.loops);
        assert_eq!(found, list(&all.loops)[..found.len()], "a beginning of all");
    }
}
