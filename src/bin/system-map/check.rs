//! `system-map check`: what is in a map, and what is wrong with it.

use crate::input::{Failure, Input, Lang, pretty, to_json};
use crate::output::Output;
use crate::render;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use system_map::analysis::catalogue::Catalogue;
use system_map::analysis::summary::{Summary, summary};
use system_map::error::{Code, Warning};
use system_map::format::{Format, Imported, Parsed};
use system_map::model::{Evidence, Factor, LinkIx, Map, NamedLoop, Network, Part, Polarity};
use system_map::names::{heard, spaced, trimmed};
use system_map::narrate::{Course, Noun, Words, claim, label};
use system_map::scene::font::FontMeasure;
use system_map::session::Options;

/// Labels on others, and links without room, where the file gives places.
fn crowded(map: &Map) -> Option<Warning> {
    map.factors().find(|(_, factor)| factor.x.is_some())?;
    let (map, warnings) = (map.clone(), Vec::new());
    let parsed = Parsed { map, warnings };
    let session = render::measured(parsed, Options::default(), &mut FontMeasure::new());
    let mut session = session.ok()?;
    session.finish();
    let found = session.crowded();
    (found != [0; 2]).then(|| Warning::new(Code::Crowded, render::crowded(found)))
}

/// Everything that `check` tells.
struct Report {
    map: Map,
    words: Words,
    header: String,
    summary: Summary,
    total_at_least: u64,
    catalogue: Catalogue,
    warnings: Vec<Warning>,
}

pub fn run(input: &Input, as_json: bool, lang: &Lang) -> Result<Output, Failure> {
    let Imported { map, audit } = input.import(as_json)?;
    let own = audit.format == Format::SystemMap;
    let warnings = if own { audit.as_warnings() } else { Vec::new() };
    let report = Report::new(Parsed { map, warnings }, lang);
    if !own {
        input.account(&audit);
    }
    input.warn(&report.warnings);
    Ok(match as_json {
        true => {
            let mut json = report.json(&input.name());
            if !own {
                json["import"] = audit.json();
            }
            Output::data(pretty(&json))
        }
        false => Output::Told(report.text()),
    })
}

impl Report {
    fn new(parsed: Parsed, lang: &Lang) -> Report {
        let Parsed { map, mut warnings } = parsed;
        let words = lang.words(&map);
        let net = Network::whole(&map);
        let (loops, catalogue) = Catalogue::usual(&map, &net);
        let summary = Summary {
            named: catalogue.beyond(&|_| true),
            ..summary(&net, &loops)
        };
        for (named, found) in map.info().loops.iter().zip(&catalogue.named) {
            if let Err(gap) = found {
                let message = words.not_closed(&map, named.known_as(), gap);
                warnings.push(Warning::new(Code::OpenLoop, message).about(&named.id));
            }
        }
        warnings.extend(labels(&map, &net, &words, &catalogue));
        warnings.extend(shared(&map));
        warnings.extend(crowded(&map));
        Report {
            header: words.header(&map, &net, &summary),
            total_at_least: loops.total_at_least,
            map,
            words,
            summary,
            catalogue,
            warnings,
        }
    }

    fn count_links(&self, polarity: Polarity) -> usize {
        let links = self.map.links();
        links.filter(|(.., l)| l.polarity == polarity).count()
    }

    fn delayed(&self) -> usize {
        let links = self.map.links();
        links.filter(|(.., l)| !l.delay.is_none()).count()
    }

    /// How many factors and links have a quote.
    fn quoted(&self) -> (usize, usize) {
        let has = |list: &Vec<Evidence>| list.iter().any(|e| !e.quote.trim().is_empty());
        let factors = self.map.factors().filter(|(_, f)| has(&f.evidence));
        let links = self.map.links().filter(|(.., l)| has(&l.evidence));
        (factors.count(), links.count())
    }

    fn group_size(&self, id: &str) -> usize {
        let factors = self.map.factors();
        factors
            .filter(|(_, f)| f.groups.iter().any(|g| g == id))
            .count()
    }

