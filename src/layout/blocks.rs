//! What layers place as one: single factors, and rings of those that can all reach each other.

use super::ring;
use super::rows::rows;
use crate::analysis::components::strong;
use crate::geometry::{Point, Rect, Size};
use crate::model::Network;

/// A group of so many factors is drawn as a ring, whatever links are in it,
const RING: usize = 9;
/// and one of so many if it is a cycle with few chords.
const LARGE_RING: usize = 60;

/// What is placed as one: a factor, or a ring of them.
pub(super) struct Blocks {
    /// The factors of each block, and where they stand about its middle.
    pub members: Vec<Vec<(u32, Point)>>,
    pub sizes: Vec<Size>,
    /// From one block to another, no two alike, none to itself, without a cycle.
    pub links: Vec<(usize, usize)>,
}

impl Blocks {
    /// Boxes on a ring are `gap` apart.
    pub fn of(net: &Network, links: &[(u32, u32)], sizes: &[Size], gap: f64) -> Blocks {
        let components = strong(net);
        let mut groups: Vec<Vec<u32>> = vec![Vec::new(); components.count];
        for factor in 0..sizes.len() {
            groups[components.of[factor] as usize].push(factor as u32);
        }
        groups.sort();
        let mut blocks = Blocks {
            members: Vec::new(),
            sizes: Vec::new(),
            links: Vec::new(),
        };
        for group in groups {
            if is_ring(&group, links) {
                blocks.ring(&group, links, sizes, gap);
            } else {
                for factor in group {
                    blocks.members.push(vec![(factor, Point::default())]);
                    blocks.sizes.push(sizes[factor as usize]);
                }
            }
        }
        let mut block = vec![0; sizes.len()];
        for (i, members) in blocks.members.iter().enumerate() {
            for &(factor, _) in members {
                block[factor as usize] = i;
            }
        }
        let ends = |&(from, to): &(u32, u32)| (block[from as usize], block[to as usize]);
        let between: Vec<_> = links.iter().map(ends).filter(|(a, b)| a != b).collect();
        let place = forwards(blocks.members.len(), &between);
        let forward = |(a, b): (usize, usize)| if place[a] < place[b] { (a, b) } else { (b, a) };
        blocks.links = between.into_iter().map(forward).collect();
        blocks.links.sort_unstable();
        blocks.links.dedup();
        blocks
    }

    /// Those that links lead from or to, and those that are alone.
    pub fn parted(self) -> (Blocks, Blocks) {
        let mut linked = vec![false; self.sizes.len()];
        for &(from, to) in &self.links {
            (linked[from], linked[to]) = (true, true);
        }
        let none = || Blocks {
            members: Vec::new(),
            sizes: Vec::new(),
            links: Vec::new(),
        };
        let (mut joined, mut alone) = (none(), none());
        let mut now = Vec::new();
        let all = self.members.into_iter().zip(self.sizes).zip(linked);
        for ((members, size), linked) in all {
            now.push(joined.sizes.len());
            let side = if linked { &mut joined } else { &mut alone };
            side.members.push(members);
            side.sizes.push(size);
        }
        let links = self.links.into_iter();
        joined.links = links.map(|(from, to)| (now[from], now[to])).collect();
        (joined, alone)
    }

    /// What the factors cover.
    pub fn bounds(&self, at: &[Point], sizes: &[Size]) -> Option<Rect> {
        let factors = self.members.iter().flatten().map(|&(i, _)| i as usize);
        let areas = factors.map(|i| Rect::about(at[i], sizes[i]));
        areas.reduce(Rect::union)
    }

    /// Places for the factors, in rows under what is over them.
    pub fn in_rows(&self, at: &mut [Point], over: Option<Rect>, gap: f64, aspect: f64) {
        let middles = rows(&self.sizes, over, gap, aspect);
        for (members, middle) in self.members.iter().zip(middles) {
            for &(factor, place) in members {
                at[factor as usize] = middle + place;
            }
        }
    }

    /// Where each block was before within its layer, if it was anywhere.
    pub fn beside(&self, before: &[Option<Point>], across: bool) -> Vec<Option<f64>> {
        let beside = |members: &Vec<(u32, Point)>| {
            let at = members.iter().filter_map(|&(i, _)| before[i as usize]);
            let at: Vec<f64> = at.map(|at| if across { at.y } else { at.x }).collect();
            mean(&at)
        };
        self.members.iter().map(beside).collect()
    }

    fn ring(&mut self, group: &[u32], links: &[(u32, u32)], sizes: &[Size], gap: f64) {
        let order = ring::order(group, links);
        let boxes: Vec<Size> = order.iter().map(|&i| sizes[i as usize]).collect();
        let places = ring::around(&boxes, gap, 1.4);
        let (mut w, mut h) = (0.0_f64, 0.0_f64);
        for (place, size) in places.iter().zip(&boxes) {
            w = w.max(2.0 * place.x.abs() + size.w);
            h = h.max(2.0 * place.y.abs() + size.h);
        }
        self.members.push(order.into_iter().zip(places).collect());
        self.sizes.push(Size { w, h });
    }
}

/// True if a group of factors that can all reach each other is to stand on a ring.
fn is_ring(group: &[u32], links: &[(u32, u32)]) -> bool {
    let n = group.len();
    if !(2..=LARGE_RING).contains(&n) {
        return false;
    }
    let mut within: Vec<_> = links
        .iter()
        .filter(|(a, b)| a != b && group.contains(a) && group.contains(b))
        .collect();
    within.sort_unstable();
    within.dedup();
    n <= RING || 3 * within.len() <= 4 * n
}

/// The place of each in an order in which few links lead back: sinks go to the end, sources to the
/// front, else who has most more effects than causes goes to the front.
fn forwards(n: usize, links: &[(usize, usize)]) -> Vec<usize> {
    let (mut effects, mut causes) = (vec![0i64; n], vec![0i64; n]);
    for &(a, b) in links {
        effects[a] += 1;
        causes[b] += 1;
    }
    let mut place = vec![usize::MAX; n];
    let (mut first, mut last) = (0, n);
    while first < last {
        let left = (0..n).filter(|&i| place[i] == usize::MAX);
        let key = |&i: &usize| match (causes[i], effects[i]) {
            (0, _) => (2, 0),
            (_, 0) => (1, 0),
            (causes, effects) => (0, effects - causes),
        };
        // The first of those with the greatest key.
        let Some(next) = left.rev().max_by_key(key) else {
            break;
        };
        if key(&next).0 == 1 {
            last -= 1;
            place[next] = last;
        } else {
            place[next] = first;
            first += 1;
        }
        for &(a, b) in links {
            if a == next {
                causes[b] -= 1;
            }
            if b == next {
                effects[a] -= 1;
            }
        }
    }
    place
}

/// The middle of some numbers, if there are any.
pub(super) fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}
