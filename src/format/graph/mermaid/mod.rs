//! Mermaid's flowcharts: nodes in shapes of all kinds, arrows with a text, subgraphs as groups.

mod arrow;
mod chart;
mod looks;
mod text;
pub(in crate::format) mod write;

use super::{Edge, Fields, Graph, Way, wrong};
use crate::error::{Error, Place};
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::source::Source;
use crate::names::trimmed;
use arrow::Arrow;
use chart::{begins, chart};
use std::collections::{BTreeMap, BTreeSet};
use text::{broken, label_of};

/// Subgraphs within subgraphs.
const DEEPEST: usize = 64;

/// The brackets of shapes, the longer before the shorter, and what closes them; that of a slope may
/// lean both ways.
const SHAPES: [(&str, &str); 13] = [
    ("(((", ")))"),
    ("((", "))"),
    ("([", "])"),
    ("(", ")"),
    ("[[", "]]"),
    ("[(", ")]"),
    ("[/", "/]"),
    ("[\\", "/]"),
    ("[", "]"),
    ("{{", "}}"),
    ("{", "}"),
    (">", "]"),
    ("@{", "}"),
];

/// True for text that begins like a flowchart.
pub(in crate::format) fn looks_like_one(text: &str) -> bool {
    begins(chart(text).text)
}

/// A node so far.
struct Node {
    key: String,
    label: Option<String>,
    /// Titles of the subgraphs that it was first named in, the innermost first.
    groups: Vec<String>,
    /// Its classes, its address and what shows over it.
    said: Fields,
    line: u32,
}

struct Reader<'t, 'd, 'o> {
    /// The chart, and the line in which it begins.
    whole: (&'t str, u32),
    rest: &'t str,
    line: u32,
    graph: Graph<'d, 'o>,
    nodes: Vec<Node>,
    numbers: BTreeMap<String, usize>,
    edges: Vec<(usize, usize, Way, Fields, u32)>,
    /// Names of edges: what is said of one is no node.
    edge_names: BTreeSet<String>,
    /// Titles of the subgraphs that are open.
    open: Vec<(String, &'t str)>,
    titles: BTreeMap<String, String>,
}

/// Reads a flowchart.
pub(in crate::format) fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let found = chart(source.text()?);
    let (rest, line) = (found.text, found.line);
    if found.words && begins(rest) {
        let what = "the text around the chart";
        draft.tell(Told::LeftOut, &[what], At::file());
    }
    for &other in &found.others {
        draft.tell(Told::SecondGraph, &[], At::line(other));
    }
    let first = rest
        .split(|c: char| c.is_whitespace() || c == ';')
        .next()
        .unwrap_or_default();
    if !first.starts_with("flowchart") && first != "graph" {
        let message = "A flowchart of Mermaid begins with flowchart LR or graph TD. Other charts of Mermaid are not read.";
        return Err(wrong(Place { line, column: 1 }, message.to_owned()));
    }
    draft.info.title = found.title.unwrap_or_default();
    let mut reader = Reader {
        whole: (rest, line),
        rest: &rest[first.len()..],
        line,
        graph: Graph::new(draft),
        nodes: Vec::new(),
        numbers: BTreeMap::new(),
        edges: Vec::new(),
        edge_names: BTreeSet::new(),
        open: Vec::new(),
        titles: BTreeMap::new(),
    };
    reader.way()?;
    reader.all()?;
    reader.done()
}

impl<'t> Reader<'t, '_, '_> {
    /// An error where this rest of the chart begins.
    fn wrong(&self, rest: &str, message: String) -> Error {
        let (chart, first) = self.whole;
        let place = Place::at(chart, chart.len().saturating_sub(rest.len()));
        let line = place.line + first - 1;
        wrong(Place { line, ..place }, message)
    }

    /// Goes on by some bytes.
    fn skip(&mut self, length: usize) -> &'t str {
        let (passed, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.line += passed.bytes().filter(|&b| b == b'\n').count() as u32;
        self.rest = rest;
        passed
    }

    fn blanks(&mut self) {
        let end = self.rest.find(|c: char| c != ' ' && c != '\t' && c != '\r');
        self.skip(end.unwrap_or(self.rest.len()));
    }

