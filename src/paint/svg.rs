//! A scene as an SVG: one self-contained text, words as words.
//!
//! Items of one mark stand in one group with its class and id, in the scene's order, so that a
//! page or a drawing program finds them again. Coordinates have two decimals.

use crate::geometry::Point;
use crate::model::Map;
use crate::scene::{Anchor, Item, Layer, Scene, Seg, Shape, Stroke, Target};
use std::fmt::Write;

/// What an SVG says about itself, and how large it is.
#[derive(Clone, Copy, Default)]
pub struct SvgOptions<'a> {
    /// What a screen reader announces.
    pub title: &'a str,
    /// What it reads on request: what is on the picture, in words. Left out if empty.
    pub desc: &'a str,
    /// BCP 47 language of the map: its title and labels.
    pub lang: Option<&'a str>,
    /// BCP 47 language of the description, where it is another one.
    pub desc_lang: Option<&'a str>,
    /// Width in CSS px; the height follows. `None`: one px per map unit.
    pub width: Option<f64>,
    /// What ids begin with, for several pictures in one page.
    pub prefix: &'a str,
    /// The map that the scene was built from, for the ids of its parts. `None`: no ids.
    pub map: Option<&'a Map>,
    /// Cuts a line of text, in bold or not, into pieces with a font each. `None`: all text is in the
    /// scene's family, and whoever shows the picture sees to letters that it lacks.
    pub cut: Option<&'a Cut<'a>>,
}

/// A line of text, in bold or not, as pieces from left to right: font family (`None`: the scene's),
/// text, width in font sizes.
pub type Cut<'a> = dyn Fn(&str, bool) -> Vec<(Option<String>, String, f64)> + 'a;

/// Writes a scene as an SVG document.
pub fn to_string(scene: &Scene, options: &SvgOptions) -> String {
    let mut out = String::with_capacity(scene.items.len() * 120 + 1000);
    let size = scene.bounds.size();
    let width = options.width.unwrap_or(size.w);
    let height = if size.w > 0.0 {
        width * size.h / size.w
    } else {
        size.h
    };
    let prefix = name(options.prefix);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\" \
         role=\"img\" aria-labelledby=\"{prefix}title",
        Num(width),
        Num(height),
        Num(scene.bounds.min.x),
        Num(scene.bounds.min.y),
        Num(size.w),
        Num(size.h),
    );
    if !options.desc.is_empty() {
        let _ = write!(out, " {prefix}desc");
    }
    out.push('"');
    if let Some(lang) = options.lang {
        let _ = write!(out, " lang=\"{0}\" xml:lang=\"{0}\"", Escaped(lang));
    }
    let _ = writeln!(
        out,
        " font-family=\"{}\" class=\"system-map\">",
        Escaped(scene.font)
    );
    let _ = writeln!(
        out,
        "<title id=\"{prefix}title\">{}</title>",
        Escaped(options.title)
    );
    if !options.desc.is_empty() {
        let _ = write!(out, "<desc id=\"{prefix}desc\"");
        if let Some(lang) = options.desc_lang {
            let _ = write!(out, " lang=\"{0}\" xml:lang=\"{0}\"", Escaped(lang));
        }
        let _ = writeln!(out, ">{}</desc>", Escaped(options.desc));
    }
    let _ = writeln!(
        out,
        "<rect class=\"paper\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
        Num(scene.bounds.min.x),
        Num(scene.bounds.min.y),
        Num(size.w),
        Num(size.h),
        scene.background
    );
    let same = |a: &Item, b: &Item| a.layer == b.layer && a.target == b.target;
    for group in scene.items.chunk_by(same) {
        let class = group[0].layer.class();
        let _ = write!(out, "<g class=\"{class}\"");
        if let Some(id) = id(options.map, &group[0]) {
            let _ = write!(
                out,
                " id=\"{prefix}{class}-{}\" data-id=\"{}\"",
                name(&id),
                Escaped(&id)
            );
        }
        out.push_str(">\n");
        for item in group {
            shape(&mut out, &item.shape, options.cut);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

/// The id of what an item stands for.
fn id(map: Option<&Map>, item: &Item) -> Option<String> {
    if item.layer == Layer::Highlight {
        return None;
    }
    Some(match item.target.as_ref()? {
        Target::Factor(ix) => map?.factor(*ix).id.clone(),
        Target::Link(ix) => map?.link(*ix).id.clone(),
        Target::Loop(id) => id.clone(),
    })
}

fn shape(out: &mut String, shape: &Shape, cut: Option<&Cut>) {
    match shape {
        Shape::Box {
            rect,
            radius,
            fill,
            stroke,
        } => {
            let size = rect.size();
            let _ = write!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"",
                Num(rect.min.x),
                Num(rect.min.y),
                Num(size.w),
                Num(size.h),
                Num(*radius)
            );
            paint(out, fill, stroke);
        }
        Shape::Path { segs, fill, stroke } => {
            out.push_str("<path d=\"");
            for seg in segs {
                match seg {
                    Seg::Move(a) => {
                        let _ = write!(out, "M{}", At(*a));
                    }
                    Seg::Line(a) => {
                        let _ = write!(out, "L{}", At(*a));
                    }
                    Seg::Cubic(a, b, c) => {
                        let _ = write!(out, "C{} {} {}", At(*a), At(*b), At(*c));
                    }
                    Seg::Close => out.push('Z'),
                }
            }
            out.push('"');
            paint(out, fill, stroke);
        }
        Shape::Text {
            at,
            anchor,
            text,
            size,
            bold,
            color,
            width,
        } => {
            let mut line = |x: f64, anchor: Anchor, family: Option<&str>, text: &str| {
                let (x, y, size) = (Num(x), Num(at.y), Num(*size));
                let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"");
                if cut.is_some() {
                    out.push_str(" xml:space=\"preserve\"");
                }
                if let Some(family) = family {
                    let _ = write!(out, " font-family=\"'{}'\"", Escaped(family));
                }
                if *bold {
                    out.push_str(" font-weight=\"700\"");
                }
                if anchor == Anchor::Middle {
                    out.push_str(" text-anchor=\"middle\"");
                }
                // Another font than the one measured in keeps to the room that there is.
                if cut.is_none() && *width > 0.0 && text.chars().nth(2).is_some() {
                    let width = Num(*width);
                    let _ = write!(
                        out,
                        " textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\""
                    );
                }
                let _ = writeln!(out, " fill=\"{color}\">{}</text>", Escaped(text));
            };
            let pieces = cut.map(|cut| cut(text, *bold)).unwrap_or_default();
            // One piece in the scene's font needs no cutting.
            if pieces.iter().all(|(family, ..)| family.is_none()) && pieces.len() < 2 {
                return line(at.x, *anchor, None, text);
            }
            let width: f64 = pieces.iter().map(|(.., width)| width * size).sum();
            let mut x = match anchor {
                Anchor::Middle => at.x - width / 2.0,
                Anchor::Start => at.x,
            };
            for (family, text, width) in &pieces {
                line(x, Anchor::Start, family.as_deref(), text);
                x += width * size;
            }
        }
    }
}

