//! What the two ends of an edge are called.

use super::canvas;
use super::item::Item;
use crate::format::clue::sign_of;

pub(super) const FROM: [&str; 8] = [
    "source",
    "sourceId",
    "source_id",
    "from",
    "fromId",
    "from_id",
    "start",
    canvas::ENDS[0],
];
pub(super) const TO: [&str; 8] = [
    "target",
    "targetId",
    "target_id",
    "to",
    "toId",
    "to_id",
    "end",
    canvas::ENDS[1],
];
/// Ends too.
pub(super) const CAUSE: &str = "cause";
pub(super) const EFFECT: &str = "effect";

/// The ends of an edge that are there, and what they are called: those of two names that go together, and are
/// written alike (`Source`, `Target`), before others, since a source may be that of what is said.
pub(super) fn ends<'n>(item: &Item<'n, '_>) -> [Option<(&'n str, &'n str)>; 2] {
    // An effect may be that of the one on the other.
    let is_end = |name: &str, end: &str| name != EFFECT || sign_of(end).is_none();
    let at = |name: &'static str, exactly| {
        let found = item.end_as(name, exactly);
        found.filter(|(_, end)| is_end(name, end))
    };
    let exact = |name: &'static str| at(name, true);
    let other = |name: &'static str| at(name, false);
    let any = |name: &'static str| exact(name).or_else(|| other(name));
    let names = FROM.into_iter().zip(TO).chain([(CAUSE, EFFECT)]);
    let two = |at: &dyn Fn(&'static str) -> Option<(&'n str, &'n str)>| {
        let mut both = names.clone().filter_map(|(from, to)| at(from).zip(at(to)));
        both.next().map(|(from, to)| [Some(from), Some(to)])
    };
    let both = two(&exact).or_else(|| two(&other)).or_else(|| two(&any));
    both.unwrap_or_else(|| {
        let from = names.clone().find_map(|(from, _)| any(from));
        [from, names.clone().find_map(|(_, to)| any(to))]
    })
}

/// True for what has two ends.
pub(super) fn has_both(item: &Item) -> bool {
    ends(item).iter().all(Option::is_some)
}
