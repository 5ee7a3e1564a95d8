//! The loops of the map and of what is shown of it, as they are listed.

use super::find;
use crate::analysis::catalogue::{Catalogue, Entry};
use crate::analysis::loops::{LoopOptions, LoopSearch, Loops};
use crate::analysis::summary::{Summary, summary};
use crate::error::Error;
use crate::model::{LinkIx, Map, Network, Part};
use crate::order::list;
use crate::scene::{Badge, Color};

/// How far a slice of work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// There was nothing to do.
    Idle,
    /// There is more to do.
    Working,
    /// This slice was the last.
    Finished,
}

/// A search for the loops of one network, and what it has found.
struct Search {
    net: Network,
    search: LoopSearch,
    done: bool,
    catalogue: Catalogue,
    summary: Summary,
}

impl Search {
    fn new(map: &Map, net: Network, options: LoopOptions) -> Search {
        // The author's loops need no search: they are there from the first picture on.
        let none = Loops::default();
        let options = options.beside_self_links(&net);
        Search {
            catalogue: Catalogue::new(map, &net, &none),
            summary: summary(&net, &none),
            search: LoopSearch::new(&net, options),
            done: false,
            net,
        }
    }

    /// The links of a loop of this network.
    fn links(&self, entry: &Entry) -> Vec<LinkIx> {
        list(entry.links.len(), &mut |i| {
            self.net.links[entry.links[i] as usize]
        })
    }

    fn step(&mut self, map: &Map, work: u64) -> Progress {
        if self.done {
            return Progress::Idle;
        }
        if !self.search.step(work) {
            return Progress::Working;
        }
        self.done = true;
        self.catalogue = Catalogue::new(map, &self.net, self.search.loops());
        self.summary = summary(&self.net, self.search.loops());
        self.summary.named = self.catalogue.entries.len() - self.search.loops().len();
        Progress::Finished
    }
}

/// The loops of a map, found in slices: first those of the whole, then those of the part on show.
/// A loop has the same id and label in a part as in the whole.
pub struct Listing {
    options: LoopOptions,
    whole: Search,
    part: Option<Search>,
    /// Of the whole, too, but for numbers and not for a list.
    #[cfg(feature = "tools")]
    further: Option<LoopSearch>,
}

impl Listing {
    /// Nothing searched yet; the author's loops are there already.
    pub fn new(map: &Map, options: LoopOptions) -> Listing {
        Listing {
            whole: Search::new(map, Network::whole(map), options.clone()),
            part: None,
            options,
            #[cfg(feature = "tools")]
            further: None,
        }
    }

    /// A slice of search.
    pub fn step(&mut self, map: &Map, work: u64) -> Progress {
        let progress = self.whole.step(map, work);
        match &mut self.part {
            Some(part) if progress == Progress::Idle => {
                let progress = part.step(map, work);
                // Both bounds are true, but of a part nobody believes the greater one.
                part.summary.count_at_most(&self.whole.summary);
                progress
            }
            // The whole is done, what is shown is not.
            Some(part) if progress == Progress::Finished && !part.done => Progress::Working,
            _ => progress,
        }
    }

    /// From now on this part is listed; `None` for the whole map.
    pub fn show(&mut self, map: &Map, part: Option<&Part>) {
        let net = part.map(|part| Network::of(map, part));
        self.part = net.map(|net| Search::new(map, net, self.options.clone()));
    }

    fn shown(&self) -> &Search {
        self.part.as_ref().unwrap_or(&self.whole)
    }

    /// The network that is listed; entries of [`Listing::catalogue`] count its links.
    pub fn net(&self) -> &Network {
        &self.shown().net
    }

    /// The loops of what is shown, in canonical order.
    pub fn catalogue(&self) -> &Catalogue {
        &self.shown().catalogue
    }

    /// The network of the whole map.
    pub fn net_of_whole(&self) -> &Network {
        &self.whole.net
    }

    /// The loops of the whole map, counted.
    pub fn summary_of_whole(&self) -> &Summary {
        &self.whole.summary
    }

    /// The loops of the whole map, in canonical order.
    pub fn of_whole(&self) -> &Catalogue {
        &self.whole.catalogue
    }

    /// The loops of the whole map and what is counted of them, once they are found.
    #[cfg(feature = "tools")]
    pub fn found(&self) -> Option<(&Loops, &Catalogue, &Summary)> {
        let Search {
            search,
            catalogue,
            summary,
            ..
        } = &self.whole;
        (self.whole.done).then(|| (search.loops(), catalogue, summary))
    }

    /// A slice of the search for the loops that are counted factor by factor; true if there is no more to do.
    #[cfg(feature = "tools")]
    pub fn look_further(&mut self, work: u64) -> bool {
        if self.found().is_some_and(|(loops, ..)| loops.all_found) {
            return true;
        }
        let net = &self.whole.net;
        let search = || LoopSearch::new(net, further());
        self.further.get_or_insert_with(search).step(work)
    }

