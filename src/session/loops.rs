//! The list of loops, told to a page: its types are in `www/component/types.js`.

use super::Session;
use crate::analysis::catalogue::{Catalogue, Entry};
use crate::analysis::loops::Through;
#[cfg(feature = "tools")]
use crate::model::NamedLoop;
use crate::model::{LinkIx, Network};
use crate::names::trimmed;
use crate::narrate;
use crate::plain::{Object, Plain};
use crate::scene::Target;
#[cfg(feature = "tools")]
use crate::words::joined;

/// How many loops the text version tells.
const TALES: usize = 100;

impl Session {
    /// The loops of what is shown, listed; what each does in words is told when it is selected.
    pub fn loops(&self) -> Plain {
        let order = self.listed();
        let (net, entries) = (self.listing.net(), &self.listing.catalogue().entries);
        let mut told = Object::default();
        told.text("header", &self.loops_header());
        told.flag("complete", self.listing.is_done());
        told.list("rows", order.len(), &mut |i| {
            let (place, alike) = order[i];
            let entry = &entries[place];
            let mut row = self.called(entry, &self.listing.label(entry));
            if row.1 {
                // By factors alone rows along the same ones would look the same.
                let like = |other: Option<&Entry>| other.is_some_and(|it| is_along(net, entry, it));
                let apart =
                    like(entries.get(place.wrapping_sub(1))) || like(entries.get(place + 1));
                let links = self.listing.links(entry);
                row.0.text("course", &self.course(&links, apart, false));
            }
            if alike > 1 {
                row.0.count("variants", alike as usize);
            }
            let delayed = |link: &&u32| net.delayed[**link as usize];
            row.0
                .count("delays", entry.links.iter().filter(delayed).count());
            row.0.into()
        });
        told.put("open", self.open_loops());
        told.into()
    }

    /// The first loops of the list as sentences, for the text version.
    pub fn tales(&self) -> Plain {
        let order = self.listed();
        let entries = &self.listing.catalogue().entries;
        Plain::list(order.len().min(TALES), &mut |i| {
            let (place, alike) = order[i];
            let entry = &entries[place];
            let mut row = self.row(entry, &self.listing.links(entry)).0;
            if alike > 1 {
                row.count("variants", alike as usize);
            }
            row.into()
        })
    }

    /// The entries of the catalogue that are listed, in the order in which they are. Loops along the
    /// same factors by parallel links are one row if these have the same signs and delays, unless the author named
    /// them. With each goes the number of such loops.
    pub(super) fn listed(&self) -> Vec<(usize, u32)> {
        let listing = &self.listing;
        let (net, catalogue) = (listing.net(), listing.catalogue());
        let place = |at: Option<usize>| at.map(|i| i as u32);
        let selected = match self.through {
            Some(Target::Factor(ix)) => place(net.index_of(ix)).map(Through::Factor),
            Some(Target::Link(ix)) => {
                place(net.links.iter().position(|&l| l == ix)).map(Through::Link)
            }
            _ => None,
        };
        self.grouped(net, catalogue, selected)
    }

    /// The entries of a catalogue in the order in which a reader is shown them, variants as one.
    pub(super) fn grouped(
        &self,
        net: &Network,
        catalogue: &Catalogue,
        selected: Option<Through>,
    ) -> Vec<(usize, u32)> {
        // In canonical order those along the same factors stand one behind the other.
        let entries = &catalogue.entries;
        let mut group: Vec<usize> = Vec::new();
        let mut alike = vec![0; entries.len()];
        // Each row is told by the one that is selected, else by its first along a selected link, else by its first.
        let mut told: Vec<usize> = Vec::new();
        let rank = |entry: &Entry| match &self.selected {
            Some(Target::Loop(id)) if *id == entry.id => 2,
            _ => {
                let along = |l| entry.links.contains(&l);
                usize::from(matches!(selected, Some(Through::Link(l)) if along(l)))
            }
        };
        for (i, entry) in entries.iter().enumerate() {
            let mut of = i;
            for j in (0..i).rev() {
                if !is_along(net, entry, &entries[j]) {
                    break;
                }
                // A name is that of one loop.
                let bare = entry.named.is_none() && entries[j].named.is_none();
                if bare && self.is_variant(net, entry, &entries[j]) {
                    of = group[j];
                    break;
                }
            }
            group.push(of);
            told.push(i);
            alike[of] += 1;
            if rank(entry) > rank(&entries[told[of]]) {
                told[of] = i;
            }
        }
        let mut seen = vec![false; entries.len()];
        let mut listed = Vec::new();
        for i in catalogue.for_display(net, selected) {
            let of = group[i];
            if !std::mem::replace(&mut seen[of], true) {
                listed.push((told[of], alike[of]));
            }
        }
        listed
    }

