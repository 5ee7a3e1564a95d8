//! Lists of links with a column of arrows, of words such as “leads to”, or of signs between their factors.

use super::headings::Headings;
use super::spoken::{self, Way, are_names};
use super::{Row, Table};
use crate::format::audit::{Told, clipped};
use crate::format::draft::Draft;
use crate::format::outline::{ARROWS, BOTH};
use crate::format::signs::{Word, number, word};
use crate::model::Polarity;
use crate::names::{Names, folded, trimmed};

/// Arrows to the left.
pub const BACK: [&str; 12] = [
    "<-",
    "<--",
    "<---",
    "<=",
    "<==",
    "←",
    "⟵",
    "⇐",
    "⟸",
    "⬅",
    "⬅\u{fe0f}",
    "<—",
];
/// In one of as many columns they may stand.
const FIRST: usize = 4;
/// As many rows are looked at, and as many may stand above.
const LOOKED_AT: usize = 20;
const MOST_ABOVE: usize = 10;
/// Longer lines are not parted to look for them.
const LONGEST: usize = 10_000;
/// As many kinds of them are told.
const MOST_TOLD: usize = 5;

/// Which way an arrow leads, or what a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrow {
    Right,
    Left,
    Both,
}

impl Arrow {
    fn of(text: &str) -> Option<Arrow> {
        let plain = folded(text);
        let verb = VERBS.contains(&plain.as_str())
            || spoken::suffers(&plain)
            || plain.contains(' ') && !plain.contains("factor") && !plain.ends_with('s');
        let way = || spoken::said(&plain).filter(|_| verb);
        match () {
            () if ARROWS.contains(&text) || text == ">" => Some(Arrow::Right),
            () if BACK.contains(&text) || text == "<" => Some(Arrow::Left),
            () if BOTH.contains(&text) => Some(Arrow::Both),
            () => way().map(|way| match way {
                Way::Effects => Arrow::Right,
                Way::Causes => Arrow::Left,
            }),
        }
    }
}

/// Verbs of one word; other single words are nouns, which stand above columns and say nothing in them.
const VERBS: [&str; 8] = [
    "influences",
    "affects",
    "causes",
    "drives",
    "impacts",
    "beeinflusst",
    "bewirkt",
    "entraîne",
];

/// True for text most of whose lines have an arrow as a cell of its own.
pub fn looks_like_one(text: &str) -> bool {
    let lines = text.lines().map(trimmed).filter(|line| !line.is_empty());
    let (mut all, mut arrows) = (0, 0);
    for line in lines.take(LOOKED_AT) {
        all += 1;
        if line.len() > LONGEST {
            continue;
        }
        arrows += usize::from([',', ';', '\t', '|'].iter().any(|between| {
            let cells: Vec<&str> = line.split(*between).map(trimmed).collect();
            let inner = cells.get(1..cells.len().saturating_sub(1));
            let is_arrow =
                |cell: &&str| ARROWS.contains(cell) || BACK.contains(cell) || BOTH.contains(cell);
            inner.is_some_and(|inner| inner.iter().any(is_arrow))
        }));
    }
    arrows > 0 && arrows * 3 >= all * 2
}

/// The rows of a table that are links, and the column of its arrows.
struct Found {
    /// How many rows stand above, of which the last may be one of headings.
    skip: usize,
    headings: bool,
    column: usize,
    /// They are signs, or verbs that say one.
    signs: bool,
}

