//! Words and marks at a name that may be the sign of its link, or part of the name: `Sharing (positive)`,
//! `Sharing — less`, `Sharing +`, `Trust ↑ → Sharing ↓`. The other lines tell.

use super::beside::{delayed, said};
use super::bullet::{Item, Lists};
use super::line::{Head, Line, Slashes, parse};
use super::spec::Spec;
use crate::format::audit::Told;
use crate::format::clue::sign_of;
use crate::format::draft::typed;
use crate::model::Delay;
use crate::names::trimmed;
use std::collections::BTreeSet;

/// Marks that are a sign where they stand alone before or behind a name.
const MARKS: [&str; 7] = ["+", "-", "−", "–", "±", "+ve", "-ve"];
/// At so many places, from the end, a sign is looked for.
const MOST: usize = 4;
/// More of a factor, and less of it.
const WAYS: [&[char]; 2] = [&['↑', '⬆', '▲', '↗'], &['↓', '⬇', '▼', '↘']];

/// What words at a name say of its link: a sign, and perhaps more.
fn spec(words: &str) -> Option<Spec> {
    said(words).or_else(|| {
        Some(Spec {
            sign: sign_of(words)?.to_owned(),
            ..Spec::default()
        })
    })
}

/// The same of a delay alone: `Sharing //`, `Sharing (delayed)`.
fn late(label: &str) -> Option<(&str, Spec)> {
    let label = trimmed(label);
    let strokes = || label.strip_suffix("//").or(label.strip_suffix("||"));
    let words = || {
        let (before, words) = in_brackets(label)?;
        // “Slow” may be said of a factor.
        let named = words.to_lowercase().contains("delay") || matches!(words, "//" | "||");
        Some((before, delayed(words).filter(|_| named)?))
    };
    let (before, delay) = match strokes() {
        Some(before) => (before, Delay::Short),
        None => words()?,
    };
    let said = Spec {
        delay,
        ..Spec::default()
    };
    let before = trimmed(before);
    (!before.is_empty()).then_some((before, said))
}

/// A name and what stands in brackets behind it.
fn in_brackets(label: &str) -> Option<(&str, &str)> {
    let round = || label.strip_suffix(')')?.rsplit_once(" (");
    let square = || label.strip_suffix(']')?.rsplit_once(" [");
    // `Sharing(+)`
    let glued = || {
        let found = label.strip_suffix(')')?.rsplit_once('(')?;
        MARKS.contains(&found.1).then_some(found)
    };
    round().or_else(square).or_else(glued)
}

/// Mark and name where that begins with a sign: `+Sharing`, `+ Sharing`, `(+) Sharing`.
fn begun(label: &str) -> Option<(&str, &str)> {
    let bracketed = || {
        let (mark, name) = match label.strip_prefix('(') {
            Some(rest) => rest.split_once(')')?,
            None => label.strip_prefix('[')?.split_once(']')?,
        };
        Some((trimmed(name), trimmed(mark))).filter(|(_, mark)| MARKS.contains(mark))
    };
    let bare = || {
        let mark = MARKS.iter().find(|mark| label.starts_with(**mark))?;
        let name = &label[mark.len()..];
        // “+ve attitudes” is a name.
        (!name.starts_with("ve ")).then(|| (trimmed(name), *mark))
    };
    let (name, mark) = bracketed().or_else(bare)?;
    name.starts_with(char::is_alphabetic)
        .then_some((name, mark))
}

fn is_begun(label: &str) -> bool {
    begun(label).is_some()
}

/// A name with a word behind it that may be a sign: `Sharing positive`, `Sharing S`. It may as well be part of it.
fn worded(label: &str) -> Option<(&str, Spec)> {
    let (before, word) = label.rsplit_once(' ')?;
    let before = trimmed(before);
    (!before.is_empty()).then(|| spec(word).map(|spec| (before, spec)))?
}

/// A name with a sign right behind it: `Sharing+`. It may be part of it, as in `65+`.
fn glued(label: &str) -> Option<(&str, Spec)> {
    let (at, _) = label.char_indices().next_back()?;
    let (before, mark) = label.split_at(at);
    let fits = MARKS.contains(&mark) && before.ends_with(char::is_alphabetic);
    Some((before, spec(mark).filter(|_| fits)?))
}

