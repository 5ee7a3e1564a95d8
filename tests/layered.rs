//! Layers and rings: causes before effects, loops round, nothing on top of anything else.

#[path = "common/graphs.rs"]
mod graphs;

use graphs::{Edge, Graph, Rng};
use system_map::analysis::components::strong;
use system_map::geometry::{Point, Size};
use system_map::layout::{layered, ring};
use system_map::model::Network;

const GAP: f64 = 16.0;
const ROOM: f64 = 80.0;

fn sizes(n: usize) -> Vec<Size> {
    let size = |i: usize| Size {
        w: 70.0 + 10.0 * (i % 7) as f64,
        h: 34.0 + 18.0 * (i % 3) as f64,
    };
    (0..n).map(size).collect()
}

fn placed(net: &Network, aspect: f64) -> Vec<Point> {
    layered(net, &sizes(net.factor_count()), GAP, ROOM, aspect, &[])
}

/// The least room between two boxes, along the axis on which there is more.
fn least_room(at: &[Point], sizes: &[Size]) -> f64 {
    let mut least = f64::MAX;
    for a in 0..at.len() {
        for b in 0..a {
            let x = (at[a].x - at[b].x).abs() - (sizes[a].w + sizes[b].w) / 2.0;
            let y = (at[a].y - at[b].y).abs() - (sizes[a].h + sizes[b].h) / 2.0;
            least = least.min(x.max(y));
        }
    }
    least
}

fn random(rng: &mut Rng, n: usize, m: usize) -> Graph {
    let edges: Vec<Edge> = (0..m).map(|_| (rng.below(n), rng.below(n), 1)).collect();
    Graph::new(n, &edges)
}

