//! The scene: what is on it, where it stands, and that nothing hides what matters.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/graphs.rs"]
mod graphs;

mod badges;
mod figure;

use common::{Stage, circle, teaching};
use proptest::prelude::*;
use std::cell::RefCell;
use system_map::geometry::{Point, Rect, Size};
use system_map::model::{Convention, Delay, Map, Network, Part, Polarity};
use system_map::scene::{
    self, Badge, Emphasis, Item, LabelOptions, Layer, Mark, Scene, Scheme, Seg, Shape, Target,
    Theme, font::FontMeasure, label_boxes,
};

fn of_layer(scene: &Scene, layer: Layer) -> impl Iterator<Item = &Item> {
    scene.items.iter().filter(move |i| i.layer == layer)
}

/// The box of each factor, as drawn.
fn label_rects(scene: &Scene) -> Vec<(Target, Rect)> {
    of_layer(scene, Layer::Factor)
        .filter_map(|i| match &i.shape {
            Shape::Box { rect, .. } => Some((i.target.clone()?, *rect)),
            _ => None,
        })
        .collect()
}

/// Of each link drawn: its target, the start of its shaft, and its arrowhead (tip, middle of base).
fn arrows(scene: &Scene) -> Vec<(Target, Point, Point, Point)> {
    let mut arrows = Vec::new();
    let mut start = None;
    for item in of_layer(scene, Layer::Link) {
        let Shape::Path { segs, fill, .. } = &item.shape else {
            continue;
        };
        match (segs.as_slice(), fill) {
            ([Seg::Move(a), Seg::Cubic(..)], None) => start = Some(*a),
            ([Seg::Move(tip), Seg::Line(l), _, Seg::Line(r), Seg::Close], Some(_)) => {
                let shaft = start.take().expect("a shaft before its head");
                arrows.push((
                    item.target.clone().expect("a link has a target"),
                    shaft,
                    *tip,
                    l.lerp(*r, 0.5),
                ));
            }
            _ => {}
        }
    }
    arrows
}

/// How far a point is outside a rectangle with corners of radius 8; negative inside.
fn outside(rect: Rect, p: Point) -> f64 {
    const R: f64 = 8.0;
    let (c, s) = (rect.centre(), rect.size());
    let x = (p.x - c.x).abs() - s.w / 2.0 + R;
    let y = (p.y - c.y).abs() - s.h / 2.0 + R;
    Point::new(x.max(0.0), y.max(0.0)).length() + x.max(y).min(0.0) - R
}

#[test]
fn every_factor_and_link_of_the_part_is_drawn_once_and_no_other() {
    let stage = Stage::of(teaching(), circle);
    let scene = stage.scene(&Emphasis::default());
    assert_eq!(label_rects(&scene).len(), stage.net.factor_count());
    let mut drawn: Vec<Target> = arrows(&scene).into_iter().map(|a| a.0).collect();
    let mut all: Vec<Target> = stage.net.links.iter().map(|&l| Target::Link(l)).collect();
    let key = |t: &Target| format!("{t:?}");
    drawn.sort_by_key(key);
    all.sort_by_key(key);
    assert_eq!(drawn, all);
}

/// Stages with many links: two maps on circles, and hubs whose spokes go both ways.
fn stages() -> [Stage; 5] {
    let hub = |spokes: usize| {
        let ids: Vec<String> = (0..=spokes).map(|i| format!("f{i}")).collect();
        let links: Vec<String> = ids[1..]
            .iter()
            .flat_map(|id| [format!("f0>{id} +"), format!("{id}>f0 -")])
            .collect();
        let [ids, links] =
            [&ids, &links].map(|of| of.iter().map(String::as_str).collect::<Vec<_>>());
        let at = move |i: usize, _: usize| match i {
            0 => Point::default(),
            i => circle(i - 1, spokes) * 0.4,
        };
        Stage::of(common::map(&ids, &links), at)
    };
    [
        Stage::of(teaching(), circle),
        Stage::of(common::tangle(), circle),
        hub(12),
        hub(20),
        hub(30),
    ]
}

