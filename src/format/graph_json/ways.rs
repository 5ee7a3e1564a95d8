//! What a part of a loop says of its links: by their ids, by their ends (`a->b+`), or by the nodes on its way.

use super::item::Item;
use super::loops::Made;
use super::spelled::{called_on, says_more, steps};
use super::{FROM, ID, LABEL, SIGN, TO, ends, place};
use crate::format::draft::Draft;
use crate::format::json::{Kind, Member, Node};
use crate::format::outline::has_arrow;
use crate::format::sign_of_token;
use crate::format::signs::number;
use crate::model::Polarity;
use crate::names::trimmed;
use std::collections::BTreeSet;

/// So many links from one node to another are looked at for that which a loop means.
pub(super) const SIDE_BY_SIDE: usize = 32;

/// The links that a part of a loop names.
#[derive(Default)]
pub(super) struct Way<'n, 'a> {
    /// The links in order, one to a line.
    pub lines: Vec<Vec<usize>>,
    /// All that is named there are links.
    pub whole: bool,
    /// It names links, and not nodes.
    pub by_links: bool,
    /// Of each line, whether another link beside it may be meant as well.
    pub free: Vec<bool>,
    /// The values that have been read in full.
    pub read: Vec<&'n Node<'a>>,
    /// What it calls the loop: its label, and its name.
    pub called: [String; 2],
    /// Links that have another sign there, and that sign.
    pub other: Vec<(usize, String)>,
}

/// A link that a loop names.
struct Named<'n, 'a> {
    link: usize,
    read: Vec<&'n Node<'a>>,
    /// It is named by its ends alone.
    free: bool,
    /// What is said of it there, if that is another sign than it has.
    other: Option<String>,
}

impl Made {
    /// The links of a part: those that it lists, or those around the nodes that it names. `nodes`: its texts are names of
    /// nodes, not of links.
    pub fn way<'n, 'a>(&self, part: &'n Node<'a>, nodes: bool, draft: &Draft) -> Way<'n, 'a> {
        // What may be both, nodes or links, are nodes here.
        if nodes && part.items().is_empty() {
            let way = self.way_of_nodes(part, draft);
            if way.whole && !way.lines.is_empty() {
                return way;
            }
        }
        let mut way = Way {
            whole: true,
            by_links: true,
            ..Way::default()
        };
        let is_link = |name: &str| has_arrow(name) || self.by_id(name).is_some();
        let is_node = |name: &str| !is_link(name) || find(draft, name).is_some();
        let mut beside = Vec::new();
        for item in part.items() {
            if nodes && item.name().is_some_and(is_node) {
                beside.push(item);
                continue;
            }
            let chain = item.text().and_then(|text| self.chain(text, draft));
            if let Some(links) = chain {
                way.lines.extend(links.into_iter().map(|link| vec![link]));
                way.free.resize(way.lines.len(), true);
                way.read.push(item);
                continue;
            }
            let Some(named) = self.named_link(item, draft) else {
                way.whole &= item.is_void();
                continue;
            };
            way.lines.push(vec![named.link]);
            way.free.push(named.free);
            way.read.extend(named.read);
            way.other.extend(named.other.map(|said| (named.link, said)));
        }
        let keys = part.members().iter().map(|of| self.by_id(&of.key));
        let keys = keys
            .collect::<Option<Vec<usize>>>()
            .filter(|keys| !keys.is_empty());
        let bare = is_bare(part);
        let listed = part.text().and_then(|text| self.listed(text, draft));
        if let Some((links, all, called)) = listed.or(keys.map(|keys| (keys, bare, ""))) {
            called.clone_into(&mut way.called[1]);
            way.lines = links.into_iter().map(|link| vec![link]).collect();
            way.read.extend(all.then_some(part));
        }
        if way.lines.is_empty() {
            return self.way_of_nodes(part, draft);
        }
        // Names may be those of links and of nodes.
        if !closes(&way.lines, draft) && part.items().iter().all(|item| item.name().is_some()) {
            let nodes = self.way_of_nodes(part, draft);
            if nodes.whole && !nodes.lines.is_empty() {
                return nodes;
            }
        }
        // Nodes between the links say nothing else.
        let ends = way.lines.iter().flatten().map(|link| draft.ends(*link));
        let ends: BTreeSet<usize> = ends.flat_map(|(from, to)| [from, to]).collect();
        let between = |item: &&Node| {
            let node = item.name().and_then(|name| find(draft, name));
            node.is_some_and(|node| ends.contains(&node))
        };
        way.read.extend(beside.into_iter().filter(between));
        way
    }

