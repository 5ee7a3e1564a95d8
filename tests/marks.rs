//! Small marks keep off each other: bars of delays, signs, arrowheads, badges.

mod common;

use common::{Stage, map};
use system_map::format;
use system_map::geometry::{Point, Rect};
use system_map::model::{Convention, Edit, Info, Map};
use system_map::scene::font::FontMeasure;
use system_map::scene::{Emphasis, Item, Layer, Scene, Seg, Shape, Target};
use system_map::session::{Options, Session};

/// Distance at which nobody takes two marks for one.
const APART: f64 = 9.0;

fn places(at: &[(f64, f64)]) -> impl Fn(usize, usize) -> Point {
    let at = at.to_vec();
    move |i, _| Point::new(at[i].0, at[i].1)
}

/// Both ends of all bars, with their links.
fn bars(scene: &Scene) -> Vec<(Target, Point)> {
    let of_links = scene.items.iter().filter(|i| i.layer == Layer::Link);
    let bar = |item: &Item| match &item.shape {
        Shape::Path { segs, .. } => match segs[..] {
            [Seg::Move(a), Seg::Line(b)] => {
                Some([(item.target.clone()?, a), (item.target.clone()?, b)])
            }
            _ => None,
        },
        _ => None,
    };
    of_links.filter_map(bar).flatten().collect()
}

/// The disc of the one badge.
fn disc(scene: &Scene) -> Rect {
    let found = scene.items.iter().find_map(|i| match &i.shape {
        Shape::Box { rect, .. } if i.layer == Layer::Badge => Some(*rect),
        _ => None,
    });
    found.expect("a badge")
}

/// Points along the shaft of each link.
fn shafts(scene: &Scene) -> Vec<Point> {
    let mut points = Vec::new();
    for item in scene.items.iter().filter(|i| i.layer == Layer::Link) {
        if let Shape::Path { segs, .. } = &item.shape
            && let [Seg::Move(a), Seg::Cubic(p, q, b)] = segs[..]
        {
            for k in 0..=40 {
                let t = f64::from(k) / 40.0;
                let (ap, pq, qb) = (a.lerp(p, t), p.lerp(q, t), q.lerp(b, t));
                points.push(ap.lerp(pq, t).lerp(pq.lerp(qb, t), t));
            }
        }
    }
    points
}

#[test]
fn bars_of_two_links_that_cross_stand_apart() {
    let crossing = map(&["a", "b", "c", "d"], &["a>b +d", "c>d +d"]);
    for step in 0..625 {
        let (dx, dy) = (
            f64::from(step % 25) * 5.0 - 60.0,
            f64::from(step / 25) * 5.0 - 60.0,
        );
        let at = [
            (dx - 200.0, dy),
            (dx + 200.0, dy),
            (0.0, -150.0),
            (0.0, 150.0),
        ];
        let scene = Stage::of(crossing.clone(), places(&at)).scene(&Emphasis::default());
        let bars = bars(&scene);
        assert_eq!(bars.len(), 8);
        let middles = bars
            .chunks(2)
            .map(|ends| (&ends[0].0, ends[0].1.lerp(ends[1].1, 0.5)));
        for (link, at) in middles.clone() {
            for (other, there) in middles.clone() {
                let apart = at.distance(there) > APART;
                assert!(link == other || apart, "{dx} {dy}: {bars:?}");
            }
        }
    }
}

#[test]
fn a_badge_stands_beside_a_self_link_and_not_on_it() {
    let mut stage = Stage::of(map(&["a"], &["a>a -"]), places(&[(0.0, 0.0)]));
    stage.badge("B1", &["a>a"]);
    let scene = stage.scene(&Emphasis::default());
    let disc = disc(&scene);
    for at in shafts(&scene) {
        let gap = disc.centre().distance(at) - disc.size().w / 2.0;
        assert!(gap > -1.0, "{at:?} under {disc:?}");
    }
}

