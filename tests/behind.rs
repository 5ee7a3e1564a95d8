//! No link is drawn behind a label that is not its own: it would seem to begin or end there.

use system_map::format::{self, ReadOptions};
use system_map::geometry::{Point, Rect};
use system_map::scene::{Layer, Seg, Shape, Target, font::FontMeasure};
use system_map::session::{Options, Session};

/// A point of a Bézier curve.
fn on([a, b, c, d]: [Point; 4], t: f64) -> Point {
    let (ab, bc, cd) = (a.lerp(b, t), b.lerp(c, t), c.lerp(d, t));
    ab.lerp(bc, t).lerp(bc.lerp(cd, t), t)
}

/// Links that run behind boxes of others, by their ids, in a map of the gallery.
fn behind(name: &str, layout: Option<&str>) -> Vec<String> {
    let path = format!("{}/www/maps/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    let parsed = format::read(&bytes, &ReadOptions::default()).unwrap();
    let options = Options {
        layout: layout.map(str::to_owned),
        ..Options::default()
    };
    let mut session = Session::new(parsed, options).unwrap();
    session.measure(&mut FontMeasure::new());
    session.resize(1280.0, 800.0);
    session.finish();
    let scene = session.scene();
    let boxes: Vec<(Target, Rect)> = scene
        .items
        .iter()
        .filter(|item| item.layer == Layer::Factor)
        .filter_map(|item| match &item.shape {
            Shape::Box { rect, .. } => Some((item.target.clone()?, *rect)),
            _ => None,
        })
        .collect();
    let ways: Vec<(Target, [Point; 4])> = scene
        .items
        .iter()
        .filter(|item| item.layer == Layer::Link)
        .filter_map(|item| match &item.shape {
            Shape::Path { segs, .. } => match segs.as_slice() {
                [Seg::Move(a), Seg::Cubic(b, c, d)] => {
                    Some((item.target.clone()?, [*a, *b, *c, *d]))
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    let map = session.map();
    let mut behind = Vec::new();
    for (target, way) in ways {
        let Target::Link(link) = target else { continue };
        let (from, to) = map.ends(link);
        for (factor, area) in &boxes {
            let Target::Factor(factor) = factor else {
                continue;
            };
            let inside = (0..=200).any(|k| {
                let at = on(way, f64::from(k) / 200.0);
                area.grown(-1.0).contains(at)
            });
            if inside && *factor != from && *factor != to {
                behind.push(format!(
                    "{} behind {}",
                    map.link(link).id,
                    map.factor(*factor).id
                ));
            }
        }
    }
    behind
}

#[test]
fn no_link_of_a_map_in_the_gallery_is_drawn_behind_a_label_that_is_not_its_own() {
    for name in ["hct", "teaching", "trust"] {
        assert_eq!(behind(name, None), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn in_layers_links_pass_between_the_boxes_of_others() {
    assert_eq!(behind("teaching", Some("layered")), Vec::<String>::new());
    assert_eq!(behind("trust", Some("layered")), Vec::<String>::new());
    // One of 110 has found no way.
    let tangled = behind("hct", Some("layered"));
    assert!(tangled.len() < 2, "{tangled:#?}");
}
