//! Parts put in place: each turned to suit the host's shape, then packed side by side.

use super::plan::Plan;
use crate::geometry::{Point, Rect, Size, least, most};
use crate::order;

/// Sine and cosine of the turns that are tried, twelve over half a turn. Written out, because the
/// functions that compute them for any angle weigh five kilobytes.
#[expect(
    clippy::approx_constant,
    reason = "to the last bit what the functions give"
)]
pub(super) const TURNS: [(f64, f64); 12] = [
    (0.0, 1.0),
    (0.25881904510252074, 0.9659258262890683),
    (0.49999999999999994, 0.8660254037844387),
    (0.7071067811865475, 0.7071067811865476),
    (0.8660254037844386, 0.5000000000000001),
    (0.9659258262890683, 0.25881904510252074),
    (1.0, 6.123233995736766e-17),
    (0.9659258262890683, -0.25881904510252063),
    (0.8660254037844387, -0.4999999999999998),
    (0.7071067811865476, -0.7071067811865475),
    (0.49999999999999994, -0.8660254037844387),
    (0.258819045102521, -0.9659258262890682),
];
/// Farthest that a map is stretched to suit the host: across over down, or the other way.
const STRETCH: f64 = 1.7;
/// A shape that differs from the host's by no more than this is left as it is.
const NEARLY: f64 = 1.15;
/// A part with less than this share of the boxes' area does not decide on the stretch.
const MAIN: f64 = 0.6;
/// Widths of the rows of factors without links that are tried, in widths of the host's shape.
const ROW_WIDTHS: [f64; 7] = [0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8];
/// Above this many parts they are set in rows instead of fitted one by one.
const FEW: usize = 40;

/// Turns and stretches each movable part for the host's shape, then packs the parts.
/// O(turns · n), plus the packing.
pub(super) fn arrange(plan: &Plan, at: &mut Vec<Point>) {
    for part in 0..plan.parts.len() {
        let part = plan.parts.of(part);
        if part.len() > 1 && !has_fixed(plan, part) {
            turn(plan, part, at);
        }
    }
    pack(plan, at);
}

/// By how much the map should be stretched, across over down, so that its largest part suits the
/// host's shape when it is turned well; 1 if there are several large parts, which are packed to
/// suit it. `at` are places before any stretch. O(n).
pub(super) fn wanted_stretch(plan: &Plan, at: &[Point]) -> f64 {
    let mut all = 0.0;
    for part in 0..plan.parts.len() {
        all += plan.area(plan.parts.of(part), 0.0);
    }
    let mut main: &[u32] = &[];
    for part in 0..plan.parts.len() {
        let part = plan.parts.of(part);
        // At most one has more than half of the area.
        if plan.area(part, 0.0) > MAIN * all {
            main = part;
        }
    }
    if main.is_empty() {
        return 1.0;
    }
    let mut places = at.to_vec();
    let mut best = f64::INFINITY;
    for &turn in &TURNS {
        turned(main, at, turn, Point::default(), &mut places);
        let size = plan.bounds_of(main, &places).size();
        // How far it is from what is wanted, either way.
        let by = plan.aspect * size.h / size.w;
        if most(by, 1.0 / by) < most(best, 1.0 / best) {
            best = by;
        }
    }
    // Nearly right is right.
    let by = if best > 1.0 {
        most(best / NEARLY, 1.0)
    } else {
        least(best * NEARLY, 1.0)
    };
    least(most(by, 1.0 / STRETCH), STRETCH).sqrt()
}

/// The places of some, turned about a point, which becomes the origin.
fn turned(some: &[u32], at: &[Point], (sin, cos): (f64, f64), middle: Point, places: &mut [Point]) {
    for &i in some {
        let p = at[i as usize] - middle;
        places[i as usize] = Point::new(p.x * cos - p.y * sin, p.x * sin + p.y * cos);
    }
}

fn has_fixed(plan: &Plan, part: &[u32]) -> bool {
    part.iter().any(|&i| plan.fixed[i as usize])
}

/// Turns a part to the angle at which it has the smallest frame.
fn turn(plan: &Plan, part: &[u32], at: &mut Vec<Point>) {
    let mut middle = Point::default();
    for &i in part {
        middle = middle + at[i as usize];
    }
    middle = middle * (1.0 / part.len() as f64);
    let from = at.clone();
    let mut places = at.clone();
    let mut least = f64::INFINITY;
    for (k, &turn) in TURNS.iter().enumerate() {
        turned(part, &from, turn, middle, &mut places);
        for &i in part {
            places[i as usize] = plan.shown(places[i as usize]);
        }
        let cost = plan.frame(plan.bounds_of(part, &places).size());
        if cost < least || k == 0 {
            least = cost;
            at.clone_from(&places);
        }
    }
}

/// Something to be packed: factors that move together.
struct Block<'a> {
    members: &'a [u32],
    bounds: Rect,
}

/// Puts the parts side by side without overlap, so that together they suit the host's frame. Parts
/// with fixed factors stay; factors without any link come together in rows.
pub(super) fn pack(plan: &Plan, at: &mut Vec<Point>) {
    if plan.parts.len() < 2 {
        return;
    }
    let from = at.clone();
    let mut least = f64::INFINITY;
    for (k, &width) in ROW_WIDTHS.iter().enumerate() {
        let mut places = from.clone();
        pack_with(plan, width, &mut places);
        let cost = plan.frame(plan.bounds(&places).size());
        if cost < least || k == 0 {
            least = cost;
            *at = places;
        }
    }
}

