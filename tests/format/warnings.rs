//! What is told and left out of the map, with its place and id, and is still in the file.

use super::*;
use system_map::error::Code;

#[test]
fn a_dangling_link_is_a_warning_with_its_line_and_stays_in_the_file() {
    let members = format!(
        "{AB},\n\"links\": [\n {{ \"from\": \"a\", \"to\": \"B\", \"polarity\": \"+\" }},\n {{ \"from\": \"a\", \"to\": \"b\" }} ]"
    );
    let (map, warning) = only_warning(&members);
    assert_eq!(warning.code, Code::DanglingLink);
    assert_eq!(warning.place, at(4, 23));
    assert_eq!(warning.id.as_deref(), Some("a>B"));
    assert!(warning.message.contains("is \"b\" meant?"), "{warning}");
    assert_eq!(map.link_count(), 1);
    let links = rewritten(&members)["links"].clone();
    assert_eq!(
        links[1],
        serde_json::json!({ "from": "a", "to": "B", "polarity": "+" })
    );
    // And once the factor is there, so is the link.
    let mended = json::write(&map).replace("\"B\"", "\"b\"");
    assert_eq!(read(&mended).unwrap().map.link_count(), 2);
}

#[test]
fn the_second_factor_with_an_id_is_left_out_with_a_warning_and_stays_in_the_file() {
    let members = "\"factors\": [{ \"id\": \"a\", \"label\": \"A\" },\n { \"id\": \"a\", \"label\": \"Other\", \"tags\": [\"t\"] }]";
    let (map, warning) = only_warning(members);
    assert_eq!(
        (warning.code, warning.place),
        (Code::DuplicateId, at(3, 10))
    );
    assert_eq!(map.factor_count(), 1);
    assert_eq!(rewritten(members)["factors"][1]["label"], "Other");
}

#[test]
fn the_second_group_source_loop_view_or_story_with_an_id_is_left_out_and_stays_in_the_file() {
    for (list, text) in [
        ("groups", "label"),
        ("sources", "title"),
        ("loops", "name"),
        ("views", "title"),
        ("stories", "title"),
    ] {
        let members = format!(
            "\"{list}\": [{{ \"id\": \"x\", \"{text}\": \"1\" }}, {{ \"id\": \"x\", \"{text}\": \"2\" }}]"
        );
        let (map, warning) = only_warning(&members);
        assert_eq!(warning.code, Code::DuplicateId, "{list}");
        assert_eq!(rewritten(&members)[list][1][text], "2");
        let info = map.info();
        let read = [
            info.groups.len(),
            info.sources.len(),
            info.loops.len(),
            info.views.len(),
            info.stories.len(),
        ];
        assert_eq!(read.iter().sum::<usize>(), 1, "{list}");
    }
}

#[test]
fn the_second_link_with_an_id_is_read_under_an_automatic_one() {
    let (map, warning) = only_warning(&format!(
        "{AB},\n\"links\": [{{ \"id\": \"x\", \"from\": \"a\", \"to\": \"b\" }},\n{{ \"id\": \"x\", \"from\": \"b\", \"to\": \"a\" }}]"
    ));
    assert_eq!((warning.code, warning.place), (Code::DuplicateId, at(4, 9)));
    assert!(map.link_ix("x").is_some() && map.link_ix("b>a").is_some());
}

#[test]
fn a_blank_label_is_a_warning_and_the_id_is_shown() {
    let (map, warning) = only_warning("\"factors\": [\n{ \"id\": \"a\", \"label\": \"  \" }]");
    assert_eq!((warning.code, warning.place), (Code::EmptyLabel, at(3, 23)));
    assert_eq!(warning.id.as_deref(), Some("a"));
    assert_eq!(map.factors().next().unwrap().1.shown(), "a");
    let (_, warning) = only_warning("\"factors\": [\n{ \"id\": \"a\" }]");
    assert_eq!((warning.code, warning.place), (Code::EmptyLabel, at(3, 1)));
}

