//! `paths`, `reach`, `indicators`, and independent loops.

use super::{FAULTY, TEACHING, json, run, run_with};

/// a raises c directly and lowers it by way of b; what c does to d is not known.
const FORK: &str = r#"{ "format": "system-map", "version": 1, "title": "Fork",
"factors": [{ "id": "a", "label": "Trust" }, { "id": "b", "label": "Doubt" }, { "id": "c", "label": "Sharing" }, { "id": "d", "label": "Crowds" }],
"links": [{ "from": "a", "to": "b", "polarity": "-" }, { "from": "b", "to": "c", "polarity": "+" },
          { "from": "a", "to": "c", "polarity": "+" }, { "from": "c", "to": "d" }] }"#;

#[test]
fn paths_says_what_a_rise_does_and_tells_each_way() {
    let ran = run(&["paths", TEACHING, "guests", "crowding"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let start = "A rise in guests at lunch raises crowding. There is one way.\n\n\
                 Guests at lunch →+ Crowding\n    More guests at lunch mean more crowding. \
                 So a rise in guests at lunch raises crowding.\n";
    assert!(ran.out.starts_with(start), "{}", ran.out);
    assert!(ran.out.ends_with("it is not a forecast.\n"), "{}", ran.out);
}

#[test]
fn paths_that_disagree_are_counted_and_a_missing_sign_is_said() {
    let said = |from, to| run_with(FORK.as_bytes(), &["paths", "-", from, to]).out;
    let both = said("Trust", "c");
    assert!(
        both.starts_with(
            "A rise in trust works both ways on sharing: 1 way raises it, 1 lowers it.\n"
        ),
        "{both}"
    );
    // The shortest comes first.
    assert!(both.find("Trust →+ Sharing").unwrap() < both.find("Trust →− Doubt").unwrap());
    let unknown = said("a", "d");
    let start = "Whether a rise in trust raises or lowers crowds is not stated: \
                 on 2 of 2 ways a link has no sign.";
    assert!(unknown.starts_with(start), "{unknown}");
    assert_eq!(said("d", "a"), "No way leads from crowds to trust.\n");
    assert_eq!(said("a", "a"), "No way leads from trust back to it.\n");
    let short = run_with(FORK.as_bytes(), &["paths", "-", "b", "d", "--max-len", "1"]).out;
    assert_eq!(short, "No way from doubt to crowds is that short.\n");
}

#[test]
fn paths_and_reach_print_json_when_asked() {
    let ran = run_with(FORK.as_bytes(), &["paths", "-", "a", "c", "--json"]);
    let paths = json(&ran);
    assert_eq!(paths["verdict"], "mixed");
    assert_eq!((&paths["raise"], &paths["lower"]), (&1.into(), &1.into()));
    assert_eq!(
        (&paths["distance"], &paths["shortest"]),
        (&1.into(), &"+".into())
    );
    assert_eq!(paths["paths"][1]["links"][0], "a>b");
    assert_eq!(paths["allFound"], true);
    let ran = run_with(FORK.as_bytes(), &["reach", "-", "c", "--up", "--json"]);
    let reach = json(&ran);
    assert_eq!(reach["way"], "up");
    assert_eq!(reach["reached"].as_array().unwrap().len(), 2);
    assert_eq!(reach["reached"][1]["sign"], "+");
}

#[test]
fn reach_lists_what_drives_a_factor_and_what_follows_from_it_by_steps() {
    let up = run_with(FORK.as_bytes(), &["reach", "-", "Crowds", "--up"]).out;
    let expected = "What drives crowds: 3 factors.\n\nDirectly:\n    Sharing (not stated)\n\n\
                    In 2 steps:\n    Trust (not stated)\n    Doubt (not stated)\n\n\
                    Beside each: what a rise in it does to the factor you asked about, by the shortest ways.\n";
    assert_eq!(up, expected);
    let down = run_with(FORK.as_bytes(), &["reach", "-", "a", "--steps", "1"]).out;
    assert!(
        down.contains(
            "within 1 step.\n\nDirectly:\n    Doubt (lowers it)\n    Sharing (raises it)\n"
        ),
        "{down}"
    );
    assert_eq!(
        run_with(FORK.as_bytes(), &["reach", "-", "d"]).out,
        "Nothing else on the map follows from crowds.\n"
    );
}

#[test]
fn indicators_come_with_their_caption_and_say_of_which_loops_they_are() {
    let ran = run(&["indicators", TEACHING]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .starts_with("This is the place of factors in the drawing, not their influence;")
    );
    assert!(
        ran.out
            .contains("\nAll loops are counted.\n    R = feeds itself (reinforcing)\n")
    );
    let parts =
        "All loops lie in one part of the map (component). 5 of 5 links lie on a loop (100%).\n";
    assert!(ran.out.contains(parts), "{}", ran.out);
    let links =
        "1 link lies on every loop: without it, nothing comes round. Others may do as well.\n";
    assert!(ran.out.contains(links), "{}", ran.out);
    let one =
        "1 factor lies on every loop: without it, nothing comes round. Others may do as well.\n";
    assert!(ran.out.contains(one), "{}", ran.out);
    let all = json(&run(&["indicators", TEACHING, "--json"]));
    assert_eq!(all["feedbackSet"]["exact"], true);
    assert_eq!(all["independentLoops"]["count"], 2);
    assert_eq!(
        (&all["components"], &all["linkCount"]),
        (&1.into(), &5.into())
    );
    assert_eq!(
        (&all["linksOnLoops"], &all["shareOfLinksOnLoops"]),
        (&5.into(), &1.0.into())
    );
    assert_eq!(all["feedbackLinks"]["exact"], true);
    assert_eq!(all["feedbackLinks"]["links"].as_array().unwrap().len(), 1);
    assert_eq!(all["factors"].as_array().unwrap().len(), 4);
    let none = run_with(FORK.as_bytes(), &["indicators", "-"]).out;
    assert!(
        none.contains("There is no loop to break.\n\n") && !none.contains("are counted"),
        "{none}"
    );
}

#[test]
fn independent_loops_are_listed_with_their_labels() {
    let all = json(&run(&[
        "loops",
        "www/maps/hct.json",
        "--independent",
        "--json",
    ]));
    let count = all["independent"].as_u64().unwrap() as usize;
    assert_eq!(all["independentComplete"], true);
    assert_eq!(all["loops"].as_array().unwrap().len(), count);
    assert!(
        all["header"]
            .as_str()
            .unwrap()
            .starts_with(&format!("{count} independent loops:"))
    );
    let few = run(&[
        "loops",
        "www/maps/hct.json",
        "--independent",
        "--limit",
        "1",
        "--through",
        "trust",
    ]);
    assert_eq!(few.code, 0);
    assert_eq!(
        few.out.matches("feeds itself (reinforcing), ").count(),
        1,
        "{}",
        few.out
    );
}

#[test]
fn a_factor_that_is_not_there_is_an_error_that_names_the_likeliest() {
    let ran = run_with(FAULTY.as_bytes(), &["paths", "-", "a", "bet"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("no factor \"bet\""), "{}", ran.err);
}

/// Two loops and three self-links, in two parts.
const SELVES: &str = r#"{ "format": "system-map", "version": 1, "title": "Selves",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }, { "id": "c", "label": "C" }],
"links": [{ "from": "a", "to": "b", "polarity": "+" }, { "from": "b", "to": "a", "polarity": "+" },
          { "id": "ab2", "from": "a", "to": "b", "polarity": "-" },
          { "from": "a", "to": "a", "polarity": "+" }, { "from": "b", "to": "b", "polarity": "-" },
          { "from": "c", "to": "c", "polarity": "+" }, { "from": "a", "to": "c", "polarity": "+" }] }"#;

#[test]
fn self_links_are_counted_apart_from_loops() {
    let text = run_with(SELVES.as_bytes(), &["indicators", "-"]).out;
    for said in [
        "The loops lie in 2 separate parts of the map (components): no loop leads from one to another. \
         6 of 7 links lie on a loop (86%).",
        "2 independent loops: a shortest set from which all loops are put together. \
         It is not a ranking of importance. And 3 self-links.",
        "\n1R 1B  1           2            ",
        "\n0R 0B  1           0            ",
    ] {
        assert!(text.contains(said), "{said}\nin\n{text}");
    }
    let all = json(&run_with(SELVES.as_bytes(), &["indicators", "-", "--json"]));
    assert_eq!(
        (&all["selfLinks"], &all["independentLoops"]["count"]),
        (&3.into(), &2.into())
    );
    assert_eq!(all["factors"][0]["loops"]["R"], 1);
    let listed = run_with(SELVES.as_bytes(), &["loops", "-", "--independent"]).out;
    assert!(listed.starts_with("2 independent loops: "), "{listed}");
    assert!(
        listed.contains("importance. And 3 self-links.\n"),
        "{listed}"
    );
    let some = run_with(
        SELVES.as_bytes(),
        &["loops", "-", "--independent", "--through", "c"],
    )
    .out;
    let said = "Through C: no feedback loop between factors, and 1 self-link.\n";
    assert!(some.starts_with(said), "{some}");
}

#[test]
fn independent_loops_that_could_not_be_worked_out_are_not_told_as_none() {
    // A ring so long, with chords, that the ways alone are more work than there is.
    let n = 10_000;
    let factor = |i| format!(r#"{{ "id": "f{i}", "label": "F {i}" }}"#);
    let link = |i, k| format!(r#"{{ "from": "f{i}", "to": "f{}" }}"#, (i + k) % n);
    let factors: Vec<String> = (0..n).map(factor).collect();
    let chords = (0..n / 2).map(|i| link(i, 2));
    let links: Vec<String> = (0..n).map(|i| link(i, 1)).chain(chords).collect();
    let map = format!(
        r#"{{ "format": "system-map", "version": 1, "title": "T", "factors": [{}], "links": [{}] }}"#,
        factors.join(","),
        links.join(",")
    );
    let all = json(&run_with(map.as_bytes(), &["indicators", "-", "--json"]));
    assert_eq!(all["independentLoops"]["complete"], false);
    assert!(all["independentLoops"]["count"].is_null());
    assert!(all["factors"][0]["independentLoops"].is_null());
}

#[test]
fn the_verdict_takes_in_every_way_that_is_listed() {
    // One way of two links raises; of three links many raise and some lower.
    let mut links = vec![
        ("a".to_owned(), "m".to_owned(), '+'),
        ("m".to_owned(), "z".to_owned(), '+'),
    ];
    for i in 0..4 {
        let (p, q) = (format!("p{i}"), format!("q{i}"));
        links.push(("a".to_owned(), p.clone(), if i < 2 { '-' } else { '+' }));
        links.push((p, q.clone(), '+'));
        links.push((q, "z".to_owned(), '+'));
    }
    let mut ids: Vec<&String> = links.iter().flat_map(|(a, b, _)| [a, b]).collect();
    ids.sort();
    ids.dedup();
    let factors: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"{{ "id": "{id}", "label": "{id}" }}"#))
        .collect();
    let of = |(a, b, p): &(String, String, char)| {
        format!(r#"{{ "from": "{a}", "to": "{b}", "polarity": "{p}" }}"#)
    };
    let links: Vec<String> = links.iter().map(of).collect();
    let map = format!(
        r#"{{ "format": "system-map", "version": 1, "title": "T", "factors": [{}], "links": [{}] }}"#,
        factors.join(","),
        links.join(",")
    );
    let ran = run_with(map.as_bytes(), &["paths", "-", "a", "z", "--limit", "3"]);
    let start = "A rise in a works both ways on z: 1 way raises it, 2 lower it. \
                 These are all ways of at most 2 links, and 2 of those of 3 links; there are more.\n";
    assert!(ran.out.starts_with(start), "{}", ran.out);
    assert!(!ran.out.contains("not counted above"), "{}", ran.out);
    let told = json(&run_with(
        map.as_bytes(),
        &["paths", "-", "a", "z", "--limit", "3", "--json"],
    ));
    assert_eq!(
        (&told["verdict"], &told["raise"], &told["lower"]),
        (&"mixed".into(), &1.into(), &2.into())
    );
    assert_eq!(told["header"].as_str().unwrap(), start.trim_end());
    assert_eq!(
        (&told["completeUpTo"], &told["allFound"]),
        (&2.into(), &false.into())
    );
}

#[test]
fn a_label_that_two_factors_share_is_an_error_that_names_both() {
    let map = FORK.replace("\"Doubt\"", "\"trust\"");
    let said =
        "2 factors are called \"Trust\": give the id of the one that you mean. There are: a, b.";
    for args in [
        &["paths", "-", "Trust", "c"][..],
        &["paths", "-", "c", "Trust"],
        &["reach", "-", "Trust"],
        &["loops", "-", "--through", "Trust"],
    ] {
        let ran = run_with(map.as_bytes(), args);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
    assert_eq!(run_with(map.as_bytes(), &["reach", "-", "a"]).code, 0);
}

#[test]
fn ways_that_agree_as_far_as_they_are_listed_are_not_said_to_be_all() {
    // One way raises at once, of those by a factor between all but the last.
    let mut links = vec![r#"{ "from": "a", "to": "z", "polarity": "+" }"#.to_owned()];
    let mut factors = vec![r#"{ "id": "a" }, { "id": "z" }"#.to_owned()];
    for i in 0..9 {
        let sign = if i == 8 { '-' } else { '+' };
        factors.push(format!(r#"{{ "id": "m{i}" }}"#));
        links.push(format!(
            r#"{{ "from": "a", "to": "m{i}", "polarity": "{sign}" }}, {{ "from": "m{i}", "to": "z", "polarity": "+" }}"#
        ));
    }
    let map = format!(
        r#"{{ "format": "system-map", "version": 1, "factors": [{}], "links": [{}] }}"#,
        factors.join(","),
        links.join(",")
    );
    let told = run_with(map.as_bytes(), &["paths", "-", "a", "z", "--limit", "5"]).out;
    let start = "A rise in a raises z by all ways that are listed. Others may do otherwise. \
                 These are all ways of at most 1 link, and 4 of those of 2 links; there are more.\n";
    assert!(told.starts_with(start), "{told}");
    let all = run_with(map.as_bytes(), &["paths", "-", "a", "z"]).out;
    let start = "A rise in a works both ways on z: 9 ways raise it, 1 lowers it.\n";
    assert!(all.starts_with(start), "{all}");
}

#[test]
fn independent_loops_longer_than_was_asked_for_are_not_denied() {
    let map = r#"{ "format": "system-map", "version": 1,
        "factors": [{ "id": "a" }, { "id": "b" }, { "id": "c" }],
        "links": [{ "from": "a", "to": "b" }, { "from": "b", "to": "a" }, { "from": "c", "to": "a" }] }"#;
    for asked in [
        &["--max-len", "1"][..],
        &["--max-len", "1", "--through", "a"],
    ] {
        let told = run_with(
            map.as_bytes(),
            &[&["loops", "-", "--independent"], asked].concat(),
        )
        .out;
        assert!(
            told.contains("he one independent loop is not among those asked for."),
            "{told}"
        );
    }
    let none = run_with(
        map.as_bytes(),
        &["loops", "-", "--independent", "--through", "c"],
    )
    .out;
    assert!(
        none.starts_with("No feedback loop passes through c"),
        "{none}"
    );
}

#[test]
fn self_links_stay_last_where_the_list_through_a_factor_goes_on_behind_the_usual_one() {
    let factors: Vec<String> = (0..8).map(|i| format!(r#"{{ "id": "k{i}" }}"#)).collect();
    let pairs = (0..8).flat_map(|a| (0..8).map(move |b| (a, b)));
    let links: Vec<String> = pairs
        .filter(|&(a, b)| a != b || a == 0)
        .map(|(a, b)| format!(r#"{{ "from": "k{a}", "to": "k{b}", "polarity": "+" }}"#))
        .collect();
    let map = format!(
        r#"{{ "format": "system-map", "version": 1, "factors": [{}], "links": [{}] }}"#,
        factors.join(","),
        links.join(",")
    );
    let told = json(&run_with(
        map.as_bytes(),
        &["loops", "-", "--json", "--through", "k0"],
    ));
    let lengths = told["loops"].as_array().unwrap().iter();
    let lengths: Vec<usize> = lengths
        .map(|row| row["links"].as_array().unwrap().len())
        .collect();
    assert!(lengths.len() > 900, "{}", lengths.len());
    assert_eq!(
        lengths.iter().position(|&n| n == 1),
        Some(lengths.len() - 1)
    );
}

#[test]
fn a_factor_is_known_by_the_label_that_is_printed_whatever_blanks_the_file_has() {
    for label in [
        r"Housing\nsupply",
        "Housing  supply",
        " Housing supply ",
        r"Housing\tsupply",
    ] {
        let map = format!(
            r#"{{ "format": "system-map", "version": 1, "factors": [{{ "id": "x", "label": "{label}" }},
                {{ "id": "y", "label": "Rent" }}],
                "links": [{{ "from": "x", "to": "y", "polarity": "-" }}, {{ "from": "y", "to": "x", "polarity": "+" }}] }}"#
        );
        for name in ["Housing supply", "housing  Supply", " Housing\nsupply"] {
            for args in [
                &["reach", "-", name, "--down"][..],
                &["paths", "-", name, "rent "],
                &["loops", "-", "--through", name],
            ] {
                let ran = run_with(map.as_bytes(), args);
                assert_eq!(ran.code, 0, "{args:?} {label:?}: {}", ran.err);
                assert!(ran.out.contains("ousing supply"), "{}", ran.out);
            }
        }
        let wrong = run_with(map.as_bytes(), &["reach", "-", "housing sup"]);
        assert!(wrong.err.contains("Housing supply (x)"), "{}", wrong.err);
    }
}

#[test]
fn of_labels_that_differ_in_blanks_the_one_that_is_given_is_meant() {
    let map = r#"{ "format": "system-map", "version": 1, "factors": [{ "id": "x", "label": "Low rent" },
        { "id": "y", "label": "Low  rent" }, { "id": "z", "label": "Top" }],
        "links": [{ "from": "x", "to": "y" }, { "from": "y", "to": "z" }] }"#;
    let reach = |name: &str| run_with(map.as_bytes(), &["reach", "-", name, "--down", "--json"]);
    for (name, id) in [("Low rent", "x"), ("low  rent", "y")] {
        let told = json(&reach(name));
        assert_eq!(told["factor"]["id"], id, "{told}");
    }
    let none = reach("Low   rent");
    assert!(none.err.contains("2 factors are called"), "{}", none.err);
}
