//! The course of a loop: which way each factor goes, and why the change comes back as it does.

use super::label;
use super::phrases::{Clause, Going, Phrases, Reason};
use crate::analysis::loops::Class;
use crate::model::{FactorIx, LinkIx, Map};

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
pub(super) fn clause(map: &Map, link: LinkIx, goes: Going) -> Clause<'_> {
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
    let mut links = links.to_vec();
    if let Some(first) = links.iter().position(|&l| Some(map.ends(l).0) == start) {
        links.rotate_left(first);
    }
    let sign = links.iter().map(|&l| map.link(l).polarity.sign()).product();
    let loop_links = Loop {
        map,
        class: Class::of_sign(sign),
        links: &links,
        name,
    };
    Told {
        up: loop_links.tell(phrases, Going::Up),
        down: loop_links.tell(phrases, Going::Down),
        class: loop_links.class,
        delays: links
            .iter()
            .filter(|&&l| !map.link(l).delay.is_none())
            .count(),
        links,
    }
}

struct Loop<'a> {
    map: &'a Map,
    links: &'a [LinkIx],
    class: Class,
    name: Option<&'a str>,
}

impl Loop<'_> {
    fn tell(&self, phrases: &dyn Phrases, start: Going) -> Telling {
        let mut goes = start;
        let mut steps = Vec::new();
        for &link in self.links {
            let step = clause(self.map, link, goes);
            goes = goes.through(step.polarity);
            steps.push(step);
        }
        let clauses: Vec<String> = steps.iter().map(|step| phrases.clause(step)).collect();
        let reason = self.reason(phrases, &steps);
        let text = phrases.paragraph(&[phrases.sentence(&clauses), reason.clone()]);
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
        phrases.reason(&Reason {
            start: &first.cause,
            goes: first.goes,
            class: self.class,
            minus: steps.iter().filter(|s| s.polarity.sign() < 0).count(),
            delays: steps.iter().filter(|s| !s.delay.is_none()).count(),
            open: steps.iter().filter(|s| s.polarity.sign() == 0).collect(),
            name: self.name,
        })
    }
}
