//! What a file says of the map as a whole, of its groups, and in the less known places of its format, is on the map, kept
//! beside it, or told.

use super::unwritten::again;
use super::{has, read, soon, told};
use serde_json::{Value, json};
use system_map::format::json::write;
use system_map::format::{Format, export};
use system_map::model::Map;

/// A map in our own format, in one line without blanks.
fn whole(map: &Map) -> String {
    let value: Value = serde_json::from_str(&write(map)).unwrap();
    value.to_string()
}

/// Asserts that each text of a file is in the map, and where.
fn holds(name: &str, text: &str, texts: &[&str]) {
    let it = read(name, text).unwrap();
    let map = whole(&it.map);
    for said in texts {
        assert!(map.contains(said), "{name}: {said} in {map}");
    }
}

/// Asserts that the account says each of these.
fn tells(name: &str, text: &str, hints: &[&str]) {
    has(&told(&read(name, text).unwrap()), hints);
}

#[test]
fn a_row_of_factors_without_a_label_is_told_if_it_says_anything() {
    let csv = "Label,Type,Description\nTrust,Driver,\n,Driver,lost and found\n,,\nTime,,\n";
    tells(
        "x.csv",
        csv,
        &[
            "1 row of factors has no label, and was left out: Driver. Give it one to have it on the map. Line 3.",
        ],
    );
    assert_eq!(read("x.csv", csv).unwrap().map.factor_count(), 2);
}

#[test]
fn columns_that_are_too_many_are_told() {
    let names: Vec<String> = (0..1200).map(|i| format!("h{i}")).collect();
    let csv = format!("From,To,{}\na,b,{}\n", names.join(","), names.join(","));
    let told = "This was left out, since there is no place for it here: columns beyond the 1,000th of a table (202).";
    tells("x.csv", &csv, &[told]);
    let csv = format!("Label,{}\na,{}\n", names.join(","), names.join(","));
    tells("x.csv", &csv, &["1,000th of a table (201)"]);
}

#[test]
fn loopys_second_version_keeps_words_on_arrows_and_addresses_of_texts_in_both_of_its_forms() {
    let list = r##"[[[1,0,0,1,"A",4,1],[2,9,9,1,"B",5,1]],[[1,2,9,1,0,0,-1,-1,"per%20year",0]],[[5,5,"see",0,-1,"https://example.org/x"]],[2,1]]"##;
    holds(
        "x.loopy",
        list,
        &["\"label\":\"per year\"", "see (https://example.org/x)"],
    );
    let named = json!({ "globals": { "about": "why" }, "nodes": [{ "id": 1, "label": "A", "hue": 1, "told": "ours", "cost": 5, "size": 60 }, { "id": 2, "label": "B" }],
        "edges": [{ "from": 1, "to": 2, "strength": 1, "customLabel": "per year", "by": "us" }],
        "labels": [{ "x": 1, "y": 1, "text": "see", "href": "https://example.org/x" }] });
    holds(
        "x.json",
        &named.to_string(),
        &[
            "\"label\":\"per year\"",
            "see (https://example.org/x)",
            "\"about\":\"why\"",
            "\"told\":\"ours\"",
            "\"cost\":5",
            "\"by\":\"us\"",
        ],
    );
}

