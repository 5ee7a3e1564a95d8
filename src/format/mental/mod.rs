//! Mental Modeler: a fuzzy cognitive map (`.mmp`), XML or JSON with the same names.
//!
//! A relationship belongs to its cause, its id is that of the effect, and its influence is a weight
//! from −1 to 1, or in older files a word: `L+`, `M-`, `H+`.

mod xml;

use super::audit::{At, Told};
use super::draft::{Draft, keep_field};
use super::json::Node;
use super::signs::{number, weight};
use super::source::{Document, Source};
use super::table::lists::Weights;
use crate::error::{Code, Error, Place};
use crate::format::xml::Element;
use crate::model::{Extra, Polarity};
use crate::names::trimmed;

/// A thing of a file of either kind, which has texts and lists by name.
enum Thing<'t> {
    Xml(&'t Element),
    Json(&'t Node<'t>, &'t Document<'t>),
}

impl<'t> Thing<'t> {
    fn text(&self, name: &str) -> &'t str {
        match *self {
            Thing::Xml(element) => element.child(name).map_or("", |child| trimmed(&child.text)),
            Thing::Json(node, _) => node.name_at(name).map_or("", trimmed),
        }
    }

    fn list(&self, name: &str, each: &str) -> Vec<Thing<'t>> {
        match *self {
            Thing::Xml(element) => {
                let list = element.child(name).map_or(&[][..], |child| &child.children);
                let each = list.iter().filter(|child| child.name == each);
                each.map(Thing::Xml).collect()
            }
            Thing::Json(node, document) => {
                let list = node.list(name).iter();
                list.map(|node| Thing::Json(node, document)).collect()
            }
        }
    }

    fn part(&self, name: &str) -> Option<Thing<'t>> {
        Some(match *self {
            Thing::Xml(element) => Thing::Xml(element.child(name)?),
            Thing::Json(node, document) => Thing::Json(node.get(name)?, document),
        })
    }

    /// The names of groups, by their numbers.
    fn groups(&self) -> Vec<(String, String)> {
        match self.part("groupNames") {
            Some(Thing::Json(node, _)) => {
                let names = node.members().iter();
                let name =
                    |m: &super::json::Member| Some((m.key.to_string(), m.value.name()?.to_owned()));
                names.filter_map(name).collect()
            }
            Some(Thing::Xml(element)) => {
                let names = element.children.iter().enumerate();
                let number = |i: usize, e: &Element| {
                    e.get("index").map_or_else(|| i.to_string(), str::to_owned)
                };
                names.map(|(i, e)| (number(i, e), e.text.clone())).collect()
            }
            None => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        match *self {
            Thing::Xml(element) => element.place(),
            Thing::Json(node, document) => document.place(node),
        }
    }

    fn at(&self) -> At {
        match *self {
            Thing::Xml(element) => At::line(element.line),
            Thing::Json(node, document) => document.at(node),
        }
    }
}

/// Reads a project.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let text = source.text()?;
    if text.trim_start().starts_with('<') {
        let root = xml::tree(text, draft.options.limits.max_values)?;
        return project(&Thing::Xml(&root), draft);
    }
    let document = source.json(&draft.options.limits)?;
    project(&Thing::Json(&document.root, &document), draft)
}

fn project(root: &Thing, draft: &mut Draft) -> Result<(), Error> {
    if root.part("concepts").is_none() {
        let message = "This Mental Modeler project has no list of concepts. Was it saved whole? Save it in Mental Modeler again.";
        let error = Error::new(Code::Format, message);
        return Err(error.at(root.place()));
    }
    draft.listed = true;
    if let Some(info) = root.part("info") {
        draft.info.title = info.text("name").to_owned();
        let about = info.text("description");
        draft.info.description = Some(about.to_owned()).filter(|text| !text.is_empty());
        let mut meta = Extra::new();
        for key in ["author", "date"] {
            let said = info.text(key);
            if !said.is_empty() {
                meta.insert(key.to_owned(), said.into());
            }
        }
        if !meta.is_empty() {
            draft.info.meta = Some(meta.into());
        }
    }
    let groups = root.groups();
    let concepts = root.list("concepts", "concept");
    for concept in &concepts {
        factor(concept, &groups, draft)?;
    }
    for concept in &concepts {
        let Some(from) = draft.find(concept.text("id")) else {
            continue;
        };
        for relationship in concept.list("relationships", "relationship") {
            link(&relationship, from, draft)?;
        }
    }
    for scenario in root.list("scenarios", "scenario") {
        let at = scenario.at().named(scenario.text("name"));
        draft.tell(Told::Scenario, &[], at);
    }
    Ok(())
}

fn factor(concept: &Thing, groups: &[(String, String)], draft: &mut Draft) -> Result<(), Error> {
    let at = concept.at();
    let id = concept.text("id");
    let factor = draft.factor(
        Some(id).filter(|id| !id.is_empty()),
        concept.text("name"),
        &at,
    )?;
    if !draft.key(id, factor) {
        draft.tell(Told::SameId, &[id], at.clone());
    }
    let group = groups
        .iter()
        .find(|(number, _)| number == concept.text("group"));
    let group = group
        .map(|(_, name)| trimmed(name))
        .filter(|name| !name.is_empty());
    let group = group.map(|name| draft.group(name));
    let made = draft.factor_mut(factor);
    made.groups.extend(group);
    made.description = Some(concept.text("notes").to_owned()).filter(|text| !text.is_empty());
    for (name, as_field) in [
        ("units", "units"),
        ("preferredState", "preferred state"),
        ("actualState", "actual state"),
    ] {
        let text = concept.text(name);
        if !text.is_empty() && text != "0" {
            keep_field(&mut made.extra, as_field, text.into());
        }
    }
    if let (Some(x), Some(y)) = (number(concept.text("x")), number(concept.text("y"))) {
        draft.place(factor, x, y, false, &at);
    }
    Ok(())
}

fn link(of: &Thing, from: usize, draft: &mut Draft) -> Result<(), Error> {
    let at = of.at();
    let Some(to) = draft.find(of.text("id")) else {
        let named = format!("{} → {}", draft.factor_id(from), of.text("id"));
        draft.tell(Told::Dangling, &[], at.named(&named));
        return Ok(());
    };
    let link = draft.link(None, from, to, &at)?;
    let here = at.clone().link(draft.link_id(link));
    let text = of.text("influence");
    match weight(text) {
        Some(0.0) => draft.tell(Told::ZeroWeight, &[], here),
        Some(weight) => {
            let (kind, plain) = if weight > 0.0 {
                (">0", "+")
            } else {
                ("<0", "-")
            };
            let sign = draft.given(kind).map_or(plain, Polarity::token);
            draft.sign(link, &[("influence", sign)], false, &at);
            if number(text).is_none() {
                Weights::worded(link, text, draft, &at);
            }
            if weight.abs() <= 1.0 {
                draft.link_mut(link).strength = Some(weight.abs());
            } else {
                keep_field(&mut draft.link_mut(link).extra, "weight", weight.into());
                draft.tell(Told::BigWeight, &[&weight.abs().to_string()], here);
            }
        }
        None if text.is_empty() => draft.tell(Told::NoSign, &[], here),
        None => draft.tell(Told::BadNumber, &[text], here),
    }
    let made = draft.link_mut(link);
    made.description = Some(of.text("notes").to_owned()).filter(|text| !text.is_empty());
    let sure = of.text("confidence");
    if !sure.is_empty() && sure != "0" {
        // From −3 to 3, which is no share of certainty.
        keep_field(&mut made.extra, "confidence level", sure.into());
    }
    Ok(())
}
