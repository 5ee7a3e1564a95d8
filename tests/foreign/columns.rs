//! What the columns of a table are taken for, and what is told of those that are not.

use super::{has, links, read, table, told};
use system_map::format::{ImportOptions, import, signs_of};
use system_map::model::Delay;

fn given(text: &str, signs: &str) -> (Vec<String>, String) {
    let options = ImportOptions {
        signs: signs_of(signs).unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.csv", &options).unwrap();
    (links(&it.map), told(&it))
}

#[test]
fn from_and_to_are_the_ends_whatever_else_could_be_one() {
    let text = "Source,From,To,Type\nInterview 1,A,B,+\nInterview 2,B,C,-\n";
    let it = read("x.csv", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C -"]);
    let first = it.map.links().next().unwrap().3;
    assert_eq!(first.extra["x-fields"]["Source"], "Interview 1");
    let (read, _) = table("Start,End,Cause,Effect,Type\n2020,2021,A,B,+\n");
    assert_eq!(read, ["A > B +"]);
    // Of words that are no pair, the most exact counts.
    let (read, _) = table("Target,Source,To,Type\nX,A,B,+\n");
    assert_eq!(read, ["A > X +"]);
    let (read, _) = table("Start,Source,To,Type\nX,A,B,+\n");
    assert_eq!(read, ["A > B +"]);
}

#[test]
fn beside_minus_one_a_one_in_a_column_of_signs_is_plus() {
    let (read, told) = table("From,To,Sign\nA,B,1\nB,C,-1\nC,A,1.0\nA,C,0\n");
    assert_eq!(read, ["A > B +", "B > C -", "C > A +", "A > C ?"]);
    assert!(
        told.contains("1 link of the type “0” has no sign"),
        "{told}"
    );
    // Alone it may be anything.
    let (read, _) = table("From,To,Sign\nA,B,1\nB,C,1\n");
    assert_eq!(read, ["A > B ?", "B > C ?"]);
    let dot = "digraph { a -> b [sign=1]; b -> a [sign=-1] }";
    let it = super::read("x.dot", dot).unwrap();
    assert_eq!(links(&it.map), ["a > b +", "b > a -"]);
}

#[test]
fn a_quote_that_is_never_closed_is_told_with_its_line() {
    let error = read("x.csv", "From,To,Type\nA,\"B,+\nB,C,-\nC,D,+\n").unwrap_err();
    assert!(error.0.message.contains("never closed"), "{error}");
    assert_eq!(error.0.place.map(|p| p.line), Some(2));
    assert!(read("x.csv", "From,To,Type\nA,\"B\nb\",+\n").is_ok());
    assert!(read("x.csv", "From,To,Type\nA,B,\"+\"").is_ok());
}

#[test]
fn rows_with_more_cells_than_headings_are_told_with_their_lines() {
    let (_, told) = table("From,To,Type\nA,B,+\nTrust, mutual,Sharing,+\nB,C,-,,\n");
    let hint = "1 row has more cells than there are headings";
    assert!(told.contains(hint) && told.contains("Line 3."), "{told}");
}

#[test]
fn a_direction_that_is_not_known_is_told() {
    let (read, told) = table("From,To,Direction,Type\nA,D,both,+\nA,E,reverse,-\nA,F,directed,+\n");
    assert_eq!(read, ["A > D +", "D > A +", "A > E -", "A > F +"]);
    assert!(
        told.contains("1 mutual link became two") && told.contains("the direction “reverse”"),
        "{told}"
    );
}

#[test]
fn a_column_of_signs_under_any_heading_is_read_and_told() {
    for heading in ["+/-", "Relationship", "Direction", "linkStyle"] {
        let (read, told) = table(&format!("From,To,{heading}\nA,B,+\nB,A,negative\nA,C,\n"));
        assert_eq!(read, ["A > B +", "B > A -", "A > C ?"], "{heading}");
        let hint = format!("The signs are those of the column “{heading}”.");
        assert!(told.contains(&hint), "{told}");
    }
    let (read, _) = table("From,Effect,To\nA,+,B\nB,-,C\n");
    assert_eq!(read, ["A > B +", "B > C -"]);
    let (read, _) = table("Cause;Effect;Wirkung\nA;B;positiv\nB;C;négatif\n");
    assert_eq!(read, ["A > B +", "B > C -"]);
    let (read, _) = table("From,To,Influence of it\nA,B,1\nB,A,-1\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    let (read, _) = given("From,To,How\nA,B,raises\nB,A,lowers\n", "raises=+,lowers=-");
    assert_eq!(read, ["A > B +", "B > A -"]);
}

#[test]
fn a_column_that_is_not_all_signs_is_kept_and_named() {
    let (read, told) = table("From,To,Link,Note\nA,B,+,n\nB,A,strong,\n");
    assert_eq!(read, ["A > B ?", "B > A ?"]);
    assert!(
        told.contains("“Link”, “Note”") && !told.contains("no sign in the file"),
        "{told}"
    );
    let (_, told) = table("From,To,Label,Style\nA,B,+,dashed\nB,A,,solid\n");
    assert!(told.contains("1 link has no sign in a column"), "{told}");
    // Two such columns contradict each other, and what a type says is enough.
    let (read, told) = table("From,To,X1,X2\nA,B,+,-\n");
    assert_eq!(read, ["A > B ?"]);
    assert!(told.contains("“X1”, “X2”"), "{told}");
    let (read, _) = table("From,To,Type,X1\nA,B,+,-\n");
    assert_eq!(read, ["A > B +"]);
    // A letter alone may stand for anything.
    let (read, _) = table("From,To,Open\nA,B,o\nB,A,o\n");
    assert_eq!(read, ["A > B ?", "B > A ?"]);
    let (_, told) = table("From,To\nA,B\n");
    assert!(told.contains("1 link has no sign in the file"), "{told}");
}

#[test]
fn a_delay_is_what_says_so() {
    let rows = "A,B,nein\nA,C,-\nA,D,2 years\nA,E,yes\nA,F,perhaps\nA,G,oui\n";
    for heading in ["Delay", "Delay?", "Time delay", "has_delay"] {
        let it = read("x.csv", &format!("From,To,{heading}\n{rows}")).unwrap();
        let late: Vec<String> = it
            .map
            .links()
            .filter(|(.., link)| link.delay == Delay::Short)
            .map(|(_, _, to, _)| it.map.factor(to).label.clone())
            .collect();
        assert_eq!(late, ["D", "E", "G"], "{heading}");
        let told = told(&it);
        assert!(told.contains("the delay “perhaps”"), "{told}");
    }
}

#[test]
fn the_separator_that_excel_writes_into_the_first_line_counts() {
    let it = read("x.csv", "sep=;\nFrom;To;Type\nA;B;+\n;C;+\n").unwrap();
    assert_eq!(links(&it.map), ["A > B +"]);
    let told = told(&it);
    assert!(told.contains("Line 4."), "{told}");
    assert!(read("x.csv", "sep=;\n").is_err());
}

#[test]
fn rows_that_stand_twice_and_labels_that_nearly_do_are_told() {
    let (read, told) = table("From,To,Type\nA,B,+\nA,B,+\nA,B,-\n");
    assert_eq!(read, ["A > B +", "A > B +", "A > B -"]);
    assert!(
        told.contains("1 row says the same as one before it") && told.contains("Line 3."),
        "{told}"
    );
    let (read, told) = table("From,To,Type\nTrust,Time to  meet,+\nTime to meet,trust,+\n");
    assert_eq!(read.len(), 2);
    assert!(
        told.contains("2 labels look like others")
            && told
                .contains("Time to meet (line 3, like Time to  meet in line 2), trust (line 3, "),
        "{told}"
    );
}

#[test]
fn what_was_left_out_is_told_with_its_lines() {
    let (_, told) = table("From,To,Type\nA,B,+\n,C,+\nB,,+\n");
    let hint = "2 rows have no cause or no effect, and were left out. Lines 3, 4.";
    assert!(told.contains(hint), "{told}");
    let many: String = (0..20).map(|_| "A,\n").collect();
    let (_, told) = table(&format!("From,To\nA,B\n{many}"));
    let hint = "Lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 and 8 more.";
    assert!(told.contains(hint), "{told}");
}

#[test]
fn a_sign_may_stand_in_parentheses() {
    let (read, _) = table("From,To,Sign\nA,B,(-)\nB,A,( + )\nA,C,()\n");
    assert_eq!(read, ["A > B -", "B > A +", "A > C ?"]);
}

#[test]
fn signs_for_types_that_no_link_has_are_told() {
    let text = "From,To,Type\nA,B,Hinders\n";
    let (read, told) = given(text, "Hindrs=-");
    assert_eq!(read, ["A > B ?"]);
    assert!(
        told.contains("No link has the type “Hindrs”") && told.contains("“Hinders”"),
        "{told}"
    );
    let (_, told) = given(text, "hinders=-");
    assert!(!told.contains("No link has"), "{told}");
    let error = signs_of("Hinders=-,hinders=+").unwrap_err();
    assert!(error.0.message.contains("two signs"), "{error}");
}

#[test]
fn advice_proposes_no_sign_and_can_be_typed() {
    let (_, told) = table("From,To,Type\nA,B,diminishes\n");
    assert!(told.contains("--signs \"diminishes=SIGN\""), "{told}");
    let (_, told) = table("From,To,Type\nA,B,\"x,y\"\nA,C,a=b\nA,D,it's \"so\"\n");
    assert!(told.contains("--signs \"'x,y'=SIGN\""), "{told}");
    assert!(told.contains("--signs \"a=b=SIGN\""), "{told}");
    let (read, _) = given("From,To,Type\nA,B,\"x,y\"\nA,C,a=b\n", "'x,y'=-,a=b=+");
    assert_eq!(read, ["A > B -", "A > C +"]);
}

#[test]
fn many_kinds_of_links_are_counted_in_plain_words() {
    let rows: String = (0..30).map(|i| format!("A,B{i},kind {i}\n")).collect();
    let (_, told) = table(&format!("From,To,Type\n{rows}"));
    assert!(!told.contains("no-sign-type"), "{told}");
    let hint = "10 more of this kind: “… links of the type “…” have no sign.”";
    assert!(told.contains(hint), "{told}");
}

#[test]
fn a_map_that_is_asked_for_where_there_are_none_is_told() {
    let options = ImportOptions {
        map: Some("foo".to_owned()),
        ..ImportOptions::default()
    };
    let it = import(b"From,To\nA,B\n", "x.csv", &options).unwrap();
    let told = told(&it);
    assert!(told.contains("“foo” was not looked for"), "{told}");
}

#[test]
fn texts_that_a_spreadsheet_would_run_are_guarded_and_come_back() {
    use system_map::format::{Format, export, import_all};
    let labels = [
        "=1+1",
        "@SUM(1+1)",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "'=1",
        "''=1",
        "'quoted'",
        "+",
        "--",
        "-0.5",
        "- item",
        "=",
        "＝1",
    ];
    let mut factors = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        factors.push(serde_json::json!({ "id": format!("f{i}"), "label": label }));
    }
    let ours = serde_json::json!({ "format": "system-map", "version": 1, "factors": factors, "links": [] });
    let it = read("x.json", &ours.to_string()).unwrap();
    let out = export(&it.map, Format::Csv).unwrap();
    let text = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
    for guarded in [
        ",'=1+1,",
        ",'@SUM(1+1),",
        ",'-2+3,",
        ",''=1,",
        ",'''=1,",
        ",'quoted',",
    ] {
        assert!(text.contains(guarded), "{guarded}\n{text}");
    }
    for bare in [",+,", ",--,", ",-0.5,", ",=,"] {
        assert!(text.contains(bare), "{bare}\n{text}");
    }
    let said: Vec<String> = out.notes.iter().map(|note| note.sentence()).collect();
    assert!(said.join("\n").contains("would run"), "{said:?}");
    let files: Vec<_> = out
        .parts
        .iter()
        .map(|part| system_map::format::File {
            name: "x.csv",
            bytes: &part.bytes,
        })
        .collect();
    let back = import_all(&files, &ImportOptions::default()).unwrap();
    let read: Vec<&str> = back.map.factors().map(|(_, f)| f.label.as_str()).collect();
    assert_eq!(read, labels);
}

#[test]
fn a_weight_that_is_a_word_with_a_sign_says_both_in_a_list_of_links_too() {
    let text = "From,To,Weight\nTrust,Sharing,H+\nSharing,Costs,L+\nCosts,Trust,M\n";
    let it = read("x.csv", text).unwrap();
    let expected = ["Trust > Sharing +", "Sharing > Costs +", "Costs > Trust ?"];
    assert_eq!(links(&it.map), expected);
    let strengths: Vec<_> = it.map.links().map(|(.., l)| l.strength).collect();
    assert_eq!(strengths, [Some(1.0), Some(0.25), None]);
    let told = told(&it);
    for words in [
        "2 weights are words (L, M, H), and were read as 0.25, 0.5 and 1.",
        "“M” stands under “Weight”, where a number is expected. It is kept as a field.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn a_sign_in_a_label_counts_beside_mere_strengths() {
    for weight in ["Weight", "Strength"] {
        let (read, told) = table(&format!(
            "Source,Target,Label,{weight}\nA,B,+,0.5\nB,A,-,0.7\n"
        ));
        assert_eq!(read, ["A > B +", "B > A -"], "{told}");
        assert!(!told.contains("none of which is negative"), "{told}");
    }
    // What is said of weights is not said of these; where weights have signs, those count.
    let text = "Source,Target,Label,Weight\nA,B,+,0.5\nB,A,-,0.7\nA,A,,0.7\n";
    let (read, _) = given(text, ">0=+");
    assert_eq!(read, ["A > B +", "B > A -", "A > A +"]);
    let (read, _) = table("Source,Target,Label,Weight\nA,B,s,0.5\nB,A,s,-0.7\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
}

#[test]
fn several_lines_in_a_cell_that_are_names_are_told() {
    let (read, told) = table("From,To,Type\nA,\"B\nC\",+\nB,C,-\n\"Long\nname\",B,+\n");
    assert_eq!(read.len(), 3);
    super::has(
        &told,
        &[
            "1 cell of several lines was read as one factor, though lines of it are factors of their own: B / C. If several are meant, write a row for each.",
        ],
    );
}

#[test]
fn commas_between_thousands_are_no_decimal_ones() {
    let it = read("x.csv", "Label,X,Y\nA,\"1,250\",\"2,500\"\nB,10,20\n").unwrap();
    assert_eq!(
        it.map.factor(it.map.factor_ix("a").unwrap()).x,
        Some(1250.0)
    );
    super::has(
        &told(&it),
        &["The commas in 2 numbers were read as such between thousands: 1,250, 2,500."],
    );
    let weights = |text: &str| {
        let it = read("x.csv", text).unwrap();
        let first = it.map.links().next().unwrap().3.clone();
        (first.strength, first.extra.get("x-fields").cloned())
    };
    let (strength, fields) = weights("From,To,Sign,Weight\nA,B,+,\"1,000\"\nB,C,-,0.5\n");
    assert_eq!(
        (strength, &fields.unwrap()["weight"]),
        (None, &1000.0.into())
    );
    // A decimal comma is one, here and where semicolons part the cells.
    let (strength, _) = weights("From,To,Sign,Weight\nA,B,+,\"0,125\"\nB,C,-,1\n");
    assert_eq!(strength, Some(0.125));
    let (strength, fields) = weights("From;To;Sign;Weight\nA;B;+;1,250\nB;C;-;1\n");
    assert_eq!((strength, &fields.unwrap()["weight"]), (None, &1.25.into()));
}

#[test]
fn a_point_in_a_column_with_decimal_commas_is_told_as_what_it_was_read() {
    let strengths = |text: &str| {
        let it = read("x.csv", text).unwrap();
        let all = it.map.links().map(|(.., link)| match link.strength {
            Some(strength) => strength.to_string(),
            None => link.extra["x-fields"]["weight"].to_string(),
        });
        (all.collect::<Vec<_>>().join(" "), told(&it))
    };
    let (read, said) = strengths("From;To;Weight\nA;B;1.000\nB;C;12,5\nC;A;-2.500,5\n");
    assert_eq!(read, "1000.0 12.5 -2500.5");
    has(
        &said,
        &[
            "The points in 2 numbers were read as one between thousands, in a column with decimal commas: 1.000, -2.500,5. If that is wrong, write a comma. Lines 2, 4.",
        ],
    );
    for text in [
        "From;To;Weight\nA;B;1.000\nB;C;0,5\nC;A;-0,5\n",
        "A;B;1.000\nB;C;0,5\nC;A;-0,5\n",
        ";A;B;C\nA;0;1.000;0\nB;0;0;0,5\nC;-0,5;0;0\n",
    ] {
        let (read, said) = strengths(text);
        assert_eq!(read, "1 0.5 0.5");
        has(
            &said,
            &[
                "The point in 1 number was read as a decimal point, in a column with decimal commas: 1.000. If that is wrong, write 1000 for a thousand. Line",
            ],
        );
    }
    let it = super::read("x.csv", "Label;X;Y\nA;1.000;0\nB;250,5;0\n").unwrap();
    assert_eq!(it.map.factors().next().unwrap().1.x, Some(1000.0));
    // Decimals of all kinds, points alone, and no decimal comma.
    for text in [
        "From;To;Weight\nA;B;1.5\nB;C;0,5\nC;A;1.000\n",
        "From;To;Weight\nA;B;1.000\nB;C;-1.500\n",
        "From,To,Weight\nA,B,\"1,000.5\"\nB,C,-1.5\n",
    ] {
        let (_, said) = strengths(text);
        assert!(
            !said.contains("point in") && !said.contains("points in"),
            "{said}"
        );
    }
}

#[test]
fn a_second_column_of_a_heading_is_kept_as_a_field() {
    let it = read(
        "x.csv",
        "From,To,Sign,sign,Note,note,Note\nA,B,+,-,a,b,c\nB,A,-,,,x,\n",
    )
    .unwrap();
    let fields: Vec<String> = it
        .map
        .links()
        .map(|(.., link)| link.extra["x-fields"].to_string())
        .collect();
    assert_eq!(
        fields,
        [
            r#"{"sign (2)":"-","Note":"a","note (2)":"b","Note (3)":"c"}"#,
            r#"{"note (2)":"x"}"#
        ]
    );
    has(
        &told(&it),
        &[
            "The heading “sign” stands twice. The first column of it counts, and the other is kept as a field.",
        ],
    );
}

#[test]
fn strengths_beside_weights_are_strengths_and_the_weights_say_signs() {
    let it = read(
        "x.csv",
        "From,To,Weight,Strength\nA,B,2,0.4\nB,C,-1,0.5\nC,A,1,\nA,C,1,much\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C -", "C > A +", "A > C +"]);
    let all: Vec<_> = it.map.links().map(|(.., link)| link.clone()).collect();
    let strengths: Vec<_> = all.iter().map(|link| link.strength).collect();
    assert_eq!(strengths, [Some(0.4), Some(0.5), None, None]);
    assert_eq!(all[3].extra["x-fields"]["Strength"], "much");
    // A word in a column of weights takes nothing from the strength beside it.
    let text = "From,To,Type,Weight,Strength\nA,B,+,High,0.4\n";
    let it = read("x.csv", text).unwrap();
    let link = it.map.links().next().unwrap().3;
    assert_eq!(link.strength, Some(0.4));
    assert_eq!(link.extra["x-fields"]["Weight"], "High");
}
