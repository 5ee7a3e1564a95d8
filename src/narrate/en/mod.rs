//! English.
//!
//! Written to be read aloud to someone who has never seen a causal map: short words, short
//! sentences, the plain word first and the technical term after it.

mod counts;
mod label;
mod say;
mod story;
#[cfg(feature = "tools")]
mod ways;

use super::phrases::{Clause, Counts, Noun, Phrases, Reason, Shown};
#[cfg(feature = "tools")]
use super::phrases::{Going, Tally};
use crate::analysis::loops::Class;
use crate::analysis::named::Gap;
#[cfg(feature = "tools")]
use crate::analysis::reach::{Verdict, Way};
use crate::model::{Convention, Delay, Polarity, Status};
use crate::names::trimmed;
use say::{capital, say};

pub(super) struct English;

impl Phrases for English {
    fn lang(&self) -> &'static str {
        "en"
    }

    fn clause(&self, clause: &Clause) -> String {
        story::clause(clause)
    }

    fn undirected(&self, clause: &Clause) -> String {
        story::undirected(clause)
    }

    fn sentence(&self, clauses: &[String]) -> String {
        let mut sentence = String::new();
        for clause in clauses {
            if !sentence.is_empty() {
                sentence.push_str("; ");
            }
            sentence.push_str(clause);
        }
        sentence.push('.');
        capital(&sentence)
    }

    fn paragraph(&self, first: &str, second: &str) -> String {
        trimmed(&say("{0} {1}", &[first, second])).to_owned()
    }

    fn reason(&self, reason: &Reason) -> String {
        story::reason(reason)
    }

    fn plain(&self, class: Class) -> &'static str {
        match class {
            Class::Reinforcing => "feeds itself",
            Class::Balancing => "holds itself steady",
            Class::Unknown => "may do either",
        }
    }

    fn term(&self, class: Class) -> &'static str {
        match class {
            Class::Reinforcing => "reinforcing",
            Class::Balancing => "balancing",
            Class::Unknown => "not known",
        }
    }

    fn header(&self, counts: &Counts) -> String {
        counts::header(counts)
    }

    fn no_loop_inside(&self) -> &'static str {
        "No feedback loop lies wholly within this part of the map."
    }

    fn not_closed(&self, name: &str, gap: &Gap, from: &str, to: &str) -> String {
        let named = if trimmed(name).is_empty() {
            "This"
        } else {
            "“{0}”"
        };
        let sentence = match gap {
            Gap::Empty => " is not a closed loop: it names no links.",
            Gap::Unknown(_) => " is not a closed loop: the map has nothing with the id “{1}”.",
            Gap::Outside => " is not wholly in the part of the map shown.",
            Gap::NoLink { .. } => " is not a closed loop: no link leads from “{1}” to “{2}”.",
            Gap::Break { .. } => " is not a closed loop: it ends at “{1}” and starts at “{2}”.",
            Gap::Twice(_) => " is not one closed loop: it passes twice through “{1}”.",
        };
        let parts = [trimmed(name), from, to];
        say(named, &parts) + &say(sentence, &parts)
    }

    fn key_polarity(&self, convention: Convention, polarity: Polarity) -> &'static str {
        match (polarity, convention) {
            (Polarity::Plus, Convention::SO) => {
                "Same direction: more leads to more, less leads to less"
            }
            (Polarity::Minus, Convention::SO) => {
                "Opposite direction: more leads to less, less leads to more"
            }
            (Polarity::Plus, _) => "More leads to more, less leads to less",
            (Polarity::Minus, _) => "More leads to less, less leads to more",
            (Polarity::Unknown, _) => "Has an effect; which way is not stated",
            (Polarity::Both, _) => "Works both ways: sometimes leads to more, sometimes to less",
        }
    }

    fn key_delay(&self) -> &'static str {
        "The effect takes time"
    }

    fn key_loop(&self, class: Class) -> &'static str {
        match class {
            Class::Reinforcing => "A loop that feeds itself (reinforcing)",
            Class::Balancing => "A loop that holds itself steady (balancing)",
            Class::Unknown => "A loop that may do either: a link in it has no sign",
        }
    }

    fn key_title(&self) -> &'static str {
        "Key"
    }

    fn shown(&self, shown: &Shown) -> String {
        counts::shown(shown)
    }

    fn count(&self, number: usize, noun: Noun) -> String {
        counts::count(number as u64, noun)
    }

    fn polarity(&self, polarity: Polarity) -> &'static str {
        match polarity {
            Polarity::Plus => "more leads to more",
            Polarity::Minus => "more leads to less",
            Polarity::Unknown => "not stated",
            Polarity::Both => "both ways",
        }
    }

    fn delay(&self, delay: Delay) -> &'static str {
        match delay {
            Delay::None => "",
            Delay::Short => "after a while",
            Delay::Long => "after a long while",
        }
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Stated => "stated in the source",
            Status::Inferred => "concluded by the author of the map",
            Status::Contested => "sources disagree",
        }
    }

    #[cfg(feature = "tools")]
    fn paths(&self, tally: &Tally) -> String {
        ways::paths(tally)
    }

    #[cfg(feature = "tools")]
    fn comes_to(&self, cause: &str, effect: &str, goes: Going) -> String {
        ways::comes_to(cause, effect, goes)
    }

    #[cfg(feature = "tools")]
    fn reach(&self, factor: &str, way: Way, steps: u32, found: usize) -> String {
        ways::reach(factor, way, steps, found)
    }

    #[cfg(feature = "tools")]
    fn verdict(&self, verdict: Verdict) -> &'static str {
        ways::verdict(verdict)
    }

    #[cfg(feature = "tools")]
    fn caption(&self) -> &'static str {
        "This is the place of factors in the drawing, not their influence; another map of the same system may rank them otherwise."
    }

    #[cfg(feature = "tools")]
    fn feedback_set(&self, factors: usize, exact: bool) -> String {
        ways::feedback_set(factors, exact)
    }

    #[cfg(feature = "tools")]
    fn independent(&self, loops: usize, complete: bool) -> String {
        ways::independent(loops, complete)
    }
}