#[test]
fn a_name_that_the_map_does_not_have_is_a_warning_with_its_place() {
    let cases = [
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\",\n\"groups\": [\"gg\"] }]",
            (3, 12),
            "a",
        ),
        (
            "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"evidence\": [{ \"quote\": \"Q\",\n\"source\": \"x\" }] }]",
            (3, 11),
            "a",
        ),
        (
            "\"loops\": [{ \"id\": \"l\", \"name\": \"N\",\n\"links\": [\"x\"] }]",
            (3, 11),
            "l",
        ),
        (
            "\"loops\": [{ \"id\": \"l\", \"name\": \"N\",\n\"factors\": [\"x\"] }], \"factors\": []",
            (3, 13),
            "l",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"factors\": [\"x\"] }], \"factors\": []",
            (3, 13),
            "v",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"links\": [\"x\"] }]",
            (3, 11),
            "v",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"groups\": [\"x\"] }]",
            (3, 12),
            "v",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"loops\": [\"x\"] }]",
            (3, 11),
            "v",
        ),
        (
            "\"views\": [{ \"id\": \"v\", \"title\": \"T\",\n\"places\": { \"x\": [1, 2] } }]",
            (3, 13),
            "v",
        ),
        (
            "\"stories\": [{ \"id\": \"s\", \"title\": \"T\", \"steps\": [{ \"text\": \"X\",\n\"view\": \"x\" }] }]",
            (3, 9),
            "s",
        ),
        (
            "\"stories\": [{ \"id\": \"s\", \"title\": \"T\", \"steps\": [{ \"text\": \"X\",\n\"loop\": \"x\" }] }]",
            (3, 9),
            "s",
        ),
        (
            "\"stories\": [{ \"id\": \"s\", \"title\": \"T\", \"steps\": [{ \"text\": \"X\",\n\"focus\": \"x\" }] }]",
            (3, 10),
            "s",
        ),
    ];
    for (members, (line, column), id) in cases {
        let (_, warning) = only_warning(members);
        assert_eq!(warning.code, Code::UnknownReference, "{members}");
        assert_eq!(warning.place, at(line, column), "{members}");
        assert_eq!(warning.id.as_deref(), Some(id), "{members}");
        // The author's words are still there.
        assert!(rewritten(members).to_string().contains("\"x\"") || id == "a");
    }
}

#[test]
fn a_value_that_cannot_be_used_is_a_warning_and_stays_in_the_file() {
    let factor =
        |member: &str| format!("\"factors\": [{{ \"id\": \"a\", \"label\": \"A\",\n{member} }}]");
    let link = |member: &str| {
        format!(
            "\"factors\": [{{ \"id\": \"a\", \"label\": \"A\" }}], \"links\": [{{ \"from\": \"a\", \"to\": \"a\",\n{member} }}]"
        )
    };
    let quote = |member: &str| factor(&format!("\"evidence\": [{{ \"quote\": \"Q\", {member} }}]"));
    let cases = [
        (link("\"strength\": 0"), "/links/0/strength"),
        (link("\"strength\": 1.01"), "/links/0/strength"),
        (link("\"confidence\": -0.1"), "/links/0/confidence"),
        (link("\"polarity\": \"positive\""), "/links/0/polarity"),
        (link("\"delay\": \"yes\""), "/links/0/delay"),
        (factor("\"x\": 5"), "/factors/0/x"),
        (factor("\"y\": 5"), "/factors/0/y"),
        (quote("\"status\": \"maybe\""), "/factors/0/evidence/0/status"),
        (quote("\"lines\": [1]"), "/factors/0/evidence/0/lines"),
        (quote("\"lines\": [0, 4]"), "/factors/0/evidence/0/lines"),
        ("\n\"convention\": \"dotted\"".to_owned(), "/convention"),
        ("\n\"width\": \"votes\"".to_owned(), "/width"),
        ("\n\"groups\": [{ \"id\": \"g\", \"label\": \"G\", \"color\": \"red\" }]".to_owned(), "/groups/0/color"),
        ("\n\"sources\": [{ \"id\": \"s\", \"title\": \"S\", \"url\": \"javascript:alert(1)\" }]".to_owned(), "/sources/0/url"),
        ("\n\"views\": [{ \"id\": \"v\", \"title\": \"T\", \"places\": { \"a\": [1] } }]".to_owned(), "/views/0/places"),
        ("\n\"stories\": [{ \"id\": \"s\", \"title\": \"S\", \"steps\": [{ \"text\": \"X\", \"steps\": 1.5 }] }]".to_owned(), "/stories/0/steps/0/steps"),
    ];
    for (members, pointer) in cases {
        let (_, warning) = only_warning(&members);
        assert_eq!(warning.code, Code::BadValue, "{members}");
        assert_eq!(warning.place.unwrap().line, 3, "{members}");
        let before: Value = serde_json::from_str(&document(&members)).unwrap();
        let after = rewritten(&members);
        assert_eq!(before.pointer(pointer), after.pointer(pointer), "{members}");
        assert!(after.pointer(pointer).is_some(), "{members}");
    }
}

