//! A chosen loop drawn as a ring, and put back.

use std::collections::BTreeSet;
use system_map::format::{self, ReadOptions};
use system_map::geometry::Point;
use system_map::model::Network;
use system_map::plain::Plain;
use system_map::scene::Target;
use system_map::scene::badge::EDGE;
use system_map::scene::font::FontMeasure;
use system_map::scene::item::{Layer, Seg, Shape};
use system_map::session::{Action, Kind, Options, ScreenBox, Session, State};

fn opened(name: &str) -> Session {
    let path = format!("{}/www/maps/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("an example map");
    let parsed = format::read(&bytes, &ReadOptions::default()).expect("it reads");
    let mut session = Session::new(parsed, Options::default()).expect("default options");
    session.measure(&mut FontMeasure::new());
    session.resize(1000.0, 700.0);
    session.finish();
    session
}

fn ids(list: &Plain) -> Vec<String> {
    let id = |told: &Plain| told["id"].as_text().unwrap_or_default().to_owned();
    list.items().iter().map(id).collect()
}

fn boxes(session: &Session) -> Vec<(String, ScreenBox)> {
    let ids = ids(&session.outline()).into_iter();
    ids.map(|id| (id.clone(), session.screen(&id).expect("shown")))
        .collect()
}

fn ring(session: &mut Session, share: f64) {
    session
        .act(Action::Ring { share })
        .expect("a loop is chosen");
}

/// Chooses the first loop of at least so many factors; these, in running order.
fn choose(session: &mut Session, least: usize) -> Vec<String> {
    for id in ids(&session.loops()["rows"]) {
        let kind = Kind::Loop;
        session.act(Action::Select { kind, id }).expect("listed");
        let factors = ids(&session.details()["factors"]);
        if factors.len() >= least {
            return factors;
        }
    }
    panic!("no loop of {least} factors");
}

fn middle(session: &Session, id: &str) -> Point {
    let b = session.screen(id).expect("shown");
    Point::new(b.x + b.width / 2.0, b.y + b.height / 2.0)
}

#[test]
fn the_factors_of_a_loop_stand_on_a_circle_in_its_order_all_in_sight_and_apart() {
    for name in ["teaching", "hct", "trust"] {
        let mut session = opened(name);
        let factors = choose(&mut session, 3);
        ring(&mut session, 1.0);
        let at: Vec<Point> = factors.iter().map(|id| middle(&session, id)).collect();
        let n = at.len();
        let centre = at.iter().fold(Point::default(), |sum, &p| sum + p) * (1.0 / n as f64);
        let radius = at[0].distance(centre);
        let mut turned = 0.0;
        for i in 0..n {
            assert!((at[i].distance(centre) - radius).abs() < 1e-6, "{name}");
            let (a, b) = (at[i] - centre, at[(i + 1) % n] - centre);
            turned += libm::atan2(a.cross(b), a.dot(b));
        }
        // Once round, one way or the other, with no step back.
        assert!(
            (turned.abs() - std::f64::consts::TAU).abs() < 1e-6,
            "{name}: {turned}"
        );
        for (i, id) in factors.iter().enumerate() {
            let b = session.screen(id).expect("shown");
            assert!(b.x >= 0.0 && b.y >= 0.0, "{name}");
            assert!(b.x + b.width <= 1000.0 && b.y + b.height <= 700.0, "{name}");
            for other in &factors[..i] {
                let o = session.screen(other).expect("shown");
                let beside = o.x >= b.x + b.width || b.x >= o.x + o.width;
                assert!(beside || o.y >= b.y + b.height || b.y >= o.y + o.height);
            }
        }
    }
}

#[test]
fn back_from_a_ring_everything_is_where_it_was_to_the_last_bit() {
    for name in ["hct", "trust"] {
        let mut session = opened(name);
        choose(&mut session, 3);
        let (before, state, file) = (boxes(&session), session.state(), session.to_json());
        let scene = session.scene().clone();
        for share in [0.2, 0.7, 1.0, 0.4] {
            ring(&mut session, share);
            assert_ne!(boxes(&session), before);
        }
        assert_eq!(session.to_json(), file, "a ring is no arrangement");
        ring(&mut session, 0.0);
        assert_eq!(boxes(&session), before);
        assert_eq!(session.state(), state);
        assert_eq!(session.scene(), &scene);
        assert!(session.ring().is_none());
    }
}

#[test]
fn most_of_those_not_on_a_ring_stay_where_they_are_on_the_map() {
    let mut session = opened("hct");
    let factors = choose(&mut session, 3);
    let others = |session: &Session| -> Vec<Point> {
        let all = ids(&session.outline()).into_iter();
        all.filter(|id| !factors.contains(id))
            .map(|id| session.camera().to_map(middle(session, &id)))
            .collect()
    };
    let before = others(&session);
    ring(&mut session, 1.0);
    let now = others(&session);
    let stayed = before
        .iter()
        .zip(&now)
        .filter(|(a, b)| a.distance(**b) < 1e-6);
    assert!(4 * stayed.count() > 3 * before.len());
}

#[test]
fn a_ring_ends_with_another_choice_and_takes_a_loop_of_three() {
    let mut session = opened("hct");
    assert!(
        session.act(Action::Ring { share: 1.0 }).is_err(),
        "nothing is chosen"
    );
    let factors = choose(&mut session, 3);
    let home = session.camera().to_map(middle(&session, &factors[0]));
    ring(&mut session, 1.0);
    session.act(Action::Clear).expect("always");
    assert!(session.ring().is_none());
    let now = session.camera().to_map(middle(&session, &factors[0]));
    assert!(now.distance(home) < 1e-6);
    let two = ids(&session.loops()["rows"]).into_iter().find(|id| {
        let select = Action::Select {
            kind: Kind::Loop,
            id: id.clone(),
        };
        session.act(select).expect("listed");
        ids(&session.details()["factors"]).len() == 2
    });
    assert!(two.is_some());
    assert!(session.act(Action::Ring { share: 1.0 }).is_err());
}

#[test]
fn no_label_lies_under_a_ring() {
    for name in ["hct", "trust"] {
        let mut session = opened(name);
        choose(&mut session, 4);
        ring(&mut session, 1.0);
        let boxes = boxes(&session);
        for (i, (id, b)) in boxes.iter().enumerate() {
            for (other, c) in &boxes[..i] {
                let apart = b.x + b.width <= c.x
                    || c.x + c.width <= b.x
                    || b.y + b.height <= c.y
                    || c.y + c.height <= b.y;
                assert!(apart, "{name}: {id} and {other}");
            }
        }
    }
}

#[test]
fn an_act_that_is_refused_leaves_the_ring_as_it_is() {
    for name in ["hct", "trust"] {
        let mut session = opened(name);
        choose(&mut session, 3);
        let before = boxes(&session);
        ring(&mut session, 1.0);
        let drawn = (boxes(&session), session.scene().clone(), session.state());
        let none = || Some("no-such-thing".to_owned());
        let id = "no-such-thing".to_owned();
        let refused = [
            Action::Undo,
            Action::View { id: none() },
            Action::Focus {
                id: none(),
                steps: None,
            },
            Action::Loop { name: none() },
            Action::Drop { id: id.clone() },
            Action::Unpin { id },
        ];
        for action in refused {
            let told = format!("{name}: {action:?}");
            session.act(action).expect_err(&told);
            let now = (boxes(&session), session.scene().clone(), session.state());
            assert!(now == drawn, "{told}");
        }
        let state = State {
            view: none(),
            ..State::default()
        };
        session.set_state(&state).expect_err("no such view");
        assert!(session.ring().is_some());
        ring(&mut session, 0.0);
        assert_eq!(boxes(&session), before);
    }
}

#[test]
fn a_state_with_an_empty_view_leaves_the_ring_as_it_is() {
    let map = r#"{"format": "system-map", "version": 1,
        "factors": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}, {"id": "c", "label": "C"}],
        "links": [{"id": "1", "from": "a", "to": "b", "polarity": "+"},
            {"id": "2", "from": "b", "to": "c", "polarity": "+"},
            {"id": "3", "from": "c", "to": "a", "polarity": "-"}],
        "views": [{"id": "none", "title": "None", "factors": []}]}"#;
    let parsed = format::read(map.as_bytes(), &ReadOptions::default()).expect("it reads");
    let mut session = Session::new(parsed, Options::default()).expect("default options");
    session.measure(&mut FontMeasure::new());
    session.resize(1000.0, 700.0);
    session.finish();
    choose(&mut session, 3);
    ring(&mut session, 1.0);
    let drawn = boxes(&session);
    let state = State {
        view: Some("none".to_owned()),
        ..State::default()
    };
    session.set_state(&state).expect_err("nothing to see");
    assert!(session.ring().is_some());
    assert_eq!(boxes(&session), drawn);
}

