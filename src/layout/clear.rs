//! A last search on a refined layout: links that no arc leads past the boxes of others.
//!
//! What is refined counts straight lines, which is quick. Links are drawn as arcs, and most of
//! those that would run through a box can be bent around it; here those that cannot be are looked
//! at one by one, and a box in the way or an end steps aside if the whole costs little more.

use super::board::{Board, meets};
use super::cost::{Reference, Task};
use super::random::Random;
use crate::geometry::Point;

/// Bows that a drawn link may have, as the height of its arc over its length.
const BOWS: [f64; 7] = [0.0, 0.07, -0.07, 0.14, -0.14, 0.21, -0.21];
/// Steps aside that are tried, and how far they go, in ideal link lengths.
const TRIES: usize = 100;
const REACH: f64 = 0.5;
/// What all steps together may cost, and what each link costs that stays blocked.
const WORTH: f64 = 0.1;
const BLOCKED: f64 = 0.05;

/// Lets factors step aside; the cost of the layout then. O(tries · n · links that run through boxes).
pub(super) fn clear(
    task: &Task,
    reference: &Reference,
    at: &mut [Point],
    random: &mut Random,
) -> f64 {
    let mut board = Board::new(task, at);
    let limit = reference.cost(board.tally()) + WORTH;
    let mut blocked = all_blocked(task, &board);
    for _ in 0..TRIES {
        if blocked.is_empty() {
            break;
        }
        let (l, in_the_way) = blocked[random.below(blocked.len())];
        let (a, b) = task.plan.links[l];
        let i = [a, b, in_the_way, in_the_way][random.below(4)] as usize;
        if task.plan.fixed[i] {
            continue;
        }
        let from = board.at(i);
        let reach = task.plan.unit * REACH * random.unit();
        let wanted = from + Point::new(random.either(), random.either()) * reach;
        let wanted = board.beside(task, i, wanted);
        if board.try_move(task, reference, i, wanted, limit).is_none() {
            continue;
        }
        let now = all_blocked(task, &board);
        if now.len() <= blocked.len() {
            blocked = now;
        } else {
            board.try_move(task, reference, i, from, f64::INFINITY);
        }
    }
    for (i, place) in at.iter_mut().enumerate() {
        *place = board.at(i);
    }
    reference.cost(board.tally()) + BLOCKED * blocked.len() as f64
}

/// All links that no arc leads past the boxes of others, each with a box on the straight way.
fn all_blocked(task: &Task, board: &Board) -> Vec<(usize, u32)> {
    let mut all = Vec::new();
    for l in 0..task.plan.links.len() {
        if board.runs_through_any(l) {
            let mut in_the_way = None;
            let mut free = false;
            for &bow in &BOWS {
                let hit = first_hit(task, board, l, bow);
                in_the_way = in_the_way.or(hit);
                free |= hit.is_none();
                if free {
                    break;
                }
            }
            if let (Some(i), false) = (in_the_way, free) {
                all.push((l, i));
            }
        }
    }
    all
}

/// The first box that a link meets when it is drawn as an arc.
fn first_hit(task: &Task, board: &Board, l: usize, bow: f64) -> Option<u32> {
    let (a, b) = task.plan.links[l];
    let (start, end) = (board.at(a as usize), board.at(b as usize));
    let (way, out) = (end - start, (end - start).turned() * bow);
    let mut before = start;
    let mut found = None;
    for k in 1..5 {
        let t = f64::from(k) * 0.25;
        let next = start + way * t + out * (4.0 * t * (1.0 - t));
        let (middle, half) = (before.lerp(next, 0.5), (next - before) * 0.5);
        for i in 0..task.plan.len() {
            let from = board.at(i) - middle;
            let size = task.plan.sizes[i];
            let half_box = (0.5 * size.w + 4.0, 0.5 * size.h + 4.0);
            if meets(from.x, from.y, (half.x, half.y), half_box)
                && i != a as usize
                && i != b as usize
            {
                found = Some(i as u32);
            }
        }
        before = next;
    }
    found
}
