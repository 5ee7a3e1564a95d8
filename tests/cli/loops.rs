//! `system-map loops`.

use super::*;

#[test]
fn a_name_with_line_breaks_stands_on_one_line_and_is_found_by_what_is_shown() {
    let map = br#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }],
"links": [{ "id": "ab", "from": "a", "to": "b" }, { "id": "ba", "from": "b", "to": "a" }],
"loops": [{ "id": "x", "name": "In two\n lines ", "links": ["ab", "ba"] }] }"#;
    let ran = run_with(map, &["loops", "-"]);
    assert!(ran.out.contains("  In two lines \u{2014} "), "{}", ran.out);
    let ran = run_with(map, &["check", "-"]);
    assert!(ran.out.contains("In two lines: "), "{}", ran.out);
    let ran = run_with(map, &["render", "-", "--loop", "In two lines", "-o", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn loops_are_told_with_their_class_course_and_sentence() {
    let ran = run(&["loops", TEACHING]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for words in [
        "2 feedback loops: ",
        "\nR1  Guests become helpers — feeds itself (reinforcing), 3 links, 1 delay\n",
        "Guests at lunch →+ Helpers →+ Warmth of the welcome →+ Guests at lunch\n",
        "\nB1  Full house — holds itself steady (balancing), 3 links\n",
        "Crowding →− Warmth of the welcome →+ Guests at lunch →+ Crowding\n",
        "    The author says: ",
    ] {
        assert!(ran.out.contains(words), "{words}\nin\n{}", ran.out);
    }
}

#[test]
fn loops_prints_one_json_object_when_asked() {
    let report = json(&run(&["loops", TEACHING, "--json"]));
    let first = &report["loops"][0];
    assert_eq!(
        (&first["label"], &first["class"]),
        (&"R1".into(), &"R".into())
    );
    assert_eq!((&first["length"], &first["delays"]), (&3.into(), &1.into()));
    assert_eq!(first["named"]["id"], "guests-become-helpers");
    assert_eq!(first["factors"].as_array().unwrap().len(), 3);
    assert_eq!(first["links"].as_array().unwrap().len(), 3);
    assert_ne!(first["sentence"], first["downwards"]);
    assert_eq!(report["allFound"], true);
    // What every list says of itself; no time, which would differ from run to run.
    for (key, value) in [
        ("components", 1),
        ("independent", 2),
        ("completeUpTo", 4),
        ("totalAtLeast", 2),
        ("totalKnown", 2),
    ] {
        assert_eq!(report[key], value, "{key}");
    }
    assert!(report["timeMs"].is_null());
}

#[test]
fn loops_through_a_factor_or_a_link_are_those_that_hold_it_and_keep_their_labels() {
    let all = json(&run(&["loops", "www/maps/hct.json", "--json"]));
    let has = |row: &Value, id: &str| {
        row["factors"]
            .as_array()
            .unwrap()
            .iter()
            .any(|f| f["id"] == id)
            || row["links"].as_array().unwrap().iter().any(|l| l == id)
    };
    let link = all["loops"][0]["links"][0].as_str().unwrap();
    for id in ["trust", link] {
        let through = json(&run(&[
            "loops",
            "www/maps/hct.json",
            "--json",
            "--through",
            id,
        ]));
        let labels = |rows: &Value, only: bool| -> Vec<String> {
            let rows = rows["loops"].as_array().unwrap().iter();
            let mut labels: Vec<String> = rows
                .filter(|r| !only || has(r, id))
                .map(|r| r["label"].to_string())
                .collect();
            labels.sort();
            labels
        };
        assert_eq!(labels(&through, false), labels(&all, true), "{id}");
        assert!(!labels(&through, false).is_empty(), "{id}");
    }
}

#[test]
fn a_loop_told_through_a_factor_begins_at_it() {
    let ran = run(&["loops", TEACHING, "--through", "Warmth of the welcome"]);
    assert!(
        ran.out
            .starts_with("Through Warmth of the welcome: 2 feedback loops"),
        "{}",
        ran.out
    );
    let courses = ran.out.lines().filter(|l| l.contains(" →"));
    assert!(
        courses.clone().count() == 2 && courses.clone().all(|l| l.trim().starts_with("Warmth")),
        "{}",
        ran.out
    );
}

#[test]
fn loops_can_be_bounded_by_length_and_number() {
    let bounded = json(&run(&[
        "loops",
        "www/maps/hct.json",
        "--json",
        "--max-len",
        "2",
    ]));
    let rows = bounded["loops"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|r| r["length"].as_u64().unwrap() <= 2));
    assert!(
        bounded["header"]
            .as_str()
            .unwrap()
            .contains("at most 2 factors"),
        "{}",
        bounded["header"]
    );
    let few = json(&run(&[
        "loops",
        "www/maps/hct.json",
        "--json",
        "--limit",
        "3",
    ]));
    assert_eq!(few["loops"].as_array().unwrap().len(), 3);
    assert_eq!(few["allFound"], false);
}

#[test]
fn a_list_cut_at_once_has_a_header_that_stands_alone() {
    let args = ["loops", "www/maps/hct.json", "--limit", "1"];
    let words = "Showing 1 of the loops that pass through 2 factors, not all of them. ";
    let text = run(&args).out;
    assert!(text.starts_with(words), "{text}");
    let told = json(&run(&[&args[..], &["--json"]].concat()));
    let header = told["header"].as_str().unwrap();
    assert!(header.starts_with(words), "{header}");
}

#[test]
fn the_order_of_the_list_is_the_one_that_the_help_tells() {
    let help = run(&["loops", "--help"]).out;
    assert!(
        help.contains("the author's first, then shortest first"),
        "{help}"
    );
    let told = json(&run(&["loops", "www/maps/hct.json", "--json"]));
    let rows = told["loops"].as_array().unwrap();
    let of_author = rows.iter().take_while(|row| !row["named"].is_null());
    let named = of_author.count();
    assert!(named > 1);
    let length = |row: &Value| row["length"].as_u64().unwrap();
    assert!(rows[named..].is_sorted_by_key(length));
    assert!(rows[named..].iter().all(|row| row["named"].is_null()));
}

#[test]
fn a_factor_on_no_loop_is_told_as_such() {
    let ran = run_with(FAULTY.as_bytes(), &["loops", "-", "--through", "c"]);
    assert_eq!(ran.out, "No feedback loop passes through Gamma.\n");
}

#[test]
fn an_unknown_id_names_the_known_ones_the_likeliest_first() {
    let ran = run(&["loops", "www/maps/hct.json", "--through", "trsut"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let words =
        "system-map: www/maps/hct.json: There is no factor or link \"trsut\". There are: trust, ";
    assert!(ran.err.starts_with(words), "{}", ran.err);
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let mut child = command(&["loops", "www/maps/hct.json", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(ran.stderr).unwrap(), "");
    assert!(ran.status.success());
}

/// A ring of 40 factors, its loop named by the author and pinned R1 although the signs say B; chords
/// that make shorter loops; and a named loop that does not close.
fn ring() -> String {
    let factors: Vec<String> = (0..40)
        .map(|i| format!(r#"{{ "id": "f{i:02}", "label": "Factor {i}" }}"#))
        .collect();
    let link = |i: usize| {
        format!(
            r#"{{ "id": "l{i:02}", "from": "f{i:02}", "to": "f{:02}", "polarity": "{}" }}"#,
            (i + 1) % 40,
            if i == 0 { '-' } else { '+' }
        )
    };
    let back = |i: usize| {
        format!(
            r#"{{ "from": "f{:02}", "to": "f{i:02}", "polarity": "+" }}"#,
            (i + 1) % 40
        )
    };
    let links: Vec<String> = (0..40).map(link).chain((0..40).map(back)).collect();
    let ring: Vec<String> = (0..40).map(|i| format!("\"l{i:02}\"")).collect();
    format!(
        r#"{{ "format": "system-map", "version": 1, "title": "T", "factors": [{}], "links": [{}],
"loops": [{{ "id": "long", "name": "The long one", "label": "R1", "links": [{}] }},
          {{ "id": "half", "name": "Half a loop", "links": ["l00", "l01"] }}] }}"#,
        factors.join(","),
        links.join(","),
        ring.join(",")
    )
}

#[test]
fn what_the_author_named_is_listed_however_long_and_what_is_wrong_with_it_is_said() {
    let listed = run_with(ring().as_bytes(), &["loops", "-"]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    let first = listed
        .out
        .lines()
        .find(|line| line.starts_with("R1 "))
        .unwrap();
    assert!(
        first.contains("The long one") && first.contains("40 links"),
        "{first}"
    );
    assert!(
        listed
            .out
            .contains("The map’s author calls it R1; by the signs of its links it holds itself steady (balancing)."),
        "{}",
        listed.out
    );
    assert!(
        listed
            .out
            .contains("Named loops that do not close\n    “Half a loop” is not a closed loop"),
        "{}",
        listed.out
    );
    let json = run_with(ring().as_bytes(), &["loops", "-", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["open"][0]["id"], "half");
    assert_eq!(
        json["loops"][0]["mislabelled"]
            .as_str()
            .unwrap()
            .split(';')
            .next(),
        Some("The map’s author calls it R1")
    );
    // In French all but the author's own words is French.
    let french = run_with(ring().as_bytes(), &["loops", "-", "--lang", "fr"]).out;
    assert!(
        !french.contains("Named loops") && !french.contains("calls it"),
        "{french}"
    );
}

#[test]
fn independent_loops_through_a_factor_are_counted_as_those() {
    let out = run(&[
        "loops",
        "www/maps/hct.json",
        "--independent",
        "--through",
        "capacity",
    ])
    .out;
    assert!(
        out.starts_with(
            "Through Capacity of partners: 1 of the 13 independent loops, which together"
        ),
        "{out}"
    );
    let json = run(&[
        "loops",
        "www/maps/hct.json",
        "--independent",
        "--through",
        "capacity",
        "--json",
    ])
    .out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["completeUpTo"].is_null() && json["allFound"].is_null());
    assert_eq!(
        (&json["independent"], &json["components"]),
        (&13.into(), &6.into())
    );
    assert_eq!(json["independentComplete"], true);
    let own = "From,To,Sign\na,b,+\nb,a,+\na,a,+\n";
    let json = run_with(own.as_bytes(), &["loops", "-", "--independent", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["selfLinks"], 1, "{json}");
}

/// a → b by three links, back by one; a → c → a strong, slow and without a sign; the first loop has two
/// names.
const MANY: &str = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }, { "id": "c", "label": "C" }, { "id": "d", "label": "D" }],
"links": [{ "id": "ab1", "from": "a", "to": "b", "polarity": "+", "strength": 0.5 },
          { "id": "ab2", "from": "a", "to": "b", "polarity": "+" },
          { "id": "ab3", "from": "a", "to": "b", "polarity": "-" },
          { "id": "ba", "from": "b", "to": "a", "polarity": "+", "strength": 0.5 },
          { "id": "ac", "from": "a", "to": "c", "strength": 0.9 },
          { "id": "cd", "from": "c", "to": "d", "polarity": "+", "strength": 0.9, "delay": "long" },
          { "id": "da", "from": "d", "to": "a", "polarity": "+", "strength": 0.9 },
          { "id": "dd", "from": "d", "to": "d", "polarity": "+", "strength": 1 }],
"loops": [{ "id": "one", "name": "First name", "links": ["ab1", "ba"], "story": "So it began." },
          { "id": "two", "name": "Second name", "links": ["ba", "ab1"] }] }"#;

fn labels(args: &[&str]) -> Vec<String> {
    let told = json(&run_with(
        MANY.as_bytes(),
        &[&["loops", "-", "--json"], args].concat(),
    ));
    let rows = told["loops"].as_array().unwrap().iter();
    rows.map(|row| {
        let links = row["links"].as_array().unwrap().iter();
        links
            .map(|l| l.as_str().unwrap())
            .collect::<Vec<_>>()
            .join(" ")
    })
    .collect()
}

#[test]
fn loops_come_in_the_order_asked_for_self_links_last() {
    let usual = ["ab1 ba", "ab2 ba", "ab3 ba", "ac cd da", "dd"];
    let slow_first = ["ac cd da", "ab1 ba", "ab2 ba", "ab3 ba", "dd"];
    assert_eq!(labels(&[]), usual);
    assert_eq!(labels(&["--order", "default"]), usual);
    assert_eq!(labels(&["--order", "length"]), usual);
    assert_eq!(labels(&["--order", "delays"]), slow_first);
    assert_eq!(labels(&["--order", "unknown"]), slow_first);
    // 0.729, 0.25, and two with a link that has no strength.
    assert_eq!(labels(&["--order", "strength"]), slow_first);
    assert_eq!(
        run_with(MANY.as_bytes(), &["loops", "-", "--order", "size"]).code,
        2
    );
}

#[test]
fn loops_along_the_same_factors_that_do_the_same_are_one_row_unless_asked_for() {
    let (before, _) = MANY
        .split_once(",\n\"loops\"")
        .expect("loops of the author's");
    let unnamed = before.to_owned() + "}";
    let rows_of = |map: &str, args: &[&str]| -> Vec<String> {
        let out = run_with(map.as_bytes(), &[&["loops", "-"], args].concat()).out;
        let lines = out.lines().filter(|line| line.starts_with(['R', 'B', 'U']));
        lines.map(str::to_owned).collect()
    };
    let rows = |args: &[&str]| rows_of(&unnamed, args);
    // One that the author named is a row by itself.
    assert_eq!(
        rows_of(MANY, &[]),
        [
            "R1  First name — feeds itself (reinforcing), 2 links",
            "R2  feeds itself (reinforcing), 2 links",
            "B1  holds itself steady (balancing), 2 links",
            "U1  may do either (not known), 3 links, 1 delay",
            "R3  feeds itself (reinforcing), 1 link",
        ]
    );
    assert_eq!(rows(&["--variants"]).len(), 5);
    let head = "R1  feeds itself (reinforcing), 2 links, 2 variants by parallel links";
    assert_eq!((rows(&[])[0].as_str(), rows(&[]).len()), (head, 4));
    assert!(rows(&["--lang", "cy"])[0].ends_with("2 amrywiad trwy gysylltiadau cyfochrog"));
}

#[test]
fn a_loop_with_two_names_is_told_with_both() {
    let out = run_with(MANY.as_bytes(), &["loops", "-"]).out;
    assert!(
        out.contains("\n    The author also calls it “Second name”.\n"),
        "{out}"
    );
    assert!(
        out.contains("\n    The author says: So it began.\n"),
        "{out}"
    );
    let told = json(&run_with(MANY.as_bytes(), &["loops", "-", "--json"]));
    assert_eq!(told["loops"][0]["alsoNamed"][0]["id"], "two");
    let french = run_with(MANY.as_bytes(), &["loops", "-", "--lang", "fr"]).out;
    assert!(
        french.contains("L’auteur l’appelle aussi «\u{a0}Second name\u{a0}»."),
        "{french}"
    );
    assert!(french.contains("L’auteur dit : So it began."), "{french}");
}

#[test]
fn what_all_loops_do_is_said_once() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }, { "id": "c", "label": "C" }],
"links": [{ "from": "a", "to": "b" }, { "from": "b", "to": "a", "polarity": "+" },
          { "from": "a", "to": "c", "polarity": "+" }, { "from": "c", "to": "a" }] }"#;
    let out = run_with(map.as_bytes(), &["loops", "-", "--through", "a"]).out;
    let start = "Through A: 2 feedback loops: all may do either (not known). \
                 It cannot be told which, because 2 links have no sign.";
    assert!(out.starts_with(start), "{out}");
}

