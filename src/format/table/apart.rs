//! Several tables side by side in one text or on one sheet, and lines above one.

use super::above::{MOST_ABOVE, are_of_the_map, names_of};
use super::headings::{Headings, LONGEST};
use super::known_words::is_label;
use super::strange::is_of_loops;
use super::{Row, Shape, Table, shape};
use crate::format::audit::{Notes, Told};
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded, trimmed};

/// As many columns are looked at, on either side of one that parts two tables.
const MOST_BESIDE: usize = 100;
/// As many tables may stand side by side.
const MOST_TABLES: usize = 8;

/// Puts lines that stand above a table, such as `Date | 2026`, before that table.
pub fn with_lines(tables: Vec<Table>) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    for mut table in tables {
        let same = |above: &mut Table| {
            let (lines, rows) = (&above.rows, &table.rows);
            let of_one = above.sheet == table.sheet;
            of_one && (are_lines(lines, rows) || are_of_the_map(lines, rows))
        };
        if let Some(mut above) = out.pop_if(same) {
            above.rows.append(&mut table.rows);
            table.rows = above.rows;
        }
        out.push(table);
    }
    out
}

/// True if what stands above a table of factors or a matrix, a blank row between, is about that table: a
/// few rows of one or two cells that are no list of links, or that name none of its factors, and
/// nothing twice.
pub fn are_lines(above: &[Row], rows: &[Row]) -> bool {
    let (Some(last), Some(first)) = (above.last(), rows.first()) else {
        return false;
    };
    // Below a title may be a table.
    let begins = |row: &Row| Headings::of(row).begin_a_table();
    if above.len() > MOST_ABOVE || !first.is_apart_from(last) || above.iter().any(begins) {
        return false;
    }
    let below = shape(rows);
    if !matches!(below, Shape::Factors(_) | Shape::Matrix(_)) {
        return false;
    }
    match shape(above) {
        Shape::Unknown if above.iter().all(Row::is_short) => return true,
        Shape::Unknown | Shape::Pairs { sign: None, .. } => {}
        _ => return false,
    }
    let mut names = names_of(&below, rows);
    // A heading that stands above, too, is a factor; but a map has a name.
    let heading = folded(first.cell(0));
    if heading != "name" && is_label(&heading) {
        names.insert(&heading);
    }
    let cells = above.iter().flat_map(|row| &row.cells);
    let mut filled = cells
        .map(|cell| folded(trimmed(cell)))
        .filter(|cell| !cell.is_empty());
    filled.all(|cell| names.insert(&cell))
}

/// Tables that stand side by side, an empty column between them, at least one of them of links. Those of loops
/// are left out, and told.
pub fn beside(mut left: Table, notes: &mut Notes) -> Vec<Table> {
    let mut out = Vec::new();
    while out.len() + 1 < MOST_TABLES
        && let Some((top, gap)) = gap(&left.rows)
    {
        let mut right = Table {
            sheet: left.sheet.clone(),
            ..Table::default()
        };
        // What stands above both is a caption of each.
        let both = |row: &&Row| {
            let mut right = gap + 1..row.cells.len();
            row.cell(gap).is_empty() && right.any(|c| !row.cell(c).is_empty())
        };
        let above = left.rows[..top].iter().rev().take_while(both).count();
        for row in &mut left.rows[top - above..] {
            let cells = row.cells.split_off(row.cells.len().min(gap));
            let cells = cells.into_iter().skip(1).collect();
            right.rows.push(Row {
                number: row.number,
                last: row.last,
                cells,
            });
        }
        left.rows.retain(|row| !row.is_blank());
        right.rows.retain(|row| !row.is_blank());
        if [&left, &right].iter().all(|table| loops(table).is_none()) {
            notes.tell(Told::TableBeside, &[], right.at(&right.rows[0]));
        }
        out.push(std::mem::replace(&mut left, right));
    }
    out.push(left);
    if out.len() > 1 {
        out.retain(|table| {
            let Some(row) = loops(table) else { return true };
            let at = table.at(row).named(&row.said());
            notes.tell(Told::LoopTable, &[], at);
            false
        });
    }
    out
}

