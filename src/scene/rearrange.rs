//! What an arrangement owes to the one before it: everything that no change comes near.
//!
//! The rule is the same for links, signs and badges. Each depends on things within some distance of
//! it; if none of these has changed, it is where it was. So the outcome is the one that there would be
//! without the arrangement before, to the last bit.

use super::Input;
use super::again::{self, Causes};
use super::arrange::Arrangement;
use super::badge::Badge;
use super::badge_place::{Flat, Placed, REACH};
use super::cells::Cells;
use super::curve::RoundBox;
use super::link::AT_END;
use super::route::Route;
use super::traces::Traces;
use crate::geometry::{Point, Rect, square};

/// What has changed since an arrangement.
pub struct After<'a> {
    before: Option<&'a Arrangement>,
    /// Around all that is, or was, elsewhere.
    changed: Vec<Rect>,
    /// Links that run otherwise.
    other: Vec<bool>,
}

impl<'a> After<'a> {
    /// Begins with the boxes. Without an arrangement before, or one of other factors, links or
    /// loops, everything is new.
    pub fn of(before: Option<&'a Arrangement>, made_from: &[f64], boxes: &[RoundBox]) -> After<'a> {
        let before = before.filter(|old| same_but_places(&old.made_from, made_from, boxes.len()));
        let mut changed = Vec::new();
        if let Some(old) = before {
            for (old, new) in old.boxes.iter().zip(boxes) {
                if old != new {
                    // What keeps off boxes does so by less than this.
                    changed.push(old.rect().grown(12.0));
                    changed.push(new.rect().grown(12.0));
                }
            }
        }
        After {
            before,
            changed,
            other: Vec::new(),
        }
    }

    /// The ways of all links.
    pub fn routes(
        &mut self,
        input: &Input,
        boxes: &[RoundBox],
        cells: &Cells,
    ) -> (Vec<Route>, Causes) {
        let before = self.before.map(|old| (&old.causes, &old.routes[..]));
        let (routes, causes) = again::routes(input, boxes, cells, before, &self.changed);
        if let Some(old) = self.before {
            for (old, new) in old.routes.iter().zip(&routes) {
                self.other.push(old != new);
                if old != new {
                    self.changed.push(old.whole.hull());
                    self.changed.push(new.whole.hull());
                }
            }
        }
        (routes, causes)
    }

    /// Points along all links.
    pub fn traces(&self, routes: &[Route]) -> Traces {
        match self.before {
            Some(old) => Traces::after(&old.traces, routes, &self.other),
            None => Traces::of(routes),
        }
    }

    /// Takes note of the bars that stand elsewhere; of all, where there are more or fewer.
    pub fn bars(&mut self, now: &[Point]) {
        let Some(old) = self.before else { return };
        let same = old.bars_at.len() == now.len();
        for (i, &at) in now.iter().enumerate() {
            if !same || old.bars_at[i] != at {
                self.changed.push(square(at, 1.0));
            }
        }
        for (i, &at) in old.bars_at.iter().enumerate() {
            if !same || now[i] != at {
                self.changed.push(square(at, 1.0));
            }
        }
    }

    /// Where the sign of a link is, if it stays; where it has been placed now, if that is given.
    pub fn sign(&mut self, routes: &[Route], link: usize, now: Option<Point>) -> Option<Point> {
        let old = self.before?;
        if now.is_some() {
            if now != old.signs[link] {
                for at in [now, old.signs[link]].into_iter().flatten() {
                    self.changed.push(square(at, 1.0));
                }
            }
            return None;
        }
        let end = routes[link].drawn?.at(1.0);
        (!self.other[link] && !self.near(square(end, AT_END))).then_some(old.signs[link])?
    }

    /// The badge of a loop.
    pub fn badge(
        &mut self,
        badges: &[Badge],
        which: usize,
        now: &mut Arrangement,
    ) -> Option<Placed> {
        let nth = now.looked.len();
        let mut area = Vec::new();
        for &link in &badges[which].links {
            if let Some(route) = now.routes.get(link as usize) {
                area.extend_from_slice(&route.whole.0);
            }
        }
        let area = Rect::around_points(&area).grown(REACH);
        let old = self.before.and_then(|old| old.looked.get(nth)).copied();
        let placed = match old {
            Some((there, placed)) if there == area && !self.near(area) => placed,
            _ => {
                let placed = now.place(badges, which, Flat::Hidden);
                if old.is_some_and(|(_, before)| before != placed) {
                    let before = old.and_then(|(_, before)| before);
                    for moved in [before, placed].into_iter().flatten() {
                        self.changed.push(square(moved.at, REACH));
                    }
                }
                placed
            }
        };
        now.looked.push((area, placed));
        placed
    }

    fn near(&self, area: Rect) -> bool {
        self.changed.iter().any(|&changed| area.overlaps(changed))
    }
}

/// True if two arrangements are made of the same but for the places of factors.
fn same_but_places(old: &[f64], new: &[f64], factors: usize) -> bool {
    let place = |i: usize| i >= 2 && i < 2 + 5 * factors && (i - 2) % 5 < 2;
    old.len() == new.len() && (0..new.len()).all(|i| old[i] == new[i] || place(i))
}