    fn isolated(&self) -> Vec<&str> {
        let alone = |ix| self.map.links_in(ix).is_empty() && self.map.links_out(ix).is_empty();
        let factors = self.map.factors().filter(|&(ix, _)| alone(ix));
        factors.map(|(_, f)| f.id.as_str()).collect()
    }

    fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out)
            .expect("a String takes everything that is written");
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let (map, info) = (&self.map, self.map.info());
        let title = match info.title.trim() {
            "" => "(no title)",
            title => title,
        };
        writeln!(out, "{title}\n")?;

        let count = |n, noun| self.words.count(n, noun);
        writeln!(out, "{}", count(map.factor_count(), Noun::Factor))?;
        let signs: Vec<String> = POLARITIES
            .iter()
            .map(|&p| (self.count_links(p), p))
            .filter(|(n, _)| *n > 0)
            .map(|(n, p)| format!("{n} {}", sign(p)))
            .collect();
        let links = count(map.link_count(), Noun::Link);
        let detail = match (signs.is_empty(), self.delayed()) {
            (true, _) => String::new(),
            (false, 0) => format!(": {}", signs.join(", ")),
            (false, n) => format!(": {}; {n} with a delay", signs.join(", ")),
        };
        writeln!(out, "{links}{detail}")?;
        let (factors, links) = self.quoted();
        if factors + links > 0 {
            let of = (map.factor_count(), map.link_count());
            writeln!(
                out,
                "quotes for {factors} of {} factors and {links} of {} links",
                of.0, of.1
            )?;
        }
        let isolated = self.isolated();
        if !isolated.is_empty() {
            writeln!(out, "without any link: {}", isolated.join(", "))?;
        }

        writeln!(out, "\n{}", self.header)?;
        for (named, found) in info.loops.iter().zip(&self.catalogue.named) {
            match found {
                Ok(i) => {
                    let entry = &self.catalogue.entries[*i];
                    let length = count(entry.links.len(), Noun::Link);
                    let (plain, term) =
                        (self.words.plain(entry.class), self.words.term(entry.class));
                    writeln!(
                        out,
                        "  {:<4} {}: {plain} ({term}), {length}",
                        spaced(&entry.label),
                        spaced(named.known_as())
                    )?;
                }
                Err(_) => writeln!(out, "  open {}", spaced(named.known_as()))?,
            }
        }

        list(
            out,
            "Groups",
            info.groups.iter().map(|g| {
                let size = count(self.group_size(&g.id), Noun::Factor);
                (g.id.as_str(), g.label.as_str(), size)
            }),
        )?;
        list(
            out,
            "Views",
            info.views.iter().map(|v| {
                let part = Part::view(map, v);
                let size = format!(
                    "{}, {}",
                    count(part.factors.len(), Noun::Factor),
                    count(part.links.len(), Noun::Link)
                );
                (v.id.as_str(), v.title.as_str(), size)
            }),
        )?;
        list(
            out,
            "Stories",
            info.stories.iter().map(|s| {
                let steps = match s.steps.len() {
                    1 => "1 step".to_owned(),
                    n => format!("{n} steps"),
                };
                (s.id.as_str(), s.title.as_str(), steps)
            }),
        )?;
        match self.warnings.len() {
            0 => writeln!(out, "\nNo warnings."),
            1 => writeln!(out, "\n1 warning."),
            n => writeln!(out, "\n{n} warnings."),
        }
    }

    fn json(&self, file: &str) -> Value {
        let (map, info, s) = (&self.map, self.map.info(), &self.summary);
        let links = |p| self.count_links(p);
        let (factors_quoted, links_quoted) = self.quoted();
        json!({
            "file": file,
            "title": info.title,
            "factors": map.factor_count(),
            "links": {
                "total": map.link_count(),
                "+": links(Polarity::Plus),
                "-": links(Polarity::Minus),
                "?": links(Polarity::Unknown),
                "±": links(Polarity::Both),
                "delayed": self.delayed(),
            },
            "quoted": { "factors": factors_quoted, "links": links_quoted },
            "isolated": self.isolated(),
            "loops": {
                "header": self.header,
                "reinforcing": s.reinforcing,
                "balancing": s.balancing,
                "unknown": s.unknown,
                "selfLinks": s.self_links,
                "completeUpTo": s.complete_up_to,
                "allFound": s.all_found,
                "totalAtLeast": self.total_at_least,
                "totalIsExact": s.longer_is_exact,
                "independent": s.independent,
            },
            "namedLoops": info.loops.iter().zip(&self.catalogue.named).map(|(named, found)| match found {
                Ok(i) => {
                    let entry = &self.catalogue.entries[*i];
                    json!({
                        "id": named.id, "name": named.name, "closed": true, "label": entry.label,
                        "class": entry.class.letter().to_string(), "loop": entry.id, "length": entry.links.len(),
                    })
                }
                Err(gap) => json!({
                    "id": named.id, "name": named.name, "closed": false,
                    "message": self.words.not_closed(map, named.known_as(), gap),
                }),
            }).collect::<Vec<_>>(),
            "groups": info.groups.iter().map(|g| {
                json!({ "id": g.id, "label": g.label, "factors": self.group_size(&g.id) })
            }).collect::<Vec<_>>(),
            "views": info.views.iter().map(|v| {
                let part = Part::view(map, v);
                json!({ "id": v.id, "title": v.title, "factors": part.factors.len(), "links": part.links.len() })
            }).collect::<Vec<_>>(),
            "stories": info.stories.iter().map(|s| {
                json!({ "id": s.id, "title": s.title, "steps": s.steps.len() })
            }).collect::<Vec<_>>(),
            "warnings": self.warnings.iter().map(to_json).collect::<Vec<_>>(),
        })
    }
}

