//! Headings, remarks and talk around a pasted list, and fences in it.

use super::{links, read, told};
use system_map::format::{Format, export};
use system_map::model::Delay;

#[test]
fn headings_and_talk_around_a_pasted_list_are_left_out_and_told() {
    let list = "- Trust\n- Lone one.\n";
    let links_of = "1. Trust → Sharing (+)\n2. Sharing → Trust (−)\n";
    for [above, below, loops] in [
        ["Variables", "Links", "Feedback loops"],
        ["**Variables:**", "**Links**:", "**Feedback Loops**"],
        ["## Variables", "## Causal links", "## Feedback loops:"],
        ["Variablen:", "Beziehungen", "Rückkopplungsschleifen:"],
        ["Variables :", "Liens :", "Boucles :"],
        [
            "Factores",
            "Relaciones causales",
            "Bucles de retroalimentación",
        ],
        ["Variabelen", "Relaties:", "Feedbacklussen"],
        [
            "Here is a causal loop diagram of trust",
            "Which are the links?",
            "Let me know if you would like more!",
        ],
        [
            "This is a list of all that we found when we met last May in town",
            "These are the links.",
            "What follows are all of the circles that we saw in them when we looked again",
        ],
        [
            "Sure! Here’s a list:",
            "Causal loop diagram: Trust",
            "**R1 – Growth (Reinforcing)**",
        ],
        [
            "Kausaldiagramm: Vertrauen",
            "Balancing loop B1",
            "B1 (Calm)",
        ],
    ] {
        let text =
            format!("{above}\n{list}{below}\n{links_of}{loops}\n- R1: Trust → Sharing → Trust\n");
        let it = read("x.txt", &text).unwrap();
        let labels: Vec<_> = it.map.factors().map(|(_, f)| f.label.as_str()).collect();
        assert_eq!(labels, ["Trust", "Lone one.", "Sharing"], "{text}");
        assert_eq!(links(&it.map).len(), 2, "{text}");
        assert_eq!(it.map.info().loops.len(), 1, "{text}");
        assert!(it.map.info().groups.is_empty(), "{text}");
        let said = told(&it);
        assert!(
            said.contains("3 lines without arrows were left out"),
            "{text}{said}"
        );
        for line in [above, below, loops] {
            let start: String = line.chars().take(30).collect();
            assert!(said.contains(&start), "{line}: {said}");
        }
    }
}

#[test]
fn what_links_name_or_stands_in_quotes_or_has_no_links_around_it_is_no_talk() {
    for text in [
        "Links\nTrust -> Links : +\nSharing",
        "\"Links\"\nTrust -> Sharing : +",
        "Links [G]\nTrust -> Sharing : +",
        "Links #web\nTrust -> Sharing : +",
        "Trust: Whether we believe each other.\nTrust2 -> Sharing : +",
        "Are we happy?\nTrust -> Are we happy? : +\nSharing",
        "R1\nTrust -> Sharing : +",
    ] {
        let it = read("x.outline", text).unwrap();
        assert_eq!(it.map.factor_count(), 3, "{text} {}", told(&it));
        assert!(!told(&it).contains("left out"), "{text} {}", told(&it));
    }
    let it = read("x.outline", "Links\nVariables:\nWho knows?").unwrap();
    assert_eq!(it.map.factor_count(), 3);
    // What we write comes back.
    let labels = [
        "Trust",
        "Links",
        "Who knows?",
        "Feedback loops",
        "R1 – Growth",
        "So it is.",
        "Here is the first of them",
    ];
    let typed = labels.map(|label| format!("\"{label}\"\n")).concat();
    let it = read("x.outline", &format!("{typed}Trust -> Trust : +\n")).unwrap();
    assert_eq!(it.map.factor_count(), 7);
    let out = export(&it.map, Format::Outline).unwrap();
    let text = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
    assert_eq!(
        read("x.txt", &text).unwrap().map.factor_count(),
        7,
        "{text}"
    );
}

#[test]
fn names_in_curly_quotes_are_no_talk_and_a_true_minus_in_a_shaft_is_a_sign() {
    let it = read("x.txt", "A -> B : +\n“Loops”\n„Variablen“\n«Liens»\n").unwrap();
    let labels: Vec<&str> = it.map.factors().map(|(_, f)| f.label.as_str()).collect();
    assert_eq!(labels, ["A", "B", "Loops", "Variablen", "Liens"]);
    let it = read("x.txt", "A --−--> B\nB --+--> C\nC -----> D\n").unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > C +", "C > D ?"]);
}

#[test]
fn json_in_a_fence_that_says_nothing_is_read() {
    let map = r#"{"links":[{"from":"A","to":"B","polarity":"+"}]}"#;
    for kind in ["", "json title=map"] {
        let text = format!("Here it is:\n```{kind}\n{map}\n```\nHope it helps.\n");
        let it = read("x.txt", &text).unwrap();
        assert_eq!(links(&it.map), ["A > B +"], "{text}");
        assert!(told(&it).contains("Hope it helps."), "{}", told(&it));
    }
}

