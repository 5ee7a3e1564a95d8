//! Which way each link goes: an arc that bows away from the middle of the shortest loop it lies
//! on, so that loops read as rings; pairs as a lens, self-links as an ear.

use super::Input;
#[cfg(feature = "tools")]
use super::cells::Cells;
use super::curve::{Curve, RoundBox, trimmed};
use crate::geometry::{Point, least, most, zigzag};
#[cfg(feature = "tools")]
use crate::layout::SMALL;
use crate::order::list;

/// Radius of the corners of label boxes.
pub const RADIUS: f64 = 8.0;
/// Free space between a box and the start of a link.
pub const GAP_START: f64 = 1.5;
/// Free space between a box and the tip of an arrowhead.
pub const GAP_END: f64 = 2.5;

/// Above so many factors links have arcs only.
const CROWD: usize = 100;

/// The smallest bow of a link on a loop, and the largest that its loop asks for.
const BOW: (f64, f64) = (0.08, 0.26);
/// The bow of a link on no loop.
const BOW_ALONE: f64 = 0.07;
/// The bows that are tried for each side of a lens, the first wider where the lens is short, the last where it may bow farther.
const LENS: [f64; 7] = [0.19, 0.26, 0.33, 0.13, 0.42, 0.56, 0.74];
/// So wide a lens has room for a badge.
const LENS_WIDE: f64 = 42.0;
/// How much more the next of parallel links bows.
pub(super) const BOW_NEXT: f64 = 0.17;
/// The largest bow that is tried to get around a label,
const BOW_MOST: f64 = 0.42;
/// and the largest where a link is so short that its arc is no higher than half of this.
pub(super) const BOW_SHORT: f64 = 1.0;
const HIGH: f64 = 220.0;
/// Where no arc gets around: steps in which a link bows more at its start and less at its end, or the other way round,
/// and how many there are, with each of which its ends are tried twice.
pub(super) const SKEW: f64 = 0.2;
pub(super) const SKEWS: usize = 11;
/// How far links keep off labels where they can.
pub(super) const CLEARANCE: f64 = 4.0;
/// Who meets more than this (see [`Curve::under`]) has no way around that an eye could follow.
const HOPELESS: u32 = 60;

/// The way of one link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Route {
    /// From centre to centre, or out of the box and back.
    pub whole: Curve,
    /// What is drawn: from box to box. `None` if the boxes leave no room.
    pub drawn: Option<Curve>,
    /// +1 if the outer side is on the left of the way as seen on screen, else −1.
    pub outer: f64,
}

/// Where a link points to inside the boxes it joins: their middles, slid a little along a wide box
/// towards the other end, so that links that come from apart arrive apart.
pub(super) type Aim = (Point, Point);

/// How else than in an arc a link goes: by how much more it bows at its start, and how near to the middles of its
/// boxes (at 1, else at 0 to where they are aimed at) it ends.
pub(super) type Skew = Point;

/// The box of each factor.
pub fn boxes(input: &Input) -> Vec<RoundBox> {
    list(input.boxes.len(), &mut |i| {
        RoundBox::about(input.at[i], input.boxes[i].size, RADIUS)
    })
}

/// The way of every link of the network. O(links × boxes).
#[cfg(not(feature = "tools"))]
pub fn routes(input: &Input, boxes: &[RoundBox]) -> Vec<Route> {
    let mut ways = Ways::new(input, boxes);
    ways.bundles();
    ways.parted(ways.routes())
}

/// The two ends of a link.
pub(super) fn ends(input: &Input, link: usize) -> (usize, usize) {
    (input.net.from[link] as usize, input.net.to[link] as usize)
}

/// What the ways are made of.
pub(super) struct Ways<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) boxes: &'a [RoundBox],
    #[cfg(feature = "tools")]
    pub(super) cells: &'a Cells,
    /// The middle of the map.
    middle: Point,
    pub(super) aims: Vec<Aim>,
    /// At first the bow that each link would have if it were alone, then the one that it has.
    pub(super) bows: Vec<f64>,
    /// By how much each bows more at its start than in the middle.
    pub(super) skews: Vec<Skew>,
}

