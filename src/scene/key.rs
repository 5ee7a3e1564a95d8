//! The key: what each kind of mark on the picture means. Only marks that are on it.

use super::Input;
use super::arrange::Arrangement;
use super::badge;
use super::badge_place::Placed;
use super::color::Color;
use super::style::{self, Strength, look};
use super::theme::BoxColors;
use crate::analysis::loops::Class;
use crate::model::Polarity;

#[cfg(feature = "tools")]
use {
    super::curve::Curve,
    super::item::{Layer, Pile, SOLID, Seg, Shape, Stroke},
    super::link,
    super::theme::Theme,
    crate::geometry::{Point, Rect, Size},
    crate::model::Delay,
};

/// A kind of mark on a picture, as it looks when nothing is lit.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Links of one polarity.
    Link {
        /// Which.
        polarity: Polarity,
        /// Solid or with gaps.
        dash: super::item::Dash,
        /// What stands beside their arrowheads; empty if nothing does.
        sign: &'static str,
        /// Their colour.
        color: Color,
    },
    /// Bars across a link: the effect takes time.
    Delay {
        /// Their colour.
        color: Color,
    },
    /// The wider a link, the stronger it is.
    Strength {
        /// Of links.
        color: Color,
    },
    /// Loops of one class.
    Loop {
        /// Which.
        class: Class,
        /// The colour of their badges.
        color: Color,
    },
    /// Boxes of one group.
    Group {
        /// The group's id.
        id: String,
        /// The colour of their insides.
        fill: Color,
        /// The colour of their borders.
        border: Color,
    },
}

/// A line of a key.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyEntry {
    /// The kind of mark.
    pub mark: Mark,
    /// What it means.
    pub text: String,
}

/// The lines of the key for the marks of a picture ([`super::Scene::marks`]), in words that the
/// caller has: the author's where there are any.
pub fn key(marks: &[Mark], words: impl Fn(&Mark) -> String) -> Vec<KeyEntry> {
    let entry = |mark: &Mark| KeyEntry {
        mark: mark.clone(),
        text: words(mark),
    };
    marks.iter().map(entry).collect()
}

/// The kinds of marks that occur: links by polarity, delay, loops by class, groups in the author's
/// order.
pub(super) fn marks(
    input: &Input,
    places: &Arrangement,
    groups: &[usize],
    colors: &[BoxColors],
    badges: &[Placed],
) -> Vec<Mark> {
    let theme = input.theme;
    let notation = style::Notation::of(input.map, input.convention);
    let mut marks = Vec::new();
    let (mut polarities, mut delay, mut strength) = ([false; 4], false, false);
    for (i, route) in places.routes.iter().enumerate() {
        if route.drawn.is_some() {
            let link = input.map.link(input.net.links[i]);
            delay |= !link.delay.is_none();
            strength |= notation.width(link) != 1.0;
            let which = POLARITIES.iter().position(|p| *p == link.polarity);
            polarities[which.unwrap_or_default()] = true;
        }
    }
    for (i, &polarity) in POLARITIES.iter().enumerate() {
        if polarities[i] {
            let look = look(theme, notation, polarity, 1.0, Strength::Plain, None);
            marks.push(Mark::Link {
                polarity,
                dash: look.dash,
                sign: style::sign(notation, polarity),
                color: look.color,
            });
        }
    }
    if delay {
        marks.push(Mark::Delay { color: theme.link });
    }
    if strength {
        marks.push(Mark::Strength { color: theme.link });
    }
    for &class in &[Class::Reinforcing, Class::Balancing, Class::Unknown] {
        if badges.iter().any(|p| input.badges[p.badge].class == class) {
            let color = badge::color(theme, class, None);
            marks.push(Mark::Loop { class, color });
        }
    }
    for (i, group) in input.map.info().groups.iter().enumerate() {
        if groups.contains(&i) {
            marks.push(Mark::Group {
                id: group.id.clone(),
                fill: colors[i].fill,
                border: colors[i].border,
            });
        }
    }
    marks
}

const POLARITIES: [Polarity; 4] = [
    Polarity::Plus,
    Polarity::Minus,
    Polarity::Unknown,
    Polarity::Both,
];

/// Width and height of a sample, in px.
#[cfg(feature = "tools")]
pub const SAMPLE: Size = Size { w: 46.0, h: 24.0 };

/// A sample of a mark in a [`SAMPLE`]-sized space with its top left corner at the origin.
#[cfg(feature = "tools")]
pub fn sample(mark: &Mark, theme: &Theme) -> Vec<Shape> {
    let middle = Point::new(SAMPLE.w / 2.0, SAMPLE.h / 2.0);
    let mut items = Vec::new();
    let mut pile = Pile {
        items: &mut items,
        layer: Layer::Figure,
        target: None,
    };
    let across = |pile: &mut Pile, color, dash, delay| {
        let (a, b) = (Point::new(1.0, 17.0), Point::new(SAMPLE.w - 1.0, 17.0));
        let look = style::Look {
            color,
            width: theme.link_width,
            dash,
        };
        link::marks(pile, &Curve::arc(a, b, 0.0), &look, delay, None, 0.5);
    };
    match mark {
        Mark::Link {
            dash, sign, color, ..
        } => {
            across(&mut pile, *color, *dash, Delay::None);
            let at = Point::new(SAMPLE.w - 12.0, 5.5);
            if !sign.is_empty() {
                link::sign(&mut pile, at, sign, *color, None);
            }
        }
        Mark::Delay { color } => across(&mut pile, *color, SOLID, Delay::Short),
        Mark::Strength { color } => {
            let (at, end) = (Point::new(1.0, 17.0), SAMPLE.w - 1.0);
            let wedge = [
                Seg::Move(at),
                Seg::Line(Point::new(end, 14.0)),
                Seg::Line(Point::new(end, 20.0)),
                Seg::Close,
            ];
            pile.path(&wedge, Some(*color), None);
        }
        Mark::Loop { class, color } => {
            let letter = String::from(class.letter());
            let face = badge::Face {
                label: &letter,
                class: *class,
                clockwise: true,
                color: *color,
                paper: theme.paper,
                halo: None,
            };
            badge::shapes(&mut pile, Point::default(), &face);
            for item in &mut items {
                item.shape = item.shape.placed(0.72, middle);
            }
        }
        Mark::Group { fill, border, .. } => {
            let rect = Rect::about(middle, Size { w: 30.0, h: 17.0 });
            let border = Stroke::new(*border, theme.border_width);
            pile.area(rect, 5.0, Some(*fill), Some(border));
        }
    }
    items.into_iter().map(|item| item.shape).collect()
}
