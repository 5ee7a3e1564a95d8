//! How people fill in the cells of lists: as the one above, not yet, several at once, a weight beside a type.

use super::books::{book, opened};
use super::{has, links, read, table, told};

#[test]
fn a_cell_that_says_as_above_is_read_as_the_one_above() {
    for mark in [
        "\"\"\"\"",
        "ditto",
        "''",
        "as above",
        "〃",
        "dito",
        "idem",
        "Ditto",
        "\"-\"\"-\"",
    ] {
        let (found, told) = table(&format!(
            "From,To,Sign\nTrust,Sharing,+\n{mark},Cost,-\n{mark},Staff,{mark}\nCost,{mark},+\n"
        ));
        let expected = [
            "Trust > Sharing +",
            "Trust > Cost -",
            "Trust > Staff -",
            "Cost > Staff +",
        ];
        assert_eq!(found, expected, "{mark}: {told}");
        has(&told, &["4 cells say only", "Trust, Trust, Staff, -"]);
    }
    let rows: [&[&str]; 3] = [
        &["From", "To", "Sign"],
        &["Trust", "Cost", "+"],
        &["\"", "Rent", "-"],
    ];
    let it = opened(&book(&[("L", &rows)]));
    assert_eq!(links(&it.map), ["Trust > Cost +", "Trust > Rent -"]);
    // Below the headings there is nothing that it could be.
    let (found, told) = table("From,To,Sign\nditto,Cost,-\nTrust,Rent,+\n");
    assert_eq!(found, ["Trust > Rent +"]);
    has(&told, &["1 row has no cause or no effect"]);
    // A sign is no such mark.
    let (found, _) = table("From,To,Sign\nTrust,Cost,same\nCost,Rent,opposite\nRent,Debt,same\n");
    assert_eq!(found, ["Trust > Cost +", "Cost > Rent -", "Rent > Debt +"]);
}

#[test]
fn what_stands_for_a_factor_that_is_not_known_yet_is_none() {
    for none in [
        "-", "–", "n/a", "N/A", "none", "TBC", "?", "...", "k.A.", "keine", "aucun",
    ] {
        let (found, told) = table(&format!(
            "From,To,Sign\nTrust,Cost,+\n{none},Cost,-\nStaff,{none},\nCost,Trust,-\n"
        ));
        if none == "k.A." {
            assert_eq!(found.len(), 4, "{told}");
            continue;
        }
        assert_eq!(
            found,
            ["Trust > Cost +", "Cost > Trust -"],
            "{none}: {told}"
        );
        has(
            &told,
            &["2 rows have no cause or no effect, and were left out. Lines 3, 4."],
        );
    }
    // Who calls a factor so has one.
    let (found, told) = table("Label\nNone\nTrust\n\nFrom,To,Sign\nTrust,None,+\n");
    assert_eq!(found, ["Trust > None +"], "{told}");
    for text in [
        "Factor,Increases,Decreases\nTrust,Cost,n/a\nCost,none,Trust\nStaff,Trust,-\n",
        "Factor,Increases,Decreases\nTrust,Cost,\nCost,,Trust\nStaff,Trust,–\n",
    ] {
        let (found, told) = table(text);
        let expected = ["Trust > Cost +", "Cost > Trust -", "Staff > Trust +"];
        assert_eq!(found, expected, "{text}: {told}");
    }
}

#[test]
fn factors_with_a_stroke_or_a_word_between_them_are_told_where_all_are_known() {
    for cell in [
        "Trust / Cost",
        "Trust/Cost",
        "Trust & Cost",
        "Trust and Cost",
        "Trust + Cost",
        "Trust und Cost",
    ] {
        let (found, told) = table(&format!(
            "From,To,Sign\nTrust,Cost,+\nCost,Trust,-\nStaff,{cell},+\n"
        ));
        assert_eq!(found.len(), 3, "{told}");
        has(
            &told,
            &[
                "1 cell was read as one factor, though all that it names are factors",
                cell,
            ],
        );
    }
    let (_, told) = table("From,To,Sign\nTrust,Cost,+\nStaff,Trust and Rent,+\n");
    assert!(!told.contains("all that it names"), "{told}");
}

