//! The course of a loop: which way each factor goes, and why the change comes back as it does.

use super::story::paragraph;
use super::{Words, label};
use crate::analysis::loops::Class;
use crate::model::{Delay, FactorIx, LinkIx, Map, Polarity};
use crate::order::list;

/// Which way a factor goes while a loop is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// It rises.
    Up,
    /// It falls.
    Down,
    /// It changes; which way is not known, because a sign on the way is not.
    Changed,
}

impl Going {
    /// Which way the effect goes if the cause goes this way.
    pub fn through(self, polarity: Polarity) -> Going {
        match (self, polarity.sign()) {
            (_, 0) => Going::Changed,
            (Going::Up, -1) => Going::Down,
            (Going::Down, -1) => Going::Up,
            (same, _) => same,
        }
    }
}

/// One step of a story: a link, and which way its cause goes.
pub(super) struct Clause {
    /// Label of the cause.
    pub cause: String,
    /// Label of the effect.
    pub effect: String,
    /// The cause is the effect.
    pub to_itself: bool,
    /// What the link does.
    pub polarity: Polarity,
    /// How long it takes.
    pub delay: Delay,
    /// Which way the cause goes.
    pub goes: Going,
}

/// Why a loop does what it does.
pub(super) struct Reason<'a> {
    /// Label of the factor that the story starts at.
    pub start: &'a str,
    /// Which way it went at the start.
    pub goes: Going,
    /// What the loop does.
    pub class: Class,
    /// How many of its links are minus.
    pub minus: usize,
    /// How many take time.
    pub delays: usize,
    /// The links whose sign is not known.
    pub open: Vec<&'a Clause>,
    /// What the reader knows the loop by (`R2`).
    pub name: Option<&'a str>,
}

/// A loop told in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// One clause for each link, in the order told.
    pub clauses: Vec<String>,
    /// Which way the first factor has gone once round.
    pub ends: Going,
    /// Why.
    pub reason: String,
    /// The whole as a paragraph.
    pub text: String,
}

/// A loop told in both directions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The links in the order told.
    pub links: Vec<LinkIx>,
    /// What it does.
    pub class: Class,
    /// How many of its links take time.
    pub delays: usize,
    /// Told from a rise.
    pub up: Telling,
    /// Told from a fall.
    pub down: Telling,
}

/// The clause of one link, its cause going one way.
pub(super) fn clause(map: &Map, link: LinkIx, goes: Going) -> Clause {
    let (from, to) = map.ends(link);
    Clause {
        cause: label(map, from),
        effect: label(map, to),
        to_itself: from == to,
        polarity: map.link(link).polarity,
        delay: map.link(link).delay,
        goes,
    }
}

pub(super) fn told(
    words: &Words,
    map: &Map,
    links: &[LinkIx],
    start: Option<FactorIx>,
    name: Option<&str>,
) -> Told {
    let first = links.iter().position(|&l| Some(map.ends(l).0) == start);
    let first = first.unwrap_or_default();
    let links = list(links.len(), &mut |i| links[(first + i) % links.len()]);
    let (mut sign, mut delays) = (1, 0);
    for &link in &links {
        let link = map.link(link);
        sign *= link.polarity.sign();
        delays += usize::from(!link.delay.is_none());
    }
    let loop_links = Loop {
        map,
        class: Class::of_sign(sign),
        links: &links,
        delays,
        name,
    };
    Told {
        up: loop_links.tell(words, Going::Up),
        down: loop_links.tell(words, Going::Down),
        class: loop_links.class,
        delays,
        links,
    }
}

struct Loop<'a> {
    map: &'a Map,
    links: &'a [LinkIx],
    class: Class,
    delays: usize,
    name: Option<&'a str>,
}

impl Loop<'_> {
    fn tell(&self, words: &Words, start: Going) -> Telling {
        let mut goes = start;
        let (mut steps, mut clauses) = (Vec::new(), Vec::new());
        for &link in self.links {
            let step = clause(self.map, link, goes);
            goes = goes.through(step.polarity);
            clauses.push(words.clause(&step));
            steps.push(step);
        }
        let reason = self.reason(words, &steps);
        let text = paragraph(&words.sentence(&clauses), &reason);
        Telling {
            clauses,
            ends: goes,
            reason,
            text,
        }
    }

    fn reason(&self, words: &Words, steps: &[Clause]) -> String {
        let Some(first) = steps.first() else {
            return String::new();
        };
        let (mut minus, mut open) = (0, Vec::new());
        for step in steps {
            match step.polarity.sign() {
                0 => open.push(step),
                -1 => minus += 1,
                _ => {}
            }
        }
        words.reason(&Reason {
            start: &first.cause,
            goes: first.goes,
            class: self.class,
            minus,
            delays: self.delays,
            open,
            name: self.name,
        })
    }
}
