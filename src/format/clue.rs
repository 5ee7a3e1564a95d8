//! What stands beside an arrow, where people type it: a sign, a delay, a few words.

use super::signs::{Word, word};
use crate::model::{Delay, Link, Polarity};
use crate::names::{folded, trimmed};

/// A word that is a sign where somebody types one for a link, as [`super::signs`] reads it.
pub fn sign_of(text: &str) -> Option<&'static str> {
    let plain = folded(trimmed(text)).replace('−', "-");
    match plain.as_str() {
        "more" => return Some("+"),
        "less" => return Some("-"),
        "++" => return Some("++"),
        "--" => return Some("--"),
        "+-" => return Some("+-"),
        "-+" => return Some("-+"),
        _ => {}
    }
    match word(&plain) {
        Word::Sign(sign) => Some(sign.token()),
        Word::Unsaid => Some("?"),
        Word::Pair(_) | Word::Other => None,
    }
}

/// A word that says a delay. `long` says that it stands before `delay`.
pub fn delay_of(text: &str, long: bool) -> Option<Delay> {
    match folded(trimmed(text)).as_str() {
        "delay" | "delayed" | "delays" if long => Some(Delay::Long),
        "delay" | "delayed" | "delays" | "slow" | "||" | "//" => Some(Delay::Short),
        "long-delay" | "long-delayed" => Some(Delay::Long),
        _ => None,
    }
}

/// What a label of an arrow says: `+`, `- delayed`, `+ long delay: more of it`, or words alone.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Clues<'t> {
    /// The sign, as [`super::signs`] reads it; empty where none is said.
    pub sign: &'static str,
    /// How long it takes.
    pub delay: Delay,
    /// The rest.
    pub label: &'t str,
}

/// Reads the label of an arrow. Where its first words are no sign and no delay, all of it is words.
pub fn clues(text: &str) -> Clues<'_> {
    let text = trimmed(text);
    let (head, label) = text.split_once(':').unwrap_or((text, ""));
    let mut found = Clues {
        label: trimmed(label),
        ..Clues::default()
    };
    if let Some(sign) = sign_of(head) {
        found.sign = sign;
        return found;
    }
    let (mut long, mut first) = (false, true);
    let separates = |c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')';
    for part in head.split(separates).filter(|part| !part.is_empty()) {
        let sign = sign_of(part).filter(|_| first);
        match (sign, delay_of(part, long)) {
            (Some(sign), _) => found.sign = sign,
            (None, Some(delay)) => (found.delay, long) = (delay, false),
            (None, None) if part.eq_ignore_ascii_case("long") && !long => long = true,
            _ => {
                let label = text;
                return Clues {
                    label,
                    ..Clues::default()
                };
            }
        }
        first = false;
    }
    match long {
        true => Clues {
            label: text,
            ..Clues::default()
        },
        false => found,
    }
}

/// True for a label that begins or ends with a sign: `Sharing +`, `Sharing (-, delayed)`, `+ Sharing`.
pub fn has_sign(label: &str) -> bool {
    let marks = |word: &str| {
        word.contains(['+', '-', '−', '±']) && word.chars().all(|c| "()[]+-−±".contains(c))
    };
    // `Sharing (-, delayed)`
    let inside = label.strip_suffix(')').and_then(|l| l.rsplit_once('('));
    let first = inside.and_then(|(_, inside)| inside.split([',', ';', ' ']).next());
    if first.is_some_and(marks) {
        return true;
    }
    let mut words = label.split_whitespace();
    let ends = [words.next(), words.next_back()];
    matches!(ends, [Some(first), Some(last)] if marks(first) || marks(last))
}

/// True for the name that Cytoscape gives an edge by itself: `Trust (increases) Sharing`, its type between its ends.
pub fn is_made_of(name: &str, [from, to]: [&str; 2], kind: &str) -> bool {
    let between = name.strip_prefix(from).and_then(|of| of.strip_suffix(to));
    let inside = between.and_then(|of| of.strip_prefix(" (")?.strip_suffix(") "));
    inside == Some(kind)
}

/// The words for a delay, as [`clues`] reads them; empty for none.
pub fn delay_words(delay: Delay) -> &'static str {
    match delay {
        Delay::None => "",
        Delay::Short => "delayed",
        Delay::Long => "long delay",
    }
}

/// The label of an arrow that says all that a link does: `- delayed: words`.
pub fn said(link: &Link, label: &str) -> String {
    let mut text = match link.polarity {
        Polarity::Unknown => "?",
        sign => sign.token(),
    }
    .to_owned();
    if !link.delay.is_none() {
        text.push(' ');
        text.push_str(delay_words(link.delay));
    }
    if !label.is_empty() {
        text.push_str(": ");
        text.push_str(label);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_says_sign_delay_and_words_or_words_alone() {
        let of = |text| {
            let c = clues(text);
            (c.sign, c.delay, c.label)
        };
        assert_eq!(of("+"), ("+", Delay::None, ""));
        assert_eq!(of("− delayed"), ("-", Delay::Short, ""));
        assert_eq!(of("s, long delay: in time"), ("+", Delay::Long, "in time"));
        assert_eq!(of("same direction"), ("+", Delay::None, ""));
        assert_eq!(of("Less"), ("-", Delay::None, ""));
        assert_eq!(of("long way"), ("", Delay::None, "long way"));
        assert_eq!(of("more money"), ("", Delay::None, "more money"));
        assert_eq!(of("note: less"), ("", Delay::None, "note: less"));
        assert_eq!(of(""), ("", Delay::None, ""));
        assert_eq!(of("--"), ("--", Delay::None, ""));
    }
}
