//! Signs that people type elsewhere than behind a colon: in the shaft of an arrow, right behind it, or
//! behind the effect; and the marks of Markdown around names that are pasted.

use super::spec::{Spec, spec};
use super::{all_arrows, has_arrow};
use crate::format::clue::sign_of;
use crate::model::Delay;
use crate::names::{blank, trimmed};

/// Marks that are a sign where they stand alone.
const MARKS: &str = "+-−–±＋－";

fn is_dash(c: char) -> bool {
    "-−–—=─━".contains(c)
}

/// What a text says of a link, if it says a sign.
pub(super) fn said(text: &str) -> Option<Spec> {
    spec(text).ok().filter(|spec| !spec.sign.is_empty())
}

/// The delay that a text says, if it says nothing else.
pub(super) fn delayed(text: &str) -> Option<Delay> {
    let found = spec(text).ok().filter(|spec| !spec.delay.is_none())?;
    let alone = Spec {
        delay: found.delay,
        ..Spec::default()
    };
    (found == alone).then_some(found.delay)
}

/// What stands before a sign in brackets at the end of a link, and what stands there: `Sharing [+, delayed]`. A group
/// that is called so stands in quotes.
fn bracketed(text: &str) -> Option<(&str, Spec)> {
    let (before, words) = text.strip_suffix(']')?.rsplit_once('[')?;
    let late = || {
        let is_name = before.ends_with(char::is_whitespace) && !trimmed(before).is_empty();
        let delay = delayed(words).filter(|_| is_name)?;
        // `Sharing (+) [delay]`
        if let Some((name, said)) = in_parentheses(before) {
            return Some((name, Spec { delay, ..said }));
        }
        Some((
            before,
            Spec {
                delay,
                ..Spec::default()
            },
        ))
    };
    named(before, words).or_else(late)
}

/// The same in round brackets, with whatever else may stand behind a colon: `Sharing (-, delayed)`.
fn in_parentheses(text: &str) -> Option<(&str, Spec)> {
    let (before, inside) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    named(before, inside).filter(|_| begins_with_mark(inside))
}

/// A name that ends in a blank, and what the words behind it say of the sign.
fn named<'t>(before: &'t str, words: &str) -> Option<(&'t str, Spec)> {
    let is_name = before.ends_with(char::is_whitespace) && !trimmed(before).is_empty();
    let found = || {
        said(words).or_else(|| {
            Some(Spec {
                sign: sign_of(words)?.to_owned(),
                ..Spec::default()
            })
        })
    };
    is_name.then(found)?.map(|spec| (before, spec))
}

fn begins_with_mark(text: &str) -> bool {
    trimmed(text).starts_with(|c| MARKS.contains(c))
}

/// What stands before a sign at the end of a link, and what that says. `single`: the line has one link.
pub(super) fn at_end(text: &str, single: bool) -> Option<(&str, Spec)> {
    let text = trimmed(text).trim_end_matches(['.', ',', ';']).trim_end();
    let found = bracketed(text).or_else(|| in_parentheses(text).filter(|_| single));
    found.or_else(|| in_bold(text).filter(|_| single))
}

/// A sign in round brackets that is followed by words: the name before it, what it says, the words.
/// `Sharing (+) – people who trust share more`.
pub(super) fn explained(text: &str) -> Option<(&str, Spec)> {
    // Each piece of the text is looked at once.
    let mut open = false;
    for (at, bracket) in text.match_indices(['(', ')']) {
        let closes = bracket == ")" && std::mem::take(&mut open);
        open |= bracket == "(";
        let end = at + bracket.len();
        let found = closes.then(|| in_parentheses(&text[..end])).flatten();
        let Some((before, mut spec)) = found else {
            continue;
        };
        let marks = |c: char| blank(c) || is_dash(c) || ":*.,;".contains(c);
        let about = text[end..].trim_matches(marks);
        let within = |open, close| about.strip_prefix(open)?.strip_suffix(close);
        let inside = within('(', ')').or_else(|| within('[', ']'));
        match delayed(inside.unwrap_or(about)) {
            Some(delay) if spec.delay == Delay::default() => spec.delay = delay,
            _ => spec.about = (!about.is_empty()).then(|| about.to_owned()),
        }
        return Some((before, spec));
    }
    None
}

/// The same in bold: `Sharing **(+)**`.
fn in_bold(text: &str) -> Option<(&str, Spec)> {
    let (before, sign) = text.strip_suffix("**")?.rsplit_once("**")?;
    let sign = trimmed(sign).trim_matches(['(', ')', '[', ']']);
    named(before, sign).filter(|_| begins_with_mark(sign))
}

/// What stands before an arrow whose shaft holds a sign, and what that says: `A --(+)--> B`, `A -+-> B`,
/// `A -- positive --> B`.
pub(super) fn in_shaft(text: &str) -> Option<(&str, Spec)> {
    let text = text.trim_end();
    let begins = |&(at, c): &(usize, char)| is_dash(c) && text[..at].ends_with(blank);
    let (at, _) = text.char_indices().rfind(begins)?;
    let inner = trimmed(text[at..].trim_matches(is_dash));
    // A true minus among other dashes is one.
    let minus = !text[at..].starts_with('−') && text[at..].matches('−').count() == 1;
    let inner = if inner.is_empty() && minus {
        "-"
    } else {
        inner
    };
    let bare = inner.trim_matches(['(', ')', '[', ']', '|']);
    let dashes = text[at..].chars().take_while(|&c| is_dash(c)).count();
    // Behind one dash a word may belong to the name.
    let sure = dashes > 1 || bare.len() < inner.len() || bare == "+" || bare == "±";
    let before = trimmed(&text[..at]);
    (sure && !before.is_empty()).then(|| said(bare).map(|spec| (before, spec)))?
}

