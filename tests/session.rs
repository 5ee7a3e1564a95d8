//! A session, driven natively as a page drives it.

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

#[test]
fn no_two_labels_overlap_in_any_example_map_view_or_host() {
    for name in ["hct", "teaching", "trust"] {
        for (w, h) in [(1280.0, 800.0), (390.0, 844.0), (500.0, 500.0)] {
            let mut session = opened(name, w, h);
            let views = ids(&session.info()["views"]);
            for view in std::iter::once(None).chain(views.into_iter().map(Some)) {
                if let Some(view) = &view {
                    show(&mut session, view);
                }
                let boxes = boxes(&session);
                assert!(boxes.len() > 1);
                for (i, (a, ra)) in boxes.iter().enumerate() {
                    for (b, rb) in &boxes[i + 1..] {
                        assert!(!ra.overlaps(*rb), "{name} {view:?}: {a} on {b}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_first_step_of_the_teaching_story_shows_the_two_factors_that_it_tells_of() {
    let mut session = opened("teaching", 1280.0, 800.0);
    let info = session.info();
    let step = &info["stories"].items()[0]["steps"].items()[0];
    show(&mut session, &text(step, "view"));
    assert_eq!(ids(&session.outline()), ["guests", "welcome"]);
}

#[test]
fn slices_of_any_size_come_to_the_same_picture() {
    let mut whole = begun("hct", 1280.0, 800.0);
    whole.finish();
    for units in [1, 7, 100] {
        let mut sliced = begun("hct", 1280.0, 800.0);
        while sliced.step(units).has(Changes::BUSY) {}
        assert_eq!(sliced.scene(), whole.scene(), "slices of {units}");
        assert_eq!(sliced.loops(), whole.loops());
    }
}

#[test]
fn the_first_picture_is_asked_for_only_when_the_map_is_at_rest() {
    let mut session = begun("hct", 1280.0, 800.0);
    let mut paints = 0;
    loop {
        let changes = session.step(1);
        if changes.has(Changes::PAINT) {
            paints += 1;
            assert!(session.screen("trust").is_some() || session.outline().items().len() > 40);
        }
        if !changes.has(Changes::BUSY) {
            break;
        }
    }
    // Once for the layout at rest, once for the loops that were found.
    assert_eq!(paints, 2);
}

#[test]
fn a_view_shows_only_its_part_and_says_what_it_hides() {
    let mut session = opened("hct", 1280.0, 800.0);
    let of = count(&session.info(), "factors");
    show(&mut session, "bold-funding");
    let shown = session.shown();
    assert!(shown["whole"] == Plain::Flag(false) && count(&shown, "of") == of);
    assert!(count(&shown, "factors") < of);
    let message = text(&shown, "message");
    assert!(message.contains(&of.to_string()), "{message}");
    assert_eq!(session.outline().items().len(), count(&shown, "factors"));
    let shown_ids: BTreeSet<String> = ids(&session.outline()).into_iter().collect();
    for row in session.tales().items() {
        assert!(ids(&row["factors"]).iter().all(|f| shown_ids.contains(f)));
    }
    session.act(Action::View { id: None }).expect("the whole");
    assert_eq!(session.shown()["whole"], Plain::Flag(true));
    assert_eq!(session.outline().items().len(), of);
}

#[test]
fn a_loop_has_the_same_label_in_an_excerpt_as_in_the_whole_map() {
    let mut session = opened("hct", 1280.0, 800.0);
    let labels = |s: &Session| -> Vec<(String, String)> {
        let loops = s.loops();
        let rows = loops["rows"].items().iter();
        rows.map(|r| (text(r, "id"), text(r, "label"))).collect()
    };
    let whole = labels(&session);
    let views = ids(&session.info()["views"]);
    let mut seen = 0;
    for view in views {
        show(&mut session, &view);
        for row in labels(&session) {
            assert!(whole.contains(&row), "{row:?}");
            seen += 1;
        }
    }
    assert!(seen > 3);
}

#[test]
fn a_loop_is_found_by_label_by_the_authors_id_and_by_its_name() {
    let mut session = opened("hct", 1280.0, 800.0);
    let tales = session.tales();
    let mut rows = tales.items().iter();
    let row = rows.find(|r| r["name"] != Plain::Null);
    let row = row.expect("a named loop");
    let names = ["label", "authorId", "name", "id"].map(|key| text(row, key));
    for name in names {
        session.act(Action::Loop { name: None }).expect("nothing");
        session
            .act(Action::Loop {
                name: Some(name.clone()),
            })
            .expect(&name);
        assert_eq!(session.state().loop_id, Some(text(row, "authorId")));
        let details = session.details();
        assert_eq!(text(&details, "kind"), "loop");
        assert_eq!(text(&details, "id"), text(row, "id"));
        assert_eq!(details["told"].items().len(), count(row, "length"));
    }
}

#[test]
fn an_excerpt_around_a_factor_opens_on_it() {
    for name in ["hct", "trust"] {
        let mut session = opened(name, 320.0, 260.0);
        let all: Vec<String> = boxes(&session).into_iter().map(|(id, _)| id).collect();
        for id in all {
            let steps = Some(2);
            let focus = Action::Focus {
                id: Some(id.clone()),
                steps,
            };
            session.act(focus).expect("a factor");
            session.finish();
            let at = session.screen(&id).expect("it is shown");
            let inside = at.x >= -0.5 && at.y >= -0.5;
            let inside = inside && at.x + at.width <= 320.5 && at.y + at.height <= 260.5;
            assert!(inside, "{name} {id}: {at:?}");
        }
    }
}

#[test]
fn an_unknown_name_is_an_error_that_lists_what_there_is_and_changes_nothing() {
    let mut session = opened("hct", 1280.0, 800.0);
    let before = session.state();
    let asked = [
        Action::View {
            id: Some("bold-fundin".into()),
        },
        Action::Loop {
            name: Some("R99".into()),
        },
        Action::Focus {
            id: Some("trusst".into()),
            steps: None,
        },
        Action::Select {
            kind: Kind::Link,
            id: "nothing".into(),
        },
        Action::Convention {
            value: Some("wavy".into()),
        },
    ];
    for action in asked {
        let error = session.act(action.clone()).expect_err("unknown");
        assert!(matches!(error.code(), Code::Unknown | Code::Option));
        assert!(
            error.to_string().contains("There are") || error.to_string().contains("views"),
            "{error}"
        );
        assert_eq!(session.state(), before, "{action:?}");
    }
}

#[test]
fn a_dragged_factor_stays_where_it_was_dropped_and_the_arrangement_is_saved() {
    let mut session = opened("hct", 1280.0, 800.0);
    let untouched = session.to_json();
    assert_eq!(untouched, opened("hct", 1280.0, 800.0).to_json());
    let before = session.screen("trust").expect("shown");
    let (x, y) = (
        before.x + before.width / 2.0 + 60.0,
        before.y + before.height / 2.0 + 40.0,
    );
    let drag = Action::Drag {
        id: "trust".into(),
        x,
        y,
    };
    session.act(drag).expect("a factor");
    session
        .act(Action::Drop { id: "trust".into() })
        .expect("a factor");
    let mut kept = false;
    loop {
        let changes = session.step(1);
        kept |= changes.has(Changes::MAP);
        if !changes.has(Changes::BUSY) {
            break;
        }
    }
    assert!(kept, "the page is told that there is something to save");
    let after = session.screen("trust").expect("shown");
    assert!((after.x + after.width / 2.0 - x).abs() < 1.0);
    assert!((after.y + after.height / 2.0 - y).abs() < 1.0);

    let saved = session.to_json();
    assert_ne!(saved, untouched);
    let parsed = format::read(saved.as_bytes(), &ReadOptions::default()).expect("our own file");
    assert!(parsed.warnings.is_empty(), "{:?}", parsed.warnings);
    let mut again = Session::new(parsed, Options::default()).expect("default options");
    again.measure(&mut FontMeasure::new());
    again.resize(1280.0, 800.0);
    again.finish();
    for ((id, a), (_, b)) in boxes(&session).iter().zip(boxes(&again)) {
        let scale = again.camera().scale / session.camera().scale;
        assert!((a.size().w * scale - b.size().w).abs() < 0.1, "{id}");
    }
    let place = |s: &Session, id: &str| {
        s.camera()
            .to_map(boxes(s).iter().find(|(i, _)| i == id).unwrap().1.centre())
    };
    for (id, _) in boxes(&session) {
        assert!(
            place(&session, &id).distance(place(&again, &id)) < 0.02,
            "{id}"
        );
    }

    session.act(Action::Undo).expect("one change");
    assert_eq!(session.to_json(), untouched);
    assert_eq!(
        session.act(Action::Undo).expect_err("no more").code(),
        Code::Edit
    );
}

#[test]
fn a_view_keeps_an_arrangement_of_its_own() {
    let mut session = opened("hct", 1280.0, 800.0);
    let whole: Vec<_> = boxes(&session);
    show(&mut session, "bold-funding");
    let id = ids(&session.outline()).swap_remove(0);
    session
        .act(Action::Move {
            id,
            dx: 30.0,
            dy: -20.0,
        })
        .expect("a factor");
    session.finish();
    let in_view = boxes(&session);
    let saved = session.to_json();
    session.act(Action::View { id: None }).expect("the whole");
    session.finish();
    assert_eq!(boxes(&session), whole, "the whole map is as before");

    let parsed = format::read(saved.as_bytes(), &ReadOptions::default()).expect("our own file");
    let mut again = Session::new(parsed, Options::default()).expect("default options");
    again.measure(&mut FontMeasure::new());
    again.resize(1280.0, 800.0);
    show(&mut again, "bold-funding");
    for ((id, a), (_, b)) in in_view.iter().zip(boxes(&again)) {
        let shift = a.centre().distance(b.centre());
        assert!(shift < 40.0, "{id} went {shift} px");
    }
}

#[test]
fn a_state_taken_and_given_back_is_the_same_picture() {
    let mut session = opened("hct", 1280.0, 800.0);
    show(&mut session, "bold-funding");
    let id = ids(&session.outline()).swap_remove(1);
    select(&mut session, Kind::Factor, &id);
    session
        .act(Action::Zoom {
            by: 1.4,
            x: 200.0,
            y: 100.0,
        })
        .expect("a zoom");
    let state = session.state();
    assert!(state.camera.is_some());
    let scene = session.scene().clone();

    let mut other = opened("hct", 1280.0, 800.0);
    other.set_state(&state).expect("its own state");
    other.finish();
    assert_eq!(other.state(), state);
    assert_eq!(*other.scene(), scene);
    assert!(other.camera().scale == session.camera().scale);

    other.set_state(&State::default()).expect("the default");
    other.finish();
    assert_eq!(other.state(), State::default());
}

#[test]
fn what_is_chosen_after_zooming_far_out_comes_to_a_readable_size() {
    for (w, h) in [(390.0, 500.0), (1280.0, 800.0)] {
        let mut session = opened("hct", w, h);
        let loop_id = ids(&session.loops()["rows"]).swap_remove(0);
        for (kind, id) in [(Kind::Loop, loop_id.as_str()), (Kind::Factor, "trust")] {
            session.act(Action::Clear).expect("a clearing");
            let (by, x, y) = (0.01, w / 2.0, h / 2.0);
            session.act(Action::Zoom { by, x, y }).expect("a zoom");
            assert!(session.camera().scale * 15.0 < 6.0);
            let changes = select(&mut session, kind, id);
            assert!(changes.has(Changes::CAMERA));
            let letters = session.camera().scale * 15.0;
            assert!((10.99..12.0).contains(&letters), "{kind:?}: {letters}");
        }
        let there = session.screen("trust").expect("shown");
        assert!(there.x >= 0.0 && there.y >= 0.0);
        assert!(there.x + there.width <= w && there.y + there.height <= h);
    }
}

#[test]
fn a_click_on_what_the_pointer_is_over_leaves_the_whole_map_in_sight() {
    let mut session = opened("hct", 390.0, 500.0);
    session.act(Action::Fit).expect("a fit");
    let before = session.camera();
    let over = Action::Hover {
        kind: Some(Kind::Factor),
        id: Some("trust".to_owned()),
    };
    session.act(over).expect("a factor");
    select(&mut session, Kind::Factor, "trust");
    assert_eq!(session.camera(), before);
}

#[test]
fn a_small_host_opens_on_letters_that_can_be_read() {
    let mut session = opened("hct", 390.0, 500.0);
    assert!(session.camera().scale * 15.0 >= 10.99);
    assert!(
        session.shown()["cropped"] == Plain::Flag(true),
        "and the page can say that there is more"
    );
    session.act(Action::Fit).expect("fit");
    assert_eq!(session.shown()["cropped"], Plain::Flag(false));
}

#[test]
fn what_is_under_a_factors_middle_is_that_factor() {
    let mut session = opened("trust", 1280.0, 800.0);
    for (id, rect) in boxes(&session) {
        let at = rect.centre();
        let picked = session.pick(at.x, at.y, 4.0).expect("a factor");
        assert_eq!((picked.kind, picked.id), ("factor", id));
    }
    assert_eq!(session.pick(-500.0, -500.0, 4.0), None);
}

#[test]
fn maps_without_factors_links_or_loops_are_told_and_drawn() {
    let cases = [
        (r#"{"format":"system-map","version":1,"factors":[]}"#, 0),
        (
            r#"{"format":"system-map","version":1,"factors":[{"id":"a","label":"A"}]}"#,
            1,
        ),
        (
            r#"{"format":"system-map","version":1,"factors":[{"id":"a","label":"A"}],
               "links":[{"from":"a","to":"a","polarity":"+"}]}"#,
            1,
        ),
    ];
    for (file, factors) in cases {
        let parsed = format::read(file.as_bytes(), &ReadOptions::default()).expect("a map");
        let mut session = Session::new(parsed, Options::default()).expect("default options");
        session.measure(&mut FontMeasure::new());
        session.resize(600.0, 400.0);
        session.finish();
        assert_eq!(session.outline().items().len(), factors);
        assert!(!text(&session.loops(), "header").is_empty());
        let bounds = session.scene().bounds;
        assert!(bounds.size().w.is_finite() && bounds.size().h.is_finite());
    }
}

#[test]
fn a_part_of_a_map_without_loops_is_said_to_lack_neither_links_nor_loops_around_it() {
    let file = r#"{"format":"system-map","version":1,"factors":[{"id":"a"},{"id":"b"},{"id":"c"}],
        "links":[{"from":"a","to":"b","polarity":"+"},{"from":"b","to":"c","polarity":"+"}]}"#;
    let parsed = format::read(file.as_bytes(), &ReadOptions::default()).expect("a map");
    let mut session = Session::new(parsed, Options::default()).expect("default options");
    session.measure(&mut FontMeasure::new());
    session.resize(600.0, 400.0);
    for steps in [0, 1] {
        let (id, steps) = (Some("a".to_owned()), Some(steps));
        let focus = Action::Focus { id, steps };
        session.act(focus).expect("it is there");
        session.finish();
        assert_eq!(
            text(&session.loops(), "header"),
            "No feedback loop: this map is a one-way chain of influences, no factor can reach itself."
        );
    }
}

#[test]
fn a_page_that_paints_before_there_is_a_picture_opens_as_one_that_waits() {
    let waited = opened("hct", 1280.0, 800.0);
    let mut painted = begun("hct", 1280.0, 800.0);
    painted.scene();
    while painted.step(1).has(Changes::BUSY) {
        painted.scene();
    }
    assert_eq!(painted.camera(), waited.camera());
    for session in [&mut painted, &mut opened("hct", 1280.0, 800.0)] {
        session.scene();
        show(session, "bold-funding");
        let around = boxes(session).into_iter().map(|(_, b)| b);
        let around = Rect::around(around).expect("factors");
        assert!(around.min.x >= 0.0 && around.max.x <= 1280.0, "{around:?}");
        assert!(around.min.y >= 0.0 && around.max.y <= 800.0, "{around:?}");
    }
}

#[test]
fn a_drag_with_pauses_is_one_step_to_undo() {
    let mut session = opened("hct", 1280.0, 800.0);
    let (id, from) = boxes(&session).swap_remove(0);
    for step in 1..=4 {
        let at = from.centre() + system_map::geometry::Point::new(12.0, 7.0) * f64::from(step);
        let drag = Action::Drag {
            id: id.clone(),
            x: at.x,
            y: at.y,
        };
        session.act(drag).expect("it is shown");
        session.finish();
    }
    session
        .act(Action::Drop { id: id.clone() })
        .expect("it is shown");
    session.finish();
    let factor = session.map().factor_ix(&id).expect("it is there");
    assert!(session.map().factor(factor).pinned);
    session.act(Action::Undo).expect("one step");
    assert!(!session.map().factor(factor).pinned);
    assert_eq!(session.act(Action::Undo).unwrap_err().code(), Code::Edit);
}

/// A map of which a factor was dropped on another just now.
fn dropped(id: &str, on: &str, session: &mut Session) {
    let at = session.screen(on).expect("shown");
    let drag = Action::Drag {
        id: id.into(),
        x: at.x + at.width / 2.0 + 20.0,
        y: at.y + at.height / 2.0 + 8.0,
    };
    session.act(drag).expect("it is shown");
    session.step(3);
    let drop = Action::Drop { id: id.into() };
    let changes = session.act(drop).expect("it is shown");
    assert!(changes.has(Changes::MAP), "there is something to save");
    session.step(2);
}

#[test]
fn what_was_dropped_can_be_taken_back_before_the_others_have_given_way() {
    let mut session = opened("trust", 1280.0, 800.0);
    let before = (boxes(&session), session.to_json());
    dropped("austerity", "collaboration", &mut session);
    session.finish();
    let first = boxes(&session);
    dropped("trust", "learning", &mut session);
    session.act(Action::Undo).expect("the second");
    session.finish();
    for ((id, was), (_, is)) in first.iter().zip(boxes(&session)) {
        assert!(was.centre().distance(is.centre()) < 0.1, "{id}");
    }
    session.act(Action::Undo).expect("the first");
    session.finish();
    assert_eq!((boxes(&session), session.to_json()), before);
    assert_eq!(session.act(Action::Undo).unwrap_err().code(), Code::Edit);
    // A key that is held is one step.
    for _ in 0..5 {
        let id = "trust".to_owned();
        let (dx, dy) = (9.0, 3.0);
        session.act(Action::Move { id, dx, dy }).expect("a factor");
        session.step(1);
    }
    session.act(Action::Undo).expect("one step");
    session.finish();
    assert_eq!((boxes(&session), session.to_json()), before);
}

#[test]
fn what_is_taken_over_right_after_a_drop_is_what_the_map_comes_to() {
    for view in [None, Some("bold-funding")] {
        let name = if view.is_some() { "hct" } else { "trust" };
        let mut session = opened(name, 1280.0, 800.0);
        view.into_iter().for_each(|view| show(&mut session, view));
        let shown = ids(&session.outline());
        dropped(&shown[0], &shown[2], &mut session);
        let mut other = opened(name, 1280.0, 800.0);
        other.restore(session.snapshot()).expect("the same file");
        view.into_iter().for_each(|view| show(&mut other, view));
        other.finish();
        assert!(session.step(1).has(Changes::PAINT), "it is seen, too");
        session.finish();
        let at = |s: &Session| -> Vec<_> {
            let camera = s.camera();
            let centre = |(id, area): (String, Rect)| (id, camera.to_map(area.centre()));
            boxes(s).into_iter().map(centre).collect()
        };
        for ((id, here), (_, there)) in at(&session).iter().zip(at(&other)) {
            assert!(here.distance(there) < 0.02, "{id}");
        }
        assert!(session.to_json() == other.to_json());
        // Whoever looks elsewhere meanwhile finds the same.
        dropped(&shown[1], &shown[3], &mut session);
        let id = view.is_none().then(|| "trust-and-power".to_owned());
        session.act(Action::View { id }).expect("something else");
        let saved = session.to_json();
        session.finish();
        assert!(session.to_json() == saved);
    }
}

#[test]
fn a_view_asked_for_before_the_search_ends_has_its_own_loops_to_the_end() {
    let mut session = begun("hct", 1280.0, 800.0);
    let id = Some("evidencing-value".to_owned());
    session.act(Action::View { id }).expect("the view");
    session.finish();
    let loops = session.loops();
    assert_eq!(loops["complete"], Plain::Flag(true), "{loops:?}");
    let mut later = opened("hct", 1280.0, 800.0);
    show(&mut later, "evidencing-value");
    assert_eq!(loops, later.loops());
}

#[test]
fn every_factor_dropped_before_the_map_is_at_rest_is_pinned() {
    let mut session = opened("hct", 1280.0, 800.0);
    for id in ["trust", "capacity"] {
        let id = id.to_owned();
        session
            .act(Action::Move {
                id,
                dx: 25.0,
                dy: 5.0,
            })
            .expect("a factor");
    }
    session.finish();
    let map = session.map();
    for id in ["trust", "capacity"] {
        assert!(map.factor(map.factor_ix(id).expect("there")).pinned, "{id}");
    }
}

#[test]
fn an_excerpt_without_a_loop_says_so_of_itself_and_accuses_no_loop_of_the_map() {
    let mut session = opened("hct", 1280.0, 800.0);
    show(&mut session, "commitments");
    let loops = session.loops();
    assert_eq!(loops["rows"], Plain::List(Vec::new()));
    assert_eq!(loops["open"], Plain::List(Vec::new()));
    let header = text(&loops, "header");
    assert!(header.contains("within this part"), "{header}");
}

#[test]
fn a_factor_moved_in_an_excerpt_can_be_put_back() {
    let mut session = opened("hct", 1280.0, 800.0);
    show(&mut session, "bold-funding");
    let before = (boxes(&session), session.to_json());
    let id = ids(&session.outline()).swap_remove(0);
    session
        .act(Action::Move {
            id,
            dx: 40.0,
            dy: 10.0,
        })
        .expect("a factor");
    session.finish();
    assert_ne!(session.to_json(), before.1);
    session.act(Action::Undo).expect("one change");
    session.finish();
    assert_eq!((boxes(&session), session.to_json()), before);
}

#[test]
fn a_loop_that_is_not_in_what_is_shown_is_not_lit_but_said_to_be_elsewhere() {
    let mut session = opened("hct", 1000.0, 700.0);
    show(&mut session, "bold-funding");
    let name = "trust-levels".to_owned();
    let act = Action::Loop { name: Some(name) };
    let error = session.act(act.clone()).unwrap_err();
    assert_eq!(error.code(), Code::Unknown);
    assert!(error.to_string().contains("Show the whole map"), "{error}");
    assert_eq!(session.details(), Plain::Null);
    session
        .act(Action::View { id: None })
        .expect("the whole map");
    session.act(act).expect("the loop is there");
}

#[test]
fn no_step_around_a_factor_is_the_factor_alone() {
    let mut session = opened("hct", 1000.0, 700.0);
    let focus = Action::Focus {
        id: Some("trust".to_owned()),
        steps: Some(0),
    };
    session.act(focus).expect("the factor");
    session.finish();
    let shown = session.shown();
    assert_eq!(shown["factors"].as_number(), Some(1.0));
    let message = shown["message"].as_text().expect("a message");
    assert!(message.contains("alone"), "{message}");
}

#[test]
fn a_row_of_variants_is_told_by_the_first_of_them_or_by_the_selected_one() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "Anger" }, { "id": "b", "label": "Bills" }, { "id": "c", "label": "Costs" }],
"links": [{ "id": "p1", "from": "a", "to": "b", "polarity": "+" }, { "id": "p2", "from": "a", "to": "b", "polarity": "+" },
          { "id": "r", "from": "b", "to": "c", "polarity": "+" }, { "id": "q1", "from": "c", "to": "a", "polarity": "-" },
          { "id": "q2", "from": "c", "to": "a", "polarity": "-" }, { "id": "d", "from": "a", "to": "c", "polarity": "+" }],
"loops": [{ "id": "n", "name": "Brake", "links": ["p1", "r", "q1"] }] }"#;
    let mut session = opened_of(map);
    let listed = |session: &Session| -> Vec<(String, Option<f64>)> {
        let told = session.loops();
        let row = |row: &Plain| (text(row, "label"), row["variants"].as_number());
        told["rows"].items().iter().map(row).collect()
    };
    let usual = [("B3", None), ("B1", Some(2.0)), ("B4", Some(3.0))];
    let usual = usual.map(|(label, variants)| (label.to_owned(), variants));
    // B5 is one of the independent loops, which come first, and B4 the first of its row.
    assert_eq!(listed(&session), usual);
    let name = Some("B6".to_owned());
    session.act(Action::Loop { name }).unwrap();
    let mut other = usual;
    other[2].0 = "B6".to_owned();
    assert_eq!(listed(&session), other);
    let tales = session.tales();
    let variants = |row: &Plain| row["variants"].as_number();
    let told: Vec<_> = tales.items().iter().map(variants).collect();
    assert_eq!(told, [None, Some(2.0), Some(3.0)]);
    let changes = session.act(Action::Clear).unwrap();
    assert!(changes.has(Changes::LOOPS), "the list is to be told again");
    assert_eq!(listed(&session)[2].0, "B4");
    // Also where the factor is chosen again through which the list goes.
    let factor = Action::Select {
        kind: Kind::Factor,
        id: "b".to_owned(),
    };
    session.act(factor.clone()).unwrap();
    let before = listed(&session);
    let name = Some("B6".to_owned());
    assert!(
        session
            .act(Action::Loop { name })
            .unwrap()
            .has(Changes::LOOPS)
    );
    assert_ne!(listed(&session), before);
    assert!(session.act(factor).unwrap().has(Changes::LOOPS));
    assert_eq!(listed(&session), before);
    // Through a link that a row's first does not run along, by the first that does; a selected loop takes its row all the same.
    let link = |id: &str| Action::Select {
        kind: Kind::Link,
        id: id.to_owned(),
    };
    let b6 = |session: &Session| {
        let row = session.loops()["rows"]
            .items()
            .iter()
            .position(|row| row["variants"].as_number() == Some(3.0));
        text(&session.loops()["rows"].items()[row.unwrap()], "label")
    };
    let told = |session: &mut Session, id: &str| {
        session.act(link(id)).unwrap();
        b6(session)
    };
    let by: Vec<String> = ["p1", "p2", "q1", "q2"]
        .iter()
        .map(|id| told(&mut session, id))
        .collect();
    assert_eq!(by, ["B4", "B5", "B5", "B4"]);
}

#[test]
fn parallel_links_of_opposite_signs_make_two_rows_and_what_is_lit_is_always_listed() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }],
"links": [{ "id": "up", "from": "a", "to": "b", "polarity": "+" }, { "id": "up2", "from": "a", "to": "b", "polarity": "+" },
          { "id": "down", "from": "a", "to": "b", "polarity": "-" }, { "id": "back", "from": "b", "to": "a", "polarity": "+" }] }"#;
    let mut session = opened_of(map);
    let labels = |session: &Session| -> Vec<String> {
        let loops = session.loops();
        let rows = loops["rows"].items().iter();
        rows.map(|row| text(row, "label")).collect()
    };
    // R1 and R2 do the same; B1 does not.
    assert_eq!(labels(&session), ["B1", "R1"]);
    let rows = session.loops();
    let variants = rows["rows"]
        .items()
        .iter()
        .map(|row| row["variants"].as_number());
    assert_eq!(variants.collect::<Vec<_>>(), [None, Some(2.0)]);
    for label in ["B1", "R1", "R2"] {
        let name = Some(label.to_owned());
        session.act(Action::Loop { name }).unwrap();
        assert!(labels(&session).contains(&label.to_owned()), "{label}");
        assert_eq!(labels(&session).len(), 2, "none is told twice");
        assert_eq!(text(&session.details(), "label"), label);
    }
}

