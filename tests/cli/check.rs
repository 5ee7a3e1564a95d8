//! `system-map check`, and how errors are told.

use super::*;

#[test]
fn check_sums_a_map_up_and_has_nothing_to_warn_of() {
    let ran = run(&["check", TEACHING]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for words in [
        "What fills a lunch club",
        "4 factors\n5 links: 4 +, 1 −; 1 with a delay\n",
        "2 feedback loops: 1 feeds itself (reinforcing), 1 holds itself steady (balancing).",
        "R1   Guests become helpers: feeds itself (reinforcing), 3 links",
        "B1   Full house: holds itself steady (balancing), 3 links",
        "\nGroups\n",
        "\nNo warnings.\n",
    ] {
        assert!(ran.out.contains(words), "{words}\nin\n{}", ran.out);
    }
}

#[test]
fn check_finds_nothing_wrong_with_any_shipped_map() {
    let maps = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/maps"));
    let mut checked = 0;
    for map in maps.unwrap() {
        let path = map.unwrap().path();
        if path.extension().is_some_and(|e| e == "json") {
            let ran = run(&["check", path.to_str().unwrap()]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", path.display());
            assert!(ran.out.ends_with("\nNo warnings.\n"), "{}", ran.out);
            checked += 1;
        }
    }
    assert!(checked >= 3, "{checked}");
}

#[test]
fn an_id_of_very_many_letters_stands_in_the_summary_like_any_other() {
    let id = "g".repeat(70_000);
    let map = format!(
        r#"{{ "format": "system-map", "version": 1, "groups": [{{ "id": "{id}", "label": "Long" }}, {{ "id": "b", "label": "Short" }}],
        "factors": [{{ "id": "a", "label": "A" }}], "links": [] }}"#
    );
    let ran = run_with(map.as_bytes(), &["check", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains(&format!("  {id}  Long (0 factors)\n")));
    assert!(
        ran.out
            .lines()
            .any(|line| line.trim_end() == format!("  b{}  Short (0 factors)", " ".repeat(59)))
    );
}

#[test]
fn check_prints_one_json_object_when_asked() {
    let ran = run(&["check", "--json", TEACHING]);
    let report = json(&ran);
    assert_eq!(ran.code, 0);
    assert_eq!(report["factors"], 4);
    assert_eq!(report["links"]["total"], 5);
    assert_eq!(report["links"]["-"], 1);
    assert_eq!(report["loops"]["reinforcing"], 1);
    assert_eq!(report["loops"]["allFound"], true);
    assert_eq!(report["namedLoops"][1]["label"], "B1");
    assert_eq!(report["namedLoops"][1]["closed"], true);
    assert_eq!(report["warnings"], Value::Array(Vec::new()));
}

#[test]
fn warnings_go_to_standard_error_with_their_place_and_are_no_failure() {
    let ran = run_with(FAULTY.as_bytes(), &["check", "-"]);
    assert_eq!(ran.code, 0);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.err);
    assert!(
        lines[0].starts_with(
            "system-map: <stdin>:4:32: warning: The link from \"b\" to \"nobody\" is left out"
        ),
        "{}",
        ran.err
    );
    assert!(
        lines[1].starts_with("system-map: <stdin>: warning: ") && lines[1].contains("Half a loop"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("without any link: c"), "{}", ran.out);
    assert!(ran.out.contains("open Half a loop"), "{}", ran.out);
    assert!(ran.out.ends_with("\n2 warnings.\n"), "{}", ran.out);
}

#[test]
fn warnings_stand_in_the_json_report_with_line_and_id() {
    let report = json(&run_with(FAULTY.as_bytes(), &["check", "-", "--json"]));
    let warning = &report["warnings"][0];
    assert_eq!(warning["code"], "dangling-link");
    assert_eq!(
        (&warning["line"], &warning["column"]),
        (&4.into(), &32.into())
    );
    assert_eq!(warning["id"], "b>nobody");
    assert_eq!(report["warnings"][1]["code"], "open-loop");
    assert_eq!(report["namedLoops"][0]["closed"], false);
    assert_eq!(report["isolated"][0], "c");
}

#[test]
fn a_broken_file_is_an_error_with_file_line_and_column_and_exit_status_1() {
    let broken = FAULTY.replace("\"polarity\": \"+\" }", "\"polarity\": \"+\",}");
    for args in [&["check", "-"][..], &["loops", "-"]] {
        let ran = run_with(broken.as_bytes(), args);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""));
        assert!(
            ran.err.starts_with("system-map: <stdin>:3:53: "),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("Take away the comma"), "{}", ran.err);
    }
    let ran = run_with(broken.as_bytes(), &["check", "-", "--json"]);
    assert_eq!(ran.code, 1);
    let report = json(&ran);
    assert_eq!(report["error"]["code"], "syntax");
    assert_eq!(report["error"]["line"], 3);
    assert!(
        ran.err.starts_with("system-map: <stdin>:3:53: "),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_that_is_not_there_a_folder_and_another_format_are_told_apart() {
    let ran = run(&["check", "nowhere.json"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        "system-map: nowhere.json: There is no such file. Check the path.\n"
    );
    let ran = run(&["check", "www"]);
    assert!(ran.code == 1 && ran.err.contains("folder"), "{}", ran.err);
    let ran = run(&["check", "LICENSE-MIT"]);
    assert!(
        ran.code == 1 && ran.err.contains("system-map: LICENSE-MIT:1:1: "),
        "{}",
        ran.err
    );
    let report = json(&run(&["check", "--json", "nowhere.json"]));
    assert_eq!(report["error"]["code"], "io");
}

#[test]
fn a_command_that_is_not_known_is_a_usage_error() {
    for args in [
        &["draw"][..],
        &[],
        &["check"],
        &["loops", TEACHING, "--limit", "0"],
    ] {
        let ran = run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(!ran.err.is_empty() && ran.out.is_empty(), "{args:?}");
    }
}

#[test]
fn labels_that_mislead_are_warned_of() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }],
"links": [{ "id": "ab", "from": "a", "to": "b", "polarity": "+" }, { "id": "ba", "from": "b", "to": "a", "polarity": "-" },
          { "id": "aa", "from": "a", "to": "a", "polarity": "+" }],
