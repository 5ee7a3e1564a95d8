//! What is shown, how it opens, and what is told of it.

use super::*;

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
    let alone = session.shown_ids();
    let alone: Vec<&str> = alone.items().iter().filter_map(Plain::as_text).collect();
    assert!(alone.len() == shown_ids.len() && alone.iter().all(|&id| shown_ids.contains(id)));
    for row in session.tales().items() {
        assert!(ids(&row["factors"]).iter().all(|f| shown_ids.contains(f)));
    }
    session.act(Action::View { id: None }).expect("the whole");
    assert_eq!(session.shown()["whole"], Plain::Flag(true));
    assert_eq!(session.outline().items().len(), of);
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
fn a_state_shows_its_part_and_then_looks_for_its_loop_there() {
    let links = |ids: &str| -> String {
        let link = |id: &str| {
            format!(
                r#"{{ "id": "{id}", "from": "{}", "to": "{}", "polarity": "+" }}"#,
                &id[..1],
                &id[1..]
            )
        };
        ids.split_whitespace()
            .map(link)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let map = format!(
        r#"{{ "format": "system-map", "version": 1, "factors": [{{ "id": "a" }}, {{ "id": "b" }}, {{ "id": "c" }}], "links": [{}],
        "loops": [{{ "id": "x", "label": "R7", "name": "Beyond", "links": ["bc", "cb"] }}], "views": [{{ "id": "v", "title": "V", "factors": ["a", "b"] }}] }}"#,
        links("ab ba bc cb")
    );
    let mut session = opened_of(&map);
    session.finish();
    let state = |loop_id: &str| State {
        view: Some("v".into()),
        loop_id: Some(loop_id.into()),
        ..State::default()
    };
    // One that is not in it: the part is shown all the same, and that is said.
    session.set_state(&state("x")).expect("a view");
    session.finish();
    assert_eq!(session.state().view.as_deref(), Some("v"));
    assert_eq!(session.state().loop_id, None);
    let late = session
        .late
        .take()
        .expect("a word about the loop")
        .to_string();
    assert!(
        late.contains("The loop x is not, or not wholly, in what is shown"),
        "{late}"
    );
    // One that is.
    session.set_state(&State::default()).expect("the whole");
    session.set_state(&state("R1")).expect("a view");
    session.finish();
    assert!(session.late.is_none() && session.state().loop_id.is_some());
}

#[test]
fn that_loops_which_lead_outside_are_not_listed_is_said_where_there_are_some() {
    let map = |to: &str| {
        format!(
            r#"{{ "format": "system-map", "version": 1, "factors": [{{ "id": "a" }}, {{ "id": "b" }}, {{ "id": "c" }}, {{ "id": "d" }}],
            "links": [{{ "from": "a", "to": "b" }}, {{ "from": "b", "to": "a" }}, {{ "from": "c", "to": "d" }}, {{ "from": "d", "to": "{to}" }}, {{ "from": "b", "to": "c" }}],
            "views": [{{ "id": "v", "title": "V", "factors": ["a", "b"] }}] }}"#
        )
    };
    for (to, some) in [("c", false), ("a", true)] {
        let mut session = opened_of(&map(to));
        show(&mut session, "v");
        session.finish();
        let header = text(&session.loops(), "header");
        assert_eq!(header.contains("also lead outside"), some, "{to}: {header}");
    }
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
fn a_map_larger_than_the_frame_opens_where_some_labels_are_seen_whole_and_not_where_it_is_bare() {
    for (width, height) in [(1280.0, 800.0), (390.0, 500.0)] {
        let session = ring_of_40(width, height);
        let whole = |session: &Session| {
            let frame = Rect {
                min: system_map::geometry::Point::default(),
                max: system_map::geometry::Point::new(width, height),
            };
            let boxes = boxes(session).into_iter();
            boxes.filter(|(_, b)| frame.union(*b) == frame).count()
        };
        let first = whole(&session);
        assert!(first >= 5, "{width} by {height}: {first}");
    }
}
