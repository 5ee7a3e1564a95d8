//! A map in the making: what every reader fills, whatever its format.
//!
//! The draft gives ids, keeps limits, checks values against what a map may hold, verifies loops,
//! and collects the account. A reader finds its factors again by keys of its own choice.

mod alike;
mod hidden;
mod late;
mod lone;
mod signs;
mod weighed;

use super::audit::{At, Audit, Told, open_loop};
use super::circle::{circle, label_of, why_open};
use super::ids::{Ids, slug, slug_or};
use super::import::{ImportOptions, Imported};
use super::known::Format;
use super::taken::keep_another;
use crate::error::{Code, Error};
use crate::model::{Extra, Factor, Group, Info, Link, Map, NamedLoop, Polarity, Value, View};
use crate::names::{Names, trimmed};
use crate::prose;
pub use alike::typed;
use signs::{NO_SIGN, One};
use std::cell::RefCell;
use std::collections::BTreeSet;
use weighed::Weighed;

/// How many bytes may come from what a file says once for many: so many times the largest size of a file,
const REPEATED: usize = 5;
/// of which a file that is small, or packed, has so many times that size,
const SMALL: usize = 2;
/// and so many times its own.
const OWN: usize = 64;

/// How far from the middle a place may be, as in our own format.
const FAR: f64 = 1e6;

/// A map in the making. Factors and links are named by their numbers, from 0.
pub struct Draft<'o> {
    /// What was asked for.
    pub options: &'o ImportOptions,
    /// Title, views and the rest. Groups and loops are added by [`Draft::group`] and
    /// [`Draft::named_loop`].
    pub info: Info,
    /// The account.
    pub audit: Audit,
    /// The file lists its factors, so that one which is only named by a link is worth telling.
    pub listed: bool,
    /// Columns of the table that is being read which were not understood, in words.
    pub unread: String,
    /// The letter o is no sign in the table that is being read.
    pub none_by_o: bool,
    /// A sign that is repeated is a strong one in the table that is being read.
    pub strong_signs: bool,
    factors: Vec<Factor>,
    /// Where the file has each of them first.
    places: Vec<At>,
    links: Vec<(usize, usize, Link)>,
    factor_ids: Ids,
    link_ids: Ids,
    group_ids: Ids,
    group_labels: Names,
    loop_ids: Ids,
    /// What readers call their factors, and which those are.
    keys: Names,
    keyed: Vec<usize>,
    /// Lines without a direction, as the file has them.
    undirected: Vec<Value>,
    /// Which of the signs that were given for types some link had.
    used: RefCell<Vec<usize>>,
    /// Links whose sign is 1, until it is known whether another's is −1.
    ones: Vec<One>,
    negative: bool,
    /// The lines of links in the file, by their numbers.
    lines: Vec<At>,
    /// The pairs of factors that links join, where a reader asks.
    joined: BTreeSet<(usize, usize)>,
    /// The ids of links of which it was told why they have no sign.
    unsigned: Names,
    /// Bytes of texts that were repeated for many factors or links.
    repeated: usize,
    /// Bytes of the files, packed as they came.
    given: usize,
    /// Bytes of the factors and links so far.
    weighed: Weighed,
    /// Why links have no sign, as long as something may still give them one.
    waiting: Option<Vec<(Told, Vec<String>, At)>>,
}

/// Where a sign was looked for: a carrier, in words, and the text in it.
pub type Carrier<'t> = (&'static str, &'t str);

