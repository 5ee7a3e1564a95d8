//! The loops that a project of Kumu names: those that close, those that do not, and those that lack
//! links.

use super::{has, links, read, told};
use serde_json::json;
use system_map::analysis::catalogue::Catalogue;
use system_map::analysis::named::{Gap, Named, named};
use system_map::format::{Format, ImportOptions, export, import};
use system_map::model::Network;

#[test]
fn a_loop_of_one_mutual_connection_closes_and_why_others_do_not_is_told() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}, {"_id": "c", "attributes": {"label": "C"}}],
      "connections": [{"_id": "1", "direction": "mutual", "from": "a", "to": "b", "attributes": {"connection type": "+"}},
        {"_id": "2", "direction": "directed", "from": "b", "to": "c", "attributes": {"connection type": "+"}},
        {"_id": "3", "direction": "directed", "from": "a", "to": "c", "attributes": {"connection type": "+"}},
        {"_id": "4", "direction": "mutual", "from": "c", "to": "c", "attributes": {"connection type": "+"}}],
      "loops": [{"_id": "l", "attributes": {"label": "R7 There and back"}, "connections": ["1"]},
        {"_id": "m", "attributes": {"label": "Onwards"}, "connections": ["1", "2"]},
        {"_id": "n", "attributes": {"label": "R9"}, "connections": ["2", "3"]}],
      "maps": [{"_id": "m", "name": "M", "elements": [{"element": "a"}, {"element": "b"}, {"element": "c"}],
        "connections": [{"connection": "1"}, {"connection": "2"}, {"connection": "3"}, {"connection": "4"}],
        "loops": [{"loop": "l"}, {"loop": "m"}, {"loop": "n"}]}]}"#;
    let it = read("x.json", text).unwrap();
    let loops = &it.map.info().loops;
    assert_eq!(loops.len(), 3);
    assert_eq!(loops[0].links, ["1", "1#back"]);
    let account = told(&it);
    assert!(
        account.contains("2 loops do not close, and became views: Onwards (branches at “B”), R9 (ends at “C”, starts at “A”)."),
        "{account}"
    );
    // From C to itself both ways are one.
    let selves = links(&it.map)
        .into_iter()
        .filter(|link| link.starts_with("C > C"));
    assert_eq!(selves.count(), 1);
}

#[test]
fn a_loop_of_kumu_that_names_links_that_are_gone_is_told_and_keeps_their_ids() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
        "connections": [{"_id": "k", "attributes": {}, "from": "a", "to": "b"}, {"_id": "l", "attributes": {}, "from": "b", "to": "a"}],
        "loops": [{"_id": "r", "attributes": {"label": "R1"}, "connections": ["k", "l", "conn-gone"]},
            {"_id": "s", "attributes": {"label": "R2"}, "connections": ["k", "l"]}], "maps": []}"#;
    let it = read("p.json", text).unwrap();
    let told = told(&it);
    let words = "1 loop names links that are not on the map, and was read without them.";
    assert!(
        told.contains(words) && told.contains("R1 (conn-gone)."),
        "{told}"
    );
    let loops = &it.map.info().loops;
    let kept = &loops[0].extra["x-fields"]["connections that are gone"];
    assert_eq!(kept[0], "conn-gone");
    assert!(loops[1].extra.is_empty());
}

