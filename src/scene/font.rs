//! Text measured without a browser: Liberation Sans, whose widths are Arial's, so that the command
//! line breaks labels where browsers draw them.

use super::text::{Measure, clings, ideograph};
use ttf_parser::Face;

static REGULAR: &[u8] = include_bytes!("fonts/LiberationSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("fonts/LiberationSans-Bold.ttf");

/// Widths of Liberation Sans, with kerning.
pub struct FontMeasure {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Default for FontMeasure {
    fn default() -> FontMeasure {
        FontMeasure::new()
    }
}

impl FontMeasure {
    /// Reads the tables of the two fonts.
    pub fn new() -> FontMeasure {
        let face = |bytes| Face::parse(bytes, 0).expect("a font that is part of this program");
        FontMeasure {
            regular: face(REGULAR),
            bold: face(BOLD),
        }
    }
}

impl Measure for FontMeasure {
    fn width(&mut self, text: &str, size: f64, bold: bool) -> f64 {
        let face = if bold { &self.bold } else { &self.regular };
        let em = f64::from(face.units_per_em());
        let mut units = 0.0;
        let mut before = None;
        for c in text.chars() {
            if clings(c) {
                continue;
            }
            let glyph = face.glyph_index(c);
            units += match glyph {
                Some(glyph) => f64::from(face.glyph_hor_advance(glyph).unwrap_or(0)),
                // Another font will draw it: ideographs and emoji fill a square.
                None if ideograph(c) || u32::from(c) >= 0x1f000 => em,
                None => 0.62 * em,
            };
            if let (Some(left), Some(right)) = (before, glyph) {
                let kern = face.tables().kern.into_iter().flat_map(|k| k.subtables);
                let pairs = kern.filter(|t| t.horizontal && !t.has_cross_stream);
                let by: i16 = pairs.filter_map(|t| t.glyphs_kerning(left, right)).sum();
                units += f64::from(by);
            }
            before = glyph;
        }
        units * size / em
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_that_arial_is_known_for() {
        let mut m = FontMeasure::new();
        // Arial at 1000 units: H 722, e 556, l 222 (twice), o 556; bold H 722, i 278.
        assert!((m.width("Hello", 1000.0, false) - 2278.0).abs() < 2.0);
        assert!((m.width("Hi", 1000.0, true) - 1000.0).abs() < 2.0);
        assert!((m.width("", 15.0, false)).abs() < 1e-9);
    }

    #[test]
    fn pairs_are_kerned() {
        let mut m = FontMeasure::new();
        let apart = m.width("A", 1000.0, false) + m.width("V", 1000.0, false);
        assert!((apart - m.width("AV", 1000.0, false) - 74.0).abs() < 2.0);
    }

    #[test]
    fn what_the_font_lacks_still_takes_room() {
        let mut m = FontMeasure::new();
        assert!((m.width("信任", 10.0, false) - 20.0).abs() < 1e-9);
        assert!((m.width("🙂", 10.0, false) - 10.0).abs() < 1e-9);
        let (plain, accented) = (m.width("e", 10.0, false), m.width("e\u{301}", 10.0, false));
        assert!((plain - accented).abs() < 1e-9);
    }
}
