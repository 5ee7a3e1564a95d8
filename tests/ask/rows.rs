//! What a row of loops is, and which rows there are.

use super::*;

#[test]
fn the_authors_loops_come_first_self_links_last_and_variants_are_one_row() {
    let own = r#"{ "id": "mine", "name": "", "factors": ["c", "d", "e"] }"#;
    let session = of("a>b:+ b>a:+ a>a:+ a>b:+ c>d:+ d>e:+ e>c:-", own);
    let all = session.ask(&loops(None, None, false)).unwrap();
    let rows = all["loops"].items();
    let first = ids(&rows[0]["factors"]);
    assert_eq!(first, ["c", "d", "e"]);
    assert_eq!(
        rows[0]["name"],
        Plain::Null,
        "its course stands for its name"
    );
    assert_eq!(ids(&rows.last().unwrap()["factors"]), ["a"]);
    assert_eq!(all["selfLinks"], Plain::Number(1.0));
    assert_eq!(rows[1]["variants"], Plain::Number(2.0));
    assert_eq!(all["count"], Plain::Number(3.0));
}

#[test]
fn a_link_beside_one_of_a_named_loop_is_on_the_loops_that_it_is_on() {
    let own = r#"{ "id": "g", "name": "Growth", "links": ["a>b+1", "b>a+"] }"#;
    let session = by_ids("a b", "a>b+1 a>b+2 b>a+", own);
    let told = session.ask(&loops(None, Some("a>b+2"), false)).unwrap();
    assert_eq!(told["count"], Plain::Number(1.0));
    assert_eq!(told["loops"].items().len(), 1, "{}", header(&told));
    assert_eq!(told["loops"].items()[0]["variants"], Plain::Null);
    assert!(
        header(&told).starts_with("Through a → b (+, a>b+2): 1 feedback loop"),
        "{}",
        header(&told)
    );
}

#[test]
fn of_each_loop_it_is_said_whether_it_is_in_the_list_of_the_map_whatever_its_label() {
    let own = r#"{ "id": "g", "name": "Growth", "label": "R", "links": ["a>b+", "b>a+"] }"#;
    let session = by_ids("a b", "a>b+ b>a+", own);
    let told = session.ask(&loops(None, None, false)).unwrap();
    let row = &told["loops"].items()[0];
    assert_eq!(row["label"].as_text(), Some("R"));
    assert_eq!(row["listed"], Plain::Flag(true));
    // All to all, so that there are more than a list holds.
    let names: Vec<String> = ('a'..='l').map(String::from).collect();
    let mut links = Vec::new();
    for from in &names {
        let others = names.iter().filter(|to| *to != from);
        links.extend(others.map(|to| format!("{from}>{to}+")));
    }
    let mut session = by_ids(&names.join(" "), &links.join(" "), "");
    while session.step(1000).has(Changes::BUSY) {}
    let told = session.ask(&loops(None, Some("a>b+"), false)).unwrap();
    let listed = |yes| {
        let rows = told["loops"].items().iter();
        rows.filter(|row| row["listed"] == Plain::Flag(yes)).count()
    };
    assert!(listed(true) > 0 && listed(false) > 0);
    let known = session.loops();
    let known = ids(&known["rows"]);
    for row in told["loops"].items() {
        let listed = known.contains(&row["id"].as_text().unwrap());
        assert_eq!(row["listed"], Plain::Flag(listed));
    }
}

#[test]
fn without_a_loop_between_factors_none_of_them_is_on_an_independent_one() {
    let session = by_ids("a b", "a>b+", "");
    let told = session.ask(&Question::Indicators).unwrap();
    assert_eq!(told["independentKnown"], Plain::Flag(true));
    assert_eq!(told["independent"], Plain::Null);
}

#[test]
fn loops_along_the_same_factors_are_told_apart_by_the_signs_of_their_links() {
    let session = by_ids("a b", "a>b? a>b± b>a+", "");
    let told = session.ask(&loops(Some("U"), None, false)).unwrap();
    let courses: Vec<_> = told["loops"]
        .items()
        .iter()
        .map(|row| row["course"].as_text().unwrap())
        .collect();
    assert_eq!(courses.len(), 2);
    assert!(
        courses.contains(&"a (?) → b") && courses.contains(&"a (±) → b"),
        "{courses:?}"
    );
    let alone = by_ids("a b", "a>b+ b>a+", "")
        .ask(&loops(None, None, false))
        .unwrap();
    assert_eq!(alone["loops"].items()[0]["course"].as_text(), Some("a → b"));
}

#[test]
fn however_many_parallel_links_there_are_their_loops_are_one_row() {
    let mut links = Vec::new();
    for i in 0..12 {
        // Ids in this order: the first and the last are the minus ones.
        let n = 10 + i;
        links.push(format!(
            r#"{{ "id": "l{n}", "from": "a", "to": "b", "polarity": "{}" }}"#,
            if i % 11 == 0 { '-' } else { '+' }
        ));
        links.push(format!(
            r#"{{ "id": "m{n}", "from": "b", "to": "a", "polarity": "+" }}"#
        ));
    }
    let mut session = opened("a b", &links.join(","), "");
    while session.step(1000).has(Changes::BUSY) {}
    let told = session.loops();
    let mut variants: Vec<_> = told["rows"]
        .items()
        .iter()
        .map(|row| row["variants"].clone())
        .collect();
    variants.sort_by_key(|number| format!("{number:?}").len());
    assert_eq!(variants, [Plain::Number(24.0), Plain::Number(120.0)]);
}

#[test]
fn a_row_of_several_loops_stands_where_the_first_of_them_belongs() {
    let link = |id: &str, from: &str, to: &str, strength: &str| {
        format!(
            r#"{{ "id": "{id}", "from": "{from}", "to": "{to}", "polarity": "+", "strength": {strength} }}"#
        )
    };
    let links = [
        link("l1", "a", "b", "0.1"),
        link("l2", "a", "b", "1"),
        link("l3", "b", "a", "1"),
        link("m1", "c", "d", "0.5"),
        link("m2", "d", "c", "1"),
    ];
    // One that the author named is a row by itself.
    let named = r#"{ "id": "weak", "links": ["l1", "l3"] }"#;
    for (own, lengths, variants) in [("", 2, Plain::Number(2.0)), (named, 3, Plain::Null)] {
        let session = opened("a b c d", &links.join(","), own);
        let which = WhichLoops {
            order: Some("strength".to_owned()),
            ..WhichLoops::default()
        };
        let told = session.ask(&Question::Loops(which)).unwrap();
        let rows = told["loops"].items();
        assert_eq!(rows.len(), lengths);
        assert_eq!(ids(&rows[0]["factors"]), ["a", "b"]);
        assert_eq!(rows[0]["variants"], variants);
    }
}

#[test]
fn a_link_with_the_id_of_a_factor_can_be_asked_about() {
    let links = r#"{ "id": "c", "from": "a", "to": "b", "polarity": "+" }, { "from": "b", "to": "a", "polarity": "+" },
        { "from": "b", "to": "c", "polarity": "+" }, { "from": "c", "to": "b", "polarity": "-" }"#;
    let session = opened("a b c", links, "");
    let through = |name| {
        let told = session.ask(&loops(None, Some(name), false)).unwrap();
        header(&told).to_owned()
    };
    assert!(
        through("c").starts_with("Through c: 1 feedback loop"),
        "{}",
        through("c")
    );
    assert!(
        through("link:c").starts_with("Through a → b: 1 feedback loop"),
        "{}",
        through("link:c")
    );
}
