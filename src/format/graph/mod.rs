//! Graphs of nodes and edges with fields of any name: GraphML, GEXF, GML, DOT, Mermaid. What they
//! have in common is here: which field means what, and how a map becomes nodes and edges again.

mod around;
pub(super) mod dot;
mod drawn;
pub(super) mod gexf;
pub(super) mod gml;
pub(super) mod graphml;
pub(super) mod mermaid;
mod put;
pub(super) mod sign_field;
mod turned;
mod xml;
mod yed;

use super::audit::{At, Told};
use super::clue::{clues, has_sign, is_made_of};
use super::draft::{Draft, keep_field, too_many};
use super::heads;
use super::late::Late;
use super::line::Line;
use super::signs::{FIELDS, Word, number, word};
use super::table::lists::Weights;
use super::taken::keep_another;
use crate::error::{Code, Error, Place};
use crate::model::{Delay, Polarity, Value};
use crate::names::{folded, trimmed};

/// Labels of DOT that stand beside the label of an edge.
const BESIDE: [&str; 2] = ["xlabel", "headlabel"];

/// Fields by name, in the order of the file.
pub(super) type Fields = Vec<(String, String)>;

/// Which way an edge goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Directed,
    /// From its end to its start.
    Back,
    Undirected,
    Mutual,
}

/// An edge.
#[derive(Debug)]
pub(super) struct Edge {
    pub id: Option<String>,
    pub from: usize,
    pub to: usize,
    pub way: Way,
    pub fields: Fields,
    pub at: At,
}

/// An error at a place.
pub(super) fn wrong(place: Place, message: String) -> Error {
    Error::new(Code::Syntax, message).at(place)
}

/// The error for more values than the limit.
pub(super) fn crowded(most: usize, place: Place) -> Error {
    let message = format!(
        "This file has more than the {most} values that this program reads. Split it, or raise the limit."
    );
    Error::new(Code::Limit, message).at(place)
}

/// The label among the fields of a node.
fn label_in(fields: &Fields) -> Option<&str> {
    let named = |name: &str| fields.iter().find(|(of, _)| folded(of) == name);
    let found = ["label", "name", "title"].into_iter().find_map(named);
    found.map(|(_, text)| text.as_str())
}

/// Which way an edge goes that has an arrow at its start, or at its end, or at both.
pub(super) fn way_of(start: bool, end: bool) -> Way {
    match (start, end) {
        (true, true) => Way::Mutual,
        (true, false) => Way::Back,
        (false, true) => Way::Directed,
        (false, false) => Way::Undirected,
    }
}

/// What a field comes to that is repeated: so much it takes in memory.
fn cost(name: &str, text: &str) -> usize {
    name.len() + text.len() + 200
}

/// Nodes and edges as a reader finds them.
pub(super) struct Graph<'d, 'o> {
    pub draft: &'d mut Draft<'o>,
    edges: Vec<Edge>,
}

impl<'d, 'o> Graph<'d, 'o> {
    pub fn new(draft: &'d mut Draft<'o>) -> Graph<'d, 'o> {
        Graph {
            draft,
            edges: Vec::new(),
        }
    }

    /// Adds a node. Without a label, its key is one.
    pub fn node(
        &mut self,
        key: &str,
        label: Option<&str>,
        fields: Fields,
        at: &At,
    ) -> Result<usize, Error> {
        let label = label.or(label_in(&fields)).unwrap_or(key).to_owned();
        let factor = self
            .draft
            .factor(Some(key).filter(|k| !k.is_empty()), &label, at)?;
        if !self.draft.key(key, factor) {
            let id = self.draft.factor_id(factor).to_owned();
            self.draft
                .tell(Told::SameId, &[key], at.clone().factor(&id));
        }
        self.fields(factor, fields, at);
        Ok(factor)
    }