#[test]
fn a_row_of_variants_tells_nothing_that_is_true_of_only_some_of_them() {
    let map = r#"{ "format": "system-map", "version": 1,
        "factors": [{ "id": "a" }, { "id": "b" }],
        "links": [{ "id": "1", "from": "a", "to": "b", "polarity": "+", "delay": "long" },
            { "id": "2", "from": "a", "to": "b", "polarity": "+" },
            { "id": "3", "from": "a", "to": "b", "polarity": "+", "delay": "long" },
            { "id": "4", "from": "b", "to": "a", "polarity": "+" }] }"#;
    let told = run_with(map.as_bytes(), &["loops", "-"]).out;
    let heads: Vec<&str> = told.lines().filter(|line| line.starts_with('R')).collect();
    assert_eq!(heads.len(), 2, "{told}");
    assert!(heads[0].contains("1 delay, 2 variants"), "{told}");
    assert!(
        !heads[1].contains("delay") && !heads[1].contains("variants"),
        "{told}"
    );
}

#[test]
fn a_list_longer_than_memory_bears_is_refused_with_the_most_there_can_be() {
    let ran = run(&["loops", TEACHING, "--limit", "2000000"]);
    assert_ne!(ran.code, 0);
    assert!(ran.err.contains("20000"), "{}", ran.err);
}

