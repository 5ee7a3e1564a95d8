//! Cells of a matrix that say that there is no link, or that say something else of one than its sign.

use super::books::{book, opened};
use super::{has, links, read, table, told};
use system_map::format::{Format, ImportOptions, export, import};
use system_map::model::Polarity;

#[test]
fn a_cell_of_a_matrix_that_says_no_in_words_is_no_link_and_told() {
    for word in [
        "no",
        "None",
        "no effect",
        "no influence",
        "no link",
        "nil",
        "neutral",
        "zero",
        "n.a.",
        ".",
        "/",
        "kein",
        "keine",
        "nein",
        "aucun",
        "aucune",
        "non",
        "ninguno",
        "no hay",
        "nee",
        "geen",
        "kein Einfluss",
        "false",
    ] {
        let (read, told) = table(&format!(
            ",A,B,C\nA,{word},+,{word}\nB,{word},{word},-\nC,+,{word},{word}\n"
        ));
        assert_eq!(read, ["A > B +", "B > C -", "C > A +"], "{word}: {told}");
        let said = format!("“{word}” stands in 6 cells of a matrix, and was read as no link.");
        has(&told, &[&said]);
        assert!(!told.contains("no sign"), "{told}");
    }
    // Who gives such a word a sign has links.
    let signs = vec![("neutral".to_owned(), Polarity::Both)];
    let options = ImportOptions {
        signs,
        ..ImportOptions::default()
    };
    let it = import(b",A,B\nA,,neutral\nB,+,\n", "x.csv", &options).unwrap();
    assert_eq!(links(&it.map), ["A > B ±", "B > A +"]);
}

#[test]
fn a_matrix_of_yes_and_no_has_a_link_without_a_sign_for_each_yes() {
    let (read, told) = table(",A,B,C\nA,no,yes,yes\nB,no,no,yes\nC,yes,yes,no\n");
    assert_eq!(
        read,
        ["A > B ?", "A > C ?", "B > C ?", "C > A ?", "C > B ?"],
        "{told}"
    );
    has(
        &told,
        &[
            "5 links of the type “yes” have no sign",
            "“no” stands in 4 cells",
        ],
    );
    // What stands beside a matrix is no factor for its yes and no.
    let (read, _) = table(",A,B,C,Known\nA,,+,-,yes\nB,,,+,no\nC,+,,,no\n");
    assert_eq!(read, ["A > B +", "A > C -", "B > C +", "C > A +"]);
}

#[test]
fn a_row_of_a_list_whose_sign_is_none_is_a_link_all_the_same() {
    let (read, told) = table("From,To,Sign\nA,B,none\nB,A,+\n");
    assert_eq!(read, ["A > B ?", "B > A +"]);
    has(&told, &["1 link of the type “none” has no sign"]);
}

