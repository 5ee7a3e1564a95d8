//! PRSM's maps, plain and packed.

use super::{links, lz, read, told, within};
use serde_json::json;
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, ReadOptions, detect, import, signs_of};
use system_map::model::Delay;

const MAP: &str = r##"{"saved": "1", "version": "3.2.4", "room": "AAA", "mapTitle": "Water",
  "attributeTitles": {"att1": "Importance", "att2": "Empty"},
  "styles": {"nodes": {"base": {}, "group0": {"groupLabel": "Out-\ncomes", "color": {"background": "#AABBCC"}}},
    "edges": {"edge0": {"groupLabel": "Positive\ninfluence"}, "edge1": {"groupLabel": "-ve"},
              "edge2": {"groupLabel": "Reciprocal influence"}, "edge3": {"groupLabel": "Money", "arrows": {"to": {"enabled": true}}},
              "edge4": {}}},
  "nodes": [{"id": "0", "label": "Rain\nfall in\nspring", "grp": "group0", "x": 5, "y": -6.5, "note": {"ops": [{"insert": "First.\n"}, {"insert": {"image": "x"}}, {"insert": "Second."}]}, "att1": "high", "att2": ""},
            {"id": 1, "label": "水\n位", "grp": "base", "note": "see <b>this</b>"}, {"id": "c", "label": "C"}],
  "edges": [{"id": "a", "from": "0", "to": 1, "grp": "edge0"}, {"id": "b", "from": 1, "to": 0, "grp": "edge1"},
            {"id": "m", "from": 0, "to": "c", "grp": "edge2"}, {"id": "d", "from": "c", "to": 1, "grp": "edge3"},
            {"id": "e", "from": "c", "to": 1, "grp": "edge0", "label": "-"}, {"id": "f", "from": "c", "to": "gone", "grp": "edge0"},
            {"id": "g", "from": "0", "to": "c", "grp": "edge4", "arrows": {"from": {"enabled": true}, "to": {"enabled": false}}},
            {"id": "h", "from": "0", "to": "c", "grp": "edge4", "arrows": {"from": {"enabled": false}, "to": {"enabled": false}}},
            {"id": "i", "from": "c", "to": 1, "grp": "edge4", "arrows": "to, from"}],
  "background": {"objects": [{"type": "rect"}]}, "history": []}"##;

fn packed(text: &str) -> String {
    lz_str::compress_to_utf16(text)
}

