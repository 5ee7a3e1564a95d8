//! Archives that are no workbook: what they are, by the names of their parts.

use crate::error::{Code, Error};
use crate::format::audit::clipped;
use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Parts that only files of another kind have: what these are, and what to do.
const PARTS: [(&str, &str, &str); 4] = [
    ("word/", "a document of a word processor (DOCX)", COPY),
    ("ppt/", "a presentation (PPTX)", COPY),
    ("xl/workbook.bin", "a binary workbook (XLSB)", SAVE),
    (
        "Index/",
        "a file of Numbers, Pages or Keynote",
        "Export it as XLSX, or as CSV with the encoding UTF-8.",
    ),
];
const SAVE: &str = "Save it as XLSX, or as CSV with the encoding UTF-8.";
const COPY: &str =
    "Copy its table into a spreadsheet and save that as XLSX, or as CSV with the encoding UTF-8.";
/// The type of an OpenDocument file is no longer.
const LONGEST: u64 = 200;

/// Why a file that is known not to be a workbook is not read.
pub fn known(bytes: &[u8]) -> Option<Error> {
    let mut archive = open(bytes)?;
    let names = names(&archive);
    let has = |part: &str| names.iter().any(|name| name.starts_with(part));
    let part = PARTS.iter().find(|(part, ..)| has(part));
    if let Some((_, what, way_out)) = part.filter(|(part, ..)| *part != "Index/" || !has("xl/")) {
        return Some(error(what, way_out));
    }
    let mut kind = String::new();
    let part = archive.by_name("mimetype").ok()?;
    part.take(LONGEST).read_to_string(&mut kind).ok()?;
    let kind = kind
        .trim()
        .strip_prefix("application/vnd.oasis.opendocument.")?;
    Some(match kind {
        "spreadsheet" => error("a spreadsheet of OpenDocument (ODS)", SAVE),
        "text" => error("a text of OpenDocument (ODT)", COPY),
        "presentation" => error("a presentation of OpenDocument (ODP)", COPY),
        _ => error("a file of OpenDocument", COPY),
    })
}

/// Why any other archive is not read, if it has nothing of a workbook.
pub fn other(bytes: &[u8]) -> Option<Error> {
    let names = names(&open(bytes)?);
    let of_a_workbook = |name: &String| name.starts_with("xl/") || name == "[Content_Types].xml";
    if names.iter().any(of_a_workbook) {
        return None;
    }
    let first = names.iter().find(|name| !name.ends_with('/'));
    let what = first.map_or("an empty ZIP archive".to_owned(), |name| {
        format!("a ZIP archive (“{}” is in it)", clipped(name, 60))
    });
    Some(error(&what, "Unpack it, and open the map that is in it."))
}

/// The names of its parts, as far as they are text.
fn names(archive: &Archive) -> Vec<String> {
    let names = archive.file_names().filter_map(Result::ok);
    names.map(Cow::into_owned).collect()
}

fn open(bytes: &[u8]) -> Option<Archive<'_>> {
    ZipArchive::new(Cursor::new(bytes)).ok()
}

fn error(what: &str, way_out: &str) -> Error {
    let message = format!("This is {what}, not a workbook that can be read. {way_out}");
    Error::new(Code::Format, message)
}
