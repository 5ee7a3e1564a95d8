//! Text to a table: CSV, TSV, and what goes by these names with semicolons or bars.

use super::headings::Headings;
use super::inside::has_arrow;
use super::quotes::tight;
use super::{Row, Table, charge, guard, markdown};
use crate::error::{Code, Error, Place};
use crate::format::ReadOptions;
use crate::format::source::Source;
use std::borrow::Cow;
use std::io::Read;

/// What may stand between cells.
const SEPARATORS: [u8; 4] = [b'\t', b';', b',', b'|'];
/// How many lines are looked at for what stands between their cells.
const LOOKED_AT: usize = 20;

/// As many lines above a table may be titles.
const MOST_TITLES: usize = 5;

/// What stands after the end of a text. In no row of its own, it is in quotes that nobody closed.
const END: &str = "\u{1f}end";

/// Stands between no cells.
const NOTHING: u8 = 0x1d;

/// As many lines are looked at for arrows.
const LINES: usize = 1000;

/// True for links with arrows of which hardly any has a separator in it, as Excel saves one column: commas are quoted
/// there only where they part cells, and so are semicolons.
fn is_one_column(text: &str, apart: u8) -> bool {
    let (mut all, mut arrows, mut parted) = (0, 0, 0);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    for (i, line) in lines.take(LINES).enumerate() {
        let short = line.len() < 1000;
        let arrow = short && has_arrow(line);
        let parts = !short || parts(line, apart);
        // The first may be a heading.
        all += usize::from(i > 0 || arrow || parts);
        arrows += usize::from(arrow);
        parted += usize::from(parts);
    }
    arrows > 0 && arrows * 10 >= all * 8 && parted * 3 <= all
}

/// True for a line with a separator that is in no brackets.
fn parts(line: &str, apart: u8) -> bool {
    let mut depth = 0_usize;
    line.bytes().any(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        byte == apart && depth == 0
    })
}

/// Stands for a bar that is none between cells, while those are parted.
const BAR: char = '\u{1e}';

/// A table in Markdown without the bars behind a backslash, which are part of a cell; none if there
/// are none.
fn bars(text: &str) -> Option<String> {
    let rule = |line: &str| {
        let marks = line.bytes().all(|b| b"|-: \t\r".contains(&b));
        marks && line.contains('-') && line.contains('|')
    };
    let escaped = text.contains("\\|") && !text.contains(BAR);
    let markdown = escaped && text.lines().take(2 * LOOKED_AT).any(rule);
    markdown.then(|| text.replace("\\|", BAR.encode_utf8(&mut [0; 4])))
}

/// The separator that a first line `sep=;` names, as Excel writes it, and the text after that line.
fn named(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r').trim_matches('"');
    let is = first
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("sep="));
    match first.as_bytes().get(4..) {
        Some(&[byte]) if is && byte != b'"' => Some((byte, rest)),
        _ => None,
    }
}

/// The separator that stands equally often in the first lines, the more the better; none if none
/// does. Quoted text does not count.
fn separator(text: &str) -> Option<u8> {
    let (mut counts, mut lines) = ([Vec::new(), Vec::new(), Vec::new(), Vec::new()], 0);
    let (mut quoted, mut own) = (false, [0usize; 4]);
    let mut any = false;
    for byte in text.bytes().take(100_000).chain([b'\n']) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && any => {
                for (list, n) in counts.iter_mut().zip(own) {
                    list.push(n);
                }
                (own, any, lines) = ([0; 4], false, lines + 1);
                if lines == LOOKED_AT {
                    break;
                }
            }
            b if !quoted => {
                any |= !b.is_ascii_whitespace();
                if let Some(i) = SEPARATORS.iter().position(|&s| s == b) {
                    own[i] += 1;
                    any = true;
                }
            }
            _ => {}
        }
    }
    let score = |list: &Vec<usize>| {
        let first = list.first().copied().unwrap_or(0);
        let alike = list.iter().filter(|&&n| n == first).count();
        // A separator of cells stands in the first line; a comma in numbers does not.
        (first > 0).then_some((alike * 10 / list.len().max(1), first))
    };
    let best = (0..4)
        .filter_map(|i| Some((score(&counts[i])?, 4 - i)))
        .max();
    best.map(|(_, i)| SEPARATORS[4 - i])
}

