//! Words for what leads where, and for the place of factors in the drawing. Only the tools say them.

use super::phrases::Phrase;
use super::story::paragraph;
use super::table::capital;
use super::telling::Going;
use super::{Noun, Words, label, telling};
use crate::analysis::paths::Paths;
use crate::analysis::reach::{Verdict, Way};
use crate::model::{FactorIx, LinkIx, Map};

impl Words {
    /// What one factor does to another by all the ways that were found, and which were not.
    pub fn paths(&self, map: &Map, from: FactorIx, to: FactorIx, paths: &Paths) -> String {
        let (cause, effect) = (label(map, from), label(map, to));
        let (cause, effect) = (self.quantity(&cause).inside, self.quantity(&effect).inside);
        if from == to {
            return capital(&self.say(Phrase::WaysToItself, &[&cause]));
        }
        let balance = paths.balance();
        let (raise, lower, unknown) = (balance.raise, balance.lower, balance.unknown);
        let all = raise + lower + unknown;
        let mut courses = String::new();
        let kinds = [
            (Phrase::WaysUp, raise),
            (Phrase::WaysDown, lower),
            (Phrase::WaysOpen, unknown),
        ];
        for (phrase, number) in kinds {
            if number > 0 {
                let course = self.say_numbers((phrase, 0), &[], &[number]);
                self.append(&mut courses, Phrase::Comma, &course);
            }
        }
        let sentence = match balance.verdict() {
            Verdict::None if paths.distance.is_some() => Phrase::WaysSoShort,
            Verdict::None => Phrase::WaysNone,
            Verdict::Raises => Phrase::WaysRaise,
            Verdict::Lowers => Phrase::WaysLower,
            Verdict::Both => Phrase::WaysBoth,
            Verdict::Unknown => Phrase::WaysUnknown,
        };
        let parts = [&*cause, &effect, &courses];
        let text = self.say_numbers((sentence, 0), &parts, &[all, unknown]);
        if paths.all_found || all == 0 {
            return text;
        }
        let links = self.count(paths.complete_up_to, Noun::Link);
        paragraph(&text, &self.say(Phrase::WaysUpTo, &[&links]))
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
            clauses.push(self.clause(&step));
        }
        let (cause, effect) = (label(map, map.ends(first).0), label(map, map.ends(last).1));
        let sum = match goes {
            Going::Up => Phrase::SoRaises,
            Going::Down => Phrase::SoLowers,
            Going::Changed => Phrase::SoUnknown,
        };
        let sum = self.say(
            sum,
            &[
                &self.quantity(&cause).inside,
                &self.quantity(&effect).inside,
            ],
        );
        paragraph(&self.sentence(&clauses), &sum)
    }

    /// What stands above the factors that drive one, or that follow from it, within some steps.
    pub fn reach(&self, map: &Map, factor: FactorIx, way: Way, steps: u32, found: usize) -> String {
        let sentence = match (way, found) {
            (Way::Up, 0) => Phrase::NothingDrives,
            (Way::Down, 0) => Phrase::NothingFollows,
            (Way::Up, _) => Phrase::Drives,
            (Way::Down, _) => Phrase::Follows,
        };
        let mut within = String::new();
        if steps != u32::MAX {
            within.push(' ');
            within += &self.say_numbers((Phrase::Within, 0), &[], &[steps as usize]);
        }
        let parts = [&*self.quantity(&label(map, factor)).inside, &within];
        self.say_numbers((sentence, 0), &parts, &[found])
    }

    /// What a factor does to another, in a word or two: "raises it".
    pub fn verdict(&self, verdict: Verdict) -> &str {
        self.line(Phrase::VerdictRaises, verdict as usize)
    }

    /// What stands with numbers about the place of factors in the drawing.
    pub fn caption(&self) -> &str {
        self.phrase(Phrase::Caption)
    }

    /// What the factors are that lie on every loop, and whether fewer would do.
    pub fn feedback_set(&self, factors: usize, exact: bool) -> String {
        let sentence = match (factors, exact) {
            (0, _) => Phrase::BreakNone,
            (_, true) => Phrase::BreakExact,
            (_, false) => Phrase::BreakFound,
        };
        self.say_numbers((sentence, 0), &[], &[factors])
    }

    /// What independent loops are.
    pub fn independent(&self, loops: usize, complete: bool) -> String {
        let sentence = match (loops, complete) {
            (_, false) => Phrase::IndependentUnknown,
            (0, true) => Phrase::IndependentNone,
            (_, true) => Phrase::Independent,
        };
        self.say_numbers((sentence, 0), &[], &[loops])
    }
}
