//! What stands around a link where people paste a list or comment on a line.

use super::{has, links, read, told};
use system_map::format::{Format, detect, export};

const TWO: [&str; 2] = ["Trust > Sharing +", "Sharing > Trust -"];

/// The same two links, each with what stands before it.
fn two(first: &str, second: &str) -> String {
    format!("{first}Trust → Sharing (+)\n{second}Sharing → Trust (–)\n")
}

#[test]
fn the_bullet_of_a_pasted_list_is_no_part_of_a_name() {
    for mark in [
        "• ",
        "•\t",
        "•\u{a0}",
        "  ◦ ",
        "▪ ",
        "●\t",
        "· ",
        "‣ ",
        "⁃ ",
        "§\t",
        "§ ",
        "– ",
        "— ",
        "o\t",
        "\u{f0b7} ",
        "➢ ",
        "-\t",
        "*\t",
        "-\u{a0}",
        "1.\t",
        "1)\t",
        "7.\t",
        "1.2.\t",
        "(1)\t",
        "a)\t",
        "ii.\t",
        "a.\t",
    ] {
        let text = two(mark, mark);
        assert_eq!(
            detect(text.as_bytes(), "").unwrap(),
            Format::Outline,
            "{mark}"
        );
        let it = read("", &text).unwrap();
        assert_eq!(links(&it.map), TWO, "{mark}");
        assert!(!told(&it).contains("of a list"), "{mark}");
    }
}

#[test]
fn the_letters_and_numbers_of_a_list_that_counts_are_no_part_of_a_name() {
    for (first, second) in [
        ("a) ", "b) "),
        ("(1) ", "(2) "),
        ("(a) ", "(b) "),
        ("i. ", "ii. "),
        ("i) ", "ii) "),
        ("A. ", "B. "),
        ("o ", "o "),
        ("• ", "  o "),
        ("1.\u{a0}", "2.\u{a0}"),
        ("1. ", "   1. "),
    ] {
        let it = read("", &two(first, second)).unwrap();
        assert_eq!(links(&it.map), TWO, "{first}");
    }
    let nested = "1. Trust -> Sharing : +\n   1. Sharing -> Time : -\n   2. Time -> Trust : +\n2. Sharing -> Trust : -\n";
    let it = read("", nested).unwrap();
    assert_eq!(it.map.factor_count(), 3, "{:?}", links(&it.map));
}

#[test]
fn what_may_be_a_bullet_or_a_name_stays_and_is_told() {
    for (text, link, name) in [
        (
            "o ring -> Leak : +\nLeak -> Heat : +\n",
            "o ring > Leak +",
            "o ring",
        ),
        (
            "b) Trust -> Work : +\nWork -> Trust : -\n",
            "b) Trust > Work +",
            "b) Trust",
        ),
        (
            "3. Trust -> Work : +\n5. Work -> Trust : -\n",
            "3. Trust > Work +",
            "3. Trust, 5. Work",
        ),
        (
            "1.1 Trust -> Work : +\nWork -> Trust : -\n",
            "1.1 Trust > Work +",
            "1.1 Trust",
        ),
    ] {
        let it = read("x.txt", text).unwrap();
        assert_eq!(links(&it.map)[0], link);
        let said = told(&it);
        has(&said, &["begin", "of a list", &format!(": {name}.")]);
    }
    // A name that stands behind an arrow too, or is nothing but a letter, is one.
    for text in [
        "o -> Heat : +\no -> Leak : +\nHeat -> o : -\n",
        "o ring -> Leak : +\no ring -> Heat : +\nHeat -> o ring : -\n",
        "2. wave -> Fear : +\nFear -> 2. wave : -\n",
        "a) x -> b) y : +\nb) y -> a) x : -\n",
        "§ 5 -> Law : +\nLaw -> § 5 : -\n",
        "\"• a\" -> b : +\nb -> \"• a\" : -\n",
    ] {
        let it = read("x.txt", text).unwrap();
        assert!(it.map.factor_count() <= 3, "{:?}", links(&it.map));
        assert!(!told(&it).contains("of a list"), "{}", told(&it));
        let start = text.split(" ->").next().unwrap().replace('"', "");
        let from = |link: &String| link.starts_with(&format!("{start} > "));
        assert!(links(&it.map).iter().any(from), "{:?}", links(&it.map));
    }
}

