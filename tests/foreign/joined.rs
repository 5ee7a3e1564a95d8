//! Several tables that somebody has put into one file or on one sheet, one below the other or side by side.

use super::books::book;
use super::{has, links, read, soon, table, told};
use system_map::format::{ImportOptions, import};

/// What a file gives: how many factors, its links, and what is told.
fn all(text: &str) -> (usize, Vec<String>, String) {
    let it = read("x.csv", text).unwrap();
    (it.map.factor_count(), links(&it.map), told(&it))
}

#[test]
fn headings_of_factors_that_stand_again_are_no_factor_whatever_they_are_called() {
    for headings in [
        "Label,Group",
        "Name,Group",
        "Name,Description",
        "Factor,Notes",
        "Label",
    ] {
        for between in ["", "\n", "Part 2\n", "\nPart 2\n"] {
            let row = |name: &str| match headings.contains(',') {
                true => format!("{name},x\n"),
                false => format!("{name}\n"),
            };
            let text = format!(
                "{headings}\n{}{}{between}{headings}\n{}",
                row("Trust"),
                row("Stress"),
                row("Sleep")
            );
            let (factors, _, told) = all(&text);
            assert_eq!(factors, 3, "{text}{told}");
        }
    }
}

#[test]
fn whole_maps_below_each_other_are_one() {
    for (factors, links) in [
        ("Label,Type", "From,To,Sign"),
        ("Name,Group", "Source,Target,Polarity"),
        ("Name,Group", "From,To,Sign,Delay"),
    ] {
        for blank in ["", "\n"] {
            let part = |a: &str, b: &str| {
                format!("{factors}\n{a},x\n{b},y\n{blank}{links}\n{a},{b},+\n{b},{a},-\n{blank}")
            };
            let text = part("Trust", "Stress") + &part("Sleep", "Rent");
            let (count, found, told) = all(&text);
            assert_eq!(count, 4, "{text}{told}");
            assert_eq!(
                found,
                [
                    "Trust > Stress +",
                    "Stress > Trust -",
                    "Sleep > Rent +",
                    "Rent > Sleep -"
                ],
                "{text}{told}"
            );
        }
    }
}

#[test]
fn lists_whose_columns_differ_are_each_read_by_their_own_headings() {
    for (second, row) in [
        ("To,From,Sign", "Rent,Sleep,-"),
        ("From,To,Strength,Sign", "Sleep,Rent,2,-"),
        ("Source,Target,Polarity,Notes", "Sleep,Rent,-,why"),
        ("Cause,Effect,Type", "Sleep,Rent,-"),
    ] {
        for blank in ["", "\n"] {
            let text =
                format!("From,To,Sign\nTrust,Stress,+\nStress,Trust,+\n{blank}{second}\n{row}\n");
            let (_, found, told) = all(&text);
            assert_eq!(
                found,
                ["Trust > Stress +", "Stress > Trust +", "Sleep > Rent -"],
                "{text}{told}"
            );
        }
    }
}

#[test]
fn matrices_below_each_other_are_two() {
    for corner in ["Factor", "", "from / to"] {
        for blank in ["", "\n"] {
            let first = format!("{corner},Trust,Stress,Sleep\nTrust,,-,\nStress,,,-\nSleep,+,,\n");
            let other = format!("{corner},Rent,Noise,Sleep\nRent,,+,\nNoise,,,-\nSleep,,,\n");
            let (count, found, told) = all(&format!("{first}{blank}{other}"));
            assert_eq!(
                found,
                [
                    "Trust > Stress -",
                    "Stress > Sleep -",
                    "Sleep > Trust +",
                    "Rent > Noise +",
                    "Noise > Sleep -"
                ],
                "{corner} {told}"
            );
            assert_eq!(count, 5, "{told}");
            let (_, found, told) = all(&format!("{first}{blank}{first}"));
            assert_eq!(found.len(), 6, "{corner} {blank:?} {told}");
        }
    }
}

#[test]
fn a_list_right_below_a_matrix_is_one_of_its_own() {
    for list in [
        "Factor,Group\nTrust,x\nRent,y\n",
        "Label,Type\nTrust,x\nRent,y\n",
    ] {
        let text = format!("Factor,Trust,Stress\nTrust,,-\nStress,+,\n{list}");
        let (count, found, told) = all(&text);
        assert_eq!((count, found.len()), (3, 2), "{told}");
    }
}

