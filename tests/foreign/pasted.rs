//! Lists that are pasted: signs where people and programs put them, and marks around names.

use super::{links, read, told};
use system_map::format::{Format, export};

#[test]
fn a_sign_in_the_shaft_of_an_arrow_or_right_behind_it_is_that_of_the_link() {
    for (text, sign) in [
        ("A --(+)--> B", "+"),
        ("A -(-)-> B", "-"),
        ("A —(–)→ B", "-"),
        ("A –[−]→ B", "-"),
        ("A ==(+, delayed)==> B", "+"),
        ("A --+--> B", "+"),
        ("A -+-> B", "+"),
        ("A -- positive --> B", "+"),
        ("A —(negative)→ B", "-"),
        ("A -> (+) B", "+"),
        ("A →(−) B", "-"),
        ("A →+ B", "+"),
        ("A →− B", "-"),
        ("A ->[+] B", "+"),
        ("A → B (+).", "+"),
        ("A → B (-);", "-"),
        ("A → B (-),", "-"),
        ("A → B **(-)**", "-"),
        ("**A** → **B** [+]", "+"),
        ("`A` → _B_ (+)", "+"),
        ("“A” → ‘B’ : +", "+"),
        ("1. **A → B** (−): less", "-"),
        ("**A → B** (+)", "+"),
        ("„A“ → «B» : +", "+"),
    ] {
        let it = read("x.txt", &format!("A -> C : +\n{text}\nB -> C : -")).unwrap();
        let wanted = [
            "A > C +".to_owned(),
            format!("A > B {sign}"),
            "B > C -".to_owned(),
        ];
        assert_eq!(links(&it.map), wanted, "{text}: {}", told(&it));
    }
}

#[test]
fn a_name_in_the_quotes_of_a_program_for_texts_may_have_a_colon_and_lines_of_dot_say_what_they_are()
{
    let it = read(
        "x.txt",
        "“Goal 3: health” -> Income : +\nIncome -> “Goal 3: health”",
    )
    .unwrap();
    assert_eq!(
        links(&it.map),
        ["Goal 3: health > Income +", "Income > Goal 3: health ?"]
    );
    let error = read(
        "x.txt",
        "\"Trust\" -> \"Sharing\" [label=\"+\"];\n\"Sharing\" -> \"Trust\" [label=\"-\"];",
    )
    .err()
    .unwrap();
    assert!(error.to_string().contains("digraph {"), "{error}");
}

#[test]
fn quotes_that_are_not_around_a_whole_name_hide_no_arrow() {
    for (text, from, to) in [
        (
            "‘90s music -> People’s trust : +",
            "‘90s music",
            "People’s trust",
        ),
        ("‘90s -> Peoples’ : +", "‘90s", "Peoples’"),
        ("‘90s → Peoples’ (+)", "‘90s", "Peoples’"),
        ("‘Smart’ city -> Peoples’ : +", "‘Smart’ city", "Peoples’"),
        ("“Fast food -> “Slow” food : +", "“Fast food", "“Slow” food"),
        ("“Fast food -> Slow” : +", "“Fast food", "Slow”"),
        ("„Zit -> „Alt“ : +", "„Zit", "Alt"),
        ("‘ -> \"- 0’\" : +", "‘", "- 0’"),
        ("« -> \"-> : »\" : +", "«", "-> : »"),
        ("“A -> B” -> C : +", "A -> B", "C"),
        ("“A -> B”→C (+)", "A -> B", "C"),
        ("C -> “A: x -> B” : +", "C", "A: x -> B"),
        ("“A: x” --(+)--> C", "A: x", "C"),
        ("‘It’s late: no’ -> B : +", "‘It’s late: no’", "B"),
    ] {
        let it = read("x.txt", text).unwrap();
        assert_eq!(links(&it.map), [format!("{from} > {to} +")], "{text}");
    }
    // An arrow in a name that stands alone is told.
    let it = read("x.txt", "A → B\n“A → B”").unwrap();
    assert_eq!(it.map.factor_count(), 3);
    assert!(told(&it).contains("“A → B”"), "{}", told(&it));
    for open in ["‘", "“", "„", "‘a’ b", "“a -> ”", ":“"] {
        super::soon(&format!("{open} -> ").repeat(20_000), "x.outline");
        super::soon(&format!("A -> {}", open.repeat(30_000)), "x.outline");
    }
}

