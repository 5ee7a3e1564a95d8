//! What comes before a format: packing, encodings, limits, and files that are meant to do harm.

use super::{limits, links, read, told};
use std::io::Write;
use system_map::error::Code;
use system_map::format::{
    File, Format, ImportOptions, ReadOptions, detect, export, import, import_all, signs_of,
};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn packed_files_are_unpacked_and_recognised_by_what_is_in_them() {
    let bytes = packed(b"From,To,Type\nA,B,-\n");
    let it = import(&bytes, "x.csv.gz", &ImportOptions::default()).unwrap();
    assert_eq!(links(&it.map), ["A > B -"]);
    assert_eq!(it.map.info().title, "x");
    assert_eq!(detect(&bytes, "whatever").unwrap(), Format::Csv);
    let ours = packed(br#"{"format": "system-map", "version": 1, "factors": [], "links": []}"#);
    assert_eq!(detect(&ours, "x").unwrap(), Format::SystemMap);
    assert!(import(&ours, "x", &ImportOptions::default()).is_ok());
}

#[test]
fn bombs_are_refused_and_damaged_archives_told() {
    let bomb = packed(&vec![b'a'; 30_000_000]);
    assert!(bomb.len() < 100_000);
    let error = import(&bomb, "x.csv.gz", &ImportOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::Limit);
    let twice = packed(&packed(b"a,b\n"));
    assert_eq!(
        import(&twice, "x.gz", &ImportOptions::default())
            .unwrap_err()
            .code(),
        Code::Format
    );
    let cut = &packed(b"From,To\nA,B\n")[..20];
    assert_eq!(
        import(cut, "x.gz", &ImportOptions::default())
            .unwrap_err()
            .code(),
        Code::Format
    );
    let error = import(
        b"PK\x03\x04 no archive",
        "x.xlsx",
        &ImportOptions::default(),
    )
    .unwrap_err();
    assert_eq!(error.code(), Code::Format);
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    let it = read("x.csv", "From,To,Type\nA,B,-\n").unwrap();
    let book = export(&it.map, Format::Xlsx).unwrap().parts.remove(0).bytes;
    assert_eq!(detect(&book, "x").unwrap(), Format::Xlsx);
    assert!(import(&book, "x.xlsx", &ImportOptions::default()).is_ok());
    // Its own bytes are within the limit, what is in them is not.
    let options = limits(|l| l.max_bytes = book.len());
    let more = import(
        &book,
        "x.xlsx",
        &limits(|l| l.max_bytes = book.len() + 5000),
    );
    assert!(more.is_err() || import(&book, "x.xlsx", &options).is_err());
    assert_eq!(
        import(&book, "x.xlsx", &options).unwrap_err().code(),
        Code::Limit
    );
}

#[test]
fn texts_in_other_encodings_are_read_and_told() {
    let text = "From,To,Type\nMüdigkeit,Ärger,+\n";
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let windows: Vec<u8> = text.chars().map(|c| c as u8).collect();
    for (bytes, told) in [(utf16, "UTF-16LE"), (marked, ""), (windows, "windows-1252")] {
        let it = import(&bytes, "x.csv", &ImportOptions::default()).unwrap();
        assert_eq!(links(&it.map), ["Müdigkeit > Ärger +"]);
        let account = super::told(&it);
        assert_eq!(account.contains("not UTF-8"), !told.is_empty(), "{account}");
        assert!(account.contains(told), "{account}");
    }
}

#[test]
fn limits_hold_for_every_reader_and_name_the_row() {
    let rows: String = (0..200).map(|i| format!("A{i},B{i},+\n")).collect();
    let text = format!("From,To,Type\n{rows}");
    for options in [
        limits(|l| l.max_links = 50),
        limits(|l| l.max_factors = 50),
        limits(|l| l.max_values = 100),
    ] {
        let error = import(text.as_bytes(), "x.csv", &options).unwrap_err();
        assert_eq!(error.code(), Code::Limit);
        assert!(error.0.place.is_some_and(|p| p.line > 1), "{error}");
    }
    let deep = format!("{{\"elements\": {}", "[".repeat(100_000));
    let error = import(deep.as_bytes(), "x.json", &ImportOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::Limit);
}

#[test]
fn huge_numbers_and_what_is_none_are_not_taken_for_weights() {
    let it = read(
        "x.csv",
        "from,to,weight\nA,B,1e999\nB,A,NaN\nA,A,-1e15\nB,B,-1e16\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A ?", "A > A -", "B > B ?"]);
    assert!(it.map.links().all(|(.., l)| l.strength.is_none()));
    let text =
        r#"{"elements": [{"id": "a", "label": "A", "x": 1e308, "y": -1e308}], "connections": []}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.map.factors().next().unwrap().1.x, None);
}

