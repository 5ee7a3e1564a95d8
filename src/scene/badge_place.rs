//! Where loop badges stand: in the middle of their loop, off labels, signs, arrowheads and links.

use super::badge::{Badge, EDGE};
#[cfg(feature = "tools")]
use super::cells::Cells;
use super::curve::RoundBox;
#[cfg(feature = "tools")]
use super::pole::Outline;
#[cfg(not(feature = "tools"))]
use super::pole::inside_distance;
use super::pole::{area_and_roundness, pole};
use super::route::{Route, mean};
use super::traces::Traces;
use crate::geometry::{Point, Rect, least, most};

/// A loop less round than this (4πA/P²) looks like a line and gets no badge unless selected.
pub const FLATTEST: f64 = 0.1;
/// Labels and other badges are at least this far from the middle of a badge.
const ROOM: f64 = EDGE + 2.0;
/// And signs and arrowheads so far.
const MARK_ROOM: f64 = EDGE + 5.0;

/// Of a link as long as this a badge hides a fifth, of shorter ones more.
const SHORT: f64 = 10.0 * EDGE;

/// Farther than this from a loop, nothing matters to its badge: it stands at most 160 off the loop's
/// middle, and keeps off links, labels, marks and other badges by less than the rest.
#[cfg(feature = "tools")]
pub const REACH: f64 = 160.0 + 2.0 * EDGE + 8.0;

/// A badge with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Which of the input's badges.
    pub badge: usize,
    /// Its middle.
    pub at: Point,
    /// The drawn loop turns clockwise on screen.
    pub clockwise: bool,
}

/// What badges keep off.
pub struct Around<'a> {
    /// Label boxes.
    pub boxes: &'a [RoundBox],
    /// The way of every link.
    pub routes: &'a [Route],
    /// Points along them.
    pub traces: &'a Traces,
    /// Signs, arrowheads and bars, which a badge should not hide.
    pub marks: &'a [Point],
    /// Boxes and marks by where they are.
    #[cfg(feature = "tools")]
    pub near: &'a Near,
}

/// Boxes and marks by where they are: those that matter to a badge at some place.
#[cfg(feature = "tools")]
pub struct Near {
    boxes: Cells,
    marks: Cells,
}

#[cfg(feature = "tools")]
impl Near {
    /// O(boxes + marks).
    pub fn of(boxes: &[RoundBox], marks: &[Point]) -> Near {
        Near {
            boxes: Cells::of_boxes(boxes, ROOM),
            marks: Cells::of_points(marks, MARK_ROOM),
        }
    }
}

/// The badge of a loop, at the pole of inaccessibility of the loop as it is drawn, or as near to it
/// as there is room. `None` if the loop looks like a line and those are hidden.
pub fn placed(
    badges: &[Badge],
    which: usize,
    around: &Around,
    others: &[Placed],
    flat: Flat,
) -> Option<Placed> {
    let mut outline = Vec::new();
    let mut shortest = SHORT;
    for &link in &badges[which].links {
        if let Some(route) = around.routes.get(link as usize) {
            if let Some(drawn) = &route.drawn {
                shortest = least(shortest, drawn.length());
            }
            for i in 0..6 {
                outline.push(route.whole.at(f64::from(i) / 6.0));
            }
        }
    }
    let (area, roundness) = area_and_roundness(&outline);
    if outline.is_empty() || (flat == Flat::Hidden && roundness < FLATTEST) {
        return None;
    }
    // A long link of a loop can be followed under its badge, a short one or an ear would be gone.
    let ear = badges[which].links.len() == 1;
    let short = SHORT / most(shortest, 10.0);
    let weight = if ear { 20.0 } else { 2.0 * short * short };
    let at = Site::of(&outline, (ear, weight), around, others).best();
    // A loop that crosses itself turns both ways: what counts is how it runs round its badge. Seen from there
    // it is a circle, gone through once or more.
    for p in &mut outline {
        *p = (*p - at).unit();
    }
    let round = area_and_roundness(&outline).0;
    let turn = if round.abs() < 1.0 { area } else { round };
    Some(Placed {
        badge: which,
        at,
        clockwise: turn >= 0.0,
    })
}

/// Whether a loop that looks like a line gets a badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flat {
    /// No.
    Hidden,
    /// It is selected: yes.
    Shown,
}

/// Where a badge may stand, and what is there already.
struct Site<'a> {
    #[cfg(feature = "tools")]
    shape: Outline<'a>,
    outline: &'a [Point],
    /// The loop is an ear: there is hardly room in it.
    ear: bool,
    /// What it costs to hide a link.
    weight: f64,
    area: Rect,
    /// Farther out nothing counts.
    #[cfg(feature = "tools")]
    wide: Rect,
    boxes: Vec<RoundBox>,
    #[cfg(not(feature = "tools"))]
    marks: Vec<Point>,
    #[cfg(feature = "tools")]
    around: &'a Around<'a>,
    traces: &'a Traces,
    others: &'a [Placed],
}

