//! Mermaid's flowcharts as people type and paste them: what stands in the first line, shapes that begin
//! like DOT, names that touch an arrow, and names that are words.

use super::{has, links, read};
use system_map::format::{Format, detect, export};

#[test]
fn what_stands_in_the_first_line_of_a_chart_is_read() {
    for text in [
        "graph LR A[Trust]-->|+|B[Sharing]\n B-->|-|A\n B-->C",
        "graph LR A{Trust}-->|+|B[Sharing]; B-->|-|A\n B-->C",
        "flowchart A[Trust]-->|+|B[Sharing]\n B-->|-|A --> A\n B-->C",
    ] {
        assert_eq!(detect(text.as_bytes(), "").unwrap(), Format::Mermaid);
        let links = links(&read("x", text).unwrap().map);
        has(
            &links.join(", "),
            &["Trust > Sharing +", "Sharing > Trust -", "Sharing > C ?"],
        );
    }
    for (text, words) in [
        (
            "flowchart LR Trust -->|+| Sharing Sharing -->|-| Trust",
            "or the end of the line",
        ),
        ("flowchart Links\nTrust --> Sharing", "no direction: LR, RL"),
    ] {
        let error = read("x", text).unwrap_err();
        has(&error.to_string(), &[words]);
        assert_eq!(error.0.place.unwrap().line, 1);
    }
    for text in [
        "flowchart lr %% so\na --> b",
        "graph TB;a --> b",
        "flowchart\na --> b",
    ] {
        assert_eq!(links(&read("x.mmd", text).unwrap().map), ["a > b ?"]);
    }
}

#[test]
fn a_chart_that_begins_with_a_diamond_is_no_dot() {
    for (text, format) in [
        ("graph TD\nA{Is it?} -->|+| B\n", Format::Mermaid),
        ("graph TD\nA{{Trust}} -->|+| B\n", Format::Mermaid),
        ("graph LR A{x} --> B", Format::Mermaid),
        ("graph LR {\n a -- b }", Format::Dot),
        ("graph LR\n{ a -- b }", Format::Dot),
        ("strict graph \"G\" { a -- b }", Format::Dot),
        ("/* {made} */ digraph { a -> b }", Format::Dot),
        ("graph\nA-->B\n", Format::Mermaid),
        ("graph\nA{Is it?} --> B\n", Format::Mermaid),
        ("graph\nG{ a -- b [label=\"-->\"] }", Format::Dot),
        ("graph\r\nA -- + --> B\r\n", Format::Mermaid),
        ("graph\nA -> B : +\n", Format::Outline),
    ] {
        assert_eq!(detect(text.as_bytes(), "").unwrap(), format, "{text}");
    }
    let it = read("x", "graph TD\nA{Is it?} -->|+| B\nB --> C{{So}}").unwrap();
    assert_eq!(links(&it.map), ["Is it? > B +", "B > So ?"]);
}

#[test]
fn names_that_touch_an_arrow_are_read_as_mermaid_reads_them() {
    for (text, all) in [
        ("A[Trust]:::hot-->|+|B[Sharing]", &["Trust > Sharing +"][..]),
        ("A:::my-class-.->B:::x==>C", &["A > B ?", "B > C ?"]),
        ("F--xA", &["F > A ?"]),
        ("F--oB-->C", &["F > B ?", "B > C ?"]),
        ("F--xA[lab] --> G", &["F > lab ?", "lab > G ?"]),
        ("A==xB\nA-.-xC\nA---oD", &["A > B ?", "A > C ?", "A > D ?"]),
        ("A-- + --xB", &["A > B +"]),
        ("A --o--> B", &["A > B -"]),
        ("A --less often--> B", &["A > B ?"]),
        ("A --only if--> B", &["A > B ?"]),
    ] {
        let it = read("x.mmd", &format!("flowchart LR\n{text}\n")).unwrap();
        assert_eq!(links(&it.map), all, "{text}");
    }
    super::soon(
        &format!("flowchart LR\na{}", "--oB".repeat(250_000)),
        "x.mmd",
    );
    super::soon(
        &format!("flowchart LR\na{}", "--o b".repeat(200_000)),
        "x.mmd",
    );
}

