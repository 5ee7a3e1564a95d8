//! `system-map loops`.

use super::*;

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
            .contains("The map’s author calls it R1; by the signs of its links it is balancing."),
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
            "Through Capacity of partners: 1 feedback loop (1 / 13). 13 independent loops"
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
    assert_eq!(json["independent"]["count"], 13);
}
