//! Signs at the names of the ends of links, where people write them who have no column for them.

use super::books::{book, opened};
use super::{has, links, read, table, told};

const THREE: [&str; 3] = ["Trust > Sharing +", "Sharing > Fear -", "Fear > Trust -"];

#[test]
fn signs_behind_effects_are_read_in_one_column_of_arrows_and_in_two_of_names() {
    for [plus, minus] in [
        [" (+)", " (-)"],
        [" (S)", " (O)"],
        [" (s)", " (o)"],
        [" (positive)", " (negative)"],
        [" +", " -"],
        [" +", " –"],
        [" (+ve)", " (-ve)"],
        [", +", ", -"],
    ] {
        let ends = [
            ("Trust", format!("Sharing{plus}")),
            ("Sharing", format!("Fear{minus}")),
            ("Fear", format!("Trust{minus}")),
        ];
        let arrows = ends
            .clone()
            .map(|(from, to)| format!("\"{from} → {to}\"\n"));
        let columns = ends.clone().map(|(from, to)| format!("{from},\"{to}\"\n"));
        let typed = ends.map(|(from, to)| format!("{from} -> {to}\n"));
        for text in [
            format!("Link\n{}", arrows.concat()),
            format!("From,To\n{}", columns.concat()),
        ] {
            let (found, told) = table(&text);
            assert_eq!(found, THREE, "{text}{told}");
        }
        let it = read("x.txt", &typed.concat()).unwrap();
        assert_eq!(links(&it.map), THREE, "{plus}");
    }
    let (found, told) = table("From,To\nTrust,+Sharing\nSharing,-Fear\nFear,-Trust\n");
    assert_eq!(found, THREE, "{told}");
    has(
        &told,
        &["3 links have their signs from what stands at the names of their ends: +Sharing, -Fear"],
    );
    let it = opened(&book(&[(
        "Links",
        &[
            &["Link"],
            &["Trust → Sharing (S)"],
            &["Sharing → Fear (O)"],
            &["Fear → Trust (O)"],
        ],
    )]));
    assert_eq!(links(&it.map), THREE);
}

#[test]
fn a_sign_and_a_delay_behind_an_effect_are_both_read() {
    let (found, told) =
        table("Link\nTrust → Sharing (+)\nSharing → Trust (-, delayed)\nFear → Trust (?)\n");
    assert_eq!(
        found,
        ["Trust > Sharing +", "Sharing > Trust -", "Fear > Trust ?"],
        "{told}"
    );
    has(&told, &["1 with a delay", "3 factors"]);
    let (found, told) = table("From,To\nTrust,\"Sharing (+, long delay)\"\nSharing,Trust (-)\n");
    assert_eq!(found, ["Trust > Sharing +", "Sharing > Trust -"], "{told}");
    has(&told, &["1 with a delay"]);
    // A column of delays may say more.
    let (_, told) =
        table("Link,Delay\n\"Trust → Sharing (+, delayed)\",6 months\nSharing → Trust (-),\n");
    has(&told, &["2 links (1 +, 1 −), 1 with a delay"]);
}

#[test]
fn signs_behind_causes_and_arrows_up_and_down_are_read() {
    let (found, told) = table("Link\nTrust (+) → Sharing\nSharing (-) → Fear\nFear (-) → Trust\n");
    assert_eq!(found, THREE, "{told}");
    let lines = [
        "Trust ↑ → Sharing ↑",
        "Sharing ↑ → Fear ↓",
        "Fear ↓ → Trust ↑",
    ];
    let expected = ["Trust > Sharing +", "Sharing > Fear -", "Fear > Trust -"];
    let (found, told) = table(&format!("Link\n{}\n", lines.join("\n")));
    assert_eq!(found, expected, "{told}");
    has(
        &told,
        &["from arrows up and down at their ends: Trust ↑ → Sharing ↑"],
    );
    let it = read("x.txt", &lines.join("\n")).unwrap();
    assert_eq!(links(&it.map), expected);
    let (found, told) = table("From,To\n↑ Trust,↑ Sharing\nSharing ⬆️,Fear ⬇️\n▼ Fear,Trust ▲\n");
    assert_eq!(found, expected, "{told}");
}

