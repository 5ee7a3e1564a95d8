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
const TRIES: usize = 400;
const REACH: f64 = 0.5;
/// Tries in one unit of work.
const AT_ONCE: usize = 12;
/// What all steps together may cost, and what each link costs that stays blocked.
const WORTH: f64 = 0.2;
const BLOCKED: f64 = 0.05;
/// How much free room a box keeps around it.
const AROUND: f64 = 4.0;

/// The search, a few tries at a time.
#[derive(Clone)]
pub(super) struct Clear {
    board: Board,
    /// Of each link: it runs through a box, and no arc leads past all.
    stuck: Vec<bool>,
    /// The numbers of those that are.
    blocked: Vec<usize>,
    limit: f64,
    tries: usize,
    random: Random,
}

impl Clear {
    /// Begins at a refined layout. O(n · links + boxes near links that run through boxes).
    pub fn new(task: &Task, reference: &Reference, at: &[Point], random: Random) -> Clear {
        let board = Board::new(task, at);
        let mut clear = Clear {
            stuck: vec![false; task.plan.links.len()],
            blocked: Vec::new(),
            limit: reference.cost(board.tally()) + WORTH,
            board,
            tries: 0,
            random,
        };
        for l in 0..clear.stuck.len() {
            clear.look_at(task, l);
        }
        clear.list();
        clear
    }

    /// Some tries, up to the first that brings a change; the cost of the layout if they were the last.
    /// O(tries · n + links + n · links looked at again).
    pub fn round(&mut self, task: &Task, reference: &Reference) -> Option<f64> {
        for _ in 0..AT_ONCE {
            self.tries += 1;
            if self.blocked.is_empty() || self.tries > TRIES {
                let stay = BLOCKED * self.blocked.len() as f64;
                return Some(reference.cost(self.board.tally()) + stay);
            }
            let random = &mut self.random;
            let l = self.blocked[random.below(self.blocked.len())];
            let (a, b) = task.plan.links[l];
            let third = in_the_way(task, &self.board, l).unwrap_or(a);
            let i = [a, b, third, third][random.below(4)] as usize;
            if task.plan.fixed[i] {
                continue;
            }
            let from = self.board.at(i);
            let reach = task.plan.unit * REACH * random.unit();
            let to = from + Point::new(random.either(), random.either()) * reach;
            let to = self.board.beside(task, i, to);
            if self.move_to(task, reference, i, to, self.limit) {
                let before = self.blocked.len();
                self.look_around(task, i, from, to);
                if self.blocked.len() > before {
                    self.move_to(task, reference, i, from, f64::INFINITY);
                    self.look_around(task, i, from, to);
                }
                break;
            }
        }
        None
    }

    fn move_to(
        &mut self,
        task: &Task,
        reference: &Reference,
        i: usize,
        to: Point,
        limit: f64,
    ) -> bool {
        let moved = self.board.try_move(task, reference, i, to, limit);
        moved.is_some()
    }

    /// Looks again at the links at a factor, and at those that it may stand in the way of or have
    /// stood, at the other of two places.
    fn look_around(&mut self, task: &Task, i: usize, from: Point, to: Point) {
        for l in 0..self.stuck.len() {
            let (a, b) = task.plan.links[l];
            let near = |p| is_near(task, &self.board, l, i, p);
            if a as usize == i || b as usize == i || near(from) || near(to) {
                self.look_at(task, l);
            }
        }
        self.list();
    }

    fn look_at(&mut self, task: &Task, l: usize) {
        let board = &self.board;
        self.stuck[l] = board.runs_through_any(l) && {
            let near = near(task, board, l);
            let hit = |&bow: &f64| first_hit(task, board, l, &near, bow).is_some();
            BOWS.iter().all(hit)
        };
    }

    fn list(&mut self) {
        self.blocked.clear();
        for (l, &stuck) in self.stuck.iter().enumerate() {
            if stuck {
                self.blocked.push(l);
            }
        }
    }

    /// Where everybody is.
    pub fn places(&self) -> Vec<Point> {
        self.board.places()
    }
}

/// Whether a box at a place may be in the way of any arc of a link.
fn is_near(task: &Task, board: &Board, l: usize, i: usize, p: Point) -> bool {
    let (a, b) = task.plan.links[l];
    let (start, end) = (board.at(a as usize), board.at(b as usize));
    let (half, from) = ((end - start) * 0.5, p - start.lerp(end, 0.5));
    let size = task.plan.sizes[i];
    // The board's own count of boxes on links keeps a little more clear.
    let (bulge, around) = (2.0 * BOWS[BOWS.len() - 2], 2.0 * AROUND);
    from.x.abs() <= 0.5 * size.w + around + half.x.abs() + bulge * half.y.abs()
        && from.y.abs() <= 0.5 * size.h + around + half.y.abs() + bulge * half.x.abs()
}

/// The boxes near a link, but for those at its ends.
fn near(task: &Task, board: &Board, l: usize) -> Vec<usize> {
    let (a, b) = task.plan.links[l];
    let mut found = Vec::new();
    for i in 0..task.plan.len() {
        if is_near(task, board, l, i, board.at(i)) && i != a as usize && i != b as usize {
            found.push(i);
        }
    }
    found
}

/// A box in the way of a link that is drawn straight, or nearly so.
fn in_the_way(task: &Task, board: &Board, l: usize) -> Option<u32> {
    let near = near(task, board, l);
    let mut hits = BOWS
        .iter()
        .map(|&bow| first_hit(task, board, l, &near, bow));
    hits.find_map(|hit| hit)
}

/// A box that a link meets when it is drawn as an arc.
fn first_hit(task: &Task, board: &Board, l: usize, near: &[usize], bow: f64) -> Option<u32> {
    let (a, b) = task.plan.links[l];
    let (start, end) = (board.at(a as usize), board.at(b as usize));
    let (way, out) = (end - start, (end - start).turned() * bow);
    let mut before = start;
    let mut found = None;
    for k in 1..5 {
        let t = f64::from(k) * 0.25;
        let next = start + way * t + out * (4.0 * t * (1.0 - t));
        let (middle, half) = (before.lerp(next, 0.5), (next - before) * 0.5);
        for &i in near {
            let from = board.at(i) - middle;
            let size = task.plan.sizes[i];
            let half_box = (0.5 * size.w + AROUND, 0.5 * size.h + AROUND);
            if meets(from.x, from.y, (half.x, half.y), half_box) {
                found = Some(i as u32);
            }
        }
        before = next;
    }
    found
}
