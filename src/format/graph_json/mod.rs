//! A graph in JSON: nodes and edges, as many programs write them, each with names of its own.
//!
//! Cytoscape puts what it knows under `data`, graphology under `attributes`; ends are called
//! `source`, `sourceId` or `from`; edges `links` or `connections`. All of these are one format here:
//! what differs is only what things are called.

mod beside;
mod canvas;
mod ends;
mod grouped;
mod item;
mod listed;
mod loops;
mod parents;
mod parts;
mod signs;
mod spelled;
mod turned;
mod ways;

use super::audit::{At, Told};
use super::clue::{clues, is_made_of};
use super::draft::Draft;
use super::graph::sign_field;
use super::json::{Kind, Node};
use super::late::Late;
use super::line::Line;
use super::signs::number;
use super::source::{Document, Source};
use super::table::lists::Weights;
use super::taken::keep_another;
use crate::error::{Code, Error};
use crate::names::{folded, trimmed};
pub(super) use beside::color;
use ends::{FROM, TO, ends, has_both, known_ends};
use item::{Item, SHELLS, Used, under};
pub(super) use listed::why_not;
use parts::{EDGES, NODES, Parts, holder, unwrapped};
use signs::{About, sign, sized};
use turned::Heads;

const LABEL: [&str; 4] = ["label", "name", "title", "text"];
const ID: [&str; 3] = ["id", "key", "_id"];
const SIGN: [&str; 3] = ["sign", "polarity", "valence"];
const WEIGHT: [&str; 4] = ["weight", "influence", "strength", "value"];
const KIND: [&str; 4] = ["type", "relation", "kind", "interaction"];
const GROUP: [&str; 5] = ["group", "mapCluster", "cluster", "category", "type"];
const ABOUT: [&str; 3] = ["description", "notes", "documentation"];
const DELAY: [&str; 7] = [
    "delay",
    "delayed",
    "delayYears",
    "lag",
    "hasDelay",
    "has_delay",
    "isDelayed",
];

/// True for the outermost value of such a file.
pub fn looks_like_one(root: &Node) -> bool {
    let root = unwrapped(root);
    let elements = holder(root);
    let listed = elements
        .items()
        .first()
        .is_some_and(|first| first.get("data").is_some());
    let lists = |names: &[&str]| {
        names
            .iter()
            .any(|name| matches!(under(elements, name).map(|n| &n.kind), Some(Kind::List(_))))
    };
    listed
        || listed::is_of_links(elements)
        || lists(&EDGES[..3]) && lists(&NODES[..2])
        || edge_like(elements)
}

/// A list of edges alone is a graph if these have ends.
fn edge_like(elements: &Node) -> bool {
    let list = EDGES.iter().find_map(|name| under(elements, name));
    let first = list.and_then(|list| list.items().first());
    let edge = first.map(Item::of);
    edge.is_some_and(|edge| edge.name(&FROM).is_some() || has_both(&edge))
}

