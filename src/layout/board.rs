//! A layout that factors are moved about on, with everything that counts kept up to date.
//!
//! Coordinates stand in separate arrays and the loops over them have no branches, so that the
//! compiler can do several at once. A link and one that shares a factor with it never count as
//! crossing: the products that tell are then exactly zero.

use super::cost::{Reference, Tally, Task};
use super::force::shorter_way;
use super::overlap::lack;
use super::quality::compactness;
use crate::geometry::{Point, Size};
use crate::order;

/// Links keep this distance from boxes that are not theirs.
const CLEAR: f64 = 5.0;

/// Places and counts.
#[derive(Debug, Clone)]
pub(super) struct Board {
    x: Vec<f64>,
    y: Vec<f64>,
    half_w: Vec<f64>,
    half_h: Vec<f64>,
    /// Ends of each link.
    ax: Vec<f64>,
    ay: Vec<f64>,
    bx: Vec<f64>,
    by: Vec<f64>,
    /// How many links each link crosses.
    crossed: Vec<u32>,
    /// How many boxes each link runs through.
    entered: Vec<u32>,
    /// How many links run through each box.
    hit: Vec<u32>,
    /// 1 − compactness of each loop.
    flat: Vec<f64>,
    tally: Tally,
}

impl Board {
    /// O(n² + m² + n m).
    pub fn new(task: &Task, at: &[Point]) -> Board {
        let plan = &task.plan;
        let (n, m) = (plan.len(), plan.links.len());
        let half = |side: &dyn Fn(Size) -> f64| order::list(n, &mut |i| 0.5 * side(plan.sizes[i]));
        let mut board = Board {
            x: vec![0.0; n],
            y: vec![0.0; n],
            half_w: half(&|s| s.w),
            half_h: half(&|s| s.h),
            ax: vec![0.0; m],
            ay: vec![0.0; m],
            bx: vec![0.0; m],
            by: vec![0.0; m],
            crossed: Vec::new(),
            entered: Vec::new(),
            hit: Vec::new(),
            flat: Vec::new(),
            tally: Tally::default(),
        };
        for (i, &place) in at.iter().enumerate() {
            (board.x[i], board.y[i]) = (place.x, place.y);
            board.put_links(task, i);
        }
        board.crossed = order::list(m, &mut |l| board.crossings_of(l));
        board.entered = order::list(m, &mut |l| board.boxes_on(l));
        board.hit = order::list(n, &mut |i| board.links_on(task, i));
        board.flat = order::list(task.rings.len(), &mut |r| board.flatness(task.rings.of(r)));
        let mut tally = Tally {
            frame: board.frame(task),
            ..Tally::default()
        };
        for l in 0..m {
            tally.crossings += board.crossed[l];
            tally.through += board.entered[l];
        }
        tally.crossings /= 2;
        for flat in &board.flat {
            tally.flatness += flat;
        }
        for (i, &place) in at.iter().enumerate() {
            let row = board.row(task, i, place);
            tally.ratios += 0.5 * row.0;
            tally.squares += 0.5 * row.1;
            for &inverse in task.inverse_from(i) {
                tally.pairs += if inverse > 0.0 { 0.5 } else { 0.0 };
            }
        }
        board.tally = tally;
        board
    }

    /// What counts, as it is now.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Where a factor is.
    pub fn at(&self, i: usize) -> Point {
        Point::new(self.x[i], self.y[i])
    }

    /// Where everybody is.
    pub fn places(&self) -> Vec<Point> {
        order::list(self.x.len(), &mut |i| self.at(i))
    }

    /// True if a link, drawn straight, runs through boxes that are not its own.
    pub fn runs_through_any(&self, l: usize) -> bool {
        self.entered[l] > 0
    }