const POLARITIES: [Polarity; 4] = [
    Polarity::Plus,
    Polarity::Minus,
    Polarity::Unknown,
    Polarity::Both,
];

/// Labels that the author gave and that mislead: R1 for a loop that is not reinforcing, or one label
/// for two loops, or two for one.
fn labels(map: &Map, net: &Network, words: &Words, catalogue: &Catalogue) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut given: Vec<&str> = Vec::new();
    for (place, (named, found)) in map.info().loops.iter().zip(&catalogue.named).enumerate() {
        let label = named.label.as_deref().unwrap_or_default().trim();
        let mut warn = |message: String| {
            warnings.push(Warning::new(Code::BadValue, message).about(&named.id));
        };
        let parallel = |&link: &u32| {
            let ends = map.ends(net.links[link as usize]);
            let out = map.links_out(ends.0);
            out.iter().filter(|&&other| map.ends(other) == ends).count() > 1
        };
        let links = |i: &usize| &catalogue.entries[*i].links;
        if named.links.is_empty() && found.iter().any(|i| links(i).iter().any(parallel)) {
            warn(format!(
                "The loop “{}” is named by its factors, between which there are parallel links. It takes those with the smallest ids. Name its links to say which are meant.",
                named.known_as()
            ));
        }
        let shown = found.iter().map(|&i| &catalogue.entries[i]);
        for entry in shown.filter(|entry| entry.named != Some(place)) {
            let first = entry
                .named
                .map_or("", |first| map.info().loops[first].known_as());
            let too = match label.is_empty() || label == entry.label {
                true => String::new(),
                false => format!(" It is found by {label}, too."),
            };
            warn(format!(
                "The loop “{}” is the same loop as “{first}”: both run along the same links. It has one label, {}.{too} If another one is meant, correct its links or factors.",
                named.known_as(),
                entry.label
            ));
        }
        if label.is_empty() {
            continue;
        }
        if given.contains(&label) {
            warn(format!(
                "The label {label} of the loop “{}” is that of another loop already. Give it one of its own.",
                named.known_as()
            ));
        }
        given.push(label);
        let others = map.info().loops.iter().enumerate();
        let called = |it: &NamedLoop| it.id == label || it.name.trim() == label;
        if let Some((_, other)) = { others }.find(|&(i, it)| i != place && called(it)) {
            let is = if other.id == label { "id" } else { "name" };
            let shown = catalogue.find(map, label).map(|i| &catalogue.entries[i]);
            let shown = shown.and_then(|entry| Some(&map.info().loops[entry.named?]));
            let shown = match shown {
                Some(shown) => format!("the loop “{}” is shown", shown.known_as()),
                None => "none of the author's is shown".to_owned(),
            };
            warn(format!(
                "The label {label} of the loop “{}” is the {is} of another loop: where {label} is asked for, {shown}. Give one of them another.",
                named.known_as()
            ));
        }
        let claimed = claim(label).filter(|(_, number)| !number.is_empty());
        if let (Ok(i), Some((letter, _))) = (found, claimed) {
            let class = catalogue.entries[*i].class;
            if class.letter() != letter {
                warn(format!(
                    "The loop “{}” is labelled {label}, and its links make it one that {} ({}). Change the label, or a sign.",
                    named.known_as(),
                    words.plain(class),
                    words.term(class)
                ));
            }
        }
    }
    warnings
}

