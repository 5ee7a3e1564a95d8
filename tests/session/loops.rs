//! Which loops are listed and told, and how they are called.

use super::*;

#[test]
fn a_loop_has_the_same_label_in_an_excerpt_as_in_the_whole_map() {
    let mut session = opened("hct", 1280.0, 800.0);
    let labels = |s: &Session| -> Vec<(String, String)> {
        let loops = s.loops();
        let rows = loops["rows"].items().iter();
        rows.map(|r| (text(r, "id"), text(r, "label"))).collect()
    };
    let whole = labels(&session);
    let views = ids(&session.info()["views"]);
    let mut seen = 0;
    for view in views {
        show(&mut session, &view);
        for row in labels(&session) {
            assert!(whole.contains(&row), "{row:?}");
            seen += 1;
        }
    }
    assert!(seen > 3);
}

#[test]
fn a_loop_is_found_by_label_by_the_authors_id_and_by_its_name() {
    let mut session = opened("hct", 1280.0, 800.0);
    let tales = session.tales();
    let mut rows = tales.items().iter();
    let row = rows.find(|r| r["name"] != Plain::Null);
    let row = row.expect("a named loop");
    let names = ["label", "authorId", "name", "id"].map(|key| text(row, key));
    for name in names {
        session.act(Action::Loop { name: None }).expect("nothing");
        session
            .act(Action::Loop {
                name: Some(name.clone()),
            })
            .expect(&name);
        assert_eq!(session.state().loop_id, Some(text(row, "authorId")));
        let details = session.details();
        assert_eq!(text(&details, "kind"), "loop");
        assert_eq!(text(&details, "id"), text(row, "id"));
        assert_eq!(details["told"].items().len(), count(row, "length"));
    }
}

#[test]
fn a_view_asked_for_before_the_search_ends_has_its_own_loops_to_the_end() {
    let mut session = begun("hct", 1280.0, 800.0);
    let id = Some("evidencing-value".to_owned());
    session.act(Action::View { id }).expect("the view");
    session.finish();
    let loops = session.loops();
    assert_eq!(loops["complete"], Plain::Flag(true), "{loops:?}");
    let mut later = opened("hct", 1280.0, 800.0);
    show(&mut later, "evidencing-value");
    assert_eq!(loops, later.loops());
}

#[test]
fn an_excerpt_without_a_loop_says_so_of_itself_and_accuses_no_loop_of_the_map() {
    let mut session = opened("hct", 1280.0, 800.0);
    show(&mut session, "commitments");
    let loops = session.loops();
    assert_eq!(loops["rows"], Plain::List(Vec::new()));
    assert_eq!(loops["open"], Plain::List(Vec::new()));
    let header = text(&loops, "header");
    assert!(header.contains("within this part"), "{header}");
}

#[test]
fn a_loop_that_is_not_in_what_is_shown_is_not_lit_but_said_to_be_elsewhere() {
    let mut session = opened("hct", 1000.0, 700.0);
    show(&mut session, "bold-funding");
    let name = "trust-levels".to_owned();
    let act = Action::Loop { name: Some(name) };
    let error = session.act(act.clone()).unwrap_err();
    assert_eq!(error.code(), Code::Unknown);
    assert!(error.to_string().contains("Show the whole map"), "{error}");
    assert_eq!(session.details(), Plain::Null);
    session
        .act(Action::View { id: None })
        .expect("the whole map");
    session.act(act).expect("the loop is there");
}

#[test]
fn a_row_of_variants_is_told_by_the_first_of_them_or_by_the_selected_one() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "Anger" }, { "id": "b", "label": "Bills" }, { "id": "c", "label": "Costs" }],
"links": [{ "id": "p1", "from": "a", "to": "b", "polarity": "+" }, { "id": "p2", "from": "a", "to": "b", "polarity": "+" },
          { "id": "r", "from": "b", "to": "c", "polarity": "+" }, { "id": "q1", "from": "c", "to": "a", "polarity": "-" },
          { "id": "q2", "from": "c", "to": "a", "polarity": "-" }, { "id": "d", "from": "a", "to": "c", "polarity": "+" }],
