//! Colours, and how well one can be read on another.

use crate::geometry::{least, most};
use crate::words::push_hex;
use std::fmt;

/// An opaque colour in sRGB. Nothing in a scene is transparent: what is dimmed is mixed with the
/// background beforehand, so that print, SVG and canvas show the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[repr(align(4))] // so that it is moved as one word
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// White.
    pub const WHITE: Color = Color(255, 255, 255);
    /// Black.
    pub const BLACK: Color = Color(0, 0, 0);

    /// The colour of `#rrggbb` or `#rgb`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Color> {
        let (b'#', hex) = text.as_bytes().split_first()? else {
            return None;
        };
        let short = hex.len() == 3;
        if !short && hex.len() != 6 {
            return None;
        }
        let mut number = 0;
        for &b in hex {
            let digit = char::from(b).to_digit(16)?;
            number = number * 16 + digit;
            if short {
                number = number * 16 + digit;
            }
        }
        Some(Color(
            (number >> 16) as u8,
            (number >> 8) as u8,
            number as u8,
        ))
    }

    /// As CSS has it: `#rrggbb`.
    pub fn css(self) -> String {
        let mut text = String::from("#");
        for part in &[self.0, self.1, self.2] {
            push_hex(&mut text, *part);
        }
        text
    }

    /// `share` (0 to 1) of this colour, the rest of the other.
    pub fn mix(self, share: f64, other: Color) -> Color {
        let m = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share) + 0.5) as u8;
        Color(m(self.0, other.0), m(self.1, other.1), m(self.2, other.2))
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2 defines it.
    pub fn luminance(self) -> f64 {
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio with another colour, 1 to 21, as WCAG 2 defines it.
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (most(a, b) + 0.05) / (least(a, b) + 0.05)
    }

    /// This colour, moved towards `ink` in small steps until its contrast with `paper` is at
    /// least `ratio`; `ink` itself if that takes all.
    pub fn readable(self, paper: Color, ink: Color, ratio: f64) -> Color {
        for i in 0..20 {
            let color = ink.mix(f64::from(i) / 20.0, self);
            if color.contrast(paper) >= ratio {
                return color;
            }
        }
        ink
    }
}

/// The light of one of the three parts of a colour, 0 to 1.
fn linear(part: u8) -> f64 {
    let c = f64::from(part) / 255.0;
    if c <= 0.04045 {
        return c / 12.92;
    }
    // c to the 2.4th: its square times the fifth root of that, by Newton's way. `pow` would do it
    // too, and weighs two kilobytes.
    let c = (c + 0.055) / 1.055;
    let square = c * c;
    let mut root = 1.0;
    for _ in 0..12 {
        root -= (root - square / (root * root * root * root)) / 5.0;
    }
    square * root
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.css())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_light_of_a_colour_is_that_of_the_exact_power() {
        for part in 11..=255 {
            let exact = libm::pow((f64::from(part) / 255.0 + 0.055) / 1.055, 2.4);
            assert!((linear(part) - exact).abs() < 1e-14, "{part}");
        }
    }

    #[test]
    fn a_pale_colour_is_moved_until_it_can_be_read() {
        let pale = Color(250, 240, 150);
        let c = pale.readable(Color::WHITE, Color::BLACK, 3.0);
        assert!(c.contrast(Color::WHITE) >= 3.0);
        assert!(c.0 > c.2, "still yellowish: {c}");
    }
}
