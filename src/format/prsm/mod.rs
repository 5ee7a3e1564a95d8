//! PRSM: a map of the participatory system mapper (`.prsm`), plain JSON or packed (see [`lz`]).
//!
//! A map has no signs and no delays of its own. Links have styles, which people give names to: where
//! such a name says a sign, as in “Positive influence”, it is taken; whoever reads the file can say
//! what another one stands for. A link with arrows at both ends is one each way.

mod look;
mod lz;

pub(super) use lz::looks_packed;

use super::audit::{At, Told};
use super::clue::{clues, has_sign};
use super::draft::{Draft, keep_field};
use super::json::{Kind, Member, Node};
use super::line::Line;
use super::signs::{FIELDS, Word, word};
use super::source::{Document, Source};
use super::taken::keep_another;
use crate::error::{Code, Error};
use crate::model::Value;
use crate::names::{Names, folded, trimmed};
use crate::prose::is_safe_link;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Reads a map.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let text = source.text()?;
    let text = match text.trim_start().starts_with('{') {
        true => Cow::Borrowed(text),
        false => {
            draft.tell(Told::Unpacked, &[], At::file());
            Cow::Owned(lz::unpacked(text, draft.options.limits.max_bytes)?)
        }
    };
    let document = Document::of(&text, &draft.options.limits)?;
    let root = &document.root;
    let (Some(nodes), Some(edges)) = (root.get("nodes"), root.get("edges")) else {
        let message =
            "This PRSM map has no nodes and edges. Was it saved whole? Save it in PRSM again.";
        return Err(Error::new(Code::Format, message).at(document.place(root)));
    };
    draft.listed = true;
    draft.info.title = root.name_at("mapTitle").unwrap_or_default().to_owned();
    draft.info.description = root.get("description").and_then(note);
    markup(&draft.info.description.clone(), At::file(), draft);
    let styles = root.get("styles").or(root.get("samples"));
    let map = Prsm {
        document: &document,
        styles,
        titles: Titles::of(root.get("attributeTitles")),
        shared: shared(edges, styles),
    };
    for node in nodes.items() {
        map.factor(node, draft)?;
    }
    for edge in edges.items() {
        map.link(edge, draft)?;
    }
    let behind =
        ["background", "underlay"]
            .iter()
            .any(|key| match root.get(key).map(|n| &n.kind) {
                Some(Kind::List(items)) => !items.is_empty(),
                Some(Kind::Object(members)) => members.iter().any(|m| !m.value.items().is_empty()),
                Some(Kind::Text(text)) => text.contains("\"type\""),
                _ => false,
            });
    if behind {
        draft.tell(Told::Behind, &[], At::file());
    }
    Ok(())
}

/// What is said of a node or an edge: its note, which older files have as a title.
fn about(of: &Node) -> Option<String> {
    let said = |key: &str| of.get(key).and_then(note);
    said("note").or_else(|| said("title"))
}

/// Rich text as a text: of its pieces (a Quill delta), or as it is.
fn note(node: &Node) -> Option<String> {
    let text = match &node.kind {
        Kind::Text(text) => text.to_string(),
        Kind::Object(_) => match node.get("ops") {
            Some(pieces) => {
                let text: String = pieces.items().iter().filter_map(piece).collect();
                // Headings of rich text are no marks in it.
                let lines = text.split('\n').map(|line| match line.starts_with('#') {
                    true => format!("\\{line}"),
                    false => line.to_owned(),
                });
                lines.collect::<Vec<String>>().join("\n")
            }
            None => note(node.get("text")?)?,
        },
        _ => return None,
    };
    Some(trimmed(&text).to_owned()).filter(|text| !text.is_empty())
}

/// Tells of pictures in a note, and whatever else rich text holds that is no text.
fn pictures(of: &Node, at: &At, draft: &mut Draft) {
    let ops = of.get("note").map_or(&[][..], |note| note.list("ops"));
    let other = |piece: &&Node| {
        let insert = piece.get("insert");
        insert.is_some_and(|insert| insert.text().is_none())
    };
    for _ in ops.iter().filter(other) {
        draft.tell(Told::LeftOut, &["pictures in notes"], at.clone());
    }
}

/// Tells of a text with Markdown in it.
fn markup(text: &Option<String>, at: At, draft: &mut Draft) {
    if text.as_deref().is_some_and(super::kumu::has_markup) {
        draft.tell(Told::Markup, &[], at);
    }
}

