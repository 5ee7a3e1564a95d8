//! Commas between thousands, in columns of numbers.

use super::{Row, Shape, Table};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::number;
use crate::names::trimmed;

/// Takes commas between thousands out of columns of numbers. A comma is one if three digits stand behind
/// it, there as in all other numbers of the column with a comma, and if a comma can't well be a decimal
/// one: where commas part the cells, or some number of the column has a point.
pub fn without_commas(shape: &Shape, table: &mut Table, draft: &mut Draft) {
    let columns = match shape {
        Shape::Factors(of) => [of.x, of.y, None],
        Shape::Links(of) => [of.weight, of.strength, of.confidence],
        _ => return,
    };
    for column in columns.into_iter().flatten() {
        let cells = || table.rows[1..].iter().map(|row| row.cell(column));
        let mut commas = cells().filter(|cell| cell.contains(',')).peekable();
        if commas.peek().is_none() || !commas.all(|cell| thousands(cell).is_some()) {
            continue;
        }
        let point = |cell: &str| {
            let plain = thousands(cell);
            let plain = plain.as_deref().unwrap_or(cell);
            plain.contains('.') && number(plain).is_some()
        };
        if !table.commas && !cells().any(point) {
            continue;
        }
        let mut found = Vec::new();
        for (i, row) in table.rows.iter().enumerate().skip(1) {
            found.extend(thousands(row.cell(column)).map(|plain| (i, plain)));
        }
        for (i, plain) in found {
            let row: &Row = &table.rows[i];
            let at = table.at(row).named(row.cell(column));
            draft.tell(Told::Thousands, &[], at);
            table.rows[i].cells[column] = plain;
        }
    }
}

/// A number with commas between its thousands, without them; none for any other text.
fn thousands(text: &str) -> Option<String> {
    let text = trimmed(text);
    let digits = text.trim_start_matches(['+', '-', '−']);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let good = matches!(first.len(), 1..=3)
        && !first.starts_with('0')
        && text.contains(',')
        && all_digits(first)
        && all_digits(part)
        && groups.all(|group| group.len() == 3 && all_digits(group));
    good.then(|| text.replace(',', ""))
}
