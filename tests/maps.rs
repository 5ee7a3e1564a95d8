//! The shipped maps, the schema and the reader: all three agree.

use boon::{Compiler, Schemas};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::fs;
use std::path::PathBuf;
use system_map::error::Code;
use system_map::format::{self, ReadOptions, json};
use system_map::model::Value;

fn shipped() -> Vec<(PathBuf, String)> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/maps");
    let mut maps: Vec<(PathBuf, String)> = fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .map(|path| (path.clone(), fs::read_to_string(&path).unwrap()))
        .collect();
    maps.sort();
    assert!(!maps.is_empty(), "no maps in {}", dir.display());
    maps
}

fn schema() -> Value {
    serde_json::from_str(json::SCHEMA).unwrap()
}

/// The schema, ready to check documents.
struct Validator(Schemas, boon::SchemaIndex);

impl Validator {
    fn errors(&self, document: &Value) -> Result<(), String> {
        let verdict = self.0.validate(document, self.1);
        verdict.map_err(|error| format!("{error:#}"))
    }

    fn is_valid(&self, document: &Value) -> bool {
        self.errors(document).is_ok()
    }
}

/// Compiling also checks the schema against the one that it says it follows.
fn validator() -> Validator {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let at = "urn:system-map";
    compiler.add_resource(at, schema()).unwrap();
    let index = compiler.compile(at, &mut schemas);
    let index = index.unwrap_or_else(|error| panic!("{error:#}"));
    Validator(schemas, index)
}

// ---- the shipped maps

#[test]
fn every_shipped_map_is_read_without_a_warning() {
    for (path, text) in shipped() {
        let parsed = format::read(text.as_bytes(), &ReadOptions::default())
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert_eq!(parsed.warnings, [], "{}", path.display());
        assert!(parsed.map.factor_count() > 0, "{}", path.display());
        assert_ne!(parsed.map.info().title, "", "{}", path.display());
    }
}

#[test]
fn every_shipped_map_follows_the_schema() {
    let validator = validator();
    for (path, text) in shipped() {
        let map = serde_json::from_str(&text).unwrap();
        if let Err(errors) = validator.errors(&map) {
            panic!("{}: {errors}", path.display());
        }
    }
}

#[test]
fn every_shipped_map_written_again_holds_the_same() {
    for (path, text) in shipped() {
        let map = format::read(text.as_bytes(), &ReadOptions::default())
            .unwrap()
            .map;
        let before = plain(serde_json::from_str(&text).unwrap());
        let after = plain(serde_json::from_str(&json::write(&map)).unwrap());
        assert_eq!(before, after, "{}", path.display());
    }
}

/// Without what means the same as its absence.
fn plain(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(members) => {
            let automatic = |id: &str| match (members.get("from"), members.get("to")) {
                (Some(Value::String(from)), Some(Value::String(to))) => {
                    id == format!("{from}>{to}")
                }
                _ => false,
            };
            let default = |key: &str, value: &Value| match (key, value) {
                ("id", Value::String(id)) => automatic(id),
                ("convention", Value::String(c)) => c == "solid-dashed",
                ("polarity", Value::String(p)) => p == "?",
                ("delay", Value::String(d)) => d == "none",
                ("status", Value::String(s)) => s == "stated",
                ("pinned", Value::Bool(pinned)) => !pinned,
                (_, Value::Array(items)) => items.is_empty(),
                _ => false,
            };
            let kept = members.iter().filter(|(key, value)| !default(key, value));
            kept.map(|(key, value)| (key.clone(), plain(value.clone())))
                .collect()
        }
        other => other,
    }
}

// ---- the schema