    /// Gives a factor its fields.
    pub fn fields(&mut self, factor: usize, fields: Fields, at: &At) {
        let (mut x, mut y, mut pinned) = (None, None, false);
        // What is a place only if all of it is a number.
        let mut place: Fields = Vec::new();
        for (name, text) in fields {
            let of = self.draft.factor_mut(factor);
            match folded(trimmed(&name)).as_str() {
                "label" if text == of.label => {}
                "name" | "title" if text == of.label => {}
                "description" | "desc" | "note" | "notes" if of.description.is_none() => {
                    of.description = Some(text).filter(|text| !text.is_empty());
                }
                "group" | "type" | "category" if !trimmed(&text).is_empty() => {
                    self.group(factor, &text);
                }
                "tags" => of.tags.extend(super::kumu::parts(&text).map(str::to_owned)),
                axis @ ("x" | "y") => {
                    match axis {
                        "x" => x = number(&text),
                        _ => y = number(&text),
                    }
                    if !trimmed(&text).is_empty() {
                        place.push((name, text));
                    }
                }
                "pinned" if super::kumu::is_flag(&text).is_some() => {
                    pinned = super::kumu::is_yes(&text);
                }
                _ if trimmed(&name).is_empty() || trimmed(&text).is_empty() => {}
                _ => keep_another(&mut of.extra, &name, text.into()),
            }
        }
        if let (Some(x), Some(y)) = (x, y) {
            self.draft.place(factor, x, y, pinned, at);
            return;
        }
        if place.iter().any(|(_, text)| number(text).is_none()) {
            let at = at.clone().factor(self.draft.factor_id(factor));
            self.draft.tell(Told::PlaceUnread, &[], at);
        }
        for (name, text) in place {
            let of = self.draft.factor_mut(factor);
            keep_another(&mut of.extra, &name, text.into());
        }
    }

    /// What is said of the graph as a whole: its title, its description, and whatever else there is.
    pub fn about(&mut self, name: &str, text: String) {
        let info = &mut self.draft.info;
        match folded(trimmed(name)).as_str() {
            _ if trimmed(&text).is_empty() => {}
            "title" | "name" | "label" if info.title.is_empty() || info.title == text => {
                info.title = text;
            }
            "description" | "desc" | "comment" if info.description.is_none() => {
                info.description = Some(text);
            }
            _ => self.draft.keep_of_all(name, text.into()),
        }
    }

    /// Puts a factor into the group with a label.
    pub fn group(&mut self, factor: usize, label: &str) {
        let id = self.draft.group(label);
        let groups = &mut self.draft.factor_mut(factor).groups;
        if !groups.contains(&id) {
            groups.push(id);
        }
    }

    /// Adds an edge.
    pub fn edge(&mut self, edge: Edge) -> Result<(), Error> {
        let most = self.draft.options.limits.max_links;
        if self.edges.len() >= most {
            return Err(too_many("links", most, &edge.at));
        }
        self.edges.push(edge);
        Ok(())
    }

    /// The nodes at the ends of an edge; if one is none, that is noted.
    pub fn ends(&mut self, from: &str, to: &str, at: &At) -> Option<(usize, usize)> {
        let ends = self.draft.find(from).zip(self.draft.find(to));
        if ends.is_none() {
            let name = format!("{from} → {to}");
            self.draft
                .tell(Told::Dangling, &[], at.clone().named(&name));
        }
        ends
    }

    /// Fields that hold for many, once more.
    pub fn repeat(&mut self, fields: &Fields, line: u32) -> Result<Fields, Error> {
        self.charge(
            fields.iter().map(|(name, text)| cost(name, text)).sum(),
            line,
        )?;
        Ok(fields.clone())
    }

    /// Counts bytes that are said once and stand for many ([`Draft::charge`]).
    pub fn charge(&mut self, bytes: usize, line: u32) -> Result<(), Error> {
        self.draft.charge(bytes, &At::line(line))
    }

