//! Links as people type them, made up: with each arrow, each way to say a sign and a delay, each bullet; in a text, and
//! in one column of a table. What was meant is read, and nothing else.

use super::{links, read, told};
use proptest::prelude::*;
use std::fmt::Write;

const NAMES: [&str; 40] = [
    "Trust",
    "Sharing of data",
    "Staff turnover",
    "Fear",
    "LGBTQ+ inclusion",
    "65+",
    "Cost (£)",
    "Trust (in GPs)",
    "Covid-19",
    "P/E ratio",
    "Buy-in",
    "1 to 1 support",
    "Health & wellbeing",
    "Waiting times",
    "No-shows",
    "R1 school",
    "Vitamin C+",
    "Self-esteem",
    "Not being heard",
    "None of the services",
    "Positive attitudes",
    "Negative feelings",
    "Same-day access",
    "Opposition",
    "Delay in treatment",
    "Loop of blame",
    "Sign-posting",
    "Weight",
    "Type 2 diabetes",
    "Funding – core",
    "Funding - project",
    "A&E attendance",
    "From home working",
    "To-do lists",
    "More for less",
    "Plus size",
    "5 a day",
    "Confidence",
    "Factor 8",
    "Strong ties",
];
const ARROWS: [&str; 6] = ["->", "→", "=>", "-->", "—>", "⇒"];
/// What stands before and behind a sign, and between it and a delay.
const AROUND: [[&str; 3]; 9] = [
    [" : ", "", " "],
    [": ", "", ", "],
    [" (", ")", ", "],
    [" (", ")", " "],
    [" [", "]", ", "],
    [" [", "]", " "],
    [" ", "", ", "],
    [", ", "", " "],
    [", ", "", ", "],
];
const SIGNS: [[&str; 2]; 7] = [
    ["+", "-"],
    ["+", "−"],
    ["+", "–"],
    ["positive", "negative"],
    ["S", "O"],
    ["s", "o"],
    ["more", "less"],
];
const BULLETS: [&str; 5] = ["", "- ", "* ", "• ", "1. "];

/// One list of links: the ends, whether they are positive, and whether they take time.
type Links = Vec<([usize; 2], bool, bool)>;

fn list() -> impl Strategy<Value = Links> {
    // Each cause has several effects, and most effects are causes.
    let link = (0..6_usize, 1..6_usize, any::<bool>(), any::<bool>());
    prop::collection::vec(link, 3..14).prop_map(|all| {
        let mut found = Links::new();
        for (from, step, positive, late) in all {
            let ends = [from, (from + step) % 6];
            if !found.iter().any(|(of, ..)| *of == ends) {
                found.push((ends, positive, late));
            }
        }
        found
    })
}

fn names() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(&NAMES[..], 6).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn links_that_people_type_are_read_as_they_meant_them(
        (names, list) in (names(), list()),
        arrow in prop::sample::select(&ARROWS[..]),
        [before, behind, between] in prop::sample::select(&AROUND[..]),
        signs in prop::sample::select(&SIGNS[..]),
        bullet in prop::sample::select(&BULLETS[..]),
        (delays, table) in (any::<bool>(), any::<bool>()),
    ) {
        // A word right behind a name is one of the name.
        prop_assume!(before != " " || !signs[0].starts_with(char::is_alphabetic));
        let (mut text, mut meant) = (String::new(), Vec::new());
        if table {
            text.push_str("Link\n");
        }
        for (number, &(ends, positive, late)) in list.iter().enumerate() {
            let late = late && delays;
            let [from, to] = ends.map(|end| names[end]);
            let sign = signs[usize::from(!positive)];
            let delay = if late { format!("{between}delayed") } else { String::new() };
            let mark = match bullet {
                "1. " => format!("{}. ", number + 1),
                mark if table && !mark.is_empty() => String::new(),
                mark => mark.to_owned(),
            };
            let link = format!("{mark}{from} {arrow} {to}{before}{sign}{delay}{behind}");
            let quote = if table { "\"" } else { "" };
            writeln!(text, "{quote}{link}{quote}").unwrap();
            meant.push((
                format!("{from} > {to} {}", if positive { "+" } else { "-" }),
                late,
            ));
        }
        let name = if table { "x.csv" } else { "x.txt" };
        let it = read(name, &text).map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?;
        let late = it.map.links().map(|(.., link)| !link.delay.is_none());
        let mut found: Vec<(String, bool)> = links(&it.map).into_iter().zip(late).collect();
        found.sort();
        meant.sort();
        prop_assert_eq!(found, meant, "{}{}", text, told(&it));
    }
}
