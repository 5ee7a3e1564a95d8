//! The keys of one object, taken one by one; what nobody takes is kept as it is.

use super::node::{Kind, Member, Node, Trouble};
use crate::error::{Code, Error};
use crate::model::{Extra, Value};
#[cfg(feature = "tools")]
use crate::names::Names;

/// A text of the file and its offset.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'n> {
    pub at: usize,
    pub text: &'n str,
}

/// Where warnings go, up to a number of them.
#[derive(Debug, Default)]
pub(super) struct Warnings {
    /// In the order of the file.
    #[cfg(feature = "tools")]
    pub list: Vec<Trouble>,
    pub untold: usize,
    /// Keys that nobody takes and that are no slips.
    #[cfg(feature = "tools")]
    harmless: Names,
}

impl Warnings {
    /// A file with more trouble than this is not read line by line by anybody.
    #[cfg(feature = "tools")]
    const MOST: usize = 1000;

    #[cfg(feature = "tools")]
    pub fn push(&mut self, warning: Trouble) {
        if self.list.len() < Self::MOST {
            let after = self.list.partition_point(|t| t.at <= warning.at);
            self.list.insert(after, warning);
        } else {
            self.untold += 1;
        }
    }

    /// The viewer gives up at the first one: the tools will tell it.
    #[cfg(not(feature = "tools"))]
    pub fn push(&mut self, _: Trouble) {
        self.untold += 1;
    }
}

impl Node<'_> {
    /// What the value is, in words, for "found …".
    pub fn found(&self) -> String {
        match &self.kind {
            Kind::Null => "null (leave the key out instead)".to_owned(),
            Kind::Bool(b) => told!("{b}"),
            Kind::Number(n, _) => told!("the number {n}"),
            Kind::Text(t) => told!("the text \"{}\"", short(t)),
            Kind::List(_) => "a list".to_owned(),
            Kind::Object(_) => "an object".to_owned(),
        }
    }

    /// The viewer writes no files: it keeps no values for them.
    #[cfg(not(feature = "tools"))]
    pub(super) fn to_value(&self, _: &mut Warnings) -> Value {}

    /// The text under a key, if the value is an object that has it.
    pub fn text_at(&self, key: &str) -> Option<&str> {
        match &self.member(key)?.value.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A member of an object.
    pub fn member(&self, key: &str) -> Option<&Member<'_>> {
        match &self.kind {
            Kind::Object(members) => members.iter().find(|m| m.key == key),
            _ => None,
        }
    }

    /// The value as serde_json holds it. Warns of a whole number that it can't hold exactly.
    #[cfg(feature = "tools")]
    pub(super) fn to_value(&self, warnings: &mut Warnings) -> Value {
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Bool(b) => Value::Bool(*b),
            Kind::Number(text, value) => self.number(text, *value, warnings),
            Kind::Text(text) => Value::String(text.to_string()),
            Kind::List(items) => items.iter().map(|n| n.to_value(warnings)).collect(),
            Kind::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|m| (m.key.to_string(), m.value.to_value(warnings)))
                    .collect(),
            ),
        }
    }

    #[cfg(feature = "tools")]
    fn number(&self, text: &str, value: f64, warnings: &mut Warnings) -> Value {
        if text != "-0" {
            if let Ok(whole) = text.parse::<i64>() {
                return whole.into();
            }
            if let Ok(whole) = text.parse::<u64>() {
                return whole.into();
            }
        }
        if text.bytes().all(|b| b.is_ascii_digit() || b == b'-') && text != "-0" {
            let message = told!(
                "The number {} has more digits than can be kept: it is written back as {value}. Put it in double quotes to keep it whole.",
                short(text)
            );
            warnings.push(Trouble::new(self.at, Code::BadValue, message));
        }
        value.into()
    }
}

