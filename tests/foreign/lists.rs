//! DOT as people type and paste it: lists of nodes, subgraphs that are opened again, and what stands
//! behind the graph, in GML too.

use super::{has, links, read, table, told};
use system_map::model::Map;

/// The links of a text that is DOT, without their signs.
fn edges(text: &str) -> Vec<String> {
    let map = read("x.dot", text).unwrap().map;
    let links = links(&map).into_iter();
    links.map(|link| link.replace(" ?", "")).collect()
}

fn groups(map: &Map, id: &str) -> Vec<String> {
    map.factor(map.factor_ix(id).unwrap()).groups.clone()
}

#[test]
fn commas_join_nodes_of_dot_and_each_is_linked_with_each() {
    let text = "digraph { Trust, Workload -> Sharing, Time [label=\"+\"]\n Sharing -> Trust [label=\"-\"] }";
    let it = read("x.dot", text).unwrap();
    assert_eq!(
        links(&it.map),
        [
            "Trust > Sharing +",
            "Trust > Time +",
            "Workload > Sharing +",
            "Workload > Time +",
            "Sharing > Trust -",
        ]
    );
    let labels: Vec<&str> = it.map.factors().map(|(_, f)| f.label.as_str()).collect();
    assert_eq!(labels, ["Trust", "Workload", "Sharing", "Time"]);
    for (text, all) in [
        ("digraph { a -> b, c }", &["a > b", "a > c"][..]),
        (
            "digraph { a, b -> c -> d, e }",
            &["a > c", "b > c", "c > d", "c > e"],
        ),
        (
            "digraph { a:n, \"b\":p:s -> {c d} -> e }",
            &["a > c", "a > d", "b > c", "b > d", "c > e", "d > e"],
        ),
        (
            "digraph { {a b}, c -> d, subgraph { e } }",
            &["a > d", "a > e", "b > d", "b > e", "c > d", "c > e"],
        ),
        (
            "digraph { a -> b, c -> d; e }",
            &["a > b", "a > c", "b > d", "c > d"],
        ),
        // These only part what is said.
        (
            "digraph { a=1, node [x=y], a -> b [x=y], c -> d, edge [x=y], e, }",
            &["a > b", "c > d"],
        ),
    ] {
        assert_eq!(edges(text), all, "{text}");
    }
}

#[test]
fn attributes_behind_a_list_of_nodes_are_of_all_of_them() {
    let text = "digraph { a, b, {c} [description=\"so\"]; a -> c }";
    let it = read("x.dot", text).unwrap();
    let said = it.map.factors().map(|(_, f)| f.description.as_deref());
    assert_eq!(said.collect::<Vec<_>>(), [Some("so"), Some("so"), None]);
}

#[test]
fn a_subgraph_that_is_opened_again_goes_on() {
    assert_eq!(
        edges("digraph { subgraph s {a} subgraph s {b} -> c }"),
        ["a > c", "b > c"]
    );
    // Whatever is in it when the chain ends is at both its ends.
    assert_eq!(
        edges("digraph { subgraph s {a} -> subgraph s {b} }"),
        ["a > a", "a > b", "b > a", "b > b"]
    );
    // One within another one, or without a name, is one of its own.
    assert_eq!(
        edges("digraph { subgraph s {a} subgraph t { subgraph s {b} c } -> d {e} {f} -> d }"),
        ["b > d", "c > d", "f > d"]
    );
    let text = "digraph { subgraph cluster_m { label=Mony; node [description=\"so\"] a }\n\
        subgraph cluster_m { b subgraph cluster_n { label=Inner c } }\n\
        subgraph cluster_m { label=Money }\n a -> b -> c }";
    let map = read("x.dot", text).unwrap().map;
    assert_eq!(groups(&map, "a"), ["money"]);
    assert_eq!(groups(&map, "b"), ["money"]);
    assert_eq!(groups(&map, "c"), ["inner", "money"]);
    let said = map.factors().map(|(_, f)| f.description.as_deref());
    assert_eq!(said.collect::<Vec<_>>(), [Some("so"); 3]);
}

#[test]
fn subgraphs_that_are_opened_again_and_again_are_read_at_once() {
    let many: String = (0..60_000).map(|i| format!("n{i} ")).collect();
    for again in [
        "subgraph s {} ",
        "subgraph s {} -> {} ",
        "-> subgraph s {} ",
        "subgraph s {}, ",
    ] {
        let again = again.repeat(30_000);
        super::soon(
            &format!("digraph {{ subgraph s {{ {many} }} {again} }}"),
            "x.dot",
        );
        let parts = "{}".repeat(100_000);
        super::soon(
            &format!("digraph {{ subgraph s {{ {parts} }} {again} }}"),
            "x.dot",
        );
    }
    super::soon(
        &format!("digraph {{ a{} [b=c] }}", ", a".repeat(300_000)),
        "x.dot",
    );
}

#[test]
fn what_stands_behind_the_graph_is_told_with_its_line() {
    let dot = "digraph {\n Trust -> Sharing [label=\"+\"]\n}\n Sharing -> Time [label=\"-\"]\n";
    let it = read("x.dot", dot).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing +"]);
    let behind = "what stands behind the brace that closes the graph";
    has(&told(&it), &[behind, "Line 4."]);
    let more = "digraph { a -> b }\n}\ngraph x\n{ p -- { q } }\nb -> c;\n";
    let it = read("x.dot", more).unwrap();
    has(
        &told(&it),
        &["1 more graph", "Line 3.", behind, "Lines 2, 5."],
    );
    let it = read("x.dot", "digraph { a -> b };\n// end\n").unwrap();
    assert!(!told(&it).contains(behind), "{}", told(&it));

    let gml = "Creator \"x\"\ngraph [ directed 1\n node [ id 1 ]\n node [ id 2 ]\n edge [ source 1 target 2 ]\n]\nedge [ source 2 target 1 ]\n";
    let it = read("x.gml", gml).unwrap();
    assert_eq!(it.map.links().count(), 1);
    has(
        &told(&it),
        &["outside the brackets of the graph", "Line 7."],
    );
}

#[test]
fn a_cause_with_a_semicolon_is_told() {
    let (found, told) =
        table("From,To,Sign\nTrust; Funding,Participation,+\nRules,Trust; Cost,-\n");
    assert_eq!(found.len(), 2);
    has(
        &told,
        &[
            "1 cell of a cause has a semicolon in it",
            "1 cell of an effect has a semicolon in it",
        ],
    );
}

#[test]
fn a_cell_of_a_link_that_may_name_several_factors_with_commas_is_told() {
    let (found, told) = table(
        "From,To,Sign\nTrust,\"Sharing, Openness\",+\n\"debt, time\",Rent,+\nTrust,\"Housing, heating and energy\",-\n",
    );
    assert_eq!(found.len(), 3);
    has(
        &told,
        &[
            "2 cells with commas were read as one name each: Sharing, Openness, debt, time. If several are meant, write | between them.",
        ],
    );
    let listed =
        "Label\n\"Sharing, Openness\"\nTrust\n\nFrom,To,Sign\nTrust,\"Sharing, Openness\",+\n";
    let (found, told) = table(listed);
    assert_eq!(found, ["Trust > Sharing, Openness +"]);
    assert!(!told.contains("comma"), "{told}");
}
