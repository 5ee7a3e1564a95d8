//! As much of Rust's syntax as it takes to see which modules a file names.

use std::collections::BTreeSet;

/// The modules at the root of the crate that a file names by `crate::` or by enough `super::`.
pub fn used_modules(tokens: &[String], module: &[String]) -> BTreeSet<String> {
    let mut used = heads(tokens, "crate");
    for (i, _) in tokens.iter().enumerate().filter(|(_, t)| *t == "super") {
        let chain = |n: usize| {
            let at = i + 2 * n;
            tokens.get(at).is_some_and(|t| t == "super") && (n == 0 || tokens[at - 1] == "::")
        };
        let supers = (0..).take_while(|&n| chain(n)).count();
        let starts = i < 2 || tokens[i - 1] != "::" || tokens[i - 2] != "super";
        if starts
            && supers >= module.len()
            && tokens.get(i + 2 * supers - 1).is_some_and(|t| t == "::")
        {
            tree(tokens, i + 2 * supers, &mut used);
        }
    }
    used
}

/// The names that follow `root::` in paths and in `use root::{…}`.
pub fn heads(tokens: &[String], root: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for i in 0..tokens.len() {
        let inner = i > 0 && tokens[i - 1] == "::" && i > 1 && tokens[i - 2] != "(";
        if tokens[i] != root || (inner && root != "crate") {
            continue;
        }
        match tokens.get(i + 1).map(String::as_str) {
            Some("::") => tree(tokens, i + 2, &mut names),
            Some("as") => {
                names.insert(format!("{root} under another name"));
            }
            _ => {}
        }
    }
    names
}

/// The first names of the use tree that begins at a token: `a::b`, `{a::b, c::{d}}`, `*`.
fn tree(tokens: &[String], at: usize, names: &mut BTreeSet<String>) {
    let Some(first) = tokens.get(at) else { return };
    if first != "{" {
        names.insert(first.clone());
        return;
    }
    let (mut depth, mut start) = (0, false);
    for token in &tokens[at..] {
        match token.as_str() {
            "{" => {
                depth += 1;
                start = depth == 1;
            }
            "}" => depth -= 1,
            "," => start = depth == 1,
            name if start => {
                names.insert(name.to_owned());
                start = false;
            }
            _ => {}
        }
        if depth == 0 {
            return;
        }
    }
}

/// Names, `::`, and single other characters; comments, texts and character literals are left out,
/// `static mut` is one word.
pub fn tokens(source: &str) -> Vec<String> {
    let chars: Vec<char> = source.chars().collect();
    let is = |i: usize, text: &str| {
        text.chars()
            .enumerate()
            .all(|(k, c)| chars.get(i + k) == Some(&c))
    };
    let mut tokens: Vec<String> = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        if is(i, "//") {
            while i < chars.len() && chars[i] != '\n' {
                i += 1;
            }
        } else if is(i, "/*") {
            let mut depth = 0;
            loop {
                depth += i32::from(is(i, "/*")) - i32::from(is(i, "*/"));
                i += if is(i, "/*") || is(i, "*/") { 2 } else { 1 };
                if depth == 0 || i >= chars.len() {
                    break;
                }
            }
        } else if let Some(end) = raw_text(&chars, i) {
            i = end;
        } else if c == '"' {
            i += 1;
            while i < chars.len() && chars[i] != '"' {
                i += if chars[i] == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if c == '\'' {
            // A character, unless it is a lifetime.
            i += match (chars.get(i + 1), chars.get(i + 2)) {
                (Some('\\'), _) => {
                    let close = chars.iter().skip(i + 3).position(|&c| c == '\'');
                    close.map_or(1, |n| n + 4)
                }
                (_, Some('\'')) => 3,
                _ => 1,
            };
        } else if c.is_alphanumeric() || c == '_' {
            let start = i;
            while i < chars.len() && (chars[i].is_alphanumeric() || chars[i] == '_') {
                i += 1;
            }
            let word: String = chars[start..i].iter().collect();
            match tokens.last_mut() {
                Some(last) if last == "static" && word == "mut" => *last = "static_mut".into(),
                _ => tokens.push(word),
            }
        } else if is(i, "::") {
            tokens.push("::".into());
            i += 2;
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            i += 1;
        }
    }
    tokens
}

/// The end of a raw text `r#"…"#` that begins here.
fn raw_text(chars: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map(|i| chars[i]);
    if chars[at] != 'r' || before.is_some_and(|c| c.is_alphanumeric() && c != 'b') {
        return None;
    }
    let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    if chars.get(at + 1 + hashes) != Some(&'"') {
        return None;
    }
    let start = at + 2 + hashes;
    let closes = |i: &usize| {
        chars[*i] == '"'
            && chars[i + 1..]
                .iter()
                .take(hashes)
                .filter(|&&c| c == '#')
                .count()
                == hashes
    };
    let end = (start..chars.len()).find(closes)?;
    Some(end + 1 + hashes)
}

/// Without what stands under `#[cfg(test)]`: tests may look around.
pub fn without_tests(tokens: Vec<String>) -> Vec<String> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if !tokens[i..].iter().zip(mark).all(|(a, b)| a == b) || tokens.len() - i < mark.len() {
            kept.push(tokens[i].clone());
            i += 1;
            continue;
        }
        let mut depth = 0;
        while i < tokens.len() {
            let token = tokens[i].as_str();
            depth += i32::from(token == "{") - i32::from(token == "}");
            i += 1;
            if depth == 0 && (token == "}" || token == ";") {
                break;
            }
        }
    }
    kept
}
