//! Tables: Kumu's elements and connections, lists of links, matrices; from text or a workbook.
//!
//! What a table is, its headings say; where there are none that are known, its shape. Several tables,
//! in sheets or files, are one map: those of factors are read first.

mod above;
mod apart;
mod archive;
mod arrows;
mod axes;
mod before;
mod beginnings;
mod below;
mod captions;
mod circles;
mod codes;
pub(super) mod columns;
mod corner;
mod corner_words;
mod cut;
mod ditto;
mod effects;
mod factors;
mod glued;
mod guard;
mod headings;
mod hyphens;
mod inside;
mod known_words;
mod late;
mod layers;
mod lean;
mod letters;
mod linked;
pub(super) mod lists;
mod markdown;
mod matrix;
mod notes;
mod nothing;
mod numbered;
mod order;
mod others;
mod pages;
mod pairs;
mod qualified;
mod quotes;
mod refused;
mod several;
mod sheet;
mod spoken;
mod strange;
mod tails;
mod text;
mod thousands;
mod totals;
mod under;
mod ways;
mod weights;
pub(super) mod write;

pub(super) use arrows::looks_like_one as has_arrows;
pub(super) use known_words::is_delay;
pub(super) use markdown::{holds_links, outside, within};
pub(super) use text::{has_headings, looks_like_one};

use super::ReadOptions;
use super::audit::{At, Notes, Told};
use super::draft::{Draft, beyond};
use super::import::ImportOptions;
use super::known::Format;
use super::source::Source;
use crate::error::Error;
use crate::names::{folded, trimmed};

/// A row and its number in the file, from 1.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub number: u32,
    /// That of its last line: cells in quotes may have several.
    pub last: u32,
    pub cells: Vec<String>,
}

impl Row {
    /// True if a blank row stands between one and this.
    fn is_apart_from(&self, above: &Row) -> bool {
        self.number > above.last + 1
    }

    /// True for one of the rows that are headings for certain, in the order of their numbers.
    fn is_one_of(&self, headed: &[u32]) -> bool {
        headed.binary_search(&self.number).is_ok()
    }

    /// True for a row with nothing behind its second cell.
    fn is_short(&self) -> bool {
        (2..self.cells.len()).all(|column| self.cell(column).is_empty())
    }

    /// True if at most one cell is filled.
    fn is_alone(&self) -> bool {
        self.filled().take(2).count() < 2
    }

    /// What stands in it, without the empty cells.
    fn filled(&self) -> impl Iterator<Item = &str> {
        let cells = (0..self.cells.len()).map(|column| self.cell(column));
        cells.filter(|cell| !cell.is_empty())
    }

    /// All of that as one text, for telling.
    fn said(&self) -> String {
        self.filled().collect::<Vec<_>>().join(" | ")
    }

    /// A cell without blanks around it; empty where there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| trimmed(cell))
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| trimmed(cell).is_empty())
    }
}

/// Rows that belong together: a file, a sheet, or a section of one.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The name of the file.
    pub file: String,
    /// It is one of several files that are read.
    pub beside: bool,
    /// Commas part its cells.
    pub commas: bool,
    /// Bars in its cells stand behind a backslash, and part nothing there.
    pub bars: bool,
    /// What stands above it says that factors follow.
    pub of_factors: bool,
    /// What titles say of a matrix whose rows are effects.
    pub turned: Option<String>,
    /// Those that are not blank. The first may hold headings.
    pub rows: Vec<Row>,
}

impl Table {
    /// A row.
    pub fn at(&self, row: &Row) -> At {
        At {
            line: Some(row.number),
            ..self.whole()
        }
    }

    /// The table as a whole.
    pub fn whole(&self) -> At {
        At {
            sheet: self.sheet.clone(),
            file: Some(self.file.clone()).filter(|_| self.beside),
            ..At::default()
        }
    }

    /// True for a text most of whose lines end as sentences do.
    fn are_sentences(&self) -> bool {
        let ends = |row: &&Row| {
            let last = (0..row.cells.len()).rev().map(|column| row.cell(column));
            let last = last.into_iter().find(|cell| !cell.is_empty());
            last.is_some_and(|cell| cell.contains(' ') && cell.ends_with(['.', '!', '?', '…']))
        };
        self.sheet.is_none() && self.rows.iter().filter(ends).count() * 2 > self.rows.len()
    }
}

