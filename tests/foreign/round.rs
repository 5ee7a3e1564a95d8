//! What is written in another format and read again: the same, as far as the format holds it.

use super::made_up::map;
use proptest::prelude::*;
use proptest::test_runner::Config;
use system_map::format::{File, Format, ImportOptions, export, import_all};
use system_map::model::{Factor, Link, Map};

/// Formats of other programs that hold most of a map.
const OTHERS: [Format; 10] = [
    Format::Kumu,
    Format::KumuBlueprint,
    Format::Csv,
    Format::Xlsx,
    Format::Xmile,
    Format::Outline,
    Format::GraphMl,
    Format::Gexf,
    Format::Dot,
    Format::Mermaid,
];

/// A map written in a format and read again.
fn again(map: &Map, format: Format) -> Result<Map, TestCaseError> {
    let fail = |e: system_map::error::Error| TestCaseError::fail(e.to_string());
    let parts = export(map, format).map_err(fail)?.parts;
    let files: Vec<File> = parts
        .iter()
        .map(|p| File {
            name: "x",
            bytes: &p.bytes,
        })
        .collect();
    let options = ImportOptions {
        // A chart without arrows is anything.
        format: Some(format).filter(|_| format == Format::Mermaid),
        ..ImportOptions::default()
    };
    Ok(import_all(&files, &options).map_err(fail)?.map)
}

/// A text as tables keep it.
fn bare(text: &str) -> String {
    system_map::names::trimmed(text).to_owned()
}

/// A text as the cells of a workbook keep it.
fn cell(text: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = bare(text)
        .replace("\r\n", "\n")
        .chars()
        .filter(kept)
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect();
    bare(&text)
}

fn whole(text: &str) -> String {
    text.to_owned()
}

type Text = fn(&str) -> String;

/// Label, first group and description; place.
type Kept = ([Option<String>; 3], [Option<f64>; 2]);

/// Label, first group, description and place of every factor.
fn factors(map: &Map, text: Text) -> Vec<Kept> {
    let kept = |t: &str| Some(text(t)).filter(|t| !t.is_empty());
    map.factors()
        .map(|(_, f)| {
            let group = f.groups.first();
            let group = group.map(|id| map.info().group(id).map_or(id, |g| &g.label));
            let group = group.map(|g| cell(g)).filter(|g| !g.is_empty());
            let about = f.description.as_deref().and_then(kept);
            ([kept(&f.label), group, about], [f.x, f.y])
        })
        .collect()
}

/// Ends (by number), sign and delay, strength and confidence, and label of every link.
fn links(map: &Map, text: Text, format: Format) -> Vec<(String, [Option<f64>; 2], Option<String>)> {
    // A label that is only the sign is none in DOT, which says so.
    let only_sign =
        |link: &Link, label: &str| format == Format::Dot && label == link.polarity.token();
    let about = |link: &Link| {
        let label = link
            .label
            .as_deref()
            .filter(|label| !only_sign(link, label));
        label.map(text).filter(|t| !t.is_empty())
    };
    map.links()
        .map(|(_, from, to, l)| {
            let (from, to, delayed) = (from.index(), to.index(), !l.delay.is_none());
            let what = format!("{from} {to} {} {delayed}", l.polarity.token());
            (what, [l.strength, l.confidence], about(l))
        })
        .collect()
}

fn same(map: &Map, format: Format, text: Text) -> Result<(), TestCaseError> {
    let back = again(map, format)?;
    prop_assert_eq!(factors(map, text), factors(&back, text));
    prop_assert_eq!(links(map, text, format), links(&back, text, format));
    Ok(())
}

/// A text as XML holds it.
fn xml(text: &str) -> String {
    let bad = |c: &char| {
        c.is_ascii_control() && !"\n\r\t\u{7f}".contains(*c) || "\u{fffe}\u{ffff}".contains(*c)
    };
    text.chars().filter(|c| !bad(c)).collect()
}

/// A text as a flowchart holds it.
fn chart(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.replace(['\t', '\u{a0}'], " ");
    let kept = |c: &char| (!c.is_control() || *c == '\n') && *c != '\u{feff}';
    text.chars().filter(kept).collect()
}

/// All that a flowchart holds.
fn drawn(map: &Map) -> Vec<String> {
    let info = map.info();
    let mut all = vec![info.title.clone()];
    for (_, f) in map.factors() {
        let group = f
            .groups
            .first()
            .map(|id| info.group(id).map_or(id, |g| &g.label));
        let group = group.map(|g| bare(&chart(&bare(g)))).unwrap_or_default();
        all.push(format!("{:?} {group:?}", chart(&f.label)));
    }
    for (_, from, to, l) in map.links() {
        let label = bare(&chart(&l.label.clone().unwrap_or_default()));
        all.push(format!(
            "{} {} {:?} {:?} {label:?}",
            from.index(),
            to.index(),
            l.polarity,
            l.delay
        ));
    }
    all
}

