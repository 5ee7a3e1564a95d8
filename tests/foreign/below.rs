//! A second table below one of links: of loops, of people, of what terms mean; and one that is links, too.

use super::books::{book, opened};
use super::{has, links, read, table, told};

const LINKS: &str =
    "| From | To | Sign |\n|---|---|---|\n| Trust | Work | + |\n| Work | Trust | - |\n";
const BOTH: [&str; 2] = ["Trust > Work +", "Work > Trust -"];

#[test]
fn a_table_of_loops_below_one_of_links_is_told_and_no_links() {
    for (loops, said) in [
        (
            "| Loop | Type | Path |\n|---|---|---|\n| R1 | Reinforcing | Trust, Work |\n| B1 | Balancing | Work |\n",
            "Loop | Type | Path",
        ),
        (
            "| Loop | Name | Type |\n|---|---|---|\n| R1 | Growth | Reinforcing |\n",
            "Loop | Name | Type",
        ),
        (
            "| # | Feedback loop |\n|--|--|\n| 1 | Trust, Work |\n",
            "# | Feedback loop",
        ),
        ("| Loop | Type |\n|---|---|\n", "Loop | Type"),
    ] {
        for text in [format!("{LINKS}\n{loops}"), format!("{loops}\n{LINKS}")] {
            let it = read("x.md", &text).unwrap();
            assert_eq!(links(&it.map), BOTH, "{text}");
            assert_eq!(it.map.factor_count(), 2, "{text}");
            has(
                &told(&it),
                &["1 table of loops was left out", said, "Line "],
            );
        }
    }
    let csv = "From,To,Sign\nTrust,Work,+\nWork,Trust,-\n\nLoop,Type,Path\nR1,Reinforcing,Trust>Work>Trust\nR2,Reinforcing,x\n";
    let (found, said) = table(csv);
    assert_eq!(found, BOTH);
    has(
        &said,
        &[
            "1 table of loops was left out",
            "Loop | Type | Path. Line 5.",
        ],
    );
    let (found, said) = table(&csv.replace("Loop,Type", "Our loops\nLoop,Type"));
    assert_eq!(found, BOTH);
    has(&said, &["Our loops: Loop | Type | Path. Line 6."]);
}

#[test]
fn a_table_of_loops_on_the_sheet_of_the_links_is_told_and_no_links() {
    for gap in [1, 2] {
        let mut rows = vec!["From|To|Sign", "Trust|Work|+", "Work|Trust|-"];
        rows.extend(vec![""; gap]);
        rows.extend([
            "Loop|Type|Path",
            "R1|Reinforcing|Trust, Work",
            "B1|Balancing|x",
        ]);
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split('|').collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let it = opened(&book(&[("Links", &rows)]));
        assert_eq!(links(&it.map), BOTH);
        assert_eq!(it.map.factor_count(), 2);
        has(
            &told(&it),
            &["1 table of loops was left out", "Loop | Type | Path"],
        );
    }
}

#[test]
fn a_table_with_other_headings_below_links_in_markdown_is_told_and_no_links() {
    for (other, said) in [
        (
            "| Person | Role |\n|---|---|\n| Ann | Lead |\n| Bob | Dev |\n",
            "Person | Role",
        ),
        (
            "| Leverage point | Why |\n|---|---|\n| Trust | central |\n| Work | costly |\n",
            "Leverage point | Why",
        ),
        (
            "| Symbol | Meaning |\n|---|---|\n| + | same |\n| − | opposite |\n",
            "Symbol | Meaning",
        ),
        (
            "| Archetype | Factors |\n|---|---|\n| Limits to growth | Trust |\n",
            "Archetype | Factors",
        ),
    ] {
        for heading in ["", "## More\n\n"] {
            let it = read("x.md", &format!("{LINKS}\n{heading}{other}")).unwrap();
            assert_eq!(links(&it.map), BOTH, "{other}");
            assert_eq!(it.map.factor_count(), 2, "{other}");
            let words = [
                "1 table beside others is no list of links or of factors",
                said,
            ];
            has(&told(&it), &words);
        }
    }
}

#[test]
fn what_terms_mean_below_links_is_told_and_no_links() {
    let csv = "From,To,Sign\nTrust,Work,+\nWork,Trust,-\n\nTerm,Meaning\nTrust,t\nWork,w\n";
    let (found, said) = table(csv);
    assert_eq!(found, BOTH);
    has(
        &said,
        &[
            "1 table beside others is no list",
            "Term | Meaning. Line 5.",
        ],
    );
    let wide = csv.split("Term").next().unwrap().to_owned()
        + "Person,Role,Since,Phone\nAnn,Lead,May,none\n";
    let (found, said) = table(&wide);
    assert_eq!(found, BOTH);
    has(&said, &["Person | Role | Since | Phone. Line 5."]);
}

