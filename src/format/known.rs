//! The formats that are read or written, and what is known of each.

use super::export::{Lost, Part};
use super::source::Source;
use super::{
    catcolab, draft::Draft, graph, graph_json, kumu, loop_list, loopy, mental, outline, prsm,
    table, vensim, xmile,
};
use crate::error::Error;
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
        endings: &["graph.json", "cyjs", "canvas"],
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

    /// Those that are read, or those that are written.
    pub(super) fn all(written: bool) -> impl Iterator<Item = Format> {
        let able = move |e: &&Entry| match written {
            true => e.write.is_some(),
            false => e.read.is_some() || e.format.is_table() || e.format == Format::SystemMap,
        };
        ENTRIES.iter().filter(able).map(|e| e.format)
    }

    /// The tokens of those that are read, or of those that are written.
    pub fn tokens(written: bool) -> Vec<&'static str> {
        Format::all(written).map(Format::token).collect()
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
