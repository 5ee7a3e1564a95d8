//! A node or an edge, whose parts may stand in it, under `data`, `attributes`, `metadata` or `properties`.

use crate::format::json::{Kind, Member, Node};
use crate::names::trimmed;
use std::collections::BTreeSet;

/// How React Flow draws an edge.
const LINES: [&str; 6] = [
    "default",
    "straight",
    "step",
    "smoothstep",
    "simplebezier",
    "bezier",
];

/// What the parts of a node or an edge may stand under.
pub(super) const SHELLS: [&str; 4] = ["data", "attributes", "metadata", "properties"];

/// What Cytoscape.js says beside the `data` of an element: what it is, and what somebody does with it just now.
const STATE: [&str; 7] = [
    "removed",
    "selected",
    "selectable",
    "locked",
    "grabbable",
    "grabbed",
    "pannable",
];

/// A node or an edge.
pub(super) struct Item<'n, 'a> {
    node: &'n Node<'a>,
    /// Its `data` (Cytoscape), `attributes` (graphology), `metadata` (JSON Graph Format) or `properties`.
    inner: Option<&'n Node<'a>>,
    /// Under which name that stands.
    pub shell: Option<&'static str>,
    /// Its y grows upwards.
    upwards: bool,
}

impl<'n, 'a> Item<'n, 'a> {
    pub fn of(node: &'n Node<'a>) -> Item<'n, 'a> {
        let found = SHELLS.iter().find_map(|name| {
            let inner = node.get(name)?;
            matches!(inner.kind, Kind::Object(_)).then_some((*name, inner))
        });
        let (shell, inner) = found.unzip();
        Item {
            node,
            inner,
            shell,
            upwards: node.get("attributes").is_some(),
        }
    }

    /// The value of a name; where there is none, of that name in other letters: `From`, `LABEL`.
    pub fn get(&self, name: &str) -> Option<&'n Node<'a>> {
        let exact = self
            .node
            .get(name)
            .filter(|of| !self.is_of_program(name, of));
        let inner = || self.inner.and_then(|inner| inner.get(name));
        let outer = || in_other_letters(self.node, name);
        let other = || outer().filter(|of| !self.is_of_program(name, of));
        let other_inner = || self.inner.and_then(|inner| in_other_letters(inner, name));
        exact.or_else(inner).or_else(other).or_else(other_inner)
    }

    /// True for what a program says of an element, and nobody of a factor.
    fn is_state(&self, name: &str, value: &Node) -> bool {
        let of = match &value.kind {
            Kind::Bool(_) => STATE.contains(&name),
            Kind::Object(_) if name == "position" => self.node.text_at("group") == Some("edges"),
            _ if name == "group" => matches!(value.text(), Some("nodes" | "edges")),
            _ => name == "classes" && value.text() == Some(""),
        };
        of && self.shell == Some("data")
    }

    /// True for that, and for how React Flow draws a node, its `type` beside its place and `data`, or an edge.
    fn is_of_program(&self, name: &str, value: &Node) -> bool {
        let kind = name == "type";
        let node = self.shell == Some("data") && self.node.get("position").is_some();
        let edge = value.text().is_some_and(|text| LINES.contains(&text));
        kind && (node || edge && self.node.get("source").is_some()) || self.is_state(name, value)
    }

    /// True if its author hid it, as vis-network, sigma.js and PRSM do.
    pub fn is_hidden(&self) -> bool {
        let hidden = self.get("hidden").map(|node| &node.kind);
        matches!(hidden, Some(Kind::Bool(true)))
    }

