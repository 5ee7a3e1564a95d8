//! Reading and writing maps: nothing lost, every trouble told with its place.

#[path = "../made_up/mod.rs"]
#[allow(dead_code)]
mod made_up;

mod any;
mod errors;
mod warnings;
mod writing;

use system_map::error::{Error, Place, Warning};
use system_map::format::{self, Parsed, ReadOptions, json};
use system_map::model::{Map, Polarity, Value};

fn read(text: &str) -> Result<Parsed, Error> {
    format::read(text.as_bytes(), &ReadOptions::default())
}

/// The members of a document after its format and version, on lines from 2 on. Where factors do not
/// matter there are none.
fn document(members: &str) -> String {
    let none = match members {
        _ if members.contains("\"factors\":") => "",
        "" => "\"factors\": []",
        _ => ", \"factors\": []",
    };
    format!("{{ \"format\": \"system-map\", \"version\": 1,\n{members}{none} }}")
}

fn good(members: &str) -> Parsed {
    read(&document(members)).unwrap_or_else(|e| panic!("{e}"))
}

fn only_warning(members: &str) -> (Map, Warning) {
    let Parsed { map, warnings } = good(members);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    (map, warnings.into_iter().next().unwrap())
}

fn error(members: &str) -> Error {
    read(&document(members)).expect_err("an error")
}

fn at(line: u32, column: u32) -> Option<Place> {
    Some(Place { line, column })
}

fn rewritten(members: &str) -> Value {
    serde_json::from_str(&json::write(&good(members).map)).unwrap()
}

const AB: &str = r#""factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }]"#;

#[test]
fn the_smallest_map_has_a_format_a_version_and_a_list_of_factors() {
    let parsed = read(r#"{"format":"system-map","version":1,"factors":[]}"#).unwrap();
    assert!(parsed.warnings.is_empty());
    assert_eq!(parsed.map.factor_count(), 0);
}

#[test]
fn a_key_as_other_formats_call_it_is_told_and_kept() {
    let text = r#"{"format":"system-map","version":1,"factors":[{"id":"a","label":"A"},{"id":"b","label":"B"}],
"links":[{"from":"a","to":"b","sign":"+"}]}"#;
    let Parsed { map, warnings } = read(text).unwrap();
    let told: Vec<&str> = warnings.iter().map(|w| &*w.message).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Is \"polarity\" meant?"), "{told:?}");
    assert!(json::write(&map).contains("sign"));
}

#[test]
fn a_file_whose_keys_are_slips_of_the_pen_says_so_and_loses_nothing() {
    let members = r#""factor": [{ "id": "a", "label": "A" }], "Links": [], "colour-scheme": 1"#;
    let text = format!("{{\"format\":\"system-map\",\"version\":1,\n{members}}}");
    let Parsed { map, warnings } = read(&text).unwrap();
    let told: Vec<&str> = warnings.iter().map(|w| &*w.message).collect();
    assert!(told[0].contains("no \"factors\""), "{told:?}");
    assert!(told[1].contains("Is \"factors\" meant?"), "{told:?}");
    assert!(told[2].contains("Is \"links\" meant?"), "{told:?}");
    assert_eq!(told.len(), 3);
    assert_eq!(warnings[1].place, at(2, 1));
    let again: Value = serde_json::from_str(&json::write(&map)).unwrap();
    assert_eq!(again["factor"][0]["id"], "a");
}

#[test]
fn every_part_of_the_format_is_read() {
    let Parsed { map, warnings } = good(FULL);
    assert_eq!(warnings, []);
    let info = map.info();
    assert_eq!(info.title, "What helps?");
    assert_eq!(info.convention.token(), "s-o");
    assert!(info.width_by_strength);
    assert_eq!(
        info.key,
        [("+", "more leads to more"), ("-", "more leads to less")]
            .map(|(token, words)| (token.to_owned(), words.to_owned()))
    );
    assert_eq!(info.groups[0].color.as_deref(), Some("#1b7f79"));
    assert_eq!(info.meta.as_ref().unwrap()["any"][1], Value::Null);
    let trust = map.factor(map.factor_ix("trust").unwrap());
    assert_eq!(
        (trust.x, trust.y, trust.pinned),
        (Some(12.5), Some(-3.0), true)
    );
    assert_eq!(trust.evidence[0].lines, Some([397, 404]));
    let (.., link) = map.links().next().unwrap();
    assert_eq!(link.polarity, Polarity::Minus);
    assert_eq!((link.strength, link.confidence), (Some(0.5), Some(0.0)));
    assert_eq!(info.views[0].places.get("trust"), Some([1.0, 2.0]));
    assert_eq!(
        info.views[0].links.as_deref(),
        Some(&["trust>sharing".to_owned()][..])
    );
    assert_eq!(info.stories[0].steps[0].loop_id.as_deref(), Some("r"));
    assert_eq!(info.stories[0].steps[0].steps, Some(2));
}