#[test]
fn tables_on_one_sheet_are_cut_as_in_a_text() {
    let rows: &[&[&str]] = &[
        &["Factors"],
        &["Name", "Group"],
        &["Trust", "x"],
        &["Rent", "y"],
        &["Links"],
        &["From", "To", "Sign"],
        &["Trust", "Stress", "-"],
        &[],
        &["Loops"],
        &["Name", "Type"],
        &["Vicious circle", "R"],
        &["Name", "Group"],
        &["Stress", "x"],
        &["From", "To", "Sign"],
        &["Stress", "Rent", "+"],
    ];
    let bytes = book(&[("Data", rows)]);
    let it = import(&bytes, "x.xlsx", &ImportOptions::default()).unwrap();
    assert_eq!(
        links(&it.map),
        ["Trust > Stress -", "Stress > Rent +"],
        "{}",
        told(&it)
    );
    assert_eq!(it.map.factor_count(), 3, "{}", told(&it));
    let beside: &[&[&str]] = &[
        &["Factors", "", "", "Links"],
        &["Label", "Type", "", "From", "To", "Sign"],
        &["Trust", "x", "", "Trust", "Stress", "-"],
        &["Rent", "x"],
    ];
    let bytes = book(&[("Data", beside)]);
    let it = import(&bytes, "x.xlsx", &ImportOptions::default()).unwrap();
    assert_eq!(
        (it.map.factor_count(), it.map.link_count()),
        (3, 1),
        "{}",
        told(&it)
    );
}

#[test]
fn tables_side_by_side_may_each_have_a_caption() {
    for title in ["", "Our map,,,,,\n", "Our map,,,,,\n\n"] {
        let text = format!(
            "{title}Factors,,,Links,,\nLabel,Type,,From,To,Sign\nTrust,Social,,Trust,Stress,-\nStress,Health,,Stress,Trust,-\nSleep,Health,,,,\n"
        );
        let (count, found, told) = all(&text);
        assert_eq!((count, found.len()), (3, 2), "{text}{told}");
        has(
            &told,
            &["1 table stands beside another one", "above the headings"],
        );
        assert!(!told.contains("no list"), "{told}");
    }
}

#[test]
fn a_caption_says_that_a_list_of_names_follows() {
    let (count, found, told) = all(
        "Factors\nName,Group\nTrust,x\nStress,y\nRent,y\nLinks\nFrom,To,Sign\nTrust,Stress,-\n",
    );
    assert_eq!(
        (count, found),
        (3, vec!["Trust > Stress -".to_owned()]),
        "{told}"
    );
    let (count, _, told) =
        all("From,To,Sign\nTrust,Stress,-\nFactors:\nName,Group\nRent,x\nNoise,y\n");
    assert_eq!(count, 4, "{told}");
    let (count, _, told) =
        all("From,To,Sign\nTrust,Stress,-\n\nFactors\nLabel\nTrust\nStress\nRent\n");
    assert_eq!(count, 3, "{told}");
}

#[test]
fn a_table_below_the_word_loops_is_no_list_of_factors() {
    for caption in ["Loops", "\nFeedback loops:\n"] {
        for headings in ["Name,Type,Description", "Label,Type", "Loop,Factors"] {
            let text = format!(
                "Label,Type\nTrust,x\nStress,y\n\nFrom,To,Sign\nTrust,Stress,-\nStress,Trust,-\n{caption}\n{headings}\nVicious circle,R,x\nWay out,B,y\n"
            );
            let (count, found, told) = all(&text);
            assert_eq!((count, found.len()), (2, 2), "{text}{told}");
            has(&told, &["1 table of loops was left out"]);
        }
    }
}

#[test]
fn factors_may_be_called_as_headings_are() {
    let (read, told) = table("From,To,Sign\nSource,Target,+\nLabel,Type,-\nName,Label,+\n");
    assert_eq!(read.len(), 3, "{told}");
    let (count, _, told) = all("Label,Type\nName,x\nLabel,y\nSource,z\nLinks,y\n");
    assert_eq!(count, 4, "{told}");
}

#[test]
fn a_table_of_loops_ends_where_headings_begin_or_a_blank_row_stands() {
    let map = |a: &str, b: &str, loops: &str, blank: &str| {
        format!("From,To,Sign\n{a},{b},+\n{b},{a},-\n{blank}{loops}{blank}")
    };
    for loops in [
        "Loops\nLoop,Type\nB1,Balancing\n",
        "Loop,Type\nB1,Balancing\nB2,Balancing\n",
        "Loops:\nB1,A > B > A,Balancing\n",
        "Feedbackschleifen:\nName,Typ,Beschreibung\nB1,verstärkend,A\n",
        "Regelkreise:\nName,Typ,Faktoren\nB1,verstärkend,A\n",
    ] {
        for blank in ["", "\n"] {
            let text = map("A", "B", loops, blank) + &map("C", "D", loops, blank);
            let (count, found, told) = all(&text);
            assert_eq!(
                found,
                ["A > B +", "B > A -", "C > D +", "D > C -"],
                "{text}{told}"
            );
            assert_eq!(count, 4, "{text}{told}");
            has(&told, &["2 tables of loops were left out"]);
        }
    }
    let matrix = |a: &str, b: &str, c: &str| format!(",{a},{b},{c}\n{a},,+,\n{b},,,-\n{c},+,,\n\n");
    let text =
        matrix("A", "B", "C") + "Loops\nLoop,Type\nB1,Balancing\n\n" + &matrix("D", "E", "F");
    let (_, found, told) = all(&text);
    assert_eq!(found.len(), 6, "{told}");
    // Links below a blank row go on.
    let (_, found, told) =
        all("From,To,Sign\nA,B,+\nB,A,-\n\nLoop,Type\nB1,Balancing\nB2,Balancing\n\nA,C,+\n");
    assert_eq!(found.len(), 3, "{told}");
}

