//! What a factor leads to and what leads to it, step by step.

use super::components::strong;
use super::loops::Class;
use crate::model::{Map, Network, Polarity};

/// Along the links or against them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Against the links: what drives it.
    Up,
    /// Along the links: what follows from it.
    Down,
}

/// The signs that a change can come with, over all the shortest ways that it can take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    /// On some way it comes in the same direction.
    pub plus: bool,
    /// On some way it comes in the other direction.
    pub minus: bool,
    /// On some way a sign is not known.
    pub unknown: bool,
}

impl Signs {
    /// What may be said of all ways together: none of them is left out.
    pub fn verdict(self) -> Verdict {
        match (self.plus, self.minus, self.unknown) {
            (true, true, _) => Verdict::Both,
            (_, _, true) => Verdict::Unknown,
            (true, false, false) => Verdict::Raises,
            (false, true, false) => Verdict::Lowers,
            (false, false, false) => Verdict::None,
        }
    }

    /// The signs behind one more link.
    fn through(self, sign: i8) -> Signs {
        match sign {
            1 => self,
            -1 => Signs {
                plus: self.minus,
                minus: self.plus,
                unknown: self.unknown,
            },
            _ => Signs {
                unknown: true,
                ..Signs::default()
            },
        }
    }

    fn add(&mut self, other: Signs) {
        self.plus |= other.plus;
        self.minus |= other.minus;
        self.unknown |= other.unknown;
    }
}

/// What one factor does to another, as the map has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// More of the first leads to more of the second.
    Raises,
    /// More of the first leads to less of the second.
    Lowers,
    /// It does both, on different ways.
    Both,
    /// A sign on the way is not stated.
    Unknown,
    /// There is no way.
    None,
}

impl Verdict {
    /// What a path of this class does: its signs multiplied.
    pub fn of(class: Class) -> Verdict {
        match class {
            Class::Reinforcing => Verdict::Raises,
            Class::Balancing => Verdict::Lowers,
            Class::Unknown => Verdict::Unknown,
        }
    }

    /// A word for programs.
    pub fn token(self) -> &'static str {
        match self {
            Verdict::Raises => "+",
            Verdict::Lowers => "-",
            Verdict::Both => "mixed",
            Verdict::Unknown => "unknown",
            Verdict::None => "none",
        }
    }
}

/// The network with every link that works both ways taken as a plus: a sign that is still unknown in
/// it has not been stated.
pub fn as_stated(map: &Map, net: &Network) -> Network {
    let mut stated = net.clone();
    for (sign, &link) in stated.sign.iter_mut().zip(&net.links) {
        if map.link(link).polarity == Polarity::Both {
            *sign = 1;
        }
    }
    stated
}

/// A factor that can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Its index in the network.
    pub factor: u32,
    /// How many links away it is.
    pub steps: u32,
    /// With what signs, over all ways of so many links.
    pub signs: Signs,
}

/// The factors within some steps of one, nearest first and then by number, without the factor itself.
/// O(n + m).
pub fn reach(net: &Network, factor: u32, way: Way, steps: u32) -> Vec<Reached> {
    const FAR: u32 = u32::MAX;
    let n = net.factor_count();
    let (from, to) = match way {
        Way::Up => (&net.to, &net.from),
        Way::Down => (&net.from, &net.to),
    };
    let out = super::lists::Lists::by(n, from);
    let mut away = vec![FAR; n];
    let mut signs = vec![Signs::default(); n];
    away[factor as usize] = 0;
    signs[factor as usize].plus = true;
    let mut reached = Vec::new();
    let mut front = vec![factor];
    for step in 1..=steps {
        let mut next = Vec::new();
        for &at in &front {
            for &link in out.of(at as usize) {
                let there = to[link as usize] as usize;
                if away[there] == FAR {
                    away[there] = step;
                    next.push(there as u32);
                }
                if away[there] == step {
                    let along = signs[at as usize].through(net.sign[link as usize]);
                    signs[there].add(along);
                }
            }
        }
        if next.is_empty() {
            break;
        }
        crate::order::sort(&mut next);
        for &factor in &next {
            reached.push(Reached {
                factor,
                steps: step,
                signs: signs[factor as usize],
            });
        }
        front = next;
    }
    reached
}

/// How many factors drive each factor, and how many follow from it, in any number of steps.
///
/// All at once: 64 factors are one word, which is handed on from component to component. O((n + m) +
/// n / 64 · (components + links between them)).
pub fn reach_counts(net: &Network) -> (Vec<usize>, Vec<usize>) {
    let components = strong(net);
    let mut ends: Vec<(u32, u32)> = (net.from.iter().zip(&net.to))
        .map(|(&from, &to)| (components.of[from as usize], components.of[to as usize]))
        .filter(|(from, to)| from != to)
        .collect();
    ends.sort_unstable();
    ends.dedup();
    // Causes before effects.
    let from: Vec<u32> = ends.iter().map(|&(from, _)| from).collect();
    let out = super::lists::Lists::by(components.count, &from);
    let mut before = vec![0; components.count];
    for &(_, to) in &ends {
        before[to as usize] += 1;
    }
    let mut row: Vec<u32> = (0..components.count as u32)
        .filter(|&component| before[component as usize] == 0)
        .collect();
    let mut next = 0;
    while let Some(&component) = row.get(next) {
        next += 1;
        for &end in out.of(component as usize) {
            let to = ends[end as usize].1;
            before[to as usize] -= 1;
            if before[to as usize] == 0 {
                row.push(to);
            }
        }
    }
    let along: Vec<(u32, u32)> = (row.iter())
        .flat_map(|&component| {
            out.of(component as usize)
                .iter()
                .map(|&end| ends[end as usize])
        })
        .collect();
    let against = along.iter().rev().map(|&(from, to)| (to, from)).collect();
    let counts = |along: Vec<(u32, u32)>| -> Vec<usize> {
        let mut counts = vec![0; components.count];
        for some in components.of.chunks(64) {
            let mut met = vec![0u64; components.count];
            for (bit, &component) in some.iter().enumerate() {
                met[component as usize] |= 1 << bit;
            }
            for &(from, to) in &along {
                met[to as usize] |= met[from as usize];
            }
            for (count, met) in counts.iter_mut().zip(&met) {
                *count += met.count_ones() as usize;
            }
        }
        // A factor is not one of those that it reaches.
        let of_factor = components
            .of
            .iter()
            .map(|&component| counts[component as usize] - 1);
        of_factor.collect()
    };
    (counts(along), counts(against))
}
