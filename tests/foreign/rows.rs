//! What becomes of rows and cells of tables: nothing goes without a word.

use super::{has, links, read, table, told};
use system_map::format::{File, ImportOptions, import_all};
use system_map::model::Value;

#[test]
fn a_row_that_repeats_a_factor_adds_what_the_first_lacks() {
    let text = "Label,Type,Description,Tags,Owner,X,Y\nA,,,t1,,,\nA,,second,t1|t2,me,3,4\nB,x,d1,,,,\nB,x,d2,t2,you,,\n";
    let it = read("x.csv", text).unwrap();
    let a = it.map.factor(it.map.factor_ix("a").unwrap());
    assert_eq!(a.description.as_deref(), Some("second"));
    assert_eq!(a.tags, ["t1", "t2"]);
    assert_eq!((a.x, a.y), (Some(3.0), Some(4.0)));
    assert_eq!(a.extra["x-fields"]["Owner"], "me");
    let b = it.map.factor(it.map.factor_ix("b").unwrap());
    assert_eq!(b.description.as_deref(), Some("d1"));
    assert_eq!(b.tags, ["t2"]);
    let told = told(&it);
    has(
        &told,
        &[
            "2 rows repeat a factor, and were merged with it: A, B.",
            "1 row repeats a factor and says something else of it under “Description”, which was left out: B.",
        ],
    );
}

#[test]
fn under_headings_that_are_not_known_all_columns_are_kept() {
    let text = "Eins;Zwei;Art;Dauer;Text;Woher\nArmut;Stress;+;lang;weil;Interview 3\nStress;Schlaf;-;kurz;darum;Interview 4\n";
    let it = read("x.csv", text).unwrap();
    assert_eq!(links(&it.map), ["Armut > Stress +", "Stress > Schlaf -"]);
    let first = it.map.links().next().unwrap().3;
    for (name, text) in [
        ("Dauer", "lang"),
        ("Text", "weil"),
        ("Woher", "Interview 3"),
    ] {
        assert_eq!(first.extra["x-fields"][name], text);
    }
    has(
        &told(&it),
        &[
            "the first row as headings: Eins, Zwei, Art, Dauer, Text, Woher.",
            "Kept as fields of the links: “Dauer”, “Text”, “Woher”.",
        ],
    );
    // Without headings they have numbers.
    let it = read("x.csv", "a,b,+,Depends,why\nb,a,-,,\n").unwrap();
    let first = it.map.links().next().unwrap().3;
    assert_eq!(first.extra["x-type"], "Depends");
    assert_eq!(first.extra["x-fields"]["column 5"], "why");
    has(
        &told(&it),
        &["the first row as a link: a, b, +, Depends, why."],
    );
}

#[test]
fn headings_in_some_languages_are_known() {
    for (from, to) in [
        ("Von", "Nach"),
        ("Ursache", "Wirkung"),
        ("Cause", "Effet"),
        ("Causa", "Efecto"),
    ] {
        let (read, told) = table(&format!("{from};{to};Quelle\nA;B;x\nB;C;y\n"));
        assert_eq!(read, ["A > B ?", "B > C ?"], "{told}");
    }
    let (read, _) = table("Von;Nach;Vorzeichen\nA;B;+\n;C;-\nC;A;-\n");
    assert_eq!(read, ["A > B +", "C > A -"]);
}

