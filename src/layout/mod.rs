//! Where everything goes: a network, label sizes and options to positions.
//!
//! ```text
//! plan ──▶ search: seed (stress) ─▶ place (turn, pack) ─▶ overlap ─▶ refine ─▶ clear ──▶ rest
//!                  sparse + seed, on large maps             ▲ ▲
//!            drag, reheat ──▶ live (fdg-sim) ───────────────┘ └─▶ ease ──▶ rest
//! ```
//!
//! Who is near whom is looked up in a grid; what a layout is worth, and what moving one factor
//! changes about that, is on the board.
//!
//! A layout is asked to [`step`](Layout::step) until it is at rest. Work comes in units of fixed
//! content, so the result does not depend on how many are done at a time.

#[cfg(feature = "tools")]
mod blocks;
mod board;
mod clear;
mod cost;
mod force;
mod grid;
#[cfg(feature = "tools")]
mod layered;
mod live;
mod overlap;
mod place;
mod plan;
pub mod quality;
mod random;
mod refine;
#[cfg(feature = "tools")]
mod ring;
#[cfg(any(feature = "tools", feature = "formats"))]
mod rows;
mod search;
mod seed;
mod sparse;

use crate::analysis::lists::Lists;
use crate::geometry::{Point, Size, most};
use crate::model::Network;
use crate::order;
use cost::Task;
use force::Strengths;
use live::Live;
use plan::Plan;
use search::Search;

#[cfg(feature = "formats")]
pub use grid::Grid;
#[cfg(feature = "tools")]
pub use layered::layered;
#[cfg(feature = "tools")]
pub use ring::{circle, ring};
#[cfg(feature = "formats")]
pub(crate) use rows::rows;

pub use plan::SMALL;

/// What given positions mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Given {
    /// The author's: kept exactly, the others find places around them.
    #[default]
    Authored,
    /// Where the factors were in a larger or older map: kept in shape, made compact.
    Previous,
}

/// What the arrangement follows.
#[cfg(feature = "tools")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    /// The author's places where there are some, forces elsewhere; an excerpt is drawn closer.
    #[default]
    Usual,
    /// Forces alone, whatever places the author gave.
    Force,
    /// The author's places, in excerpts too.
    Authored,
    /// Causes before effects.
    Layered,
    /// All on one ring.
    Ring,
}

#[cfg(feature = "tools")]
impl Style {
    /// The styles that can be asked for by name.
    pub const NAMES: [(&str, Style); 4] = [
        ("force", Style::Force),
        ("authored", Style::Authored),
        ("layered", Style::Layered),
        ("ring", Style::Ring),
    ];

    /// Where the factors of a network go before forces act, where the style decides that: with all
    /// places given, forces leave them alone. Gaps are wider by the factors of `room`: within a layer or on the ring, and
    /// between layers. `before` says where factors were in the same style, if they were, and nothing else.
    pub fn places(
        self,
        net: &Network,
        sizes: &[Size],
        options: &Options,
        room: (f64, f64),
        before: &[Option<Point>],
    ) -> Option<Vec<Point>> {
        match self {
            Style::Layered => {
                let between = (options.link_gap + options.link_room) * room.1;
                let gap = options.gap * room.0;
                Some(layered(net, sizes, gap, between, options.aspect, before))
            }
            Style::Ring => {
                let gap = options.link_gap * room.0;
                Some(ring(net, sizes, gap, options.aspect, before))
            }
            _ => None,
        }
    }
}

/// Wishes for a layout. Lengths in map units.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Another seed, another layout of the same map.
    pub seed: u64,
    /// Width over height of the place where the map is shown.
    pub aspect: f64,
    /// Least distance between two label boxes one above the other; side by side it is twice that.
    pub gap: f64,
    /// Least distance between the label boxes of two linked factors: room for an arrowhead.
    pub link_gap: f64,
    /// About how long the visible part of a link should be.
    pub link_room: f64,
    /// What given positions mean.
    pub given: Given,
    /// What the arrangement follows.
    #[cfg(feature = "tools")]
    pub style: Style,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            seed: 1,
            aspect: 1.4,
            gap: 14.0,
            link_gap: 34.0,
            link_room: 60.0,
            given: Given::Authored,
            #[cfg(feature = "tools")]
            style: Style::Usual,
        }
    }
}

/// Ticks in which a map comes to rest after the last hand leaves it, or holds still.
const COOL_TICKS: usize = 36;
/// Ticks of the last easing into places without any overlap: so many that also who has a long way glides.
const EASE_TICKS: usize = 16;
/// Movement, in map units per tick, that counts as none.
const STILL: f64 = 0.05;

/// Who is this near to where it rested comes to rest exactly there.
const NEARLY_HOME: f64 = 6.0;

/// Under the hand: touched boxes give way and go home again, the rest of the map stays.
const HAND: Strengths = Strengths {
    alpha: 1.0,
    home: 0.1,
    collision: 0.8,
    ..Strengths::OFF
};

/// Everybody takes part again.
const WARM: Strengths = Strengths {
    alpha: 1.0,
    home: 0.02,
    spring: 0.05,
    repulsion: 0.05,
    collision: 0.5,
    roundness: 0.05,
};

