//! The short loop that each link is drawn along.

use super::components::strong_of;
use super::lists::Lists;
use crate::model::Network;
use crate::order;

/// For each link the shortest loop of at least three links through it, as link indices in running
/// order from that link on; `None` if there is none (then the link is straight, or one of a pair).
///
/// Among loops of one length the one met first is taken, going through links in the order of the
/// network, so the answer does not depend on the file's order. One breadth-first search per link
/// within its component: O(m (n + m)).
pub fn shortest_loops(net: &Network) -> Vec<Option<Vec<u32>>> {
    shortest_of(net.factor_count(), &net.from, &net.to)
}

/// The same for so many factors and the links between them.
pub(crate) fn shortest_of(factors: usize, from: &[u32], to: &[u32]) -> Vec<Option<Vec<u32>>> {
    let components = strong_of(factors, from, to);
    let out = Lists::by(factors, from);
    let mut search = Search {
        from,
        to,
        seen: vec![u32::MAX; factors],
        reached_by: vec![0; factors],
        queue: Vec::new(),
    };
    order::list(from.len(), &mut |link| {
        if from[link] == to[link] || !components.together(from[link], to[link]) {
            return None;
        }
        search.back(&out, link as u32)
    })
}

struct Search<'a> {
    from: &'a [u32],
    to: &'a [u32],
    /// The last link whose search saw the factor.
    seen: Vec<u32>,
    /// The link by which it was reached then.
    reached_by: Vec<u32>,
    queue: Vec<u32>,
}

impl Search<'_> {
    /// The shortest way back from the effect of a link to its cause, but not in one step.
    fn back(&mut self, out: &Lists, link: u32) -> Option<Vec<u32>> {
        let (home, start) = (self.from[link as usize], self.to[link as usize]);
        self.queue.clear();
        self.queue.push(start);
        self.seen[start as usize] = link;
        let mut next = 0;
        while let Some(&at) = self.queue.get(next) {
            next += 1;
            for &step in out.of(at as usize) {
                let to = self.to[step as usize];
                if self.seen[to as usize] == link || (at == start && to == home) {
                    continue;
                }
                self.seen[to as usize] = link;
                self.reached_by[to as usize] = step;
                if to == home {
                    return Some(self.trail(link));
                }
                self.queue.push(to);
            }
        }
        None
    }

    fn trail(&self, link: u32) -> Vec<u32> {
        let (home, start) = (self.from[link as usize], self.to[link as usize]);
        let mut trail = Vec::new();
        let mut at = home;
        while at != start {
            let step = self.reached_by[at as usize];
            trail.push(step);
            at = self.from[step as usize];
        }
        trail.push(link);
        trail.reverse();
        trail
    }
}
