//! Quotes around the cells of a text, and quotes that are none.

use std::borrow::Cow;

/// A text whose quoted cells begin where the cells do: between separator and quote may be blanks, for
/// which the csv crate takes the quotes for letters. O(n).
pub fn tight(text: &str, apart: u8) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let (mut out, mut from, mut at) = (String::new(), 0, 0);
    // A quote that nobody closes is looked for once.
    let (mut begins, mut closed, mut lines) = (apart != b' ', true, None);
    let blanks = |at: usize| bytes[at..].iter().take_while(|&&b| b == b' ').count();
    while at < bytes.len() {
        let quote = at + if begins { blanks(at) } else { 0 };
        if begins && bytes.get(quote) == Some(&b'"') {
            let end = closed.then(|| closing(bytes, quote)).flatten();
            closed = end.is_some();
            if is_bare(bytes, (quote, end), apart, &mut lines) {
                out.push_str(&text[from..quote]);
                out.push_str("\"\"\"\"");
                (from, at, begins) = (quote + 1, quote + 1, false);
                continue;
            }
            // Rows that a quote would join, though a tab parts their cells, begin with a quotation.
            let within = &bytes[quote..end.unwrap_or(quote)];
            if apart == b'\t' && within.contains(&b'\n') && within.contains(&b'\t') {
                let cell = &text[quote..];
                let cell = &cell[..cell.find(['\t', '\r', '\n']).unwrap_or(cell.len())];
                out.push_str(&text[from..quote]);
                out.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
                at = quote + cell.len();
                (from, begins) = (at, false);
                continue;
            }
            // What follows the quotes must be the next cell.
            let is_cell = |end: usize| ends(bytes.get(end + blanks(end)), apart);
            if let Some(end) = end.filter(|&end| quote == at || is_cell(end)) {
                out.push_str(&text[from..at]);
                (from, at, begins) = (quote, end, false);
                continue;
            }
        }
        let Some(&byte) = bytes.get(quote) else { break };
        begins = apart != b' ' && (byte == apart || byte == b'\n');
        at = quote + 1;
    }
    match from {
        0 => Cow::Borrowed(text),
        _ => Cow::Owned(out + &text[from..]),
    }
}

/// Larger texts are not looked through for quotes that are all of their cells.
const LARGEST: usize = 4_000_000;

/// The lines of a text: where each ends, and how many separators are in it; nothing for blank ones.
struct Lines {
    all: Vec<(usize, Option<usize>)>,
    /// As many separators as the headings have.
    usual: usize,
}

impl Lines {
    fn of(bytes: &[u8], apart: u8) -> Lines {
        let (mut all, mut at) = (Vec::new(), 0);
        for line in bytes.split_inclusive(|&b| b == b'\n') {
            let line_ends = at + line.len() - 1;
            let blank = line.iter().all(u8::is_ascii_whitespace) && !line.contains(&apart);
            all.push((line_ends, (!blank).then(|| parted(line, apart))));
            at = line_ends + 1;
        }
        let mut counts = all.iter().filter_map(|&(_, count)| count);
        let usual = counts.find(|&count| count > 0).unwrap_or(0);
        Lines { all, usual }
    }

    /// True if all lines between two places are rows of their own.
    fn are_rows(&self, from: usize, to: usize) -> bool {
        let at = |place: usize| self.all.partition_point(|&(end, _)| end < place);
        let lines = &self.all[at(from)..self.all.len().min(at(to) + 1)];
        let is_row = |&(_, count): &(usize, Option<usize>)| count.is_none_or(|n| n == self.usual);
        self.usual > 0 && lines.iter().all(is_row)
    }
}

/// True for what stands behind a cell: a separator, or an end.
fn ends(byte: Option<&u8>, apart: u8) -> bool {
    byte.is_none_or(|&b| b == apart || b == b'\r' || b == b'\n')
}

/// How many separators part the cells of a line, not counting those in cells that are quoted whole. O(length).
fn parted(line: &[u8], apart: u8) -> usize {
    let (mut count, mut at, mut begins) = (0, 0, true);
    let mut closed = true;
    while at < line.len() {
        if begins && closed && line[at] == b'"' && !ends(line.get(at + 1), apart) {
            let end = closing(line, at);
            closed = end.is_some();
            if let Some(end) = end.filter(|&end| ends(line.get(end), apart)) {
                (at, begins) = (end, false);
                continue;
            }
        }
        begins = line[at] == apart;
        count += usize::from(begins);
        at += 1;
    }
    count
}

/// True for a quote that is all of its cell, as one stands for the cell above, where nobody writes quotes around
/// cells: what would close it (`end` is behind that) begins another cell, and all lines between are rows.
fn is_bare(
    bytes: &[u8],
    (quote, end): (usize, Option<usize>),
    apart: u8,
    lines: &mut Option<Lines>,
) -> bool {
    if !ends(bytes.get(quote + 1), apart) || bytes.len() > LARGEST {
        return false;
    }
    let close = end.map_or(quote, |end| end - 1);
    let between = &bytes[(quote + 1).min(close)..close];
    // A comma, and nothing else, may be quoted.
    let blanks = between.iter().rev().take_while(|&&b| b == b' ').count();
    let between = &between[..between.len() - blanks];
    let begins = between.ends_with(b"\n") || between.ends_with(&[apart]);
    let begins = close == quote || begins && (apart == b'\t' || between != [apart]);
    let lines = lines.get_or_insert_with(|| Lines::of(bytes, apart));
    begins && lines.are_rows(quote, close)
}

/// The place behind the quote that closes one. Two of them stand for one.
fn closing(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        let next = at + bytes[at..].iter().position(|&b| b == b'"')?;
        match bytes.get(next + 1) {
            Some(b'"') => at = next + 2,
            _ => return Some(next + 1),
        }
    }
}
