//! A map to a file of any format that is written.

use super::ReadOptions;
use super::audit::{At, Note, Notes, Told};
use super::held::{self, held};
use super::json;
use super::known::Format;
use super::kumu::open_loop;
use super::kumu::write::undirected;
use crate::error::{Code, Error};
use crate::model::{Convention, Evidence, Extra, FactorIx, Link, Map, Polarity, Value};
use crate::names::{Names, trimmed, words};
use crate::prose::{self, guarded};
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

    /// The same, with what each is called.
    fn named<'n>(&mut self, what: &str, names: impl IntoIterator<Item = &'n str>) {
        for name in names {
            let at = At::file().named(&words(name).join(" "));
            self.0.tell(Told::LostNamed, &[what], at);
        }
    }

    /// A text that had to be changed, and how.
    pub fn changed(&mut self, how: &str, at: At) {
        self.0.tell(Told::Changed, &[how], at);
    }

    /// Tells of what is written, and what other programs may make of it.
    pub fn elsewhere(&mut self, what: &str, at: At) {
        self.0.tell(Told::Elsewhere, &[what], at);
    }

    /// Tells of a field that gets another name.
    pub fn renamed(&mut self, at: At) {
        self.0.tell(Told::Renamed, &[], at);
    }

    /// What hardly any format but ours can hold: `has` names what this one can of it.
    fn rest(&mut self, map: &Map, has: &[&str]) {
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
        self.beside(map, has);
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
        for line in undirected(map) {
            self.drawn(line, &At::file(), has);
            for _ in line.keys().filter(|key| !OF_A_LINE.contains(&key.as_str())) {
                let what = "keys of the file that this program does not know";
                self.part(what, At::file());
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
            self.drawn(&factor.extra, &at(), has);
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
            self.drawn(&link.extra, &at(), has);
            let kind = link.extra.get("x-type");
            if kind.is_some_and(|kind| !(kind.is_string() && has.contains(&held::TYPES))) {
                self.part(held::TYPES, at());
            }
        }
    }

    /// How something is drawn in Kumu.
    fn drawn(&mut self, extra: &Extra, at: &At, has: &[&str]) {
        for (key, what) in [
            ("x-style", held::LOOKS),
            ("x-curvature", held::BENDS),
            ("x-reversed", held::REVERSED),
        ] {
            let there = extra.get(key).is_some_and(|value| *value != false);
            if there && !has.contains(&what) {
                self.part(what, at.clone());
            }
        }
    }

    /// What readers keep beside the map or with its parts, and how the author has it drawn.
    fn beside(&mut self, map: &Map, has: &[&str]) {
        let info = map.info();
        let holds = |what: &str| has.contains(&what);
        let list = |key: &str| info.extra.get(key).and_then(Value::as_array);
        let text = |of: &Value, key: &str| of.get(key).and_then(Value::as_str).map(str::to_owned);
        let notes = list("x-notes").into_iter().flatten();
        let notes = notes.map(|note| text(note, "text").unwrap_or_default());
        let notes: Vec<String> = notes
            .filter(|text| !holds(held::NOTES) || words(text).is_empty())
            .collect();
        self.named(held::NOTES, notes.iter().map(String::as_str));
        let gone = list("x-loops").into_iter().flatten();
        let gone = gone.map(|of| {
            let name = text(of, "name").filter(|name| !name.is_empty());
            (of, name.or(text(of, "id")).unwrap_or_default())
        });
        let gone: Vec<String> = gone
            .filter(|(of, _)| !holds(held::GONE) || text(of, "id").is_none())
            .map(|(_, name)| name)
            .collect();
        self.named(held::GONE, gone.iter().map(String::as_str));
        let loops = info.loops.iter().filter(|_| holds("named loops"));
        let loops = loops.filter(|of| {
            let mut keys = of.extra.keys();
            keys.any(|key| !(key == "x-fields" && holds(held::OF_LOOPS)))
        });
        self.named(held::OF_LOOPS, loops.map(|of| of.known_as()));
        let views = info.views.iter().filter(|_| holds("views"));
        let views = views.filter(|of| {
            let mut keys = of.extra.keys();
            keys.any(|key| !(key == "x-kumu" && holds(held::KUMU) || open_loop(of).is_some()))
        });
        self.named(held::OF_VIEWS, views.map(|of| of.title.as_str()));
        let groups = info.groups.iter().filter(|of| !of.extra.is_empty());
        self.named(held::OF_GROUPS, groups.map(|of| of.label.as_str()));
        let fields = info.extra.get("x-fields").and_then(Value::as_object);
        let fields = fields.into_iter().flatten();
        if !holds(held::GROUPS) {
            self.labels_of_groups(map, holds("groups"));
        }
        self.named(held::OF_MAP, fields.map(|(name, _)| name.as_str()));
        if info.extra.contains_key("x-kumu") && !holds(held::KUMU) {
            self.part(held::KUMU, At::file());
        }
        if info.convention != Convention::default() {
            self.named(held::CONVENTION, [info.convention.token()]);
        }
        if info.width_by_strength {
            self.part(held::WIDTH, At::file());
        }
    }

    /// What becomes of groups where a factor has the label of its group, or (`all`) of its groups.
    fn labels_of_groups(&mut self, map: &Map, all: bool) {
        let info = map.info();
        let mut seen: Vec<&str> = Vec::new();
        let mut found = Names::default();
        for (_, factor) in map.factors() {
            let groups = factor.groups.iter().take(if all { usize::MAX } else { 1 });
            for id in groups {
                let label = info.group(id).map_or(id, |group| &group.label);
                if trimmed(label).is_empty() {
                    let at = At::file().factor(&factor.id);
                    self.part("groups without a label", at);
                } else if found.insert(id) {
                    seen.push(id);
                }
            }
        }
        let mut labels = Names::default();
        let mut listed = Names::default();
        for group in &info.groups {
            listed.insert(&group.id);
        }
        for id in &seen {
            let label = info.group(id).map_or(*id, |group| &group.label);
            if !labels.insert(trimmed(label)) {
                let how = "groups of one name become one";
                self.changed(how, At::file().named(label));
            }
        }
        let places = seen
            .iter()
            .map(|id| listed.number(id).unwrap_or(usize::MAX));
        if !places.is_sorted() && info.groups.iter().any(|group| group.color.is_none()) {
            self.part(held::ORDER, At::file());
        }
    }

    /// The map with descriptions in which no other program finds HTML, where there would be some in
    /// one that is written.
    fn tags(&mut self, map: &Map, format: Format, has: &[&str]) -> Option<Map> {
        let mut any = false;
        let mut word = |text: &mut Option<String>, at: At| {
            let Some(guarded) = text.as_deref().and_then(guarded) else {
                return;
            };
            any = true;
            *text = Some(guarded);
            let how =
                "tags in descriptions are words, and stand there with &lt; so that none is HTML";
            self.changed(how, at);
        };
        let mut info = map.info().clone();
        if has.contains(&"the description of the map") {
            word(&mut info.description, At::file());
        }
        if has.contains(&"named loops") {
            for named in &mut info.loops {
                word(&mut named.story, At::file());
            }
        }
        if has.contains(&"views") {
            for view in &mut info.views {
                word(&mut view.description, At::file());
            }
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
            // Connectors have no words.
            if format != Format::Xmile {
                word(&mut link.description, at);
            }
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
                    .iter()
                    .filter(|(key, value)| !key.starts_with('$') && !is_own(key, value))
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

/// What readers say of a line without a direction.
const OF_A_LINE: [&str; 13] = [
    "id",
    "from",
    "to",
    "label",
    "type",
    "description",
    "tags",
    "delayed",
    "strength",
    "confidence",
    "x-fields",
    "x-style",
    "x-curvature",
];

/// True for what our own readers keep beside a map, which is told by itself.
fn is_own(key: &str, value: &Value) -> bool {
    match key {
        "x-loops" | "x-notes" | "x-undirected" => value.is_array(),
        "x-fields" => value.is_object(),
        _ => key == "x-kumu",
    }
}

/// True for a key of a factor or link that is not told by itself.
pub(super) fn is_more(key: &str) -> bool {
    !["x-type", "x-style", "x-curvature", "x-reversed"].contains(&key)
}

/// True if there is such a key.
pub(super) fn has_more(extra: &Extra) -> bool {
    extra.keys().any(|key| is_more(key))
}

/// Formats whose descriptions nobody takes for HTML, or that hold none.
const AS_IT_IS: [Format; 5] = [
    Format::SystemMap,
    Format::Outline,
    Format::Mermaid,
    Format::Loopy,
    Format::LoopyUrl,
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
    let has = held(format, map);
    let worded = worded.and_then(|map| lost.tags(map, format, &has));
    if format != Format::SystemMap {
        lost.rest(map, &has);
    }
    let parts = write(worded.as_ref().unwrap_or(map), &mut lost)?;
    let most = ReadOptions::default().max_bytes;
    for part in parts.iter().filter(|part| part.bytes.len() > most) {
        let size = part.bytes.len().to_string();
        lost.0
            .tell(Told::Large, &[&size, &most.to_string()], At::file());
    }
    Ok(Exported {
        parts,
        notes: lost.0.list().to_vec(),
    })
}

/// What a document to read, which is made of no format, has no place for.
pub fn lost_in_a_document(map: &Map) -> Vec<Note> {
    let mut lost = Lost::default();
    lost.rest(map, &held::DOCUMENT);
    let (tags, other) = ("tags", "other fields of factors and links");
    let (lines, addresses) = (
        "lines of evidence in its source",
        "pictures, and links to what is no whole address, in descriptions",
    );
    let has_lines = |all: &[Evidence]| all.iter().any(|of| of.lines.is_some());
    let described = |text: &Option<String>| text.as_deref().is_some_and(prose::has_more_addresses);
    if described(&map.info().description) {
        lost.part(addresses, At::file());
    }
    let mut tell = |at: &dyn Fn() -> At, parts: &[(&'static str, bool)]| {
        for (what, _) in parts.iter().filter(|(_, there)| *there) {
            lost.part(what, at());
        }
    };
    for (_, factor) in map.factors() {
        let parts = [
            (tags, !factor.tags.is_empty()),
            (lines, has_lines(&factor.evidence)),
            (addresses, described(&factor.description)),
            (other, has_more(&factor.extra)),
        ];
        tell(&|| At::file().factor(&factor.id), &parts);
    }
    for (.., link) in map.links() {
        let parts = [
            (tags, !link.tags.is_empty()),
            (lines, has_lines(&link.evidence)),
            (addresses, described(&link.description)),
            (other, has_more(&link.extra)),
            ("confidences", link.confidence.is_some()),
        ];
        tell(&|| At::file().link(&link.id), &parts);
    }
    lost.0.list().to_vec()
}

/// Tells of the id of a link that is more than the ids of its ends, where links get those.
pub(super) fn own_id(map: &Map, (from, to): (FactorIx, FactorIx), link: &Link, lost: &mut Lost) {
    let usual = format!("{}>{}", map.factor(from).id, map.factor(to).id);
    if link.id != usual && !link.id.starts_with(&format!("{usual}#")) {
        lost.part("ids of links", At::file().link(&link.id));
    }
}

/// One file.
pub(super) fn single(bytes: Vec<u8>) -> Vec<Part> {
    vec![Part { name: "", bytes }]
}

/// Our own format, which holds everything.
pub(super) fn native(map: &Map, _: &mut Lost) -> Result<Vec<Part>, Error> {
    Ok(single(json::write(map).into_bytes()))
}
