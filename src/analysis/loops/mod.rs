//! Feedback loops: every elementary circuit of links, shortest first.
//!
//! A loop is a cyclic sequence of links that visits no factor twice; parallel links make different
//! loops, a self-link is a loop of one link. [`LoopSearch`] lists them in canonical order (see
//! [`Loops`]) up to a length, a number and an amount of work, in slices as small as one likes; what
//! it finds does not depend on the slicing.
//!
//! First one sweep looks for all loops of the length asked for. If there are more than the limit, it
//! starts over with length 1, 2, 3, … and keeps what fits, so that the list is always complete up to
//! a length that it names, never "the first thousand that the search met". What is not listed may
//! then be counted, without being stored.
//!
//! Where there is no bound on the work, graphs of at most 64 factors without parallel links are
//! swept by `small`, which is faster and lists the same; only the module with the tools has it.

mod graph;
mod independent;
mod list;
#[cfg(feature = "tools")]
mod small;
mod span;
mod walk;

pub use independent::{Independent, independent};
pub use list::{Class, Loops, Row, RowClass, compare, turn};
pub use span::members;

use crate::model::Network;
use graph::Graph;
use walk::{Found, Sink, Walk};

/// A factor or a link, by its index in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Through {
    /// A factor.
    Factor(u32),
    /// A link.
    Link(u32),
}

/// What to list and how long to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoopOptions {
    /// Only loops through this factor or link. The viewer asks for all.
    #[cfg(feature = "tools")]
    pub through: Option<Through>,
    /// Only loops of at most so many links.
    pub max_len: Option<usize>,
    /// At most so many loops.
    pub limit: usize,
    /// At most so much work for the list; a unit is one pair of factors looked at, some 3 ns.
    pub work: u64,
    /// At most so much more work for counting the loops that are not in the list.
    pub count_work: u64,
}

impl Default for LoopOptions {
    /// Any length, at most 1,000 loops, about a second of work and a quarter of that for counting.
    fn default() -> LoopOptions {
        LoopOptions {
            #[cfg(feature = "tools")]
            through: None,
            max_len: None,
            limit: 1000,
            work: 200_000_000,
            count_work: 50_000_000,
        }
    }
}

impl LoopOptions {
    /// What the loops are to pass through.
    fn through(&self) -> Option<Through> {
        #[cfg(feature = "tools")]
        return self.through;
        #[cfg(not(feature = "tools"))]
        None
    }

    /// The same with room for the self-links asked for beside as many loops as the limit says: readers
    /// are told of them apart.
    pub fn beside_self_links(mut self, net: &Network) -> LoopOptions {
        for link in 0..net.link_count() {
            if net.from[link] == net.to[link] && self.allow(net, &[link as u32]) {
                self.limit = self.limit.saturating_add(1);
            }
        }
        self
    }

    /// True for a loop of the length and through the factor or link asked for.
    pub fn allow(&self, net: &Network, links: &[u32]) -> bool {
        self.max_len.is_none_or(|most| links.len() <= most)
            && match self.through() {
                None => true,
                Some(Through::Link(link)) => links.contains(&link),
                Some(Through::Factor(factor)) => {
                    links.iter().any(|&l| net.from[l as usize] == factor)
                }
            }
    }
}

enum Phase {
    /// One walk over all lengths, into the draft.
    Sweep,
    /// Walks for one length after another.
    Deepen {
        length: usize,
    },
    /// Counts loops of any length.
    Count {
        counted: u64,
    },
    Done,
}

/// The loops of a network, found in slices.
pub struct LoopSearch {
    options: LoopOptions,
    graph: Graph,
    from: Vec<u32>,
    sign: Vec<i8>,
    phase: Phase,
    walk: Walk,
    /// Takes the place of the walk in the first sweep where it can.
    #[cfg(feature = "tools")]
    small: Option<small::Small>,
    /// The variants of the loop last found that are still to be stored.
    variants: Variants,
    spent: u64,
    /// What counting may spend up to.
    count_until: u64,
    draft: Loops,
    /// How many loops were in the draft that will not fit.
    dropped: u64,
    loops: Loops,
}

impl LoopSearch {
    /// Prepares the search. O(m log m).
    pub fn new(net: &Network, options: LoopOptions) -> LoopSearch {
        let graph = Graph::of(net, options.through());
        let longest = options.max_len.unwrap_or(usize::MAX);
        let walk = Walk::new(&graph, longest, only(net, &options));
        LoopSearch {
            // What a bound on the work leaves of the list depends on how work is reckoned.
            #[cfg(feature = "tools")]
            small: (options.work == u64::MAX && options.through.is_none())
                .then(|| small::Small::new(&graph, &net.sign, longest.min(graph.longest)))
                .flatten(),
            options,
            from: net.from.clone(),
            sign: net.sign.clone(),
            phase: Phase::Sweep,
            walk,
            variants: Variants::default(),
            spent: 0,
            count_until: u64::MAX,
            draft: Loops::default(),
            dropped: 0,
            loops: Loops::default(),
            graph,
        }
    }

