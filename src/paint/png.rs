//! A figure as a PNG, drawn from its SVG by resvg.

use crate::error::{Code, Error};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use std::sync::Arc;

/// The most pixels that a picture may have on a side.
pub const SIDE: u32 = 16_000;

/// Draws an SVG that this crate wrote, with `scale` pixels for each CSS px.
///
/// # Errors
/// [`Code::Option`] for a scale that gives no pixels, or more than [`SIDE`] on a side.
pub fn png(svg: &str, fonts: &Database, scale: f64) -> Result<Vec<u8>, Error> {
    let options = Options {
        fontdb: Arc::new(fonts.clone()),
        font_family: "Liberation Sans".to_owned(),
        ..Options::default()
    };
    let failed = |what: String| Error::new(Code::Option, what);
    let tree = Tree::from_str(svg, &options)
        .map_err(|error| failed(format!("The figure cannot be drawn: {error}.")))?;
    let scale = scale as f32;
    let size = tree.size();
    let pixels = [size.width(), size.height()].map(|side| (side * scale).ceil());
    if !pixels.iter().all(|side| (1.0..=SIDE as f32).contains(side)) {
        let [w, h] = pixels;
        let message = format!(
            "A PNG has between 1 and {SIDE} pixels on a side, not {w} by {h}: choose another scale or width."
        );
        return Err(failed(message));
    }
    let [w, h] = pixels.map(|side| side as u32);
    let map = Pixmap::new(w, h);
    let mut map = map.ok_or_else(|| failed(format!("There is no room for {w} by {h} pixels.")))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut map.as_mut(),
    );
    map.encode_png()
        .map_err(|error| failed(format!("The PNG cannot be written: {error}.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::font::FontMeasure;

    #[test]
    fn a_bracket_between_the_marks_of_a_piece_that_reads_leftwards_is_mirrored() {
        let fonts = FontMeasure::new();
        let drawn = |text: &str| {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='30'><text x='5' y='20' font-size='15' xml:space='preserve'>{text}</text></svg>"
            );
            png(&svg, fonts.fonts(), 1.0).expect("a picture")
        };
        assert_eq!(drawn("\u{200f}(, \u{200f}"), drawn(" ,)"));
        assert_ne!(drawn("(, "), drawn(" ,)"));
    }
}
