//! A Kumu blueprint: `{elements, connections, loops?}`, their fields flat, written by hand or by a
//! program. Connections name elements by id or by label.

use super::beside::Before;
use super::project::{connections, entries, id_of, lacking};
use super::{Attributes, connection, element};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::json::Node;
use crate::format::source::Source;
use crate::names::{Names, trimmed};

/// What is read of it, of those parts that have parts.
const PARTS: [&str; 6] = [
    "elements",
    "connections",
    "loops",
    "name",
    "title",
    "description",
];

/// Reads a blueprint.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let document = source.json(&draft.options.limits)?;
    let root = &document.root;
    draft.info.title = root
        .name_at("name")
        .or(root.name_at("title"))
        .unwrap_or_default()
        .to_owned();
    if let Some(text) = root.text_at("description").filter(|text| !text.is_empty()) {
        draft.info.description = Some(text.to_owned());
    }
    for node in root.list("elements") {
        let at = document.at(node);
        let mut of = Attributes::of(node);
        let place = place(node, &mut of);
        let (id, label) = (of.id.clone(), of.label.clone());
        let factor = element(draft, of, &at)?;
        if let Some((x, y)) = place {
            draft.place(factor, x, y, node.flag_at("pinned"), &at);
        }
        if let Some(id) = id {
            draft.key(&format!("id {id}"), factor);
        }
        let label = trimmed(&label);
        if !label.is_empty() && !draft.key(&format!("label {label}"), factor) {
            draft.tell(Told::SameLabel, &[label], at);
        }
    }
    let (mut ids, mut made) = (Names::default(), Vec::new());
    for node in root.list("connections") {
        let at = document.at(node);
        let mut of = Attributes::of(node);
        of.other.retain(|(key, _)| key != "from" && key != "to");
        let (Some(from), Some(to)) = (end(draft, node, "from", &at)?, end(draft, node, "to", &at)?)
        else {
            draft.tell(Told::HalfRow, &[], at);
            continue;
        };
        let id = of.id.clone();
        let links = connection(draft, of, (from, to), true, &at)?;
        if id.is_some_and(|id| ids.insert(&id)) {
            made.push(links);
        }
    }
    for node in entries(&document, draft)? {
        let mut of = Attributes::of(node);
        of.other.retain(|(key, _)| key != "connections");
        let lines: Vec<Vec<usize>> = connections(node)
            .iter()
            .filter_map(|n| ids.number(id_of(n)?))
            .map(|number: usize| made[number].clone())
            .filter(|links| !links.is_empty())
            .collect();
        let on_map = |number: usize| !made[number].is_empty();
        let has = |id: &str| ids.number(id).is_some_and(on_map);
        lacking(connections(node), &has, &mut of, document.at(node), draft);
        let before = Before::of(draft);
        draft.named_loop(of.id.as_deref(), &of.label, &lines, document.at(node));
        before.give(of, &lines, draft, document.at(node));
    }
    for part in root.beside(&PARTS) {
        draft.tell(Told::LeftOut, &[&part.key], document.at(&part.value));
    }
    Ok(())
}

/// The place that our own writer gives an element.
fn place(node: &Node, of: &mut Attributes) -> Option<(f64, f64)> {
    let (x, y) = (node.number_at("x")?, node.number_at("y")?);
    of.other
        .retain(|(key, _)| !["x", "y", "pinned"].contains(&key.as_str()));
    Some((x, y))
}

/// The factor at an end of a connection: by id, by label, or made of what is named.
fn end(draft: &mut Draft, node: &Node, key: &str, at: &At) -> Result<Option<usize>, Error> {
    let name = node.name_at(key).unwrap_or_default();
    if let Some(factor) = draft.find(&format!("id {name}")) {
        return Ok(Some(factor));
    }
    let name = trimmed(name);
    if name.is_empty() {
        return Ok(None);
    }
    let label = format!("label {name}");
    if let Some(factor) = draft.find(&label) {
        return Ok(Some(factor));
    }
    let factor = draft.factor(None, name, at)?;
    draft.key(&label, factor);
    let at = at.clone().named(name).factor(draft.factor_id(factor));
    draft.tell(Told::Implied, &[], at);
    Ok(Some(factor))
}
