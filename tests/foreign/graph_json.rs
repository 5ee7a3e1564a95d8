//! Graphs in JSON, with the names that several programs give to things.

use super::{has, links, read, told, within};
use serde_json::json;
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, import, signs_of};
use system_map::model::Delay;

fn sorted(mut links: Vec<String>) -> Vec<String> {
    links.sort();
    links
}

#[test]
fn foresight_has_connections_between_ids_of_nodes() {
    let text = r#"{"nodes": [{"id": "n1", "label": "A", "mapCluster": "Health", "x": 1, "y": 2}, {"id": "n2", "label": "B"}],
        "connections": [{"id": "c", "sourceId": "n1", "targetId": "n2", "influence": 0.5, "sign": "-"}, {"sourceId": "n2", "targetId": "n1", "sign": 1}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.audit.format, Format::GraphJson);
    assert_eq!(links(&it.map), ["A > B -", "B > A +"]);
    let a = it.map.factor(it.map.factor_ix("n1").unwrap());
    assert_eq!((a.x, a.y), (Some(1.0), Some(2.0)));
    assert_eq!(it.map.info().groups[0].label, "Health");
    assert_eq!(
        it.map.link(it.map.link_ix("c").unwrap()).strength,
        Some(0.5)
    );
}

#[test]
fn edges_alone_with_delays_and_loops_by_their_members_are_a_map() {
    let text = r#"{"edges": [{"source": "a", "target": "b", "sign": "+", "weight": 2, "delayYears": 3}, {"source": "a", "target": "b", "sign": "-"}, {"source": "b", "target": "a", "sign": "-", "delayYears": 0}],
        "loops": [{"id": "B1", "type": "B", "name": "balance", "members": ["a->b+", "b->a-"]}, {"id": "R2", "members": ["a->b-", "b->a-"]},
                  {"name": "by nodes", "nodes": ["b", "a"]}, {"name": "open", "members": ["a->b+"]}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.audit.format, Format::GraphJson);
    assert_eq!(sorted(links(&it.map)), ["a > b +", "a > b -", "b > a -"]);
    let late: Vec<&str> = it
        .map
        .links()
        .filter(|(.., l)| l.delay == Delay::Short)
        .map(|(.., l)| l.polarity.token())
        .collect();
    assert_eq!(late, ["+"]);
    let loops = &it.map.info().loops;
    assert_eq!(loops.len(), 4, "one does not close, and keeps its name");
    assert_eq!(
        (loops[0].label.as_deref(), loops[0].name.as_str()),
        (Some("B1"), "balance")
    );
    let first = |i: usize| {
        it.map
            .link(it.map.link_ix(&loops[i].links[0]).unwrap())
            .polarity
            .token()
    };
    assert_eq!(
        [first(0), first(1)],
        ["+", "-"],
        "the sign of a member chooses between parallel links"
    );
    assert!(
        told(&it).contains("4 loops are named; 3 close."),
        "{}",
        told(&it)
    );
}

#[test]
fn cytoscape_has_everything_under_data() {
    let split = r#"{"data": {"name": "T"}, "elements": {"nodes": [{"data": {"id": "1", "name": "A", "extra": 7}, "position": {"x": 3, "y": 4}}, {"data": {"id": "2", "name": "B"}}],
        "edges": [{"data": {"id": "e", "source": "1", "target": "2", "interaction": "x", "polarity": "negative"}}]}}"#;
    let it = read("x.cyjs", split).unwrap();
    assert_eq!(
        (it.audit.format, it.map.info().title.as_str()),
        (Format::GraphJson, "T")
    );
    assert_eq!(links(&it.map), ["A > B -"]);
    let a = it.map.factor(it.map.factor_ix("1").unwrap());
    assert_eq!(
        (a.x, a.y, &a.extra["x-fields"]["extra"]),
        (Some(3.0), Some(4.0), &7.into())
    );
    let one = r#"[{"data": {"id": "1", "label": "A"}}, {"data": {"id": "2", "label": "B"}}, {"data": {"source": "2", "target": "1", "label": "+"}}]"#;
    let it = read("x.json", one).unwrap();
    assert_eq!(
        (it.audit.format, links(&it.map)),
        (Format::GraphJson, vec!["B > A +".to_owned()])
    );
}

