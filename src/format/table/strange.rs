//! Tables below a list of links or of factors, in the same text or on the same sheet, that are no such list:
//! of loops, of people, of what terms mean.

use super::above::{MOST_ABOVE, names_of};
use super::below::{Columns, have_signs};
use super::headings::Headings;
use super::{Row, Shape, Table, others, shape};
use crate::format::audit::{Notes, Told};
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded};

/// What people write above the names of loops, in the first column or behind a number.
const LOOPS: [&str; 29] = [
    "loop",
    "loops",
    "feedback loop",
    "feedback loops",
    "causal loop",
    "loop name",
    "loop id",
    "loop no.",
    "loop #",
    "loop label",
    "feedback",
    "regelkreis",
    "regelkreise",
    "rückkopplung",
    "rückkopplungen",
    "rückkopplungsschleifen",
    "feedbackschleife",
    "feedbackschleifen",
    "schleife",
    "schleifen",
    "wirkungskreis",
    "wirkungskreise",
    "boucle",
    "boucles",
    "bucle",
    "bucles",
    "ciclo",
    "ciclos",
    "lus",
];

/// The rows of one sheet that stand together, no blank row between them.
pub type Block = Vec<Row>;

/// What stands above, on the same sheet.
#[derive(Default)]
struct Above {
    sheet: Option<String>,
    /// Some heading on this sheet says that links follow.
    of_links: bool,
    /// The last table of links, if all of it has signs: where they stand, what they are, and how many cells
    /// its rows have.
    columns: Option<Columns>,
    kinds: Names,
    numbers: bool,
    width: usize,
    /// The names of all factors so far.
    names: Names,
}

/// What becomes of a block.
enum Verdict {
    /// It belongs to the table above.
    Stays,
    /// It is a table of its own.
    Own,
    Left(Told),
}

/// Leaves out tables that are no list of links or of factors where others are, and tells of them. `headed`:
/// the rows that are headings for certain.
pub fn without(tables: Vec<Table>, headed: &[u32], notes: &mut Notes) -> Vec<Table> {
    let mut sheets: Vec<Option<String>> = Vec::new();
    for table in &tables {
        if !sheets.contains(&table.sheet) && begins_links(&table.rows) {
            sheets.push(table.sheet.clone());
        }
    }
    let mut out: Vec<Table> = Vec::new();
    let mut above = Above::default();
    for (i, mut table) in tables.into_iter().enumerate() {
        if i == 0 || above.sheet != table.sheet {
            above = Above {
                sheet: table.sheet.clone(),
                of_links: sheets.contains(&table.sheet),
                ..Above::default()
            };
        }
        // How many of the last rows are a title, perhaps of what follows.
        let mut titles = 0;
        for block in blocks(std::mem::take(&mut table.rows), headed) {
            let verdict = above.judge(&block, headed);
            if let Verdict::Left(told) = verdict {
                let cut = table.rows.len() - titles;
                let mut said: Vec<Row> = table.rows.split_off(cut);
                said.extend(block.iter().take_while(|row| row.is_alone()).cloned());
                let headings = block.iter().find(|row| !row.is_alone());
                said.extend(headings.or(block.first()).cloned());
                let said: Vec<String> = said.iter().map(Row::said).collect();
                let at = headings.unwrap_or(&block[0]);
                let mut said = said.join(": ");
                if told == Told::TableLeft {
                    said = format!("{}: {said}", extent(&block, table.sheet.is_some()));
                }
                notes.tell(told, &[], table.at(at).named(&said));
                titles = 0;
                continue;
            }
            if matches!(verdict, Verdict::Own) && !table.rows.is_empty() {
                let own = Table {
                    sheet: table.sheet.clone(),
                    ..Table::default()
                };
                out.push(std::mem::replace(&mut table, own));
            }
            above.take(&block);
            titles = match above.is_title(&block) {
                true => titles + block.len(),
                false => 0,
            };
            table.rows.extend(block);
        }
        if !table.rows.is_empty() {
            out.push(table);
        }
    }
    out
}

/// True if a blank row stands between two. Below one of headings for certain stood a row of hyphens.
pub fn is_below_gap(row: &Row, above: &Row, headed: &[u32]) -> bool {
    match above.is_one_of(headed) {
        true => row.number > above.last + 2,
        false => row.is_apart_from(above),
    }
}

/// Parts rows where a blank one stands between them, or headings begin.
pub fn blocks(rows: Vec<Row>, headed: &[u32]) -> Vec<Block> {
    let certain = |row: &Row| row.is_one_of(headed);
    let mut out: Vec<Block> = Vec::new();
    for row in rows {
        let apart = |last: &Row| is_below_gap(&row, last, headed);
        match out.last_mut() {
            Some(block) if !certain(&row) && !block.last().is_some_and(apart) => block.push(row),
            _ => out.push(vec![row]),
        }
    }
    out
}