impl<'o> Draft<'o> {
    /// A map with nothing in it yet, of files that have so many bytes as they came, packed or not.
    pub fn new(format: Format, options: &'o ImportOptions, given: usize) -> Draft<'o> {
        Draft {
            options,
            info: Info::default(),
            audit: Audit::new(format),
            listed: false,
            unread: String::new(),
            none_by_o: false,
            strong_signs: false,
            factors: Vec::new(),
            places: Vec::new(),
            links: Vec::new(),
            factor_ids: Ids::default(),
            link_ids: Ids::default(),
            group_ids: Ids::default(),
            group_labels: Names::default(),
            loop_ids: Ids::default(),
            keys: Names::default(),
            keyed: Vec::new(),
            undirected: Vec::new(),
            used: RefCell::default(),
            ones: Vec::new(),
            negative: false,
            lines: Vec::new(),
            joined: BTreeSet::new(),
            unsigned: Names::default(),
            repeated: 0,
            given,
            weighed: Weighed::default(),
            waiting: None,
        }
    }

    /// Tells something of one case: what, what stands in its gaps, and where.
    pub fn tell(&mut self, told: Told, gaps: &[&str], at: At) {
        if let Some(link) = at.link.as_deref().filter(|_| NO_SIGN.contains(&told)) {
            if let Some(waiting) = self.waiting.as_mut().filter(|_| told != Told::SignClash) {
                let gaps = gaps.iter().map(|&gap| gap.to_owned()).collect();
                return waiting.push((told, gaps, at));
            }
            self.unsigned.insert(link);
        }
        self.audit.tell(told, gaps, at);
    }

    /// How many bytes a file of this size may unfold to.
    fn unfolded(&self) -> usize {
        let of_all = |times| self.options.limits.max_bytes.saturating_mul(times);
        let small = of_all(SMALL).saturating_add(self.given.saturating_mul(OWN));
        small.min(of_all(REPEATED))
    }

    /// Counts bytes that are said once and stand for many: what a small file may unfold to is limited.
    ///
    /// # Errors
    /// [`Code::Limit`].
    pub fn charge(&mut self, bytes: usize, at: &At) -> Result<(), Error> {
        self.repeated = self.repeated.saturating_add(bytes);
        let most = self.unfolded();
        if self.repeated > most {
            let message = format!(
                "Texts that are said once for many factors or links (names of columns and attributes, what all have) come to more than the {most} bytes that this program reads. Shorten them, or raise the limit of bytes."
            );
            return Err(beyond(message, at));
        }
        Ok(())
    }

    /// Keeps something that the file says of the map as a whole and our format has no place for, and tells of it.
    pub fn keep_of_all(&mut self, name: &str, value: Value) {
        keep_another(&mut self.info.extra, name, value);
        self.tell(Told::BesideLists, &[], At::file().named(name));
    }

    // ---- factors

    /// Adds a factor. `id` is that of the file, if it has one that lasts; without it one is made of
    /// the label.
    ///
    /// # Errors
    /// [`Code::Limit`].
    pub fn factor(&mut self, id: Option<&str>, label: &str, at: &At) -> Result<usize, Error> {
        let most = self.options.limits.max_factors;
        if self.factors.len() >= most {
            return Err(too_many("factors", most, at));
        }
        self.weigh(at)?;
        let id = id.map_or_else(|| slug(label), str::to_owned);
        let id = self
            .factor_ids
            .free(if id.is_empty() { "factor" } else { &id });
        if trimmed(label).is_empty() {
            self.tell(Told::NoLabel, &[], at.clone().factor(&id));
        }
        self.factors.push(Factor::new(id, label));
        self.places.push(At {
            name: None,
            ..at.clone()
        });
        Ok(self.factors.len() - 1)
    }

    /// Refuses labels of more bytes than there may be values: nobody reads them, and to lay one out takes seconds.
    ///
    /// # Errors
    /// [`Code::Limit`].
    pub fn labels_fit(&self) -> Result<(), Error> {
        let most = self.options.limits.max_values;
        let factors = self.factors.iter().zip(&self.places);
        let factors = factors.map(|(factor, at)| (factor.label.as_str(), at));
        let links = self.links.iter().zip(&self.lines);
        let links = links.map(|((.., link), at)| (link.label.as_deref().unwrap_or_default(), at));
        match factors.chain(links).find(|(label, _)| label.len() > most) {
            None => Ok(()),
            Some((label, at)) => {
                let message = format!(
                    "A label of {} bytes is longer than the {most} that this program reads. Shorten it, or raise the limit of values.",
                    label.len()
                );
                Err(beyond(message, at))
            }
        }
    }

    /// Lets a factor be found by a key. `false` if the key is that of another one already.
    pub fn key(&mut self, key: &str, factor: usize) -> bool {
        let new = self.keys.insert(key);
        if new {
            self.keyed.push(factor);
        }
        new
    }

    /// The factor with a key.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.keys.number(key).map(|n| self.keyed[n])
    }

