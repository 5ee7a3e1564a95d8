//! Delays as files say them: by yes and no, by a word, by a time. None is lost without a word.

use super::{has, read, told};
use system_map::format::{File, Format, ImportOptions, Imported, export, import_all};
use system_map::model::Delay::{self, Long, None, Short};

/// What is said of the delay of a link in each format that has a field for it.
fn in_all(said: &str) -> Vec<(&'static str, Imported)> {
    let dot = format!("digraph {{ a -> b [label=\"+\", delay=\"{said}\"] }}");
    let gml = format!(
        "graph [ directed 1 node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 sign \"+\" delay \"{said}\" ] ]"
    );
    let graphml = format!(
        "<graphml><key id=\"d\" for=\"edge\" attr.name=\"delay\"/><graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"><data key=\"d\">{said}</data></edge></graph></graphml>"
    );
    let graph = format!(
        r#"{{"nodes": [{{"id": "a"}}, {{"id": "b"}}], "edges": [{{"source": "a", "target": "b", "sign": "+", "delay": "{said}"}}]}}"#
    );
    let kumu = format!(
        r#"{{"elements": [{{"label": "a"}}, {{"label": "b"}}], "connections": [{{"from": "a", "to": "b", "type": "+", "delay": "{said}"}}]}}"#
    );
    let list = format!(
        r#"{{"model": {{"relationships": [{{"from": "a", "to": "b", "polarity": "+", "delay": "{said}"}}]}}, "feedback": {{"feedbackLoops": []}}}}"#
    );
    [
        ("x.dot", dot),
        ("x.gml", gml),
        ("x.graphml", graphml),
        ("graph.json", graph),
        ("kumu.json", kumu),
        ("list.json", list),
    ]
    .map(|(name, text)| (name, read(name, &text).unwrap()))
    .into()
}

/// The delay of the one link, and the field that is kept.
fn delay(it: &Imported) -> (Delay, String) {
    let link = it.map.links().next().unwrap().3;
    let fields = link.extra.get("x-fields");
    let kept = fields.and_then(|fields| fields.get("delay"));
    let kept = kept.map(|kept| kept.as_str().map_or(kept.to_string(), str::to_owned));
    (link.delay, kept.unwrap_or_default())
}

#[test]
fn a_delay_means_the_same_in_every_format() {
    for (said, is, kept) in [
        ("yes", Short, ""),
        ("ja", Short, ""),
        ("long", Long, ""),
        ("slow", Short, ""),
        ("no", None, ""),
        ("0", None, ""),
        ("2 years", Short, "2 years"),
        ("0.5", Short, "0.5"),
        ("some", None, "some"),
    ] {
        for (name, it) in in_all(said) {
            assert_eq!(delay(&it), (is, kept.to_owned()), "{name} {said}");
            let vague = told(&it).contains("1 link has the delay “some”, which says neither");
            assert_eq!(vague, said == "some", "{name} {said} {}", told(&it));
        }
    }
}

