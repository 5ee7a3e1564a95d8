//! Tables whose headings say a sentence, or say less than they mean.

use super::{has, read, table};

#[test]
fn what_a_factor_does_stands_above_its_effects() {
    for (headings, rest) in [
        ("Factor,Influences,Sign", ""),
        ("Variable,Affects,Polarity", ""),
        ("Name,Affects,Sign", ""),
        ("Node,Causes,Sign", ""),
        ("Element,Impacts on,Direction", ""),
        ("Factor,Affects,How", ""),
        ("Issue,Leads to,Type", ""),
        ("Group,Factor,Affects:,Sign", "g,"),
    ] {
        let (read, told) = table(&format!(
            "{headings}\n{rest}Trust,Sharing,+\n{rest}Sharing,Trust,-\n"
        ));
        assert_eq!(
            read,
            ["Trust > Sharing +", "Sharing > Trust -"],
            "{headings}"
        );
        has(&told, &["was read as causes, “"]);
        assert!(!told.contains("headings that is known"), "{told}");
    }
    let (read, told) = table("Name,Affects,Sign\nTrust,Sharing,+\n");
    assert_eq!(read, ["Trust > Sharing +"]);
    has(
        &told,
        &["The column “Name” was read as causes, “Affects” as effects."],
    );
}

#[test]
fn such_a_word_above_what_are_no_names_is_a_field() {
    for text in [
        "Factor,Influences\nA,3\nB,2\n",
        "Factor,Affects\nA,yes\nB,no\n",
        "Factor,Impacts\nA,It makes us wait longer than we want.\nB,We do not know.\n",
        "Label,X,Y,Affects\nA,1,2,B\nB,3,4,A\n",
        "Factor,Causes,Influences\nA,yes,no\nB,no,no\n",
    ] {
        let it = read("x.csv", text).unwrap();
        assert_eq!(it.map.link_count(), 0, "{text}");
        assert_eq!(it.map.factor_count(), 2, "{text}");
    }
}

#[test]
fn a_list_of_factors_that_may_be_one_of_links_is_told() {
    let (read, told) = table("Factor,Kind of,Parent\nA,x,B\nB,y,A\nC,z,A|B\n");
    assert_eq!(read.len(), 0);
    has(
        &told,
        &[
            "What stands in its column “Parent” are names of its factors",
            "From and To",
        ],
    );
    let (_, told) = table("Factor,Note,Polarity\nA,x,+\nB,y,-\n");
    has(
        &told,
        &["Its column “Polarity” may say that it is one of links"],
    );
    // A short name is not that of another factor, and elsewhere may be the links.
    for text in [
        "Factor,Short\nA,A\nB,B\n",
        "Label,Owner\nA,me\nB,you\n",
        "Label,Parent\nA,B\nB,A\n\nFrom,To\nA,B\n",
    ] {
        let (_, told) = table(text);
        assert!(!told.contains("list of factors"), "{told}");
    }
}

#[test]
fn headings_that_say_the_opposite_direction_are_read_the_way_that_they_say() {
    for headings in [
        "Influenced factor,Influencing factor,Relationship",
        "Outcome,Driver,Polarity",
        "Issue,Caused by,Comment",
        "Problem,Root cause,Type",
        "Factor,Driven by,Sign",
        "Variable,Influenced_by,Sign",
        "Problem,Cause,Sign",
        "Effect,Cause,Sign",
    ] {
        let (read, told) = table(&format!("{headings}\nA,B,positive\nC,A,negative\n"));
        assert_eq!(read, ["B > A +", "A > C -"], "{headings}: {told}");
        assert!(!told.contains("headings that is known"), "{told}");
        let [first, second, _] = headings.split(',').collect::<Vec<_>>()[..] else {
            panic!()
        };
        if first != "Effect" {
            let hint = format!("The column “{second}” was read as causes, “{first}” as effects.");
            has(&told, &[&hint, "call these columns From and To"]);
        }
    }
    let (read, _) = table("Driver,Outcome,Polarity\nA,B,+\n");
    assert_eq!(read, ["A > B +"]);
    // From and To say more, and what holds no names is no cause.
    let (read, _) = table("From,To,Root cause,Sign\nA,B,C,+\n");
    assert_eq!(read, ["A > B +"]);
    let it = super::read("x.csv", "Label,Driver\nA,yes\nB,no\n").unwrap();
    assert_eq!(it.map.link_count(), 0);
}

#[test]
fn a_column_directed_says_which_lines_are_no_links() {
    let undirected = |text: &str| super::told(&read("x.csv", text).unwrap());
    let text = "From,To,Type,Directed,Delayed\nA,B,+,true,FALSE\nC,A,-,false,TRUE\n";
    let it = read("x.csv", text).unwrap();
    assert_eq!(super::links(&it.map), ["A > B +"]);
    // Told as of a type.
    let typed = undirected("From,To,Sign,Type\nA,B,+,Directed\nC,A,-,Undirected\n");
    let line = typed.lines().find(|line| line.contains("direction"));
    has(&super::told(&it), &[line.unwrap()]);
    // What is neither yes nor no is kept, and a direction says more.
    let (read, _) = table("From,To,Sign,Directed\nA,B,+,perhaps\nB,A,+,\nA,C,-,yes\n");
    assert_eq!(read, ["A > B +", "B > A +", "A > C -"]);
    let (read, _) = table("From,To,Sign,Direction,Directed\nA,B,+,mutual,no\n");
    assert_eq!(read.len(), 2);
}

#[test]
fn names_in_one_cell_may_be_those_of_effects_too() {
    for between in [", ", "; ", "|"] {
        let (read, told) = table(&format!(
            "Factor,Variable type,Influences\nTrust,stock,\"Sharing{between}Quality\"\nSharing,stock,Trust\nQuality,flow,\n"
        ));
        let links = [
            "Trust > Sharing ?",
            "Trust > Quality ?",
            "Sharing > Trust ?",
        ];
        assert_eq!(read, links, "{told}");
        let (_, told) = table(&format!(
            "Factor,Variable type,Parent\nTrust,stock,\"Sharing{between}Quality\"\nSharing,stock,Trust\nQuality,flow,\n"
        ));
        has(
            &told,
            &["What stands in its column “Parent” are names of its factors"],
        );
    }
}