#[test]
fn names_with_quotes_of_all_kinds_come_back_from_an_outline() {
    for [from, to] in [
        ["‘90s music", "People’s trust"],
        ["‘90s", "Peoples’"],
        ["“Fast food", "“Slow” food"],
        ["“Fast food", "Slow”"],
        ["„Zit", "„Alt“"],
        ["‘", "- 0’"],
        ["»", "«"],
        ["‘Smart’ city", "Who’s"],
    ] {
        let table = format!("From;To;Sign\n{from};{to};+\n{to};{from};-\n");
        let it = read("x.csv", &table).unwrap();
        let out = export(&it.map, Format::Outline).unwrap();
        let text = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
        let back = read("x.txt", &text).unwrap();
        assert_eq!(links(&back.map), links(&it.map), "{text}");
        assert_eq!(back.map.factor_count(), 2, "{text}");
    }
}

#[test]
fn each_link_of_a_chain_has_the_sign_in_its_shaft_or_right_behind_its_arrow() {
    for text in [
        "A --(+)--> B --(-)--> C",
        "A → (+) B → (−) C",
        "A →(+) B —(–)→ C",
        "A -+-> B -- negative --> C",
        "A →+ B →− C",
        "A → B (+) → C (-)",
        "**A** → **B** (+) → **C** (-).",
        "A → B (positive) → C (negative)",
        "A --(+, delayed)--> B --(-)--> C;",
    ] {
        let it = read("x.txt", &format!("C -> A : +\n{text}")).unwrap();
        let wanted = ["C > A +", "A > B +", "B > C -"];
        assert_eq!(links(&it.map), wanted, "{text}: {}", told(&it));
        let delayed = it.map.links().filter(|of| !of.3.delay.is_none()).count();
        assert_eq!(delayed, usize::from(text.contains("delayed")), "{text}");
    }
    let it = read("x.txt", "A --(+)--> B --(-)--> A\nA → (+) C → (+) A").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -", "A > C +", "C > A +"]);
    let it = read("x.txt", "A --(+)--> B → C").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C ?"]);
    // One sign is that of all links, and what is not plain is told.
    let it = read("x.txt", "A -> B -> C : -").unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > C -"]);
    for text in ["A → B → C (+)", "A (+) → B (+) → C"] {
        let it = read("x.txt", text).unwrap();
        assert_eq!(it.map.link_count(), 2);
        assert!(told(&it).contains("like a sign"), "{text} {}", told(&it));
    }
}

#[test]
fn a_chain_with_the_label_of_a_loop_in_brackets_is_that_loop() {
    for text in [
        "A → B (+)\nB → A (-)\nA → B → A (B1)",
        "A → B (+)\nB → A (-)\n(B1) A → B → A",
        "(B1) A --(+)--> B --(-)--> A",
        "A → (+) B → (−) A (B1)",
        "C → A : +\nA → (+) B → (−) A (B1)",
        "A → B (+)\nB1: A →(+) B →(−) A",
    ] {
        let it = read("x.txt", text).unwrap();
        let all = links(&it.map);
        for link in ["A > B +", "B > A -"] {
            let count = all.iter().filter(|of| *of == link).count();
            assert_eq!(count, 1, "{text} {all:?}");
        }
        assert_eq!(it.map.factor_count(), 2 + usize::from(text.contains('C')));
        let named = &it.map.info().loops[0];
        let found = (named.label.as_deref(), named.links.len());
        assert_eq!(found, (Some("B1"), 2), "{text} {}", told(&it));
    }
    // One that does not come back, or has more to say, is a chain.
    let it = read("x.txt", "A → B → C (R1)").unwrap();
    assert_eq!(it.map.link_count(), 2);
    super::soon(&format!("{}A → B → A", "(R1) ".repeat(60_000)), "x.outline");
}