/// All that an outline holds.
fn typed(map: &Map) -> Vec<String> {
    let info = map.info();
    let whole = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut all = vec![format!("{:?} {:?}", info.title, whole(&info.description))];
    for (_, f) in map.factors() {
        let groups = f
            .groups
            .iter()
            .map(|id| info.group(id).map_or(id, |g| &g.label));
        let mut groups: Vec<String> = groups.map(|g| bare(g)).filter(|g| !g.is_empty()).collect();
        let mut seen = std::collections::BTreeSet::new();
        groups.retain(|g| seen.insert(g.clone()));
        all.push(format!(
            "{:?} {:?} {:?} {groups:?} {:?}",
            f.id,
            f.label,
            whole(&f.description),
            f.tags
        ));
    }
    for (_, from, to, l) in map.links() {
        let ends = (&map.factor(from).id, &map.factor(to).id);
        all.push(format!(
            "{:?} {ends:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            l.id,
            l.polarity,
            l.delay,
            l.strength,
            l.confidence,
            l.label,
            whole(&l.description),
            l.tags
        ));
    }
    all
}

/// In tables, ids are cells: without blanks at their ends, and there.
fn has_plain_ids(map: &Map, text: Text) -> bool {
    let mut ids: Vec<String> = map.factors().map(|(_, f)| text(&f.id)).collect();
    ids.sort();
    let plain = ids.iter().all(|id| !id.is_empty());
    let count = ids.len();
    ids.dedup();
    plain && ids.len() == count
}

/// A text as one line, without what XML forbids.
fn xmile_line(text: &str) -> String {
    let allowed = |c: &char| !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(allowed).collect();
    system_map::names::words(&text).join(" ")
}

/// A label as the name of a variable.
fn xmile_name(label: &str) -> String {
    xmile_line(&label.replace('_', " "))
}

/// Labels of the groups of a factor, or their ids.
fn xmile_groups(map: &Map, factor: &Factor) -> Vec<String> {
    let groups = factor.groups.iter();
    let mut labels: Vec<String> = groups
        .map(|id| {
            let label = map.info().group(id).map_or(id, |group| &group.label);
            let lines = [label, id, "group"].map(xmile_line);
            lines
                .into_iter()
                .find(|l| !l.is_empty())
                .unwrap_or_default()
        })
        .collect();
    labels.sort();
    labels.dedup();
    labels
}

