//! GraphML: fields are keys that are declared by an id and have a name. yEd keeps labels and places
//! in elements of its own within a field.

use super::around::Frame;
use super::put;
use super::xml::tree;
use super::yed;
use super::{Edge, Fields, Graph, label_in, way_of, wrong};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::export::{Lost, Part, single};
use crate::format::source::Source;
use crate::format::xml::Element;
use crate::model::Map;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of keys: their names by id, and those that have a default.
#[derive(Default)]
struct Keys {
    names: BTreeMap<String, String>,
    defaults: Vec<Preset>,
}

/// The default of a key.
struct Preset {
    id: String,
    /// `node`, `edge`, `graph`, `all`.
    of: String,
    text: String,
}

/// Reads GraphML.
pub(in crate::format) fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let root = tree(source.text()?, &draft.options.limits)?;
    if root.name != "graphml" {
        return Err(wrong(
            root.place(),
            format!("GraphML begins with <graphml>, not with <{}>.", root.name),
        ));
    }
    let mut keys = Keys::default();
    for key in root.all("key") {
        let id = key.get("id").unwrap_or_default().to_owned();
        let of = key.get("for").unwrap_or("all").to_owned();
        if let Some(default) = key.all("default").next() {
            let (id, text) = (id.clone(), default.text.clone());
            keys.defaults.push(Preset { id, of, text });
        }
        let name = match (id.as_str(), key.get("attr.name")) {
            // So Gephi calls what it draws at an edge.
            ("edgelabel", Some("Edge Label")) => "label",
            (id, name) => name.unwrap_or(id),
        };
        let name = name.to_owned();
        keys.names.insert(id, name);
    }
    for second in root.all("graphml") {
        draft.tell(Told::SecondGraph, &[], At::line(second.line));
    }
    draft.listed = true;
    let mut graph = Graph::new(draft);
    let mut edges = Vec::new();
    let mut first = true;
    let mut known = BTreeSet::new();
    let mut linked = BTreeSet::new();
    root.all("graph").for_each(|of| ends(of, &mut linked));
    for element in root.all("graph") {
        let mut own = BTreeSet::new();
        ids(element, &mut own);
        if std::mem::take(&mut first) {
            about(element, "graph", &keys, &mut graph)?;
        } else if !own.is_disjoint(&known) {
            // Its edges would lead to the nodes of another graph.
            let at = At::line(element.line);
            graph.draft.tell(Told::SecondGraph, &[], at);
            continue;
        } else {
            let at = At::line(element.line);
            graph.draft.tell(Told::GraphsTogether, &[], at);
            about(element, "graph", &keys, &mut graph)?;
        }
        known.append(&mut own);
        nodes(element, (&keys, &linked), &[], &mut graph, &mut edges)?;
    }
    if first {
        return Err(wrong(
            root.place(),
            "There is no <graph> in this GraphML file.".to_owned(),
        ));
    }
    about(&root, "graphml", &keys, &mut graph)?;
    for (element, directed) in edges {
        edge(element, directed, &keys, &mut graph)?;
    }
    graph.finish()
}

/// The ids of the nodes of a graph, and of those in them.
fn ids<'e>(element: &'e Element, all: &mut BTreeSet<&'e str>) {
    for node in element.all("node") {
        all.extend(node.get("id"));
        node.all("graph").for_each(|inner| ids(inner, all));
    }
}

/// What the edges of a graph lead from and to, and those of graphs in it.
fn ends<'e>(element: &'e Element, all: &mut BTreeSet<&'e str>) {
    for edge in element.all("edge") {
        all.extend(
            [edge.get("source"), edge.get("target")]
                .into_iter()
                .flatten(),
        );
    }
    for node in element.all("node") {
        node.all("graph").for_each(|inner| ends(inner, all));
    }
}

/// Title, description and whatever else is said of all.
fn about(element: &Element, of: &str, keys: &Keys, graph: &mut Graph) -> Result<(), Error> {
    for (name, text) in fields(element, of, keys, graph)? {
        graph.about(&name, text);
    }
    Ok(())
}

