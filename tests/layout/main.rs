//! The layout: what it promises for any map.

mod given;
mod hand;

use std::path::{Path, PathBuf};
use system_map::geometry::{Point, Rect, Size};
use system_map::layout::{Given, Layout, Options, quality};
use system_map::model::{Edit, Factor, FactorIx, Info, Link, LinkIx, Map, Network};

/// A generator of test maps; its own, so that it does not follow changes of the layout's.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(99);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

fn map(factors: &[String], links: &[(String, String)]) -> Map {
    let mut map = Map::new(Info::default());
    for id in factors {
        let factor = Factor::new(id.clone(), id.clone());
        map.apply(Edit::AddFactor(Box::new(factor))).unwrap();
    }
    for (from, to) in links {
        let link = Box::new(Link {
            id: map.free_link_id(from, to),
            ..Link::default()
        });
        let (from, to) = (from.clone(), to.clone());
        map.apply(Edit::AddLink { from, to, link }).unwrap();
    }
    map
}

fn network(n: usize, links: &[(usize, usize)]) -> Network {
    let id = |i: usize| format!("f{i:04}");
    let factors: Vec<String> = (0..n).map(id).collect();
    let links: Vec<(String, String)> = links.iter().map(|&(a, b)| (id(a), id(b))).collect();
    Network::whole(&map(&factors, &links))
}

/// A network without a map: quicker to make.
fn plain(n: usize, links: &[(usize, usize)]) -> Network {
    Network {
        factors: (0..n).map(FactorIx::new).collect(),
        links: (0..links.len()).map(LinkIx::new).collect(),
        from: links.iter().map(|l| l.0 as u32).collect(),
        to: links.iter().map(|l| l.1 as u32).collect(),
        sign: vec![1; links.len()],
        delayed: vec![false; links.len()],
    }
}

fn boxes(n: usize) -> Vec<Size> {
    vec![Size { w: 120.0, h: 36.0 }; n]
}

/// A random map: mostly connected, some hubs, some loose parts, label sizes all different.
fn random_map(dice: &mut Dice, n: usize) -> (Network, Vec<Size>) {
    let mut links = Vec::new();
    for i in 1..n {
        if dice.below(12) > 0 {
            let j = if dice.below(3) == 0 { 0 } else { dice.below(i) };
            links.push(if dice.below(2) == 0 { (i, j) } else { (j, i) });
        }
    }
    for _ in 0..dice.below(2 * n) {
        links.push((dice.below(n), dice.below(n)));
    }
    let sizes = (0..n)
        .map(|_| Size {
            w: 30.0 + dice.below(200) as f64,
            h: 18.0 + dice.below(60) as f64,
        })
        .collect();
    (network(n, &links), sizes)
}

fn settle(layout: &mut Layout) -> Vec<Point> {
    for _ in 0..1_000_000 {
        if layout.step(1) {
            return layout.positions();
        }
    }
    panic!("the layout never comes to rest");
}

fn laid_out(net: &Network, sizes: &[Size], options: Options) -> Vec<Point> {
    settle(&mut Layout::new(net, sizes, &[], &[], options))
}

fn of_plain(net: &Network) -> quality::Quality {
    let sizes = boxes(net.factor_count());
    quality::measure(net, &sizes, &laid_out(net, &sizes, Options::default()))
}

/// Pairs of boxes that are nearer than a gap both across and down.
fn too_near(sizes: &[Size], at: &[Point], gap: f64) -> Vec<(usize, usize)> {
    let rects: Vec<Rect> = at
        .iter()
        .zip(sizes)
        .map(|(&p, &s)| Rect::about(p, s).grown(gap / 2.0 - 1e-3))
        .collect();
    let mut pairs = Vec::new();
    for i in 0..rects.len() {
        for j in i + 1..rects.len() {
            if rects[i].overlaps(rects[j]) {
                pairs.push((i, j));
            }
        }
    }
    pairs
}

fn bits(at: &[Point]) -> Vec<(u64, u64)> {
    at.iter().map(|p| (p.x.to_bits(), p.y.to_bits())).collect()
}

fn finite(at: &[Point]) -> bool {
    at.iter().all(|p| p.x.is_finite() && p.y.is_finite())
}