/// What stands between the cells of a text whose first line may be a title with a comma in it.
fn separator_below(text: &str) -> Option<u8> {
    let found = separator(text)?;
    let (first, below) = text.split_once('\n').unwrap_or_default();
    let next = below.lines().find(|line| !line.trim().is_empty());
    // The second line may be in a cell of the first row below the headings.
    let title = || {
        let headings = Headings::of(&Row {
            number: 1,
            last: 1,
            cells: first.split(',').map(str::to_owned).collect(),
        });
        !headings.is_of_links() && !headings.is_of_factors()
    };
    if found != b',' || next.is_none() || !title() {
        return Some(found);
    }
    // A title with a comma above a table whose names have some.
    if next.is_some_and(|line| line.contains(',')) {
        let mut others = [b'\t', b';'].into_iter();
        let other = others.find(|&b| !first.as_bytes().contains(&b) && are_alike(below, b));
        return other.or(Some(found));
    }
    separator(below_titles(below.trim_start())).or(Some(found))
}

/// True if as many of these separators stand in each of the first lines, and several.
fn are_alike(text: &str, separator: u8) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let count = |line: &str| line.bytes().filter(|&b| b == separator).count();
    let mut counts = lines.take(LOOKED_AT).map(count);
    let first = counts.next().unwrap_or(0);
    first > 1 && counts.all(|n| n == first)
}

/// A text without the first lines in which nothing stands between cells: a title.
fn below_titles(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..MOST_TITLES {
        let Some((line, below)) = rest.split_once('\n') else {
            return text;
        };
        if line.bytes().any(|b| SEPARATORS.contains(&b)) {
            return rest;
        }
        rest = below;
    }
    text
}

/// True for text that has cells, as far as its first lines tell.
pub fn looks_like_one(text: &str) -> bool {
    if named(text).is_some() {
        return true;
    }
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let cells = separator(text).is_some_and(|s| first.bytes().any(|b| b == s));
    // A sentence has commas too.
    cells
        && first.len() < 10_000
        && (first.contains('\t') || !first.trim_end().ends_with(['.', '{', ':']))
}

/// True for text whose first row says, in headings that are known, that factors or links follow:
/// whatever else the cells hold.
pub fn has_headings(text: &str) -> bool {
    let named = named(text);
    let text = named.map_or(text, |(_, rest)| rest);
    let Some(separator) = named.map(|(byte, _)| byte).or_else(|| separator(text)) else {
        return false;
    };
    // The first line, and some more, for a cell may have lines in it.
    let start = tight(&text[..text.floor_char_boundary(100_000)], separator);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(start.as_bytes());
    let mut record = csv::StringRecord::new();
    if !matches!(reader.read_record(&mut record), Ok(true)) {
        return false;
    }
    let headings = Headings::of(&Row {
        number: 1,
        last: 1,
        cells: record.iter().map(str::to_owned).collect(),
    });
    record.len() > 1 && (headings.is_of_links() || headings.is_of_factors())
}

fn count(text: &str, byte: u8) -> usize {
    text.bytes().filter(|&b| b == byte).count()
}

/// The rows of a text, and the numbers of those that are headings for certain, for Markdown has a row of hyphens
/// below them.
///
/// # Errors
/// [`Code::Limit`] for too many cells, [`Code::Syntax`] for a quote that is never closed.
pub fn table(
    source: &Source,
    left: &mut usize,
    limits: &ReadOptions,
) -> Result<(Table, Vec<u32>), Error> {
    let text = source.text()?;
    let around = markdown::around(text);
    let text = around.as_ref().map_or(text, |around| &around.tables);
    // All of a row is in memory before its cells are counted.
    let named = named(text);
    let before = u32::from(named.is_some());
    let text = named.map_or(text, |(_, rest)| rest);
    let unescaped = bars(text);
    let text = unescaped.as_deref().unwrap_or(text);
    // Files that somebody put below each other each begin with a mark of their own.
    let text = &*match text.contains("\n\u{feff}") {
        true => Cow::Owned(text.replace("\n\u{feff}", "\n")),
        false => Cow::Borrowed(text),
    };
    let bars = || markdown::outside(text).map(|_| b'|');
    let apart = named.map(|(byte, _)| byte).or_else(bars);
    let apart = apart.or_else(|| separator_below(text));
    let apart = apart.or_else(|| separator(below_titles(text)));
    let apart = apart.unwrap_or(b',');
    let apart = match named.is_none() && is_one_column(text, apart) {
        true => NOTHING,
        false => apart,
    };
    for (line, number) in text.lines().zip(1 + before..) {
        charge(count(line, apart), &mut left.clone(), limits, number)?;
    }
    let text = &tight(text, apart);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(apart)
        .from_reader(text.as_bytes().chain(&b"\n"[..]).chain(END.as_bytes()));
    let mut rows: Vec<Row> = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let more = reader.read_record(&mut record).map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line) as u32 + before;
            let message =
                format!("This row can't be read as cells: {error}. Look at the quotes in it.");
            Error::new(Code::Syntax, message).at(Place { line, column: 1 })
        })?;
        // The end is a row of its own, unless a quote has swallowed it.
        if !more || record.len() == 1 && &record[0] == END {
            break;
        }
        // A row begins behind the empty lines that the csv crate passes over with it.
        let (line, start) = record.position().map_or((0, 0), |p| (p.line(), p.byte()));
        let rest = &text.as_bytes()[text.len().min(start as usize)..];
        let ends = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        let empty = ends.filter(|&&b| b == b'\n').count();
        let number = (line as usize + empty) as u32 + before;
        if reader.position().byte() > text.len() as u64 + 1 {
            let message = "A quote is opened in this row and never closed, so that all that follows would be one cell. Close it, or leave it out.";
            let place = Place {
                line: number,
                column: 1,
            };
            return Err(Error::new(Code::Syntax, message).at(place));
        }
        // Cells in quotes may have several lines.
        let end = (reader.position().byte().saturating_sub(start) as usize).min(rest.len());
        let inner = rest[..end]
            .trim_ascii()
            .iter()
            .filter(|&&b| b == b'\n')
            .count();
        charge(record.len(), left, limits, number)?;
        let cells = record.iter().map(|cell| guard::bare(cell).into_owned());
        let cells = cells.map(|cell| match unescaped {
            Some(_) => cell.replace(BAR, "|"),
            None => cell,
        });
        let cells = cells.collect();
        let row = Row {
            number,
            last: number + inner as u32,
            cells,
        };
        if !row.is_blank() {
            rows.push(row);
        }
    }
    let mut headed = Vec::new();
    if apart == b'|' && without_rules(&mut rows, &mut headed) {
        markdown::without_marks(&mut rows);
    }
    let table = Table {
        rows,
        bars: unescaped.is_some(),
        commas: apart == b',',
        ..Table::default()
    };
    Ok((table, headed))
}

