//! Which way each link goes: an arc that bows away from the middle of the shortest loop it lies
//! on, so that loops read as rings; pairs as a lens, self-links as an ear.

use super::Input;
use super::curve::{Curve, RoundBox, trimmed};
use crate::geometry::{Point, Rect};

/// Radius of the corners of label boxes.
pub const RADIUS: f64 = 8.0;
/// Free space between a box and the start of a link.
pub const GAP_START: f64 = 1.5;
/// Free space between a box and the tip of an arrowhead.
pub const GAP_END: f64 = 2.5;

/// The smallest bow of a link on a loop, and the largest that its loop asks for.
const BOW: (f64, f64) = (0.08, 0.26);
/// The bow of a link on no loop.
const BOW_ALONE: f64 = 0.07;
/// The bow of each side of a lens.
const BOW_LENS: f64 = 0.19;
/// How much more the next of parallel links bows.
const BOW_NEXT: f64 = 0.17;
/// The largest bow that is tried to get around a label.
const BOW_MOST: f64 = 0.42;

/// The way of one link.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// From centre to centre, or out of the box and back.
    pub whole: Curve,
    /// What is drawn: from box to box. `None` if the boxes leave no room.
    pub drawn: Option<Curve>,
    /// +1 if the outer side is on the left of the way as seen on screen, else −1.
    pub outer: f64,
}

/// Where each link points to inside the boxes it joins: their middles, slid a little along a wide
/// box towards the other end, so that links that come from apart arrive apart.
fn aims(input: &Input, boxes: &[RoundBox]) -> Vec<(Point, Point)> {
    let net = input.net;
    let ends = net.from.iter().zip(&net.to);
    ends.map(|(&a, &b)| {
        let (a, b) = (&boxes[a as usize], &boxes[b as usize]);
        (a.towards(b.centre), b.towards(a.centre))
    })
    .collect()
}

/// The box of each factor.
pub fn boxes(input: &Input) -> Vec<RoundBox> {
    let at = input.at.iter().zip(input.boxes);
    at.map(|(&at, b)| RoundBox::about(at, b.size, RADIUS))
        .collect()
}

/// The way of every link of the network. O(links × boxes).
pub fn routes(input: &Input, boxes: &[RoundBox]) -> Vec<Route> {
    let net = input.net;
    let middle = mean(input.at.iter().copied());
    let m = net.link_count();
    let aims = aims(input, boxes);
    let wishes: Vec<f64> = (0..m).map(|i| wish(input, i, aims[i], middle)).collect();

    // Links by their two ends: those that share them must keep apart.
    let mut order: Vec<usize> = (0..m).collect();
    let ends = |i: usize| (net.from[i].min(net.to[i]), net.from[i].max(net.to[i]));
    crate::order::sort_by_key(&mut order, |&i| (ends(i), net.from[i], i));

    let mut bows = vec![0.0; m];
    for bundle in order.chunk_by(|&a, &b| ends(a) == ends(b)) {
        spread(input, bundle, &wishes, &aims, boxes, &mut bows);
    }
    let mut ears = vec![0u32; net.factor_count()];
    (0..m)
        .map(|i| {
            let (a, b) = (net.from[i] as usize, net.to[i] as usize);
            let (whole, outer) = if a == b {
                ears[a] += 1;
                (ear(input, a, ears[a] - 1, middle, boxes), 1.0)
            } else {
                let whole = Curve::arc(aims[i].0, aims[i].1, bows[i]);
                (whole, if bows[i] < 0.0 { -1.0 } else { 1.0 })
            };
            Route {
                whole,
                drawn: trimmed(&whole, (&boxes[a], GAP_START), (&boxes[b], GAP_END)),
                outer,
            }
        })
        .collect()
}

/// The bow that a link would have if it were alone.
fn wish(input: &Input, link: usize, (a, b): (Point, Point), middle: Point) -> f64 {
    let net = input.net;
    let ring = input.rings.get(link).and_then(Option::as_ref);
    let (centre, size) = match ring {
        Some(ring) => {
            let places = ring
                .iter()
                .filter_map(|&l| net.from.get(l as usize))
                .map(|&f| input.at[f as usize]);
            let centre = mean(places);
            (centre, arc_about(a, b, centre).clamp(BOW.0, BOW.1))
        }
        None => (middle, BOW_ALONE),
    };
    // On the left of the way as seen on screen, where positive bows go.
    let left = Point::new((b - a).y, -(b - a).x);
    if (centre - a).dot(left) > 0.0 {
        -size
    } else {
        size
    }
}

/// The bow of the arc over the angle under which `c` sees `a` and `b`.
fn arc_about(a: Point, b: Point, c: Point) -> f64 {
    let cos = (a - c).unit().dot((b - c).unit()).clamp(-1.0, 1.0);
    if cos <= -0.999 {
        return 1.0;
    }
    // Tangents of the half and of the quarter of the angle.
    let half = ((1.0 - cos) / (1.0 + cos)).sqrt();
    half / (1.0 + (1.0 + half * half).sqrt())
}