/// A text cut for a message.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => told!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The members of an object, and which of them were taken.
pub(super) struct Fields<'n, 'a> {
    /// Offset of the object.
    pub at: usize,
    /// What the object is, in words: `the factor "trust"`.
    pub what: String,
    /// The id of the thing of the map that it is or belongs to.
    pub about: Option<&'n str>,
    /// The first thing in it that makes the file unreadable. What is asked for after that is empty.
    pub fatal: Option<Trouble>,
    members: &'n [Member<'a>],
    taken: Vec<bool>,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// Opens an object. Anything else has no members, and that is fatal.
    pub fn open(node: &'n Node<'a>, what: String) -> Fields<'n, 'a> {
        let mut fields = Fields {
            at: node.at,
            what,
            about: None,
            fatal: None,
            members: &[],
            taken: Vec::new(),
        };
        if let Kind::Object(members) = &node.kind {
            fields.members = members;
            fields.taken.resize(members.len(), false);
        } else {
            let message = told!(
                "Expected an object for {}, found {}.",
                fields.what,
                node.found()
            );
            fields.fail(Trouble::new(node.at, Code::Syntax, message));
        }
        fields
    }

    pub fn trouble(&self, at: usize, code: Code, message: String) -> Trouble {
        Trouble::new(at, code, message).about(self.about)
    }

    /// Takes the value of a key.
    pub fn take(&mut self, key: &str) -> Option<&'n Node<'a>> {
        let i = self.place(key)?;
        self.taken[i] = true;
        Some(&self.members[i].value)
    }

    #[inline(never)]
    fn place(&self, key: &str) -> Option<usize> {
        self.members.iter().position(|m| m.key == key)
    }

    /// Gives back a key whose value could not be used: it stays in the file. Warns.
    pub fn keep(&mut self, key: &str, why: &str, warnings: &mut Warnings) {
        let Some(i) = self.place(key) else {
            return;
        };
        self.taken[i] = false;
        let node = &self.members[i].value;
        let message = told!(
            "\"{key}\" of {} {why}, found {}. It is not used, and stays in the file.",
            self.what,
            node.found()
        );
        warnings.push(self.trouble(node.at, Code::BadValue, message));
    }

    /// The file can't be read. Only the first reason counts.
    pub fn fail(&mut self, trouble: Trouble) {
        if self.fatal.is_none() {
            self.fatal = Some(trouble);
        }
    }

    /// The file can't be read: what stands here can't be part of a map.
    pub fn refuse(&mut self, error: Error) {
        let (at, notice) = (self.at, error.0);
        self.fail(Trouble { at, notice });
    }

    #[inline(never)]
    fn wrong(&mut self, key: &str, expected: &str, node: &Node) {
        let message = told!(
            "\"{key}\" of {} must be {expected}, found {}.",
            self.what,
            node.found()
        );
        self.fail(self.trouble(node.at, Code::Syntax, message));
    }

    #[inline(never)]
    pub fn text(&mut self, key: &str) -> Option<Text<'n>> {
        let node = self.take(key)?;
        match &node.kind {
            Kind::Text(text) => Some(Text { at: node.at, text }),
            _ => {
                self.wrong(key, "text in double quotes", node);
                None
            }
        }
    }

    /// A text, without its place.
    pub fn string(&mut self, key: &str) -> Option<String> {
        let text = self.text(key)?;
        Some(text.text.to_owned())
    }

    /// A text that must be there and not be empty.
    pub fn needed(&mut self, key: &str) -> Text<'n> {
        let given = self.text(key);
        match given {
            Some(text) if !text.text.is_empty() => text,
            given => {
                let message = told!(
                    "\"{key}\" of {} is {}. Give it one: \"{key}\": \"…\".",
                    self.what,
                    if given.is_some() { "empty" } else { "missing" }
                );
                let at = given.map_or(self.at, |text| text.at);
                self.fail(self.trouble(at, Code::Format, message));
                Text { at, text: "" }
            }
        }
    }

    /// A text that a reader is to see; warns if it is blank or missing.
    pub fn shown(&mut self, key: &str, warnings: &mut Warnings) -> String {
        let given = self.text(key);
        let text = given.map_or("", |t| t.text);
        if crate::names::trimmed(text).is_empty() {
            let message = told!(
                "\"{key}\" of {} is {}.{}",
                self.what,
                if given.is_some() { "empty" } else { "missing" },
                match self.what.starts_with("the factor ") {
                    true => " The map shows its id instead.",
                    false => "",
                }
            );
            let at = given.map_or(self.at, |t| t.at);
            warnings.push(self.trouble(at, Code::EmptyLabel, message));
        }
        text.to_owned()
    }

    /// A list; `of` says what of.
    pub fn list(&mut self, key: &str, of: &str) -> Option<&'n [Node<'a>]> {
        let node = self.take(key)?;
        match &node.kind {
            Kind::List(items) => Some(items),
            _ => {
                self.wrong(key, &told!("a list of {of}, [ … ]"), node);
                None
            }
        }
    }

    /// The key is there.
    pub fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    /// Place and length of a list that is not taken yet.
    pub fn count(&self, key: &str) -> Option<(usize, usize)> {
        let node = &self.members[self.place(key)?].value;
        match &node.kind {
            Kind::List(items) => Some((node.at, items.len())),
            _ => None,
        }
    }

    /// The texts of a list; none if absent.
    pub fn texts(&mut self, key: &str) -> Option<Vec<Text<'n>>> {
        let items = self.list(key, "texts")?;
        let mut texts = Vec::with_capacity(items.len());
        for node in items {
            match &node.kind {
                Kind::Text(text) => texts.push(Text { at: node.at, text }),
                _ => self.wrong(key, "a list of texts in double quotes", node),
            }
        }
        Some(texts)
    }

    /// A number between two others; warns, and leaves it out, if it is not.
    pub fn number(&mut self, key: &str, range: &Range, warnings: &mut Warnings) -> Option<f64> {
        let node = self.take(key)?;
        let Kind::Number(_, value) = node.kind else {
            self.wrong(key, "a number", node);
            return None;
        };
        if (range.good)(value) {
            return Some(value);
        }
        self.keep(key, range.words, warnings);
        None
    }

    pub fn flag(&mut self, key: &str) -> bool {
        let Some(node) = self.take(key) else {
            return false;
        };
        let Kind::Bool(value) = node.kind else {
            self.wrong(key, "true or false", node);
            return false;
        };
        value
    }

    /// One of a few words; warns, and leaves it out, if it is none of them.
    pub fn token<T: Default>(
        &mut self,
        key: &str,
        known: fn(&str) -> Option<T>,
        words: &str,
        warnings: &mut Warnings,
    ) -> T {
        let Some(text) = self.text(key) else {
            return T::default();
        };
        known(text.text).unwrap_or_else(|| {
            self.keep(key, words, warnings);
            T::default()
        })
    }

    /// A text that must pass a test; warns, and leaves it out, if it does not.
    pub fn checked(
        &mut self,
        key: &str,
        good: fn(&str) -> bool,
        words: &str,
        warnings: &mut Warnings,
    ) -> Option<String> {
        let text = self.string(key)?;
        if good(&text) {
            return Some(text);
        }
        self.keep(key, words, warnings);
        None
    }

    /// The keys that nobody took, in the file's order. Warns of one that looks like a slip of the pen.
    #[cfg(feature = "tools")]
    pub fn rest(&self, warnings: &mut Warnings) -> Extra {
        let mut extra = Extra::default();
        let left = self.members.iter().zip(&self.taken).filter(|(_, t)| !**t);
        for (member, _) in left {
            if !warnings.harmless.contains(&member.key) {
                if let Some(known) = super::keys::meant(&member.key) {
                    let message = told!(
                        "\"{}\" of {} is not a key of this format. Is \"{known}\" meant? It is not used, and stays in the file.",
                        short(&member.key),
                        self.what
                    );
                    warnings.push(self.trouble(member.at, Code::BadValue, message));
                } else {
                    warnings.harmless.insert(&member.key);
                }
            }
            extra.insert(member.key.to_string(), member.value.to_value(warnings));
        }
        extra
    }

    /// The viewer writes no files: it keeps nothing for them. A key that nobody took may be a slip of the
    /// pen, which is for the tools to say, unless it begins as keys of somebody else's do: with no
    /// letter, or with `x-`.
    #[cfg(not(feature = "tools"))]
    pub fn rest(&self, warnings: &mut Warnings) -> Extra {
        for (member, taken) in self.members.iter().zip(&self.taken) {
            let plain = match member.key.as_bytes() {
                [b'x', b'-', ..] | [] => false,
                [first, ..] => first.is_ascii_alphabetic(),
            };
            warnings.untold += usize::from(plain && !taken);
        }
    }
}

/// What a number may be: a test, and the same in words that follow on from `"strength" of …`.
pub(super) struct Range {
    pub good: fn(f64) -> bool,
    pub words: &'static str,
}
