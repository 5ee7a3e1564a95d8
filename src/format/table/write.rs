//! A map as Kumu's two tables, in two files of text or in one workbook.

use super::headings::{Headings, is_end};
use super::weights::{amount, measure};
use super::{Row, guard};
use crate::error::{Code, Error};
use crate::format::audit::{At, clipped};
use crate::format::export::{Lost, Part, single};
use crate::format::kumu::write::{fields, kind, link_kind, undirected};
use crate::format::late::Late;
use crate::format::renamed::{BEHIND, tell_renamed, weights_are_small};
use crate::format::signs::{Word, number, word};
use crate::model::{Delay, Extra, Link, Map, Value};
use crate::names::{Names, folded, trimmed};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};
use std::borrow::Cow;

const FACTORS: [&str; 8] = [
    "ID",
    "Label",
    "Type",
    "Tags",
    "Description",
    "X",
    "Y",
    "Pinned",
];
const LINKS: [&str; 11] = [
    "ID",
    "From",
    "To",
    "Direction",
    "Type",
    "Label",
    "Tags",
    "Description",
    "Delay",
    "Strength",
    "Confidence",
];
/// Columns of numbers.
const NUMBERS: [&str; 4] = ["X", "Y", "Strength", "Confidence"];
/// The most characters (units of UTF-16) that a cell of a workbook holds, and the most rows of a sheet.
const CELL: usize = 32_767;
const ROWS: usize = 1_048_576;
/// The most letters of a name where a text is told that was cut.
const OF_A_NAME: usize = 40;

/// Cells, the first row of them headings.
struct Cells {
    headings: Vec<String>,
    columns: Names,
    rows: Vec<Vec<String>>,
}

impl Cells {
    fn new(headings: &[&str]) -> Cells {
        let mut columns = Names::default();
        for heading in headings {
            columns.insert(&folded(heading));
        }
        Cells {
            headings: headings.iter().map(|&h| h.to_owned()).collect(),
            columns,
            rows: Vec::new(),
        }
    }

    /// What a cell is called: its heading, and of which factor or link it is.
    fn called(&self, row: &[String], column: usize) -> String {
        let cell = |heading: &str| {
            let column = self.columns.number(&folded(heading));
            column.and_then(|c| row.get(c)).map_or("", String::as_str)
        };
        let field = self.headings.get(column).map_or("", String::as_str);
        let owner = match cell("From") {
            "" => clipped(cell("Label"), OF_A_NAME),
            from => [from, cell("To")]
                .map(|end| clipped(end, OF_A_NAME / 2))
                .join(" → "),
        };
        format!("{} of “{owner}”", clipped(field, OF_A_NAME))
    }

    /// The column of a field, which may be headed by its name in other letters; a new one if there is none yet.
    fn column(&mut self, field: &str) -> Option<usize> {
        let name = folded(trimmed(field));
        if self.columns.insert(&name) {
            self.headings.push(trimmed(field).to_owned());
        }
        self.columns.number(&name)
    }
}

/// Writes two files of text, `elements` and `connections`.
pub fn csv(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let [elements, connections] = tables(map, lost);
    Ok(vec![
        Part {
            name: "elements",
            bytes: text(&elements, lost)?,
        },
        Part {
            name: "connections",
            bytes: text(&connections, lost)?,
        },
    ])
}

/// Writes a workbook with two sheets, `Elements` and `Connections`.
pub fn xlsx(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let [elements, connections] = tables(map, lost);
    let mut book = Workbook::new();
    // The same map is the same file: a workbook says when it was made.
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for (name, cells) in [("Elements", &elements), ("Connections", &connections)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).map_err(failed)?;
        fill(sheet, cells, lost)?;
    }
    Ok(single(book.save_to_buffer().map_err(failed)?))
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::new(
        Code::Limit,
        format!("This map can't be written as a table: {error}."),
    )
}

fn fill(sheet: &mut Worksheet, cells: &Cells, lost: &mut Lost) -> Result<(), Error> {
    if cells.rows.len() >= ROWS {
        return Err(failed("a sheet has no more than 1,048,576 rows"));
    }
    let bold = Format::new().set_bold();
    for (column, heading) in cells.headings.iter().enumerate() {
        let heading = fitting(heading, || "A heading".to_owned(), lost);
        sheet
            .write_string_with_format(0, column as u16, heading, &bold)
            .map_err(failed)?;
    }
    for (i, row) in cells.rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let is_number = cells
                .headings
                .get(column)
                .is_some_and(|h| NUMBERS.contains(&h.as_str()));
            if let Some(number) = text.parse::<f64>().ok().filter(|_| is_number) {
                let number = sheet.write_number(i as u32 + 1, column as u16, number);
                number.map_err(failed)?;
                continue;
            }
            let text = fitting(text, || cells.called(row, column), lost);
            sheet
                .write_string(i as u32 + 1, column as u16, text)
                .map_err(failed)?;
        }
    }
    Ok(())
}