#[test]
fn two_strokes_through_the_shaft_of_an_arrow_are_a_delay() {
    for arrow in ["-||->", "--||-->", "-//->", "--//-->", "—||→", "-‖->"] {
        let it = read(
            "x.txt",
            &format!("Trust {arrow} Sharing : +\nSharing -> Trust : -\n"),
        )
        .unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Sharing +", "Sharing > Trust -"],
            "{arrow}"
        );
        let late: Vec<bool> = it
            .map
            .links()
            .map(|(.., link)| !link.delay.is_none())
            .collect();
        assert_eq!(late, [true, false], "{arrow}");
        let it = read(
            "x.txt",
            &format!("Trust {arrow} Sharing (+)\nSharing -> Trust : -\n"),
        )
        .unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Sharing +", "Sharing > Trust -"],
            "{arrow}"
        );
    }
}

#[test]
fn names_that_only_look_so_stay_as_they_are() {
    // Where a column says the signs, and where nothing else is called so without the mark.
    let (found, _) = table("From,To,Sign\nTrust,Grade (-),+\nGrade (-),Grade,-\n");
    assert_eq!(found, ["Trust > Grade (-) +", "Grade (-) > Grade -"]);
    let (found, told) = table("From,To\nCare,People aged 65 +\nPeople aged 65 +,Cost\n");
    assert_eq!(
        found,
        ["Care > People aged 65 + ?", "People aged 65 + > Cost ?"],
        "{told}"
    );
    let (found, told) = table("From,To\nCare,People aged 65 +\nCost,Care\n");
    assert_eq!(found, ["Care > People aged 65 + ?", "Cost > Care ?"]);
    has(&told, &["no sign was read of it: People aged 65 +"]);
    let (found, _) = table("From,To\nExperience (negative),Leaving\nLeaving,Experience\n");
    assert_eq!(
        found,
        [
            "Experience (negative) > Leaving ?",
            "Leaving > Experience ?"
        ]
    );
    // A hyphen within a name, a list, and words in brackets are none.
    let (found, _) = table("From,To\nTrust,Well-being\nWell-being,Care (adults)\nCare,Trust\n");
    assert_eq!(found.len(), 3);
    assert!(
        found.contains(&"Well-being > Care (adults) ?".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_name_that_is_another_with_words_in_brackets_is_told_where_nobody_lists_factors() {
    let (found, told) = table("From,To,Sign\nTrust,Hope (unclear),+\nHope,Trust,-\n");
    assert_eq!(found.len(), 2);
    has(
        &told,
        &[
            "is another one with words in brackets or behind a mark",
            "Hope (unclear)",
        ],
    );
    let (_, told) = table("From,To,Sign\nTrust,Hope (staff),+\nHope (users),Trust,-\n");
    assert!(!told.contains("in brackets behind"), "{told}");
}

#[test]
fn the_addresses_that_notion_writes_behind_names_are_left_out_and_told() {
    let page = |name: &str| {
        format!("{name} (https://www.notion.so/{name}-0a1b2c3d4e5f60718293a4b5c6d7e8f9?pvs=21)")
    };
    let file = |name: &str| format!("{name} ({name}%200a1b2c3d4e5f60718293a4b5c6d7e8f9.md)");
    for with in [&page as &dyn Fn(&str) -> String, &file] {
        let text = format!(
            "Name,Influences,Polarity\nTrust,{},+\nSharing,{},-\nFear,{},-\n",
            with("Sharing"),
            with("Fear"),
            with("Trust")
        );
        let (found, told) = table(&text);
        assert_eq!(found, THREE, "{told}");
        has(
            &told,
            &[
                "3 cells have the addresses of pages",
                "Sharing, Fear, Trust",
            ],
        );
        let text = format!(
            "Name,Influences\nTrust,\"{}, {}\"\nSharing,{}\nFear,\n",
            with("Sharing"),
            with("Fear"),
            with("Trust")
        );
        let (found, told) = table(&text);
        assert_eq!(
            found,
            ["Trust > Sharing ?", "Trust > Fear ?", "Sharing > Trust ?"],
            "{told}"
        );
    }
    // Any other address in brackets belongs to the words.
    let (found, _) = table("From,To,Sign\nTrust,Care (https://example.org/care),+\nCost,Trust,-\n");
    assert_eq!(found[0], "Trust > Care (https://example.org/care) +");
}

#[test]
fn a_quotation_in_a_text_with_tabs_joins_no_rows() {
    let text = "From\tTo\tSign\tQuote\nTrust\tSharing\t+\t\"I never know who to ask\nSharing\tFear\t-\tso I give up\"\n\"Fear\" of it\tTrust\t-\t\"No\" (nurse)\n";
    let (found, told) = table(text);
    assert_eq!(found.len(), 3, "{told}");
    assert_eq!(found[..2], THREE[..2], "{told}");
    // Lines within a cell, as a spreadsheet copies them, have no tab in them.
    let copied = "From\tTo\tSign\tQuote\nTrust\tSharing\t+\t\"I never know\nwho to ask\"\nSharing\tFear\t-\t\"so, I\n\ngive up\"\nFear\tTrust\t-\t\n";
    let (found, told) = table(copied);
    assert_eq!(found, THREE, "{told}");
}

#[test]
fn what_stands_for_no_factor_yet_is_none() {
    let (found, told) =
        table("From,To,Sign\nTrust,Sharing,+\nUnknown,Trust,-\nTrust,Not known,-\nSharing,TBA,-\n");
    assert_eq!(found, ["Trust > Sharing +"], "{told}");
    has(&told, &["3 rows have no cause or no effect"]);
}

#[test]
fn a_factor_called_like_a_loop_that_no_link_touches_is_told() {
    let drawn = "flowchart LR\nA[Trust] -->|+| B[Sharing]\nB -->|+| A\nR1((R1))\n";
    let it = read("x.mmd", drawn).unwrap();
    has(
        &super::told(&it),
        &["1 factor is called like a loop and has no links: R1."],
    );
    let linked = format!("{drawn}A --> R1\n");
    let it = read("x.mmd", &linked).unwrap();
    assert!(!super::told(&it).contains("called like a loop"));
}

#[test]
fn how_an_edge_is_drawn_asks_for_no_sign_where_a_default_says_it() {
    let text = r#"<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph defaultedgetype="directed">
        <attributes class="edge"><attribute id="0" title="Polarity" type="float"><default>1</default></attribute></attributes>
        <nodes><node id="0" label="Trust"/><node id="1" label="Sharing"/></nodes><edges>
        <edge id="0" source="0" target="1"><viz:color r="255" g="0" b="0"/></edge>
        <edge id="1" source="1" target="0"><attvalues><attvalue for="0" value="-1.0"/></attvalues></edge></edges></graph></gexf>"#;
    let it = read("x.gexf", text).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing +", "Sharing > Trust -"]);
    assert!(
        !super::told(&it).contains("is drawn"),
        "{}",
        super::told(&it)
    );
}

#[test]
fn links_with_arrows_may_stand_beside_the_loops_that_they_are_in() {
    let links = [
        "Trust → Sharing,+",
        "Sharing → Trust,+",
        "Sharing → Fear,-",
        "Fear → Sharing,+",
    ];
    let expected = [
        "Trust > Sharing +",
        "Sharing > Trust +",
        "Sharing > Fear -",
        "Fear > Sharing +",
    ];
    for loops in [["R1", "R1", "B1", "B1"], ["R1", "", "B1", ""]] {
        let rows = loops
            .iter()
            .zip(links)
            .map(|(of, link)| format!("{of},{link}\n"));
        let (found, told) = table(&format!("Loop,Link,Sign\n{}", rows.collect::<String>()));
        assert_eq!(found, expected, "{told}");
    }
    // A loop in each row is a list of loops.
    let text = "Loop,Path\nR1,Trust → Sharing → Trust\nB1,Sharing → Fear → Sharing\n";
    let (found, told) = table(&format!(
        "From,To,Sign\nTrust,Sharing,+\nSharing,Trust,+\nSharing,Fear,-\nFear,Sharing,+\n\n{text}"
    ));
    assert_eq!(found, expected, "{told}");
}

#[test]
fn a_delay_may_stand_beside_the_sign_of_a_link_in_its_column() {
    let rows = "Trust,Sharing,+ (delayed)\nSharing,Openness,+\nOpenness,Fear,- (delay)\nFear,Trust,\"Negative, long delay\"\n";
    let expected = [
        "Trust > Sharing + Short",
        "Sharing > Openness + None",
        "Openness > Fear - Short",
        "Fear > Trust - Long",
    ];
    let of = |text: &str| {
        let it = read("x.csv", text).unwrap();
        let all = links(&it.map).into_iter().zip(it.map.links());
        let all = all.map(|(said, (.., link))| format!("{said} {:?}", link.delay));
        (all.collect::<Vec<_>>(), told(&it))
    };
    for heading in ["Sign", "Polarity", "Type", "+/-"] {
        let (found, told) = of(&format!("From,To,{heading}\n{rows}"));
        assert_eq!(found, expected, "{heading} {told}");
    }
    // What a column of delays says is not gone against, and stays.
    let (found, told) = of(
        "From,To,Sign,Delay\nTrust,Sharing,+ (delayed),6 months\nSharing,Fear,- (delayed),no\nFear,Trust,-,yes\n",
    );
    let kept = [
        "Trust > Sharing + Short",
        "Sharing > Fear ? None",
        "Fear > Trust - Short",
    ];
    assert_eq!(found, kept, "{told}");
    has(&told, &["1 link of the type “- (delayed)” has no sign"]);
}

#[test]
fn a_hyphen_in_a_name_is_no_reason_to_leave_its_sign_there() {
    let text = "Link\nTime -> Funding - project +\nFunding - project -> Trust -\n";
    let (found, told) = table(text);
    let expected = ["Time > Funding - project +", "Funding - project > Trust -"];
    assert_eq!(found, expected, "{told}");
}

#[test]
fn signs_and_delays_stand_at_names_in_many_forms() {
    let columns = |ends: [[&str; 2]; 3], headings: &str, rest: [&str; 3]| {
        let rows = ends.iter().zip(rest);
        let rows = rows.map(|([from, to], rest)| format!("{from},\"{to}\"{rest}\n"));
        format!("{headings}\n{}", rows.collect::<String>())
    };
    for [one, two, three] in [
        ["Sharing [+]", "Fear [-]", "Trust [-]"],
        ["Sharing [S]", "Fear [O]", "Trust [O]"],
        ["+ Sharing", "- Fear", "- Trust"],
        ["(+) Sharing", "(-) Fear", "(-) Trust"],
        ["Sharing+", "Fear-", "Trust-"],
        ["Sharing(+)", "Fear(-)", "Trust(-)"],
        ["Sharing▲", "Fear▼", "Trust▼"],
        ["Sharing ⬆️", "Fear ⬇️", "Trust ⬇️"],
        ["Sharing: +", "Fear: -", "Trust: -"],
        ["Sharing = +", "Fear = -", "Trust = -"],
        ["Sharing, positive", "Fear, negative", "Trust, negative"],
    ] {
        let ends = [["Trust", one], ["Sharing", two], ["Fear", three]];
        let (found, told) = table(&columns(ends, "From,To", [""; 3]));
        assert_eq!(found, THREE, "{one} {told}");
        // And where a column says the same.
        let (found, told) = table(&columns(ends, "From,To,Sign", [",+", ",-", ",-"]));
        assert_eq!(found, THREE, "{one} {told}");
    }
    let (found, account) =
        table("Link\n(+) Trust -> Sharing\n(-) Sharing -> Fear\n(-) Fear -> Trust\n");
    assert_eq!(found, THREE, "{account}");
    for mark in ["//", "||", "(delay)", "[delayed]"] {
        let ends = [
            ["Trust", &format!("Sharing {mark}")],
            ["Sharing", "Fear"],
            ["Fear", "Trust"],
        ];
        let text = columns(ends, "From,To,Sign", [",+", ",-", ",-"]);
        let it = read("x.csv", &text).unwrap();
        assert_eq!(links(&it.map), THREE, "{mark}");
        let late: Vec<bool> = it
            .map
            .links()
            .map(|(.., link)| !link.delay.is_none())
            .collect();
        assert_eq!(late, [true, false, false], "{mark}");
        has(
            &told(&it),
            &["1 link has a delay from what stands at the name of its effect"],
        );
    }
    for cell in ["Trust -> Sharing (+) //", "Trust -> Sharing + (delay)"] {
        let text = format!("Link\n{cell}\nSharing -> Fear (-)\nFear -> Trust (-)\n");
        let it = read("x.csv", &text).unwrap();
        assert_eq!(links(&it.map), THREE, "{cell}");
        assert!(!it.map.links().next().unwrap().3.delay.is_none(), "{cell}");
    }
}

#[test]
fn marks_that_are_part_of_names_stay_there() {
    let names = [
        "LGBTQ+",
        "65+",
        "Vitamin C+",
        "A+",
        "+ve attitudes",
        "-ve feelings",
        "GP // nurse",
    ];
    for pair in names.windows(2) {
        let (found, told) = table(&format!(
            "From,To\n{0},Trust\nTrust,{1}\nTrust,{0}\n",
            pair[0], pair[1]
        ));
        let expected = [
            format!("{} > Trust ?", pair[0]),
            format!("Trust > {} ?", pair[1]),
            format!("Trust > {} ?", pair[0]),
        ];
        assert_eq!(found, expected, "{told}");
    }
}

#[test]
fn signs_at_a_few_names_beside_a_column_of_signs_are_part_of_those() {
    let (found, told) = table("From,To,Sign\nTalk,Mood (+),+\nMood,Talk,+\nNoise,Mood (-),+\n");
    let expected = ["Talk > Mood (+) +", "Mood > Talk +", "Noise > Mood (-) +"];
    assert_eq!(found, expected, "{told}");
    // Nor do they make of two factors one that leads to itself.
    let (found, told) = table("From,To\nLGBTQ,LGBTQ+\nTrust,LGBTQ\n");
    assert_eq!(found, ["LGBTQ > LGBTQ+ ?", "Trust > LGBTQ ?"], "{told}");
}

#[test]
fn names_that_differ_by_marks_alone_are_told_where_nobody_lists_factors() {
    let (_, told) = table("From,To,Sign\nTrust,Sharing*,+\nSharing,1. Trust,-\n“Trust”,Joy,+\n");
    has(
        &told,
        &[
            "3 labels differ from others by marks alone, and are factors of their own: Sharing (like Sharing*), 1. Trust (like Trust), “Trust” (like Trust)",
        ],
    );
}

#[test]
fn words_in_brackets_behind_a_sign_are_about_the_link() {
    let it = read(
        "x.txt",
        "savings → security + (takes years)\nsecurity → savings +\n",
    )
    .unwrap();
    assert_eq!(
        links(&it.map),
        ["savings > security +", "security > savings +"]
    );
    let about = it.map.links().next().unwrap().3.description.clone();
    assert_eq!(about.as_deref(), Some("takes years"));
}

#[test]
fn links_in_words_among_arrows_are_told_and_a_text_without_arrows_says_how_to_type_them() {
    let it = read(
        "x.txt",
        "Turnover -> workload : +\nworkload reduces sleep\nStress leads to burnout\nCauses\n",
    )
    .unwrap();
    has(
        &told(&it),
        &[
            "2 lines have no arrow that is known here, and were read as factors: workload reduces sleep, Stress leads to burnout.",
        ],
    );
    let error = read(
        "x.txt",
        "Stress leads to burnout\nBurnout leads to turnover\n",
    );
    let error = error.unwrap_err().to_string();
    assert!(
        error.contains("To type links, write each in a line of its own"),
        "{error}"
    );
}

#[test]
fn a_word_or_number_right_behind_a_known_name_is_a_sign() {
    for [plus, minus] in [
        ["positive", "negative"],
        ["increases", "decreases"],
        ["s", "o"],
        ["S", "O"],
        ["+1", "-1"],
        ["+ve", "-ve"],
        ["same", "opposite"],
    ] {
        let text =
            format!("Trust -> Sharing {plus}\nSharing -> Fear {minus}\nFear -> Trust {minus}\n");
        let it = read("x.txt", &text).unwrap();
        assert_eq!(links(&it.map), THREE, "{text}{}", told(&it));
    }
    // Not behind a name that stands nowhere else.
    let it = read("x.txt", "Cost -> Eat less\nTime -> Drink less\n").unwrap();
    assert_eq!(links(&it.map), ["Cost > Eat less ?", "Time > Drink less ?"]);
}

#[test]
fn delays_in_more_words_are_read_behind_signs() {
    for tail in [
        "(+), with a delay",
        "(+) [delay]",
        "+ with a delay",
        "+ (with delay)",
        ": + with delay",
    ] {
        let text = format!("Sharing -> Trust (+)\nTrust -> Sharing {tail}\n");
        let it = read("x.txt", &text).unwrap();
        assert_eq!(
            links(&it.map),
            ["Sharing > Trust +", "Trust > Sharing +"],
            "{tail}"
        );
        let late = it.map.links().nth(1).map(|(.., link)| link.delay.is_none());
        assert_eq!(late, Some(false), "{tail}");
    }
    let it = read("x.txt", "Trust -> Sharing [delay]\nSharing -> Trust : +\n").unwrap();
    assert!(!it.map.links().next().unwrap().3.delay.is_none());
    assert!(it.map.info().groups.is_empty());
}

#[test]
fn a_name_behind_which_a_mark_and_words_follow_is_told() {
    let it = read(
        "x.txt",
        "Trust -> Sharing + R1\nSharing -> Trust – we talk\n",
    )
    .unwrap();
    has(
        &told(&it),
        &[
            "2 labels are others with words in brackets or behind a mark, and are factors of their own: Sharing + R1, Trust – we talk",
        ],
    );
}