/// The name before words that may be a sign, and what they say.
pub(super) fn tail(label: &str) -> Option<(&str, Spec)> {
    let dash = || {
        [" — ", " – ", " - ", ": ", " = "]
            .iter()
            .find_map(|dash| label.rsplit_once(dash))
    };
    // `Sharing +`, `Sharing +, delayed`, `Sharing, more`: what says most.
    let last = |apart: &[char], words: &dyn Fn(&str) -> bool| {
        let places = label.rmatch_indices(apart).take(MOST);
        let found = places.filter_map(|(at, apart)| {
            let words_there = trimmed(&label[at + apart.len()..]);
            words(words_there).then_some((&label[..at], words_there))
        });
        found.filter(|(_, words)| spec(words).is_some()).last()
    };
    let marked = |words: &str| {
        let mut rests = MARKS.iter().filter_map(|mark| words.strip_prefix(mark));
        rests.any(|rest| rest.is_empty() || rest.starts_with([' ', ',', ';', '(']))
    };
    let mark = || last(&[' '], &marked).or_else(|| last(&[',', ';'], &|_| true));
    // Where what is in brackets says no sign, nothing behind it does.
    // But a delay may: `Sharing + (delay)`.
    if let Some((before, delayed)) = late(label) {
        let (before, said) = tail(before)?;
        return Some((
            before,
            Spec {
                delay: delayed.delay,
                ..said
            },
        ));
    }
    let found = match in_brackets(label) {
        // Words about the sign may: `Sharing + (in time)`.
        Some((before, words)) => Some(match spec(words) {
            Some(spec) => (before, spec),
            None => {
                let (name, mark) = before.rsplit_once(' ')?;
                let about = Some(words.to_owned());
                let said = MARKS.contains(&mark).then(|| spec(mark))??;
                (name, Spec { about, ..said })
            }
        }),
        None => [dash(), mark(), begun(label)]
            .into_iter()
            .flatten()
            .find_map(|(before, words)| Some((before, spec(words)?))),
    };
    let (before, said) = found?;
    let before = trimmed(before.trim_end_matches([',', ';', ':', ' ']));
    Some((before, said)).filter(|(before, _)| !before.is_empty())
}

/// A name without the arrow before or behind it that says more or less of it; `true` for more.
fn way(label: &str) -> Option<(&str, bool)> {
    let label = label.trim_end_matches('\u{fe0f}');
    let found = WAYS.iter().zip([true, false]).find_map(|(marks, more)| {
        let behind = label.strip_suffix(*marks);
        let before = || {
            let rest = label.strip_prefix(*marks)?;
            Some(rest.trim_start_matches('\u{fe0f}'))
        };
        Some((trimmed(behind.or_else(before)?), more))
    });
    found.filter(|(name, _)| !name.is_empty())
}

/// What the names of a link are without what says its sign, and that.
pub(super) struct Taken {
    pub ends: [String; 2],
    pub said: Spec,
    pub told: Told,
    /// The name with it.
    pub label: String,
}

/// What all lines tell of the names in them.
#[derive(Default)]
pub(super) struct Tails {
    /// What stands before an arrow.
    causes: BTreeSet<String>,
    /// What stands at the end of a line.
    effects: BTreeSet<String>,
    /// All names, as they stand.
    names: BTreeSet<String>,
    /// All links end so, and more than one.
    all: bool,
    /// All links begin so.
    begun: bool,
    /// The names of links and loops alone.
    linked: BTreeSet<String>,
}

