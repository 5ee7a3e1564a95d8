//! Where the headings of a table stand, and what stands above them, beside them or below none.

use super::{has, links, read, table, told};

/// The labels of the factors of a table, and its links.
fn all(text: &str) -> (Vec<String>, Vec<String>, String) {
    let it = read("x.csv", text).unwrap();
    let labels = it.map.factors().map(|(_, factor)| factor.label.clone());
    (labels.collect(), links(&it.map), told(&it))
}

#[test]
fn a_name_and_a_date_above_a_table_are_no_factors() {
    for text in [
        "Name,Our map\nDate,2026\nFrom,To,Type\nTrust,Sharing,+\nSharing,Trust,-\n",
        "Name,Our map\nDate,2026\n\nFrom,To,Type\nTrust,Sharing,+\nSharing,Trust,-\n",
        "The map\nName,Our map\n\nFrom,To,Type\nTrust,Sharing,+\nSharing,Trust,-\n",
        "Name;Owner\nVersion;3\n\nLabel;Group\nTrust;People\nSharing;People\n\nFrom;To;Type\nTrust;Sharing;+\nSharing;Trust;-\n",
        "Name,Our map\nType,CLD\n\nLabel,Type\nTrust,People\nSharing,Thing\n\nFrom,To,Type\nTrust,Sharing,+\nSharing,Trust,-\n",
        "Name,Trust\nDate,2026\n\nFrom,To,Type\nTrust,Sharing,+\nSharing,Trust,-\n",
        "Our map,Name\nFrom,To,Type\nTrust,Sharing,+\nSharing,Trust,-\n",
        "Element,Our map\n\nFrom,To,Type\nTrust,Sharing,+\nSharing,Trust,-\n",
        "Author,Ann\nDate,2026\n\n,Trust,Sharing\nTrust,0,1\nSharing,-1,0\n",
    ] {
        let (labels, links, told) = all(text);
        assert_eq!(labels, ["Trust", "Sharing"], "{text}{told}");
        assert_eq!(
            links,
            ["Trust > Sharing +", "Sharing > Trust -"],
            "{text}{told}"
        );
        has(&told, &["above the headings w"]);
    }
    let (labels, _, told) =
        all("Name,Our map\nDate,2026\n\nLabel,Type,Description\nTrust,x,y\nSharing,x,z\n");
    assert_eq!(labels, ["Trust", "Sharing"]);
    has(
        &told,
        &["2 rows above the headings were left out: Name | Our map, Date | 2026. Lines 1, 2."],
    );
}

#[test]
fn headings_of_links_right_below_factors_begin_a_table_of_their_own() {
    let (labels, links, told) =
        all("Name,Theme\nTrust,x\nSharing,y\nFrom,To,Type\nTrust,Sharing,+\n");
    assert_eq!(labels, ["Trust", "Sharing"]);
    assert_eq!(links, ["Trust > Sharing +"]);
    has(&told, &["1 table stands below another one"]);
}

#[test]
fn headings_of_factors_below_links_without_headings_are_no_link() {
    let (labels, links, told) =
        all("Trust,Sharing\nSharing,Work\n\nLabel,Group\nAlpha,People\nBeta,People\n");
    assert_eq!(links, ["Trust > Sharing ?", "Sharing > Work ?"]);
    assert_eq!(labels.len(), 5, "{labels:?}");
    has(&told, &["1 table stands below another one"]);
    let (labels, links, _) = all(
        "Trust,Sharing,+\nSharing,Work,-\n\nLabel,Group\nTrust,People\nSharing,People\nWork,x\n",
    );
    assert_eq!(links, ["Trust > Sharing +", "Sharing > Work -"]);
    assert_eq!(labels.len(), 3, "{labels:?}");
    let (_, links, _) = all("From,To\n\nFrom,To,Type\nA,B,+\n");
    assert_eq!(links, ["A > B +"]);
    // What stands there twice is no heading.
    let (_, links, _) = all("Trust,Work\n\nVariable,Work\nWork,Variable\n");
    assert_eq!(links.len(), 3);
}

