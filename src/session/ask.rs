//! Questions about the whole map: what drives what, how one factor leads to another, which loops
//! there are, and where in the drawing factors stand. Only the tools answer them.

use super::{Session, find};
use crate::analysis::catalogue::{Catalogue, Entry};
use crate::analysis::indicators::{ByClass, Effort, indicators};
use crate::analysis::loops::{Class, LoopOptions, LoopSearch, Loops, Through, independent};
use crate::analysis::paths::paths;
use crate::analysis::reach::{Verdict, Way, as_stated, reach};
use crate::analysis::summary::{Summary, summary};
use crate::error::{Code, Error};
use crate::model::{FactorIx, LinkIx, Network};
use crate::narrate::label;
use crate::order::list;
use crate::plain::{Given, Object, Plain};
use std::collections::{BTreeMap, BTreeSet};

/// How much work an answer may take: a page waits for it.
const WORK: u64 = 8_000_000;

/// How much of it may go into the smallest set of factors on every loop.
const SETS: u64 = 100_000;

/// A question as a page asks it.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// What drives a factor (`up`), or what follows from it.
    Reach {
        /// The factor's id or label.
        factor: String,
        /// What drives it.
        up: bool,
        /// At most so many links away; nothing for any number.
        steps: Option<u32>,
    },
    /// How one factor leads to another.
    Paths {
        /// The factor to start from.
        from: String,
        /// The factor to get to.
        to: String,
    },
    /// Which loops there are of some kind.
    Loops {
        /// `R`, `B` or `U`; nothing for all.
        class: Option<String>,
        /// Of at most so many links.
        longest: Option<u32>,
        /// Through this factor.
        through: Option<String>,
        /// Only independent ones.
        independent: bool,
    },
    /// Where in the drawing factors stand.
    Indicators,
}

impl Question {
    /// The question that a page asks, `{about: 'reach', factor: 'trust', up: true}`.
    pub fn of(given: &mut Given) -> Question {
        let whole = |given: &mut Given, key| given.whole(key).map(|n| n.min(1_000_000) as u32);
        match given.text("about").as_deref() {
            Some("reach") => Question::Reach {
                factor: given.text("factor").unwrap_or_default(),
                up: given.flag("up"),
                steps: whole(given, "steps"),
            },
            Some("paths") => Question::Paths {
                from: given.text("from").unwrap_or_default(),
                to: given.text("to").unwrap_or_default(),
            },
            Some("loops") => Question::Loops {
                class: given.text("class"),
                longest: whole(given, "longest"),
                through: given.text("through"),
                independent: given.flag("independent"),
            },
            Some("indicators") => Question::Indicators,
            _ => {
                let why = "\"about\" must be reach, paths, loops or indicators";
                given.fail(why.to_owned());
                Question::Indicators
            }
        }
    }
}

impl Session {
    /// The answer to a question about the whole map. Its types are in `www/component/types.js`.
    ///
    /// # Errors
    /// [`Code::Unknown`] for a factor that the map does not have, [`Code::Option`] for a class that
    /// there is not.
    pub fn ask(&self, question: &Question) -> Result<Plain, Error> {
        let net = Network::whole(&self.map);
        match question {
            Question::Reach { factor, up, steps } => self.answer_reach(&net, factor, *up, *steps),
            Question::Paths { from, to } => self.answer_paths(&net, from, to),
            Question::Loops {
                class,
                longest,
                through,
                independent,
            } => {
                let class = class.as_deref().map(class_of).transpose()?;
                let through = match through {
                    Some(name) => Some(self.numbered(&net, name)?),
                    None => None,
                };
                Ok(self.answer_loops(&net, class, *longest, through, *independent))
            }
            Question::Indicators => Ok(self.answer_indicators(&net)),
        }
    }

    /// A factor and its place in the network.
    fn numbered(&self, net: &Network, name: &str) -> Result<(FactorIx, u32), Error> {
        let ix = find::factor(&self.map, name)?;
        Ok((ix, net.index_of(ix).unwrap_or_default() as u32))
    }