#[test]
fn links_that_work_both_ways_and_links_without_a_sign_are_no_variants_of_each_other() {
    let map = r#"{ "format": "system-map", "version": 1,
        "factors": [{ "id": "a" }, { "id": "b" }],
        "links": [{ "id": "1", "from": "a", "to": "b", "polarity": "±" },
            { "id": "2", "from": "a", "to": "b" },
            { "id": "3", "from": "a", "to": "b", "delay": "short" },
            { "id": "4", "from": "a", "to": "b", "delay": "long" },
            { "id": "5", "from": "b", "to": "a", "polarity": "+" }] }"#;
    let told = run_with(map.as_bytes(), &["loops", "-"]).out;
    assert_eq!(
        told.lines().filter(|line| line.starts_with('U')).count(),
        4,
        "{told}"
    );
    assert!(!told.contains("variants"), "{told}");
    let numbers = run_with(map.as_bytes(), &["indicators", "-"]).out;
    assert!(numbers.contains("(?, after a long while)"), "{numbers}");
}

#[test]
fn self_links_beyond_a_limit_are_counted_too() {
    let map = r#"{ "format": "system-map", "version": 1, "factors": [{ "id": "a" }],
        "links": [{ "id": "1", "from": "a", "to": "a" }, { "id": "2", "from": "a", "to": "a" }] }"#;
    let told = run_with(
        map.as_bytes(),
        &["loops", "-", "--independent", "--limit", "1"],
    )
    .out;
    assert!(
        told.starts_with("No feedback loop between factors, and 2 self-links.\n"),
        "{told}"
    );
}