    /// The whole list at once. A large `limit` may take long: see [`LoopSearch::step`].
    pub fn all(net: &Network, options: LoopOptions) -> Loops {
        let mut search = LoopSearch::new(net, options);
        while !search.step(u64::MAX) {}
        search.loops
    }

    /// The list so far. While [`LoopSearch::step`] returns false it may grow, but what it says of
    /// itself is true.
    pub fn loops(&self) -> &Loops {
        &self.loops
    }

    /// The list, taken out.
    pub fn into_loops(self) -> Loops {
        self.loops
    }

    /// There is no more to do.
    #[cfg(feature = "tools")]
    pub fn is_done(&self) -> bool {
        matches!(self.phase, Phase::Done)
    }

    /// Goes on for about `work` units; true when there is no more to do.
    pub fn step(&mut self, work: u64) -> bool {
        let until = self.spent.saturating_add(work);
        loop {
            match self.phase {
                Phase::Sweep => self.sweep(until),
                Phase::Deepen { length } => self.deepen(length, until),
                Phase::Count { counted } => self.count(counted, until),
                Phase::Done => return true,
            }
            if self.spent >= until {
                return matches!(self.phase, Phase::Done);
            }
        }
    }

    /// The greatest length asked for.
    fn bound(&self) -> usize {
        self.options
            .max_len
            .unwrap_or(usize::MAX)
            .min(self.graph.longest)
    }

    fn sweep(&mut self, until: u64) {
        // Half of the work is kept for the case that the sweep comes to nothing.
        let enough = self.options.work / 2;
        let limit = self.options.limit;
        loop {
            if self.spent >= enough {
                return self.start_over();
            }
            if self.spent >= until {
                return;
            }
            if self.variants.left() {
                self.spent += self
                    .variants
                    .store(&self.graph, &self.sign, &mut self.draft);
                continue;
            }
            match self.next_of_sweep(until.min(enough)) {
                Found::Pause => {}
                Found::Loop => {
                    let count = self.variants_met();
                    let room = (limit - self.draft.len()) as u64;
                    if count > room {
                        self.loops.total_at_least = count;
                        return self.start_over();
                    }
                }
                Found::End => {
                    self.take_draft();
                    self.complete_up_to(self.bound());
                    return self.end_list();
                }
            }
        }
    }

    fn next_of_sweep(&mut self, until: u64) -> Found {
        #[cfg(feature = "tools")]
        if let Some(small) = &mut self.small {
            return small.next(&mut self.draft, self.options.limit, &mut self.spent, until);
        }
        let mut sink = Sink {
            room: self.options.limit - self.draft.len(),
            list: Some(&mut self.draft),
            length: 0,
            counted: 0,
        };
        (self.walk).next(&self.graph, &self.sign, &mut sink, &mut self.spent, until)
    }

    /// How many loops there are along the factors that the sweep stands at; they are to be stored.
    fn variants_met(&mut self) -> u64 {
        #[cfg(feature = "tools")]
        if self.small.is_some() {
            // It stops only at one that is too many.
            return 1;
        }
        self.variants.take(&self.graph, &self.walk)
    }

    /// Leaves the sweep for one walk per length.
    fn start_over(&mut self) {
        let total = &mut self.loops.total_at_least;
        *total = total.saturating_add(self.draft.len() as u64);
        self.draft = Loops::default();
        self.variants.clear();
        self.deepen_to(1);
    }

    fn deepen_to(&mut self, length: usize) {
        self.phase = Phase::Deepen { length };
        self.walk = Walk::new(&self.graph, length, self.walk.only);
    }

    fn deepen(&mut self, length: usize, until: u64) {
        // With `through`, loops of one length are met out of order: twice as many as fit are kept, and
        // of these the first, as often as there are so many.
        let fits = self.options.limit - self.loops.len();
        let sorts = self.options.through().is_some() && fits > 0;
        loop {
            if self.spent >= self.options.work {
                self.take_draft();
                return self.end_list();
            }
            if self.spent >= until {
                return;
            }
            let (list, limit) = match sorts {
                true => (&mut self.draft, fits.saturating_mul(2)),
                false => (&mut self.loops, self.options.limit),
            };
            let room = limit - list.len();
            if sorts && room == 0 {
                self.spent += sorting(list.len(), length);
                self.dropped += (list.len() - fits) as u64;
                let order = list.canonical(&self.from);
                let mut first = Loops::default();
                first.append(list, &order[..fits]);
                *list = first;
            } else if self.variants.left() {
                if room == 0 {
                    return self.end_list();
                }
                self.spent += self.variants.store(&self.graph, &self.sign, list);
            } else {
                let mut sink = Sink {
                    room,
                    list: Some(list),
                    length,
                    counted: 0,
                };
                let (spent, until) = (&mut self.spent, until.min(self.options.work));
                match (self.walk).next(&self.graph, &self.sign, &mut sink, spent, until) {
                    Found::Pause => {}
                    Found::Loop => {
                        self.variants.take(&self.graph, &self.walk);
                    }
                    Found::End => {
                        if !self.take_draft() {
                            return self.end_list();
                        }
                        self.complete_up_to(length);
                        if length == self.bound() {
                            return self.end_list();
                        }
                        return self.deepen_to(length + 1);
                    }
                }
            }
        }
    }

