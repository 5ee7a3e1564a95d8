//! The texts of JSON and their escapes.

use super::Scanner;
use crate::error::Code;
use std::borrow::Cow;

impl<'a> Scanner<'a> {
    /// A text, from its opening quote to past its closing one.
    pub(super) fn string(&mut self) -> Cow<'a, str> {
        let start = self.at;
        self.at += 1;
        let mut whole = String::new();
        let mut run = self.at;
        loop {
            match self.peek() {
                Some(b'"') => {
                    let last = &self.text[run..self.at];
                    self.at += 1;
                    if whole.is_empty() {
                        return Cow::Borrowed(last);
                    }
                    whole.push_str(last);
                    return Cow::Owned(whole);
                }
                Some(b'\\') => {
                    whole.push_str(&self.text[run..self.at]);
                    whole.push(self.escape());
                    run = self.at;
                }
                None | Some(b'\n' | b'\r') => {
                    let message = told!(
                        "This text has no closing quote on its line. End it with \", and write \\n where a new line is meant."
                    );
                    self.fail(start, Code::Syntax, message);
                    return Cow::Borrowed("");
                }
                Some(0..=0x1f) => {
                    let message = told!(
                        "A text must not hold {} as it is: write \\t for a tab, or take it out.",
                        self.found()
                    );
                    self.wrong(message);
                    run = self.at;
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> char {
        let start = self.at;
        self.at += 2;
        match self.byte(start + 1) {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => self.unicode(start),
            _ => {
                let message = told!(
                    "A backslash must be written twice (\\\\); alone it stands only in \\\" \\n \\t \\/ \\b \\f \\r and \\u with four hexadecimal digits."
                );
                self.fail(start, Code::Syntax, message);
                char::REPLACEMENT_CHARACTER
            }
        }
    }

    /// The rest of `\uXXXX`, with its second half where it is a surrogate pair.
    fn unicode(&mut self, start: usize) -> char {
        let mut code = self.hex();
        if let Some(high @ 0xd800..=0xdbff) = code {
            let pair = self.text[self.at..].starts_with("\\u");
            self.at += if pair { 2 } else { 0 };
            code = match self.hex().filter(|_| pair) {
                Some(low @ 0xdc00..=0xdfff) => {
                    Some(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))
                }
                _ => None,
            };
        }
        code.and_then(char::from_u32).unwrap_or_else(|| {
            let message = told!("This \\u does not name a character: it needs four hexadecimal digits, and beyond \\uFFFF a whole pair of them.");
            self.fail(start, Code::Syntax, message);
            char::REPLACEMENT_CHARACTER
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let mut code = 0;
        for c in digits.chars() {
            code = code * 16 + c.to_digit(16)?;
        }
        self.at += 4;
        Some(code)
    }
}