    /// Moves a factor if its box then overlaps no other and the cost is below a limit; the new cost
    /// if so. O(n + degree · (n + m) + m).
    pub fn try_move(
        &mut self,
        task: &Task,
        reference: &Reference,
        i: usize,
        to: Point,
        limit: f64,
    ) -> Option<f64> {
        if self.overlapping(task, i, to).is_some() {
            return None;
        }
        let from = self.at(i);
        let mut tally = self.tally;
        let (old, new) = (self.row(task, i, from), self.row(task, i, to));
        tally.ratios += new.0 - old.0;
        tally.squares += new.1 - old.1;
        (self.x[i], self.y[i]) = (to.x, to.y);
        tally.frame = self.frame(task);
        for &r in task.rings_of(i) {
            tally.flatness += self.flatness(task.rings.of(r as usize)) - self.flat[r as usize];
        }
        tally.through -= self.hit[i];
        for &l in task.links_of(i) {
            tally.crossings -= self.crossed[l as usize];
            tally.through -= self.entered[l as usize];
        }
        // Without a single crossing or box run through, would it do?
        let mut cost = reference.cost(&tally);
        if cost < limit {
            self.put_links(task, i);
            tally.through += self.links_on(task, i);
            for &l in task.links_of(i) {
                tally.crossings += self.crossings_of(l as usize);
                tally.through += self.boxes_on(l as usize);
            }
            cost = reference.cost(&tally);
        }
        (self.x[i], self.y[i]) = (from.x, from.y);
        self.put_links(task, i);
        if cost >= limit {
            return None;
        }
        self.recount(task, i, u32::wrapping_sub);
        (self.x[i], self.y[i]) = (to.x, to.y);
        self.put_links(task, i);
        self.recount(task, i, u32::wrapping_add);
        for &r in task.rings_of(i) {
            self.flat[r as usize] = self.flatness(task.rings.of(r as usize));
        }
        self.tally = tally;
        Some(cost)
    }

    /// Where the stress of a factor is about least, the others staying: the weighted mean of the
    /// places that each of them would have it at (one step of majorization, Gansner, Koren & North
    /// 2004). O(n).
    pub fn stress_place(&self, task: &Task, i: usize) -> Point {
        let (kx, ky) = (1.0 / task.plan.across, task.plan.across);
        let here = self.at(i);
        let inverse = task.inverse_from(i);
        let n = inverse.len();
        let (x, y) = (&self.x[..n], &self.y[..n]);
        let (mut sum, mut weights) = (Point::default(), 0.0);
        for j in 0..n {
            let (dx, dy, v) = (here.x - x[j], here.y - y[j], f64::from(inverse[j]));
            let length = ((dx * kx) * (dx * kx) + (dy * ky) * (dy * ky)).sqrt();
            let by = if length > 0.0 { v / length } else { 0.0 };
            let weight = v * v;
            sum.x += x[j] * weight + dx * by;
            sum.y += y[j] * weight + dy * by;
            weights += weight;
        }
        if weights > 0.0 {
            sum * (1.0 / weights)
        } else {
            here
        }
    }

    /// Brings the ends of a factor's links to where it is.
    fn put_links(&mut self, task: &Task, i: usize) {
        for &l in task.links_of(i) {
            let l = l as usize;
            if task.plan.links[l].0 as usize == i {
                (self.ax[l], self.ay[l]) = (self.x[i], self.y[i]);
            } else {
                (self.bx[l], self.by[l]) = (self.x[i], self.y[i]);
            }
        }
    }

    /// Where a factor should go when a place is wanted for it: there, or beside the first box that
    /// it would overlap. O(n).
    pub fn beside(&self, task: &Task, i: usize, p: Point) -> Point {
        if let Some(j) = self.overlapping(task, i, p) {
            let d = p - self.at(j);
            if let Some((x, y)) = lack(&task.plan, j, i, d) {
                return p + shorter_way(x, y, 0.01, d);
            }
        }
        p
    }

    /// The first that the box of a factor overlaps at a place.
    fn overlapping(&self, task: &Task, i: usize, p: Point) -> Option<usize> {
        let room = task.plan.room();
        let (w, h) = (self.half_w[i] + room, self.half_h[i] + room);
        (0..self.x.len()).find(|&j| {
            let (x, y) = ((self.x[j] - p.x).abs(), (self.y[j] - p.y).abs());
            x < self.half_w[j] + w && y < self.half_h[j] + h && j != i && {
                let apart = task.plan.apart(i, j);
                x < apart.w && y < apart.h
            }
        })
    }