    /// A factor.
    pub fn factor_mut(&mut self, factor: usize) -> &mut Factor {
        &mut self.factors[factor]
    }

    /// All factors so far.
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// The id of a factor on the map.
    pub fn factor_id(&self, factor: usize) -> &str {
        &self.factors[factor].id
    }

    /// True as long as there is no factor.
    pub fn is_empty(&self) -> bool {
        self.factors.is_empty()
    }

    /// Puts a factor at a place, if it is one; tells if not.
    pub fn place(&mut self, factor: usize, x: f64, y: f64, pinned: bool, at: &At) {
        if x.abs() <= FAR && y.abs() <= FAR {
            let factor = &mut self.factors[factor];
            (factor.x, factor.y, factor.pinned) = (Some(x), Some(y), pinned);
        } else {
            let at = at.clone().factor(&self.factors[factor].id);
            self.tell(Told::BadPlace, &[], at);
        }
    }

    /// The id of the group with a label, which is added if it is new.
    pub fn group(&mut self, label: &str) -> String {
        let place = self.group_place(label);
        self.info.groups[place].id.clone()
    }

    /// The place of the same group in the list of all.
    pub fn group_place(&mut self, label: &str) -> usize {
        let label = trimmed(label);
        if let Some(place) = self.group_labels.number(label) {
            return place;
        }
        self.group_labels.insert(label);
        let id = self.group_ids.free(&slug_or(label, "group"));
        self.info.groups.push(Group {
            id,
            label: label.to_owned(),
            ..Group::default()
        });
        self.info.groups.len() - 1
    }

    // ---- links

    /// Adds a link between two factors. Without an `id` it is named by its ends.
    ///
    /// # Errors
    /// [`Code::Limit`].
    pub fn link(
        &mut self,
        id: Option<&str>,
        from: usize,
        to: usize,
        at: &At,
    ) -> Result<usize, Error> {
        let most = self.options.limits.max_links;
        if self.links.len() >= most {
            return Err(too_many("links", most, at));
        }
        self.weigh(at)?;
        let id = match id.filter(|id| !id.is_empty()) {
            Some(id) => self.link_ids.free(id),
            None => {
                let base = format!("{}>{}", self.factors[from].id, self.factors[to].id);
                self.link_ids.free(&base)
            }
        };
        self.lines.push(At {
            name: None,
            ..at.clone()
        });
        self.links
            .push((from, to, Link::new(id, Polarity::Unknown)));
        Ok(self.links.len() - 1)
    }

    /// How many links there are so far.
    pub fn link_count(&self) -> usize {
        self.links.len()
    }

    /// The factors that a link leads from and to.
    pub fn ends(&self, link: usize) -> (usize, usize) {
        (self.links[link].0, self.links[link].1)
    }

    /// True if no link of which this was asked before leads from and to the same factors.
    pub fn first_of_its_ends(&mut self, link: usize) -> bool {
        self.joined.insert(self.ends(link))
    }

    /// A link, to be read.
    pub fn made(&self, link: usize) -> &Link {
        &self.links[link].2
    }

    /// A link.
    pub fn link_mut(&mut self, link: usize) -> &mut Link {
        &mut self.links[link].2
    }

    /// The id of a link on the map.
    pub fn link_id(&self, link: usize) -> &str {
        &self.links[link].2.id
    }

    /// The sign of a link so far: 0 where it has none, or works both ways.
    pub fn sign_of(&self, link: usize) -> i8 {
        self.links[link].2.polarity.sign()
    }

