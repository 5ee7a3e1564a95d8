//! Kumu's projects and blueprints.

use super::{has, links, read, told};
use system_map::format::{Format, ImportOptions, export, import, signs_of};
use system_map::model::{Delay, Map};

fn project(rest: &str) -> String {
    format!(
        r#"{{"name": "P", "defaultMap": "m1", {rest},
        "elements": [
          {{"_id": "a", "attributes": {{"label": "A", "element type": "Stock", "tags": ["t"], "Cost": 3}}}},
          {{"_id": "b", "attributes": {{"label": "B", "description": "see <b>this</b>"}}}},
          {{"_id": "c", "attributes": {{"label": "C"}}}}],
        "maps": [
          {{"_id": "m1", "name": "First",
            "elements": [{{"element": "a", "position": {{"x": -10.5, "y": 4e7}}, "pinned": true}},
                         {{"element": "b", "position": {{"x": 3, "y": 4}}, "pinned": true}}],
            "connections": [{{"connection": "k1", "curvature": -0.44}}, {{"connection": "k2"}}, {{"connection": "k3"}}],
            "loops": [{{"loop": "l1"}}, {{"loop": "l2"}}, {{"loop": "l3"}}]}},
          {{"_id": "m2", "name": "Second", "elements": [{{"element": "c"}}], "connections": []}}]
        }}"#
    )
}

const LINKS: &str = r#""connections": [
    {"_id": "k1", "direction": "directed", "delayed": true, "reversed": true, "attributes": {"connection type": "--"}, "from": "a", "to": "b"},
    {"_id": "k2", "direction": "mutual", "attributes": {"connection type": "+-"}, "from": "a", "to": "b"},
    {"_id": "k3", "direction": "undirected", "attributes": {"label": "near"}, "from": "a", "to": "b"},
    {"_id": "k4", "direction": "directed", "attributes": {}, "from": "b", "to": "c"}],
  "loops": [
    {"_id": "l1", "attributes": {"label": "B7  The circle"}, "connections": ["k2", "k1"]},
    {"_id": "l2", "attributes": {"label": "Half"}, "connections": ["k1"]},
    {"_id": "l3", "attributes": {"label": "Gone"}, "connections": ["k9"]}]"#;

