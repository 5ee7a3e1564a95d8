//! Indicators: what the numbers of factors and links say.

use super::*;

#[test]
fn the_numbers_say_what_their_letters_and_columns_mean() {
    let session = of("a>b:+ b>a:+ b>c:+ c>b:- d>d:+", "");
    let numbers = session.ask(&Question::Indicators).unwrap();
    let text = |key: &str| numbers[key].as_text().unwrap().to_owned();
    assert!(text("independent").starts_with("2 independent loops:"));
    assert!(text("parts").ends_with("the independent loops leave it out."));
    let letters: Vec<&str> = numbers["classes"]
        .items()
        .iter()
        .map(|class| class["letter"].as_text().unwrap())
        .collect();
    assert_eq!(letters, ["R", "B", "U"]);
    let rows = numbers["factors"].items();
    let row = |id: &str| {
        rows.iter()
            .find(|row| row["id"].as_text() == Some(id))
            .unwrap()
    };
    assert_eq!(row("b")["independent"], Plain::Number(2.0));
    assert_eq!(row("d")["selfLinks"], Plain::Number(1.0));
}

#[test]
fn how_many_loops_would_open_is_told_of_every_link_on_a_loop() {
    let session = hct();
    let told = session.ask(&Question::Indicators).unwrap();
    let rows = told["links"].items();
    assert!(rows.len() > 20, "{}", rows.len());
    let parts = told["parts"].as_text().unwrap();
    assert!(
        parts.contains(&format!(" {} of 110 links lie on a loop", rows.len())),
        "{parts}"
    );
}

#[test]
fn numbers_that_are_counted_in_slices_are_those_that_are_counted_at_once() {
    let mut slices = 0;
    for session in [tangled, hct] {
        let at_once = session().ask(&Question::Indicators).unwrap();
        let mut sliced = session();
        sliced.finish();
        while !sliced.count(1) {
            slices += 1;
            assert_eq!(
                sliced.ask(&Question::Factors),
                session().ask(&Question::Factors)
            );
        }
        assert_eq!(sliced.ask(&Question::Indicators).unwrap(), at_once);
    }
    assert!(slices > 10, "{slices}");
}
