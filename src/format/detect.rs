//! Which format a file is of: by its content first, by its name where that does not decide.

use super::export::{Lost, Part};
use super::json::{Kind, Node};
use super::source::Source;
use super::{
    ReadOptions, catcolab, draft::Draft, graph, graph_json, kumu, loop_list, loopy, mental,
    outline, prsm, sniff, table, vensim, xmile,
};
use crate::error::{Code, Error, Place};
use crate::model::Map;

/// Reads a file into a draft of a map.
pub(super) type Reader = fn(&Source, &mut Draft) -> Result<(), Error>;
/// Writes a map; says what the format can't hold.
pub(super) type Writer = fn(&Map, &mut Lost) -> Result<Vec<Part>, Error>;

/// The formats that are read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Our own: JSON, version 1.
    SystemMap,
    /// A Kumu project, as its “Export JSON” gives it: several maps, with places.
    Kumu,
    /// A Kumu blueprint: elements and connections in flat JSON.
    KumuBlueprint,
    /// A table as text: Kumu's two tables, a list of links, or a matrix.
    Csv,
    /// A workbook of such tables.
    Xlsx,
    /// A LOOPY model, as its file or as an address that carries it.
    Loopy,
    /// The same, written as an address.
    LoopyUrl,
    /// A map of PRSM, the participatory system mapper.
    Prsm,
    /// A fuzzy cognitive map of Mental Modeler.
    MentalModeler,
    /// A model of CatColab.
    CatColab,
    /// Relationships and feedback loops, as the sd-ai tools list them.
    LoopList,
    /// Nodes and edges in JSON, as many programs write them.
    GraphJson,
    /// A Vensim model as text (.mdl).
    Vensim,
    /// A model in XMILE, as Stella and others write it.
    Xmile,
    /// Lines of text that people type: `Trust -> Sharing : +`.
    Outline,
    /// GraphML: graphs as XML, of yEd, Gephi, NetworkX and others.
    GraphMl,
    /// GEXF: graphs as XML, of Gephi.
    Gexf,
    /// GML: graphs as keys and values in brackets.
    Gml,
    /// DOT, the language of Graphviz.
    Dot,
    /// A flowchart of Mermaid.
    Mermaid,
}

/// What is known of a format.
pub(super) struct Entry {
    pub format: Format,
    /// Its name on the command line and in reports.
    pub token: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// How names of its files end. The first one is given to new files.
    pub endings: &'static [&'static str],
    /// Absent: it is only written. Tables, of which several files may be one map, are read by
    /// [`table::read`] instead.
    pub read: Option<Reader>,
    /// Absent: it is only read.
    pub write: Option<Writer>,
}

