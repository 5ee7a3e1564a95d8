//! Loop badges: R1 or B2 inside a circular arrow that turns as the drawn loop turns.

use super::badge_place::Placed;
use super::color::Color;
use super::curve::Curve;
use super::item::{Anchor, Layer, Seg, Shape, Stroke, Target};
use super::route::square;
use super::{Emphasis, Input, Item, Theme};
use crate::analysis::loops::Class;
use crate::geometry::Point;

/// A loop that may get a badge.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    /// The loop's id.
    pub id: String,
    /// What the badge says: `R1`, `B2`.
    pub label: String,
    /// Its class.
    pub class: Class,
    /// Its links in running order, as indices into the network.
    pub links: Vec<u32>,
    /// The author has named it.
    pub named: bool,
    /// The author's colour for it.
    pub color: Option<Color>,
}

/// No more badges than this if the author has named no loop.
pub const MOST: usize = 12;

/// Radius of the circular arrow.
const RING: f64 = 15.0;
/// Radius of the disc in it.
const DISC: f64 = 10.0;
/// Radius of all of it, the paper around the arrow included.
pub const EDGE: f64 = RING + 2.5;

impl Emphasis {
    /// True if this loop is selected or lit.
    pub fn picks_loop(&self, id: &str) -> bool {
        self.lit_loop.as_deref() == Some(id)
            || matches!(&self.selected, Some(Target::Loop(own)) if own == id)
    }
}

/// Which badges are shown when none is selected, unless their loop looks like a line: those of the
/// named loops, or, if the author has named none, the first twelve.
pub fn usual(badges: &[Badge]) -> impl Iterator<Item = usize> {
    let named = badges.iter().any(|b| b.named);
    let fit = move |(i, b): &(usize, &Badge)| if named { b.named } else { *i < MOST };
    badges.iter().enumerate().filter(fit).map(|(i, _)| i)
}

/// The colour of a loop: the author's, made readable, or that of its class.
pub fn color(theme: &Theme, class: Class, own: Option<Color>) -> Color {
    match (own, class) {
        (Some(own), _) => own.readable(theme.paper, theme.ink, 4.5),
        (None, Class::Reinforcing) => theme.reinforcing,
        (None, Class::Balancing) => theme.balancing,
        (None, Class::Unknown) => theme.soft_ink,
    }
}

/// The shapes of a badge. Kinds differ by more than colour: the letter, and a reinforcing one is a
/// full disc, the others are open.
pub fn shapes(
    at: Point,
    label: &str,
    class: Class,
    turn: Turn,
    c: Color,
    paper: Color,
) -> Vec<Shape> {
    let (fill, ink) = match class {
        Class::Reinforcing => (c, paper),
        _ => (paper, c),
    };
    let back = Shape::Box {
        rect: square(at, EDGE),
        radius: EDGE,
        fill: Some(paper),
        stroke: None,
    };
    let disc = Shape::Box {
        rect: square(at, DISC),
        radius: DISC,
        fill: Some(fill),
        stroke: None,
    };
    let count = label.chars().count().max(1) as f64;
    let size = (2.0 * DISC / (0.68 * count)).min(12.0);
    let text = Shape::Text {
        at: Point::new(at.x, at.y + 0.355 * size),
        anchor: Anchor::Middle,
        text: label.to_owned(),
        size,
        bold: true,
        width: count * size * 0.64,
        color: ink,
    };
    let mut shapes = vec![back, disc];
    shapes.extend(ring(at, turn, c));
    shapes.push(text);
    shapes
}

/// Which way a circular arrow goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// As a clock.
    Clockwise,
    /// Against it.
    Counter,
}

/// Most of a circle, with an arrowhead at its end, open at the top.
fn ring(at: Point, turn: Turn, color: Color) -> [Shape; 2] {
    const PARTS: u32 = 4;
    // Clockwise on screen (y down): from just right of the top round to just left of it.
    let flip = if turn == Turn::Clockwise { 1.0 } else { -1.0 };
    let on = |degrees: f64, radius: f64| {
        let a = (degrees - 90.0) * std::f64::consts::PI / 180.0;
        let way = Point::at_angle(a) * radius;
        at + Point::new(flip * way.x, way.y)
    };
    let (start, end) = (34.0, 318.0);
    let each = (end - start) / f64::from(PARTS);
    let quarter = Point::at_angle(each / 4.0 * std::f64::consts::PI / 180.0);
    let bow = quarter.y / quarter.x;
    let mut segs = vec![Seg::Move(on(start, RING))];
    for i in 0..PARTS {
        let from = start + each * f64::from(i);
        let arc = Curve::arc(on(from, RING), on(from + each, RING), bow * flip);
        segs.push(Seg::Cubic(arc.0[1], arc.0[2], arc.0[3]));
    }
    // Along the chord ahead of the end, so that the head seems to follow the circle.
    let (base, ahead) = (on(end, RING), on(end + 32.0, RING));
    let along = (ahead - base).unit();
    let across = along.turned() * 4.3;
    let back = base - along * 1.5;
    let head = vec![
        Seg::Move(base + along * 8.2),
        Seg::Line(back + across),
        Seg::Line(back - across),
        Seg::Close,
    ];
    [
        Shape::Path {
            segs,
            fill: None,
            stroke: Some(Stroke::new(color, 2.0)),
        },
        Shape::Path {
            segs: head,
            fill: Some(color),
            stroke: None,
        },
    ]
}

/// The items of a placed badge.
pub fn items(input: &Input, placed: &Placed) -> Vec<Item> {
    let badge = &input.badges[placed.badge];
    let (at, clockwise) = (placed.at, placed.clockwise);
    let theme = input.theme;
    let strong = input.emphasis.picks_loop(&badge.id);
    let dim = !strong && (input.emphasis.lit.is_some() || input.emphasis.lit_loop.is_some());
    let mut c = color(theme, badge.class, badge.color);
    if dim {
        c = theme.dim(c);
    }
    let turn = if clockwise {
        Turn::Clockwise
    } else {
        Turn::Counter
    };
    let target = Target::Loop(badge.id.clone());
    let hovered = input.emphasis.hovers(&target);
    let mut all = shapes(at, &badge.label, badge.class, turn, c, theme.paper);
    if strong || hovered {
        let (line, width) = if strong {
            (theme.selected, 2.2)
        } else {
            (theme.hovered, 1.4)
        };
        all.insert(
            1,
            Shape::Box {
                rect: square(at, RING + 5.5),
                radius: RING + 5.5,
                fill: Some(theme.paper),
                stroke: Some(Stroke::new(line, width)),
            },
        );
    }
    all.into_iter()
        .map(|shape| Item {
            layer: Layer::Badge,
            target: Some(target.clone()),
            shape,
        })
        .collect()
}
