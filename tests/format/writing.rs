//! What is written, and in what shape.

use super::*;
use system_map::error::Code;
use system_map::model::Extra;

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
