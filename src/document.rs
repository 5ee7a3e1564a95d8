//! A map as a document in Markdown: factors, links and loops in words, with what was said about them.
//!
//! Every word of the map is escaped, and descriptions are put through [`crate::prose`], so that the
//! document holds no HTML, no picture, and no links but to `http`, `https` and `mailto`.

use crate::analysis::catalogue::{Catalogue, Entry};
use crate::analysis::loops::{LoopOptions, LoopSearch};
use crate::analysis::summary::{Summary, summary};
use crate::model::{Evidence, LinkIx, Map, NamedLoop, Network, Status};
use crate::narrate::{Noun, Words, label};
use crate::prose::{blocks, escaped, is_safe_link, markdown as safe};
use std::collections::BTreeSet;

/// How many loops are told; how many there are is said above them.
const MOST_LOOPS: usize = 100;

/// Writes a document, in the language of the words.
pub fn markdown(map: &Map, words: &Words) -> String {
    let mut out = Out(String::new());
    let info = map.info();
    let title = line(&info.title);
    if !title.is_empty() {
        out.part(&format!("# {title}"));
    }
    out.text(info.description.as_deref());
    out.heading(words, map.factor_count(), Noun::Factor);
    for (ix, factor) in map.factors() {
        out.part(&format!("### {}", line(&label(map, ix))));
        let groups: Vec<String> = factor
            .groups
            .iter()
            .map(|id| line(words.key_group(info, id)))
            .filter(|group| !group.is_empty())
            .collect();
        if !groups.is_empty() {
            out.part(&format!("*{}*", groups.join(" · ")));
        }
        out.text(factor.description.as_deref());
        out.evidence(map, words, &factor.evidence);
    }
    if map.link_count() > 0 {
        out.heading(words, map.link_count(), Noun::Link);
    }
    for (ix, .., link) in map.links() {
        out.part(&format!("### {}", line(&words.ends(map, ix))));
        out.part(&line(&words.link(map, ix)));
        let about: Vec<String> = [
            link.label.as_deref().map(line),
            link.strength.map(|strength| line(words.strength(strength))),
        ]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
        if !about.is_empty() {
            out.part(&format!("*{}*", about.join(" · ")));
        }
        out.text(link.description.as_deref());
        out.evidence(map, words, &link.evidence);
    }
    loops(&mut out, map, words);
    sources(&mut out, map);
    out.0.push('\n');
    out.0
}

/// The feedback loops: the author's first, then the shortest.
fn loops(out: &mut Out, map: &Map, words: &Words) {
    let net = Network::whole(map);
    let options = LoopOptions {
        limit: MOST_LOOPS,
        ..LoopOptions::default()
    };
    let found = LoopSearch::all(&net, options.beside_self_links(&net));
    let catalogue = Catalogue::usual(map, &net).1;
    let list: BTreeSet<&[u32]> = found.iter().collect();
    let told = |entry: &Entry| entry.named.is_some() || list.contains(entry.links.as_slice());
    if catalogue.entries.iter().any(told) {
        let beyond = |e: &&Entry| e.named.is_some() && !list.contains(e.links.as_slice());
        let counted = Summary {
            named: catalogue.entries.iter().filter(beyond).count(),
            ..summary(&net, &found)
        };
        // How many there are is said below: self-links and what is left out are counted apart.
        out.part(&format!("## {}", line(words.loops_heading())));
        out.part(&line(&words.header(map, &net, &counted)));
    }
    for i in catalogue.for_display(&net, None) {
        let entry = &catalogue.entries[i];
        if !told(entry) {
            continue;
        }
        let links: Vec<LinkIx> = entry.links.iter().map(|&l| net.links[l as usize]).collect();
        let named = entry.named.map(|place| &map.info().loops[place]);
        let name = named.map_or("", |named| &named.name);
        out.part(&format!("### {}", line(&format!("{} {name}", entry.label))));
        let others = (entry.named.into_iter()).flat_map(|first| catalogue.also(first));
        let others: Vec<&NamedLoop> = others.map(|i| &map.info().loops[i]).collect();
        out.part(&format!("*{}*", line(&words.along(map, &links))));
        let telling = words.tell(map, &links, None, Some(&entry.label));
        out.part(&line(&telling.up.text));
        if let Some(said) = words.mislabelled(&entry.label, entry.class) {
            out.part(&line(&said));
        }
        let names: Vec<String> = others.iter().map(|it| it.also(&entry.label)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if !names.is_empty() {
            out.part(&line(&words.also_called(&names)));
        }
        for author in named.into_iter().chain(others) {
            out.text(author.story.as_deref());
        }
    }
    for (named, found) in map.info().loops.iter().zip(&catalogue.named) {
        if let Err(gap) = found {
            out.part(&format!("### {}", line(named.known_as())));
            out.part(&line(&words.not_closed(map, named.known_as(), gap)));
        }
    }
}

/// What evidence points to, after a rule.
fn sources(out: &mut Out, map: &Map) {
    let mut list = Vec::new();
    for source in &map.info().sources {
        let about = [source.author.as_deref(), source.date.as_deref()];
        let about = about.into_iter().flatten().map(line);
        let mut parts: Vec<String> = [line(&source.title)].into_iter().chain(about).collect();
        // What is no whole address stands there as words.
        parts.extend(source.url.as_deref().map(|url| match is_safe_link(url) {
            true => format!("<{}>", url.replace(['<', '>'], "")),
            false => line(url),
        }));
        parts.retain(|part| !part.is_empty());
        if !parts.is_empty() {
            list.push(format!("- {}", parts.join(", ")));
        }
    }
    if !list.is_empty() {
        out.part("---");
        out.part(&list.join("\n"));
    }
}

/// A text of the map on one line, as nothing but words.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    escaped(&words.join(" "))
}

/// A document in the making: parts with an empty line between them.
struct Out(String);

impl Out {
    fn part(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push_str("\n\n");
        }
        self.0.push_str(text);
    }

    fn heading(&mut self, words: &Words, count: usize, noun: Noun) {
        self.part(&format!("## {}", line(&words.count(count, noun))));
    }

    /// A description, made safe.
    fn text(&mut self, text: Option<&str>) {
        if let Some(text) = text {
            self.part(&safe(&blocks(text)));
        }
    }

    /// Quotes, each with where it comes from.
    fn evidence(&mut self, map: &Map, words: &Words, list: &[Evidence]) {
        for of in list {
            let source = of.source.as_deref().and_then(|id| map.info().source(id));
            let status = Some(words.status(of.status)).filter(|_| of.status != Status::Stated);
            let from = [
                of.who.as_deref(),
                source.map(|source| source.title.as_str()),
                of.place.as_deref(),
                status,
            ];
            let from: Vec<String> = from
                .into_iter()
                .flatten()
                .map(line)
                .filter(|text| !text.is_empty())
                .collect();
            let mut lines = vec![line(of.note.as_deref().unwrap_or_default())];
            lines.push(line(&of.quote));
            if !from.is_empty() {
                lines.push(format!("— {}", from.join(", ")));
            }
            lines.retain(|text| !text.is_empty());
            if !lines.is_empty() {
                self.part(&format!("> {}", lines.join("\n>\n> ")));
            }
            self.part(&line(of.remark.as_deref().unwrap_or_default()));
        }
    }
}
