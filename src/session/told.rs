//! What is shown and selected, told: the reports.

use super::report::{
    self, DetailsReport, FactorDetails, Found, GroupReport, Heading, InfoReport, LinkDetails,
    LoopDetails, LoopReport, LoopsReport, Named, NeighbourReport, NoticeReport, OpenLoopReport,
    OutlineEntry, ShownReport,
};
use super::{Session, Shown};
use crate::analysis::catalogue::Entry;
use crate::analysis::loops::Through;
use crate::model::{FactorIx, LinkIx};
use crate::narrate;
use crate::scene::{Target, theme};
use std::collections::BTreeSet;

/// How many factors a search for a text lists at most.
const FOUND: usize = 20;

impl Session {
    /// What the map says about itself, and what was wrong with the file.
    pub fn info(&self) -> InfoReport {
        let info = self.map.info();
        let mut polarities = [0; 4];
        for (.., link) in self.map.links() {
            polarities[link.polarity as usize] += 1;
        }
        InfoReport {
            title: info.title.clone(),
            description: info.description.clone(),
            lang: info.lang.clone(),
            date: info.date.clone(),
            factors: self.map.factor_count(),
            links: self.map.link_count(),
            polarities: polarities.to_vec(),
            groups: info.groups.iter().map(|g| self.group(&g.id)).collect(),
            views: info
                .views
                .iter()
                .map(|v| Heading {
                    id: v.id.clone(),
                    title: v.title.clone(),
                    description: v.description.clone(),
                })
                .collect(),
            stories: info.stories.clone(),
            sources: info.sources.clone(),
            convention: self.convention().token(),
            warnings: self.warnings.iter().map(NoticeReport::from).collect(),
        }
    }

    fn group(&self, id: &str) -> GroupReport {
        let info = self.map.info();
        let place = info.groups.iter().position(|g| g.id == id).unwrap_or(0);
        let own = info.group(id).and_then(|g| g.color.as_deref());
        let of_it = |f: &crate::model::Factor| f.groups.iter().any(|g| g == id);
        GroupReport {
            id: id.to_owned(),
            label: self.words.key_group(info, id).to_owned(),
            color: theme::group_color(own, place).to_string(),
            factors: self.map.factors().filter(|(_, f)| of_it(f)).count(),
        }
    }

    /// The loops of what is shown, told.
    pub fn loops(&self) -> LoopsReport {
        let listing = &self.listing;
        let (net, catalogue) = (listing.net(), listing.catalogue());
        let selected = match self.selected {
            Some(Target::Factor(ix)) => net.index_of(ix).map(|i| Through::Factor(i as u32)),
            Some(Target::Link(ix)) => {
                let at = net.links.iter().position(|&l| l == ix);
                at.map(|i| Through::Link(i as u32))
            }
            _ => None,
        };
        // Loops along the same factors by parallel links are one row, unless the author named them.
        let mut rows: Vec<LoopReport> = Vec::new();
        let mut seen: BTreeSet<Vec<u32>> = BTreeSet::new();
        for i in catalogue.for_display(net, selected) {
            let entry = &catalogue.entries[i];
            let factors = entry.links.iter().map(|&l| net.from[l as usize]).collect();
            if seen.insert(factors) || entry.named.is_some() {
                rows.push(self.row(entry, &links(net, entry)));
            }
        }
        // Whether the author's loops close is a question to the whole map.
        let named = &listing.of_whole().named;
        let open = named.iter().zip(&self.map.info().loops);
        LoopsReport {
            header: self.loops_header(),
            complete: listing.is_done(),
            rows,
            open: open
                .filter_map(|(found, author)| {
                    let gap = found.as_ref().err()?;
                    Some(OpenLoopReport {
                        id: author.id.clone(),
                        name: author.name.clone(),
                        message: self.words.not_closed(&self.map, &author.name, gap),
                    })
                })
                .collect(),
        }
    }

    /// What stands above the list of loops.
    pub(super) fn loops_header(&self) -> String {
        let listing = &self.listing;
        match listing.is_bare_part() {
            true => self.words.no_loop_inside().to_owned(),
            false => {
                let summary = listing.summary();
                self.words.header(&self.map, listing.net(), summary)
            }
        }
    }