#[test]
fn the_label_of_a_loop_of_kumu_that_does_not_close_stays_its_own() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}, {"_id": "c", "attributes": {"label": "C"}}],
        "connections": [{"_id": "ab", "attributes": {"connection type": "+"}, "from": "a", "to": "b"}, {"_id": "ba", "attributes": {"connection type": "+"}, "from": "b", "to": "a"},
            {"_id": "bc", "attributes": {"connection type": "+"}, "from": "b", "to": "c"}],
        "loops": [{"_id": "open", "attributes": {"label": "R1 Onwards", "description": "<i>Why</i>", "tags": ["t"]}, "connections": ["ab", "bc"]}], "maps": []}"#;
    let it = read("p.json", text).unwrap();
    let net = Network::whole(&it.map);
    let (_, catalogue) = Catalogue::usual(&it.map, &net);
    let labels: Vec<&str> = catalogue.entries.iter().map(|e| e.label.as_str()).collect();
    assert_eq!(labels, ["R2"]);
    let open = &it.map.info().loops[0];
    assert_eq!(
        (open.label.as_deref(), open.name.as_str()),
        (Some("R1"), "Onwards")
    );
    let view = &it.map.info().views[0];
    assert_eq!(
        (view.title.as_str(), view.description.as_deref()),
        ("R1 Onwards", Some("Why"))
    );
    has(
        &told(&it),
        &[
            "1 loop does not close, and became a view: R1 Onwards",
            "1 description held HTML.",
        ],
    );
    // Written again it is one loop.
    let written = export(&it.map, Format::Kumu).unwrap();
    let text = String::from_utf8(written.parts[0].bytes.clone()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["loops"].as_array().unwrap().len(), 1, "{text}");
    assert_eq!(json["loops"][0]["attributes"]["label"], "R1 Onwards");
    assert_eq!(json["loops"][0]["attributes"]["tags"][0], "t");
    let back = read("p.json", &text).unwrap();
    assert_eq!(back.map.info().loops, it.map.info().loops);
    assert_eq!(back.map.info().views, it.map.info().views);
}

#[test]
fn a_loop_of_kumu_without_a_name_that_does_not_close_is_called_by_its_id() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
        "connections": [{"_id": "ab", "attributes": {"connection type": "+"}, "from": "a", "to": "b"}],
        "loops": [{"_id": "loop-1", "attributes": {}, "connections": ["ab"]}, {"_id": "loop-2", "attributes": {"label": " "}, "connections": []}], "maps": []}"#;
    let it = read("p.json", text).unwrap();
    has(
        &told(&it),
        &[
            "1 loop does not close, and became a view: loop-1 (ends at “B”, starts at “A”).",
            "1 loop names no links that are on the map, and is kept in the file: loop-2.",
        ],
    );
    assert_eq!(it.map.info().views[0].title, "loop-1");
    // It gets no name by that.
    assert_eq!(it.map.info().loops[0].name, "");
    let written = export(&it.map, Format::Kumu).unwrap();
    let text = String::from_utf8(written.parts[0].bytes.clone()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let named = json["loops"].as_array().unwrap().iter();
    let labels: Vec<_> = named.map(|of| of["attributes"]["label"].as_str()).collect();
    assert!(!labels.contains(&Some("loop-1")), "{text}");
    let back = read("p.json", &text).unwrap();
    assert_eq!(back.map.info().views, it.map.info().views);
}

/// Four factors of which the one map shows three, with the links between two of them.
fn one_map(links: &str, loops: &str) -> String {
    format!(
        r#"{{"elements": [{{"_id": "a", "attributes": {{"label": "A"}}}}, {{"_id": "b", "attributes": {{"label": "B"}}}}, {{"_id": "c", "attributes": {{"label": "C"}}}}],
        "connections": [{{"_id": "ab", "attributes": {{"connection type": "+"}}, "from": "a", "to": "b"}}, {{"_id": "ba", "attributes": {{"connection type": "+"}}, "from": "b", "to": "a"}},
            {{"_id": "bc", "attributes": {{"connection type": "+"}}, "from": "b", "to": "c"}}, {{"_id": "cb", "attributes": {{"connection type": "-"}}, "from": "c", "to": "b"}}],
        "loops": [{{"_id": "r", "attributes": {{"label": "R1 There"}}, "connections": ["ab", "ba"]}}, {{"_id": "s", "attributes": {{"label": "B1 Beyond"}}, "connections": ["bc", "cb"]}}],
        "maps": [{{"_id": "m", "name": "M", "elements": [{{"element": "a"}}, {{"element": "b"}}, {{"element": "c"}}], "connections": [{links}]{loops}}}]}}"#
    )
}

