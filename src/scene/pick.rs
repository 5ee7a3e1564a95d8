//! What is at a point.

use super::curve::{Curve, to_segment};
use super::item::{Layer, Scene, Seg, Shape, Target};
use crate::geometry::{Point, least};

/// What is at a point of the map: a factor whose box is there, else a badge, else the link nearest
/// to it within `reach` map units. What lies on top wins among factors and among badges. O(items).
pub fn pick(scene: &Scene, at: Point, reach: f64) -> Option<Target> {
    // Small things may be missed by as much as half the reach, labels by nothing.
    let tops = [
        (Layer::Factor, 0.0),
        (Layer::Badge, reach / 2.0),
        (Layer::Sign, 0.0),
    ];
    for &(layer, grown) in &tops {
        for item in scene.items.iter().rev() {
            if item.layer == layer
                && item.target.is_some()
                && let Shape::Box { rect, .. } = &item.shape
                && rect.grown(grown).contains(at)
            {
                return item.target.clone();
            }
        }
    }
    nearest_link(scene, at, reach)
}

fn nearest_link(scene: &Scene, at: Point, reach: f64) -> Option<Target> {
    let (mut nearest, mut target) = (reach, &None);
    for item in scene.items.iter().rev() {
        if item.layer == Layer::Link
            && item.target.is_some()
            && item.shape.bounds().grown(reach).contains(at)
            && let Shape::Path { segs, .. } = &item.shape
        {
            let d = distance(segs, at);
            if d < nearest || (d <= reach && target.is_none()) {
                (nearest, target) = (d, &item.target);
            }
        }
    }
    target.clone()
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
