//! The worst files of a megabyte that we could think of, for every reader. Shared by `tests/limits.rs` and
//! `examples/limits.rs`.

#[path = "../../fuzz/src/workbook.rs"]
mod workbook;

mod lz;
mod unfolded;

use std::io::Write;
use system_map::format::Format;

/// A megabyte.
pub const MEGABYTE: usize = 1_000_000;
/// What a packed file may unpack to.
const UNPACKED: usize = 20_000_000;

/// A file that is hard to read.
pub struct Case {
    /// What is in it.
    pub name: String,
    /// By which reader it is read.
    pub format: Format,
    /// Makes it.
    pub make: Box<dyn Fn() -> Vec<u8>>,
}

/// The unit again and again between a beginning and an end, up to a size. `#` in the unit is its number.
fn filled(start: &str, unit: &str, end: &str, size: usize) -> String {
    let mut text = start.to_owned();
    let mut number = 0u32;
    let mut parts = unit.split('#');
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    while text.len() + unit.len() + 6 + end.len() <= size {
        text.push_str(first);
        for part in &rest {
            text.push_str(&number.to_string());
            text.push_str(part);
        }
        number += 1;
    }
    text + end
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).expect("memory holds it");
    packer.finish().expect("memory holds it")
}

/// A workbook of these parts, packed as well as it can be.
fn packed_book(parts: &[u8]) -> Vec<u8> {
    let stored = workbook::of(parts);
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(stored)).expect("ours");
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut part = from.by_index(i).expect("ours");
        let packed = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        to.start_file(part.name().expect("ours").into_owned(), packed)
            .expect("memory holds it");
        std::io::copy(&mut part, &mut to).expect("memory holds it");
    }
    to.finish().expect("memory holds it").into_inner()
}