#[test]
fn the_way_back_from_a_ring_begins_where_a_hand_has_moved_it() {
    let mut session = opened("hct");
    choose(&mut session, 4);
    let home = session.camera();
    ring(&mut session, 1.0);
    session
        .act(Action::Pan {
            dx: 150.0,
            dy: -150.0,
        })
        .unwrap();
    let zoom = Action::Zoom {
        x: 100.0,
        y: 100.0,
        by: 2.0,
    };
    session.act(zoom).unwrap();
    let seen = session.camera();
    ring(&mut session, 0.999);
    let on = session.camera();
    assert!(
        (on.scale / seen.scale - 1.0).abs() < 0.01,
        "{on:?} {seen:?}"
    );
    assert!(
        (on.x - seen.x).abs() + (on.y - seen.y).abs() < 3.0,
        "{on:?} {seen:?}"
    );
    ring(&mut session, 0.5);
    ring(&mut session, 0.0);
    assert_eq!(session.camera(), home);
}

/// The frame that a ring is drawn in is resized, and the loop is put back.
fn ringed_resized_and_back(before: &[Action], middle: bool) {
    let mut plain = opened("hct");
    let mut ringed = opened("hct");
    for act in before {
        plain.act(act.clone()).expect("it can be done");
        ringed.act(act.clone()).expect("it can be done");
    }
    let factors = [&mut plain, &mut ringed].map(|session| choose(session, 4));
    ring(&mut ringed, 1.0);
    for (w, h) in [(520.0, 900.0), (0.0, 0.0), (700.0, 500.0), (390.0, 480.0)] {
        plain.resize(w, h);
        ringed.resize(w, h);
        for id in factors[1].iter().filter(|_| w > 0.0) {
            let b = ringed.screen(id).expect("shown");
            assert!(b.x >= 0.0 && b.y >= 0.0, "{before:?} {w}: {id} {b:?}");
            assert!(b.x + b.width <= w && b.y + b.height <= h, "{before:?} {w}");
        }
        if middle {
            ring(&mut ringed, 0.5);
            ring(&mut ringed, 1.0);
        }
    }
    ring(&mut ringed, 0.0);
    assert_eq!(ringed.camera(), plain.camera(), "{before:?}");
    assert_eq!(boxes(&ringed), boxes(&plain));
    assert_eq!(ringed.state(), plain.state());
}

