//! Whether a loop is made up of others: elimination over their links.

use super::list::Loops;
use crate::analysis::components::root;
use crate::model::Network;
use crate::order::{list, numbers};

/// The prime by which dependence is reckoned, 2³¹ − 1. A set that is independent for it is so over
/// the rational numbers; the reverse fails only where a determinant is a multiple of it.
const PRIME: u64 = (1 << 31) - 1;
/// No coordinate.
const FAR: u32 = u32::MAX;

/// For each loop of a list that has all loops of its lengths, in canonical order, whether it is one
/// of the independent loops: the greedy choice of [`super::independent`] among those listed.
///
/// O(loops · links²) at worst; nearly all is sparse.
pub fn members(net: &Network, loops: &Loops) -> Vec<bool> {
    let mut span = Span::new(net.factor_count(), &net.from, &net.to);
    list(loops.len(), &mut |i| span.add(loops.links(i)))
}

/// The loops chosen so far, as vectors over the pairs of factors, or the links, outside a spanning forest (those inside follow
/// from them), in echelon form.
pub(super) struct Span {
    /// The coordinate of each pair or link; [`FAR`] for those of the forest.
    coordinate: Vec<u32>,
    /// For each coordinate the vector that begins there, scaled to begin with 1: its other entries.
    rows: Vec<Option<Vec<(u32, u64)>>>,
    /// Workspace: a vector, all zero between calls.
    dense: Vec<u64>,
    /// How many entries have been looked at.
    pub spent: u64,
}

impl Span {
    pub fn new(factors: usize, cause: &[u32], effect: &[u32]) -> Span {
        let mut forest = numbers(factors);
        let mut coordinate = vec![FAR; cause.len()];
        let mut size = 0;
        for pair in 0..cause.len() {
            let a = root(&mut forest, cause[pair]);
            let b = root(&mut forest, effect[pair]);
            if a == b {
                coordinate[pair] = size;
                size += 1;
            }
            forest[a.max(b) as usize] = a.min(b);
        }
        Span {
            coordinate,
            rows: vec![None; size as usize],
            dense: vec![0; size as usize],
            spent: 0,
        }
    }

    /// How many loops span all.
    pub fn size(&self) -> usize {
        self.rows.len()
    }

    /// Takes a loop in; false if it is made up of those that are in already.
    pub fn add(&mut self, pairs: &[u32]) -> bool {
        let mut first = self.size();
        for &pair in pairs {
            let at = self.coordinate[pair as usize];
            if at != FAR {
                self.dense[at as usize] = 1;
                first = first.min(at as usize);
            }
        }
        let dense = &mut self.dense;
        self.spent += (self.rows.len() - first) as u64;
        for at in first..self.rows.len() {
            let lead = std::mem::take(&mut dense[at]);
            if lead == 0 {
                continue;
            }
            let Some(row) = &self.rows[at] else {
                // 1 / lead, by Fermat.
                let scale = power(lead, PRIME - 2);
                let mut row = Vec::new();
                for (k, entry) in dense.iter_mut().enumerate().skip(at + 1) {
                    if *entry != 0 {
                        row.push((k as u32, *entry * scale % PRIME));
                        *entry = 0;
                    }
                }
                self.rows[at] = Some(row);
                return true;
            };
            self.spent += row.len() as u64;
            let less = PRIME - lead;
            for &(k, entry) in row {
                let sum = &mut dense[k as usize];
                *sum = (*sum + entry * less) % PRIME;
            }
        }
        false
    }
}

/// A power of a number, modulo the prime.
fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut power = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    power
}