#[test]
fn a_project_opens_on_its_default_map_and_names_the_others() {
    let it = read("p.json", &project(LINKS)).unwrap();
    assert_eq!(it.audit.format, Format::Kumu);
    assert_eq!(it.map.info().title, "First");
    assert_eq!(links(&it.map), ["A > B +", "A > B -", "B > A -"]);
    let a = it.map.factor(it.map.factor_ix("a").unwrap());
    assert_eq!(
        (a.groups.len(), a.tags.as_slice()),
        (1, ["t".to_owned()].as_slice())
    );
    assert_eq!(a.extra["x-fields"]["Cost"], 3);
    assert_eq!(a.x, None, "a place too far out is no place");
    let b = it.map.factor(it.map.factor_ix("b").unwrap());
    assert_eq!((b.x, b.y, b.pinned), (Some(3.0), Some(4.0), true));
    let k1 = it.map.link(it.map.link_ix("k1").unwrap());
    assert_eq!(k1.delay, Delay::Short);
    assert_eq!(k1.extra["x-curvature"], -0.44);
    assert_eq!(k1.extra["x-reversed"], true);
    let told = told(&it);
    for words in [
        "Kumu project: 2 factors, 3 links (1 +, 2 −), 1 with a delay.",
        "3 loops are named; 1 closes.",
        "“First” was read. Others: “Second”.",
        "1 link typed `--` read as same-direction (+)",
        "2 links typed `+-` read as opposite-direction (−)",
        "1 mutual link became two",
        "1 line without a direction",
        "1 loop does not close, and became a view: Half (ends at “B”, starts at “A”).",
        "1 loop names no links that are on the map, and is kept in the file: Gone.",
        "The bend of 1 link",
        "1 factor has a place too far out.",
        "1 description held HTML.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn a_loop_that_closes_has_its_links_in_order_and_the_way_of_a_mutual_one_that_serves() {
    let it = read("p.json", &project(LINKS)).unwrap();
    let named = &it.map.info().loops[0];
    assert_eq!(
        (named.label.as_deref(), named.name.as_str()),
        (Some("B7"), "The circle")
    );
    let mut links = named.links.clone();
    links.sort();
    assert_eq!(links, ["k1", "k2#back"]);
    assert_eq!(it.map.info().extra["x-undirected"][0]["label"], "near");
}

#[test]
fn all_maps_together_are_views_with_places_of_their_own() {
    let options = ImportOptions {
        map: Some("*".to_owned()),
        ..ImportOptions::default()
    };
    let it = import(project(LINKS).as_bytes(), "p.json", &options).unwrap();
    assert_eq!(it.map.factor_count(), 3);
    assert_eq!(it.map.link_count(), 4);
    let views: Vec<&str> = it
        .map
        .info()
        .views
        .iter()
        .map(|v| v.title.as_str())
        .collect();
    assert_eq!(views, ["First", "Second", "Half"]);
    assert_eq!(it.map.info().views[0].places.get("b"), Some([3.0, 4.0]));
}

#[test]
fn a_blueprint_is_read_by_labels_and_by_ids() {
    let text = r#"{"elements": [{"label": "A", "type": "T"}, {"id": "b", "label": "B"}],
        "connections": [{"from": "A", "to": "b", "type": "opposite"}, {"from": "A", "to": "New", "label": "s"},
                        {"from": "A", "to": ""}, {"from": "b", "to": "A", "Postlabel": "−"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.audit.format, Format::KumuBlueprint);
    assert_eq!(links(&it.map), ["A > B -", "A > New +", "B > A -"]);
    let told = told(&it);
    for words in [
        "was added: New.",
        "1 link has its sign from its label.",
        "from its labels at its ends",
        "1 row has no cause or no effect",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn elements_that_have_their_labels_themselves_are_a_blueprint_whatever_else_the_file_has() {
    for more in [r#""maps": []"#, r#""defaultMap": "m1", "attributes": []"#] {
        let text = format!(
            r#"{{"name": "P", "elements": [{{"id": "a", "label": "A"}}, {{"id": "b", "label": "B"}}],
                "connections": [{{"from": "a", "to": "b", "type": "+"}}], {more}}}"#
        );
        let it = read("p.json", &text).unwrap();
        assert_eq!(links(&it.map), ["A > B +"]);
    }
}

#[test]
fn no_sign_is_guessed_and_types_get_the_signs_that_the_reader_gives_them() {
    let text = r#"{"elements": [], "connections": [
        {"from": "A", "to": "B", "type": "Reinforces"}, {"from": "B", "to": "A", "type": "hinders "}, {"from": "A", "to": "A"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A ?", "A > A ?"]);
    assert!(told(&it).contains("1 link of the type “Reinforces” has no sign."));
    let options = ImportOptions {
        signs: signs_of("reinforces=+, Hinders=-").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.json", &options).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -", "A > A ?"]);
    assert!(signs_of("Reinforces").is_err() && signs_of("a=maybe").is_err());
}

#[test]
fn maps_of_one_name_are_told_apart_by_their_ids() {
    let text = r#"{"version": 1, "name": "P", "defaultMap": "m2",
        "elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}], "connections": [], "loops": [],
        "maps": [{"_id": "m1", "name": "Same", "elements": [{"element": "a"}], "connections": [], "loops": []},
                 {"_id": "m2", "name": "same ", "elements": [{"element": "b"}], "connections": [], "loops": []},
                 {"_id": "m3", "name": "Other", "elements": [], "connections": [], "loops": []}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.audit.maps, ["Same (m1)", "same (m2)", "Other"]);
    assert_eq!(it.audit.map.as_deref(), Some("same (m2)"));
    assert!(
        told(&it).contains("“same (m2)” was read. Others: “Same (m1)”, “Other”."),
        "{}",
        told(&it)
    );
    for (name, label) in [
        ("Same (m1)", "A"),
        ("same (m2)", "B"),
        ("m2", "B"),
        ("Same", "A"),
    ] {
        let options = ImportOptions {
            map: Some(name.to_owned()),
            ..ImportOptions::default()
        };
        let it = import(text.as_bytes(), "x.json", &options).unwrap();
        assert_eq!(it.map.factors().next().unwrap().1.label, label, "{name}");
    }
}

#[test]
fn what_a_map_places_and_the_project_has_not_is_told() {
    let text = r#"{"version": 1, "name": "P", "elements": [{"_id": "a", "attributes": {"label": "A"}}], "connections": [], "loops": [],
        "maps": [{"_id": "m1", "name": "M", "elements": [{"element": "a"}, {"element": "gone"}],
                  "connections": [{"connection": "c9"}], "loops": [{"loop": "l9"}]}]}"#;
    let said = told(&read("x.json", text).unwrap());
    assert!(
        said.contains("3 things are placed on the map, and are not in the project: gone, c9, l9."),
        "{said}"
    );
}

#[test]
fn maps_of_a_project_and_loops_that_do_not_close_come_back() {
    let all = ImportOptions {
        map: Some("*".to_owned()),
        ..ImportOptions::default()
    };
    let text = r#"{"version": 1, "name": "P", "defaultMap": "m2",
        "elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
        "connections": [{"_id": "ab", "from": "a", "to": "b", "direction": "directed", "attributes": {}},
                        {"_id": "ba", "from": "b", "to": "a", "direction": "directed", "attributes": {}},
                        {"_id": "line", "from": "b", "to": "a", "direction": "undirected", "attributes": {}}],
        "loops": [{"_id": "l1", "attributes": {"label": "R1 Round"}, "connections": ["ab", "ba"]},
                  {"_id": "l2", "attributes": {"label": "Open"}, "connections": ["ab"]},
                  {"_id": "l3", "attributes": {"label": "Gone"}, "connections": ["nowhere"]}],
        "maps": [{"_id": "m1", "name": "First", "elements": [{"element": "a", "position": {"x": 1, "y": 2}}], "connections": [], "loops": []},
                 {"_id": "m2", "name": "Second", "elements": [{"element": "a", "position": {"x": 5, "y": 6}}, {"element": "b"}],
                  "connections": [{"connection": "ab"}, {"connection": "ba"}, {"connection": "line"}], "loops": [{"loop": "l1"}, {"loop": "l2"}]}]}"#;
    let first = import(text.as_bytes(), "x.json", &all).unwrap();
    let written = export(&first.map, Format::Kumu).unwrap();
    assert!(written.notes.is_empty(), "{:?}", written.notes);
    let bytes = &written.parts[0].bytes;
    let again = import(bytes, "x.json", &all).unwrap();
    assert_eq!(first.map.info(), again.map.info());
    assert_eq!(again.audit.maps, ["First", "Second"]);
    assert_eq!(
        (again.audit.counts.loops, again.audit.counts.closing),
        (3, Some(1))
    );
    // Each map by itself, as before.
    for map in [None, Some("m1".to_owned())] {
        let options = ImportOptions {
            map,
            ..ImportOptions::default()
        };
        let [before, after] =
            [text.as_bytes(), bytes].map(|b| import(b, "x.json", &options).unwrap());
        assert_eq!(links(&before.map), links(&after.map));
        assert_eq!(before.map.info().title, after.map.info().title);
        let drawn = |it: &Map| -> Vec<_> {
            it.factors()
                .map(|(_, f)| (f.id.clone(), f.x, f.y))
                .collect()
        };
        assert_eq!(drawn(&before.map), drawn(&after.map));
        assert_eq!(before.audit.counts, after.audit.counts);
    }
    // A map of our own has the whole first, and its views after that.
    let own = r#"{"format": "system-map", "version": 1, "title": "T", "factors": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
        "links": [{"id": "ab", "from": "a", "to": "b", "polarity": "+"}], "views": [{"id": "map-1", "title": "V", "factors": ["a", "b"]}]}"#;
    let own = read("x.json", own).unwrap().map;
    let written = export(&own, Format::Kumu).unwrap();
    assert!(written.notes.is_empty(), "{:?}", written.notes);
    let back = import(&written.parts[0].bytes, "x.json", &all).unwrap();
    assert_eq!(back.audit.maps, ["T", "V"]);
    assert_eq!(back.map.info().views[1].links.as_ref().unwrap().len(), 1);
}