#[test]
fn the_schema_is_a_schema() {
    assert_eq!(
        schema()["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    validator();
}

#[test]
fn every_key_of_the_schema_is_explained_to_its_author() {
    fn walk(path: &str, value: &Value, unexplained: &mut Vec<String>) {
        let Value::Object(members) = value else {
            return;
        };
        if let Some(Value::Object(properties)) = members.get("properties") {
            for (key, property) in properties {
                let told = ["title", "description"]
                    .iter()
                    .any(|k| property.get(k).is_some());
                let told = told || property.get("$ref").is_some();
                if !told {
                    unexplained.push(format!("{path}/{key}"));
                }
            }
        }
        for (key, value) in members {
            walk(&format!("{path}/{key}"), value, unexplained);
        }
    }
    let mut unexplained = Vec::new();
    walk("", &schema(), &mut unexplained);
    assert_eq!(unexplained, Vec::<String>::new());
    for (name, part) in schema()["$defs"].as_object().unwrap() {
        let told = ["title", "description"]
            .iter()
            .any(|k| part.get(k).is_some());
        assert!(told || name == "ids", "{name}");
    }
}

// ---- the schema and the reader

/// What the reader says of a document, as far as a schema can say it: nothing wrong, something
/// wrong, or a matter of several places at once, which a schema can't judge.
fn verdict(document: &Value) -> Option<bool> {
    match format::read(document.to_string().as_bytes(), &ReadOptions::default()) {
        Err(_) => Some(false),
        Ok(parsed) => {
            let has = |codes: &[Code]| parsed.warnings.iter().any(|w| codes.contains(&w.code));
            // What is left out of the map is not looked at any further.
            if has(&[Code::DanglingLink, Code::DuplicateId]) {
                return None;
            }
            Some(!has(&[Code::BadValue, Code::EmptyLabel]))
        }
    }
}

/// One of every key of the format, in a map without a fault.
fn full() -> Value {
    serde_json::json!({
        "$schema": "s", "format": "system-map", "version": 1, "title": "T", "description": "D", "lang": "en", "date": "2024",
        "convention": "signs", "key": { "+": "more" },
        "sources": [{ "id": "s", "title": "S", "author": "A", "date": "2024", "url": "https://example.org" }],
        "groups": [{ "id": "g", "label": "G", "color": "#aabbcc", "description": "D" }],
        "factors": [
            { "id": "a", "label": "A", "description": "D", "groups": ["g"], "tags": ["t"], "x": 1, "y": 2.5, "pinned": true,
              "evidence": [{ "quote": "Q", "source": "s", "place": "P", "lines": [1, 2], "who": "W", "status": "inferred", "remark": "R", "note": "N" }] },
            { "id": "b", "label": "B" }
        ],
        "links": [
            { "id": "l", "from": "a", "to": "b", "polarity": "-", "delay": "short", "strength": 0.5, "confidence": 0.5,
              "label": "L", "description": "D", "tags": ["t"], "evidence": [{ "quote": "Q" }] },
            { "from": "b", "to": "a", "polarity": "+" }
        ],
        "loops": [{ "id": "r", "label": "R1", "name": "N", "story": "S", "links": ["l", "b>a"], "color": "#aabbcc" },
                  { "id": "f", "name": "N", "factors": ["a", "b"] }],
        "views": [{ "id": "v", "title": "T", "description": "D", "factors": ["a"], "links": ["l"], "groups": ["g"], "loops": ["r"],
                    "places": { "a": [1, 2] } }],
        "stories": [{ "id": "y", "title": "T", "steps": [{ "title": "T", "text": "X", "view": "v", "loop": "r", "focus": "a", "steps": 1 }] }],
        "meta": { "any": [null] }
    })
}

#[test]
fn the_schema_knows_every_key_that_the_reader_knows_and_no_more() {
    // A known key with a value of the wrong type is refused by both; an unknown one by neither.
    let validator = validator();
    let wrong = serde_json::json!({ "an": "object" });
    let mut tried = 0;
    for pointer in pointers(&full()) {
        let mut document = full();
        let Some(Value::Object(members)) = document.pointer_mut(&pointer) else {
            continue;
        };
        if pointer.starts_with("/meta") {
            continue;
        }
        members.insert("unknown-key".into(), wrong.clone());
        let free = !["/key", "/views/0/places"].contains(&pointer.as_str());
        assert_eq!(verdict(&document), Some(free), "{pointer}");
        assert_eq!(validator.is_valid(&document), free, "{pointer}");
        tried += 1;
    }
    for (name, part) in schema()["$defs"].as_object().unwrap() {
        let shown: Vec<&String> = part["properties"]
            .as_object()
            .into_iter()
            .flat_map(|p| p.keys())
            .collect();
        let example = full().to_string();
        assert!(
            shown
                .iter()
                .all(|key| example.contains(&format!("\"{key}\":"))),
            "{name}: {shown:?}"
        );
        tried += shown.len();
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn schema_and_reader_agree_on_every_value_of_a_key_that_is_replaced_or_taken_away() {
    let validator = validator();
    assert_eq!(
        (verdict(&full()), validator.is_valid(&full())),
        (Some(true), true)
    );
    let (mut good, mut bad) = (0, 0);
    for pointer in pointers(&full()) {
        let replaced = replacements().into_iter().map(Some).chain([None]);
        for value in replaced {
            let mut document = full();
            change(&mut document, &pointer, value.clone());
            let Some(verdict) = verdict(&document) else {
                continue;
            };
            assert_eq!(
                verdict,
                validator.is_valid(&document),
                "{pointer} = {value:?}"
            );
            *(if verdict { &mut good } else { &mut bad }) += 1;
        }
    }
    assert!(good > 500 && bad > 500, "{good} good, {bad} bad");
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 512, ..Config::default() })]

    #[test]
    fn schema_and_reader_agree_on_documents_with_several_changes(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5)
    ) {
        let mut document = full();
        for (place, value) in changes {
            let pointers = pointers(&document);
            let mut values: Vec<Option<Value>> = replacements().into_iter().map(Some).collect();
            values.push(None);
            change(&mut document, &pointers[place.index(pointers.len())], value.get(&values).clone());
        }
        if let Some(verdict) = verdict(&document) {
            prop_assert_eq!(verdict, validator().is_valid(&document), "{}", document);
        }
    }
}