fn find(rows: &[Row]) -> Option<Found> {
    let (skip, first) = rows.iter().enumerate().find(|(_, row)| !row.is_alone())?;
    if skip > MOST_ABOVE {
        return None;
    }
    (1..FIRST).find_map(|column| {
        let known = Headings::of(first);
        let ends = (known.from, known.to) == (Some(column - 1), Some(column + 1));
        // What a heading says of this column counts.
        if known.is_of_links() && !ends || known.means(column) {
            return None;
        }
        // A sign between two names says that the first leads to the second.
        let is_sign = |row: &Row| {
            let sign = word(row.cell(column));
            matches!(
                sign,
                Word::Sign(Polarity::Plus | Polarity::Minus) | Word::Unsaid
            )
        };
        // Above arrows may stand in words what they mean; what a sign stands under is one of headings.
        let drawn = |row: &Row| !row.cell(column).contains(char::is_alphabetic);
        let mut others = rows[skip + 1..].iter().filter(|row| !row.is_alone());
        let words = !drawn(first) && others.clone().count() > 0 && others.all(drawn);
        let headings = ends
            || words
            || known.sign.is_some()
            || Arrow::of(first.cell(column)).is_none() && !is_sign(first);
        let links = &rows[skip + usize::from(headings)..];
        let full = |row: &&Row| {
            let ends = [column - 1, column + 1];
            ends.iter().all(|&end| !row.cell(end).is_empty())
        };
        let good = links.iter().filter(full);
        let arrows = good
            .clone()
            .all(|row| Arrow::of(row.cell(column)).is_some());
        let count = good.clone().count();
        let signs = column == 1 && !arrows && !headings && count > 1 && good.clone().all(is_sign);
        // Names below headings, which are no arrows themselves.
        let below = &rows[(skip + usize::from(headings)).saturating_sub(1)..];
        let named = [column - 1, column + 1]
            .into_iter()
            .all(|end| are_names(below, end));
        let found = count > 0 && count * 10 >= links.len() * 8 && (arrows || signs) && named;
        found.then_some(Found {
            skip,
            headings,
            column,
            signs,
        })
    })
}

/// Gives such a list headings, and its links the ends that the arrows say. What a heading is called that
/// is known stays; that of a column of signs or numbers which has none is made up.
pub fn without(mut table: Table, draft: &mut Draft) -> Table {
    let Some(Found {
        skip,
        headings,
        column,
        signs,
    }) = find(&table.rows)
    else {
        return table;
    };
    for row in table.rows.drain(..skip).collect::<Vec<_>>() {
        draft.tell(Told::Above, &[], table.at(&row).named(&row.said()));
    }
    let mut kinds = Names::default();
    let links = &table.rows[usize::from(headings)..];
    for row in links {
        if !row.cell(column).is_empty() {
            kinds.insert(&folded(row.cell(column)));
        }
    }
    let said: Vec<String> = kinds.list().iter().map(|kind| clipped(kind, 40)).collect();
    let said = said[..said.len().min(MOST_TOLD)].join(" ");
    let at = table.at(&table.rows[0]);
    draft.tell(Told::ArrowColumn, &[&said], at);
    let width = table
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let mutual = links
        .iter()
        .any(|row| Arrow::of(row.cell(column)) == Some(Arrow::Both));
    let first = match headings {
        true => table.rows.remove(0),
        false => Row {
            cells: Vec::new(),
            ..table.rows[0].clone()
        },
    };
    let mut above: Vec<String> = (0..width).map(|c| first.cell(c).to_owned()).collect();
    "From".clone_into(&mut above[column - 1]);
    "To".clone_into(&mut above[column + 1]);
    for (other, name) in above.iter_mut().enumerate() {
        if name.is_empty() && other != column {
            let cells = || table.rows.iter().map(|row| row.cell(other));
            let filled = || cells().filter(|cell| !cell.is_empty());
            let called = match () {
                () if filled().next().is_none() || headings => continue,
                () if filled().all(|cell| word(cell) != Word::Other) => "Sign",
                () if filled().all(|cell| number(cell).is_some()) => "Weight",
                () => continue,
            };
            called.clone_into(name);
        }
    }
    let rows = std::mem::take(&mut table.rows);
    let heading = Row {
        cells: above,
        ..first
    };
    table.rows.push(heading);
    table.rows.extend(rows);
    for (i, row) in table.rows.iter_mut().enumerate() {
        row.cells.resize(width, String::new());
        let way = Arrow::of(row.cell(column)).filter(|_| i > 0);
        if way == Some(Arrow::Left) {
            row.cells.swap(column - 1, column + 1);
        }
        let between = row.cells.remove(column);
        if signs {
            row.cells
                .push(if i == 0 { "Sign".to_owned() } else { between });
        }
        if mutual {
            row.cells.push(match (i, way) {
                (0, _) => "Direction".to_owned(),
                (_, Some(Arrow::Both)) => "mutual".to_owned(),
                _ => "directed".to_owned(),
            });
        }
    }
    table
}