    /// Sums of distance over ideal, and of its square, from a factor at a place to all others.
    fn row(&self, task: &Task, i: usize, p: Point) -> (f64, f64) {
        let inverse = task.inverse_from(i);
        let (kx, ky) = (1.0 / task.plan.across, task.plan.across);
        let n = inverse.len();
        let (x, y) = (&self.x[..n], &self.y[..n]);
        let (mut ratios, mut squares) = (0.0, 0.0);
        for j in 0..n {
            let (dx, dy, v) = ((x[j] - p.x) * kx, (y[j] - p.y) * ky, f64::from(inverse[j]));
            let square = (dx * dx + dy * dy) * (v * v);
            ratios += square.sqrt();
            squares += square;
        }
        (ratios, squares)
    }

    fn frame(&self, task: &Task) -> f64 {
        let side = |middle: &[f64], half: &[f64]| {
            let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
            for (x, half) in middle.iter().zip(half) {
                least = if x - half < least { x - half } else { least };
                most = if x + half > most { x + half } else { most };
            }
            most - least
        };
        task.plan.frame(Size {
            w: side(&self.x, &self.half_w),
            h: side(&self.y, &self.half_h),
        })
    }

    /// How many links a link crosses.
    fn crossings_of(&self, l: usize) -> u32 {
        let m = self.ax.len();
        let (ax, ay, bx, by) = (&self.ax[..m], &self.ay[..m], &self.bx[..m], &self.by[..m]);
        let (px, py, qx, qy) = (ax[l], ay[l], bx[l], by[l]);
        let (dx, dy) = (qx - px, qy - py);
        let mut count = 0;
        for k in 0..m {
            let (ex, ey) = (bx[k] - ax[k], by[k] - ay[k]);
            let s = dx * (ay[k] - py) - dy * (ax[k] - px);
            let t = dx * (by[k] - py) - dy * (bx[k] - px);
            let u = ex * (py - ay[k]) - ey * (px - ax[k]);
            let v = ex * (qy - ay[k]) - ey * (qx - ax[k]);
            count += u32::from((s * t < 0.0) & (u * v < 0.0));
        }
        count
    }

    #[inline]
    fn crosses(&self, l: usize, k: usize) -> bool {
        let end = |x: &[f64], y: &[f64], l: usize| Point::new(x[l], y[l]);
        let (p, q) = (end(&self.ax, &self.ay, l), end(&self.bx, &self.by, l));
        let (a, b) = (end(&self.ax, &self.ay, k), end(&self.bx, &self.by, k));
        let (d, e) = (q - p, b - a);
        (d.cross(a - p) * d.cross(b - p) < 0.0) & (e.cross(p - a) * e.cross(q - a) < 0.0)
    }

    /// How many boxes a link runs through, but for those at its ends. Separating axes: across,
    /// down, and square to the link.
    fn boxes_on(&self, l: usize) -> u32 {
        let n = self.x.len();
        let (x, y) = (&self.x[..n], &self.y[..n]);
        let (half_w, half_h) = (&self.half_w[..n], &self.half_h[..n]);
        let (mx, my) = (
            0.5 * (self.ax[l] + self.bx[l]),
            0.5 * (self.ay[l] + self.by[l]),
        );
        let (hx, hy) = (
            0.5 * (self.bx[l] - self.ax[l]),
            0.5 * (self.by[l] - self.ay[l]),
        );
        let mut count = 0;
        for i in 0..n {
            count += u32::from(meets(
                x[i] - mx,
                y[i] - my,
                (hx, hy),
                (half_w[i] + CLEAR, half_h[i] + CLEAR),
            ));
        }
        count - 2
    }

    /// How many links run through a box, but for its own.
    fn links_on(&self, task: &Task, i: usize) -> u32 {
        let m = self.ax.len();
        let (ax, ay, bx, by) = (&self.ax[..m], &self.ay[..m], &self.bx[..m], &self.by[..m]);
        let half = (self.half_w[i] + CLEAR, self.half_h[i] + CLEAR);
        let (x, y) = (self.x[i], self.y[i]);
        let mut count = 0;
        for l in 0..m {
            let (mx, my) = (0.5 * (ax[l] + bx[l]), 0.5 * (ay[l] + by[l]));
            let h = (0.5 * (bx[l] - ax[l]), 0.5 * (by[l] - ay[l]));
            count += u32::from(meets(x - mx, y - my, h, half));
        }
        count - task.links_of(i).len() as u32
    }

