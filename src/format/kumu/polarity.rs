//! A field of connections that somebody called “polarity” or “sign”. Kumu knows none, so the type goes
//! before it; where that says no sign the field counts, by the rules of a column of that name. Where one
//! says + and the other −, the link has no sign, and that is told.

use super::Attributes;
use crate::format::audit::At;
use crate::format::draft::{Carrier, Draft};
use crate::format::signs::{FIELDS, Word, word};
use crate::model::{Extra, Polarity, Value};
use crate::names::{folded, trimmed};

/// Beside them, what says the type once more: of two, the first is the type of a connection.
const TYPES: [&str; 2] = ["type", "connection type"];

/// True for the name of such a field.
pub(super) fn is_named(name: &str) -> bool {
    let name = folded(trimmed(name));
    FIELDS.contains(&name.as_str()) || TYPES.contains(&name.as_str())
}

/// True for a field that would give a link with this sign another one.
pub(super) fn would_count(name: &str, value: &Value, sign: Polarity) -> bool {
    let says = |text: &str| match word(text) {
        Word::Sign(said) => said != sign,
        Word::Pair(_) => true,
        Word::Unsaid | Word::Other => false,
    };
    is_named(name)
        && match value {
            Value::String(text) => says(text),
            Value::Number(number) => says(&number.to_string()) || number.as_f64() == Some(1.0),
            other => text_of(other).is_some_and(|text| says(&text)),
        }
}

/// True if the first of such fields that says something says this sign, and no other one says another.
pub(super) fn signed_by(fields: &Extra, sign: Polarity) -> bool {
    let mut named = fields.iter().filter(|(name, _)| is_named(name));
    let said = |value: &Value| match value {
        Value::String(text) => word(text) == Word::Sign(sign),
        _ => false,
    };
    named.next().is_some_and(|(_, value)| said(value))
        && !named.any(|(name, value)| would_count(name, value, sign))
}

/// What the fields of such names say.
pub(super) fn said(of: &Attributes) -> impl Iterator<Item = String> {
    let texts = of.other.iter().filter(|(name, _)| is_named(name));
    texts.filter_map(|(_, value)| text_of(value))
}

/// A text, a number, or one of them in a list.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(trimmed(text).to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) if list.len() == 1 && !list[0].is_array() => text_of(&list[0]),
        _ => None,
    }
}

/// True if two such fields say opposite signs.
fn oppose(of: &Attributes) -> bool {
    let sign = |text: String| match word(&text) {
        Word::Sign(sign) => Some(sign.sign()),
        _ => None,
    };
    let signs: Vec<i8> = said(of).filter_map(sign).collect();
    signs.contains(&1) && signs.contains(&-1)
}

/// True if the sign of a link was found in one field, and another such field says the opposite.
pub(super) fn contradicts(of: &Attributes, draft: &Draft) -> bool {
    if draft.given(&of.kind).is_some() {
        return false;
    }
    let opposite = match word(&of.kind) {
        Word::Sign(sign) if of.signed => {
            let opposite =
                |text: String| matches!(word(&text), Word::Sign(other) if sign.opposes(other));
            said(of).any(opposite)
        }
        _ => false,
    };
    opposite || of.carrier.is_none() && oppose(of)
}

/// True if nothing else than the tags of a link says its sign, and those say opposite ones.
pub(super) fn torn(of: &Attributes, ends: &str, draft: &Draft) -> bool {
    let says = |text: &str| draft.given(text).is_some() || word(text) != Word::Other;
    let mut others = [of.kind.as_str(), &of.label, ends].into_iter();
    let is = |sign: Polarity| of.tags.iter().any(|tag| word(tag) == Word::Sign(sign));
    let given = || of.tags.iter().any(|tag| draft.given(tag).is_some());
    is(Polarity::Plus)
        && is(Polarity::Minus)
        && !others.any(|text| !trimmed(text).is_empty() && says(text))
        && !said(of).any(|text| !text.is_empty() && says(&text))
        && !given()
}

/// What stands in such a field, if the reader has not found the sign elsewhere.
pub(super) fn field(of: &Attributes) -> Option<String> {
    if of.signed || of.carrier.is_some() || oppose(of) {
        return None;
    }
    said(of).find(|text| !text.is_empty())
}

/// Gives a link its sign by its type, which is the first of the texts, and by such a field.
pub(super) fn sign(
    draft: &mut Draft,
    link: usize,
    (field, mut texts): (&str, Vec<Carrier>),
    pairs: bool,
    at: &At,
) {
    let kind = texts.first().map_or("", |(_, text)| trimmed(text));
    let says = |text: &str, pairs: bool| {
        draft.given(text).or(match word(text) {
            Word::Sign(sign) => Some(sign),
            Word::Pair(sign) if pairs => Some(sign),
            _ => None,
        })
    };
    match (says(kind, pairs), says(field, false)) {
        (Some(kind), Some(field)) if kind.opposes(field) => {
            draft.clash(link, at);
        }
        (Some(_), _) => draft.sign(link, &texts, pairs, at),
        (None, _) => {
            texts[0] = ("sign", field);
            // Two signs in a field of this name may be a strong one.
            let pairs = pairs && word(field) == Word::Other;
            draft.sign(link, &texts, pairs, at);
        }
    }
}
