//! Where errors are in damaged texts of graphs: line and column.

use super::read;

#[test]
fn damaged_files_are_told_with_their_place() {
    for (text, line, column, words) in [
        ("<graphml>\n<graph>\n  <node id=\"é\">", 3, 3, "cut off"),
        (
            "<graphml>\n<graph>\n <é/></node></graph></graphml>",
            3,
            6,
            "not well-formed",
        ),
        ("  <graphml>\n</graphml>", 1, 3, "no <graph>"),
        (" <gexf>\n</gexf>", 1, 2, "missing"),
        (
            "<graphml>\n<graph>\n<node id=\"é\"/> &own;</graph></graphml>",
            3,
            16,
            "not expanded",
        ),
        (
            "<graphml>\n<graph>\n  <node id=1/></graph></graphml>",
            3,
            3,
            "not well-formed",
        ),
        ("graph [\n node [ id 1\n", 2, 7, "not closed"),
        ("graph [\n node [ id \"1\n ]", 2, 12, "does not end"),
        ("graph [\n ] ]", 2, 4, "not opened"),
        ("graph [\n [ ] ]", 2, 2, "without a key"),
    ] {
        let error = read("x.gml", text).unwrap_err();
        let place = error.0.place.map(|p| (p.line, p.column));
        assert_eq!(place, Some((line, column)), "{text}: {error}");
        assert!(error.0.message.contains(words), "{error}");
    }
}

#[test]
fn damaged_texts_are_told_with_their_place() {
    for (text, line, column, words) in [
        ("digraph {\n a -> b\n", 2, 7, "cut off"),
        ("digraph {\n é -> ;\n}", 2, 7, "name of a node"),
        ("digraph {\n a [label=]\n}", 2, 5, "attribute is expected"),
        ("digraph {\n a [label=\"x]\n}", 2, 11, "does not end"),
        ("digraph {\n /* }", 2, 2, "*/ is missing"),
        ("digraph {\n a -> b ! }", 2, 9, "“!” is not understood"),
        ("flowchart LR\n é --> \n", 2, 8, "A node is expected"),
        ("flowchart LR\n é[x --> b\n", 2, 3, "not closed"),
        ("flowchart LR\n a b\n", 2, 4, "An arrow is expected"),
        ("flowchart LR\n a[\"x]\n", 2, 4, "does not end"),
        (
            "flowchart LR\n subgraph x\n a --> b\n",
            2,
            2,
            "end is missing",
        ),
        ("flowchart LR\n end\n", 2, 2, "no subgraph"),
        (
            "text\n```mermaid\nflowchart LR\n a b\n```\n",
            4,
            4,
            "An arrow",
        ),
    ] {
        let error = read("x", text).unwrap_err();
        let place = error.0.place.map(|p| (p.line, p.column));
        assert_eq!(place, Some((line, column)), "{text}: {error}");
        assert!(error.0.message.contains(words), "{error}");
    }
}
