//! What graphs in JSON say of their loops beside the links.

use super::{has, links, read, told};
use serde_json::json;
use system_map::format::{Format, Imported, export};

/// A circle of three links, and one that balances.
pub fn graph(loops: &str) -> String {
    format!(
        r#"{{"nodes": [{{"id": "a", "label": "A"}}, {{"id": "b", "label": "B"}}, {{"id": "c", "label": "C"}}],
        "edges": [{{"source": "a", "target": "b", "sign": "+"}}, {{"source": "b", "target": "c", "sign": "+"}}, {{"source": "c", "target": "a", "sign": "-"}}],
        "loops": {loops}}}"#
    )
}

#[test]
fn a_loop_of_a_graph_keeps_its_story_and_what_else_is_said_of_it() {
    let said = r#"[{"id": "L1", "type": "B", "name": "Growth", "description": "Why it grows", "color": "red", "members": ["a->b+", "b->c+", "c->a-"]}]"#;
    let it = read("x.json", &graph(said)).unwrap();
    let of = &it.map.info().loops[0];
    assert_eq!(of.story.as_deref(), Some("Why it grows"));
    assert_eq!(of.extra["x-fields"], json!({ "color": "red" }));
    let account = told(&it);
    has(
        &account,
        &["fields of 1 loop are kept in the file, and not shown."],
    );
    assert!(!account.contains("said to be of one kind"), "{account}");
}

#[test]
fn a_loop_of_a_graph_that_is_said_to_be_what_its_links_are_not_is_told_and_kept() {
    for (key, said) in [("type", "R"), ("polarity", "+"), ("kind", "Reinforcing")] {
        let loops = format!(
            r#"[{{"id": "L1", "name": "Growth", "{key}": "{said}", "nodes": ["a", "b", "c"]}}]"#
        );
        let it = read("x.json", &graph(&loops)).unwrap();
        let words = format!(
            "1 loop is said to be of one kind, and its links make it the other: Growth (“{said}”)."
        );
        has(&told(&it), &[&words]);
        assert_eq!(
            it.map.info().loops[0].extra["x-fields"],
            json!({ key: said })
        );
    }
    // Two kinds are two.
    let loops = r#"[{"name": "Growth", "polarity": "-", "type": "R", "nodes": ["a", "b", "c"]}]"#;
    let it = read("x.json", &graph(loops)).unwrap();
    assert_eq!(
        it.map.info().loops[0].extra["x-fields"],
        json!({ "polarity": "-", "type": "R" })
    );
    has(&told(&it), &["its links make it the other: Growth (“R”)."]);
}

