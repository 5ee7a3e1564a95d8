//! Numbers about the place of factors and links in the drawing. None of them says how much a factor
//! matters: two maps of one system rank its factors differently (Crielaard et al. 2023).

use super::components::strong;
use super::feedback_set::{FeedbackSet, feedback_set};
use super::loops::{Class, Independent, Loops, independent};
use super::reach::{Way, reach};
use crate::model::Network;

/// Loops by what they do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ByClass {
    /// Reinforcing ones.
    pub reinforcing: usize,
    /// Balancing ones.
    pub balancing: usize,
    /// Those of which it is not known.
    pub unknown: usize,
}

impl ByClass {
    fn add(&mut self, class: Class) {
        match class {
            Class::Reinforcing => self.reinforcing += 1,
            Class::Balancing => self.balancing += 1,
            Class::Unknown => self.unknown += 1,
        }
    }

    /// All of them.
    pub fn all(self) -> usize {
        self.reinforcing + self.balancing + self.unknown
    }
}

/// The numbers of one factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FactorNumbers {
    /// Listed loops through it.
    pub loops: ByClass,
    /// Independent loops through it.
    pub independent: usize,
    /// Factors that link to it directly.
    pub causes: usize,
    /// Factors that it links to directly.
    pub effects: usize,
    /// Factors that drive it, in any number of steps.
    pub up: usize,
    /// Factors that follow from it, in any number of steps.
    pub down: usize,
    /// It is in the feedback set.
    pub in_feedback_set: bool,
}

/// The numbers of one link.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LinkNumbers {
    /// Listed loops through it, all of which would open without it.
    pub loops: ByClass,
    /// It lies on some loop, listed or not.
    pub on_a_loop: bool,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicators {
    /// By the factor's index in the network.
    pub factors: Vec<FactorNumbers>,
    /// By the link's index in the network.
    pub links: Vec<LinkNumbers>,
    /// Groups of factors that can all reach each other, of two or more or with a self-link.
    pub components: usize,
    /// Links that lie on some loop.
    pub links_on_loops: usize,
    /// Factors that lie on every loop.
    pub feedback_set: FeedbackSet,
    /// A shortest set of loops that all others are made of.
    pub independent: Independent,
    /// The counts of loops are of loops of at most this many links.
    pub loops_up_to: usize,
    /// They are of all loops.
    pub all_loops: bool,
}

/// The numbers of a network and of the loops that were listed of it. `work` bounds the search for the
/// feedback set, and with the factor 1,000 that for independent loops. O(n (n + m)) besides.
pub fn indicators(net: &Network, loops: &Loops, work: usize) -> Indicators {
    with(net, loops, work, independent(net, work as u64 * 1000))
}

/// The same where nobody asks for the independent loops: none of them are told.
pub fn without_independent(net: &Network, loops: &Loops, work: usize) -> Indicators {
    let none = Independent {
        loops: Loops::default(),
        complete: false,
    };
    with(net, loops, work, none)
}

fn with(net: &Network, loops: &Loops, work: usize, independent: Independent) -> Indicators {
    let n = net.factor_count();
    let mut factors = vec![FactorNumbers::default(); n];
    let mut links = vec![LinkNumbers::default(); net.link_count()];
    for i in 0..loops.whole {
        let class = loops.class(i);
        for &link in loops.links(i) {
            let link = link as usize;
            links[link].loops.add(class);
            factors[net.from[link] as usize].loops.add(class);
        }
    }
    for path in independent.loops.iter() {
        for &link in path {
            factors[net.from[link as usize] as usize].independent += 1;
        }
    }
    let components = strong(net);
    let mut with_loops = std::collections::BTreeSet::new();
    for (i, link) in links.iter_mut().enumerate() {
        link.on_a_loop = components.together(net.from[i], net.to[i]);
        if link.on_a_loop {
            with_loops.insert(components.of[net.from[i] as usize]);
        }
    }
    let feedback_set = feedback_set(net, work);
    for &factor in &feedback_set.factors {
        factors[factor as usize].in_feedback_set = true;
    }
    for (i, numbers) in factors.iter_mut().enumerate() {
        // Those one step away, and all.
        let reached = |way| {
            let all = reach(net, i as u32, way, u32::MAX);
            (all.iter().filter(|r| r.steps == 1).count(), all.len())
        };
        (numbers.causes, numbers.up) = reached(Way::Up);
        (numbers.effects, numbers.down) = reached(Way::Down);
    }
    Indicators {
        components: with_loops.len(),
        links_on_loops: links.iter().filter(|link| link.on_a_loop).count(),
        factors,
        links,
        feedback_set,
        independent,
        loops_up_to: loops.complete_up_to,
        all_loops: loops.all_found,
    }
}
