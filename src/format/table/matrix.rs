//! A matrix: the same names in the first row and the first column; a cell is the link from the factor
//! of its row to that of its column.

use super::axes::{effects_stand_first, is_doubtful};
use super::headings::Headings;
use super::hyphens::Hyphens;
use super::layers::{self, Says};
use super::letters;
use super::lists::{end, is_said, same_ends};
use super::nothing::says_nothing;
use super::totals::{self, Totals};
use super::weights::{Weights, amount, measure};
use super::{Row, Table};
use crate::error::Error;
use crate::format::audit::Told;
use crate::format::draft::{Draft, keep_field};
use crate::format::signs::{Word, is_o, number, repeated, word};
use crate::model::Polarity;
use crate::names::{Names, folded};
use std::collections::BTreeSet;

/// Which columns and rows are factors.
#[derive(Debug)]
pub struct Shape {
    /// Columns of effects.
    effects: Vec<usize>,
    /// Columns of something else about the factor of the row.
    fields: Vec<usize>,
    /// The column of the names of causes, if there is one.
    names: Option<usize>,
    /// What holds sums, and is no factor.
    totals: Totals,
    /// Rows and columns have other names.
    oblong: bool,
}

impl Shape {
    /// True for the column of the names of causes.
    pub fn names_are_in(&self, column: usize) -> bool {
        self.names == Some(column)
    }

    /// The column of the names of causes.
    pub fn names(&self) -> Option<usize> {
        self.names
    }

    /// The columns of effects.
    pub fn effects(&self) -> &[usize] {
        &self.effects
    }

    /// True for a column that holds sums.
    pub fn holds_sums(&self, column: usize) -> bool {
        self.totals.columns.contains(&column)
    }

    /// True if rows and columns have other names.
    pub fn is_oblong(&self) -> bool {
        self.oblong
    }

    /// Takes a column without a heading for a field.
    pub fn call(&mut self, column: usize) {
        self.fields.push(column);
    }
}

/// In one of as many columns are the names of causes.
const FIRST: usize = 3;
/// Whole numbers that stand for signs go as far.
const MOST_STEPS: f64 = 5.0;
/// Where rows have no names, no weight is larger.
const LARGEST: f64 = 100.0;

/// What the rows of a table are as a matrix; none if it is none.
pub fn shape(rows: &[Row]) -> Option<Shape> {
    let (first, rows) = rows.split_first()?;
    if rows.len() < 2 || first.cells.len() < 2 {
        return None;
    }
    (0..FIRST)
        .find_map(|column| named(first, rows, column))
        .or_else(|| unnamed(first, rows))
}

/// The same of a table whose headings would be those of links: factors may be called Cause and Effect, or
/// Source and Target, where all names stand twice.
pub fn of_ends(rows: &[Row], ends: [usize; 2]) -> Option<Shape> {
    let (first, below) = rows.split_first()?;
    let named = |by: usize| {
        let again = |&end: &usize| {
            let name = folded(first.cell(end));
            below.iter().any(|row| folded(row.cell(by)) == name)
        };
        ends.iter().all(again)
    };
    if !(0..FIRST).any(named) {
        return None;
    }
    let of = shape(rows)?;
    let by = of.names?;
    let whole = by_names(first, below, by)?.whole;
    (whole && ends.iter().all(|end| of.effects.contains(end))).then_some(of)
}

/// The column of the names of a matrix in which all of them stand twice.
pub fn whole(rows: &[Row]) -> Option<usize> {
    let (first, below) = rows.split_first()?;
    (0..FIRST).find(|&by| by_names(first, below, by).is_some_and(|of| of.whole))
}

/// A matrix by the names in its first row and in a column, whatever its cells hold.
struct Named {
    effects: Vec<usize>,
    fields: Vec<usize>,
    /// All names stand twice.
    whole: bool,
}

