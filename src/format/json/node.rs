//! A JSON tree in which every value knows its place in the text, where it has one.

use crate::error::{Code, Notice};
use std::borrow::Cow;

/// How deep lists and objects may be nested.
pub const MAX_DEPTH: usize = 64;

/// A notice about the bytes from `at` on.
#[derive(Debug)]
pub(super) struct Trouble {
    #[cfg_attr(
        not(feature = "tools"),
        expect(dead_code, reason = "the tools say where")
    )]
    pub at: usize,
    pub notice: Box<Notice>,
}

impl Trouble {
    pub fn new(at: usize, code: Code, message: String) -> Trouble {
        let notice = Box::new(Notice::new(code, message));
        Trouble { at, notice }
    }

    pub fn about(mut self, id: Option<&str>) -> Trouble {
        self.notice.id = id.map(str::to_owned);
        self
    }
}

/// A value and the offset of its first byte.
#[derive(Debug)]
pub struct Node<'a> {
    /// The offset; 0 where there is no text.
    pub at: usize,
    /// The value.
    pub kind: Kind<'a>,
}

/// A value as JSON knows them.
#[derive(Debug)]
pub enum Kind<'a> {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// The digits as they stand in the file, where there is a text, and what they are worth.
    Number(&'a str, f64),
    /// A text.
    Text(Cow<'a, str>),
    /// Values in order.
    List(Vec<Node<'a>>),
    /// In the file's order, no key twice.
    Object(Vec<Member<'a>>),
}

/// A key of an object and its value.
#[derive(Debug)]
pub struct Member<'a> {
    /// Offset of the key.
    pub at: usize,
    /// The key.
    pub key: Cow<'a, str>,
    /// Its value.
    pub value: Node<'a>,
}

/// For the readers of other JSON: what is there, if it is of the kind that is asked for.
#[cfg(feature = "formats")]
impl<'a> Node<'a> {
    /// The value under a key of an object.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        let members = self.members().iter();
        let found = members.rev().find(|m| m.key == key);
        found.map(|m| &m.value)
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> &[Member<'a>] {
        match &self.kind {
            Kind::Object(members) => members,
            _ => &[],
        }
    }

    /// Members that are texts, or have parts themselves, under keys that are not known.
    #[cfg(feature = "formats")]
    pub fn beside<'n>(&'n self, known: &'n [&str]) -> impl Iterator<Item = &'n Member<'a>> {
        let parts = |of: &Node| !of.members().is_empty() || !of.items().is_empty();
        let says = move |of: &Node| {
            parts(of)
                || of
                    .text()
                    .is_some_and(|text| !crate::names::trimmed(text).is_empty())
        };
        let beside = move |of: &&Member| !known.contains(&&*of.key) && says(&of.value);
        self.members().iter().filter(beside)
    }

    /// The entries of a list; none of anything else.
    pub fn items(&self) -> &[Node<'a>] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of the list under a key.
    pub fn list(&self, key: &str) -> &[Node<'a>] {
        self.get(key).map_or(&[], Node::items)
    }

    /// A text.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text, or the digits of a number: what ids and labels are made of.
    pub fn name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            Kind::Number(digits, _) => Some(digits),
            _ => None,
        }
    }

    /// The id or label under a key.
    pub fn name_at(&self, key: &str) -> Option<&str> {
        self.get(key)?.name()
    }

    /// A finite number.
    pub fn finite(&self) -> Option<f64> {
        match self.kind {
            Kind::Number(_, value) => Some(value).filter(|v| v.is_finite()),
            _ => None,
        }
    }

    /// The number under a key.
    pub fn number_at(&self, key: &str) -> Option<f64> {
        self.get(key)?.finite()
    }

    /// True only if the value under a key is `true`.
    pub fn flag_at(&self, key: &str) -> bool {
        matches!(self.get(key).map(|n| &n.kind), Some(Kind::Bool(true)))
    }

    /// True where nothing is said: null, a text of blanks, an empty list or object.
    pub fn is_void(&self) -> bool {
        match &self.kind {
            Kind::Null => true,
            Kind::Text(text) => crate::names::trimmed(text).is_empty(),
            Kind::List(items) => items.is_empty(),
            Kind::Object(members) => members.is_empty(),
            Kind::Bool(_) | Kind::Number(..) => false,
        }
    }

    /// The value as it is kept beside a map.
    pub fn value(&self) -> crate::model::Value {
        self.to_value(&mut super::fields::Warnings::default())
    }
}