#[test]
fn names_that_begin_like_a_bullet_or_hold_what_begins_a_comment_come_back_as_they_were() {
    for label in [
        "• a", "o", "o ring", "a) x", "(1) x", "ii. x", "– x", "—", "§ x", "1.1 x", "10) x",
        "x // y", "x //", "x //y", "←→", "loop R1", "Loop B2", "x; y", "a ⟺ b",
    ] {
        let doc = serde_json::json!({ "format": "system-map", "version": 1,
            "factors": [{ "id": "a", "label": label, "groups": ["g"], "description": "words" }, { "id": "b", "label": "b" }],
            "groups": [{ "id": "g", "label": "G" }],
            "links": [{ "from": "a", "to": "b", "polarity": "+" }, { "from": "b", "to": "a", "polarity": "-" }] });
        let it = read("x.json", &doc.to_string()).unwrap();
        let out = export(&it.map, Format::Outline).unwrap();
        let text = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
        let back = read("x.txt", &text).unwrap();
        assert_eq!(links(&back.map), links(&it.map), "{text}");
        assert_eq!(back.map.factor_count(), 2, "{text}");
        let said = told(&back);
        assert!(
            !said.contains("of a list") && !said.contains("//"),
            "{text} {said}"
        );
    }
}

#[test]
fn a_comment_at_the_end_of_a_line_is_no_part_of_it_and_is_told() {
    let text = "Trust -> Sharing // why\nSharing -> Trust : - // because of “x: y\nWork // \"at the office\nloop R1: Trust -> Sharing -> Trust // round\n";
    let it = read("x.txt", text).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing ?", "Sharing > Trust -"]);
    assert_eq!(it.map.factor_count(), 3);
    assert_eq!(it.map.info().loops.len(), 1);
    has(
        &told(&it),
        &[
            "4 comments at the end of a line",
            "why, because of “x: y, \"at the office, round.",
        ],
    );
}

#[test]
fn slashes_that_begin_no_comment_stay_and_those_that_may_are_told() {
    let it = read(
        "x.txt",
        "\"https://a.org\" -> A//B : +\nA//B -> \"x // y\" : -\nTrust: see // there\n",
    )
    .unwrap();
    assert_eq!(
        links(&it.map),
        ["https://a.org > A//B +", "A//B > x // y -"]
    );
    assert!(!told(&it).contains("//"), "{}", told(&it));
    // The end of a link, or its sign, would be lost.
    let it = read(
        "x.txt",
        "Work // life -> Stress : +\nStress -> Work // life : -\n",
    )
    .unwrap();
    assert_eq!(
        links(&it.map),
        ["Work // life > Stress +", "Stress > Work // life -"]
    );
    has(&told(&it), &["“//”", "Work // life"]);
    super::soon(&("a // ".repeat(200_000) + "-> b : +"), "x.outline");
}

#[test]
fn two_arrows_side_by_side_and_others_with_two_heads_are_two_links() {
    for arrow in [
        "←→",
        "⟺",
        "<—>",
        "<–>",
        "<--->",
        "↔\u{fe0f}",
        "⇄",
        "⇆",
        "⇌",
        "⬌",
        "⟷",
    ] {
        let it = read(
            "x.txt",
            &format!("Trust {arrow} Sharing : +\nTrust -> Work : -\n"),
        )
        .unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Sharing +", "Sharing > Trust +", "Trust > Work -"],
            "{arrow}"
        );
        assert!(
            told(&it).contains("1 mutual link became two"),
            "{}",
            told(&it)
        );
    }
}

#[test]
fn a_loop_of_one_factor_is_a_loop_or_an_error_that_says_how() {
    for name in ["R1 \"self\"", "\"self\"", "R1"] {
        let it = read(
            "x.txt",
            &format!("A -> A : +\nA -> B : -\nloop {name}: A\n"),
        )
        .unwrap();
        assert_eq!(
            (it.map.factor_count(), it.map.info().loops.len()),
            (2, 1),
            "{name}"
        );
        let error = read(
            "x.txt",
            &format!("A -> B : +\nB -> A : -\nloop {name}: A\n"),
        )
        .unwrap_err();
        assert_eq!(error.0.place.map(|place| place.line), Some(3));
        has(
            &error.0.message,
            &["one factor, “A”", "loop R1 \"Virtuous circle\": Trust"],
        );
    }
    // A name that begins with the word, and words about it.
    let it = read(
        "x.txt",
        "A -> Loop quality : +\nLoop quality: how good it is\n",
    )
    .unwrap();
    assert_eq!(it.map.factor_count(), 2);
}