#[test]
fn self_links_are_told_apart_from_loops_however_short_the_list() {
    let map = r#"{ "format": "system-map", "version": 1, "factors": [{ "id": "a" }, { "id": "b" }],
        "links": [{ "id": "1", "from": "a", "to": "a", "polarity": "+" }, { "id": "2", "from": "b", "to": "b" },
            { "id": "3", "from": "a", "to": "b", "polarity": "+" }, { "id": "4", "from": "b", "to": "a", "polarity": "+" },
            { "id": "5", "from": "b", "to": "a", "polarity": "-" }] }"#;
    let told = run_with(map.as_bytes(), &["loops", "-", "--limit", "1"]).out;
    let head = "2 self-links. Showing 1 of the loops that pass through 2 factors, not all of them. \
        1 more loop exists. 2 independent loops between them use every link that lies on a loop between factors.\n";
    assert!(told.starts_with(head), "{told}");
    let numbers = run_with(map.as_bytes(), &["indicators", "-"]).out;
    let on_loops = "5 of 5 links lie on a loop (100%). 2 of these are self-links, from a factor to itself; \
        the independent loops leave them out.";
    assert!(numbers.contains(on_loops), "{numbers}");
}

/// More loops than a list has, and a long one named by the author.
fn long_name() -> String {
    ringed(7, &[])
}