/// How many rows of a block are left out, and where the last of them stands.
fn extent(block: &[Row], sheet: bool) -> String {
    match block {
        [.., last] if block.len() > 1 => {
            let place = if sheet { "row" } else { "line" };
            format!("{} rows to {place} {}", block.len(), last.number)
        }
        _ => "1 row".to_owned(),
    }
}

/// True if some first row of a block has headings of links.
fn begins_links(rows: &[Row]) -> bool {
    let mut first = true;
    let mut last: Option<&Row> = None;
    rows.iter().any(|row| {
        first |= last.is_none_or(|last| row.is_apart_from(last));
        last = Some(row);
        let begins = first && Headings::of(row).is_of_links();
        first &= row.is_alone();
        begins
    })
}

/// True for a word that stands above names of loops.
pub fn is_loop_word(word: &str) -> bool {
    LOOPS.contains(&word)
}

/// True for headings of a table of loops.
pub fn is_of_loops(row: &Row) -> bool {
    let mut cells = row.filled().map(folded);
    let (Some(first), Some(second)) = (cells.next(), cells.next()) else {
        return false;
    };
    is_loop_word(&first)
        || is_loop_word(&second)
            && matches!(first.as_str(), "#" | "no" | "no." | "nr" | "nr." | "id")
}

/// True for a matrix by its names, which no list of links looks like.
fn is_matrix(rows: &[Row]) -> bool {
    let Some(first) = rows.first() else {
        return false;
    };
    // Hardly more rows than columns: sums, perhaps. A list of links is long.
    let square = rows.len() > 2 && rows.len() < first.cells.len() + 5;
    square && matches!(shape(rows), Shape::Matrix(of) if !of.is_oblong() && of.names().is_some())
}

impl Above {
    /// Whether rows are a few words that stand alone, and no factors.
    fn is_title(&self, block: &[Row]) -> bool {
        let known = |row: &Row| {
            let mut cells = row.filled();
            cells.any(|cell| self.names.contains(&folded(cell)))
        };
        let links = self.columns.is_some();
        links && block.len() <= 2 && block.iter().all(|row| row.is_alone() && !known(row))
    }

    /// Takes in what a block that is kept says.
    fn take(&mut self, block: &[Row]) {
        let tops = 0..block.len().min(MOST_ABOVE);
        let mut begins = tops.filter(|&top| !block[top].is_alone());
        let begins = begins.next().map_or(block, |top| &block[top..]);
        let Some(first) = begins.first() else { return };
        if is_matrix(begins) {
            for row in begins {
                self.names.insert(&folded(row.cell(0)));
            }
            return;
        }
        let headings = Headings::of(first);
        let known = headings.is_of_links() || headings.is_of_factors();
        if known || self.columns.is_none() {
            let of = shape(begins);
            for name in names_of(&of, begins).list() {
                self.names.insert(name);
            }
            let links = matches!(of, Shape::Links(_) | Shape::Pairs { sign: Some(_), .. });
            if links {
                self.width = 0;
                self.columns = Columns::of(&of).filter(|_| have_signs(&of, begins));
            }
        }
        let Some(columns) = &self.columns else { return };
        for row in &begins[usize::from(known)..] {
            for name in columns.names(row) {
                self.names.insert(&name);
            }
            self.width = self.width.max(row.filled().count());
            for &column in &columns.signs {
                self.numbers |= number(row.cell(column)).is_some();
                self.kinds.insert(&folded(row.cell(column)));
            }
        }
    }

    /// What becomes of a block.
    fn judge(&self, block: &[Row], headed: &[u32]) -> Verdict {
        let alone = block.iter().take_while(|row| row.is_alone()).count();
        let Some((first, rows)) = block[alone..].split_first() else {
            return Verdict::Stays;
        };
        let headings = Headings::of(first);
        let some = self.of_links || self.columns.is_some();
        if headings.is_of_links() || !some {
            return Verdict::Stays;
        }
        if is_matrix(&block[alone..]) {
            return Verdict::Own;
        }
        if self.is_signed(first) {
            return Verdict::Stays;
        }
        let certain = first.is_one_of(headed);
        // A factor may be called Loop.
        let mut named = first.filled().take(2).map(folded);
        let named = named.any(|cell| self.names.contains(&cell));
        if is_of_loops(first) && (certain || !rows.is_empty() && !named) {
            return Verdict::Left(Told::LoopTable);
        }
        match certain {
            true => self.judge_headed(&block[alone..]),
            false if headings.is_of_factors() => Verdict::Stays,
            false => self.judge_bare(first, rows),
        }
    }

