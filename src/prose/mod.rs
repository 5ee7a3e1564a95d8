//! Texts with HTML and Markdown in them, made safe and simple.
//!
//! Descriptions come from anywhere. At import [`without_tags`] takes the HTML out of them: what is
//! left is plain text in which Markdown stays as it is. Whoever shows Markdown takes [`blocks`], in
//! which there is no HTML, no picture, and no link but to `http`, `https` and `mailto`. Both come
//! from parsers that others keep (`pulldown-cmark`, `html5gum`); nothing is ever fetched.

mod html;
mod markdown;
mod tags;

pub use html::{label_of_html, text_of_html};
pub use markdown::{escaped, markdown};

use crate::names::trimmed;
use html::Html;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Words that look alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The words. A line end in them is one.
    pub text: String,
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// As program text.
    pub code: bool,
    /// Where they lead: to `http`, `https` or `mailto`, nowhere else.
    pub link: Option<String>,
}

/// What sort of block it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A point of a list within so many lists, from 1; with its number, if they are numbered.
    Item(u8, Option<u64>),
    /// Something quoted.
    Quote,
    /// Program text, line by line.
    Code,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What sort it is.
    pub kind: Kind,
    /// Its words.
    pub spans: Vec<Span>,
}

/// Texts that are longer, in bytes, are taken piece by piece.
const PIECE: usize = 100_000;

/// A text without its HTML: what is left, and whether there were tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The text.
    pub text: String,
    /// There were tags, not only entities.
    pub tags: bool,
}

/// A text without tags of HTML and with entities decoded; nothing if it has neither. Links stay as
/// Markdown, pictures as the words for them. Program text in Markdown is left alone.
///
/// Very long texts are taken piece by piece, cut between lines where there are some: the parser of
/// Markdown takes hundreds of times their length of memory.
pub fn without_tags(text: &str) -> Option<Cleaned> {
    if !text.contains(['<', '&']) {
        return None;
    }
    let (mut tags, mut changed) = (false, false);
    let text = by_pieces(text, |piece| {
        let cleaned = piece_without_tags(piece)?;
        changed = true;
        tags |= cleaned.tags;
        Some(cleaned.text)
    });
    let text = match tags {
        true => trimmed(&text).to_owned(),
        false => text,
    };
    changed.then_some(Cleaned { text, tags })
}

/// A text with each of its pieces changed. Blanks at the ends of a piece stay what they are, and say
/// nothing: where a text is kept without them, what they indent would be program text no more.
fn by_pieces(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    let mut all = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let most = &rest[..rest.floor_char_boundary(PIECE)];
        let end = match most.len() < rest.len() {
            true => ["\n\n", "\n", " "].iter().find_map(|end| most.rfind(end)),
            false => None,
        };
        let end = end.map_or(most.len(), |end| end + 1);
        let piece = trimmed(&rest[..end]);
        let (before, after) = match rest[..end].split_once(piece) {
            Some(parts) if !piece.is_empty() => parts,
            _ => (&rest[..end], ""),
        };
        all += before;
        match change(piece) {
            Some(changed) => all += &changed,
            None => all += piece,
        }
        all += after;
        rest = &rest[end..];
    }
    all
}

/// A text that other programs, and [`without_tags`], take for the words that it is: `<` of what would
/// be a tag is written `&lt;`, and `&` of what would be an entity `&amp;`. Nothing if there is neither.
/// Program text in Markdown is left alone.
pub fn guarded(text: &str) -> Option<String> {
    if !text.contains(['<', '&']) {
        return None;
    }
    let mut any = false;
    let guarded = by_pieces(text, |piece| {
        let guarded = guarded_piece(piece)?;
        any = true;
        Some(guarded)
    });
    any.then_some(guarded)
}

