//! Reading and writing maps: nothing lost, every trouble told with its place.

#[allow(dead_code)]
mod common;

use common::{map, value, whole};
use proptest::prelude::*;
use proptest::test_runner::Config;
use system_map::error::{Code, Error, Place, Warning};
use system_map::format::{self, Parsed, ReadOptions, json};
use system_map::model::{Extra, Map, Polarity, Value};

fn read(text: &str) -> Result<Parsed, Error> {
    format::read(text.as_bytes(), &ReadOptions::default())
}

/// The members of a document after its format and version, on lines from 2 on.
fn document(members: &str) -> String {
    format!("{{ \"format\": \"system-map\", \"version\": 1,\n{members} }}")
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

// ---- what a map is read as

#[test]
fn the_smallest_map_has_a_format_and_a_version() {
    let parsed = read(r#"{"format":"system-map","version":1}"#).unwrap();
    assert!(parsed.warnings.is_empty());
    assert_eq!(parsed.map.factor_count(), 0);
}

#[test]
fn every_part_of_the_format_is_read() {
    let Parsed { map, warnings } = good(FULL);
    assert_eq!(warnings, []);
    let info = map.info();
    assert_eq!(info.title, "What helps?");
    assert_eq!(info.convention.token(), "s-o");
    assert_eq!(info.key["+"], "more leads to more");
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
    assert_eq!(info.views[0].places["trust"], [1.0, 2.0]);
    assert_eq!(
        info.views[0].links.as_deref(),
        Some(&["trust>sharing".to_owned()][..])
    );
    assert_eq!(info.stories[0].steps[0].loop_id.as_deref(), Some("r"));
    assert_eq!(info.stories[0].steps[0].steps, Some(2));
}

const FULL: &str = r##"
"$schema": "schema.json", "title": "What helps?", "description": "D", "lang": "en", "date": "2024-10",
"convention": "s-o", "key": { "+": "more leads to more", "-": "more leads to less" },
"sources": [{ "id": "hct", "title": "Report", "author": "A", "date": "2024", "url": "https://example.org/r" }],
"groups": [{ "id": "g", "label": "Relationships", "color": "#1b7f79", "description": "D" }],
"factors": [
  { "id": "trust", "label": "Trust", "description": "D", "groups": ["g"], "tags": ["t"], "x": 12.5, "y": -3, "pinned": true,
    "evidence": [{ "quote": "Q", "source": "hct", "place": "3.4", "lines": [397, 404], "who": "W", "status": "inferred", "note": "N" }] },
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

// ---- warnings, each with its place and id, and nothing lost

#[test]
fn a_dangling_link_is_a_warning_with_its_line_and_stays_in_the_file() {
    let members = format!(
        "{AB},\n\"links\": [\n {{ \"from\": \"a\", \"to\": \"B\", \"polarity\": \"+\" }},\n {{ \"from\": \"a\", \"to\": \"b\" }} ]"
    );
    let (map, warning) = only_warning(&members);
    assert_eq!(warning.code, Code::DanglingLink);
    assert_eq!(warning.place, at(4, 23));
    assert_eq!(warning.id.as_deref(), Some("a>B"));
    assert!(warning.message.contains("is \"b\" meant?"), "{warning}");
    assert_eq!(map.link_count(), 1);
    let links = rewritten(&members)["links"].clone();
    assert_eq!(
        links[1],
        serde_json::json!({ "from": "a", "to": "B", "polarity": "+" })
    );
    // And once the factor is there, so is the link.
    let mended = json::write(&map).replace("\"B\"", "\"b\"");
    assert_eq!(read(&mended).unwrap().map.link_count(), 2);
}

#[test]
fn the_second_factor_with_an_id_is_left_out_with_a_warning_and_stays_in_the_file() {
    let members = "\"factors\": [{ \"id\": \"a\", \"label\": \"A\" },\n { \"id\": \"a\", \"label\": \"Other\", \"tags\": [\"t\"] }]";
    let (map, warning) = only_warning(members);
    assert_eq!(
        (warning.code, warning.place),
        (Code::DuplicateId, at(3, 10))
    );
    assert_eq!(map.factor_count(), 1);
    assert_eq!(rewritten(members)["factors"][1]["label"], "Other");
}

#[test]
fn the_second_group_source_loop_view_or_story_with_an_id_is_left_out_and_stays_in_the_file() {
    for (list, text) in [
        ("groups", "label"),
        ("sources", "title"),
        ("loops", "name"),
        ("views", "title"),
        ("stories", "title"),
    ] {
        let members = format!(
            "\"{list}\": [{{ \"id\": \"x\", \"{text}\": \"1\" }}, {{ \"id\": \"x\", \"{text}\": \"2\" }}]"
        );
        let (map, warning) = only_warning(&members);
        assert_eq!(warning.code, Code::DuplicateId, "{list}");
        assert_eq!(rewritten(&members)[list][1][text], "2");
        let info = map.info();
        let read = [
            info.groups.len(),
            info.sources.len(),
            info.loops.len(),
            info.views.len(),
            info.stories.len(),
        ];
        assert_eq!(read.iter().sum::<usize>(), 1, "{list}");
    }
}

#[test]
fn the_second_link_with_an_id_is_read_under_an_automatic_one() {
    let (map, warning) = only_warning(&format!(
        "{AB},\n\"links\": [{{ \"id\": \"x\", \"from\": \"a\", \"to\": \"b\" }},\n{{ \"id\": \"x\", \"from\": \"b\", \"to\": \"a\" }}]"
    ));
    assert_eq!((warning.code, warning.place), (Code::DuplicateId, at(4, 9)));
    assert!(map.link_ix("x").is_some() && map.link_ix("b>a").is_some());
}

#[test]
fn a_blank_label_is_a_warning_and_the_id_is_shown() {
    let (map, warning) = only_warning("\"factors\": [\n{ \"id\": \"a\", \"label\": \"  \" }]");
    assert_eq!((warning.code, warning.place), (Code::EmptyLabel, at(3, 23)));
    assert_eq!(warning.id.as_deref(), Some("a"));
    assert_eq!(map.factors().next().unwrap().1.shown(), "a");
    let (_, warning) = only_warning("\"factors\": [\n{ \"id\": \"a\" }]");
    assert_eq!((warning.code, warning.place), (Code::EmptyLabel, at(3, 1)));
}

#[test]
fn a_name_that_the_map_does_not_have_is_a_warning_with_its_place() {
    let cases = [
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\",\n\"groups\": [\"gg\"] }]",
            (3, 12),
            "a",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"evidence\": [{ \"quote\": \"Q\",\n\"source\": \"x\" }] }]",
            (3, 11),
            "a",
        ),
        (
            "\"loops\": [{ \"id\": \"l\", \"name\": \"N\",\n\"links\": [\"x\"] }]",
            (3, 11),
            "l",
        ),
        (
            "\"loops\": [{ \"id\": \"l\", \"name\": \"N\",\n\"factors\": [\"x\"] }]",
            (3, 13),
            "l",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"factors\": [\"x\"] }]",
            (3, 13),
            "v",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"links\": [\"x\"] }]",
            (3, 11),
            "v",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"groups\": [\"x\"] }]",
            (3, 12),
            "v",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"loops\": [\"x\"] }]",
            (3, 11),
            "v",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"places\": { \"x\": [1, 2] } }]",
            (3, 13),
            "v",
        ),
        (
            "\"stories\": [{ \"id\": \"s\", \"title\": \"T\", \"steps\": [{ \"text\": \"X\",\n\"view\": \"x\" }] }]",
            (3, 9),
            "s",
        ),
        (
            "\"stories\": [{ \"id\": \"s\", \"title\": \"T\", \"steps\": [{ \"text\": \"X\",\n\"loop\": \"x\" }] }]",
            (3, 9),
            "s",
        ),
        (
            "\"stories\": [{ \"id\": \"s\", \"title\": \"T\", \"steps\": [{ \"text\": \"X\",\n\"focus\": \"x\" }] }]",
            (3, 10),
            "s",
        ),
    ];
    for (members, (line, column), id) in cases {
        let (_, warning) = only_warning(members);
        assert_eq!(warning.code, Code::UnknownReference, "{members}");
        assert_eq!(warning.place, at(line, column), "{members}");
        assert_eq!(warning.id.as_deref(), Some(id), "{members}");
        // The author's words are still there.
        assert!(rewritten(members).to_string().contains("\"x\"") || id == "a");
    }
}

#[test]
fn a_value_that_cannot_be_used_is_a_warning_and_stays_in_the_file() {
    let factor =
        |member: &str| format!("\"factors\": [{{ \"id\": \"a\", \"label\": \"A\",\n{member} }}]");
    let link = |member: &str| {
        format!(
            "\"factors\": [{{ \"id\": \"a\", \"label\": \"A\" }}], \"links\": [{{ \"from\": \"a\", \"to\": \"a\",\n{member} }}]"
        )
    };
    let quote = |member: &str| factor(&format!("\"evidence\": [{{ \"quote\": \"Q\", {member} }}]"));
    let cases = [
        (link("\"strength\": 0"), "/links/0/strength"),
        (link("\"strength\": 1.01"), "/links/0/strength"),
        (link("\"confidence\": -0.1"), "/links/0/confidence"),
        (link("\"polarity\": \"positive\""), "/links/0/polarity"),
        (link("\"delay\": \"yes\""), "/links/0/delay"),
        (factor("\"x\": 5"), "/factors/0/x"),
        (factor("\"y\": 5"), "/factors/0/y"),
        (quote("\"status\": \"maybe\""), "/factors/0/evidence/0/status"),
        (quote("\"lines\": [1]"), "/factors/0/evidence/0/lines"),
        (quote("\"lines\": [0, 4]"), "/factors/0/evidence/0/lines"),
        ("\n\"convention\": \"dotted\"".to_owned(), "/convention"),
        ("\n\"groups\": [{ \"id\": \"g\", \"label\": \"G\", \"color\": \"red\" }]".to_owned(), "/groups/0/color"),
        ("\n\"sources\": [{ \"id\": \"s\", \"title\": \"S\", \"url\": \"javascript:alert(1)\" }]".to_owned(), "/sources/0/url"),
        ("\n\"views\": [{ \"id\": \"v\", \"title\": \"T\", \"places\": { \"a\": [1] } }]".to_owned(), "/views/0/places"),
        ("\n\"stories\": [{ \"id\": \"s\", \"title\": \"S\", \"steps\": [{ \"text\": \"X\", \"steps\": 1.5 }] }]".to_owned(), "/stories/0/steps/0/steps"),
    ];
    for (members, pointer) in cases {
        let (_, warning) = only_warning(&members);
        assert_eq!(warning.code, Code::BadValue, "{members}");
        assert_eq!(warning.place.unwrap().line, 3, "{members}");
        let before: Value = serde_json::from_str(&document(&members)).unwrap();
        let after = rewritten(&members);
        assert_eq!(before.pointer(pointer), after.pointer(pointer), "{members}");
        assert!(after.pointer(pointer).is_some(), "{members}");
    }
}

#[test]
fn a_position_too_far_away_takes_its_other_half_with_it() {
    let members = "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"x\": 1e7, \"y\": 3 }]";
    let parsed = good(members);
    assert_eq!(parsed.warnings.len(), 2);
    assert_eq!(parsed.map.factors().next().unwrap().1.y, None);
    assert_eq!(rewritten(members)["factors"][0]["y"], 3);
}

#[test]
fn an_address_that_would_run_a_script_is_never_passed_on() {
    for url in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "https:evil",
        "blob:https://x/y",
    ] {
        let members =
            format!("\"sources\": [{{ \"id\": \"s\", \"title\": \"S\", \"url\": \"{url}\" }}]");
        let (map, warning) = only_warning(&members);
        assert_eq!(warning.code, Code::BadValue, "{url}");
        assert_eq!(map.info().sources[0].url, None, "{url}");
    }
    for url in [
        "https://x.org/a:b",
        "HTTP://x.org",
        "report.pdf#page=3",
        "../a/b:c",
        "mailto:a@b.org",
    ] {
        let members =
            format!("\"sources\": [{{ \"id\": \"s\", \"title\": \"S\", \"url\": \"{url}\" }}]");
        assert_eq!(good(&members).warnings, [], "{url}");
    }
}

#[test]
fn warnings_stand_in_the_order_of_the_file() {
    let members = "\"views\": [{ \"id\": \"v\", \"title\": \"T\", \"factors\": [\"x\"] }],\n\"factors\": [{ \"id\": \"a\" }],\n\"convention\": \"dotted\"";
    let lines: Vec<u32> = good(members)
        .warnings
        .iter()
        .map(|w| w.place.unwrap().line)
        .collect();
    assert_eq!(lines, [2, 3, 4]);
}

#[test]
fn after_a_thousand_warnings_the_rest_are_counted() {
    let factors: Vec<String> = (0..1500).map(|i| format!("{{\"id\":\"f{i}\"}}")).collect();
    let warnings = good(&format!("\"factors\": [{}]", factors.join(","))).warnings;
    assert_eq!(warnings.len(), 1001);
    assert!(warnings[1000].message.contains("500 more"));
}

#[test]
fn a_whole_number_too_long_to_be_kept_is_told() {
    let (_, warning) = only_warning("\"meta\": { \"big\":\n123456789012345678901234567890 }");
    assert_eq!((warning.code, warning.place), (Code::BadValue, at(3, 1)));
    assert_eq!(
        good("\"meta\": [18446744073709551615, -9223372036854775808, -0, 1e300]").warnings,
        []
    );
}

// ---- errors, each with its place and what to do

#[test]
fn slips_in_the_json_are_told_with_place_and_cure() {
    let cases = [
        ("\"a\": 1,\n}", (3, 1), "Take away the comma"),
        ("\"a\": [1,\n2,]", (3, 3), "Take away the comma"),
        ("\"a\": 1\n\"b\": 2", (3, 1), "comma is missing"),
        ("\"a\": [1\n2]", (3, 1), "comma is missing"),
        ("\"a\": [{}\n{}]", (3, 1), "comma is missing"),
        ("\"a\":\n“x”", (3, 1), "straight double quotes"),
        ("\"a\":\n'x'", (3, 1), "straight double quotes"),
        ("\n// note\n\"a\": 1", (3, 1), "no comments"),
        ("\"a\":\nyes", (3, 1), "double quotes around"),
        ("\"a\":\nNaN", (3, 1), "`NaN`"),
        ("\"a\":\nTrue", (3, 1), "`True`"),
        ("\"a\":\n.5", (3, 1), "begins with a digit"),
        ("\"a\":\n+5", (3, 1), "begins with a digit"),
        ("\"a\":\n05", (3, 1), "not a number"),
        ("\"a\":\n5.", (3, 1), "not a number"),
        ("\"a\":\n1e999", (3, 1), "too large"),
        ("\"a\"\n= 1", (3, 1), "colon"),
        ("a: 1", (2, 1), "key in double quotes"),
        ("\"a\":\n\"x\ny\"", (3, 1), "no closing quote"),
        ("\"a\":\n\"x\ty\"", (3, 3), "\\t"),
        ("\"a\":\n\"C:\\dir\"", (3, 4), "written twice"),
        ("\"a\":\n\"\\ud800\"", (3, 2), "whole pair"),
        ("\"a\":\n\"\\uZZZZ\"", (3, 2), "four hexadecimal"),
        ("\"a\": 1,\n\"\\u0061\": 2", (3, 1), "stands twice"),
        ("\"a\": 1 }\n}", (3, 1), "end of the file"),
    ];
    for (members, (line, column), words) in cases {
        let error = error(members);
        assert_eq!(error.code(), Code::Syntax, "{members}: {error}");
        assert_eq!(error.0.place, at(line, column), "{members}: {error}");
        assert!(error.0.message.contains(words), "{members}: {error}");
    }
}

#[test]
fn a_file_that_is_cut_off_says_which_bracket_is_open() {
    let text = document(&format!("\n{AB}, \"links\": [\n{{ \"from\": \"a\","));
    let text = text.trim_end_matches(" }");
    let error = read(text).unwrap_err();
    assert!(
        error.0.message.contains("`{` of line 4 is still open"),
        "{error}"
    );
    assert_eq!(error.0.place.unwrap().line, 4);
}

#[test]
fn a_value_of_the_wrong_type_is_an_error_that_names_the_key_and_the_thing() {
    let cases = [
        ("\"title\":\n5", (3, 1), None, "must be text"),
        ("\"title\":\nnull", (3, 1), None, "leave the key out"),
        ("\"factors\":\n{}", (3, 1), None, "must be a list"),
        (
            "\"factors\": [\n\"trust\"]",
            (3, 1),
            None,
            "Expected an object",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\":\n[\"A\"] }]",
            (3, 1),
            Some("a"),
            "the factor \"a\"",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"x\":\n\"5\" }]",
            (3, 1),
            Some("a"),
            "must be a number",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"pinned\":\n1 }]",
            (3, 1),
            Some("a"),
            "true or false",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"tags\":\n\"t\" }]",
            (3, 1),
            Some("a"),
            "must be a list",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"tags\": [\n1] }]",
            (3, 1),
            Some("a"),
            "list of texts",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"evidence\": [{ \"quote\":\n1 }] }]",
            (3, 1),
            Some("a"),
            "the evidence of the factor \"a\"",
        ),
        ("\"key\": { \"+\":\n1 }", (3, 1), None, "the key"),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\", \"places\":\n[] }]",
            (3, 1),
            Some("v"),
            "must be an object",
        ),
        (
            "\"stories\": [{ \"id\": \"s\", \"title\": \"T\", \"steps\": [{ \"text\":\n1 }] }]",
            (3, 1),
            Some("s"),
            "step 1 of the story \"s\"",
        ),
    ];
    for (members, (line, column), id, words) in cases {
        let error = error(members);
        assert_eq!(error.code(), Code::Syntax, "{members}: {error}");
        assert_eq!(error.0.place, at(line, column), "{members}: {error}");
        assert_eq!(error.0.id.as_deref(), id, "{members}: {error}");
        assert!(error.0.message.contains(words), "{members}: {error}");
    }
}

