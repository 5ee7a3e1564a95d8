//! Labels within sentences: what is quoted, and where a sentence begins with one.

use super::*;

#[test]
fn what_is_done_and_whose_it_is_stand_in_quotes_after_more() {
    assert_eq!(
        link("Doing things -> Accepting mistakes +"),
        "More “Doing things” means more “Accepting mistakes”. \
         Less “Doing things” means less “Accepting mistakes”."
    );
    assert_eq!(
        link("Changing Our Weapons -> Their desired weapons -"),
        "More “Changing Our Weapons” means less “Their desired weapons”. \
         Less “Changing Our Weapons” means more “Their desired weapons”."
    );
    assert_eq!(
        link("The more, the merrier -> Fewer, better meetings +"),
        "More “The more, the merrier” means more “Fewer, better meetings”. \
         Less “The more, the merrier” means less “Fewer, better meetings”."
    );
    assert_eq!(
        link("More/better jobs -> Jobs -"),
        "More “More/better jobs” means fewer jobs. Less “More/better jobs” means more jobs."
    );
    // But a thing may be called by what is done with it.
    assert_eq!(
        link("Housing costs -> Training opportunities -"),
        "Higher housing costs mean fewer training opportunities. \
         Lower housing costs mean more training opportunities."
    );
}

#[test]
fn two_capitals_with_a_sign_for_and_between_are_both_kept() {
    assert_eq!(
        link("Scale & Liquidity -> Food & drink ?"),
        "A change in Scale & Liquidity changes food & drink; which way is not stated."
    );
}

#[test]
fn labels_of_every_kind_fit_into_a_sentence() {
    let cases = [
        ("Trust", "More trust", "Less trust"),
        ("VCSE capacity", "More VCSE capacity", "Less VCSE capacity"),
        ("GPs", "More GPs", "Fewer GPs"),
        ("NHS", "More NHS", "Less NHS"),
        (
            "Local NHS budgets",
            "More local NHS budgets",
            "Fewer local NHS budgets",
        ),
        (
            "English lessons",
            "More English lessons",
            "Fewer English lessons",
        ),
        (
            "Covid-19 cases",
            "More Covid-19 cases",
            "Fewer Covid-19 cases",
        ),
        (
            "National Lottery money",
            "More National Lottery money",
            "Less National Lottery money",
        ),
        (
            "People’s confidence",
            "More “People’s confidence”",
            "Less “People’s confidence”",
        ),
        (
            "Cost of living",
            "Higher cost of living",
            "Lower cost of living",
        ),
        (
            "Waiting times",
            "Longer waiting times",
            "Shorter waiting times",
        ),
        (
            "Number of meetings",
            "A higher number of meetings",
            "A lower number of meetings",
        ),
        (
            "A sense of belonging",
            "A stronger sense of belonging",
            "A weaker sense of belonging",
        ),
        (
            "Lack of childcare",
            "A greater lack of childcare",
            "A smaller lack of childcare",
        ),
        (
            "Access to services",
            "More access to services",
            "Less access to services",
        ),
        ("Stress", "More stress", "Less stress"),
        (
            "Warmth of welcome",
            "Greater warmth of welcome",
            "Less warmth of welcome",
        ),
        (
            "Time and resources",
            "More time and resources",
            "Less time and resources",
        ),
        (
            "Skills and jobs",
            "More skills and jobs",
            "Fewer skills and jobs",
        ),
        (
            "Community needs met",
            "More community needs met",
            "Fewer community needs met",
        ),
        (
            "Time spent on forms",
            "More time spent on forms",
            "Less time spent on forms",
        ),
        (
            "Hopeful, open talk",
            "More hopeful, open talk",
            "Less hopeful, open talk",
        ),
        (
            "Reduced red tape",
            "More “Reduced red tape”",
            "Less “Reduced red tape”",
        ),
        ("Who decides?", "More “Who decides?”", "Less “Who decides?”"),
        (
            "How often we meet",
            "More “How often we meet”",
            "Less “How often we meet”",
        ),
        (
            "Every voice counts",
            "More “Every voice counts”",
            "Less “Every voice counts”",
        ),
        ("5 meetings", "More “5 meetings”", "Less “5 meetings”"),
        (
            "A drop in attendance",
            "More “A drop in attendance”",
            "Less “A drop in attendance”",
        ),
        ("Trust.", "More trust", "Less trust"),
        (
            "Trust\n  between  sites",
            "More trust between sites",
            "Less trust between sites",
        ),
        ("Ökologie", "More ökologie", "Less ökologie"),
        ("信任", "More 信任", "Less 信任"),
    ];
    for (label, more, less) in cases {
        let mut map = Map::new(Info::default());
        for (id, label) in [("a", label), ("b", "Joy")] {
            map.apply(Edit::AddFactor(Box::new(Factor::new(id, label))))
                .unwrap();
        }
        let (from, to) = ("a".to_owned(), "b".to_owned());
        let joy = Box::new(Link::new("l", Polarity::Plus));
        map.apply(Edit::AddLink {
            from,
            to,
            link: joy,
        })
        .unwrap();
        let sentence = english().link(&map, map.link_ix("l").unwrap());
        let verb =
            |s: &str| sentence.starts_with(&format!("{more} {s} more joy. {less} {s} less joy."));
        assert!(verb("means") || verb("mean"), "{label}: {sentence}");
    }
}

