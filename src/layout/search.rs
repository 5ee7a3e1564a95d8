//! The search for a first layout: several starts, the best of them refined. Done in small units
//! of work, so that it can be sliced anyhow with the same result.

use super::board::Board;
use super::cost::{Reference, Task};
use super::force::Strengths;
use super::live::Live;
use super::overlap;
use super::place::{arrange, wanted_stretch};
use super::plan::{Plan, SMALL};
use super::random::Random;
use super::refine::{Freedom, Refine};
use super::seed::{Descent, Heat, start_places};
use super::{Given, Options};
use crate::geometry::Point;
use crate::model::Network;

/// How much is tried, by the number of factors.
struct Effort {
    starts: usize,
    sweeps: usize,
    /// How many of the starts are refined a little before one is chosen.
    finalists: usize,
    short_rounds: usize,
    long_rounds: usize,
}

fn effort(n: usize, given: Given) -> Effort {
    let (starts, sweeps, finalists, short_rounds, long_rounds) = match n {
        0..=40 => (12, 24, 4, 100, 900),
        41..=80 => (8, 24, 3, 60, 500),
        81..=160 => (5, 24, 2, 60, 400),
        161..=400 => (3, 24, 1, 0, 100),
        401..=SMALL => (1, 24, 1, 0, 0),
        _ => (1, 40, 1, 0, 0),
    };
    match given {
        Given::Authored => Effort {
            starts,
            sweeps,
            finalists,
            short_rounds,
            long_rounds,
        },
        Given::Previous => Effort {
            starts: 1,
            sweeps: 24,
            finalists: 1,
            short_rounds: 0,
            long_rounds: long_rounds / 4,
        },
    }
}

/// Area that a map should have at least, in areas of its boxes: without links, and for each link
/// per factor.
const ROOM: f64 = 3.0;
const ROOM_PER_LINK: f64 = 2.0;
/// Previous places with less stress than this (at the scale at which it is least) keep their shape.
const GOOD_STRESS: f64 = 0.2;
/// How far refinement may then take a factor, in ideal link lengths.
const LEASH: f64 = 0.2;

/// Ticks of the physics between a start and the exact removal of overlaps.
const EASE_TICKS: usize = 24;

/// Springs and round loops while boxes part, about the start's own places.
const EASE: Strengths = Strengths {
    alpha: 1.0,
    home: 0.05,
    spring: 0.03,
    repulsion: 0.02,
    collision: 0.5,
    roundness: 0.03,
};

/// By how much a map of a certain area should grow so that its boxes and links have room.
fn lengthening(plan: &Plan, area: f64) -> f64 {
    let boxes: f64 = plan.sizes.iter().map(|s| s.w * s.h).sum();
    let links = plan.links.len() as f64 / plan.len().max(1) as f64;
    let wanted = boxes * (ROOM + ROOM_PER_LINK * links);
    (wanted / area.max(1.0)).sqrt().clamp(1.0, 2.0)
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
    reference: Option<Reference>,
    /// Finished starts with their costs, in the order in which they were made.
    starts: Vec<(f64, Vec<Point>)>,
    refined: Vec<(f64, Vec<Point>)>,
}

#[derive(Clone)]
enum Stage {
    Begin,
    Descend(Descent),
    Ease(Box<Live>, usize),
    Short(Refine),
    Long(Refine),
    Done,
}

impl Search {
    /// O(n²) at most; done when the search begins, not when the layout is made.
    pub fn new(plan: Plan, net: &Network, start: Vec<Option<Point>>, options: &Options) -> Search {
        Search {
            task: Task::new(plan, net),
            start,
            given: options.given,
            seed: options.seed,
            sized: false,
            stage: Stage::Begin,
            reference: None,
            starts: Vec::new(),
            refined: Vec::new(),
        }
    }

    /// The loops found on the way, for the live layout.
    pub fn rings(&self) -> &[Vec<u32>] {
        &self.task.rings
    }

