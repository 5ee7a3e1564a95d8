//! Where loop badges stand: in the middle of their loop, off labels, signs, arrowheads and links.

use super::Input;
use super::badge::{Badge, EDGE, shown};
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
pub struct Placed<'a> {
    /// The badge.
    pub badge: &'a Badge,
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
    /// Where signs stand.
    pub signs: &'a [Option<Point>],
}

/// The badges that are shown, each at the pole of inaccessibility of its drawn loop, or as near to
/// it as there is room.
pub fn places<'a>(input: &Input<'a>, around: &Around) -> Vec<Placed<'a>> {
    // Signs and arrowheads: points that a badge should not hide.
    let tips = around.routes.iter().filter_map(|r| r.drawn);
    let tips = tips.map(|c| c.at(c.back_from_end(6.0)));
    let marks: Vec<Point> = tips.chain(around.signs.iter().flatten().copied()).collect();
    let mut placed: Vec<Placed> = Vec::new();
    for badge in shown(input.badges, input.emphasis) {
        let ways = badge.links.iter();
        let ways = ways.filter_map(|&l| around.routes.get(l as usize));
        let outline: Vec<Point> = ways
            .flat_map(|r| (0..6).map(|i| r.whole.at(f64::from(i) / 6.0)))
            .collect();
        let flat = roundness(&outline) < FLATTEST;
        if outline.is_empty() || (flat && !input.emphasis.picks_loop(&badge.id)) {
            continue;
        }
        placed.push(Placed {
            badge,
            at: place(&outline, around, &marks, &placed),
            clockwise: signed_area(&outline) >= 0.0,
        });
    }
    placed
}

fn place(outline: &[Point], around: &Around, marks: &[Point], placed: &[Placed]) -> Point {
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
    let marks: Vec<Point> = marks
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
            let at = pole + Point::new(libm::cos(angle), libm::sin(angle)) * way;
            let total = way + cost(at);
            if total < best.0 {
                best = (total, at);
            }
        }
    }
    best.1
}
