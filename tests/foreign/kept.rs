//! What readers of models, of Kumu's projects and of typed text once left out, or mistook, without a
//! word.

use super::{has, import_bytes, links, read, told};
use serde_json::Value;
use system_map::format::{File, Format, ImportOptions, Imported, export, import, import_all};

fn of_map(name: &str, text: &str, map: &str) -> Imported {
    let options = ImportOptions {
        map: Some(map.to_owned()),
        ..ImportOptions::default()
    };
    import(text.as_bytes(), name, &options).unwrap()
}

/// A model with two views, of which the second draws no connectors.
const XMILE: &str = r#"<xmile version="1.0"><header><name>M</name></header><model><variables>
<aux name="a"><eqn>b+c+d</eqn></aux><aux name="b"><eqn>d</eqn></aux><aux name="c"><eqn>a*b</eqn></aux><aux name="d"><eqn>1</eqn></aux></variables>
<views><view name="One"><aux name="a" x="1" y="1"/><aux name="b" x="9" y="9"/><aux name="d" x="9" y="1"/><connector polarity="+"><from>b</from><to>a</to></connector></view>
<view name="Two"><aux name="a" x="1" y="1"/><aux name="c" x="9" y="9"/></view></views></model></xmile>"#;

#[test]
fn a_view_of_xmile_without_connectors_has_the_links_of_its_equations() {
    let it = read("x.xmile", XMILE).unwrap();
    let mut all = links(&it.map);
    all.sort();
    assert_eq!(all, ["a > c ?", "b > a +", "c > a ?"]);
    has(
        &told(&it),
        &[
            "2 links are not drawn, and were read from equations.",
            "3 links that equations name are not drawn, while others are, and were left out: d → a, d → b, b → c.",
        ],
    );
    let mut two = links(&of_map("x.xmile", XMILE, "two").map);
    two.sort();
    assert_eq!(
        two,
        ["a > c ?", "c > a ?"],
        "the view has no link that the whole has not"
    );
}

#[test]
fn of_one_view_of_a_model_it_is_told_which_others_there_are_and_what_is_left_out() {
    let it = of_map("x.xmile", XMILE, "One");
    let account = told(&it);
    has(
        &account,
        &[
            "The model has several views or parts. “One” was read. Others: “Two”.",
            "1 variable of the model is not on what was asked for, and was left out. Line 2.",
        ],
    );
    assert!(!account.contains("was not looked for"), "{account}");
}

#[test]
fn the_error_for_a_view_that_is_not_there_names_a_few_and_the_nearest() {
    let views: String = (0..100)
        .map(|i| format!("<view name=\"Sector {i}\"><aux name=\"a\" x=\"1\" y=\"1\"/></view>"))
        .collect();
    let text = format!(
        "<xmile><model><variables><aux name=\"a\"/></variables><views>{views}</views></model></xmile>"
    );
    let options = ImportOptions {
        map: Some("Sektor 7".to_owned()),
        ..ImportOptions::default()
    };
    let error = import(text.as_bytes(), "x.xmile", &options).unwrap_err();
    has(
        &error.0.message,
        &[
            "“Sektor 7”. Is “Sector 7” meant? It has: “Sector 0”",
            "and 88 more.",
        ],
    );
    assert!(error.0.message.len() < 500, "{error}");
}

const KUMU: &str = r#"{"name": "Proj", "defaultMap": "m", "elements": [{"_id": "e1", "attributes": {"label": "A", "element type": "Stock", "image": "https://e.org/a.png"}}, {"_id": "e2", "attributes": {"label": "B", "element type": "Stock"}}],
  "connections": [{"_id": "c1", "direction": "directed", "attributes": {"connection type": "+"}, "from": "e1", "to": "e2"}, {"_id": "c2", "direction": "directed", "attributes": {"connection type": "+"}, "from": "e2", "to": "e1"},
    {"_id": "u", "direction": "undirected", "attributes": {}, "from": "e1", "to": "e2"}],
  "loops": [{"_id": "l", "attributes": {"label": "R1"}, "connections": ["c1", "c2"]}],
  "maps": [{"_id": "m", "name": "Main", "defaultPerspective": "p2", "elements": [{"_id": "n1", "element": "e1", "position": {"x": 1, "y": 2}, "pinned": true, "style": {"size": 50}}, {"_id": "n2", "element": "e2", "position": {"x": 1e9, "y": 200}}],
    "connections": [{"_id": "x", "connection": "c1", "curvature": 0.3}, {"_id": "y", "connection": "c2"}, {"_id": "z", "connection": "u", "curvature": 0.5, "style": {"color": "blue"}}],
    "loops": [{"_id": "b", "loop": "l", "position": {"x": 5, "y": 6}, "pinned": true}]}],
  "perspectives": [{"_id": "p1", "name": "old", "style": "stock {color: red}"}, {"_id": "p2", "name": "new", "style": "stock {color: blue}"}]}"#;