/// The fields of an element, by name; those that it does not have by their defaults.
fn fields(element: &Element, of: &str, keys: &Keys, graph: &mut Graph) -> Result<Fields, Error> {
    let mut fields = Fields::new();
    let mut own = BTreeSet::new();
    for data in element.all("data") {
        let id = data.get("key").unwrap_or_default();
        own.insert(id);
        if data.children.is_empty() {
            let name = keys.names.get(id).map_or(id, String::as_str);
            graph.charge(name.len(), data.line)?;
            fields.push((name.to_owned(), data.text.clone()));
            continue;
        }
        let labels = (of != "edge").then(|| yed::node_labels(data));
        let mut labels = labels.into_iter().flatten();
        let edge = || data.children.iter().map(yed::edge_labels);
        let label = labels.next();
        let label = label.or_else(|| edge().find(|label| !label.is_empty()));
        fields.extend(label.map(|text| ("label".to_owned(), text)));
        // The other labels of a node are words about it.
        let others = labels.zip(2..);
        fields.extend(others.map(|(text, number)| (format!("label {number}"), text)));
        if of == "node" {
            fields.extend(yed::node_look(data));
        }
        fields.extend(data.find("Arrows").map(yed::arrowheads).unwrap_or_default());
        if let Some(line) = data.find("LineStyle") {
            let looks = [("style", "type", "line"), ("color", "color", "#000000")];
            for (name, of, usual) in looks {
                let look = line.get(of).filter(|look| *look != usual);
                fields.extend(look.map(|look| (name.to_owned(), look.to_owned())));
            }
        }
        if let Some(Frame { middle, .. }) = yed::frame(data) {
            let places = ["x", "y"].into_iter().zip(middle);
            fields.extend(places.map(|(name, at)| (name.to_owned(), at.to_string())));
        }
    }
    for desc in element.all("desc") {
        fields.push(("description".to_owned(), desc.text.clone()));
    }
    for name in ["sourceport", "targetport"] {
        let port = element.get(name).map(str::to_owned);
        fields.extend(port.map(|port| (name.to_owned(), port)));
    }
    for port in element.all("port") {
        let name = port.get("name").unwrap_or_default();
        fields.push(("port".to_owned(), name.to_owned()));
        let said = self::fields(port, "port", keys, graph)?;
        let said = said.into_iter();
        fields.extend(said.map(|(name, text)| (format!("port: {name}"), text)));
    }
    for place in element.all("locator") {
        let told = &["addresses of what is elsewhere (locators)"];
        graph.draft.tell(Told::LeftOut, told, At::line(place.line));
    }
    let mut rest = Fields::new();
    let for_all = ["node", "edge", "graph"].contains(&of);
    for default in &keys.defaults {
        let holds = default.of == of || default.of == "all" && for_all;
        if !own.contains(default.id.as_str()) && holds {
            rest.push((keys.names[&default.id].clone(), default.text.clone()));
        }
    }
    fields.extend(graph.repeat(&rest, element.line)?);
    Ok(fields)
}

