//! What a hand moves, and takes back.

use super::*;
use system_map::plain::Given;
use system_map::session::Snapshot;

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
    // Also where all comes to rest between, as for who wants no motion; until something else is done.
    let press = |session: &mut Session, id: &str| {
        let id = id.to_owned();
        let (dx, dy) = (9.0, 3.0);
        session.act(Action::Move { id, dx, dy }).expect("a factor");
        session.finish();
    };
    for _ in 0..3 {
        press(&mut session, "trust");
    }
    let first = session.to_json();
    press(&mut session, "learning");
    session.act(Action::Fit).expect("the whole");
    press(&mut session, "learning");
    for _ in 0..2 {
        session.act(Action::Undo).expect("a step of the second");
    }
    session.finish();
    assert_eq!(session.to_json(), first);
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

#[test]
fn two_factors_that_a_hand_has_moved_before_an_undo_do_not_stay_on_one_another() {
    let mut session = opened("trust", 1280.0, 800.0);
    let by = |session: &mut Session, id: &str, dx: f64, dy: f64| {
        let id = id.to_owned();
        session.act(Action::Move { id, dx, dy }).expect("a factor");
        session.finish();
    };
    by(&mut session, "trust", 30.0, 20.0);
    by(&mut session, "learning", -30.0, 20.0);
    by(&mut session, "collaboration", 10.0, 10.0);
    session.act(Action::Undo).expect("the third");
    session.finish();
    dropped("trust", "learning", &mut session);
    session.finish();
    let all = boxes(&session);
    for (i, (id, a)) in all.iter().enumerate() {
        for (other, b) in &all[..i] {
            assert!(!a.grown(-1.0).overlaps(*b), "{id} lies on {other}");
        }
    }
}

#[test]
fn undo_takes_back_the_last_change_of_what_is_shown() {
    let mut session = opened("hct", 1280.0, 800.0);
    let untouched = session.to_json();
    let by = |session: &mut Session, id: &str| {
        let (id, dx, dy) = (id.to_owned(), 30.0, -20.0);
        session.act(Action::Move { id, dx, dy }).expect("a factor");
        session.finish();
    };
    by(&mut session, "trust");
    let whole = session.to_json();
    show(&mut session, "bold-funding");
    // Nothing was moved here yet.
    let error = session.act(Action::Undo).expect_err("it is of the whole");
    assert_eq!(error.code(), Code::Edit);
    assert!(error.to_string().contains("in what is shown"), "{error}");
    assert_eq!(session.to_json(), whole);
    let in_view = boxes(&session);
    let id = ids(&session.outline()).swap_remove(0);
    by(&mut session, &id);
    let both = session.to_json();

    session.act(Action::View { id: None }).expect("the whole");
    session.finish();
    let moved = boxes(&session);
    session.act(Action::Undo).expect("the one in the whole");
    session.finish();
    assert_ne!(boxes(&session), moved, "it is seen");
    let error = session.act(Action::Undo).expect_err("it is of the view");
    assert_eq!(error.code(), Code::Edit);
    assert_ne!(session.to_json(), untouched, "the view keeps its own");
    assert_ne!(session.to_json(), both);

    show(&mut session, "bold-funding");
    assert_ne!(boxes(&session), in_view);
    session.act(Action::Undo).expect("the one in the view");
    session.finish();
    assert_eq!(session.to_json(), untouched);
}

#[test]
fn what_a_hand_has_moved_in_a_view_alone_leaves_the_ring_of_the_whole() {
    let ring = |name: &str| {
        let parsed = format::read(&bytes(name), &ReadOptions::default()).expect("it reads");
        let options = Options {
            layout: Some("ring".to_owned()),
            ..Options::default()
        };
        let mut session = Session::new(parsed, options).expect("known options");
        session.measure(&mut FontMeasure::new());
        session.resize(1280.0, 800.0);
        session.finish();
        session
    };
    let mut session = ring("hct");
    let whole = boxes(&session);
    show(&mut session, "bold-funding");
    let shown = ids(&session.outline());
    dropped(&shown[0], &shown[2], &mut session);
    session.finish();
    let at = |session: &Session| -> Vec<_> {
        let camera = session.camera();
        let told = boxes(session).into_iter();
        told.map(|(id, area)| (id, camera.to_map(area.centre())))
            .collect()
    };
    let part = at(&session);
    for _ in 0..2 {
        let told = session.snapshot();
        let mut other = ring("hct");
        other.restore(told).expect("the same file");
        other.finish();
        assert_eq!(boxes(&other), whole);
        show(&mut other, "bold-funding");
        for ((id, was), (_, is)) in part.iter().zip(at(&other)) {
            assert!(was.distance(is) < 0.1, "{id}");
        }
        session = other;
    }
}

#[test]
fn who_has_moved_something_sees_the_same_part_of_a_large_map_in_a_session_that_takes_it_over() {
    for name in ["trust", "hct"] {
        let mut session = begun(name, 372.0, 600.0);
        session.finish();
        let right = |a: &(String, Rect), b: &(String, Rect)| a.1.max.x.total_cmp(&b.1.max.x);
        let (id, at) = boxes(&session).into_iter().max_by(right).expect("one");
        let (x, y) = (at.max.x + 500.0, at.centre().y);
        let drag = Action::Drag {
            id: id.clone(),
            x,
            y,
        };
        session.act(drag).expect("it is shown");
        session.act(Action::Drop { id }).expect("it is held");
        session.finish();
        let plain = session.snapshot().plain();
        let value = |key: &str| plain[key].clone();
        let told = Snapshot::of(&mut Given::new(&value));
        let mut other = begun(name, 372.0, 600.0);
        other.restore(told).expect("the same file");
        other.finish();
        for ((id, was), (_, is)) in boxes(&session).iter().zip(boxes(&other)) {
            let by = was.centre().distance(is.centre());
            assert!(by < 1.0, "{name}: {id} is {by:.0} px elsewhere");
        }
    }
}