const FULL: &str = r##"
"$schema": "schema.json", "title": "What helps?", "description": "D", "lang": "en", "date": "2024-10",
"convention": "s-o", "width": "strength", "key": { "+": "more leads to more", "-": "more leads to less" },
"sources": [{ "id": "hct", "title": "Report", "author": "A", "date": "2024", "url": "https://example.org/r" }],
"groups": [{ "id": "g", "label": "Relationships", "color": "#1b7f79", "description": "D" }],
"factors": [
  { "id": "trust", "label": "Trust", "description": "D", "groups": ["g"], "tags": ["t"], "x": 12.5, "y": -3, "pinned": true,
    "evidence": [{ "quote": "Q", "source": "hct", "place": "3.4", "lines": [397, 404], "who": "W", "status": "inferred", "remark": "R", "note": "N" }] },
  { "id": "sharing", "label": "Sharing" }
],
"links": [
  { "from": "trust", "to": "sharing", "polarity": "-", "delay": "long", "strength": 0.5, "confidence": 0, "label": "L",
    "description": "D", "tags": ["t"], "evidence": [{ "quote": "Q", "status": "contested" }] },
  { "id": "back", "from": "sharing", "to": "trust", "polarity": "±", "delay": "short" }
],
"loops": [{ "id": "r", "label": "R1", "name": "N", "story": "S", "links": ["trust>sharing", "back"], "color": "#aabbcc" },
          { "id": "f", "name": "N", "factors": ["trust", "sharing"] }],
"views": [{ "id": "v", "title": "T", "description": "D", "factors": ["trust"], "links": ["trust>sharing"], "groups": ["g"], "loops": ["r"],
            "places": { "trust": [1, 2] } }],
"stories": [{ "id": "s", "title": "T", "steps": [{ "title": "T", "text": "X", "view": "v", "loop": "r", "focus": "trust", "steps": 2 }] }],
"meta": { "any": [1, null] }
"##;

#[test]
fn a_link_without_an_id_is_named_after_its_ends_and_parallel_ones_are_numbered() {
    let map = good(&format!(
        r#"{AB}, "links": [{{"from":"a","to":"b"}}, {{"from":"a","to":"b"}}, {{"from":"b","to":"b"}},
           {{"id":"a>b#2","from":"b","to":"a"}}, {{"from":"a","to":"b"}}]"#
    ))
    .map;
    let ids: Vec<&str> = map.links().map(|(.., l)| l.id.as_str()).collect();
    assert_eq!(ids, ["a>b", "a>b#3", "b>b", "a>b#2", "a>b#4"]);
}

#[test]
fn the_polarity_may_be_written_with_a_true_minus_or_as_s_and_o() {
    let map = good(&format!(
        r#"{AB}, "links": [{{"from":"a","to":"b","polarity":"−"}}, {{"from":"a","to":"b","polarity":"o"}}, {{"from":"a","to":"b","polarity":"s"}}]"#
    ))
    .map;
    let tokens: Vec<&str> = map.links().map(|(.., l)| l.polarity.token()).collect();
    assert_eq!(tokens, ["-", "-", "+"]);
}

#[test]
fn a_byte_order_mark_is_passed_over_and_places_do_not_count_it() {
    let text = format!("\u{feff}{}", document("\"factors\": [5]"));
    assert_eq!(read(&text).unwrap_err().0.place, at(2, 13));
    let text = format!("\u{feff}{}", document(AB));
    assert_eq!(read(&text).unwrap().map.factor_count(), 2);
}