fn by_names(first: &Row, rows: &[Row], by: usize) -> Option<Named> {
    let mut names = Names::default();
    for row in rows {
        names.insert(&folded(row.cell(by)));
    }
    let columns: Vec<usize> = (0..first.cells.len())
        .filter(|&c| c != by && !first.cell(c).is_empty())
        .collect();
    let is_name = |c: usize| c > by && names.contains(&folded(first.cell(c)));
    let both = columns.iter().filter(|&&c| is_name(c)).count();
    let others = columns
        .iter()
        .filter(|&&c| !totals::may_be_beside(first.cell(c)));
    if both < 2 || both * 2 < others.count() || both * 2 < names.list().len() {
        return None;
    }
    // A column that is no row too is a factor if its cells are weights.
    let is_effect =
        |&c: &usize| is_name(c) || c > by && rows.iter().all(|row| is_weight(row.cell(c)));
    let (effects, fields): (Vec<usize>, Vec<usize>) = columns.into_iter().partition(is_effect);
    // What may hold sums stands once.
    let once = effects
        .iter()
        .filter(|&&c| !is_name(c) && totals::may_be_beside(first.cell(c)));
    let mut headings = Names::default();
    for &column in &effects {
        headings.insert(&folded(first.cell(column)));
    }
    let below = names.list().iter();
    let below = below.filter(|name| totals::may_be_beside(name) && !headings.contains(name));
    let whole = both == effects.len() - once.count() && both == names.list().len() - below.count();
    Some(Named {
        effects,
        fields,
        whole,
    })
}

fn named(first: &Row, rows: &[Row], by: usize) -> Option<Shape> {
    let Named {
        mut effects,
        fields,
        whole,
    } = by_names(first, rows, by)?;
    let (mut all, mut good) = (0usize, 0usize);
    for row in rows {
        for &column in &effects {
            let is_good = is_cell(row.cell(column));
            good += usize::from(is_good);
            // A mark where a factor meets itself says nothing, sums beside it or not.
            let own = || folded(row.cell(by)) == folded(first.cell(column));
            all += usize::from(is_good || !whole || !own());
        }
    }
    // Where all names stand twice, some cells may hold what is none.
    let enough = if whole { 5 } else { 9 };
    (good * 10 >= all * enough).then(|| {
        let totals = totals::find(first, rows, by, &mut effects);
        Shape {
            effects,
            fields,
            names: Some(by),
            totals,
            oblong: false,
        }
    })
}

/// In a table that would be a matrix by its names, and is none by what its cells hold: the first cell
/// that is neither a sign nor a number, with its row and what stands above it.
pub fn odd(rows: &[Row]) -> Option<(&Row, &str, &str)> {
    let (first, rows) = rows.split_first()?;
    let (by, of) = (0..FIRST).find_map(|by| Some((by, by_names(first, rows, by)?)))?;
    let cells = rows
        .iter()
        .flat_map(|row| of.effects.iter().map(move |&c| (row, c)));
    let mut odd = cells.filter(|(row, column)| {
        let own = folded(row.cell(by)) == folded(first.cell(*column));
        !own && !is_cell(row.cell(*column))
    });
    let (row, column) = odd.next()?;
    Some((row, first.cell(column), row.cell(column)))
}

