//! Links and loops as stories: which phrase is said.

use super::phrases::Phrase;
use super::table::{Words, capital};
use super::telling::{Clause, Going, Reason};
use crate::analysis::loops::Class;
use crate::model::{Delay, Polarity};
use crate::names::trimmed;
use crate::words::joined;

impl Words {
    /// One link as part of a sentence: no capital, no full stop.
    pub(super) fn clause(&self, clause: &Clause) -> String {
        let up = clause.goes == Going::Up;
        let phrase = match (clause.goes, clause.to_itself, clause.polarity) {
            (Going::Changed, _, Polarity::Plus) => Phrase::ThenSame,
            (Going::Changed, _, Polarity::Minus) => Phrase::ThenOpposite,
            (Going::Changed, _, Polarity::Unknown) => Phrase::ThenChanges,
            (Going::Changed, _, Polarity::Both) => Phrase::ThenBothWays,
            (_, true, Polarity::Plus) if up => Phrase::SelfMore,
            (_, true, Polarity::Plus) => Phrase::SelfLess,
            (_, true, Polarity::Minus) if up => Phrase::SelfLessAgain,
            (_, true, Polarity::Minus) => Phrase::SelfMoreAgain,
            (_, true, Polarity::Unknown) => Phrase::SelfChanges,
            (_, _, Polarity::Unknown) => Phrase::Changes,
            (_, _, Polarity::Both) => Phrase::BothWays,
            _ => Phrase::Means,
        };
        self.about_link(phrase, clause, Phrase::Aside)
    }

    /// A link whose direction is not known, on its own: what is known of it.
    pub(super) fn undirected(&self, clause: &Clause) -> String {
        let phrase = match clause.polarity {
            Polarity::Both => Phrase::AloneBothWays,
            _ => Phrase::AloneChanges,
        };
        self.about_link(phrase, clause, Phrase::After)
    }

    /// A phrase about a link; `place` says where in it the delay stands.
    fn about_link(&self, phrase: Phrase, clause: &Clause, place: Phrase) -> String {
        let (cause, effect) = (self.quantity(&clause.cause), self.quantity(&clause.effect));
        let when = match clause.delay {
            Delay::None => String::new(),
            delay => self.say(place, &[self.delay(delay)]),
        };
        let parts = [
            &*cause.inside,
            &effect.inside,
            cause.going(clause.goes == Going::Up),
            effect.going(clause.goes.through(clause.polarity) != Going::Down),
            &when,
            cause.ending,
            effect.ending,
        ];
        self.say(phrase, &parts)
    }

    /// Clauses as one sentence.
    pub(super) fn sentence(&self, clauses: &[String]) -> String {
        let mut sentence = String::new();
        for clause in clauses {
            self.append(&mut sentence, Phrase::Join, clause);
        }
        sentence.push('.');
        capital(&sentence)
    }

    /// One more thing in a list.
    pub(super) fn append(&self, list: &mut String, between: Phrase, item: &str) {
        if !list.is_empty() {
            list.push_str(self.phrase(between));
        }
        list.push_str(item);
    }

    /// One more name in a list of names.
    #[cfg(feature = "tools")]
    pub fn add_name(&self, list: &mut String, name: &str) {
        if !list.is_empty() {
            list.push_str(" / ");
        }
        list.push_str(name);
    }

    /// Why a loop feeds itself or holds itself steady, or what is missing to know.
    pub(super) fn reason(&self, reason: &Reason) -> String {
        let (text, slowly) = match reason.class {
            Class::Unknown => return self.unknown(reason),
            Class::Reinforcing => (self.known(reason), Phrase::SlowReinforcing),
            Class::Balancing => (self.known(reason), Phrase::SlowBalancing),
        };
        let slowly = if reason.delays > 0 {
            self.phrase(slowly)
        } else {
            ""
        };
        paragraph(&text, slowly)
    }

    fn known(&self, reason: &Reason) -> String {
        let turns = match reason.minus {
            0 => Phrase::TurnsNone,
            n if n.is_multiple_of(2) => Phrase::TurnsEven,
            _ => Phrase::TurnsOdd,
        };
        let sentence = match (reason.class, reason.goes) {
            (Class::Reinforcing, Going::Down) => Phrase::SoFurtherFall,
            (Class::Reinforcing, _) => Phrase::SoFurtherRise,
            (_, Going::Down) => Phrase::SoRise,
            _ => Phrase::SoFall,
        };
        let name = match reason.name {
            Some(name) => joined(&[self.phrase(Phrase::Comma), name]),
            None => String::new(),
        };
        let turns = self.say_numbers((turns, 0), &[], &[reason.minus]);
        let parts = [&*turns, &self.quantity(reason.start).inside, &name];
        capital(&self.say(sentence, &parts))
    }

    fn unknown(&self, reason: &Reason) -> String {
        if let [open] = reason.open.as_slice()
            && open.polarity == Polarity::Unknown
        {
            let (cause, effect) = (self.quantity(&open.cause), self.quantity(&open.effect));
            // With an even number of minus links on the rest, the open link decides as it is.
            let sentence = if open.to_itself {
                Phrase::IfSelf
            } else if reason.minus.is_multiple_of(2) {
                Phrase::IfReinforcing
            } else {
                Phrase::IfBalancing
            };
            let parts = [
                &*cause.more,
                &effect.more,
                &effect.less,
                "",
                "",
                cause.ending,
            ];
            return self.say(sentence, &parts);
        }
        let mut courses = String::new();
        for open in &reason.open {
            let parts = [
                &*self.quantity(&open.cause).inside,
                &self.quantity(&open.effect).inside,
            ];
            let course = self.say(Phrase::FromTo, &parts);
            self.append(&mut courses, Phrase::Join, &course);
        }
        let sentence = match reason.open.as_slice() {
            [open] if open.polarity == Polarity::Both => Phrase::UntoldBothWays,
            _ => Phrase::UntoldNoSign,
        };
        self.say_numbers((sentence, 0), &[&courses], &[reason.open.len()])
    }
}

/// Two sentences as one paragraph; either may be empty.
pub(super) fn paragraph(first: &str, second: &str) -> String {
    trimmed(&joined(&[first, " ", second])).to_owned()
}
