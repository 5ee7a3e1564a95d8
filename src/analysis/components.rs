//! Which factors belong together: by influence in both directions, or by any link at all.

use super::lists::Lists;
use crate::model::Network;
use crate::order;

/// Factors split into components, numbered by their smallest factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Components {
    /// Number of the component of each factor, from 0.
    pub of: Vec<u32>,
    /// How many components there are.
    pub count: usize,
}

impl Components {
    /// How many factors each component has.
    pub fn sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0u32; self.count];
        for &component in &self.of {
            sizes[component as usize] += 1;
        }
        sizes
    }

    /// How many factors the largest one has; 0 if there is none.
    pub fn largest(&self) -> usize {
        let mut largest = 0;
        for &size in &self.sizes() {
            largest = largest.max(size as usize);
        }
        largest
    }

    /// True if both factors are in one component.
    pub fn together(&self, a: u32, b: u32) -> bool {
        self.of[a as usize] == self.of[b as usize]
    }

    /// Gives the components the numbers 0, 1, … in the order of their smallest factors.
    fn numbered(mut raw: Vec<u32>) -> Components {
        let mut number = vec![u32::MAX; raw.len()];
        let mut count = 0;
        for component in &mut raw {
            let number = &mut number[*component as usize];
            if *number == u32::MAX {
                *number = count;
                count += 1;
            }
            *component = *number;
        }
        Components {
            of: raw,
            count: count as usize,
        }
    }
}

/// Strongly connected components: two factors are together if each can reach the other along the
/// links. A loop never leaves its component. O(n + m).
pub fn strong(net: &Network) -> Components {
    strong_of(net.factor_count(), &net.from, &net.to)
}

/// Weakly connected components: the pieces into which the drawing falls. O(n + m).
pub fn weak(net: &Network) -> Components {
    let mut parent = order::numbers(net.factor_count());
    for link in 0..net.link_count() {
        let a = root(&mut parent, net.from[link]);
        let b = root(&mut parent, net.to[link]);
        parent[a.max(b) as usize] = a.min(b);
    }
    let raw = order::list(net.factor_count(), &mut |i| root(&mut parent, i as u32));
    Components::numbered(raw)
}

/// The root of a factor's tree in a forest of parents; the way there is shortened.
pub(super) fn root(parent: &mut [u32], mut i: u32) -> u32 {
    while parent[i as usize] != i {
        parent[i as usize] = parent[parent[i as usize] as usize];
        i = parent[i as usize];
    }
    i
}

/// Tarjan's algorithm (1972) with its recursion written out, so that a long chain of factors
/// needs no deep call stack.
pub(super) fn strong_of(factors: usize, from: &[u32], to: &[u32]) -> Components {
    const NEW: u32 = u32::MAX;
    let out = Lists::by(factors, from);
    let mut entered = vec![NEW; factors]; // when a factor was first seen
    let mut low = vec![0u32; factors]; // the earliest open factor known to be reachable
    let mut open = vec![false; factors];
    let mut waiting: Vec<u32> = Vec::new();
    let mut component = vec![0u32; factors];
    let mut clock = 0;
    let mut calls: Vec<u32> = Vec::new();
    let mut next = out.start.clone(); // where the next link to look at stands, for each factor
    for first in 0..factors as u32 {
        if entered[first as usize] != NEW {
            continue;
        }
        calls.push(first);
        while let Some(&at) = calls.last() {
            let here = at as usize;
            if entered[here] == NEW {
                (entered[here], low[here]) = (clock, clock);
                clock += 1;
                waiting.push(at);
                open[here] = true;
            }
            if next[here] < out.start[here + 1] {
                let there = to[out.items[next[here] as usize] as usize];
                next[here] += 1;
                if entered[there as usize] == NEW {
                    calls.push(there);
                } else if open[there as usize] {
                    low[here] = low[here].min(entered[there as usize]);
                }
                continue;
            }
            calls.pop();
            if let Some(&above) = calls.last() {
                low[above as usize] = low[above as usize].min(low[here]);
            }
            if low[here] == entered[here] {
                while let Some(member) = waiting.pop() {
                    open[member as usize] = false;
                    component[member as usize] = at;
                    if member == at {
                        break;
                    }
                }
            }
        }
    }
    Components::numbered(component)
}