impl<'a> Site<'a> {
    fn of(
        outline: &'a [Point],
        (ear, weight): (bool, f64),
        around: &'a Around<'a>,
        others: &'a [Placed],
    ) -> Site<'a> {
        let area = Rect::around_points(outline);
        let wide = area.grown(8.0 * ROOM);
        let mut boxes = Vec::new();
        for b in around.boxes {
            if b.rect().overlaps(wide) {
                boxes.push(*b);
            }
        }
        #[cfg(not(feature = "tools"))]
        let mut marks = Vec::new();
        #[cfg(not(feature = "tools"))]
        for &mark in around.marks {
            if wide.contains(mark) {
                marks.push(mark);
            }
        }
        Site {
            #[cfg(feature = "tools")]
            shape: Outline::of(outline),
            outline,
            ear,
            weight,
            area,
            #[cfg(feature = "tools")]
            wide,
            boxes,
            #[cfg(not(feature = "tools"))]
            marks,
            #[cfg(feature = "tools")]
            around,
            traces: around.traces,
            others,
        }
    }

    /// How far a point is from labels and other badges, or `most` if that is less.
    fn clear(&self, p: Point, most: f64) -> f64 {
        let mut room = most;
        for badge in self.others {
            room = least(room, badge.at.distance(p) - EDGE);
        }
        #[cfg(feature = "tools")]
        {
            for &k in self.around.near.boxes.near(p) {
                let b = &self.around.boxes[k as usize];
                if !b.is_off(p, room) && b.rect().overlaps(self.wide) {
                    room = least(room, b.distance(p));
                }
            }
            // All others are farther away than this.
            if room <= ROOM {
                return room;
            }
        }
        for b in &self.boxes {
            #[cfg(feature = "tools")]
            if b.is_off(p, room) {
                continue;
            }
            room = least(room, b.distance(p));
        }
        room
    }

    /// What it costs that signs and arrowheads are near.
    #[cfg_attr(not(feature = "tools"), inline(always))]
    fn hidden(&self, p: Point) -> f64 {
        let mut cost = 0.0;
        #[cfg(feature = "tools")]
        let near = self.around.near.marks.near(p);
        #[cfg(feature = "tools")]
        let marks = near.iter().map(|&k| &self.around.marks[k as usize]);
        #[cfg(feature = "tools")]
        let marks = marks.filter(|&&mark| self.wide.contains(mark));
        #[cfg(not(feature = "tools"))]
        let marks = &self.marks;
        for m in marks {
            let away = m.distance(p);
            cost += 6.0 * most(MARK_ROOM - away, 0.0);
            // Under it the mark is gone.
            if away < EDGE {
                cost += 60.0;
            }
        }
        cost
    }

    /// How far a point is inside the loop.
    fn inside(&self, p: Point) -> f64 {
        #[cfg(feature = "tools")]
        return self.shape.inside_distance(p);
        #[cfg(not(feature = "tools"))]
        inside_distance(self.outline, p)
    }

    /// What it costs to stand somewhere, in units of way from the pole.
    fn cost(&self, p: Point) -> f64 {
        let mut cost = 80.0 * most(ROOM - self.clear(p, ROOM), 0.0);
        cost += self.hidden(p);
        cost += self.weight * (EDGE - self.traces.gap(p, EDGE, usize::MAX));
        // Outside it would be taken for another loop's, or for nobody's; an ear has hardly room inside.
        if !self.ear {
            cost += 2.0 * most(least(-self.inside(p), 26.0), 0.0);
        }
        cost
    }

    /// The pole, or a point near it where a badge costs less: on one of the rings about it.
    fn best(&self) -> Point {
        let pole = pole(self.area, mean(self.outline), &|p| {
            self.clear(p, self.inside(p))
        });
        let mut best = (self.cost(pole), pole);
        let mut way = 5.0;
        while best.0 > way && way <= 160.0 {
            let mut out = Point::new(way, 0.0);
            for _ in 0..16 {
                let at = pole + out;
                let total = way + self.cost(at);
                if total < best.0 {
                    best = (total, at);
                }
                out = out.turned_by(SIXTEENTH);
            }
            way += 5.0;
        }
        best.1
    }
}

/// A sixteenth of a full turn.
const SIXTEENTH: Point = Point::new(0.923_879_532_511_286_7, 0.382_683_432_365_089_8);