#[test]
fn a_table_of_loops_beside_links_is_no_field_of_theirs() {
    for text in [
        "From,To,Sign,,Loop,Type\nA,B,+,,B1,Balancing\nB,A,-,,R1,Reinforcing\nB,C,-,,,\n",
        "Links,,,,Loops,\nFrom,To,Sign,,Loop,Type\nA,B,+,,B1,Balancing\nB,A,-,,,\nB,C,-,,,\n",
        "Loop,Type,,From,To,Sign\nB1,Balancing,,A,B,+\n,,,B,A,-\n,,,B,C,-\n",
    ] {
        let it = read("x.csv", text).unwrap();
        assert_eq!(
            links(&it.map),
            ["A > B +", "B > A -", "B > C -"],
            "{}",
            told(&it)
        );
        has(&told(&it), &["1 table of loops was left out"]);
        assert!(it.map.links().all(|(.., link)| link.extra.is_empty()));
    }
    // Each link may say in which loop it is.
    let it = read(
        "x.csv",
        "From,To,Sign,,Loop,Notes\nA,B,+,,R1,x\nB,A,+,,R1,y\n",
    )
    .unwrap();
    assert!(!told(&it).contains("table of loops"), "{}", told(&it));
}

#[test]
fn headings_that_stand_again_are_none_of_the_links_however_they_are_worded() {
    for headings in [
        "Driver,Outcome,Sign",
        "Influencing factor,Influenced factor,Polarity",
        "Cause,Impact,Direction",
        "Ausgangsfaktor,Zielfaktor,Wirkung",
        "Faktor 1,Faktor 2,Einfluss",
    ] {
        for between in ["", "\n", "Part 2\n", "\nPart 2\n"] {
            let text = format!("{headings}\nA,B,+\nB,C,-\n{between}{headings}\nC,D,+\nD,A,-\n");
            let (read, told) = table(&text);
            assert_eq!(
                read,
                ["A > B +", "B > C -", "C > D +", "D > A -"],
                "{text}{told}"
            );
        }
    }
}

#[test]
fn factors_right_below_links_are_known_by_what_is_said_of_them() {
    for headings in [
        "Name,Description",
        "Factor,Description",
        "Variable,Definition",
        "Element,Tags",
        "Faktor,Beschreibung",
        "Bezeichnung,Kategorie",
        "Name,Typ",
        "Items\nName,Category",
    ] {
        for blank in ["", "\n"] {
            let text = format!(
                "From,To,Sign\nTrust,Sharing,+\nSharing,Trust,-\n{blank}{headings}\nTrust,Goal\nSharing,Activity\nEducation,Goal\n"
            );
            let (count, found, told) = all(&text);
            assert_eq!((count, found.len()), (3, 2), "{text}{told}");
        }
    }
    let (count, found, told) =
        all("From,Relationship,To\nA,increases,B\nB,decreases,C\nFactor,Notes,\nA,aa,\nD,dd,\n");
    assert_eq!(found, ["A > B +", "B > C -"], "{told}");
    assert_eq!(count, 4, "{told}");
}

#[test]
fn factors_in_other_languages_are_factors() {
    for text in [
        "Faktor;Beschreibung\nVertrauen;x y\nWissen;z\n",
        "Bezeichnung;Typ\nVertrauen;Ziel\nWissen;Ziel\n",
        "Von;Nach;Vorzeichen\nVertrauen;Wissen;+\n\nNr;Faktor\n1;Vertrauen\n2;Wissen\n",
        "Elemente;;\nName;Typ;\nVertrauen;Ziel;\nWissen;Ziel;\n",
        "Bezeichnung;Typ;\nVertrauen;Ziel;\nWissen;Ziel;\n\nVon;Nach;Vorzeichen\nVertrauen;Wissen;+\n",
    ] {
        let it = read("x.csv", text).unwrap();
        assert_eq!(it.map.factor_count(), 2, "{text}{}", told(&it));
        assert!(it.map.link_count() < 2, "{text}{}", told(&it));
    }
}