#[test]
fn a_long_shaft_is_no_part_of_a_name() {
    for arrow in [
        "——>",
        "––>",
        "----->",
        "─>",
        "──>",
        "─→",
        "──→",
        "——→",
        "--→",
    ] {
        let it = read("x.txt", &format!("A -> C : +\nJoy {arrow} A : -\n")).unwrap();
        assert_eq!(links(&it.map), ["A > C +", "Joy > A -"], "{arrow}");
        let it = read(
            "x.txt",
            &format!("A -> C : +\nC {arrow} Joy {arrow} A : -\n"),
        )
        .unwrap();
        assert_eq!(links(&it.map)[1..], ["C > Joy -", "Joy > A -"], "{arrow}");
    }
    let it = read("x.txt", "A ─(+)→ B\nB ──(-)──> A\n").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
    let it = read("x.txt", "A - -> C : +").unwrap();
    assert_eq!(links(&it.map), ["A - > C +"]);
}

#[test]
fn words_behind_a_sign_in_brackets_explain_the_link() {
    for text in [
        "Trust → Sharing (+) – people who trust share more",
        "Trust → Sharing (+): people who trust share more",
        "Trust -> Sharing (+) people who trust share more.",
        "**Trust** → **Sharing** (+) - people who trust share more",
    ] {
        let it = read(
            "x.txt",
            &format!("{text}\nSharing → Trust (−, delayed) — so: yes"),
        )
        .unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Sharing +", "Sharing > Trust -"],
            "{text}"
        );
        let about: Vec<_> = it
            .map
            .links()
            .map(|(_, _, _, l)| l.description.as_deref().unwrap_or_default())
            .collect();
        assert_eq!(about, ["people who trust share more", "so: yes"], "{text}");
    }
}

#[test]
fn names_that_only_look_so_keep_their_words() {
    for name in [
        "Feedback – positive",
        "A -",
        "Well-being",
        "self-care - more",
        "“A” and “B”",
        "2 * 3",
        "a_b",
        "T** x",
    ] {
        let it = read("x.txt", &format!("{name} -> C\nC -> {name}")).unwrap();
        let label = &it.map.factors().next().unwrap().1.label;
        assert_eq!((label.as_str(), it.map.factor_count()), (name, 2));
    }
}

#[test]
fn a_sign_in_words_behind_an_effect_is_read_where_the_other_lines_say_that_it_is_one() {
    for [plus, minus] in [
        [" (positive)", " (negative)"],
        [" (s)", " (o)"],
        [" (same)", " (opposite direction)"],
        [" — positive", " – negative"],
        [" (increases)", " - reduces"],
    ] {
        let text = format!("Trust → Sharing{plus}\nSharing → Stress{minus}\nStress → Trust{minus}");
        let it = read("x.txt", &text).unwrap();
        let wanted = [
            "Trust > Sharing +",
            "Sharing > Stress -",
            "Stress > Trust -",
        ];
        assert_eq!(links(&it.map), wanted, "{text}");
        assert!(
            told(&it).contains(
                "3 links have their signs from what stands at the names of their ends: Sharing"
            ),
            "{}",
            told(&it)
        );
    }
    // One line alone, whose name stands elsewhere too.
    let it = read("x.txt", "A -> B (less)\nB -> C").unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > C ?"]);
    // What has a name of its own keeps it, and what may be either is told.
    let it = read("x.txt", "Income (less) -> Debt\nDebt -> Income (less)").unwrap();
    assert_eq!(
        links(&it.map),
        ["Income (less) > Debt ?", "Debt > Income (less) ?"]
    );
    let it = read(
        "x.txt",
        "A -> Income (less)\nA -> C\nA -> Food (more or less)",
    )
    .unwrap();
    assert_eq!(links(&it.map)[0], "A > Income (less) ?");
    assert!(
        told(&it)
            .contains("begins or ends like a sign, and no sign was read of it: Income (less)."),
        "{}",
        told(&it)
    );
    // In quotes it is the name.
    let it = read("x.txt", "A -> \"B (less)\"\nB -> C").unwrap();
    assert_eq!(links(&it.map), ["A > B (less) ?", "B > C ?"]);
}