#[test]
fn names_of_styles_say_signs_where_they_do_and_labels_of_links_go_before() {
    let it = read("x.prsm", MAP).unwrap();
    assert_eq!(it.audit.format, Format::Prsm);
    assert_eq!(it.map.info().title, "Water");
    let by_id = |id: &str| {
        let link = it.map.link_ix(id).unwrap();
        let (from, to) = it.map.ends(link);
        let label = |ix| it.map.factor(ix).label.clone();
        format!(
            "{} > {} {}",
            label(from),
            label(to),
            it.map.link(link).polarity.token()
        )
    };
    for (id, link) in [
        ("a", "Rain fall in spring > 水位 +"),
        ("b", "水位 > Rain fall in spring -"),
        ("m", "Rain fall in spring > C ?"),
        ("m#back", "C > Rain fall in spring ?"),
        ("d", "C > 水位 ?"),
        ("e", "C > 水位 -"),
        ("g", "C > Rain fall in spring ?"),
        ("i", "C > 水位 ?"),
        ("i#back", "水位 > C ?"),
    ] {
        assert_eq!(by_id(id), link, "{id}");
    }
    assert_eq!(it.map.link_count(), 9);
    let told = told(&it);
    for words in [
        "PRSM map: 3 factors, 9 links (1 +, 2 −, 6 without a sign).",
        "2 mutual links became two each",
        "1 link of the type “Money” has no sign. If the type stands for one, give it: --signs \"Money=SIGN\".",
        "1 link has its sign from its label.",
        "1 line without a direction",
        "1 link was left out, since an end of it is not on the map: c → gone.",
        "What is drawn behind the map was left out.",
        "1 description held HTML. The tags were left out, the words were kept.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn the_reader_says_what_a_style_stands_for() {
    let options = ImportOptions {
        signs: signs_of("Money=-,reciprocal influence=+").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(MAP.as_bytes(), "x.prsm", &options).unwrap();
    let sign = |id| it.map.link(it.map.link_ix(id).unwrap()).polarity.token();
    assert_eq!(
        [sign("d"), sign("m"), sign("m#back"), sign("a")],
        ["-", "+", "+", "+"]
    );
}

#[test]
fn notes_attributes_groups_and_places_come_along() {
    let it = read("x.prsm", MAP).unwrap();
    let rain = it.map.factor(it.map.factor_ix("0").unwrap());
    assert_eq!(rain.description.as_deref(), Some("First.\nSecond."));
    assert_eq!(
        rain.extra["x-fields"],
        serde_json::json!({"Importance": "high"})
    );
    assert_eq!((rain.x, rain.y), (Some(5.0), Some(-6.5)));
    let group = it.map.info().group(&rain.groups[0]).unwrap();
    assert_eq!(
        (group.label.as_str(), group.color.as_deref()),
        ("Out- comes", Some("#aabbcc"))
    );
}

#[test]
fn a_packed_map_is_the_same_and_is_known_by_its_first_letter() {
    for start in ["", " ", "\n"] {
        let text = MAP.replacen("{\"saved\"", &format!("{{{start}\"saved\""), 1);
        let text = packed(&text);
        assert!(!text.starts_with('{'));
        assert_eq!(detect(text.as_bytes(), "x").unwrap(), Format::Prsm);
        let with_mark = format!("\u{feff}{text}");
        let it = read("x", &with_mark).unwrap();
        assert_eq!(links(&it.map), links(&read("x", MAP).unwrap().map));
        assert!(told(&it).contains("was compressed"));
    }
}

#[test]
fn old_maps_have_samples_numbers_and_titles() {
    let old = r#"{"version": "1", "lastNodeSample": "group1", "samples": {"nodes": {"group1": {"groupLabel": "G"}}, "edges": {"edge1": {"groupLabel": "+ve"}}},
        "nodes": [{"id": 1, "label": "A", "group": 10, "title": "why"}, {"id": 2, "label": "B"}],
        "edges": [{"source": 1, "target": 2, "grp": "edge1"}]}"#;
    let it = read("x.prsm", old).unwrap();
    assert_eq!(links(&it.map), ["A > B +"]);
    let a = it.map.factors().next().unwrap().1;
    assert_eq!((a.groups.len(), a.description.as_deref()), (1, Some("why")));
}

#[test]
fn arrows_are_named_in_any_order_with_anything_between() {
    for (arrows, says) in [
        ("to;from", vec!["A > B +", "B > A +"]),
        ("from, to", vec!["A > B +", "B > A +"]),
        ("to;middle", vec!["A > B +"]),
        ("from middle", vec!["B > A +"]),
    ] {
        let text = format!(
            r#"{{"nodes": [{{"id": 1, "label": "A"}}, {{"id": 2, "label": "B"}}], "styles": {{"nodes": {{}}, "edges": {{}}}},
            "edges": [{{"id": "e", "from": 1, "to": 2, "label": "+", "arrows": "{arrows}"}}]}}"#
        );
        assert_eq!(links(&read("x.prsm", &text).unwrap().map), says, "{arrows}");
    }
}

#[test]
fn a_packed_map_that_would_be_too_long_is_refused_before_it_is_made() {
    let bomb = lz::growing(b'{', 7000);
    assert!(bomb.len() < 30_000, "{}", bomb.len());
    within(10, || {
        let error = read("x.prsm", &bomb).unwrap_err();
        assert_eq!(error.code(), Code::Limit, "{error}");
    });
    // A small one is no bomb: what was measured is what is unpacked.
    let small = read("x.prsm", &lz::growing(b'{', 40)).unwrap_err();
    assert_eq!(small.code(), Code::Syntax, "{small}");
    // Up to the limit, to the letter.
    let text = packed(MAP);
    let options = |most| ImportOptions {
        limits: ReadOptions {
            max_bytes: most,
            ..ReadOptions::default()
        },
        ..ImportOptions::default()
    };
    let length = MAP.encode_utf16().count();
    assert!(import(text.as_bytes(), "x", &options(length.max(text.len()))).is_ok());
    if text.len() < length {
        let error = import(text.as_bytes(), "x", &options(length - 1)).unwrap_err();
        assert_eq!(error.code(), Code::Limit);
    }
}

#[test]
fn damaged_maps_say_so() {
    let text = packed(MAP);
    let cut: String = text.chars().take(text.chars().count() / 2).collect();
    for damaged in [
        cut,
        format!("{}\u{1}\u{2}", text.chars().take(10).collect::<String>()),
        "\u{1be1}".to_owned(),
    ] {
        let error = read("x.prsm", &damaged).unwrap_err();
        assert_eq!(error.code(), Code::Format, "{error}");
        assert!(error.0.message.contains("cut off"), "{error}");
    }
    let error = read(
        "x.prsm",
        "{\"mapTitle\": \"x\",\n\"nodes\": [], \"edges\": [}",
    )
    .unwrap_err();
    let place = error.0.place.map(|p| (p.line, p.column));
    assert_eq!(place, Some((2, 24)), "{error}");
    let error = read("x.json", "\n {\"elements\": [], \"maps\": []}").unwrap_err();
    let place = error.0.place.map(|p| (p.line, p.column));
    assert_eq!(place, Some((2, 2)), "{error}");
    let junk: String = (0..330_000u32)
        .map(|i| char::from_u32(0x1be0 + i * 7919 % 20_000).unwrap())
        .collect();
    within(10, || assert!(read("x.prsm", &junk).is_err()));
}

