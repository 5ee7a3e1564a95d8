//! What readers of graphs once mixed up or lost without a word: several graphs in one file, lines
//! without a direction, fields of like names, looks.

use super::{has, import_bytes, links, read, told};
use serde_json::Value;
use system_map::format::audit::Note;
use system_map::format::{Format, export};
use system_map::model::Map;

/// A field of a link.
fn field<'m>(map: &'m Map, link: &str, name: &str) -> &'m Value {
    &map.link(map.link_ix(link).unwrap()).extra["x-fields"][name]
}

#[test]
fn of_graphs_that_share_ids_of_nodes_the_first_is_read_and_the_others_are_told() {
    let graph = |ids: [&str; 2], labels: [&str; 2], sign: &str| {
        let node = |i: usize| {
            format!(
                "<node id=\"{}\"><data key=\"label\">{}</data></node>",
                ids[i], labels[i]
            )
        };
        format!(
            "<graph edgedefault=\"directed\">{}{}<edge source=\"{}\" target=\"{}\"><data key=\"sign\">{sign}</data></edge></graph>\n",
            node(0),
            node(1),
            ids[0],
            ids[1]
        )
    };
    let ann = graph(["n0", "n1"], ["Trust", "Sharing"], "+");
    let bob = graph(["n0", "n1"], ["Money", "Time"], "-");
    let it = read("x.graphml", &format!("<graphml>\n{ann}{bob}</graphml>")).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing +"]);
    has(
        &told(&it),
        &["1 more graph of this file was not read: one file is one map. Line 3."],
    );
    assert!(!told(&it).contains("stands twice"), "{}", told(&it));

    // Ids of their own are no other's nodes.
    let eve = graph(["m0", "m1"], ["Money", "Time"], "-");
    let it = read("x.graphml", &format!("<graphml>\n{ann}{eve}</graphml>")).unwrap();
    assert_eq!(it.map.link_count(), 2);
    has(
        &told(&it),
        &["1 more graph of this file was read into the same map"],
    );

    let two = "<gexf><graph><nodes><node id=\"a\"/></nodes></graph>\n<graph><nodes><node id=\"c\"/></nodes></graph></gexf>";
    let it = read("x.gexf", two).unwrap();
    assert_eq!(it.map.factor_count(), 1);
    has(&told(&it), &["1 more graph of this file was not read"]);
}

#[test]
fn all_that_is_said_of_a_line_without_a_direction_is_kept_and_written() {
    for (name, text) in [
        (
            "x.gexf",
            r#"<gexf><graph defaultedgetype="undirected"><attributes class="edge"><attribute id="0" title="evidence"/><attribute id="1" title="sign"/></attributes>
            <nodes><node id="a"/><node id="b"/></nodes><edges><edge id="L1" source="a" target="b" weight="3.5"><attvalues><attvalue for="0" value="p. 7"/><attvalue for="1" value="-"/></attvalues></edge></edges></graph></gexf>"#,
        ),
        (
            "x.gml",
            r#"graph [ directed 0 node [ id 1 label "a" ] node [ id 2 label "b" ] edge [ id "L1" source 1 target 2 weight 3.5 evidence "p. 7" sign "-" ] ]"#,
        ),
        (
            "x.dot",
            r#"graph G { a -- b [id="L1", evidence="p. 7", weight=3.5, sign="-"]; }"#,
        ),
        (
            "x.graphml",
            r#"<graphml><graph edgedefault="undirected"><node id="a"/><node id="b"/><edge id="L1" source="a" target="b"><data key="sign">-</data><data key="weight">3.5</data><data key="evidence">p. 7</data></edge></graph></graphml>"#,
        ),
        (
            "x.json",
            r#"{"directed": false, "nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "id": "L1", "weight": 3.5, "sign": "-", "evidence": "p. 7"}]}"#,
        ),
    ] {
        let it = read(name, text).unwrap();
        let line = &it.map.info().extra["x-undirected"][0];
        assert_eq!(line["id"], "L1", "{name}: {line}");
        let fields = &line["x-fields"];
        assert_eq!(
            (&fields["evidence"], &fields["sign"], &fields["weight"]),
            (&"p. 7".into(), &"-".into(), &3.5.into()),
            "{name}: {line}"
        );
        for format in [Format::GraphMl, Format::Gexf, Format::Dot] {
            let written = export(&it.map, format).unwrap();
            let text = String::from_utf8_lossy(&written.parts[0].bytes).into_owned();
            assert!(text.contains("p. 7") && text.contains("3.5"), "{text}");
            let lost = |note: &Note| note.sentence().contains("not written");
            assert!(
                !written.notes.iter().any(lost),
                "{name}: {:?}",
                written.notes
            );
            let back = import_bytes("x", text.as_bytes()).unwrap();
            let again = &back.map.info().extra["x-undirected"][0]["x-fields"];
            assert_eq!(again["evidence"], "p. 7", "{text}");
        }
    }
}

