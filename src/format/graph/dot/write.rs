//! A map as DOT.

use super::super::drawn::{HEAD, Head, at_head, head};
use super::super::put;
use super::text::{DRAWN, as_drawn};
use crate::error::Error;
use crate::format::audit::At;
use crate::format::export::{Lost, Part, single};
use crate::model::{Map, Polarity};

/// Writes DOT: labels and signs for the eye of whoever draws it, the rest as attributes that Graphviz
/// passes over.
pub fn write(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let info = map.info();
    let own = put::Names::of(map, true);
    let mut out = String::from("digraph map {\n");
    for (name, text) in [
        ("label", Some(&info.title)),
        ("description", info.description.as_ref()),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            out.push_str(&format!("  {name}={};\n", value(name, text)));
        }
    }
    out.push_str("  node [shape=plaintext];\n");
    let mut given = crate::format::ids::Ids::default();
    let mut names = std::collections::BTreeMap::new();
    for (_, factor) in map.factors() {
        let at = At::file().factor(&factor.id);
        let name = given.free(&name(&factor.id, &at, lost));
        let mut fields = vec![("label".to_owned(), factor.label.clone())];
        fields.extend(put::of_factor(map, factor, own, lost));
        if let (Some(x), Some(y)) = (factor.x, factor.y) {
            let mark = if factor.pinned { "!" } else { "" };
            fields.push(("pos".to_owned(), format!("{x},{}{mark}", -y)));
        }
        out.push_str(&format!("  {}{};\n", quoted(&name), list(&fields)));
        names.insert(factor.id.as_str(), name);
    }
    for (_, from, to, link) in map.links() {
        let at = At::file().link(&link.id);
        let mut fields = vec![("id".to_owned(), link.id.clone())];
        fields.extend(put::of_link(link, own, lost));
        let sign = link.polarity.token();
        if link.label.as_deref() == Some(sign) {
            lost.part("labels that are only the sign", at);
        }
        fields.push((
            "label".to_owned(),
            link.label.clone().unwrap_or_else(|| sign.to_owned()),
        ));
        // Words take the place of the sign, and an attribute of the file may say one that the link had.
        let place = fields.iter().position(|(name, _)| name == HEAD);
        let said = place.map(|place| head(&fields[place].1, link));
        let what = match said {
            Some(Head { opposed: true, .. }) => "labels at heads with another sign or delay",
            Some(Head { no_more: true, .. }) => {
                "labels at heads that are only the sign and the delay"
            }
            _ => "",
        };
        if !what.is_empty() {
            lost.part(what, At::file().link(&link.id));
        }
        let text = || at_head(link).map(|text| (HEAD.to_owned(), text));
        match (place, said) {
            (Some(place), Some(Head { opposed: true, .. })) => {
                fields.remove(place);
                fields.extend(text());
            }
            (None, _) => fields.extend(text()),
            _ => {}
        }
        if link.polarity == Polarity::Minus && !fields.iter().any(|(name, _)| name == "style") {
            fields.push(("style".to_owned(), "dashed".to_owned()));
        }
        let ends = [from, to].map(|end| quoted(&names[map.factor(end).id.as_str()]));
        out.push_str(&format!("  {} -> {}{};\n", ends[0], ends[1], list(&fields)));
    }
    for put::Line {
        id,
        ends,
        mut fields,
    } in put::undirected(map, own, lost)
    {
        fields.extend(id.map(|id| ("id".to_owned(), id)));
        fields.push(("dir".to_owned(), "none".to_owned()));
        let ends = [0, 1].map(|end| quoted(&names[ends[end].as_str()]));
        out.push_str(&format!("  {} -> {}{};\n", ends[0], ends[1], list(&fields)));
    }
    out.push_str("}\n");
    Ok(single(out.into_bytes()))
}

/// A name for a node: the id, as far as names may be it.
fn name(id: &str, at: &At, lost: &mut Lost) -> String {
    if id.contains('\\') {
        lost.changed("ids have no backslash", at.clone());
    }
    id.replace('\\', "/")
}

/// A name in quotes, in which only quotes are escaped.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\\\""))
}

/// A value in quotes, in which backslashes are escapes, and entities in what is drawn.
fn value(name: &str, text: &str) -> String {
    let text = match DRAWN.contains(&name) {
        true => as_drawn(text),
        false => text.to_owned(),
    };
    let text = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{text}\"")
}

fn list(fields: &[put::Field]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, text)| format!("{}={}", bare(name), value(name, text)))
        .collect();
    match fields.is_empty() {
        true => String::new(),
        false => format!(" [{}]", fields.join(", ")),
    }
}

/// The name of an attribute, in quotes if it has to be.
fn bare(name: &str) -> String {
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let plain = name.chars().all(letter) && !name.starts_with(|c: char| c.is_ascii_digit());
    match plain && !name.is_empty() {
        true => name.to_owned(),
        false => quoted(&name.replace('\\', "/")),
    }
}
