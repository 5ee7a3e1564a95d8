//! Links as programs dump them: a list of records, or each a list of its ends and what it has.

use super::end;
use super::ends::{CAUSE, EFFECT, FROM, TO, has_both};
use super::item::Item;
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::json::{Kind, Node};
use crate::format::signs::number;
use crate::names::{folded, trimmed};

/// True for a list that begins with two names, as a link does that is a list.
pub fn is_pair(node: &Node) -> bool {
    let [from, to, ..] = node.items() else {
        return false;
    };
    let is_name = |node: &Node| node.text().is_some_and(|text| !trimmed(text).is_empty());
    is_name(from) && is_name(to)
}

/// True for two headings of columns.
pub fn are_headings(node: &Node) -> bool {
    let [from, to, ..] = node.items() else {
        return false;
    };
    let is = |node: &Node, names: [&[&str]; 2]| {
        let text = folded(trimmed(node.text().unwrap_or_default()));
        names.concat().contains(&text.as_str())
    };
    is(from, [&FROM, &[CAUSE]]) && is(to, [&TO, &[EFFECT]])
}

/// True for a list whose first entry has a cause and an effect.
pub fn is_of_links(root: &Node) -> bool {
    if root.items().first().is_some_and(is_pair) {
        return true;
    }
    let first = root.items().first().map(Item::of);
    first.is_some_and(|of| has_both(&of))
}

/// Why a list of records, or a graph that lists neighbours, is not read, and what to write instead.
pub fn why_not(root: &Node) -> Option<&'static str> {
    let records = root.items().first();
    if records.is_some_and(|first| !first.members().is_empty()) {
        return Some(
            r#"This is a list in JSON, and its first entry does not say what it leads from and to. Write each link as {"from": "Trust", "to": "Sharing", "polarity": "+"}, or save the list as CSV with the headings From, To, Type."#,
        );
    }
    root.get("adjacency").map(|_| {
        r#"This graph in JSON lists the neighbours of each node ("adjacency"), which is not read. Write its links as a list under "links", each as {"from": "Trust", "to": "Sharing", "polarity": "+"}. In networkx node_link_data does so."#
    })
}

/// Makes a link of a list of its cause, its effect, and perhaps its sign. What else there is, is kept.
pub fn link(parts: &[Node], draft: &mut Draft, at: &At) -> Result<Vec<usize>, Error> {
    let name = |i: usize| parts.get(i).and_then(Node::name);
    let (Some(from), Some(to)) = (name(0), name(1)) else {
        draft.tell(Told::HalfRow, &[], at.clone());
        return Ok(Vec::new());
    };
    let (start, there) = (end(draft, from, at)?, end(draft, to, at)?);
    let link = draft.link(None, start, there, at)?;
    let text = name(2).unwrap_or_default();
    let weight = number(text).filter(|weight| weight.abs() != 1.0);
    if !text.is_empty() && weight.is_none() {
        draft.sign(link, &[("sign", text)], false, at);
        if draft.made(link).polarity.is_unknown() && number(text).is_none() {
            let extra = &mut draft.link_mut(link).extra;
            extra.insert("x-type".to_owned(), text.into());
        }
    }
    let said = usize::from(!text.is_empty() && weight.is_none());
    for (i, more) in parts.iter().enumerate().skip(2 + said) {
        let extra = &mut draft.link_mut(link).extra;
        match &more.kind {
            Kind::Null => {}
            // networkx has a table of fields there.
            _ if !more.members().is_empty() => {
                for field in more.members() {
                    keep_field(extra, &field.key, field.value.value());
                }
            }
            _ if i == 2 => keep_field(extra, "weight", more.value()),
            _ => keep_field(extra, &format!("part {}", i + 1), more.value()),
        }
    }
    Ok(vec![link])
}
