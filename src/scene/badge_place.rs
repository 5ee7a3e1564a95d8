//! Where loop badges stand: in the middle of their loop, off labels, signs, arrowheads and links.

use super::badge::{Badge, EDGE};
use super::curve::RoundBox;
use super::pole::{inside_distance, pole, roundness, signed_area};
use super::route::{Route, mean};
use super::traces::Traces;
use crate::geometry::{Point, Rect};

/// A loop less round than this (4πA/P²) looks like a line and gets no badge unless selected.
pub const FLATTEST: f64 = 0.1;
/// Labels and other badges are at least this far from the middle of a badge.
const ROOM: f64 = EDGE + 2.0;

/// A badge with its place.
#[derive(Debug, Clone, Copy)]
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
    /// Signs and arrowheads, which a badge should not hide.
    pub marks: &'a [Point],
}

/// Signs and arrowheads.
pub fn small_marks(routes: &[Route], signs: &[Option<Point>]) -> Vec<Point> {
    let heads = routes.iter().filter_map(|r| r.drawn);
    let heads = heads.map(|c| c.at(c.back_from_end(6.0)));
    heads.chain(signs.iter().flatten().copied()).collect()
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
    let ways = badges[which].links.iter();
    let ways = ways.filter_map(|&l| around.routes.get(l as usize));
    let outline: Vec<Point> = ways
        .flat_map(|r| (0..6).map(|i| r.whole.at(f64::from(i) / 6.0)))
        .collect();
    if outline.is_empty() || (flat == Flat::Hidden && roundness(&outline) < FLATTEST) {
        return None;
    }
    Some(Placed {
        badge: which,
        at: place(&outline, around, others),
        clockwise: signed_area(&outline) >= 0.0,
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

fn place(outline: &[Point], around: &Around, placed: &[Placed]) -> Point {
    let corners = outline.iter().map(|&p| Rect { min: p, max: p });
    let area = Rect::around(corners).unwrap_or_default();
    let near: Vec<&RoundBox> = around
        .boxes
        .iter()
        .filter(|b| b.rect().overlaps(area.grown(8.0 * ROOM)))
        .collect();
    let clear = |p: Point| {
        let labels = near.iter().map(|b| b.distance(p));
        let badges = placed.iter().map(|b| b.at.distance(p) - EDGE);
        labels.chain(badges).fold(f64::INFINITY, f64::min)
    };
    let centre = mean(outline.iter().copied());
    let (pole, _) = pole(area, centre, |p| inside_distance(outline, p).min(clear(p)));

    // What it costs to stand somewhere, in units of way from the pole.
    let marks: Vec<Point> = around
        .marks
        .iter()
        .copied()
        .filter(|&m| area.grown(8.0 * ROOM).contains(m))
        .collect();
    let cost = |p: Point| {
        let mut cost = 40.0 * (ROOM - clear(p)).max(0.0);
        for m in &marks {
            cost += 6.0 * (EDGE + 5.0 - m.distance(p)).max(0.0);
        }
        let links = around.traces.near(p, EDGE, usize::MAX);
        cost += 2.0 * (EDGE - links.fold(EDGE, f64::min));
        cost + (-inside_distance(outline, p)).clamp(0.0, 26.0)
    };
    let mut best = (cost(pole), pole);
    for ring in 1..=32 {
        let way = f64::from(ring) * 5.0;
        if best.0 <= way {
            break;
        }
        for step in 0..16 {
            let angle = f64::from(step) * std::f64::consts::PI / 8.0;
            let at = pole + Point::at_angle(angle) * way;
            let total = way + cost(at);
            if total < best.0 {
                best = (total, at);
            }
        }
    }
    best.1
}