#[test]
fn a_weight_below_nothing_is_the_sign_beside_a_type_that_says_none() {
    let (found, said) = table(
        "From,To,Type,Strength\nTrust,Sharing,Evidence,0.5\nSharing,Load,Assumption,-0.5\nLoad,Trust,Evidence,-1\n",
    );
    assert_eq!(
        found,
        ["Trust > Sharing +", "Sharing > Load -", "Load > Trust -"]
    );
    has(&said, &["3 links have their sign from their weight."]);
    let (found, _) =
        table("From,To,Type,Weight\nTrust,Sharing,Positive,0.5\nSharing,Load,Positive,0.5\n");
    assert_eq!(found, ["Trust > Sharing +", "Sharing > Load +"]);
    // Mere strengths say no sign.
    let (found, said) =
        table("From,To,Type,Weight\nTrust,Sharing,Causal,0.5\nSharing,Load,Causal,1\n");
    assert_eq!(found, ["Trust > Sharing ?", "Sharing > Load ?"]);
    has(&said, &["2 links of the type “Causal” have no sign."]);
    // Who says that the sign is not known is believed, and the number is kept.
    let it = read(
        "x.csv",
        "From,To,Type,Weight\nTrust,Sharing,?,0.5\nSharing,Load,?,-0.5\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["Trust > Sharing ?", "Sharing > Load ?"]);
    let of = it.map.links().nth(1).unwrap();
    assert_eq!(of.3.extra["x-fields"]["weight"], -0.5);
    has(&told(&it), &["“weight”"]);
}

#[test]
fn a_column_that_becomes_the_labels_of_links_is_told() {
    let (_, said) =
        table("From,To,Sign,Factor,Description\nTrust,Cost,+,Money,d1\nCost,Rent,-,Trust,d2\n");
    has(
        &said,
        &["What stands under “Factor” was read as the labels of the links."],
    );
    let (_, said) = table(
        "Timestamp,Name,Cause,Effect,Polarity\n1,Anna,Trust,Cost,Positive\n2,Ben,Cost,Rent,Negative\n",
    );
    has(
        &said,
        &["What stands under “Name” was read as the labels of the links."],
    );
    let (_, said) = table("From,To,Sign,Label\nTrust,Cost,+,pays\n");
    assert!(!said.contains("labels of the links"), "{said}");
}

#[test]
fn as_above_is_the_cell_above_in_columns_of_what_factors_increase_too() {
    let (found, told) = table(
        "Factor,Increases,Decreases\nTrust,Sharing,Cost\nFear,ditto,Noise\nJoy,Work,ditto\nPay,Rent,-\nFun,Debt,ditto\n",
    );
    let expected = [
        "Trust > Sharing +",
        "Trust > Cost -",
        "Fear > Sharing +",
        "Fear > Noise -",
        "Joy > Work +",
        "Joy > Noise -",
        "Pay > Rent +",
        "Fun > Debt +",
    ];
    assert_eq!(found, expected, "{told}");
    has(&told, &["were read as those above them: Sharing, Noise, -"]);
}

#[test]
fn a_quote_that_is_all_of_its_cell_quotes_nothing() {
    let rows =
        "From|To|Sign|Notes\nTrust|Sharing|+|Int 3\n\"|Cost|-|\"\n\"|Joy|\"|y\nFear|Trust|+|\"\n";
    for apart in ["\t", ";", ","] {
        let (found, told) = table(&rows.replace('|', apart));
        let expected = [
            "Trust > Sharing +",
            "Trust > Cost -",
            "Trust > Joy -",
            "Fear > Trust +",
        ];
        assert_eq!(found, expected, "{apart:?}: {told}");
    }
    // A comma alone may be quoted, and a cell may begin with one or with a line.
    let it = read(
        "x.csv",
        "From,To,Sign,Notes\nTrust,Cost,+,\",\"\nCost,Joy,-,\", or so\"\nJoy,Trust,+,\"\nlast\"\n",
    )
    .unwrap();
    assert_eq!(
        links(&it.map),
        ["Trust > Cost +", "Cost > Joy -", "Joy > Trust +"]
    );
    let notes: Vec<_> = it
        .map
        .links()
        .map(|of| of.3.extra["x-fields"]["Notes"].clone())
        .collect();
    assert_eq!(notes, [",", ", or so", "last"]);
}

#[test]
fn types_of_factors_and_what_is_said_of_them_may_be_as_above() {
    let it = read(
        "x.csv",
        "Label,Type,Description\nTrust,Driver,x\nCost,\"\"\"\",ditto\nJoy,idem,\n",
    )
    .unwrap();
    let groups: Vec<&str> = it
        .map
        .info()
        .groups
        .iter()
        .map(|group| &*group.label)
        .collect();
    assert_eq!(groups, ["Driver"]);
    assert_eq!(
        it.map.factors().nth(1).unwrap().1.description.as_deref(),
        Some("ditto")
    );
}

#[test]
fn a_cell_in_quotes_may_begin_and_end_with_a_line_or_a_comma() {
    for said in [
        "\nwe trust, we share\n",
        "\none, two,",
        ", because of trust, ",
        "\n\n",
        ",x,",
        "\n- a\n- b\n",
    ] {
        let text = format!(
            "From,To,Notes,Sign\nTrust,Cost,\"{said}\",+\nCost,Joy,,-\nJoy,Trust,\"{said}\",+\n"
        );
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let (found, told) = table(&text);
            assert_eq!(
                found,
                ["Trust > Cost +", "Cost > Joy -", "Joy > Trust +"],
                "{said:?}: {told}"
            );
            assert!(!told.contains("as those above"), "{said:?}: {told}");
        }
    }
}

