//! Lists of links whose causes and effects stand in one cell, an arrow between them: `Trust → Work`.

use super::arrows::BACK;
use super::headings::Headings;
use super::strange::{blocks, is_of_loops};
use super::{Row, Table, before, late};
use crate::format::audit::{Notes, Told, clipped};
use crate::format::clue::delay_words;
use crate::format::draft::Draft;
use crate::format::outline::{ARROWS, BOTH, Cells, Two, two};
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded, trimmed};

/// In one of as many columns they may stand.
const FIRST: usize = 4;

/// What a cell with one arrow says that has names on both sides of it.
pub fn link_in(cell: &str, cells: Option<&Cells>) -> Option<Two> {
    // Hardly any cell has one.
    if cell.is_ascii() && !cell.contains(['<', '>']) {
        return None;
    }
    if let Some(found) = cells.map_or_else(|| two(cell), |cells| cells.two(cell)) {
        return Some(found);
    }
    let mut arrows = all_arrows();
    let found = arrows
        .clone()
        .filter_map(|arrow| Some((cell.split_once(arrow)?, *arrow)));
    // The leftmost, and of those that begin there the first.
    let ((from, to), arrow) = found.min_by_key(|((before, _), _)| before.len())?;
    let ends = [from, to].map(|end| trimmed(end).to_owned());
    if ends.iter().any(String::is_empty) || arrows.any(|arrow| ends[1].contains(arrow)) {
        return None;
    }
    let back = BACK.contains(&arrow);
    // The other way round, a sign may stand behind the cause.
    let turned = || two(&format!("{} -> {}", ends[0], ends[1])).filter(|of| back && !of.both);
    let mut found = turned().unwrap_or(Two {
        both: BOTH.contains(&arrow),
        ends,
        ..Two::default()
    });
    if back {
        found.ends.reverse();
    }
    Some(found)
}

/// True for such a cell.
pub fn is_link(cell: &str) -> bool {
    link_in(cell, None).is_some()
}

/// Parts the cells of such a list in two. `headed`: the rows that are headings for certain; `sole`: nothing else is
/// in the file, so a column of such cells is a list of links, and no note on another.
pub fn without(mut table: Table, headed: &[u32], sole: bool, notes: &mut Notes) -> Table {
    // What the block above is.
    let mut above: Option<Parts> = None;
    let rows = std::mem::take(&mut table.rows);
    let single = sole && rows.iter().all(Row::is_alone);
    for mut block in blocks(rows, headed) {
        let certain = block[0].is_one_of(headed);
        let top = match () {
            () if certain => 0,
            () if single => first(&block),
            () => block.iter().take_while(|row| row.is_alone()).count(),
        };
        let column = above.as_ref().map(|of| of.column);
        if let Some(found) = find(&block[top..], (certain, single), column) {
            if above.is_none() {
                let mut cells = block[top..].iter().map(|row| row.cell(found.column));
                let said = cells.find(|cell| !cell.is_empty()).unwrap_or_default();
                let at = table.at(&block[top]);
                notes.tell(Told::LinkCells, &[&clipped(said, 40)], at);
            }
            let rows = block.split_off(top);
            let (rows, parts) = parted(rows, &found, above, (&table, notes));
            above = Some(parts);
            block.extend(rows);
        } else if certain {
            above = None;
        }
        table.rows.append(&mut block);
    }
    table
}

/// The row above the first link, or that itself.
fn first(block: &[Row]) -> usize {
    let is_link = |row: &Row| row.filled().any(is_link);
    let first = block.iter().position(is_link);
    first.unwrap_or(block.len()).saturating_sub(1)
}

/// Arrows of all ways, those of both before their parts.
fn all_arrows() -> impl Iterator<Item = &'static &'static str> + Clone {
    BOTH.iter().chain(&BACK).chain(&ARROWS)
}

/// True for a text with an arrow in it.
pub fn has_arrow(cell: &str) -> bool {
    all_arrows().any(|arrow| cell.contains(arrow))
}

/// The columns of a block that was parted, as they were before.
struct Parts {
    column: usize,
    width: usize,
    sign: Option<usize>,
    delay: Option<usize>,
    both: bool,
}

struct Found {
    column: usize,
    /// The first row is one of headings.
    headings: bool,
    /// The rows go on with those above.
    goes_on: bool,
}

/// The column whose cells are links. `above`: that of the rows above, if theirs are.
fn find(rows: &[Row], (certain, single): (bool, bool), above: Option<usize>) -> Option<Found> {
    let first = rows.first()?;
    let known = Headings::of(first);
    let loops = is_of_loops(first) && !has_links_of_loops(rows);
    if known.is_of_links() || known.is_of_factors() || loops {
        return None;
    }
    (0..FIRST).find_map(|column| {
        let cell = first.cell(column);
        // Several arrows are a chain, and no heading.
        if single && !is_link(cell) && has_arrow(cell) {
            return None;
        }
        let ends = |link: Two| {
            let cells = link.ends.to_vec();
            Headings::of(&Row {
                cells,
                ..first.clone()
            })
            .is_of_links()
        };
        let headings = certain || link_in(cell, None).is_none_or(ends);
        let links = &rows[usize::from(headings)..];
        let good = links.iter().filter(|row| is_link(row.cell(column)));
        let good = good.count();
        let goes_on = !headings && above == Some(column);
        let few = (single || !headings) && !goes_on;
        let enough = good > usize::from(few) && good * 10 >= links.len() * 8;
        enough.then_some(Found {
            column,
            headings,
            goes_on,
        })
    })
}

