//! The SVG: well-formed whatever the labels, words as words, and the same as last time.

mod common;

use common::{Stage, circle, teaching};
use proptest::prelude::*;
use roxmltree::Document;
use system_map::format::{self, ReadOptions};
use system_map::model::{Edit, Part};
use system_map::paint::svg::{SvgOptions, to_string};
use system_map::scene::font::FontMeasure;
use system_map::scene::{Emphasis, Layer, Seg, Shape};
use system_map::session::{FigureOptions, Options, Session};

const SVG: &str = "http://www.w3.org/2000/svg";

fn svg(stage: &Stage, options: &SvgOptions) -> String {
    to_string(&stage.scene(&Emphasis::default()), options)
}

#[test]
fn a_small_map_gives_the_same_svg_as_last_time() {
    let mut stage = Stage::of(teaching(), circle);
    let links = stage.map.info().loops[0].links.clone();
    let ids: Vec<&str> = links.iter().map(String::as_str).collect();
    stage.badge("R1", &ids);
    let mut part = Part::default();
    for id in &ids {
        part.add_link(&stage.map, stage.map.link_ix(id).expect("a link"));
    }
    let lit = Emphasis {
        lit: Some(part),
        lit_loop: Some("r1".into()),
        ..Emphasis::default()
    };
    for (name, emphasis) in [("teaching", Emphasis::default()), ("teaching-lit", lit)] {
        let options = SvgOptions {
            title: "A lunch club",
            desc: "Four factors and two loops.",
            lang: Some("en"),
            map: Some(&stage.map),
            ..SvgOptions::default()
        };
        let text = to_string(&stage.scene(&emphasis), &options);
        let path = format!("{}/tests/data/{name}.svg", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &text).expect("tests/data can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            text == golden,
            "{path} differs. Look at both; if the new one is right, run with UPDATE_GOLDEN=1.\n{text}"
        );
    }
}

#[test]
fn every_example_map_gives_the_same_figure_as_last_time() {
    let root = env!("CARGO_MANIFEST_DIR");
    let maps = std::fs::read_dir(format!("{root}/www/maps")).expect("the example maps");
    let mut names: Vec<String> = maps
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() >= 3);
    for name in names {
        let bytes = std::fs::read(format!("{root}/www/maps/{name}.json")).expect("a map");
        let parsed = format::read(&bytes, &ReadOptions::default()).expect("it reads");
        let mut session = Session::new(parsed, Options::default()).expect("default options");
        session.measure(&mut FontMeasure::new());
        session.resize(1000.0, 700.0);
        session.finish();
        let options = FigureOptions {
            bare: true,
            ..FigureOptions::default()
        };
        let figure = session.to_svg(&options, &mut FontMeasure::new());
        let figure = figure.expect("a figure");
        let path = format!("{root}/tests/data/figure-{name}.svg");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &figure).expect("tests/data can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            figure == golden,
            "{path} differs. Look at both; if the new one is right, run with UPDATE_GOLDEN=1."
        );
    }
}

#[test]
fn hostile_labels_stay_text_and_the_document_stays_well_formed() {
    let hostile = [
        "</text></svg><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "a & b < c > d ' e",
        "]]>",
        "&amp;&#0;&#x1F;",
        "nul\u{0}bell\u{7}esc\u{1b}del\u{7f}\u{fffe}\u{ffff}",
        "<!--",
        "合作伙伴 שלום 👩‍👩‍👧 e\u{301}",
    ];
    let map = common::map(&hostile, &[]);
    let stage = Stage::of(map, circle);
    let options = SvgOptions {
        title: hostile[0],
        desc: hostile[5],
        lang: Some("\"><x"),
        prefix: "a b\"<",
        map: Some(&stage.map),
        ..SvgOptions::default()
    };
    let text = svg(&stage, &options);
    let document = Document::parse(&text).expect("well-formed XML");
    let names = ["svg", "title", "desc", "rect", "g", "text", "path"];
    for node in document.descendants().filter(|n| n.is_element()) {
        let name = node.tag_name();
        assert_eq!(name.namespace(), Some(SVG));
        assert!(names.contains(&name.name()), "{}", name.name());
        for a in node.attributes() {
            assert!(!a.name().starts_with("on"), "{}", a.name());
        }
    }
    let letters = |s: &str| -> String { s.chars().filter(|c| !c.is_whitespace()).collect() };
    let shown: String = document
        .descendants()
        .filter(|n| n.has_tag_name((SVG, "text")))
        .filter_map(|n| n.text())
        .map(letters)
        .collect();
    for (i, label) in hostile.iter().enumerate() {
        let forbidden = |c: char| matches!(c, '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}');
        let expected = letters(&label.replace(forbidden, "\u{fffd}"));
        assert!(shown.contains(&expected), "{i}: {expected} in {shown}");
    }
}