    /// The author's loops that do not close. Whether they do is a question to the whole map.
    fn open_loops(&self) -> Plain {
        let mut open = Vec::new();
        for (i, found) in self.listing.of_whole().named.iter().enumerate() {
            if let Err(gap) = found {
                let author = &self.map.info().loops[i];
                let mut told = Object::default();
                told.text("id", &author.id);
                // Whatever it is known by: two of them do not look the same.
                let name = author.known_as();
                told.text("name", name);
                let message = self.words.not_closed(&self.map, name, gap);
                told.text("message", &message);
                open.push(told.into());
            }
        }
        Plain::List(open)
    }

    /// What stands above the list of loops.
    pub(super) fn loops_header(&self) -> String {
        let listing = &self.listing;
        match listing.is_bare_part() {
            true => self.words.no_loop_inside().to_owned(),
            false => {
                if !listing.is_done() {
                    return String::new();
                }
                let (net, summary, missing) = listing.counted();
                let header = self.words.header(&self.map, net, summary);
                self.words.of_part(header, missing)
            }
        }
    }

    /// What a loop is called and what it does, and what the author has to say of it; true if it has no
    /// name but its course.
    pub(super) fn called(&self, entry: &Entry, label: &str) -> (Object, bool) {
        let mut told = Object::default();
        told.text("id", &entry.id);
        told.text("label", label);
        told.text("class", entry.class.letter().encode_utf8(&mut [0; 4]));
        told.text("plain", self.words.plain(entry.class));
        told.text("term", self.words.term(entry.class));
        let mut bare = true;
        if let Some(first) = entry.named {
            let author = &self.map.info().loops[first];
            told.text("authorId", &author.id);
            #[cfg(feature = "tools")]
            let author = &self.all_said(first);
            let name = trimmed(author.beside_label(label));
            bare = name.is_empty();
            if !bare {
                told.text("name", name);
            }
            told.maybe("story", &author.story);
        }
        (told, bare)
    }

    /// An author may name one loop more than once. Rare as that is, only the tools say so.
    #[cfg(feature = "tools")]
    fn all_said(&self, first: usize) -> NamedLoop {
        let authors = &self.map.info().loops;
        let mut all = authors[first].clone();
        for i in self.listing.of_whole().also(first) {
            let author = &authors[i];
            if !author.name.is_empty() {
                self.words.add_name(&mut all.name, &author.name);
            }
            if let Some(text) = &author.story {
                let story = all.story.get_or_insert_default();
                *story = trimmed(&joined(&[story, " ", text])).to_owned();
            }
        }
        all
    }

    /// A loop told, and its links in the order in which it is told.
    pub(super) fn row(&self, entry: &Entry, links: &[LinkIx]) -> (Object, Vec<LinkIx>) {
        let map = &self.map;
        let start = match self.through {
            Some(Target::Factor(ix)) => Some(ix),
            Some(Target::Link(ix)) => Some(map.ends(ix).0),
            _ => None,
        };
        let label = self.listing.label(entry);
        let telling = self.words.tell(map, links, start, Some(&label));
        let (mut told, _) = self.called(entry, &label);
        told.text("sentence", &telling.up.text);
        told.text("reverse", &telling.down.text);
        told.count("length", links.len());
        told.count("delays", telling.delays);
        let links = telling.links;
        told.list("factors", links.len(), &mut |i| {
            self.named(map.ends(links[i]).0)
        });
        told.list("links", links.len(), &mut |i| {
            Plain::Text(map.link(links[i]).id.clone())
        });
        (told, links)
    }

    /// The factors that a loop runs along; and what tells parallel links apart, if asked for, also by
    /// their ids.
    pub(super) fn course(&self, links: &[LinkIx], apart: bool, ids: bool) -> String {
        let mut course = narrate::Course::default();
        for &link in links {
            let label = narrate::label(&self.map, self.map.ends(link).0);
            course.add(&label, "");
            if apart {
                course
                    .text
                    .push_str(&self.words.kind_apart(&self.map, link, ids));
            }
        }
        course.text
    }

    /// Of the links of two loops along the same factors the same is stated.
    pub(super) fn is_variant(&self, net: &Network, entry: &Entry, other: &Entry) -> bool {
        let of = |link: u32| self.map.link(net.links[link as usize]);
        (0..entry.links.len()).all(|i| {
            let (one, two) = (of(entry.links[i]), of(other.links[i]));
            one.polarity == two.polarity && one.delay == two.delay
        })
    }
}

/// Two loops run along the same factors.
pub(super) fn is_along(net: &Network, entry: &Entry, other: &Entry) -> bool {
    let from = |link: u32| net.from[link as usize];
    let n = entry.links.len();
    n == other.links.len() && (0..n).all(|i| from(entry.links[i]) == from(other.links[i]))
}
