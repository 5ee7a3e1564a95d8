//! Effects of a factor side by side (“Factor, Effect 1, Effect 2”): a link to each.

use super::headings::{Headings, is_end};
use super::spoken::{Way, are_names, way};
use super::{Row, Table};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::names::folded;

/// Above columns of effects, before a number.
const WORDS: [&str; 16] = [
    "effect",
    "effects",
    "affects",
    "influences",
    "impacts",
    "impact",
    "outcome",
    "consequence",
    "result",
    "leads to",
    "causes",
    "to",
    "target",
    "wirkung",
    "effet",
    "efecto",
];
/// So many columns of effects may stand side by side.
const MOST: usize = 20;

/// True for a word for effects with a number behind it.
fn is_numbered(heading: &str) -> bool {
    let plain = folded(heading).replace(['_', '-', '#'], " ");
    let word = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    word.len() < plain.len() && WORDS.contains(&word.trim_end())
}

/// Gives each effect of a factor a row of its own, where the columns behind that of the factor are
/// numbered ones of effects; and tells of it.
pub fn apart(mut table: Table, draft: &mut Draft) -> Table {
    let Some(first) = table.rows.first() else {
        return table;
    };
    let width = first.cells.len();
    let Some(start) = (1..width).find(|&column| is_numbered(first.cell(column))) else {
        return table;
    };
    let run = (start..width).take_while(|&column| is_numbered(first.cell(column)));
    let run = start..start + run.take(MOST).count();
    let headings = Headings::of(first);
    let cause = headings.label.or(headings.from).unwrap_or(0);
    let causes = |column| way(first.cell(column), &headings, 0) == Some(Way::Causes);
    let mut others = (0..width).filter(|column| *column != cause && !run.contains(column));
    let others = others.any(|column| is_numbered(first.cell(column)) || causes(column));
    // The factor stands before them.
    let known = cause == 0 || headings.label.is_some() || is_end(&folded(first.cell(cause)));
    let names = are_names(&table.rows, cause)
        && run.clone().all(|column| {
            let mut cells = table.rows.iter().skip(1).map(|row| row.cell(column));
            cells.all(str::is_empty) || are_names(&table.rows, column)
        });
    if run.len() < 2 || others || cause >= start || !known || !names {
        return table;
    }
    let said: Vec<&str> = run.clone().map(|column| first.cell(column)).collect();
    let said = [&said.join(", "), first.cell(cause)];
    draft.tell(Told::EffectsBeside, &said, table.at(first));
    let mut rows = Vec::new();
    for (i, row) in table.rows.iter().enumerate() {
        let effects = run.clone().map(|column| row.cell(column));
        let effects: Vec<&str> = match i {
            0 => vec!["To"],
            _ => effects.filter(|cell| !cell.is_empty()).collect(),
        };
        // A factor without one is told as half a row.
        let none = [""];
        let effects = if effects.is_empty() {
            &none[..]
        } else {
            &effects
        };
        for effect in effects {
            let mut cells: Vec<String> = row.cells.iter().take(start).cloned().collect();
            cells.resize(start, String::new());
            cells.push((*effect).to_owned());
            cells.extend(row.cells.iter().skip(run.end).cloned());
            if i == 0 {
                "From".clone_into(&mut cells[cause]);
            }
            rows.push(Row {
                number: row.number,
                last: row.last,
                cells,
            });
        }
    }
    table.rows = rows;
    table
}
