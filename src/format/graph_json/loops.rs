//! The loops that a graph in JSON names. Whatever is said of one that is not read is kept with it.

use super::LABEL;
use super::grouped::{Grouped, loops_of_kind};
use super::item::Item;
use super::spelled::{called_on, says_more};
use super::ways::{SIDE_BY_SIDE, Way, find, signs_of};
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::json::{Kind, Member, Node};
use crate::format::outline::has_arrow;
use crate::format::said_loop::{Said, SaidKind, kind_by_links, kind_of};
use crate::format::source::Document;
use crate::format::taken::{Taken, keep_another};
use crate::model::Polarity;
use crate::names::{Names, trimmed};
use std::collections::{BTreeMap, BTreeSet};

/// What lists of loops are called.
const NAMES: [&str; 3] = ["loops", "feedbackLoops", "feedback_loops"];
/// What holds them, beside the outermost object.
const HOLDERS: [&str; 6] = [
    "elements",
    "attributes",
    "data",
    "graph",
    "metadata",
    "properties",
];
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

/// What is told of a loop.
const STORY: [&str; 4] = ["story", "description", "notes", "documentation"];
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
/// The field that keeps what a loop stands under, where it has an id and a name of its own.
const UNDER: &str = "stands under";

/// What a loop stands under: what it is called, and the kind of a group of loops.
#[derive(Clone, Copy, Default)]
struct Under<'n> {
    name: Option<&'n str>,
    kind: Option<&'n str>,
}

/// The loops of a file, each with what it stands under if that is not a list of any loops.
#[derive(Default)]
pub(super) struct Listed<'n, 'a> {
    loops: Vec<(Under<'n>, &'n Node<'a>)>,
    /// Texts with a loop to a line.
    texts: Vec<&'n Node<'a>>,
}

impl<'n, 'a> Listed<'n, 'a> {
    /// Finds them.
    ///
    /// # Errors
    /// [`crate::error::Code::Limit`].
    pub fn of(
        document: &Document,
        root: &'n Node<'a>,
        draft: &mut Draft,
    ) -> Result<Listed<'n, 'a>, crate::error::Error> {
        let mut all = Listed::default();
        let held = HOLDERS.iter().filter_map(|key| root.get(key));
        for of in [root].into_iter().chain(held).flat_map(Node::members) {
            if !is_list(&of.key) {
                continue;
            }
            let list = &of.value;
            match &list.kind {
                Kind::Null => {}
                Kind::Bool(_) | Kind::Number(..) => {
                    draft.tell(Told::LeftOut, &["loops"], document.at(list));
                }
                Kind::Text(_) => all.texts.push(list),
                Kind::List(items) => {
                    let listed = items.iter().map(|of| (Under::default(), of));
                    all.loops.extend(listed);
                }
                Kind::Object(_) if is_one(list) => all.loops.push((Under::default(), list)),
                Kind::Object(members) => members.iter().for_each(|of| all.named(of)),
            }
        }
        if let Some((_, first)) = all.loops.first() {
            draft.loops_fit(all.loops.len(), &document.at(first))?;
        }
        Ok(all)
    }

    /// Adds a loop that stands under its name, or the loops that stand under their kind.
    fn named(&mut self, of: &'n Member<'a>) {
        let kind = Some(&*of.key);
        match loops_of_kind(of) {
            Grouped::No => {
                let name = kind;
                self.loops.push((Under { name, kind: None }, &of.value));
            }
            Grouped::Listed(loops) => {
                let listed = loops.iter().map(|of| (Under { name: None, kind }, of));
                self.loops.extend(listed);
            }
            Grouped::Named(loops) => {
                let named = loops.iter().map(|of| {
                    let name = Some(&*of.key);
                    (Under { name, kind }, &of.value)
                });
                self.loops.extend(named);
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.loops.is_empty() && self.texts.is_empty()
    }
}

/// True for what a list of loops may be called.
pub(super) fn is_list(name: &str) -> bool {
    is_one_of(&NAMES, name)
}

fn is_one_of(names: &[&str], key: &str) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(key))
}

/// True for an object that says which links or nodes a loop has.
pub(super) fn has_way(node: &Node) -> bool {
    node.members().iter().any(|of| {
        let named = is_one_of(&OF_LINKS, &of.key) || is_one_of(&OF_NODES, &of.key);
        named && matches!(of.value.kind, Kind::List(_) | Kind::Text(_))
    })
}

/// True for one loop that stands in the place of a list of them, or of them by their names.
fn is_one(node: &Node) -> bool {
    let known = |key: &str| {
        [&OF_LINKS[..], &OF_NODES, &NAMED, &LABEL, &STORY, &OF_KIND]
            .iter()
            .any(|names| is_one_of(names, key))
    };
    let any = |is: &dyn Fn(&Member) -> bool| node.members().iter().any(is);
    let is_named = any(&|of| {
        let named = is_one_of(&NAMED, &of.key) || is_one_of(&LABEL, &of.key);
        named && of.value.text().is_some_and(|text| !has_arrow(text))
    });
    let beside = |of: &Member| {
        let parts = matches!(of.value.kind, Kind::List(_) | Kind::Object(_));
        parts && !known(&of.key)
    };
    // Of one without a way, no more is said than what it is called, and of which kind it is.
    let is_text = |of: &Member| of.value.text().is_some_and(|text| !has_arrow(text));
    let bare = || is_named && !any(&|of| !known(&of.key) || !is_text(of));
    has_way(node) && (is_named || !any(&beside)) || bare()
}

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

