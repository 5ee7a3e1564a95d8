//! Matrices that say which way they lead, and what stands in them beside names and signs.

use super::{has, read, table};

const ROWS: &str = "Trust,,+,-\nJobs,+,,\nCost,,-,\n";
/// What those rows mean where they are causes, and where they are effects.
const STRAIGHT: [&str; 4] = [
    "Trust > Jobs +",
    "Trust > Cost -",
    "Jobs > Trust +",
    "Cost > Jobs -",
];
const TURNED: [&str; 4] = [
    "Jobs > Trust +",
    "Cost > Trust -",
    "Trust > Jobs +",
    "Jobs > Cost -",
];

#[test]
fn words_above_the_columns_and_beside_the_rows_say_which_way_a_matrix_leads() {
    for text in [
        ",,Cause,,\n,,Trust,Jobs,Cost\nEffect,Trust,,+,-\n,Jobs,+,,\n,Cost,,-,\n".to_owned(),
        ",,Trust,Jobs,Cost\nEffect,Trust,,+,-\n,Jobs,+,,\n,Cost,,-,\n".to_owned(),
        format!(",Causes,,\nEffects,Trust,Jobs,Cost\n{ROWS}"),
        format!(",FROM,,\nTO,Trust,Jobs,Cost\n{ROWS}"),
        format!(",Ursache,,\nWirkung,Trust,Jobs,Cost\n{ROWS}"),
        format!(",Causes →,,\n,Trust,Jobs,Cost\n{ROWS}"),
        format!(",Influencing factor,,\nInfluenced factor,Trust,Jobs,Cost\n{ROWS}"),
        format!(",wird beeinflusst von,,\n,Trust,Jobs,Cost\n{ROWS}"),
        ",,Cause (from),,\n,,Trust,Jobs,Cost\nEffect (to),Trust,,+,-\n,Jobs,+,,\n,Cost,,-,\n"
            .to_owned(),
        ",,FROM (causes),,\n,,Trust,Jobs,Cost\nTO (effects),Trust,,+,-\n,Jobs,+,,\n,Cost,,-,\n"
            .to_owned(),
        ",,From factor,,\n,,Trust,Jobs,Cost\nTo factor,Trust,,+,-\n,Jobs,+,,\n,Cost,,-,\n"
            .to_owned(),
        format!("Note: rows are affected by columns,,,\n,Trust,Jobs,Cost\n{ROWS}"),
        format!("→ affects ↓,Trust,Jobs,Cost\n{ROWS}"),
        format!("Impact on ↓,Trust,Jobs,Cost\n{ROWS}"),
        format!("To factor / From factor,Trust,Jobs,Cost\n{ROWS}"),
        format!("Our workshop,,,\n,FROM,,\nTO,Trust,Jobs,Cost\n{ROWS}"),
    ] {
        let (read, told) = table(&text);
        assert_eq!(read, TURNED, "{text}{told}");
        has(&told, &["rows are effects, columns are causes"]);
        let above = usize::from(text.starts_with("Our"));
        assert_eq!(told.matches("above the headings").count(), above, "{told}");
        assert!(!told.contains("column 1"), "{told}");
    }
    for text in [
        ",,Effect,,\n,,Trust,Jobs,Cost\nCause,Trust,,+,-\n,Jobs,+,,\n,Cost,,-,\n".to_owned(),
        format!(",wirkt auf,,\n,Trust,Jobs,Cost\n{ROWS}"),
        format!(",TO,,\nFROM,Trust,Jobs,Cost\n{ROWS}"),
        ",,Effect (to),,\n,,Trust,Jobs,Cost\nCause (from),Trust,,+,-\n,Jobs,+,,\n,Cost,,-,\n"
            .to_owned(),
        format!("↓ affects →,Trust,Jobs,Cost\n{ROWS}"),
        format!("Impact of ↓,Trust,Jobs,Cost\n{ROWS}"),
    ] {
        let (read, told) = table(&text);
        assert_eq!(read, STRAIGHT, "{text}{told}");
        has(&told, &["rows are causes, columns are effects"]);
        assert!(!told.contains("above the headings"), "{told}");
        assert!(!told.contains("column 1"), "{told}");
    }
    let (read, told) = table(&format!(",Cause,,\nFrom / To,Trust,Jobs,Cost\n{ROWS}"));
    assert_eq!(read, STRAIGHT, "{told}");
    let (_, told) = table(&format!(",FROM,,\nTO,Trust,Jobs,Cost\n{ROWS}"));
    has(&told, &["a matrix beside which “FROM / TO” stands"]);
    // Words that contradict each other say nothing, and are told.
    let (read, told) = table(&format!(",Cause,,\nCause,Trust,Jobs,Cost\n{ROWS}"));
    assert_eq!(read, STRAIGHT, "{told}");
    has(&told, &["1 row above the headings was left out"]);
}

