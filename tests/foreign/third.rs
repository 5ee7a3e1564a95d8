//! What a third reader of the readers of graphs found.

use super::{links, read, told};
use system_map::format::{Format, ReadOptions, export};

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
fn what_a_flowchart_says_of_an_edge_by_its_name_is_no_factor() {
    let text = "flowchart TD\n A e1@--> B\n B e2@-->|+| C\n e1@{ animate: true }\n e2@{ curve: \"linear\" }\n D@{ shape: rect, label: \"Trust\" }\n";
    let it = read("x.mmd", text).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > C +"]);
    assert_eq!(it.map.factor_count(), 4);
    let told = told(&it);
    assert!(told.contains("looks of the chart (2)"), "{told}");
    // A node may be called like an edge where no edge is.
    let it = read(
        "x.mmd",
        "flowchart TD\n e1@{ label: \"Trust\" }\n e1 --> B\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["Trust > B ?"]);
}

#[test]
fn a_link_of_vensim_that_has_its_sign_from_an_equation_is_not_said_to_have_none() {
    let text = "{UTF-8}\nTrust = A FUNCTION OF( -Workload )\n\t~\t~\t|\n\\\\\\---/// Sketch information - do not modify anything except names\nV300  Do not put anything below this section - it will be ignored\n*View 1\n$192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|72,72,100,0\n10,1,Trust,100,100,40,20,8,3,0,0,0,0,0,0\n10,2,Workload,200,100,40,20,8,3,0,0,0,0,0,0\n1,3,2,1,0,0,49,0,0,64,0,-1--1--1,,1|(0,0)|\n1,4,1,2,0,0,49,0,0,64,0,-1--1--1,,1|(0,0)|\n///---\\\\\\\n";
    let it = read("x.mdl", text).unwrap();
    assert_eq!(links(&it.map), ["Workload > Trust -", "Trust > Workload ?"]);
    let told = told(&it);
    assert!(
        told.contains("1 link has its sign from its equation"),
        "{told}"
    );
    assert!(
        told.contains("1 link of the type “1” has no sign"),
        "{told}"
    );
}

#[test]
fn factors_of_loopy_keep_their_places_where_another_has_none() {
    let text = r#"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "A", "x": 700, "y": 300},
        {"id": "b", "label": "B"}, {"id": "c", "label": "C", "x": 200, "y": 250}], "links": []}"#;
    let map = system_map::format::read(text.as_bytes(), &ReadOptions::default());
    let made = export(&map.unwrap().map, Format::Loopy).unwrap();
    let model = String::from_utf8(made.parts[0].bytes.clone()).unwrap();
    assert!(
        model.contains("[1,700,300,") && model.contains("[3,200,250,"),
        "{model}"
    );
}

#[test]
fn what_is_no_word_of_dot_is_shown_at_its_column() {
    let error = read("x.dot", "digraph {\n /* c */ # pre\n a -> b\n}\n").unwrap_err();
    assert!(error.to_string().contains("line 2, column 10"), "{error}");
}

#[test]
fn a_sign_in_brackets_behind_a_link_is_one_and_commas_in_labels_are_asked_after() {
    let text = "A -> B [+]\nB -> C [−]\nC -> D [\"+\"]\nD -> A [x] : +\nTrust, Time -> Money : +\n\"Food, drink\" -> Money : +\n";
    let it = read("x.txt", text).unwrap();
    let found = links(&it.map);
    let signs = [
        "A > B +",
        "B > C -",
        "C > D ?",
        "D > A +",
        "Trust, Time > Money +",
        "Food, drink > Money +",
    ];
    assert_eq!(found, signs);
    let groups: Vec<&str> = it
        .map
        .info()
        .groups
        .iter()
        .map(|g| g.label.as_str())
        .collect();
    assert_eq!(groups, ["+", "x"]);
    let told = told(&it);
    let words = "1 label with a comma was read as one factor: Trust, Time. If several are meant";
    assert!(told.contains(words), "{told}");
    let out = export(&it.map, Format::Outline).unwrap();
    let again = read("x.txt", std::str::from_utf8(&out.parts[0].bytes).unwrap()).unwrap();
    let mut back = links(&again.map);
    back.sort();
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(back, sorted);
}

#[test]
fn links_of_a_kumu_loop_that_are_gone_stand_in_its_own_list_again() {
    let text = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}, {"_id": "b", "attributes": {"label": "B"}}],
        "connections": [{"_id": "k", "attributes": {}, "from": "a", "to": "b"}, {"_id": "l", "attributes": {}, "from": "b", "to": "a"}],
        "loops": [{"_id": "r", "attributes": {"label": "R1"}, "connections": ["k", "l", "gone-1"]},
            {"_id": "s", "attributes": {"label": "R2"}, "connections": ["gone-2", "gone-3"]}], "maps": []}"#;
    let it = read("p.json", text).unwrap();
    let out = export(&it.map, Format::Kumu).unwrap();
    let made: serde_json::Value = serde_json::from_slice(&out.parts[0].bytes).unwrap();
    let of = |at: usize| &made["loops"][at];
    assert_eq!(
        of(0)["connections"],
        serde_json::json!(["k", "l", "gone-1"])
    );
    assert_eq!(
        of(1)["connections"],
        serde_json::json!(["gone-2", "gone-3"])
    );
    assert_eq!(of(1)["attributes"], serde_json::json!({"label": "R2"}));
}
