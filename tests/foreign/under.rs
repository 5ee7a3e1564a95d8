//! What stands below a list of factors, a matrix or links, and is none of them.

use super::{has, links, read, table, told};

/// A file is read; how many factors and links it gives, and what is told.
fn counts(text: &str) -> (usize, usize, String) {
    let it = read("x.csv", text).unwrap();
    (it.map.factor_count(), links(&it.map).len(), told(&it))
}

#[test]
fn lone_lines_that_no_factor_is_called_like_are_notes_below_factors() {
    for line in [
        "Compiled by Anna Berger",
        "Workshop 3 May 2026",
        "Last updated 3 May 2026",
        "Contact: anna@example.org",
        "Total: 2 factors",
        "https://example.org/map",
        "n = 12 participants",
        "Version: 2",
        "\"Facilitators: Anna, Ben\"",
        "(1) see report",
        "1) see report",
        "[1] Meadows 2008",
        "(*) contested",
        "Env = environment",
        "Env : environnement\nSoc : social",
    ] {
        let text = format!("Factor,Description\nTrust,how much\nSharing,of data\n\n{line}\n");
        let (factors, _, told) = counts(&text);
        assert_eq!(factors, 2, "{line}: {told}");
        has(&told, &["note"]);
    }
    // Where factors are called so, it is one.
    for (first, line) in [
        ("Income: low", "Income: high"),
        ("Trust in 2020", "Trust in 2030"),
    ] {
        let (factors, ..) = counts(&format!("Factor,Group\n{first},x\nRent,y\n\n{line}\n"));
        assert_eq!(factors, 3, "{line}");
    }
    for line in ["Rain", "Quality of life", "Covid-19", "* Rain", "Workshop"] {
        let (factors, ..) = counts(&format!("Factor,Group\nTrust,x\nRent,y\n\n{line}\n"));
        assert_eq!(factors, 3, "{line}");
    }
}

#[test]
fn a_word_for_notes_and_a_second_cell_are_one_below_factors() {
    for notes in [
        "Source,survey\n",
        "Author,Anna Berger\n",
        "Quelle,eigene Erhebung\n",
        "Auteur,Anna\nDate,2026\n",
        "Autor,Ana\nFecha,3 de mayo\n",
        "Stand,2026\nQuelle,Workshop\n",
        "Participants\nAnna\nBen\n",
        "References\n\"Meadows, D. (2008). Thinking in Systems.\"\n",
    ] {
        for second in ["Group", "X", "2024", "Importance"] {
            let text = format!("Factor,{second}\nTrust,Social\nSharing,Social\n\n{notes}");
            let (factors, _, told) = counts(&text);
            assert_eq!(factors, 2, "{text}: {told}");
            has(&told, &["note"]);
        }
    }
    let (factors, ..) = counts("Factor,Group\nTrust,x\n\nNotes\nPosts,per day\nLikes,per day\n");
    assert_eq!(factors, 4, "Notes is a group");
    let (factors, ..) = counts("Factor,Description\nRain,water\n*Yield\n*Income\n");
    assert_eq!(factors, 3);
    for note in ["Source: workshop in Berlin", "* = contested"] {
        let (factors, _, told) = counts(&format!("Factor\nTrust\nSharing\n\n{note}\n"));
        assert_eq!(factors, 2, "{told}");
    }
}

#[test]
fn numbers_below_a_matrix_are_no_links_and_its_last_row_is_one() {
    let matrix = ",Trust,Sharing,Learning\nTrust,0,1,2\nSharing,-1,0,0\nLearning,0,1,0\n";
    for notes in [
        "Year,2026\nGroup size,12\nVersion,2\n",
        "Number of links,3\n",
        "n,14\nRound,2\n",
        "Workshop,3,,\n",
    ] {
        let (factors, links, told) = counts(&format!("{matrix}\n{notes}"));
        assert_eq!((factors, links), (3, 4), "{notes}: {told}");
    }
    let (found, told) = table(",Yield,Income\nRain,+,-\nWeather,+,+\nComments,,+\n");
    assert_eq!(found.len(), 5, "{told}");
}

#[test]
fn definitions_below_links_are_no_links() {
    for head in ["Definitions,,", "Abbreviations,,", "Legend"] {
        let (found, told) = table(&format!(
            "From,To,Sign\nTrust,Rent,+\nRent,Income,-\n\n{head}\nTrust,People trust each other,\nRent,Monthly rent per m2,\n"
        ));
        assert_eq!(found, ["Trust > Rent +", "Rent > Income -"], "{told}");
        has(&told, &["notes"]);
    }
}