#[test]
fn ends_lie_on_the_borders_of_the_boxes_and_arrowheads_point_into_the_effect() {
    for stage in stages() {
        let scene = stage.scene(&Emphasis::default());
        let rects = label_rects(&scene);
        let rect = |f| {
            let found = rects.iter().find(|r| r.0 == Target::Factor(f));
            found.expect("a drawn factor").1
        };
        let arrows = arrows(&scene);
        assert_eq!(arrows.len(), stage.net.link_count());
        for (target, start, tip, base) in arrows {
            let Target::Link(link) = target else {
                panic!("not a link: {target:?}")
            };
            let (from, to) = stage.map.ends(link);
            let (a, b) = (outside(rect(from), start), outside(rect(to), tip));
            assert!((0.0..=3.0).contains(&a), "start {a} off its box");
            assert!((0.0..=3.0).contains(&b), "tip {b} off its box");
            // Going on from the tip one comes into the box of the effect.
            let on = tip + (tip - base).unit() * 6.0;
            assert!(outside(rect(to), on) < 0.0, "points past {link:?}");
        }
    }
}

#[test]
fn signs_stand_beside_their_arrowheads_and_never_on_a_label() {
    for stage in stages() {
        let scene = stage.scene(&Emphasis::default());
        let rects = label_rects(&scene);
        let arrows = arrows(&scene);
        let signs: Vec<&Item> = of_layer(&scene, Layer::Sign).collect();
        let glyph = |i: &&&Item| matches!(i.shape, Shape::Text { .. });
        assert_eq!(signs.iter().filter(glyph).count(), stage.net.link_count());
        for sign in signs {
            let room = sign.shape.bounds();
            for (factor, rect) in &rects {
                assert!(!rect.overlaps(room), "{:?} on {factor:?}", sign.target);
            }
            let own = arrows.iter().find(|a| Some(&a.0) == sign.target.as_ref());
            let tip = own.expect("a link for the sign").2;
            assert!(room.centre().distance(tip) < 80.0, "{:?}", sign.target);
        }
    }
}

