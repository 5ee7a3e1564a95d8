//! The marks of a link: shaft, arrowhead, delay bars, and the sign beside the arrowhead.

use super::Input;
#[cfg(feature = "tools")]
use super::cells::Cells;
use super::color::Color;
use super::curve::{Curve, RoundBox};
use super::item::{Dash, Pile, SOLID, Seg, Stroke};
use super::route::Route;
use super::style::{Look, scaled, wide};
use super::traces::Traces;
use crate::geometry::{Point, Rect, least, most};
use crate::model::{Delay, Polarity};
use crate::names::length;
use crate::order::list;

/// Font size of a sign.
const SIGN_SIZE: f64 = 15.0;
/// Half the side of the square that a sign keeps free.
pub const SIGN_HALF: f64 = 7.0;
/// Bars want so much room around them.
const BAR_ROOM: f64 = 9.0;
/// What it costs to stand nearer to another link: so many places along its own are tried before.
const STRAY: f64 = 6.0;
/// No sign farther from the end of a link can touch its own, which is at most 76 from it.
pub const AT_END: f64 = 120.0;

/// Length and half width of an arrowhead on a shaft of this width.
fn head_size(width: f64) -> (f64, f64) {
    (7.4 + 2.2 * width, 2.5 + 1.15 * width)
}

/// Shaft, head and bars along a curve, the bars at `bars_at` of the shaft, with a band in `halo` under them
/// if given.
pub fn marks(
    pile: &mut Pile,
    curve: &Curve,
    look: &Look,
    delay: Delay,
    halo: Option<Color>,
    bars_at: f64,
) {
    let (long, half) = head_size(look.width);
    let k = least(curve.length() * 0.7 / long, 1.0);
    let (long, half) = (long * k, half * k);
    let tip = curve.0[3];
    let base_t = curve.back_from_end(long);
    let base = curve.at(base_t);
    let across = (tip - base).unit().turned() * half;
    // The shaft runs a little into the head, never through its tip.
    let notch = base.lerp(tip, 0.16);
    let shaft = curve.part(0.0, most(base_t, 0.02));

    if let Some(color) = halo {
        let band = Stroke {
            round: true,
            ..Stroke::new(color, look.width + 8.0)
        };
        line(pile, curve, band);
    }
    let stroke = Stroke {
        dash: fitted(look.dash, shaft.length()),
        ..Stroke::new(look.color, look.width)
    };
    let [a, b, c, _] = shaft.0;
    line(pile, &Curve([a, b, c + (notch - base), notch]), stroke);
    let head = [
        Seg::Move(tip),
        Seg::Line(base + across),
        Seg::Line(notch),
        Seg::Line(base - across),
        Seg::Close,
    ];
    pile.path(&head, Some(look.color), None);
    if !delay.is_none() {
        bars(pile, &shaft, look, bars_at);
    }
}

/// A curve drawn with a line.
fn line(pile: &mut Pile, curve: &Curve, stroke: Stroke) {
    let [a, b, c, d] = curve.0;
    pile.path(&[Seg::Move(a), Seg::Cubic(b, c, d)], None, Some(stroke));
}

/// The pattern stretched by a little, so that a line of this length begins and ends with a dash.
fn fitted(dash: Dash, length: f64) -> Dash {
    let [a, b, c, d] = dash;
    let period = a + b + c + d;
    if period <= 0.0 {
        return SOLID;
    }
    let first = dash[0];
    let rounds = most(((length - first) / period).round(), 1.0);
    let k = length / (rounds * period + first);
    if k > 0.0 { scaled(dash, k) } else { SOLID }
}

/// Two short bars across the shaft for a delay.
fn bars(pile: &mut Pile, shaft: &Curve, look: &Look, t: f64) {
    // Longer on a wide shaft, but not as thick: two bars, not one block.
    let half = 4.8 + 0.75 * look.width;
    let (middle, along) = (shaft.at(t), shaft.direction(t));
    let across = along.turned() * half;
    let stroke = Stroke::new(look.color, least(most(look.width, 1.4), 2.2));
    for &by in &[-0.5, 0.5] {
        let at = middle + along * (by * (3.6 + look.width));
        let bar = [Seg::Move(at - across), Seg::Line(at + across)];
        pile.path(&bar, None, Some(stroke));
    }
}

/// Where on its shaft each link has its bars, if it has a delay: about the middle, off labels and other
/// links, and so off their bars; where there is no such place, where most room is. `points` get the
/// places on the map.
pub fn bar_places(
    input: &Input,
    routes: &[Route],
    boxes: &[RoundBox],
    traces: &Traces,
    points: &mut Vec<Point>,
) -> Vec<f64> {
    list(routes.len(), &mut |i| {
        let mut best = (-1.0, 0.5);
        if let Some(curve) = &routes[i].drawn
            && !input.map.link(input.net.links[i]).delay.is_none()
        {
            let shaft = curve.part(0.0, curve.back_from_end(11.0));
            for &t in &[0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68] {
                let at = shaft.at(t);
                let mut room = traces.gap(at, BAR_ROOM, i);
                for b in boxes {
                    room = least(room, b.distance(at));
                }
                if room > best.0 {
                    best = (room, t);
                }
            }
            points.push(shaft.at(best.1));
        }
        best.1
    })
}

