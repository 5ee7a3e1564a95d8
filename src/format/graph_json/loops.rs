//! The loops that a graph in JSON names: by its edges, by their ends (`a->b+`), or by its nodes.

use super::item::Item;
use super::{ABOUT, FROM, ID, LABEL, SIGN, TO, place};
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::json::{Kind, Node};
use crate::format::outline::{has_arrow, way};
use crate::format::said_loop::{Said, kind_of};
use crate::format::sign_of_token;
use crate::format::source::Document;
use crate::names::{Names, blank, trimmed};
use std::collections::BTreeMap;

/// What lists of loops are called.
pub(super) const NAMES: [&str; 3] = ["loops", "feedbackLoops", "feedback_loops"];
/// What the links of a loop are called, or the factors on its way.
const OF_LINKS: [&str; 4] = ["members", "links", "edges", "connections"];
const OF_NODES: [&str; 9] = [
    "nodes",
    "factors",
    "path",
    "variables",
    "elements",
    "sequence",
    "vertices",
    "cycle",
    "steps",
];

/// Where a loop is said to reinforce or to balance.
const OF_KIND: [&str; 4] = ["polarity", "type", "kind", "class"];
/// The field under which a loop that is no more than its way keeps it, where not all of it is on the map.
const WAY: &str = "way";

/// Links that were made, by the ids of their edges and by their ends.
#[derive(Default)]
pub(super) struct Made {
    ids: Names,
    by_id: Vec<usize>,
    by_ends: BTreeMap<(usize, usize), Vec<usize>>,
}

impl Made {
    pub fn add(&mut self, id: Option<&str>, links: &[usize], draft: &Draft) {
        for &link in links {
            self.by_ends.entry(draft.ends(link)).or_default().push(link);
            if id.is_some_and(|id| self.ids.insert(id)) {
                self.by_id.push(link);
            }
        }
    }

    /// Adds a loop.
    ///
    /// `key`: what it stands under, if that is not a list.
    pub fn read(&self, document: &Document, node: &Node, key: Option<&str>, draft: &mut Draft) {
        let item = Item::of(node);
        let list = |names: &[&str]| names.iter().find_map(|name| item.get(name));
        let at = document.at(node);
        let mut whole = true;
        // Something that only the loop says of its links.
        let mut more = false;
        let mut found = |member: &Node, draft: &mut Draft| {
            let link = self.member(member, &at, draft);
            whole &= link.is_some();
            more |= says_more(member);
            link.map(|link| vec![link])
        };
        let own = matches!(node.kind, Kind::List(_)).then_some(node);
        let links = own.or(list(&OF_LINKS)).map_or(&[][..], Node::items).iter();
        let mut lines: Vec<Vec<usize>> = links.filter_map(|of| found(of, draft)).collect();
        if lines.is_empty() {
            // Steps of a way may be links, too.
            let steps = list(&OF_NODES).map_or(&[][..], Node::items).iter();
            let links = steps.filter(|step| step.name().is_none());
            lines = links.filter_map(|of| found(of, draft)).collect();
        }
        let mut called = <[String; 2]>::default();
        let mut told = None;
        if lines.is_empty() {
            // A loop may be no more than its way, and what is said of it may be that.
            let way = matches!(node.kind, Kind::List(_) | Kind::Text(_)).then_some(node);
            told = list(&["description"]).filter(|told| told.text().is_some_and(has_arrow));
            let nodes = way.or(list(&OF_NODES)).or(list(&OF_LINKS)).or(told);
            let names;
            (called, names) = nodes.map(names_on).unwrap_or_default();
            (lines, whole) = self.around(&names, draft);
        }
        if let (Some(text), true) = (node.text(), lines.is_empty()) {
            called = [String::new(), start(text)];
        }
        let [label, name] = &called;
        let id = item.name(&ID).or(key);
        let id = id.or(Some(label)
            .filter(|label| !label.is_empty())
            .map(String::as_str));
        let name = item.text(&LABEL).unwrap_or_else(|| name.clone());
        // Of both, a label such as R1 goes before the name.
        let name = match item.name(&LABEL[1..]) {
            Some(longer) if is_label(&name) && !longer.starts_with(&name) => {
                format!("{name} {longer}")
            }
            Some(longer) if is_label(&name) => longer.to_owned(),
            _ => name,
        };
        let name = match id {
            Some(id) if trimmed(&name).is_empty() => id.to_owned(),
            Some(id) if is_label(id) && !name.starts_with(id) => format!("{id} {name}"),
            _ => name,
        };
        // The way of a loop is no story.
        let told = told.filter(|_| !lines.is_empty());
        let mut said = said(&item, told);
        if !whole && !lines.is_empty() {
            draft.tell(Told::LoopLess, &[], at.clone().named(&name));
        }
        if !whole || more || lines.is_empty() {
            let names = OF_LINKS.iter().chain(&OF_NODES);
            let parts = names.filter_map(|name| Some((*name, item.get(name)?)));
            let way = own.or(node.text().map(|_| node)).map(|node| (WAY, node));
            for (name, part) in parts.chain(way) {
                keep_field(&mut said.extra, name, part.value());
            }
        }
        said.add(id, &name, &lines, at, draft);
    }

