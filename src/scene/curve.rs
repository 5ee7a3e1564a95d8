//! Cubic Bézier curves, and boxes with round corners as distances.

use crate::geometry::{Point, Rect, Size, least, most};

/// A cubic Bézier curve by its start, two control points, and end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve(pub [Point; 4]);

impl Curve {
    /// A circular arc from `a` to `b`, bowed to the left of the way (as seen on screen, y down) for
    /// a positive `bow`, which is the tangent of a quarter of the arc's angle: twice the height of
    /// the arc over its chord. Exact at its ends and middle, and to a thousandth of the chord
    /// between for arcs up to a quarter circle (`bow` 0.41).
    pub fn arc(a: Point, b: Point, bow: f64) -> Curve {
        Curve::bent(a, b, bow, bow)
    }

    /// The same with a bow of its own for each end: higher towards the one where it bows more, and shaped like an S
    /// where one is negative.
    pub fn bent(a: Point, b: Point, first: f64, last: f64) -> Curve {
        let along = b - a;
        let left = Point::new(along.y, -along.x);
        let arm =
            |bow: f64, side: f64| along * ((1.0 - bow * bow) / 3.0) + left * (side * bow / 3.0);
        Curve([a, a + arm(first, 2.0), b - arm(last, -2.0), b])
    }

    /// The point at `t` (0 at the start, 1 at the end).
    pub fn at(&self, t: f64) -> Point {
        let [a, b, c, d] = self.0;
        let u = 1.0 - t;
        a * (u * u * u) + b * (3.0 * u * u * t) + c * (3.0 * u * t * t) + d * (t * t * t)
    }

    /// A third of how fast and whither it goes at `t`.
    fn pace(&self, t: f64) -> Point {
        let [a, b, c, d] = self.0;
        let u = 1.0 - t;
        (b - a) * (u * u) + (c - b) * (2.0 * u * t) + (d - c) * (t * t)
    }

    /// The direction at `t`, of length 1; the chord's where the curve has none.
    pub fn direction(&self, t: f64) -> Point {
        let pace = self.pace(t);
        if pace.length() > 1e-9 {
            pace.unit()
        } else {
            (self.0[3] - self.0[0]).unit()
        }
    }

    /// The part from `t0` to `t1`.
    pub fn part(&self, t0: f64, t1: f64) -> Curve {
        let (a, d) = (self.at(t0), self.at(t1));
        let share = t1 - t0;
        Curve([a, a + self.pace(t0) * share, d - self.pace(t1) * share, d])
    }

    /// Length, by 24 chords.
    pub fn length(&self) -> f64 {
        let mut length = 0.0;
        let mut before = self.0[0];
        for i in 0..CHORDS + 1 {
            let p = self.nth(i);
            length += before.distance(p);
            before = p;
        }
        length
    }

    /// The end of the `i`th of 24 chords.
    fn nth(&self, i: u32) -> Point {
        self.at(f64::from(i) / f64::from(CHORDS))
    }

    /// The `t` that lies `length` before the end, going back along the curve; 0 if it is shorter.
    pub fn back_from_end(&self, length: f64) -> f64 {
        const N: i32 = 48;
        let mut left = length;
        let mut before = self.0[3];
        for i in (0..N).rev() {
            let t = f64::from(i) / f64::from(N);
            let p = self.at(t);
            let step = p.distance(before);
            if step >= left && step > 0.0 {
                return t + (1.0 - left / step) / f64::from(N);
            }
            left -= step;
            before = p;
        }
        0.0
    }

    /// The ends of its chords.
    #[cfg(feature = "tools")]
    pub fn points(&self) -> [Point; CHORDS as usize + 1] {
        let mut points = [Point::default(); CHORDS as usize + 1];
        for (i, point) in points.iter_mut().enumerate() {
            *point = self.nth(i as u32);
        }
        points
    }

    /// Twice as many points: so close together that no corner of a box lies between them.
    pub fn close_points(&self) -> [Point; 2 * CHORDS as usize + 1] {
        let mut points = [Point::default(); 2 * CHORDS as usize + 1];
        for (i, point) in points.iter_mut().enumerate() {
            *point = self.at(i as f64 / (2.0 * f64::from(CHORDS)));
        }
        points
    }

    /// A rectangle that holds it (that of its control points).
    pub fn hull(&self) -> Rect {
        Rect::around_points(&self.0)
    }

