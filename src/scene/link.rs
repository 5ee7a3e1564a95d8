//! The marks of a link: shaft, arrowhead, delay bars, and the sign beside the arrowhead.

use super::color::Color;
use super::curve::{Curve, RoundBox};
use super::item::{Anchor, Dash, SOLID, Seg, Shape, Stroke};
use super::route::Route;
use super::style::Look;
use super::traces::Traces;
use crate::geometry::{Point, Rect};
use crate::model::Delay;

/// Font size of a sign.
const SIGN_SIZE: f64 = 15.0;
/// Half the side of the square that a sign keeps free.
const SIGN_HALF: f64 = 7.0;

/// Length and half width of an arrowhead on a shaft of this width.
fn head_size(width: f64) -> (f64, f64) {
    (7.4 + 2.2 * width, 2.5 + 1.15 * width)
}

/// Shaft, head and bars along a curve, with a band in `halo` under them if given.
pub fn marks(
    curve: &Curve,
    look: &Look,
    delay: Delay,
    halo: Option<Stroke>,
    boxes: &[RoundBox],
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let length = curve.length();
    let (long, half) = head_size(look.width);
    let k = (length * 0.7 / long).min(1.0);
    let (long, half) = (long * k, half * k);
    let tip = curve.0[3];
    let base_t = curve.back_from_end(long);
    let base = curve.at(base_t);
    let along = (tip - base).unit();
    let across = along.turned();
    // The shaft runs a little into the head, never through its tip.
    let notch = base.lerp(tip, 0.16);
    let shaft = curve.part(0.0, base_t.max(0.02));

    if let Some(stroke) = halo {
        shapes.push(line(curve, stroke));
    }
    let run = shaft.length();
    shapes.push(line(
        &Curve([shaft.0[0], shaft.0[1], shaft.0[2] + (notch - base), notch]),
        Stroke {
            color: look.color,
            width: look.width,
            dash: fitted(look.dash, run),
            round: false,
        },
    ));
    shapes.push(Shape::Path {
        segs: vec![
            Seg::Move(tip),
            Seg::Line(base + across * half),
            Seg::Line(notch),
            Seg::Line(base - across * half),
            Seg::Close,
        ],
        fill: Some(look.color),
        stroke: None,
    });
    shapes.extend(bars(&shaft, look, delay, boxes));
    shapes
}

/// A curve drawn with a line.
pub fn line(curve: &Curve, stroke: Stroke) -> Shape {
    let [a, b, c, d] = curve.0;
    Shape::Path {
        segs: vec![Seg::Move(a), Seg::Cubic(b, c, d)],
        fill: None,
        stroke: Some(stroke),
    }
}

/// The pattern stretched by a little, so that a line of this length begins and ends with a dash.
fn fitted(dash: Dash, length: f64) -> Dash {
    let period: f64 = dash.iter().sum();
    if period <= 0.0 {
        return SOLID;
    }
    let first = dash[0];
    let rounds = ((length - first) / period).round().max(1.0);
    let k = length / (rounds * period + first);
    if k > 0.0 { dash.map(|d| d * k) } else { SOLID }
}

/// Two short bars across the middle of the shaft for a delay; moved along it if a label lies there.
fn bars(shaft: &Curve, look: &Look, delay: Delay, boxes: &[RoundBox]) -> Vec<Shape> {
    if delay.is_none() {
        return Vec::new();
    }
    let half = 6.0;
    let free = |t: &f64| {
        let p = shaft.at(*t);
        boxes.iter().all(|b| b.distance(p) > half + 2.0)
    };
    let tries = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68];
    let t = tries.into_iter().find(free).unwrap_or(0.5);
    let (middle, along) = (shaft.at(t), shaft.direction(t));
    let across = along.turned();
    let gap = 3.6 + look.width;
    [-0.5, 0.5]
        .into_iter()
        .map(|by| {
            let at = middle + along * (by * gap);
            Shape::Path {
                segs: vec![Seg::Move(at - across * half), Seg::Line(at + across * half)],
                fill: None,
                stroke: Some(Stroke::new(look.color, look.width.max(1.4))),
            }
        })
        .collect()
}

/// Where the sign of each drawn link stands: beside its arrowhead, on the outer side where there is
/// room, off every label, apart from other signs and from other links. O(links × (boxes + links)).
pub fn sign_places(routes: &[Route], boxes: &[RoundBox], traces: &Traces) -> Vec<Option<Point>> {
    let mut taken: Vec<Point> = Vec::new();
    let mut places = Vec::with_capacity(routes.len());
    for (i, route) in routes.iter().enumerate() {
        let Some(curve) = route.drawn else {
            places.push(None);
            continue;
        };
        let length = curve.length();
        let mut least = (f64::INFINITY, curve.at(0.5));
        for (rank, back) in [15.0, 20.0, 26.0, 34.0, 44.0, 58.0, 76.0]
            .into_iter()
            .enumerate()
        {
            if rank > 0 && back > length * 0.8 {
                break;
            }
            let t = curve.back_from_end(back);
            // The left of the way as seen on screen.
            let left = curve.direction(t).turned() * -1.0;
            for side in [route.outer, -route.outer] {
                let at = curve.at(t) + left * (side * 10.5);
                let mut cost = rank as f64 + if side == route.outer { 0.0 } else { 1.5 };
                for b in boxes {
                    cost += 60.0 * (SIGN_HALF + 1.0 - b.distance(at)).clamp(0.0, 20.0);
                }
                for p in &taken {
                    cost += 8.0 * (2.0 * SIGN_HALF + 1.0 - p.distance(at)).max(0.0);
                }
                let near = traces.near(at, SIGN_HALF + 1.0, i);
                let least_gap = near.fold(SIGN_HALF + 1.0, f64::min);
                cost += 1.1 * (SIGN_HALF + 1.0 - least_gap);
                if cost < least.0 {
                    least = (cost, at);
                }
            }
            if least.0 < rank as f64 + 1.0 {
                break;
            }
        }
        taken.push(least.1);
        places.push(Some(least.1));
    }
    places
}

/// The sign itself, on a disc of paper so that it reads where links cross under it.
pub fn sign_shapes(at: Point, text: &str, color: Color, paper: Color) -> [Shape; 2] {
    let size = if text.len() > 2 {
        SIGN_SIZE * 0.8
    } else {
        SIGN_SIZE
    };
    // Letters and marks are not all as high: this puts the middle of each on `at`.
    let drop = match text {
        "?" => 0.36,
        "s" | "o" | "s/o" => 0.27,
        _ => 0.34,
    };
    let wide = text.chars().count() as f64 * size * 0.56;
    let half = Point::new((wide / 2.0).max(SIGN_HALF - 0.5), SIGN_HALF - 0.5);
    let rect = Rect {
        min: at - half,
        max: at + half,
    };
    let disc = Shape::Box {
        rect,
        radius: half.y,
        fill: Some(paper),
        stroke: None,
    };
    let glyph = Shape::Text {
        at: Point::new(at.x, at.y + drop * size),
        anchor: Anchor::Middle,
        text: text.to_owned(),
        size,
        bold: true,
        width: wide,
        color,
    };
    [disc, glyph]
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
