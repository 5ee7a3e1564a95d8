//! GEXF (Gephi), whatever its namespace: attributes are declared by id and have a title; places have
//! their y upwards; edges are directed unless they, or the graph, say otherwise.

use super::graphml::Out;
use super::put;
use super::xml::tree;
use super::{Edge, Fields, Graph, Way, cost, label_in, wrong};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::export::{Lost, Part, single};
use crate::format::signs::{Word, number, word};
use crate::format::source::Source;
use crate::format::xml::Element;
use crate::model::Map;
use crate::names::{folded, trimmed};
use quick_xml::events::Event;
use quick_xml::writer::Writer;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of attributes: titles by class and id, and those that have a default.
#[derive(Default)]
struct Titles {
    of: [BTreeMap<String, String>; 2],
    /// Ids and texts.
    defaults: [Fields; 2],
}

/// Which of the two classes of attributes is meant.
const NODE: usize = 0;
const EDGE: usize = 1;

/// When a node, an edge or a value of one is there.
fn times(of: &Element) -> impl Iterator<Item = (&'static str, &str)> {
    let names = ["start", "end", "startopen", "endopen", "timestamp"];
    names
        .into_iter()
        .filter_map(|name| Some((name, of.get(name)?)))
}

/// Groups are looked for so far around a node.
const DEEPEST: usize = 64;

/// Reads GEXF.
pub(in crate::format) fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let root = tree(source.text()?, &draft.options.limits)?;
    let element = root.all("graph").next().filter(|_| root.name == "gexf");
    let Some(element) = element else {
        let message = "GEXF is <gexf> with a <graph> in it, which is missing here.";
        return Err(wrong(root.place(), message.to_owned()));
    };
    if let Some(meta) = root.all("meta").next() {
        let text = |name: &str| {
            meta.all(name)
                .next()
                .map(|e| e.text.clone())
                .filter(|t| !t.is_empty())
        };
        draft.info.title = text("title").unwrap_or_default();
        draft.info.description = text("description");
    }
    let mut titles = Titles::default();
    for list in element.all("attributes") {
        let class = if list.get("class") == Some("edge") {
            EDGE
        } else {
            NODE
        };
        for attribute in list.all("attribute") {
            let id = attribute.get("id").unwrap_or_default();
            let title = attribute.get("title").unwrap_or(id).to_owned();
            if let Some(default) = attribute.all("default").next() {
                titles.defaults[class].push((id.to_owned(), default.text.clone()));
            }
            titles.of[class].insert(id.to_owned(), title);
        }
    }
    for other in root.all("graph").skip(1).chain(root.all("gexf")) {
        draft.tell(Told::SecondGraph, &[], At::line(other.line));
    }
    draft.listed = true;
    let mut graph = Graph::new(draft);
    for said in root.all("meta").flat_map(|meta| &meta.children) {
        // The program that wrote the file often stands for who made it.
        let alone = said.text.split_whitespace().count() < 3;
        let program = |name: &str| alone && folded(trimmed(&said.text)).starts_with(name);
        let read = ["title", "description"].contains(&said.name.as_str());
        if !read && !["gephi", "networkx"].iter().any(|name| program(name)) {
            graph.about(&said.name, said.text.clone());
        }
    }
    let all = [NODE, EDGE].map(|class| Defaults::of(&titles.defaults[class], &titles.of[class]));
    unfolded(element, &all, &mut graph)?;
    let mut nested = Nested::default();
    nested.add(element, None);
    nodes(element, &titles, None, &mut graph, &mut nested)?;
    inside(nested, &mut graph)?;
    let kind = element.get("defaultedgetype");
    edges(element, kind, &titles, &mut graph)?;
    graph.finish()
}

/// What the defaults of a class come to, in all and by id.
struct Defaults<'t> {
    all: usize,
    of: BTreeMap<&'t str, usize>,
}

