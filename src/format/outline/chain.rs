//! A chain in which each link has a sign of its own: `A --(+)--> B --(-)--> C`, `A → (+) B → (−) C`.

use super::beside::behind;
use super::circle::{is_label, step};
use super::line::{Line, Slashes, parse};
use super::marks::Mark;
use super::spec::Spec;
use crate::format::draft::typed;
use crate::names::trimmed;

/// The names along a chain, and what is said of each of its links. None if nothing is, or if it is not
/// plain which one it is said of.
pub(super) fn signed<'t>(text: &'t str, arrows: &[&Mark]) -> Option<(Vec<&'t str>, Vec<Spec>)> {
    let starts = arrows.iter().map(|arrow| arrow.at + arrow.length);
    let ends = arrows.iter().map(|arrow| arrow.at).chain([text.len()]);
    let (mut names, mut each) = (Vec::new(), Vec::new());
    let (mut waits, mut beside, mut all) = (None, false, true);
    for (from, to) in [0].into_iter().chain(starts).zip(ends) {
        let piece = text[from..to].trim_end().trim_end_matches(';');
        let (name, [before, next]) = step(piece);
        if names.is_empty() {
            // Whose sign is it that stands behind the first name?
            if before.is_some() {
                return None;
            }
        } else {
            beside |= waits.is_some() || behind(piece).is_some();
            let said = waits.take().or(before);
            all &= said.is_some();
            each.push(said.unwrap_or_default());
        }
        names.push(name);
        waits = next;
    }
    // Behind names signs are sure where each has one.
    ((beside || all) && waits.is_none()).then_some((names, each))
}

/// A chain that comes back to where it began, before or behind the label of its loop in brackets:
/// `(R1) A → B → A`, `A → B → A (R1)`.
pub(super) fn circle<'t>(text: &str) -> Option<Line<'t>> {
    let (label, chain) = labelled(text)?;
    if labelled(chain).is_some() {
        return None;
    }
    let Ok(Line::Links(heads, mut spec)) = parse(chain, &mut Slashes::None) else {
        return None;
    };
    let name = |at: usize| Some(typed(heads.get(at)?.label.as_deref()?));
    let closes = name(0).is_some() && name(0) == name(heads.len() - 1);
    // Links both ways, or with more than a sign, are more than a loop.
    let mut signs = std::mem::take(&mut spec.each);
    if signs.is_empty() {
        let sign = std::mem::take(&mut spec.sign);
        let of = |_| Spec {
            sign: sign.clone(),
            ..Spec::default()
        };
        signs.extend((1..heads.len()).map(of));
    }
    (closes && spec == Spec::default()).then(|| Line::Loop {
        label: label.to_owned(),
        name: String::new(),
        heads,
        loose: Some(signs),
    })
}

/// The label of a loop in brackets before or behind a text, and that text.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let text = trimmed(text);
    let before = || text.strip_prefix('(')?.split_once(')');
    let behind = || {
        let (rest, label) = text.strip_suffix(')')?.rsplit_once('(')?;
        Some((label, rest))
    };
    let is_one = |found: &(&str, &str)| is_label(found.0);
    before().filter(is_one).or_else(|| behind().filter(is_one))
}
