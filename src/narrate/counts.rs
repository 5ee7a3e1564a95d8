//! The line above the list of loops, and other counts.

use super::phrases::Phrase;
use super::story::paragraph;
use super::table::Words;
use super::{Noun, Shown, label};
use crate::analysis::summary::Summary;
use crate::model::{Delay, LinkIx, Map, Network, Polarity};
use crate::words::joined;

impl Words {
    /// What stands above a list of loops: how many of each kind, what is not in the list, and what
    /// would have to be known to class the rest.
    pub fn header(&self, map: &Map, net: &Network, summary: &Summary) -> String {
        if net.link_count() == 0 {
            return self.phrase(Phrase::NoLinks).to_owned();
        }
        let mut text = String::new();
        let mut add = |sentence: &str| text = paragraph(&text, sentence);
        if summary.all_found {
            add(&self.all(summary));
        } else {
            self.some(summary, &mut add);
            add(&self.longer(summary));
            if summary.independent > 0 {
                add(&self.say_numbers((Phrase::Between, 0), &[], &[summary.independent]));
            }
        }
        if summary.unknown > 0 {
            self.unclassed(map, net, summary, &mut add);
        }
        text
    }

    fn all(&self, summary: &Summary) -> String {
        let loops = summary.loops();
        let sentence = match (loops, summary.self_links) {
            (0, 0) => Phrase::NoLoop,
            (0, _) => Phrase::OnlySelfLinks,
            (_, 0) => Phrase::Loops,
            _ => Phrase::LoopsAndSelfLinks,
        };
        let parts = [&*self.count(loops, Noun::Loop), &self.kinds(summary)];
        self.say_numbers((sentence, 0), &parts, &[summary.self_links])
    }

    /// "30 feed themselves (reinforcing), 12 hold themselves steady (balancing)".
    fn kinds(&self, summary: &Summary) -> String {
        let kinds = [summary.reinforcing, summary.balancing, summary.unknown];
        let mut text = String::new();
        for (class, &number) in kinds.iter().enumerate() {
            if number > 0 {
                let first = if number == summary.loops() {
                    Phrase::ItReinforcing
                } else {
                    Phrase::SomeReinforcing
                };
                let kind = self.say_numbers((first, class), &[], &[number]);
                self.append(&mut text, Phrase::Comma, &kind);
            }
        }
        text
    }

    /// The list stops at a length.
    fn some(&self, summary: &Summary, add: &mut dyn FnMut(&str)) {
        let length = summary.complete_up_to;
        let loops = summary.loops();
        let parts = [
            &*self.count(length, Noun::Factor),
            &self.kinds(summary),
            &self.count(length + 1, Noun::Factor),
        ];
        let mut say = |phrase, number: usize, parts: &[&str]| {
            add(&self.say_numbers((phrase, 0), parts, &[number]));
        };
        if loops > 0 {
            say(Phrase::AllSoShort, loops, &parts);
        } else if length > 1 {
            say(Phrase::NoneSoShort, 0, &parts);
        }
        // This may be the first sentence.
        if summary.self_links > 0 {
            let first = loops == 0 && length < 2;
            let sentence = if first {
                Phrase::SelfLinks
            } else {
                Phrase::AndSelfLinks
            };
            say(sentence, summary.self_links, &[]);
        }
        if summary.part > 0 {
            let sentence = if loops > 0 {
                Phrase::AlsoSome
            } else {
                Phrase::OnlySome
            };
            say(sentence, summary.part, &parts[2..]);
        }
        if summary.named > 0 {
            say(Phrase::AlsoNamed, summary.named, &[]);
        }
    }

    /// What the list leaves out.
    fn longer(&self, summary: &Summary) -> String {
        let shown = summary.part + summary.named;
        let left_out = summary.left_out();
        let millions = left_out / 1_000_000;
        // Where some of these lengths are shown, what is left out is not all longer.
        let part = shown > 0;
        let (sentence, number) = match (left_out, summary.longer_is_exact) {
            (0, true) => return String::new(),
            (0, _) => (Phrase::LongerMaybe, 0),
            (n, true) if part => (Phrase::MoreExact, n),
            (n, true) => (Phrase::LongerExact, n),
            (1, _) if part => (Phrase::MoreSome, 0),
            (1, _) => (Phrase::LongerSome, 0),
            (n, _) if millions == 0 && part => (Phrase::MoreAtLeast, n),
            (n, _) if millions == 0 => (Phrase::LongerAtLeast, n),
            _ if part => (Phrase::MoreMillions, millions),
            _ => (Phrase::LongerMillions, millions),
        };
        self.say_numbers((sentence, 0), &[], &[number as usize])
    }