/// A text as a cell of a workbook can hold it. `called`: whose it is, if it is too long.
fn fitting(text: &str, called: impl Fn() -> String, lost: &mut Lost) -> String {
    let good = |c: char| {
        !(c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    let mut fits: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter(|&c| good(c))
        .collect();
    if fits != text {
        let how = "a cell of a workbook has no control characters";
        lost.changed(how, At::file());
    }
    let mut units = 0;
    let end = fits.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > CELL).then_some(at)
    });
    if let Some(end) = end {
        let how = format!(
            "{} has {} characters, and was cut after 32,767, where a cell ends",
            called(),
            fits.encode_utf16().count()
        );
        lost.changed(&how, At::file());
        fits.truncate(end);
    }
    fits
}

fn text(cells: &Cells, lost: &mut Lost) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut safe = |cell: &str| {
        let guarded = guard::guarded(cell).into_owned();
        if guarded != cell {
            let how = "a spreadsheet would run it as a formula, so an apostrophe stands before it";
            lost.changed(how, At::file().named(&cell.replace('\n', " ")));
        }
        guarded
    };
    let headings: Vec<String> = cells.headings.iter().map(|cell| safe(cell)).collect();
    writer.write_record(&headings).map_err(failed)?;
    for row in &cells.rows {
        let end = cells.headings.len() - row.len();
        let row: Vec<String> = row.iter().map(|cell| safe(cell)).collect();
        let row = row
            .iter()
            .map(String::as_str)
            .chain(std::iter::repeat_n("", end));
        writer.write_record(row).map_err(failed)?;
    }
    writer.into_inner().map_err(failed)
}

fn tables(map: &Map, lost: &mut Lost) -> [Cells; 2] {
    let mut elements = Cells::new(&FACTORS);
    let ends = has_ends(map);
    for (_, factor) in map.factors() {
        let at = At::file().factor(&factor.id);
        let number = |value: Option<f64>| value.map_or(String::new(), |v| v.to_string());
        let group = kind(map, factor).unwrap_or_default();
        if factor.id.contains('|') || group.contains('|') {
            let what = "bars in ids and groups, where Kumu takes each part for one of its own";
            lost.elsewhere(what, at.clone());
        }
        let mut row = vec![
            blank_ends(&factor.id, &at, lost),
            blank_ends(&factor.label, &at, lost),
            blank_ends(group, &at, lost),
            tags(&factor.tags, &at, lost),
            blank_ends(factor.description.as_deref().unwrap_or_default(), &at, lost),
            number(factor.x),
            number(factor.y),
            if factor.pinned {
                "true".to_owned()
            } else {
                String::new()
            },
        ];
        let mut more = Vec::new();
        fields(
            &factor.extra,
            false,
            at.clone(),
            lost,
            &mut |name, value| more.push((name.to_owned(), value.clone())),
        );
        let is_end = |name: &str, _: &Value| ends && is_end(&folded(trimmed(name)));
        rename(&mut more, is_end, &at, lost);
        put(&mut elements, &mut row, more, &at, lost);
        elements.rows.push(row);
    }
    let small = weights_are_small(map);
    let mut connections = Cells::new(&LINKS);
    for (_, from, to, link) in map.links() {
        let at = At::file().link(&link.id);
        let number = |value: Option<f64>| value.map_or(String::new(), |v| v.to_string());
        let mut kind = link_kind(link, lost);
        // Else a column of signs would be taken for theirs, whatever it is called.
        if kind.is_empty() && has_sign(&link.extra) {
            kind = link.polarity.token().to_owned();
        }
        let mut row = vec![
            blank_ends(&link.id, &at, lost),
            trimmed(&map.factor(from).id).to_owned(),
            trimmed(&map.factor(to).id).to_owned(),
            "directed".to_owned(),
            kind,
            blank_ends(link.label.as_deref().unwrap_or_default(), &at, lost),
            tags(&link.tags, &at, lost),
            blank_ends(link.description.as_deref().unwrap_or_default(), &at, lost),
            match link.delay {
                Delay::None => "",
                Delay::Short => "short",
                Delay::Long => "long",
            }
            .to_owned(),
            number(link.strength),
            number(link.confidence),
        ];
        let mut more = Vec::new();
        fields(&link.extra, false, at.clone(), lost, &mut |name, value| {
            more.push((name.to_owned(), value.clone()))
        });
        let means_else = |name: &str, value: &Value| means_else(name, value, small, link);
        rename(&mut more, means_else, &at, lost);
        put(&mut connections, &mut row, more, &at, lost);
        connections.rows.push(row);
    }
    for line in undirected(map) {
        let text = |key: &str| {
            line.get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let words = line
            .get("tags")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let words: Vec<String> = words
            .filter_map(|t| t.as_str().map(str::to_owned))
            .collect();
        let tags = tags(&words, &At::file(), lost);
        connections.rows.push(vec![
            text("id"),
            text("from"),
            text("to"),
            "undirected".to_owned(),
            text("type"),
            text("label"),
            tags,
            text("description"),
        ]);
    }
    [elements, connections]
}

/// Gives fields that would be read as something else another name, and tells of them.
fn rename(
    fields: &mut [(String, Value)],
    means_else: impl Fn(&str, &Value) -> bool,
    at: &At,
    lost: &mut Lost,
) {
    let mut renamed = Vec::new();
    for (name, value) in fields {
        if means_else(name, value) {
            renamed.push(name.clone());
            name.push_str(BEHIND);
        }
    }
    tell_renamed(&renamed, at, lost);
}

/// True for a field of a link that would be read as its sign, or as a weight of another name; one
/// called weight is read as such, but as a strength if all of them are small.
fn means_else(name: &str, value: &Value, small: bool, link: &Link) -> bool {
    let row = Row {
        number: 1,
        last: 1,
        cells: vec![name.to_owned()],
    };
    let headings = Headings::of(&row);
    let sized = value.as_f64().or(value.as_str().and_then(measure));
    // A word with a sign (`H+`) is kept as such, beside the strength that it stands for.
    let worded = value.as_str().is_some_and(|text| amount(text).is_none());
    let named = worded && folded(name) == "influence" && sized.map(f64::abs) == link.strength;
    let weight = headings.weight.is_some() && sized.is_some() && !named;
    let late = headings.delay.is_some() && !Late::is_time(name, &said(value), link.delay);
    // Signs in a column of weights are signs.
    let signs = |text: &str| word(text) != Word::Other;
    headings.sign.is_some()
        || late
        || headings.directed.is_some()
        || headings.weight.is_some() && value.as_str().is_some_and(signs)
        || weight && (small || folded(trimmed(name)) != "weight")
}

/// True if a field says a sign, or is a weight: one is a sign where another is negative.
fn has_sign(extra: &Extra) -> bool {
    let fields = extra.get("x-fields").and_then(Value::as_object);
    let mut texts = fields.into_iter().flatten();
    texts.any(|(name, value)| {
        let text = said(value);
        let weighs = |number: f64| number.abs() == 1.0 || folded(trimmed(name)) == "weight";
        word(&text) != Word::Other || number(&text).is_some_and(weighs)
    })
}

/// A text or a number of a field.
fn said(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => text.into(),
        Value::Number(number) => number.to_string().into(),
        _ => "".into(),
    }
}