#[test]
fn a_sign_stands_off_the_head_of_a_strong_link() {
    let mut strong = Map::new(Info {
        width_by_strength: true,
        ..Info::default()
    });
    let plain = map(&["a", "b"], &["a>b ±"]);
    for (_, factor) in plain.factors() {
        let edit = Edit::AddFactor(Box::new(factor.clone()));
        strong.apply(edit).expect("new");
    }
    for (_, _, _, link) in plain.links() {
        let mut link = link.clone();
        link.strength = Some(1.0);
        let (from, to) = ("a".to_owned(), "b".to_owned());
        let link = Box::new(link);
        let edit = Edit::AddLink { from, to, link };
        strong.apply(edit).expect("both ends");
    }
    for to in [(220.0, 0.0), (0.0, 200.0), (160.0, 160.0), (0.0, -200.0)] {
        let mut stage = Stage::of(strong.clone(), places(&[(0.0, 0.0), to]));
        stage.convention = Convention::SO;
        let scene = stage.scene(&Emphasis::default());
        let sign = scene.items.iter().find(|i| i.layer == Layer::Sign);
        let room = sign.expect("a sign").shape.bounds();
        for item in scene.items.iter().filter(|i| i.layer == Layer::Link) {
            if let Shape::Path {
                segs,
                fill: Some(_),
                ..
            } = &item.shape
            {
                for seg in segs {
                    if let Seg::Move(p) | Seg::Line(p) = seg {
                        assert!(!room.contains(*p), "{to:?}: {p:?} in {room:?}");
                    }
                }
            }
        }
    }
}

/// What is drawn of a link: points of its shaft, the middle of its head, and that of its sign.
struct Drawn {
    target: Target,
    shaft: Vec<Point>,
    head: Option<Point>,
    sign: Option<(Point, String)>,
}

fn drawn(scene: &Scene) -> Vec<Drawn> {
    let mut all: Vec<Drawn> = Vec::new();
    for item in &scene.items {
        let Some(target @ Target::Link(_)) = &item.target else {
            continue;
        };
        if !all.iter().any(|link| link.target == *target) {
            all.push(Drawn {
                target: target.clone(),
                shaft: Vec::new(),
                head: None,
                sign: None,
            });
        }
        let link = all.iter_mut().find(|link| link.target == *target);
        let link = link.expect("there by now");
        match &item.shape {
            Shape::Path {
                segs, fill: None, ..
            } => {
                if let [Seg::Move(a), Seg::Cubic(p, q, b)] = segs[..] {
                    link.shaft = (0..=600)
                        .map(|k| {
                            let t = f64::from(k) / 600.0;
                            let (ap, pq, qb) = (a.lerp(p, t), p.lerp(q, t), q.lerp(b, t));
                            ap.lerp(pq, t).lerp(pq.lerp(qb, t), t)
                        })
                        .collect();
                }
            }
            Shape::Path {
                segs,
                fill: Some(_),
                ..
            } => {
                let points: Vec<Point> = segs
                    .iter()
                    .filter_map(|seg| match seg {
                        Seg::Move(p) | Seg::Line(p) => Some(*p),
                        _ => None,
                    })
                    .collect();
                let sum = points.iter().fold(Point::default(), |sum, &p| sum + p);
                link.head = Some(sum * (1.0 / points.len() as f64));
            }
            Shape::Text { text, .. } if item.layer == Layer::Sign => {
                link.sign = Some((item.shape.bounds().centre(), text.clone()));
            }
            _ => {}
        }
    }
    all
}

/// A sign, by its link, and how near it is to that and to another, or to a head.
type Near = (Target, f64, f64);

