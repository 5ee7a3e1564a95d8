//! Cubic Bézier curves, and boxes with round corners as distances.

use crate::geometry::{Point, Rect, Size};

/// A cubic Bézier curve by its start, two control points, and end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve(pub [Point; 4]);

impl Curve {
    /// A circular arc from `a` to `b`, bowed to the left of the way (as seen on screen, y down) for
    /// a positive `bow`, which is the tangent of a quarter of the arc's angle: twice the height of
    /// the arc over its chord. Exact at its ends and middle, and to a thousandth of the chord
    /// between for arcs up to a quarter circle (`bow` 0.41).
    pub fn arc(a: Point, b: Point, bow: f64) -> Curve {
        let along = b - a;
        let left = Point::new(along.y, -along.x);
        let out = along * ((1.0 - bow * bow) / 3.0) + left * (2.0 * bow / 3.0);
        let back = along * ((1.0 - bow * bow) / 3.0) - left * (2.0 * bow / 3.0);
        Curve([a, a + out, b - back, b])
    }

    /// The point at `t` (0 at the start, 1 at the end).
    pub fn at(&self, t: f64) -> Point {
        let [a, b, c, d] = self.0;
        let u = 1.0 - t;
        a * (u * u * u) + b * (3.0 * u * u * t) + c * (3.0 * u * t * t) + d * (t * t * t)
    }

    /// The direction at `t`, of length 1; the chord's where the curve has none.
    pub fn direction(&self, t: f64) -> Point {
        let [a, b, c, d] = self.0;
        let u = 1.0 - t;
        let v = (b - a) * (u * u) + (c - b) * (2.0 * u * t) + (d - c) * (t * t);
        if v.length() > 1e-9 {
            v.unit()
        } else {
            (d - a).unit()
        }
    }

    /// The part from `t0` to `t1`.
    pub fn part(&self, t0: f64, t1: f64) -> Curve {
        let cut = |[a, b, c, d]: [Point; 4], t: f64| {
            let (ab, bc, cd) = (a.lerp(b, t), b.lerp(c, t), c.lerp(d, t));
            let (abc, bcd) = (ab.lerp(bc, t), bc.lerp(cd, t));
            let m = abc.lerp(bcd, t);
            ([a, ab, abc, m], [m, bcd, cd, d])
        };
        let (head, _) = cut(self.0, t1);
        let (_, tail) = cut(head, if t1 > 0.0 { t0 / t1 } else { 0.0 });
        Curve(tail)
    }

    /// `n` + 1 points at even `t`, ends included.
    pub fn points(&self, n: usize) -> impl Iterator<Item = Point> + '_ {
        (0..=n).map(move |i| self.at(i as f64 / n as f64))
    }

    /// Length, by 24 chords.
    pub fn length(&self) -> f64 {
        let mut before = self.0[0];
        self.points(24)
            .map(|p| std::mem::replace(&mut before, p).distance(p))
            .sum()
    }

    /// The `t` that lies `length` before the end, going back along the curve; 0 if it is shorter.
    pub fn back_from_end(&self, length: f64) -> f64 {
        const N: usize = 48;
        let mut left = length;
        let mut before = self.0[3];
        for i in (0..N).rev() {
            let t = i as f64 / N as f64;
            let p = self.at(t);
            let step = p.distance(before);
            if step >= left && step > 0.0 {
                return t + (1.0 - left / step) / N as f64;
            }
            left -= step;
            before = p;
        }
        0.0
    }

    /// A rectangle that holds it (that of its control points).
    pub fn hull(&self) -> Rect {
        let [a, b, c, d] = self.0;
        let rect = |p, q: Point| Rect { min: p, max: p }.union(Rect { min: q, max: q });
        rect(a, b).union(rect(c, d))
    }

    /// Distance of a point from it, to within a small part of a map unit.
    pub fn distance(&self, p: Point) -> f64 {
        const N: usize = 24;
        let mut best = f64::INFINITY;
        let mut before = self.0[0];
        for q in self.points(N).skip(1) {
            best = best.min(to_segment(p, before, q));
            before = q;
        }
        best
    }
}

/// Distance of a point from a straight line between two others.
pub fn to_segment(p: Point, a: Point, b: Point) -> f64 {
    let ab = b - a;
    let len = ab.dot(ab);
    let t = if len > 0.0 {
        ((p - a).dot(ab) / len).clamp(0.0, 1.0)
    } else {
        0.0
    };
    p.distance(a.lerp(b, t))
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
            radius: radius.min(half.x).min(half.y),
        }
    }

    /// Distance of a point from its edge; negative inside.
    pub fn distance(&self, p: Point) -> f64 {
        let d = p - self.centre;
        let x = d.x.abs() - self.half.x + self.radius;
        let y = d.y.abs() - self.half.y + self.radius;
        Point::new(x.max(0.0), y.max(0.0)).length() + x.max(y).min(0.0) - self.radius
    }

    /// A point on its long middle line: as far towards `other` as a third of the way there goes
    /// along that line, never near its ends.
    pub fn towards(&self, other: Point) -> Point {
        let d = (other - self.centre) * 0.3;
        let room = Point::new(self.half.x - self.half.y, self.half.y - self.half.x) * 0.85;
        let slide = |by: f64, room: f64| by.clamp(-room.max(0.0), room.max(0.0));
        self.centre + Point::new(slide(d.x, room.x), slide(d.y, room.y))
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
    const N: usize = 32;
    let t = |i: usize| i as f64 / N as f64;
    let out = |t: f64| from.0.distance(curve.at(t)) - from.1;
    let into = |t: f64| to.0.distance(curve.at(t)) - to.1;
    // Out of the first box as soon as can be, into the last as late as can be.
    let start = match (0..=N).find(|&i| out(t(i)) >= 0.0)? {
        0 => 0.0,
        i => bisect(t(i - 1), t(i), out),
    };
    let end = match (0..=N).rev().find(|&i| into(t(i)) >= 0.0)? {
        N => 1.0,
        i => bisect(t(i + 1), t(i), into),
    };
    (end > start).then(|| curve.part(start, end))
}

/// Where `f` passes zero between `below` (f < 0) and `above` (f >= 0); the side that is not below.
fn bisect(mut below: f64, mut above: f64, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..24 {
        let middle = (below + above) / 2.0;
        if f(middle) < 0.0 {
            below = middle;
        } else {
            above = middle;
        }
    }
    above
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
        for p in arc.points(40) {
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
