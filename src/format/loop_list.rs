//! A model with its list of feedback loops, as the sd-ai tools give it (`*.loops.json`):
//! `model.relationships`, and `feedback.feedbackLoops` with links in order.
//!
//! Relationships have no signs there; the links of the loops have. A link that two loops give
//! different signs stays without one.

use super::audit::{At, Told};
use super::draft::{Draft, keep_field};
use super::json::{Kind, Node};
use super::late::Late;
use super::said_loop::{Said, SaidKind, kind_of};
use super::signs::number;
use super::source::{Document, Source};
use super::taken::keep_another;
use crate::error::Error;
use crate::model::{Extra, Polarity};
use crate::names::{Names, trimmed};

/// Reads a model.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let document = source.json(&draft.options.limits)?;
    let root = &document.root;
    let model = root.get("model").unwrap_or(root);
    let text = |key: &str| {
        let found = [root, model].into_iter().find_map(|of| of.text_at(key));
        found.map(trimmed).filter(|text| !text.is_empty())
    };
    draft.info.title = text("title").unwrap_or_default().to_owned();
    draft.info.description = text("explanation").map(str::to_owned);
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
        let about = variable
            .text_at("documentation")
            .filter(|text| !text.is_empty());
        let about = about.map(str::to_owned);
        if made.groups.is_empty() {
            made.groups.extend(group.clone());
        }
        if made.description.is_none() {
            made.description.clone_from(&about);
        }
        let mut read = vec!["name"];
        read.extend(
            group
                .filter(|group| made.groups.contains(group))
                .map(|_| "type"),
        );
        read.extend(
            about
                .filter(|about| made.description.as_ref() == Some(about))
                .map(|_| "documentation"),
        );
        if variable
            .get("name")
            .is_some_and(|name| name.name().is_none())
        {
            read.remove(0);
        }
        rest(variable, &read, &mut made.extra);
    }
    draft.listed = !model.list("variables").is_empty();
    let feedback = root.get("feedback").unwrap_or(root);
    let mut lists: Vec<&Node> = Vec::new();
    for of in [feedback, root, model] {
        let found = of.get("feedbackLoops");
        let list = found.or(Some(of).filter(|of| !of.items().is_empty()));
        lists.extend(list.filter(|list| !lists.iter().any(|is| std::ptr::eq(*is, *list))));
    }
    let loops: Vec<&Node> = lists.iter().flat_map(|list| list.items()).collect();
    if let Some(first) = loops.first() {
        draft.loops_fit(loops.len(), &document.at(first))?;
    }
    let mut links = Links::default();
    let said = model.list("relationships").iter();
    let said = said.chain(loops.iter().flat_map(|of| of.list("links")));
    links.negative = said
        .filter_map(polarity)
        .any(|text| number(text) == Some(-1.0));
    for relationship in model.list("relationships") {
        links.add(relationship, "sign", &document, draft)?;
    }
    for link in loops.iter().flat_map(|of| of.list("links")) {
        links.add(link, "loops in the file", &document, draft)?;
    }
    links.signs(draft);
    for &of in loops.iter().filter(|of| !of.is_void()) {
        if matches!(of.kind, Kind::Bool(_) | Kind::Number(..)) {
            draft.tell(Told::LeftOut, &["feedbackLoops"], document.at(of));
            continue;
        }
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
        let at = document.at(of);
        let mut extra = Extra::new();
        let said = |key: &str| of.get(key).filter(|said| !said.is_void());
        let kind = |said: &&Node| said.name().is_some_and(|text| kind_of(text).is_some());
        let kind = match said("polarity") {
            Some(said) => Some(("polarity", said)),
            None => said("type").filter(kind).map(|said| ("type", said)),
        };
        let mut read = LOOP.to_vec();
        read.extend(kind.map(|(key, _)| key));
        rest(of, &read, &mut extra);
        // What it names is kept where not all of that is a link, and so is a loop that is no more than a text.
        let links = of.get("links").filter(|all| {
            let of_links = all.items().len();
            !all.is_void() && (of_links == 0 || lines.len() < of_links)
        });
        if let Some(links) = links {
            keep_field(&mut extra, "links", links.value());
        } else if of.members().is_empty() {
            keep_field(&mut extra, "loop", of.value());
        }
        // And what is no text where one is expected.
        for (key, text) in [
            ("identifier", of.name_at("identifier")),
            ("name", of.name_at("name")),
            ("description", of.text_at("description")),
        ] {
            let odd = of.get(key).filter(|said| text.is_none() && !said.is_void());
            if let Some(odd) = odd {
                keep_field(&mut extra, key, odd.value());
            }
        }
        let story = of.text_at("description").map(trimmed);
        let said = Said {
            story: story.filter(|text| !text.is_empty()).map(str::to_owned),
            kind: kind.map(|(key, said)| SaidKind::of(key, said)),
            extra,
        };
        said.add(id, &name, &lines, at, draft);
    }
    for (of, key) in [
        (feedback, "feedbackLoops"),
        (model, "relationships"),
        (model, "variables"),
    ] {
        if let Some(at) = document.no_list(of, key) {
            draft.tell(Told::LeftOut, &[key], at);
        }
    }
    let mut told = Names::default();
    for part in [root, model, feedback]
        .iter()
        .flat_map(|of| of.beside(&PARTS))
    {
        let read = ["title", "explanation"].contains(&&*part.key)
            && part.value.text().map(trimmed) == text(&part.key);
        if read || !told.insert(&part.key) {
            continue;
        }
        draft.tell(Told::LeftOut, &[&part.key], document.at(&part.value));
    }
    Ok(())
}

