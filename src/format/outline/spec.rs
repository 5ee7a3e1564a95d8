//! What stands after the colon of a link.

use super::line::{clipped, unquoted, word};
use crate::format::clue::{delay_of, sign_of};
use crate::format::signs;
use crate::model::Delay;

/// What stands after the colon of a link.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Spec {
    pub sign: String,
    pub delay: Delay,
    pub strength: Option<f64>,
    pub confidence: Option<f64>,
    pub label: Option<String>,
    pub id: Option<String>,
    pub tags: Vec<String>,
    /// Words that explain it.
    pub about: Option<String>,
    /// Which of the arrows have a head at each end.
    pub both: Vec<usize>,
    /// What is said of each link of a chain, where each has its own.
    pub each: Vec<Spec>,
}

/// Reads what stands after the colon of a link.
pub(super) fn spec(text: &str) -> Result<Spec, String> {
    let mut spec = Spec::default();
    let separates = |c: char| c.is_whitespace() || ",;()".contains(c);
    let mut rest = text.trim_start_matches(separates);
    let mut long = false;
    while !rest.is_empty() {
        let mut after = rest;
        if rest.starts_with('"') {
            let (label, behind) = unquoted(rest)?;
            if spec.label.is_some() {
                return Err(twice("label"));
            }
            (spec.label, after) = (Some(label), behind);
        } else if let Some(id) = rest.strip_prefix('{') {
            let (id, behind) = word(id, '}')?;
            if spec.id.is_some() {
                return Err(twice("id"));
            }
            (spec.id, after) = (Some(id), behind);
        } else if let Some(tag) = rest.strip_prefix('#') {
            let (tag, behind) = word(tag, ' ')?;
            spec.tags.push(tag);
            after = behind;
        } else {
            let end = rest.find(separates).unwrap_or(rest.len());
            let word = &rest[..end];
            after = &after[end..];
            if let Some(delay) = delay_of(word, long) {
                (spec.delay, long) = (delay, false);
            } else if word.eq_ignore_ascii_case("long") && !long {
                long = true;
            } else if let Some((name, number)) = number(word, &mut after) {
                match name {
                    "strength" if spec.strength.is_some() => return Err(twice(name)),
                    "confidence" if spec.confidence.is_some() => return Err(twice(name)),
                    "strength" if number > 0.0 && number <= 1.0 => spec.strength = Some(number),
                    "confidence" if (0.0..=1.0).contains(&number) => spec.confidence = Some(number),
                    _ => {
                        return Err(format!(
                            "A {name} is a number from 0 to 1, as in: {name} 0.5"
                        ));
                    }
                }
            } else if let Some(sign) = sign_of(word).filter(|_| spec.sign.is_empty()) {
                sign.clone_into(&mut spec.sign);
            } else if is_filler(word) && !after.trim_matches(separates).is_empty() {
                // “with a delay”
            } else if word.eq_ignore_ascii_case("direction") && !spec.sign.is_empty() {
                // “same direction”
            } else {
                return Err(not_understood(word));
            }
        }
        rest = after.trim_start_matches(separates);
    }
    match long {
        true => Err(not_understood("long")),
        false => Ok(spec),
    }
}

/// Words before a delay.
fn is_filler(word: &str) -> bool {
    ["with", "w/", "a"]
        .iter()
        .any(|of| word.eq_ignore_ascii_case(of))
}

/// `strength 0.5`: which of the two names it is, and the number after it.
fn number(word: &str, after: &mut &str) -> Option<(&'static str, f64)> {
    let names = ["strength", "confidence"];
    let name = names
        .into_iter()
        .find(|name| word.eq_ignore_ascii_case(name))?;
    let rest = after.trim_start();
    let end = rest
        .find(|c: char| c.is_whitespace() || ";()".contains(c))
        .unwrap_or(rest.len());
    let number = signs::number(&rest[..end]).unwrap_or(f64::NAN);
    *after = &rest[end..];
    Some((name, number))
}

fn twice(what: &str) -> String {
    format!(
        "This link has more than one {what}. Leave one; if two links are meant, write a line for each."
    )
}

fn not_understood(word: &str) -> String {
    format!(
        "“{}” is not understood. After the colon of a link stand + (more leads to more), - (more leads to less), ± or ?, then, if it takes time, delayed or long delay; a label of the link stands in quotes. A label of a factor that has a colon stands in quotes too.",
        clipped(word)
    )
}