#[test]
fn a_sign_has_paper_under_it_only_where_another_link_runs_there() {
    let disc = |i: &&Item| matches!(i.shape, Shape::Box { .. });
    let rows = |i, _| Point::new(300.0 * (i % 2) as f64, 200.0 * (i / 2) as f64);
    let apart = common::map(&["a", "b", "c", "d"], &["a>b +", "c>d +"]);
    let scene = Stage::of(apart, rows).scene(&Emphasis::default());
    assert_eq!(of_layer(&scene, Layer::Sign).filter(disc).count(), 0);

    // Twenty links into one factor, side by side: signs have no other place than on one of them.
    let labels: Vec<String> = (0..21).map(|i| format!("n{i}")).collect();
    let links: Vec<String> = (1..21).map(|i| format!("f{i}>f0 +")).collect();
    let crowd = common::map(
        &labels.iter().map(String::as_str).collect::<Vec<_>>(),
        &links.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let fan = |i, _| match i {
        0 => Point::new(0.0, 0.0),
        i => Point::new(600.0, i as f64 * 45.0 - 470.0),
    };
    let scene = Stage::of(crowd, fan).scene(&Emphasis::default());
    assert!(of_layer(&scene, Layer::Sign).filter(disc).count() > 5);
}

#[test]
fn bounds_hold_every_item() {
    for map in [teaching(), common::tangle()] {
        let scene = Stage::of(map, circle).scene(&Emphasis::default());
        for item in &scene.items {
            let b = item.shape.bounds();
            assert_eq!(scene.bounds.union(b), scene.bounds, "{item:?}");
        }
    }
}

#[test]
fn coincident_factors_self_links_and_an_empty_map_give_finite_scenes() {
    for map in [teaching(), common::tangle(), Map::default()] {
        let scene = Stage::of(map, |_, _| Point::default()).scene(&Emphasis::default());
        for item in &scene.items {
            let b = item.shape.bounds();
            let all = [b.min.x, b.min.y, b.max.x, b.max.y];
            assert!(all.iter().all(|v| v.is_finite()), "{item:?}");
        }
        assert!(scene.bounds.size().w > 0.0 && scene.bounds.size().w.is_finite());
    }
}

#[test]
fn a_pair_of_links_is_a_lens_and_parallel_links_keep_apart() {
    let map = common::map(&["a", "b"], &["a>b +", "b>a -", "a>b -"]);
    let stage = Stage::of(map, |i, _| Point::new(i as f64 * 300.0, 0.0));
    let scene = stage.scene(&Emphasis::default());
    let mut heights: Vec<f64> = of_layer(&scene, Layer::Link)
        .filter_map(|i| match &i.shape {
            Shape::Path {
                segs, fill: None, ..
            } => match segs.as_slice() {
                [Seg::Move(_), Seg::Cubic(p, q, _)] => Some((p.y + q.y) / 2.0),
                _ => None,
            },
            _ => None,
        })
        .collect();
    heights.sort_by(f64::total_cmp);
    assert_eq!(heights.len(), 3);
    assert!(heights.windows(2).all(|w| w[1] - w[0] > 8.0), "{heights:?}");
    assert!(heights[0] < -8.0 && heights[2] > 8.0, "a lens: {heights:?}");
}

#[test]
fn links_of_a_loop_bow_away_from_its_middle() {
    let map = common::map(&["a", "b", "c", "d"], &["a>b +", "b>c +", "c>d +", "d>a +"]);
    for turn in [1.0, -1.0] {
        let stage = Stage::of(map.clone(), |i, n| {
            let p = circle(i, n);
            Point::new(p.x * turn, p.y)
        });
        let scene = stage.scene(&Emphasis::default());
        let middle = Point::default();
        for item in of_layer(&scene, Layer::Link) {
            let Shape::Path {
                segs, fill: None, ..
            } = &item.shape
            else {
                continue;
            };
            let [Seg::Move(a), Seg::Cubic(p, q, b)] = segs.as_slice() else {
                continue;
            };
            let chord = a.lerp(*b, 0.5).distance(middle);
            assert!(p.lerp(*q, 0.5).distance(middle) > chord + 4.0);
        }
    }
}

#[test]
fn a_link_goes_around_a_label_that_is_not_its_own() {
    let map = common::map(&["a", "b", "m"], &["a>b +"]);
    let at = [(-200.0, 0.0), (200.0, 0.0), (0.0, 6.0)];
    let stage = Stage::of(map, |i, _| Point::new(at[i].0, at[i].1));
    let scene = stage.scene(&Emphasis::default());
    let (_, obstacle) = label_rects(&scene)[2];
    let way = of_layer(&scene, Layer::Link).find_map(|i| match &i.shape {
        Shape::Path { segs, .. } => match segs.as_slice() {
            [Seg::Move(a), Seg::Cubic(p, q, b)] => Some([*a, *p, *q, *b]),
            _ => None,
        },
        _ => None,
    });
    let [a, p, q, b] = way.expect("a shaft");
    for i in 0..=40 {
        let t = f64::from(i) / 40.0;
        let (ap, pq, qb) = (a.lerp(p, t), p.lerp(q, t), q.lerp(b, t));
        let on = ap.lerp(pq, t).lerp(pq.lerp(qb, t), t);
        assert!(!obstacle.contains(on), "through the label at {on:?}");
    }
}

#[test]
fn an_arrangement_serves_every_emphasis_and_only_its_own_positions() {
    let mut stage = Stage::of(teaching(), circle);
    let links = stage.map.info().loops[0].links.clone();
    let ids: Vec<&str> = links.iter().map(String::as_str).collect();
    stage.badge("R1", &ids);
    let none = Emphasis::default();
    let places = scene::arrange(&stage.input(&none));
    for target in [
        Target::Factor(stage.net.factors[1]),
        Target::Link(stage.net.links[0]),
        Target::Loop("r1".into()),
    ] {
        let emphasis = Emphasis {
            hovered: Some(target.clone()),
            selected: Some(target),
            ..Emphasis::default()
        };
        let input = stage.input(&emphasis);
        assert!(places.fits(&input));
        assert_eq!(scene::draw(&input, &places), scene::build(&input));
    }
    stage.at[2].x += 1.0;
    assert!(!places.fits(&stage.input(&none)));
}

#[test]
fn an_arrangement_made_of_the_one_before_is_the_one_made_afresh() {
    let mut rng = graphs::Rng(5);
    for round in 0..12 {
        let n = 4 + rng.below(40);
        let mut edges: Vec<graphs::Edge> = (0..n).map(|i| (i, (i + 1) % n, 1)).collect();
        for _ in 0..n {
            let (from, by) = (rng.below(n), rng.below(6));
            edges.push((from, (from + n - by) % n, 1));
        }
        let mut stage = Stage::of(graphs::Graph::new(n, &edges).map(), circle);
        let wide = 90.0 * n as f64;
        for at in &mut stage.at {
            *at = Point::new(rng.below(1000) as f64, rng.below(1000) as f64) * (wide / 1000.0);
        }
        for (i, ring) in stage
            .rings
            .clone()
            .into_iter()
            .flatten()
            .enumerate()
            .take(9)
        {
            let ids: Vec<String> = ring
                .iter()
                .map(|&l| stage.map.link(stage.net.links[l as usize]).id.clone())
                .collect();
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            stage.badge(&format!("R{i}"), &ids);
        }
        let none = Emphasis::default();
        let mut places = scene::arrange(&stage.input(&none));
        for step in 0..12 {
            // A hand moves one, another gives way; now and then all move a little, as in a view.
            let moved = [rng.below(n), rng.below(n)];
            for i in 0..n {
                if moved[..1 + step % 2].contains(&i) || step == 7 {
                    let by = Point::new(rng.below(90) as f64 - 45.0, rng.below(60) as f64 - 30.0);
                    stage.at[i] = stage.at[i] + by;
                }
            }
            let input = stage.input(&none);
            places = scene::rearrange(&input, &places);
            assert!(places.fits(&input));
            let (kept, fresh) = (scene::draw(&input, &places), scene::build(&input));
            assert_eq!(kept, fresh, "round {round}, step {step}");
        }
    }
}

#[test]
fn what_is_lit_lies_over_what_is_dimmed_and_a_lit_loop_is_thick() {
    let mut stage = Stage::of(teaching(), circle);
    let links: Vec<String> = stage.map.info().loops[0].links.clone();
    let ids: Vec<&str> = links.iter().map(String::as_str).collect();
    stage.badge("R1", &ids);
    let mut part = Part::default();
    for id in &ids {
        part.add_link(&stage.map, stage.map.link_ix(id).expect("a link"));
    }
    // Of a shaft; the bars of a delay are never as thick.
    let width = |item: &Item| match &item.shape {
        Shape::Path {
            segs,
            stroke: Some(s),
            ..
        } if matches!(segs[..], [Seg::Move(_), Seg::Cubic(..)]) => Some(s.width),
        _ => None,
    };
    let plain = stage.scene(&Emphasis::default());
    let usual = of_layer(&plain, Layer::Link).filter_map(width);
    let usual = usual.fold(0.0, f64::max);
    let scene = stage.scene(&Emphasis {
        lit: Some(part.clone()),
        lit_loop: Some(stage.badges[0].id.clone()),
        ..Emphasis::default()
    });
    let lit = |i: &Item| match &i.target {
        Some(Target::Link(l)) => part.links.contains(l),
        Some(Target::Factor(f)) => part.factors.contains(f),
        _ => false,
    };
    let first_lit = scene.items.iter().position(lit).expect("something lit");
    let dim = |i: &Item| matches!(i.layer, Layer::Link | Layer::Factor) && !lit(i);
    let last_dim = scene.items.iter().rposition(dim).expect("something dim");
    assert!(last_dim < first_lit);
    for item in of_layer(&scene, Layer::Link).filter(|i| lit(i)) {
        assert!(width(item).is_none_or(|w| w > usual * 1.5), "{item:?}");
    }
}

#[test]
fn selected_and_hovered_factors_have_outlines_on_top() {
    let stage = Stage::of(teaching(), circle);
    let (a, b) = (stage.net.factors[0], stage.net.factors[1]);
    let scene = stage.scene(&Emphasis {
        selected: Some(Target::Factor(a)),
        hovered: Some(Target::Factor(b)),
        ..Emphasis::default()
    });
    let tail: Vec<&Item> = scene.items.iter().rev().take(2).collect();
    assert!(tail.iter().all(|i| i.layer == Layer::Highlight));
    assert_eq!(tail[0].target, Some(Target::Factor(a)));
    assert_eq!(tail[1].target, Some(Target::Factor(b)));
}

#[test]
fn pick_finds_what_was_drawn() {
    let mut stage = Stage::of(teaching(), circle);
    let links: Vec<String> = stage.map.info().loops[0].links.clone();
    let ids: Vec<&str> = links.iter().map(String::as_str).collect();
    stage.badge("R1", &ids);
    let scene = stage.scene(&Emphasis::default());
    for (target, rect) in label_rects(&scene) {
        assert_eq!(scene::pick(&scene, rect.centre(), 6.0), Some(target));
    }
    let badge = of_layer(&scene, Layer::Badge).next().expect("a badge");
    let at = badge.shape.bounds().centre();
    assert_eq!(scene::pick(&scene, at, 6.0), badge.target);
    for (target, start, tip, base) in arrows(&scene) {
        assert_eq!(scene::pick(&scene, base, 4.0), Some(target.clone()));
        let near = start.lerp(tip, 0.02);
        assert_eq!(scene::pick(&scene, near, 8.0), Some(target));
    }
    let far = scene.bounds.max + Point::new(500.0, 500.0);
    assert_eq!(scene::pick(&scene, far, 8.0), None);
}

#[test]
fn the_same_input_gives_the_same_scene() {
    let stage = Stage::of(common::tangle(), circle);
    let e = Emphasis::default();
    assert_eq!(stage.scene(&e), stage.scene(&e));
}

thread_local! {
    /// Once for all cases: to look through the fonts of a system takes a while.
    static FONTS: RefCell<FontMeasure> = RefCell::new(FontMeasure::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_positions_give_a_finite_scene_whose_boxes_are_where_they_were_put(
        places in proptest::collection::vec((-900.0..900.0f64, -600.0..600.0f64), 9),
    ) {
        let stage = Stage::of(common::tangle(), |i, _| Point::new(places[i].0, places[i].1));
        let scene = stage.scene(&Emphasis::default());
        for item in &scene.items {
            let b = item.shape.bounds();
            prop_assert!(b.min.x.is_finite() && b.max.y.is_finite());
            prop_assert_eq!(scene.bounds.union(b), scene.bounds);
        }
        for (i, (_, rect)) in label_rects(&scene).into_iter().enumerate() {
            prop_assert!(rect.centre().distance(stage.at[i]) < 1e-6);
        }
    }

    #[test]
    fn labels_of_any_text_are_boxed_with_every_letter_in_them(label in "\\PC{0,120}") {
        let map = common::map(&[&label], &[]);
        let net = Network::whole(&map);
        let options = LabelOptions::default();
        let boxes = FONTS.with_borrow_mut(|fonts| label_boxes(&map, &net, fonts, &options));
        // What reads from right to left is set between two marks that say so.
        let mark = |c: char| matches!(c, '\u{2067}' | '\u{2069}');
        let letters = |s: &str| -> String {
            s.chars().filter(|&c| !c.is_whitespace() && !mark(c)).collect()
        };
        let set: String = boxes[0].lines.iter().map(|l| l.text.as_str()).collect();
        let shown = if label.trim().is_empty() { "f0" } else { &label };
        prop_assert_eq!(letters(&set), letters(shown));
        let Size { w, h } = boxes[0].size;
        prop_assert!(w.is_finite() && h.is_finite() && boxes[0].lines.len() <= options.max_lines);
        for line in &boxes[0].lines {
            prop_assert!(line.width <= w);
        }
    }
}
