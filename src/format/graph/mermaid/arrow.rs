//! The arrows of Mermaid: `-->`, `-->|+|`, `-- + -->`, `-.->`, `==>`, `---`, `<-->`, `--x`, `~~~`.

use crate::format::graph::Way;
use crate::names::trimmed;

/// An arrow.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Arrow {
    /// Nothing for one that only keeps nodes apart.
    pub way: Option<Way>,
    pub label: String,
    /// By what the chart speaks of it elsewhere; empty for most.
    pub name: String,
    /// A look that somebody may have given a meaning.
    pub looks: Option<(&'static str, &'static str)>,
}

/// The strokes: what an arrow begins with, what it may end with after a text, and of what it is made.
const STROKES: [(&str, &str, char, Option<&str>); 3] = [
    ("-.", ".-", '.', Some("dotted")),
    ("==", "==", '=', Some("thick")),
    ("--", "--", '-', None),
];

/// Reads the arrow that a text begins with; gives its length too, with its text.
pub(super) fn read(text: &str) -> Result<(Arrow, usize), String> {
    let wrong = || {
        "An arrow is expected here, as in: Trust -->|+| Sharing, or the end of the line. A label with blanks stands in brackets, as in: a[Time to meet]".to_owned()
    };
    let mut at = 0;
    // The name of an edge: e1@-->
    let name = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    if let Some(end) = name.filter(|&end| text[end..].starts_with('@')) {
        at = end + 1;
    }
    if text[at..].starts_with("~~~") {
        let length = text[at..].find(|c| c != '~').unwrap_or(text.len() - at);
        return Ok((Arrow::default(), at + length));
    }
    let back = text[at..].starts_with(['<', 'x', 'o']);
    at += usize::from(back);
    let stroke = STROKES
        .iter()
        .find(|(open, ..)| text[at..].starts_with(open));
    let (open, close, of, look) = *stroke.ok_or_else(wrong)?;
    let line = |text: &str| {
        let made = |c: char| c == of || of == '.' && c == '-';
        text.find(|c| !made(c)).unwrap_or(text.len())
    };
    let length = line(&text[at..]);
    let mut arrow = Arrow {
        looks: look.map(|look| ("style", look)),
        name: text[..at.saturating_sub(usize::from(back) + 1)].to_owned(),
        ..Arrow::default()
    };
    let mut end = at + length;
    let bare = match of {
        '.' => text[at..end].len() > 2 && text[at..end].ends_with('-'),
        _ => length > 2,
    };
    // Behind a stroke of two, a letter may begin the text of the arrow.
    let is_text = || of == '.' || begins_text(&text[end..], close);
    let found = head(&text[end..]);
    let mut found = found.filter(|(kind, _)| bare || kind.is_empty() || !is_text());
    if found.is_none() && !bare {
        // A text, up to the rest of the stroke.
        let inside = &text[at + open.len()..];
        let from = quoted_end(inside);
        let close = inside[from..]
            .find(close)
            .map(|place| place + from)
            .filter(|&end| !inside[..end].contains('\n'))
            .ok_or_else(wrong)?;
        arrow.label = unquoted(&inside[..close]).to_owned();
        end = at + open.len() + close;
        end += line(&text[end..]);
        found = head(&text[end..]);
    }
    if let Some((kind, length)) = found {
        end += length;
        if !kind.is_empty() {
            arrow.looks = Some(("arrowhead", if kind == "x" { "x" } else { "o" }));
        }
    }
    arrow.way = Some(match (back, found.is_some()) {
        (true, true) => Way::Mutual,
        (_, true) => Way::Directed,
        (_, false) => Way::Undirected,
    });
    let after = text[end..].trim_start_matches([' ', '\t']);
    if let Some(inside) = after.strip_prefix('|') {
        let from = quoted_end(inside);
        let close = inside[from..].find('|').ok_or_else(|| {
            "The text of an arrow begins with | here and does not end.".to_owned()
        })? + from;
        arrow.label = unquoted(&inside[..close]).to_owned();
        end = text.len() - inside.len() + close + 1;
    }
    Ok((arrow, end))
}

/// The head that an arrow ends with, and its length. A letter is one even where a name touches it.
fn head(text: &str) -> Option<(&'static str, usize)> {
    match text.chars().next()? {
        '>' => Some(("", 1)),
        'x' => Some(("x", 1)),
        'o' => Some(("o", 1)),
        _ => None,
    }
}

/// True if the letter of a head that stands here begins a text in truth, as in `--only if-->`: what comes
/// after it is no name of a node, or one that something else than an arrow follows, and the text is closed.
fn begins_text(text: &str, close: &str) -> bool {
    let rest = &text[1..];
    let name = super::id_length(rest);
    let next = rest[name..].trim_start_matches([' ', '\t', '\r']);
    let begins = |marks: &[&str]| marks.iter().any(|mark| next.starts_with(mark));
    let touches = next.len() == rest.len() - name && begins(&["[", "(", "{", ">", ":::", "@{"]);
    let arrow = begins(&[
        "--", "==", "-.", "<", "x--", "o--", "x==", "o==", "~~~", "&",
    ]);
    let ends = next.is_empty() || begins(&["\n", ";", "%%"]);
    let is_head = rest.starts_with([' ', '\t', '|']) || name > 0 && (touches || arrow || ends);
    let closed = || {
        rest.find(close)
            .is_some_and(|end| !rest[..end].contains('\n'))
    };
    !is_head && closed()
}

/// Where a text in quotes ends, if one begins here.
fn quoted_end(text: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    let inside = text[start..].strip_prefix('"');
    let end = inside.and_then(|inside| inside.find('"'));
    end.map_or(0, |end| start + end + 2)
}

fn unquoted(text: &str) -> &str {
    let text = trimmed(text);
    let inside = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inside.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_of_all_kinds_are_read_with_their_text() {
        let directed = Some(Way::Directed);
        for (text, way, label, rest) in [
            ("--> B", directed, "", " B"),
            ("-->|+| B", directed, "+", " B"),
            ("--->|\"a | b\"|B", directed, "a | b", "B"),
            ("-- less of --> B", directed, "less of", " B"),
            ("-. - .-> B", directed, "-", " B"),
            ("-.-> B", directed, "", " B"),
            ("==>B", directed, "", "B"),
            ("== + ==> B", directed, "+", " B"),
            ("--- B", Some(Way::Undirected), "", " B"),
            ("-.- B", Some(Way::Undirected), "", " B"),
            ("<--> B", Some(Way::Mutual), "", " B"),
            ("--x B", directed, "", " B"),
            ("--xB", directed, "", "B"),
            ("--oB --> C", directed, "", "B --> C"),
            ("==xB[b]-->C", directed, "", "B[b]-->C"),
            ("---oB", directed, "", "B"),
            ("-.-xB", directed, "", "B"),
            ("-- t --oB", directed, "t", "B"),
            ("--only if--> B", directed, "only if", " B"),
            ("--o--> B", directed, "o", " B"),
            ("-.often.-> B", directed, "often", " B"),
            ("e1@--> B", directed, "", " B"),
            ("~~~ B", None, "", " B"),
        ] {
            let (arrow, length) = read(text).unwrap();
            assert_eq!(
                (arrow.way, arrow.label.as_str(), &text[length..]),
                (way, label, rest),
                "{text}"
            );
        }
        for text in ["- B", "B", "-- x", "-->|x", "="] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
