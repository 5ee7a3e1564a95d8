//! Where everything on a picture stands, whatever is lit: the costly part of a scene, which a hover
//! or a selection leaves as it is.

use super::Input;
use super::badge::{self, Badge};
use super::badge_place::{Around, Flat, Placed, placed};
use super::curve::RoundBox;
use super::link::{SIGN_HALF, bar_places, sign_places};
use super::route::{self, Route};
use super::traces::Traces;
use crate::geometry::Point;
#[cfg(feature = "tools")]
use {
    super::again::Causes, super::badge_place::Near, super::cells::Cells, super::rearrange::After,
    crate::geometry::Rect, crate::order::list,
};

/// Places of boxes, links, signs and badges. Made by [`arrange`], used by [`super::draw`].
pub struct Arrangement {
    pub(super) made_from: Vec<f64>,
    pub(super) boxes: Vec<RoundBox>,
    pub(crate) routes: Vec<Route>,
    pub(super) signs: Vec<Option<Point>>,
    /// Where on the shaft of a link with a delay the bars are,
    pub(super) bars: Vec<f64>,
    /// and where on the map those of all are.
    #[cfg(feature = "tools")]
    pub(super) bars_at: Vec<Point>,
    /// A link crosses under the sign.
    #[cfg(feature = "tools")]
    crossed: Vec<bool>,
    pub(super) traces: Traces,
    marks: Vec<Point>,
    #[cfg(feature = "tools")]
    near: Near,
    badges: Vec<Placed>,
    #[cfg(feature = "tools")]
    pub(super) causes: Causes,
    /// For each loop that was to get a badge: where things matter to it, and what came of it.
    #[cfg(feature = "tools")]
    pub(super) looked: Vec<(Rect, Option<Placed>)>,
}

/// All that an arrangement depends on, as one list of numbers. O(n).
fn cause(input: &Input) -> Vec<f64> {
    let mut cause = vec![input.at.len() as f64, input.net.link_count() as f64];
    for (i, at) in input.at.iter().enumerate() {
        let size = input.boxes[i].size;
        let factor = input.net.factors[i].index() as f64;
        cause.extend_from_slice(&[at.x, at.y, size.w, size.h, factor]);
    }
    for link in &input.net.links {
        cause.push(link.index() as f64);
    }
    for which in badge::usual(input.badges) {
        let links = &input.badges[which].links;
        cause.extend_from_slice(&[which as f64, links.len() as f64]);
        for &link in links {
            cause.push(f64::from(link));
        }
    }
    #[cfg(feature = "tools")]
    if let Some((links, share)) = input.ring {
        cause.push(share);
        cause.extend(links.iter().map(|&link| f64::from(link)));
    }
    cause
}

/// Finds a place for everything. O(links × (boxes + links)) at worst, with small constants.
pub fn arrange(input: &Input) -> Arrangement {
    arranged(
        input,
        #[cfg(feature = "tools")]
        None,
    )
}

/// The same arrangement, found with less work where one `before` of the same map differs in a few
/// places only, as while a hand moves a factor.
#[cfg(feature = "tools")]
pub fn rearrange(input: &Input, before: &Arrangement) -> Arrangement {
    arranged(input, Some(before))
}

