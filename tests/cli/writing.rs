//! Where `system-map convert` writes, and where it does not.

use super::{folder, path, run, run_with};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

const TABLE: &str = "From,To,Type\nA,B,+\n";

#[test]
fn the_input_is_never_overwritten() {
    let folder = folder("over");
    let file = folder.join("map.csv");
    fs::write(&file, TABLE).unwrap();
    let same = folder.join(".").join("map.csv");
    let ran = run(&["convert", path(&file), "-o", path(&same), "--to", "outline"]);
    assert!(
        ran.code == 1 && ran.err.contains("is the input"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), TABLE);
    // A table goes into two files, either of which may be it.
    let links = folder.join("map.connections.csv");
    fs::write(&links, TABLE).unwrap();
    let ran = run(&["convert", path(&links), "-o", path(&file)]);
    assert!(
        ran.code == 1 && ran.err.contains("is the input"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(&links).unwrap(), TABLE);
    assert!(!folder.join("map.elements.csv").exists());
    let ran = run(&[
        "convert",
        path(&file),
        "-o",
        path(&file),
        "--audit-json",
        path(&file),
    ]);
    assert_eq!(
        (ran.code, fs::read_to_string(&file).unwrap().as_str()),
        (1, TABLE)
    );
}

#[test]
fn an_ending_that_is_none_of_ours_is_refused_with_what_to_do() {
    let folder = folder("endings");
    for (name, hint) in [
        ("out.svg", "system-map render"),
        ("out.PNG", "system-map render"),
        ("out.pdf", "system-map render"),
        ("out.foo", "--to"),
        ("out", "--to"),
        ("out.json.gz", "not compressed"),
        ("out.mdl", "can be read, but not written"),
    ] {
        let output = folder.join(name);
        let ran = run_with(TABLE.as_bytes(), &["convert", "-", "-o", path(&output)]);
        assert!(
            ran.code == 1 && ran.err.contains(hint),
            "{name}: {}",
            ran.err
        );
        assert!(!output.exists(), "{name}");
    }
    let output = folder.join("out");
    let ran = run_with(
        TABLE.as_bytes(),
        &["convert", "-", "-o", path(&output), "--to", "dot"],
    );
    assert!(ran.code == 0 && output.is_file(), "{}", ran.err);
}

#[test]
fn a_text_is_an_outline_and_other_names_of_files_are_told() {
    let folder = folder("names");
    let notes = folder.join("notes.txt");
    let ran = run_with(TABLE.as_bytes(), &["convert", "-", "-o", path(&notes)]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(fs::read_to_string(&notes).unwrap().contains("A -> B : +"));
    assert!(!ran.err.contains("Written"), "{}", ran.err);
    let output = folder.join("out.csv");
    let ran = run_with(TABLE.as_bytes(), &["convert", "-", "-o", path(&output)]);
    for part in ["out.elements.csv", "out.connections.csv"] {
        assert!(
            ran.err.contains("Written: ") && ran.err.contains(part),
            "{}",
            ran.err
        );
    }
}

#[test]
fn what_is_asked_of_our_own_format_in_vain_is_told() {
    let ran = run(&[
        "check",
        super::TEACHING,
        "--signs",
        "Hindrs=-",
        "--map",
        "foo",
    ]);
    for words in [
        "Signs that you give to types have no effect on it.",
        "“foo” was not looked for",
    ] {
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn a_folder_goes_to_a_folder() {
    let folder = folder("folders");
    let inputs = folder.join("in");
    fs::create_dir_all(inputs.join("deeper")).unwrap();
    fs::write(inputs.join("a.csv"), TABLE).unwrap();
    fs::write(inputs.join(".hidden.csv"), TABLE).unwrap();
    for output in ["-", path(&folder.join("file.json"))] {
        let ran = run(&["convert", path(&inputs), "-o", output]);
        assert!(ran.code == 1 && ran.err.contains("folder"), "{}", ran.err);
    }
    assert!(!folder.join("file.json").exists());
    let taken = folder.join("taken");
    fs::write(&taken, "").unwrap();
    let ran = run(&["convert", path(&inputs), "-o", path(&taken)]);
    assert!(
        ran.code == 1 && ran.err.contains("is a file"),
        "{}",
        ran.err
    );
    // A second time into the same folder: what was written is not read.
    for _ in 0..2 {
        let ran = run(&["convert", path(&inputs), "-o", path(&inputs), "--json"]);
        let report = super::json(&ran);
        assert_eq!(report["files"].as_array().unwrap().len(), 1, "{}", ran.out);
        assert!(ran.err.contains("deeper"), "{}", ran.err);
    }
    assert!(!inputs.join("a.csv.json.json").exists());
}

#[test]
fn the_account_in_json_goes_to_standard_output_for_a_hyphen() {
    let folder = folder("audit");
    let output = folder.join("out.json");
    let args = ["convert", "-", "-o", path(&output), "--audit-json", "-"];
    let ran = run_with(TABLE.as_bytes(), &args);
    assert_eq!(super::json(&ran)["audit"]["format"], "csv");
    assert!(!Path::new("-").exists());
    let ran = run_with(
        TABLE.as_bytes(),
        &["convert", "-", "-o", "-", "--audit-json", "-"],
    );
    assert!(
        ran.code == 1 && ran.err.contains("Standard output"),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_that_is_no_map_is_told_what_to_do_with_it() {
    let folder = folder("none");
    let convert = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, bytes).unwrap();
        run(&["convert", path(&file), "-o", path(&folder.join("out.json"))]).err
    };
    for json in [&br#"{"elements": [1]}"#[..], b"[1, 2]", br#"{"a": 1}"#] {
        let err = convert("none.json", json);
        assert!(!err.contains("system-map convert"), "{err}");
    }
    let err = convert("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0");
    assert!(err.contains("Save it as XLSX"), "{err}");
    let typed = folder.join("typed.txt");
    fs::write(&typed, "A -> B : +\n").unwrap();
    let table = folder.join("t.csv");
    fs::write(&table, TABLE).unwrap();
    let out = folder.join("out.json");
    let err = run(&["convert", path(&table), path(&typed), "-o", path(&out)]).err;
    assert!(err.contains("is an outline"), "{err}");
    let equations = "a = 2 * b ~~|\nb = 3, 4 ~ x, y ~ z, w|\n";
    let err = convert("model.mdl", equations.as_bytes());
    assert!(err.contains("Vensim model"), "{err}");
}

#[test]
fn the_account_does_not_overwrite_the_map_that_was_just_written() {
    let folder = folder("account");
    let input = folder.join("in.csv");
    fs::write(&input, TABLE).unwrap();
    let output = folder.join("x.json");
    let other = folder.join(".").join("x.json");
    for account in [&output, &other] {
        let args = ["convert", path(&input), "-o", path(&output)];
        let ran = run(&[&args[..], &["--audit-json", path(account)]].concat());
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(
            ran.err.contains(
                "is where the map goes, and can't be its account too. Give another name."
            ),
            "{}",
            ran.err
        );
        assert!(!output.exists());
    }
    // One of two tables, and one of a folder.
    let part = folder.join("y.connections.csv");
    let csv = folder.join("y.csv");
    let args = ["convert", path(&input), "-o", path(&csv), "--audit-json"];
    let ran = run(&[&args[..], &[path(&part)]].concat());
    assert!(ran.code == 1 && !part.exists(), "{}", ran.err);
    let maps = folder.join("maps");
    fs::create_dir(&maps).unwrap();
    fs::copy(&input, maps.join("a.csv")).unwrap();
    let out = folder.join("out");
    let account = out.join("a.csv.json");
    let args = ["convert", path(&maps), "-o", path(&out), "--audit-json"];
    let ran = run(&[&args[..], &[path(&account)]].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    let account = fs::read_to_string(&account).unwrap();
    assert!(account.contains("is where the map goes"), "{account}");
}

#[test]
fn who_reads_only_the_beginning_of_what_is_told_stops_nothing() {
    let folder = folder("pipe");
    let maps = folder.join("maps");
    fs::create_dir(&maps).unwrap();
    for i in 0..6 {
        fs::write(maps.join(format!("{i}.csv")), TABLE).unwrap();
    }
    let out = folder.join("out");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_system-map"))
        .args(["convert", path(&maps), "-o", path(&out)])
        .stderr(writer)
        .status()
        .unwrap();
    assert!(done.success(), "{done}");
    assert_eq!(fs::read_dir(&out).unwrap().count(), 6);
}

#[test]
fn who_meets_a_limit_is_told_how_to_raise_it() {
    let args = ["convert", "-", "-o", "-", "--limits", "links=1"];
    let ran = run_with(b"From,To\nA,B\nB,A\n", &args);
    let said =
        "raise the limit: --limits \"WHAT=NUMBER\", where WHAT is bytes, factors, links or values.";
    assert!(ran.code == 1 && ran.err.contains(said), "{}", ran.err);
}

#[test]
fn a_folder_that_is_missing_is_named_and_not_the_file() {
    let folder = folder("missing");
    let output = folder.join("not/there/out.json");
    let input = r#"{"elements": [{"label": "A"}, {"label": "B"}], "connections": [{"from": "A", "to": "B"}]}"#;
    let ran = run_with(input.as_bytes(), &["convert", "-", "-o", path(&output)]);
    assert_ne!(ran.code, 0);
    let said = format!(
        "The folder “{}” does not exist. Make it first, or name another one.",
        folder.join("not/there").display()
    );
    assert!(ran.err.contains(&said), "{}", ran.err);
}

#[test]
fn the_size_of_a_file_that_is_too_large_is_told_as_it_is() {
    let folder = folder("sizes");
    let file = folder.join("map.csv");
    let table = format!("From,To,Type\n{}", "A,B,+\n".repeat(100));
    fs::write(&file, &table).unwrap();
    let limits = ["--limits", "bytes=100"];
    let both = [path(&file), path(&file)];
    for args in [
        [&["check", path(&file)][..], &limits].concat(),
        [&["convert"][..], &both, &["-o", "-"], &limits].concat(),
    ] {
        let ran = run(&args);
        let said = format!("This file has {} bytes, more than the 100 ", table.len());
        assert!(ran.code == 1 && ran.err.contains(&said), "{}", ran.err);
        assert!(ran.err.contains("--limits"), "{}", ran.err);
    }
    // Of what comes through a pipe no more is read than is needed.
    let ran = run_with(table.as_bytes(), &["check", "-", "--limits", "bytes=100"]);
    let said = "This file has more than the 100 bytes that this program reads. Split it, or raise the limit: --limits";
    assert!(ran.code == 1 && ran.err.contains(said), "{}", ran.err);
    let args = ["check", path(&file), "--json", "--limits", "bytes=100"];
    let error = &super::json(&run(&args))["error"];
    assert_eq!(error["code"], "limit", "{error}");
    assert!(
        error["message"].as_str().unwrap().contains("613 bytes"),
        "{error}"
    );
}

#[test]
fn a_file_that_is_written_and_too_large_to_be_read_again_is_told() {
    let headings: Vec<String> = (0..100).map(|i| format!("{i:0140}")).collect();
    let rows: String = (0..1600)
        .map(|i| format!("f{i}{}\n", ",1".repeat(100)))
        .collect();
    let table = format!("Label,{}\n{rows}", headings.join(","));
    let ran = run_with(
        table.as_bytes(),
        &["convert", "-", "--from", "csv", "-o", "-"],
    );
    let said = format!(
        "warning: The file that is written has {} bytes, more than the 20000000 that are read without a higher limit of bytes.",
        ran.out.len()
    );
    assert!(ran.err.contains(&said), "{}", ran.err);
    let ran = run_with(
        b"From,To\na,b\n",
        &["convert", "-", "--from", "csv", "-o", "-"],
    );
    assert!(!ran.err.contains("limit"), "{}", ran.err);
}

#[test]
fn who_meets_the_limit_of_texts_that_stand_for_many_is_told_which_one_to_raise() {
    let rows: String = (0..60).map(|i| format!("{i},1\n")).collect();
    let table = format!("Label,{}\n{rows}", "long ".repeat(100));
    let limits = ["--limits", "bytes=2000,values=200"];
    let args = [&["check", "-"][..], &limits].concat();
    let ran = run_with(table.as_bytes(), &args);
    let said = "Shorten them, or raise the limit: --limits \"bytes=NUMBER\".";
    assert!(ran.code == 1 && ran.err.contains(said), "{}", ran.err);
}

#[test]
fn who_meets_the_limit_of_values_in_json_is_told_how_to_raise_it() {
    let map = fs::read(super::TEACHING).unwrap();
    let ran = run_with(&map, &["check", "-", "--limits", "values=20"]);
    let said =
        "more than the 20 values that this program reads. Split it, or raise the limit: --limits";
    assert!(ran.code == 1 && ran.err.contains(said), "{}", ran.err);
}

#[test]
fn limits_may_be_as_large_as_numbers_are() {
    let most = ["bytes", "factors", "links", "values"].map(|what| format!("{what}={}", u64::MAX));
    let folder = folder("largest");
    for format in ["system-map", "xlsx", "outline", "graphml", "loopy"] {
        let file = folder.join(format!("map.{format}"));
        let args = [
            "convert",
            super::TEACHING,
            "--to",
            format,
            "-o",
            path(&file),
        ];
        assert_eq!(run(&args).code, 0, "{format}");
        let ran = run(&["check", path(&file), "--limits", &most.join(",")]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(TABLE.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let ran = run_with(&packed, &["check", "-", "--limits", &most.join(",")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn a_workbook_goes_to_standard_output_as_it_goes_to_a_file() {
    let folder = folder("workbook");
    let file = folder.join("out.xlsx");
    let args = ["convert", super::TEACHING, "--to", "xlsx", "-o"];
    let done = super::command(&[&args[..], &["-"]].concat())
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    run(&[&args[..], &[path(&file)]].concat());
    assert!(done.stdout.starts_with(b"PK"));
    assert_eq!(done.stdout.len(), fs::read(&file).unwrap().len());
    let ran = run_with(&done.stdout, &["check", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Two files are no stream.
    let args = ["convert", super::TEACHING, "--to", "csv", "-o", "-"];
    let ran = run(&args);
    assert!(ran.code == 1 && ran.err.contains("-o FILE"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn another_name_of_the_input_is_the_input() {
    let folder = folder("links");
    let file = folder.join("map.json");
    let map = fs::read(super::TEACHING).unwrap();
    fs::write(&file, &map).unwrap();
    let hard = folder.join("hard.json");
    fs::hard_link(&file, &hard).unwrap();
    let soft = folder.join("soft.svg");
    std::os::unix::fs::symlink(&file, &soft).unwrap();
    let figure = folder.join("hard.svg");
    fs::hard_link(&file, &figure).unwrap();
    let tables = folder.join("hard.elements.csv");
    fs::hard_link(&file, &tables).unwrap();
    let (new, csv) = (folder.join("new.json"), folder.join("hard.csv"));
    let account = ["-o", path(&new), "--audit-json", path(&hard)];
    for args in [
        vec!["convert", path(&file), "-o", path(&hard)],
        vec!["convert", path(&file), "-o", path(&csv)],
        [&["convert", path(&file)][..], &account].concat(),
        vec!["render", path(&file), "-o", path(&soft)],
        vec!["render", path(&file), "-o", path(&figure)],
    ] {
        let ran = run(&args);
        assert_eq!(ran.code, 1, "{args:?}: {}", ran.err);
        assert_eq!(fs::read(&file).unwrap(), map, "{args:?}");
    }
    // A file that comes through standard input is not lost either.
    for command in ["convert", "render"] {
        let stdin = fs::File::open(&file).unwrap();
        let output = if command == "convert" { &hard } else { &figure };
        let mut child = super::command(&[command, "-", "-o", path(output)]);
        let done = child.stdin(stdin).output().unwrap();
        assert_eq!(done.status.code(), Some(1), "{command}");
        assert_eq!(fs::read(&file).unwrap(), map, "{command}");
    }
}

#[test]
fn what_an_earlier_run_made_in_any_format_is_passed_over() {
    let folder = folder("earlier");
    fs::write(folder.join("a.csv"), TABLE).unwrap();
    let inputs = path(&folder);
    for (format, files) in [
        ("system-map", 2),
        ("xlsx", 3),
        ("csv", 5),
        ("markdown", 6),
        ("graphml", 7),
        ("system-map", 7),
    ] {
        let ran = run(&["convert", inputs, "-o", inputs, "--to", format]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        let there = fs::read_dir(&folder).unwrap().count();
        assert_eq!(there, files, "{format}: {}", ran.err);
        let told = ran
            .err
            .contains("Made here of other files, and passed over: ");
        assert_eq!(told, format != "system-map" || files > 2, "{}", ran.err);
    }
    // Named, it is a map like any other, and in another folder too.
    let made = folder.join("a.csv.json");
    let other = folder.join("other");
    let ran = run(&["convert", inputs, path(&made), "-o", path(&other)]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(other.join("a.csv.json.json").exists(), "{}", ran.err);
    fs::remove_file(other.join("a.csv.json.json")).unwrap();
    let ran = run(&["convert", path(&other), "-o", path(&other), "--to", "dot"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(other.join("a.csv.json.dot").exists(), "{}", ran.err);
}
