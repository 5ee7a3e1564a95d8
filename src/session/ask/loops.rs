//! Which loops there are of some kind.

use super::super::loops::is_along;
use super::{Session, WORK, find, handles};
use crate::analysis::catalogue::{Catalogue, Entry};
use crate::analysis::loops::{
    Class, LoopOptions, LoopSearch, Loops, Through, compare, independent,
};
use crate::analysis::ordering::{Order, ordered};
use crate::analysis::summary::summary;
use crate::error::{Code, Error};
use crate::model::{FactorIx, Network};
use crate::narrate::label;
use crate::plain::{Given, Object, Plain};
use std::collections::BTreeSet;

/// Loops asked for: `{about: 'loops'}` with any of these.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WhichLoops {
    /// `R`, `B` or `U`; nothing for all.
    pub class: Option<String>,
    /// Of at most so many links.
    pub longest: Option<u32>,
    /// Through this factor, or link (`link:` before its id, where a factor may have the same).
    pub through: Option<String>,
    /// Only independent ones.
    pub independent: bool,
    /// `length`, `delays`, `unknown` or `strength`; nothing for the usual order.
    pub order: Option<String>,
    /// So many rows are known already.
    pub skip: usize,
    /// Tell at most so many rows; nothing for all. To tell a thousand takes a page a while.
    pub most: Option<usize>,
}

impl WhichLoops {
    pub(super) fn of(given: &mut Given) -> WhichLoops {
        let mut whole = |key| given.whole(key).map(|n| n.min(1_000_000) as u32);
        let (longest, skip, most) = (whole("longest"), whole("skip"), whole("most"));
        WhichLoops {
            class: given.text("class"),
            longest,
            through: given.text("through"),
            independent: given.flag("independent"),
            order: given.text("order"),
            skip: skip.unwrap_or(0) as usize,
            most: most.map(|n| n as usize),
        }
    }
}

impl Session {
    pub(super) fn answer_loops(&self, net: &Network, which: &WhichLoops) -> Result<Plain, Error> {
        let class = which.class.as_deref().map(class_of).transpose()?;
        let order_of_rows = which.order.as_deref().map_or(Ok(Order::Usual), order_of)?;
        let through = match &which.through {
            Some(name) => Some(self.through_what(net, name)?),
            None => None,
        };
        let (longest, basis) = (which.longest, which.independent);
        let options = LoopOptions {
            through: through.as_ref().map(|(.., at)| *at),
            max_len: longest.map(|links| links as usize),
            work: WORK,
            count_work: WORK / 4,
            ..LoopOptions::default()
        }
        .beside_self_links(net);
        let own;
        let (all, known, all_counted) = match self.listing.found() {
            Some(found) => found,
            None => {
                own = self.search(net);
                (&own.0, &own.1, &own.2)
            }
        };
        let restricted = basis || longest.is_some() || through.is_some();
        let (list, header, complete) = if basis {
            let found = independent(net, 10 * WORK);
            let fits = |links: &[u32]| {
                options.allow(net, links)
                    && class.is_none_or(|class| class == Class::of(net, links))
            };
            let asked = found.loops.only(&fits);
            let bounded = class.is_some() || longest.is_some();
            let some = found.pass(net, options.through);
            let through = through.as_ref().map(|(name, ..)| (name.as_str(), some));
            let header = (self.words).independent_asked(&found, &asked, bounded, through);
            (asked, header, found.complete)
        } else if restricted {
            let mut found = LoopSearch::all(net, options.clone());
            // Without a bound but on length the same loops were counted before, perhaps further.
            if through.is_none() && !found.total_is_exact {
                found.total_at_least = found.total_at_least.max(all.total_at_least);
                found.total_is_exact = all.total_is_exact;
            }
            let complete = longest.is_some_and(|links| found.complete_up_to >= links as usize);
            let complete = complete || found.all_found;
            (found, String::new(), complete)
        } else {
            let header = self.words.header(&self.map, net, all_counted);
            (Loops::default(), header, all.all_found)
        };
        // One map, one story: what the list of loops tells is told here too.
        let made;
        let catalogue = match restricted {
            true => {
                let mut all = self.as_known(net, &list, known);
                // Before variants become one row: that is to be one of those asked for.
                all.entries.retain(|entry| options.allow(net, &entry.links));
                made = all;
                &made
            }
            false => known,
        };
        let header = match restricted && !basis {
            true => {
                let mut counted = summary(net, &list);
                counted.named = catalogue.beyond(&|_| true);
                if through.is_some() {
                    counted.count_at_most(all_counted);
                }
                (self.words).header_of(&self.map, net, &counted, through.is_some())
            }
            false => header,
        };
        let only: BTreeSet<&[u32]> = list.iter().collect();
        let selected = options.through;
        let order: Vec<(usize, u32)> = match basis {
            true => {
                let order = catalogue.for_display(net, selected).into_iter();
                order.map(|i| (i, 1)).collect()
            }
            false => self.grouped(net, catalogue, selected),
        };
        let fits = |entry: &Entry| {
            class.is_none_or(|class| class == entry.class)
                && (!basis || only.contains(entry.links.as_slice()))
        };
        let mut rows: Vec<(usize, u32)> = (order.into_iter())
            .filter(|&(i, _)| fits(&catalogue.entries[i]))
            .collect();
        if order_of_rows != Order::Usual {
            let entries = &catalogue.entries;
            let links: Vec<&[u32]> = entries.iter().map(|e| e.links.as_slice()).collect();
            let mut places = vec![0; entries.len()];
            for (place, i) in ordered(&self.map, net, &links, order_of_rows)
                .into_iter()
                .enumerate()
            {
                places[i] = place;
            }
            // Of several loops that are one row the first in this order gives it its place.
            rows.sort_by_cached_key(|&(i, alike)| match alike {
                1 => Some(places[i]),
                _ => {
                    let alike = self.variants(net, entries, i).into_iter();
                    alike.map(|j| places[j]).min()
                }
            });
        }
        let (mut count, mut selves) = (0, 0);
        for entry in catalogue.entries.iter().filter(|entry| fits(entry)) {
            match entry.links.len() {
                1 => selves += 1,
                _ => count += 1,
            }
        }
        let header = match &through {
            _ if basis => header,
            // What there is instead does not pass through it.
            Some((name, ..)) if header.is_empty() && complete && class.is_none() => {
                self.words.through(name, None)
            }
            _ if header.is_empty() => header,
            Some((name, ..))
                if rows.is_empty() && complete && class.is_none() && longest.is_none() =>
            {
                self.words.through(name, None)
            }
            Some((name, ..)) => {
                let none = list.is_empty() && list.all_found;
                let header = (!none).then_some(header.as_str());
                self.words.through(name, header)
            }
            _ => header,
        };
        let start = through.map(|(_, start, _)| start);
        let skip = which.skip.min(rows.len());
        let most = which.most.unwrap_or(rows.len());
        let told_now = &rows[skip..(skip + most).min(rows.len())];
        let mut told = Object::default();
        told.text("header", &header);
        told.flag("complete", complete);
        told.count("count", count);
        told.count("selfLinks", selves);
        told.count("rows", rows.len());
        told.list("loops", told_now.len(), &mut |i| {
            let (place, alike) = told_now[i];
            let entry = &catalogue.entries[place];
            let mut row = self.loop_asked_for(net, entry, alike, start);
            row.flag("listed", known_as(net, known, &entry.links).is_some());
            row.into()
        });
        Ok(told.into())
    }

