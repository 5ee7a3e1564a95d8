//! A workbook to tables: one for each section of each sheet.

use super::{Row, Table, archive, charge, is_ignored};
use crate::error::{Code, Error};
use crate::format::ReadOptions;
use crate::format::audit::{At, Notes, Told};
use crate::format::draft::beyond;
use crate::format::source::Source;
use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Xlsx};
use std::io::{Cursor, Read, Seek};

/// The tables of a workbook. Two blank rows in a sheet begin a new one.
///
/// # Errors
/// [`Code::Format`] for what is no workbook, [`Code::Limit`] for more than the limits, also when
/// unpacked.
pub fn tables(
    source: &Source,
    limits: &ReadOptions,
    left: &mut usize,
    notes: &mut Notes,
) -> Result<Vec<Table>, Error> {
    let bytes: &[u8] = &source.bytes;
    if let Some(error) = archive::known(bytes) {
        return Err(error);
    }
    let found = measure(bytes, limits)?;
    for _ in 0..found.comments {
        notes.tell(Told::CellComments, &[], At::file());
    }
    for _ in 0..found.formulas {
        notes.tell(Told::Formulas, &[], At::file());
    }
    for _ in 0..found.hidden {
        notes.tell(Told::RowsHidden, &[], At::file());
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| {
        let other = archive::other(bytes);
        other.unwrap_or_else(|| broken(&error.to_string()))
    })?;
    let mut tables = Vec::new();
    // A text that is shared by many cells stands in the file once.
    let mut held = 0usize;
    for (name, visible) in seen(&book) {
        if is_ignored(&name) {
            notes.tell(
                Told::SheetIgnored,
                &[&name],
                At::file().in_sheet(Some(&name)),
            );
            continue;
        }
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            // A sheet of charts, or none that is understood.
            notes.tell(
                Told::SheetUnknown,
                &[&name],
                At::file().in_sheet(Some(&name)),
            );
            continue;
        };
        let mut rows: Vec<Row> = Vec::new();
        while let Some(cell) = cells
            .next_cell()
            .map_err(|error| broken(&error.to_string()))?
        {
            let (row, column) = cell.get_position();
            let (number, column) = (row.saturating_add(1), column as usize);
            held = held.saturating_add(length(cell.get_value()));
            if held > limits.max_bytes {
                return Err(too_much(limits, number));
            }
            if let DataRef::Error(error) = cell.get_value() {
                let at = At::line(number).in_sheet(Some(&name));
                notes.tell(Told::CellErrors, &[&error.to_string()], at);
            }
            let text = text(cell.get_value());
            if text.is_empty() {
                continue;
            }
            if rows.last().is_none_or(|last| last.number != number) {
                rows.push(Row {
                    number,
                    last: number,
                    cells: Vec::new(),
                });
            }
            let Some(row) = rows.last_mut() else { continue };
            if column >= row.cells.len() {
                charge(column + 1 - row.cells.len(), left, limits, number)?;
                row.cells.resize(column + 1, String::new());
            }
            row.cells[column] = text;
        }
        drop(cells);
        if let Ok(regions) = book.merge_cells_by_sheet_name(&name) {
            let told = merged(&mut rows, &regions, left, &mut held, limits)?;
            for row in told {
                let at = At::line(row).in_sheet(Some(&name));
                notes.tell(Told::MergedCells, &[], at);
            }
        }
        if !visible && !rows.is_empty() {
            let at = At::file().in_sheet(Some(&name));
            notes.tell(Told::SheetHidden, &[&name], at);
        }
        tables.extend(sections(&name, rows));
    }
    Ok(tables)
}

/// The names of sheets, and whether each is shown.
fn seen<R: Read + Seek>(book: &Xlsx<R>) -> Vec<(String, bool)> {
    let sheets = book.sheets_metadata().iter();
    let sheets = sheets.map(|of| (of.name.clone(), of.visible == SheetVisible::Visible));
    sheets.collect()
}

/// The error for texts of more bytes than the limit.
fn too_much(limits: &ReadOptions, row: u32) -> Error {
    let message = format!(
        "The cells of this workbook hold more than the {} bytes that this program reads. Split it, or raise the limit.",
        limits.max_bytes
    );
    beyond(message, &At::line(row))
}

