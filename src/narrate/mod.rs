//! Sentences: a link, a loop, a list of loops, told in plain words.
//!
//! [`Words`] turns parts of a map into sentences. What it says is worked out here, once for all
//! languages; how it is said stands in one table per language, an implementation of [`Phrases`].
//! English is built in and is what every other language falls back to.

mod en;
mod phrases;
mod telling;
#[cfg(feature = "tools")]
mod ways;

#[cfg(feature = "tools")]
pub use phrases::Tally;
pub use phrases::{Clause, Counts, Going, Noun, Phrases, Reason, Shown};
pub use telling::{Telling, Told};

use crate::analysis::loops::Class;
use crate::analysis::named::Gap;
use crate::analysis::summary::Summary;
use crate::model::{Convention, Delay, FactorIx, Info, LinkIx, Map, Network, Polarity, Status};
use crate::names::trimmed;

/// The tables there are; the first is the one to fall back to.
static LANGUAGES: [&dyn Phrases; 1] = [&en::English];

/// Sentences in one language.
#[derive(Clone, Copy)]
pub struct Words {
    phrases: &'static dyn Phrases,
}

impl Default for Words {
    /// English.
    fn default() -> Words {
        Words::for_lang(None)
    }
}

impl Words {
    /// The words for a BCP 47 tag (`en-GB`): the table of that tag, else of what it begins with, its
    /// language, else English.
    pub fn for_lang(lang: Option<&str>) -> Words {
        let asked = lang.unwrap_or_default().as_bytes();
        let mut phrases = LANGUAGES[0];
        let mut most = 0;
        for table in LANGUAGES {
            let tag = table.lang().as_bytes();
            if tag.len() > most
                && let Some((start, rest)) = asked.split_at_checked(tag.len())
                && start.eq_ignore_ascii_case(tag)
                && matches!(rest, [] | [b'-' | b'_', ..])
            {
                (phrases, most) = (table, tag.len());
            }
        }
        Words { phrases }
    }

    /// The language of the words, which may differ from the one asked for.
    pub fn lang(&self) -> &'static str {
        self.phrases.lang()
    }

    /// What a link says, both ways: "More A means more B. Less A means less B."
    pub fn link(&self, map: &Map, link: LinkIx) -> String {
        let clause = |goes| telling::clause(map, link, goes);
        let phrases = self.phrases;
        if map.link(link).polarity.sign() == 0 {
            return phrases.sentence(&[phrases.undirected(&clause(Going::Changed))]);
        }
        let down = phrases.clause(&clause(Going::Down));
        phrases.paragraph(&self.link_up(map, link), &phrases.sentence(&[down]))
    }

    /// What a link says when its cause goes up: "More A means more B."
    pub fn link_up(&self, map: &Map, link: LinkIx) -> String {
        let clause = self.phrases.clause(&telling::clause(map, link, Going::Up));
        self.phrases.sentence(&[clause])
    }

    /// Cause and effect, for a list or a heading: "A → B".
    pub fn ends(&self, map: &Map, link: LinkIx) -> String {
        let (from, to) = map.ends(link);
        label(map, from) + " → " + &label(map, to)
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
        telling::told(self.phrases, map, links, start, name)
    }

    /// What a loop of this class does, in plain words: "feeds itself".
    pub fn plain(&self, class: Class) -> &'static str {
        self.phrases.plain(class)
    }

    /// The technical term for the class of a loop: "reinforcing".
    pub fn term(&self, class: Class) -> &'static str {
        self.phrases.term(class)
    }

    /// What stands above a list of loops: how many of each kind, and what is not in the list.
    pub fn header(&self, map: &Map, net: &Network, summary: &Summary) -> String {
        let best = summary.unsigned.first().map(|best| {
            let (from, to) = map.ends(net.links[best.link as usize]);
            (label(map, from), label(map, to), best.settles)
        });
        self.phrases.header(&Counts {
            links: net.link_count(),
            summary,
            best,
        })
    }

    /// What stands above the list for an excerpt without a loop, of a map that has some.
    pub fn no_loop_inside(&self) -> &'static str {
        self.phrases.no_loop_inside()
    }

    /// Why a named loop is not a loop: "… is not a closed loop: it ends at X and starts at Y."
    pub fn not_closed(&self, map: &Map, name: &str, gap: &Gap) -> String {
        let (from, to) = match gap {
            Gap::Empty | Gap::Outside => (String::new(), String::new()),
            Gap::Unknown(id) => (id.clone(), String::new()),
            Gap::NoLink { from, to } => (label(map, *from), label(map, *to)),
            Gap::Break { ends, starts } => (label(map, *ends), label(map, *starts)),
            Gap::Twice(factor) => (label(map, *factor), String::new()),
        };
        self.phrases.not_closed(name, gap, &from, &to)
    }

    /// What the key says of links of a polarity: the author's words, else ours. The author's describe
    /// the look of the convention that the map is in, so in another one they are not used.
    pub fn key_polarity(&self, info: &Info, convention: Convention, polarity: Polarity) -> String {
        let mut own = info.key.iter();
        let own = own.find(|(token, _)| token == polarity.token());
        let author = own.map(|(_, words)| trimmed(words));
        match author {
            Some(words) if !words.is_empty() && convention == info.convention => words.to_owned(),
            _ => self.phrases.key_polarity(convention, polarity).to_owned(),
        }
    }

    /// What the key says of delay marks.
    pub fn key_delay(&self) -> &'static str {
        self.phrases.key_delay()
    }

    /// What the key says of loop badges of a class: "Feeds itself (reinforcing loop)".
    pub fn key_loop(&self, class: Class) -> &'static str {
        self.phrases.key_loop(class)
    }

    /// What the key says of a group: its label, else its id.
    pub fn key_group<'a>(&self, info: &'a Info, id: &'a str) -> &'a str {
        match info.group(id).map(|group| trimmed(&group.label)) {
            Some(label) if !label.is_empty() => label,
            _ => id,
        }
    }

    /// The heading of the key.
    pub fn key_title(&self) -> &'static str {
        self.phrases.key_title()
    }

    /// What is shown and what is not: "Showing 12 of 48 factors: the excerpt “Funding”."
    pub fn shown(&self, shown: &Shown) -> String {
        self.phrases.shown(shown)
    }

    /// A number of things: "1 factor", "12 links".
    pub fn count(&self, number: usize, noun: Noun) -> String {
        self.phrases.count(number, noun)
    }

    /// A polarity by name: "more leads to more", "not stated".
    pub fn polarity(&self, polarity: Polarity) -> &'static str {
        self.phrases.polarity(polarity)
    }

    /// A delay by name; empty for none.
    pub fn delay(&self, delay: Delay) -> &'static str {
        self.phrases.delay(delay)
    }

    /// How surely the source says it, by name.
    pub fn status(&self, status: Status) -> &'static str {
        self.phrases.status(status)
    }
}

/// The label of a factor on one line; its id if it has none.
pub fn label(map: &Map, factor: FactorIx) -> String {
    let mut line = String::new();
    for word in crate::names::words(map.factor(factor).shown()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
