//! The document and its lists: from a tree of JSON values to a map.

use super::fields::{Fields, Warnings, short};
use super::scan::{Kind, Node, Trouble};
use super::{FORMAT, VERSION};
use crate::error::{Code, Error};
use crate::format::ReadOptions;
use crate::format::nearest;
#[cfg(feature = "tools")]
use crate::format::sniff;
#[cfg(feature = "tools")]
use crate::model::Value;
use crate::model::{Extra, Factor, Info, Link, Map};
use crate::names::Names;

/// What has been read so far: the ids that others may name, and what could not be read.
#[derive(Default)]
pub(super) struct Reader {
    pub warnings: Warnings,
    pub factors: Names,
    pub links: Names,
    pub sources: Names,
    pub groups: Names,
    pub loops: Names,
    pub views: Names,
    /// Entries of lists that are no part of the map and stay in the file, by the list's key.
    #[cfg(feature = "tools")]
    unread: Vec<(&'static str, Vec<Value>)>,
    /// How often a near name was looked for.
    looked: usize,
}

/// A link and the ids of its ends, before it is in the map.
struct Loose {
    from: String,
    to: String,
    link: Link,
}

impl Reader {
    pub fn document(&mut self, node: &Node, options: &ReadOptions) -> Result<Map, Trouble> {
        if !matches!(node.kind, Kind::Object(_)) {
            return Err(not_ours(node));
        }
        let mut doc = Fields::open(node, told!("the map"))?;
        self.format(node, &mut doc)?;

        let mut info = Info {
            title: doc.string("title").unwrap_or_default(),
            description: doc.string("description"),
            lang: doc.string("lang"),
            date: doc.string("date"),
            convention: self.convention(&mut doc),
            key: self.key(&mut doc),
            meta: doc.take("meta").map(|n| n.to_value(&mut self.warnings)),
            ..Info::default()
        };
        info.sources = self.each(&mut doc, "sources", "source", Self::source);
        info.groups = self.each(&mut doc, "groups", "group", Self::group);
        limit(&mut doc, "factors", options.max_factors);
        limit(&mut doc, "links", options.max_links);
        let factors = self.each(&mut doc, "factors", "factor", Self::factor);
        let links = self.links(&mut doc);
        info.loops = self.each(&mut doc, "loops", "loop", Self::named_loop);
        info.views = self.each(&mut doc, "views", "view", Self::view);
        info.stories = self.each(&mut doc, "stories", "story", Self::story);
        if let Some(trouble) = doc.fatal.take() {
            return Err(trouble);
        }
        info.extra = self.rest(doc);
        build(info, factors, links).map_err(|error| Trouble {
            at: node.at,
            notice: error.0,
        })
    }

    /// `format` and `version`: is this ours, and can it be read?
    fn format(&self, node: &Node, doc: &mut Fields) -> Result<(), Trouble> {
        if node.text_at("format") != Some(FORMAT) {
            return Err(not_ours(node));
        }
        doc.take("format");
        let version = doc.take("version");
        let number = version.and_then(|n| match n.kind {
            Kind::Number(_, value) => Some(value),
            _ => None,
        });
        let at = version.map_or(doc.at, |n| n.at);
        match number {
            Some(n) if n == f64::from(VERSION) => Ok(()),
            Some(n) if n > f64::from(VERSION) => {
                let message = told!(
                    "This map is of version {n} of the format, and this program reads version {VERSION}. Use a newer system-map."
                );
                Err(Trouble::new(at, Code::Version, message))
            }
            _ => {
                let message = told!(
                    "Expected the version of the format, \"version\": {VERSION}, found {}.",
                    version.map_or("no version".to_owned(), Node::found)
                );
                Err(Trouble::new(at, Code::Format, message))
            }
        }
    }

    fn key(&mut self, doc: &mut Fields) -> Vec<(String, String)> {
        let mut key = Vec::new();
        if let Some(node) = doc.take("key")
            && let Some(mut fields) = doc.within(node, told!("the key"))
            && let Kind::Object(members) = &node.kind
        {
            for member in members {
                if let Some(words) = fields.string(&member.key) {
                    key.push((member.key.to_string(), words));
                }
            }
            self.close(fields, doc);
        }
        crate::order::sort(&mut key);
        key
    }

    /// What an object has that nobody took; its trouble becomes that of what it is a part of.
    pub fn close(&mut self, mut fields: Fields, of: &mut Fields) -> Extra {
        if let Some(trouble) = fields.fatal.take() {
            of.fail(trouble);
        }
        fields.rest(&mut self.warnings)
    }