#[test]
fn json_in_any_fence_is_read_and_a_fence_that_is_not_closed_ends_with_the_text() {
    let map = r#"{"links":[{"from":"A","to":"B","polarity":"+"}]}"#;
    for text in [
        format!("Here:\n~~~json\n{map}\n~~~\n"),
        "Here:\n~~~mermaid\nflowchart LR\nA -->|+| B\n~~~\n".to_owned(),
        format!("Here:\n```javascript\n{map}\n```\n"),
        format!("Here:\n```json\n{map}\n"),
        "Here:\n```csv\nFrom,To,Sign\nA,B,+".to_owned(),
    ] {
        let it = read("x.txt", &text).unwrap();
        assert_eq!(links(&it.map), ["A > B +"], "{text}");
        assert!(told(&it).contains("Here:"), "{text}{}", told(&it));
    }
}

#[test]
fn fences_around_a_part_of_a_list_are_no_factors() {
    for fence in ["```", "~~~", "```text"] {
        let end = &fence[..3];
        let text = format!("Trust -> Sharing : +\n{fence}\nSharing -> Cost : -\n{end}\n");
        let it = read("x.txt", &text).unwrap();
        assert_eq!(links(&it.map), ["Trust > Sharing +", "Sharing > Cost -"]);
        assert_eq!(it.map.factor_count(), 3, "{text}");
        assert!(
            told(&it).contains("2 lines without arrows were left out"),
            "{}",
            told(&it)
        );
    }
}

#[test]
fn remarks_before_a_colon_are_no_factors_unless_a_link_names_them() {
    for remark in [
        "Note: this link is contested.",
        "**Note:** Rent is key.",
        "Assumption: people are rational.",
        "Source: Smith 2010",
        "Author: J. Doe",
        "Title: Why we meet",
        "Quelle: Umfrage 2024",
        "Remarque : rien n’est sûr",
        "Nota: es así",
        "Opmerking: dat klopt",
        "Sure.",
        "Hope this helps",
    ] {
        let text = format!("Trust -> Sharing : +\n{remark}\nSharing -> Cost : -\n");
        let it = read("x.txt", &text).unwrap();
        assert_eq!(it.map.factor_count(), 3, "{text}");
        let said = told(&it);
        assert!(
            said.contains("left out") && said.contains(remark),
            "{remark}: {said}"
        );
    }
    for text in [
        "Source: where water comes from\nSource -> Water : +\nWater -> Fish : +",
        "\"Source\": where water comes from\nTrust -> Water : +",
        "Note [Papers]: a sheet\nTrust -> Water : +",
        "Soil quality: how much it bears\nTrust -> Water : +",
    ] {
        let it = read("x.txt", text).unwrap();
        assert_eq!(it.map.factor_count(), 3, "{text} {}", told(&it));
        assert!(!told(&it).contains("left out"), "{text} {}", told(&it));
        let out = export(&it.map, Format::Outline).unwrap();
        let written = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
        let again = read("x.txt", &written).unwrap();
        assert_eq!(again.map.factor_count(), 3, "{written}");
    }
}

#[test]
fn what_stands_below_notes_or_sources_is_left_out_and_told_up_to_the_next_part() {
    for heading in [
        "Notes",
        "### Notes",
        "**Assumptions:**",
        "### 4. Sources",
        "Quellen:",
        "Légende",
    ] {
        let text = format!(
            "### 1. Variables\n- Trust\n{heading}\n- Trust is slow to build\n- See Smith (2010)\nTrust -> Cost : -\n\nPolarity: what it means\n- Trust\n### 2. Links\n- Trust -> Sharing : +\n- Lone one\n"
        );
        let it = read("x.txt", &text).unwrap();
        let labels: Vec<&str> = it.map.factors().map(|(_, f)| f.label.as_str()).collect();
        assert_eq!(labels, ["Trust", "Cost", "Sharing", "Lone one"], "{text}");
        assert!(it.map.info().groups.is_empty(), "{text}");
        let said = told(&it);
        assert!(
            said.contains("6 lines without arrows were left out"),
            "{said}"
        );
        for line in ["Trust is slow", "See Smith (2010)", "Polarity: what"] {
            assert!(said.contains(line), "{said}");
        }
    }
}

#[test]
fn a_remark_with_an_arrow_is_left_out_and_a_delay_behind_a_sign_is_one() {
    let text = "Trust -> Sharing (+) – delayed\nSharing -> Cost (-) (delayed)\nCost -> Trust (+): delayed by habits\nNote: Trust -> Cost is unclear\n";
    let it = read("x.txt", text).unwrap();
    assert_eq!(
        links(&it.map),
        ["Trust > Sharing +", "Sharing > Cost -", "Cost > Trust +"]
    );
    let late: Vec<bool> = it
        .map
        .links()
        .map(|(.., link)| link.delay != Delay::None)
        .collect();
    assert_eq!(late, [true, true, false]);
    let said = told(&it);
    assert!(
        said.contains("1 remark with an arrow in it was left out: Note: Trust -> Cost is unclear."),
        "{said}"
    );
}