#[test]
fn a_link_is_told_with_the_authors_words_on_it() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }],
"links": [{ "id": "ab", "from": "a", "to": "b", "polarity": "+", "label": "by word of mouth", "description": "They talk." },
          { "id": "ba", "from": "b", "to": "a", "polarity": "+", "label": "by rumour" }] }"#;
    let mut session = opened_of(map);
    for (id, words) in [("ab", "by word of mouth: They talk."), ("ba", "by rumour")] {
        select(&mut session, Kind::Link, id);
        assert_eq!(text(&session.details(), "description"), words);
    }
}

#[test]
fn how_strong_a_link_is_is_told_in_words() {
    for (given, words) in [
        ("", None),
        (r#","strength":0.3"#, Some("The effect is weak.")),
        (
            r#","strength":0.5"#,
            Some("The effect is of medium strength."),
        ),
        (r#","strength":1"#, Some("The effect is strong.")),
    ] {
        let file = format!(
            r#"{{ "format": "system-map", "version": 1,
            "factors": [{{"id":"a","label":"A"}}, {{"id":"b","label":"B"}}],
            "links": [{{"id":"l","from":"a","to":"b"{given}}}] }}"#
        );
        let mut session = opened_of(&file);
        select(&mut session, Kind::Link, "l");
        assert_eq!(session.details()["strength"].as_text(), words);
    }
}

