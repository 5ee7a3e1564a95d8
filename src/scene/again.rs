//! The ways of links again, where some boxes have moved: who has nothing to do with these keeps the way that it had.

use super::Input;
use super::cells::Cells;
use super::curve::RoundBox;
use super::route::{
    Aim, BOW_NEXT, BOW_SHORT, CLEARANCE, Route, SKEW, SKEWS, Skew, Ways, boxes, ends,
};
use crate::geometry::{Point, Rect, zigzag};

/// So near to each other are arrowheads that lie on one another.
const ON: f64 = 5.0;

/// What the ways of links depend on, besides the boxes that they may meet.
pub struct Causes {
    aims: Vec<Aim>,
    wishes: Vec<f64>,
    bows: Vec<f64>,
    skews: Vec<Skew>,
    /// The ways before their ends were parted, and where they point to after that.
    alone: Vec<Route>,
    parted: Vec<Aim>,
}

/// The way of every link of the network, and what these depend on. With those `before`, only bundles of
/// links whose ends have changed, or near which a box has (a rectangle of `changed`), are looked at
/// again. O(links × boxes) at worst.
pub fn routes(
    input: &Input,
    boxes: &[RoundBox],
    cells: &Cells,
    before: Option<(&Causes, &[Route])>,
    changed: &[Rect],
) -> (Vec<Route>, Causes) {
    let mut ways = Ways::new(input, boxes, cells);
    let (aims, wishes) = (ways.aims.clone(), ways.bows.clone());
    ways.bundles(&mut |ways, bundle| {
        let stays = before.is_some_and(|(old, _)| {
            bundle.iter().all(|&i| {
                let (a, b) = ends(input, i);
                let (a, b) = (input.at[a], input.at[b]);
                // The middle of an arc is half its bow off the straight line, its control points
                // two thirds.
                let skew = SKEW * zigzag(SKEWS);
                let most = BOW_SHORT + skew + bundle.len() as f64 * BOW_NEXT;
                let near = Rect::around_points(&[a, b]).grown(most * a.distance(b) + 8.0);
                old.aims[i] == aims[i]
                    && old.wishes[i] == wishes[i]
                    && !changed.iter().any(|&c| near.overlaps(c))
            })
        });
        match before {
            Some((old, _)) if stays => {
                for &i in bundle {
                    (ways.bows[i], ways.skews[i]) = (old.bows[i], old.skews[i]);
                }
            }
            _ => ways.spread(bundle),
        }
    });
    let same = |i: usize| {
        let (old, _) = before?;
        let (a, b) = ends(input, i);
        let bends = (old.bows[i], old.skews[i]) == (ways.bows[i], ways.skews[i]);
        let stays = a != b && old.aims[i] == aims[i] && bends;
        // Where boxes have changed, so have links at them.
        let free = |k: usize| !changed.iter().any(|c| c.contains(boxes[k].centre));
        (stays && free(a) && free(b)).then(|| old.alone[i])
    };
    let alone = ways.routes(&same);
    // Who goes as before is parted as before, if it points to the same and no box near it has changed.
    let mut parted = Vec::new();
    let routes = ways.parted(alone.clone(), &mut |i, aim| {
        parted.push(aim);
        let (old, routes) = before?;
        let wished = ways.arc(i, aim, ways.bows[i], ways.skews[i]);
        let hulls = [alone[i].whole, wished].map(|way| way.hull().grown(CLEARANCE));
        let free = |hull: &Rect| !changed.iter().any(|&c| hull.overlaps(c));
        let same = old.alone[i] == alone[i] && old.parted[i] == aim;
        (same && hulls.iter().all(free)).then(|| routes[i])
    });
    let (bows, skews) = (ways.bows, ways.skews);
    let causes = Causes {
        aims,
        wishes,
        bows,
        skews,
        alone,
        parted,
    };
    (routes, causes)
}

/// How many links are drawn behind labels that are not their own, or all but, and half as many as have their arrowheads on
/// others'. As long as finding the ways of all links takes, and O(links²).
pub fn unclear(input: &Input) -> f64 {
    let boxes = boxes(input);
    let cells = Cells::of_boxes(&boxes, CLEARANCE);
    let (routes, _) = routes(input, &boxes, &cells, None, &[]);
    let hidden = |(i, route): &(usize, &Route)| {
        cells.under(&boxes, &route.whole, ends(input, *i), CLEARANCE, 1) > 0
    };
    let behind = routes.iter().enumerate().filter(hidden).count();
    let heads: Vec<Point> = routes
        .iter()
        .filter_map(|r| Some(r.drawn?.at(1.0)))
        .collect();
    let near = |a: Point, b: Point| a.distance(b) < ON;
    let piled =
        |&(i, &a): &(usize, &Point)| heads.iter().enumerate().any(|(j, &b)| i != j && near(a, b));
    let piled = heads.iter().enumerate().filter(piled).count();
    behind as f64 + piled as f64 / 2.0
}