    /// Reads the entries of a list of things with ids. The second thing with an id is left out of
    /// the map and stays in the file.
    fn each<T: HasExtra>(
        &mut self,
        doc: &mut Fields,
        key: &'static str,
        kind: &str,
        read: fn(&mut Self, String, &mut Fields) -> T,
    ) -> Vec<T> {
        let nodes = doc.list(key, &told!("{key}, each an object"));
        let nodes = nodes.unwrap_or_default();
        let mut ids = Names::default();
        let mut things = Vec::with_capacity(nodes.len());
        for (i, node) in nodes.iter().enumerate() {
            let Some((mut fields, id)) = self.entry(doc, node, key, kind, i, &mut ids) else {
                continue;
            };
            let mut thing = read(self, id, &mut fields);
            *thing.extra() = self.close(fields, doc);
            things.push(thing);
        }
        match key {
            "sources" => self.sources = ids,
            "groups" => self.groups = ids,
            "factors" => self.factors = ids,
            "loops" => self.loops = ids,
            "views" => self.views = ids,
            _ => {}
        }
        things
    }

    /// Opens an entry of a list and takes its id, unless another has it already.
    fn entry<'n, 'a>(
        &mut self,
        doc: &mut Fields<'n, 'a>,
        node: &'n Node<'a>,
        key: &'static str,
        kind: &str,
        i: usize,
        ids: &mut Names,
    ) -> Option<(Fields<'n, 'a>, String)> {
        let what = match node.text_at("id") {
            Some(id) => told!("the {kind} \"{}\"", short(id)),
            None => told!("{kind} number {}", i + 1),
        };
        let mut fields = doc.within(node, what)?;
        let id = fields.needed("id");
        fields.about = Some(id.text.clone());
        if fields.fatal.is_none() && !ids.insert(&id.text) {
            let message = told!(
                "There are two {key} with the id \"{}\". This one is left out of the map, and stays in the file. Give it an id of its own.",
                short(&id.text)
            );
            self.warnings
                .push(fields.trouble(id.at, Code::DuplicateId, message));
            self.leave(key, node);
            return None;
        }
        Some((fields, id.text))
    }

    fn links(&mut self, doc: &mut Fields) -> Vec<Loose> {
        let nodes = doc.list("links", "links, each an object");
        let nodes = nodes.unwrap_or_default();
        let mut links = Vec::with_capacity(nodes.len());
        for (i, node) in nodes.iter().enumerate() {
            let what = match (node.text_at("from"), node.text_at("to")) {
                (Some(from), Some(to)) => {
                    told!("the link from \"{}\" to \"{}\"", short(from), short(to))
                }
                _ => told!("link number {}", i + 1),
            };
            let Some(mut fields) = doc.within(node, what) else {
                continue;
            };
            fields.about = node.text_at("id").map(str::to_owned);
            let (from, to) = (fields.needed("from"), fields.needed("to"));
            let missing = [&from, &to].into_iter().find(|end| !self.has(end));
            if let Some(end) = missing {
                let message = told!(
                    "{} is left out of the map, and stays in the file: there is no factor with the id \"{}\"{}. Add the factor, or mend the id.",
                    capital(&fields.what),
                    short(&end.text),
                    self.meant(&end.text, "factors")
                );
                let id = super::base_id(&from.text, &to.text);
                fields.about.get_or_insert(id);
                self.warnings
                    .push(fields.trouble(end.at, Code::DanglingLink, message));
                self.leave("links", node);
                if let Some(trouble) = fields.fatal {
                    doc.fail(trouble);
                }
                continue;
            }
            let id = self.link_id(&mut fields);
            let (from, to) = (from.text, to.text);
            let mut link = self.link(id, &mut fields);
            link.extra = self.close(fields, doc);
            links.push(Loose { from, to, link });
        }
        self.name(&mut links);
        links
    }

    fn has(&self, end: &super::fields::Text) -> bool {
        self.factors.contains(&end.text)
    }

    /// The id that the file gives a link; empty if none, or if another link has it already.
    fn link_id(&mut self, fields: &mut Fields) -> String {
        if fields.take("id").is_none() {
            return String::new();
        }
        let id = fields.needed("id");
        if self.links.insert(&id.text) {
            return id.text;
        }
        let message = told!(
            "There are two links with the id \"{}\". {} is read without it. Give it an id of its own.",
            short(&id.text),
            capital(&fields.what)
        );
        self.warnings
            .push(fields.trouble(id.at, Code::DuplicateId, message));
        String::new()
    }

