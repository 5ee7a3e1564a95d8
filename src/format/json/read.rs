//! The document and its lists: from a tree of JSON values to a map.

use super::fields::{Fields, Text, Warnings, short};
use super::node::{Kind, Node, Trouble};
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
    /// The ids of each [`List`].
    ids: [Names; 7],
    /// Entries of lists that are no part of the map and stay in the file, by the list's key.
    #[cfg(feature = "tools")]
    unread: Vec<(&'static str, Vec<Value>)>,
    /// How often a near name was looked for.
    looked: usize,
}

/// A list of the file whose entries have ids.
#[derive(Clone, Copy)]
pub(super) enum List {
    Sources,
    Groups,
    Factors,
    Links,
    Loops,
    Views,
    Stories,
}

impl List {
    /// Its key, and what an entry of it is called.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            List::Sources => ("sources", "source"),
            List::Groups => ("groups", "group"),
            List::Factors => ("factors", "factor"),
            List::Links => ("links", "link"),
            List::Loops => ("loops", "loop"),
            List::Views => ("views", "view"),
            List::Stories => ("stories", "story"),
        }
    }
}

/// A link and the ids of its ends, before it is in the map.
struct Loose<'n> {
    from: &'n str,
    to: &'n str,
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
            width_by_strength: self.width(&mut doc),
            key: self.key(&mut doc),
            meta: doc.take("meta").map(|n| n.to_value(&mut self.warnings)),
            ..Info::default()
        };
        self.each(&mut doc, List::Sources, &mut |reader, id, f| {
            info.sources.push(reader.source(id, f));
        });
        self.each(&mut doc, List::Groups, &mut |reader, id, f| {
            info.groups.push(reader.group(id, f));
        });
        if !doc.has("factors") {
            let message = told!(
                "The map has no \"factors\": there is nothing to show. Give it a list of them: \"factors\": [ … ]."
            );
            let trouble = doc.trouble(doc.at, Code::BadValue, message);
            self.warnings.push(trouble);
        }
        limit(&mut doc, "factors", options.max_factors);
        limit(&mut doc, "links", options.max_links);
        self.each(&mut doc, List::Factors, &mut |reader, id, f| {
            let factor = reader.factor(id, f);
            if let Err(error) = reader.map.insert_factor(factor) {
                f.refuse(error);
            }
        });
        self.links(&mut doc);
        self.each(&mut doc, List::Loops, &mut |reader, id, f| {
            info.loops.push(reader.named_loop(id, f));
        });
        self.each(&mut doc, List::Views, &mut |reader, id, f| {
            info.views.push(reader.view(id, f));
        });
        self.each(&mut doc, List::Stories, &mut |reader, id, f| {
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
            Some(&Kind::Number(text, n)) if n > f64::from(VERSION) => (
                Code::Version,
                told!(
                    "This map is of version {text} of the format, and this program reads version {VERSION}. Use a newer system-map."
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
    pub fn part<'n, 'a>(
        &mut self,
        of: &mut Fields<'n, 'a>,
        node: &'n Node<'a>,
        what: String,
        read: &mut dyn FnMut(&mut Reader, &mut Fields<'n, 'a>),
    ) {
        let mut fields = Fields::open(node, what);
        fields.about = of.about;
        read(self, &mut fields);
        if let Some(trouble) = fields.fatal {
            of.fail(trouble);
        }
    }

    /// Reads the entries of a list of things with ids. The second thing with an id is left out of
    /// the map and stays in the file.
    fn each(
        &mut self,
        doc: &mut Fields,
        list: List,
        read: &mut dyn FnMut(&mut Reader, &str, &mut Fields),
    ) {
        let (key, kind) = list.words();
        let nodes = doc.list(key, &told!("{key}, each an object"));
        for (i, node) in nodes.unwrap_or_default().iter().enumerate() {
            let what = match node.text_at("id") {
                Some(id) => told!("the {kind} \"{}\"", short(id)),
                None => told!("{kind} number {}", i + 1),
            };
            self.part(doc, node, what, &mut |reader, fields| {
                let id = fields.needed("id");
                fields.about = Some(id.text);
                if fields.fatal.is_some() || reader.ids[list as usize].insert(id.text) {
                    return read(reader, id.text, fields);
                }
                let message = told!(
                    "There are two {key} with the id \"{}\". This one is left out of the map, and stays in the file. Give it an id of its own.",
                    short(id.text)
                );
                let trouble = fields.trouble(id.at, Code::DuplicateId, message);
                reader.warnings.push(trouble);
                reader.leave(key, node);
            });
        }
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
            if let Err(error) = self.map.insert_link_between(from, to, link) {
                doc.refuse(error);
            }
        }
    }

    /// A link; nothing if a factor at an end of it is missing.
    fn loose<'n>(&mut self, node: &'n Node, fields: &mut Fields<'n, '_>) -> Option<Loose<'n>> {
        fields.about = node.text_at("id");
        let (from, to) = (fields.needed("from"), fields.needed("to"));
        let factors = &self.ids[List::Factors as usize];
        let end = match (factors.contains(from.text), factors.contains(to.text)) {
            (true, true) => {
                let id = self.link_id(fields);
                return Some(Loose {
                    from: from.text,
                    to: to.text,
                    link: self.link(id, fields),
                });
            }
            (false, _) => from,
            _ => to,
        };
        let message = told!(
            "{} is left out of the map, and stays in the file: there is no factor with the id \"{}\"{}. Add the factor, or mend the id.",
            capital(&fields.what),
            short(end.text),
            self.meant(end.text, List::Factors)
        );
        let id = match fields.about {
            Some(id) => id.to_owned(),
            None => super::base_id(from.text, to.text),
        };
        let trouble = Trouble::new(end.at, Code::DanglingLink, message);
        self.warnings.push(trouble.about(Some(&id)));
        self.leave("links", node);
        None
    }

    /// The id that the file gives a link; empty if none, or if another link has it already.
    fn link_id<'n>(&mut self, fields: &mut Fields<'n, '_>) -> &'n str {
        if fields.take("id").is_none() {
            return "";
        }
        let id = fields.needed("id");
        if self.ids[List::Links as usize].insert(id.text) {
            return id.text;
        }
        let message = told!(
            "There are two links with the id \"{}\". {} is read without it. Give it an id of its own.",
            short(id.text),
            capital(&fields.what)
        );
        self.warnings
            .push(fields.trouble(id.at, Code::DuplicateId, message));
        ""
    }

    /// Names the links that have no id: `from>to`, or the first free of `from>to#2`, …
    fn name(&mut self, links: &mut [Loose]) {
        let (mut bases, mut next) = (Names::default(), Vec::new());
        for loose in links {
            if !loose.link.id.is_empty() {
                continue;
            }
            let base = super::base_id(loose.from, loose.to);
            let n = super::counter(&mut bases, &mut next, &base);
            let ids = &mut self.ids[List::Links as usize];
            loose.link.id = super::free_id(&base, n, &|id| ids.contains(id));
            ids.insert(&loose.link.id);
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
    fn rest(&mut self, doc: &Fields) -> Extra {
        doc.rest(&mut self.warnings)
    }

    /// The document's unknown keys and what could not be read.
    #[cfg(feature = "tools")]
    fn rest(&mut self, doc: &Fields) -> Extra {
        let mut extra = doc.rest(&mut self.warnings);
        for (key, items) in std::mem::take(&mut self.unread) {
            extra.insert(key.to_owned(), Value::Array(items));
        }
        extra
    }

    /// Warns if an id is not among those of a list.
    pub fn check(&mut self, fields: &Fields, named: Text, list: List) {
        if self.ids[list as usize].contains(named.text) {
            return;
        }
        let message = told!(
            "{} names a {} \"{}\" that the map does not have{}. It is passed over.",
            capital(&fields.what),
            list.words().1,
            short(named.text),
            self.meant(named.text, list)
        );
        self.warnings
            .push(fields.trouble(named.at, Code::UnknownReference, message));
    }

    /// ` (is "…" meant?)`, if a name is near. Looked for in the first few cases only.
    fn meant(&mut self, wanted: &str, list: List) -> String {
        let ids = self.ids[list as usize].list();
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
