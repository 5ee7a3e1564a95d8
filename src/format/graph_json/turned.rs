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

/// What an edge calls its ends.
pub(super) fn names_of_ends(edge: &Node) -> Option<(String, String)> {
    let item = Item::of(edge);
    let end = |names: &[&str]| item.end(names).map(str::to_owned);
    end(&FROM).zip(end(&TO))
}

/// Which ends of an edge have an arrow: its start, its end. None if nothing says so.
pub(super) fn arrows(edge: &Node) -> Option<(bool, bool)> {
    let drawn = canvas::arrows(edge).or_else(|| prsm::arrows(edge));
    drawn.or_else(|| said_heads(edge).map(|(_, heads)| heads))
}

/// The field of an edge that says which of its ends have arrows, and which, where none are drawn.
pub(super) fn said_heads(edge: &Node) -> Option<(&'static str, (bool, bool))> {
    if canvas::arrows(edge).is_some() || prsm::arrows(edge).is_some() {
        return None;
    }
    let item = Item::of(edge);
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

/// True for an edge without a direction. `all`: so are those that do not say it themselves.
pub(super) fn is_line(edge: &Node, all: bool) -> bool {
    let item = Item::of(edge);
    let is = |key: &str, on: bool| item.get(key).and_then(flag) == Some(on);
    let said = is("directed", true) || is("undirected", false);
    let none = arrows(edge) == Some((false, false));
    none || is("directed", false) || is("undirected", true) || all && !said
}
