//! Statements about looks and behaviour, which say nothing of the map.

use super::Reader;
use crate::format::audit::{At, Told};

/// How they begin.
const LOOKS: [&str; 6] = [
    "style",
    "classDef",
    "class",
    "linkStyle",
    "click",
    "direction",
];

/// True for the first word of such a statement.
pub(super) fn is_look(word: &str) -> bool {
    LOOKS.contains(&word)
}

/// Where a statement ends: with its line, or at a semicolon that stands in no quotes and ends no code of
/// a letter (`#quot;`). O(length).
pub(super) fn statement(text: &str) -> usize {
    let mut quoted = false;
    // Where a code may have begun.
    let mut code = None;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return at,
            '"' => quoted = !quoted,
            ';' if !quoted && code.is_none_or(|begin| at == begin + 1) => return at,
            _ => {}
        }
        code = match c {
            '#' => Some(at),
            c if c.is_ascii_alphanumeric() => code,
            _ => None,
        };
    }
    text.len()
}

/// True for what goes on about looks behind a semicolon: `stroke:#333`.
fn goes_on(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t']);
    let name = text.find(|c: char| !c.is_ascii_lowercase() && c != '-');
    let (name, rest) = text.split_at(name.unwrap_or(text.len()));
    let rest = rest.trim_start_matches([' ', '\t']);
    !name.is_empty() && rest.starts_with(':') && !rest.starts_with(":::")
}

impl Reader<'_, '_, '_> {
    /// Leaves such a statement out. Others may follow in its line.
    pub(super) fn looks(&mut self, word: &str) {
        let at = At::line(self.line);
        if word == "direction" {
            // All of its line, as Mermaid has it.
            self.rest_of_line();
            return;
        }
        loop {
            // A colour (`#333;`) is no letter.
            let line = self.rest.find('\n').unwrap_or(self.rest.len());
            let mut quoted = false;
            let end = self.rest[..line].find(|c| {
                quoted ^= c == '"';
                c == ';' && !quoted
            });
            self.skip(end.map_or(line, |end| end + 1));
            if end.is_none() || !goes_on(self.rest) {
                break;
            }
        }
        let told = &["looks of the chart"];
        self.graph.draft.tell(Told::LeftOut, told, at);
    }
}
