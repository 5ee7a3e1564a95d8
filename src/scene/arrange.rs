//! Where everything on a picture stands, whatever is lit: the costly part of a scene, which a hover
//! or a selection leaves as it is.

use super::Input;
use super::badge::{self, Badge};
use super::badge_place::{Around, Flat, Placed, placed, small_marks};
use super::curve::RoundBox;
use super::link::sign_places;
use super::route::{self, Route};
use super::traces::Traces;
use crate::geometry::Point;

/// Places of boxes, links, signs and badges. Made by [`arrange`], used by [`super::draw`].
pub struct Arrangement {
    made_from: Vec<f64>,
    pub(super) boxes: Vec<RoundBox>,
    pub(super) routes: Vec<Route>,
    pub(super) signs: Vec<Option<Point>>,
    pub(super) traces: Traces,
    marks: Vec<Point>,
    badges: Vec<Placed>,
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
    for badge in input.badges {
        let named = f64::from(u8::from(badge.named));
        cause.extend_from_slice(&[named, badge.links.len() as f64]);
        for &link in &badge.links {
            cause.push(f64::from(link));
        }
    }
    cause
}

/// Finds a place for everything. O(links × (boxes + links)) at worst, with small constants.
pub fn arrange(input: &Input) -> Arrangement {
    let boxes = route::boxes(input);
    let routes = route::routes(input, &boxes);
    let traces = Traces::of(&routes);
    let signs = sign_places(&routes, &boxes, &traces);
    let mut arrangement = Arrangement {
        made_from: cause(input),
        marks: small_marks(&routes, &signs),
        badges: Vec::new(),
        boxes,
        routes,
        signs,
        traces,
    };
    for which in badge::usual(input.badges) {
        if let Some(placed) = arrangement.place(input.badges, which, Flat::Hidden) {
            arrangement.badges.push(placed);
        }
    }
    arrangement
}

impl Arrangement {
    /// True if the places are those that this input asks for: same factors, links, positions, label
    /// sizes, and loops that get badges. O(n).
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
        all
    }

    fn place(&self, badges: &[Badge], which: usize, flat: Flat) -> Option<Placed> {
        let around = Around {
            boxes: &self.boxes,
            routes: &self.routes,
            traces: &self.traces,
            marks: &self.marks,
        };
        placed(badges, which, &around, &self.badges, flat)
    }
}