#[test]
fn a_thing_without_what_it_needs_is_an_error() {
    let cases = [
        (
            "\"factors\": [\n{ \"label\": \"A\" }]",
            (3, 1),
            "factor number 1",
        ),
        ("\"factors\": [{ \"id\":\n\"\" }]", (3, 1), "is empty"),
        (
            "\"links\": [\n{ \"from\": \"a\" }]",
            (3, 1),
            "\"to\" of link number 1",
        ),
        (
            "\"links\": [\n{ \"to\": \"a\" }]",
            (3, 1),
            "\"from\" of link number 1",
        ),
        (
            "\"views\": [\n{ \"title\": \"T\" }]",
            (3, 1),
            "view number 1",
        ),
    ];
    for (members, (line, column), words) in cases {
        let error = error(members);
        assert_eq!(error.code(), Code::Format, "{members}: {error}");
        assert_eq!(error.0.place, at(line, column), "{members}: {error}");
        assert!(error.0.message.contains(words), "{members}: {error}");
    }
}

#[test]
fn a_newer_version_is_an_error_of_its_own() {
    let error = read("{\"format\":\"system-map\",\n\"version\": 2, \"factors\": {}}").unwrap_err();
    assert_eq!((error.code(), error.0.place), (Code::Version, at(2, 12)));
    for version in ["0", "\"1\"", "1.5e-3", "null"] {
        let text = format!("{{\"format\":\"system-map\",\"version\": {version}}}");
        assert_eq!(read(&text).unwrap_err().code(), Code::Format, "{version}");
    }
    assert_eq!(
        read("{\"format\":\"system-map\"}").unwrap_err().code(),
        Code::Format
    );
    assert!(read("{\"format\":\"system-map\",\"version\": 1.0}").is_ok());
}

