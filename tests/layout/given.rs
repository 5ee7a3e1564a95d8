//! Places that are given: by the author, by pins.

use super::*;

#[test]
fn pinned_factors_of_a_large_map_stay_exactly() {
    let mut dice = Dice(43);
    let links: Vec<_> = (0..900)
        .map(|_| (dice.below(600), dice.below(600)))
        .collect();
    let (net, sizes) = (plain(600, &links), label_sizes(600));
    let mut start = vec![None; 600];
    for i in [5, 300, 599] {
        start[i] = Some(Point::new(i as f64 - 300.0, 0.25));
    }
    let pinned: Vec<bool> = start.iter().map(Option::is_some).collect();
    for given in [Given::Authored, Given::Previous] {
        let options = Options {
            given,
            ..Options::default()
        };
        let at = settle(&mut Layout::new(&net, &sizes, &start, &pinned, options));
        for i in [5, 300, 599] {
            assert_eq!(Some(at[i]), start[i]);
        }
        assert_eq!(too_near(&sizes, &at, 14.0), []);
    }
}

#[test]
fn pinned_factors_stay_exactly_and_the_others_keep_clear_of_them() {
    let (net, sizes) = random_map(&mut Dice(8), 30);
    let mut start = vec![None; 30];
    let mut pinned = vec![false; 30];
    for (i, x) in [(3, -400.25), (9, 0.1), (20, 400.75)] {
        start[i] = Some(Point::new(x, 17.3));
        pinned[i] = true;
    }
    for given in [Given::Authored, Given::Previous] {
        let options = Options {
            given,
            ..Options::default()
        };
        let at = settle(&mut Layout::new(&net, &sizes, &start, &pinned, options));
        for i in [3, 9, 20] {
            assert_eq!(Some(at[i]), start[i]);
        }
        assert_eq!(too_near(&sizes, &at, 14.0), []);
    }
}

#[test]
fn two_pinned_labels_on_one_another_stay_and_are_counted() {
    let net = network(4, &[(0, 1), (1, 2), (2, 3)]);
    let on_one_another = [Point::new(5.0, 5.0), Point::new(9.0, 7.0)];
    let mut start = on_one_another.map(Some).to_vec();
    start.extend([None, None]);
    let pinned = [true, true, false, false];
    let sizes = boxes(4);
    let mut layout = Layout::new(&net, &sizes, &start, &pinned, Options::default());
    let at = settle(&mut layout);
    assert_eq!(at[..2], on_one_another);
    assert_eq!(too_near(&sizes, &at, 14.0), [(0, 1)]);
    assert_eq!(quality::measure(&net, &sizes, &at).overlaps, 1);
}

#[test]
fn a_map_that_the_author_laid_out_is_at_rest_at_once() {
    let net = network(3, &[(0, 1), (1, 2), (2, 0)]);
    let places: Vec<Point> = (0..3).map(|i| Point::new(10.0 * i as f64, 0.3)).collect();
    let start: Vec<Option<Point>> = places.iter().copied().map(Some).collect();
    let mut layout = Layout::new(&net, &boxes(3), &start, &[], Options::default());
    assert!(layout.step(0));
    assert!(layout.step(100));
    assert_eq!(layout.positions(), places);
}

#[test]
fn factors_without_a_place_find_one_around_the_authors() {
    let (net, sizes) = random_map(&mut Dice(21), 24);
    let mut dice = Dice(4);
    let start: Vec<Option<Point>> = (0..24)
        .map(|i| {
            let place = Point::new(300.0 * (i % 5) as f64, 150.0 * (i / 5) as f64);
            (dice.below(4) > 0).then_some(place)
        })
        .collect();
    let mut layout = Layout::new(&net, &sizes, &start, &[], Options::default());
    let at = settle(&mut layout);
    for (place, given) in at.iter().zip(&start) {
        assert!(given.is_none_or(|given| given == *place));
    }
    let authored = |i: usize| start[i].is_some();
    let near = too_near(&sizes, &at, 14.0);
    assert!(near.iter().all(|&(i, j)| authored(i) && authored(j)));
}
