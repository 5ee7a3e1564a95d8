//! A whole Kumu project, as “Export JSON” gives it: elements, connections and loops once, and maps
//! which each place some of them.

use super::beside::{self, Before, STYLE};
use super::{Attributes, connection, element, perspective};
use crate::error::{Code, Error};
use crate::format::audit::{At, Told};
use crate::format::choice::{in_quotes, meant};
use crate::format::draft::Draft;
use crate::format::json::{Kind, Member, Node};
use crate::format::source::{Document, Source};
use crate::model::{Places, Value, View};
use crate::names::{Names, folded, trimmed};
use std::collections::BTreeMap;

/// The field under which a loop keeps the ids of its links that the project does not have.
pub(super) const GONE: &str = "connections that are gone";

/// What is said of a connection beside its attributes.
const CONNECTION: [&str; 3] = ["direction", "delayed", "reversed"];

/// Reads one map of a project, or all of them together.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let document = source.json(&draft.options.limits)?;
    let root = &document.root;
    if root.list("elements").is_empty() && root.list("connections").is_empty() {
        let message = "This Kumu project holds no elements: its data is linked from a table elsewhere. Open that table (CSV or XLSX), or copy the data into the project in Kumu and export it again.";
        return Err(Error::new(Code::Format, message).at(document.place(root)));
    }
    let maps = chosen(root, draft)?;
    let title = match maps.as_slice() {
        [map] if root.list("maps").len() > 1 => name_of(map),
        _ => "",
    };
    let title = [title, root.text_at("name").unwrap_or_default()];
    draft.info.title = title
        .into_iter()
        .find(|t| !t.is_empty())
        .unwrap_or_default()
        .to_owned();
    let every: Vec<&Node> = root.list("maps").iter().collect();
    let on_any = placed(&every, "elements", "element");
    let drawn_on_any = placed(&every, "connections", "connection");
    // Without a map, or with all of them, everything of the project counts.
    let all = maps.len() != 1 || draft.options.map.as_deref() == Some("*");
    let off = |list: &str, on: &Names| {
        let mut ids = root.list(list).iter().filter_map(|of| of.name_at("_id"));
        ids.any(|id| !on.contains(id))
    };
    // Of several maps each is a view, with its own description, and so is one that is not all of what is read.
    let only = match maps.as_slice() {
        [map] if !all || !off("elements", &on_any) && !off("connections", &drawn_on_any) => {
            Some(*map)
        }
        _ => None,
    };
    let own = only.and_then(|map| map.text_at("description"));
    let about = [own, root.text_at("description")];
    draft.info.description = about
        .into_iter()
        .flatten()
        .find(|t| !t.is_empty())
        .map(str::to_owned);

    let elements = placed(&maps, "elements", "element");
    let connections = placed(&maps, "connections", "connection");
    let looks = beside::styles(&maps, "elements", "element");
    let mut off = 0;
    for node in root.list("elements") {
        let id = node.name_at("_id").unwrap_or_default();
        if !all && !elements.contains(id) {
            off += usize::from(!on_any.contains(id));
            continue;
        }
        let at = document.at(node);
        let of = attributes(node, &[], &[]);
        let factor = element(draft, of, &at)?;
        draft.key(id, factor);
        if let Some(style) = looks.get(id) {
            let made = draft.factor_mut(factor);
            made.extra.insert(STYLE.to_owned(), style.value());
            let at = at.factor(draft.factor_id(factor));
            draft.tell(Told::PlacedStyle, &[], at);
        }
    }
    for _ in 0..off {
        draft.tell(Told::OffMap, &[], At::file());
    }
    arrange(&document, &maps, draft);
    missing(&document, &maps, draft);

    let labels: BTreeMap<&str, &str> = (root.list("elements").iter())
        .filter_map(|node| {
            let label = node.get("attributes")?.text_at("label")?;
            Some((node.name_at("_id")?, trimmed(label)))
        })
        .collect();
    let mut ids = Names::default();
    let mut made: Vec<Vec<usize>> = Vec::new();
    let looks = beside::styles(&maps, "connections", "connection");
    let bent = match maps.as_slice() {
        [map] => beside::bends(map),
        _ => BTreeMap::new(),
    };
    for node in root.list("connections") {
        let id = node.name_at("_id").unwrap_or_default();
        let at = document.at(node);
        let ends = ["from", "to"].map(|key| node.name_at(key).unwrap_or_default());
        if !all && !connections.contains(id) {
            // One that another map shows is told with the choice of the map.
            if !drawn_on_any.contains(id) {
                let ends = ends.map(|end| labels.get(end).copied().unwrap_or(end));
                draft.tell(Told::OffMapLink, &[], at.named(&ends.join(" → ")));
            }
            continue;
        }
        let [Some(from), Some(to)] = ends.map(|end| draft.find(end)) else {
            draft.tell(Told::Dangling, &[], at.named(id));
            continue;
        };
        let mut of = attributes(node, &CONNECTION, &["from", "to"]);
        if of.direction.is_empty() {
            of.direction = "directed".to_owned();
        }
        let style = looks.get(id);
        of.looks = style.map_or(Vec::new(), |style| beside::looks(style));
        let look = style.map(|style| (STYLE.to_owned(), style.value()));
        of.drawn.extend(look);
        let bend = bent
            .get(id)
            .map(|&bend| ("x-curvature".to_owned(), bend.into()));
        of.drawn.extend(bend);
        let links = connection(draft, of, (from, to), true, &at)?;
        for &link in style.map_or(&[][..], |_| &links) {
            let made = draft.link_mut(link);
            made.extra
                .extend(style.map(|style| (STYLE.to_owned(), style.value())));
            let at = at.clone().link(draft.link_id(link));
            draft.tell(Told::PlacedStyle, &[], at);
        }
        if ids.insert(id) {
            made.push(links);
        }
    }
    bends(&maps, &ids, &made, draft);
    if only.is_none() {
        views(&document, &maps, &ids, &made, draft);
    }
    let shown = (!all).then(|| placed(&maps, "loops", "loop"));
    loops(&document, shown.as_ref(), (&ids, &made), draft)?;
    keep(root, only, draft);
    perspective::apply(root, &maps, draft);
    Ok(())
}

