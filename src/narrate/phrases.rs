//! What a language has to be able to say.

use crate::analysis::loops::Class;
use crate::analysis::named::Gap;
#[cfg(feature = "tools")]
use crate::analysis::reach::{Verdict, Way};
use crate::analysis::summary::Summary;
use crate::model::{Convention, Delay, Polarity, Status};

/// Which way a factor goes while a loop is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// It rises.
    Up,
    /// It falls.
    Down,
    /// It changes; which way is not known, because a sign on the way is not.
    Changed,
}

impl Going {
    /// Which way the effect goes if the cause goes this way.
    pub fn through(self, polarity: Polarity) -> Going {
        match (self, polarity.sign()) {
            (_, 0) => Going::Changed,
            (Going::Up, -1) => Going::Down,
            (Going::Down, -1) => Going::Up,
            (same, _) => same,
        }
    }
}

/// One step of a story: a link, and which way its cause goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Label of the cause.
    pub cause: String,
    /// Label of the effect.
    pub effect: String,
    /// The cause is the effect.
    pub to_itself: bool,
    /// What the link does.
    pub polarity: Polarity,
    /// How long it takes.
    pub delay: Delay,
    /// Which way the cause goes.
    pub goes: Going,
}

/// Why a loop does what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason<'a> {
    /// Label of the factor that the story starts at.
    pub start: &'a str,
    /// Which way it went at the start.
    pub goes: Going,
    /// What the loop does.
    pub class: Class,
    /// How many of its links are minus.
    pub minus: usize,
    /// How many take time.
    pub delays: usize,
    /// The links whose sign is not known.
    pub open: Vec<&'a Clause>,
    /// What the reader knows the loop by (`R2`).
    pub name: Option<&'a str>,
}

/// What stands above a list of loops.
#[derive(Debug, Clone)]
pub struct Counts<'a> {
    /// How many links there are at all.
    pub links: usize,
    /// The numbers.
    pub summary: &'a Summary,
    /// The link whose sign would settle most loops: cause, effect, how many.
    pub best: Option<(String, String, usize)>,
}

/// What one factor does to another, by all the ways that were found.
#[cfg(feature = "tools")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally<'a> {
    /// Label of the first factor.
    pub cause: &'a str,
    /// Label of the other.
    pub effect: &'a str,
    /// They are one and the same.
    pub same: bool,
    /// What all ways come to.
    pub verdict: Verdict,
    /// How many ways raise it.
    pub raise: usize,
    /// How many lower it.
    pub lower: usize,
    /// Of how many it is not stated.
    pub unknown: usize,
    /// Only the ways of at most so many links are counted.
    pub up_to: Option<usize>,
    /// There is a way at all.
    pub exists: bool,
}

/// What of a map is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a> {
    /// Factors shown.
    pub factors: usize,
    /// Factors of the map.
    pub of: usize,
    /// Title of the excerpt.
    pub view: Option<&'a str>,
    /// Label of the factor in focus, and how many links away still belong to it.
    pub focus: Option<(&'a str, u32)>,
}

/// Things that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// Factors.
    Factor,
    /// Links.
    Link,
    /// Feedback loops.
    Loop,
    /// Links that take time.
    Delay,
}

/// The table of phrases of one language. Labels come as they stand in the map; the language
/// decides how to fit them into a sentence.
pub trait Phrases: Sync {
    /// BCP 47 tag in lower case: `en`.
    fn lang(&self) -> &'static str;
    /// One link as part of a sentence: no capital, no full stop.
    fn clause(&self, clause: &Clause) -> String;
    /// A link whose direction is not known, on its own: what is known of it.
    fn undirected(&self, clause: &Clause) -> String;
    /// Clauses as one sentence.
    fn sentence(&self, clauses: &[String]) -> String;
    /// Two sentences as one paragraph; either may be empty.
    fn paragraph(&self, first: &str, second: &str) -> String;
    /// Why a loop feeds itself or holds itself steady, or what is missing to know.
    fn reason(&self, reason: &Reason) -> String;
    /// What a loop does, in plain words.
    fn plain(&self, class: Class) -> &'static str;
    /// The technical term for it.
    fn term(&self, class: Class) -> &'static str;
    /// What stands above a list of loops.
    fn header(&self, counts: &Counts) -> String;
    /// What stands there for a part of a map that has no loop, of a map that has some.
    fn no_loop_inside(&self) -> &'static str;
    /// Why a named loop is not a loop.
    ///
    /// `from` and `to` are the labels of the factors of the gap, or the id that is not known.
    fn not_closed(&self, name: &str, gap: &Gap, from: &str, to: &str) -> String;
    /// The key: links of a polarity.
    fn key_polarity(&self, convention: Convention, polarity: Polarity) -> &'static str;
    /// The key: delay marks.
    fn key_delay(&self) -> &'static str;
    /// The key: loop badges.
    fn key_loop(&self, class: Class) -> &'static str;
    /// The heading of the key.
    fn key_title(&self) -> &'static str;
    /// What is shown and what is not.
    fn shown(&self, shown: &Shown) -> String;
    /// A number of things.
    fn count(&self, number: usize, noun: Noun) -> String;
    /// A polarity by name.
    fn polarity(&self, polarity: Polarity) -> &'static str;
    /// A delay by name; empty for none.
    fn delay(&self, delay: Delay) -> &'static str;
    /// How surely the source says it, by name.
    fn status(&self, status: Status) -> &'static str;
    /// What one factor does to another, by all the ways that were found.
    #[cfg(feature = "tools")]
    fn paths(&self, tally: &Tally) -> String;
    /// What a way comes to, if its first factor rises and its last then goes this way.
    #[cfg(feature = "tools")]
    fn comes_to(&self, cause: &str, effect: &str, goes: Going) -> String;
    /// What stands above the factors that drive one, or that follow from it.
    #[cfg(feature = "tools")]
    fn reach(&self, factor: &str, way: Way, steps: u32, found: usize) -> String;
    /// What a factor does to another, in a word or two.
    #[cfg(feature = "tools")]
    fn verdict(&self, verdict: Verdict) -> &'static str;
    /// What stands with numbers about the place of factors in the drawing.
    #[cfg(feature = "tools")]
    fn caption(&self) -> &'static str;
    /// What the factors are that lie on every loop, and whether fewer would do.
    #[cfg(feature = "tools")]
    fn feedback_set(&self, factors: usize, exact: bool) -> String;
    /// What independent loops are.
    #[cfg(feature = "tools")]
    fn independent(&self, loops: usize, complete: bool) -> String;
}
