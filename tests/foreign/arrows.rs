//! Lists of links as people type them: arrows in a column, words for ends in many forms, several names.

use super::books::{book, opened};
use super::{has, import_bytes, links, read, table, told};
use system_map::model::Link;

#[test]
fn a_column_of_arrows_says_which_way_links_lead() {
    for text in [
        "Trust,→,Sharing,+\nSharing,→,Work,-\n",
        "Trust,->,Sharing,+\nSharing,-->,Work,-\n",
        "From,,To,Sign\nTrust,→,Sharing,+\nSharing,→,Work,-\n",
        "Factor A,Relation,Factor B,Sign\nTrust,leads to,Sharing,+\nSharing,influences,Work,-\n",
        "Our links,,,\nTrust,→,Sharing,+\nWork,←,Sharing,-\n",
        "Sharing,<-,Trust,+\nWork,<-,Sharing,-\n",
        "Sharing,is influenced by,Trust,+\nWork,is influenced by,Sharing,-\n",
        "Trust,wirkt auf,Sharing,1\nSharing,wirkt auf,Work,-1\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(
            read,
            ["Trust > Sharing +", "Sharing > Work -"],
            "{text}{told}"
        );
        has(
            &told,
            &["between the causes and the effects says which way"],
        );
        assert!(!told.contains("column 2"), "{told}");
    }
    let (read, told) = table("Trust,→,Sharing,+\nSharing,↔,Work,-\n");
    assert_eq!(
        read,
        ["Trust > Sharing +", "Sharing > Work -", "Work > Sharing -"],
        "{told}"
    );
    has(&told, &["lead: → ↔."]);
    // Pasted, without a name.
    let it = import_bytes("", "Trust\t→\tSharing\t+\nSharing\t→\tWork\t-\n".as_bytes()).unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing +", "Sharing > Work -"]);
    // What stands between names may be anything else.
    let (read, _) = table("From,Sign,To\nTrust,+,Sharing\n");
    assert_eq!(read, ["Trust > Sharing +"]);
    let (_, told) = table("Label,Effect,Owner\nTrust,Effect,Ann\nSharing,Effect,Bob\n");
    assert!(!told.contains("which way"), "{told}");
}

#[test]
fn words_for_ends_may_be_many_or_the_main_ones() {
    for headings in [
        "Quelle;Ziel",
        "Origen;Destino",
        "Origem;Destino",
        "Source;Cible",
        "Bron;Doel",
        "Causes;Effects",
        "Ursachen;Wirkungen",
        "Oorzaken;Gevolgen",
        "Cause principale;Effet principal",
        "Causes principales;Effets principaux",
        "Cause;Conséquence",
        "Hauptursache;Hauptwirkung",
        "Main cause;Main effect",
        "Primary causes;Primary effects",
        "Causa principal;Efecto principal",
        "Causa principal;Efeito principal",
        "Causa principale;Effetto principale",
        "Hoofdoorzaak;Hoofdgevolg",
    ] {
        let (read, told) = table(&format!("{headings};Kommentar\nA;B;x y\nB;C;z\n"));
        assert_eq!(read, ["A > B ?", "B > C ?"], "{headings}: {told}");
    }
    let (read, told) = table("Main effect,Main cause,Sign\nA,B,+\nB,C,-\n");
    assert_eq!(read, ["B > A +", "C > B -"], "{told}");
    has(&told, &["“Main cause” was read as causes"]);
    // Where a problem has both, they are not about one link.
    let (read, _) = table("Problem;Causes;Effects\nA;B;C\n");
    assert_eq!(read, ["B > A ?", "A > C ?"]);
    let (read, _) = table("Causes;Problem;Effects\nB;A;C\n");
    assert_eq!(read, ["B > A ?", "A > C ?"]);
}

