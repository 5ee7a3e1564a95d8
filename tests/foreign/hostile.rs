//! Files that are damaged, saved oddly, or meant to do harm: the same tests for every reader.

use super::{limits, links, read, told, workbook};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, Imported, ReadOptions, export, import};

/// A, a name beyond ASCII, and three links, in every format of text.
fn samples() -> Vec<(Format, String)> {
    let table = "From,To,Type\nA,Müll,+\nMüll,A,-\nA,A,\n";
    let map = super::read("x.csv", table).unwrap().map;
    let mut all: Vec<(Format, String)> = [
        Format::SystemMap,
        Format::Kumu,
        Format::KumuBlueprint,
        Format::Loopy,
        Format::Xmile,
        Format::Outline,
        Format::GraphMl,
        Format::Gexf,
        Format::Dot,
        Format::Mermaid,
    ]
    .into_iter()
    .map(|format| {
        let bytes = export(&map, format).unwrap().parts.remove(0).bytes;
        (format, String::from_utf8(bytes).unwrap())
    })
    .collect();
    let mut add = |format, text: &str| all.push((format, text.to_owned()));
    add(Format::Csv, table);
    add(
        Format::Prsm,
        r#"{"room": "R", "styles": {"edges": {"edge0": {"groupLabel": "+"}, "edge1": {"groupLabel": "-"}}},
        "nodes": [{"id": 1, "label": "A"}, {"id": 2, "label": "Müll"}],
        "edges": [{"from": 1, "to": 2, "grp": "edge0"}, {"from": 2, "to": 1, "grp": "edge1"}]}"#,
    );
    add(
        Format::MentalModeler,
        "<?xml version=\"1.0\"?>\n<mentalmodeler><concepts><concept><id>1</id><name>A</name><relationships>\n<relationship><id>2</id><influence>0.5</influence></relationship></relationships></concept>\n<concept><id>2</id><name>Müll</name><relationships><relationship><id>1</id><influence>-1</influence></relationship></relationships></concept></concepts></mentalmodeler>",
    );
    add(
        Format::CatColab,
        r#"{"type": "model", "name": "M", "theory": "causal-loop", "notebook": {"cellContents": {
        "1": {"tag": "formal", "content": {"tag": "object", "name": "A", "id": "a"}},
        "2": {"tag": "formal", "content": {"tag": "object", "name": "Müll", "id": "b"}},
        "3": {"tag": "formal", "content": {"tag": "morphism", "name": "", "id": "m", "morType": {"tag": "Basic", "content": "Negative"}, "dom": {"tag": "Basic", "content": "a"}, "cod": {"tag": "Basic", "content": "b"}}}}, "cellOrder": []}}"#,
    );
    add(
        Format::LoopList,
        r#"{"relationships": [{"from": "A", "to": "Müll", "polarity": "+"},
        {"from": "Müll", "to": "A", "polarity": "-"}]}"#,
    );
    add(
        Format::GraphJson,
        r#"{"nodes": [{"id": "A"}, {"id": "Müll"}],
        "edges": [{"source": "A", "target": "Müll", "sign": "-"}]}"#,
    );
    add(
        Format::Vensim,
        "{UTF-8}\nA = A FUNCTION OF( -Müll )\n\t~\t\n\t~\t|\nMüll = A FUNCTION OF( A )\n\t~\t\n\t~\t|\n",
    );
    add(
        Format::Gml,
        "graph [\n directed 1\n node [ id 1 label \"A\" ]\n node [ id 2 label \"Müll\" ]\n edge [ source 1 target 2 sign \"-\" ]\n]\n",
    );
    all
}

