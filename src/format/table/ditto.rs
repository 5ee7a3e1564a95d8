//! Cells that say only that they are as the one above: `"`, ditto, idem.

use super::{Shape, Table};
use crate::error::Error;
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::names::{folded, trimmed};

const MARKS: [&str; 34] = [
    "\"",
    "\"\"",
    "''",
    "“",
    "”",
    "„",
    "″",
    "〃",
    "-\"-",
    "- \" -",
    "–\"–",
    "-''-",
    "--\"--",
    "ditto",
    "do.",
    "as above",
    "see above",
    "same as above",
    "dito",
    "dto",
    "dto.",
    "wie oben",
    "siehe oben",
    "s. o.",
    "s.o.",
    "idem",
    "id.",
    "comme ci-dessus",
    "ci-dessus",
    "ídem",
    "igual que arriba",
    "zie boven",
    "come sopra",
    "fel uchod",
];

/// True for such a cell.
pub fn is_ditto(cell: &str) -> bool {
    cell.len() <= 20 && MARKS.contains(&folded(trimmed(cell)).as_str())
}

/// Writes out what stands above such cells in the ends and signs of links, and tells of it. Below nothing they are
/// empty. O(rows).
///
/// # Errors
/// Where little is said for too many rows.
pub fn written_out(shape: &Shape, table: &mut Table, draft: &mut Draft) -> Result<(), Error> {
    let (columns, headings) = match shape {
        Shape::Links(of) => (vec![of.from, of.to, of.sign, of.kind], 1),
        Shape::Pairs { sign, .. } => (vec![Some(0), Some(1), *sign], 0),
        _ => return Ok(()),
    };
    for column in columns.into_iter().flatten() {
        for at in 1..table.rows.len() {
            let mark = table.rows[at].cell(column);
            if !is_ditto(mark) {
                continue;
            }
            let place = table.at(&table.rows[at]);
            let above = match at > headings {
                true => table.rows[at - 1].cell(column).to_owned(),
                false => String::new(),
            };
            draft.charge(above.len(), &place)?;
            draft.tell(Told::Ditto, &[mark], place.named(&above));
            table.rows[at].cells[column] = above;
        }
    }
    Ok(())
}
