//! Text measured without a browser: Liberation Sans, whose widths are Arial's, so that the command
//! line breaks labels where browsers draw them. What Liberation Sans has no letters for (Arabic,
//! Chinese, emoji …) is measured in the first font of the system that has them.

use super::text::{Measure, clings, ideograph};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unicode_bidi::BidiInfo;

static REGULAR: &[u8] = include_bytes!("fonts/LiberationSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("fonts/LiberationSans-Bold.ttf");

/// Families that are taken first where several have a letter: made to go with others, and common.
const PREFERRED: [&str; 3] = ["Noto Sans", "Noto Color Emoji", "DejaVu Sans"];

/// Widths of Liberation Sans, shaped (kerning, ligatures), and of the system's fonts for what it lacks.
pub struct FontMeasure {
    fonts: Database,
    own: [ID; 2],
    /// The system's fonts are among `fonts`; they are looked for when a letter is first missing.
    system: bool,
    /// The fonts taken for letters that Liberation Sans lacks, regular and bold.
    used: [Vec<ID>; 2],
    /// The font of each letter that Liberation Sans lacks, or of one with its marks, by weight.
    others: BTreeMap<(String, bool), Option<ID>>,
    missing: BTreeSet<char>,
}

/// A piece of a line that runs one way and is in one font.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its font family; `None` for Liberation Sans.
    pub family: Option<String>,
    /// Its text, in the order in which it is read; between marks if that is from right to left.
    pub text: String,
    /// Its width in font sizes.
    pub width: f64,
}

impl Default for FontMeasure {
    fn default() -> FontMeasure {
        FontMeasure::new()
    }
}

impl FontMeasure {
    /// Reads the two fonts that are part of the program.
    pub fn new() -> FontMeasure {
        let mut fonts = Database::new();
        fonts.set_sans_serif_family("Liberation Sans");
        let own = [REGULAR, BOLD].map(|bytes| {
            let ids = fonts.load_font_source(Source::Binary(Arc::new(bytes)));
            ids[0]
        });
        FontMeasure {
            fonts,
            own,
            system: false,
            used: Default::default(),
            others: BTreeMap::new(),
            missing: BTreeSet::new(),
        }
    }

    /// The letters measured so far that no font of this system has. Their widths are guessed.
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// The fonts: the two of the program, and those of the system once one of them was needed.
    pub fn fonts(&self) -> &Database {
        &self.fonts
    }

