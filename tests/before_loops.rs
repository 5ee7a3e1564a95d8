//! What is asked and told before the loops of a map are found.

use system_map::error::Code;
use system_map::format::{self, ReadOptions};
use system_map::plain::Plain;
use system_map::scene::font::FontMeasure;
use system_map::session::{Action, Changes, Kind, Options, Session, State};

/// Two loops through Bills without a name, and one that the author named; none has a label of its own.
const MAP: &str = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "Anger" }, { "id": "b", "label": "Bills" }, { "id": "c", "label": "Costs" }],
"links": [{ "id": "p", "from": "a", "to": "b", "polarity": "+" }, { "id": "q", "from": "b", "to": "a", "polarity": "+" },
          { "id": "r", "from": "b", "to": "c", "polarity": "+" }, { "id": "s", "from": "c", "to": "b", "polarity": "-" },
          { "id": "t", "from": "c", "to": "a", "polarity": "-" }],
"loops": [{ "id": "n", "name": "Brake", "links": ["p", "r", "t"] }],
"views": [{ "id": "v", "title": "V", "factors": ["a", "b"] }] }"#;

/// A session in which nothing has been looked for yet.
fn begun() -> Session {
    begun_on(MAP)
}

fn begun_on(map: &str) -> Session {
    let parsed = format::read(map.as_bytes(), &ReadOptions::default()).unwrap();
    let mut session = Session::new(parsed, Options::default()).unwrap();
    session.measure(&mut FontMeasure::new());
    session.resize(800.0, 600.0);
    session
}

fn loop_called(name: &str) -> Action {
    Action::Loop {
        name: Some(name.to_owned()),
    }
}

fn lit(session: &Session) -> Option<String> {
    session.details()["label"].as_text().map(str::to_owned)
}

#[test]
fn a_loop_that_is_asked_for_before_the_loops_are_found_is_lit_once_they_are() {
    for name in ["R1", "B2"] {
        let mut session = begun();
        session.act(loop_called(name)).unwrap();
        assert_eq!(session.details(), Plain::Null, "{name}");
        // Meanwhile a link to this picture names it.
        assert_eq!(session.state().loop_id.as_deref(), Some(name));
        session.finish();
        assert_eq!(lit(&session).as_deref(), Some(name));
        assert!(session.late.is_none());
    }
}

#[test]
fn a_name_that_turns_out_to_be_a_label_is_that_of_the_label() {
    // Where the author calls a loop “B1”, no other has that label.
    for (name, early) in [("B1", false), ("Brake", false), ("n", true)] {
        let map = MAP.replace("Brake", if name == "B1" { "B1" } else { "Brake" });
        let mut session = begun_on(&map);
        session.act(loop_called(name)).unwrap();
        assert_eq!(
            session.details() != Plain::Null,
            early,
            "only the author's ids are certain: {name}"
        );
        session.finish();
        let mut late = begun_on(&map);
        late.finish();
        late.act(loop_called(name)).unwrap();
        assert_eq!(session.details(), late.details(), "{name}");
        assert_ne!(late.details(), Plain::Null, "{name}");
    }
}

#[test]
fn so_is_a_loop_that_a_state_names() {
    let mut known = begun();
    known.finish();
    known.act(loop_called("R1")).unwrap();
    let state = known.state();
    let mut session = begun();
    session.set_state(&state).unwrap();
    session.finish();
    assert_eq!(session.state(), state);
    assert_eq!(lit(&session).as_deref(), Some("R1"));
    // Somebody goes elsewhere before.
    let mut session = begun();
    session.set_state(&state).unwrap();
    session.set_state(&State::default()).unwrap();
    session.finish();
    assert_eq!(lit(&session), None);
}

#[test]
fn a_loop_that_there_is_not_is_said_once_all_are_known() {
    let mut session = begun();
    session.act(loop_called("R9")).unwrap();
    assert!(session.late.is_none());
    session.finish();
    let error = session.late.take().expect("it is said");
    assert_eq!(error.code(), Code::Unknown);
    assert!(error.to_string().contains("R1"), "{error}");
    assert!(
        session.act(loop_called("R9")).is_err(),
        "from then on at once"
    );
}

#[test]
fn what_is_chosen_meanwhile_goes_before_a_loop_that_was_waited_for() {
    let choose = Action::Select {
        kind: Kind::Factor,
        id: "a".to_owned(),
    };
    for act in [choose, Action::Clear, Action::Loop { name: None }] {
        let mut session = begun();
        session.act(loop_called("R1")).unwrap();
        session.act(act.clone()).unwrap();
        session.finish();
        assert_eq!(session.state().loop_id, None, "{act:?}");
    }
}

#[test]
fn what_is_chosen_is_told_again_with_the_loops_that_go_through_it() {
    let mut session = begun();
    let id = "b".to_owned();
    let kind = Kind::Factor;
    session.act(Action::Select { kind, id }).unwrap();
    let loops = |session: &Session| session.details()["loops"].items().len();
    assert_eq!(loops(&session), 1, "the author's");
    let mut changes = Changes::NONE;
    loop {
        let step = session.step(1000);
        changes |= step;
        if !step.has(Changes::BUSY) {
            break;
        }
    }
    assert_eq!(loops(&session), 3);
    assert!(
        changes.has(Changes::SELECTION),
        "the details are to be told again"
    );
    // And the map as a text, which has a section of loops.
    assert!(changes.has(Changes::VIEW));
}

#[test]
fn a_state_whose_loop_is_not_in_its_view_shows_the_view_and_says_so() {
    let mut session = begun();
    session.finish();
    let state = State {
        view: Some("v".to_owned()),
        loop_id: Some("n".to_owned()),
        ..State::default()
    };
    session.set_state(&state).unwrap();
    session.finish();
    let error = session.late.take().unwrap();
    assert!(error.to_string().contains("not wholly"), "{error}");
    assert_eq!(
        (session.state().view, lit(&session)),
        (state.view.clone(), None)
    );
    let inside = State {
        loop_id: Some("R1".to_owned()),
        ..state
    };
    session.set_state(&inside).unwrap();
    assert_eq!(lit(&session).as_deref(), Some("R1"));
}

#[test]
fn of_a_loop_of_the_author_that_does_not_close_it_is_said_that_there_is_no_closed_one() {
    let open = r#""label": "B7", "links": ["p", "r"]"#;
    let map = MAP.replace(r#""links": ["p", "r", "t"]"#, open);
    let mut session = begun_on(&map);
    session.finish();
    for name in ["n", "Brake", "B7"] {
        let error = session.act(loop_called(name)).unwrap_err().to_string();
        let said = format!("There is no closed loop \"{name}\". There are: ");
        let (start, known) = error.split_at(said.len());
        assert_eq!(start, said);
        assert!(known.contains("R1") && !known.contains('n'), "{known}");
    }
    let mut whole = begun();
    whole.finish();
    let error = whole.act(loop_called("x")).unwrap_err().to_string();
    assert!(error.starts_with("There is no loop \"x\"."), "{error}");
}

#[test]
fn a_loop_that_does_not_close_and_is_asked_for_by_its_id_is_refused_once_the_others_are_known() {
    let map = MAP.replace(r#""links": ["p", "r", "t"]"#, r#""links": ["p", "r"]"#);
    let mut session = begun_on(&map);
    session.act(loop_called("n")).unwrap();
    assert_eq!(session.details(), Plain::Null);
    session.finish();
    let error = session.late.take().expect("it is told").to_string();
    let said = "There is no closed loop \"n\". There are: ";
    assert!(error.starts_with(said) && error.contains("R1"), "{error}");
}
