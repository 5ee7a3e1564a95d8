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
            "1 loop names links that the file does not have, and was read without them. Their ids are kept with it as a field: Part.",
            "1 loop names no links that are on the map, and is kept in the file: Lost.",
        ],
    );
    let info = it.map.info();
    assert_eq!(
        info.loops[0].extra["x-fields"],
        json!({ "links that are gone": ["b->x"] })
    );
    assert_eq!(
        info.extra["x-loops"],
        json!([{ "id": "L2", "name": "Lost", "story": "Gone", "x-fields": { "links that are gone": ["a->x+", "x->a-"] } }])
    );
}
