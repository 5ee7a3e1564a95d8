//! What a mark means by those that stand beside it. The letter o: a minus where s is a plus, and no link at
//! all beside + and −. Two signs: a strong one beside three.

use super::matrix::{is_plus, is_weight};
use super::nothing::says_nothing;
use super::{Row, Shape, Table};
use crate::format::draft::Draft;
use crate::format::signs::{Word, is_o, number, repeated, word};
use crate::model::Polarity;

/// The columns that may hold signs, those of a matrix together, and the rows of a table.
fn columns<'t>(shape: &Shape, table: &'t Table) -> (Vec<Vec<usize>>, &'t [Row]) {
    let (columns, rows) = match shape {
        Shape::Matrix(of) => return (vec![of.effects().to_vec()], &table.rows[1..]),
        Shape::Links(of) => {
            let signs = [of.sign, of.kind, of.weight];
            // Under a heading that is not known, too.
            let ends = [of.from, of.to];
            let more = (0..table.rows[0].cells.len()).filter(|&c| of.is_unknown(c));
            let all = signs.into_iter().flatten().chain(more);
            let all = all.filter(|&column| !ends.contains(&Some(column)));
            (all.collect(), &table.rows[1..])
        }
        Shape::Pairs {
            skip,
            sign: Some(sign),
        } => (vec![*sign], &table.rows[*skip..]),
        _ => (Vec::new(), &[][..]),
    };
    // Each column of a list stands for itself.
    let lists = columns.into_iter().map(|column: usize| vec![column]);
    (lists.collect(), rows)
}

/// True if three signs stand in a cell of a table among others that are signs or nothing: two of them are
/// a strong one there. O(cells).
pub fn are_strengths(shape: &Shape, table: &Table) -> bool {
    let (lists, rows) = columns(shape, table);
    lists.iter().any(|columns| {
        let cells = || {
            let cells = rows
                .iter()
                .flat_map(|row| columns.iter().map(|&c| row.cell(c)));
            cells.filter(|cell| !cell.is_empty())
        };
        let three = |cell: &str| repeated(cell).is_some_and(|(_, times)| times > 2);
        let known = |cell: &str| repeated(cell).is_some() || is_weight(cell) || says_nothing(cell);
        cells().any(three) && cells().all(known)
    })
}

/// True if the signs of a table have it, with a + or a number among them, and no s: then it is no minus,
/// unless somebody says so. O(cells).
pub fn are_none(shape: &Shape, table: &Table, draft: &Draft) -> bool {
    if draft.options.sign("o").is_some() {
        return false;
    }
    let (lists, rows) = columns(shape, table);
    lists.iter().any(|columns| {
        let cells = || {
            rows.iter()
                .flat_map(|row| columns.iter().map(|&c| row.cell(c)))
        };
        let plus = |text: &str| {
            let number = number(text).is_some_and(|n| n != 0.0);
            number || is_plus(text) && !text.chars().any(char::is_alphabetic)
        };
        let same = |text: &str| {
            let letters = text.chars().all(char::is_alphabetic);
            letters && word(text) == Word::Sign(Polarity::Plus)
        };
        cells().any(is_o) && cells().any(plus) && !cells().any(same)
    })
}