/// The headings of a table of loops, below captions.
fn loops(table: &Table) -> Option<&Row> {
    let row = table.rows.iter().find(|row| !row.is_alone())?;
    is_of_loops(row).then_some(row)
}

/// True for a sign that is no number.
fn is_mark(cell: &str) -> bool {
    matches!(word(cell), Word::Sign(_)) && number(cell).is_none()
}

/// Where headings stand that have an empty column between them, and that column. O(cells).
fn gap(rows: &[Row]) -> Option<(usize, usize)> {
    let known = |cells: &[String]| {
        // No word that is known is as long as some cells.
        let short = |cell: &String| match cell.len() {
            ..=LONGEST => cell.clone(),
            _ => "…".to_owned(),
        };
        let cells = cells.iter().take(MOST_BESIDE).map(short).collect();
        let headings = Headings::of(&Row {
            number: 1,
            last: 1,
            cells,
        });
        (headings.is_of_links(), headings.is_of_factors())
    };
    // A loop has a row of its own; links may say in which loop they are.
    let of_loops = |top: usize, columns: std::ops::Range<usize>| {
        let cells = rows[top].cells[columns.clone()].to_vec();
        let first = (columns.start..columns.end).find(|&c| !rows[top].cell(c).is_empty());
        let mut seen = Names::default();
        let mut names = rows[top + 1..].iter();
        is_of_loops(&Row {
            cells,
            ..rows[top].clone()
        }) && names.all(|row| {
            let name = folded(row.cell(first.unwrap_or(columns.start)));
            name.is_empty() || seen.insert(&name)
        })
    };
    // The last row in which a column is filled.
    let mut filled = [None; MOST_BESIDE];
    for (i, row) in rows.iter().enumerate() {
        for (column, last) in filled.iter_mut().enumerate().take(row.cells.len()) {
            if !row.cell(column).is_empty() {
                *last = Some(i);
            }
        }
    }
    // Whether columns are a matrix, asked once for each side.
    let mut asked = [false; 2];
    let mut is_matrix = |side: usize, top: usize, columns: std::ops::Range<usize>| {
        let cells = rows[top].cells.get(columns.clone()).unwrap_or_default();
        let names = cells.iter().filter(|cell| !trimmed(cell).is_empty());
        if names.count() < 2 || std::mem::replace(&mut asked[side], true) {
            return false;
        }
        let part = |row: &Row| Row {
            cells: row
                .cells
                .iter()
                .skip(columns.start)
                .take(columns.len())
                .cloned()
                .collect(),
            ..row.clone()
        };
        let mut rows: Vec<Row> = rows[top..].iter().map(part).collect();
        rows.retain(|row| !row.is_blank());
        matches!(shape(&rows), Shape::Matrix(of) if !of.is_oblong() && of.names().is_some())
    };
    (0..rows.len().min(MOST_ABOVE + 1)).find_map(|top| {
        let first = &rows[top];
        // Below the first row, one of a matrix may be called Node.
        if top > 0 && first.filled().any(is_mark) {
            return None;
        }
        let mut columns = 1..first.cells.len().min(MOST_BESIDE);
        let gap = columns.find(|&column| {
            let (before, after) = (&first.cells[..column], &first.cells[column + 1..]);
            let mut beside = || match [known(before), known(after)] {
                [(false, true), (true, _)] | [(true, _), (false, true) | (true, _)] => true,
                [(true, _) | (_, true), _] => {
                    let after = column + 1..first.cells.len();
                    of_loops(top, after.clone()) || is_matrix(1, top, after)
                }
                [_, (links, true) | (links @ true, _)] => {
                    of_loops(top, 0..column) || links && is_matrix(0, top, 0..column)
                }
                _ => false,
            };
            filled[column].is_none_or(|last| last < top) && beside()
        });
        Some((top, gap?))
    })
}