#[test]
fn a_caption_between_two_matrices_is_no_factor() {
    for (second, count) in [("A,B,C", 3), ("D,E,F", 6)] {
        for caption in ["Workshop 2;;;", "The second;;;", "Matrix 2"] {
            let names: Vec<&str> = second.split(',').collect();
            let [a, b, c] = names[..] else { unreachable!() };
            let text = format!(
                "Workshop 1;;;\n;A;B;C\nA;0;1;0\nB;0;0;-1\nC;1;0;0\n{caption}\n;{a};{b};{c}\n{a};0;0;1\n{b};0;0;0\n{c};-1;0;0\n"
            );
            let (factors, found, told) = all(&text);
            assert_eq!((factors, found.len()), (count, 5), "{text}{told}");
        }
    }
    for blank in ["", "\n"] {
        let text = format!(
            "Workshop 1,A,B,C\nA,,+,\nB,,,-\nC,+,,\n{blank}Workshop 2,A,B,C\nA,,,+\nB,-,,\nC,,+,\n"
        );
        let (factors, found, told) = all(&text);
        assert_eq!((factors, found.len()), (3, 6), "{text}{told}");
    }
}

#[test]
fn files_below_each_other_may_each_begin_with_a_mark() {
    let bom = '\u{feff}';
    let (count, found, told) = all(&format!(
        "{bom}Label;Type\r\nA;x\r\nB;x\r\n{bom}\"From\";To;Type\r\nA;B;+\r\nB;A;-\r\n"
    ));
    assert_eq!((count, found.len()), (2, 2), "{told}");
}

#[test]
fn headings_glued_to_the_last_row_of_the_file_before_are_headings() {
    let links = "From,To,Sign\r\nA,B,+\r\nB,C,-";
    let (count, found, told) = all(&format!("{links}From,To,Sign\r\nC,D,+\r\nD,A,-"));
    assert_eq!((count, found.len()), (4, 4), "{told}");
    let (count, found, told) = all(&format!("Label,Type\nA,x\nB,y{links}"));
    assert_eq!((count, found.len()), (3, 2), "{told}");
    let (count, found, told) = all(&format!("{links}Label,Type\nA,x\nD,y"));
    assert_eq!((count, found.len()), (4, 2), "{told}");
    // The last cell may be empty, and a mark stand between.
    let (_, found, told) = all("From,To,Sign\nA,B,+\nB,C,From,To,Sign\nC,D,+\nD,A,-");
    assert_eq!(found.len(), 4, "{told}");
    let (_, found, told) = all("From,To,Sign\nA,B,+\nB,C,-\u{feff}From,To,Sign\nC,D,+\nD,A,-");
    assert_eq!(
        found,
        ["A > B +", "B > C -", "C > D +", "D > A -"],
        "{told}"
    );
    // What ends like a heading is none.
    for text in [
        "Label,Type,Tags\nA,Goal,x\nB,Act,Surname,Label,Type\n",
        "Label,Type,Description\nA,Goal,x\nB,Act,see from,to,sign\n",
    ] {
        let (count, _, told) = all(text);
        assert_eq!(count, 2, "{told}");
    }
    let (read, told) = table("My map,,\nRoot-Cause,Effect,Sign\nA,B,+\nB,SubFactor,-\n");
    assert_eq!(read, ["A > B +", "B > SubFactor -"], "{told}");
}

#[test]
fn a_title_in_the_first_line_has_no_separators() {
    for text in [
        "Links\nFrom;To;Sign\nTrust;Sharing;+\nSharing;Trust;-\n",
        "Workshop map\n\nFrom\tTo\tSign\nTrust\tSharing\t+\nSharing\tTrust\t-\n",
        "Elements\nLabel\tType\nTrust\tx\nSharing\ty\nConnections\nFrom\tTo\tType\nTrust\tSharing\t+\nSharing\tTrust\t-\n",
    ] {
        let (count, found, told) = all(text);
        assert_eq!(
            (count, found),
            (
                2,
                vec![
                    "Trust > Sharing +".to_owned(),
                    "Sharing > Trust -".to_owned()
                ]
            ),
            "{told}"
        );
    }
}

#[test]
fn a_thousand_tables_are_read_and_more_refused() {
    let many = |n: usize| "Name,Group\nA,x\n\nFrom,To\nA,B\n\n".repeat(n / 2);
    assert!(read("x.csv", &many(1000)).is_ok());
    let error = read("x.csv", &many(1010)).unwrap_err().to_string();
    has(
        &error,
        &["More than 1000 tables stand below each other", "3004"],
    );
    soon(&",A,B\nA,,+\nB,-,\n\n".repeat(25_000), "x.csv");
    soon(&",A,B\nA,,+\nB,-,\n".repeat(30_000), "x.csv");
    soon(&"Name,Group\nA,x\nFrom,To\nA,B\n".repeat(15_000), "x.csv");
    let captions = "Links\nB,C,D\nB,x,y\n".repeat(20_000);
    soon(&format!("Factor,Group\nA,x\n{captions}"), "x.csv");
}