/// Causes in the first column, effects in the first row, and signs where they meet: at least one mark
/// or negative number among cells that are all weights, and no large or odd numbers, as in a table of
/// measurements. Under an empty first cell some nothing among the numbers will do.
pub fn oblong(rows: &[Row]) -> Option<Shape> {
    let (first, rows) = rows.split_first()?;
    let effects: Vec<usize> = (1..first.cells.len()).collect();
    // “Polarity” stands above signs.
    if rows.len() < 2 || effects.len() < 2 || Headings::of(first).sign.is_some() {
        return None;
    }
    let mut names = [Names::default(), Names::default()];
    let mut new = |which: usize, text: &str| {
        let letter = text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
        let name = number(text).is_none() && (letter || word(text) == Word::Other);
        name && !text.is_empty() && names[which].insert(&folded(text))
    };
    let named = effects.iter().all(|&column| new(0, first.cell(column)))
        && rows.iter().all(|row| new(1, row.cell(0)));
    if !named {
        return None;
    }
    let cells = || {
        rows.iter()
            .flat_map(|row| effects.iter().map(|&c| row.cell(c)))
    };
    let short = |row: &Row| row.cells.len() <= first.cells.len();
    let small = |n: f64| n.abs() <= 1.0 || n.abs() <= MOST_STEPS && n.fract() == 0.0;
    let good =
        |cell: &str| (is_weight(cell) || says_nothing(cell)) && measure(cell).is_none_or(small);
    let sign = |cell: &str| is_plus(cell) || measure(cell).is_some_and(|n| n < 0.0);
    // Small numbers, of which some are nothing, are strengths if no word says what the rows are.
    let strengths = first.cell(0).is_empty()
        && cells().all(|cell| measure(cell).is_some() || is_empty(cell))
        && cells().any(|cell| is_empty(cell) || measure(cell) == Some(0.0))
        && cells().any(|cell| measure(cell).is_some_and(|n| n != 0.0));
    let says = cells().any(sign) || strengths;
    if !rows.iter().all(short) || !cells().all(good) || !says {
        return None;
    }
    let mut effects = effects.clone();
    let totals = totals::find(first, rows, 0, &mut effects);
    Some(Shape {
        effects,
        fields: Vec::new(),
        names: Some(0),
        totals,
        oblong: true,
    })
}

/// True for what would be such a matrix, of strengths, if the first cell were empty.
pub fn is_one_without_corner(rows: &[Row]) -> bool {
    let mut rows = rows.to_vec();
    if let Some(corner) = rows.first_mut().and_then(|row| row.cells.first_mut()) {
        corner.clear();
    }
    oblong(&rows).is_some()
}

/// A square of numbers under a row of names, some of them 0 or below and none so large as that of a year.
fn unnamed(first: &Row, rows: &[Row]) -> Option<Shape> {
    let size = first.cells.len();
    let names = (0..size).all(|c| !first.cell(c).is_empty() && number(first.cell(c)).is_none());
    let square = rows.len() == size && rows.iter().all(|row| row.cells.len() == size);
    let cells = || {
        let all = rows.iter().flat_map(|row| (0..size).map(|c| row.cell(c)));
        all.map(number)
    };
    let weights = || {
        cells().all(|cell| cell.is_some_and(|n| n.abs() <= LARGEST))
            && cells().flatten().any(|n| n <= 0.0)
    };
    (names && square && weights()).then(|| Shape {
        effects: (0..size).collect(),
        fields: Vec::new(),
        names: None,
        totals: Totals::default(),
        oblong: false,
    })
}

pub fn is_weight(cell: &str) -> bool {
    is_empty(cell) || measure(cell).is_some() || word(cell) != Word::Other || is_nan(cell)
}

/// True for what stands in a matrix that is one by its names: yes and no are something else above a
/// column of its own.
fn is_cell(cell: &str) -> bool {
    is_weight(cell)
        || says_nothing(cell)
        || repeated(cell).is_some()
        || is_said(cell) && cell.chars().nth(1).is_some()
}

pub fn is_empty(cell: &str) -> bool {
    cell.is_empty()
        || ["na", "n/a", "-", "–"]
            .iter()
            .any(|none| cell.eq_ignore_ascii_case(none))
}

pub fn is_hyphen(cell: &str) -> bool {
    is_empty(cell) && word(cell) != Word::Other
}

/// True for a sign that is not that of a number, and no hyphen.
pub fn is_plus(cell: &str) -> bool {
    let sign = matches!(
        word(cell),
        Word::Sign(Polarity::Plus | Polarity::Both) | Word::Pair(_)
    );
    sign && number(cell).is_none()
}

