//! Values as a page gives and takes them: plain objects, lists, texts and numbers.
//!
//! What a page is told is put together as a [`Plain`], once; what it gives is asked for by key, from
//! a [`Given`]. Structs and derived conversions for each report say the same, and weighed as much as
//! the layout.

use crate::words::joined;
use std::ops::Index;

/// A value as JSON knows them.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Plain {
    /// Nothing.
    #[default]
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Plain>),
    /// Values by name.
    Object(Object),
}

impl Plain {
    /// The list of what `item` makes of each number below `n`.
    pub fn list(n: usize, item: &mut dyn FnMut(usize) -> Plain) -> Plain {
        Plain::List(crate::order::list(n, item))
    }

    /// The text, if it is one; else nothing.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Plain::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one; else nothing.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Plain::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The entries of a list; of anything else none.
    pub fn items(&self) -> &[Plain] {
        match self {
            Plain::List(items) => items,
            _ => &[],
        }
    }
}

/// The value of a key; [`Plain::Null`] where there is none.
impl Index<&str> for Plain {
    type Output = Plain;
    fn index(&self, key: &str) -> &Plain {
        static NULL: Plain = Plain::Null;
        match self {
            Plain::Object(object) => {
                let mut members = object.members().iter();
                members.find(|(k, _)| *k == key).map_or(&NULL, |(_, v)| v)
            }
            _ => &NULL,
        }
    }
}

/// Values by name, in the order in which they were put. Null is not put.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object(Vec<(&'static str, Plain)>);

impl Object {
    /// Puts a value under a key; nothing is put for [`Plain::Null`].
    #[inline(never)]
    pub fn put(&mut self, key: &'static str, value: Plain) {
        if !matches!(value, Plain::Null) {
            self.0.push((key, value));
        }
    }

    /// Puts a text.
    #[inline(never)]
    pub fn text(&mut self, key: &'static str, text: &str) {
        self.put(key, Plain::Text(text.to_owned()));
    }

    /// Puts a text, if there is one.
    #[inline(never)]
    pub fn maybe(&mut self, key: &'static str, text: &Option<String>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// Puts texts.
    #[inline(never)]
    pub fn texts(&mut self, key: &'static str, texts: &[String]) {
        self.list(key, texts.len(), &mut |i| Plain::Text(texts[i].clone()));
    }

    /// Puts a number.
    #[inline(never)]
    pub fn number(&mut self, key: &'static str, number: f64) {
        self.put(key, Plain::Number(number));
    }

    /// Puts a number of things.
    #[inline(never)]
    pub fn count(&mut self, key: &'static str, number: usize) {
        self.number(key, number as f64);
    }

    /// Puts a yes or no.
    #[inline(never)]
    pub fn flag(&mut self, key: &'static str, flag: bool) {
        self.put(key, Plain::Flag(flag));
    }

    /// Puts the list of what `item` makes of each number below `n`.
    #[inline(never)]
    pub fn list(&mut self, key: &'static str, n: usize, item: &mut dyn FnMut(usize) -> Plain) {
        self.put(key, Plain::list(n, item));
    }

    /// All of them.
    pub fn members(&self) -> &[(&'static str, Plain)] {
        &self.0
    }
}

impl From<Object> for Plain {
    fn from(object: Object) -> Plain {
        Plain::Object(object)
    }
}

/// An object that a page gives. What is asked of it is of the wanted kind or absent (null counts as
/// absent); the first value that is of another kind is the fault of it all.
pub struct Given<'p> {
    value: &'p dyn Fn(&str) -> Plain,
    /// Why this is not understood.
    pub fault: Option<String>,
}

impl<'p> Given<'p> {
    /// The object whose values by key are these. No key of ours has an object for a value.
    pub fn new(value: &'p dyn Fn(&str) -> Plain) -> Given<'p> {
        Given { value, fault: None }
    }

    /// Why this is not understood. Only the first reason counts.
    pub fn fail(&mut self, why: String) {
        if self.fault.is_none() {
            self.fault = Some(why);
        }
    }

    /// Null, and a fault unless it was null already.
    #[inline(never)]
    fn wrong(&mut self, key: &str, kind: &str, value: &Plain) {
        if !matches!(value, Plain::Null) {
            self.fail(joined(&["\"", key, "\" must be ", kind]));
        }
    }

    /// The text of a key.
    #[inline(never)]
    pub fn text(&mut self, key: &str) -> Option<String> {
        match (self.value)(key) {
            Plain::Text(text) => Some(text),
            other => {
                self.wrong(key, "a text", &other);
                None
            }
        }
    }

    /// The number of a key.
    #[inline(never)]
    pub fn number(&mut self, key: &str) -> Option<f64> {
        match (self.value)(key) {
            Plain::Number(number) => Some(number),
            other => {
                self.wrong(key, "a number", &other);
                None
            }
        }
    }

    /// The whole number of a key, from 0 to 2⁵³.
    #[inline(never)]
    pub fn whole(&mut self, key: &str) -> Option<u64> {
        match (self.value)(key) {
            Plain::Number(n)
                if (0.0..=9_007_199_254_740_992.0).contains(&n) && n.fract() == 0.0 =>
            {
                Some(n as u64)
            }
            other => {
                self.wrong(key, "a whole number that is not negative", &other);
                None
            }
        }
    }

    /// The yes or no of a key; absent is no.
    #[inline(never)]
    pub fn flag(&mut self, key: &str) -> bool {
        match (self.value)(key) {
            Plain::Flag(flag) => flag,
            other => {
                self.wrong(key, "true or false", &other);
                false
            }
        }
    }

    /// The entries of the list of a key; none if it is absent.
    pub fn list(&mut self, key: &str) -> Vec<Plain> {
        match (self.value)(key) {
            Plain::List(items) => items,
            other => {
                self.wrong(key, "a list", &other);
                Vec::new()
            }
        }
    }

    /// The texts of the list of a key; none if it is absent.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.list(key) {
            match item {
                Plain::Text(text) => texts.push(text),
                other => self.wrong(key, "a list of texts", &other),
            }
        }
        texts
    }

