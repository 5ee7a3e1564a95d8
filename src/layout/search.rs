//! The search for a first layout: several starts, the best of them refined. Done in small units
//! of work, so that it can be sliced anyhow with the same result.

use super::board::Board;
use super::clear::Clear;
use super::cost::{Reference, Task};
use super::overlap;
use super::place::{arrange, pack, wanted_stretch};
use super::plan::{Plan, SMALL};
use super::random::Random;
use super::refine::{Freedom, Refine};
use super::seed::{Descent, Heat, start_places};
use super::sparse::spread;
use super::{Given, Options};
use crate::analysis::lists::Lists;
use crate::geometry::{Point, least, most};
use crate::order;

/// How much is tried, by the number of factors: starts, how many of them are refined, and in how
/// many rounds each. Previous places are one start, refined a little.
fn effort(n: usize, given: Given) -> (usize, usize, usize) {
    let (starts, finalists, rounds) = match n {
        0..=40 => (12, 4, 450),
        41..=80 => (8, 3, 320),
        81..=160 => (6, 2, 320),
        161..=SMALL => (3, 1, 80),
        _ => (1, 0, 0),
    };
    match given {
        Given::Authored => (starts, finalists, rounds),
        Given::Previous => (1, 1, rounds / 2),
    }
}

/// Sweeps of a descent.
const SWEEPS: usize = 24;

/// Area that a map should have at least, in areas of its boxes: without links, and for each link
/// per factor.
const ROOM: f64 = 3.0;
const ROOM_PER_LINK: f64 = 2.0;
/// Previous places with less stress than this (at the scale at which it is least) keep their shape.
const GOOD_STRESS: f64 = 0.2;
/// How far a factor goes in one move at first, in ideal link lengths.
const ROAM: f64 = 1.2;
/// How far refinement may then take a factor, in ideal link lengths.
const LEASH: f64 = 0.2;
/// The same where there are hardly more links than factors.
const FOLDING: f64 = 1.0;

/// Sweeps of the descent of a large map.
const SETTLE_SWEEPS: usize = 30;

/// By how much a map of a certain area should grow so that its boxes and links have room.
fn lengthening(plan: &Plan, area: f64) -> f64 {
    let mut boxes = 0.0;
    for size in &plan.sizes {
        boxes += size.w * size.h;
    }
    let links = plan.links.len() as f64 / plan.len().max(1) as f64;
    let wanted = boxes * (ROOM + ROOM_PER_LINK * links);
    // In large maps many links are crowded together.
    let limit = if plan.len() > SMALL { 1e3 } else { 2.0 };
    least(most((wanted / most(area, 1.0)).sqrt(), 1.0), limit)
}

/// The search, one stage after the other.
#[derive(Clone)]
pub(super) struct Search {
    task: Task,
    start: Vec<Option<Point>>,
    given: Given,
    seed: u64,
    /// Whether stretch and size are decided.
    sized: bool,
    stage: Stage,
    descent: Descent,
    refine: Option<Refine>,
    clear: Option<Clear>,
    reference: Option<Reference>,
    /// The least that a descent has come to.
    stress: f64,
    /// Finished starts with their costs, in the order in which they were made.
    starts: Vec<(f64, Vec<Point>)>,
    refined: Vec<(f64, Vec<Point>)>,
}

/// What the next unit of work is of.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Begin,
    Descend,
    /// On large maps, the sweeps done.
    Settle(usize),
    Refine,
    Clear,
    Done,
}

impl Search {
    /// Before its first unit.
    pub fn new(task: Task, start: Vec<Option<Point>>, options: &Options) -> Search {
        Search {
            task,
            start,
            given: options.given,
            seed: options.seed,
            sized: false,
            stage: Stage::Begin,
            descent: Descent::none(),
            refine: None,
            clear: None,
            reference: None,
            stress: f64::INFINITY,
            starts: Vec::new(),
            refined: Vec::new(),
        }
    }

    /// The loops found on the way, for the live layout.
    pub fn rings(&self) -> &Lists {
        &self.task.rings
    }

