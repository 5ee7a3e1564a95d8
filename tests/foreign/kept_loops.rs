//! What is said of a loop twice, or beside what is read, is not lost.

use super::said_loops::{graph, kept};
use super::{has, links, read, told};
use serde_json::json;

const EDGES: &str = r#""members": ["a->b+", "b->c+", "c->a-"]"#;

#[test]
fn what_a_way_calls_its_loop_is_kept_beside_another_name() {
    for (loops, id, name, fields) in [
        (
            r#"[{"name": "N", "path": "R5 Growth: a->b->c->a"}]"#,
            "R5",
            "N",
            json!({ "path": "R5 Growth: a->b->c->a" }),
        ),
        (
            r#"[{"id": "L1", "members": ["a->b", "b->c", "c->a"], "path": "R5 Growth: a->b->c->a"}]"#,
            "L1",
            "L1",
            json!({ "path": "R5 Growth: a->b->c->a" }),
        ),
        (
            r#"{"K": "R5 Growth: a->b->c->a"}"#,
            "K",
            "Growth",
            json!(null),
        ),
        (
            r#"[{"id": "R5", "name": "Growth", "path": "R5 Growth: a->b->c->a"}]"#,
            "R5",
            "Growth",
            json!(null),
        ),
    ] {
        let it = read("x.json", &graph(loops)).unwrap();
        let of = &it.map.info().loops[0];
        assert_eq!((of.id.as_str(), of.name.as_str()), (id, name), "{loops}");
        assert_eq!(kept(&it).0[0], fields, "{loops}");
    }
    let it = read("x.json", &graph(r#"{"K": "R5 Growth: a->b->c->a"}"#)).unwrap();
    assert_eq!(it.map.info().loops[0].label.as_deref(), Some("R5"));
}

#[test]
fn what_a_loop_stands_under_is_its_id_its_name_or_kept() {
    for (own, id, name, fields) in [
        ("", "K", "K", json!(null)),
        (r#""id": "L1","#, "L1", "K", json!(null)),
        (
            r#""id": "L1", "name": "N","#,
            "L1",
            "N",
            json!({ "stands under": "K" }),
        ),
        (r#""name": "N","#, "K", "N", json!(null)),
        (r#""id": "K", "name": "N","#, "K", "N", json!(null)),
    ] {
        let loops = format!(r#"{{"K": {{{own} {EDGES}}}}}"#);
        let it = read("x.json", &graph(&loops)).unwrap();
        let of = &it.map.info().loops[0];
        assert_eq!((of.id.as_str(), of.name.as_str()), (id, name), "{loops}");
        assert_eq!(kept(&it).0[0], fields, "{loops}");
    }
}

#[test]
fn one_loop_in_the_place_of_a_list_is_one_loop() {
    for loops in [
        format!(r#"{{"id": "L1", "name": "Growth", {EDGES}}}"#),
        r#"{"id": "L1", "name": "Growth", "path": "a->b->c->a", "type": "B", "notes": "Why"}"#
            .to_owned(),
    ] {
        let it = read("x.json", &graph(&loops)).unwrap();
        let of = &it.map.info().loops;
        assert_eq!(of.len(), 1, "{loops}");
        assert_eq!((of[0].id.as_str(), of[0].name.as_str()), ("L1", "Growth"));
        assert_eq!(it.audit.counts.closing, Some(1));
    }
    // Names of loops may be words that loops have, too.
    let loops = r#"{"cycle": ["a", "b", "c"], "R2": ["a->b", "b->c", "c->a"]}"#;
    let it = read("x.json", &graph(loops)).unwrap();
    assert_eq!(it.map.info().loops.len(), 2);
}

#[test]
fn all_lists_of_loops_are_read_wherever_they_stand() {
    let one = |name: &str| format!(r#"[{{"name": "{name}", {EDGES}}}]"#);
    let text = graph("LOOPS").replace(
        r#""loops": LOOPS"#,
        &format!(
            r#""loops": {}, "data": {{"loops": {}}}, "attributes": {{"feedbackLoops": {}}}, "metadata": {{"Loops": {}}}"#,
            one("one"),
            one("two"),
            one("three"),
            one("four")
        ),
    );
    let it = read("x.json", &text).unwrap();
    let mut names: Vec<&str> = it
        .map
        .info()
        .loops
        .iter()
        .map(|of| of.name.as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["four", "one", "three", "two"]);
    let text = r#"{"elements": {"nodes": [{"data": {"id": "a"}}], "edges": [{"data": {"id": "e", "source": "a", "target": "a"}}], "loops": [{"name": "one", "edges": ["e"]}]}}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.map.info().loops.len(), 1, "{}", told(&it));
    let it = read("x.json", &graph("5")).unwrap();
    has(
        &told(&it),
        &["left out, since there is no place for it here: loops"],
    );
}

#[test]
fn two_signs_of_one_member_that_contradict_each_other_are_none() {
    let member = r#"{"from": "a", "to": "b", "sign": "+", "polarity": "-"}"#;
    let loops = format!(r#"[{{"id": "L1", "members": [{member}, "b->c", "c->a"]}}]"#);
    let it = read("x.json", &graph(&loops).replace(r#", "sign": "+""#, "")).unwrap();
    // The first replaced sign is that of the member, too.
    assert_eq!(links(&it.map)[0], "A > B -");
    let text = graph("LOOPS").replace(r#", "sign": "+""#, "");
    let it = read("x.json", &text.replace("LOOPS", &loops)).unwrap();
    assert_eq!(links(&it.map)[0], "A > B ?");
    has(
        &told(&it),
        &["The file says + of 1 link in one place, and − in another: A → B."],
    );
    // One that is not that of its link is kept.
    let it = read("x.json", &graph(&loops)).unwrap();
    assert_eq!(kept(&it).0[0]["members"][0]["polarity"], "-");
}

#[test]
fn whatever_else_stands_in_the_parts_of_a_loop_is_kept() {
    for (loops, key) in [
        (
            r#"[{"id": "L1", "nodes": ["a", {"from": "a", "to": "b"}, "c"]}]"#,
            "nodes",
        ),
        (
            r#"[{"id": "L1", "nodes": [{"id": "a", "why": "W"}, "b", "c"]}]"#,
            "nodes",
        ),
        (
            r#"[{"id": "L1", "members": [{"from": {"id": "a", "why": "W"}, "to": "b"}, "b->c", "c->a"]}]"#,
            "members",
        ),
        (
            r#"[{"id": "L1", "members": [{"id": "x7", "from": "a", "to": "b"}, "b->c", "c->a"]}]"#,
            "members",
        ),
        (
            r#"[{"id": "L1", "nodes": ["a", "b", "c"], "edges": ["a->b", "b->c", "c->zz"]}]"#,
            "edges",
        ),
        (
            r#"[{"id": "L1", "nodes": ["a", "b", "c"], "type": "Balancing as Ann said"}]"#,
            "type",
        ),
        (
            r#"[{"id": "L1", "data": {"nodes": ["a", "b", "c"], "note": 1}, "note": 2}]"#,
            "note (others)",
        ),
    ] {
        let it = read("x.json", &graph(loops)).unwrap();
        let fields = &kept(&it).0[0];
        assert!(fields.get(key).is_some(), "{loops}: {fields}");
        assert!(fields.get("data").is_none(), "{loops}: {fields}");
        has(&told(&it), &["fields of 1 loop are kept"]);
    }
    // What says the same again is not.
    let loops = r#"[{"id": "L1", "nodes": [{"id": "a", "label": "A"}, {"id": "b"}, {"label": "C"}], "type": "balancing loop", "data": {"id": "L1"}}]"#;
    assert_eq!(
        kept(&read("x.json", &graph(loops)).unwrap()).0[0],
        json!(null)
    );
}

#[test]
fn links_of_a_loop_are_read_from_objects_lists_in_a_text_and_chains() {
    let ids = |text: String| {
        let ends = |ends: &str, id: &str| (ends.to_owned(), format!(r#""id": "{id}", {ends}"#));
        let all = [
            ends(r#""source": "a", "target": "b""#, "e1"),
            ends(r#""source": "b", "target": "c""#, "e2"),
            ends(r#""source": "c", "target": "a""#, "e3"),
        ];
        let put = |text: String, (of, with): &(String, String)| text.replace(of, with);
        all.iter().fold(text, put)
    };
    for loops in [
        r#"[{"id": "L1", "members": {"e1": {}, "e2": null, "e3": []}}]"#,
        r#"[{"id": "L1", "nodes": {"a": {}, "b": {}, "c": {}}}]"#,
        r#"[{"id": "L1", "links": "e1, e2; e3"}]"#,
        r#"[{"id": "L1", "links": "a->b, b->c, c->a"}]"#,
        r#"[{"id": "L1", "links": ["a->b", "b->c->a"]}]"#,
        r#"[{"id": "L1", "path": "a -> b -> c -> a"}]"#,
        r#"[{"id": "L1", "path": ["a", "e1", "b", "e2", "c", "e3"]}]"#,
        r#"[{"id": "L1", "members": ["a->b (+)", " B -> C ", "c->a (-)"]}]"#,
        r#"{"L1": "a -> b -> c -> a"}"#,
        r#""L1: a -> b -> c -> a""#,
    ] {
        let it = read("x.json", &ids(graph(loops))).unwrap();
        assert_eq!(it.audit.counts.closing, Some(1), "{loops} {}", told(&it));
        assert_eq!(it.map.info().loops[0].name, "L1", "{loops}");
        assert_eq!(kept(&it), (json!([null]), json!(null)), "{loops}");
        let account = told(&it);
        assert!(!account.contains("not on the map"), "{loops}: {account}");
    }
    for loops in [
        r#"[{"id": "L1", "path": "A, B, C"}]"#,
        r#"[{"id": "L1", "nodes": "A; B; C"}]"#,
        r#""R1: A, B, C""#,
    ] {
        let it = read("x.json", &ids(graph(loops))).unwrap();
        assert_eq!(it.audit.counts.closing, Some(1), "{loops} {}", told(&it));
    }
    // What they are called before and behind, and signs as an outline has them.
    for loops in [
        r#""R - a -> b -> c -> a""#,
        r#""1. a -> b -> c -> a.""#,
        r#""e1, e2, e3""#,
        r#"[{"id": "L1", "members": ["a -> b : +", "b->c", "c->a"]}]"#,
        r#"[{"id": "L1", "links": "a->b+, b->c, c->a"}]"#,
    ] {
        let it = read("x.json", &ids(graph(loops))).unwrap();
        assert_eq!(it.audit.counts.closing, Some(1), "{loops} {}", told(&it));
        let account = told(&it);
        assert!(!account.contains("not on the map"), "{loops}: {account}");
    }
    // What is said of them there is kept.
    let loops = r#"[{"id": "L1", "members": {"e1": {"why": "W"}, "e2": {}, "e3": {}}}, {"e9": {}, "e8": {}}, {"id": "L3", "members": {"e9": {}}}]"#;
    let it = read("x.json", &ids(graph(loops))).unwrap();
    let (fields, gone) = kept(&it);
    assert_eq!(fields[0]["members"]["e1"], json!({ "why": "W" }));
    assert_eq!(gone[0]["x-fields"]["way"], json!({ "e9": {}, "e8": {} }));
    assert_eq!(gone[1]["x-fields"]["members"], json!({ "e9": {} }));
}

#[test]
fn what_stands_before_the_way_of_a_loop_is_its_name() {
    let it = read(
        "x.json",
        &graph(r#""Growth: a -> b -> c -> a\nR7 Up: a -> b -> c""#),
    )
    .unwrap();
    let loops = &it.map.info().loops;
    let names: Vec<_> = loops
        .iter()
        .map(|of| (of.label.as_deref(), of.name.as_str()))
        .collect();
    assert_eq!(names, [(None, "Growth"), (Some("R7"), "Up")]);
    let account = told(&it);
    assert!(!account.contains("not on the map"), "{account}");
    // A sentence with arrows is a story.
    let loops =
        r#"[{"name": "N", "description": "More A -> more B. Then a -> b -> c -> a and so on."}]"#;
    let it = read("x.json", &graph(loops)).unwrap();
    let account = told(&it);
    assert!(!account.contains("kept with it as a field"), "{account}");
    assert!(kept(&it).1[0]["story"].is_string());
}

#[test]
fn one_loop_without_a_way_labels_that_begin_alike_and_kinds_as_numbers_are_read() {
    let it = read(
        "x.json",
        &graph(r#"{"id": "L1", "name": "N", "type": "B"}"#),
    )
    .unwrap();
    assert_eq!(
        kept(&it).1,
        json!([{ "id": "L1", "name": "N", "x-fields": { "type": "B" } }])
    );
    let loops = format!(r#"[{{"label": "R1", "name": "R12 growth", {EDGES}}}]"#);
    let it = read("x.json", &graph(&loops)).unwrap();
    let of = &it.map.info().loops[0];
    assert_eq!(
        (of.label.as_deref(), of.name.as_str()),
        (Some("R1"), "R12 growth")
    );
    let loops = format!(r#"[{{"id": "L1", "polarity": 1, "story": "S", {EDGES}}}]"#);
    let it = read("x.json", &graph(&loops)).unwrap();
    has(&told(&it), &["1 loop is said to be of one kind"]);
    assert_eq!(it.map.info().loops[0].story.as_deref(), Some("S"));
    let loops = r#"[{"id": "L1", "members": ["a->b", "b->c", "c->a±"]}]"#;
    let text = graph("LOOPS").replace(r#", "sign": "-""#, "");
    let it = read("x.json", &text.replace("LOOPS", loops)).unwrap();
    assert_eq!(links(&it.map)[2], "C > A ±");
}

#[test]
fn of_links_side_by_side_that_which_a_loop_says_or_is_said_to_need_is_taken() {
    let text = |loops: &str| {
        let edge = r#"{"source": "b", "target": "c", "sign": "+"}"#;
        let more = format!(r#"{edge}, {{"id": "e9", "source": "b", "target": "c", "sign": "-"}}"#);
        graph(loops).replacen(edge, &more, 1)
    };
    for (loops, closing) in [
        (
            r#"[{"id": "L1", "type": "R", "path": ["a", "b", "c"]}]"#,
            "e9",
        ),
        (
            r#"[{"id": "L1", "type": "B", "path": ["a", "b", "c"]}]"#,
            "b>c",
        ),
        (
            r#"[{"id": "L1", "members": ["a->b", "b->c-", "c->a"]}]"#,
            "e9",
        ),
    ] {
        let it = read("x.json", &text(loops)).unwrap();
        let of = &it.map.info().loops[0];
        assert!(
            of.links.iter().any(|link| link == closing),
            "{loops}: {:?}",
            of.links
        );
        let account = told(&it);
        assert!(!account.contains("said to be of one kind"), "{account}");
    }
}

#[test]
fn a_factor_whose_name_ends_as_a_sign_does_is_an_end_of_a_link() {
    let text = r#"{"nodes": [{"id": "a"}, {"id": "LGBT+"}], "edges": [{"source": "a", "target": "LGBT+"}, {"source": "LGBT+", "target": "a"}],
        "loops": [{"id": "L1", "links": ["a->LGBT+", "LGBT+->a-"]}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["a > LGBT+ ?", "LGBT+ > a -"]);
    assert_eq!(it.audit.counts.closing, Some(1));
}

#[test]
fn a_way_of_two_closes_and_what_may_be_nodes_or_links_is_nodes_where_nodes_are_told() {
    let text = |loops: &str| {
        format!(
            r#"{{"nodes": [{{"id": "1"}}, {{"id": "2"}}, {{"id": "3"}}], "edges": [{{"id": "2", "source": "1", "target": "2"}}, {{"id": "3", "source": "2", "target": "1"}}, {{"id": "1", "source": "2", "target": "3"}}],
            "loops": {loops}}}"#
        )
    };
    for loops in [
        r#"[{"id": "L1", "path": "1 -> 2"}]"#,
        r#"[{"id": "L1", "path": "1, 2"}]"#,
        r#"[{"id": "L1", "links": "1 -> 2"}]"#,
        r#"[{"id": "L1", "links": "2, 3"}]"#,
        r#"[{"id": "L1", "nodes": {"1": {}, "2": {}}}]"#,
        r#""1 -> 2""#,
    ] {
        let it = read("x.json", &text(loops)).unwrap();
        assert_eq!(it.audit.counts.closing, Some(1), "{loops} {}", told(&it));
        assert_eq!(it.map.info().loops[0].links.len(), 2, "{loops}");
    }
}

#[test]
fn loops_under_their_kind_are_loops_of_that_kind() {
    let it = |loops: &str| {
        let back = r#""edges": [{"source": "b", "target": "a"}, "#;
        read("x.json", &graph(loops).replace(r#""edges": ["#, back)).unwrap()
    };
    for (loops, count) in [
        (
            r#"{"reinforcing": [["a", "b"]], "balancing": [["a", "b", "c"]]}"#,
            2,
        ),
        (r#"{"R": [["a", "b"], ["a", "b", "c"]]}"#, 2),
        (
            r#"{"balancing loops": ["a->b->c->a"], "reinforcing loops": []}"#,
            1,
        ),
        (
            r#"{"balancing": [{"path": ["a", "b", "c"]}, {"members": ["a->b", "b->a"]}]}"#,
            2,
        ),
        (r#"{"balancing": {"B7": ["a", "b", "c"]}}"#, 1),
        // These are one loop, called so.
        (r#"{"balancing": ["a", "b", "c"]}"#, 1),
        (r#"{"balancing": [["a", "b"], ["b", "c"], ["c", "a"]]}"#, 1),
        (r#"{"balancing": [["a", "b"], ["b", "a"]]}"#, 1),
        (r#"{"balancing": {"path": ["a", "b", "c"]}}"#, 1),
        (r#"{"balancing": ["a->b", "b->c", "c->a"]}"#, 1),
    ] {
        let it = it(loops);
        let told = it.audit.counts.loops;
        assert_eq!(
            (told, it.audit.counts.closing),
            (count, Some(count)),
            "{loops}"
        );
    }
    let it = it(r#"{"reinforcing": [["a", "b", "c"]], "balancing": {"B7": ["a", "b", "c"]}}"#);
    let of = &it.map.info().loops;
    assert_eq!(of[1].id, "B7");
    // What is wrong of them is told and kept.
    assert_eq!(kept(&it).0, json!([{ "kind": "reinforcing" }, null]));
    has(&told(&it), &["said to be of one kind"]);
}

#[test]
fn what_a_way_says_beside_its_names_is_kept_with_the_loop() {
    for way in [
        "R1: A -> (+) B -> (-) C -> A",
        "A (+) -> B -> C -> A",
        "A -> B -> C -> A (-)",
        "A -> [-] B -> C",
        "A -(-)-> B -> C",
        "(-) A -> B -> C",
    ] {
        for loops in [json!([way]), json!([{ "path": way }]), json!(way)] {
            let it = read("x.json", &graph(&loops.to_string())).unwrap();
            let (fields, gone) = kept(&it);
            let text = format!("{fields} {gone}");
            assert!(text.contains(way), "{loops}: {text}");
        }
    }
    for way in [
        "R1: A -> B -> C -> A",
        "R1 – Growth: A → B → C",
        "Growth: A, B, C",
        "A --> B --> C.",
        "R1: A, B; C",
        "R1: A -> B, B -> C, C -> A",
    ] {
        let it = read("x.json", &graph(&json!([way]).to_string())).unwrap();
        assert_eq!(it.audit.counts.closing, Some(1), "{way}");
        assert_eq!(kept(&it), (json!([null]), json!(null)), "{way}");
    }
}

#[test]
fn links_of_a_loop_that_are_lists_say_their_sign() {
    let bare = |loops: &str| graph(loops).replace(r#", "sign": "+""#, "");
    let text = bare(r#"[[["a", "b", "-"], ["b", "c", "+"], ["c", "a"]]]"#);
    let it = read("x.json", &text).unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > C +", "C > A -"]);
    assert_eq!(kept(&it), (json!([null]), json!(null)));
    let it = read(
        "x.json",
        &graph(r#"[[["a", "b", "-"], ["b", "c"], ["c", "a"]]]"#),
    )
    .unwrap();
    has(&told(&it), &["sign"]);
    assert!(kept(&it).0[0].to_string().contains('-'));
}

#[test]
fn numbers_of_a_loop_are_links_or_nodes_whichever_close() {
    let text = r#"{"nodes": [{"id": 1}, {"id": 2}, {"id": 3}], "edges": [
        {"id": 1, "source": 1, "target": 3}, {"id": 2, "source": 1, "target": 2},
        {"id": 3, "source": 2, "target": 3}, {"id": 4, "source": 3, "target": 1}], "loops": [[1, 2, 3], [1, 4]]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.audit.counts.closing, Some(2));
}
