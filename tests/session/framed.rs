//! What the host shows when it gets another size.

use super::*;

/// By how much the factors have gone to another place in the host, at most.
fn jump(before: &[(String, Rect)], after: &Session) -> f64 {
    let way =
        |((_, was), (_, is)): (&(String, Rect), (String, Rect))| was.centre().distance(is.centre());
    before.iter().zip(boxes(after)).map(way).fold(0.0, f64::max)
}

#[test]
fn what_a_hand_has_chosen_does_not_jump_when_the_frame_changes_a_little() {
    for (w, h) in [(390.0, 760.0), (1280.0, 800.0), (700.0, 300.0)] {
        let mut session = opened("hct", w, h);
        let before = boxes(&session);
        session.resize(w, h - 10.0);
        let untouched = jump(&before, &session);
        assert!(untouched < 12.0, "{w}: {untouched}");
        let mut all: Vec<_> = before
            .into_iter()
            .map(|(id, _)| (Kind::Factor, id))
            .collect();
        let loops = ids(&session.loops()["rows"]).into_iter().take(12);
        all.extend(loops.map(|id| (Kind::Loop, id)));
        for (kind, id) in all {
            session.resize(w, h);
            let over = Action::Hover {
                kind: Some(kind),
                id: Some(id.clone()),
            };
            session.act(over).expect("it is there");
            select(&mut session, kind, &id);
            let before = boxes(&session);
            session.resize(w, h - 10.0);
            let now = jump(&before, &session);
            assert!(now < 16.0, "{w} {id}: {now}");
        }
    }
}

#[test]
fn what_the_page_asked_for_at_the_opening_stays_framed_whatever_a_hand_chooses_in_sight() {
    let asked = |act: &Action| {
        let mut session = begun("hct", 390.0, 500.0);
        session.act(act.clone()).expect("it is there");
        session.finish();
        session
    };
    let focus = Action::Focus {
        id: Some("trust".to_owned()),
        steps: Some(2),
    };
    let the_loop = Action::Loop {
        name: Some("R4".to_owned()),
    };
    for act in [focus, the_loop] {
        let mut untouched = asked(&act);
        let mut touched = asked(&act);
        let inside = Rect {
            min: system_map::geometry::Point::default(),
            max: system_map::geometry::Point::new(390.0, 500.0),
        };
        for (id, b) in boxes(&touched) {
            if b.grown(30.0).union(inside) == inside {
                select(&mut touched, Kind::Factor, &id);
            }
        }
        touched.act(Action::Clear).expect("always");
        for (w, h) in [(390.0, 440.0), (700.0, 500.0), (390.0, 500.0)] {
            untouched.resize(w, h);
            touched.resize(w, h);
            // But for the outline of what is chosen, which counts as a part of the picture.
            let (a, b) = (untouched.camera(), touched.camera());
            let off = (a.x - b.x).abs() + (a.y - b.y).abs();
            assert!(off < 2.0 && a.scale == b.scale, "{act:?} {w}: {off}");
        }
    }
}

#[test]
fn a_map_that_is_hidden_for_a_while_is_seen_again_as_it_was() {
    let mut session = opened("hct", 390.0, 500.0);
    let (by, x, y) = (1.4, 100.0, 300.0);
    session.act(Action::Zoom { by, x, y }).expect("a zoom");
    let before = session.camera();
    session.resize(0.0, 0.0);
    session.resize(390.0, 500.0);
    let now = session.camera();
    let off = (now.x - before.x).abs() + (now.y - before.y).abs();
    assert!(
        off < 1e-9 && now.scale == before.scale,
        "{before:?} {now:?}"
    );
}

#[test]
fn who_has_the_whole_map_in_sight_has_it_still_when_a_factor_that_is_pointed_at_was_chosen() {
    let mut session = opened("hct", 1280.0, 800.0);
    session.act(Action::Fit).expect("always");
    for (id, _) in boxes(&session) {
        let over = Action::Hover {
            kind: Some(Kind::Factor),
            id: Some(id.clone()),
        };
        session.act(over).expect("a factor");
        select(&mut session, Kind::Factor, &id);
    }
    for (w, h) in [(390.0, 500.0), (f64::NAN, 500.0), (900.0, 300.0)] {
        session.resize(w, h);
        let (w, h) = if w > 0.0 { (w, h) } else { (390.0, 500.0) };
        assert_eq!(in_sight(&session, w, h).len(), boxes(&session).len());
    }
}

#[test]
fn a_state_brings_back_the_whole_map_where_a_map_opens_on_a_part() {
    let mut session = opened("hct", 1280.0, 800.0);
    assert_eq!(session.shown()["cropped"], Plain::Flag(true));
    session.act(Action::Fit).expect("always");
    let state = session.state();
    for (w, h) in [(1280.0, 800.0), (390.0, 500.0)] {
        let mut other = opened("hct", w, h);
        other.set_state(&state).expect("its own state");
        assert_eq!(in_sight(&other, w, h).len(), boxes(&other).len(), "{w}");
        assert_eq!(other.state(), state, "{w}");
    }
    // Where it opens whole there is nothing to say.
    let mut small = opened("teaching", 1280.0, 800.0);
    small.act(Action::Fit).expect("always");
    assert_eq!(small.state(), State::default());
}

#[test]
fn the_state_of_an_untouched_map_given_back_leaves_it_as_it_opened() {
    for name in ["hct", "trust", "teaching"] {
        for style in [None, Some("ring"), Some("layered")] {
            for (w, h) in [(388.0, 297.0), (390.0, 500.0), (942.0, 656.0)] {
                let options = Options {
                    layout: style.map(str::to_owned),
                    ..Options::default()
                };
                let parsed = format::read(&bytes(name), &ReadOptions::default()).expect("it reads");
                let mut session = Session::new(parsed, options).expect("known options");
                session.measure(&mut FontMeasure::new());
                session.resize(w, 0.7 * h);
                session.finish();
                // An excerpt becomes as high as it takes.
                session.resize(w, h);
                let before = session.camera();
                let state = session.state();
                session.set_state(&state).expect("its own state");
                let told = format!("{name} {style:?} {w}");
                assert_eq!(session.camera(), before, "{told}");
                session.measure(&mut FontMeasure::new());
                session.finish();
                assert_eq!(session.camera(), before, "{told}, measured again");
            }
        }
    }
}

#[test]
fn what_a_hand_has_moved_does_not_jump_when_the_frame_changes_a_little() {
    for (name, w, h) in [
        ("hct", 390.0, 500.0),
        ("trust", 388.0, 297.0),
        ("hct", 1280.0, 800.0),
    ] {
        let session = opened(name, w, h);
        for (id, at) in in_sight(&session, w, h).into_iter().step_by(7) {
            let mut session = opened(name, w, h);
            let (x, y) = (at.centre().x + 90.0, at.centre().y + 60.0);
            session
                .act(Action::Drag {
                    id: id.clone(),
                    x,
                    y,
                })
                .expect("in sight");
            session.act(Action::Drop { id: id.clone() }).expect("held");
            session.finish();
            let before = boxes(&session);
            for less in [10.0, 30.0] {
                session.resize(w, h - less);
                let now = jump(&before, &session);
                // What was moved may have been at the edge of the map, which the frame keeps near its own.
                assert!(now < 50.0 + less, "{name} {w} {id}: {now}");
            }
        }
    }
}
