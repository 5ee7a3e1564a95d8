//! Ids for things of files that give them none, or one twice.

use crate::names::{Names, folded};

/// Ids that are given, each once.
#[derive(Default)]
pub(super) struct Ids {
    given: Names,
    /// How often a base was given already.
    bases: Names,
    next: Vec<usize>,
}

impl Ids {
    /// The base, or the first free of `base#2`, `base#3`, …
    pub fn free(&mut self, base: &str) -> String {
        if self.given.insert(base) {
            return base.to_owned();
        }
        if self.bases.insert(base) {
            self.next.push(2);
        }
        let number = self.bases.number(base).unwrap_or(0);
        loop {
            let id = format!("{base}#{}", self.next[number]);
            self.next[number] += 1;
            if self.given.insert(&id) {
                return id;
            }
        }
    }
}

/// A label as an id: letters and digits in lower case, joined by hyphens. Empty if it has none.
pub(super) fn slug(label: &str) -> String {
    let mut id = String::new();
    let mut count = 0;
    for c in folded(label).chars() {
        if c.is_alphanumeric() {
            id.push(c);
            count += 1;
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if count == 60 {
            break;
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

pub(super) fn slug_or(label: &str, other: &str) -> String {
    match slug(label) {
        id if id.is_empty() => other.to_owned(),
        id => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_labels_of_any_script_and_are_given_once() {
        assert_eq!(slug("  Trust & Sharing (VCSE)!"), "trust-sharing-vcse");
        assert_eq!(slug("信任 度"), "信任-度");
        assert_eq!(slug("?!"), "");
        let mut ids = Ids::default();
        let given: Vec<String> = ["a", "a", "a#2", "a"].map(|base| ids.free(base)).into();
        assert_eq!(given, ["a", "a#2", "a#2#2", "a#3"]);
    }
}
