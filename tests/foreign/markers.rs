//! A text under any name, anywhere in a file of any format that has names for things, is on the map, kept beside it, or
//! named in the account.

use super::{read, told};
use serde_json::{Value, json};
use system_map::format::json::write;

/// Names that mean something to one reader or another, and some that do not.
const NAMES: [&str; 62] = [
    "id",
    "_id",
    "ID",
    "key",
    "label",
    "Label",
    "name",
    "Name",
    "title",
    "description",
    "note",
    "Notes",
    "tags",
    "Tags",
    "type",
    "Type",
    "kind",
    "class",
    "group",
    "category",
    "data",
    "attributes",
    "properties",
    "metadata",
    "sign",
    "Sign",
    "polarity",
    "Polarity",
    "relation",
    "effect",
    "Weight",
    "weight",
    "strength",
    "Strength",
    "confidence",
    "Influence",
    "value",
    "delay",
    "Delay",
    "delayed",
    "Lag",
    "reversed",
    "pinned",
    "Pinned",
    "x",
    "X",
    "y",
    "position",
    "Position",
    "color",
    "style",
    "shape",
    "source",
    "Source",
    "To",
    "direction",
    "story",
    "reasoning",
    "prelabel",
    "labels",
    "element type",
    "Cost",
];

/// Files in JSON.
fn documents() -> Vec<(&'static str, Value)> {
    vec![
        (
            "graph.json",
            json!({ "nodes": [{ "id": "a", "label": "Trust" }, { "id": "b" }],
                "links": [{ "id": "e1", "source": "a", "target": "b", "sign": "+" }, { "id": "e2", "source": "b", "target": "a", "sign": "-" }],
                "loops": [{ "id": "B1", "nodes": ["a", "b"] }] }),
        ),
        (
            "cytoscape.json",
            json!({ "elements": { "nodes": [{ "data": { "id": "a", "label": "Trust" } }, { "data": { "id": "b" } }],
                "edges": [{ "data": { "id": "e1", "source": "a", "target": "b", "sign": "+" } }] } }),
        ),
        (
            "graphology.json",
            json!({ "nodes": [{ "key": "a", "attributes": { "label": "Trust" } }, { "key": "b", "attributes": {} }],
                "edges": [{ "key": "e", "source": "a", "target": "b", "attributes": { "sign": "+" } }] }),
        ),
        (
            "flow.json",
            json!({ "nodes": [{ "id": "a", "data": { "label": "Trust" }, "position": { "x": 0, "y": 0 } }, { "id": "b", "data": {} }],
                "edges": [{ "id": "e", "source": "a", "target": "b", "data": { "sign": "+" } }] }),
        ),
        (
            "project.json",
            json!({ "_id": "p", "name": "P", "elements": [{ "_id": "a", "attributes": { "label": "Trust" } }, { "_id": "b", "attributes": { "label": "Sharing" } }],
                "connections": [{ "_id": "c", "from": "a", "to": "b", "direction": "directed", "attributes": { "connection type": "+" } },
                    { "_id": "d", "from": "b", "to": "a", "direction": "directed", "attributes": {} }],
                "loops": [{ "_id": "l", "attributes": { "label": "R1" }, "connections": ["c", "d"] }],
                "maps": [{ "_id": "m", "name": "M", "elements": [{ "element": "a" }, { "element": "b" }], "connections": [{ "connection": "c" }, { "connection": "d" }], "loops": [{ "loop": "l" }] }] }),
        ),
        (
            "blueprint.json",
            json!({ "elements": [{ "label": "Trust" }, { "label": "Sharing" }], "connections": [{ "id": "c", "from": "Trust", "to": "Sharing", "type": "+" }],
                "loops": [{ "id": "l", "label": "R1", "connections": ["c"] }] }),
        ),
        (
            "list.json",
            json!({ "model": { "variables": [{ "name": "Trust" }, { "name": "Sharing" }],
                "relationships": [{ "from": "Trust", "to": "Sharing", "polarity": "+" }] },
                "feedback": { "feedbackLoops": [{ "identifier": "B1", "links": [{ "from": "Trust", "to": "Sharing", "polarity": "+" }, { "from": "Sharing", "to": "Trust", "polarity": "-" }] }] } }),
        ),
    ]
}

/// The ways to the objects in a value.
fn objects(value: &Value, way: &str, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            all.push(way.to_owned());
            for (key, value) in members {
                objects(value, &format!("{way}/{key}"), all);
            }
        }
        Value::Array(items) => {
            for (i, value) in items.iter().enumerate() {
                objects(value, &format!("{way}/{i}"), all);
            }
        }
        _ => {}
    }
}

/// Puts a text under a name; false where something is there.
fn put(document: &mut Value, way: &str, name: &str, text: &str) -> bool {
    let of = document
        .pointer_mut(way)
        .and_then(Value::as_object_mut)
        .unwrap();
    let free = !of.contains_key(name);
    if free {
        of.insert(name.to_owned(), text.into());
    }
    free
}

