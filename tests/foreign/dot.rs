//! DOT, the language of Graphviz, and Mermaid's flowcharts.

use super::{has, links, read, told};
use system_map::error::Code;
use system_map::format::audit::Note;
use system_map::format::{Format, ImportOptions, ReadOptions, detect, export, import, signs_of};
use system_map::model::Delay;

#[test]
fn dot_is_read_with_defaults_chains_clusters_and_comments() {
    let text = r#"/* a
comment */ digraph "G" {
  label = "Why \"nobody\" meets"; rankdir=LR
  node [shape=box]
  edge [label="+"]
  a [label="Trust\nand hope"]; Müdigkeit // so
  subgraph cluster_0 { label="Money"; b -> c [label="-"] }
  a -> b:port:n -> {c Müdigkeit}
  d [label=<Pay <b>gap</b>>, pos="12,34!"]
  edge [label=""]
  d -> a [sign=o delay=long]
  a -> d [dir=both]; a -> d [dir=none]; a -> d [dir=back, label="+" + " delayed"]
  "x y" -> "\N"
}"#;
    assert_eq!(detect(text.as_bytes(), "").unwrap(), Format::Dot);
    let it = read("x", text).unwrap();
    assert_eq!(it.map.info().title, "Why \"nobody\" meets");
    let a = "Trust\nand hope";
    assert_eq!(
        links(&it.map),
        [
            "b > c -".to_owned(),
            format!("{a} > b +"),
            "b > Müdigkeit +".to_owned(),
            "b > c +".to_owned(),
            format!("Pay gap > {a} -"),
            format!("{a} > Pay gap ?"),
            format!("Pay gap > {a} ?"),
            format!("Pay gap > {a} +"),
            "x y > N ?".to_owned(),
        ]
    );
    assert_eq!(it.audit.counts.undirected, 1);
    let of = |id: &str| it.map.factor(it.map.factor_ix(id).unwrap());
    assert_eq!(of("b").groups, ["money"]);
    assert_eq!(
        (of("d").x, of("d").y, of("d").pinned),
        (Some(12.0), Some(-34.0), true)
    );
    assert_eq!(it.map.links().nth(4).unwrap().3.delay, Delay::Long);
    assert_eq!(it.map.links().nth(7).unwrap().3.delay, Delay::Short);
}