#[test]
fn what_is_no_map_is_refused_with_what_it_looks_like() {
    for (bytes, words) in [
        (&b"\x89PNG\r\n\x1a\n\0\0"[..], "picture"),
        (b"", "empty"),
        (b"<!doctype html><html>", "web page"),
        (b"hello world", "plain text"),
        (b"{\"a\": 1}", "JSON"),
    ] {
        let error = import(bytes, "x", &ImportOptions::default()).unwrap_err();
        assert_eq!(error.code(), Code::Format, "{error}");
        assert!(error.0.message.contains(words), "{error}");
    }
    let ours = File {
        name: "a.json",
        bytes: br#"{"format": "system-map", "version": 1}"#,
    };
    let error = import_all(&[ours, ours], &ImportOptions::default()).unwrap_err();
    assert!(error.0.message.contains("only tables"), "{error}");
}

#[test]
fn scripts_in_labels_stay_text() {
    let it = read("x.csv", "From,To,Type,Description\n<script>alert(1)</script>,javascript:alert(1),+,<img src=x onerror=alert(1)>\n").unwrap();
    let labels: Vec<&str> = it.map.factors().map(|(_, f)| f.label.as_str()).collect();
    assert_eq!(labels, ["<script>alert(1)</script>", "javascript:alert(1)"]);
}

#[test]
fn limits_are_read_as_they_are_typed_and_each_of_them_holds() {
    let limits = system_map::format::limits_of(" links=3, bytes=60 ").unwrap();
    assert_eq!((limits.max_links, limits.max_bytes), (3, 60));
    assert_eq!(limits.max_factors, ReadOptions::default().max_factors);
    for wrong in ["links", "links=0", "links=-1", "lines=3", "values=x"] {
        let error = system_map::format::limits_of(wrong).unwrap_err();
        assert_eq!(error.code(), Code::Option, "{wrong}");
        assert!(error.0.message.contains(wrong), "{error}");
    }
    for (limits, fits) in [
        ("factors=2", true),
        ("factors=1", false),
        ("links=0001", true),
        ("values=5", false),
        ("bytes=9", false),
    ] {
        let options = ImportOptions {
            limits: system_map::format::limits_of(limits).unwrap(),
            ..ImportOptions::default()
        };
        let read = import(b"From,To,Type\nA,B,-\n", "x.csv", &options);
        assert_eq!(read.is_ok(), fits, "{limits}");
        assert!(
            read.is_ok() || read.unwrap_err().code() == Code::Limit,
            "{limits}"
        );
    }
}

#[test]
fn signs_for_a_file_of_our_own_are_told_to_have_no_effect() {
    let text = r#"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "A"}], "links": [{"id": "l", "from": "a", "to": "a", "polarity": "?", "x-type": "Hinders"}]}"#;
    let options = ImportOptions {
        signs: signs_of("Hinders=-,Helps=+").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "m.json", &options).unwrap();
    let told = told(&it);
    assert!(
        told.contains("In a system map each link says its own sign. Signs that you give to types have no effect on it.")
            && !told.contains("No link has the type"),
        "{told}"
    );
}

#[test]
fn a_drawing_of_another_program_is_not_refused_with_the_advice_to_convert_it() {
    let text =
        r#"{"type": "excalidraw", "version": 2, "elements": [{"id": "a", "type": "rectangle"}]}"#;
    let error = read("x.excalidraw", text).unwrap_err().to_string();
    assert!(
        error.contains("none of the formats that are read here")
            && !error.contains("system-map convert"),
        "{error}"
    );
}
