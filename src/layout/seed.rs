//! Start positions: stress minimisation by stochastic gradient descent.
//!
//! After Zheng, Pawar & Goodman, "Graph drawing by stochastic gradient descent" (2018): every pair
//! of factors has an ideal distance, one sweep corrects each pair once in random order, and the
//! step shrinks from sweep to sweep. On large maps only some pivots are placed so (see
//! [`super::sparse`]).

use super::plan::Plan;
use super::quality::least_stress;
use super::random::Random;
use crate::geometry::{Point, least, most};
use crate::order;

/// Sweeps until the last step is reached: a power of two.
const FALL: usize = 16;
/// The last step moves a pair of neighbours by this part of its error.
const LAST_STEP: f64 = 0.08;

/// Pairs of factors and the distance they should have.
#[derive(Debug, Clone, Default)]
pub(super) struct Lengths {
    pub pairs: Vec<(u32, u32, f64)>,
    shortest: f64,
    longest: f64,
}

impl Lengths {
    /// All pairs of a part. O(n (n + m)).
    pub fn new(plan: &Plan) -> Lengths {
        let mut pairs = Vec::new();
        for i in 0..plan.len() {
            let steps = plan.steps_from(i);
            for (j, &d) in steps.iter().enumerate() {
                if j > i && d != u32::MAX {
                    pairs.push((i as u32, j as u32, plan.ideal(i, j, d)));
                }
            }
        }
        Lengths::of(pairs)
    }

    /// Some pairs.
    pub fn of(pairs: Vec<(u32, u32, f64)>) -> Lengths {
        let (mut shortest, mut longest) = (f64::INFINITY, 0.0f64);
        for pair in &pairs {
            shortest = least(shortest, pair.2);
            longest = most(longest, pair.2);
        }
        Lengths {
            pairs,
            shortest,
            longest,
        }
    }

    /// Normalized stress of some places, at the scale at which it is least, and how many times
    /// as far apart as ideal they stand. O(pairs).
    pub fn stress(&self, at: &dyn Fn(usize) -> Point) -> (f64, f64) {
        let (mut ratios, mut squares) = (0.0, 0.0);
        for &(i, j, ideal) in &self.pairs {
            let ratio = at(i as usize).distance(at(j as usize)) / ideal;
            ratios += ratio;
            squares += ratio * ratio;
        }
        let scale = if ratios > 0.0 { squares / ratios } else { 1.0 };
        (
            least_stress(ratios, squares, self.pairs.len() as f64),
            scale,
        )
    }

    /// Makes all so many times as long.
    pub fn lengthen(&mut self, by: f64) {
        for pair in &mut self.pairs {
            pair.2 *= by;
        }
        self.shortest *= by;
        self.longest *= by;
    }

    /// Size of the step in a sweep: falls exponentially from `first`, and after [`FALL`] sweeps is
    /// the last. Roots only: `exp` and `log` weigh a kilobyte.
    fn step(&self, first: f64, sweep: usize) -> f64 {
        let last = LAST_STEP * self.shortest * self.shortest;
        let ratio = (last / first).sqrt().sqrt().sqrt().sqrt();
        let mut step = first;
        for _ in 0..sweep.min(FALL) {
            step *= ratio;
        }
        most(step, last)
    }
}

/// How the descent begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heat {
    /// From anywhere: the first sweeps may move everything.
    Whole,
    /// From good places: the shape is kept.
    Mild,
}

/// One descent, sweep by sweep.
#[derive(Debug, Clone)]
pub(super) struct Descent {
    pub at: Vec<Point>,
    order: Vec<u32>,
    random: Random,
    heat: Heat,
    sweep: usize,
    sweeps: usize,
}

impl Descent {
    /// One that is over.
    pub fn none() -> Descent {
        Descent {
            at: Vec::new(),
            order: Vec::new(),
            random: Random::new(0, 0),
            heat: Heat::Mild,
            sweep: 0,
            sweeps: 0,
        }
    }

    /// From places given, or random ones in a disc for factors without.
    pub fn new(
        plan: &Plan,
        lengths: &Lengths,
        start: &[Option<Point>],
        heat: Heat,
        sweeps: usize,
        mut random: Random,
    ) -> Descent {
        let at = start_places(plan, start, &mut random);
        Descent {
            at,
            order: order::numbers(lengths.pairs.len()),
            random,
            heat,
            sweep: 0,
            sweeps,
        }
    }

    /// One sweep over all pairs; true after the last. O(pairs).
    pub fn sweep(&mut self, plan: &Plan, lengths: &Lengths) -> bool {
        let first = match self.heat {
            Heat::Whole => lengths.longest * lengths.longest,
            Heat::Mild => 0.4 * lengths.shortest * lengths.shortest,
        };
        let step = lengths.step(first, self.sweep);
        self.random.shuffle(&mut self.order);
        for &k in &self.order {
            let (i, j, ideal) = lengths.pairs[k as usize];
            let (i, j) = (i as usize, j as usize);
            let pull = least(step / (ideal * ideal), 1.0);
            let away = self.at[i] - self.at[j];
            let length = away.length();
            let shift = if length > 1e-9 {
                away * (pull * (length - ideal) / length)
            } else {
                // On one spot: part them in some direction.
                Point::new(self.random.either(), self.random.either()) * (pull * ideal * -0.5)
            };
            match (plan.fixed[i], plan.fixed[j]) {
                (false, false) => {
                    self.at[i] = self.at[i] - shift * 0.5;
                    self.at[j] = self.at[j] + shift * 0.5;
                }
                (false, true) => self.at[i] = self.at[i] - shift,
                (true, false) => self.at[j] = self.at[j] + shift,
                (true, true) => {}
            }
        }
        self.sweep += 1;
        self.sweep >= self.sweeps
    }
}

/// Given places as they are; factors without one near the linked ones that have one, and in a
/// disc about the middle if there is none.
pub(super) fn start_places(
    plan: &Plan,
    start: &[Option<Point>],
    random: &mut Random,
) -> Vec<Point> {
    let n = plan.len();
    let (middle, _) = mean_of(&order::numbers(start.len()), start);
    let reach = 3.0 * plan.unit;
    order::list(n, &mut |i| {
        let jitter = Point::new(random.either(), random.either());
        if let Some(&Some(place)) = start.get(i) {
            return place;
        }
        match mean_of(plan.near(i), start) {
            (_, 0) => middle + jitter * reach,
            (mean, _) => mean + jitter * (0.5 * plan.unit),
        }
    })
}

/// The mean of the places given to some factors, and how many have one.
fn mean_of(some: &[u32], start: &[Option<Point>]) -> (Point, usize) {
    let (mut sum, mut count) = (Point::default(), 0usize);
    for &i in some {
        if let Some(&Some(place)) = start.get(i as usize) {
            sum = sum + place;
            count += 1;
        }
    }
    (sum * (1.0 / count.max(1) as f64), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_fall_from_the_first_to_the_last_by_one_ratio() {
        let lengths = Lengths {
            pairs: Vec::new(),
            shortest: 100.0,
            longest: 900.0,
        };
        let step = |sweep| lengths.step(810_000.0, sweep);
        assert_eq!(step(0), 810_000.0);
        assert!((step(23) - LAST_STEP * 10_000.0).abs() < 1e-6);
        assert!((step(8) / step(7) - step(15) / step(14)).abs() < 1e-12);
    }
}
