//! Loops as the walk finds them, sorted by length on the way.

use super::list::{Class, Loops};

/// Loops of one length, one after the other.
#[derive(Default)]
struct Bucket {
    links: Vec<u32>,
    class: Vec<Class>,
}

/// Loops found, kept apart by length, so that nothing is sorted or moved one by one afterwards.
#[derive(Default)]
pub(super) struct Draft {
    of: Vec<Bucket>,
    len: usize,
    links: usize,
}

impl Draft {
    /// How many loops there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many more loops of at most this length can be taken: links are counted in 32 bits.
    pub fn room(&self, length: usize) -> usize {
        (u32::MAX as usize - self.links) / length.max(1)
    }

    fn bucket(&mut self, length: usize) -> &mut Bucket {
        self.len += 1;
        self.links += length;
        if self.of.len() <= length {
            self.of.resize_with(length + 1, Bucket::default);
        }
        &mut self.of[length]
    }

    /// Takes in a loop: its links but for the last, and the last.
    pub fn take(&mut self, links: &[u32], last: u32, class: Class) {
        let bucket = self.bucket(links.len() + 1);
        bucket.links.extend_from_slice(links);
        bucket.links.push(last);
        bucket.class.push(class);
    }

    /// Takes in a loop: its links by their number, from 0 on.
    pub fn push(&mut self, length: usize, link: &dyn Fn(usize) -> u32, sign: &[i8]) {
        let bucket = self.bucket(length);
        let mut product = 1;
        for k in 0..length {
            let link = link(k);
            product *= sign[link as usize];
            bucket.links.push(link);
        }
        bucket.class.push(Class::of_sign(product));
    }

    /// Moves all loops to the end of a list, the shortest first.
    pub fn empty_into(&mut self, loops: &mut Loops) {
        loops.reserve(self.len, self.links);
        for (length, bucket) in std::mem::take(&mut self.of).iter().enumerate() {
            loops.extend(length, &bucket.links, &bucket.class);
        }
        (self.len, self.links) = (0, 0);
    }

    /// Throws all loops away.
    pub fn clear(&mut self) {
        *self = Draft::default();
    }
}
