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
    #[inline(never)] // the viewer is smaller so
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

/// How many loops stand in one piece of memory: none is ever moved, however many come.
const CHUNK: usize = 4096;

/// Loops of one length, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Bucket {
    chunks: Vec<Vec<u32>>,
    /// The product of the signs of each.
    signs: Vec<i8>,
}

impl Bucket {
    fn links(&self, length: usize, i: usize) -> &[u32] {
        let start = i % CHUNK * length;
        &self.chunks[i / CHUNK][start..start + length]
    }

    #[cold]
    fn add_chunk(&mut self, length: usize) {
        // Most lists are short; where one piece was full, the next will be.
        let room = (CHUNK * length + 3) * usize::from(!self.chunks.is_empty());
        self.chunks.push(Vec::with_capacity(room));
    }

    /// Takes in the sign of one more loop of a length, and gives out where its links go.
    #[cfg_attr(feature = "tools", inline)]
    fn next(&mut self, length: usize, sign: i8) -> &mut Vec<u32> {
        if self.signs.len().is_multiple_of(CHUNK) {
            self.add_chunk(length);
        }
        self.signs.push(sign);
        let last = self.chunks.len() - 1;
        &mut self.chunks[last]
    }
}

/// Where loops of one length are added.
#[cfg(feature = "tools")]
pub(super) struct End<'l> {
    bucket: &'l mut Bucket,
    length: usize,
    len: &'l mut usize,
}

#[cfg(feature = "tools")]
impl End<'_> {
    /// Adds a loop: the first links of a longer list. They are copied in fours, which takes a few
    /// instructions where to copy just so many is a call.
    #[inline(always)]
    pub fn put(&mut self, links: &[u32; 64], sign: i8) {
        *self.len += 1;
        let place = self.bucket.next(self.length, sign);
        let end = place.len() + self.length;
        let (fours, _) = links.as_chunks::<4>();
        for four in fours.iter().take(self.length.div_ceil(4)) {
            place.extend_from_slice(four);
        }
        place.truncate(end);
    }
}

/// A list of loops in canonical order: by length, then by factors, then by links, both as numbered
/// in the network, which is by id. A byte a loop and 4 a link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loops {
    /// By length.
    of: Vec<Bucket>,
    len: usize,
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
        self.len
    }

    /// True if the list is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Where a loop is: its length, and its place among those of that length. O(longest loop).
    fn place(&self, mut i: usize) -> (usize, usize) {
        let mut length = 0;
        while i >= self.of[length].signs.len() {
            i -= self.of[length].signs.len();
            length += 1;
        }
        (length, i)
    }

    /// The links of a loop in running order, from its smallest factor on. O(longest loop).
    ///
    /// # Panics
    /// If `i >= len()`.
    pub fn links(&self, i: usize) -> &[u32] {
        let (length, i) = self.place(i);
        self.of[length].links(length, i)
    }

    /// The class of a loop. O(longest loop).
    ///
    /// # Panics
    /// If `i >= len()`.
    pub fn class(&self, i: usize) -> Class {
        let (length, i) = self.place(i);
        Class::of_sign(self.of[length].signs[i])
    }

    /// Every loop's links, in order. O(1) a step.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let buckets = self.of.iter().enumerate();
        buckets.flat_map(|(length, bucket)| {
            (0..bucket.signs.len()).map(move |i| bucket.links(length, i))
        })
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
                row.class = match (row.class, self.class(i)) {
                    (RowClass::One(Class::Unknown), _) | (_, Class::Unknown) => {
                        RowClass::One(Class::Unknown)
                    }
                    (RowClass::One(a), b) if a == b => RowClass::One(a),
                    _ => RowClass::Mixed,
                };
            } else {
                rows.push(Row {
                    loops: i..i + 1,
                    class: RowClass::One(self.class(i)),
                });
            }
        }
        rows
    }

    /// For each length from 0 on: the links of all loops of that length, in pieces, and their signs: +1,
    /// −1, or 0 where one is not known.
    pub fn packed(&self) -> impl Iterator<Item = (&[Vec<u32>], &[i8])> {
        let buckets = self.of.iter();
        buckets.map(|bucket| (&*bucket.chunks, &*bucket.signs))
    }

    fn bucket(&mut self, length: usize) -> &mut Bucket {
        self.len += 1;
        if self.of.len() <= length {
            self.of.resize_with(length + 1, Bucket::default);
        }
        &mut self.of[length]
    }

    /// Adds a loop behind those of its length: its links but for the last, and the last.
    pub(super) fn take(&mut self, links: &[u32], last: u32, sign: i8) {
        let place = self.bucket(links.len() + 1).next(links.len() + 1, sign);
        place.extend_from_slice(links);
        place.push(last);
    }

    /// Forgets the lengths beyond that of the last loop: [`Loops::end_of`] may have made room for
    /// loops that never came.
    #[cfg(feature = "tools")]
    pub(super) fn trim(&mut self) {
        while self.of.last().is_some_and(|of| of.signs.is_empty()) {
            self.of.pop();
        }
    }

    /// Where loops of one length are added.
    #[cfg(feature = "tools")]
    pub(super) fn end_of(&mut self, length: usize) -> End<'_> {
        if self.of.len() <= length {
            self.of.resize_with(length + 1, Bucket::default);
        }
        End {
            bucket: &mut self.of[length],
            length,
            len: &mut self.len,
        }
    }

    /// Adds a loop behind those of its length: its links by their number, from 0 on.
    pub(super) fn push(&mut self, length: usize, link: &dyn Fn(usize) -> u32, sign: &[i8]) {
        let mut product = 1;
        for k in 0..length {
            product *= sign[link(k) as usize];
        }
        let place = self.bucket(length).next(length, product);
        for k in 0..length {
            place.push(link(k));
        }
    }

    /// Adds loops of another list, in the order given.
    pub(super) fn append(&mut self, other: &Loops, order: &[u32]) {
        for &i in order {
            let (length, i) = other.place(i as usize);
            let bucket = &other.of[length];
            if let Some((&last, start)) = bucket.links(length, i).split_last() {
                self.take(start, last, bucket.signs[i]);
            }
        }
    }

    /// Turns each loop to begin at its smallest factor and returns the canonical order.
    pub(super) fn canonical(&mut self, from: &[u32]) -> Vec<u32> {
        for (length, bucket) in self.of.iter_mut().enumerate() {
            for chunk in &mut bucket.chunks {
                for links in chunk.chunks_exact_mut(length.max(1)) {
                    turn(from, links);
                }
            }
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