/// Every format, in the order of [`Format`].
static ENTRIES: &[Entry] = &[
    Entry {
        format: Format::SystemMap,
        token: "system-map",
        name: "system map",
        endings: &["json"],
        read: None,
        write: Some(super::export::native),
    },
    Entry {
        format: Format::Kumu,
        token: "kumu",
        name: "Kumu project",
        endings: &["kumu.json"],
        read: Some(kumu::project::read),
        write: Some(kumu::write::project),
    },
    Entry {
        format: Format::KumuBlueprint,
        token: "kumu-blueprint",
        name: "Kumu blueprint",
        endings: &["blueprint.json"],
        read: Some(kumu::blueprint::read),
        write: Some(kumu::write::blueprint),
    },
    Entry {
        format: Format::Csv,
        token: "csv",
        name: "table",
        endings: &["csv", "tsv", "tab", "txt"],
        read: None,
        write: Some(table::write::csv),
    },
    Entry {
        format: Format::Xlsx,
        token: "xlsx",
        name: "workbook (XLSX)",
        endings: &["xlsx", "xlsm"],
        read: None,
        write: Some(table::write::xlsx),
    },
    Entry {
        format: Format::Loopy,
        token: "loopy",
        name: "LOOPY model",
        endings: &["loopy", "loopy.json"],
        read: Some(loopy::read),
        write: Some(loopy::write::file),
    },
    Entry {
        format: Format::LoopyUrl,
        token: "loopy-url",
        name: "LOOPY address",
        endings: &["loopy.txt", "url"],
        read: Some(loopy::read),
        write: Some(loopy::write::address),
    },
    Entry {
        format: Format::Prsm,
        token: "prsm",
        name: "PRSM map",
        endings: &["prsm"],
        read: Some(prsm::read),
        write: None,
    },
    Entry {
        format: Format::MentalModeler,
        token: "mental-modeler",
        name: "Mental Modeler project",
        endings: &["mmp"],
        read: Some(mental::read),
        write: None,
    },
    Entry {
        format: Format::CatColab,
        token: "catcolab",
        name: "CatColab model",
        endings: &["catcolab.json"],
        read: Some(catcolab::read),
        write: None,
    },
    Entry {
        format: Format::LoopList,
        token: "loop-list",
        name: "list of loops (sd-ai)",
        endings: &["loops.json"],
        read: Some(loop_list::read),
        write: None,
    },
    Entry {
        format: Format::GraphJson,
        token: "graph-json",
        name: "graph in JSON (Cytoscape, graphology and others)",
        endings: &["graph.json", "cyjs"],
        read: Some(graph_json::read),
        write: None,
    },
    Entry {
        format: Format::Vensim,
        token: "vensim",
        name: "Vensim model",
        endings: &["mdl"],
        read: Some(vensim::read),
        write: None,
    },
    Entry {
        format: Format::Xmile,
        token: "xmile",
        name: "XMILE model (Stella)",
        endings: &["stmx", "xmile", "itmx"],
        read: Some(xmile::read::read),
        write: Some(xmile::write::model),
    },
    Entry {
        format: Format::Outline,
        token: "outline",
        name: "outline (text)",
        endings: &["outline.txt", "outline"],
        read: Some(outline::read),
        write: Some(outline::write::write),
    },
    Entry {
        format: Format::GraphMl,
        token: "graphml",
        name: "GraphML",
        endings: &["graphml"],
        read: Some(graph::graphml::read),
        write: Some(graph::graphml::write),
    },
    Entry {
        format: Format::Gexf,
        token: "gexf",
        name: "GEXF",
        endings: &["gexf"],
        read: Some(graph::gexf::read),
        write: Some(graph::gexf::write),
    },
    Entry {
        format: Format::Gml,
        token: "gml",
        name: "GML",
        endings: &["gml"],
        read: Some(graph::gml::read),
        write: None,
    },
    Entry {
        format: Format::Dot,
        token: "dot",
        name: "DOT (Graphviz)",
        endings: &["dot", "gv"],
        read: Some(graph::dot::read),
        write: Some(graph::dot::write::write),
    },
    Entry {
        format: Format::Mermaid,
        token: "mermaid",
        name: "Mermaid flowchart",
        endings: &["mmd", "mermaid"],
        read: Some(graph::mermaid::read),
        write: Some(graph::mermaid::write::write),
    },
];

impl Format {
    pub(super) fn entry(self) -> &'static Entry {
        &ENTRIES[self as usize]
    }

    /// Its name on the command line and in reports.
    pub fn token(self) -> &'static str {
        self.entry().token
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// The ending of names of its files.
    pub fn ending(self) -> &'static str {
        self.entry().endings[0]
    }

    /// The format of a token.
    pub fn from_token(token: &str) -> Option<Format> {
        let entry = ENTRIES.iter().find(|e| e.token == token);
        entry.map(|e| e.format)
    }

    /// The tokens of those that are read, or of those that are written.
    pub fn tokens(written: bool) -> Vec<&'static str> {
        let able = |e: &&Entry| match written {
            true => e.write.is_some(),
            false => e.read.is_some() || e.format.is_table() || e.format == Format::SystemMap,
        };
        ENTRIES.iter().filter(able).map(|e| e.token).collect()
    }

    /// The format that the name of a file asks for: of the endings that fit the longest one.
    pub fn from_name(name: &str) -> Option<Format> {
        let name = name.to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let fits = |ending: &&str| {
            let rest = name.strip_suffix(*ending);
            rest.is_some_and(|rest| rest.ends_with('.'))
        };
        let longest = |e: &'static Entry| {
            let fitting = e.endings.iter().filter(|ending| fits(ending));
            fitting.map(|ending| ending.len()).max()
        };
        let fitting = ENTRIES.iter().filter_map(|e| Some((longest(e)?, e.format)));
        fitting.max_by_key(|&(length, _)| length).map(|(_, f)| f)
    }

    /// Several of these may be one map.
    pub fn is_table(self) -> bool {
        matches!(self, Format::Csv | Format::Xlsx)
    }
}

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
    // The data of an address is a list of lists, perhaps encoded, perhaps in a piece of a web page.
    if loopy::looks_like_one(text) {
        return Ok(Format::Loopy);
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
            Ok(root) => Ok(json(&root)),
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
    if Format::from_name(source.name) == Some(Format::Csv) || table::looks_like_one(text) {
        return Ok(Format::Csv);
    }
    // Equations without a drawing.
    if Format::from_name(source.name) == Some(Format::Vensim) {
        return Ok(Format::Vensim);
    }
    // Text that nobody knows: ours, if its name says so, and then its reader says what is wrong.
    match Format::from_name(source.name) {
        Some(format @ (Format::SystemMap | Format::Prsm)) => Ok(format),
        _ => Err(unknown(source)),
    }
}

