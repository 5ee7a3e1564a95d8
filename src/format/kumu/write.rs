//! A map as a Kumu blueprint and as a whole Kumu project.

use super::beside::STYLE;
use super::polarity::{is_named, signed_by, would_count};
use super::{Attributes, is_own, maps};
use crate::error::Error;
use crate::format::audit::At;
use crate::format::export::{Lost, Part, is_more, single};
use crate::format::late::Late;
use crate::format::renamed::{BEHIND, tell_renamed};
use crate::format::signs::{Word, number, word};
use crate::model::{Delay, Extra, Factor, Link, Map, NamedLoop, Polarity, Value};
use crate::names::{folded, trimmed};
use crate::prose::is_safe_link;
use serde_json::json;
use std::borrow::Cow;

/// Writes a blueprint: `{elements, connections, loops}`, all fields flat.
pub fn blueprint(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    for view in &map.info().views {
        // A loop that does not close is one there.
        if maps::open_loop(view).is_none() {
            lost.part("views", At::file());
        }
    }
    let elements: Vec<Value> = map
        .factors()
        .map(|(_, factor)| {
            let mut of = element(map, factor, "type", lost);
            of.insert("id".to_owned(), factor.id.as_str().into());
            if let (Some(x), Some(y)) = (factor.x, factor.y) {
                of.extend([("x".to_owned(), x.into()), ("y".to_owned(), y.into())]);
                if factor.pinned {
                    of.insert("pinned".to_owned(), true.into());
                }
            }
            of.into()
        })
        .collect();
    let mut connections: Vec<Value> = Vec::new();
    for (_, from, to, link) in map.links() {
        let mut of = connection(link, "type", lost);
        of.insert("id".to_owned(), link.id.as_str().into());
        of.insert("from".to_owned(), map.factor(from).id.as_str().into());
        of.insert("to".to_owned(), map.factor(to).id.as_str().into());
        of.insert("direction".to_owned(), "directed".into());
        if !link.delay.is_none() {
            of.insert("delayed".to_owned(), true.into());
        }
        connections.push(of.into());
    }
    for line in undirected(map) {
        let mut line = line.clone();
        line.insert("direction".to_owned(), "undirected".into());
        for look in [STYLE, "x-curvature"] {
            line.remove(look);
        }
        if let Some(Value::Object(fields)) = line.remove("x-fields") {
            line.extend(of_line(&line, &fields, lost));
        }
        connections.push(line.into());
    }
    maps::odd_labels(map, lost);
    let all = maps::loops(map);
    let loops = all.iter().map(|of| {
        let mut about = of.attributes("type", lost);
        about.insert("id".to_owned(), of.id.into());
        about.insert("connections".to_owned(), of.links.clone().into());
        Value::from(about)
    });
    let loops: Vec<Value> = loops.collect();
    let mut doc = head(map);
    doc.insert("elements".to_owned(), elements.into());
    doc.insert("connections".to_owned(), connections.into());
    if !loops.is_empty() {
        doc.insert("loops".to_owned(), loops.into());
    }
    Ok(single(printed(doc)))
}

