//! What is at a point.

use super::curve::{Curve, to_segment};
use super::item::{Layer, Scene, Seg, Shape, Target};
use crate::geometry::{Point, Rect, least, most};

/// What is at a point of the map: the nearest of labels, badges, signs and links within `reach` map
/// units, so that what is large takes nothing from what is small beside it. Where a point lies in
/// several, what lies on top. O(items).
pub fn pick(scene: &Scene, at: Point, reach: f64) -> Option<Target> {
    let (mut nearest, mut target) = (reach, &None);
    for item in scene.items.iter().rev() {
        if item.target.is_none() || !item.shape.bounds().grown(nearest).contains(at) {
            continue;
        }
        let far = match &item.shape {
            Shape::Box { rect, .. } if item.layer != Layer::Highlight => outside(*rect, at),
            Shape::Path { segs, .. } if item.layer == Layer::Link => distance(segs, at),
            Shape::Text { .. } if item.layer == Layer::Sign => outside(item.shape.bounds(), at),
            _ => continue,
        };
        if far < nearest || (far <= reach && target.is_none()) {
            (nearest, target) = (far, &item.target);
        }
    }
    target.clone()
}

/// Distance of a point from a rectangle; 0 in it.
fn outside(rect: Rect, p: Point) -> f64 {
    let x = most(rect.min.x - p.x, p.x - rect.max.x);
    let y = most(rect.min.y - p.y, p.y - rect.max.y);
    Point::new(most(x, 0.0), most(y, 0.0)).length()
}

/// Distance of a point from the outline of a path.
fn distance(segs: &[Seg], p: Point) -> f64 {
    let (mut pen, mut first) = (p, p);
    let mut best = f64::INFINITY;
    for seg in segs {
        let (end, far) = match *seg {
            Seg::Move(a) => {
                first = a;
                (a, f64::INFINITY)
            }
            Seg::Line(a) => (a, to_segment(p, pen, a)),
            Seg::Cubic(a, b, c) => (c, Curve([pen, a, b, c]).distance(p)),
            Seg::Close => (first, to_segment(p, pen, first)),
        };
        best = least(best, far);
        pen = end;
    }
    best
}
