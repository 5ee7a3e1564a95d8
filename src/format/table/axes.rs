//! Which way a matrix leads, by what is said in its corner, above its columns and beside its rows.

use super::corner::{self, LONGEST, Said};
use super::headings::end_of;
use super::known_words::is_label;
use super::lean;
use super::spoken::{self, Way};
use super::{Row, Shape, Table, shape};
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::names::{folded, trimmed};

/// A title above a table that may say which way it leads.
pub struct Title {
    text: String,
    /// Where in its row it stands.
    column: usize,
    at: At,
}

impl Title {
    /// What a row above a table says of that, if it does: of its columns, or of rows and columns.
    pub fn of(row: &Row, at: At) -> Option<Title> {
        let alone = row.is_alone();
        let cells = (0..row.cells.len()).map(|column| (column, row.cell(column)));
        let mut said = cells.filter(|(column, text)| {
            columns_are_causes(&folded(text)) || *column > 0 && alone && end_said(text).is_some()
        });
        let (column, text) = said.next()?;
        Some(Title {
            text: text.to_owned(),
            column,
            at,
        })
    }
}

/// Notes of a matrix what titles say: of those above it the last that says something, one word beside
/// its rows, and its corner. What is not used is told as left out.
pub fn settle(table: &mut Table, titles: Vec<Title>, draft: &mut Draft) {
    two_corners(table);
    let by = match shape(&table.rows) {
        Shape::Matrix(of) => of.names(),
        _ => None,
    };
    let mut used = None;
    if let Some(by) = by {
        let (beside, word) = beside(table, by);
        let corner = table.rows[0].cell(by);
        for (i, title) in titles.iter().enumerate().rev() {
            if columns_are_causes(&folded(&title.text)) && corner.is_empty() {
                (used, table.turned) = (Some(i), Some(title.text.clone()));
                break;
            }
            // A corner that says both goes before a title.
            let usable = title.column > by && !says_both(corner);
            let Some(columns) = end_said(&title.text).filter(|_| usable) else {
                continue;
            };
            let rows = word
                .as_ref()
                .map(|(rows, _)| *rows)
                .or_else(|| noun(corner));
            if rows != Some(columns) {
                used = Some(i);
                let said = match corner.is_empty() {
                    true => title.text.clone(),
                    false => format!("{} / {corner}", title.text),
                };
                table.turned = (columns == 0).then_some(said);
                break;
            }
        }
        if let Some((rows, text)) = word {
            let agrees = table.turned.is_some() == (rows == 1) || used.is_none();
            if agrees {
                if rows == 1 && used.is_none() {
                    table.turned = Some(text);
                }
                for row in &mut table.rows {
                    if let Some(cell) = row.cells.get_mut(beside) {
                        cell.clear();
                    }
                }
            }
        }
    }
    for (i, title) in titles.into_iter().enumerate() {
        if used != Some(i) {
            draft.tell(Told::Above, &[], title.at);
        }
    }
}

/// Puts into the corner what a lone cell below it says of the rows, where the corner says the other of the columns.
fn two_corners(table: &mut Table) {
    let [first, second, _, ..] = &table.rows[..] else {
        return;
    };
    let (above, beside) = (first.cell(0), second.cell(0));
    let ends = (noun(above), noun(beside));
    let many = first.filled().take(3).count() > 2;
    if second.is_alone() && many && matches!(ends, (Some(0), Some(1)) | (Some(1), Some(0))) {
        let corner = format!("{} ↓ / {} →", bare(beside), bare(above));
        table.rows.remove(1);
        table.rows[0].cells[0] = corner;
    }
}

/// The one word for an end that stands in a column before the names of the rows, and which it is.
fn beside(table: &Table, by: usize) -> (usize, Option<(usize, String)>) {
    for column in 0..by {
        let mut cells = table.rows.iter().map(|row| row.cell(column));
        let above = cells.next().unwrap_or_default();
        let mut filled = cells.filter(|cell| !cell.is_empty());
        let first = filled.next().unwrap_or_default();
        if let Some(end) = noun(first)
            && above.is_empty()
            && filled.all(|cell| cell == first)
        {
            return (column, Some((end, first.to_owned())));
        }
    }
    (0, None)
}

/// True for a text with words for both ends.
fn says_both(text: &str) -> bool {
    let text = folded(text);
    let words = text.split(|c: char| !c.is_alphanumeric());
    let ends: Vec<usize> = words.filter_map(end_of).collect();
    ends.contains(&0) && ends.contains(&1)
}

/// A text without the marks around it, such as arrows.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Which end of links a word is: 0 for causes, 1 for effects.
fn noun(text: &str) -> Option<usize> {
    let text = folded(bare(text));
    if let Some(end) = end_of(&text).or_else(|| end_in_words(&text)) {
        return Some(end);
    }
    let way = spoken::said(&text).filter(|_| text.contains("fact") || text.contains("variable"))?;
    Some(usize::from(way == Way::Effects))
}

/// The end that a few words are about: “Cause (from)”, “To factor”.
fn end_in_words(text: &str) -> Option<usize> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let said = words.filter(|word| !word.is_empty() && !is_label(word.trim_end_matches('s')));
    let ends: Option<Vec<usize>> = said.map(end_of).collect();
    let ends = ends?;
    let first = *ends.first()?;
    (ends.len() < 3 && ends.iter().all(|end| *end == first)).then_some(first)
}

