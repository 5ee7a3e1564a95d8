//! Loops as a reader meets them: each with a lasting id, a label such as `R1`, and the author's
//! name if it has one.

use super::loops::{Class, Loops, Through, compare};
use super::named::{Gap, Named, named};
use crate::model::{Map, Network};
use std::collections::BTreeSet;

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
    /// author pinned to a loop is kept and not given to another. So labels belong to a map, not to
    /// an excerpt: build the catalogue from all loops of the map and look the others up by id.
    pub fn new(map: &Map, net: &Network, loops: &Loops) -> Catalogue {
        let mut all: Vec<&[u32]> = loops.iter().collect();
        let named = named(map, net);
        let in_order = |a: &&[u32], b: &&[u32]| compare(&net.from, a, b);
        for named in &named {
            if let Named::Closed(links) = named
                && let Err(place) = all.binary_search_by(|x| in_order(x, &links.as_slice()))
            {
                all.insert(place, links);
            }
        }
        let mut entries: Vec<Entry> = all
            .iter()
            .map(|&links| Entry {
                id: id(map, net, links),
                label: String::new(),
                class: Class::of(net, links),
                links: links.to_vec(),
                named: None,
            })
            .collect();
        let find = |links: &[u32]| all.binary_search_by(|x| in_order(x, &links));
        let named: Vec<Result<usize, Gap>> = named
            .iter()
            .map(|named| match named {
                Named::Closed(links) => find(links).map_err(|_| Gap::Outside),
                Named::Open(gap) => Err(gap.clone()),
            })
            .collect();
        for (i, entry) in named.iter().enumerate() {
            if let &Ok(entry) = entry {
                entries[entry].named.get_or_insert(i);
            }
        }
        label(map, &mut entries, &named);
        Catalogue { entries, named }
    }

    /// The entry that a page or a person means by `text`: the id of a loop or of a named loop, a
    /// label, or the author's name for it (upper and lower case alike, if nothing fits exactly).
    pub fn find(&self, map: &Map, text: &str) -> Option<usize> {
        let info = &map.info().loops;
        let by_author = |fits: &dyn Fn(usize) -> bool| {
            let fits = |&i: &usize| self.named[i].is_ok() && fits(i);
            let i = (0..self.named.len()).find(fits)?;
            self.named[i].as_ref().ok().copied()
        };
        let listed = |fits: &dyn Fn(&Entry) -> bool| self.entries.iter().position(fits);
        let lower = text.to_lowercase();
        by_author(&|i| info[i].id == text)
            .or_else(|| listed(&|e| e.label == text))
            .or_else(|| listed(&|e| e.id == text))
            .or_else(|| by_author(&|i| info[i].name == text))
            .or_else(|| by_author(&|i| info[i].name.to_lowercase() == lower))
            .or_else(|| listed(&|e| e.label.to_lowercase() == lower))
    }

    /// The order in which a reader is shown the entries: those that the author named, in the
    /// author's order; those through the selected factor or link; the others; self-links last.
    pub fn for_display(&self, net: &Network, selected: Option<Through>) -> Vec<usize> {
        let lit = |entry: &Entry| match selected {
            None => false,
            Some(Through::Link(link)) => entry.links.contains(&link),
            Some(Through::Factor(factor)) => {
                let mut links = entry.links.iter();
                links.any(|&link| net.from[link as usize] == factor)
            }
        };
        let rank = |&i: &usize| {
            let entry = &self.entries[i];
            let named = entry.named.unwrap_or(usize::MAX);
            (named, entry.links.len() == 1, !lit(entry))
        };
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        crate::order::sort_by_key(&mut order, rank);
        order
    }
}

/// The lasting id of a loop: 16 hexadecimal digits, FNV-1a over the ids of its links in running
/// order from the smallest factor on, each followed by a byte that no text contains.
pub fn id(map: &Map, net: &Network, links: &[u32]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for &link in links {
        let id = map.link(net.links[link as usize]).id.bytes();
        for byte in id.chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// Labels the entries: the author's first, then numbers around them.
fn label(map: &Map, entries: &mut [Entry], named: &[Result<usize, Gap>]) {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for (author, entry) in map.info().loops.iter().zip(named) {
        let pinned = author.label.as_deref().map(str::trim).unwrap_or_default();
        // A pinned label is reserved even while its loop is open: prose relies on it.
        if !pinned.is_empty()
            && taken.insert(pinned)
            && let &Ok(entry) = entry
            && entries[entry].label.is_empty()
        {
            entries[entry].label = pinned.to_owned();
        }
    }
    let mut last = [0u32; 3];
    let (others, selves): (Vec<_>, Vec<_>) = entries.iter_mut().partition(|e| e.links.len() > 1);
    for entry in others.into_iter().chain(selves) {
        let number = &mut last[entry.class as usize];
        while entry.label.is_empty() {
            *number += 1;
            let label = format!("{}{number}", entry.class.letter());
            if !taken.contains(label.as_str()) {
                entry.label = label;
            }
        }
    }
}