"loops": [{ "id": "one", "name": "One", "label": "R1", "links": ["ab", "ba"] },
          { "id": "two", "name": "Two", "label": "R1", "links": ["aa"] }] }"#;
    let ran = run_with(map.as_bytes(), &["check", "-"]);
    assert_eq!(ran.code, 0);
    let wrong = "The loop “One” is labelled R1, and its links make it one that holds itself steady (balancing).";
    assert!(ran.err.contains(wrong), "{}", ran.err);
    assert!(
        ran.err
            .contains("The label R1 of the loop “Two” is that of another loop already."),
        "{}",
        ran.err
    );
    assert!(ran.out.ends_with("2 warnings.\n"), "{}", ran.out);
    let fine = map.replace(
        "\"label\": \"R1\", \"links\": [\"ab\"",
        "\"label\": \"B1\", \"links\": [\"ab\"",
    );
    assert!(
        run_with(fine.as_bytes(), &["check", "-"])
            .out
            .ends_with("No warnings.\n")
    );
}

#[test]
fn a_label_that_is_the_id_or_the_name_of_another_loop_is_warned_of() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }],
"links": [{ "id": "ab", "from": "a", "to": "b", "polarity": "+" }, { "id": "ba", "from": "b", "to": "a", "polarity": "+" },
          { "id": "aa", "from": "a", "to": "a", "polarity": "+" }],
"loops": [{ "id": "R1", "name": "One", "label": "R2", "links": ["ab", "ba"] },
          { "id": "two", "name": "R2", "label": "R1", "links": ["aa"] }] }"#;
    let ran = run_with(map.as_bytes(), &["check", "-"]);
    for told in [
        "The label R2 of the loop “One” is the name of another loop: where R2 is asked for, the loop “One” is shown.",
        "The label R1 of the loop “R2” is the id of another loop: where R1 is asked for, the loop “One” is shown.",
    ] {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}

#[test]
fn a_loop_that_has_a_label_needs_no_name() {
    let ran = run_with(
        b"A -> B : +\nB -> A : +\nloop R1: A -> B -> A\n",
        &["convert", "-", "-o", "-"],
    );
    assert!(!ran.out.contains("\"name\""), "{}", ran.out);
    let checked = run_with(ran.out.as_bytes(), &["check", "-"]);
    assert!(
        checked.out.ends_with("No warnings.\n"),
        "{}{}",
        checked.out,
        checked.err
    );
    // One that does not close is called by it.
    let open = ran.out.replace("[\"a>b\", \"b>a\"]", "[\"a>b\"]");
    let checked = run_with(open.as_bytes(), &["check", "-"]);
    assert!(
        checked.err.contains("“R1” is not a closed loop"),
        "{}",
        checked.err
    );
}
