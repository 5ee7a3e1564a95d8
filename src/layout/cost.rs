//! One number for a layout: what counts, and how much.

use super::plan::{Plan, is_small, rings};
use super::seed::Lengths;
use super::sparse::Sparse;
use crate::analysis::lists::Lists;
use crate::geometry::most;

/// How much each measure weighs when it is as large as in the layout of reference.
const STRESS: f64 = 0.6;
const CROSSINGS: f64 = 1.5;
const THROUGH: f64 = 1.6;
const FRAME: f64 = 1.0;
const ROUNDNESS: f64 = 1.2;
/// Stress beyond so many times the least that was reached without regard to anything else ...
const FREE: f64 = 1.1;
/// ... weighs so much more: a limit, which only a great gain may pass a little.
const LIMIT: f64 = 8.0;

/// The plan with everything that a search looks up again and again.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub plan: Plan,
    pub lengths: Lengths,
    /// Above [`SMALL`] factors, of which then only some pivots have `lengths`.
    pub sparse: Sparse,
    /// Loops as their factors in running order; none above [`SMALL`] factors.
    pub rings: Lists,
    /// One over the ideal distance of each pair, row by row; 0 between parts. Empty above
    /// [`SMALL`] factors.
    inverse: Vec<f32>,
    rings_of: Lists,
}

impl Task {
    /// The loops are those of the links `from` … `to`. O(n (n + m) + m (n + m)) up to [`SMALL`] factors.
    pub fn new(plan: Plan, from: &[u32], to: &[u32]) -> Task {
        let n = plan.len();
        let small = is_small(n);
        let mut sparse = Sparse::default();
        let lengths = if small {
            Lengths::new(&plan)
        } else {
            sparse = Sparse::new(&plan);
            Lengths::of(std::mem::take(&mut sparse.pairs))
        };
        let rings = if small {
            rings(n, from, to)
        } else {
            Lists::none()
        };
        let mut inverse = Vec::new();
        if small {
            inverse.resize(n * n, 0.0);
            for &(i, j, d) in &lengths.pairs {
                inverse[i as usize * n + j as usize] = (1.0 / d) as f32;
                inverse[j as usize * n + i as usize] = (1.0 / d) as f32;
            }
        }
        Task {
            plan,
            lengths,
            sparse,
            rings_of: rings.holders(n),
            rings,
            inverse,
        }
    }

    /// Makes all ideal lengths so many times as long.
    pub fn lengthen(&mut self, by: f64) {
        self.lengths.lengthen(by);
        self.sparse.lengthen(by);
        for inverse in &mut self.inverse {
            *inverse /= by as f32;
        }
        self.plan.lengthen(by);
    }

    /// One over the ideal distances from a factor to all; 0 where there is none.
    pub fn inverse_from(&self, i: usize) -> &[f32] {
        let n = self.plan.len();
        &self.inverse[i * n..(i + 1) * n]
    }

    /// True if pairs are known one by one: a refinement needs that.
    pub fn is_small(&self) -> bool {
        is_small(self.plan.len())
    }

    /// Numbers of the links of a factor.
    pub fn links_of(&self, i: usize) -> &[u32] {
        self.plan.links_of.of(i)
    }

    /// Numbers of the loops through a factor.
    pub fn rings_of(&self, i: usize) -> &[u32] {
        self.rings_of.of(i)
    }
}

/// Sums over a layout, from which its cost follows.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Tally {
    /// Of distance over ideal distance, over pairs.
    pub ratios: f64,
    /// Of its square.
    pub squares: f64,
    pub pairs: f64,
    pub crossings: u32,
    pub through: u32,
    /// Of 1 − compactness, over loops.
    pub flatness: f64,
    /// Side of the host's frame around all boxes.
    pub frame: f64,
}

impl Tally {
    /// Mean of (distance / ideal − 1)² over pairs: stress at the scale drawn.
    pub fn stress(&self) -> f64 {
        if self.pairs > 0.0 {
            (self.squares - 2.0 * self.ratios) / self.pairs + 1.0
        } else {
            0.0
        }
    }
}

/// What the measures are divided by before they are added up: about their size in a plain layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reference {
    stress: f64,
    crossings: f64,
    through: f64,
    frame: f64,
    rings: f64,
}

impl Reference {
    /// From a first layout, and the stress that one could come to.
    pub fn new(task: &Task, tally: &Tally, stress: f64) -> Reference {
        let m = task.plan.links.len() as f64;
        Reference {
            stress: most(stress, 0.02),
            crossings: most(most(f64::from(tally.crossings), 0.15 * m), 1.0),
            through: most(most(f64::from(tally.through), 0.1 * m), 1.0),
            frame: most(tally.frame, 1.0),
            rings: task.rings.len().max(1) as f64,
        }
    }

    /// The cost of a layout; lower is better.
    pub fn cost(&self, tally: &Tally) -> f64 {
        let stress = tally.stress() / self.stress;
        STRESS * stress
            + LIMIT * most(0.0, stress - FREE)
            + CROSSINGS * f64::from(tally.crossings) / self.crossings
            + THROUGH * f64::from(tally.through) / self.through
            + FRAME * tally.frame / self.frame
            + ROUNDNESS * tally.flatness / self.rings
    }
}