#[test]
fn loops_and_connections_of_kumu_that_no_map_shows_are_read_or_told() {
    let two = r#"{"connection": "ab"}, {"connection": "ba"}"#;
    for loops in ["", r#", "loops": []"#] {
        let text = one_map(two, loops);
        let it = read("p.json", &text).unwrap();
        let account = told(&it);
        let names: Vec<&str> = it.map.info().loops.iter().map(|l| l.id.as_str()).collect();
        assert_eq!(
            names,
            ["r"],
            "its connections are all on the map: {account}"
        );
        assert!(
            account.contains("1 loop of the project is on none of its maps, has links that are not on this one, and was left out: B1 Beyond."),
            "{account}"
        );
        assert!(
            account.contains("2 connections of the project are on none of its maps, and were left out: B → C, C → B. Line 3. --map \"*\" reads all."),
            "{account}"
        );
        let all = ImportOptions {
            map: Some("*".to_owned()),
            ..ImportOptions::default()
        };
        let it = import(text.as_bytes(), "p.json", &all).unwrap();
        assert_eq!(it.map.info().loops.len(), 2);
        assert_eq!(links(&it.map).len(), 4);
        assert!(!told(&it).contains("left out"), "{}", told(&it));
    }
}

#[test]
fn a_loop_of_kumu_that_another_map_shows_is_not_read_with_this_one() {
    let two = r#"{"connection": "ab"}, {"connection": "ba"}"#;
    let rest = r#", "loops": []}, {"_id": "n", "name": "N", "elements": [], "connections": [{"connection": "bc"}, {"connection": "cb"}], "loops": [{"loop": "r"}, {"loop": "s"}]"#;
    let it = read("p.json", &one_map(two, rest)).unwrap();
    assert!(it.map.info().loops.is_empty());
    assert!(!told(&it).contains("none of its maps"), "{}", told(&it));
}

