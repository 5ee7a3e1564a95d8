//! Graphs as XML and in brackets: GraphML, GEXF, GML.

use super::{has, links, read, told, within};
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, detect, export, import, signs_of};
use system_map::model::Delay;

const GRAPHML: &str = r#"<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="Label" attr.type="string"/>
  <key id="d1" for="edge" attr.name="Polarity" attr.type="string"><default>+</default></key>
  <key id="d2" for="node" attr.name="owner" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="a"><data key="d0">Trust &amp; hope</data><data key="d2">us</data></node>
    <node id="b"/>
    <edge source="a" target="b"/>
    <edge id="e2" source="b" target="a"><data key="d1">-</data></edge>
    <edge source="a" target="b" directed="false"/>
    <edge source="a" target="nowhere"/>
    <hyperedge/>
  </graph>
</graphml>"#;

#[test]
fn graphml_has_labels_and_signs_under_whatever_key() {
    assert_eq!(detect(GRAPHML.as_bytes(), "").unwrap(), Format::GraphMl);
    let it = read("x", GRAPHML).unwrap();
    assert_eq!(links(&it.map), ["Trust & hope > b +", "b > Trust & hope -"]);
    let trust = it.map.factor(it.map.factor_ix("a").unwrap());
    assert_eq!(trust.extra["x-fields"]["owner"], "us");
    assert_eq!(it.audit.counts.undirected, 1);
    let told = told(&it);
    assert!(
        told.contains("a → nowhere") && told.contains("hyperedges"),
        "{told}"
    );
}

#[test]
fn what_else_is_said_of_a_graph_as_a_whole_is_kept_and_told() {
    let graphml = r#"<graphml><key id="k" for="graph" attr.name="workshop"/><graph edgedefault="directed"><data key="k">12 May</data><node id="a"/></graph></graphml>"#;
    let gml = r#"graph [ comment "Seen by all" directed 1 workshop "12 May" node [ id 0 ] ]"#;
    for text in [graphml, gml] {
        let it = read("x", text).unwrap();
        let fields = it.map.info().extra["x-fields"].clone();
        assert_eq!(fields, serde_json::json!({"workshop": "12 May"}));
        let hint = "1 thing that the file says of the map as a whole is kept in the file, and not shown: workshop.";
        assert!(told(&it).contains(hint), "{}", told(&it));
    }
    let it = read("x.gml", gml).unwrap();
    assert_eq!(it.map.info().description.as_deref(), Some("Seen by all"));
}

#[test]
fn an_edge_of_gml_goes_the_way_of_its_arrow_and_groups_are_groups() {
    let text = r##"Creator "yFiles" graph [ directed 1
        node [ id 1 label "Money" isGroup 1 ]
        node [ id 2 label "A" gid 1 ] node [ id 3 label "B" ]
        edge [ source 2 target 3 graphics [ fill "#ff0000" style "dashed" sourceArrow "standard" ] LabelGraphics [ text "+" ] ]
        edge [ source 2 target 3 label "-" graphics [ arrow "both" ] ]
        edge [ source 2 target 3 label "-" graphics [ arrow "first" ] ]
        edge [ source 2 target 3 graphics [ fill "#000000" ] ]
        edge [ source 2 target 3 graphics [ sourceArrow "delta" targetArrow "delta" ] ] ]"##;
    let it = read("x", text).unwrap();
    assert_eq!(
        links(&it.map),
        [
            "B > A +", "A > B -", "B > A -", "B > A -", "A > B ?", "B > A ?"
        ]
    );
    // What yEd draws without an arrow is a line.
    assert_eq!(it.audit.counts.undirected, 1);
    let a = it.map.factor(it.map.factor_ix("2").unwrap());
    assert_eq!(a.groups, ["money"]);
    assert_eq!(it.map.factors().count(), 2);
    let said = told(&it);
    assert!(
        said.contains("has no links, and is a group: Money"),
        "{said}"
    );
    let linked = text.replace("source 2 target 3 label", "source 1 target 3 label");
    let said = told(&read("x", &linked).unwrap());
    assert!(said.contains("factor and a group: Money"), "{said}");
    let options = ImportOptions {
        signs: signs_of("dashed=-").unwrap(),
        ..ImportOptions::default()
    };
    let plain = text.replace("LabelGraphics [ text \"+\" ]", "");
    let it = import(plain.as_bytes(), "x", &options).unwrap();
    assert_eq!(links(&it.map)[0], "B > A -");
}

