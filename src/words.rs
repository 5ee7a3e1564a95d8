//! Texts put together from pieces. What `format!` does, without the kilobytes of its machinery.

/// The pieces, one after the other.
pub fn joined(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
    }
    text
}

/// A number in decimal digits.
pub fn decimal(number: usize) -> String {
    let mut text = String::new();
    push_decimal(&mut text, number);
    text
}

/// Adds a number in decimal digits. O(digits).
pub fn push_decimal(text: &mut String, number: usize) {
    if number > 9 {
        push_decimal(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Adds a byte as two hexadecimal digits.
pub fn push_hex(text: &mut String, byte: u8) {
    for half in &[byte >> 4, byte & 15] {
        text.push(char::from(b"0123456789abcdef"[usize::from(*half)]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_numbers_read_as_they_would_by_format() {
        assert_eq!(joined(&["R", "", "12"]), "R12");
        for number in [0, 7, 10, 909, 1_000_000, usize::MAX] {
            assert_eq!(decimal(number), format!("{number}"));
        }
        for byte in 0..=255 {
            let mut text = String::new();
            push_hex(&mut text, byte);
            assert_eq!(text, format!("{byte:02x}"));
        }
    }
}