"loops": [{ "id": "n", "name": "Brake", "links": ["p1", "r", "q1"] }] }"#;
    let mut session = opened_of(map);
    let listed = |session: &Session| -> Vec<(String, Option<f64>)> {
        let told = session.loops();
        let row = |row: &Plain| (text(row, "label"), row["variants"].as_number());
        told["rows"].items().iter().map(row).collect()
    };
    let usual = [("B3", None), ("B1", Some(2.0)), ("B4", Some(3.0))];
    let usual = usual.map(|(label, variants)| (label.to_owned(), variants));
    // B5 is one of the independent loops, which come first, and B4 the first of its row.
    assert_eq!(listed(&session), usual);
    let name = Some("B6".to_owned());
    session.act(Action::Loop { name }).unwrap();
    let mut other = usual;
    other[2].0 = "B6".to_owned();
    assert_eq!(listed(&session), other);
    let tales = session.tales();
    let variants = |row: &Plain| row["variants"].as_number();
    let told: Vec<_> = tales.items().iter().map(variants).collect();
    assert_eq!(told, [None, Some(2.0), Some(3.0)]);
    let changes = session.act(Action::Clear).unwrap();
    assert!(changes.has(Changes::LOOPS), "the list is to be told again");
    assert_eq!(listed(&session)[2].0, "B4");
    // Also where the factor is chosen again through which the list goes.
    let factor = Action::Select {
        kind: Kind::Factor,
        id: "b".to_owned(),
    };
    session.act(factor.clone()).unwrap();
    let before = listed(&session);
    let name = Some("B6".to_owned());
    assert!(
        session
            .act(Action::Loop { name })
            .unwrap()
            .has(Changes::LOOPS)
    );
    assert_ne!(listed(&session), before);
    assert!(session.act(factor).unwrap().has(Changes::LOOPS));
    assert_eq!(listed(&session), before);
    // Through a link that a row's first does not run along, by the first that does; a selected loop takes its row all the same.
    let link = |id: &str| Action::Select {
        kind: Kind::Link,
        id: id.to_owned(),
    };
    let b6 = |session: &Session| {
        let row = session.loops()["rows"]
            .items()
            .iter()
            .position(|row| row["variants"].as_number() == Some(3.0));
        text(&session.loops()["rows"].items()[row.unwrap()], "label")
    };
    let told = |session: &mut Session, id: &str| {
        session.act(link(id)).unwrap();
        b6(session)
    };
    let by: Vec<String> = ["p1", "p2", "q1", "q2"]
        .iter()
        .map(|id| told(&mut session, id))
        .collect();
    assert_eq!(by, ["B4", "B5", "B5", "B4"]);
}

#[test]
fn parallel_links_of_opposite_signs_make_two_rows_and_what_is_lit_is_always_listed() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }],
"links": [{ "id": "up", "from": "a", "to": "b", "polarity": "+" }, { "id": "up2", "from": "a", "to": "b", "polarity": "+" },
          { "id": "down", "from": "a", "to": "b", "polarity": "-" }, { "id": "back", "from": "b", "to": "a", "polarity": "+" }] }"#;
    let mut session = opened_of(map);
    let labels = |session: &Session| -> Vec<String> {
        let loops = session.loops();
        let rows = loops["rows"].items().iter();
        rows.map(|row| text(row, "label")).collect()
    };
    // R1 and R2 do the same; B1 does not.
    assert_eq!(labels(&session), ["B1", "R1"]);
    let rows = session.loops();
    let variants = rows["rows"]
        .items()
        .iter()
        .map(|row| row["variants"].as_number());
    assert_eq!(variants.collect::<Vec<_>>(), [None, Some(2.0)]);
    for label in ["B1", "R1", "R2"] {
        let name = Some(label.to_owned());
        session.act(Action::Loop { name }).unwrap();
        assert!(labels(&session).contains(&label.to_owned()), "{label}");
        assert_eq!(labels(&session).len(), 2, "none is told twice");
        assert_eq!(text(&session.details(), "label"), label);
    }
}

#[test]
fn loops_through_what_was_selected_come_first_and_are_told_from_it_also_once_one_is_selected() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }, { "id": "c", "label": "C" }, { "id": "d", "label": "D" }],
"links": [{ "id": "ab", "from": "a", "to": "b", "polarity": "+" }, { "id": "ba", "from": "b", "to": "a", "polarity": "+" },
          { "id": "bc", "from": "b", "to": "c", "polarity": "+" }, { "id": "cd", "from": "c", "to": "d", "polarity": "+" },
          { "id": "db", "from": "d", "to": "b", "polarity": "-" }] }"#;
    let mut session = opened_of(map);
    let labels = |session: &Session| -> Vec<String> {
        let rows = session.loops();
        rows["rows"]
            .items()
            .iter()
            .map(|row| text(row, "label"))
            .collect()
    };
    assert_eq!(labels(&session), ["R1", "B1"]);
    let act = |session: &mut Session, kind, id: &str| {
        let id = id.to_owned();
        session.act(Action::Select { kind, id }).unwrap()
    };
    assert!(act(&mut session, Kind::Factor, "d").0 & Changes::LOOPS.0 != 0);
    assert_eq!(labels(&session), ["B1", "R1"]);
    assert_eq!(act(&mut session, Kind::Loop, "B1").0 & Changes::LOOPS.0, 0);
    assert_eq!(labels(&session), ["B1", "R1"]);
    assert!(text(&session.details(), "sentence").starts_with("More D means less B"));
    // A link counts by its cause; nothing selected is the order of the map again.
    act(&mut session, Kind::Link, "cd");
    act(&mut session, Kind::Loop, "B1");
    assert!(text(&session.details(), "sentence").starts_with("More C means more D"));
    assert!(session.act(Action::Clear).unwrap().0 & Changes::LOOPS.0 != 0);
    assert_eq!(labels(&session), ["R1", "B1"]);
}