#[test]
fn a_position_too_far_away_takes_its_other_half_with_it() {
    let members = "\"factors\": [{ \"id\": \"a\", \"label\": \"A\", \"x\": 1e7, \"y\": 3 }]";
    let parsed = good(members);
    assert_eq!(parsed.warnings.len(), 2);
    assert_eq!(parsed.map.factors().next().unwrap().1.y, None);
    assert_eq!(rewritten(members)["factors"][0]["y"], 3);
}

#[test]
fn an_address_that_would_run_a_script_is_never_passed_on() {
    for url in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "https:evil",
        "blob:https://x/y",
    ] {
        let members =
            format!("\"sources\": [{{ \"id\": \"s\", \"title\": \"S\", \"url\": \"{url}\" }}]");
        let (map, warning) = only_warning(&members);
        assert_eq!(warning.code, Code::BadValue, "{url}");
        assert_eq!(map.info().sources[0].url, None, "{url}");
    }
    for url in [
        "https://x.org/a:b",
        "HTTP://x.org",
        "report.pdf#page=3",
        "../a/b:c",
        "mailto:a@b.org",
    ] {
        let members =
            format!("\"sources\": [{{ \"id\": \"s\", \"title\": \"S\", \"url\": \"{url}\" }}]");
        assert_eq!(good(&members).warnings, [], "{url}");
    }
}

#[test]
fn warnings_stand_in_the_order_of_the_file() {
    let members = "\"views\": [{ \"id\": \"v\", \"title\": \"T\", \"factors\": [\"x\"] }],\n\"factors\": [{ \"id\": \"a\" }],\n\"convention\": \"dotted\"";
    let lines: Vec<u32> = good(members)
        .warnings
        .iter()
        .map(|w| w.place.unwrap().line)
        .collect();
    assert_eq!(lines, [2, 3, 4]);
}

#[test]
fn after_a_thousand_warnings_the_rest_are_counted() {
    let factors: Vec<String> = (0..1500).map(|i| format!("{{\"id\":\"f{i}\"}}")).collect();
    let warnings = good(&format!("\"factors\": [{}]", factors.join(","))).warnings;
    assert_eq!(warnings.len(), 1001);
    assert!(warnings[1000].message.contains("500 more"));
}

#[test]
fn a_whole_number_too_long_to_be_kept_is_told() {
    let (_, warning) = only_warning("\"meta\": { \"big\":\n123456789012345678901234567890 }");
    assert_eq!((warning.code, warning.place), (Code::BadValue, at(3, 1)));
    assert_eq!(
        good("\"meta\": [18446744073709551615, -9223372036854775808, -0, 1e300]").warnings,
        []
    );
}