#[test]
fn an_influence_and_what_it_is_on_may_have_columns_of_their_own() {
    for headings in [
        "Facteur;Influence;Sur;Signe",
        "Faktor;Wirkung;auf;Vorzeichen",
        "Factor;Influencia;Sobre;Signo",
        "Fator;Influência;Sobre;Sinal",
        "Fattore;Influenza;Su;Segno",
        "Factor;Invloed;Op;Teken",
        "Factor;Influence;On;Sign",
    ] {
        let (read, told) = table(&format!("{headings}\nA;forte;B;+\nB;faible;C;-\n"));
        assert_eq!(read, ["A > B +", "B > C -"], "{headings}: {told}");
        has(&told, &["was read as causes"]);
    }
}

#[test]
fn minus_is_a_word_in_romance_languages_too() {
    let (read, _) = table("De;Vers;Polarité\nA;B;plus\nB;C;moins\n");
    assert_eq!(read, ["A > B +", "B > C -"]);
    let (read, _) = table("Origen;Destino;Signo\nA;B;más\nB;C;menos\n");
    assert_eq!(read, ["A > B +", "B > C -"]);
}

#[test]
fn bars_under_from_part_factors_as_those_under_to_do() {
    let (read, told) = table("From,To,Type\nA|B,C,+\nC,A | B,-\n");
    assert_eq!(read, ["A > C +", "B > C +", "C > A -", "C > B -"], "{told}");
    has(&told, &["2 cells name several factors, separated by |"]);
    let (read, told) = table("From,To,Type\nA,B,+\n|,B,-\n");
    assert_eq!(read, ["A > B +"], "{told}");
    has(&told, &["1 row"]);
}

#[test]
fn a_cell_of_a_matrix_that_is_no_number_is_told_by_its_place() {
    let (read, told) = table(",A,B,C\nA,NaN,1,NaN\nB,-1,NaN,0\nC,inf,0,NaN\n");
    assert_eq!(read, ["A > B +", "B > A -"], "{told}");
    has(
        &told,
        &[
            "2 cells of a matrix hold no numbers, and no links were made of them: NaN (A, C), inf (C, A).",
            "“NaN” stands in 3 cells where a factor meets itself",
        ],
    );
}

#[test]
fn means_at_the_end_of_a_matrix_are_told_as_means() {
    let (read, told) = table(",A,B,C,Sum,Mean\nA,0,4,2,6,2\nB,1,0,2,3,1\nC,-6,3,0,-3,-1\n");
    assert_eq!(read.len(), 6, "{told}");
    has(
        &told,
        &[
            "1 row or column holds sums of others, and was left out: Sum.",
            "1 row or column holds means of others, and was left out: Mean.",
        ],
    );
}

#[test]
fn a_sign_in_brackets_behind_a_pasted_link_is_its_sign() {
    let it = read(
        "",
        "Trust → Sharing (+)\nSharing → Work (-, delayed)\nWork → Trust (−)\nWork → Site (B)\n",
    )
    .unwrap();
    assert_eq!(
        links(&it.map),
        [
            "Trust > Sharing +",
            "Sharing > Work -",
            "Work > Trust -",
            "Work > Site (B) ?"
        ]
    );
    // In a chain it could be that of one link or of all.
    let it = read("", "Trust → Sharing → Work (+)\n").unwrap();
    assert_eq!(links(&it.map)[1], "Sharing > Work (+) ?");
    has(&told(&it), &["Work (+)"]);
    // A factor that is called so comes back.
    let it = read(
        "x.txt",
        "Trust -> \"Work (+)\" : -\nTrust -> \"Work (+)\"\n",
    )
    .unwrap();
    let parts = system_map::format::export(&it.map, system_map::format::Format::Outline).unwrap();
    let text = String::from_utf8(parts.parts[0].bytes.clone()).unwrap();
    let again = read("x.txt", &text).unwrap();
    assert_eq!(links(&again.map), links(&it.map), "{text}");
}

#[test]
fn plantuml_is_refused_by_its_name_with_what_to_do() {
    for name in ["", "map.puml", "map.txt"] {
        let text = "@startuml\n[Trust] --> [Sharing] : +\n@enduml\n";
        let error = read(name, text).unwrap_err();
        has(&error.0.message, &["PlantUML", "Trust -> Sharing : +"]);
    }
}

