//! How much the factors and links of a map in the making hold: what a small file unfolds to is limited, whichever way it
//! unfolds (a row whose ends are lists of hundreds, a name that a style gives to all of its links).

use super::{Draft, beyond};
use crate::error::Error;
use crate::format::audit::At;
use crate::model::{Extra, Factor, Link, Value};

/// What a value takes beside its text.
const EACH: usize = 64;
/// So many links and factors at the end may not have all of their fields yet.
const UNDONE: usize = 4;

/// What has been weighed.
#[derive(Debug, Default)]
pub struct Weighed {
    bytes: usize,
    factors: usize,
    links: usize,
}

impl Weighed {
    pub fn add(&mut self, value: &Value) {
        self.bytes = self.bytes.saturating_add(of(value));
    }
}

fn of(value: &Value) -> usize {
    EACH + match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(of).sum(),
        Value::Object(members) => of_all(members),
        _ => 0,
    }
}

/// Without the names, which readers count where one stands for many.
fn of_all(members: &Extra) -> usize {
    members.values().map(of).sum()
}

fn of_texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> usize {
    texts.into_iter().map(|text| EACH + text.len()).sum()
}

fn of_factor(f: &Factor) -> usize {
    let words = of_texts([&f.id, &f.label].into_iter().chain(&f.description));
    words + of_texts(&f.groups) + of_texts(&f.tags) + of_all(&f.extra)
}

fn of_link(l: &Link) -> usize {
    let words = of_texts([&l.id].into_iter().chain(&l.label).chain(&l.description));
    words + of_texts(&l.tags) + of_all(&l.extra)
}

impl Draft<'_> {
    /// Weighs those factors and links that are new, but for the last few.
    ///
    /// # Errors
    /// [`Code::Limit`](crate::error::Code) if all of them hold more than a file of this size may unfold to.
    pub(super) fn weigh(&mut self, at: &At) -> Result<(), Error> {
        let done = |all: usize, before: usize| before..all.saturating_sub(UNDONE).max(before);
        let factors = done(self.factors.len(), self.weighed.factors);
        let links = done(self.links.len(), self.weighed.links);
        self.weighed.factors = factors.end;
        self.weighed.links = links.end;
        let bytes = self.factors[factors].iter().map(of_factor).sum::<usize>()
            + self.links[links]
                .iter()
                .map(|(.., l)| of_link(l))
                .sum::<usize>();
        self.weighed.bytes = self.weighed.bytes.saturating_add(bytes);
        self.holds(self.weighed.bytes, at)
    }

    /// Weighs all once more, at the end.
    ///
    /// # Errors
    /// The same.
    pub fn all_fits(&self) -> Result<(), Error> {
        let factors = self.factors.iter().map(of_factor).sum::<usize>();
        let links = self.links.iter().map(|(.., l)| of_link(l)).sum::<usize>();
        let lines = self.undirected.iter().map(of).sum::<usize>();
        self.holds(factors + links + lines, &At::file())
    }

    fn holds(&self, bytes: usize, at: &At) -> Result<(), Error> {
        let most = self.unfolded();
        if bytes <= most {
            return Ok(());
        }
        let message = format!(
            "The factors and links of this file come to more than the {most} bytes that this program reads of a file of its size: it says something once for many of them (in a list between bars, in a style). Shorten that, or raise the limit of bytes."
        );
        Err(beyond(message, at))
    }
}
