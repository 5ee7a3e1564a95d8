//! What the columns of a table are, by their headings, in upper or lower case.

use super::Row;
use crate::names::{folded, trimmed};

/// The columns that mean something here; all others are fields of the author's.
#[derive(Debug, Default)]
pub struct Headings {
    pub from: Option<usize>,
    pub to: Option<usize>,
    pub label: Option<usize>,
    pub id: Option<usize>,
    /// A type, which in Kumu is the sign of a link.
    pub kind: Option<usize>,
    /// A sign.
    pub sign: Option<usize>,
    /// A number whose sign is that of the link.
    pub weight: Option<usize>,
    pub strength: Option<usize>,
    pub confidence: Option<usize>,
    pub delay: Option<usize>,
    pub x: Option<usize>,
    pub y: Option<usize>,
    pub pinned: Option<usize>,
    /// All columns that have a heading: where, and what it says.
    pub all: Vec<(usize, String)>,
    /// Headings that stand twice.
    pub twice: Vec<String>,
}

impl Headings {
    /// Of the first row.
    pub fn of(row: &Row) -> Headings {
        let mut it = Headings::default();
        let mut seen: Vec<String> = Vec::new();
        for column in 0..row.cells.len().min(1000) {
            let name = row.cell(column);
            let plain = folded(name).replace(['_', '-'], " ");
            if plain.is_empty() {
                continue;
            }
            if seen.contains(&plain) {
                it.twice.push(name.to_owned());
                continue;
            }
            if let Some(place) = it.place(&plain) {
                place.get_or_insert(column);
            }
            it.all.push((column, name.to_owned()));
            seen.push(plain);
        }
        it
    }

    fn place(&mut self, heading: &str) -> Option<&mut Option<usize>> {
        Some(match trimmed(heading) {
            "from" | "source" | "cause" | "origin" | "from label" | "from node" | "start" => {
                &mut self.from
            }
            "to" | "target" | "effect" | "destination" | "to label" | "to node" | "end" => {
                &mut self.to
            }
            "label" | "name" | "factor" | "variable" | "concept" | "element" | "node" => {
                &mut self.label
            }
            "id" => &mut self.id,
            "type" => &mut self.kind,
            "polarity" | "sign" | "valence" | "influence type" => &mut self.sign,
            "weight" | "influence" | "value" | "edge weight" => &mut self.weight,
            "strength" => &mut self.strength,
            "confidence" => &mut self.confidence,
            "delay" | "delayed" => &mut self.delay,
            "x" => &mut self.x,
            "y" => &mut self.y,
            "pinned" => &mut self.pinned,
            _ => return None,
        })
    }

    /// A table of links has their causes and their effects.
    pub fn is_of_links(&self) -> bool {
        self.from.is_some() && self.to.is_some()
    }

    /// A table of factors has their labels in one of its first columns.
    pub fn is_of_factors(&self) -> bool {
        self.label.is_some_and(|column| column < 3)
    }
}