/// What stands before an arrow whose shaft is crossed by two strokes, which stand for a delay: `A -||-> B`,
/// `A --//--> B`.
pub(super) fn crossed(text: &str) -> Option<&str> {
    let behind = text.trim_end().trim_end_matches(is_dash);
    let strokes = ["||", "//", "‖"];
    let shaft = strokes.iter().find_map(|of| behind.strip_suffix(of))?;
    let before = shaft.trim_end_matches(is_dash);
    let is_shaft = before.len() < shaft.len() && before.ends_with(blank);
    Some(trimmed(before)).filter(|before| is_shaft && !before.is_empty())
}

/// What stands before an arrow without the rest of its shaft: `A —` of `A ——> B`.
pub(super) fn without_shaft(text: &str) -> &str {
    let name = text.trim_end_matches(is_dash);
    match name.ends_with(blank) && !trimmed(name).is_empty() {
        true => name,
        false => text,
    }
}

/// What stands behind an arrow and its sign, and what that says: `A -> (+) B`, `A ->+ B`.
pub(super) fn behind(text: &str) -> Option<(Spec, &str)> {
    let close = |open: char| if open == '(' { ')' } else { ']' };
    let mut chars = text.trim_start().chars();
    let (sign, rest) = match chars.next()? {
        open @ ('(' | '[') => chars.as_str().split_once(close(open))?,
        _ => text.split_once(blank)?,
    };
    let is_one = begins_with_mark(sign) && !trimmed(rest).is_empty();
    Some((said(sign).filter(|_| is_one)?, rest))
}

/// Pairs of marks that a program for texts, or Markdown, puts around words.
const AROUND: [(char, char); 7] = [
    ('*', '*'),
    ('_', '_'),
    ('“', '”'),
    ('„', '“'),
    ('‘', '’'),
    ('«', '»'),
    ('»', '«'),
];

/// The length of a name in curly or angled quotes that a text begins with. In `‘90s` or behind `Peoples`
/// such a mark is an apostrophe, so nothing may stand between the second one and what ends a name; and an
/// arrow in it is one of the name only where another stands beside it. `linked`: one stands before.
///
/// Looks no farther than to the next mark that opens, so that all of a line are found in O(n).
pub(super) fn quoted(text: &str, linked: bool) -> Option<usize> {
    let first = text.chars().next().filter(|first| !first.is_ascii())?;
    let (_, close) = AROUND.into_iter().find(|&(open, _)| open == first)?;
    let open = first.len_utf8();
    let within = text[open..].find(first).unwrap_or(text.len() - open);
    let mut closing = text[open..open + within].match_indices(close);
    let arrow = |rest: &str| all_arrows().any(|arrow| rest.starts_with(arrow));
    let (at, end) = closing.find_map(|(at, mark)| {
        let end = open + at + mark.len();
        let rest = text[end..].trim_start();
        let ends = |c: char| ":[{#(/*.;,".contains(c) || is_dash(c);
        (rest.is_empty() || rest.starts_with(ends) || arrow(rest)).then_some((open + at, end))
    })?;
    let inside = &text[open..at];
    let rest = text[end..].trim_start();
    if !has_arrow(inside) {
        return Some(end);
    }
    let year = first == '‘' && inside.starts_with(|c: char| c.is_ascii_digit());
    if inside.contains('"') || year {
        return None;
    }
    // Words alone, or words about them, but no sign, which would be that of the arrow.
    let words = || match rest.strip_prefix(':') {
        Some(about) => said(about).is_none(),
        None => rest.is_empty(),
    };
    let beside = linked || arrow(rest) || first != '‘' && words();
    beside.then_some(end)
}

/// True for a name that begins like one in quotes, so that it is better put in those of an outline.
pub(super) fn begins_quoted(name: &str) -> bool {
    let opens = |c: char| AROUND.iter().any(|&(open, _)| open == c && !c.is_ascii());
    name.starts_with(opens)
}

/// A name without marks of Markdown, and without the quotes that are around all of it.
pub(super) fn unmarked(text: &str) -> String {
    let mut text = trimmed(text).to_owned();
    for mark in ["**", "`"] {
        let count = text.matches(mark).count();
        if count > 0 && count % 2 == 0 {
            text = text.replace(mark, "");
        }
    }
    // Bold that begins or ends in another name: `**Trust → Sharing**`.
    if text.matches("**").count() == 1 {
        let inside = text.strip_prefix("**").or(text.strip_suffix("**"));
        text = inside
            .map(|inside| trimmed(inside).to_owned())
            .unwrap_or(text);
    }
    for (open, close) in AROUND {
        let inside = text
            .strip_prefix(open)
            .and_then(|text| text.strip_suffix(close));
        let inside = inside.filter(|inside| {
            !inside.contains([open, close]) && trimmed(inside) == *inside && !inside.is_empty()
        });
        if let Some(inside) = inside {
            text = inside.to_owned();
        }
    }
    text
}
