//! What evaluators call the columns of their tables: ends in several words, ids beside names, signs
//! under other headings.

use super::books::{book, opened};
use super::{has, import_bytes, links, read, table, told};

/// A sheet of a workbook: its name and its rows.
type Sheet = (&'static str, &'static [&'static [&'static str]]);

const PEOPLE: Sheet = (
    "Participants",
    &[&["Name", "Role"], &["Bob", "Manager"], &["Ann", "Worker"]],
);

#[test]
fn factors_and_relationships_by_id_and_name_are_read_and_participants_are_none() {
    let it = opened(&book(&[
        (
            "README",
            &[&["Map of youth homelessness"], &["By", "Ann Lee"]],
        ),
        (
            "Factors",
            &[
                &["ID", "Factor name", "Domain"],
                &["1", "Trust", "People"],
                &["2", "Rent", "Economy"],
                &["3", "Sofa surfing", "Housing"],
            ],
        ),
        (
            "Relationships",
            &[
                &[
                    "ID",
                    "From (ID)",
                    "From name",
                    "To (ID)",
                    "To name",
                    "Polarity",
                ],
                &["1", "1", "Trust", "3", "Sofa surfing", "-"],
                &["2", "2", "Rent", "3", "sofas", "+"],
            ],
        ),
        PEOPLE,
    ]));
    let all: Vec<_> = it.map.factors().map(|(_, of)| of.label.clone()).collect();
    assert_eq!(all, ["Trust", "Rent", "Sofa surfing"]);
    assert_eq!(
        links(&it.map),
        ["Trust > Sofa surfing -", "Rent > Sofa surfing +"]
    );
    has(
        &told(&it),
        &[
            "The sheet “Participants” names nothing that a link leads from or to",
            "by an id and by a name that is not its own: sofas. The id counts.",
        ],
    );
}

#[test]
fn ends_are_known_in_several_words() {
    for headings in [
        "From (ID),From name,To (ID),To name,Polarity",
        "Source ID,Source label,Target ID,Target label,Polarity",
        "source_id,source,target_id,target,polarity",
    ] {
        let text = format!("{headings}\n1,Trust,2,Sharing,+\n2,Sharing,3,Time,-\n");
        let it = read("x.csv", &text).unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Sharing +", "Sharing > Time -"],
            "{headings}"
        );
        let trust = it.map.factors().next().unwrap().1;
        assert_eq!(trust.extra["x-fields"]["ID"], "1", "{headings}");
        assert!(!told(&it).contains("no row of headings"), "{headings}");
    }
    for headings in [
        "No,From factor,To factor,Polarity",
        "No,Cause variable,Effect variable,Sign",
        "No,Driver (from),Outcome (to),Sign",
        "No,FROM (cause),TO (effect),+/-",
        "No,From:,To:,Sign",
    ] {
        let (read, told) = table(&format!("{headings}\n1,A,B,+\n2,B,A,-\n"));
        assert_eq!(read, ["A > B +", "B > A -"], "{headings}: {told}");
    }
    // One alone, or years, are no ends.
    let (read, _) = table("Label,From (year),To (year)\nA,2001,2002\nB,2003,2004\n");
    assert!(read.is_empty());
}

#[test]
fn codes_beside_names_are_ids_where_links_name_them() {
    for heading in ["No.", "#", "Code", "Ref", "Factor ID", "Node ID", "Key", ""] {
        let text =
            |links: &str| format!("{heading},Factor\n1,Trust\n2,Rent\n\nFrom,To,Sign\n{links}");
        let it = read("x.csv", &text("1,2,-\n2,1,+\n")).unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Rent -", "Rent > Trust +"],
            "{heading}"
        );
        assert_eq!(it.map.factors().count(), 2, "{heading}");
        let it = read("x.csv", &text("Trust,Rent,-\n")).unwrap();
        assert_eq!(links(&it.map), ["Trust > Rent -"], "{heading}");
    }
}

#[test]
fn a_sheet_of_people_is_no_map_where_that_of_the_links_is_not_understood() {
    let unknown: Sheet = (
        "Links",
        &[
            &["No", "Thing A", "Thing B", "How"],
            &["1", "Trust", "", "up"],
            &["2", "", "Sofa", "up"],
        ],
    );
    let error = import_bytes("x.xlsx", &book(&[unknown, PEOPLE])).unwrap_err();
    has(
        &error.0.message,
        &["Its first row is: No | Thing A", "From, To, Type"],
    );
    let pairs: Sheet = (
        "Links",
        &[
            &["Thing A", "Thing B", "Sign"],
            &["Trust", "Sofa", "-"],
            &["Rent", "Sofa", "+"],
        ],
    );
    let it = opened(&book(&[pairs, PEOPLE]));
    assert_eq!(links(&it.map), ["Trust > Sofa -", "Rent > Sofa +"]);
    assert_eq!(it.map.factors().count(), 3);
}