#[test]
fn a_corner_that_says_what_rows_suffer_turns_a_matrix() {
    for corner in [
        "affected by →",
        "affected by",
        "is influenced by",
        "Influenced by:",
        "depends on",
        "beeinflusst durch",
        "dépend de",
    ] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, TURNED, "{corner}: {told}");
        has(&told, &["rows are effects, columns are causes"]);
    }
    for corner in ["affects ↓", "affected by ↓", "influences", "Effect", "To"] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, STRAIGHT, "{corner}: {told}");
    }
    let (read, told) = table(&format!(
        "How much does the row depend on the column?,,,\n,Trust,Jobs,Cost\n{ROWS}"
    ));
    assert_eq!(read, TURNED, "{told}");
    assert!(!told.contains("above the headings"), "{told}");
}

#[test]
fn an_o_beside_plus_and_minus_is_no_minus() {
    let (read, told) = table(",Trust,Jobs,Cost\nTrust,■,+,-\nJobs,+,■,o\nCost,o,-,■\n");
    assert_eq!(read, STRAIGHT, "{told}");
    has(&told, &["2 cells of a matrix hold o beside + and −"]);
    let (read, told) = table(",A,B,C\nA,O,+,O\nB,-,O,O\nC,O,O,O\n");
    assert_eq!(read, ["A > B +", "B > A -"], "{told}");
    // So it is in a list: there somebody has written a link.
    for heading in ["From,To,Sign\n", "From,To,Type\n", ""] {
        let (read, told) = table(&format!("{heading}A,B,+\nB,C,-\nC,A,o\n"));
        assert_eq!(read, ["A > B +", "B > C -", "C > A ?"], "{heading}{told}");
        has(&told, &["1 link of the type “o” has no sign"]);
    }
    // The notation of s and o has it as a minus.
    let (read, _) = table("From,To,Sign\nA,B,s\nB,C,o\nC,A,S\n");
    assert_eq!(read, ["A > B +", "B > C -", "C > A +"]);
    let (read, _) = table(",A,B,C\nA,,s,o\nB,o,,\nC,S,,\n");
    assert_eq!(read, ["A > B +", "A > C -", "B > A -", "C > A +"]);
}

#[test]
fn numbers_beside_the_names_of_a_matrix_are_no_factors() {
    for text in [
        ",,Trust,Jobs,Cost\n,,1,2,3\nTrust,1,,+,-\nJobs,2,+,,\nCost,3,,-,\n",
        ",,1,2,3\n,,Trust,Jobs,Cost\n1,Trust,,+,-\n2,Jobs,+,,\n3,Cost,,-,\n",
        ",,,Trust,Jobs,Cost\n,Nr,,A,B,C\nTrust,A,,,+,-\nJobs,B,,+,,\nCost,C,,,-,\n",
        ",Trust,Jobs,Cost\n,1,2,3\nTrust,,+,-\nJobs,+,,\nCost,,-,\n",
    ] {
        let (read, told) = table(text);
        assert_eq!(read, STRAIGHT, "{text}{told}");
        has(
            &told,
            &["1 row with numbers or codes of the columns of a matrix"],
        );
    }
    let (read, told) = table(
        ",,Trust,Jobs,Cost,AS\n,,1,2,3,\nTrust,1,X,2,1,3\nJobs,2,3,X,0,3\nCost,3,0,1,X,1\nPS,,3,3,1,\n",
    );
    assert_eq!(
        read,
        [
            "Trust > Jobs ?",
            "Trust > Cost ?",
            "Jobs > Trust ?",
            "Cost > Jobs ?"
        ],
        "{told}"
    );
    has(&told, &["2 rows and columns hold sums of others"]);
    // The number is kept.
    let it = super::read(
        "x.csv",
        ",,Trust,Jobs,Cost\n,,1,2,3\nTrust,1,,+,-\nJobs,2,+,,\nCost,3,,-,\n",
    );
    let map = it.unwrap().map;
    let jobs = map.factor(map.factor_ix("jobs").unwrap());
    assert_eq!(jobs.extra["x-fields"]["code"], "2");
    // Weights of a factor are none of these.
    let (read, _) = table(",A,B,C\nA,1,2,3\nB,,-1,\nC,,,1\n");
    assert_eq!(read.len(), 5);
}