pub(super) fn name_of<'n>(map: &'n Node) -> &'n str {
    map.name_at("name")
        .or(map.name_at("_id"))
        .unwrap_or_default()
}

/// The attributes of an element, a connection or a loop.
/// What is said of an element, a connection or a loop: under `known` keys beside its attributes, in these, and under
/// other keys beside them. `elsewhere`: keys that are read elsewhere.
fn attributes(node: &Node, known: &[&str], elsewhere: &[&str]) -> Attributes {
    let mut of = Attributes {
        id: node
            .name_at("_id")
            .map(str::to_owned)
            .filter(|id| !id.is_empty()),
        ..Attributes::default()
    };
    for value in known.iter().filter_map(|key| Some((key, node.get(key)?))) {
        of.put(value.0, value.1);
    }
    let inner = node
        .get("attributes")
        .filter(|inner| !inner.members().is_empty());
    if let Some(inner) = inner {
        of.put_all(inner);
    }
    for Member { key, value, .. } in node.members() {
        let key = &**key;
        let read = key == "_id" || known.contains(&key) || elsewhere.contains(&key);
        let is_inner = inner.is_some_and(|inner| std::ptr::eq(inner, value));
        if !(read || is_inner || value.is_void() || matches!(value.kind, Kind::Bool(false))) {
            of.put(key, value);
        }
    }
    of
}

