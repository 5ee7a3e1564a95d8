//! A map under a hand, or one that was at rest before.

use super::*;

#[test]
fn previous_places_keep_their_shape_and_come_closer() {
    // A wide-spread chain, as an excerpt of a larger map may be.
    let net = network(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]);
    let start: Vec<Option<Point>> = (0..6)
        .map(|i| Some(Point::new(700.0 * i as f64, 100.0 * (i % 2) as f64)))
        .collect();
    let options = Options {
        given: Given::Previous,
        ..Options::default()
    };
    let at = settle(&mut Layout::new(&net, &boxes(6), &start, &[], options));
    assert!(at.windows(2).all(|w| w[0].x < w[1].x), "{at:?}");
    assert!(at[5].x - at[0].x < 2000.0, "{at:?}");
    let mean = at.iter().fold(Point::default(), |s, &p| s + p) * (1.0 / 6.0);
    assert!(mean.distance(Point::new(1750.0, 50.0)) < 1.0, "{mean:?}");
}

#[test]
fn a_layout_made_again_from_its_own_places_moves_little() {
    let (net, sizes) = random_map(&mut Dice(31), 40);
    let before = laid_out(&net, &sizes, Options::default());
    let start: Vec<Option<Point>> = before.iter().copied().map(Some).collect();
    let options = Options {
        given: Given::Previous,
        ..Options::default()
    };
    let after = settle(&mut Layout::new(&net, &sizes, &start, &[], options));
    let pairs = before.iter().zip(&after);
    let mut moved: Vec<f64> = pairs.map(|(a, b)| a.distance(*b)).collect();
    moved.sort_by(f64::total_cmp);
    assert!(moved[20] < 30.0, "the median moved {} units", moved[20]);
}

#[test]
fn a_dragged_factor_is_where_the_hand_is_and_the_others_give_way_without_a_jump() {
    let (net, sizes) = random_map(&mut Dice(23), 60);
    let mut layout = Layout::new(&net, &sizes, &[], &[], Options::default());
    let rest = settle(&mut layout);
    let goal = rest[7];
    let mut before = rest.clone();
    let no_jump = |now: &[Point], before: &[Point]| {
        for i in (0..60).filter(|&i| i != 12) {
            let way = now[i].distance(before[i]);
            assert!(way < 40.0, "factor {i} jumped by {way}");
        }
    };
    for k in (0..40).rev() {
        let hand = goal.lerp(rest[12], k as f64 / 40.0);
        layout.drag(12, Some(hand));
        layout.step(1);
        let now = layout.positions();
        assert_eq!(now[12], hand);
        no_jump(&now, &before);
        before = now;
    }
    layout.drag(12, None);
    let mut ticks = 0;
    while !layout.step(1) {
        let now = layout.positions();
        no_jump(&now, &before);
        before = now;
        ticks += 1;
    }
    assert!(ticks <= 60, "at rest after {ticks} frames, not in a second");
    let at = layout.positions();
    assert_eq!(at[12], goal, "it stays where it was dropped");
    assert!(at[7].distance(goal) > 10.0, "who was there has moved");
    assert_eq!(too_near(&sizes, &at, 14.0), []);
    let still = (0..60).filter(|&i| at[i] == rest[i]).count();
    assert!(still > 35, "only {still} of 60 stayed exactly");
}

#[test]
fn however_much_work_is_asked_for_at_once_what_moves_before_the_eyes_does_not_leap() {
    let (net, sizes) = random_map(&mut Dice(23), 60);
    let mut layout = Layout::new(&net, &sizes, &[], &[], Options::default());
    let rest = settle(&mut layout);
    let mut before = rest.clone();
    for k in 0..100 {
        let hand = (k < 40).then(|| rest[12].lerp(rest[7], k as f64 / 40.0));
        if k <= 40 {
            layout.drag(12, hand);
        }
        layout.step(1000);
        let now = layout.positions();
        for i in (0..60).filter(|&i| i != 12) {
            let way = now[i].distance(before[i]);
            assert!(way < 40.0, "factor {i} leapt by {way} in frame {k}");
        }
        before = now;
    }
    assert!(layout.step(1000), "at rest soon");
}

#[test]
fn a_hand_that_holds_still_lets_the_others_come_to_rest_soon_in_any_crowd() {
    let mut longest = 0;
    for seed in 0..4 {
        let (net, sizes) = random_map(&mut Dice(seed), 150);
        let mut layout = Layout::new(&net, &sizes, &[], &[], Options::default());
        let at = settle(&mut layout);
        for k in 0..40 {
            let by = Point::new(
                f64::from(k % 7) * 20.0 - 60.0,
                f64::from(k % 11) * 14.0 - 70.0,
            );
            layout.drag(7, Some(at[7] + by));
            let mut ticks = 0;
            while !layout.step(1) {
                // Nothing would be left of a frame, or of a minute.
                ticks += 1;
                assert!(
                    ticks < 100,
                    "map {seed}, place {k}: no rest while the hand holds still"
                );
            }
            longest = ticks.max(longest);
        }
    }
    assert!(longest > 3, "nobody had to give way: {longest}");
}

