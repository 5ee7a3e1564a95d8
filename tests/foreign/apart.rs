//! Several tables in one file, and what stands around them.

use super::{has, links, read, table, told};

#[test]
fn lists_of_links_side_by_side_are_all_read() {
    let (read, told) = table("From,To,Sign,,From,To,Sign\nA,B,+,,C,D,-\nB,A,-,,D,C,+\n");
    assert_eq!(read, ["A > B +", "B > A -", "C > D -", "D > C +"]);
    has(
        &told,
        &["1 table stands beside another one. They were read as one map. Line 1."],
    );
    assert!(!told.contains("stands twice"), "{told}");
    // Three, of unlike length, below a title.
    let (read, told) = table(
        "Workshop,,,,,,,\nFrom,To,,From,To,,Source,Target\nA,B,,C,D,,E,F\n,,,D,C,,F,E\n,,,,,,F,G\n",
    );
    assert_eq!(
        read,
        ["A > B", "C > D", "D > C", "E > F", "F > E", "F > G"].map(|link| format!("{link} ?")),
        "{told}"
    );
    has(
        &told,
        &["2 tables stand beside others", "1 row above the headings"],
    );
}

#[test]
fn a_second_list_of_links_without_a_gap_is_told_in_one_sentence() {
    let (read, told) = table("From,To,Sign,From,To,Sign\nA,B,+,C,D,-\n");
    assert_eq!(read, ["A > B +"]);
    has(
        &told,
        &[
            "Whatever lists of links stand right beside the first were left out. Put an empty column between two; of more than eight, put some below the others.",
        ],
    );
    assert!(!told.contains("stands twice"), "{told}");
    let (_, told) = table("From,To,Sign,Sign\nA,B,+,C\n");
    has(&told, &["The heading “Sign” stands twice"]);
}

#[test]
fn what_stands_above_a_table_is_a_title_and_no_table() {
    for above in [
        "Title of survey\n",
        "Title of survey\nWorkshop 12 May\n",
        "Survey,May\nMade by,us\n",
    ] {
        let (read, told) = table(&format!("{above}\nFrom,To,Sign\nA,B,+\nB,A,-\n"));
        assert_eq!(read, ["A > B +", "B > A -"], "{told}");
        has(&told, &["above the headings"]);
        for word in ["below", "no table", "no row of headings"] {
            assert!(!told.contains(word), "{told}");
        }
    }
    // Factors, too, may have a title.
    let it = read("x.csv", "Title of survey\n\nLabel,Type\nA,x\nB,y\n").unwrap();
    assert_eq!(it.map.factor_count(), 2);
    assert!(!told(&it).contains("below"), "{}", told(&it));
}

#[test]
fn links_without_headings_above_others_are_no_title() {
    let it = read("x.csv", "A,B\nB,C\n\nFrom,To,Sign\nC,A,+\n").unwrap();
    assert_eq!(it.map.link_count(), 3, "{:?}", links(&it.map));
    has(&told(&it), &["1 table stands below another one"]);
}

#[test]
fn notes_and_a_key_below_a_table_are_no_links() {
    let list = "From,To,Type\nTrust,Sharing,+\nSharing,Time,-\n";
    for below in [
        "Key,+ means more leads to more\nSource,Workshop 12 May\n",
        "Notes\nDelay means more than 6 months\nPrepared by,JS\n",
        "Key,+ means more leads to more\n,- means more leads to less\n\nSource,Workshop 12 May\n",
    ] {
        let (read, told) = table(&format!("{list}\n{below}"));
        assert_eq!(read, ["Trust > Sharing +", "Sharing > Time -"], "{told}");
        has(
            &told,
            &[
                "rows below the table, behind a blank one, look like notes",
                "Lines 5, 6",
            ],
        );
        for word in ["no cause", "no sign"] {
            assert!(!told.contains(word), "{told}");
        }
    }
    let (_, told) = table("A,B,+\nB,C,-\nC,D,-\nD,A,-\nD,B,-\n\nSource,Workshop\n");
    has(
        &told,
        &[
            "1 row below the table, behind a blank one, looks like a note, and was left out: Source | Workshop. If it is a link, give it a sign. Line 7.",
        ],
    );
}