#[test]
fn a_matrix_full_of_hyphens_has_no_links_where_they_stand_and_says_so() {
    let text = ",A,B,C\nA,-,+,-\nB,-,-,+\nC,+,-,-\n";
    let (read, told) = table(text);
    assert_eq!(read, ["A > B +", "B > C +", "C > A +"]);
    has(
        &told,
        &[
            "3 cells of a matrix hold only a hyphen, as those where a factor meets itself do, and were read as empty. If they are negative links, write −1 or “negative”.",
        ],
    );
    // Who gives it a sign has it, and a cell that is empty, a 0 or an empty diagonal makes it one.
    let signs = vec![("-".to_owned(), Polarity::Minus)];
    let options = ImportOptions {
        signs,
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.csv", &options).unwrap();
    assert_eq!(it.map.link_count(), 6);
    for text in [
        ",A,B,C\nA,-,+,-\nB,,-,+\nC,+,-,-\n",
        ",A,B,C\nA,-,+,-\nB,0,-,+\nC,+,-,-\n",
        ",A,B,C\nA,-,+,-\nB,no,-,+\nC,+,-,-\n",
    ] {
        let (read, _) = table(text);
        assert_eq!(
            read,
            ["A > B +", "A > C -", "B > C +", "C > A +", "C > B -"],
            "{text}"
        );
    }
    for own in ["", "0", "X"] {
        let (read, _) = table(&format!(",A,B,C\nA,{own},+,-\nB,-,{own},+\nC,+,-,{own}\n"));
        assert_eq!(read.len(), 6, "{own}");
    }
}

const SIGNS: (&str, &[&[&str]]) = (
    "Polarity",
    &[
        &["", "A", "B", "C"],
        &["A", "", "+", ""],
        &["B", "-", "", "+"],
        &["C", "", "", ""],
    ],
);

#[test]
fn a_sheet_of_delays_of_the_same_factors_says_which_links_are_late() {
    for name in ["Delay", "Time lags", "Verzögerung"] {
        let late: &[&[&str]] = &[
            &["", "A", "B", "C"],
            &["A", "", "yes", ""],
            &["B", "no", "", "2 years"],
            &["C", "yes", "", ""],
        ];
        // Whichever stands first.
        for sheets in [[SIGNS, (name, late)], [(name, late), SIGNS]] {
            let it = opened(&book(&sheets));
            assert_eq!(
                links(&it.map),
                ["A > B +", "B > A -", "B > C +"],
                "{}",
                told(&it)
            );
            let late: Vec<bool> = it.map.links().map(|(.., l)| !l.delay.is_none()).collect();
            assert_eq!(late, [true, false, true]);
            has(
                &told(&it),
                &[
                    &format!(
                        "The sheet “{name}” is a matrix of the same factors: its cells were read as delays of the links of the others."
                    ),
                    &format!(
                        "1 cell of the sheet “{name}” is about a link that the others do not have, and was left out: C → A."
                    ),
                ],
            );
        }
    }
}

#[test]
fn a_sheet_of_strengths_of_the_same_factors_makes_no_second_links() {
    let sizes: &[&[&str]] = &[
        &["", "A", "B", "C"],
        &["A", "", "0.5", ""],
        &["B", "0.9", "", "much"],
        &["C", "", "", ""],
    ];
    let it = opened(&book(&[("Strength", sizes), SIGNS]));
    assert_eq!(
        links(&it.map),
        ["A > B +", "B > A -", "B > C +"],
        "{}",
        told(&it)
    );
    let sizes_read: Vec<_> = it.map.links().map(|(.., l)| l.strength).collect();
    assert_eq!(sizes_read, [Some(0.5), Some(0.9), None]);
    has(
        &told(&it),
        &[
            "read as strengths of the links",
            "“much” stands under “strength”",
        ],
    );
    let it = opened(&book(&[SIGNS, ("Confidence", sizes)]));
    let sure: Vec<_> = it.map.links().map(|(.., l)| l.confidence).collect();
    assert_eq!(sure, [Some(0.5), Some(0.9), None]);
    // A sheet of weights alone is a matrix, and so are those of two people.
    let it = opened(&book(&[("Weights", sizes)]));
    assert_eq!(it.map.link_count(), 3);
    let other: &[&[&str]] = &[
        &["", "A", "B", "C"],
        &["A", "", "-", ""],
        &["B", "-", "", "+"],
        &["C", "", "", ""],
    ];
    let it = opened(&book(&[SIGNS, ("Bob", other)]));
    assert_eq!(it.map.link_count(), 6);
}

#[test]
fn a_sheet_of_yes_and_no_beside_signs_of_the_same_factors_is_left_out_and_told() {
    let said: &[&[&str]] = &[
        &["", "A", "B", "C"],
        &["A", "", "yes", ""],
        &["B", "no", "", "yes"],
        &["C", "", "", ""],
    ];
    let it = opened(&book(&[SIGNS, ("Sheet2", said)]));
    assert_eq!(
        links(&it.map),
        ["A > B +", "B > A -", "B > C +"],
        "{}",
        told(&it)
    );
    has(
        &told(&it),
        &[
            "The sheet “Sheet2” says only yes and no of the same factors as another matrix, and was left out. If it says which links are late, call it “Delay”.",
        ],
    );
    let it = opened(&book(&[("Sheet2", said)]));
    assert_eq!(links(&it.map), ["A > B ?", "B > C ?"]);
}

#[test]
fn three_signs_in_a_column_make_two_a_strong_one() {
    for heading in ["Type", "Sign", "Polarity"] {
        let (found, account) = table(&format!(
            "From,To,{heading}\nA,B,-\nB,C,--\nC,A,---\nA,C,++\nC,B,+\n"
        ));
        assert_eq!(
            found,
            ["A > B -", "B > C -", "C > A -", "A > C +", "C > B +"],
            "{heading}: {account}"
        );
        has(
            &account,
            &[
                "1 link has the sign `--`, which was read as a strong −, since three signs stand beside it.",
            ],
        );
    }
    let it = read("x.csv", "From,To,Type\nA,B,-\nB,C,--\nC,A,−−−\n").unwrap();
    assert_eq!(links(&it.map), ["A > B -", "B > C -", "C > A -"]);
    let (found, _) = table(",A,B,C\nA,,+,---\nB,++,,\nC,--,,\n");
    assert_eq!(found, ["A > B +", "A > C -", "B > A +", "C > A -"]);
    // In what is written they stay what they were read as.
    for format in [
        Format::Csv,
        Format::Xlsx,
        Format::Kumu,
        Format::GraphMl,
        Format::Outline,
    ] {
        let parts = export(&it.map, format).unwrap().parts;
        let again = import(&parts.last().unwrap().bytes, "", &ImportOptions::default());
        let mut signs = links(&again.unwrap().map);
        signs
            .iter_mut()
            .for_each(|link| link.make_ascii_uppercase());
        signs.sort_unstable();
        assert_eq!(signs, ["A > B -", "B > C -", "C > A -"], "{format:?}");
    }
    // Without three, two are those of two ends in a column of types, and unclear in one of signs.
    let (found, account) = table("From,To,Type\nA,B,-\nB,A,--\n");
    assert_eq!(found, ["A > B -", "B > A +"]);
    assert!(!account.contains("strong"), "{account}");
    let (found, _) = table("From,To,Sign\nA,B,-\nB,A,--\n");
    assert_eq!(found, ["A > B -", "B > A ?"]);
    // Nor do three that stand beside words.
    let (found, _) = table("From,To,Type\nA,B,---\nB,A,--\nB,C,a flow\n");
    assert_eq!(found, ["A > B ?", "B > A +", "B > C ?"]);
}
