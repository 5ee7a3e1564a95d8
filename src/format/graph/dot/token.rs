//! DOT to words and marks.
//!
//! By a scanner and a parser of our own: of the crates that are kept, `graphviz-rust` takes twice the
//! time for each subgraph in a subgraph that a damaged file leaves open, knows no names in other
//! letters than ASCII's, and tells no lines; `layout-rs` overflows the stack on nested braces and knows
//! no HTML labels; `dot-parser` is under the GPL.

use super::super::crowded;
use crate::error::{Code, Error, Place};
use crate::format::xml::Lines;

/// A word or a mark.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A name as it stands, or a number.
    Plain(String),
    /// In quotes; `\"` is a quote, all else as it stands.
    Quoted(String),
    /// HTML in angle brackets, without them.
    Html(String),
    /// `->` or `--`.
    Arrow(bool),
    /// One of `{}[];,=:`.
    Mark(char),
}

/// The tokens of a text, so many at most, and the place of each. O(n).
pub(super) fn tokens(text: &str, most: usize) -> Result<Vec<(Token, Place)>, Error> {
    let mut tokens: Vec<(Token, Place)> = Vec::new();
    let mut lines = Lines::of(text);
    let (mut at, mut fresh) = (0, true);
    let mut elements = 0usize;
    // After a `+`, the next text in quotes goes on with the one before.
    let mut plus = false;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let wrong = |message: &str| Error::new(Code::Syntax, message).at(Place::at(text, at));
        let mut length = c.len_utf8();
        let mut token = None;
        match c {
            '\n' => {}
            c if c.is_whitespace() || c == '\u{feff}' => {}
            '#' if fresh => length = rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("//") => length = rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => {
                length = rest.find("*/").ok_or_else(|| {
                    wrong("A comment begins here and does not end: */ is missing.")
                })? + 2;
            }
            '"' => {
                let (value, taken) = quoted(rest).ok_or_else(|| {
                    wrong("A text in quotes begins here and does not end. Close it with \"; inside, write \\\" for a quote.")
                })?;
                length = taken;
                match tokens.last_mut() {
                    Some((Token::Quoted(before), _)) if plus => before.push_str(&value),
                    _ => token = Some(Token::Quoted(value)),
                }
                plus = false;
            }
            '<' => {
                length = html(rest)
                    .ok_or_else(|| wrong("HTML begins here and does not end: > is missing."))?;
                // Its elements count as words outside of it do.
                elements += rest[1..length].matches('<').count();
                token = Some(Token::Html(rest[1..length - 1].to_owned()));
            }
            '-' if rest.starts_with("->") => (length, token) = (2, Some(Token::Arrow(true))),
            '-' if rest.starts_with("--") => (length, token) = (2, Some(Token::Arrow(false))),
            '+' if matches!(tokens.last(), Some((Token::Quoted(_), _))) => plus = true,
            '{' | '}' | '[' | ']' | ';' | ',' | '=' | ':' => token = Some(Token::Mark(c)),
            c if c.is_alphanumeric() || c == '_' || c == '.' || c == '-' || c > '\u{7f}' => {
                let mut first = true;
                let ends = |c: char| {
                    let minus = std::mem::take(&mut first) && c == '-';
                    !(c.is_alphanumeric() || c == '_' || c == '.' || minus || c > '\u{7f}')
                        || c.is_whitespace()
                };
                length = rest.find(ends).unwrap_or(rest.len());
                token = Some(Token::Plain(rest[..length].to_owned()));
            }
            _ => {
                let message = format!(
                    "“{c}” is not understood here. Names with such characters stand in quotes."
                );
                return Err(wrong(&message));
            }
        }
        if let Some(token) = token {
            let place = lines.to(at);
            if tokens.len().saturating_add(elements) >= most {
                return Err(crowded(most, place));
            }
            tokens.push((token, place));
        }
        fresh = c == '\n' || fresh && c.is_whitespace();
        at += length;
    }
    Ok(tokens)
}

/// True for text that begins like a graph: `digraph {`, `strict graph "G" {`.
pub(in crate::format) fn looks_like_one(text: &str) -> bool {
    let head: String = text.chars().take(4000).collect();
    // Cut off at a brace, for the rest may be no whole word; the first ones may stand in a comment.
    let mut braces = head.match_indices('{').take(8);
    braces.any(|(brace, _)| tokens(&head[..=brace], 4000).is_ok_and(|tokens| begins(&tokens)))
}

/// True for text that is of words and marks of DOT alone: `-->`, as in a flowchart, is none.
pub(in crate::format) fn is_well_marked(text: &str) -> bool {
    tokens(text, usize::MAX).is_ok()
}

/// The content of a text in quotes, and its length with them.
fn quoted(text: &str) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((i, c)) = chars.next() {
        match (c, chars.peek()) {
            ('"', _) => return Some((value, i + 1)),
            ('\\', Some((_, '"'))) => {
                value.push('"');
                chars.next();
            }
            // A backslash of its own, which does not make a quote of what follows it.
            ('\\', Some((_, '\\'))) => {
                value.push_str("\\\\");
                chars.next();
            }
            // A line that goes on.
            ('\\', Some((_, '\n'))) => {
                chars.next();
            }
            _ => value.push(c),
        }
    }
    None
}

/// The length of HTML in angle brackets that balance.
fn html(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (i, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => {
                depth -= 1;
                if depth == 0 {
                    return Some(i + 1);
                }
            }
            _ => {}
        }
    }
    None
}

pub(super) fn is_word(token: &Token, word: &str) -> bool {
    matches!(token, Token::Plain(text) if text.eq_ignore_ascii_case(word))
}

/// What stands behind the first graph: the lines on which others begin, and those of what is no graph.
#[derive(Default)]
pub(super) struct Behind {
    pub graphs: Vec<u32>,
    pub rest: Vec<u32>,
}

/// Looks through what stands behind the first graph.
pub(super) fn behind(tokens: &[(Token, Place)]) -> Behind {
    let mut found = Behind::default();
    // Braces that are open, and whether a graph has been announced.
    let (mut open, mut head) = (0usize, false);
    for (at, (token, place)) in tokens.iter().enumerate() {
        if head || open > 0 {
            match token {
                Token::Mark('{') => (open, head) = (open + 1, false),
                Token::Mark('}') => open = open.saturating_sub(1),
                _ => {}
            }
        } else if begins(&tokens[at..]) {
            head = true;
            found.graphs.push(place.line);
        } else if found.rest.last() != Some(&place.line) && *token != Token::Mark(';') {
            found.rest.push(place.line);
        }
    }
    found
}

/// True where a graph begins, up to its brace.
fn begins(tokens: &[(Token, Place)]) -> bool {
    let mut words = tokens.iter().map(|(token, _)| token).peekable();
    words.next_if(|word| is_word(word, "strict"));
    let graph = words.next_if(|word| is_word(word, "graph") || is_word(word, "digraph"));
    words.next_if(|word| !matches!(word, Token::Arrow(_) | Token::Mark(_)));
    graph.is_some() && words.next() == Some(&Token::Mark('{'))
}