#[test]
fn people_terms_and_colours_of_groups_are_no_factors() {
    let factors = "Factor,Group\nTrust,Social\nRent,Market\n";
    for below in [
        "Group,Colour\nSocial,blue\nMarket,red\n",
        "Gruppe,Farbe\nSocial,blau\nMarket,rot\n",
        "Participants:\nAnna,city\nBen,NGO\n",
        "Participant,Organisation\nAnna,city\nBen,NGO\n",
        "Abbreviations\nGDP,Gross domestic product\nCAP,Common agricultural policy\n",
        "Glossaire\nPIB,produit intérieur brut\n",
        "Loops\nR1,Trust and rent\nB1,Rent and income\n",
    ] {
        for links in ["", "\nFrom,To,Sign\nTrust,Rent,+\n"] {
            let (found, joined, told) = counts(&format!("{factors}\n{below}{links}"));
            let expected = (2, usize::from(!links.is_empty()));
            assert_eq!((found, joined), expected, "{below}{links}: {told}");
        }
    }
    // Below groups with a cell each, a word for a list is one more of them.
    let grouped = "Factor,Unit\nPeople\nTrust,points\n\nLoops\nPumps,per day\n";
    let (found, _, told) = counts(grouped);
    assert_eq!(found, 4, "{told}");
    has(&told, &["goes on behind a blank row", "Loops"]);
}

#[test]
fn where_a_list_goes_on_behind_a_blank_row_is_told() {
    let (_, _, said) = counts("Factor,Group\nTrust,x\nRent,y\n\nRain,x\n");
    has(
        &said,
        &["list of factors goes on behind a blank row", "Rain | x"],
    );
    for head in ["From,To,Sign\n", ""] {
        let (_, joined, said) = counts(&format!("{head}A,B,+\nB,C,+\n\nC,A,-\n\nC,D,+\nD,C,-\n"));
        assert_eq!(joined, 5);
        has(
            &said,
            &["list of links goes on behind 2 blank rows", "C | A | -"],
        );
    }
    let (_, joined, said) = counts("From,To,Sign\n\nA,B,+\n\nB,C,+\n\nC,A,-\n");
    assert_eq!(joined, 3);
    assert!(!said.contains("goes on"), "{said}");
}

#[test]
fn sums_below_factors_are_none_and_names_above_groups_are_told() {
    for last in [
        "Average,,4",
        "Total,,",
        "Total: 2 factors,,",
        "Summe,,7",
        "Moyenne,,3.5",
    ] {
        let (found, _, said) = counts(&format!(
            "Factor,Theme,Votes\nRent,money,4\nStress,health,3\n{last}\n"
        ));
        assert_eq!(found, 2, "{last}: {said}");
        has(&said, &["none of its own"]);
    }
    for last in ["Total income,money,4", "Average,money,4", "Mean streets,,"] {
        let (found, ..) = counts(&format!(
            "Factor,Theme,Votes\nRent,money,4\nStress,health,3\n{last}\n"
        ));
        assert_eq!(found, 3, "{last}");
    }
    let (found, _, said) = counts(
        "Factor,Description\nHOUSING,\nRent,Monthly\nDamp,Mould\nHEALTH,\nStress,Self rated\n",
    );
    assert_eq!(found, 5);
    has(
        &said,
        &["2 rows above others have only a name, and were read as factors: HOUSING, HEALTH."],
    );
    // Factors of which nothing is said, among others, are just that.
    let (_, _, said) = counts("Factor,Description\nRent,Monthly\nDamp,\nStress,Self rated\n");
    assert!(!said.contains("only a name"), "{said}");
}

#[test]
fn factors_below_a_word_for_people_are_factors_where_others_are_said_to_be_alike() {
    let (found, _, said) = counts(
        "Factor,Category\nTrust,Social\nRent,Market\n\nParticipants:\nAttendance,Social\nMotivation,Social\n",
    );
    assert_eq!(found, 5, "{said}");
    has(&said, &["goes on behind a blank row"]);
}

#[test]
fn who_made_a_map_and_when_is_no_factor_right_below_it_either() {
    let notes = "Author,Jane Smith\nDate,12 May 2023\nPrepared by,Jane\n";
    let (found, joined, told) = counts(&format!("From,To\nTrust,Rent\nRent,Debt\n{notes}"));
    assert_eq!((found, joined), (3, 2), "{told}");
    has(&told, &["3 rows below the table are none of its own"]);
    let (found, joined, _) = counts(&format!("From,To,Sign\nTrust,Rent,+\nRent,Debt,-\n{notes}"));
    assert_eq!((found, joined), (3, 2));
    let (found, ..) = counts(&format!(
        "Factor,Description\nTrust,much\nRent,monthly\n{notes}"
    ));
    assert_eq!(found, 2);
    // A factor may be called so.
    let (found, joined, _) = counts("From,To\nTrust,Version\nVersion,Debt\n");
    assert_eq!((found, joined), (3, 2));
    let (found, ..) = counts("From,To,Sign\nTrust,Rent,+\nDate,Rent,+\n");
    assert_eq!(found, 3);
}
