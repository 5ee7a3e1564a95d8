//! Loop counts of maps made by other people, as counted by others.

use std::path::{Path, PathBuf};
use system_map::analysis::loops::{Class, LoopOptions, LoopSearch};
use system_map::model::{Edit, Factor, Info, Link, Map, Network, Polarity};

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/maps/graphs");
    let there = folder.is_dir();
    if !there {
        println!("passed over: ../shared/maps/graphs is not there");
    }
    there.then_some(folder)
}

fn map(text: &str) -> Map {
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    let list = |key: &str| json[key].as_array().unwrap().clone();
    let mut map = Map::new(Info::default());
    for factor in list("factors") {
        let text = |key: &str| factor[key].as_str().unwrap_or_default().to_owned();
        let factor = Factor::new(text("id"), text("label"));
        map.apply(Edit::AddFactor(Box::new(factor))).unwrap();
    }
    for link in list("links") {
        let text = |key: &str| link[key].as_str().unwrap().to_owned();
        let polarity = match text("polarity").as_str() {
            "+" => Polarity::Plus,
            "-" => Polarity::Minus,
            _ => Polarity::Unknown,
        };
        let (from, to) = (text("from"), text("to"));
        let link = Box::new(Link::new(map.free_link_id(&from, &to), polarity));
        map.apply(Edit::AddLink { from, to, link }).unwrap();
    }
    map
}

#[test]
fn open_maps_have_as_many_loops_as_their_list_says() {
    let Some(folder) = shared() else { return };
    let table = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut compared = 0;
    for row in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let name = cells[1].trim_matches('`');
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let map = map(&text);
        let net = Network::whole(&map);
        let number = |i: usize| cells[i].parse::<usize>().ok();
        let size = (net.factor_count(), net.link_count());
        assert_eq!(
            (Some(size.0), Some(size.1)),
            (number(3), number(4)),
            "{name}"
        );
        let Some(sequences) = number(7) else {
            continue; // more than 200,000: not counted
        };
        let loops = LoopSearch::all(
            &net,
            LoopOptions {
                limit: usize::MAX,
                ..LoopOptions::default()
            },
        );
        assert!(loops.all_found, "{name}");
        let of = |class| {
            (0..loops.len())
                .filter(|&i| loops.class(i) == class)
                .count()
        };
        let found = [
            loops.rows(&net).len(),
            loops.len(),
            of(Class::Reinforcing),
            of(Class::Balancing),
            of(Class::Unknown),
        ];
        let expected = [8, 9, 10, 11].map(|i| number(i).unwrap());
        assert_eq!(found[0], sequences, "sequences of {name}");
        assert_eq!(found[1..], expected, "loops, R, B, U of {name}");
        compared += 1;
    }
    assert!(compared >= 40, "only {compared} maps compared");
}

#[test]
fn a_large_dense_map_is_listed_within_the_limit_and_says_how_far() {
    let Some(folder) = shared() else { return };
    for name in ["graph-sigma-arctic", "vensim-free6"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let loops = LoopSearch::all(&Network::whole(&map(&text)), LoopOptions::default());
        assert!(!loops.all_found && loops.len() == 1000, "{name}");
        assert!(loops.complete_up_to >= 1 && loops.whole > 0, "{name}");
        assert!(loops.total_at_least > 1000, "{name}");
    }
}
