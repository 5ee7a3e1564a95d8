//! Colours, and how well one can be read on another.

use std::fmt;

/// An opaque colour in sRGB. Nothing in a scene is transparent: what is dimmed is mixed with the
/// background beforehand, so that print, SVG and canvas show the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// White.
    pub const WHITE: Color = Color(255, 255, 255);
    /// Black.
    pub const BLACK: Color = Color(0, 0, 0);

    /// The colour of `#rrggbb` or `#rgb`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Color> {
        let hex = text.strip_prefix('#')?;
        if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |range| u8::from_str_radix(&hex[range], 16).ok();
        match hex.len() {
            6 => Some(Color(part(0..2)?, part(2..4)?, part(4..6)?)),
            3 => Some(Color(part(0..1)? * 17, part(1..2)? * 17, part(2..3)? * 17)),
            _ => None,
        }
    }

    /// `share` (0 to 1) of this colour, the rest of the other.
    pub fn mix(self, share: f64, other: Color) -> Color {
        let m = |a: u8, b: u8| {
            (f64::from(a) * share + f64::from(b) * (1.0 - share) + 0.5).clamp(0.0, 255.0) as u8
        };
        Color(m(self.0, other.0), m(self.1, other.1), m(self.2, other.2))
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2 defines it.
    pub fn luminance(self) -> f64 {
        let lin = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                let v = (c + 0.055) / 1.055;
                v * v * fifth_root(v * v)
            }
        };
        0.2126 * lin(self.0) + 0.7152 * lin(self.1) + 0.0722 * lin(self.2)
    }

    /// Contrast ratio with another colour, 1 to 21, as WCAG 2 defines it.
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour, moved towards `ink` in small steps until its contrast with `paper` is at
    /// least `ratio`; `ink` itself if that takes all.
    pub fn readable(self, paper: Color, ink: Color, ratio: f64) -> Color {
        (0..20)
            .map(|i| ink.mix(f64::from(i) / 20.0, self))
            .find(|c| c.contrast(paper) >= ratio)
            .unwrap_or(ink)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        for part in [self.0, self.1, self.2] {
            for digit in [part >> 4, part & 15] {
                f.write_str(&"0123456789abcdef"[usize::from(digit)..][..1])?;
            }
        }
        Ok(())
    }
}

/// The fifth root of a number between 0.001 and 1, by Newton's method from 1. A general power
/// weighs ten times as much.
fn fifth_root(of: f64) -> f64 {
    let mut root = 1.0;
    for _ in 0..20 {
        let fourth = root * root * root * root;
        root -= (root * fourth - of) / (5.0 * fourth);
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_root_is_that_of_the_general_power() {
        for step in 1..=1000 {
            let of = f64::from(step) / 1000.0;
            let right = libm::pow(of, 0.2);
            assert!((fifth_root(of) - right).abs() < 1e-13, "{of}");
        }
    }

    #[test]
    fn hex_colours_are_read_and_written() {
        assert_eq!(Color::parse("#1b7f79"), Some(Color(0x1b, 0x7f, 0x79)));
        assert_eq!(Color::parse("#f0a"), Some(Color(255, 0, 170)));
        assert_eq!(Color(27, 127, 121).to_string(), "#1b7f79");
        for bad in [
            "", "#", "1b7f79", "#1b7f7", "#1b7f7g", "#é1234", "#+12345", "red",
        ] {
            assert_eq!(Color::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn contrast_agrees_with_the_known_ends_and_a_known_middle() {
        assert!((Color::BLACK.contrast(Color::WHITE) - 21.0).abs() < 1e-9);
        assert!((Color(9, 9, 9).contrast(Color(9, 9, 9)) - 1.0).abs() < 1e-9);
        // #767676 is the well-known lightest grey that passes 4.5 on white.
        assert!(Color(0x76, 0x76, 0x76).contrast(Color::WHITE) >= 4.5);
        assert!(Color(0x77, 0x77, 0x77).contrast(Color::WHITE) < 4.5);
    }

    #[test]
    fn a_pale_colour_is_moved_until_it_can_be_read() {
        let pale = Color(250, 240, 150);
        let c = pale.readable(Color::WHITE, Color::BLACK, 3.0);
        assert!(c.contrast(Color::WHITE) >= 3.0);
        assert!(c.0 > c.2, "still yellowish: {c}");
    }
}
