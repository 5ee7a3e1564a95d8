//! What a third reader of the readers of graphs found.

use super::{links, read, told};

#[test]
fn a_field_called_polarity_or_sign_counts_in_kumu_where_the_type_says_none() {
    let text = r#"{"elements": [{"label": "A"}, {"label": "B"}], "connections": [
        {"from": "A", "to": "B", "polarity": "+"}, {"from": "B", "to": "A", "type": "Link", "Sign": "-"},
        {"from": "A", "to": "B", "type": "--", "polarity": "same"}, {"from": "A", "to": "B", "type": "-", "sign": "+"},
        {"from": "B", "to": "A", "sign": "--"}, {"from": "B", "to": "A", "sign": "odd", "label": "+"}]}"#;
    let it = read("b.json", text).unwrap();
    let signs = [
        "A > B +", "B > A -", "A > B +", "A > B ?", "B > A ?", "B > A +",
    ];
    assert_eq!(links(&it.map), signs);
    let told = told(&it);
    let clash = "The file says + of 1 link in one place, and − in another: A → B.";
    assert!(told.contains(clash), "{told}");
    assert!(
        told.contains("1 link has the sign `--`, which may be"),
        "{told}"
    );
    assert!(!told.contains("no sign in the file"), "{told}");

    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
        "connections": [{"_id": "k", "attributes": {"polarity": 1}, "from": "a", "to": "b"},
            {"_id": "l", "attributes": {"polarity": -1, "connection type": "Link"}, "from": "b", "to": "a"}], "maps": []}"#;
    let it = read("p.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
}

#[test]
fn an_edge_of_prsm_with_its_arrow_at_its_start_is_told() {
    let text = r#"{"version": "3.2.4", "mapTitle": "W", "styles": {"nodes": {}, "edges": {"edge0": {"groupLabel": "+ve"}}},
        "nodes": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
        "edges": [{"id": "e", "from": "a", "to": "b", "grp": "edge0", "arrows": "from"}]}"#;
    let it = read("x.prsm", text).unwrap();
    assert_eq!(links(&it.map), ["B > A +"]);
    let told = told(&it);
    let words = "1 link is drawn with its arrow at its start. It was read the way of the arrow.";
    assert!(told.contains(words), "{told}");
}

#[test]
fn a_loop_of_kumu_that_names_links_that_are_gone_is_told_and_keeps_their_ids() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
        "connections": [{"_id": "k", "attributes": {}, "from": "a", "to": "b"}, {"_id": "l", "attributes": {}, "from": "b", "to": "a"}],
        "loops": [{"_id": "r", "attributes": {"label": "R1"}, "connections": ["k", "l", "conn-gone"]},
            {"_id": "s", "attributes": {"label": "R2"}, "connections": ["k", "l"]}], "maps": []}"#;
    let it = read("p.json", text).unwrap();
    let told = told(&it);
    let words = "1 loop names links that the project does not have, and was read without them.";
    assert!(
        told.contains(words) && told.contains("R1 (conn-gone)."),
        "{told}"
    );
    let loops = &it.map.info().loops;
    let kept = &loops[0].extra["x-fields"]["connections that are gone"];
    assert_eq!(kept[0], "conn-gone");
    assert!(loops[1].extra.is_empty());
}
