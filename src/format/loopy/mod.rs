//! LOOPY: a model as its file (`.loopy`), or as the address that carries it all after `?data=`.
//!
//! Version 1 is a list: `[nodes, edges, labels, counter]`, each thing a list of its own. Version 2
//! makes these lists longer, or writes `{globals, nodes, edges, labels}` with names. Labels are
//! percent-encoded within the JSON, and in an address all of it once more.
//!
//! An arrow has a strength: its sign is the sign of the link. Beyond 1 it is drawn as several signs
//! (`++`); that is one link, whose weight is kept as a field, for two links would be two loops.

mod address;
pub(super) mod write;

pub(super) use address::{alone, looks_like_one};

use super::audit::{At, Told};
use super::draft::{Draft, keep_field};
use super::json::{Kind, Member, Node};
use super::source::{Document, Source};
use super::taken::keep_another;
use crate::error::{Code, Error};
use crate::model::{Extra, Value};
use crate::names::trimmed;

/// What version 2 may do to a sign on its way; of these only the first leaves it as the strength has it.
const RULES: [&str; 6] = ["keep", "invert", "only -", "only +", "always -", "always +"];

/// Where the parts of nodes, edges and labels stand: in a list of version 1 by place, in an object of
/// version 2 by name.
const NODE: [&str; 6] = ["id", "x", "y", "init", "label", "hue"];
const EDGE: [&str; 9] = [
    "from",
    "to",
    "arc",
    "strength",
    "rotation",
    "signBehavior",
    "edgeFromColor",
    "edgeToColor",
    "customLabel",
];
const LABEL: [&str; 6] = ["x", "y", "text", "visibility", "textColor", "href"];

/// How nodes and edges of version 2 look and behave.
const LOOKS: [&str; 9] = [
    "size",
    "latency",
    "overflow",
    "underflow",
    "explode",
    "foreignColor",
    "quantitative",
    "filter",
    "edgeFilterColor",
];

/// Reads a model, from a file or an address.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let found = address::data(source.text()?, draft.options)?;
    let document = Document::of(&found.json, &draft.options.limits).map_err(|e| found.error(e))?;
    let root = &document.root;
    let part = |number: usize, name: &str| match &root.kind {
        Kind::List(items) => items.get(number),
        _ => root.get(name),
    };
    let (Some(nodes), Some(edges)) = (part(0, "nodes"), part(1, "edges")) else {
        let message = "This is no whole LOOPY model: it needs a list of nodes and a list of edges. Was the address or file cut off? Copy it again from LOOPY.";
        return Err(Error::new(Code::Format, message).at(document.place(root)));
    };
    let model = Model {
        document: &document,
        whole: found.whole,
        twice: found.twice,
    };
    if model.whole.is_some() && address::has_words(source.text()?) {
        let what = "the words around the address of the model";
        draft.tell(Told::LeftOut, &[what], At::file());
    }
    draft.listed = true;
    let plain = source.text()?.replace("%5B", "[").replace("%5b", "[");
    for _ in plain.matches("data=[[").skip(1) {
        draft.tell(Told::SecondGraph, &[], At::file());
    }
    for (i, node) in nodes.items().iter().enumerate() {
        model.node(i, node, draft)?;
    }
    let strengths = edges
        .items()
        .iter()
        .filter_map(|e| number(e, &EDGE, "strength"));
    let largest = strengths.fold(0.0, |most: f64, s| most.max(s.abs()));
    for edge in edges.items() {
        model.edge(edge, largest, draft)?;
    }
    for of in [Some(root), root.get("globals")].into_iter().flatten() {
        model.rest(of, &[], &mut draft.info.extra);
    }
    let kept = draft.info.extra.get("x-fields").and_then(Value::as_object);
    let names: Vec<String> = kept.into_iter().flat_map(|of| of.keys().cloned()).collect();
    for name in &names {
        draft.tell(Told::BesideLists, &[], At::file().named(name));
    }
    for label in part(2, "labels").map_or(&[][..], Node::items) {
        model.label(label, draft);
    }
    Ok(())
}

/// A part of a node, an edge or a label.
fn field<'n, 'a>(node: &'n Node<'a>, names: &[&str], name: &str) -> Option<&'n Node<'a>> {
    match &node.kind {
        Kind::List(items) => items.get(names.iter().position(|n| *n == name)?),
        _ => node.get(name),
    }
}

fn number(node: &Node, names: &[&str], name: &str) -> Option<f64> {
    field(node, names, name)?.finite()
}

struct Model<'d> {
    document: &'d Document<'d>,
    /// Where all of it is, if it came in an address: the lines of what was in there say nothing.
    whole: Option<At>,
    /// Texts may be encoded twice.
    twice: bool,
}

