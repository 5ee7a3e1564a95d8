//! Depth-first search for loops up to a length, with a bound on the way home for every factor.
//!
//! Loops are found from their smallest factor, the *root*, on factors not smaller than it, as in
//! Johnson (1975). What keeps the search from dead ends is one number per factor, `home`: no way
//! to the root that avoids the factors on the current path is shorter. A factor is entered only if
//! `home` says that the loop could still be short enough.
//!
//! The numbers are a *potential*: for every pair x→y off the path, `home[x] <= home[y] + 1`, and
//! `home[root] = 0`. Whatever numbers satisfy this are lower bounds, because a way home of k steps
//! passes k such pairs. It is kept so:
//! - at first they are the distances to the root (breadth-first, backwards);
//! - a factor that joins the path only removes pairs;
//! - a factor that leaves it gets `1 + min home` of its effects off the path, which may be more
//!   than before (this is what blocks a dead end, as long as the path that makes it one stands),
//!   and factors that lead to it are lowered where the pair would not hold. Both are left out while
//!   no number has changed since the factor was entered.
//!
//! So no loop within the bound is missed, and a factor that failed is not entered again with the
//! same allowance before something on the path has changed. Barriers of this kind are due to Peng
//! et al. (2019, hop-constrained paths); stating them as a potential makes them exact.

use super::graph::Graph;
use super::list::Loops;

/// What the walk came upon.
pub(super) enum Found {
    /// A loop that it did not take in: see [`Walk::pair`].
    Loop,
    /// The allowed work is done; call again to go on.
    Pause,
    /// There are no more.
    End,
}

/// Where loops go that have no parallel links: most of them, in most maps.
pub(super) struct Sink<'l> {
    /// The list, or nothing if they are only counted.
    pub list: Option<&'l mut Loops>,
    /// How many more the list may take.
    pub room: usize,
    /// Only loops of this length count; 0 for any.
    pub length: usize,
    /// How many were met.
    pub counted: u64,
}

#[derive(Clone, Copy)]
struct Frame {
    at: u32,
    /// The next pair to look at.
    next: u32,
    /// `1 + min home` of the effects looked at so far that are off the path.
    home: u32,
    /// What `home` of the factor was before it joined the path.
    before: u32,
    /// What [`Walk::changes`] was when the factor was entered.
    changes: u64,
}

/// Stands for the `home` of a factor on the path: no loop can go there again.
const ON_PATH: u32 = 1 << 30;

/// Where a search stands.
pub(super) struct Walk {
    bound: u32,
    /// The only root, or all of them in turn.
    pub only: Option<u32>,
    root: u32,
    path: Vec<Frame>,
    /// The first link of each pair that leads from one factor of the path to the next.
    links: Vec<u32>,
    /// The product of the signs of the path up to each of its factors.
    signs: Vec<i8>,
    /// How many of the pairs have parallel links.
    parallel: usize,
    home: Vec<u32>,
    /// Counts the changes of `home`: as long as it stands still, what a frame has seen is true.
    changes: u64,
    /// First pair of each factor whose effect is not smaller than the root.
    first_out: Vec<u32>,
    first_in: Vec<u32>,
    queue: Vec<u32>,
}

impl Walk {
    /// All loops of at most `bound` links; with `only`, those through that factor, from it on.
    pub fn new(graph: &Graph, bound: usize, only: Option<u32>) -> Walk {
        let n = graph.factors();
        let bound = bound.min(graph.longest) as u32;
        Walk {
            bound,
            only,
            root: only.unwrap_or(0),
            path: Vec::new(),
            links: Vec::new(),
            signs: Vec::new(),
            parallel: 0,
            home: vec![bound + 1; n],
            changes: 0,
            first_out: graph.out_start.clone(),
            first_in: graph.in_start.clone(),
            queue: Vec::new(),
        }
    }

    /// A pair of the loop just found, counted from the root on.
    pub fn pair(&self, k: usize) -> u32 {
        self.path[k].next - 1
    }

    /// How many links the loop just found has.
    pub fn len(&self) -> usize {
        self.path.len()
    }

    /// Goes on to the next loop that the sink does not take, or until `spent` (pairs looked at)
    /// reaches `until`.
    pub fn next(
        &mut self,
        graph: &Graph,
        sign: &[i8],
        sink: &mut Sink,
        spent: &mut u64,
        until: u64,
    ) -> Found {
        loop {
            if *spent >= until {
                return Found::Pause;
            }
            let depth = self.path.len();
            let Some(frame) = self.path.last_mut() else {
                if !self.enter_root(graph, spent) {
                    return Found::End;
                }
                continue;
            };
            let mut entered = None;
            let mut home_from_here = frame.home;
            let end = graph.out(frame.at).end;
            let first = frame.next;
            let mut next = first;
            let effects = &graph.out_to[first as usize..end as usize];
            for &to in effects {
                next += 1;
                let home = self.home[to as usize];
                if home == 0 {
                    // The root, and only it.
                    home_from_here = 1;
                    if sink.length > 0 && sink.length != depth {
                        continue;
                    }
                    let links = graph.links(next - 1);
                    if self.parallel > 0 || links.len() > 1 || sink.room == 0 {
                        frame.next = next;
                        frame.home = 1;
                        // Whoever asked looks at each of its links.
                        *spent += u64::from(next - first) + depth as u64;
                        return Found::Loop;
                    }
                    sink.counted += 1;
                    if let Some(list) = &mut sink.list {
                        sink.room -= 1;
                        let product = self.signs[depth - 1] * sign[links[0] as usize];
                        list.take(&self.links, links[0], product);
                        *spent += depth as u64;
                    }
                } else if depth as u32 + home <= self.bound {
                    entered = Some((to, home));
                    break;
                } else {
                    home_from_here = home_from_here.min(home + 1);
                }
            }
            *spent += u64::from(next - first) + 1;
            frame.next = next;
            frame.home = home_from_here;
            match entered {
                Some((to, home)) => self.enter(graph, sign, next - 1, to, home),
                None => self.leave(graph, spent),
            }
        }
    }