#[test]
fn a_layout_that_is_asked_for_is_kept_in_excerpts_and_a_hand_goes_before_it() {
    let styled = |layout: Option<&str>| -> Result<Session, system_map::error::Error> {
        let parsed = format::read(&bytes("trust"), &ReadOptions::default())?;
        let layout = layout.map(str::to_owned);
        let mut session = Session::new(
            parsed,
            Options {
                layout,
                ..Options::default()
            },
        )?;
        session.measure(&mut FontMeasure::new());
        session.resize(1000.0, 700.0);
        session.finish();
        Ok(session)
    };
    let centres = |session: &Session| -> Vec<(String, [i64; 2])> {
        let middle = |b: Rect| [b.centre().x as i64, b.centre().y as i64];
        boxes(session)
            .into_iter()
            .map(|(id, b)| (id, middle(b)))
            .collect()
    };
    let mut layered = styled(Some("layered")).unwrap();
    let before = centres(&layered);
    let usual = styled(None).unwrap();
    assert_ne!(before, centres(&usual));
    assert_ne!(before, centres(&styled(Some("ring")).unwrap()));
    // The map of the trust report has no places of its own: forces are what is usual.
    assert_eq!(centres(&usual), centres(&styled(Some("force")).unwrap()));
    assert_eq!(centres(&usual), centres(&styled(Some("authored")).unwrap()));

    // Moved by a hand, an excerpt there and back: the hand's places stand. Undone, the layers do.
    let id = before[0].0.clone();
    layered
        .act(Action::Move {
            id: id.clone(),
            dx: 40.0,
            dy: 300.0,
        })
        .unwrap();
    layered.finish();
    let moved = centres(&layered);
    let view = layered.map().info().views[0].id.clone();
    show(&mut layered, &view);
    layered.act(Action::View { id: None }).unwrap();
    layered.finish();
    assert_eq!(centres(&layered).len(), before.len());
    let apart = |a: &[(String, [i64; 2])], b: &[(String, [i64; 2])]| {
        let of = |c: &[(String, [i64; 2])]| {
            let first = c.iter().find(|(i, _)| *i == id).unwrap().1;
            let last = c.last().unwrap().1;
            [first[0] - last[0], first[1] - last[1]]
        };
        of(a) != of(b)
    };
    assert!(apart(&moved, &before) && !apart(&moved, &centres(&layered)));
    layered.act(Action::Undo).unwrap();
    layered.finish();
    assert!(!apart(&before, &centres(&layered)));

    let error = styled(Some("spiral")).err().expect("no such layout");
    assert_eq!(error.code(), Code::Option);
    assert!(
        error.to_string().contains("force, authored, layered, ring"),
        "{error}"
    );
}