    /// The links that a text lists between commas, whether it says nothing else, and what it calls them.
    pub fn listed<'t>(&self, text: &'t str, draft: &Draft) -> Option<(Vec<usize>, bool, &'t str)> {
        let parts = text.split([',', ';', '\n']).map(trimmed);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        // One link by its ends is a way of two.
        if let [one] = parts[..]
            && self.by_id(one).is_none()
        {
            return None;
        }
        let mut bare = true;
        let mut links = Vec::new();
        let mut link = |part: &str| {
            self.by_id(part).or_else(|| {
                let ((from, to), token) = between(part, draft)?;
                bare &= token.trim_matches('?').is_empty();
                self.link(from, to, draft).first().copied()
            })
        };
        let mut called = "";
        for (i, part) in parts.into_iter().enumerate() {
            let found = link(part);
            // Before the first there may be what the loop is called.
            let behind = part.split_once(':').filter(|_| i == 0 && found.is_none());
            called = behind.map_or(called, |(called, _)| trimmed(called));
            links.push(found.or_else(|| link(trimmed(behind?.1)))?);
        }
        (!links.is_empty()).then_some((links, bare, called))
    }

    /// The links that follow each other in a text with several arrows.
    fn chain(&self, text: &str, draft: &Draft) -> Option<Vec<usize>> {
        let steps: Vec<&str> = steps(text).collect();
        let link = |ends: &[&str]| self.link(ends[0], ends[1], draft).first().copied();
        let links = || steps.windows(2).map(link).collect();
        (steps.len() > 2 && self.by_id(text).is_none()).then(links)?
    }

    fn way_of_nodes<'n, 'a>(&self, part: &'n Node<'a>, draft: &Draft) -> Way<'n, 'a> {
        if let Some(text) = part.text() {
            let (called, names) = called_on(text, draft);
            let (lines, whole) = self.around(&names, draft);
            let read = whole && !says_more(text, &called, &names);
            return Way {
                free: vec![true; lines.len()],
                lines,
                whole,
                called,
                read: read.then_some(part).into_iter().collect(),
                ..Way::default()
            };
        }
        let steps = part.items().iter().filter_map(|item| step(item, draft));
        let mut steps: Vec<_> = steps.collect();
        let keys = part.members().iter().map(|of| of.key.to_string());
        let bare = is_bare(part);
        let whole = bare.then_some(part).into_iter().collect::<Vec<_>>();
        steps.extend(keys.map(|key| (key, whole.clone())));
        let names: Vec<String> = steps.iter().map(|(name, _)| name.clone()).collect();
        let (lines, whole) = self.around(&names, draft);
        let read = steps.into_iter().flat_map(|(_, read)| read);
        Way {
            free: vec![true; lines.len()],
            lines,
            whole,
            read: read.filter(|_| whole).collect(),
            ..Way::default()
        }
    }

    /// The links around a circle of nodes, and whether that are all.
    pub fn around(&self, names: &[String], draft: &Draft) -> (Vec<Vec<usize>>, bool) {
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

    fn named_link<'n, 'a>(&self, member: &'n Node<'a>, draft: &Draft) -> Option<Named<'n, 'a>> {
        let link = self.named(member, draft)?;
        let is = draft.made(link).polarity;
        let (from, to) = draft.ends(link);
        let is_end =
            |node: &Node, end: usize| node.name().and_then(|name| find(draft, name)) == Some(end);
        // A number may say how much.
        let bare = |text: &str| number(text).is_none_or(|number| number.abs() == 1.0);
        let same = |text: &str| sign(text) == Some(is) && bare(text);
        let mut read = Vec::new();
        match &member.kind {
            Kind::List(items) => {
                let ends = items.iter().zip([from, to]);
                read.extend(
                    ends.filter(|(item, end)| is_end(item, *end))
                        .map(|(item, _)| item),
                );
                let third = items.get(2);
                read.extend(third.filter(|item| item.name().is_some_and(same)));
            }
            Kind::Object(_) => {
                for Member { key, value, .. } in Item::of(member).parts() {
                    let of =
                        |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(key));
                    let end = |names: &[&str], end| {
                        let value = match value.kind {
                            Kind::Object(_) => Item::of(value).first(&ID)?,
                            _ => value,
                        };
                        Some(value).filter(|value| of(names) && is_end(value, end))
                    };
                    read.extend(end(&FROM, from).or_else(|| end(&TO, to)));
                    let id = of(&ID) && value.name().and_then(|id| self.by_id(id)) == Some(link);
                    if id || of(&SIGN) && value.name().is_some_and(same) {
                        read.push(value);
                    }
                }
            }
            _ => {
                let id = member.name().and_then(|id| self.by_id(id)) == Some(link);
                let token = ends_of(member, draft).map_or("", |(_, token)| token);
                let mute = token.trim_matches('?').is_empty();
                if id || mute || sign(token) == Some(is) {
                    read.push(member);
                }
            }
        }
        let said = signs_of(member, draft);
        let free = said.is_empty() && self.by_own_id(member).is_none();
        let mut said = said.into_iter();
        let other = said.find(|(sign, _)| *sign != is && !is.is_unknown());
        let other = other.map(|(_, token)| {
            let ends = ends_of(member, draft).map(|((from, to), _)| format!("{from} → {to}"));
            let ways = ends.unwrap_or_else(|| draft.link_id(link).to_owned());
            let name = member.name().map(str::to_owned);
            name.unwrap_or_else(|| format!("{ways} ({token})"))
        });
        Some(Named {
            link,
            read,
            free,
            other,
        })
    }

    /// The link that a member of a loop names by its id.
    fn by_own_id(&self, member: &Node) -> Option<usize> {
        let id = member.name().or_else(|| Item::of(member).name(&ID));
        id.and_then(|id| self.by_id(id))
    }

    /// The link that a member of a loop names by its id, or by its ends: of several between two nodes the one that has
    /// the sign which is said, else the first.
    pub fn named(&self, member: &Node, draft: &Draft) -> Option<usize> {
        if let Some(link) = self.by_own_id(member) {
            return Some(link);
        }
        let ((from, to), _) = ends_of(member, draft)?;
        let said = signs_of(member, draft);
        let links = self.link(from, to, draft);
        let first = said.first().map_or(Polarity::Unknown, |(sign, _)| *sign);
        let with = |sign: Polarity| {
            let mut links = links.iter().take(SIDE_BY_SIDE);
            links.find(|link| draft.made(**link).polarity == sign)
        };
        let found = || with(first).or_else(|| with(Polarity::Unknown));
        let found = (!said.is_empty()).then(found).flatten();
        found.or(links.first()).copied()
    }
}