#[test]
fn links_in_blocks_are_no_notes() {
    let list = "From,To,Type,Why\nTrust,Sharing,+,x\nSharing,Time,-,\n";
    for (below, links) in [
        // Signs, names that are known, or that hang together with those, or a chain.
        ("Rent,Stress,+\n", 3),
        ("Rent,Stress,+\n\nStress,Sleep,\n", 4),
        ("Rent,Trust,\n", 3),
        ("Rent,Stress,\nStress,Trust,\n", 4),
        ("Rent,Stress,\nStress,Sleep,\n", 4),
        ("Rent,Stress | Time,\n", 4),
        ("Rent,Stress,helps,why\n", 3),
    ] {
        let (read, told) = table(&format!("{list}\n{below}"));
        assert_eq!(read.len(), links, "{below}{told}");
        assert!(!told.contains("notes"), "{told}");
    }
    // Nor are many rows.
    let many: String = (0..11).map(|i| format!("C{i},D{i},\n")).collect();
    let (read, _) = table(&format!("{list}\n{many}"));
    assert_eq!(read.len(), 13);
    // Where no row has a sign, nothing says what is a note.
    let (read, _) = table("From,To\nA,B\n\nC,D\n");
    assert_eq!(read.len(), 2);
    // Rows below one another are links, whatever they say.
    let (read, _) = table("From,To,Type\nA,B,+\nC,D,\n");
    assert_eq!(read.len(), 2);
}

#[test]
fn a_row_of_totals_below_a_list_is_no_link() {
    let (read, told) = table("Cause;Effect;Polarity\nA;B;+\nB;A;-\nTotal;8;\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    has(
        &told,
        &["1 row or column holds sums of others, and was left out: Total. Line 4."],
    );
    let (read, _) = table("From,To\nTotal,B\nA,8\n");
    assert_eq!(read.len(), 2);
}

#[test]
fn a_semicolon_in_a_cell_of_an_effect_is_told() {
    let (read, told) = table("Issue,Leads to,Comment\nA,B;C,positive\nC,A,negative\n");
    assert_eq!(read.len(), 2);
    has(
        &told,
        &[
            "1 cell of an effect has a semicolon in it, and was read as one factor: B;C. If it names several, write | between them.",
        ],
    );
    for text in [
        "From,To\nA,B;\nB,C|D\n",
        "Label\nA\nB;C\n\nFrom,To\nA,B;C\n",
    ] {
        let (_, told) = table(text);
        assert!(!told.contains("semicolon"), "{told}");
    }
}

#[test]
fn empty_columns_without_end_are_looked_through_at_once() {
    let wide = format!("From,To{}From,To\n", ",".repeat(90)).repeat(11);
    let rows = "a\n".repeat(100_000);
    let last = ["x"; 100].join(",");
    super::soon(&format!("{wide}{rows}{last}\n"), "x.csv");
    let wide = format!("{}\n", ",From,,To".repeat(5_000));
    super::soon(&wide.repeat(20), "x.csv");
    let beside = ["From,To"; 40].join(",,");
    let (read, _) = table(&format!("{beside}\n{}\n", ["A,B"; 40].join(",,")));
    assert!(read.len() >= 7);
}

#[test]
fn lines_of_two_cells_above_a_table_of_factors_are_no_links() {
    for text in [
        "Title,Our map\n\nLabel,Type\nTrust,x\nSharing,y\n",
        "Title,Our map\nDate,2026\n\n\nLabel,Description\nTrust,x\nSharing,y\n",
        "Title,Our map\n\nFactor,Notes\nTrust,x\nSharing,y\n",
        "Title,Our map\nBy,Jo,and Ann\n\nLabel,Type\nTrust,x\nSharing,y\n",
    ] {
        let it = read("x.csv", text).unwrap();
        assert_eq!(
            (it.map.factor_count(), it.map.link_count()),
            (2, 0),
            "{text}"
        );
        let told = told(&it);
        assert!(told.contains("above the headings"), "{told}");
        assert!(!told.contains("below another"), "{told}");
    }
    // Links that name the factors below them are links.
    let it = read("x.csv", "Trust,Sharing\n\nLabel,Type\nTrust,x\nSharing,y\n").unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing ?"]);
}

#[test]
fn a_comma_between_names_of_factors_in_a_cell_is_told() {
    let (read, told) =
        table("From,To,Type\nTrust,\"Sharing, Quality\",+\nSharing,Trust,-\nQuality,Trust,+\n");
    assert_eq!(read.len(), 3);
    has(
        &told,
        &[
            "1 cell with a comma was read as one factor, though parts of it are factors of their own: Sharing, Quality. If several are meant, write a row for each. Line 2.",
        ],
    );
    for text in [
        "From,To\nTrust,\"Food, drink and heat\"\n\"Food, drink and heat\",Trust\n",
        "Label\n\"Trust, sharing\"\nTrust\n\nFrom,To\nTrust,\"Trust, sharing\"\n",
    ] {
        let (_, told) = table(text);
        assert!(!told.contains("comma"), "{told}");
    }
}