#[test]
fn loops_through_what_was_selected_come_first_and_are_told_from_it_also_once_one_is_selected() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }, { "id": "c", "label": "C" }, { "id": "d", "label": "D" }],
"links": [{ "id": "ab", "from": "a", "to": "b", "polarity": "+" }, { "id": "ba", "from": "b", "to": "a", "polarity": "+" },
          { "id": "bc", "from": "b", "to": "c", "polarity": "+" }, { "id": "cd", "from": "c", "to": "d", "polarity": "+" },
          { "id": "db", "from": "d", "to": "b", "polarity": "-" }] }"#;
    let mut session = opened_of(map);
    let labels = |session: &Session| -> Vec<String> {
        let rows = session.loops();
        rows["rows"]
            .items()
            .iter()
            .map(|row| text(row, "label"))
            .collect()
    };
    assert_eq!(labels(&session), ["R1", "B1"]);
    let act = |session: &mut Session, kind, id: &str| {
        let id = id.to_owned();
        session.act(Action::Select { kind, id }).unwrap()
    };
    assert!(act(&mut session, Kind::Factor, "d").0 & Changes::LOOPS.0 != 0);
    assert_eq!(labels(&session), ["B1", "R1"]);
    assert_eq!(act(&mut session, Kind::Loop, "B1").0 & Changes::LOOPS.0, 0);
    assert_eq!(labels(&session), ["B1", "R1"]);
    assert!(text(&session.details(), "sentence").starts_with("More D means less B"));
    // A link counts by its cause; nothing selected is the order of the map again.
    act(&mut session, Kind::Link, "cd");
    act(&mut session, Kind::Loop, "B1");
    assert!(text(&session.details(), "sentence").starts_with("More C means more D"));
    assert!(session.act(Action::Clear).unwrap().0 & Changes::LOOPS.0 != 0);
    assert_eq!(labels(&session), ["R1", "B1"]);
}

