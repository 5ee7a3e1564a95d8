//! The table of phrases of one language, and how a phrase becomes a sentence.

use super::phrases::{ENGLISH, Phrase};
use crate::host;
use crate::words::push_decimal;

/// The phrases of one language, which become sentences.
#[derive(Debug, Clone)]
pub struct Words {
    /// In the order of [`Phrase`].
    lines: Vec<String>,
}

impl Default for Words {
    /// English.
    fn default() -> Words {
        Words::of(ENGLISH)
    }
}

impl Words {
    fn of(text: &str) -> Words {
        let (mut lines, mut rest) = (Vec::new(), text);
        while !rest.is_empty() {
            let (line, more) = cut(rest, b'\n');
            lines.push(line.to_owned());
            rest = more;
        }
        Words { lines }
    }

    /// The words of a table as a page gives it: all phrases in order, each on a line, the forms of
    /// those that depend on a number divided by `|`. English where it has too few, as one that was
    /// made for another version may.
    pub fn given(table: &str) -> Words {
        let (words, english) = (Words::of(table), Words::default());
        if words.lines.len() < english.lines.len() {
            return english;
        }
        words
    }

    /// The words for a BCP 47 tag: English, as no other table is built in here.
    #[cfg(not(all(feature = "tools", not(target_arch = "wasm32"))))]
    pub fn for_lang(_: Option<&str>) -> Words {
        Words::default()
    }

    /// The language of the words, which may differ from the one asked for: a BCP 47 tag in lower
    /// case.
    pub fn lang(&self) -> &str {
        self.phrase(Phrase::Lang)
    }

    /// True if labels are fitted into sentences by the grammar of English.
    pub(super) fn is_english(&self) -> bool {
        self.lang() == "en"
    }

    /// A phrase without a gap.
    pub(super) fn phrase(&self, phrase: Phrase) -> &str {
        self.line(phrase, 0)
    }

    /// The phrase so many places after another.
    pub(super) fn line(&self, first: Phrase, offset: usize) -> &str {
        &self.lines[first as usize + offset]
    }

    /// A phrase with its gaps filled.
    pub(super) fn say(&self, phrase: Phrase, parts: &[&str]) -> String {
        self.fill(self.phrase(phrase), parts, &[])
    }

    /// A phrase with its gaps filled, in the form that goes with the first number.
    pub(super) fn say_numbers(
        &self,
        (first, offset): (Phrase, usize),
        parts: &[&str],
        numbers: &[usize],
    ) -> String {
        let (mut form, mut rest) = cut(self.line(first, offset), b'|');
        if !rest.is_empty() {
            let category = if !self.is_english() {
                host::plural(self.lang(), numbers[0])
            } else if numbers[0] == 1 {
                "one".to_owned()
            } else {
                String::new()
            };
            while !rest.is_empty() {
                let (other, more) = cut(rest, b'|');
                let (name, words) = cut(other, b':');
                if name == category {
                    form = words;
                }
                rest = more;
            }
        }
        self.fill(form, parts, numbers)
    }

    /// What `format!` does, in one piece of code for all sentences.
    fn fill(&self, form: &str, parts: &[&str], numbers: &[usize]) -> String {
        let mut text = String::new();
        let mut rest = form.chars();
        while let Some(c) = rest.next() {
            if !matches!(c, '{' | '[' | '<') {
                text.push(c);
                continue;
            }
            let which = rest.next().and_then(|digit| digit.to_digit(10));
            let which = which.unwrap_or_default() as usize;
            // A table that a page gives may have gaps that nothing fills.
            if c == '{' {
                text.push_str(parts.get(which).unwrap_or(&""));
            } else if let Some(&number) = numbers.get(which) {
                let word = if c == '<' { self.in_words(number) } else { "" };
                text.push_str(word);
                if word.is_empty() {
                    self.push_number(&mut text, number);
                }
            }
            rest.next();
        }
        text
    }

