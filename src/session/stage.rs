//! What is on show: a part of the map, its label boxes and its layout.

use crate::analysis::cycles;
use crate::error::Error;
use crate::geometry::{Point, Rect};
use crate::layout::{self, Given, Layout};
use crate::model::{Direction, FactorIx, Map, Network, Part};
use crate::scene::LabelBox;

/// Which part of the map is on show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Shown {
    /// All of it.
    #[default]
    Whole,
    /// The view with this id.
    View(String),
    /// A factor, by its id, and what lies within some links of it.
    Focus {
        /// Id of the factor.
        factor: String,
        /// How many links away still belongs to it.
        steps: u32,
    },
}

impl Shown {
    /// The factors and links on show.
    ///
    /// # Errors
    /// [`crate::error::Code::Unknown`] for a view or a factor that the map does not have.
    pub fn part(&self, map: &Map) -> Result<Part, Error> {
        match self {
            Shown::Whole => Ok(Part::whole(map)),
            Shown::View(id) => Part::view_by_id(map, id),
            Shown::Focus { factor, steps } => {
                let ix = super::find::factor(map, factor)?;
                Ok(Part::around(map, ix, *steps, Direction::Both))
            }
        }
    }
}

/// A part of the map with everything that placing it takes.
pub struct Stage {
    /// The factors and links on show.
    pub net: Network,
    /// The label box of each factor of `net`.
    pub boxes: Vec<LabelBox>,
    /// For each link of `net` the shortest loop of three links or more that it lies on.
    pub rings: Vec<Option<Vec<u32>>>,
    /// Where they go.
    pub layout: Layout,
    /// Nothing moves any more.
    pub at_rest: bool,
    /// It has been at rest: there is something to look at.
    pub settled: bool,
    /// A loop that is drawn as a ring for now.
    #[cfg(feature = "tools")]
    pub ring: Option<super::ring::Ring>,
}

impl Stage {
    /// The whole map, each factor starting from where `start` says, and held there or not.
    #[cfg(feature = "tools")]
    pub fn of_whole(
        map: &Map,
        all_boxes: &[LabelBox],
        options: layout::Options,
        start: &dyn Fn(FactorIx) -> (Option<Point>, bool),
    ) -> Stage {
        Stage::new(map, &Part::whole(map), all_boxes, start, options)
    }

    /// The whole map, starting from where the author put things.
    pub fn whole(map: &Map, all_boxes: &[LabelBox], options: layout::Options) -> Stage {
        let start = |ix: FactorIx| {
            let factor = map.factor(ix);
            let at = factor.x.zip(factor.y).map(|(x, y)| Point::new(x, y));
            (at, factor.pinned)
        };
        Stage::new(map, &Part::whole(map), all_boxes, &start, options)
    }

    /// A part of the map, starting from where things are in the whole, or, in a view, where the
    /// author put them.
    pub fn part(
        map: &Map,
        shown: &Shown,
        part: &Part,
        all_boxes: &[LabelBox],
        whole: &Stage,
        mut options: layout::Options,
    ) -> Stage {
        let places = match shown {
            Shown::View(id) => map.info().view(id).map(|v| &v.places),
            _ => None,
        };
        let places = places.filter(|p| !p.list().is_empty());
        if places.is_none() {
            options.given = Given::Previous;
        } else {
            // What a hand arranged in this view goes before all.
            #[cfg(feature = "tools")]
            (options.style = layout::Style::Usual);
        }
        #[cfg(feature = "tools")]
        match options.style {
            layout::Style::Authored if whole_is_given(map, part) => options.given = Given::Authored,
            _ => {}
        }
        let before = whole.layout.positions();
        let start = |ix: FactorIx| {
            let at = match places {
                Some(own) => own.get(&map.factor(ix).id).map(|[x, y]| Point::new(x, y)),
                None => whole.net.index_of(ix).map(|i| before[i]),
            };
            (at, false)
        };
        Stage::new(map, part, all_boxes, &start, options)
    }

    fn new(
        map: &Map,
        part: &Part,
        all_boxes: &[LabelBox],
        start: &dyn Fn(FactorIx) -> (Option<Point>, bool),
        #[cfg_attr(not(feature = "tools"), expect(unused_mut))] mut options: layout::Options,
    ) -> Stage {
        let net = Network::of(map, part);
        let rings = cycles::shortest_loops(&net);
        let (mut boxes, mut sizes) = (Vec::new(), Vec::new());
        let (mut starts, mut pinned) = (Vec::new(), Vec::new());
        for &ix in &net.factors {
            let label = &all_boxes[ix.index()];
            boxes.push(label.clone());
            sizes.push(label.size);
            let (at, held) = start(ix);
            starts.push(at);
            pinned.push(held);
        }
        // Of an excerpt they are where factors are in the whole, which has another order.
        #[cfg(feature = "tools")]
        let near = options.given == Given::Previous && net.factor_count() == map.factor_count();
        #[cfg(feature = "tools")]
        let before = if near { &starts[..] } else { &[] };
        #[cfg(feature = "tools")]
        if let Some(places) = super::roomy::places(map, &net, &boxes, &rings, &options, before) {
            starts = places.into_iter().map(Some).collect();
            options.given = Given::Authored;
        } else if options.style == layout::Style::Force && options.given == Given::Authored {
            for (start, &pinned) in starts.iter_mut().zip(&pinned) {
                *start = start.filter(|_| pinned);
            }
        }
        let mut layout = Layout::new(&net, &sizes, &starts, &pinned, options);
        let at_rest = layout.step(0);
        Stage {
            layout,
            rings,
            net,
            boxes,
            at_rest,
            settled: at_rest,
            #[cfg(feature = "tools")]
            ring: None,
        }
    }

    /// Does so many units of layout.
    pub fn step(&mut self, units: usize) {
        self.at_rest = self.layout.step(units);
        self.settled |= self.at_rest;
    }

    /// Holds a factor at a place, or lets it go.
    pub fn drag(&mut self, factor: usize, to: Option<Point>) {
        self.layout.drag(factor, to);
        self.at_rest = false;
    }

    /// Where each factor of `net` is shown now.
    #[inline(always)]
    pub fn positions(&self) -> Vec<Point> {
        #[cfg(feature = "tools")]
        {
            let mut at = self.layout.positions();
            if let Some(ring) = &self.ring {
                ring.bend(&mut at);
            }
            at
        }
        #[cfg(not(feature = "tools"))]
        self.layout.positions()
    }

    /// The box of each factor of `net`, where it is now.
    #[inline(never)]
    pub fn areas(&self) -> Vec<Rect> {
        let at = self.positions();
        crate::order::list(at.len(), &mut |i| Rect::about(at[i], self.boxes[i].size))
    }

    /// Around the boxes of those factors of a part that are on show.
    pub fn around(&self, part: &Part) -> Option<Rect> {
        let areas = self.areas();
        let mut around: Option<Rect> = None;
        for (i, ix) in self.net.factors.iter().enumerate() {
            if part.factors.contains(ix) {
                around = Some(around.map_or(areas[i], |a| a.union(areas[i])));
            }
        }
        around
    }

    /// Where a factor's centre is, if it is on show.
    pub fn place(&self, factor: FactorIx) -> Option<Point> {
        let i = self.net.index_of(factor)?;
        Some(self.positions()[i])
    }
}

/// True if the author gave every factor of a part its place in the whole map.
#[cfg(feature = "tools")]
fn whole_is_given(map: &Map, part: &Part) -> bool {
    let given = |&ix: &FactorIx| map.factor(ix).x.zip(map.factor(ix).y).is_some();
    part.factors.list().iter().all(given)
}