#[test]
fn rows_keep_apart_what_is_stated_otherwise_and_say_how_many_delays_there_are() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }],
"links": [{ "id": "1", "from": "a", "to": "b", "polarity": "±" }, { "id": "2", "from": "a", "to": "b" },
          { "id": "3", "from": "a", "to": "b", "delay": "short" }, { "id": "4", "from": "a", "to": "b", "delay": "long" },
          { "id": "5", "from": "b", "to": "a", "polarity": "+", "delay": "short" }] }"#;
    let session = opened_of(map);
    let rows = session.loops();
    let rows = rows["rows"].items();
    let numbers = |key: &str| -> Vec<_> { rows.iter().map(|row| row[key].as_number()).collect() };
    assert_eq!(numbers("variants"), [None; 4]);
    assert_eq!(
        numbers("delays"),
        [Some(1.0), Some(1.0), Some(2.0), Some(2.0)]
    );
}

/// Two factors that raise each other, and loops as the author has them.
fn two_with(loops: &str) -> Session {
    opened_of(&format!(
        r#"{{ "format": "system-map", "version": 1, "title": "T",
        "factors": [{{ "id": "a" }}, {{ "id": "b" }}],
        "links": [
            {{ "id": "ab", "from": "a", "to": "b", "polarity": "+" }},
            {{ "id": "ba", "from": "b", "to": "a", "polarity": "+" }}],
        "loops": [{loops}] }}"#
    ))
}