#[test]
fn words_for_factors_in_other_languages_stand_above_causes_too() {
    for headings in [
        "Faktor,Wirkung,Sign",
        "Nom,Cible,Signe",
        "Elemento,Influye en,Signo",
        "Faktor,wirkt auf,Typ",
        "Bezeichnung 1,Bezeichnung 2,Typ",
        "Knoten,Ziel,Vorzeichen",
        "Faktor,Einfluss auf,Vorzeichen",
    ] {
        let (read, told) = table(&format!(
            "{headings}\nTrust,Sharing,+\nSharing,Rent,-\nRent,Trust,-\n"
        ));
        assert_eq!(
            read,
            ["Trust > Sharing +", "Sharing > Rent -", "Rent > Trust -"],
            "{told}"
        );
    }
}

#[test]
fn links_and_factors_below_a_word_for_loops_are_no_table_of_loops() {
    for (text, count) in [
        ("From,To,Sign\nA,B,+\n\nFeedback\nB,C,-\nC,A,+\n", 3),
        ("From,To,Sign\nFeedback loops:\nA,B,+\nB,C,-\nC,A,+\n", 3),
        ("From,To,Sign\nA,B,+\nLoops:\nB,C,-\nC,A,+\n", 3),
        (
            "From,To\nTrust,Feedback\nFeedback,Stress\nFeedback,Level\nStress,Trust\n",
            4,
        ),
        (
            "Von;Nach\nTrust;Feedback\nFeedback;Gruppe\nStress;Trust\n",
            3,
        ),
    ] {
        let (read, told) = table(text);
        assert_eq!(read.len(), count, "{text}{told}");
    }
    // Nor do names of factors begin a table.
    for (text, count) in [
        ("From,To\nNetwork,Node\nNode,Cluster\nCluster,Network\n", 3),
        (
            "Ursache;Wirkung\nQuelle;Ziel\nZiel;Motivation\nMotivation;Quelle\n",
            3,
        ),
        ("From,To\nIdea,Concept\nConcept,Theme\n", 2),
        (
            "From,To\nStart,End\nEnd,Cause\nCause,Effect\nEffect,Start\n",
            4,
        ),
        (
            "From,To,Type\nA,B,Reinforces\nB,Loop,Hinders\nLoop,Level,Hinders\nLevel,A,Reinforces\n",
            4,
        ),
    ] {
        let (read, told) = table(text);
        assert_eq!(read.len(), count, "{text}{told}");
    }
    let text = "Label,Type\nTrust,Goal\nFeedback,Theme\nStress,Goal\nLoop,Theme\nMoney,Theme\n";
    assert_eq!(all(text).0, 5, "{}", all(text).2);
}

#[test]
fn below_factors_links_may_have_headings_that_nobody_foresees() {
    for links in [
        "De,A,Signo\nTrust,Rent,+\nRent,Trust,-\n",
        "Faktor,Wirkt auf,Vorzeichen\nTrust,Rent,+\nRent,Trust,-\n",
        "Driver,Outcome,Sign\nTrust,Rent,+\nRent,Trust,-\n",
        ",Trust,Rent\nTrust,,+\nRent,-,\n",
    ] {
        let (count, found, told) =
            all(&format!("Factor,Type\nTrust,x\nRent,y\nNoise,y\n\n{links}"));
        assert_eq!(found, ["Trust > Rent +", "Rent > Trust -"], "{told}");
        assert_eq!(count, 3, "{told}");
    }
    // Factors in groups are none.
    let (count, found, told) = all("Label,Type\nTrust,x\nRent,y\n\nNoise,x\nSleep,y\n\nWork,x\n");
    assert_eq!((count, found.len()), (5, 0), "{told}");
}

#[test]
fn the_names_of_a_matrix_may_stand_at_its_foot_again() {
    let (count, found, told) = all(",A,B,C\nA,,+,\nB,,,-\nC,+,,\n,A,B,C\n");
    assert_eq!((count, found.len()), (3, 3), "{told}");
    has(&told, &["The headings stand again"]);
    assert!(!told.contains("no table"), "{told}");
}

#[test]
fn a_row_of_a_matrix_below_its_names_again_is_one_of_the_matrix() {
    let (_, found, told) = all(",A,B,C\nA,,+,\nB,,,-\nC,+,,\n,A,B,C\nA,,,+\n");
    assert_eq!(found.len(), 4, "{told}");
    assert!(!told.contains("no table"), "{told}");
}