    fn answer_reach(
        &self,
        net: &Network,
        factor: &str,
        up: bool,
        steps: Option<u32>,
    ) -> Result<Plain, Error> {
        let (ix, at) = self.numbered(net, factor)?;
        let way = if up { Way::Up } else { Way::Down };
        let steps = steps.unwrap_or(u32::MAX);
        let found = reach(net, at, way, steps);
        let stated = reach(&as_stated(&self.map, net), at, way, steps);
        let mut told = Object::default();
        let header = self.words.reach(&self.map, ix, way, steps, found.len());
        told.text("header", &header);
        told.list("reached", found.len(), &mut |i| {
            let reached = &found[i];
            let mut row = self.named_factor(net.factors[reached.factor as usize]);
            row.count("steps", reached.steps as usize);
            row.text("sign", reached.signs.verdict().token());
            let verdict = self.words.verdict_of(reached.signs, stated[i].signs);
            row.text("verdict", verdict);
            row.into()
        });
        // What to light: the links on the way, each from one step to the next.
        let mut away = vec![u32::MAX; net.factor_count()];
        away[at as usize] = 0;
        for reached in &found {
            away[reached.factor as usize] = reached.steps;
        }
        let mut links = Vec::new();
        for link in 0..net.link_count() {
            let (mut near, mut far) = (net.from[link] as usize, net.to[link] as usize);
            if up {
                std::mem::swap(&mut near, &mut far);
            }
            if away[near] != u32::MAX && away[far] == away[near].wrapping_add(1) {
                links.push(self.map.link(net.links[link]).id.clone());
            }
        }
        told.texts("links", &links);
        Ok(told.into())
    }

    fn answer_paths(&self, net: &Network, from: &str, to: &str) -> Result<Plain, Error> {
        let ((from, a), (to, b)) = (self.numbered(net, from)?, self.numbered(net, to)?);
        let options = LoopOptions {
            limit: 100,
            work: WORK,
            count_work: 0,
            ..LoopOptions::default()
        };
        let found = paths(net, a, b, &options);
        let mut told = Object::default();
        told.text("header", &self.words.paths(&self.map, from, to, &found));
        told.text("verdict", found.verdict().token());
        told.flag("complete", found.all_found);
        told.list("paths", found.list.len(), &mut |i| {
            let links = handles(net, &found.list[i]);
            let mut row = Object::default();
            row.text("sentence", &self.words.path(&self.map, &links));
            row.text("sign", Verdict::of(found.signs[i]).token());
            row.list("factors", links.len() + 1, &mut |k| {
                let ix = match k {
                    0 => from,
                    _ => self.map.ends(links[k - 1]).1,
                };
                self.named_factor(ix).into()
            });
            row.put("links", self.ids(&links));
            row.into()
        });
        Ok(told.into())
    }

    fn answer_loops(
        &self,
        net: &Network,
        class: Option<Class>,
        longest: Option<u32>,
        through: Option<(FactorIx, u32)>,
        basis: bool,
    ) -> Plain {
        let options = LoopOptions {
            through: through.map(|(_, at)| Through::Factor(at)),
            max_len: longest.map(|links| links as usize),
            work: WORK,
            count_work: 0,
            ..LoopOptions::default()
        };
        let own;
        let (all, known, counted) = match self.listing.found() {
            Some(found) => found,
            None => {
                own = self.search(net);
                (&own.0, &own.1, &own.2)
            }
        };
        let restricted = basis || longest.is_some() || through.is_some();
        let mut told = Object::default();
        let (list, header, complete) = if basis {
            let found = independent(net, 10 * WORK);
            let header = self.words.independent(found.loops.len(), found.complete);
            (found.loops, header, found.complete)
        } else if restricted {
            let found = LoopSearch::all(net, options.clone());
            let header = self.words.header(&self.map, net, &summary(net, &found));
            let complete = longest.is_some_and(|links| found.complete_up_to >= links as usize);
            let complete = complete || found.all_found;
            (found, header, complete)
        } else {
            let header = self.words.header(&self.map, net, counted);
            (Loops::default(), header, all.all_found)
        };
        // One map, one story: what the list of loops tells is told here too.
        let catalogue = match restricted {
            true => self.as_known(net, &list, known),
            false => known.clone(),
        };
        let only: BTreeSet<&[u32]> = list.iter().collect();
        let selected = through.map(|(_, at)| Through::Factor(at));
        let order: Vec<(usize, u32)> = match basis {
            true => {
                let order = catalogue.for_display(net, selected).into_iter();
                order.map(|i| (i, 1)).collect()
            }
            false => self.grouped(net, &catalogue, selected),
        };
        let fits = |entry: &Entry| {
            class.is_none_or(|class| class == entry.class)
                && options.allow(net, &entry.links)
                && (!basis || only.contains(entry.links.as_slice()))
        };
        let shown: Vec<(usize, u32)> = (order.into_iter())
            .filter(|&(i, _)| fits(&catalogue.entries[i]))
            .collect();
        let (mut count, mut selves) = (0, 0);
        for entry in catalogue.entries.iter().filter(|entry| fits(entry)) {
            match entry.links.len() {
                1 => selves += 1,
                _ => count += 1,
            }
        }
        let header = match through {
            Some((ix, _)) if shown.is_empty() && complete && class.is_none() => {
                self.words.through(&label(&self.map, ix), None)
            }
            Some((ix, _)) if !basis => {
                let none = list.is_empty() && complete;
                let header = (!none).then_some(header.as_str());
                self.words.through(&label(&self.map, ix), header)
            }
            _ => header,
        };
        told.text("header", &header);
        told.flag("complete", complete);
        told.count("count", count);
        told.count("selfLinks", selves);
        told.list("loops", shown.len(), &mut |i| {
            let (place, alike) = shown[i];
            let entry = &catalogue.entries[place];
            let handles = handles(net, &entry.links);
            let start = through.map(|(ix, _)| ix);
            let telling = self
                .words
                .tell(&self.map, &handles, start, Some(&entry.label));
            let (mut row, _) = self.called(entry, &entry.label);
            if alike > 1 {
                row.count("variants", alike as usize);
            }
            row.text("sentence", &telling.up.text);
            row.list("factors", telling.links.len(), &mut |k| {
                self.named_factor(self.map.ends(telling.links[k]).0).into()
            });
            row.put("links", self.ids(&telling.links));
            row.into()
        });
        told.into()
    }

