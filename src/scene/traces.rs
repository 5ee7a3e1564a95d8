//! Where links run, for marks that should keep off them: points along every link, in a grid.

use super::curve::Curve;
use crate::geometry::Point;

/// Points along curves, sorted by the cell of a grid that they lie in.
pub struct Traces {
    points: Vec<Trace>,
}

struct Trace {
    cell: (i32, i32),
    link: u32,
    at: Point,
}

/// Side of a cell; no query may reach farther.
const CELL: f64 = 24.0;
/// Neighbouring points of one curve are at most about this far apart.
const STEP: f64 = 6.0;
/// No curve has more points than this.
const MOST: f64 = 400.0;

fn cell(at: Point) -> (i32, i32) {
    ((at.x / CELL).floor() as i32, (at.y / CELL).floor() as i32)
}

impl Traces {
    /// Points along each curve. O(p log p) in their number.
    pub fn of<'a>(curves: impl Iterator<Item = (usize, &'a Curve)>) -> Traces {
        let mut points = Vec::new();
        for (link, curve) in curves {
            let [a, b, c, d] = curve.0;
            let rough = a.distance(b) + b.distance(c) + c.distance(d);
            let n = (rough / STEP).ceil().clamp(1.0, MOST) as usize;
            points.extend(curve.points(n).map(|at| Trace {
                cell: cell(at),
                link: link as u32,
                at,
            }));
        }
        crate::order::sort_by_key(&mut points, |t| (t.cell, t.link));
        Traces { points }
    }

    /// The distance to each link other than `own` that comes nearer than `reach` (at most a cell)
    /// to a point, to within a few units; one link may be given more than once.
    pub fn near(&self, at: Point, reach: f64, own: usize) -> impl Iterator<Item = f64> + '_ {
        let r = Point::new(reach, reach);
        let (low, high) = (cell(at - r), cell(at + r));
        let columns = (low.0..=high.0).map(move |x| ((x, low.1), (x, high.1)));
        columns.flat_map(move |(from, to)| {
            let start = self.points.partition_point(|t| t.cell < from);
            let run = self.points[start..].iter();
            run.take_while(move |t| t.cell <= to)
                .filter(move |t| t.link as usize != own)
                .map(move |t| t.at.distance(at))
                .filter(move |&d| d < reach)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_near_where_it_runs_and_nowhere_else() {
        let a = Curve::arc(Point::new(-50.0, 0.0), Point::new(150.0, 0.0), 0.2);
        let traces = Traces::of([(3, &a)].into_iter());
        let on = a.at(0.4);
        let least = |p: Point, own| traces.near(p, 8.0, own).fold(f64::INFINITY, f64::min);
        assert!(least(on, 0) < 4.0);
        assert_eq!(least(on, 3), f64::INFINITY, "not from itself");
        assert_eq!(least(on + Point::new(0.0, 40.0), 0), f64::INFINITY);
    }
}
