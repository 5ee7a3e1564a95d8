//! What the command line says of a loop is the same wherever and however it is asked for.

use super::*;
use std::collections::BTreeMap;

/// More loops than a list has, of which the author named a long one; and a link from a factor to itself.
fn many() -> String {
    ringed(
        5,
        &[r#"{ "id": "self", "from": "f3", "to": "f3", "polarity": "+" }"#],
    )
}

/// The labels of the loops that are listed, by their ids.
fn labels(map: &str, args: &[&str]) -> BTreeMap<String, String> {
    let told = json(&run_with(
        map.as_bytes(),
        &[&["loops", "-", "--json"], args].concat(),
    ));
    let rows = told["loops"].as_array().unwrap().iter();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    rows.map(|row| (text(row, "id"), text(row, "label")))
        .collect()
}

fn has_number(label: &str) -> bool {
    label.len() > 1
}

#[test]
fn a_loop_has_one_label_however_many_are_asked_for() {
    let map = many();
    let usual = labels(&map, &[]);
    assert!(usual.len() > 1000);
    let mut known = usual.clone();
    for limit in ["10", "1500", "5000"] {
        let more = labels(&map, &["--limit", limit]);
        for (id, label) in &more {
            let usual = usual.get(id).unwrap_or(label);
            assert_eq!(label, usual, "{id} with --limit {limit}");
            let before = known.entry(id.clone()).or_insert(label.clone());
            assert_eq!(label, before, "{id} with --limit {limit}");
        }
        let mut numbered: Vec<&String> = more.values().filter(|l| has_number(l)).collect();
        let all = numbered.len();
        numbered.sort();
        numbered.dedup();
        assert_eq!(numbered.len(), all, "one label for two loops with {limit}");
    }
    // The author's loop beyond the list is there with 5,000, and still has no number.
    let ring = json(&run_with(
        map.as_bytes(),
        &["loops", "-", "--json", "--limit", "5000"],
    ));
    let rows = ring["loops"].as_array().unwrap();
    let ring = rows.iter().find(|row| row["named"]["id"] == "ring");
    assert_eq!(ring.expect("the ring")["label"], "U");
}

#[test]
fn a_loop_has_one_label_in_the_list_in_the_document_and_in_a_figure() {
    let map = many();
    let list = json(&run_with(map.as_bytes(), &["loops", "-", "--json"]));
    let rows = list["loops"].as_array().unwrap();
    let own = rows
        .iter()
        .find(|row| row["length"] == 1)
        .expect("self-link");
    let (label, sentence) = (&own["label"], &own["sentence"]);
    let label = label.as_str().unwrap();
    let document = run_with(
        map.as_bytes(),
        &["convert", "-", "-o", "-", "--to", "markdown"],
    )
    .out;
    let heading = format!("### {label}\n");
    let at = document.find(&heading).expect("the self-link's heading");
    let part = document[at..].split("\n\n").nth(2).unwrap();
    assert_eq!(part.trim_end(), sentence.as_str().unwrap());
    let figure = run_with(map.as_bytes(), &["render", "-", "--loop", label]);
    assert_eq!(figure.code, 0, "{}", figure.err);
    assert!(figure.out.contains("<svg"));
}

#[test]
fn a_loop_beyond_the_list_is_headed_by_the_letter_of_its_class() {
    let map = many();
    let asked = ["loops", "-", "--through", "ring6", "--max-len", "12"];
    let told = run_with(map.as_bytes(), &asked).out;
    let heads: Vec<&str> = (told.split("\n\n").skip(1))
        .flat_map(|part| part.trim_start().lines().next())
        .collect();
    let bare = |head: &&&str| head.starts_with("U  may do either");
    assert!(heads.iter().filter(bare).count() > 10, "{:?}", &heads[..9]);
    for head in heads {
        let label = head.split("  ").next().unwrap();
        assert!(
            label.starts_with(['R', 'B', 'U']) && label.len() < 6,
            "{head}"
        );
    }
}

#[test]
fn loops_that_the_author_named_are_counted_behind_those_of_their_kind_and_not_again() {
    let map = many();
    let head = run_with(map.as_bytes(), &["loops", "-"]).out;
    let head = head.lines().next().unwrap();
    let also = "not all of them. And 1 loop that the author named. 3,591 more loops exist";
    assert!(head.contains(also), "{head}");
}

#[test]
fn check_says_of_named_loops_beyond_the_list_what_the_list_says() {
    let map = many();
    let head = run_with(map.as_bytes(), &["loops", "-"]).out;
    let head = head.lines().next().unwrap();
    let checked = run_with(map.as_bytes(), &["check", "-"]).out;
    assert!(checked.contains(head), "{checked}");
    let row = "\n  U    The ring: may do either (not known), 12 links\n";
    assert!(checked.contains(row), "{checked}");
}

#[test]
fn nothing_more_is_said_to_exist_where_the_author_named_the_rest() {
    // 1,000 loops of two links, and one of three that has a name.
    let mut links = Vec::new();
    for i in 0..40 {
        links.push(format!(
            r#"{{ "id": "there{i}", "from": "a", "to": "b", "polarity": "+" }}"#
        ));
        if i < 25 {
            links.push(format!(
                r#"{{ "id": "back{i}", "from": "b", "to": "a", "polarity": "+" }}"#
            ));
        }
    }
    links.push(r#"{ "id": "bc", "from": "c", "to": "d", "polarity": "+" }"#.to_owned());
    links.push(r#"{ "id": "de", "from": "d", "to": "e", "polarity": "+" }"#.to_owned());
    links.push(r#"{ "id": "ec", "from": "e", "to": "c", "polarity": "+" }"#.to_owned());
    let map = format!(
        r#"{{ "format": "system-map", "version": 1,
            "factors": [{{ "id": "a" }}, {{ "id": "b" }}, {{ "id": "c" }}, {{ "id": "d" }}, {{ "id": "e" }}],
            "links": [{}], "loops": [{{ "id": "x", "name": "X", "links": ["bc", "de", "ec"] }}] }}"#,
        links.join(",")
    );
    let told = run_with(map.as_bytes(), &["loops", "-"]).out;
    let head = "Showing all 1,000 loops that pass through at most 2 factors: all feed themselves \
        (reinforcing). And 1 loop that the author named. 65 independent loops";
    assert!(told.starts_with(head), "{}", &told[..300]);
}

/// Three parallel links, two of them without a sign, and a link from a factor to itself.
const PARALLEL: &str = r#"{ "format": "system-map", "version": 1, "factors": [{ "id": "a", "label": "Trust" }, { "id": "b", "label": "Sharing" }],
        "links": [{ "id": "1", "from": "a", "to": "b" }, { "id": "2", "from": "a", "to": "b" }, { "id": "3", "from": "a", "to": "b", "polarity": "-" },
            { "id": "4", "from": "b", "to": "a", "polarity": "+" }, { "id": "5", "from": "a", "to": "a", "polarity": "+" }] }"#;

fn document(map: &str) -> String {
    let args = ["convert", "-", "-o", "-", "--to", "markdown"];
    run_with(map.as_bytes(), &args).out
}

#[test]
fn the_heading_above_the_loops_of_a_document_says_no_other_number_than_the_line_below_it() {
    let told = document(PARALLEL);
    let head = "\n## Feedback loops\n\n3 feedback loops: 1 holds itself steady (balancing), \
        2 may do either (not known); and 1 self-link.";
    assert!(told.contains(head), "{told}");
    let told = document(&many());
    let (_, below) = told
        .split_once("\n## Feedback loops\n\n")
        .expect("a heading");
    let head = below.lines().next().unwrap();
    assert!(head.contains("And 1 loop that the author named."), "{head}");
    let french = document(&PARALLEL.replace(r#""version""#, r#""lang": "fr", "version""#));
    assert!(french.contains("\n## Boucles de rétroaction\n"), "{french}");
}

#[test]
fn loops_along_the_same_factors_are_told_apart_in_a_document() {
    let told = document(PARALLEL);
    for course in [
        "*Trust (?, 1) → Sharing → Trust*",
        "*Trust (?, 2) → Sharing → Trust*",
        "*Trust (−) → Sharing → Trust*",
    ] {
        assert!(told.contains(course), "{course}: {told}");
    }
}

/// Two parallel links, the weaker of them on a loop that the author named.
const NAMED_VARIANT: &str = r#"{ "format": "system-map", "version": 1,
    "factors": [{ "id": "a", "label": "Trust" }, { "id": "b", "label": "Sharing" }],
    "links": [{ "id": "l1", "from": "a", "to": "b", "polarity": "+", "strength": 0.25 },
        { "id": "l2", "from": "a", "to": "b", "polarity": "+", "strength": 1 },
        { "id": "l3", "from": "b", "to": "a", "polarity": "+", "strength": 1 }],
    "loops": [{ "id": "g", "name": "Growth", "links": ["l1", "l3"] }] }"#;

fn heads(map: &str, args: &[&str]) -> Vec<String> {
    let told = run_with(map.as_bytes(), &[&["loops", "-"], args].concat()).out;
    let heads = told
        .lines()
        .filter(|line| line.starts_with(['R', 'B', 'U']));
    heads.map(str::to_owned).collect()
}

#[test]
fn a_row_is_listed_once_in_every_order() {
    let rows = [
        "R1  Growth — feeds itself (reinforcing), 2 links",
        "R2  feeds itself (reinforcing), 2 links",
    ];
    for order in ["default", "length", "delays", "unknown", "strength"] {
        let mut told = heads(NAMED_VARIANT, &["--order", order]);
        told.sort();
        assert_eq!(told, rows, "{order}");
    }
}

#[test]
fn each_independent_loop_is_listed_for_itself() {
    let map = NAMED_VARIANT.replace("Growth", "");
    assert_eq!(
        heads(&map, &["--independent"]),
        [
            "R1  feeds itself (reinforcing), 2 links",
            "R2  feeds itself (reinforcing), 2 links",
        ]
    );
}

#[test]
fn a_loop_without_a_name_is_not_headed_by_the_id_of_its_entry() {
    let map = NAMED_VARIANT.replace("Growth", "");
    let rows = [
        "R1  feeds itself (reinforcing), 2 links",
        "R2  feeds itself (reinforcing), 2 links",
    ];
    assert_eq!(heads(&map, &[]), rows);
}

#[test]
fn kinds_of_ways_are_listed_with_one_and() {
    let map = r#"{ "format": "system-map", "version": 1, "factors": [{ "id": "a", "label": "Trust" }, { "id": "b", "label": "Sharing" }],
        "links": [{ "id": "1", "from": "a", "to": "b", "polarity": "+" }, { "id": "2", "from": "a", "to": "b", "polarity": "-" },
            { "id": "3", "from": "a", "to": "b" }, { "id": "4", "from": "a", "to": "b", "polarity": "±" }] }"#;
    let told = run_with(map.as_bytes(), &["paths", "-", "a", "b"]).out;
    let said = "1 way raises it, 1 lowers it, of 1 it is not stated, and 1 may do either.";
    assert!(told.contains(said), "{told}");
    let fewer = map.replace("\"±\"", "\"?\"");
    let told = run_with(fewer.as_bytes(), &["paths", "-", "a", "b"]).out;
    let said = "1 way raises it, 1 lowers it, and of 2 it is not stated.";
    assert!(told.contains(said), "{told}");
}

#[test]
fn a_label_that_misleads_is_told_in_plain_words_too() {
    let map = NAMED_VARIANT.replace(r#""id": "g","#, r#""id": "g", "label": "B1","#);
    let told = run_with(map.as_bytes(), &["loops", "-"]).out;
    let said =
        "The map’s author calls it B1; by the signs of its links it feeds itself (reinforcing).";
    assert!(told.contains(said), "{told}");
}

#[test]
fn links_that_work_both_ways_are_not_counted_as_without_a_sign() {
    let map = r#"{ "format": "system-map", "version": 1,
        "factors": [{ "id": "a" }, { "id": "b" }, { "id": "c" }],
        "links": [{ "id": "1", "from": "a", "to": "b", "polarity": "±" }, { "id": "2", "from": "b", "to": "a", "polarity": "±" },
            { "id": "3", "from": "b", "to": "c", "polarity": "+" }, { "id": "4", "from": "c", "to": "b" }] }"#;
    let told = json(&run_with(
        map.as_bytes(),
        &["loops", "-", "--order", "unknown", "--json"],
    ));
    assert_eq!(told["loops"][0]["links"], serde_json::json!(["3", "4"]));
}

/// A long loop with a delay, and two short ones without.
const LATE_ON_THE_LONG_LOOP: &str = r#"{ "format": "system-map", "version": 1,
    "factors": [{ "id": "a" }, { "id": "b" }, { "id": "c" }],
    "links": [{ "id": "ab", "from": "a", "to": "b", "polarity": "+" },
        { "id": "ba", "from": "b", "to": "a", "polarity": "+" },
        { "id": "bc", "from": "b", "to": "c", "polarity": "+", "delay": "long" },
        { "id": "cb", "from": "c", "to": "b", "polarity": "+" },
        { "id": "ca", "from": "c", "to": "a", "polarity": "+", "delay": "long" },
        { "id": "cc", "from": "c", "to": "c", "polarity": "+" }] }"#;