#[test]
fn colours_of_the_perspective_are_those_of_groups_where_all_of_a_group_have_one() {
    let project = |more: &str, style: &str| {
        let element = |id: &str, kind: &str, more: &str| {
            format!(
                r#"{{"_id": "{id}", "attributes": {{"label": "{id}", "element type": "{kind}" {more}}}}}"#
            )
        };
        let elements = [
            element("a", "Key actor", ""),
            element("b", "Key actor", ""),
            element("c", "Stock", r#", "tags": ["old"]"#),
            element("d", "Flow", r#", "Sector": "Health""#),
            element("e", "Flow", r#", "Sector": "Care""#),
            element("f", "Rest", ""),
        ];
        let style = serde_json::Value::from(style);
        format!(
            r#"{{"version": 1, "name": "P", "connections": [], "loops": [], "maps": [], "elements": [{}], {more}
            "perspectives": [{{"_id": "p1", "name": "One", "style": "@settings {{}}"}}, {{"_id": "p2", "name": "Two", "style": {style}}}]}}"#,
            elements.join(", ")
        )
    };
    let style = r#"element { color: red; } key-actor { color: #123456; size: 30; }
        .old { color: gold; } ["Sector"="Health"] { color: skyblue; } connection["connection type"="+"] { color: green; }"#;
    let it = read("x.json", &project(r#""defaultPerspective": "p2","#, style)).unwrap();
    let colors: Vec<_> = it
        .map
        .info()
        .groups
        .iter()
        .map(|g| (g.label.as_str(), g.color.as_deref()))
        .collect();
    assert_eq!(
        colors,
        [
            ("Key actor", Some("#123456")),
            ("Stock", Some("#ffd700")),
            ("Flow", None),
            ("Rest", None)
        ]
    );
    let said = told(&it);
    assert!(
        said.contains("Groups have their colours from the perspective “Two”."),
        "{said}"
    );
    assert!(
        said.contains("1 perspective (colours, sizes, filters) is kept"),
        "{said}"
    );
    // Without a word the first one is that of the project.
    let it = read("x.json", &project("", style)).unwrap();
    assert!(
        it.map
            .info()
            .groups
            .iter()
            .all(|group| group.color.is_none())
    );
    assert!(
        told(&it).contains("2 perspectives (colours, sizes, filters) are kept"),
        "{}",
        told(&it)
    );
}

#[test]
fn all_maps_of_a_project_are_named_so_that_one_can_be_chosen() {
    let maps: Vec<String> = (0..20)
        .map(|n| format!(r#"{{"_id": "m{n}", "name": "The {n}th map of a workshop", "elements": [], "connections": []}}"#))
        .collect();
    let text = format!(
        r#"{{"name": "P", "defaultMap": "m0", "elements": [{{"_id": "a", "attributes": {{"label": "A"}}}}], "connections": [], "maps": [{}]}}"#,
        maps.join(", ")
    );
    let said = told(&read("p.json", &text).unwrap());
    for n in 1..20 {
        assert!(
            said.contains(&format!("“The {n}th map of a workshop”")),
            "{said}"
        );
    }
}

/// A project of which each part has something that our map has no place for.
const RICH: &str = r##"{"version": 1, "name": "Project", "description": "Of the project", "defaultMap": "map-1",
 "elements": [{"_id": "a", "attributes": {"label": "A", "element type": ["Var", "Goal"]}}, {"_id": "b", "attributes": {"label": "B"}}],
 "connections": [
  {"_id": "k1", "direction": "directed", "attributes": {}, "from": "a", "to": "b"},
  {"_id": "k2", "direction": "directed", "attributes": {"connection type": "-"}, "from": "b", "to": "a"},
  {"_id": "k3", "direction": "undirected", "delayed": true, "attributes": {"strength": "3", "custom": "v"}, "from": "a", "to": "b"}],
 "loops": [
  {"_id": "l1", "attributes": {"label": "R1 Growth", "description": "It grows.", "tags": ["t"], "loop type": "Reinforcing", "custom": "z"}, "connections": ["k1", "k2"]},
  {"_id": "l2", "attributes": {"label": "Open", "description": "It ends.", "custom": "y"}, "connections": ["k1"]},
  {"_id": "l3", "attributes": {"label": "Gone", "description": "It was."}, "connections": ["k9"]}],
 "maps": [{"_id": "map-1", "name": "The map", "description": "Of the map",
  "elements": [{"element": "a", "position": {"x": 0, "y": 0}, "style": {"color": "#ff0000", "size": 50}}, {"element": "b", "position": {"x": 9, "y": 0}, "style": {}}],
  "connections": [{"connection": "k1", "style": {"style": "dashed"}}, {"connection": "k2"}, {"connection": "k3"}],
  "loops": [{"loop": "l1"}, {"loop": "l2"}, {"loop": "l3"}]}, {"_id": "map-2", "name": "Other", "description": "Of the other", "elements": [], "connections": [], "loops": []}],
 "perspectives": []}"##;

#[test]
fn what_a_project_has_and_we_do_not_show_is_kept_told_and_written_again() {
    let it = read("x.json", RICH).unwrap();
    let account = told(&it);
    for sentence in [
        "2 factors and links have looks of their own on their map",
        "1 link without a sign is drawn “dashed”. If that stands for one, say which: --signs \"dashed=+\"",
        "The tags, types or fields of 2 loops are kept in the file",
        "The description of the project is kept in the file, and not shown: its map has one of its own.",
        "The name of the project, “Project”, is kept in the file. The title is the name of the map.",
    ] {
        assert!(account.contains(sentence), "{sentence}\n{account}");
    }
    let labels: Vec<&str> = it
        .map
        .info()
        .groups
        .iter()
        .map(|g| g.label.as_str())
        .collect();
    assert_eq!(labels, ["Var", "Goal"]);
    let a = it.map.factor(it.map.factor_ix("a").unwrap());
    assert_eq!(a.groups.len(), 2);
    assert_eq!(
        it.map.info().views[0].description.as_deref(),
        Some("It ends.")
    );

    let parts = export(&it.map, Format::Kumu).unwrap();
    let lost: Vec<String> = parts.notes.iter().map(|n| n.sentence()).collect();
    let name = "the name of the project, beside that of its only map.";
    assert!(lost.len() == 1 && lost[0].ends_with(name), "{lost:?}");
    let text = String::from_utf8(parts.parts[0].bytes.clone()).unwrap();
    let kept: serde_json::Value = serde_json::from_str(&text).unwrap();
    let source: serde_json::Value = serde_json::from_str(RICH).unwrap();
    for key in ["name", "description"] {
        assert_eq!(
            kept[key],
            if key == "name" {
                "The map"
            } else {
                "Of the project"
            }
        );
    }
    assert_eq!(kept["maps"][0]["description"], "Of the map");
    assert_eq!(
        kept["maps"][0]["elements"][0]["style"],
        source["maps"][0]["elements"][0]["style"]
    );
    assert_eq!(
        kept["maps"][0]["connections"][0]["style"],
        source["maps"][0]["connections"][0]["style"]
    );
    assert_eq!(kept["elements"][0], source["elements"][0]);
    for i in 0..3 {
        assert_eq!(
            kept["loops"][i]["attributes"],
            source["loops"][i]["attributes"]
        );
    }
    assert_eq!(
        kept["connections"][2]["attributes"],
        source["connections"][2]["attributes"]
    );
    assert_eq!(kept["connections"][2]["delayed"], true);
    // A blueprint has places for loops and lines, too, and none for looks.
    let parts = export(&it.map, Format::KumuBlueprint).unwrap();
    let lost: Vec<String> = parts.notes.iter().map(|n| n.sentence()).collect();
    assert!(
        lost.join("\n")
            .contains("looks of single factors and links"),
        "{lost:?}"
    );
    let text = String::from_utf8(parts.parts[0].bytes.clone()).unwrap();
    let back = read("x.json", &text).unwrap();
    assert_eq!(back.map.info().loops, it.map.info().loops);
    let views = |map: &Map| {
        map.info()
            .views
            .iter()
            .map(|v| (v.description.clone(), v.extra.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(views(&back.map), views(&it.map));
    for key in ["x-loops", "x-undirected"] {
        assert_eq!(
            back.map.info().extra.get(key),
            it.map.info().extra.get(key),
            "{key}"
        );
    }
}

#[test]
fn a_line_of_a_project_has_the_sign_that_the_reader_gives_to_its_style_and_a_project_its_own_words()
{
    let options = ImportOptions {
        signs: vec![("dashed".to_owned(), system_map::model::Polarity::Minus)],
        ..ImportOptions::default()
    };
    let it = import(RICH.as_bytes(), "x.json", &options).unwrap();
    assert_eq!(links(&it.map)[0], "A > B -");
    let options = ImportOptions {
        map: Some("*".to_owned()),
        ..ImportOptions::default()
    };
    let it = import(RICH.as_bytes(), "x.json", &options).unwrap();
    assert_eq!(it.map.info().title, "Project");
    assert_eq!(it.map.info().description.as_deref(), Some("Of the project"));
}

#[test]
fn what_a_page_is_told_has_no_advice_for_the_command_line() {
    let it = read("x.json", RICH).unwrap();
    let text = it.audit.json()["text"].to_string();
    assert!(text.contains("The project has several maps"), "{text}");
    assert!(!text.contains("--"), "{text}");
    assert!(told(&it).contains("Choose one with --map"));
}

#[test]
fn tags_that_contradict_each_other_make_no_sign_and_what_contradicts_a_sign_is_told() {
    let of = |fields: &str| {
        let text = format!(
            r#"{{"elements": [{{"label": "a"}}, {{"label": "b"}}], "connections": [{{"from": "a", "to": "b", {fields}}}]}}"#
        );
        let it = read("kumu.json", &text).unwrap();
        (links(&it.map)[0].clone(), told(&it))
    };
    for fields in [
        r#""tags": ["+", "-"]"#,
        r#""tags": ["x", "-", "+"], "type": "Helps""#,
    ] {
        let (link, told) = of(fields);
        assert_eq!(link, "a > b ?", "{fields}");
        has(
            &told,
            &["The file says + of 1 link in one place, and − in another"],
        );
    }
    for (fields, sign) in [
        (r#""type": "+", "tags": ["-"]"#, "+"),
        (r#""type": "+", "tags": ["-", "+"]"#, "+"),
        (r#""label": "+", "tags": ["-"]"#, "+"),
        (r#""label": "-", "prelabel": "+""#, "-"),
        (r#""polarity": "-", "tags": ["+"]"#, "-"),
    ] {
        let (link, told) = of(fields);
        assert_eq!(link, format!("a > b {sign}"), "{fields}");
        has(&told, &["says the opposite. The sign counts."]);
    }
}

#[test]
fn a_type_beside_a_field_for_the_sign_is_written_as_it_is() {
    let text = r#"{"elements": [{"label": "a"}, {"label": "b"}], "connections": [
        {"from": "a", "to": "b", "type": "Helps", "Polarity": "+"}, {"from": "b", "to": "a", "type": "Helps"}]}"#;
    let map = read("kumu.json", text).unwrap().map;
    for format in [Format::Kumu, Format::KumuBlueprint] {
        let out = export(&map, format).unwrap();
        let written = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
        let back = read("kumu.json", &written).unwrap();
        assert_eq!(links(&back.map), ["a > b +", "b > a ?"]);
        for (.., link) in back.map.links() {
            assert_eq!(link.extra["x-type"], "Helps", "{format:?}");
        }
        assert!(out.notes.is_empty(), "{:?}", out.notes);
    }
}
