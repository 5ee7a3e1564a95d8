//! Maps to draw, and all that a scene needs around them.

#![allow(dead_code)]

use system_map::analysis::cycles::shortest_loops;
use system_map::analysis::loops::Class;
use system_map::geometry::Point;
use system_map::model::{Convention, Delay, Edit, Factor, Info, Link, Map, Network, Polarity};
use system_map::scene::{
    self, Badge, Emphasis, Input, LabelBox, LabelOptions, Scene, Scheme, Theme, font::FontMeasure,
    label_boxes,
};

/// The map for learning that the project ships.
pub fn teaching() -> Map {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/maps/teaching.json");
    let bytes = std::fs::read(path).expect("a shipped map");
    let parsed = system_map::format::read(&bytes, &Default::default());
    parsed.expect("a shipped map reads").map
}

/// A map from labels and `from>to sign` lines that name factors by their labels; a second link
/// between the same two is `from>to#2`. A label with anything but letters gets the id `f0`, `f1`, …
pub fn map(labels: &[&str], links: &[&str]) -> Map {
    let mut map = Map::new(Info::default());
    for (i, label) in labels.iter().enumerate() {
        let plain = !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphabetic());
        let id = if plain && label.len() < 3 {
            (*label).to_owned()
        } else {
            format!("f{i}")
        };
        let factor = Factor::new(id, *label);
        map.apply(Edit::AddFactor(Box::new(factor))).expect("new");
    }
    for line in links {
        let (ends, sign) = line.split_once(' ').expect("a sign");
        let (from, to) = ends.split_once('>').expect("two ends");
        let (sign, delay) = match sign.strip_suffix('d') {
            Some(sign) => (sign, Delay::Short),
            None => (sign, Delay::None),
        };
        let polarity = match sign {
            "+" => Polarity::Plus,
            "-" => Polarity::Minus,
            "±" => Polarity::Both,
            _ => Polarity::Unknown,
        };
        let mut link = Link::new(map.free_link_id(from, to), polarity);
        link.delay = delay;
        let edit = Edit::AddLink {
            from: from.to_owned(),
            to: to.to_owned(),
            link: Box::new(link),
        };
        map.apply(edit).expect("both ends");
    }
    map
}

/// Everything that is awkward to draw: pairs, parallel links, self-links, crossings, all signs.
pub fn tangle() -> Map {
    map(
        &["a", "b", "c", "d", "e", "f", "g", "h", "i"],
        &[
            "a>b +", "b>a -", "a>c +d", "c>e -", "e>a +", "b>d ?", "d>b ±d", "d>d +", "e>e -",
            "e>e +", "f>a +", "f>b -", "f>c +", "g>f -", "h>f +", "i>f +", "a>b -", "c>h ±",
            "h>i +d", "i>g -", "g>h ?",
        ],
    )
}

/// Evenly on a circle with room for labels.
pub fn circle(i: usize, n: usize) -> Point {
    let angle = i as f64 / n as f64 * std::f64::consts::TAU;
    let radius = 130.0 + 30.0 * n as f64;
    Point::new(libm::cos(angle) * radius, libm::sin(angle) * radius * 0.8)
}

/// A map with all that a scene of it needs.
pub struct Stage {
    pub map: Map,
    pub net: Network,
    pub boxes: Vec<LabelBox>,
    pub at: Vec<Point>,
    pub rings: Vec<Option<Vec<u32>>>,
    pub badges: Vec<Badge>,
    pub theme: Theme,
    pub convention: Convention,
}

impl Stage {
    /// The whole map with its factors in places that depend on their number.
    pub fn of(map: Map, place: impl Fn(usize, usize) -> Point) -> Stage {
        let net = Network::whole(&map);
        let options = LabelOptions::default();
        let n = net.factor_count();
        Stage {
            boxes: label_boxes(&map, &net, &mut FontMeasure::new(), &options),
            at: (0..n).map(|i| place(i, n)).collect(),
            rings: shortest_loops(&net),
            badges: Vec::new(),
            theme: Theme::of(Scheme::Light),
            convention: Convention::default(),
            map,
            net,
        }
    }

    /// Adds a loop with a badge, by the ids of its links.
    pub fn badge(&mut self, label: &str, links: &[&str]) {
        let index = |id: &&str| {
            let ix = self.map.link_ix(id).expect("a link");
            let found = self.net.links.iter().position(|&l| l == ix);
            found.expect("a link that is shown") as u32
        };
        let links: Vec<u32> = links.iter().map(index).collect();
        self.badges.push(Badge {
            id: label.to_lowercase(),
            label: label.to_owned(),
            class: Class::of(&self.net, &links),
            links,
            named: true,
            color: None,
        });
    }

    /// The scene.
    pub fn scene(&self, emphasis: &Emphasis) -> Scene {
        scene::build(&self.input(emphasis))
    }

    /// What the scene depends on.
    pub fn input<'a>(&'a self, emphasis: &'a Emphasis) -> Input<'a> {
        Input {
            map: &self.map,
            net: &self.net,
            boxes: &self.boxes,
            at: &self.at,
            theme: &self.theme,
            convention: self.convention,
            emphasis,
            badges: &self.badges,
            rings: &self.rings,
            ring: None,
        }
    }
}
