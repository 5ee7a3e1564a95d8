//! Which way an edge goes: its arrows, or a field of its own.

use super::KIND;
use super::canvas;
use super::ends::{FROM, TO};
use super::item::Item;
use crate::format::heads;
use crate::format::json::{Kind, Node};
use crate::format::prsm;

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

/// What an edge calls its ends.
pub(super) fn names_of_ends(edge: &Node) -> Option<(String, String)> {
    let item = Item::of(edge);
    let end = |names: &[&str]| item.end(names).map(str::to_owned);
    end(&FROM).zip(end(&TO))
}

/// Which ends of an edge have an arrow: its start, its end. None if nothing says so.
pub(super) fn arrows(edge: &Node) -> Option<(bool, bool)> {
    let said = || said_heads(&Item::of(edge)).map(|(_, heads)| heads);
    canvas::arrows(edge)
        .or_else(|| prsm::arrows(edge))
        .or_else(said)
}

/// The field of an edge that says which of its ends have arrows, and which.
pub(super) fn said_heads(item: &Item) -> Option<(&'static str, (bool, bool))> {
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

/// True for an edge without a direction. `all`: so are those that do not say it themselves.
pub(super) fn is_line(edge: &Node, all: bool) -> bool {
    let item = Item::of(edge);
    let is = |key: &str, flag: bool| matches!(item.get(key).map(|n| &n.kind), Some(Kind::Bool(on)) if *on == flag);
    let said = is("directed", true) || is("undirected", false);
    let none = arrows(edge) == Some((false, false));
    none || is("directed", false) || is("undirected", true) || all && !said
}