#[test]
fn a_loop_of_kumu_with_links_that_are_on_another_map_is_told_to_lack_them() {
    let two = r#"{"connection": "ab"}, {"connection": "ba"}"#;
    let rest = r#", "loops": [{"loop": "r"}, {"loop": "s"}]}, {"_id": "n", "name": "N", "elements": [], "connections": [{"connection": "bc"}, {"connection": "cb"}]"#;
    let text = one_map(two, rest).replace(r#"["ab", "ba"]"#, r#"["ab", "ba", "bc"]"#);
    let it = read("p.json", &text).unwrap();
    assert_eq!(it.map.info().loops[0].links, ["ab", "ba"]);
    has(
        &told(&it),
        &[
            "2 loops have links that are not on this map, and were read without them: R1 There, B1 Beyond. Line 4. --map \"*\" reads all.",
            "1 loop names no links that are on the map, and is kept in the file: B1 Beyond.",
        ],
    );
    let all = ImportOptions {
        map: Some("*".to_owned()),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "p.json", &all).unwrap();
    assert!(!told(&it).contains("not on this map"), "{}", told(&it));
}

#[test]
fn connections_on_none_of_the_maps_are_counted_whichever_map_is_read() {
    let two = r#"{"connection": "ab"}, {"connection": "ba"}"#;
    let rest = r#"}, {"_id": "n", "name": "N", "elements": [{"element": "c"}], "connections": []"#;
    let text = one_map(two, rest);
    for map in ["M", "N"] {
        let options = ImportOptions {
            map: Some(map.to_owned()),
            ..ImportOptions::default()
        };
        let it = import(text.as_bytes(), "p.json", &options).unwrap();
        let account = told(&it);
        let said = "2 connections of the project are on none of its maps, and were left out: B → C, C → B.";
        assert!(account.contains(said), "{map}: {account}");
    }
}

/// All loops of up to four of these links, in any order, that do not close.
#[test]
fn the_account_gives_the_same_reason_as_the_map_why_a_loop_does_not_close() {
    let ends = ["ab", "ba", "bc", "cd", "ad", "db", "ef", "fe"];
    let (mut breaks, mut crowds) = (0, 0);
    for i in 0..ends.len().pow(4) {
        let mut picked: Vec<&str> = Vec::new();
        let mut rest = i;
        for _ in 0..4 {
            let one = ends[rest % ends.len()];
            if !picked.contains(&one) {
                picked.push(one);
            }
            rest /= ends.len();
        }
        let elements: Vec<String> = "abcdef"
            .chars()
            .map(|c| format!(r#"{{"_id": "{c}", "attributes": {{"label": "{c}"}}}}"#))
            .collect();
        let connections: Vec<String> = ends
            .iter()
            .map(|e| format!(r#"{{"_id": "{e}", "direction": "directed", "attributes": {{}}, "from": "{}", "to": "{}"}}"#, &e[..1], &e[1..]))
            .collect();
        let text = format!(
            r#"{{"elements": [{}], "connections": [{}], "loops": [{{"_id": "l", "attributes": {{"label": "L"}}, "connections": {picked:?}}}], "maps": []}}"#,
            elements.join(","),
            connections.join(",")
        );
        let it = read("p.json", &text).unwrap();
        let label = |ix| it.map.factor(ix).label.clone();
        let why = match &named(&it.map, &Network::whole(&it.map))[0] {
            Named::Closed(_) => continue,
            Named::Open(Gap::Crowded(at)) => {
                crowds += 1;
                format!("L (branches at “{}”)", label(*at))
            }
            Named::Open(Gap::NoLink { from, to }) => format!(
                "L (several circles, no link from “{}” to “{}”)",
                label(*from),
                label(*to)
            ),
            Named::Open(Gap::Break { ends, starts }) => {
                breaks += 1;
                format!(
                    "L (ends at “{}”, starts at “{}”)",
                    label(*ends),
                    label(*starts)
                )
            }
            Named::Open(other) => panic!("{picked:?}: {other:?}"),
        };
        assert!(
            told(&it).contains(&why),
            "{picked:?}: {why}, but {}",
            told(&it)
        );
    }
    assert!(breaks > 100 && crowds > 100, "{breaks}, {crowds}");
}

#[test]
fn what_stands_beside_the_attributes_of_a_project_is_read_or_kept() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}, "foo": 5, "label": "Other"}, {"_id": "b", "attributes": "odd"}, {"_id": "c", "label": "C"}],
        "connections": [{"_id": "c1", "from": "a", "to": "b", "attributes": {"type": "+"}, "note": "N", "type": "+"}],
        "loops": [{"_id": "l", "attributes": "odd", "foo": 1, "connections": ["c1"]}], "maps": []}"#;
    let it = read("x.json", text).unwrap();
    let factors: Vec<_> = it.map.factors().map(|(_, of)| of).collect();
    assert_eq!(
        factors[0].extra["x-fields"],
        json!({ "foo": 5, "label": "Other" })
    );
    assert_eq!(factors[1].extra["x-fields"], json!({ "attributes": "odd" }));
    assert_eq!(factors[2].label, "C");
    let (.., link) = it.map.links().next().unwrap();
    assert_eq!(link.extra["x-fields"]["note"], "N");
    assert_eq!(
        it.map.info().loops[0].extra["x-fields"],
        json!({ "attributes": "odd", "foo": 1 })
    );
}

#[test]
fn of_two_that_say_one_thing_of_an_element_the_other_is_kept() {
    let text = r#"{"elements": [{"id": "a", "label": "A", "Label": "B", "type": "x", "Element Type": ["y"], "tags": ["t", {"u": 1}], "description": "D", "Description": ""}],
        "connections": [{"from": "a", "to": "a", "type": "+", "reversed": "yes"}]}"#;
    let it = read("x.json", text).unwrap();
    let (_, factor) = it.map.factors().next().unwrap();
    assert_eq!(
        (factor.label.as_str(), factor.description.as_deref()),
        ("A", Some("D"))
    );
    assert_eq!(
        factor.extra["x-fields"],
        json!({ "Label": "B", "Element Type": ["y"], "tags": ["t", { "u": 1 }] })
    );
    let (.., link) = it.map.links().next().unwrap();
    assert_eq!(link.extra["x-fields"], json!({ "reversed": "yes" }));
}