/// A piece of rich text: its words, which lead where its link does.
fn piece(piece: &Node) -> Option<String> {
    let text = piece.text_at("insert")?;
    let url = piece.get("attributes").and_then(|of| of.text_at("link"));
    let words = trimmed(text);
    Some(match url.filter(|url| is_safe_link(url)) {
        Some(url) if words != url => {
            // Markdown has no link over several lines: each line is one.
            let lines = text.split('\n').map(|line| linked(line, url));
            lines.collect::<Vec<String>>().join("\n")
        }
        _ => plain(text),
    })
}

/// The words of a line as a link.
fn linked(line: &str, url: &str) -> String {
    let words = trimmed(line);
    if words.is_empty() {
        return line.to_owned();
    }
    let (before, after) = line.split_once(words).unwrap_or((line, ""));
    let words = plain(words).replace('[', "\\[").replace(']', "\\]");
    let url = url.replace('<', "%3C").replace('>', "%3E");
    format!("{before}[{words}](<{url}>){after}")
}

/// Words of rich text, in which nothing is HTML.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A label without the line breaks that PRSM puts in to fit its boxes. Between letters that are
/// written without spaces, none is put in.
fn joined(label: &str) -> String {
    let wide = |c: Option<char>| c.is_some_and(|c| ('\u{2e80}'..'\u{a000}').contains(&c));
    let mut text = String::new();
    for line in label.split(['\n', '\r']).map(trimmed) {
        if line.is_empty() {
            continue;
        }
        let close = wide(text.chars().next_back()) && wide(line.chars().next());
        if !text.is_empty() && !close {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

/// Which ends of a link have an arrow: its start, its end. None if nothing says so.
pub(super) fn arrows(node: &Node) -> Option<(bool, bool)> {
    let arrows = node.get("arrows")?;
    if let Some(text) = arrows.text() {
        // vis-network takes these words in any order, with anything between them.
        let parts: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
        let middle = parts.contains(&"middle") && !parts.contains(&"from");
        return Some((parts.contains(&"from"), parts.contains(&"to") || middle));
    }
    let on = |key: &str| {
        let of = arrows.get(key)?;
        Some(match of.kind {
            Kind::Bool(on) => on,
            _ => of.flag_at("enabled"),
        })
    };
    let (from, to, middle) = (on("from"), on("to"), on("middle"));
    from.or(to).or(middle)?;
    let from = from.unwrap_or(false);
    Some((
        from,
        to.unwrap_or(false) || middle.unwrap_or(false) && !from,
    ))
}

struct Prsm<'d> {
    document: &'d Document<'d>,
    styles: Option<&'d Node<'d>>,
    titles: Titles<'d>,
    /// The names, in lower case, that several styles of links have.
    shared: BTreeSet<String>,
}

/// The key of the style of a factor (`nodes`) or a link (`edges`). Old maps name theirs by a number, of which
/// there are nine.
fn key_of(kind: &str, of: &Node) -> Option<String> {
    if let Some(group) = of.name_at("grp") {
        return Some(group.to_owned());
    }
    let name = if kind == "nodes" { "group" } else { "edge" };
    Some(format!("{name}{}", of.number_at("group")? as u64 % 9))
}

/// The names that several styles have which links use.
fn shared(edges: &Node, styles: Option<&Node>) -> BTreeSet<String> {
    let Some(styles) = styles.and_then(|styles| styles.get("edges")) else {
        return BTreeSet::new();
    };
    let keys: BTreeSet<String> = edges
        .items()
        .iter()
        .filter_map(|edge| key_of("edges", edge))
        .collect();
    let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for key in keys {
        let name = styles
            .get(&key)
            .and_then(|style| style.name_at("groupLabel"));
        let name = folded(&joined(name.unwrap_or_default()));
        if !name.is_empty() && word(&name) == Word::Other && !seen.insert(name.clone()) {
            shared.insert(name);
        }
    }
    shared
}

/// What the attributes of factors are called, by their keys.
#[derive(Default)]
struct Titles<'d> {
    keys: Names,
    names: Vec<&'d str>,
}

impl<'d> Titles<'d> {
    fn of(node: Option<&'d Node<'d>>) -> Titles<'d> {
        let mut titles = Titles::default();
        for member in node.map_or(&[][..], Node::members) {
            if let Some(name) = member.value.text()
                && titles.keys.insert(&member.key)
            {
                titles.names.push(name);
            }
        }
        titles
    }

    fn get(&self, key: &str) -> Option<&'d str> {
        Some(self.names[self.keys.number(key)?])
    }
}