/// The texts that are lost without a word.
fn lost<'t>(file: &str, text: &str, marks: &[(&str, &'t str)]) -> Vec<&'t str> {
    // What it is no longer a file of this kind is refused, or something else.
    let Ok(it) = read(file, text) else {
        return Vec::new();
    };
    let (map, account) = (write(&it.map), told(&it));
    let said = account.to_lowercase();
    let told = |name: &str| account.contains("left out") && account.contains(name);
    let gone = marks.iter().filter(|(name, mark)| {
        !map.contains(mark) && !said.contains(&mark.to_lowercase()) && !told(name)
    });
    gone.map(|(_, mark)| *mark).collect()
}

#[test]
fn a_text_under_any_name_in_json_is_kept_or_told() {
    let mut gone = Vec::new();
    for (file, document) in documents() {
        let mut ways = Vec::new();
        objects(&document, "", &mut ways);
        // What a whole project is, and where things are placed on its maps, is said by Kumu alone.
        ways.retain(|way| file != "project.json" || !way.starts_with("/maps/") && !way.is_empty());
        for way in &ways {
            for name in NAMES {
                let mut with = document.clone();
                // What programs call a whole file.
                let whole = way.is_empty() || way == "/elements";
                if whole && ["id", "_id", "type", "style"].contains(&name) {
                    continue;
                }
                if put(&mut with, way, name, "MARKER-1")
                    && !lost(file, &with.to_string(), &[(name, "MARKER-1")]).is_empty()
                {
                    gone.push(format!("{file} {way} {name}"));
                }
                // The same name within, and outside.
                let inner = ways
                    .iter()
                    .filter(|inner| inner.rsplit_once('/').is_some_and(|(of, _)| of == way));
                for inner in inner {
                    let mut with = document.clone();
                    if put(&mut with, way, name, "MARKER-1")
                        | put(&mut with, inner, name, "MARKER-2")
                    {
                        for mark in lost(
                            file,
                            &with.to_string(),
                            &[(name, "MARKER-1"), (name, "MARKER-2")],
                        ) {
                            if with.to_string().contains(mark) {
                                gone.push(format!("{file} {way} and {inner} {name} {mark}"));
                            }
                        }
                    }
                }
            }
        }
    }
    gone.sort();
    gone.dedup();
    assert!(gone.is_empty(), "{}\n{}", gone.len(), gone.join("\n"));
}

#[test]
fn a_text_under_any_name_of_a_node_or_an_edge_is_kept_or_told() {
    let mut gone = Vec::new();
    for name in NAMES {
        for other in [name.to_owned(), name.to_uppercase(), "Cost".to_owned()] {
            let marks = [(name, "MARKER-1"), (other.as_str(), "MARKER-2")];
            let key = |id: &str, name: &str, of: &str| {
                format!(r#"<key id="{id}" for="{of}" attr.name="{name}" attr.type="string"/>"#)
            };
            let data = r#"<data key="K1">MARKER-1</data><data key="K2">MARKER-2</data>"#;
            let graphml = |of: &str, node: &str, edge: &str| {
                format!(
                    r#"<graphml>{}{}<graph edgedefault="directed"><node id="a">{node}</node><node id="b"/><edge source="a" target="b">{edge}</edge></graph></graphml>"#,
                    key("K1", name, of),
                    key("K2", &other, of)
                )
            };
            let values = r#"<attvalues><attvalue for="0" value="MARKER-1"/><attvalue for="1" value="MARKER-2"/></attvalues>"#;
            let gexf = |of: &str, node: &str, edge: &str| {
                format!(
                    r#"<gexf><graph defaultedgetype="directed"><attributes class="{of}"><attribute id="0" title="{name}" type="string"/><attribute id="1" title="{other}" type="string"/></attributes><nodes><node id="a" label="A">{node}</node><node id="b" label="B"/></nodes><edges><edge id="0" source="a" target="b">{edge}</edge></edges></graph></gexf>"#
                )
            };
            let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            let gml = |node: &str, edge: &str| {
                format!(
                    "graph [ directed 1 node [ id 1 {node} ] node [ id 2 ] edge [ source 1 target 2 {edge} ] ]"
                )
            };
            let dot = |node: &str, edge: &str| format!("digraph {{ a [{node}]; a -> b [{edge}] }}");
            let two = format!(r#"{name} "MARKER-1" {other} "MARKER-2""#);
            let pair = format!(r#""{name}"="MARKER-1", "{other}"="MARKER-2""#);
            let mut files = vec![
                ("node.graphml", graphml("node", data, "")),
                ("edge.graphml", graphml("edge", "", data)),
                ("node.gexf", gexf("node", values, "")),
                ("edge.gexf", gexf("edge", "", values)),
                (
                    "links.csv",
                    format!("From,To,{name},{other}\nA,B,MARKER-1,MARKER-2\n"),
                ),
                (
                    "elements.csv",
                    format!("Label,Description,{name},{other}\nA,d,MARKER-1,MARKER-2\nB,e,,\n"),
                ),
            ];
            if plain {
                files.push(("node.gml", gml(&two, "")));
                files.push(("edge.gml", gml("", &two)));
            }
            // DOT has no two attributes of one name: the last counts.
            if name != other {
                files.push(("node.dot", dot(&pair, "")));
                files.push(("edge.dot", dot("", &pair)));
            }
            for (file, text) in files {
                for mark in lost(file, &text, &marks) {
                    gone.push(format!("{file} {name} {other} {mark}"));
                }
            }
        }
    }
    assert!(gone.is_empty(), "{}\n{}", gone.len(), gone.join("\n"));
}
