//! Who is near whom, in constant time: boxes by the cells that their centres stand in.

use super::plan::Plan;
use crate::geometry::{Point, Size, most};

/// No factor.
const NONE: u32 = u32::MAX;

/// Factors by cell. A cell has its list by a hash of its number, so the plane has no edge.
pub struct Grid {
    cell: Size,
    /// The last factor put into each list.
    heads: Vec<u32>,
    /// The one put into the same list before, and the cell of each.
    of: Vec<(u32, (i32, i32))>,
    /// What [`Grid::near`] has found.
    found: Vec<u32>,
}

impl Grid {
    /// For `n` factors, none of them put anywhere yet. Who is no farther from a place than a cell
    /// is wide across, and high down, is near it.
    pub fn new(n: usize, cell: Size) -> Grid {
        Grid {
            cell,
            heads: vec![NONE; (2 * n).next_power_of_two()],
            of: vec![(NONE, (0, 0)); n],
            found: Vec::new(),
        }
    }

    /// One in which all are near each other whose boxes may stand too close.
    pub(super) fn of_boxes(plan: &Plan) -> Grid {
        let mut cell = Size::default();
        for size in &plan.sizes {
            cell.w = most(cell.w, size.w);
            cell.h = most(cell.h, size.h);
        }
        cell.w += plan.room();
        cell.h += plan.room();
        Grid::new(plan.len(), cell)
    }

    fn cell_at(&self, p: Point) -> (i32, i32) {
        let cell = |length: f64, side: f64| (length / side).floor() as i32;
        (cell(p.x, self.cell.w), cell(p.y, self.cell.h))
    }

    fn list_of(&self, cell: (i32, i32)) -> usize {
        let hash =
            (cell.0 as u32).wrapping_mul(0x9E37_79B1) ^ (cell.1 as u32).wrapping_mul(0x85EB_CA77);
        (hash ^ hash >> 15) as usize & (self.heads.len() - 1)
    }

    /// Puts a factor, which must not be there yet, to a place.
    pub fn put(&mut self, i: usize, p: Point) {
        let cell = self.cell_at(p);
        let list = self.list_of(cell);
        self.of[i] = (self.heads[list], cell);
        self.heads[list] = i as u32;
    }

    /// All that are near a place, and some that are a little farther. O(those).
    pub fn near(&mut self, p: Point) -> &[u32] {
        self.found.clear();
        let (x, y) = self.cell_at(p);
        for dy in -1..=1 {
            for dx in -1..=1 {
                let cell = (x.saturating_add(dx), y.saturating_add(dy));
                let mut next = self.heads[self.list_of(cell)];
                while next != NONE {
                    let (before, its) = self.of[next as usize];
                    if its == cell {
                        self.found.push(next);
                    }
                    next = before;
                }
            }
        }
        &self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn who_is_within_a_cell_of_a_place_is_near_it(
            at in proptest::collection::vec((-500.0..500.0, -500.0..500.0), 0..60),
            (x, y) in (-600.0..600.0, -600.0..600.0),
            (w, h) in (1.0..300.0, 1.0..300.0),
        ) {
            let mut grid = Grid::new(at.len(), Size { w, h });
            for (i, &(x, y)) in at.iter().enumerate() {
                grid.put(i, Point::new(x, y));
            }
            let near = grid.near(Point::new(x, y)).to_vec();
            for (i, &(px, py)) in at.iter().enumerate() {
                let within = (px - x).abs() <= w && (py - y).abs() <= h;
                prop_assert!(!within || near.contains(&(i as u32)));
            }
            let mut once = near.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), near.len());
        }
    }

    #[test]
    fn places_beyond_all_numbers_do_no_harm() {
        let mut grid = Grid::new(2, Size { w: 1.0, h: 1.0 });
        grid.put(0, Point::new(1e300, -1e300));
        grid.put(1, Point::new(f64::NAN, 0.0));
        assert!(grid.near(Point::new(1e300, -1e300)).contains(&0));
    }
}
