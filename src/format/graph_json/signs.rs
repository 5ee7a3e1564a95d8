//! Signs of edges: what a field of that name says, or the type, or the label, or a weight.

use super::item::{Item, Used};
use super::{KIND, SIGN, WEIGHT};
use crate::format::audit::{At, Told};
use crate::format::clue::{clues, has_sign};
use crate::format::draft::Draft;
use crate::format::heads::Mutual;
use crate::format::json::Node;
use crate::format::signs::{Word, number, word};
use crate::format::table::lists::Weights;
use crate::model::Polarity;
use crate::names::{folded, trimmed};

/// What holds for all edges.
pub(super) struct About<'n> {
    pub undirected: bool,
    /// The ends of edges that say themselves that they go both ways.
    pub both: Mutual<&'n str>,
    pub weights: Weights,
    /// What the fields are called in which weights are looked for.
    pub sized: Vec<&'static str>,
    /// The field that is there for the signs, in lower case, if its name says nothing.
    pub signs: Option<String>,
}

impl About<'_> {
    /// True for an edge with a field for its sign, in which something stands.
    pub fn is_signed(&self, edge: &Item) -> bool {
        let mut signed = edge
            .name(&SIGN)
            .is_some_and(|text| !trimmed(text).is_empty());
        if let Some(field) = &self.signs {
            edge.each(&[], &mut |name, value| {
                let said = value.name().is_some_and(|text| !trimmed(text).is_empty());
                signed |= said && folded(trimmed(name)) == *field;
            });
        }
        signed
    }
}

/// What the fields of weights are called. Where some of them have negative numbers, these alone may
/// say signs.
pub(super) fn sized(edges: &[&Node]) -> Vec<&'static str> {
    let negative = |name: &&str| {
        let mut values = edges
            .iter()
            .filter_map(|edge| Item::of(edge).name(&[*name]));
        values.any(|value| number(value).is_some_and(|value| value < 0.0))
    };
    let signed: Vec<&str> = WEIGHT.into_iter().filter(negative).collect();
    match signed.is_empty() {
        true => WEIGHT.to_vec(),
        false => signed,
    }
}

/// A number under a sign is one if it is not 0.
fn token(text: &str) -> &str {
    match number(text) {
        Some(n) if n > 0.0 => "+",
        Some(n) if n < 0.0 => "-",
        Some(_) => "",
        None => text,
    }
}

/// Gives a link its sign: what a field of that name says, or the type, or the label, or a weight. The
/// names of what was read and need not be kept.
pub(super) fn sign<'n>(
    link: usize,
    item: &Item<'n, '_>,
    kind: &str,
    label: Option<&str>,
    about: &About,
    draft: &mut Draft,
    at: &At,
) -> Vec<&'n str> {
    let weights = &about.weights;
    let mut used = Used::default();
    let mut plain = used.said(item, &SIGN).unwrap_or_default();
    let field = used.0.last().copied();
    // A number that says more than a sign is kept.
    let more = number(plain).is_some_and(|n| n.abs() != 1.0);
    let unread = plain;
    if let Some(field) = &about.signs {
        item.each(&[], &mut |name, value| {
            if folded(trimmed(name)) == *field {
                plain = value.name().unwrap_or_default();
            }
        });
    }
    let plain = token(plain);
    let mut texts = vec![("sign", plain), ("type", kind)];
    // Of several types, any may be the sign.
    texts.extend(KIND.iter().filter_map(|of| Some((*of, item.name(&[*of])?))));
    let label = label.unwrap_or_default();
    let hint = Some(clues(label).sign).filter(|sign| !sign.is_empty());
    texts.extend([("label", hint.unwrap_or_default()), ("label", label)]);
    let weight = used.said(item, &about.sized).unwrap_or_default();
    let says = |text: &str| word(text) != Word::Other || draft.given(text).is_some();
    let of_kinds = || {
        KIND.iter()
            .filter_map(|of| Some((*of, word(item.name(&[*of])?))))
    };
    let has = |token: &str| {
        of_kinds().any(|(_, of)| matches!(of, Word::Sign(sign) if sign.token() == token))
    };
    let signs = || {
        SIGN.iter()
            .filter_map(|of| Some(word(token(item.name(&[*of])?))))
    };
    let all = |sign: Polarity| signs().any(|of| of == Word::Sign(sign));
    let clash = all(Polarity::Plus) && all(Polarity::Minus) && draft.given(plain).is_none();
    // So may one for the sign and one for the type.
    let opposite = match word(plain) {
        Word::Sign(Polarity::Plus) => has("-"),
        Word::Sign(Polarity::Minus) => has("+"),
        _ => false,
    };
    let typed = opposite && draft.given(plain).or(draft.given(kind)).is_none();
    if clash || typed || has("+") && has("-") && !says(plain) {
        draft.clash(link, at);
        used.0
            .retain(|name| !about.sized.contains(name) && !SIGN.contains(name));
        return used.0;
    }
    // A weight may be a word too.
    let texts: Vec<_> = texts
        .into_iter()
        .chain([("weight", weight)])
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let clear = texts.iter().any(|(_, text)| says(text));
    let first = texts.iter().find(|(_, text)| says(text));
    let by_weight = first.is_some_and(|(carrier, _)| *carrier == "weight");
    let value = number(weight);
    match value {
        Some(value) if !clear => match weights.sign(value, draft) {
            Ok(sign) => draft.sign(link, &[("type", kind), ("weight", sign)], false, at),
            Err(told) => draft.tell(told, &[], at.clone().link(draft.link_id(link))),
        },
        _ => draft.sign(link, &texts, false, at),
    }
    draft.opposed(link, ("label", hint.unwrap_or(label)), at);
    if draft.made(link).polarity.is_unknown()
        && plain.is_empty()
        && hint.is_none()
        && has_sign(label)
    {
        let at = at.clone().link(draft.link_id(link));
        draft.tell(Told::SignLabel, &[], at.named(label));
    }
    if let Some(value) = value {
        weights.oppose(link, value, draft, at);
    }
    match value {
        Some(value) => weights.keep(link, value, "weight", draft, at),
        // A word is kept, unless it was the sign.
        None if !by_weight => used.0.retain(|name| !about.sized.contains(name)),
        None => {}
    }
    // What stands under the sign and is none is a type, or else a field as it is.
    if more || word(unread) == Word::Other && number(unread).is_none() && !unread.is_empty() {
        match kind.is_empty() && !more {
            true => {
                let extra = &mut draft.link_mut(link).extra;
                extra.insert("x-type".to_owned(), unread.into());
            }
            false => used.0.retain(|name| Some(*name) != field),
        }
    }
    // What said the sign need not be kept.
    let made = draft.made(link).polarity;
    let same = of_kinds().filter(|(_, of)| matches!(of, Word::Sign(sign) if *sign == made));
    used.0.extend(same.map(|(name, _)| name));
    used.0
}
