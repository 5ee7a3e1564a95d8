//! Where links run, for marks that should keep off them: points along every link, in a grid.

use super::curve::Curve;
use super::route::Route;
use crate::geometry::{Point, least, most};
#[cfg(not(feature = "tools"))]
use crate::order::list;

/// Points along curves, sorted by the cell of a grid that they lie in.
pub struct Traces {
    points: Vec<Trace>,
    #[cfg(feature = "tools")]
    index: Option<Index>,
}

/// Where the points of each cell begin, unless links run so far apart that there would be too many.
#[cfg(feature = "tools")]
struct Index {
    /// The first column and row, and how many there are of each.
    first: (i64, i64),
    columns: usize,
    rows: usize,
    starts: Vec<u32>,
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

/// The column and the row of a cell.
#[cfg(feature = "tools")]
fn place(cell: i64) -> (i64, i64) {
    let row = i64::from(cell as i32);
    ((cell - row) >> 32, row)
}

#[cfg(feature = "tools")]
impl Index {
    /// For each point there may be so many cells.
    const SPARSE: usize = 8;

    fn of(points: &[Trace]) -> Option<Index> {
        let mut first = place(points.first()?.cell);
        let mut last = first;
        for trace in points {
            let (column, row) = place(trace.cell);
            first = (first.0.min(column), first.1.min(row));
            last = (last.0.max(column), last.1.max(row));
        }
        let columns = usize::try_from(last.0 - first.0).ok()? + 1;
        let rows = usize::try_from(last.1 - first.1).ok()? + 1;
        let cells = columns.checked_mul(rows)?;
        if cells > Index::SPARSE * points.len() + 1024 {
            return None;
        }
        let starts = vec![0; cells + 1];
        let mut index = Index {
            first,
            columns,
            rows,
            starts,
        };
        for trace in points {
            let nth = index.nth(trace.cell);
            index.starts[nth + 1] += 1;
        }
        for nth in 1..cells + 1 {
            index.starts[nth] += index.starts[nth - 1];
        }
        Some(index)
    }

    /// Which of all cells; for one outside, that before which it comes.
    fn nth(&self, cell: i64) -> usize {
        let (column, row) = place(cell);
        let (column, row) = (column - self.first.0, row - self.first.1);
        match usize::try_from(column) {
            Err(_) => 0,
            Ok(column) if column >= self.columns => self.columns * self.rows,
            Ok(column) => column * self.rows + row.clamp(0, self.rows as i64) as usize,
        }
    }

    fn start(&self, cell: i64) -> usize {
        self.starts[self.nth(cell)] as usize
    }

    /// Points by their cells, those of a cell as they come. O(points).
    fn sorted(&self, points: &[Trace]) -> Vec<Trace> {
        let mut next = self.starts.clone();
        let mut sorted = points.to_vec();
        for trace in points {
            let nth = self.nth(trace.cell);
            sorted[next[nth] as usize] = *trace;
            next[nth] += 1;
        }
        sorted
    }
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
        let index = Index::of(&points);
        Traces { points, index }
    }

    #[cfg(feature = "tools")]
    fn sorted(points: &[Trace]) -> Traces {
        let index = Index::of(points);
        let points = match &index {
            Some(index) => index.sorted(points),
            None => {
                let mut points = points.to_vec();
                points.sort_by_key(|trace| trace.cell);
                points
            }
        };
        Traces { points, index }
    }

    #[cfg(not(feature = "tools"))]
    fn sorted(points: &[Trace]) -> Traces {
        let mut order: Vec<usize> = (0..points.len()).collect();
        crate::order::sort_by(&mut order, |&i, &j| points[i].cell.cmp(&points[j].cell));
        Traces {
            points: list(points.len(), &mut |i| points[order[i]]),
        }
    }

    /// The first point of a cell, or of the next that has any.
    #[cfg_attr(not(feature = "tools"), inline(always))]
    fn start(&self, cell: i64) -> usize {
        #[cfg(feature = "tools")]
        if let Some(index) = &self.index {
            return index.start(cell);
        }
        self.points.partition_point(|t| t.cell < cell)
    }

    /// The distance from a point to the nearest link other than `own`, to within a few units;
    /// `reach` (at most a cell) if none comes nearer than that.
    pub fn gap(&self, at: Point, reach: f64, own: usize) -> f64 {
        let r = Point::new(reach, reach);
        // Squared: one root for all.
        let (mut right, mut gap) = (0, reach * reach);
        loop {
            let (first, end) = (cell(at - r, right), cell(at + r, 0));
            if first > end {
                return gap.sqrt();
            }
            #[cfg(feature = "tools")]
            let last = first + place(end).1 - place(first).1;
            #[cfg(not(feature = "tools"))]
            let last = first + 2;
            let start = self.start(first);
            for t in &self.points[start..] {
                if t.cell > last {
                    break;
                }
                if t.link != own {
                    let by = t.at - at;
                    gap = least(gap, by.dot(by));
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