#[test]
fn the_authors_loops_that_do_not_close_are_told_apart_by_name_label_or_id() {
    let loops = r#"
            { "id": "n1", "links": ["ab"] },
            { "id": "n2", "label": "R5", "links": ["ab"] },
            { "id": "n3", "name": "Growth", "label": "R6", "links": ["ab"] }"#;
    let told = two_with(loops).loops();
    let open = told["open"].items();
    let names: Vec<String> = open.iter().map(|row| text(row, "name")).collect();
    assert_eq!(names, ["n1", "R5", "Growth"]);
    assert!(
        text(&open[0], "message").starts_with("“n1” is not a closed loop"),
        "{open:?}"
    );
    assert!(
        text(&open[2], "message").starts_with("“Growth” is not a closed loop"),
        "{open:?}"
    );
}

#[test]
fn a_loop_that_the_author_named_twice_has_both_names_and_both_stories() {
    let loops = r#"
            { "id": "n1", "links": ["ab", "ba"] },
            { "id": "n2", "name": "Growth", "links": ["ab", "ba"], "story": "First." },
            { "id": "n3", "name": "Takeoff", "links": ["ba", "ab"], "story": "Second." }"#;
    let mut session = two_with(loops);
    let told = session.loops();
    let row = &told["rows"].items()[0];
    assert_eq!(text(row, "name"), "Growth / Takeoff");
    assert_eq!(text(row, "authorId"), "n1");
    let id = "n3".to_owned();
    let kind = Kind::Loop;
    session.act(Action::Select { kind, id }).unwrap();
    assert_eq!(text(&session.details(), "name"), "Growth / Takeoff");
    assert_eq!(text(&session.details(), "story"), "First. Second.");
}

