//! No two label boxes overlap: pushed apart by little steps, and whoever is left finds the
//! nearest free place.
//!
//! The first part moves overlapping pairs along the axis on which they overlap less, again and
//! again; mostly that is enough. The second part always ends: there is always a free place beside
//! all others, and the nearest one lies on an edge of a box or where the edges of two meet.

use super::plan::Plan;
use crate::geometry::{Point, Rect};

const SWEEPS: usize = 120;
/// Two boxes may come this much nearer than their gap: rounding.
const SLACK: f64 = 1e-6;

/// Parts all boxes with their gaps. `held` factors do not move, so two held ones may stay on one
/// another. O(sweeps · (n log n + overlaps)), and for each of the few left over a search.
pub(super) fn remove(plan: &Plan, at: &mut [Point], held: &[bool]) {
    remove_among(plan, at, held, None);
}

/// As [`remove`], after a hand has moved some: only factors that are `awake` are parted, from each
/// other and from the rest, linked ones no farther than others, and the rest moves only if it must
/// give way.
pub(super) fn remove_touched(plan: &Plan, at: &mut [Point], held: &[bool], awake: &[bool]) {
    let mut plan = plan.clone();
    plan.link_gap = plan.gap;
    remove_among(&plan, at, held, Some(awake.to_vec()));
}

fn remove_among(plan: &Plan, at: &mut [Point], held: &[bool], mut awake: Option<Vec<bool>>) {
    for _ in 0..SWEEPS {
        let mut pushed = false;
        for_close_pairs(plan, at, |i, j, at| {
            if awake.as_ref().is_some_and(|a| !a[i] && !a[j]) || (held[i] && held[j]) {
                return;
            }
            let Some(push) = push(plan, at, i, j) else {
                return;
            };
            pushed = true;
            let (a, b) = match (held[i], held[j]) {
                (true, _) => (0.0, 1.0),
                (_, true) => (1.0, 0.0),
                _ => (0.5, 0.5),
            };
            at[i] = at[i] - push * a;
            at[j] = at[j] + push * b;
            if let Some(awake) = &mut awake {
                awake[i] = true;
                awake[j] = true;
            }
        });
        if !pushed {
            return;
        }
    }
    place_the_rest(plan, at, held, awake.as_deref());
}

/// How far `j` must go from `i` (or `i` against it) so that they stand apart; `None` if they do.
fn push(plan: &Plan, at: &[Point], i: usize, j: usize) -> Option<Point> {
    let apart = plan.apart(i, j);
    let d = at[j] - at[i];
    let (x, y) = (apart.w - d.x.abs(), apart.h - d.y.abs());
    if x <= SLACK || y <= SLACK {
        return None;
    }
    // i stands before j in the order along x, or by number: so one spot is no trouble.
    let sign = |v: f64| if v < 0.0 { -1.0 } else { 1.0 };
    Some(if x < y {
        Point::new((x + 0.01) * sign(d.x), 0.0)
    } else {
        Point::new(0.0, (y + 0.01) * sign(d.y))
    })
}

/// Calls `f` for each pair whose boxes are close across, by a sweep along x. Deterministic.
fn for_close_pairs(plan: &Plan, at: &mut [Point], mut f: impl FnMut(usize, usize, &mut [Point])) {
    let widest = plan.sizes.iter().fold(0.0, |m: f64, s| m.max(s.w));
    let mut order: Vec<u32> = (0..plan.len() as u32).collect();
    crate::order::sort_by(&mut order, |&a, &b| {
        at[a as usize]
            .x
            .total_cmp(&at[b as usize].x)
            .then(a.cmp(&b))
    });
    let left: Vec<f64> = order.iter().map(|&i| at[i as usize].x).collect();
    for (k, &i) in order.iter().enumerate() {
        let reach = left[k] + widest + plan.link_gap;
        for (&j, &x) in order.iter().zip(&left).skip(k + 1) {
            if x > reach {
                break;
            }
            f(i as usize, j as usize, at);
        }
    }
}

/// Those who still overlap go, one after the other, to the nearest place that is free.
fn place_the_rest(plan: &Plan, at: &mut [Point], held: &[bool], awake: Option<&[bool]>) {
    let n = plan.len();
    let mut overlapping = vec![false; n];
    for_close_pairs(plan, at, |i, j, at| {
        let asleep = awake.is_some_and(|a| !a[i] && !a[j]);
        if !asleep && push(plan, at, i, j).is_some() {
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
            let others: Vec<usize> = (0..n).filter(|&j| j != i && !overlapping[j]).collect();
            at[i] = nearest_free(plan, i, at, &others);
        }
    }
}

/// The place nearest to where `i` stands at which it overlaps none of the others.
fn nearest_free(plan: &Plan, i: usize, at: &[Point], others: &[usize]) -> Point {
    let mut reach = 2.0 * plan.unit;
    // As soon as the search reaches beyond all the others there is a place; if there is none even
    // then, the place wanted is no number.
    for _ in 0..64 {
        if let Some(place) = free_within(plan, i, at, others, reach) {
            return place;
        }
        reach *= 2.0;
    }
    at[i]
}

fn free_within(plan: &Plan, i: usize, at: &[Point], others: &[usize], reach: f64) -> Option<Point> {
    let wanted = at[i];
    // Where the centre of i must not be.
    let taken: Vec<Rect> = others
        .iter()
        .map(|&j| {
            let apart = plan.apart(i, j);
            let half = Point::new(apart.w, apart.h);
            Rect {
                min: at[j] - half,
                max: at[j] + half,
            }
        })
        .filter(|r| r.grown(reach).contains(wanted))
        .collect();
    let inside = |r: &Rect, p: Point| {
        p.x > r.min.x + SLACK
            && p.x < r.max.x - SLACK
            && p.y > r.min.y + SLACK
            && p.y < r.max.y - SLACK
    };
    let mut best: Option<(f64, Point)> = None;
    let mut look = |p: Point| {
        let way = p.distance(wanted);
        let nearer = way <= reach && best.is_none_or(|(least, _)| way < least);
        if nearer && !taken.iter().any(|r| inside(r, p)) {
            best = Some((way, p));
        }
    };
    look(wanted);
    for a in &taken {
        for x in [a.min.x, a.max.x] {
            look(Point::new(x, wanted.y));
            for b in &taken {
                look(Point::new(x, b.min.y));
                look(Point::new(x, b.max.y));
            }
        }
        for y in [a.min.y, a.max.y] {
            look(Point::new(wanted.x, y));
        }
    }
    best.map(|(_, place)| place)
}
