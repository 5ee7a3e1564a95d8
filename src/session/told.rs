//! What is shown and selected, told to a page: its types are in `www/component/types.js`.

use super::{Session, Shown};
use crate::analysis::components::strong;
use crate::error::Notice;
use crate::model::{Evidence, FactorIx, LinkIx};
use crate::names::folded;
use crate::narrate;
use crate::plain::{Object, Plain};
use crate::scene::{Target, theme};

impl Session {
    /// What the map says about itself, and what was wrong with the file.
    pub fn info(&self) -> Plain {
        let info = self.map.info();
        let mut told = Object::default();
        told.text("title", &info.title);
        told.maybe("description", &info.description);
        told.maybe("lang", &info.lang);
        told.maybe("date", &info.date);
        told.count("factors", self.map.factor_count());
        told.count("links", self.map.link_count());
        told.list("groups", info.groups.len(), &mut |i| {
            self.group(&info.groups[i].id)
        });
        told.list("views", info.views.len(), &mut |i| {
            let view = &info.views[i];
            let mut told = Object::default();
            told.text("id", &view.id);
            told.text("title", &view.title);
            told.maybe("description", &view.description);
            told.into()
        });
        told.list("stories", info.stories.len(), &mut |i| self.story(i));
        told.list("sources", info.sources.len(), &mut |i| {
            let source = &info.sources[i];
            let mut told = Object::default();
            told.text("id", &source.id);
            told.text("title", &source.title);
            told.maybe("author", &source.author);
            told.maybe("date", &source.date);
            told.maybe("url", &source.url);
            told.into()
        });
        told.text("convention", self.convention().token());
        told.list("warnings", self.warnings.len(), &mut |i| {
            notice(&self.warnings[i])
        });
        told.into()
    }

    fn story(&self, i: usize) -> Plain {
        let story = &self.map.info().stories[i];
        let mut told = Object::default();
        told.text("id", &story.id);
        told.text("title", &story.title);
        told.list("steps", story.steps.len(), &mut |i| {
            let step = &story.steps[i];
            let mut told = Object::default();
            told.maybe("title", &step.title);
            told.text("text", &step.text);
            told.maybe("view", &step.view);
            told.maybe("loop", &step.loop_id);
            told.maybe("focus", &step.focus);
            if let Some(steps) = step.steps {
                told.count("steps", steps as usize);
            }
            told.into()
        });
        told.into()
    }

    fn group(&self, id: &str) -> Plain {
        let info = self.map.info();
        let place = info.groups.iter().position(|g| g.id == id).unwrap_or(0);
        let own = info.group(id).and_then(|g| g.color.as_deref());
        let mut told = Object::default();
        told.text("id", id);
        told.text("label", self.words.key_group(info, id));
        told.text("color", &theme::group_color(own, place).css());
        told.into()
    }

    /// What is selected, told; null for nothing.
    pub fn details(&self) -> Plain {
        match &self.selected {
            None => Plain::Null,
            Some(Target::Factor(ix)) => self.factor_details(*ix),
            Some(Target::Link(ix)) => self.link_details(*ix),
            Some(Target::Loop(id)) => self.loop_details(id),
        }
    }

    /// A loop as in the list, and its links told one by one.
    fn loop_details(&self, id: &str) -> Plain {
        let Some((entry, links)) = self.listing.get(id) else {
            return Plain::Null;
        };
        let (mut told, links) = self.row(entry, &links);
        told.list("told", links.len(), &mut |i| {
            let label = self.words.link(&self.map, links[i]);
            named(&self.map.link(links[i]).id, &label)
        });
        told.text("kind", "loop");
        told.into()
    }

    fn factor_details(&self, ix: FactorIx) -> Plain {
        let map = &self.map;
        let factor = map.factor(ix);
        let (incoming, outgoing) = (map.links_in(ix), map.links_out(ix));
        let mut told = Object::default();
        told.text("id", &factor.id);
        told.text("label", &narrate::label(map, ix));
        told.maybe("description", &factor.description);
        told.list("groups", factor.groups.len(), &mut |i| {
            self.group(&factor.groups[i])
        });
        told.texts("tags", &factor.tags);
        told.flag("pinned", factor.pinned);
        told.list("drivenBy", incoming.len(), &mut |i| {
            self.neighbour(incoming[i], map.ends(incoming[i]).0)
        });
        told.list("drives", outgoing.len(), &mut |i| {
            self.neighbour(outgoing[i], map.ends(outgoing[i]).1)
        });
        self.loops_with(&mut told, &|link| map.ends(link).0 == ix);
        self.evidence(&mut told, &factor.evidence);
        told.text("kind", "factor");
        told.into()
    }