    /// The smallest rectangle that holds it: its ends, and where it turns back to the left, right, top or bottom.
    #[cfg(feature = "tools")]
    pub fn reach(&self) -> Rect {
        let [a, b, c, d] = self.0;
        let mut points = vec![a, d];
        for of in [|p: Point| p.x, |p: Point| p.y] {
            // Where a(1-t)² + 2b(1-t)t + ct² is 0, of the three steps from point to point.
            let [a, b, c] = [of(b - a), of(c - b), of(d - c)];
            let (square, line) = (a - 2.0 * b + c, b - a);
            let root = most(line * line - square * a, 0.0).sqrt();
            // In the form that keeps its digits where the square all but vanishes, and the other.
            let far = -line - if line < 0.0 { -root } else { root };
            for t in [far / square, a / far] {
                if t > 0.0 && t < 1.0 {
                    points.push(self.at(t));
                }
            }
        }
        Rect::around_points(&points)
    }

    /// Distance of a point from it, to within a small part of a map unit.
    pub fn distance(&self, p: Point) -> f64 {
        let mut best = f64::INFINITY;
        let mut before = self.0[0];
        for i in 1..CHORDS + 1 {
            let q = self.nth(i);
            best = least(best, to_segment(p, before, q));
            before = q;
        }
        best
    }

    /// How much of it runs nearer than `gap` to boxes other than its own two, in 48ths, counted
    /// anew for each, and four times if behind it.
    #[cfg(any(not(feature = "tools"), test))]
    #[inline(never)]
    pub fn under(&self, boxes: &[RoundBox], own: (usize, usize), gap: f64) -> u32 {
        let hull = self.hull().grown(gap);
        let points = self.close_points();
        let mut count = 0;
        for (k, other) in boxes.iter().enumerate() {
            if k == own.0 || k == own.1 || !hull.overlaps(other.rect()) {
                continue;
            }
            for point in &points {
                count += other.hides(*point, gap);
            }
        }
        count
    }
}

/// So many chords stand for a curve where it is measured.
const CHORDS: u32 = 24;

/// Distance of a point from a straight line between two others.
pub fn to_segment(p: Point, a: Point, b: Point) -> f64 {
    p.distance(foot(p, a, b))
}

/// The point of a straight line between two others that is nearest to a point.
pub fn foot(p: Point, a: Point, b: Point) -> Point {
    let ab = b - a;
    let len = ab.dot(ab);
    let t = if len > 0.0 {
        most(least((p - a).dot(ab) / len, 1.0), 0.0)
    } else {
        0.0
    };
    a.lerp(b, t)
}

/// A box with round corners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoundBox {
    /// Its middle.
    pub centre: Point,
    /// Half its width and height.
    pub half: Point,
    /// Radius of its corners.
    pub radius: f64,
}

impl RoundBox {
    /// The box of a size about a centre.
    pub fn about(centre: Point, size: Size, radius: f64) -> RoundBox {
        let half = Point::new(size.w / 2.0, size.h / 2.0);
        RoundBox {
            centre,
            half,
            radius: least(least(radius, half.x), half.y),
        }
    }

    /// Distance of a point from its edge; negative inside.
    pub fn distance(&self, p: Point) -> f64 {
        let d = p - self.centre;
        let x = d.x.abs() - self.half.x + self.radius;
        let y = d.y.abs() - self.half.y + self.radius;
        Point::new(most(x, 0.0), most(y, 0.0)).length() + least(most(x, y), 0.0) - self.radius
    }

    /// How bad it is for a link to pass there: nearer than a gap, or behind the box.
    pub fn hides(&self, p: Point, gap: f64) -> u32 {
        let distance = self.distance(p);
        u32::from(distance < gap) + 3 * u32::from(distance < 0.0)
    }

    /// True if a point is surely no nearer to its edge than this: quicker than the distance.
    #[cfg(feature = "tools")]
    pub fn is_off(&self, p: Point, distance: f64) -> bool {
        // A little more, lest rounding hide a box that is as near.
        let most = distance + 1e-6;
        let d = p - self.centre;
        d.x.abs() - self.half.x > most || d.y.abs() - self.half.y > most
    }

    /// A point on its long middle line: as far towards `other` as a third of the way there goes
    /// along that line, never near its ends.
    pub fn towards(&self, other: Point) -> Point {
        let d = (other - self.centre) * 0.3;
        let room = (self.half.x - self.half.y) * 0.85;
        let slide = |by: f64, room: f64| least(most(by, -most(room, 0.0)), most(room, 0.0));
        self.centre + Point::new(slide(d.x, room), slide(d.y, -room))
    }

    /// The rectangle around it.
    pub fn rect(&self) -> Rect {
        Rect {
            min: self.centre - self.half,
            max: self.centre + self.half,
        }
    }
}