#[test]
fn a_semicolon_in_a_name_is_told_and_a_group_in_quotes_is_not() {
    let it = read("x.txt", "A -> B; B -> C\nB -> A : +\n").unwrap();
    has(
        &told(&it),
        &["1 label with a semicolon was read as one factor: B; B."],
    );
    let it = read(
        "x.txt",
        "Trust [\"G|2 \\\"q\\\"\"] #\"a b\"\nTrust -> Work : +\n",
    )
    .unwrap();
    assert!(!told(&it).contains("no arrow"), "{}", told(&it));
}

#[test]
fn a_list_with_more_names_than_links_or_below_a_deep_heading_is_an_outline() {
    for text in [
        "Variables:\n- Trust\n- Sharing\n- Work\n- Rest\n- Joy\n\nLinks:\n- Trust → Sharing (positive)\n- Sharing → Trust (negative)\n",
        "- Trust\n- Sharing\n- Work\n- Rest\n- Joy\n\n- Trust → Sharing (+)\n- Sharing → Trust (–)\n",
        "1. Trust\n2. Sharing\n3. Work\n4. Rest\n5. Joy\n\n- Trust → Sharing (+)\n- Sharing → Trust (–)\n",
        "### Key variables\n1. Trust\n2. Sharing\n3. Work\n4. Rest\n5. Joy\n#### Links\n* Trust → Sharing (+)\n* Sharing → Trust (–)\n",
    ] {
        assert_eq!(
            detect(text.as_bytes(), "").unwrap(),
            Format::Outline,
            "{text}"
        );
        let it = read("x.txt", text).unwrap();
        assert_eq!(links(&it.map), TWO, "{text}");
        assert_eq!(it.map.factor_count(), 5, "{text}");
        assert!(it.map.info().groups.is_empty(), "{text}");
    }
    let it = read("x.md", "### People\n- Trust\n\n- Trust → Sharing (+)").unwrap();
    assert_eq!(it.map.info().groups[0].label, "People");
    let it = read("x.md", "### R1: Growth\n- A → B (+)\n- B → A (+)").unwrap();
    assert!(it.map.info().groups.is_empty());
    has(&told(&it), &["left out as a heading", "### R1: Growth"]);
}

#[test]
fn what_stands_in_the_one_fence_of_an_answer_is_read_by_its_own_format() {
    for (word, inside, format) in [
        (
            "json",
            "{\"nodes\":[\"Trust\",\"Sharing\"],\"edges\":[{\"from\":\"Trust\",\"to\":\"Sharing\",\"sign\":\"+\"},\n{\"from\":\"Sharing\",\"to\":\"Trust\",\"sign\":\"-\"}]}",
            Format::GraphJson,
        ),
        (
            "dot",
            "digraph {\n  Trust -> Sharing [label=\"+\"];\n  Sharing -> Trust [label=\"-\"];\n}",
            Format::Dot,
        ),
        (
            "csv",
            "From,To,Sign\nTrust,Sharing,+\n\nSharing,Trust,-",
            Format::Csv,
        ),
        (
            "text",
            "Trust → Sharing (+)\nSharing → Trust (–)",
            Format::Outline,
        ),
        (
            "",
            "Trust → Sharing (+)\nSharing → Trust (–)",
            Format::Outline,
        ),
    ] {
        for [above, below] in [
            ["", ""],
            ["Here it is:\n\n", ""],
            ["Sure, here it is!\n", "\nI hope it helps.\n"],
        ] {
            let text = format!("{above}```{word}\n{inside}\n```\n{below}");
            assert_eq!(detect(text.as_bytes(), "x.md").unwrap(), format, "{text}");
            let it = read("x.md", &text).unwrap();
            assert_eq!(links(&it.map), TWO, "{text}");
            let said = told(&it);
            for line in [above, below] {
                assert!(said.contains(line.trim()), "{said}");
            }
            assert_eq!(
                said.contains("around the fences"),
                !above.is_empty(),
                "{said}"
            );
        }
    }
    // Lines are counted as in the file.
    let error = read("x.md", "Here:\n\n```json\n{\"nodes\": [,]}\n```\n").unwrap_err();
    assert_eq!(error.0.place.map(|place| place.line), Some(4), "{error}");
    // In a cell a fence is words, and where links are typed around it, it is not all there is.
    let text = "Label,Description\nTrust,\"See\n```json\n{}\n```\n\"\nSharing,\n";
    let it = read("x.csv", text).unwrap();
    assert_eq!(it.map.factor_count(), 2, "{}", told(&it));
    let it = read("x.txt", "A -> B : +\n```\nB -> A : -\n```\n").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
    super::soon(&"```\n".repeat(250_000), "x.md");
    super::soon(&format!("```json\n{}```\n", "\n".repeat(900_000)), "x.md");
}