#[test]
fn how_far_a_list_goes_is_said_of_what_is_listed_in_every_order() {
    for (more, lengths, far, all) in [
        (&["--order", "delays"][..], vec![3, 2, 2, 1], 3, true),
        (&["--order", "delays", "--limit", "1"], vec![3, 1], 1, false),
        (
            &["--order", "delays", "--limit", "2"],
            vec![3, 2, 1],
            1,
            false,
        ),
        (
            &["--order", "length", "--limit", "2"],
            vec![2, 2, 1],
            2,
            false,
        ),
        (
            &["--order", "strength", "--limit", "2"],
            vec![2, 2, 1],
            2,
            false,
        ),
        (
            &["--order", "delays", "--limit", "1", "--max-len", "2"],
            vec![2, 1],
            1,
            false,
        ),
        (&["--max-len", "2"], vec![2, 2, 1], 2, false),
    ] {
        let args = [&["loops", "-", "--json"], more].concat();
        let told = json(&run_with(LATE_ON_THE_LONG_LOOP.as_bytes(), &args));
        let rows = told["loops"].as_array().unwrap().iter();
        let listed: Vec<u64> = rows.map(|row| row["length"].as_u64().unwrap()).collect();
        assert_eq!(listed, lengths, "{more:?}");
        assert_eq!(
            (&told["completeUpTo"], &told["allFound"]),
            (&far.into(), &all.into()),
            "{more:?}"
        );
        // How many there are does not hang on how many are listed.
        let all = (&told["totalKnown"], &told["totalAtLeast"]);
        assert_eq!(all, (&4.into(), &4.into()), "{more:?}");
    }
    let help = run(&["loops", "--help"]).out;
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("count the loops of any length, listed or not, with --max-len too"),
        "{help}"
    );
}

