//! Words for what leads where, and for the place of factors in the drawing. Only the tools say them.

use super::phrases::Phrase;
use super::story::paragraph;
use super::table::{capital, lower};
use super::telling::Going;
use super::{Course, Noun, Words, label, telling};
use crate::analysis::indicators::Indicators;
use crate::analysis::loops::{Class, Independent, Loops};
use crate::analysis::paths::Paths;
use crate::analysis::reach::{Signs, Verdict, Way};
use crate::analysis::summary::Summary;
use crate::model::{FactorIx, LinkIx, Map, Network, Polarity};

impl Words {
    /// What one factor does to another by all the ways that were found, and which were not.
    pub fn paths(&self, map: &Map, from: FactorIx, to: FactorIx, paths: &Paths) -> String {
        let (cause, effect) = (label(map, from), label(map, to));
        let (cause, effect) = (self.quantity(&cause).inside, self.quantity(&effect).inside);
        if from == to {
            let sentence = match paths.returns {
                true => Phrase::WaysToItself,
                false => Phrase::WaysNotBack,
            };
            return capital(&self.say(sentence, &[&cause]));
        }
        if paths.cut {
            return self.nearest(&[&cause, &effect], paths);
        }
        let balance = paths.balance();
        let (raise, lower) = (balance.raise, balance.lower);
        let all = raise + lower + balance.unknown;
        // A link that works both ways has been stated.
        let unstated = |path: &&Vec<LinkIx>| !path.is_empty() && !either(map, path);
        let unknown = paths.open.iter().filter(unstated).count();
        let depends = balance.unknown - unknown;
        let mut courses = String::new();
        let open = match depends {
            0 => Phrase::WaysOpen,
            _ => Phrase::WaysOpenAmong,
        };
        let kinds = [
            (Phrase::WaysUp, raise),
            (Phrase::WaysDown, lower),
            (open, unknown),
            (Phrase::WaysOpenEither, depends),
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
            Verdict::Raises if !paths.all_found => Phrase::WaysRaiseListed,
            Verdict::Lowers if !paths.all_found => Phrase::WaysLowerListed,
            Verdict::Raises => Phrase::WaysRaise,
            Verdict::Lowers => Phrase::WaysLower,
            Verdict::Both => Phrase::WaysBoth,
            Verdict::Unknown if unknown == 0 => Phrase::WaysEither,
            Verdict::Unknown => Phrase::WaysUnknown,
        };
        let parts = [&*cause, &effect, &courses];
        let open = if unknown == 0 { depends } else { unknown };
        let mut text = self.say_numbers((sentence, 0), &parts, &[all, open]);
        if balance.verdict() == Verdict::Unknown && unknown > 0 && depends > 0 {
            let more = self.say_numbers((Phrase::WaysAlsoEither, 0), &[], &[depends]);
            text = paragraph(&text, &more);
        }
        if paths.all_found || all == 0 {
            return text;
        }
        let links = self.count(paths.complete_up_to, Noun::Link);
        let part = paths.list.len() - paths.whole;
        let limits = match part {
            0 if paths.total_is_exact => {
                let longer = paths.total_at_least as usize - paths.list.len();
                self.say_numbers((Phrase::WaysLonger, 0), &[&links], &[longer])
            }
            0 => self.say(Phrase::WaysUpTo, &[&links]),
            _ => {
                let longer = self.count(paths.complete_up_to + 1, Noun::Link);
                self.say_numbers((Phrase::WaysListed, 0), &[&links, &longer], &[part])
            }
        };
        paragraph(&text, &limits)
    }