/// Adds the nodes of a graph and of those in it; edges, with what they are if they do not say, come
/// after all nodes. `linked` are the ends of all edges, and `around` the labels of the groups that the
/// graph is in.
fn nodes<'e>(
    element: &'e Element,
    (keys, linked): (&Keys, &BTreeSet<&str>),
    around: &[String],
    graph: &mut Graph,
    edges: &mut Vec<(&'e Element, bool)>,
) -> Result<(), Error> {
    let directed = element.get("edgedefault") != Some("undirected");
    for child in &element.children {
        match child.name.as_str() {
            "node" => {
                let mut fields = fields(child, "node", keys, graph)?;
                // What a graph in a node says of itself, it says of the group.
                for inner in child.all("graph") {
                    fields.extend(self::fields(inner, "graph", keys, graph)?);
                }
                let at = At::line(child.line);
                let id = child.get("id").unwrap_or_default();
                let inner = || child.all("graph").flat_map(|inner| inner.all("node"));
                let mut within = Vec::new();
                if inner().next().is_none() {
                    graph.within(&mut fields, around, child.line)?;
                    graph.node(id, None, fields, &at)?;
                } else if linked.contains(id) {
                    graph.within(&mut fields, around, child.line)?;
                    let factor = graph.node(id, None, fields, &at)?;
                    let frame = |node: &Element| node.all("data").find_map(yed::frame);
                    let own = frame(child);
                    let over = |inner: &Element| Some(own?.lies_over(&frame(inner)?));
                    let over = inner().any(|inner| over(inner) == Some(true));
                    graph.group_factor(factor, over, &at);
                    within = vec![graph.draft.factor_mut(factor).label.clone()];
                } else {
                    let label = label_in(&fields).unwrap_or(id).to_owned();
                    graph.mere_group(&label, fields, &at);
                    within = vec![label];
                    within.extend_from_slice(around);
                }
                for inner in child.all("graph") {
                    nodes(inner, (keys, linked), &within, graph, edges)?;
                }
            }
            "edge" => edges.push((child, directed)),
            "hyperedge" => {
                let at = At::line(child.line);
                graph.draft.tell(
                    Told::LeftOut,
                    &["hyperedges: they have more than two ends"],
                    at,
                );
            }
            _ => {}
        }
    }
    Ok(())
}

fn edge(element: &Element, directed: bool, keys: &Keys, graph: &mut Graph) -> Result<(), Error> {
    let at = At::line(element.line);
    let fields = fields(element, "edge", keys, graph)?;
    let end = |name: &str| element.get(name).unwrap_or_default().to_owned();
    let (from, to) = (end("source"), end("target"));
    let Some((from, to)) = graph.ends(&from, &to, &at) else {
        return Ok(());
    };
    let directed = element
        .get("directed")
        .map_or(directed, |own| own == "true" || own == "1");
    // What yEd draws counts: it says of every edge that it has a direction.
    let arrows = element.all("data").find_map(|data| data.find("Arrows"));
    let way = match arrows {
        Some(arrows) => {
            let there = |end: &str| arrows.get(end).is_some_and(|kind| kind != "none");
            way_of(there("source"), there("target"))
        }
        None => way_of(false, directed),
    };
    for inner in element.all("graph") {
        let at = At::line(inner.line);
        graph.draft.tell(Told::LeftOut, &["graphs in edges"], at);
    }
    graph.edge(Edge {
        id: element.get("id").map(str::to_owned),
        from,
        to,
        way,
        fields,
        at,
    })
}