fn arranged(input: &Input, #[cfg(feature = "tools")] before: Option<&Arrangement>) -> Arrangement {
    let boxes = route::boxes(input);
    let made_from = cause(input);
    #[cfg(feature = "tools")]
    let mut after = After::of(before, &made_from, &boxes);
    #[cfg(not(feature = "tools"))]
    let routes = route::routes(input, &boxes);
    #[cfg(feature = "tools")]
    let cells = Cells::of_boxes(&boxes, SIGN_HALF + 1.0);
    #[cfg(feature = "tools")]
    let (routes, causes) = after.routes(input, &boxes, &cells);
    #[cfg(not(feature = "tools"))]
    let traces = Traces::of(&routes);
    #[cfg(feature = "tools")]
    let traces = after.traces(&routes);
    let mut bars_at = Vec::new();
    let bars = bar_places(input, &routes, &boxes, &traces, &mut bars_at);
    #[cfg(feature = "tools")]
    after.bars(&bars_at);
    #[cfg(feature = "tools")]
    let mut marks = bars_at.clone();
    #[cfg(not(feature = "tools"))]
    let mut marks = bars_at;
    let signs = sign_places(
        input,
        &routes,
        &boxes,
        &traces,
        &mut marks,
        #[cfg(feature = "tools")]
        &cells,
        #[cfg(feature = "tools")]
        &mut |link, placed| after.sign(&routes, link, placed),
    );
    let mut arrangement = Arrangement {
        made_from,
        #[cfg(feature = "tools")]
        near: Near::of(&boxes, &marks),
        marks,
        badges: Vec::new(),
        boxes,
        routes,
        signs,
        bars,
        #[cfg(feature = "tools")]
        bars_at,
        #[cfg(feature = "tools")]
        crossed: Vec::new(),
        traces,
        #[cfg(feature = "tools")]
        causes,
        #[cfg(feature = "tools")]
        looked: Vec::new(),
    };
    #[cfg(feature = "tools")]
    {
        arrangement.crossed = list(arrangement.signs.len(), &mut |i| {
            arrangement.signs[i].is_some_and(|at| arrangement.crosses(i, at))
        });
    }
    for which in badge::usual(input.badges) {
        #[cfg(feature = "tools")]
        let placed = after.badge(input.badges, which, &mut arrangement);
        #[cfg(not(feature = "tools"))]
        let placed = arrangement.place(input.badges, which, Flat::Hidden);
        if let Some(placed) = placed {
            arrangement.badges.push(placed);
        }
    }
    arrangement
}

impl Arrangement {
    /// True if the places are those that this input asks for: same factors, links, positions, label
    /// sizes, and loops that usually get badges. O(n).
    pub fn fits(&self, input: &Input) -> bool {
        self.made_from == cause(input)
    }

    /// The badges to show: the usual ones, and after them the loop that is selected or lit, if it
    /// is not among them; so a selection moves no other badge.
    pub(super) fn badges(&self, input: &Input) -> Vec<Placed> {
        let mut all = self.badges.clone();
        for (which, badge) in input.badges.iter().enumerate() {
            if input.emphasis.picks_loop(&badge.id)
                && !all.iter().any(|p| p.badge == which)
                && let Some(placed) = self.place(input.badges, which, Flat::Shown)
            {
                all.push(placed);
            }
        }
        // A ring has a middle, whatever pale things lie there.
        #[cfg(feature = "tools")]
        if let Some((links, share)) = input.ring {
            let middle = route::mean(&route::causes_of(input, links));
            for placed in &mut all {
                if input.badges[placed.badge].links == links {
                    placed.at = placed.at.lerp(middle, share);
                }
            }
        }
        all
    }

    /// Points along each of some links, from box to box.
    #[cfg(feature = "tools")]
    pub fn ways(&self, links: &[u32]) -> Vec<Vec<Point>> {
        let drawn = links
            .iter()
            .filter_map(|&link| self.routes[link as usize].drawn);
        drawn.map(|way| way.points().to_vec()).collect()
    }

    /// True if a link crosses under a sign.
    pub(super) fn is_crossed(&self, link: usize, #[allow(unused)] at: Point) -> bool {
        #[cfg(feature = "tools")]
        return self.crossed[link];
        #[cfg(not(feature = "tools"))]
        self.crosses(link, at)
    }

    fn crosses(&self, link: usize, at: Point) -> bool {
        let reach = SIGN_HALF + 3.0;
        self.traces.gap(at, reach, link) < reach
    }

    pub(super) fn place(&self, badges: &[Badge], which: usize, flat: Flat) -> Option<Placed> {
        let around = Around {
            boxes: &self.boxes,
            routes: &self.routes,
            traces: &self.traces,
            marks: &self.marks,
            #[cfg(feature = "tools")]
            near: &self.near,
        };
        placed(badges, which, &around, &self.badges, flat)
    }
}
