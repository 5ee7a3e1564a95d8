//! What stands before the items of a list that somebody pastes: bullets, numbers, letters.

use super::all_arrows;
use super::talk::LONGEST;
use crate::names::{blank, trimmed};
use std::collections::BTreeMap;

/// The bullets of programs in which people write, and of their fonts for signs.
const BULLETS: &str = "-*•◦▪▫●○■□·∙‣▸▶►⁃–—‐‑➢➤✓✔❖◆◇♦☐☑☒\u{f0a7}\u{f0b7}\u{f0d8}\u{f0fc}";

/// How items are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Count {
    /// `o`, which a font for signs once showed as a circle: all are alike.
    Circle,
    Number,
    /// `1.1`
    Levels,
    Letter,
    Roman,
}

/// How the items of one list are marked: how they are counted, in which brackets, in capitals.
type Style = (Count, bool, Option<char>, bool);

/// A mark that may be that of a list, and what stands behind it.
struct Mark<'t> {
    /// The styles it may be of, and its number in each: `i.` is a letter and a number.
    styles: Vec<(Style, u32)>,
    rest: &'t str,
    /// A tab follows, as no name has one there.
    tab: bool,
}

/// What stands behind a bullet that can be nothing else.
fn behind_bullet(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let mark = chars.next()?;
    let rest = chars.as_str();
    let next = rest.chars().next().filter(|&c| blank(c))?;
    let words = trimmed(rest);
    // In a font for signs this is a square; before a number it is a paragraph of a law.
    let square = mark == '§' && (next == '\t' || !words.starts_with(|c: char| c.is_ascii_digit()));
    ((square || BULLETS.contains(mark)) && !words.is_empty()).then_some(words)
}

/// The number that a Roman one stands for, up to 39.
fn roman(word: &str) -> Option<u32> {
    let tens = word.bytes().take_while(|&b| b == b'x').count();
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let one = ones.iter().position(|&one| one == &word[tens..])?;
    let number = (tens * 10 + one) as u32;
    (tens < 4 && number > 0).then_some(number)
}

/// The mark that a text begins with, if it may be that of a list.
fn mark(text: &str) -> Option<Mark<'_>> {
    let end = text.find(blank)?;
    let (word, rest) = text.split_at(end);
    let tab = rest.starts_with('\t');
    let rest = trimmed(rest);
    if rest.is_empty() || all_arrows().any(|arrow| rest.starts_with(arrow)) {
        return None;
    }
    let open = word.starts_with('(');
    let inner = word.strip_prefix('(').unwrap_or(word);
    let close = inner
        .chars()
        .next_back()
        .filter(|&c| c == ')' || c == '.' && !open);
    let inner = close.map_or(inner, |_| &inner[..inner.len() - 1]);
    let capitals = inner.starts_with(|c: char| c.is_ascii_uppercase());
    let lower = inner.to_ascii_lowercase();
    let cased = inner.bytes().all(|b| b.is_ascii_uppercase() == capitals);
    let letters = !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_alphabetic()) && cased;
    let digits = !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    let levels = inner.split('.').count() > 1
        && inner.split('.').all(|part| {
            !part.is_empty() && part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit())
        });
    let style = |count| (count, open, close, capitals);
    let mut styles = Vec::new();
    if open && close.is_none() {
        return None;
    }
    match close {
        None if inner == "o" => styles.push((style(Count::Circle), 0)),
        None if levels || digits && tab && inner.len() < 4 => {
            styles.push((style(Count::Levels), 0))
        }
        None => {}
        Some(_) if levels => styles.push((style(Count::Levels), 0)),
        Some(_) if digits => styles.extend(
            inner
                .parse()
                .ok()
                .map(|number| (style(Count::Number), number)),
        ),
        Some(_) if letters => {
            if let [letter] = lower.as_bytes() {
                styles.push((style(Count::Letter), u32::from(letter - b'a') + 1));
            }
            styles.extend(roman(&lower).map(|number| (style(Count::Roman), number)));
        }
        Some(_) => {}
    }
    (!styles.is_empty()).then_some(Mark { styles, rest, tab })
}

