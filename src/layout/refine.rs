//! Local search: one factor at a time goes where the whole costs less. Boxes never overlap on the way.

use super::board::Board;
use super::cost::{Reference, Task};
use super::random::Random;
use crate::geometry::{Point, most};

/// Where factors may go in the course of the search.
#[derive(Debug, Clone)]
pub(super) struct Freedom {
    /// Who has one goes no farther from it than `leash`.
    pub homes: Vec<Option<Point>>,
    pub leash: f64,
    /// How far one move goes at first.
    pub reach: f64,
}

/// At first a move may make things worse by this much.
const PATIENCE: f64 = 0.02;

/// A search that can be stopped and taken up again after each round.
#[derive(Debug, Clone)]
pub(super) struct Refine {
    board: Board,
    cost: f64,
    /// The best layout so far.
    pub best: Vec<Point>,
    /// What it costs.
    pub best_cost: f64,
    /// Not fixed, and linked with others (those without links stand in rows).
    movable: Vec<u32>,
    random: Random,
    round: usize,
    rounds: usize,
    freedom: Freedom,
}

impl Refine {
    /// Begins at a layout without overlaps; `rounds` of one trial per factor. O(n² + m²).
    pub fn new(
        task: &Task,
        reference: &Reference,
        at: Vec<Point>,
        rounds: usize,
        freedom: Freedom,
        random: Random,
    ) -> Refine {
        let board = Board::new(task, &at);
        let cost = reference.cost(board.tally());
        let mut movable = Vec::new();
        for i in 0..task.plan.len() {
            if !task.plan.fixed[i] && !task.plan.near(i).is_empty() {
                movable.push(i as u32);
            }
        }
        Refine {
            best: at,
            best_cost: cost,
            board,
            cost,
            movable,
            random,
            round: 0,
            rounds,
            freedom,
        }
    }

    /// One trial per factor; true when no round is left.
    pub fn round(&mut self, task: &Task, reference: &Reference) -> bool {
        if self.round >= self.rounds || self.movable.is_empty() {
            return true;
        }
        let left = 1.0 - self.round as f64 / self.rounds as f64;
        let wide = 0.04 + 0.96 * left * left;
        let patience = PATIENCE * most(left - 0.3, 0.0);
        for _ in 0..self.movable.len() {
            let i = self.movable[self.random.below(self.movable.len())] as usize;
            let place = self.propose(task, i, wide);
            let place = self.board.beside(task, i, place);
            if self.freedom.homes[i].is_none_or(|home| place.distance(home) <= self.freedom.leash) {
                self.try_move(task, reference, i, place, patience);
            }
        }
        self.round += 1;
        self.round >= self.rounds
    }

    fn jitter(&mut self) -> Point {
        Point::new(self.random.either(), self.random.either())
    }

    /// A place for a factor to try.
    fn propose(&mut self, task: &Task, i: usize, wide: f64) -> Point {
        let reach = wide * self.freedom.reach;
        let jitter = self.jitter();
        let near = task.plan.near(i);
        match self.random.below(10) {
            0..=3 => self.board.stress_place(task, i) + jitter * (0.3 * reach),
            4 => {
                // Beside one of those it is linked with.
                let j = near[self.random.below(near.len())] as usize;
                self.board.at(j) + jitter * (1.2 * task.plan.unit)
            }
            _ => self.board.at(i) + jitter * reach,
        }
    }

    fn try_move(&mut self, task: &Task, reference: &Reference, i: usize, to: Point, patience: f64) {
        let limit = self.cost + patience * self.random.unit();
        let Some(cost) = self.board.try_move(task, reference, i, to, limit) else {
            return;
        };
        self.cost = cost;
        if cost < self.best_cost - 1e-9 {
            self.best_cost = cost;
            self.best = self.board.places();
        }
    }
}