/// A map as a project of Kumu, and what of it is not written.
fn project(it: &Imported) -> (Value, String, Vec<u8>) {
    let written = export(&it.map, Format::Kumu).unwrap();
    let notes = written.notes.iter().map(|note| note.sentence());
    let notes: Vec<String> = notes.collect();
    let bytes = written.parts[0].bytes.clone();
    (
        serde_json::from_slice(&bytes).unwrap(),
        notes.join("\n"),
        bytes,
    )
}

#[test]
fn a_project_of_kumu_is_written_as_it_was_drawn() {
    let it = read("x.json", KUMU).unwrap();
    let (doc, notes, bytes) = project(&it);
    let map = &doc["maps"][0];
    assert_eq!(map["defaultPerspective"], "p2");
    assert_eq!(map["loops"][0]["position"]["y"], 6);
    assert_eq!(map["loops"][0]["pinned"], true);
    assert_eq!(map["connections"][2]["curvature"], 0.5);
    assert_eq!(map["connections"][2]["style"]["color"], "blue");
    assert_eq!(
        doc["elements"][0]["attributes"]["image"],
        "https://e.org/a.png"
    );
    assert_eq!(notes, "");
    let back = import_bytes("x.json", &bytes).unwrap();
    let color = |it: &Imported| it.map.info().groups[0].color.clone();
    assert_eq!(color(&it).as_deref(), Some("#0000ff"));
    assert_eq!(color(&back), color(&it));
}

#[test]
fn of_all_maps_of_a_project_bends_pins_and_labels_of_loops_are_written_and_odd_places_told() {
    let second = r#""maps": [{"_id": "o", "name": "Other", "elements": [{"_id": "n", "element": "e1"}], "connections": [], "loops": []}, "#;
    let text = KUMU.replace(r#""maps": ["#, second);
    let it = of_map("x.json", &text, "*");
    has(&told(&it), &["1 factor has a place too far out."]);
    let (doc, _, _) = project(&it);
    let maps = doc["maps"].as_array().unwrap();
    let main = maps.iter().find(|map| map["name"] == "Main").unwrap();
    assert_eq!(main["elements"][0]["pinned"], true);
    assert_eq!(main["connections"][0]["curvature"], 0.3);
    assert_eq!(main["loops"][0]["position"]["x"], 5);
    assert_eq!(main["defaultPerspective"], "p2");
    assert_eq!(main["elements"][0]["style"]["size"], 50);
    assert_eq!(main["connections"][2]["style"]["color"], "blue");
    assert_eq!(main["connections"][2]["curvature"], 0.5);
}

#[test]
fn what_stood_on_no_map_of_a_project_of_one_stands_on_none_when_all_is_read_and_written() {
    let text = r#"{"name": "Proj", "elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}},
        {"_id": "c", "attributes": {"label": "C"}}],
      "connections": [{"_id": "1", "direction": "directed", "from": "a", "to": "b", "attributes": {"connection type": "+"}},
        {"_id": "2", "direction": "directed", "from": "b", "to": "a", "attributes": {"connection type": "-"}},
        {"_id": "3", "direction": "directed", "from": "b", "to": "c", "attributes": {"connection type": "+"}}],
      "maps": [{"_id": "m", "name": "Main", "description": "Drawn in May.", "elements": [
          {"element": "a", "position": {"x": 10, "y": 20}, "pinned": true}, {"element": "b", "position": {"x": 200, "y": 20}}],
        "connections": [{"connection": "1", "curvature": 0.5}]}]}"#;
    let it = of_map("x.json", text, "*");
    assert_eq!((it.map.factor_count(), it.map.link_count()), (3, 3));
    let (doc, _, bytes) = project(&it);
    let maps = doc["maps"].as_array().unwrap();
    assert_eq!(maps.len(), 1);
    let [map, old] = [
        &maps[0],
        &serde_json::from_str::<Value>(text).unwrap()["maps"][0],
    ];
    for key in ["_id", "name", "description"] {
        assert_eq!(map[key], old[key], "{key}");
    }
    let ids = |list: &str, key: &str| -> Vec<String> {
        let list = map[list].as_array().unwrap().iter();
        list.map(|on| on[key].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids("elements", "element"), ["a", "b"]);
    assert_eq!(ids("connections", "connection"), ["1"]);
    assert_eq!(
        map["elements"][0]["position"],
        serde_json::json!({"x": 10.0, "y": 20.0})
    );
    assert_eq!(map["elements"][0]["pinned"], true);
    assert_eq!(map["connections"][0]["curvature"], 0.5);
    assert_eq!(doc["elements"].as_array().unwrap().len(), 3);
    let again = String::from_utf8(bytes).unwrap();
    assert_eq!(project(&of_map("x.json", &again, "*")).0, doc);
    // Of the map alone, as before.
    assert_eq!(read("x.json", text).unwrap().map.factor_count(), 2);
}

