//! What is chosen is seen: where the picture stands after a choice.

use system_map::format::{self, ReadOptions};
use system_map::geometry::Point;
use system_map::plain::Plain;
use system_map::scene::font::FontMeasure;
use system_map::session::{Action, Kind, Options, Session};

const PHONE: (f64, f64) = (358.0, 420.0);

fn on_a_phone(name: &str) -> Session {
    laid_out(name, None)
}

fn laid_out(name: &str, layout: Option<&str>) -> Session {
    in_a_host(name, layout, PHONE)
}

fn in_a_host(name: &str, layout: Option<&str>, (width, height): (f64, f64)) -> Session {
    let path = format!("{}/www/maps/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let parsed = format::read(&std::fs::read(path).unwrap(), &ReadOptions::default()).unwrap();
    let options = Options {
        layout: layout.map(str::to_owned),
        ..Options::default()
    };
    let mut session = Session::new(parsed, options).unwrap();
    session.measure(&mut FontMeasure::new());
    session.resize(width, height);
    session.finish();
    session
}

#[test]
fn a_loop_that_is_chosen_on_a_phone_is_framed_whole() {
    for name in ["hct", "trust", "teaching"] {
        let mut session = on_a_phone(name);
        let loops: Vec<String> = (session.loops()["rows"].items().iter())
            .map(|row| row["id"].as_text().unwrap().to_owned())
            .collect();
        for id in loops {
            let (kind, id) = (Kind::Loop, id.clone());
            session.act(Action::Select { kind, id }).unwrap();
            let told = session.details();
            for factor in told["factors"].items() {
                let seen = session.screen(factor["id"].as_text().unwrap()).unwrap();
                let end = Point::new(seen.x + seen.width, seen.y + seen.height);
                assert!(
                    seen.x >= 0.0 && seen.y >= 0.0 && end.x <= PHONE.0 && end.y <= PHONE.1,
                    "{name}: {:?} of {:?} is cut off: {seen:?}",
                    factor["label"],
                    told["label"],
                );
            }
        }
    }
}

#[test]
fn what_is_chosen_stays_in_sight_when_a_host_turns_and_turns_back() {
    let hosts = [
        (926.0, 656.0),
        (358.0, 278.0),
        (560.0, 301.0),
        (926.0, 656.0),
    ];
    let (mut chosen, mut whole) = (0, 0);
    for (name, layout) in [
        ("hct", None),
        ("trust", None),
        ("teaching", None),
        ("hct", Some("layered")),
    ] {
        let mut session = laid_out(name, layout);
        let loops = session.loops();
        let loops = loops["rows"].items().iter().map(|row| (Kind::Loop, row));
        let loops = loops.map(|(kind, row)| (kind, row["id"].as_text().unwrap().to_owned()));
        let factors = session
            .map()
            .factors()
            .map(|(_, of)| (Kind::Factor, of.id.clone()));
        let targets: Vec<(Kind, String)> = loops.chain(factors).collect();
        for (kind, id) in targets {
            session.resize(hosts[0].0, hosts[0].1);
            session
                .act(Action::Select {
                    kind,
                    id: id.clone(),
                })
                .unwrap();
            let told = session.details();
            let factors: Vec<String> = match kind {
                Kind::Factor => vec![id],
                _ => (told["factors"].items().iter())
                    .map(|of| of["id"].as_text().unwrap().to_owned())
                    .collect(),
            };
            let before = session.camera();
            for (w, h) in hosts {
                session.resize(w, h);
                chosen += 1;
                let seen = |id: &String| {
                    let seen = session.screen(id).unwrap();
                    let (right, bottom) = (seen.x + seen.width, seen.y + seen.height);
                    seen.x >= -0.5 && seen.y >= -0.5 && right <= w + 0.5 && bottom <= h + 0.5
                };
                whole += u32::from(factors.iter().all(seen));
            }
            let after = session.camera();
            let moved = (after.x - before.x).abs() + (after.y - before.y).abs();
            let alike = moved < 20.0 && after.scale == before.scale;
            assert!(alike, "{name}: {before:?} {after:?} {factors:?} {kind:?}");
        }
    }
    // A loop of ten factors is larger than a phone that lies on its side.
    assert!(
        whole * 100 >= chosen * 97,
        "{whole} of {chosen} are in sight"
    );
}

#[test]
fn a_map_that_was_seen_whole_is_so_again_when_all_of_it_is_shown() {
    let mut seen = 0;
    for height in (600..800).step_by(8).map(f64::from) {
        let mut session = in_a_host("trust", None, (926.0, height));
        if session.shown()["cropped"] != Plain::Flag(false) {
            continue;
        }
        seen += 1;
        for id in ["adoption", "bureaucracy"] {
            let id = id.to_owned();
            let (kind, steps) = (Kind::Factor, Some(1));
            session
                .act(Action::Select {
                    kind,
                    id: id.clone(),
                })
                .unwrap();
            session
                .act(Action::Focus {
                    id: Some(id.clone()),
                    steps,
                })
                .unwrap();
            session.resize(926.0, height - 49.0);
            session.finish();
            session
                .act(Action::Focus {
                    id: None,
                    steps: None,
                })
                .unwrap();
            session.finish();
            session.resize(926.0, height);
            session.finish();
            assert_eq!(
                session.shown()["cropped"],
                Plain::Flag(false),
                "{id} {height}"
            );
        }
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn that_the_badge_or_the_bend_of_a_self_link_is_cut_is_told() {
    let map = r#"{"format": "system-map", "version": 1, "title": "T", "factors": [{"id": "a", "label": "A"}],
        "links": [{"id": "l", "from": "a", "to": "a", "polarity": "+"}]}"#;
    let parsed = format::read(map.as_bytes(), &ReadOptions::default()).unwrap();
    let mut session = Session::new(parsed, Options::default()).unwrap();
    session.measure(&mut FontMeasure::new());
    session.resize(400.0, 300.0);
    session.finish();
    assert_eq!(session.shown()["cropped"], Plain::Flag(false));
    let bounds = session.scene().bounds;
    // The farthest that the map can go to each side with its label whole.
    let label = session.screen("a").unwrap();
    let edges = [
        (-label.x, 0.0),
        (400.0 - label.x - label.width, 0.0),
        (0.0, -label.y),
        (0.0, 300.0 - label.y - label.height),
    ];
    let mut told = 0;
    for (dx, dy) in edges {
        session.act(Action::Pan { dx, dy }).unwrap();
        let at = session.camera();
        let cut = [bounds.min, bounds.max].map(|p| at.to_screen(p));
        // Beyond the margin, which is blank.
        let blank = 16.0 * at.scale;
        let beyond = [-cut[0].x, -cut[0].y, cut[1].x - 400.0, cut[1].y - 300.0];
        let beyond = beyond.into_iter().fold(0.0, f64::max) - blank;
        let cropped = session.shown()["cropped"] == Plain::Flag(true);
        assert_eq!(cropped, beyond > 4.0, "{dx} {dy}: {beyond}");
        told += u32::from(cropped);
        session.act(Action::Pan { dx: -dx, dy: -dy }).unwrap();
    }
    assert!(
        told > 0,
        "the self-link or its badge is beyond some side of the label"
    );
}
