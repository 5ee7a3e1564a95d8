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