#[test]
fn bytes_that_are_not_utf_8_are_told_with_their_place() {
    let mut bytes = b"{ \"format\": \"system-map\", \"version\": 1,\n \"title\": \"caf".to_vec();
    bytes.extend(b"\xe9\" }");
    let error = format::read(&bytes, &ReadOptions::default()).unwrap_err();
    assert_eq!((error.code(), error.0.place), (Code::Encoding, at(2, 15)));
    assert!(error.0.message.contains("0xE9"));
    let utf16: Vec<u8> = "\u{feff}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let error = format::read(&utf16, &ReadOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::Encoding);
    assert!(error.0.message.contains("UTF-16"));
}

#[test]
fn every_limit_can_be_set_and_is_told() {
    let text = document(&format!(
        "{AB},\n\"links\": [{{ \"from\": \"a\", \"to\": \"b\" }}]"
    ));
    let fits = ReadOptions {
        max_bytes: text.len(),
        max_factors: 2,
        max_links: 1,
        max_values: 14,
    };
    assert!(format::read(text.as_bytes(), &fits).is_ok());
    let tight = [
        (
            ReadOptions {
                max_bytes: text.len() - 1,
                ..fits.clone()
            },
            None,
        ),
        (
            ReadOptions {
                max_factors: 1,
                ..fits.clone()
            },
            at(2, 12),
        ),
        (
            ReadOptions {
                max_links: 0,
                ..fits.clone()
            },
            at(3, 10),
        ),
        (
            ReadOptions {
                max_values: 11,
                ..fits.clone()
            },
            at(3, 11),
        ),
    ];
    for (options, place) in tight {
        let error = format::read(text.as_bytes(), &options).unwrap_err();
        assert_eq!(
            (error.code(), error.0.place),
            (Code::Limit, place),
            "{error}"
        );
    }
}

