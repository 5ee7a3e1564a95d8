//! Which of the maps or views of a file was asked for, and what to say where it is not there.

use super::audit::{At, Told, clipped};
use super::draft::Draft;
use super::import::ImportOptions;
use super::near::nearest;
use crate::error::{Code, Error};
use crate::names::trimmed;

/// As many names stand in a sentence.
const MOST_NAMES: usize = 12;
/// As many letters of each.
const MOST_LETTERS: usize = 80;

/// The view that was asked for; none for all of them.
pub(super) fn asked(options: &ImportOptions) -> Option<&str> {
    options.map.as_deref().filter(|name| *name != "*")
}

/// Tells of the views or parts of a model beside the one that was asked for.
pub(super) fn tell_others(
    name: &str,
    titles: &[String],
    is: &dyn Fn(&str) -> bool,
    draft: &mut Draft,
) {
    let others = titles.iter().filter(|title| !is(title));
    let others = in_quotes(others.map(String::as_str));
    if !others.is_empty() {
        draft.tell(Told::ViewChosen, &[trimmed(name), &others], At::file());
    }
}

/// The error for a view that is not there.
pub(super) fn no_view(name: &str, titles: &[String]) -> Error {
    let listed = in_quotes(titles.iter().map(String::as_str));
    let message = match listed.is_empty() {
        true => format!(
            "This model has no part “{name}” that can be read by itself. Leave the name out: each view becomes a view of the map."
        ),
        false => format!(
            "This model has no view “{name}”.{} It has: {listed}. All of them together is \"*\".",
            meant(name, titles)
        ),
    };
    Error::new(Code::Unknown, message)
}

/// A question after the name that is most like one that is not there.
pub(super) fn meant(name: &str, names: &[String]) -> String {
    let near = nearest(name, names.iter().map(String::as_str));
    near.map_or_else(String::new, |near| format!(" Is “{near}” meant?"))
}

/// Names in quotes, of very many the first.
pub(super) fn in_quotes<'t>(names: impl Iterator<Item = &'t str>) -> String {
    let mut all: Vec<String> = Vec::new();
    let mut more = 0;
    for name in names.filter(|name| !name.is_empty()) {
        match all.len() < MOST_NAMES {
            true => all.push(format!("“{}”", clipped(name, MOST_LETTERS))),
            false => more += 1,
        }
    }
    let mut text = all.join(", ");
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}