#[test]
fn a_heading_of_plus_and_minus_is_no_link() {
    let (read, told) = table("Node1;Node2;+/-\nA;B;+\nB;A;-\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    has(&told, &["the first row as headings: Node1, Node2, +/-."]);
    // Where others say so too, it is a sign.
    let (read, _) = table("A;B;+/-\nB;C;+/-\nC;A;+\n");
    assert_eq!(read, ["A > B ±", "B > C ±", "C > A +"]);
    let (read, _) = table("A;B;+/-\nB;A;+\n");
    assert_eq!(read, ["A > B ±", "B > A +"]);
}

#[test]
fn one_row_of_few_may_be_incomplete() {
    let (read, told) = table("Eins;Zwei;Drei\nA;B;+\n;C;-\nC;A;-\n");
    assert_eq!(read, ["A > B +", "C > A -"]);
    has(
        &told,
        &["1 row has no cause or no effect, and was left out."],
    );
}

#[test]
fn a_table_in_markdown_has_no_factors_of_hyphens() {
    for rule in [
        "|:------|:------:|---------:|",
        "|---|---|---|",
        "| --- | --- | --- |",
    ] {
        let text = format!(
            "| Cause | Effect | Polarity |\n{rule}\n| Stress | Sleep | - |\n| Sleep | Mood | + |\n"
        );
        let it = read("x.md", &text).unwrap();
        assert_eq!(links(&it.map), ["Stress > Sleep -", "Sleep > Mood +"]);
        let text = format!(
            "| One | Other | What |\n{rule}\n| Stress | Sleep | - |\n| Sleep | Mood | + |\n"
        );
        let it = read("x.md", &text).unwrap();
        assert_eq!(links(&it.map), ["Stress > Sleep -", "Sleep > Mood +"]);
    }
    let it = read(
        "x.md",
        "|  | A | B |\n|---|---|---|\n| A | 0 | 1 |\n| B | -1 | 0 |\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
}

#[test]
fn directed_and_undirected_in_a_column_called_type_are_directions() {
    let text = "Source,Target,Type,Id,Label,timeset,Weight\nA,B,Directed,0,,,1\nB,C,Directed,1,,,-1\nC,A,Undirected,2,,,1\n";
    let it = read("x.csv", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C -"]);
    assert_eq!(it.audit.counts.undirected, 1);
    assert!(!told(&it).contains("Directed"), "{}", told(&it));
}

#[test]
fn numbers_that_are_none_are_kept_and_told() {
    let text = "From,To,Sign,Confidence,Weight\nA,B,+,high,0.5\nB,C,-,80%,50%\nC,A,+,4,strong\n";
    let it = read("x.csv", text).unwrap();
    let of: Vec<_> = it.map.links().map(|(.., link)| link.clone()).collect();
    assert_eq!(of[0].extra["x-fields"]["Confidence"], "high");
    assert_eq!((of[1].confidence, of[1].strength), (Some(0.8), Some(0.5)));
    assert_eq!(of[2].extra["x-fields"]["Confidence"], "4");
    assert_eq!(of[2].extra["x-fields"]["Weight"], "strong");
    has(
        &told(&it),
        &[
            "“high” stands under “Confidence”, where a number from 0 to 1 is expected. It is kept as a field.",
            "“4” stands under “Confidence”",
            "“strong” stands under “Weight”",
        ],
    );
    let it = read("x.csv", "Label,X,Y\nA,10,abc\nB,\"1.200,5\",20\nC,5,\n").unwrap();
    let fields: Vec<Value> = it
        .map
        .factors()
        .map(|(_, f)| f.extra["x-fields"].clone())
        .collect();
    assert_eq!(fields[0]["X"], "10");
    assert_eq!(fields[0]["Y"], "abc");
    assert_eq!(fields[1]["X"], "1.200,5");
    assert_eq!(fields[2]["X"], "5");
    has(&told(&it), &["“abc” stands under “Y”"]);
}

#[test]
fn fields_of_factors_that_are_called_like_those_of_links_are_kept() {
    let it = read("x.csv", "Label,Direction,Delay,Delayed\nA,up,2 years,yes\n").unwrap();
    let fields = &it.map.factors().next().unwrap().1.extra["x-fields"];
    assert_eq!(fields["Direction"], "up");
    assert_eq!(fields["Delay"], "2 years");
    assert_eq!(fields["Delayed"], "yes");
    let json = r#"{"elements": [{"label": "A", "strength": 0.5, "confidence": 0.4, "delayed": true, "direction": "up"}], "connections": []}"#;
    let it = read("x.json", json).unwrap();
    let fields = &it.map.factors().next().unwrap().1.extra["x-fields"];
    assert_eq!(fields["strength"], 0.5);
    assert_eq!(fields["confidence"], 0.4);
    assert_eq!(fields["delayed"], true);
    assert_eq!(fields["direction"], "up");
}

#[test]
fn signs_that_come_of_weights_are_told_and_so_is_a_weight_that_says_the_opposite() {
    let (read, told) = table("From,To,Weight\nA,B,0.5\nB,A,-0.2\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    has(&told, &["2 links have their sign from their weight."]);
    let (read, told) = table("From,To,Type,Weight\nA,B,+,-0.5\nB,A,-,-0.5\n");
    assert_eq!(read, ["A > B +", "B > A -"]);
    has(
        &told,
        &["1 link has the sign + and a weight that says the opposite. The sign counts."],
    );
    let (_, told) = table("From,To,Type,Strength\nA,B,+,0.5\nB,A,-,0.5\n");
    assert!(!told.contains("opposite"), "{told}");
}

#[test]
fn a_link_that_is_stated_again_with_other_words_is_told() {
    let (_, told) = table("From,To,Type,Source\nA,B,+,Smith\nB,A,-,Smith\nA,B,+,Jones\n");
    let hint = "1 link leads from and to the same factors as one before it";
    has(&told, &[hint, "Loops through it are counted"]);
    let matrix = File {
        name: "m.csv",
        bytes: b"x,A,B\nA,0,1\nB,-1,0\n",
    };
    let it = import_all(&[matrix, matrix], &ImportOptions::default()).unwrap();
    has(
        &super::told(&it),
        &["2 links lead from and to the same factors"],
    );
}

#[test]
fn of_several_tables_a_note_names_the_one_that_it_is_about() {
    let nodes = File {
        name: "nodes.csv",
        bytes: b"id,label\n1,A\n2,B\n",
    };
    let edges = File {
        name: "some/edges.csv",
        bytes: b"source,target,sign\n1,2,+\n1,,+\n",
    };
    let it = import_all(&[nodes, edges], &ImportOptions::default()).unwrap();
    has(&told(&it), &["was left out. Line 3 of “edges.csv”."]);
    let json = it.audit.json();
    let note = json["notes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|n| n["code"] == "half-row");
    assert_eq!(note.unwrap()["at"][0]["file"], "edges.csv");
    let broken = File {
        name: "some/edges.csv",
        bytes: b"source,target,sign\n1,\"2,+\n",
    };
    let error = import_all(&[nodes, broken], &ImportOptions::default()).unwrap_err();
    assert_eq!(error.0.id.as_deref(), Some("some/edges.csv"));
    assert_eq!(error.0.place.map(|p| p.line), Some(2));
}

#[test]
fn of_two_files_at_once_a_table_that_is_broken_is_told() {
    use system_map::format::import_pair;
    let file = |name, text: &'static str| File {
        name,
        bytes: text.as_bytes(),
    };
    let nodes = file("nodes.csv", "id,label\n1,A\n2,B\n");
    let broken = file("edges.csv", "source,target,sign\n1,\"2,+\n");
    let it = import_pair([nodes, broken], &ImportOptions::default()).unwrap();
    assert_eq!(it.map.factor_count(), 2);
    has(
        &told(&it),
        &["“edges.csv” was not read along: A quote is opened in this row and never closed"],
    );
    // What is no table is no matter.
    let picture = file("p.txt", "hello");
    let it = import_pair([nodes, picture], &ImportOptions::default()).unwrap();
    assert!(!told(&it).contains("read along"));
}

#[test]
fn a_table_below_another_one_is_read_too() {
    let it = read(
        "x.csv",
        "Label,Type,Description\nA,Outcome,d\nB,,-\n\n\nFrom,To,Type\nA,B,+\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +"]);
    assert_eq!(it.map.factor_count(), 2);
    has(
        &told(&it),
        &["1 table stands below another one in the same file. They were read as one map. Line 6."],
    );
}

#[test]
fn tables_side_by_side_are_read_each_for_itself() {
    let text = "Label,Description,,From,To,Type\nA,d,,A,B,+\nB,e,,B,A,-\n,,,A,C,+\n";
    let it = read("x.csv", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -", "A > C +"]);
    assert!(it.map.links().all(|(.., link)| link.description.is_none()));
    let a = it.map.factor(it.map.factor_ix("a").unwrap());
    assert_eq!(a.description.as_deref(), Some("d"));
    has(
        &told(&it),
        &["1 table stands beside another one. They were read as one map. Line 1."],
    );
}

#[test]
fn formulas_that_nobody_reckoned_are_told() {
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>From</t></is></c><c r="B1" t="inlineStr"><is><t>To</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" t="inlineStr"><is><t>B</t></is></c><c r="C2"><f>A5</f><v></v></c></row></sheetData></worksheet>"#;
    let book = super::workbook::of(sheet.as_bytes());
    let it = super::import_bytes("x.xlsx", &book).unwrap();
    has(
        &told(&it),
        &["1 cell holds a formula whose result is not in the file"],
    );
}

#[test]
fn blanks_before_quotes_are_no_part_of_a_cell() {
    let (read, told) =
        table("From, To, Type\n\"A\", \"B, C\", \"+\"\n\"B, C\" , \"D \"\"x\"\"\", \"-\"\n");
    assert_eq!(read, ["A > B, C +", "B, C > D \"x\" -"]);
    assert!(!told.contains("quotes"), "{told}");
    // Quotes within words are what they are.
    let (read, _) = table("From,To,Type\nA, \"big\" plans,+\n");
    assert_eq!(read, ["A > \"big\" plans +"]);
}

#[test]
fn signs_of_other_keyboards_and_languages_are_known() {
    let (read, _) = table("From,To,Type\nA,B,＋\nB,C,－\nC,A,‑\nC,D,‐\nD,E,➕\nE,F,➖\n");
    assert_eq!(
        read,
        [
            "A > B +", "B > C -", "C > A -", "C > D -", "D > E +", "E > F -"
        ]
    );
    let (read, _) = table(
        "Cause;Effet;Polarité\nA;B;négative\nB;C;positive\nC;D;negativa\nD;E;positiva\nE;F;increases\nF;A;decreases\n",
    );
    assert_eq!(
        read,
        [
            "A > B -", "B > C +", "C > D -", "D > E +", "E > F +", "F > A -"
        ]
    );
}

#[test]
fn a_type_in_quotes_is_proposed_as_it_can_be_given() {
    let (_, told) = table("From,To,Type\nA,B,'q'\n");
    has(&told, &["--signs \"''q''=SIGN\""]);
    assert_eq!(system_map::format::signs_of("''q''=+").unwrap()[0].0, "'q'");
}

#[test]
fn a_type_of_many_letters_can_be_given_a_sign() {
    let long = "x".repeat(90);
    let it = read("x.csv", &format!("From,To,Type\nA,B,{long}\n")).unwrap();
    let json = it.audit.json();
    let note = json["notes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|n| n["code"] == "no-sign-type");
    assert_eq!(note.unwrap()["gaps"][0], long.as_str());
    assert!(told(&it).contains("xxx…”"), "{}", told(&it));
}

#[test]
fn a_matrix_with_an_odd_cell_or_names_in_other_case_or_a_column_before_them_is_one() {
    let (links, told) = table(";A;B;C\nA;;+;\nB;-;;often\nC;;;\n");
    assert_eq!(links, ["A > B +", "B > A -", "B > C ?"]);
    has(&told, &["1 link of the type “often” has no sign."]);
    let (links, told) = table("from \\ to,trust,Stress\nTrust,0,1\nStress,-1,0\n");
    assert_eq!(links, ["Trust > Stress +", "Stress > Trust -"]);
    has(
        &told,
        &[
            "1 column is the factor of a row whose name differs only in upper and lower case: trust.",
        ],
    );
    let it = read("x.csv", "Group,Concept,A,B\ng1,A,0,1\ng2,B,-1,0\n").unwrap();
    assert_eq!(super::links(&it.map), ["A > B +", "B > A -"]);
    let first = it.map.factors().next().unwrap().1;
    assert_eq!(first.extra["x-fields"]["Group"], "g1");
}

#[test]
fn what_is_no_text_is_told() {
    let error = super::import_bytes("x", &[7, 1, 2, 3, 200, 250, 9, 1, 2, 3, 15, 31]).unwrap_err();
    has(&error.0.message, &["This is no text"]);
    let it = super::import_bytes("x.csv", b"\xef\xbb\xbfFrom,To\nA\xff,B\n").unwrap();
    has(
        &told(&it),
        &["1 text has bytes that are no letters in UTF-8. “�” stands in their place."],
    );
}

#[test]
fn a_place_is_called_by_what_is_there() {
    let it = read("x.csv", "From,To,Type\nA,B,Flow\n").unwrap();
    let json = it.audit.json();
    let note = json["notes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|n| n["code"] == "no-sign-type");
    assert_eq!(note.unwrap()["at"][0]["name"], "A → B");
}

#[test]
fn a_cell_with_a_line_break_is_no_blank_row() {
    let (links, told) = table(
        "From,To,Type,Label,Description\nA,B,+,x,\"two\nlines\"\nC,D,,y,\n\"E\r\n\",F,-,,\nG,H,,,\n",
    );
    assert_eq!(
        links,
        ["A > B +", "C > D ?", "E > F -", "G > H ?"],
        "{told}"
    );
}
