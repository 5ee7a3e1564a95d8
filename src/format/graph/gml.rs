//! GML: keys and values, which are texts, numbers, or lists in brackets.

use super::around::Frame;
use super::{Edge, Fields, Graph, Way, crowded, way_of, wrong};
use crate::error::{Error, Place};
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::signs::number;
use crate::format::source::Source;
use crate::names::{folded, trimmed};
use std::collections::BTreeMap;

/// Lists within lists.
const DEEPEST: usize = 64;

/// A key and its value.
struct Entry<'t> {
    key: &'t str,
    value: Value<'t>,
    line: u32,
}

enum Value<'t> {
    /// In quotes.
    Text(String),
    /// A number, or what stands in its place.
    Bare(&'t str),
    List(Vec<Entry<'t>>),
}

impl Entry<'_> {
    fn text(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.clone()),
            Value::Bare(text) => Some((*text).to_owned()),
            Value::List(_) => None,
        }
    }

    fn list(&self) -> &[Entry<'_>] {
        match &self.value {
            Value::List(list) => list,
            _ => &[],
        }
    }

    fn get(&self, key: &str) -> Option<&Entry<'_>> {
        self.list()
            .iter()
            .find(|entry| entry.key.eq_ignore_ascii_case(key))
    }

    fn text_of(&self, key: &str) -> Option<String> {
        self.get(key)?.text()
    }
}

/// True for text that has a graph in it.
pub(in crate::format) fn looks_like_one(text: &str) -> bool {
    let mut before = "";
    for word in text.split_whitespace().take(2000) {
        if word.eq_ignore_ascii_case("graph[")
            || word.starts_with('[') && before.eq_ignore_ascii_case("graph")
        {
            return true;
        }
        if word.contains('{') {
            return false;
        }
        before = word;
    }
    false
}

/// Takes a text apart. Only as many lists are open at once as may be. O(n).
fn parse(text: &str, most: usize) -> Result<Vec<Entry<'_>>, Error> {
    let mut count = 0;
    // The lists that are open, with the key and line of each, and where its bracket is.
    let mut open: Vec<(&str, u32, Vec<Entry>, usize)> = vec![("", 1, Vec::new(), 0)];
    let mut key: Option<(&str, u32)> = None;
    let (mut at, mut line, mut fresh) = (0, 1u32, true);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut length = c.len_utf8();
        let mut value = None;
        if count > most {
            return Err(crowded(most, Place::at(text, at)));
        }
        match c {
            '\n' => (line, fresh) = (line + 1, true),
            c if c.is_whitespace() => {}
            '#' if fresh => length = rest.find('\n').unwrap_or(rest.len()),
            '"' => {
                let end = rest[1..].find('"').ok_or_else(|| {
                    wrong(
                        Place::at(text, at),
                        "A text in quotes begins here and does not end. The file may be cut off."
                            .to_owned(),
                    )
                })?;
                let inside = &rest[1..=end];
                let plain = quick_xml::escape::unescape(inside);
                value = Some(Value::Text(
                    plain.map_or_else(|_| inside.to_owned(), |t| t.into_owned()),
                ));
                length = end + 2;
            }
            '[' => {
                if open.len() > DEEPEST {
                    return Err(wrong(
                        Place::at(text, at),
                        format!("Brackets are nested more than {DEEPEST} deep."),
                    ));
                }
                let Some((key, line)) = key.take() else {
                    return Err(wrong(
                        Place::at(text, at),
                        "A bracket stands here without a key before it.".to_owned(),
                    ));
                };
                count += 1;
                open.push((key, line, Vec::new(), at));
            }
            ']' => {
                let list = open.pop();
                match (list, open.last_mut()) {
                    (Some((key, line, list, _)), Some((_, _, outer, _))) => {
                        let value = Value::List(list);
                        outer.push(Entry { key, value, line });
                    }
                    _ => {
                        return Err(wrong(
                            Place::at(text, at),
                            "A bracket is closed here that was not opened.".to_owned(),
                        ));
                    }
                }
            }
            _ => {
                length = rest
                    .find(|c: char| c.is_whitespace() || "[]\"".contains(c))
                    .unwrap_or(rest.len());
                let word = &rest[..length];
                match key {
                    None => key = Some((word, line)),
                    Some(_) => value = Some(Value::Bare(word)),
                }
            }
        }
        if let Some(value) = value {
            count += 1;
            let Some((key, from)) = key.take() else {
                return Err(wrong(
                    Place::at(text, at),
                    "A value stands here without a key before it.".to_owned(),
                ));
            };
            if let Some((_, _, list, _)) = open.last_mut() {
                list.push(Entry {
                    key,
                    value,
                    line: from,
                });
            }
        }
        fresh = c == '\n' || fresh && c.is_whitespace();
        line += text[at + c.len_utf8()..at + length]
            .bytes()
            .filter(|&b| b == b'\n')
            .count() as u32;
        at += length;
    }
    if open.len() > 1 {
        let at = open.last().map_or(0, |(.., at)| *at);
        let message =
            "A bracket is opened here and not closed. The file may be cut off: get it anew.";
        return Err(wrong(Place::at(text, at), message.to_owned()));
    }
    Ok(open.pop().map(|(_, _, list, _)| list).unwrap_or_default())
}

