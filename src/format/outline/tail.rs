//! Words behind an effect that may be the sign of its link, or part of its name: `Sharing (positive)`,
//! `Sharing — less`. The other lines tell.

use super::beside::said;
use super::bullet::{Item, Lists};
use super::line::{Head, Line, Slashes, parse};
use super::spec::Spec;
use crate::format::audit::Told;
use crate::format::clue::sign_of;
use crate::format::draft::typed;
use crate::names::trimmed;
use std::collections::BTreeSet;

/// The name before words that may be a sign, and what they say.
pub(super) fn tail(label: &str) -> Option<(&str, Spec)> {
    let brackets = || label.strip_suffix(')')?.rsplit_once(" (");
    let dash = || {
        [" — ", " – ", " - "]
            .iter()
            .find_map(|dash| label.rsplit_once(dash))
    };
    let (before, words) = brackets().or_else(dash)?;
    let said = said(words).or_else(|| {
        let sign = sign_of(words)?.to_owned();
        Some(Spec {
            sign,
            ..Spec::default()
        })
    });
    Some((trimmed(before), said?)).filter(|(before, _)| !before.is_empty())
}

/// What all lines tell of the names in them.
#[derive(Default)]
pub(super) struct Tails {
    /// What stands before an arrow.
    causes: BTreeSet<String>,
    /// All names, as they stand.
    names: BTreeSet<String>,
    /// All links end so, and more than one.
    all: bool,
    /// The names of links and loops alone.
    linked: BTreeSet<String>,
}

impl Tails {
    /// Looks through a text. O(n log n).
    pub(super) fn of(text: &str, lists: &Lists) -> Tails {
        let mut tails = Tails::default();
        let (mut links, mut ended) = (0, 0);
        for line in text.lines() {
            let (Item::None(line) | Item::Of(line) | Item::Unclear(line)) = lists.item(line);
            let mut linked = true;
            let heads = match parse(line, &mut Slashes::None) {
                Ok(Line::Links(heads, said)) => {
                    links += 1;
                    ended += usize::from(open(line, &heads, &said).is_some());
                    heads
                }
                Ok(Line::Loop { heads, .. }) => {
                    tails.linked.extend(labels(&heads));
                    continue;
                }
                Ok(Line::Factor(head, _)) => {
                    linked = false;
                    vec![head]
                }
                _ => continue,
            };
            let labels: Vec<String> = labels(&heads).collect();
            if linked {
                tails.linked.extend(labels.iter().cloned());
            }
            if let Some((_, causes)) = labels.split_last() {
                tails.causes.extend(causes.iter().cloned());
            }
            tails.names.extend(labels);
        }
        tails.all = links > 1 && ended == links;
        tails
    }

    /// True where links are told, and none of them, nor a loop, names this.
    pub(super) fn apart(&self, label: &str) -> bool {
        !self.linked.is_empty() && !self.linked.contains(&typed(label))
    }

    /// Takes the sign from the words behind the effect of a link, if that is what they are. What is to be
    /// told of it, and what the effect was called with them.
    pub(super) fn take(
        &self,
        line: &str,
        heads: &mut [Head],
        said: &mut Spec,
    ) -> Option<(Told, String)> {
        let (before, sign) = open(line, heads, said)?;
        let label = heads[1].label.clone().unwrap_or_default();
        if self.causes.contains(&typed(&label)) {
            return None;
        }
        if !self.all && !self.names.contains(&typed(&before)) {
            return Some((Told::SignInLabel, label));
        }
        (heads[1].label, *said) = (Some(before), sign);
        Some((Told::SignBehind, label))
    }
}

/// The names of factors, as they are compared.
fn labels(heads: &[Head]) -> impl Iterator<Item = String> + '_ {
    let labels = heads.iter().map(|head| head.label.as_deref());
    labels.flatten().map(typed)
}

/// The words of a line with one link that has no sign yet.
fn open(line: &str, heads: &[Head], said: &Spec) -> Option<(String, Spec)> {
    let [_, effect] = heads else { return None };
    let free = *said == Spec::default() && !line.contains('"');
    let (before, sign) = tail(effect.label.as_deref().filter(|_| free)?)?;
    Some((before.to_owned(), sign))
}
