//! What a format that is written has no place for: it is kept all the same, or a warning names it.

use super::made_up::map;
use super::{has, read};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};
use system_map::format::{
    Exported, File, Format, ImportOptions, export, import_all, lost_in_a_document,
};
use system_map::model::{Link, Map, NamedLoop};

/// All formats that are written, but ours.
pub const WRITTEN: [Format; 12] = [
    Format::Kumu,
    Format::KumuBlueprint,
    Format::Csv,
    Format::Xlsx,
    Format::Loopy,
    Format::LoopyUrl,
    Format::Xmile,
    Format::Outline,
    Format::GraphMl,
    Format::Gexf,
    Format::Dot,
    Format::Mermaid,
];

/// What was written, read again.
pub fn again(written: &Exported, format: Format) -> Option<Map> {
    let parts = written.parts.iter();
    let files: Vec<File> = parts
        .map(|part| File {
            name: "x",
            bytes: &part.bytes,
        })
        .collect();
    let options = ImportOptions {
        format: Some(format).filter(|_| !format.is_table()),
        ..ImportOptions::default()
    };
    Some(import_all(&files, &options).ok()?.map)
}

/// The sentences of what was lost.
pub fn warned(written: &Exported) -> String {
    let all: Vec<String> = written.notes.iter().map(|note| note.sentence()).collect();
    all.join("\n")
}

/// Something that few formats hold: how a map gets it, what a warning calls it, whether it is there.
struct Thing {
    give: fn(&mut Value),
    called: &'static str,
    there: fn(&Map) -> bool,
}

fn any_link(map: &Map, is: impl Fn(&Link) -> bool) -> bool {
    map.links().any(|(.., link)| is(link))
}

fn any_loop(map: &Map, is: impl Fn(&NamedLoop) -> bool) -> bool {
    map.info().loops.iter().any(is)
}

fn beside<'m>(map: &'m Map, key: &str) -> &'m Value {
    map.info().extra.get(key).unwrap_or(&Value::Null)
}

/// The link, the loop and the group that every map of the test has.
fn mine<'d>(doc: &'d mut Value, list: &str) -> &'d mut Value {
    doc[list].as_array_mut().unwrap().last_mut().unwrap()
}