/// What a table holds.
#[derive(Debug)]
enum Shape {
    Factors(headings::Headings),
    Links(headings::Headings),
    /// Causes in the first column, effects in the second; the row of headings, if any, is not known.
    Pairs {
        skip: usize,
        sign: Option<usize>,
    },
    Matrix(matrix::Shape),
    Unknown,
}

/// The tables of a file that are not empty.
fn tables(
    (format, source): &(Format, Source),
    limits: &ReadOptions,
    left: &mut usize,
    notes: &mut Notes,
) -> Result<Vec<Table>, Error> {
    let (mut commas, mut bars, mut headed) = (false, false, Vec::new());
    let mut found = match format {
        Format::Xlsx => {
            let mut tables = sheet::tables(source, limits, left, notes)?;
            for table in &mut tables {
                pages::without_addresses(table, notes);
            }
            let sole = tables.len() == 1;
            let parted = tables
                .into_iter()
                .map(|table| inside::without(table, &[], sole, notes));
            parted.collect()
        }
        _ => {
            let (mut table, certain) = text::table(source, left, limits)?;
            table.rows = glued::parted(table.rows);
            headed = certain;
            if let Some(around) = markdown::around(source.text()?) {
                around.tell(notes);
            }
            (commas, bars) = (table.commas, table.bars);
            pages::without_addresses(&mut table, notes);
            few_parts(&table, limits)?;
            vec![inside::without(table, &headed, true, notes)]
        }
    };
    found.retain(|table| !table.rows.is_empty());
    let mut parted = Vec::new();
    let alone = found.len() < 2;
    for table in found {
        if !alone && captions::is_sheet_of_loops(&table) {
            let (sheet, at) = (table.sheet.clone(), table.at(&table.rows[0]));
            notes.tell(Told::LoopTable, &[], at.named(&sheet.unwrap_or_default()));
            continue;
        }
        for part in cut::below(table, &headed, notes)? {
            parted.extend(apart::beside(part, notes));
        }
    }
    parted.retain(|table| !table.rows.is_empty());
    let found = apart::with_lines(parted);
    let mut found = strange::without(found, &headed, notes);
    for table in &mut found {
        file_name(source.name).clone_into(&mut table.file);
        (table.commas, table.bars) = (commas, bars);
        order::put_first(table);
    }
    Ok(found)
}

/// Why the second of two files that a person gives at once is not read, if it is a table that is
/// broken.
pub(super) fn why_not(source: &(Format, Source), limits: &ReadOptions) -> Option<Error> {
    let mut left = limits.max_values;
    tables(source, limits, &mut left, &mut Notes::default()).err()
}

/// True if one of two files has tables of factors alone, and the other one of links.
pub(super) fn are_pair(sources: &[(Format, Source); 2], options: &ImportOptions) -> bool {
    let holds = |source| {
        let mut left = options.limits.max_values;
        let tables = tables(source, &options.limits, &mut left, &mut Notes::default()).ok()?;
        let shapes: Vec<Shape> = tables.iter().map(|table| shape(&table.rows)).collect();
        let factors = |shape: &Shape| matches!(shape, Shape::Factors(_));
        let links = |shape: &Shape| matches!(shape, Shape::Links(_) | Shape::Pairs { .. });
        Some((shapes.iter().any(factors), shapes.iter().any(links)))
    };
    let both = sources.each_ref().map(holds);
    let pair = [Some((true, false)), Some((false, true))];
    both == pair || both == [pair[1], pair[0]]
}