/// What is read of the file, beside its title and what explains it.
const PARTS: [&str; 5] = [
    "model",
    "feedback",
    "feedbackLoops",
    "relationships",
    "variables",
];
/// What is read of loops, and of relationships.
const LOOP: [&str; 5] = ["identifier", "name", "links", "polarity", "description"];
const RELATIONSHIP: [&str; 7] = [
    "from",
    "to",
    "polarity",
    "reasoning",
    "polarityReasoning",
    "delay",
    "delayed",
];

/// Keeps what else an object says.
fn rest(node: &Node, known: &[&str], extra: &mut Extra) {
    for member in node.members() {
        let why = member.key.ends_with("easoning") && member.value.text().is_none();
        if (why || !known.contains(&&*member.key)) && !member.value.is_void() {
            // Two may say different things of one.
            keep_another(extra, &member.key, member.value.value());
        }
    }
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
    made: Vec<Made>,
    /// Some polarity is −1, so that 1 is a plus.
    negative: bool,
}

/// A link, what is said of its sign, where, and of its delay, and its place in the file.
struct Made {
    link: usize,
    sign: Option<Polarity>,
    /// It has + in one place and − in another.
    clash: bool,
    late: Late,
    /// What it was told to be there for.
    why: Names,
    from: &'static str,
    at: At,
}

fn polarity<'n>(link: &'n Node) -> Option<&'n str> {
    link.name_at("polarity")
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
        Some(self.made[self.ends.number(&key(link)?)?].link)
    }

    /// Adds a link, or what is said of it once more. `carrier`: where that is.
    fn add(
        &mut self,
        node: &Node,
        carrier: &'static str,
        document: &Document,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        let at = document.at(node);
        let Some(key) = key(node) else {
            draft.tell(Told::HalfRow, &[], at);
            return Ok(());
        };
        if self.ends.insert(&key) {
            let from = factor(node.name_at("from").unwrap_or_default(), &at, draft)?;
            let to = factor(node.name_at("to").unwrap_or_default(), &at, draft)?;
            self.made.push(Made {
                link: draft.link(None, from, to, &at)?,
                sign: None,
                clash: false,
                late: Late::default(),
                why: Names::default(),
                from: carrier,
                at,
            });
        }
        let place = self.ends.number(&key).unwrap_or(0);
        let said = polarity(node).and_then(|text| match number(text) {
            Some(1.0) if self.negative => Some(Polarity::Plus),
            Some(-1.0) => Some(Polarity::Minus),
            _ => super::sign_of_token(text).filter(|sign| !sign.is_unknown()),
        });
        let made = &mut self.made[place];
        if made.sign.is_none() {
            made.from = carrier;
        }
        let signs = [made.sign, said].map(|sign| sign.map_or(0, Polarity::sign));
        made.clash |= signs[0] * signs[1] < 0;
        made.sign = match (made.sign, said) {
            (Some(Polarity::Both), _) | (_, Some(Polarity::Both)) => Some(Polarity::Both),
            (Some(before), Some(sign)) if before != sign => Some(Polarity::Unknown),
            (before, said) => before.or(said),
        };
        for key in ["delay", "delayed"] {
            if let Some(value) = node.get(key) {
                made.late.value(key, value);
            }
        }
        // Why there is a link, and why it has its sign.
        let of = draft.link_mut(made.link);
        let odd = node
            .get("polarity")
            .filter(|odd| said.is_none() && !odd.is_void());
        if let Some(odd) = odd {
            keep_another(&mut of.extra, "polarity", odd.value());
        }
        rest(node, &RELATIONSHIP, &mut of.extra);
        for why in ["reasoning", "polarityReasoning"] {
            let why = node.text_at(why).map(trimmed).filter(|why| !why.is_empty());
            let Some(why) = why else { continue };
            match &mut of.description {
                _ if !made.why.insert(why) => {}
                Some(about) => {
                    about.push_str("\n\n");
                    about.push_str(why);
                }
                None => of.description = Some(why.to_owned()),
            }
        }
        Ok(())
    }

    /// Gives links the signs that the loops say.
    fn signs(&self, draft: &mut Draft) {
        for made in &self.made {
            // Who says both says more than who says one.
            if made.clash && made.sign != Some(Polarity::Both) {
                draft.clash(made.link, &made.at);
                made.late.give(made.link, draft, &made.at);
                continue;
            }
            let sign = made.sign.map_or("", Polarity::token);
            let texts = [(made.from, sign)];
            draft.sign(made.link, &texts, false, &made.at);
            made.late.give(made.link, draft, &made.at);
        }
    }
}
