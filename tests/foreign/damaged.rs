//! What the fuzzer found (see fuzz/README.md), each as small as it gets.

use super::{links, read, workbook};
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, import};

#[test]
fn a_stroke_of_mermaid_may_be_followed_by_any_letter() {
    for text in [
        "flowchart LR\nA --é --> B",
        "flowchart LR\nA--水",
        "flowchart LR\nA -.é.-> B",
    ] {
        let _ = read("x.mmd", text);
    }
    let it = read("x.mmd", "flowchart LR\nA --é--> B\nB -- 水 --> A").unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A ?"]);
}

#[test]
fn a_cell_beyond_the_last_row_or_column_makes_no_workbook() {
    for cell in ["A99999999999", "ZZZZZZZZZZ1", "A4294967297", "zzzzzzzzzz!"] {
        let sheet = format!(
            r#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row><row><c r = '{cell}' t="str"><v>b</v></c></row></sheetData></worksheet>"#
        );
        let book = workbook::of(sheet.as_bytes());
        let error = import(&book, "x.xlsx", &ImportOptions::default()).unwrap_err();
        assert_eq!(error.code(), Code::Format, "{cell}: {error}");
        let sheet = format!(
            r#"<worksheet><sheetData/><mergeCells><mergeCell ref="A1:{cell}"/></mergeCells></worksheet>"#
        );
        let book = workbook::of(sheet.as_bytes());
        let error = import(&book, "x.xlsx", &ImportOptions::default()).unwrap_err();
        assert_eq!(error.code(), Code::Format, "{cell}: {error}");
    }
}

#[test]
fn a_megabyte_of_ampersands_in_an_attribute_is_no_work() {
    super::soon(&format!("<xmile a='{}'/>", "&".repeat(900_000)), "x.xmile");
    let it = read("x.xmile", "<xmile><model><variables><aux name='a &amp; &#98; & c;&d&e;'/></variables></model></xmile>").unwrap();
    assert_eq!(it.map.factors().next().unwrap().1.label, "a & b & c;&d&e;");
}

#[test]
fn a_range_that_ends_before_it_begins_makes_no_workbook() {
    for range in ["B2:A2", "A2:A1", "AA1:Z1"] {
        let sheet = format!(r#"<worksheet><dimension ref="{range}"/><sheetData/></worksheet>"#);
        let book = workbook::of(sheet.as_bytes());
        let error = import(&book, "x.xlsx", &ImportOptions::default()).unwrap_err();
        assert!(
            error.0.message.contains("a place or a number of cells"),
            "{range}: {error}"
        );
    }
}

#[test]
fn a_workbook_that_promises_more_texts_than_it_can_hold_is_refused_before_room_is_made_for_them() {
    for head in [
        "uniqueCount=\"99999999999942\"",
        "uniqueCount=\"4000000000\"",
        "uniqueCount=\"9000000\"",
        "uniqueCount=\"18446744073709551615\"",
        // A quote too many, and the tag ends before the value does.
        "xmlns=\"m\"ain\" uniqueCount=\"008000000184",
    ] {
        let parts = format!("\n====\n<sst {head}><si><t>From</t></si></sst>");
        let error = import(
            &workbook::of(parts.as_bytes()),
            "x.xlsx",
            &ImportOptions::default(),
        );
        let error = error.unwrap_err();
        assert!(
            error.0.message.contains("a place or a number of cells"),
            "{head}: {error}"
        );
    }
    // No blank before its name.
    let sheet = "<worksheet><sheetData><row><c t=\"str\"r=\"A99999999999\"><v>b</v></c></row></sheetData></worksheet>";
    assert!(
        import(
            &workbook::of(sheet.as_bytes()),
            "x.xlsx",
            &ImportOptions::default()
        )
        .is_err()
    );
}

#[test]
fn a_loop_whose_id_is_empty_gets_one() {
    for (id, is) in [("", "loop"), (" ", "loop"), ("x", "x")] {
        let text = format!(
            r#"{{"edges": [{{"source": "a", "target": "b", "sign": "+"}}, {{"source": "b", "target": "a", "sign": "-"}}],
            "loops": [{{"id": "{id}", "nodes": ["b", "a"]}}]}}"#
        );
        let it = read("x.json", &text).unwrap();
        assert_eq!(it.map.info().loops[0].id, is);
        // It is written in our own format, and read again.
        let own = system_map::format::json::write(&it.map);
        system_map::format::read(own.as_bytes(), &Default::default()).unwrap();
    }
}

#[test]
fn an_arrow_right_before_a_comment_of_an_outline_ends_in_an_error_or_a_map() {
    for arrow in ["►", "▶", "→", "->", "--", "<->", "⇄", "──▶"] {
        for line in [
            "R1 ARROW //",
            "A ARROW B ARROW // x",
            "R1: A ARROW //",
            "R1: A ARROW B ARROW //",
            "- A ARROW //",
            "A ARROW : //",
            "A ARROW # x",
            "A ARROW  //",
        ] {
            let line = line.replace("ARROW", arrow);
            let options = ImportOptions {
                format: Some(Format::Outline),
                ..ImportOptions::default()
            };
            let _ = import(line.as_bytes(), "x.txt", &options);
            let _ = import(format!("A -> B : +\n{line}").as_bytes(), "x.txt", &options);
        }
    }
}