#[test]
fn a_connection_without_its_ends_is_on_no_map_and_gone_for_its_loops() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}], "connections": [{"_id": "c1", "from": "a", "to": "a", "attributes": {}}, {"_id": "c9", "from": "a", "to": "zz", "attributes": {}}],
        "loops": [{"_id": "l", "attributes": {"label": "X"}, "connections": ["c1", "c9"]}], "maps": []}"#;
    let it = read("x.json", text).unwrap();
    let account = told(&it);
    has(
        &account,
        &["1 loop names links that are not on the map", "X (c9)"],
    );
    assert!(!account.contains("--map"), "{account}");
    assert_eq!(
        it.map.info().loops[0].extra["x-fields"],
        json!({ "connections that are gone": ["c9"] })
    );
}

#[test]
fn what_means_something_of_links_alone_is_kept_with_loops_and_of_two_numbers_both() {
    let fields =
        r#""strength": 0.5, "Confidence": 0.3, "direction": "clockwise", "delayed": "yes""#;
    let parts = r#""elements": [{"_id": "a", "id": "a", "attributes": {"label": "A", "id": "EXT"}, "label": "A"}], "connections": [{"_id": "c1", "id": "c1", "from": "a", "to": "a", "attributes": {"strength": 0.9, "Strength": 0.3, "delay": 5, "Delay": 7}}]"#;
    let project = format!(
        r#"{{{parts}, "loops": [{{"_id": "l", {fields}, "attributes": {{"label": "X"}}, "connections": ["c1"]}}], "maps": []}}"#
    );
    let blueprint = r#"{"elements": [{"id": "a", "label": "A"}], "connections": [{"id": "c1", "from": "a", "to": "a", "strength": 0.9, "Strength": 0.3, "delay": 5, "Delay": 7}],
        "loops": [{"id": "l", "label": "X", FIELDS, "connections": ["c1"]}]}"#
        .replace("FIELDS", fields);
    for text in [&project, &blueprint] {
        let it = read("x.json", text).unwrap();
        assert_eq!(
            it.map.info().loops[0].extra["x-fields"],
            json!({ "strength": 0.5, "Confidence": 0.3, "direction": "clockwise", "delayed": "yes" }),
            "{text}"
        );
        let (.., link) = it.map.links().next().unwrap();
        assert_eq!(link.strength, Some(0.9));
        let kept = &link.extra["x-fields"];
        assert_eq!(
            (&kept["Strength"], &kept["delay"], &kept["Delay"]),
            (&json!(0.3), &json!(5), &json!(7))
        );
    }
    let it = read("x.json", &project).unwrap();
    let (_, factor) = it.map.factors().next().unwrap();
    assert_eq!(factor.extra["x-fields"]["id"], json!("EXT"));
}