    /// The link of an edge.
    pub fn by_id(&self, id: &str) -> Option<usize> {
        Some(self.by_id[self.ids.number(id)?])
    }

    /// The links from one node to another.
    pub fn link(&self, from: &str, to: &str, draft: &Draft) -> &[usize] {
        let ends = find(draft, from).zip(find(draft, to));
        let links = ends.and_then(|ends| self.by_ends.get(&ends));
        links.map_or(&[], Vec::as_slice)
    }

    /// Adds the loops, and gives links without a sign that which they say.
    pub fn read(&self, document: &Document, listed: &Listed, draft: &mut Draft) {
        self.signs(document, &listed.loops, draft);
        draft.end_waiting();
        for (under, node) in &listed.loops {
            self.one(document, node, *under, draft);
        }
        for of in &listed.texts {
            let lines = of.text().unwrap_or_default().split([';', '\n']);
            for line in lines.filter(|line| !trimmed(line).is_empty()) {
                self.line(line, document.at(of), draft);
            }
        }
    }

    /// Adds a loop.
    fn one(&self, document: &Document, node: &Node, under: Under, draft: &mut Draft) {
        let Under { name: under, kind } = under;
        let bare = matches!(node.kind, Kind::Bool(_) | Kind::Number(..));
        if bare || node.is_void() {
            if bare || under.or(kind).is_some() {
                draft.tell(Told::LeftOut, &["loops"], document.at(node));
            }
            return;
        }
        let item = Item::of(node);
        let at = document.at(node);
        let mut taken = Taken::default();
        let mut way = self.found(node, &item, draft);
        self.fit(&mut way, &item, kind, draft);
        let Way {
            lines,
            whole,
            mut called,
            other,
            read,
            ..
        } = way;
        for (link, name) in other {
            let at = at.clone().named(&name).link(draft.link_id(link));
            draft.tell(Told::LoopSign, &[], at);
        }
        if let (Some(text), true) = (node.text(), lines.is_empty()) {
            called = [String::new(), start(text)];
        }
        let names = Called::of(&item, under, &called, &mut taken);
        // What a way calls its loop may be something else.
        let is_all = names.all_of(&called);
        let nameless = |of: &&Node| {
            let called = |text| called_on(text, draft).0;
            of.text()
                .is_none_or(|text| called(text).iter().all(String::is_empty))
        };
        for value in read.into_iter().filter(|of| is_all || nameless(of)) {
            taken.take(value);
        }
        let (id, name) = (names.id.as_deref(), names.name.as_str());
        let is = kind_by_links(&lines, draft);
        let mut said = said(&item, is, &mut taken);
        if !whole && !lines.is_empty() {
            let called = if name.is_empty() { "loop" } else { name };
            draft.tell(Told::LoopLess, &[], at.clone().named(called));
        }
        if let Some(under) = under.filter(|_| !names.under) {
            keep_field(&mut said.extra, UNDER, under.into());
        }
        // A kind of its own goes before that of its group, or that in its name.
        let kind = kind.or(under.filter(|name| said.kind.is_none() && kind_of(name).is_some()));
        if let Some(kind) = kind {
            let said_kind = said.kind.get_or_insert_with(|| SaidKind {
                key: "kind",
                text: Some(kind),
                value: kind.into(),
            });
            if said_kind.is() != kind_of(kind) {
                keep_another(&mut said.extra, UNDER, kind.into());
            }
        }
        for of in item.parts().filter(|of| !taken.all(&of.value)) {
            keep_another(&mut said.extra, &of.key, of.value.value());
        }
        let all_void = item.parts().all(|of| of.value.is_void());
        if all_void && !taken.all(node) {
            keep_field(&mut said.extra, WAY, node.value());
        }
        said.add(id, name, &lines, at, draft);
    }