/// Takes from a table in Markdown its rows of hyphens, and what stands outside its outer bars. `false` for
/// any other table. `headed`: the rows above those of hyphens.
fn without_rules(rows: &mut Vec<Row>, headed: &mut Vec<u32>) -> bool {
    let rule = |cell: &str| cell.contains('-') && cell.trim_matches(':').bytes().all(|b| b == b'-');
    let is_rule = |row: &Row| {
        let mut cells = (0..row.cells.len())
            .map(|c| row.cell(c))
            .filter(|c| !c.is_empty());
        // Of one column, bars and hyphens are many.
        let one = row.cells.len() > 1 && row.cells.iter().any(|cell| cell.contains("---"));
        (cells.clone().count() > 1 || one) && cells.all(rule)
    };
    // Below the headings, above which may be a title.
    let Some(at) = rows
        .iter()
        .take(LOOKED_AT)
        .position(is_rule)
        .filter(|&at| at > 0)
    else {
        return false;
    };
    // So have those of further tables below a blank line.
    let again = rows.windows(3).enumerate().filter(|(_, three)| {
        let long = |cell: &str| cell.is_empty() || cell.contains("--");
        let row = &three[2];
        let second = three[1].is_apart_from(&three[0]) && row.number == three[1].number + 1;
        second && is_rule(row) && (0..row.cells.len()).all(|c| long(row.cell(c)))
    });
    let again: Vec<&[Row]> = again.map(|(_, three)| three).collect();
    headed.push(rows[at - 1].number);
    headed.extend(again.iter().map(|three| three[1].number));
    headed.sort_unstable();
    let again: Vec<u32> = again.iter().map(|three| three[2].number).collect();
    rows.remove(at);
    rows.retain(|row| again.binary_search(&row.number).is_err());
    let below = &mut rows[at - 1..];
    if below
        .iter()
        .all(|row| row.cell(0).is_empty() && row.cells.len() > 1)
    {
        for row in below {
            row.cells.remove(0);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_what_stands_alike_in_every_line() {
        assert_eq!(separator("a;b;c\nx;y;0,5\nx;z;0,25\n"), Some(b';'));
        assert_eq!(separator("From,To\na,\"b;c\nd\"\n"), Some(b','));
        assert_eq!(separator("a\tb, c\td\ne\tf\tg\n"), Some(b'\t'));
        assert_eq!(separator("one word\nanother\n"), None);
    }

    #[test]
    fn headings_make_a_table_whatever_its_cells_hold() {
        assert!(has_headings("ID,Label\n1,trust => sharing\n"));
        assert!(has_headings("from;to;note\na -> b;c;d\n"));
        assert!(!has_headings("trust -> sharing, time : +\n"));
        assert!(!has_headings("Label\ntrust\n"));
        assert!(!has_headings(""));
    }

    #[test]
    fn prose_is_no_table() {
        assert!(looks_like_one("From,To\na,b\n"));
        assert!(!looks_like_one("Dear all, here is the map.\n"));
        assert!(!looks_like_one("hello\n"));
    }
}
