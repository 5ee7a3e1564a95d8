//! What is asked of rows to know where tables begin.

use super::{Class, Cut, Fate, MOST_ASKED, MOST_TABLES, Of};
use crate::format::table::beginnings::{has_signs, may_begin, words};
use crate::format::table::captions::{caption, is_caption, is_loop, is_part};
use crate::format::table::headings::{Headings, LONGEST};
use crate::format::table::strange::{is_below_gap, is_loop_word, is_of_loops};
use crate::format::table::{Row, Shape, matrix, shape};
use crate::names::{Names, folded};

/// As many rows may stand between two tables and be about the second.
const MOST_CAPTIONS: usize = 3;

impl Cut<'_> {
    /// True if a blank row stands above.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        at > 0 && is_below_gap(&self.rows[at], &self.rows[at - 1], self.headed)
    }

    /// True if some headings above say the same.
    pub(super) fn is_again(&self, row: &Row) -> bool {
        let first = row.filled().next();
        let known = |first: &str| first.len() <= LONGEST && self.first.contains(&folded(first));
        first.is_some_and(known) && self.seen.contains(&words(row))
    }

    /// What the rows below some headings are.
    pub(super) fn kind(&mut self, top: usize, at: usize) -> Of {
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
    pub(super) fn is_list(&mut self, at: usize, headings: &Headings) -> bool {
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
        let end = end.unwrap_or(self.rows.len());
        // Below captions alone, the same rows may be asked again and again.
        if !self.is_apart(at) {
            self.looked += (end - at) / 100;
        }
        match shape(&self.rows[at..end]) {
            Shape::Links(_) | Shape::Pairs { skip: 1.., .. } => signs,
            Shape::Matrix(_) => self.class == Class::Factors,
            _ => false,
        }
    }

    /// True for names without one in the corner, the first of which below is one of them, above a matrix.
    pub(super) fn is_corner(&mut self, at: usize) -> bool {
        if !self.may_be_corner(at) || self.looked > MOST_TABLES {
            return false;
        }
        self.looked += 1;
        self.begins_matrix(at)
    }

    pub(super) fn may_be_corner(&self, at: usize) -> bool {
        let row = &self.rows[at];
        let next = self.rows.get(at + 1).map_or("", |row| row.cell(0));
        row.cell(0).is_empty()
            && !row.is_alone()
            && row.filled().any(|cell| cell == next)
            && !row.filled().any(matrix::is_weight)
    }

    /// True if a row without a blank one or a caption above can be nothing but headings: its first word is known, nothing
    /// in it is a sign or the name of a factor, and rows follow that are no headings.
    pub(super) fn is_sure(&mut self, at: usize, headings: &Headings) -> bool {
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
        let called = || {
            matches!(
                &*folded(label),
                "label"
                    | "name"
                    | "nom"
                    | "libellé"
                    | "nombre"
                    | "etiqueta"
                    | "nome"
                    | "naam"
                    | "enw"
            )
        };
        if among && !called() && !alike() {
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
    pub(super) fn is_named(&mut self, row: &Row, headings: &Headings) -> bool {
        let own = match headings.is_of_links() {
            true => [headings.from, headings.to],
            false => [headings.label, None],
        };
        let [names, _] = self.names();
        let mut own = own.iter().flatten();
        own.any(|&column| names.contains(&folded(row.cell(column))))
    }

    pub(super) fn names(&mut self) -> &[Names; 2] {
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
    pub(super) fn begins_matrix(&self, at: usize) -> bool {
        let own = words(&self.rows[at]);
        let mut below = at + 1..self.rows.len();
        let end = below.find(|&at| self.is_apart(at) || words(&self.rows[at]) == own);
        let rows = &self.rows[at..end.unwrap_or(self.rows.len())];
        matches!(shape(rows), Shape::Matrix(_))
    }

    /// True for a row without a weight that begins as the one above a matrix does, or says what begins the next.
    pub(super) fn may_be_names(&self, top: usize, at: usize) -> bool {
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
    pub(super) fn is_below_loops(&self, at: usize) -> bool {
        let above = &self.rows[at - 1];
        above.is_alone()
            && is_loop_word(&caption(above))
            && (self.is_apart(at - 1) || above.filled().any(|said| said.ends_with(':')))
    }

    /// True if a table of loops begins: below that word, or by its headings.
    pub(super) fn are_loops(&mut self, at: usize, captions: usize) -> bool {
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
    pub(super) fn captions(&mut self, top: usize, at: usize, again: bool) -> usize {
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
