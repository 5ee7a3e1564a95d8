//! Lines that tell a loop: as an outline has them, or as people and programs write them below their links.

use super::beside::{at_end, behind, in_shaft, without_shaft};
use super::line::{Line, clipped, head, unquoted};
use super::marks::Mark;
use super::spec::Spec;
use super::tail::tail;
use crate::format::circle::label_of;
use crate::names::{blank, trimmed};

/// True for what stands before the colon of a loop: `loop R1`, `loop "name"`, `loop R1 "name"`.
pub(super) fn is_loop(text: &str) -> bool {
    let mut words = text.splitn(2, blank);
    let first = words.next().unwrap_or_default();
    let called = trimmed(words.next().unwrap_or_default());
    let label = trimmed(called.split('"').next().unwrap_or_default());
    let labelled = is_label(label) || label.is_empty() && !called.is_empty();
    first.eq_ignore_ascii_case("loop") && labelled
}

/// True for the label of a loop alone: `R1`.
pub(super) fn is_label(text: &str) -> bool {
    label_of(text).0.as_deref() == Some(text)
}

/// Words that stand before the label of a loop.
const KINDS: [&str; 4] = ["reinforcing", "balancing", "feedback", "loop"];

/// The label and the name of a loop as people write them before a colon: `R1`, `B2 (Burnout)`,
/// `**R1 – Trust**`, `Reinforcing loop R1`, `Balancing loop`.
fn loosely(text: &str) -> Option<(String, String)> {
    let text = trimmed(text).trim_start_matches('*');
    let is_kind = |word: &&str| KINDS.iter().any(|kind| word.eq_ignore_ascii_case(kind));
    let kinds = text.split_whitespace().take_while(is_kind).count();
    let rest: Vec<&str> = text.split_whitespace().skip(kinds).collect();
    let rest = rest.join(" ");
    let first = rest.split(' ').next().unwrap_or_default();
    let first = first.trim_matches(['(', ')', ':', '.', '–', '-']);
    match label_of(first).0 {
        Some(label) => {
            let name = rest.split_once(' ').map_or("", |(_, name)| name);
            let marks = |c: char| c == '*' || "–—-:".contains(c) || blank(c);
            let name = name.trim_matches(marks);
            let inside = name
                .strip_prefix('(')
                .and_then(|name| name.strip_suffix(')'));
            Some((label, inside.unwrap_or(name).to_owned()))
        }
        // “Loop 1” is one of ours.
        None => (kinds > 1 && rest.is_empty()).then(|| (String::new(), text.to_owned())),
    }
}

/// True for a heading above a loop: `R1 – Growth`, `Balancing loop B1`, `B2 (Burnout)`.
pub(super) fn heads_loop(text: &str) -> bool {
    let kind = text.split_whitespace().next().unwrap_or_default();
    let kind = KINDS.iter().any(|of| of.eq_ignore_ascii_case(kind));
    let (_, rest) = label_of(text);
    let behind = text[..text.len() - rest.len()].trim_end();
    let parted = behind.ends_with(['–', '-', ':', '—']) || rest.starts_with(['(', '—']);
    let other = rest.len() < text.len() && parted;
    other || kind && loosely(text).is_some()
}

/// A factor on the way of a loop, and the signs that stand before it and behind it.
pub(super) fn step(text: &str) -> (&str, [Option<Spec>; 2]) {
    let (sign, text) = behind(text).map_or((None, text), |(sign, rest)| (Some(sign), rest));
    let next = in_shaft(text).map(|(text, sign)| (text, Some(sign)));
    let (text, next) = next.unwrap_or((without_shaft(text), None));
    let ends = at_end(text, true).or_else(|| tail(trimmed(text)));
    let (text, end) = ends.map_or((text, None), |(text, sign)| (text, Some(sign)));
    (text, [sign.or(end), next])
}

/// Reads a line whose colon comes before its arrows, if there are any: a loop.
pub(super) fn of_loop<'t>(text: &'t str, marks: &[Mark]) -> Result<Line<'t>, String> {
    let colon = marks[0].at;
    let start = text[..colon].split_whitespace().next().unwrap_or_default();
    let ours = start.eq_ignore_ascii_case("loop");
    if let Some((label, name)) = loosely(&text[..colon]).filter(|_| !ours && marks.len() > 1) {
        let mut rest = text[colon + 1..].trim_start_matches('*');
        let (mut heads, mut signs) = (Vec::new(), Vec::new());
        let ends = marks[1..].iter().map(|mark| (mark.at, mark.length));
        let mut waits = None;
        for (at, length) in ends.chain([(text.len(), 0)]) {
            let at = at - (text.len() - rest.len());
            let (name, [before, behind]) = step(&rest[..at]);
            // The first factor has no link before it, unless what is behind it is said of the class.
            if !heads.is_empty() {
                signs.push(before.or(waits).unwrap_or_default());
            }
            heads.push(head(name)?);
            waits = behind;
            rest = &rest[at + length..];
        }
        return Ok(Line::Loop {
            label,
            name,
            heads,
            loose: Some(signs),
        });
    }
    if !ours {
        return Err("A colon stands before an arrow here. A label with a colon stands in quotes, as in: \"Goal 3: health\" -> Income : +; words about a factor that hold an arrow stand on the next line, after >".to_owned());
    }
    let called = trimmed(&text[start.len()..colon]);
    let (label, name) = match called.split_once('"') {
        Some((label, _)) => {
            let (name, rest) = unquoted(&called[label.len()..])?;
            if !trimmed(rest).is_empty() {
                return Err(format!(
                    "“{}” stands after the name of the loop. After the name comes a colon, as in: loop R1 \"Virtuous circle\": Trust -> Sharing -> Trust",
                    clipped(rest)
                ));
            }
            (trimmed(label), name)
        }
        None => {
            let (label, rest) = label_of(called);
            match label {
                Some(_) if rest == called => (called, String::new()),
                Some(_) => (
                    called.split_whitespace().next().unwrap_or_default(),
                    rest.to_owned(),
                ),
                None => ("", called.to_owned()),
            }
        }
    };
    let mut heads = Vec::new();
    let mut from = colon + 1;
    for mark in &marks[1..] {
        if mark.colon {
            return Err(
                "There are two colons in the line of this loop. A label with a colon stands in quotes."
                    .to_owned(),
            );
        }
        heads.push(head(&text[from..mark.at])?);
        from = mark.at + mark.length;
    }
    heads.push(head(&text[from..])?);
    Ok(Line::Loop {
        label: label.to_owned(),
        name,
        heads,
        loose: None,
    })
}
