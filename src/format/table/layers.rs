//! Matrices of the same factors on several sheets: one has the links, others say more of these.

use super::late::{delay, is_said};
use super::letters::Cells;
use super::matrix::{is_empty, is_hyphen};
use super::nothing::says_nothing;
use super::weights::{Weights, amount, measure};
use super::{Shape, Table};
use crate::error::Error;
use crate::format::audit::Told;
use crate::format::draft::{Draft, keep_field};
use crate::format::signs::{Word, number, word};
use crate::names::folded;
use std::collections::BTreeMap;

/// Of more matrices none is compared with the others.
const MOST: usize = 40;
/// Of the name of a sheet as many letters are read.
const LONGEST: usize = 100;

/// What the name of a sheet of delays begins a word with.
const DELAYS: [&str; 8] = [
    "delay",
    "lag",
    "verzögerung",
    "délai",
    "retard",
    "retraso",
    "vertraging",
    "ritard",
];
const STRENGTHS: [&str; 12] = [
    "strength",
    "weight",
    "intensity",
    "magnitude",
    "stärke",
    "gewicht",
    "force",
    "poids",
    "fuerza",
    "peso",
    "sterkte",
    "forza",
];
const CONFIDENCE: [&str; 5] = [
    "confidence",
    "certainty",
    "confiance",
    "confianza",
    "fiducia",
];

/// What the cells of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    Links,
    Delays,
    Strengths,
    Confidence,
    /// Yes or no, nobody says of what.
    Yes,
}

/// What a sheet is called for.
fn named(sheet: &str) -> Says {
    let name: String = folded(sheet).chars().take(LONGEST).collect();
    let begins = |with: &[&str]| {
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        words.any(|word| with.iter().any(|of| word.starts_with(of)))
    };
    if begins(&DELAYS) {
        Says::Delays
    } else if begins(&STRENGTHS) {
        Says::Strengths
    } else if begins(&CONFIDENCE) {
        Says::Confidence
    } else {
        Says::Links
    }
}

/// What is known of a matrix on a sheet.
struct Known<'t> {
    factors: Vec<&'t str>,
    named: Says,
    /// Some cell is a sign.
    signs: bool,
    /// All cells that are filled say yes or no.
    yes: bool,
}

impl Known<'_> {
    fn of<'t>((shape, table): &'t (Shape, Table)) -> Option<Known<'t>> {
        let (Shape::Matrix(shape), Some(sheet)) = (shape, &table.sheet) else {
            return None;
        };
        let (first, rows) = table.rows.split_first()?;
        let by = shape.names()?;
        let effects = shape.effects();
        let cells = || {
            let cells = rows
                .iter()
                .flat_map(|row| effects.iter().map(|&c| row.cell(c)));
            cells.filter(|cell| !is_empty(cell) || is_hyphen(cell))
        };
        let mut factors: Vec<&str> = effects.iter().map(|&c| first.cell(c)).collect();
        factors.extend(rows.iter().map(|row| row.cell(by)));
        factors.sort_unstable();
        factors.dedup();
        let sign = |cell: &str| {
            matches!(word(cell), Word::Sign(_) | Word::Pair(_))
                || measure(cell).is_some_and(|n| n < 0.0)
        };
        let said = |cell: &str| number(cell).is_none() && (is_said(cell) || says_nothing(cell));
        Some(Known {
            factors,
            named: named(sheet),
            signs: cells().filter(|cell| number(cell) != Some(1.0)).any(sign),
            yes: cells().all(said) && cells().any(is_said),
        })
    }
}