#[test]
fn in_an_excerpt_the_loops_through_a_factor_are_those_of_the_map_and_marked_where_they_lead_outside()
 {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
        "factors": [{ "id": "a" }, { "id": "b" }, { "id": "c" }],
        "links": [
            { "id": "ab", "from": "a", "to": "b", "polarity": "+" },
            { "id": "ba", "from": "b", "to": "a", "polarity": "+" },
            { "id": "bc", "from": "b", "to": "c", "polarity": "+" },
            { "id": "ca", "from": "c", "to": "a", "polarity": "+" }],
        "views": [{ "id": "near", "title": "Near", "factors": ["a", "b"] }] }"#;
    let mut session = opened_of(map);
    let select = |kind, id: &str| Action::Select {
        kind,
        id: id.to_owned(),
    };
    session.act(select(Kind::Factor, "a")).unwrap();
    let loops = |session: &Session| -> Vec<(String, bool)> {
        let told = session.details();
        let row = |row: &Plain| (text(row, "label"), row["hidden"] == Plain::Flag(true));
        told["loops"].items().iter().map(row).collect()
    };
    let all = loops(&session);
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|(_, hidden)| !hidden));
    let view = Some("near".to_owned());
    let changes = session.act(Action::View { id: view }).unwrap();
    assert!(
        changes.has(Changes::SELECTION),
        "what is chosen is told anew"
    );
    session.finish();
    let near = loops(&session);
    assert_eq!(near, [(all[0].0.clone(), false), (all[1].0.clone(), true)]);
    session.act(select(Kind::Link, "ab")).unwrap();
    assert_eq!(loops(&session), near);
}