#[test]
fn a_named_loop_beyond_the_list_is_counted_apart_and_has_no_number() {
    let map = long_name();
    let told = run_with(map.as_bytes(), &["loops", "-"]).out;
    let head = told.lines().next().unwrap();
    assert!(head.contains("And 1 loop that the author named."), "{head}");
    assert!(
        told.contains("\nU  The ring — may do either"),
        "{}",
        &told[..600]
    );
    let fewer = run_with(map.as_bytes(), &["loops", "-", "--limit", "900"]).out;
    assert!(!fewer.contains("The ring"), "no more than were asked for");
}

#[test]
fn parallel_links_are_told_apart_by_their_ids_where_nothing_else_does() {
    let map = r#"{ "format": "system-map", "version": 1, "factors": [{ "id": "a" }, { "id": "b" }],
        "links": [{ "id": "1", "from": "a", "to": "b" }, { "id": "2", "from": "a", "to": "b" },
            { "id": "3", "from": "a", "to": "b", "delay": "short" },
            { "id": "4", "from": "b", "to": "a", "polarity": "+" }] }"#;
    let told = run_with(map.as_bytes(), &["loops", "-"]).out;
    let settles = "Giving a sign to the link from a to b (?, 1) alone would settle 1 of them.";
    assert!(told.contains(settles), "{told}");
    let numbers = run_with(map.as_bytes(), &["indicators", "-"]).out;
    for link in [
        "a → b (?, 1)",
        "a → b (?, 2)",
        "a → b (?, after a while)",
        "b → a\n",
    ] {
        assert!(numbers.contains(link), "{link}: {numbers}");
    }
    let through = run_with(map.as_bytes(), &["loops", "-", "--through", "2"]).out;
    assert!(through.starts_with("Through a → b (?, 2): "), "{through}");
}