/// Labels that several factors have, or that sound the same in a sentence.
fn shared(map: &Map) -> Vec<Warning> {
    let mut alike: BTreeMap<String, Vec<&Factor>> = BTreeMap::new();
    for (_, factor) in map.factors().filter(|&(ix, _)| map.has_twin(ix)) {
        let key = heard(factor.shown());
        alike.entry(key).or_default().push(factor);
    }
    let told = alike.into_values().map(|factors| {
        let label = trimmed(factors[0].shown());
        let one = factors.iter().all(|factor| trimmed(factor.shown()) == label);
        let each = |factor: &&Factor| match one {
            true => factor.id.clone(),
            false => format!("“{}” ({})", trimmed(factor.shown()), factor.id),
        };
        let each: Vec<String> = factors.iter().map(each).collect();
        let have = match one {
            true => format!("have the label “{label}”"),
            false => "have labels that sound the same in a sentence".to_owned(),
        };
        let message = format!(
            "{} factors {have}: {}. Sentences tell them apart by their ids; better give them labels of their own.",
            factors.len(),
            each.join(", ")
        );
        Warning::new(Code::SharedLabel, message).about(&factors[0].id)
    });
    told.collect()
}

/// The sign of a polarity as it is drawn: with a true minus.
pub fn sign(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Minus => "−",
        other => other.token(),
    }
}

/// How wide a column of some texts is. A longer one than that reaches into the next column.
pub fn wide<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts
        .map(|text| text.chars().count())
        .max()
        .map_or(0, |wide| wide.min(60))
}

/// A heading and a line for each thing: id, name, size.
fn list<'a>(
    out: &mut String,
    heading: &str,
    things: impl Iterator<Item = (&'a str, &'a str, String)>,
) -> std::fmt::Result {
    let things: Vec<_> = things.collect();
    if things.is_empty() {
        return Ok(());
    }
    let width = wide(things.iter().map(|(id, ..)| *id));
    writeln!(out, "\n{heading}")?;
    for (id, name, size) in things {
        writeln!(out, "  {id:<width$}  {name} ({size})")?;
    }
    Ok(())
}

/// The factors that links lead along, with the sign of each link: `Trust →+ Sharing →− Doubt`; with what
/// tells it from others like it, if asked for.
pub fn course(map: &Map, words: &Words, links: &[LinkIx], apart: bool) -> String {
    let mut course = Course::default();
    if let Some(&first) = links.first() {
        course.add(&label(map, map.ends(first).0), "");
    }
    for &link in links {
        let mut step = sign(map.link(link).polarity).to_owned();
        if apart {
            step += &words.id_apart(map, link);
        }
        course.add(&label(map, map.ends(link).1), &step);
    }
    course.text
}