#[test]
fn a_table_whose_lines_above_cannot_be_read_is_read_from_its_headings() {
    let (labels, links, told) = all(
        "Factor register\nDate,2026\nOwner,Ann\n\nLabel,Group\nTrust,People\nSharing,People\nDate,Thing\n",
    );
    assert_eq!(labels, ["Trust", "Sharing", "Date"]);
    assert_eq!(links.len(), 0);
    has(
        &told,
        &[
            "3 rows above the headings were left out: Factor register, Date | 2026, Owner | Ann. Lines 1, 2, 3.",
        ],
    );
    // Where that is not sure, the error names the row.
    let error = read(
        "x.csv",
        "Our map,of,May\na,,\n,,b\nFactor,Group,x\nTrust,People,\n",
    );
    let error = error.unwrap_err();
    assert_eq!(error.0.place.map(|place| place.line), Some(4), "{error}");
    has(
        &error.0.message,
        &[
            "Row 4 looks like headings (Factor, Group, x)",
            "Take out the rows above it",
        ],
    );
}

#[test]
fn columns_without_a_heading_are_kept_as_fields_and_told() {
    for (name, text) in [
        ("x.csv", "From,To,,Type,\nA,B,a note,+,x\nB,A,other,-,y\n"),
        (
            "x.tsv",
            "From\tTo\t\tType\t\nA\tB\ta note\t+\tx\nB\tA\t\t-\t\n",
        ),
        (
            "x.md",
            "| From | To |  | Type |  |\n|---|---|---|---|---|\n| A | B | a note | + | x |\n| B | A | | - | |\n",
        ),
    ] {
        let it = read(name, text).unwrap();
        assert_eq!(links(&it.map), ["A > B +", "B > A -"], "{name}");
        let first = it.map.links().next().unwrap().3;
        assert_eq!(first.extra["x-fields"]["column 3"], "a note", "{name}");
        assert_eq!(first.extra["x-fields"]["column 5"], "x", "{name}");
        has(
            &told(&it),
            &["2 columns have no heading, and were kept as fields: column 3, column 5. Line 1."],
        );
    }
    let it = read("x.csv", "Label,Type,,Description\nA,x,a note,d\n").unwrap();
    let a = it.map.factors().next().unwrap().1;
    assert_eq!(a.extra["x-fields"]["column 3"], "a note");
    has(
        &told(&it),
        &["1 column has no heading, and was kept as a field: column 3."],
    );
    // Signs are found there, too; a column of nothing is nothing.
    let (read, told) = table("From,To,,\nA,B,+,\nB,A,-,\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    has(&told, &["The signs are those of the column “column 3”."]);
    assert!(!told.contains("column 4"), "{told}");
    // So it is under headings that are not known.
    let it = super::read("x.csv", "Eins;Zwei;Art;;Text\nA;B;+;note;x\nB;A;-;;\n").unwrap();
    let first = it.map.links().next().unwrap().3;
    assert_eq!(first.extra["x-fields"]["column 4"], "note");
    has(&super::told(&it), &["1 column has no heading"]);
    // A matrix has such columns beside its names.
    let it = super::read("x.csv", ",,A,B\nfirst,A,,+\n,B,-,\n").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
    let a = it.map.factors().next().unwrap().1;
    assert_eq!(a.extra["x-fields"]["column 1"], "first");
}

#[test]
fn two_rows_of_headings_are_read_as_one() {
    let text = "Cause,,Effect,,Link,\nFactor,Theme,Factor,Theme,Sign,Strength\nTrust,People,Sharing,Data,+,0.3\nWork,Office,Trust,People,-,0.2\n";
    let (_, links, told) = all(text);
    assert_eq!(links, ["Trust > Sharing +", "Work > Trust -"], "{told}");
    has(
        &told,
        &[
            "The table has two rows of headings, which were read as one: Cause, Cause Theme, Effect, Effect Theme, Sign, Strength.",
        ],
    );
    let it = read("x.csv", text).unwrap();
    let first = it.map.links().next().unwrap().3;
    assert_eq!(first.strength, Some(0.3));
    assert_eq!(first.extra["x-fields"]["Cause Theme"], "People");
    assert_eq!(first.extra["x-fields"]["Effect Theme"], "Data");
    // A link between factors that are called like that is one.
    let (_, links, _) = all("Cause,Effect,Sign\nName,Label,+\nLabel,Name,-\n");
    assert_eq!(links.len(), 2);
}
