//! A chain in which each link has a sign of its own: `A --(+)--> B --(-)--> C`, `A → (+) B → (−) C`.

use super::beside::behind;
use super::circle::step;
use super::line::Mark;
use super::spec::Spec;

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