/// The maps to read: the one that was asked for, or all, or the project's own choice.
fn chosen<'n, 'a>(root: &'n Node<'a>, draft: &mut Draft) -> Result<Vec<&'n Node<'a>>, Error> {
    let maps: Vec<&Node> = root.list("maps").iter().collect();
    let alike = |one: &str, other: &str| folded(trimmed(one)) == folded(trimmed(other));
    // Maps of one name are told apart by their ids.
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for map in &maps {
        *counts.entry(folded(trimmed(name_of(map)))).or_default() += 1;
    }
    let told = |map: &Node| {
        let name = trimmed(name_of(map));
        match (counts.get(&folded(name)), map.name_at("_id")) {
            (Some(2..), Some(id)) => format!("{name} ({id})"),
            _ => name.to_owned(),
        }
    };
    let find = |name: &str| {
        let by_id = maps.iter().find(|map| map.name_at("_id") == Some(name));
        let by_told = || maps.iter().find(|map| alike(&told(map), name));
        let by_name = || maps.iter().find(|map| alike(name_of(map), name));
        by_id.or_else(by_told).or_else(by_name).copied()
    };
    let others = |left: &Node| -> Vec<String> {
        let others = maps.iter().filter(|m| !std::ptr::eq(**m, left));
        others.map(|m| told(m)).collect()
    };
    if maps.len() > 1 {
        draft.audit.maps = maps.iter().map(|map| told(map)).collect();
    }
    let map = match draft.options.map.as_deref() {
        Some("*") => {
            if maps.len() > 1 {
                let count = maps.len().to_string();
                draft.tell(Told::AllMaps, &[&count], At::file());
            }
            return Ok(maps);
        }
        Some(name) => Some(find(name).ok_or_else(|| {
            let message = format!(
                "This project has no map “{name}”.{} It has: {}. All of them together is \"*\".",
                meant(name, &maps.iter().map(|map| told(map)).collect::<Vec<_>>()),
                in_quotes(others(root).iter().map(String::as_str))
            );
            Error::new(Code::Unknown, message)
        })?),
        None => {
            let own = root.name_at("defaultMap").unwrap_or_default();
            let own = maps.iter().find(|map| map.name_at("_id") == Some(own));
            own.or(maps.first()).copied()
        }
    };
    let Some(map) = map else {
        return Ok(Vec::new());
    };
    if maps.len() > 1 {
        draft.audit.map = Some(told(map));
        let at = At::file();
        let others: Vec<String> = others(map).iter().map(|m| format!("“{m}”")).collect();
        let others = others.join(", ");
        draft.tell(Told::MapChosen, &[&told(map), &others], at);
    }
    Ok(vec![map])
}

/// The ids of what some maps place.
fn placed(maps: &[&Node], list: &str, key: &str) -> Names {
    let mut ids = Names::default();
    for item in maps.iter().flat_map(|map| map.list(list)) {
        ids.insert(item.name_at(key).unwrap_or_default());
    }
    ids
}

/// Tells of what maps place that the project does not have.
fn missing(document: &Document, maps: &[&Node], draft: &mut Draft) {
    for (list, key) in [
        ("elements", "element"),
        ("connections", "connection"),
        ("loops", "loop"),
    ] {
        let mut there = Names::default();
        for node in document.root.list(list) {
            there.insert(node.name_at("_id").unwrap_or_default());
        }
        for item in maps.iter().flat_map(|map| map.list(list)) {
            let id = item.name_at(key).unwrap_or_default();
            if there.number(id).is_none() {
                draft.tell(Told::NotThere, &[], document.at(item).named(id));
            }
        }
    }
}

/// Puts the factors of one map where it has them. Of several maps each is a view with places of its
/// own, see [`views`].
fn arrange(document: &Document, maps: &[&Node], draft: &mut Draft) {
    let [map] = maps else { return };
    for item in map.list("elements") {
        let factor = draft.find(item.name_at("element").unwrap_or_default());
        if let (Some(factor), Some((x, y))) = (factor, position(item)) {
            draft.place(factor, x, y, item.flag_at("pinned"), &document.at(item));
        }
    }
}

fn position(item: &Node) -> Option<(f64, f64)> {
    let at = item.get("position")?;
    Some((at.number_at("x")?, at.number_at("y")?))
}

/// Keeps how far links bend on a map.
fn bends(maps: &[&Node], ids: &Names, made: &[Vec<usize>], draft: &mut Draft) {
    let [map] = maps else { return };
    for item in map.list("connections") {
        let number = ids.number(item.name_at("connection").unwrap_or_default());
        let bend = item.number_at("curvature").filter(|bend| *bend != 0.0);
        if let (Some(number), Some(bend)) = (number, bend) {
            for &link in &made[number] {
                let link = draft.link_mut(link);
                link.extra.insert("x-curvature".to_owned(), bend.into());
                let at = At::file().link(&link.id);
                draft.tell(Told::Curvature, &[], at);
            }
        }
    }
}

