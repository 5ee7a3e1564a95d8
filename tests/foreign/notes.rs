//! Notes, sources, keys and lists of codes below tables.

use super::books::{book, opened};
use super::{has, links, table, told};

const SQUARE: &str = ",Trust,Time,Money\nTrust,0,1,-1\nTime,2,0,0\nMoney,0,-3,0\n";
const READ: [&str; 4] = [
    "Trust > Time +",
    "Trust > Money -",
    "Time > Trust +",
    "Money > Time -",
];

/// A table in CSV, with commas and with semicolons.
fn both(text: &str) -> [(Vec<String>, String); 2] {
    [table(text), table(&text.replace(',', ";"))]
}

#[test]
fn a_note_below_a_matrix_is_told_and_no_factor() {
    for gap in ["", "\n"] {
        for (notes, said) in [
            ("Source: workshop 3 May\n", "Source: workshop 3 May"),
            (
                "Key:\n+,more leads to more\n",
                "Key:, + | more leads to more",
            ),
            (
                "Key:,\n0,no influence\n1,weak\n",
                "Key:, 0 | no influence, 1 | weak",
            ),
            ("Date:,3 May\n", "Date: | 3 May"),
            (
                "0 = no influence,1 = weak,2 = strong\n",
                "0 = no influence | 1 = weak | 2 = strong",
            ),
            ("Notes\nMade by Ann\n", "Notes, Made by Ann"),
        ] {
            for (read, told) in both(&format!("{SQUARE}{gap}{notes}")) {
                assert_eq!(read, READ, "{told}");
                has(
                    &told,
                    &[
                        "3 factors",
                        "below the table",
                        &format!("as a note: {said}.").replace(
                            "as a note",
                            if said.contains(", ") {
                                "as notes"
                            } else {
                                "as a note"
                            },
                        ),
                    ],
                );
            }
        }
    }
    let (_, told) = table(&format!("{SQUARE}\n\"0 = none, 1 = weak\"\n"));
    has(&told, &["left out as a note: 0 = none, 1 = weak. Line 6."]);
}

#[test]
fn notes_below_the_sums_of_a_matrix_are_told() {
    let sums = ",A,B,C,Active sum\nA,0,1,2,3\nB,2,0,0,2\nC,0,3,0,3\nPassive sum,2,4,2,\n";
    for gap in ["", "\n"] {
        let (read, told) = table(&format!("Our matrix\n\n{sums}{gap}Source: Ann\n"));
        assert_eq!(read.len(), 4, "{told}");
        has(
            &told,
            &[
                "3 factors",
                "left out: Active sum, Passive sum.",
                "1 row above the headings was left out: Our matrix.",
                "left out as a note: Source: Ann.",
            ],
        );
    }
}

#[test]
fn notes_below_any_matrix_are_told() {
    for text in [
        "A,B,C\n0,1,2\n2,0,0\n0,3,0\n\nSource: Ann\n",
        ",Income,Health\nTrust,+,-\nTime,-,+\nMoney,,\n\nSource: Ann\n",
        "Code,Name,F1,F2,F3\nF1,Trust,0,1,2\nF2,Time,2,0,0\nF3,Money,0,3,0\nSource: Ann\n",
        "to \\ from,A,B,C\nA,0,1,2\nB,2,0,0\nC,0,3,0\nSource: Ann\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(read.len(), 4, "{told}");
        has(&told, &["left out as a note: Source: Ann."]);
    }
}

#[test]
fn notes_below_a_matrix_in_a_workbook_are_told() {
    let rows: &[&[&str]] = &[
        &["", "A", "B", "C"],
        &["A", "", "+", "-"],
        &["B", "+", "", ""],
        &["C", "-", "", ""],
        &[],
        &["Key:"],
        &["+", "more leads to more"],
        &["-", "more leads to less"],
    ];
    let it = opened(&book(&[("Matrix", rows)]));
    assert_eq!(links(&it.map), ["A > B +", "A > C -", "B > A +", "C > A -"]);
    has(
        &told(&it),
        &[
            "3 rows below the table are none of its own, and were left out as notes: Key:, + | more leads to more, - | more leads to less. Rows 6, 7, 8 of the sheet “Matrix”.",
        ],
    );
}