    /// The three numbers of a key.
    #[inline(never)]
    pub fn three(&mut self, key: &str) -> Option<[f64; 3]> {
        let given = (self.value)(key);
        if let [Plain::Number(a), Plain::Number(b), Plain::Number(c)] = given.items() {
            return Some([*a, *b, *c]);
        }
        self.wrong(key, "a list of three numbers", &given);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(n: u32) -> Plain {
        Plain::Number(f64::from(n))
    }

    #[test]
    fn an_object_holds_what_was_put_and_nothing_for_what_is_absent() {
        let mut object = Object::default();
        object.maybe("left", &None);
        object.put("left", Plain::Null);
        object.list("right", 2, &mut |i| number(i as u32));
        object.text("name", "R1");
        let plain = Plain::from(object);
        assert_eq!(plain["left"], Plain::Null);
        assert_eq!(plain["right"].items(), [number(0), number(1)]);
        assert_eq!(plain["name"].as_text(), Some("R1"));
        assert_eq!(plain["name"]["more"], Plain::Null);
    }

    #[test]
    fn what_is_given_is_read_by_key_and_the_first_wrong_kind_is_named() {
        let value = |key: &str| match key {
            "id" => Plain::Text("a".to_owned()),
            "x" => Plain::Number(1.5),
            "n" => number(2),
            "on" => Plain::Flag(true),
            "at" => Plain::list(3, &mut |i| number(i as u32)),
            _ => Plain::Null,
        };
        let mut given = Given::new(&value);
        assert_eq!(given.text("id"), Some("a".to_owned()));
        assert_eq!(given.number("x"), Some(1.5));
        assert_eq!(given.whole("n"), Some(2));
        assert!(given.flag("on") && !given.flag("off"));
        assert_eq!(given.text("none"), None);
        assert_eq!(given.three("at"), Some([0.0, 1.0, 2.0]));
        assert_eq!(given.fault, None);
        assert_eq!(given.whole("x"), None);
        assert!(given.three("id").is_none() && given.number("id").is_none());
        let wrong = "\"x\" must be a whole number that is not negative";
        assert_eq!(given.fault.as_deref(), Some(wrong));
    }
}
