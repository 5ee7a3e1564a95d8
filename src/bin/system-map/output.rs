//! What goes out: words for people, in which nothing commands the terminal, and data as they are.

use crate::input::Failure;
use std::borrow::Cow;
use std::io::{ErrorKind, IsTerminal, Write};

/// What goes to standard output.
pub enum Output {
    /// Words for people.
    Told(String),
    /// A map, a figure, a report in JSON: byte for byte, except on a terminal.
    Data(Vec<u8>),
}

impl Output {
    /// JSON or another text that a program reads.
    pub fn data(text: String) -> Output {
        Output::Data(text.into_bytes())
    }

    /// Writes it. A reader that has had enough (`| head`) is no failure.
    pub fn print(&self) -> Result<(), Failure> {
        let bytes = match self {
            Output::Told(text) => Cow::Owned(shown(text).into_owned().into_bytes()),
            Output::Data(bytes) if !std::io::stdout().is_terminal() => {
                Cow::Borrowed(bytes.as_slice())
            }
            // On a screen nobody but a person reads them.
            Output::Data(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Owned(shown(text).into_owned().into_bytes()),
                Err(_) => Cow::Borrowed(bytes.as_slice()),
            },
        };
        let mut out = std::io::stdout().lock();
        match out.write_all(&bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let message = format!("could not write the output: {error}");
                Err(Failure::new(message))
            }
            _ => Ok(()),
        }
    }
}

/// True for a character that a terminal obeys, or that makes letters run backwards (U+202D, U+202E). The
/// marks that keep words of two directions apart stay: Arabic labels and sentences have them.
pub fn commands(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202d}' | '\u{202e}')
}

/// A text with such characters by their numbers, as in `\u{1b}`: it may come from a file that somebody else
/// wrote, and a terminal would erase lines for it or change its title.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match commands(c) {
            true => out.extend(c.escape_unicode()),
            false => out.push(c),
        }
    }
    Cow::Owned(out)
}
