//! Loops as a reader meets them: each with a lasting id, a label such as `R1`, and the author's
//! name if it has one.

use super::loops::{Class, Loops, Through, compare, members};
#[cfg(feature = "tools")]
use super::loops::{LoopOptions, LoopSearch};
use super::named::{Gap, Named, named};
use crate::model::{Map, Network};
use crate::names::{plain, trimmed};
use crate::order;
use crate::words::push_decimal;
#[cfg(feature = "tools")]
use std::collections::{BTreeMap, BTreeSet};

/// One loop of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Made from the ids of its links: the same as long as they are, whatever else changes.
    pub id: String,
    /// `R1`, `B2`, `U3`, or what the author pinned.
    pub label: String,
    /// What it does.
    pub class: Class,
    /// Its links in the network, in running order, from the smallest factor on.
    pub links: Vec<u32>,
    /// It is in the list, and not only one that the author named.
    pub listed: bool,
    /// It is one of the independent loops: none before it in canonical order add up to it.
    pub independent: bool,
    /// Its place in `map.info().loops`, if the author named it (the first, if more than once).
    pub named: Option<usize>,
}

/// The loops of a list, and those that the author named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// In canonical order (see [`Loops`]).
    pub entries: Vec<Entry>,
    /// For each of `map.info().loops` its entry, or why it has none.
    pub named: Vec<Result<usize, Gap>>,
}

impl Catalogue {
    /// Gives each loop of a list its id and label. Loops that the author named are in the catalogue
    /// even where they are too long for the list.
    ///
    /// Labels count up in canonical order within each class, self-links last; a label that the
    /// author pinned to a loop is kept and not given to another, nor is the id of one. Where in that order a loop stands
    /// that is too long for the list is not known: it has only the letter of its class. So labels belong to a map, not to
    /// an excerpt or a search: build the catalogue from the usual list of the map (see
    /// `Catalogue::usual`) and look the others up by id.
    pub fn new(map: &Map, net: &Network, loops: &Loops) -> Catalogue {
        Catalogue::knowing(map, net, loops, members(net, loops))
    }

    /// The same, where it is known which loops of the list are independent.
    pub fn knowing(
        map: &Map,
        net: &Network,
        loops: &Loops,
        mut independent: Vec<bool>,
    ) -> Catalogue {
        let found = named(map, net);
        let mut all = order::list(loops.len(), &mut |i| loops.links(i));
        let mut listed = vec![true; loops.len()];
        for named in &found {
            if let Named::Closed(links) = named {
                let place = place(&net.from, &all, links);
                if all.get(place) != Some(&links.as_slice()) {
                    all.insert(place, links);
                    independent.insert(place, false);
                    listed.insert(place, false);
                }
            }
        }
        let mut entries = order::list(all.len(), &mut |i| Entry {
            id: id(map, net, all[i]),
            label: String::new(),
            class: Class::of(net, all[i]),
            links: all[i].to_vec(),
            listed: listed[i],
            independent: independent[i],
            named: None,
        });
        let mut named = Vec::new();
        for (i, found) in found.iter().enumerate() {
            named.push(match found {
                Named::Closed(links) => {
                    let entry = place(&net.from, &all, links);
                    entries[entry].named.get_or_insert(i);
                    Ok(entry)
                }
                Named::Open(gap) => Err(gap.clone()),
            });
        }
        label(map, &mut entries, &named);
        Catalogue { entries, named }
    }

    /// The list that gives the loops of a map their labels, whatever else is asked for, and its
    /// catalogue: as many loops as [`LoopOptions`] usually allows, and all self-links.
    #[cfg(feature = "tools")]
    pub fn usual(map: &Map, net: &Network) -> (Loops, Catalogue) {
        let all = LoopSearch::all(net, LoopOptions::default().beside_self_links(net));
        let catalogue = Catalogue::new(map, net, &all);
        (all, catalogue)
    }

    /// The catalogue of a longer list of the same map. Whatever has a label keeps it; numbers go on
    /// behind those that are given.
    #[cfg(feature = "tools")]
    pub fn longer(&self, map: &Map, net: &Network, loops: &Loops) -> Catalogue {
        let mut longer = Catalogue::new(map, net, loops);
        let pinned = map.info().loops.iter().filter_map(|l| l.label.as_deref());
        let given = self.entries.iter().map(|entry| entry.label.as_str());
        let ids = map.info().loops.iter().map(|l| l.id.as_str());
        let names = map.info().loops.iter().map(|l| l.name.as_str());
        let pinned = pinned.chain(names).map(trimmed);
        let taken: BTreeSet<&str> = pinned.chain(given).chain(ids).collect();
        let known: BTreeMap<&[u32], &Entry> = (self.entries.iter())
            .map(|entry| (entry.links.as_slice(), entry))
            .collect();
        let mut last = [0; 3];
        for entry in &mut longer.entries {
            if let Some(known) = known.get(entry.links.as_slice()) {
                entry.label.clone_from(&known.label);
                continue;
            }
            let number = &mut last[entry.class as usize];
            loop {
                *number += 1;
                entry.label = entry.class.letter().into();
                push_decimal(&mut entry.label, *number);
                if !taken.contains(entry.label.as_str()) {
                    break;
                }
            }
        }
        longer
    }

