//! Which format a file is of: by its content first, by its name where that does not decide.

use super::json::{Kind, Node};
use super::known::Format;
use super::source::Source;
use super::{ReadOptions, graph, graph_json, loopy, outline, prsm, sniff, table, vensim, xmile};
use crate::error::{Code, Error, Place};

/// The format of a file.
///
/// # Errors
/// [`Code::Format`] where it is none of those that are read, saying what it looks like; those of
/// unpacking it.
pub fn detect(bytes: &[u8], name: &str) -> Result<Format, Error> {
    let limits = ReadOptions::default();
    of(&Source::open(bytes, name, &limits)?, &limits)
}

/// The format of a file that is unpacked.
pub(super) fn of(source: &Source, limits: &ReadOptions) -> Result<Format, Error> {
    if source.bytes.starts_with(b"PK\x03\x04") {
        return Ok(Format::Xlsx);
    }
    let Some(text) = &source.text else {
        return Err(unknown(source));
    };
    let start = text.trim_start();
    if start.is_empty() {
        return Err(unknown(source));
    }
    if outline::is_marked(start) {
        return Ok(Format::Outline);
    }
    // The data of an address is a list of lists, perhaps encoded, perhaps in a piece of a web page.
    if loopy::looks_like_one(text) {
        return Ok(Format::Loopy);
    }
    if loopy::alone(text).is_some() {
        let message = "This is an address, not a map. Open it, save or export the map there, and give that file.";
        return Err(Error::new(Code::Format, message).at(Place { line: 1, column: 1 }));
    }
    let first = start.lines().next().unwrap_or_default();
    if first.to_lowercase().starts_with("@startuml") {
        let message = "This is a diagram in PlantUML, which is not read here. Take out the line that begins with @startuml, that with @enduml and all that are no links, and write each link like this: Trust -> Sharing : +. Or export it in a format that is read, such as Mermaid, DOT or CSV.";
        return Err(Error::new(Code::Format, message).at(Place { line: 1, column: 1 }));
    }
    if prsm::looks_packed(text) {
        return Ok(Format::Prsm);
    }
    if vensim::is_one(start) {
        return Ok(Format::Vensim);
    }
    if xmile::is_one(start) {
        return Ok(Format::Xmile);
    }
    // Texts that begin like JSON and are none stand before it here; then JSON; then XML and the rest.
    if !start.to_lowercase().starts_with("{utf-8}") && start.starts_with(['{', '[']) {
        // What is not well-formed is for the reader of our own format to explain.
        return match super::json::tree(text, limits) {
            Ok(root) => json(&root).ok_or_else(|| match graph_json::why_not(&root) {
                Some(message) => Error::new(Code::Format, message).at(Place { line: 1, column: 1 }),
                None => unknown(source),
            }),
            Err(error) if error.code() == Code::Limit => Err(error),
            Err(_) => Ok(Format::SystemMap),
        };
    }
    if start.starts_with('<') && sniff::bytes(start.as_bytes()) == Some(sniff::Looks::MentalModeler)
    {
        return Ok(Format::MentalModeler);
    }
    if start.starts_with('<') {
        return xml(text).ok_or_else(|| unknown(source));
    }
    if start.starts_with("{") {
        return Err(unknown(source));
    }
    if let Some(format) = typed(text, source.name) {
        return Ok(format);
    }
    // Equations without a drawing, which have commas too.
    if Format::from_name(source.name) == Some(Format::Vensim) {
        return Ok(Format::Vensim);
    }
    if Format::from_name(source.name) == Some(Format::Csv) || table::looks_like_one(text) {
        return Ok(Format::Csv);
    }
    // Text that nobody knows: ours, if its name says so, and then its reader says what is wrong.
    match Format::from_name(source.name) {
        Some(format @ (Format::SystemMap | Format::Prsm)) => Ok(format),
        _ => Err(unknown(source)),
    }
}

/// By the keys of a JSON file.
fn json(root: &Node) -> Option<Format> {
    let has = |key: &str| root.get(key).is_some();
    Some(if root.text_at("format") == Some(super::json::FORMAT) {
        Format::SystemMap
    } else if has("elements") && (has("maps") || has("defaultMap")) && !is_flat(root) {
        Format::Kumu
    } else if has("elements") && has("connections") {
        Format::KumuBlueprint
    } else if is_loopy(root) {
        Format::Loopy
    } else if is_prsm(root) {
        Format::Prsm
    } else if has("concepts") && (has("groupNames") || has("info")) {
        Format::MentalModeler
    } else if has("notebook") && has("type") {
        Format::CatColab
    } else if is_loop_list(root) {
        Format::LoopList
    } else if graph_json::looks_like_one(root) {
        Format::GraphJson
    } else if has("format")
        || has("factors")
        || has("links")
        || has("version") && !has("elements") && !has("nodes")
    {
        // Its reader says what is missing.
        Format::SystemMap
    } else {
        return None;
    })
}

/// True where elements have their labels themselves, as in a blueprint, and not under attributes.
fn is_flat(root: &Node) -> bool {
    let first = root.list("elements").first();
    first.is_some_and(|of| of.get("label").is_some() && of.get("attributes").is_none())
}

