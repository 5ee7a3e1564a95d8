//! A loop that is told in one text: what it is called, and the names on its way.

use super::ways::find;
use crate::format::draft::Draft;
use crate::format::outline::{has_arrow, way};
use crate::names::{blank, trimmed};
use std::borrow::Cow;

/// What stands between the arrows of a text.
pub(super) fn steps(text: &str) -> impl Iterator<Item = &str> {
    text.split('→').flat_map(|step| step.split("->"))
}

/// True if a way says something beside what it calls its loop, and the names on it: signs, most of the time.
pub(super) fn says_more(way: &str, called: &[String; 2], names: &[String]) -> bool {
    let head = called.iter().filter(|text| !text.is_empty()).count();
    let pieces = called.iter().chain(names).filter(|piece| !piece.is_empty());
    let mut rest = way;
    for (i, piece) in pieces.enumerate() {
        let Some((gap, behind)) = rest.split_once(&**piece) else {
            // It is written otherwise than it is read.
            return true;
        };
        rest = behind;
        let mute = if i > head {
            is_arrow(gap)
        } else {
            is_mark(gap)
        };
        if !mute || i == 0 && head == 0 && !trimmed(gap).is_empty() {
            return true;
        }
    }
    !trimmed(rest.trim_end_matches([' ', '.'])).is_empty()
}

/// True for what stands between two nodes on a way, and says nothing else.
fn is_arrow(gap: &str) -> bool {
    let rest = gap.replace("-->", "").replace("->", "");
    rest.chars().all(|c| blank(c) || "→,;".contains(c))
}

/// True for what stands around what a loop is called.
fn is_mark(gap: &str) -> bool {
    let round = |c: char| "()[]".contains(c);
    let dash = |c: char| "-–—".contains(c);
    let known = gap
        .chars()
        .all(|c| blank(c) || round(c) || dash(c) || ":.".contains(c));
    known && !(gap.contains(round) && gap.contains(dash))
}

/// What a way calls its loop, and the names of nodes on it. What stands before a colon is no part of the first, if there
/// is a node of that name without it.
pub(super) fn called_on(text: &str, draft: &Draft) -> ([String; 2], Vec<String>) {
    let (mut called, mut names) = on_line(text);
    let arrows = between_arrows(text);
    let text = &*arrows;
    let arrow = text.find("->").or_else(|| text.find('→'));
    let head = arrow.map_or("", |arrow| &text[..arrow]);
    let head = match find(draft, head) {
        Some(_) => "",
        None => head,
    };
    let words = head.char_indices().filter(|(_, c)| blank(*c) || *c == ':');
    let mut parts = words.map(|(i, c)| (&head[..i], &head[i + c.len_utf8()..]));
    let parts = parts.find(|(_, name)| find(draft, name).is_some());
    if let (Some((before, name)), [label, of_way]) = (parts, &mut called)
        && label.is_empty()
    {
        let marks = |c: char| blank(c) || "-–—:.()[]".contains(c);
        before.trim_matches(marks).clone_into(of_way);
        // An outline has what stands before a colon as a step of its own.
        if names.len() > 1
            && find(draft, &names[1]) == find(draft, name)
            && find(draft, &names[0]).is_none()
        {
            names.remove(0);
        } else {
            names[0] = trimmed(name).to_owned();
        }
    }
    // A full stop behind the last is none of it, nor is a word in brackets.
    let last = names.last_mut().filter(|last| find(draft, last).is_none());
    if let Some(last) = last {
        let round = last
            .strip_suffix(')')
            .and_then(|last| last.rsplit_once('('));
        let named = last.strip_suffix('.').or(round.map(|(name, _)| name));
        let named = named.filter(|name| find(draft, name).is_some());
        if let Some(name) = named.map(|name| trimmed(name).to_owned()) {
            *last = name;
        }
    }
    (called, names)
}

/// What a way calls its loop, and the names of nodes on it: a text with arrows, or with commas.
fn on_line(text: &str) -> ([String; 2], Vec<String>) {
    let arrows = between_arrows(text);
    if let Some(way) = way(text).or_else(|| way(&arrows)) {
        return way;
    }
    let dashes = |c: char| blank(c) || c == '-' || c == '–';
    let name = |step: &str| step.trim_matches(dashes).to_owned();
    (Default::default(), steps(&arrows).map(name).collect())
}

/// A text with arrows in the place of commas, if it has none.
fn between_arrows(text: &str) -> Cow<'_, str> {
    match has_arrow(text) || text.contains('→') {
        true => text.into(),
        false => text.replace([',', ';'], " -> ").into(),
    }
}
