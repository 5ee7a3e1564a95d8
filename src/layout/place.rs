//! Parts put in place: each turned to suit the host's shape, then packed side by side.

use super::plan::Plan;
use crate::geometry::{Point, Rect, Size};

/// Turns that are tried, over half a turn.
const TURNS: usize = 12;
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
/// O(turns · n²) for the overlaps of the turns, plus the packing.
pub(super) fn arrange(plan: &Plan, at: &mut Vec<Point>) {
    for part in &plan.parts {
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
    let area = |part: &[u32]| -> f64 {
        let sizes = part.iter().map(|&i| plan.sizes[i as usize]);
        sizes.map(|s| s.w * s.h).sum()
    };
    let all: f64 = plan.parts.iter().map(|part| area(part)).sum();
    let Some(main) = plan.parts.iter().find(|part| area(part) > MAIN * all) else {
        return 1.0;
    };
    let mut best = f64::INFINITY;
    for (sin, cos) in turns() {
        let places: Vec<Point> = main
            .iter()
            .map(|&i| turned(at[i as usize], sin, cos))
            .collect();
        let size = bounds(plan, main, &places).size();
        // How far it is from what is wanted, either way.
        let by = plan.aspect * size.h / size.w;
        if by.max(1.0 / by) < best.max(1.0 / best) {
            best = by;
        }
    }
    // Nearly right is right.
    let by = if best > 1.0 {
        (best / NEARLY).max(1.0)
    } else {
        (best * NEARLY).min(1.0)
    };
    by.clamp(1.0 / STRETCH, STRETCH).sqrt()
}

/// Sine and cosine of each turn that is tried.
fn turns() -> impl Iterator<Item = (f64, f64)> {
    (0..TURNS).map(|k| {
        let way = Point::at_angle(std::f64::consts::PI * k as f64 / TURNS as f64);
        (way.y, way.x)
    })
}

fn turned(p: Point, sin: f64, cos: f64) -> Point {
    Point::new(p.x * cos - p.y * sin, p.x * sin + p.y * cos)
}

fn has_fixed(plan: &Plan, part: &[u32]) -> bool {
    part.iter().any(|&i| plan.fixed[i as usize])
}

/// Turns a part to the angle at which it fits best: a small frame and few overlaps.
fn turn(plan: &Plan, part: &[u32], at: &mut [Point]) {
    let middle = part
        .iter()
        .fold(Point::default(), |s, &i| s + at[i as usize])
        * (1.0 / part.len() as f64);
    let mut best: Option<(f64, Vec<Point>)> = None;
    for (sin, cos) in turns() {
        let places: Vec<Point> = part
            .iter()
            .map(|&i| {
                let p = at[i as usize] - middle;
                plan.shown(turned(p, sin, cos))
            })
            .collect();
        let cost = fit(plan, part, &places);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, places));
        }
    }
    if let Some((_, places)) = best {
        for (&i, place) in part.iter().zip(places) {
            at[i as usize] = place;
        }
    }
}

fn fit(plan: &Plan, part: &[u32], places: &[Point]) -> f64 {
    let mut overlap = 0.0;
    for (a, &i) in part.iter().enumerate() {
        for (b, &j) in part.iter().enumerate().skip(a + 1) {
            let apart = plan.apart(i as usize, j as usize);
            let x = apart.w - (places[a].x - places[b].x).abs();
            let y = apart.h - (places[a].y - places[b].y).abs();
            if x > 0.0 && y > 0.0 {
                overlap += x.min(y);
            }
        }
    }
    plan.frame(bounds(plan, part, places).size()) + 2.0 * overlap / (part.len() as f64).sqrt()
}

fn bounds(plan: &Plan, part: &[u32], places: &[Point]) -> Rect {
    Rect::around(
        part.iter()
            .zip(places)
            .map(|(&i, &p)| plan.rect(i as usize, p)),
    )
    .unwrap_or_default()
}

/// Something to be packed: factors that move together.
struct Block {
    members: Vec<u32>,
    bounds: Rect,
}

/// Puts the parts side by side without overlap, so that together they suit the host's frame. Parts
/// with fixed factors stay; factors without any link come together in rows.
fn pack(plan: &Plan, at: &mut Vec<Point>) {
    if plan.parts.len() < 2 {
        return;
    }
    let mut best: Option<(f64, Vec<Point>)> = None;
    for width in ROW_WIDTHS {
        let mut places = at.clone();
        pack_with(plan, width, &mut places);
        let cost = plan.frame(plan.bounds(&places).size());
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, places));
        }
    }
    if let Some((_, places)) = best {
        *at = places;
    }
}

