//! What of a part of a file has been read, value by value, so that all the rest can be kept.

use super::json::{Kind, Node};
use crate::model::{Extra, Value};
use std::collections::BTreeSet;

/// The values that have been read in full.
#[derive(Default)]
pub(super) struct Taken(BTreeSet<*const ()>);

impl Taken {
    /// Takes a value, and all there is in it. O(log n).
    pub fn take(&mut self, node: &Node) {
        self.0.insert(std::ptr::from_ref(node).cast());
    }

    /// True if all that a value says has been read. Nothing says nothing, but what says it may be names. O(n log n).
    pub fn all(&self, node: &Node) -> bool {
        let taken = self.0.contains(&std::ptr::from_ref(node).cast());
        taken
            || node.is_void()
            || match &node.kind {
                Kind::List(items) => items.iter().all(|item| self.all(item)),
                Kind::Object(members) => {
                    members.iter().all(|of| self.all(&of.value))
                        && !members.iter().all(|of| of.value.is_void())
                }
                _ => false,
            }
    }
}

/// Keeps a field that our format has no place for. What else is said under its name is kept in a list beside it. O(log n).
pub(super) fn keep_another(extra: &mut Extra, name: &str, value: Value) {
    let fields = extra.get_mut("x-fields").and_then(Value::as_object_mut);
    let Some(first) = fields.as_ref().and_then(|fields| fields.get(name)) else {
        return super::draft::keep_field(extra, name, value);
    };
    if *first == value {
        return;
    }
    let others = fields.map(|fields| fields.entry(format!("{name} (others)")));
    match others.map(|others| others.or_insert_with(|| Value::Array(Vec::new()))) {
        Some(Value::Array(others)) if others.last() == Some(&value) => {}
        Some(Value::Array(others)) => others.push(value),
        Some(other) => *other = Value::Array(vec![other.take(), value]),
        None => {}
    }
}