fn guarded_piece(text: &str) -> Option<String> {
    let mut out = String::new();
    let (mut at, mut code) = (0, false);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_)
                if !code && range.start >= at =>
            {
                // A backslash before it has made it a word already, unless that is one itself.
                let marked = text[range.clone()].starts_with(['<', '&']);
                let escaped = marked && matches!(event, Event::Text(_)) && {
                    let before = text[..range.start].bytes().rev();
                    before.take_while(|&b| b == b'\\').count() % 2 == 1
                };
                for (i, c) in text[range.clone()].char_indices() {
                    let place = range.start + i;
                    let as_words = match c {
                        _ if i == 0 && escaped => continue,
                        '<' if begins_tag(&text[place + 1..]) => "&lt;",
                        '&' if begins_entity(&text[place + 1..]) => "&amp;",
                        _ => continue,
                    };
                    out += &text[at..place];
                    out += as_words;
                    at = place + 1;
                }
            }
            _ => {}
        }
    }
    out += &text[at..];
    (at > 0).then_some(out)
}

/// True for what may follow the `<` of a tag, to a program that knows HTML only.
fn begins_tag(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
}

/// True for what may follow the `&` of an entity.
fn begins_entity(rest: &str) -> bool {
    let plain = |c: char| !c.is_ascii_alphanumeric() && c != '#';
    rest.find(plain)
        .is_some_and(|end| end > 0 && rest[end..].starts_with(';'))
}

fn piece_without_tags(text: &str) -> Option<Cleaned> {
    let mut out = Html::default();
    // Where there is no tag, all but the entities stays as it is.
    let (mut plain, mut plained) = (String::new(), 0);
    let mut at = 0;
    let mut changed = false;
    // Of a tag over several lines each line comes by itself.
    let mut pending: Option<std::ops::Range<usize>> = None;
    let flush = |out: &mut Html, pending: Option<std::ops::Range<usize>>| {
        pending.is_some_and(|range| out.html(&text[range]))
    };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if range.start < at {
            continue;
        }
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                if let Some(before) = &mut pending
                    && before.end == range.start
                {
                    before.end = range.end;
                } else {
                    changed |= flush(&mut out, pending.take());
                    out.text(&text[at..range.start]);
                    pending = Some(range.clone());
                }
                at = range.end;
            }
            Event::Text(decoded)
                if text[range.clone()].starts_with('&') && *decoded != text[range.clone()] =>
            {
                changed |= flush(&mut out, pending.take());
                out.text(&text[at..range.start]);
                out.text(&decoded);
                plain += &text[plained..range.start];
                plain += &decoded.replace('\u{a0}', " ");
                plained = range.end;
                at = range.end;
            }
            _ => {}
        }
    }
    changed |= flush(&mut out, pending);
    out.text(&text[at..]);
    if changed {
        return Some(Cleaned {
            text: out.done(),
            tags: true,
        });
    }
    (plained > 0).then(|| Cleaned {
        text: plain + &text[plained..],
        tags: false,
    })
}

fn options() -> Options {
    Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES
}

/// True for an address that may be followed.
pub fn is_safe_link(address: &str) -> bool {
    let address = address.trim();
    let odd = |c: char| c.is_control() || c.is_whitespace();
    let scheme = address
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let known = ["http", "https", "mailto"];
    !address.contains(odd) && scheme.is_some_and(|scheme| known.contains(&scheme.as_str()))
}

/// True for a text in Markdown with pictures, or with links that may not be followed: [`blocks`] has their words alone.
pub fn has_more_addresses(text: &str) -> bool {
    Parser::new_ext(text, options()).any(|event| match event {
        Event::Start(Tag::Image { .. }) => true,
        Event::Start(Tag::Link { dest_url, .. }) => !is_safe_link(&dest_url),
        _ => false,
    })
}

/// What a text in Markdown has to show. What looks like HTML in it are words.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options()) {
        reader.take(event);
    }
    reader.close();
    reader.blocks
}

/// Longer lines of a label are left as they are.
const LONGEST_LINE: usize = 2_000;