#[test]
fn weights_are_signs_only_where_some_are_negative() {
    let of = |weight: &str| {
        let text = format!(
            r#"<gexf><graph><nodes><node id="a" label="A"/></nodes><edges>
            <edge source="a" target="a" weight="0.5"/><edge source="a" target="a" weight="{weight}"/></edges></graph></gexf>"#
        );
        read("x", &text).unwrap()
    };
    let signed = of("-1");
    assert_eq!(links(&signed.map), ["A > A +", "A > A -"]);
    assert!(
        told(&signed).contains("sign from their weight"),
        "{}",
        told(&signed)
    );
    let plain = of("1");
    assert_eq!(links(&plain.map), ["A > A ?", "A > A ?"]);
    assert!(told(&plain).contains("none of which is negative"));
    assert_eq!(plain.map.links().next().unwrap().3.strength, Some(0.5));
}

#[test]
fn gexf_is_read_in_all_its_namespaces_with_y_upwards() {
    for space in [
        "http://www.gephi.org/gexf",
        "http://www.gexf.net/1.1draft",
        "http://www.gexf.net/1.2draft",
    ] {
        let text = format!(
            r#"<gexf xmlns="{space}" xmlns:viz="{space}/viz"><meta><title>T</title></meta>
<graph defaultedgetype="undirected"><attributes class="edge"><attribute id="0" title="sign"/></attributes>
<nodes><node id="1" label="A"><viz:position x="1.5" y="2" z="0"/></node><node id="2" label="B"/></nodes>
<edges><edge id="x" source="1" target="2"/>
<edge id="y" source="1" target="2" type="directed"><attvalues><attvalue for="0" value="-"/></attvalues></edge>
<edge source="2" target="1" type="mutual"/></edges></graph></gexf>"#
        );
        let it = read("x", &text).unwrap();
        assert_eq!(it.map.info().title, "T");
        assert_eq!(links(&it.map), ["A > B -", "B > A ?", "A > B ?"]);
        assert_eq!(it.audit.counts.undirected, 1);
        let a = it.map.factor(it.map.factor_ix("1").unwrap());
        assert_eq!((a.x, a.y, a.pinned), (Some(1.5), Some(-2.0), false));
    }
}

#[test]
fn gml_is_read_with_entities_line_ends_and_places() {
    let text = "Creator \"x\"\n# a comment\ngraph [\n directed 1\n node [ id 1 label \"Time\nto meet &#228;&quot;\" graphics [ x 10 y -5.5 ] ]\n node [ id 2 ]\n edge [ source 1 target 2 label \"- delayed\" ]\n edge [ source 2 target 1 sign \"s\" ]\n]\n";
    assert_eq!(detect(text.as_bytes(), "").unwrap(), Format::Gml);
    let it = read("x", text).unwrap();
    let label = "Time\nto meet ä\"";
    assert_eq!(
        links(&it.map),
        [format!("{label} > 2 -"), format!("2 > {label} +")]
    );
    assert_eq!(it.map.links().next().unwrap().3.delay, Delay::Short);
    let time = it.map.factor(it.map.factor_ix("1").unwrap());
    assert_eq!((time.x, time.y), (Some(10.0), Some(-5.5)));
    let plain = read("x", "graph [ node [ id 1 ] edge [ source 1 target 1 ] ]").unwrap();
    assert_eq!(
        (plain.audit.counts.links, plain.audit.counts.undirected),
        (0, 1)
    );
}

