//! In which language a map is told.

use super::*;

#[test]
fn every_command_that_tells_takes_a_language() {
    let cases: [(&[&str], &str); 6] = [
        (&["check"], "2 ddolen adborth:"),
        (&["loops"], "mae’r ddolen hon yn ei bwydo ei hun"),
        (&["loops", "--independent"], "2 ddolen annibynnol"),
        (&["indicators"], "Dyma le’r ffactorau yn y llun"),
        (&["render"], "Dolen sy’n ei bwydo"),
        (
            &["render"],
            "<desc id=\"desc\" lang=\"cy\" xml:lang=\"cy\">Yn dangos y map cyfan",
        ),
    ];
    for (args, said) in cases {
        let mut args = args.to_vec();
        args.extend([TEACHING, "--lang", "cy"]);
        let ran = run(&args);
        assert!(ran.out.contains(said), "{args:?}: {}", ran.out);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    }
    let ran = run(&["reach", TEACHING, "guests", "--lang", "fr-CA"]);
    assert!(ran.out.starts_with("Ce qui découle de «"), "{}", ran.out);
    let ran = run(&["paths", TEACHING, "guests", "crowding", "--lang", "es"]);
    assert!(ran.out.contains("hace aumentar"), "{}", ran.out);
}

#[test]
fn the_language_of_the_map_counts_where_none_is_asked_for() {
    let map = FAULTY.replacen("{", r#"{ "lang": "ar-EG", "#, 1);
    let ran = run_with(map.as_bytes(), &["check", "-"]);
    assert!(
        ran.out
            .contains("حلقة تغذية راجعة واحدة: تحافظ على ثباتها (موازِنة)."),
        "{}",
        ran.out
    );
    let ran = run_with(map.as_bytes(), &["check", "-", "--lang", "en"]);
    assert!(
        ran.out
            .contains("1 feedback loop: it holds itself steady (balancing).")
    );
}

#[test]
fn a_language_without_words_is_english_and_a_note_says_so() {
    let ran = run(&["check", TEACHING, "--lang", "de"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("2 feedback loops"));
    let note = "system-map: note: There are no words in \"de\", so the map is told in English. \
                There are: en, ar, cy, es, fr.\n";
    assert_eq!(ran.err, note);
}

#[test]
fn every_head_and_line_of_the_indicators_is_in_the_language_asked_for() {
    let english = run(&["indicators", TEACHING]).out;
    let lines: Vec<&str> = english
        .lines()
        .filter(|line| !line.starts_with([' ', '0', '1', '2']))
        .collect();
    assert!(lines.len() > 6, "{english}");
    for lang in ["ar", "cy", "es", "fr"] {
        let told = run(&["indicators", TEACHING, "--lang", lang]).out;
        for line in told.lines().filter(|line| !line.trim().is_empty()) {
            assert!(!lines.contains(&line), "{lang}: {line}");
        }
    }
}