    /// What loops are to pass through: what it is called, where to begin to tell, and its place.
    fn through_what(
        &self,
        net: &Network,
        name: &str,
    ) -> Result<(String, FactorIx, Through), Error> {
        let map = &self.map;
        let through = find::through(map, net, name)?;
        let (called, start) = match through {
            Through::Link(at) => {
                let link = net.links[at as usize];
                (self.words.link_apart(map, link), map.ends(link).0)
            }
            Through::Factor(at) => {
                let ix = net.factors[at as usize];
                (label(map, ix), ix)
            }
        };
        Ok((called, start, through))
    }

    /// A row of the answer: `alike` loops along the same factors, of which this is the first.
    fn loop_asked_for(
        &self,
        net: &Network,
        entry: &Entry,
        alike: u32,
        start: Option<FactorIx>,
    ) -> Object {
        let handles = handles(net, &entry.links);
        let telling = self
            .words
            .tell(&self.map, &handles, start, Some(&entry.label));
        let (mut row, _) = self.called(entry, &entry.label);
        if alike > 1 {
            row.count("variants", alike as usize);
        }
        row.count("delays", telling.delays);
        row.text("course", &self.course(&telling.links, true, alike < 2));
        row.text("sentence", &telling.up.text);
        row.list("factors", telling.links.len(), &mut |k| {
            self.named_factor(self.map.ends(telling.links[k]).0).into()
        });
        row.put("links", self.ids(&telling.links));
        row
    }

    /// The loops that are one row with one of them: in canonical order they stand near each other.
    fn variants(&self, net: &Network, entries: &[Entry], of: usize) -> Vec<usize> {
        let along = |i: &usize| is_along(net, &entries[of], &entries[*i]);
        let before = (0..of).rev().take_while(along);
        let after = (of..entries.len()).take_while(along);
        let bare = |i: &usize| entries[*i].named.is_none();
        let like = |i: &usize| bare(i) && self.is_variant(net, &entries[of], &entries[*i]);
        before.chain(after).filter(like).collect()
    }

    /// A list as a catalogue: labels and independence belong to the whole map.
    fn as_known(&self, net: &Network, list: &Loops, known: &Catalogue) -> Catalogue {
        let mut catalogue = Catalogue::knowing(&self.map, net, list, vec![false; list.len()]);
        for entry in &mut catalogue.entries {
            let same = known_as(net, known, &entry.links);
            entry.label = same.map_or(entry.class.letter().into(), |same| same.label.clone());
            entry.independent = same.is_some_and(|same| same.independent);
        }
        catalogue
    }
}

/// The entry of a loop that the list of the map's loops has, too.
fn known_as<'a>(net: &Network, known: &'a Catalogue, links: &[u32]) -> Option<&'a Entry> {
    let place = |entry: &Entry| compare(&net.from, &entry.links, links);
    let at = known.entries.binary_search_by(place).ok()?;
    known.entries.get(at)
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

/// # Errors
/// [`Code::Option`].
fn order_of(name: &str) -> Result<Order, Error> {
    match name {
        "length" => Ok(Order::Length),
        "delays" => Ok(Order::Delays),
        "unknown" => Ok(Order::Unknown),
        "strength" => Ok(Order::Strength),
        _ => {
            let message = format!(
                "There is no order \"{name}\" of loops. There are: length, delays, unknown, strength."
            );
            Err(Error::new(Code::Option, message))
        }
    }
}
