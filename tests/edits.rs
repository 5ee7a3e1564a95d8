//! After any sequence of edits the loops, their classes and the independent ones are those of the same map made afresh.

#[path = "common/graphs.rs"]
mod graphs;

use graphs::{Graph, Rng, unlimited};
use std::collections::BTreeMap;
use system_map::analysis::catalogue::id;
use system_map::analysis::loops::{Class, LoopSearch, independent, members};
use system_map::format::{ReadOptions, json, read};
use system_map::model::{Delay, Edit, Factor, Link, Map, Network, Polarity};

/// Every loop by its links, with its class, its lasting id and whether it is independent; in order.
type Found = Vec<(Vec<String>, Class, String, bool)>;

fn found(map: &Map) -> Found {
    let net = Network::whole(map);
    let loops = LoopSearch::all(&net, unlimited());
    let basis = independent(&net, u64::MAX);
    assert!(loops.all_found && basis.complete);
    let chosen: Vec<&[u32]> = basis.loops.iter().collect();
    // The page's way to the independent loops, from the list, and the other one must agree.
    let listed = members(&net, &loops);
    let rows = loops.iter().enumerate().map(|(i, links)| {
        assert_eq!(chosen.contains(&links), listed[i]);
        let names = links
            .iter()
            .map(|&l| map.link(net.links[l as usize]).id.clone());
        let class = Class::of(&net, links);
        (names.collect(), class, id(map, &net, links), listed[i])
    });
    rows.collect()
}

/// The same map, written down and read again.
fn afresh(map: &Map) -> Map {
    let text = json::write(map);
    let parsed = read(text.as_bytes(), &ReadOptions::default());
    parsed.expect("it reads").map
}

fn pick(rng: &mut Rng, ids: &[String]) -> Option<String> {
    (!ids.is_empty()).then(|| ids[rng.below(ids.len())].clone())
}

/// An edit that the map can take.
fn edit(rng: &mut Rng, map: &Map, round: usize) -> Option<Edit> {
    let factors: Vec<String> = map.factors().map(|(_, f)| f.id.clone()).collect();
    let links: Vec<String> = map.links().map(|(.., l)| l.id.clone()).collect();
    let polarity = [Polarity::Plus, Polarity::Minus, Polarity::Unknown][rng.below(3)];
    Some(match rng.below(8) {
        0 if factors.len() < 8 => {
            Edit::AddFactor(Box::new(Factor::new(format!("n{round}"), "New")))
        }
        0 | 1 => Edit::RemoveFactor(pick(rng, &factors)?),
        2 | 3 => Edit::RemoveLink(pick(rng, &links)?),
        4 => Edit::SetLink {
            id: pick(rng, &links)?,
            polarity,
            delay: Delay::Short,
        },
        _ => Edit::AddLink {
            from: pick(rng, &factors)?,
            to: pick(rng, &factors)?,
            link: Box::new(Link::new(format!("m{round}"), polarity)),
        },
    })
}

#[test]
fn after_each_of_many_edits_all_is_as_in_the_same_map_made_afresh() {
    let mut rng = Rng(20_261_126);
    let mut compared = 0;
    for _ in 0..400 {
        let mut map = Graph::random(&mut rng).map();
        let mut before = found(&map);
        let mut undo: Vec<(Edit, Found)> = Vec::new();
        for round in 0..20 {
            let Some(change) = edit(&mut rng, &map, round) else {
                continue;
            };
            let said = format!("{change:?}");
            let inverse = map.apply(change.clone()).expect("the map can take it");
            let after = found(&map);
            assert_eq!(after, found(&afresh(&map)), "{said}");
            only_what_it_touches(&change, &before, &after);
            undo.push((inverse, before));
            before = after;
            compared += before.len();
        }
        // And back, step by step.
        while let Some((inverse, then)) = undo.pop() {
            map.apply(inverse).expect("an inverse applies");
            assert_eq!(found(&map), then);
        }
    }
    assert!(
        compared > 50_000,
        "{compared} loops are too few to show anything"
    );
}

/// A link that comes or goes takes with it the loops through it, and no other.
fn only_what_it_touches(change: &Edit, before: &Found, after: &Found) {
    let by_links = |found: &Found| -> BTreeMap<Vec<String>, Class> {
        found
            .iter()
            .map(|(links, class, ..)| (links.clone(), *class))
            .collect()
    };
    let (mut more, mut less, link) = match change {
        Edit::AddLink { link, .. } => (by_links(after), by_links(before), &link.id),
        Edit::RemoveLink(id) => (by_links(before), by_links(after), id),
        _ => return,
    };
    more.retain(|links, class| less.remove(links) != Some(*class));
    assert!(less.is_empty() && more.keys().all(|links| links.contains(link)));
}