const THINGS: [Thing; 16] = [
    Thing {
        give: |doc| doc["x-notes"] = json!([{ "text": "See page 3", "x": 1, "y": 2 }]),
        called: "notes beside the map: See page 3.",
        there: |map| beside(map, "x-notes")[0]["text"] == "See page 3",
    },
    Thing {
        give: |doc| {
            doc["x-loops"] = json!([{ "id": "gone", "name": "Gone", "description": "Why" }]);
        },
        called: "named loops none of whose links is on the map: Gone.",
        there: |map| {
            let gone = beside(map, "x-loops").as_array().into_iter().flatten();
            gone.into_iter()
                .any(|of| of["name"] == "Gone" && of["description"] == "Why")
        },
    },
    Thing {
        give: |doc| doc["x-kumu"] = json!({ "perspectives": [{ "_id": "p", "name": "P" }] }),
        called: "perspectives and settings of Kumu",
        there: |map| beside(map, "x-kumu")["perspectives"][0]["name"] == "P",
    },
    Thing {
        give: |doc| doc["x-fields"] = json!({ "author": "Ann" }),
        called: "fields of the map: author.",
        there: |map| beside(map, "x-fields")["author"] == "Ann",
    },
    Thing {
        give: |doc| mine(doc, "loops")["x-fields"] = json!({ "tags": ["seen"] }),
        called: "named loops",
        there: |map| {
            any_loop(map, |of| {
                of.extra
                    .get("x-fields")
                    .is_some_and(|f| f["tags"][0] == "seen")
            })
        },
    },
    Thing {
        give: |doc| mine(doc, "loops")["x-mine"] = 1.into(),
        called: "named loops",
        there: |_| false,
    },
    Thing {
        give: |doc| mine(doc, "groups")["x-mine"] = 1.into(),
        called: "fields of groups",
        there: |_| false,
    },
    Thing {
        give: |doc| mine(doc, "views")["x-mine"] = 1.into(),
        called: "views",
        there: |_| false,
    },
    Thing {
        give: |doc| mine(doc, "links")["x-curvature"] = 0.5.into(),
        called: "bends of links",
        there: |map| {
            any_link(map, |link| {
                link.extra.get("x-curvature") == Some(&0.5.into())
            })
        },
    },
    Thing {
        give: |doc| mine(doc, "links")["x-reversed"] = true.into(),
        called: "that links were drawn from their effect",
        there: |map| {
            any_link(map, |link| {
                link.extra.get("x-reversed") == Some(&true.into())
            })
        },
    },
    Thing {
        give: |doc| mine(doc, "links")["x-style"] = json!({ "color": "#ff0000" }),
        called: "looks of single factors and links",
        there: |map| {
            any_link(map, |link| {
                link.extra
                    .get("x-style")
                    .is_some_and(|s| s["color"] == "#ff0000")
            })
        },
    },
    Thing {
        give: |doc| mine(doc, "links")["x-type"] = "Flow of words".into(),
        called: "types of links",
        there: |map| {
            any_link(map, |link| {
                link.extra.get("x-type") == Some(&"Flow of words".into())
            })
        },
    },
    Thing {
        give: |doc| {
            doc["x-undirected"] =
                json!([{ "id": "line", "from": "q1", "to": "q2", "x-curvature": 0.5 }]);
        },
        called: "bends of links",
        there: |map| beside(map, "x-undirected")[0]["x-curvature"] == 0.5,
    },
    Thing {
        give: |doc| {
            doc["x-undirected"] =
                json!([{ "id": "line", "from": "q1", "to": "q2", "x-style": { "a": 1 } }]);
        },
        called: "looks of single factors and links",
        there: |map| beside(map, "x-undirected")[0]["x-style"]["a"] == 1,
    },
    Thing {
        give: |doc| doc["convention"] = "s-o".into(),
        called: "how signs are drawn (convention): s-o.",
        there: |_| false,
    },
    Thing {
        give: |doc| doc["width"] = "strength".into(),
        called: "that strong links are drawn wider (width)",
        there: |_| false,
    },
];

/// A map with two factors, two links, a loop, a group and a view more.
fn with_mine(map: &Map) -> Value {
    let mut doc: Value = serde_json::from_str(&system_map::format::json::write(map)).unwrap();
    for (list, items) in [
        ("groups", json!([{ "id": "q-group", "label": "Mine" }])),
        (
            "factors",
            json!([{ "id": "q1", "label": "One thing", "groups": ["q-group"] }, { "id": "q2", "label": "Another" }]),
        ),
        (
            "links",
            json!([{ "id": "q-there", "from": "q1", "to": "q2", "polarity": "+" }, { "id": "q-back", "from": "q2", "to": "q1" }]),
        ),
        (
            "loops",
            json!([{ "id": "q-loop", "name": "Turn", "links": ["q-there", "q-back"] }]),
        ),
        (
            "views",
            json!([{ "id": "q-view", "title": "Part", "factors": ["q1"] }]),
        ),
    ] {
        if doc.get(list).is_none() {
            doc[list] = json!([]);
        }
        let all = doc[list].as_array_mut().unwrap();
        all.extend(items.as_array().unwrap().iter().cloned());
    }
    doc
}

