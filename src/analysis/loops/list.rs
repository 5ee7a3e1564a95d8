//! Loops found, packed: the links of all in one array.

use crate::model::Network;
use crate::order;
use std::cmp::Ordering;
use std::ops::Range;

/// What a loop does to a change that enters it: the product of the signs of its links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The change comes back in the same direction: an even number of minus links.
    Reinforcing,
    /// It comes back in the other direction: an odd number of minus links.
    Balancing,
    /// The sign of one or more links is not known.
    Unknown,
}

impl Class {
    /// The class of a product of signs.
    pub fn of_sign(sign: i8) -> Class {
        match sign {
            0 => Class::Unknown,
            1.. => Class::Reinforcing,
            _ => Class::Balancing,
        }
    }

    /// The class of a loop. O(length).
    pub fn of(net: &Network, links: &[u32]) -> Class {
        let mut product = 1;
        for &link in links {
            product *= net.sign[link as usize];
        }
        Class::of_sign(product)
    }

    /// `R`, `B` or `U`.
    pub fn letter(self) -> char {
        match self {
            Class::Reinforcing => 'R',
            Class::Balancing => 'B',
            Class::Unknown => 'U',
        }
    }
}

/// The class of loops that run through the same factors by parallel links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowClass {
    /// All are of one class; or some are unknown, and then so is the row.
    One(Class),
    /// Some are reinforcing, some balancing.
    Mixed,
}

/// Loops with the same sequence of factors: variants that differ in parallel links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where they stand in the list.
    pub loops: Range<usize>,
    /// What they have in common.
    pub class: RowClass,
}

/// A list of loops in canonical order: by length, then by factors, then by links, both as numbered
/// in the network, which is by id. 5 bytes a loop and 4 a link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loops {
    ends: Vec<u32>,
    links: Vec<u32>,
    class: Vec<Class>,
    /// The list holds every loop of at most this many links (within what was asked for).
    pub complete_up_to: usize,
    /// How many of the list are of at most `complete_up_to` links. Those after them are only a part
    /// of the loops of the next length.
    pub whole: usize,
    /// The list holds every loop of any length.
    pub all_found: bool,
    /// There are at least so many loops, in the list or not.
    pub total_at_least: u64,
    /// There are exactly `total_at_least`.
    pub total_is_exact: bool,
}

impl Loops {
    /// How many loops are in the list.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True if the list is empty.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The links of a loop in running order, from its smallest factor on.
    ///
    /// # Panics
    /// If `i >= len()`.
    pub fn links(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.links[start as usize..self.ends[i] as usize]
    }

    /// The class of a loop.
    ///
    /// # Panics
    /// If `i >= len()`.
    pub fn class(&self, i: usize) -> Class {
        self.class[i]
    }

    /// Every loop's links, in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|i| self.links(i))
    }

    /// The loops that pass a test, as a list that says nothing of how complete it is.
    pub fn only(&self, keep: &dyn Fn(&[u32]) -> bool) -> Loops {
        let mut kept = Vec::new();
        for i in 0..self.len() {
            if keep(self.links(i)) {
                kept.push(i as u32);
            }
        }
        let mut loops = Loops::default();
        loops.append(self, &kept);
        loops
    }

    /// The first so many loops.
    pub fn first(&self, most: usize) -> Loops {
        let mut loops = Loops::default();
        loops.append(self, &order::numbers(self.len().min(most)));
        loops
    }

    /// The list grouped by sequence of factors. O(all links).
    pub fn rows(&self, net: &Network) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for i in 0..self.len() {
            if let Some(row) = rows.last_mut()
                && same_factors(net, self.links(row.loops.start), self.links(i))
            {
                row.loops.end = i + 1;
                row.class = match (row.class, self.class[i]) {
                    (RowClass::One(Class::Unknown), _) | (_, Class::Unknown) => {
                        RowClass::One(Class::Unknown)
                    }
                    (RowClass::One(a), b) if a == b => RowClass::One(a),
                    _ => RowClass::Mixed,
                };
            } else {
                rows.push(Row {
                    loops: i..i + 1,
                    class: RowClass::One(self.class[i]),
                });
            }
        }
        rows
    }

    /// All links of all loops, where each loop ends among them, and the classes.
    pub fn packed(&self) -> (&[u32], &[u32], &[Class]) {
        (&self.links, &self.ends, &self.class)
    }

    /// Makes room for so many more loops with so many links in all.
    pub(super) fn reserve(&mut self, loops: usize, links: usize) {
        self.links.reserve_exact(links);
        self.ends.reserve_exact(loops);
        self.class.reserve_exact(loops);
    }

    /// Adds loops of one length, one behind the other.
    pub(super) fn extend(&mut self, length: usize, links: &[u32], class: &[Class]) {
        let mut end = self.links.len() as u32;
        for _ in class {
            end += length as u32;
            self.ends.push(end);
        }
        self.links.extend_from_slice(links);
        self.class.extend_from_slice(class);
    }

    /// Adds a loop: its links by their number, from 0 on.
    pub(super) fn push(&mut self, length: usize, link: &dyn Fn(usize) -> u32, sign: &[i8]) {
        let mut product = 1;
        for k in 0..length {
            let link = link(k);
            product *= sign[link as usize];
            self.links.push(link);
        }
        self.ends.push(self.links.len() as u32);
        self.class.push(Class::of_sign(product));
    }

    /// Adds loops of another list, in the order given.
    pub(super) fn append(&mut self, other: &Loops, order: &[u32]) {
        for &i in order {
            let i = i as usize;
            self.links.extend_from_slice(other.links(i));
            self.ends.push(self.links.len() as u32);
            self.class.push(other.class[i]);
        }
    }

    /// Turns each loop to begin at its smallest factor and returns the canonical order.
    pub(super) fn canonical(&mut self, from: &[u32]) -> Vec<u32> {
        for i in 0..self.len() {
            let start = if i == 0 { 0 } else { self.ends[i - 1] };
            turn(from, &mut self.links[start as usize..self.ends[i] as usize]);
        }
        order::sorted(self.len(), &mut |a, b| {
            compare(from, self.links(a as usize), self.links(b as usize))
        })
    }
}

/// Turns the links of a loop so that the smallest factor (the one with the smallest id) comes
/// first.
pub fn turn(from: &[u32], links: &mut [u32]) {
    let mut first = 0;
    for (i, &link) in links.iter().enumerate() {
        if from[link as usize] < from[links[first] as usize] {
            first = i;
        }
    }
    links[..first].reverse();
    links[first..].reverse();
    links.reverse();
}

/// Canonical order of two loops, each turned to begin at its smallest factor.
pub fn compare(from: &[u32], a: &[u32], b: &[u32]) -> Ordering {
    let each = |what: &dyn Fn(u32) -> u32| {
        let mut order = a.len().cmp(&b.len());
        let mut k = 0;
        while order.is_eq() && k < a.len() {
            order = what(a[k]).cmp(&what(b[k]));
            k += 1;
        }
        order
    };
    let by_factors = each(&|link| from[link as usize]);
    if by_factors.is_eq() {
        each(&|link| link)
    } else {
        by_factors
    }
}

fn same_factors(net: &Network, a: &[u32], b: &[u32]) -> bool {
    let cause = |link: &u32| net.from[*link as usize];
    a.len() == b.len() && a.iter().map(cause).eq(b.iter().map(cause))
}
