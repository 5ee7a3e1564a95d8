//! The loops that a graph in JSON names: by its edges, by their ends (`a->b+`), or by its nodes.

use super::item::Item;
use super::{ABOUT, FROM, ID, LABEL, SIGN, TO, place};
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::json::{Kind, Node};
use crate::format::outline::{has_arrow, way};
use crate::format::said_loop::{Said, kind_of};
use crate::format::sign_of_token;
use crate::format::signs::number;
use crate::format::source::Document;
use crate::model::Polarity;
use crate::names::{Names, blank, trimmed};
use std::collections::{BTreeMap, BTreeSet};

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

/// What ids of loops are called.
const NAMED: [&str; 4] = ["id", "identifier", "key", "_id"];
/// Where a loop is said to reinforce or to balance.
const OF_KIND: [&str; 7] = [
    "polarity",
    "type",
    "kind",
    "class",
    "sign",
    "loopType",
    "loop_type",
];
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
        if node.is_void() {
            return;
        }
        if matches!(node.kind, Kind::Bool(_) | Kind::Number(..)) {
            return draft.tell(Told::LeftOut, &["loops"], document.at(node));
        }
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
        let links = members(node, &item).iter();
        let mut lines: Vec<Vec<usize>> = links.filter_map(|of| found(of, draft)).collect();
        if lines.is_empty() {
            lines = steps(&item).filter_map(|of| found(of, draft)).collect();
        }
        let mut called = <[String; 2]>::default();
        let mut told = None;
        let by_links = !lines.is_empty();
        if !by_links {
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
        let mut ids = NAMED.iter().filter_map(|name| item.name(&[*name]));
        let id = ids.find(|id| !trimmed(id).is_empty()).or(key);
        let id = id.or(Some(label)
            .filter(|label| !label.is_empty())
            .map(String::as_str));
        let mut labels = LABEL.iter().filter_map(|name| item.name(&[*name]));
        let first = labels.find(|label| !trimmed(label).is_empty());
        let name = first.map_or_else(|| name.clone(), str::to_owned);
        // Of both, a label such as R1 goes before the name.
        let longer = item.name(&LABEL[1..]).filter(|_| is_label(&name));
        let name = match longer {
            Some(longer) if !longer.starts_with(&name) => format!("{name} {longer}"),
            Some(longer) => longer.to_owned(),
            _ => name,
        };
        let taken = [id, first, longer];
        let name = match id {
            Some(id) if trimmed(&name).is_empty() => id.to_owned(),
            Some(id) if is_label(id) && !name.starts_with(id) => format!("{id} {name}"),
            _ => name,
        };
        // The way of a loop is no story, if all of it is there.
        let told = told.filter(|_| !lines.is_empty() && whole);
        let mut said = said(&item, told, &taken);
        if !whole && !lines.is_empty() {
            let called = if name.is_empty() { "loop" } else { &name };
            draft.tell(Told::LoopLess, &[], at.clone().named(called));
        }
        let names = OF_LINKS.iter().chain(&OF_NODES);
        let parts: Vec<_> = names
            .filter_map(|name| Some((*name, item.get(name).filter(|part| !part.is_void())?)))
            .collect();
        // Of two that tell its way, the other may tell another one.
        let others = parts.len() > 1 && {
            let is: BTreeSet<&Vec<usize>> = lines.iter().collect();
            let same = |(_, part): &(&str, &Node)| {
                let (way, all) = self.around(&names_on(part).1, draft);
                let bare = !part.items().iter().any(says_more);
                all && bare && way.iter().collect::<BTreeSet<_>>() == is
            };
            !by_links || !parts[1..].iter().all(same)
        };
        // What a text says of signs is not taken.
        more |= node.text().is_some_and(says_signs);
        more |= parts
            .iter()
            .any(|(_, part)| part.text().is_some_and(says_signs));
        if !whole || more || lines.is_empty() || others {
            let way = node.members().is_empty().then_some((WAY, node));
            for (name, part) in parts.into_iter().chain(way) {
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
        if !whole || links.is_empty() || says_signs(line) {
            if !whole && !links.is_empty() {
                draft.tell(Told::LoopLess, &[], at.clone().named(trimmed(&called)));
            }
            keep_field(&mut said.extra, WAY, line.into());
        }
        said.add(id, trimmed(&called), &links, at, draft);
    }

    /// Gives links that have no sign that which loops say. One that they contradict each other about stays without.
    pub fn signs(&self, document: &Document, loops: &[&Node], draft: &mut Draft) {
        let mut said: BTreeMap<usize, (Polarity, bool, At)> = BTreeMap::new();
        let of_members = loops.iter().flat_map(|of| of.members()).map(|of| &of.value);
        for of in loops.iter().flat_map(|of| of.items()).chain(of_members) {
            let item = Item::of(of);
            for member in members(of, &item).iter().chain(steps(&item)) {
                if let Some((link, Some(sign))) = self.named(member, draft)
                    && draft.made(link).polarity.is_unknown()
                    && !draft.clashes(link)
                {
                    let first = said.entry(link);
                    let first = first.or_insert_with(|| (sign, false, document.at(of)));
                    first.1 |= first.0.sign() * sign.sign() < 0;
                    if sign.sign() == 0 {
                        first.0 = sign;
                    }
                }
            }
        }
        for (link, (sign, clash, at)) in said {
            if clash {
                draft.clash(link, &at);
                continue;
            }
            draft.link_mut(link).polarity = sign;
            let at = at.link(draft.link_id(link));
            draft.tell(Told::SignFrom, &["loops in the file"], at);
        }
    }

    /// The link that a member of a loop names. One that has another sign than is said there is told.
    fn member(&self, member: &Node, at: &At, draft: &mut Draft) -> Option<usize> {
        let (link, said) = self.named(member, draft)?;
        let is = draft.made(link).polarity;
        if said.is_some_and(|said| said != is) && !is.is_unknown() {
            let token = Item::of(member).name(&SIGN).unwrap_or_default();
            let ends = ends_of(member).map(|((from, to), _)| format!("{from} → {to}"));
            let ways = ends.unwrap_or_else(|| draft.link_id(link).to_owned());
            let ways = format!("{ways} ({token})");
            let name = member.name().unwrap_or(&ways);
            let at = at.clone().named(name).link(draft.link_id(link));
            draft.tell(Told::LoopSign, &[], at);
        }
        Some(link)
    }

    /// The link that a member names by its id, or by its ends: of several between two nodes the one that has the sign
    /// which is said, else the first; and that sign.
    fn named(&self, member: &Node, draft: &Draft) -> Option<(usize, Option<Polarity>)> {
        if let Some(id) = member.name().or_else(|| Item::of(member).name(&ID))
            && let Some(number) = self.ids.number(id)
        {
            let token = Item::of(member).name(&SIGN);
            return Some((self.by_id[number], token.and_then(sign)));
        }
        let ((from, to), token) = ends_of(member)?;
        let said = sign(token);
        let links = self.link(from, to, draft);
        let fits = |link: &&usize| Some(draft.made(**link).polarity) == said;
        let link = *links.iter().find(fits).or(links.first())?;
        Some((link, said))
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

/// What a loop names as its links.
fn members<'n, 'a>(node: &'n Node<'a>, item: &Item<'n, 'a>) -> &'n [Node<'a>] {
    let own = matches!(node.kind, Kind::List(_)).then_some(node);
    let listed = || OF_LINKS.iter().find_map(|name| item.get(name));
    own.or_else(listed).map_or(&[], Node::items)
}

/// What it names as steps of its way that are no names: they may be links, too.
fn steps<'n, 'a>(item: &Item<'n, 'a>) -> impl Iterator<Item = &'n Node<'a>> {
    let listed = OF_NODES.iter().find_map(|name| item.get(name));
    let steps = listed.map_or(&[][..], Node::items).iter();
    steps.filter(|step| step.name().is_none())
}

/// The ends of a link in a loop, and what is said of its sign.
fn ends_of<'n>(member: &'n Node) -> Option<((&'n str, &'n str), &'n str)> {
    let Some(text) = member.name() else {
        let ends = match member.items() {
            [from, to, ..] => from.name().zip(to.name()),
            _ => {
                let [from, to] = super::ends(&Item::of(member));
                from.zip(to).map(|((_, from), (_, to))| (from, to))
            }
        };
        return Some((ends?, Item::of(member).name(&SIGN).unwrap_or_default()));
    };
    let (from, to) = text.split_once("->").or_else(|| text.split_once('→'))?;
    let bare = to.trim_end_matches(['+', '-', '−', '?']);
    Some(((from, bare), &to[bare.len()..]))
}

/// The sign that a text or a number says.
fn sign(token: &str) -> Option<Polarity> {
    let said = match number(token) {
        Some(number) if number > 0.0 => Some(Polarity::Plus),
        Some(number) if number < 0.0 => Some(Polarity::Minus),
        _ => sign_of_token(token),
    };
    said.filter(|said| !said.is_unknown())
}

/// True for a link in a loop of which more is said than its ends, its id and its sign.
fn says_more(member: &Node) -> bool {
    let known = |key: &str| {
        let mut names = ID.iter().chain(&FROM).chain(&TO);
        names.any(|name| name.eq_ignore_ascii_case(key))
    };
    let is_sign = |key: &str| SIGN.iter().any(|name| name.eq_ignore_ascii_case(key));
    // A number may say how much.
    let bare = |value: &Node| {
        let of = value.name().filter(|of| sign(of).is_some());
        of.is_some_and(|of| number(of).is_none_or(|number| number.abs() == 1.0))
    };
    let odd = |text: &str| {
        let token = ends_of(member).map_or("", |(_, token)| token);
        !text.is_empty() && !token.trim_matches('?').is_empty() && sign(token).is_none()
    };
    member.text().is_some_and(odd)
        || member.members().iter().any(|of| {
            let whole = known(&of.key) || is_sign(&of.key) && bare(&of.value);
            !whole && !of.value.is_void()
        })
        || member.items().len() > 2
}

/// True if a way says signs at its arrows.
fn says_signs(way: &str) -> bool {
    let mut steps = way.split('→').flat_map(|step| step.split("->")).skip(1);
    steps.any(|step| trimmed(step).starts_with(['+', '-', '−']))
}

/// What is said of a loop beside its links and its name. `way`: what was read as its way; `taken`: what was read as its id
/// and its name.
fn said<'n, 'a>(
    item: &Item<'n, 'a>,
    way: Option<&'n Node<'a>>,
    taken: &[Option<&str>],
) -> Said<'n, 'a> {
    let mut said = Said::default();
    let is_taken = |value: &Node| value.name().is_some_and(|name| taken.contains(&Some(name)));
    let known = [&OF_LINKS[..], &OF_NODES].concat();
    item.each(&known, &mut |name, value| {
        let is = |names: &[&str]| names.iter().any(|of| of.eq_ignore_ascii_case(name));
        let words = value.text().map(trimmed);
        let kind = value.name().and_then(kind_of).filter(|_| is(&OF_KIND));
        let same = |(_, first): (&str, &Node)| first.name().and_then(kind_of) == kind;
        match words {
            _ if way.is_some_and(|way| std::ptr::eq(way, value)) => {}
            _ if value.is_void() => {}
            _ if (is(&NAMED) || is(&LABEL)) && is_taken(value) => {}
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
                .or_else(|| Item::of(node).name(&LABEL))
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
