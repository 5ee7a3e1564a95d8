//! Which way an edge goes: its arrows, or a field of its own.

use super::KIND;
use super::canvas;
use super::ends::{FROM, TO};
use super::item::Item;
use crate::format::heads;
use crate::format::json::{Kind, Node};
use crate::format::kumu::is_yes;
use crate::format::prsm;
use crate::names::folded;

/// What may say which way an edge goes.
const WAYS: [&str; 12] = [
    "direction",
    "directionality",
    "bidirectional",
    "bidirected",
    "twoWay",
    "two_way",
    "mutual",
    "reciprocal",
    "type",
    "relation",
    "kind",
    "interaction",
];

/// What an edge says of its ways.
pub(super) struct Heads {
    /// Which ends have an arrow: its start, its end. None if nothing says so.
    pub arrows: Option<(bool, bool)>,
    /// The field that says it, where no arrows are drawn.
    pub field: Option<&'static str>,
}

impl Heads {
    /// Looks at what is drawn, as vis-network, canvases and React Flow do, and then at the fields.
    pub fn of(edge: &Node) -> Heads {
        let drawn = canvas::arrows(edge).or_else(|| prsm::arrows(edge));
        let drawn = drawn.or_else(|| markers(edge));
        let said = || said(&Item::of(edge)).unzip();
        let (field, arrows) = drawn.map_or_else(said, |drawn| (None, Some(drawn)));
        Heads { arrows, field }
    }

    /// What an edge calls its ends, if a field says that it goes both ways.
    pub fn both<'n>(&self, edge: &'n Node) -> Option<(&'n str, &'n str)> {
        self.field.filter(|_| self.arrows == Some((true, true)))?;
        let item = Item::of(edge);
        item.end(&FROM).zip(item.end(&TO))
    }

    /// True for an edge without a direction. `all`: so are those that do not say it themselves.
    pub fn is_line(&self, edge: &Node, all: bool) -> bool {
        let item = Item::of(edge);
        let is = |key: &str, on: bool| item.get(key).and_then(flag) == Some(on);
        let said = is("directed", true) || is("undirected", false);
        let none = self.arrows == Some((false, false));
        none || is("directed", false) || is("undirected", true) || all && !said
    }
}

/// The ends of an edge of React Flow that have an arrowhead, if one has.
fn markers(edge: &Node) -> Option<(bool, bool)> {
    let there = |name: &str| match edge.get(name).map(|marker| &marker.kind) {
        None | Some(Kind::Null) => false,
        Some(Kind::Text(kind)) => !kind.is_empty(),
        Some(_) => true,
    };
    let ends = (there("markerStart"), there("markerEnd"));
    (ends != (false, false)).then_some(ends)
}

/// The field of an edge that says which of its ends have arrows, and which.
fn said(item: &Item) -> Option<(&'static str, (bool, bool))> {
    WAYS.iter().find_map(|name| {
        let value = item.get(name)?;
        let text = match value.kind {
            Kind::Bool(on) => on.to_string(),
            _ => value.name()?.to_owned(),
        };
        let known = if KIND.contains(name) { "type" } else { name };
        Some((*name, heads::said(known, &text)?))
    })
}

/// What a field says that is yes or no.
fn flag(node: &Node) -> Option<bool> {
    match node.kind {
        Kind::Bool(on) => Some(on),
        _ => match node.name()? {
            yes if is_yes(yes) => Some(true),
            no => ["false", "no", "0"]
                .contains(&folded(no).as_str())
                .then_some(false),
        },
    }
}