impl Tails {
    /// Looks through a text. O(n log n).
    pub(super) fn of(text: &str, lists: &Lists) -> Tails {
        let mut tails = Tails::default();
        let (mut links, mut ended, mut begun) = (0, 0, 0);
        for line in text.lines() {
            let (Item::None(line) | Item::Of(line) | Item::Unclear(line)) = lists.item(line);
            let mut linked = true;
            let heads = match parse(line, &mut Slashes::None) {
                Ok(Line::Links(heads, said)) => {
                    links += 1;
                    let ends = ends(line, &heads, &said);
                    ended += usize::from(ends.is_some_and(|[_, effect]| tail(effect).is_some()));
                    begun += usize::from(ends.is_some_and(|[cause, _]| is_begun(cause)));
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
                tails.link(labels);
            } else {
                tails.names.extend(labels);
            }
        }
        tails.all = links > 1 && ended == links;
        tails.begun = links > 1 && begun == links;
        tails
    }

    /// True where links are told, and none of them, nor a loop, names this.
    pub(super) fn apart(&self, label: &str) -> bool {
        !self.linked.is_empty() && !self.linked.contains(&typed(label))
    }

    /// The same of links whose ends are known. O(n log n).
    pub(super) fn of_links<'t>(all: impl Iterator<Item = [&'t str; 2]>) -> Tails {
        let mut tails = Tails::default();
        let (mut links, mut ended, mut begun) = (0, 0, 0);
        for ends in all {
            links += 1;
            begun += usize::from(is_begun(ends[0]));
            ended += usize::from(tail(ends[1]).is_some());
            tails.link(ends.map(typed).to_vec());
        }
        tails.all = links > 1 && ended == links;
        tails.begun = links > 1 && begun == links;
        tails
    }

    fn link(&mut self, labels: Vec<String>) {
        if let [causes @ .., effect] = &labels[..] {
            self.causes.extend(causes.iter().cloned());
            self.effects.insert(effect.clone());
        }
        self.names.extend(labels);
    }

    /// Takes the sign from the words at the ends of a link, if that is what they are; what may be one is told.
    pub(super) fn taken(&self, ends: [&str; 2]) -> Option<Taken> {
        let taken = |ends: [&str; 2], said, told, label: &str| Taken {
            ends: ends.map(str::to_owned),
            said,
            told,
            label: label.to_owned(),
        };
        if let [Some((from, more)), Some((to, most))] = ends.map(way) {
            let sign = if more == most { "+" } else { "-" }.to_owned();
            let said = Spec {
                sign,
                ..Spec::default()
            };
            return Some(taken([from, to], said, Told::SignWays, &ends.join(" → ")));
        }
        let known = |name: &str| self.names.contains(&typed(name));
        let is_cause = self.causes.contains(&typed(ends[1]));
        if let Some((before, said)) = tail(ends[1]) {
            if is_cause {
                return None;
            }
            // `LGBTQ -> LGBTQ+` is about two.
            let other = typed(before) != typed(ends[0]);
            return Some(match (self.all || known(before)) && other {
                true => taken([ends[0], before], said, Told::SignBehind, ends[1]),
                false => taken(ends, Spec::default(), Told::SignInLabel, ends[1]),
            });
        }
        // More of an effect, and less of it, by an arrow at that alone.
        let pointed = || {
            let (name, more) = way(ends[1])?;
            let said = spec(if more { "+" } else { "-" })?;
            Some((name, said, Told::SignBehind))
        };
        let glued = || glued(ends[1]).map(|(name, said)| (name, said, Told::SignBehind));
        let late = || late(ends[1]).map(|(name, said)| (name, said, Told::DelayBehind));
        let worded = || worded(ends[1]).map(|(name, said)| (name, said, Told::SignBehind));
        let found = pointed().or_else(glued).or_else(late).or_else(worded);
        if let Some((before, said, told)) =
            found.filter(|(name, ..)| !is_cause && known(name) && typed(name) != typed(ends[0]))
        {
            return Some(taken([ends[0], before], said, told, ends[1]));
        }
        let (before, said) = tail(ends[0])?;
        // Words behind a cause say what it is: “Experience (negative)”.
        let marked = !ends[0]
            .replacen(before, "", 1)
            .contains(char::is_alphabetic);
        let sure =
            marked && (known(before) || self.begun) && !self.effects.contains(&typed(ends[0]));
        sure.then(|| taken([before, ends[1]], said, Told::SignBehind, ends[0]))
    }

    /// The same of a line with one link that has no sign yet. What is to be told of it, and what the name was with
    /// those words.
    pub(super) fn take(
        &self,
        line: &str,
        heads: &mut [Head],
        said: &mut Spec,
    ) -> Option<(Told, String)> {
        let ends = ends(line, heads, said)?;
        let taken = self.taken(ends)?;
        let [from, to] = taken.ends;
        (heads[0].label, heads[1].label, *said) = (Some(from), Some(to), taken.said);
        Some((taken.told, taken.label))
    }
}

/// The names of factors, as they are compared.
fn labels(heads: &[Head]) -> impl Iterator<Item = String> + '_ {
    let labels = heads.iter().map(|head| head.label.as_deref());
    labels.flatten().map(typed)
}

/// The names in a line with one link that has no sign yet.
fn ends<'h>(line: &str, heads: &'h [Head], said: &Spec) -> Option<[&'h str; 2]> {
    let [cause, effect] = heads else { return None };
    let free = *said == Spec::default() && !line.contains('"');
    let ends = [cause.label.as_deref()?, effect.label.as_deref()?];
    free.then_some(ends)
}