/// True if links lead into each factor as often as out of it.
fn closes(lines: &[Vec<usize>], draft: &Draft) -> bool {
    let ends = lines.iter().flatten().map(|link| draft.ends(*link));
    let (mut from, mut to): (Vec<usize>, Vec<usize>) = ends.unzip();
    from.sort_unstable();
    to.sort_unstable();
    from == to
}

/// True for an object that says nothing but names.
fn is_bare(part: &Node) -> bool {
    part.members().iter().all(|of| of.value.is_void())
}

/// The factor with an id or a name, whatever blanks there are around it.
pub(super) fn find(draft: &Draft, name: &str) -> Option<usize> {
    place(draft, trimmed(name))
}

/// A node on a way: its name, and the values that are no more than that.
fn step<'n, 'a>(item: &'n Node<'a>, draft: &Draft) -> Option<(String, Vec<&'n Node<'a>>)> {
    if let Some(name) = item.name() {
        return Some((name.to_owned(), vec![item]));
    }
    let of = Item::of(item);
    let names = || ID.iter().chain(&LABEL).filter_map(|name| of.get(name));
    let known = |of: &&Node| of.name().and_then(|name| find(draft, name)).is_some();
    let first = names()
        .find(known)
        .or_else(|| of.first(&ID))
        .or_else(|| of.first(&LABEL))?;
    let name = first.name()?;
    let same = |of: &&Node| of.name().and_then(|of| find(draft, of)) == find(draft, name);
    Some((name.to_owned(), names().filter(same).collect()))
}

/// The ends of a link in a loop, and what a text says of its sign.
fn ends_of<'n>(member: &'n Node, draft: &Draft) -> Option<((&'n str, &'n str), &'n str)> {
    let Some(text) = member.name() else {
        if let [from, to, more @ ..] = member.items() {
            let token = more.first().and_then(Node::name);
            let token = token.filter(|token| sign(token).is_some());
            return Some((from.name().zip(to.name())?, token.unwrap_or_default()));
        }
        let [from, to] = ends(&Item::of(member));
        return Some(((from?.1, to?.1), ""));
    };
    between(text, draft)
}

/// The ends of a link in a text, and what that says of its sign.
fn between<'t>(text: &'t str, draft: &Draft) -> Option<((&'t str, &'t str), &'t str)> {
    let (from, to) = text.split_once("->").or_else(|| text.split_once('→'))?;
    let to = trimmed(to);
    // A name may end as a sign does: LGBT+.
    if find(draft, to).is_some() {
        return Some(((from, to), ""));
    }
    let round = to.strip_suffix(')').and_then(|to| to.rsplit_once('('));
    let behind = round.or_else(|| to.rsplit_once(':'));
    if let Some((to, token)) = behind.filter(|(_, token)| sign(token).is_some()) {
        return Some(((from, to), token));
    }
    // A word in brackets behind it.
    if let Some((to, word)) = round.filter(|(to, _)| find(draft, to).is_some()) {
        return Some(((from, to), word));
    }
    let bare = to.trim_end_matches(['+', '-', '−', '?', '±']);
    Some(((from, bare), &to[bare.len()..]))
}

/// The signs that a member of a loop says of its link, and in which words.
pub(super) fn signs_of<'n>(member: &'n Node, draft: &Draft) -> Vec<(Polarity, &'n str)> {
    let tokens: Vec<&str> = match member.kind {
        Kind::Object(_) => {
            let is = |key: &str| SIGN.iter().any(|name| name.eq_ignore_ascii_case(key));
            let parts = Item::of(member).parts().filter(|of| is(&of.key));
            parts.filter_map(|of| of.value.name()).collect()
        }
        _ => ends_of(member, draft)
            .map(|(_, token)| token)
            .into_iter()
            .collect(),
    };
    let signs = tokens
        .into_iter()
        .filter_map(|token| Some((sign(token)?, token)));
    signs.collect()
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
