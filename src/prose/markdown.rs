//! Blocks as Markdown that means what they say and nothing else.

use super::{Block, Kind, Span};

/// Writes blocks as Markdown, with an empty line between them.
pub fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut before: Option<Kind> = None;
    for block in blocks {
        if let Some(kind) = before {
            let list = matches!((kind, block.kind), (Kind::Item(..), Kind::Item(..)));
            out.push_str(if list { "\n" } else { "\n\n" });
        }
        before = Some(block.kind);
        let words: String = block.spans.iter().map(span).collect();
        let words = words.trim();
        match block.kind {
            Kind::Paragraph => out.push_str(words),
            // A document has headings of its own.
            Kind::Heading(_) => out.push_str(&format!("**{}**", words.replace('\n', " "))),
            Kind::Item(depth, number) => {
                let indent = "    ".repeat(usize::from(depth - 1));
                let mark = number.map_or("-".to_owned(), |number| {
                    format!("{}.", number.min(999_999_999))
                });
                let words = words
                    .replace("\\\n", "\n")
                    .replace('\n', &format!("\\\n{indent}    "));
                out.push_str(&format!("{indent}{mark} {words}"));
            }
            Kind::Quote => out.push_str(&format!("> {}", words.replace('\n', "\n> "))),
            Kind::Code => {
                for line in block
                    .spans
                    .iter()
                    .flat_map(|span| span.text.trim_end().split('\n'))
                {
                    out.push_str(&format!("    {line}\n"));
                }
                out.truncate(out.trim_end().len());
            }
        }
    }
    out
}

fn span(span: &Span) -> String {
    let text = match span.code {
        true => code(&span.text),
        false => escaped(&span.text),
    };
    let core = text.trim();
    if core.is_empty() {
        return text;
    }
    let mut inside = core.to_owned();
    if span.emphasis {
        inside = format!("*{inside}*");
    }
    if span.strong {
        inside = format!("**{inside}**");
    }
    if let Some(link) = &span.link {
        inside = format!("[{inside}](<{}>)", link.replace(['<', '>', '\n'], ""));
    }
    text.replacen(core, &inside, 1)
}

/// Program text within a line.
fn code(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let text = text.replace('\n', " ");
    match longest {
        0 => format!("`{text}`"),
        _ => format!("{fence} {text} {fence}"),
    }
}

/// Words that are no Markdown and no HTML, whatever is in them.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for (number, line) in text.split('\n').enumerate() {
        let start = line.trim_start();
        match number {
            // What stands before it may be on the same line.
            0 => out.push_str(&" ".repeat(usize::from(start.len() < line.len()))),
            _ => out.push_str("\\\n"),
        }
        for (i, c) in start.char_indices() {
            let digits =
                start[..i].len() < 10 && i > 0 && start[..i].bytes().all(|b| b.is_ascii_digit());
            let begins = i == 0 && "#+-=>:|".contains(c) || digits && ".)".contains(c);
            if begins || "\\`*_[]<>&~|".contains(c) {
                out.push('\\');
            }
            match c.is_control() {
                true => out.push(' '),
                false => out.push(c),
            }
        }
    }
    out
}