#[test]
fn that_no_loop_passes_through_is_not_said_to_be_so_of_the_map() {
    let short = run(&[
        "loops",
        "www/maps/hct.json",
        "--through",
        "adaptability",
        "--max-len",
        "3",
    ])
    .out;
    assert_eq!(
        short,
        "No feedback loop passes through Ability to adapt plans.\n"
    );
    let trust = run(&[
        "loops",
        "www/maps/hct.json",
        "--through",
        "trust",
        "--max-len",
        "3",
    ])
    .out;
    assert_eq!(
        trust.lines().next().unwrap(),
        "Through Trust between partners: no feedback loop passes through 3 factors or fewer. 2 longer loops exist."
    );
}

#[test]
fn one_independent_loop_or_none_is_said_as_such() {
    let map = r#"{ "format": "system-map", "version": 1, "factors": [{ "id": "a" }, { "id": "b" }],
        "links": [{ "id": "1", "from": "a", "to": "b" }, { "id": "2", "from": "b", "to": "a" },
            { "id": "3", "from": "a", "to": "a" }] }"#;
    let head = |more: &[&str]| {
        let told = run_with(
            map.as_bytes(),
            &[&["loops", "-", "--independent"], more].concat(),
        )
        .out;
        told.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        head(&["--max-len", "1"]),
        "The one independent loop is not among those asked for. And 1 self-link."
    );
    assert_eq!(
        head(&["--through", "b"]),
        "Through b: 1 independent loop uses every link that lies on a loop between factors."
    );
}

#[test]
fn factors_with_one_label_are_told_apart_by_their_ids_and_checked_for() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
        "factors": [{ "id": "a", "label": "Trust" }, { "id": "b", "label": "Trust" }],
        "links": [{ "id": "1", "from": "a", "to": "b", "polarity": "+" }, { "id": "2", "from": "b", "to": "a", "polarity": "+" }] }"#;
    let told = run_with(map.as_bytes(), &["loops", "-"]).out;
    assert!(
        told.contains("    Trust (a) →+ Trust (b) →+ Trust (a)\n"),
        "{told}"
    );
    assert!(
        told.contains("More trust (a) means more trust (b)"),
        "{told}"
    );
    let checked = run_with(map.as_bytes(), &["check", "-"]);
    let warning = "2 factors have the label “Trust”: a, b.";
    assert!(
        checked.err.contains(warning) || checked.out.contains(warning),
        "{} {}",
        checked.err,
        checked.out
    );
}