    /// Makes links of the edges. Signs come last: weights are signs only where some are negative.
    pub fn finish(mut self) -> Result<(), Error> {
        turned::turn(&mut self.edges);
        let draft = self.draft;
        let is_weight = |name: &str| folded(trimmed(name)) == "weight";
        // A line that is no link says nothing of what the weights of links are.
        let links = self.edges.iter().filter(|e| e.way != Way::Undirected);
        // Of several the first counts.
        let weights = links.filter_map(|edge| {
            let mut fields = edge.fields.iter();
            fields.find(|(name, text)| is_weight(name) && number(text).is_some())
        });
        let weights = weights.map(|(_, text)| text.as_str());
        let weights = Weights::of(weights, draft);
        let fields = self.edges.iter().flat_map(|edge| &edge.fields);
        let fields = fields.map(|(name, text)| (name.as_str(), text.as_str()));
        let said = weights.signed() && weights.any();
        let (signs, unread) = sign_field::find(fields, said, draft);
        if let Some(name) = &signs {
            draft.tell(Told::SignField, &[name], At::file());
        }
        draft.unread = unread;
        for edge in self.edges {
            link(draft, edge, signs.as_deref(), &weights)?;
        }
        Ok(())
    }
}

/// What the fields of an edge say.
#[derive(Default)]
struct Said {
    /// From a field that is there for the sign, and its name.
    sign: String,
    sign_name: String,
    /// From other such fields.
    signs: Vec<String>,
    kind: String,
    /// From other fields for the type, with their names.
    kinds: Vec<(&'static str, String)>,
    label: Option<String>,
    description: Option<String>,
    tags: Vec<String>,
    late: Late,
    strength: Option<f64>,
    confidence: Option<f64>,
    weight: Option<f64>,
    other: Fields,
    /// Signs in labels at the ends or beside the line.
    beside: Vec<&'static str>,
    /// Looks that somebody may have given a meaning: `dashed`, `tee`.
    looks: Vec<(&'static str, String)>,
}

impl Said {
    /// `signs`: the field that is there for the sign, whatever it is called.
    fn of(fields: Fields, signs: Option<&str>) -> Said {
        let mut said = Said::default();
        for (name, text) in fields {
            let number = number(&text);
            let plain = folded(trimmed(&text));
            match folded(trimmed(&name)).as_str() {
                key if signs == Some(key) && said.sign.is_empty() => {
                    (said.sign, said.sign_name) = (text, name);
                }
                key if FIELDS.contains(&key) && said.sign.is_empty() => {
                    (said.sign, said.sign_name) = (text, name);
                }
                "type" | "interaction" | "relation" | "kind" if said.kind.is_empty() => {
                    said.kind = text;
                }
                "label" | "name" if said.label.is_none() => {
                    said.label = Some(text).filter(|text| !text.is_empty());
                }
                "description" | "desc" | "note" | "notes" if said.description.is_none() => {
                    said.description = Some(text).filter(|text| !text.is_empty());
                }
                "tags" => said
                    .tags
                    .extend(super::kumu::parts(&text).map(str::to_owned)),
                key if Late::is_key(key) => said.late.text(&name, &text),
                "strength"
                    if said.strength.is_none() && number.is_some_and(|n| n > 0.0 && n <= 1.0) =>
                {
                    said.strength = number;
                }
                "confidence"
                    if said.confidence.is_none()
                        && number.is_some_and(|n| (0.0..=1.0).contains(&n)) =>
                {
                    said.confidence = number;
                }
                "weight" if said.weight.is_none() && number.is_some() => said.weight = number,
                _ if trimmed(&name).is_empty() || plain.is_empty() => {}
                key => {
                    let kinds = ["type", "interaction", "relation", "kind"];
                    if let Some(name) = kinds.into_iter().find(|name| *name == key) {
                        said.kinds.push((name, text.clone()));
                    }
                    if FIELDS.contains(&key) {
                        said.signs.push(text.clone());
                    }
                    if BESIDE.contains(&key) && !clues(&text).sign.is_empty() {
                        said.beside.push(clues(&text).sign);
                    }
                    let looks = ["style", "arrowhead", "arrowtail", "color"];
                    if let Some(look) = looks.into_iter().find(|look| *look == key) {
                        said.looks.push((look, text.clone()));
                    }
                    said.other.push((name, text));
                }
            }
        }
        said
    }

    /// True if one field for the sign or the type says +, and another one −.
    fn contradicts(&self) -> bool {
        let kinds = self.kinds.iter().map(|(_, kind)| kind);
        let all = self.signs.iter().chain([&self.sign, &self.kind]);
        let words: Vec<Word> = all.chain(kinds).map(|text| word(text)).collect();
        let has = |sign: Polarity| words.contains(&Word::Sign(sign));
        let label = self.label.as_deref().unwrap_or_default();
        let bare = !words.iter().any(|word| matches!(word, Word::Sign(_)));
        let beside = |sign: &str| self.beside.contains(&sign);
        has(Polarity::Plus) && has(Polarity::Minus)
            || bare && clues(label).sign.is_empty() && beside("+") && beside("-")
    }

    /// What stands in the field for the sign, if it is not the sign that the link has.
    fn unread(&self, sign: Polarity) -> Option<&str> {
        let text = trimmed(&self.sign);
        let read = match word(text) {
            Word::Sign(said) => said == sign,
            Word::Unsaid => sign.is_unknown(),
            // Whether 1 is a sign is known when all links are read.
            _ => number(text).is_some_and(|number| number.abs() == 1.0),
        };
        (!read && !text.is_empty()).then_some(text)
    }
}

/// An edge without a direction, as it is kept: all that is said of it.
fn line(edge: &Edge, draft: &Draft) -> Value {
    let mut line = Line::between(draft.factor_id(edge.from), draft.factor_id(edge.to));
    line.text("id", "id", edge.id.as_deref().unwrap_or_default());
    let mut late = Late::default();
    for (name, text) in &edge.fields {
        let number = number(text);
        match folded(trimmed(name)).as_str() {
            "" => {}
            "label" | "name" => line.text("label", name, text),
            "type" | "interaction" | "relation" | "kind" => line.text("type", name, text),
            "description" | "desc" | "note" | "notes" => line.text("description", name, text),
            "tags" => line.tags(super::kumu::parts(text).map(str::to_owned).collect()),
            key if Late::is_key(key) => late.text(name, text),
            "strength" if number.is_some_and(|n| n > 0.0 && n <= 1.0) => {
                line.number("strength", number.unwrap_or_default());
            }
            "confidence" if number.is_some_and(|n| (0.0..=1.0).contains(&n)) => {
                line.number("confidence", number.unwrap_or_default());
            }
            "weight" if number.is_some() => line.field(name, number.into()),
            _ if trimmed(text).is_empty() => {}
            _ => line.field(name, text.as_str().into()),
        }
    }
    line.late(&late);
    line.done()
}

/// Adds an edge to a map.
fn link(
    draft: &mut Draft,
    mut edge: Edge,
    signs: Option<&str>,
    weights: &Weights,
) -> Result<(), Error> {
    if edge.way == Way::Undirected {
        let line = line(&edge, draft);
        draft.undirected(line, edge.at)?;
        return Ok(());
    }
    // An arrow at both ends of a line from a factor to itself is one link all the same.
    if edge.way == Way::Mutual && edge.from == edge.to {
        edge.way = Way::Directed;
    }
    let mut said = Said::of(edge.fields, signs);
    let at = &edge.at;
    let ends = [edge.from, edge.to].map(|end| &*draft.factors()[end].label);
    if let Some(name) = said
        .label
        .take_if(|name| is_made_of(name, ends, &said.kind))
    {
        said.other.push(("name".to_owned(), name));
    }
    if edge.way == Way::Back {
        std::mem::swap(&mut edge.from, &mut edge.to);
    }
    let mut made = vec![draft.link(edge.id.as_deref(), edge.from, edge.to, at)?];
    let turns = heads::said("type", &said.kind).is_some() && edge.way == Way::Directed;
    if turns && edge.from != edge.to {
        let at = at.clone().link(draft.link_id(made[0]));
        draft.tell(Told::TypeWay, &[trimmed(&said.kind)], at);
    }
    if edge.way == Way::Mutual {
        let back = edge.id.as_ref().map(|id| format!("{id}#back"));
        made.push(draft.link(back.as_deref(), edge.to, edge.from, at)?);
        draft.tell(Told::Mutual, &[], at.clone().link(draft.link_id(made[0])));
    }
    if edge.way == Way::Back {
        draft.tell(
            Told::DrawnBack,
            &[],
            at.clone().link(draft.link_id(made[0])),
        );
    }
    for &link in &made {
        let label = said.label.as_deref().unwrap_or_default();
        let hints = clues(label);
        let signed = !trimmed(&said.sign).is_empty();
        let mut texts = match signed {
            true => vec![("sign", said.sign.as_str()), ("type", &said.kind)],
            false => vec![
                ("type", said.kind.as_str()),
                ("label", hints.sign),
                ("label", label),
            ],
        };
        // Of several types, any may be the sign.
        if !signed {
            let kinds = said.kinds.iter().map(|(name, text)| (*name, text.as_str()));
            texts.splice(1..1, kinds);
        }
        // Where the label says none, a label beside it may, if no other one says another.
        let beside = said.beside.first().filter(|_| !signed);
        texts.extend(beside.map(|sign| ("label", *sign)));
        // A look is a sign only if the reader says so, whatever it is called.
        let given = |(_, text): &&(&str, String)| draft.options.sign(text).is_some();
        let looks = said.looks.iter().filter(given);
        texts.extend(looks.map(|(look, text)| (*look, text.as_str())));
        let silent =
            !signed && hints.sign.is_empty() && beside.is_none() && trimmed(&said.kind).is_empty();
        match said
            .weight
            .filter(|_| silent)
            .map(|weight| weights.sign(weight, draft))
        {
            Some(Ok(sign)) => draft.sign(link, &[("type", ""), ("weight", sign)], false, at),
            Some(Err(told)) => {
                let at = at.clone().link(draft.link_id(link));
                draft.tell(told, &[], at);
            }
            None if said.contradicts()
                && draft
                    .given(&said.sign)
                    .or(draft.given(&said.kind))
                    .is_none() =>
            {
                draft.clash(link, at);
            }
            None => draft.sign(link, &texts, false, at),
        }
        let hint = [hints.sign, label]
            .into_iter()
            .find(|hint| !hint.is_empty());
        draft.opposed(link, ("label", hint.unwrap_or_default()), at);
        for sign in &said.beside {
            draft.opposed(link, ("label", sign), at);
        }
        if draft.made(link).polarity.is_unknown() {
            if !signed && hints.sign.is_empty() && has_sign(label) {
                let at = at.clone().link(draft.link_id(link));
                draft.tell(Told::SignLabel, &[], at.named(label));
            }
            // Whether 1 is a sign is known when all links are read.
            let waits = number(&said.sign).is_some_and(|number| number.abs() == 1.0);
            for (_, text) in said.looks.iter().filter(|_| !waits) {
                let at = at.clone().link(draft.link_id(link));
                draft.tell(Told::NoSignLook, &[trimmed(text)], at);
            }
        }
        let made = draft.link_mut(link);
        made.delay = if signed { Delay::None } else { hints.delay };
        (made.strength, made.confidence) = (said.strength, said.confidence);
        let label = if signed { label } else { hints.label };
        made.label = Some(label.to_owned()).filter(|label| !label.is_empty());
        made.description.clone_from(&said.description);
        made.tags.clone_from(&said.tags);
        let unread = said.unread(made.polarity);
        let kind = trimmed(&said.kind);
        if let Some(text) = unread.filter(|_| !kind.is_empty()) {
            keep_field(&mut made.extra, &said.sign_name, text.into());
        }
        let kind = if kind.is_empty() {
            unread.unwrap_or_default()
        } else {
            kind
        };
        if !kind.is_empty() && kind != made.polarity.token() {
            made.extra.insert("x-type".to_owned(), kind.into());
        }
        for (name, text) in &said.other {
            keep_another(&mut made.extra, name, text.as_str().into());
        }
        said.late.give(link, draft, at);
        if let Some(weight) = said.weight {
            weights.oppose(link, weight, draft, at);
            weights.keep(link, weight, "weight", draft, at);
        }
        if draft.audit.format == super::Format::Dot {
            drawn::take(draft.link_mut(link));
        }
    }
    Ok(())
}
