//! What stands below a table of links, a blank row between: more of its links, or notes and a key.

use super::above::MOST_ABOVE;
use super::headings::Headings;
use super::notes::{begins_a_note, explains, is_legend};
use super::under::is_a_list;
use super::{Row, Shape, Table};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::kumu::parts;
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded};

/// As many times the rows are gone through for what hangs together with the links.
const MOST_ROUNDS: usize = 16;

/// Where the ends and the signs of links stand.
pub struct Columns {
    pub from: usize,
    pub to: usize,
    pub signs: Vec<usize>,
}

impl Columns {
    pub fn of(shape: &Shape) -> Option<Columns> {
        match shape {
            Shape::Links(of) => Some(Columns {
                from: of.from?,
                to: of.to?,
                signs: signs(of),
            }),
            Shape::Pairs { sign, .. } => Some(Columns {
                from: 0,
                to: 1,
                signs: sign.iter().copied().collect(),
            }),
            _ => None,
        }
    }

    /// The names of the factors of a row, in lower case.
    pub fn names(&self, row: &Row) -> Vec<String> {
        let (from, to) = (row.cell(self.from), row.cell(self.to));
        let ends = [from, to].into_iter().chain(parts(to)).map(folded);
        ends.filter(|end| !end.is_empty()).collect()
    }
}

/// The columns that may hold signs.
fn signs(of: &Headings) -> Vec<usize> {
    let all = [of.sign, of.kind, of.weight, of.strength];
    all.into_iter().flatten().collect()
}

/// The rows of a table that are links.
fn links<'r>(shape: &Shape, rows: &'r [Row]) -> &'r [Row] {
    match shape {
        Shape::Pairs { skip, .. } => &rows[*skip..],
        _ => rows.get(1..).unwrap_or_default(),
    }
}

/// True if most links of a table have something where signs stand.
pub fn have_signs(shape: &Shape, rows: &[Row]) -> bool {
    let Some(columns) = Columns::of(shape) else {
        return false;
    };
    let said = |row: &&Row| columns.signs.iter().any(|&c| !row.cell(c).is_empty());
    let links = links(shape, rows);
    !links.is_empty() && links.iter().filter(said).count() * 3 >= links.len() * 2
}

/// Takes from a table of links the rows below a blank one that stand below a word for a legend, people or terms, and
/// if its rows have signs those that look like notes: they have no sign and fewer cells, and name nothing that is an end
/// of another link; and are few.
pub fn without_notes(shape: &Shape, table: &mut Table, draft: &mut Draft) {
    let gap = |two: &[Row]| matches!(two, [a, b] if b.is_apart_from(a));
    let Some(above) = table.rows.windows(2).position(gap).map(|at| at + 1) else {
        return;
    };
    let (Some(columns), true) = (Columns::of(shape), above > 1) else {
        return;
    };
    let (top, below) = table.rows.split_at(above);
    let all_signed = have_signs(shape, top);
    let top = links(shape, top);
    // What stands for signs above does so below.
    let mut kinds = Names::default();
    for row in top {
        for &column in &columns.signs {
            kinds.insert(&folded(row.cell(column)));
        }
    }
    let is_sign = |text: &str| {
        let known = word(text) != Word::Other || number(text).is_some();
        !text.is_empty() && (known || kinds.contains(&folded(text)))
    };
    let width = top
        .iter()
        .map(|row| row.filled().count())
        .max()
        .unwrap_or(0);
    let mut names = Names::default();
    let mut causes = Names::default();
    for row in top {
        for name in columns.names(row) {
            names.insert(&name);
        }
    }
    for row in below {
        causes.insert(&folded(row.cell(columns.from)));
    }
    // Links without a sign that make a chain are no notes.
    let mut kept: Vec<bool> = Vec::new();
    let signed = |row: &Row| columns.signs.iter().any(|&c| is_sign(row.cell(c)));
    // Beside more of the links, no blank row between, what has two ends is one too, unless it reads like a note.
    let blocks = below.chunk_by(|above, row| !row.is_apart_from(above));
    let linked = |row: &Row| {
        let mut ends = columns.names(row).into_iter();
        signed(row) && ends.any(|end| names.contains(&end))
    };
    let blocks = blocks.flat_map(|rows| {
        let any = rows.iter().any(linked);
        let known = |row: &Row| columns.names(row).iter().any(|end| names.contains(end));
        let notes = rows.iter().all(|row| begins_a_note(row) && explains(row));
        let apart = || !rows.iter().any(known);
        let legend = !any && (is_legend(rows) || (is_a_list(&[], rows) || notes) && apart());
        rows.iter().map(move |row| (any && !explains(row), legend))
    });
    let blocks: Vec<(bool, bool)> = blocks.collect();
    for (row, &(beside, legend)) in below.iter().zip(&blocks) {
        let to = folded(row.cell(columns.to));
        let chain = !to.is_empty() && causes.contains(&to);
        let ends = !to.is_empty() && !row.cell(columns.from).is_empty();
        let among = (signed(row) || chain) && !legend || beside && ends;
        kept.push(among || !legend && (!all_signed || row.filled().count() >= width));
        if among {
            for name in columns.names(row) {
                names.insert(&name);
            }
        }
    }
    for _ in 0..MOST_ROUNDS {
        let mut more = false;
        for ((row, kept), (_, legend)) in below.iter().zip(&mut kept).zip(&blocks) {
            if !*kept && !legend {
                let ends = columns.names(row);
                *kept = ends.iter().any(|name| names.contains(name));
                if *kept {
                    more = true;
                    for name in ends {
                        names.insert(&name);
                    }
                }
            }
        }
        if !more {
            break;
        }
    }
    // More than a few notes, or than there are links, may be links all the same.
    let notes = kept.iter().filter(|kept| !**kept).count();
    if notes > top.len().max(MOST_ABOVE) {
        return;
    }
    for (row, _) in below.iter().zip(&kept).filter(|(_, kept)| !**kept) {
        let at = table.at(row).named(&row.said());
        draft.tell(Told::NotesBelow, &[], at);
    }
    let mut at = 0;
    table.rows.retain(|_| {
        at += 1;
        at <= above || kept[at - above - 1]
    });
}