/// Signs nearer to a link of another sign than to their own, and signs on the heads of others.
fn astray(scene: &Scene) -> (Vec<Near>, Vec<Near>) {
    let all = drawn(scene);
    let to = |at: Point, link: &Drawn| {
        let points = link.shaft.iter().chain(&link.head);
        points.fold(f64::INFINITY, |gap, p| gap.min(p.distance(at)))
    };
    let (mut strays, mut on_heads) = (Vec::new(), Vec::new());
    for link in &all {
        let Some((at, text)) = &link.sign else {
            continue;
        };
        let own = to(*at, link);
        for other in &all {
            let same = other.sign.as_ref().is_some_and(|(_, sign)| sign == text);
            if other.target == link.target {
                continue;
            }
            if !same && to(*at, other) < own - 1.0 {
                strays.push((link.target.clone(), own, to(*at, other)));
            }
            if let Some(head) = other.head
                && head.distance(*at) < 8.0
            {
                on_heads.push((link.target.clone(), own, head.distance(*at)));
            }
        }
    }
    (strays, on_heads)
}

#[test]
fn arrowheads_that_come_to_one_side_of_a_box_stand_apart_and_no_start_stands_in_one() {
    let ids = ["a", "b", "c", "d", "e", "f", "g"];
    let links = ["b>a +", "c>a -", "d>a +", "e>a -", "f>a +", "a>g +"];
    let beside = [
        (0.0, 0.0),
        (-420.0, -25.0),
        (-640.0, 5.0),
        (-420.0, 30.0),
        (-40.0, -300.0),
        (0.0, -420.0),
        (30.0, -300.0),
    ];
    for turned in [false, true] {
        let at = beside.map(|(x, y)| if turned { (y, x) } else { (x, y) });
        let stage = Stage::of(map(&ids, &links), places(&at));
        let scene = stage.scene(&Emphasis::default());
        let mut ends: Vec<Point> = drawn(&scene).iter().filter_map(|link| link.head).collect();
        assert_eq!(ends.len(), 6);
        let start = scene
            .items
            .iter()
            .find_map(|item| match (&item.shape, &item.target) {
                (Shape::Path { segs, .. }, Some(Target::Link(ix))) if ix.index() == 5 => {
                    match segs[..] {
                        [Seg::Move(a), Seg::Cubic(..)] => Some(a),
                        _ => None,
                    }
                }
                _ => None,
            });
        // The head of the one that leads away is elsewhere; its start is among the heads of the others.
        ends[5] = start.expect("a shaft");
        for (i, a) in ends.iter().enumerate() {
            for b in &ends[..i] {
                assert!(a.distance(*b) > 8.0, "{turned}: {ends:?}");
            }
        }
    }
}

#[test]
fn two_self_links_of_one_factor_keep_their_own_signs() {
    for links in [["a>a +", "a>a -d"], ["a>a -d", "a>a +"]] {
        let stage = Stage::of(map(&["a"], &links), places(&[(0.0, 0.0)]));
        let scene = stage.scene(&Emphasis::default());
        let (strays, on_heads) = astray(&scene);
        assert!(strays.is_empty(), "{strays:?}");
        assert!(on_heads.is_empty(), "{on_heads:?}");
        let heads: Vec<Point> = drawn(&scene).iter().filter_map(|link| link.head).collect();
        assert!(heads[0].distance(heads[1]) > 2.0 * APART, "{heads:?}");
    }
}

#[test]
fn a_self_link_keeps_off_the_other_links_of_its_factor_while_a_side_is_free() {
    let sides = [(0.0, -160.0), (220.0, 0.0), (0.0, 160.0), (-220.0, 0.0)];
    for free in 0..4 {
        let mut at = sides.to_vec();
        at[free] = (0.0, 0.0);
        let mut links = vec!["a>a -".to_owned()];
        let names = ["n", "e", "s", "w"];
        let mut factors: Vec<&str> = names.to_vec();
        factors[free] = "a";
        for name in factors.iter().filter(|name| **name != "a") {
            links.extend([format!("a>{name} +"), format!("{name}>a -d")]);
        }
        let links: Vec<&str> = links.iter().map(String::as_str).collect();
        let stage = Stage::of(map(&factors, &links), places(&at));
        let shafts = shafts(&stage.scene(&Emphasis::default()));
        let (ear, others) = shafts.split_at(41);
        for point in ear {
            let gap = others.iter().map(|other| other.distance(*point));
            let gap = gap.fold(f64::INFINITY, f64::min);
            assert!(gap > APART, "{free}: {point:?} is {gap} from another link");
        }
    }
}