impl<'t> Defaults<'t> {
    fn of(defaults: &'t Fields, titles: &BTreeMap<String, String>) -> Defaults<'t> {
        let mut found = Defaults {
            all: 0,
            of: BTreeMap::new(),
        };
        for (id, text) in defaults {
            let cost = cost(&titles[id], text);
            found.all += cost;
            *found.of.entry(id).or_default() += cost;
        }
        found
    }
}

/// Counts what defaults come to for all nodes and edges, before the first of them is unfolded.
fn unfolded(element: &Element, all: &[Defaults; 2], graph: &mut Graph) -> Result<(), Error> {
    for (class, list, name) in [(NODE, "nodes", "node"), (EDGE, "edges", "edge")] {
        for item in element.all(list).flat_map(|list| list.all(name)) {
            let own: BTreeSet<&str> = attvalues(item).filter_map(|value| id_of(value)).collect();
            let own = own.iter().filter_map(|id| all[class].of.get(id));
            let rest = all[class].all.saturating_sub(own.sum());
            graph.charge(rest, item.line)?;
            if class == NODE {
                unfolded(item, all, graph)?;
            }
        }
    }
    Ok(())
}

fn attvalues(element: &Element) -> impl Iterator<Item = &Element> {
    let lists = element.all("attvalues");
    lists.flat_map(|values| values.all("attvalue"))
}

fn id_of(value: &Element) -> Option<&str> {
    value.get("for").or(value.get("id"))
}

/// Adds edges, and those that stand within nodes.
fn edges(
    element: &Element,
    kind: Option<&str>,
    titles: &Titles,
    graph: &mut Graph,
) -> Result<(), Error> {
    for edge in element.all("edges").flat_map(|list| list.all("edge")) {
        add(edge, kind, titles, graph)?;
    }
    for node in element.all("nodes").flat_map(|list| list.all("node")) {
        edges(node, kind, titles, graph)?;
    }
    Ok(())
}

/// Which nodes have others in them, by ids.
#[derive(Default)]
struct Nested<'e> {
    outer: BTreeSet<&'e str>,
    /// The ends of edges.
    linked: BTreeSet<&'e str>,
    /// Those that are mere groups: their labels, and what they are in themselves.
    groups: BTreeMap<&'e str, (String, Option<&'e str>)>,
    /// What factors are in, by their numbers.
    of: BTreeMap<usize, &'e str>,
}

impl<'e> Nested<'e> {
    /// Notes what is in what, and what edges join.
    fn add(&mut self, element: &'e Element, within: Option<&'e str>) {
        for edge in element.all("edges").flat_map(|list| list.all("edge")) {
            let ends = [edge.get("source"), edge.get("target")];
            self.linked.extend(ends.into_iter().flatten());
        }
        for node in element.all("nodes").flat_map(|list| list.all("node")) {
            let id = node.get("id");
            let outer = within.or(node.get("pid")).filter(|of| Some(*of) != id);
            self.outer.extend(outer);
            self.add(node, id);
        }
    }
}

/// Adds nodes, and those in them.
fn nodes<'e>(
    element: &'e Element,
    titles: &Titles,
    within: Option<&'e str>,
    graph: &mut Graph,
    nested: &mut Nested<'e>,
) -> Result<(), Error> {
    for list in element.all("nodes") {
        for node in list.all("node") {
            let mut fields = fields(node, NODE, titles, graph)?;
            if let Some(place) = node.all("position").next() {
                fields.retain(|(name, _)| name != "x" && name != "y");
                let of = |name: &str| place.get(name).map(|text| (text.to_owned(), number(text)));
                fields.extend(of("x").map(|(x, _)| ("x".to_owned(), x)));
                // Upwards there, downwards here. What is no number is told with the others.
                let down = |(text, y): (String, Option<f64>)| y.map_or(text, |y| (-y).to_string());
                fields.extend(of("y").map(|y| ("y".to_owned(), down(y))));
            }
            let id = node.get("id").unwrap_or_default();
            let at = At::line(node.line);
            let outer = within.or(node.get("pid"));
            let outer = outer.filter(|of| !of.is_empty() && *of != id);
            if nested.outer.contains(id) && !nested.linked.contains(id) {
                let label = node.get("label").or(label_in(&fields)).unwrap_or(id);
                let label = label.to_owned();
                graph.mere_group(&label, fields, &at);
                nested.groups.insert(id, (label, outer));
            } else {
                let factor = graph.node(id, node.get("label"), fields, &at)?;
                nested.of.extend(outer.map(|outer| (factor, outer)));
            }
            nodes(node, titles, Some(id), graph, nested)?;
        }
    }
    Ok(())
}

/// Puts factors into the groups around them.
fn inside(nested: Nested, graph: &mut Graph) -> Result<(), Error> {
    let mut told = BTreeSet::new();
    for (inner, outer) in nested.of {
        let mut outer = Some(outer);
        for _ in 0..DEEPEST {
            let Some(id) = outer else {
                break;
            };
            if let Some((label, around)) = nested.groups.get(id) {
                graph.charge(label.len(), 1)?;
                graph.group(inner, label);
                outer = *around;
                continue;
            }
            if let Some(around) = graph.draft.find(id).filter(|around| *around != inner) {
                let label = graph.draft.factor_mut(around).label.clone();
                graph.charge(label.len(), 1)?;
                graph.group(inner, &label);
                if told.insert(around) {
                    graph.group_factor(around, false, &At::file());
                }
            }
            break;
        }
    }
    Ok(())
}