#[test]
fn looks_of_arrows_are_no_signs_unless_the_reader_says_so() {
    let text = "digraph { a -> b [arrowhead=tee]; b -> a [style=dashed]; a -> a }";
    let it = read("x", text).unwrap();
    assert_eq!(links(&it.map), ["a > b ?", "b > a ?", "a > a ?"]);
    let options = ImportOptions {
        signs: signs_of("tee=-,dashed=-").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x", &options).unwrap();
    assert_eq!(links(&it.map), ["a > b -", "b > a -", "a > a ?"]);
    let chart = "flowchart TD\n a -.-> b --x a";
    let options = ImportOptions {
        signs: signs_of("dotted=-").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(chart.as_bytes(), "x", &options).unwrap();
    assert_eq!(links(&it.map), ["a > b -", "b > a ?"]);
}

#[test]
fn the_circle_and_the_cross_of_mermaid_are_looks_and_no_signs() {
    let chart = "flowchart TD\n a --o b\n b --x a\n a --> c";
    let it = read("x", chart).unwrap();
    assert_eq!(links(&it.map), ["a > b ?", "b > a ?", "a > c ?"]);
    assert!(!told(&it).contains("from its arrowhead"), "{}", told(&it));
    // A look that happens to be a word for a sign is none either.
    let graph = "digraph { a -> b [style=negative]; b -> a [color=s] }";
    assert_eq!(
        links(&read("x", graph).unwrap().map),
        ["a > b ?", "b > a ?"]
    );
    let options = ImportOptions {
        signs: signs_of("o=-,x=-").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(chart.as_bytes(), "x", &options).unwrap();
    assert_eq!(links(&it.map), ["a > b -", "b > a -", "a > c ?"]);
}

#[test]
fn looks_that_may_stand_for_signs_are_told() {
    let it = read("x", "digraph { a -> b [style=dashed]; b -> a [style=dashed, label=\"+\"]; b -> c [style=dashed color=red]; a -> c }").unwrap();
    let said = told(&it);
    assert!(said.contains("3 links have no sign in the file"), "{said}");
    assert!(
        said.contains("2 links without a sign are drawn “dashed”"),
        "{said}"
    );
    assert!(
        said.contains("1 link without a sign is drawn “red”"),
        "{said}"
    );
}

#[test]
fn a_strict_graph_has_one_link_from_one_node_to_another() {
    let text = "strict digraph { a->b[label=\"+\"]; a->b [style=dashed]; b->a[label=\"+\"]; b -> a [label=\"-\"]; a->b }";
    let it = read("x", text).unwrap();
    assert_eq!(links(&it.map), ["a > b +", "b > a -"]);
    let fields = &it.map.links().next().unwrap().3.extra["x-fields"];
    assert_eq!(fields["style"], "dashed");
    assert!(
        told(&it).contains("3 edges are stated again"),
        "{}",
        told(&it)
    );
    let lines = read("x", "strict graph { a -- b; b -- a }").unwrap();
    assert_eq!(lines.audit.counts.undirected, 1);
    let plain = read("x", &text.replace("strict ", "")).unwrap();
    assert_eq!(plain.audit.counts.links, 5);
}

#[test]
fn a_factor_without_a_label_is_written_so_that_mermaid_reads_it() {
    let json = r#"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": ""}], "links": []}"#;
    let map = read("x.json", json).unwrap().map;
    let out = export(&map, Format::Mermaid).unwrap().parts[0]
        .bytes
        .clone();
    // An empty text in quotes makes Mermaid refuse the whole chart.
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("a[\" \"]"), "{text}");
    let back = read("x.mmd", &text).unwrap().map;
    assert_eq!(back.factors().next().unwrap().1.label, "");
}

#[test]
fn a_graph_without_directions_has_lines_and_no_links() {
    let it = read("x", "graph { a -- b -- c }").unwrap();
    assert_eq!((it.audit.counts.factors, it.audit.counts.links), (3, 0));
    assert_eq!(it.audit.counts.undirected, 2);
}

#[test]
fn flowcharts_are_read_with_shapes_texts_and_subgraphs() {
    let text = "```mermaid\n---\ntitle: Why\n---\n%% a comment\nflowchart LR\n    a[Trust] -->|+| b(\"Sharing #quot;x#quot;<br/>more\")\n    b -- - delayed --> c{{Time}} & d([Pay]):::warm\n    subgraph s [Money]\n      direction TB\n      d ==> e[(Bank)]\n    end\n    e --- a\n    s --> a\n    c <--> a\n    a ~~~ c\n    f@{ shape: rect, label: \"Hope\" } -. s .-> a\n    style a fill:#fff\n```\n";
    assert_eq!(detect(text.as_bytes(), "").unwrap(), Format::Mermaid);
    let it = read("x", text).unwrap();
    assert_eq!(it.map.info().title, "Why");
    let b = "Sharing \"x\"\nmore";
    assert_eq!(
        links(&it.map),
        [
            format!("Trust > {b} +"),
            format!("{b} > Time -"),
            format!("{b} > Pay -"),
            "Pay > Bank ?".to_owned(),
            "Money > Trust ?".to_owned(),
            "Time > Trust ?".to_owned(),
            "Trust > Time ?".to_owned(),
            "Hope > Trust +".to_owned(),
        ]
    );
    assert_eq!(it.map.links().nth(1).unwrap().3.delay, Delay::Short);
    assert_eq!(it.audit.counts.undirected, 1);
    let of = |id: &str| it.map.factor(it.map.factor_ix(id).unwrap());
    assert_eq!(
        (of("e").groups.as_slice(), of("a").groups.as_slice()),
        (&["money".to_owned()][..], &[][..])
    );
    assert!(told(&it).contains("looks of the chart"));
}

#[test]
fn graph_is_a_word_of_three_languages() {
    for (text, format) in [
        ("graph TD\n a --> b{x}", Format::Mermaid),
        ("graph TD { a -- b }", Format::Dot),
        ("graph {\n a -- b }", Format::Dot),
        ("// x\nDigraph\n\"a b\"\n{ }", Format::Dot),
        ("graph\n[ node [ id 1 ] ]", Format::Gml),
        ("graph -> paper : +\npaper -> graph : -\n", Format::Outline),
    ] {
        assert_eq!(detect(text.as_bytes(), "").unwrap(), format, "{text}");
    }
}

#[test]
fn a_written_flowchart_names_what_it_leaves_out() {
    let map = read(
        "x.outline",
        "# T\nA [G] #t: About.\nLong name\nA -> A : - delayed strength 0.5\n",
    )
    .unwrap()
    .map;
    let out = export(&map, Format::Mermaid).unwrap();
    let text = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
    assert_eq!(
        text,
        "---\ntitle: \"T\"\n---\nflowchart LR\n    a[\"A\"]\n    n2[\"Long name\"]\n    a -->|\"#45; delayed\"| a\n    subgraph g1[\"G\"]\n        a\n    end\n"
    );
    let told: Vec<String> = out.notes.iter().map(|note| note.sentence()).collect();
    let told = told.join("\n");
    for words in ["descriptions", "tags", "strengths", "ids that are not"] {
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn texts_that_are_meant_to_do_harm_are_refused_or_read_at_once() {
    let deep = |open: &str| open.repeat(1_000_000 / open.len());
    let many = |n: usize| (0..n).map(|i| format!("n{i} ")).collect::<String>();
    for (name, text) in [
        ("x.dot", format!("digraph {}", deep("{"))),
        ("x.dot", format!("digraph {{{}", deep("subgraph {"))),
        ("x.dot", format!("digraph {{{}", deep("{a->"))),
        (
            "x.dot",
            format!("digraph {{ {{{}}} -> {{{}}} }}", many(60_000), many(60_000)),
        ),
        (
            "x.dot",
            format!(
                "digraph {{ node [label=\"{}\"] {} }}",
                "x".repeat(400_000),
                many(9_000)
            ),
        ),
        (
            "x.dot",
            format!(
                "digraph {{ edge [label=\"{}\"] {} }}",
                "x".repeat(400_000),
                "a -> ".repeat(100_000) + "a"
            ),
        ),
        (
            "x.dot",
            format!(
                "digraph {{ \"{}\" [label=\"{}\"] }}",
                "x".repeat(400_000),
                "\\N".repeat(200_000)
            ),
        ),
        (
            "x.dot",
            format!(
                "digraph {{ a [{}] }}",
                (0..100_000).map(|i| format!("a{i}=1 ")).collect::<String>()
            ),
        ),
        (
            "x.dot",
            format!(
                "digraph {{ {} }}",
                (0..60_000)
                    .map(|i| format!("a [b{i}=1] "))
                    .collect::<String>()
            ),
        ),
        (
            "x.dot",
            format!(
                "digraph {{ subgraph cluster {{ label=\"{}\" {} }} }}",
                "x".repeat(400_000),
                many(9_000)
            ),
        ),
        (
            "x.dot",
            format!("digraph {{ a {} }}", "\"b\" + ".repeat(150_000)),
        ),
        ("x.dot", format!("digraph {{ a [label={}", deep("<"))),
        ("x.mmd", format!("flowchart LR\n{}", deep("subgraph x\n"))),
        (
            "x.mmd",
            format!(
                "flowchart LR\n{} x --> {} y",
                "a & ".repeat(120_000),
                "b & ".repeat(120_000)
            ),
        ),
        ("x.mmd", format!("flowchart LR\na{}", deep("-"))),
        ("x.mmd", format!("flowchart LR\na{}", deep(" --> a"))),
        ("x.mmd", format!("flowchart LR\na[{}", deep("["))),
        ("x.mmd", format!("flowchart LR\na{}", deep("[\"#1;\"]\na"))),
        (
            "x.mmd",
            format!(
                "flowchart LR\na -->|\"{}\"| {} b",
                "x".repeat(400_000),
                "a & ".repeat(100_000)
            ),
        ),
        ("x.mmd", format!("flowchart LR\n{}", deep("a -- "))),
        ("x.mmd", format!("flowchart LR\n{}", deep("a@"))),
        ("x.mmd", format!("---\n{}", deep("title: x\n"))),
        ("x.mmd", format!("flowchart LR\n{}", deep("a[/x/]\n"))),
    ] {
        super::soon(&text, name);
    }
}

#[test]
fn a_label_that_is_only_the_sign_of_its_link_is_told_as_lost_and_any_other_sign_stays() {
    let text = r#"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "-"}], "links": [
        {"id": "own", "from": "a", "to": "a", "polarity": "-", "label": "-"},
        {"id": "other", "from": "a", "to": "a", "polarity": "-", "label": "+"}]}"#;
    let map = read("x.json", text).unwrap().map;
    let written = export(&map, Format::Dot).unwrap();
    let told: Vec<String> = written.notes.iter().map(Note::sentence).collect();
    assert!(
        told.join(" ").contains("labels that are only the sign"),
        "{told:?}"
    );
    let back = import(&written.parts[0].bytes, "x.dot", &ImportOptions::default())
        .unwrap()
        .map;
    let label = |id: &str| back.link(back.link_ix(id).unwrap()).label.clone();
    assert_eq!(label("own"), None);
    assert_eq!(label("other"), Some("+".to_owned()));
    assert_eq!(back.factors().next().unwrap().1.label, "-");
    assert_eq!(links(&back), ["- > - -", "- > - -"]);
}

#[test]
fn a_node_in_subgraphs_within_subgraphs_is_in_all_of_them() {
    let chart =
        "flowchart LR\nsubgraph one [One]\nsubgraph two [Two]\na --> b\nend\nc\nend\nb --> c";
    let it = read("x", chart).unwrap();
    let of = |id: &str| &it.map.factor(it.map.factor_ix(id).unwrap()).groups;
    assert_eq!(*of("a"), ["two", "one"]);
    assert_eq!(*of("c"), ["one"]);
    let graph = "digraph { subgraph cluster_1 { label=One; subgraph cluster_2 { label=Two; a -> b } c } b -> c }";
    let it = read("x", graph).unwrap();
    let of = |id: &str| &it.map.factor(it.map.factor_ix(id).unwrap()).groups;
    assert_eq!(*of("a"), ["two", "one"]);
    assert_eq!(*of("c"), ["one"]);
}

#[test]
fn texts_of_mermaid_in_markdown_lose_its_marks() {
    let chart =
        "flowchart LR\nA[\"`**Bold** text\nand _more_ of it`\"] -->|\"`**+**`\"| B[\"a ` b\"]";
    let it = read("x", chart).unwrap();
    assert_eq!(links(&it.map), ["Bold text\nand more of it > a ` b +"]);
}

#[test]
fn an_edge_of_dot_leads_the_way_its_arrows_are_drawn() {
    let it = read(
        "x.dot",
        "digraph { edge [arrowhead=none]; a -> b; b -> c; c -> a [arrowhead=vee] }",
    )
    .unwrap();
    assert_eq!(
        (links(&it.map), it.audit.counts.undirected),
        (vec!["c > a ?".to_owned()], 2)
    );
    let text = "graph { a -- b [dir=forward, label=\"+\"]; b -- a [dir=forward, label=\"-\"]; a -- c [dir=both, arrowtail=none, label=\"+\"]; a -- c }";
    let it = read("x.dot", text).unwrap();
    assert_eq!(links(&it.map), ["a > b +", "b > a -", "a > c +"]);
    assert_eq!(it.audit.counts.undirected, 1);
    // Who says that it is a sign gets links.
    let options = ImportOptions {
        signs: signs_of("none=-").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(b"digraph { a -> b [arrowhead=none] }", "x.dot", &options).unwrap();
    assert_eq!(links(&it.map), ["a > b -"]);
}

#[test]
fn a_label_beside_an_edge_or_at_its_head_has_the_sign_where_the_label_has_none() {
    let text = r#"digraph { a -> b [headlabel="+"]; b -> c [xlabel="-", label="R1"]; c -> a [label="+", xlabel="-"]
        a -> c [headlabel="+", xlabel="-"]; c -> b [xlabel="see below"]; b -> a [taillabel="-", label="||"] }"#;
    let it = read("x.dot", text).unwrap();
    let wanted = [
        "a > b +", "b > c -", "c > a +", "a > c ?", "c > b ?", "b > a ?",
    ];
    assert_eq!(links(&it.map), wanted);
    let told = told(&it);
    let words = "The file says + of 1 link in one place, and − in another: a → c.";
    assert!(told.contains(words), "{told}");
    // What was read is not named as what was not.
    let told = super::told(
        &read(
            "x.dot",
            r#"digraph { a -> b [headlabel="+"]; b -> a [label="R1", mark=x]; a -> b [label="-"] }"#,
        )
        .unwrap(),
    );
    assert!(told.contains("not read: “mark”"), "{told}");
}

#[test]
fn entities_in_labels_of_dot_are_read_as_graphviz_draws_them_and_written_so() {
    let text = r#"digraph { label="a &lt; b"; "R&amp;D" -> B [label="&minus;"]; B -> "R&amp;D" [label="&#43;"]
        B [label="x &amp;amp; &#x2212; &nothing; & y; &", tooltip="&eacute;"]; C [comment="&amp;"]; B -> C [xlabel="&#8722;"] }"#;
    let it = read("x.dot", text).unwrap();
    assert_eq!(it.map.info().title, "a < b");
    let all: Vec<(&str, Option<&str>)> = (it.map.factors())
        .map(|(_, f)| (f.label.as_str(), f.description.as_deref()))
        .collect();
    let wanted = [
        ("R&D", None),
        ("x &amp; \u{2212} &nothing; & y; &", Some("é")),
        ("C", Some("&")),
    ];
    assert_eq!(all, wanted);
    let signs: Vec<_> = it
        .map
        .links()
        .map(|(_, _, _, l)| l.polarity.token())
        .collect();
    assert_eq!(signs, ["-", "+", "-"]);
    // What looks like one in a map is written so that it comes back.
    let bytes = export(&it.map, Format::Dot).unwrap().parts.remove(0).bytes;
    let written = String::from_utf8(bytes).unwrap();
    assert!(
        written.contains("x &amp;amp; \u{2212} &amp;nothing; & y; &"),
        "{written}"
    );
    let again = read("x.dot", &written).unwrap();
    let labels = again.map.factors().map(|(_, f)| f.label.as_str());
    assert!(labels.eq(all.iter().map(|(label, _)| *label)));
}

#[test]
fn a_line_breaks_where_mermaid_and_graphviz_break_it_for_the_letters_of_an_escape() {
    let chart = r#"flowchart LR
 subgraph S["Group\nOne"]
  A["Time to\nmeet"] -->|"+\n(delay)"| B[Two\nlines]
 end
 B -->|-| I\nJ
 I\nJ -->|less\nof| M["`one\nline`"]
 M --> F["$$\nu$$"] --> W["C:#92;new"]"#;
    let it = read("x.mmd", chart).unwrap();
    let shown = |it: &system_map::format::Imported| -> Vec<String> {
        (it.map.factors()).map(|(_, f)| f.label.clone()).collect()
    };
    let wanted = [
        "Time to\nmeet",
        "Two\nlines",
        "I\nJ",
        "one\\nline",
        "$$\\nu$$",
        "C:\\new",
    ];
    assert_eq!(shown(&it), wanted);
    assert_eq!(it.map.info().groups[0].label, "Group\nOne");
    let said: Vec<_> = (it.map.links())
        .map(|(_, _, _, l)| (l.polarity.token(), l.delay, l.label.as_deref()))
        .collect();
    assert_eq!(said[0], ("+", Delay::Short, None));
    assert_eq!(said[1], ("-", Delay::None, None));
    assert_eq!(said[2].2, Some("less\nof"));
    // The letters of an escape that stand in a map are written so that they come back.
    for format in [Format::Mermaid, Format::Dot] {
        let bytes = export(&it.map, format).unwrap().parts.remove(0).bytes;
        let written = String::from_utf8(bytes).unwrap();
        assert_eq!(shown(&read("x", &written).unwrap()), wanted, "{written}");
    }
    let graph = r#"digraph { "Population\nGrowth" -> "Birth\lRate\l" [label="+\n(delay)"]
        "Birth\lRate\l" -> c [label="-"]; c [label="C is \N"]; "a\\nb" -> "x &amp;\N"; "d\nd" [label="C is \N"] }"#;
    let it = read("x.dot", graph).unwrap();
    let wanted = [
        "Population\nGrowth",
        "Birth\nRate",
        "C is c",
        "a\\nb",
        "x &N",
        "C is d\nd",
    ];
    assert_eq!(shown(&it), wanted);
    let first = it.map.links().next().unwrap().3;
    assert_eq!((first.polarity.token(), first.delay), ("+", Delay::Short));
}

