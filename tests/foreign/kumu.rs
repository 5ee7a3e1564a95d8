//! Kumu's projects and blueprints.

use super::{links, read, told};
use system_map::format::{Format, ImportOptions, import, signs_of};
use system_map::model::Delay;

fn project(rest: &str) -> String {
    format!(
        r#"{{"name": "P", "defaultMap": "m1", {rest},
        "elements": [
          {{"_id": "a", "attributes": {{"label": "A", "element type": "Stock", "tags": ["t"], "Cost": 3}}}},
          {{"_id": "b", "attributes": {{"label": "B", "description": "see <b>this</b>"}}}},
          {{"_id": "c", "attributes": {{"label": "C"}}}}],
        "maps": [
          {{"_id": "m1", "name": "First",
            "elements": [{{"element": "a", "position": {{"x": -10.5, "y": 4e7}}, "pinned": true}},
                         {{"element": "b", "position": {{"x": 3, "y": 4}}, "pinned": true}}],
            "connections": [{{"connection": "k1", "curvature": -0.44}}, {{"connection": "k2"}}, {{"connection": "k3"}}],
            "loops": [{{"loop": "l1"}}, {{"loop": "l2"}}, {{"loop": "l3"}}]}},
          {{"_id": "m2", "name": "Second", "elements": [{{"element": "c"}}], "connections": []}}]
        }}"#
    )
}

const LINKS: &str = r#""connections": [
    {"_id": "k1", "direction": "directed", "delayed": true, "reversed": true, "attributes": {"connection type": "--"}, "from": "a", "to": "b"},
    {"_id": "k2", "direction": "mutual", "attributes": {"connection type": "+-"}, "from": "a", "to": "b"},
    {"_id": "k3", "direction": "undirected", "attributes": {"label": "near"}, "from": "a", "to": "b"},
    {"_id": "k4", "direction": "directed", "attributes": {}, "from": "b", "to": "c"}],
  "loops": [
    {"_id": "l1", "attributes": {"label": "B7  The circle"}, "connections": ["k2", "k1"]},
    {"_id": "l2", "attributes": {"label": "Half"}, "connections": ["k1"]},
    {"_id": "l3", "attributes": {"label": "Gone"}, "connections": ["k9"]}]"#;

#[test]
fn a_project_opens_on_its_default_map_and_names_the_others() {
    let it = read("p.json", &project(LINKS)).unwrap();
    assert_eq!(it.audit.format, Format::Kumu);
    assert_eq!(it.map.info().title, "First");
    assert_eq!(links(&it.map), ["A > B +", "A > B -", "B > A -"]);
    let a = it.map.factor(it.map.factor_ix("a").unwrap());
    assert_eq!(
        (a.groups.len(), a.tags.as_slice()),
        (1, ["t".to_owned()].as_slice())
    );
    assert_eq!(a.extra["x-fields"]["Cost"], 3);
    assert_eq!(a.x, None, "a place too far out is no place");
    let b = it.map.factor(it.map.factor_ix("b").unwrap());
    assert_eq!((b.x, b.y, b.pinned), (Some(3.0), Some(4.0), true));
    let k1 = it.map.link(it.map.link_ix("k1").unwrap());
    assert_eq!(k1.delay, Delay::Short);
    assert_eq!(k1.extra["x-curvature"], -0.44);
    assert_eq!(k1.extra["x-reversed"], true);
    let told = told(&it);
    for words in [
        "Kumu project: 2 factors, 3 links (1 +, 2 −), 1 with a delay.",
        "3 loops are named; 1 closes.",
        "“First” was read. Others: “Second”.",
        "1 link typed `--` read as same-direction (+)",
        "2 links typed `+-` read as opposite-direction (−)",
        "1 mutual link became two",
        "1 line without a direction",
        "1 loop does not close, and became a view: Half.",
        "1 loop names only links that are not on the map, and is kept in the file: Gone.",
        "The bend of 1 link",
        "1 factor has a place too far out.",
        "1 description held HTML.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn a_loop_that_closes_has_its_links_in_order_and_the_way_of_a_mutual_one_that_serves() {
    let it = read("p.json", &project(LINKS)).unwrap();
    let named = &it.map.info().loops[0];
    assert_eq!(
        (named.label.as_deref(), named.name.as_str()),
        (Some("B7"), "The circle")
    );
    let mut links = named.links.clone();
    links.sort();
    assert_eq!(links, ["k1", "k2#back"]);
    assert_eq!(it.map.info().extra["x-undirected"][0]["label"], "near");
}

#[test]
fn all_maps_together_are_views_with_places_of_their_own() {
    let options = ImportOptions {
        map: Some("*".to_owned()),
        ..ImportOptions::default()
    };
    let it = import(project(LINKS).as_bytes(), "p.json", &options).unwrap();
    assert_eq!(it.map.factor_count(), 3);
    assert_eq!(it.map.link_count(), 4);
    let views: Vec<&str> = it
        .map
        .info()
        .views
        .iter()
        .map(|v| v.title.as_str())
        .collect();
    assert_eq!(views, ["First", "Second", "Half"]);
    assert_eq!(it.map.info().views[0].places.get("b"), Some([3.0, 4.0]));
}

#[test]
fn a_blueprint_is_read_by_labels_and_by_ids() {
    let text = r#"{"elements": [{"label": "A", "type": "T"}, {"id": "b", "label": "B"}],
        "connections": [{"from": "A", "to": "b", "type": "opposite"}, {"from": "A", "to": "New", "label": "s"},
                        {"from": "A", "to": ""}, {"from": "b", "to": "A", "Postlabel": "−"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.audit.format, Format::KumuBlueprint);
    assert_eq!(links(&it.map), ["A > B -", "A > New +", "B > A -"]);
    let told = told(&it);
    for words in [
        "was added: New.",
        "1 link has its sign from its label.",
        "from its labels at its ends",
        "1 row has no cause or no effect",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn no_sign_is_guessed_and_types_get_the_signs_that_the_reader_gives_them() {
    let text = r#"{"elements": [], "connections": [
        {"from": "A", "to": "B", "type": "Reinforces"}, {"from": "B", "to": "A", "type": "hinders "}, {"from": "A", "to": "A"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A ?", "A > A ?"]);
    assert!(told(&it).contains("1 link of the type “Reinforces” has no sign."));
    let options = ImportOptions {
        signs: signs_of("reinforces=+, Hinders=-").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(text.as_bytes(), "x.json", &options).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -", "A > A ?"]);
    assert!(signs_of("Reinforces").is_err() && signs_of("a=maybe").is_err());
}
