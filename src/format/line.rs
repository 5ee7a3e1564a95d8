//! A line without a direction: no link, and kept beside the map with all that is said of it.

use super::late::Late;
use super::taken::keep_another;
use crate::model::{Extra, Value};
use crate::names::trimmed;

/// A line in the making.
pub(super) struct Line(Extra);

impl Line {
    /// A line between two factors, by their ids.
    pub fn between(from: &str, to: &str) -> Line {
        let mut line = Extra::new();
        line.insert("from".to_owned(), from.into());
        line.insert("to".to_owned(), to.into());
        Line(line)
    }

    /// Takes a text as what `key` says, if nothing says it yet; else it stays a field called `name`.
    pub fn text(&mut self, key: &str, name: &str, text: &str) {
        match self.0.get(key) {
            _ if trimmed(text).is_empty() => {}
            None => drop(self.0.insert(key.to_owned(), text.into())),
            Some(known) if known.as_str() == Some(text) => {}
            Some(_) => self.field(name, text.into()),
        }
    }

    /// Takes tags.
    pub fn tags(&mut self, tags: Vec<String>) {
        if tags.is_empty() {
            return;
        }
        let all = self.0.entry("tags").or_insert_with(|| Value::Array(vec![]));
        if let Value::Array(all) = all {
            all.extend(tags.into_iter().map(Value::from));
        }
    }

    /// Takes a number as what `key` says.
    pub fn number(&mut self, key: &str, number: f64) {
        self.0.insert(key.to_owned(), number.into());
    }

    /// Keeps a field.
    pub fn field(&mut self, name: &str, value: Value) {
        keep_another(&mut self.0, name, value);
    }

    /// Takes what is said of a delay.
    pub fn late(&mut self, late: &Late) {
        late.keep(&mut self.0);
    }

    /// As it is kept.
    pub fn done(self) -> Value {
        self.0.into()
    }
}