/// Bows of the links between the same two factors.
fn spread(
    input: &Input,
    bundle: &[usize],
    wishes: &[f64],
    aims: &[(Point, Point)],
    boxes: &[RoundBox],
    bows: &mut [f64],
) {
    let net = input.net;
    let (a, b) = (net.from[bundle[0]] as usize, net.to[bundle[0]] as usize);
    if a == b {
        return;
    }
    let there = bundle
        .iter()
        .filter(|&&i| net.from[i] as usize == a)
        .count();
    let back = bundle.len() - there;
    let mean_wish = bundle.iter().map(|&i| wishes[i]).sum::<f64>() / bundle.len() as f64;
    if back > 0 {
        // A lens: every link on its own left, or every one on its own right.
        let side = if mean_wish < 0.0 { -1.0 } else { 1.0 };
        let clear = |by: f64| {
            let hits = bundle
                .iter()
                .map(|&i| through(input, i, aims[i], side * by, boxes));
            hits.sum::<u32>()
        };
        let base = best(
            BOW_LENS,
            [0.0, 0.07, 0.14, -0.06].map(|d| BOW_LENS + d),
            clear,
        );
        for run in [&bundle[..there], &bundle[there..]] {
            for (k, &i) in run.iter().enumerate() {
                bows[i] = side * (base + k as f64 * BOW_NEXT);
            }
        }
        return;
    }
    let n = bundle.len() as f64;
    let offset = |k: usize| (k as f64 - (n - 1.0) / 2.0) * BOW_NEXT;
    let tries = (0..=8).flat_map(|k| {
        let by = f64::from(k) * 0.06;
        [mean_wish + by, mean_wish - by]
    });
    let tries = tries.filter(|bow| bow.abs() <= BOW_MOST);
    let clear = |bow: f64| {
        let hits = bundle.iter().enumerate();
        hits.map(|(k, &i)| through(input, i, aims[i], bow + offset(k), boxes))
            .sum::<u32>()
    };
    let base = best(mean_wish, tries, clear);
    for (k, &i) in bundle.iter().enumerate() {
        bows[i] = base + offset(k);
    }
}

/// The first of the tries that meets nothing, else the one that meets least; near ones come first.
fn best(wish: f64, tries: impl IntoIterator<Item = f64>, meets: impl Fn(f64) -> u32) -> f64 {
    let mut least = (u32::MAX, wish);
    for bow in tries {
        let hits = meets(bow);
        if hits == 0 {
            return bow;
        }
        if hits < least.0 {
            least = (hits, bow);
        }
    }
    least.1
}

/// How much of a link with this bow runs under labels that are not its own, in 24ths.
fn through(input: &Input, link: usize, aim: (Point, Point), bow: f64, boxes: &[RoundBox]) -> u32 {
    const CLEARANCE: f64 = 4.0;
    let (a, b) = (input.net.from[link] as usize, input.net.to[link] as usize);
    let curve = Curve::arc(aim.0, aim.1, bow);
    let hull = curve.hull().grown(CLEARANCE);
    let others = boxes.iter().enumerate().filter(|&(k, _)| k != a && k != b);
    others
        .filter(|(_, other)| hull.overlaps(other.rect()))
        .map(|(_, other)| {
            let inside = curve.points(24).filter(|&p| other.distance(p) < CLEARANCE);
            inside.count() as u32
        })
        .sum()
}

/// A self-link: out of one side of its box and back into it, on the side away from the neighbours
/// (or from the middle of the map), where no other label is.
fn ear(input: &Input, factor: usize, nth: u32, middle: Point, boxes: &[RoundBox]) -> Curve {
    const WIDTH: f64 = 12.0;
    const DEEP: f64 = 7.0;
    let net = input.net;
    let at = input.at[factor];
    let ends = (0..net.link_count()).filter_map(|i| {
        let (a, b) = (net.from[i] as usize, net.to[i] as usize);
        match (a == factor, b == factor) {
            (true, false) => Some(input.at[b]),
            (false, true) => Some(input.at[a]),
            _ => None,
        }
    });
    let ends: Vec<Point> = ends.collect();
    let inner = if ends.is_empty() {
        middle
    } else {
        mean(ends.into_iter())
    };
    let mut out = (at - inner).unit();
    if out == Point::default() {
        out = Point::new(0.0, -1.0);
    }
    let half = boxes[factor].half;
    let reach = 44.0 + 16.0 * f64::from(nth);
    let side = |normal: Point| {
        let along = normal.turned();
        let depth = (normal.x * half.x).abs() + (normal.y * half.y).abs();
        let free = ((along.x * half.x).abs() + (along.y * half.y).abs() - WIDTH - RADIUS).max(0.0);
        let slide = along * (out.dot(along) * free);
        let foot = at + normal * (depth - DEEP) + slide;
        let wide = WIDTH + 3.0 * f64::from(nth);
        let far = normal * ((reach + DEEP) / 0.75);
        Curve([
            foot - along * wide,
            foot - along * (wide * 2.6) + far,
            foot + along * (wide * 2.6) + far,
            foot + along * wide,
        ])
    };
    let mut normals = [
        Point::new(1.0, 0.0),
        Point::new(0.0, 1.0),
        Point::new(-1.0, 0.0),
        Point::new(0.0, -1.0),
    ];
    // A wide box has short sides left and right: its corners count as above or below.
    crate::order::sort_by(&mut normals, |a, b| out.dot(*b).total_cmp(&out.dot(*a)));
    let hits = |curve: &Curve| -> usize {
        let others = boxes.iter().enumerate().filter(|&(k, _)| k != factor);
        let near = others.filter(|(_, o)| curve.hull().overlaps(o.rect()));
        near.map(|(_, o)| curve.points(16).filter(|&p| o.distance(p) < 4.0).count())
            .sum()
    };
    let ears = normals.map(side);
    let mut found = ears[0];
    let mut least = usize::MAX;
    for curve in ears {
        let n = hits(&curve);
        if n < least {
            (least, found) = (n, curve);
        }
    }
    found
}

/// The mean of some points; the origin for none.
pub fn mean(points: impl Iterator<Item = Point>) -> Point {
    let (mut sum, mut n) = (Point::default(), 0.0);
    for p in points {
        sum = sum + p;
        n += 1.0;
    }
    if n > 0.0 { sum * (1.0 / n) } else { sum }
}

/// A rectangle about a point.
pub fn square(at: Point, half: f64) -> Rect {
    Rect { min: at, max: at }.grown(half)
}