#[test]
fn rows_keep_apart_what_is_stated_otherwise_and_say_how_many_delays_there_are() {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
"factors": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }],
"links": [{ "id": "1", "from": "a", "to": "b", "polarity": "±" }, { "id": "2", "from": "a", "to": "b" },
          { "id": "3", "from": "a", "to": "b", "delay": "short" }, { "id": "4", "from": "a", "to": "b", "delay": "long" },
          { "id": "5", "from": "b", "to": "a", "polarity": "+", "delay": "short" }] }"#;
    let session = opened_of(map);
    let rows = session.loops();
    let rows = rows["rows"].items();
    let numbers = |key: &str| -> Vec<_> { rows.iter().map(|row| row[key].as_number()).collect() };
    assert_eq!(numbers("variants"), [None; 4]);
    assert_eq!(
        numbers("delays"),
        [Some(1.0), Some(1.0), Some(2.0), Some(2.0)]
    );
}

/// Two factors that raise each other, and loops as the author has them.
fn two_with(loops: &str) -> Session {
    opened_of(&format!(
        r#"{{ "format": "system-map", "version": 1, "title": "T",
        "factors": [{{ "id": "a" }}, {{ "id": "b" }}],
        "links": [
            {{ "id": "ab", "from": "a", "to": "b", "polarity": "+" }},
            {{ "id": "ba", "from": "b", "to": "a", "polarity": "+" }}],
        "loops": [{loops}] }}"#
    ))
}

#[test]
fn the_authors_loops_that_do_not_close_are_told_apart_by_name_label_or_id() {
    let loops = r#"
            { "id": "n1", "links": ["ab"] },
            { "id": "n2", "label": "R5", "links": ["ab"] },
            { "id": "n3", "name": "Growth", "label": "R6", "links": ["ab"] }"#;
    let told = two_with(loops).loops();
    let open = told["open"].items();
    let names: Vec<String> = open.iter().map(|row| text(row, "name")).collect();
    assert_eq!(names, ["n1", "R5", "Growth"]);
    assert!(
        text(&open[0], "message").starts_with("“n1” is not a closed loop"),
        "{open:?}"
    );
    assert!(
        text(&open[2], "message").starts_with("“Growth” is not a closed loop"),
        "{open:?}"
    );
}

#[test]
fn a_loop_that_the_author_named_twice_has_both_names_and_both_stories() {
    let loops = r#"
            { "id": "n1", "links": ["ab", "ba"] },
            { "id": "n2", "name": "Growth", "links": ["ab", "ba"], "story": "First." },
            { "id": "n3", "name": "Takeoff", "links": ["ba", "ab"], "story": "Second." }"#;
    let mut session = two_with(loops);
    let told = session.loops();
    let row = &told["rows"].items()[0];
    assert_eq!(text(row, "name"), "Growth / Takeoff");
    assert_eq!(text(row, "authorId"), "n1");
    let id = "n3".to_owned();
    let kind = Kind::Loop;
    session.act(Action::Select { kind, id }).unwrap();
    assert_eq!(text(&session.details(), "name"), "Growth / Takeoff");
    assert_eq!(text(&session.details(), "story"), "First. Second.");
}

#[test]
fn in_an_excerpt_the_loops_through_a_factor_are_those_of_the_map_and_marked_where_they_lead_outside()
 {
    let map = r#"{ "format": "system-map", "version": 1, "title": "T",
        "factors": [{ "id": "a" }, { "id": "b" }, { "id": "c" }],
        "links": [
            { "id": "ab", "from": "a", "to": "b", "polarity": "+" },
            { "id": "ba", "from": "b", "to": "a", "polarity": "+" },
            { "id": "bc", "from": "b", "to": "c", "polarity": "+" },
            { "id": "ca", "from": "c", "to": "a", "polarity": "+" }],
        "views": [{ "id": "near", "title": "Near", "factors": ["a", "b"] }] }"#;
    let mut session = opened_of(map);
    let select = |kind, id: &str| Action::Select {
        kind,
        id: id.to_owned(),
    };
    session.act(select(Kind::Factor, "a")).unwrap();
    let loops = |session: &Session| -> Vec<(String, bool)> {
        let told = session.details();
        let row = |row: &Plain| (text(row, "label"), row["hidden"] == Plain::Flag(true));
        told["loops"].items().iter().map(row).collect()
    };
    let all = loops(&session);
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|(_, hidden)| !hidden));
    let view = Some("near".to_owned());
    let changes = session.act(Action::View { id: view }).unwrap();
    assert!(
        changes.has(Changes::SELECTION),
        "what is chosen is told anew"
    );
    session.finish();
    let near = loops(&session);
    assert_eq!(near, [(all[0].0.clone(), false), (all[1].0.clone(), true)]);
    session.act(select(Kind::Link, "ab")).unwrap();
    assert_eq!(loops(&session), near);
}