#[test]
fn a_megabyte_of_names_in_loopys_second_version_is_read_at_once() {
    let many: Vec<String> = (0..60_000).map(|i| format!("\"k{i}\":\"v\"")).collect();
    let many = many.join(",");
    for text in [
        format!(r#"{{"globals":{{{many}}},"nodes":[{{"id":1,"label":"A"}}],"edges":[]}}"#),
        format!(r#"{{"nodes":[{{"id":1,"label":"A",{many}}}],"edges":[],"labels":[]}}"#),
        format!(
            r#"{{"nodes":[{{"id":1,"label":"A"}}],"edges":[{{"from":1,"to":1,{many}}}],"labels":[]}}"#
        ),
    ] {
        soon(&text, "x.loopy");
    }
}

#[test]
fn prsm_keeps_numbers_lists_and_attributes_of_gephi_and_an_attribute_called_sign_is_one() {
    let map = json!({ "version": "3.2", "mapTitle": "T", "attributeTitles": { "att1": "Sign" },
        "styles": { "nodes": {}, "edges": { "edge0": { "groupLabel": "Money" } } },
        "nodes": [{ "id": "a", "label": "A", "Importance": 3, "comments": ["one"], "borderWidth": 1, "attributes": { "Region": "North" } },
                  { "id": "b", "label": "B", "description": { "ops": [{ "insert": "rich\n" }] } }],
        "edges": [{ "id": "e", "from": "a", "to": "b", "grp": "edge0", "att1": "-", "width": 3 },
                  { "id": "f", "from": "b", "to": "a", "sign": "+", "strength": 0.5 }] });
    let text = map.to_string();
    holds(
        "x.prsm",
        &text,
        &[
            "\"Importance\":3",
            "\"comments\":[\"one\"]",
            "\"Region\":\"North\"",
            "\"description\":\"rich\"",
            "\"strength\":0.5",
            "\"polarity\":\"-\"",
            "\"polarity\":\"+\"",
        ],
    );
    let it = read("x.prsm", &text).unwrap();
    assert!(!whole(&it.map).contains("borderWidth"));
    tells(
        "x.prsm",
        &text,
        &["2 links have their sign from their field."],
    );
}

#[test]
fn dot_keeps_what_graphs_and_clusters_say_of_themselves_and_passes_over_how_they_are_drawn() {
    let dot = r#"digraph "Trust map" { author="Ann"; rankdir=LR; comment="All of it"
        subgraph cluster_a { label="People"; tooltip="who"; source="survey"; color=red; A; B }
        subgraph plain { label="Not drawn"; rank=same; C }
        A:out -> B:n; B -> C [sign="+"] }"#;
    let it = read("x.dot", dot).unwrap();
    assert_eq!(it.map.info().title, "Trust map");
    holds(
        "x.dot",
        dot,
        &[
            "\"author\":\"Ann\"",
            "\"description\":\"All of it\"",
            "\"description\":\"who\"",
            "\"source\":\"survey\"",
        ],
    );
    let map = whole(&it.map);
    assert!(!map.contains("rankdir") && !map.contains("red"), "{map}");
    tells(
        "x.dot",
        dot,
        &[
            "what is said of subgraphs whose names do not begin with cluster",
            "ports: where at a node an edge begins or ends",
        ],
    );
    let named = read(
        "x.dot",
        "digraph \"Trust map\" { label=\"Second draft\"; A -> B }",
    )
    .unwrap();
    assert_eq!(named.map.info().title, "Second draft");
    assert!(whole(&named.map).contains("\"name\":\"Trust map\""));
    for name in ["G", "map", "Digraph1", "_anonymous_0", "12"] {
        let plain = read("x.dot", &format!("digraph {name} {{ A -> B }}")).unwrap();
        assert_eq!(plain.map.info().title, "", "{name}");
    }
}

#[test]
fn graphml_keeps_what_graphs_within_nodes_ports_and_the_root_say() {
    let xml = r#"<graphml><key id="d" for="all" attr.name="about"/><desc>whole file</desc><data key="d">root</data>
        <graph edgedefault="directed"><desc>first graph</desc>
        <node id="g"><graph><desc>the people</desc><data key="d">of the group</data><node id="a"><port name="north"><data key="d">of a port</data></port></node></graph></node>
        <node id="b"><locator href="x.xml"/></node>
        <edge source="a" target="b" sourceport="north"><graph/></edge></graph></graphml>"#;
    holds(
        "x.graphml",
        xml,
        &[
            "whole file",
            "root",
            "first graph",
            "the people",
            "of the group",
            "\"port\":\"north\"",
            "of a port",
            "\"sourceport\":\"north\"",
        ],
    );
    tells(
        "x.graphml",
        xml,
        &[
            "addresses of what is elsewhere (locators)",
            "graphs in edges",
        ],
    );
}

#[test]
fn gexf_keeps_all_that_its_head_says_and_when_a_value_held() {
    let xml = r#"<gexf><meta><creator>Ann</creator><creator>Gephi 0.10</creator><keywords>trust, time</keywords><title>T</title></meta>
        <graph defaultedgetype="directed"><attributes class="node"><attribute id="0" title="Role"/></attributes>
        <nodes><node id="a" label="A"><attvalues><attvalue for="0" value="lead" start="2020"/></attvalues></node><node id="b" label="B"/></nodes>
        <edges><edge source="a" target="b"/></edges></graph></gexf>"#;
    holds(
        "x.gexf",
        xml,
        &[
            "\"creator\":\"Ann\"",
            "trust, time",
            "\"Role (start)\":\"2020\"",
        ],
    );
}

#[test]
fn gml_keeps_lists_within_nodes_by_both_names() {
    let gml = r#"graph [ directed 1 node [ id 1 label "A" survey [ answer "yes" more [ deep "too" ] ] graphics [ x 1 y 2 fill "red" ] ]
        node [ id 2 label "B" ] edge [ source 1 target 2 ] ]"#;
    holds(
        "x.gml",
        gml,
        &["\"survey.answer\":\"yes\"", "\"survey.more.deep\":\"too\""],
    );
}