#[test]
fn a_line_without_a_direction_is_written_on_the_maps_of_a_project_that_had_it() {
    let text = r#"{"defaultMap": "m", "elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
      "connections": [{"_id": "1", "direction": "directed", "from": "a", "to": "b", "attributes": {"connection type": "+"}},
        {"_id": "2", "direction": "undirected", "from": "a", "to": "b", "attributes": {}}],
      "maps": [{"_id": "m", "name": "One", "elements": [{"element": "a"}, {"element": "b"}], "connections": [{"connection": "1"}]},
        {"_id": "n", "name": "Two", "elements": [{"element": "a"}, {"element": "b"}],
         "connections": [{"connection": "1"}, {"connection": "2"}]}]}"#;
    let on_maps = |doc: &Value| -> Vec<Vec<String>> {
        let maps = doc["maps"].as_array().unwrap().iter();
        let ids = |map: &Value| {
            let all = map["connections"].as_array().unwrap().iter();
            all.map(|on| on["connection"].as_str().unwrap().to_owned())
                .collect()
        };
        maps.map(ids).collect()
    };
    let (doc, _, bytes) = project(&of_map("x.json", text, "*"));
    assert_eq!(on_maps(&doc), [vec!["1"], vec!["1", "2"]]);
    let again = String::from_utf8(bytes).unwrap();
    let (doc, ..) = project(&of_map("x.json", &again, "*"));
    assert_eq!(on_maps(&doc), [vec!["1"], vec!["1", "2"]]);
    // Where nobody said, it is where its ends are.
    let own = r#"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
      "links": [{"id": "1", "from": "a", "to": "b"}], "views": [{"id": "v", "factors": ["a", "b"]}, {"id": "w", "factors": ["a"]}],
      "x-undirected": [{"from": "a", "to": "b", "id": "2"}]}"#;
    let (doc, ..) = project(&read("x.json", own).unwrap());
    assert_eq!(on_maps(&doc), [vec!["1", "2"], vec!["1", "2"], vec![]]);
}