/// A map whose factors and links are given as JSON, in the native format or a plainer one.
fn from_json(path: &Path) -> Network {
    let text = std::fs::read_to_string(path).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let word = |v: &serde_json::Value, key: &str| v[key].as_str().unwrap_or_default().to_string();
    let list = |key: &str| json[key].as_array().cloned().unwrap_or_default();
    let mut factors: Vec<String> = list("factors").iter().map(|f| word(f, "id")).collect();
    factors.sort();
    factors.dedup();
    let links: Vec<(String, String)> = list("links")
        .iter()
        .map(|l| (word(l, "from"), word(l, "to")))
        .filter(|(a, b)| factors.contains(a) && factors.contains(b))
        .collect();
    Network::whole(&map(&factors, &links))
}

fn json_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("passed over: there is no folder {}", folder.display());
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files
}

fn label_sizes(n: usize) -> Vec<Size> {
    let mut dice = Dice(3);
    (0..n)
        .map(|_| Size {
            w: 70.0 + dice.below(90) as f64,
            h: [29.0, 46.0, 63.0][dice.below(3)],
        })
        .collect()
}

fn no_overlaps_in(files: Vec<PathBuf>) {
    for file in files {
        let net = from_json(&file);
        let n = net.factor_count();
        if n == 0 || n > 150 {
            continue;
        }
        let sizes = label_sizes(n);
        let options = Options::default();
        let gap = options.gap;
        let at = laid_out(&net, &sizes, options);
        let pairs = too_near(&sizes, &at, gap);
        assert!(pairs.is_empty(), "{}: {pairs:?}", file.display());
    }
}

#[test]
fn the_same_input_gives_the_same_bits_however_the_work_is_sliced() {
    let (net, sizes) = random_map(&mut Dice(5), 40);
    let whole = laid_out(&net, &sizes, Options::default());
    for slice in [1, 7, 100_000] {
        let mut layout = Layout::new(&net, &sizes, &[], &[], Options::default());
        while !layout.step(slice) {}
        assert_eq!(bits(&layout.positions()), bits(&whole), "slices of {slice}");
    }
}

#[test]
fn where_more_than_two_links_join_the_same_factors_these_have_more_room_but_not_without_end() {
    let length = |links: usize| {
        let mut all = vec![(1, 2), (2, 3), (3, 0)];
        all.extend((0..links).map(|k| if k % 2 == 0 { (0, 1) } else { (1, 0) }));
        let at = laid_out(&plain(4, &all), &boxes(4), Options::default());
        at[0].distance(at[1])
    };
    let (two, five, eight, fifty) = (length(2), length(5), length(8), length(50));
    assert!(
        five > two + 40.0 && eight > five + 40.0,
        "{two} {five} {eight}"
    );
    assert_eq!(eight, fifty);
}

#[test]
fn the_order_of_the_file_does_not_matter() {
    let id = |i: usize| format!("f{i}");
    let mut factors: Vec<String> = (0..12).map(id).collect();
    let mut links: Vec<(String, String)> = (0..20)
        .map(|k| (id(k * 5 % 12), id((k * 7 + k / 12 + 3) % 12)))
        .collect();
    links.sort();
    links.dedup();
    let one = Network::whole(&map(&factors, &links));
    factors.reverse();
    links.reverse();
    let other = Network::whole(&map(&factors, &links));
    let a = laid_out(&one, &boxes(12), Options::default());
    let b = laid_out(&other, &boxes(12), Options::default());
    assert_eq!(bits(&a), bits(&b));
}

#[test]
fn another_seed_gives_another_layout() {
    let (net, sizes) = random_map(&mut Dice(6), 30);
    let other = Options {
        seed: 2,
        ..Options::default()
    };
    let a = laid_out(&net, &sizes, Options::default());
    let b = laid_out(&net, &sizes, other);
    assert_ne!(bits(&a), bits(&b));
}

#[test]
fn no_two_labels_overlap_in_two_hundred_random_maps() {
    let mut dice = Dice(1);
    for k in 0..200 {
        let n = 10 + dice.below(if k % 10 == 0 { 91 } else { 21 });
        let (net, sizes) = random_map(&mut dice, n);
        let options = Options {
            aspect: [0.6, 1.0, 1.4, 1.7][k % 4],
            ..Options::default()
        };
        let gap = options.gap;
        let at = laid_out(&net, &sizes, options);
        assert!(finite(&at));
        let pairs = too_near(&sizes, &at, gap);
        assert!(pairs.is_empty(), "map {k} of {n} factors: {pairs:?}");
    }
}