    /// The direction of the chart, behind its first word. What else stands in that line is read like all
    /// others: Mermaid wants a line of its own for it, and refuses the chart.
    fn way(&mut self) -> Result<(), Error> {
        self.blanks();
        let start = self.rest;
        let end = start.find(|c: char| c.is_whitespace() || c == ';');
        let word = &start[..end.unwrap_or(start.len())];
        if chart::WAYS.iter().any(|way| word.eq_ignore_ascii_case(way)) {
            self.skip(word.len());
            return Ok(());
        }
        let line = start.split(['\n', ';']).next().unwrap_or_default();
        let name = id_length(word) == word.len() && trimmed(line) == word;
        if name && !word.is_empty() && !word.starts_with("%%") {
            let message = format!(
                "“{word}” is no direction: LR, RL, TB, TD or BT is expected behind the first word. A link stands in a line of its own, as in: Trust -->|+| Sharing"
            );
            return Err(self.wrong(start, message));
        }
        Ok(())
    }

    /// The rest of the line.
    fn rest_of_line(&mut self) -> &'t str {
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        self.skip(end)
    }

    fn all(&mut self) -> Result<(), Error> {
        loop {
            let end = self.rest.find(|c: char| !c.is_whitespace() && c != ';');
            let Some(end) = end else { break };
            self.skip(end);
            let end = self
                .rest
                .find(|c: char| c.is_whitespace() || c == ';' || c == ':');
            let word = &self.rest[..end.unwrap_or(self.rest.len())];
            match word {
                _ if self.rest.starts_with("%%") || self.rest.starts_with("```") => {
                    self.rest_of_line();
                }
                "subgraph" => self.subgraph()?,
                "end" => {
                    if self.open.pop().is_none() {
                        let message = "There is an end here, and no subgraph that is open.";
                        return Err(self.wrong(self.rest, message.to_owned()));
                    }
                    self.skip(word.len());
                }
                "accTitle" | "accDescr" => {
                    let text = self.about(word)?;
                    let what = if word == "accTitle" {
                        "title"
                    } else {
                        "description"
                    };
                    self.graph.about(what, text);
                }
                _ if looks::is_look(word) => self.looks(word)?,
                _ => self.chain()?,
            }
        }
        self.closed()
    }

    /// What is said of the chart: behind a colon, or over several lines in braces.
    fn about(&mut self, word: &str) -> Result<String, Error> {
        let start = self.rest;
        self.skip(word.len());
        let next = self.rest.find(|c: char| !c.is_whitespace());
        let next = next.unwrap_or(self.rest.len());
        if !self.rest[next..].starts_with('{') {
            let text = self.rest_of_line();
            let text = text.split_once(':').map_or("", |(_, text)| trimmed(text));
            return Ok(text.to_owned());
        }
        self.skip(next + 1);
        let Some(end) = self.rest.find('}') else {
            let message = format!("{word} is not closed: }} is missing.");
            return Err(self.wrong(start, message));
        };
        let text = self.skip(end);
        self.skip(1);
        let lines: Vec<&str> = trimmed(text).lines().map(trimmed).collect();
        Ok(lines.join("\n"))
    }

    fn closed(&self) -> Result<(), Error> {
        match self.open.last() {
            Some((title, rest)) => {
                let message = format!("The subgraph “{title}” is not closed: end is missing.");
                Err(self.wrong(rest, message))
            }
            None => Ok(()),
        }
    }

    fn subgraph(&mut self) -> Result<(), Error> {
        let rest = self.rest;
        self.skip("subgraph".len());
        self.blanks();
        if self.open.len() >= DEEPEST {
            let message = format!("Subgraphs are nested more than {DEEPEST} deep.");
            return Err(self.wrong(rest, message));
        }
        let end = looks::statement(self.rest);
        let end = self.rest[..end].find(['[', '"']).unwrap_or(end);
        let id = trimmed(self.skip(end)).to_owned();
        let title = match self.rest.chars().next() {
            Some('[') => self.shape()?.unwrap_or_default(),
            Some('"') => self.quoted()?,
            _ => broken(&id),
        };
        self.skip(looks::statement(self.rest));
        self.titles.insert(id, title.clone());
        self.open.push((title, rest));
        Ok(())
    }

    /// A text in quotes, decoded.
    fn quoted(&mut self) -> Result<String, Error> {
        let Some(end) = self.rest[1..].find('"') else {
            let message =
                "A text in quotes begins here and does not end. Inside, write #quot; for a quote.";
            return Err(self.wrong(self.rest, message.to_owned()));
        };
        let text = self.skip(end + 2);
        match &text[1..text.len() - 1] {
            // An empty text can't be written there.
            " " => Ok(String::new()),
            text => Ok(label_of(text)),
        }
    }

    /// The text of a shape, if one begins here.
    fn shape(&mut self) -> Result<Option<String>, Error> {
        let shape = SHAPES.iter().find(|(open, _)| self.rest.starts_with(open));
        let Some((open, close)) = shape else {
            return Ok(None);
        };
        let begin = self.rest;
        self.skip(open.len());
        if *open == "@{" {
            return self.details(begin);
        }
        let start = self.rest.trim_start_matches([' ', '\t']);
        let text = if start.starts_with('"') {
            self.blanks();
            Some(self.quoted()?)
        } else {
            None
        };
        let lean = |&(at, _): &(usize, &str)| self.rest[..at].ends_with(['/', '\\']);
        let found = match *close {
            "/]" => self
                .rest
                .match_indices(']')
                .find(lean)
                .map(|(at, _)| at - 1),
            close => self.rest.find(close),
        };
        let Some(end) = found else {
            let message = format!(
                "The shape that begins with {open} here is not closed: {close} is missing."
            );
            return Err(self.wrong(begin, message));
        };
        let length = close.len();
        let inside = self.skip(end);
        self.skip(length);
        Ok(Some(text.unwrap_or_else(|| broken(trimmed(inside)))))
    }

    /// `@{ shape: rect, label: "Trust" }`: the label.
    fn details(&mut self, begin: &str) -> Result<Option<String>, Error> {
        let mut label = None;
        loop {
            let end = self.rest.find(['"', '}']);
            let Some(end) = end else {
                return Err(self.wrong(
                    begin,
                    "The details of a node are not closed: } is missing.".to_owned(),
                ));
            };
            let before = self.skip(end);
            if self.rest.starts_with('}') {
                self.skip(1);
                return Ok(label);
            }
            let text = self.quoted()?;
            if trimmed(before.trim_end().trim_end_matches(':')).ends_with("label") {
                label = Some(text);
            }
        }
    }

    /// A node, or several joined by `&`.
    fn nodes(&mut self) -> Result<Vec<usize>, Error> {
        let mut nodes = Vec::new();
        loop {
            self.blanks();
            let line = self.line;
            let end = id_length(self.rest);
            if end == 0 {
                let message = "A node is expected here, as in: Trust --> Sharing. A label with blanks stands in brackets, as in: a[Time to meet] --> b";
                return Err(self.wrong(self.rest, message.to_owned()));
            }
            let key = self.skip(end);
            let label = self.shape()?;
            let number = self.node(key, label, line)?;
            if self.rest.starts_with(":::") {
                let class = &self.skip(3 + class_length(&self.rest[3..]))[3..];
                self.say(key, vec![("class".to_owned(), class.to_owned())]);
            }
            nodes.push(number);
            self.blanks();
            if !self.rest.starts_with('&') {
                return Ok(nodes);
            }
            self.skip(1);
        }
    }

    fn node(&mut self, key: &str, label: Option<String>, line: u32) -> Result<usize, Error> {
        let number = match self.numbers.get(key) {
            Some(&number) => number,
            None => {
                let key = key.to_owned();
                self.numbers.insert(key.clone(), self.nodes.len());
                self.nodes.push(Node {
                    key,
                    label: None,
                    groups: Vec::new(),
                    said: Fields::new(),
                    line,
                });
                self.nodes.len() - 1
            }
        };
        let node = &mut self.nodes[number];
        if label.is_some() {
            node.label = label;
        }
        if node.groups.is_empty() {
            let titles = self.open.iter().rev().map(|(title, _)| title.clone());
            node.groups = titles.collect();
            let bytes = node.groups.iter().map(|title| title.len() + 50).sum();
            self.graph.charge(bytes, line)?;
        }
        Ok(number)
    }

    /// Nodes with arrows between them.
    fn chain(&mut self) -> Result<(), Error> {
        let (name, line) = (id_length(self.rest), self.line);
        if self.rest[name..].starts_with("@{") && self.edge_names.contains(&self.rest[..name]) {
            self.skip(name);
            self.shape()?;
            let what = "looks of the chart";
            self.graph
                .draft
                .tell(Told::LeftOut, &[what], At::line(line));
            return Ok(());
        }
        let mut from = self.nodes()?;
        loop {
            self.blanks();
            if self.rest.is_empty()
                || self.rest.starts_with(['\n', ';'])
                || self.rest.starts_with("%%")
            {
                return Ok(());
            }
            let line = self.line;
            let (arrow, length) =
                arrow::read(self.rest).map_err(|message| self.wrong(self.rest, message))?;
            self.skip(length);
            if !arrow.name.is_empty() {
                self.edge_names.insert(arrow.name.clone());
            }
            let to = self.nodes()?;
            self.edges(&from, &to, &arrow, line)?;
            from = to;
        }
    }

    fn edges(
        &mut self,
        from: &[usize],
        to: &[usize],
        arrow: &Arrow,
        line: u32,
    ) -> Result<(), Error> {
        let Some(way) = arrow.way else { return Ok(()) };
        let mut fields = Fields::new();
        if !arrow.label.is_empty() {
            fields.push(("label".to_owned(), label_of(&arrow.label)));
        }
        fields.extend(
            arrow
                .looks
                .map(|(name, text)| (name.to_owned(), text.to_owned())),
        );
        for &from in from {
            for &to in to {
                if self.edges.len() > self.graph.draft.options.limits.max_links {
                    return Ok(());
                }
                let fields = self.graph.repeat(&fields, line)?;
                self.edges.push((from, to, way, fields, line));
            }
        }
        Ok(())
    }

    fn done(mut self) -> Result<(), Error> {
        let mut factors = Vec::new();
        for node in &self.nodes {
            let groups = node.groups.iter();
            let groups = groups.map(|label| ("group".to_owned(), label.clone()));
            let name = Some(broken(&node.key)).filter(|name| *name != node.key);
            let label = node
                .label
                .as_deref()
                .or(self.titles.get(&node.key).map(String::as_str))
                .or(name.as_deref());
            let (mut fields, at): (Fields, At) = (groups.collect(), At::line(node.line));
            fields.extend(node.said.iter().cloned());
            let factor = self.graph.node(&node.key, label, fields, &at)?;
            // An arrow from or to a subgraph.
            if self.titles.contains_key(&node.key) {
                let shown = label.unwrap_or(&node.key);
                let at = at.named(shown).factor(self.graph.draft.factor_id(factor));
                self.graph.draft.tell(Told::GroupFactor, &[], at);
            }
            factors.push(factor);
        }
        for (from, to, way, fields, line) in self.edges {
            self.graph.edge(Edge {
                id: None,
                from: factors[from],
                to: factors[to],
                way,
                fields,
                at: At::line(line),
            })?;
        }
        self.graph.finish()
    }
}

/// The length of the name of a class: a hyphen is part of it unless an arrow begins there.
fn class_length(text: &str) -> usize {
    let ends = |&(i, c): &(usize, char)| match c {
        '-' => text[i + 1..].starts_with(['-', '.', '>']),
        c => !c.is_alphanumeric() && c != '_',
    };
    let end = text.char_indices().find(ends);
    end.map_or(text.len(), |(end, _)| end)
}

/// The length of the name of a node: up to a blank, a bracket, or an arrow.
fn id_length(text: &str) -> usize {
    for (i, c) in text.char_indices() {
        let rest = &text[i..];
        let arrow = ["--", "==", "-.", "~~~", "<--", "<==", "<-.", ":::", "@{"];
        let ends = c.is_whitespace() || "[](){}>&;|\"".contains(c);
        if ends || arrow.iter().any(|arrow| rest.starts_with(arrow)) {
            return i;
        }
    }
    text.len()
}