/// The same of what stands above the columns, where it may also be said of the rows what they do.
fn end_said(text: &str) -> Option<usize> {
    let way = || {
        Some(usize::from(
            spoken::said(&folded(bare(text)))? == Way::Effects,
        ))
    };
    noun(text).or_else(way)
}

/// True if the corner of a matrix says that its rows are effects and its columns causes (“to \\ from”,
/// “From → To ↓”): the first word is about the rows, if no arrow says another. Or so it says of rows and
/// columns (“Influence of column on row”).
pub fn effects_stand_first(corner: &str) -> bool {
    rows_are(corner) == Some(1)
}

/// Which end the rows of a matrix are, if its corner says that.
fn rows_are(corner: &str) -> Option<usize> {
    if is_long(corner) {
        return None;
    }
    let text = folded(corner);
    // “Affected by →”: each row, by what stands along the columns.
    if !text.contains('↓') && spoken::suffers(bare(&text)) {
        return Some(1);
    }
    let by = || match corner::said(&text) {
        Said::Columns(causes) => Some(usize::from(causes)),
        _ => None,
    };
    if let Some(rows) = below_is(&text).or_else(by).or_else(|| first_of_two(&text)) {
        return Some(rows);
    }
    let ends = |text: &str| -> Option<Vec<usize>> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(end_of).collect()
    };
    let both = ends(&text);
    if let Some([one]) = both.as_deref()
        && text.contains('↓')
    {
        return Some(*one);
    }
    let Some(&[first, second]) = both.as_deref() else {
        return None;
    };
    // An arrow downwards stands behind its word, or before it.
    let below =
        text.split_once('↓')
            .and_then(|(before, after)| match text.starts_with(['↓', '→']) {
                true => ends(after)?.first().copied(),
                false => ends(before)?.last().copied(),
            });
    (first != second).then(|| below.unwrap_or(first))
}

/// Before what an influence acts on, and before what it comes from.
const ONTO: [&str; 9] = [
    "on", "upon", "to", "auf", "sur", "sobre", "su", "op", "nach",
];
const OUT_OF: [&str; 8] = ["of", "from", "by", "von", "durch", "par", "de", "van"];

/// Which end the rows are, where a word before each arrow says that (“Wirkung auf ↓ von →”), or before one
/// (“Impact on ↓”), or a verb stands between both (“→ affects ↓”).
fn below_is(text: &str) -> Option<usize> {
    let text = trimmed(text);
    let between = |one: char, other: char| {
        let verb = trimmed(text.strip_prefix(one)?.strip_suffix(other)?);
        Some(spoken::said(verb)? == Way::Effects)
    };
    let rows_lead = between('↓', '→').or_else(|| between('→', '↓').map(|leads| !leads));
    if let Some(rows_lead) = rows_lead {
        return Some(usize::from(!rows_lead));
    }
    let (before, after) = text.split_once('↓')?;
    let last = |text: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        let word = words.rfind(|word| !word.is_empty())?;
        let of = [&OUT_OF[..], &ONTO];
        of.iter().position(|words| words.contains(&word))
    };
    let one = before.rsplit('→').next().and_then(last)?;
    let other = match after.split_once('→') {
        Some((between, _)) => last(between),
        None => before.split_once('→').and_then(|(text, _)| last(text)),
    };
    match other {
        None => (!text.contains('→') && trimmed(after).is_empty()).then_some(one),
        Some(other) => (one != other).then_some(one),
    }
}

/// Which end the rows are, where two headings stand in a corner: the first is about the rows.
fn first_of_two(text: &str) -> Option<usize> {
    let parts = text.split(['/', '\\', '|', '\n', '×']).map(bare);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let [first, second] = parts[..] else {
        return None;
    };
    let end = |text: &str| lean::end(text).or_else(|| end_in_words(text));
    let [first, second] = [end(first)?, end(second)?];
    (first != second && !text.contains(['↓', '→'])).then_some(first)
}

/// True for a text that is too long for words about rows and columns.
fn is_long(text: &str) -> bool {
    text.chars().nth(LONGEST).is_some()
}

/// True for a corner with nothing but a word for effects, or “to”: what stands in the rows, or along the
/// columns? And for one that speaks of two things, or of rows, columns or ends, and is not understood, or
/// contradicts itself.
pub fn is_doubtful(corner: &str) -> bool {
    if is_long(corner) {
        return corner::said(&folded(corner)) == Said::Unclear;
    }
    let arrows = corner.contains(['↓', '→']);
    let parts = corner.split(['/', '\\', '|', '\n', '↓', '→']);
    let mut parts: Vec<String> = parts.map(|part| folded(bare(part))).collect();
    parts.retain(|part| !part.is_empty());
    parts.dedup();
    let unclear = parts.len() > 1 || corner::said(&folded(corner)) == Said::Unclear;
    !arrows && lean::end(bare(corner)) == Some(1) || unclear && rows_are(corner).is_none()
}

/// True for a text of rows and columns by which columns lead to rows, whatever stands before a colon (“Note: …”).
fn columns_are_causes(text: &str) -> bool {
    let is = |text: &str| corner::said(text) == Said::Columns(true);
    is(text) || text.split_once(':').is_some_and(|(_, text)| is(text))
}
