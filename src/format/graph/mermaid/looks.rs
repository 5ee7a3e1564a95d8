//! Statements about looks and behaviour, which say nothing of the map.

use super::{Reader, id_length, label_of};
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::graph::{Fields, cost};
use crate::names::trimmed;

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
    /// Leaves such a statement out, but for what it says of nodes. Others may follow in its line.
    pub(super) fn looks(&mut self, word: &str) -> Result<(), Error> {
        let at = At::line(self.line);
        if word == "direction" {
            // All of its line, as Mermaid has it.
            self.rest_of_line();
            return Ok(());
        }
        let said = &self.rest[..statement(self.rest)];
        let kept = match word {
            "click" => self.click(&said[word.len()..]),
            "class" => self.class(&said[word.len()..])?,
            _ => false,
        };
        if kept {
            self.skip(said.len());
            return Ok(());
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
        Ok(())
    }

    /// `click A "https://…" "why"`: an address for a node, and words that show over it. What is to run is passed over.
    fn click(&mut self, said: &str) -> bool {
        let said = said.trim_start();
        let (key, rest) = said.split_at(id_length(said));
        let mut texts = rest.split('"').skip(1).step_by(2);
        let opens = rest.trim_start();
        let url = match opens.starts_with(['"']) || opens.starts_with("href") {
            true => texts.next(),
            false => None,
        };
        let mut fields = Fields::new();
        fields.extend(url.map(|url| ("url".to_owned(), label_of(url))));
        fields.extend(
            texts
                .next()
                .map(|text| ("tooltip".to_owned(), label_of(text))),
        );
        !fields.is_empty() && self.say(key, fields)
    }

    /// `class A,B driver`.
    fn class(&mut self, said: &str) -> Result<bool, Error> {
        let Some((keys, name)) = trimmed(said).rsplit_once([' ', '\t']) else {
            return Ok(false);
        };
        let field = || vec![("class".to_owned(), trimmed(name).to_owned())];
        let keys: Vec<&str> = keys.split(',').map(trimmed).collect();
        let size = cost("class", name).saturating_mul(keys.len());
        self.graph.charge(size, self.line)?;
        Ok(keys.iter().all(|key| self.numbers.contains_key(*key))
            && keys.iter().all(|key| self.say(key, field())))
    }

    /// Keeps what is said of a node, if it is known.
    pub(super) fn say(&mut self, key: &str, fields: Fields) -> bool {
        let Some(&number) = self.numbers.get(key) else {
            return false;
        };
        self.nodes[number].said.extend(fields);
        true
    }
}
