//! Edits and their inverses, over made-up maps.

#[allow(dead_code)]
mod made_up;

use made_up::{by_id, delay, map, polarity, whole};
use proptest::prelude::*;
use proptest::test_runner::Config;
use system_map::error::Code;
use system_map::model::*;

/// An edit by numbers, made concrete for a map by [`edit`]; it may be one that must fail.
#[derive(Debug, Clone)]
struct Recipe {
    kind: u8,
    a: usize,
    b: usize,
    fresh: bool,
    polarity: Polarity,
    delay: Delay,
    at: Option<(f64, f64)>,
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let at = proptest::option::of((prop_oneof![-9.0..9.0, Just(f64::NAN)], -9.0..9.0));
    let numbers = (0u8..7, 0usize..50, 0usize..50, any::<bool>());
    (numbers, polarity(), delay(), at).prop_map(|((kind, a, b, fresh), polarity, delay, at)| {
        Recipe {
            kind,
            a,
            b,
            fresh,
            polarity,
            delay,
            at,
        }
    })
}

fn pick(ids: &[String], n: usize) -> String {
    match ids.len() {
        0 => "nobody".to_owned(),
        len => ids[n % len].clone(),
    }
}

fn edit(map: &Map, r: &Recipe) -> Edit {
    let factors: Vec<String> = map.factors().map(|(_, f)| f.id.clone()).collect();
    let links: Vec<String> = map.links().map(|(.., l)| l.id.clone()).collect();
    let views: Vec<String> = map.info().views.iter().map(|v| v.id.clone()).collect();
    let new = |ids: &[String]| match r.fresh {
        true => format!("new {} of {}", r.a, ids.len()),
        false => pick(ids, r.a),
    };
    match r.kind {
        0 => Edit::AddFactor(Box::new(Factor::new(new(&factors), "New"))),
        1 => Edit::RemoveFactor(pick(&factors, r.a)),
        2 => Edit::AddLink {
            from: pick(&factors, r.a),
            to: pick(&factors, r.b),
            link: Box::new(Link::new(new(&links), r.polarity)),
        },
        3 => Edit::RemoveLink(pick(&links, r.a)),
        4 => Edit::SetLink {
            id: pick(&links, r.a),
            polarity: r.polarity,
            delay: r.delay,
        },
        5 => Edit::Place {
            id: pick(&factors, r.a),
            at: r.at,
            pinned: r.fresh,
        },
        _ => Edit::PlaceInView {
            view: pick(&views, r.b),
            id: pick(&factors, r.a),
            at: r.at.map(|(x, y)| [x, y]),
        },
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 128, ..Config::default() })]

    #[test]
    fn undoing_edits_last_first_brings_the_same_map_back_in_the_same_order(
        mut map in map(),
        recipes in proptest::collection::vec(recipe(), 1..12),
    ) {
        let mut states = vec![whole(&map)];
        let mut inverses = Vec::new();
        for recipe in &recipes {
            let before = whole(&map);
            match map.apply(edit(&map, recipe)) {
                Ok(inverse) => {
                    inverses.push(inverse);
                    states.push(whole(&map));
                }
                Err(_) => prop_assert_eq!(&before, &whole(&map), "a failed edit changed something"),
            }
        }
        while let Some(inverse) = inverses.pop() {
            prop_assert_eq!(&states.pop().unwrap(), &whole(&map));
            map.apply(inverse).expect("an inverse applies");
        }
        prop_assert_eq!(&states[0], &whole(&map));
    }

    #[test]
    fn undoing_an_undo_brings_the_change_back(mut map in map(), recipe in recipe()) {
        let change = edit(&map, &recipe);
        if let Ok(undo) = map.apply(change) {
            let changed = by_id(&map);
            let redo = map.apply(undo).unwrap();
            map.apply(redo).unwrap();
            prop_assert_eq!(changed, by_id(&map));
        }
    }

    #[test]
    fn several_edits_are_made_all_or_none(
        mut map in map(),
        recipes in proptest::collection::vec(recipe(), 1..6),
    ) {
        let before = whole(&map);
        let edits: Vec<Edit> = recipes.iter().map(|r| edit(&map, r)).collect();
        match map.apply(Edit::All(edits)) {
            Ok(undo) => {
                map.apply(undo).unwrap();
                prop_assert_eq!(before, whole(&map));
            }
            Err(_) => prop_assert_eq!(before, whole(&map)),
        }
    }

    #[test]
    fn handles_and_ids_agree_after_any_edits(
        mut map in map(),
        recipes in proptest::collection::vec(recipe(), 1..12),
    ) {
        for recipe in &recipes {
            let _ = map.apply(edit(&map, recipe));
        }
        for (ix, factor) in map.factors() {
            prop_assert_eq!(map.factor_ix(&factor.id), Some(ix));
        }
        for (ix, from, to, link) in map.links() {
            prop_assert_eq!(map.link_ix(&link.id), Some(ix));
            prop_assert_eq!(map.ends(ix), (from, to));
            prop_assert!(map.links_out(from).contains(&ix) && map.links_in(to).contains(&ix));
        }
        let net = Network::whole(&map);
        prop_assert_eq!(net.factor_count(), map.factor_count());
        prop_assert_eq!(net.link_count(), map.link_count());
        prop_assert!(net.from.iter().chain(&net.to).all(|&i| (i as usize) < net.factor_count()));
    }
}

#[test]
fn an_edit_that_names_something_unknown_says_so_and_changes_nothing() {
    let mut map = Map::default();
    for edit in [
        Edit::RemoveFactor("x".into()),
        Edit::RemoveLink("x".into()),
        Edit::Place {
            id: "x".into(),
            at: None,
            pinned: false,
        },
    ] {
        let error = map.apply(edit).unwrap_err();
        assert_eq!(error.code(), Code::Unknown);
        assert_eq!(error.0.id.as_deref(), Some("x"));
    }
    assert_eq!((map.factor_count(), map.link_count()), (0, 0));
}

#[test]
fn a_place_that_is_not_a_number_is_refused() {
    let mut map = Map::default();
    map.apply(Edit::AddFactor(Box::new(Factor::new("a", "A"))))
        .unwrap();
    let error = map
        .apply(Edit::Place {
            id: "a".into(),
            at: Some((1.0, f64::INFINITY)),
            pinned: true,
        })
        .unwrap_err();
    assert_eq!(error.code(), Code::Edit);
    assert_eq!(map.factor(map.factor_ix("a").unwrap()).x, None);
}

#[test]
fn a_blank_label_is_shown_as_the_id() {
    assert_eq!(Factor::new("trust", " \n").shown(), "trust");
    assert_eq!(Factor::new("trust", "Trust").shown(), "Trust");
}