    /// The links of a loop. Of what tells them, the first is read; and the others, where they tell the same.
    fn found<'n, 'a>(&self, node: &'n Node<'a>, item: &Item<'n, 'a>, draft: &Draft) -> Way<'n, 'a> {
        let own = matches!(node.kind, Kind::List(_) | Kind::Text(_)).then_some((node, false));
        let named = |names: &'static [&str]| names.iter().filter_map(|name| item.get(name));
        let links = named(&OF_LINKS).map(|part| (part, false));
        let nodes = named(&OF_NODES).map(|part| (part, true));
        let parts = own.into_iter().chain(links).chain(nodes);
        let parts = parts.filter(|(part, _)| !part.is_void());
        let mut ways: Vec<Way> = parts
            .map(|(part, nodes)| self.way(part, nodes, draft))
            .collect();
        // What is said of a loop may be its way.
        let told = named(&STORY[1..2]).filter(|told| told.text().is_some_and(has_arrow));
        if ways.iter().all(|way| way.lines.is_empty()) {
            let told = told.map(|told| self.way(told, true, draft));
            ways.extend(told.filter(|told| told.whole));
        }
        // Whole ones go before others, and those that name links before those that name nodes.
        ways.sort_by_key(|way| (way.lines.is_empty(), !way.whole, !way.by_links));
        let mut ways = ways.into_iter();
        let Some(mut first) = ways.next() else {
            return Way::default();
        };
        let same: BTreeSet<&Vec<usize>> = first.lines.iter().collect();
        let others = ways.filter(|way| {
            let is = way.lines.iter().collect::<BTreeSet<_>>() == same;
            is && way.whole
                && (way.called == first.called || way.called == <[String; 2]>::default())
        });
        let read: Vec<&Node> = others.flat_map(|way| way.read).collect();
        first.read.extend(read);
        first
    }

    /// Of links that lead from one node of a way to the next, takes one that makes the loop what it is said to be.
    /// `group`: the kind that it stands under.
    fn fit(&self, way: &mut Way, item: &Item, group: Option<&str>, draft: &Draft) {
        let kinds = item.parts().filter(|of| is_one_of(&OF_KIND, &of.key));
        let mut kinds = kinds.filter_map(|of| of.value.name()).chain(group);
        let Some(kind) = kinds.find_map(kind_of) else {
            return;
        };
        let sign = |link: usize| draft.made(link).polarity.sign();
        let is: i8 = way.lines.iter().flatten().map(|link| sign(*link)).product();
        if is * kind.sign() >= 0 {
            return;
        }
        let free = way
            .lines
            .iter_mut()
            .zip(&way.free)
            .filter(|(_, free)| **free);
        for link in free.flat_map(|(line, _)| line) {
            let others = self.by_ends.get(&draft.ends(*link));
            let mut others = others.into_iter().flatten().take(SIDE_BY_SIDE);
            let other = others.find(|of| sign(**of) == -sign(*link));
            if let Some(other) = other {
                *link = *other;
                return;
            }
        }
    }

    /// Adds a loop that a line tells.
    fn line(&self, line: &str, at: At, draft: &mut Draft) {
        let (called, names) = called_on(line, draft);
        let mut more = says_more(line, &called, &names);
        let [label, mut name] = called;
        let (mut links, mut whole) = self.around(&names, draft);
        if let Some((listed, all, head)) = self.listed(line, draft).filter(|_| !whole) {
            if label.is_empty() && name.is_empty() {
                head.clone_into(&mut name);
            }
            links = listed.into_iter().map(|link| vec![link]).collect();
            (whole, more) = (true, !all);
        }
        let id = Some(&*label).filter(|label| !label.is_empty());
        let mut called = format!("{label} {name}");
        if links.is_empty() {
            called = start(line);
        }
        let mut said = Said::default();
        if !whole || links.is_empty() || more {
            if !whole && !links.is_empty() {
                draft.tell(Told::LoopLess, &[], at.clone().named(trimmed(&called)));
            }
            keep_field(&mut said.extra, WAY, line.into());
        }
        said.add(id, trimmed(&called), &links, at, draft);
    }