#[test]
fn a_part_does_not_claim_more_loops_than_the_whole_map() {
    let at_least = |session: &Session| {
        let header = text(&session.loops(), "header");
        let (_, number) = header.split_once("at least ").expect(&header);
        let digits: String = (number.chars())
            .filter(|c| !matches!(c, ',' | ' '))
            .collect();
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        digits[..end].parse::<u64>().expect(&header)
    };
    let (mut parts, mut seed) = (0, 7u32);
    for _ in 0..2 {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % 110
        };
        let factors: Vec<String> = (0..110).map(|i| format!(r#"{{ "id": "f{i}" }}"#)).collect();
        let mut links = Vec::new();
        for i in 0..300u32 {
            let (from, to) = if i < 110 {
                (i, (i + 1) % 110)
            } else {
                (next(), next())
            };
            if from != to {
                links.push(format!(
                    r#"{{ "id": "l{i}", "from": "f{from}", "to": "f{to}", "polarity": "+" }}"#
                ));
            }
        }
        let mut session = opened_of(&format!(
            r#"{{ "format": "system-map", "version": 1, "factors": [{}], "links": [{}] }}"#,
            factors.join(","),
            links.join(",")
        ));
        let whole = at_least(&session);
        for i in 0..3 {
            let focus = Action::Focus {
                id: Some(format!("f{}", i * 17)),
                steps: Some(3),
            };
            session.act(focus).expect("a factor");
            session.finish();
            if text(&session.loops(), "header").contains("at least ") {
                parts += 1;
                let part = at_least(&session);
                assert!(part <= whole, "{part} of {whole}");
            }
        }
    }
    assert!(parts > 0);
}

#[test]
fn a_loop_is_selected_by_the_second_label_too_and_a_factor_by_the_label_that_is_shown() {
    let loops = r#"
            { "id": "n1", "name": "First", "label": "R1", "links": ["ab", "ba"] },
            { "id": "n2", "name": "Second", "label": "R5", "links": ["ba", "ab"] }"#;
    let mut session = two_with(loops);
    session.loops();
    for name in ["R1", "R5", "r5", "Second"] {
        select(&mut session, Kind::Loop, name);
        assert_eq!(text(&session.details(), "name"), "First / Second", "{name}");
    }
    let mut session = opened_of(
        r#"{ "format": "system-map", "version": 1, "title": "T",
        "factors": [{ "id": "a", "label": "Housing\n supply " }], "links": [] }"#,
    );
    select(&mut session, Kind::Factor, "Housing supply");
    assert_eq!(text(&session.details(), "id"), "a");
}

#[test]
fn a_loop_that_is_listed_only_in_a_part_is_not_chosen_any_more_in_the_whole() {
    let ids = ["a", "b", "c", "d", "e", "f", "g"];
    let factors = ids.map(|id| format!(r#"{{ "id": "{id}" }}"#)).join(", ");
    let links = ids.iter().flat_map(|a| {
        let others = ids.iter().filter(move |b| a != *b);
        others.map(move |b| format!(r#"{{ "id": "{a}{b}", "from": "{a}", "to": "{b}" }}"#))
    });
    let links: Vec<String> = links.collect();
    let mut session = opened_of(&format!(
        r#"{{ "format": "system-map", "version": 1, "title": "T", "factors": [{factors}],
        "links": [{}], "views": [{{ "id": "round", "title": "Round",
        "factors": ["a"], "links": ["ab", "bc", "cd", "de", "ef", "fg", "ga"] }}] }}"#,
        links.join(", ")
    ));
    show(&mut session, "round");
    let id = text(&session.loops()["rows"].items()[0], "id");
    select(&mut session, Kind::Loop, &id);
    assert_eq!(text(&session.details(), "kind"), "loop");
    session.act(Action::View { id: None }).unwrap();
    session.finish();
    assert_eq!(session.details(), Plain::Null);
    let state = session.state();
    assert_eq!(state.loop_id, None);
    session
        .set_state(&state)
        .expect("what is shown can be shown");
}