fn by(format: Format, bytes: &[u8]) -> Imported {
    let options = ImportOptions {
        format: Some(format),
        ..ImportOptions::default()
    };
    import(bytes, "x", &options).unwrap_or_else(|error| panic!("{}: {error}", format.token()))
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn marks_of_the_byte_order_change_nothing() {
    for (format, text) in samples() {
        let plain = links(&by(format, text.as_bytes()).map);
        assert!(!plain.is_empty(), "{}", format.token());
        let marked = format!("\u{feff}{text}");
        for bytes in [
            marked.as_bytes().to_vec(),
            utf16(&marked, u16::to_le_bytes),
            utf16(&marked, u16::to_be_bytes),
            utf16(&text, u16::to_le_bytes),
            utf16(&text, u16::to_be_bytes),
        ] {
            let it = by(format, &bytes);
            assert_eq!(
                links(&it.map),
                plain,
                "{} {:?}",
                format.token(),
                &bytes[..4]
            );
        }
    }
}

#[test]
fn ends_of_lines_of_windows_and_of_old_macs_change_nothing() {
    for (format, text) in samples() {
        let plain = links(&by(format, text.as_bytes()).map);
        for end in ["\r\n", "\r"] {
            let it = by(format, text.replace('\n', end).as_bytes());
            assert_eq!(links(&it.map), plain, "{} {end:?}", format.token());
        }
    }
}

#[test]
fn broken_utf_8_is_read_as_windows_1252_and_told_and_our_own_format_refuses_it() {
    for (format, text) in samples() {
        let windows: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let both = [text.as_bytes(), b"\n\xfc\n"].concat();
        if windows == text.as_bytes() {
            // Written in ASCII alone.
            continue;
        }
        let options = ImportOptions {
            format: Some(format),
            ..ImportOptions::default()
        };
        if format == Format::SystemMap {
            let error = import(&windows, "x", &options).unwrap_err();
            assert_eq!(error.code(), Code::Encoding);
            continue;
        }
        let it = by(format, &windows);
        assert_eq!(
            links(&it.map),
            links(&by(format, text.as_bytes()).map),
            "{}",
            format.token()
        );
        assert!(told(&it).contains("windows-1252"), "{}", format.token());
        // Half of it in one encoding and half in another: whatever it gives, no panic.
        let _ = import(&both, "x", &options);
    }
}

#[test]
fn a_line_of_a_hundred_megabytes_is_refused_by_every_reader_before_it_is_read() {
    let line = vec![b'a'; 100_000_000];
    for token in Format::tokens(false) {
        let options = ImportOptions {
            format: Format::from_token(token),
            ..ImportOptions::default()
        };
        let error = import(&line, "x", &options).unwrap_err();
        assert_eq!(error.code(), Code::Limit, "{token}");
        assert!(error.0.message.contains("100000000 bytes"), "{error}");
    }
    let error = import(&line, "x.csv", &ImportOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::Limit);
}

#[test]
fn a_table_of_ten_million_rows_is_refused_by_its_size_and_with_that_allowed_by_its_links() {
    let text = b"a,b\n".repeat(10_000_000);
    let mut options = ImportOptions::default();
    let error = import(&text, "x.csv", &options).unwrap_err();
    assert_eq!(error.code(), Code::Limit);
    assert!(error.0.message.contains("40000000 bytes"), "{error}");
    options.limits.max_bytes = text.len();
    let error = import(&text, "x.csv", &options).unwrap_err();
    assert_eq!(error.code(), Code::Limit);
    assert!(error.0.message.contains("limit"), "{error}");
    assert!(
        error.0.place.is_some_and(|place| place.line > 1000),
        "{error}"
    );
}

/// Entities that stand for others, one that is long and often used, and one that is another file.
fn bombs() -> [String; 3] {
    let mut laughs = String::from("<!ENTITY e0 \"ha\">");
    for i in 1..30 {
        laughs += &format!("<!ENTITY e{i} \"{}\">", format!("&e{};", i - 1).repeat(10));
    }
    laughs += "<!ENTITY e \"&e29;\">";
    let long = format!("<!ENTITY e \"{}\">", "a".repeat(100_000));
    [
        laughs,
        long,
        "<!ENTITY e SYSTEM \"file:///etc/passwd\">".to_owned(),
    ]
}

#[test]
fn entities_of_a_file_are_never_unfolded_and_no_file_is_opened_by_any_reader_of_xml() {
    let many = "&e;".repeat(1000);
    for bomb in bombs() {
        for (format, body) in [
            (
                Format::GraphMl,
                format!(
                    "<graphml><graph><node id=\"1\"><data key=\"label\">{many}</data></node></graph></graphml>"
                ),
            ),
            (
                Format::GraphMl,
                format!("<graphml><graph><node id=\"{many}\"/></graph></graphml>"),
            ),
            (
                Format::Gexf,
                format!(
                    "<gexf><graph><nodes><node id=\"1\" label=\"{many}\"/></nodes></graph></gexf>"
                ),
            ),
            (
                Format::MentalModeler,
                format!(
                    "<mentalmodeler><concepts><concept><id>1</id><name>{many}</name></concept></concepts></mentalmodeler>"
                ),
            ),
            (
                Format::Xmile,
                format!(
                    "<xmile><model><variables><aux name=\"A\"><doc>{many}</doc></aux></variables></model></xmile>"
                ),
            ),
            (
                Format::Xmile,
                format!(
                    "<xmile><model><variables><aux name=\"{many}\"/></variables></model></xmile>"
                ),
            ),
        ] {
            let text = format!("<?xml version=\"1.0\"?><!DOCTYPE x [{bomb}]>{body}");
            let options = ImportOptions {
                format: Some(format),
                ..ImportOptions::default()
            };
            if let Ok(it) = import(text.as_bytes(), "x", &options) {
                let written = system_map::format::json::write(&it.map);
                assert!(
                    written.len() < 20_000,
                    "{} {}",
                    format.token(),
                    written.len()
                );
                assert!(!written.contains("root:") && !written.contains("hahaha"));
            }
        }
        // The parts of a workbook are XML too.
        let sheet = format!(
            "<!DOCTYPE x [{bomb}]><worksheet><sheetData><row><c t=\"str\"><v>From</v></c><c t=\"str\"><v>To</v></c></row><row><c t=\"str\"><v>a{many}</v></c><c t=\"str\"><v>b</v></c></row></sheetData></worksheet>"
        );
        if let Ok(it) = import(
            &workbook::of(sheet.as_bytes()),
            "x.xlsx",
            &ImportOptions::default(),
        ) {
            let written = system_map::format::json::write(&it.map);
            assert!(
                written.len() < 20_000 && !written.contains("root:"),
                "{written}"
            );
        }
    }
}

#[test]
fn numbers_that_are_none_or_too_large_are_no_places_and_no_weights() {
    for number in [
        "1e999",
        "-1e999",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e300",
        "0x10",
        "1_000",
    ] {
        let texts = [
            (Format::Csv, format!("Label,X,Y\nA,{number},1\n")),
            (Format::Dot, format!("digraph {{ A [pos=\"{number},1\"] }}")),
            (
                Format::Gml,
                format!("graph [ node [ id 1 label \"A\" graphics [ x {number} y 1 ] ] ]"),
            ),
            (
                Format::GraphMl,
                format!(
                    "<graphml><key id=\"x\" for=\"node\" attr.name=\"x\"/><key id=\"y\" for=\"node\" attr.name=\"y\"/><graph><node id=\"A\"><data key=\"x\">{number}</data><data key=\"y\">1</data></node></graph></graphml>"
                ),
            ),
            (
                Format::Gexf,
                format!(
                    "<gexf xmlns:viz=\"v\"><graph><nodes><node id=\"A\"><viz:position x=\"{number}\" y=\"1\"/></node></nodes></graph></gexf>"
                ),
            ),
            (
                Format::Xmile,
                format!(
                    "<xmile><model><variables><aux name=\"A\"/></variables><views><view><aux name=\"A\" x=\"{number}\" y=\"1\"/></view></views></model></xmile>"
                ),
            ),
            (
                Format::Vensim,
                format!(
                    "{{UTF-8}}\n\\\\\\---/// Sketch information - do not modify anything except names\nV300  Do not put anything below this section - it will be ignored\n*View 1\n$192\n10,1,A,{number},200,40,20,8,3,0,0,0,0,0,0\n///---\\\\\\\n"
                ),
            ),
            (
                Format::GraphJson,
                format!(
                    "{{\"nodes\": [{{\"id\": \"A\", \"x\": \"{number}\", \"y\": 1}}], \"edges\": []}}"
                ),
            ),
            (
                Format::Kumu,
                format!(
                    "{{\"elements\": [{{\"_id\": \"A\", \"attributes\": {{\"label\": \"A\"}}}}], \"connections\": [], \"maps\": [{{\"_id\": \"m\", \"elements\": [{{\"element\": \"A\", \"position\": {{\"x\": \"{number}\", \"y\": 1}}}}]}}]}}"
                ),
            ),
        ];
        for (format, text) in texts {
            let options = ImportOptions {
                format: Some(format),
                ..ImportOptions::default()
            };
            let Ok(it) = import(text.as_bytes(), "x", &options) else {
                continue;
            };
            for (_, factor) in it.map.factors() {
                let fine = |at: Option<f64>| at.is_none_or(|at| at.is_finite() && at.abs() <= 1e9);
                assert!(
                    fine(factor.x) && fine(factor.y),
                    "{} {number}: {:?}",
                    format.token(),
                    factor.x
                );
            }
            // What is read is read again by the strictest reader, which knows no such numbers.
            let written = system_map::format::json::write(&it.map);
            system_map::format::read(written.as_bytes(), &ReadOptions::default()).unwrap();
        }
        let it = super::read("x.csv", &format!("From,To,Strength\nA,B,{number}\n")).unwrap();
        assert!(
            it.map
                .links()
                .all(|(.., link)| link.strength.is_none_or(f64::is_finite))
        );
    }
}

#[test]
fn places_below_zero_are_places() {
    let it = super::read("x.dot", "digraph { A [pos=\"-5,-7\"]; B [pos=\"5,7\"] }").unwrap();
    let at = |id: &str| {
        let factor = it.map.factor(it.map.factor_ix(id).unwrap());
        (factor.x, factor.y)
    };
    assert_eq!(at("A"), (Some(-5.0), Some(7.0)));
    assert_eq!(at("B"), (Some(5.0), Some(-7.0)));
}

const HARM: &str = "<script>alert(1)</script><img src=https://x.org/x onerror=alert(1)>[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x)";

#[test]
fn what_stands_in_descriptions_leads_nowhere_but_to_pages_and_mail() {
    let table = format!(
        "Label,Description\nA,\"{HARM}\"\nB,\"<a href='javascript:alert(1)'>x</a><a href=data:x>y</a> [z](https://x.org)\"\n"
    );
    let it = super::read("x.csv", &table).unwrap();
    for (_, factor) in it.map.factors() {
        let about = factor.description.as_deref().unwrap();
        assert!(!about.contains('<'), "{about}");
        for span in system_map::prose::blocks(about)
            .iter()
            .flat_map(|b| &b.spans)
        {
            assert!(
                span.link.as_deref().is_none_or(|l| l == "https://x.org"),
                "{span:?}"
            );
        }
    }
    let document =
        system_map::document::markdown(&it.map, &system_map::narrate::Words::for_lang(None));
    for scheme in [
        "](<javascript",
        "](javascript",
        "](data",
        "](vbscript",
        "<script",
        "<img",
    ] {
        assert!(!document.contains(scheme), "{document}");
    }
}

/// A sheet whose rows are lists of words; none is a blank row.
fn sheet(rows: &[&[&str]]) -> String {
    let mut text = String::from("<worksheet><sheetData>");
    for (i, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        let number = i + 1;
        text += &format!("<row r=\"{number}\">");
        for (cell, column) in row.iter().zip('A'..) {
            text += &format!("<c r=\"{column}{number}\" t=\"str\"><v>{cell}</v></c>");
        }
        text += "</row>";
    }
    text + "</sheetData></worksheet>"
}

#[test]
fn two_blank_rows_begin_a_table_in_a_sheet_and_one_does_not() {
    let rows: [&[&str]; 8] = [
        &["Label", "Type"],
        &["A", "x"],
        &[],
        &["B", "x"],
        &[],
        &[],
        &["From", "To"],
        &["A", "B"],
    ];
    let it = import(
        &workbook::of(sheet(&rows).as_bytes()),
        "x.xlsx",
        &ImportOptions::default(),
    )
    .unwrap();
    assert_eq!(it.map.factor_count(), 2, "{}", told(&it));
    assert_eq!(links(&it.map), ["A > B ?"]);
}

#[test]
fn a_sheet_that_is_to_be_ignored_is_and_the_account_says_so() {
    let names = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Links" sheetId="1" r:id="a"/><sheet name="Notes (Ignore)" sheetId="2" r:id="b"/></sheets></workbook>"#;
    let one = sheet(&[&["From", "To"], &["A", "B"]]);
    let two = sheet(&[&["From", "To"], &["C", "D"]]);
    let parts = format!("{one}\n====\n\n====\n{two}\n====\n{names}");
    let it = import(
        &workbook::of(parts.as_bytes()),
        "x.xlsx",
        &ImportOptions::default(),
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B ?"]);
    assert!(told(&it).contains("Notes (Ignore)"), "{}", told(&it));
}

#[test]
fn a_long_text_that_many_cells_share_is_refused_before_it_is_copied_for_each() {
    let cells = "<row><c t=\"s\"><v>0</v></c></row>".repeat(2000);
    let text = "a".repeat(100_000);
    let parts = format!(
        "<worksheet><sheetData>{cells}</sheetData></worksheet>\n====\n<sst><si><t>{text}</t></si></sst>"
    );
    let book = workbook::of(parts.as_bytes());
    let error = import(&book, "x.xlsx", &ImportOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::Limit, "{error}");
    assert!(
        error.0.message.contains("cells of this workbook"),
        "{error}"
    );
}

#[test]
fn a_label_that_nobody_reads_is_refused_with_its_line() {
    let long = "x".repeat(1_000_001);
    for text in [
        format!("From,To\nA,B\nA,{long}\n"),
        format!("From,To,Label\nA,B,\nA,B,{long}\n"),
    ] {
        let error = read("x.csv", &text).unwrap_err();
        assert_eq!(error.code(), Code::Limit);
        let told = error.to_string();
        assert!(
            told.contains("A label of 1000001 bytes") && told.contains("ine 3"),
            "{told}"
        );
    }
    assert!(read("x.csv", &format!("From,To\nA,{}\n", "x".repeat(100_000))).is_ok());
}

#[test]
fn a_long_name_that_is_said_once_and_stands_for_thousands_is_refused_before_it_fills_the_memory() {
    let long = "T".repeat(200_000);
    let many = |part: &dyn Fn(usize) -> String| (0..5_000).map(part).collect::<String>();
    let rows = many(&|i| format!("a{i},x\n"));
    let links = many(&|i| format!("a{i},b,x\n"));
    let nodes = many(&|i| format!("<node id=\"{i}\"><data key=\"d\">x</data></node>"));
    let values = many(&|i| {
        format!(r#"<node id="{i}"><attvalues><attvalue for="0" value="v"/></attvalues></node>"#)
    });
    let factors: Vec<String> = (0..5_000)
        .map(|i| format!(r#"{{"id":"{i}","label":"n","att1":"x"}}"#))
        .collect();
    let named: Vec<String> = (0..5_000).map(|i| format!("A{i}")).collect();
    for (name, text) in [
        ("x.csv", format!("Label,{long}\n{rows}")),
        ("x.csv", format!("From,To,{long}\n{links}")),
        (
            "x.graphml",
            format!(r#"<graphml><key id="d" attr.name="{long}"/><graph>{nodes}</graph></graphml>"#),
        ),
        (
            "x.gexf",
            format!(
                r#"<gexf><graph><attributes class="node"><attribute id="0" title="{long}"/></attributes><nodes>{values}</nodes></graph></gexf>"#
            ),
        ),
        (
            "x.prsm",
            format!(
                r#"{{"version":"3","attributeTitles":{{"att1":"{long}"}},"styles":{{}},"nodes":[{}],"edges":[]}}"#,
                factors.join(",")
            ),
        ),
        (
            "x.mmd",
            format!(
                "flowchart LR\n{} --> B\nclass {} {long}\n",
                named.join(" & "),
                named.join(",")
            ),
        ),
    ] {
        let error = read(name, &text)
            .err()
            .unwrap_or_else(|| panic!("{name} is read"));
        assert_eq!(error.code(), Code::Limit, "{name}: {error}");
        assert!(
            error.to_string().contains("said once for many"),
            "{name}: {error}"
        );
    }
}

#[test]
fn a_file_that_is_small_is_refused_where_what_it_says_once_stands_for_too_many_links() {
    let most = |bytes: usize| limits(|l| l.max_bytes = bytes);
    let names = |of: &str| -> String {
        let names: Vec<String> = (0..40).map(|i| format!("{of}{i}")).collect();
        names.join("|")
    };
    let table = |way: &str, letters: usize| {
        let (from, to, note) = (names("a"), names("b"), "v".repeat(letters));
        format!("From,To,Direction,Note\n{from},{to},{way},{note}\n").into_bytes()
    };
    for way in ["", "undirected", "mutual"] {
        let read = |letters| import(&table(way, letters), "x.csv", &most(1_000_000));
        assert!(read(100).is_ok(), "{way}");
        let error = read(2_000).unwrap_err();
        assert_eq!(error.code(), Code::Limit, "{way}");
        assert!(
            error.to_string().contains("says something once for many"),
            "{error}"
        );
        assert!(import(&table(way, 2_000), "x.csv", &most(20_000_000)).is_ok());
    }
    let style = |letters: usize| {
        let lines: Vec<String> = (0..500)
            .map(|i| format!(r#"{{"id":{i},"from":1,"to":2,"grp":"edge1"}}"#))
            .collect();
        let (lines, name) = (lines.join(","), "v".repeat(letters));
        format!(r#"{{"nodes":[{{"id":1,"label":"A"}},{{"id":2,"label":"B"}}],"edges":[{lines}],"styles":{{"nodes":{{}},"edges":{{"edge1":{{"groupLabel":"{name}"}}}}}}}}"#).into_bytes()
    };
    assert!(import(&style(100), "x.prsm", &most(100_000)).is_ok());
    let error = import(&style(2_000), "x.prsm", &most(100_000)).unwrap_err();
    assert_eq!(error.code(), Code::Limit);
}

#[test]
fn a_list_in_more_parts_than_there_may_be_links_is_refused() {
    let rows: String = (0..20).map(|i| format!("a{i},b\n\n")).collect();
    let list = format!("From,To\n{rows}");
    let read = |links| import(list.as_bytes(), "x.csv", &limits(|l| l.max_links = links));
    assert_eq!(read(20).unwrap().map.link_count(), 20);
    let error = read(10).unwrap_err().to_string();
    assert!(
        error.contains("more than 10 parts with blank rows between"),
        "{error}"
    );
}

#[test]
fn letters_of_one_byte_that_become_three_count_as_three() {
    let options = limits(|l| l.max_bytes = 1_000);
    let read = |letters: usize| {
        import(
            &[b"From,To,Note\na,b,", &vec![0x80; letters][..]].concat(),
            "x.csv",
            &options,
        )
    };
    assert!(read(300).is_ok());
    let error = read(400).unwrap_err();
    assert_eq!(error.code(), Code::Limit);
    assert!(
        error.to_string().contains(
            "In UTF-8 the text of this file (windows-1252) has 1217 bytes, more than the 1000"
        ),
        "{error}"
    );
}

#[test]
fn a_table_may_have_whole_questions_as_headings_but_a_small_file_unfolds_to_less() {
    let options = limits(|l| l.max_bytes = 20_000);
    let question = |i: usize| {
        format!(
            "Question {i:02}: how far do you agree that people here can say what they think and that somebody who can change things hears them when they do?"
        )
    };
    let headings: Vec<String> = (0..19).map(question).collect();
    let table = |rows: usize| {
        let row = |i: usize| format!("{i}{}\n", ",1".repeat(19));
        let rows: String = (0..rows).map(row).collect();
        format!("Label,{}\n{rows}", headings.join(",")).into_bytes()
    };
    let read = |bytes: &[u8]| import(bytes, "x.csv", &options);
    assert_eq!(read(&table(30)).unwrap().map.factor_count(), 30);
    let refused = |bytes: &[u8], most: &str| {
        let error = read(bytes).unwrap_err().to_string();
        let said = format!("more than the {most}");
        assert!(error.contains(&said), "{error}");
        let said = "bytes that this program reads. Shorten them, or raise the limit of bytes.";
        assert!(error.contains(said), "{error}");
    };
    refused(&table(40), "100000 ");
    // The same thirty rows, packed.
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&table(30)).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 500, "{}", packed.len());
    refused(&packed, "");
}
