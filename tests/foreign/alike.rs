//! Names that look the same and are not.

use super::{has, links, read, told};
use system_map::format::{Format, export};

/// Ways to write two names that look alike: a blank that does not break, two blanks, an accent as a sign of
/// its own, blanks without width, a hyphen that is not shown.
const TYPED: [(&str, &str); 6] = [
    ("Open doors", "Open\u{a0}doors"),
    ("Open doors", "Open  doors"),
    ("Café", "Cafe\u{301}"),
    ("Trust", "Tr\u{200b}ust"),
    ("Trust", "Trust\u{feff}"),
    ("Workload", "Work\u{ad}load"),
];
/// These may be meant.
const MEANT: [(&str, &str); 4] = [
    ("People’s trust", "People's trust"),
    ("Work–life", "Work-life"),
    ("می\u{200c}خواهم", "میخواهم"),
    ("“Growth”", "\"Growth\""),
];

#[test]
fn names_that_look_alike_in_a_typed_map_are_one_factor_or_told_with_both_places() {
    for (one, other) in TYPED {
        let it = read(
            "x.txt",
            &format!("Sun -> {one} : +\n{other} -> Sun : +\n{other} -> Rain : -\n"),
        )
        .unwrap();
        assert_eq!(it.map.factor_count(), 3, "{other:?}");
        has(
            &told(&it),
            &[
                "1 label differs from another only in blanks",
                other,
                "Line 2.",
            ],
        );
    }
    for (one, other) in &MEANT[..3] {
        let it = read(
            "x.txt",
            &format!("Sun -> {one} : +\n\n{other} -> Sun : +\n"),
        )
        .unwrap();
        assert_eq!(it.map.factor_count(), 3, "{other:?}");
        has(
            &told(&it),
            &[
                "1 label looks like another",
                &format!("{other} (line 3, like {one} in line 1)"),
            ],
        );
    }
    let said = told(
        &read(
            "x.txt",
            "Trust -> sharing : +\nSharing -> trust : -\nA b -> A bc : +\n",
        )
        .unwrap(),
    );
    assert!(
        !said.contains("like another") && !said.contains("differs"),
        "{said}"
    );
}

#[test]
fn where_two_long_names_that_look_alike_stand_is_told_in_full() {
    let one = "People’s trust in the partners of a neighbourhood and a town";
    let other = one.replace("’", "'");
    let text = format!("Sun -> {one} : +\n\n{other} -> Sun : +\n");
    let said = told(&read("x.txt", &text).unwrap());
    has(
        &said,
        &[&format!("{other} (line 3, like {one} in line 1).")],
    );
}

#[test]
fn names_that_look_alike_in_lists_matrices_graphs_and_loops_are_told() {
    for (one, other) in TYPED.into_iter().chain(MEANT) {
        let [a, b] = [one, other].map(|name| format!("\"{}\"", name.replace('"', "\"\"")));
        let list = format!("From,To,Sign\nSun,{a},+\n{b},Sun,-\n");
        let factors = format!("Label\nSun\n{a}\n{b}\n");
        let matrix = format!(",Sun,Rain,{a}\nSun,,+,+\nRain,+,,+\n{b},-,-,\n");
        let quoted = |name: &str| serde_json::to_string(name).unwrap();
        let loops = format!(
            "{{\"relationships\": [{{\"from\": \"Sun\", \"to\": {0}, \"polarity\": \"+\"}},\n{{\"from\": {1}, \"to\": \"Sun\", \"polarity\": \"-\"}}]}}",
            quoted(one),
            quoted(other)
        );
        let dot = format!(
            "digraph {{\nSun -> {}\n{} -> Sun\n}}\n",
            quoted(one),
            quoted(other)
        );
        for (name, text) in [
            ("x.csv", &list),
            ("x.csv", &factors),
            ("x.csv", &matrix),
            ("x.json", &loops),
            ("x.dot", &dot),
        ] {
            let it = read(name, text).unwrap();
            let said = told(&it);
            has(
                &said,
                &[
                    "1 label looks like another, and is a factor of its own",
                    "like ",
                ],
            );
            let places = said.contains("(line ") && said.contains(" in line ");
            assert!(places, "{text} {said}");
        }
    }
}

#[test]
fn factors_of_one_map_that_look_alike_stay_apart_in_an_outline() {
    let doc = serde_json::json!({ "format": "system-map", "version": 1,
        "factors": [{ "id": "a", "label": "A b" }, { "id": "b", "label": "A  b" }, { "id": "c", "label": "A\u{a0}b" }],
        "links": [{ "from": "a", "to": "b", "polarity": "+" }, { "from": "b", "to": "c", "polarity": "-" }] });
    let it = read("x.json", &doc.to_string()).unwrap();
    let out = export(&it.map, Format::Outline).unwrap();
    let text = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
    assert_eq!(
        links(&read("x.txt", &text).unwrap().map),
        links(&it.map),
        "{text}"
    );
}

#[test]
fn many_names_that_look_alike_are_compared_at_once() {
    let text: String = (0..20_000)
        .map(|i| {
            format!(
                "a{} -> A’{} : +\n",
                "\u{200c}".repeat(i % 20),
                "’".repeat(i % 7)
            )
        })
        .collect();
    super::soon(&text, "x.outline");
}