#[test]
fn links_in_groups_are_no_tables_of_their_own() {
    for (text, all) in [
        (
            "From,To,Sign\nTrust,Sharing,+\n\nPrice,Demand,\nDemand,Price,-\n\nWork,Stress,\nStress,Work,+\n",
            &[
                "Trust > Sharing +",
                "Price > Demand ?",
                "Demand > Price -",
                "Work > Stress ?",
                "Stress > Work +",
            ][..],
        ),
        (
            "From,To,Sign\nTrust,Sharing,+\n\nPrice,Demand,tbd\nDemand,Price,-\n",
            &["Trust > Sharing +", "Price > Demand ?", "Demand > Price -"],
        ),
        (
            "From,To,Sign\nTrust,Sharing,+\n\nJobs,Driver,+\nLearning,Trust,+\nPrice,Driver,-\n",
            &[
                "Trust > Sharing +",
                "Jobs > Driver +",
                "Learning > Trust +",
                "Price > Driver -",
            ],
        ),
        (
            "From,To\nTrust,Sharing\n\nJobs,Driver\nLearning,Trust\nPrice,Sharing\n",
            &[
                "Trust > Sharing ?",
                "Jobs > Driver ?",
                "Learning > Trust ?",
                "Price > Sharing ?",
            ],
        ),
        (
            "From,To,Sign\nTrust,Sharing,+\n\nFactor,Jobs,+\nJobs,Trust,-\n",
            &["Trust > Sharing +", "Factor > Jobs +", "Jobs > Trust -"],
        ),
    ] {
        let (read, told) = table(text);
        assert_eq!(read, all, "{text}{told}");
    }
    let it = read("x.csv", "From,To,Sign,Delay\nTrust,Sharing,+,yes\nSharing,Trust,+,\n\nSupply,Price,,yes\nPrice,Demand,-,yes\n").unwrap();
    let delays = it
        .map
        .links()
        .filter(|(.., link)| !link.delay.is_none())
        .count();
    assert_eq!((it.map.link_count(), delays), (4, 3));
    let text = "Name,Type,Description\nTrust,Goal,x\nNode,Group,\nRent,Goal,\nKnoten,Bereich,number\nSleep,Goal,\n";
    assert_eq!(all(text).0, 5, "{}", all(text).2);
    // Nor are factors of a type.
    let text = "Label,Type\nTrust,Goal\n\nJobs,Driver\nRent,Outcome\n";
    assert_eq!((all(text).0, all(text).1.len()), (3, 0), "{}", all(text).2);
}

#[test]
fn notes_below_factors_are_none() {
    for notes in [
        "Source: interviews",
        "Source : entretiens 2023",
        "Last updated: May",
        "Legend\nGoal,what is wanted\nMeans,what is done",
        "Notes\nDrawn by Anna",
        "This list was made at a workshop.",
    ] {
        let (count, _, told) = all(&format!(
            "Label,Type\nTrust,Goal\nSharing,Means\n\n{notes}\n"
        ));
        assert_eq!(count, 2, "{told}");
        has(&told, &["left out as"]);
    }
    let (count, _, told) =
        all("Label,Type\nTrust,Goal\nSharing,Means\n\nRent\nQuality of the care of all in town\n");
    assert_eq!(count, 4, "{told}");
}

#[test]
fn a_matrix_right_below_links_or_factors_is_one() {
    let matrix = ",Money,Food\nMoney,,+\nFood,-,\n";
    let (count, found, told) = all(&format!("From,To,Sign\nTrust,Sharing,+\n{matrix}"));
    assert_eq!((count, found.len()), (4, 3), "{told}");
    let (count, found, told) = all(&format!("Label,Type\nMoney,x\nFood,y\nRent,y\n{matrix}"));
    assert_eq!((count, found.len()), (3, 2), "{told}");
}

#[test]
fn a_list_of_people_below_a_caption_is_no_list_of_links() {
    for people in [
        "Participants\nName,Role,Email\nAnna,Facilitator,a@x.org\n",
        "Teilnehmende\nName,Rolle,E-Mail\nAnna,Leitung,a@x.org\n",
    ] {
        let (read, told) = table(&format!("From,To,Sign\nTrust,Sharing,+\n\n{people}"));
        assert_eq!(read, ["Trust > Sharing +"], "{told}");
        has(&told, &["left out"]);
    }
    let (count, found, told) = all(
        "From,To,Sign\nTrust,Sharing,+\nVariable,Unit,Definition\nTrust,pts,belief\nSharing,n,gifts\n",
    );
    assert_eq!((count, found.len()), (2, 1), "{told}");
}

#[test]
fn a_sheet_called_loops_is_no_list_of_factors() {
    let links: &[&[&str]] = &[&["From", "To", "Type"], &["Trust", "Stress", "-"]];
    let loops: &[&[&str]] = &[
        &["Label", "Type", "Elements"],
        &["R1", "Reinforcing", "Trust"],
    ];
    let bytes = book(&[("Connections", links), ("Loops", loops)]);
    let it = import(&bytes, "x.xlsx", &ImportOptions::default()).unwrap();
    assert_eq!(
        (it.map.factor_count(), it.map.link_count()),
        (2, 1),
        "{}",
        told(&it)
    );
    has(&told(&it), &["1 table of loops was left out"]);
}

