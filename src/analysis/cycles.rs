//! The short loop that each link is drawn along.

use super::components::strong;
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
    let components = strong(net);
    let out = Lists::by(net.factor_count(), &net.from);
    let mut search = Search {
        seen: vec![u32::MAX; net.factor_count()],
        reached_by: vec![0; net.factor_count()],
        queue: Vec::new(),
    };
    order::list(net.link_count(), &mut |link| {
        let (from, to) = (net.from[link], net.to[link]);
        if from == to || !components.together(from, to) {
            return None;
        }
        search.back(net, &out, link as u32)
    })
}

struct Search {
    /// The last link whose search saw the factor.
    seen: Vec<u32>,
    /// The link by which it was reached then.
    reached_by: Vec<u32>,
    queue: Vec<u32>,
}

impl Search {
    /// The shortest way back from the effect of a link to its cause, but not in one step.
    fn back(&mut self, net: &Network, out: &Lists, link: u32) -> Option<Vec<u32>> {
        let (home, start) = (net.from[link as usize], net.to[link as usize]);
        self.queue.clear();
        self.queue.push(start);
        self.seen[start as usize] = link;
        let mut next = 0;
        while let Some(&at) = self.queue.get(next) {
            next += 1;
            for &step in out.of(at as usize) {
                let to = net.to[step as usize];
                if self.seen[to as usize] == link || (at == start && to == home) {
                    continue;
                }
                self.seen[to as usize] = link;
                self.reached_by[to as usize] = step;
                if to == home {
                    return Some(self.trail(net, link));
                }
                self.queue.push(to);
            }
        }
        None
    }

    fn trail(&self, net: &Network, link: u32) -> Vec<u32> {
        let (home, start) = (net.from[link as usize], net.to[link as usize]);
        let mut trail = Vec::new();
        let mut at = home;
        while at != start {
            let step = self.reached_by[at as usize];
            trail.push(step);
            at = net.from[step as usize];
        }
        trail.push(link);
        trail.reverse();
        trail
    }
}