/// True if fields of factors would be read as the ends of links.
fn has_ends(map: &Map) -> bool {
    let mut names = Names::default();
    for (_, factor) in map.factors() {
        let fields = factor.extra.get("x-fields").and_then(Value::as_object);
        for name in fields.into_iter().flat_map(|fields| fields.keys()) {
            names.insert(name);
        }
    }
    let cells = FACTORS.iter().map(|name| (*name).to_owned());
    let row = Row {
        number: 1,
        last: 1,
        cells: cells.chain(names.list().iter().cloned()).collect(),
    };
    Headings::of(&row).is_of_links()
}

/// Puts fields of the author's into columns of their own.
fn put(
    cells: &mut Cells,
    row: &mut Vec<String>,
    fields: Vec<(String, Value)>,
    at: &At,
    lost: &mut Lost,
) {
    for (name, value) in fields {
        let text = match &value {
            Value::String(text) => blank_ends(text, at, lost),
            Value::Number(_) | Value::Bool(_) => {
                lost.changed("fields that are numbers or lists become text", at.clone());
                value.to_string()
            }
            _ => {
                lost.part("fields that are no text and no number", at.clone());
                continue;
            }
        };
        let Some(column) = cells.column(&name).filter(|&column| column < 1000) else {
            lost.part("fields beyond 1000 columns", at.clone());
            continue;
        };
        if row.get(column).is_some_and(|cell| !cell.is_empty()) {
            lost.part(
                "fields whose names differ only in upper and lower case",
                at.clone(),
            );
            continue;
        }
        if cells.headings[column] != trimmed(&name) {
            lost.changed(
                "names of fields are written as one, where they differ only in upper and lower case",
                at.clone(),
            );
        }
        if column >= row.len() {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
}

/// Tags in one cell.
fn tags(tags: &[String], at: &At, lost: &mut Lost) -> String {
    let good =
        |tag: &&String| !trimmed(tag).is_empty() && trimmed(tag) == **tag && !tag.contains('|');
    for _ in tags.iter().filter(|tag| !good(tag)) {
        lost.changed(
            "tags in a cell stand between bars, without blanks",
            at.clone(),
        );
    }
    let tags: Vec<String> = tags
        .iter()
        .map(|tag| trimmed(tag).replace('|', "/"))
        .collect();
    tags.join("|")
}

/// A text as it is read back: without blanks at its ends.
fn blank_ends(text: &str, at: &At, lost: &mut Lost) -> String {
    if trimmed(text) != text {
        lost.changed("a cell has no blanks at its ends", at.clone());
    }
    trimmed(text).to_owned()
}
