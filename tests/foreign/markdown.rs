//! Tables in Markdown with headings and prose around them.

use super::{has, links, read, told};

const TABLE: &str = "| From | To | Sign |\n|---|---|---|\n| A | B | + |\n| B | A | - |\n";

#[test]
fn a_heading_above_a_table_is_the_title_and_prose_around_it_is_told() {
    for name in ["x.md", "x.txt", "x.csv", "clipboard"] {
        for (above, below, title) in [
            ("# My map\n\n", "", "My map"),
            (
                "# My **map** #\n\nThis is our map, of May.\n\n",
                "\nSource: workshop; 3 May\n",
                "My map",
            ),
            ("Our links:\n", "", ""),
            ("", "\nSource: the workshop.\n", ""),
            ("---\ntags: x\n---\n\n", "\n- a list | with a bar\n", ""),
        ] {
            let it = read(name, &format!("{above}{TABLE}{below}")).unwrap();
            assert_eq!(links(&it.map), ["A > B +", "B > A -"], "{above}");
            if !title.is_empty() {
                assert_eq!(it.map.info().title, title);
            }
            let said = told(&it);
            let prose = [above, below].concat();
            let lines = prose
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'));
            for line in lines {
                has(&said, &["around the table", line]);
            }
            assert!(!said.contains("no cause"), "{said}");
        }
    }
    let it = read(
        "x.md",
        &format!("# My map\n\nThis is it.\n\n{TABLE}\nSource: Ann\n"),
    )
    .unwrap();
    has(
        &told(&it),
        &["2 lines around the tables were left out: This is it., Source: Ann. Lines 3, 10."],
    );
}

#[test]
fn tables_below_headings_of_their_own_are_one_map() {
    let text = format!(
        "# My map\n\n## Factors\n\n| Label | Type |\n|---|---|\n| A | x |\n| B | y |\n\n## Links\n\n{TABLE}"
    );
    let it = read("x.md", &text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
    assert_eq!(
        (it.map.factor_count(), it.map.info().title.as_str()),
        (2, "My map")
    );
    has(
        &told(&it),
        &[
            "2 lines around the tables were left out: Factors, Links.",
            "1 table stands below another one",
        ],
    );
}

#[test]
fn a_matrix_in_markdown_may_have_a_heading_and_notes() {
    let text =
        "# Matrix\n\n|   | A | B |\n|---|---|---|\n| A |  | + |\n| B | - |  |\n\nKey: + more\n";
    let it = read("x.md", text).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
    has(
        &told(&it),
        &["1 line around the table was left out: Key: + more. Line 8."],
    );
}

#[test]
fn marks_in_the_cells_of_a_table_in_markdown_are_no_part_of_names() {
    let text = "| **From** | To | Sign |\n|:--|:-:|--:|\n| [[A]] | **B** | **+** |\n| `B` | [A](https://example.org) | - |\n| B | snake_case * 2 | - |\n";
    let it = read("x.md", text).unwrap();
    assert_eq!(
        links(&it.map),
        ["A > B +", "B > A -", "B > snake_case * 2 -"]
    );
}