/// Reads the tables of one or several files into one map.
pub(super) fn read(sources: &[(Format, Source)], draft: &mut Draft) -> Result<(), Error> {
    let mut tables = Vec::new();
    let mut left = draft.options.limits.max_values;
    for source in sources {
        let notes = &mut draft.audit.notes;
        let found = self::tables(source, &draft.options.limits, &mut left, notes);
        let found = found.map_err(|error| match sources.len() {
            1 => error,
            _ => error.about(source.1.name),
        })?;
        let first = tables.len();
        tables.extend(found);
        let mut line = 0;
        for table in &mut tables[first..] {
            table.beside = sources.len() > 1;
            let below = line > 0 && table.sheet.is_none() && table.rows[0].number > line;
            line = table.rows[0].number;
            if below {
                draft.tell(Told::TableBelow, &[], table.at(&table.rows[0]));
            }
        }
    }
    let name = sources.first().map_or("", |(_, source)| source.name);
    draft.info.title = title(name);
    if let [(_, source)] = sources
        && let Some(text) = &source.text
        && let Some(heading) = markdown::around(text).and_then(|around| around.title)
    {
        draft.info.title = heading;
    }
    let tables = tables.into_iter().map(|table| {
        let table = numbered::without(table, draft);
        let (table, titles) = above::without_title(notes::without(table, draft), draft);
        let table = arrows::without(table, draft);
        let mut table = codes::spelled(table, draft);
        axes::settle(&mut table, titles, draft);
        table
    });
    let tables: Vec<Table> = tables.collect();
    let tables = tables.into_iter().map(|table| effects::apart(table, draft));
    let shaped: Vec<(Shape, Table)> = tables.map(|table| (shape(&table.rows), table)).collect();
    let mut shaped = ways::apart(joined(shaped, draft), draft)?;
    for (shape, table) in &mut shaped {
        below::without_notes(shape, table, draft);
        columns::without_heading(shape, table, draft);
        thousands::without_commas(shape, table, draft);
        thousands::without_points(shape, table, draft);
        ditto::written_out(shape, table, draft)?;
        tails::beside_signs(shape, table, draft);
        tails::into_columns(shape, table, draft);
    }
    // What a comma parts may be a sentence.
    for (shape, table) in &mut shaped {
        if matches!(shape, Shape::Pairs { sign: None, .. }) && table.are_sentences() {
            *shape = Shape::Unknown;
        }
    }
    if shaped
        .iter()
        .all(|(shape, _)| matches!(shape, Shape::Unknown))
    {
        return Err(refused::no_table(shaped.first().map(|(_, table)| table)));
    }
    if let Some(table) = linked::instead_of_names(&shaped) {
        return Err(refused::no_table(Some(table)));
    }
    linked::by_codes(&mut shaped);
    // Numbers on another sheet are no links where one sheet says that it has them.
    let unsure = |shape: &Shape| match shape {
        Shape::Pairs { .. } => true,
        Shape::Matrix(shape) => shape.is_oblong(),
        _ => false,
    };
    let links = |shape: &Shape| matches!(shape, Shape::Links(_) | Shape::Matrix(_));
    if shaped
        .iter()
        .any(|(shape, _)| links(shape) && !unsure(shape))
    {
        for (shape, table) in &mut shaped {
            if unsure(shape) && table.sheet.is_some() {
                *shape = Shape::Unknown;
            }
        }
        linked::without_others(&mut shaped, draft);
    } else if shaped.iter().any(|(shape, table)| {
        matches!(shape, Shape::Pairs { sign: Some(_), .. }) && table.sheet.is_some()
    }) {
        linked::without_others(&mut shaped, draft);
    }
    // A list of links beside a table of Kumu's is Kumu's too.
    let kumu = shaped
        .iter()
        .any(|(shape, _)| matches!(shape, Shape::Factors(_)));
    linked::tell(&shaped, draft);
    let alone = shaped
        .iter()
        .all(|(shape, _)| matches!(shape, Shape::Factors(_) | Shape::Unknown));
    for (shape, table) in &shaped {
        if let Shape::Factors(headings) = shape {
            factors::factors(table, headings, draft)?;
            if alone {
                spoken::doubt(table, headings, draft);
                inside::doubt(table, headings, draft);
            }
        }
    }
    // What says more of links comes behind those.
    let says = layers::all(&shaped);
    let with = || shaped.iter().zip(says.iter().copied());
    let links = with().filter(|&(_, says)| says == layers::Says::Links);
    for ((shape, table), says) in links.chain(with().filter(|&(_, of)| of != layers::Says::Links)) {
        draft.none_by_o = circles::are_none(shape, table, draft);
        draft.strong_signs = circles::are_strengths(shape, table);
        match shape {
            Shape::Factors(_) => {}
            Shape::Links(headings) => lists::links(table, headings, kumu, draft)?,
            Shape::Pairs { skip, sign } => pairs::read(table, *skip, *sign, draft)?,
            Shape::Matrix(shape) => matrix::read(table, shape, says, draft)?,
            Shape::Unknown => {
                let Some(sheet) = table.sheet.clone() else {
                    let at = At::file().named(&table.file);
                    draft.tell(Told::TableUnknown, &[], at);
                    continue;
                };
                let read = |(shape, other): &(Shape, Table)| {
                    other.sheet == table.sheet && !matches!(shape, Shape::Unknown)
                };
                let at = table.whole();
                match shaped.iter().any(read) {
                    true => draft.tell(Told::PartUnknown, &[&sheet], table.at(&table.rows[0])),
                    false => draft.tell(Told::SheetUnknown, &[&sheet], at),
                }
            }
        }
    }
    (draft.none_by_o, draft.strong_signs) = (false, false);
    Ok(())
}

