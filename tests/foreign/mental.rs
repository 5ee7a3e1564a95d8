//! Mental Modeler's projects, in XML and in JSON.

use super::{links, read, told, within};
use system_map::error::Code;
use system_map::format::{Format, ImportOptions, detect, import, signs_of};

const XML: &str = "\u{feff}<?xml version=\"1.0\"?>\n<mentalmodeler >\n<info ><name ><![CDATA[Lake]]></name><description>About &amp; more</description></info>
<groupNames><groupName index=\"2\"><![CDATA[Plants]]></groupName></groupNames>
<concepts >
<concept ><id ><![CDATA[1]]></id><name ><![CDATA[Reed <b>]]></name><notes>n</notes><units>kg</units><group>2</group><x>87.5</x><y>-3</y><preferredState>0</preferredState>
<relationships >
<relationship ><id ><![CDATA[2]]></id><name>Fish</name><confidence>-2</confidence><influence ><![CDATA[-0.25]]></influence></relationship>
<relationship ><id >3</id><influence>H+</influence></relationship>
<relationship ><id >4</id><influence>0</influence></relationship>
<relationship ><id >5</id><influence></influence></relationship>
<relationship ><id >9</id><influence>1</influence></relationship>
</relationships></concept>
<concept ><id >2</id><name >Fish</name><relationships /></concept>
<concept ><id >3</id><name >Birds</name><relationships><relationship><id>1</id><influence>M-</influence></relationship><relationship><id>3</id><influence>odd</influence></relationship></relationships></concept>
<concept ><id >4</id><name >D</name></concept>
<concept ><id >5</id><name >E</name></concept>
</concepts>
<scenarios><scenario><name>What if</name><concepts><concept><id>1</id><name>Reed</name></concept></concepts></scenario></scenarios>
</mentalmodeler>\n";

#[test]
fn the_author_and_the_date_of_a_model_are_kept() {
    let text = XML.replace(
        "<description>",
        "<author>Ada</author><date>5 May 2014</date><description>",
    );
    let it = read("x.mmp", &text).unwrap();
    assert_eq!(
        it.map.info().meta,
        Some(serde_json::json!({"author": "Ada", "date": "5 May 2014"}))
    );
}

#[test]
fn influences_are_signs_and_strengths() {
    let it = read("x.mmp", XML).unwrap();
    assert_eq!(it.audit.format, Format::MentalModeler);
    assert_eq!(detect(XML.as_bytes(), "x").unwrap(), Format::MentalModeler);
    assert_eq!(
        links(&it.map),
        [
            "Reed <b> > Fish -",
            "Reed <b> > Birds +",
            "Reed <b> > D ?",
            "Reed <b> > E ?",
            "Birds > Reed <b> -",
            "Birds > Birds ?"
        ]
    );
    let strengths: Vec<Option<f64>> = it.map.links().map(|(.., l)| l.strength).collect();
    assert_eq!(
        strengths,
        [Some(0.25), Some(1.0), None, None, Some(0.5), None]
    );
    let info = it.map.info();
    assert_eq!(
        (info.title.as_str(), info.description.as_deref()),
        ("Lake", Some("About & more"))
    );
    let reed = it.map.factor(it.map.factor_ix("1").unwrap());
    assert_eq!(info.group(&reed.groups[0]).unwrap().label, "Plants");
    assert_eq!(
        (reed.x, reed.y, reed.description.as_deref()),
        (Some(87.5), Some(-3.0), Some("n"))
    );
    assert_eq!(reed.extra["x-fields"], serde_json::json!({"units": "kg"}));
    let first = it.map.links().next().unwrap().3;
    assert_eq!(first.extra["x-fields"]["confidence level"], "-2");
    let told = told(&it);
    for words in [
        "Mental Modeler project: 5 factors, 6 links (1 +, 2 −, 3 without a sign).",
        "2 weights are words (L, M, H), and were read as 0.25, 0.5 and 1.",
        "1 link has the weight 0",
        "2 links have no sign in the file.",
        "“odd” stands where a number is expected",
        "1 link was left out, since an end of it is not on the map: 1 → 9.",
        "1 scenario was left out: What if.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn the_twin_in_json_is_the_same() {
    let json = r#"{"info": {"name": "Lake"}, "groupNames": {"0": "", "2": "Plants"}, "concepts": [
        {"id": "1", "name": "Reed", "group": "2", "x": "87.5", "y": "-3", "relationships": [{"id": "2", "influence": "-0.25"}, {"id": "1", "influence": "1.5"}]},
        {"id": "2", "name": "Fish", "group": "0"}]}"#;
    let it = read("x.mmp", json).unwrap();
    assert_eq!(it.audit.format, Format::MentalModeler);
    assert_eq!(links(&it.map), ["Reed > Fish -", "Reed > Reed +"]);
    let own = it.map.links().last().unwrap().3;
    assert_eq!(
        (own.strength, &own.extra["x-fields"]["weight"]),
        (None, &1.5.into())
    );
    assert_eq!(it.map.info().groups.len(), 1);
    let options = ImportOptions {
        signs: signs_of("<0=?").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(json.as_bytes(), "x.mmp", &options).unwrap();
    assert_eq!(links(&it.map), ["Reed > Fish ?", "Reed > Reed +"]);
}