fn of(doc: &Value) -> Map {
    let read = system_map::format::read(doc.to_string().as_bytes(), &Default::default());
    read.unwrap().map
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 24, ..Config::default() })]

    #[test]
    fn what_a_map_has_is_written_or_a_warning_names_it(map in map()) {
        let base = with_mine(&map);
        for thing in &THINGS {
            let mut doc = base.clone();
            (thing.give)(&mut doc);
            let map = of(&doc);
            for format in WRITTEN {
                let written = match export(&map, format) {
                    Ok(written) => written,
                    // An address may be too long.
                    Err(_) if format == Format::LoopyUrl => continue,
                    Err(error) => return Err(TestCaseError::fail(error.to_string())),
                };
                let told = warned(&written);
                let kept = told.contains(thing.called)
                    || again(&written, format).is_some_and(|back| (thing.there)(&back));
                prop_assert!(kept, "{:?}: {}\n{}", format, thing.called, told);
            }
        }
    }
}

#[test]
fn what_is_beside_a_map_is_named_by_every_writer_that_does_not_hold_it() {
    let mut doc = with_mine(&Map::new(Default::default()));
    doc["x-notes"] = json!([{ "text": "See the report,\npage 3" }, { "text": "Total" }]);
    let map = of(&doc);
    for format in WRITTEN {
        let told = warned(&export(&map, format).unwrap());
        let said = told.contains("This is not written, since this format has no place for it: notes beside the map (2): See the report, page 3, Total.");
        let holds = matches!(format, Format::Loopy | Format::LoopyUrl);
        assert_eq!(said, !holds, "{format:?} {told}");
    }
    for thing in &THINGS {
        let mut doc = doc.clone();
        (thing.give)(&mut doc);
        let notes = lost_in_a_document(&of(&doc));
        let told: Vec<String> = notes.iter().map(|note| note.sentence()).collect();
        has(&told.join("\n"), &[thing.called]);
    }
}

#[test]
fn of_a_map_that_has_nothing_of_the_kind_nothing_is_said_to_be_left_out() {
    let map = read("x.csv", "From,To,Type\nTrust,Sharing,+\nSharing,Trust,-\n").unwrap();
    for format in WRITTEN {
        let written = export(&map.map, format).unwrap();
        let told = warned(&written);
        for thing in &THINGS {
            assert!(!told.contains(thing.called), "{format:?} {told}");
        }
    }
}

#[test]
fn the_colour_of_a_loop_that_an_outline_leaves_out_is_told_once() {
    let mut doc = with_mine(&Map::new(Default::default()));
    mine(&mut doc, "loops")["color"] = "#ff0000".into();
    let told = warned(&export(&of(&doc), Format::Outline).unwrap());
    has(&told, &["no place for it: colours of loops."]);
}

#[test]
fn only_descriptions_that_are_written_are_said_to_be_changed() {
    let mut doc = with_mine(&Map::new(Default::default()));
    doc["description"] = "An <b>old</b> map".into();
    mine(&mut doc, "loops")["story"] = "As in <b>all</b>".into();
    mine(&mut doc, "views")["description"] = "A <b>part</b>".into();
    mine(&mut doc, "links")["description"] = "Says <b>Ann</b>".into();
    let map = of(&doc);
    for (format, changed) in [
        (Format::Kumu, 4),
        (Format::GraphMl, 2),
        (Format::Csv, 1),
        (Format::Xmile, 0),
        (Format::Loopy, 0),
        (Format::LoopyUrl, 0),
    ] {
        let notes = export(&map, format).unwrap().notes;
        let notes = notes.iter().filter(|note| note.sentence().contains("&lt;"));
        let told: usize = notes.map(|note| note.count).sum();
        assert_eq!(told, changed, "{format:?}");
    }
}

/// Formats that hold fields of the author's: Kumu's two, tables, graphs.
const WITH_FIELDS: [Format; 7] = [
    Format::Kumu,
    Format::KumuBlueprint,
    Format::Csv,
    Format::Xlsx,
    Format::GraphMl,
    Format::Gexf,
    Format::Dot,
];

/// The fields that a factor keeps.
fn fields_of<'m>(map: &'m Map, factor: &str) -> &'m Value {
    &map.factor(map.factor_ix(factor).unwrap()).extra["x-fields"]
}