#[test]
fn the_weight_of_a_line_without_a_direction_says_nothing_of_links() {
    let text = r#"<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges>
        <edge source="a" target="b" type="undirected" weight="3.5"/><edge id="e" source="b" target="a" weight="-0.5"/></edges></graph></gexf>"#;
    let it = read("x.gexf", text).unwrap();
    assert_eq!(links(&it.map), ["b > a -"]);
    assert_eq!(
        it.map.link(it.map.link_ix("e").unwrap()).strength,
        Some(0.5)
    );
    assert!(!told(&it).contains("larger than 1"), "{}", told(&it));
    let json = r#"{"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b", "directed": false, "weight": 3.5}, {"id": "e", "source": "b", "target": "a", "weight": -0.5}]}"#;
    let it = read("x.json", json).unwrap();
    assert_eq!(
        it.map.link(it.map.link_ix("e").unwrap()).strength,
        Some(0.5)
    );
}

#[test]
fn a_line_of_prsm_without_arrows_keeps_its_id_and_its_note() {
    let text = r#"{"saved": "1", "version": "3", "room": "A", "mapTitle": "T", "nodes": [{"id": "a", "label": "A", "thumbUp": ["x", "y"]}, {"id": "b", "label": "B"}],
        "edges": [{"id": "e", "from": "a", "to": "b", "arrows": "none", "note": "by Ann"}]}"#;
    let it = read("x.prsm", text).unwrap();
    let line = &it.map.info().extra["x-undirected"][0];
    assert_eq!(
        (&line["id"], &line["description"]),
        (&"e".into(), &"by Ann".into())
    );
    let votes = &it.map.factor(it.map.factor_ix("a").unwrap()).extra["x-fields"]["thumbUp"];
    assert_eq!(*votes, 2, "how many voted for it");
}

#[test]
fn rich_text_of_prsm_is_words_and_leads_where_it_led() {
    let note = r#"[{"insert": "Q&amp;A <b>no</b>\n# 3 of 4\n"}, {"insert": {"image": "x"}}, {"insert": "two\nlines", "attributes": {"link": "https://e.org/?b=<2>"}}]"#;
    let text = format!(
        r#"{{"saved": "1", "version": "3", "room": "A", "mapTitle": "T", "nodes": [{{"id": "a", "label": "A", "note": {{"ops": {note}}}}}], "edges": []}}"#
    );
    let it = read("x.prsm", &text).unwrap();
    let about = it
        .map
        .factors()
        .next()
        .unwrap()
        .1
        .description
        .clone()
        .unwrap();
    has(&told(&it), &["no place for it here: pictures in notes."]);
    has(
        &about,
        &[
            "Q&amp;A <b>no</b>",
            "\\# 3 of 4",
            "[two](<https://e.org/?b=%3C2%3E>)",
            "[lines](<https://e.org/?b=%3C2%3E>)",
        ],
    );
}