/// Each map as a view with its own places.
fn views(document: &Document, maps: &[&Node], ids: &Names, made: &[Vec<usize>], draft: &mut Draft) {
    for map in maps {
        let mut view = View {
            id: map.name_at("_id").unwrap_or("map").to_owned(),
            title: name_of(map).to_owned(),
            description: map
                .text_at("description")
                .filter(|text| !text.is_empty())
                .map(str::to_owned),
            ..View::default()
        };
        let mut places = Places::default();
        for item in map.list("elements") {
            let Some(factor) = draft.find(item.name_at("element").unwrap_or_default()) else {
                continue;
            };
            let id = draft.factor_id(factor).to_owned();
            match position(item) {
                Some((x, y)) if x.abs() <= 1e6 && y.abs() <= 1e6 => {
                    places.set(&id, Some([x, y]));
                }
                Some(_) => draft.tell(Told::BadPlace, &[], document.at(item).factor(&id)),
                None => {}
            }
            view.factors.push(id);
        }
        view.places = places;
        let (mut links, mut lines) = (Vec::new(), Vec::new());
        for item in map.list("connections") {
            let id = item.name_at("connection").unwrap_or_default();
            if let Some(number) = ids.number(id) {
                let made = made[number].iter();
                if made.len() == 0 {
                    lines.push(Value::from(id));
                }
                links.extend(made.map(|&link| draft.link_id(link).to_owned()));
            }
        }
        view.links = Some(links);
        let of = |id: &str| -> Vec<String> {
            let links = ids.number(id).map_or(&[][..], |number| &made[number]);
            let links = links.iter().map(|&link| draft.link_id(link).to_owned());
            let links: Vec<String> = links.collect();
            match links.is_empty() {
                true => vec![id.to_owned()],
                false => links,
            }
        };
        let mut drawn = beside::of_view(map, !document.root.list("loops").is_empty(), of, draft);
        if draft.has_lines() {
            drawn.insert("lines".to_owned(), lines.into());
        }
        if !drawn.is_empty() {
            view.extra.insert("x-kumu".to_owned(), drawn.into());
        }
        draft.info.views.push(view);
    }
}

/// The loops of the project: all, or those that the one map shows. Kumu does not always list them with
/// a map, so one that no map lists is read where all its connections are there.
fn loops(
    document: &Document,
    shown: Option<&Names>,
    (ids, made): (&Names, &[Vec<usize>]),
    draft: &mut Draft,
) -> Result<(), Error> {
    let every: Vec<&Node> = document.root.list("maps").iter().collect();
    let on_any = placed(&every, "loops", "loop");
    let mut there = Names::default();
    let mut elements = Names::default();
    for node in document.root.list("elements") {
        elements.insert(node.name_at("_id").unwrap_or_default());
    }
    let known = |node: &Node, end: &str| elements.contains(node.name_at(end).unwrap_or_default());
    for node in document.root.list("connections") {
        // One without its ends is on no map at all.
        if known(node, "from") && known(node, "to") {
            there.insert(node.name_at("_id").unwrap_or_default());
        }
    }
    for node in entries(document, draft)? {
        let id = node.name_at("_id").unwrap_or_default();
        let mut of = attributes(node, &[], &["connections"]);
        let connections = connections(node);
        let mut own = connections.iter().filter_map(id_of);
        let beyond = own.any(|link| there.contains(link) && !ids.contains(link));
        let name = Some(trimmed(&of.label)).filter(|label| !label.is_empty());
        let at = document.at(node).named(name.unwrap_or(id));
        if shown.is_some_and(|shown| !shown.contains(id)) {
            if on_any.contains(id) {
                continue;
            }
            if beyond {
                draft.tell(Told::OffMapLoop, &[], at);
                continue;
            }
        }
        let is_line = |id: &str| ids.number(id).is_some_and(|number| made[number].is_empty());
        let has = |id: &str| there.contains(id) && !is_line(id);
        lacking(connections, &has, &mut of, document.at(node), draft);
        let lines: Vec<Vec<usize>> = connections
            .iter()
            .filter_map(|n| ids.number(id_of(n)?))
            .map(|number| made[number].clone())
            .filter(|links| !links.is_empty())
            .collect();
        if beyond {
            draft.tell(Told::LoopPart, &[], at);
        }
        let before = Before::of(draft);
        draft.named_loop(Some(id), &of.label, &lines, document.at(node));
        before.give(of, &lines, draft, document.at(node));
    }
    Ok(())
}