/// Packs with the factors without links in rows of a certain width, in widths of the host's shape.
fn pack_with(plan: &Plan, row_width: f64, at: &mut [Point]) {
    let margin = 2.0 * plan.gap + 0.15 * plan.unit;
    let mut settled: Vec<Rect> = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut singles: Vec<u32> = Vec::new();
    for part in 0..plan.parts.len() {
        let part = plan.parts.of(part);
        if has_fixed(plan, part) {
            settled.push(plan.bounds_of(part, at));
        } else if let &[single] = part {
            singles.push(single);
        } else {
            blocks.push(block(plan, part, at));
        }
    }
    // Largest first, equal ones in the order of their factors, those without links last.
    let area = |b: &Block| b.bounds.size().w * b.bounds.size().h;
    let mut order = order::sorted(blocks.len(), &mut |a, b| {
        area(&blocks[b as usize]).total_cmp(&area(&blocks[a as usize]))
    });
    if !singles.is_empty() {
        rows_of_singles(plan, &singles, row_width, at);
        order.push(blocks.len() as u32);
        blocks.push(block(plan, &singles, at));
    }
    if blocks.len() > FEW {
        // In rows below what is settled.
        let all = around(&settled).unwrap_or_default();
        let size = |k: usize| blocks[order[k] as usize].bounds.size();
        let corners = rows(plan, blocks.len(), &size, 1.0, all.size().w, margin);
        let below = Point::new(all.min.x, all.max.y + margin);
        for (k, &corner) in corners.iter().enumerate() {
            shift(&blocks[order[k] as usize], below + corner, at);
        }
        return;
    }
    for &k in &order {
        let block = &blocks[k as usize];
        let min = best_place(plan, block.bounds.size(), &settled, margin);
        shift(block, min, at);
        settled.push(Rect {
            min,
            max: block.bounds.max + (min - block.bounds.min),
        });
    }
}

fn block<'a>(plan: &Plan, members: &'a [u32], at: &[Point]) -> Block<'a> {
    Block {
        bounds: plan.bounds_of(members, at),
        members,
    }
}

/// Moves a block so that its top left corner is at a place.
fn shift(block: &Block, min: Point, at: &mut [Point]) {
    let by = min - block.bounds.min;
    for &i in block.members {
        at[i as usize] = at[i as usize] + by;
    }
}

/// Top left corner at which a rectangle fits beside the settled ones with the smallest frame.
/// O(candidates · settled), candidates O(settled²).
fn best_place(plan: &Plan, size: Size, settled: &[Rect], margin: f64) -> Point {
    let Some(all) = around(settled) else {
        return Point::new(-0.5 * size.w, -0.5 * size.h);
    };
    let (mut xs, mut ys) = (Vec::new(), Vec::new());
    for r in settled {
        beside(r.min.x, r.max.x, size.w, margin, &mut xs);
        beside(r.min.y, r.max.y, size.h, margin, &mut ys);
    }
    beside(all.min.x, all.max.x, size.w, margin, &mut xs);
    beside(all.min.y, all.max.y, size.h, margin, &mut ys);
    let mut best = Point::new(all.max.x + margin, all.min.y);
    let mut least = f64::INFINITY;
    for &x in &xs {
        for &y in &ys {
            let rect = Rect {
                min: Point::new(x, y),
                max: Point::new(x + size.w, y + size.h),
            };
            let room = rect.grown(margin * 0.999);
            let off = rect.centre().distance(all.centre());
            let cost = plan.frame(all.union(rect).size()) + 0.05 * off;
            if cost < least && !settled.iter().any(|r| r.overlaps(room)) {
                least = cost;
                best = rect.min;
            }
        }
    }
    best
}

/// Where a length stands well beside or along another: after it, before it, and in line with its
/// start, its end and its middle.
fn beside(min: f64, max: f64, length: f64, margin: f64, places: &mut Vec<f64>) {
    let middle = min + (max - min) * 0.5;
    places.extend_from_slice(&[
        max + margin,
        min - margin - length,
        min,
        max - length,
        middle - 0.5 * length,
    ]);
}

fn around(rects: &[Rect]) -> Option<Rect> {
    let mut all = *rects.first()?;
    for &rect in rects {
        all = all.union(rect);
    }
    Some(all)
}

/// Factors without links, in rows of about the host's shape.
fn rows_of_singles(plan: &Plan, singles: &[u32], width: f64, at: &mut [Point]) {
    let size = |k: usize| plan.sizes[singles[k] as usize];
    let corners = rows(plan, singles.len(), &size, width, 0.0, 2.0 * plan.gap);
    for (k, &i) in singles.iter().enumerate() {
        let Size { w, h } = size(k);
        at[i as usize] = corners[k] + Point::new(0.5 * w, 0.5 * h);
    }
}

/// Top left corners of so many boxes in rows of a width in widths of the host's shape, but at
/// `least` so wide. O(n).
fn rows(
    plan: &Plan,
    n: usize,
    size: &dyn Fn(usize) -> Size,
    width: f64,
    least: f64,
    gap: f64,
) -> Vec<Point> {
    let mut area = 0.0;
    for k in 0..n {
        area += (size(k).w + gap) * (size(k).h + gap);
    }
    let wanted = most(width * (area * plan.aspect).sqrt(), least);
    let (mut x, mut y, mut tallest) = (0.0, 0.0, 0.0f64);
    order::list(n, &mut |k| {
        let Size { w, h } = size(k);
        if x > 0.0 && x + w > wanted {
            (x, y, tallest) = (0.0, y + tallest + gap, 0.0);
        }
        let corner = Point::new(x, y);
        x += w + gap;
        tallest = most(tallest, h);
        corner
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_twelfths_of_half_a_turn() {
        for (k, turn) in TURNS.into_iter().enumerate() {
            let angle = std::f64::consts::PI * k as f64 / TURNS.len() as f64;
            assert_eq!(turn, (libm::sin(angle), libm::cos(angle)));
        }
    }
}