/// A layout on its way, or at rest.
#[derive(Clone)]
pub struct Layout {
    /// Cause and effect of each link.
    from: Vec<u32>,
    to: Vec<u32>,
    plan: Plan,
    start: Vec<Option<Point>>,
    pinned: Vec<bool>,
    options: Options,
    rings: Lists,
    at: Vec<Point>,
    /// The factor that is held.
    hand: Option<usize>,
    /// The factor that was held last: it stays where it was dropped while the map comes to rest.
    dropped: Option<usize>,
    stage: Stage,
}

#[derive(Clone)]
enum Stage {
    Waiting,
    Searching(Box<Search>),
    Live {
        live: Box<Live>,
        strengths: Strengths,
        /// Ticks since the hand moved or left.
        cooled: usize,
    },
    Easing {
        from: Vec<Point>,
        to: Vec<Point>,
        tick: usize,
    },
    Rest,
}

/// Given places with boxes pushed apart where they lie on one another: linked ones by the first of two gaps, others by the
/// second. Who has room stays. O(n + overlaps) a pass, of which there are few.
#[cfg(feature = "formats")]
pub fn parted(net: &Network, sizes: &[Size], at: &[Point], gaps: (f64, f64)) -> Vec<Point> {
    let options = Options {
        link_gap: gaps.0,
        gap: gaps.1,
        ..Options::default()
    };
    let plan = Plan::new(net, sizes, &[], &options);
    let mut at = at.to_vec();
    overlap::remove(
        &plan,
        &mut at,
        &vec![false; sizes.len()],
        vec![true; sizes.len()],
    );
    at
}

impl Layout {
    /// A layout of a network, not begun yet. `sizes` are those of the label boxes; `start` holds
    /// given positions (see [`Given`]); `pinned` factors with a given position never move. All
    /// three may be shorter than the network or empty. If all positions are the author's the
    /// layout is at rest at once. O(n + m log m).
    pub fn new(
        net: &Network,
        sizes: &[Size],
        start: &[Option<Point>],
        pinned: &[bool],
        options: Options,
    ) -> Layout {
        let n = net.factor_count();
        let start = order::list(n, &mut |i| {
            let place = start.get(i).copied().flatten()?;
            (place.x.is_finite() && place.y.is_finite()).then_some(place)
        });
        let pinned = order::list(n, &mut |i| {
            start[i].is_some() && pinned.get(i).copied().unwrap_or(false)
        });
        let mut settled = true;
        let fixed = order::list(n, &mut |i| {
            let fixed = match options.given {
                Given::Authored => start[i].is_some(),
                Given::Previous => pinned[i],
            };
            settled &= fixed;
            fixed
        });
        let plan = Plan::new(net, sizes, &fixed, &options);
        let at = order::list(n, &mut |i| start[i].unwrap_or_default());
        Layout {
            from: net.from.clone(),
            to: net.to.clone(),
            plan,
            start,
            pinned,
            options,
            rings: Lists::none(),
            at,
            hand: None,
            dropped: None,
            stage: if settled { Stage::Rest } else { Stage::Waiting },
        }
    }

    /// Does so many units of work (one is well under a millisecond for 100 factors); true when at
    /// rest. Units are the same however they are sliced. What moves before somebody's eyes moves by
    /// one unit a call, of however many are asked for: it shall glide, not jump. While a factor is
    /// held, "at rest" means that the others have given way.
    pub fn step(&mut self, iterations: usize) -> bool {
        for _ in 0..iterations {
            if self.unit() {
                return true;
            }
            if matches!(self.stage, Stage::Live { .. } | Stage::Easing { .. }) {
                return false;
            }
        }
        matches!(self.stage, Stage::Rest)
    }

    /// The factor that is held.
    pub fn held(&self) -> Option<usize> {
        self.hand
    }

    /// The centre of each label box, in the order of the network's factors. Before the first rest
    /// these are the given places, and the origin for factors without.
    pub fn positions(&self) -> Vec<Point> {
        self.at.clone()
    }

    /// Holds a factor at a place (again and again while it is dragged), or releases it where it
    /// is. Boxes that it touches give way; pinned ones do not. A search that is still going on
    /// stops with the best it has.
    pub fn drag(&mut self, factor: usize, to: Option<Point>) {
        if factor >= self.plan.len() || to.is_some_and(|p| !p.x.is_finite() || !p.y.is_finite()) {
            return;
        }
        if to.is_none() && self.hand != Some(factor) {
            return;
        }
        if let Some(other) = self.hand.filter(|&other| other != factor) {
            self.drag(other, None);
        }
        self.stop_search();
        let rests = matches!(self.stage, Stage::Rest);
        let mut live = match std::mem::replace(&mut self.stage, Stage::Rest) {
            Stage::Live { live, .. } => live,
            Stage::Easing { to, .. } => self.live(&to),
            _ => self.live(&self.at),
        };
        if let Some(last) = self.dropped.take() {
            // It may lie on another pinned one, and be no longer the one to go.
            self.pinned[last] &= rests;
            live.hold(last, self.pinned[last]);
        }
        match to {
            Some(place) => {
                live.hold(factor, true);
                live.put(factor, place);
                self.at[factor] = place;
                self.hand = Some(factor);
            }
            None => {
                self.hand = None;
                self.dropped = Some(factor);
            }
        }
        live.set_home(factor, self.at[factor]);
        self.stage = Stage::Live {
            live,
            strengths: HAND,
            cooled: 0,
        };
    }

