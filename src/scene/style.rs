//! How a link looks: colour, width, dashes and sign by polarity, convention and emphasis.

use super::Theme;
use super::color::Color;
use super::item::{Dash, SOLID};
use crate::model::{Convention, Link, Map, Polarity};

/// How strong a mark is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Something else is lit.
    Dim,
    /// Nothing is lit.
    Plain,
    /// It is lit.
    Lit,
    /// It is a link of the loop that is lit.
    Loop,
}

/// How the links of a map are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notation {
    convention: Convention,
    /// Some link of the map has a sign. Where none has, nothing is missing from any of them: all are
    /// plain arrows.
    signed: bool,
    /// Width tells strength.
    widths: bool,
}

impl Notation {
    /// The notation of a map, so that an excerpt is written as the whole is. O(links).
    pub fn of(map: &Map, convention: Convention) -> Notation {
        Notation {
            convention,
            signed: map.links().any(|(.., l)| !l.polarity.is_unknown()),
            widths: map.info().width_by_strength,
        }
    }

    /// How many times the usual width a link has.
    pub fn width(self, link: &Link) -> f64 {
        wide(self.widths, link)
    }
}

/// How many times the usual width a link has, if width tells strength. One whose strength is not known has
/// the usual one, between weak and strong.
pub fn wide(told: bool, link: &Link) -> f64 {
    match link.strength {
        Some(strength) if told => 0.5 + 1.4 * strength,
        _ => 1.0,
    }
}

/// Colour, width and dashes of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Of shaft, head, bars and sign.
    pub color: Color,
    /// Of the shaft.
    pub width: f64,
    /// Of the shaft.
    pub dash: Dash,
}

/// The look of a link so many times the usual width. `own` replaces its colour (the colour of the lit
/// loop's kind).
pub fn look(
    theme: &Theme,
    notation: Notation,
    polarity: Polarity,
    wide: f64,
    strength: Strength,
    own: Option<Color>,
) -> Look {
    let plain = match (notation.convention, polarity) {
        (Convention::Colour, Polarity::Plus) => theme.plus,
        (Convention::Colour, Polarity::Minus) => theme.minus,
        _ => theme.link,
    };
    // Where colours tell polarity a lit link keeps them.
    let told = plain != theme.link;
    let (color, width) = match strength {
        Strength::Dim => (theme.dim(plain), 0.85),
        Strength::Plain => (plain, 1.0),
        Strength::Lit if told => (plain, 1.5),
        Strength::Lit => (theme.ink.mix(0.55, plain), 1.5),
        Strength::Loop if told => (plain, 2.1),
        Strength::Loop => (own.unwrap_or(theme.ink), 2.1),
    };
    // What is lit is as much wider on every link.
    let width = theme.link_width * (wide + width - 1.0);
    Look {
        color,
        width,
        dash: dash(notation, polarity, width),
    }
}

/// Dashes of a link of this width, which keep their rhythm when it gets thick.
fn dash(notation: Notation, polarity: Polarity, width: f64) -> Dash {
    let k = 0.6 + 0.25 * width;
    let pattern = match (notation.convention, polarity) {
        (Convention::SolidDashed, Polarity::Minus) => [7.0, 4.5, 7.0, 4.5],
        (_, Polarity::Unknown) if notation.signed => [1.6, 4.2, 1.6, 4.2],
        (_, Polarity::Both) => [11.0, 4.0, 1.6, 4.0],
        _ => return SOLID,
    };
    scaled(pattern, k)
}

/// Dashes so many times as long.
pub fn scaled([a, b, c, d]: Dash, k: f64) -> Dash {
    [a * k, b * k, c * k, d * k]
}

/// What stands beside the arrowhead; empty for nothing.
pub fn sign(notation: Notation, polarity: Polarity) -> &'static str {
    match (notation.convention, polarity) {
        (Convention::SO, Polarity::Plus) => "s",
        (Convention::SO, Polarity::Minus) => "o",
        (Convention::SO, Polarity::Both) => "s/o",
        (_, Polarity::Plus) => "+",
        (_, Polarity::Minus) => "\u{2212}",
        (_, Polarity::Both) => "±",
        (_, Polarity::Unknown) if notation.signed => "?",
        (_, Polarity::Unknown) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Scheme;

    const POLARITIES: [Polarity; 4] = [
        Polarity::Plus,
        Polarity::Minus,
        Polarity::Unknown,
        Polarity::Both,
    ];

    fn signed(convention: Convention) -> Notation {
        Notation {
            convention,
            signed: true,
            widths: false,
        }
    }

    #[test]
    fn polarities_are_told_apart_without_colour_in_every_convention() {
        let theme = Theme::of(Scheme::Light);
        for convention in [
            Convention::SolidDashed,
            Convention::Signs,
            Convention::SO,
            Convention::Colour,
        ] {
            for (i, &a) in POLARITIES.iter().enumerate() {
                for &b in &POLARITIES[..i] {
                    let notation = signed(convention);
                    assert_ne!(sign(notation, a), sign(notation, b));
                    if convention == Convention::SolidDashed {
                        let of = |p| look(&theme, notation, p, 1.0, Strength::Plain, None).dash;
                        assert_ne!(of(a), of(b));
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_lit_is_wider_and_stands_out_more_than_what_is_dimmed() {
        for scheme in [Scheme::Light, Scheme::Dark, Scheme::LightContrast] {
            let theme = Theme::of(scheme);
            let notation = signed(Convention::Signs);
            let of = |s| look(&theme, notation, Polarity::Plus, 1.0, s, None);
            let all = [
                Strength::Dim,
                Strength::Plain,
                Strength::Lit,
                Strength::Loop,
            ]
            .map(of);
            assert!(all.windows(2).all(|w| w[0].width < w[1].width));
            let contrast = all.map(|l| l.color.contrast(theme.paper));
            assert!(contrast[0] < contrast[1], "{scheme:?} {contrast:?}");
            assert!(contrast[1] <= contrast[2], "{scheme:?} {contrast:?}");
        }
    }
}
