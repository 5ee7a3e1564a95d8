//! `system-map convert`, and the other commands on files of other programs.

use super::{folder, path, run, run_with};
use std::fs;

const BLUEPRINT: &str = r#"{"elements": [{"label": "A"}, {"label": "B"}],
    "connections": [{"from": "A", "to": "B", "type": "--"}, {"from": "B", "to": "A", "type": "Hinders"}]}"#;

#[test]
fn a_file_is_converted_by_the_name_of_the_output_and_the_account_told() {
    let folder = folder("one");
    let input = folder.join("in.json");
    fs::write(&input, BLUEPRINT).unwrap();
    let output = folder.join("out.xlsx");
    let ran = run(&[
        "convert",
        path(&input),
        "-o",
        path(&output),
        "--signs",
        "Hinders=-",
    ]);
    assert!(ran.code == 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("Kumu blueprint: 2 factors, 2 links (1 +, 1 −)."),
        "{}",
        ran.err
    );
    let checked = run(&["check", "--json", path(&output)]);
    let report: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    assert_eq!(report["import"]["format"], "xlsx");
    assert_eq!(
        (&report["links"]["+"], &report["links"]["-"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn tables_come_in_pairs_and_go_in_pairs() {
    let folder = folder("pair");
    let output = folder.join("out.csv");
    let ran = run_with(
        BLUEPRINT.as_bytes(),
        &["convert", "-", "-o", path(&output), "--to", "csv"],
    );
    assert!(ran.code == 0, "{}", ran.err);
    let (elements, connections) = (
        folder.join("out.elements.csv"),
        folder.join("out.connections.csv"),
    );
    let back = run_with(
        BLUEPRINT.as_bytes(),
        &["convert", path(&elements), path(&connections), "-o", "-"],
    );
    let map: serde_json::Value = serde_json::from_str(&back.out).unwrap();
    assert_eq!(map["factors"].as_array().unwrap().len(), 2);
    assert_eq!(map["links"][0]["polarity"], "+");
}

#[test]
fn two_tables_of_one_map_are_checked_drawn_and_told_together() {
    let folder = folder("both");
    let (elements, connections) = (folder.join("elements.csv"), folder.join("connections.csv"));
    fs::write(
        &elements,
        "Label,Type\nTrust,Group\nSharing,Group\nAlone,Group\n",
    )
    .unwrap();
    fs::write(
        &connections,
        "From,To,Type\nTrust,Sharing,+\nSharing,Trust,+\n",
    )
    .unwrap();
    let both = [path(&elements), path(&connections)];
    let told = |command: &[&str]| {
        let ran = run(&[command, &both].concat());
        assert!(ran.code == 0, "{command:?} {}", ran.err);
        let name = format!("{} + {}: ", both[0], both[1]);
        assert!(ran.err.contains(&name), "{command:?} {}", ran.err);
        ran.out
    };
    let report: serde_json::Value = serde_json::from_str(&told(&["check", "--json"])).unwrap();
    assert_eq!(
        (&report["factors"], &report["import"]["format"]),
        (&3.into(), &"csv".into())
    );
    assert!(told(&["render"]).contains(">Alone<"));
    assert!(told(&["loops"]).contains("Trust"));
    assert!(told(&["indicators"]).contains("Alone"));
    // Of what can't be read, that file is named which it is about.
    for wrong in [Some("{\"elements\": ["), None] {
        match wrong {
            Some(text) => fs::write(&connections, text).unwrap(),
            None => fs::remove_file(&connections).unwrap(),
        }
        let ran = run(&[&["check"][..], &both].concat());
        let about = format!("system-map: {}:", both[1]);
        assert!(ran.code == 1 && ran.err.starts_with(&about), "{}", ran.err);
    }
}

#[test]
fn a_format_is_said_to_all_commands_that_read() {
    let graph = b"graph { a; b; a -- b [label=\"+\"]; }";
    for command in [
        &["check", "-"][..],
        &["loops", "-"],
        &["render", "-"],
        &["reach", "-", "a", "--down"],
    ] {
        let ran = run_with(graph, &[command, &["--from", "xmile"]].concat());
        assert!(ran.code == 1, "{command:?} {}", ran.err);
        let ran = run_with(graph, &[command, &["--from", "dot"]].concat());
        assert!(ran.code == 0, "{command:?} {}", ran.err);
    }
}

#[test]
fn a_folder_is_converted_file_by_file_and_one_that_fails_stops_no_other() {
    let folder = folder("batch");
    let inputs = folder.join("in");
    fs::create_dir_all(&inputs).unwrap();
    fs::write(inputs.join("a.json"), BLUEPRINT).unwrap();
    fs::write(inputs.join("b.png"), b"\x89PNG").unwrap();
    fs::write(inputs.join("c.csv"), "From,To\nX,Y\n").unwrap();
    let outputs = folder.join("out");
    let ran = run(&["convert", path(&inputs), "-o", path(&outputs), "--json"]);
    assert!(ran.code == 1);
    assert!(
        ran.err.contains("1 of 3 files could not be converted"),
        "{}",
        ran.err
    );
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(
        report["files"][1]["error"]
            .as_str()
            .unwrap()
            .contains("picture")
    );
    assert!(outputs.join("a.json.json").is_file() && outputs.join("c.csv.json").is_file());
}

#[test]
fn of_several_files_the_one_that_is_broken_is_named() {
    let folder = folder("several-files");
    let [nodes, edges, broken] = ["nodes.csv", "edges.csv", "broken.csv"].map(|n| folder.join(n));
    fs::write(&nodes, "id,label\n1,A\n2,B\n").unwrap();
    fs::write(&edges, "source,target,sign\n1,2,+\n1,,+\n").unwrap();
    fs::write(&broken, "source,target,sign\n1,\"2,+\n").unwrap();
    let out = folder.join("out.json");
    let ran = run(&["convert", path(&nodes), path(&broken), "-o", path(&out)]);
    let place = format!("{}:2:1: A quote is opened", path(&broken));
    assert!(ran.code != 0 && ran.err.contains(&place), "{}", ran.err);
    let ran = run(&["convert", path(&nodes), path(&edges), "-o", path(&out)]);
    let names = format!("{} + {}: table: ", path(&nodes), path(&edges));
    assert!(ran.err.contains(&names), "{}", ran.err);
    assert!(ran.err.contains("Line 3 of “edges.csv”."), "{}", ran.err);
}

#[test]
fn a_pair_of_tables_in_a_folder_is_one_map() {
    let folder = folder("folder-pair");
    let inputs = folder.join("in");
    fs::create_dir_all(&inputs).unwrap();
    let (factors, links) = ("Label,Type\nA,x\nB,y\n", "From,To,Type\nA,B,+\n");
    fs::write(inputs.join("elements.csv"), factors).unwrap();
    fs::write(inputs.join("connections.csv"), links).unwrap();
    fs::write(inputs.join("My map - Nodes.csv"), factors).unwrap();
    fs::write(inputs.join("My map - Edges.csv"), links).unwrap();
    fs::write(inputs.join("edges.csv"), links).unwrap();
    // Two lists of links are no pair, whatever they are called.
    fs::write(inputs.join("b elements.csv"), links).unwrap();
    fs::write(inputs.join("b connections.csv"), links).unwrap();
    let outputs = folder.join("out");
    let ran = run(&["convert", path(&inputs), "-o", path(&outputs)]);
    assert!(ran.code == 0, "{}", ran.err);
    let said = "2 tables were read together as one map: elements.csv, connections.csv.";
    assert!(ran.err.contains(said), "{}", ran.err);
    let mut names: Vec<String> = fs::read_dir(&outputs)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "My map - Nodes.csv.json",
            "b connections.csv.json",
            "b elements.csv.json",
            "edges.csv.json",
            "elements.csv.json"
        ]
    );
    let text = fs::read_to_string(outputs.join("elements.csv.json")).unwrap();
    let map: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(map["links"][0]["polarity"], "+");
    assert_eq!(map["groups"].as_array().unwrap().len(), 2);
}

#[test]
fn loops_are_listed_of_files_of_other_programs() {
    let ran = run_with(BLUEPRINT.as_bytes(), &["loops", "-"]);
    assert!(
        ran.code == 0 && ran.out.contains("1 feedback loop"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert!(
        ran.err.contains("1 link typed `--` read as same-direction"),
        "{}",
        ran.err
    );
}

#[test]
fn a_format_that_is_not_known_is_refused_with_those_that_are() {
    let ran = run_with(
        BLUEPRINT.as_bytes(),
        &["convert", "-", "-o", "-", "--to", "nothing"],
    );
    assert!(
        ran.code == 1 && ran.err.contains("kumu-blueprint"),
        "{}",
        ran.err
    );
    let ran = run_with(
        BLUEPRINT.as_bytes(),
        &["convert", "-", "-o", "-", "--to", "csv"],
    );
    assert!(
        ran.code == 1 && ran.err.contains("standard output"),
        "{}",
        ran.err
    );
}

#[test]
fn every_command_that_reads_a_file_takes_signs_and_a_map() {
    let table = b"From,To,Type\nA,B,Feeds\nB,A,Feeds\n";
    for rest in [
        &["check", "-"][..],
        &["loops", "-"],
        &["paths", "-", "A", "B"],
        &["reach", "-", "A"],
        &["indicators", "-"],
        &["render", "-", "-o", "-"],
    ] {
        let without = run_with(table, rest);
        let hint = "2 links of the type “Feeds” have no sign";
        assert!(
            without.code == 0 && without.err.contains(hint),
            "{rest:?}\n{}",
            without.err
        );
        let ran = run_with(
            table,
            &[rest, &["--signs", "Feeds=+", "--map", "any"]].concat(),
        );
        assert_eq!(ran.code, 0, "{rest:?}\n{}", ran.err);
        assert!(
            ran.err.contains("have the sign that you gave"),
            "{rest:?}\n{}",
            ran.err
        );
        let ran = run_with(table, &[rest, &["--signs", "Feeds"]].concat());
        assert!(
            ran.code == 1 && ran.err.contains("gives no sign"),
            "{}",
            ran.err
        );
    }
    // Advice of the account, as it is typed.
    let signs = b"From,To,Sign\nA,B,--\nB,A,+\n";
    let ran = run_with(signs, &["check", "-", "--signs", "--=-"]);
    let told = "1 link of the type “--” has the sign that you gave to it.";
    assert!(ran.code == 0 && ran.err.contains(told), "{}", ran.err);
    let loops = run_with(table, &["loops", "-", "--signs", "Feeds=+", "--json"]);
    let loops = super::json(&loops);
    assert_eq!(loops["loops"][0]["class"], "R");
}

#[test]
fn a_map_goes_to_a_loopy_address_and_comes_back() {
    let table = b"From,To,Type\nA & B,C,+\nC,A & B,-\n";
    let ran = run_with(table, &["convert", "-", "-o", "-", "--to", "loopy-url"]);
    assert!(
        ran.code == 0 && ran.out.starts_with("https://ncase.me/loopy/"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert!(ran.err.contains("stand on a circle"), "{}", ran.err);
    let back = run_with(ran.out.as_bytes(), &["loops", "-"]);
    assert!(back.code == 0 && back.out.contains("A & B"), "{}", back.err);
    assert!(back.err.contains("LOOPY model: 2 factors"), "{}", back.err);
}

#[test]
fn a_typed_map_becomes_a_document_to_read_and_a_chart() {
    let typed = b"# Why\nTrust -> Sharing : +\nSharing -> Trust : +\n";
    let ran = run_with(typed, &["convert", "-", "-o", "-", "--to", "markdown"]);
    assert!(ran.code == 0, "{}", ran.err);
    assert!(ran.out.starts_with("# Why\n"), "{}", ran.out);
    assert!(
        ran.out.contains("## Feedback loops\n\n1 feedback loop: "),
        "{}",
        ran.out
    );
    let folder = folder("typed");
    let output = folder.join("out.mmd");
    let ran = run_with(typed, &["convert", "-", "-o", path(&output)]);
    assert!(ran.code == 0, "{}", ran.err);
    let chart = fs::read_to_string(&output).unwrap();
    assert!(chart.contains("trust -->|\"#43;\"| sharing"), "{chart}");
    let output = folder.join("out.md");
    run_with(typed, &["convert", "-", "-o", path(&output)]);
    assert!(fs::read_to_string(&output).unwrap().starts_with("# Why\n"));
}

#[test]
fn how_much_is_read_can_be_set() {
    let table = b"From,To,Type\nA,B,+\nB,A,-\n";
    let args = ["convert", "-", "-o", "-", "--to", "outline"];
    assert_eq!(run_with(table, &args).code, 0);
    for limits in ["links=1", "factors=1", "values=3", "bytes=20"] {
        let ran = run_with(table, &[&args[..], &["--limits", limits]].concat());
        assert_eq!(ran.code, 1, "{limits}");
        assert!(ran.err.contains("more than the"), "{limits}: {}", ran.err);
    }
    let ran = run_with(table, &[&args[..], &["--limits", "lines=1"]].concat());
    assert!(
        ran.code == 1 && ran.err.contains("is no limit"),
        "{}",
        ran.err
    );
}

#[test]
fn a_document_says_what_it_leaves_out() {
    let folder = folder("document");
    let input = folder.join("in.json");
    fs::write(
        &input,
        r#"{"format": "system-map", "version": 1, "title": "T", "factors": [{"id": "a", "label": "A", "tags": ["t"], "x": 1, "y": 2, "x-fields": {"k": 1},
            "evidence": [{"quote": "q", "lines": [3, 4], "source": "s"}], "description": "[r](reports/x.pdf)"}],
            "sources": [{"id": "s", "title": "S", "url": "reports/my x.pdf"}], "links": [{"id": "aa", "from": "a", "to": "a", "polarity": "+", "confidence": 0.5}],
            "views": [{"id": "v", "title": "V", "factors": ["a"]}]}"#,
    )
    .unwrap();
    let ran = run(&["convert", path(&input), "-o", path(&folder.join("out.md"))]);
    assert!(ran.code == 0, "{}", ran.err);
    for what in [
        "views",
        "tags",
        "places of factors",
        "other fields of factors and links",
        "confidences",
        "lines of evidence in its source",
        "pictures, and links to what is no whole address, in descriptions",
    ] {
        let said = format!("This is not written, since this format has no place for it: {what}.");
        assert!(ran.err.contains(&said), "{what}: {}", ran.err);
    }
    let document = fs::read_to_string(folder.join("out.md")).unwrap();
    assert!(document.contains("- S, reports/my x.pdf"), "{document}");
}

#[test]
fn places_stay_from_one_program_to_another_and_get_room_in_our_own_format() {
    let folder = folder("room");
    let input = folder.join("in.gml");
    let node =
        |id: u32, x: u32| format!("node [ id {id} label \"Factor {id}\" graphics [ x {x} y 0 ] ]");
    let text = format!(
        "graph [ directed 1 {} {} edge [ source 1 target 2 ] ]",
        node(1, 0),
        node(2, 40)
    );
    fs::write(&input, text).unwrap();
    let [there, ours] = ["out.graphml", "out.json"].map(|name| folder.join(name));
    let apart = |file| {
        let ran = run(&["convert", path(file), "--to", "kumu", "-o", "-"]);
        let project: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let at = |i: usize| {
            project["maps"][0]["elements"][i]["position"]["x"]
                .as_f64()
                .unwrap()
        };
        (at(1) - at(0)).abs()
    };
    let ran = run(&["convert", path(&input), "-o", path(&there)]);
    assert!(ran.code == 0 && !ran.err.contains("apart"), "{}", ran.err);
    assert_eq!(apart(&there), 40.0);
    let ran = run(&["convert", path(&input), "-o", path(&ours)]);
    assert!(ran.err.contains("times as far apart"), "{}", ran.err);
    assert!(apart(&ours) > 100.0);
}
