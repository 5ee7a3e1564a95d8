//! A workbook to tables: one for each section of each sheet.

use super::{Row, Table, charge, is_ignored};
use crate::error::{Code, Error};
use crate::format::ReadOptions;
use crate::format::audit::{At, Notes, Told};
use crate::format::source::Source;
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read};

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
    measure(bytes, limits)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    let mut tables = Vec::new();
    for name in book.sheet_names() {
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
            let text = text(cell.get_value());
            if text.is_empty() {
                continue;
            }
            if rows.last().is_none_or(|last| last.number != number) {
                rows.push(Row {
                    number,
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
        tables.extend(sections(&name, rows));
    }
    Ok(tables)
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
            }),
        }
    }
    tables
}

/// Unpacks every part of the archive up to the limit, and keeps none of it.
fn measure(bytes: &[u8], limits: &ReadOptions) -> Result<(), Error> {
    // A sheet of text packs to a quarter or less: what is unpacked may be larger than a file may be.
    let most = (limits.max_bytes as u64).saturating_mul(2);
    let mut left = most;
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    for i in 0..archive.len() {
        let part = archive
            .by_index(i)
            .map_err(|error| broken(&error.to_string()))?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let size = size.map_err(|error| broken(&error.to_string()))?;
        left = left.checked_sub(size).ok_or_else(|| {
            let message = format!(
                "This workbook unpacks to more than the {most} bytes that this program reads. Split it, or raise the limit."
            );
            Error::new(Code::Limit, message)
        })?;
    }
    Ok(())
}

fn broken(why: &str) -> Error {
    let message = format!(
        "This is no workbook that can be read ({why}). Save it as XLSX, or as CSV with the encoding UTF-8."
    );
    Error::new(Code::Format, message)
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
        DataRef::DateTime(date) => date.as_f64().to_string(),
    }
}
