//! Writes a map as a model without equations: a variable for each factor, and one view with them at
//! their places and a connector for each link.

use super::DELAY;
use super::tree::allowed;
use crate::error::{Code, Error};
use crate::format::audit::At;
use crate::format::export::{Lost, Part, own_id, single};
use crate::format::ids::{Ids, slug};
use crate::format::kumu::write::fields;
use crate::format::variable::key;
use crate::model::{Delay, Factor, Link, Map, Polarity};
use crate::names::{trimmed, words};
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;
use std::io;

/// Between factors that have no place, in rows.
const ROOM: [f64; 2] = [160.0, 100.0];
const IN_A_ROW: usize = 8;

/// Writes a model.
pub fn model(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let names = names(map, lost);
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
    let done = written(&mut out, map, &names, lost);
    done.map_err(|error| {
        Error::new(
            Code::Format,
            format!("The model could not be written: {error}."),
        )
    })?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(single(bytes))
}

type Out = Writer<Vec<u8>>;

fn written(out: &mut Out, map: &Map, names: &[String], lost: &mut Lost) -> io::Result<()> {
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = out.create_element("xmile").with_attributes([
        ("version", "1.0"),
        ("xmlns", "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"),
        ("xmlns:isee", "http://iseesystems.com/XMILE"),
    ]);
    root.write_inner_content(|out| {
        out.create_element("header").write_inner_content(|out| {
            let title = escaped(&line(&map.info().title));
            if title.replace("\\\\", "\\").replace("\\\"", "\"") != map.info().title {
                lost.changed("the title is one line", At::file());
            }
            text(out, "name", &title)?;
            text(out, "vendor", "system-map")?;
            let product = out.create_element("product");
            let version = ("version", env!("CARGO_PKG_VERSION"));
            product
                .with_attribute(version)
                .write_text_content(BytesText::new("system-map"))?;
            Ok(())
        })?;
        out.create_element("sim_specs").write_inner_content(|out| {
            text(out, "start", "0")?;
            text(out, "stop", "1")
        })?;
        out.create_element("model").write_inner_content(|out| {
            out.create_element("variables").write_inner_content(|out| {
                for ((_, factor), name) in map.factors().zip(names) {
                    variable(out, factor, name, lost)?;
                }
                groups(out, map, names, lost)
            })?;
            out.create_element("views").write_inner_content(|out| {
                let view = out
                    .create_element("view")
                    .with_attribute(("type", "stock_flow"));
                view.write_inner_content(|out| view_of(out, map, names, lost))?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn text(out: &mut Out, name: &str, text: &str) -> io::Result<()> {
    out.create_element(name)
        .write_text_content(BytesText::new(text))?;
    Ok(())
}

/// A text without what XML can't hold.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|&c| allowed(c)).collect()
}

/// A text as one line.
fn line(text: &str) -> String {
    words(&clean(text)).join(" ")
}

/// A name as it stands in attributes, where a backslash begins a line break.
fn escaped(name: &str) -> String {
    name.replace('\\', "\\\\").replace('"', "\\\"")
}

/// The name of each factor: it is what a model knows a variable by, so no two are alike.
fn names(map: &Map, lost: &mut Lost) -> Vec<String> {
    let mut ids = Ids::default();
    let name = |(_, factor): (_, &Factor)| {
        let plain = |text: &str| line(&text.replace('_', " "));
        let mut name = plain(&factor.label);
        for other in [&factor.id, "factor"] {
            if name.is_empty() {
                name = plain(other);
            }
        }
        let alike = key(&escaped(&name));
        let free = ids.free(&alike);
        name.push_str(&free[alike.len()..]);
        let at = || At::file().factor(&factor.id);
        if name != factor.label {
            lost.changed(
                "names have single blanks, no line breaks and no _, and each is there once",
                at(),
            );
        }
        if slug(&name) != factor.id {
            lost.part("ids of factors, which are made anew of their names", at());
        }
        escaped(&name)
    };
    map.factors().map(name).collect()
}

/// A name as a connector names it.
fn reference(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == ' ';
    let quotes = if name.chars().all(plain) { "" } else { "\"" };
    format!("{quotes}{}{quotes}", name.replace(' ', "_"))
}

fn variable(out: &mut Out, factor: &Factor, name: &str, lost: &mut Lost) -> io::Result<()> {
    let at = || At::file().factor(&factor.id);
    let about = factor.description.as_deref().map(clean).unwrap_or_default();
    if trimmed(&about) != factor.description.as_deref().unwrap_or_default() {
        lost.changed(
            "descriptions have no blanks at their ends and no characters that XML forbids",
            at(),
        );
    }
    if !factor.tags.is_empty() {
        lost.part("tags", at());
    }
    if factor.pinned {
        lost.part("that factors stay at their places", at());
    }
    let mut units = String::new();
    let mut left = 0;
    fields(
        &factor.extra,
        false,
        at(),
        lost,
        &mut |field, value| match value.as_str() {
            Some(text) if field == "units" && line(text) == text => text.clone_into(&mut units),
            _ => left += 1,
        },
    );
    for _ in 0..left {
        lost.part("fields", at());
    }
    let element = out.create_element("aux").with_attribute(("name", name));
    if trimmed(&about).is_empty() && units.is_empty() {
        element.write_empty()?;
        return Ok(());
    }
    element.write_inner_content(|out| {
        if !trimmed(&about).is_empty() {
            text(out, "doc", trimmed(&about))?;
        }
        if !units.is_empty() {
            text(out, "units", &units)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn groups(out: &mut Out, map: &Map, names: &[String], lost: &mut Lost) -> io::Result<()> {
    let mut lists: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut numbers = crate::names::Names::default();
    for group in &map.info().groups {
        numbers.insert(&group.id);
        lists.push((&group.id, Vec::new()));
    }
    for (number, (_, factor)) in map.factors().enumerate() {
        for id in &factor.groups {
            if numbers.insert(id) {
                lists.push((id, Vec::new()));
            }
            lists[numbers.number(id).unwrap_or(0)].1.push(number);
        }
        let order = factor.groups.iter().map(|id| numbers.number(id));
        if !order.is_sorted() {
            let at = At::file().factor(&factor.id);
            lost.changed("the groups of a factor stand in the order of their list, so that another may colour it", at);
        }
    }
    let mut labels = crate::names::Names::default();
    for (id, members) in lists {
        let label = map.info().group(id).map_or(id, |group| &group.label);
        let label = [label, id, "group"]
            .into_iter()
            .map(line)
            .find(|text| !text.is_empty());
        let label = label.unwrap_or_default();
        if members.is_empty() {
            continue;
        }
        if !labels.insert(&label) {
            lost.changed("groups of one name become one", At::file());
        }
        let group = out
            .create_element("group")
            .with_attribute(("name", escaped(&label).as_str()));
        group.write_inner_content(|out| {
            for member in members {
                let entity = out.create_element("entity");
                entity
                    .with_attribute(("name", names[member].as_str()))
                    .write_empty()?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn view_of(out: &mut Out, map: &Map, names: &[String], lost: &mut Lost) -> io::Result<()> {
    let placed = map
        .factors()
        .filter_map(|(_, factor)| Some([factor.x?, factor.y?]));
    let (mut left, mut below) = (ROOM[0], 0.0);
    for (i, [x, y]) in placed.enumerate() {
        left = if i == 0 { x } else { x.min(left) };
        below = if i == 0 { y } else { y.max(below) };
    }
    let mut rows = 0;
    for ((_, factor), name) in map.factors().zip(names) {
        let [x, y] = match (factor.x, factor.y) {
            (Some(x), Some(y)) => [x, y],
            _ => {
                let (column, row) = (rows % IN_A_ROW, rows / IN_A_ROW + 1);
                rows += 1;
                lost.changed(
                    "factors without a place stand in rows",
                    At::file().factor(&factor.id),
                );
                [left + ROOM[0] * column as f64, below + ROOM[1] * row as f64]
            }
        };
        let aux = out
            .create_element("aux")
            .with_attribute(("name", name.as_str()));
        let (x, y) = (x.to_string(), y.to_string());
        aux.with_attributes([("x", x.as_str()), ("y", y.as_str())])
            .write_empty()?;
    }
    for (number, (_, from, to, link)) in map.links().enumerate() {
        told(link, lost);
        own_id(map, (from, to), link, lost);
        let uid = (number + 1).to_string();
        let mut connector = out
            .create_element("connector")
            .with_attribute(("uid", uid.as_str()));
        if let Polarity::Plus | Polarity::Minus = link.polarity {
            connector = connector.with_attribute(("polarity", link.polarity.token()));
        }
        if !link.delay.is_none() {
            let name = format!("isee:{DELAY}");
            connector = connector.with_attribute((name.as_str(), "true"));
        }
        connector.write_inner_content(|out| {
            text(out, "from", &reference(&names[from.index()]))?;
            text(out, "to", &reference(&names[to.index()]))
        })?;
    }
    Ok(())
}

/// Names what a connector can't hold.
fn told(link: &Link, lost: &mut Lost) {
    let at = || At::file().link(&link.id);
    let parts = [
        ("labels of links", link.label.is_some()),
        ("descriptions of links", link.description.is_some()),
        ("tags", !link.tags.is_empty()),
        ("strengths", link.strength.is_some()),
        ("confidences", link.confidence.is_some()),
        ("that a delay is long", link.delay == Delay::Long),
    ];
    for (what, there) in parts {
        if there {
            lost.part(what, at());
        }
    }
    let mut left = 0;
    fields(&link.extra, false, at(), lost, &mut |_, _| left += 1);
    for _ in 0..left {
        lost.part("fields", at());
    }
}
