//! What the author of a file hid.

use super::Draft;
use crate::format::audit::{At, Told};

impl Draft<'_> {
    /// Tells of a factor that is hidden in the file: it is read all the same.
    pub fn hidden_factor(&mut self, factor: usize, at: &At) {
        let of = &self.factors[factor];
        let at = at.clone().named(of.shown()).factor(&of.id);
        self.tell(Told::Hidden, &[], at);
    }

    /// Tells of a link that is hidden in the file.
    pub fn hidden_link(&mut self, link: usize, at: &At) {
        let (from, to) = self.ends(link);
        let ends = [from, to].map(|factor| self.factors[factor].shown());
        let at = at.clone().named(&ends.join(" → "));
        let at = at.link(self.link_id(link));
        self.tell(Told::Hidden, &[], at);
    }
}
