//! Cells of a table that each tell one link, as a line of an outline does: `Trust → Sharing (+, delayed)`.

use super::bullet::Lists;
use super::line::{Head, Line, Slashes, parse};
use super::spec::Spec;
use super::tail::Tails;
use crate::format::audit::Told;
use crate::model::Delay;

/// What a cell says.
#[derive(Debug, Default, PartialEq)]
pub struct Two {
    /// The cause and the effect.
    pub ends: [String; 2],
    /// Empty where none is said.
    pub sign: String,
    pub delay: Delay,
    /// It leads both ways.
    pub both: bool,
    /// What is to be told of words behind the effect, and what the effect is called with them.
    pub told: Option<(Told, String)>,
}

/// What the cells of a column tell of each other.
pub struct Cells(Tails);

impl Cells {
    /// Looks through the cells of a column, lines in one of them being blanks. O(n log n).
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Cells {
        let lines = cells.map(|cell| cell.replace(['\n', '\r'], " "));
        let text = lines.collect::<Vec<_>>().join("\n");
        Cells(Tails::of(&text, &Lists::default()))
    }

    /// What one of them says.
    pub fn two(&self, cell: &str) -> Option<Two> {
        two_of(cell, Some(&self.0))
    }
}

/// A link of a table without what says its sign at the name of an end.
pub struct Signed {
    pub ends: [String; 2],
    pub sign: String,
    pub delay: Delay,
    pub told: Told,
    /// That name, with it.
    pub label: String,
}

/// What the ends of all links of a table tell of each other.
pub struct Ends(Tails);

impl Ends {
    /// Looks through causes and effects. O(n log n).
    pub fn of<'t>(all: impl Iterator<Item = [&'t str; 2]>) -> Ends {
        Ends(Tails::of_links(all))
    }

    /// What the ends of a link say of it.
    pub fn taken(&self, ends: [&str; 2]) -> Option<Signed> {
        let taken = self.0.taken(ends)?;
        let Spec { sign, delay, .. } = taken.said;
        Some(Signed {
            ends: taken.ends,
            sign,
            delay,
            told: taken.told,
            label: taken.label,
        })
    }
}

/// The two names in a text that is one link, its sign and delay, and whether it leads both ways; none if it says
/// anything else.
pub fn two(text: &str) -> Option<Two> {
    two_of(text, None)
}

fn two_of(text: &str, tails: Option<&Tails>) -> Option<Two> {
    let mut slashes = Slashes::None;
    let Ok(Line::Links(mut heads, mut spec)) = parse(text, &mut slashes) else {
        return None;
    };
    // In a cell, two strokes with nothing behind them are no comment.
    if let Slashes::Comment(comment) = slashes
        && comment.is_empty()
        && spec.delay.is_none()
    {
        spec.delay = Delay::Short;
    }
    let told = tails.and_then(|tails| tails.take(text, &mut heads, &mut spec));
    let rest = Spec {
        sign: spec.sign.clone(),
        delay: spec.delay,
        both: spec.both.clone(),
        ..Spec::default()
    };
    let name = |head: &Head| {
        let label = head.label.clone()?;
        let alone = Head {
            label: head.label.clone(),
            ..Head::default()
        };
        (*head == alone).then_some(label)
    };
    let [from, to] = &heads[..] else { return None };
    let ends = [name(from)?, name(to)?];
    let both = !spec.both.is_empty();
    (spec == rest).then_some(Two {
        ends,
        sign: spec.sign,
        delay: spec.delay,
        both,
        told,
    })
}
