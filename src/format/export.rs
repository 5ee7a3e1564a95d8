//! A map to a file of any format that is written.

use super::audit::{At, Note, Notes, Told};
use super::json;
use super::known::Format;
use super::kumu::write::undirected;
use crate::error::{Code, Error};
use crate::model::{Map, Polarity};
use crate::prose::guarded;
use std::collections::{BTreeMap, BTreeSet};

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which of several files it is (`elements`); empty if there is one.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was written, and what could not be.
#[derive(Debug, Clone)]
pub struct Exported {
    /// One file, or several that belong together.
    pub parts: Vec<Part>,
    /// What the format can't hold.
    pub notes: Vec<Note>,
}

/// What a format can't hold, as it comes up.
#[derive(Debug, Default)]
pub(super) struct Lost(Notes);

impl Lost {
    /// A part of the map that is not written, in words: "stories".
    pub fn part(&mut self, what: &str, at: At) {
        self.0.tell(Told::LostPart, &[what], at);
    }

    /// A text that had to be changed, and how.
    pub fn changed(&mut self, how: &str, at: At) {
        self.0.tell(Told::Changed, &[how], at);
    }

    /// What hardly any format but ours can hold: `has` names what this one can of it.
    pub fn rest(&mut self, map: &Map, has: &[&str]) {
        let info = map.info();
        let lists = [
            ("views", info.views.len()),
            ("stories", info.stories.len()),
            ("sources", info.sources.len()),
            ("named loops", info.loops.len()),
            ("the words of the key", info.key.len()),
            ("lines without a direction", self.count(map, "x-undirected")),
        ];
        for (what, count) in lists {
            for _ in 0..if has.contains(&what) { 0 } else { count } {
                self.part(what, At::file());
            }
        }
        self.groups(map, has);
        let fields = "fields of lines without a direction";
        for line in undirected(map)
            .into_iter()
            .filter(|_| !has.contains(&fields))
        {
            let names = ["delayed", "strength", "confidence", "x-fields"];
            if names.iter().any(|name| line.contains_key(*name)) {
                self.part(fields, At::file());
            }
        }
        let about = [
            ("the title", !info.title.is_empty()),
            ("the description of the map", info.description.is_some()),
            ("the language of the map", info.lang.is_some()),
            ("the date of the map", info.date.is_some()),
            ("the author's own data (meta)", info.meta.is_some()),
        ];
        for (what, there) in about {
            if there && !has.contains(&what) {
                self.part(what, At::file());
            }
        }
        let evidence = has.contains(&"evidence");
        for (_, factor) in map.factors() {
            let at = || At::file().factor(&factor.id);
            for _ in factor.evidence.iter().filter(|_| !evidence) {
                self.0.tell(Told::LostEvidence, &[], at());
            }
            if factor.groups.len() > 1 && !has.contains(&"groups") {
                self.part("groups of a factor after its first", at());
            }
            if factor.x.is_some() && !has.contains(&"places") {
                self.part("places of factors", at());
            }
        }
        for (.., link) in map.links() {
            let at = || At::file().link(&link.id);
            for _ in link.evidence.iter().filter(|_| !evidence) {
                self.0.tell(Told::LostEvidence, &[], at());
            }
            if !link.delay.is_none() && !has.contains(&"delays") {
                self.part("delays", at());
            }
            if link.polarity == Polarity::Both && !has.contains(&"±") {
                self.part("links that work both ways (±): they get no sign", at());
            }
        }
    }

    /// The map with descriptions in which no other program finds HTML, where there would be some.
    fn tags(&mut self, map: &Map) -> Option<Map> {
        let mut any = false;
        let mut word = |text: &mut Option<String>, at: At| {
            let Some(guarded) = text.as_deref().and_then(guarded) else {
                return;
            };
            any = true;
            *text = Some(guarded);
            let how = "tags in descriptions are words, and stand there with &lt; so that no program takes them for HTML";
            self.changed(how, at);
        };
        let mut info = map.info().clone();
        word(&mut info.description, At::file());
        for named in &mut info.loops {
            word(&mut named.story, At::file());
        }
        for view in &mut info.views {
            word(&mut view.description, At::file());
        }
        let mut factors = Vec::new();
        for (_, factor) in map.factors() {
            let mut factor = factor.clone();
            let at = At::file().factor(&factor.id);
            word(&mut factor.description, at);
            factors.push(factor);
        }
        let mut links = Vec::new();
        let number: BTreeMap<_, _> = map.factors().map(|(ix, _)| ix).zip(0..).collect();
        for (_, from, to, link) in map.links() {
            let mut link = link.clone();
            let at = At::file().link(&link.id);
            word(&mut link.description, at);
            links.push((number[&from], number[&to], link));
        }
        any.then(|| Map::built(info, factors, links))
    }