    /// Ends a search early with the best that it has found, but not before it has found something
    /// without overlaps: for who has no time for the rest.
    pub fn finish(&mut self) {
        self.stop_search();
    }

    /// Lets all factors but the pinned ones take part again: links to their lengths, loops to
    /// round shapes, boxes apart; from where they are, to rest again.
    pub fn reheat(&mut self) {
        self.stop_search();
        self.hand = None;
        self.dropped = None;
        let mut live = self.live(&self.at);
        for i in 0..self.at.len() {
            live.wake(i);
        }
        self.stage = Stage::Live {
            live,
            strengths: WARM,
            cooled: 0,
        };
    }

    fn live(&self, home: &[Point]) -> Box<Live> {
        let live = Live::new(&self.plan, &self.pinned, &self.at, home, &self.rings);
        Box::new(live)
    }

    /// One unit of work; true when at rest.
    fn unit(&mut self) -> bool {
        match &mut self.stage {
            Stage::Rest => return true,
            Stage::Waiting => {
                // O(n²) at most; not done when the layout is made.
                let task = Task::new(self.plan.clone(), &self.from, &self.to);
                let search = Search::new(task, self.start.clone(), &self.options);
                self.rings = search.rings().clone();
                self.stage = Stage::Searching(Box::new(search));
            }
            Stage::Searching(search) => {
                if search.unit() {
                    self.end_search();
                }
            }
            Stage::Live {
                live,
                strengths,
                cooled,
            } => {
                *cooled += 1;
                let left = 1.0 - *cooled as f64 / COOL_TICKS as f64;
                let moved = live.tick(Strengths {
                    alpha: most(left, 0.0) as f32,
                    ..*strengths
                });
                self.at.copy_from_slice(live.places());
                // In a crowd home and room may pull at somebody to and fro for ever.
                if moved < STILL || *cooled >= COOL_TICKS {
                    if self.hand.is_some() {
                        return true;
                    }
                    self.ease();
                }
            }
            Stage::Easing { from, to, tick } => {
                *tick += 1;
                if *tick >= EASE_TICKS {
                    self.at = std::mem::take(to);
                    self.stage = Stage::Rest;
                } else {
                    let t = *tick as f64 / EASE_TICKS as f64;
                    let t = t * t * (3.0 - 2.0 * t);
                    for (i, place) in self.at.iter_mut().enumerate() {
                        *place = from[i].lerp(to[i], t);
                    }
                }
            }
        }
        matches!(self.stage, Stage::Rest)
    }

    /// From where the hand left everybody to the nearest places without overlap.
    fn ease(&mut self) {
        let Stage::Live { live, .. } = &self.stage else {
            return;
        };
        let mut to = self.at.clone();
        let mut awake = Vec::new();
        for (i, place) in to.iter_mut().enumerate() {
            let (home, is_awake) = live.rest(i);
            awake.push(is_awake);
            if place.distance(home) < NEARLY_HOME {
                *place = home;
            }
        }
        // Once with the dropped one held; dropped onto a pinned one it must go after all, pinned or
        // not. Linked ones need no more room than others.
        let mut held = self.pinned.clone();
        let mut plan = self.plan.clone();
        plan.link_gap = plan.gap;
        for stays in [true, false] {
            if let Some(dropped) = self.dropped {
                held[dropped] = stays;
            }
            overlap::remove(&plan, &mut to, &held, awake.clone());
        }
        let from = self.at.clone();
        self.stage = Stage::Easing { from, to, tick: 0 };
    }

    fn end_search(&mut self) {
        let Stage::Searching(search) = &self.stage else {
            return;
        };
        if let Some(best) = search.best() {
            self.at = best.to_vec();
            self.settle_middle();
        }
        self.stage = Stage::Rest;
    }

    /// Ends a search early, but not before it has a first result.
    fn stop_search(&mut self) {
        while matches!(self.stage, Stage::Waiting) {
            self.unit();
        }
        while let Stage::Searching(search) = &mut self.stage {
            if search.best().is_some() || search.unit() {
                self.end_search();
            }
        }
    }

    /// Without given positions the middle of the map is the origin; with previous ones the map
    /// stays about where it was.
    fn settle_middle(&mut self) {
        if self.plan.any_fixed() {
            return;
        }
        let (mut sum, mut given) = (Point::default(), 0usize);
        for (i, start) in self.start.iter().enumerate() {
            if let &Some(start) = start {
                sum = sum + (start - self.at[i]);
                given += 1;
            }
        }
        let by = if given == 0 {
            self.plan.bounds(&self.at).centre() * -1.0
        } else {
            sum * (1.0 / given as f64)
        };
        for place in &mut self.at {
            *place = *place + by;
        }
    }
}