    /// What all the shortest ways do together, of which the list holds only some.
    fn nearest(&self, ends: &[&str], paths: &Paths) -> String {
        let sentence = match paths.nearest.verdict() {
            Verdict::Raises => Phrase::NearestRaise,
            Verdict::Lowers => Phrase::NearestLower,
            Verdict::Both => Phrase::NearestBoth,
            Verdict::Unknown | Verdict::None => Phrase::NearestUnknown,
        };
        let links = self.count(paths.distance.unwrap_or_default() as usize, Noun::Link);
        let listed = [paths.list.len()];
        let listed = self.say_numbers((Phrase::NearestListed, 0), &[&links], &listed);
        paragraph(&self.say(sentence, ends), &listed)
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
            Going::Changed if either(map, links) => Phrase::SoEither,
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

    /// The same of signs. `stated` are those of the same ways as [`crate::analysis::reach::as_stated`]
    /// has them: where they are all known, a link works both ways.
    pub fn verdict_of(&self, signs: Signs, stated: Signs) -> &str {
        match signs.verdict() {
            Verdict::Unknown if !stated.unknown => self.phrase(Phrase::VerdictEither),
            verdict => self.verdict(verdict),
        }
    }

    /// What stands above loops through a factor or a link: `name` is how it is called, `header` what
    /// is said of the loops; nothing if there are none.
    pub fn through(&self, name: &str, header: Option<&str>) -> String {
        let name = match self.is_english() {
            true => name.to_owned(),
            false => self.quoted(name),
        };
        match header {
            // It goes on behind a colon.
            Some(header) => self.say(Phrase::Through, &[&name, &small(header)]),
            None => self.say(Phrase::ThroughNone, &[&name]),
        }
    }

    /// What stands with numbers about the place of factors in the drawing.
    pub fn caption(&self) -> &str {
        self.phrase(Phrase::Caption)
    }

    /// What the factors are that lie on every loop, and whether fewer would do. A self-link can be
    /// broken at its factor alone: then no other does.
    pub fn feedback_set(&self, factors: usize, exact: bool, self_links: usize) -> String {
        let sentence = match (factors, exact) {
            (0, _) => Phrase::BreakNone,
            (_, true) => Phrase::BreakExact,
            (_, false) => Phrase::BreakFound,
        };
        let text = self.say_numbers((sentence, 0), &[], &[factors]);
        self.or_others(text, exact && factors == 1 && self_links == 0)
    }

    fn or_others(&self, text: String, others: bool) -> String {
        match others {
            true => paragraph(&text, self.phrase(Phrase::OthersMay)),
            false => text,
        }
    }

    /// The same of links one of which lies on every loop.
    pub fn feedback_links(&self, links: usize, exact: bool, self_links: usize) -> String {
        let sentence = match (links, exact) {
            (0, _) => Phrase::BreakNone,
            (_, true) => Phrase::OpenExact,
            (_, false) => Phrase::OpenFound,
        };
        let text = self.say_numbers((sentence, 0), &[], &[links]);
        self.or_others(text, exact && links == 1 && self_links == 0)
    }

    /// In how many parts of the map there are loops, and how many links lie on one; empty if none
    /// does.
    pub fn on_loops(&self, all: &Indicators, of: usize) -> String {
        let (parts, links) = (all.components, all.links_on_loops);
        if links == 0 {
            return String::new();
        }
        // No rounding makes all or none of some.
        let percent = match links == of {
            true => 100,
            false => ((200 * links + of) / (2 * of)).clamp(1, 99),
        };
        let parts = self.say_numbers((Phrase::Parts, 0), &[], &[parts]);
        let of = self.count(of, Noun::Link);
        let links = self.say_numbers((Phrase::OnLoops, 0), &[&of], &[links, percent]);
        let text = paragraph(&parts, &links);
        match all.self_links {
            0 => text,
            selves => paragraph(
                &text,
                &self.say_numbers((Phrase::OnLoopsSelves, 0), &[], &[selves]),
            ),
        }
    }

    /// That numbers of loops are of all loops.
    pub fn counted_all(&self) -> &str {
        self.phrase(Phrase::CountedAll)
    }

    /// What stands above links with the loops that would open without them.
    pub fn what_opens(&self) -> &str {
        self.phrase(Phrase::WhatOpens)
    }

    /// What stands above a list of loops, all of which pass through one factor or link if `through`:
    /// how many independent ones there are is then not told, as it is true of the map.
    pub fn header_of(&self, map: &Map, net: &Network, summary: &Summary, through: bool) -> String {
        let mut summary = summary.clone();
        if through {
            summary.independent = 0;
        }
        self.header(map, net, &summary)
    }

    /// What stands above some of the independent loops.
    pub fn some_independent(&self, some: usize, of: usize) -> String {
        match some {
            0 => self.say_numbers((Phrase::NoneIndependent, 0), &[], &[of]),
            _ if some == of => self.independent(of, true),
            _ => self.say_numbers((Phrase::SomeIndependent, 0), &[], &[some, of]),
        }
    }

    /// What stands between the items of a list.
    pub fn comma(&self) -> &str {
        self.phrase(Phrase::Comma)
    }

    /// A link by its ends; of parallel ones, that look alike so, with sign and delay, and with its id
    /// where these are the same too.
    pub fn link_apart(&self, map: &Map, link: LinkIx) -> String {
        self.ends(map, link) + &self.kind_apart(map, link, true)
    }

    /// The factors that links lead along, from the cause of the first to the effect of the last, with what
    /// tells parallel links apart, which have the same ends: "A (+, p1) → B → A".
    pub fn along(&self, map: &Map, links: &[LinkIx]) -> String {
        let mut course = Course::default();
        for &link in links {
            course.add(&label(map, map.ends(link).0), "");
            course.text += &self.kind_apart(map, link, true);
        }
        if let Some(&last) = links.last() {
            course.add(&label(map, map.ends(last).1), "");
        }
        course.text
    }

    /// The heads of columns: independent loops, self-links, a link.
    pub fn heads(&self) -> [&str; 3] {
        [
            Phrase::HeadIndependent,
            Phrase::HeadSelfLinks,
            Phrase::HeadLink,
        ]
        .map(|p| self.phrase(p))
    }

    /// The heading of loops in a document.
    pub fn loops_heading(&self) -> &str {
        self.phrase(Phrase::HeadLoops)
    }

    /// The author's story of a loop.
    pub fn author_says(&self, story: &str) -> String {
        self.say(Phrase::AuthorSays, &[story])
    }

    /// What is said of a label that the author pinned to a loop where the signs say something else.
    pub fn mislabelled(&self, label: &str, class: Class) -> Option<String> {
        let (letter, _) = claim(label)?;
        let parts = [label, self.plain(class), self.term(class)];
        (letter != class.letter()).then(|| self.say(Phrase::Mislabelled, &parts))
    }

    /// More names that the author gave one loop.
    pub fn also_called(&self, names: &[&str]) -> String {
        let mut list = String::new();
        for name in names {
            self.append(&mut list, Phrase::Comma, &self.quoted(name));
        }
        self.say(Phrase::AlsoCalled, &[&list])
    }

    /// What independent loops were found: self-links are counted apart.
    pub fn independent_loops(&self, found: &Independent) -> String {
        let selves = found.loops.iter().filter(|links| links.len() == 1).count();
        let loops = found.loops.len() - selves;
        let text = self.independent(loops, found.complete);
        match found.complete {
            true => self.and_self_links(text, loops, selves),
            false => text,
        }
    }

    /// What was said of so many loops, and how many self-links there are besides.
    fn and_self_links(&self, text: String, loops: usize, selves: usize) -> String {
        let tells = |phrase| self.say_numbers((phrase, 0), &[], &[selves]);
        match (loops, selves) {
            (_, 0) => text,
            (0, _) => tells(Phrase::OnlySelfLinks),
            _ => paragraph(&text, &tells(Phrase::AndSelfLinks)),
        }
    }

    /// What stands above those of them that were asked for; `bounded` if by length, number, or class;
    /// `through` what they are to pass through, and whether any of all that were found does. (If none
    /// does, no loop does: between them they use every link that lies on one.)
    pub fn independent_asked(
        &self,
        found: &Independent,
        asked: &Loops,
        bounded: bool,
        through: Option<(&str, bool)>,
    ) -> String {
        let cut = found.complete && bounded && asked.len() < found.loops.len();
        let mut text = self.independent_among(found, asked, cut);
        if text.is_empty() {
            text = self.independent_loops(found);
        }
        match through {
            Some((name, false)) if found.complete => self.through(name, None),
            Some((name, _)) if !cut => self.through(name, Some(&text)),
            _ => text,
        }
    }

    fn independent_among(&self, found: &Independent, asked: &Loops, cut: bool) -> String {
        let longer = |loops: &Loops| loops.iter().filter(|links| links.len() > 1).count();
        let (some, of) = (longer(asked), longer(&found.loops));
        if asked.len() == found.loops.len() || !found.complete {
            return self.independent_loops(found);
        }
        if some == 0 && !cut {
            let (loops, complete) = (asked.clone(), true);
            return self.independent_loops(&Independent { loops, complete });
        }
        let text = match of {
            0 => String::new(),
            _ if cut && some > 0 => {
                self.say_numbers((Phrase::AskedIndependent, 0), &[], &[some, of])
            }
            _ => self.some_independent(some, of),
        };
        self.and_self_links(text, of, asked.len() - some)
    }

    /// What so many independent loops are.
    pub fn independent(&self, loops: usize, complete: bool) -> String {
        let sentence = match (loops, complete) {
            (_, false) => Phrase::IndependentUnknown,
            (0, true) => Phrase::IndependentNone,
            (_, true) => Phrase::Independent,
        };
        self.say_numbers((sentence, 0), &[], &[loops])
    }
}

/// The class that a label claims (R1, B2, U) by its letter, with what follows the letter: digits or
/// nothing.
pub fn claim(label: &str) -> Option<(char, &str)> {
    let letter = label
        .chars()
        .next()
        .filter(|letter| "RBU".contains(*letter))?;
    let number = &label[1..];
    number
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then_some((letter, number))
}

/// The text with its first letter in lower case.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(lower);
    first.into_iter().chain(letters).collect()
}

/// Links without a single sign all work both ways: none lacks its sign.
fn either(map: &Map, links: &[LinkIx]) -> bool {
    let mut polarities = links.iter().map(|&link| map.link(link).polarity);
    polarities.all(|polarity| polarity != Polarity::Unknown)
}