    /// A link at a factor, seen from it.
    fn neighbour(&self, link: LinkIx, other: FactorIx) -> Plain {
        let of = self.map.link(link);
        let mut told = Object::default();
        told.text("link", &of.id);
        told.text("id", &self.map.factor(other).id);
        told.text("label", &narrate::label(&self.map, other));
        told.text("sentence", &self.words.link_up(&self.map, link));
        told.text("polarity", of.polarity.token());
        told.flag("delayed", !of.delay.is_none());
        told.flag("hidden", !self.is_shown(other));
        told.into()
    }

    fn link_details(&self, ix: LinkIx) -> Plain {
        let map = &self.map;
        let link = map.link(ix);
        let (from, to) = map.ends(ix);
        let mut told = Object::default();
        told.text("id", &link.id);
        told.text("sentence", &self.words.link(map, ix));
        told.put("from", self.named(from));
        told.put("to", self.named(to));
        told.text("polarity", link.polarity.token());
        told.flag("delayed", !link.delay.is_none());
        if let Some(strength) = link.strength {
            told.text("strength", self.words.strength(strength));
        }
        // The author's few words on the link, then why it is there.
        let mut words = String::new();
        for text in [&link.label, &link.description] {
            let text = text.as_deref().unwrap_or_default();
            words.push_str(if words.is_empty() || text.is_empty() {
                ""
            } else {
                ": "
            });
            words.push_str(text);
        }
        if !words.is_empty() {
            told.text("description", &words);
        }
        self.loops_with(&mut told, &|other| other == ix);
        self.evidence(&mut told, &link.evidence);
        told.text("kind", "link");
        told.into()
    }

    /// Quotes, each with the title of its source.
    fn evidence(&self, told: &mut Object, evidence: &[Evidence]) {
        told.list("evidence", evidence.len(), &mut |i| {
            let quote = &evidence[i];
            let mut told = Object::default();
            told.text("quote", &quote.quote);
            if let Some(id) = &quote.source {
                let source = self.map.info().source(id);
                told.text("source", source.map_or(id, |s| &s.title));
            }
            told.maybe("place", &quote.place);
            told.maybe("who", &quote.who);
            told.text("status", quote.status.token());
            told.maybe("remark", &quote.remark);
            told.maybe("note", &quote.note);
            told.into()
        });
    }

    /// The loops of the map's list of which a link passes a test, whatever is shown: id, label with the
    /// author's name, and whether they lead outside what is shown; and whether that list has all.
    fn loops_with(&self, all: &mut Object, test: &dyn Fn(LinkIx) -> bool) {
        let listing = &self.listing;
        let (net, catalogue) = (listing.net_of_whole(), listing.of_whole());
        let shown = &listing.net().links;
        let mut told = Vec::new();
        for i in catalogue.for_display(net, None) {
            let entry = &catalogue.entries[i];
            let (mut through, mut hidden) = (false, false);
            for &l in &entry.links {
                let link = net.links[l as usize];
                through |= test(link);
                hidden |= shown.len() < net.links.len() && !shown.contains(&link);
            }
            if !through {
                continue;
            }
            let mut label = entry.label.clone();
            let author = entry.named.map(|n| &self.map.info().loops[n]);
            label.push(' ');
            label.push_str(match author {
                Some(author) if !author.beside_label(&entry.label).is_empty() => &author.name,
                _ => self.words.plain(entry.class),
            });
            let mut row = Object::default();
            row.text("id", &entry.id);
            row.text("label", &label);
            row.flag("hidden", hidden);
            told.push(row.into());
        }
        all.put("loops", Plain::List(told));
        // Nothing is missing of what lies on no loop at all.
        let components = strong(net);
        let looped = |l: usize| test(net.links[l]) && components.together(net.from[l], net.to[l]);
        let known = listing.summary_of_whole().all_found || !(0..net.link_count()).any(looped);
        all.flag("allLoops", known);
    }