#[test]
fn mermaid_keeps_addresses_classes_and_what_shows_over_nodes() {
    let chart = "flowchart LR\n  accTitle: First\n  accTitle: Second\n  A[Trust]:::driver -->|+| B[Time]\n  click A \"https://example.org/x\" \"Smith 2020\"\n  click B call run() \"why\"\n  class A,B core\n  classDef core fill:#f00\n";
    holds(
        "x.mmd",
        chart,
        &[
            "\"url\":\"https://example.org/x\"",
            "Smith 2020",
            "why",
            "driver",
            "core",
            "Second",
        ],
    );
    tells("x.mmd", chart, &["looks of the chart"]);
}

#[test]
fn a_model_keeps_what_its_header_its_groups_and_its_connectors_say() {
    let xml = r#"<xmile version="1.0"><header><name>M</name><vendor>V</vendor><caption>for all</caption><author>Ann</author></header>
        <macro name="m"><doc>x</doc></macro>
        <model><doc>of the model</doc><variables><aux name="A"><eqn>1</eqn></aux><aux name="B"><eqn>A</eqn></aux>
        <group name="G"><doc>of the group</doc><entity name="A"/></group></variables>
        <views><view><aux name="A" x="1" y="1"/><aux name="B" x="9" y="9"/>
        <connector polarity="+"><doc>of the link</doc><from>A</from><to>B</to></connector></view></views></model></xmile>"#;
    holds(
        "x.xmile",
        xml,
        &[
            "\"caption\":\"for all\"",
            "\"author\":\"Ann\"",
            "of the model",
            "of the group",
            "of the link",
        ],
    );
    assert!(!whole(&read("x.xmile", xml).unwrap().map).contains("vendor"));
    tells("x.xmile", xml, &["macros"]);
}

#[test]
fn a_weight_of_a_link_without_a_sign_is_none_in_a_table_with_negative_weights() {
    let link = |from: &str, weight: f64| json!({ "from": from, "to": "c", "x-fields": { "Weight": weight } });
    let map = json!({ "format": "system-map", "version": 1, "title": "T",
        "factors": [{ "id": "a" }, { "id": "b" }, { "id": "c" }], "links": [link("a", 2.0), link("b", -1.0), link("c", 3.5)] });
    let map = read("x.json", &map.to_string()).unwrap().map;
    for format in [Format::Csv, Format::Xlsx] {
        let out = export(&map, format).unwrap();
        let back = again(&out, format).unwrap();
        for (.., link) in back.links() {
            assert!(link.polarity.is_unknown(), "{format:?} {link:?}");
        }
    }
}