/// Where the sign of each drawn link stands: beside its arrowhead, on the outer side where there is
/// room, off every label, apart from what is `taken` (by bars), arrowheads and other signs, and nearest to its
/// own link. All these marks are `taken` in the end. O(links × (boxes + links)).
/// In the tools, `same` knows where a sign is that stays, and is told of each that has been placed again.
pub fn sign_places(
    input: &Input,
    routes: &[Route],
    boxes: &[RoundBox],
    traces: &Traces,
    taken: &mut Vec<Point>,
    #[cfg(feature = "tools")] cells: &Cells,
    #[cfg(feature = "tools")] same: &mut dyn FnMut(usize, Option<Point>) -> Option<Point>,
) -> Vec<Option<Point>> {
    for route in routes {
        if let Some(curve) = &route.drawn {
            taken.push(curve.at(curve.back_from_end(6.0)));
        }
    }
    list(routes.len(), &mut |i| {
        let route = &routes[i];
        #[cfg(feature = "tools")]
        if let Some(at) = same(i, None) {
            taken.push(at);
            return Some(at);
        }
        let curve = route.drawn.as_ref()?;
        // Farther from a wide arrowhead, and where it may be two letters.
        let link = input.map.link(input.net.links[i]);
        let mut off = 8.6 + 1.9 * wide(input.map.info().width_by_strength, link);
        if link.polarity == Polarity::Both {
            off += 4.0;
        }
        let at = sign_place(
            i,
            curve,
            route.outer * off,
            boxes,
            traces,
            taken,
            #[cfg(feature = "tools")]
            cells,
        );
        #[cfg(feature = "tools")]
        same(i, Some(at));
        taken.push(at);
        Some(at)
    })
}

fn sign_place(
    link: usize,
    curve: &Curve,
    outer: f64,
    boxes: &[RoundBox],
    traces: &Traces,
    taken: &[Point],
    #[cfg(feature = "tools")] cells: &Cells,
) -> Point {
    let length = curve.length();
    let end = curve.at(1.0);
    let mut near = Vec::new();
    for p in taken {
        #[cfg(feature = "tools")]
        if (p.x - end.x).abs() >= AT_END {
            continue;
        }
        if p.distance(end) < AT_END {
            near.push(*p);
        }
    }
    let mut best = (f64::INFINITY, curve.at(0.5));
    let mut rank = 0.0;
    for &back in &[15.0, 20.0, 26.0, 34.0, 44.0, 58.0, 76.0] {
        if rank > 0.0 && back > length * 0.8 {
            break;
        }
        let t = curve.back_from_end(back);
        // The right of the way as seen on screen.
        // Nearer where the arrowhead does not need the room.
        let off = if rank > 0.0 { 0.82 } else { 1.0 };
        let right = curve.direction(t).turned() * (outer * off);
        for &(side, extra) in &[(-1.0, 0.0), (1.0, 1.5)] {
            let at = curve.at(t) + right * side;
            let mut cost = rank + extra;
            #[cfg(feature = "tools")]
            let boxes = cells.near(at).iter().map(|&k| &boxes[k as usize]);
            #[cfg(feature = "tools")]
            let boxes = boxes.filter(|b| !b.is_off(at, SIGN_HALF + 1.0));
            for b in boxes {
                cost += 60.0 * most(least(SIGN_HALF + 1.0 - b.distance(at), 20.0), 0.0);
            }
            for p in &near {
                let apart = 2.0 * SIGN_HALF - 0.5;
                #[cfg(feature = "tools")]
                if (p.x - at.x).abs() >= apart {
                    continue;
                }
                cost += 8.0 * most(apart - p.distance(at), 0.0);
            }
            let own = outer.abs() * off + 1.0;
            let gap = traces.gap(at, own, link);
            if gap < own {
                cost += STRAY + own - gap;
            }
            if cost < best.0 {
                best = (cost, at);
            }
        }
        rank += 1.0;
        if best.0 < rank {
            break;
        }
    }
    best.1
}

/// The sign itself, on a disc of paper if that is given, so that it reads where links cross under it.
pub fn sign(pile: &mut Pile, at: Point, text: &str, color: Color, paper: Option<Color>) {
    let size = if text.len() > 2 {
        SIGN_SIZE * 0.8
    } else {
        SIGN_SIZE
    };
    // Letters and marks are not all as high: this puts the middle of each on `at`.
    let drop = match text.as_bytes()[0] {
        b'?' => 0.36,
        b's' | b'o' => 0.27,
        _ => 0.34,
    };
    let wide = length(text) as f64 * size * 0.56;
    let half = Point::new(most(wide / 2.0, SIGN_HALF - 0.5), SIGN_HALF - 0.5);
    let disc = Rect {
        min: at - half,
        max: at + half,
    };
    if paper.is_some() {
        pile.area(disc, half.y, paper, None);
    }
    let at = Point::new(at.x, at.y + drop * size);
    pile.text(at, text, size, true, wide, color);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_are_stretched_so_that_the_line_ends_with_one() {
        for length in [30.0, 97.0, 240.5] {
            let d = fitted([7.0, 4.5, 7.0, 4.5], length);
            let period: f64 = d.iter().sum();
            let rest = (length - d[0]) / period;
            assert!((rest - rest.round()).abs() < 1e-9, "{length}: {rest}");
        }
        assert_eq!(fitted(SOLID, 100.0), SOLID);
    }
}
