//! LOOPY's models and addresses.

use super::{links, read, told, within};
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, ReadOptions, detect, export, import};
use system_map::model::Map;

const MODEL: &str = r#"[[[3,10,-20,0.5,"Rain%20%26%20snow",4],[7,300,40,1,"100% sure",0],[9,5,5,0,"Rain%20%26%20snow",2]],
 [[3,7,30,1,0],[7,3,30,-1,0],[7,9,0,0,0],[9,9,95,2,90],[3,9,0,-0.5,0],[3,8,0,1,0]],
 [[1,2,"note%0Aof%20two%20lines"],[1,2,""]],9]"#;

#[test]
fn a_model_has_signs_by_strength_and_gaps_and_repeated_labels_do_not_matter() {
    let it = read("x.loopy", MODEL).unwrap();
    assert_eq!(it.audit.format, Format::Loopy);
    let mut found = links(&it.map);
    found.sort();
    assert_eq!(
        found,
        [
            "100% sure > Rain & snow -",
            "100% sure > Rain & snow ?",
            "Rain & snow > 100% sure +",
            "Rain & snow > Rain & snow +",
            "Rain & snow > Rain & snow -",
        ]
    );
    let first = it.map.factor(it.map.factor_ix("rain-snow").unwrap());
    assert_eq!(
        (first.x, first.y, first.pinned),
        (Some(10.0), Some(-20.0), false)
    );
    let own = it
        .map
        .links()
        .find(|(_, from, to, _)| from == to)
        .unwrap()
        .3;
    assert_eq!(
        (own.strength, &own.extra["x-fields"]["weight"]),
        (None, &2.into())
    );
    let half = it
        .map
        .links()
        .find(|(.., l)| l.strength.is_some())
        .unwrap()
        .3;
    assert_eq!((half.strength, half.polarity.token()), (Some(0.5), "-"));
    assert_eq!(
        it.map.info().extra["x-notes"][0]["text"],
        "note\nof two lines"
    );
    let told = told(&it);
    for words in [
        "LOOPY model: 3 factors, 5 links (2 +, 2 −, 1 without a sign).",
        "1 link has the weight 0",
        "1 weight is larger than 1. It is kept as a field",
        "1 link was left out, since an end of it is not on the map: 3 → 8.",
        "1 text beside the map is kept",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

/// The map of two factors that all addresses below carry.
fn is_the_map(text: &str) {
    assert_eq!(
        detect(text.as_bytes(), "x").unwrap(),
        Format::Loopy,
        "{text}"
    );
    let it = read("x.txt", text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    let mut found = links(&it.map);
    found.sort();
    assert_eq!(found, ["a (b) > it's -", "it's > a (b) +"], "{text}");
}

#[test]
fn an_address_is_read_however_it_was_pasted() {
    let data = "[[[1,403,223,1,%22it's%22,4],[2,405,382,1,%22a%2520(b)%22,5]],[[2,1,94,-1,0],[1,2,89,1,0]],[[609,311,%22need%2520ideas%22]],2%5D";
    let base = "https://ncase.me/loopy/v1.1/?data=";
    let plain = data.replace("%22", "\"").replace("%5D", "]");
    let once = plain.replace("%2520", "%20");
    let all = data
        .replace('[', "%5B")
        .replace(']', "%5D")
        .replace(',', "%2C");
    for text in [
        format!("{base}{data}"),
        format!("  {base}{data}\n"),
        format!("https://ncase.me/loopy/v1.1/?embed=1&data={data}&no_ui=1&signal=[1,1]"),
        format!(
            "<iframe width=\"500\" src=\"https://ncase.me/loopy/v1.1/?embed=1&amp;data={data}\" frameborder=\"0\"></iframe>"
        ),
        format!(
            "<a href='https://ncase.me/loopy/v1.1/?data={}'>It's my map</a>",
            data.replace('\'', "%27")
        ),
        format!("It's here: {base}{data} and more text]"),
        format!("{base}{plain}"),
        format!("{base}{once}"),
        format!("{base}{all}"),
        format!("?data={data}"),
        data.to_owned(),
        all.clone(),
        once,
        format!("{{\"data\": \"{data}\"}}"),
    ] {
        is_the_map(&text);
    }
}

#[test]
fn an_address_in_the_text_of_another_map_is_text() {
    let link = "https://ncase.me/loopy/v1.1/?data=[[[1,403,223,1,%22a%22,4]],[],[],1%5D";
    let own = format!(
        r#"{{"format": "system-map", "version": 1, "description": "See {link}", "factors": [], "links": []}}"#
    );
    assert_eq!(detect(own.as_bytes(), "x").unwrap(), Format::SystemMap);
    let table = format!("From,To,Type,Description\nA,B,+,see {link}\n");
    assert_eq!(detect(table.as_bytes(), "x").unwrap(), Format::Csv);
}

#[test]
fn what_is_encoded_is_decoded_once_and_percent_signs_that_are_none_stay() {
    let text = r#"[[[1,0,0,1,"50%25%20off",0],[2,0,0,1,"%E4",0],[3,0,0,1,"بازده %",0]],[],[],3]"#;
    let it = read("x.loopy", text).unwrap();
    let mut labels: Vec<&str> = it.map.factors().map(|(_, f)| f.label.as_str()).collect();
    labels.sort_unstable();
    assert_eq!(labels, ["%E4", "50% off", "بازده %"]);
}

#[test]
fn version_2_is_read_with_longer_rows_and_with_names() {
    let named = r#"{"globals": {}, "nodes": [{"x": 1, "y": 2, "label": "A"}, {"label": "B"}],
        "edges": [{"from": 0, "to": 1, "strength": -1, "signBehavior": 0}, {"from": 1, "to": 0, "strength": 1, "signBehavior": 1}],
        "labels": []}"#;
    let it = read("x.json", named).unwrap();
    assert_eq!(it.audit.format, Format::Loopy);
    assert_eq!(links(&it.map), ["A > B -", "B > A ?"]);
    assert!(
        told(&it).contains("1 link of the type “invert” has no sign"),
        "{}",
        told(&it)
    );
    let rows = r#"[[[1,7,3,1,"A",4,1,0,0,0,0],[2,7,5,1,"B",5,1,0,0,0,0]],[[2,1,94,-1,0,0,-1,-1,"",0]],[[9,4,"x",0,-1]],[2,1,0,0,0]]"#;
    assert_eq!(links(&read("x.json", rows).unwrap().map), ["B > A -"]);
}

#[test]
fn a_binary_address_is_refused_with_the_way_out() {
    for text in [
        "https://1000i100.github.io/loopy/v2/?data=XQAAAAISAAAAAAAAAAAtxyz_-.",
        "https://lo0p.it/?data=5B9C/AbCd",
    ] {
        let error = read("x.txt", text).unwrap_err();
        assert_eq!(error.code(), Code::Format);
        assert!(error.0.message.contains("json export"), "{error}");
        assert_eq!(error.0.place.map(|p| p.line), Some(1));
    }
}

#[test]
fn a_model_that_is_cut_off_says_so() {
    let address = "https://ncase.me/loopy/v1.1/?data=[[[1,403,223,1,%22some";
    let error = read("x.txt", address).unwrap_err();
    assert!(error.0.message.contains("cut off"), "{error}");
    let error = read("x.loopy", "[[[1,403,223,1,\n\"some").unwrap_err();
    assert_eq!(error.0.place.map(|p| p.line), Some(2), "{error}");
    let error = read("x.loopy", "[[]]").unwrap_err();
    assert!(error.0.message.contains("list of edges"), "{error}");
}

#[test]
fn hostile_models_end_in_an_error_and_soon() {
    let deep = format!("[[{}", "[".repeat(500_000));
    assert_eq!(read("x.loopy", &deep).unwrap_err().code(), Code::Limit);
    let huge = r#"[[[1,1e308,-1e300,1e308,"A",99999999999999999999],[2,0,0,0,"B",0]],[[1,2,1e308,1e308,0],[1e9,1e9,0,1,0]],[],1]"#;
    let it = read("x.loopy", huge).unwrap();
    assert_eq!(links(&it.map), ["A > B +"]);
    assert_eq!(it.map.factors().next().unwrap().1.x, None);
    // What is no number in JavaScript either is an error with its place.
    let error = read("x.loopy", "[[[1,\n1e999]],[]]").unwrap_err();
    assert_eq!(error.0.place.map(|p| p.line), Some(2), "{error}");
    let percent = format!("https://ncase.me/loopy/?data=[[{}", "%25".repeat(300_000));
    within(10, || assert!(read("x.txt", &percent).is_err()));
    let many = format!(
        "[[{}],[],[],1]",
        "[1,0,0,1,\"A\",0],".repeat(60_000) + "[1,0,0,1,\"A\",0]"
    );
    assert_eq!(read("x.loopy", &many).unwrap_err().code(), Code::Limit);
}

/// Every link by the labels of its ends, with sign, strength and weight, sorted; and every label.
fn kept(map: &Map) -> (Vec<String>, Vec<String>) {
    let mut links: Vec<String> = map
        .links()
        .map(|(_, from, to, l)| {
            let minus = l.polarity.sign() < 0;
            let weight = l
                .extra
                .get("x-fields")
                .and_then(|f| f.get("weight"))
                .filter(|w| w.as_f64().is_some_and(|w| w.abs() > 1.0));
            let strength = l.strength.filter(|s| minus && *s < 1.0 && weight.is_none());
            let label = |ix| &map.factor(ix).label;
            format!(
                "{:?} > {:?} {} {strength:?} {weight:?}",
                label(from),
                label(to),
                l.polarity.sign()
            )
        })
        .collect();
    let mut labels: Vec<String> = map.factors().map(|(_, f)| f.label.clone()).collect();
    links.sort();
    labels.sort();
    (links, labels)
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 200, ..Default::default() })]

    #[test]
    fn file_and_address_keep_labels_signs_and_strengths(map in super::made_up::map()) {
        for format in [Format::Loopy, Format::LoopyUrl] {
            let bytes = export(&map, format).unwrap().parts.remove(0).bytes;
            let back = import(&bytes, "x.txt", &ImportOptions::default()).unwrap();
            proptest::prop_assert_eq!(back.audit.format, Format::Loopy);
            proptest::prop_assert_eq!(kept(&map), kept(&back.map));
        }
    }

    #[test]
    fn any_text_like_a_model_gives_a_map_or_an_error(text in "(data=|\\[\\[|\\[|\\]|%5[BD]|%22|%|\"|1|-2|,|a|\\{|&|'| ){0,60}") {
        let _ = import(text.as_bytes(), "x.loopy", &ImportOptions::default());
    }
}

