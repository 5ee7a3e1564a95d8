//! Tables of factors with columns of what influences each and of what it influences (“Label, Influenced
//! by, Influences”): the factors, and a list of links.

use super::columns::all_signs;
use super::ditto::{self, is_ditto};
use super::factors::sections;
use super::headings::Headings;
use super::known_words::is_label;
use super::nothing::is_missing;
use super::spoken::{self, Way, are_names, is_name, plain, way};
use super::{Row, Shape, Table};
use crate::error::Error;
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::{Word, number, word};
use crate::model::Polarity;
use crate::names::{Names, folded, trimmed};

/// As many columns may stand beside that of the factor.
const MOST: usize = 8;

/// Where the names of factors stand, and what they influence and are influenced by.
struct Ways {
    name: usize,
    /// Each with the sign that its heading says, if it does.
    columns: Vec<(usize, Way, &'static str)>,
}

/// Above what a factor increases, what it decreases, what increases and what decreases it.
const SIGNED: [(&[&str], Way, &str); 4] = [
    (&MORE, Way::Effects, "+"),
    (&LESS, Way::Effects, "-"),
    (&BY_MORE, Way::Causes, "+"),
    (&BY_LESS, Way::Causes, "-"),
];
#[rustfmt::skip]
const MORE: [&str; 53] = [
    "increases", "raises", "strengthens", "leads to more", "leads to an increase in", "positively influences",
    "positively affects", "positively impacts", "affects positively", "influences positively", "positive effect on",
    "positive effects on", "positive influence on", "positive impact on", "positive effects", "positive influences",
    "enables", "enhances", "improves", "promotes", "encourages", "boosts",
    "erhöht", "steigert", "stärkt", "verstärkt", "führt zu mehr", "beeinflusst positiv", "wirkt positiv auf",
    "positive wirkung auf", "positiver einfluss auf", "positive wirkungen",
    "augmente", "renforce", "effet positif sur", "effets positifs sur", "influence positive sur", "effets positifs",
    "influe positivement sur",
    "aumenta", "incrementa", "fortalece", "refuerza", "efecto positivo en", "efecto positivo sobre",
    "influencia positiva en", "efectos positivos", "influye positivamente en",
    "verhoogt", "versterkt", "positief effect op", "rafforza", "effetto positivo su",
];
#[rustfmt::skip]
const LESS: [&str; 61] = [
    "decreases", "reduces", "lowers", "weakens", "leads to less", "leads to a decrease in", "negatively influences",
    "negatively affects", "negatively impacts", "affects negatively", "influences negatively", "negative effect on",
    "negative effects on", "negative influence on", "negative impact on", "negative effects", "negative influences",
    "hinders", "undermines", "inhibits", "prevents", "discourages", "worsens", "blocks", "erodes",
    "verringert", "vermindert", "senkt", "schwächt", "reduziert", "mindert", "führt zu weniger", "beeinflusst negativ",
    "wirkt negativ auf", "negative wirkung auf", "negativer einfluss auf", "negative wirkungen",
    "diminue", "réduit", "affaiblit", "effet négatif sur", "effets négatifs sur", "influence négative sur",
    "effets négatifs", "influe négativement sur",
    "disminuye", "reduce", "debilita", "efecto negativo en", "efecto negativo sobre", "influencia negativa en",
    "efectos negativos", "influye negativamente en",
    "verlaagt", "vermindert", "verzwakt", "negatief effect op", "riduce", "diminuisce", "indebolisce",
    "effetto negativo su",
];
#[rustfmt::skip]
const BY_MORE: [&str; 20] = [
    "increased by", "raised by", "strengthened by", "positively influenced by", "positively affected by",
    "enabled by", "enhanced by", "improved by", "promoted by", "encouraged by", "boosted by",
    "erhöht durch", "gesteigert durch", "gestärkt durch", "positiv beeinflusst durch", "positiv beeinflusst von",
    "augmenté par", "renforcé par", "aumentado por", "reforzado por",
];
#[rustfmt::skip]
const BY_LESS: [&str; 23] = [
    "decreased by", "reduced by", "lowered by", "weakened by", "negatively influenced by", "negatively affected by",
    "hindered by", "undermined by", "inhibited by", "prevented by", "worsened by", "blocked by",
    "verringert durch", "gesenkt durch", "geschwächt durch", "reduziert durch", "negativ beeinflusst durch",
    "negativ beeinflusst von",
    "diminué par", "réduit par", "affaibli par", "reducido por", "disminuido por",
];

/// What a column holds, and the sign of its links, by its heading: one of those words, or a sign behind
/// another (“Influences (+)”).
fn with_sign(heading: &str, headings: &Headings, beside: usize) -> Option<(Way, &'static str)> {
    let name = plain(heading);
    let mut all = SIGNED.iter();
    if let Some((_, way, sign)) = all.find(|(words, ..)| words.contains(&name.as_str())) {
        return Some((*way, sign));
    }
    let (before, mark) = heading.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let sign = match word(mark) {
        Word::Sign(sign @ (Polarity::Plus | Polarity::Minus)) => sign.token(),
        _ => return None,
    };
    Some((way(before, headings, beside)?, sign))
}

/// Makes two tables of each such table, one of factors and one of links, where no other table says links.
pub fn apart(shaped: Vec<(Shape, Table)>, draft: &mut Draft) -> Result<Vec<(Shape, Table)>, Error> {
    let found: Vec<Option<Ways>> = shaped
        .iter()
        .map(|(shape, table)| ways(shape, table, draft))
        .collect();
    let links = |shape: &Shape| matches!(shape, Shape::Links(_) | Shape::Matrix(_));
    let mut both = shaped.iter().zip(&found);
    if both.any(|((shape, _), found)| found.is_none() && links(shape)) {
        return Ok(shaped);
    }
    let mut out = Vec::new();
    for ((shape, mut table), found) in shaped.into_iter().zip(found) {
        match found {
            Some(found) => {
                let columns = found.columns.iter().map(|&(column, ..)| column);
                for column in columns.chain([found.name]) {
                    ditto::in_column(&mut table, column, 1, &is_ditto, draft)?;
                }
                out.extend(found.split(table, draft));
            }
            None => out.push((shape, table)),
        }
    }
    Ok(out)
}

fn ways(shape: &Shape, table: &Table, draft: &Draft) -> Option<Ways> {
    let may_be = match shape {
        Shape::Links(headings) => headings.spoken,
        Shape::Matrix(_) => false,
        _ => true,
    };
    let headings = Headings::of(table.rows.first()?);
    if !may_be || headings.is_of_links() || headings.is_of_places() {
        return None;
    }
    let name = headings.label.or_else(|| spoken::factor(&headings))?;
    let mut columns: Vec<(usize, Way, &'static str)> = Vec::new();
    for (column, heading) in headings.all.iter().filter(|(column, _)| *column != name) {
        let signed = with_sign(heading, &headings, name);
        let found = signed.or_else(|| Some((way(heading, &headings, name)?, "")));
        columns.extend(found.map(|(way, sign)| (*column, way, sign)));
    }
    let of_name = way(headings.name(name), &headings, name);
    if columns.is_empty()
        || columns.len() > MOST
        || of_name.is_some()
        || headings.means(name) && headings.label.is_none()
    {
        return None;
    }
    let known = Known::of(table, name, headings.id);
    let cells = || {
        let rows = table.rows[1..].iter();
        rows.flat_map(|row| columns.iter().map(|&(column, ..)| row.cell(column)))
    };
    let filled = cells().filter(|cell| !cell.is_empty());
    let parts: Vec<&str> = filled.flat_map(|cell| parts(cell, &known)).collect();
    let good = |part: &&&str| known.has(part) || is_name(part);
    let good = parts.iter().filter(good).count();
    if parts.is_empty() || good * 10 < parts.len() * 9 || !are_names(&table.rows, name) {
        return None;
    }
    let ways = Ways { name, columns };
    let signed = ways.columns.iter().any(|(.., sign)| !sign.is_empty());
    (signed || ways.columns.len() > 1 || are_lists(table, &ways, &headings, &known, draft))
        .then_some(ways)
}

/// True for one row for each factor, with lists of names in the only other column, none in some rows, or
/// ids; rows of one link each are a list of links, and may have signs.
fn are_lists(
    table: &Table,
    ways: &Ways,
    headings: &Headings,
    known: &Known,
    draft: &Draft,
) -> bool {
    let rows = &table.rows[1..];
    let (name, column) = (ways.name, ways.columns[0].0);
    let mut names = Names::default();
    let once = rows.iter().all(|row| names.insert(&folded(row.cell(name))));
    let numbers = |column: &usize| rows.iter().any(|row| number(row.cell(*column)).is_some());
    let signs = [
        headings.sign,
        headings.weight,
        headings.strength.filter(numbers),
        headings.delay,
        headings.kind,
    ];
    let others = headings
        .all
        .iter()
        .filter(|(of, _)| *of != name && *of != column);
    let mut others = others.map(|(of, _)| {
        let cells = rows.iter().map(|row| row.cell(*of));
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
    });
    let signed = signs.iter().any(Option::is_some) || others.any(|cells| all_signs(&cells, draft));
    if !once || signed {
        return false;
    }
    let is_list = |row: &Row| parts(row.cell(column), known).len() > 1;
    let none = |row: &Row| row.cell(column).is_empty();
    rows.iter().any(is_list)
        || rows.iter().any(none)
        || name.abs_diff(column) > 1
        || headings.id.is_some()
}

/// The names and ids of the factors, in lower case, each with the row that has it.
#[derive(Default)]
struct Known {
    names: Names,
    rows: Vec<u32>,
}

impl Known {
    fn of(table: &Table, name: usize, id: Option<usize>) -> Known {
        let mut known = Known::default();
        for row in &table.rows[1..] {
            for column in [Some(name), id].into_iter().flatten() {
                if !row.cell(column).is_empty() && known.names.insert(&folded(row.cell(column))) {
                    known.rows.push(row.number);
                }
            }
        }
        known
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(&folded(name))
    }

    /// The same for the name of a factor and for its id.
    fn key(&self, name: &str) -> String {
        let row = self.names.number(&folded(name)).map(|n| self.rows[n]);
        row.map_or_else(|| folded(name), |row| format!("row {row}"))
    }
}

/// The names in a cell, between which stand bars, semicolons or ends of lines; or commas, if at least
/// half of what they part are factors of the table.
fn parts<'c>(cell: &'c str, known: &Known) -> Vec<&'c str> {
    let bare = |part: &'c str| trimmed(part.trim_start().trim_start_matches(['•', '*', '–']));
    let split = |between: &[char]| -> Vec<&'c str> {
        let parts = cell.split(between).map(bare);
        let none = |part: &str| is_missing(part) || is_ditto(part);
        let there = |part: &&str| !part.is_empty() && (known.has(part) || !none(part));
        parts.filter(there).collect()
    };
    if known.has(cell) {
        return vec![cell];
    }
    let all = split(&['|', ';', '\n', ',']);
    let named = all.iter().filter(|part| known.has(part)).count();
    match named * 2 >= all.len() && named > 0 {
        true => all,
        false => split(&['|', ';', '\n']),
    }
}