/// Writes a whole project, in the shape of Kumu's own export: a map of all, and one of each view.
pub fn project(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let info = map.info();
    let kept = |key: &str| {
        let kumu = info.extra.get("x-kumu").and_then(|kept| kept.get(key));
        kumu.cloned().unwrap_or_else(|| json!([]))
    };
    let (mut elements, mut nodes) = (Vec::new(), Vec::new());
    for (i, (_, factor)) in map.factors().enumerate() {
        elements.push(
            json!({ "_id": factor.id, "attributes": element(map, factor, "element type", lost) }),
        );
        let mut node = json!({ "_id": format!("node-{i}"), "element": factor.id, "pinned": factor.pinned, "style": {} });
        if let Some(style) = factor.extra.get(STYLE) {
            node["style"] = style.clone();
        }
        if let (Some(x), Some(y)) = (factor.x, factor.y) {
            node["position"] = json!({ "x": x, "y": y });
        }
        nodes.push(node);
    }
    let (mut connections, mut edges) = (Vec::new(), Vec::new());
    for (_, from, to, link) in map.links() {
        let mut of = connection(link, "connection type", lost);
        for (key, value) in [("strength", link.strength), ("confidence", link.confidence)] {
            of.extend(value.map(|value| (key.to_owned(), value.into())));
        }
        connections.push(json!({
            "_id": link.id, "direction": "directed", "delayed": !link.delay.is_none(),
            "reversed": link.extra.get("x-reversed") == Some(&Value::Bool(true)), "attributes": of,
            "from": map.factor(from).id, "to": map.factor(to).id,
        }));
        let mut edge =
            json!({ "_id": format!("edge-{}", edges.len()), "connection": link.id, "style": {} });
        if let Some(style) = link.extra.get(STYLE) {
            edge["style"] = style.clone();
        }
        if let Some(bend) = link
            .extra
            .get("x-curvature")
            .filter(|bend| bend.is_number())
        {
            edge["curvature"] = bend.clone();
        }
        edges.push(edge);
    }
    for (i, line) in undirected(map).into_iter().enumerate() {
        let text = |key: &str| line.get(key).and_then(Value::as_str);
        let id = maps::line_id(line, i);
        let mut of = Extra::new();
        for (key, name) in [
            ("label", "label"),
            ("type", "connection type"),
            ("description", "description"),
            ("tags", "tags"),
            ("strength", "strength"),
            ("confidence", "confidence"),
        ] {
            of.extend(line.get(key).map(|value| (name.to_owned(), value.clone())));
        }
        if let Some(Value::Object(fields)) = line.get("x-fields") {
            of.extend(of_line(line, fields, lost));
        }
        let [late, reversed] =
            ["delayed", "reversed"].map(|key| line.get(key) == Some(&Value::Bool(true)));
        connections.push(json!({
            "_id": id, "direction": "undirected", "delayed": late, "reversed": reversed, "attributes": of,
            "from": text("from"), "to": text("to"),
        }));
        let mut edge =
            json!({ "_id": format!("edge-{}", edges.len()), "connection": id, "style": {} });
        for (key, name) in [(STYLE, "style"), ("x-curvature", "curvature")] {
            if let Some(look) = line.get(key) {
                edge[name] = look.clone();
            }
        }
        edges.push(edge);
    }
    maps::odd_labels(map, lost);
    let all = maps::loops(map);
    let loops: Vec<Value> = all
        .iter()
        .map(|of| {
            json!({
                "_id": of.id, "attributes": of.attributes("loop type", lost), "connections": of.connections(),
            })
        })
        .collect();
    let (maps, default) = maps::maps(map, &all, nodes, edges);
    let mut doc = Extra::new();
    doc.insert("version".to_owned(), 1.into());
    doc.extend(head(map));
    // What the project says of itself, beside its map.
    for key in ["name", "description"] {
        // The title of one map alone is the project's name.
        let both = key != "name" || maps.len() > 1;
        match own(map, key) {
            Some(text) if both => drop(doc.insert(key.to_owned(), text.into())),
            Some(_) => lost.part(
                "the name of the project, beside that of its only map",
                At::file(),
            ),
            None => {}
        }
    }
    let rest = [
        ("proxyImages", json!(true)),
        ("defaultMap", json!(default)),
        ("defaultPerspective", json!(own(map, "defaultPerspective"))),
        ("attributeRelevance", json!({})),
        ("attributes", kept("attributes")),
        ("elements", elements.into()),
        ("connections", connections.into()),
        ("loops", loops.into()),
        ("maps", maps.into()),
        ("perspectives", kept("perspectives")),
    ];
    doc.extend(rest.map(|(key, value)| (key.to_owned(), value)));
    Ok(single(printed(doc)))
}

/// How much of a list of a project is kept.
pub(in crate::format) fn kept_list(map: &Map, key: &str) -> usize {
    let kumu = map.info().extra.get("x-kumu");
    let list = kumu.and_then(|kumu| kumu.get(key)?.as_array());
    list.map_or(0, Vec::len)
}

/// What a project says of itself where its map says something else.
pub(super) fn own<'m>(map: &'m Map, key: &str) -> Option<&'m str> {
    let kumu = map.info().extra.get("x-kumu")?;
    kumu.get(key)?.as_str()
}

fn head(map: &Map) -> Extra {
    let info = map.info();
    let mut doc = Extra::new();
    doc.insert("name".to_owned(), info.title.as_str().into());
    doc.insert(
        "description".to_owned(),
        info.description.as_deref().unwrap_or_default().into(),
    );
    doc
}

fn printed(doc: Extra) -> Vec<u8> {
    format!("{:#}\n", Value::Object(doc)).into_bytes()
}

/// The label of a factor's first group, which is its type in Kumu.
pub(in crate::format) fn kind<'m>(map: &'m Map, factor: &'m Factor) -> Option<&'m str> {
    let id = factor.groups.first()?;
    Some(map.info().group(id).map_or(id, |group| &group.label))
}

/// The labels of a factor's groups.
fn kinds<'m>(map: &'m Map, factor: &'m Factor) -> Vec<&'m str> {
    let label = |id: &'m String| map.info().group(id).map_or(id.as_str(), |g| &g.label);
    factor.groups.iter().map(label).collect()
}