impl Prsm<'_> {
    /// The style of a node or an edge.
    fn style(&self, kind: &str, of: &Node) -> Option<&Node<'_>> {
        self.styles?.get(kind)?.get(&key_of(kind, of)?)
    }

    /// Counts the titles of the attributes of a node or an edge: each is said once for all.
    fn charge(&self, of: &Node, draft: &mut Draft, at: &At) -> Result<(), Error> {
        let titles = of.members().iter().filter(|of| !of.value.is_void());
        let titles = titles.filter_map(|of| self.titles.get(&of.key));
        draft.charge(titles.map(str::len).sum(), at)
    }

    fn factor(&self, node: &Node, draft: &mut Draft) -> Result<(), Error> {
        let at = self.document.at(node);
        self.charge(node, draft, &at)?;
        let id = node.name_at("id").filter(|id| !id.is_empty());
        let label = joined(node.name_at("label").unwrap_or_default());
        let factor = draft.factor(id, &label, &at)?;
        if id.is_some_and(|id| !draft.key(id, factor)) {
            draft.tell(Told::SameId, &[id.unwrap_or_default()], at.clone());
        }
        let style = self.style("nodes", node);
        let name = style.and_then(|style| style.name_at("groupLabel"));
        draft.charge(name.map_or(0, str::len), &at)?;
        let group = name.map(joined).filter(|name| !name.is_empty());
        let group = group.map(|name| {
            let color = style.and_then(|s| s.get("color"));
            let color = color.and_then(|c| c.text().or(c.text_at("background")));
            let place = draft.group_place(&name);
            let group = &mut draft.info.groups[place];
            group.color = color.filter(|c| is_color(c)).map(folded);
            group.id.clone()
        });
        let about = about(node);
        let on_map = at.clone().factor(draft.factor_id(factor));
        pictures(node, &on_map, draft);
        markup(&about, on_map, draft);
        if node.flag_at("hidden") {
            keep_field(&mut draft.factor_mut(factor).extra, "hidden", true.into());
            draft.hidden_factor(factor, &at);
        }
        let made = draft.factor_mut(factor);
        // Who voted for a factor and against it; how many did is what counts.
        for key in ["thumbUp", "thumbDown"] {
            let votes = node.list(key).len();
            if votes > 0 {
                keep_field(&mut made.extra, key, votes.into());
            }
        }
        // A factor takes over the colour of its style, unless somebody gave it one of its own.
        let (own, common) = (look::color(node), style.and_then(look::color));
        if let (Some(own), true) = (own.clone(), common.is_some() && own != common) {
            keep_field(&mut made.extra, "color", own.into());
        }
        made.groups.extend(group);
        made.description = about;
        self.rest(node, &mut |name, value| {
            keep_another(&mut made.extra, name, value);
        });
        if let (Some(x), Some(y)) = (node.number_at("x"), node.number_at("y")) {
            draft.place(factor, x, y, false, &at);
        }
        Ok(())
    }

    /// What else is said of a node or an edge: its attributes, by their titles, and what does not say how it looks.
    fn rest(&self, of: &Node, keep: &mut dyn FnMut(&str, Value)) {
        let about = about(of);
        for Member { key, value, .. } in of.members().iter().filter(|of| !of.value.is_void()) {
            let read = key == "title" && note(value) == about || look::READ.contains(&&**key);
            if let Some(title) = self.titles.get(key) {
                keep(title, value.value());
            } else if key == "attributes" && !value.members().is_empty() {
                // Those that a map has from Gephi.
                for Member { key, value, .. } in
                    value.members().iter().filter(|of| !of.value.is_void())
                {
                    keep(key, value.value());
                }
            } else if !read {
                let text = note(value).filter(|_| matches!(value.kind, Kind::Object(_)));
                keep(key, text.map_or_else(|| value.value(), Value::from));
            }
        }
    }

    fn link(&self, edge: &Node, draft: &mut Draft) -> Result<(), Error> {
        let at = self.document.at(edge);
        self.charge(edge, draft, &at)?;
        let name = |key: &str| edge.name_at(key).unwrap_or("?");
        // Maps that came from Gephi call the ends so.
        let from = edge.name_at("from").unwrap_or(name("source"));
        let to = edge.name_at("to").unwrap_or(name("target"));
        let (Some(mut start), Some(mut end)) = (draft.find(from), draft.find(to)) else {
            draft.tell(Told::Dangling, &[], at.named(&format!("{from} → {to}")));
            return Ok(());
        };
        let style = self.style("edges", edge);
        let kind = style.and_then(|style| style.name_at("groupLabel"));
        draft.charge(kind.map_or(0, str::len), &at)?;
        let mut kind = kind.map(joined).unwrap_or_default();
        // Styles that nobody gave a name to are all called alike: they are told apart by their keys.
        if self.shared.contains(&folded(&kind)) {
            let key = key_of("edges", edge).unwrap_or_default();
            let number = key.strip_prefix("edge").and_then(|n| n.parse::<u8>().ok());
            let number = number.map_or(key, |n| (u16::from(n) + 1).to_string());
            kind = format!("{kind} {number}");
        }
        let looks = look::of_link(edge, style);
        let label = joined(edge.name_at("label").unwrap_or_default());
        let ends = arrows(edge).or(style.and_then(arrows));
        let both = folded(&kind).starts_with("reciprocal") || ends == Some((true, true));
        let mutual = both && start != end;
        if ends == Some((false, false)) && !both {
            let mut line = Line::between(draft.factor_id(start), draft.factor_id(end));
            let about = about(edge).unwrap_or_default();
            for (key, text) in [
                ("id", edge.name_at("id").unwrap_or_default()),
                ("label", &label),
                ("type", &kind),
                ("description", &about),
            ] {
                line.text(key, key, text);
            }
            if edge.flag_at("hidden") {
                line.field("hidden", true.into());
            }
            for (name, text) in &looks {
                line.field(name, text.as_str().into());
            }
            self.rest(edge, &mut |name, value| line.field(name, value));
            draft.undirected(line.done(), at)?;
            return Ok(());
        }
        let back = ends == Some((true, false)) && !both;
        if back {
            std::mem::swap(&mut start, &mut end);
        }
        let id = edge.name_at("id").filter(|id| !id.is_empty());
        let mut made = vec![draft.link(id, start, end, &at)?];
        if back {
            let at = at.clone().link(draft.link_id(made[0]));
            draft.tell(Told::DrawnBack, &[], at);
        }
        if mutual {
            let back = id.map(|id| format!("{id}#back"));
            made.push(draft.link(back.as_deref(), end, start, &at)?);
            draft.tell(Told::Mutual, &[], at.clone().link(draft.link_id(made[0])));
        }
        let hints = clues(&label);
        let given = draft.given(&label).is_some();
        let late = !hints.delay.is_none();
        let sign = match late && !given {
            true => hints.sign,
            false => label.as_str(),
        };
        // An attribute of that name, for PRSM knows no signs.
        let mut rest = Vec::new();
        self.rest(edge, &mut |name, value| rest.push((name.to_owned(), value)));
        let mut named = rest.iter().filter_map(|(name, value)| {
            let is_named = FIELDS.contains(&folded(trimmed(name)).as_str());
            value.as_str().filter(|text| is_named && !text.is_empty())
        });
        let named = named.next().unwrap_or_default();
        let says = given || matches!(word(sign), Word::Sign(_) | Word::Unsaid);
        let about = about(edge);
        let on_map = at.clone().link(draft.link_id(made[0]));
        pictures(edge, &on_map, draft);
        markup(&about, on_map, draft);
        for link in made {
            if edge.flag_at("hidden") {
                keep_field(&mut draft.link_mut(link).extra, "hidden", true.into());
                draft.hidden_link(link, &at);
            }
            // What a link itself says goes before what its style is called.
            let mut texts = match says {
                true => vec![("type", ""), ("label", sign)],
                false => vec![("style’s name", kind.as_str())],
            };
            texts.push(("field", named));
            // A look is a sign only if the reader says so.
            let given = looks
                .iter()
                .filter(|(_, text)| draft.options.sign(text).is_some());
            texts.extend(given.map(|(look, text)| (*look, text.as_str())));
            draft.sign(link, &texts, false, &at);
            if says {
                draft.opposed(link, ("style’s name", &kind), &at);
            }
            draft.opposed(link, ("field", named), &at);
            if draft.made(link).polarity.is_unknown() {
                if !says && has_sign(&label) {
                    let at = at.clone().link(draft.link_id(link));
                    draft.tell(Told::SignLabel, &[], at.named(&label));
                }
                for (_, text) in looks.iter().filter(|(name, _)| *name != "width") {
                    let at = at.clone().link(draft.link_id(link));
                    draft.tell(Told::NoSignLook, &[text], at);
                }
            }
            let link = draft.link_mut(link);
            link.delay = hints.delay;
            for (name, text) in &looks {
                keep_field(&mut link.extra, name, text.as_str().into());
            }
            let label = if late { hints.label } else { &label };
            if !label.is_empty() {
                link.label = Some(label.to_owned());
            }
            for (name, value) in &rest {
                keep_another(&mut link.extra, name, value.clone());
            }
            link.description.clone_from(&about);
            if !kind.is_empty() && kind != link.polarity.token() {
                link.extra.insert("x-type".to_owned(), kind.as_str().into());
            }
        }
        Ok(())
    }
}

/// True for a colour as our format has them: `#rrggbb`.
fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