impl Ways {
    /// The factors, and the links.
    fn split(self, table: Table, draft: &mut Draft) -> [(Shape, Table); 2] {
        let first = &table.rows[0];
        let id = Headings::of(first).id;
        let known = Known::of(&table, self.name, id);
        let signed = self.columns.iter().any(|(.., sign)| !sign.is_empty());
        let row_of = |of: [&str; 3], row: &Row| Row {
            cells: of[..2 + usize::from(signed)]
                .iter()
                .map(|cell| (*cell).to_owned())
                .collect(),
            ..row.clone()
        };
        // One link may be stated at both of its ends.
        let mut stated = [Names::default(), Names::default()];
        let mut links = vec![row_of(["From", "To", "Sign"], first)];
        for row in &table.rows[1..] {
            let ids = id.map_or("", |column| row.cell(column));
            let own = if ids.is_empty() {
                row.cell(self.name)
            } else {
                ids
            };
            for &(column, way, sign) in &self.columns {
                let parts = parts(row.cell(column), &known);
                let cell = row.cell(column);
                let at = table.at(row).named(cell);
                if parts.len() > 1 {
                    draft.tell(Told::ListCell, &[], at);
                } else if cell.contains(',') && !known.has(cell) {
                    draft.tell(Told::CommaName, &[";"], at);
                }
                for part in parts {
                    let (ends, side) = match way {
                        Way::Causes => ([part, own], 0),
                        Way::Effects => ([own, part], 1),
                    };
                    let link = format!("{} > {} {sign}", known.key(ends[0]), known.key(ends[1]));
                    stated[side].insert(&link);
                    if stated[1 - side].contains(&link) {
                        let at = table.at(row).named(&ends.join(" → "));
                        draft.tell(Told::BothEnds, &[], at);
                        continue;
                    }
                    links.push(row_of([ends[0], ends[1], sign], row));
                }
            }
        }
        for (column, way, sign) in &self.columns {
            let with = match *sign {
                "" => "without a sign".to_owned(),
                sign => format!("with the sign {}", sign.replace('-', "−")),
            };
            let what = match way {
                Way::Causes => "causes",
                Way::Effects => "effects",
            };
            let said = [first.cell(*column), what, first.cell(self.name), &with];
            draft.tell(Told::WayColumn, &said, table.at(first));
        }
        sections(&table, draft);
        // A factor without a link is no blank row.
        for at in 1..links.len() {
            let below = links[at].number;
            links[at - 1].last = links[at - 1].last.max(below.saturating_sub(1));
        }
        let of_links = Table {
            sheet: table.sheet.clone(),
            file: table.file.clone(),
            rows: links,
            turned: None,
            ..table
        };
        let mut factors = table;
        for (i, row) in factors.rows.iter_mut().enumerate() {
            for &(column, ..) in &self.columns {
                if let Some(cell) = row.cells.get_mut(column) {
                    cell.clear();
                }
            }
            if i == 0 && !is_label(&folded(row.cell(self.name))) {
                "Label".clone_into(&mut row.cells[self.name]);
            }
        }
        let (of_factors, links) = (
            Headings::of(&factors.rows[0]),
            Headings::of(&of_links.rows[0]),
        );
        [
            (Shape::Factors(of_factors), factors),
            (Shape::Links(links), of_links),
        ]
    }
}
