//! Room in arrangements that no search refines (layers, rings): they are tried with more and more of it, until links find
//! a way past the labels of others, and their arrowheads stand apart.

use crate::geometry::{Point, Rect, Size};
use crate::layout::Options;
use crate::model::{Map, Network};
use crate::scene::{self, Emphasis, Input, LabelBox, Theme};

/// How much wider gaps are tried: within a layer or on a ring, and between layers.
const TRIES: [(f64, f64); 9] = [
    (1.0, 1.3),
    (1.0, 2.0),
    (1.0, 3.0),
    (1.3, 1.0),
    (1.7, 1.0),
    (1.7, 1.3),
    (2.5, 1.0),
    (2.5, 1.5),
    (3.5, 1.5),
];
/// For one link that finds a way, or two that have heads of their own, a map may be shown smaller by about this share.
const WORTH: f64 = 0.1;
/// So high is a frame that shows letters at their full size.
const FRAME: f64 = 560.0;
/// Of larger maps the first try is taken: nobody follows each link there.
const MOST: usize = 150;

/// Where the factors of a network go before forces act, where the style decides that; with as much room as its links are worth.
/// Ten times what [`crate::layout::Style::places`] and the ways of all links take.
pub(super) fn places(
    map: &Map,
    net: &Network,
    boxes: &[LabelBox],
    rings: &[Option<Vec<u32>>],
    options: &Options,
    before: &[Option<Point>],
) -> Option<Vec<Point>> {
    let sizes: Vec<Size> = boxes.iter().map(|label| label.size).collect();
    let place = |room| options.style.places(net, &sizes, options, room, before);
    let first = place((1.0, 1.0))?;
    if sizes.len() > MOST {
        return Some(first);
    }
    // How small a frame shows it: what fits at full size is not larger for being compact.
    let scale = |at: &[Point]| {
        let areas = at
            .iter()
            .zip(&sizes)
            .map(|(&at, &size)| Rect::about(at, size));
        let size = areas
            .reduce(Rect::union)
            .map_or(Size::default(), |all| all.size());
        (size.w / options.aspect).max(size.h).max(FRAME)
    };
    let unclear = |at: &[Point]| {
        scene::unclear(&Input {
            map,
            net,
            boxes,
            at,
            theme: &Theme::default(),
            convention: map.info().convention,
            emphasis: &Emphasis::default(),
            badges: &[],
            rings,
            ring: None,
        })
    };
    let unit = scale(&first);
    let (mut least, mut best) = (WORTH * unclear(&first), first);
    for room in TRIES {
        let Some(at) = place(room) else { continue };
        let smaller = scale(&at) / unit - 1.0;
        // More room between layers does not make every map larger.
        if smaller >= least {
            continue;
        }
        let cost = WORTH * unclear(&at) + smaller;
        if cost < least {
            (least, best) = (cost, at);
        }
    }
    Some(best)
}
