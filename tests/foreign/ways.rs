//! Columns of what influences a factor and of what it influences; titles beside ids; which way causes
//! and corners of matrices point.

use super::books::{book, opened};
use super::{has, links, read, table, told};

#[test]
fn columns_of_causes_and_of_effects_beside_a_factor_are_links_in_their_directions() {
    for name in ["Label", "Name", "Factor"] {
        for between in ["|", ";", ", "] {
            let (read, told) = table(&format!(
                "{name},Influenced by,Influences\nTrust,\"Time{between}Money\",\nTime,,Money\nMoney,,Trust\nRent,,\n"
            ));
            assert_eq!(
                read,
                ["Time > Trust ?", "Money > Trust ?", "Time > Money ?"],
                "{told}"
            );
            has(
                &told,
                &[
                    "4 factors",
                    &format!(
                        "What stands under “Influenced by” was read as causes of what stands under “{name}”"
                    ),
                    &format!(
                        "What stands under “Influences” was read as effects of what stands under “{name}”"
                    ),
                    "1 cell names several factors, and each became a link",
                    "1 link is stated at its cause and at its effect, and was read once: Money → Trust.",
                ],
            );
        }
    }
    let rows: &[&[&str]] = &[
        &["Name", "Description", "Influenced by", "Influences"],
        &["Trust", "in people", "Time", "Money"],
        &["Time", "", "", ""],
        &["Money", "", "", ""],
    ];
    let it = opened(&book(&[("Factors", rows)]));
    assert_eq!(links(&it.map), ["Time > Trust ?", "Trust > Money ?"]);
    let trust = it.map.factors().next().unwrap().1;
    assert_eq!(trust.description.as_deref(), Some("in people"));
}

#[test]
fn one_column_of_lists_beside_a_factor_says_all_its_links() {
    let (read, told) = table("Factor;Influences\nTrust;Time, Money\nTime;Trust\nMoney;\n");
    assert_eq!(
        read,
        ["Trust > Time ?", "Trust > Money ?", "Time > Trust ?"],
        "{told}"
    );
    has(&told, &["3 factors"]);
    let (read, _) = table("Label,Influenced by\nTrust,\"Time, Money\"\nTime,Trust\nMoney,\n");
    assert_eq!(
        read,
        ["Time > Trust ?", "Money > Trust ?", "Trust > Time ?"]
    );
    // A comma in a name parts nothing; rows of one link each may have signs.
    let (read, _) =
        table("Factor,Influences\nTrust,\"Food, drink and heat\"\n\"Food, drink and heat\",\n");
    assert_eq!(read, ["Trust > Food, drink and heat ?"]);
    let (read, _) = table("Factor,Influences,Sign\nTrust,Time,+\nTrust,Money,-\n");
    assert_eq!(read, ["Trust > Time +", "Trust > Money -"]);
}

#[test]
fn beside_a_list_of_links_such_columns_are_fields() {
    let it = read(
        "x.csv",
        "Label,Influences,Influenced by\nA,B,B\nB,A,A\n\nFrom,To,Sign\nA,B,+\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +"]);
    let a = it.map.factors().next().unwrap().1;
    assert_eq!(a.extra["x-fields"]["Influences"], "B");
}

#[test]
fn titles_beside_ids_are_the_names_of_factors() {
    let list = "ID,Title\n1,Trust\n2,Time\n3,Money\n";
    let ends = "From,To,Sign\n1,2,+\n2,3,-\n";
    for text in [format!("{list}\n{ends}"), format!("{ends}\n{list}")] {
        let (read, told) = table(&text);
        assert_eq!(read, ["Trust > Time +", "Time > Money -"], "{told}");
        has(&told, &["3 factors"]);
    }
    for heading in ["Causes", "Leads to", "Influences"] {
        let (read, told) = table(&format!(
            "ID;Title;{heading}\n1;Trust;2\n2;Time;1, 3\n3;Money;\n"
        ));
        assert_eq!(
            read,
            ["Trust > Time ?", "Time > Trust ?", "Time > Money ?"],
            "{told}"
        );
        has(
            &told,
            &[&format!(
                "What stands under “{heading}” was read as effects of what stands under “Title”"
            )],
        );
    }
}

#[test]
fn two_factors_side_by_side_are_read_from_the_first_to_the_second_and_that_is_told() {
    for (first, second) in [
        ("Factor A", "Factor B"),
        ("Variable 1", "Variable 2"),
        ("Element_a", "Element_b"),
    ] {
        for (rest, signs) in [("", ["?", "?"]), (",Sign", ["+", "-"])] {
            let cells = if rest.is_empty() {
                ["", ""]
            } else {
                [",+", ",-"]
            };
            let (read, told) = table(&format!(
                "{first},{second}{rest}\nTrust,Time{}\nTime,Money{}\n",
                cells[0], cells[1]
            ));
            assert_eq!(
                read,
                [
                    format!("Trust > Time {}", signs[0]),
                    format!("Time > Money {}", signs[1])
                ]
            );
            has(
                &told,
                &[&format!(
                    "The column “{first}” was read as causes, “{second}” as effects."
                )],
            );
        }
    }
}