/// Puts together what blank rows have parted: rows without headings that fit the table above them.
fn joined(shaped: Vec<(Shape, Table)>, draft: &mut Draft) -> Vec<(Shape, Table)> {
    let mut out: Vec<(Shape, Table)> = Vec::new();
    for (shape, table) in shaped {
        let headless = matches!(shape, Shape::Pairs { .. } | Shape::Unknown);
        let above = out
            .last_mut()
            .filter(|(_, above)| headless && table.sheet.is_some() && above.sheet == table.sheet);
        if let Some((above, of)) = above
            && fits(above, &shape, &table)
        {
            let sheet = table.sheet.as_deref();
            let at = table.at(&table.rows[0]);
            draft.tell(Told::GoesOn, &[sheet.unwrap_or_default()], at);
            of.rows.extend(table.rows);
            continue;
        }
        out.push((shape, table));
    }
    out
}

/// True if nearly all rows of a table have what those of the one above it must have.
fn fits(above: &Shape, shape: &Shape, table: &Table) -> bool {
    let needed = match (above, shape) {
        (Shape::Links(headings), _) => [headings.from, headings.to],
        (Shape::Factors(_), Shape::Pairs { sign: Some(_), .. }) => return false,
        (Shape::Factors(headings), _) => [headings.label, headings.label],
        _ => return false,
    };
    let full = |row: &&Row| {
        needed
            .iter()
            .flatten()
            .all(|&column| !row.cell(column).is_empty())
    };
    table.rows.iter().filter(full).count() * 10 >= table.rows.len() * 9
}

fn shape(rows: &[Row]) -> Shape {
    let Some(first) = rows.first() else {
        return Shape::Unknown;
    };
    let mut headings = headings::Headings::of(first);
    if let (Some(from), Some(to)) = (headings.from, headings.to) {
        // Beside a matrix, behind its factors, both may be headings of sums.
        let beside = from > 2 && to > 2;
        if let Some(of) = matrix::of_ends(rows, [from, to]) {
            return Shape::Matrix(of);
        }
        return match beside.then(|| matrix::shape(rows)).flatten() {
            Some(of) if of.holds_sums(from) && of.holds_sums(to) => Shape::Matrix(of),
            _ => Shape::Links(headings),
        };
    }
    if let Some(shape) = matrix::shape(rows) {
        return Shape::Matrix(shape);
    }
    if spoken::ends(&mut headings, rows) {
        return Shape::Links(headings);
    }
    if let Some(headings) = lean::headings(rows, &headings) {
        return Shape::Links(headings);
    }
    if headings.is_of_factors() {
        return Shape::Factors(headings);
    }
    if let Some(shape) = matrix::oblong(rows) {
        return Shape::Matrix(shape);
    }
    pairs::shape(rows).unwrap_or(Shape::Unknown)
}

/// The name of a file, without folder.
fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The name of a file, without ending and folder, as a title.
fn title(name: &str) -> String {
    let name = file_name(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if matches!(stem, "" | "-" | "<stdin>") {
        String::new()
    } else {
        stem.to_owned()
    }
}

/// Refuses a text with more blank rows between others than there may be links: each part is asked what it is.
fn few_parts(table: &Table, limits: &ReadOptions) -> Result<(), Error> {
    let pairs = table.rows.windows(2);
    let mut begin = pairs.filter(|two| two[1].is_apart_from(&two[0]));
    let Some(two) = begin.nth(limits.max_links) else {
        return Ok(());
    };
    let message = format!(
        "This text has more than {} parts with blank rows between. Take those out, or raise the limit of links.",
        limits.max_links
    );
    Err(beyond(message, &At::line(two[1].number)))
}

/// Takes the cells of a row from those that may still be read.
fn charge(cells: usize, left: &mut usize, limits: &ReadOptions, row: u32) -> Result<(), Error> {
    if cells <= *left {
        *left -= cells;
        return Ok(());
    }
    let message = format!(
        "This table has more than the {} cells that this program reads. Split it, or raise the limit.",
        limits.max_values
    );
    Err(beyond(message, &At::line(row)))
}

/// True for a sheet whose name asks for it to be passed over.
fn is_ignored(name: &str) -> bool {
    folded(trimmed(name)).ends_with("(ignore)")
}