    /// Adds a loop that a line tells.
    pub fn line(&self, line: &str, at: At, draft: &mut Draft) {
        let ([label, name], names) = on_line(line);
        let (links, whole) = self.around(&names, draft);
        let id = Some(&*label).filter(|label| !label.is_empty());
        let mut called = format!("{label} {name}");
        if links.is_empty() {
            called = start(line);
        }
        let mut said = Said::default();
        if !whole || links.is_empty() {
            if !links.is_empty() {
                draft.tell(Told::LoopLess, &[], at.clone().named(trimmed(&called)));
            }
            keep_field(&mut said.extra, WAY, line.into());
        }
        said.add(id, trimmed(&called), &links, at, draft);
    }

    /// The link that a member of a loop names. One without a sign takes that which is said here.
    fn member(&self, member: &Node, at: &At, draft: &mut Draft) -> Option<usize> {
        let Some(text) = member.name() else {
            let ends = match member.items() {
                [from, to, ..] => from.name().zip(to.name()),
                _ => {
                    let [from, to] = super::ends(&Item::of(member));
                    from.zip(to).map(|((_, from), (_, to))| (from, to))
                }
            };
            let (from, to) = ends?;
            let sign = Item::of(member).name(&SIGN).unwrap_or_default();
            return self.signed((from, to), sign, (member, at), draft);
        };
        if let Some(number) = self.ids.number(text) {
            return Some(self.by_id[number]);
        }
        let (from, to) = text.split_once("->").or_else(|| text.split_once('→'))?;
        let bare = to.trim_end_matches(['+', '-', '−']);
        self.signed((from, bare), &to[bare.len()..], (member, at), draft)
    }

    /// The link between two nodes that has a sign, if it is said, else the first.
    fn signed(
        &self,
        (from, to): (&str, &str),
        sign: &str,
        (member, at): (&Node, &At),
        draft: &mut Draft,
    ) -> Option<usize> {
        let links = self.link(from, to, draft);
        let said = sign_of_token(sign).filter(|said| !said.is_unknown());
        let fits = |link: &&usize| Some(draft.made(**link).polarity) == said;
        let link = *links.iter().find(fits).or(links.first())?;
        let is = draft.made(link).polarity;
        match said {
            Some(said) if is.is_unknown() => {
                draft.link_mut(link).polarity = said;
                let at = at.clone().link(draft.link_id(link));
                draft.tell(Told::SignFrom, &["loops in the file"], at);
            }
            Some(said) if is != said => {
                let ways = format!("{from} → {to} ({sign})");
                let name = member.name().unwrap_or(&ways);
                let at = at.clone().named(name).link(draft.link_id(link));
                draft.tell(Told::LoopSign, &[], at);
            }
            _ => {}
        }
        Some(link)
    }