#[test]
fn a_model_comes_back_as_it_was_places_colours_and_notes_too() {
    let model = MODEL
        .replace("-20", "20")
        .replace("[3,8,0,1,0]", "[9,3,0,1,0]");
    let it = read("x.loopy", &model).unwrap();
    let out = export(&it.map, Format::LoopyUrl).unwrap();
    assert!(out.notes.is_empty(), "{:?}", out.notes);
    let address = String::from_utf8(out.parts[0].bytes.clone()).unwrap();
    assert!(
        address.starts_with("https://ncase.me/loopy/v1.1/?data=[[["),
        "{address}"
    );
    assert!(
        address.trim().ends_with("%5D") && !address.trim().contains(['"', ' ', '<']),
        "{address}"
    );
    let back = read("x.txt", &address).unwrap();
    assert_eq!(kept(&it.map), kept(&back.map));
    let looks = |map: &Map| {
        let of = map
            .factors()
            .map(|(_, f)| (f.label.clone(), f.x, f.y, f.extra["x-fields"].to_string()));
        let mut all: Vec<String> = of.map(|of| format!("{of:?}")).collect();
        all.sort();
        all
    };
    assert_eq!(looks(&it.map), looks(&back.map));
    assert_eq!(
        it.map.info().extra["x-notes"],
        back.map.info().extra["x-notes"]
    );
}