#[test]
fn a_loop_is_written_on_the_maps_of_a_project_that_showed_it_and_settings_of_maps_are_kept() {
    let part = |id: &str, more: &str| format!(r#"{{"_id": "{id}", {more}}}"#);
    let link = |id: &str, from: &str, to: &str| {
        let more = format!(
            r#""direction": "directed", "from": "{from}", "to": "{to}", "attributes": {{"connection type": "+"}}"#
        );
        part(id, &more)
    };
    let ring = |id: &str, label: &str| {
        let more = format!(r#""attributes": {{"label": "{label}"}}, "connections": ["1", "2"]"#);
        part(id, &more)
    };
    let map = |id: &str, links: &[&str], loops: &str| {
        let links: Vec<String> = (links.iter())
            .map(|id| format!(r#"{{"connection": "{id}"}}"#))
            .collect();
        let links = links.join(",");
        let more = format!(
            r#""name": "{id}", "defaultElementBehavior": "floating", "elements": [{{"element": "a"}}, {{"element": "b"}}], "connections": [{links}], "loops": [{loops}]"#
        );
        part(id, &more)
    };
    let text = format!(
        r#"{{"defaultMap": "m", "elements": [{}, {}], "connections": [{}, {}], "loops": [{}, {}], "maps": [{}, {}, {}]}}"#,
        part("a", r#""attributes": {"label": "A"}"#),
        part("b", r#""attributes": {"label": "B"}"#),
        link("1", "a", "b"),
        link("2", "b", "a"),
        ring("l", "R1 One"),
        ring("off", "R2 On no map"),
        map("m", &["1", "2"], ""),
        map(
            "n",
            &["1", "2"],
            r#"{"loop": "l", "position": {"x": 1, "y": 2}}"#
        ),
        map("o", &["1"], r#"{"loop": "l"}"#),
    );
    let on_maps = |doc: &Value| -> Vec<Vec<String>> {
        let maps = doc["maps"].as_array().unwrap().iter();
        let ids = |map: &Value| {
            assert_eq!(map["defaultElementBehavior"], "floating");
            let all = map["loops"].as_array().unwrap().iter();
            all.map(|on| on["loop"].as_str().unwrap().to_owned())
                .collect()
        };
        maps.map(ids).collect()
    };
    let (doc, ..) = project(&of_map("x.json", &text, "*"));
    assert_eq!(on_maps(&doc), [vec![], vec!["l"], vec!["l"]]);
    assert_eq!(doc["maps"][1]["loops"][0]["position"]["y"], 2);
    let (doc, _, bytes) = project(&of_map("x.json", &text, "n"));
    assert_eq!(on_maps(&doc), [vec!["l"]]);
    // A loop that came to the map since is shown where its links are.
    let it = read("x.json", &String::from_utf8(bytes).unwrap()).unwrap();
    let own = export(&it.map, Format::SystemMap).unwrap().parts[0]
        .bytes
        .clone();
    let mut own: Value = serde_json::from_slice(&own).unwrap();
    let newer = serde_json::json!({"id": "newer", "label": "R3", "links": ["1", "2"]});
    own["loops"].as_array_mut().unwrap().push(newer);
    let (doc, ..) = project(&read("x.json", &own.to_string()).unwrap());
    assert_eq!(on_maps(&doc), [vec!["l", "newer"]]);
}

#[test]
fn the_name_of_the_only_map_of_a_project_is_kept_told_and_written() {
    let it = read("x.json", KUMU).unwrap();
    assert_eq!(it.map.info().title, "Proj");
    has(
        &told(&it),
        &[
            "The name of the map, “Main”, is kept in the file. The title is the name of the project.",
        ],
    );
    let (doc, _, bytes) = project(&it);
    assert_eq!(
        (&doc["name"], &doc["maps"][0]["name"]),
        (&"Proj".into(), &"Main".into())
    );
    let again = read("x.json", &String::from_utf8(bytes).unwrap()).unwrap();
    assert_eq!(project(&again).0, doc);
}

#[test]
fn that_the_name_of_a_project_is_not_written_is_told() {
    let second = r#""maps": [{"_id": "o", "name": "Other", "elements": [], "connections": [], "loops": []}, "#;
    let it = read("x.json", &KUMU.replace(r#""maps": ["#, second)).unwrap();
    assert_eq!(it.map.info().title, "Main");
    let (doc, notes, _) = project(&it);
    assert_eq!(doc["name"], "Main");
    has(
        &notes,
        &["the name of the project, beside that of its only map"],
    );
}

#[test]
fn what_an_outline_can_not_mean_is_refused_with_what_to_write() {
    for (text, line, words) in [
        (
            "A -->|+| B\nB -->|-| A",
            1,
            "Put a line with flowchart LR above",
        ),
        ("A -> B : + \"label\" \"second\"", 1, "more than one label"),
        (
            "A -> B : + strength 0.5 strength 0.7",
            1,
            "more than one strength",
        ),
        ("A -> B : + {x} {y}", 1, "more than one id"),
        (
            "A -> B\nA {x}\nB {x}",
            3,
            "The id {x} is that of “A” already. Give “B” another one.",
        ),
    ] {
        let error = read("x.txt", text).unwrap_err();
        assert_eq!(error.0.place.map(|place| place.line), Some(line), "{error}");
        has(&error.0.message, &[words]);
    }
}

#[test]
fn a_rule_is_no_factor_a_semicolon_ends_a_link_and_other_arrows_are_told() {
    let it = read("x.txt", "A-->B;\n---\nB-->C;\n***\nC -| A\n").unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > C ?"]);
    assert_eq!(it.map.factor_count(), 4);
    has(
        &told(&it),
        &["1 line has no arrow that is known here, and was read as a factor: C -| A."],
    );
    // What is written is read again as it was.
    let labels = ["---", "B;", "|x| y", "a_", "***"];
    let text: String = labels
        .map(|label| format!("\"{label}\" -> \"{label} 2\"\n"))
        .concat();
    let it = read("x.txt", &text).unwrap();
    let outline = export(&it.map, Format::Outline).unwrap();
    let back = import_bytes("x.txt", &outline.parts[0].bytes).unwrap();
    let (mut was, mut is) = (links(&it.map), links(&back.map));
    was.sort();
    is.sort();
    assert_eq!(was, is);
}

#[test]
fn strokes_between_names_that_are_no_arrows_of_an_outline_are_told() {
    let lines = ["Trust -- Sharing", "B -o C", "B --x C", "D --| A"];
    let text = format!("A -> B : +\nWork - life -> A\n{}\n", lines.join("\n"));
    let words = format!(
        "4 lines have no arrow that is known here, and were read as factors: {}.",
        lines.join(", ")
    );
    has(&told(&read("x.txt", &text).unwrap()), &[&words]);
}

#[test]
fn words_around_the_address_of_a_loopy_model_and_labels_of_its_arrows() {
    let text = "See https://ncase.me/loopy/v1.1/?data=[[[1,403,223,1,%22x%22,4]],[],[],2%5D\nTrust -> Sharing : +";
    let it = read("x.txt", text).unwrap();
    has(
        &told(&it),
        &[
            "This was left out, since there is no place for it here: the words around the address of the model.",
        ],
    );
    let alone = text.lines().next().unwrap().trim_start_matches("See ");
    assert!(!told(&read("x.txt", alone).unwrap()).contains("left out"));
    let two = r#"{"globals":{},"nodes":[{"id":1,"x":1,"y":2,"label":"A"},{"id":2,"x":1,"y":2,"label":"B"}],"edges":[{"from":1,"to":2,"strength":-1,"customLabel":"slow%20one"}],"labels":[]}"#;
    let it = read("x.json", two).unwrap();
    assert_eq!(
        it.map.links().next().unwrap().3.label.as_deref(),
        Some("slow one")
    );
}

#[test]
fn a_subgraph_of_a_flowchart_that_an_arrow_leads_to_is_told_to_be_a_factor_too() {
    let it = read(
        "x.mmd",
        "flowchart LR\nsubgraph one [Group one]\nA --> B\nend\none --> C",
    )
    .unwrap();
    has(
        &told(&it),
        &["1 node with others in it is a factor and a group: Group one."],
    );
}

#[test]
fn headings_of_groups_of_equations_are_told() {
    let stars = "*".repeat(56);
    let group = |name: &str| format!("{stars}\n\t.{name}\n{stars}~\n\t\tWords |\n");
    let text = format!(
        "{}A= B ~~|\nB= 1 ~~|\n{}",
        group("Housing"),
        group("Control")
    );
    let it = read("x.mdl", &text).unwrap();
    assert_eq!(links(&it.map), ["B > A ?"]);
    has(
        &told(&it),
        &["no place for it here: headings of groups of equations. Line 2."],
    );
}

#[test]
fn a_field_of_links_that_is_called_sign_takes_no_sign_from_them_in_a_table() {
    let text = r#"{"format":"system-map","version":1,"factors":[{"id":"a","label":"A"},{"id":"b","label":"B"}],
        "links":[{"from":"a","to":"b","polarity":"+","x-fields":{"Sign":"blue","valence":"x","weather":"y"}}]}"#;
    let map = read("x.json", text).unwrap().map;
    let out = export(&map, Format::Csv).unwrap();
    let files = out.parts.iter().map(|part| File {
        name: part.name,
        bytes: &part.bytes,
    });
    let files: Vec<File> = files.collect();
    let it = import_all(&files, &ImportOptions::default()).unwrap();
    assert_eq!(links(&it.map), ["A > B +"]);
    let fields = &it.map.links().next().unwrap().3.extra["x-fields"];
    assert_eq!(fields["Sign (field)"], "blue");
    assert_eq!(fields["weather"], "y");
    let warned: Vec<String> = out.notes.iter().map(|note| note.sentence()).collect();
    has(
        &warned.join("\n"),
        &[
            "“(field)” stands behind the names of 2 fields that would mean something else there: Sign, valence.",
        ],
    );
}