    /// The first of some values that is an id or a label.
    pub fn name(&self, names: &[&str]) -> Option<&'n str> {
        names.iter().find_map(|name| self.get(name)?.name())
    }

    /// The first of some values that is an id or a label, itself.
    pub fn first(&self, names: &[&str]) -> Option<&'n Node<'a>> {
        let mut values = names.iter().filter_map(|name| self.get(name));
        values.find(|value| value.name().is_some())
    }

    /// All that is said of it, and of that no more than once what stands in its `data`.
    pub fn parts(&self) -> impl Iterator<Item = &'n Member<'a>> + use<'n, 'a> {
        let inner = self.inner;
        let is_inner =
            move |of: &&Member| inner.is_some_and(|inner| std::ptr::eq(inner, &of.value));
        let outer = self.node.members().iter().filter(move |of| !is_inner(of));
        outer.chain(inner.into_iter().flat_map(Node::members))
    }

    pub fn text(&self, names: &[&str]) -> Option<String> {
        self.name(names).map(str::to_owned)
    }

    /// The node at an end: its id, or the node itself.
    pub fn end(&self, names: &[&str]) -> Option<&'n str> {
        let found = names.iter().find_map(|name| {
            let value = self.get(name)?;
            value.name().or_else(|| Item::of(value).name(&super::ID))
        });
        found.filter(|name| !name.is_empty())
    }

    /// What a name is written as, exactly or in other letters, and the node at that end.
    pub fn end_as(&self, name: &'static str, exactly: bool) -> Option<(&'n str, &'n str)> {
        let is = |key: &str| match exactly {
            true => key == name,
            false => key != name && key.eq_ignore_ascii_case(name),
        };
        let found = [Some(self.node), self.inner].into_iter().flatten();
        let member = found
            .flat_map(Node::members)
            .find(|member| is(&member.key))?;
        let value = &member.value;
        let end = value.name().or_else(|| Item::of(value).name(&super::ID));
        Some((&*member.key, end.filter(|end| !end.is_empty())?))
    }

    /// Where a node stands, with y downwards, and the names of what says it and nothing else.
    pub fn place(&self) -> Option<((f64, f64), &'static [&'static str])> {
        let position = self.node.get("position");
        let part = |name: &str| match position {
            Some(position) => position.number_at(name),
            None => self.get(name)?.finite(),
        };
        let (x, y) = (part("x")?, part("y")?);
        let more = |of: &Member| !["x", "y"].contains(&&*of.key) && !of.value.is_void();
        let more = position.is_some_and(|of| of.members().iter().any(more));
        let read: &[&str] = match (position, more) {
            (None, _) => &["x", "y"],
            (Some(_), false) => &["position"],
            (Some(_), true) => &[],
        };
        Some(((x, if self.upwards { -y } else { y }), read))
    }

    /// Whatever else there is, under names that are not known.
    pub fn rest(&self, known: &[&str], keep: &mut dyn FnMut(&str, &Node)) {
        self.each(known, &mut |name, value| keep(name, value));
    }

    /// The same, for as long as the file lasts.
    pub fn each(&self, known: &[&str], keep: &mut dyn FnMut(&'n str, &'n Node<'a>)) {
        // What was read under known names in other letters; hardly any file has such.
        let mut read: Option<Vec<&Node>> = None;
        let mut is_read = |value: &Node| {
            let of_known = || known.iter().filter_map(|name| self.get(name)).collect();
            let read = read.get_or_insert_with(of_known);
            read.iter().any(|of| std::ptr::eq(*of, value))
        };
        let outer = self.inner.map_or(&[][..], |_| self.node.members());
        let outer = outer.iter().filter(|of| !self.is_state(&of.key, &of.value));
        let outer: BTreeSet<&str> = outer.map(|member| &*member.key).collect();
        for (of, within) in [(Some(self.node), false), (self.inner, true)] {
            for member in of.map_or(&[][..], Node::members) {
                if !within && self.is_state(&member.key, &member.value) {
                    continue;
                }
                // What stands in its `data`, beside that name outside, which goes before it.
                let twice = within && outer.contains(&*member.key);
                if twice && member.value.is_void() {
                    continue;
                }
                let other = || {
                    let first = self.node.get(&member.key).map(Node::value);
                    first != Some(member.value.value())
                };
                let exact = known.contains(&&*member.key) && !(twice && other());
                let is = |name: &&str| member.key.eq_ignore_ascii_case(name);
                let drawn = !within && self.is_of_program(&member.key, &member.value);
                if drawn || !(exact || known.iter().any(is) && is_read(&member.value)) {
                    keep(&member.key, &member.value);
                }
            }
        }
    }
}

/// What an object has under a name; where it has nothing there, under that name in other letters.
pub(super) fn under<'n, 'a>(node: &'n Node<'a>, name: &str) -> Option<&'n Node<'a>> {
    node.get(name).or_else(|| in_other_letters(node, name))
}

fn in_other_letters<'n, 'a>(node: &'n Node<'a>, name: &str) -> Option<&'n Node<'a>> {
    let mut members = node.members().iter();
    let found = members.find(|member| member.key.eq_ignore_ascii_case(name));
    found.map(|member| &member.value)
}

/// The names of what was read of a node or an edge: of several that mean the same, the first that says
/// something is read. Whatever else there is, is kept.
#[derive(Default)]
pub(super) struct Used<'n>(pub Vec<&'n str>);

impl<'n> Used<'n> {
    /// The first of some values that is an id or a label.
    pub fn name(&mut self, item: &Item<'n, '_>, names: &[&'static str]) -> Option<&'n str> {
        self.taken(names, |name| item.get(name)?.name())
    }

    /// The first of some values that is a text with words in it.
    pub fn said(&mut self, item: &Item<'n, '_>, names: &[&'static str]) -> Option<&'n str> {
        let said = |text: &&str| !trimmed(text).is_empty();
        self.taken(names, |name| item.get(name)?.name().filter(said))
    }

    fn taken(
        &mut self,
        names: &[&'static str],
        value: impl Fn(&'static str) -> Option<&'n str>,
    ) -> Option<&'n str> {
        let found = names.iter().find_map(|name| Some((*name, value(name)?)));
        let (name, text) = found?;
        self.0.push(name);
        Some(text)
    }

    /// What was not read. Of `synonyms`, what says something.
    pub fn rest(&self, item: &Item, synonyms: &[&[&str]], keep: &mut dyn FnMut(&str, &Node)) {
        item.rest(&self.0, &mut |name, value| {
            let known = synonyms.iter().any(|names| names.contains(&name));
            let empty = matches!(value.kind, Kind::Null)
                || value.text().is_some_and(|text| trimmed(text).is_empty());
            if !(known && empty) {
                keep(name, value);
            }
        });
    }
}