#[test]
fn elements_in_labels_count_as_words_outside_of_them_do() {
    let options = ImportOptions {
        limits: ReadOptions {
            max_values: 100,
            ..ReadOptions::default()
        },
        ..ImportOptions::default()
    };
    let text = |times: usize| {
        let label = "<b>x</b>".repeat(times);
        format!("digraph {{ a -> b; a [label=<{label}>] }}")
    };
    let read = |times| import(text(times).as_bytes(), "x.dot", &options);
    assert!(read(20).is_ok());
    assert_eq!(read(60).unwrap_err().code(), Code::Limit);
}

#[test]
fn a_link_with_words_is_drawn_with_its_sign_and_delay_too() {
    let text = r##"{"format": "system-map", "version": 1, "title": "T", "factors": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
        "links": [{"from": "a", "to": "b", "polarity": "+", "label": "pays"}, {"from": "b", "to": "a", "polarity": "-", "delay": "long"},
            {"from": "a", "to": "a", "label": "yes", "delay": "short"}]}"##;
    let map = system_map::format::read(text.as_bytes(), &Default::default())
        .unwrap()
        .map;
    let dot = export(&map, Format::Dot).unwrap().parts.remove(0).bytes;
    let dot = String::from_utf8(dot).unwrap();
    for head in [
        "label=\"pays\", headlabel=\"+\"",
        "label=\"-\", headlabel=\"long delay\"",
        "label=\"yes\", headlabel=\"? delayed\"",
    ] {
        assert!(dot.contains(head), "{head}: {dot}");
    }
    let back = read("x.dot", &dot).unwrap().map;
    assert!(
        back.links().all(|of| !of.3.extra.contains_key("x-fields")),
        "{dot}"
    );
    assert_eq!(links(&back), links(&map));
}