fn element(map: &Map, factor: &Factor, kind_key: &str, lost: &mut Lost) -> Extra {
    let mut of = Extra::new();
    of.insert("label".to_owned(), factor.label.as_str().into());
    let mut kinds = kinds(map, factor);
    // A type without words is none.
    if kinds.iter().any(|kind| trimmed(kind).is_empty()) && kinds.len() > 1 {
        kinds.truncate(1);
        lost.part(
            "groups of a factor after its first",
            At::file().factor(&factor.id),
        );
    }
    match kinds.as_slice() {
        [] => {}
        [kind] => drop(of.insert(kind_key.to_owned(), (*kind).into())),
        all => drop(of.insert(kind_key.to_owned(), all.to_vec().into())),
    }
    texts(&mut of, &factor.description, &factor.tags);
    let at = At::file().factor(&factor.id);
    let mut renamed = Vec::new();
    fields(
        &placed(&factor.extra, kind_key),
        true,
        at.clone(),
        lost,
        &mut |name, value| {
            let plain = folded(trimmed(name));
            let mut put = name.to_owned();
            if ADDRESSES.contains(&plain.as_str()) && !is_address(&plain, value) {
                renamed.push(name.to_owned());
                put.push_str(BEHIND);
            }
            of.insert(put, value.clone());
        },
    );
    tell_renamed(&renamed, &at, lost);
    of
}

fn connection(link: &Link, kind_key: &str, lost: &mut Lost) -> Extra {
    let mut of = Extra::new();
    let kind = match kind_beside(link) {
        Some(kind) => kind.to_owned(),
        None => link_kind(link, lost),
    };
    let unsigned = kind == Polarity::Unknown.token();
    if !kind.is_empty() {
        of.insert(kind_key.to_owned(), kind.into());
    }
    of.extend(
        link.label
            .as_deref()
            .map(|label| ("label".to_owned(), label.into())),
    );
    texts(&mut of, &link.description, &link.tags);
    for (key, value) in [("strength", link.strength), ("confidence", link.confidence)] {
        of.extend(value.map(|value| (key.to_owned(), value.into())));
    }
    if link.delay == Delay::Long {
        lost.part("that a delay is long", At::file().link(&link.id));
    }
    let at = At::file().link(&link.id);
    let mut renamed = Vec::new();
    let extra = placed(&link.extra, kind_key);
    let free = link.strength.is_none() && link.confidence.is_none();
    fields(&extra, free, at.clone(), lost, &mut |name, value| {
        let mut put = name.to_owned();
        // Behind a type that says that nobody knows, a field would count.
        if would_count(name, value, link.polarity) || unsigned && is_named(name) {
            renamed.push(name.to_owned());
            put.push_str(BEHIND);
        }
        of.insert(put, value.clone());
    });
    tell_renamed(&renamed, &at, lost);
    of
}

/// What is left for an element or a connection: a project has the style where it is placed.
fn placed<'e>(extra: &'e Extra, kind_key: &str) -> Cow<'e, Extra> {
    if kind_key == "type" || !extra.contains_key(STYLE) {
        return Cow::Borrowed(extra);
    }
    let mut extra = extra.clone();
    extra.remove(STYLE);
    Cow::Owned(extra)
}

/// Fields of elements that mean to Kumu what they say, if they are addresses.
const ADDRESSES: [&str; 3] = ["image", "email", "url"];

/// True for a good address under one of these names.
fn is_address(name: &str, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    match name {
        "email" => text.contains('@'),
        _ => is_safe_link(text),
    }
}

fn texts(of: &mut Extra, description: &Option<String>, tags: &[String]) {
    of.extend(
        description
            .as_deref()
            .map(|text| ("description".to_owned(), text.into())),
    );
    if !tags.is_empty() {
        of.insert("tags".to_owned(), tags.to_vec().into());
    }
}

/// True for a field that would be read as something else. `free`: numbers for strength and confidence are not there, and
/// words may stand in their places.
fn means_else(name: &str, value: &Value, free: bool) -> bool {
    let ends = ["prelabel", "postlabel"].contains(&name);
    let numbers = ["strength", "confidence"].contains(&folded(trimmed(name)).as_str());
    let words = || value.as_str().is_some_and(|text| number(text).is_none());
    is_own(name) && !ends && !(numbers && free && words())
}

/// The fields that came with a factor or link from elsewhere. Where their names mean something else they get another.
pub(in crate::format) fn fields(
    extra: &Extra,
    free: bool,
    at: At,
    lost: &mut Lost,
    put: &mut dyn FnMut(&str, &Value),
) {
    for (key, value) in extra {
        match value {
            Value::Object(kept) if key == "x-fields" => {
                let mut renamed = Vec::new();
                for (name, value) in kept {
                    let other = format!("{name}{BEHIND}");
                    if trimmed(name).is_empty() || value.is_null() {
                        lost.part("fields without a name or a value", at.clone());
                    } else if means_else(name, value, free) && !kept.contains_key(&other) {
                        renamed.push(name.clone());
                        put(&other, value);
                    } else if means_else(name, value, free) {
                        lost.part("fields whose names mean something else there", at.clone());
                    } else {
                        put(name, value);
                    }
                }
                tell_renamed(&renamed, &at, lost);
            }
            _ if !is_more(key) => {}
            _ => lost.part(
                "keys of the file that this program does not know",
                at.clone(),
            ),
        }
    }
}

