//! What the two ends of an edge are called.

use super::canvas;
use super::item::Item;
use crate::format::clue::sign_of;

pub(super) const FROM: [&str; 8] = [
    "from",
    "fromId",
    "from_id",
    "source",
    "sourceId",
    "source_id",
    canvas::ENDS[0],
    "start",
];
pub(super) const TO: [&str; 8] = [
    "to",
    "toId",
    "to_id",
    "target",
    "targetId",
    "target_id",
    canvas::ENDS[1],
    "end",
];
/// Ends too, before start and end, which may be times.
pub(super) const CAUSE: &str = "cause";
pub(super) const EFFECT: &str = "effect";

/// The ends of an edge that are there, and what they are called: those of two names that go together, and are
/// written alike (`Source`, `Target`), before others, since a source may be that of what is said.
pub(super) fn ends<'n>(item: &Item<'n, '_>) -> Ends<'n> {
    known_ends(item, &|_| false)
}

/// What an end is called, and where it is; of both.
type Ends<'n> = [Option<(&'n str, &'n str)>; 2];

/// The same, those before others that are both known.
pub(super) fn known_ends<'n>(item: &Item<'n, '_>, known: &dyn Fn(&str) -> bool) -> Ends<'n> {
    // An effect may be that of the one on the other.
    let is_end = |name: &str, end: &str| name != EFFECT || sign_of(end).is_none();
    let at = |name: &'static str, exactly| {
        let found = item.end_as(name, exactly);
        found.filter(|(_, end)| is_end(name, end))
    };
    let exact = |name: &'static str| at(name, true);
    let other = |name: &'static str| at(name, false);
    let any = |name: &'static str| exact(name).or_else(|| other(name));
    let mut names: Vec<_> = FROM.into_iter().zip(TO).collect();
    names.insert(FROM.len() - 1, (CAUSE, EFFECT));
    let mut both: Vec<Ends> = Vec::new();
    for at in [&exact as &dyn Fn(_) -> _, &other, &any] {
        let found = names.iter().filter_map(|&(from, to)| at(from).zip(at(to)));
        both.extend(found.map(|(from, to)| [Some(from), Some(to)]));
    }
    let is_known = |ends: &&Ends| ends.iter().flatten().all(|(_, end)| known(end));
    if let Some(found) = both.iter().find(is_known).or(both.first()) {
        return *found;
    }
    let from = names.iter().find_map(|&(from, _)| any(from));
    [from, names.iter().find_map(|&(_, to)| any(to))]
}

/// True for what has two ends.
pub(super) fn has_both(item: &Item) -> bool {
    ends(item).iter().all(Option::is_some)
}