/// Lets what is merged over several rows count for each of them, but for headings. Gives the rows in
/// which that begins.
fn merged(
    rows: &mut [Row],
    regions: &[Dimensions],
    left: &mut usize,
    held: &mut usize,
    limits: &ReadOptions,
) -> Result<Vec<u32>, Error> {
    let mut told = Vec::new();
    for region in regions {
        let (first, end) = (
            region.start.0.saturating_add(1),
            region.end.0.saturating_add(1),
        );
        let column = region.start.1 as usize;
        let Ok(top) = rows.binary_search_by_key(&first, |row| row.number) else {
            continue;
        };
        let text = rows[top].cell(column).to_owned();
        if top == 0 || text.is_empty() {
            continue;
        }
        let mut filled = false;
        let below = rows[top + 1..].iter_mut();
        for row in below.take_while(|row| row.number <= end) {
            charge(1, left, limits, row.number)?;
            if column >= row.cells.len() {
                charge(column - row.cells.len(), left, limits, row.number)?;
                row.cells.resize(column + 1, String::new());
            }
            if row.cells[column].is_empty() {
                *held = held.saturating_add(text.len());
                if *held > limits.max_bytes {
                    return Err(too_much(limits, row.number));
                }
                row.cells[column].clone_from(&text);
                filled = true;
            }
        }
        if filled {
            told.push(first);
        }
    }
    Ok(told)
}

/// Rows as tables: what stands two or more blank rows apart.
fn sections(sheet: &str, rows: Vec<Row>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut last = 0;
    for row in rows.into_iter().filter(|row| !row.is_blank()) {
        let new = row.number > last + 2;
        last = row.number;
        match tables.last_mut() {
            Some(table) if !new => table.rows.push(row),
            _ => tables.push(Table {
                sheet: Some(sheet.to_owned()),
                rows: vec![row],
                ..Table::default()
            }),
        }
    }
    tables
}

/// What a workbook has that is not read.
struct Unread {
    /// Sheets that have comments on their cells: those are parts of their own.
    comments: usize,
    /// Cells with a formula and no result.
    formulas: usize,
    /// Rows with cells that are hidden.
    hidden: usize,
}

/// Unpacks every part of the archive up to the limit, looks it over, and keeps none of it.
fn measure(bytes: &[u8], limits: &ReadOptions) -> Result<Unread, Error> {
    let most = limits.max_bytes as u64;
    let mut left = most;
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    // Those of a newer kind are there once more as ones of the older kind, for older programs.
    let (mut comments, mut threads, mut formulas, mut hidden) = (0, 0, 0, 0);
    for i in 0..archive.len() {
        let part = archive
            .by_index(i)
            .map_err(|error| broken(&error.to_string()))?;
        let within = |folder: &str| part.name().is_ok_and(|name| name.starts_with(folder));
        comments += usize::from(within("xl/comments"));
        threads += usize::from(within("xl/threadedComments/"));
        let sheet = within("xl/worksheets/");
        let mut content = Vec::new();
        let size = part.take(left.saturating_add(1)).read_to_end(&mut content);
        let size = size.map_err(|error| broken(&error.to_string()))? as u64;
        let formats = content.windows(3).filter(|w| w == b"<xf").count();
        if formats > MOST_FORMATS {
            return Err(broken("more formats of cells than a workbook may have"));
        }
        if too_far(&content) {
            return Err(broken("a place or a number of cells that there can't be"));
        }
        if sheet {
            formulas += without_result(&content);
            hidden += hidden_rows(&content);
        }
        left = left.checked_sub(size).ok_or_else(|| {
            let message = format!(
                "This workbook unpacks to more than the {most} bytes that this program reads. Split it, or raise the limit."
            );
            Error::new(Code::Limit, message)
        })?;
    }
    Ok(Unread {
        comments: comments.max(threads),
        formulas,
        hidden,
    })
}

/// How many rows of a sheet are hidden, and have cells.
fn hidden_rows(sheet: &[u8]) -> usize {
    let mut count = 0;
    for (at, five) in sheet.windows(5).enumerate() {
        if five != b"<row " {
            continue;
        }
        let tag = &sheet[at..sheet.len().min(at + 500)];
        let Some(end) = tag.iter().position(|&b| b == b'>') else {
            continue;
        };
        let said = |of: &[u8]| tag[..end].windows(of.len()).any(|w| w == of);
        let hidden = said(b" hidden=\"1\"") || said(b" hidden=\"true\"");
        count += usize::from(hidden && tag[end - 1] != b'/');
    }
    count
}

/// How many cells of a sheet have a formula, and nothing that came of it: programs that write
/// workbooks without reckoning leave that to the next one.
fn without_result(sheet: &[u8]) -> usize {
    let (mut text, mut count) = (false, 0);
    let nothing = [&b"</c>"[..], b"<v/>", b"<v />", b"<v></v>"];
    for (at, four) in sheet.windows(4).enumerate() {
        if four.starts_with(b"<c ") {
            // A text that has no letters is a result.
            let tag = &sheet[at..sheet.len().min(at + 100)];
            let tag = tag.split(|&b| b == b'>').next().unwrap_or_default();
            text = tag.windows(5).any(|w| w == b"\"str\"");
        } else if four == b"</f>" && !text {
            let rest = &sheet[at + 4..];
            count += usize::from(nothing.iter().any(|of| rest.starts_with(of)));
        }
    }
    count
}

