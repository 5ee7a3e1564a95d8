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
        <graph edgedefault="directed"><node id="c"/></graph></node><edge source="g" target="a"/></graph>"#,
    );
    let told = told(&read("x", &text).unwrap());
    assert!(told.contains("factor and a group: Money"), "{told}");
}

/// A group of yEd, which is 300 by 200 large, with what is in it.
fn group(id: &str, label: &str, inside: &str) -> String {
    format!(
        r##"<node id="{id}" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
        <y:Geometry height="200" width="300" x="0" y="0"/><y:Fill color="#F5F5F5"/><y:NodeLabel>{label}</y:NodeLabel><y:Shape type="roundrectangle"/></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
        <graph edgedefault="directed">{inside}</graph></node>"##
    )
}

/// A node of yEd in a group, with its place.
fn placed(id: &str) -> String {
    format!(
        r#"<node id="{id}"><data key="d6"><y:S><y:Geometry height="30" width="100" x="100" y="80"/><y:NodeLabel>In {id}</y:NodeLabel></y:S></data></node>"#
    )
}

#[test]
fn a_group_of_yed_without_links_is_a_group_and_no_factor() {
    let inner = group("h", "Pay", &placed("c"));
    let outer = group("g", "Money", &(placed("d") + &inner));
    let edges = r#"<edge source="c" target="a"/>"#;
    let it = read("x", &yed(&(outer + edges))).unwrap();
    assert_eq!(links(&it.map), ["In c > Trust ?"]);
    let groups: Vec<(&str, String)> = it
        .map
        .factors()
        .map(|(_, f)| (f.label.as_str(), f.groups.join(" ")))
        .collect();
    let wanted = [
        ("Trust", ""),
        ("Sharing", ""),
        ("In d", "money"),
        ("In c", "pay money"),
    ];
    assert_eq!(groups, wanted.map(|(label, all)| (label, all.to_owned())));
    assert!(
        it.map
            .info()
            .groups
            .iter()
            .all(|of| of.extra.is_empty() && of.color.is_none())
    );
    let told = told(&it);
    let words = "2 nodes with others in them have no links, and are groups: Money, Pay.";
    assert!(told.contains(words), "{told}");
    assert!(!told.contains("factor and a group"), "{told}");
}

#[test]
fn what_yed_says_of_a_group_is_said_of_the_group() {
    let text = yed(&group("g", "Money", &placed("c")).replace("#F5F5F5", "#AA0000").replace(
        "<data",
        r#"<data key="description">All that is paid</data><data key="url">http://x.y</data><data"#,
    ));
    let it = read("x", &text).unwrap();
    let [group] = it.map.info().groups.as_slice() else {
        panic!("{:?}", it.map.info().groups);
    };
    assert_eq!(group.description.as_deref(), Some("All that is paid"));
    assert_eq!(group.color.as_deref(), Some("#aa0000"));
    assert_eq!(
        group.extra["x-fields"],
        serde_json::json!({"url": "http://x.y"})
    );
}

#[test]
fn a_group_of_yed_with_links_does_not_stay_over_those_in_it() {
    let text = yed(&(group("g", "Money", &placed("c")) + r#"<edge source="g" target="a"/>"#));
    let gml = r#"Creator "yFiles" graph [ directed 1
        node [ id 1 label "Money" isGroup 1 graphics [ x 150 y 100 w 300 h 200 ] ]
        node [ id 2 label "In c" gid 1 graphics [ x 150 y 95 w 100 h 30 ] ] node [ id 3 label "Trust" ]
        edge [ source 1 target 3 ] ]"#;
    for text in [text.as_str(), gml] {
        let it = read("x", text).unwrap();
        let of = |label: &str| it.map.factors().find(|(_, f)| f.label == label).unwrap().1;
        assert_eq!((of("Money").x, of("Money").y), (None, None));
        assert_eq!((of("In c").x, of("In c").y), (Some(150.0), Some(95.0)));
        assert_eq!(of("In c").groups, ["money"]);
        let told = told(&it);
        let words =
            "1 node lies over those in it in the file, so that its place was not kept: Money.";
        assert!(told.contains(words), "{told}");
        assert!(told.contains("a factor and a group: Money"), "{told}");
    }
    // One that lies beside them stays.
    let it = read("x", &gml.replace("x 150 y 100", "x 950 y 100")).unwrap();
    let money = it.map.factors().next().unwrap().1;
    assert_eq!((money.x, money.y), (Some(950.0), Some(100.0)));
}

/// As yEd Live and other programs with yFiles for HTML write it.
const LISTED: &str = r##"<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/yfiles-common/3.0" xmlns:x="http://www.yworks.com/xml/yfiles-common/markup/3.0">
<key id="d3" for="node" attr.name="NodeLabels" y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/NodeLabels"/>
<key id="d4" for="node" attr.name="NodeGeometry" y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/NodeGeometry"/>
<key id="d9" for="edge" attr.name="EdgeLabels" y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/EdgeLabels"/>
<graph id="G" edgedefault="directed">
<node id="n0"><data key="d3"><x:List><y:Label><y:Label.Text>Trust</y:Label.Text></y:Label></x:List></data><data key="d4"><y:RectD X="0" Y="10" Width="90" Height="40"/></data></node>
<node id="n1"><data key="d3"><x:List><y:Label Text="Conflict"/></x:List></data><data key="d4"><y:RectD X="500" Y="10" Width="90" Height="40"/></data></node>
<edge id="e0" source="n0" target="n1"><data key="d9"><x:List><y:Label><y:Label.Text>-</y:Label.Text></y:Label><y:Label><y:Label.Text>delayed</y:Label.Text></y:Label></x:List></data></edge>
<edge id="e1" source="n1" target="n0"/>
</graph></graphml>"##;

#[test]
fn labels_and_places_of_programs_with_yfiles_for_html_are_read() {
    let it = read("live.graphml", LISTED).unwrap();
    assert_eq!(links(&it.map), ["Trust > Conflict -", "Conflict > Trust ?"]);
    let (.., link) = it.map.links().next().unwrap();
    assert_eq!((link.delay.is_none(), &link.label), (false, &None));
    let trust = it.map.factor(it.map.factor_ix("n0").unwrap());
    assert_eq!((trust.x, trust.y), (Some(45.0), Some(30.0)));
}

#[test]
fn what_gephi_draws_at_an_edge_is_its_label() {
    let text = r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
        <graph edgedefault="directed"><node id="a"/><node id="b"/>
        <edge source="a" target="b"><data key="edgelabel">-</data></edge><edge source="b" target="a"><data key="edgelabel">fear of loss</data></edge></graph></graphml>"#;
    let it = read("gephi.graphml", text).unwrap();
    assert_eq!(links(&it.map), ["a > b -", "b > a ?"]);
    let labels: Vec<Option<&str>> = it
        .map
        .links()
        .map(|(.., link)| link.label.as_deref())
        .collect();
    assert_eq!(labels, [None, Some("fear of loss")]);
}
