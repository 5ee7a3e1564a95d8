//! Labels: measured, broken into balanced lines, and boxed.

use crate::geometry::{Size, most};
use crate::model::{Map, Network};
use crate::names::{length, letter};
use crate::order::list;

/// Who knows how wide a text is: the browser's canvas there, a font of ours on the command line.
pub trait Measure {
    /// Width of one line of text in the same unit as `size` (the font size), in bold or regular.
    fn width(&mut self, text: &str, size: f64, bold: bool) -> f64;
}

/// How labels are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelOptions {
    /// Font size in map units.
    pub size: f64,
    /// From baseline to baseline, in font sizes.
    pub leading: f64,
    /// A line is at most this wide, in font sizes, unless `max_lines` asks for more.
    pub measure: f64,
    /// A label that needs more lines than this is set wider.
    pub max_lines: usize,
    /// Free space left and right of the text, in map units.
    pub pad_x: f64,
    /// Free space above and below the text, in map units.
    pub pad_y: f64,
}

impl Default for LabelOptions {
    fn default() -> LabelOptions {
        LabelOptions {
            size: 15.0,
            leading: 1.22,
            measure: 8.6,
            max_lines: 4,
            pad_x: 11.0,
            pad_y: 8.0,
        }
    }
}

/// One line of a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Its width in map units.
    pub width: f64,
}

/// A label broken into lines, and the box around it.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelBox {
    /// From top to bottom; at least one.
    pub lines: Vec<Line>,
    /// Font size in map units.
    pub font_size: f64,
    /// From baseline to baseline in map units.
    pub line_height: f64,
    /// Of the whole box, padding included.
    pub size: Size,
}

/// The box of each factor of a network, in the network's order. A factor without a label shows
/// its id. Needs one `Measure` call per word and line.
pub fn label_boxes(
    map: &Map,
    net: &Network,
    measure: &mut dyn Measure,
    options: &LabelOptions,
) -> Vec<LabelBox> {
    list(net.factor_count(), &mut |i| {
        label_box(map.factor(net.factors[i]).shown(), measure, options)
    })
}

/// The box of one label.
pub fn label_box(label: &str, measure: &mut dyn Measure, options: &LabelOptions) -> LabelBox {
    let font = Font {
        measure,
        size: options.size,
        bold: false,
    };
    let lines = wrap(
        label,
        font,
        options.measure * options.size,
        options.max_lines,
    );
    let mut widest = 0.0;
    for line in &lines {
        widest = most(widest, line.width);
    }
    let line_height = options.size * options.leading;
    LabelBox {
        size: Size {
            // Whole units: positions of edges print short and stay crisp at zoom 1.
            w: most(widest + 2.0 * options.pad_x, 3.0 * options.size).ceil(),
            h: (lines.len() as f64 * line_height + 2.0 * options.pad_y).ceil(),
        },
        lines,
        font_size: options.size,
        line_height,
    }
}

/// What `wrap` measures with.
pub struct Font<'a> {
    /// Who measures.
    pub measure: &'a mut dyn Measure,
    /// Font size.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
}

impl Font<'_> {
    fn width(&mut self, text: &str) -> f64 {
        self.measure.width(text, self.size, self.bold)
    }
}