#[test]
fn everything_about_links_comes_back_from_the_files_that_were_written() {
    let text = "A [G] #t #u: About it.\nA -> B : - long delay strength 0.5 confidence 0.25 \"so\" #x\n> Why.\nB -> A : ± \"+\"\nB -> B : ? \"+\"\n";
    let map = read("x.outline", text).unwrap().map;
    for format in [Format::GraphMl, Format::Gexf, Format::Dot] {
        let out = export(&map, format).unwrap();
        assert!(out.notes.is_empty(), "{:?}", out.notes);
        let it = import(&out.parts[0].bytes, "x", &ImportOptions::default()).unwrap();
        assert_eq!(it.audit.format, format);
        let again = export(&it.map, Format::Outline).unwrap();
        assert_eq!(
            String::from_utf8_lossy(&again.parts[0].bytes),
            String::from_utf8_lossy(&export(&map, Format::Outline).unwrap().parts[0].bytes)
        );
    }
}

#[test]
fn lines_without_a_direction_come_back_as_such() {
    let map = read("x", GRAPHML).unwrap().map;
    for format in [Format::GraphMl, Format::Gexf, Format::Dot, Format::Mermaid] {
        let out = export(&map, format).unwrap();
        let it = import(&out.parts[0].bytes, "x", &ImportOptions::default()).unwrap();
        assert_eq!(it.audit.counts.undirected, 1, "{format:?}");
        assert_eq!(it.audit.counts.links, 2, "{format:?}");
    }
}

#[test]
fn entities_of_a_file_are_not_expanded() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for i in 1..20 {
        bomb += &format!("<!ENTITY a{i} \"{}\">", format!("&a{};", i - 1).repeat(10));
    }
    bomb += "]>";
    for body in [
        "<graphml><graph><node id=\"1\"><data key=\"label\">\n&a19;</data></node></graph></graphml>",
        "<gexf><graph><nodes>\n<node id=\"1\" label=\"&a19;\"/></nodes></graph></gexf>",
        "<graphml><graph><node id=\"1\"><data key=\"label\">\n&file;</data></node></graph></graphml>",
    ] {
        let error = read("x", &format!("{bomb}{body}")).unwrap_err();
        assert_eq!(error.code(), Code::Syntax, "{error}");
        assert!(error.0.message.contains("not expanded"), "{error}");
        assert_eq!(error.0.place.unwrap().line, 2, "{error}");
    }
}

#[test]
fn graphs_that_are_meant_to_do_harm_are_refused_or_read_at_once() {
    let deep = |open: &str| open.repeat(1_000_000 / open.len());
    for (name, text) in [
        ("x.graphml", deep("<graphml>")),
        (
            "x.graphml",
            format!("<graphml><graph>{}", deep("<node id=\"a\"/>")),
        ),
        ("x.graphml", format!("<graphml {}/>", deep("a=\"b\" "))),
        (
            "x.graphml",
            format!(
                "<graphml><key id=\"k\" for=\"node\"><default>{}</default></key><graph>{}</graph></graphml>",
                "x".repeat(500_000),
                (0..9_000)
                    .map(|i| format!("<node id=\"{i}\"/>"))
                    .collect::<String>()
            ),
        ),
        (
            "x.graphml",
            format!(
                "<graphml>{}<graph>{}</graph></graphml>",
                (0..10_000)
                    .map(|i| format!("<key id=\"k{i}\"><default/></key>"))
                    .collect::<String>(),
                (0..9_000)
                    .map(|i| format!("<node id=\"{i}\"/>"))
                    .collect::<String>()
            ),
        ),
        (
            "x.gexf",
            format!("<gexf><graph><nodes>{}", deep("<node id=\"a\"><nodes>")),
        ),
        (
            "x.graphml",
            format!("<graphml><!--{}", "-".repeat(1_000_000)),
        ),
        (
            "x.graphml",
            format!("<graphml>{}</graphml>", "&amp;".repeat(200_000)),
        ),
        ("x.gml", format!("graph [{}", deep(" a ["))),
        ("x.gml", format!("graph [{}]", deep(" a 1"))),
        ("x.gml", format!("graph [ a \"{}", "&".repeat(1_000_000))),
        (
            "x.gml",
            format!(
                "graph [ node [ id 1 label \"{}\" ] ]",
                "&#1;".repeat(250_000)
            ),
        ),
    ] {
        super::soon(&text, name);
    }
    let huge = r#"<gexf><graph><nodes><node id="a" label="A"><position x="1e308" y="NaN"/></node><node id="b" label="B"><position x="1e9" y="1"/></node></nodes>
        <edges><edge source="a" target="a" weight="1e400"/><edge source="a" target="a" weight="-1e14"/></edges></graph></gexf>"#;
    let it = read("x", huge).unwrap();
    assert!(it.map.factors().all(|(_, f)| f.x.is_none()));
    assert!(it.map.links().all(|(.., l)| l.strength.is_none()));
}