    /// The best layout so far that is free of overlaps; `None` before the first.
    pub fn best(&self) -> Option<&[Point]> {
        if let (Some(refine), true) = (&self.refine, self.refined.is_empty()) {
            return Some(&refine.best);
        }
        let all = if self.refined.is_empty() {
            &self.starts
        } else {
            &self.refined
        };
        let mut best = all.first()?;
        for other in all {
            if other.0.total_cmp(&best.0).is_lt() {
                best = other;
            }
        }
        Some(&best.1)
    }

    /// Does one unit of work; true when all is done.
    pub fn unit(&mut self) -> bool {
        match self.stage {
            Stage::Begin => self.begin(),
            Stage::Descend => {
                if self.descent.sweep(&self.task.plan, &self.task.lengths) {
                    if self.task.is_small() {
                        let mut at = std::mem::take(&mut self.descent.at);
                        let (stress, _) = self.task.lengths.stress(&|i| at[i]);
                        self.stress = least(self.stress, stress);
                        self.size(&mut at);
                        self.finish_start(at);
                    } else {
                        self.stage = Stage::Settle(0);
                    }
                }
            }
            Stage::Settle(sweep) => self.settle(sweep),
            Stage::Refine => {
                if let (Some(refine), Some(reference)) = (&mut self.refine, &self.reference)
                    && refine.round(&self.task, reference)
                {
                    let random = Random::new(self.seed, 2000 + self.refined.len() as u64);
                    let clear = Clear::new(&self.task, reference, &refine.best, random);
                    self.clear = Some(clear);
                    self.stage = Stage::Clear;
                }
            }
            Stage::Clear => {
                if let (Some(clear), Some(reference)) = (&mut self.clear, &self.reference)
                    && let Some(cost) = clear.round(&self.task, reference)
                {
                    let mut at = clear.places();
                    self.pack(&mut at);
                    self.refined.push((cost, at));
                    self.next_refinement();
                }
            }
            Stage::Done => {}
        }
        self.stage == Stage::Done
    }

    /// From the first start: how far to stretch the map for its host, and how large to make it so
    /// that boxes and links have room.
    fn size(&mut self, at: &mut [Point]) {
        let plan = &mut self.task.plan;
        if self.sized || self.given == Given::Previous || plan.any_fixed() {
            return;
        }
        self.sized = true;
        if plan.len() <= SMALL {
            plan.across = wanted_stretch(plan, at);
        }
        let size = plan.bounds(at).size();
        let by = lengthening(plan, size.w * size.h);
        self.task.lengthen(by);
        scale(at, by);
    }

    fn effort(&self) -> (usize, usize, usize) {
        effort(self.task.plan.len(), self.given)
    }

    /// A descent; or none where previous places are good as they are.
    fn begin(&mut self) {
        if self.given == Given::Previous {
            let mut random = Random::new(self.seed, 0);
            let mut at = start_places(&self.task.plan, &self.start, &mut random);
            if self.adopt(&mut at) {
                return self.finish_start(at);
            }
        }
        self.descend();
    }

    /// Takes over the stretch and the size of previous places if these have little stress, and
    /// draws them closer if they stand farther apart than they need.
    fn adopt(&mut self, at: &mut [Point]) -> bool {
        let (mut lowest, mut scale_of, mut across) = (f64::INFINITY, 1.0, 1.0);
        for k in 0..13 {
            let stretch = 1.0 + 0.05 * f64::from(k - 6);
            let (stress, ratio) = self.task.lengths.stress(&|i| {
                let p = at[i];
                Point::new(p.x / stretch, p.y * stretch)
            });
            if stress < lowest {
                (lowest, scale_of, across) = (stress, ratio, stretch);
            }
        }
        if lowest > GOOD_STRESS {
            return false;
        }
        self.stress = most(lowest, GOOD_STRESS);
        let plan = &mut self.task.plan;
        let size = plan.bounds(at).size();
        let area = size.w * size.h / (scale_of * scale_of);
        let largest = lengthening(plan, area);
        plan.across = across;
        if scale_of > 1.1 * largest && !plan.any_fixed() {
            scale(at, largest / scale_of);
        }
        self.task.lengthen(least(most(scale_of, 1.0), largest));
        true
    }