    fn enter(&mut self, graph: &Graph, sign: &[i8], pair: u32, factor: u32, home: u32) {
        let links = graph.links(pair);
        self.parallel += usize::from(links.len() > 1);
        self.links.push(links[0]);
        let product = self.signs[self.signs.len() - 1] * sign[links[0] as usize];
        self.signs.push(product);
        self.home[factor as usize] = ON_PATH;
        self.path.push(Frame {
            at: factor,
            next: self.first_out[factor as usize],
            home: self.bound + 1,
            before: home,
            changes: self.changes,
        });
    }

    /// Starts at the next root that can close a loop; false if there is none.
    fn enter_root(&mut self, graph: &Graph, spent: &mut u64) -> bool {
        while (self.root as usize) < graph.factors() {
            let root = self.root;
            let out = self.first_out[root as usize]..graph.out(root).end;
            if !out.is_empty() && self.first_in[root as usize] < graph.into(root).end {
                self.measure(graph, root, spent);
                let mut near = false;
                for pair in out.clone() {
                    near |= self.home[graph.out_to[pair as usize] as usize] < self.bound;
                }
                if near {
                    // The root stays off the path: as the end of every way home its number is 0.
                    self.signs.push(1);
                    self.path.push(Frame {
                        at: root,
                        next: out.start,
                        home: self.bound + 1,
                        before: 0,
                        changes: self.changes,
                    });
                    return true;
                }
            }
            self.next_root(graph);
        }
        false
    }

    /// Takes the root out of the graph: its pairs stand first wherever they stand.
    fn next_root(&mut self, graph: &Graph) {
        let root = self.root;
        if self.only.is_some() {
            self.root = u32::MAX;
            return;
        }
        for place in self.first_in[root as usize]..graph.into(root).end {
            self.first_out[graph.in_from[place as usize] as usize] += 1;
        }
        for pair in self.first_out[root as usize]..graph.out(root).end {
            self.first_in[graph.out_to[pair as usize] as usize] += 1;
        }
        self.root += 1;
    }

    /// Distances to the root, as far as the bound reaches.
    fn measure(&mut self, graph: &Graph, root: u32, spent: &mut u64) {
        let far = self.bound + 1;
        for &factor in &self.queue {
            self.home[factor as usize] = far;
        }
        self.queue.clear();
        self.home[root as usize] = 0;
        self.queue.push(root);
        let mut next = 0;
        while let Some(&at) = self.queue.get(next) {
            next += 1;
            let distance = self.home[at as usize] + 1;
            if distance >= far {
                break;
            }
            let causes = self.first_in[at as usize]..graph.into(at).end;
            *spent += u64::from(causes.end - causes.start);
            for place in causes {
                let from = graph.in_from[place as usize];
                if self.home[from as usize] == far {
                    self.home[from as usize] = distance;
                    self.queue.push(from);
                }
            }
        }
    }

    /// Takes the last factor off the path and mends the potential.
    fn leave(&mut self, graph: &Graph, spent: &mut u64) {
        let Some(frame) = self.path.pop() else {
            return;
        };
        self.signs.pop();
        let Some(above) = self.path.last_mut() else {
            self.next_root(graph);
            return;
        };
        self.links.pop();
        self.parallel -= usize::from(graph.links(above.next - 1).len() > 1);
        let at = frame.at as usize;
        if frame.changes == self.changes {
            // All effects off the path are as they were when looked at, and no number that leads
            // here has gone up meanwhile: the factor can only have to be raised.
            self.home[at] = frame.home;
            if frame.home != frame.before {
                self.changes = self.changes.wrapping_add(1);
            }
            above.home = above.home.min(frame.home + 1);
            return;
        }
        let far = self.bound + 1;
        let effects = self.first_out[at]..graph.out(frame.at).end;
        *spent += u64::from(effects.end - effects.start);
        let mut home = far;
        for pair in effects {
            // Itself is still marked as on the path, like all others there.
            let to = graph.out_to[pair as usize] as usize;
            home = home.min(self.home[to] + 1);
        }
        self.home[at] = home;
        self.changes = self.changes.wrapping_add(1);
        above.home = above.home.min(home + 1);
        self.lower(graph, frame.at, spent);
    }

    /// Lowers the factors that lead to one whose number is new, and those that lead to them.
    fn lower(&mut self, graph: &Graph, factor: u32, spent: &mut u64) {
        // The queue keeps what `measure` has to clear; the part behind it is used as a stack.
        let kept = self.queue.len();
        self.queue.push(factor);
        while self.queue.len() > kept
            && let Some(at) = self.queue.pop()
        {
            let home = self.home[at as usize] + 1;
            if home > self.bound {
                continue;
            }
            let causes = self.first_in[at as usize]..graph.into(at).end;
            *spent += u64::from(causes.end - causes.start);
            for place in causes {
                let from = graph.in_from[place as usize] as usize;
                if self.home[from] > home && self.home[from] != ON_PATH {
                    self.home[from] = home;
                    self.queue.push(from as u32);
                }
            }
        }
    }
}