fn paint(out: &mut String, fill: &Option<crate::scene::Color>, stroke: &Option<Stroke>) {
    match fill {
        Some(fill) => {
            let _ = write!(out, " fill=\"{fill}\"");
        }
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = stroke {
        let _ = write!(
            out,
            " stroke=\"{}\" stroke-width=\"{}\"",
            stroke.color,
            Num(stroke.width)
        );
        if stroke.dash.iter().any(|&d| d > 0.0) {
            let [a, b, c, d] = stroke.dash.map(Num);
            let _ = write!(out, " stroke-dasharray=\"{a} {b} {c} {d}\"");
        }
        if stroke.round {
            out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
    }
    out.push_str("/>\n");
}

/// A number with two decimals at most, never `-0`, never an exponent; 0 if it is not finite.
struct Num(f64);

impl std::fmt::Display for Num {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.0.is_finite() {
            return f.write_str("0");
        }
        let hundredths = (self.0 * 100.0).round() as i64;
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        if hundredths < 0 {
            f.write_char('-')?;
        }
        match part {
            0 => write!(f, "{whole}"),
            p if p % 10 == 0 => write!(f, "{whole}.{}", p / 10),
            p => write!(f, "{whole}.{p:02}"),
        }
    }
}

/// A point as SVG paths write it.
struct At(Point);

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", Num(self.0.x), Num(self.0.y))
    }
}

/// Text for element content and for attributes in double quotes. What XML 1.0 forbids becomes
/// U+FFFD; line breaks and tabs in it become references, so that attributes keep them.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' => write!(f, "&#{};", u32::from(c))?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// An id that XML and CSS take as it is: letters, digits, `-`, `_` and `.` of ASCII stay, anything
/// else becomes its code in hex between underscores; so different ids stay different.
fn name(id: &str) -> String {
    let mut out = String::new();
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' => out.push(c),
            c => {
                let _ = write!(out, "_{:x}_", u32::from(c));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_decimals_at_most_and_no_minus_zero() {
        for (n, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (-12.345, "-12.35"),
            (0.05, "0.05"),
            (99.999, "100"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ] {
            assert_eq!(Num(n).to_string(), text, "{n}");
        }
    }

    #[test]
    fn ids_become_names_that_stay_apart() {
        assert_eq!(name("trust>sharing#2"), "trust_3e_sharing_23_2");
        assert_eq!(name("a b"), "a_20_b");
        assert_ne!(name("a_20_b"), name("a b"));
    }
}