    /// A factor by id and label.
    pub(super) fn named(&self, ix: FactorIx) -> Plain {
        named(&self.map.factor(ix).id, &narrate::label(&self.map, ix))
    }

    /// The ids of the factors that are shown. O(factors), where an outline takes longer.
    pub fn shown_ids(&self) -> Plain {
        let factors = &self.listing.net().factors;
        Plain::list(factors.len(), &mut |i| {
            Plain::Text(self.map.factor(factors[i]).id.clone())
        })
    }

    /// What is shown, as text: each factor by label, with what acts on it and what it acts on.
    pub fn outline(&self) -> Plain {
        let net = self.listing.net();
        let mut entries: Vec<(String, usize)> = Vec::new();
        for (i, &ix) in net.factors.iter().enumerate() {
            entries.push((folded(&narrate::label(&self.map, ix)), i));
        }
        // Factors of a network stand by id: so do those with one label.
        crate::order::sort(&mut entries);
        let links = |told: &mut Object, key: &'static str, ends: &[u32], i: usize| {
            let mut list = Vec::new();
            for (l, &end) in ends.iter().enumerate() {
                if end as usize == i {
                    let label = self.words.link_up(&self.map, net.links[l]);
                    list.push(named(&self.map.link(net.links[l]).id, &label));
                }
            }
            told.put(key, Plain::List(list));
        };
        Plain::list(entries.len(), &mut |place| {
            let i = entries[place].1;
            let factor = self.map.factor(net.factors[i]);
            let mut told = Object::default();
            told.text("id", &factor.id);
            told.text("label", &narrate::label(&self.map, net.factors[i]));
            if let Some(group) = factor.groups.first() {
                told.text("group", self.words.key_group(self.map.info(), group));
            }
            links(&mut told, "drivenBy", &net.to, i);
            links(&mut told, "drives", &net.from, i);
            told.into()
        })
    }

    fn is_shown(&self, ix: FactorIx) -> bool {
        self.shown == Shown::Whole || self.listing.net().index_of(ix).is_some()
    }

    /// What is shown and what is hidden, in words.
    pub fn shown(&mut self) -> Plain {
        let (title, message) = self.heading();
        let mut told = Object::default();
        told.flag("whole", self.shown == Shown::Whole);
        told.text("title", &title);
        told.text("message", &message);
        told.count("factors", self.listing.net().factor_count());
        told.count("of", self.map.factor_count());
        told.flag("cropped", self.crops(self.camera));
        told.number("height", self.wanted_height());
        told.into()
    }

    /// The heading of what is shown, and what is shown and hidden in a sentence.
    pub(super) fn heading(&self) -> (String, String) {
        let info = self.map.info();
        let mut shown = narrate::Shown {
            factors: self.listing.net().factor_count(),
            of: self.map.factor_count(),
            view: None,
            focus: None,
        };
        let label;
        let mut title = info.title.as_str();
        match &self.shown {
            Shown::Whole => {}
            Shown::View(id) => {
                if let Some(view) = info.view(id) {
                    title = &view.title;
                    shown.view = Some(title);
                }
            }
            Shown::Focus { factor, steps } => {
                if let Some(ix) = self.map.factor_ix(factor) {
                    label = narrate::label(&self.map, ix);
                    title = &label;
                    shown.focus = Some((title, *steps));
                }
            }
        }
        (title.to_owned(), self.words.shown(&shown))
    }
}

/// An id with the words for it.
fn named(id: &str, label: &str) -> Plain {
    let mut told = Object::default();
    told.text("id", id);
    told.text("label", label);
    told.into()
}

/// An error or a warning.
fn notice(notice: &Notice) -> Plain {
    let mut told = Object::default();
    told.text("code", notice.code.as_str());
    told.text("message", &notice.message);
    if let Some(place) = notice.place {
        told.count("line", place.line as usize);
        told.count("column", place.column as usize);
    }
    told.maybe("id", &notice.id);
    told.into()
}