    /// Keeps a line without a direction beside the map.
    ///
    /// # Errors
    /// [`Code::Limit`].
    pub fn undirected(&mut self, line: Value, at: At) -> Result<(), Error> {
        self.weighed.add(&line);
        self.weigh(&at)?;
        self.audit.counts.undirected += 1;
        self.undirected.push(line);
        self.tell(Told::Undirected, &[], at);
        Ok(())
    }

    /// True if lines without a direction are kept.
    pub fn has_lines(&self) -> bool {
        !self.undirected.is_empty()
    }

    // ---- loops

    /// Refuses more loops than there may be links.
    ///
    /// # Errors
    /// [`Code::Limit`].
    pub fn loops_fit(&self, count: usize, at: &At) -> Result<(), Error> {
        let most = self.options.limits.max_links;
        match count > most {
            true => Err(too_many("loops", most, at)),
            false => Ok(()),
        }
    }

    /// Adds a loop that the file names, by its links: each entry has the link of one line of the
    /// file, and where that goes both ways, the two. It becomes a named loop, its links in order if
    /// they close into one circle. If they do not, it keeps its label all the same, and is a view
    /// too; if none of its links is on the map, it is kept in the file. `name` may begin with a label such as `R1`; it gives the id where that is empty.
    pub fn named_loop(&mut self, id: Option<&str>, name: &str, lines: &[Vec<usize>], at: At) {
        self.audit.counts.loops += 1;
        let closing = self.audit.counts.closing.get_or_insert(0);
        let name = trimmed(name);
        let (label, rest) = label_of(name);
        let id = id.filter(|id| !trimmed(id).is_empty());
        let id = self
            .loop_ids
            .free(&id.map_or_else(|| slug_or(name, "loop"), str::to_owned));
        let called = if name.is_empty() { &id } else { name };
        // A link that is named twice is one.
        let mut named = BTreeSet::new();
        let ends: Vec<Vec<(usize, usize, usize)>> = lines
            .iter()
            .filter(|line| named.insert(*line))
            .map(|line| {
                line.iter()
                    .map(|&l| (l, self.links[l].0, self.links[l].1))
                    .collect()
            })
            .collect();
        let ids = |links: &[usize]| -> Vec<String> {
            links.iter().map(|&l| self.links[l].2.id.clone()).collect()
        };
        let circle = circle(&ends);
        let closes = circle.is_some();
        let links =
            circle.unwrap_or_else(|| ends.iter().flatten().map(|&(link, ..)| link).collect());
        if links.is_empty() {
            let kept = serde_json::json!({ "id": id, "name": name });
            self.keep_list("x-loops", kept);
            return self.tell(Told::LoopGone, &[], at.named(called));
        }
        let links_of = ids(&links);
        self.info.loops.push(NamedLoop {
            id: id.clone(),
            label,
            name: rest.to_owned(),
            links: links_of.clone(),
            ..NamedLoop::default()
        });
        if closes {
            *closing += 1;
            return;
        }
        let mut factors: Vec<usize> = links
            .iter()
            .flat_map(|&l| [self.links[l].0, self.links[l].1])
            .collect();
        factors.sort_unstable();
        factors.dedup();
        let view = format!("loop-{id}");
        self.info.views.push(View {
            id: view.clone(),
            title: called.to_owned(),
            factors: factors
                .iter()
                .map(|&f| self.factors[f].id.clone())
                .collect(),
            links: Some(links_of),
            ..View::default()
        });
        let first = self.links[links[0]].2.id.clone();
        let label = |factor: usize| self.factors[factor].shown().to_owned();
        let ends: Vec<(usize, usize)> = links
            .iter()
            .map(|&l| (self.links[l].0, self.links[l].1))
            .collect();
        let told = open_loop(called, &why_open(&ends), &label);
        self.tell(
            Told::LoopOpen,
            &[],
            at.named(&told).link(&first).view(&view),
        );
    }