/// The loops of a file. What stands there and is none is told.
///
/// # Errors
/// [`Code::Limit`].
pub(super) fn entries<'n, 'a>(
    document: &'n Document<'a>,
    draft: &mut Draft,
) -> Result<Vec<&'n Node<'a>>, Error> {
    if let Some(list) = document.root.get("loops") {
        draft.loops_fit(list.items().len(), &document.at(list))?;
    }
    if let Some(at) = document.no_list(&document.root, "loops") {
        draft.tell(Told::LeftOut, &["loops"], at);
    }
    let (loops, others): (Vec<&Node>, Vec<&Node>) = (document.root.list("loops").iter())
        .filter(|node| !node.is_void())
        .partition(|node| !node.members().is_empty());
    for other in others {
        draft.tell(Told::LeftOut, &["loops"], document.at(other));
    }
    Ok(loops)
}

/// What a loop names as its connections: entries of a list, or what stands there instead.
pub(super) fn connections<'n, 'a>(of: &'n Node<'a>) -> &'n [Node<'a>] {
    match of.get("connections") {
        Some(node) if node.items().is_empty() => std::slice::from_ref(node),
        Some(node) => node.items(),
        None => &[],
    }
}

/// The id of a connection that a loop names, alone or as maps do.
pub(super) fn id_of<'n>(named: &'n Node) -> Option<&'n str> {
    let mut under = ["connection", "id", "_id"].iter();
    let under = || under.find_map(|key| named.name_at(key));
    named.name().or_else(under)
}

/// Tells of connections that a loop names and the file does not have, and keeps what it names with it.
pub(super) fn lacking(
    connections: &[Node],
    there: &dyn Fn(&str) -> bool,
    of: &mut Attributes,
    at: At,
    draft: &mut Draft,
) {
    let gone = |named: &&Node| !named.is_void() && id_of(named).is_none_or(|id| !there(id));
    let gone = connections.iter().filter(gone).map(Node::value);
    let gone: Vec<Value> = gone.collect();
    // More is said of one than which it is.
    if connections.iter().any(|named| named.members().len() > 1) {
        let all = connections.iter().map(Node::value);
        of.other.push(("connections".to_owned(), all.collect()));
    }
    if gone.is_empty() {
        return;
    }
    let words = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let names: Vec<String> = gone.iter().map(words).collect();
    let name = format!("{} ({})", trimmed(&of.label), names.join(", "));
    // A loop of which nothing is left is told as such.
    if gone.len() < connections.len() {
        draft.tell(Told::LoopLess, &[], at.named(&name));
    }
    of.other.push((GONE.to_owned(), gone.into()));
}

/// Keeps what belongs to the look of the project, so that it can be written again.
/// `only`: the one map that was read, if the maps are no views.
fn keep(root: &Node, only: Option<&Node>, draft: &mut Draft) {
    let mut kept = crate::model::Extra::new();
    let loops = root.list("loops");
    for key in ["attributes", "perspectives"] {
        if let Some(node) = root.get(key).filter(|n| !n.items().is_empty()) {
            kept.insert(key.to_owned(), node.value());
        }
    }
    if let Some(own) = root.name_at("defaultPerspective") {
        kept.insert("defaultPerspective".to_owned(), own.into());
    }
    let every: Vec<&Node> = root.list("maps").iter().collect();
    if let Some(map) = only {
        beside::about_project(root, map, draft, &mut kept);
        kept.extend(beside::drawing(map, !loops.is_empty()));
    } else {
        // Which of the views it opens on.
        let first = || every.first().and_then(|map| map.name_at("_id"));
        let own = root.name_at("defaultMap").or_else(first);
        kept.extend(own.map(|own| ("defaultMap".to_owned(), own.into())));
    }
    let on_any = placed(&every, "loops", "loop");
    let off = loops.iter().filter_map(|of| of.name_at("_id"));
    let off: Vec<&str> = off.filter(|id| !on_any.contains(id)).collect();
    if !off.is_empty() {
        // Those that no map shows.
        kept.insert("unlisted".to_owned(), off.into());
    }
    if !kept.is_empty() {
        draft.info.extra.insert("x-kumu".to_owned(), kept.into());
    }
}