#[test]
fn an_address_in_a_field_is_written_into_graphs_and_tables() {
    let mut doc = with_mine(&Map::new(Default::default()));
    mine(&mut doc, "factors")["x-fields"] = json!({ "URL": "https://example.org", "email": "no" });
    let map = of(&doc);
    for &format in &WITH_FIELDS[2..] {
        let back = again(&export(&map, format).unwrap(), format).unwrap();
        let fields = fields_of(&back, "q2");
        assert_eq!(fields["URL"], "https://example.org", "{format:?}");
        assert_eq!(fields["email"], "no", "{format:?}");
    }
    let kumu = export(&map, Format::Kumu).unwrap();
    has(
        &warned(&kumu),
        &[
            "“(field)” stands behind the name of 1 field that would mean something else there: email.",
        ],
    );
    let back = again(&kumu, Format::Kumu).unwrap();
    let fields = fields_of(&back, "q2");
    assert_eq!(fields["URL"], "https://example.org");
    assert_eq!(fields["email (field)"], "no");
}

#[test]
fn fields_under_names_that_mean_something_else_are_written_under_others() {
    let mut doc = with_mine(&Map::new(Default::default()));
    mine(&mut doc, "factors")["x-fields"] =
        json!({ "Strength": "High", "Direction": "up", "Type": "t" });
    mine(&mut doc, "links")["x-fields"] =
        json!({ "Strength": "Strong", "Confidence": 3, "Direction": "up", "ID": "i" });
    let map = of(&doc);
    for format in WITH_FIELDS {
        let back = again(&export(&map, format).unwrap(), format).unwrap();
        let text = fields_of(&back, "q2").to_string();
        let links: Vec<String> = (back.links())
            .filter_map(|(.., link)| Some(link.extra.get("x-fields")?.to_string()))
            .collect();
        let text = format!("{text} {links:?}");
        for kept in ["High", "up", "Strong", "Confidence", "Direction"] {
            assert!(text.contains(kept), "{format:?}: {kept}: {text}");
        }
    }
}

#[test]
fn what_loopy_makes_of_ids_places_and_symbols_is_told() {
    let mut doc = with_mine(&Map::new(Default::default()));
    doc["x-notes"] = json!([{ "text": "R", "x": 1, "y": 2, "loop": true }]);
    mine(&mut doc, "factors")["x"] = 1.5.into();
    mine(&mut doc, "factors")["y"] = (-20).into();
    mine(&mut doc, "factors")["pinned"] = true.into();
    let told = warned(&export(&of(&doc), Format::Loopy).unwrap());
    has(
        &told,
        &[
            "ids of factors, which are made anew of their names (2)",
            "ids of links (2)",
            "that factors stay at their places.",
            "1 text was changed, since this format can't hold it as it is: places are whole numbers.",
            "all factors are moved, so that none is beyond the edge of the canvas.",
            "symbols of loops are notes like others.",
        ],
    );
}

#[test]
fn groups_that_become_one_or_change_places_are_told() {
    let groups = |groups: Value| {
        let doc = json!({ "format": "system-map", "version": 1, "groups": groups,
            "factors": [{ "id": "a", "label": "A", "groups": ["g"] }, { "id": "b", "label": "B", "groups": ["h"] }], "links": [] });
        of(&doc)
    };
    let twice = groups(json!([{ "id": "g", "label": "G" }, { "id": "h", "label": "G" }]));
    let bare = groups(json!([{ "id": "g", "label": "G" }, { "id": "h", "label": "" }]));
    let turned = groups(json!([{ "id": "h", "label": "H" }, { "id": "g", "label": "G" }]));
    let plain = groups(json!([{ "id": "g", "label": "G" }, { "id": "h", "label": "H" }]));
    for format in WRITTEN {
        let told = |map: &Map| warned(&export(map, format).unwrap());
        let one = told(&twice).contains("groups of one name become one.");
        let none = told(&bare).matches("groups without a label.").count() == 1;
        let order = told(&turned).contains("the order of groups, which gives them their colours.");
        // LOOPY has colours alone, and XMILE a list of groups.
        let loopy = matches!(format, Format::Loopy | Format::LoopyUrl);
        let model = format == Format::Xmile;
        let expected = (!loopy, !loopy && !model, !loopy && !model);
        assert_eq!((one, none, order), expected, "{format:?}");
        let told = told(&plain);
        assert!(
            !told.contains("order of") && !told.contains("become one"),
            "{told}"
        );
    }
}

