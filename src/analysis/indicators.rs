//! Numbers about the place of factors and links in the drawing. None of them says how much a factor
//! matters: two maps of one system rank its factors differently (Crielaard et al. 2023).

use super::components::strong;
use super::feedback_set::{FeedbackLinks, FeedbackSet, feedback_links, feedback_set};
use super::loops::{Class, Independent, Loops, independent};
use super::reach::reach_counts;
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
    /// Listed loops through it, without its self-links.
    pub loops: ByClass,
    /// Its self-links.
    pub self_links: usize,
    /// Independent loops through it, without its self-links.
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
    /// Listed loops through it, all of which would open without it; none for a self-link.
    pub loops: ByClass,
    /// It leads from a factor to itself.
    pub to_itself: bool,
    /// It lies on some loop, listed or not; or it is a self-link.
    pub on_a_loop: bool,
}

/// How much work is put into what may take long; 0 for what is not asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// For the factors that lie on every loop, in links looked at. They are looked for in any case.
    pub factors: u64,
    /// For the links that do.
    pub links: u64,
    /// For the independent loops: see [`independent`].
    pub independent: u64,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indicators {
    /// By the factor's index in the network.
    pub factors: Vec<FactorNumbers>,
    /// By the link's index in the network.
    pub links: Vec<LinkNumbers>,
    /// Groups of factors that can all reach each other, of two or more or with a self-link.
    pub components: usize,
    /// Links that lie on some loop, self-links too.
    pub links_on_loops: usize,
    /// Links from a factor to itself.
    pub self_links: usize,
    /// Factors that lie on every loop.
    pub feedback_set: FeedbackSet,
    /// Links that do, if they were asked for.
    pub feedback_links: Option<FeedbackLinks>,
    /// A shortest set of loops that all others are made of, if it was asked for.
    pub independent: Option<Independent>,
    /// The counts of loops are of loops of at most this many links.
    pub loops_up_to: usize,
    /// They are of all loops.
    pub all_loops: bool,
}

/// The numbers of a network and of the loops that were listed of it. Besides what `effort` bounds it
/// takes about O((n + m) log m), and what [`reach_counts`] does.
pub fn indicators(net: &Network, loops: &Loops, effort: Effort) -> Indicators {
    let n = net.factor_count();
    let mut factors = vec![FactorNumbers::default(); n];
    let mut links = vec![LinkNumbers::default(); net.link_count()];
    for i in 0..loops.whole {
        let (class, path) = (loops.class(i), loops.links(i));
        if path.len() == 1 {
            continue;
        }
        for &link in path {
            let link = link as usize;
            links[link].loops.add(class);
            factors[net.from[link] as usize].loops.add(class);
        }
    }
    let independent = match effort.independent {
        0 => None,
        work => Some(independent(net, work)),
    };
    let of_basis = independent.iter().flat_map(|found| found.loops.iter());
    for path in of_basis.filter(|path| path.len() > 1) {
        for &link in path {
            factors[net.from[link as usize] as usize].independent += 1;
        }
    }
    let components = strong(net);
    let mut with_loops = vec![false; components.count];
    for (i, link) in links.iter_mut().enumerate() {
        let (from, to) = (net.from[i], net.to[i]);
        link.to_itself = from == to;
        link.on_a_loop = components.together(from, to);
        factors[from as usize].self_links += usize::from(link.to_itself);
        with_loops[components.of[from as usize] as usize] |= link.on_a_loop;
    }
    let feedback_set = feedback_set(net, effort.factors);
    for &factor in &feedback_set.factors {
        factors[factor as usize].in_feedback_set = true;
    }
    // Those one step away, each once, and all.
    let mut ends: Vec<(u32, u32)> = net
        .from
        .iter()
        .copied()
        .zip(net.to.iter().copied())
        .collect();
    ends.sort_unstable();
    ends.dedup();
    for (from, to) in ends.into_iter().filter(|(from, to)| from != to) {
        factors[from as usize].effects += 1;
        factors[to as usize].causes += 1;
    }
    let (up, down) = reach_counts(net);
    for (i, numbers) in factors.iter_mut().enumerate() {
        (numbers.up, numbers.down) = (up[i], down[i]);
    }
    Indicators {
        components: with_loops.iter().filter(|&&some| some).count(),
        links_on_loops: links.iter().filter(|link| link.on_a_loop).count(),
        self_links: links.iter().filter(|link| link.to_itself).count(),
        factors,
        links,
        feedback_set,
        feedback_links: (effort.links > 0).then(|| feedback_links(net, effort.links)),
        independent,
        loops_up_to: loops.complete_up_to,
        all_loops: loops.all_found,
    }
}