    /// Names the links that have no id: `from>to`, or the first free of `from>to#2`, …
    fn name(&mut self, links: &mut [Loose]) {
        let (mut bases, mut next) = (Names::default(), Vec::new());
        for loose in links {
            if !loose.link.id.is_empty() {
                continue;
            }
            let base = super::base_id(&loose.from, &loose.to);
            let n = super::counter(&mut bases, &mut next, &base);
            loose.link.id = super::free_id(&base, n, &|id| self.links.contains(id));
            self.links.insert(&loose.link.id);
        }
    }

    /// Keeps an entry of a list that is no part of the map.
    #[cfg(not(feature = "tools"))]
    fn leave(&mut self, _: &'static str, _: &Node) {}

    /// Keeps an entry of a list that is no part of the map.
    #[cfg(feature = "tools")]
    fn leave(&mut self, key: &'static str, node: &Node) {
        let value = node.to_value(&mut self.warnings);
        match self.unread.iter_mut().find(|(k, _)| *k == key) {
            Some((_, values)) => values.push(value),
            None => self.unread.push((key, vec![value])),
        }
    }

    /// The document's unknown keys and what could not be read.
    #[cfg(not(feature = "tools"))]
    fn rest(&mut self, _: Fields) -> Extra {}

    /// The document's unknown keys and what could not be read.
    #[cfg(feature = "tools")]
    fn rest(&mut self, doc: Fields) -> Extra {
        let mut extra = doc.rest(&mut self.warnings);
        for (key, items) in std::mem::take(&mut self.unread) {
            extra.insert(key.to_owned(), Value::Array(items));
        }
        extra
    }

    /// Warns if an id is not among those of a list, and returns it.
    pub fn known(
        &mut self,
        fields: &Fields,
        named: super::fields::Text,
        list: &'static str,
        kind: &str,
    ) -> String {
        if !self.ids(list).contains(&named.text) {
            let message = told!(
                "{} names a {kind} \"{}\" that the map does not have{}. It is passed over.",
                capital(&fields.what),
                short(&named.text),
                self.meant(&named.text, list)
            );
            self.warnings
                .push(fields.trouble(named.at, Code::UnknownReference, message));
        }
        named.text
    }

    fn ids(&self, list: &str) -> &Names {
        match list {
            "sources" => &self.sources,
            "groups" => &self.groups,
            "factors" => &self.factors,
            "links" => &self.links,
            "loops" => &self.loops,
            _ => &self.views,
        }
    }

    /// ` (is "…" meant?)`, if a name is near. Looked for in the first few cases only.
    fn meant(&mut self, wanted: &str, list: &str) -> String {
        let ids = self.ids(list).list();
        if self.looked >= 20 || ids.len() > 5000 {
            return String::new();
        }
        let near = nearest(wanted, ids.iter().map(String::as_str));
        let meant = near.map_or(String::new(), |n| told!(" (is \"{}\" meant?)", short(n)));
        self.looked += 1;
        meant
    }
}

/// Things that keep the keys they do not know.
pub(super) trait HasExtra {
    fn extra(&mut self) -> &mut Extra;
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn limit(doc: &mut Fields, key: &str, most: usize) {
    let Some((at, count)) = doc.count(key) else {
        return;
    };
    if count <= most {
        return;
    }
    let message = told!(
        "This map has {count} {key}, more than the {most} that this program reads. Split it, or raise the limit."
    );
    doc.fail(Trouble::new(at, Code::Limit, message));
}

/// Every id has been checked, so that no edit can fail.
fn build(info: Info, factors: Vec<Factor>, links: Vec<Loose>) -> Result<Map, Error> {
    let mut map = Map::new(info);
    for factor in factors {
        map.insert_factor(factor)?;
    }
    for Loose { from, to, link } in links {
        map.insert_link_between(&from, &to, link)?;
    }
    Ok(map)
}

#[cfg(not(feature = "tools"))]
fn not_ours(node: &Node) -> Trouble {
    Trouble::new(node.at, Code::Format, String::new())
}

#[cfg(feature = "tools")]
fn not_ours(node: &Node) -> Trouble {
    let at = node.member("format").map_or(node.at, |m| m.at);
    let keys: Vec<&str> = match &node.kind {
        Kind::Object(members) => members.iter().map(|m| m.key.as_ref()).collect(),
        _ => Vec::new(),
    };
    let list = matches!(&node.kind, Kind::List(items) if items.len() >= 3);
    let looks = sniff::json(&keys, list);
    Trouble::new(at, Code::Format, sniff::refusal(looks))
}
