//! CatColab's models and lists of feedback loops.

use super::{has, links, read, told};
use system_map::format::Format;
use system_map::model::Delay;

const CELLS: &str = r#""notebook": {"cellContents": {
  "1": {"tag": "formal", "content": {"tag": "object", "name": "A", "id": "a"}},
  "2": {"tag": "formal", "content": {"tag": "object", "name": "B", "id": "b"}},
  "3": {"tag": "formal", "content": {"tag": "morphism", "name": "why", "id": "m1", "morType": {"tag": "Hom", "content": {"tag": "Basic", "content": "Object"}}, "dom": {"tag": "Basic", "content": "a"}, "cod": {"tag": "Basic", "content": "b"}}},
  "4": {"tag": "formal", "content": {"tag": "morphism", "name": "", "id": "m2", "morType": {"tag": "Basic", "content": "NegativeSlow"}, "dom": {"tag": "Basic", "content": "b"}, "cod": {"tag": "Basic", "content": "a"}}},
  "5": {"tag": "formal", "content": {"tag": "morphism", "name": "", "id": "m3", "morType": {"tag": "Basic", "content": "Indeterminate"}, "dom": {"tag": "Basic", "content": "a"}, "cod": {"tag": "Basic", "content": "a"}}},
  "6": {"tag": "formal", "content": {"tag": "morphism", "name": "", "id": "m4", "morType": {"tag": "Basic", "content": "Negative"}, "dom": null, "cod": {"tag": "Basic", "content": "a"}}},
  "7": {"tag": "rich-text", "content": "A note."}}, "cellOrder": []}"#;

