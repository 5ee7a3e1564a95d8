//! A last search on a refined layout: links that no arc leads past the boxes of others.
//!
//! What is refined counts straight lines, which is quick. Links are drawn as arcs, and most of
//! those that would run through a box can be bent around it; here those that cannot be are looked
//! at one by one, and a box in the way or an end steps aside if the whole costs little more.

use super::board::{Board, meets};
use super::cost::{Reference, Task};
use super::random::Random;
use crate::geometry::{Point, zigzag};

/// Bows that a drawn link may have, as the height of its arc over its length: steps to either side, how many there are,
/// and by what steps it may bow more at its start than at its end.
const BOW: f64 = 0.07;
const BOWS: usize = 7;
const SKEW: f64 = 0.15;
/// The largest of both together.
const BULGE: f64 = 3.0 * (BOW + SKEW);
/// Steps aside that are tried, and how far they go, in ideal link lengths.
const TRIES: usize = 400;
const REACH: f64 = 0.5;
/// Tries in one unit of work.
const AT_ONCE: usize = 12;
/// What all steps together may cost, and what each link costs that stays blocked.
const WORTH: f64 = 0.2;
const BLOCKED: f64 = 0.1;
/// How much free room a box keeps around it.
const AROUND: f64 = 6.0;

/// The search, a few tries at a time.
#[derive(Clone)]
pub(super) struct Clear {
    board: Board,
    /// Links that no arc leads past the boxes of others.
    blocked: Vec<usize>,
    limit: f64,
    tries: usize,
    random: Random,
}

impl Clear {
    /// Begins at a refined layout.
    pub fn new(task: &Task, reference: &Reference, at: &[Point], random: Random) -> Clear {
        let board = Board::new(task, at);
        Clear {
            blocked: all_blocked(task, &board),
            limit: reference.cost(board.tally()) + WORTH,
            board,
            tries: 0,
            random,
        }
    }

    /// Some tries, up to the first that moves a box; the cost of the layout if they were the last.
    /// O(tries · n + links that run through boxes · (n + boxes near each)).
    pub fn round(&mut self, task: &Task, reference: &Reference) -> Option<f64> {
        let (board, random) = (&mut self.board, &mut self.random);
        for _ in 0..AT_ONCE {
            self.tries += 1;
            if self.blocked.is_empty() || self.tries > TRIES {
                let stay = BLOCKED * self.blocked.len() as f64;
                return Some(reference.cost(board.tally()) + stay);
            }
            let l = self.blocked[random.below(self.blocked.len())];
            let (a, b) = task.plan.links[l];
            let (_, third) = way(task, board, l);
            let i = [a, b, third, third][random.below(4)] as usize;
            if task.plan.fixed[i] {
                continue;
            }
            let from = board.at(i);
            let reach = task.plan.unit * REACH * random.unit();
            let to = from + Point::new(random.either(), random.either()) * reach;
            let to = board.beside(task, i, to);
            if board.try_move(task, reference, i, to, self.limit).is_some() {
                let now = all_blocked(task, board);
                if now.len() <= self.blocked.len() {
                    self.blocked = now;
                } else {
                    board.try_move(task, reference, i, from, f64::INFINITY);
                }
                break;
            }
        }
        None
    }

    /// Where everybody is.
    pub fn places(&self) -> Vec<Point> {
        self.board.places()
    }
}

/// All links that no arc leads past the boxes of others.
fn all_blocked(task: &Task, board: &Board) -> Vec<usize> {
    let mut all = Vec::new();
    for l in 0..task.plan.links.len() {
        if board.runs_through_any(l) && !way(task, board, l).0 {
            all.push(l);
        }
    }
    all
}

/// Whether an arc leads a link past the boxes of others; and a box in the way of the straightest arc
/// that meets one, else an end.
fn way(task: &Task, board: &Board, l: usize) -> (bool, u32) {
    let (a, b) = task.plan.links[l];
    let (start, end) = (board.at(a as usize), board.at(b as usize));
    let half = (end - start) * 0.5;
    let middle = start.lerp(end, 0.5);
    let bulge = 2.0 * BULGE;
    let mut near = Vec::new();
    for i in 0..task.plan.len() {
        let from = board.at(i) - middle;
        let size = task.plan.sizes[i];
        if from.x.abs() <= 0.5 * size.w + AROUND + half.x.abs() + bulge * half.y.abs()
            && from.y.abs() <= 0.5 * size.h + AROUND + half.y.abs() + bulge * half.x.abs()
            && i != a as usize
            && i != b as usize
        {
            near.push(i);
        }
    }
    let mut first = None;
    for k in 0..BOWS * BOWS {
        let bend = (zigzag(k % BOWS) * BOW, zigzag(k / BOWS) * SKEW);
        let hit = hit(task, board, l, &near, bend);
        first = first.or(hit);
        if hit.is_none() {
            return (true, first.unwrap_or(a));
        }
    }
    (false, first.unwrap_or(a))
}

/// A box that a link meets when it is drawn with a bow and a skew: the first one.
fn hit(
    task: &Task,
    board: &Board,
    l: usize,
    near: &[usize],
    (bow, skew): (f64, f64),
) -> Option<u32> {
    let (a, b) = task.plan.links[l];
    let (start, end) = (board.at(a as usize), board.at(b as usize));
    let (way, out) = (end - start, (end - start).turned());
    let mut before = start;
    for k in 1..9 {
        let t = f64::from(k) * 0.125;
        let bow = bow + skew * (1.0 - 2.0 * t);
        let next = start + way * t + out * (bow * 4.0 * t * (1.0 - t));
        let (middle, half) = (before.lerp(next, 0.5), (next - before) * 0.5);
        for &i in near {
            let from = board.at(i) - middle;
            let size = task.plan.sizes[i];
            let half_box = (0.5 * size.w + AROUND, 0.5 * size.h + AROUND);
            if meets(from.x, from.y, (half.x, half.y), half_box) {
                return Some(i as u32);
            }
        }
        before = next;
    }
    None
}