fn is_nan(cell: &str) -> bool {
    let cell = cell.trim_start_matches(['-', '+']);
    ["nan", "inf", "infinity"]
        .iter()
        .any(|none| cell.eq_ignore_ascii_case(none))
}

/// Reads a matrix.
pub fn read(table: &Table, shape: &Shape, says: Says, draft: &mut Draft) -> Result<(), Error> {
    let first = &table.rows[0];
    let rows = table.rows[1..].iter().enumerate();
    let factors = rows.filter(|(i, _)| !shape.totals.rows.contains(i));
    let rows: Vec<&Row> = factors.map(|(_, row)| row).collect();
    for (names, told) in [
        (&shape.totals.left, Told::Totals),
        (&shape.totals.ranks, Told::Ranks),
        (&shape.totals.doubtful, Told::PerhapsTotals),
    ] {
        for (name, row) in names {
            let mean = shape.totals.means.contains(&(name.clone(), *row));
            let told = if mean { Told::Means } else { told };
            draft.tell(told, &[], table.at(&table.rows[*row]).named(name));
        }
    }
    let corner = shape.names.map_or("", |column| first.cell(column));
    let turned = table.turned.is_some() || effects_stand_first(corner);
    match (turned, &table.turned) {
        (true, Some(said)) => draft.tell(Told::MatrixTitled, &[said], table.whole()),
        (true, None) => draft.tell(Told::MatrixTurned, &[corner], table.whole()),
        _ if shape.oblong => draft.tell(Told::MatrixOblong, &[], table.whole()),
        _ if says != Says::Links => {}
        _ => draft.tell(Told::Matrix, &[], table.whole()),
    }
    if !turned && is_doubtful(corner) {
        draft.tell(Told::MatrixCorner, &[corner], table.at(first));
    }
    let mut causes = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let at = table.at(row);
        let name = shape
            .names
            .map_or_else(|| first.cell(i), |column| row.cell(column));
        let cause = end(draft, name, &at)?;
        for &column in &shape.fields {
            let cell = row.cell(column);
            if !cell.is_empty() {
                keep_field(
                    &mut draft.factor_mut(cause).extra,
                    first.cell(column),
                    cell.into(),
                );
            }
        }
        causes.push(cause);
    }
    let effects = effects(table, &rows, shape, &causes, draft)?;
    one_sided(table, &rows, (shape, &causes, &effects), draft);
    let cells = || {
        rows.iter()
            .flat_map(|row| shape.effects.iter().map(|&c| row.cell(c)))
    };
    let weights = Weights::among(cells().filter_map(measure), draft);
    // A lone hyphen is an empty cell in a table of numbers, and a sign in one of signs.
    let signs = !weights.any() || cells().any(is_plus);
    let met = rows.iter().zip(&causes).flat_map(|(&row, &cause)| {
        let columns = shape.effects.iter().zip(&effects);
        columns.map(move |(&column, &effect)| match turned {
            true => (row, (effect, cause), row.cell(column)),
            false => (row, (cause, effect), row.cell(column)),
        })
    });
    let met: letters::Cells = met.collect();
    if says != Says::Links {
        return layers::read(table, &met, says, draft);
    }
    let hyphens = Hyphens::of(&met, signs, !shape.totals.left.is_empty(), draft);
    if letters::are(&met) {
        return letters::read(table, &met, draft);
    }
    for (&row, &cause) in rows.iter().zip(&causes) {
        let at = table.at(row);
        for (&column, &effect) in shape.effects.iter().zip(&effects) {
            let cell = row.cell(column);
            let value = measure(cell);
            if hyphens.are_none(cell, cause == effect, draft, &at) {
                continue;
            }
            if value == Some(0.0) || is_empty(cell) && !is_hyphen(cell) {
                continue;
            }
            if draft.none_by_o && is_o(cell) {
                draft.tell(Told::NoneByO, &[], at.clone());
                continue;
            }
            if says_nothing(cell) && draft.options.sign(cell).is_none() {
                draft.tell(Told::NothingWord, &[cell], at.clone());
                continue;
            }
            let odd = value.is_none() && word(cell) == Word::Other;
            if odd && cause == effect && draft.options.sign(cell).is_none() {
                draft.tell(Told::OwnCell, &[cell], at.clone());
                continue;
            }
            if odd && is_nan(cell) {
                let name = |names: Option<usize>| names.map_or("", |column| row.cell(column));
                let place = format!("{cell} ({}, {})", name(shape.names), first.cell(column));
                draft.tell(Told::CellNumber, &[], at.clone().named(&place));
                continue;
            }
            let (from, to) = match turned {
                true => (effect, cause),
                false => (cause, effect),
            };
            let link = draft.link(None, from, to, &at)?;
            match value {
                Some(value) => {
                    match weights.sign_of(cell, value, draft) {
                        Ok(sign) => draft.sign(link, &[("weight", sign)], false, &at),
                        Err(told) => draft.tell(told, &[], at.clone().link(draft.link_id(link))),
                    }
                    weights.keep(link, value, "weight", draft, &at);
                    if amount(cell).is_none() {
                        Weights::worded(link, cell, draft, &at);
                    }
                }
                None => {
                    draft.sign(link, &[("cell", cell)], false, &at);
                    if odd || draft.strong_signs && repeated(cell).is_some() {
                        let extra = &mut draft.link_mut(link).extra;
                        extra.insert("x-type".to_owned(), cell.into());
                    }
                }
            }
            same_ends(draft, link, &at);
        }
    }
    Ok(())
}