    /// Makes the draft the end of the list, as much of it as fits; true if all did. With `through` it
    /// is brought into order.
    fn take_draft(&mut self) -> bool {
        let mut draft = std::mem::take(&mut self.draft);
        if self.options.through().is_none() {
            // It has been filled by the sweep, and the list is empty; or the other way round.
            if !draft.is_empty() {
                self.loops = draft;
            }
            return true;
        }
        let all = (self.loops.len() + draft.len()) as u64 + self.dropped;
        let order = draft.canonical(&self.from);
        let room = self.options.limit - self.loops.len();
        self.loops.append(&draft, &order[..draft.len().min(room)]);
        let total = &mut self.loops.total_at_least;
        *total = all.max(*total);
        self.loops.len() as u64 == all
    }

    /// All loops of at most `length` links are in the list.
    fn complete_up_to(&mut self, length: usize) {
        let loops = &mut self.loops;
        loops.whole = loops.len();
        loops.complete_up_to = length;
        loops.total_at_least = loops.total_at_least.max(loops.len() as u64);
        loops.all_found = length == self.graph.longest;
        loops.total_is_exact = loops.all_found;
    }

    /// The list stays as it is; if it is not all, what is beyond it is counted.
    fn end_list(&mut self) {
        let loops = &mut self.loops;
        loops.total_at_least = loops.total_at_least.max(loops.len() as u64);
        self.draft = Loops::default();
        self.variants.clear();
        if self.loops.all_found || self.options.count_work == 0 {
            self.phase = Phase::Done;
            return;
        }
        self.count_until = self.spent.saturating_add(self.options.count_work);
        self.walk = Walk::new(&self.graph, usize::MAX, self.walk.only);
        self.phase = Phase::Count { counted: 0 };
    }

    fn count(&mut self, mut counted: u64, until: u64) {
        let until = until.min(self.count_until);
        let found = loop {
            let mut sink = Sink {
                list: None,
                room: usize::MAX,
                length: 0,
                counted: 0,
            };
            let spent = &mut self.spent;
            let found = (self.walk).next(&self.graph, &self.sign, &mut sink, spent, until);
            counted = counted.saturating_add(sink.counted);
            match found {
                Found::Loop => {
                    let more = self.variants.take(&self.graph, &self.walk);
                    self.variants.clear();
                    counted = counted.saturating_add(more);
                }
                other => break other,
            }
        };
        self.phase = Phase::Count { counted };
        let loops = &mut self.loops;
        loops.total_at_least = loops.total_at_least.max(counted);
        let end = matches!(found, Found::End);
        // Of more than a number can hold nobody knows how many.
        if end && counted < u64::MAX {
            loops.total_is_exact = true;
            if loops.len() as u64 == counted {
                loops.all_found = true;
                loops.whole = loops.len();
                loops.complete_up_to = self.graph.longest;
            }
        }
        if end || self.spent >= self.count_until {
            self.phase = Phase::Done;
        }
    }
}

/// The work of putting so many loops of a length in order.
fn sorting(loops: usize, length: usize) -> u64 {
    u64::from(loops.ilog2()) * (loops * length) as u64
}

/// The factor from which all loops asked for are found, if they have one in common.
fn only(net: &Network, options: &LoopOptions) -> Option<u32> {
    match options.through()? {
        Through::Factor(factor) => Some(factor),
        Through::Link(link) => Some(net.from[link as usize]),
    }
}

/// The loops along one sequence of factors: every choice among its parallel links, in order.
#[derive(Default)]
struct Variants {
    pairs: Vec<u32>,
    /// Which of the parallel links is next, for each pair.
    choice: Vec<u32>,
    left: u64,
}

impl Variants {
    /// Sets up the variants of the loop that the walk stands at; returns how many there are, or
    /// `u64::MAX` if there are more than that.
    fn take(&mut self, graph: &Graph, walk: &Walk) -> u64 {
        self.pairs.clear();
        self.choice.clear();
        self.left = 1;
        for k in 0..walk.len() {
            let pair = walk.pair(k);
            self.pairs.push(pair);
            self.choice.push(0);
            self.left = self.left.saturating_mul(graph.links(pair).len() as u64);
        }
        self.left
    }

    fn left(&self) -> bool {
        self.left > 0
    }

    fn clear(&mut self) {
        self.left = 0;
    }

    /// Stores the next variant and returns the work that it was.
    fn store(&mut self, graph: &Graph, sign: &[i8], loops: &mut Loops) -> u64 {
        let length = self.pairs.len();
        let link = |k: usize| graph.links(self.pairs[k])[self.choice[k] as usize];
        loops.push(length, &link, sign);
        self.left -= 1;
        let mut k = length;
        while k > 0 {
            k -= 1;
            self.choice[k] += 1;
            if (self.choice[k] as usize) < graph.links(self.pairs[k]).len() {
                break;
            }
            self.choice[k] = 0;
        }
        length as u64
    }
}