#[test]
fn no_two_labels_overlap_in_maps_of_other_people() {
    no_overlaps_in(json_files("../shared/maps/graphs"));
}

#[test]
fn no_two_labels_overlap_in_the_maps_of_the_gallery() {
    no_overlaps_in(json_files("www/maps"));
}

#[test]
fn large_maps_have_no_overlaps_and_little_stress() {
    let mut dice = Dice(41);
    for (n, m) in [(420, 900), (1100, 2000), (2500, 2400), (3000, 9000)] {
        let links: Vec<_> = (0..m).map(|_| (dice.below(n), dice.below(n))).collect();
        let net = plain(n, &links);
        let sizes = label_sizes(n);
        let at = laid_out(&net, &sizes, Options::default());
        assert!(finite(&at));
        assert_eq!(too_near(&sizes, &at, 14.0), [], "{n} factors");
        let q = quality::measure(&net, &sizes, &at);
        assert!(q.stress < 0.25, "{n} factors: {}", q.stress);
    }
}

#[test]
fn a_large_star_comes_to_rest_without_overlaps_and_about_its_middle() {
    let links: Vec<_> = (1..1500).map(|i| (0, i)).collect();
    let (net, sizes) = (plain(1500, &links), label_sizes(1500));
    let at = laid_out(&net, &sizes, Options::default());
    assert_eq!(too_near(&sizes, &at, 14.0), []);
    let far = at.iter().map(|p| p.distance(at[0])).fold(0.0, f64::max);
    let all = Rect::around(at.iter().map(|&p| Rect { min: p, max: p })).unwrap();
    assert!(far < 0.8 * all.size().w.max(all.size().h), "{far}");
}

#[test]
fn a_search_that_is_ended_early_leaves_a_map_without_overlaps() {
    let (net, sizes) = random_map(&mut Dice(47), 60);
    for units in [0, 1, 30, 300] {
        let mut layout = Layout::new(&net, &sizes, &[], &[], Options::default());
        layout.step(units);
        layout.finish();
        assert!(layout.step(0), "at rest");
        assert_eq!(too_near(&sizes, &layout.positions(), 14.0), []);
    }
}

#[test]
fn linked_labels_leave_room_for_an_arrowhead() {
    let (net, sizes) = random_map(&mut Dice(11), 40);
    let options = Options::default();
    let room = options.link_gap;
    let at = laid_out(&net, &sizes, options);
    for (&a, &b) in net.from.iter().zip(&net.to) {
        let (a, b) = (a as usize, b as usize);
        let across = (at[a].x - at[b].x).abs() - 0.5 * (sizes[a].w + sizes[b].w);
        let down = (at[a].y - at[b].y).abs() - 0.5 * (sizes[a].h + sizes[b].h);
        assert!(a == b || across.max(down) > room - 1e-3, "{a} and {b}");
    }
}

#[test]
fn odd_inputs_end_in_finite_places() {
    let same = Some(Point::new(1.0, 1.0));
    let nowhere = Some(Point::new(f64::NAN, 0.0));
    let plain = Options::default();
    let previous = Options {
        given: Given::Previous,
        ..Options::default()
    };
    let odd = Options {
        aspect: 0.0,
        gap: -3.0,
        link_room: f64::NAN,
        ..Options::default()
    };
    type Case<'a> = (usize, &'a [(usize, usize)], Vec<Option<Point>>, &'a Options);
    let cases: [Case; 8] = [
        (0, &[], vec![], &plain),
        (1, &[], vec![], &plain),
        (1, &[(0, 0), (0, 0)], vec![], &plain),
        (2, &[(0, 1), (1, 0), (0, 1)], vec![], &plain),
        (6, &[], vec![], &plain),
        (6, &[(0, 1), (2, 3)], vec![same; 6], &previous),
        (3, &[(0, 1)], vec![nowhere], &plain),
        (5, &[(0, 1), (1, 2), (2, 2)], vec![], &odd),
    ];
    for (k, (n, links, start, options)) in cases.into_iter().enumerate() {
        let net = network(n, links);
        let mut layout = Layout::new(&net, &boxes(n), &start, &[], options.clone());
        let at = settle(&mut layout);
        assert_eq!(at.len(), n);
        assert!(finite(&at), "case {k}");
        assert_eq!(too_near(&boxes(n), &at, 0.0), [], "case {k}");
    }
    let sizes = [(f64::NAN, -1.0), (0.0, 1e300)].map(|(w, h)| Size { w, h });
    let at = laid_out(&network(2, &[(0, 1)]), &sizes, Options::default());
    assert!(finite(&at));
}

