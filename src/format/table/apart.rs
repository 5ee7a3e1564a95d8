//! Several tables in one text or on one sheet: one below the other, or side by side.

use super::above::{MOST_ABOVE, are_of_the_map, is_heading_of_factors, names_of};
use super::headings::{Headings, LONGEST, is_end, is_label};
use super::{Row, Shape, Table, shape};
use crate::format::audit::{Notes, Told};
use crate::names::{Names, folded, trimmed};

/// As many columns are looked at, on either side of one that parts two tables.
const MOST_BESIDE: usize = 100;
/// What stands above a table, below another.
const CAPTIONS: [&str; 16] = [
    "links",
    "connections",
    "edges",
    "relationships",
    "arrows",
    "factors",
    "elements",
    "nodes",
    "variables",
    "faktoren",
    "verbindungen",
    "beziehungen",
    "facteurs",
    "liens",
    "factores",
    "enlaces",
];
/// As many tables may stand side by side.
const MOST_TABLES: usize = 8;

/// What stands in one text, one below the other with a blank row between, as tables of their own.
pub fn below(table: Table) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    let factors = headings_of_factors(&table.rows);
    let mut last = u32::MAX - 1;
    for row in table.rows {
        // A caption may stand between.
        let captioned = || out.last().is_some_and(|table| has_caption(&table.rows));
        let apart = row.number > last + 1 || captioned();
        last = row.last;
        let begins = apart && {
            let headings = Headings::of(&row);
            headings.begin_a_table()
                && !matches!(&out[..], [first] if is_title(&first.rows, &headings))
                || factors.contains(&row.number)
        };
        match out.last_mut() {
            Some(table) if !begins => table.rows.push(row),
            _ => out.push(Table {
                rows: vec![row],
                ..Table::default()
            }),
        }
    }
    out
}

/// The rows, below a blank one, that begin with a word for labels of factors, and whose first two words
/// stand nowhere else: headings, of which the second is not known.
pub fn headings_of_factors(rows: &[Row]) -> Vec<u32> {
    let below = rows.windows(2).filter(|two| {
        let [above, row] = two else { return false };
        row.is_apart_from(above) && is_heading_of_factors(row)
    });
    let found: Vec<&Row> = below.map(|two| &two[1]).collect();
    if found.len() > MOST_TABLES {
        return Vec::new();
    }
    let once = |row: &&Row| {
        let own = [0, 1].map(|column| folded(row.cell(column)));
        let again = |other: &Row| {
            let mut cells = (0..2).map(|column| folded(other.cell(column)));
            other.number != row.number && cells.any(|cell| own.contains(&cell))
        };
        !rows.iter().any(again)
    };
    let found = found.into_iter().filter(once);
    found.map(|row| row.number).collect()
}

/// A table of factors right below which, without a blank row, stand headings of links, as two.
pub fn at_headings(mut table: Table) -> Vec<Table> {
    let may_be = |row: &Row| (0..2).any(|column| is_end(&folded(row.cell(column))));
    let mut below = table.rows.iter().skip(1);
    let at = below.position(|row| may_be(row) && Headings::of(row).is_of_links());
    let Some(at) = at.map(|at| at + 1) else {
        return vec![table];
    };
    let (above, rows) = table.rows.split_at(at);
    let titled = &above[top(above).unwrap_or(0)..];
    if rows.len() < 2 || !matches!(shape(titled), Shape::Factors(_)) || are_of_the_map(titled, rows)
    {
        return vec![table];
    }
    let below = Table {
        sheet: table.sheet.clone(),
        rows: table.rows.split_off(at),
        ..Table::default()
    };
    vec![table, below]
}

/// Which row of a table holds its headings, if those are known: above them may be a title.
fn top(rows: &[Row]) -> Option<usize> {
    let mut rows = rows.iter().take(MOST_ABOVE + 1);
    rows.position(|row| Headings::of(row).begin_a_table())
}

/// Takes from a table the rows in which its headings stand again (of two lists that somebody put below each other), and
/// a caption right above such a row, and tells of them. O(rows).
pub fn headed_once(mut table: Table, notes: &mut Notes) -> Table {
    let Some(top) = top(&table.rows) else {
        return table;
    };
    let words = |row: &Row| row.filled().map(folded).collect::<Vec<_>>();
    let headings = words(&table.rows[top]);
    let again = |row: &Row| {
        let first = row.filled().next().map(folded);
        first.as_ref() == headings.first() && words(row) == headings
    };
    let mut left = vec![false; table.rows.len()];
    for at in top + 1..table.rows.len() {
        if !again(&table.rows[at]) {
            continue;
        }
        left[at] = true;
        notes.tell(Told::HeadingsAgain, &[], table.at(&table.rows[at]));
        let above = &table.rows[at - 1];
        if at > top + 1 && above.is_alone() {
            left[at - 1] = true;
            let named: Vec<&str> = above.filled().collect();
            let at = table.at(above).named(&named.join(" "));
            notes.tell(Told::Above, &[], at);
        }
    }
    let mut left = left.into_iter();
    table.rows.retain(|_| !left.next().unwrap_or(false));
    table
}

/// True if the last of some rows is what people write above a table: a lone word below a blank row, or one for what
/// stands there.
fn has_caption(rows: &[Row]) -> bool {
    let [.., before, last] = rows else {
        return false;
    };
    let is_word = || {
        let word = folded(last.cell(0));
        CAPTIONS.contains(&word.trim_end_matches(':'))
    };
    last.is_alone() && (last.is_apart_from(before) || is_word())
}