#[test]
fn a_corner_with_other_words_for_both_ends_turns_a_matrix() {
    for corner in [
        "Outcomes \\ Drivers",
        "Outcome / Driver",
        "Result / Main reason",
        "Dependent variable | Independent variable",
        "Folge / Grund",
        "Wirkung auf ↓ von →",
        "Impact of → on ↓",
        "Effet sur ↓ / de →",
    ] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, TURNED, "{corner}: {told}");
        has(&told, &["rows are effects, columns are causes"]);
    }
    for corner in [
        "Drivers \\ Outcomes",
        "Grund / Folge",
        "Wirkung von ↓ auf →",
        "Impact on → of ↓",
        "Drivers (rows) / outcomes",
    ] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, STRAIGHT, "{corner}: {told}");
        assert!(!told.contains("may be about"), "{told}");
    }
}

#[test]
fn words_for_down_and_across_say_which_end_rows_and_columns_are() {
    for (corner, turned) in [
        ("Causes (across) / effects (down)", true),
        ("Causes (down) / effects (across)", false),
        ("Effects (vertical) / causes (horizontal)", true),
    ] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read != STRAIGHT, turned, "{corner}: {told}");
    }
}

#[test]
fn a_lone_word_for_effects_in_a_corner_is_told_as_a_doubt() {
    for corner in ["Effect", "Outcomes", "To", "Zielgröße"] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, STRAIGHT, "{corner}: {told}");
        has(&told, &[&format!("corner of the matrix says “{corner}”")]);
    }
    // One that speaks of two things, and is not understood.
    for corner in ["Receiver ↓ / Sender →", "Q1 / Q2", "Hope | Glory"] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, STRAIGHT, "{corner}: {told}");
        has(&told, &[&format!("corner of the matrix says “{corner}”")]);
    }
    for corner in [
        "",
        "Cause",
        "Factor",
        "From",
        "From / To",
        "Cause ↓ Effect →",
        "Factor / Factor",
        "Factors ↓ Factors →",
        "Causes (down) / effects (across)",
    ] {
        let (_, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert!(!told.contains("corner of the matrix says"), "{told}");
    }
}

