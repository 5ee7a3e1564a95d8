//! The command line, by running it.

mod agree;
mod check;
mod convert;
mod harmless;
mod lang;
mod loops;
mod render;
#[path = "../common/tangle.rs"]
mod tangle;
mod true_of_the_map;
mod ways;
mod writing;

use serde_json::Value;
use std::io::Write;
use std::path::Path;
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

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A folder of its own for one test.
fn folder(name: &str) -> std::path::PathBuf {
    let name = format!("system-map-{name}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
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

#[test]
fn the_schema_printed_is_the_one_that_maps_are_checked_against() {
    let ran = run(&["schema"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out, system_map::format::json::SCHEMA);
}

/// Twelve factors in complete parts of so many, and a ring through all of them that the author named;
/// before all, some links besides.
fn ringed(part: usize, besides: &[&str]) -> String {
    let mut links: Vec<String> = besides.iter().map(|&link| link.to_owned()).collect();
    for i in 0..12 {
        links.push(format!(
            r#"{{ "id": "ring{i}", "from": "f{i}", "to": "f{}" }}"#,
            (i + 1) % 12
        ));
        for j in 0..12 {
            if i != j && i / part == j / part {
                links.push(format!(
                    r#"{{ "from": "f{i}", "to": "f{j}", "polarity": "+" }}"#
                ));
            }
        }
    }
    let factors: Vec<String> = (0..12).map(|i| format!(r#"{{ "id": "f{i}" }}"#)).collect();
    let ring: Vec<String> = (0..12).map(|i| format!(r#""ring{i}""#)).collect();
    format!(
        r#"{{ "format": "system-map", "version": 1, "factors": [{}], "links": [{}],
            "loops": [{{ "id": "ring", "name": "The ring", "links": [{}] }}] }}"#,
        factors.join(","),
        links.join(","),
        ring.join(",")
    )
}
