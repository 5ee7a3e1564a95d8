//! Tables with an arrow in each cell of a column, and texts in Markdown that have tables.

use super::books::{book, opened};
use super::{has, links, read, table, told};

const BOTH: [&str; 2] = ["Trust > Work +", "Work > Trust -"];

#[test]
fn a_cell_with_an_arrow_in_a_table_of_markdown_is_a_link() {
    for text in [
        "| Link | Polarity |\n|---|---|\n| Trust → Work | + |\n| Work → Trust | − |\n",
        "| Cause → Effect | Sign |\n|---|---|\n| Trust → Work | + |\n| Work → Trust | - |\n",
        "| # | Link | Polarity | Explanation |\n|---|---|---|---|\n| 1 | Trust → Work | + | x, y |\n| 2 | Work → Trust | − | y |\n",
        "Link | Sign\n--- | ---\n**Trust** -> Work | +\nTrust <- Work | -\n",
        "| Connection |\n|---|\n| Trust → Work (+) |\n| Work –(−)→ Trust |\n",
        "# A map\n\nOur links:\n\n| Link | Polarity |\n|---|---|\n| Trust → Work | + |\n| Work → Trust | − |\n\nThe end.\n",
        "| Link | Polarity |\n|---|---|\n| Trust → Work | + |\n| Work → Trust | − |\n\n| Loop | Path |\n|---|---|\n| B1 | Trust → Work → Trust |\n",
    ] {
        for name in ["x.md", "x.txt", ""] {
            let it = read(name, text).unwrap();
            assert_eq!(links(&it.map), BOTH, "{text} {}", told(&it));
            assert_eq!(it.map.factor_count(), 2, "{text}");
            has(&told(&it), &["holds a cause and an effect"]);
        }
    }
}

#[test]
fn a_cell_with_an_arrow_in_csv_or_a_workbook_is_a_link() {
    for text in [
        "Link,Polarity\nTrust → Work,+\nWork → Trust,-\n",
        "Trust → Work,+\nWork → Trust,-\n",
        "No,Connection,Sign\n1,Trust -> Work,+\n2,Work -> Trust,-\n",
        "Link,Polarity\nTrust → Work,+\n\nWork → Trust,-\n",
    ] {
        let (found, said) = table(text);
        assert_eq!(found, BOTH, "{text}{said}");
        has(&said, &["holds a cause and an effect"]);
    }
    let rows: &[&[&str]] = &[
        &["Link", "Sign"],
        &["Trust → Work", "+"],
        &["Work → Trust", "-"],
    ];
    assert_eq!(links(&opened(&book(&[("Map", rows)])).map), BOTH);
    let (found, _) = table("Link,Polarity\nTrust ↔ Work,+\nWork → Rest,-\n");
    assert_eq!(found, ["Trust > Work +", "Work > Trust +", "Work > Rest -"]);
    // What two places say is not guessed.
    let (found, said) = table("Link,Polarity\nTrust → Work (+),-\nWork → Rest (-),-\n");
    assert_eq!(found, ["Trust > Work ?", "Work > Rest -"], "{said}");
    // Arrows beside ends that are known say something else.
    let (found, _) = table("From,To,Sign,Why\nTrust,Work,+,more → more\nWork,Trust,-,a → b\n");
    assert_eq!(found, BOTH);
}

#[test]
fn a_table_of_links_in_a_text_is_read_and_what_is_typed_around_it_is_told() {
    let links_table =
        "| From | To | Sign |\n|---|---|---|\n| Trust | Work | + |\n| Work | Trust | - |\n";
    for (above, below, said) in [
        (
            "# Map\n\n## Factors\n\n- Trust\n- Work\n\n## Links\n\n",
            "\n## Loops\n\n| Loop | Links |\n|---|---|\n| R1 | Trust → Work → Trust |\n",
            "1 table of loops was left out",
        ),
        (
            "## Links\n",
            "\n## Loops\n**R1 – Growth**: Trust →(+) Work →(+) Trust\n",
            "Growth**: Trust →(+)",
        ),
        (
            "",
            "\nTrust -> Rest : +\n",
            "around the table were left out: Trust -> Rest : +",
        ),
    ] {
        let it = read("x.md", &format!("{above}{links_table}{below}")).unwrap();
        assert_eq!(links(&it.map), BOTH, "{below}");
        let said = said.replace("table were", "table was");
        has(&told(&it), &[&said]);
    }
}

#[test]
fn a_table_beside_typed_links_that_says_none_is_left_out_and_told() {
    let text = "# Map\n\nTrust -> Work : +\nWork -> Trust : -\n\n| Person | Role |\n|---|---|\n| Ann | Lead |\n";
    let it = read("x.md", text).unwrap();
    assert_eq!(links(&it.map), BOTH);
    assert_eq!(it.map.factor_count(), 2);
    has(
        &told(&it),
        &[
            "3 lines of a table were left out",
            "| Person | Role |",
            "| Ann | Lead |",
        ],
    );
}

#[test]
fn arrows_in_a_field_of_factors_are_told_and_no_links() {
    let rows = "Trust,Trust → Work\nWork,Work → Rest\nRest,\n";
    let (found, told) = table(&format!("Label,Relation\n{rows}"));
    assert!(found.is_empty(), "{told}");
    has(
        &told,
        &[
            "3 factors",
            "The column “Relation” of a table of factors holds names with arrows",
        ],
    );
    // One arrow may be a word of a note.
    let (_, told) = table("Label,Remark\nTrust,see Work → Rest\nWork,none\n");
    assert!(!told.contains("arrows"), "{told}");
}