#[test]
fn deep_nesting_is_an_error_and_not_a_crash() {
    for open in ["[", "{\"a\":"] {
        let error = read(&document(&format!("\"meta\": {}", open.repeat(100_000)))).unwrap_err();
        assert_eq!(error.code(), Code::Limit);
        assert!(error.0.place.is_some());
    }
    let deep = json::MAX_DEPTH - 1;
    good(&format!(
        "\"meta\": {}{}",
        "[".repeat(deep),
        "]".repeat(deep)
    ));
}

#[test]
fn another_format_is_told_by_its_name() {
    let cases: [(&[u8], &str); 18] = [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"<!DOCTYPE html><html><title>404</title>", "web page"),
        (b"<?xml version=\"1.0\"?><xmile version=\"1.0\">", "XMILE"),
        (b"<?xml version=\"1.0\"?><graphml>", "GraphML"),
        (b"<?xml version=\"1.0\"?><gexf>", "GEXF"),
        (b"<?xml version=\"1.0\"?><thing>", "XML"),
        (b"{UTF-8}\nx = A FUNCTION OF(y)", "Vensim"),
        (b"PK\x03\x04....", "zip"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"from,to,type\na,b,+\n", "table"),
        (br#"{"elements": [], "connections": []}"#, "Kumu"),
        (br#"[[[1,2,3]],[[1,1]],[],2]"#, "LOOPY"),
        (br#"{"nodes": [], "edges": []}"#, "nodes and edges"),
        (br#"{"groupNames": {}, "concepts": []}"#, "Mental Modeler"),
        (br#"{"factors": []}"#, "\"format\": \"system-map\" missing"),
    ];
    for (bytes, words) in cases {
        let error = format::read(bytes, &ReadOptions::default()).unwrap_err();
        assert_eq!(error.code(), Code::Format, "{words}");
        assert!(error.0.message.contains(words), "{words}: {error}");
        assert!(error.0.message.contains("JSON that begins with"), "{error}");
        assert!(error.0.place.is_some());
    }
}

// ---- writing

#[test]
fn what_was_read_is_written_with_all_that_stood_in_it() {
    let members = r##""title": "T", "_first": 1, "factors": [
        { "id": "a", "label": "A", "_z": { "k": [1, 2.5, "x"] }, "_a": null, "evidence": [{ "quote": "Q", "_e": true }] }],
        "groups": [{ "id": "g", "label": "G", "_g": 1 }], "sources": [{ "id": "s", "title": "S", "_s": 1 }],
        "links": [{ "from": "a", "to": "a", "_l": [] }], "loops": [{ "id": "l", "name": "N", "_n": {} }],
        "views": [{ "id": "v", "title": "V", "_v": 1 }],
        "stories": [{ "id": "y", "title": "Y", "_y": 1, "steps": [{ "text": "X", "_x": 1 }] }],
        "key": { "loop": "L" }, "_last": -0.5"##;
    let before: Value = serde_json::from_str(&document(members)).unwrap();
    assert_eq!(good(members).warnings, []);
    assert_eq!(rewritten(members), before);
}

#[test]
fn unknown_keys_come_back_in_their_order() {
    let text = json::write(&good("\"zeta\": 1, \"alpha\": 2, \"$schema\": \"s\", \"mid\": 3").map);
    let place = |key: &str| text.find(key).unwrap();
    assert!(place("$schema") < place("\"format\""));
    assert!(place("zeta") < place("alpha") && place("alpha") < place("mid"));
}

#[test]
fn a_file_is_written_in_one_way_only() {
    let expected = r#"{
  "format": "system-map",
  "version": 1,
  "title": "T",
  "key": { "+": "more" },
  "factors": [
    { "id": "a", "label": "A", "x": 12, "y": 0.5 },
    {
      "id": "b",
      "label": "A label so long that this factor does not fit on a line any more",
      "tags": ["one", "two"]
    }
  ],
  "links": [
    { "from": "a", "to": "b", "polarity": "+" },
    { "id": "x", "from": "b", "to": "a", "delay": "short" }
  ]
}
"#;
    let map = read(expected).unwrap().map;
    assert_eq!(json::write(&map), expected);
}

#[test]
fn one_change_to_a_map_changes_few_lines_of_its_file() {
    let before = json::write(&good(FULL).map);
    let mut map = good(FULL).map;
    map.apply(system_map::model::Edit::Place {
        id: "sharing".into(),
        at: Some((1.0, 2.0)),
        pinned: true,
    })
    .unwrap();
    let after = json::write(&map);
    let changed = before.lines().filter(|l| !after.lines().any(|m| m == *l));
    assert_eq!(changed.count(), 1);
}

#[test]
fn a_value_set_since_wins_over_one_that_could_not_be_used() {
    let mut map = good("\"factors\": [{ \"id\": \"a\", \"label\": \"A\" }], \"links\": [{ \"from\": \"a\", \"to\": \"a\", \"polarity\": \"positive\" }]").map;
    map.apply(system_map::model::Edit::SetLink {
        id: "a>a".into(),
        polarity: Polarity::Plus,
        delay: Default::default(),
    })
    .unwrap();
    let parsed = read(&json::write(&map)).unwrap();
    assert_eq!(parsed.warnings, []);
    assert_eq!(
        parsed.map.links().next().unwrap().3.polarity,
        Polarity::Plus
    );
}

#[test]
fn a_number_that_is_not_finite_is_never_written() {
    let mut factor = system_map::model::Factor::new("a", "A");
    (factor.x, factor.y) = (Some(f64::NAN), Some(f64::INFINITY));
    let mut map = Map::default();
    map.apply(system_map::model::Edit::AddFactor(Box::new(factor)))
        .unwrap();
    let parsed = read(&json::write(&map)).unwrap();
    assert_eq!(parsed.warnings, []);
    assert_eq!(parsed.map.factors().next().unwrap().1.x, None);
}

// ---- for every map, every value, every damage

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 256, ..Config::default() })]

    #[test]
    fn a_map_written_and_read_is_the_same_map(map in map()) {
        let text = json::write(&map);
        let parsed = read(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(whole(&map), whole(&parsed.map));
        // Only what names something unknown, or is blank, may be warned of.
        let codes = [Code::UnknownReference, Code::EmptyLabel];
        prop_assert!(parsed.warnings.iter().all(|w| codes.contains(&w.code)), "{:?}", parsed.warnings);
        prop_assert_eq!(json::write(&parsed.map), text);
    }

    #[test]
    fn what_is_written_is_what_serde_json_reads(map in map()) {
        let value: Value = serde_json::from_str(&json::write(&map)).unwrap();
        let factors: Vec<&str> = map.factors().map(|(_, f)| f.label.as_str()).collect();
        let read: Vec<&str> = value["factors"].as_array().unwrap().iter().map(|f| f["label"].as_str().unwrap()).collect();
        prop_assert_eq!(factors, read);
    }

    #[test]
    fn any_json_value_kept_in_meta_comes_back_the_same(value in value()) {
        let map = good(&format!("\"meta\": {value}")).map;
        prop_assert_eq!(map.info().meta.as_ref(), Some(&value));
        let again = read(&json::write(&map)).unwrap().map;
        prop_assert_eq!(again.info().meta.as_ref(), Some(&value));
    }

    #[test]
    fn what_is_json_is_decided_as_serde_json_decides(text in r#"[\[\]{}:,"\\\\ tfn\-+.eEu0-9a\n]{0,12}|\{("[ab]":(\[\]|1|"x\\n"),?){0,3}\}|"(\\u[d0-9][89c0-9]..|\\.|.){0,3}"|-?[0-9.]{1,4}(e[-+]?[0-9]{0,3})?"#) {
        let theirs = serde_json::from_str::<Value>(&text);
        let ours = read(&document(&format!("\"meta\": {text}")));
        match (theirs, ours) {
            (Ok(value), Ok(parsed)) => {
                let meta = parsed.map.info().meta.as_ref().unwrap();
                let same = meta == &value || meta.as_f64().zip(value.as_f64()).is_some_and(|(a, b)| (a - b).abs() <= 1e-12 * b.abs());
                prop_assert!(same, "{text}: {meta} and {value}");
            }
            (Err(_), Err(_)) => {}
            // Theirs takes the last of two equal keys; ours says that there are two.
            (Ok(_), Err(e)) => prop_assert!(e.0.message.contains("stands twice"), "{text}: {e}"),
            // Inside the document the text may go on where it stops by itself: 1, "b": 2.
            (Err(_), Ok(parsed)) => prop_assert!(!parsed.map.info().extra.is_empty(), "{text}"),
        }
    }

    #[test]
    fn damaged_files_give_a_map_or_an_error_and_what_is_read_is_not_lost(
        map in map(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, damage()), 1..4),
    ) {
        let mut bytes = json::write(&map).into_bytes();
        for (at, length, insert) in cuts {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, insert);
        }
        if let Ok(parsed) = format::read(&bytes, &ReadOptions::default()) {
            let text = json::write(&parsed.map);
            let again = read(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(whole(&parsed.map), whole(&again.map));
        }
    }

    #[test]
    fn any_bytes_give_a_map_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = format::read(&bytes, &ReadOptions::default());
    }
}