#[test]
fn what_cytoscape_says_of_an_element_is_no_group_and_no_field() {
    // As its documentation writes elements, and as `cy.json()` does.
    let listed = r#"[{"group": "nodes", "data": {"id": "a", "label": "Trust", "group": "People"}, "position": {"x": 3, "y": 4}, "selected": false},
        {"group": "nodes", "data": {"id": "b", "label": "Sharing"}}, {"group": "edges", "data": {"id": "e", "source": "a", "target": "b", "sign": "-"}}]"#;
    let state = r#""removed": false, "selected": false, "selectable": true, "locked": false, "grabbable": true, "pannable": false, "classes": """#;
    let whole = format!(
        r#"{{"elements": {{"nodes": [{{"data": {{"id": "a", "label": "Trust", "group": "People"}}, "position": {{"x": 3, "y": 4}}, "group": "nodes", {state}}},
            {{"data": {{"id": "b", "label": "Sharing"}}, "position": {{"x": 0, "y": 0}}, "group": "nodes", {state}}}],
            "edges": [{{"data": {{"id": "e", "source": "a", "target": "b", "sign": "-"}}, "position": {{"x": 0, "y": 0}}, "group": "edges", {state}}}]}}}}"#
    );
    for text in [listed, &whole] {
        let it = read("x.json", text).unwrap();
        assert_eq!(links(&it.map), ["Trust > Sharing -"]);
        let groups = &it.map.info().groups;
        let labels: Vec<&str> = groups.iter().map(|group| &*group.label).collect();
        assert_eq!(labels, ["People"], "{text}");
        let a = it.map.factor(it.map.factor_ix("a").unwrap());
        assert_eq!((a.x, a.groups.len(), a.extra.len()), (Some(3.0), 1, 0));
        let b = it.map.factor(it.map.factor_ix("b").unwrap());
        assert_eq!(b.groups.len(), 0);
        assert!(!told(&it).contains("Kept as fields"), "{}", told(&it));
    }
    // What somebody wrote there himself is one.
    let own = listed
        .replacen(r#""group": "nodes""#, r#""group": "Places""#, 1)
        .replace(r#", "group": "People""#, "")
        .replace(r#""selected": false"#, r#""classes": "top""#);
    let it = read("x.json", &own).unwrap();
    assert_eq!(it.map.info().groups[0].label, "Places");
    assert!(told(&it).contains("“classes”"), "{}", told(&it));
}

#[test]
fn a_label_that_is_only_a_sign_and_a_delay_is_not_drawn_again() {
    let edge =
        |label: &str| format!(r#"{{"from": 1, "to": 2, "arrows": "to", "label": "{label}"}}"#);
    let labels = [
        "+",
        "- delayed",
        "(+)",
        "− (long delay)",
        "+: more of it",
        "reduces",
        "more, delayed",
    ];
    let file = |edges: &[String]| {
        let nodes = r#"[{"id": 1, "label": "Trust"}, {"id": 2, "label": "Sharing"}]"#;
        format!(r#"{{"nodes": {nodes}, "edges": [{}]}}"#, edges.join(","))
    };
    let it = read("vis.json", &file(&labels.map(edge))).unwrap();
    let said: Vec<String> = it
        .map
        .links()
        .map(|(.., link)| {
            format!(
                "{} {:?} {:?}",
                link.polarity.token(),
                link.delay,
                link.label
            )
        })
        .collect();
    let expected = [
        "+ None None",
        "- Short None",
        "+ None None",
        "- Long None",
        "+ None Some(\"more of it\")",
        "- None None",
        "+ Short None",
    ];
    assert_eq!(said, expected);
    // Words are words, whatever sign stands behind them; that is told.
    let it = read(
        "vis.json",
        &file(&["more trust".into(), "Sharing -".into()].map(|l: String| edge(&l))),
    )
    .unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing ?", "Trust > Sharing ?"]);
    assert!(told(&it).contains("Sharing -"), "{}", told(&it));
    // Beside a sign in a field of its own it is a label.
    let own = edge("+ delayed").replace("}", r#", "sign": "-"}"#);
    let it = read("vis.json", &file(&[own])).unwrap();
    let (.., link) = it.map.links().next().unwrap();
    assert_eq!(
        (link.label.as_deref(), link.delay.is_none()),
        (Some("+ delayed"), true)
    );
}

#[test]
fn how_react_flow_draws_a_node_is_no_group() {
    let text = r#"{"nodes": [{"id": "1", "type": "input", "data": {"label": "Trust", "type": "People"}, "position": {"x": 250, "y": 5}},
        {"id": "2", "type": "default", "data": {"label": "Sharing"}, "position": {"x": 100, "y": 100}}],
        "edges": [{"id": "e1-2", "source": "1", "target": "2", "label": "+", "type": "smoothstep"}]}"#;
    let it = read("flow.json", text).unwrap();
    let groups = it.map.info().groups.iter();
    assert_eq!(
        groups.map(|group| &*group.label).collect::<Vec<_>>(),
        ["People"]
    );
    assert_eq!(links(&it.map), ["Trust > Sharing +"]);
    assert!(told(&it).contains("“type”"), "{}", told(&it));
    // Without a place, a type says what a factor is.
    let plain = text
        .replace(r#", "position": {"x": 100, "y": 100}"#, "")
        .replace("default", "Places");
    let it = read("x.json", &plain).unwrap();
    let groups = it.map.info().groups.iter();
    assert_eq!(
        groups.map(|group| &*group.label).collect::<Vec<_>>(),
        ["People", "Places"]
    );
}

#[test]
fn arrowheads_of_react_flow_say_which_way_an_edge_goes() {
    let ends = |markers: &str| {
        let text = format!(
            r#"{{"nodes": [{{"id": "1", "data": {{"label": "Trust"}}}}, {{"id": "2", "data": {{"label": "Sharing"}}}}],
                "edges": [{{"source": "1", "target": "2", "label": "+"{markers}}}]}}"#
        );
        links(&read("flow.json", &text).unwrap().map)
    };
    let (there, back) = ("Trust > Sharing +", "Sharing > Trust +");
    assert_eq!(ends(""), [there]);
    assert_eq!(
        ends(r#", "markerEnd": {"type": "arrowclosed"}, "markerStart": null"#),
        [there]
    );
    assert_eq!(ends(r#", "markerStart": "arrow""#), [back]);
    assert_eq!(
        ends(r#", "markerStart": {"type": "arrow"}, "markerEnd": "arrow""#),
        [there, back]
    );
}

#[test]
fn cytoscape_names_edges_by_their_ends() {
    let edge = r#"{"data": {"id": "65", "source": "62", "target": "63", "name": "Trust (-) Sharing", "interaction": "-"}}"#;
    let file = |edge: &str| {
        format!(
            r#"{{"elements": {{"nodes": [{{"data": {{"id": "62", "name": "Trust"}}}}, {{"data": {{"id": "63", "name": "Sharing"}}}}], "edges": [{edge}]}}}}"#
        )
    };
    let label = |text: &str| {
        let it = read("x.cyjs", text).unwrap();
        assert_eq!(links(&it.map), ["Trust > Sharing -"]);
        let (.., link) = it.map.links().next().unwrap();
        link.label.clone()
    };
    assert_eq!(label(&file(edge)), None);
    let own = file(&edge.replace("Trust (-) Sharing", "less of it"));
    assert_eq!(label(&own).as_deref(), Some("less of it"));
    let graphml = r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key attr.name="name" attr.type="string" for="node" id="n"/>
        <key attr.name="name" attr.type="string" for="edge" id="e"/><key attr.name="interaction" attr.type="string" for="edge" id="i"/>
        <graph edgedefault="directed"><node id="1"><data key="n">Trust</data></node><node id="2"><data key="n">Sharing</data></node>
        <edge source="1" target="2"><data key="e">Trust (-) Sharing</data><data key="i">-</data></edge></graph></graphml>"#;
    assert_eq!(label(graphml), None);
    let own = graphml.replace("Trust (-) Sharing", "less (-) of it");
    assert_eq!(label(&own).as_deref(), Some("less (-) of it"));
}

#[test]
fn graphology_has_keys_and_attributes_and_its_y_grows_upwards() {
    let text = r#"{"attributes": {"name": "T"}, "options": {"type": "mixed"}, "nodes": [{"key": "1", "attributes": {"label": "A", "x": 5, "y": 6, "cluster": 2}}, {"key": "2"}],
        "edges": [{"key": "e", "source": "1", "target": "2", "attributes": {"sign": "-"}}, {"source": "2", "target": "1", "undirected": true}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > 2 -"]);
    let a = it.map.factor(it.map.factor_ix("1").unwrap());
    assert_eq!((a.x, a.y), (Some(5.0), Some(-6.0)));
    assert_eq!(it.map.info().groups[0].label, "cluster 2");
    assert_eq!(it.audit.counts.undirected, 1);
    let none = text.replace("mixed", "undirected");
    assert_eq!(read("x.json", &none).unwrap().audit.counts.undirected, 2);
}

#[test]
fn d3_links_name_nodes_by_their_places_or_their_names() {
    let text = r#"{"nodes": [{"name": "A"}, {"name": "B"}], "links": [{"source": 0, "target": 1, "value": -3}, {"source": {"id": "B"}, "target": "A", "value": 1}, {"source": "B", "target": "C"}, {"source": "B"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(sorted(links(&it.map)), ["A > B -", "B > A +", "B > C ?"]);
    let told = told(&it);
    for words in [
        "was added: C.",
        "1 row has no cause or no effect",
        "Weights up to 3 are kept as a field",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let error = read("x.json", r#"{"nodes": [], "links": []}"#).unwrap_err();
    assert!(error.0.message.contains("no nodes and no edges"), "{error}");
}

#[test]
fn weights_are_signs_only_if_some_are_negative_and_types_only_if_the_reader_says_so() {
    let text = r#"{"nodes": ["A", "B"], "edges": [{"from": "A", "to": "B", "weight": 0.5}, {"from": "B", "to": "A", "type": "Reinforces"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A ?"]);
    let options = ImportOptions {
        signs: signs_of("reinforces=+,>0=+").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.json", &options).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A +"]);
}

#[test]
fn hostile_graphs_end_soon() {
    let deep = format!("{{\"nodes\": [{}", "[".repeat(500_000));
    assert_eq!(read("x.json", &deep).unwrap_err().code(), Code::Limit);
    let huge = r#"{"nodes": [{"id": 1, "x": 1e308, "y": -1e308}], "edges": [{"source": 1, "target": 1, "weight": 1e308}]}"#;
    let it = read("x.json", huge).unwrap();
    assert_eq!(links(&it.map), ["1 > 1 ?"]);
    // One loop that names as much as a file of a megabyte can.
    let members = vec!["\"a->a\""; 120_000].join(",");
    let long = format!(
        "{{\"edges\": [{{\"source\": \"a\", \"target\": \"a\"}}], \"loops\": [{{\"members\": [{members}]}}]}}"
    );
    within(10, || assert!(read("x.json", &long).is_ok()));
    let edges = vec!["{\"from\":\"a\",\"to\":\"b\"}"; 45_000].join(",");
    let text = format!("{{\"edges\": [{edges}]}}");
    within(10, || assert!(read("x.json", &text).is_ok()));
}

proptest::proptest! {
    #[test]
    fn any_json_gives_a_map_or_an_error(value in super::made_up::value(), key in "nodes|edges|links|elements|concepts|model|feedback|notebook|data|globals|styles|loops") {
        let rest = serde_json::json!({"nodes": [value.clone()], "edges": [value.clone()], "loops": [value.clone()], "mapTitle": 1, "type": "model", "relationships": [value.clone()]});
        for mut doc in [rest, serde_json::json!({})] {
            doc[&key] = value.clone();
            let _ = import(doc.to_string().as_bytes(), "x.json", &ImportOptions::default());
        }
        let _ = import(value.to_string().as_bytes(), "x.json", &ImportOptions::default());
    }
}

#[test]
fn as_many_links_are_told_to_have_their_sign_from_a_weight_as_have() {
    let text = r#"{"directed":true,"graph":{},"nodes":[{"id":"A"},{"id":"B"}],
        "links":[{"source":"A","target":"B","value":-1},{"source":"B","target":"A","value":1}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > A +"]);
    let said = told(&it);
    assert!(
        said.contains("2 links have their sign from their weight"),
        "{said}"
    );
}

#[test]
fn arrows_of_vis_network_say_which_way_an_edge_goes() {
    let text = r#"{"nodes": [{"id": 1, "label": "A"}, {"id": 2, "label": "B"}], "edges": [
        {"from": 1, "to": 2, "arrows": "to", "label": "+"}, {"from": 2, "to": 1, "arrows": "from, to", "label": "-"},
        {"from": 2, "to": 1, "arrows": ""}, {"from": 1, "to": 2, "arrows": {"from": {"enabled": true}}}]}"#;
    let it = read("x.json", text).unwrap();
    let found = links(&it.map);
    assert_eq!(found, ["A > B +", "B > A -", "A > B -", "B > A ?"]);
    let account = told(&it);
    for sentence in [
        "1 line without a direction",
        "1 mutual link became two",
        "1 link is drawn with its arrow at its start",
    ] {
        assert!(account.contains(sentence), "{account}");
    }
}

#[test]
fn what_is_hidden_in_a_graph_is_read_and_told() {
    let text = r#"{"nodes": [{"id": 1, "label": "A"}, {"id": 2, "label": "B", "hidden": true}],
        "edges": [{"from": 1, "to": 2, "hidden": true}, {"from": 2, "to": 1}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!((it.map.factor_count(), it.map.link_count()), (2, 2));
    let told = told(&it);
    let words =
        "2 factors and links are hidden in the file, and were read like the others: B, A → B.";
    assert!(told.contains(words), "{told}");
}

#[test]
fn what_stands_beside_the_lists_of_a_graph_is_kept_and_told() {
    let text = r##"{"title":"Map","description":"What we found","author":"Ann","notes":"Remember","directed":true,
        "groups":[{"id":1,"name":"People","color":"#f00"}],
        "nodes":[{"id":"a","label":"A","group":1},{"id":"b","label":"B","group":2}],
        "edges":[{"source":"a","target":"b","sign":"+"}],"links":[{"source":"b","target":"a","sign":"-"}]}"##;
    let it = read("x.json", text).unwrap();
    let info = it.map.info();
    assert_eq!(links(&it.map), ["A > B +"]);
    assert_eq!(info.description.as_deref(), Some("What we found"));
    let groups: Vec<_> = info
        .groups
        .iter()
        .map(|g| (g.label.as_str(), g.color.as_deref()))
        .collect();
    assert_eq!(groups, [("People", Some("#ff0000")), ("group 2", None)]);
    let fields = serde_json::json!({"author": "Ann", "notes": "Remember"});
    assert_eq!(info.extra.get("x-fields"), Some(&fields));
    let told = told(&it);
    for words in [
        "2 things that the file says of the map as a whole are kept in the file, and not shown: author, notes.",
        "1 more list of nodes or links stands beside the one that was read, and was left out: links.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn a_board_of_obsidian_has_its_cards_frames_and_arrows() {
    let text = r#"{"nodes":[{"id":"1","type":"text","text":"Trust","x":10,"y":20,"width":100,"height":60,"color":"1"},
        {"id":"2","type":"text","text":"Sharing","x":200,"y":20,"width":100,"height":60},
        {"id":"3","type":"text","text":"Time","x":900,"y":20,"width":100,"height":60},
        {"id":"g","type":"group","label":"People","x":0,"y":0,"width":400,"height":400}],
        "edges":[{"id":"e","fromNode":"1","fromSide":"right","toNode":"2","toSide":"left","label":"+"},
        {"id":"f","fromNode":"2","toNode":"3","toEnd":"none"},{"id":"h","fromNode":"3","toNode":"1","fromEnd":"arrow","toEnd":"none"}]}"#;
    let it = read("x.canvas", text).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing +", "Trust > Time ?"]);
    let all: Vec<_> = it.map.factors().map(|(_, factor)| factor).collect();
    let groups: Vec<usize> = all.iter().map(|factor| factor.groups.len()).collect();
    assert_eq!(groups, [1, 1, 0]);
    assert_eq!((all[0].x, all[0].y), (Some(60.0), Some(50.0)));
    assert_eq!(all[0].extra["x-fields"], serde_json::json!({"color": "1"}));
    assert_eq!(it.map.info().groups[0].label, "People");
    assert!(told(&it).contains("1 line without a direction is no link"));
}

#[test]
fn cards_of_a_board_are_called_by_their_files_and_without_marks_of_markdown() {
    let card =
        |id: &str, of: &str| format!(r#"{{"id":"{id}",{of},"x":0,"y":0,"width":10,"height":10}}"#);
    let cards = [
        card("1", r#""type":"file","file":"Factors/Trust.md""#),
        card(
            "2",
            r#""type":"text","text":"**Sharing** of [[Notes/Data|data]]""#,
        ),
        card("3", r##""type":"text","text":"# Time\nwhat is left""##),
        card("4", r#""type":"text","text":"[[Money]]""#),
        card("5", r#""type":"link","url":"https://example.org""#),
        card("g", r#""type":"group","label":"People""#).replace("\"x\":0", "\"x\":900"),
    ];
    let edge = |id: &str, from: &str, to: &str| {
        format!(r#"{{"id":"{id}","fromNode":"{from}","toNode":"{to}"}}"#)
    };
    let edges = [
        edge("a", "1", "2"),
        edge("b", "3", "4"),
        edge("c", "g", "1"),
        edge("d", "5", "g"),
    ];
    let text = format!(
        r#"{{"nodes":[{}],"edges":[{}]}}"#,
        cards.join(",\n"),
        edges.join(",\n")
    );
    let it = read("x.canvas", &text).unwrap();
    assert_eq!(
        links(&it.map),
        ["Trust > Sharing of data ?", "Time > Money ?"]
    );
    let all: Vec<_> = it.map.factors().map(|(_, factor)| factor).collect();
    let labels: Vec<&str> = all.iter().map(|factor| factor.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "Trust",
            "Sharing of data",
            "Time",
            "Money",
            "https://example.org"
        ]
    );
    assert_eq!(all[0].extra["x-fields"]["file"], "Factors/Trust.md");
    assert_eq!(all[2].description.as_deref(), Some("what is left"));
    let told = told(&it);
    let words = "2 arrows lead from or to groups, which are no factors, and were left out: People, People. Draw them from card to card. Lines 8, 9.";
    assert!(told.contains(words), "{told}");
}

#[test]
fn nodes_within_others_are_in_groups() {
    let cytoscape = r#"{"elements":{"nodes":[{"data":{"id":"p","label":"People"}},{"data":{"id":"q","label":"Places","parent":"p"}},
        {"data":{"id":"a","label":"Trust","parent":"p"},"position":{"x":5,"y":6}},{"data":{"id":"b","label":"Rent","parent":"q"}},{"data":{"id":"c","label":"Time","parent":"none"}}],
        "edges":[{"data":{"source":"a","target":"b"}},{"data":{"source":"q","target":"a"}}]}}"#;
    let flow = r#"{"nodes":[{"id":"p","type":"group","data":{"label":"People"},"position":{"x":100,"y":200}},{"id":"q","data":{"label":"Places"},"parentNode":"p","position":{"x":1,"y":1}},
        {"id":"a","data":{"label":"Trust"},"parentId":"p","position":{"x":5,"y":6}},{"id":"b","data":{"label":"Rent"},"parentId":"q","position":{"x":5,"y":6}},{"id":"c","data":{"label":"Time"},"parentId":"none","position":{"x":5,"y":6}}],
        "edges":[{"id":"1","source":"a","target":"b"},{"id":"2","source":"q","target":"a"}]}"#;
    for (text, places) in [
        (cytoscape, [(5.0, 6.0), (0.0, 0.0)]),
        (flow, [(105.0, 206.0), (106.0, 207.0)]),
    ] {
        let it = read("x.json", text).unwrap();
        assert_eq!(links(&it.map), ["Trust > Rent ?", "Places > Trust ?"]);
        let said: Vec<_> = it
            .map
            .factors()
            .map(|(_, f)| (f.label.as_str(), f.groups.join(" ")))
            .collect();
        let wanted = [
            ("Places", "people"),
            ("Trust", "people"),
            ("Rent", "places"),
            ("Time", ""),
        ];
        assert_eq!(said, wanted.map(|(label, group)| (label, group.to_owned())));
        let groups: Vec<&str> = it
            .map
            .info()
            .groups
            .iter()
            .map(|g| g.label.as_str())
            .collect();
        assert_eq!(groups, ["People", "Places"]);
        for (label, (x, y)) in ["Trust", "Rent"].iter().zip(places) {
            let factor = it.map.factors().find(|(_, f)| f.label == *label).unwrap().1;
            assert_eq!((factor.x.unwrap_or(0.0), factor.y.unwrap_or(0.0)), (x, y));
        }
        let told = told(&it);
        for words in [
            "1 node with others in it has no links, and is a group: People.",
            "1 node with others in it is a factor and a group: Places.",
        ] {
            assert!(told.contains(words), "{words}\n{told}");
        }
        let time = it.map.factors().last().unwrap().1;
        assert!(
            time.extra["x-fields"].to_string().contains("none"),
            "it is kept"
        );
    }
}

#[test]
fn a_list_of_links_in_json_is_read() {
    for text in [
        r#"[{"from":"A","to":"B","polarity":"+"},{"from":"B","to":"A","polarity":"-","note":"n"}]"#,
        r#"[{"source":"A","target":"B","sign":1},{"source":"B","target":"A","sign":-1}]"#,
        r#"{"nodes":["A","B"],"edges":[["A","B","+"],["B","A","-"]]}"#,
        r#"[["A","B","+"],["B","A","-"]]"#,
        r#"[["From","To","Type"],["A","B","+"],["B","A","-"]]"#,
        r#"{"nodes":[{"id":"A"},{"id":"B"}],"links":[["A","B",1],["B","A",-1]]}"#,
    ] {
        let it = super::read("x.json", text).unwrap();
        assert_eq!(super::links(&it.map), ["A > B +", "B > A -"], "{text}");
    }
    let it = super::read(
        "x.json",
        r#"{"nodes":["A","B"],"edges":[["A","B","flow",{"w":2}],["B","A"],["B"]]}"#,
    )
    .unwrap();
    assert_eq!(super::links(&it.map), ["A > B ?", "B > A ?"]);
    let told = super::told(&it);
    super::has(
        &told,
        &["of the type “flow”", "1 row has no cause or no effect"],
    );
    let json = system_map::format::json::document(&it.map).to_string();
    assert!(json.contains(r#""w":2"#), "{json}");
}

#[test]
fn a_list_in_json_without_known_names_says_what_to_write() {
    for text in [
        r#"[{"Von":"A","Nach":"B","Type":"+"}]"#,
        r#"[{"name":"A","helps":"B"}]"#,
        r#"{"directed":true,"nodes":[{"id":"A"}],"adjacency":[[{"id":"B"}]]}"#,
    ] {
        let error = super::read("x.json", text).err().unwrap().to_string();
        super::has(
            &error,
            &[r#"{"from": "Trust", "to": "Sharing", "polarity": "+"}"#],
        );
    }
}

#[test]
fn names_of_fields_in_capitals_and_causes_and_effects_are_known() {
    let wanted = ["Trust > Sharing +", "Sharing > Trust -"];
    for text in [
        r#"[{"From":"Trust","To":"Sharing","Type":"+","Note":"x"},{"From":"Sharing","To":"Trust","Type":"-"}]"#,
        r#"[{"cause":"Trust","effect":"Sharing","polarity":"+","Note":"x"},{"cause":"Sharing","effect":"Trust","polarity":"-"}]"#,
        r#"{"variables":["Trust","Sharing"],"links":[{"Cause":"Trust","Effect":"Sharing","Polarity":"+","Note":"x"},{"Cause":"Sharing","Effect":"Trust","Polarity":"-"}]}"#,
        r#"{"Nodes":[{"Id":1,"Label":"Trust"},{"Id":2,"Label":"Sharing"}],"Edges":[{"Source":1,"Target":2,"Sign":"+","Note":"x"},{"Source":2,"Target":1,"Sign":"-"}]}"#,
    ] {
        let it = read("x.json", text).unwrap();
        assert_eq!(links(&it.map), wanted, "{text}");
        assert_eq!(it.audit.lines().len(), 2, "{text}");
        super::has(&super::told(&it), &["Kept as fields of the links: “Note”."]);
        let kept = it.map.links().map(|(_, _, _, link)| &link.extra);
        let kept: Vec<String> = kept.map(|extra| format!("{extra:?}")).collect();
        assert!(
            kept[0].contains(r#""Note": String("x")"#) && kept[1] == "{}",
            "{kept:?}"
        );
    }
    // A name twice, in small letters and in capitals: what was not read stays.
    let text = r#"{"nodes":[{"id":"a","label":"A","Label":"other"}],"edges":[{"source":"a","target":"a","cause":"why"}]}"#;
    let it = read("x.json", text).unwrap();
    let (_, factor) = it.map.factors().next().unwrap();
    assert_eq!(factor.extra["x-fields"]["Label"], "other");
    let (_, _, _, link) = it.map.links().next().unwrap();
    assert_eq!(link.extra["x-fields"]["cause"], "why");
}

#[test]
fn a_source_beside_two_ends_is_where_it_was_read_and_no_cause() {
    for ends in [
        r#""from":"Rain","to":"River""#,
        r#""cause":"Rain","effect":"River""#,
        r#""Cause":"Rain","Effect":"River""#,
        r#""Source":"Rain","Target":"River""#,
    ] {
        for list in [
            format!(r#"[{{{ends},"source":"IPCC 2021","sign":"+"}}]"#),
            format!(
                r#"{{"nodes":["Rain","River"],"links":[{{{ends},"source":"IPCC 2021","sign":"+"}}]}}"#
            ),
        ] {
            let it = read("x.json", &list).unwrap();
            assert_eq!(links(&it.map), ["Rain > River +"], "{list}");
            let (_, _, _, link) = it.map.links().next().unwrap();
            assert_eq!(link.extra["x-fields"]["source"], "IPCC 2021", "{list}");
        }
    }
}

#[test]
fn lists_of_links_and_loops_go_by_the_names_that_programs_for_talking_give_them() {
    let list = |nodes: &str, links: &str, loops: &str, way: &str| {
        format!(
            r#"{{"{nodes}":[{{"id":"a","name":"Trust"}},{{"id":"b","name":"Work"}}],
            "{links}":[{{"from":"a","to":"b","polarity":"+"}},{{"from":"b","to":"a","polarity":"-"}}],
            "{loops}":[{{"id":"B1","type":"balancing","name":"Limits",{way}}}]}}"#
        )
    };
    for (nodes, links_are, loops, way) in [
        (
            "variables",
            "causal_links",
            "feedback_loops",
            r#""path":["a","b","a"]"#,
        ),
        (
            "variables",
            "edges",
            "feedbackLoops",
            r#""path":["Trust","Work","Trust"]"#,
        ),
        ("variables", "links", "loops", r#""variables":["a","b"]"#),
        ("factors", "connections", "loops", r#""sequence":["b","a"]"#),
        ("elements", "links", "loops", r#""elements":["b","a","b"]"#),
        (
            "concepts",
            "relations",
            "loops",
            r#""nodes":[{"id":"a"},{"id":"b"}]"#,
        ),
        (
            "nodes",
            "causalRelationships",
            "loops",
            r#""path":"Trust → Work → Trust""#,
        ),
        ("nodes", "influences", "loops", r#""path":"a --> b --> a""#),
    ] {
        let text = list(nodes, links_are, loops, way);
        let it = read("x.json", &text).unwrap();
        assert_eq!(it.audit.format, Format::GraphJson, "{text}");
        assert_eq!(
            links(&it.map),
            ["Trust > Work +", "Work > Trust -"],
            "{text}"
        );
        let told = told(&it);
        assert!(
            told.contains("1 loop is named; 1 closes."),
            "{text}\n{told}"
        );
        assert!(
            !told.contains("left out") && !told.contains("kept"),
            "{told}"
        );
    }
}

#[test]
fn a_graph_in_json_may_stand_under_one_name_and_say_ids_with_a_low_line() {
    let text = r#"{"causal_loop_diagram":{"title":"Work","nodes":[{"id":1,"name":"Trust"},{"id":2,"name":"Work"}],
        "links":[{"from_id":1,"to_id":2,"polarity":"+"},{"source_id":2,"target_id":1,"polarity":"-"}]}}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["Trust > Work +", "Work > Trust -"]);
    assert_eq!(it.map.info().title, "Work");
    assert_eq!(it.audit.lines().len(), 1, "{}", told(&it));
}

#[test]
fn an_effect_that_is_a_sign_is_no_end() {
    let text = r#"{"links":[{"cause":"A","effect":"+","target":"B"},{"cause":"B","effect":"-","target":"A"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
}

#[test]
fn a_matrix_in_json_is_no_model_of_loopy() {
    let error = read("x.json", r#"[["","A","B"],["A",0,1],["B",-1,0]]"#).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("This is JSON, but no map of ours"),
        "{error}"
    );
}

#[test]
fn nodes_that_stand_under_their_ids_have_their_names() {
    let nodes = r#""nodes":{"a":{"label":"Trust"},"b":{"label":"Work"},"c":{"label":"Alone"}}"#;
    let edges = r#""edges":[{"source":"a","target":"b","relation":"+"}]"#;
    for text in [
        format!(r#"{{"graph":{{"label":"Mine","directed":true,{nodes},{edges}}}}}"#),
        format!("{{{nodes},{edges}}}"),
        format!(r#"{{"nodes":{{"a":"Trust","b":"Work","c":"Alone"}},{edges}}}"#),
    ] {
        let it = read("x.json", &text).unwrap();
        assert_eq!(links(&it.map), ["Trust > Work +"], "{text}");
        let labels: Vec<&str> = it.map.factors().map(|(_, f)| f.label.as_str()).collect();
        assert_eq!(labels, ["Trust", "Work", "Alone"], "{text}");
    }
}

#[test]
fn ends_that_are_nodes_go_before_words_under_other_names() {
    let text = r#"{"nodes":[{"id":1,"label":"Rain","source":"IPCC"},{"id":2,"label":"River"}],
        "edges":[{"from":1,"to":2,"source":"IPCC 2021","target":"adults","sign":"+"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["Rain > River +"]);
    // Without nodes the order is that of tables.
    for ends in [
        r#""from":"Rain","to":"River","source":"IPCC","target":"adults""#,
        r#""cause":"Rain","effect":"River","start":2010,"end":2012"#,
    ] {
        let it = read("x.json", &format!(r#"[{{{ends},"sign":"+"}}]"#)).unwrap();
        assert_eq!(links(&it.map), ["Rain > River +"], "{ends}");
    }
    // In one list of both a node with a source stays a node.
    let text = r#"[{"data":{"id":"a","label":"Rain","source":"IPCC"}},{"data":{"id":"b","label":"River"}},
        {"data":{"source":"a","target":"b","sign":"+"}}]"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["Rain > River +"]);
    assert!(!told(&it).contains("left out"), "{}", told(&it));
}

#[test]
fn loops_may_be_no_more_than_their_ways_and_relationships_have_signs_under_any_name() {
    for loops in [
        r#"{"B1":["a","b","a"]}"#,
        r#"{"B1":"a -> b -> a"}"#,
        r#"[["a","b"]]"#,
        r#"["Trust → Work → Trust"]"#,
        r#"["B1: Trust -> Work -> Trust"]"#,
        r#"[{"id":"B1","path":"Trust, Work, Trust"}]"#,
        r#"["B1 (Burnout): Trust, Work"]"#,
        r#"[{"name":"B1","steps":[{"from":"Trust","to":"Work"},{"from":"Work","to":"Trust"}]}]"#,
        r#"[{"name":"B1","edges":[["Trust","Work"],["Work","Trust"]]}]"#,
        r#"[{"id":"B1","path":"Trust (+) → Work (-) → Trust"}]"#,
        r#"[{"name":"B1","description":"Trust -> Work -> Trust"}]"#,
        r#"["Balancing loop B1 (Burnout): Trust --(+)--> Work --(-)--> Trust"]"#,
    ] {
        let text = format!(
            r#"{{"nodes":[{{"id":"a","name":"Trust"}},{{"id":"b","name":"Work"}}],
            "relationships":[{{"from":"a","to":"b","type":"positive"}},{{"from":"b","to":"a","type":"negative"}}],"loops":{loops}}}"#
        );
        let it = read("x.json", &text).unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Work +", "Work > Trust -"],
            "{text}"
        );
        let told = told(&it);
        assert!(
            told.contains("1 loop is named; 1 closes."),
            "{text}\n{told}"
        );
        let name = &it.map.info().loops[0].name;
        assert!(
            !loops.contains("Burnout") || name.contains("Burnout"),
            "{text} {name}"
        );
    }
}

#[test]
fn parts_may_stand_under_metadata_or_properties_and_such_a_text_is_kept() {
    for shell in ["metadata", "properties", "data", "attributes"] {
        let text = format!(
            r#"{{"nodes":[{{"id":"a","{shell}":{{"label":"Trust","owner":"Ann"}}}},{{"id":"b","label":"Work","{shell}":"mine"}}],
            "edges":[{{"source":"a","target":"b","{shell}":{{"polarity":"-"}}}},{{"source":"b","target":"a","{shell}":{{"polarity":"+"}}}}]}}"#
        );
        let it = read("x.json", &text).unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Work -", "Work > Trust +"],
            "{text}"
        );
        let out = system_map::format::export(&it.map, Format::SystemMap).unwrap();
        let written = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
        assert!(
            written.contains("Ann") && written.contains("mine"),
            "{written}"
        );
    }
}

#[test]
fn loops_in_one_text_are_read_and_those_that_cannot_be_are_told() {
    let text = r#"{"nodes":[{"id":"a","label":"Trust"},{"id":"b","label":"Work"}],"edges":[{"from":"a","to":"b","sign":"+"},{"from":"b","to":"a","sign":"-"}],
        "loops":"B1 (Calm): Trust -> Work -> Trust; R9: nobody knows"}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.map.info().loops[0].name, "Calm");
    let said = told(&it);
    assert!(said.contains("2 loops are named; 1 closes."), "{said}");
    assert!(said.contains("R9"), "{said}");
    let text = text.replace(
        r#""B1 (Calm): Trust -> Work -> Trust; R9: nobody knows""#,
        r#"["R9: nobody knows"]"#,
    );
    let said = told(&read("x.json", &text).unwrap());
    assert!(said.contains("R9"), "{said}");
}

#[test]
fn a_graph_in_json_with_a_key_of_prsm_stays_one() {
    let graph = |key: &str| {
        format!(
            r#"{{"nodes":[{{"id":"1","name":"Trust"}},{{"id":"2","name":"Sharing"}}],"edges":[{{"source":"1","target":"2","sign":"-","delay":true}}],{key}}}"#
        )
    };
    for key in [r#""room":"B12""#, r#""styles":{}"#, r#""mapTitle":"M""#] {
        let it = read("x.json", &graph(key)).unwrap();
        assert_eq!(it.audit.format, Format::GraphJson, "{key}");
        assert_eq!(links(&it.map), ["Trust > Sharing -"], "{key}");
    }
    // Drawn by another library that has from and to.
    let drawn = r#"{"nodes":[{"id":1,"label":"Trust"},{"id":2,"label":"Sharing"}],"edges":[{"from":1,"to":2,"label":"-"}],"room":"B12"}"#;
    assert_eq!(
        read("x.json", drawn).unwrap().audit.format,
        Format::GraphJson
    );
    let prsm = drawn.replace("\"room\"", "\"version\":\"3\",\"room\"");
    assert_eq!(read("x.json", &prsm).unwrap().audit.format, Format::Prsm);
}

#[test]
fn what_stands_in_a_shell_beside_the_same_name_outside_is_kept() {
    let text = r#"{"nodes": [
        {"id": "a", "label": "A", "type": "t1", "note": "y", "data": {"label": "Trust", "type": "t2", "note": "x"}},
        {"id": "b", "data": {"id": "b", "label": "B", "note": null}, "note": "z"}],
      "edges": [{"source": "a", "target": "b", "sign": "+", "label": "l", "data": {"sign": "-", "label": "raises", "source": "a"}}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +"]);
    let factors: Vec<_> = it
        .map
        .factors()
        .map(|(_, factor)| factor.extra["x-fields"].clone())
        .collect();
    assert_eq!(
        factors[0],
        json!({ "note": "y", "label": "Trust", "type": "t2", "note (others)": ["x"] })
    );
    assert_eq!(factors[1], json!({ "note": "z" }));
    let link = it.map.links().next().unwrap().3;
    assert_eq!(link.label.as_deref(), Some("l"));
    assert_eq!(
        link.extra["x-fields"],
        json!({ "sign": "-", "label": "raises" })
    );
    has(
        &told(&it),
        &["1 link has the sign + and a field that says the opposite"],
    );
}