    fn row(&self, entry: &Entry, links: &[LinkIx]) -> LoopReport {
        let map = &self.map;
        let author = entry.named.map(|n| &map.info().loops[n]);
        let start = match self.selected {
            Some(Target::Factor(ix)) => Some(ix),
            _ => None,
        };
        let label = self.listing.label(entry);
        let told = self.words.tell(map, links, start, Some(&label));
        LoopReport {
            id: entry.id.clone(),
            class: entry.class.letter(),
            plain: self.words.plain(entry.class).to_owned(),
            term: self.words.term(entry.class).to_owned(),
            name: author.map(|a| a.name.clone()).filter(|n| !n.is_empty()),
            author_id: author.map(|a| a.id.clone()),
            story: author.and_then(|a| a.story.clone()),
            length: links.len(),
            delays: told.delays,
            variants: self.variants(entry),
            factors: told
                .links
                .iter()
                .map(|&l| self.named(map.ends(l).0))
                .collect(),
            links: told.links.iter().map(|&l| map.link(l).id.clone()).collect(),
            sentence: told.up.text,
            reverse: told.down.text,
            label,
        }
    }

    /// How many loops run along the same factors.
    fn variants(&self, entry: &Entry) -> usize {
        let net = self.listing.net();
        let factor = |&l: &u32| (net.from.get(l as usize), net.to.get(l as usize));
        let same = |other: &&Entry| {
            other.links.len() == entry.links.len()
                && other
                    .links
                    .iter()
                    .map(factor)
                    .eq(entry.links.iter().map(factor))
        };
        let entries = &self.listing.catalogue().entries;
        entries.iter().filter(same).count()
    }

    fn named(&self, ix: FactorIx) -> Named {
        Named {
            id: self.map.factor(ix).id.clone(),
            label: narrate::label(&self.map, ix).into_owned(),
        }
    }

    /// What is selected, told; `None` for nothing.
    pub fn details(&self) -> Option<DetailsReport> {
        Some(match self.selected.as_ref()? {
            Target::Factor(ix) => DetailsReport::Factor(self.factor_details(*ix)),
            Target::Link(ix) => DetailsReport::Link(self.link_details(*ix)),
            Target::Loop(id) => {
                let (entry, links) = self.listing.get(id)?;
                let row = self.row(entry, &links);
                let told = row.links.iter().filter_map(|id| {
                    let ix = self.map.link_ix(id)?;
                    Some(Named {
                        id: id.clone(),
                        label: self.words.link(&self.map, ix),
                    })
                });
                DetailsReport::Loop(LoopDetails {
                    told: told.collect(),
                    row,
                })
            }
        })
    }

    fn factor_details(&self, ix: FactorIx) -> FactorDetails {
        let map = &self.map;
        let factor = map.factor(ix);
        let incoming = map.links_in(ix).into_iter().map(|l| (l, map.ends(l).0));
        let outgoing = map.links_out(ix).into_iter().map(|l| (l, map.ends(l).1));
        FactorDetails {
            id: factor.id.clone(),
            label: narrate::label(map, ix).into_owned(),
            description: factor.description.clone(),
            groups: factor.groups.iter().map(|g| self.group(g)).collect(),
            tags: factor.tags.clone(),
            pinned: factor.pinned,
            driven_by: incoming
                .map(|(l, other)| self.neighbour(l, other))
                .collect(),
            drives: outgoing
                .map(|(l, other)| self.neighbour(l, other))
                .collect(),
            loops: self.loops_with(|links| links.iter().any(|&l| map.ends(l).0 == ix)),
            evidence: report::evidence(map, &factor.evidence),
        }
    }

    fn neighbour(&self, link: LinkIx, other: FactorIx) -> NeighbourReport {
        let of = self.map.link(link);
        NeighbourReport {
            link: of.id.clone(),
            id: self.map.factor(other).id.clone(),
            label: narrate::label(&self.map, other).into_owned(),
            sentence: self.words.link_up(&self.map, link),
            polarity: of.polarity,
            delayed: !of.delay.is_none(),
            hidden: !self.is_shown(other),
        }
    }

    fn link_details(&self, ix: LinkIx) -> LinkDetails {
        let map = &self.map;
        let link = map.link(ix);
        let (from, to) = map.ends(ix);
        LinkDetails {
            id: link.id.clone(),
            sentence: self.words.link(map, ix),
            from: self.named(from),
            to: self.named(to),
            polarity: link.polarity,
            delayed: !link.delay.is_none(),
            description: link.description.clone(),
            loops: self.loops_with(|links| links.contains(&ix)),
            evidence: report::evidence(map, &link.evidence),
        }
    }

