//! Words for what leads where, and for the place of factors in the drawing. Only the tools say them.

use super::phrases::{Going, Tally};
use super::{Words, label, telling};
use crate::analysis::paths::Paths;
use crate::analysis::reach::{Verdict, Way};
use crate::model::{FactorIx, LinkIx, Map};

impl Words {
    /// What one factor does to another by all the ways that were found, and which were not.
    pub fn paths(&self, map: &Map, from: FactorIx, to: FactorIx, paths: &Paths) -> String {
        let balance = paths.balance();
        self.phrases.paths(&Tally {
            cause: &label(map, from),
            effect: &label(map, to),
            same: from == to,
            verdict: balance.verdict(),
            raise: balance.raise,
            lower: balance.lower,
            unknown: balance.unknown,
            up_to: (!paths.all_found).then_some(paths.complete_up_to),
            exists: paths.distance.is_some(),
        })
    }

    /// A way told link by link, and what it comes to: "More A means more B; more B means less C. So a
    /// rise in A lowers C."
    pub fn path(&self, map: &Map, links: &[LinkIx]) -> String {
        let (Some(&first), Some(&last)) = (links.first(), links.last()) else {
            return String::new();
        };
        let mut goes = Going::Up;
        let mut clauses = Vec::new();
        for &link in links {
            let step = telling::clause(map, link, goes);
            goes = goes.through(step.polarity);
            clauses.push(self.phrases.clause(&step));
        }
        let (cause, effect) = (label(map, map.ends(first).0), label(map, map.ends(last).1));
        let sum = self.phrases.comes_to(&cause, &effect, goes);
        self.phrases
            .paragraph(&self.phrases.sentence(&clauses), &sum)
    }

    /// What stands above the factors that drive one, or that follow from it, within some steps.
    pub fn reach(&self, map: &Map, factor: FactorIx, way: Way, steps: u32, found: usize) -> String {
        self.phrases.reach(&label(map, factor), way, steps, found)
    }

    /// What a factor does to another, in a word or two: "raises it".
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        self.phrases.verdict(verdict)
    }

    /// What stands with numbers about the place of factors in the drawing.
    pub fn caption(&self) -> &'static str {
        self.phrases.caption()
    }

    /// What the factors are that lie on every loop, and whether fewer would do.
    pub fn feedback_set(&self, factors: usize, exact: bool) -> String {
        self.phrases.feedback_set(factors, exact)
    }

    /// What independent loops are.
    pub fn independent(&self, loops: usize, complete: bool) -> String {
        self.phrases.independent(loops, complete)
    }
}