#[test]
fn signs_under_influence_are_signs() {
    for [plus, minus] in [["+", "-"], ["positive", "negative"], ["+", "-1"]] {
        let (read, told) = table(&format!(
            "From,To,Influence\nA,B,{plus}\nB,C,{minus}\nC,A,\n"
        ));
        assert_eq!(read, ["A > B +", "B > C -", "C > A ?"], "{told}");
        has(&told, &["The signs are those of the column “Influence”."]);
        assert!(!told.contains("a number is expected"), "{told}");
    }
    // Numbers are weights.
    let (read, told) = table("From,To,Influence\nA,B,0.5\nB,A,-1\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    assert!(!told.contains("“Influence”"), "{told}");
}

#[test]
fn a_type_that_says_the_opposite_of_the_sign_is_told() {
    let (read, told) = table("From,To,Sign,Type\nB,C,-,Same\nC,D,+,Same\n");
    assert_eq!(read, ["B > C -", "C > D +"]);
    has(
        &told,
        &["1 link has the sign − and a type that says the opposite. The sign counts."],
    );
}

#[test]
fn effects_side_by_side_are_links_to_each() {
    for headings in [
        "Factor,Effect 1,Effect 2,Effect 3",
        "Driver,Impact 1,Impact 2,Impact 3",
        "Cause,Effect1,Effect2,Effect3",
    ] {
        let (read, told) = table(&format!(
            "{headings}\nTrust,Sharing,Joint work,\nWorkload,Time,Turnover,Trust\n"
        ));
        let links = [
            "Trust > Sharing ?",
            "Trust > Joint work ?",
            "Workload > Time ?",
            "Workload > Turnover ?",
            "Workload > Trust ?",
        ];
        assert_eq!(read, links, "{headings}: {told}");
        let (cause, effects) = headings.split_once(',').unwrap();
        let effects = effects.replace(',', ", ");
        let said =
            format!("The columns {effects} were read as effects of what stands under “{cause}”");
        has(&told, &[&said, "5 links have no sign"]);
    }
    // Numbers are none.
    let (read, told) = table("Factor,Effect 1,Effect 2\nTrust,3,4\nTime,2,5\n");
    assert!(read.is_empty(), "{told}");
}

#[test]
fn hyphens_below_the_headings_of_a_second_table_in_markdown_are_no_factors() {
    let text = "| Factor | Theme |\n|---|---|\n| Trust | P |\n| Sharing | D |\n\n| From | To | Sign |\n|---|:--|---|\n| Trust | Sharing | + |\n";
    let it = read("x.md", text).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing +"]);
    assert_eq!(it.map.factors().count(), 2);
}

#[test]
fn headings_that_lean_to_an_end_say_which_column_has_the_effects() {
    let rows = ["Trust,Time,+", "Jobs,Trust,-"];
    let back = ["Time > Trust +", "Trust > Jobs -"];
    for headings in [
        "Result,Because of,Sign",
        "Dependent,Independent,Sign",
        "Outcome,Determinant,+/-",
        "Consequence,Factor,Polarity",
        "Outcome,Variable,Type",
        "Auswirkung,Grund,Vorzeichen",
        "Wirkung,Einflussgröße,Vorzeichen",
        "Zielgröße,Größe,Vorzeichen",
        "Effet,Facteur,Signe",
        "Resultado,Motivo,Signo",
        "Item,Driver,Sign",
    ] {
        let (read, told) = table(&format!("{headings}\n{}\n", rows.join("\n")));
        assert_eq!(read, back, "{headings}: {told}");
        has(
            &told,
            &["was read as causes", "call these columns From and To"],
        );
    }
    for headings in [
        "Reason,Result,Sign",
        "Driver,Consequence,Sign",
        "Grund,Folge,+/-",
    ] {
        let (read, told) = table(&format!("{headings}\n{}\n", rows.join("\n")));
        assert_eq!(
            read,
            ["Trust > Time +", "Jobs > Trust -"],
            "{headings}: {told}"
        );
    }
    // Without signs as well, where both are known words.
    let (read, told) = table("Result,Reason\nTrust,Time\nJobs,Trust\n");
    assert_eq!(read, ["Time > Trust ?", "Trust > Jobs ?"], "{told}");
    // Fields of factors stay such.
    let (read, told) = table("Factor,Outcome,Score\nTrust,Better care,3\nJobs,Income,2\n");
    assert_eq!(read, [""; 0], "{told}");
}
