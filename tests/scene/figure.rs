//! The key, and figures with title, key and source.

use super::*;

#[test]
fn the_key_has_every_mark_on_the_map_and_no_other() {
    let map = common::map(&["a", "b", "c"], &["a>b +", "b>c -", "c>a ?"]);
    let polarities = |scene: &Scene| -> Vec<Polarity> {
        let of = |m: &Mark| match m {
            Mark::Link { polarity, .. } => Some(*polarity),
            _ => None,
        };
        scene.marks.iter().filter_map(of).collect()
    };
    let mut stage = Stage::of(map, circle);
    let plain = stage.scene(&Emphasis::default());
    let expected = [Polarity::Plus, Polarity::Minus, Polarity::Unknown];
    assert_eq!(polarities(&plain), expected);
    assert_eq!(plain.marks.len(), 3, "no delay, loop or group is drawn");

    stage.badge("U1", &["a>b", "b>c", "c>a"]);
    let with_badge = stage.scene(&Emphasis::default());
    assert!(matches!(with_badge.marks[3], Mark::Loop { .. }));

    // Every sign and dash on the map is that of a mark in the key, and the other way round.
    for convention in [
        Convention::SolidDashed,
        Convention::Signs,
        Convention::SO,
        Convention::Colour,
    ] {
        stage.convention = convention;
        let scene = stage.scene(&Emphasis::default());
        let mut drawn: Vec<String> = of_layer(&scene, Layer::Sign)
            .filter_map(|i| match &i.shape {
                Shape::Text { text, color, .. } => Some(format!("{text} {color}")),
                _ => None,
            })
            .collect();
        let mut told: Vec<String> = scene
            .marks
            .iter()
            .filter_map(|m| match m {
                Mark::Link { sign, color, .. } => Some(format!("{sign} {color}")),
                _ => None,
            })
            .collect();
        drawn.sort();
        drawn.dedup();
        told.sort();
        assert_eq!(drawn, told, "{convention:?}");
    }

    let stage = Stage::of(teaching(), circle);
    let scene = stage.scene(&Emphasis::default());
    let delayed = stage.map.links().any(|(.., l)| l.delay != Delay::None);
    let told = scene.marks.iter().any(|m| matches!(m, Mark::Delay { .. }));
    assert!(delayed && told);
    let groups = scene.marks.iter().filter_map(|m| match m {
        Mark::Group { id, .. } => Some(id.clone()),
        _ => None,
    });
    let used: Vec<String> = stage
        .map
        .info()
        .groups
        .iter()
        .map(|g| g.id.clone())
        .filter(|g| {
            stage
                .map
                .factors()
                .any(|(_, f)| f.groups.first() == Some(g))
        })
        .collect();
    assert_eq!(groups.collect::<Vec<_>>(), used);
}