#[test]
fn a_map_that_is_seen_again_after_its_frame_changed_under_a_ring_fits_the_new_frame() {
    ringed_resized_and_back(&[Action::Fit], false);
    ringed_resized_and_back(&[Action::Fit], true);
    ringed_resized_and_back(&[], false);
    // What a hand has chosen keeps its middle and its scale.
    let (by, x, y) = (1.3, 300.0, 200.0);
    let (dx, dy) = (-60.0, 40.0);
    ringed_resized_and_back(&[Action::Zoom { by, x, y }, Action::Pan { dx, dy }], true);
}

#[test]
fn a_ring_that_a_hand_has_moved_keeps_its_middle_and_its_scale_in_another_frame() {
    let mut session = opened("hct");
    let factors = choose(&mut session, 4);
    ring(&mut session, 1.0);
    let (dx, dy) = (35.0, -20.0);
    session.act(Action::Pan { dx, dy }).expect("always");
    let before = middle(&session, &factors[0]);
    session.resize(900.0, 640.0);
    let after = middle(&session, &factors[0]);
    assert!(after.distance(before - Point::new(50.0, 30.0)) < 1e-6);
    session.act(Action::Fit).expect("always");
    session.resize(500.0, 400.0);
    for (id, b) in boxes(&session) {
        assert!(b.x >= 0.0 && b.y >= 0.0, "{id}");
        assert!(b.x + b.width <= 500.0 && b.y + b.height <= 400.0, "{id}");
    }
}

