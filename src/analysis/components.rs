//! Which factors belong together: by influence in both directions, or by any link at all.

use super::adjacency::Adjacency;
use crate::model::Network;

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
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.count];
        for &component in &self.of {
            sizes[component as usize] += 1;
        }
        sizes
    }

    /// True if both factors are in one component.
    pub fn together(&self, a: u32, b: u32) -> bool {
        self.of[a as usize] == self.of[b as usize]
    }

    /// Gives the components the numbers 0, 1, … in the order of their smallest factors.
    fn numbered(raw: Vec<u32>) -> Components {
        let mut number = vec![u32::MAX; raw.len()];
        let mut count = 0;
        let of = raw
            .into_iter()
            .map(|component| {
                let number = &mut number[component as usize];
                if *number == u32::MAX {
                    *number = count;
                    count += 1;
                }
                *number
            })
            .collect();
        Components {
            of,
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
    let mut parent: Vec<u32> = (0..net.factor_count() as u32).collect();
    fn root(parent: &mut [u32], mut i: u32) -> u32 {
        while parent[i as usize] != i {
            parent[i as usize] = parent[parent[i as usize] as usize];
            i = parent[i as usize];
        }
        i
    }
    for (&from, &to) in net.from.iter().zip(&net.to) {
        let (a, b) = (root(&mut parent, from), root(&mut parent, to));
        parent[a.max(b) as usize] = a.min(b);
    }
    let raw = (0..parent.len() as u32)
        .map(|i| root(&mut parent, i))
        .collect();
    Components::numbered(raw)
}

/// Tarjan's algorithm (1972) with its recursion written out, so that a long chain of factors
/// needs no deep call stack.
pub(super) fn strong_of(factors: usize, from: &[u32], to: &[u32]) -> Components {
    const NEW: u32 = u32::MAX;
    let out = Adjacency::by(factors, from);
    let mut entered = vec![NEW; factors]; // when a factor was first seen
    let mut low = vec![0u32; factors]; // the earliest open factor known to be reachable
    let mut open = vec![false; factors];
    let mut waiting: Vec<u32> = Vec::new();
    let mut component = vec![0u32; factors];
    let mut clock = 0;
    let mut calls: Vec<(u32, usize)> = Vec::new();
    for first in 0..factors as u32 {
        if entered[first as usize] != NEW {
            continue;
        }
        calls.push((first, 0));
        while let Some((at, next)) = calls.last_mut() {
            let here = *at as usize;
            if *next == 0 {
                (entered[here], low[here]) = (clock, clock);
                clock += 1;
                waiting.push(*at);
                open[here] = true;
            }
            if let Some(&link) = out.of(*at).get(*next) {
                *next += 1;
                let there = to[link as usize];
                if entered[there as usize] == NEW {
                    calls.push((there, 0));
                } else if open[there as usize] {
                    low[here] = low[here].min(entered[there as usize]);
                }
                continue;
            }
            let done = *at;
            calls.pop();
            if let Some(&(above, _)) = calls.last() {
                low[above as usize] = low[above as usize].min(low[done as usize]);
            }
            if low[done as usize] == entered[done as usize] {
                while let Some(member) = waiting.pop() {
                    open[member as usize] = false;
                    component[member as usize] = done;
                    if member == done {
                        break;
                    }
                }
            }
        }
    }
    Components::numbered(component)
}