/// Reads a graph.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let document = source.json(&draft.options.limits)?;
    let root = unwrapped(&document.root);
    let elements = holder(root);
    let Parts { nodes, keys, edges } = Parts::of(elements);
    if nodes.is_empty() && edges.is_empty() {
        let message = "This graph has no nodes and no edges. They are looked for in lists called “nodes” and “edges” (or “links”, “connections”).";
        return Err(Error::new(Code::Format, message).at(document.place(root)));
    }
    for key in beside::OF_GRAPH {
        let of = root.get(key).map(Item::of);
        draft.info.title = of
            .and_then(|of| of.text(&["name", "title"]))
            .unwrap_or_default();
        if !draft.info.title.is_empty() {
            break;
        }
    }
    if draft.info.title.is_empty() {
        let title = root.text_at("title").or(root.text_at("name"));
        draft.info.title = title.unwrap_or_default().to_owned();
    }
    beside::read(&document, root, elements, draft);
    let groups = beside::Groups::of(root);
    draft.listed = !nodes.is_empty();
    let named = |node: &&Node| Item::of(node).name(&ID).is_some();
    let by_place = keys.is_empty() && !nodes.iter().any(named);
    let frames = canvas::Frames::of(&nodes, &edges);
    let parents = parents::Parents::of(&nodes, &edges);
    for (i, node) in nodes.iter().enumerate() {
        if frames.is_some() && canvas::is_frame(node) {
            continue;
        }
        if parents.is_mere_group(node) {
            let item = Item::of(node);
            let label = item.name(&LABEL).or(item.name(&ID)).unwrap_or_default();
            draft.tell(Told::MereGroup, &[], document.at(node).named(label));
            continue;
        }
        let around = (&groups, &frames, &parents);
        let own = (by_place.then_some(i), keys.get(i).copied());
        factor(&document, node, own, around, draft)?;
    }
    // networkx and graphology say for all edges at once that they have no direction.
    let options = root.get("options").and_then(|o| o.text_at("type"));
    let none = matches!(
        root.get("directed").map(|n| &n.kind),
        Some(Kind::Bool(false))
    );
    let undirected = options == Some("undirected") || none;
    let sized = sized(&edges);
    let heads: Vec<Heads> = edges.iter().map(|edge| Heads::of(edge)).collect();
    let with_heads = || edges.iter().copied().zip(&heads);
    let weights: Vec<&str> = with_heads()
        .filter(|(edge, heads)| !heads.is_line(edge, undirected))
        .filter_map(|(edge, _)| Item::of(edge).name(&sized))
        .collect();
    let weights = Weights::of(weights.into_iter(), draft);
    let fields = said(&edges);
    let said = weights.signed() && weights.any();
    let (signs, unread) = sign_field::find(fields.into_iter(), said, draft);
    if let Some(name) = &signs {
        draft.tell(Told::SignField, &[name], At::file());
    }
    draft.unread = unread;
    let loops = loops::Listed::of(&document, root, draft)?;
    let both = with_heads().filter_map(|(edge, heads)| heads.both(edge));
    let about = About {
        both: both.collect(),
        undirected,
        weights,
        sized,
        signs,
    };
    if !loops.is_empty() {
        // They may say what edges do not.
        draft.wait_for_signs();
    }
    let mut made = loops::Made::default();
    for (edge, heads) in with_heads() {
        let id = Item::of(edge).name(&ID);
        let of_frame = |names: &[&str]| frames.as_ref()?.find(Item::of(edge).end(names)?);
        if let Some(label) = of_frame(&FROM).or(of_frame(&TO)) {
            draft.tell(Told::GroupEnd, &[], document.at(edge).named(label));
            continue;
        }
        let links = link(&document, (edge, heads), &about, draft)?;
        made.add(id, &links, draft);
    }
    made.read(&document, &loops, draft);
    Ok(())
}

fn id_key(id: &str) -> String {
    format!("id {id}")
}

fn label_key(label: &str) -> String {
    format!("label {}", trimmed(label))
}

/// Adds a node. Nodes without ids go by their place in the list, by what they stand under, or by their names.
fn factor<'n>(
    document: &Document,
    node: &Node<'n>,
    (place, key): (Option<usize>, Option<&str>),
    (groups, frames, parents): (
        &beside::Groups,
        &Option<canvas::Frames>,
        &parents::Parents<'n>,
    ),
    draft: &mut Draft,
) -> Result<(), Error> {
    let at = document.at(node);
    let item = Item::of(node);
    let mut used = Used::default();
    // A list of names, or names by their ids.
    let id = used.name(&item, &ID).or(key).or(node.name());
    let label = used.said(&item, &LABEL).or(item.name(&LABEL));
    let label = label.or(node.name()).or(id);
    let card = frames.as_ref().and_then(|_| canvas::label(node));
    let (label, more) = card.unwrap_or((label.unwrap_or_default().to_owned(), None));
    let factor = draft.factor(id.filter(|id| !id.is_empty()), &label, &at)?;
    let own = place.map(|place| place.to_string());
    if let Some(id) = id.or(own.as_deref())
        && !draft.key(&id_key(id), factor)
    {
        draft.tell(Told::SameId, &[id], at.clone());
    }
    draft.key(&label_key(&label), factor);
    let board = frames.as_ref();
    if board.is_some() {
        used.0.extend(canvas::DRAWN);
    }
    let kinds = if board.is_some() { &GROUP[..1] } else { &GROUP };
    let group = used.said(&item, kinds);
    let group = group.and_then(|name| Some((*used.0.last()?, name)));
    let group = group.map(|(key, name)| match (groups.get(name), number(name)) {
        (Some((name, color)), _) => {
            let place = draft.group_place(name);
            let group = &mut draft.info.groups[place];
            group.color = color.and_then(beside::color);
            group.id.clone()
        }
        // A number alone says nothing in the key of a map.
        (None, Some(_)) => draft.group(&format!("{key} {name}")),
        (None, None) => draft.group(name),
    });
    let frame = board.and_then(|board| board.around(node));
    let frame = frame.map(|label| draft.group(label));
    let around = parents
        .group(node, &mut used)
        .map(|label| draft.group(label));
    if parents.has_others(node) {
        let at = at.clone().named(&label).factor(draft.factor_id(factor));
        draft.tell(Told::GroupFactor, &[], at);
    }
    let made = draft.factor_mut(factor);
    made.groups.extend(frame.or(group));
    made.groups
        .extend(around.filter(|around| !made.groups.contains(around)));
    made.description = used.said(&item, &ABOUT).map(str::to_owned).or(more);
    if let Some(tags) = item.get("tags").and_then(tags) {
        made.tags = tags;
        used.0.push("tags");
    }
    let placed = item.place();
    used.0.extend(placed.map_or(&[][..], |(_, read)| read));
    used.0.extend(item.shell);
    used.rest(
        &item,
        &[&ID[..], &LABEL, &GROUP, &ABOUT],
        &mut |name, value| {
            let same = value.name() == Some(&made.label) && LABEL.contains(&name);
            if !same {
                keep_another(&mut made.extra, name, value.value());
            }
        },
    );
    let middle = || canvas::middle(node).filter(|_| board.is_some());
    if let Some((x, y)) = middle().or(placed.map(|(place, _)| place)) {
        let (left, top) = parents.corner(node);
        draft.place(factor, left + x, top + y, false, &at);
    }
    if item.is_hidden() {
        draft.hidden_factor(factor, &at);
    }
    Ok(())
}