/// Takes from tables captions of those below them, which have headings right under them or below one blank row, and
/// tells of them.
pub fn without_captions(tables: &mut [Table], notes: &mut Notes) {
    for at in 1..tables.len() {
        let (above, below) = tables.split_at_mut(at);
        let (Some(above), Some(below)) = (above.last_mut(), below.first()) else {
            return;
        };
        let Some(last) = above.rows.last() else {
            continue;
        };
        let first = &below.rows[0];
        let near = first.number > last.last && first.number <= last.last + 2;
        if near && has_caption(&above.rows) && Headings::of(first).begin_a_table() {
            let words: Vec<&str> = last.filled().collect();
            notes.tell(Told::Above, &[], above.at(last).named(&words.join(" ")));
            above.rows.pop();
        }
    }
}

/// True if what stands above a row of headings is no table: a title, a date, or a few words about what
/// follows, none of which stands there twice.
fn is_title(rows: &[Row], headings: &Headings) -> bool {
    if rows.len() > MOST_ABOVE || top(rows).is_some() {
        return false;
    }
    match shape(rows) {
        Shape::Unknown if rows.iter().all(Row::is_alone) => true,
        Shape::Unknown | Shape::Pairs { sign: None, .. } if headings.is_of_links() => {
            let mut seen = Names::default();
            let cells = rows.iter().flat_map(|row| [row.cell(0), row.cell(1)]);
            let mut filled = cells.filter(|cell| !cell.is_empty());
            filled.all(|cell| seen.insert(cell))
        }
        _ => false,
    }
}

/// Puts lines that stand above a table, such as `Date | 2026`, before that table.
pub fn with_lines(tables: Vec<Table>) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    for mut table in tables {
        let same = |above: &mut Table| {
            let (lines, rows) = (&above.rows, &table.rows);
            let of_one = above.sheet == table.sheet;
            of_one && (are_lines(lines, rows) || are_of_the_map(lines, rows))
        };
        if let Some(mut above) = out.pop_if(same) {
            above.rows.append(&mut table.rows);
            table.rows = above.rows;
        }
        out.push(table);
    }
    out
}

/// True if what stands above a table of factors or a matrix, a blank row between, is about that table: a
/// few rows of one or two cells that are no list of links, or that name none of its factors, and
/// nothing twice.
pub fn are_lines(above: &[Row], rows: &[Row]) -> bool {
    let (Some(last), Some(first)) = (above.last(), rows.first()) else {
        return false;
    };
    if above.len() > MOST_ABOVE || !first.is_apart_from(last) {
        return false;
    }
    let below = shape(rows);
    if !matches!(below, Shape::Factors(_) | Shape::Matrix(_)) {
        return false;
    }
    match shape(above) {
        Shape::Unknown if above.iter().all(Row::is_short) => return true,
        Shape::Unknown | Shape::Pairs { sign: None, .. } => {}
        _ => return false,
    }
    let mut names = names_of(&below, rows);
    // A heading that stands above, too, is a factor; but a map has a name.
    let heading = folded(first.cell(0));
    if heading != "name" && is_label(&heading) {
        names.insert(&heading);
    }
    let cells = above.iter().flat_map(|row| &row.cells);
    let mut filled = cells
        .map(|cell| folded(trimmed(cell)))
        .filter(|cell| !cell.is_empty());
    filled.all(|cell| names.insert(&cell))
}

/// Tables that stand side by side, an empty column between them, at least one of them of links.
pub fn beside(mut left: Table, notes: &mut Notes) -> Vec<Table> {
    let mut out = Vec::new();
    while out.len() + 1 < MOST_TABLES
        && let Some((top, gap)) = gap(&left.rows)
    {
        let mut right = Table {
            sheet: left.sheet.clone(),
            ..Table::default()
        };
        for row in &mut left.rows[top..] {
            let cells = row.cells.split_off(row.cells.len().min(gap));
            let cells = cells.into_iter().skip(1).collect();
            right.rows.push(Row {
                number: row.number,
                last: row.last,
                cells,
            });
        }
        left.rows.retain(|row| !row.is_blank());
        right.rows.retain(|row| !row.is_blank());
        notes.tell(Told::TableBeside, &[], right.at(&right.rows[0]));
        out.push(std::mem::replace(&mut left, right));
    }
    out.push(left);
    out
}

/// Where headings stand that have an empty column between them, and that column. O(cells).
fn gap(rows: &[Row]) -> Option<(usize, usize)> {
    let known = |cells: &[String]| {
        // No word that is known is as long as some cells.
        let short = |cell: &String| match cell.len() {
            ..=LONGEST => cell.clone(),
            _ => "…".to_owned(),
        };
        let cells = cells.iter().take(MOST_BESIDE).map(short).collect();
        let headings = Headings::of(&Row {
            number: 1,
            last: 1,
            cells,
        });
        (headings.is_of_links(), headings.is_of_factors())
    };
    // The last row in which a column is filled.
    let mut filled = [None; MOST_BESIDE];
    for (i, row) in rows.iter().enumerate() {
        for (column, last) in filled.iter_mut().enumerate().take(row.cells.len()) {
            if !row.cell(column).is_empty() {
                *last = Some(i);
            }
        }
    }
    (0..rows.len().min(MOST_ABOVE + 1)).find_map(|top| {
        let first = &rows[top];
        let mut columns = 1..first.cells.len().min(MOST_BESIDE);
        let gap = columns.find(|&column| {
            let (before, after) = (&first.cells[..column], &first.cells[column + 1..]);
            filled[column].is_none_or(|last| last < top)
                && matches!(
                    [known(before), known(after)],
                    [(false, true), (true, _)] | [(true, _), (false, true) | (true, _)]
                )
        });
        Some((top, gap?))
    })
}
