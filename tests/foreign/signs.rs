//! Fields of links that are there for the sign and say something else, or two things: kept, told, and
//! given signs, alike in every format that has such fields.

use super::{has, links, read, table, told};
use serde_json::json;
use system_map::format::{ImportOptions, import, signs_of};

/// Two links, a to b and b to a, with fields each, in several formats.
fn files(first: &[(&str, &str)], second: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    type Fields<'f> = &'f [(&'f str, &'f str)];
    let each = |fields: Fields, write: &dyn Fn(&str, &str) -> String| -> Vec<String> {
        fields
            .iter()
            .map(|(name, text)| write(name, text))
            .collect()
    };
    let json = |fields: Fields| {
        let parts = each(fields, &|name, text| match text.parse::<f64>() {
            Ok(_) => format!(", \"{name}\": {text}"),
            Err(_) => format!(", \"{name}\": \"{text}\""),
        });
        parts.concat()
    };
    let dot = |fields: Fields| each(fields, &|n, t| format!("{n}=\"{t}\"")).join(", ");
    let gml = |fields: Fields| each(fields, &|n, t| format!("{n} \"{t}\" ")).concat();
    let data =
        |fields: Fields| each(fields, &|n, t| format!("<data key=\"{n}\">{t}</data>")).concat();
    let keys: String = ["sign", "polarity", "kind", "weight", "label"]
        .iter()
        .map(|n| format!("<key id=\"{n}\" for=\"edge\" attr.name=\"{n}\" attr.type=\"string\"/>"))
        .collect();
    vec![
        (
            "x.json",
            format!(
                "{{\"nodes\":[{{\"id\":\"a\"}},{{\"id\":\"b\"}}],\"edges\":[{{\"source\":\"a\",\"target\":\"b\"{}}},{{\"source\":\"b\",\"target\":\"a\"{}}}]}}",
                json(first),
                json(second)
            ),
        ),
        (
            "x.dot",
            format!(
                "digraph {{ a -> b [{}]; b -> a [{}] }}",
                dot(first),
                dot(second)
            ),
        ),
        (
            "x.gml",
            format!(
                "graph [ directed 1 node [ id 1 label \"a\" ] node [ id 2 label \"b\" ] edge [ source 1 target 2 {}] edge [ source 2 target 1 {}] ]",
                gml(first),
                gml(second)
            ),
        ),
        (
            "x.graphml",
            format!(
                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">{keys}<graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\">{}</edge><edge source=\"b\" target=\"a\">{}</edge></graph></graphml>",
                data(first),
                data(second)
            ),
        ),
    ]
}

#[test]
fn a_word_for_the_sign_that_is_not_known_is_kept_as_the_type_and_can_be_given_one() {
    for (name, text) in files(&[("sign", "strongly positive")], &[("polarity", "-")]) {
        let it = read(name, &text).unwrap();
        assert_eq!(links(&it.map), ["a > b ?", "b > a -"], "{name}");
        let (.., link) = it.map.links().next().unwrap();
        assert_eq!(link.extra["x-type"], json!("strongly positive"), "{name}");
        let hint = "1 link of the type “strongly positive” has no sign.";
        has(&told(&it), &[hint]);
        let options = ImportOptions {
            signs: signs_of("strongly positive=+").unwrap(),
            ..ImportOptions::default()
        };
        let it = import(text.as_bytes(), name, &options).unwrap();
        assert_eq!(links(&it.map), ["a > b +", "b > a -"], "{name}");
    }
}

#[test]
fn beside_a_type_such_a_word_is_a_field_and_a_number_is_not_lost() {
    for (name, text) in files(
        &[("sign", "strongly positive"), ("kind", "money")],
        &[("sign", "-0.7"), ("kind", "money")],
    ) {
        let it = read(name, &text).unwrap();
        let fields: Vec<String> = it
            .map
            .links()
            .map(|(.., link)| link.extra["x-fields"]["sign"].to_string().replace('"', ""))
            .collect();
        assert_eq!(fields, ["strongly positive", "-0.7"], "{name}");
    }
}

#[test]
fn one_among_signs_that_are_no_signs_is_a_type_too() {
    for (name, text) in files(&[("sign", "1")], &[("sign", "strong")]) {
        let it = read(name, &text).unwrap();
        let (.., link) = it.map.links().next().unwrap();
        match name {
            // A number of JSON under this name is a sign.
            "x.json" => assert_eq!(link.polarity.token(), "+"),
            _ => assert_eq!(link.extra["x-type"], json!("1"), "{name}"),
        }
    }
}

