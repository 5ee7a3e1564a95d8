//! A map as JSON: keys in one order, one factor or link per line or short block.

use super::{FORMAT, VERSION, base_id, counter, free_id};
use crate::model::{
    Convention, Delay, Evidence, Extra, Factor, Group, Info, Link, Map, NamedLoop, Source, Status,
    Step, Story, Value, View,
};
use crate::names::Names;

/// A map as the text of a file, which [`super::read`] reads back to the same map.
///
/// Keys stand in the order of the format's description, unknown keys of an object after the known
/// ones, in the order in which they were read. What the reader left out of the map is written back
/// where it stood, entries of lists at the end of their list. A link's id is left out where the
/// reader would give it the same. Numbers that are not finite are left out. O(size of the file).
pub fn write(map: &Map) -> String {
    super::print::document(&document(map))
}

/// A map as the JSON value that [`write()`] writes. O(size of the file).
pub fn document(map: &Map) -> Value {
    let info = map.info();
    let mut doc = Object::default();
    if let Some(schema) = info.extra.get("$schema") {
        doc.put("$schema", schema.clone());
    }
    doc.put("format", FORMAT.into());
    doc.put("version", VERSION.into());
    head(&mut doc, info);
    doc.list("sources", info.sources.iter().map(source));
    doc.list("groups", info.groups.iter().map(group));
    let factors = map.factors().map(|(_, f)| factor(f)).collect();
    doc.put("factors", Value::Array(factors));
    doc.put("links", Value::Array(links(map)));
    doc.list("loops", info.loops.iter().map(named_loop));
    doc.list("views", info.views.iter().map(view));
    doc.list("stories", info.stories.iter().map(story));
    if let Some(meta) = &info.meta {
        doc.put("meta", meta.clone());
    }
    doc.with(&info.extra)
}

fn head(doc: &mut Object, info: &Info) {
    doc.put("title", info.title.as_str().into());
    doc.text("description", &info.description);
    doc.text("lang", &info.lang);
    doc.text("date", &info.date);
    if info.convention != Convention::default() {
        doc.put("convention", info.convention.token().into());
    }
    if info.width_by_strength {
        doc.put("width", "strength".into());
    }
    if !info.key.is_empty() {
        let words = info.key.iter().map(|(k, v)| (k.clone(), v.as_str().into()));
        doc.put("key", Value::Object(words.collect()));
    }
}

fn source(s: &Source) -> Value {
    let mut o = Object::of(&s.id);
    o.put("title", s.title.as_str().into());
    o.text("author", &s.author);
    o.text("date", &s.date);
    o.text("url", &s.url);
    o.with(&s.extra)
}

fn group(g: &Group) -> Value {
    let mut o = Object::of(&g.id);
    o.put("label", g.label.as_str().into());
    o.text("color", &g.color);
    o.text("description", &g.description);
    o.with(&g.extra)
}

fn factor(f: &Factor) -> Value {
    let mut o = Object::of(&f.id);
    o.put("label", f.label.as_str().into());
    o.text("description", &f.description);
    o.texts("groups", &f.groups);
    o.texts("tags", &f.tags);
    o.number("x", f.x);
    o.number("y", f.y);
    if f.pinned {
        o.put("pinned", true.into());
    }
    o.list("evidence", f.evidence.iter().map(evidence));
    o.with(&f.extra)
}

fn evidence(e: &Evidence) -> Value {
    let mut o = Object::default();
    o.put("quote", e.quote.as_str().into());
    o.text("source", &e.source);
    o.text("place", &e.place);
    if let Some(lines) = e.lines {
        o.put("lines", lines.into_iter().collect());
    }
    o.text("who", &e.who);
    if e.status != Status::Stated {
        o.put("status", e.status.token().into());
    }
    o.text("remark", &e.remark);
    o.text("note", &e.note);
    o.with(&e.extra)
}

fn links(map: &Map) -> Vec<Value> {
    let all: Vec<(&str, &str, &Link)> = map
        .links()
        .map(|(_, from, to, link)| (&*map.factor(from).id, &*map.factor(to).id, link))
        .collect();
    let own = own_ids(&all);
    all.iter()
        .map(|&(from, to, l)| {
            let mut o = Object::default();
            if own.contains(&l.id) {
                o.put("id", l.id.as_str().into());
            }
            o.put("from", from.into());
            o.put("to", to.into());
            link(l, o)
        })
        .collect()
}