#[test]
fn numbered_tables_of_variables_links_and_loops_are_one_map() {
    let text = "### Variables\n\n| # | Variable | Description |\n|---|---|---|\n| 1 | Trust | t |\n| 2 | Work | w |\n\n### Causal links\n\n| # | Cause | Effect | Polarity | Rationale |\n|---|---|---|---|---|\n| 1 | Trust | Work | + | r |\n| 2 | Work | Trust | − | s |\n\n### Feedback loops\n\n| Loop | Type | Description |\n|---|---|---|\n| R1 | Reinforcing | Trust, Work |\n";
    let it = read("x.md", text).unwrap();
    assert_eq!(links(&it.map), BOTH);
    assert_eq!(it.map.factor_count(), 2);
    has(&told(&it), &["1 table of loops was left out"]);
    // The variables may follow, too.
    let (variables, rest) = text.split_once("### Causal").unwrap();
    let it = read("x.md", &format!("### Causal{rest}\n{variables}")).unwrap();
    assert_eq!(links(&it.map), BOTH);
    assert_eq!(it.map.factor_count(), 2);
}

#[test]
fn links_below_links_are_read_whatever_stands_above_them() {
    for (below, all) in [
        // They go on, with signs or without them.
        (
            "Work,Rest,-\nRest,Trust,+\n",
            &["Work > Rest -", "Rest > Trust +"][..],
        ),
        (
            "Trust,Rest,\nRest,Work,\n",
            &["Trust > Rest ?", "Rest > Work ?"],
        ),
        (
            "Rest,Joy,\nTrust,Rest,\n",
            &["Rest > Joy ?", "Trust > Rest ?"],
        ),
        (
            "Rest,Joy,+\nTrust,Sleep,\n",
            &["Rest > Joy +", "Trust > Sleep ?"],
        ),
        (
            "Loop,Trust,+\nTrust,Loop,-\n",
            &["Loop > Trust +", "Trust > Loop -"],
        ),
        ("Cause,Effect,Polarity\nWork,Rest,-\n", &["Work > Rest -"]),
    ] {
        let (found, said) = table(&format!(
            "From,To,Sign\nTrust,Work,+\nWork,Trust,-\n\n{below}"
        ));
        assert_eq!(found[..2], BOTH);
        assert_eq!(found[2..], *all, "{below} {said}");
    }
    // Factors, of which more is said.
    let (found, said) =
        table("From,To,Sign\nTrust,Work,+\nWork,Trust,-\n\nName,Unit\nTrust,%\nWork,h\n");
    assert_eq!(found, BOTH, "{said}");
    assert!(!said.contains("left out"), "{said}");
    // Headings that nobody knows, above links; and a rule below a first link.
    for below in [
        "| Driver of it | Driven | How |\n|---|---|---|\n| Work | Rest | - |\n",
        "| Work | Rest | - |\n|---|---|---|\n| Rest | Trust | + |\n",
    ] {
        let it = read("x.md", &format!("{LINKS}\n{below}")).unwrap();
        assert_eq!(
            links(&it.map)[..3],
            [BOTH[0], BOTH[1], "Work > Rest -"],
            "{below}"
        );
        assert!(it.map.factors().all(|(_, of)| of.label != "Driver of it"));
    }
}

const LIST: &str = "From,To,Sign\nStress,Sleep,-\nSleep,Work,+\n";
const LISTED: [&str; 2] = ["Stress > Sleep -", "Sleep > Work +"];

#[test]
fn legends_people_and_dates_in_three_columns_below_links_are_told_and_no_links() {
    for (other, said) in [
        (
            "Symbol,Meaning,Colour\n+,same direction,green\n-,opposite direction,red\n",
            "Symbol | Meaning | Colour",
        ),
        (
            "Key,Meaning,Colour\n+,same,green\n-,opposite,red\n",
            "Key | Meaning | Colour",
        ),
        (
            "Author,Role,Email\nAnn,Lead,a@x.org\n",
            "Author | Role | Email",
        ),
        (
            "Participant,Organisation,Email\nAnn,City,a@x.org\nBob,NGO,b@x.org\n",
            "Participant | Organisation | Email",
        ),
        (
            "Date,Event,Place\n2024-01-01,Workshop,Bern\n2024-02-02,Review,Basel\n",
            "Date | Event | Place",
        ),
        (
            "Version,Date,Author\n1,2024,Ann\n2,2025,Bob\n",
            "Version | Date | Author",
        ),
        (
            "Stakeholder,Interest,Power\nCity,Work,high\nNGO,air,low\n",
            "Stakeholder | Interest | Power",
        ),
        (
            "Symbol,Colour,Meaning\n+,green,same direction\n-,red,opposite direction\n",
            "Symbol | Colour | Meaning",
        ),
        ("Person,Role\nAnn,lead\n", "Person | Role"),
        // Words that nobody foresees, and none at all.
        (
            "Facilitator,Room,Floor\nAnn,Blue,first\nBob,Red,third\n",
            "Facilitator | Room | Floor",
        ),
        (
            "+,same direction,green\n-,opposite,red\n",
            "+ | same direction",
        ),
        ("31.5.2024,Workshop,Bern\n", "31.5.2024 | Workshop | Bern"),
    ] {
        let (found, told) = table(&format!("{LIST}\n{other}"));
        assert_eq!(found, LISTED, "{other}{told}");
        let words = ["1 table beside others is no list", said, "Line 5."];
        has(&told, &words);
        let rows: Vec<Vec<&str>> = LIST
            .lines()
            .chain([""])
            .chain(other.lines())
            .map(|row| row.split(',').collect())
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let it = opened(&book(&[("Links", &rows)]));
        assert_eq!(links(&it.map), LISTED, "{other}");
        assert_eq!(it.map.factor_count(), 3, "{other}");
        has(&super::told(&it), &words[..2]);
    }
}