#[test]
fn a_weight_or_a_label_that_says_the_opposite_of_the_sign_is_told() {
    for (name, text) in files(
        &[("sign", "+"), ("weight", "-0.7")],
        &[("sign", "-"), ("label", "+")],
    ) {
        let it = read(name, &text).unwrap();
        assert_eq!(links(&it.map), ["a > b +", "b > a -"], "{name}");
        has(
            &told(&it),
            &[
                "1 link has the sign + and a weight that says the opposite. The sign counts.",
                "1 link has the sign − and a label that says the opposite. The sign counts.",
            ],
        );
    }
    let (_, said) = table("From,To,Sign,Label\nA,B,+,-\nB,A,-,-\n");
    let hint = "1 link has the sign + and a label that says the opposite. The sign counts.";
    has(&said, &[hint]);
}

#[test]
fn where_two_fields_for_the_sign_contradict_each_other_there_is_none_and_both_are_kept() {
    for (name, text) in files(
        &[("sign", "+"), ("polarity", "negative")],
        &[("sign", "-"), ("polarity", "-")],
    ) {
        let it = read(name, &text).unwrap();
        assert_eq!(links(&it.map), ["a > b ?", "b > a -"], "{name}");
        has(
            &told(&it),
            &["The file says + of 1 link in one place, and − in another: a → b."],
        );
        let (.., link) = it.map.links().next().unwrap();
        let fields = &link.extra["x-fields"];
        let kept = [
            &fields["polarity"],
            &fields["sign"],
            &link.extra.get("x-type").unwrap_or(&json!(null)).clone(),
        ]
        .map(serde_json::Value::to_string);
        for text in ["\"+\"", "\"negative\""] {
            assert!(kept.iter().any(|kept| kept == text), "{name}: {kept:?}");
        }
    }
    let (links, said) = table("From,To,Sign,Polarity\nA,B,+,-\nB,A,-,-\n");
    assert_eq!(links, ["A > B ?", "B > A -"]);
    has(&said, &["The file says + of 1 link in one place, and −"]);
}

#[test]
fn a_loop_of_a_graph_with_a_label_and_a_name_keeps_both() {
    let text = r#"{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"id":"1","source":"a","target":"b","sign":"+"},{"id":"2","source":"b","target":"a","sign":"+"}],
        "loops":[{"id":"x","label":"R7","name":"Growth","links":["1","2"]}]}"#;
    let it = read("x.json", text).unwrap();
    let named = &it.map.info().loops[0];
    let label = named.label.as_deref().unwrap_or_default();
    assert_eq!((label, named.name.as_str()), ("R7", "Growth"));
}

#[test]
fn where_sign_and_type_of_an_edge_contradict_each_other_there_is_none_and_both_are_kept() {
    for (name, text) in files(
        &[("sign", "+"), ("kind", "negative")],
        &[("sign", "-"), ("kind", "negative")],
    ) {
        let it = read(name, &text).unwrap();
        assert_eq!(links(&it.map), ["a > b ?", "b > a -"], "{name}");
        let said = told(&it);
        has(
            &said,
            &["The file says + of 1 link in one place, and − in another: a → b."],
        );
        assert!(!said.contains("counts"), "{name}: {said}");
        let (.., link) = it.map.links().next().unwrap();
        assert_eq!(link.extra["x-type"], json!("negative"), "{name}");
        assert_eq!(link.extra["x-fields"]["sign"], json!("+"), "{name}");
        // Whoever says what the type means has the sign.
        let options = ImportOptions {
            signs: signs_of("negative=+").unwrap(),
            ..ImportOptions::default()
        };
        let it = import(text.as_bytes(), name, &options).unwrap();
        assert_eq!(links(&it.map)[0], "a > b +", "{name}");
    }
}

#[test]
fn words_of_other_languages_under_a_sign_are_signs() {
    for (heading, words) in [
        ("Polarité", ["plus", "même sens", "moins", "sens contraire"]),
        (
            "Teken",
            ["plus", "zelfde richting", "negatief", "tegengesteld"],
        ),
        ("Signo", ["más", "mismo sentido", "menos", "inversa"]),
        (
            "Vorzeichen",
            ["erhöht", "gleichsinnig", "senkt", "gegenläufig"],
        ),
        ("Segno", ["più", "stesso senso", "meno", "senso opposto"]),
    ] {
        let [a, b, c, d] = words;
        let text = format!("From,To,{heading}\nA,B,{a}\nB,C,{b}\nC,A,{c}\nA,C,{d}\n");
        let (read, told) = table(&text);
        assert_eq!(read, ["A > B +", "B > C +", "C > A -", "A > C -"], "{told}");
    }
}