#[test]
fn a_loop_below_its_links_is_one_as_people_write_it() {
    let links_of = "Trust → Sharing (+)\nSharing → Stress (−)\nStress → Trust (−)\n";
    for (line, label, name) in [
        ("R1: Trust → Sharing → Stress → Trust", "R1", ""),
        (
            "R1 (Virtuous circle): Trust → Sharing → Stress",
            "R1",
            "Virtuous circle",
        ),
        (
            "**R1 – Trust builds:** Trust → Sharing → Stress → Trust",
            "R1",
            "Trust builds",
        ),
        (
            "- Reinforcing loop R2: Trust →(+) Sharing →(−) Stress →(−) Trust",
            "R2",
            "",
        ),
        (
            "Reinforcing loop: Trust -> Sharing -> Stress -> Trust (reinforcing)",
            "",
            "Reinforcing loop",
        ),
    ] {
        let it = read("x.txt", &format!("{links_of}{line}\n")).unwrap();
        assert_eq!(
            (links(&it.map).len(), it.map.factor_count()),
            (3, 3),
            "{line}"
        );
        let of = &it.map.info().loops[0];
        let found = (
            of.label.as_deref().unwrap_or_default(),
            of.name.as_str(),
            of.links.len(),
        );
        assert_eq!(found, (label, name, 3), "{line}");
        let bytes = export(&it.map, Format::Outline)
            .unwrap()
            .parts
            .remove(0)
            .bytes;
        let written = String::from_utf8(bytes).unwrap();
        assert!(!written.contains("\"\""), "{written}");
        assert_eq!(
            read("x.outline", &written).unwrap().map.info().loops[0].name,
            name
        );
    }
    // One that takes a step that no line tells is told, and adds none.
    let it = read("x.txt", &format!("{links_of}B1: Trust → Stress → Trust")).unwrap();
    assert_eq!(links(&it.map).len(), 3);
    assert!(told(&it).contains("B1"), "{}", told(&it));
    let it = read("x.txt", &format!("{links_of}B1: Hope → More hope → Hope")).unwrap();
    assert_eq!((links(&it.map).len(), it.map.factor_count()), (3, 3));
    assert!(told(&it).contains("B1"), "{}", told(&it));
    let it = read("x.txt", &format!("{links_of}R1: it feeds itself")).unwrap();
    assert!(told(&it).contains("R1: it feeds itself"), "{}", told(&it));
    let it = read("x.txt", &format!("{links_of}\"R1\": a factor of that name")).unwrap();
    assert!(!told(&it).contains("R1"), "{}", told(&it));
    let bytes = export(&it.map, Format::Outline)
        .unwrap()
        .parts
        .remove(0)
        .bytes;
    assert!(String::from_utf8_lossy(&bytes).contains("\"R1\": a factor"));
    let it = read("x.txt", "Trust,Work,+\nR1: Trust → Work → Trust").unwrap();
    assert!(
        told(&it).contains("read as a factor: Trust,Work,+"),
        "{}",
        told(&it)
    );
    // Loops alone tell their links, each once.
    let it = read("x.txt", "R1: A →(+) B →(+) A\nB1: A → B → C (−) → A (+)").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A +", "B > C -", "C > A +"]);
    assert_eq!(it.audit.counts.closing, Some(2));
}

#[test]
fn arrows_with_filled_heads_are_arrows_and_alone_at_the_start_of_a_line_they_are_bullets() {
    let text = "Trust ──▶ Work : +\nWork ──► Cost (-)\nCost ▶ Trust\n▶ Trust → Fun (+)\n► Fun ──(+)──▶ Joy\nJoy -▶ Trust : +\nJoy ➝ Cost : +\n\"A ▶ B\" -> Joy : +\n";
    let it = read("x.txt", text).unwrap();
    let all = [
        "Trust > Work +",
        "Work > Cost -",
        "Cost > Trust ?",
        "Trust > Fun +",
        "Fun > Joy +",
        "Joy > Trust +",
        "Joy > Cost +",
        "A ▶ B > Joy +",
    ];
    assert_eq!(links(&it.map), all);
    let out = export(&it.map, Format::Outline).unwrap();
    let text = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
    assert_eq!(links(&read("x.txt", &text).unwrap().map), all, "{text}");
}