#[test]
fn causes_of_a_problem_lead_to_it() {
    for headings in [
        "Issue,Root causes",
        "Issue,Causes",
        "Problem,Causes",
        "Effect,Root cause",
        "Symptom,Underlying causes",
        "Problem,Ursachen",
        "Outcome,Drivers",
    ] {
        for (read, told) in [
            table(&format!("{headings}\nTrust,Time\nMoney,Trust\n")),
            table(&format!("{headings}\nTrust,Time\nMoney,Trust\n").replace(',', ";")),
        ] {
            assert_eq!(
                read,
                ["Time > Trust ?", "Trust > Money ?"],
                "{headings}: {told}"
            );
            has(&told, &["as causes, “"]);
        }
    }
    let (read, told) = table("Problem,Causes,Effects\nTrust,Time,Money\n");
    assert_eq!(read, ["Time > Trust ?", "Trust > Money ?"], "{told}");
    let (read, told) = table("Problem,Cause 1,Cause 2,Effect 1\nTrust,Time,Rent,Money\n");
    assert_eq!(
        read,
        ["Time > Trust ?", "Rent > Trust ?", "Trust > Money ?"],
        "{told}"
    );
    // Beside a factor it is a verb.
    let (read, _) = table("Factor,Causes,Sign\nTrust,Time,+\n");
    assert_eq!(read, ["Trust > Time +"]);
}

#[test]
fn a_corner_that_says_rows_and_columns_says_which_way_a_matrix_is_read() {
    let matrix = |corner: &str| table(&format!("{corner};A;B;C\nA;;1;-1\nB;1;;\nC;;;\n"));
    for corner in [
        "Influence of column on row",
        "effect of columns on rows",
        "Columns influence rows",
        "row = effect / column = cause",
        "Row influenced by column",
        "Influence on row of column",
        "from column to row",
        "Wirkung von Spalte auf Zeile",
        "column → row",
        "row ← column",
    ] {
        let (read, told) = matrix(corner);
        assert_eq!(read, ["B > A +", "C > A -", "A > B +"], "{corner}: {told}");
        has(
            &told,
            &[&format!(
                "whose corner says “{corner}”: rows are effects, columns are causes"
            )],
        );
    }
    for corner in [
        "Influence of row on column",
        "Rows influence columns",
        "row = cause / column = effect",
        "Column influenced by row",
        "from row to column",
        "Wirkung von Zeile auf Spalte",
        "row → column",
        "row / column",
        "column",
    ] {
        let (read, told) = matrix(corner);
        assert_eq!(read, ["A > B +", "A > C -", "B > A +"], "{corner}: {told}");
    }
    let it = read("x.csv", "Influence of column on row,A,B\nA,,1\nB,-1,\n").unwrap();
    assert!(told(&it).contains("rows are effects"));
}

#[test]
fn the_column_beside_causes_is_what_has_them_whatever_stands_before_it() {
    let (read, told) = table(
        "Group,Problem,Causes,Consequences\nTable 1,Late reports,\"Too few staff; Old software\",Complaints\nTable 2,Complaints,Late reports,\n",
    );
    let links = [
        "Too few staff > Late reports ?",
        "Old software > Late reports ?",
        "Late reports > Complaints ?",
    ];
    assert_eq!(read, links, "{told}");
    for text in [
        "Kategorie;Herausforderung;Ursachen\nX;Trust;Time\nY;Money;Trust\n",
        "Problem;Kommentar;Ursachen\nTrust;x;Time\nMoney;y;Trust\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(read, ["Time > Trust ?", "Trust > Money ?"], "{text}{told}");
    }
    // A comma between names that nobody else has is told.
    let (_, told) = table("Problem;Causes;Effects\nTrust;Staff, money;Time\n");
    has(
        &told,
        &[
            "1 cell with a comma was read as one name: Staff, money. If several are meant, write ; between them.",
        ],
    );
}