    /// The loops of the whole map, where the session has not found them yet.
    fn search(&self, net: &Network) -> (Loops, Catalogue, Summary) {
        let all = LoopSearch::all(net, LoopOptions::default());
        let catalogue = Catalogue::new(&self.map, net, &all);
        let counted = summary(net, &all);
        (all, catalogue, counted)
    }

    /// A list as a catalogue: labels and independence belong to the whole map.
    fn as_known(&self, net: &Network, list: &Loops, known: &Catalogue) -> Catalogue {
        let mut catalogue = Catalogue::new(&self.map, net, list);
        let known: BTreeMap<&[u32], _> = (known.entries.iter())
            .map(|entry| (entry.links.as_slice(), entry))
            .collect();
        for entry in &mut catalogue.entries {
            let same = known.get(entry.links.as_slice());
            entry.label = same.map_or(entry.class.letter().into(), |same| same.label.clone());
            entry.independent = same.is_some_and(|same| same.independent);
        }
        catalogue
    }

    fn answer_indicators(&self, net: &Network) -> Plain {
        let own;
        let loops = match self.listing.found() {
            Some((loops, ..)) => loops,
            None => {
                // Nobody asks how many loops there are beyond those listed.
                let options = LoopOptions {
                    count_work: 0,
                    ..LoopOptions::default()
                };
                own = LoopSearch::all(net, options);
                &own
            }
        };
        let effort = Effort {
            factors: SETS,
            ..Effort::default()
        };
        let all = indicators(net, loops, effort);
        let mut told = Object::default();
        told.text("caption", self.words.caption());
        told.flag("allLoops", all.all_loops);
        told.count("loopsUpTo", all.loops_up_to);
        let set = &all.feedback_set;
        let said = self.words.feedback_set(set.factors.len(), set.exact);
        told.text("feedbackSet", &said);
        told.list("feedbackFactors", set.factors.len(), &mut |i| {
            self.named_factor(net.factors[set.factors[i] as usize])
                .into()
        });
        let mut order: Vec<usize> = (0..net.factor_count()).collect();
        order.sort_by_key(|&i| std::cmp::Reverse(all.factors[i].loops.all()));
        told.list("factors", order.len(), &mut |i| {
            let numbers = &all.factors[order[i]];
            let mut row = self.named_factor(net.factors[order[i]]);
            let ByClass {
                reinforcing,
                balancing,
                unknown,
            } = numbers.loops;
            row.count("R", reinforcing);
            row.count("B", balancing);
            row.count("U", unknown);
            row.count("affectedBy", numbers.causes);
            row.count("affects", numbers.effects);
            row.count("drivenBy", numbers.up);
            row.count("drives", numbers.down);
            row.into()
        });
        told.into()
    }

    fn named_factor(&self, ix: FactorIx) -> Object {
        let mut named = Object::default();
        named.text("id", &self.map.factor(ix).id);
        named.text("label", &label(&self.map, ix));
        named
    }

    fn ids(&self, links: &[LinkIx]) -> Plain {
        Plain::list(links.len(), &mut |i| {
            Plain::Text(self.map.link(links[i]).id.clone())
        })
    }
}

fn handles(net: &Network, links: &[u32]) -> Vec<LinkIx> {
    list(links.len(), &mut |i| net.links[links[i] as usize])
}

/// # Errors
/// [`Code::Option`].
fn class_of(letter: &str) -> Result<Class, Error> {
    match letter {
        "R" => Ok(Class::Reinforcing),
        "B" => Ok(Class::Balancing),
        "U" => Ok(Class::Unknown),
        _ => {
            let message = format!("There is no kind of loop \"{letter}\". There are: R, B, U.");
            Err(Error::new(Code::Option, message))
        }
    }
}