    fn descend(&mut self) {
        let heat = match self.given {
            Given::Authored => Heat::Whole,
            Given::Previous => Heat::Mild,
        };
        self.descent = Descent::new(
            &self.task.plan,
            &self.task.lengths,
            &self.start,
            heat,
            SWEEPS,
            Random::new(self.seed, self.starts.len() as u64),
        );
        self.stage = Stage::Descend;
    }

    /// A sweep of the descent of a large map, with its boxes parting from the middle of it on.
    fn settle(&mut self, sweep: usize) {
        if sweep == SETTLE_SWEEPS / 2 {
            let mut at = std::mem::take(&mut self.descent.at);
            self.size(&mut at);
            self.descent.at = at;
        }
        if self.task.is_small() {
            return;
        }
        let (task, at) = (&self.task, &mut self.descent.at);
        task.sparse.sweep(&task.plan, at);
        self.stage = Stage::Settle(sweep + 1);
        if sweep + 1 == SETTLE_SWEEPS {
            let at = std::mem::take(&mut self.descent.at);
            self.finish_start(at);
        }
    }

    /// Turns and packs a start, then parts its boxes.
    fn finish_start(&mut self, mut at: Vec<Point>) {
        let plan = &self.task.plan;
        if self.given == Given::Authored {
            if !self.task.is_small() {
                spread(plan, &mut at);
            }
            arrange(plan, &mut at);
        }
        let all = vec![true; plan.len()];
        overlap::remove(plan, &mut at, &plan.fixed, all);
        self.pack(&mut at);
        self.starts.push((0.0, at));
        if !self.task.is_small() {
            // One start, and too large to refine.
            self.stage = Stage::Done;
            return;
        }
        if self.starts.len() < self.effort().0 {
            return self.descend();
        }
        let mut reference = None;
        for (cost, at) in &mut self.starts {
            let board = Board::new(&self.task, at);
            let tally = board.tally();
            let reference =
                reference.get_or_insert_with(|| Reference::new(&self.task, tally, self.stress));
            *cost = reference.cost(tally);
        }
        self.reference = reference;
        self.next_refinement();
    }

    /// Parts that have grown into each other come to stand side by side again.
    fn pack(&self, at: &mut Vec<Point>) {
        if self.given == Given::Authored {
            pack(&self.task.plan, at);
        }
    }

    /// The refinement of the next finalist, if there is one.
    fn next_refinement(&mut self) {
        let (_, finalists, rounds) = self.effort();
        let next = self.refined.len();
        let cost = |k: u32| self.starts[k as usize].0;
        let by_cost = order::sorted(self.starts.len(), &mut |a, b| cost(a).total_cmp(&cost(b)));
        let (true, Some(&from), Some(reference)) =
            (next < finalists, by_cost.get(next), &self.reference)
        else {
            self.stage = Stage::Done;
            return;
        };
        let at = self.starts[from as usize].1.clone();
        let plan = &self.task.plan;
        let unit = plan.unit;
        // A tree is an excerpt, rarely an arrangement that somebody knows: it may fold.
        let links = plan.links.len();
        let previous = self.given == Given::Previous;
        let leash = if links < plan.len() + plan.len() / 4 {
            FOLDING
        } else {
            LEASH
        };
        let freedom = Freedom {
            homes: order::list(at.len(), &mut |i| {
                self.start[i].filter(|_| previous).map(|_| at[i])
            }),
            leash: leash * unit,
            reach: if previous { leash } else { ROAM } * unit,
        };
        let random = Random::new(self.seed, 1000 + next as u64);
        self.refine = Some(Refine::new(
            &self.task, reference, at, rounds, freedom, random,
        ));
        self.stage = Stage::Refine;
    }
}

/// Makes all places so many times as far from the origin.
fn scale(at: &mut [Point], by: f64) {
    for place in at {
        *place = *place * by;
    }
}
