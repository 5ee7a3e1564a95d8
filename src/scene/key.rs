//! The key: what each kind of mark on the picture means. Only marks that are on it.

use super::Input;
use super::badge::{self, Turn};
use super::badge_place::Placed;
use super::color::Color;
use super::curve::Curve;
use super::item::{SOLID, Shape, Stroke};
use super::link;
use super::style::{self, Strength, look};
use super::theme::{BoxColors, Theme};
use crate::analysis::loops::Class;
use crate::geometry::{Point, Rect, Size};
use crate::model::{Delay, Polarity};

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
    links: &[usize],
    groups: &[(usize, BoxColors)],
    badges: &[Placed],
) -> Vec<Mark> {
    let theme = input.theme;
    let link = |i: &usize| input.map.link(input.net.links[*i]);
    let notation = style::Notation::of(input.map, input.convention);
    let mut marks = Vec::new();
    for polarity in [
        Polarity::Plus,
        Polarity::Minus,
        Polarity::Unknown,
        Polarity::Both,
    ] {
        if links.iter().any(|i| link(i).polarity == polarity) {
            let look = look(theme, notation, polarity, Strength::Plain, None);
            marks.push(Mark::Link {
                polarity,
                dash: look.dash,
                sign: style::sign(notation, polarity),
                color: look.color,
            });
        }
    }
    if links.iter().any(|i| !link(i).delay.is_none()) {
        marks.push(Mark::Delay { color: theme.link });
    }
    for class in [Class::Reinforcing, Class::Balancing, Class::Unknown] {
        if badges.iter().any(|p| input.badges[p.badge].class == class) {
            let color = badge::color(theme, class, None);
            marks.push(Mark::Loop { class, color });
        }
    }
    let mut groups = groups.to_vec();
    crate::order::sort_by_key(&mut groups, |g| g.0);
    groups.dedup_by_key(|g| g.0);
    for (place, colors) in groups {
        marks.push(Mark::Group {
            id: input.map.info().groups[place].id.clone(),
            fill: colors.fill,
            border: colors.border,
        });
    }
    marks
}

/// Width and height of a sample, in px.
pub const SAMPLE: Size = Size { w: 46.0, h: 24.0 };

/// A sample of a mark in a [`SAMPLE`]-sized space with its top left corner at the origin.
pub fn sample(mark: &Mark, theme: &Theme) -> Vec<Shape> {
    let middle = Point::new(SAMPLE.w / 2.0, SAMPLE.h / 2.0);
    let across = |color, dash, delay| {
        let (a, b) = (Point::new(1.0, 15.0), Point::new(SAMPLE.w - 1.0, 15.0));
        let look = style::Look {
            color,
            width: theme.link_width,
            dash,
        };
        link::marks(&Curve::arc(a, b, 0.0), &look, delay, None, &[])
    };
    match mark {
        Mark::Link {
            dash, sign, color, ..
        } => {
            let mut shapes = across(*color, *dash, Delay::None);
            let at = Point::new(SAMPLE.w - 12.0, 5.5);
            if !sign.is_empty() {
                shapes.extend(link::sign_shapes(at, sign, *color, theme.paper));
            }
            shapes
        }
        Mark::Delay { color } => across(*color, SOLID, Delay::Short),
        Mark::Loop { class, color } => {
            let label = class.letter().to_string();
            badge::shapes(
                Point::default(),
                &label,
                *class,
                Turn::Clockwise,
                *color,
                theme.paper,
            )
            .iter()
            .map(|s| s.placed(0.72, middle))
            .collect()
        }
        Mark::Group { fill, border, .. } => vec![Shape::Box {
            rect: Rect::about(middle, Size { w: 30.0, h: 17.0 }),
            radius: 5.0,
            fill: Some(*fill),
            stroke: Some(Stroke::new(*border, theme.border_width)),
        }],
    }
}