/// The ids that must stand in the file, since the reader would not give them to a link without.
///
/// A link keeps its id out of the file if, in the order of the file, it is the first free one of
/// `from>to`, `from>to#2`, … Where it is not it joins `own`; that changes nothing for the links
/// before, each of which took an id earlier in its sequence.
fn own_ids(links: &[(&str, &str, &Link)]) -> Names {
    let mut own = Names::default();
    for (from, to, link) in links {
        let rest = link.id.strip_prefix(&base_id(from, to));
        if !rest.is_some_and(|r| r.is_empty() || r.starts_with('#')) {
            own.insert(&link.id);
        }
    }
    let (mut bases, mut next) = (Names::default(), Vec::new());
    let mut given = Names::default();
    for (from, to, link) in links {
        if own.contains(&link.id) {
            continue;
        }
        let base = base_id(from, to);
        let n = counter(&mut bases, &mut next, &base);
        let mut after = *n;
        let taken = |id: &str| own.contains(id) || given.contains(id);
        if free_id(&base, &mut after, &taken) == link.id {
            given.insert(&link.id);
            *n = after;
        } else {
            own.insert(&link.id);
        }
    }
    own
}

fn link(l: &Link, mut o: Object) -> Value {
    if !l.polarity.is_unknown() {
        o.put("polarity", l.polarity.token().into());
    }
    match l.delay {
        Delay::None => {}
        Delay::Short => o.put("delay", "short".into()),
        Delay::Long => o.put("delay", "long".into()),
    }
    o.number("strength", l.strength);
    o.number("confidence", l.confidence);
    o.text("label", &l.label);
    o.text("description", &l.description);
    o.texts("tags", &l.tags);
    o.list("evidence", l.evidence.iter().map(evidence));
    o.with(&l.extra)
}

fn named_loop(l: &NamedLoop) -> Value {
    let mut o = Object::of(&l.id);
    o.text("label", &l.label);
    // What has a label need have no name.
    if !l.name.is_empty() || l.label.is_none() {
        o.put("name", l.name.as_str().into());
    }
    o.text("story", &l.story);
    o.texts("links", &l.links);
    o.texts("factors", &l.factors);
    o.text("color", &l.color);
    o.with(&l.extra)
}

fn view(v: &View) -> Value {
    let mut o = Object::of(&v.id);
    o.put("title", v.title.as_str().into());
    o.text("description", &v.description);
    o.texts("factors", &v.factors);
    if let Some(links) = &v.links {
        o.put("links", links.iter().map(String::as_str).collect());
    }
    o.texts("groups", &v.groups);
    o.texts("loops", &v.loops);
    if !v.places.list().is_empty() {
        let places = v.places.list().iter();
        let places = places.map(|(id, at)| (id.clone(), at.iter().map(|&n| number(n)).collect()));
        o.put("places", Value::Object(places.collect()));
    }
    o.with(&v.extra)
}

fn story(s: &Story) -> Value {
    let mut o = Object::of(&s.id);
    o.put("title", s.title.as_str().into());
    o.put("steps", s.steps.iter().map(step).collect());
    o.with(&s.extra)
}

fn step(s: &Step) -> Value {
    let mut o = Object::default();
    o.text("title", &s.title);
    o.put("text", s.text.as_str().into());
    o.text("view", &s.view);
    o.text("loop", &s.loop_id);
    o.text("focus", &s.focus);
    o.number("steps", s.steps.map(f64::from));
    o.with(&s.extra)
}

/// A number without `.0` where it is whole.
fn number(value: f64) -> Value {
    let whole = value as i64;
    let exact = whole.unsigned_abs() < 1 << 53 && whole as f64 == value;
    if exact && (value != 0.0 || value.is_sign_positive()) {
        whole.into()
    } else {
        value.into()
    }
}

/// An object of the file, filled key by key.
#[derive(Default)]
struct Object(Extra);

impl Object {
    fn of(id: &str) -> Object {
        let mut object = Object::default();
        object.put("id", id.into());
        object
    }

    fn put(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }

    fn text(&mut self, key: &str, text: &Option<String>) {
        if let Some(text) = text {
            self.put(key, text.as_str().into());
        }
    }

    fn texts(&mut self, key: &str, texts: &[String]) {
        self.list(key, texts.iter().map(|t| t.as_str().into()));
    }

    fn list(&mut self, key: &str, items: impl Iterator<Item = Value>) {
        let items: Vec<Value> = items.collect();
        if !items.is_empty() {
            self.put(key, Value::Array(items));
        }
    }

    fn number(&mut self, key: &str, value: Option<f64>) {
        if let Some(value) = value.filter(|v| v.is_finite()) {
            self.put(key, number(value));
        }
    }

    /// With what the reader did not use: keys that are not there yet, entries at the end of lists,
    /// and keys of objects; where the map has got a value of its own since, that stays.
    fn with(mut self, extra: &Extra) -> Value {
        for (key, value) in extra {
            match (self.0.get_mut(key), value) {
                (None, _) => self.put(key, value.clone()),
                (Some(Value::Array(here)), Value::Array(more)) => here.extend(more.iter().cloned()),
                (Some(Value::Object(here)), Value::Object(more)) => {
                    for (key, value) in more {
                        here.entry(key.as_str()).or_insert_with(|| value.clone());
                    }
                }
                _ => {}
            }
        }
        Value::Object(self.0)
    }
}