#[test]
fn what_loopy_has_no_place_for_is_named() {
    let text = r##"{"format": "system-map", "version": 1, "title": "T", "groups": [{"id": "g", "label": "G"}],
        "factors": [{"id": "a", "label": "A", "description": "d", "groups": ["g"], "tags": ["t"]}],
        "links": [{"from": "a", "to": "a", "delay": "long", "label": "l", "strength": 0.5}]}"##;
    let map = system_map::format::read(text.as_bytes(), &ReadOptions::default())
        .unwrap()
        .map;
    let notes = export(&map, Format::Loopy).unwrap().notes;
    let told: Vec<String> = notes.iter().map(|note| note.sentence()).collect();
    let told = told.join("\n");
    for words in [
        "the title",
        "delays",
        "descriptions",
        "tags",
        "groups, except as colours",
        "labels of links",
        "strengths of links without a sign",
        "stand on a circle",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

/// LOOPY labels an arrow by its strength: `+` from 1 on, `?` for 0, `–` for all else down to −1.
#[test]
fn no_link_with_plus_is_written_with_what_loopy_draws_as_minus() {
    let map = read(
        "x.txt",
        "A -> B : + strength 0.5\nB -> A : - strength 0.5\nA -> A : + strength 1\n",
    );
    let out = export(&map.unwrap().map, Format::Loopy).unwrap();
    let model: serde_json::Value = serde_json::from_slice(&out.parts[0].bytes).unwrap();
    let strengths: Vec<f64> = (0..3).map(|i| model[1][i][3].as_f64().unwrap()).collect();
    assert_eq!(strengths, [1.0, -0.5, 1.0]);
    let told: Vec<String> = out.notes.iter().map(|note| note.sentence()).collect();
    assert!(
        told.join(" ").contains("strengths of links with +"),
        "{told:?}"
    );
}

#[test]
fn an_address_that_browsers_would_not_take_is_not_written() {
    let rows: String = (0..2000)
        .map(|i| format!("Factor {i},Factor {},+\n", i + 1))
        .collect();
    let map = read("x.csv", &format!("From,To,Type\n{rows}")).unwrap().map;
    let error = export(&map, Format::LoopyUrl).unwrap_err();
    assert_eq!(error.code(), Code::Limit);
    assert!(export(&map, Format::Loopy).is_ok());
}

#[test]
fn an_address_may_stand_in_a_link_of_markdown() {
    let address = "https://ncase.me/loopy/v1.1/?data=[[[1,403,223,1,%22x%22,4],[2,405,382,1,%22y(z)%22,5]],[[2,1,94,-1,0]],[],2%5D";
    for text in [
        format!("[my map]({address})"),
        format!("\n [my [old] map]({address}) \n"),
        format!("<{address}>"),
    ] {
        let it = read("x", &text).unwrap();
        assert_eq!(it.audit.format, Format::Loopy, "{text}");
        assert_eq!(links(&it.map), ["y(z) > x -"], "{text}");
    }
}

#[test]
fn an_address_without_a_model_is_refused_with_the_way_out() {
    for (text, words) in [
        ("https://ncase.me/loopy/\n", "no model in it"),
        ("https://ncase.me/loopy/v1.1/", "save as link"),
        ("https://kumu.io/someone/a-map", "address, not a map"),
        (
            "[InternetShortcut]\r\nURL=https://ncase.me/loopy/\r\n",
            "no model in it",
        ),
    ] {
        for name in ["x.txt", "x.url", ""] {
            let error = read(name, text).unwrap_err();
            assert!(error.0.message.contains(words), "{name}: {error}");
        }
    }
}

#[test]
fn a_shortcut_of_windows_opens_the_model_of_its_address() {
    let address = "https://ncase.me/loopy/v1.1/?data=[[[1,403,223,1,%22x%22,4],[2,405,382,1,%22y%22,5]],[[2,1,94,-1,0]],[],2%5D";
    for text in [
        format!("[InternetShortcut]\r\nURL={address}\r\n"),
        format!(
            "[{{000214A0-0000-0000-C000-000000000046}}]\r\nProp3=19,11\r\n[InternetShortcut]\r\nIDList=\r\nURL={address}\r\nIconIndex=0\r\n"
        ),
    ] {
        for name in ["x.url", ""] {
            let it = read(name, &text).unwrap();
            assert_eq!(it.audit.format, Format::Loopy);
            assert_eq!(links(&it.map), ["y > x -"]);
        }
    }
}