fn fields(
    element: &Element,
    class: usize,
    titles: &Titles,
    graph: &mut Graph,
) -> Result<Fields, Error> {
    let mut fields = Fields::new();
    let mut own = BTreeSet::new();
    for value in attvalues(element) {
        let id = id_of(value).unwrap_or_default();
        own.insert(id.to_owned());
        let title = titles.of[class].get(id).map_or(id, String::as_str);
        graph.charge(title.len() * (1 + times(value).count()), value.line)?;
        fields.push((
            title.to_owned(),
            value.get("value").unwrap_or_default().to_owned(),
        ));
        let times = times(value);
        fields.extend(times.map(|(name, time)| (format!("{title} ({name})"), time.to_owned())));
    }
    fields.extend(looks(element, class));
    fields.extend(times(element).map(|(name, time)| (name.to_owned(), time.to_owned())));
    if element.all("spells").next().is_some() {
        let what = "times at which nodes and edges come and go (spells)";
        graph
            .draft
            .tell(Told::LeftOut, &[what], At::line(element.line));
    }
    for (id, text) in &titles.defaults[class] {
        if !own.contains(id) {
            fields.push((titles.of[class][id].clone(), text.clone()));
        }
    }
    Ok(fields)
}

/// What a node or an edge looks like. Its style may be the sign of an edge.
fn looks(element: &Element, class: usize) -> Fields {
    let shape = if class == EDGE { "style" } else { "shape" };
    let mut looks = Fields::new();
    if let Some(color) = element.all("color").next() {
        let part = |name: &str| color.get(name)?.trim().parse::<u8>().ok();
        let parts = part("r").zip(part("g")).zip(part("b"));
        let text = parts.map(|((r, g), b)| format!("#{r:02x}{g:02x}{b:02x}"));
        let text = text.or(color.get("hex").map(str::to_owned));
        looks.extend(text.map(|text| ("color".to_owned(), text)));
    }
    for (name, of) in [
        (shape, "shape"),
        ("size", "size"),
        ("thickness", "thickness"),
    ] {
        let value = element.all(of).next().and_then(|look| look.get("value"));
        let value = value.filter(|value| *value != "solid");
        looks.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    }
    looks
}

fn add(
    element: &Element,
    kind: Option<&str>,
    titles: &Titles,
    graph: &mut Graph,
) -> Result<(), Error> {
    let at = At::line(element.line);
    let end = |name: &str| element.get(name).unwrap_or_default().to_owned();
    let (source, target) = (end("source"), end("target"));
    let Some((from, to)) = graph.ends(&source, &target, &at) else {
        return Ok(());
    };
    let mut fields = fields(element, EDGE, titles, graph)?;
    for name in ["label", "weight", "kind"] {
        fields.extend(
            element
                .get(name)
                .map(|value| (name.to_owned(), value.to_owned())),
        );
    }
    let way = |kind: &str| match folded(trimmed(kind)).as_str() {
        "undirected" => Some(Way::Undirected),
        "mutual" | "double" => Some(Way::Mutual),
        "" | "directed" | "dir" => Some(Way::Directed),
        _ => None,
    };
    let own = element.get("type");
    let mut said = own.and_then(way);
    // NetworkX writes there what an author calls the type of an edge.
    if let Some(other) = own.filter(|_| said.is_none()) {
        fields.push(("kind".to_owned(), other.to_owned()));
        if word(other) == Word::Other {
            graph.draft.tell(Told::Direction, &[other], at.clone());
            said = Some(Way::Directed);
        }
    }
    let way = said.or_else(|| way(kind?)).unwrap_or_else(|| {
        graph.draft.tell(Told::DirectionGuessed, &[], at.clone());
        Way::Directed
    });
    let id = element.get("id").map(str::to_owned);
    graph.edge(Edge {
        id,
        from,
        to,
        way,
        fields,
        at,
    })
}