/// Reads GML.
pub(in crate::format) fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let entries = parse(source.text()?, draft.options.limits.max_values)?;
    let Some(element) = entries
        .iter()
        .find(|entry| entry.key.eq_ignore_ascii_case("graph"))
    else {
        return Err(wrong(
            Place { line: 1, column: 1 },
            "There is no graph [ … ] in this GML file.".to_owned(),
        ));
    };
    let more = entries
        .iter()
        .filter(|entry| entry.key.eq_ignore_ascii_case("graph"));
    for other in more.skip(1) {
        draft.tell(Told::SecondGraph, &[], At::line(other.line));
    }
    for entry in &entries {
        let of_graph = ["node", "edge"].map(|key| entry.key.eq_ignore_ascii_case(key));
        if of_graph.contains(&true) && !entry.list().is_empty() {
            let what = "nodes and edges that stand outside the brackets of the graph";
            draft.tell(Told::LeftOut, &[what], At::line(entry.line));
        }
    }
    draft.listed = true;
    let directed = element.text_of("directed").is_some_and(|text| text == "1");
    // yEd says of every graph that it has directions, and draws edges with and without arrows.
    let creator = entries
        .iter()
        .find(|e| e.key.eq_ignore_ascii_case("creator"));
    let drawn = creator
        .and_then(Entry::text)
        .is_some_and(|name| trimmed(&name).eq_ignore_ascii_case("yfiles"));
    let mut graph = Graph::new(draft);
    for (name, text) in fields(element, &OF_GRAPH) {
        graph.about(&name, text);
    }
    let groups = groups(element.list());
    for node in element
        .list()
        .iter()
        .filter(|entry| entry.key.eq_ignore_ascii_case("node"))
    {
        let mut fields = fields(node, &["id", "gid", "isGroup"]);
        let id = node.text_of("id").unwrap_or_default();
        let graphics = node.get("graphics");
        let look = |name: &str| graphics.and_then(|of| of.text_of(name));
        if drawn {
            let is_group = groups.contains_key(&id);
            let (fill, shape) = (look("fill"), look("type"));
            let look = super::yed::look(fill.as_deref(), shape.as_deref(), is_group);
            fields.extend(look);
        }
        if let Some(place) = graphics {
            for name in ["x", "y"] {
                let number = place.text_of(name).filter(|text| number(text).is_some());
                fields.extend(number.map(|text| (name.to_owned(), text)));
            }
        }
        for (name, text) in &mut fields {
            if folded(name) == "label" {
                *text = super::yed::words(text);
            }
        }
        let at = At::line(node.line);
        match groups.get(&id).filter(|group| group.filled) {
            Some(group) if !group.linked => graph.mere_group(&group.label, fields, &at),
            group => {
                let over = group.is_some_and(|group| group.over);
                let around = around(node, &groups);
                graph.within(&mut fields, &around, node.line)?;
                let factor = graph.node(&id, None, fields, &at)?;
                if group.is_some() {
                    graph.group_factor(factor, over, &at);
                }
            }
        }
    }
    for edge in element
        .list()
        .iter()
        .filter(|entry| entry.key.eq_ignore_ascii_case("edge"))
    {
        let at = At::line(edge.line);
        let end = |name: &str| edge.text_of(name).unwrap_or_default();
        let (source, target) = (end("source"), end("target"));
        let Some((from, to)) = graph.ends(&source, &target, &at) else {
            continue;
        };
        // An arrow at the end of a line is a direction, whatever the graph says.
        let graphics = edge.get("graphics");
        let look = |name: &str| graphics.and_then(|of| of.text_of(name));
        let arrow = |name: &str| look(name).map(|kind| folded(trimmed(&kind)));
        let ends = ["sourceArrow", "targetArrow"].map(arrow);
        let way = match arrow("arrow").as_deref() {
            Some("both") => Way::Mutual,
            Some("last" | "standard" | "delta") => Way::Directed,
            Some("first") => Way::Back,
            Some("none") => Way::Undirected,
            _ if ends.iter().any(Option::is_some) || drawn && graphics.is_some() => {
                let there = |end: &Option<String>| end.as_deref().is_some_and(|a| a != "none");
                way_of(there(&ends[0]), there(&ends[1]))
            }
            _ => way_of(false, directed),
        };
        let (id, mut fields) = (
            edge.text_of("id"),
            fields(edge, &["id", "source", "target"]),
        );
        // A number that tells parallel edges apart.
        fields.retain(|(name, text)| name != "key" || number(text).is_none());
        if edge.get("label").is_none() {
            let label = edge.get("LabelGraphics").and_then(|of| of.text_of("text"));
            fields.extend(label.map(|text| ("label".to_owned(), text)));
        }
        let kinds = ["sourceArrow", "targetArrow"].map(|end| look(end).unwrap_or_default());
        fields.extend(super::yed::heads([
            ("arrowtail", &kinds[0]),
            ("arrowhead", &kinds[1]),
        ]));
        for (name, of, usual) in [("style", "style", "line"), ("color", "fill", "#000000")] {
            let look = look(of).filter(|look| look != usual);
            fields.extend(look.map(|look| (name.to_owned(), look)));
        }
        graph.edge(Edge {
            id,
            from,
            to,
            way,
            fields,
            at,
        })?;
    }
    graph.finish()
}