#[test]
fn xml_that_is_broken_or_meant_to_do_harm_ends_in_an_error_with_its_place() {
    let head = "<?xml version=\"1.0\"?>\n";
    let bomb = format!(
        "{head}<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<mentalmodeler><concepts><concept><name>&b;</name></concept></concepts></mentalmodeler>"
    );
    let outside = format!(
        "{head}<!DOCTYPE m [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<mentalmodeler><concepts><concept><name>&a;</name></concept></concepts></mentalmodeler>"
    );
    for text in [bomb, outside] {
        let error = read("x.mmp", &text).unwrap_err();
        assert_eq!(error.code(), Code::Syntax);
        assert!(error.0.message.contains("entity"), "{error}");
        assert_eq!(error.0.place.map(|p| p.line), Some(3), "{error}");
    }
    let deep = format!("{head}<mentalmodeler>{}", "<concepts>".repeat(90_000));
    assert_eq!(read("x.mmp", &deep).unwrap_err().code(), Code::Limit);
    let cut = &XML[..XML.len() / 2];
    let error = read("x.mmp", cut).unwrap_err();
    assert_eq!(error.code(), Code::Syntax, "{error}");
    assert!(error.0.place.is_some_and(|p| p.line > 5), "{error}");
    let error = read("x.mmp", "<mentalmodeler>\n<info></inf></mentalmodeler>").unwrap_err();
    assert_eq!(
        (error.code(), error.0.place.map(|p| (p.line, p.column))),
        (Code::Syntax, Some((2, 7))),
        "{error}"
    );
    let error = read("x.mmp", "<mentalmodeler><info/></mentalmodeler>").unwrap_err();
    assert!(error.0.message.contains("no list of concepts"), "{error}");
}

#[test]
fn a_megabyte_of_junk_is_soon_done_with() {
    let junk = format!("<mentalmodeler><concepts>{}", "<concept><id>1</id><x>1e999</x><relationships><relationship><id>1</id><influence>1e400</influence></relationship></relationships></concept>".repeat(7_500));
    let whole = format!("{junk}</concepts></mentalmodeler>");
    assert!(whole.len() > 1_000_000);
    within(10, || {
        let it = read("x.mmp", &whole).unwrap();
        assert_eq!(it.map.factor_count(), 7_500);
        assert!(it.map.links().all(|(.., l)| l.strength.is_none()));
    });
    within(10, || assert!(read("x.mmp", &junk).is_err()));
}

proptest::proptest! {
    #[test]
    fn any_text_like_a_project_gives_a_map_or_an_error(text in "(<concepts>|</concepts>|<concept>|</concept>|<id>|</id>|1|<relationships>|<!\\[CDATA\\[|\\]\\]>|&|;|#|<x/>|<!--|-->| ){0,30}") {
        let _ = import(format!("<mentalmodeler>{text}").as_bytes(), "x.mmp", &ImportOptions::default());
    }
}