#[test]
fn a_model_of_catcolab_has_its_signs_and_delays() {
    let text =
        format!(r#"{{"type": "model", "name": "M", "theory": "causal-loop-delays", {CELLS}}}"#);
    let it = read("x.json", &text).unwrap();
    assert_eq!(it.audit.format, Format::CatColab);
    assert_eq!(links(&it.map), ["A > B +", "B > A -", "A > A ?"]);
    let link = |id| it.map.link(it.map.link_ix(id).unwrap());
    assert_eq!(
        (link("m1").label.as_deref(), link("m1").delay),
        (Some("why"), Delay::None)
    );
    assert_eq!(link("m2").delay, Delay::Short);
    let told = told(&it);
    for words in [
        "CatColab model: 2 factors, 3 links (1 +, 1 −, 1 without a sign), 1 with a delay.",
        "1 link of the type “Indeterminate” has no sign.",
        "1 row has no cause or no effect",
        "1 text beside the map is kept",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn a_morphism_that_is_made_of_others_has_the_product_of_their_signs() {
    let (negative, degree) = (
        r#"{"tag": "Basic", "content": "Negative"}"#,
        r#"{"tag": "Basic", "content": "Degree"}"#,
    );
    for (kind, sign) in [
        (format!("[{negative}, {degree}]"), "-"),
        (format!("[{negative}, {negative}]"), "+"),
        (format!("[{degree}, {degree}]"), "+"),
        (
            format!(r#"[{degree}, {{"tag": "Basic", "content": "Indeterminate"}}]"#),
            "?",
        ),
        (format!(r#"[{degree}, {{"tag": "Odd"}}]"#), "?"),
        (
            format!(r#"[{degree}, {{"tag": "Composite", "content": [{negative}]}}]"#),
            "-",
        ),
    ] {
        let kind = format!(r#"{{"tag": "Composite", "content": {kind}}}"#);
        let text = format!(
            r#"{{"type": "model", "name": "M", "theory": "extended-causal-loop", {CELLS}}}"#
        );
        let text = text.replace(r#"{"tag": "Basic", "content": "NegativeSlow"}"#, &kind);
        let it = read("x.json", &text).unwrap();
        assert_eq!(links(&it.map)[1], format!("B > A {sign}"), "{kind}");
        if sign == "?" {
            assert!(told(&it).contains("has no sign"), "{}", told(&it));
        }
        let link = it.map.link(it.map.link_ix("m2").unwrap());
        assert_eq!(
            link.extra.contains_key("x-type"),
            kind.contains("Degree"),
            "{kind}"
        );
    }
}

#[test]
fn in_another_theory_a_morphism_says_no_sign() {
    let text = format!(r#"{{"type": "model", "name": "M", "theory": "simple-olog", {CELLS}}}"#);
    let it = read("x.json", &text).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A -", "A > A ?"]);
    let error = read("x.json", r#"{"type": "diagram", "notebook": {}}"#).unwrap_err();
    assert!(error.0.message.contains("no cells"), "{error}");
}

#[test]
fn a_list_of_loops_gives_links_their_signs_and_loops_their_names() {
    let text = r#"{"model": {"variables": [{"name": "A", "type": "stock", "units": "kg"}, {"name": "B"}, {"name": "C"}],
        "relationships": [{"from": "A", "to": "B"}, {"from": "B", "to": "A"}, {"from": "B", "to": "C"}]},
      "feedback": {"feedbackLoops": [
        {"identifier": "R1", "name": "R1 growth", "polarity": "+", "links": [{"from": "A", "to": "B", "polarity": "+"}, {"from": "B", "to": "A", "polarity": "+"}]},
        {"identifier": "B1", "name": "limits", "links": [{"from": "A", "to": "B", "polarity": "-"}, {"from": "B", "to": "New", "polarity": "-"}]}]}}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.audit.format, Format::LoopList);
    // A > B: the two loops say different signs.
    assert_eq!(
        links(&it.map),
        ["A > B ?", "B > A +", "B > C ?", "B > New -"]
    );
    let info = it.map.info();
    let names = info
        .loops
        .iter()
        .map(|of| of.label.as_deref().zip(Some(of.name.as_str())));
    let names: Vec<_> = names.flatten().collect();
    assert_eq!(names, [("R1", "growth"), ("B1", "limits")]);
    assert_eq!(info.views[0].title, "B1 limits");
    assert_eq!(
        info.group(&it.map.factors().next().unwrap().1.groups[0])
            .unwrap()
            .label,
        "stock"
    );
    let told = told(&it);
    assert!(
        told.contains("2 loops are named; 1 closes.") && told.contains("was added: New."),
        "{told}"
    );
}

#[test]
fn relationships_alone_are_a_map() {
    let text =
        r#"{"variables": ["A"], "relationships": [{"from": "A", "to": "B", "polarity": "-"}]}"#;
    let it = read("x.json", text).unwrap();
    assert_eq!(it.audit.format, Format::LoopList);
    assert_eq!(links(&it.map), ["A > B -"]);
}

#[test]
fn what_sd_ai_says_of_a_map_and_why_of_a_link_is_kept() {
    let text = r#"{"relationships":[{"from":"A","to":"B","polarity":"+","reasoning":"A feeds B","polarityReasoning":"more A, more B"},
        {"from":"B","to":"A","polarity":"-","polarityReasoning":"r2"}],"explanation":"All about","title":"My CLD"}"#;
    let it = read("x.json", text).unwrap();
    let info = it.map.info();
    assert_eq!(info.title, "My CLD");
    assert_eq!(info.description.as_deref(), Some("All about"));
    let about: Vec<_> = it
        .map
        .links()
        .map(|(.., link)| link.description.clone())
        .collect();
    assert_eq!(
        about,
        [
            Some("A feeds B\n\nmore A, more B".to_owned()),
            Some("r2".to_owned())
        ]
    );
    // There is no list of loops that would say the signs.
    let said = told(&it);
    assert!(!said.contains("loops in the file"), "{said}");
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
}

#[test]
fn one_is_a_plus_only_where_another_relationship_has_minus_one() {
    let model = |rest: &str| {
        format!(
            r#"{{"relationships": [{{"from": "A", "to": "B", "polarity": 1}}, {{"from": "B", "to": "C", "polarity": "1"}}{rest}]}}"#
        )
    };
    let it = read(
        "x.json",
        &model(r#", {"from": "C", "to": "A", "polarity": -1}"#),
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > C +", "C > A -"]);
    let it = read("x.json", &model("")).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > C ?"]);
}

/// A model of two links that make a balancing loop, with what is said of the loop.
fn declared(said: &str) -> String {
    format!(
        r#"{{"model": {{"relationships": [{{"from": "A", "to": "B", "polarity": "+", "relevant text": "as A says", "source": 7}}, {{"from": "B", "to": "A", "polarity": "-"}}]}},
        "feedback": {{"feedbackLoops": [{{"identifier": "one", "name": "x", {said}, "links": [{{"from": "A", "to": "B", "polarity": "+"}}, {{"from": "B", "to": "A", "polarity": "-"}}]}}]}}}}"#
    )
}

#[test]
fn a_loop_that_is_said_to_be_what_its_links_are_not_is_told_and_kept() {
    let it = read("x.json", &declared(r#""polarity": "+""#)).unwrap();
    has(&told(&it), &["1 loop is said to be of one kind", "x (“+”)"]);
    let kept = &it.map.info().loops[0].extra["x-fields"];
    assert_eq!(kept["polarity"], "+");
    let it = read("x.json", &declared(r#""polarity": "Balancing""#)).unwrap();
    assert!(!told(&it).contains("of one kind"), "{}", told(&it));
    assert!(it.map.info().loops[0].extra.is_empty());
    let it = read("x.json", &declared(r#""polarity": "odd""#)).unwrap();
    has(&told(&it), &["fields of 1 loop are kept in the file"]);
    assert_eq!(it.map.info().loops[0].extra["x-fields"]["polarity"], "odd");
}

#[test]
fn what_else_a_loop_or_a_relationship_says_is_kept() {
    let it = read(
        "x.json",
        &declared(r#""description": "Why", "strength": "high""#),
    )
    .unwrap();
    let of = &it.map.info().loops[0];
    assert_eq!(of.story.as_deref(), Some("Why"));
    assert_eq!(of.extra["x-fields"]["strength"], "high");
    let link = it.map.link(it.map.link_ix("a>b").unwrap());
    assert_eq!(link.extra["x-fields"]["relevant text"], "as A says");
    assert_eq!(link.extra["x-fields"]["source"], 7);
}

#[test]
fn what_is_said_of_one_link_in_two_places_is_told_where_it_differs() {
    let text = |first: &str, second: &str| {
        format!(
            r#"{{"model": {{"relationships": [{{"from": "A", "to": "B", {first}}}, {{"from": "B", "to": "A", "polarity": "+"}}]}},
            "feedback": {{"feedbackLoops": [{{"identifier": "R1", "links": [{{"from": "A", "to": "B", {second}}}, {{"from": "B", "to": "A"}}]}}]}}}}"#
        )
    };
    let it = read(
        "x.loops.json",
        &text(r#""delay": true"#, r#""delayed": "no""#),
    )
    .unwrap();
    has(
        &told(&it),
        &[
            "1 link is said to have a delay in one place, and none in another. It is shown with it: A → B.",
        ],
    );
    for (first, second) in [("±", "+"), ("-", "±")] {
        let sign = |sign: &str| format!(r#""polarity": "{sign}""#);
        let it = read("x.loops.json", &text(&sign(first), &sign(second))).unwrap();
        assert_eq!(links(&it.map)[0], "A > B ±");
    }
}

#[test]
fn whatever_else_is_said_of_a_variable_is_kept() {
    let text = r#"{"model": {"variables": [{"name": "A", "type": "stock", "documentation": ["d"], "inflows": ["f"], "foo": 1}, {"name": "A", "type": "flow", "documentation": "D"}, {"name": "B"}],
        "relationships": [{"from": "A", "to": "B", "delay": 3}]}, "feedback": {"feedbackLoops": [{"identifier": "R1", "links": [{"from": "A", "to": "B", "delay": 5}]}]}}"#;
    let it = read("x.loops.json", text).unwrap();
    let (_, factor) = it.map.factors().next().unwrap();
    assert_eq!(factor.description.as_deref(), Some("D"));
    assert_eq!(
        factor.extra["x-fields"],
        serde_json::json!({ "documentation": ["d"], "inflows": ["f"], "foo": 1, "type": "flow" })
    );
    let (.., link) = it.map.links().next().unwrap();
    assert_eq!(
        link.extra["x-fields"],
        serde_json::json!({ "delay": 3, "delay (others)": [5] })
    );
}

#[test]
fn one_link_that_is_told_of_again_and_again_is_read_at_once() {
    let links: Vec<String> = (0..20_000)
        .map(|i| format!(r#"{{"from": "A", "to": "B", "o": {i}}}"#))
        .collect();
    let text = format!(
        r#"{{"model": {{"relationships": []}}, "feedback": {{"feedbackLoops": [{{"identifier": "R1", "links": [{}]}}]}}}}"#,
        links.join(",")
    );
    let it = read("x.loops.json", &text).unwrap();
    let (.., link) = it.map.links().next().unwrap();
    let others = &link.extra["x-fields"]["o (others)"];
    assert_eq!(others.as_array().map(Vec::len), Some(19_999));
}

#[test]
fn a_loop_of_a_type_that_its_links_contradict_is_told() {
    for (kind, told_of) in [("balancing", true), ("reinforcing", false)] {
        let text = format!(
            r#"{{"model": {{"relationships": []}}, "feedback": {{"feedbackLoops": [{{"identifier": "R1", "type": "{kind}", "links": [
            {{"from": "a", "to": "b", "polarity": "+"}}, {{"from": "b", "to": "a", "polarity": "+"}}]}}]}}}}"#
        );
        let account = told(&read("list.json", &text).unwrap());
        assert_eq!(
            account.contains("said to be of one kind"),
            told_of,
            "{account}"
        );
    }
}
