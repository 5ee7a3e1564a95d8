//! What is chosen is seen: where the picture stands after a choice.

use system_map::format::{self, ReadOptions};
use system_map::geometry::Point;
use system_map::scene::font::FontMeasure;
use system_map::session::{Action, Kind, Options, Session};

const PHONE: (f64, f64) = (358.0, 420.0);

fn on_a_phone(name: &str) -> Session {
    let path = format!("{}/www/maps/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let parsed = format::read(&std::fs::read(path).unwrap(), &ReadOptions::default()).unwrap();
    let mut session = Session::new(parsed, Options::default()).unwrap();
    session.measure(&mut FontMeasure::new());
    session.resize(PHONE.0, PHONE.1);
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
