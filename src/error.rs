//! What can go wrong, said so that a person can mend it: what, where, and what to do.

use std::fmt;

/// A place in a text file, counted from 1 as editors do.
///
/// `column` counts Unicode scalar values, not bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

impl Place {
    /// The place of byte `offset` in `text`; past the end it is the end. O(offset).
    pub fn at(text: &str, offset: usize) -> Place {
        let mut place = Place { line: 1, column: 1 };
        for (i, &byte) in text.as_bytes().iter().enumerate().take(offset) {
            if byte == b'\n' {
                place = Place {
                    line: place.line + 1,
                    column: 1,
                };
            } else if text.is_char_boundary(i + 1) {
                // The last byte of a character.
                place.column += 1;
            }
        }
        place
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// The kinds of trouble. The text of [`Code::as_str`] is stable: pages and scripts may rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    // Errors: there is no map.
    /// The bytes are not UTF-8 text.
    Encoding,
    /// The text is not well-formed (JSON) or a value is of the wrong type.
    Syntax,
    /// Well-formed, but not a system map.
    Format,
    /// A version of the format that this program does not read.
    Version,
    /// Larger than what this program agrees to read.
    Limit,
    /// Something was asked of an id, a name or a label that the map does not have.
    Unknown,
    /// A change that can't be made; nothing was changed.
    Edit,
    /// An option whose value is not among those known.
    Option,
    // Warnings: there is a map, and something in the file was left out or guessed.
    /// A link whose cause or effect is not in the file.
    DanglingLink,
    /// Two things with one id.
    DuplicateId,
    /// A factor without a label.
    EmptyLabel,
    /// A view, step, loop or evidence that names something the file does not have.
    UnknownReference,
    /// A named loop whose links do not close.
    OpenLoop,
    /// A value outside what the format allows; it was left out.
    BadValue,
    /// Places in the file put labels on one another.
    #[cfg(feature = "formats")]
    Crowded,
    /// Factors that readers can't tell apart by their labels.
    #[cfg(feature = "formats")]
    SharedLabel,
    /// What there is to tell about a file of another program.
    #[cfg(feature = "formats")]
    Import,
}

impl Code {
    /// The stable name, as JSON reports and the page's error events carry it.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::Encoding => "encoding",
            Code::Syntax => "syntax",
            Code::Format => "format",
            Code::Version => "version",
            Code::Limit => "limit",
            Code::Unknown => "unknown",
            Code::Edit => "edit",
            Code::Option => "option",
            Code::DanglingLink => "dangling-link",
            Code::DuplicateId => "duplicate-id",
            Code::EmptyLabel => "empty-label",
            Code::UnknownReference => "unknown-reference",
            Code::OpenLoop => "open-loop",
            Code::BadValue => "bad-value",
            #[cfg(feature = "formats")]
            Code::Crowded => "crowded",
            #[cfg(feature = "formats")]
            Code::SharedLabel => "shared-label",
            #[cfg(feature = "formats")]
            Code::Import => "import",
        }
    }
}

/// What is said about one trouble; the body shared by [`Error`] and [`Warning`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What kind.
    pub code: Code,
    /// One or two plain sentences: what is wrong and what to do.
    pub message: String,
    /// Where in the file, if it is about a file.
    pub place: Option<Place>,
    /// The id of the factor, link, loop, view … it is about.
    pub id: Option<String>,
}

impl Notice {
    /// A notice without a place or an id.
    pub fn new(code: Code, message: impl Into<String>) -> Notice {
        Notice {
            code,
            message: message.into(),
            place: None,
            id: None,
        }
    }

    /// The same, at a place.
    pub fn at(mut self, place: Place) -> Notice {
        self.place = Some(place);
        self
    }

    /// The same, about the thing with this id.
    pub fn about(mut self, id: impl Into<String>) -> Notice {
        self.id = Some(id.into());
        self
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(place) => write!(f, "{place}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

/// Why there is no result. Behind a pointer: it is handed up through many hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(pub Box<Notice>);

/// What was left out, mended or guessed on the way to a result.
pub type Warning = Notice;

impl Error {
    /// An error without a place or an id.
    pub fn new(code: Code, message: impl Into<String>) -> Error {
        Error(Box::new(Notice::new(code, message)))
    }

    /// The same, at a place.
    pub fn at(mut self, place: Place) -> Error {
        self.0.place = Some(place);
        self
    }

    /// The same, about the thing with this id.
    pub fn about(mut self, id: impl Into<String>) -> Error {
        self.0.id = Some(id.into());
        self
    }

    /// What kind.
    pub fn code(&self) -> Code {
        self.0.code
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "ab\ncöd\n";
        assert_eq!(Place::at(text, 0), Place { line: 1, column: 1 });
        assert_eq!(Place::at(text, 3), Place { line: 2, column: 1 });
        // `ö` is two bytes and one column; an offset inside it is its start.
        assert_eq!(Place::at(text, 5), Place { line: 2, column: 2 });
        assert_eq!(Place::at(text, 6), Place { line: 2, column: 3 });
        assert_eq!(Place::at(text, 99), Place { line: 3, column: 1 });
    }

    #[test]
    fn a_notice_with_a_place_says_it_first() {
        let n = Notice::new(Code::Syntax, "expected a comma").at(Place { line: 3, column: 7 });
        assert_eq!(n.to_string(), "line 3, column 7: expected a comma");
    }
}
