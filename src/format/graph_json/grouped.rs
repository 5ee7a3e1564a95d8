//! Loops in a graph in JSON that stand under their kind: `{"reinforcing": [[…], […]], "balancing": [[…]]}`.

use super::loops::has_way;
use super::spelled::steps;
use crate::format::json::{Kind, Member, Node};
use crate::format::said_loop::kind_of;

/// The loops under a name.
pub(super) enum Grouped<'n, 'a> {
    /// It is a loop, or no kind.
    No,
    /// A list of them.
    Listed(&'n [Node<'a>]),
    /// Each under its own name.
    Named(&'n [Member<'a>]),
}

/// What stands under the name of a kind, if each part of it is a loop. A list of nodes or links is one loop.
pub(super) fn loops_of_kind<'n, 'a>(of: &'n Member<'a>) -> Grouped<'n, 'a> {
    if kind_of(&of.key).is_none() {
        return Grouped::No;
    }
    match &of.value.kind {
        Kind::List(items) if !are_links(items) && every(items.iter()) => Grouped::Listed(items),
        Kind::Object(members) if !has_way(&of.value) && every(values(members)) => {
            Grouped::Named(members)
        }
        _ => Grouped::No,
    }
}

fn values<'n, 'a>(members: &'n [Member<'a>]) -> impl Iterator<Item = &'n Node<'a>> {
    members.iter().map(|of| &of.value)
}

/// True if all that says something is a loop, and some does.
fn every<'n, 'a: 'n>(parts: impl Iterator<Item = &'n Node<'a>>) -> bool {
    let mut parts = parts.filter(|of| !of.is_void()).peekable();
    parts.peek().is_some() && parts.all(is_loop)
}

fn is_loop(node: &Node) -> bool {
    match &node.kind {
        Kind::List(items) => !items.is_empty(),
        // One arrow is a link.
        Kind::Text(text) => match steps(text).count() {
            1 => text.contains([',', ';']),
            steps => steps > 2,
        },
        _ => has_way(node),
    }
}

/// True for pairs of ends of which each begins where the one before it ends, and the first where the last does.
fn are_links(items: &[Node]) -> bool {
    let ends = |of: &Node| match of.items() {
        [from, to] => Some((from.name()?.to_owned(), to.name()?.to_owned())),
        _ => None,
    };
    let Some(pairs) = items.iter().map(ends).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let next = pairs.iter().cycle().skip(1);
    pairs.iter().zip(next).all(|(of, next)| of.1 == next.0)
}