/// Packs with the factors without links in rows of a certain width, in widths of the host's shape.
fn pack_with(plan: &Plan, row_width: f64, at: &mut [Point]) {
    let margin = 2.0 * plan.gap + 0.15 * plan.unit;
    let mut settled: Vec<Rect> = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut singles: Vec<u32> = Vec::new();
    for part in &plan.parts {
        if has_fixed(plan, part) {
            let places: Vec<Point> = part.iter().map(|&i| at[i as usize]).collect();
            settled.push(bounds(plan, part, &places));
        } else if part.len() == 1 {
            singles.push(part[0]);
        } else {
            blocks.push(block(plan, part.clone(), at));
        }
    }
    // Largest first, equal ones in the order of their factors, those without links last.
    let area = |b: &Block| b.bounds.size().w * b.bounds.size().h;
    crate::order::sort_by(&mut blocks, |a, b| {
        area(b).total_cmp(&area(a)).then(a.members.cmp(&b.members))
    });
    if !singles.is_empty() {
        rows_of_singles(plan, &singles, row_width, at);
        blocks.push(block(plan, singles, at));
    }
    if blocks.len() > FEW {
        rows_of_blocks(plan, &mut blocks, &mut settled, at, margin);
        return;
    }
    for block in &mut blocks {
        let place = best_place(plan, block.bounds.size(), &settled, margin);
        shift(block, place, at);
        settled.push(block.bounds);
    }
}

fn block(plan: &Plan, members: Vec<u32>, at: &[Point]) -> Block {
    let places: Vec<Point> = members.iter().map(|&i| at[i as usize]).collect();
    Block {
        bounds: bounds(plan, &members, &places),
        members,
    }
}

fn shift(block: &mut Block, min: Point, at: &mut [Point]) {
    let by = min - block.bounds.min;
    for &i in &block.members {
        at[i as usize] = at[i as usize] + by;
    }
    block.bounds = Rect {
        min,
        max: block.bounds.max + by,
    };
}

/// Top left corner at which a rectangle fits beside the settled ones with the smallest frame.
/// O(candidates · settled), candidates O(settled²).
fn best_place(plan: &Plan, size: Size, settled: &[Rect], margin: f64) -> Point {
    let Some(all) = Rect::around(settled.iter().copied()) else {
        return Point::new(-0.5 * size.w, -0.5 * size.h);
    };
    let (mut xs, mut ys) = (Vec::new(), Vec::new());
    for r in settled.iter().chain([&all]) {
        let middle = r.centre();
        xs.extend([r.max.x + margin, r.min.x - margin - size.w]);
        xs.extend([r.min.x, r.max.x - size.w, middle.x - 0.5 * size.w]);
        ys.extend([r.max.y + margin, r.min.y - margin - size.h]);
        ys.extend([r.min.y, r.max.y - size.h, middle.y - 0.5 * size.h]);
    }
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

/// Factors without links, in rows of about the host's shape.
fn rows_of_singles(plan: &Plan, singles: &[u32], width: f64, at: &mut [Point]) {
    let gap = 2.0 * plan.gap;
    let area: f64 = singles
        .iter()
        .map(|&i| plan.sizes[i as usize])
        .map(|s| (s.w + gap) * (s.h + gap))
        .sum();
    let wanted = width * (area * plan.aspect).sqrt();
    let (mut x, mut y, mut tallest) = (0.0, 0.0, 0.0f64);
    for &i in singles {
        let size = plan.sizes[i as usize];
        if x > 0.0 && x + size.w > wanted {
            (x, y, tallest) = (0.0, y + tallest + gap, 0.0);
        }
        at[i as usize] = Point::new(x + 0.5 * size.w, y + 0.5 * size.h);
        x += size.w + gap;
        tallest = tallest.max(size.h);
    }
}

/// Many parts, in rows below what is settled.
fn rows_of_blocks(
    plan: &Plan,
    blocks: &mut [Block],
    settled: &mut Vec<Rect>,
    at: &mut [Point],
    margin: f64,
) {
    let all = Rect::around(settled.iter().copied()).unwrap_or_default();
    let area: f64 = blocks
        .iter()
        .map(|b| b.bounds.size())
        .map(|s| (s.w + margin) * (s.h + margin))
        .sum();
    let wanted = (area * plan.aspect).sqrt().max(all.size().w);
    let (mut x, mut y, mut tallest) = (0.0, all.max.y + margin, 0.0f64);
    for block in blocks {
        let size = block.bounds.size();
        if x > 0.0 && x + size.w > wanted {
            (x, y, tallest) = (0.0, y + tallest + margin, 0.0);
        }
        shift(block, Point::new(all.min.x + x, y), at);
        settled.push(block.bounds);
        x += size.w + margin;
        tallest = tallest.max(size.h);
    }
}

/// Places to begin with, before any work is done: the given ones, the others in rows below them.
/// O(n).
pub(super) fn first_places(plan: &Plan, start: &[Option<Point>]) -> Vec<Point> {
    let mut at: Vec<Point> = start.iter().map(|p| p.unwrap_or_default()).collect();
    let given =
        Rect::around((0..plan.len()).filter_map(|i| start[i].map(|place| plan.rect(i, place))));
    let others: Vec<u32> = (0..plan.len() as u32)
        .filter(|&i| start[i as usize].is_none())
        .collect();
    rows_of_singles(plan, &others, 1.0, &mut at);
    if let Some(given) = given {
        let mut block = block(plan, others, &at);
        let margin = plan.gap + plan.link_gap;
        let min = Point::new(given.min.x, given.max.y + margin);
        shift(&mut block, min, &mut at);
    } else {
        let middle = plan.bounds(&at).centre();
        at.iter_mut().for_each(|p| *p = *p - middle);
    }
    at
}