    /// Keeps a value in a list beside the map, under a key that begins with `x-`.
    pub fn keep_list(&mut self, key: &str, value: Value) {
        let list = self
            .info
            .extra
            .entry(key)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(value);
        }
    }

    // ---- the end

    /// Takes the HTML out of descriptions.
    fn clean(&mut self) {
        let mut told = Vec::new();
        // What a loop that does not close and its view both say is told once.
        let mut stories = Names::default();
        for story in self.info.loops.iter().filter_map(|of| of.story.as_deref()) {
            stories.insert(story);
        }
        let mut clean = |text: &mut Option<String>, at: At, tells: bool| {
            let cleaned = text.as_deref().and_then(prose::without_tags);
            if let Some(cleaned) = cleaned {
                if cleaned.tags && tells {
                    told.push(at);
                }
                *text = Some(cleaned.text).filter(|text| !text.is_empty());
            }
        };
        for factor in &mut self.factors {
            clean(&mut factor.description, At::file().factor(&factor.id), true);
        }
        for (.., link) in &mut self.links {
            clean(&mut link.description, At::file().link(&link.id), true);
        }
        let info = &mut self.info;
        clean(&mut info.description, At::file(), true);
        info.groups
            .iter_mut()
            .for_each(|group| clean(&mut group.description, At::file(), true));
        info.loops
            .iter_mut()
            .for_each(|named| clean(&mut named.story, At::file(), true));
        for view in &mut info.views {
            let about = view.description.as_deref().unwrap_or_default();
            let new = !(view.id.starts_with("loop-") && stories.contains(about));
            clean(&mut view.description, At::file(), new);
        }
        for at in told {
            self.tell(Told::Html, &[], at);
        }
    }

    /// Keeps a text beside the map, with its place; `is_loop`: it is the symbol of a loop.
    pub fn note(&mut self, text: &str, at: Option<(f64, f64)>, is_loop: bool, line: At) {
        let mut note = serde_json::json!({ "text": text });
        if let Some((x, y)) = at.filter(|(x, y)| x.is_finite() && y.is_finite()) {
            (note["x"], note["y"]) = (x.into(), y.into());
        }
        if is_loop {
            note["loop"] = true.into();
        }
        self.keep_list("x-notes", note);
        match is_loop {
            true => self.tell(Told::LoopSymbol, &[], line.named(text)),
            false => self.tell(Told::NoteKept, &[], line),
        }
    }

    /// The map, and the account of it.
    pub fn finish(mut self) -> Imported {
        self.ones();
        self.asked_in_vain();
        self.tell_unsigned();
        self.alike();
        self.lone_loops();
        // What people type here is text, and nothing else.
        if self.audit.format != Format::Outline {
            self.clean();
        }
        if !self.undirected.is_empty() {
            let lines = Value::Array(std::mem::take(&mut self.undirected));
            self.info.extra.insert("x-undirected".to_owned(), lines);
        }
        let map = Map::built(self.info, self.factors, self.links);
        self.audit.counts.take(&map);
        self.audit.notes.show(&map);
        Imported {
            map,
            audit: self.audit,
        }
    }
}

/// Adds a field that our format has no place for: it is kept under `x-fields`.
pub fn keep_field(extra: &mut Extra, name: &str, value: Value) {
    let fields = extra
        .entry("x-fields")
        .or_insert_with(|| Value::Object(Extra::new()));
    if let Value::Object(fields) = fields {
        fields.insert(name.to_owned(), value);
    }
}

/// Gives the fields of a factor or link no more room than they need: what grows takes up to twice that.
pub fn fit(extra: &mut Extra) {
    if let Some(Value::Object(fields)) = extra.get_mut("x-fields") {
        let grown = std::mem::take(fields);
        *fields = Extra::with_capacity(grown.len());
        fields.extend(grown);
    }
}

/// The error for more factors, links or loops than the limit.
pub(super) fn too_many(what: &str, most: usize, at: &At) -> Error {
    let message = format!(
        "This map has more than the {most} {what} that this program reads. Split it, or raise the limit."
    );
    beyond(message, at)
}

/// The error for more than a limit, with its line.
pub(super) fn beyond(message: String, at: &At) -> Error {
    let error = Error::new(Code::Limit, message);
    match at.place() {
        Some(place) => error.at(place),
        None => error,
    }
}
