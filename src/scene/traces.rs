//! Where links run, for marks that should keep off them: points along every link, in a grid.

use super::curve::Curve;
use super::route::Route;
use crate::geometry::{Point, least, most};
use crate::order::list;

/// Points along curves, sorted by the cell of a grid that they lie in.
pub struct Traces {
    points: Vec<Trace>,
}

#[derive(Clone, Copy)]
struct Trace {
    cell: i64,
    link: usize,
    at: Point,
}

/// Side of a cell; no query may reach farther.
const CELL: f64 = 24.0;
/// Neighbouring points of one curve are at most about this far apart.
const STEP: f64 = 6.0;
/// No curve has more points than this.
const MOST: f64 = 400.0;

/// The number of a point's cell, `right` columns farther on: cells of a column are neighbours.
fn cell(at: Point, right: i64) -> i64 {
    let column = (at.x / CELL).floor() as i64 + right;
    (column << 32) + (at.y / CELL).floor() as i64
}

impl Traces {
    /// Points along each link that is drawn. O(p log p) in their number.
    pub fn of(routes: &[Route]) -> Traces {
        let mut points = Vec::new();
        for (link, route) in routes.iter().enumerate() {
            if let Some(curve) = &route.drawn {
                trace(link, curve, &mut points);
            }
        }
        Traces::sorted(&points)
    }

    /// The same, where only some links are other than `before`. O(p) for those that stay.
    #[cfg(feature = "tools")]
    pub fn after(before: &Traces, routes: &[Route], changed: &[bool]) -> Traces {
        let mut new = Vec::new();
        for (link, route) in routes.iter().enumerate() {
            if let Some(curve) = &route.drawn
                && changed[link]
            {
                trace(link, curve, &mut new);
            }
        }
        let new = Traces::sorted(&new).points;
        let mut points = Vec::with_capacity(before.points.len() + new.len());
        let mut next = 0;
        for old in before.points.iter().filter(|t| !changed[t.link]) {
            while next < new.len() && new[next].cell < old.cell {
                points.push(new[next]);
                next += 1;
            }
            points.push(*old);
        }
        points.extend_from_slice(&new[next..]);
        Traces { points }
    }

    fn sorted(points: &[Trace]) -> Traces {
        let mut order: Vec<usize> = (0..points.len()).collect();
        crate::order::sort_by(&mut order, |&i, &j| points[i].cell.cmp(&points[j].cell));
        Traces {
            points: list(points.len(), &mut |i| points[order[i]]),
        }
    }

    /// The distance from a point to the nearest link other than `own`, to within a few units;
    /// `reach` (at most a cell) if none comes nearer than that.
    pub fn gap(&self, at: Point, reach: f64, own: usize) -> f64 {
        let r = Point::new(reach, reach);
        let (mut right, mut gap) = (0, reach);
        loop {
            let (first, last) = (cell(at - r, right), cell(at - r, right) + 2);
            if first > cell(at + r, 0) {
                return gap;
            }
            let start = self.points.partition_point(|t| t.cell < first);
            for t in &self.points[start..] {
                if t.cell > last {
                    break;
                }
                if t.link != own {
                    gap = least(gap, t.at.distance(at));
                }
            }
            right += 1;
        }
    }
}

fn trace(link: usize, curve: &Curve, points: &mut Vec<Trace>) {
    let [a, b, c, d] = curve.0;
    let rough = a.distance(b) + b.distance(c) + c.distance(d);
    let n = most(least((rough / STEP).ceil(), MOST), 1.0);
    for i in 0..n as u32 + 1 {
        let at = curve.at(f64::from(i) / n);
        let cell = cell(at, 0);
        points.push(Trace { cell, link, at });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_near_where_it_runs_and_nowhere_else() {
        let a = Curve::arc(Point::new(-50.0, 0.0), Point::new(150.0, 0.0), 0.2);
        let mut points = Vec::new();
        trace(3, &a, &mut points);
        let traces = Traces::sorted(&points);
        let on = a.at(0.4);
        let gap = |p: Point, own| traces.gap(p, 8.0, own);
        assert!(gap(on, 0) < 4.0);
        assert_eq!(gap(on, 3), 8.0, "not from itself");
        assert_eq!(gap(on + Point::new(0.0, 40.0), 0), 8.0);
    }
}