#[test]
fn a_line_without_a_direction_keeps_its_id_in_graphs_and_what_nobody_knows_of_it_is_told() {
    let mut doc = with_mine(&Map::new(Default::default()));
    doc["x-undirected"] = json!([{ "id": "line 1", "from": "q1", "to": "q2", "x-mine": 1 }]);
    let map = of(&doc);
    for format in WRITTEN {
        let written = export(&map, format).unwrap();
        let told = warned(&written);
        has(
            &told,
            &["keys of the file that this program does not know."],
        );
        let holds = matches!(
            format,
            Format::Kumu
                | Format::KumuBlueprint
                | Format::Csv
                | Format::Xlsx
                | Format::GraphMl
                | Format::Gexf
                | Format::Dot
        );
        let back = again(&written, format).unwrap();
        assert_eq!(
            beside(&back, "x-undirected")[0]["id"] == "line 1",
            holds,
            "{format:?}"
        );
        assert!(
            holds || told.contains("lines without a direction"),
            "{format:?} {told}"
        );
    }
}

#[test]
fn numbers_that_become_text_and_labels_of_loops_that_become_words_are_told() {
    let mut doc = with_mine(&Map::new(Default::default()));
    mine(&mut doc, "links")["x-fields"] = json!({ "votes": 3 });
    mine(&mut doc, "loops")["label"] = "Growth".into();
    let map = of(&doc);
    for format in [Format::Csv, Format::Xlsx, Format::GraphMl] {
        let told = warned(&export(&map, format).unwrap());
        has(&told, &["fields that are numbers or lists become text."]);
    }
    for format in [Format::Kumu, Format::KumuBlueprint] {
        let told = warned(&export(&map, format).unwrap());
        has(
            &told,
            &["labels of loops that are not like R1 or B2 are words of their names."],
        );
    }
}

#[test]
fn what_is_said_of_tags_in_descriptions_is_a_whole_sentence() {
    let doc = json!({"format": "system-map", "version": 1, "links": [],
        "factors": [{"id": "a", "label": "A", "description": "a <b>x</b> and &lt;c>"}]});
    for format in [Format::Kumu, Format::GraphMl, Format::Dot] {
        let told = warned(&export(&of(&doc), format).unwrap());
        assert!(told.contains("so that none is HTML"), "{told}");
    }
}

#[test]
fn a_field_never_takes_the_place_of_a_number_and_no_number_that_of_a_field() {
    for name in ["Strength", "strength", "Confidence", "confidence"] {
        let mut doc = with_mine(&Map::new(Default::default()));
        let link = mine(&mut doc, "links");
        (link["strength"], link["confidence"]) = (0.5.into(), 0.25.into());
        link["x-fields"] = json!({ name: "High" });
        let map = of(&doc);
        for format in WITH_FIELDS {
            let back = again(&export(&map, format).unwrap(), format).unwrap();
            let found = back.links().find(|(.., link)| {
                let fields = link.extra.get("x-fields");
                fields.is_some_and(|fields| fields.to_string().contains("High"))
            });
            let Some((.., link)) = found else {
                panic!("{format:?} {name}: the field is gone");
            };
            assert_eq!(link.strength, Some(0.5), "{format:?} {name}");
            if !matches!(format, Format::GraphMl | Format::Gexf | Format::Dot) {
                assert_eq!(link.confidence, Some(0.25), "{format:?} {name}");
            }
        }
    }
}

