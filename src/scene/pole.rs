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
#[cfg(any(test, not(feature = "tools")))]
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

/// A polygon of many corners that is asked for many distances.
#[cfg(feature = "tools")]
pub struct Outline<'a> {
    polygon: &'a [Point],
    /// Around the edges to each so many corners.
    parts: Vec<Rect>,
}

#[cfg(feature = "tools")]
impl<'a> Outline<'a> {
    /// So many edges are passed over at once.
    const PART: usize = 6;

    /// Of a polygon. O(corners).
    pub fn of(polygon: &'a [Point]) -> Outline<'a> {
        let mut parts = Vec::new();
        let mut before = polygon.last().copied().unwrap_or_default();
        for part in polygon.chunks(Outline::PART) {
            let around = Rect::around_points(part);
            parts.push(around.union(Rect {
                min: before,
                max: before,
            }));
            before = part.last().copied().unwrap_or(before);
        }
        Outline { polygon, parts }
    }

    /// The same as [`inside_distance`], to the last bit.
    pub fn inside_distance(&self, p: Point) -> f64 {
        let mut inside = false;
        let mut nearest = f64::INFINITY;
        let Some(&(mut b)) = self.polygon.last() else {
            return -nearest;
        };
        for (part, around) in self.polygon.chunks(Outline::PART).zip(&self.parts) {
            let beside = Point::new(
                most(most(around.min.x - p.x, p.x - around.max.x), 0.0),
                most(most(around.min.y - p.y, p.y - around.max.y), 0.0),
            );
            // A little less, lest rounding hide an edge that is as near.
            let far = beside.dot(beside) * 0.999_999 > nearest;
            let level = p.y >= around.min.y && p.y <= around.max.y;
            if far && !level {
                b = part.last().copied().unwrap_or(b);
                continue;
            }
            for &a in part {
                if level
                    && (a.y > p.y) != (b.y > p.y)
                    && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
                {
                    inside = !inside;
                }
                if !far {
                    let by = p - super::curve::foot(p, a, b);
                    nearest = least(nearest, by.dot(by));
                }
                b = a;
            }
        }
        let nearest = nearest.sqrt();
        if inside { nearest } else { -nearest }
    }
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
    #[cfg(feature = "tools")]
    fn an_outline_tells_the_distances_of_its_polygon_to_the_last_bit() {
        let mut state = 11u32;
        let mut next = || {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12345);
            f64::from(state >> 8) / 16_777_216.0 * 300.0
        };
        for corners in [0, 1, 2, 5, 6, 7, 40, 151] {
            let polygon: Vec<Point> = (0..corners).map(|_| Point::new(next(), next())).collect();
            let outline = Outline::of(&polygon);
            for _ in 0..300 {
                let p = Point::new(next() * 1.4 - 60.0, next() * 1.4 - 60.0);
                assert_eq!(outline.inside_distance(p), inside_distance(&polygon, p));
            }
        }
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