    /// The links from one node to another.
    fn link(&self, from: &str, to: &str, draft: &Draft) -> &[usize] {
        let find = |name: &str| place(draft, trimmed(name));
        let ends = find(from).zip(find(to));
        let links = ends.and_then(|ends| self.by_ends.get(&ends));
        links.map_or(&[], Vec::as_slice)
    }

    /// The links around a circle of nodes, and whether that are all.
    fn around(&self, names: &[String], draft: &Draft) -> (Vec<Vec<usize>>, bool) {
        let closed = names.len() > 1 && names.first() == names.last();
        let names = &names[usize::from(closed)..];
        let mut lines = Vec::new();
        for (i, from) in names.iter().enumerate() {
            let to = &names[(i + 1) % names.len()];
            let link = self.link(from, to, draft).first();
            lines.extend(link.map(|link| vec![*link]));
        }
        let whole = lines.len() == names.len();
        (lines, whole)
    }
}

/// True for a link in a loop of which more is said than its ends, its id and its sign.
fn says_more(member: &Node) -> bool {
    let known = |key: &str| {
        let mut names = ID.iter().chain(&FROM).chain(&TO).chain(&SIGN);
        names.any(|name| name.eq_ignore_ascii_case(key))
    };
    member.members().iter().any(|of| !known(&of.key))
}

/// What is said of a loop beside its links and its name. `way`: what was read as its way.
fn said<'n, 'a>(item: &Item<'n, 'a>, way: Option<&'n Node<'a>>) -> Said<'n, 'a> {
    let mut said = Said::default();
    let known = [&ID[..], &LABEL, &OF_LINKS, &OF_NODES].concat();
    item.each(&known, &mut |name, value| {
        let is = |names: &[&str]| names.iter().any(|of| of.eq_ignore_ascii_case(name));
        let words = value.text().map(trimmed);
        let kind = value.name().and_then(kind_of).filter(|_| is(&OF_KIND));
        let same = |(_, first): (&str, &Node)| first.name().and_then(kind_of) == kind;
        match words {
            _ if way.is_some_and(|way| std::ptr::eq(way, value)) => {}
            _ if matches!(value.kind, Kind::Null) || words == Some("") => {}
            Some(words) if is(&ABOUT) && said.story.is_none() => {
                said.story = Some(words.to_owned());
            }
            _ if kind.is_some() && said.kind.is_none() => said.kind = Some((name, value)),
            _ if kind.is_some() && said.kind.is_some_and(same) => {}
            _ => keep_field(&mut said.extra, name, value.value()),
        }
    });
    said
}

/// What a way calls its loop, and the names of nodes on it: a list of them, or one text with arrows or commas.
fn names_on(nodes: &Node) -> ([String; 2], Vec<String>) {
    let Some(text) = nodes.text() else {
        let name = |node| {
            Node::name(node)
                .or_else(|| Item::of(node).name(&ID))
                .map(str::to_owned)
        };
        return (
            Default::default(),
            nodes.items().iter().filter_map(name).collect(),
        );
    };
    on_line(text)
}

/// The same of a text.
fn on_line(text: &str) -> ([String; 2], Vec<String>) {
    let arrows = || text.replace([',', ';'], " -> ");
    let found = way(text).or_else(|| way(&arrows()).filter(|_| !has_arrow(text)));
    if let Some(way) = found {
        return way;
    }
    let dashes = |c: char| blank(c) || c == '-' || c == '–';
    let steps = text.split('→').flat_map(|step| step.split("->"));
    let name = |step: &str| step.trim_matches(dashes).to_owned();
    (Default::default(), steps.map(name).collect())
}

/// How a text begins, which stands for a loop that is not found.
fn start(text: &str) -> String {
    text.chars().take(80).collect()
}

/// True for a label such as R1, which a loop keeps.
fn is_label(id: &str) -> bool {
    let digits = id.strip_prefix(['R', 'B']).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}