/// Settings of programs, which say nothing of the map.
const OF_GRAPH: [&str; 6] = [
    "directed",
    "hierarchic",
    "id",
    "version",
    "creator",
    "multigraph",
];

/// A node that says of itself that it is a group.
#[derive(Default)]
struct Group {
    label: String,
    /// The group that it is in itself.
    outer: Option<String>,
    frame: Option<Frame>,
    /// Others are in it; an edge leads from it or to it; it lies over one of those in it.
    filled: bool,
    linked: bool,
    over: bool,
}

/// The groups, by their ids.
fn groups(entries: &[Entry]) -> BTreeMap<String, Group> {
    let mut groups = BTreeMap::new();
    for node in entries {
        if node.text_of("isGroup").is_some_and(|is| is == "1") {
            let id = node.text_of("id").unwrap_or_default();
            let label = node.text_of("label").map(|label| super::yed::words(&label));
            let group = Group {
                label: label.unwrap_or_else(|| id.clone()),
                outer: node.text_of("gid"),
                frame: frame(node),
                ..Group::default()
            };
            groups.insert(id, group);
        }
    }
    if groups.is_empty() {
        return groups;
    }
    for entry in entries {
        let is_edge = entry.key.eq_ignore_ascii_case("edge");
        for end in ["source", "target"].into_iter().filter(|_| is_edge) {
            if let Some(group) = entry.text_of(end).and_then(|id| groups.get_mut(&id)) {
                group.linked = true;
            }
        }
        let own = entry.text_of("id");
        if let Some(id) = entry.text_of("gid").filter(|id| own.as_ref() != Some(id))
            && let Some(group) = groups.get_mut(&id)
        {
            let over = |inner: Frame| group.frame.is_some_and(|own| own.lies_over(&inner));
            (group.over, group.filled) = (group.over || frame(entry).is_some_and(over), true);
        }
    }
    groups
}

/// The labels of the groups around a node: of that which it is in, and of those around it as long as
/// they are no factors.
fn around(node: &Entry, groups: &BTreeMap<String, Group>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    let mut outer = node.text_of("gid").filter(|_| !groups.is_empty());
    while let Some(group) = outer.and_then(|id| groups.get(&id))
        && labels.len() < DEEPEST
    {
        labels.push(group.label.clone());
        outer = group.outer.clone().filter(|_| !group.linked);
    }
    labels
}

/// The box that a node is drawn as.
fn frame(node: &Entry) -> Option<Frame> {
    let drawn = node.get("graphics")?;
    let [x, y, w, h] = ["x", "y", "w", "h"].map(|name| drawn.text_of(name).unwrap_or_default());
    Frame::of([&x, &y], [&w, &h])
}

/// Lists that are read by themselves: where and how something is drawn, and the parts of a graph.
const LISTS: [&str; 4] = ["graphics", "LabelGraphics", "node", "edge"];

/// The most bytes of a name that goes before those in its list.
const NAME: usize = 100;

/// The values of a list; those of the lists in it by both names, `survey.answer`.
fn fields(entry: &Entry, own: &[&str]) -> Fields {
    // Of several, the first was read.
    let mut read = vec![false; own.len()];
    let mut is_own = |key: &str| {
        let known = own.iter().position(|own| own.eq_ignore_ascii_case(key));
        known.is_some_and(|known| !std::mem::replace(&mut read[known], true))
    };
    let mut fields = Fields::new();
    for entry in entry.list().iter().filter(|entry| !is_own(entry.key)) {
        if !LISTS.iter().any(|of| of.eq_ignore_ascii_case(entry.key)) {
            within(entry, entry.key, &mut fields);
        }
    }
    fields
}

/// Adds a value under a name, or those of a list.
fn within(entry: &Entry, name: &str, fields: &mut Fields) {
    fields.extend(entry.text().map(|text| (name.to_owned(), text)));
    for inner in entry.list() {
        match name.len() < NAME {
            true => within(inner, &format!("{name}.{}", inner.key), fields),
            false => within(inner, inner.key, fields),
        }
    }
}
