//! Factors that are called like a loop, as where somebody drew the mark of one among them.

use super::Draft;
use crate::format::Format;
use crate::format::audit::Told;
use crate::format::circle::label_of;
use std::collections::BTreeSet;

impl Draft<'_> {
    /// Tells of factors without links that are called `R1` or `B2`, where others have links. O(n log n).
    pub(super) fn lone_loops(&mut self) {
        let ends = self.links.iter().flat_map(|(from, to, _)| [*from, *to]);
        let linked: BTreeSet<usize> = ends.collect();
        // In an outline a factor that is called so stands in quotes, and is meant.
        if linked.is_empty() || self.audit.format == Format::Outline {
            return;
        }
        let is_loop = |label: &str| label_of(label).0.as_deref() == Some(label);
        let all = self.factors.iter().zip(&self.places).enumerate();
        let lone = all.filter(|(at, (factor, _))| !linked.contains(at) && is_loop(&factor.label));
        let told = lone.map(|(_, (factor, at))| at.clone().named(&factor.label).factor(&factor.id));
        for at in told.collect::<Vec<_>>() {
            self.tell(Told::LoneLoop, &[], at);
        }
    }
}