#[test]
fn a_delay_that_is_said_twice_is_one_and_true_is_yes_under_each_name() {
    let of = |said: &str| {
        let text = format!(
            r#"{{"elements": [{{"label": "a"}}, {{"label": "b"}}], "connections": [{{"from": "a", "to": "b", "type": "+", {said}}}]}}"#
        );
        delay(&read("x.json", &text).unwrap())
    };
    let year = || "about a year".to_owned();
    for said in [
        r#""delayed": true, "delay": "about a year""#,
        r#""delay": "about a year", "delayed": true"#,
    ] {
        assert_eq!(of(said), (Short, year()));
    }
    assert_eq!(of(r#""delay": true"#), (Short, String::new()));
    assert_eq!(of(r#""delay": false"#), (None, String::new()));
    assert_eq!(of(r#""delay": 2"#), (Short, "2".to_owned()));
    let list = r#"{"model": {"relationships": [{"from": "a", "to": "b", "polarity": "+", "delay": true}]}, "feedback": {"feedbackLoops": []}}"#;
    assert_eq!(delay(&read("x.json", list).unwrap()).0, Short);
    let graph = r#"{"edges": [{"source": "a", "target": "b", "delay": 2}]}"#;
    assert_eq!(
        delay(&read("x.json", graph).unwrap()),
        (Short, "2".to_owned())
    );
}

#[test]
fn signs_in_a_field_whose_name_says_nothing_count_if_it_can_only_be_theirs() {
    let of = |field: &str, signs: [&str; 2]| {
        let [one, two] = signs;
        let json = format!(
            r#"{{"nodes":[{{"id":"a"}},{{"id":"b"}}],"links":[{{"source":"a","target":"b","{field}":"{one}"}},{{"source":"b","target":"a","{field}":"{two}"}}]}}"#
        );
        let dot = format!("digraph {{ a -> b [{field}=\"{one}\"]; b -> a [{field}=\"{two}\"] }}");
        let gml = format!(
            "graph [ directed 1 node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 {field} \"{one}\" ] edge [ source 2 target 1 {field} \"{two}\" ] ]"
        );
        let graphml = format!(
            "<graphml><key id=\"d\" for=\"edge\" attr.name=\"{field}\"/><graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"><data key=\"d\">{one}</data></edge><edge source=\"b\" target=\"a\"><data key=\"d\">{two}</data></edge></graph></graphml>"
        );
        [
            ("x.json", json),
            ("x.dot", dot),
            ("x.gml", gml),
            ("x.graphml", graphml),
        ]
        .map(|(name, text)| read(name, &text).unwrap())
    };
    for it in of("effect", ["+", "negative"]) {
        let signs: Vec<_> = it.map.links().map(|(.., l)| l.polarity.token()).collect();
        assert_eq!(signs, ["+", "-"], "{}", told(&it));
        let account = told(&it);
        assert!(
            account.contains("The signs are those of the field “effect”."),
            "{account}"
        );
    }
    for it in of("effect", ["+", "perhaps"]) {
        let account = told(&it);
        let said = "2 links have no sign in a field that is known. They are shown with “?”. Kept, and not read: “effect”.";
        assert!(account.contains(said), "{account}");
    }
    // Cytoscape's own.
    let text = r#"[{"data": {"id": "a"}}, {"data": {"id": "e", "source": "a", "target": "a", "interaction": "+"}}]"#;
    let it = read("x.cyjs", text).unwrap();
    assert_eq!(it.map.links().next().unwrap().3.polarity.token(), "+");
}

#[test]
fn a_link_with_two_signs_is_not_said_to_have_none() {
    let text = r#"{"feedbackLoops":[{"identifier":"R1","name":"L","links":[{"from":"a","to":"b","polarity":"+"},{"from":"b","to":"a","polarity":"+"}]},{"identifier":"B1","name":"M","links":[{"from":"a","to":"b","polarity":"-"},{"from":"b","to":"a","polarity":"+"}]}]}"#;
    let account = told(&read("x.loops.json", text).unwrap());
    let said =
        "The file says + of 1 link in one place, and − in another: a → b. It is shown with “?”.";
    assert!(account.contains(said), "{account}");
    assert!(!account.contains("no sign"), "{account}");
}

#[test]
fn a_delay_has_its_column_in_other_words_and_languages() {
    for (heading, yes, no) in [
        ("Lag", "yes", "no"),
        ("Delay (Y/N)", "Y", "N"),
        ("Time lag (months)", "12", "0"),
        ("Verzögerung", "ja", "nein"),
        ("Délai", "oui", "non"),
        ("Retraso", "sí", "no"),
        ("Vertraging", "ja", "nee"),
        ("Retardo", "VERDADERO", "FALSO"),
        ("Décalage (mois)", "3", "0"),
        ("Verzögert", "WAHR", "FALSCH"),
        ("Retard", "VRAI", "FAUX"),
        ("Avec retard", "oui", "non"),
        ("Con retraso", "Sí", "No"),
        ("Mit Verzögerung", "ja", "nein"),
        ("Atraso", "sim", "não"),
        ("Vertraagd", "WAAR", "ONWAAR"),
    ] {
        let text = format!("From,To,Sign,{heading}\nA,B,+,{yes}\nB,A,-,{no}\n");
        let it = super::read("x.csv", &text).unwrap();
        let late: Vec<bool> = it
            .map
            .links()
            .map(|(.., link)| !link.delay.is_none())
            .collect();
        assert_eq!(late, [true, false], "{heading}");
    }
}

#[test]
fn a_dependent_variable_is_the_effect_wherever_its_column_is() {
    for (heading, links) in [
        (
            "Dependent variable,Independent variable",
            ["Sharing > Trust +"],
        ),
        ("Affected factor,Affecting factor", ["Sharing > Trust +"]),
    ] {
        let (found, _) = super::table(&format!("{heading},Sign\nTrust,Sharing,+\n"));
        assert_eq!(found, links, "{heading}");
    }
}

#[test]
fn words_and_times_without_a_number_are_delays() {
    for (heading, word, said) in [
        ("Time lag", "Long term", Long),
        ("Time lag", "years", Short),
        ("Délai", "lent", Short),
        ("Zeitverzögert?", "lang", Long),
        ("zeitverzögert?", "ja", Short),
        ("Retraso", "a largo plazo", Long),
        ("Vertraagd", "enkele weken", Short),
        ("Verzögerung", "sofort", None),
    ] {
        let text = format!("From,To,Sign,{heading}\nA,B,+,{word}\n");
        let it = read("x.csv", &text).unwrap();
        assert_eq!(delay(&it).0, said, "{heading} {word}");
        assert!(!told(&it).contains("neither yes nor no"), "{}", told(&it));
    }
}

#[test]
fn marks_in_a_column_of_delays_say_yes() {
    for mark in ["✓", "✔", "✔️", "✅", "☑", "x", "X", "||", "//", "‖"] {
        let text = format!("From,To,Sign,Delay\nA,B,+,{mark}\nB,A,-,\n");
        let it = super::read("x.csv", &text).unwrap();
        let late: Vec<bool> = it
            .map
            .links()
            .map(|(.., link)| !link.delay.is_none())
            .collect();
        assert_eq!(late, [true, false], "{mark}: {}", super::told(&it));
        assert!(!super::told(&it).contains("neither"), "{mark}");
    }
}

#[test]
fn two_columns_of_a_table_may_say_of_a_delay() {
    let text = "From,To,Type,Delay,Delayed\nA,B,+,2 years,no\nB,C,+,yes,\nC,A,+,,yes\n";
    let it = read("x.csv", text).unwrap();
    let late: Vec<bool> = it
        .map
        .links()
        .map(|(.., link)| !link.delay.is_none())
        .collect();
    assert_eq!(late, [true, true, true]);
    has(
        &told(&it),
        &["1 link is said to have a delay in one place, and none in another"],
    );
    // A flag that is off is no more than Kumu's default.
    let kumu = r#"{"elements": [{"_id": "a", "attributes": {"label": "A"}}], "connections": [{"_id": "c", "from": "a", "to": "a", "delayed": false, "attributes": {"Delay": "6 months"}}], "maps": []}"#;
    let it = read("x.json", kumu).unwrap();
    assert!(!told(&it).contains("in one place"), "{}", told(&it));
}

#[test]
fn lines_without_a_direction_keep_what_a_table_says_of_them() {
    let text = "From,To,Direction,Type,Delay,Strength,Confidence\nA,B,directed,+,,,\nA,C,undirected,-,yes,0.4,0.3\n";
    let it = read("x.csv", text).unwrap();
    let line = it.map.info().extra["x-undirected"][0].to_string();
    for said in ["0.4", "0.3", "delayed"] {
        assert!(line.contains(said), "{line}");
    }
}

#[test]
fn all_columns_for_delays_count_and_their_times_are_kept() {
    let text = "From,To,Sign,Delayed?,Delay (months),Time lag\nA,B,+,,3,\nB,C,-,,,2 years\nC,A,+,yes,,\nA,C,+,,,0\n";
    let it = read("x.csv", text).unwrap();
    let all: Vec<_> = it.map.links().map(|(.., link)| link.clone()).collect();
    let delays: Vec<Delay> = all.iter().map(|link| link.delay).collect();
    assert_eq!(delays, [Short, Short, Short, None]);
    assert_eq!(all[0].extra["x-fields"]["Delay (months)"], "3");
    assert_eq!(all[1].extra["x-fields"]["Time lag"], "2 years");
}

#[test]
fn fields_that_are_called_as_delays_are_come_back_from_a_table_as_they_were() {
    for (fields, delay) in [
        (r#"{"Delay": "yes"}"#, "none"),
        (r#"{"Delayed": "no", "Lag": "none"}"#, "long"),
        (r#"{"Time lag": "2 years"}"#, "none"),
        (r#"{"Delay (field)": "long"}"#, "none"),
    ] {
        let text = format!(
            r#"{{"format": "system-map", "version": 1, "title": "T", "factors": [{{"id": "a"}}, {{"id": "b"}}],
            "links": [{{"id": "l", "from": "a", "to": "b", "polarity": "+", "delay": "{delay}", "x-fields": {fields}}}]}}"#
        );
        let map = read("x.json", &text).unwrap().map;
        let out = export(&map, Format::Csv).unwrap();
        let files: Vec<File> = out
            .parts
            .iter()
            .map(|part| File {
                name: part.name,
                bytes: &part.bytes,
            })
            .collect();
        let back = import_all(&files, &ImportOptions::default()).unwrap().map;
        let [before, after] = [&map, &back].map(|map| map.links().next().unwrap().3.clone());
        assert_eq!(before.delay, after.delay, "{fields}");
        let values = |link: &system_map::model::Link| {
            let fields = link.extra["x-fields"].as_object().unwrap();
            fields
                .values()
                .map(|value| value.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(values(&before), values(&after), "{fields}");
    }
}

#[test]
fn a_label_or_tag_that_says_a_delay_is_told_where_none_is_read() {
    let kumu = |more: &str| {
        format!(
            r#"{{"elements":[{{"label":"A"}},{{"label":"B"}}],"connections":[{{"from":"A","to":"B","type":"+",{more}}}]}}"#
        )
    };
    let json = |label: &str| {
        format!(
            r#"{{"nodes":[{{"id":"A"}},{{"id":"B"}}],"edges":[{{"source":"A","target":"B","sign":"+","label":"{label}"}}]}}"#
        )
    };
    for (text, words) in [
        (kumu(r#""tags":["delay"]"#), "“delay” and no delay"),
        (kumu(r#""tags":["x","Delayed"]"#), "“Delayed” and no delay"),
        (json("||"), "“||” and no delay"),
        (kumu(r#""tags":["delay"],"delay":"yes""#), ""),
        (json("delays"), ""),
        (json("delay in hiring"), ""),
    ] {
        let it = read("x.json", &text).unwrap();
        let found = told(&it);
        if words.is_empty() {
            assert!(!found.contains("and no delay"), "{text}: {found}");
        } else {
            has(&found, &[words, "A → B"]);
        }
        assert_eq!(it.map.links().count(), 1);
    }
}
