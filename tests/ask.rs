//! Questions to a session, and what they light.

use system_map::error::Code;
use system_map::format::{self, ReadOptions};
use system_map::plain::{Given, Plain};
use system_map::scene::font::FontMeasure;
use system_map::session::{Action, Changes, Options, Question, Session};

fn hct() -> Session {
    let bytes = std::fs::read("www/maps/hct.json").unwrap();
    let parsed = format::read(&bytes, &ReadOptions::default()).unwrap();
    Session::new(parsed, Options::default()).unwrap()
}

fn reach(factor: &str, up: bool, steps: Option<u32>) -> Question {
    let factor = factor.to_owned();
    Question::Reach { factor, up, steps }
}

fn loops(class: Option<&str>, through: Option<&str>, independent: bool) -> Question {
    Question::Loops {
        class: class.map(str::to_owned),
        longest: None,
        through: through.map(str::to_owned),
        independent,
    }
}

fn ids(list: &Plain) -> Vec<&str> {
    list.items()
        .iter()
        .map(|i| i["id"].as_text().unwrap())
        .collect()
}

#[test]
fn reach_lights_the_links_of_the_ways_from_step_to_step() {
    let session = hct();
    let one = session.ask(&reach("trust", false, Some(1))).unwrap();
    let near = ids(&one["reached"]);
    assert!(!near.is_empty());
    for link in one["links"].items() {
        let (from, to) = link.as_text().unwrap().split_once('>').unwrap();
        assert_eq!(from, "trust");
        assert!(near.contains(&to), "{to}");
    }
    let all = session.ask(&reach("trust", false, None)).unwrap();
    assert!(all["reached"].items().len() > near.len());
    let up = session
        .ask(&reach("Trust between partners", true, None))
        .unwrap();
    assert!(
        up["header"]
            .as_text()
            .unwrap()
            .starts_with("What drives trust between partners")
    );
    let error = session.ask(&reach("nobody", true, None)).unwrap_err();
    assert_eq!(error.code(), Code::Unknown);
}

#[test]
fn loops_are_those_asked_for_under_the_labels_of_the_map() {
    let mut session = hct();
    while session.step(1000).has(Changes::BUSY) {}
    let listed = session.loops();
    let labels = |told: &Plain, key: &str| -> Vec<String> {
        let rows = told[key].items().iter();
        let mut labels: Vec<String> = rows
            .map(|r| r["label"].as_text().unwrap().to_owned())
            .collect();
        labels.sort();
        labels
    };
    let all = session.ask(&loops(None, None, false)).unwrap();
    assert_eq!(labels(&all, "loops"), labels(&listed, "rows"));
    let balancing = session.ask(&loops(Some("B"), None, false)).unwrap();
    assert!(
        labels(&balancing, "loops")
            .iter()
            .all(|label| label.starts_with('B'))
    );
    let through = session.ask(&loops(None, Some("trust"), false)).unwrap();
    for row in through["loops"].items() {
        assert!(ids(&row["factors"]).contains(&"trust"));
    }
    let basis = session.ask(&loops(None, None, true)).unwrap();
    assert_eq!(basis["complete"], Plain::Flag(true));
    assert!(basis["loops"].items().len() <= all["loops"].items().len());
    let error = session.ask(&loops(Some("X"), None, false)).unwrap_err();
    assert_eq!(error.code(), Code::Option);
}

#[test]
fn an_answer_is_lit_until_something_is_chosen_or_it_is_cleared() {
    let mut session = hct();
    session.measure(&mut FontMeasure::new());
    session.resize(1000.0, 700.0);
    while session.step(1000).has(Changes::BUSY) {}
    let light = |factors: &[&str], links: &[&str]| Action::Light {
        factors: factors.iter().map(|s| (*s).to_owned()).collect(),
        links: links.iter().map(|s| (*s).to_owned()).collect(),
    };
    let plain = format!("{:?}", session.scene().items);
    let changes = session.act(light(&["trust"], &["trust>new-ways"])).unwrap();
    assert!(changes.has(Changes::PAINT));
    assert_ne!(format!("{:?}", session.scene().items), plain);
    assert_eq!(session.details(), Plain::Null);
    session.act(Action::Clear).unwrap();
    assert_eq!(format!("{:?}", session.scene().items), plain);
    let error = session.act(light(&["nobody"], &[])).unwrap_err();
    assert_eq!(error.code(), Code::Unknown);
    assert_eq!(
        format!("{:?}", session.scene().items),
        plain,
        "nothing has changed"
    );
}

#[test]
fn a_question_that_is_not_understood_is_said_to_be() {
    let value = |key: &str| match key {
        "about" => Plain::Text("life".to_owned()),
        _ => Plain::Null,
    };
    let mut given = Given::new(&value);
    Question::of(&mut given);
    assert!(
        given
            .fault
            .unwrap()
            .contains("reach, paths, loops or indicators")
    );
}
