//! What stands above the headings of a table: a title, a name, a date, a row that says what the
//! headings below it are about.

use super::apart::are_lines;
use super::axes::Title;
use super::headings::Headings;
use super::known_words::is_label;
use super::{Row, Shape, Table, captions, codes, matrix, shape};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::names::{Names, folded, trimmed};

/// As many rows may stand above the headings.
pub const MOST_ABOVE: usize = 10;

/// A table without what stands above it, and those rows of it that may say which way a matrix leads: what
/// does not is told.
pub fn without_title(mut table: Table, draft: &mut Draft) -> (Table, Vec<Title>) {
    let mut titles = Vec::new();
    while let Some(above) = above(&table.rows) {
        let mut captions = table.rows[..above].iter();
        table.of_factors |= captions.any(captions::is_of_factors);
        for row in &table.rows[..above] {
            match Title::of(row, table.at(row).named(&row.said())) {
                Some(title) => titles.push(title),
                None => draft.tell(Told::Above, &[], table.at(row).named(&row.said())),
            }
        }
        table.rows.drain(..above);
    }
    two_rows(&mut table, draft);
    (table, titles)
}

/// How many rows stand above the headings.
fn above(rows: &[Row]) -> Option<usize> {
    let mut places = 1..rows.len().min(MOST_ABOVE + 1);
    let known = |shape: &Shape| !matches!(shape, Shape::Pairs { .. } | Shape::Unknown);
    // What has signs below three headings, of any words.
    let is_headed = |rest: &[Row]| match shape(rest) {
        Shape::Pairs { skip, sign } => {
            skip == 1 && sign.is_some() && (0..3).all(|column| !rest[0].cell(column).is_empty())
        }
        shape => known(&shape),
    };
    if are_themes(rows) {
        return Some(1);
    }
    match shape(rows) {
        Shape::Factors(_) => return places.find(|&n| are_of_the_map(&rows[..n], &rows[n..])),
        shape if known(&shape) => return None,
        _ => {}
    }
    places.find(|&n| {
        let (titles, rest) = rows.split_at(n);
        let links = Headings::of(&rest[0]).is_of_links();
        let is_table = || is_headed(rest) || codes::spell(rest).is_some();
        let alone = || titles.iter().all(Row::is_alone) && is_table();
        links || alone() || are_lines(titles, rest)
    })
}

/// True if the first row holds themes above the names of a matrix, and a column has the same themes beside those of
/// its rows.
fn are_themes(rows: &[Row]) -> bool {
    let Some((first, matrix)) = rows.split_first().filter(|(_, below)| below.len() > 2) else {
        return false;
    };
    let Some(names) = matrix::whole(matrix).filter(|&names| names > 0) else {
        return false;
    };
    let mut themes = Names::default();
    for row in &matrix[1..] {
        for column in 0..names {
            themes.insert(&folded(row.cell(column)));
        }
    }
    let above = (0..=names).all(|column| first.cell(column).is_empty());
    above && !first.is_blank() && first.filled().all(|theme| themes.contains(&folded(theme)))
}

