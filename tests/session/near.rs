//! What stays about where it was when a page sets a map that is mostly the one before.

use super::*;
use serde_json::{Value, json};
use system_map::geometry::{Point, Size};
use system_map::plain::Given;
use system_map::session::{Before, Near, Snapshot};

/// What a page tells of where factors were.
fn near(session: &Session) -> Vec<Near> {
    let told = boxes(session).into_iter();
    told.map(|(id, at)| {
        let held = false;
        Near { id, at, held }
    })
    .collect()
}

/// A session on a map in a host of another size, begun from where factors were.
fn after(map: &Value, near: Vec<Near>) -> Session {
    let before = Before {
        near,
        ..Before::default()
    };
    begun_from(map, before)
}

fn begun_from(map: &Value, before: Before) -> Session {
    begun_as(map, before, Options::default())
}

fn styled(map: &Value, before: Before, style: &str) -> Session {
    let options = Options {
        layout: Some(style.to_owned()),
        ..Options::default()
    };
    begun_as(map, before, options)
}

fn begun_as(map: &Value, before: Before, options: Options) -> Session {
    let bytes = serde_json::to_vec(map).expect("a map");
    let parsed = format::read(&bytes, &ReadOptions::default()).expect("it reads");
    let mut session = Session::new(parsed, options).expect("options that are known");
    let snapshot = Snapshot {
        before,
        ..Snapshot::default()
    };
    session.restore(snapshot).expect("only places");
    session.measure(&mut FontMeasure::new());
    session.resize(1200.0, 800.0);
    session.finish();
    session
}

/// Where factors are on the map.
fn places(session: &Session) -> Vec<(String, Point, Size)> {
    let camera = session.camera();
    let told = boxes(session).into_iter();
    told.map(|(id, at)| (id, camera.to_map(at.centre()), at.size()))
        .collect()
}

