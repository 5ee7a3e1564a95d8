//! Fields of the author's, under any name that means something to a reader: a format that is written
//! gives them back, or a warning says what became of them.

use super::unwritten::{WRITTEN, again, warned};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use system_map::format::{Format, export};
use system_map::model::{Extra, Map};

/// All words that stand in quotes in the source of readers: among them are all names of fields that
/// one of them knows. `few`: of those places alone where they say what fields mean.
fn words(few: bool) -> BTreeSet<String> {
    let root = format!("{}/src/format", env!("CARGO_MANIFEST_DIR"));
    let mut words = BTreeSet::new();
    let meanings = [
        "mod.rs",
        "text.rs",
        "headings.rs",
        "sign_field.rs",
        "polarity.rs",
    ];
    for folder in ["graph", "graph/dot", "kumu", "table", "xmile", "loopy"] {
        for entry in std::fs::read_dir(format!("{root}/{folder}")).unwrap() {
            let path = entry.unwrap().path();
            let meant = meanings.iter().any(|name| path.ends_with(name));
            if path.is_dir()
                || few && !(meant && ["graph", "graph/dot", "kumu", "table"].contains(&folder))
            {
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            words.extend(text.split('"').map(str::to_owned));
        }
    }
    for file in ["late.rs", "heads.rs"] {
        let text = std::fs::read_to_string(format!("{root}/{file}")).unwrap();
        words.extend(text.split('"').map(str::to_owned));
    }
    let letter = |c: char| c.is_ascii_alphabetic() || "_ -".contains(c);
    words.retain(|word| {
        let plain = word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(letter);
        plain && word.len() <= 16 && word.matches(' ').count() < 2 && !word.ends_with(' ')
    });
    words
}

/// A map of two factors, a link with this sign and a line; one of them, by its list, with a field.
fn with(list: &str, sign: &str, name: &str, value: &Value) -> Map {
    let mut doc = json!({ "format": "system-map", "version": 1, "title": "T",
        "factors": [{ "id": "a", "label": "Trust" }, { "id": "b", "label": "Sharing" }],
        "links": [{ "id": "l", "from": "a", "to": "b", "polarity": sign }],
        "x-undirected": [{ "id": "u", "from": "b", "to": "a" }] });
    if !name.is_empty() {
        doc[list][0]["x-fields"] = json!({ name: value });
    }
    let read = system_map::format::read(doc.to_string().as_bytes(), &Default::default());
    read.unwrap().map
}

/// A map without its fields, and the fields.
fn apart(map: &Map, list: &str) -> (Value, Extra) {
    let mut doc = system_map::format::json::document(map);
    let first = doc.get_mut(list).and_then(|list| list.get_mut(0));
    let fields = first.and_then(|of| of.as_object_mut()?.remove("x-fields"));
    let fields = fields.and_then(|fields| fields.as_object().cloned());
    (doc, fields.unwrap_or_default())
}

/// What is neither kept nor told, of fields with these names and values.
fn silent(formats: &[Format], names: &BTreeSet<String>, values: &[Value]) -> Vec<String> {
    let mut all = Vec::new();
    let lists = [
        ("factors", "-"),
        ("links", "-"),
        ("links", "?"),
        ("x-undirected", "+"),
    ];
    for (list, sign) in lists {
        let holds = |format: &&Format| {
            list != "x-undirected"
                || matches!(
                    format,
                    Format::Kumu
                        | Format::KumuBlueprint
                        | Format::GraphMl
                        | Format::Gexf
                        | Format::Dot
                )
        };
        for &format in formats.iter().filter(holds) {
            let bare = export(&with(list, sign, "", &Value::Null), format).unwrap();
            let (before, quiet) = (again(&bare, format), warned(&bare));
            let (before, _) = apart(&before.unwrap(), list);
            for (name, value) in names
                .iter()
                .flat_map(|n| values.iter().map(move |v| (n, v)))
            {
                let written = export(&with(list, sign, name, value), format).unwrap();
                let told = warned(&written);
                if told.contains("not written") && told.len() > quiet.len() + 30 {
                    continue;
                }
                let wrong = format!("{list} {sign} {format:?} {name}={value}");
                let Some(map) = again(&written, format) else {
                    all.push(wrong + ": not read");
                    continue;
                };
                if map.link_count() == 0 {
                    all.push(wrong + ": no link");
                    continue;
                }
                let (after, fields) = apart(&map, list);
                let same = |of: &Value| match (of, value) {
                    (Value::String(text), Value::Number(number)) => *text == number.to_string(),
                    (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
                    _ => of == value,
                };
                let other = format!("{name} (field)");
                let kept = |name: &str| fields.get(name).is_some_and(same);
                let kept = kept(name) || kept(&other) && told.contains("“(field)”");
                if !kept || after != before {
                    all.push(format!("{wrong}: {fields:?} {after}"));
                }
            }
        }
    }
    all
}

#[test]
fn a_field_whose_name_means_something_to_a_reader_comes_back_as_a_field_or_is_told() {
    let words = words(false);
    for word in [
        "note",
        "tooltip",
        "arrowhead",
        "category",
        "interaction",
        "valence",
    ] {
        assert!(words.contains(word), "{word}");
    }
    let found = silent(&WRITTEN, &words, &["blue thing".into()]);
    assert!(
        found.is_empty(),
        "{}\n{}",
        found.len(),
        found[..found.len().min(20)].join("\n")
    );
}

#[test]
fn a_field_that_reads_like_a_sign_a_number_or_a_look_comes_back_as_a_field_or_is_told() {
    let graphs = [
        Format::Kumu,
        Format::KumuBlueprint,
        Format::Csv,
        Format::GraphMl,
        Format::Gexf,
        Format::Dot,
    ];
    let values = [
        "+",
        "-",
        "--",
        "?",
        "none",
        "dashed",
        "invis",
        "plaintext",
        "Trust",
    ];
    let mut values: Vec<Value> = values.map(Value::from).to_vec();
    values.extend([0.5.into(), (-0.5).into(), 1.into(), 7.into()]);
    let found = silent(&graphs, &words(true), &values);
    assert!(
        found.is_empty(),
        "{}\n{}",
        found.len(),
        found[..found.len().min(20)].join("\n")
    );
}
