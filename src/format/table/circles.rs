//! The letter o: a minus where s is a plus, and no link at all beside + and −.

use super::matrix::is_plus;
use super::{Shape, Table};
use crate::format::draft::Draft;
use crate::format::signs::{Word, is_o, number, word};
use crate::model::Polarity;

/// True if the signs of a table have it, with a + or a number among them, and no s: then it is no minus,
/// unless somebody says so. O(cells).
pub fn are_none(shape: &Shape, table: &Table, draft: &Draft) -> bool {
    let (columns, rows) = match shape {
        Shape::Matrix(of) => (of.effects().to_vec(), &table.rows[1..]),
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
        _ => return false,
    };
    if draft.options.sign("o").is_some() {
        return false;
    }
    // Each column of a list stands for itself.
    let lists: Vec<Vec<usize>> = match shape {
        Shape::Matrix(_) => vec![columns],
        _ => columns.into_iter().map(|column| vec![column]).collect(),
    };
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