/// The fields of a line without a direction, as long as their names mean nothing else.
fn of_line(line: &Extra, fields: &Extra, lost: &mut Lost) -> Extra {
    let (mut kept, mut renamed) = (Extra::new(), Vec::new());
    for (name, value) in fields {
        let plain = folded(trimmed(name));
        let known = Attributes::default().put_text(name, "");
        let known = known && !["prelabel", "postlabel", "delay", "delayed"].contains(&&*plain);
        // Times are kept beside the delay that they say; whatever else is no delay is none there.
        let mut late = Late::default();
        if let Some(text) = value.as_str().filter(|_| Late::is_key(&plain)) {
            late.text(name, text);
        }
        let time = late.said == Some(Delay::Short);
        let number = ["strength", "confidence"].contains(&&*plain)
            && (value.is_number() || line.contains_key(&plain));
        let delay = Late::is_key(&plain) && !time;
        if known || number || delay || ["from", "to", "reversed"].contains(&&*plain) {
            renamed.push(name.clone());
            kept.insert(format!("{name}{BEHIND}"), value.clone());
        } else {
            kept.insert(name.clone(), value.clone());
        }
    }
    tell_renamed(&renamed, &At::file(), lost);
    kept
}

/// The type of a link as it came, if it says no sign, and a field says that which the link has.
fn kind_beside(link: &Link) -> Option<&str> {
    let kind = link.extra.get("x-type").and_then(Value::as_str)?;
    let fields = link.extra.get("x-fields").and_then(Value::as_object)?;
    let said = word(trimmed(kind)) == Word::Other && signed_by(fields, link.polarity);
    (said && !trimmed(kind).is_empty()).then_some(kind)
}

/// The type of a link: as it came, if that says the sign that the link has now; else the sign.
pub(in crate::format) fn link_kind(link: &Link, lost: &mut Lost) -> String {
    let says = |text: &str| match word(text) {
        Word::Sign(sign) | Word::Pair(sign) => Some(sign),
        Word::Unsaid => Some(Polarity::Unknown),
        Word::Other => None,
    };
    let field = |name: &str| {
        let fields = link.extra.get("x-fields").and_then(|f| f.get(name));
        trimmed(fields.and_then(Value::as_str).unwrap_or_default()).to_owned()
    };
    let ends = field("prelabel") + &field("postlabel");
    let mut others = link
        .tags
        .iter()
        .map(String::as_str)
        .chain(link.label.as_deref())
        .chain([ends.as_str()]);
    let clear = others.all(|text| says(text).is_none());
    if let Some(kind) = link.extra.get("x-type").and_then(Value::as_str) {
        let said = says(kind).or((clear && !trimmed(kind).is_empty()).then_some(Polarity::Unknown));
        if said == Some(link.polarity) {
            return kind.to_owned();
        }
        lost.part(
            "types of links that have a sign of another kind",
            At::file().link(&link.id),
        );
    }
    match link.polarity {
        // Nothing says a sign, and nothing would be taken for one.
        Polarity::Unknown if clear => String::new(),
        sign => sign.token().to_owned(),
    }
}

/// What a loop is called, with its label before its name.
pub(super) fn called(named: &NamedLoop) -> String {
    match named.label.as_deref().map(trimmed) {
        Some(label) if !label.is_empty() && label != trimmed(&named.name) => {
            format!("{label} {}", named.name)
        }
        _ => named.name.clone(),
    }
}

/// The links of a loop, also where it is named by its factors.
pub(super) fn links_of(map: &Map, named: &NamedLoop) -> Vec<String> {
    let mut links = named.links.clone();
    let factors: Vec<_> = named
        .factors
        .iter()
        .filter_map(|id| map.factor_ix(id))
        .collect();
    for (i, &factor) in factors.iter().enumerate() {
        let next = factors[(i + 1) % factors.len()];
        let found = map
            .links_out(factor)
            .into_iter()
            .find(|&link| map.ends(link).1 == next);
        links.extend(found.map(|link| map.link(link).id.clone()));
    }
    links
}

/// Lines without a direction that are kept beside the map.
pub(in crate::format) fn undirected(map: &Map) -> Vec<&Extra> {
    let lines = map
        .info()
        .extra
        .get("x-undirected")
        .and_then(Value::as_array);
    lines
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .collect()
}
