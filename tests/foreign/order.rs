//! Lists of links under headings that are not known, in another order, with numbers before them, or below a title.

use super::{read, table};

const THREE: [&str; 3] = ["Trust > Sharing +", "Sharing > Fear -", "Fear > Trust -"];

/// The rows of one list, cause and effect and sign in this order, with a number before each if asked for.
fn list(headings: [&str; 3], order: [usize; 3], numbered: bool) -> String {
    let rows = [
        headings,
        ["Trust", "Sharing", "+"],
        ["Sharing", "Fear", "-"],
        ["Fear", "Trust", "-"],
    ];
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        let cells = order.map(|at| row[at]).join(",");
        let before = match number {
            _ if !numbered => String::new(),
            0 => "No.,".to_owned(),
            _ => format!("{number},"),
        };
        text.push_str(&format!("{before}{cells}\n"));
    }
    text
}

#[test]
fn signs_may_stand_between_causes_and_effects_and_numbers_before_them() {
    for [cause, effect, sign] in [
        ["Influencer", "Influenced", "Polarity"],
        ["Predictor", "Outcome", "Correlation"],
        ["Variable 1", "Variable 2", "Relationship"],
        ["Element from", "Element to", "Effect"],
        ["What?", "Leads to", "Sign"],
        ["Factor", "Affects", "Direction"],
        ["Driver", "Outcome", "Sign"],
        ["This", "That", "How"],
    ] {
        for order in [[0, 1, 2], [0, 2, 1]] {
            for numbered in [false, true] {
                let text = list([cause, effect, sign], order, numbered);
                for title in ["", "Workshop 3 in Leeds\n", "\"Workshop 3, Leeds\"\n\n"] {
                    let (found, told) = table(&format!("{title}{text}"));
                    assert_eq!(found, THREE, "{title}{text}{told}");
                }
            }
        }
    }
}

#[test]
fn two_columns_of_texts_with_signs_between_are_no_links_if_they_share_no_names() {
    let text = "Theme,Mood,Quote\nTrust,Positive,We talk\nFear,Negative,They shout\nTime,Negative,None left\n";
    let error = read("x.csv", text).unwrap_err().to_string();
    assert!(
        error.contains("signs or numbers in its second column"),
        "{error}"
    );
    // Numbers that do not count are no numbers of rows.
    let text = "Score,First,Then,Sign\n3,Trust,Sharing,+\n7,Sharing,Fear,-\n";
    assert!(read("x.csv", text).is_err());
    // Scores make no links of people and where they work.
    let text = "No.,Who,Where,Score\n1,Ann,Leeds,3\n2,Ben,York,5\n3,Cy,Leeds,4\n";
    assert!(read("x.csv", text).is_err());
}

#[test]
fn a_title_with_a_comma_does_not_part_cells_that_semicolons_part() {
    let text = "Matrix, workshop 2\n\n;Trust;Food, fuel\nTrust;;1\nFood, fuel;-1;\n";
    let (found, told) = table(text);
    assert_eq!(
        found,
        ["Trust > Food, fuel +", "Food, fuel > Trust -"],
        "{told}"
    );
}