#[test]
fn a_title_above_the_first_table_changes_nothing_below() {
    for title in [
        "",
        "Village map\n",
        "Village map\n\n",
        "Links\n",
        "Village map,,\n",
    ] {
        for caption in ["", "Factors\n"] {
            for headings in ["Label,Type", "Name,Group", "Label,Type,Description"] {
                let text = format!(
                    "{title}From,To\nHealth,Jobs\nPrice,Jobs\n\n{caption}{headings}\nHealth,social\nPrice,economy\nJobs,economy\n"
                );
                let (count, found, told) = all(&text);
                assert_eq!((count, found.len()), (3, 2), "{text}{told}");
            }
        }
        for headings in ["Faktor,Beschreibung,", "Label,Type,", "Label,Type"] {
            let text = format!(
                "{title}{headings}\nStress,wie viel\nRegen,Menge\n\n,Stress,Regen\nStress,,+\nRegen,-,\n"
            );
            let (count, found, told) = all(&text);
            assert_eq!((count, found.len()), (2, 2), "{text}{told}");
        }
    }
}

#[test]
fn a_factor_called_feedback_begins_no_table_of_loops() {
    let (count, _, told) = all(
        "From,To,Sign\nTrust,Rent,+\nRent,Trust,-\n\nFeedback\nLabel,Description\nTrust,x\nNoise,y\n",
    );
    assert_eq!(count, 3, "{told}");
    for (text, count) in [
        (
            "From,To,Sign\nSupply,Demand,-\nDemand,Price,+\n\n,Feedback,Debt,Trust\nFeedback,,+,-\nDebt,,,+\nTrust,,,\n",
            5,
        ),
        (
            "From,To\nTrust,Income\n\nFeedback,Income\n\nTrust,Feedback\n",
            3,
        ),
    ] {
        let (read, told) = table(text);
        assert_eq!(read.len(), count, "{text}{told}");
    }
    let (read, told) = table(
        ",Trust,Sharing,Learning\nTrust,,+,\nSharing,,,+\nLearning,+,,\n\nFeedback loops\nR1,Trust,Sharing,Learning\n",
    );
    assert_eq!(read.len(), 3, "{told}");
    has(&told, &["1 table of loops was left out"]);
}

#[test]
fn a_column_of_signs_may_be_called_by_the_signs() {
    for blank in ["", "\n"] {
        let (count, found, told) = all(&format!(
            "From,To,Sign\nTrust,Sharing,+\nSharing,Stress,-\n{blank}Cause,Effect,+/-\nRain,Stress,-\nRain,Jobs,+\n"
        ));
        assert_eq!((count, found.len()), (5, 4), "{told}");
    }
}

#[test]
fn a_matrix_may_stand_beside_a_list() {
    let (_, found, told) = all(
        "Label,Type,,,Trust,Rain,Jobs\nTrust,social,,Trust,,+,\nJobs,economy,,Rain,,,-\nRain,nature,,Jobs,+,,\n",
    );
    assert_eq!(
        found,
        ["Trust > Rain +", "Rain > Jobs -", "Jobs > Trust +"],
        "{told}"
    );
    for text in [
        "From,To,Sign,,,Rain,Debt,Jobs\nTrust,Sharing,+,,Rain,,+,\nSharing,Stress,-,,Debt,,,-\nStress,Trust,-,,Jobs,,-,\n",
        ",Rain,Debt,Jobs,,From,To,Sign\nRain,,+,,,Trust,Sharing,+\nDebt,,,-,,Sharing,Stress,-\nJobs,,-,,,Stress,Trust,-\n",
    ] {
        let (_, found, told) = all(text);
        assert_eq!(found.len(), 6, "{told}");
        has(&told, &["1 table stands beside another one"]);
    }
}

#[test]
fn a_group_of_factors_is_no_note() {
    for (text, count) in [
        (
            "Factor,Description\nTrust,how much\n\nParticipants\nYouth,number\nWomen,number\n",
            4,
        ),
        (
            "Label,Type\nTrust,social\nIncome,economic\n\nScale\nDebt,economic\n",
            4,
        ),
        (
            "Label,Description\nTrust,how much\nIncome,per year\n\nIncome is what people earn in a year.\nRain\n",
            4,
        ),
        (
            "Label,Description\nPeople feel safe.,how much\nPeople can pay.,per year\n\nPeople go out late at night.\n",
            3,
        ),
        (
            "Label,Type\nTrust,social\nIncome,economic\n\n* Debt\n* Rain\n",
            4,
        ),
        (
            "Village map\n\nFactor,Description\nTrust,how much\nIncome,per year\n\nDebt\n",
            3,
        ),
        (
            "Village map\nLabel,Description\nTrust,how much\nIncome,money\nShare of women who own some of the land,\nRain,\n",
            4,
        ),
        (
            "Factor,Description\nTrust,how much\nIncome,per year\n\nRain\n\nFrom,To,Sign\nTrust,Income,+\nIncome,Trust,+\n",
            3,
        ),
    ] {
        let (factors, _, told) = all(text);
        assert_eq!(factors, count, "{text}{told}");
    }
    let (count, _, told) =
        all("Village map\nLabel,Type\nTrust,social\nIncome,money\n\nSource: interviews\n");
    assert_eq!(count, 2, "{told}");
}

