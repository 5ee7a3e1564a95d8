//! The texts of Mermaid: HTML with entities of its own, or Markdown.

use crate::prose::{label_of_html, label_of_markdown};

/// A label: in grave accents it is Markdown, whose marks are left out.
pub(super) fn label_of(text: &str) -> String {
    let inside = text.strip_prefix('`').and_then(|t| t.strip_suffix('`'));
    match inside {
        Some(markdown) => label_of_markdown(&decoded(markdown)),
        None => broken(text),
    }
}

/// A label that is no Markdown: `\n` breaks a line in it.
pub(super) fn broken(text: &str) -> String {
    // In formulas, names begin so.
    match text.contains("\\n") && !text.contains("$$") {
        true => decoded(&text.replace("\\n", "<br>")),
        false => decoded(text),
    }
}

/// A label: HTML, whose entities begin with `#` here.
fn decoded(text: &str) -> String {
    if !text.contains(['#', '<', '&']) {
        return text.to_owned();
    }
    let mut html = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('#') {
        html.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_alphanumeric());
        match end.filter(|&end| end > 0 && after[end..].starts_with(';')) {
            Some(end) => {
                let number = after.as_bytes()[0].is_ascii_digit();
                html.push_str(if number { "&#" } else { "&" });
                html.push_str(&after[..=end]);
                rest = &after[end + 1..];
            }
            None => {
                html.push('#');
                rest = after;
            }
        }
    }
    html.push_str(rest);
    label_of_html(&html)
}