impl<'a> Ways<'a> {
    /// With the bow that each link would have if it were alone.
    pub(super) fn new(
        input: &'a Input<'a>,
        boxes: &'a [RoundBox],
        #[cfg(feature = "tools")] cells: &'a Cells,
    ) -> Ways<'a> {
        let m = input.net.link_count();
        let aims: Vec<Aim> = list(m, &mut |i| {
            let (a, b) = ends(input, i);
            let (a, b) = (&boxes[a], &boxes[b]);
            (a.towards(b.centre), b.towards(a.centre))
        });
        let mut ways = Ways {
            input,
            boxes,
            #[cfg(feature = "tools")]
            cells,
            middle: mean(input.at),
            bows: Vec::new(),
            skews: vec![Skew::default(); m],
            aims,
        };
        ways.bows = list(m, &mut |i| ways.wish(i));
        ways
    }

    /// Links by their two ends: those that share them must keep apart.
    pub(super) fn bundles(
        &mut self,
        #[cfg(feature = "tools")] spread: &mut dyn FnMut(&mut Ways<'a>, &[usize]),
    ) {
        let net = self.input.net;
        let m = net.link_count();
        let mut order: Vec<usize> = (0..m).collect();
        let input = self.input;
        let pair = |i: usize| {
            let (a, b) = ends(input, i);
            (a.min(b), a.max(b))
        };
        crate::order::sort_by(&mut order, |&i, &j| {
            (pair(i), net.from[i]).cmp(&(pair(j), net.from[j]))
        });
        let mut start = 0;
        for end in 1..m + 1 {
            if end == m || pair(order[start]) != pair(order[end]) {
                #[cfg(feature = "tools")]
                spread(self, &order[start..end]);
                #[cfg(not(feature = "tools"))]
                self.spread(&order[start..end]);
                start = end;
            }
        }
    }

    /// The ways themselves; those that are the `same` as before need not be trimmed again.
    pub(super) fn routes(
        &self,
        #[cfg(feature = "tools")] same: &dyn Fn(usize) -> Option<Route>,
    ) -> Vec<Route> {
        let mut ears = vec![[0u32; 4]; self.input.net.factor_count()];
        let mut others = Vec::new();
        list(self.bows.len(), &mut |i| {
            #[cfg(feature = "tools")]
            if let Some(route) = same(i) {
                return route;
            }
            let (a, b) = ends(self.input, i);
            let (whole, bow) = if a == b {
                (self.ear(a, &mut ears[a], &mut others), 1.0)
            } else {
                (
                    self.arc(i, self.aims[i], self.bows[i], self.skews[i]),
                    self.bows[i],
                )
            };
            Route {
                whole,
                drawn: self.drawn(&whole, (a, b)),
                outer: if bow < 0.0 { -1.0 } else { 1.0 },
            }
        })
    }

    /// What is drawn of a way.
    pub(super) fn drawn(&self, whole: &Curve, (a, b): (usize, usize)) -> Option<Curve> {
        let (a, b) = (&self.boxes[a], &self.boxes[b]);
        trimmed(whole, (a, GAP_START), (b, GAP_END))
    }

    pub(super) fn arc(&self, link: usize, (a, b): Aim, bow: f64, skew: Skew) -> Curve {
        let (from, to) = ends(self.input, link);
        Curve::bent(
            a.lerp(self.input.at[from], skew.y),
            b.lerp(self.input.at[to], skew.y),
            bow + skew.x,
            bow - skew.x,
        )
    }

    /// The bow that a link would have if it were alone.
    fn wish(&self, link: usize) -> f64 {
        let input = self.input;
        let (a, b) = self.aims[link];
        let mut centre = self.middle;
        let mut size = BOW_ALONE;
        if let Some(Some(ring)) = input.rings.get(link) {
            let mut places = Vec::new();
            for &l in ring {
                if let Some(&f) = input.net.from.get(l as usize) {
                    places.push(input.at[f as usize]);
                }
            }
            centre = mean(&places);
            size = most(least(arc_about(a, b, centre), BOW.1), BOW.0);
        }
        #[cfg(feature = "tools")]
        if let Some((links, share)) = self.on_ring(link) {
            // Along the ring, however few the factors on it are.
            centre = mean(&causes_of(input, links));
            size += (arc_about(a, b, centre) - size) * share;
        }
        // On the left of the way as seen on screen, where positive bows go.
        if (b - a).cross(centre - a) < 0.0 {
            -size
        } else {
            size
        }
    }

    /// The ring that a link is drawn along, and how far that has come.
    #[cfg(feature = "tools")]
    fn on_ring(&self, link: usize) -> Option<(&'a [u32], f64)> {
        let ring = self.input.ring;
        ring.filter(|(links, _)| links.contains(&(link as u32)))
    }

    /// Bows of the links between the same two factors.
    pub(super) fn spread(&mut self, bundle: &[usize]) {
        let (a, b) = ends(self.input, bundle[0]);
        if a == b {
            return;
        }
        #[cfg(feature = "tools")]
        if let [link] = bundle
            && self.on_ring(*link).is_some()
        {
            return;
        }
        let n = bundle.len() as f64;
        let (mut there, mut wish) = (0, 0.0);
        for &i in bundle {
            there += usize::from(ends(self.input, i).0 == a);
            wish += self.bows[i];
        }
        wish /= n;
        let (from, to) = self.aims[bundle[0]];
        let length = from.distance(to);
        let reach = most(BOW_MOST, least(HIGH / length, BOW_SHORT));
        if there < bundle.len() {
            // A lens: every link on its own left, or every one on its own right.
            let side = if wish < 0.0 { -1.0 } else { 1.0 };
            let mut tries = LENS;
            tries[0] = most(tries[0], least(LENS_WIDE / length, BOW_MOST));
            for bow in &mut tries[4..] {
                *bow = least(*bow, reach);
            }
            let (left, right) = bundle.split_at(there);
            self.settle(left, side, 0.0, &tries);
            self.settle(right, side, 0.0, &tries);
            return;
        }
        let first = (n - 1.0) / -2.0 * BOW_NEXT;
        let mut tries = Vec::new();
        for k in 0..35 {
            let bow = wish + zigzag(k) * 0.06;
            if k == 0 || bow.abs() <= reach {
                tries.push(bow);
            }
        }
        self.settle(bundle, 1.0, first, &tries);
    }

    /// Bows links by the first of the tries with which they meet nothing, else by the one with which
    /// they meet least; near ones come first, arcs before other bends. The first link bows by `first`
    /// more than the try, each next one by more.
    fn settle(&mut self, links: &[usize], side: f64, first: f64, tries: &[f64]) {
        let mut least = u32::MAX;
        for n in 0..2 * SKEWS {
            if n > 0 && least > HOPELESS {
                break;
            }
            // In a crowd nobody follows such a way, and there are many to look for.
            if n > 0 && self.boxes.len() > CROWD {
                break;
            }
            let skew = Point::new(SKEW * zigzag(n / 2), (n % 2) as f64);
            for &bow in tries {
                let bow = |k: usize| side * (bow + first + k as f64 * BOW_NEXT);
                let mut hits = 0;
                for (k, &i) in links.iter().enumerate() {
                    let curve = self.arc(i, self.aims[i], bow(k), skew);
                    let most = least.saturating_sub(hits);
                    hits += self.under(&curve, ends(self.input, i), CLEARANCE, most);
                }
                if hits < least {
                    least = hits;
                    for (k, &i) in links.iter().enumerate() {
                        (self.bows[i], self.skews[i]) = (bow(k), skew);
                    }
                }
                if hits == 0 {
                    return;
                }
                #[cfg(feature = "tools")]
                if hits > HOPELESS && self.boxes.len() > SMALL {
                    return;
                }
            }
        }
    }

    /// How much of a curve runs under boxes. More than `most` need not be counted.
    #[cfg_attr(not(feature = "tools"), inline(always))]
    pub(super) fn under(
        &self,
        curve: &Curve,
        own: (usize, usize),
        gap: f64,
        #[allow(unused)] most: u32,
    ) -> u32 {
        #[cfg(feature = "tools")]
        return self.cells.under(self.boxes, curve, own, gap, most);
        #[cfg(not(feature = "tools"))]
        curve.under(self.boxes, own, gap)
    }

    /// A self-link: out of one side of its box and back into it, off its other links, off the `others`
    /// before it, and where no other label is. `ears`: how many its box has at each side so far.
    fn ear(&self, factor: usize, ears: &mut [u32; 4], others: &mut Vec<Curve>) -> Curve {
        let mut best = (f64::INFINITY, 0, Curve([self.middle; 4]));
        let mut normal = Point::new(0.0, -1.0);
        for (side, &inner) in ears.iter().enumerate() {
            let curve = self.ear_at(factor, inner, normal);
            let hits = self.under(&curve, (factor, factor), 4.0, u32::MAX);
            // How near another link comes, which is asked of the first at a side: one of a few. Where none
            // comes near, the side away from the middle is taken: inside are links and badges of others.
            let mut near = 0.06;
            if hits + inner == 0 {
                let links = self.aims.len();
                for i in 0..links + others.len() {
                    let other = if i < links {
                        let (a, b) = ends(self.input, i);
                        if (a == factor) == (b == factor) {
                            continue;
                        }
                        self.arc(i, self.aims[i], self.bows[i], self.skews[i])
                    } else {
                        others[i - links]
                    };
                    let far = i >= links && other.0[0].distance(curve.0[0]) > 200.0;
                    let mut t = 0.1;
                    while t < 1.0 && !far {
                        near = most(near, 1.0 / (other.distance(curve.at(t)) + 2.0));
                        t += 0.4;
                    }
                }
            }
            let out = (self.input.at[factor] - self.middle).dot(normal);
            let cost = f64::from(hits) * 1e4 + f64::from(inner) * 0.5 + near - out * 1e-4;
            if cost < best.0 {
                best = (cost, side, curve);
            }
            normal = normal.turned();
        }
        ears[best.1] += 1;
        others.push(best.2);
        best.2
    }

    /// An ear at one side of its box.
    fn ear_at(&self, factor: usize, nth: u32, normal: Point) -> Curve {
        const WIDTH: f64 = 12.0;
        const DEEP: f64 = 7.0;
        let nth = f64::from(nth);
        let half = self.boxes[factor].half;
        // How far the box reaches from its middle.
        let reach = (normal.x * half.x + normal.y * half.y).abs();
        let foot = self.input.at[factor] + normal * (reach - DEEP);
        let wide = normal.turned() * (WIDTH + 3.0 * nth);
        let far = foot + normal * ((44.0 + 16.0 * nth + DEEP) / 0.75);
        Curve([foot - wide, far - wide * 2.6, far + wide * 2.6, foot + wide])
    }
}

/// Where the causes of some links are.
#[cfg(feature = "tools")]
pub fn causes_of(input: &Input, links: &[u32]) -> Vec<Point> {
    let cause = |&link: &u32| input.net.from.get(link as usize);
    let causes = links.iter().filter_map(cause);
    causes.map(|&factor| input.at[factor as usize]).collect()
}

/// The bow of the arc over the angle under which `c` sees `a` and `b`.
fn arc_about(a: Point, b: Point, c: Point) -> f64 {
    let cos = (a - c).unit().dot((b - c).unit());
    if cos <= -0.999 {
        return 1.0;
    }
    // Tangents of the half and of the quarter of the angle.
    let half = (most(1.0 - cos, 0.0) / (1.0 + cos)).sqrt();
    half / (1.0 + (1.0 + half * half).sqrt())
}

/// The mean of some points; the origin for none.
pub fn mean(points: &[Point]) -> Point {
    let mut sum = Point::default();
    for &p in points {
        sum = sum + p;
    }
    if points.is_empty() {
        sum
    } else {
        sum * (1.0 / points.len() as f64)
    }
}
