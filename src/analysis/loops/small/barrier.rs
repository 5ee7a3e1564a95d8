//! What keeps the search from dead ends.

use super::{MOST, Pairs, Set, smallest};

/// Knows which factors a path may go on to.
pub(super) trait Barrier {
    /// Loops are bounded in length, so that many paths end at once.
    const SHORT: bool;
    /// Begins anew at a root; returns the factors that paths may lead over.
    fn start(&mut self, pairs: &Pairs, root: usize) -> Set;
    /// The factors that may lead home from the end of a path of so many factors.
    fn open(&self, depth: usize) -> Set;
    /// A factor joins a path of so many factors.
    fn enter(&mut self, factor: usize, depth: usize);
    /// A factor leaves the path, of which so many are left; `found` if a loop was found beyond it.
    fn leave(&mut self, pairs: &Pairs, factor: usize, depth: usize, found: bool);
    /// A factor that could be entered leads nowhere.
    fn fail(&mut self, pairs: &Pairs, factor: usize);
}

/// For loops of any length: a factor from which the root was not reached is blocked until one of
/// its effects is free again. Johnson, "Finding all the elementary circuits of a directed graph"
/// (1975). His lists of who waits for whom are not needed here: those who wait for a factor are
/// those of its causes that are blocked.
pub(super) struct Blocked {
    blocked: Set,
    on_path: Set,
}

impl Blocked {
    pub fn new() -> Blocked {
        Blocked {
            blocked: 0,
            on_path: 0,
        }
    }
}

impl Barrier for Blocked {
    const SHORT: bool = false;

    fn start(&mut self, pairs: &Pairs, root: usize) -> Set {
        self.blocked = 0;
        self.on_path = 1 << root;
        let there = reached(&pairs.out, root, !0 << root);
        reached(&pairs.into, root, there)
    }

    #[inline(always)]
    fn open(&self, _: usize) -> Set {
        !(self.blocked | self.on_path)
    }

    #[inline(always)]
    fn enter(&mut self, factor: usize, _: usize) {
        self.on_path |= 1 << factor;
    }

    #[inline(always)]
    fn leave(&mut self, pairs: &Pairs, factor: usize, _: usize, found: bool) {
        self.on_path &= !(1 << factor);
        if !found {
            self.blocked |= 1 << factor;
            return;
        }
        let mut free = pairs.into[factor] & self.blocked;
        while free > 0 {
            let factor = smallest(free);
            self.blocked &= !(1 << factor);
            free = (free & (free - 1)) | pairs.into[factor] & self.blocked;
        }
    }

    #[inline(always)]
    fn fail(&mut self, _: &Pairs, factor: usize) {
        self.blocked |= 1 << factor;
    }
}

/// The factors that are reached from one over those allowed.
fn reached(next: &[Set; MOST], from: usize, allowed: Set) -> Set {
    let mut reached: Set = 1 << from;
    let mut front = reached;
    while front > 0 {
        let factor = smallest(front);
        front &= front - 1;
        let new = next[factor] & allowed & !reached;
        reached |= new;
        front |= new;
    }
    reached
}

/// For loops up to a length: the potential of [`super::super::walk`], with the factors that are at
/// most so many steps from home as sets.
pub(super) struct Near {
    bound: usize,
    /// No way from the factor to the root that avoids the path is shorter; `bound + 1` for too long.
    home: [u8; MOST],
    /// The factors whose `home` is at most so much.
    near: [Set; MOST],
    /// The factors that are not on the path, the root among them.
    off: Set,
    allowed: Set,
    /// Counts the changes of `home`.
    changes: u64,
    /// What `changes` was when the factor at a place of the path was entered.
    before: [u64; MOST],
}

impl Near {
    pub fn new(bound: usize) -> Near {
        Near {
            bound,
            home: [0; MOST],
            near: [0; MOST],
            off: 0,
            allowed: 0,
            changes: 0,
            before: [0; MOST],
        }
    }

    /// Steps home from a factor with these effects off the path.
    fn steps(&self, mut effects: Set) -> usize {
        if effects & self.near[0] > 0 {
            return 1;
        }
        let mut steps = self.bound;
        effects &= self.near[self.bound];
        while effects > 0 {
            steps = steps.min(self.home[smallest(effects)] as usize);
            effects &= effects - 1;
        }
        steps + 1
    }

    fn set(&mut self, factor: usize, home: usize) {
        let before = self.home[factor] as usize;
        if before == home {
            return;
        }
        self.changes += 1;
        self.home[factor] = home as u8;
        for near in &mut self.near[before.min(home)..before.max(home)] {
            *near ^= 1 << factor;
        }
    }

    /// Lowers the factors that lead to one at so many steps, and those that lead to them.
    fn lower(&mut self, pairs: &Pairs, factor: usize, mut steps: usize) {
        let mut front = pairs.into[factor];
        while steps < self.bound {
            steps += 1;
            let mut far = front & self.off & self.allowed & !self.near[steps];
            front = 0;
            if far == 0 {
                return;
            }
            while far > 0 {
                let factor = smallest(far);
                far &= far - 1;
                self.set(factor, steps);
                front |= pairs.into[factor];
            }
        }
    }
}

impl Barrier for Near {
    const SHORT: bool = true;

    fn start(&mut self, pairs: &Pairs, root: usize) -> Set {
        self.off = !0;
        self.allowed = !0 << root;
        self.home = [self.bound as u8 + 1; MOST];
        self.near = [0; MOST];
        self.home[root] = 0;
        let mut near: Set = 1 << root;
        let mut front = near;
        self.near[0] = near;
        for steps in 1..=self.bound {
            let mut causes = 0;
            while front > 0 {
                causes |= pairs.into[smallest(front)];
                front &= front - 1;
            }
            front = causes & self.allowed & !near;
            near |= front;
            self.near[steps] = near;
            let mut new = front;
            while new > 0 {
                self.home[smallest(new)] = steps as u8;
                new &= new - 1;
            }
        }
        self.allowed
    }

    #[inline(always)]
    fn open(&self, depth: usize) -> Set {
        // A path of more factors than the bound is not made.
        self.off & self.near[self.bound.saturating_sub(depth) % MOST]
    }

    #[inline(always)]
    fn enter(&mut self, factor: usize, depth: usize) {
        self.off &= !(1 << factor);
        self.before[depth % MOST] = self.changes;
    }

    fn leave(&mut self, pairs: &Pairs, factor: usize, depth: usize, _: bool) {
        let steps = self.steps(pairs.out[factor] & self.off);
        self.off |= 1 << factor;
        // Where nothing has changed meanwhile, the factor can only have to be raised.
        let still = self.before[depth % MOST] == self.changes;
        self.set(factor, steps);
        if !still {
            self.lower(pairs, factor, steps);
        }
    }

    fn fail(&mut self, pairs: &Pairs, factor: usize) {
        let steps = self.steps(pairs.out[factor] & self.off & !(1 << factor));
        self.set(factor, steps);
    }
}
