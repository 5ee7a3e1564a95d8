//! What a lone hyphen in a cell of a matrix is: nothing, or a minus.

use super::matrix::{is_empty, is_hyphen};
use super::nothing::says_nothing;
use super::weights::measure;
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::table::letters::Cells;

/// What the hyphens of a matrix are.
pub struct Hyphens {
    /// One is a sign, as in a matrix of signs.
    signs: bool,
    /// They, and nothing else, stand where a factor meets itself.
    bare: bool,
    /// So they do, and no other cell is empty: nobody links everything to everything, so that all
    /// of them are most likely marks of empty cells.
    full: bool,
}

impl Hyphens {
    /// `signs`: a hyphen is one among the cells; `sums`: some beside them count it as −1.
    pub fn of(cells: &Cells, signs: bool, sums: bool, draft: &Draft) -> Hyphens {
        let (mut all, mut hyphens) = (0, 0);
        let mut filled = true;
        for &(_, (cause, effect), cell) in cells {
            if cause == effect {
                all += 1;
                hyphens += usize::from(is_hyphen(cell));
            } else {
                let empty = is_empty(cell) && !is_hyphen(cell) || says_nothing(cell);
                filled &= !empty && measure(cell) != Some(0.0);
            }
        }
        let bare = all > 1 && hyphens == all;
        let full = bare && filled && !sums && draft.options.sign("-").is_none();
        Hyphens { signs, bare, full }
    }

    /// True for a hyphen that is none of a link; tells of it. `own`: a factor meets itself there.
    pub fn are_none(&self, cell: &str, own: bool, draft: &mut Draft, at: &At) -> bool {
        if !is_hyphen(cell) || self.signs && !self.full && !(self.bare && own) {
            return false;
        }
        match (self.signs && self.full, own) {
            (true, true) => {}
            (true, false) => draft.tell(Told::HyphenFull, &[], at.clone()),
            _ => draft.tell(Told::Hyphen, &[], at.clone()),
        }
        true
    }
}
