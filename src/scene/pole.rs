//! The pole of inaccessibility: the point that is farthest from everything around it.
//!
//! After Agafonkin's polylabel (2016), which searches a polygon with a quadtree, best cell first:
//! no point of a square cell can be farther away than its middle plus half the cell's diagonal, as
//! long as `room` is a distance (it changes by at most 1 per unit). Here `room` may take labels
//! into account as well as the polygon.

use crate::geometry::{Point, Rect};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

struct Cell {
    middle: Point,
    half: f64,
    room: f64,
    most: f64,
}

impl Cell {
    fn new(middle: Point, half: f64, room: &impl Fn(Point) -> f64) -> Cell {
        let here = room(middle);
        Cell {
            middle,
            half,
            room: here,
            most: here + half * std::f64::consts::SQRT_2,
        }
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Cell) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Cell {}
impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Cell) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Cell {
    fn cmp(&self, other: &Cell) -> Ordering {
        let place = |c: &Cell| (c.middle.x, c.middle.y);
        self.most
            .total_cmp(&other.most)
            .then_with(|| place(self).0.total_cmp(&place(other).0))
            .then_with(|| place(self).1.total_cmp(&place(other).1))
    }
}

/// The point of `area` with the most `room` and how much that is, to within a twelfth of it (but no
/// finer than 1). `guess` is a point that is likely to be good. Looks at a few thousand points at
/// most.
pub fn pole(area: Rect, guess: Point, room: impl Fn(Point) -> f64) -> (Point, f64) {
    let size = area.size();
    let side = size.w.min(size.h).max(size.w.max(size.h) / 16.0);
    let mut best = Cell::new(guess, 0.0, &room);
    if !(side > 0.0 && side.is_finite()) {
        return (best.middle, best.room);
    }
    let mut heap = BinaryHeap::new();
    let (columns, rows) = ((size.w / side).ceil(), (size.h / side).ceil());
    for row in 0..rows.max(1.0) as u32 {
        for column in 0..columns.max(1.0) as u32 {
            let by = Point::new(f64::from(column) + 0.5, f64::from(row) + 0.5) * side;
            heap.push(Cell::new(area.min + by, side / 2.0, &room));
        }
    }
    let mut left = 600;
    while let Some(cell) = heap.pop() {
        if cell.room > best.room {
            best = Cell { ..cell };
        }
        if cell.most - best.room <= (best.room / 12.0).max(1.0) || left == 0 {
            break;
        }
        left -= 1;
        let h = cell.half / 2.0;
        for (dx, dy) in [(-h, -h), (h, -h), (-h, h), (h, h)] {
            heap.push(Cell::new(cell.middle + Point::new(dx, dy), h, &room));
        }
    }
    (best.middle, best.room)
}

/// Distance of a point from the outline of a polygon: positive inside, negative outside. O(corners).
pub fn inside_distance(polygon: &[Point], p: Point) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for (i, &a) in polygon.iter().enumerate() {
        let b = polygon[(i + 1) % polygon.len()];
        if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
        nearest = nearest.min(super::curve::to_segment(p, a, b));
    }
    if inside { nearest } else { -nearest }
}

/// Signed area of a polygon: positive if it turns clockwise on screen (y down).
pub fn signed_area(polygon: &[Point]) -> f64 {
    let n = polygon.len();
    let twice: f64 = (0..n).map(|i| polygon[i].cross(polygon[(i + 1) % n])).sum();
    twice / 2.0
}

/// Roundness 4πA/P²: 1 for a circle, 0 for a line; 0 for no outline at all.
pub fn roundness(polygon: &[Point]) -> f64 {
    let n = polygon.len();
    let around: f64 = (0..n)
        .map(|i| polygon[i].distance(polygon[(i + 1) % n]))
        .sum();
    if around > 0.0 {
        4.0 * std::f64::consts::PI * signed_area(polygon).abs() / (around * around)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|&(x, y)| Point::new(x, y)).collect()
    }

    #[test]
    fn the_pole_of_a_dumbbell_is_in_its_larger_end_not_at_its_mean() {
        let p = polygon(&[
            (0.0, 0.0),
            (100.0, 0.0),
            (100.0, 45.0),
            (200.0, 45.0),
            (200.0, 30.0),
            (240.0, 30.0),
            (240.0, 70.0),
            (200.0, 70.0),
            (200.0, 55.0),
            (100.0, 55.0),
            (100.0, 100.0),
            (0.0, 100.0),
        ]);
        let area = Rect {
            min: Point::new(0.0, 0.0),
            max: Point::new(240.0, 100.0),
        };
        let (at, room) = pole(area, Point::default(), |q| inside_distance(&p, q));
        assert!(at.distance(Point::new(50.0, 50.0)) < 10.0, "{at:?}");
        assert!((room - 50.0).abs() < 4.5, "{room}");
    }

    #[test]
    fn the_turn_of_a_polygon_is_the_sign_of_its_area() {
        let clockwise = polygon(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
        assert!((signed_area(&clockwise) - 100.0).abs() < 1e-9);
        let other: Vec<Point> = clockwise.iter().rev().copied().collect();
        assert!((signed_area(&other) + 100.0).abs() < 1e-9);
        assert!((roundness(&clockwise) - std::f64::consts::FRAC_PI_4).abs() < 1e-9);
    }

    #[test]
    fn a_polygon_without_extent_has_a_pole_and_no_roundness() {
        let point = polygon(&[(3.0, 4.0), (3.0, 4.0)]);
        let area = Rect {
            min: point[0],
            max: point[0],
        };
        let (at, room) = pole(area, point[0], |q| inside_distance(&point, q));
        assert!(at == point[0] && room <= 0.0);
        assert_eq!(roundness(&point), 0.0);
    }
}