#[test]
fn a_label_of_nothing_but_stops_is_quoted_as_it_stands() {
    for label in [":", ".", "...", ";:,"] {
        let sentence = link(&format!("{label} -> joy +"));
        let begun = format!("More “{label}” means more joy. Less “{label}” means less joy.");
        assert!(sentence.starts_with(&begun), "{label}: {sentence}");
    }
}

#[test]
fn a_factor_without_a_label_is_told_by_its_id() {
    let mut map = Map::new(Info::default());
    map.apply(Edit::AddFactor(Box::new(Factor::new("x7", " "))))
        .unwrap();
    let (from, to) = ("x7".to_owned(), "x7".to_owned());
    let link = Box::new(Link::new("l", Polarity::Plus));
    map.apply(Edit::AddLink { from, to, link }).unwrap();
    assert_eq!(english().ends(&map, map.link_ix("l").unwrap()), "x7 → x7");
}

#[test]
fn arrows_point_the_way_that_the_first_label_is_written() {
    for (first, second, course) in [
        ("Trust", "Costs", "Trust → Costs"),
        ("2 ثقة", "1", "2 ثقة ← 1"),
        ("אמון", "ثقة", "אמון ← ثقة"),
        ("信任", "Trust", "信任 → Trust"),
        ("1", "2", "1 → 2"),
        // What is written the other way stands by itself.
        ("Trust", "ثقة", "Trust → \u{200e}\u{2068}ثقة\u{2069}"),
        ("אמון", "NHS", "אמון ← \u{200f}\u{2068}NHS\u{2069}"),
        ("24/7", "ثقة", "24/7 → \u{200e}\u{2068}ثقة\u{2069}"),
        ("ثقة NHS", "ثقة", "\u{200f}\u{2068}ثقة NHS\u{2069} ← ثقة"),
        (
            "Trust (ثقة)",
            "Costs",
            "\u{200e}\u{2068}Trust (ثقة)\u{2069} → Costs",
        ),
    ] {
        let mut told = system_map::narrate::Course::default();
        told.add(first, "");
        told.add(second, "");
        assert_eq!(told.text, course);
    }
    // Whatever comes later; and the line goes that way, whatever letter is its first.
    let mut told = system_map::narrate::Course::default();
    for label in ["24/7", "ثقة", "אמון"] {
        told.add(label, "+");
    }
    assert_eq!(
        told.text,
        "24/7 →+ \u{200e}\u{2068}ثقة\u{2069} →+ \u{200e}\u{2068}אמון\u{2069}"
    );
}

// --- loops ----------------------------------------------------------------------------------