    /// The loops that are counted factor by factor: those of the list, if it has all, or more of them. Whatever
    /// was not searched in slices before is searched now.
    #[cfg(feature = "tools")]
    pub fn countable(&self) -> std::borrow::Cow<'_, Loops> {
        use std::borrow::Cow;
        match (self.found(), &self.further) {
            (Some((loops, ..)), _) if loops.all_found => Cow::Borrowed(loops),
            (_, Some(search)) if search.is_done() => Cow::Borrowed(search.loops()),
            _ => Cow::Owned(LoopSearch::all(&self.whole.net, further())),
        }
    }

    /// What is shown is a part without a loop, of a map that has some.
    pub fn is_bare_part(&self) -> bool {
        let none = |search: &Search| search.catalogue.entries.is_empty();
        self.part
            .as_ref()
            .is_some_and(|part| part.done && none(part))
            && !none(&self.whole)
    }

    /// The loops of what is shown, counted.
    pub fn summary(&self) -> &Summary {
        &self.shown().summary
    }

    /// What is told above the loops of what is shown: counted in which network, and whether others that also
    /// lead outside it may be missing. Where neither a part nor the whole has a loop, the whole is told.
    pub fn counted(&self) -> (&Network, &Summary, bool) {
        let none = |search: &Search| search.catalogue.entries.is_empty();
        let mut search = self.shown();
        if none(search) && none(&self.whole) {
            search = &self.whole;
        }
        // Each loop of a part is one of the whole.
        let whole = &self.whole.net;
        let mut met = 0;
        for entry in &self.whole.catalogue.entries {
            let from = |&l: &u32| whole.factors[whole.from[l as usize] as usize];
            let here = (entry.links.iter()).any(|l| search.net.index_of(from(l)).is_some());
            met += usize::from(here);
        }
        let all = self.whole.summary.all_found && search.catalogue.entries.len() == met;
        let missing = !std::ptr::eq(search, &self.whole) && !all;
        (&search.net, &search.summary, missing)
    }

    /// The search has ended.
    pub fn is_done(&self) -> bool {
        self.whole.done && self.shown().done
    }

    /// The label of a loop of what is shown: the one it has in the whole map. A loop too long for
    /// the list of the whole map has only the letter of its class.
    pub fn label(&self, entry: &Entry) -> String {
        if self.part.is_none() {
            return entry.label.clone();
        }
        let of_whole = &self.whole.catalogue.entries;
        match of_whole.iter().find(|e| e.id == entry.id) {
            Some(known) => known.label.clone(),
            None => entry.class.letter().into(),
        }
    }

    /// The id of the loop that a page or a person means: its id or label, or the id or name that
    /// the author gave it.
    ///
    /// # Errors
    /// [`crate::error::Code::Unknown`], with the labels and the author's ids that there are; where
    /// the author named loops that do not close, it may be one of them, and so it is said that there is no closed one.
    pub fn find(&self, map: &Map, name: &str) -> Result<String, Error> {
        let catalogue = &self.whole.catalogue;
        if let Some(i) = catalogue.find(map, name) {
            return Ok(catalogue.entries[i].id.clone());
        }
        if let Some(entry) = self.catalogue().entries.iter().find(|e| e.id == name) {
            return Ok(entry.id.clone());
        }
        let mut known: Vec<&str> = Vec::new();
        let mut what = "loop";
        for (author, found) in map.info().loops.iter().zip(&catalogue.named) {
            match found {
                Ok(_) => known.push(&author.id),
                Err(_) => what = "closed loop",
            }
        }
        for entry in &catalogue.entries {
            known.push(&entry.label);
        }
        Err(find::unknown(what, name, &known))
    }

    /// A loop by its id: class and links in running order.
    pub fn get(&self, id: &str) -> Option<(&Entry, Vec<LinkIx>)> {
        for search in [self.shown(), &self.whole] {
            for entry in &search.catalogue.entries {
                if entry.id == id {
                    return Some((entry, search.links(entry)));
                }
            }
        }
        None
    }

    /// The links of a loop of what is shown, in running order.
    pub fn links(&self, entry: &Entry) -> Vec<LinkIx> {
        self.shown().links(entry)
    }

    /// The factors and links of a loop; empty for an id that is not listed.
    pub fn part(&self, map: &Map, id: &str) -> Part {
        let mut part = Part::default();
        for link in self.get(id).map(|(_, links)| links).unwrap_or_default() {
            part.add_link(map, link);
        }
        part
    }

    /// True if all of a loop lies in a part.
    pub fn is_in(&self, id: &str, part: &Part) -> bool {
        let links = self.get(id).map(|(_, links)| links);
        links.is_some_and(|links| links.iter().all(|l| part.links.contains(l)))
    }

    /// The loops that may have a badge on what is shown, best first.
    pub fn badges(
        &self,
        map: &Map,
        #[cfg(feature = "tools")] picked: &dyn Fn(&str) -> bool,
    ) -> Vec<Badge> {
        let catalogue = self.catalogue();
        let order = catalogue.for_display(self.net(), None);
        // A map may have a thousand loops: nobody asks for all of them.
        #[cfg(feature = "tools")]
        let order = wanted(&order, catalogue, picked);
        list(order.len(), &mut |i| {
            let entry = &catalogue.entries[order[i]];
            let author = entry.named.map(|n| &map.info().loops[n]);
            Badge {
                id: entry.id.clone(),
                label: self.label(entry),
                class: entry.class,
                links: entry.links.clone(),
                named: author.is_some(),
                color: author
                    .and_then(|a| a.color.as_deref())
                    .and_then(Color::parse),
            }
        })
    }
}

/// Where a list has not all loops, what is counted is complete to a greater length.
#[cfg(feature = "tools")]
fn further() -> LoopOptions {
    LoopOptions {
        limit: 100_000,
        work: 16_000_000,
        count_work: 0,
        ..LoopOptions::default()
    }
}

/// Those that usually get a badge, and after them those that are picked.
#[cfg(feature = "tools")]
fn wanted(order: &[usize], all: &Catalogue, picked: &dyn Fn(&str) -> bool) -> Vec<usize> {
    let (mut usual, mut others) = (Vec::new(), Vec::new());
    for &i in order {
        let entry = &all.entries[i];
        if entry.named.is_some() || usual.len() < crate::scene::badge::MOST {
            usual.push(i);
        } else if picked(&entry.id) {
            others.push(i);
        }
    }
    usual.append(&mut others);
    usual
}