    /// What is said of groups and of named loops, beside who and what is in them.
    fn groups(&mut self, map: &Map, has: &[&str]) {
        let info = map.info();
        let factors = map.factors().flat_map(|(_, factor)| &factor.groups);
        let used: BTreeSet<&String> = factors.collect();
        let of_loops = has.contains(&"named loops");
        let lists = [
            (
                "colours of groups",
                info.groups.iter().filter(|g| g.color.is_some()).count(),
            ),
            (
                "descriptions of groups",
                info.groups
                    .iter()
                    .filter(|g| g.description.is_some())
                    .count(),
            ),
            (
                "groups without factors",
                info.groups.iter().filter(|g| !used.contains(&g.id)).count(),
            ),
            (
                "colours of loops",
                info.loops
                    .iter()
                    .filter(|named| of_loops && named.color.is_some())
                    .count(),
            ),
            (
                "keys of the file that this program does not know",
                info.extra
                    .keys()
                    .filter(|key| !key.starts_with('$') && !OWN.contains(&key.as_str()))
                    .count(),
            ),
        ];
        for (what, count) in lists {
            for _ in 0..if has.contains(&what) { 0 } else { count } {
                self.part(what, At::file());
            }
        }
    }

    fn count(&self, map: &Map, key: &str) -> usize {
        let list = map.info().extra.get(key).and_then(|v| v.as_array());
        list.map_or(0, Vec::len)
    }
}

/// What our own readers keep beside a map, of which writers tell by itself.
const OWN: [&str; 5] = ["x-kumu", "x-loops", "x-notes", "x-undirected", "x-fields"];

/// Formats whose descriptions nobody takes for HTML, or that hold none.
const AS_IT_IS: [Format; 4] = [
    Format::SystemMap,
    Format::Outline,
    Format::Mermaid,
    Format::Loopy,
];

/// A map as a file, or several, of a format.
///
/// # Errors
/// [`Code::Option`] for a format that is only read, and [`Code::Limit`] for more than the format
/// holds.
pub fn export(map: &Map, format: Format) -> Result<Exported, Error> {
    let Some(write) = format.entry().write else {
        let message = format!(
            "{} can be read, but not written. What is written: {}.",
            format.name(),
            Format::tokens(true).join(", ")
        );
        return Err(Error::new(Code::Option, message));
    };
    let mut lost = Lost::default();
    let worded = Some(map).filter(|_| !AS_IT_IS.contains(&format));
    let worded = worded.and_then(|map| lost.tags(map));
    let parts = write(worded.as_ref().unwrap_or(map), &mut lost)?;
    Ok(Exported {
        parts,
        notes: lost.0.list().to_vec(),
    })
}

/// What a document to read, which is made of no format, has no place for.
pub fn lost_in_a_document(map: &Map) -> Vec<Note> {
    let mut lost = Lost::default();
    let has = [
        "the title",
        "the description of the map",
        "the language of the map",
        "sources",
        "evidence",
        "named loops",
        "groups",
        "delays",
        "±",
    ];
    lost.rest(map, &has);
    let (tags, other) = ("tags", "other fields of factors and links");
    for (_, factor) in map.factors() {
        let at = || At::file().factor(&factor.id);
        for (what, there) in [
            (tags, !factor.tags.is_empty()),
            (other, !factor.extra.is_empty()),
        ] {
            if there {
                lost.part(what, at());
            }
        }
    }
    for (.., link) in map.links() {
        for (what, there) in [
            (tags, !link.tags.is_empty()),
            (other, !link.extra.is_empty()),
            ("confidences", link.confidence.is_some()),
        ] {
            if there {
                lost.part(what, At::file().link(&link.id));
            }
        }
    }
    lost.0.list().to_vec()
}

/// One file.
pub(super) fn single(bytes: Vec<u8>) -> Vec<Part> {
    vec![Part { name: "", bytes }]
}

/// Our own format, which holds everything.
pub(super) fn native(map: &Map, _: &mut Lost) -> Result<Vec<Part>, Error> {
    Ok(single(json::write(map).into_bytes()))
}
