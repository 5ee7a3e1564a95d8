//! Signs that stand at the names of the ends of links: `Sharing (+)` in a column of effects; and delays that stand
//! beside signs: `+ (delayed)`.

use super::headings::MOST_READ;
use super::lists::delay;
use super::{Row, Shape, Table};
use crate::format::clue::{clues, delay_words};
use crate::format::draft::Draft;
use crate::format::outline::{Ends, Signed};
use crate::format::signs::{number, word};
use crate::model::Delay;

/// Where ends, sign and delay of the links of a table stand.
struct Columns {
    ends: [usize; 2],
    sign: Option<usize>,
    kind: Option<usize>,
    delay: Option<usize>,
    /// The row of the first link.
    first: usize,
    headed: bool,
}

impl Columns {
    fn of(shape: &Shape) -> Option<Columns> {
        match shape {
            Shape::Links(of) => Some(Columns {
                ends: [of.from?, of.to?],
                sign: of.sign,
                kind: of.kind,
                delay: of.delay,
                first: 1,
                headed: true,
            }),
            Shape::Pairs { skip, sign } => Some(Columns {
                ends: [0, 1],
                sign: *sign,
                kind: None,
                delay: None,
                first: *skip,
                headed: false,
            }),
            _ => None,
        }
    }
}

/// Takes signs from the names of a table's links into a column of signs, where that says none; and tells of what may be
/// one. O(n log n).
pub fn into_columns(shape: &mut Shape, table: &mut Table, draft: &mut Draft) {
    let Some(mut columns) = Columns::of(shape) else {
        return;
    };
    let [from, to] = columns.ends;
    let links = || table.rows.iter().skip(columns.first);
    let ends = Ends::of(links().map(|row| [row.cell(from), row.cell(to)]));
    // The signs of a column may stand at all names, too; at a few they are part of those.
    let twice = links().all(|row| {
        let sign = columns.sign.or(columns.kind);
        let taken = ends.taken(columns.ends.map(|end| row.cell(end)));
        taken.is_some_and(|of| {
            word(&of.sign) == word(sign.map_or("", |column| row.cell(column)))
                && !of.sign.is_empty()
        })
    });
    let width = table.rows.iter().map(|row| row.cells.len()).max();
    let mut width = width.unwrap_or(0);
    for at in columns.first..table.rows.len() {
        let row = &table.rows[at];
        let names = columns.ends.map(|end| row.cell(end));
        let mut said = [columns.sign, columns.kind].into_iter().flatten();
        let said = said.find(|&column| !row.cell(column).is_empty());
        let unfit = |name: &&str| name.is_empty() || name.trim_end_matches("||").contains('|');
        if names.iter().any(unfit) {
            continue;
        }
        // Two columns without headings have no place for a delay.
        let has_place = |delay: Delay| delay.is_none() || columns.headed;
        let found = ends.taken(names).filter(|of| has_place(of.delay));
        // A sign beside the names is that of the link, a delay is one more thing that is said.
        let more = |of: &Signed| twice || of.sign.is_empty() && !of.delay.is_none();
        let found = found.filter(|of| said.is_none() || more(of));
        let timed = columns
            .delay
            .is_some_and(|column| !row.cell(column).is_empty());
        let Some(found) = found.filter(|of| of.delay.is_none() || !timed) else {
            continue;
        };
        draft.tell(found.told, &[], table.at(row).named(&found.label));
        let mut put = |column: &mut Option<usize>, heading: &str, text: &str| {
            if text.is_empty() {
                return;
            }
            let column = *column.get_or_insert(width);
            if column == width {
                width += 1;
                if columns.headed {
                    set(table, 0, column, heading);
                }
            }
            set(table, at, column, text);
        };
        if said.is_none() {
            put(&mut columns.sign, "Sign", &found.sign);
        }
        put(&mut columns.delay, "Delay", delay_words(found.delay));
        for (column, name) in columns.ends.into_iter().zip(found.ends) {
            set(table, at, column, &name);
        }
    }
    match shape {
        Shape::Links(of) => (of.sign, of.delay) = (columns.sign, columns.delay),
        Shape::Pairs { sign, .. } => *sign = columns.sign,
        _ => {}
    }
}

/// Puts delays that stand beside the signs of links into the column of delays, if that does not deny them. O(n).
pub fn beside_signs(shape: &mut Shape, table: &mut Table, draft: &Draft) {
    let Shape::Links(columns) = shape else {
        return;
    };
    // Ones of both kinds among types are signs.
    if let (None, Some(kind)) = (columns.sign, columns.kind)
        && are_ones(&table.rows[1..], kind)
    {
        columns.sign = columns.kind.take();
    }
    let both = |row: &Row, column: usize| {
        let found = clues(row.cell(column));
        (!found.sign.is_empty() && found.label.is_empty()).then_some((found.sign, found.delay))
    };
    let unknown = || {
        let width = table.rows[0].cells.len().min(MOST_READ);
        let mut columns = (0..width).filter(|&c| columns.is_unknown(c));
        columns.find(|&column| {
            let mut rows = table.rows[1..].iter();
            rows.all(|row| row.cell(column).is_empty() || both(row, column).is_some())
        })
    };
    let signs = match columns.sign.or(columns.kind) {
        None => unknown(),
        Some(_) => columns.sign,
    };
    let mut width = table.rows.iter().map(|row| row.cells.len()).max();
    for at in 1..table.rows.len() {
        let row = &table.rows[at];
        let mut said = [signs, columns.kind].into_iter().flatten();
        let column = said.find(|&column| !row.cell(column).is_empty());
        let found = column.and_then(|column| Some((column, both(row, column)?)));
        let Some((column, (sign, late))) = found else {
            continue;
        };
        let other = columns.delay.map_or("", |column| row.cell(column));
        let timed = !other.is_empty();
        let denied = timed && delay(other).is_none_or(|delay| delay.is_none());
        if late.is_none() || denied || draft.options.sign(row.cell(column)).is_some() {
            continue;
        }
        set(table, at, column, sign);
        if !timed {
            let column = *columns.delay.get_or_insert_with(|| {
                let new = width.take().unwrap_or(0);
                set(table, 0, new, "Delay");
                new
            });
            set(table, at, column, delay_words(late));
        }
    }
}

/// True if 1 and −1 stand in a column, and nothing else.
fn are_ones(rows: &[Row], column: usize) -> bool {
    let cells = rows.iter().map(|row| row.cell(column));
    let values = cells.filter(|cell| !cell.is_empty()).map(number);
    let (mut plus, mut minus) = (false, false);
    let ones = values.into_iter().all(|value| {
        plus |= value == Some(1.0);
        minus |= value == Some(-1.0);
        value.is_some_and(|value| value.abs() == 1.0)
    });
    ones && plus && minus
}

fn set(table: &mut Table, row: usize, column: usize, text: &str) {
    let cells = &mut table.rows[row].cells;
    let width = cells.len().max(column + 1);
    cells.resize(width, String::new());
    text.clone_into(&mut cells[column]);
}