/// Tells of names that stand only beside a row or only above a column, where half of them stand at both.
fn one_sided(
    table: &Table,
    rows: &[&Row],
    (shape, causes, effects): (&Shape, &[usize], &[usize]),
    draft: &mut Draft,
) {
    let (beside, above): (BTreeSet<usize>, BTreeSet<usize>) = (
        causes.iter().copied().collect(),
        effects.iter().copied().collect(),
    );
    let both = beside.intersection(&above).count();
    if both * 2 < beside.len().max(above.len()) {
        return;
    }
    let rows = rows
        .iter()
        .zip(causes)
        .filter(|(_, cause)| !above.contains(cause));
    let rows: Vec<_> = rows.map(|(row, &cause)| (table.at(row), cause)).collect();
    let columns = shape.effects.iter().zip(effects);
    let columns = columns.filter(|(_, effect)| !beside.contains(effect));
    let columns = columns.map(|(_, &effect)| (table.at(&table.rows[0]), effect));
    for (at, factor) in rows.into_iter().chain(columns) {
        let at = at
            .named(&draft.factors()[factor].label)
            .factor(draft.factor_id(factor));
        draft.tell(Told::OneSided, &[], at);
    }
}

/// The factors of the columns. One whose name is that of a row but for upper and lower case is that of
/// the row.
fn effects(
    table: &Table,
    rows: &[&Row],
    shape: &Shape,
    causes: &[usize],
    draft: &mut Draft,
) -> Result<Vec<usize>, Error> {
    let first = &table.rows[0];
    let (mut exact, mut plain) = (Names::default(), Names::default());
    let mut by_plain = Vec::new();
    if let Some(column) = shape.names {
        for (row, &cause) in rows.iter().zip(causes) {
            exact.insert(row.cell(column));
            if plain.insert(&folded(row.cell(column))) {
                by_plain.push(cause);
            }
        }
    }
    let mut effects = Vec::new();
    for &column in &shape.effects {
        let (name, at) = (first.cell(column), table.at(first));
        let alike = plain.number(&folded(name)).map(|n: usize| by_plain[n]);
        effects.push(match alike.filter(|_| !exact.contains(name)) {
            Some(cause) => {
                let at = at.named(name).factor(draft.factor_id(cause));
                draft.tell(Told::MatrixName, &[], at);
                cause
            }
            None => end(draft, name, &at)?,
        });
    }
    Ok(effects)
}
