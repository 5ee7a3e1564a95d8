//! What a file has in it does nothing to the terminal on which it is told.

use super::{folder, path, run, run_with};
use std::fs;

/// Control characters as they are told: the start of a sequence of a terminal, a bell, the one character
/// that stands for such a start, and one that turns the order of letters round.
const ODD: &str = "\u{1b}]0;owned\u{7}\u{9b}2K\u{7f}\r\u{202e}";
const SHOWN: &str = "\\u{1b}]0;owned\\u{7}\\u{9b}2K\\u{7f}\\u{d}\\u{202e}";

fn is_harmless(text: &str) -> bool {
    let odd =
        |c: char| c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202d}' | '\u{202e}');
    !text.contains(odd)
}

/// A map of our own with such characters wherever it has words.
fn odd_map() -> String {
    let odd = ODD
        .replace('\u{1b}', "\\u001b")
        .replace('\u{7}', "\\u0007")
        .replace('\r', "\\r");
    r#"{ "format": "system-map", "version": 1, "title": "Title~",
        "factors": [{ "id": "a", "label": "Alpha~", "groups": ["g"] }, { "id": "b", "label": "Beta~", "groups": ["~"] }],
        "links": [{ "from": "a", "to": "b", "polarity": "+" }, { "from": "b", "to": "a", "polarity": "+" }],
        "groups": [{ "id": "g", "label": "Group~" }],
        "loops": [{ "id": "l", "label": "R1", "name": "Loop~", "story": "Told~", "links": ["a>b", "b>a"] }],
        "views": [{ "id": "v", "title": "View~", "factors": ["a"] }],
        "stories": [{ "id": "s", "title": "Story~", "steps": [] }] }"#
        .replace('~', &odd)
}

#[test]
fn control_characters_of_a_file_are_shown_and_not_obeyed_in_all_that_is_told() {
    let map = odd_map();
    for args in [
        &["check", "-"][..],
        &["loops", "-"],
        &["paths", "-", "a", "b"],
        &["reach", "-", "a"],
        &["indicators", "-"],
        &["loops", "-", "--through", "nobody"],
    ] {
        let ran = run_with(map.as_bytes(), args);
        assert!(is_harmless(&ran.out), "{args:?}: {:?}", ran.out);
        assert!(is_harmless(&ran.err), "{args:?}: {:?}", ran.err);
        let said = ran.out + &ran.err;
        assert!(said.contains("\\u{1b}]0;owned\\u{7}"), "{args:?}: {said}");
    }
    let ran = run_with(map.as_bytes(), &["check", "-"]);
    assert!(
        ran.out.starts_with(&format!("Title{SHOWN}\n")),
        "{}",
        ran.out
    );
}

#[test]
fn the_account_and_errors_show_control_characters_too() {
    let table = format!("From,To,Type\nA,B,+\nB,A,\"feeds{ODD}\"\n");
    let ran = run_with(table.as_bytes(), &["check", "-"]);
    assert_eq!(ran.code, 0);
    assert!(is_harmless(&ran.err), "{:?}", ran.err);
    assert!(ran.err.contains("feeds\\u{1b}]0;owned"), "{}", ran.err);
    let ran = run_with(b"From,To\nA,B\n", &["check", "-", "--map", "\u{1b}[2K"]);
    assert!(is_harmless(&ran.err), "{:?}", ran.err);
    // A word that is not known is no less told by the parser of the line of commands.
    let ran = run(&["schema", "more\u{1b}[2K"]);
    assert_eq!(ran.code, 2);
    assert!(is_harmless(&ran.err), "{:?}", ran.err);
    assert!(ran.err.contains("more\\u{1b}[2K"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn names_of_files_show_control_characters_too() {
    let folder = folder("odd-names");
    let file = folder.join("\u{1b}[2Kmap.csv");
    let ran = run(&["check", path(&file)]);
    assert_eq!(ran.code, 1);
    assert!(is_harmless(&ran.err), "{:?}", ran.err);
    assert!(ran.err.contains("\\u{1b}[2Kmap.csv"), "{}", ran.err);
    fs::write(&file, "From,To,Type\nA,B,+\n").unwrap();
    let inputs = path(&folder);
    for _ in 0..2 {
        let ran = run(&["convert", inputs, "-o", inputs, "--to", "csv"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(is_harmless(&ran.err), "{:?}", ran.err);
        assert!(ran.err.contains("\\u{1b}[2Kmap.csv"), "{}", ran.err);
    }
    assert!(folder.join("\u{1b}[2Kmap.csv.elements.csv").exists());
}

#[test]
fn what_is_written_has_every_character_of_the_map() {
    let map = odd_map();
    let folder = folder("odd-data");
    for (format, ending) in [("system-map", "json"), ("markdown", "md"), ("dot", "dot")] {
        let file = folder.join(format!("out.{ending}"));
        let to = ["convert", "-", "--to", format, "-o"];
        let ran = run_with(map.as_bytes(), &[&to[..], &["-"]].concat());
        run_with(map.as_bytes(), &[&to[..], &[path(&file)]].concat());
        assert_eq!(ran.out, fs::read_to_string(&file).unwrap(), "{format}");
        assert!(ran.out.contains('\u{202e}'), "{format}: {}", ran.out);
    }
    // A report says them by their codes, which are the same text.
    for command in ["check", "loops", "indicators"] {
        let ran = run_with(map.as_bytes(), &[command, "-", "--json"]);
        assert!(is_harmless(&ran.out), "{command}: {:?}", ran.out);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let text = report.to_string();
        let odd = "\\u001b]0;owned\\u0007\u{9b}2K\u{7f}";
        assert!(text.contains(odd), "{command}: {text}");
    }
    let ran = run_with(map.as_bytes(), &["render", "-"]);
    assert!(ran.out.contains('\u{202e}'), "{}", ran.out);
}

#[test]
fn marks_that_keep_the_order_of_arabic_stay() {
    let map = "ثقة -> عمل : +\n";
    let ran = run_with(
        map.as_bytes(),
        &["paths", "-", "ثقة", "عمل", "--lang", "ar"],
    );
    assert!(
        ran.code == 0 && !ran.out.contains("\\u{"),
        "{}",
        ran.out + &ran.err
    );
    assert!(ran.out.contains('\u{2068}'), "{}", ran.out);
}
