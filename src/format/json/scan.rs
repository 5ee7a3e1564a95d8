//! JSON text to a tree in which every value knows its place.
//!
//! Written here, and not taken from serde_json, because an author needs what that leaves out: the
//! place of every value, an error for a key given twice, and words for the slips that people make
//! when they write JSON by hand. What is accepted is RFC 8259, a test compares it with serde_json.

use super::node::{Kind, MAX_DEPTH, Member, Node, Trouble};
use crate::error::Code;
use crate::format::ReadOptions;
use crate::names::Names;

mod string;

/// Reads a whole text. O(bytes), and O(n log n) for an object of n keys.
///
/// # Errors
/// [`Code::Syntax`] where the text is not JSON or an object has a key twice; [`Code::Limit`] for
/// more values than the options allow or nesting deeper than [`MAX_DEPTH`].
pub(super) fn scan<'a>(text: &'a str, options: &ReadOptions) -> Result<Node<'a>, Trouble> {
    let mut scanner = Scanner {
        text,
        at: 0,
        left: options.max_values,
        most: options.max_values,
        open: Vec::new(),
        trouble: None,
    };
    let node = scanner.value("Expected a value");
    scanner.space();
    if scanner.at < text.len() {
        let message = told!(
            "The map ends before this: expected the end of the file, found {}. Check the closing brackets before it.",
            scanner.found()
        );
        scanner.wrong(message);
    }
    match scanner.trouble {
        None => Ok(node),
        Some(trouble) => Err(trouble),
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// How many more values may come.
    left: usize,
    /// How many there may be in all.
    most: usize,
    /// Offsets of the brackets that are still open.
    open: Vec<usize>,
    /// The first thing that is wrong. The scanner then stands at the end of the text, where nothing
    /// is found, and what it makes is thrown away.
    trouble: Option<Trouble>,
}

impl<'a> Scanner<'a> {
    fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Steps over `byte` if it is next, after white space.
    fn eat(&mut self, byte: u8) -> bool {
        self.space();
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn fail(&mut self, at: usize, code: Code, message: String) {
        self.at = self.text.len();
        if self.trouble.is_none() {
            self.trouble = Some(Trouble::new(at, code, message));
        }
    }

    fn wrong(&mut self, message: String) {
        self.fail(self.at, Code::Syntax, message);
    }

    /// What stands here, in words.
    fn found(&self) -> String {
        match self.text[self.at..].chars().next() {
            None => match self.open.last() {
                Some(&at) => {
                    let line = self.text[..at].matches('\n').count() + 1;
                    let bracket = &self.text[at..=at];
                    told!("the end of the file (the `{bracket}` of line {line} is still open)")
                }
                None => "the end of the file".to_owned(),
            },
            Some(c) if c.is_alphanumeric() => {
                let word: String = self.text[self.at..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || "_-.+".contains(*c))
                    .take(24)
                    .collect();
                told!("`{word}`")
            }
            Some(c) if c.is_control() || c.is_whitespace() => {
                told!("the character U+{:04X}", c as u32)
            }
            Some(c) => told!("`{c}`"),
        }
    }

    /// What to do about what stands here.
    fn hint(&self) -> &'static str {
        let after_comma = self.text[..self.at].trim_end().ends_with(',');
        match self.text[self.at..].chars().next() {
            Some('“' | '”' | '„' | '‘' | '’' | '«' | '»' | '\'' | '`') => {
                " JSON needs straight double quotes (\") around text."
            }
            Some('/' | '#') => {
                " JSON has no comments: take it out, or keep it as text under a key of its own."
            }
            Some(']' | '}') if after_comma => " Take away the comma before it.",
            Some(',') => " There is a comma too many, or a value is missing.",
            Some('+' | '.') => " A number begins with a digit or with `-`.",
            Some(c) if c.is_alphabetic() => " Text needs double quotes around it.",
            None => " Is the file cut off?",
            _ => "",
        }
    }

    fn expected(&mut self, what: &str) {
        let message = told!("{what}, found {}.{}", self.found(), self.hint());
        self.wrong(message);
    }