#[test]
fn links_of_new_factors_below_links_stay_with_signs_or_other_words_for_them() {
    for (below, all) in [
        (
            "Rain,Flood,+\nHeat,Fire,+\n",
            &["Rain > Flood +", "Heat > Fire +"][..],
        ),
        (
            "Rain,Flood,strong\nHeat,Fire,weak\n",
            &["Rain > Flood ?", "Heat > Fire ?"],
        ),
        (
            "Rain,Flood,causes\nHeat,Fire,causes\n",
            &["Rain > Flood ?", "Heat > Fire ?"],
        ),
        (
            "Rain,Flood,Fills\nFlood,Mud,Makes\n",
            &["Rain > Flood ?", "Flood > Mud ?"],
        ),
        (
            "Rain,Flood,Fills\nHeat,Sleep,Harms\n",
            &["Rain > Flood ?", "Heat > Sleep ?"],
        ),
        ("Rain,Flood,Fills\n", &["Rain > Flood ?"]),
        (
            "Rain,Flood,?\nHeat,Fire,unknown\n",
            &["Rain > Flood ?", "Heat > Fire ?"],
        ),
        (
            "Power,Role,+\nRole,Interest,-\n",
            &["Power > Role +", "Role > Interest -"],
        ),
        (
            "1.2.3,1.2.4,Fills\n1.2.4,1.2.5,Fills\n",
            &["1.2.3 > 1.2.4 ?", "1.2.4 > 1.2.5 ?"],
        ),
        ("Role,Interest,\nStress,Work,\n", &["Stress > Work ?"]),
        (
            "From,To,Sign\nRain,Flood,\nHeat,Fire,\n",
            &["Rain > Flood ?", "Heat > Fire ?"],
        ),
        (
            "Cause,Effect,Colour\nRain,Flood,green\n",
            &["Rain > Flood ?"],
        ),
    ] {
        let (found, told) = table(&format!("{LIST}\n{below}"));
        assert_eq!(found[..2], LISTED, "{below}{told}");
        assert_eq!(found[2..], *all, "{below}{told}");
    }
}

#[test]
fn links_of_new_factors_stay_where_each_says_in_another_word_what_it_does() {
    for (below, all) in [
        (
            "Fatigue,Error,causal\nRain,Flood,prevents\n",
            ["Fatigue > Error ?", "Rain > Flood ?"],
        ),
        (
            "Müdigkeit,Fehler,verursacht\nRegen,Flut,erzeugt\n",
            ["Müdigkeit > Fehler ?", "Regen > Flut ?"],
        ),
        (
            "Fatigue,Erreur,provoque\nPluie,Crue,cause\n",
            ["Fatigue > Erreur ?", "Pluie > Crue ?"],
        ),
    ] {
        let (found, told) = table(&format!("{}\n{below}", LIST.replace("Sign", "Type")));
        assert_eq!(found[..2], LISTED, "{below}{told}");
        assert_eq!(found[2..], all, "{below}{told}");
    }
    // Words that are no signs above, too.
    let (found, told) =
        table("From,To,Type\nA,B,flow\nB,C,order\n\nFatigue,Error,Smith\nRain,Flood,Jones\n");
    assert_eq!(found.len(), 4, "{told}");
    // What is left out is told with its length and what to do.
    let (found, told) = table(&format!("{LIST}\nFatigue,Error,Smith\nRain,Flood,Jones\n"));
    assert_eq!(found, LISTED);
    let words = [
        "if its rows are links, write From and To above them, or take out the blank row",
        "2 rows to line 6: Fatigue | Error | Smith. Line 5.",
    ];
    has(&told, &words);
}

#[test]
fn a_row_of_people_below_one_of_factors_is_told_and_no_factor() {
    let (found, told) = table(
        "From,To,Sign,Note\nA,B,+,n1\n\nName,Type,Colour,Group\nA,stock,red,g1\nB,flow,blue,g2\n\nPerson,Role\nAnn,lead\n",
    );
    assert_eq!(found, ["A > B +"]);
    has(&told, &["2 factors", "Person | Role. Line 8."]);
}

#[test]
fn a_matrix_below_a_list_of_links_is_a_matrix() {
    let list = "From,To,Sign\nTrust,Work,+\n";
    for corner in ["Factor", "", "From / To"] {
        let matrix = format!("{corner},Work,Rest\nWork,,1\nRest,-1,\n");
        let (found, told) = table(&format!("{list}\n{matrix}"));
        let all = ["Trust > Work +", "Work > Rest +", "Rest > Work -"];
        assert_eq!(found, all, "{corner}{told}");
        has(&told, &["The table is a matrix"]);
    }
}
