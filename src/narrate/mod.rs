//! Sentences: a link, a loop, a list of loops, told in plain words.
//!
//! [`Words`] turns parts of a map into sentences. What it says is worked out here, once for all
//! languages; how it is said stands in one flat table of phrases per language. English is built in
//! and is what every other language falls back to. A label is fitted into an English sentence by a
//! grammar of its own (`label.rs`); in other languages it stands in quotes, in phrases made so that
//! neither its gender nor its number, case or first letter matters.

mod counts;
mod label;
mod phrases;
mod story;
mod table;
#[cfg(all(feature = "tools", not(target_arch = "wasm32")))]
pub mod tables;
mod telling;
#[cfg(feature = "tools")]
mod ways;

pub use table::Words;
pub use telling::{Going, Telling, Told};
#[cfg(feature = "tools")]
pub use ways::claim;

use crate::analysis::loops::Class;
use crate::analysis::named::Gap;
use crate::model::{Convention, Delay, FactorIx, Info, LinkIx, Map, Polarity, Status};
use crate::names::{letter, trimmed};
use crate::words::joined;
use phrases::Phrase;
use story::paragraph;

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

impl Words {
    /// What a link says, both ways: "More A means more B. Less A means less B." Where a parallel one says
    /// the same, its id follows; in the viewer there is no room for that.
    pub fn link(&self, map: &Map, link: LinkIx) -> String {
        let clause = |goes| telling::clause(map, link, goes);
        if map.link(link).polarity.sign() == 0 {
            return self.apart(
                self.sentence(&[self.undirected(&clause(Going::Changed))]),
                map,
                link,
            );
        }
        let up = self.sentence(&[self.clause(&clause(Going::Up))]);
        let down = self.clause(&clause(Going::Down));
        self.apart(paragraph(&up, &self.sentence(&[down])), map, link)
    }

    /// What a link says when its cause goes up: "More A means more B." Its id as in [`Words::link`].
    pub fn link_up(&self, map: &Map, link: LinkIx) -> String {
        let clause = self.clause(&telling::clause(map, link, Going::Up));
        self.apart(self.sentence(&[clause]), map, link)
    }

    #[cfg(feature = "tools")]
    fn apart(&self, told: String, map: &Map, link: LinkIx) -> String {
        told + &self.id_apart(map, link)
    }

    #[cfg(not(feature = "tools"))]
    fn apart(&self, told: String, _: &Map, _: LinkIx) -> String {
        told
    }

    /// Cause and effect, for a list or a heading: "A → B".
    pub fn ends(&self, map: &Map, link: LinkIx) -> String {
        let (from, to) = map.ends(link);
        let mut ends = Course::default();
        ends.add(&label(map, from), "");
        ends.add(&label(map, to), "");
        ends.text
    }

    /// A loop told link by link, from `start` if it is on the loop, else from its first link.
    ///
    /// `links` are in running order; `name` is what the reader knows the loop by (`R2`).
    pub fn tell(
        &self,
        map: &Map,
        links: &[LinkIx],
        start: Option<FactorIx>,
        name: Option<&str>,
    ) -> Told {
        telling::told(self, map, links, start, name)
    }

    /// What a loop of this class does, in plain words: "feeds itself".
    pub fn plain(&self, class: Class) -> &str {
        self.line(Phrase::PlainReinforcing, class as usize)
    }

    /// The technical term for the class of a loop: "reinforcing".
    pub fn term(&self, class: Class) -> &str {
        self.line(Phrase::TermReinforcing, class as usize)
    }

    /// What stands above the list for an excerpt without a loop, of a map that has some.
    pub fn no_loop_inside(&self) -> &str {
        self.phrase(Phrase::NoLoopInside)
    }

    /// Why a named loop is not a loop: "… is not a closed loop: it ends at X and starts at Y."
    pub fn not_closed(&self, map: &Map, name: &str, gap: &Gap) -> String {
        let name = trimmed(name);
        let mut named = self.quoted(name);
        if name.is_empty() {
            named = self.phrase(Phrase::This).to_owned();
        }
        let label = |factor: &FactorIx| label(map, *factor);
        let none = String::new;
        let (sentence, from, to) = match gap {
            Gap::Empty => (Phrase::OpenEmpty, none(), none()),
            Gap::Outside => (Phrase::OpenOutside, none(), none()),
            Gap::Unknown(id) => (Phrase::OpenUnknown, id.clone(), none()),
            Gap::NoLink { from, to } => (Phrase::OpenNoLink, label(from), label(to)),
            Gap::Break { ends, starts } => (Phrase::OpenBreak, label(ends), label(starts)),
            Gap::Crowded(factor) => (Phrase::OpenCrowded, label(factor), none()),
        };
        self.say(sentence, &[&named, &self.quoted(&from), &self.quoted(&to)])
    }