/// Writes GraphML.
pub(in crate::format) fn write(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let info = map.info();
    let own = put::Names::of(map, false);
    let mut about = vec![("title".to_owned(), info.title.clone())];
    about.extend(
        info.description
            .clone()
            .map(|text| ("description".to_owned(), text)),
    );
    let mut nodes = Vec::new();
    for (_, factor) in map.factors() {
        let mut fields = vec![("label".to_owned(), factor.label.clone())];
        fields.extend(put::of_factor(map, factor, own, lost));
        if let (Some(x), Some(y)) = (factor.x, factor.y) {
            fields.extend([
                ("x".to_owned(), x.to_string()),
                ("y".to_owned(), y.to_string()),
            ]);
            if factor.pinned {
                fields.push(("pinned".to_owned(), "true".to_owned()));
            }
        }
        nodes.push(fields);
    }
    let mut edges = Vec::new();
    for (.., link) in map.links() {
        let mut fields = put::of_link(link, own, lost);
        fields.extend(link.label.clone().map(|label| ("label".to_owned(), label)));
        edges.push(fields);
    }
    let lines = put::undirected(map, own, lost);
    put::tell_of_others(map, &lines, lost);
    // Keys are numbered in the order in which they first come up.
    let mut ids: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut order = Vec::new();
    let all = [("graph", &about)].into_iter();
    let all = all
        .chain(nodes.iter().map(|f| ("node", f)))
        .chain(edges.iter().map(|f| ("edge", f)));
    for (of, fields) in all.chain(lines.iter().map(|line| ("edge", &line.fields))) {
        for (name, _) in fields {
            ids.entry((of, name)).or_insert_with(|| {
                order.push((of, name.as_str()));
                order.len() - 1
            });
        }
    }
    let mut out = Out(Writer::new_with_indent(Vec::new(), b' ', 2));
    out.put(Event::Decl(quick_xml::events::BytesDecl::new(
        "1.0",
        Some("UTF-8"),
        None,
    )));
    out.open(
        "graphml",
        &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
    );
    let file = At::file();
    for (number, (of, name)) in order.iter().enumerate() {
        let kind = match (*of, *name) {
            ("node", "x" | "y") | ("edge", "strength" | "confidence") => "double",
            ("node", "pinned") => "boolean",
            _ => "string",
        };
        let name = put::legal(name, &file, lost);
        let id = format!("d{number}");
        out.empty(
            "key",
            &[
                ("id", &id),
                ("for", of),
                ("attr.name", &name),
                ("attr.type", kind),
            ],
        );
    }
    out.open("graph", &[("id", "map"), ("edgedefault", "directed")]);
    let data =
        |out: &mut Out, of: &'static str, fields: &[(String, String)], at: At, lost: &mut Lost| {
            for (name, text) in fields {
                let id = format!("d{}", ids[&(of, name.as_str())]);
                out.text("data", &[("key", &id)], &put::legal(text, &at, lost));
            }
        };
    data(&mut out, "graph", &about, At::file(), lost);
    let mut given = crate::format::ids::Ids::default();
    let mut names = BTreeMap::new();
    for ((_, factor), fields) in map.factors().zip(&nodes) {
        let at = At::file().factor(&factor.id);
        let id = given.free(&put::legal(&factor.id, &at, lost));
        out.open("node", &[("id", &id)]);
        data(&mut out, "node", fields, at, lost);
        out.close("node");
        names.insert(factor.id.as_str(), id);
    }
    for ((_, from, to, link), fields) in map.links().zip(&edges) {
        let at = At::file().link(&link.id);
        let id = put::legal(&link.id, &at, lost);
        let ends = [from, to].map(|end| &names[map.factor(end).id.as_str()]);
        out.open(
            "edge",
            &[("id", &id), ("source", ends[0]), ("target", ends[1])],
        );
        data(&mut out, "edge", fields, at, lost);
        out.close("edge");
    }
    for put::Line { id, ends, fields } in &lines {
        let id = id.as_deref().map(|id| put::legal(id, &file, lost));
        let ends = [0, 1].map(|end| names[ends[end].as_str()].as_str());
        let mut attributes = vec![
            ("source", ends[0]),
            ("target", ends[1]),
            ("directed", "false"),
        ];
        attributes.extend(id.as_deref().map(|id| ("id", id)));
        out.open("edge", &attributes);
        data(&mut out, "edge", fields, At::file(), lost);
        out.close("edge");
    }
    out.close("graph");
    out.close("graphml");
    Ok(single(out.done()))
}

/// XML as it is written.
pub(super) struct Out(pub Writer<Vec<u8>>);

impl Out {
    pub fn put(&mut self, event: Event) {
        self.0
            .write_event(event)
            .expect("a list takes everything that is written");
    }

    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.put(Event::Start(
            BytesStart::new(name).with_attributes(attributes.iter().copied()),
        ));
    }

    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.put(Event::Empty(
            BytesStart::new(name).with_attributes(attributes.iter().copied()),
        ));
    }

    pub fn close(&mut self, name: &str) {
        self.put(Event::End(BytesEnd::new(name)));
    }

    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.put(Event::Text(BytesText::new(text)));
        self.close(name);
    }

    /// The bytes, with a line end.
    pub fn done(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}