#[test]
fn a_megabyte_of_titles_styles_and_nodes_is_soon_done_with() {
    let list = |count: usize, of: &dyn Fn(usize) -> String| -> String {
        (0..count).map(of).collect::<Vec<_>>().join(",")
    };
    let titles = list(12_000, &|i| format!("\"att{i}\":\"T{i}\""));
    let styles = list(8_000, &|i| {
        format!("\"group{i}\":{{\"groupLabel\":\"G{i}\"}}")
    });
    let nodes = list(8_000, &|i| {
        format!("{{\"id\":{i},\"label\":\"A\",\"grp\":\"group{i}\",\"att{i}\":\"x\"}}")
    });
    let text = format!(
        "{{\"mapTitle\":\"\",\"attributeTitles\":{{{titles}}},\"styles\":{{\"nodes\":{{{styles}}}}},\"nodes\":[{nodes}],\"edges\":[]}}"
    );
    assert!(text.len() > 900_000);
    within(10, || {
        let it = read("x.prsm", &text).unwrap();
        assert_eq!(
            (it.map.factor_count(), it.map.info().groups.len()),
            (8_000, 8_000)
        );
    });
}

#[test]
fn addresses_in_notes_stay_links_and_what_is_hidden_is_told() {
    let text = r#"{"mapTitle": "T", "nodes": [
          {"id": "a", "label": "A", "hidden": true, "note": {"ops": [{"insert": "See "}, {"attributes": {"link": "https://a.org/x"}, "insert": "the [report] "},
            {"insert": "and "}, {"attributes": {"link": "https://b.org"}, "insert": "https://b.org"}, {"attributes": {"link": "javascript:x"}, "insert": " or this"}]}},
          {"id": "b", "label": "B", "hidden": false}],
        "edges": [{"id": "e", "from": "a", "to": "b", "arrows": "to", "hidden": true}]}"#;
    let it = read("x.prsm", text).unwrap();
    let a = it.map.factor(it.map.factor_ix("a").unwrap());
    assert_eq!(
        a.description.as_deref(),
        Some(r"See [the \[report\]](<https://a.org/x>) and https://b.org or this")
    );
    let told = told(&it);
    for words in [
        "2 factors and links are hidden in the file, and were read like the others: A, A → B.",
        "1 description holds Markdown.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn what_is_drawn_of_links_and_factors_is_kept_told_and_given_signs() {
    let text = r##"{"mapTitle": "M", "styles": {"nodes": {"group0": {"groupLabel": "Sample", "color": {"background": "#ffffff"}}},
          "edges": {"edge0": {"groupLabel": "Sample", "color": {"color": "#00ff00"}, "dashes": false}, "edge1": {"groupLabel": "Sample", "color": {"color": "#000000"}}}},
        "nodes": [{"id": "a", "label": "A", "grp": "group0", "color": {"background": "#ff0000"}}, {"id": "b", "label": "B", "grp": "group0", "color": {"background": "#FFFFFF"}}],
        "edges": [{"id": "e1", "from": "a", "to": "b", "grp": "edge0"},
          {"id": "e2", "from": "b", "to": "a", "grp": "edge1", "dashes": [10, 10], "width": 4, "arrows": {"to": {"enabled": true, "type": "bar"}}}]}"##;
    let it = read("x.prsm", text).unwrap();
    let fields = |id: &str| {
        it.map
            .link(it.map.link_ix(id).unwrap())
            .extra
            .get("x-fields")
            .cloned()
    };
    assert_eq!(fields("e1"), Some(serde_json::json!({"color": "#00ff00"})));
    assert_eq!(
        fields("e2"),
        Some(serde_json::json!({"style": "dashed", "width": "4", "arrowhead": "bar"}))
    );
    let of = |id: &str| {
        it.map
            .factor(it.map.factor_ix(id).unwrap())
            .extra
            .get("x-fields")
            .cloned()
    };
    assert_eq!(
        (of("a"), of("b")),
        (Some(serde_json::json!({"color": "#ff0000"})), None)
    );
    let told = told(&it);
    for words in [
        "1 link of the type “Sample 1” has no sign.",
        "1 link of the type “Sample 2” has no sign.",
        "1 link without a sign is drawn “dashed”.",
        "1 link without a sign is drawn “#00ff00”.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let options = ImportOptions {
        signs: signs_of("dashed=-,#00ff00=+").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.prsm", &options).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 200, ..Default::default() })]

    #[test]
    fn whatever_is_packed_is_unpacked(label in super::made_up::text()) {
        let map = serde_json::json!({"mapTitle": label, "nodes": [], "edges": []}).to_string();
        let it = read("x.prsm", &packed(&map)).unwrap();
        proptest::prop_assert_eq!(&it.map.info().title, &label);
    }

    #[test]
    fn any_packed_text_gives_a_map_or_an_error(units in proptest::collection::vec(0u32..0x8100, 0..60)) {
        let text: String = std::iter::once('\u{1be1}').chain(units.into_iter().filter_map(char::from_u32)).collect();
        let _ = import(text.as_bytes(), "x.prsm", &ImportOptions::default());
    }
}