#[test]
fn width_tells_strength_where_the_author_says_so_and_then_the_key_says_it_too() {
    let read = |width: &str, strengths: [&str; 3]| {
        let [weak, medium, strong] = strengths;
        let file = format!(
            r#"{{ "format": "system-map", "version": 1, {width}
            "factors": [{{"id":"a","label":"A"}}, {{"id":"b","label":"B"}}, {{"id":"c","label":"C"}}],
            "links": [{{"from":"a","to":"b"{weak}}}, {{"from":"b","to":"c"{medium}}}, {{"from":"c","to":"a"{strong}}}] }}"#
        );
        let parsed = system_map::format::read(file.as_bytes(), &Default::default()).expect("good");
        let scene = Stage::of(parsed.map, circle).scene(&Emphasis::default());
        let shafts = of_layer(&scene, Layer::Link).filter_map(|i| match &i.shape {
            Shape::Path { stroke, .. } => stroke.map(|s| s.width),
            _ => None,
        });
        let told = scene
            .marks
            .iter()
            .any(|m| matches!(m, Mark::Strength { .. }));
        (shafts.collect::<Vec<f64>>(), told)
    };
    let given = [r#","strength":0.1"#, "", r#","strength":1"#];
    let (shafts, told) = read(r#""width": "strength","#, given);
    assert!(
        shafts[0] * 1.5 < shafts[1] && shafts[1] * 1.5 < shafts[2],
        "{shafts:?}"
    );
    assert!(told);
    for (width, given) in [("", given), (r#""width": "strength","#, ["", "", ""])] {
        let (shafts, told) = read(width, given);
        assert!(shafts.windows(2).all(|w| w[0] == w[1]), "{shafts:?}");
        assert!(!told, "nothing to tell");
    }
}

#[test]
fn a_map_without_any_sign_has_plain_arrows_and_one_with_some_marks_what_is_missing() {
    let signs = |links: &[&str]| {
        let stage = Stage::of(common::map(&["a", "b", "c"], links), circle);
        let scene = stage.scene(&Emphasis::default());
        let dashed = of_layer(&scene, Layer::Link).filter(|i| match &i.shape {
            Shape::Path {
                stroke: Some(s), ..
            } => s.dash != scene::item::SOLID,
            _ => false,
        });
        (dashed.count(), of_layer(&scene, Layer::Sign).count())
    };
    assert_eq!(signs(&["a>b ?", "b>c ?"]), (0, 0));
    assert_eq!(signs(&["a>b ?", "b>c +"]), (1, 2));
}

#[test]
fn a_figure_holds_title_map_key_and_source_within_its_width() {
    let stage = Stage::of(teaching(), circle);
    let scene = stage.scene(&Emphasis::default());
    let entries = scene::key(&scene.marks, |m| format!("A line of words on {m:?}"));
    let theme = Theme::of(Scheme::Light);
    for width in [320.0, 960.0] {
        let parts = scene::Figure {
            width,
            title: "A title that is long enough to need more than one line on a narrow sheet",
            source: "Source: a report",
            key: &entries,
            ..scene::Figure::default()
        };
        let sheet = scene::figure(&scene, &theme, &parts, &mut FontMeasure::new());
        assert_eq!(sheet.bounds.size().w, width);
        for item in &sheet.items {
            let b = item.shape.bounds();
            assert_eq!(sheet.bounds.union(b), sheet.bounds, "{width}: {item:?}");
        }
        let words: Vec<&str> = sheet
            .items
            .iter()
            .filter_map(|i| match &i.shape {
                Shape::Text { text, .. } if i.layer == Layer::Figure => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let words = words.join(" ");
        for needed in ["A title", "Source: a report", "narrow sheet"] {
            assert!(words.contains(needed), "{needed} in {words}");
        }
        let map_text = sheet.items.iter().filter(|i| i.layer == Layer::Factor);
        let in_map = scene.items.iter().filter(|i| i.layer == Layer::Factor);
        assert_eq!(map_text.count(), in_map.count());
    }
}

#[test]
fn a_figure_in_a_language_that_runs_leftwards_begins_at_the_right() {
    let stage = Stage::of(teaching(), circle);
    let scene = stage.scene(&Emphasis::default());
    let entries = scene::key(&scene.marks, |m| format!("A line of words on {m:?}"));
    let around = |leftwards| {
        let parts = scene::Figure {
            title: "A title",
            source: "Source: a report",
            key: &entries,
            leftwards,
            ..scene::Figure::default()
        };
        let theme = Theme::of(Scheme::Light);
        let sheet = scene::figure(&scene, &theme, &parts, &mut FontMeasure::new());
        let items = sheet.items.into_iter();
        let around = items.filter(|item| item.layer == Layer::Figure);
        around.map(|item| item.shape).collect::<Vec<Shape>>()
    };
    let (usual, mirrored) = (around(false), around(true));
    let mut seen = 0;
    for (one, other) in usual.iter().zip(&mirrored) {
        let (
            Shape::Text {
                at, width, text, ..
            },
            Shape::Text { at: there, .. },
        ) = (one, other)
        else {
            continue;
        };
        // The signs of samples stay where they are in these.
        if !text.starts_with("A ") && !text.starts_with("Source") {
            continue;
        }
        assert!((there.x - (960.0 - at.x - width)).abs() < 1e-9, "{text}");
        assert_eq!(there.y, at.y);
        seen += 1;
    }
    assert_eq!(seen, entries.len() + 2);
    // An arrow of the key points where it did: only its place is another.
    let width = |shapes: &[Shape]| {
        shapes
            .iter()
            .map(|shape| shape.bounds().size().w)
            .sum::<f64>()
    };
    assert!((width(&usual) - width(&mirrored)).abs() < 1e-6);
}
