//! Texts with gaps.

/// A text with each `{}` replaced by the next part. One small piece of code for all sentences;
/// `format!` makes its own for each.
pub(super) fn fill(text: &str, parts: &[&str]) -> String {
    let mut filled = String::new();
    let mut left = parts.iter();
    let mut from = 0;
    let bytes = text.as_bytes();
    for at in 1..bytes.len() {
        if bytes[at - 1] == b'{' && bytes[at] == b'}' {
            filled.push_str(&text[from..at - 1]);
            filled.push_str(left.next().copied().unwrap_or_default());
            from = at + 1;
        }
    }
    filled.push_str(&text[from..]);
    filled
}

/// Texts with something between each and the next.
pub(super) fn joined(texts: &[String], between: &str) -> String {
    let mut joined = String::new();
    for (i, text) in texts.iter().enumerate() {
        if i > 0 {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_in_order_and_what_is_filled_in_is_left_as_it_is() {
        assert_eq!(
            fill("{} means {}.", &["More {}", "“less”"]),
            "More {} means “less”."
        );
        assert_eq!(fill("{}", &[]), "");
        assert_eq!(fill("", &[]), "");
        assert_eq!(fill("a{b}c", &[]), "a{b}c");
    }

    #[test]
    fn texts_are_joined_with_nothing_at_the_ends() {
        let texts = ["a".to_owned(), "b".to_owned()];
        assert_eq!(joined(&texts, "; "), "a; b");
        assert_eq!(joined(&[], "; "), "");
    }
}