/// Writes GEXF 1.3.
pub(in crate::format) fn write(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let info = map.info();
    let own = put::Names::of(map, false);
    let nodes: Vec<_> = map
        .factors()
        .map(|(_, factor)| put::of_factor(map, factor, own, lost))
        .collect();
    let edges: Vec<_> = map
        .links()
        .map(|(.., link)| put::of_link(link, own, lost))
        .collect();
    let lines = put::undirected(map, own, lost);
    put::tell_of_others(map, &lines, lost);
    let mut out = Out(Writer::new_with_indent(Vec::new(), b' ', 2));
    out.put(Event::Decl(quick_xml::events::BytesDecl::new(
        "1.0",
        Some("UTF-8"),
        None,
    )));
    let spaces = [
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("version", "1.3"),
    ];
    let file = At::file();
    out.open("gexf", &spaces);
    out.open("meta", &[]);
    out.text("title", &[], &put::legal(&info.title, &file, lost));
    if let Some(text) = &info.description {
        out.text("description", &[], &put::legal(text, &file, lost));
    }
    out.close("meta");
    out.open("graph", &[("defaultedgetype", "directed")]);
    let numbers = |all: &[&Vec<put::Field>]| {
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        for (name, _) in all.iter().copied().flatten() {
            let next = ids.len();
            ids.entry(name.clone()).or_insert(next);
        }
        ids
    };
    let mut of_nodes = numbers(&nodes.iter().collect::<Vec<_>>());
    let next = of_nodes.len();
    of_nodes.entry("pinned".to_owned()).or_insert(next);
    let lines_only = lines.iter().map(|line| &line.fields);
    let of_edges = numbers(&edges.iter().chain(lines_only).collect::<Vec<_>>());
    // A field of the author's may have the same name, and hold words.
    let numeric = |name: &str| {
        let mut said = edges.iter().flatten().filter(|(of, _)| of == name);
        ["strength", "confidence"].contains(&name) && said.all(|(_, text)| number(text).is_some())
    };
    for (class, ids) in [("node", &of_nodes), ("edge", &of_edges)] {
        out.open("attributes", &[("class", class)]);
        for (name, number) in ids {
            let (id, title) = (number.to_string(), put::legal(name, &file, lost));
            let kind = match class == "edge" && numeric(name) {
                true => "double",
                false => "string",
            };
            out.empty(
                "attribute",
                &[("id", &id), ("title", &title), ("type", kind)],
            );
        }
        out.close("attributes");
    }
    let values = |out: &mut Out,
                  ids: &BTreeMap<String, usize>,
                  fields: &[put::Field],
                  at: &At,
                  lost: &mut Lost| {
        if fields.is_empty() {
            return;
        }
        out.open("attvalues", &[]);
        for (name, text) in fields {
            let (id, text) = (ids[name].to_string(), put::legal(text, at, lost));
            out.empty("attvalue", &[("for", &id), ("value", &text)]);
        }
        out.close("attvalues");
    };
    let mut given = crate::format::ids::Ids::default();
    let mut names = BTreeMap::new();
    out.open("nodes", &[]);
    for ((_, factor), fields) in map.factors().zip(&nodes) {
        let at = At::file().factor(&factor.id);
        let id = given.free(&put::legal(&factor.id, &at, lost));
        let label = put::legal(&factor.label, &at, lost);
        out.open("node", &[("id", &id), ("label", &label)]);
        let mut fields = fields.clone();
        if factor.pinned && factor.x.is_some() {
            fields.push(("pinned".to_owned(), "true".to_owned()));
        }
        values(&mut out, &of_nodes, &fields, &at, lost);
        if let (Some(x), Some(y)) = (factor.x, factor.y) {
            let (x, y) = (x.to_string(), (-y).to_string());
            out.empty("viz:position", &[("x", &x), ("y", &y), ("z", "0")]);
        }
        out.close("node");
        names.insert(factor.id.as_str(), id);
    }
    out.close("nodes");
    out.open("edges", &[]);
    let mut ids = crate::format::ids::Ids::default();
    for ((_, from, to, link), fields) in map.links().zip(&edges) {
        let at = At::file().link(&link.id);
        let id = ids.free(&put::legal(&link.id, &at, lost));
        let ends = [from, to].map(|end| names[map.factor(end).id.as_str()].as_str());
        let label = link
            .label
            .as_deref()
            .map(|label| put::legal(label, &at, lost));
        let mut attributes = vec![
            ("id", id.as_str()),
            ("source", ends[0]),
            ("target", ends[1]),
        ];
        attributes.extend(label.as_deref().map(|label| ("label", label)));
        out.open("edge", &attributes);
        values(&mut out, &of_edges, fields, &at, lost);
        out.close("edge");
    }
    for put::Line { id, ends, fields } in &lines {
        let id = put::legal(id.as_deref().unwrap_or("line"), &file, lost);
        let id = ids.free(&id);
        let ends = [0, 1].map(|end| names[ends[end].as_str()].as_str());
        let attributes = [
            ("id", id.as_str()),
            ("source", ends[0]),
            ("target", ends[1]),
            ("type", "undirected"),
        ];
        out.open("edge", &attributes);
        values(&mut out, &of_edges, fields, &file, lost);
        out.close("edge");
    }
    out.close("edges");
    out.close("graph");
    out.close("gexf");
    Ok(single(out.done()))
}