#[test]
fn ids_that_are_words_of_mermaid_are_written_as_others() {
    let words = [
        "call",
        "href",
        "_self",
        "_blank",
        "_parent",
        "_top",
        "interpolate",
        "click",
        "end",
    ];
    let factors: Vec<String> = words
        .iter()
        .map(|word| format!(r#"{{"id":"{word}","label":"{word}"}}"#))
        .collect();
    let text = format!(
        r#"{{"format":"system-map","version":1,"factors":[{}],"links":[]}}"#,
        factors.join(",")
    );
    let map = read("x.json", &text).unwrap().map;
    let written = export(&map, Format::Mermaid).unwrap();
    let written = String::from_utf8(written.parts[0].bytes.clone()).unwrap();
    for word in words {
        assert!(!written.contains(&format!(" {word}[")), "{written}");
        let label = word.replace('_', "#95;");
        assert!(written.contains(&format!("[\"{label}\"]")), "{written}");
    }
}

#[test]
fn what_follows_looks_behind_a_semicolon_is_read() {
    for looks in [
        "class A,B warm",
        "classDef warm fill:red,stroke:#333",
        "classDef warm fill:red; stroke:#333;stroke-width : 2px",
        "style A fill:#f9f",
        "linkStyle default stroke:#f00",
        "click A \"https://example.org/?a;b\" \"Tip; more\"",
        "subgraph S[\"Money; time\"]",
        "subgraph S[Money #amp; time]",
        "subgraph S",
    ] {
        let end = if looks.starts_with("subgraph") {
            ";end"
        } else {
            ""
        };
        let text = format!("graph TD;{looks};A-->|+|B; B:::warm-->|-|A{end}\nA-->C");
        let it = read("x.mmd", &text).unwrap();
        assert_eq!(links(&it.map), ["A > B +", "B > A -", "A > C ?"], "{text}");
        assert_eq!(it.map.factor_count(), 3, "{text}");
    }
}

/// Mermaid 11 reads labels as Markdown, and for a list or an address draws only that it cannot.
#[test]
fn no_label_that_is_written_is_a_list_or_a_link_to_markdown() {
    let text = r##"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "1. Trust"}, {"id": "b", "label": "- *Hope*"},
        {"id": "c", "label": "See https://example.org/a_b or www.example.org\n+ 12) more\n\\* [x](y) ~~z~~ a@b.org"}],
        "links": [{"from": "a", "to": "b", "polarity": "+"}, {"from": "b", "to": "a", "polarity": "-", "delay": "short"}]}"##;
    let map = system_map::format::read(text.as_bytes(), &Default::default())
        .unwrap()
        .map;
    let chart = export(&map, Format::Mermaid).unwrap().parts.remove(0).bytes;
    let chart = String::from_utf8(chart).unwrap();
    for label in [
        "[\"1#46; Trust\"]",
        "[\"#45; #42;Hope#42;\"]",
        "|\"#43;\"|",
        "|\"#45; delayed\"|",
        "https#58;//",
        "www#46;",
        "<br>#43; 12",
        "a#64;b",
    ] {
        assert!(chart.contains(label), "{label}: {chart}");
    }
    let labels = chart
        .split('"')
        .skip(1)
        .step_by(2)
        .flat_map(|label| label.split("<br>"));
    for line in labels {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
        for event in Parser::new_ext(line, options) {
            let plain = matches!(
                event,
                Event::Start(Tag::Paragraph) | Event::End(_) | Event::Text(_)
            );
            assert!(plain, "{line}: {event:?}");
        }
    }
    let back = read("x.mmd", &chart).unwrap().map;
    let labels = |map: &system_map::model::Map| -> Vec<String> {
        map.factors().map(|(_, of)| of.label.clone()).collect()
    };
    assert_eq!(labels(&back), labels(&map));
    assert_eq!(
        links(&back),
        ["1. Trust > - *Hope* +", "- *Hope* > 1. Trust -"]
    );
}
