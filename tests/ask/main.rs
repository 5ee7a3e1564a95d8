//! Questions to a session, and what they light.

#[path = "../common/tangle.rs"]
mod tangle;

mod numbers;
mod rows;

use system_map::error::Code;
use system_map::format::{self, ReadOptions};
use system_map::plain::{Given, Plain};
use system_map::scene::font::FontMeasure;
use system_map::session::{Action, Changes, Options, Question, Session, WhichLoops};

fn hct() -> Session {
    let bytes = std::fs::read("www/maps/hct.json").unwrap();
    let parsed = format::read(&bytes, &ReadOptions::default()).unwrap();
    Session::new(parsed, Options::default()).unwrap()
}

fn reach(factor: &str, up: bool, steps: Option<u32>) -> Question {
    let factor = factor.to_owned();
    Question::Reach { factor, up, steps }
}

fn loops(class: Option<&str>, through: Option<&str>, independent: bool) -> Question {
    Question::Loops(WhichLoops {
        class: class.map(str::to_owned),
        through: through.map(str::to_owned),
        independent,
        ..WhichLoops::default()
    })
}

fn ids(list: &Plain) -> Vec<&str> {
    list.items()
        .iter()
        .map(|i| i["id"].as_text().unwrap())
        .collect()
}

fn opened(factors: &str, links: &str, loops: &str) -> Session {
    let factors: Vec<String> = (factors.split_whitespace())
        .map(|id| format!(r#"{{ "id": "{id}", "label": "{id}" }}"#))
        .collect();
    let json = format!(
        r#"{{ "format": "system-map", "version": 1, "title": "T", "factors": [{}], "links": [{links}], "loops": [{loops}] }}"#,
        factors.join(",")
    );
    let parsed = format::read(json.as_bytes(), &ReadOptions::default()).unwrap();
    Session::new(parsed, Options::default()).unwrap()
}

/// `a>b+1` is a link `a>b+1` from a to b.
fn link(id: &str) -> String {
    let (from, rest) = id.split_once('>').unwrap();
    let mut letters = rest.chars();
    let (to, polarity) = (letters.next().unwrap(), letters.next().unwrap());
    format!(r#"{{ "id": "{id}", "from": "{from}", "to": "{to}", "polarity": "{polarity}" }}"#)
}

fn by_ids(factors: &str, links: &str, loops: &str) -> Session {
    let links: Vec<String> = links.split_whitespace().map(link).collect();
    opened(factors, &links.join(","), loops)
}

/// A session on more loops than a search counts.
fn tangled() -> Session {
    let parsed = format::read(tangle::map().as_bytes(), &ReadOptions::default()).unwrap();
    Session::new(parsed, Options::default()).unwrap()
}

#[test]
fn reach_lights_the_links_of_the_ways_from_step_to_step() {
    let session = hct();
    let one = session.ask(&reach("trust", false, Some(1))).unwrap();
    let near = ids(&one["reached"]);
    assert!(!near.is_empty());
    for link in one["links"].items() {
        let (from, to) = link.as_text().unwrap().split_once('>').unwrap();
        assert_eq!(from, "trust");
        assert!(near.contains(&to), "{to}");
    }
    let all = session.ask(&reach("trust", false, None)).unwrap();
    assert!(all["reached"].items().len() > near.len());
    let up = session
        .ask(&reach("Trust between partners", true, None))
        .unwrap();
    assert!(
        up["header"]
            .as_text()
            .unwrap()
            .starts_with("What drives trust between partners")
    );
    let error = session.ask(&reach("nobody", true, None)).unwrap_err();
    assert_eq!(error.code(), Code::Unknown);
}

#[test]
fn loops_are_those_asked_for_under_the_labels_of_the_map() {
    let mut session = hct();
    while session.step(1000).has(Changes::BUSY) {}
    let listed = session.loops();
    let labels = |told: &Plain, key: &str| -> Vec<String> {
        let rows = told[key].items().iter();
        let mut labels: Vec<String> = rows
            .map(|r| r["label"].as_text().unwrap().to_owned())
            .collect();
        labels.sort();
        labels
    };
    let all = session.ask(&loops(None, None, false)).unwrap();
    assert_eq!(labels(&all, "loops"), labels(&listed, "rows"));
    let balancing = session.ask(&loops(Some("B"), None, false)).unwrap();
    assert!(
        labels(&balancing, "loops")
            .iter()
            .all(|label| label.starts_with('B'))
    );
    let through = session.ask(&loops(None, Some("trust"), false)).unwrap();
    for row in through["loops"].items() {
        assert!(ids(&row["factors"]).contains(&"trust"));
    }
    let basis = session.ask(&loops(None, None, true)).unwrap();
    assert_eq!(basis["complete"], Plain::Flag(true));
    assert!(basis["loops"].items().len() <= all["loops"].items().len());
    let error = session.ask(&loops(Some("X"), None, false)).unwrap_err();
    assert_eq!(error.code(), Code::Option);
}

#[test]
fn a_factor_on_longer_loops_is_not_said_to_be_on_none() {
    let mut session = hct();
    while session.step(1000).has(Changes::BUSY) {}
    for independent in [false, true] {
        let which = WhichLoops {
            through: Some("trust".to_owned()),
            longest: Some(2),
            independent,
            ..WhichLoops::default()
        };
        let told = session.ask(&Question::Loops(which)).unwrap();
        assert_eq!(told["count"], Plain::Number(0.0));
        let header = told["header"].as_text().unwrap();
        assert!(
            !header.contains("No feedback loop passes through Trust"),
            "{header}"
        );
        assert!(
            independent || header.contains("2 longer loops exist"),
            "{header}"
        );
    }
}

#[test]
fn loops_through_a_link_are_those_with_it() {
    let mut session = hct();
    while session.step(1000).has(Changes::BUSY) {}
    let which = WhichLoops {
        through: Some("trust>power-imbalance".to_owned()),
        ..WhichLoops::default()
    };
    let told = session.ask(&Question::Loops(which)).unwrap();
    let all = session.ask(&loops(None, None, false)).unwrap();
    let with_it = |row: &&Plain| {
        let mut links = row["links"].items().iter();
        links.any(|l| l.as_text() == Some("trust>power-imbalance"))
    };
    let expected = all["loops"].items().iter().filter(with_it).count();
    assert_eq!(told["count"], Plain::Number(expected as f64));
    assert!(expected > 0 && told["loops"].items().iter().all(|row| with_it(&row)));
    assert!(told["header"].as_text().unwrap().contains('→'));
}

#[test]
fn loops_are_told_in_pages_that_together_are_all_of_them() {
    let mut session = hct();
    while session.step(1000).has(Changes::BUSY) {}
    let page = |skip, most| {
        let which = WhichLoops {
            skip,
            most,
            ..WhichLoops::default()
        };
        session.ask(&Question::Loops(which)).unwrap()
    };
    let all = page(0, None);
    let (first, second) = (page(0, Some(5)), page(5, Some(100)));
    let rows = all["loops"].items();
    assert!(rows.len() > 5);
    assert_eq!(first["loops"].items(), &rows[..5]);
    assert_eq!(second["loops"].items(), &rows[5..]);
    assert_eq!(first["rows"], Plain::Number(rows.len() as f64));
    assert_eq!(first["count"], all["count"]);
    assert_eq!(page(1000, Some(5))["loops"].items(), &[] as &[Plain]);
}

#[test]
fn an_answer_is_lit_until_something_is_chosen_or_it_is_cleared() {
    let mut session = hct();
    session.measure(&mut FontMeasure::new());
    session.resize(1000.0, 700.0);
    while session.step(1000).has(Changes::BUSY) {}
    let light = |factors: &[&str], links: &[&str]| Action::Light {
        factors: factors.iter().map(|s| (*s).to_owned()).collect(),
        links: links.iter().map(|s| (*s).to_owned()).collect(),
    };
    let plain = format!("{:?}", session.scene().items);
    let changes = session.act(light(&["trust"], &["trust>new-ways"])).unwrap();
    assert!(changes.has(Changes::PAINT));
    assert_ne!(format!("{:?}", session.scene().items), plain);
    assert_eq!(session.details(), Plain::Null);
    session.act(Action::Clear).unwrap();
    assert_eq!(format!("{:?}", session.scene().items), plain);
    let error = session.act(light(&["nobody"], &[])).unwrap_err();
    assert_eq!(error.code(), Code::Unknown);
    assert_eq!(
        format!("{:?}", session.scene().items),
        plain,
        "nothing has changed"
    );
}

#[test]
fn a_question_that_is_not_understood_is_said_to_be() {
    let value = |key: &str| match key {
        "about" => Plain::Text("life".to_owned()),
        _ => Plain::Null,
    };
    let mut given = Given::new(&value);
    Question::of(&mut given);
    assert!(
        given
            .fault
            .unwrap()
            .contains("reach, paths, loops, indicators or factors")
    );
}

fn of(links: &str, loops: &str) -> Session {
    let mut factors = Vec::new();
    let mut list = Vec::new();
    for link in links.split_whitespace() {
        let (from, rest) = link.split_once('>').unwrap();
        let (to, polarity) = rest.split_once(':').unwrap();
        factors.extend([from, to]);
        list.push(format!(
            r#"{{ "from": "{from}", "to": "{to}", "polarity": "{polarity}" }}"#
        ));
    }
    factors.sort_unstable();
    factors.dedup();
    let factors: Vec<String> = (factors.iter())
        .map(|id| format!(r#"{{ "id": "{id}", "label": "{id}" }}"#))
        .collect();
    let json = format!(
        r#"{{ "format": "system-map", "version": 1, "title": "T", "factors": [{}], "links": [{}], "loops": [{loops}] }}"#,
        factors.join(","),
        list.join(",")
    );
    let parsed = format::read(json.as_bytes(), &ReadOptions::default()).unwrap();
    Session::new(parsed, Options::default()).unwrap()
}

fn header(answer: &Plain) -> &str {
    answer["header"].as_text().unwrap()
}

fn ways(session: &Session, from: &str, to: &str) -> Plain {
    let (from, to) = (from.to_owned(), to.to_owned());
    session.ask(&Question::Paths { from, to }).unwrap()
}

#[test]
fn where_not_even_the_shortest_ways_are_all_listed_the_verdict_is_of_all_of_them() {
    let mut links = String::from("s>a0:+ s>b0:+ a7>t:+ b7>t:+");
    for i in 0..7 {
        for from in ["a", "b"] {
            for to in ["a", "b"] {
                links += &format!(" {from}{i}>{to}{}:+", i + 1);
            }
        }
    }
    let all_plus = ways(&of(&links, ""), "s", "t");
    assert_eq!(all_plus["verdict"].as_text(), Some("+"));
    let said = "A rise in s raises t by all its shortest ways. 100 of the ways of 9 links are listed, not all.";
    assert_eq!(header(&all_plus), said);
    let mixed = ways(&of(&links.replace("b7>t:+", "b7>t:-"), ""), "s", "t");
    assert_eq!(mixed["verdict"].as_text(), Some("mixed"));
}

#[test]
fn a_link_that_works_both_ways_is_told_apart_from_one_without_a_sign() {
    let session = of("a>b:± a>c:? d>c:+ c>d:+", "");
    let both = ways(&session, "a", "b");
    assert_eq!(both["verdict"].as_text(), Some("unknown"));
    let said = "A rise in a may raise or lower b: on the one way a link works both ways.";
    assert_eq!(header(&both), said);
    let told = both["paths"].items()[0]["sentence"].as_text().unwrap();
    assert!(
        told.ends_with("So a rise in a sometimes raises and sometimes lowers b."),
        "{told}"
    );
    assert!(header(&ways(&session, "a", "c")).contains("is not stated"));
    let near = session.ask(&reach("a", false, Some(1))).unwrap();
    let verdicts: Vec<_> = near["reached"]
        .items()
        .iter()
        .map(|r| r["verdict"].as_text().unwrap())
        .collect();
    assert_eq!(
        verdicts,
        ["sometimes raises it, sometimes lowers it", "not stated"]
    );
}

#[test]
fn a_factor_on_no_loop_does_not_come_back_to_itself() {
    let session = of("a>b:+ b>c:+ c>b:-", "");
    assert_eq!(
        header(&ways(&session, "a", "a")),
        "No way leads from a back to it."
    );
    assert!(header(&ways(&session, "b", "b")).contains("comes back to itself by loops"));
}

#[test]
fn loops_through_a_factor_are_told_to_be_through_it() {
    let session = of("a>b:+ b>c:+ c>b:-", "");
    let none = session.ask(&loops(None, Some("a"), false)).unwrap();
    assert_eq!(header(&none), "No feedback loop passes through a.");
    let one = session.ask(&loops(None, Some("b"), false)).unwrap();
    assert!(
        header(&one).starts_with("Through b: 1 feedback loop: it holds"),
        "{}",
        header(&one)
    );
    let no_r = session.ask(&loops(Some("R"), Some("b"), false)).unwrap();
    assert!(header(&no_r).starts_with("Through b: 1 feedback loop"));
    assert_eq!(no_r["count"], Plain::Number(0.0));
}

#[test]
fn without_a_restriction_the_loops_are_told_as_in_the_list_of_loops() {
    let mut session = hct();
    while session.step(1000).has(Changes::BUSY) {}
    let all = session.ask(&loops(None, None, false)).unwrap();
    let listed = session.loops();
    assert_eq!(all["header"], listed["header"]);
    assert_eq!(ids(&all["loops"]), ids(&listed["rows"]));
}

#[test]
fn what_stands_above_independent_loops_is_of_those_asked_for() {
    let session = of("a>b:+ b>a:+ b>c:+ c>b:- d>d:+", "");
    let all = session.ask(&loops(None, None, true)).unwrap();
    assert!(
        header(&all).starts_with("2 independent loops:"),
        "{}",
        header(&all)
    );
    assert!(
        header(&all).ends_with("And 1 self-link."),
        "{}",
        header(&all)
    );
    let some = session.ask(&loops(Some("B"), None, true)).unwrap();
    assert!(
        header(&some).starts_with("1 of the 2 independent loops is among those asked for."),
        "{}",
        header(&some)
    );
    assert_eq!(some["count"], Plain::Number(1.0));
}

#[test]
fn a_bound_on_length_does_not_make_fewer_loops_be_known_of() {
    let mut links = Vec::new();
    for i in 0..14 {
        for j in 0..14 {
            if i != j {
                links.push(format!("f{i:02}>f{j:02}:+"));
            }
        }
    }
    let mut session = of(&links.join(" "), "");
    while session.step(1000).has(Changes::BUSY) {}
    let listed = header(&session.loops()).to_owned();
    let short = session
        .ask(&Question::Loops(WhichLoops {
            longest: Some(3),
            ..WhichLoops::default()
        }))
        .unwrap();
    let least = |text: &str| {
        let from = text.find("at least ").unwrap_or_else(|| panic!("{text}"));
        text[from..].split('.').next().unwrap().to_owned()
    };
    assert_eq!(
        least(&listed).split_whitespace().count(),
        least(header(&short)).split_whitespace().count()
    );
    assert_eq!(
        least(&listed),
        least(header(&short)),
        "{listed} / {}",
        header(&short)
    );
}

#[test]
fn whatever_the_length_asked_for_those_shown_and_the_longer_ones_are_as_many_together() {
    let mut session = tangled();
    while session.step(1000).has(Changes::BUSY) {}
    let all = |told: &str| -> u64 {
        let number = |before: &str| -> u64 {
            let from = told.find(before).unwrap_or_else(|| panic!("{told}")) + before.len();
            let end = told[from..].find([' ', '.']).unwrap();
            let digits = told[from..from + end].replace(',', "");
            digits.parse().unwrap_or_else(|_| panic!("{told}"))
        };
        number("Showing all ") + number("at least ")
    };
    let listed = all(header(&session.loops()));
    for longest in [4, 6] {
        let short = WhichLoops {
            longest: Some(longest),
            ..WhichLoops::default()
        };
        let told = session.ask(&Question::Loops(short)).unwrap();
        assert_eq!(all(header(&told)), listed, "{}", header(&told));
    }
}

#[test]
fn independent_loops_through_a_factor_are_said_to_be_through_it() {
    let session = of("a>b:+ b>a:+ b>c:+ c>b:- d>d:+", "");
    let through = session.ask(&loops(None, Some("a"), true)).unwrap();
    assert!(
        header(&through).starts_with("Through a: 1 of the 2"),
        "{}",
        header(&through)
    );
    let own = session.ask(&loops(None, Some("d"), true)).unwrap();
    assert_eq!(
        header(&own),
        "Through d: no feedback loop between factors, and 1 self-link."
    );
    let short = WhichLoops {
        through: Some("e".to_owned()),
        longest: Some(2),
        ..WhichLoops::default()
    };
    let session = of("a>b:+ b>a:+ e>a:+", "");
    let none = session.ask(&Question::Loops(short)).unwrap();
    assert_eq!(header(&none), "No feedback loop passes through e.");
}

#[test]
fn all_factors_can_be_asked_about_whatever_is_shown() {
    let mut session = by_ids("b a c d", "a>b+ b>a+ c>d+", "");
    session
        .act(Action::Focus {
            id: Some("c".to_owned()),
            steps: Some(1),
        })
        .unwrap();
    let told = session.ask(&Question::Factors).unwrap();
    assert_eq!(ids(&told["factors"]), ["a", "b", "c", "d"]);
}

#[test]
fn the_line_above_independent_loops_is_never_empty() {
    let session = by_ids("a b", "a>a- b>b?1 b>b?2 a>b+", "");
    for through in [None, Some("a")] {
        for class in ["R", "U"] {
            let told = session.ask(&loops(Some(class), through, true)).unwrap();
            if told["loops"].items().is_empty() {
                let said = "No feedback loop between factors, and 3 self-links.";
                assert_eq!(header(&told), said, "{class} {through:?}");
            }
        }
    }
}