#[test]
fn a_pinned_factor_does_not_give_way_to_the_hand() {
    let net = network(3, &[(0, 1), (1, 2)]);
    let pin = Point::new(50.0, 60.0);
    let start = [Some(pin), None, None];
    let pinned = [true, false, false];
    let mut layout = Layout::new(&net, &boxes(3), &start, &pinned, Options::default());
    settle(&mut layout);
    layout.drag(2, Some(Point::new(52.0, 61.0)));
    layout.step(20);
    assert_eq!(layout.positions()[0], pin);
    layout.drag(2, None);
    let at = settle(&mut layout);
    assert_eq!(at[0], pin);
    assert_eq!(too_near(&boxes(3), &at, 14.0), []);
}

#[test]
fn a_pinned_factor_that_is_dropped_on_another_pinned_one_gives_way() {
    let net = network(4, &[(0, 1), (1, 2), (2, 3)]);
    let start = [(0.0, 0.0), (300.0, 0.0), (0.0, 200.0), (300.0, 200.0)];
    let start = start.map(|(x, y)| Some(Point::new(x, y)));
    let pinned = [true, true, false, true];
    for taken_next in [None, Some(2), Some(3)] {
        let mut layout = Layout::new(&net, &boxes(4), &start, &pinned, Options::default());
        layout.drag(1, Some(Point::new(4.0, 2.0)));
        layout.step(1);
        layout.drag(1, None);
        layout.step(1);
        if let Some(next) = taken_next {
            // Before the others have given way somebody takes another one.
            layout.drag(next, Some(Point::new(600.0, 300.0)));
            layout.step(1);
            layout.drag(next, None);
        }
        let at = settle(&mut layout);
        assert_eq!(too_near(&boxes(4), &at, 14.0), [], "{taken_next:?}");
        assert_eq!(Some(at[0]), start[0], "it is pinned, and no hand took it");
        let aside = at[1].distance(at[0]);
        assert!(aside < 200.0, "it went {aside}, not to a place nearby");
    }
    // Where nothing is in its way it stays where it was dropped.
    let mut layout = Layout::new(&net, &boxes(4), &start, &pinned, Options::default());
    let free = Point::new(150.0, 400.0);
    layout.drag(1, Some(free));
    layout.drag(1, None);
    assert_eq!(settle(&mut layout)[1], free);
}

#[test]
fn a_drag_in_an_authored_map_leaves_alone_what_it_does_not_touch() {
    // 0 and 1 overlap as the author wished; 2 is dragged onto 3.
    let net = network(4, &[(0, 1), (1, 2), (2, 3)]);
    let places = [(0.0, 0.0), (20.0, 5.0), (0.0, 200.0), (300.0, 200.0)];
    let start = places.map(|(x, y)| Some(Point::new(x, y)));
    let mut layout = Layout::new(&net, &boxes(4), &start, &[], Options::default());
    layout.drag(2, Some(Point::new(290.0, 190.0)));
    layout.step(10);
    layout.drag(2, None);
    let at = settle(&mut layout);
    assert_eq!([Some(at[0]), Some(at[1])], start[..2]);
    assert_eq!(at[2], Point::new(290.0, 190.0));
    assert_eq!(too_near(&boxes(4), &at, 14.0), [(0, 1)]);
}

#[test]
fn a_drag_during_the_search_and_drags_of_unknown_factors_do_no_harm() {
    let (net, sizes) = random_map(&mut Dice(29), 30);
    let mut layout = Layout::new(&net, &sizes, &[], &[], Options::default());
    layout.step(3);
    layout.drag(4, Some(Point::default()));
    layout.drag(99, Some(Point::default()));
    layout.drag(5, Some(Point::new(f64::NAN, 0.0)));
    layout.drag(5, None);
    layout.step(5);
    assert_eq!(layout.positions()[4], Point::default());
    layout.drag(4, None);
    let at = settle(&mut layout);
    assert_eq!(too_near(&sizes, &at, 14.0), []);
}

#[test]
fn a_reheated_map_comes_to_rest_again_without_overlaps() {
    let (net, sizes) = random_map(&mut Dice(37), 30);
    let mut layout = Layout::new(&net, &sizes, &[], &[], Options::default());
    settle(&mut layout);
    layout.drag(3, Some(Point::new(1500.0, 1500.0)));
    layout.drag(3, None);
    let far = settle(&mut layout);
    layout.reheat();
    let at = settle(&mut layout);
    assert!(at[3].length() < far[3].length(), "its links draw it back");
    assert_eq!(too_near(&sizes, &at, 14.0), []);
}