#[test]
fn rows_of_a_matrix_are_no_notes() {
    for (text, links, factors) in [
        // One that is missing, one that is empty, one below a blank row, one without a column.
        (",A,B,C\nA,0,1,2\nB,2,0,0\n", 3, 3),
        (",A,B,C\nA,0,1,2\nB,2,0,0\nC\n", 3, 3),
        (",A,B,C\nA,0,1,2\nB,2,0,0\n\nC,0,3,0\n", 4, 3),
        (",A,B,C\nA,0,1,2\nB,2,0,0\nC,0,3,0\nRent costs\n", 4, 4),
        (",A,B,C\nA,0,1,2\nB,2,0,0\nC,0,3,0\nD,1\n", 5, 4),
    ] {
        let (read, told) = table(text);
        assert_eq!(read.len(), links, "{told}");
        assert!(!told.contains("note"), "{told}");
        has(&told, &[&format!("{factors} factors")]);
    }
}

#[test]
fn a_note_below_links_without_signs_is_told_with_its_words() {
    let list = "From,To\nTrust,Time\nTime,Money\n";
    for (below, said) in [
        (
            "\nSource: workshop 3 May\n",
            "as a note: Source: workshop 3 May.",
        ),
        (
            "Source: workshop 3 May\n",
            "as a note: Source: workshop 3 May.",
        ),
        ("\nPrepared by Ann\n", "as a note: Prepared by Ann."),
        ("\n,Source: Ann\n", "as a note: Source: Ann."),
        (
            "\nSource,Ann\nDate,3 May\n",
            "as notes: Source | Ann, Date | 3 May.",
        ),
        (
            "Key:\n+,more leads to more\n",
            "as notes: Key:, + | more leads to more.",
        ),
    ] {
        for (read, told) in both(&format!("{list}{below}")) {
            assert_eq!(read, ["Trust > Time ?", "Time > Money ?"], "{told}");
            has(&told, &["3 factors", said]);
            assert!(!told.contains("no cause"), "{told}");
        }
    }
    // Without headings the note kept the whole from being read.
    let (read, told) = table("Trust,Time\nTime,Money\nMoney,Trust\n\nSource: Ann\n");
    assert_eq!(read.len(), 3, "{told}");
    has(&told, &["left out as a note: Source: Ann. Line 5."]);
}

#[test]
fn a_key_below_links_with_signs_under_a_heading_of_marks_is_no_link() {
    let (read, told) = table(
        "Von;Nach;+/-;Bemerkung\nA;B;+;\nB;C;-;x\n\nLegende:;;;\n+;je mehr, desto mehr;;\n-;je mehr, desto weniger;;\n",
    );
    assert_eq!(read, ["A > B +", "B > C -"], "{told}");
    has(
        &told,
        &[
            "3 factors",
            "left out as notes: Legende:, + | je mehr, desto mehr",
        ],
    );
}

#[test]
fn a_lone_name_in_a_list_of_links_and_links_below_a_blank_row_are_no_notes() {
    for text in [
        "From,To\nTrust,Time\nLonely,\nTime,Money\n",
        "From,To\nTrust,Time\nTime,Money\nLonely\n",
        "From,To\nTrust,Time\nTime,Money\n\nTrust\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(read.len(), 2);
        has(
            &told,
            &["1 row has no cause or no effect, and was left out."],
        );
        assert!(!told.contains("note"), "{told}");
    }
    let (read, _) = table("From,To\nTrust,Time\n\nNotes,Trust\nSource,Key\nKey,Time\n");
    assert_eq!(read.len(), 4);
}