#[test]
fn of_names_that_mean_the_same_in_json_the_first_is_read_and_the_others_are_kept() {
    let text = r#"{"nodes": [{"id": "a", "label": "Trust", "name": "trust_v2", "title": "Tooltip", "group": 1, "type": "Stock", "category": "Health", "description": "d", "notes": "n", "tags": "x | y"},
        {"id": "b", "label": "Sharing", "name": "Sharing", "tags": ["ok", {"a": 1}]}],
        "edges": [{"id": "e1", "from": "a", "to": "b", "label": "lab", "title": "quote", "type": "causes", "relation": "-", "weight": 0.5, "value": 7, "strength": "weak", "notes": "n", "description": "d", "start": "2020"},
        {"id": "e2", "from": "b", "to": "a", "kind": "inhibits", "interaction": "+", "influence": -0.3, "weight": 0.9}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing -", "Sharing > Trust +"]);
    let factor = |id: &str| it.map.factor(it.map.factor_ix(id).unwrap());
    let fields = &factor("a").extra["x-fields"];
    for (name, value) in [
        ("name", "trust_v2"),
        ("title", "Tooltip"),
        ("type", "Stock"),
        ("category", "Health"),
        ("notes", "n"),
    ] {
        assert_eq!(fields[name], value, "{fields}");
    }
    assert_eq!(factor("a").tags, ["x", "y"]);
    let other = &factor("b").extra["x-fields"];
    assert!(
        other.get("name").is_none(),
        "it says the same as the label: {other}"
    );
    assert_eq!(other["tags"][1]["a"], 1, "what is no word stays as it is");
    for (link, name, value) in [
        ("e1", "title", Value::from("quote")),
        ("e1", "value", 7.into()),
        ("e1", "strength", "weak".into()),
        ("e1", "notes", "n".into()),
        ("e1", "start", "2020".into()),
        ("e2", "weight", 0.9.into()),
    ] {
        assert_eq!(*field(&it.map, link, name), value, "{link} {name}");
    }
    let told = told(&it);
    has(
        &told,
        &[
            "1 link has its sign from its relation.",
            "1 link has its sign from its interaction.",
        ],
    );
    assert!(!told.contains("none of which is negative"), "{told}");
}

#[test]
fn types_of_an_edge_in_json_that_contradict_each_other_are_told() {
    let text = r#"{"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b", "type": "+", "interaction": "negative"}, {"source": "b", "target": "a", "influence": "strong"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["a > b ?", "b > a ?"]);
    has(
        &told(&it),
        &["The file says + of 1 link in one place, and − in another: a → b."],
    );
    assert_eq!(*field(&it.map, "b>a", "influence"), "strong");
}

#[test]
fn of_several_types_of_an_edge_any_may_be_its_sign() {
    let text = "digraph { A -> B [interaction=causes, relation=\"-\"]; B -> A [kind=\"+\", interaction=\"-\"]; }";
    let it = read("x.dot", text).unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > A ?"]);
    has(
        &told(&it),
        &[
            "1 link has its sign from its relation.",
            "The file says + of 1 link in one place, and − in another: B → A.",
        ],
    );
}