#[test]
fn a_corner_that_says_of_rows_or_columns_alone_what_they_are_turns_a_matrix() {
    for corner in [
        "Causes in columns",
        "Columns are causes",
        "columns = causes",
        "rows = effects",
        "Effects in rows",
        "Rows: effects",
        "Columns (causes)",
        "Ursachen in den Spalten",
        "Zeilen = Wirkungen",
    ] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, TURNED, "{corner}: {told}");
        has(&told, &["rows are effects, columns are causes", corner]);
        let (read, told) = table(&format!("{corner}\n,Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, TURNED, "{corner}: {told}");
    }
    for corner in [
        "Causes in rows",
        "Rows are causes",
        "columns = effects",
        "Effects in columns",
        "Wirkungen in Spalten",
    ] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, STRAIGHT, "{corner}: {told}");
        assert!(!told.contains("The corner"), "{corner}: {told}");
    }
    for corner in [
        "Causes in rows and columns",
        "Rows are causes / columns are causes",
        "Rows are causes and effects",
        "Columns are effects and rows are effects",
    ] {
        let (read, told) = table(&format!("{corner},Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, STRAIGHT, "{corner}: {told}");
        has(&told, &["The corner of the matrix says", corner]);
    }
}

#[test]
fn a_corner_in_other_words_for_columns_and_their_ends_turns_a_matrix() {
    for corner in [
        "Drivers in columns",
        "Driver (column)",
        "Drivers (columns) / outcomes",
        "Columns are the drivers",
        "Column headings are causes",
        "Causes are listed in the columns",
        "Independent variables in columns",
        "Dependent variables in rows",
        "Dependent rows, independent columns",
        "Independent columns / dependent rows",
        "Influencing factors in columns",
        "causes across the top",
        "Top = cause",
        "cause on top",
        "Causes at the top, effects on the left",
        "Causes above",
        "Effects down the left-hand side",
        "Causes in the first row",
        "Effects in the first column",
        "first row influences first column",
        "Header row = causes",
        "Read: column influences row",
        "How does the column variable affect the row variable?",
        "Influence on the row of the column",
        "Effects of columns",
        "Influenced by columns",
        "Effect on rows",
        "From (columns)",
        "rows are effects of columns",
        "Dependence of row on column",
        "Zeile wird von Spalte beeinflusst",
        "Zeilen werden von Spalten beeinflusst",
        "Spalte beeinflusst Zeile",
        "Wirkungen in den Zeilen",
        "Treiber in den Spalten",
        "Ursachen der Zeilen in den Spalten",
        "Ursachen oben",
        "Ursachen oben, Wirkungen links",
        "La ligne dépend de la colonne",
        "Causes en haut",
        "Variables independientes en columnas",
        "Las filas son influenciadas por las columnas",
        "rij wordt beïnvloed door kolom",
        "kolom beïnvloedt rij",
        "Oorzaken in kolommen",
        "Cause nelle colonne",
        "Causas nas colunas",
    ] {
        let (read, told) = table(&format!("\"{corner}\",Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, TURNED, "{corner}: {told}");
        has(&told, &["rows are effects, columns are causes", corner]);
    }
    for corner in [
        "Drivers in rows",
        "Ursachen der Spalten",
        "Driver (row)",
        "Rows are the drivers",
        "Outcomes across the top",
        "Top = effect",
        "Causes in the first column",
        "Causes down the left side",
        "columns are effects of rows",
        "rows are causes of columns",
        "Influence of the row on the column",
        "Spalte wird von Zeile beeinflusst",
        "kolom wordt beïnvloed door rij",
        "Effects of rows",
        "Influenced by rows",
        "Rows",
        "Row labels",
        "Top causes",
        "Top 5 drivers",
        "Causes of stress",
        "Risk",
        "Factors of our town",
        "Top",
        "Influence matrix",
        "Cause and effect diagram",
    ] {
        let (read, told) = table(&format!("\"{corner}\",Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, STRAIGHT, "{corner}: {told}");
        assert!(!told.contains("The corner"), "{corner}: {told}");
    }
}

#[test]
fn a_corner_about_axes_or_ends_that_is_not_understood_is_told_as_a_doubt() {
    let long = format!(
        "Causes in columns. {}",
        "Please rate each pair. ".repeat(20)
    );
    for corner in [
        "Causes not in columns",
        "No causes on top",
        "Columns / rows",
        "Read across",
        "columns",
        "columns are what drives us",
        "Columns influenced rows",
        "the column on which the row depends",
        "Spalten beeinflusst",
        "Effekte irgendwie rechts",
        "Side effects",
        "Health outcomes",
        "Influence",
        "Effects of urban sprawl",
        &long,
    ] {
        let (read, told) = table(&format!("\"{corner}\",Trust,Jobs,Cost\n{ROWS}"));
        assert_eq!(read, STRAIGHT, "{corner}: {told}");
        let quoted: String = corner.chars().take(20).collect();
        let says = format!("The corner of the matrix says “{quoted}");
        has(
            &told,
            &[
                &says,
                "rows were read as causes. If they are effects, write",
            ],
        );
    }
}

#[test]
fn a_corner_of_a_megabyte_is_looked_through_at_once() {
    for word in ["causes in columns ", "to / ", "von ↓ auf → ", "column "] {
        let corner = word.repeat(1_000_000 / word.len());
        super::soon(&format!("\"{corner}\",Trust,Jobs,Cost\n{ROWS}"), "x.csv");
    }
}

#[test]
fn effects_above_and_causes_beside_a_matrix_say_which_way_it_leads() {
    let (found, told) =
        table(",,Effects,,\n,,Rent,Stress,Debt\nCauses,Rent,,+,+\n,Stress,,,+\n,Debt,,-,\n");
    let expected = [
        "Rent > Stress +",
        "Rent > Debt +",
        "Stress > Debt +",
        "Debt > Stress -",
    ];
    assert_eq!(found, expected, "{told}");
}

#[test]
fn what_a_lone_cell_below_the_corner_says_of_the_rows_is_heard() {
    for (above, beside, expected) in [
        (
            "Effects →",
            "Causes ↓",
            ["Sleep > Mood +", "Mood > Sleep -", "Work > Mood -"],
        ),
        (
            "Effects",
            "Causes",
            ["Sleep > Mood +", "Mood > Sleep -", "Work > Mood -"],
        ),
        (
            "To",
            "From",
            ["Sleep > Mood +", "Mood > Sleep -", "Work > Mood -"],
        ),
        (
            "Causes",
            "Effects",
            ["Mood > Sleep +", "Sleep > Mood -", "Mood > Work -"],
        ),
    ] {
        let (found, told) = table(&format!(
            "{above},Sleep,Mood,Work\n{beside},,,\nSleep,,+,\nMood,-,,\nWork,,-,\n"
        ));
        assert_eq!(found, expected, "{above} {beside}: {told}");
    }
}

#[test]
fn names_on_one_side_of_a_matrix_alone_are_told() {
    let (_, told) =
        table(",Sleep,Mood,Work\nHEALTH,,,\nSleep,,+,\nMood,-,,\nECONOMY,,,\nWork,,-,\nPay,+,,+\n");
    has(&told, &["stand only beside a row", "HEALTH, ECONOMY, Pay"]);
    let (_, told) = table("Factor,Votes,Sleep,Mood,Work\nSleep,3,,+,\nMood,2,-,,+\nWork,5,,-,\n");
    has(
        &told,
        &[
            "1 name stands only beside a row or only above a column",
            "Votes",
        ],
    );
}

#[test]
fn themes_above_and_beside_the_names_of_a_matrix_are_no_names() {
    for text in [
        ",,Social,Social,Bad\n,,Trust,Sharing,Gossip\nSocial,Trust,,+,-\nSocial,Sharing,+,,\nBad,Gossip,,+,\n",
        ",,Social,,Bad\n,,Trust,Sharing,Gossip\nSocial,Trust,,+,-\n,Sharing,+,,\nBad,Gossip,,+,\n",
    ] {
        let (found, told) = table(text);
        let expected = [
            "Trust > Sharing +",
            "Trust > Gossip -",
            "Sharing > Trust +",
            "Gossip > Sharing +",
        ];
        assert_eq!(found, expected, "{told}");
        has(&told, &["1 row above the headings was left out: Social"]);
    }
}

#[test]
fn a_corner_with_causes_and_an_arrow_to_the_right_is_quoted() {
    for corner in ["Causes →", "From →", "Drivers →"] {
        let (_, told) = table(&format!("{corner},Trust,Fear\nTrust,,1\nFear,-1,\n"));
        has(
            &told,
            &[&format!("The corner of the matrix says “{corner}”")],
        );
    }
}

#[test]
fn signs_under_a_heading_for_them_make_no_matrix() {
    let error = read(
        "x.csv",
        "Connection,Polarity,Notes\nTrust to Sharing,+,\nSharing to Fear,-,\n",
    );
    let error = error.unwrap_err().to_string();
    assert!(
        error.contains("signs or numbers in its second column"),
        "{error}"
    );
}

#[test]
fn counts_of_links_beside_and_below_a_matrix_are_no_factor() {
    for name in ["No. of links", "Count", "Score", "Overall"] {
        let text = format!(
            ",Rent,Bills,Debt,{name}\nRent,,1,-1,2\nBills,,,1,1\nDebt,-1,,,1\n{name},1,1,2,4\n"
        );
        let (found, told) = table(&text);
        let expected = [
            "Rent > Bills +",
            "Rent > Debt -",
            "Bills > Debt +",
            "Debt > Rent -",
        ];
        assert_eq!(found, expected, "{told}");
    }
}