#[test]
fn a_sign_between_two_names_says_what_the_first_does_to_the_second() {
    for [plus, minus] in [["increases", "decreases"], ["+", "-"], ["erhöht", "senkt"]] {
        let (read, told) = table(&format!("Trust,{plus},Sharing\nWork,{minus},Sharing\n"));
        assert_eq!(read, ["Trust > Sharing +", "Work > Sharing -"], "{told}");
        has(&told, &["says which way their links lead"]);
    }
    // Between headings it is what the headings say.
    let (read, told) = table("Factor A,Sign,Factor B\nTrust,+,Sharing\nWork,-,Sharing\n");
    assert_eq!(read, ["Trust > Sharing +", "Work > Sharing -"], "{told}");
}

#[test]
fn words_above_arrows_and_beside_a_heading_of_signs_are_headings() {
    for text in [
        "Faktor 1;wirkt auf;Faktor 2;wie\nMiete;→;Stress;+\nEinkommen;→;Schulden;-\n",
        "Faktor A;wirkt auf;Faktor B;Vorzeichen\nMiete;→;Stress;+\nEinkommen;→;Schulden;-\n",
        "Factor A,affects,Factor B,Sign\nMiete,affects,Stress,+\nEinkommen,affects,Schulden,-\n",
    ] {
        let (found, told) = table(text);
        assert_eq!(
            found,
            ["Miete > Stress +", "Einkommen > Schulden -"],
            "{told}"
        );
    }
}

#[test]
fn one_column_of_links_with_arrows_is_a_list_of_them() {
    let signed = ["Trust > Sharing +", "Conflict > Sharing -"];
    for (text, expected) in [
        ("Trust → Sharing (+)\nSharing ← Conflict (-)\n", signed),
        (
            "Links\nTrust -> Sharing [+]\nSharing <- Conflict [-]\n",
            signed,
        ),
        (
            "Our map\n\nLinks\nTrust → Sharing (+)\nConflict → Sharing (-)\n",
            signed,
        ),
        (
            "Link\nTrust -> Sharing\nConflict -> Sharing\n",
            ["Trust > Sharing ?", "Conflict > Sharing ?"],
        ),
    ] {
        let (found, told) = table(text);
        assert_eq!(found, expected, "{text}: {told}");
        has(
            &told,
            &["holds a cause and an effect, an arrow between them"],
        );
    }
    // One may be a note, and so may be those on another sheet.
    assert!(read("x.csv", "Notes\nTrust → Sharing\n").is_err());
    let rows: [&[&str]; 3] = [
        &["From", "To", "Sign"],
        &["Rent", "Debt", "+"],
        &["Debt", "Rent", "-"],
    ];
    let notes: [&[&str]; 3] = [&["Notes"], &["Trust → Sharing"], &["Sharing → Trust"]];
    let it = opened(&book(&[("Links", &rows), ("Notes", &notes)]));
    assert_eq!(links(&it.map), ["Rent > Debt +", "Debt > Rent -"]);
    has(&told(&it), &["The sheet “Notes” has no table"]);
}

