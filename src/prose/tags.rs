//! HTML in pieces: its tags, and the words between them.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Readable, Reader, Span, StringReader, Tokenizer};
use std::cell::Cell;
use std::mem::take;

/// More attributes than any tag has that a person or a program wrote. `html5gum` calls itself for each of
/// those of one tag, so a hostile text could use up the stack.
const MOST_ATTRIBUTES: u32 = 200;

/// The start of an element, and what is wanted of its attributes: the first of each name counts.
#[derive(Default)]
pub(super) struct Tag {
    pub name: String,
    /// It has no content.
    pub closed: bool,
    pub alt: Option<String>,
    pub href: Option<String>,
}

/// A piece of HTML.
pub(super) enum Piece {
    Start(Tag),
    End(String),
    Text(String),
    /// A comment, or what says which HTML this is.
    Passed,
}

/// The pieces of a text; `None` if a tag has too many attributes. O(n).
pub(super) fn pieces(html: &str) -> Option<Vec<Piece>> {
    // Of the tag that is being read.
    let attributes = Cell::new(0);
    let (mut tag, mut wanted) = (Tag::default(), Wanted::Nothing);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let emitter = |event: CallbackEvent, _: Span<()>| match event {
        CallbackEvent::OpenStartTag { name } => {
            tag.name = text(name);
            None
        }
        CallbackEvent::AttributeName { name } => {
            attributes.set(attributes.get() + 1);
            let (of, value) = match name {
                b"alt" => (Wanted::Alt, &mut tag.alt),
                b"href" => (Wanted::Href, &mut tag.href),
                _ => (Wanted::Nothing, &mut None),
            };
            wanted = if value.is_none() { of } else { Wanted::Nothing };
            value.get_or_insert_default();
            None
        }
        CallbackEvent::AttributeValue { value } => {
            match wanted {
                Wanted::Alt => tag.alt = Some(text(value)),
                Wanted::Href => tag.href = Some(text(value)),
                Wanted::Nothing => {}
            }
            None
        }
        CallbackEvent::CloseStartTag { self_closing } => {
            attributes.set(0);
            let closed = self_closing;
            Some(Piece::Start(Tag {
                closed,
                ..take(&mut tag)
            }))
        }
        CallbackEvent::EndTag { name } => {
            attributes.set(0);
            tag = Tag::default();
            Some(Piece::End(text(name)))
        }
        CallbackEvent::String { value } => Some(Piece::Text(text(value))),
        CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => Some(Piece::Passed),
        CallbackEvent::Error(_) => None,
    };
    let mut emitter = CallbackEmitter::new(emitter);
    emitter.naively_switch_states(true);
    let careful = Careful {
        text: html.to_reader(),
        attributes: &attributes,
    };
    Tokenizer::new_with_emitter(careful, emitter)
        .collect::<Result<_, _>>()
        .ok()
}

/// Which attribute a value is of.
enum Wanted {
    Alt,
    Href,
    Nothing,
}

/// Reads a text for as long as no tag has too many attributes.
struct Careful<'t> {
    text: StringReader<'t>,
    attributes: &'t Cell<u32>,
}

#[derive(Debug)]
struct TooMany;

impl std::fmt::Display for TooMany {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a tag has too many attributes")
    }
}

impl std::error::Error for TooMany {}

impl Careful<'_> {
    fn good(&self) -> Result<(), TooMany> {
        match self.attributes.get() > MOST_ATTRIBUTES {
            true => Err(TooMany),
            false => Ok(()),
        }
    }
}

impl Reader for Careful<'_> {
    type Error = TooMany;

    fn read_byte(&mut self) -> Result<Option<u8>, TooMany> {
        self.good()?;
        let Ok(byte) = self.text.read_byte();
        Ok(byte)
    }

    fn try_read_string(&mut self, s: &[u8], case_sensitive: bool) -> Result<bool, TooMany> {
        let Ok(read) = self.text.try_read_string(s, case_sensitive);
        Ok(read)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        char_buf: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, TooMany> {
        self.good()?;
        let Ok(read) = self.text.read_until(needle, char_buf);
        Ok(read)
    }
}