    fn value(&mut self, expected: &str) -> Node<'a> {
        self.space();
        let at = self.at;
        if self.left == 0 {
            let message = told!(
                "This file has more than the {} values that this program reads. Split it, or raise the limit.",
                self.most
            );
            self.fail(at, Code::Limit, message);
        } else {
            self.left -= 1;
        }
        let kind = match self.peek() {
            Some(b'{') => {
                self.left = self.left.saturating_sub(1);
                self.nested(Self::object)
            }
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => Kind::Text(self.string()),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(expected),
        };
        Node { at, kind }
    }

    fn word(&mut self, expected: &str) -> Kind<'a> {
        let start = self.at;
        let mut end = start;
        while let Some(b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_') = self.byte(end) {
            end += 1;
        }
        let kind = match &self.text.as_bytes()[start..end] {
            b"true" => Kind::Bool(true),
            b"false" => Kind::Bool(false),
            b"null" => Kind::Null,
            _ => {
                self.expected(expected);
                return Kind::Null;
            }
        };
        self.at = end;
        kind
    }

    fn nested(&mut self, read: fn(&mut Self) -> Kind<'a>) -> Kind<'a> {
        if self.open.len() == MAX_DEPTH {
            let message = told!(
                "Lists and objects are nested more than {MAX_DEPTH} deep here. A map needs fewer than ten: is the file damaged?"
            );
            self.fail(self.at, Code::Limit, message);
            return Kind::Null;
        }
        self.open.push(self.at);
        self.at += 1;
        let kind = read(self);
        self.open.pop();
        kind
    }

    fn list(&mut self) -> Kind<'a> {
        let mut items = Vec::new();
        let mut more = !self.eat(b']');
        while more {
            items.push(self.value("Expected the next entry of the list"));
            more = self.goes_on(b']');
        }
        Kind::List(items)
    }

    fn object(&mut self) -> Kind<'a> {
        let mut members = Vec::new();
        let mut more = !self.eat(b'}');
        while more {
            self.space();
            let at = self.at;
            if self.peek() != Some(b'"') {
                self.expected("Expected a key in double quotes");
                break;
            }
            let key = self.string();
            if !self.eat(b':') {
                self.expected(&told!("Expected a colon after the key \"{key}\""));
            }
            let value = self.value(&told!("Expected the value of \"{key}\""));
            members.push(Member { at, key, value });
            more = self.goes_on(b'}');
        }
        self.once_each(&members);
        Kind::Object(members)
    }

    /// Steps over the comma after an entry, or over the bracket that closes the list or object.
    fn goes_on(&mut self, bracket: u8) -> bool {
        if self.eat(bracket) {
            return false;
        }
        let more = self.eat(b',');
        if !more {
            self.missing_comma(bracket);
        }
        more
    }

    fn missing_comma(&mut self, bracket: u8) {
        let closing = char::from(bracket);
        if let Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') = self.peek() {
            let message = told!("A comma is missing before this {}.", self.found());
            self.wrong(message);
        } else {
            self.expected(&told!("Expected a comma or `{closing}`"));
        }
    }

    fn once_each(&mut self, members: &[Member]) {
        let mut keys = Names::default();
        for second in members {
            let key = &second.key;
            if !keys.insert(key) {
                let message = told!(
                    "The key \"{key}\" stands twice in one object (first on line {}). Take one of them out.",
                    self.line_of(members, key)
                );
                self.fail(second.at, Code::Syntax, message);
            }
        }
    }

    /// The line of the first member with a key.
    fn line_of(&self, members: &[Member], key: &str) -> usize {
        let first = members.iter().find(|m| m.key == key);
        first.map_or(0, |m| self.text[..m.at].matches('\n').count() + 1)
    }

    fn digits(&mut self) -> usize {
        let before = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - before
    }

    fn number(&mut self) -> Kind<'a> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let zero = self.peek() == Some(b'0');
        let whole = self.digits();
        let mut good = whole == 1 || (whole > 1 && !zero);
        if self.peek() == Some(b'.') {
            self.at += 1;
            good &= self.digits() > 0;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            good &= self.digits() > 0;
        }
        let text = &self.text[start..self.at];
        if !good {
            let message = told!(
                "`{text}` is not a number as JSON writes it: no zeros in front, digits on both sides of the point."
            );
            self.fail(start, Code::Syntax, message);
            return Kind::Null;
        }
        let value = text.parse().unwrap_or(f64::NAN);
        if !value.is_finite() {
            let message = told!("This number is too large.");
            self.fail(start, Code::Syntax, message);
        }
        Kind::Number(text, value)
    }
}