/// The labels that the ring which is drawn lies on: its badge on any, its arrows on others than its own.
fn under_the_ring(session: &mut Session, id: &str) -> Vec<String> {
    let ring = session.ring().expect("a ring").links.clone();
    let net = Network::whole(session.map());
    let links: Vec<_> = ring.iter().map(|&link| net.links[link as usize]).collect();
    let own: Vec<_> = links
        .iter()
        .map(|&link| session.map().ends(link).0)
        .collect();
    let scene = session.scene().clone();
    let (mut arrows, mut badge) = (Vec::new(), None);
    for item in &scene.items {
        match (item.layer, &item.target, &item.shape) {
            (Layer::Link, Some(Target::Link(link)), Shape::Path { segs, fill, .. })
                if links.contains(link) && fill.is_none() =>
            {
                let mut from = Point::default();
                for seg in segs {
                    match *seg {
                        Seg::Move(to) | Seg::Line(to) => from = to,
                        Seg::Cubic(a, b, to) => {
                            arrows.extend((0..=40).map(|k| {
                                let t = f64::from(k) / 40.0;
                                let (ab, bc, cd) = (from.lerp(a, t), a.lerp(b, t), b.lerp(to, t));
                                ab.lerp(bc, t).lerp(bc.lerp(cd, t), t)
                            }));
                            from = to;
                        }
                        Seg::Close => {}
                    }
                }
            }
            (Layer::Badge, Some(Target::Loop(of)), Shape::Box { rect, .. }) if of == id => {
                badge = badge.or(Some(*rect));
            }
            _ => {}
        }
    }
    assert!(arrows.len() > 100, "{id}");
    let badge = badge.expect("a ring has its badge").centre();
    let of_loops = scene.items.iter().filter_map(|item| match &item.target {
        Some(Target::Loop(id)) if item.layer == Layer::Badge => Some(id.as_str()),
        _ => None,
    });
    let of_loops: BTreeSet<&str> = of_loops.collect();
    assert_eq!(of_loops.len(), 1, "no other badge lies on its arrows");
    let mut found = Vec::new();
    for item in &scene.items {
        let (Layer::Factor, Some(Target::Factor(factor)), Shape::Box { rect, .. }) =
            (item.layer, &item.target, &item.shape)
        else {
            continue;
        };
        let label = &session.map().factor(*factor).label;
        let near = Point::new(
            badge.x.clamp(rect.min.x, rect.max.x),
            badge.y.clamp(rect.min.y, rect.max.y),
        );
        if near.distance(badge) < EDGE {
            found.push(format!("{id}: the badge on {label:?}"));
        }
        if !own.contains(factor) && arrows.iter().any(|&p| rect.contains(p)) {
            found.push(format!("{id}: an arrow on {label:?}"));
        }
    }
    found
}

/// Draws each listed loop of a map as a ring; how many there were, and the labels under them.
fn rings_on_labels(session: &mut Session) -> (usize, Vec<String>) {
    let (mut drawn, mut found) = (0, Vec::new());
    for id in ids(&session.loops()["rows"]).into_iter().take(30) {
        let select = Action::Select {
            kind: Kind::Loop,
            id: id.clone(),
        };
        session.act(select).expect("listed");
        if session.act(Action::Ring { share: 1.0 }).is_ok() {
            drawn += 1;
            found.extend(under_the_ring(session, &id));
            let boxes = boxes(session);
            for (i, (id, b)) in boxes.iter().enumerate() {
                for (other, c) in &boxes[..i] {
                    let beside = b.x + b.width <= c.x || c.x + c.width <= b.x;
                    let apart = beside || b.y + b.height <= c.y || c.y + c.height <= b.y;
                    assert!(apart, "{id} and {other}");
                }
            }
            ring(session, 0.0);
        }
    }
    (drawn, found)
}

#[test]
fn neither_the_arrows_of_a_ring_nor_its_badge_lie_on_a_label() {
    for name in ["hct", "teaching", "trust"] {
        let (drawn, found) = rings_on_labels(&mut opened(name));
        assert!(drawn > 1, "{name}");
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

#[test]
fn who_asks_for_the_whole_map_on_the_way_to_a_ring_sees_all_of_it_all_the_way_and_back() {
    let mut session = opened("hct");
    choose(&mut session, 4);
    let zoom = Action::Zoom {
        x: 300.0,
        y: 200.0,
        by: 3.0,
    };
    session.act(zoom).unwrap();
    ring(&mut session, 0.2);
    session.act(Action::Fit).unwrap();
    for share in [0.3, 0.7, 1.0, 0.6, 0.0] {
        ring(&mut session, share);
        let seen = session.camera();
        session.act(Action::Fit).unwrap();
        assert_eq!(session.camera(), seen, "{share}");
    }
    let mut other = opened("hct");
    choose(&mut other, 4);
    other.act(Action::Fit).unwrap();
    assert_eq!(session.camera(), other.camera());
}

#[test]
fn who_zooms_on_the_way_to_a_ring_sees_it_at_that_scale_and_comes_back_to_where_it_was() {
    for by in [0.2, 0.8, 1.3, 5.0] {
        for share in [0.01, 0.1, 0.5, 0.9] {
            let mut session = opened("hct");
            choose(&mut session, 4);
            let home = session.camera();
            ring(&mut session, share);
            let (x, y) = (500.0, 350.0);
            session.act(Action::Zoom { x, y, by }).unwrap();
            let seen = session.camera();
            ring(&mut session, (share + 0.05).min(1.0));
            ring(&mut session, 1.0);
            assert_eq!(session.camera(), seen, "{by} at {share}");
            ring(&mut session, 0.5);
            assert!(session.camera().scale > 0.0, "{by} at {share}");
            ring(&mut session, 0.0);
            assert_eq!(session.camera(), home, "{by} at {share}");
        }
    }
}
