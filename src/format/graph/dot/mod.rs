//! DOT, as Graphviz reads it: nodes, edges, what they are unless they say otherwise, and clusters.

mod about;
mod done;
mod subgraph;
mod text;
mod token;
pub(in crate::format) mod write;

use super::{Graph, wrong};
use crate::error::{Error, Place};
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::source::Source;
use crate::names::folded;
use crate::prose;
use about::COMPASS;
use std::collections::BTreeMap;
use subgraph::Subgraphs;
use text::{DRAWN, drawn, unescaped};
use token::{Token, behind, is_word, tokens};
pub(in crate::format) use token::{is_well_marked, looks_like_one};

/// What graphs are called that nobody gave a name.
const PLAIN: [&str; 7] = [
    "map",
    "graph",
    "digraph",
    "root",
    "dot",
    "main",
    "anonymous",
];

/// Braces within braces.
const DEEPEST: usize = 64;

/// Attributes by name. Values still have their escapes: what `\\N` stands for is known last.
type Looks = BTreeMap<String, String>;

/// What holds within braces.
#[derive(Default)]
struct Scope {
    node: Looks,
    edge: Looks,
    /// The number of the subgraph.
    subgraph: usize,
    /// What waits for the end of this subgraph: the causes of an edge, or a list that it is in.
    edges: Option<Chain>,
}

/// What stands at an end of an edge.
#[derive(Clone, Copy)]
enum End {
    Node(usize),
    /// All nodes in it when the chain ends: it may be opened again in the same one.
    Subgraph(usize),
}

/// What a chain of edges has come by: groups of ends, an arrow before each but the first.
#[derive(Default)]
struct Chain {
    ends: Vec<Vec<End>>,
    /// A comma stands before what comes next: it joins the last group.
    joins: bool,
    line: u32,
}

impl Chain {
    /// Adds an end as a group of its own, or to the last one.
    fn add(&mut self, end: End) {
        match self.ends.last_mut().filter(|_| self.joins) {
            Some(last) => last.push(end),
            None => self.ends.push(vec![end]),
        }
    }
}

struct Reader<'t, 'd, 'o> {
    tokens: &'t [(Token, Place)],
    at: usize,
    graph: Graph<'d, 'o>,
    subgraphs: Subgraphs,
    /// What each looks like, and the clusters it is in, the innermost first.
    nodes: Vec<Option<(Looks, Vec<String>)>>,
    numbers: BTreeMap<String, usize>,
    keys: Vec<(String, u32)>,
    edges: Vec<(usize, usize, Looks, u32)>,
    directed: bool,
    /// What is said of clusters, by their labels.
    said: Vec<(String, Looks)>,
    /// Of a strict graph, the edges by their ends: there is one between two nodes.
    strict: Option<BTreeMap<(usize, usize), usize>>,
}

/// How many bytes attributes take.
fn size(looks: &Looks) -> usize {
    let sizes = looks.iter();
    sizes.map(|(name, text)| name.len() + text.len() + 50).sum()
}

/// What an attribute says.
fn value_of(name: &str, text: &str, key: Option<&str>) -> String {
    let text = unescaped(text, key);
    match DRAWN.contains(&name) {
        true => drawn(&text),
        false => text,
    }
}

/// Reads DOT.
pub(in crate::format) fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let tokens = tokens(source.text()?, draft.options.limits.max_values)?;
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        graph: Graph::new(draft),
        subgraphs: Subgraphs::default(),
        nodes: Vec::new(),
        numbers: BTreeMap::new(),
        keys: Vec::new(),
        edges: Vec::new(),
        directed: true,
        said: Vec::new(),
        strict: None,
    };
    reader.head()?;
    reader.body()?;
    let behind = behind(tokens.get(reader.at..).unwrap_or_default());
    for line in behind.graphs {
        (reader.graph.draft).tell(Told::SecondGraph, &[], At::line(line));
    }
    for line in behind.rest {
        let what = "what stands behind the brace that closes the graph";
        (reader.graph.draft).tell(Told::LeftOut, &[what], At::line(line));
    }
    reader.done()
}

