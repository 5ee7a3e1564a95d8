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

    /// True if all that a value says has been read; nothing says nothing. O(n log n).
    pub fn all(&self, node: &Node) -> bool {
        let taken = self.0.contains(&std::ptr::from_ref(node).cast());
        taken
            || node.is_void()
            || match &node.kind {
                Kind::List(items) => items.iter().all(|item| self.all(item)),
                Kind::Object(members) => members.iter().all(|of| self.all(&of.value)),
                _ => false,
            }
    }
}

/// Keeps a field that our format has no place for. Where another value has its name already, both are kept.
pub(super) fn keep_another(extra: &mut Extra, name: &str, value: Value) {
    let mut name = name.to_owned();
    let taken = |name: &str| {
        let is = extra.get("x-fields").and_then(|fields| fields.get(name));
        is.is_some_and(|is| *is != value)
    };
    while taken(&name) {
        name.push_str(" (another)");
    }
    super::draft::keep_field(extra, &name, value);
}
