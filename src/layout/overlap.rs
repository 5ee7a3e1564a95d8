//! No two label boxes overlap: pushed apart by little steps, and whoever is left goes to a free
//! place nearby.
//!
//! The first part moves overlapping pairs along the axis on which they overlap less, again and
//! again; mostly that is enough. The second part always ends: beside all others there is always a
//! free place.

use super::force::{shares, shorter_way};
use super::grid::Grid;
use super::place::TURNS;
use super::plan::{Plan, SMALL};
use crate::geometry::{Point, most};
use crate::order;

/// Passes over all pairs before those that are left are put somewhere else.
const PASSES: usize = 40;
/// Two boxes may come this much nearer than their gap: rounding.
const SLACK: f64 = 1e-6;
/// The first ring on which a free place is looked for, in gaps, and how much wider each next one is.
const FIRST_RING: f64 = 1.5;
const WIDER: f64 = 1.2;

/// Parts boxes, those of linked factors by the plan's `link_gap`, others by its gap. `held` factors
/// do not move, so two held ones may stay on one another. Only factors that are `awake` are parted,
/// from each other and from the rest; the rest moves only if it must give way.
/// O(passes · (n + overlaps)), and for each of the few left over a search.
pub(super) fn remove(plan: &Plan, at: &mut [Point], held: &[bool], mut awake: Vec<bool>) {
    // On large maps a free place is found sooner than all is pushed apart.
    let passes = if plan.len() > SMALL {
        PASSES
    } else {
        4 * PASSES
    };
    for _ in 0..passes {
        if !pass(plan, at, held, &mut awake) {
            return;
        }
    }
    place_the_rest(plan, at, held, &mut awake);
}

/// Pushes those that have just moved and those who are too close to them apart once; true if any
/// had to be, and `moved` then tells who. O(n + close pairs).
fn pass(plan: &Plan, at: &mut [Point], held: &[bool], moved: &mut Vec<bool>) -> bool {
    let n = plan.len();
    let mut grid = Grid::of_boxes(plan);
    for (i, &place) in at.iter().enumerate() {
        grid.put(i, place);
    }
    let mut pushed = false;
    let mut moving = vec![false; n];
    for i in 0..n {
        if !moved[i] {
            continue;
        }
        for &j in grid.near(at[i]) {
            let j = j as usize;
            // Of two that have moved the first meets the second.
            if moved[j] && j <= i || held[i] && held[j] {
                continue;
            }
            let d = at[j] - at[i];
            let Some((x, y)) = lack(plan, i, j, d) else {
                continue;
            };
            let push = shorter_way(x, y, 0.01, d);
            let (a, b) = shares(held[i], held[j]);
            at[i] = at[i] - push * a;
            at[j] = at[j] + push * b;
            moving[i] = true;
            moving[j] = true;
            pushed = true;
        }
    }
    *moved = moving;
    pushed
}

/// By how much two boxes, so far from each other, stand too close across and down.
pub(super) fn lack(plan: &Plan, i: usize, j: usize, d: Point) -> Option<(f64, f64)> {
    let (a, b) = (plan.sizes[i], plan.sizes[j]);
    let room = plan.room() - SLACK;
    if 0.5 * (a.w + b.w) + room <= d.x.abs() || 0.5 * (a.h + b.h) + room <= d.y.abs() {
        // Mostly so; and then it does not matter whether they are linked.
        return None;
    }
    let apart = plan.apart(i, j);
    let (x, y) = (apart.w - d.x.abs(), apart.h - d.y.abs());
    (x > SLACK && y > SLACK).then_some((x, y))
}

/// Those who still overlap go, one after the other, to a place nearby that is free.
fn place_the_rest(plan: &Plan, at: &mut [Point], held: &[bool], moved: &mut [bool]) {
    let n = plan.len();
    let mut staying = Grid::of_boxes(plan);
    let mut going = Vec::new();
    // The ones held and the ones with more links first: the others give way.
    let weight = |i: u32| {
        if held[i as usize] {
            n
        } else {
            plan.near(i as usize).len()
        }
    };
    for &i in &order::sorted(n, &mut |a, b| weight(b).cmp(&weight(a))) {
        let i = i as usize;
        if held[i] || is_free(plan, &mut staying, i, at[i], at, moved) {
            staying.put(i, at[i]);
        } else {
            moved[i] = true;
            going.push(i);
        }
    }
    for &i in &going {
        at[i] = free_place(plan, &mut staying, i, at, moved);
        staying.put(i, at[i]);
    }
}

/// True if a factor at a place overlaps none of those in the grid; but two that have not moved may.
fn is_free(
    plan: &Plan,
    staying: &mut Grid,
    i: usize,
    p: Point,
    at: &[Point],
    moved: &[bool],
) -> bool {
    let mut free = true;
    for &j in staying.near(p) {
        let j = j as usize;
        free &= !(moved[i] || moved[j]) || lack(plan, i, j, at[j] - p).is_none();
    }
    free
}

/// A place about as near as any to where `i` stands at which it overlaps none of those that stay.
fn free_place(plan: &Plan, staying: &mut Grid, i: usize, at: &[Point], moved: &[bool]) -> Point {
    let mut reach = FIRST_RING * most(plan.gap, 1.0);
    // As soon as it reaches beyond all the others there is a place; if there is none even then, the
    // place wanted is no number.
    for _ in 0..1000 {
        for k in 0..2 * TURNS.len() {
            let (sin, cos) = TURNS[k / 2];
            let side = if k % 2 == 0 { reach } else { -reach };
            let p = at[i] + Point::new(cos, sin) * side;
            if is_free(plan, staying, i, p, at, moved) {
                return p;
            }
        }
        reach *= WIDER;
    }
    at[i]
}