#[test]
fn the_middle_of_a_map_without_given_places_is_the_origin() {
    let (net, sizes) = random_map(&mut Dice(13), 25);
    let at = laid_out(&net, &sizes, Options::default());
    let rects = at.iter().zip(&sizes).map(|(&p, &s)| Rect::about(p, s));
    assert!(Rect::around(rects).unwrap().centre().length() < 1e-6);
}

#[test]
fn a_single_loop_is_drawn_as_a_round_ring() {
    let links: Vec<(usize, usize)> = (0..8).map(|i| (i, (i + 1) % 8)).collect();
    let q = of_plain(&network(8, &links));
    assert!(q.compactness.unwrap() > 0.8, "{q:?}");
    assert_eq!((q.crossings, q.through), (0, 0));
}

#[test]
fn a_tree_is_drawn_without_crossings() {
    let links: Vec<(usize, usize)> = (1..31).map(|i| ((i - 1) / 2, i)).collect();
    let q = of_plain(&network(31, &links));
    assert_eq!((q.crossings, q.through), (0, 0), "{q:?}");
}

#[test]
fn a_map_takes_the_shape_of_its_host() {
    let (net, sizes) = random_map(&mut Dice(17), 40);
    let aspect = |wanted: f64| {
        let options = Options {
            aspect: wanted,
            ..Options::default()
        };
        quality::measure(&net, &sizes, &laid_out(&net, &sizes, options)).aspect
    };
    let (phone, screen) = (aspect(0.6), aspect(1.5));
    assert!(phone < 0.9, "{phone}");
    assert!((1.2..1.8).contains(&screen), "{screen}");
}

#[test]
fn parts_without_a_link_between_them_stand_apart() {
    let net = network(9, &[(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)]);
    let sizes = boxes(9);
    let at = laid_out(&net, &sizes, Options::default());
    let around = |some: &[usize]| {
        let rects = some.iter().map(|&i| Rect::about(at[i], sizes[i]));
        Rect::around(rects).unwrap()
    };
    assert!(!around(&[0, 1, 2]).overlaps(around(&[3, 4, 5])));
}

#[test]
fn the_measures_count_what_they_say() {
    // A square with both diagonals, and a fifth factor.
    let net = network(5, &[(0, 2), (1, 3), (0, 1), (1, 2), (2, 3), (3, 0)]);
    let sizes = vec![Size { w: 10.0, h: 10.0 }; 5];
    let corners = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)];
    let mut at: Vec<Point> = corners.map(|(x, y)| Point::new(x, y)).to_vec();
    at.push(Point::new(300.0, 0.0));
    let q = quality::measure(&net, &sizes, &at);
    assert_eq!((q.crossings, q.through, q.overlaps), (1, 0, 0));
    // It stands on the middle of both diagonals.
    at[4] = Point::new(50.0, 50.0);
    let q = quality::measure(&net, &sizes, &at);
    assert_eq!((q.crossings, q.through, q.overlaps), (1, 2, 0));
    assert!((q.area - 110.0 * 110.0 / 500.0).abs() < 1e-9);
    assert_eq!(q.aspect, 1.0);
    // It stands on a corner.
    at[4] = Point::new(95.0, 95.0);
    assert_eq!(quality::measure(&net, &sizes, &at).overlaps, 1);

    // Three in a line, evenly: no stress. A square of four links: compactness π/4.
    let line = network(3, &[(0, 1), (1, 2)]);
    let places = [0.0, 70.0, 140.0].map(|x| Point::new(x, x));
    assert!(quality::measure(&line, &boxes(3), &places).stress < 1e-12);
    let square = network(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]);
    let q = quality::measure(&square, &boxes(4), &at[..4]);
    assert!((q.compactness.unwrap() - std::f64::consts::FRAC_PI_4).abs() < 1e-9);
}
