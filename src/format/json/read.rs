//! The document and its lists: from a tree of JSON values to a map.

use super::fields::{Fields, Warnings, short};
use super::scan::{Kind, Node, Trouble};
use super::{FORMAT, VERSION};
use crate::error::Code;
use crate::format::ReadOptions;
use crate::format::nearest;
#[cfg(feature = "tools")]
use crate::format::sniff;
#[cfg(feature = "tools")]
use crate::model::Value;
use crate::model::{Extra, Info, Link, Map};
use crate::names::Names;

/// What has been read so far: the ids that others may name, and what could not be read.
#[derive(Default)]
pub(super) struct Reader {
    pub map: Map,
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
    /// Reads a whole file into [`Reader::map`]; what comes out is why that can't be done.
    pub fn document(&mut self, node: &Node, options: &ReadOptions) -> Option<Trouble> {
        let mut doc = Fields::open(node, told!("the map"));
        if let Some(trouble) = self.format(node, &mut doc) {
            return Some(trouble);
        }
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
        self.sources = self.each(&mut doc, "sources", "source", &mut |reader, id, f| {
            info.sources.push(reader.source(id, f));
        });
        self.groups = self.each(&mut doc, "groups", "group", &mut |reader, id, f| {
            info.groups.push(reader.group(id, f));
        });
        limit(&mut doc, "factors", options.max_factors);
        limit(&mut doc, "links", options.max_links);
        self.factors = self.each(&mut doc, "factors", "factor", &mut |reader, id, f| {
            let factor = reader.factor(id, f);
            if let Err(error) = reader.map.insert_factor(factor) {
                f.refuse(error);
            }
        });
        self.links(&mut doc);
        self.loops = self.each(&mut doc, "loops", "loop", &mut |reader, id, f| {
            info.loops.push(reader.named_loop(id, f));
        });
        self.views = self.each(&mut doc, "views", "view", &mut |reader, id, f| {
            info.views.push(reader.view(id, f));
        });
        self.each(&mut doc, "stories", "story", &mut |reader, id, f| {
            info.stories.push(reader.story(id, f));
        });
        info.extra = self.rest(&doc);
        self.map.set_info(info);
        doc.fatal
    }

    /// `format` and `version`: is this ours, and can it be read?
    fn format(&self, node: &Node, doc: &mut Fields) -> Option<Trouble> {
        if node.text_at("format") != Some(FORMAT) {
            return Some(not_ours(node));
        }
        doc.take("format");
        let version = doc.take("version");
        let at = version.map_or(doc.at, |n| n.at);
        let (code, message) = match version.map(|n| &n.kind) {
            Some(&Kind::Number(_, n)) if n == f64::from(VERSION) => return None,
            Some(&Kind::Number(_, n)) if n > f64::from(VERSION) => (
                Code::Version,
                told!(
                    "This map is of version {n} of the format, and this program reads version {VERSION}. Use a newer system-map."
                ),
            ),
            _ => (
                Code::Format,
                told!(
                    "Expected the version of the format, \"version\": {VERSION}, found {}.",
                    version.map_or("no version".to_owned(), Node::found)
                ),
            ),
        };
        Some(Trouble::new(at, code, message))
    }

    fn key(&mut self, doc: &mut Fields) -> Vec<(String, String)> {
        let mut key = Vec::new();
        if let Some(node) = doc.take("key") {
            self.part(doc, node, told!("the key"), &mut |_, fields| {
                let Kind::Object(members) = &node.kind else {
                    return;
                };
                for member in members {
                    if let Some(words) = fields.string(&member.key) {
                        key.push((member.key.to_string(), words));
                    }
                }
            });
        }
        crate::order::sort(&mut key);
        key
    }

    /// Reads an object that is a part of another: it is about the same, and its trouble becomes
    /// that of the other.
    pub fn part(
        &mut self,
        of: &mut Fields,
        node: &Node,
        what: String,
        read: &mut dyn FnMut(&mut Reader, &mut Fields),
    ) {
        let mut fields = Fields::open(node, what);
        fields.about.clone_from(&of.about);
        read(self, &mut fields);
        if let Some(trouble) = fields.fatal {
            of.fail(trouble);
        }
    }

    /// Reads the entries of a list of things with ids, and returns the ids. The second thing with
    /// an id is left out of the map and stays in the file.
    fn each(
        &mut self,
        doc: &mut Fields,
        key: &'static str,
        kind: &str,
        read: &mut dyn FnMut(&mut Reader, String, &mut Fields),
    ) -> Names {
        let nodes = doc.list(key, &told!("{key}, each an object"));
        let mut ids = Names::default();
        for (i, node) in nodes.unwrap_or_default().iter().enumerate() {
            let what = match node.text_at("id") {
                Some(id) => told!("the {kind} \"{}\"", short(id)),
                None => told!("{kind} number {}", i + 1),
            };
            self.part(doc, node, what, &mut |reader, fields| {
                let id = fields.needed("id");
                fields.about = Some(id.text.clone());
                if fields.fatal.is_some() || ids.insert(&id.text) {
                    return read(reader, id.text, fields);
                }
                let message = told!(
                    "There are two {key} with the id \"{}\". This one is left out of the map, and stays in the file. Give it an id of its own.",
                    short(&id.text)
                );
                let trouble = fields.trouble(id.at, Code::DuplicateId, message);
                reader.warnings.push(trouble);
                reader.leave(key, node);
            });
        }
        ids
    }

    fn links(&mut self, doc: &mut Fields) {
        let nodes = doc.list("links", "links, each an object");
        let mut links = Vec::new();
        for (i, node) in nodes.unwrap_or_default().iter().enumerate() {
            let what = match (node.text_at("from"), node.text_at("to")) {
                (Some(from), Some(to)) => {
                    told!("the link from \"{}\" to \"{}\"", short(from), short(to))
                }
                _ => told!("link number {}", i + 1),
            };
            self.part(doc, node, what, &mut |reader, fields| {
                if let Some(loose) = reader.loose(node, fields) {
                    links.push(loose);
                }
            });
        }
        self.name(&mut links);
        for Loose { from, to, link } in links {
            // Every id has been checked, so that this can't fail, unless the file can't be read.
            if let Err(error) = self.map.insert_link_between(&from, &to, link) {
                doc.refuse(error);
            }
        }
    }

    /// A link; nothing if a factor at an end of it is missing.
    fn loose(&mut self, node: &Node, fields: &mut Fields) -> Option<Loose> {
        fields.about = node.text_at("id").map(str::to_owned);
        let (from, to) = (fields.needed("from"), fields.needed("to"));
        let end = match (self.has(&from), self.has(&to)) {
            (true, true) => {
                let id = self.link_id(fields);
                return Some(Loose {
                    from: from.text,
                    to: to.text,
                    link: self.link(id, fields),
                });
            }
            (false, _) => &from,
            _ => &to,
        };
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
        None
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
    fn rest(&mut self, _: &Fields) -> Extra {}

    /// The document's unknown keys and what could not be read.
    #[cfg(feature = "tools")]
    fn rest(&mut self, doc: &Fields) -> Extra {
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