/// A circle that the author named twice, with two labels.
const LABELLED_TWICE: &str = "# T\nTrust -> Sharing : +\nSharing -> Trust : +
Sharing -> Work : -\nWork -> Sharing : +
loop R1 \"First\": Trust -> Sharing -> Trust\nloop R5 \"Second\": Sharing -> Trust -> Sharing\n";

#[test]
fn a_loop_labelled_twice_is_known_by_both_labels_and_shown_by_one() {
    let run = |args: &[&str]| run_with(LABELLED_TWICE.as_bytes(), args);
    let checked = run(&["check", "-"]);
    let said = "The loop “Second” is the same loop as “First”: both run along the same links. It has one label, R1. It is found by R5, too. If another one is meant, correct its links or factors.";
    assert!(checked.err.contains(said), "{}", checked.err);
    assert!(checked.out.contains("1 warning."), "{}", checked.out);
    let told = run(&["loops", "-"]).out;
    assert!(
        told.contains("The author also calls it “R5 Second”."),
        "{told}"
    );
    let rows = json(&run(&["loops", "-", "--json"]));
    assert_eq!(rows["loops"][0]["alsoNamed"][0]["label"], "R5");
    let document = run(&["convert", "-", "-o", "-", "--to", "markdown"]).out;
    assert!(document.contains("“R5 Second”"), "{document}");
    let figure = |name: &str| {
        let drawn = run(&["render", "-", "--loop", name, "-o", "-"]);
        assert_eq!(drawn.code, 0, "{name}: {}", drawn.err);
        drawn.out
    };
    let first = figure("R1");
    for name in ["R5", "r5", "Second", "second"] {
        assert_eq!(figure(name), first, "{name}");
    }
}