#[test]
fn numbers_before_links_in_one_cell_are_no_part_of_their_causes() {
    let (found, told) =
        table("Links\n1. Trust → Sharing (+)\n2. Fear → Trust (-)\n3) Trust → Joy (+)\n");
    let expected = ["Trust > Sharing +", "Fear > Trust -", "Trust > Joy +"];
    assert_eq!(found, expected, "{told}");
    let (found, _) = table("Link,Sign\n5 years → Trust,+\n6 years → Joy,+\n");
    assert_eq!(found, ["5 years > Trust +", "6 years > Joy +"]);
    for (one, three) in [
        ("1.Trust", "3.Cost"),
        ("(1) Trust", "(3) Cost"),
        ("1 - Trust", "3 - Cost"),
        ("1) Trust", "Cost"),
    ] {
        let (found, told) = table(&format!(
            "Link\n{one} → Sharing (+)\n2. Sharing → Cost (-)\n{three} → Trust (-)\n"
        ));
        assert_eq!(
            found,
            ["Trust > Sharing +", "Sharing > Cost -", "Cost > Trust -"],
            "{told}"
        );
    }
    // Where effects have them, they are parts of names.
    let (found, _) = table("Link,Note\n1. Trust → 2. Sharing (+),x\n2. Sharing → 1. Trust (-),y\n");
    assert_eq!(
        found,
        ["1. Trust > 2. Sharing +", "2. Sharing > 1. Trust -"]
    );
    // A chain is no heading.
    assert!(
        read(
            "x.csv",
            "Trust → Sharing → Joy (+)\nFear → Trust (-)\nJoy → Fear (+)\n"
        )
        .is_err()
    );
    for [one, two, three] in [
        ["1", "2", "3"],
        ["1.1", "1.2", "2.1"],
        ["1.0", "2.0", "3.0"],
    ] {
        let (found, told) = table(&format!(
            "Link\n{one} Trust → Sharing (+)\n{two} Sharing → Fear (-)\n{three} Fear → Trust (-)\n"
        ));
        assert_eq!(
            found,
            ["Trust > Sharing +", "Sharing > Fear -", "Fear > Trust -"],
            "{told}"
        );
    }
    let (_, told) =
        table("Link\n1 Trust → Sharing (+)\n2 Sharing → Fear (-)\n3 Fear → Trust (-)\n");
    has(
        &told,
        &[
            "The marks before 3 links were taken for their numbers or codes, and for no part of their causes: 1, 2, 3.",
        ],
    );
    // Numbers that do not count are a name's.
    let (found, _) = table("Link\n2 parents → Trust (+)\n3 meals → Joy (+)\n1 car → Cost (+)\n");
    assert_eq!(
        found,
        ["2 parents > Trust +", "3 meals > Joy +", "1 car > Cost +"]
    );
}

#[test]
fn codes_before_links_in_one_cell_are_a_field_of_the_links() {
    for heading in ["Link\n", ""] {
        let text = format!(
            "{heading}R1: Trust → Sharing (+)\nR1: Sharing → Trust (+)\nB2: Sharing → Fear (-)\n"
        );
        let it = read("x.csv", &text).unwrap();
        assert_eq!(
            links(&it.map),
            ["Trust > Sharing +", "Sharing > Trust +", "Sharing > Fear -"]
        );
        let code = |link: &Link| {
            link.extra
                .get("x-fields")?
                .get("Reference")?
                .as_str()
                .map(str::to_owned)
        };
        let codes: Vec<_> = it.map.links().map(|(.., link)| code(link)).collect();
        let codes: Vec<_> = codes.iter().map(Option::as_deref).collect();
        assert_eq!(codes, [Some("R1"), Some("R1"), Some("B2")], "{text}");
    }
    // Where effects have them, they are names.
    let (found, _) = table("Link\nF1: Trust → F2: Sharing (+)\nF2: Sharing → F1: Trust (-)\n");
    assert_eq!(
        found,
        ["F1: Trust > F2: Sharing +", "F2: Sharing > F1: Trust -"]
    );
}

#[test]
fn links_in_one_cell_keep_their_signs_behind_a_blank_row() {
    for text in [
        "Trust → Sharing (+)\nSharing → Cost (-)\n\nCost → Trust (-)\nCost ↔ Joy (+)\n",
        "Link,Comment\nTrust → Sharing (+),x\nSharing → Cost (-),y\n,\nCost → Trust (-),z\nCost ↔ Joy (+),\n",
        "Link\nTrust → Sharing\nSharing → Cost\n\nCost → Trust (-)\nCost ↔ Joy (+)\n",
    ] {
        let (mut found, told) = table(text);
        found.sort();
        let signs: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(
            signs[..3],
            ["Cost > Joy +", "Cost > Trust -", "Joy > Cost +"],
            "{text}: {told}"
        );
        assert_eq!(found.len(), 5, "{text}: {told}");
    }
}
