//! A map as a flowchart of Mermaid.

use super::super::put;
use crate::error::Error;
use crate::format::audit::At;
use crate::format::clue::said;
use crate::format::export::{Lost, Part, has_more, own_id, single};
use crate::format::ids::Ids;
use crate::format::kumu::write::kind;
use crate::model::Map;
use std::collections::BTreeMap;

/// Words that mean something else to Mermaid.
const TAKEN: [&str; 19] = [
    "end",
    "graph",
    "flowchart",
    "subgraph",
    "style",
    "class",
    "classdef",
    "linkstyle",
    "click",
    "direction",
    "default",
    "accdescr",
    "call",
    "href",
    "interpolate",
    "_self",
    "_blank",
    "_parent",
    "_top",
];

/// As many links Mermaid draws (`maxEdges`), and as many letters it reads (`maxTextSize`), by default.
const MOST_LINKS: usize = 500;
const MOST_LETTERS: usize = 50_000;

/// Writes a flowchart: labels, groups, signs and delays.
pub fn write(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let info = map.info();
    let mut out = String::new();
    if !info.title.is_empty() {
        out.push_str(&format!(
            "---\ntitle: {}\n---\n",
            serde_json::Value::from(info.title.as_str())
        ));
    }
    out.push_str("flowchart LR\n");
    let mut ids = Ids::default();
    let mut names = BTreeMap::new();
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, (_, factor)) in map.factors().enumerate() {
        let at = At::file().factor(&factor.id);
        let name = match is_plain(&factor.id) && ids.free(&factor.id) == factor.id {
            true => factor.id.clone(),
            false => {
                lost.part("ids that are not of letters and digits alone", at.clone());
                // No id of ours has a blank in it, and no name of Mermaid's either.
                let mut name = format!("n{}", i + 1);
                while map.factor_ix(&name).is_some() || ids.free(&name) != name {
                    name.push('_');
                }
                name
            }
        };
        // Mermaid refuses a chart with an empty text in it.
        let label = match encoded(&factor.label, &at, lost) {
            empty if empty.is_empty() => " ".to_owned(),
            blank if blank == " " => "#32;".to_owned(),
            label => label,
        };
        out.push_str(&format!("    {name}[\"{label}\"]\n"));
        if let Some(label) =
            kind(map, factor).filter(|label| !crate::names::trimmed(label).is_empty())
        {
            let number = *numbers.entry(label).or_insert_with(|| {
                groups.push((label, Vec::new()));
                groups.len() - 1
            });
            groups[number].1.push(name.clone());
        }
        left(factor.description.is_some(), "descriptions", &at, lost);
        left(!factor.tags.is_empty(), "tags", &at, lost);
        left(
            has_more(&factor.extra),
            "other fields of factors and links",
            &at,
            lost,
        );
        names.insert(factor.id.as_str(), name);
    }
    for (_, from, to, link) in map.links() {
        let at = At::file().link(&link.id);
        let label = encoded(
            &said(link, link.label.as_deref().unwrap_or_default()),
            &at,
            lost,
        );
        let ends = [from, to].map(|end| names[map.factor(end).id.as_str()].as_str());
        out.push_str(&format!("    {} -->|\"{label}\"| {}\n", ends[0], ends[1]));
        own_id(map, (from, to), link, lost);
        left(link.description.is_some(), "descriptions", &at, lost);
        left(!link.tags.is_empty(), "tags", &at, lost);
        left(link.strength.is_some(), "strengths", &at, lost);
        left(link.confidence.is_some(), "confidences", &at, lost);
        left(
            has_more(&link.extra),
            "other fields of factors and links",
            &at,
            lost,
        );
    }
    let lines = put::undirected(map, put::Names::of(map, false), &mut Lost::default());
    let arrows = map.links().count() + lines.len();
    for put::Line { id, ends, fields } in lines {
        let ends = [0, 1].map(|end| names[ends[end].as_str()].as_str());
        out.push_str(&format!("    {} --- {}\n", ends[0], ends[1]));
        left(
            id.is_some(),
            "ids of lines without a direction",
            &At::file(),
            lost,
        );
        left(
            !fields.is_empty(),
            "words on lines without a direction",
            &At::file(),
            lost,
        );
    }
    for (number, (label, members)) in groups.iter().enumerate() {
        let mut name = format!("g{}", number + 1);
        while ids.free(&name) != name {
            name.push('_');
        }
        let label = encoded(label, &At::file(), lost);
        out.push_str(&format!("    subgraph {name}[\"{label}\"]\n"));
        for member in members {
            out.push_str(&format!("        {member}\n"));
        }
        out.push_str("    end\n");
    }
    if arrows > MOST_LINKS {
        let what = "more than 500 links, which Mermaid does not draw unless maxEdges allows it";
        lost.elsewhere(what, At::file());
    }
    if out.encode_utf16().count() > MOST_LETTERS {
        let what =
            "more than 50,000 letters, which Mermaid does not draw unless maxTextSize allows it";
        lost.elsewhere(what, At::file());
    }
    Ok(single(out.into_bytes()))
}

fn left(there: bool, what: &str, at: &At, lost: &mut Lost) {
    if there {
        lost.part(what, at.clone());
    }
}

fn is_plain(id: &str) -> bool {
    let letters = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    letters && !id.is_empty() && !TAKEN.contains(&id.to_ascii_lowercase().as_str())
}

/// A label within quotes: marks of HTML, of Markdown and of Mermaid as its entities. Mermaid reads its labels as
/// Markdown, and draws in place of a list (`- delayed`, `1. Trust`) or an address only that it cannot.
fn encoded(text: &str, at: &At, lost: &mut Lost) -> String {
    let mut out = String::new();
    let mut odd = false;
    // At the start of a line, and behind the digits there.
    let (mut first, mut digits) = (true, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let (begins, numbered) = (first, digits);
        first = first && c == ' ' || matches!(c, '\n' | '\r');
        digits = c.is_ascii_digit() && (begins || numbered);
        match c {
            '+' | '-' | '=' if begins => out.push_str(&format!("#{};", u32::from(c))),
            '.' | ')' if numbered => out.push_str(&format!("#{};", u32::from(c))),
            '*' | '_' | '[' | ']' | '~' | '@' => out.push_str(&format!("#{};", u32::from(c))),
            '$' if chars.peek() == Some(&'$') || out.ends_with("#36;") => out.push_str("#36;"),
            ':' if chars.peek() == Some(&'/') => out.push_str("#58;"),
            '.' if out.to_ascii_lowercase().ends_with("www") => out.push_str("#46;"),
            '\\' if chars.peek() != Some(&'n') => out.push_str("#92;"),
            '"' => out.push_str("#quot;"),
            '#' => out.push_str("#35;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '&' => out.push_str("#amp;"),
            '`' => out.push_str("#96;"),
            // Both together begin a comment, and `%%{` a directive.
            '%' if out.ends_with('%') => out.push_str("#37;"),
            // Both together break a line.
            'n' if out.ends_with('\\') => {
                out.pop();
                out.push_str("#92;n");
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("<br>"),
            '\t' => out.push(' '),
            '\u{a0}' => out.push(' '),
            c if c.is_control() || c == '\u{feff}' => odd = true,
            c => out.push(c),
        }
    }
    if odd {
        lost.changed("control characters are left out", at.clone());
    }
    out
}
