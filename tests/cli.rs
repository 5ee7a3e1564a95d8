//! The command line, by running it.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const TEACHING: &str = "www/maps/teaching.json";

/// Three factors, a named loop that does not close, a dangling link.
const FAULTY: &str = r#"{ "format": "system-map", "version": 1, "title": "Faulty",
"factors": [{ "id": "a", "label": "Alpha" }, { "id": "b", "label": "Beta" }, { "id": "c", "label": "Gamma" }],
"links": [{ "from": "a", "to": "b", "polarity": "+" }, { "from": "b", "to": "a", "polarity": "-" },
          { "from": "b", "to": "nobody" }],
"loops": [{ "id": "open", "name": "Half a loop", "links": ["a>b"] }] }"#;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        Ran {
            code: output.status.code().expect("an exit status"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_system-map"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn run(args: &[&str]) -> Ran {
    command(args).output().unwrap().into()
}

fn run_with(input: &[u8], args: &[&str]) -> Ran {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that stops reading early breaks the pipe, which is no fault of the test.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap().into()
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}", ran.out))
}

// ---- check

#[test]
fn check_sums_a_map_up_and_has_nothing_to_warn_of() {
    let ran = run(&["check", TEACHING]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for words in [
        "What fills a lunch club",
        "4 factors\n5 links: 4 +, 1 −; 1 with a delay\n",
        "2 feedback loops: 1 feeds itself (reinforcing), 1 holds itself steady (balancing).",
        "R1   Guests become helpers (reinforcing, 3 links)",
        "B1   Full house (balancing, 3 links)",
        "\nGroups\n",
        "\nNo warnings.\n",
    ] {
        assert!(ran.out.contains(words), "{words}\nin\n{}", ran.out);
    }
}

#[test]
fn check_finds_nothing_wrong_with_any_shipped_map() {
    let maps = std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/maps"));
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

// ---- errors

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

// ---- loops

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
fn a_factor_on_no_loop_is_told_as_such() {
    let ran = run_with(FAULTY.as_bytes(), &["loops", "-", "--through", "c"]);
    assert_eq!(ran.out, "No feedback loop passes through Gamma.\n");
}

#[test]
fn an_unknown_id_names_the_one_that_may_be_meant() {
    let ran = run(&["loops", "www/maps/hct.json", "--through", "trsut"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(
        ran.err,
        "system-map: www/maps/hct.json: There is no factor or link \"trsut\". Is \"trust\" meant?\n"
    );
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

// ---- schema

#[test]
fn the_schema_printed_is_the_one_that_maps_are_checked_against() {
    let ran = run(&["schema"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out, system_map::format::json::SCHEMA);
}