    /// The entry that a page or a person means by `text`: the id of a loop, then of a named loop, a
    /// label, or the author's name for it (upper and lower case alike, if nothing fits exactly). A
    /// loop that the author labelled more than once has one label, and is found by all. `None` also if
    /// a loop that does not close is called so, and no other that is called as exactly.
    pub fn find(&self, map: &Map, text: &str) -> Option<usize> {
        let wanted = plain(text);
        let mut best = (u32::MAX, None);
        for (author, found) in map.info().loops.iter().zip(&self.named) {
            let (name, label) = (author.name.as_str(), author.label.as_deref().unwrap_or(""));
            let called = |fits: &dyn Fn(&str) -> bool| fits(name) || fits(label);
            let both = !name.is_empty() && !label.is_empty();
            let rank = match () {
                () if author.id == text => 1,
                () if called(&|it| it == text) => 6,
                () if called(&|it| plain(it) == wanted) => 8,
                // Its label and its name, as Kumu has both in one.
                () if both && text.starts_with(label) && text.ends_with(name) => 10,
                () => continue,
            };
            // Of one that does not close nothing is shown: what is shown as that goes before it.
            let rank = match found {
                Ok(_) => rank,
                Err(_) => rank.max(4) + 1,
            };
            if rank < best.0 {
                best = (rank, found.as_ref().ok().copied());
            }
        }
        for (i, entry) in self.entries.iter().enumerate() {
            let rank = match () {
                () if entry.id == text => 0,
                () if entry.label == text => 3,
                () if plain(&entry.label) == wanted => 12,
                () => continue,
            };
            if rank < best.0 {
                best = (rank, Some(i));
            }
        }
        best.1
    }

    /// The other places, among the author's loops, of the loop that one of them is.
    #[cfg(feature = "tools")]
    pub fn also(&self, named: usize) -> impl Iterator<Item = usize> + '_ {
        let same = move |&i: &usize| i != named && self.named[i] == self.named[named];
        (0..self.named.len()).filter(same)
    }

    /// How many loops of some kind are there only because the author named them.
    #[cfg(feature = "tools")]
    pub fn beyond(&self, fits: &dyn Fn(&Entry) -> bool) -> usize {
        let beyond = |entry: &&Entry| !entry.listed && fits(entry);
        self.entries.iter().filter(beyond).count()
    }

    /// The order in which a reader is shown the entries: those that the author named, in the
    /// author's order; those through the selected factor or link; the independent ones; the others.
    /// Self-links are last among those that are through the selection, and among the rest.
    pub fn for_display(&self, net: &Network, selected: Option<Through>) -> Vec<usize> {
        let lit = |link: u32| match selected {
            None => false,
            Some(Through::Link(chosen)) => link == chosen,
            Some(Through::Factor(factor)) => net.from[link as usize] == factor,
        };
        let ranks = order::list(self.entries.len(), &mut |i| {
            let entry = &self.entries[i];
            let dim = !entry.links.iter().any(|&link| lit(link));
            let named = entry.named.unwrap_or(self.named.len()) as u32;
            let selves = entry.links.len() == 1;
            let ranks = [selves && dim, dim, selves, !entry.independent];
            ranks
                .iter()
                .fold(named, |rank, &last| 2 * rank + u32::from(last))
        });
        let order = order::sorted(ranks.len(), &mut |a, b| {
            ranks[a as usize].cmp(&ranks[b as usize])
        });
        order::list(order.len(), &mut |k| order[k] as usize)
    }
}

/// Where a loop stands, or would stand, in a list in canonical order. O(log n) comparisons.
fn place(from: &[u32], all: &[&[u32]], links: &[u32]) -> usize {
    let (mut start, mut end) = (0, all.len());
    while start < end {
        let middle = (start + end) / 2;
        if compare(from, all[middle], links).is_lt() {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}

/// The lasting id of a loop: 16 hexadecimal digits, FNV-1a over the ids of its links in running
/// order from the smallest factor on, each followed by a byte that no text contains.
pub fn id(map: &Map, net: &Network, links: &[u32]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for &link in links {
        let mut take = |byte: u8| {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        };
        for &byte in map.link(net.links[link as usize]).id.as_bytes() {
            take(byte);
        }
        take(0xff);
    }
    let mut id = String::with_capacity(16);
    for _ in 0..16 {
        hash = hash.rotate_left(4);
        id.push(char::from(b"0123456789abcdef"[hash as usize % 16]));
    }
    id
}

/// Labels the entries: the author's first, then numbers around them.
fn label(map: &Map, entries: &mut [Entry], named: &[Result<usize, Gap>]) {
    let mut taken: Vec<&str> = Vec::new();
    for (i, author) in map.info().loops.iter().enumerate() {
        let pinned = trimmed(author.label.as_deref().unwrap_or_default());
        // A pinned label is reserved even while its loop is open: prose relies on it. One that closes gets
        // it all the same.
        taken.push(pinned);
        if let Ok(entry) = named[i]
            && entries[entry].label.is_empty()
            && entries.iter().all(|entry| entry.label != pinned)
        {
            entries[entry].label.push_str(pinned);
        }
    }
    let mut last = [0u32; 3];
    for selves in [false, true] {
        for (i, entry) in entries.iter_mut().enumerate() {
            if (entry.links.len() == 1) != selves {
                continue;
            }
            // What the author calls one loop is no label of another.
            let others = |label: &str| {
                let authors = map.info().loops.iter().zip(named);
                { authors }.any(|(author, of)| {
                    (author.id == label || trimmed(&author.name) == label) && *of != Ok(i)
                })
            };
            if !entry.listed && entry.label.is_empty() {
                entry.label.push(entry.class.letter());
            }
            let number = &mut last[entry.class as usize];
            while entry.label.is_empty() {
                *number += 1;
                let mut label = String::from(entry.class.letter());
                push_decimal(&mut label, *number as usize);
                if !taken.contains(&label.as_str()) && !others(&label) {
                    entry.label = label;
                }
            }
        }
    }
}
