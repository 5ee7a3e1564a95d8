//! Signs that stand at the names of the ends of links: `Sharing (+)` in a column of effects.

use super::{Shape, Table};
use crate::format::clue::delay_words;
use crate::format::draft::Draft;
use crate::format::outline::Ends;
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
    let width = table.rows.iter().map(|row| row.cells.len()).max();
    let mut width = width.unwrap_or(0);
    for at in columns.first..table.rows.len() {
        let row = &table.rows[at];
        let names = columns.ends.map(|end| row.cell(end));
        let mut said = [columns.sign, columns.kind].into_iter().flatten();
        let said = said.any(|column| !row.cell(column).is_empty());
        if said
            || names
                .iter()
                .any(|name| name.is_empty() || name.contains('|'))
        {
            continue;
        }
        // Two columns without headings have no place for a delay.
        let has_place = |delay: Delay| delay.is_none() || columns.headed;
        let found = ends.taken(names).filter(|of| has_place(of.delay));
        let Some(found) = found else {
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
        put(&mut columns.sign, "Sign", &found.sign);
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

fn set(table: &mut Table, row: usize, column: usize, text: &str) {
    let cells = &mut table.rows[row].cells;
    let width = cells.len().max(column + 1);
    cells.resize(width, String::new());
    text.clone_into(&mut cells[column]);
}