#[test]
fn it_has_a_title_a_description_a_role_and_a_size() {
    let stage = Stage::of(teaching(), circle);
    let options = SvgOptions {
        title: "Lunch & learn",
        desc: "Four factors.",
        lang: Some("en-GB"),
        width: Some(640.0),
        prefix: "fig1-",
        ..SvgOptions::default()
    };
    let text = svg(&stage, &options);
    let document = Document::parse(&text).expect("well-formed XML");
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("lang"), Some("en-GB"));
    assert_eq!(root.attribute("width"), Some("640"));
    let ids = root.attribute("aria-labelledby").expect("names its title");
    let words: Vec<&str> = ids
        .split(' ')
        .map(|id| {
            let named = document
                .descendants()
                .find(|n| n.attribute("id") == Some(id));
            named.and_then(|n| n.text()).expect("an element with words")
        })
        .collect();
    assert_eq!(words, ["Lunch & learn", "Four factors."]);
    let view: Vec<f64> = root
        .attribute("viewBox")
        .expect("a viewBox")
        .split(' ')
        .map(|n| n.parse().expect("a number"))
        .collect();
    let height: f64 = root
        .attribute("height")
        .expect("a height")
        .parse()
        .expect("a number");
    assert!((height - 640.0 * view[3] / view[2]).abs() < 0.02);
}

#[test]
fn factors_and_links_are_found_by_their_ids_which_occur_once() {
    let stage = Stage::of(common::tangle(), circle);
    let options = SvgOptions {
        map: Some(&stage.map),
        ..SvgOptions::default()
    };
    let text = svg(&stage, &options);
    let document = Document::parse(&text).expect("well-formed XML");
    let groups = |class: &str| -> Vec<String> {
        let of = document
            .descendants()
            .filter(|n| n.attribute("class") == Some(class));
        let mut ids: Vec<String> = of
            .filter_map(|n| n.attribute("data-id").map(str::to_owned))
            .collect();
        ids.sort();
        ids
    };
    let mut factors: Vec<String> = stage.map.factors().map(|(_, f)| f.id.clone()).collect();
    let mut links: Vec<String> = stage.map.links().map(|(.., l)| l.id.clone()).collect();
    factors.sort();
    links.sort();
    assert_eq!(groups("factor"), factors);
    assert_eq!(groups("link"), links);
    let mut ids: Vec<&str> = document
        .descendants()
        .filter_map(|n| n.attribute("id"))
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id occurs twice");
}

#[test]
fn every_shape_of_the_scene_is_in_the_svg_in_its_order() {
    let stage = Stage::of(common::tangle(), circle);
    let scene = stage.scene(&Emphasis::default());
    let text = to_string(&scene, &SvgOptions::default());
    let document = Document::parse(&text).expect("well-formed XML");
    let painted: Vec<&str> = document
        .descendants()
        .filter(|n| n.parent().is_some_and(|p| p.has_tag_name((SVG, "g"))))
        .filter(|n| n.is_element())
        .map(|n| n.tag_name().name())
        .collect();
    let expected: Vec<&str> = scene
        .items
        .iter()
        .map(|i| match i.shape {
            Shape::Box { .. } => "rect",
            Shape::Path { .. } => "path",
            Shape::Text { .. } => "text",
        })
        .collect();
    assert_eq!(painted, expected);
    assert!(!text.contains("NaN") && !text.contains("inf") && !text.contains("\"-0\""));
    // Arrowheads are drawn as they are: nothing refers to anything else.
    assert!(!text.contains("url(") && !text.contains("href"));
    let heads = scene.items.iter().filter(|i| {
        i.layer == Layer::Link
            && matches!(&i.shape, Shape::Path { segs, .. } if segs.last() == Some(&Seg::Close))
    });
    assert_eq!(heads.count(), stage.net.link_count());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_label_and_id_give_well_formed_xml(label in "[\\x00-\\x{10ffff}]{1,40}", id in "[\\x00-\\x{10ffff}]{1,20}") {
        let mut map = common::map(&["a"], &[]);
        let factor = system_map::model::Factor::new(id.clone(), label.clone());
        prop_assume!(map.apply(Edit::AddFactor(Box::new(factor))).is_ok());
        let stage = Stage::of(map, circle);
        let options = SvgOptions { title: &label, desc: &id, map: Some(&stage.map), ..SvgOptions::default() };
        let text = svg(&stage, &options);
        prop_assert!(Document::parse(&text).is_ok(), "{}", text);
    }
}