    #[inline]
    fn runs_through(&self, task: &Task, l: usize, i: usize) -> bool {
        let (a, b) = task.plan.links[l];
        let h = (
            0.5 * (self.bx[l] - self.ax[l]),
            0.5 * (self.by[l] - self.ay[l]),
        );
        let (mx, my) = (
            0.5 * (self.ax[l] + self.bx[l]),
            0.5 * (self.ay[l] + self.by[l]),
        );
        let half = (self.half_w[i] + CLEAR, self.half_h[i] + CLEAR);
        a as usize != i && b as usize != i && meets(self.x[i] - mx, self.y[i] - my, h, half)
    }

    /// Adds (or takes away) everything that depends on a factor to the counts. The links of one
    /// factor share it: they do not cross, nor run through its box. Mostly there is nothing to count,
    /// which is quickly seen.
    fn recount(&mut self, task: &Task, i: usize, by: fn(u32, u32) -> u32) {
        let (n, m) = (self.x.len(), self.ax.len());
        for &l in task.links_of(i) {
            let l = l as usize;
            let crossings = self.crossings_of(l);
            for other in 0..if crossings > 0 { m } else { 0 } {
                if self.crosses(l, other) {
                    self.crossed[other] = by(self.crossed[other], 1);
                }
            }
            let boxes = self.boxes_on(l);
            for j in 0..if boxes > 0 { n } else { 0 } {
                if self.runs_through(task, l, j) {
                    self.hit[j] = by(self.hit[j], 1);
                }
            }
            self.crossed[l] = by(self.crossed[l], crossings);
            self.entered[l] = by(self.entered[l], boxes);
        }
        let links = self.links_on(task, i);
        for l in 0..if links > 0 { m } else { 0 } {
            if self.runs_through(task, l, i) {
                self.entered[l] = by(self.entered[l], 1);
            }
        }
        self.hit[i] = by(self.hit[i], links);
    }

    fn flatness(&self, ring: &[u32]) -> f64 {
        1.0 - compactness(ring, |i| self.at(i))
    }
}

/// True if a segment of half length `h` meets a box of half size `half` whose centre is (x, y)
/// from the segment's middle.
#[inline]
pub(super) fn meets(x: f64, y: f64, h: (f64, f64), half: (f64, f64)) -> bool {
    (x.abs() <= half.0 + h.0.abs())
        & (y.abs() <= half.1 + h.1.abs())
        & ((x * h.1 - y * h.0).abs() <= half.0 * h.1.abs() + half.1 * h.0.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Options;
    use crate::layout::plan::Plan;
    use crate::layout::random::Random;
    use crate::model::Network;

    #[test]
    fn counts_kept_through_many_moves_are_those_counted_afresh() {
        let mut random = Random::new(7, 0);
        let n = 24;
        let mut net = Network::default();
        for _ in 0..50 {
            net.from.push(random.below(n) as u32);
            net.to.push(random.below(n) as u32);
        }
        net.factors = (0..n).map(crate::model::FactorIx::new).collect();
        let sizes = vec![Size { w: 60.0, h: 20.0 }; n];
        let plan = Plan::new(&net, &sizes, &[], &Options::default());
        let task = Task::new(plan, &net.from, &net.to);
        let mut place = || Point::new(900.0 * random.unit(), 700.0 * random.unit());
        let at: Vec<Point> = (0..n).map(|_| place()).collect();
        let mut board = Board::new(&task, &at);
        let reference = Reference::new(&task, board.tally(), 0.1);
        let mut taken = 0;
        for k in 0..600 {
            let done = board.try_move(&task, &reference, k % n, place(), f64::INFINITY);
            let Some(cost) = done else { continue };
            taken += 1;
            let places = board.places();
            let fresh = Board::new(&task, &places);
            assert_eq!(board.crossed, fresh.crossed, "move {k}");
            assert_eq!(board.entered, fresh.entered, "move {k}");
            assert_eq!(board.hit, fresh.hit, "move {k}");
            assert_eq!(board.tally.crossings, fresh.tally.crossings);
            assert_eq!(board.tally.through, fresh.tally.through);
            assert!((cost - reference.cost(fresh.tally())).abs() < 1e-9);
        }
        assert!(taken > 100, "only {taken} moves were possible");
    }
}