/// Ends (by number), sign and delay of every link.
fn xmile_links(map: &Map) -> Vec<String> {
    map.links()
        .map(|(_, from, to, l)| {
            let sign = ["?", "+", "-"][(l.polarity.sign().rem_euclid(3)) as usize];
            format!(
                "{} {} {sign} {}",
                from.index(),
                to.index(),
                l.delay.is_none()
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 200, ..Config::default() })]

    #[test]
    fn a_blueprint_keeps_factors_and_links(map in map()) {
        same(&map, Format::KumuBlueprint, whole)?;
    }

    #[test]
    fn a_project_keeps_factors_and_links(map in map()) {
        // Nothing at all is taken for a project whose data is elsewhere.
        if map.factor_count() > 0 {
            same(&map, Format::Kumu, whole)?;
        }
    }

    #[test]
    fn two_tables_keep_factors_and_links(map in map()) {
        if has_plain_ids(&map, bare) {
            same(&map, Format::Csv, bare)?;
        }
    }

    #[test]
    fn a_workbook_keeps_factors_and_links(map in map()) {
        if has_plain_ids(&map, cell) {
            same(&map, Format::Xlsx, cell)?;
        }
    }

    #[test]
    fn a_model_in_xmile_keeps_names_places_groups_and_links(map in map()) {
        let back = again(&map, Format::Xmile)?;
        prop_assert_eq!(xmile_links(&map), xmile_links(&back));
        let mut names: Vec<String> = Vec::new();
        for ((_, here), (_, there)) in map.factors().zip(back.factors()) {
            // A name that is there already gets a number.
            let (label, name) = (xmile_name(&here.label), system_map::names::folded(&there.label));
            prop_assert!(!names.contains(&name), "{}", name);
            names.push(name);
            if !label.is_empty() {
                let rest = there.label.strip_prefix(label.as_str());
                prop_assert!(rest.is_some_and(|r| r.is_empty() || r.starts_with('#')), "{:?} {:?}", label, there.label);
            }
            if here.x.is_some() && here.y.is_some() {
                prop_assert_eq!((here.x, here.y), (there.x, there.y));
            }
            let about = |text: &Option<String>| xmile_line(text.as_deref().unwrap_or_default());
            let held = here.description.as_deref().map(|text| bare(&xml(text)));
            prop_assert_eq!(about(&held), about(&there.description));
            prop_assert_eq!(xmile_groups(&map, here), xmile_groups(&back, there));
        }
        prop_assert_eq!(xmile_line(&map.info().title), back.info().title.clone());
        // Once it is in the form of the format (groups in the order of their list, those of one name
        // as one), nothing changes any more.
        let twice = again(&back, Format::Xmile)?;
        let thrice = again(&twice, Format::Xmile)?;
        prop_assert_eq!(system_map::format::json::write(&twice), system_map::format::json::write(&thrice));
    }

    #[test]
    fn any_model_gives_a_map_or_an_error(text in r#"(10,|1,|11,|12,|[0-9]{1,2},|a|"|\\\\\\---///|///---\\\\\\|\*|=|~|\||INTEG\(|A FUNCTION OF\(|\)|-|:MACRO:|\n|\{|\[|\\){0,60}"#, xml in r#"(<xmile>|<model( name="a")?>|<variables>|<aux name="a">|<view>|<eqn>|</eqn>|</aux>|</variables>|</model>|<connector>|<from>|<!\[CDATA\[|]]>|<!--|&|;|#x|<|>|a|"|'| |é){0,40}"#) {
        let options = |format| ImportOptions { format: Some(format), ..ImportOptions::default() };
        let _ = system_map::format::import(text.as_bytes(), "x", &options(Format::Vensim));
        let _ = system_map::format::import(text.as_bytes(), "x", &ImportOptions::default());
        let _ = system_map::format::import(xml.as_bytes(), "x", &options(Format::Xmile));
        let _ = system_map::format::import(xml.as_bytes(), "x", &ImportOptions::default());
    }

    #[test]
    fn graphml_keeps_factors_and_links(map in map()) {
        same(&map, Format::GraphMl, xml)?;
    }

    #[test]
    fn gexf_keeps_factors_and_links(map in map()) {
        same(&map, Format::Gexf, xml)?;
    }

    #[test]
    fn dot_keeps_factors_and_links(map in map()) {
        same(&map, Format::Dot, whole)?;
    }

    #[test]
    fn a_flowchart_keeps_labels_groups_signs_and_delays(map in map()) {
        let back = again(&map, Format::Mermaid)?;
        prop_assert_eq!(drawn(&map), drawn(&back));
    }

    #[test]
    fn any_text_of_marks_gives_a_map_or_an_error(
        text in "((graph|digraph|subgraph|node|edge|flowchart|end|id|source|target|label|A|B|-->|->|--|\\{|\\}|\\[|\\]|\"|\\||:|;|<|>|=|&|#|\\+|1) ?\n?){0,30}",
        format in 0usize..6,
    ) {
        let formats = [Format::Outline, Format::GraphMl, Format::Gexf, Format::Gml, Format::Dot, Format::Mermaid];
        let heads = ["", "<graphml><graph>", "<gexf><graph>", "graph [ ", "digraph { ", "flowchart LR\n"];
        let options = ImportOptions { format: Some(formats[format]), ..ImportOptions::default() };
        let text = format!("{}{text}", heads[format]);
        let _ = system_map::format::import(text.as_bytes(), "x", &options);
    }

    #[test]
    fn an_outline_keeps_all_but_places(map in map()) {
        if map.factor_count() > 0 {
            let back = again(&map, Format::Outline)?;
            prop_assert_eq!(typed(&map), typed(&back));
        }
    }

    #[test]
    fn our_own_format_keeps_everything(map in map()) {
        let back = again(&map, Format::SystemMap)?;
        prop_assert_eq!(system_map::format::json::write(&map), system_map::format::json::write(&back));
    }

    #[test]
    fn any_bytes_give_a_map_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..300), name in "x\\.(csv|xlsx|json|gz)") {
        let _ = system_map::format::import(&bytes, &name, &ImportOptions::default());
    }

    #[test]
    fn any_table_gives_a_map_or_an_error(text in "((from|to|A|B|label|type|weight|-?[0-9],[0-9]|\\+|--|\"|NaN| )[,;\t\n]){0,40}") {
        let _ = system_map::format::import(text.as_bytes(), "x.csv", &ImportOptions::default());
    }
}

/// Labels of marks that mean something in some format.
fn marks() -> impl Strategy<Value = String> {
    "(->|-->|→|=>|<-|:|\\[|\\]|\\{|\\}|\"|#|#tag|\\\\|\\\\N|\\\\n|<br>|<|>|&|&amp;|#35;|\\||;|,|=|@|loop|end|//|-|\\*|\\+|'|`| |A|b|‘|’|“|”|„|«|»|\\(|\\)|–){0,6}"
}

