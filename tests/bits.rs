//! The same map is placed the same, to the last bit, natively and in the browser's module.
//!
//! Here maps are placed natively and written down with the bits of every coordinate; a test in Node
//! (`tests/boundary/bits.mjs`, which runs after this one) places them with the shipped module.

use serde_json::{Value, json};
use std::path::Path;
use system_map::format::{self, ReadOptions};
use system_map::scene::Measure;
use system_map::session::{Options, Session};

/// How many random maps are compared.
const MAPS: u64 = 200;

/// Every letter is half as wide as the font is high, as in the canvas of the Node tests.
struct Half;

impl Measure for Half {
    fn width(&mut self, text: &str, size: f64, _: bool) -> f64 {
        text.encode_utf16().count() as f64 * size * 0.5
    }
}

/// Numbers from a seed (SplitMix64, Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

/// A map of up to 40 factors: trees, loops, several parts, parallel links, self-links, places and pins.
fn random_map(seed: u64) -> Value {
    let mut random = Random(seed);
    let n = 1 + random.below(40);
    let factors: Vec<Value> = (0..n)
        .map(|i| {
            let label = "of some length ".repeat(random.below(4) as usize);
            let mut factor =
                json!({ "id": format!("f{i}"), "label": format!("Factor {i} {label}") });
            if random.below(10) == 0 {
                factor["x"] = json!(random.below(2000) as f64 / 3.0 - 300.0);
                factor["y"] = json!(random.below(2000) as f64 / 7.0);
                factor["pinned"] = json!(random.below(2) == 0);
            }
            factor
        })
        .collect();
    let links: Vec<Value> = (0..random.below(n * 3))
        .map(|_| {
            let (from, to) = (random.below(n), random.below(n));
            let polarity = ["+", "-", "?"][random.below(3) as usize];
            json!({ "from": format!("f{from}"), "to": format!("f{to}"), "polarity": polarity })
        })
        .collect();
    json!({ "format": "system-map", "version": 1, "title": "Random", "factors": factors, "links": links })
}

/// The bits of each box in a host of 1000 × 700, by factor.
fn placed(text: &str) -> Value {
    let parsed = format::read(text.as_bytes(), &ReadOptions::default()).expect("a map");
    let mut session = Session::new(parsed, Options::default()).expect("default options");
    session.measure(&mut Half);
    session.resize(1000.0, 700.0);
    session.finish();
    let mut boxes = serde_json::Map::new();
    for entry in session.outline().items() {
        let id = entry["id"].as_text().expect("a factor has an id");
        let b = session.screen(id).expect("it is shown");
        let bits = [b.x, b.y, b.width, b.height].map(|v| format!("{:016x}", v.to_bits()));
        boxes.insert(id.to_owned(), json!(bits));
    }
    Value::Object(boxes)
}

#[test]
fn maps_are_placed_and_written_down_for_the_browsers_module_to_place() {
    let mut cases = Vec::new();
    for name in ["teaching", "trust", "hct"] {
        let path = format!("{}/www/maps/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("an example map");
        cases.push(json!({ "name": name, "boxes": placed(&text), "map": text }));
    }
    for seed in 1..=MAPS {
        let text = random_map(seed).to_string();
        cases
            .push(json!({ "name": format!("random {seed}"), "boxes": placed(&text), "map": text }));
    }
    assert_eq!(cases.len() as u64, MAPS + 3);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bits.json");
    std::fs::write(file, json!(cases).to_string()).expect("the folder for tests can be written");
}