#[test]
fn what_other_programs_do_with_a_graph_is_told() {
    let kumu = r#"{"elements":[{"label":"A"},{"label":"B"}],"connections":[{"from":"A","to":"B","type":"+"},{"from":"A","to":"B","type":"-"},{"from":"B","to":"A","direction":"undirected"}]}"#;
    let map = read("x.json", kumu).unwrap().map;
    for format in [Format::GraphMl, Format::Gexf] {
        let out = export(&map, format).unwrap();
        let told: Vec<String> = out.notes.iter().map(|note| note.sentence()).collect();
        has(
            &told.join(" "),
            &[
                "with which NetworkX reads no file",
                "of which Gephi makes one",
            ],
        );
    }
    let rows: String = (0..501)
        .map(|i| format!("Factor {i},Factor {},+\n", i + 1))
        .collect();
    let map = read("x.csv", &format!("From,To,Sign\n{rows}")).unwrap().map;
    let out = export(&map, Format::Mermaid).unwrap();
    let told: Vec<String> = out.notes.iter().map(|note| note.sentence()).collect();
    has(
        &told.join(" "),
        &["more than 500 links, which Mermaid does not draw"],
    );
}

#[test]
fn a_delay_at_the_head_of_an_arrow_is_one_and_an_old_sign_there_is_not_written() {
    let it = read(
        "x.dot",
        "digraph { a -> b [label=\"builds\", headlabel=\"+ delayed\"]; b -> a [label=\"-\", headlabel=\"||\"]; a -> c [label=\"x\", polarity=\"+\", headlabel=\"−\"]; c -> a [label=\"+\", headlabel=\"words\"]; }",
    )
    .unwrap();
    assert_eq!(links(&it.map)[..2], ["a > b +", "b > a -"]);
    let late: Vec<bool> = it.map.links().map(|of| !of.3.delay.is_none()).collect();
    assert_eq!(late, [true, true, false, false]);
    let kept: Vec<bool> = it
        .map
        .links()
        .map(|of| of.3.extra.contains_key("x-fields"))
        .collect();
    assert_eq!(kept, [false, false, true, true]);
    let out = export(&it.map, Format::Dot).unwrap();
    let dot = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
    assert!(
        !dot.contains("−") && dot.contains("headlabel=\"words\""),
        "{dot}"
    );
    let told: Vec<String> = out.notes.iter().map(|note| note.sentence()).collect();
    has(
        &told.join(" "),
        &["labels at heads with another sign or delay"],
    );
}

#[test]
fn two_signs_of_per_cent_in_a_name_begin_no_directive_in_mermaid() {
    let it = read("x.txt", "\"%%{init}%%\" -> B : +\n").unwrap();
    let out = export(&it.map, Format::Mermaid).unwrap().parts[0]
        .bytes
        .clone();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains("%%"), "{text}");
    let again = read("x.mmd", &text).unwrap();
    assert_eq!(links(&again.map), ["%%{init}%% > B +"]);
}
