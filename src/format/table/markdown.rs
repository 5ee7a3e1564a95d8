//! Tables in Markdown: what stands around them, and marks in their cells.

use super::Row;
use super::headings::Headings;
use super::inside::is_link;
use super::strange::is_of_loops;
use crate::format::audit::{At, Notes, Told};
use crate::names::trimmed;
use crate::prose::{label_of_markdown, without_wiki_links};

/// A text in Markdown that has tables.
pub struct Around<'t> {
    /// Its tables, all other lines empty.
    pub tables: String,
    /// Those other lines, and their numbers.
    lines: Vec<(u32, &'t str)>,
    /// The first heading, if it is one of the first level above all tables.
    pub title: Option<String>,
}

/// Parts the tables of a text from what stands around them; none if there are none, or nothing else.
pub fn around(text: &str) -> Option<Around<'_>> {
    parted(text).filter(|around| !around.lines.is_empty())
}

/// What stands around the tables of a text; none if there are no tables.
pub fn outside(text: &str) -> Option<String> {
    let around = parted(text)?;
    let lines: Vec<&str> = around.lines.iter().map(|(_, line)| *line).collect();
    Some(lines.join("\n"))
}

/// For each line of a text whether it is one of a table.
pub fn within(text: &str) -> Vec<bool> {
    let around = parted(text);
    let tables = around.iter().flat_map(|around| around.tables.split('\n'));
    tables.map(|line| !line.is_empty()).collect()
}

/// True if some table of a text is one of links, by its headings or by arrows in its cells.
pub fn holds_links(text: &str) -> bool {
    let Some(around) = parted(text) else {
        return false;
    };
    let mut lines = around.tables.split('\n').peekable();
    let mut loops = false;
    while let Some(line) = lines.next() {
        let cells = line.split('|').map(str::to_owned).collect();
        let row = Row {
            number: 1,
            last: 1,
            cells,
        };
        if lines.peek().is_some_and(|next| is_rule(next)) {
            loops = is_of_loops(&row);
            if Headings::of(&row).is_of_links() {
                return true;
            }
        } else if !loops && row.filled().any(is_link) {
            return true;
        }
    }
    false
}

fn parted(text: &str) -> Option<Around<'_>> {
    if !text.split('\n').any(is_rule) {
        return None;
    }
    let mut out = Around {
        tables: String::with_capacity(text.len()),
        lines: Vec::new(),
        title: None,
    };
    let (mut within, mut any) = (false, false);
    let mut lines = text.split('\n').zip(1u32..).peekable();
    while let Some((line, number)) = lines.next() {
        let bars = line.contains('|');
        let mut begins = || {
            let rule = lines.peek().filter(|(next, _)| is_rule(next))?;
            (bars && !is_rule(line) && outer(line) == outer(rule.0)).then_some(())
        };
        within = bars && (within || begins().is_some());
        any |= within;
        match within {
            true => out.tables.push_str(line),
            false if trimmed(line).is_empty() => {}
            false => {
                out.lines.push((number, trimmed(line)));
                let heading = trimmed(line).strip_prefix("# ").map(trimmed);
                let heading =
                    heading.map(|text| label_of_markdown(text.trim_end_matches(['#', ' '])));
                if !any && out.title.is_none() {
                    out.title = heading.filter(|title| !title.is_empty());
                }
            }
        }
        out.tables.push('\n');
    }
    out.tables.pop();
    any.then_some(out)
}

impl Around<'_> {
    /// Tells of what is not read.
    pub fn tell(&self, notes: &mut Notes) {
        let mut title = self.title.as_deref();
        for (number, line) in &self.lines {
            let heading = line.trim_start_matches('#');
            if title.is_some() && heading.len() + 1 == line.len() {
                title = None;
                continue;
            }
            let at = At::line(*number).named(trimmed(heading));
            notes.tell(Told::AroundTable, &[], at);
        }
    }
}

/// How many cells a line of a table has.
fn outer(line: &str) -> usize {
    let line = trimmed(line);
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line
        .strip_suffix('|')
        .filter(|rest| !rest.ends_with('\\'))
        .unwrap_or(line);
    1 + line.matches('|').count() - line.matches("\\|").count()
}

/// True for the line of hyphens below the headings of a table.
fn is_rule(line: &str) -> bool {
    let marks = line.bytes().all(|b| b"|-: \t\r".contains(&b));
    marks && line.contains('-') && line.contains('|')
}

/// Takes the marks of bold, code and links from cells.
pub fn without_marks(rows: &mut [Row]) {
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        if cell.contains(['*', '`', '[', '_', '~']) {
            *cell = label_of_markdown(&without_wiki_links(cell));
        }
    }
}