#[test]
fn an_invisible_edge_of_dot_is_no_link_and_an_invisible_node_is_told() {
    let text = "digraph {\nA -> B [label=\"+\"]; B -> C [label=\"+\"];\nC -> A [style=\"dashed,invis\"]; D [style=invis];\n}";
    let it = read("x.dot", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C +"]);
    has(
        &told(&it),
        &[
            "1 edge is invisible (style=invis), as edges are that only keep nodes in place, and was left out: C → A. If it is a link, take the style away. Line 3.",
            "1 factor or link is hidden in the file, and was read like the others: D.",
        ],
    );
}

#[test]
fn a_link_of_a_factor_to_itself_with_two_arrows_is_one_link() {
    for (name, text) in [
        ("x.dot", "digraph { A -> A [dir=both, label=\"+\"] }"),
        (
            "x.json",
            r#"{"nodes": [{"id": "A"}], "edges": [{"from": "A", "to": "A", "arrows": "to, from", "label": "+"}]}"#,
        ),
        (
            "x.prsm",
            r#"{"saved": "1", "version": "3", "room": "A", "mapTitle": "T", "nodes": [{"id": "A", "label": "A"}], "edges": [{"id": "e", "from": "A", "to": "A", "label": "+", "arrows": "to, from"}]}"#,
        ),
    ] {
        let it = read(name, text).unwrap();
        assert_eq!(links(&it.map), ["A > A +"], "{name}");
        assert!(!told(&it).contains("mutual"), "{name}: {}", told(&it));
    }
}

#[test]
fn labels_and_arrowheads_of_yed_are_kept() {
    let text = r#"<graphml xmlns:y="y"><key id="n" for="node" yfiles.type="nodegraphics"/><key id="e" for="edge" yfiles.type="edgegraphics"/><graph edgedefault="directed">
      <node id="n0"><data key="n"><y:ShapeNode><y:NodeLabel>Trust</y:NodeLabel><y:NodeLabel>interviews</y:NodeLabel></y:ShapeNode></data></node>
      <node id="n1"><data key="n"><y:ShapeNode><y:NodeLabel hasText="false"/><y:NodeLabel>Second only</y:NodeLabel></y:ShapeNode></data></node>
      <node id="n2"><data key="n"><y:ProxyAutoBoundsNode><y:Realizers active="1"><y:GroupNode><y:NodeLabel>Open</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Closed</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data></node>
      <edge id="e0" source="n0" target="n1"><data key="e"><y:PolyLineEdge><y:Arrows source="none" target="t_shape"/></y:PolyLineEdge></data></edge></graph></graphml>"#;
    let it = read("x.graphml", text).unwrap();
    assert_eq!(links(&it.map), ["Trust > Second only ?"]);
    assert_eq!(
        it.map.factor(it.map.factor_ix("n2").unwrap()).label,
        "Closed"
    );
    let trust = it.map.factor(it.map.factor_ix("n0").unwrap());
    assert_eq!(trust.extra["x-fields"]["label 2"], "interviews");
    assert_eq!(*field(&it.map, "e0", "arrowhead"), "t_shape");
    has(&told(&it), &["1 link without a sign is drawn “t_shape”."]);
    let gml = r#"Creator "yFiles" graph [ directed 1 node [ id 0 label "A" ] node [ id 1 label "B" ] edge [ id "e" source 0 target 1 graphics [ targetArrow "t_shape" ] ] ]"#;
    let it = read("x.gml", gml).unwrap();
    assert_eq!(*field(&it.map, "e", "arrowhead"), "t_shape");
}

#[test]
fn what_gephi_draws_is_kept_and_directions_are_read_in_capitals() {
    let text = r#"<gexf xmlns:viz="v"><graph><nodes><node id="a"><viz:color r="255" g="0" b="16"/><viz:size value="20"/></node><node id="b"/></nodes><edges>
        <edge id="e" source="a" target="b" type="Directed"><viz:shape value="dashed"/></edge><edge id="u" source="b" target="a" type="Undirected"/>
        <edge id="o" source="b" target="a" type="sideways" label="+"/></edges></graph></gexf>"#;
    let it = read("x.gexf", text).unwrap();
    assert_eq!((it.map.link_count(), it.audit.counts.undirected), (2, 1));
    let fields = &it.map.factor(it.map.factor_ix("a").unwrap()).extra["x-fields"];
    assert_eq!(
        (&fields["color"], &fields["size"]),
        (&"#ff0010".into(), &"20".into())
    );
    assert_eq!(*field(&it.map, "e", "style"), "dashed");
    has(
        &told(&it),
        &[
            "1 link without a sign is drawn “dashed”.",
            "1 link has the direction “sideways”, which is not known.",
        ],
    );
}
