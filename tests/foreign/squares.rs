//! Matrices, as people fill them.

use super::{has, read, table};

#[test]
fn a_hyphen_in_a_matrix_with_plus_signs_is_a_sign() {
    let (read, told) = table(",A,B,C\nA,0,1,-1\nB,0.5,,\nC,+,-,0\n");
    assert_eq!(
        read,
        ["A > B +", "A > C -", "B > A +", "C > A +", "C > B -"]
    );
    assert!(!told.contains("hyphen"), "{told}");
}

#[test]
fn a_hyphen_in_a_matrix_of_numbers_is_an_empty_cell_and_told() {
    let (read, told) = table(",A,B,C\nA,0,1,-1\nB,0.5,-,n/a\nC,1,-,0\n");
    assert_eq!(read, ["A > B +", "A > C -", "B > A +", "C > A +"]);
    has(
        &told,
        &[
            "2 cells of a matrix hold only a hyphen, and were read as empty. If they are negative links, write −1.",
        ],
    );
    let (read, told) = table(",A,B\nA,n/a,1\nB,-1,n/a\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    assert!(!told.contains("hyphen"), "{told}");
}

#[test]
fn hyphens_where_factors_meet_themselves_are_no_links() {
    let (read, told) = table(",A,B,C\nA,-,+,-\nB,0,-,+\nC,+,-,-\n");
    assert_eq!(
        read,
        ["A > B +", "A > C -", "B > C +", "C > A +", "C > B -"]
    );
    has(&told, &["3 cells of a matrix hold only a hyphen"]);
    // One that is none makes the others signs.
    let (read, _) = table(",A,B\nA,-,+\nB,+,\n");
    assert_eq!(read, ["A > A -", "A > B +", "B > A +"]);
}

#[test]
fn a_matrix_has_weights_in_words_of_mental_modeler() {
    let it = read(
        "x.tsv",
        " \tTrust\tTime\tMoney\nTrust\t\tH+\tL-\nTime\tM-\t\t\nMoney\t\t\tH+\n",
    );
    let it = it.unwrap();
    assert_eq!(
        super::links(&it.map),
        [
            "Trust > Time +",
            "Trust > Money -",
            "Time > Trust -",
            "Money > Money +"
        ]
    );
    let strengths: Vec<_> = it.map.links().map(|(.., link)| link.strength).collect();
    assert_eq!(strengths, [Some(1.0), Some(0.25), Some(0.5), Some(1.0)]);
    has(&super::told(&it), &["4 weights are words (L, M, H)"]);
}

#[test]
fn the_corner_of_a_matrix_says_which_way_it_is_read() {
    for corner in [
        "to \\ from",
        "To/From",
        "Effects \\ Causes",
        "From → To ↓",
        "→ From ↓ To",
        "nach / von",
    ] {
        let (read, told) = table(&format!("{corner},A,B,C\nA,,1,-1\nB,1,,\nC,,,\n"));
        assert_eq!(read, ["B > A +", "C > A -", "A > B +"], "{corner}: {told}");
        let told_it = format!("whose corner says “{corner}”: rows are effects, columns are causes");
        has(&told, &[&told_it]);
    }
    for corner in [
        "",
        "from \\ to",
        "From ↓ To →",
        "To what extent?",
        "Effects",
        "to to",
    ] {
        let (read, told) = table(&format!("{corner},A,B,C\nA,,1,-1\nB,1,,\nC,,,\n"));
        assert_eq!(read, ["A > B +", "A > C -", "B > A +"], "{corner}");
        has(&told, &["rows are causes, columns are effects"]);
    }
}

#[test]
fn sums_at_the_end_of_a_matrix_are_no_factors() {
    for text in [
        ",A,B,C,Total\nA,0,1,-1,2\nB,1,0,0,1\nC,0,0,0,0\nTotal,1,1,1,3\n",
        ",A,B,C,Outdegree\nA,0,1,-1,2\nB,1,0,0,1\nC,0,0,0,0\n",
        ",A,B,C,Sum,Out-degree,In-degree,Centrality\nA,,1,-1,0,2,1,3\nB,1,,,1,1,1,2\nC,,,,0,0,1,1\nColumn sum,1,1,-1,1,,,\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(read, ["A > B +", "A > C -", "B > A +"], "{told}");
        has(&told, &["sums of others, and w", "left out: "]);
        assert!(!told.contains("called like"), "{told}");
    }
    let (_, told) = table(",A,B,C,Total\nA,0,1,-1,2\nB,1,0,0,1\nC,0,0,0,0\nTotal,1,1,1,3\n");
    has(
        &told,
        &["2 rows and columns hold sums of others, and were left out: Total, Total. Lines 1, 5."],
    );
    // Signs are counted, decimals rounded.
    let (read, _) = table(",A,B,Total\nA,,+,1\nB,-,,1\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    let (read, _) = table(",A,B,Sum\nA,0.333,0.333,0.67\nB,-0.125,,-0.13\n");
    assert_eq!(read, ["A > A +", "A > B +", "B > A -"]);
}

#[test]
fn what_is_called_like_sums_and_holds_none_is_a_factor_and_told() {
    let (read, told) = table(",A,B,Total\nA,0,1,1\nB,-1,0,0\nTotal,0,1,0\n");
    assert_eq!(read, ["A > B +", "A > Total +", "B > A -", "Total > B +"]);
    has(
        &told,
        &[
            "1 row or column is called like one of sums, and was read as a factor: Total. If it holds sums, take it out.",
        ],
    );
}

#[test]
fn a_mark_where_a_factor_meets_itself_counts_for_nothing_in_sums() {
    for mark in ["X", "-", "–", "", "0"] {
        let (read, told) = table(&format!(
            ",A,B,C,Active sum\nA,{mark},2,-1,1\nB,1,{mark},0,1\nC,0,1,{mark},1\nPassive sum,1,3,-1,\n"
        ));
        assert_eq!(
            read,
            ["A > B +", "A > C -", "B > A +", "C > B +"],
            "{mark}: {told}"
        );
        has(&told, &["left out: Active sum, Passive sum."]);
        assert!(!told.contains("called like"), "{mark}: {told}");
    }
    // So do quotients and products of sums, which a factor may be called like.
    let (read, told) =
        table(",A,B,C,AS,P\nA,X,2,1,3,3\nB,1,X,0,1,3\nC,0,1,X,1,1\nPS,1,3,1,,\nQ,3,0.33,1,,\n");
    assert_eq!(read.len(), 4, "{told}");
    has(&told, &["4 rows and columns hold sums of others"]);
    let (read, told) = table(",O,P,Q\nO,X,2,-1\nP,1,X,0\nQ,0,1,X\n");
    assert_eq!(read, ["O > P +", "O > Q -", "P > O +", "Q > P +"]);
    assert!(!told.contains("called like"), "{told}");
    // Among signs a hyphen counts as one, but not there.
    let (read, told) = table(",A,B,Sum\nA,-,+,1\nB,-,-,-1\n");
    assert_eq!(read, ["A > B +", "B > A -"], "{told}");
    has(&told, &["left out: Sum."]);
}

#[test]
fn a_cell_that_is_not_understood_is_a_link_without_a_sign() {
    let (read, told) = table(",A,B,C\nA,,+ delayed,-\nB,+,,\nC,-,maybe,\n");
    assert_eq!(
        read,
        ["A > B ?", "A > C -", "B > A +", "C > A -", "C > B ?"]
    );
    has(&told, &["1 link of the type “+ delayed” has no sign."]);
    let (read, told) = table(",A,B,C\nA,,↑,↓\nB,↑,,\nC,↓,,\n");
    assert_eq!(read, ["A > B ?", "A > C ?", "B > A ?", "C > A ?"], "{told}");
    has(&told, &["--signs \"↑=SIGN\""]);
    // Where a factor meets itself, a mark says nothing, and so does what is no number at all.
    let (read, told) = table(",A,B,C\nA,x,1,NaN\nB,-1,x,0\nC,0,0,x\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    has(
        &told,
        &["“x” stands in 3 cells where a factor meets itself, and no link was made of them."],
    );
    has(
        &told,
        &["1 cell of a matrix holds no number, and no link was made of it: NaN (A, C)."],
    );
}

#[test]
fn parts_of_a_hundred_are_numbers_in_a_matrix_too() {
    let (read, _) = table(",A,B,C\nA,,50%,-20%\nB,0,,\nC,1/2,\"0,5\",\n");
    assert_eq!(read, ["A > B +", "A > C -", "C > A ?", "C > B +"]);
}

#[test]
fn a_matrix_of_cells_that_say_nothing_is_refused_with_the_first_of_them() {
    let error = super::read("x.csv", ",A,B,C\nA,x,+ (delayed),--\nB,-?,x,~\nC,+/-,↑,x\n");
    let error = error.unwrap_err();
    assert_eq!(error.0.place.map(|place| place.line), Some(2));
    has(
        &error.0.message,
        &[
            "“+ (delayed)” in row 2, column “B”",
            "neither signs nor numbers",
        ],
    );
}

#[test]
fn drivers_and_outcomes_with_signs_are_a_matrix() {
    for text in [
        ",Health,Income\nHousing,+,-\nJobs,-,+\nSchools,0,?\n",
        "Driver,Health,Income,Safety\nHousing,1,-1,0\nJobs,-1,1,0\nSchools,0,?,0\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(
            read,
            [
                "Housing > Health +",
                "Housing > Income -",
                "Jobs > Health -",
                "Jobs > Income +",
                "Schools > Income ?"
            ],
            "{text}{told}"
        );
        has(
            &told,
            &[
                "The rows of the table have other names than its columns. It was read as a matrix: rows are causes, columns are effects.",
            ],
        );
    }
    // Strengths, of which some are nothing, are no measurements where no word says what the rows are.
    let (read, _) = table(",Health,Income\nHousing,0,2\nJobs,1,3\n");
    assert_eq!(read.len(), 3);
    let (read, told) = table("Factor,Health,Income\nHousing,0,2\nJobs,1,3\n");
    assert_eq!(read.len(), 0);
    has(
        &told,
        &[
            "Small numbers stand in all its other columns: if it is a matrix of causes (rows) and effects (columns), leave the first cell of its headings empty.",
        ],
    );
    for text in [
        "Town,Health,Income\nLeeds,0,2\nYork,1,3\n",
        ",Health,Income\nLeeds,4,2\nYork,1,3\n",
    ] {
        assert!(super::read("x.csv", text).is_err());
    }
    let (read, told) = table("Factor,Health,Income\nHousing,+,-\nJobs,-,+\n");
    assert_eq!(read.len(), 0);
    let advice = "Signs stand in its column “Health” and in others: if it is a matrix of causes (rows) and effects (columns), leave the first cell of its headings empty.";
    has(&told, &[advice]);
}

#[test]
fn signs_and_numbers_are_not_taken_for_effects() {
    for text in [
        "Activities,Health,Income\nHousing,2,1\nJobs,1,3\n",
        "Town,Area,Growth\nLeeds,12000,-3.5\nYork,800,1.5\n",
        "Trust increases Sharing,+\nSharing reduces Work,-\n",
    ] {
        let error = super::read("x.csv", text).unwrap_err();
        has(
            &error.0.message,
            &["signs or numbers in its second column", "From, To, Type"],
        );
    }
    // Numbers may be the names of both ends.
    let (read, _) = table("1,2,+\n2,1,-\n");
    assert_eq!(read, ["1 > 2 +", "2 > 1 -"]);
}

#[test]
fn driving_power_dependence_and_rank_are_no_factors() {
    let (read, told) = table(
        ",A,B,C,Driving power,Rank\nA,0,1,1,2,1\nB,-1,0,1,2,2\nC,0,0,0,0,3\nDependence,-1,1,2,,\n",
    );
    assert_eq!(read, ["A > B +", "A > C +", "B > A -", "B > C +"], "{told}");
    has(
        &told,
        &[
            "left out: Driving power, Dependence.",
            "1 row or column holds ranks, beside sums, and was left out: Rank.",
        ],
    );
    // A factor may be called so.
    let (read, _) = table(",Rank,Dependence\nRank,,1\nDependence,-1,\n");
    assert_eq!(read.len(), 2);
}

#[test]
fn letters_in_a_matrix_say_which_way_a_link_leads() {
    let links = [
        "A > B ?", "C > A ?", "B > C ?", "C > B ?", "B > D ?", "D > C ?",
    ];
    let (read, told) = table(",A,B,C,D\nA,X,V,A,O\nB,,X,X,V\nC,,,X,A\nD,,,,X\n");
    assert_eq!(read, links, "{told}");
    has(
        &told,
        &[
            "V was read as a link from the row to the column, A as one back, X as both, O as none.",
            "6 links have no sign",
        ],
    );
    // Marks of another kind are none of these.
    let (read, _) = table(",A,B\nA,,x\nB,o,\n");
    assert_eq!(read, ["A > B ?", "B > A -"]);
}

#[test]
fn codes_of_columns_are_the_names_that_rows_give_them() {
    let links = [
        "Trust > Sharing +",
        "Trust > Time -",
        "Sharing > Trust +",
        "Time > Sharing +",
    ];
    for text in [
        "No.,Factor,1,2,3\n1,Trust,0,2,-1\n2,Sharing,1,0,0\n3,Time,0,1,0\n",
        ",,F1,F2,F3\nF1,Trust,0,2,-1\nF2,Sharing,1,0,0\nF3,Time,0,1,0\n",
        "Factor,Code,A,B,C\nTrust,A,0,2,-1\nSharing,B,1,0,0\nTime,C,0,1,0\n",
        "No.,Factor,1,2,3,Active sum\n1.,Trust,X,2,-1,1\n2.,Sharing,1,X,0,1\n3.,Time,0,1,X,1\n,Passive sum,1,3,-1,\n",
        "Cross-impact\n\nCode,Name,C-1,C-2,C-3\nC-1,Trust,-,2,-1\nC-2,Sharing,1,-,0\nC-3,Time,0,1,-\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(read, links, "{text}{told}");
        has(
            &told,
            &[
                "3 columns of a matrix have codes, and were read as the factors that have them in their rows: ",
            ],
        );
        has(&told, &[" = Trust, "]);
        assert!(!told.contains("no heading"), "{told}");
    }
    // Code and name may stand in one cell, which is the name.
    let (read, told) = table("Factor,1,2\n1 Trust,0,2\n2. Sharing,-1,0\n");
    assert_eq!(
        read,
        ["1 Trust > 2. Sharing +", "2. Sharing > 1 Trust -"],
        "{told}"
    );
    has(&told, &["1 = 1 Trust, 2 = 2. Sharing"]);
    // The code is kept, under its heading.
    let it = super::read("x.csv", "No.,Factor,1,2\n1,Trust,0,2\n2,Sharing,1,0\n").unwrap();
    let factor = it.map.factor(it.map.factor_ix("trust").unwrap());
    assert_eq!(factor.extra["x-fields"]["No."], "1");
    // Names that nobody explains stay what they are.
    let (read, told) = table(",F1,F2\nF1,0,1\nF2,-1,0\n");
    assert_eq!(read, ["F1 > F2 +", "F2 > F1 -"]);
    assert!(!told.contains("codes"), "{told}");
    let (read, _) = table(",A,B,C\nA,V,X,O\nB,X,,A\nC,A,O,\n");
    assert_eq!(read, ["A > B ?", "B > A ?", "C > B ?", "A > C ?"]);
    let (read, _) = table(",Theme,F1,F2\nF1,People,0,1\nF2,People,-1,0\n");
    assert_eq!(read, ["F1 > F2 +", "F2 > F1 -"]);
}

#[test]
fn factors_of_a_matrix_may_be_called_like_the_ends_of_links() {
    for corner in ["", "Factor", "From / To"] {
        for [one, two] in [["Cause", "Effect"], ["Source", "Target"], ["From", "To"]] {
            let all = [
                format!("{one} > {two} +"),
                format!("{one} > Type -"),
                format!("{two} > {one} +"),
                format!("Type > {two} -"),
            ];
            for rows in [
                format!("{one},0,1,-1\n{two},1,0,0\nType,0,-1,0\n"),
                format!("{one},,+,-\n{two},+,,\nType,,-,\n"),
            ] {
                let text = format!("{corner},{one},{two},Type\n{rows}");
                let (found, told) = table(&text);
                assert_eq!(found, all, "{text}{told}");
                has(&told, &["The table is a matrix"]);
            }
        }
    }
    // A list of links whose factors are called like its headings is none.
    let (found, _) = table("Cause,Effect,Sign\nEffect,Sign,+\nSign,Effect,-\n");
    assert_eq!(found, ["Effect > Sign +", "Sign > Effect -"]);
}
