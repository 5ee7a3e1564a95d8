//! Where tables begin that stand below each other in one text or on one sheet, with or without blank rows
//! between, and what stands right above them.

use super::above::{MOST_ABOVE, are_of_the_map};
use super::beginnings::{has_signs, is_list, is_title, lone, may_begin, words};
use super::captions::{caption, is_caption, is_loop, is_of_factors, is_part};
use super::headings::{Headings, LONGEST, is_code};
use super::strange::{is_below_gap, is_loop_word, is_of_loops};
use super::{Row, Shape, Table, matrix, shape};
use crate::error::Error;
use crate::format::audit::{Notes, Told};
use crate::format::draft::beyond;
use crate::names::{Names, folded};
use std::collections::BTreeSet;

/// As many rows may stand between two tables and be about the second.
const MOST_CAPTIONS: usize = 3;
/// As many rows are asked what they are where no blank row says that a table may begin.
const MOST_ASKED: usize = 20_000;
/// As many tables may begin below the first.
const MOST_TABLES: usize = 1000;

/// What becomes of a row.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Stays,
    /// A table begins.
    Begins,
    /// A table of loops begins.
    Loops,
    /// It says so.
    OfLoops,
    /// It belongs to one.
    Left,
    /// The headings of the table stand again.
    Again,
    /// It is about the table below.
    Caption,
}

/// What the headings of a table say of its rows.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Links,
    Factors,
    Unknown,
}

/// What a table is, by all of its rows.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Matrix,
    /// A list below a row of headings.
    Headed,
    Bare,
}

/// What stands in one text or on one sheet, each table as one of its own. Captions, headings that stand
/// again, and tables of loops are taken out and told. `headed`: the rows that are headings for certain. O(rows · log
/// rows).
///
/// # Errors
/// [`Code::Limit`](crate::error::Code::Limit) for more than a thousand of them.
pub fn below(table: Table, headed: &[u32], notes: &mut Notes) -> Result<Vec<Table>, Error> {
    let fates = Cut::of(&table.rows, headed).fates();
    let rows = table.rows.iter().zip(&fates);
    let mut begin = rows.filter(|(_, fate)| **fate == Fate::Begins);
    if let Some((row, _)) = begin.nth(MOST_TABLES) {
        let message = format!(
            "More than {MOST_TABLES} tables stand below each other here. Put those of the same columns together, under one row of headings."
        );
        return Err(beyond(message, &table.at(row)));
    }
    let sheet = table.sheet;
    let part = |rows| Table {
        sheet: sheet.clone(),
        rows,
        ..Table::default()
    };
    let (mut out, mut of_factors, mut of_loops) = (vec![part(Vec::new())], false, Vec::new());
    for (row, fate) in table.rows.into_iter().zip(fates) {
        let place = || part(Vec::new()).at(&row);
        match fate {
            Fate::Begins => {
                let mut table = part(vec![row]);
                table.of_factors = std::mem::take(&mut of_factors);
                out.push(table);
            }
            Fate::OfLoops => of_loops.push(row.said().trim_end_matches(':').to_owned()),
            Fate::Loops => {
                of_loops.push(row.said());
                let said = std::mem::take(&mut of_loops).join(": ");
                notes.tell(Told::LoopTable, &[], place().named(&said));
            }
            Fate::Left => {}
            Fate::Caption => {
                of_factors = is_of_factors(&row);
                notes.tell(Told::Above, &[], place().named(&row.said()));
            }
            Fate::Again => {
                notes.tell(Told::HeadingsAgain, &[], place());
                // Between those above and those below is no blank row.
                if let Some(above) = out.last_mut().and_then(|table| table.rows.last_mut()) {
                    above.last = row.last;
                }
            }
            Fate::Stays => {
                if let Some(table) = out.last_mut() {
                    table.rows.push(row);
                }
            }
        }
    }
    Ok(out)
}