#[test]
fn codes_of_a_matrix_are_the_names_that_a_list_beside_or_below_it_says() {
    let square = ",F1,F2,F3\nF1,0,1,2\nF2,2,0,0\nF3,0,3,0\n";
    let sums = ",F1,F2,F3,AS\nF1,0,1,2,3\nF2,2,0,0,2\nF3,0,3,0,3\nPS,2,4,2,\n";
    let beside = |text: &str, heading: &str| {
        let list = [heading, ",,F1,Trust", ",,F2,Time", ",,F3,Money", ",,,"];
        let lines: Vec<String> = text
            .lines()
            .zip(list)
            .map(|(a, b)| format!("{a}{b}\n"))
            .collect();
        lines.concat()
    };
    for matrix in [square, sums] {
        for text in [
            format!("{matrix}\nF1 = Trust\nF2 = Time\nF3 = Money\n"),
            format!("{matrix}\n\"F1 = Trust, F2 = Time, F3 = Money\"\n"),
            format!("{matrix}\nCode,Name\nF1,Trust\nF2,Time\nF3,Money\n"),
            format!("{matrix}Factors:\nF1,Trust\nF2,Time\nF3,Money\nSource: Ann\n"),
            beside(matrix, ",,Code,Name"),
            beside(matrix, ",,,"),
        ] {
            let (read, told) = table(&text);
            let links = [
                "Trust > Time ?",
                "Trust > Money ?",
                "Time > Trust ?",
                "Money > Time ?",
            ];
            assert_eq!(read, links, "{text}{told}");
            has(
                &told,
                &["3 factors", "F1 = Trust, F2 = Time, F3 = Money. Line 1."],
            );
        }
    }
    // Numbers, too, where the cells have none.
    let (read, _) = table(",1,2,3\n1,,+,\n2,,,-\n3,+,,\n\n1,Trust\n2,Time\n3,Money\n");
    assert_eq!(
        read,
        ["Trust > Time +", "Time > Money -", "Money > Trust +"]
    );
    let (read, told) =
        table(",1,2,3\n1,0,1,2\n2,2,0,0\n3,0,3,0\n\n1,weak\n2,strong\n3,very strong\n");
    assert_eq!(read.len(), 4);
    has(
        &told,
        &["left out as notes: 1 | weak, 2 | strong, 3 | very strong."],
    );
}

#[test]
fn codes_in_the_rows_of_a_matrix_with_sums_are_explained() {
    for text in [
        "Code,Name,F1,F2,F3,Sum\nF1,Trust,0,1,2,3\nF2,Time,2,0,0,2\nF3,Money,0,3,0,3\nSum,,2,4,2,8\n",
        "Factor,Code,F1,F2,F3,AS\nTrust,F1,0,1,2,3\nTime,F2,2,0,0,2\nMoney,F3,0,3,0,3\nPS,,2,4,2,\n",
    ] {
        for (read, told) in both(text) {
            let links = [
                "Trust > Time ?",
                "Trust > Money ?",
                "Time > Trust ?",
                "Money > Time ?",
            ];
            assert_eq!(read, links, "{told}");
            has(
                &told,
                &["3 factors", "F1 = Trust", "2 rows and columns hold sums"],
            );
            assert!(!told.contains(", ."), "{told}");
        }
    }
    let (read, told) =
        table(",F1,F2,F3,AS\nF1 Trust,0,1,2,3\nF2 Time,2,0,0,2\nF3 Money,0,3,0,3\nPS,2,4,2,\n");
    assert_eq!(read[0], "F1 Trust > F2 Time ?", "{told}");
}

#[test]
fn a_row_of_a_list_of_factors_is_no_note_below_another_table() {
    let (_, told) = table(
        "ID,Label,Type,Tags,Pinned\nwork,,<a b=c>,<a b=c>,\n<a b=c>1,,,,\nlrH<a b=c>2,<a b=c>,,,\nb,,,,true\n",
    );
    assert!(!told.contains("left out as a note"), "{told}");
    has(&told, &["4 factors"]);
}