#[test]
fn self_links_of_neighbours_keep_off_each_other() {
    let links = ["a>a +", "a>a -d", "b>b -", "b>b +d"];
    for step in 0..24 {
        // Around the first, from above it to its right, below it and to its left.
        let along = f64::from(step % 6) * 30.0 - 90.0;
        let place = [
            (along, -90.0),
            (130.0, along),
            (-along, 90.0),
            (-130.0, -along),
        ];
        let at = [(0.0, 0.0), place[step as usize / 6]];
        let stage = Stage::of(map(&["a", "b"], &links), places(&at));
        let shafts = shafts(&stage.scene(&Emphasis::default()));
        let ears: Vec<&[Point]> = shafts.chunks(41).collect();
        assert_eq!(ears.len(), 4);
        for a in &ears[..2] {
            for b in &ears[2..] {
                let gaps = a.iter().flat_map(|p| b.iter().map(|q| p.distance(*q)));
                let gap = gaps.fold(f64::INFINITY, f64::min);
                assert!(gap > 5.0, "{step}: {gap}");
            }
        }
    }
}

/// A map that is shipped, at rest at 1280×800, in `+` and `−`.
fn shipped(name: &str, layout: Option<&str>) -> Session {
    let path = format!("{}/www/maps/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("a shipped map");
    let parsed = format::read(&bytes, &Default::default()).expect("it reads");
    let options = Options {
        layout: layout.map(str::to_owned),
        convention: Some("signs".to_owned()),
        ..Options::default()
    };
    let mut session = Session::new(parsed, options).expect("known options");
    session.measure(&mut FontMeasure::new());
    session.resize(1280.0, 800.0);
    session.finish();
    session
}

#[test]
fn signs_of_the_shipped_maps_are_nearest_to_their_own_links_and_on_no_head() {
    // Where links are dense there is not always such a place.
    for (name, layout, most) in [
        ("hct", None, 1),
        ("hct", Some("layered"), 1),
        ("hct", Some("ring"), 1),
        ("trust", None, 0),
        ("trust", Some("layered"), 2),
        ("trust", Some("ring"), 2),
        ("teaching", None, 0),
    ] {
        let mut session = shipped(name, layout);
        let (strays, on_heads) = astray(session.scene());
        assert!(on_heads.is_empty(), "{name} {layout:?}: {on_heads:?}");
        assert!(strays.len() <= most, "{name} {layout:?}: {strays:?}");
    }
}

#[test]
fn no_badge_of_the_shipped_maps_hides_a_sign() {
    for (name, layout) in ["hct", "trust", "teaching"]
        .into_iter()
        .flat_map(|name| ["force", "layered", "ring"].map(|layout| (name, layout)))
    {
        let mut session = shipped(name, Some(layout));
        let scene = session.scene();
        let discs: Vec<Rect> = scene
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Box { rect, .. } if item.layer == Layer::Badge => Some(*rect),
                _ => None,
            })
            .collect();
        assert!(!discs.is_empty(), "{name} {layout}");
        for link in drawn(scene) {
            let Some((at, _)) = link.sign else {
                continue;
            };
            for disc in &discs {
                let away = disc.centre().distance(at);
                let radius = disc.size().w / 2.0;
                assert!(
                    away > radius,
                    "{name} {layout}: {:?} {away} {radius}",
                    link.target
                );
            }
        }
    }
}