    /// Why not all loops can be classed, and what would help most: a sign where there is none, and
    /// something in between where a link works both ways (G. P. Richardson, "Problems with
    /// causal-loop diagrams", 1986).
    fn unclassed(&self, map: &Map, net: &Network, summary: &Summary, add: &mut dyn FnMut(&str)) {
        let (mut no_sign, mut both) = (Vec::new(), Vec::new());
        // Those first that would settle most.
        for link in &summary.unsigned {
            let ix = net.links[link.link as usize];
            let list = if map.link(ix).polarity == Polarity::Both {
                &mut both
            } else {
                &mut no_sign
            };
            list.push((ix, link.settles));
        }
        let ends = |ix: LinkIx| {
            let (from, to) = map.ends(ix);
            let inside = |end| self.inside(&label(map, end));
            let mut to = inside(to);
            to.push_str(&self.kind_apart(map, ix, true));
            [inside(from), to]
        };
        let mut why = String::new();
        let kinds = [
            (Phrase::LinksNoSign, no_sign.len()),
            (Phrase::LinksBothWays, both.len()),
        ];
        for (phrase, number) in kinds {
            if number > 0 {
                let reason = self.say_numbers((phrase, 0), &[], &[number]);
                why = if why.is_empty() {
                    reason
                } else {
                    self.say(Phrase::And, &[&why, &reason])
                };
            }
        }
        let loops = summary.loops();
        let sentence = if loops == summary.unknown {
            Phrase::CannotTellIt
        } else {
            Phrase::CannotTell
        };
        add(&self.say_numbers((sentence, 0), &[&why], &[summary.unknown, loops]));
        if let Some((link, settles)) = no_sign.first()
            && *settles > 0
        {
            let sentence = if *settles != summary.unknown {
                Phrase::SettlesSome
            } else if *settles == 1 {
                Phrase::SettlesIt
            } else {
                Phrase::SettlesAll
            };
            let [from, to] = ends(*link);
            add(&self.say_numbers((sentence, 0), &[&from, &to], &[*settles]));
        }
        if let Some((link, _)) = both.first() {
            let [from, to] = ends(*link);
            add(&self.say(Phrase::Split, &[&from, &to]));
        }
    }

    /// What stands above the loops of a part of a map.
    pub fn of_part(&self, header: String, part: bool) -> String {
        match part {
            true => paragraph(&header, self.phrase(Phrase::OnlyInside)),
            false => header,
        }
    }

    /// Of a link that has parallel ones what tells it from them: sign and delay; its id where others
    /// have the same, if asked for. Empty where it is the only one between its ends.
    pub fn kind_apart(&self, map: &Map, link: LinkIx, ids: bool) -> String {
        let this = map.link(link);
        let (parallel, alike) = parallel(map, link);
        if !parallel {
            return String::new();
        }
        let mut kind = String::from(match this.polarity {
            Polarity::Minus => "−",
            other => other.token(),
        });
        if this.delay != Delay::None {
            self.append(
                &mut kind,
                Phrase::Comma,
                self.line(Phrase::DelayNone, this.delay as usize),
            );
        }
        if alike && ids {
            self.append(&mut kind, Phrase::Comma, &this.id);
        }
        joined(&[" (", &kind, ")"])
    }

    #[cfg(feature = "tools")]
    /// The id of a link in brackets, where others between its ends say the same; else nothing.
    pub fn id_apart(&self, map: &Map, link: LinkIx) -> String {
        match parallel(map, link).1 {
            true => joined(&[" (", &map.link(link).id, ")"]),
            false => String::new(),
        }
    }

    /// What is shown and what is not: "Showing 12 of 48 factors: the excerpt “Funding”."
    pub fn shown(&self, shown: &Shown) -> String {
        let sentence = match (shown.view, shown.focus) {
            (_, Some((_, 0))) => Phrase::ShownAlone,
            (_, Some(_)) => Phrase::ShownAround,
            (Some(_), None) => Phrase::ShownView,
            (None, None) if shown.factors == shown.of => Phrase::ShownWhole,
            (None, None) => Phrase::ShownSome,
        };
        let (name, steps) = match shown.focus {
            Some((factor, steps)) => (factor, steps),
            None => (shown.view.unwrap_or_default(), 0),
        };
        let parts = [&*self.quoted(name), &self.count(shown.of, Noun::Factor)];
        self.say_numbers((sentence, 0), &parts, &[steps as usize, shown.factors])
    }

    /// A number of things: "1 factor", "1,234 links".
    pub fn count(&self, number: usize, noun: Noun) -> String {
        self.say_numbers((Phrase::CountFactors, noun as usize), &[], &[number])
    }
}

/// Whether others have the same ends as a link, and whether one of them says the same.
fn parallel(map: &Map, link: LinkIx) -> (bool, bool) {
    let (ends, this) = (map.ends(link), map.link(link));
    let (mut parallel, mut alike) = (false, false);
    for ix in map.links_out(ends.0) {
        if ix != link && map.ends(ix) == ends {
            let other = map.link(ix);
            parallel = true;
            alike |= other.polarity == this.polarity && other.delay == this.delay;
        }
    }
    (parallel, alike)
}
