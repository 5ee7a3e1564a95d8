//! Loop badges: R1 or B2 inside a circular arrow that turns as the drawn loop turns.

use super::badge_place::Placed;
use super::color::Color;
use super::curve::Curve;
use super::item::{Item, Layer, Pile, Seg, Stroke, Target};
use super::{Emphasis, Input, Theme};
use crate::analysis::loops::Class;
use crate::geometry::{Point, least};
use crate::names::length;

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
pub fn usual(badges: &[Badge]) -> Vec<usize> {
    let named = badges.iter().any(|b| b.named);
    let mut shown = Vec::new();
    for (i, badge) in badges.iter().enumerate() {
        if if named { badge.named } else { i < MOST } {
            shown.push(i);
        }
    }
    shown
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

/// How a badge looks.
pub(super) struct Face<'a> {
    /// What it says.
    pub label: &'a str,
    /// The class of its loop.
    pub class: Class,
    /// Its arrow turns as a clock does.
    pub clockwise: bool,
    /// Its colour.
    pub color: Color,
    /// The colour behind it.
    pub paper: Color,
    /// A line around it, if it is picked or hovered.
    pub halo: Option<Stroke>,
}

/// The shapes of a badge. Kinds differ by more than colour: the letter, and a reinforcing one is a
/// full disc, the others are open.
pub(super) fn shapes(pile: &mut Pile, at: Point, face: &Face) {
    let (color, paper) = (face.color, face.paper);
    let (fill, ink) = match face.class {
        Class::Reinforcing => (color, paper),
        _ => (paper, color),
    };
    pile.disc(at, EDGE, paper, None);
    if face.halo.is_some() {
        pile.disc(at, RING + 5.5, paper, face.halo);
    }
    pile.disc(at, DISC, fill, None);
    ring(pile, at, face.clockwise, color);
    let letters = length(face.label).max(1) as f64;
    let size = least(2.0 * DISC / (0.68 * letters), 12.0);
    let foot = Point::new(at.x, at.y + 0.355 * size);
    pile.text(foot, face.label, size, true, letters * size * 0.64, ink);
}

/// The angles of the circular arrow, as vectors of length 1: where it begins, a quarter of it, and
/// how far ahead of its end its head points (34°, 71° and 32°).
const START: Point = Point::new(0.559_192_903_470_746_8, -0.829_037_572_555_041_7);
const QUARTER: Point = Point::new(0.325_568_154_457_156_76, 0.945_518_575_599_316_7);
const AHEAD: Point = Point::new(0.848_048_096_156_426, 0.529_919_264_233_204_9);
/// The tangent of a quarter of [`QUARTER`]'s angle.
const BOW: f64 = 0.320_102_523_700_963_7;

/// Most of a circle, with an arrowhead at its end, open at the top.
fn ring(pile: &mut Pile, at: Point, clockwise: bool, color: Color) {
    // Clockwise on screen (y down): from just right of the top round to just left of it.
    let flip = if clockwise { 1.0 } else { -1.0 };
    let on = |out: Point| at + Point::new(flip * out.x * RING, out.y * RING);
    let mut out = START;
    let mut end = on(out);
    let mut segs = vec![Seg::Move(end)];
    for _ in 0..4 {
        let start = end;
        out = out.turned_by(QUARTER);
        end = on(out);
        let arc = Curve::arc(start, end, BOW * flip);
        segs.push(Seg::Cubic(arc.0[1], arc.0[2], end));
    }
    pile.path(&segs, None, Some(Stroke::new(color, 2.0)));
    // Along the chord ahead of the end, so that the head seems to follow the circle.
    let along = (on(out.turned_by(AHEAD)) - end).unit();
    let across = along.turned() * 4.3;
    let back = end - along * 1.5;
    let head = [
        Seg::Move(end + along * 8.2),
        Seg::Line(back + across),
        Seg::Line(back - across),
        Seg::Close,
    ];
    pile.path(&head, Some(color), None);
}

/// Puts a placed badge on top of the items.
pub fn draw(input: &Input, placed: &Placed, items: &mut Vec<Item>) {
    let badge = &input.badges[placed.badge];
    let theme = input.theme;
    let target = Target::Loop(badge.id.clone());
    let strong = input.emphasis.picks_loop(&badge.id);
    let mut color = color(theme, badge.class, badge.color);
    if !strong && (input.emphasis.lit.is_some() || input.emphasis.lit_loop.is_some()) {
        color = theme.dim(color);
    }
    let halo = if strong {
        Some(Stroke::new(theme.selected, 2.2))
    } else if input.emphasis.hovers(&target) {
        Some(Stroke::new(theme.hovered, 1.4))
    } else {
        None
    };
    let mut pile = Pile {
        items,
        layer: Layer::Badge,
        target: Some(target),
    };
    let face = Face {
        label: &badge.label,
        class: badge.class,
        clockwise: placed.clockwise,
        color,
        paper: theme.paper,
        halo,
    };
    shapes(&mut pile, placed.at, &face);
}