#[test]
fn what_stands_above_a_matrix_may_say_which_way_it_is_read() {
    for text in [
        "Influence of column on row\n\n,A,B\nA,,1\nB,-1,\n",
        "Our map\nColumns influence rows\n,A,B\nA,,1\nB,-1,\n",
        "Effects ↓,A,B\nA,,1\nB,-1,\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(read, ["B > A +", "A > B -"], "{told}");
        has(&told, &["rows are effects, columns are causes"]);
    }
    let (read, _) = table("Influence of row on column\n\n,A,B\nA,,1\nB,-1,\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
}

#[test]
fn a_matrix_with_codes_may_have_a_title_and_notes() {
    let (read, told) = table(
        "Direct relations (mean of 5 experts),,,,,\n,C1,C2,C3,D,R\nC1 Trust,0,3.2,2.8,6,4.2\nC2 Time,2,0,3,5,4.4\nC3 Money,2.2,1.2,0,3.4,5.8\n\nThreshold value: 2.1\n",
    );
    assert_eq!(read.len(), 6, "{told}");
    has(
        &told,
        &[
            "3 factors",
            "left out: R, D.",
            "C1 = C1 Trust",
            "as a note: Threshold value: 2.1.",
            "1 row above the headings",
        ],
    );
}

#[test]
fn words_for_signs_in_other_languages_are_known() {
    let (read, _) = table("Ursache;Wirkung;Richtung\nA;B;gleichgerichtet\nB;C;entgegengesetzt\n");
    assert_eq!(read, ["A > B +", "B > C -"]);
    let (read, _) = table("Cause;Effet;Influence\nA;B;augmente\nB;C;diminue\n");
    assert_eq!(read, ["A > B +", "B > C -"]);
}

#[test]
fn columns_that_say_increases_and_decreases_give_their_links_signs() {
    for headings in [
        ["Increases", "Decreases"],
        ["Positively influences", "Negatively influences"],
        ["Influences (+)", "Influences (-)"],
        ["Leads to (positive)", "Leads to (−)"],
    ] {
        let (read, told) = table(&format!(
            "Factor,{},{}\nTrust,Sharing,Errors\nSharing,\"Trust; Quality\",\nErrors,,Trust\n",
            headings[0], headings[1]
        ));
        let links = [
            "Trust > Sharing +",
            "Trust > Errors -",
            "Sharing > Trust +",
            "Sharing > Quality +",
            "Errors > Trust -",
        ];
        assert_eq!(read, links, "{told}");
        let said = format!(
            "What stands under “{}” was read as effects of what stands under “Factor”: a link for each name, with the sign −.",
            headings[1]
        );
        has(&told, &[&said]);
    }
    let (read, told) = table(
        "Label;Positively influenced by;Negatively influenced by;Affects\nTrust;Sharing;Errors;Time\nSharing;;;\n",
    );
    assert_eq!(
        read,
        ["Sharing > Trust +", "Errors > Trust -", "Trust > Time ?"],
        "{told}"
    );
    // What opposes what is said at the other end stays, and is told.
    let (read, told) = table("Factor,Increases,Decreased by\nTrust,Time,\nTime,,Trust\n");
    assert_eq!(read, ["Trust > Time +", "Trust > Time -"]);
    has(&told, &["leads from and to the same factors"]);
    // Numbers are none.
    let it = read_it("Factor,Increases,Decreases\nTrust,3,4\nTime,2,1\n");
    assert_eq!((it.map.factor_count(), it.map.link_count()), (2, 0));
    // Words in brackets are none of the heading.
    let (read, told) = table(
        "Key factor,Description,Influences (list),Influenced by (list)\nTrust,d,Time; Money,\nTime,e,,Money\nMoney,f,,\n",
    );
    assert_eq!(
        read,
        ["Trust > Time ?", "Trust > Money ?", "Money > Time ?"],
        "{told}"
    );
}

fn read_it(text: &str) -> system_map::format::Imported {
    read("x.csv", text).unwrap()
}

#[test]
fn what_a_factor_does_more_or_less_of_is_known_in_some_languages() {
    for head in [
        "Factor,Positive effect on,Negative effect on",
        "Factor,Leads to more,Leads to less",
        "Factor,Strengthens,Weakens",
        "Factor,Raises,Lowers",
        "Factor,Enables,Hinders",
        "Factor,Promotes,Undermines",
        "Faktor,Verstärkt,Schwächt",
        "Facteur,Augmente,Diminue",
        "Factor,Aumenta,Disminuye",
        "Factor,Influye positivamente en,Influye negativamente en",
        "Factor,Verhoogt,Verlaagt",
    ] {
        let (found, told) = table(&format!(
            "{head}\nRent,Stress,Savings\nIncome,Health,Debt\n"
        ));
        let expected = [
            "Rent > Stress +",
            "Rent > Savings -",
            "Income > Health +",
            "Income > Debt -",
        ];
        assert_eq!(found, expected, "{head}: {told}");
    }
    let (found, told) = table("Factor,Raises,Lowers\nHEALTH,,\nSleep,Mood,\nWork,,Sleep\n");
    assert_eq!(found.len(), 2);
    has(&told, &["1 row above others has only a name", "HEALTH"]);
    assert!(!told.contains("blank row"), "{told}");
    let (found, told) = table(
        "Factor,Drives,Force\nRent,\"Births, Deaths\",strong\nBirths,Deaths,weak\nDeaths,Rent,weak\n",
    );
    assert_eq!(found.len(), 4, "{told}");
    let (found, told) = table(
        "Factor,Drivers,Outcomes\nStress,Rent; Debt,Poor sleep; Sick leave\nDebt,Income,Stress\n",
    );
    assert_eq!(found.len(), 5, "{told}");
}
