//! For every map, every value, every damage.

use super::made_up::{map, value, whole};
use super::*;
use proptest::prelude::*;
use proptest::test_runner::Config;
use system_map::error::Code;

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 256, ..Config::default() })]

    #[test]
    fn a_map_written_and_read_is_the_same_map(map in map()) {
        let text = json::write(&map);
        let parsed = read(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(whole(&map), whole(&parsed.map));
        // Only what names something unknown, or is blank, may be warned of.
        let codes = [Code::UnknownReference, Code::EmptyLabel];
        prop_assert!(parsed.warnings.iter().all(|w| codes.contains(&w.code)), "{:?}", parsed.warnings);
        prop_assert_eq!(json::write(&parsed.map), text);
    }

    #[test]
    fn what_is_written_is_what_serde_json_reads(map in map()) {
        let value: Value = serde_json::from_str(&json::write(&map)).unwrap();
        let factors: Vec<&str> = map.factors().map(|(_, f)| f.label.as_str()).collect();
        let read: Vec<&str> = value["factors"].as_array().unwrap().iter().map(|f| f["label"].as_str().unwrap()).collect();
        prop_assert_eq!(factors, read);
    }

    #[test]
    fn any_json_value_kept_in_meta_comes_back_the_same(value in value()) {
        let map = good(&format!("\"meta\": {value}")).map;
        prop_assert_eq!(map.info().meta.as_ref(), Some(&value));
        let again = read(&json::write(&map)).unwrap().map;
        prop_assert_eq!(again.info().meta.as_ref(), Some(&value));
    }

    #[test]
    fn what_is_json_is_decided_as_serde_json_decides(text in r#"[\[\]{}:,"\\\\ tfn\-+.eEu0-9a\n]{0,12}|\{("[ab]":(\[\]|1|"x\\n"),?){0,3}\}|"(\\u[d0-9][89c0-9]..|\\.|.){0,3}"|-?[0-9.]{1,4}(e[-+]?[0-9]{0,3})?"#) {
        let theirs = serde_json::from_str::<Value>(&text);
        let ours = read(&document(&format!("\"meta\": {text}")));
        match (theirs, ours) {
            (Ok(value), Ok(parsed)) => {
                let meta = parsed.map.info().meta.as_ref().unwrap();
                let same = meta == &value || meta.as_f64().zip(value.as_f64()).is_some_and(|(a, b)| (a - b).abs() <= 1e-12 * b.abs());
                prop_assert!(same, "{text}: {meta} and {value}");
            }
            (Err(_), Err(_)) => {}
            // Theirs takes the last of two equal keys; ours says that there are two.
            (Ok(_), Err(e)) => prop_assert!(e.0.message.contains("stands twice"), "{text}: {e}"),
            // Inside the document the text may go on where it stops by itself: 1, "b": 2.
            (Err(_), Ok(parsed)) => prop_assert!(!parsed.map.info().extra.is_empty(), "{text}"),
        }
    }

    #[test]
    fn damaged_files_give_a_map_or_an_error_and_what_is_read_is_not_lost(
        map in map(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, damage()), 1..4),
    ) {
        let mut bytes = json::write(&map).into_bytes();
        for (at, length, insert) in cuts {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, insert);
        }
        if let Ok(parsed) = format::read(&bytes, &ReadOptions::default()) {
            let text = json::write(&parsed.map);
            let again = read(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(whole(&parsed.map), whole(&again.map));
        }
    }

    #[test]
    fn any_bytes_give_a_map_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = format::read(&bytes, &ReadOptions::default());
    }
}

fn damage() -> impl Strategy<Value = Vec<u8>> {
    const TOKENS: [&str; 17] = [
        "",
        "null",
        "1e400",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\ud83d",
        "-",
        "7",
        "true",
        "\"id\":\"a\"",
        "\u{feff}",
    ];
    prop_oneof![
        prop::sample::select(&TOKENS[..]).prop_map(|t| t.as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 0..4),
    ]
}

#[test]
fn a_real_map_damaged_at_every_byte_gives_a_map_or_an_error() {
    let text = document(FULL);
    let mut errors = 0;
    for at in 0..text.len() {
        for byte in [b'"', b'}', b']', b',', 0xff, b'0', b' '] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = byte;
            match format::read(&bytes, &ReadOptions::default()) {
                Ok(parsed) => assert!(read(&json::write(&parsed.map)).is_ok()),
                Err(error) => {
                    errors += 1;
                    assert!(error.0.place.is_some() && !error.0.message.is_empty());
                }
            }
        }
        assert!(format::read(&text.as_bytes()[..at], &ReadOptions::default()).is_err());
    }
    assert!(errors > text.len(), "most damage is noticed");
}