#[test]
fn a_factor_called_do_is_no_mark_for_the_cell_above() {
    let (found, told) = table("From,To,Sign\nPlan,Do,+\nDo,Study,+\nStudy,DTO,+\nDTO,ID,-\n");
    let expected = ["Plan > Do +", "Do > Study +", "Study > DTO +", "DTO > ID -"];
    assert_eq!(found, expected, "{told}");
    let (found, _) = table("From,To,Sign\nPlan,Act,+\ndo.,Study,+\n");
    assert_eq!(found, ["Plan > Act +", "Plan > Study +"]);
}

#[test]
fn a_quote_that_is_all_of_its_cell_may_stand_beside_blank_lines_and_quoted_cells() {
    for text in [
        "From,To,Sign,Note\nTrust,Joy,+,\n\",Cost,-,\"said by A, B\"\n\",Pay,+,\nFear,Trust,-,x\n",
        "From,To,Sign,Note\nTrust,Joy,+,\n\",Cost,-,\n\n\",Pay,+,\nFear,Trust,-,x\n",
        "From\tTo\tSign\nTrust\tJoy\t+\n\"\tCost\t-\n\n\"\tPay\t+\nFear\tTrust\t-\n",
    ] {
        let (found, told) = table(text);
        let expected = [
            "Trust > Joy +",
            "Trust > Cost -",
            "Trust > Pay +",
            "Fear > Trust -",
        ];
        assert_eq!(found, expected, "{text}: {told}");
    }
}

#[test]
fn a_separator_in_one_of_many_links_with_arrows_parts_nothing() {
    for first in ["Fear; anger → Trust (-)", "Fear, anger → Trust (-)"] {
        for at in [0, 3] {
            let mut lines = vec![
                "Trust → Joy (+)",
                "Joy → Pay (+)",
                "Pay → Trust (-)",
                "Joy → Trust (+)",
            ];
            lines.insert(at, first);
            let (found, told) = table(&(lines.join("\n") + "\n"));
            assert_eq!(found.len(), 5, "{told}");
            let name = first.split(" →").next().unwrap();
            assert_eq!(found[at], format!("{name} > Trust -"), "{told}");
        }
    }
}