#[test]
fn a_group_of_links_may_begin_with_a_factor_called_loop() {
    for (text, count) in [
        (
            "Von;Nach;Vorzeichen\nVertrauen;Lohn;+\nLohn;Regen;-\n\nSchleife;Lohn;\nRegen;Schleife;+\n",
            4,
        ),
        (
            "Von;Nach;Notiz\nVertrauen;Lohn;\nRegen;Lohn;\n\nSchleife;Lohn;laut Bericht\nLohn;Regen;\n",
            4,
        ),
        (
            "From,To,Sign\nTrust,Income,+\nRain,Income,+\n\nFeedback,Income,\nIncome,Trust,+\nIncome,Rain,-\n",
            5,
        ),
    ] {
        let (read, told) = table(text);
        assert_eq!(read.len(), count, "{text}{told}");
    }
}

#[test]
fn a_title_with_a_comma_parts_no_cells() {
    let (count, found, told) =
        all("Workshop, May 2023\nFrom;To;Sign\nTrust;Income;+\nIncome;Trust;-\n");
    assert_eq!((count, found.len()), (2, 2), "{told}");
}

#[test]
fn years_beside_factors_and_a_title_above_are_no_signs() {
    for title in ["", "Our map 2026\n"] {
        let (count, found, told) = all(&format!(
            "{title}Name,2020,2030,,From,To,Sign\nTrust,5,6,,Trust,Sharing,+\nHealth,5,6,,,,\nSharing,1,2,,,,\n"
        ));
        assert_eq!((count, found.len()), (3, 1), "{told}");
    }
}

#[test]
fn letters_may_be_factors_of_a_matrix_and_ends_of_links() {
    let (found, told) = table("De,A,B,C\nA,,+,-\nB,+,,\nC,-,,\n");
    assert_eq!(
        found,
        ["A > B +", "A > C -", "B > A +", "C > A -"],
        "{told}"
    );
    let (found, told) = table("De,A,Signo\nConfianza,Ventas,+\nVentas,Ingresos,\n");
    assert_eq!(
        found,
        ["Confianza > Ventas +", "Ventas > Ingresos ?"],
        "{told}"
    );
}

#[test]
fn what_says_that_it_is_a_note_is_no_factor_and_is_told() {
    let list = "Factor,Group\nTrust,social\nSharing,social\n";
    for (notes, n) in [
        ("* = contested,\n", 1),
        ("Source: Workshop 2026\n", 1),
        ("\nSource,Workshop 2026\nAuthor,Anna\n", 2),
        (
            "\n* = contested\nSource: workshop in Berlin\nAnna and Ben\n",
            3,
        ),
        ("\nStand: Mai 2026\nErstellt von Anna Berger\n", 2),
        ("\n*contested\n", 1),
        ("\nSource : atelier de Lyon\nLégende\n* = contesté\n", 3),
        ("\nNote: draft\n\nSource: interviews\n", 2),
    ] {
        let (count, _, told) = all(&format!("{list}{notes}"));
        assert_eq!(count, 2, "{notes}{told}");
        let rows = if n == 1 {
            "1 row"
        } else {
            &format!("{n} rows")
        };
        has(&told, &[rows, "note"]);
    }
    // What is said of other factors, too, is said of one.
    let (count, _, told) = all(&format!("{list}\nSource,social\nParticipants,number\n"));
    assert_eq!(count, 4, "{told}");
}

#[test]
fn a_legend_or_a_date_below_links_is_no_link() {
    for (rest, more) in [
        ("Author,Anna,\nDate,2026-01-01,\n", 0),
        ("Legend,,\n+,same direction,+\nAuthor,Anna,\n", 0),
        (
            "Key,Meaning,Sign\nPositive,moves the same way,+\nUnknown,not yet known,\n",
            0,
        ),
        (
            "Legende:\ngleichsinnig,mehr und mehr,+\ngegensinnig,mehr und weniger,-\n",
            0,
        ),
        ("Sharing,Trust,+\nNote,Signs agreed in May,\n", 1),
    ] {
        let (found, told) = table(&format!(
            "From,To,Sign\nTrust,Sharing,+\nSharing,Learning,+\n\n{rest}"
        ));
        assert_eq!(found.len(), 2 + more, "{found:?} {told}");
    }
    let (found, told) =
        table(",Trust,Sharing\nTrust,0,1\nSharing,-1,0\n\nParticipants,12,\nFacilitator,Anna,\n");
    assert_eq!(found, ["Trust > Sharing +", "Sharing > Trust -"], "{told}");
}

#[test]
fn a_matrix_below_a_caption_below_factors_is_one() {
    for corner in ["", "von / auf", "from / to", "Factor"] {
        let (count, found, told) = all(&format!(
            "Factor,Group\nTrust,x\nRent,y\nSleep,y\n\nMatrix\n{corner},Trust,Rent,Sleep\nTrust,,+,\nRent,-,,+\nSleep,,,\n"
        ));
        assert_eq!((count, found.len()), (3, 3), "{corner} {told}");
    }
}
