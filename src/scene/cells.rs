//! Things by where they are, so that what is near a point is found in constant time.

use super::curve::{Curve, RoundBox};
use crate::geometry::{Point, Rect, least, most, square};
use crate::order::list;

/// Side of a cell, unless things are so far apart that there would be too many.
const SIDE: f64 = 24.0;

/// For each cell of a grid the things that come near it, in their order.
#[derive(Default)]
pub struct Cells {
    reach: f64,
    min: Point,
    side: f64,
    columns: usize,
    rows: usize,
    /// Where the things of each cell begin among `near`, and where the last ends.
    starts: Vec<u32>,
    near: Vec<u32>,
}

impl Cells {
    /// Of boxes that somebody will ask for at points within `reach`.
    pub fn of_boxes(boxes: &[RoundBox], reach: f64) -> Cells {
        Cells::of(&list(boxes.len(), &mut |i| boxes[i].rect()), reach)
    }

    /// Of points.
    pub fn of_points(points: &[Point], reach: f64) -> Cells {
        Cells::of(&list(points.len(), &mut |i| square(points[i], 0.0)), reach)
    }

    /// O(areas + cells), and there are at most some twelve times as many cells as areas, however far
    /// apart these are.
    fn of(areas: &[Rect], reach: f64) -> Cells {
        let Some(around) = Rect::around(areas.iter().copied()) else {
            return Cells::default();
        };
        let around = around.grown(reach);
        let (size, fair) = (around.size(), 4.0 * areas.len() as f64);
        let side = most(
            most(SIDE, (size.w * size.h / fair).sqrt()),
            most(size.w, size.h) / fair,
        );
        let count = |length: f64| most((length / side).ceil(), 1.0) as usize;
        let mut cells = Cells {
            reach,
            min: around.min,
            side,
            columns: count(size.w),
            rows: count(size.h),
            ..Cells::default()
        };
        cells.starts = vec![0; cells.columns * cells.rows + 1];
        for &area in areas {
            cells.each(area, &mut |cells, cell| cells.starts[cell + 1] += 1);
        }
        for cell in 1..cells.starts.len() {
            cells.starts[cell] += cells.starts[cell - 1];
        }
        cells.near = vec![0; cells.starts.last().map_or(0, |&n| n as usize)];
        let mut next = cells.starts.clone();
        for (i, &area) in areas.iter().enumerate() {
            cells.each(area, &mut |cells, cell| {
                cells.near[next[cell] as usize] = i as u32;
                next[cell] += 1;
            });
        }
        cells
    }

    /// Every cell that something near an area may lie in.
    fn each(&mut self, area: Rect, then: &mut dyn FnMut(&mut Cells, usize)) {
        let area = area.grown(self.reach);
        let ((left, top), (right, bottom)) = (self.cell(area.min), self.cell(area.max));
        for row in top..bottom + 1 {
            for column in left..right + 1 {
                then(self, row * self.columns + column);
            }
        }
    }

    fn cell(&self, at: Point) -> (usize, usize) {
        let nth = |length: f64, count: usize| {
            least(most(length / self.side, 0.0), count as f64 - 1.0) as usize
        };
        let from = at - self.min;
        (nth(from.x, self.columns), nth(from.y, self.rows))
    }

    /// All things no farther from a point than their reach, and some others, in their order.
    pub fn near(&self, at: Point) -> &[u32] {
        if self.starts.is_empty() {
            return &[];
        }
        let (column, row) = self.cell(at);
        let cell = row * self.columns + column;
        &self.near[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }

    /// As [`Curve::under`]; no more is counted than `most`.
    pub fn under(
        &self,
        boxes: &[RoundBox],
        curve: &Curve,
        own: (usize, usize),
        gap: f64,
        most: u32,
    ) -> u32 {
        let mut count = 0;
        for point in curve.close_points() {
            for &k in self.near(point) {
                let k = k as usize;
                if k != own.0 && k != own.1 && !boxes[k].is_off(point, gap) {
                    count += boxes[k].hides(point, gap);
                    if count >= most {
                        return most;
                    }
                }
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Size;

    /// Boxes by lot, in a square of this side.
    fn boxes(n: u32, spread: u32, below: &mut dyn FnMut(u32) -> f64) -> Vec<RoundBox> {
        list(n as usize, &mut |_| {
            let (w, h) = (10.0 + below(200), 10.0 + below(90));
            let at = Point::new(below(spread), below(spread));
            RoundBox::about(at, Size { w, h }, 8.0)
        })
    }

    fn lots(mut state: u64) -> impl FnMut(u32) -> f64 {
        move |n| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            f64::from((state >> 33) as u32 % n)
        }
    }

    #[test]
    fn no_box_near_a_point_is_missed_however_boxes_are_spread() {
        let mut below = lots(5);
        for (spread, n) in [(1, 1), (300, 2), (300, 40), (3000, 40), (4_000_000, 40)] {
            let boxes = boxes(n, spread, &mut below);
            let reach = below(30);
            let cells = Cells::of_boxes(&boxes, reach);
            for _ in 0..300 {
                let b = boxes[below(n) as usize];
                let at = b.centre + Point::new(below(260) - 130.0, below(260) - 130.0);
                let found = cells.near(at);
                assert!(found.is_sorted());
                for (i, b) in boxes.iter().enumerate() {
                    assert!(b.distance(at) > reach || found.contains(&(i as u32)));
                }
            }
        }
        assert!(Cells::of_boxes(&[], 9.0).near(Point::default()).is_empty());
    }

    #[test]
    fn as_much_of_a_curve_is_under_boxes_as_without_cells() {
        let mut below = lots(8);
        for spread in [200, 900, 5000] {
            let boxes = boxes(60, spread, &mut below);
            let cells = Cells::of_boxes(&boxes, 8.0);
            let mut met = 0;
            for _ in 0..200 {
                let (a, b) = (below(60) as usize, below(60) as usize);
                let curve = Curve::arc(boxes[a].centre, boxes[b].centre, below(9) / 10.0 - 0.4);
                let all = curve.under(&boxes, (a, b), 4.0);
                assert_eq!(cells.under(&boxes, &curve, (a, b), 4.0, u32::MAX), all);
                assert_eq!(cells.under(&boxes, &curve, (a, b), 4.0, 3), all.min(3));
                met += all;
            }
            assert!(met > 0);
        }
    }
}