    /// The listed loops whose links pass a test: id, and label with the author's name.
    fn loops_with(&self, test: impl Fn(&[LinkIx]) -> bool) -> Vec<Named> {
        let listing = &self.listing;
        let (net, catalogue) = (listing.net(), listing.catalogue());
        let order = catalogue.for_display(net, None).into_iter();
        order
            .map(|i| &catalogue.entries[i])
            .filter(|entry| test(&links(net, entry)))
            .map(|entry| {
                let name = entry.named.map(|n| self.map.info().loops[n].name.as_str());
                let label = listing.label(entry);
                Named {
                    id: entry.id.clone(),
                    label: match name.filter(|n| !n.is_empty()) {
                        Some(name) => format!("{label} {name}"),
                        None => label,
                    },
                }
            })
            .collect()
    }

    /// What is shown, as text: each factor by label, with what acts on it and what it acts on.
    pub fn outline(&self) -> Vec<OutlineEntry> {
        let net = self.listing.net();
        let told = |ends: &[u32], i: usize| -> Vec<Named> {
            let at = ends
                .iter()
                .enumerate()
                .filter(|&(_, &end)| end as usize == i);
            at.map(|(l, _)| Named {
                id: self.map.link(net.links[l]).id.clone(),
                label: self.words.link_up(&self.map, net.links[l]),
            })
            .collect()
        };
        let mut entries: Vec<OutlineEntry> = (0..net.factor_count())
            .map(|i| {
                let factor = self.map.factor(net.factors[i]);
                let group = factor.groups.first();
                OutlineEntry {
                    id: factor.id.clone(),
                    label: narrate::label(&self.map, net.factors[i]).into_owned(),
                    group: group.map(|g| self.words.key_group(self.map.info(), g).to_owned()),
                    driven_by: told(&net.to, i),
                    drives: told(&net.from, i),
                }
            })
            .collect();
        crate::order::sort_by_key(&mut entries, |e| (e.label.to_lowercase(), e.id.clone()));
        entries
    }

    /// Factors that hold every word of a text: in the label first, then in tags or description.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let text = text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let holds = |text: &str| {
            let text = text.to_lowercase();
            words.iter().all(|w| text.contains(w))
        };
        let mut found: Vec<(u8, String, Found)> = Vec::new();
        for (ix, factor) in self.map.factors() {
            let label = narrate::label(&self.map, ix).into_owned();
            let more = [
                &[factor.description.clone().unwrap_or_default()],
                &factor.tags[..],
            ]
            .concat();
            let rank = match label.to_lowercase() {
                lower if lower.starts_with(words[0]) && holds(&lower) => 0,
                lower if holds(&lower) => 1,
                lower if holds(&format!("{lower} {}", more.join(" "))) => 2,
                _ => continue,
            };
            let entry = Found {
                id: factor.id.clone(),
                hidden: !self.is_shown(ix),
                label,
            };
            found.push((rank, entry.label.to_lowercase(), entry));
        }
        crate::order::sort_by(&mut found, |a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        found.into_iter().take(FOUND).map(|(.., f)| f).collect()
    }

    fn is_shown(&self, ix: FactorIx) -> bool {
        self.shown == Shown::Whole || self.listing.net().index_of(ix).is_some()
    }

    /// What is shown and what is hidden, in words.
    pub fn shown(&self) -> ShownReport {
        let of = self.map.factor_count();
        let factors = self.listing.net().factor_count();
        let info = self.map.info();
        let view = match &self.shown {
            Shown::View(id) => info.view(id).map(|v| v.title.as_str()),
            _ => None,
        };
        let focus = match &self.shown {
            Shown::Focus { factor, steps } => self.map.factor_ix(factor).map(|ix| (ix, *steps)),
            _ => None,
        };
        let focus_label = focus.map(|(ix, steps)| (narrate::label(&self.map, ix), steps));
        let focus = focus_label.as_ref().map(|(l, steps)| (l.as_ref(), *steps));
        ShownReport {
            whole: self.shown == Shown::Whole,
            title: view
                .or(focus.map(|f| f.0))
                .unwrap_or(&info.title)
                .to_owned(),
            message: self.words.shown(&narrate::Shown {
                factors,
                of,
                view,
                focus,
            }),
            factors,
            of,
            cropped: self.is_cropped(),
        }
    }
}

fn links(net: &crate::model::Network, entry: &Entry) -> Vec<LinkIx> {
    entry.links.iter().map(|&l| net.links[l as usize]).collect()
}