#[test]
fn a_part_does_not_claim_more_loops_than_the_whole_map() {
    let at_least = |session: &Session| {
        let header = text(&session.loops(), "header");
        let (_, number) = header.split_once("at least ").expect(&header);
        let digits: String = (number.chars())
            .filter(|c| !matches!(c, ',' | ' '))
            .collect();
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        digits[..end].parse::<u64>().expect(&header)
    };
    let (mut parts, mut seed) = (0, 7u32);
    for _ in 0..2 {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % 110
        };
        let factors: Vec<String> = (0..110).map(|i| format!(r#"{{ "id": "f{i}" }}"#)).collect();
        let mut links = Vec::new();
        for i in 0..300u32 {
            let (from, to) = if i < 110 {
                (i, (i + 1) % 110)
            } else {
                (next(), next())
            };
            if from != to {
                links.push(format!(
                    r#"{{ "id": "l{i}", "from": "f{from}", "to": "f{to}", "polarity": "+" }}"#
                ));
            }
        }
        let mut session = opened_of(&format!(
            r#"{{ "format": "system-map", "version": 1, "factors": [{}], "links": [{}] }}"#,
            factors.join(","),
            links.join(",")
        ));
        let whole = at_least(&session);
        for i in 0..3 {
            let focus = Action::Focus {
                id: Some(format!("f{}", i * 17)),
                steps: Some(3),
            };
            session.act(focus).expect("a factor");
            session.finish();
            if text(&session.loops(), "header").contains("at least ") {
                parts += 1;
                let part = at_least(&session);
                assert!(part <= whole, "{part} of {whole}");
            }
        }
    }
    assert!(parts > 0);
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

#[test]
fn a_loop_larger_than_the_frame_opens_on_some_of_its_factors() {
    for (width, height) in [(1280.0, 800.0), (390.0, 500.0)] {
        let session = ring_of_40(width, height);
        let seen = in_sight(&session, width, height).len();
        assert!(seen > 0, "{width} by {height}");
    }
}

#[test]
fn what_is_taken_back_is_seen_from_where_it_was_done() {
    let mut session = ring_of_40(1280.0, 800.0);
    let before = boxes(&session);
    let (id, at) = in_sight(&session, 1280.0, 800.0)[0].clone();
    let at = at.centre();
    for (x, y) in [(at.x + 300.0, at.y + 250.0), (at.x - 700.0, at.y - 900.0)] {
        let id = id.clone();
        session
            .act(Action::Drag {
                id: id.clone(),
                x,
                y,
            })
            .unwrap();
        session.act(Action::Drop { id }).unwrap();
        session.finish();
    }
    session.act(Action::Undo).unwrap();
    session.finish();
    session.act(Action::Undo).unwrap();
    session.finish();
    for ((id, was), (_, is)) in before.iter().zip(boxes(&session)) {
        assert!(
            was.centre().distance(is.centre()) < 0.1,
            "{id} is elsewhere"
        );
    }
    // Whoever asks for another picture gets one.
    session
        .act(Action::Drag {
            id: id.clone(),
            x: at.x,
            y: at.y + 90.0,
        })
        .unwrap();
    session.act(Action::Drop { id }).unwrap();
    session.finish();
    session.act(Action::Undo).unwrap();
    session.act(Action::Fit).unwrap();
    session.finish();
    assert_eq!(in_sight(&session, 1280.0, 800.0).len(), 40);
}

#[test]
fn a_factor_that_is_held_stays_under_the_hand_when_the_frame_changes() {
    let mut session = ring_of_40(1280.0, 800.0);
    let (id, at) = in_sight(&session, 1280.0, 800.0)[0].clone();
    let (x, y) = (at.centre().x + 20.0, at.centre().y);
    session
        .act(Action::Drag {
            id: id.clone(),
            x,
            y,
        })
        .unwrap();
    session.finish();
    session.resize(1240.0, 780.0);
    let now = boxes(&session).into_iter().find(|(other, _)| *other == id);
    let now = now.unwrap().1.centre();
    assert!(
        (now.x - x).abs() < 30.0 && (now.y - y).abs() < 20.0,
        "{now:?}"
    );
}

#[test]
fn what_is_held_while_another_part_is_shown_is_let_go() {
    let mut session = opened("hct", 390.0, 700.0);
    let id = "trust".to_owned();
    session
        .act(Action::Drag {
            id: id.clone(),
            x: 200.0,
            y: 300.0,
        })
        .expect("it is shown");
    session.step(1);
    let focus = Action::Focus {
        id: Some("capacity".to_owned()),
        steps: None,
    };
    session.act(focus).expect("a factor");
    session.finish();
    session.act(Action::View { id: None }).expect("the whole");
    session.act(Action::Fit).expect("it fits");
    session.finish();
    // The frame is turned: who had the whole map in it has it still.
    session.resize(700.0, 390.0);
    session.finish();
    let inside = |rect: &Rect| {
        rect.min.x >= -1.0 && rect.min.y >= -1.0 && rect.max.x <= 701.0 && rect.max.y <= 391.0
    };
    let outside: Vec<_> = boxes(&session)
        .into_iter()
        .filter(|(_, rect)| !inside(rect))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}