impl Model<'_> {
    fn at(&self, node: &Node) -> At {
        self.whole.clone().unwrap_or_else(|| self.document.at(node))
    }

    /// A text of the model, as a reader of LOOPY sees it.
    fn text(&self, node: &Node, names: &[&str], name: &str) -> String {
        field(node, names, name).map_or(String::new(), |of| self.decoded(of))
    }

    fn decoded(&self, text: &Node) -> String {
        let once = address::decoded(text.name().unwrap_or_default());
        match self.twice {
            true => address::decoded(&once),
            false => once,
        }
    }

    fn node(&self, i: usize, node: &Node, draft: &mut Draft) -> Result<(), Error> {
        let at = self.at(node);
        let factor = draft.factor(None, &self.text(node, &NODE, "label"), &at)?;
        // Without an id, in version 2, it goes by its place.
        let own = field(node, &NODE, "id").and_then(Node::name);
        let id = own.map_or_else(|| i.to_string(), str::to_owned);
        if !draft.key(&id, factor) {
            draft.tell(Told::SameId, &[&id], at.clone());
        }
        if let (Some(x), Some(y)) = (number(node, &NODE, "x"), number(node, &NODE, "y")) {
            draft.place(factor, x, y, false, &at);
        }
        let extra = &mut draft.factor_mut(factor).extra;
        for name in ["init", "hue"] {
            if let Some(value) = number(node, &NODE, name) {
                keep_field(extra, name, whole(value));
            }
        }
        self.rest(node, &NODE, extra);
        Ok(())
    }

    fn edge(&self, edge: &Node, largest: f64, draft: &mut Draft) -> Result<(), Error> {
        let at = self.at(edge);
        let name = |name| field(edge, &EDGE, name).and_then(Node::name).unwrap_or("?");
        let ends = [draft.find(name("from")), draft.find(name("to"))];
        let [Some(from), Some(to)] = ends else {
            let named = format!("{} → {}", name("from"), name("to"));
            draft.tell(Told::Dangling, &[], at.named(&named));
            return Ok(());
        };
        let link = draft.link(None, from, to, &at)?;
        let rule = number(edge, &EDGE, "signBehavior").unwrap_or(0.0);
        let rule = RULES.get(rule as usize).copied().unwrap_or("other");
        let here = at.clone().link(draft.link_id(link));
        match number(edge, &EDGE, "strength") {
            _ if rule != RULES[0] => draft.sign(link, &[("type", rule)], false, &at),
            Some(0.0) => draft.tell(Told::ZeroWeight, &[], here.clone()),
            Some(strength) => {
                let sign = if strength > 0.0 { "+" } else { "-" };
                draft.sign(link, &[("strength", sign)], false, &at);
            }
            None => draft.sign(link, &[], false, &at),
        }
        // What version 2 shows in the place of the sign.
        let label = self.text(edge, &EDGE, "customLabel");
        draft.link_mut(link).label = Some(label).filter(|label| !trimmed(label).is_empty());
        self.rest(edge, &EDGE, &mut draft.link_mut(link).extra);
        let strength = number(edge, &EDGE, "strength").unwrap_or(0.0);
        if rule != RULES[0] {
            let extra = &mut draft.link_mut(link).extra;
            extra.insert("x-type".to_owned(), rule.into());
        }
        if strength.abs() > 1.0 {
            keep_field(&mut draft.link_mut(link).extra, "weight", whole(strength));
            draft.tell(Told::BigWeight, &[&largest.to_string()], here);
        } else if strength != 0.0 && strength.abs() < 1.0 {
            draft.link_mut(link).strength = Some(strength.abs());
        }
        Ok(())
    }

    /// What version 2 says under a name which LOOPY itself does not give. Of the model as a whole (without
    /// `names`) only texts are: all else are settings.
    fn rest(&self, of: &Node, names: &[&str], extra: &mut Extra) {
        for Member { key, value, .. } in of.members() {
            let known = names.contains(&&**key) || LOOKS.contains(&&**key);
            let said = value.text().is_some() || !names.is_empty();
            if said && !known && !value.is_void() {
                let kept = match value.text() {
                    Some(_) => self.decoded(value).into(),
                    None => value.value(),
                };
                keep_another(extra, key, kept);
            }
        }
    }

    /// A text beside the map.
    fn label(&self, label: &Node, draft: &mut Draft) {
        let text = self.text(label, &LABEL, "text");
        if trimmed(&text).is_empty() {
            return;
        }
        let link = self.text(label, &LABEL, "href");
        let text = match trimmed(&link).is_empty() {
            true => text,
            false => format!("{text} ({})", trimmed(&link)),
        };
        let mut note = serde_json::json!({ "text": text });
        for name in ["x", "y"] {
            if let Some(value) = number(label, &LABEL, name) {
                note[name] = whole(value);
            }
        }
        draft.keep_list("x-notes", note);
        draft.tell(Told::NoteKept, &[], self.at(label));
    }
}

/// A number as JSON writes it: without a point if it is whole.
fn whole(value: f64) -> Value {
    match value.fract() == 0.0 && value.abs() < 1e15 {
        true => (value as i64).into(),
        false => value.into(),
    }
}
