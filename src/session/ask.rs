//! Questions about the whole map: what drives what, how one factor leads to another, which loops
//! there are, and where in the drawing factors stand. Only the tools answer them.

mod loops;

pub use loops::WhichLoops;

use super::{LOOP_WORK, Session, find};
use crate::analysis::catalogue::Catalogue;
use crate::analysis::indicators::{ByClass, Effort, indicators};
use crate::analysis::loops::{Class, LoopOptions, Loops};
use crate::analysis::paths::paths;
use crate::analysis::reach::{Verdict, Way, as_stated, reach};
use crate::analysis::summary::{Summary, summary};
use crate::error::Error;
use crate::model::{FactorIx, LinkIx, Network};
use crate::names::folded;
use crate::narrate::label;
use crate::order::list;
use crate::plain::{Given, Object, Plain};

/// How much work an answer may take: a page waits for it.
const WORK: u64 = 8_000_000;

/// How much of it may go into the smallest set of factors on every loop.
const SETS: u64 = 1_000_000;

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
    Loops(WhichLoops),
    /// Where in the drawing factors stand.
    Indicators,
    /// All that can be asked about, by label.
    Factors,
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
            Some("loops") => Question::Loops(WhichLoops::of(given)),
            Some("indicators") => Question::Indicators,
            Some("factors") => Question::Factors,
            _ => {
                let why = "\"about\" must be reach, paths, loops, indicators or factors";
                given.fail(why.to_owned());
                Question::Indicators
            }
        }
    }
}

impl Session {
    /// A slice of what the answer to [`Question::Indicators`] takes, in units of work; true if there is no more
    /// to do. Without it the answer is the same, but takes all of the time at once.
    pub fn count(&mut self, units: u32) -> bool {
        self.listing.look_further(u64::from(units) * LOOP_WORK)
    }

    /// The answer to a question about the whole map. Its types are in `www/component/types.js`.
    ///
    /// # Errors
    /// [`Unknown`](crate::error::Code::Unknown) for a factor that the map does not have, [`Option`](crate::error::Code::Option) for a class that
    /// there is not.
    pub fn ask(&self, question: &Question) -> Result<Plain, Error> {
        let net = Network::whole(&self.map);
        match question {
            Question::Reach { factor, up, steps } => self.answer_reach(&net, factor, *up, *steps),
            Question::Paths { from, to } => self.answer_paths(&net, from, to),
            Question::Loops(which) => self.answer_loops(&net, which),
            Question::Indicators => Ok(self.answer_indicators(&net)),
            Question::Factors => Ok(self.answer_factors(&net)),
        }
    }

    fn answer_factors(&self, net: &Network) -> Plain {
        let mut order: Vec<FactorIx> = net.factors.clone();
        order.sort_by_cached_key(|&ix| folded(&label(&self.map, ix)));
        let mut told = Object::default();
        told.list("factors", order.len(), &mut |i| {
            self.named_factor(order[i]).into()
        });
        told.into()
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
            row.text("course", &self.words.along(&self.map, &links));
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

    /// The loops of the whole map, where the session has not found them yet.
    fn search(&self, net: &Network) -> (Loops, Catalogue, Summary) {
        let (all, catalogue) = Catalogue::usual(&self.map, net);
        let mut counted = summary(net, &all);
        counted.named = catalogue.beyond(&|_| true);
        (all, catalogue, counted)
    }

    fn answer_indicators(&self, net: &Network) -> Plain {
        let loops = self.listing.countable();
        let effort = Effort {
            factors: SETS,
            links: SETS,
            independent: 10 * WORK,
        };
        let all = indicators(net, &loops, effort);
        let mut told = Object::default();
        told.text("caption", self.words.caption());
        told.flag("allLoops", all.all_loops);
        told.count("loopsUpTo", all.loops_up_to);
        let set = &all.feedback_set;
        let said = self
            .words
            .feedback_set(set.factors.len(), set.exact, all.self_links);
        told.text("feedbackSet", &said);
        told.list("feedbackFactors", set.factors.len(), &mut |i| {
            self.named_factor(net.factors[set.factors[i] as usize])
                .into()
        });
        let set = all.feedback_links.as_ref();
        let links = set.map_or(&[][..], |set| &set.links);
        let said = self.words.feedback_links(
            links.len(),
            set.is_some_and(|set| set.exact),
            all.self_links,
        );
        told.text("feedbackLinksSaid", &said);
        told.list("feedbackLinks", links.len(), &mut |i| {
            self.named_link(net.links[links[i] as usize]).into()
        });
        told.text("parts", &self.words.on_loops(&all, net.link_count()));
        if let Some(found) = &all.independent {
            if all.links_on_loops > 0 {
                told.text("independent", &self.words.independent_loops(found));
            }
            told.flag("independentKnown", found.complete);
        }
        told.text("counted", self.words.counted_all());
        let heads = self.words.heads();
        told.texts("heads", &heads.map(str::to_owned)[..2]);
        let classes = [Class::Reinforcing, Class::Balancing, Class::Unknown];
        told.list("classes", classes.len(), &mut |i| {
            let mut class = Object::default();
            class.text("letter", &classes[i].letter().to_string());
            class.text("plain", self.words.plain(classes[i]));
            class.text("term", self.words.term(classes[i]));
            class.into()
        });
        told.text("opens", self.words.what_opens());
        let mut order: Vec<usize> = (0..net.link_count())
            .filter(|&i| all.links[i].loops.all() > 0)
            .collect();
        order.sort_by_key(|&i| std::cmp::Reverse(all.links[i].loops.all()));
        told.list("links", order.len(), &mut |i| {
            let mut row = self.named_link(net.links[order[i]]);
            row.count("loops", all.links[order[i]].loops.all());
            row.into()
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
            row.count("selfLinks", numbers.self_links);
            row.count("independent", numbers.independent);
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

    fn named_link(&self, ix: LinkIx) -> Object {
        let mut named = Object::default();
        named.text("id", &self.map.link(ix).id);
        named.text("label", &self.words.link_apart(&self.map, ix));
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