#[test]
fn boxes_of_any_map_keep_their_distance_and_all_places_are_finite() {
    let mut rng = Rng(4);
    for round in 0..150 {
        let n = 1 + rng.below(40);
        let m = rng.below(2 * n);
        let net = random(&mut rng, n, m).network();
        let sizes = sizes(n);
        for aspect in [1.5, 0.6] {
            let at = placed(&net, aspect);
            assert!(at.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
            assert!(least_room(&at, &sizes) > GAP - 1e-6, "round {round}");
            assert_eq!(at, placed(&net, aspect), "the same again");
        }
        let at = ring(&net, &sizes, GAP, 1.4, &[]);
        assert!(least_room(&at, &sizes) > GAP - 1e-6, "round {round}");
    }
}

#[test]
fn every_effect_stands_after_its_cause_unless_both_are_on_a_loop() {
    let mut rng = Rng(5);
    for _ in 0..150 {
        let n = 2 + rng.below(30);
        let net = random(&mut rng, n, n + n / 3).network();
        let components = strong(&net);
        for aspect in [2.0, 0.5] {
            let at = placed(&net, aspect);
            let (mut right, mut down) = (true, true);
            for (&from, &to) in net.from.iter().zip(&net.to) {
                if !components.together(from, to) {
                    let by = at[to as usize] - at[from as usize];
                    right &= by.x > 0.0;
                    down &= by.y > 0.0;
                }
            }
            assert!(right || down, "all of them one way");
        }
    }
}

#[test]
fn an_inner_loop_is_a_ring_in_its_own_order() {
    // a > (b > c > d > e > b) > f
    let edges = [
        (0, 1, 1),
        (1, 2, 1),
        (2, 3, 1),
        (3, 4, 1),
        (4, 1, 1),
        (3, 5, 1),
    ];
    let net = Graph::new(6, &edges).network();
    let at = placed(&net, 2.0);
    let middle = (at[1] + at[2] + at[3] + at[4]) * 0.25;
    let turn = |a: Point, b: Point| {
        let (a, b) = (a - middle, b - middle);
        a.x * b.y - a.y * b.x
    };
    for (a, b) in [(1, 2), (2, 3), (3, 4), (4, 1)] {
        assert!(turn(at[a], at[b]) > 0.0, "clockwise all the way");
    }
    let xs = |i: &[usize]| -> Vec<f64> { i.iter().map(|&i| at[i].x).collect() };
    let ring = xs(&[1, 2, 3, 4]);
    let ys: Vec<f64> = [1, 2, 3, 4].map(|i| at[i].y).to_vec();
    let between = |ring: &[f64], a: f64, b: f64| ring.iter().all(|&x| a < x && x < b);
    assert!(between(&ring, at[0].x, at[5].x) || between(&ys, at[0].y, at[5].y));
}

#[test]
fn a_large_cycle_is_a_ring_too_and_parallel_links_have_room() {
    let n = 24;
    let cycle: Vec<Edge> = (0..n).map(|i| (i, (i + 1) % n, 1)).collect();
    let at = placed(&Graph::new(n, &cycle).network(), 1.5);
    let (w, h) = extent(&at);
    assert!(w < 3.0 * h, "{w} by {h}: no row");
    let apart = |parallel: usize| {
        let edges: Vec<Edge> = (0..parallel).map(|_| (0, 1, 1)).collect();
        let net = Graph::new(2, &edges).network();
        let layers = placed(&net, 1.5);
        let round = ring(&net, &sizes(2), GAP, 1.4, &[]);
        (layers[0].distance(layers[1]), round[0].distance(round[1]))
    };
    let (one, many) = (apart(1), apart(6));
    assert!(
        many.0 > one.0 + 80.0 && many.1 > one.1 + 40.0,
        "{one:?} {many:?}"
    );
}

/// Width and height of some places.
fn extent(at: &[Point]) -> (f64, f64) {
    let side = |of: &dyn Fn(&Point) -> f64| {
        let (mut least, mut most) = (f64::MAX, f64::MIN);
        for p in at {
            (least, most) = (least.min(of(p)), most.max(of(p)));
        }
        most - least
    };
    (side(&|p| p.x), side(&|p| p.y))
}

#[test]
fn a_tree_has_no_crossings_and_a_cause_stands_at_the_middle_of_its_effects() {
    // One cause with three effects, each with two.
    let mut edges: Vec<Edge> = Vec::new();
    for child in 1..4 {
        edges.push((0, child, 1));
        for leaf in 0..2 {
            edges.push((child, 4 + 2 * (child - 1) + leaf, 1));
        }
    }
    let mut rng = Rng(6);
    for _ in 0..20 {
        rng.shuffle(&mut edges);
        let net = Graph::new(10, &edges).network();
        let at = layered(&net, &[Size { w: 90.0, h: 40.0 }; 10], GAP, ROOM, 2.0, &[]);
        let across = at[1].x == at[2].x;
        let along = |i: usize| if across { at[i].x } else { at[i].y };
        let beside = |i: usize| if across { at[i].y } else { at[i].x };
        for (i, &(a, b, _)) in edges.iter().enumerate() {
            for &(c, d, _) in &edges[..i] {
                let [a, b, c, d] = [a, b, c, d].map(|i| (along(i), beside(i)));
                let same_layers = a.0 == c.0 && b.0 == d.0;
                assert!(!same_layers || (a.1 - c.1) * (b.1 - d.1) >= 0.0);
            }
        }
        let leaves: f64 = (4..10).map(beside).sum::<f64>() / 6.0;
        assert!((beside(0) - leaves).abs() < 1.0, "{} {leaves}", beside(0));
    }
}

#[test]
fn a_map_of_more_than_a_thousand_factors_gets_its_layers_and_its_ring() {
    // Each way of ordering them that looks at all pairs again and again would take minutes.
    let mut rng = Rng(8);
    let net = random(&mut rng, 1200, 2400).network();
    let sizes = sizes(1200);
    assert!(least_room(&placed(&net, 1.4), &sizes) >= GAP - 1e-6);
    assert!(least_room(&ring(&net, &sizes, GAP, 1.4, &[]), &sizes) >= GAP - 1e-6);
}

#[test]
fn factors_without_links_stand_in_rows_under_the_layers_and_not_in_one_column() {
    let chain = |n: usize, links: usize| {
        let edges: Vec<Edge> = (0..links).map(|i| (i, i + 1, 1)).collect();
        Graph::new(n, &edges).network()
    };
    for (n, links) in [(20, 0), (30, 5), (44, 1), (12, 10)] {
        for aspect in [1.5, 0.7] {
            let at = placed(&chain(n, links), aspect);
            let sizes = sizes(n);
            assert!(least_room(&at, &sizes) > GAP - 1e-6, "{n} {links}");
            let alone = &at[if links == 0 { 0 } else { links + 1 }..];
            let mut rows: Vec<i64> = alone.iter().map(|p| p.y.round() as i64).collect();
            rows.sort_unstable();
            rows.dedup();
            let fewer = rows.len() * 2 < alone.len() || alone.len() < 4;
            assert!(
                fewer,
                "{n} {links}: {} rows for {}",
                rows.len(),
                alone.len()
            );
            let linked = &at[..at.len() - alone.len()];
            let lowest = linked.iter().map(|p| p.y).fold(f64::MIN, f64::max);
            assert!(alone.iter().all(|p| p.y > lowest), "{n} {links}");
        }
    }
}
