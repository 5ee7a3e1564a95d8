//! Room for labels in the places of other programs, which draw small symbols.

use super::{has, import_bytes, read, told, within};
use system_map::format::Imported;
use system_map::geometry::{Point, Rect};
use system_map::model::Network;
use system_map::scene::font::FontMeasure;
use system_map::scene::{LabelOptions, label_boxes};
use system_map::spread;

/// A ring of factors as GML, so many units apart from its middle, each linked with the next.
fn ring(labels: &[&str], radius: f64) -> String {
    let n = labels.len();
    let mut text = "graph [ directed 1\n".to_owned();
    for (i, label) in labels.iter().enumerate() {
        let turn = std::f64::consts::TAU * i as f64 / n as f64;
        let (x, y) = (radius * libm::cos(turn), radius * libm::sin(turn));
        text += &format!("node [ id {i} label \"{label}\" graphics [ x {x:.4} y {y:.4} ] ]\n");
    }
    for i in 0..n {
        text += &format!("edge [ source {i} target {} label \"+\" ]\n", (i + 1) % n);
    }
    text + "]"
}

const LABELS: [&str; 8] = [
    "Trust between partners",
    "Sharing of data",
    "Staff turnover",
    "Time to reflect",
    "Workload",
    "Recognition",
    "Short-term funding",
    "Buy-in",
];

fn places(imported: &Imported) -> Vec<Point> {
    let place = |(_, f): (_, &system_map::model::Factor)| Point::new(f.x.unwrap(), f.y.unwrap());
    imported.map.factors().map(place).collect()
}

/// How many pairs of label boxes lie on each other, in the letters of the command line's own font.
fn overlaps(imported: &Imported) -> usize {
    let map = &imported.map;
    let net = Network::whole(map);
    let mut font = FontMeasure::new();
    let boxes = label_boxes(map, &net, &mut font, &LabelOptions::default());
    let rects: Vec<Rect> = net
        .factors
        .iter()
        .zip(&boxes)
        .map(|(&ix, label)| {
            let factor = map.factor(ix);
            Rect::about(Point::new(factor.x.unwrap(), factor.y.unwrap()), label.size)
        })
        .collect();
    (0..rects.len())
        .map(|i| rects[..i].iter().filter(|r| r.overlaps(rects[i])).count())
        .sum()
}

#[test]
fn an_arrangement_of_small_symbols_is_drawn_larger_in_the_same_shape() {
    let mut imported = read("a.gml", &ring(&LABELS, 60.0)).unwrap();
    let before = places(&imported);
    assert!(
        overlaps(&imported) > 0,
        "the places are too near each other for labels"
    );
    spread(&mut imported);
    assert_eq!(overlaps(&imported), 0);
    let after = places(&imported);
    let times = after[0].distance(after[4]) / before[0].distance(before[4]);
    for (a, b) in before.iter().zip(&after) {
        assert!((*a * times).distance(*b) < 0.2, "{a:?} {b:?} {times}");
    }
    let words = format!("They are drawn {times:.1} times as far apart, in the same shape.");
    has(&told(&imported), &[&words]);
}

#[test]
fn an_arrangement_with_room_stays_to_the_digit_and_nothing_is_said() {
    let mut imported = read("a.gml", &ring(&LABELS, 400.0)).unwrap();
    let before = imported.clone();
    spread(&mut imported);
    assert_eq!(places(&imported), places(&before));
    assert_eq!(told(&imported), told(&before));
}

#[test]
fn places_between_nought_and_one_get_room_too() {
    let mut imported = read("a.gml", &ring(&LABELS, 0.5)).unwrap();
    spread(&mut imported);
    assert_eq!(overlaps(&imported), 0);
    let [right, _, below, ..] = places(&imported)[..] else {
        panic!()
    };
    assert!(
        right.x > 100.0 && right.y.abs() < 0.2,
        "still the one on the right: {right:?}"
    );
    assert!(
        below.y > 100.0 && below.x.abs() < 0.2,
        "still the lowest: {below:?}"
    );
}

#[test]
fn one_of_many_that_lies_on_another_is_moved_aside_and_named() {
    let many: Vec<String> = (0..40).map(|i| format!("Factor {i}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let wide = ring(&many, 1500.0);
    let first = wide.lines().nth(1).unwrap();
    let second = first.replace("id 0 label \"Factor 0\"", "id 99 label \"Twin\"");
    let mut imported = read("a.gml", &wide.replace(first, &format!("{first}\n{second}"))).unwrap();
    let before = places(&imported);
    spread(&mut imported);
    assert_eq!(overlaps(&imported), 0);
    let after = places(&imported);
    let moved = before
        .iter()
        .zip(&after)
        .filter(|(a, b)| a.distance(**b) > 0.1)
        .count();
    assert!(moved <= 2, "{moved} moved");
    has(&told(&imported), &["moved aside: ", "Twin"]);
}

#[test]
fn all_at_one_place_are_moved_apart() {
    let mut imported = read("a.gml", &ring(&LABELS, 0.0)).unwrap();
    spread(&mut imported);
    assert_eq!(overlaps(&imported), 0);
}

#[test]
fn places_of_our_own_format_are_the_authors() {
    let text = r#"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "A", "x": 0, "y": 0}, {"id": "b", "label": "B", "x": 1, "y": 1}], "links": []}"#;
    let mut imported = import_bytes("a.json", text.as_bytes()).unwrap();
    let before = places(&imported);
    spread(&mut imported);
    assert_eq!(places(&imported), before);
}

/// So many factors of LOOPY at one place, after some in a row.
fn pile(n: usize, beside: usize) -> String {
    let node = |i: usize| match i < beside {
        true => format!("[{i},{},5,1,\"Apart {i}\",1]", 400 * i),
        false => format!("[{i},5,900,1,\"Factor {i}\",1]"),
    };
    let nodes: Vec<String> = (0..n).map(node).collect();
    format!("[[{}],[[0,1,9,1,0]],[],{n}]", nodes.join(","))
}

/// Pushed apart, they took half a minute.
#[test]
fn thousands_at_one_place_are_put_into_rows_and_told() {
    let mut imported = read("a.loopy", &pile(9_000, 0)).unwrap();
    within(5, || spread(&mut imported));
    let places = places(&imported);
    assert!(places[0].y == places[1].y && places[0].x < places[1].x);
    assert!(places[0].y < places[8_999].y);
    let rows = Rect::around_points(&places).size();
    assert!(rows.w / rows.h > 0.5 && rows.w / rows.h < 3.0, "{rows:?}");
    has(
        &told(&imported),
        &["9000 factors stand with very many others at one place"],
    );
}

#[test]
fn a_pile_goes_below_the_others_and_these_stay_where_they_are() {
    let mut imported = read("a.loopy", &pile(1_000, 10)).unwrap();
    let before = places(&imported);
    spread(&mut imported);
    assert_eq!(overlaps(&imported), 0);
    let after = places(&imported);
    assert_eq!(after[..10], before[..10]);
    assert!(after[10..].iter().all(|p| p.y > 20.0));
    has(
        &told(&imported),
        &["990 factors stand with very many others"],
    );
}