#[test]
fn fields_of_several_factors_in_other_letters_share_a_column() {
    let mut doc = with_mine(&Map::new(Default::default()));
    mine(&mut doc, "factors")["x-fields"] = json!({ "URL": "https://example.org" });
    let first = doc["factors"][0].as_object_mut().unwrap();
    first.insert(
        "x-fields".to_owned(),
        json!({ "url": "https://example.com", "Url": "three" }),
    );
    let map = of(&doc);
    for format in [Format::Csv, Format::Xlsx] {
        let written = export(&map, format).unwrap();
        let back = again(&written, format).unwrap();
        let all: Vec<String> = (back.factors())
            .filter_map(|(_, of)| Some(of.extra.get("x-fields")?.to_string()))
            .collect();
        let all = all.join(" ");
        let both =
            all.contains("example.org") && (all.contains("example.com") || all.contains("three"));
        assert!(both, "{format:?}: {all}");
        has(&warned(&written), &["upper and lower case"]);
    }
}

#[test]
fn no_field_of_a_link_without_a_sign_gives_it_one_in_another_format() {
    let links = |fields: [Value; 3]| {
        let ends = [("a", "b"), ("b", "c"), ("c", "a")];
        let links = ends.iter().zip(&fields).enumerate();
        links
            .map(|(i, ((from, to), more))| {
                let mut link = json!({ "id": format!("e{i}"), "from": from, "to": to });
                let of = link.as_object_mut().unwrap();
                of.extend(more.as_object().unwrap().clone());
                link
            })
            .collect::<Vec<Value>>()
    };
    for fields in [
        [
            json!({ "x-fields": { "Score": -1 } }),
            json!({ "x-fields": { "Score": 1 } }),
            json!({}),
        ],
        [
            json!({ "x-fields": { "Score": "-1" } }),
            json!({}),
            json!({}),
        ],
        [
            json!({ "x-fields": { "Polarity": "1" } }),
            json!({}),
            json!({}),
        ],
        [
            json!({ "label": "+", "x-fields": { "Sign": "1" } }),
            json!({ "label": "-", "x-fields": { "Sign": "none" } }),
            json!({ "tags": ["+"], "x-fields": { "Polarity": "?" } }),
        ],
        [
            json!({ "label": "-", "x-fields": { "Polarity": 0 } }),
            json!({}),
            json!({}),
        ],
    ] {
        let map = of(&json!({ "format": "system-map", "version": 1, "title": "T",
            "factors": [{ "id": "a" }, { "id": "b" }, { "id": "c" }], "links": links(fields.clone()) }));
        for format in WITH_FIELDS {
            let out = export(&map, format).unwrap();
            let back = again(&out, format).unwrap();
            for (.., link) in back.links() {
                assert!(link.polarity.is_unknown(), "{format:?} {fields:?}");
                let kind = link.extra.get("x-type").and_then(Value::as_str);
                assert!(
                    kind.is_none_or(|kind| kind == "?"),
                    "{format:?} {fields:?} {kind:?}"
                );
            }
        }
    }
}

#[test]
fn fields_of_factors_are_never_the_ends_of_links() {
    for [from, to] in [
        ["Source", "Target"],
        ["Cause", "Effect"],
        ["Start", "target"],
        ["From", "To"],
    ] {
        let map = of(&json!({ "format": "system-map", "version": 1, "title": "T",
            "factors": [{ "id": "a", "x-fields": { from: "WHO" } }, { "id": "b", "x-fields": { to: "5" } }],
            "links": [{ "id": "e", "from": "a", "to": "b", "polarity": "+" }] }));
        for format in WITH_FIELDS {
            let out = export(&map, format).unwrap();
            let back = again(&out, format).unwrap();
            assert_eq!(
                (back.factor_count(), back.link_count()),
                (2, 1),
                "{format:?} {from}"
            );
            let text = fields_of(&back, "a").to_string() + &fields_of(&back, "b").to_string();
            assert!(
                text.contains("WHO") && text.contains('5'),
                "{format:?} {text}"
            );
        }
    }
}
