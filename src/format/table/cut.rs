//! Where tables begin that stand below each other in one text or on one sheet, with or without blank rows
//! between, and what stands right above them.

mod asked;

use super::above::{MOST_ABOVE, are_of_the_map};
use super::beginnings::{has_signs, is_list, is_title, lone, may_begin, words};
use super::captions::{caption, is_caption, is_of_factors};
use super::headings::{Headings, is_code};
use super::strange::is_of_loops;
use super::{Row, Table};
use crate::error::Error;
use crate::format::audit::{Notes, Told};
use crate::format::draft::beyond;
use crate::names::Names;
use std::collections::BTreeSet;

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
            let above = &self.rows[at - 1];
            let word = || above.is_alone() && is_caption(&caption(above));
            let loops = is_of_loops(row) || self.is_below_loops(at);
            loops || word() || may_begin(row) || self.may_be_corner(at)
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
        let apart = blank || captions > 0;
        if self.may_be_names(top, at) {
            if self.kind(top, at - captions) == Of::Matrix {
                let captions = self.captions(top, at, true);
                return self.cut(at, captions, Fate::Begins);
            }
            if !apart && !may_begin(row) && !self.may_be_corner(at) {
                return;
            }
        }
        let headings = Headings::of(row);
        let word = (at - captions..at).any(|at| is_caption(&caption(&self.rows[at])));
        let begins = headings.begin_a_table()
            || word && headings.is_of_factors()
            || self.lone.binary_search(&row.number).is_ok()
            || self.class == Class::Links && headings.says_more()
            || apart && self.is_list(at, &headings);
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
}