#[test]
fn a_label_that_says_a_delay_is_one() {
    let label = |label: &str| {
        let text = format!(
            r#"{{"saved": "1", "version": "3.2.4", "styles": {{"nodes": {{}}, "edges": {{"edge0": {{"groupLabel": "+ve"}}}}}},
            "nodes": [{{"id": "a", "label": "A"}}, {{"id": "b", "label": "B"}}],
            "edges": [{{"id": "e", "from": "a", "to": "b", "grp": "edge0", "label": "{label}"}}]}}"#
        );
        let it = read("x.prsm", &text).unwrap();
        let link = it.map.links().next().unwrap().3;
        (link.polarity.token(), link.delay, link.label.clone())
    };
    assert_eq!(label("delay"), ("+", Delay::Short, None));
    assert_eq!(label("- delayed"), ("-", Delay::Short, None));
    assert_eq!(
        label("in time"),
        ("+", Delay::None, Some("in time".to_owned()))
    );
    assert_eq!(label("-"), ("-", Delay::None, Some("-".to_owned())));
    assert_eq!(label("++"), ("+", Delay::None, Some("++".to_owned())));
}

#[test]
fn a_label_that_says_the_opposite_of_what_the_style_of_its_link_is_called_is_told() {
    let text = r#"{"saved": "1", "version": "3", "styles": {"nodes": {}, "edges": {"edge0": {"groupLabel": "Negative"}}},
        "nodes": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
        "edges": [{"id": "e", "from": "a", "to": "b", "grp": "edge0", "label": "+"}, {"id": "f", "from": "b", "to": "a", "grp": "edge0", "label": "-"}]}"#;
    let it = read("x.prsm", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
    let told = told(&it);
    let words = "1 link has the sign + and a style’s name that says the opposite. The sign counts.";
    assert!(told.contains(words), "{told}");
}

#[test]
fn notes_of_old_files_attributes_without_a_title_and_other_texts_are_kept() {
    let text = r##"{"saved":"30/12/2021, 22:55:21","version":"1.9.1","room":"AAA-BBB","mapTitle":"T","attributeTitles":{"att1":"Importance"},
        "styles":{"nodes":{"base":{},"group0":{"groupLabel":"Outcomes"}},"edges":{"base":{},"edge0":{"groupLabel":"Positive"}}},
        "nodes":[{"id":"a","label":"A","grp":"group0","x":0,"y":0,"title":"old note","att1":"high","att2":"Bob","shape":"box"},
          {"id":"b","label":"B","grp":"group0","x":300,"y":0,"note":"new","title":"old","comment":"see minutes","att1":""}],
        "edges":[{"id":"e","from":"a","to":"b","grp":"edge0","label":"","title":"old note"},
          {"id":"f","from":"b","to":"a","grp":"edge0","label":"+","att1":"low","evidence":"survey"}]}"##;
    let map = read("x.prsm", text).unwrap().map;
    let factors: Vec<_> = map.factors().map(|(_, factor)| factor.clone()).collect();
    assert_eq!(factors[0].description.as_deref(), Some("old note"));
    assert_eq!(
        factors[0].extra["x-fields"],
        json!({ "Importance": "high", "att2": "Bob" })
    );
    assert_eq!(factors[1].description.as_deref(), Some("new"));
    assert_eq!(
        factors[1].extra["x-fields"],
        json!({ "title": "old", "comment": "see minutes" })
    );
    let links: Vec<_> = map.links().map(|(.., link)| link.clone()).collect();
    assert_eq!(links[0].description.as_deref(), Some("old note"));
    assert!(!links[0].extra.contains_key("x-fields"));
    assert_eq!(
        links[1].extra["x-fields"],
        json!({ "Importance": "low", "evidence": "survey" })
    );
}
