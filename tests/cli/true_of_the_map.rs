//! What is told of loops is true of the map that somebody drew.

use super::{json, run, run_with, tangle};

/// A map of factors with these labels (ids `a`, `b` …) and these links, with loops of the author's.
fn map(labels: &[&str], links: &[(&str, &str, &str, &str)], loops: &str) -> Vec<u8> {
    let ids = "abcdefghij".split("").skip(1);
    let factors: Vec<String> = (labels.iter().zip(ids))
        .map(|(label, id)| format!(r#"{{ "id": "{id}", "label": "{label}" }}"#))
        .collect();
    let links: Vec<String> = links
        .iter()
        .map(|(id, from, to, sign)| {
            format!(r#"{{ "id": "{id}", "from": "{from}", "to": "{to}", "polarity": "{sign}" }}"#)
        })
        .collect();
    format!(
        r#"{{ "format": "system-map", "version": 1, "factors": [{}], "links": [{}], "loops": [{loops}] }}"#,
        factors.join(","),
        links.join(",")
    )
    .into_bytes()
}

fn loops(map: &[u8], args: &[&str]) -> String {
    run_with(map, &[&["loops", "-"], args].concat()).out
}

#[test]
fn an_a_that_is_no_article_stays() {
    for (label, more) in [
        ("A", "More A means"),
        ("A & E attendances", "More A & E attendances mean"),
        ("A levels taken", "Higher A levels taken mean"),
        ("A roads", "More A roads mean"),
        ("A (adopters)", "More A (adopters) mean"),
        ("A 1", "More A 1 mean"),
        ("A*", "More A* means"),
        ("A, B and C", "More A, B and C mean"),
        ("A skills gap", "A greater skills gap means"),
        ("A great culture", "A stronger great culture means"),
        ("A strong culture", "More “A strong culture” means"),
        ("Low morale", "More “Low morale” means"),
        ("A little help", "More “A little help” means"),
        ("A few bad actors", "More “A few bad actors” means"),
        ("A lot of meetings", "More “A lot of meetings” means"),
        ("A-levels taken", "More A-levels taken mean"),
        ("KPIs", "More KPIs mean"),
        ("E-learning", "More e-learning means"),
        (
            "An increase in demand",
            "More “An increase in demand” means",
        ),
        ("The public’s trust", "More “The public’s trust” means"),
    ] {
        let map = map(
            &[label, "Noise"],
            &[("1", "a", "b", "+"), ("2", "b", "a", "+")],
            "",
        );
        let told = loops(&map, &[]);
        assert!(told.contains(more), "{label}: {told}");
    }
}

/// A ring of four with links back and across.
fn ring(named: &str) -> Vec<u8> {
    let links = [
        ("1", "a", "b", "+"),
        ("2", "b", "c", "+"),
        ("3", "c", "d", "+"),
        ("4", "d", "a", "+"),
        ("5", "b", "a", "+"),
        ("6", "a", "c", "+"),
    ];
    let labels = ["Anger", "Bills", "Costs", "Dues"];
    map(
        &labels,
        &links,
        &format!(r#"{{ "id": "x", "name": "Named", "links": [{named}] }}"#),
    )
}

#[test]
fn what_is_told_to_be_missing_of_a_loop_is_not_there() {
    for (links, why) in [
        (r#""1","2","3""#, "ends at “Dues” and starts at “Anger”"),
        (r#""1","3","2""#, "ends at “Dues” and starts at “Anger”"),
        (r#""2","3","1""#, "ends at “Dues” and starts at “Anger”"),
        (
            r#""1","2","3","4","6""#,
            "its links branch or meet at “Anger”",
        ),
        (r#""1","5","2""#, "its links branch or meet at “Bills”"),
        (
            r#""1","5","2","3","4""#,
            "its links branch or meet at “Anger”",
        ),
        (r#""1","1","5""#, "its links branch or meet at “Anger”"),
        // A factor is on the map, but is no link.
        (r#""1","b""#, "nothing with the id “b” fits there"),
    ] {
        let told = loops(&ring(links), &[]);
        assert!(told.contains(why), "{links}: {told}");
    }
    let told = loops(&ring(r#""3","1","4","2""#), &[]);
    assert!(told.contains("Named — feeds itself"), "{told}");
}

#[test]
fn a_loop_named_by_its_factors_is_said_to_have_a_choice_of_parallel_links() {
    let links = [
        ("1", "a", "b", "+"),
        ("2", "a", "b", "-"),
        ("3", "b", "a", "+"),
    ];
    let named = r#"{ "id": "x", "name": "Named", "factors": ["a", "b"] }"#;
    let check = |named: &str, links: &[(&str, &str, &str, &str)]| {
        run_with(&map(&["Anger", "Bills"], links, named), &["check", "-"]).err
    };
    let said = "“Named” is named by its factors, between which there are parallel links";
    assert!(
        check(named, &links).contains(said),
        "{}",
        check(named, &links)
    );
    assert!(check(named, &links).contains("It takes those with the smallest ids. Name"));
    assert!(!check(named, &links[1..]).contains(said));
    let by_links = r#"{ "id": "x", "name": "Named", "links": ["2", "3"] }"#;
    assert!(!check(by_links, &links).contains(said));
}

#[test]
fn loops_through_a_factor_are_not_said_to_be_more_than_the_map_has() {
    let map = tangle::map();
    let total = |args: &[&str]| {
        let told = json(&run_with(
            map.as_bytes(),
            &[&["loops", "-", "--json"], args].concat(),
        ));
        assert_eq!(told["totalKnown"], serde_json::Value::Null);
        told["totalAtLeast"].as_u64().expect("a number")
    };
    let whole = total(&[]);
    for i in [0, 7, 30] {
        let through = total(&["--through", &format!("f{i}")]);
        assert!(through <= whole, "{through} of {whole}");
    }
}

#[test]
fn a_header_does_not_break_off_where_only_self_links_are() {
    let map = map(
        &["Trust", "Costs"],
        &[("1", "a", "b", "+"), ("2", "b", "b", "+")],
        "",
    );
    let told = loops(&map, &["--through", "a", "--independent", "--max-len", "2"]);
    assert_eq!(told, "No feedback loop passes through Trust.\n");
}

#[test]
fn a_longer_list_has_all_that_the_usual_one_has() {
    let map = super::ringed(5, &[]);
    let names = |args: &[&str]| loops(map.as_bytes(), args).matches("The ring").count();
    assert_eq!((names(&[]), names(&["--limit", "2000"])), (1, 1));
}

#[test]
fn what_comes_first_in_an_order_is_not_sought_among_the_shortest_only() {
    let hct = &[
        "loops",
        "www/maps/hct.json",
        "--order",
        "delays",
        "--limit",
        "3",
    ];
    let told = run(hct).out;
    assert!(
        told.contains("13 feedback loops") && told.contains("3 loops are listed."),
        "{told}"
    );
    let told = json(&run(&[hct.as_slice(), &["--json"]].concat()));
    let delays = |row: &serde_json::Value| row["delays"].as_u64().expect("a number");
    let told: Vec<u64> = told["loops"]
        .as_array()
        .expect("a list")
        .iter()
        .map(delays)
        .collect();
    assert!(
        told.len() == 3 && told[0] > 0 && told[0] >= told[1],
        "{told:?}"
    );
}

#[test]
fn independent_loops_that_are_not_listed_are_counted() {
    let told = run(&[
        "loops",
        "www/maps/hct.json",
        "--independent",
        "--through",
        "trust",
        "--limit",
        "1",
    ])
    .out;
    assert!(
        told.starts_with("Through Trust between partners: 2 of the 13 independent loops"),
        "{told}"
    );
    assert!(told.contains("One loop is listed."), "{told}");
}

/// Three like-signed links and one back.
fn variants(names: &[&str]) -> Vec<u8> {
    let links = [
        ("1", "a", "b", "+"),
        ("2", "a", "b", "+"),
        ("3", "a", "b", "+"),
        ("4", "b", "a", "-"),
    ];
    let loops: Vec<String> = (names.iter().enumerate())
        .map(|(i, name)| {
            format!(
                r#"{{ "id": "x{i}", "name": "{name}", "links": ["{}", "4"] }}"#,
                i + 2
            )
        })
        .collect();
    map(&["Anger", "Bills"], &links, &loops.join(","))
}

#[test]
fn a_loop_that_the_author_named_is_no_variant_of_others() {
    for order in ["default", "length", "unknown"] {
        let told = loops(&variants(&["First", "Second"]), &["--order", order]);
        assert!(!told.contains("variants"), "{told}");
        assert_eq!(told.matches("2 links").count(), 3, "{told}");
        let told = loops(&variants(&["First"]), &["--order", order]);
        assert!(
            told.contains("First — holds itself steady (balancing), 2 links\n"),
            "{told}"
        );
        assert!(told.contains("2 variants"), "{told}");
    }
}

#[test]
fn what_cannot_be_told_of_a_list_that_is_cut_says_of_which_loops() {
    let links = [
        ("1", "a", "b", "?"),
        ("2", "b", "a", "?"),
        ("3", "b", "c", "?"),
        ("4", "c", "a", "?"),
        ("5", "c", "b", "?"),
    ];
    let told = loops(
        &map(&["Anger", "Bills", "Costs"], &links, ""),
        &["--limit", "2"],
    );
    assert!(told.contains("It cannot be told which, because"), "{told}");
    // All that are told may do either: of which is clear.
    assert!(!told.contains("2 of 2"), "{told}");
}

#[test]
fn a_document_has_all_names_and_stories_of_a_loop() {
    let links = [
        ("1", "a", "b", "+"),
        ("2", "b", "a", "+"),
        ("3", "b", "c", "+"),
    ];
    let named = r#"{ "id": "x", "name": "Closed", "links": ["1", "2"] },
        { "id": "y", "name": "Closed again", "story": "Second.", "links": ["2", "1"] },
        { "id": "n1", "links": ["1", "3"] }"#;
    let map = map(&["Anger", "Bills", "Costs"], &links, named);
    let told = run_with(&map, &["convert", "-", "--to", "markdown", "-o", "-"]).out;
    for text in [
        "The author also calls it “Closed again”.",
        "Second.",
        "“n1” is not a closed loop",
    ] {
        assert!(told.contains(text), "{text}: {told}");
    }
}

#[test]
fn an_order_by_strengths_that_nobody_stated_is_said_to_be_none() {
    let err = run(&["loops", "www/maps/hct.json", "--order", "strength"]).err;
    assert!(
        err.contains("no loop has a strength on each of its links"),
        "{err}"
    );
}

#[test]
fn factors_whose_labels_sound_the_same_are_told_apart_and_warned_of() {
    for (one, other) in [
        ("Trust", "trust"),
        ("Trust", "Trust."),
        ("Staff", "The staff"),
        ("Number of staff", "The number of staff"),
        ("Lunch  club", "Lunch club"),
        ("Caf\u{e9}", "Cafe\u{301}"),
        ("Trust", "Trust\u{200b}"),
        ("Risk", "“Risk”"),
        ("Short-term aims", "Short\u{2011}term aims"),
        ("People's trust", "People’s trust"),
        ("Hope", "\u{202a}Hope\u{202c}"),
        ("Trust", "Trust ."),
        ("Trust", "Trust \u{200b}"),
        ("Cost-benefit", "Cost−benefit"),
        ("People's trust", "Peopleʼs trust"),
        ("Trust", "«Trust»"),
        ("信任", "信任。"),
        ("الثقة", "الثـقة"),
    ] {
        let map = map(
            &[one, other],
            &[("1", "a", "b", "-"), ("2", "b", "a", "+")],
            "",
        );
        let told = loops(&map, &[]);
        let apart = told.contains("(a) mean") || told.contains("(a)” mean");
        assert!(apart, "{one}, {other}: {told}");
        let warned = run_with(&map, &["check", "-"]);
        let each = [format!("“{one}” (a)"), format!("“{other}” (b)")];
        for each in each {
            assert!(warned.err.contains(&each), "{each}: {}", warned.err);
        }
    }
    let apart = map(
        &["Trust", "Trusts"],
        &[("1", "a", "b", "-"), ("2", "b", "a", "+")],
        "",
    );
    assert!(loops(&apart, &[]).contains("More trust means"));
}

#[test]
fn a_course_is_seen_in_its_order_whatever_way_labels_are_written() {
    let links = [("1", "a", "b", "+"), ("2", "b", "a", "-")];
    let mixed = map(&["Trust", "الثقة"], &links, "");
    let course = "Trust →+ \u{200e}\u{2068}الثقة\u{2069} →− Trust";
    assert!(
        loops(&mixed, &[]).contains(course),
        "{}",
        loops(&mixed, &[])
    );
    let ways = run_with(&mixed, &["paths", "-", "a", "b"]).out;
    assert!(
        ways.contains("Trust →+ \u{200e}\u{2068}الثقة\u{2069}"),
        "{ways}"
    );
    let document = run_with(&mixed, &["convert", "-", "--to", "markdown", "-o", "-"]).out;
    assert!(
        document.contains("*Trust → \u{200e}\u{2068}الثقة\u{2069} → Trust*"),
        "{document}"
    );

    let leftwards = map(&["الجهد", "NHS"], &links, "");
    let told = loops(&leftwards, &[]);
    assert!(
        told.contains("الجهد ←+ \u{200f}\u{2068}NHS\u{2069} ←− الجهد"),
        "{told}"
    );
    let same = map(&["الجهد", "الثقة"], &links, "");
    assert!(loops(&same, &[]).contains("الجهد ←+ الثقة ←− الجهد"));
}

#[test]
fn a_document_says_that_a_label_misleads() {
    let links = [("1", "a", "b", "+"), ("2", "b", "a", "-")];
    let named = r#"{ "id": "x", "name": "Wheel", "label": "R7", "links": ["1", "2"] }"#;
    let map = map(&["Anger", "Bills"], &links, named);
    let document = run_with(&map, &["convert", "-", "--to", "markdown", "-o", "-"]).out;
    let said = "The map’s author calls it R7; by the signs of its links it holds itself steady (balancing).";
    assert!(document.contains(said), "{document}");
}

#[test]
fn independent_loops_that_are_bounded_are_not_said_to_be_all_that_pass_through_something() {
    let links = [
        ("1", "a", "b", "+"),
        ("2", "b", "a", "+"),
        ("3", "b", "c", "+"),
        ("4", "c", "a", "-"),
        ("5", "c", "d", "+"),
    ];
    let map = map(&["Anger", "Bills", "Costs", "Dues"], &links, "");
    let told = |args: &[&str]| loops(&map, &[&["--independent"], args].concat());
    assert!(told(&["--through", "a"]).starts_with("Through Anger: 2 independent loops"));
    let short = told(&["--through", "a", "--max-len", "2"]);
    let some = "1 of the 2 independent loops is among those asked for.";
    assert!(short.starts_with(some), "{short}");
    assert!(told(&["--max-len", "2"]).starts_with(some));
    for args in [
        &["--through", "d"][..],
        &["--through", "d", "--max-len", "2"],
    ] {
        let none = told(args);
        assert_eq!(none.trim(), "No feedback loop passes through Dues.");
    }
}

#[test]
fn parallel_links_that_say_the_same_are_told_apart_where_each_is_told() {
    let map = variants(&[]);
    let told = loops(&map, &["--variants"]);
    for course in ["Anger →+ (1) Bills →− Anger", "Anger →+ (3) Bills →− Anger"] {
        assert!(told.contains(course), "{told}");
    }
    assert!(loops(&map, &[]).contains("    Anger →+ Bills →− Anger\n"));
    let ways = run_with(&map, &["paths", "-", "a", "b"]).out;
    assert!(ways.contains("Anger →+ (2) Bills"), "{ways}");
    let document = run_with(&map, &["convert", "-", "--to", "markdown", "-o", "-"]).out;
    assert!(
        document.contains("Less anger means fewer bills. (2)"),
        "{document}"
    );
}

#[test]
fn one_way_that_is_listed_is_not_called_all() {
    let links = [
        ("1", "a", "b", "+"),
        ("2", "b", "c", "+"),
        ("3", "a", "d", "+"),
        ("4", "d", "c", "+"),
        ("5", "a", "c", "+"),
    ];
    let map = map(&["Anger", "Bills", "Costs", "Dues"], &links, "");
    let told = run_with(&map, &["paths", "-", "a", "c", "--limit", "1"]).out;
    let one = "A rise in anger raises costs by the one way that is listed.";
    assert!(told.starts_with(one), "{told}");
}

#[test]
fn longer_ways_that_are_known_of_are_counted() {
    let links = [
        ("1", "a", "b", "+"),
        ("2", "b", "c", "+"),
        ("3", "a", "c", "+"),
    ];
    let map = map(&["Anger", "Bills", "Costs"], &links, "");
    let told = run_with(&map, &["paths", "-", "a", "c", "--max-len", "1"]).out;
    let longer = "This counts the ways of at most 1 link; 1 longer one exists.";
    assert!(told.contains(longer), "{told}");
}

#[test]
fn what_goes_round_by_a_self_link_can_be_broken_at_its_factor_alone() {
    let alone = map(&["Anger", "Bills"], &[("1", "a", "a", "+")], "");
    let told = run_with(&alone, &["indicators", "-"]).out;
    assert!(told.contains("1 factor lies on every loop"), "{told}");
    assert!(!told.contains("Others may do"), "{told}");
}

#[test]
fn a_loop_that_is_named_by_a_label_which_another_has_keeps_that_name() {
    let links = [
        ("1", "a", "b", "+"),
        ("2", "b", "a", "-"),
        ("3", "b", "c", "+"),
        ("4", "c", "b", "-"),
    ];
    let loops_of = r#"{ "id": "n", "label": "B2", "name": "B2", "links": ["1", "2"] },
        { "id": "m", "label": "B2", "name": "B2", "links": ["3", "4"] }"#;
    let map = map(&["Anger", "Bills", "Costs"], &links, loops_of);
    let told = loops(&map, &[]);
    // Not “B2  B2”, but the other is told by the name that its author gave it.
    assert!(told.contains("\nB2  holds itself steady"), "{told}");
    assert!(told.contains("B2 — holds itself steady"), "{told}");
}
