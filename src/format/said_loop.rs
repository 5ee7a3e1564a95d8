//! What a file says of a loop beside its links: its story, its kind, and whatever else.

use super::audit::{At, Told};
use super::draft::Draft;
use super::json::Node;
use super::signs::number;
use super::taken::keep_another;
use crate::model::{Extra, Polarity, Value};
use crate::names::{folded, trimmed, words};
use std::collections::BTreeSet;

/// What is said of a loop.
#[derive(Default)]
pub(super) struct Said<'n> {
    /// In words.
    pub story: Option<String>,
    /// That it reinforces or balances.
    pub kind: Option<SaidKind<'n>>,
    /// Whatever else.
    pub extra: Extra,
}

/// That a loop reinforces or balances, in the words of a file.
pub(super) struct SaidKind<'n> {
    /// The name under which that stands.
    pub key: &'n str,
    /// The words, if there are any.
    pub text: Option<&'n str>,
    /// All of it.
    pub value: Value,
}

impl<'n> SaidKind<'n> {
    /// What a member says.
    pub fn of(key: &'n str, node: &'n Node) -> SaidKind<'n> {
        SaidKind {
            key,
            text: node.name(),
            value: node.value(),
        }
    }

    /// The kind, if the words mean one.
    pub fn is(&self) -> Option<Polarity> {
        self.text.and_then(kind_of)
    }
}

impl Said<'_> {
    /// Adds the loop to the map and gives it what is said of it, whatever becomes of it: it closes, is a
    /// view, or is kept in the file. A kind that its links contradict is told.
    pub fn add(
        mut self,
        id: Option<&str>,
        name: &str,
        lines: &[Vec<usize>],
        at: At,
        draft: &mut Draft,
    ) {
        let beside = |draft: &Draft| {
            let kept = draft.info.extra.get("x-loops").and_then(Value::as_array);
            kept.map_or(0, Vec::len)
        };
        let before = (
            draft.info.loops.len(),
            draft.info.views.len(),
            beside(draft),
        );
        let closing = draft.audit.counts.closing.unwrap_or(0);
        draft.named_loop(id, name, lines, at.clone());
        let closes = draft.audit.counts.closing > Some(closing);
        let mut fields = !self.extra.is_empty();
        if let Some(said) = self.kind {
            let is = kind_by_links(lines, draft).filter(|_| closes);
            match is.zip(said.is()) {
                Some((is, said)) if is == said => {}
                both => {
                    keep_another(&mut self.extra, said.key, said.value);
                    fields |= both.is_none();
                    if both.is_some() {
                        let said = said.text.unwrap_or_default();
                        tell_kind(said, [name, id.unwrap_or_default()], lines, &at, draft);
                    }
                }
            }
        }
        let info = &mut draft.info;
        if let Some(made) = info.loops.get_mut(before.0) {
            made.story.clone_from(&self.story);
            made.extra.extend(self.extra);
            if let Some(view) = info.views.get_mut(before.1) {
                view.description = self.story;
            }
        } else {
            let kept = info.extra.get_mut("x-loops").and_then(Value::as_array_mut);
            let Some(Value::Object(kept)) = kept.and_then(|kept| kept.get_mut(before.2)) else {
                return;
            };
            kept.extend(self.story.map(|text| ("story".to_owned(), text.into())));
            kept.extend(self.extra);
            return;
        }
        if fields {
            draft.tell(Told::LoopFields, &[], at);
        }
    }
}

/// Tells that a loop, by its name and id, is said to be of one kind and is of the other.
fn tell_kind(said: &str, called: [&str; 2], lines: &[Vec<usize>], at: &At, draft: &mut Draft) {
    let called = called.map(trimmed);
    let called = called.iter().find(|text| !text.is_empty());
    let called = called.copied().unwrap_or("?");
    let at = at.clone().named(&format!("{called} (“{said}”)"));
    let at = match lines.iter().flatten().next() {
        Some(&link) => at.link(draft.link_id(link)),
        None => at,
    };
    draft.tell(Told::LoopKind, &[], at);
}

/// Tells it of a loop that closes, if its links contradict what is said.
pub(super) fn tell_other_kind(
    said: &str,
    called: [&str; 2],
    lines: &[Vec<usize>],
    at: &At,
    draft: &mut Draft,
) {
    let is = kind_by_links(lines, draft).zip(kind_of(said));
    if is.is_some_and(|(is, said)| is != said) {
        tell_kind(said, called, lines, at, draft);
    }
}

/// The kind that a loop is said to be of: + reinforces, − balances.
pub(super) fn kind_of(said: &str) -> Option<Polarity> {
    let said = folded(trimmed(said));
    // “Reinforcing loop”, “balancing feedback”.
    let mut words = words(&said).into_iter();
    let first = words.next().unwrap_or_default();
    if words.any(|word| !["loop", "feedback"].contains(&word)) {
        return None;
    }
    match first {
        "reinforcing" => Some(Polarity::Plus),
        "balancing" => Some(Polarity::Minus),
        _ if said == "r" => Some(Polarity::Plus),
        _ if said == "b" => Some(Polarity::Minus),
        _ if number(&said) == Some(1.0) => Some(Polarity::Plus),
        _ if number(&said) == Some(-1.0) => Some(Polarity::Minus),
        _ => super::sign_of_token(&said).filter(|sign| sign.sign() != 0),
    }
}

/// The kind that its links make it; none if one of them has no sign.
pub(super) fn kind_by_links(lines: &[Vec<usize>], draft: &Draft) -> Option<Polarity> {
    // A link that is named twice is one.
    let links: BTreeSet<usize> = lines.iter().flatten().copied().collect();
    let signs = links.iter().map(|&link| draft.made(link).polarity.sign());
    let product: i8 = signs.product();
    [Polarity::Plus, Polarity::Minus]
        .into_iter()
        .find(|kind| kind.sign() == product)
}