#[test]
fn a_sign_that_a_loop_gives_to_a_link_is_taken_where_it_has_none_and_else_told() {
    let said = r#"[{"id": "L1", "members": ["a->b-", "b->c+", "c->a−"]}]"#;
    let it = read("x.json", &graph(said)).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C +", "C > A -"]);
    let words = "1 link has another sign in a loop of the file than where it stands itself, which counts: a->b-.";
    has(&told(&it), &[words]);
    let unsaid = graph(said).replace(r#", "sign": "+""#, "");
    let it = read("x.json", &unsaid).unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > C +", "C > A -"]);
    has(
        &told(&it),
        &["2 links have their sign from their loops in the file"],
    );
}

#[test]
fn links_of_a_loop_that_the_graph_has_not_are_told_and_kept() {
    let said = r#"[{"id": "L1", "name": "Part", "members": ["a->b", "b->x", "c->a"]}, {"id": "L2", "name": "Lost", "description": "Gone", "members": ["a->x+", "x->a-"]}]"#;
    let it = read("x.json", &graph(said)).unwrap();
    has(
        &told(&it),
        &[
            "1 loop names links that are not on the map, and was read without them. What it names is kept with it as a field: Part.",
            "1 loop names no links that are on the map, and is kept in the file: Lost.",
        ],
    );
    let info = it.map.info();
    assert_eq!(
        info.loops[0].extra["x-fields"],
        json!({ "members": ["a->b", "b->x", "c->a"] })
    );
    assert_eq!(
        info.extra["x-loops"],
        json!([{ "id": "L2", "name": "Lost", "story": "Gone", "x-fields": { "members": ["a->x+", "x->a-"] } }])
    );
}

#[test]
fn what_a_loop_says_of_its_links_as_objects_is_taken_told_or_kept() {
    let said = r#"[{"id": "L1", "links": [{"source": "a", "target": "b", "sign": "-", "note": "hello"}, {"source": "b", "target": "c", "sign": "+"}, {"source": "c", "target": "a"}]}]"#;
    let it = read(
        "x.json",
        &graph(said).replacen(r#""c", "sign": "+""#, r#""c""#, 1),
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C +", "C > A -"]);
    has(
        &told(&it),
        &[
            "1 link has another sign in a loop of the file than where it stands itself, which counts: a → b (-).",
            "1 link has its sign from its loops in the file",
            "fields of 1 loop are kept",
        ],
    );
    let kept = &it.map.info().loops[0].extra["x-fields"]["links"];
    assert_eq!(kept[0]["note"], "hello");
}

#[test]
fn what_a_loop_names_is_kept_where_not_all_of_it_is_a_link() {
    for (part, kept) in [
        (
            r#""nodes": ["a", "c", "b"]"#,
            json!({ "nodes": ["a", "c", "b"] }),
        ),
        (
            r#""path": ["a", "b", "zzz"]"#,
            json!({ "path": ["a", "b", "zzz"] }),
        ),
        (
            r#""members": "A -> C -> A""#,
            json!({ "members": "A -> C -> A" }),
        ),
        (
            r#""edges": {"from": "a"}"#,
            json!({ "edges": { "from": "a" } }),
        ),
    ] {
        let it = read("x.json", &graph(&format!(r#"[{{"id": "L1", {part}}}]"#))).unwrap();
        let info = it.map.info();
        let found = match info.loops.first() {
            Some(of) => of.extra["x-fields"].clone(),
            None => info.extra["x-loops"][0]["x-fields"].clone(),
        };
        assert_eq!(found, kept, "{part} {}", told(&it));
        assert!(told(&it).contains("1 loop names "), "{part} {}", told(&it));
    }
}

#[test]
fn loops_by_name_with_their_links_in_a_list_and_beside_the_graph_are_read() {
    let list = r#"{"R1": ["a->b+", "b->c+", "c->a-", "a->b+"]}"#;
    let it = read("x.json", &graph(list)).unwrap();
    assert_eq!(it.map.info().loops[0].links.len(), 3);
    has(&told(&it), &["1 loop is named; 1 closes."]);
    // A link that balances and is named twice balances once.
    let twice =
        r#"[{"name": "Steady", "type": "B", "members": ["c->a-", "a->b+", "b->c+", "c->a-"]}]"#;
    let said = told(&read("x.json", &graph(twice)).unwrap());
    assert!(!said.contains("said to be of one kind"), "{said}");
    let beside = graph("[]").replace(
        r#""loops": []"#,
        &format!(r#""data": {{"loops": {list}, "foo": 1}}"#),
    );
    let it = read("x.json", &beside).unwrap();
    assert_eq!(it.map.info().loops.len(), 1, "{}", told(&it));
}

#[test]
fn lists_of_loops_keep_what_is_no_link_and_tell_of_other_parts() {
    let text = r#"{"model": {"relationships": [{"from": "A", "to": "B", "polarity": "+"}, {"from": "B", "to": "A", "polarity": "+"}]},
        "feedback": {"feedbackLoops": [{"identifier": "R1", "name": "Up", "links": [{"from": "A", "to": "B"}, {"from": "B", "to": "A"}]},
            {"identifier": "R2", "name": "Lost", "links": ["A to B", "B to A"]}, "R3"], "dominantLoopsByPeriod": [{"period": 1}]}}"#;
    let it = read("x.json", text).unwrap();
    has(
        &told(&it),
        &["This was left out, since there is no place for it here: dominantLoopsByPeriod."],
    );
    let kept = &it.map.info().extra["x-loops"];
    assert_eq!(
        kept[0]["x-fields"],
        json!({ "links": ["A to B", "B to A"] })
    );
}

#[test]
fn connections_of_a_flat_loop_that_are_not_there_and_other_parts_of_a_blueprint_are_told() {
    let text = r#"{"elements": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}], "connections": [{"id": "c1", "from": "a", "to": "b"}, {"id": "c2", "from": "b", "to": "a"}],
        "loops": [{"label": "R1", "connections": ["c1", "c2", "c9"]}, {"label": "R2", "connections": ["c8", "c9"]}], "perspectives": [{"name": "x"}], "maps": []}"#;
    let it = read("x.json", text).unwrap();
    let account = told(&it);
    has(
        &account,
        &[
            "1 loop names links that are not on the map, and was read without them. What it names is kept with it as a field: R1 (c9).",
            "1 loop names no links that are on the map, and is kept in the file: R2.",
            "This was left out, since there is no place for it here: perspectives.",
        ],
    );
    assert!(!account.contains(": maps."), "{account}");
    let kept = &it.map.info().extra["x-loops"][0]["x-fields"];
    assert_eq!(kept["connections that are gone"], json!(["c8", "c9"]));
}

/// What is kept of loops, closed or not.
pub fn kept(it: &Imported) -> (serde_json::Value, serde_json::Value) {
    let loops = it.map.info().loops.iter();
    let fields = loops.map(|of| of.extra.get("x-fields").cloned().unwrap_or_default());
    let gone = it.map.info().extra.get("x-loops").cloned();
    (fields.collect(), gone.unwrap_or_default())
}

#[test]
fn a_loop_without_a_name_of_which_nothing_is_on_the_map_is_kept_as_is_told() {
    let loops = r#"[{"description": "Why it grows", "members": ["a->x"]}, {"type": "R", "nodes": ["a"]}, 5, null, {}, ""]"#;
    let it = read("x.json", &graph(loops)).unwrap();
    has(
        &told(&it),
        &[
            "2 loops name no links that are on the map, and are kept in the file",
            "left out, since there is no place for it here: loops",
        ],
    );
    assert_eq!(
        kept(&it).1,
        json!([
            { "id": "loop", "name": "", "story": "Why it grows", "x-fields": { "members": ["a->x"] } },
            { "id": "loop#2", "name": "", "x-fields": { "type": "R", "nodes": ["a"] } },
        ])
    );
}

#[test]
fn a_way_that_differs_from_the_links_of_its_loop_is_kept() {
    let edges = r#""members": ["a->b", "b->c", "c->a"]"#;
    for (nodes, other) in [
        (r#"["a", "b", "c"]"#, false),
        (r#"["c", "a", "b", "c"]"#, false),
        (r#"["c", "b", "a"]"#, true),
        (r#"["a", "zzz", "c"]"#, true),
    ] {
        let loops = format!(r#"[{{"id": "L1", {edges}, "nodes": {nodes}}}]"#);
        let it = read("x.json", &graph(&loops)).unwrap();
        let fields = &kept(&it).0[0];
        assert_eq!(fields.get("nodes").is_some(), other, "{nodes}: {fields}");
        assert_eq!(
            told(&it).contains("fields of 1 loop are kept"),
            other,
            "{nodes}"
        );
    }
}

#[test]
fn other_names_and_ids_of_a_loop_are_kept() {
    let loops = r#"[{"id": "L1", "_id": "u", "key": "L1", "label": "Growth", "name": "N", "title": {"en": "T"}, "text": "Growth", "nodes": ["a", "b", "c"]},
        {"label": "B1", "name": "Steady", "nodes": ["a", "b", "c"]}]"#;
    let it = read("x.json", &graph(loops)).unwrap();
    assert_eq!(
        kept(&it).0,
        json!([{ "_id": "u", "name": "N", "title": { "en": "T" } }, null])
    );
    assert_eq!(it.map.info().loops[1].name, "Steady");
}

#[test]
fn what_is_no_text_where_a_list_of_loops_has_one_is_kept_and_what_is_no_list_told() {
    let list = |loops: &str| {
        format!(
            r#"{{"model": {{"variables": [{{"name": "A"}}, {{"name": "B"}}], "relationships": [{{"from": "A", "to": "B", "polarity": "+"}}, {{"from": "B", "to": "A", "polarity": "+"}}]}},
            "feedback": {{"feedbackLoops": {loops}}}}}"#
        )
    };
    let links = r#""links": [{"from": "A", "to": "B"}, {"from": "B", "to": "A"}]"#;
    let loops = format!(
        r#"[{{"identifier": "R1", "name": {{"en": "N"}}, "description": ["d"], {links}}}, {{"identifier": "R2", "links": "A -> B"}}]"#
    );
    let it = read("x.loops.json", &list(&loops)).unwrap();
    let (fields, gone) = kept(&it);
    assert_eq!(
        fields,
        json!([{ "name": { "en": "N" }, "description": ["d"] }])
    );
    assert_eq!(gone[0]["x-fields"], json!({ "links": "A -> B" }));
    let it = read("x.loops.json", &list(r#"{"R1": {"name": "N"}}"#)).unwrap();
    has(&told(&it), &["feedbackLoops"]);
}

#[test]
fn what_a_loop_of_kumu_names_in_another_form_is_read_or_kept() {
    let parts = r#""elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
        "connections": [{"_id": "c1", "from": "a", "to": "b", "direction": "directed", "attributes": {}}, {"_id": "c2", "from": "b", "to": "a", "direction": "directed", "attributes": {}}]"#;
    let flat = r#""elements": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
        "connections": [{"id": "c1", "from": "a", "to": "b"}, {"id": "c2", "from": "b", "to": "a"}]"#;
    for (named, closes, gone) in [
        (
            r#"[{"connection": "c1"}, {"connection": "c2"}]"#,
            1,
            json!(null),
        ),
        (
            r#"["c1", "c2", {"a": 1}, null, "c9"]"#,
            1,
            json!([{ "a": 1 }, "c9"]),
        ),
        (r#""c1, c2""#, 0, json!(["c1, c2"])),
    ] {
        let project = format!(
            r#"{{{parts}, "loops": [{{"_id": "l", "attributes": {{"label": "X"}}, "connections": {named}}}], "maps": []}}"#
        );
        let blueprint = format!(
            r#"{{{flat}, "loops": [{{"id": "l", "label": "X", "connections": {named}}}]}}"#
        );
        for text in [project, blueprint] {
            let it = read("x.json", &text).unwrap();
            let (fields, loops) = kept(&it);
            assert_eq!(it.audit.counts.closing, Some(closes), "{text}");
            let of = if closes > 0 {
                &fields[0]
            } else {
                &loops[0]["x-fields"]
            };
            assert_eq!(
                of.get("connections that are gone")
                    .cloned()
                    .unwrap_or_default(),
                gone,
                "{text}"
            );
            assert_eq!(
                told(&it).contains("names links that are not on the map"),
                closes > 0 && !gone.is_null(),
                "{text}"
            );
        }
    }
}

#[test]
fn the_story_of_a_loop_without_links_goes_to_kumu() {
    let loops = r#"[{"id": "L1", "name": "Lost", "description": "Gone", "members": ["a->x"]}]"#;
    let it = read("x.json", &graph(loops)).unwrap();
    for format in [Format::Kumu, Format::KumuBlueprint] {
        let written = export(&it.map, format).unwrap();
        let text = std::str::from_utf8(&written.parts[0].bytes).unwrap();
        let again = read("x.json", text).unwrap();
        let gone = kept(&again).1;
        assert_eq!(
            (&gone[0]["name"], &gone[0]["description"]),
            (&json!("Lost"), &json!("Gone")),
            "{text}"
        );
    }
}

#[test]
fn a_sign_that_loops_contradict_each_other_about_is_none() {
    let unsaid = |loops: &str| graph(loops).replace(r#", "sign": "+""#, "");
    for loops in [
        r#"[{"id": "L1", "members": ["a->b+", "b->c+"]}, {"id": "L2", "members": ["a->b-", "c->a-"]}]"#,
        r#"[{"id": "L1", "members": ["a->b+", "b->c+", "a->b-"]}]"#,
    ] {
        let it = read("x.json", &unsaid(loops)).unwrap();
        assert_eq!(links(&it.map), ["A > B ?", "B > C +", "C > A -"], "{loops}");
        let account = told(&it);
        has(
            &account,
            &[
                "The file says + of 1 link in one place, and − in another: A → B.",
                "1 link has its sign from its loops in the file",
            ],
        );
        // None is told to lack what a loop has said.
        assert!(!account.contains("no sign in the file"), "{account}");
        assert!(
            !account.contains("than where it stands itself"),
            "{account}"
        );
    }
    let it = read(
        "x.json",
        &unsaid(r#"[{"id": "L1", "members": ["a->b+", "b->c"]}]"#),
    )
    .unwrap();
    has(&told(&it), &["1 link has no sign in the file."]);
}

#[test]
fn loops_are_known_by_identifiers_by_links_as_objects_and_by_labels() {
    let ids = r#""source": "a", "target": "b""#;
    let graph = |loops: &str| graph(loops).replace(ids, &format!(r#""id": "e1", {ids}"#));
    for (loops, id, name) in [
        (
            r#"[{"identifier": "R7", "name": "Growth", "nodes": ["a", "b", "c"]}]"#,
            "R7",
            "Growth",
        ),
        (
            r#"[{"id": "L1", "label": "", "name": "Named", "members": [{"id": "e1"}, "b->c", "c->a"]}]"#,
            "L1",
            "Named",
        ),
        (
            r#"[{"id": "L1", "nodes": [{"label": "A"}, {"label": "B"}, {"label": "C"}]}]"#,
            "L1",
            "L1",
        ),
    ] {
        let it = read("x.json", &graph(loops)).unwrap();
        let of = &it.map.info().loops[0];
        assert_eq!(
            (of.id.as_str(), of.name.as_str(), of.links.len()),
            (id, name, 3),
            "{loops}"
        );
        assert_eq!(it.audit.counts.closing, Some(1), "{loops}");
    }
}

#[test]
fn a_kind_is_compared_in_whatever_words_it_is_said() {
    for (key, said) in [
        ("type", "Reinforcing loop"),
        ("loopType", "reinforcing"),
        ("kind", "reinforcing feedback"),
        ("sign", "+"),
    ] {
        let loops = format!(r#"[{{"id": "L1", "{key}": "{said}", "nodes": ["a", "b", "c"]}}]"#);
        let it = read("x.json", &graph(&loops)).unwrap();
        has(
            &told(&it),
            &["1 loop is said to be of one kind, and its links make it the other"],
        );
        let note = it
            .audit
            .notes
            .list()
            .iter()
            .find(|note| note.told.code() == "loop-kind");
        assert!(
            note.unwrap().at[0].link.is_some(),
            "it leads to a place on the map"
        );
    }
}

#[test]
fn loops_of_kumu_that_are_no_list_are_told() {
    for text in [
        r#"{"elements": [{"id": "a", "label": "A"}], "connections": [{"id": "c", "from": "a", "to": "a"}], "loops": {"R1": ["c"]}}"#,
        r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}], "connections": [{"_id": "c", "from": "a", "to": "a", "attributes": {}}], "loops": {"R1": ["c"]}, "maps": []}"#,
    ] {
        let it = read("x.json", text).unwrap();
        has(&told(&it), &["loops"]);
    }
}

#[test]
fn what_stands_in_the_place_of_a_loop_of_kumu_is_told() {
    for text in [
        r#"{"elements": [{"id": "a", "label": "A"}], "connections": [{"id": "c", "from": "a", "to": "a"}], "loops": ["R1", 5, null, {}, ["c"]]}"#,
        r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}], "connections": [{"_id": "c", "from": "a", "to": "a", "attributes": {}}], "loops": ["R1", 5, null, {}, ["c"]], "maps": []}"#,
    ] {
        let it = read("x.json", text).unwrap();
        let note = it
            .audit
            .notes
            .list()
            .iter()
            .find(|note| note.gaps == ["loops"]);
        assert_eq!(note.unwrap().count, 3, "{text}");
    }
}

#[test]
fn what_edges_lack_and_loops_say_is_not_told_to_be_lacking() {
    let signs = [r#", "sign": "+""#, r#", "sign": "-""#];
    for other in [
        r#", "weight": 1"#,
        r#", "type": "causes""#,
        r#", "sign": "?""#,
        "",
    ] {
        let text = graph(r#"[{"id": "L1", "members": ["a->b+", "b->c+"]}]"#);
        let text = signs
            .iter()
            .fold(text, |text, sign| text.replace(sign, other));
        let it = read("x.json", &text).unwrap();
        assert_eq!(links(&it.map), ["A > B +", "B > C +", "C > A ?"], "{other}");
        let account = told(&it);
        has(
            &account,
            &[
                "2 links have their sign from their loops in the file",
                "1 link ",
            ],
        );
        for false_one in ["3 links have", "3 links of the type", "2 links of the type"] {
            assert!(!account.contains(false_one), "{account}");
        }
    }
    // What edges say against themselves no loop decides.
    let text = graph(r#"[{"id": "L1", "members": ["a->b+"]}]"#).replacen(
        r#""sign": "+""#,
        r#""sign": "+", "polarity": "-""#,
        1,
    );
    let it = read("x.json", &text).unwrap();
    assert_eq!(links(&it.map)[0], "A > B ?");
    has(
        &told(&it),
        &["The file says + of 1 link in one place, and − in another"],
    );
}

#[test]
fn signs_of_links_in_loops_are_taken_in_every_form_or_kept() {
    let bare = |loops: &str| {
        let text = graph("LOOPS")
            .replace(r#", "sign": "+""#, "")
            .replace(r#", "sign": "-""#, "");
        let text = text.replace(r#"{"source": "a""#, r#"{"id": "e1", "source": "a""#);
        text.replace("LOOPS", loops)
    };
    for (member, sign, kept_too) in [
        (r#"{"id": "e1", "sign": "+"}"#, "+", false),
        (r#"{"from": "a", "to": "b", "sign": 1}"#, "+", false),
        (r#"{"from": "a", "to": "b", "polarity": -0.5}"#, "-", true),
        (r#"["a", "b", "-"]"#, "-", false),
        (r#""a->b?""#, "?", false),
        (r#""a->b++""#, "?", true),
        (r#"{"id": "e1", "sign": "foo"}"#, "?", true),
    ] {
        let it = read(
            "x.json",
            &bare(&format!(
                r#"[{{"id": "L1", "members": [{member}, "b->c", "c->a"]}}]"#
            )),
        )
        .unwrap();
        assert_eq!(links(&it.map)[0], format!("A > B {sign}"), "{member}");
        assert_eq!(it.audit.counts.closing, Some(1), "{member}");
        assert_eq!(
            kept(&it).0[0].get("members").is_some(),
            kept_too,
            "{member}"
        );
    }
    let it = read("x.json", &bare(r#"["R1: a ->+ b ->- c -> a"]"#)).unwrap();
    assert_eq!(kept(&it).0[0], json!({ "way": "R1: a ->+ b ->- c -> a" }));
    has(&told(&it), &["fields of 1 loop are kept"]);
}

#[test]
fn what_two_loops_say_of_one_link_is_kept_of_both() {
    let text = r#"{"model": {"variables": [{"name": "A"}, {"name": "B"}], "relationships": []}, "feedback": {"feedbackLoops": [
        {"identifier": "R1", "links": [{"from": "A", "to": "B", "note": "one", "reasoning": 5}, {"from": "B", "to": "A"}]},
        {"identifier": "R2", "links": [{"from": "A", "to": "B", "note": "two"}, {"from": "B", "to": "A"}]}]}}"#;
    let it = read("x.loops.json", text).unwrap();
    let (.., link) = it.map.links().next().unwrap();
    assert_eq!(
        link.extra["x-fields"],
        json!({ "note": "one", "reasoning": 5, "note (others)": ["two"] })
    );
}

#[test]
fn a_loop_of_kumu_keeps_lines_without_a_direction_and_what_it_says_of_links() {
    let text = |kind: &str, named: &str| {
        format!(
            r#"{{"elements": [{{"_id": "a", "attributes": {{"label": "A"}}}}, {{"_id": "b", "attributes": {{"label": "B"}}}}],
            "connections": [{{"_id": "c1", "from": "a", "to": "b", "direction": "directed", "attributes": {{}}}}, {{"_id": "c2", "from": "b", "to": "a", "direction": "{kind}", "attributes": {{}}}}],
            "loops": [{{"_id": "l", "attributes": {{"label": "X"}}, "connections": {named}}}], "maps": []}}"#
        )
    };
    let it = read("x.json", &text("undirected", r#"["c1", "c2"]"#)).unwrap();
    assert_eq!(
        kept(&it).0[0],
        json!({ "connections that are gone": ["c2"] })
    );
    has(
        &told(&it),
        &["1 loop names links that are not on the map", "X (c2)"],
    );
    let it = read(
        "x.json",
        &text("directed", r#"[{"connection": "c1", "note": "n"}, "c2"]"#),
    )
    .unwrap();
    assert_eq!(
        kept(&it).0[0],
        json!({ "connections": [{ "connection": "c1", "note": "n" }, "c2"] })
    );
    has(&told(&it), &["fields of 1 loop are kept"]);
}

#[test]
fn a_description_that_is_a_way_is_a_story_where_not_all_of_it_is_there() {
    let it = read(
        "x.json",
        &graph(r#"[{"name": "N", "description": "a -> b -> zz"}]"#),
    )
    .unwrap();
    assert_eq!(
        kept(&it).1,
        json!([{ "id": "n", "name": "N", "story": "a -> b -> zz" }])
    );
}

#[test]
fn lists_of_loops_are_found_wherever_the_tools_put_them_and_no_word_on_a_sign_takes_it_away() {
    let model = r#""variables": [{"name": "A"}, {"name": "B"}], "relationships": [{"from": "A", "to": "B", "polarity": "+"}, {"from": "B", "to": "A", "polarity": "odd"}]"#;
    let loops = r#"[{"identifier": "R1", "links": [{"from": "A", "to": "B", "polarity": "?"}, {"from": "B", "to": "A", "polarity": "-"}]}]"#;
    for text in [
        format!(r#"{{"model": {{{model}}}, "feedback": {{"feedbackLoops": {loops}}}}}"#),
        format!(r#"{{"model": {{{model}, "feedbackLoops": {loops}}}}}"#),
        format!(r#"{{"model": {{{model}}}, "feedback": {loops}}}"#),
        format!(
            r#"{{"model": {{{model}}}, "feedback": {{"feedbackLoops": []}}, "feedbackLoops": {loops}}}"#
        ),
    ] {
        let it = read("x.loops.json", &text).unwrap();
        assert_eq!(links(&it.map), ["A > B +", "B > A -"], "{text}");
        assert_eq!(it.audit.counts.closing, Some(1), "{text}");
        let (.., link) = it.map.links().last().unwrap();
        assert_eq!(
            link.extra["x-fields"],
            json!({ "polarity": "odd" }),
            "{text}"
        );
    }
}

#[test]
fn more_loops_than_there_may_be_links_are_refused() {
    let loops = format!("[{}]", vec![r#"{"a":1}"#; 50_001].join(","));
    let blueprint = format!(
        r#"{{"elements": [{{"id": "a", "label": "A"}}], "connections": [{{"from": "a", "to": "a"}}], "loops": {loops}}}"#
    );
    let list = format!(
        r#"{{"model": {{"variables": [], "relationships": []}}, "feedback": {{"feedbackLoops": {loops}}}}}"#
    );
    for text in [graph(&loops), blueprint, list] {
        let error = read("x.json", &text).unwrap_err();
        assert_eq!(error.code(), system_map::error::Code::Limit, "{error}");
        assert!(error.to_string().contains("50000 loops"), "{error}");
    }
}
