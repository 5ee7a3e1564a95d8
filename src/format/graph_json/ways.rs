//! What a part of a loop says of its links: by their ids, by their ends (`a->b+`), or by the nodes on its way.

use super::item::Item;
use super::loops::Made;
use super::{FROM, ID, LABEL, SIGN, TO, ends, place};
use crate::format::draft::Draft;
use crate::format::json::{Kind, Member, Node};
use crate::format::outline::{has_arrow, way};
use crate::format::sign_of_token;
use crate::format::signs::number;
use crate::model::Polarity;
use crate::names::{blank, trimmed};

/// The links that a part of a loop names.
#[derive(Default)]
pub(super) struct Way<'n, 'a> {
    /// The links in order, one to a line.
    pub lines: Vec<Vec<usize>>,
    /// All that is named there are links.
    pub whole: bool,
    /// It names links, and not nodes.
    pub by_links: bool,
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
    /// What is said of it there, if that is another sign than it has.
    other: Option<String>,
}

impl Made {
    /// The links of a part: those that it lists, or those around the nodes that it names. `nodes`: its texts are names of
    /// nodes, not of links.
    pub fn way<'n, 'a>(&self, part: &'n Node<'a>, nodes: bool, draft: &Draft) -> Way<'n, 'a> {
        let mut way = Way {
            whole: true,
            by_links: true,
            ..Way::default()
        };
        let is_node = |name: &str| !has_arrow(name) || find(draft, name).is_some();
        for item in part.items() {
            if nodes && item.name().is_some_and(is_node) {
                continue;
            }
            let Some(named) = self.named_link(item, draft) else {
                way.whole &= item.is_void();
                continue;
            };
            way.lines.push(vec![named.link]);
            way.read.extend(named.read);
            way.other.extend(named.other.map(|said| (named.link, said)));
        }
        if way.lines.is_empty() {
            return self.way_of_nodes(part, draft);
        }
        way
    }

    fn way_of_nodes<'n, 'a>(&self, part: &'n Node<'a>, draft: &Draft) -> Way<'n, 'a> {
        if let Some(text) = part.text() {
            let (called, names) = on_line(text);
            let (lines, whole) = self.around(&names, draft);
            // What a text says of signs is not taken.
            let read = whole && !says_signs(text);
            return Way {
                lines,
                whole,
                called,
                read: read.then_some(part).into_iter().collect(),
                ..Way::default()
            };
        }
        let steps: Vec<_> = part
            .items()
            .iter()
            .filter_map(|item| step(item, draft))
            .collect();
        let names: Vec<String> = steps.iter().map(|(name, _)| name.clone()).collect();
        let (lines, whole) = self.around(&names, draft);
        let read = steps.into_iter().flat_map(|(_, read)| read);
        Way {
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
        let mut read = Vec::new();
        match &member.kind {
            Kind::List(items) => {
                let ends = items.iter().zip([from, to]);
                read.extend(
                    ends.filter(|(item, end)| is_end(item, *end))
                        .map(|(item, _)| item),
                );
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
                    // A number may say how much.
                    let bare = |text: &str| number(text).is_none_or(|number| number.abs() == 1.0);
                    let same = |text: &str| sign(text) == Some(is) && bare(text);
                    if id || of(&SIGN) && value.name().is_some_and(same) {
                        read.push(value);
                    }
                }
            }
            _ => {
                let id = member.name().and_then(|id| self.by_id(id)) == Some(link);
                let token = ends_of(member).map_or("", |(_, token)| token);
                let mute = token.trim_matches('?').is_empty();
                if id || mute || sign(token) == Some(is) {
                    read.push(member);
                }
            }
        }
        let mut said = signs_of(member).into_iter();
        let other = said.find(|(sign, _)| *sign != is && !is.is_unknown());
        let other = other.map(|(_, token)| {
            let ends = ends_of(member).map(|((from, to), _)| format!("{from} → {to}"));
            let ways = ends.unwrap_or_else(|| draft.link_id(link).to_owned());
            let name = member.name().map(str::to_owned);
            name.unwrap_or_else(|| format!("{ways} ({token})"))
        });
        Some(Named { link, read, other })
    }

    /// The link that a member of a loop names by its id, or by its ends: of several between two nodes the one that has
    /// the sign which is said, else the first.
    pub fn named(&self, member: &Node, draft: &Draft) -> Option<usize> {
        let id = member.name().or_else(|| Item::of(member).name(&ID));
        if let Some(link) = id.and_then(|id| self.by_id(id)) {
            return Some(link);
        }
        let ((from, to), _) = ends_of(member)?;
        let said = signs_of(member);
        let links = self.link(from, to, draft);
        let fits = |link: &&usize| {
            let first = said.first().map(|(sign, _)| *sign);
            Some(draft.made(**link).polarity) == first
        };
        links.iter().find(fits).or(links.first()).copied()
    }
}

fn find(draft: &Draft, name: &str) -> Option<usize> {
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
fn ends_of<'n>(member: &'n Node) -> Option<((&'n str, &'n str), &'n str)> {
    let Some(text) = member.name() else {
        let ends = match member.items() {
            [from, to, ..] => from.name().zip(to.name()),
            _ => {
                let [from, to] = ends(&Item::of(member));
                from.zip(to).map(|((_, from), (_, to))| (from, to))
            }
        };
        return Some((ends?, ""));
    };
    let (from, to) = text.split_once("->").or_else(|| text.split_once('→'))?;
    let bare = to.trim_end_matches(['+', '-', '−', '?']);
    Some(((from, bare), &to[bare.len()..]))
}

/// The signs that a member of a loop says of its link, and in which words.
pub(super) fn signs_of<'n>(member: &'n Node) -> Vec<(Polarity, &'n str)> {
    let tokens: Vec<&str> = match member.kind {
        Kind::Object(_) => {
            let is = |key: &str| SIGN.iter().any(|name| name.eq_ignore_ascii_case(key));
            let parts = Item::of(member).parts().filter(|of| is(&of.key));
            parts.filter_map(|of| of.value.name()).collect()
        }
        _ => ends_of(member)
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

/// True if a way says signs at its arrows.
pub(super) fn says_signs(way: &str) -> bool {
    let mut steps = way.split('→').flat_map(|step| step.split("->")).skip(1);
    steps.any(|step| trimmed(step).starts_with(['+', '-', '−']))
}

/// What a way calls its loop, and the names of nodes on it: a text with arrows, or with commas.
pub(super) fn on_line(text: &str) -> ([String; 2], Vec<String>) {
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
