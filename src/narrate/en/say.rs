//! Words put into sentences.

use crate::host;
use crate::words::push_decimal;

/// A sentence with its gaps filled: `{0}` stands for the first part, and so on. What `format!` does,
/// in one piece of code for all sentences.
pub(super) fn say(sentence: &str, parts: &[&str]) -> String {
    say_numbers(sentence, parts, &[])
}

/// The same where `[0]` stands for the first number.
pub(super) fn say_numbers(sentence: &str, parts: &[&str], numbers: &[u64]) -> String {
    let mut text = String::new();
    let mut rest = sentence.chars();
    while let Some(c) = rest.next() {
        if c != '{' && c != '[' {
            text.push(c);
            continue;
        }
        let which = rest.next().and_then(|digit| digit.to_digit(10));
        let which = which.unwrap_or_default() as usize;
        if c == '{' {
            text.push_str(parts[which]);
        } else {
            push_number(&mut text, numbers[which]);
        }
        rest.next();
    }
    text
}

/// "1,234,567".
fn push_number(text: &mut String, number: u64) {
    if number >= 1000 {
        push_number(text, number / 1000);
        text.push(',');
        for place in [100, 10, 1] {
            text.push(digit(number / place));
        }
    } else {
        push_decimal(text, number as usize);
    }
}

fn digit(number: u64) -> char {
    char::from(b'0' + (number % 10) as u8)
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
        assert_eq!(say("{1} → {0}, {1}", &["a", "“{0}”"]), "“{0}” → a, “{0}”");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let said = say_numbers("[0], [1]; {0} [2]", &["x"], &[0, 999, 1_000_234]);
        assert_eq!(said, "0, 999; x 1,000,234");
        assert_eq!(say_numbers("[0]", &[], &[12_345]), "12,345");
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
