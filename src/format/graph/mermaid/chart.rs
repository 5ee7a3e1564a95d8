//! Where in a text a flowchart stands: all of it, in a fence of Markdown, or in a document.

use crate::format::graph::dot;
use crate::names::trimmed;

/// A chart in a text, from its first word on, with the number of that line.
pub(super) struct Chart<'t> {
    pub text: &'t str,
    pub line: u32,
    pub title: Option<String>,
    /// There are words around it.
    pub words: bool,
    /// The lines of other charts.
    pub others: Vec<u32>,
}

/// The directions in which a chart is drawn.
pub(super) const WAYS: [&str; 9] = ["LR", "RL", "TB", "TD", "BT", "<", ">", "^", "v"];

/// How a chart begins in a document in Markdown.
const FENCE: &str = "\n```mermaid";

/// The chart of a text: what it begins with, or else what is in the first fence of a document.
pub(super) fn chart(text: &str) -> Chart<'_> {
    let mut found = top(text);
    if !begins(found.text)
        && let Some(at) = text.find(FENCE)
    {
        let mut inner = top(&text[at + 1..]);
        if begins(inner.text) {
            let before = text[..=at].bytes().filter(|&b| b == b'\n').count() as u32;
            inner.others.iter_mut().for_each(|line| *line += before);
            found = Chart {
                line: inner.line + before,
                words: true,
                ..inner
            };
        }
    }
    found
}

/// What is in no outline and no table that begins with the word graph.
const ARROWS: [&str; 5] = ["-->", " --- ", "==>", "-.->", "--x"];

/// True for text that begins with the first words of a flowchart.
pub(super) fn begins(chart: &str) -> bool {
    let mut words = chart.split([' ', '\t', '\n', '\r', ';']);
    match words.next().unwrap_or_default() {
        "flowchart" | "flowchart-elk" => true,
        "graph" => {
            let way = words.next().unwrap_or_default();
            let alone = ["graph\n", "graph\r", "graph;"];
            let alone = alone.iter().any(|start| chart.starts_with(start))
                && ARROWS.iter().any(|arrow| chart.contains(arrow));
            // Without a direction, a diamond in the next line is like the braces of DOT.
            (way.is_empty() || WAYS[..5].contains(&way) || alone)
                && !(dot::looks_like_one(chart) && (!alone || dot::is_well_marked(chart)))
        }
        _ => false,
    }
}

/// A text without what stands around a chart (a fence of Markdown, a front matter), how many lines
/// that is, and the title in it.
fn top(text: &str) -> Chart<'_> {
    let mut rest = text.trim_start_matches('\u{feff}');
    let (mut title, mut fenced) = (None, false);
    loop {
        let line = rest.split('\n').next().unwrap_or_default();
        let next = &rest[(line.len() + 1).min(rest.len())..];
        let plain = trimmed(line);
        if rest.is_empty() {
            break;
        }
        if plain == "---" {
            let mut at = rest.len() - next.len();
            for line in next.split('\n') {
                at = (at + line.len() + 1).min(rest.len());
                let line = trimmed(line);
                if line == "---" {
                    break;
                }
                if let Some(of) = line.strip_prefix("title:") {
                    let of = trimmed(of);
                    let quoted = serde_json::from_str::<String>(of).ok();
                    title = Some(quoted.unwrap_or_else(|| of.trim_matches('\'').to_owned()));
                }
            }
            rest = &rest[at..];
        } else if plain.is_empty() || plain.starts_with("```") || plain.starts_with("%%") {
            fenced |= plain.starts_with("```");
            rest = next;
        } else {
            break;
        }
    }
    let before = &text[..text.len() - rest.len()];
    let line = before.bytes().filter(|&b| b == b'\n').count() as u32 + 1;
    let mut found = Chart {
        text: rest,
        line,
        title,
        words: false,
        others: Vec::new(),
    };
    // Behind the fence other things are told.
    if let Some(end) = rest.find("\n```").filter(|_| fenced) {
        found.text = &rest[..end];
        let after = &rest[end + 4..];
        found.words = !after
            .trim_matches(|c: char| c == '`' || c.is_whitespace())
            .is_empty();
        for (at, _) in after.match_indices(FENCE) {
            let passed = rest[..end + 4 + at + 1].bytes().filter(|&b| b == b'\n');
            found.others.push(line + passed.count() as u32);
        }
    }
    found
}