/// True below headings of loops if some of them have several rows: each has a link, then, and no loop is told whole.
fn has_links_of_loops(rows: &[Row]) -> bool {
    let mut names = Names::default();
    let mut loops = rows[1..].iter().map(|row| folded(row.cell(0)));
    loops.any(|name| name.is_empty() || !names.insert(&name))
}

/// Tells of a field of factors whose cells are links.
pub fn doubt(table: &Table, headings: &Headings, draft: &mut Draft) {
    for (column, name) in headings.fields() {
        let cells = table.rows.iter().skip(1).map(|row| row.cell(column));
        let filled = cells.filter(|cell| !cell.is_empty());
        let (all, good) = filled.fold((0, 0), |(all, good), cell| {
            (all + 1, good + usize::from(is_link(cell)))
        });
        if good > 1 && good * 10 >= all * 8 {
            draft.tell(Told::ArrowsInField, &[name], table.at(&table.rows[0]));
        }
    }
}

/// The rows with two columns for one, headings above them, and what the cells say beside two names.
/// `above`: the columns of the rows with which these go on, if they do.
fn parted(
    mut rows: Vec<Row>,
    found: &Found,
    above: Option<Parts>,
    (table, notes): (&Table, &mut Notes),
) -> (Vec<Row>, Parts) {
    let column = found.column;
    let kind = (found.headings, above.is_none());
    let coded = before::without((&mut rows, column), kind, (table, &mut *notes));
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let links = &rows[usize::from(found.headings)..];
    let cells = Cells::of(links.iter().map(|row| row.cell(column)));
    let read = links
        .iter()
        .map(|row| link_in(row.cell(column), Some(&cells)));
    let all: Vec<Option<Two>> = read.collect();
    let both = all.iter().flatten().any(|link| link.both);
    let signs = all.iter().flatten().any(|link| !link.sign.is_empty());
    let delays = all.iter().flatten().any(|link| !link.delay.is_none());
    // They need headings of their own where those above have no place for what they say.
    let has_places = |of: &Parts| {
        (of.sign.is_some() || !signs) && (of.delay.is_some() || !delays) && (of.both || !both)
    };
    let above = above.filter(|of| found.goes_on && has_places(of));
    let made = !found.headings && above.is_none();
    let mut names = match found.headings {
        true => rows.remove(0),
        false => Row {
            cells: Vec::new(),
            last: rows[0].number,
            ..rows[0].clone()
        },
    };
    names.cells.resize(width, String::new());
    for other in (0..width).filter(|&other| made && other != column) {
        let mut filled = rows.iter().map(|row| row.cell(other));
        let mut filled = filled.by_ref().filter(|cell| !cell.is_empty()).peekable();
        let some = filled.peek().is_some();
        let cells: Vec<&str> = filled.collect();
        let name = match () {
            () if some && cells.iter().all(|cell| word(cell) != Word::Other) => "Sign",
            () if some && cells.iter().all(|cell| number(cell).is_some()) => "Weight",
            () => continue,
        };
        name.clone_into(&mut names.cells[other]);
    }
    if coded {
        before::HEADING.clone_into(&mut names.cells[width - 1]);
    }
    let parts = match &above {
        Some(above) => Parts { ..*above },
        None => {
            let Headings { sign, delay, .. } = Headings::of(&names);
            let mut width = width;
            let mut more = |name: &str| {
                names.cells.push(name.to_owned());
                width += 1;
                width - 1
            };
            let sign = sign.or_else(|| signs.then(|| more("Sign")));
            let delay = delay.or_else(|| delays.then(|| more("Delay")));
            let parts = Parts {
                column,
                width,
                sign,
                delay,
                both,
            };
            if both {
                names.cells.push("Direction".to_owned());
            }
            parts
        }
    };
    let put = |row: &mut Row, from: String, to: String| {
        row.cells[column] = from;
        row.cells.insert(column + 1, to);
    };
    for (row, link) in rows.iter_mut().zip(all) {
        let longer = row.cells.len().max(parts.width);
        row.cells.resize(longer, String::new());
        let Some(link) = link else {
            let cell = std::mem::take(&mut row.cells[column]);
            put(row, cell, String::new());
            continue;
        };
        // What may be a sign is told when all rows are looked at.
        let told = link.told.filter(|(told, _)| *told != Told::SignInLabel);
        if let Some((told, label)) = told {
            notes.tell(told, &[], table.at(row).named(&label));
        }
        // What the sign beside the arrow and that of the row say.
        if let (Some(sign), false) = (parts.sign, link.sign.is_empty()) {
            let said = row.cell(sign).to_owned();
            if said.is_empty() {
                row.cells[sign] = link.sign;
            } else if word(&said) != word(&link.sign) {
                row.cells[sign] = format!("{said} {}", link.sign);
            }
        }
        if let (Some(delay), false) = (parts.delay, link.delay.is_none()) {
            let said = row.cell(delay).to_owned();
            let own = delay_words(link.delay);
            if said.is_empty() {
                row.cells[delay] = own.to_owned();
            } else if late::delay(&said) != Some(link.delay) {
                row.cells[delay] = format!("{said}; {own}");
            }
        }
        if parts.both {
            let way = if link.both { "mutual" } else { "directed" };
            row.cells.truncate(parts.width);
            row.cells.push(way.to_owned());
        }
        let [from, to] = link.ends;
        put(row, from, to);
    }
    if above.is_none() {
        put(&mut names, "From".to_owned(), "To".to_owned());
        rows.insert(0, names);
    }
    (rows, parts)
}