    /// "two"; empty for a number without a word.
    fn in_words(&self, number: usize) -> &str {
        let (mut word, mut rest) = cut(self.phrase(Phrase::NumberWords), b' ');
        for _ in 0..number {
            (word, rest) = cut(rest, b' ');
        }
        word
    }

    /// "1,234,567".
    fn push_number(&self, text: &mut String, number: usize) {
        let example = self.phrase(Phrase::Number);
        let mark = example.bytes().position(|b| !b.is_ascii_digit());
        let (mark, end) = (mark.unwrap_or_default(), example.len().saturating_sub(3));
        if number >= if mark > 1 { 10_000 } else { 1000 } {
            push_groups(text, number, example.get(mark..end).unwrap_or_default());
        } else {
            push_decimal(text, number);
        }
    }
}

fn push_groups(text: &mut String, number: usize, mark: &str) {
    if number < 1000 {
        push_decimal(text, number);
        return;
    }
    push_groups(text, number / 1000, mark);
    text.push_str(mark);
    for place in [100, 10, 1] {
        push_decimal(text, number / place % 10);
    }
}

/// What stands before a character and after it; all of it and nothing if it is not there.
pub(super) fn cut(text: &str, at: u8) -> (&str, &str) {
    match text.bytes().position(|b| b == at) {
        Some(place) => (&text[..place], &text[place + 1..]),
        None => (text, ""),
    }
}

/// The text with its first letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let mut capital = String::new();
    if let Some(first) = rest.next() {
        capital.push(upper(first));
        capital.push_str(rest.as_str());
    }
    capital
}

/// The upper case of a letter, where it is one letter too, and one whose lower case this is.
fn upper(letter: char) -> char {
    let upper = one(host::upper(letter.encode_utf8(&mut [0; 4])));
    if let Some(upper) = upper
        && lower(upper) == letter
    {
        return upper;
    }
    letter
}

/// The lower case of a letter.
pub(super) fn lower(letter: char) -> char {
    one(host::lower(letter.encode_utf8(&mut [0; 4]))).unwrap_or(letter)
}

/// The letter of a text of one.
fn one(text: String) -> Option<char> {
    let mut letters = text.chars();
    let one = letters.next();
    if letters.next().is_none() { one } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_by_number() {
        let words = Words::default();
        let said = words.fill("{1} → {0}, {1}", &["a", "“{0}”"], &[]);
        assert_eq!(said, "“{0}” → a, “{0}”");
        assert_eq!(words.fill("<0> {7}[3]", &[], &[2]), "two ");
        assert_eq!(words.fill("<0>", &[], &[12]), "12");
    }

    #[test]
    fn numbers_are_grouped_as_the_example_is() {
        let said = |example: &str, number| {
            let mut words = Words::default();
            words.lines[Phrase::Number as usize] = example.to_owned();
            words.fill("[0]", &[], &[number])
        };
        for (number, grouped) in [
            (0, "0"),
            (999, "999"),
            (12_345, "12,345"),
            (1_000_234, "1,000,234"),
        ] {
            assert_eq!(said("1,234", number), grouped);
        }
        assert_eq!(said("1\u{202f}234", 1234), "1\u{202f}234");
        assert_eq!(said("12.345", 1234), "1234");
        assert_eq!(said("12.345", 12_345), "12.345");
        assert_eq!(said("", 12_345), "12345");
    }

    #[test]
    fn a_table_that_is_too_short_is_not_used() {
        let mut table = ENGLISH.replacen("en\n", "fr\n", 1);
        assert_eq!(Words::given(&table).lang(), "fr");
        table.truncate(200);
        assert_eq!(Words::given(&table).lang(), "en");
    }

    #[test]
    fn the_capital_of_a_word_is_found_in_any_alphabet() {
        for (word, capitalized) in [
            ("étude", "Étude"),
            ("ÿ", "Ÿ"),
            ("ßa", "ßa"),
            ("доверие", "Доверие"),
            ("ὠδή", "Ὠδή"),
            ("վստահություն", "Վստահություն"),
            ("信任", "信任"),
            ("", ""),
        ] {
            assert_eq!(capital(word), capitalized);
        }
    }
}
