//! The pole of inaccessibility: the point that is farthest from everything around it.
//!
//! After Agafonkin's polylabel (2016), which searches a polygon with a quadtree, best cell first:
//! no point of a square cell can be farther away than its middle plus half the cell's diagonal, as
//! long as `room` is a distance (it changes by at most 1 per unit). Here `room` may take labels
//! into account as well as the polygon.

use crate::geometry::{Point, Rect, least, most};

#[derive(Clone, Copy)]
struct Cell {
    middle: Point,
    half: f64,
    room: f64,
    most: f64,
}

impl Cell {
    fn new(middle: Point, half: f64, room: &dyn Fn(Point) -> f64) -> Cell {
        let here = room(middle);
        Cell {
            middle,
            half,
            room: here,
            most: here + half * std::f64::consts::SQRT_2,
        }
    }

    /// True if this is to be looked at before the other.
    fn before(&self, o: &Cell) -> bool {
        let (a, b) = (self.middle, o.middle);
        self.most > o.most || (self.most == o.most && (a.x > b.x || (a.x == b.x && a.y > b.y)))
    }
}

/// The point of `area` with the most `room`, to within a twelfth of that (but no finer than 1).
/// `guess` is a point that is likely to be good. Looks at a few thousand points at most.
pub fn pole(area: Rect, guess: Point, room: &dyn Fn(Point) -> f64) -> Point {
    let size = area.size();
    let side = most(least(size.w, size.h), most(size.w, size.h) / 16.0);
    let mut best = Cell::new(guess, 0.0, room);
    if !(side > 0.0 && side.is_finite()) {
        return guess;
    }
    let mut cells = Vec::new();
    let (columns, rows) = ((size.w / side).ceil(), (size.h / side).ceil());
    for row in 0..most(rows, 1.0) as u32 {
        for column in 0..most(columns, 1.0) as u32 {
            let by = Point::new(f64::from(column) + 0.5, f64::from(row) + 0.5) * side;
            cells.push(Cell::new(area.min + by, side / 2.0, room));
        }
    }
    for _ in 0..601 {
        // A few hundred cells: to look through them is quicker than to keep them sorted.
        let mut first = 0;
        for (i, cell) in cells.iter().enumerate() {
            if cell.before(&cells[first]) {
                first = i;
            }
        }
        let cell = cells.swap_remove(first);
        if cell.room > best.room {
            best = cell;
        }
        if cell.most - best.room <= most(best.room / 12.0, 1.0) {
            break;
        }
        let half = cell.half / 2.0;
        let mut corner = Point::new(-half, -half);
        for _ in 0..4 {
            cells.push(Cell::new(cell.middle + corner, half, room));
            corner = corner.turned();
        }
    }
    best.middle
}

/// Distance of a point from the outline of a polygon: positive inside, negative outside. O(corners).
pub fn inside_distance(polygon: &[Point], p: Point) -> f64 {
    let mut inside = false;
    // Squared: one root for all.
    let mut nearest = f64::INFINITY;
    let Some(&(mut b)) = polygon.last() else {
        return -nearest;
    };
    for &a in polygon {
        if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
        let by = p - super::curve::foot(p, a, b);
        nearest = least(nearest, by.dot(by));
        b = a;
    }
    let nearest = nearest.sqrt();
    if inside { nearest } else { -nearest }
}

/// Signed area of a polygon, positive if it turns clockwise on screen (y down), and its roundness
/// 4πA/P²: 1 for a circle, 0 for a line; 0 for no outline at all.
pub fn area_and_roundness(polygon: &[Point]) -> (f64, f64) {
    let (mut twice, mut around) = (0.0, 0.0);
    let Some(&(mut before)) = polygon.last() else {
        return (0.0, 0.0);
    };
    for &p in polygon {
        twice += before.cross(p);
        around += before.distance(p);
        before = p;
    }
    let roundness = if around > 0.0 {
        2.0 * std::f64::consts::PI * f64::abs(twice) / (around * around)
    } else {
        0.0
    };
    (twice / 2.0, roundness)
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
        let at = pole(area, Point::default(), &|q| inside_distance(&p, q));
        let room = inside_distance(&p, at);
        assert!(at.distance(Point::new(50.0, 50.0)) < 10.0, "{at:?}");
        assert!((room - 50.0).abs() < 4.5, "{room}");
    }

    #[test]
    fn the_turn_of_a_polygon_is_the_sign_of_its_area() {
        let clockwise = polygon(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
        assert!((area_and_roundness(&clockwise).0 - 100.0).abs() < 1e-9);
        let other: Vec<Point> = clockwise.iter().rev().copied().collect();
        assert!((area_and_roundness(&other).0 + 100.0).abs() < 1e-9);
        assert!((area_and_roundness(&clockwise).1 - std::f64::consts::FRAC_PI_4).abs() < 1e-9);
    }

    #[test]
    fn a_polygon_without_extent_has_a_pole_and_no_roundness() {
        let point = polygon(&[(3.0, 4.0), (3.0, 4.0)]);
        let area = Rect {
            min: point[0],
            max: point[0],
        };
        let at = pole(area, point[0], &|q| inside_distance(&point, q));
        assert!(at == point[0] && inside_distance(&point, at) <= 0.0);
        assert_eq!(area_and_roundness(&point).1, 0.0);
    }
}