/// Tags, if all of them are words: a list of them, or one text with bars.
fn tags(node: &Node) -> Option<Vec<String>> {
    match (&node.kind, node.text()) {
        (_, Some(text)) => Some(super::kumu::parts(text).map(str::to_owned).collect()),
        (Kind::List(items), None) => {
            let words = items.iter().map(|tag| tag.text().map(str::to_owned));
            words.collect()
        }
        _ => None,
    }
}

/// The factor with an id or a name, if there is one.
fn place(draft: &Draft, name: &str) -> Option<usize> {
    let by_label = || draft.find(&label_key(name));
    draft.find(&id_key(name)).or_else(by_label)
}

/// The factor at an end of an edge.
fn end(draft: &mut Draft, name: &str, at: &At) -> Result<usize, Error> {
    if let Some(factor) = place(draft, name) {
        return Ok(factor);
    }
    let factor = draft.factor(Some(name), name, at)?;
    draft.key(&id_key(name), factor);
    if draft.listed {
        let at = at.clone().named(name).factor(draft.factor_id(factor));
        draft.tell(Told::Implied, &[], at);
    }
    Ok(factor)
}

/// Adds an edge: a link, or a line without a direction, which is kept beside the map.
fn link(
    document: &Document,
    (edge, heads): (&Node, &Heads),
    about: &About,
    draft: &mut Draft,
) -> Result<Vec<usize>, Error> {
    let at = document.at(edge);
    if let Kind::List(parts) = &edge.kind {
        return listed::link(parts, draft, &at);
    }
    let item = Item::of(edge);
    let mut used = Used::default();
    let known = |name: &str| place(draft, name).is_some();
    let [Some((start, from)), Some((end_name, to))] = known_ends(&item, &known) else {
        draft.tell(Told::HalfRow, &[], at);
        return Ok(Vec::new());
    };
    used.0.extend([start, end_name]);
    let (mut start, mut end) = (end(draft, from, &at)?, end(draft, to, &at)?);
    let ends = [start, end].map(|end| &*draft.factors()[end].label);
    let made = |name: &str| is_made_of(name, ends, item.name(&KIND).unwrap_or_default());
    let names: &[&str] = match item.name(&LABEL[..2]) {
        Some(name) if made(name) => &LABEL[2..],
        _ => &LABEL,
    };
    let label = used.said(&item, names).map(str::to_owned);
    let kind = used.said(&item, &KIND).unwrap_or_default();
    let kind = if heads.field.is_some_and(|name| KIND.contains(&name)) {
        ""
    } else {
        kind
    };
    let description = used.said(&item, &ABOUT).map(str::to_owned);
    let id = used.name(&item, &ID).filter(|id| !id.is_empty());
    used.0.extend(["directed", "undirected", "arrows"]);
    used.0.extend(heads.field);
    used.0.extend(item.shell);
    if edge.get(canvas::ENDS[0]).is_some() {
        used.0.extend(canvas::DRAWN);
    }
    let mut late = Late::default();
    for key in DELAY {
        if let Some(value) = item.get(key) {
            late.value(key, value);
            used.0.push(key);
        }
    }
    let others = [&ID[..], &LABEL, &KIND, &ABOUT, &FROM, &TO, &SIGN, &WEIGHT];
    if heads.is_line(edge, about.undirected) {
        let mut line = Line::between(draft.factor_id(start), draft.factor_id(end));
        for (key, text) in [
            ("id", id),
            ("label", label.as_deref()),
            ("type", Some(kind)),
            ("description", description.as_deref()),
        ] {
            line.text(key, key, text.unwrap_or_default());
        }
        line.late(&late);
        used.rest(&item, &others, &mut |name, value| {
            line.field(name, value.value());
        });
        draft.undirected(line.done(), at)?;
        return Ok(Vec::new());
    }
    let back = heads.arrows == Some((true, false));
    if back {
        std::mem::swap(&mut start, &mut end);
    }
    let link = draft.link(id, start, end, &at)?;
    // Both arrows of an edge from a node to itself are one link.
    let both = heads.arrows == Some((true, true)) && start != end;
    let half = heads
        .both(edge)
        .is_some_and(|ends| about.both.is_half(ends));
    let both = both && !half;
    for (told, _) in [(Told::DrawnBack, back), (Told::Mutual, both)]
        .iter()
        .filter(|(_, there)| *there)
    {
        draft.tell(*told, &[], at.clone().link(draft.link_id(link)));
    }
    used.0
        .extend(sign(link, &item, kind, label.as_deref(), about, draft, &at));
    // Beside a field for the sign, a label is words.
    let words = label.as_deref().unwrap_or_default();
    let hints = Some(clues(words)).filter(|_| !about.is_signed(&item));
    draft.link_mut(link).delay = hints.as_ref().map(|of| of.delay).unwrap_or_default();
    late.give(link, draft, &at);
    let own = item.get("strength").and_then(Node::finite);
    let own = own.filter(|n| *n > 0.0 && *n <= 1.0 && !used.0.contains(&"strength"));
    let made = draft.link_mut(link);
    if let Some(strength) = own.filter(|_| made.strength.is_none()) {
        made.strength = Some(strength);
        used.0.push("strength");
    }
    let words = hints.map_or(words, |of| of.label);
    made.label = Some(words.to_owned()).filter(|words| !words.is_empty());
    made.description = description;
    if !kind.is_empty() && kind != made.polarity.token() {
        made.extra.insert("x-type".to_owned(), kind.into());
    }
    let mut beside = Vec::new();
    used.rest(&item, &others, &mut |name, value| {
        if about.signs.as_deref() != Some(folded(trimmed(name)).as_str()) {
            keep_another(&mut made.extra, name, value.value());
            if SIGN.contains(&name) {
                beside.extend(value.name().map(str::to_owned));
            }
        }
    });
    for text in &beside {
        draft.opposed(link, ("field", text), &at);
    }
    if item.is_hidden() {
        draft.hidden_link(link, &at);
    }
    if both {
        let back = id.map(|id| format!("{id}#back"));
        let back = draft.link(back.as_deref(), end, start, &at)?;
        sign(back, &item, kind, label.as_deref(), about, draft, &at);
        let first = draft.made(link).clone();
        let made = draft.link_mut(back);
        let own = (std::mem::take(&mut made.id), made.polarity);
        *made = first;
        (made.id, made.polarity) = own;
        return Ok(vec![link, back]);
    }
    Ok(vec![link])
}

/// The names of what an edge has that are known. Of what says a delay, times are kept under any name.
fn known() -> Vec<&'static str> {
    let other = ["directed", "undirected", "arrows"];
    [
        &SHELLS[..],
        &ID[..],
        &LABEL,
        &KIND,
        &ABOUT,
        &FROM,
        &TO,
        &SIGN,
        &WEIGHT,
        &DELAY,
        &other,
    ]
    .concat()
}

/// What all edges say, by names of fields, those of signs and of words under one name each.
fn said<'n>(edges: &[&'n Node]) -> Vec<(&'n str, &'n str)> {
    let mut all = Vec::new();
    let known = known();
    for edge in edges {
        let item = Item::of(edge);
        for (name, names) in [("sign", &SIGN[..]), ("type", &KIND), ("label", &LABEL)] {
            let said = names.iter().filter_map(|of| item.name(&[*of]));
            all.extend(said.map(|text| (name, text)));
        }
        item.each(&known, &mut |name, value| {
            all.extend(value.name().map(|text| (name, text)));
        });
    }
    all
}
