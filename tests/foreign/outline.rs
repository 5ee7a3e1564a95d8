//! The outline: lines that people type.

use super::{links, read, told};
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, ReadOptions, detect, export, import, signs_of};
use system_map::model::{Delay, NamedLoop, Polarity};

const MAP: &str = "\
# Why nobody has time
> What the workshop of May found.
> It met twice.

// Factors may be listed, and need not be.
Trust [People] #core: Whether we believe each other.
## Work
Workload
> How much there is to do.

Trust -> Sharing : +
Workload → Time to meet : - delayed \"cancelled first\" #time strength 0.5
> “We meet when there is time.”
Sharing --> Trust : same
Time to meet -> Trust: s, long delay
\"Goal 3: health\" -> Workload : ?
A -> B -> C : less

loop R1 \"Virtuous circle\": Trust -> Sharing -> Trust
> It feeds itself.
";

#[test]
fn typed_lines_become_factors_links_and_loops() {
    assert_eq!(detect(MAP.as_bytes(), "").unwrap(), Format::Outline);
    let it = read("pasted.txt", MAP).unwrap();
    let info = it.map.info();
    assert_eq!(info.title, "Why nobody has time");
    assert_eq!(
        info.description.as_deref(),
        Some("What the workshop of May found.\nIt met twice.")
    );
    assert_eq!(
        links(&it.map),
        [
            "Trust > Sharing +",
            "Workload > Time to meet -",
            "Sharing > Trust +",
            "Time to meet > Trust +",
            "Goal 3: health > Workload ?",
            "A > B -",
            "B > C -",
        ]
    );
    let link = |id: &str| it.map.link(it.map.link_ix(id).unwrap());
    let meet = link("workload>time-to-meet");
    assert_eq!(meet.delay, Delay::Short);
    assert_eq!(meet.label.as_deref(), Some("cancelled first"));
    assert_eq!(meet.tags, ["time"]);
    assert_eq!(meet.strength, Some(0.5));
    assert_eq!(
        meet.description.as_deref(),
        Some("“We meet when there is time.”")
    );
    assert_eq!(link("time-to-meet>trust").delay, Delay::Long);
    let factor = |id: &str| it.map.factor(it.map.factor_ix(id).unwrap());
    assert_eq!(factor("trust").groups, ["people"]);
    assert_eq!(factor("trust").tags, ["core"]);
    assert_eq!(
        factor("trust").description.as_deref(),
        Some("Whether we believe each other.")
    );
    assert_eq!(factor("workload").groups, ["work"]);
    let named = &info.loops[0];
    assert_eq!(
        (named.label.as_deref(), named.name.as_str()),
        (Some("R1"), "Virtuous circle")
    );
    assert_eq!(named.links, ["trust>sharing", "sharing>trust"]);
    assert_eq!(named.story.as_deref(), Some("It feeds itself."));
    assert!(told(&it).contains("1 link has no sign"), "{}", told(&it));
}