fn damage() -> impl Strategy<Value = Vec<u8>> {
    const TOKENS: [&str; 17] = [
        "",
        "null",
        "1e400",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\ud83d",
        "-",
        "7",
        "true",
        "\"id\":\"a\"",
        "\u{feff}",
    ];
    prop_oneof![
        prop::sample::select(&TOKENS[..]).prop_map(|t| t.as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 0..4),
    ]
}

#[test]
fn a_real_map_damaged_at_every_byte_gives_a_map_or_an_error() {
    let text = document(FULL);
    let mut errors = 0;
    for at in 0..text.len() {
        for byte in [b'"', b'}', b']', b',', 0xff, b'0', b' '] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = byte;
            match format::read(&bytes, &ReadOptions::default()) {
                Ok(parsed) => assert!(read(&json::write(&parsed.map)).is_ok()),
                Err(error) => {
                    errors += 1;
                    assert!(error.0.place.is_some() && !error.0.message.is_empty());
                }
            }
        }
        assert!(format::read(&text.as_bytes()[..at], &ReadOptions::default()).is_err());
    }
    assert!(errors > text.len(), "most damage is noticed");
}

#[test]
fn extra_keys_of_the_same_name_in_a_list_and_beside_it_are_joined() {
    let mut extra = Extra::new();
    extra.insert(
        "links".into(),
        serde_json::json!([{ "from": "x", "to": "y" }]),
    );
    let map = Map::new(system_map::model::Info {
        extra,
        ..Default::default()
    });
    let parsed = read(&json::write(&map)).unwrap();
    assert_eq!(parsed.warnings[0].code, Code::DanglingLink);
    assert_eq!(parsed.map.info().extra, map.info().extra);
}