    /// The font for a letter beside Liberation Sans, or for one with its marks, the same wherever it is asked for; `None`
    /// where the system has none.
    fn other(&mut self, sign: &str, bold: bool) -> Option<ID> {
        let key = (sign.to_owned(), bold);
        if let Some(&known) = self.others.get(&key) {
            return known;
        }
        if !self.system {
            self.system = true;
            self.fonts.load_system_fonts();
        }
        let emoji = is_emoji(sign);
        // What stands beside others is in the same font, if it can be.
        let mut used = self.used[usize::from(bold)].iter().copied();
        let fits = |&id: &ID| {
            let face = self.fonts.face(id);
            face.is_some_and(|face| of_emoji(face) == emoji) && draws(&self.fonts, id, sign)
        };
        if let Some(id) = used.find(fits) {
            self.others.insert(key, Some(id));
            return Some(id);
        }
        let mut best: Option<(_, ID)> = None;
        for face in self.fonts.faces() {
            if self.own.contains(&face.id) || !draws(&self.fonts, face.id, sign) {
                continue;
            }
            let rank = (of_emoji(face) != emoji, rank(face, bold));
            if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                best = Some((rank, face.id));
            }
        }
        let found = best.map(|(_, id)| id);
        if let Some(id) = found {
            self.used[usize::from(bold)].push(id);
        }
        self.others.insert(key, found);
        found
    }

    /// The same for a letter alone; that no font has it is known from then on.
    fn other_letter(&mut self, letter: char, bold: bool) -> Option<ID> {
        let found = self.other(letter.encode_utf8(&mut [0; 4]), bold);
        if found.is_none() {
            self.missing.insert(letter);
        }
        found
    }

    /// A line of text in pieces from left to right, as it is read from right to left or both ways:
    /// each piece runs one way and is in one font. One that runs from right to left stands between the
    /// marks that say so: a bracket, or a comma with the space behind it, would not know it.
    pub fn pieces(&mut self, text: &str, bold: bool) -> Vec<Piece> {
        let isolates = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
        let text: String = text.chars().filter(|&c| !isolates(c)).collect();
        let bidi = BidiInfo::new(&text, None);
        let mut pieces = Vec::new();
        for line in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(line, line.range.clone());
            for run in runs {
                let leftwards = levels[run.start].is_rtl();
                let mut found = self.runs(&text[run], bold);
                if leftwards {
                    found.reverse();
                }
                for (font, text) in found {
                    pieces.push(Piece {
                        width: self.run(font, text),
                        family: self.family(font),
                        text: match leftwards {
                            true => format!("\u{200f}{text}\u{200f}"),
                            false => text.to_owned(),
                        },
                    });
                }
            }
        }
        pieces
    }

    /// The family of a font; `None` for Liberation Sans.
    fn family(&self, font: Option<ID>) -> Option<String> {
        let other = font.filter(|id| !self.own.contains(id))?;
        let families = &self.fonts.face(other)?.families;
        families.first().map(|(name, _)| name.clone())
    }

    /// A text in pieces, each with a font that has its letters, if there is one.
    fn runs<'t>(&mut self, text: &'t str, bold: bool) -> Vec<(Option<ID>, &'t str)> {
        let own = self.own[usize::from(bold)];
        let (mut runs, mut start, mut font) = (Vec::new(), 0, Some(own));
        // The letter that accents belong to.
        let mut base = ' ';
        for (i, letter) in text.char_indices() {
            // An accent, a joiner and what is joined by it belong to the letter before them.
            let joined = text[..i].ends_with('\u{200d}') || clings(letter);
            let next = if i > 0 && joined {
                // An accent may be in the font as a part of its letter alone.
                let sign = match clings(letter) {
                    true => format!("{base}{letter}"),
                    false => letter.to_string(),
                };
                let drawn = font.is_some_and(|font| draws(&self.fonts, font, &sign));
                if !drawn && !has(&self.fonts, own, letter) {
                    // No other font is taken within one sign, but that none has it is known.
                    self.other_letter(letter, bold);
                }
                font
            } else {
                // A letter and the marks around it, or a joined emoji, are drawn by a font that has all of it.
                let sign = sign(&text[i..]);
                let alone = sign.len() == letter.len_utf8();
                if has(&self.fonts, own, letter) {
                    match alone || !is_emoji(sign) && draws(&self.fonts, own, sign) {
                        true => Some(own),
                        false => self.other(sign, bold).or(Some(own)),
                    }
                } else {
                    let whole = (!alone).then(|| self.other(sign, bold)).flatten();
                    whole.or_else(|| self.other_letter(letter, bold))
                }
            };
            if !clings(letter) {
                base = letter;
            }
            if next != font {
                runs.push((font, &text[start..i]));
                (start, font) = (i, next);
            }
        }
        runs.push((font, &text[start..]));
        runs.retain(|(_, run)| !run.is_empty());
        runs
    }

    /// Width of a text in one font, in font sizes.
    fn shaped(&self, font: ID, text: &str) -> f64 {
        self.fonts
            .with_face_data(font, |data, index| shape(data, index, text))
            .flatten()
            .map_or(0.0, |(width, _)| width)
    }

    /// Width in font sizes of a run of letters that one font has.
    fn run(&mut self, font: Option<ID>, text: &str) -> f64 {
        match font {
            Some(font) => self.shaped(font, text),
            // Nobody knows: ideographs and emoji fill a square.
            None => {
                let letters = text.chars().filter(|&c| !clings(c));
                let wide = |c| ideograph(c) || u32::from(c) >= 0x1f000;
                letters.map(|c| if wide(c) { 1.0 } else { 0.62 }).sum()
            }
        }
    }
}

/// The letter that a text begins with, its accents and marks, and what is joined to it.
fn sign(text: &str) -> &str {
    let mut joined = true;
    let end = text.char_indices().find(|&(_, letter)| {
        let ends = !joined && !clings(letter);
        joined = letter == '\u{200d}';
        ends
    });
    &text[..end.map_or(text.len(), |(end, _)| end)]
}

/// True for what is a picture by itself, or is said to be shown as one.
fn is_emoji(sign: &str) -> bool {
    let picture = |letter| matches!(letter, '\u{1f300}'..='\u{1faff}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{fe0f}');
    sign.contains(picture) && !sign.contains('\u{fe0e}')
}

/// True for a font of emoji.
fn of_emoji(face: &FaceInfo) -> bool {
    face.families.iter().any(|(name, _)| name.contains("Emoji"))
}