#[test]
fn where_a_connection_leads_may_stand_in_its_attributes() {
    let text = |outer: &str, inner: &str| {
        format!(
            r#"{{"elements": [{{"_id": "a", "attributes": {{"label": "A"}}}}, {{"_id": "b", "attributes": {{"label": "B"}}}}], "connections": [{{"_id": "c1", "from": "a", "to": "b", {outer} "attributes": {{{inner}}}}}], "maps": []}}"#
        )
    };
    let it = read("x.json", &text("", r#""direction": "mutual""#)).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A ?"]);
    let both = text(
        r#""direction": "directed", "reversed": true,"#,
        r#""direction": "mutual", "Reversed": false"#,
    );
    let it = read("x.json", &both).unwrap();
    let (.., link) = it.map.links().next().unwrap();
    assert_eq!(
        link.extra["x-fields"],
        json!({ "direction": "mutual", "Reversed": false })
    );
    // Two types that contradict each other are none.
    let it = read(
        "x.json",
        &text("", r#""connection type": "+", "type": "-""#),
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B ?"]);
    has(
        &told(&it),
        &["The file says + of 1 link in one place, and − in another"],
    );
    let it = read("x.json", &text("", r#""connection type": {"t": "+"}"#)).unwrap();
    let (.., link) = it.map.links().next().unwrap();
    assert_eq!(
        link.extra["x-fields"],
        json!({ "connection type": { "t": "+" } })
    );
}

#[test]
fn two_fields_for_signs_that_contradict_each_other_and_a_reversed_line_are_not_lost() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
        "connections": [{"_id": "c1", "from": "a", "to": "b", "direction": "directed", "attributes": {"connection type": "Reinforces", "Polarity": "+", "Sign": "-"}},
            {"_id": "c2", "from": "b", "to": "a", "direction": "undirected", "reversed": true, "attributes": {}}], "maps": []}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > B ?"]);
    has(
        &told(&it),
        &["The file says + of 1 link in one place, and − in another"],
    );
    assert_eq!(it.map.info().extra["x-undirected"][0]["reversed"], true);
    let written = export(&it.map, Format::Kumu).unwrap();
    let written: serde_json::Value = serde_json::from_slice(&written.parts[0].bytes).unwrap();
    assert_eq!(written["connections"][1]["reversed"], true);
}

#[test]
fn fields_of_loops_that_mean_something_else_in_kumu_are_written_under_other_names() {
    let names = [
        "Type",
        "Tags",
        "Description",
        "label",
        "connections",
        "Connection type",
        "id",
    ];
    let fields: Vec<String> = names
        .iter()
        .map(|name| format!(r#""{name}": "High""#))
        .collect();
    let text = format!(
        r#"{{"format": "system-map", "version": 1, "title": "T", "factors": [{{"id": "a"}}, {{"id": "b"}}],
        "links": [{{"id": "1", "from": "a", "to": "b", "polarity": "+"}}, {{"id": "2", "from": "b", "to": "a", "polarity": "+"}}],
        "loops": [{{"id": "R1", "name": "Growth", "links": ["1", "2"], "x-fields": {{{}, "mood": "good"}}}}]}}"#,
        fields.join(", ")
    );
    let map = read("x.json", &text).unwrap().map;
    for format in [Format::Kumu, Format::KumuBlueprint] {
        let out = export(&map, format).unwrap();
        let written = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
        let back = read("kumu.json", &written).unwrap().map;
        let of = &back.info().loops[0];
        let fields = of.extra["x-fields"].as_object().unwrap();
        for name in names {
            assert_eq!(
                fields[&format!("{name} (field)")],
                "High",
                "{format:?} {written}"
            );
        }
        assert_eq!(fields["mood"], "good");
        assert_eq!((fields.len(), of.story.as_deref()), (names.len() + 1, None));
        let told: Vec<String> = out.notes.iter().map(|note| note.sentence()).collect();
        has(
            &told.join("\n"),
            &["“(field)” stands behind the names of 7 fields"],
        );
    }
}

#[test]
fn a_loop_that_is_said_to_be_of_another_kind_than_its_links_make_it_is_told() {
    for (field, told_of) in [
        (r#""type": "Balancing loop""#, true),
        (r#""polarity": "-""#, true),
        (r#""type": "reinforcing""#, false),
        (r#""type": "Vicious""#, false),
    ] {
        let text = format!(
            r#"{{"elements": [{{"label": "a"}}, {{"label": "b"}}], "connections": [
            {{"id": "1", "from": "a", "to": "b", "type": "+"}}, {{"id": "2", "from": "b", "to": "a", "type": "+"}}],
            "loops": [{{"id": "L", "label": "R1", "connections": ["1", "2"], {field}}}]}}"#
        );
        let account = told(&read("kumu.json", &text).unwrap());
        assert_eq!(
            account.contains("said to be of one kind"),
            told_of,
            "{account}"
        );
    }
}
