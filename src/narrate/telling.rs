//! The course of a loop: which way each factor goes, and why the change comes back as it does.

use super::label;
use super::phrases::{Clause, Going, Phrases, Reason};
use crate::analysis::loops::Class;
use crate::model::{FactorIx, LinkIx, Map};
use crate::order::list;

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
    phrases: &dyn Phrases,
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
        up: loop_links.tell(phrases, Going::Up),
        down: loop_links.tell(phrases, Going::Down),
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
    fn tell(&self, phrases: &dyn Phrases, start: Going) -> Telling {
        let mut goes = start;
        let (mut steps, mut clauses) = (Vec::new(), Vec::new());
        for &link in self.links {
            let step = clause(self.map, link, goes);
            goes = goes.through(step.polarity);
            clauses.push(phrases.clause(&step));
            steps.push(step);
        }
        let reason = self.reason(phrases, &steps);
        let text = phrases.paragraph(&phrases.sentence(&clauses), &reason);
        Telling {
            clauses,
            ends: goes,
            reason,
            text,
        }
    }

    fn reason(&self, phrases: &dyn Phrases, steps: &[Clause]) -> String {
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
        phrases.reason(&Reason {
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