#[test]
fn what_was_written_is_what_a_person_would_type() {
    let it = read("x.txt", MAP).unwrap();
    let text = export(&it.map, Format::Outline).unwrap();
    assert!(text.notes.is_empty(), "{:?}", text.notes);
    let text = String::from_utf8(text.parts[0].bytes.clone()).unwrap();
    for line in [
        "# Why nobody has time",
        "> It met twice.",
        "Trust [People] #core: Whether we believe each other.",
        "Workload [Work]: How much there is to do.",
        "Workload -> Time to meet : - delayed strength 0.5 \"cancelled first\" #time",
        "\"Goal 3: health\" -> Workload : ?",
        "loop R1 \"Virtuous circle\": Trust -> Sharing -> Trust",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

#[test]
fn wrong_lines_are_told_by_number_with_what_to_write() {
    for (text, line, words) in [
        (
            "A -> B : +\n\nA -> B : hinders\n",
            3,
            "“hinders” is not understood",
        ),
        ("A -> B : +\nB -> : -\n", 2, "has no name here"),
        ("A -> B : +\nA <- C\n", 2, "Write the cause first"),
        ("A -> B : +\n\"A -> B : +\n", 2, "not closed"),
        ("A -> B : +\n{x} -> B : +\n", 2, "No factor has the id {x}"),
        (
            "A -> B : +\nloop R1: A -> B -> A\n",
            2,
            "no line links them",
        ),
        ("A -> B : +\nGoal 3: a -> b : +\n", 2, "in quotes"),
    ] {
        let error = read("x.outline", text).unwrap_err();
        assert_eq!(error.code(), Code::Syntax, "{error}");
        assert_eq!(error.0.place.map(|p| p.line), Some(line), "{error}");
        assert!(error.0.message.contains(words), "{error}");
    }
}

#[test]
fn two_signs_at_once_stay_unknown_and_are_told() {
    let it = read("x.outline", "A -> B : --\nB -> A : ±\n").unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A ±"]);
    assert!(told(&it).contains("may be two signs or a strong one"));
    let options = ImportOptions {
        signs: signs_of("--=-").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(b"A -> B : --\n", "x.outline", &options).unwrap();
    assert_eq!(it.map.links().next().unwrap().3.polarity, Polarity::Minus);
}

#[test]
fn tables_and_sentences_are_not_taken_for_an_outline() {
    for text in [
        "From,To,Type\nA,B,+\n\"see x -> y\",C,-\nD,E,+\nF,G,-\n",
        "from\tto\nA\tB\n",
    ] {
        assert_eq!(detect(text.as_bytes(), "").unwrap(), Format::Csv, "{text}");
    }
    assert_eq!(detect(b"A -> B, C : +\n", "x.csv").unwrap(), Format::Csv);
    assert!(detect(b"Dear all\nthis is a letter.\n", "").is_err());
}

#[test]
fn an_outline_that_is_meant_to_do_harm_is_refused_or_read_at_once() {
    for text in [
        format!("A{}", " -> A".repeat(200_000)),
        format!("A -> B{}", " : ".repeat(300_000)),
        format!("A -> B : {}", "+ ".repeat(500_000)),
        format!("A -> B\n{}", "> x\n".repeat(250_000)),
        format!("{}\n> {}", vec!["A"; 50].join(" -> "), "x".repeat(900_000)),
        "\"".repeat(1_000_000),
        "A [".repeat(300_000) + " -> B",
        "A -> B : {\"\\\"".repeat(70_000),
        (0..45_000).map(|i| format!("a{i} -> a : +\n")).collect(),
        format!("A -> B {}", "(+ ".repeat(300_000)),
        format!("A -> B {}", "( ".repeat(500_000)),
        format!("A -> B {})", "( ".repeat(500_000)),
        format!("A -> B{}", ") ".repeat(500_000)),
        format!("R1: A -> {}", "“ -> ".repeat(90_000)),
        format!("A {} -> B", "--(+)".repeat(200_000)),
        format!("A -> {} B", "**`".repeat(300_000)),
        format!("{}A -> B", "(+) ".repeat(250_000)),
        format!("A -> B{}", " — less".repeat(100_000)),
        (0..80_000)
            .map(|i| format!("## W{i}\n"))
            .collect::<String>()
            + "A -> B : +",
    ] {
        super::soon(&text, "x.outline");
    }
}

#[test]
fn the_outline_of_the_readme_is_one() {
    let readme = include_str!("../../README.md");
    let start = readme.find("# Why nobody has time").unwrap();
    let text = readme[start..].split("```").next().unwrap();
    let it = read("x", text).unwrap();
    assert_eq!(links(&it.map).len(), 4);
    assert_eq!(it.map.info().loops[0].links.len(), 2);
}

#[test]
fn lines_that_look_as_if_something_else_was_meant_are_told() {
    let it = read(
        "x",
        "A -> B +\nA -> C (-)\nA ->+ D\nA -+> B\n```mermaid\nE -> F : +\nG -> \"H +\" : -\n",
    )
    .unwrap();
    let said = told(&it);
    assert!(
        said.contains("1 label begins or ends like a sign, and no sign was read of it: B +."),
        "{said}"
    );
    assert!(
        said.contains("1 line has no arrow that is known here, and was read as a factor: A -+> B."),
        "{said}"
    );
    assert!(
        said.contains("words around the links: ```mermaid."),
        "{said}"
    );
    let other = told(
        &read(
            "x",
            "\"A b\" -> C : +\nC -> D\nvar \"X\"\nloop R1 \"name\"\n\"quoted\"\n",
        )
        .unwrap(),
    );
    assert!(
        other.contains("factors: var \"X\", loop R1 \"name\"."),
        "{other}"
    );
    let plain = "Trust: whether we believe\n> more\nA-B -> C (old) : +\nlone\n";
    let said = told(&read("x", plain).unwrap());
    assert!(
        !said.contains("like a sign") && !said.contains("no arrow"),
        "{said}"
    );
}

#[test]
fn the_address_of_a_model_in_a_note_is_told() {
    let text = "# Notes\n\nOur map: https://ncase.me/loopy/v1.1/?data=[[[1,403,223,1,%22x%22,4]],[],[],2%5D\n\nMore text -> here\n";
    let said = told(&read("x", text).unwrap());
    assert!(
        said.contains("The address of a LOOPY model stands in this text"),
        "{said}"
    );
}

#[test]
fn an_arrow_with_two_heads_is_two_links() {
    for arrow in ["<->", "<-->", "<=>", "↔", "⇔"] {
        let it = read(
            "x.txt",
            &format!("Trust {arrow} Sharing : + delayed\nSharing -> Time : -\n"),
        )
        .unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Sharing +", "Sharing > Trust +", "Sharing > Time -"],
            "{arrow}"
        );
        assert!(
            told(&it).contains("1 mutual link became two"),
            "{}",
            told(&it)
        );
        assert_eq!(it.audit.counts.delayed, 2);
    }
    let it = read("x.txt", "A -> B <-> C : +\n").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C +", "C > B +"]);
}

#[test]
fn the_numbers_of_a_list_are_no_part_of_a_label() {
    for mark in [".", ")"] {
        let text = format!("1{mark} Trust -> Sharing : +\n2{mark} Sharing -> Trust : +\n");
        let it = read("x.txt", &text).unwrap();
        assert_eq!(links(&it.map), ["Trust > Sharing +", "Sharing > Trust +"]);
    }
    // These are names.
    let it = read(
        "x.txt",
        "1. Trust -> 2. Sharing : +\n2. Sharing -> 1. Trust : +\n",
    )
    .unwrap();
    assert_eq!(it.map.factor_count(), 2);
    let it = read("x.txt", "2. wave -> Fear : +\nFear -> 2. wave : -\n").unwrap();
    assert_eq!(links(&it.map), ["2. wave > Fear +", "Fear > 2. wave -"]);
    // What is written so comes back.
    let ours = r#"{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "1. a"}, {"id": "b", "label": "b"}], "links": [{"from": "a", "to": "b", "polarity": "+"}]}"#;
    let it = read("x.json", ours).unwrap();
    let out = system_map::format::export(&it.map, system_map::format::Format::Outline).unwrap();
    let text = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
    assert_eq!(
        links(&read("x.txt", &text).unwrap().map),
        ["1. a > b +"],
        "{text}"
    );
}

#[test]
fn a_sign_and_a_delay_in_parentheses_behind_a_link_are_those_of_the_link() {
    let it = read("x.txt", "A -> B (+, delayed)\nB -> C (- delayed)\n").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C -"]);
    assert!(it.map.links().all(|(.., link)| !link.delay.is_none()));
}

#[test]
fn a_loop_takes_the_first_of_parallel_links_that_fit_its_label_and_that_is_told() {
    for (signs, label, taken) in [
        ("-+", "R1 ", "+"),
        ("+-", "R1 ", "+"),
        ("+-", "B1 ", "-"),
        ("?+-", "B1 ", "-"),
        // Nothing fits, or nothing is said.
        ("?-", "R1 ", "?"),
        ("-+", "", "-"),
        ("?+", "U1 ", "?"),
    ] {
        let mut text = String::new();
        for sign in signs.chars() {
            text += &format!("Trust -> Sharing : {sign}\n");
        }
        text +=
            &format!("Sharing -> Trust : +\nloop {label}\"Virtuous\": Trust -> Sharing -> Trust\n");
        let it = read("x.txt", &text).unwrap();
        let link = it.map.link_ix(&it.map.info().loops[0].links[0]).unwrap();
        let line = 1 + signs.find(taken).unwrap();
        assert_eq!(it.map.link(link).polarity.token(), taken, "{text}");
        let name = format!("{label}Virtuous (line {line})");
        let words = [
            "Between factors of 1 loop run several links. ",
            &name,
            "in a map saved as JSON its links can be named",
        ];
        super::has(&told(&it), &words);
        // What is written is read so again, and loses nothing.
        let out = export(&it.map, Format::Outline).unwrap();
        assert!(out.notes.is_empty(), "{text} {:?}", out.notes);
    }
    let one = "Trust -> Sharing : +\nSharing -> Trust : +\nloop R1 \"V\": Trust -> Sharing\n";
    let told = told(&read("x.txt", one).unwrap());
    assert!(!told.contains("several links"), "{told}");
}

#[test]
fn of_all_circles_that_fit_a_label_the_first_is_taken() {
    let each = |steps: &[&[i8]]| {
        let mut circles = vec![(1, Vec::new())];
        for step in steps {
            let longer = circles
                .iter()
                .flat_map(|(sign, places): &(i8, Vec<usize>)| {
                    let one = move |(i, s): (usize, &i8)| (sign * s, [&places[..], &[i]].concat());
                    step.iter().enumerate().map(one)
                });
            circles = longer.collect();
        }
        circles
    };
    let steps: [&[i8]; 8] = [
        &[1],
        &[-1],
        &[0],
        &[0, 1],
        &[1, -1],
        &[-1, 0, 1],
        &[0, -1, 1, -1],
        &[0, 0],
    ];
    for (a, b, c) in (0..512).map(|i| (i / 64, i / 8 % 8, i % 8)) {
        let steps = [steps[a], steps[b], steps[c]];
        let all = each(&steps);
        for (label, sign) in [("R", 1), ("R1", 1), ("B12", -1)] {
            let fits = all.iter().find(|(product, _)| *product == sign);
            let wanted = fits.map_or(vec![0; 3], |(_, places)| places.clone());
            let signs = steps.map(<[i8]>::to_vec);
            assert_eq!(
                NamedLoop::fitting(Some(label), &signs),
                wanted,
                "{label} {steps:?}"
            );
        }
        for label in [None, Some("U1"), Some("Big"), Some("")] {
            assert_eq!(
                NamedLoop::fitting(label, &steps.map(<[i8]>::to_vec)),
                [0; 3]
            );
        }
    }
}

#[test]
fn a_typed_list_of_many_factors_and_few_links_is_an_outline_and_so_is_what_we_wrote() {
    let factors: String = (0..10).map(|i| format!("Factor {i}\n")).collect();
    let typed = format!("{factors}\nFactor 0 -> Factor 1 : +\n");
    assert_eq!(detect(typed.as_bytes(), "x.txt").unwrap(), Format::Outline);
    let it = read("x.txt", &typed).unwrap();
    assert_eq!((it.map.factor_count(), it.map.link_count()), (10, 1));
    // Factors and words with commas alone would be a table.
    let words = "Trust: whether we believe each other, and say so\nWork: hours, per week\n";
    let read_as = |text: &str| {
        let options = ImportOptions {
            format: Some(Format::Outline),
            ..ImportOptions::default()
        };
        import(text.as_bytes(), "x.txt", &options).unwrap()
    };
    let written = export(&read_as(words).map, Format::Outline).unwrap();
    let text = String::from_utf8(written.parts[0].bytes.clone()).unwrap();
    assert!(text.starts_with("// An outline"), "{text}");
    let back = read("x.txt", &text).unwrap();
    assert_eq!((back.map.factor_count(), back.map.link_count()), (2, 0));
    // What is known without it goes without it.
    let written = export(&it.map, Format::Outline).unwrap();
    assert!(!written.parts[0].bytes.starts_with(b"//"));
}

#[test]
fn arrows_of_other_keyboards_and_long_ones_are_arrows() {
    for arrow in [
        "➡", "➡️", "⟹", "->>", "-->>", "—->", "–->", "—>", "–>", "--->", "---->",
    ] {
        let it = read("x.txt", &format!("A -> B : +\nB {arrow} C : -\n")).unwrap();
        assert_eq!(links(&it.map), ["A > B +", "B > C -"], "{arrow}");
    }
}

#[test]
fn a_description_that_is_written_draws_no_question_when_it_is_read() {
    for text in [
        "Lynx mortality -- the fraction",
        "more > less",
        "one, or two;+",
        "plain words",
    ] {
        let own = serde_json::json!({"format": "system-map", "version": 1, "links": [],
            "factors": [{"id": "a", "label": "A", "description": text}]});
        let it = read("x.json", &own.to_string()).unwrap();
        let written = export(&it.map, Format::Outline).unwrap();
        let typed = String::from_utf8(written.parts[0].bytes.clone()).unwrap();
        let again = read("x.txt", &typed).unwrap();
        let (_, factor) = again.map.factors().next().unwrap();
        assert_eq!(factor.description.as_deref(), Some(text), "{typed}");
        assert!(
            !told(&again).contains("no arrow"),
            "{typed}\n{}",
            told(&again)
        );
    }
}

#[test]
fn an_outline_that_nobody_typed_is_refused_with_what_to_do() {
    let limits = |bytes, values| ImportOptions {
        limits: ReadOptions {
            max_bytes: bytes,
            max_values: values,
            ..ReadOptions::default()
        },
        ..ImportOptions::default()
    };
    let text = "A -> B : +\n".repeat(20);
    for (options, said) in [
        (
            limits(400, 1_000),
            "This outline has 220 bytes, more than the 100 that this program reads. Split it, or raise the limit of bytes.",
        ),
        (
            limits(4_000, 30),
            "This outline has 20 lines, more than the 15 that this program reads. Split it, or raise the limit of values.",
        ),
    ] {
        let error = import(text.as_bytes(), "x.txt", &options).unwrap_err();
        assert_eq!(error.code(), Code::Limit);
        assert_eq!(error.0.message, said);
    }
    assert!(import(text.as_bytes(), "x.txt", &limits(4_000, 1_000)).is_ok());
}

#[test]
fn a_title_that_is_underlined_is_one_and_rules_are_no_factors() {
    let it = read(
        "x.txt",
        "Our workshop on housing\n=====\n\nRent -> Stress : +\n=======\nStress -> Rent : -\n",
    )
    .unwrap();
    assert_eq!(it.map.info().title, "Our workshop on housing");
    assert_eq!(it.map.factor_count(), 2);
    let it = read(
        "x.txt",
        "A -> B : +\n\nAbout money\n-----------\nRent -> Debt : +\n\nLast\n",
    )
    .unwrap();
    assert_eq!(it.map.factor_count(), 5);
    assert_eq!(it.map.info().groups[0].label, "About money");
    // Each of a list may be underlined, and what an unknown heading heads is nothing.
    for text in [
        "Workload\n----\n\nRent\n----\n\nStress\n----\n\nRent -> Stress : +\n",
        "A -> B : +\n\nRest\n====\n",
        "A -> B : +\n\nRest\n----\n> a word\n",
        "Rest\n===\n\nSleep\n===\n\nA -> B : +\n",
    ] {
        let it = read("x.txt", text).unwrap();
        assert!(it.map.factor_count() > 2, "{text}");
        assert!(
            it.map
                .info()
                .groups
                .iter()
                .all(|group| group.label != "Rest" && group.label != "Workload")
        );
    }
    for rule in ["———", "─────", "+++++"] {
        let it = read("x.txt", &format!("A -> B : +\n{rule}\nB -> A : -\n")).unwrap();
        assert_eq!(it.map.factor_count(), 2, "{rule}");
    }
    // A rule below a list is none below a heading.
    for rule in ["===", "---"] {
        let it = read(
            "x.txt",
            &format!("Rent -> Debt : +\n\nStress\nIncome\n{rule}\nDebt -> Stress : +\n"),
        )
        .unwrap();
        assert_eq!(it.map.factor_count(), 4, "{rule}");
    }
}
