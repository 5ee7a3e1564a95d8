//! A session, driven natively as a page drives it.

mod framed;
mod hand;
mod loops;
mod near;
mod shown;

use std::collections::BTreeSet;
use system_map::error::Code;
use system_map::format::{self, ReadOptions};
use system_map::geometry::Rect;
use system_map::plain::Plain;
use system_map::scene::font::FontMeasure;
use system_map::session::{Action, Changes, Kind, Options, Session, State};

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/www/maps/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("an example map")
}

/// A session on an example map in a host of some size, not yet stepped.
fn begun(name: &str, width: f64, height: f64) -> Session {
    let parsed = format::read(&bytes(name), &ReadOptions::default()).expect("it reads");
    let mut session = Session::new(parsed, Options::default()).expect("default options");
    session.measure(&mut FontMeasure::new());
    session.resize(width, height);
    session
}

fn opened(name: &str, width: f64, height: f64) -> Session {
    let mut session = begun(name, width, height);
    session.finish();
    session
}

/// A session on a map given as text.
fn opened_of(map: &str) -> Session {
    let parsed = format::read(map.as_bytes(), &ReadOptions::default()).unwrap();
    let mut session = Session::new(parsed, Options::default()).unwrap();
    session.measure(&mut FontMeasure::new());
    session.resize(800.0, 600.0);
    session.finish();
    session
}

/// A text of what a page is told, by key.
fn text(told: &Plain, key: &str) -> String {
    told[key].as_text().unwrap_or_default().to_owned()
}

/// The ids of a list that a page is told.
fn ids(list: &Plain) -> Vec<String> {
    list.items().iter().map(|told| text(told, "id")).collect()
}

/// How many things a page is told of.
fn count(told: &Plain, key: &str) -> usize {
    told[key].as_number().expect("a number") as usize
}

fn boxes(session: &Session) -> Vec<(String, Rect)> {
    let ids = ids(&session.outline()).into_iter();
    ids.map(|id| {
        let b = session.screen(&id).expect("shown");
        let min = system_map::geometry::Point::new(b.x, b.y);
        let max = system_map::geometry::Point::new(b.x + b.width, b.y + b.height);
        (id, Rect { min, max })
    })
    .collect()
}

fn show(session: &mut Session, view: &str) {
    let id = Some(view.to_owned());
    session.act(Action::View { id }).expect("the view");
    session.finish();
}

fn select(session: &mut Session, kind: Kind, id: &str) -> Changes {
    let id = id.to_owned();
    session
        .act(Action::Select { kind, id })
        .expect("it is there")
}

/// A loop of 40 factors: larger than most frames.
fn ring_of_40(width: f64, height: f64) -> Session {
    let factors: Vec<String> = (0..40)
        .map(|i| format!(r#"{{ "id": "f{i:02}", "label": "Number {i} of the ring" }}"#))
        .collect();
    let links: Vec<String> = (0..40)
        .map(|i| {
            let to = (i + 1) % 40;
            format!(r#"{{ "from": "f{i:02}", "to": "f{to:02}", "polarity": "+" }}"#)
        })
        .collect();
    let map = format!(
        r#"{{ "format": "system-map", "version": 1, "factors": [{}], "links": [{}] }}"#,
        factors.join(","),
        links.join(",")
    );
    let parsed = format::read(map.as_bytes(), &ReadOptions::default()).unwrap();
    let mut session = Session::new(parsed, Options::default()).unwrap();
    session.measure(&mut FontMeasure::new());
    session.resize(width, height);
    session.finish();
    session
}

/// The factors whose middles are in the host.
fn in_sight(session: &Session, width: f64, height: f64) -> Vec<(String, Rect)> {
    let frame = Rect {
        min: system_map::geometry::Point::new(0.0, 0.0),
        max: system_map::geometry::Point::new(width, height),
    };
    let mut boxes = boxes(session);
    boxes.retain(|(_, b)| frame.contains(b.centre()));
    boxes
}
