//! Nodes with others in them: those without links are groups, as they are in graphs in JSON; others are
//! factors and groups.

use super::{Fields, Graph};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::graph_json::color;
use crate::format::signs::number;
use crate::format::taken::keep_another;
use crate::names::{folded, trimmed};

/// A box that is drawn: its middle and its size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub middle: [f64; 2],
    pub size: [f64; 2],
}

impl Frame {
    /// Of texts.
    pub fn of(middle: [&str; 2], size: [&str; 2]) -> Option<Frame> {
        let numbers = |[a, b]: [&str; 2]| Some([number(a)?, number(b)?]);
        let (middle, size) = (numbers(middle)?, numbers(size).unwrap_or_default());
        Some(Frame { middle, size })
    }

    /// True if the middle of another one is in it.
    pub fn lies_over(&self, other: &Frame) -> bool {
        let within = |axis: usize| {
            let away = (other.middle[axis] - self.middle[axis]).abs();
            away * 2.0 <= self.size[axis]
        };
        within(0) && within(1)
    }
}

impl Graph<'_, '_> {
    /// Makes a group of a node with others in it, with what is said of it. Its place says nothing.
    pub fn mere_group(&mut self, label: &str, fields: Fields, at: &At) {
        self.draft
            .tell(Told::MereGroup, &[], at.clone().named(trimmed(label)));
        self.about_group(label, fields);
    }

    /// What is said of a group.
    pub fn about_group(&mut self, label: &str, fields: Fields) {
        let id = self.draft.group(label);
        let mut groups = self.draft.info.groups.iter_mut();
        let Some(group) = groups.find(|group| group.id == id) else {
            return;
        };
        for (name, text) in fields {
            if trimmed(&name).is_empty() || trimmed(&text).is_empty() {
                continue;
            }
            match folded(trimmed(&name)).as_str() {
                "label" | "name" | "title" if trimmed(&text) == group.label => {}
                "x" | "y" | "group" => {}
                "description" | "desc" | "note" | "notes" if group.description.is_none() => {
                    group.description = Some(text);
                }
                "color" if group.color.is_none() && color(trimmed(&text)).is_some() => {
                    group.color = color(trimmed(&text));
                }
                _ => keep_another(&mut group.extra, &name, text.into()),
            }
        }
    }

    /// Tells that a factor has others in it; and takes its place from it, if it lies over them there.
    pub fn group_factor(&mut self, factor: usize, over: bool, at: &At) {
        let label = self.draft.factor_mut(factor).label.clone();
        let at = at
            .clone()
            .named(&label)
            .factor(self.draft.factor_id(factor));
        let of = self.draft.factor_mut(factor);
        if over && of.x.take().is_some() {
            (of.y, of.pinned) = (None, false);
            self.draft.tell(Told::GroupPlace, &[], at.clone());
        }
        self.draft.tell(Told::GroupFactor, &[], at);
    }

    /// Puts a node into the groups around it, the innermost first: their labels, as fields.
    pub fn within(
        &mut self,
        fields: &mut Fields,
        around: &[String],
        line: u32,
    ) -> Result<(), Error> {
        for label in around {
            self.charge(label.len(), line)?;
            fields.push(("group".to_owned(), label.clone()));
        }
        Ok(())
    }
}