    /// What the key says of links of a polarity: the author's words, else ours. The author's describe
    /// the look of the convention that the map is in, so in another one they are not used.
    pub fn key_polarity(&self, info: &Info, convention: Convention, polarity: Polarity) -> String {
        let mut own = info.key.iter();
        let own = own.find(|(token, _)| token == polarity.token());
        let author = own.map(|(_, words)| trimmed(words));
        let ours = match (polarity, convention) {
            (Polarity::Plus, Convention::SO) => Phrase::KeySame,
            (Polarity::Minus, Convention::SO) => Phrase::KeyOpposite,
            (Polarity::Plus, _) => Phrase::KeyPlus,
            (Polarity::Minus, _) => Phrase::KeyMinus,
            (Polarity::Unknown, _) => Phrase::KeyUnknown,
            (Polarity::Both, _) => Phrase::KeyBoth,
        };
        match author {
            Some(words) if !words.is_empty() && convention == info.convention => words,
            _ => self.phrase(ours),
        }
        .to_owned()
    }

    /// What the key says of delay marks.
    pub fn key_delay(&self) -> &str {
        self.phrase(Phrase::KeyDelay)
    }

    /// What the key says where the width of links tells their strength.
    pub fn key_strength(&self) -> &str {
        self.phrase(Phrase::KeyStrength)
    }

    /// What the key says of loop badges of a class: "A loop that feeds itself (reinforcing)".
    pub fn key_loop(&self, class: Class) -> &str {
        self.line(Phrase::KeyReinforcing, class as usize)
    }

    /// What the key says of a group: its label, else its id.
    pub fn key_group<'a>(&self, info: &'a Info, id: &'a str) -> &'a str {
        match info.group(id).map(|group| trimmed(&group.label)) {
            Some(label) if !label.is_empty() => label,
            _ => id,
        }
    }

    /// The heading of the key.
    pub fn key_title(&self) -> &str {
        self.phrase(Phrase::KeyTitle)
    }

    /// A polarity by name: "more leads to more", "not stated".
    pub fn polarity(&self, polarity: Polarity) -> &str {
        self.line(Phrase::PolarityPlus, polarity as usize)
    }

    /// A delay by name; empty for none.
    pub fn delay(&self, delay: Delay) -> &str {
        self.line(Phrase::DelayNone, delay as usize)
    }

    /// A strength of more than 0 and at most 1, in a sentence.
    pub fn strength(&self, strength: f64) -> &str {
        let third = usize::from(strength > 1.0 / 3.0) + usize::from(strength > 2.0 / 3.0);
        self.line(Phrase::StrengthWeak, third)
    }

    /// How surely the source says it, by name.
    pub fn status(&self, status: Status) -> &str {
        self.line(Phrase::StatusStated, status as usize)
    }
}

/// The label of a factor on one line, with the id where others have the same; the id if it has none.
pub fn label(map: &Map, factor: FactorIx) -> String {
    let mut line = crate::names::spaced(map.factor(factor).shown());
    if map.has_twin(factor) {
        line.push_str(&joined(&[" (", &map.factor(factor).id, ")"]));
    }
    line
}

/// Factors one after the other, with arrows between them that point the way that the first label is
/// written.
///
/// A label with letters that are written the other way stands by itself (U+2068, U+2069), else the
/// arrows and labels beside it would be seen in another order.
#[derive(Default)]
pub struct Course {
    /// What was written so far.
    pub text: String,
    leftwards: bool,
}

impl Course {
    /// Adds a factor, after an arrow with what is said of the link (`+`).
    pub fn add(&mut self, label: &str, sign: &str) {
        if self.text.is_empty() {
            let letter = label.chars().find(|&c| letter(c));
            self.leftwards = letter.is_some_and(is_leftwards);
        } else {
            let arrow = if self.leftwards { " ←" } else { " →" };
            self.text.push_str(&joined(&[arrow, sign, " "]));
        }
        let other = |c| letter(c) && is_leftwards(c) != self.leftwards;
        let (open, close) = match label.chars().any(other) {
            // What stands by itself does not say which way a line goes, nor may it: a mark does.
            true if self.leftwards => ("\u{200f}\u{2068}", "\u{2069}"),
            true => ("\u{200e}\u{2068}", "\u{2069}"),
            false => ("", ""),
        };
        self.text.push_str(&joined(&[open, label, close]));
    }
}

/// True for letters of scripts that are written from right to left.
fn is_leftwards(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc)
}
