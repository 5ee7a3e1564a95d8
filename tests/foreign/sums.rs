//! Sums, means and indicators beside matrices, whatever they are called: the numbers prove them.

use super::{has, table};

/// The links of the matrix in the tests below.
const LINKS: [&str; 6] = [
    "Trust > Funding ?",
    "Trust > Staff ?",
    "Funding > Trust ?",
    "Funding > Staff ?",
    "Staff > Trust ?",
    "Staff > Funding ?",
];

/// A matrix with something beside it and below it.
fn beside(head: &str, ends: [&str; 3], below: &str) -> (Vec<String>, String) {
    let rows = [["Trust", "0,3,2"], ["Funding", "2,0,1"], ["Staff", "1,3,0"]];
    let mut text = format!(",Trust,Funding,Staff{head}\n");
    for ([name, cells], end) in rows.iter().zip(ends) {
        text.push_str(&format!("{name},{cells}{end}\n"));
    }
    table(&format!("{text}{below}"))
}

#[test]
fn what_the_numbers_prove_to_be_sums_is_left_out_whatever_it_is_called() {
    for (head, ends, below, left) in [
        (",D,R", [",5,3", ",3,6", ",4,3"], "", "R, D"),
        (",D", [",5", ",3", ",4"], "R,3,6,3,\n", "D, R"),
        (",D+R", [",8", ",9", ",7"], "", "D+R"),
        (
            ",D,R,D+R (Prominence),D−R (Relation)",
            [",5,3,8,2", ",3,6,9,-3", ",4,3,7,1"],
            "",
            "D−R (Relation), D+R (Prominence), R, D",
        ),
        (
            ",Total influence",
            [",5", ",3", ",4"],
            "Total dependence,3,6,3,\n",
            "Total influence, Total dependence",
        ),
        (
            ",Row total (out)",
            [",5", ",3", ",4"],
            "Column total (in),3,6,3,12\n",
            "Row total (out), Column total (in)",
        ),
        (
            ",Influence",
            [",5", ",3", ",4"],
            "Dependence,3,6,3,12\n",
            "Influence, Dependence",
        ),
        (",Mean", [",1.67", ",1", ",1.33"], "", "Mean"),
        (",Σ out of all", [",5", ",3", ",4"], "", "Σ out of all"),
        (
            ",Cause,Effect,Net",
            [",5,3,2", ",3,6,-3", ",4,3,1"],
            "",
            "Net, Effect, Cause",
        ),
        (",Di-Ri", [",2", ",-3", ",1"], "", "Di-Ri"),
        (",R", [",3", ",6", ",3"], "R,3,6,3,\n", "R"),
    ] {
        let (read, told) = beside(head, ends, below);
        assert_eq!(read, LINKS, "{head}: {told}");
        has(&told, &[&format!("left out: {left}")]);
    }
}

#[test]
fn a_column_that_is_no_sum_or_may_be_none_is_a_factor() {
    // Not one of these is a sum of all.
    let (read, told) = beside(",Effect on D", [",5", ",3", ",2"], "");
    assert_eq!(read.len(), 9, "{told}");
    // Numbers as links have them prove nothing.
    let (read, told) = table(",A,B,C,D\nA,0,1,0,1\nB,0,0,1,1\nC,1,0,0,1\n");
    assert_eq!(read.len(), 6, "{told}");
    // Factors called so.
    let (read, told) = table(",A,B,C,D\nA,0,1,0,1\nB,0,0,1,1\nC,1,0,0,1\nD,1,0,0,0\n");
    assert_eq!(read.len(), 7, "{told}");
    assert!(!told.contains("called like"), "{told}");
}

#[test]
fn codes_in_brackets_behind_the_names_of_rows_are_those_of_the_columns() {
    let text = "Factor,C1,C2,C3,Di,Ri,Di+Ri,Di-Ri,Group\nTrust (C1),0,3,2,5,3,8,2,Cause\nFunding (C2),2,0,1,3,6,9,-3,Effect\nStaff (C3),1,3,0,4,3,7,1,Cause\n";
    let it = super::read("x.csv", text).unwrap();
    let links = super::links(&it.map);
    assert_eq!(links.len(), 6, "{}", super::told(&it));
    assert_eq!(links[0], "Trust (C1) > Funding (C2) ?");
    let trust = it.map.factors().next().unwrap().1;
    assert_eq!(trust.extra["x-fields"]["Group"], "Cause");
    let (read, _) =
        table("Factor,C1,C2,C3\nTrust (C1),0,3,2\nFunding (C2),2,0,1\nStaff (C3),1,3,0\n");
    assert_eq!(read.len(), 6);
}