/// Nodes and edges with something that only PRSM puts beside them, or with two things that others have, too; and with the
/// keys that its nodes and edges have.
fn is_prsm(root: &Node) -> bool {
    let (Some(nodes), Some(edges)) = (root.get("nodes"), root.get("edges")) else {
        return false;
    };
    let styled = ["styles", "samples"].iter().any(|key| {
        let styles = root.get(key);
        styles.is_some_and(|of| of.get("nodes").or(of.get("edges")).is_some())
    });
    let node = |of: &Node| of.get("name").is_none() || of.get("label").is_some();
    let edge = |of: &Node| {
        let has = |key: &&str| of.get(key).is_some();
        // Those of old maps have other ends.
        (styled || ["from", "to"].iter().all(has)) && !["sign", "polarity", "delay"].iter().any(has)
    };
    let has = |key: &&str| root.get(key).is_some();
    let sure = styled || ["mapTitle", "lastNodeSample"].iter().any(has);
    let others = ["room", "styles", "version", "saved"];
    nodes.items().first().is_none_or(node)
        && edges.items().first().is_none_or(edge)
        && (sure || others.iter().filter(|key| has(key)).count() > 1)
}

/// A LOOPY model: lists in a list, names of version 2, or the data of an address under a key.
fn is_loopy(root: &Node) -> bool {
    let is_list = |node: &Node| matches!(node.kind, Kind::List(_));
    let first = root.items().first().filter(|first| is_list(first));
    let lists = first.is_some_and(|nodes| nodes.items().first().is_none_or(is_list));
    let named = ["globals", "nodes", "edges"]
        .iter()
        .all(|key| root.get(key).is_some());
    let data = root.text_at("data").map(str::trim_start);
    lists || named || data.is_some_and(|data| data.starts_with("[[") || data.starts_with("%5B%5B"))
}

/// Relationships by the names of their ends, in a model or alone, or feedback loops.
fn is_loop_list(root: &Node) -> bool {
    let model = root.get("model").unwrap_or(root);
    let first = model.list("relationships").first();
    let ends = first.is_some_and(|of| of.text_at("from").is_some() && of.text_at("to").is_some());
    let feedback = root.get("feedback").unwrap_or(root);
    let loops = feedback.list("feedbackLoops").first();
    // Theirs have signs nowhere else, and no loops of another kind beside them.
    let alone = first.is_some_and(|of| of.get("polarity").is_some() || of.members().len() == 2);
    let others = ["loops", "feedback_loops"]
        .iter()
        .any(|name| root.get(name).is_some());
    let named = loops.is_some_and(|of| !of.list("links").is_empty());
    let theirs = named || loops.is_none() && alone && !others;
    ends && (theirs || root.get("model").is_some())
        || loops.is_some() && !graph_json::looks_like_one(root)
}

/// By the outermost element of an XML file.
fn xml(text: &str) -> Option<Format> {
    let start: String = text.chars().take(4000).collect();
    let marks = [("<graphml", Format::GraphMl), ("<gexf", Format::Gexf)];
    let found = marks.iter().find(|(mark, _)| start.contains(mark));
    found.map(|&(_, format)| format)
}

/// Texts that people type, what begins like them, and tables with headings that are known.
fn typed(text: &str, name: &str) -> Option<Format> {
    let name = name.to_lowercase();
    let by_name = Format::from_name(&name);
    if table::has_headings(text) || table::has_arrows(text) {
        return Some(Format::Csv);
    }
    let ours = [Format::Outline, Format::Gml, Format::Dot, Format::Mermaid];
    if graph::mermaid::looks_like_one(text) {
        return Some(Format::Mermaid);
    }
    if graph::dot::looks_like_one(text) {
        return Some(Format::Dot);
    }
    // A table in Markdown, unless all links are typed around it.
    if let Some(outside) = table::outside(text)
        && (table::holds_links(text) || !outline::looks_like_one(&outside))
    {
        return Some(Format::Csv);
    }
    if let Some(format) = by_name.filter(|format| ours.contains(format)) {
        return Some(format);
    }
    if graph::gml::looks_like_one(text) {
        return Some(Format::Gml);
    }
    let table = [".csv", ".tsv", ".tab"]
        .iter()
        .any(|end| name.ends_with(end));
    (!table && outline::looks_like_one(text)).then_some(Format::Outline)
}

/// The error for a file of no format that is read.
fn unknown(source: &Source) -> Error {
    let place = Place { line: 1, column: 1 };
    // The container of Word, Excel and others before 2007.
    if source
        .bytes
        .starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    {
        let message = "This looks like a workbook of an old kind (.xls), which is not read here. Save it as XLSX, or as CSV with the encoding UTF-8.";
        return Error::new(Code::Format, message).at(place);
    }
    let start = source.text.as_deref().unwrap_or_default().trim_start();
    let looks = match start.starts_with(['{', '[']) {
        true => sniff::Looks::Json,
        false => sniff::bytes(&source.bytes).unwrap_or(sniff::Looks::Text),
    };
    let looks = match looks {
        sniff::Looks::Text if source.text.is_none() => sniff::Looks::Bytes,
        looks => looks,
    };
    let names: Vec<&str> = Format::all(false).map(Format::name).collect();
    let typed = match looks {
        sniff::Looks::Text => " A map can be typed, too, one link in a line: Trust -> Sharing : +.",
        _ => "",
    };
    let message = format!(
        "{}, which is none of the formats that are read here: {}. Save or export the map in one of them.{typed}",
        looks.words(),
        names.join(", ")
    );
    Error::new(Code::Format, message).at(place)
}
