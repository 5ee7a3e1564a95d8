//! Names and their numbers, by one small table that is the same for all.

/// A text without the difference between upper and lower case, for comparing.
pub fn folded(text: &str) -> String {
    #[cfg(feature = "formats")]
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in crate::host::lower(text).chars() {
        // At the end of a word this is how σ is written.
        folded.push(if c == 'ς' { 'σ' } else { c });
    }
    folded
}

/// True for what words are made of, for short: letters and digits of all scripts, but of those of
/// ASCII the letters only. Said by what it is not (marks, signs and emoji), since Unicode's tables
/// of what it is weigh some kilobytes.
pub fn letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || !matches!(u32::from(c),
            0..=0xa9 | 0xab..=0xb1 | 0xb4 | 0xb6..=0xb8 | 0xbb | 0xbf | 0xd7 | 0xf7
            | 0x2000..=0x206f | 0x20a0..=0x2bff | 0x3000..=0x3004 | 0x3008..=0x3020
            | 0xe000..=0xf8ff | 0xfe00..=0xfe6f | 0xff00..=0xff0f | 0xff1a..=0xff20
            | 0x1f000..=0x1fbef)
}

/// How many characters a text has. The standard library's own count is made for long texts, and weighs half a kilobyte.
pub fn length(text: &str) -> usize {
    text.chars().fold(0, |length, _| length + 1)
}

/// True for what separates words, in all scripts.
pub fn blank(c: char) -> bool {
    matches!(u32::from(c),
        9..=13 | 32 | 0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000)
}

/// A text without blanks at its ends.
pub fn trimmed(text: &str) -> &str {
    let mut chars = text.chars();
    let mut start = text;
    while chars.next().is_some_and(blank) {
        start = chars.as_str();
    }
    let mut chars = start.chars();
    let mut end = start;
    while chars.next_back().is_some_and(blank) {
        end = chars.as_str();
    }
    end
}

/// The words of a text.
pub fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = trimmed(text);
    while !rest.is_empty() {
        let end = rest.char_indices().find(|&(_, c)| blank(c));
        let end = end.map_or(rest.len(), |(at, _)| at);
        words.push(&rest[..end]);
        rest = trimmed(&rest[end..]);
    }
    words
}

/// A text with one blank between its words, and none around them.
pub fn spaced(text: &str) -> String {
    let mut line = String::new();
    for word in words(text) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A label or a name for comparing: in lower case, with single blanks between its words.
pub fn plain(label: &str) -> String {
    spaced(&folded(label))
}

/// A text without stops at its end.
pub fn without_stops(text: &str) -> &str {
    let mut bare = text;
    while let [rest @ .., b'.' | b';' | b':' | b','] = bare.as_bytes() {
        bare = &bare[..rest.len()];
    }
    bare
}

/// What a sentence leaves of a label: without capitals, stops at its end, quotes, hyphens, an English
/// article, and what cannot be seen, by none of which two factors can be told apart when they are heard.
pub fn heard(label: &str) -> String {
    let mut all = crate::host::composed(&folded(&spaced(label)));
    all.retain(|c| {
        !matches!(c, '"' | '\'' | '`' | '´' | 'ʼ' | '«' | '»' | '-' | '−' | '。' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}'
            | '\u{180e}' | '\u{200b}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    });
    let mut heard = trimmed(without_stops(trimmed(&all)));
    for article in ["a ", "an ", "the "] {
        heard = heard.strip_prefix(article).unwrap_or(heard);
    }
    heard.to_owned()
}

/// Texts, each once, numbered from 0 as they come.
///
/// A hash table of our own: the standard ones are made anew for every type that they hold, some four
/// kilobytes each. The hash is FNV-1a; slots hold a number plus one, and 0 where nothing is.
#[derive(Debug, Clone, Default)]
pub struct Names {
    list: Vec<String>,
    slots: Vec<u32>,
}

impl Names {
    /// Takes a name in; `false` if it is there already. O(1) on average.
    pub fn insert(&mut self, name: &str) -> bool {
        if self.list.len() * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(16)];
            for number in 0..self.list.len() {
                let slot = self.slot(&self.list[number]);
                self.slots[slot] = number as u32 + 1;
            }
        }
        let slot = self.slot(name);
        let free = self.slots[slot] == 0;
        if free {
            self.list.push(name.to_owned());
            self.slots[slot] = self.list.len() as u32;
        }
        free
    }

    /// The number of a name. O(1) on average.
    pub fn number(&self, name: &str) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        (self.slots[self.slot(name)] as usize).checked_sub(1)
    }

    /// True if the name is there. O(1) on average.
    pub fn contains(&self, name: &str) -> bool {
        self.number(name).is_some()
    }

    /// All names, by number.
    pub fn list(&self) -> &[String] {
        &self.list
    }

    /// The slot that holds a name, or the one where it would go. There is always a free one.
    fn slot(&self, name: &str) -> usize {
        let mut hash: u32 = 0x811c_9dc5;
        for &byte in name.as_bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(number) = (self.slots[slot] as usize).checked_sub(1) {
            if self.list[number] == name {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_what_unicode_says_it_is_where_people_write() {
        // Latin, Greek, Cyrillic; kana and ideographs; Hangul.
        for range in [
            0x41..=0x2c1,
            0x391..=0x3a1,
            0x3a3..=0x3ce,
            0x400..=0x481,
            0x3041..=0x3096,
            0x4e00..=0x9fa5,
            0xac00..=0xd7a3,
        ] {
            for c in range.filter_map(char::from_u32).filter(|c| !c.is_ascii()) {
                assert_eq!(letter(c), c.is_alphanumeric() || c.is_numeric(), "{c:?}");
            }
        }
        for c in "0 -–—/€©×÷°…“”«»→≤①🙂\u{a0}。、（".chars() {
            assert!(!letter(c), "{c:?}");
        }
    }
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn names_are_numbered_as_they_come_each_once(names: Vec<String>) {
            let mut ours = Names::default();
            let mut plain: Vec<String> = Vec::new();
            for name in names {
                let new = !plain.contains(&name);
                prop_assert_eq!(ours.insert(&name), new);
                if new {
                    plain.push(name);
                }
            }
            for (number, name) in plain.iter().enumerate() {
                prop_assert_eq!(ours.number(name), Some(number));
            }
            prop_assert_eq!(ours.list(), &plain[..]);
            prop_assert!(!ours.contains("not there "));
        }
    }

    #[test]
    fn folding_hides_upper_and_lower_case() {
        assert_eq!(folded("ÜBER Alles"), "über alles");
        assert_eq!(folded("ΟΔΟΣ"), folded("οδος"));
    }

    #[test]
    fn blanks_are_those_of_unicode_and_words_what_stands_between_them() {
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            assert_eq!(blank(c), c.is_whitespace(), "{c:?}");
        }
        for text in ["", "  ", "one", " a\u{3000}b \n c", "\u{a0}\u{a0}x"] {
            assert_eq!(trimmed(text), text.trim());
            assert_eq!(words(text), text.split_whitespace().collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_empty_table_holds_nothing() {
        assert_eq!(Names::default().number(""), None);
    }
}