fn of_marks() -> impl Strategy<Value = Map> {
    let link = (marks(), marks(), 0usize..4);
    let links = proptest::collection::vec(link, 0..3);
    let factor = (
        marks(),
        marks(),
        marks(),
        proptest::collection::vec(marks(), 0..2),
    );
    (proptest::collection::vec(factor, 2..4), links, marks()).prop_map(|(factors, links, title)| {
        let factors: Vec<_> = factors
            .into_iter()
            .enumerate()
            .map(|(i, (label, about, group, tags))| {
                serde_json::json!({ "id": format!("f{i}"), "label": label, "description": about, "groups": [group], "tags": tags })
            })
            .collect();
        let signs = ["+", "-", "?", "±"];
        let links: Vec<_> = links
            .into_iter()
            .enumerate()
            .map(|(i, (label, about, sign))| {
                serde_json::json!({ "id": format!("l{i}"), "from": "f0", "to": format!("f{}", i % 2), "label": label, "description": about, "polarity": signs[sign] })
            })
            .collect();
        let map = serde_json::json!({ "format": "system-map", "version": 1, "title": title, "factors": factors, "links": links });
        let read = system_map::format::read(map.to_string().as_bytes(), &Default::default());
        read.unwrap().map
    })
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 500, ..Config::default() })]

    #[test]
    fn labels_of_marks_come_back_from_every_text_that_people_type(map in of_marks()) {
        prop_assert_eq!(typed(&map), typed(&again(&map, Format::Outline)?));
        prop_assert_eq!(drawn(&map), drawn(&again(&map, Format::Mermaid)?));
        same(&map, Format::GraphMl, xml)?;
        same(&map, Format::Gexf, xml)?;
        same(&map, Format::Dot, whole)?;
    }
}

#[test]
fn what_a_format_has_no_place_for_is_named() {
    let text = r#"{"format": "system-map", "version": 1, "title": "T",
        "sources": [{"id": "s", "title": "S"}],
        "factors": [{"id": "a", "label": "A", "evidence": [{"quote": "q", "source": "s"}]}],
        "links": [{"from": "a", "to": "a", "delay": "long"}],
        "stories": [{"id": "t", "title": "Tale", "steps": []}]}"#;
    let map = system_map::format::read(text.as_bytes(), &Default::default())
        .unwrap()
        .map;
    for format in OTHERS {
        let notes = export(&map, format).unwrap().notes;
        let told: Vec<String> = notes
            .iter()
            .map(system_map::format::audit::Note::sentence)
            .collect();
        let told = told.join("\n");
        assert!(
            told.contains("evidence of 1 factor or link")
                && told.contains("stories")
                && told.contains("sources"),
            "{told}"
        );
        assert_eq!(
            told.contains("that a delay is long"),
            matches!(format, Format::Kumu | Format::KumuBlueprint | Format::Xmile),
            "{told}"
        );
    }
    assert!(export(&map, Format::SystemMap).unwrap().notes.is_empty());
}

#[test]
fn a_workbook_is_the_same_whenever_it_is_written() {
    let map = super::read("x.csv", "From,To,Type\nA,B,-\n").unwrap().map;
    let bytes = || export(&map, Format::Xlsx).unwrap().parts.remove(0).bytes;
    let first = bytes();
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert_eq!(first, bytes());
}

#[test]
fn what_is_said_of_groups_and_loops_is_named_where_it_is_not_written() {
    let text = r##"{"format": "system-map", "version": 1, "my-key": 1,
        "groups": [{"id": "g", "label": "G", "color": "#ff0000", "description": "Why G."}, {"id": "h", "label": "H"}],
        "factors": [{"id": "a", "label": "A", "groups": ["g"]}],
        "links": [{"id": "mine", "from": "a", "to": "a", "polarity": "+"}],
        "loops": [{"id": "l", "name": "L", "links": ["mine"], "color": "#00ff00"}]}"##;
    let map = system_map::format::read(text.as_bytes(), &Default::default());
    let map = map.unwrap().map;
    let told = |notes: &[system_map::format::audit::Note]| {
        let told: Vec<String> = notes.iter().map(|note| note.sentence()).collect();
        told.join("\n")
    };
    let parts = [
        "colours of groups",
        "descriptions of groups",
        "groups without factors",
        "keys of the file that this program does not know",
    ];
    for format in OTHERS.into_iter().chain([Format::Loopy]) {
        let told = told(&export(&map, format).unwrap().notes);
        for part in parts {
            assert_eq!(told.matches(part).count(), 1, "{format:?} {part}\n{told}");
        }
        let loops = ["colours of loops", "named loops"];
        assert!(loops.iter().any(|part| told.contains(part)), "{told}");
        assert_eq!(
            told.contains("ids of links"),
            matches!(format, Format::Mermaid | Format::Xmile | Format::Loopy),
            "{format:?} {told}"
        );
    }
    let told = told(&system_map::format::lost_in_a_document(&map));
    for part in parts {
        assert!(told.contains(part), "{told}");
    }
}