/// Breaks a text into as few lines as fit in `width`, then as evenly as that many lines allow.
///
/// Lines break at spaces, after hyphens, dashes and slashes, and between ideographs; a word that is
/// too long for a line breaks between the words of a name (`peopleAtWork`), or anywhere, as a last resort. If more than `max_lines` would be needed
/// the lines are let grow wider. The result has at least one line. O(characters).
pub fn wrap(text: &str, mut font: Font, width: f64, max_lines: usize) -> Vec<Line> {
    let pieces = pieces(text, &mut font, width);
    let leftwards = reads_leftwards(text);
    let space = font.width(" ");
    let mut limit = width;
    let mut count = fill(&pieces, space, limit).len();
    while count > max_lines.max(1) && limit < width * 64.0 {
        limit *= 1.1;
        count = fill(&pieces, space, limit).len();
    }
    // The narrowest limit that needs no more lines gives the most even ones.
    let (mut low, mut high) = (0.0, limit);
    for _ in 0..12 {
        let middle = (low + high) / 2.0;
        if fill(&pieces, space, middle).len() <= count {
            high = middle;
        } else {
            low = middle;
        }
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for end in fill(&pieces, space, high) {
        let mut text = String::new();
        for piece in &pieces[start..end] {
            if piece.spaced && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        lines.push(Line {
            width: font.width(&text),
            text: if leftwards { isolated(&text) } else { text },
        });
        start = end;
    }
    lines
}

/// True for a text whose first letter is one of Hebrew, Arabic and their like: the whole of it reads
/// from right to left (rules P2 and P3 of Unicode's annex 9).
fn reads_leftwards(text: &str) -> bool {
    let first = text.chars().find(|&c| letter(c));
    first.is_some_and(|c| {
        matches!(u32::from(c),
            0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
    })
}

/// The text between the marks that make it read from right to left whatever stands around it.
fn isolated(text: &str) -> String {
    let mut isolated = String::from('\u{2067}');
    isolated.push_str(text);
    isolated.push('\u{2069}');
    isolated
}

/// What is never broken.
struct Piece {
    text: String,
    width: f64,
    /// A space stands before it, if it does not begin a line.
    spaced: bool,
}

/// The end of each line, as a number of pieces; lines are filled from the first on.
fn fill(pieces: &[Piece], space: f64, limit: f64) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut start, mut used) = (0, 0.0);
    for (i, piece) in pieces.iter().enumerate() {
        let gap = if piece.spaced && i > start {
            space
        } else {
            0.0
        };
        used += gap + piece.width;
        if i > start && used > limit {
            ends.push(i);
            (start, used) = (i, piece.width);
        }
    }
    ends.push(pieces.len());
    ends
}

fn pieces(text: &str, font: &mut Font, width: f64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for word in split(text, white_between) {
        if word.chars().next().is_none_or(white) {
            continue;
        }
        let mut spaced = true;
        // A name such as TotalCost_perMonth that is too long for a line is cut between its words, too.
        let long = font.width(word) > width;
        for part in parts(word, if long { hump } else { breaks_between }) {
            // What is still too long is cut into the fewest pieces that fit, of even length.
            let whole = font.width(part);
            let letters = split(part, torn_between);
            let each = letters.len() as f64 / most((whole / width).ceil(), 1.0);
            let each = most(each.ceil(), 1.0) as usize;
            for chunk in letters.chunks(each) {
                let mut text = String::new();
                for letter in chunk {
                    text.push_str(letter);
                }
                pieces.push(Piece {
                    width: if text == part {
                        whole
                    } else {
                        font.width(&text)
                    },
                    text,
                    spaced,
                });
                spaced = false;
            }
        }
    }
    pieces
}

/// White space, but for no-break spaces, which hold words together.
fn white(c: char) -> bool {
    crate::names::blank(c) && c != '\u{a0}' && c != '\u{202f}'
}

fn white_between(a: char, b: char) -> bool {
    white(a) != white(b)
}

/// A line may break between these two of a long name: where one of its words ends, too.
fn hump(a: char, b: char) -> bool {
    a == '_' || (a.is_ascii_lowercase() && b.is_ascii_uppercase()) || breaks_between(a, b)
}

/// As a last resort a word is torn between any two of its letters.
fn torn_between(_: char, b: char) -> bool {
    !clings(b)
}

/// Cuts a word wherever it may be cut: where `cut` says so, unless a hyphen stands after
/// a short beginning ("co-ordinator" stays whole, "cross-sector" need not).
fn parts(word: &str, cut: fn(char, char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut end) = (0, 0);
    for part in split(word, cut) {
        end += part.len();
        let so_far = &word[start..end];
        let short = so_far.ends_with('-') && length(so_far) < 5;
        if !short || end == word.len() {
            parts.push(so_far);
            start = end;
        }
    }
    parts
}

/// Cuts a text wherever `cut` says so of two neighbours.
fn split(text: &str, cut: fn(char, char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (i, c) in text.char_indices() {
        if before.is_some_and(|b| cut(b, c)) {
            parts.push(&text[start..i]);
            start = i;
        }
        before = Some(c);
    }
    parts.push(&text[start..]);
    parts
}
/// A line may break between these two, a small part of what Unicode's annex 14 says.
fn breaks_between(a: char, b: char) -> bool {
    if clings(b) {
        return false;
    }
    match a {
        '-' | '\u{2010}' | '–' | '—' | '/' => letter(b),
        _ => (ideograph(a) && !opens(a) && !closes(b)) || (ideograph(b) && !closes(b) && !opens(a)),
    }
}

/// Chinese and Japanese characters, which stand without spaces.
pub(super) fn ideograph(c: char) -> bool {
    matches!(u32::from(c),
        0x2e80..=0x2fdf | 0x3001..=0x30ff | 0x3100..=0x312f | 0x31a0..=0x31ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0xff01..=0xff60 | 0x20000..=0x3ffff)
}

/// Does not begin a line.
fn closes(c: char) -> bool {
    "、。，．・：；？！）］｝」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:?!)]}»”’…%"
        .chars()
        .any(|closing| closing == c)
}

/// Does not end a line.
fn opens(c: char) -> bool {
    "（［｛「『【〈《〔([{«“‘"
        .chars()
        .any(|opening| opening == c)
}

/// Belongs to the character before it: accents, joiners, variation and skin tone marks.
pub(super) fn clings(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670
        | 0x900..=0x903 | 0x93a..=0x94f | 0x981..=0x983 | 0x9bc..=0x9cd | 0xa3c..=0xa4d
        | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0x200c..=0x200f | 0x2060 | 0x20d0..=0x20ff
        | 0x3099..=0x309a | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0x1f3fb..=0x1f3ff | 0xe0020..=0xe007f)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character is half as wide as the font is high; what clings has no width.
    struct Half;
    impl Measure for Half {
        fn width(&mut self, text: &str, size: f64, _bold: bool) -> f64 {
            text.chars().filter(|c| !clings(*c)).count() as f64 * size / 2.0
        }
    }

    fn lines(text: &str, characters: f64, max: usize) -> Vec<String> {
        let font = Font {
            measure: &mut Half,
            size: 2.0,
            bold: false,
        };
        wrap(text, font, characters, max)
            .into_iter()
            .map(|l| l.text)
            .collect()
    }

    #[test]
    fn a_short_label_stays_on_one_line() {
        assert_eq!(lines("Trust", 16.0, 4), ["Trust"]);
        assert_eq!(lines("Staff turnover", 16.0, 4), ["Staff turnover"]);
    }

    #[test]
    fn lines_are_even_rather_than_first_come() {
        // First come would be "Funding of all the" and "partners".
        let even = lines("Funding of all the partners", 23.0, 4);
        assert_eq!(even, ["Funding of all", "the partners"]);
    }

    #[test]
    fn a_label_with_many_words_is_set_wider_not_taller() {
        let long = "Ability of people and of organisations to commit their time to working together over many years";
        let l = lines(long, 14.0, 4);
        assert_eq!(l.len(), 4, "{l:?}");
        assert_eq!(l.join(" "), long);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_as_a_last_resort() {
        let l = lines("Donaudampfschifffahrtsgesellschaft", 16.0, 4);
        assert!(l.len() > 1 && l.iter().all(|l| length(l) <= 16), "{l:?}");
        assert_eq!(l.concat(), "Donaudampfschifffahrtsgesellschaft");
    }

    #[test]
    fn a_long_name_is_broken_between_its_words() {
        let l = |text| lines(text, 16.0, 4);
        assert_eq!(l("DownpaymentFraction"), ["Downpayment", "Fraction"]);
        assert_eq!(l("use_public_transport"), ["use_public_", "transport"]);
        assert_eq!(l("shopping_motivation"), ["shopping_", "motivation"]);
        assert_eq!(l("YouTube channels"), ["YouTube channels"]);
        assert_eq!(lines("my YouTube", 7.0, 4), ["my", "YouTube"]);
    }

    #[test]
    fn hyphens_and_slashes_may_end_a_line_but_a_minus_number_stays_whole() {
        assert_eq!(lines("cross-sector", 8.0, 4), ["cross-", "sector"]);
        assert_eq!(lines("health/care", 8.0, 4), ["health/", "care"]);
        assert_eq!(lines("co-ordinator", 13.0, 4), ["co-ordinator"]);
        assert_eq!(lines("a co-ordinator", 13.0, 4), ["a", "co-ordinator"]);
        assert_eq!(lines("at -5 now", 5.0, 4), ["at -5", "now"]);
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_a_full_stop() {
        assert_eq!(
            lines("合作伙伴之间的信任", 5.0, 4),
            ["合作伙伴之", "间的信任"]
        );
        let l = lines("信任增加。", 4.0, 4);
        assert!(!l.iter().any(|l| l.starts_with('。')), "{l:?}");
    }

    #[test]
    fn accents_and_joined_emoji_are_not_torn_apart() {
        let l = lines("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 3.0, 4);
        assert_eq!(l, ["e\u{301}e\u{301}e\u{301}", "e\u{301}e\u{301}e\u{301}"]);
    }

    #[test]
    fn lines_of_a_label_that_begins_in_arabic_or_hebrew_read_from_right_to_left() {
        let isolated = |text: &str| format!("\u{2067}{text}\u{2069}");
        assert_eq!(lines("ثقة NHS", 20.0, 4), [isolated("ثقة NHS")]);
        assert_eq!(lines("(אמון) 3", 20.0, 4), [isolated("(אמון) 3")]);
        assert_eq!(lines("ثقة NHS", 4.0, 4), ["ثقة", "NHS"].map(isolated));
        assert_eq!(lines("NHS ثقة", 20.0, 4), ["NHS ثقة"]);
    }

    #[test]
    fn an_empty_label_still_has_a_box() {
        let b = label_box("", &mut Half, &LabelOptions::default());
        assert_eq!(b.lines.len(), 1);
        assert!(b.size.w > 0.0 && b.size.h > 0.0);
    }
}