/// What each table is, if it is a matrix: one says more of the links of others if those have the same
/// factors and the name of its sheet, or a sign in none of its cells, says so.
pub fn all(shaped: &[(Shape, Table)]) -> Vec<Says> {
    let matrices = |(shape, _): &&(Shape, Table)| matches!(shape, Shape::Matrix(_));
    let mut says = vec![Says::Links; shaped.len()];
    if !(2..=MOST).contains(&shaped.iter().filter(matrices).count()) {
        return says;
    }
    let known: Vec<Option<Known>> = shaped.iter().map(Known::of).collect();
    // What has no name that says more, and signs, has links; beside none, what has any.
    for strict in [true, false] {
        for (i, of) in known.iter().enumerate() {
            let Some(of) = of.as_ref().filter(|_| says[i] == Says::Links) else {
                continue;
            };
            let has_links = |(j, other): (usize, &Option<Known>)| {
                let Some(other) = other.as_ref().filter(|_| i != j) else {
                    return false;
                };
                let named = match strict {
                    true => other.named == Says::Links && other.signs,
                    false => other.named != Says::Delays && !other.yes && says[j] == Says::Links,
                };
                named && other.factors == of.factors
            };
            let more = match (of.named, strict) {
                (Says::Links, true) if of.yes => Says::Yes,
                (named, true) => named,
                (Says::Delays, false) => Says::Delays,
                _ => Says::Links,
            };
            if more != Says::Links && known.iter().enumerate().any(has_links) {
                says[i] = more;
            }
        }
    }
    says
}

/// Gives links that are made already what the cells of a matrix say of them.
pub fn read(table: &Table, cells: &Cells, says: Says, draft: &mut Draft) -> Result<(), Error> {
    let sheet = table.sheet.as_deref().unwrap_or_default();
    let (what, name) = match says {
        Says::Links => return Ok(()),
        Says::Yes => {
            draft.tell(Told::LayerYes, &[sheet], table.whole());
            return Ok(());
        }
        Says::Delays => ("delays", "delay"),
        Says::Strengths => ("strengths", "strength"),
        Says::Confidence => ("confidence", "confidence"),
    };
    draft.tell(Told::Layer, &[sheet, what], table.whole());
    let mut links: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for link in 0..draft.link_count() {
        links.entry(draft.ends(link)).or_default().push(link);
    }
    let weights = Weights::among(cells.iter().filter_map(|&(.., cell)| measure(cell)), draft);
    for &(row, ends, cell) in cells {
        let late = delay(cell).filter(|_| says == Says::Delays);
        let none = late.is_some_and(|late| late.is_none());
        if is_empty(cell) || says_nothing(cell) || none {
            continue;
        }
        let at = table.at(row);
        let Some(links) = links.get(&ends) else {
            let label = |factor: usize| draft.factors()[factor].shown().to_owned();
            let place = format!("{} → {}", label(ends.0), label(ends.1));
            draft.tell(Told::LayerApart, &[sheet], at.named(&place));
            continue;
        };
        for &link in links {
            let on_map = at.clone().link(draft.link_id(link));
            let sure = amount(cell).filter(|sure| (0.0..=1.0).contains(sure));
            match (says, measure(cell)) {
                (Says::Delays, _) => {
                    draft.link_mut(link).delay = late.unwrap_or_default();
                    if !is_said(cell) {
                        keep_field(&mut draft.link_mut(link).extra, name, cell.into());
                    }
                    if late.is_none() {
                        draft.tell(Told::DelayUnknown, &[cell], on_map);
                    }
                }
                (Says::Strengths, Some(value)) => {
                    weights.oppose(link, value, draft, &at);
                    weights.keep(link, value, "weight", draft, &at);
                    if amount(cell).is_none() {
                        Weights::worded(link, cell, draft, &at);
                    }
                }
                (Says::Confidence, _) if sure.is_some() => draft.link_mut(link).confidence = sure,
                _ => {
                    let range = match says {
                        Says::Confidence => " from 0 to 1",
                        _ => "",
                    };
                    keep_field(&mut draft.link_mut(link).extra, name, cell.into());
                    draft.tell(Told::KeptNumber, &[cell, name, range], on_map);
                }
            }
        }
    }
    Ok(())
}