#[test]
fn json_with_very_many_names_is_read_soon() {
    let many = |name: fn(usize) -> String| {
        (0..60_000)
            .map(|i| format!(",\"{}\":\"x\"", name(i)))
            .collect::<String>()
    };
    let (numbered, labels) = (many(|i| format!("k{i}")), many(|_| "Label".to_owned()));
    for text in [
        format!(r#"{{"nodes":[{{"id":"a"}}],"edges":[{{"source":"a","target":"b"}}]{numbered}}}"#),
        format!(r#"{{"nodes":[{{"id":"a"}}],"edges":[{{"source":"a","target":"b"{labels}}}]}}"#),
        format!(r#"{{"nodes":[{{"id":"a"{labels}}}],"edges":[{{"source":"a","target":"b"}}]}}"#),
    ] {
        super::soon(&text, "x.json");
    }
}

#[test]
fn nodes_in_nodes_of_gexf_are_in_its_group_and_times_are_fields() {
    let text = r#"<gexf><graph><nodes>
        <node id="a" label="Money"><nodes><node id="b" label="Pay" start="2001" end="2009"/></nodes></node>
        <node id="c" label="Debt" pid="a"/><node id="d" label="Hope"><spells><spell start="1"/></spells></node></nodes>
        <edges><edge source="b" target="c" start="2003"/></edges></graph></gexf>"#;
    let it = read("x", text).unwrap();
    let of = |id: &str| it.map.factor(it.map.factor_ix(id).unwrap());
    assert_eq!(of("b").groups, ["money"]);
    assert_eq!(of("c").groups, ["money"]);
    assert_eq!(of("b").extra["x-fields"]["start"], "2001");
    assert_eq!(of("b").extra["x-fields"]["end"], "2009");
    let link = it.map.links().next().unwrap().3;
    assert_eq!(link.extra["x-fields"]["start"], "2003");
    assert!(it.map.factor_ix("a").is_none());
    let linked = text.replace(r#"source="b""#, r#"source="a""#);
    let said = told(&read("x", &linked).unwrap());
    assert!(said.contains("factor and a group: Money"), "{said}");
    let said = told(&it);
    assert!(
        said.contains("has no links, and is a group: Money"),
        "{said}"
    );
    assert!(
        said.contains("times at which nodes and edges come and go"),
        "{said}"
    );
}

#[test]
fn strength_and_confidence_are_numbers_in_gexf_where_all_of_them_are() {
    let gexf = |text: &str| {
        let it = read("x.outline.txt", text).unwrap();
        let out = export(&it.map, Format::Gexf).unwrap();
        String::from_utf8(out.parts[0].bytes.clone()).unwrap()
    };
    let text = gexf("A -> B : + strength 0.25 confidence 0.5\n");
    for name in ["strength", "confidence"] {
        assert!(
            text.contains(&format!("title=\"{name}\" type=\"double\"")),
            "{text}"
        );
    }
    assert!(
        text.contains("title=\"polarity\" type=\"string\""),
        "{text}"
    );
}

#[test]
fn of_several_graphs_in_one_file_the_first_is_read_and_the_others_are_told() {
    let two = "digraph A { x -> y [label=\"+\"] }\ndigraph \"B\" { p -> q }\nstrict graph { r }";
    let gml =
        "graph [ directed 1 node [ id 1 ] ]\ngraph [ node [ id 2 ] ]\ngraph [ node [ id 3 ] ]";
    let chart = "# My report\n\nCauses -> effects\n\n```mermaid\nflowchart LR\n  x -->|+| y\n```\n\nMore\n\n```mermaid\ngraph TD\n  C --> D\n```\n\n```mermaid\ngraph TD\n  E\n```\n";
    for (name, text, lines) in [
        ("x.dot", two, "Lines 2, 3."),
        ("x.gml", gml, "Lines 2, 3."),
        ("x.md", chart, "Lines 12, 17."),
    ] {
        let it = read(name, text).unwrap();
        let said =
            format!("2 more graphs of this file were not read: one file is one map. {lines}");
        assert!(told(&it).contains(&said), "{}", told(&it));
        if name != "x.gml" {
            assert_eq!(links(&it.map), ["x > y +"]);
        }
    }
    let it = read("x.md", chart).unwrap();
    assert!(
        told(&it).contains("no place for it here: the text around the chart"),
        "{}",
        told(&it)
    );
    let loopy = "[[[1,1,1,1,%22a%22,4]],[],[],1%5D";
    let text = format!(
        "https://ncase.me/loopy/v1.1/?data={loopy}\nhttps://ncase.me/loopy/v1.1/?data={loopy}\n"
    );
    let it = read("x.txt", &text).unwrap();
    assert!(
        told(&it).contains("1 more graph of this file"),
        "{}",
        told(&it)
    );
}

#[test]
fn fields_that_are_no_texts_are_told_and_what_we_write_for_looks_is_no_field() {
    use system_map::format::{Format, export};
    let text =
        r#"{"elements": [{"id": "a", "label": "A", "n": 3, "list": ["x"]}], "connections": []}"#;
    let map = read("x.json", text).unwrap().map;
    for format in [Format::GraphMl, Format::Gexf, Format::Dot] {
        let written = export(&map, format).unwrap();
        let notes: Vec<String> = written.notes.iter().map(|n| n.sentence()).collect();
        let said = "2 texts were changed, since this format can't hold them as they are: fields that are numbers or lists become text.";
        assert!(notes.contains(&said.to_owned()), "{notes:?}");
        let text = String::from_utf8(written.parts[0].bytes.clone()).unwrap();
        let back = read("x", &text).unwrap();
        let fields = back
            .map
            .factors()
            .next()
            .unwrap()
            .1
            .extra
            .get("x-fields")
            .unwrap();
        assert_eq!(fields.as_object().unwrap().len(), 2, "{fields}");
    }
}

#[test]
fn edges_within_a_node_of_gexf_are_links_too() {
    let text = "<gexf version=\"1.2\"><graph defaultedgetype=\"directed\"><nodes><node id=\"a\" label=\"A\"><nodes><node id=\"a1\" label=\"A1\"/><node id=\"a2\" label=\"A2\"/></nodes>\
        <edges><edge id=\"9\" source=\"a1\" target=\"a2\"/></edges></node></nodes><edges><edge id=\"0\" source=\"a2\" target=\"a1\"/></edges></graph></gexf>";
    let it = read("x.gexf", text).unwrap();
    assert_eq!(links(&it.map), ["A2 > A1 ?", "A1 > A2 ?"]);
}

#[test]
fn a_description_of_a_chart_in_mermaid_may_have_several_lines() {
    let text = "flowchart LR\n accTitle: Mood\n accDescr {\n  This is a long\n  description\n }\n A -->|+| B\n";
    let it = read("l.mmd", text).unwrap();
    let info = it.map.info();
    assert_eq!(
        info.description.as_deref(),
        Some("This is a long\ndescription")
    );
    assert_eq!((info.title.as_str(), links(&it.map).len()), ("Mood", 1));
    let open = read("l.mmd", "flowchart LR\n accDescr {\n  This\n A --> B\n").unwrap_err();
    assert!(
        open.to_string().contains("accDescr is not closed"),
        "{open}"
    );
}

#[test]
fn a_second_document_in_a_file_is_told() {
    let one = r#"<graphml><graph edgedefault="directed"><node id="a"/></graph></graphml>"#;
    let it = read("x.graphml", &format!("{one}\n{one}")).unwrap();
    has(
        &told(&it),
        &[
            "1 more graph of this file was not read: one file is one map",
            "Line 2",
        ],
    );
    let one =
        r#"<gexf><graph defaultedgetype="directed"><nodes><node id="a"/></nodes></graph></gexf>"#;
    let it = read("x.gexf", &format!("{one}\n{one}")).unwrap();
    has(&told(&it), &["1 more graph of this file was not read"]);
}

#[test]
fn a_place_that_is_no_number_is_told() {
    for x in ["NaN", "inf", "1e308", "left"] {
        let graphml = format!(
            r#"<graphml><key id="x" attr.name="x"/><key id="y" attr.name="y"/><graph edgedefault="directed"><node id="a"><data key="x">{x}</data><data key="y">1</data></node></graph></graphml>"#
        );
        let it = read("x.graphml", &graphml).unwrap();
        has(
            &told(&it),
            &["1 factor has a place that is no number, or too far out"],
        );
        let gexf = format!(
            r#"<gexf><graph defaultedgetype="directed"><nodes><node id="a"><position x="1" y="{x}"/></node></nodes></graph></gexf>"#
        );
        let it = read("x.gexf", &gexf).unwrap();
        has(
            &told(&it),
            &["1 factor has a place that is no number, or too far out"],
        );
    }
}

#[test]
fn edges_of_gexf_that_do_not_say_their_direction_are_a_guess() {
    let text = r#"<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"/><edge source="b" target="a" type="directed"/></edges></graph></gexf>"#;
    let it = read("x.gexf", text).unwrap();
    has(
        &told(&it),
        &["1 edge does not say whether it has a direction"],
    );
    let said = text.replace("<graph>", "<graph defaultedgetype=\"directed\">");
    let it = read("x.gexf", &said).unwrap();
    assert!(!told(&it).contains("does not say"), "{}", told(&it));
}

/// They were unfolded for hundreds of nodes first.
#[test]
fn defaults_for_thousands_of_nodes_are_refused_at_once() {
    let defaults: String = (0..5_000)
        .map(|i| format!("<attribute id=\"{i}\" title=\"a{i}\"><default>a</default></attribute>"))
        .collect();
    let nodes: String = (0..9_000).map(|i| format!("<node id=\"{i}\"/>")).collect();
    let text = format!(
        "<gexf><graph defaultedgetype=\"directed\"><attributes class=\"node\">{defaults}</attributes><nodes>{nodes}</nodes></graph></gexf>"
    );
    within(1, || {
        let error = read("x.gexf", &text).unwrap_err();
        assert!(error.0.message.contains("said once for many"), "{error}");
    });
}

#[test]
fn a_field_that_says_which_way_an_edge_goes_is_heard() {
    let graphml = |value: &str| {
        format!(
            "<graphml><key id=\"d\" for=\"edge\" attr.name=\"direction\"/><key id=\"s\" for=\"edge\" attr.name=\"sign\"/><graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"><data key=\"d\">{value}</data><data key=\"s\">+</data></edge></graph></graphml>"
        )
    };
    let json = |member: &str| {
        format!(
            "{{\"nodes\":[{{\"id\":\"a\"}},{{\"id\":\"b\"}}],\"edges\":[{{\"source\":\"a\",\"target\":\"b\",\"sign\":\"+\",{member}}}]}}"
        )
    };
    let both: &[&str] = &["a > b +", "b > a +"];
    for (name, text, expected) in [
        ("x.graphml", graphml("mutual"), both),
        ("x.graphml", graphml("Both"), both),
        ("x.graphml", graphml("backward"), &["b > a +"]),
        ("x.graphml", graphml("undirected"), &[]),
        ("x.graphml", graphml("directed"), &["a > b +"]),
        ("x.json", json("\"direction\":\"both\""), both),
        ("x.json", json("\"bidirectional\":true"), both),
        ("x.json", json("\"twoWay\":true"), both),
        ("x.json", json("\"type\":\"mutual\""), both),
        ("x.json", json("\"type\":\"<->\""), both),
        ("x.json", json("\"direction\":\"↔\""), both),
        ("x.json", json("\"type\":\"<-\""), &["b > a +"]),
        ("x.json", json("\"direction\":\"backward\""), &["b > a +"]),
        ("x.json", json("\"direction\":\"undirected\""), &[]),
        ("x.json", json("\"bidirectional\":false"), &["a > b +"]),
        ("x.json", json("\"direction\":\"north\""), &["a > b +"]),
    ] {
        let it = read(name, &text).unwrap();
        assert_eq!(links(&it.map), expected, "{text}");
    }
    // What is drawn goes before a field, which is kept then.
    let drawn = read("x.json", &json("\"arrows\":\"to\",\"direction\":\"both\"")).unwrap();
    assert_eq!(links(&drawn.map), ["a > b +"]);
    assert!(
        told(&drawn).contains("Kept as fields of the links: “direction”"),
        "{}",
        told(&drawn)
    );
    for member in [
        "\"undirected\":\"true\"",
        "\"directed\":\"no\"",
        "\"directed\":0",
    ] {
        assert!(
            links(&read("x.json", &json(member)).unwrap().map).is_empty(),
            "{member}"
        );
    }
    let dot = read("x.dot", "digraph { a -> b [sign=\"+\" type=mutual] }").unwrap();
    assert!(
        told(&dot).contains("has the type “mutual”"),
        "{}",
        told(&dot)
    );
    // Each half may be there, and say so.
    let halves = "[{\"source\":\"a\",\"target\":\"b\",\"type\":\"mutual\",\"sign\":\"+\"},{\"source\":\"b\",\"target\":\"a\",\"type\":\"mutual\",\"sign\":\"+\"}]";
    assert_eq!(
        links(
            &read("x.json", &format!("{{\"edges\":{halves}}}"))
                .unwrap()
                .map
        ),
        both
    );
    let gml = "graph [ directed 1 node [ id 1 label \"a\" ] node [ id 2 label \"b\" ] edge [ source 1 target 2 sign \"+\" mutual \"true\" ] edge [ source 2 target 1 sign \"+\" mutual \"true\" ] ]";
    assert_eq!(links(&read("x.gml", gml).unwrap().map), both);
    // What two links were made of is not made of them once more.
    for member in ["\"type\":\"mutual\"", "\"direction\":\"both\""] {
        let it = read("x.json", &json(member)).unwrap();
        for ending in ["graphml", "gexf", "dot"] {
            let format = Format::from_token(ending).unwrap();
            let text = export(&it.map, format).unwrap().parts[0].bytes.clone();
            let text = String::from_utf8(text).unwrap();
            let again = read(&format!("x.{ending}"), &text).unwrap();
            assert_eq!(links(&again.map), both, "{member} {ending}");
        }
    }
    let it = read("x.json", &json("\"direction\":\"both\"")).unwrap();
    assert!(
        told(&it).contains("mutual link became two"),
        "{}",
        told(&it)
    );
}

#[test]
fn signs_under_weight_and_types_where_networkx_writes_them_are_read() {
    let gexf = r#"<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed"><nodes><node id="a" label="A"/><node id="b" label="B"/></nodes><edges><edge id="0" source="a" target="b" type="+"/><edge id="1" source="b" target="a" type="negative"/></edges></graph></gexf>"#;
    let it = read("x.gexf", gexf).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
    assert!(!told(&it).contains("direction"), "{}", told(&it));
    let dot = r#"digraph { a -> b [weight="+"]; b -> a [weight="-"] }"#;
    let it = read("x.dot", dot).unwrap();
    assert_eq!(links(&it.map), ["a > b +", "b > a -"]);
    for field in ["type", "label", "relation"] {
        let dot = format!("digraph {{ a -> b [{field}=\"1\"]; b -> a [{field}=\"-1\"] }}");
        let it = read("x.dot", &dot).unwrap();
        assert_eq!(links(&it.map), ["a > b +", "b > a -"], "{field}");
    }
    // Beside numbers they are none.
    let dot = r#"digraph { a -> b [weight="+"]; b -> a [weight="0.5"] }"#;
    let it = read("x.dot", dot).unwrap();
    assert_eq!(links(&it.map), ["a > b ?", "b > a ?"]);
}
