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
    assert_eq!(said("a", "a"), "Trust does not come back to itself.\n");
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
        "Nothing on the map follows from crowds.\n"
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
    assert!(ran.out.contains("Loops: all of them."));
    let one = "1 factor lies on every loop: without it, nothing comes round.\n";
    assert!(ran.out.contains(one), "{}", ran.out);
    let all = json(&run(&["indicators", TEACHING, "--json"]));
    assert_eq!(all["feedbackSet"]["exact"], true);
    assert_eq!(all["independentLoops"]["count"], 2);
    assert_eq!(all["factors"].as_array().unwrap().len(), 4);
    let none = run_with(FORK.as_bytes(), &["indicators", "-"]).out;
    assert!(
        none.contains("There is no loop to break.\nThere is no loop.\n"),
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
    let count = all["independent"]["count"].as_u64().unwrap() as usize;
    assert_eq!(all["independent"]["complete"], true);
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
