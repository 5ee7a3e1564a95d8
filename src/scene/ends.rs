//! Where links begin and end: apart from each other, so that every arrowhead can be told from the next.

use super::curve::Curve;
#[cfg(feature = "tools")]
use super::route::Aim;
use super::route::{CLEARANCE, Route, Ways, ends};
use crate::analysis::lists::Lists;
use crate::geometry::{Point, least, most};

/// So far apart along a side of a box are the ends of links, where there is room for it; so far from its corners; and in so
/// many passes.
const APART: f64 = 10.0;
const EDGE: f64 = 4.0;
const PASSES: usize = 12;
#[cfg(feature = "tools")]
const CROWD: usize = 200;

impl Ways<'_> {
    /// The same ways with their ends parted where they come to one side of a box: an arrowhead each, and no start in one. Who
    /// would come behind a label for that stays.
    pub(super) fn parted(
        &self,
        mut routes: Vec<Route>,
        #[cfg(feature = "tools")] kept: &mut dyn FnMut(usize, Aim) -> Option<Route>,
    ) -> Vec<Route> {
        let none = 4 * self.boxes.len();
        let (mut sides, mut along) = (Vec::new(), Vec::new());
        for (i, route) in routes.iter().enumerate() {
            for end in [0, 1] {
                let (side, by) = self.place(&route.drawn, i, end);
                sides.push(side);
                along.push(by);
            }
        }
        let mut at = along.clone();
        let by_side = Lists::by(none + 1, &sides);
        for side in 0..none {
            let half = self.boxes[side / 4].half;
            let room = if side & 2 > 0 { half.y } else { half.x } - EDGE;
            let ends = by_side.of(side);
            // A side has no room for so many, and pairs take long.
            #[cfg(feature = "tools")]
            if ends.len() > CROWD {
                continue;
            }
            for _ in 0..PASSES {
                for (j, &b) in ends.iter().enumerate() {
                    for &a in &ends[..j] {
                        let (a, b) = (a as usize, b as usize);
                        let d = at[b] - at[a];
                        let lack = (most(APART - d.abs(), 0.0) * 0.5).copysign(d);
                        at[b] = least(most(at[b] + lack, -room), room);
                        at[a] = least(most(at[a] - lack, -room), room);
                    }
                }
            }
        }
        for (i, route) in routes.iter_mut().enumerate() {
            let by = |end: usize| {
                let by = at[end] - along[end];
                let flat = sides[end] & 2 > 0;
                Point::new(if flat { 0.0 } else { by }, if flat { by } else { 0.0 })
            };
            let (a, b) = self.aims[i];
            let aim = (a + by(2 * i), b + by(2 * i + 1));
            #[cfg(feature = "tools")]
            if let Some(parted) = kept(i, aim) {
                *route = parted;
                continue;
            }
            if aim == self.aims[i] {
                continue;
            }
            let own = ends(self.input, i);
            let hidden = |curve: &Curve| self.under(curve, own, CLEARANCE, u32::MAX);
            let whole = self.arc(i, aim, self.bows[i], self.skews[i]);
            let drawn = self.drawn(&whole, own);
            // Aimed at a corner it may come to another side, or go past the box.
            let stays = |end| self.place(&drawn, i, end).0 == sides[2 * i + end];
            if stays(0) && stays(1) && hidden(&whole) <= hidden(&route.whole) {
                route.whole = whole;
                route.drawn = drawn;
            }
        }
        routes
    }

    /// Of an end of a link: which side of which box, and where along it. Ends that are not drawn, and those of ears, have a
    /// side of their own.
    #[inline(never)]
    fn place(&self, drawn: &Option<Curve>, link: usize, end: usize) -> (u32, f64) {
        let (from, to) = ends(self.input, link);
        let k = if end == 0 { from } else { to };
        let (Some(curve), true) = (drawn, from != to) else {
            return (4 * self.boxes.len() as u32, 0.0);
        };
        let d = curve.0[3 * end] - self.boxes[k].centre;
        let off = Point::new(d.x.abs(), d.y.abs()) - self.boxes[k].half;
        let flat = off.x > off.y;
        let (along, out) = if flat { (d.y, d.x) } else { (d.x, d.y) };
        let side = 4 * k + 2 * usize::from(flat) + usize::from(out < 0.0);
        (side as u32, along)
    }
}
