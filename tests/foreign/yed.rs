//! What yEd draws, in GraphML and GML.

use super::{links, read, told};
use system_map::format::{ImportOptions, import, signs_of};
use system_map::model::{Delay, Polarity};

#[test]
fn graphml_of_yed_has_its_labels_places_and_groups() {
    let text = r#"<graphml xmlns:y="y"><key id="d6" for="node" yfiles.type="nodegraphics"/>
      <graph edgedefault="directed"><node id="g"><data key="d6"><y:N><y:NodeLabel>Money</y:NodeLabel></y:N></data>
        <graph edgedefault="directed"><node id="n0"><data key="d6"><y:ShapeNode>
          <y:Geometry height="30" width="100" x="10" y="-20"/><y:NodeLabel> Trust
</y:NodeLabel></y:ShapeNode></data></node></graph></node></graph></graphml>"#;
    let it = read("x", text).unwrap();
    let trust = it.map.factor(it.map.factor_ix("n0").unwrap());
    assert_eq!(trust.label, "Trust");
    assert_eq!((trust.x, trust.y), (Some(60.0), Some(-5.0)));
    assert_eq!(trust.groups, ["money"]);
}

#[test]
fn colour_and_shape_of_a_node_of_yed_are_kept_and_rich_labels_are_unpacked() {
    let text = r##"<graphml xmlns:y="y"><key id="d6" for="node" yfiles.type="nodegraphics"/><graph edgedefault="directed">
      <node id="a"><data key="d6"><y:ShapeNode><y:Fill color="#FF0000"/><y:NodeLabel>&lt;html&gt;&lt;b&gt;Sharing&lt;/b&gt;&lt;br&gt;data&lt;/html&gt;</y:NodeLabel><y:Shape type="ellipse"/></y:ShapeNode></data></node>
      <node id="b"><data key="d6"><y:ShapeNode><y:Fill color="#FFCC00"/><y:NodeLabel>As new</y:NodeLabel><y:Shape type="rectangle"/></y:ShapeNode></data></node>
      <node id="c"><data key="d6"><y:ShapeNode><y:Fill color="#00FF00" hasColor="false"/><y:NodeLabel>Clear</y:NodeLabel></y:ShapeNode></data></node></graph></graphml>"##;
    let gml = r##"Creator "yFiles" graph [ directed 1 node [ id 0 label "<html><b>Sharing</b><br>data</html>" graphics [ type "ellipse" fill "#FF0000" ] ]
        node [ id 1 label "As new" graphics [ type "rectangle" fill "#FFCC00" ] ] node [ id 2 label "Clear" ] ]"##;
    for text in [text, gml] {
        let it = read("x", text).unwrap();
        let looks: Vec<_> = it
            .map
            .factors()
            .map(|(_, factor)| (factor.label.as_str(), factor.extra.get("x-fields").cloned()))
            .collect();
        let red = serde_json::json!({"color": "#FF0000", "shape": "ellipse"});
        assert_eq!(
            looks,
            [
                ("Sharing\ndata", Some(red)),
                ("As new", None),
                ("Clear", None)
            ]
        );
    }
}

/// A graph of yEd with the edges of a test between `a` (Trust) and `b` (Sharing).
fn yed(edges: &str) -> String {
    format!(
        r#"<graphml xmlns:y="y"><key id="d6" for="node" yfiles.type="nodegraphics"/><key id="d10" for="edge" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed"><node id="a"><data key="d6"><y:S><y:NodeLabel>Trust</y:NodeLabel></y:S></data></node>
      <node id="b"><data key="d6"><y:S><y:NodeLabel>Sharing</y:NodeLabel></y:S></data></node>{edges}</graph></graphml>"#
    )
}

/// One of its edges, from `a` to `b`, with what is drawn.
fn drawn(inside: &str) -> String {
    format!(
        r#"<edge source="a" target="b"><data key="d10"><y:PolyLineEdge>{inside}</y:PolyLineEdge></data></edge>"#
    )
}

#[test]
fn an_edge_of_yed_goes_the_way_of_its_arrow() {
    let arrow = |source: &str, target: &str| {
        drawn(&format!(
            r#"<y:Arrows source="{source}" target="{target}"/>"#
        ))
    };
    let it = read("x", &yed(&arrow("standard", "none"))).unwrap();
    assert_eq!(links(&it.map), ["Sharing > Trust ?"]);
    assert!(told(&it).contains("arrow at its start"), "{}", told(&it));
    let it = read("x", &yed(&arrow("none", "delta"))).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing ?"]);
    let it = read("x", &yed(&arrow("none", "none"))).unwrap();
    assert_eq!((it.audit.counts.links, it.audit.counts.undirected), (0, 1));
    let it = read("x", &yed(&arrow("standard", "standard"))).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing ?", "Sharing > Trust ?"]);
    assert!(told(&it).contains("mutual"), "{}", told(&it));
}

#[test]
fn the_look_of_a_line_of_yed_can_be_given_a_sign() {
    let line = |kind: &str, color: &str| {
        drawn(&format!(
            r#"<y:LineStyle color="{color}" type="{kind}" width="1.0"/><y:Arrows source="none" target="standard"/>"#
        ))
    };
    let text =
        yed(&(line("dashed", "#000000") + &line("line", "#ff0000") + &line("line", "#000000")));
    let options = ImportOptions {
        signs: signs_of("dashed=-,#ff0000=+").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x", &options).unwrap();
    let signs: Vec<String> = links(&it.map);
    assert_eq!(
        signs,
        [
            "Trust > Sharing -",
            "Trust > Sharing +",
            "Trust > Sharing ?"
        ]
    );
}

#[test]
fn all_labels_of_an_edge_of_yed_are_read() {
    let of = |labels: &[&str]| {
        let labels: Vec<String> = labels
            .iter()
            .map(|label| format!("<y:EdgeLabel>{label}</y:EdgeLabel>"))
            .collect();
        read("x", &yed(&drawn(&labels.concat()))).unwrap()
    };
    let it = of(&["||", "-"]);
    let link = it.map.links().next().unwrap().3;
    assert_eq!((link.polarity, link.delay), (Polarity::Minus, Delay::Short));
    assert_eq!(link.label, None);
    let it = of(&["+", "in time", "perhaps"]);
    let link = it.map.links().next().unwrap().3;
    assert_eq!(link.polarity, Polarity::Plus);
    assert_eq!(link.label.as_deref(), Some("in time perhaps"));
}

#[test]
fn a_group_of_yed_that_became_a_factor_too_is_told() {
    let text = yed("").replace(
        "</graph>",
        r#"<node id="g"><data key="d6"><y:S><y:NodeLabel>Money</y:NodeLabel></y:S></data>
        <graph edgedefault="directed"><node id="c"/></graph></node></graph>"#,
    );
    let told = told(&read("x", &text).unwrap());
    assert!(told.contains("factor and a group: Money"), "{told}");
}