/// True for a name that begins like an item of a list, or is nothing but what may stand before one.
pub(super) fn begins(name: &str) -> bool {
    let name = format!("{name} x");
    behind_bullet(&name).is_some() || mark(&name).is_some()
}

/// True for an item of a list that may be a name.
pub(super) fn lists_name(line: &str) -> bool {
    let item = behind_bullet(line).or_else(|| mark(line).map(|mark| mark.rest));
    item.is_some_and(|item| item.split_whitespace().count() <= LONGEST)
}

/// What the marks of a text tell about each other.
#[derive(Default)]
pub(super) struct Lists {
    /// By style and by how far the line is moved in: the last number, the lines, and whether they count.
    runs: BTreeMap<(Style, usize), Run>,
    /// What stands behind an arrow begins so: these are names.
    named: Vec<Style>,
    bullets: bool,
}

#[derive(Default)]
struct Run {
    last: u32,
    lines: usize,
    /// From the first on they follow one another.
    counts: bool,
    /// The first of them, to see whether another name follows a second one.
    first: String,
    differ: bool,
}

/// What stands at the start of a line.
pub(super) enum Item<'t> {
    /// Nothing that is a mark.
    None(&'t str),
    /// An item of a list, without its mark.
    Of(&'t str),
    /// It may be one, or a name.
    Unclear(&'t str),
}

fn moved_in(line: &str) -> usize {
    line.chars().take_while(|&c| blank(c)).count()
}

impl Lists {
    /// Looks through a text. O(n · arrows).
    pub(super) fn of(text: &str) -> Lists {
        let mut lists = Lists::default();
        for line in text.lines() {
            for arrow in all_arrows() {
                let end = line
                    .rsplit_once(arrow)
                    .and_then(|(_, end)| mark(trimmed(end)));
                for (style, _) in end.into_iter().flat_map(|mark| mark.styles) {
                    if !lists.named.contains(&style) {
                        lists.named.push(style);
                    }
                }
            }
            lists.bullets |= behind_bullet(trimmed(line)).is_some();
            let Some(mark) = mark(trimmed(line)) else {
                continue;
            };
            for (style, number) in mark.styles {
                let run = lists.runs.entry((style, moved_in(line))).or_default();
                if run.lines == 0 {
                    run.counts = true;
                    mark.rest.clone_into(&mut run.first);
                }
                run.differ |= cause(mark.rest) != cause(&run.first);
                run.counts &= number == run.last + 1 || number == 1;
                run.last = number;
                run.lines += 1;
            }
        }
        lists
    }

    /// What a line is, with what stands behind its mark.
    pub(super) fn item<'t>(&self, line: &'t str) -> Item<'t> {
        let text = trimmed(line);
        if let Some(rest) = behind_bullet(text) {
            return Item::Of(rest);
        }
        let Some(mark) = mark(text) else {
            return Item::None(line);
        };
        if mark.tab {
            return Item::Of(mark.rest);
        }
        if mark
            .styles
            .iter()
            .any(|(style, _)| self.named.contains(style))
        {
            return Item::None(line);
        }
        let is_list = |&(style, _): &(Style, u32)| {
            let run = self.runs.get(&(style, moved_in(line)));
            run.is_some_and(|run| match style.0 {
                Count::Circle => self.bullets || run.differ,
                Count::Number => run.counts,
                Count::Levels => false,
                Count::Letter | Count::Roman => run.counts && run.lines > 1,
            })
        };
        match mark.styles.iter().any(is_list) {
            true => Item::Of(mark.rest),
            false => Item::Unclear(line),
        }
    }
}

/// What stands before the first arrow.
fn cause(text: &str) -> &str {
    let end = all_arrows().filter_map(|arrow| text.find(arrow)).min();
    trimmed(&text[..end.unwrap_or(text.len())])
}