/// Width in font sizes, and whether the font has every letter.
fn shape(font: &[u8], index: u32, text: &str) -> Option<(f64, bool)> {
    let font = FontRef::from_index(font, index).ok()?;
    let data = ShaperData::new(&font);
    let shaper = data.shaper(&font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let glyphs = shaper.shape(buffer, ShapeOptions::new());
    let advances = glyphs
        .glyph_positions()
        .iter()
        .map(|p| f64::from(p.x_advance));
    let whole = glyphs.glyph_infos().iter().all(|glyph| glyph.glyph_id != 0);
    Some((
        advances.sum::<f64>() / f64::from(shaper.units_per_em()),
        whole,
    ))
}

fn has(fonts: &Database, id: ID, letter: char) -> bool {
    draws(fonts, id, letter.encode_utf8(&mut [0; 4]))
}

/// True if a font has all of a text.
fn draws(fonts: &Database, id: ID, text: &str) -> bool {
    let shaped = fonts.with_face_data(id, |data, index| shape(data, index, text));
    shaped.flatten().is_some_and(|(_, whole)| whole)
}

/// What of two fonts with a letter comes first: upright ones, of the weight asked for, of a family
/// that is preferred; then by name, so that the choice does not depend on the order of files.
fn rank(face: &FaceInfo, bold: bool) -> impl Ord + use<> {
    let family = face.families.first().map_or("", |(name, _)| name.as_str());
    let weight = if bold { 700 } else { 400 };
    let preferred = PREFERRED.iter().position(|name| family.starts_with(name));
    (
        preferred.unwrap_or(PREFERRED.len()),
        face.style != resvg::usvg::fontdb::Style::Normal,
        face.monospaced,
        face.weight.0.abs_diff(weight),
        // Of fonts for one script each as several countries write it: the one that most people read.
        !family.ends_with(" SC"),
        family.len(),
        face.post_script_name.clone(),
        face.index,
    )
}

impl Measure for FontMeasure {
    fn width(&mut self, text: &str, size: f64, bold: bool) -> f64 {
        let data = if bold { BOLD } else { REGULAR };
        // Signs that are shown as pictures are drawn in another font, also where this one has them.
        if let (Some((width, true)), false) = (shape(data, 0, text), is_emoji(text)) {
            return width * size;
        }
        let mut width = 0.0;
        for (font, run) in self.runs(text, bold) {
            width += self.run(font, run);
        }
        width * size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_joined_emoji_that_no_font_has_is_missing() {
        // As on a system without fonts.
        let mut m = FontMeasure {
            system: true,
            ..FontMeasure::new()
        };
        m.pieces("\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}", false);
        assert!(m.missing().contains(&'\u{1f308}'), "{:?}", m.missing());
        assert!(!m.missing().contains(&'\u{200d}') && !m.missing().contains(&'\u{fe0f}'));
    }

    #[test]
    fn marks_around_a_letter_and_tones_of_skin_that_no_font_has_are_missing() {
        let mut m = FontMeasure {
            system: true,
            ..FontMeasure::new()
        };
        for line in [
            "1\u{fe0f}\u{20e3} a\u{20dd} e\u{301}",
            "\u{1f44d}\u{1f3fd}\u{200d}",
        ] {
            m.pieces(line, false);
        }
        let missing: String = m.missing().iter().collect();
        assert_eq!(missing, "\u{20dd}\u{20e3}\u{1f3fd}\u{1f44d}");
    }

    #[test]
    fn a_sign_is_a_letter_with_all_that_belongs_to_it() {
        for (text, first) in [
            ("ab", "a"),
            ("e\u{301}x", "e\u{301}"),
            ("3\u{fe0f}\u{20e3} x", "3\u{fe0f}\u{20e3}"),
            ("\u{1f44d}\u{1f3fd}!", "\u{1f44d}\u{1f3fd}"),
            (
                "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308} x",
                "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}",
            ),
            ("\u{1f469}\u{200d}", "\u{1f469}\u{200d}"),
        ] {
            assert_eq!(sign(text), first);
        }
    }

    #[test]
    fn pictures_are_drawn_by_a_font_of_emoji_and_signs_are_not() {
        let mut m = FontMeasure::new();
        m.system = true;
        let faces = ["Some Emoji", "Some Symbols"].map(|name| {
            let id = m.fonts.load_font_source(Source::Binary(Arc::new(BOLD)))[0];
            let mut face = m.fonts.face(id).cloned().unwrap();
            m.fonts.remove_face(id);
            face.families[0].0 = name.to_owned();
            m.fonts.push_face_info(face)
        });
        assert_eq!(m.other("a\u{fe0f}", false), Some(faces[0]));
        assert_eq!(m.other("a", false), Some(faces[1]));
        assert_eq!(m.other("b\u{fe0f}", false), Some(faces[0]));
        assert_eq!(m.other("b\u{fe0e}", false), Some(faces[1]));
        // Also where our own font has the sign; it is measured as it is drawn.
        let [picture, plain] = ["i\u{fe0f}", "i"].map(|text| m.width(text, 1000.0, false));
        assert!((picture - plain - 56.0).abs() < 2.0, "{picture} {plain}");
    }

    #[test]
    fn widths_are_those_that_arial_is_known_for() {
        let mut m = FontMeasure::new();
        // Arial at 1000 units: H 722, e 556, l 222 (twice), o 556; bold H 722, i 278.
        assert!((m.width("Hello", 1000.0, false) - 2278.0).abs() < 2.0);
        assert!((m.width("Hi", 1000.0, true) - 1000.0).abs() < 2.0);
        assert!((m.width("", 15.0, false)).abs() < 1e-9);
        assert!(
            m.missing().is_empty() && !m.system,
            "nothing else is looked for"
        );
    }

    #[test]
    fn pairs_are_kerned() {
        let mut m = FontMeasure::new();
        let apart = m.width("A", 1000.0, false) + m.width("V", 1000.0, false);
        assert!((apart - m.width("AV", 1000.0, false) - 74.0).abs() < 2.0);
    }

    #[test]
    fn accents_take_no_room_of_their_own() {
        let mut m = FontMeasure::new();
        let (plain, accented) = (m.width("e", 10.0, false), m.width("e\u{301}", 10.0, false));
        assert!((plain - accented).abs() < 1e-9);
    }

    #[test]
    fn what_no_font_has_takes_room_and_is_named() {
        let mut m = FontMeasure::new();
        m.system = true; // a system without fonts
        assert!(
            (m.width("信任 ok", 10.0, false) - 20.0 - m.width(" ok", 10.0, false)).abs() < 1e-9
        );
        assert!((m.width("🙂", 10.0, false) - 10.0).abs() < 1e-9);
        assert_eq!(m.missing().iter().collect::<String>(), "任信🙂");
    }

    #[test]
    fn a_letter_that_the_font_lacks_is_measured_in_one_that_has_it() {
        let mut m = FontMeasure::new();
        m.system = true;
        // Letters of our own font under another name stand for a font of the system.
        let id = m.fonts.load_font_source(Source::Binary(Arc::new(BOLD)))[0];
        m.others.insert(("信".to_owned(), false), Some(id));
        let alone = m.shaped(id, "信");
        assert!(
            (m.width("ab信", 10.0, false) - 10.0 * (alone + m.shaped(m.own[0], "ab"))).abs() < 1e-9
        );
    }

    #[test]
    fn a_bracket_in_another_font_than_the_words_around_it_still_reads_from_right_to_left() {
        let mut m = FontMeasure::new();
        m.system = true;
        let id = m.fonts.load_font_source(Source::Binary(Arc::new(BOLD)))[0];
        for letter in "ثقة".chars() {
            m.others.insert((letter.to_string(), false), Some(id));
        }
        let pieces = m.pieces("\u{2067}ثقة (5%)\u{2069}", false);
        let texts: Vec<&str> = pieces.iter().map(|p| p.text.as_str()).collect();
        let leftwards = |text: &str| format!("\u{200f}{text}\u{200f}");
        assert_eq!(
            texts,
            [&leftwards("%)"), "5", &leftwards(" ("), &leftwards("ثقة")]
        );
    }

    #[test]
    fn a_letter_and_the_mark_around_it_are_in_one_font_that_has_both() {
        let mut m = FontMeasure::new();
        m.system = true;
        let id = m.fonts.load_font_source(Source::Binary(Arc::new(BOLD)))[0];
        let sign = "#\u{fe0f}\u{20e3}";
        m.others.insert((sign.to_owned(), false), Some(id));
        let pieces = m.pieces(&format!("No. {sign} e\u{301} #"), false);
        let texts: Vec<_> = (pieces.iter())
            .map(|p| (p.text.as_str(), p.family.is_some()))
            .collect();
        assert_eq!(
            texts,
            [("No. ", false), (sign, true), (" e\u{301} #", false)]
        );
    }
}