/// By how much the factors that were there before have moved, in mean links: the median, apart from
/// what all of them have moved.
fn moved(before: &Session, now: &Session, map: &Value) -> f64 {
    let (before, now) = (places(before), places(now));
    let at = |id: &str| now.iter().find(|f| f.0 == id).map(|f| f.1);
    let pairs: Vec<_> = before
        .iter()
        .filter_map(|f| Some((f.1, at(&f.0)?)))
        .collect();
    let median = |values: &mut dyn Iterator<Item = f64>| {
        let mut values: Vec<_> = values.collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let by = Point::new(
        median(&mut pairs.iter().map(|(a, b)| b.x - a.x)),
        median(&mut pairs.iter().map(|(a, b)| b.y - a.y)),
    );
    let links = map["links"].as_array().expect("links");
    let lengths = links.iter().map(|l| {
        let end = |key: &str| at(l[key].as_str().expect("an id")).expect("a factor");
        end("from").distance(end("to"))
    });
    let mean = lengths.sum::<f64>() / links.len() as f64;
    median(&mut pairs.iter().map(|&(a, b)| (a + by).distance(b))) / mean
}

fn value(name: &str) -> Value {
    serde_json::from_slice(&bytes(name)).expect("JSON")
}

fn no_overlap(session: &Session) {
    let boxes = boxes(session);
    for (i, (a, one)) in boxes.iter().enumerate() {
        for (b, other) in &boxes[i + 1..] {
            assert!(!one.grown(-0.1).overlaps(*other), "{a} lies on {b}");
        }
    }
}

/// The map with a factor more, with one less, and with a link more.
fn changed(map: &Value) -> [(&'static str, Value); 3] {
    let id = |i: usize| map["factors"][i]["id"].as_str().unwrap().to_owned();
    let push = |map: &mut Value, list: &str, item: Value| {
        map[list].as_array_mut().unwrap().push(item);
    };
    let mut more = map.clone();
    push(
        &mut more,
        "factors",
        json!({ "id": "new", "label": "Something new" }),
    );
    push(&mut more, "links", json!({ "from": id(0), "to": "new" }));
    push(&mut more, "links", json!({ "from": "new", "to": id(1) }));
    let mut fewer = map.clone();
    let gone = id(2);
    fewer["loops"] = json!([]);
    fewer["views"] = json!([]);
    fewer["factors"]
        .as_array_mut()
        .unwrap()
        .retain(|f| f["id"] != gone);
    let stays = |l: &Value| l["from"] != gone && l["to"] != gone;
    fewer["links"].as_array_mut().unwrap().retain(stays);
    let mut linked = map.clone();
    push(&mut linked, "links", json!({ "from": id(3), "to": id(0) }));
    [("more", more), ("fewer", fewer), ("linked", linked)]
}

#[test]
fn a_map_with_a_factor_more_or_less_or_a_link_more_is_about_where_it_was() {
    for name in ["hct", "trust"] {
        let map = value(name);
        let before = opened(name, 1200.0, 800.0);
        for (what, changed) in changed(&map) {
            let now = after(&changed, near(&before));
            let by = moved(&before, &now, &changed);
            assert!(by <= 0.25, "{name}, {what}: {by:.2} of a mean link");
            no_overlap(&now);
        }
    }
}

#[test]
fn a_ring_keeps_its_order_and_layers_keep_theirs_when_the_map_has_a_factor_more_or_less() {
    for (style, most) in [("ring", 0.15), ("layered", 0.4)] {
        for name in ["hct", "trust"] {
            let map = value(name);
            let mut before = styled(&map, Before::default(), style);
            let of = before.snapshot().style;
            for (what, changed) in changed(&map) {
                let was = Before {
                    near: near(&before),
                    seen: None,
                    same: false,
                    style: of,
                };
                let now = styled(&changed, was, style);
                let by = moved(&before, &now, &changed);
                assert!(
                    by <= most,
                    "{style} of {name}, {what}: {by:.2} of a mean link"
                );
                no_overlap(&now);
                // Another style does not begin with it.
                let was = Before {
                    near: near(&before),
                    seen: None,
                    ..Before::default()
                };
                let other = styled(&changed, was, style);
                let fresh = styled(&changed, Before::default(), style);
                assert_eq!(boxes(&other), boxes(&fresh), "{style} of {name}, {what}");
            }
        }
    }
}

#[test]
fn a_ring_and_layers_do_not_move_at_all_when_the_map_is_given_anew() {
    for style in ["ring", "layered"] {
        for name in ["hct", "trust", "teaching"] {
            let map = value(name);
            let mut before = styled(&map, Before::default(), style);
            let was = Before {
                near: near(&before),
                seen: None,
                same: true,
                style: before.snapshot().style,
            };
            let now = styled(&map, was, style);
            assert_eq!(far(&before, &now).len(), 0, "{style} of {name}");
        }
    }
}

/// Who has moved by more than a px, apart from what all have moved.
fn far(before: &Session, now: &Session) -> Vec<String> {
    let (before, now) = (places(before), places(now));
    let at = |id: &str| now.iter().find(|f| f.0 == id).map(|f| f.1);
    let known: Vec<_> = before
        .iter()
        .filter_map(|f| Some((f.0.clone(), at(&f.0)? - f.1)))
        .collect();
    let middle = |part: &dyn Fn(Point) -> f64| {
        let mut all: Vec<f64> = known.iter().map(|(_, by)| part(*by)).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let all = Point::new(middle(&|p| p.x), middle(&|p| p.y));
    let far = known.into_iter().filter(|(_, by)| by.distance(all) > 1.0);
    far.map(|(id, _)| id).collect()
}

#[test]
fn factors_in_the_same_layer_do_not_change_places_when_the_map_has_one_more_or_less() {
    for name in ["hct", "trust"] {
        let map = value(name);
        let mut before = styled(&map, Before::default(), "layered");
        let style = before.snapshot().style;
        for (what, changed) in changed(&map) {
            let was = Before {
                near: near(&before),
                seen: None,
                same: false,
                style,
            };
            let now = styled(&changed, was, "layered");
            let (old, new) = (places(&before), places(&now));
            let new: Vec<_> = old
                .iter()
                .map(|f| new.iter().find(|n| n.0 == f.0).map(|n| n.1))
                .collect();
            // Layers of maps in a wide frame lead across: who stands above whom.
            let mut pairs = 0;
            for i in 0..old.len() {
                for j in 0..i {
                    let (Some(a), Some(b)) = (new[i], new[j]) else {
                        continue;
                    };
                    let same = |a: Point, b: Point| (a.x - b.x).abs() < 1.0;
                    if same(old[i].1, old[j].1) && same(a, b) {
                        pairs += 1;
                        let above = |a: Point, b: Point| a.y < b.y;
                        assert_eq!(
                            above(a, b),
                            above(old[i].1, old[j].1),
                            "{name}, {what}: {} and {}",
                            old[i].0,
                            old[j].0
                        );
                    }
                }
            }
            assert!(pairs >= 10, "{name}, {what}: {pairs}");
        }
    }
}

#[test]
fn a_ring_and_layers_in_which_a_hand_has_moved_a_factor_stay_when_the_map_has_one_more_or_other_names()
 {
    for style in ["ring", "layered"] {
        for name in ["hct", "trust"] {
            let map = value(name);
            let mut before = styled(&map, Before::default(), style);
            let id = map["factors"][5]["id"].as_str().unwrap().to_owned();
            let at = before.screen(&id).expect("shown");
            let drag = Action::Drag {
                id: id.clone(),
                x: at.x + at.width / 2.0 + 60.0,
                y: at.y + at.height / 2.0 + 90.0,
            };
            before.act(drag).expect("it can be moved");
            before
                .act(Action::Drop { id: id.clone() })
                .expect("dropped");
            before.finish();
            let mut told = near(&before);
            told.iter_mut().for_each(|near| near.held = near.id == id);
            let was = Before {
                near: told,
                seen: None,
                same: false,
                style: before.snapshot().style,
            };
            let [(_, more), ..] = changed(&map);
            let mut renamed = map.clone();
            for i in [5, 8] {
                renamed["factors"][i]["label"] = json!(format!("Now quite another name, {i}"));
            }
            for changed in [&more, &renamed] {
                let now = styled(changed, was.clone(), style);
                let moved = far(&before, &now);
                assert!(moved.is_empty(), "{style} of {name}: {moved:?}");
                no_overlap(&now);
            }
        }
    }
}

#[test]
fn the_same_factors_and_links_in_other_words_stay_where_they_were_and_do_not_drift() {
    let mut map = value("hct");
    let first = opened("hct", 1200.0, 800.0);
    let start = places(&first);
    let mut told = near(&first);
    for round in 0..4 {
        map["title"] = json!(format!("Round {round}"));
        map["factors"][3]["label"] =
            json!("A label of quite another length than it had before, on three lines");
        map["links"][2]["polarity"] = json!("?");
        let same = true;
        let now = begun_from(
            &map,
            Before {
                near: told,
                seen: None,
                same,
                ..Before::default()
            },
        );
        let id = map["factors"][3]["id"].as_str().unwrap();
        // All of them may be elsewhere.
        let at = |places: &[(String, Point, Size)], id: &str| {
            let place = |id: &str| places.iter().find(|f| f.0 == id).expect("shown").1;
            place(id) + place("trust") * -1.0
        };
        let now_at = places(&now);
        for (other, ..) in start.iter().filter(|f| f.0 != id) {
            let far = at(&start, other).distance(at(&now_at, other));
            assert!(far < 1e-6, "{round}: {other} by {far}");
        }
        no_overlap(&now);
        told = near(&now);
    }
}

/// A map like a chain, with as many links as factors.
fn chain(n: usize) -> Value {
    let factors: Vec<_> = (0..n)
        .map(|i| json!({ "id": format!("f{i}"), "label": format!("Factor {i}") }))
        .collect();
    let link = |a: usize, b: usize| json!({ "from": format!("f{a}"), "to": format!("f{b}") });
    let links: Vec<_> = (1..n).map(|i| link(i - 1, i)).collect();
    json!({ "format": "system-map", "version": 1, "title": "Chain", "factors": factors, "links": links })
}

#[test]
fn a_link_that_shortens_many_ways_and_a_factor_more_leave_a_large_map_where_it_is() {
    for n in [12, 130, 220] {
        let map = chain(n);
        let before = {
            let mut session = begun_from(&map, Before::default());
            session.finish();
            session
        };
        let mut linked = map.clone();
        let links = linked["links"].as_array_mut().unwrap();
        links.push(json!({ "from": "f2", "to": format!("f{}", n - 3) }));
        let mut more = linked.clone();
        let factors = more["factors"].as_array_mut().unwrap();
        factors.push(json!({ "id": "new", "label": "Something new" }));
        let links = more["links"].as_array_mut().unwrap();
        links.push(json!({ "from": "f5", "to": "new" }));
        links.push(json!({ "from": "new", "to": "f7" }));
        for changed in [linked, more] {
            let now = after(&changed, near(&before));
            let by = moved(&before, &now, &changed);
            assert!(by < 0.01, "{n}: {by:.2} of a mean link");
            no_overlap(&now);
        }
    }
}

#[test]
fn what_a_hand_has_put_somewhere_stays_there_when_the_map_has_a_factor_more() {
    let mut map = value("teaching");
    let before = opened("teaching", 1200.0, 800.0);
    let mut told = near(&before);
    let held: Vec<String> = told.iter().take(2).map(|n| n.id.clone()).collect();
    told.iter_mut().take(2).for_each(|near| near.held = true);
    let factors = map["factors"].as_array_mut().unwrap();
    factors.push(json!({ "id": "new", "label": "Something new" }));
    let links = map["links"].as_array_mut().unwrap();
    links.push(json!({ "from": held[0], "to": "new" }));
    let now = after(&map, told);
    let between = |session: &Session| {
        let at = places(session);
        let place = |id: &str| at.iter().find(|f| f.0 == id).expect("shown").1;
        place(&held[0]) + place(&held[1]) * -1.0
    };
    assert!(between(&before).distance(between(&now)) < 1e-6);
}

#[test]
fn another_map_with_the_same_ids_has_its_own_arrangement() {
    let map = value("trust");
    let mut other = map.clone();
    for (i, factor) in other["factors"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        factor["label"] = json!(format!(
            "Quite another matter that is number {i} of its kind"
        ));
    }
    let before = opened("trust", 1200.0, 800.0);
    let (now, fresh) = (after(&other, near(&before)), after(&other, Vec::new()));
    assert_eq!(boxes(&now), boxes(&fresh));
}

#[test]
fn places_of_the_author_go_before_where_factors_were() {
    let mut map = value("trust");
    let before = opened("trust", 1200.0, 800.0);
    let factors = map["factors"].as_array_mut().unwrap();
    (factors[0]["x"], factors[0]["y"]) = (json!(4000.0), json!(-3000.0));
    let id = factors[0]["id"].as_str().unwrap().to_owned();
    let now = after(&map, near(&before));
    let at = places(&now).into_iter().find(|f| f.0 == id).unwrap().1;
    assert!(at.distance(Point::new(4000.0, -3000.0)) < 0.1, "{at:?}");
}

#[test]
fn a_session_hands_over_where_its_factors_were_before() {
    let before = opened("trust", 1200.0, 800.0);
    let map = value("trust");
    let mut now = after(&map, near(&before));
    let kept = now.snapshot();
    assert_eq!(kept.before.near, near(&before));
    let plain = kept.clone().plain();
    let member = |key: &str| plain[key].clone();
    let mut given = system_map::plain::Given::new(&member);
    let read = Snapshot::of(&mut given);
    assert_eq!(read, kept);
    let again = begun_from(&map, read.before);
    assert_eq!(boxes(&now), boxes(&again));
}

#[test]
fn places_that_are_told_badly_are_refused() {
    let told = |list: Plain| {
        let member = |key: &str| match key {
            "near" => Plain::List(vec![list.clone()]),
            _ => Plain::Null,
        };
        let mut given = system_map::plain::Given::new(&member);
        Snapshot::of(&mut given);
        given.fault
    };
    let row = |w: f64| {
        let mut row = vec![Plain::Text("a".into())];
        row.extend([1.0, 2.0, w, 4.0].map(Plain::Number));
        row.push(Plain::Flag(false));
        Plain::List(row)
    };
    assert!(told(row(3.0)).is_none());
    assert!(told(row(0.0)).is_some());
    assert!(told(row(f64::NAN)).is_some());
    assert!(told(Plain::Text("a".into())).is_some());
}

#[test]
fn a_large_ring_opens_where_it_was_seen_when_the_map_comes_again_after_a_hand_has_moved_something()
{
    for (name, style) in [("trust", "ring"), ("trust", "layered"), ("hct", "ring")] {
        let map = value(name);
        let mut before = styled(&map, Before::default(), style);
        before.resize(700.0, 500.0);
        // What is drawn reaches further to the right now.
        let right = |a: &(String, Rect), b: &(String, Rect)| a.1.max.x.total_cmp(&b.1.max.x);
        let (id, at) = boxes(&before).into_iter().max_by(right).expect("one");
        let at = at.centre() + Point::new(400.0, 60.0);
        let (x, y) = (at.x, at.y);
        let drag = Action::Drag {
            id: id.clone(),
            x,
            y,
        };
        before.act(drag).expect("it is shown");
        before
            .act(Action::Drop { id: id.clone() })
            .expect("it is held");
        before.finish();
        let mut told = near(&before);
        told.iter_mut().for_each(|near| near.held = near.id == id);
        let options = Options {
            layout: Some(style.to_owned()),
            ..Options::default()
        };
        let told = Before {
            near: told,
            seen: Some(Point::new(350.0, 250.0)),
            same: true,
            style: before.snapshot().style,
        };
        let told = Snapshot {
            before: told,
            ..Snapshot::default()
        };
        // The page hands it over as a plain value.
        let plain = told.plain();
        let value = |key: &str| plain[key].clone();
        let told = Snapshot::of(&mut Given::new(&value));
        let mut now = Session::new(
            format::read(
                &serde_json::to_vec(&map).expect("a map"),
                &ReadOptions::default(),
            )
            .expect("it reads"),
            options,
        )
        .expect("known options");
        now.restore(told).expect("only places");
        now.measure(&mut FontMeasure::new());
        now.resize(700.0, 500.0);
        now.finish();
        for ((id, was), (_, is)) in boxes(&before).iter().zip(boxes(&now)) {
            let by = was.centre().distance(is.centre());
            assert!(by < 1.0, "{name}, {style}: {id} is {by:.0} px elsewhere");
        }
    }
}
