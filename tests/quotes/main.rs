//! The shipped example maps, checked against what they claim: names that resolve, loops that
//! close with the sign that their label promises, excerpts in one piece, and quotes that stand
//! on the lines they cite.
//!
//! The maps are read here as plain JSON, without the crate's own reader, so that a mistake in
//! the reader cannot hide a mistake in a map. The reports are not part of this repository:
//! where `../shared/reports` is missing, the checks of quotes say so and pass over.

mod checks;

use std::fs;
use std::path::{Path, PathBuf};

use checks::{misquoted, structure, without_evidence};
use serde_json::{Value, json};

#[test]
fn every_shipped_map_keeps_its_own_promises() {
    let faults: Vec<String> = shipped()
        .iter()
        .flat_map(|(name, map)| tagged(name, structure(map)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_map_read_out_of_a_report_has_evidence_for_each_factor_and_link() {
    let faults: Vec<String> = shipped()
        .iter()
        .filter(|(_, map)| report_of(map).is_some())
        .flat_map(|(name, map)| tagged(name, without_evidence(map)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_quote_stands_on_the_lines_that_it_cites() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    if !reports.is_dir() {
        println!(
            "passed over: {} is not there, so no quote is checked",
            reports.display()
        );
        return;
    }
    let mut faults = Vec::new();
    let mut maps = 0;
    for (name, map) in shipped() {
        let Some(file) = report_of(&map) else {
            continue;
        };
        let text = fs::read_to_string(reports.join(&file))
            .unwrap_or_else(|e| panic!("{name}: {file}: {e}"));
        maps += 1;
        faults.extend(tagged(&name, misquoted(&map, &text)));
    }
    assert!(maps > 0, "no shipped map names its report in meta.text");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_checks_find_a_loop_that_is_not_closed_and_one_with_the_wrong_label() {
    let open = edited(|map| map["loops"][0]["links"] = json!(["a>b"]));
    assert_eq!(
        structure(&open),
        ["loop pull: a>b leads to b, the next link starts at a"]
    );
    let mislabelled = edited(|map| map["loops"][0]["label"] = json!("R1"));
    assert_eq!(
        structure(&mislabelled),
        ["loop pull: labelled R1, but its signs make it B"]
    );
}

#[test]
fn the_checks_find_double_ids_loose_ends_and_excerpts_in_two_pieces() {
    let double = edited(|map| map["factors"][2]["id"] = json!("a"));
    assert_eq!(structure(&double)[0], "factor a: the id is used twice");
    let loose = edited(|map| map["links"][2]["to"] = json!("nowhere"));
    assert!(structure(&loose).contains(&"link b>nowhere: nowhere is no factor".to_string()));
    let torn = edited(|map| map["views"][0]["factors"] = json!(["a", "c"]));
    assert_eq!(structure(&torn), ["view all: c is not connected with a"]);
    let unknown = edited(|map| map["stories"][0]["steps"][0]["view"] = json!("none"));
    assert_eq!(structure(&unknown), ["story tour, step 1: no view none"]);
}

#[test]
fn the_checks_find_a_quote_that_stands_elsewhere_and_a_factor_without_evidence() {
    let text = "one\ntwo “three”\nfour\n";
    assert_eq!(misquoted(&edited(|_| ()), text), Vec::<String>::new());
    let elsewhere = edited(|map| map["factors"][0]["evidence"][0]["lines"] = json!([3, 3]));
    assert_eq!(
        misquoted(&elsewhere, text),
        ["a: not on lines 3 to 3: two \"three\""]
    );
    let beyond = edited(|map| map["factors"][0]["evidence"][0]["lines"] = json!([2, 9]));
    assert_eq!(
        misquoted(&beyond, text),
        ["a: lines 2 to 9 are not in the text"]
    );
    assert_eq!(
        without_evidence(&edited(|_| ()))[0],
        "factor b: no evidence"
    );
}

/// A sound map of three factors, after `change`.
fn edited(change: impl FnOnce(&mut Value)) -> Value {
    let mut map = json!({
        "factors": [
            { "id": "a", "label": "A", "evidence": [{ "quote": "two \"three\"", "lines": [2, 2] }] },
            { "id": "b", "label": "B" },
            { "id": "c", "label": "C" },
        ],
        "links": [
            { "from": "a", "to": "b", "polarity": "+" },
            { "from": "b", "to": "a", "polarity": "-" },
            { "from": "b", "to": "c", "polarity": "+" },
        ],
        "loops": [{ "id": "pull", "label": "B1", "links": ["a>b", "b>a"] }],
        "views": [{ "id": "all", "factors": ["a", "b", "c"] }],
        "stories": [{ "id": "tour", "steps": [{ "text": "Look.", "view": "all" }] }],
    });
    change(&mut map);
    map
}

fn shipped() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/maps");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no map in {}", folder.display());
    paths
        .into_iter()
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
            let map = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            (name, map)
        })
        .collect()
}

fn tagged(name: &str, faults: Vec<String>) -> Vec<String> {
    faults
        .into_iter()
        .map(|fault| format!("{name}: {fault}"))
        .collect()
}

/// The file name of the report a map was read out of.
fn report_of(map: &Value) -> Option<String> {
    map["meta"]["text"].as_str().map(str::to_owned)
}