/// Texts: the reader, what precedes, what is repeated, what follows.
const TEXTS: &[(Format, &str, &str, &str)] = &[
    // Our own format.
    (Format::SystemMap, "", "[", ""),
    (Format::SystemMap, "{\"a\":[", "1,", "1]}"),
    (Format::SystemMap, "{\"a\":[", "[],", "1]}"),
    (Format::SystemMap, "{\"a\":{", "\"k#\":1,", "\"\":1}}"),
    (Format::SystemMap, "{\"a\":\"", "\\u0041", "\"}"),
    (Format::SystemMap, "{\"a\":", "9", "}"),
    (Format::SystemMap, "{", "\n", "}"),
    (
        Format::SystemMap,
        "{\"format\":\"system-map\",\"version\":1,\"factors\":[",
        "{\"id\":\"#\"},",
        "{\"id\":\"x\"}],\"links\":[]}",
    ),
    (
        Format::SystemMap,
        "{\"format\":\"system-map\",\"version\":1,\"factors\":[",
        "{\"id\":\"a\"},",
        "{\"id\":\"a\"}],\"links\":[]}",
    ),
    (
        Format::SystemMap,
        "{\"format\":\"system-map\",\"version\":1,\"factors\":[{\"id\":\"a\"}],\"links\":[",
        "{\"from\":\"a\",\"to\":\"a\"},",
        "{\"from\":\"a\",\"to\":\"a\"}]}",
    ),
    (
        Format::SystemMap,
        "{\"format\":\"system-map\",\"version\":1,\"factors\":[{\"id\":\"a\"}],\"links\":[",
        "{\"from\":\"a\",\"to\":\"x#\"},",
        "{\"from\":\"a\",\"to\":\"a\"}]}",
    ),
    (
        Format::SystemMap,
        "{\"format\":\"system-map\",\"version\":1,\"factors\":[{\"id\":\"a\",\"label\":\"A\",\"tags\":[",
        "\"#\",",
        "\"x\"]}],\"links\":[]}",
    ),
    // Kumu.
    (
        Format::Kumu,
        "{\"elements\":[",
        "{\"_id\":\"#\"},",
        "{}],\"connections\":[],\"maps\":[]}",
    ),
    (
        Format::Kumu,
        "{\"elements\":[{\"_id\":\"a\"}],\"connections\":[",
        "{\"from\":\"a\",\"to\":\"a\"},",
        "{}],\"maps\":[]}",
    ),
    (
        Format::Kumu,
        "{\"elements\":[{\"_id\":\"a\",\"attributes\":{",
        "\"k#\":\"v\",",
        "\"k\":1}}],\"connections\":[],\"maps\":[]}",
    ),
    (
        Format::Kumu,
        "{\"elements\":[{\"_id\":\"a\"}],\"connections\":[],\"maps\":[",
        "{\"_id\":\"#\",\"elements\":[{\"element\":\"a\"}]},",
        "{}]}",
    ),
    (
        Format::Kumu,
        "{\"elements\":[{\"_id\":\"a\"}],\"connections\":[],\"loops\":[",
        "{\"_id\":\"#\"},",
        "{}],\"maps\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[",
        "{\"label\":\"a\"},",
        "{}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[],\"connections\":[",
        "{\"from\":\"#\",\"to\":\"a\"},",
        "{}]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"tags\":\"",
        "t|",
        "\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"",
        "<b>",
        "\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"",
        "<!--",
        "\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>",
        "[",
        "\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>",
        "[a](",
        "\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>",
        "*a_ ",
        "\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "> ",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "- ",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "`#",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "[a#]: b\\n",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "<a href='",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "&amp",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "a\\n|-|\\n",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "![",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "<?",
        "a\"}],\"connections\":[]}",
    ),
    (
        Format::KumuBlueprint,
        "{\"elements\":[{\"label\":\"a\",\"description\":\"<b>\\n\\n",
        "<![CDATA[",
        "a\"}],\"connections\":[]}",
    ),
    // Tables.
    (Format::Csv, "From,To\n", ",", "\n"),
    (Format::Csv, "From,To\n", "a\n", ""),
    (Format::Csv, "From,To\n", "a,b\n", ""),
    (Format::Csv, "From,To\n", "#,b\n", ""),
    (Format::Csv, "From,To\na,\"", "\"\"", "\"\n"),
    (Format::Csv, "From,To\n", "\"\n", ""),
    (Format::Csv, "From,To,", "h#,", "\na,b\n"),
    (Format::Csv, "From,To,", "Tags,", "\na,b\n"),
    (Format::Csv, "From,To,Tags\na,b,", "t|", "\n"),
    (
        Format::Csv,
        "From,To\n",
        "a|b|c|d|e|f|g|h,a|b|c|d|e|f|g|h\n",
        "",
    ),
    (Format::Csv, "", "\r", ""),
    (Format::Csv, "", ",\n", ""),
    (Format::Csv, ",", "A,", "\nA,1\n"),
    (Format::Csv, "Label,Description\n", "a#,<b>x\n", ""),
    // LOOPY.
    (
        Format::Loopy,
        "[[",
        "[#,1,1,1,\"a\",1],",
        "[1,1,1,1,\"a\",1]],[],[],2]",
    ),
    (
        Format::Loopy,
        "[[[1,1,1,1,\"a\",1]],[",
        "[1,1,1,1,1],",
        "[1,1,1,1,1]],[],2]",
    ),
    (
        Format::Loopy,
        "[[[1,1,1,1,\"a\",1]],[],[",
        "[1,1,\"a\"],",
        "[1,1,\"a\"]],2]",
    ),
    (Format::Loopy, "[[[1,1,1,1,\"", "%2525", "\",1]],[],[],2]"),
    (
        Format::Loopy,
        "https://ncase.me/loopy/v1.1/?data=%5B%5B",
        "%5B",
        "",
    ),
    (
        Format::Loopy,
        "https://ncase.me/loopy/v1.1/?data=",
        "[[",
        "",
    ),
    // PRSM, as it is.
    (
        Format::Prsm,
        "{\"nodes\":[",
        "{\"id\":#},",
        "{}],\"edges\":[],\"styles\":{}}",
    ),
    (
        Format::Prsm,
        "{\"nodes\":[{\"id\":1}],\"edges\":[",
        "{\"from\":1,\"to\":1},",
        "{}],\"styles\":{}}",
    ),
    (
        Format::Prsm,
        "{\"nodes\":[{\"id\":1,\"note\":{\"ops\":[",
        "{\"insert\":\"a\"},",
        "{}]}}],\"edges\":[],\"styles\":{}}",
    ),
    (
        Format::Prsm,
        "{\"nodes\":[{\"id\":1}],\"edges\":[],\"styles\":{\"nodes\":{",
        "\"g#\":{},",
        "\"g\":{}}}}",
    ),
    // Mental Modeler.
    (
        Format::MentalModeler,
        "{\"concepts\":[",
        "{\"id\":\"#\"},",
        "{}],\"info\":{}}",
    ),
    (
        Format::MentalModeler,
        "{\"concepts\":[{\"id\":\"a\",\"relationships\":[",
        "{\"id\":\"a\"},",
        "{}]}],\"info\":{}}",
    ),
    (
        Format::MentalModeler,
        "<mentalmodeler><concepts>",
        "<concept><id>#</id></concept>",
        "</concepts></mentalmodeler>",
    ),
    (
        Format::MentalModeler,
        "<mentalmodeler><concepts>",
        "<a>",
        "",
    ),
    (Format::MentalModeler, "<mentalmodeler ", "a#=\"\" ", "/>"),
    (
        Format::MentalModeler,
        "<mentalmodeler><concepts>",
        "&amp;",
        "</concepts></mentalmodeler>",
    ),
    // CatColab, lists of loops, graphs in JSON.
    (
        Format::CatColab,
        "{\"type\":\"model\",\"theory\":\"causal-loop\",\"notebook\":{\"cells\":[",
        "{\"tag\":\"formal\",\"content\":{\"tag\":\"object\",\"id\":\"#\",\"name\":\"a\"}},",
        "{}]}}",
    ),
    (
        Format::LoopList,
        "{\"relationships\":[",
        "{\"from\":\"a\",\"to\":\"b\"},",
        "{\"from\":\"a\",\"to\":\"b\"}]}",
    ),
    (
        Format::LoopList,
        "{\"relationships\":[",
        "{\"from\":\"#\",\"to\":\"b\"},",
        "{\"from\":\"a\",\"to\":\"b\"}]}",
    ),
    (
        Format::LoopList,
        "{\"feedback\":{\"feedbackLoops\":[{\"links\":[",
        "{\"from\":\"#\",\"to\":\"b\"},",
        "{}]}]}}",
    ),
    (
        Format::LoopList,
        "{\"feedback\":{\"feedbackLoops\":[",
        "{\"links\":[{\"from\":\"a\",\"to\":\"a\"}]},",
        "{}]}}",
    ),
    (
        Format::GraphJson,
        "{\"nodes\":[",
        "{\"id\":#},",
        "{}],\"edges\":[]}",
    ),
    (
        Format::GraphJson,
        "{\"nodes\":[{\"id\":1}],\"edges\":[",
        "{\"source\":1,\"target\":1},",
        "{}]}",
    ),
    (
        Format::GraphJson,
        "{\"nodes\":[{\"id\":1,\"data\":{",
        "\"k#\":1,",
        "\"\":1}}],\"edges\":[]}",
    ),
    (
        Format::GraphJson,
        "{\"nodes\":[{\"id\":1}],\"edges\":[],\"loops\":[",
        "[1],",
        "[1]]}",
    ),
    // Vensim.
    (Format::Vensim, "{UTF-8}\n", "a#=b~~|\n", ""),
    (
        Format::Vensim,
        "{UTF-8}\na=A FUNCTION OF(",
        "b#,",
        "b)~~|\n",
    ),
    (Format::Vensim, "{UTF-8}\na=", "(", "~~|\n"),
    (Format::Vensim, "{UTF-8}\n", "\"", "\n"),
    (Format::Vensim, "{UTF-8}\n", "{", "\n"),
    (Format::Vensim, "{UTF-8}\n", "|", "\n"),
    (Format::Vensim, "{UTF-8}\n", ":MACRO: a\n", ""),
    (
        Format::Vensim,
        "{UTF-8}\n\\\\\\---/// Sketch\nV300\n*View\n$0\n",
        "10,#,a,1,1,1,1,8,3,0,0,0,0,0,0\n",
        "///---\\\\\\\n",
    ),
    (
        Format::Vensim,
        "{UTF-8}\n\\\\\\---/// Sketch\nV300\n*View\n$0\n10,1,a,1,1,1,1,8,3,0,0,0,0,0,0\n",
        "1,2,1,1,0,0,43,0,0,0,0,-1--1--1,,1|(0,0)|\n",
        "///---\\\\\\\n",
    ),
    (
        Format::Vensim,
        "{UTF-8}\n",
        "\\\\\\---/// Sketch\nV300\n*View\n$0\n",
        "///---\\\\\\\n",
    ),
    (
        Format::Vensim,
        "{UTF-8}\n\\\\\\---/// Sketch\nV300\n*View\n$0\n1,2,1,1,0,0,43,0,0,0,0,-1--1--1,,1|",
        "(0,0)|",
        "\n///---\\\\\\\n",
    ),
    // XMILE.
    (
        Format::Xmile,
        "<xmile><model><variables>",
        "<aux name=\"a#\"/>",
        "</variables></model></xmile>",
    ),
    (
        Format::Xmile,
        "<xmile><model><variables>",
        "<aux name=\"a\"><eqn>a</eqn></aux>",
        "</variables></model></xmile>",
    ),
    (
        Format::Xmile,
        "<xmile><model><variables><aux name=\"a\"><eqn>",
        "a+",
        "a</eqn></aux></variables></model></xmile>",
    ),
    (
        Format::Xmile,
        "<xmile><model><variables><aux name=\"a\"><eqn>",
        "a#+",
        "a</eqn></aux></variables></model></xmile>",
    ),
    (
        Format::Xmile,
        "<xmile><model><variables><aux name=\"a\"/></variables><views><view>",
        "<connector uid=\"#\"><from>a</from><to>a</to></connector>",
        "</view></views></model></xmile>",
    ),
    (Format::Xmile, "<xmile>", "<model/>", "</xmile>"),
    (Format::Xmile, "<xmile>", "<a/>", "</xmile>"),
    (Format::Xmile, "<xmile>", "<a>", ""),
    (Format::Xmile, "<xmile>", "<p#:a/>", "</xmile>"),
    (Format::Xmile, "<xmile ", "a='' ", "/>"),
    (Format::Xmile, "<xmile ", "xmlns:p#='' ", "/>"),
    (Format::Xmile, "<xmile a='", "&", "'/>"),
    (Format::Xmile, "<xmile>", "&e;", "</xmile>"),
    (Format::Xmile, "<xmile>", "\u{1}", "</xmile>"),
    (Format::Xmile, "<xmile><!--", "-", "--></xmile>"),
    (
        Format::Xmile,
        "<!DOCTYPE a [",
        "<!ENTITY e# \"&e;\">",
        "]><xmile/>",
    ),
    (
        Format::Xmile,
        "<xmile><model><variables><module name=\"m\">",
        "<connect to=\"a#\" from=\"b\"/>",
        "</module></variables></model></xmile>",
    ),
    (
        Format::Xmile,
        "<xmile><model><variables/><views><view>",
        "<group name=\"g#\"><item/></group>",
        "</view></views></model></xmile>",
    ),
    // The outline.
    (Format::Outline, "", "a -> b\n", ""),
    (Format::Outline, "", "a# -> b\n", ""),
    (Format::Outline, "", "a -> ", "a"),
    (Format::Outline, "", "->", ""),
    (Format::Outline, "", "# ", ""),
    (Format::Outline, "a #", "#t", ""),
    (Format::Outline, "a: ", "\\", ""),
    (Format::Outline, "a -> b : + ", "\"", ""),
    (Format::Outline, "", "[", ""),
    (Format::Outline, "", "a\n> b\n", ""),
    (Format::Outline, "a\n", "> b\n", ""),
    (Format::Outline, "", "\n", "a -> b"),
    (Format::Outline, "", "loop R#: a -> a\n", ""),
    // Graphs.
    (
        Format::GraphMl,
        "<graphml><graph>",
        "<node id=\"#\"/>",
        "</graph></graphml>",
    ),
    (
        Format::GraphMl,
        "<graphml><graph>",
        "<node/>",
        "</graph></graphml>",
    ),
    (
        Format::GraphMl,
        "<graphml><graph><node id=\"a\"/>",
        "<edge source=\"a\" target=\"a\"/>",
        "</graph></graphml>",
    ),
    (
        Format::GraphMl,
        "<graphml>",
        "<key id=\"#\"><default>a</default></key>",
        "<graph><node id=\"a\"/></graph></graphml>",
    ),
    (
        Format::GraphMl,
        "<graphml><key id=\"k\" attr.name=\"k\"><default>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</default></key><graph>",
        "<node id=\"#\"/>",
        "</graph></graphml>",
    ),
    (
        Format::GraphMl,
        "<graphml><graph>",
        "<node id=\"#\"><graph>",
        "",
    ),
    (
        Format::GraphMl,
        "<graphml><graph><node id=\"a\">",
        "<data key=\"#\">a</data>",
        "</node></graph></graphml>",
    ),
    (Format::GraphMl, "<graphml ", "a#='' ", "/>"),
    (
        Format::GraphMl,
        "<graphml><graph>",
        "&amp;",
        "</graph></graphml>",
    ),
    (
        Format::Gexf,
        "<gexf><graph><nodes>",
        "<node id=\"#\"/>",
        "</nodes></graph></gexf>",
    ),
    (
        Format::Gexf,
        "<gexf><graph><nodes><node id=\"a\"/></nodes><edges>",
        "<edge source=\"a\" target=\"a\"/>",
        "</edges></graph></gexf>",
    ),
    (
        Format::Gexf,
        "<gexf><graph><attributes class=\"node\">",
        "<attribute id=\"#\" title=\"a\"><default>a</default></attribute>",
        "</attributes><nodes><node id=\"a\"/></nodes></graph></gexf>",
    ),
    (
        Format::Gexf,
        "<gexf><graph><nodes><node id=\"a\"><attvalues>",
        "<attvalue for=\"#\" value=\"a\"/>",
        "</attvalues></node></nodes></graph></gexf>",
    ),
    (
        Format::Gexf,
        "<gexf><graph><nodes>",
        "<node id=\"#\"><nodes>",
        "",
    ),
    (Format::Gml, "graph [", "node [ id # ] ", "]"),
    (
        Format::Gml,
        "graph [ node [ id 1 ] ",
        "edge [ source 1 target 1 ] ",
        "]",
    ),
    (Format::Gml, "graph [ node [ id 1 ", "k# 1 ", "] ]"),
    (Format::Gml, "", "a [ ", ""),
    (Format::Gml, "graph [ ", "a 1 ", "]"),
    (Format::Gml, "graph [ label \"", "&#65;", "\" ]"),
    (Format::Gml, "", "#", ""),
    (Format::Dot, "digraph {", "a#;", "}"),
    (Format::Dot, "digraph {", "a->a;", "}"),
    (Format::Dot, "digraph {", "a->", "a}"),
    (Format::Dot, "digraph ", "{", ""),
    (Format::Dot, "digraph {", "subgraph{a}", "}"),
    (Format::Dot, "digraph {a", "[a#=b]", "}"),
    (Format::Dot, "digraph {", "node[a#=b]", "a}"),
    (Format::Dot, "digraph {", "{node[a=b]", ""),
    (Format::Dot, "digraph {", "{a b c d e f g h}->", "a}"),
    (Format::Dot, "digraph {", "/*", ""),
    (Format::Dot, "digraph {a[label=", "<", ""),
    (Format::Dot, "digraph {a[label=\"", "\\N", "\"]}"),
    (Format::Dot, "digraph {a[label=", "\"a\"+", "\"a\"]}"),
    (Format::Mermaid, "flowchart LR\n", "a#\n", ""),
    (Format::Mermaid, "flowchart LR\n", "a-->b\n", ""),
    (Format::Mermaid, "flowchart LR\na", "-->a", ""),
    (Format::Mermaid, "flowchart LR\n", "a & ", "a --> a"),
    (Format::Mermaid, "flowchart LR\n", "a & b --> ", "a"),
    (Format::Mermaid, "flowchart LR\n", "subgraph a#\n", ""),
    (Format::Mermaid, "flowchart LR\n", "class a b#\n", ""),
    (
        Format::Mermaid,
        "flowchart LR\na-->b\n",
        "linkStyle 0 stroke:red\n",
        "",
    ),
    (Format::Mermaid, "flowchart LR\na[", "\"", "]"),
    (
        Format::Mermaid,
        "flowchart LR\n",
        "classDef a# fill:#fff\n",
        "",
    ),
    (Format::Mermaid, "flowchart LR\n", "a@{", ""),
    (Format::Mermaid, "flowchart LR\n", ";", ""),
    (Format::Outline, "A -> B\n", "a\n", ""),
    (Format::Outline, "A -> B\n", "  x y\n", ""),
    (Format::Dot, "digraph{a->b;a[label=<", "<b>x</b>", ">]}"),
    (
        Format::Kumu,
        "{\"elements\":[{\"_id\":\"a\",\"attributes\":{\"label\":\"A\",\"q\":[0",
        ",{\"a\":{\"b\":{\"c\":{}}}}",
        "]}}],\"connections\":[],\"maps\":[]}",
    ),
];

/// The beginning of a text, in one line.
fn short(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c == '\n' { '⏎' } else { c })
        .collect();
    let start: String = text.chars().take(44).collect();
    start
}

fn case(name: String, format: Format, make: impl Fn() -> Vec<u8> + 'static) -> Case {
    Case {
        name,
        format,
        make: Box::new(make),
    }
}

/// All of them: a megabyte of each, and a megabyte at most that unpacks to twenty.
pub fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for &(format, start, unit, end) in TEXTS {
        let name = format!("{}…{}", short(start), short(unit));
        all.push(case(name.clone(), format, move || {
            filled(start, unit, end, MEGABYTE).into_bytes()
        }));
        all.push(case(format!("gzip: {name}"), format, move || {
            // What does not pack so well is less, so that it is a megabyte when packed.
            let text = filled(start, unit, end, UNPACKED);
            let packed = gzip(text.as_bytes());
            match packed.len() > MEGABYTE {
                true => gzip(
                    filled(
                        start,
                        unit,
                        end,
                        UNPACKED / 100 * (MEGABYTE * 80 / packed.len()),
                    )
                    .as_bytes(),
                ),
                false => packed,
            }
        }));
    }
    let growing = filled(
        "{\"nodes\":[",
        "{\"id\":#},",
        "{}],\"edges\":[],\"styles\":{}}",
        2_400_000,
    );
    let name = "prsm, packed: a map that grows".to_owned();
    all.push(case(name, Format::Prsm, move || {
        lz_str::compress_to_utf16(&growing).into_bytes()
    }));
    // So many codes stand for twenty million letters, and for five.
    for (letter, codes) in [(b'a', 6320), (b'[', 3160)] {
        let name = format!("prsm, packed: only {}", char::from(letter));
        all.push(case(name, Format::Prsm, move || {
            lz::growing(letter, codes).into_bytes()
        }));
    }
    // As many factors as a map may have, at few places.
    for places in [1, 100] {
        let name = format!("9900 nodes at places: {places}");
        all.push(case(name, Format::Loopy, move || {
            let node = |i: usize| {
                let place = i % places;
                let (x, y) = (place % 10 * 600, place / 10 * 600);
                format!("[{i},{x},{y},1,\"A{i}\",1]")
            };
            let nodes: Vec<String> = (0..9_900).map(node).collect();
            format!("[[{}],[],[],9901]", nodes.join(",")).into_bytes()
        }));
    }
    // As many fields as there may be, of factors and links, packed.
    all.push(case(
        "gzip: 7,500 × 100 fields".to_owned(),
        Format::Kumu,
        || {
            let fields: String = (0..100)
                .map(|i| format!(",\"kkkkkk{i}\":\"12345\""))
                .collect();
            let of = |i: usize| {
                format!("{{\"_id\":\"{i}\",\"attributes\":{{\"label\":\"{i}\"{fields}}}}}")
            };
            let elements: Vec<String> = (0..7_500).map(of).collect();
            let elements = elements.join(",");
            gzip(format!("{{\"elements\":[{elements}],\"connections\":[],\"maps\":[]}}").as_bytes())
        },
    ));
    for (columns, rows, letters) in [(79, 9_900, 37), (98, 8_000, 50), (57, 9_900, 70)] {
        let name = format!("gzip: {rows} × {columns} cells");
        all.push(case(name, Format::Csv, move || {
            let heading = |i: usize| format!(",{i:0letters$}");
            let headings: String = (0..columns).map(heading).collect();
            let row = |i: usize| format!("{i}{}\n", ",1".repeat(columns));
            let rows: String = (0..rows).map(row).collect();
            gzip(format!("Label{headings}\n{rows}").as_bytes())
        }));
    }
    all.push(case("gzip: 6,400 × 60 data".to_owned(), Format::GraphMl, || {
        let key = |i: usize| format!("<key id=\"d{i}\" attr.name=\"{i:0100}\"/>");
        let keys: String = (0..60).map(key).collect();
        let data: String = (0..60).map(|i| format!("<data key=\"d{i}\">1</data>")).collect();
        let edge = format!("<edge source=\"a\" target=\"b\">{data}</edge>");
        let edges = edge.repeat(6_400);
        gzip(format!("<graphml>{keys}<graph><node id=\"a\"/><node id=\"b\"/>{edges}</graph></graphml>").as_bytes())
    }));
    // What is said once for many nodes.
    all.push(case(
        "5000 defaults for 9000 nodes".to_owned(),
        Format::Gexf,
        || {
            let of = |i: usize| {
                format!("<attribute id='{i}' title='{i}'><default>a</default></attribute>")
            };
            let defaults: String = (0..5_000).map(of).collect();
            let nodes: String = (0..9_000).map(|i| format!("<node id='{i}'/>")).collect();
            format!("<gexf><graph><attributes class='node'>{defaults}</attributes><nodes>{nodes}</nodes></graph></gexf>").into_bytes()
        },
    ));
    let sheet = |content: String| {
        format!("<worksheet><sheetData>{content}</sheetData></worksheet>\n====\n")
    };
    let books: Vec<(&str, String)> = vec![
        (
            "cells without a place",
            sheet(filled(
                "<row r=\"1\">",
                "<c><v>1</v></c>",
                "</row>",
                UNPACKED - 10_000,
            )),
        ),
        (
            "rows of one cell",
            sheet(filled(
                "",
                "<row><c t=\"str\"><v>a</v></c></row>",
                "",
                UNPACKED - 10_000,
            )),
        ),
        (
            "rows of links",
            sheet(filled(
                "<row><c t=\"str\"><v>From</v></c><c t=\"str\"><v>To</v></c></row>",
                "<row><c t=\"str\"><v>a#</v></c><c t=\"str\"><v>b</v></c></row>",
                "",
                UNPACKED - 10_000,
            )),
        ),
        (
            "rows with a cell in the last column",
            sheet(
                (1..100_000)
                    .map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"))
                    .collect(),
            ),
        ),
        (
            "one long text in many cells",
            sheet(filled(
                "",
                "<row><c t=\"s\"><v>0</v></c></row>",
                "",
                900_000,
            )) + "<sst><si><t>"
                + &"a".repeat(1_000_000)
                + "</t></si></sst>",
        ),
        (
            "many short texts",
            sheet(String::new())
                + &filled("<sst>", "<si><t>a</t></si>", "</sst>", UNPACKED - 10_000),
        ),
        (
            "many empty texts",
            sheet(String::new()) + &filled("<sst>", "<si/>", "</sst>", UNPACKED - 10_000),
        ),
        (
            "a text of many runs",
            sheet(String::new())
                + &filled(
                    "<sst><si>",
                    "<r><t>a</t></r>",
                    "</si></sst>",
                    UNPACKED - 10_000,
                ),
        ),
        (
            "deep elements",
            sheet(filled("", "<a>", "", UNPACKED - 10_000)),
        ),
        (
            "an element of many attributes",
            sheet(filled("<row ", "a='' ", "/>", UNPACKED - 10_000)),
        ),
        (
            "many merged cells",
            format!(
                "<worksheet><sheetData/>{}</worksheet>",
                filled(
                    "<mergeCells>",
                    "<mergeCell ref=\"A1:B2\"/>",
                    "</mergeCells>",
                    UNPACKED - 10_000
                )
            ),
        ),
        (
            "many sheets",
            "\n====\n\n====\n\n====\n".to_owned()
                + &filled(
                    "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>",
                    "<sheet name=\"#\" sheetId=\"#\" r:id=\"a\"/>",
                    "</sheets></workbook>",
                    1_000_000,
                ),
        ),
        (
            "many formats of numbers",
            "\n====\n\n====\n\n====\n\n====\n\n====\n".to_owned()
                + &filled(
                    "<styleSheet><numFmts>",
                    "<numFmt numFmtId=\"#\" formatCode=\"0\"/>",
                    "</numFmts></styleSheet>",
                    UNPACKED * 3 / 4,
                ),
        ),
        (
            "many styles",
            "\n====\n\n====\n\n====\n\n====\n\n====\n".to_owned()
                + &filled(
                    "<styleSheet><cellXfs>",
                    "<xf numFmtId=\"1\"/>",
                    "</cellXfs></styleSheet>",
                    UNPACKED - 10_000,
                ),
        ),
    ];
    for (name, parts) in books {
        all.push(case(name.to_owned(), Format::Xlsx, move || {
            packed_book(parts.as_bytes())
        }));
    }
    all.push(case("gzip: one letter".to_owned(), Format::Csv, || {
        gzip(&vec![b'a'; 30_000_000])
    }));
    all.extend(unfolded::cases());
    all.extend(unfolded::slow());
    all
}