/// By the keys of a JSON file.
fn json(root: &Node) -> Format {
    let has = |key: &str| root.get(key).is_some();
    if root.text_at("format") == Some(super::json::FORMAT) {
        Format::SystemMap
    } else if has("elements") && (has("maps") || has("defaultMap")) {
        Format::Kumu
    } else if has("elements") && has("connections") {
        Format::KumuBlueprint
    } else if is_loopy(root) {
        Format::Loopy
    } else if has("nodes")
        && has("edges")
        && ["mapTitle", "room", "lastNodeSample", "styles"]
            .into_iter()
            .any(has)
    {
        Format::Prsm
    } else if has("concepts") && (has("groupNames") || has("info")) {
        Format::MentalModeler
    } else if has("notebook") && has("type") {
        Format::CatColab
    } else if is_loop_list(root) {
        Format::LoopList
    } else if graph_json::looks_like_one(root) {
        Format::GraphJson
    } else {
        // Its reader says what it takes it for.
        Format::SystemMap
    }
}

/// A LOOPY model: lists in a list, names of version 2, or the data of an address under a key.
fn is_loopy(root: &Node) -> bool {
    let lists = root
        .items()
        .first()
        .is_some_and(|first| matches!(first.kind, Kind::List(_)));
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
    ends || !feedback.list("feedbackLoops").is_empty()
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
    if table::has_headings(text) {
        return Some(Format::Csv);
    }
    let ours = [Format::Outline, Format::Gml, Format::Dot, Format::Mermaid];
    if graph::mermaid::looks_like_one(text) {
        return Some(Format::Mermaid);
    }
    if graph::dot::looks_like_one(text) {
        return Some(Format::Dot);
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
    let looks = sniff::bytes(&source.bytes).unwrap_or(sniff::Looks::Text);
    let names: Vec<&str> = ENTRIES
        .iter()
        .filter(|e| e.read.is_some() || e.format.is_table() || e.format == Format::SystemMap)
        .map(|e| e.name)
        .collect();
    let message = format!(
        "{}, which is none of the formats that are read here: {}. Save or export the map in one of them.",
        looks.words(),
        names.join(", ")
    );
    Error::new(Code::Format, message).at(Place { line: 1, column: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_stands_in_its_place_and_has_a_token_of_its_own() {
        for (i, entry) in ENTRIES.iter().enumerate() {
            assert_eq!(entry.format as usize, i, "{}", entry.token);
            assert_eq!(Format::from_token(entry.token), Some(entry.format));
            assert!(entry.read.is_some() || entry.write.is_some());
        }
    }

    #[test]
    fn the_longest_ending_of_a_name_tells_the_format() {
        assert_eq!(Format::from_name("a/b.KUMU.json"), Some(Format::Kumu));
        assert_eq!(Format::from_name("b.json.gz"), Some(Format::SystemMap));
        assert_eq!(Format::from_name("links.tsv"), Some(Format::Csv));
        assert_eq!(Format::from_name("csv"), None);
    }
}