    /// Gives links that have no sign that which loops say. One that they contradict each other about stays without.
    fn signs(&self, document: &Document, loops: &[(Under, &Node)], draft: &mut Draft) {
        let mut said: BTreeMap<usize, (Polarity, bool, At)> = BTreeMap::new();
        for (_, of) in loops {
            let item = Item::of(of);
            let parts = OF_LINKS.iter().chain(&OF_NODES);
            let parts = parts.filter_map(|name| item.get(name)).chain([*of]);
            for member in parts.flat_map(Node::items) {
                let signs = signs_of(member, draft);
                let link = (!signs.is_empty()).then(|| self.named(member, draft));
                let Some(link) = link.flatten() else { continue };
                if !draft.made(link).polarity.is_unknown() || draft.clashes(link) {
                    continue;
                }
                for (sign, _) in signs {
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
}

/// What a loop is called.
struct Called {
    id: Option<String>,
    /// It may begin with a label such as R1.
    name: String,
    /// What it stands under is one of the two.
    under: bool,
}

impl Called {
    /// `called`: what its way calls it, a label and a name.
    fn of(item: &Item, under: Option<&str>, called: &[String; 2], taken: &mut Taken) -> Called {
        let said = |text: &&str| !trimmed(text).is_empty();
        let first = |names: &[&str]| {
            let mut texts = names.iter().filter_map(|name| item.name(&[*name]));
            texts.find(said)
        };
        let [label, of_way] = called;
        let of_way = match label.is_empty() || of_way.is_empty() {
            true => of_way.clone(),
            false => format!("{label} {of_way}"),
        };
        let own = first(&NAMED);
        let label = Some(&**label).filter(|label| !label.is_empty());
        let id = own.or(under).or(label);
        let said_name = first(&LABEL);
        let name = said_name.map_or(of_way, str::to_owned);
        // Of both, a label such as R1 goes before the name.
        let longer = first(&LABEL[1..]).filter(|_| is_label(&name));
        let begins = |text: &str, label: &str| {
            let rest = text.strip_prefix(label);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let name = match longer {
            Some(longer) if !begins(longer, &name) => format!("{name} {longer}"),
            Some(longer) => longer.to_owned(),
            _ => name,
        };
        let name = match (id, under) {
            (_, Some(under)) if own.is_some() && trimmed(&name).is_empty() => under.to_owned(),
            (Some(id), _) if trimmed(&name).is_empty() => id.to_owned(),
            (Some(id), _) if is_label(id) && !begins(&name, id) => format!("{id} {name}"),
            _ => name,
        };
        let read = [id, said_name, longer];
        let is_name = |of: &&Member| is_one_of(&NAMED, &of.key) || is_one_of(&LABEL, &of.key);
        for Member { value, .. } in item.parts().filter(is_name) {
            if value.name().is_some() && read.contains(&value.name()) {
                taken.take(value);
            }
        }
        Called {
            under: under.is_none_or(|under| id == Some(under) || name == under),
            id: id.map(str::to_owned),
            name,
        }
    }

    /// True if what a way calls its loop is all in its id and name.
    fn all_of(&self, [label, name]: &[String; 2]) -> bool {
        let is_label = self.id.as_ref() == Some(label) || self.name.starts_with(&**label);
        is_label && self.name.ends_with(&**name)
    }
}

/// What is said of a loop beside its links and its name. `is`: the kind that its links make it; of several that are said,
/// the first that contradicts it is told.
fn said<'n>(item: &Item<'n, '_>, is: Option<Polarity>, taken: &mut Taken) -> Said<'n> {
    let mut said = Said::default();
    let about = STORY.iter().filter_map(|name| item.get(name));
    let mut about = about.filter(|value| value.text().is_some() && !taken.all(value));
    if let Some(value) = about.next() {
        said.story = value.text().map(trimmed).map(str::to_owned);
        taken.take(value);
    }
    let kinds = item.parts().filter(|of| is_one_of(&OF_KIND, &of.key));
    let kinds = kinds.filter_map(|of| Some((of, of.value.name().and_then(kind_of)?)));
    let mut kinds: Vec<(&Member, Polarity)> = kinds.collect();
    kinds.sort_by_key(|(_, kind)| is.is_none_or(|is| is == *kind));
    for (of, kind) in kinds {
        let first = said
            .kind
            .get_or_insert_with(|| SaidKind::of(&of.key, &of.value));
        if first.is() == Some(kind) {
            taken.take(&of.value);
        }
    }
    said
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
