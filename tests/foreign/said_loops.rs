//! What graphs in JSON say of their loops beside the links.

use super::{has, links, read, told};
use serde_json::json;

/// A circle of three links, and one that balances.
fn graph(loops: &str) -> String {
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
        json!({ "type": "R" })
    );
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
            "1 loop names links that the file does not have, and was read without them. What it names is kept with it as a field: Part.",
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
            "1 loop names links that the file does not have, and was read without them. What it names is kept with it as a field: R1 (c9).",
            "1 loop names no links that are on the map, and is kept in the file: R2.",
            "This was left out, since there is no place for it here: perspectives.",
        ],
    );
    assert!(!account.contains(": maps."), "{account}");
    let kept = &it.map.info().extra["x-loops"][0]["x-fields"];
    assert_eq!(kept["connections that are gone"], json!(["c8", "c9"]));
}