/// Rows that are gone through from above.
struct Cut<'r> {
    rows: &'r [Row],
    headed: &'r [u32],
    fates: Vec<Fate>,
    /// The rows with headings of factors of which the second is not known.
    lone: Vec<u32>,
    /// All headings so far, and the first word of each.
    seen: BTreeSet<Vec<String>>,
    first: Names,
    /// Where the headings of the table stand, and what they say.
    top: Option<usize>,
    class: Class,
    /// What that table is, once somebody has asked.
    kind: Option<Of>,
    /// The words above its columns, if those are not known.
    columns: Option<Names>,
    /// The names in rows that are no headings, and those that stand there twice, once somebody has asked.
    names: Option<[Names; 2]>,
    /// Links stand somewhere above.
    links: bool,
    /// The row is below the headings of a table of loops, no blank row between.
    left: bool,
    /// Some row below those headings has two cells.
    wide: bool,
    asked: usize,
    /// How many parts behind blank rows were looked at.
    looked: usize,
    begun: usize,
}

impl<'r> Cut<'r> {
    fn of(rows: &'r [Row], headed: &'r [u32]) -> Cut<'r> {
        Cut {
            rows,
            headed,
            fates: vec![Fate::Stays; rows.len()],
            lone: lone(rows),
            seen: BTreeSet::new(),
            first: Names::default(),
            top: None,
            class: Class::Unknown,
            kind: None,
            columns: None,
            names: None,
            links: false,
            left: false,
            wide: false,
            asked: 0,
            looked: 0,
            begun: 0,
        }
    }

    fn fates(mut self) -> Vec<Fate> {
        for at in 0..self.rows.len() {
            self.left &= !self.is_apart(at);
            match self.top {
                None => self.begin(at),
                Some(top) => self.go_on(top, at),
            }
            if self.left && self.fates[at] == Fate::Stays {
                self.fates[at] = Fate::Left;
            }
            self.wide |= self.top.is_some_and(|top| top < at) && !self.rows[at].is_alone();
        }
        self.fates
    }

    /// Asks a row below nothing but lone cells.
    fn begin(&mut self, at: usize) {
        let row = &self.rows[at];
        let headings = Headings::of(row);
        let known = headings.is_of_links() || headings.is_of_factors();
        if known && at > 0 && self.is_apart(at) && !is_title(&self.rows[..at], &headings) {
            self.cut(at, 0, Fate::Begins);
        } else if known || !row.is_alone() {
            self.take(at);
        }
    }

    /// Asks a row below what is or may be the headings of a table whether others begin there.
    fn go_on(&mut self, top: usize, at: usize) {
        let row = &self.rows[at];
        let blank = self.is_apart(at);
        let again = self.is_again(row);
        let asks = blank || again || self.asked < MOST_ASKED;
        let known = || {
            let loops = is_of_loops(row) || self.is_below_loops(at);
            loops || may_begin(row) || self.may_be_corner(at)
        };
        if !asks || !(blank || again || known() || self.may_be_names(top, at)) {
            return;
        }
        self.asked += usize::from(!blank && !again);
        let captions = self.captions(top, at, again);
        if self.is_corner(at) && !again {
            self.kind(top, at - captions);
            let captions = self.captions(top, at, true);
            return self.cut(at, captions, Fate::Begins);
        }
        if self.are_loops(at, captions) {
            return self.cut(at, captions, Fate::Loops);
        }
        if again {
            let of = self.kind(top, at - captions);
            // Of a list whose headings are not known, a row may stand twice.
            if self.class == Class::Unknown && of == Of::Bare {
                return;
            }
            let same = words(row) == words(&self.rows[top]);
            let close = !blank && of != Of::Matrix;
            let few = of == Of::Matrix && !self.begins_matrix(at);
            let fate = match same && (close || few || self.begun >= MOST_TABLES) {
                true => Fate::Again,
                false => Fate::Begins,
            };
            let captions = self.captions(top, at, true);
            return self.cut(at, captions, fate);
        }
        if self.may_be_names(top, at) {
            if self.kind(top, at - captions) == Of::Matrix {
                let captions = self.captions(top, at, true);
                return self.cut(at, captions, Fate::Begins);
            }
            if !blank && !may_begin(row) && !self.may_be_corner(at) {
                return;
            }
        }
        let headings = Headings::of(row);
        let word = (at - captions..at).any(|at| is_caption(&caption(&self.rows[at])));
        let begins = headings.begin_a_table()
            || word && headings.is_of_factors()
            || self.lone.binary_search(&row.number).is_ok()
            || self.class == Class::Links && headings.says_more()
            || blank && self.is_list(at, &headings);
        let apart = blank || captions > 0;
        // Right below headings may stand a second row of those.
        if self.class == Class::Links && at == top + 1 && !blank {
            return;
        }
        let signed = self.class == Class::Links && has_signs(row, &headings);
        if !begins || signed || !apart && !self.is_sure(at, &headings) {
            return;
        }
        // Codes of a matrix, and what they mean.
        if row.filled().next().is_some_and(is_code) && self.kind(top, at - captions) == Of::Matrix {
            return;
        }
        let above = &self.rows[top..at];
        match self.class {
            Class::Unknown if is_title(&self.rows[..at], &headings) => self.take(at),
            Class::Unknown if !apart && !is_list(above) => {
                if at <= MOST_ABOVE {
                    self.take(at);
                }
            }
            Class::Factors if !word && are_of_the_map(above, &self.rows[at..]) => self.take(at),
            _ => self.cut(at, captions, Fate::Begins),
        }
    }

    /// Says what becomes of a row and of the captions above it.
    fn cut(&mut self, at: usize, captions: usize, fate: Fate) {
        let first = at - captions;
        self.left = fate == Fate::Loops;
        if self.left {
            self.fates[first..at].fill(Fate::OfLoops);
            self.fates[at] = fate;
            return;
        }
        self.fates[first..at].fill(Fate::Caption);
        self.fates[at] = fate;
        if fate == Fate::Begins {
            self.begun += 1;
            self.take(at);
        }
    }

    /// Takes a row for the headings of the table.
    fn take(&mut self, at: usize) {
        let row = &self.rows[at];
        let headings = Headings::of(row);
        (self.top, self.kind, self.wide) = (Some(at), None, false);
        self.columns = None;
        self.class = match () {
            () if headings.is_of_links() => Class::Links,
            () if headings.is_of_factors() => Class::Factors,
            () => Class::Unknown,
        };
        self.links |= self.class == Class::Links;
        let words = words(row);
        if let Some(first) = words.first() {
            self.first.insert(first);
        }
        self.seen.insert(words);
    }

    /// True if a blank row stands above.
    fn is_apart(&self, at: usize) -> bool {
        at > 0 && is_below_gap(&self.rows[at], &self.rows[at - 1], self.headed)
    }

    /// True if some headings above say the same.
    fn is_again(&self, row: &Row) -> bool {
        let first = row.filled().next();
        let known = |first: &str| first.len() <= LONGEST && self.first.contains(&folded(first));
        first.is_some_and(known) && self.seen.contains(&words(row))
    }

    /// What the rows below some headings are.
    fn kind(&mut self, top: usize, at: usize) -> Of {
        // What is left out is none of them.
        let mut below = top + 1..at;
        let end = below.find(|&at| self.fates[at] != Fate::Stays);
        let rows = &self.rows[top..end.unwrap_or(at)];
        let of = || match shape(rows) {
            Shape::Matrix(_) => Of::Matrix,
            Shape::Pairs { skip: 0, .. } | Shape::Unknown => Of::Bare,
            _ => Of::Headed,
        };
        *self.kind.get_or_insert_with(of)
    }

    /// True if rows behind a blank one are a list of links whose headings say only where the signs stand; or, below
    /// factors, a matrix.
    fn is_list(&mut self, at: usize, headings: &Headings) -> bool {
        let row = &self.rows[at];
        let signs = headings
            .sign
            .or(headings.weight)
            .is_some_and(|column| column > 1);
        let may_be = match signs {
            true => !has_signs(row, headings),
            false => self.class == Class::Factors,
        };
        if self.class == Class::Unknown || self.looked > MOST_TABLES || row.is_alone() || !may_be {
            return false;
        }
        self.looked += 1;
        let mut below = at + 1..self.rows.len();
        let end = below.find(|&at| self.is_apart(at));
        match shape(&self.rows[at..end.unwrap_or(self.rows.len())]) {
            Shape::Links(_) | Shape::Pairs { skip: 1.., .. } => signs,
            Shape::Matrix(_) => self.class == Class::Factors,
            _ => false,
        }
    }

    /// True for names without one in the corner, the first of which below is one of them, above a matrix.
    fn is_corner(&mut self, at: usize) -> bool {
        if !self.may_be_corner(at) || self.looked > MOST_TABLES {
            return false;
        }
        self.looked += 1;
        self.begins_matrix(at)
    }

    fn may_be_corner(&self, at: usize) -> bool {
        let row = &self.rows[at];
        let next = self.rows.get(at + 1).map_or("", |row| row.cell(0));
        row.cell(0).is_empty()
            && !row.is_alone()
            && row.filled().any(|cell| cell == next)
            && !row.filled().any(matrix::is_weight)
    }

    /// True if a row without a blank one or a caption above can be nothing but headings: its first word is known, nothing
    /// in it is a sign or the name of a factor, and rows follow that are no headings.
    fn is_sure(&mut self, at: usize, headings: &Headings) -> bool {
        let row = &self.rows[at];
        let first = (0..row.cells.len()).find(|&column| !row.cell(column).is_empty());
        let first = first.is_some_and(|column| headings.is_known(column));
        // Among factors, one may be called Node, and be of a group.
        let label = headings.label.map_or("", |column| row.cell(column));
        let among = self.class == Class::Factors && !headings.is_of_links();
        // The same words stand above the table, but for one more or one less.
        let alike = || {
            let top = self
                .top
                .map(|top| words(&self.rows[top]))
                .unwrap_or_default();
            let words = words(row);
            words.len().min(top.len()) > 1 && words.iter().zip(&top).all(|(a, b)| a == b)
        };
        let called = matches!(
            &*folded(label),
            "label" | "name" | "nom" | "libellé" | "nombre" | "etiqueta" | "nome" | "naam" | "enw"
        );
        if among && !called && !alike() {
            return false;
        }
        let next = self.rows.get(at + 1);
        let below = next.is_some_and(|row| !may_begin(row) || !Headings::of(row).begin_a_table());
        first
            && below
            && !headings.spoken
            && !has_signs(row, headings)
            && !self.is_named(row, headings)
    }

    /// True if what would be a heading of ends or of labels is the name of something in other rows.
    fn is_named(&mut self, row: &Row, headings: &Headings) -> bool {
        let own = match headings.is_of_links() {
            true => [headings.from, headings.to],
            false => [headings.label, None],
        };
        let [names, _] = self.names();
        let mut own = own.iter().flatten();
        own.any(|&column| names.contains(&folded(row.cell(column))))
    }

    fn names(&mut self) -> &[Names; 2] {
        let rows = self.rows;
        self.names.get_or_insert_with(|| {
            let (mut names, mut twice) = (Names::default(), Names::default());
            let mut asked = 0;
            for row in rows {
                let may = may_begin(row) && asked < MOST_ASKED;
                asked += usize::from(may);
                let headings = may.then(|| Headings::of(row));
                if headings.is_some_and(|of| of.begin_a_table() || of.says_more()) {
                    continue;
                }
                for cell in row.filled().take(3).filter(|cell| cell.len() <= LONGEST) {
                    let name = folded(cell);
                    if !names.insert(&name) {
                        twice.insert(&name);
                    }
                }
            }
            [names, twice]
        })
    }

    /// True if the rows from one to the next that says the same, or to a blank one, are a matrix.
    fn begins_matrix(&self, at: usize) -> bool {
        let own = words(&self.rows[at]);
        let mut below = at + 1..self.rows.len();
        let end = below.find(|&at| self.is_apart(at) || words(&self.rows[at]) == own);
        let rows = &self.rows[at..end.unwrap_or(self.rows.len())];
        matches!(shape(rows), Shape::Matrix(_))
    }

    /// True for a row without a weight that begins as the one above a matrix does, or says what begins the next.
    fn may_be_names(&self, top: usize, at: usize) -> bool {
        let row = &self.rows[at];
        let next = self.rows.get(at + 1).map_or("", |row| row.cell(0));
        let names = || row.filled().skip(1).any(|cell| cell == next);
        let begins =
            row.cell(0) == self.rows[top].cell(0) || row.filled().nth(2).is_some() && names();
        self.class != Class::Links
            && self.kind.is_none_or(|of| of == Of::Matrix)
            && begins
            && !row.is_alone()
            && !row.filled().any(matrix::is_weight)
    }

    /// True for a row right below “Loops:”, or “Loops” behind a blank row.
    fn is_below_loops(&self, at: usize) -> bool {
        let above = &self.rows[at - 1];
        above.is_alone()
            && is_loop_word(&caption(above))
            && (self.is_apart(at - 1) || above.filled().any(|said| said.ends_with(':')))
    }

    /// True if a table of loops begins: below that word, or by its headings.
    fn are_loops(&mut self, at: usize, captions: usize) -> bool {
        let rows = self.rows;
        let row = &rows[at];
        let mut above = rows[at - captions..at].iter();
        // A factor may be called Feedback, and so may a group of them.
        let feedback = |word: &str| matches!(word, "feedback" | "rückkopplung");
        let is = |word: &str| is_loop_word(word) && !feedback(word);
        let said = above.any(|row| is(&caption(row)));
        if row.is_alone() || !(said || is_of_loops(row) || self.is_below_loops(at)) {
            return false;
        }
        let headings = Headings::of(row);
        let headed = is_of_loops(row) && !has_signs(row, &headings);
        let apart = self.is_apart(at) || captions > 0;
        let below = rows.get(at + 1).filter(|_| !self.is_apart(at + 1));
        let next = || below.is_some_and(|row| is_loop(row, apart));
        let first = row.filled().next().unwrap_or_default();
        let list = self.links && self.class != Class::Factors;
        let [_, twice] = self.names();
        let named = row
            .filled()
            .take(2)
            .any(|cell| twice.contains(&folded(cell)));
        let sure = below.is_some() && !feedback(&folded(first)) && !named;
        !headings.is_of_links()
            && (said && (headings.is_of_factors() || headed)
                || self.class != Class::Factors && self.is_below_loops(at) && is_loop(row, false)
                || headed && (next() || apart && list && sure))
    }

    /// How many rows above some headings are about what follows: a word for it; a part with its number; a lone cell
    /// behind a blank row, or where all rows have two cells.
    fn captions(&mut self, top: usize, at: usize, again: bool) -> usize {
        if at - 1 == top || !self.rows[at - 1].is_alone() {
            return 0;
        }
        let mut found = 0;
        let (rows, class) = (self.rows, self.class);
        let names = self.columns.get_or_insert_with(|| {
            let mut names = Names::default();
            let row = &rows[top];
            for cell in row.filled().filter(|_| class == Class::Unknown) {
                names.insert(&folded(cell));
            }
            names
        });
        for up in 1..=MOST_CAPTIONS.min(at - top - 1) {
            let (row, below) = (&self.rows[at - up], &self.rows[at - up + 1]);
            // A factor of a matrix is named above it.
            let named = row.filled().any(|cell| names.contains(&folded(cell)));
            if !row.is_alone() || named || below.number > row.last + 2 {
                break;
            }
            let said = caption(row);
            let blank = row.is_apart_from(&self.rows[at - up - 1]);
            // In a text, what comes from a table has as many separators as its headings.
            let short = row.cells.len() == 1 && self.rows[top].cells.len() > 1;
            // Behind a blank row a factor may stand alone.
            let word = said.split(' ').next().unwrap_or_default();
            let close =
                self.class != Class::Factors || !below.is_apart_from(row) || is_caption(word);
            let is = is_caption(&said)
                || is_loop_word(&said)
                || is_part(&said)
                || blank && close && up == 1 && (self.wide || self.class == Class::Links)
                || again && (short || self.class == Class::Links || self.kind == Some(Of::Matrix));
            if is {
                found = up;
            }
        }
        found
    }
}