/// A label in Markdown without the marks of bold and italic. Every line is taken by itself, and none is
/// a list or a heading.
pub fn label_of_markdown(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        if line.len() > LONGEST_LINE {
            return line.to_owned();
        }
        // A word before it makes it words in any case.
        let line = format!("x {}", line.trim());
        let mut words = String::new();
        for event in Parser::new_ext(&line, options()) {
            match event {
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                    words.push_str(&text);
                }
                _ => {}
            }
        }
        words.get(1..).unwrap_or_default().trim().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A text with the words of links between its pages (`[[Trust]]`, `[[folder/Trust|our trust]]`) in their
/// place: the last behind a bar, else the page without its folder and heading.
pub fn without_wiki_links(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, link)) = rest.split_once("[[") {
        let Some((link, after)) = link.split_once("]]") else {
            break;
        };
        out.push_str(before.strip_suffix('!').unwrap_or(before));
        let page = link.split('#').next().filter(|page| !page.is_empty());
        let page = page.unwrap_or(link).rsplit('/').next();
        let words = link.rsplit_once('|').map(|(_, words)| words).or(page);
        out.push_str(words.unwrap_or_default().trim_end_matches('\\'));
        rest = after;
    }
    out + rest
}

/// Blocks in the making.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    kind: Option<Kind>,
    /// The lists that are open, with the number of the next point.
    lists: Vec<Option<u64>>,
    quotes: usize,
    strong: usize,
    emphasis: usize,
    links: Vec<Option<String>>,
}

impl Reader {
    /// Ends the block at hand.
    fn close(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut().filter(|_| self.kind != Some(Kind::Code)) {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
        let kind = self.kind.take().unwrap_or(match self.quotes {
            0 => Kind::Paragraph,
            _ => Kind::Quote,
        });
        if spans.iter().any(|span| !span.text.trim().is_empty()) {
            self.blocks.push(Block { kind, spans });
        }
    }

    fn words(&mut self, text: &str, code: bool) {
        let span = Span {
            text: text.to_owned(),
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            code,
            link: self.links.last().cloned().flatten(),
        };
        let alike = |last: &&mut Span| {
            (last.strong, last.emphasis, last.code) == (span.strong, span.emphasis, span.code)
                && last.link == span.link
        };
        match self.spans.last_mut().filter(alike) {
            Some(last) => last.text.push_str(text),
            None => self.spans.push(span),
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                let code = self.kind == Some(Kind::Code);
                self.words(&text, code);
            }
            Event::Code(text) => self.words(&text, true),
            // What is HTML to the parser: somebody's words (see [`without_tags`]).
            Event::Html(text) | Event::InlineHtml(text) => self.words(&text, false),
            Event::SoftBreak => self.words(" ", false),
            Event::HardBreak => self.words("\n", false),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.close();
                self.kind = Some(Kind::Heading(level_of(level)));
            }
            Tag::Paragraph | Tag::HtmlBlock if self.kind.is_none() => self.close(),
            // The second paragraph of a point.
            Tag::Paragraph | Tag::HtmlBlock if !self.spans.is_empty() => self.words("\n", false),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.close();
                self.kind = Some(Kind::Code);
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => {
                self.close();
                let depth = self.lists.len().clamp(1, 6) as u8;
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = number.map(|n| n.saturating_add(1));
                    number
                });
                self.kind = Some(Kind::Item(depth, number));
            }
            Tag::TableRow | Tag::TableHead => self.close(),
            Tag::TableCell if !self.spans.is_empty() => self.words(" | ", false),
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => {
                self.links
                    .push(Some(dest_url.to_string()).filter(|url| is_safe_link(url)));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Item => self.close(),
            TagEnd::Paragraph | TagEnd::HtmlBlock if !matches!(self.kind, Some(Kind::Item(..))) => {
                self.close();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::TableRow | TagEnd::TableHead => self.close(),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => drop(self.links.pop()),
            _ => {}
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}
