//! How good a layout is, in numbers. All links are taken as straight lines between centres, once
//! per linked pair.

use super::Options;
use super::plan::{Plan, rings};
use crate::analysis::lists::Lists;
use crate::geometry::{Point, Rect, Size};
use crate::model::Network;

/// Measures of one layout. Lower is better but for `compactness`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quality {
    /// Normalized stress: mean over pairs of (s · distance / links between − 1)², with the
    /// scale s at which it is least. 0 is perfect.
    pub stress: f64,
    /// Pairs of links that cross.
    pub crossings: usize,
    /// Pairs of label boxes that overlap.
    pub overlaps: usize,
    /// How often a link runs through the box of a factor that is not its own.
    pub through: usize,
    /// Mean over the shortest loops (of three or more links) of 4πA/P², area over squared
    /// outline: 1 for a circle. `None` without such loops.
    pub compactness: Option<f64>,
    /// Area of the rectangle around all boxes, in areas of all boxes.
    pub area: f64,
    /// Width over height of that rectangle.
    pub aspect: f64,
}

/// Measures a layout. O(n² + m² + n m + m (n + m)): for checks and benches, not for every frame.
///
/// # Panics
/// If `sizes` or `at` are shorter than the network has factors.
pub fn measure(net: &Network, sizes: &[Size], at: &[Point]) -> Quality {
    let plan = Plan::new(net, sizes, &[], &Options::default());
    let bounds = plan.bounds(at).size();
    let boxes: f64 = sizes.iter().map(|s| s.w * s.h).sum();
    Quality {
        stress: stress(&plan, at),
        crossings: crossings(&plan, at),
        overlaps: overlaps(&plan, at),
        through: through(&plan, at),
        compactness: mean_compactness(&rings(plan.len(), &net.from, &net.to), at),
        area: if boxes > 0.0 {
            bounds.w * bounds.h / boxes
        } else {
            0.0
        },
        aspect: if bounds.h > 0.0 {
            bounds.w / bounds.h
        } else {
            1.0
        },
    }
}

fn stress(plan: &Plan, at: &[Point]) -> f64 {
    let (mut sum, mut squares, mut pairs) = (0.0, 0.0, 0.0);
    for i in 0..plan.len() {
        for (j, &d) in plan.steps_from(i).iter().enumerate().skip(i + 1) {
            if d != u32::MAX {
                let ratio = at[i].distance(at[j]) / f64::from(d);
                sum += ratio;
                squares += ratio * ratio;
                pairs += 1.0;
            }
        }
    }
    least_stress(sum, squares, pairs)
}

/// Normalized stress at the best scale, from the sums of the ratios distance/ideal, of their
/// squares, and the number of pairs.
pub(super) fn least_stress(sum: f64, squares: f64, pairs: f64) -> f64 {
    if squares > 0.0 {
        (1.0 - sum * sum / (squares * pairs)).max(0.0)
    } else {
        0.0
    }
}

fn crossings(plan: &Plan, at: &[Point]) -> usize {
    let mut count = 0;
    for (k, &a) in plan.links.iter().enumerate() {
        for &b in &plan.links[k + 1..] {
            count += usize::from(links_cross(a, b, at));
        }
    }
    count
}

/// True if two links that share no factor cross.
pub(super) fn links_cross(a: (u32, u32), b: (u32, u32), at: &[Point]) -> bool {
    if a.0 == b.0 || a.0 == b.1 || a.1 == b.0 || a.1 == b.1 {
        return false;
    }
    segments_cross(
        at[a.0 as usize],
        at[a.1 as usize],
        at[b.0 as usize],
        at[b.1 as usize],
    )
}

/// True if the inner parts of the segments a–b and c–d cross.
pub(super) fn segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let (ab, cd) = (b - a, d - c);
    let across = |v: f64, w: f64| (v > 0.0 && w < 0.0) || (v < 0.0 && w > 0.0);
    across(ab.cross(c - a), ab.cross(d - a)) && across(cd.cross(a - c), cd.cross(b - c))
}

fn overlaps(plan: &Plan, at: &[Point]) -> usize {
    let rects: Vec<Rect> = (0..plan.len()).map(|i| plan.rect(i, at[i])).collect();
    let mut count = 0;
    for (i, a) in rects.iter().enumerate() {
        count += rects[i + 1..].iter().filter(|b| a.overlaps(**b)).count();
    }
    count
}

fn through(plan: &Plan, at: &[Point]) -> usize {
    let mut count = 0;
    for &(a, b) in &plan.links {
        let (p, q) = (at[a as usize], at[b as usize]);
        for (i, &centre) in at.iter().enumerate().take(plan.len()) {
            let foreign = i != a as usize && i != b as usize;
            count += usize::from(foreign && segment_meets_box(p, q, centre, plan.sizes[i]));
        }
    }
    count
}

/// True if the segment a–b runs through the box of a size about a centre.
pub(super) fn segment_meets_box(a: Point, b: Point, centre: Point, size: Size) -> bool {
    let d = b - a;
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    for (p, d, c, half) in [
        (a.x, d.x, centre.x, 0.5 * size.w),
        (a.y, d.y, centre.y, 0.5 * size.h),
    ] {
        if d == 0.0 {
            if (p - c).abs() > half {
                return false;
            }
            continue;
        }
        let (s, t) = ((c - half - p) / d, (c + half - p) / d);
        enter = enter.max(s.min(t));
        leave = leave.min(s.max(t));
        if enter > leave {
            return false;
        }
    }
    true
}

/// Mean 4πA/P² of loops given as factors in running order.
pub(super) fn mean_compactness(rings: &Lists, at: &[Point]) -> Option<f64> {
    let mut sum = 0.0;
    for k in 0..rings.len() {
        sum += compactness(rings.of(k), |i| at[i]);
    }
    (rings.len() > 0).then(|| sum / rings.len() as f64)
}

/// 4πA/P² of the polygon through the factors of a loop, given where each factor is.
pub(super) fn compactness(ring: &[u32], at: impl Fn(usize) -> Point) -> f64 {
    let (mut area, mut outline) = (0.0, 0.0);
    let Some(&last) = ring.last() else {
        return 0.0;
    };
    let mut p = at(last as usize);
    for &i in ring {
        let q = at(i as usize);
        area += p.cross(q);
        outline += p.distance(q);
        p = q;
    }
    if outline > 0.0 {
        2.0 * std::f64::consts::PI * area.abs() / (outline * outline)
    } else {
        0.0
    }
}