    /// The best layout so far that is free of overlaps; `None` before the first.
    pub fn best(&self) -> Option<&[Point]> {
        if let Stage::Long(refine) = &self.stage {
            return Some(refine.best());
        }
        let all = if self.refined.is_empty() {
            &self.starts
        } else {
            &self.refined
        };
        all.iter()
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, at)| at.as_slice())
    }

    /// Does one unit of work; true when all is done.
    pub fn unit(&mut self) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Done);
        self.stage = match stage {
            Stage::Begin => self.begin(),
            Stage::Descend(mut descent) => {
                if descent.sweep(&self.task.plan, &self.task.lengths) {
                    self.size(&mut descent.at);
                    self.ease(descent.at)
                } else {
                    Stage::Descend(descent)
                }
            }
            Stage::Ease(mut live, tick) => {
                let cooling = 1.0 - tick as f64 / EASE_TICKS as f64;
                live.tick(Strengths {
                    alpha: EASE.alpha * cooling,
                    ..EASE
                });
                if tick + 1 < EASE_TICKS {
                    Stage::Ease(live, tick + 1)
                } else {
                    let at = live.places();
                    self.finish_start(at)
                }
            }
            Stage::Short(mut refine) => {
                let reference = self.reference.expect("made with the first start");
                if refine.round(&self.task, &reference) {
                    self.refined
                        .push((refine.best_cost(), refine.best().to_vec()));
                    self.next_refinement()
                } else {
                    Stage::Short(refine)
                }
            }
            Stage::Long(mut refine) => {
                let reference = self.reference.expect("made with the first start");
                if refine.round(&self.task, &reference) {
                    self.refined
                        .push((refine.best_cost(), refine.best().to_vec()));
                    Stage::Done
                } else {
                    Stage::Long(refine)
                }
            }
            Stage::Done => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// From the first start: how far to stretch the map for its host, and how large to make it so
    /// that boxes and links have room.
    fn size(&mut self, at: &mut [Point]) {
        let plan = &mut self.task.plan;
        if self.sized || self.given == Given::Previous || plan.fixed.contains(&true) {
            return;
        }
        self.sized = true;
        plan.across = wanted_stretch(plan, at);
        let size = plan.bounds(at).size();
        let by = lengthening(plan, size.w * size.h);
        self.task.lengthen(by);
        for place in at {
            *place = *place * by;
        }
    }

    fn effort(&self) -> Effort {
        effort(self.task.plan.len(), self.given)
    }

    /// A descent; or none where previous places are good as they are.
    fn begin(&mut self) -> Stage {
        if self.given == Given::Previous && self.task.is_small() {
            let mut random = Random::new(self.seed, 0);
            let at = start_places(&self.task.plan, &self.start, &mut random);
            if let Some(at) = self.adopt(at) {
                return self.ease(at);
            }
        }
        Stage::Descend(self.descent())
    }

    /// Takes over the stretch and the size of previous places if these have little stress, and
    /// draws them closer if they stand farther apart than they need.
    fn adopt(&mut self, mut at: Vec<Point>) -> Option<Vec<Point>> {
        let plan = &self.task.plan;
        let (mut least, mut scale, mut across) = (f64::INFINITY, 1.0, 1.0);
        for k in -6..=6 {
            let stretch = 1.0 + 0.05 * f64::from(k);
            let (stress, ratio) = self.task.lengths.stress(|i| {
                let p = at[i];
                Point::new(p.x / stretch, p.y * stretch)
            });
            if stress < least {
                (least, scale, across) = (stress, ratio, stretch);
            }
        }
        if least > GOOD_STRESS {
            return None;
        }
        let size = plan.bounds(&at).size();
        let area = size.w * size.h / (scale * scale);
        let largest = lengthening(plan, area);
        self.task.plan.across = across;
        self.task.lengthen(scale.clamp(1.0, largest));
        if scale > 1.1 * largest && !self.task.plan.fixed.contains(&true) {
            at.iter_mut().for_each(|p| *p = *p * (largest / scale));
        }
        Some(at)
    }

    fn descent(&self) -> Descent {
        let heat = match self.given {
            Given::Authored => Heat::Whole,
            Given::Previous => Heat::Mild,
        };
        Descent::new(
            &self.task.plan,
            &self.task.lengths,
            &self.start,
            heat,
            self.effort().sweeps,
            Random::new(self.seed, self.starts.len() as u64),
        )
    }

    /// Turns and packs a start, then lets the boxes part gently.
    fn ease(&self, mut at: Vec<Point>) -> Stage {
        let plan = &self.task.plan;
        if self.given == Given::Authored {
            arrange(plan, &mut at);
        }
        let mut live = Live::new(plan, &plan.fixed, &at, &at, &self.task.rings);
        // Those without links stand well already.
        live.wake(|i| !plan.near(i).is_empty());
        Stage::Ease(Box::new(live), 0)
    }

    fn finish_start(&mut self, mut at: Vec<Point>) -> Stage {
        let plan = &self.task.plan;
        overlap::remove(plan, &mut at, &plan.fixed);
        if !self.task.is_small() {
            // One start, and too large to refine.
            self.starts.push((0.0, at));
            return Stage::Done;
        }
        let board = Board::new(&self.task, &at);
        let reference = *self
            .reference
            .get_or_insert_with(|| Reference::new(&self.task, board.tally()));
        self.starts.push((reference.cost(board.tally()), at));
        if self.starts.len() < self.effort().starts {
            return Stage::Descend(self.descent());
        }
        crate::order::sort_by(&mut self.starts, |a, b| a.0.total_cmp(&b.0));
        self.next_refinement()
    }

    /// A short refinement of the next finalist, or the long one of the best of them.
    fn next_refinement(&self) -> Stage {
        let effort = self.effort();
        let reference = self.reference.expect("made with the first start");
        let next = self.refined.len();
        let unit = self.task.plan.unit;
        let refine = |at: &[Point], rounds, stream| {
            let freedom = match self.given {
                Given::Authored => Freedom::Roam(1.2 * unit),
                Given::Previous => {
                    let old = at.iter().zip(&self.start);
                    let homes = old.map(|(&at, start)| start.map(|_| at)).collect();
                    Freedom::Leash(homes, LEASH * unit)
                }
            };
            let random = Random::new(self.seed, stream);
            Refine::new(&self.task, &reference, at.to_vec(), rounds, freedom, random)
        };
        if effort.short_rounds > 0 && next < effort.finalists.min(self.starts.len()) {
            return Stage::Short(refine(
                &self.starts[next].1,
                effort.short_rounds,
                1000 + next as u64,
            ));
        }
        match self.best() {
            Some(at) if effort.long_rounds > 0 => Stage::Long(refine(at, effort.long_rounds, 2000)),
            _ => Stage::Done,
        }
    }
}
