//! What is at a point.

use super::curve::{Curve, to_segment};
use super::item::{Layer, Scene, Seg, Shape, Target};
use crate::geometry::Point;

/// What is at a point of the map: a factor whose box is there, else a badge, else the link nearest
/// to it within `reach` map units. What lies on top wins among factors and among badges. O(items).
pub fn pick(scene: &Scene, at: Point, reach: f64) -> Option<Target> {
    let top = |layer: Layer, grown: f64| {
        let items = scene.items.iter().rev();
        let mut of = items.filter(|i| i.layer == layer && i.target.is_some());
        let hit = of.find(|i| match &i.shape {
            Shape::Box { rect, .. } => rect.grown(grown).contains(at),
            _ => false,
        });
        hit.and_then(|i| i.target.clone())
    };
    // Small things may be missed by as much as half the reach, labels by nothing.
    top(Layer::Factor, 0.0)
        .or_else(|| top(Layer::Badge, reach / 2.0))
        .or_else(|| top(Layer::Sign, 0.0))
        .or_else(|| nearest_link(scene, at, reach))
}

fn nearest_link(scene: &Scene, at: Point, reach: f64) -> Option<Target> {
    let mut nearest = (reach, None);
    for item in scene.items.iter().rev() {
        if item.layer != Layer::Link || item.target.is_none() {
            continue;
        }
        if !item.shape.bounds().grown(reach).contains(at) {
            continue;
        }
        let Shape::Path { segs, .. } = &item.shape else {
            continue;
        };
        let d = distance(segs, at);
        if d < nearest.0 || (d <= reach && nearest.1.is_none()) {
            nearest = (d, item.target.clone());
        }
    }
    nearest.1
}

/// Distance of a point from the outline of a path.
fn distance(segs: &[Seg], p: Point) -> f64 {
    let mut pen = Point::default();
    let mut first = pen;
    let mut best = f64::INFINITY;
    for seg in segs {
        match *seg {
            Seg::Move(a) => {
                (pen, first) = (a, a);
            }
            Seg::Line(a) => {
                best = best.min(to_segment(p, pen, a));
                pen = a;
            }
            Seg::Cubic(a, b, c) => {
                best = best.min(Curve([pen, a, b, c]).distance(p));
                pen = c;
            }
            Seg::Close => {
                best = best.min(to_segment(p, pen, first));
                pen = first;
            }
        }
    }
    best
}