/// Excel keeps some 65,000; each takes calamine hundreds of bytes.
const MOST_FORMATS: usize = 100_000;

/// Is there an attribute `uniqueCount` that promises more texts than there can be, or `r` or `ref`
/// that names a cell farther out than calamine can count? Sheets have rows to 1048576 and columns to
/// XFD.
fn too_far(part: &[u8]) -> bool {
    let mut quotes = (0..part.len()).filter(|&i| matches!(part[i], b'"' | b'\''));
    quotes.any(|start| {
        let Some(before) = part[..start].trim_ascii_end().strip_suffix(b"=") else {
            return false;
        };
        let name = |name: &[u8]| {
            let before = before.trim_ascii_end().strip_suffix(name);
            before.is_some_and(|b| {
                b.trim_ascii_end().len() < b.len() || b.ends_with(b"\"") || b.ends_with(b"'")
            })
        };
        // As much is made room for, whatever follows. Each text takes five bytes at least.
        if name(b"uniqueCount") {
            // What is not a digit ends it, whether or not the quotes do.
            let value = part[start + 1..].trim_ascii_start();
            let value = value.strip_prefix(b"+").unwrap_or(value);
            let digits = value.split(|byte| !byte.is_ascii_digit()).next();
            let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
            let count = digits.and_then(|digits| digits.parse::<u128>().ok());
            return count.is_some_and(|count| count > part.len() as u128);
        }
        if !name(b"r") && !name(b"ref") {
            return false;
        }
        let value = part[start + 1..].split(|byte| *byte == part[start]).next();
        let kind = |byte: &u8| (byte.is_ascii_digit(), byte.is_ascii_alphabetic());
        let value = value.unwrap_or_default();
        let mut runs = value.chunk_by(|a, b| kind(a) == kind(b));
        let long = runs.any(|run| match kind(&run[0]) {
            (true, _) => run.len() > 7,
            (_, letters) => letters && run.len() > 3,
        });
        long || backwards(value)
    })
}

/// Does a range end before it begins?
fn backwards(range: &[u8]) -> bool {
    let number =
        |number: u64, base: u64, digit: u8| number.wrapping_mul(base).wrapping_add(digit.into());
    let mut cells = range.split(|&byte| byte == b':').map(|cell| {
        let place = (0u64, 0u64);
        cell.iter().fold(place, |(column, row), &byte| match byte {
            b'0'..=b'9' => (column, number(row, 10, byte - b'0')),
            _ => (number(column, 256, byte.to_ascii_uppercase()), row),
        })
    });
    let ends = cells.next().zip(cells.next());
    ends.is_some_and(|(first, last)| last.0 < first.0 || last.1 < first.1)
}

fn broken(why: &str) -> Error {
    let message = format!(
        "This is no workbook that can be read ({why}). Save it as XLSX, or as CSV with the encoding UTF-8."
    );
    Error::new(Code::Format, message)
}

/// How many bytes the text of a cell has, at least.
fn length(cell: &DataRef) -> usize {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.len()
        }
        DataRef::SharedString(text) => text.len(),
        _ => 0,
    }
}

/// A date as it is written everywhere: `2026-05-01`, with its time if it has one.
fn date(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let mut parts = Vec::new();
    if date.as_f64() >= 1.0 {
        parts.push(format!("{year:04}-{month:02}-{day:02}"));
    }
    if date.as_f64().fract() != 0.0 || parts.is_empty() {
        let seconds = match second {
            0 => String::new(),
            second => format!(":{second:02}"),
        };
        parts.push(format!("{hour:02}:{minute:02}{seconds}"));
    }
    parts.join(" ")
}

/// A cell as text, numbers as they are typed.
fn text(cell: &DataRef) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(value) => date(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_hidden_and_have_cells_are_counted() {
        let sheet = b"<row r=\"1\"><c/></row><row r=\"2\" hidden=\"1\"><c/></row><row r=\"3\" hidden=\"1\"/>";
        assert_eq!(hidden_rows(sheet), 1);
    }

    #[test]
    fn formulas_without_a_result_are_counted() {
        let count = |cells: &str| without_result(cells.as_bytes());
        assert_eq!(count("<c r=\"A1\"><f>B1</f><v></v></c>"), 1);
        assert_eq!(
            count("<c r=\"A1\"><f>B1</f><v /></c><c r=\"A2\"><f>B1</f></c>"),
            2
        );
        assert_eq!(count("<c r=\"A1\"><f>B1</f><v>0</v></c>"), 0);
        assert_eq!(count("<c r=\"A1\" t=\"str\"><f>B1</f><v></v></c>"), 0);
    }
}