#[test]
fn a_column_called_relationship_has_the_signs_if_all_of_it_are_signs() {
    let text = "Cause,Effect,Relationship,Evidence\nA,B,Increases,Interview 3\nB,C,Reduces,\nC,A,Both,\nA,C,Unknown,\nB,A,Positive (+),\nC,B,Neg.,\nB,D,(-),\n";
    let (read, told) = table(text);
    let wanted = [
        "A > B +", "B > C -", "C > A ±", "A > C ?", "B > A +", "C > B -", "B > D -",
    ];
    assert_eq!(read, wanted, "{told}");
    assert!(
        told.contains("The signs are those of the column “Relationship”"),
        "{told}"
    );
    // Without + and − beside it, “both” may be two ways.
    let (read, _) = table("Cause,Effect,Relationship\nA,B,Increases\nB,C,Both\n");
    assert_eq!(read, ["A > B ?", "B > C ?"]);
}

#[test]
fn signs_can_be_given_to_the_words_of_any_column() {
    let read = |text: &str, name: &str| {
        let options = ImportOptions {
            signs: signs_of("Feeds=+,Starves=-").unwrap(),
            ..ImportOptions::default()
        };
        import(text.as_bytes(), name, &options).unwrap()
    };
    let text = "Cause,Effect,Relationship,Evidence\nA,B,Feeds,x\nB,C,Starves,y\nC,A,Alters,z\n";
    let it = read(text, "x.csv");
    assert_eq!(links(&it.map), ["A > B +", "B > C -", "C > A ?"]);
    let told = told(&it);
    has(&told, &["“Relationship”", "the type “Alters” has no sign"]);
    assert!(!told.contains("for which you gave"), "{told}");
    let dot = "digraph { a -> b [bond=Feeds]; b -> c [bond=Starves]; c -> a [bond=Alters] }";
    assert_eq!(
        links(&read(dot, "x.dot").map),
        ["a > b +", "b > c -", "c > a ?"]
    );
}

#[test]
fn a_label_that_begins_or_ends_with_a_sign_and_says_more_is_told() {
    let prsm = r#"{"nodes":[{"id":"a","label":"A"},{"id":"b","label":"B"}],"edges":[{"id":"e","from":"a","to":"b","label":"+ increases"}],"mapTitle":"M","styles":{"nodes":{},"edges":{}}}"#;
    for (name, text) in [
        ("x.dot", "digraph { A -> B [label=\"+ increases\"] }"),
        ("x.mmd", "flowchart LR\n A -->|+ increases| B"),
        ("x.prsm", prsm),
    ] {
        let it = read(name, text).unwrap();
        assert_eq!(links(&it.map), ["A > B ?"], "{name}");
        has(
            &told(&it),
            &["no sign was read of it: + increases. Write the sign alone"],
        );
    }
    for label in ["+", "supports", "well-being", "+ delayed", "A+ grade"] {
        let it = read(
            "x.dot",
            &format!("digraph {{ A -> B [label=\"{label}\"] }}"),
        )
        .unwrap();
        assert!(
            !told(&it).contains("no sign was read"),
            "{label}: {}",
            told(&it)
        );
    }
}

#[test]
fn signs_under_strength_are_signs_where_nothing_else_says_them() {
    for heading in ["Force", "Intensity", "Stärke"] {
        for (plus, minus) in [("+", "-"), ("positive", "negative")] {
            let (found, told) = table(&format!(
                "From,To,{heading}\nRent,Stress,{plus}\nStress,Sleep,{minus}\n"
            ));
            assert_eq!(found, ["Rent > Stress +", "Stress > Sleep -"], "{told}");
        }
    }
}

#[test]
fn ones_of_both_kinds_among_types_are_signs() {
    let (found, told) = table("From,To,Type\nTrust,Sharing,1\nSharing,Fear,-1\nFear,Trust,-1\n");
    let expected = ["Trust > Sharing +", "Sharing > Fear -", "Fear > Trust -"];
    assert_eq!(found, expected, "{told}");
    // Of one kind, or with others, they may be numbers of kinds.
    let (found, _) = table("From,To,Type\nTrust,Sharing,1\nSharing,Fear,2\nFear,Trust,1\n");
    assert!(found.iter().all(|link| link.ends_with('?')), "{found:?}");
}