#[test]
fn a_bar_behind_a_backslash_is_none_in_a_table_of_markdown() {
    let it = read(
        "x.md",
        "|From|To|Sign|Note|\n|---|---|---|---|\n|A|B|+|x \\| y|\n|B \\| C|A|-||\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B | C > A -"]);
    let first = it.map.links().next().unwrap().3;
    assert_eq!(first.extra["x-fields"]["Note"], "x | y");
}

#[test]
fn headings_that_stand_again_are_no_link_and_no_factor_with_a_caption_or_without() {
    for between in ["", "Part 2\n", "\nPart 2\n", "Part 2,,\n", "\n"] {
        let (found, told) = table(&format!(
            "From,To,Polarity\nTrust,Sharing,+\n{between}from,To,Polarity\nWorkload,Trust,-\n"
        ));
        assert_eq!(
            found,
            ["Trust > Sharing +", "Workload > Trust -"],
            "{between:?} {told}"
        );
        let said = ["stand again", "stands below another"];
        assert!(
            said.iter().any(|said| told.contains(said)),
            "{between:?} {told}"
        );
        let text = format!("Label,Type\nTrust,Driver\n{between}Label,Type\nSharing,x\n");
        let it = read("x.csv", &text).unwrap();
        let labels: Vec<&str> = it.map.factors().map(|(_, f)| f.label.as_str()).collect();
        assert_eq!(labels, ["Trust", "Sharing"], "{between:?}");
    }
    // German, with tabs, and where a title stands above.
    for text in [
        "Von\tNach\tVorzeichen\nA\tB\t+\nVon\tNach\tVorzeichen\nB\tA\t-\n",
        "My map\nFrom,To,Polarity\nA,B,+\nPart 2\nFrom,To,Polarity\nB,A,-\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(read, ["A > B +", "B > A -"], "{told}");
    }
    // Factors may be called so.
    let (read, _) = table("From,To,Sign\nTo,From,+\nFrom,To,-\n");
    assert_eq!(read, ["To > From +", "From > To -"]);
}

#[test]
fn a_table_below_another_is_one_though_a_title_stands_above_the_first() {
    let (read, told) = table(
        "Factors,,\nLabel,Type,Description\nTrust,Social,x\nStress,Health,\n\nFrom,To,Polarity\nTrust,Stress,-\n",
    );
    assert_eq!(read, ["Trust > Stress -"], "{told}");
    for blank in ["", "\n"] {
        let (read, told) = table(&format!(
            "My map,,\n{blank}From,To,Polarity\nA,B,+\n\nFrom,To,Polarity\nC,D,-\n"
        ));
        assert_eq!(read, ["A > B +", "C > D -"], "{told}");
    }
}

#[test]
fn a_caption_above_a_second_table_is_no_factor() {
    let check = |text: &str| {
        let it = read("x.csv", text).unwrap();
        assert_eq!(
            (it.map.factor_count(), links(&it.map)),
            (2, vec!["Trust > Stress -".to_owned()]),
            "{text} {}",
            told(&it)
        );
        has(&told(&it), &["above the headings"]);
    };
    for caption in [
        "Links,,\n",
        "Links between the factors,,\n\n",
        "\nConnections:\n",
    ] {
        let text = format!(
            "Factors,,\nLabel,Type,Description\nTrust,Social,x\nStress,Health,\n\n{caption}From,To,Polarity\nTrust,Stress,-\n"
        );
        for text in [text.as_str(), text.trim_start_matches("Factors,,\n")] {
            check(text);
        }
    }
    // Without a blank row, and where the links stand first.
    for text in [
        "Label,Type\nTrust,Social\nStress,Health\nLinks:\nFrom,To,Sign\nTrust,Stress,-\n",
        "From,To,Sign\nTrust,Stress,-\n\nFactors\nLabel,Type,Description\nTrust,Social,x\nStress,Health,y\n",
        "From,To,Sign\nTrust,Stress,-\nElements\nLabel,Type,Description\nTrust,Social,x\nStress,Health,y\n",
    ] {
        check(text);
    }
    // The last factor of a list may stand alone.
    let it = read(
        "x.csv",
        "Label,Type\nTrust,Social\nStress,\n\nFrom,To,Polarity\nTrust,Stress,-\n",
    )
    .unwrap();
    assert_eq!(it.map.factor_count(), 2);
}