/// True for lines of a name and what it stands for, the first of them the name of the map (“Name,
/// Our map”), above headings of links, of factors or of a matrix: rows of one or two cells, none of
/// which is the name of a factor below, and nothing twice. The word “Name” is a heading of factors, too.
pub fn are_of_the_map(above: &[Row], rows: &[Row]) -> bool {
    let (Some(first), Some(last), Some(headings)) = (above.first(), above.last(), rows.first())
    else {
        return false;
    };
    if above.len() > MOST_ABOVE || rows.len() < 2 {
        return false;
    }
    let name = Headings::of(first);
    // Headings of factors with none below them.
    if above.len() == 1 && Headings::of(headings).is_of_links() {
        return name.is_of_factors() && !name.is_of_links();
    }
    let is_name = name.all.iter().all(|&(c, _)| !name.means(c) || c == 0);
    let inner = &above[1..];
    if folded(first.cell(0)) != "name"
        || !is_name
        || !above.iter().all(Row::is_short)
        || inner.iter().any(|row| Headings::of(row).begin_a_table())
    {
        return false;
    }
    let apart = headings.is_apart_from(last);
    let words = Headings::of(headings);
    let begins = words.begin_a_table() || apart && is_heading_of_factors(headings);
    let shape = shape(rows);
    if !begins && !matches!(shape, Shape::Matrix(_)) {
        return false;
    }
    // What stands in the first column would be a factor; a map may be called like one.
    let names = names_of(&shape, rows);
    let mut own = Names::default();
    let cells = above.iter().flat_map(|row| &row.cells);
    let mut filled = cells
        .map(|cell| folded(trimmed(cell)))
        .filter(|cell| !cell.is_empty());
    let mut keys = above.iter().map(|row| folded(row.cell(0)));
    !keys.any(|key| names.contains(&key)) && filled.all(|cell| own.insert(&cell))
}

/// True for a row whose first word stands above labels of factors and is hardly ever one, with another
/// heading beside it.
pub fn is_heading_of_factors(row: &Row) -> bool {
    let first = folded(row.cell(0));
    matches!(first.as_str(), "label" | "name" | "factor" | "variable") && !row.cell(1).is_empty()
}

/// What a table calls its factors, in lower case.
pub fn names_of(shape: &Shape, rows: &[Row]) -> Names {
    let columns = match shape {
        Shape::Factors(of) => [of.label, of.id, None, None],
        Shape::Links(of) => {
            let ids = of.ids.map_or([None; 2], |ids| ids.map(Some));
            [of.from, of.to, ids[0], ids[1]]
        }
        Shape::Matrix(_) => [Some(0), Some(1), Some(2), None],
        _ => [None; 4],
    };
    let mut names = Names::default();
    for row in rows.iter().skip(1) {
        for column in columns.into_iter().flatten() {
            names.insert(&folded(row.cell(column)));
        }
    }
    names
}

/// Makes one row of two rows of headings: the first says which end of a link is meant, and has gaps
/// where it goes on; the second says under both ends that they are factors.
fn two_rows(table: &mut Table, draft: &mut Draft) {
    let [first, second, _, ..] = &table.rows[..] else {
        return;
    };
    let (top, below) = (Headings::of(first), Headings::of(second));
    let (Some(from), Some(to)) = (top.from, top.to) else {
        return;
    };
    let word = folded(second.cell(from));
    let same = word == folded(second.cell(to)) && (is_label(&word) || word == "id");
    let gaps = (0..second.cells.len())
        .any(|column| first.cell(column).is_empty() && !second.cell(column).is_empty());
    if !same || !gaps {
        return;
    }
    let (mut cells, mut above) = (Vec::new(), 0);
    for column in 0..first.cells.len().max(second.cells.len()) {
        let (over, under) = (first.cell(column), second.cell(column));
        if !over.is_empty() {
            above = column;
        }
        let of_an_end = above == from || above == to;
        cells.push(match () {
            () if column == from || column == to || under.is_empty() => over.to_owned(),
            () if !of_an_end && below.means(column) => under.to_owned(),
            () => trimmed(&format!("{} {under}", first.cell(above))).to_owned(),
        });
    }
    let named: Vec<&str> = cells.iter().map(|cell| trimmed(cell)).collect();
    let named = named.join(", ");
    draft.tell(Told::TwoHeadings, &[&named], table.at(first));
    table.rows[1].cells = cells;
    table.rows.remove(0);
}

/// Where headings stand in a table that can't be read from its first row.
pub fn headings_below(rows: &[Row]) -> Option<&Row> {
    let mut below = rows.iter().skip(1).take(3 * MOST_ABOVE);
    below.find(|row| Headings::of(row).begin_a_table() || is_heading_of_factors(row))
}
