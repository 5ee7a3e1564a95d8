//! A model with its list of feedback loops, as the sd-ai tools give it (`*.loops.json`):
//! `model.relationships`, and `feedback.feedbackLoops` with links in order.
//!
//! Relationships have no signs there; the links of the loops have. A link that two loops give
//! different signs stays without one.

use super::audit::{At, Told};
use super::draft::{Draft, keep_field};
use super::json::Node;
use super::source::{Document, Source};
use crate::error::Error;
use crate::model::Polarity;
use crate::names::{Names, trimmed};

/// Reads a model.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let document = source.json(&draft.options.limits)?;
    let root = &document.root;
    let model = root.get("model").unwrap_or(root);
    for variable in model.list("variables") {
        let at = document.at(variable);
        let name = variable
            .name_at("name")
            .or(variable.name())
            .unwrap_or_default();
        let factor = factor(name, &at, draft)?;
        let kind = variable.name_at("type").filter(|kind| !kind.is_empty());
        let group = kind.map(|kind| draft.group(kind));
        let made = draft.factor_mut(factor);
        if made.groups.is_empty() {
            made.groups.extend(group);
        }
        let about = variable.name_at("documentation");
        made.description = about.filter(|text| !text.is_empty()).map(str::to_owned);
        for key in ["equation", "units"] {
            if let Some(text) = variable.name_at(key).filter(|text| !text.is_empty()) {
                keep_field(&mut made.extra, key, text.into());
            }
        }
    }
    draft.listed = !model.list("variables").is_empty();
    let feedback = root.get("feedback").unwrap_or(root);
    let loops = feedback.list("feedbackLoops");
    let mut links = Links::default();
    for relationship in model.list("relationships") {
        links.add(relationship, &document, draft)?;
    }
    for link in loops.iter().flat_map(|of| of.list("links")) {
        links.add(link, &document, draft)?;
    }
    links.signs(draft);
    for of in loops {
        let lines: Vec<Vec<usize>> = of
            .list("links")
            .iter()
            .filter_map(|link| Some(vec![links.of(link)?]))
            .collect();
        let id = of.name_at("identifier").filter(|id| !id.is_empty());
        let name = trimmed(of.name_at("name").unwrap_or_default());
        let name = match id {
            Some(id) if !name.starts_with(id) => format!("{id} {name}"),
            _ => name.to_owned(),
        };
        draft.named_loop(id, &name, &lines, document.at(of));
    }
    Ok(())
}

/// The factor of a name, which is added if it is new.
fn factor(name: &str, at: &At, draft: &mut Draft) -> Result<usize, Error> {
    let key = trimmed(name);
    if let Some(factor) = draft.find(key) {
        return Ok(factor);
    }
    let factor = draft.factor(None, name, at)?;
    draft.key(key, factor);
    if draft.listed {
        let at = at.clone().named(name).factor(draft.factor_id(factor));
        draft.tell(Told::Implied, &[], at);
    }
    Ok(factor)
}

/// Links by their ends, and what is said of their signs.
#[derive(Default)]
struct Links {
    ends: Names,
    made: Vec<(usize, Option<Polarity>, At)>,
}

fn key(link: &Node) -> Option<String> {
    let end = |key: &str| {
        link.name_at(key)
            .map(trimmed)
            .filter(|name| !name.is_empty())
    };
    Some(format!("{}\u{0}{}", end("from")?, end("to")?))
}

impl Links {
    fn of(&self, link: &Node) -> Option<usize> {
        Some(self.made[self.ends.number(&key(link)?)?].0)
    }

    fn add(&mut self, node: &Node, document: &Document, draft: &mut Draft) -> Result<(), Error> {
        let at = document.at(node);
        let Some(key) = key(node) else {
            draft.tell(Told::HalfRow, &[], at);
            return Ok(());
        };
        if self.ends.insert(&key) {
            let from = factor(node.name_at("from").unwrap_or_default(), &at, draft)?;
            let to = factor(node.name_at("to").unwrap_or_default(), &at, draft)?;
            self.made.push((draft.link(None, from, to, &at)?, None, at));
        }
        let number = self.ends.number(&key).unwrap_or(0);
        let said = node.name_at("polarity").and_then(super::sign_of_token);
        let known = &mut self.made[number].1;
        *known = match (*known, said) {
            (Some(before), Some(sign)) if before != sign => Some(Polarity::Unknown),
            (before, said) => before.or(said),
        };
        Ok(())
    }

    /// Gives links the signs that the loops say.
    fn signs(&self, draft: &mut Draft) {
        for (link, sign, at) in &self.made {
            let sign = sign.map_or("", Polarity::token);
            let texts = [("type", ""), ("loops in the file", sign)];
            draft.sign(*link, &texts, false, at);
        }
    }
}