fn pointers(value: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(k, v)| (k.replace('~', "~0").replace('/', "~1"), v))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        all.extend(
            pointers(child)
                .into_iter()
                .map(|rest| format!("/{key}{rest}")),
        );
    }
    all
}

/// Puts a value at a place, or takes away what is there.
fn change(document: &mut Value, pointer: &str, value: Option<Value>) {
    match (value, pointer.rsplit_once('/')) {
        (Some(value), _) => *document.pointer_mut(pointer).unwrap() = value,
        (None, Some((parent, key))) => match document.pointer_mut(parent).unwrap() {
            Value::Object(members) => {
                members.shift_remove(&key.replace("~1", "/").replace("~0", "~"));
            }
            Value::Array(items) => {
                items.remove(key.parse().unwrap());
            }
            _ => {}
        },
        (None, None) => *document = Value::Null,
    }
}

fn replacements() -> Vec<Value> {
    serde_json::from_str(
        r##"[null, true, false, 0, -0.0, 1, 1.0, -1, 0.5, 1.5, 2, 99, 100, 1000000, 1000000.5, -1e7, 4294967295, 4294967296,
            "", " ", "\t\n", "\u00a0", "x", "a", "b", "l", "+", "-", "−", "±", "?", "s", "o", "S", "++", "none", "short", "Long",
            "stated", "contested", "colour", "color", "s-o", "#aabbcc", "#AABBCC", "#abc", "#aabbcg", "aabbcc", "#aabbcc\n",
            "https://x", "HTTPS://x", "https:x", "javascript:x", "JAVASCRIPT://x", "mailto:x", "a/b:c", "?a:b", ":x", "system-map", "R1",
            [], {}, ["a"], [1], [1, 2], [1, 2, 3], [0, 1], [1.5, 2], [1.0, 2.0], ["a", 1], [[]], [{}], {"id": "z"}, {"a": [1, 2]}, {"a": [1]},
            {"a": ["x", 2]}, {"a": [1e9, 2]}, {"id": "z", "label": "Z"}, {"id": "z", "title": "Z", "name": "Z"}, {"+": "x"}, {"+": 1},
            [{"quote": "Q"}], [{"text": "X"}], {"x": 1}, {"from": "a", "to": "b"}]"##,
    )
    .unwrap()
}

#[test]
fn the_keys_by_which_slips_are_known_are_those_of_the_schema() {
    fn collect(node: &Value, keys: &mut Vec<String>) {
        match node {
            Value::Object(object) => {
                let shown = object.get("properties").and_then(Value::as_object);
                keys.extend(shown.into_iter().flat_map(|p| p.keys().cloned()));
                object.values().for_each(|v| collect(v, keys));
            }
            Value::Array(items) => items.iter().for_each(|v| collect(v, keys)),
            _ => {}
        }
    }
    let mut keys = Vec::new();
    collect(&schema(), &mut keys);
    keys.sort();
    keys.dedup();
    let known: Vec<&str> = format::json::KEYS.split(' ').collect();
    assert_eq!(keys, known);
}
