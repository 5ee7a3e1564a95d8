//! No two label boxes overlap: pushed apart by little steps, and whoever is left finds the
//! nearest free place.
//!
//! The first part moves overlapping pairs along the axis on which they overlap less, again and
//! again; mostly that is enough. The second part always ends: there is always a free place beside
//! all others, and the nearest one lies on an edge of a box or where the edges of two meet.

use super::force::{shares, shorter_way, sweep};
use super::plan::Plan;
use crate::geometry::{Point, Rect};
use crate::order;

const SWEEPS: usize = 120;
/// Two boxes may come this much nearer than their gap: rounding.
const SLACK: f64 = 1e-6;

/// Parts boxes, those of linked factors by `link_gap`, others by the plan's gap. `held` factors do
/// not move, so two held ones may stay on one another. Only factors that are `awake` are parted,
/// from each other and from the rest; the rest moves only if it must give way.
/// O(sweeps · (n log n + overlaps)), and for each of the few left over a search.
pub(super) fn remove(
    plan: &Plan,
    link_gap: f64,
    at: &mut [Point],
    held: &[bool],
    mut awake: Vec<bool>,
) {
    for _ in 0..SWEEPS {
        let mut pushed = false;
        for_close_pairs(plan, link_gap, at, &mut |i, j, at| {
            if !(awake[i] || awake[j]) || (held[i] && held[j]) {
                return;
            }
            if let Some(push) = push(plan, link_gap, at, i, j) {
                pushed = true;
                let (a, b) = shares(held[i], held[j]);
                at[i] = at[i] - push * a;
                at[j] = at[j] + push * b;
                awake[i] = true;
                awake[j] = true;
            }
        });
        if !pushed {
            return;
        }
    }
    place_the_rest(plan, link_gap, at, held, &awake);
}

/// How far `j` must go from `i` (or `i` against it) so that they stand apart; `None` if they do.
fn push(plan: &Plan, link_gap: f64, at: &[Point], i: usize, j: usize) -> Option<Point> {
    let apart = plan.apart_with(i, j, link_gap);
    let d = at[j] - at[i];
    let (x, y) = (apart.w - d.x.abs(), apart.h - d.y.abs());
    (x > SLACK && y > SLACK).then(|| shorter_way(x, y, 0.01, d))
}

/// What is done with a pair.
type OnPair<'a> = &'a mut dyn FnMut(usize, usize, &mut [Point]);

/// Calls `f` for each pair whose boxes are close across, by a sweep along x. Deterministic.
fn for_close_pairs(plan: &Plan, link_gap: f64, at: &mut [Point], f: OnPair) {
    let mut widest = 0.0f64;
    for size in &plan.sizes {
        widest = widest.max(size.w);
    }
    let x = order::list(plan.len(), &mut |i: usize| at[i].x);
    let reach = order::list(plan.len(), &mut |i: usize| x[i] + widest + link_gap);
    sweep(&x, &reach, &mut |i, j| f(i, j, at));
}

/// Those who still overlap go, one after the other, to the nearest place that is free.
fn place_the_rest(plan: &Plan, link_gap: f64, at: &mut [Point], held: &[bool], awake: &[bool]) {
    let n = plan.len();
    let mut overlapping = vec![false; n];
    for_close_pairs(plan, link_gap, at, &mut |i, j, at| {
        if (awake[i] || awake[j]) && push(plan, link_gap, at, i, j).is_some() {
            // The one with fewer links gives way, unless it is held.
            let (i, j) = if plan.near(i).len() < plan.near(j).len() {
                (j, i)
            } else {
                (i, j)
            };
            if !held[j] {
                overlapping[j] = true;
            } else if !held[i] {
                overlapping[i] = true;
            }
        }
    });
    for i in 0..n {
        if overlapping[i] {
            overlapping[i] = false;
            at[i] = nearest_free(plan, link_gap, i, at, &overlapping);
        }
    }
}

/// The place nearest to where `i` stands at which it overlaps none of the others, but for those
/// that still have to go.
fn nearest_free(plan: &Plan, link_gap: f64, i: usize, at: &[Point], going: &[bool]) -> Point {
    let wanted = at[i];
    let mut reach = 2.0 * plan.unit;
    // As soon as the search reaches beyond all the others there is a place; if there is none even
    // then, the place wanted is no number.
    for _ in 0..64 {
        // Where the centre of i must not be.
        let mut taken: Vec<Rect> = Vec::new();
        for j in 0..plan.len() {
            let apart = plan.apart_with(i, j, link_gap);
            let half = Point::new(apart.w, apart.h);
            let rect = Rect {
                min: at[j] - half,
                max: at[j] + half,
            };
            if j != i && !going[j] && rect.grown(reach).contains(wanted) {
                taken.push(rect);
            }
        }
        let mut best: Option<Point> = None;
        let mut least = reach;
        let mut look = |x: f64, y: f64| {
            let p = Point::new(x, y);
            let way = p.distance(wanted);
            let nearer = way < least || way <= least && best.is_none();
            if nearer && !taken.iter().any(|r| is_inside(r, p)) {
                least = way;
                best = Some(p);
            }
        };
        look(wanted.x, wanted.y);
        for a in &taken {
            for &x in &[a.min.x, a.max.x] {
                look(x, wanted.y);
                for b in &taken {
                    look(x, b.min.y);
                    look(x, b.max.y);
                }
            }
            look(wanted.x, a.min.y);
            look(wanted.x, a.max.y);
        }
        if let Some(best) = best {
            return best;
        }
        reach *= 2.0;
    }
    wanted
}

fn is_inside(r: &Rect, p: Point) -> bool {
    p.x > r.min.x + SLACK && p.x < r.max.x - SLACK && p.y > r.min.y + SLACK && p.y < r.max.y - SLACK
}