impl Reader<'_, '_, '_> {
    /// Where the next token is; behind the last one, where that is.
    fn place(&self) -> Place {
        let at = self.at.min(self.tokens.len().saturating_sub(1));
        let place = self.tokens.get(at).map(|(_, place)| *place);
        place.unwrap_or(Place { line: 1, column: 1 })
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn takes(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(&Token::Mark(mark));
        self.at += usize::from(found);
        found
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = self.peek().is_some_and(|token| is_word(token, word));
        self.at += usize::from(found);
        found
    }

    /// A name, if there is one.
    fn name(&mut self) -> Option<String> {
        let name = match self.peek()? {
            Token::Plain(text) | Token::Quoted(text) => text.clone(),
            Token::Html(text) => prose::text_of_html(text),
            _ => return None,
        };
        self.at += 1;
        Some(name)
    }

    fn head(&mut self) -> Result<(), Error> {
        self.strict = self.takes_word("strict").then(BTreeMap::new);
        self.directed = self.takes_word("digraph");
        if !self.directed && !self.takes_word("graph") {
            let message = "DOT begins with digraph or graph, as in: digraph { Trust -> Sharing }";
            return Err(wrong(self.place(), message.to_owned()));
        }
        let name = self.name().unwrap_or_default();
        // Most are called G, or by a number, or like ours.
        let letters = folded(&name).replace(|c: char| !c.is_alphabetic(), "");
        if letters.chars().count() > 2 && !PLAIN.contains(&letters.as_str()) {
            self.graph.draft.info.title = name;
        }
        match self.takes('{') {
            true => Ok(()),
            false => Err(wrong(
                self.place(),
                "{ is expected here, after digraph and the name of the graph.".to_owned(),
            )),
        }
    }

    /// All statements, with what is in braces in them.
    fn body(&mut self) -> Result<(), Error> {
        let mut scopes = vec![Scope::default()];
        // The chain of the statement that is being read.
        let mut chain: Option<Chain> = None;
        while let Some(scope) = scopes.last_mut() {
            let place = self.place();
            if let Some(open) = &mut chain {
                // What stands after an end: an arrow and another end, or attributes.
                open.joins = self.lists();
                if open.joins || matches!(self.peek(), Some(Token::Arrow(_))) {
                    self.at += 1;
                    if self.opens(&mut scopes, &mut chain)? {
                        continue;
                    }
                    let node = self.node(&scopes)?;
                    if let Some(open) = &mut chain {
                        open.add(End::Node(node));
                    }
                } else {
                    let open = std::mem::take(open);
                    chain = None;
                    self.end(open, scope)?;
                }
                continue;
            }
            if self.takes(';') || self.takes(',') {
                continue;
            }
            if self.takes('}') {
                let Some(scope) = scopes.pop() else { break };
                if scopes.is_empty() {
                    return Ok(());
                }
                let mut open = scope.edges.unwrap_or_default();
                open.add(End::Subgraph(scope.subgraph));
                open.line = place.line;
                chain = Some(open);
                continue;
            }
            if self.peek().is_none() {
                let message = "The file ends before the last brace is closed. It may be cut off: get it anew.";
                return Err(wrong(place, message.to_owned()));
            }
            if self.opens(&mut scopes, &mut chain)? {
                continue;
            }
            self.statement(&mut scopes, &mut chain)?;
        }
        Ok(())
    }

    /// Opens a subgraph if one begins here; the chain waits in it.
    fn opens(&mut self, scopes: &mut Vec<Scope>, chain: &mut Option<Chain>) -> Result<bool, Error> {
        let place = self.place();
        let mut name = None;
        let word = self.takes_word("subgraph");
        if word {
            name = self.name();
        }
        if !self.takes('{') {
            return match word {
                true => Err(wrong(place, "{ is expected after subgraph.".to_owned())),
                false => Ok(false),
            };
        }
        if scopes.len() >= DEEPEST {
            return Err(wrong(
                place,
                format!("Braces are nested more than {DEEPEST} deep."),
            ));
        }
        let mut scope = Scope {
            edges: chain.take(),
            ..Scope::default()
        };
        if let Some(outer) = scopes.last() {
            scope.subgraph = self.subgraphs.open(outer.subgraph, name);
            let own = &self.subgraphs.of(scope.subgraph).own;
            for (looks, outer, own) in [
                (&mut scope.node, &outer.node, &own.node),
                (&mut scope.edge, &outer.edge, &own.edge),
            ] {
                self.graph.charge(size(outer) + size(own), place.line)?;
                looks.clone_from(outer);
                looks.extend(own.clone());
            }
        }
        scopes.push(scope);
        Ok(true)
    }

    /// True before a comma behind which another node of a list stands; others only part statements.
    fn lists(&self) -> bool {
        let next = |by: usize| self.tokens.get(self.at + by).map(|(token, _)| token);
        let defaults = ["graph", "node", "edge"];
        let is_default = |token: &Token| defaults.iter().any(|word| is_word(token, word));
        next(0) == Some(&Token::Mark(','))
            && next(1).is_some_and(|token| match (token, next(2)) {
                (Token::Mark(mark), _) => *mark == '{',
                (Token::Arrow(_), _) | (_, Some(Token::Mark('='))) => false,
                (_, Some(Token::Mark('['))) => !is_default(token),
                _ => true,
            })
    }

    /// Attributes that hold for many, once more.
    fn again(&mut self, looks: &Looks, line: u32) -> Result<Looks, Error> {
        self.graph.charge(size(looks), line)?;
        Ok(looks.clone())
    }

    /// A statement that begins with a word.
    fn statement(&mut self, scopes: &mut [Scope], chain: &mut Option<Chain>) -> Result<(), Error> {
        let place = self.place();
        let depth = scopes.len();
        for (word, is_node) in [("graph", None), ("node", Some(true)), ("edge", Some(false))] {
            let next = self.tokens.get(self.at + 1).map(|(token, _)| token);
            if next == Some(&Token::Mark('[')) && self.takes_word(word) {
                let fields = self.attributes()?;
                let Some(scope) = scopes.last_mut() else {
                    return Ok(());
                };
                let own = &mut self.subgraphs.of(scope.subgraph).own;
                match is_node {
                    Some(true) => {
                        own.node.extend(fields.clone());
                        scope.node.extend(fields);
                    }
                    Some(false) => {
                        own.edge.extend(fields.clone());
                        scope.edge.extend(fields);
                    }
                    None => {
                        for (name, text) in fields {
                            self.about(scope, depth, &name, text);
                        }
                    }
                }
                return Ok(());
            }
        }
        if self.tokens.get(self.at + 1).map(|(token, _)| token) == Some(&Token::Mark('=')) {
            let name = self.name();
            self.at += 1;
            let (Some(name), Some(text), Some(scope)) = (name, self.value(), scopes.last_mut())
            else {
                return Err(wrong(
                    place,
                    "A name and a value are expected on the two sides of =.".to_owned(),
                ));
            };
            self.about(scope, depth, &name, text);
            return Ok(());
        }
        let node = self.node(scopes)?;
        *chain = Some(Chain {
            ends: vec![vec![End::Node(node)]],
            joins: false,
            line: place.line,
        });
        Ok(())
    }

    /// The node that stands here; added if it is new. Where at it an edge begins or ends is passed over.
    fn node(&mut self, scopes: &[Scope]) -> Result<usize, Error> {
        let place = self.place();
        let Some(key) = self.name() else {
            let message = "The name of a node is expected here, as in: Trust -> Sharing. Names with blanks or marks stand in quotes.";
            return Err(wrong(place, message.to_owned()));
        };
        for _ in 0..2 {
            if !self.takes(':') {
                break;
            }
            let Some(port) = self.name() else {
                return Err(wrong(
                    place,
                    "The name of a port is expected after the colon.".to_owned(),
                ));
            };
            if !COMPASS.contains(&port.as_str()) {
                let what = "ports: where at a node an edge begins or ends";
                let at = At::line(place.line);
                self.graph.draft.tell(Told::LeftOut, &[what], at);
            }
        }
        let number = match self.numbers.get(&key) {
            Some(&number) => number,
            None => {
                let most = self.graph.draft.options.limits.max_factors;
                let number = self.keys.len();
                let fields = match scopes.last() {
                    Some(scope) if number < most => self.again(&scope.node, place.line)?,
                    _ => Looks::new(),
                };
                self.numbers.insert(key.clone(), number);
                self.keys.push((key, place.line));
                self.nodes.push(Some((fields, Vec::new())));
                number
            }
        };
        let subgraph = scopes.last().map_or(0, |scope| scope.subgraph);
        self.subgraphs.of(subgraph).nodes.push(number);
        Ok(number)
    }

    /// The end of a statement: attributes of a node, or of the edges of a chain.
    fn end(&mut self, chain: Chain, scope: &Scope) -> Result<(), Error> {
        let fields = match self.peek() == Some(&Token::Mark('[')) {
            true => self.attributes()?,
            false => Looks::new(),
        };
        if let [ends] = chain.ends.as_slice() {
            // A subgraph has no attributes behind it.
            for (i, end) in ends.iter().enumerate() {
                let End::Node(node) = *end else { continue };
                let fields = match i {
                    0 => fields.clone(),
                    _ => self.again(&fields, chain.line)?,
                };
                if let Some((of, _)) = &mut self.nodes[node] {
                    of.extend(fields);
                }
            }
            return Ok(());
        }
        let mut all = self.again(&scope.edge, chain.line)?;
        all.extend(fields.clone());
        let mut causes: Vec<usize> = Vec::new();
        for ends in &chain.ends {
            let effects = self.nodes_of(ends, chain.line)?;
            for &from in &causes {
                for &to in &effects {
                    if self.edges.len() > self.graph.draft.options.limits.max_links {
                        return Ok(());
                    }
                    let ends = match self.directed {
                        true => (from, to),
                        false => (from.min(to), from.max(to)),
                    };
                    let next = self.edges.len();
                    let old = self.strict.as_mut().map(|strict| strict.entry(ends));
                    let old = old.map_or(next, |old| *old.or_insert(next));
                    if old < next {
                        // What is said here adds to what was said before.
                        let fields = self.again(&fields, chain.line)?;
                        self.edges[old].2.extend(fields);
                        let at = At::line(chain.line);
                        self.graph.draft.tell(Told::Strict, &[], at);
                        continue;
                    }
                    let fields = self.again(&all, chain.line)?;
                    self.edges.push((from, to, fields, chain.line));
                }
            }
            causes = effects;
        }
        Ok(())
    }

    /// The nodes of a group of ends.
    fn nodes_of(&mut self, ends: &[End], line: u32) -> Result<Vec<usize>, Error> {
        let mut nodes = Vec::new();
        for end in ends {
            match *end {
                End::Node(node) => nodes.push(node),
                End::Subgraph(number) => {
                    let (within, looked) = self.subgraphs.nodes(number);
                    self.graph.charge(looked.saturating_mul(8), line)?;
                    nodes.extend(within);
                }
            }
        }
        Ok(nodes)
    }

    /// Lists of attributes in brackets.
    fn attributes(&mut self) -> Result<Looks, Error> {
        let mut fields = Looks::new();
        while self.takes('[') {
            loop {
                let place = self.place();
                if self.takes(']') {
                    break;
                }
                if self.takes(',') || self.takes(';') {
                    continue;
                }
                let name = self.name();
                let text = match (&name, self.takes('=')) {
                    (Some(_), true) => self.value(),
                    (Some(_), false) => Some("true".to_owned()),
                    (None, _) => None,
                };
                let (Some(name), Some(text)) = (name, text) else {
                    let message =
                        "An attribute is expected here, as in [label=\"+\"], or ] to end the list.";
                    return Err(wrong(place, message.to_owned()));
                };
                fields.insert(name, text);
            }
        }
        Ok(fields)
    }

    /// The value of an attribute, its escapes not yet read.
    fn value(&mut self) -> Option<String> {
        match self.peek()? {
            Token::Quoted(_) => self.name(),
            _ => self.name().map(|text| text.replace('\\', "\\\\")),
        }
    }
}
