//! Labels that look alike, and are labels of two factors.

use super::Draft;
use crate::format::audit::{At, Told, clipped};
use crate::host::composed;
use crate::model::Factor;
use crate::names::{Names, folded, spaced, trimmed};
use std::collections::BTreeSet;

/// True for what is not shown, and means nothing between two letters. Joiners do in some scripts.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    )
}

/// A label for comparing where it is typed: blanks of whatever kind and number, upper and lower case, the
/// way an accent is put on its letter, and what is not shown make no difference.
pub fn typed(label: &str) -> String {
    // Plain letters have no accents; in a page it is a call to find out.
    if label.is_ascii() {
        return spaced(&folded(label));
    }
    let all = composed(&folded(label));
    spaced(&all.chars().filter(|&c| !is_unseen(c)).collect::<String>())
}

/// A label as an eye sees it: quotes, dashes and joiners, which may be meant, make no difference either.
fn seen(label: &str) -> String {
    let mut seen = String::new();
    for c in typed(label).chars() {
        match c {
            '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '’' | '‘' | '‛' | '`' | '´' | 'ʼ' | '′' => seen.push('\''),
            '“' | '”' | '„' | '‟' | '″' => seen.push('"'),
            '‐'..='―' | '−' => seen.push('-'),
            _ => seen.push(c),
        }
    }
    seen
}

/// The letters and digits of a label, without a number that a list puts before it.
fn letters(label: &str) -> String {
    let label = typed(label);
    let rest = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = rest.len() < label.len() && rest.starts_with([')', '.']);
    let name = if counted { rest } else { &label };
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Where a factor comes first, in words.
fn place(at: &At) -> Option<String> {
    let line = at.line?;
    Some(match (&at.sheet, &at.file) {
        (Some(sheet), _) => format!("row {line} of the sheet “{sheet}”"),
        (None, Some(file)) => format!("line {line} of “{file}”"),
        (None, None) => format!("line {line}"),
    })
}

/// In as many places of a label another may end.
const MOST_BLANKS: usize = 8;

/// As many letters of a label stand in a sentence.
const MOST_LETTERS: usize = 60;

impl Draft<'_> {
    /// Tells of factors whose labels look like another's without being the same. O(labels).
    pub(super) fn alike(&mut self) {
        let mut labels = Names::default();
        let mut firsts = Vec::new();
        let mut told = Vec::new();
        for (number, factor) in self.factors.iter().enumerate() {
            let key = seen(&factor.label);
            if key.is_empty() {
                continue;
            }
            if labels.insert(&key) {
                firsts.push(number);
                continue;
            }
            let first = labels.number(&key).map_or(number, |at| firsts[at]);
            let other = &self.factors[first];
            if trimmed(&other.label) == trimmed(&factor.label) {
                continue;
            }
            let like = format!("like {}", clipped(&other.label, MOST_LETTERS));
            let like = match (place(&self.places[number]), place(&self.places[first])) {
                (Some(own), Some(other)) => format!("{own}, {like} in {other}"),
                _ => like,
            };
            let name = format!("{} ({like})", clipped(&factor.label, MOST_LETTERS));
            let at = self.places[number].clone();
            told.push(at.named(&name).factor(&factor.id));
        }
        for at in told {
            self.tell(Told::NearLabel, &[], at);
        }
        // Whoever lists the factors means them all.
        let all = if self.listed { &[][..] } else { &self.factors };
        let bracketed = all.iter().zip(&self.places).filter(|(factor, _)| {
            // `Trust (of staff)`, `Trust – they rely on it`, `Trust + R1`.
            let label = factor.label.as_str();
            let mut places = label.match_indices(' ').take(MOST_BLANKS);
            places.any(|(at, _)| {
                let mark = label[at + 1..].chars().next();
                let marked = mark.is_some_and(|c| !c.is_alphanumeric());
                marked && labels.contains(&seen(&label[..at]))
            })
        });
        let at = |(factor, at): (&Factor, &At)| at.clone().named(&factor.label).factor(&factor.id);
        let bracketed: Vec<At> = bracketed.map(at).collect();
        let again: BTreeSet<&String> = bracketed.iter().flat_map(|at| &at.factor).collect();
        let mut bare = Names::default();
        let mut firsts = Vec::new();
        let mut marked = Vec::new();
        for (number, (factor, at)) in all.iter().zip(&self.places).enumerate() {
            let key = letters(&factor.label);
            if key.is_empty() {
                continue;
            }
            if bare.insert(&key) {
                firsts.push(number);
                continue;
            }
            let first = bare.number(&key).map_or(number, |at| firsts[at]);
            let other = all[first].label.as_str();
            // Those were told already.
            if seen(other) != seen(&factor.label) && !again.contains(&factor.id) {
                let like = clipped(other, MOST_LETTERS);
                let name = clipped(&factor.label, MOST_LETTERS);
                let at = at.clone().named(&format!("{name} (like {like})"));
                marked.push(at.factor(&factor.id));
            }
        }
        for (told, found) in [(Told::BracketLabel, bracketed), (Told::MarkedLabel, marked)] {
            for at in found {
                self.tell(told, &[], at);
            }
        }
    }
}