    /// The same of a block whose first row are headings for certain.
    fn judge_headed(&self, block: &[Row]) -> Verdict {
        let rows = &block[1..];
        // People write hyphens below a first link, too.
        if self.knows_both(&block[0]) {
            return Verdict::Stays;
        }
        match shape(block) {
            Shape::Factors(_) | Shape::Links(_) | Shape::Matrix(_) => Verdict::Own,
            Shape::Pairs { sign: Some(_), .. } if self.are_links(rows) => Verdict::Own,
            _ => Verdict::Left(Told::TableLeft),
        }
    }

    /// The same of a block that may go on with the links above. It does not if where names stand there are
    /// none; or if it says no sign, and its first row names nothing that is named elsewhere, and either this row
    /// reads as headings of something else, or the others only say something of causes above, or have more
    /// cells than any link.
    fn judge_bare(&self, first: &Row, rows: &[Row]) -> Verdict {
        let Some(columns) = &self.columns else {
            return Verdict::Stays;
        };
        let known = |name: &String| self.names.contains(name);
        let no_name = |row: &Row| {
            let ends = [columns.from, columns.to].map(|column| row.cell(column));
            let mut ends = ends.into_iter().filter(|cell| !known(&folded(cell)));
            row.filled().count() > 1 && ends.any(others::is_no_name)
        };
        let ends = |row: &Row| {
            let ends = [columns.from, columns.to];
            ends.map(|column| folded(row.cell(column)))
        };
        let [from, to] = ends(first);
        let again = rows.iter().any(|row| {
            let ends = ends(row);
            ends.contains(&from) || ends.contains(&to)
        });
        let new = !from.is_empty() && !to.is_empty() && !known(&from) && !known(&to) && !again;
        let none = rows.iter().all(no_name) && (no_name(first) || new && !rows.is_empty());
        if none {
            return Verdict::Left(Told::TableLeft);
        }
        if rows.is_empty() || !new || rows.iter().any(|row| self.is_signed(row)) {
            return Verdict::Stays;
        }
        let mut names = Names::default();
        for row in rows {
            names.insert(&ends(row)[0]);
        }
        let says = |row: &Row| {
            let [from, to] = ends(row);
            known(&from) && !to.is_empty() && !known(&to) && !names.contains(&to)
        };
        let unknown = |row: &Row| !ends(row).iter().any(known);
        let wide = |row: &Row| unknown(row) && row.filled().count() > self.width;
        // Words where signs stand above, and no chain of links.
        let worded = columns.signs.iter().any(|&c| !first.cell(c).is_empty());
        let chain = rows.iter().any(|row| names.contains(&ends(row)[1]));
        let link = |row: &Row| ends(row).iter().all(known);
        // What a link does is no heading; nor are words among others above that are no signs.
        let mut signs = columns.signs.iter();
        let does = signs.any(|&c| others::is_verb(first.cell(c)));
        let kinds = self.kinds.list().iter();
        let words = kinds.filter(|kind| word(kind) == Word::Other && number(kind).is_none());
        let alike = words.count() > 1 && first.filled().count() == self.width;
        let headings = || !does && !alike && others::are_headings(first, rows);
        let is_other = rows.len() > 1 && rows.iter().all(says)
            || rows.iter().all(wide)
            || !chain && others::are_known(first) && !rows.iter().any(link)
            || !chain && worded && rows.iter().all(unknown) && headings();
        match is_other {
            true => Verdict::Left(Told::TableLeft),
            false => Verdict::Stays,
        }
    }

    /// True for a row that has a sign where those above have theirs.
    fn is_signed(&self, row: &Row) -> bool {
        let is_sign = |text: &str| {
            let known = word(text) != Word::Other || self.kinds.contains(&folded(text));
            !text.is_empty() && (known || self.numbers && number(text).is_some())
        };
        let columns = self.columns.as_ref();
        columns.is_some_and(|of| of.signs.iter().any(|&c| is_sign(row.cell(c))))
    }

    fn knows_both(&self, row: &Row) -> bool {
        let columns = self.columns.as_ref();
        columns.is_some_and(|of| {
            let mut ends = [of.from, of.to].into_iter();
            ends.all(|column| self.names.contains(&folded(row.cell(column))))
        })
    }

    /// True if half of the rows have an end that is known in one of the first two columns.
    fn are_links(&self, rows: &[Row]) -> bool {
        let known = |row: &&Row| {
            let mut ends = (0..2).map(|column| folded(row.cell(column)));
            ends.any(|end| self.names.contains(&end))
        };
        rows.iter().filter(known).count() * 2 >= rows.len().max(1)
    }
}