/// The part of a curve that is at least `from.1` away from the box that it starts in and `to.1`
/// away from the one that it ends in, to within a millionth of its length; `None` if nothing is left.
pub fn trimmed(curve: &Curve, from: (&RoundBox, f64), to: (&RoundBox, f64)) -> Option<Curve> {
    // Out of the first box as soon as can be, into the last as late as can be.
    let [a, b, c, d] = curve.0;
    let start = way_out(curve, from.0, from.1)?;
    let end = 1.0 - way_out(&Curve([d, c, b, a]), to.0, to.1)?;
    (end > start).then(|| curve.part(start, end))
}

/// The first `t` at which a curve is as far away from a box as asked for.
fn way_out(curve: &Curve, from: &RoundBox, gap: f64) -> Option<f64> {
    const N: u32 = 32;
    let near = |t: f64| from.distance(curve.at(t)) < gap;
    let mut above = 0.0;
    while near(above) {
        above += 1.0 / f64::from(N);
        if above > 1.0 {
            return None;
        }
    }
    if above == 0.0 {
        return Some(above);
    }
    let mut below = above - 1.0 / f64::from(N);
    for _ in 0..24 {
        let middle = (below + above) / 2.0;
        if near(middle) {
            below = middle;
        } else {
            above = middle;
        }
    }
    Some(above)
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Point = Point::new(0.0, 0.0);
    const B: Point = Point::new(100.0, 0.0);

    #[test]
    fn an_arc_is_a_circle_to_a_thousandth() {
        // The tangent of an eighth of a half turn: a quarter circle about a point below.
        let arc = Curve::arc(A, B, 2f64.sqrt() - 1.0);
        let (middle, radius) = (Point::new(50.0, 50.0), 5000f64.sqrt());
        for p in (0..=40).map(|i| arc.at(f64::from(i) / 40.0)) {
            assert!((p.distance(middle) - radius).abs() < 0.1, "{p:?}");
            assert!(p.y <= 1e-9, "over the chord on screen: left of the way");
        }
    }

    #[test]
    fn a_part_of_a_curve_lies_on_it() {
        let arc = Curve::arc(A, B, 0.3);
        let part = arc.part(0.2, 0.7);
        assert!(part.at(0.0).distance(arc.at(0.2)) < 1e-9);
        assert!(part.at(0.5).distance(arc.at(0.45)) < 1e-9);
        assert!(part.at(1.0).distance(arc.at(0.7)) < 1e-9);
    }

    #[test]
    fn the_reach_of_a_curve_is_that_of_its_points_and_no_more() {
        let somewhere = |i: u32| Point::new(f64::from(i * 37 % 101), f64::from(i * 53 % 89));
        let straight = [Curve([A, A, B, B]), Curve([A; 4]), Curve::arc(B, A, 0.0)];
        let bent =
            (0..400).map(|i| Curve([0, 1, 2, 3].map(|k| somewhere(7 * i + 11 * k * (i % 5 + 1)))));
        for curve in bent.chain(straight) {
            let reach = curve.reach();
            let points: Vec<Point> = (0..=2000)
                .map(|i| curve.at(f64::from(i) / 2000.0))
                .collect();
            let seen = Rect::around_points(&points);
            assert_eq!(
                reach.grown(1e-9).union(seen),
                reach.grown(1e-9),
                "{curve:?}"
            );
            assert_eq!(seen.grown(1e-3).union(reach), seen.grown(1e-3), "{curve:?}");
        }
    }

    #[test]
    fn a_trimmed_curve_ends_at_the_gap_from_both_boxes() {
        let size = Size { w: 40.0, h: 20.0 };
        let (a, b) = (RoundBox::about(A, size, 6.0), RoundBox::about(B, size, 6.0));
        for bow in [-0.5, -0.1, 0.0, 0.2, 0.4] {
            let c = trimmed(&Curve::arc(A, B, bow), (&a, 2.0), (&b, 3.0)).expect("room between");
            assert!((a.distance(c.at(0.0)) - 2.0).abs() < 1e-3);
            assert!((b.distance(c.at(1.0)) - 3.0).abs() < 1e-3);
        }
    }

    #[test]
    fn nothing_is_left_between_boxes_that_lie_on_each_other() {
        let size = Size { w: 40.0, h: 20.0 };
        let a = RoundBox::about(A, size, 6.0);
        assert_eq!(trimmed(&Curve::arc(A, A, 0.2), (&a, 2.0), (&a, 3.0)), None);
    }

    #[test]
    fn going_back_from_the_end_measures_along_the_curve() {
        let arc = Curve::arc(A, B, 0.3);
        let t = arc.back_from_end(20.0);
        assert!((arc.part(t, 1.0).length() - 20.0).abs() < 0.2);
        assert_eq!(arc.back_from_end(1e6), 0.0);
    }
}
