//! A text in which a program hands over a file: between two fences of Markdown, with words around it.

/// What stands behind the first fence where a file that is read here is in it. Flowcharts are found by
/// their own reader, which knows where a chart begins.
const KINDS: [&str; 13] = [
    "json", "dot", "graphviz", "gv", "csv", "tsv", "gml", "xml", "graphml", "gexf", "xmile", "md",
    "markdown",
];

/// What stands there where it says nothing.
const PLAIN: [&str; 5] = ["", "text", "txt", "plaintext", "outline"];

/// What is in the one fence of a text, and the lines around it with their numbers.
pub(super) struct Fenced {
    /// Behind as many empty lines as stand before it, so that lines are counted as in the file.
    pub text: String,
    pub around: Vec<(u32, String)>,
}

/// What fences are made of.
const MARKS: [&str; 2] = ["```", "~~~"];

/// What stands in the fence of a text that has one, or behind it to the end if it is not closed. In a
/// file that is quoted in another, or in one cell of a table, a fence is part of a description.
pub(super) fn of(text: &str) -> Option<Fenced> {
    let mut fences = text.lines().enumerate().filter(|(_, line)| is_fence(line));
    let (from, first) = fences.next()?;
    let before: usize = text.split_inclusive('\n').take(from).map(str::len).sum();
    let last = fences.next();
    let closed = last.is_some();
    let (to, last) = last.unwrap_or((usize::MAX, ""));
    let mut said = behind(first).split_whitespace();
    let kind = said.next().unwrap_or_default().to_lowercase();
    if fences.next().is_some() || !behind(last).is_empty() {
        return None;
    }
    let before = &text[..before];
    let cell = before.matches('"').count() % 2 == 1;
    if cell || before.trim_start().starts_with(['{', '[', '<']) {
        return None;
    }
    let plain = PLAIN.contains(&kind.as_str());
    let mut found = Fenced {
        text: "\n".repeat(from),
        around: Vec::new(),
    };
    for (i, line) in text.lines().enumerate() {
        if i > from && i < to {
            found.text.push_str(line);
        } else if i < from || i > to {
            let line = line.trim();
            if !line.is_empty() {
                found.around.push((i as u32 + 1, line.to_owned()));
            }
        }
        if i >= from {
            found.text.push('\n');
        }
    }
    // Without a word the fence may be around a part of what is typed.
    let links = |line: &str| super::outline::has_arrow(line);
    let typed = found.around.iter().any(|(_, line)| links(line));
    let json = found.text.trim_start().starts_with(['{', '[']);
    // Flowcharts between other fences their own reader knows.
    let chart = kind == "mermaid" && first.trim_start().starts_with(MARKS[1]);
    let known = chart || KINDS.contains(&kind.as_str());
    let useful = json || known || plain && closed && links(&found.text) && !typed;
    useful.then_some(found)
}

/// True for the line before or behind what stands in a text in Markdown as it is.
pub(super) fn is_fence(line: &str) -> bool {
    MARKS.iter().any(|mark| line.trim_start().starts_with(mark))
}

/// What stands behind the marks of such a line.
fn behind(line: &str) -> &str {
    line.trim().trim_start_matches(['`', '~']).trim()
}
