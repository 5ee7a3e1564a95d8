//! Where factors were in another map that is mostly this one: a page has changed a factor or a link
//! of it, and a reader finds the rest about where it was.

use super::stage::Stage;
use super::{Session, Shown};
use crate::geometry::{Point, Rect, Size};
use crate::layout::{Given, Options, Style};
use crate::model::Edit;
use crate::names::Names;
use crate::plain::Plain;

/// How much the size of a label on the screen may differ from that of the same label here: a share of
/// it, and host px.
const ALIKE: (f64, f64) = (0.01, 0.5);

/// Up to so many factors with some links more than factors the layout refines what was there, and moves
/// others little. Of larger maps, and of those that are nearly trees, it would take another turn.
const FEW: usize = 40;

/// A factor of another map, and where its label box was.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Its id.
    pub id: String,
    /// Its label box, in host px from the origin of that map.
    pub at: Rect,
    /// A hand has put it there.
    pub held: bool,
}

/// Where factors were in the map before.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Before {
    /// The factors; none if there was no map before.
    pub near: Vec<Near>,
    /// The middle of what was seen of it, in the same px, if it was the whole.
    pub seen: Option<Point>,
    /// They are those of this map, with the same links between them.
    pub same: bool,
    /// What their arrangement followed.
    pub style: Style,
}

/// Where a factor of this map was in the one before.
#[derive(Clone, Default)]
struct Place {
    at: Option<Point>,
    /// Its label has the size that it had.
    alike: bool,
    /// It stays there.
    held: bool,
}

/// So far from others a label is put, and so far apart are places that are tried, in units of the map.
const GAP: f64 = 8.0;
/// How many rounds are tried, and how many places on each.
const ROUNDS: (u32, u32) = (60, 24);

/// The nearest place to one at which a box lies on none of others; `None` if there is none near.
fn free(near: Point, size: Size, others: &[Rect]) -> Option<Point> {
    let (rounds, each) = ROUNDS;
    let place = |(round, turn): (u32, u32)| {
        let turn = core::f64::consts::TAU * f64::from(turn) / f64::from(each);
        let by = Point::new(libm::cos(turn), libm::sin(turn));
        near + by * (GAP * f64::from(round))
    };
    let clear = |at: &Point| {
        let area = Rect::about(*at, size).grown(GAP);
        !others.iter().any(|other| other.overlaps(area))
    };
    let mut all = (0..rounds).flat_map(|round| (0..each).map(move |turn| (round, turn)));
    all.by_ref().map(place).find(clear)
}

impl Near {
    /// The factor that a page tells of as `[id, x, y, width, height, held]`, x and y those of the top
    /// left; `None` if it is told otherwise, or has no size.
    pub fn of(given: &Plain) -> Option<Near> {
        let [id, x, y, width, height, Plain::Flag(held)] = given.items() else {
            return None;
        };
        let size = Size {
            w: width.as_number()?,
            h: height.as_number()?,
        };
        let min = Point::new(x.as_number()?, y.as_number()?);
        let max = min + Point::new(size.w, size.h);
        let sound = size.w > 0.0 && size.h > 0.0 && (max.x + max.y).is_finite();
        sound.then_some(Near {
            id: id.as_text()?.to_owned(),
            at: Rect { min, max },
            held: *held,
        })
    }

    /// The same for a page.
    pub fn plain(&self) -> Plain {
        let (min, size) = (self.at.min, self.at.size());
        let mut list = vec![Plain::Text(self.id.clone())];
        list.extend([min.x, min.y, size.w, size.h].map(Plain::Number));
        list.push(Plain::Flag(self.held));
        Plain::List(list)
    }
}

impl Session {
    /// The stage of the whole map, begun where its factors were in the map before, if this is mostly
    /// the same map, and the place that was in the middle of what was seen; the author's places go before that, and stay.
    pub(super) fn stage_near(&self, options: &Options) -> Option<(Stage, Option<Point>)> {
        // Layers and rings are no beginning for anything else, and nothing else for them.
        let decided = |style| matches!(style, Style::Layered | Style::Ring).then_some(style);
        let decides = decided(options.style);
        if decided(self.before.style) != decides {
            return None;
        }
        let (mut before, scale) = self.places_before()?;
        let same = self.before.same && before.iter().all(|place| place.alike);
        // Who has moved something in layers or a ring, or gives the same again, finds all else where it was.
        let stays = decides.is_some() && (same || self.before.near.iter().any(|near| near.held));
        if stays {
            self.hold_all(&mut before);
        }
        // What is made anew is elsewhere.
        let there = stays || decides.is_none();
        let seen = self
            .before
            .seen
            .filter(|_| there)
            .map(|at| at * (1.0 / scale));
        let authored = !matches!(options.style, Style::Force);
        let options = Options {
            given: Given::Previous,
            style: match stays {
                true => Style::Usual,
                false => options.style,
            },
            ..options.clone()
        };
        let stage = Stage::of_whole(&self.map, &self.boxes, options, &|ix| {
            let factor = self.map.factor(ix);
            let own = decides.is_none() && (authored || factor.pinned);
            match factor.x.zip(factor.y).filter(|_| own) {
                Some((x, y)) => (Some(Point::new(x, y)), true),
                None => {
                    let Place { at, held, .. } = before[ix.index()];
                    (at, held)
                }
            }
        });
        Some((stage, seen))
    }

    /// Holds all factors where they were; one that is called otherwise has the nearest place where its label lies on
    /// none of the others. O(n) for each of these.
    fn hold_all(&self, places: &mut [Place]) {
        let size = |i: usize| self.boxes[i].size;
        let mut taken: Vec<Rect> = Vec::new();
        for (i, place) in places.iter_mut().enumerate() {
            place.held = place.alike;
            taken.extend(
                place
                    .at
                    .filter(|_| place.alike)
                    .map(|at| Rect::about(at, size(i))),
            );
        }
        for (i, place) in places
            .iter_mut()
            .enumerate()
            .filter(|(_, place)| !place.alike)
        {
            let Some(at) = place.at.and_then(|at| free(at, size(i), &taken)) else {
                continue;
            };
            (place.at, place.held) = (Some(at), true);
            taken.push(Rect::about(at, size(i)));
        }
    }

    /// Gives factors of the view on show that are called otherwise than where a hand arranged it the nearest places where
    /// their labels lie on none of the others. O(n) for each of these.
    pub(super) fn find_places(&mut self) {
        let Shown::View(view) = &self.shown else {
            return;
        };
        let here = |(of, _): &(String, String)| of == view;
        let all = core::mem::take(&mut self.renamed).into_iter();
        let (renamed, later): (Vec<_>, Vec<_>) = all.partition(here);
        self.renamed = later;
        for (view, id) in renamed {
            let Some(places) = self.map.info().view(&view).map(|view| &view.places) else {
                continue;
            };
            let area = |(id, [x, y]): &(String, [f64; 2])| {
                let size = self.boxes[self.map.factor_ix(id)?.index()].size;
                Some(Rect::about(Point::new(*x, *y), size))
            };
            let others = places.list().iter().filter(|(other, _)| *other != id);
            let others: Vec<Rect> = others.filter_map(area).collect();
            let own = places.get(&id).and_then(|at| area(&(id.clone(), at)));
            let free = own.and_then(|own| free(own.centre(), own.size(), &others));
            let at = free.map(|at| [at.x, at.y]);
            // One that has none is laid out.
            let _ = self.map.apply(Edit::PlaceInView { view, id, at });
        }
    }

    /// Where each factor of this map was before, by handle, in the units of this one, and the host px of each of these;
    /// those whose labels have the size that they had stay there, in the same map or a large one. `None` unless half of
    /// its factors were there, with labels of the same size. O(n log n).
    fn places_before(&self) -> Option<(Vec<Place>, f64)> {
        let Before {
            near, same: still, ..
        } = &self.before;
        let (factors, links) = (self.map.factor_count(), self.map.link_count());
        let still = *still || factors > FEW || 4 * links < 5 * factors;
        let mut ids = Names::default();
        let near: Vec<&Near> = near.iter().filter(|near| ids.insert(&near.id)).collect();
        let (mut found, mut scales) = (Vec::new(), Vec::new());
        for (ix, factor) in self.map.factors() {
            if let Some(i) = ids.number(&factor.id) {
                let &Near { at, held, .. } = near[i];
                let size = self.boxes[ix.index()].size;
                scales.push(at.size().w / size.w);
                found.push((ix, at, size, still || held));
            }
        }
        scales.sort_by(f64::total_cmp);
        let scale = *scales.get(scales.len() / 2)?;
        let alike = |seen: f64, here: f64| {
            let (share, px) = ALIKE;
            (seen - here * scale).abs() <= seen * share + px
        };
        let mut places = vec![Place::default(); self.boxes.len()];
        let mut same = 0;
        for (ix, at, size, still) in found {
            let seen = at.size();
            let alike = alike(seen.w, size.w) && alike(seen.h, size.h);
            same += usize::from(alike);
            places[ix.index()] = Place {
                at: Some(at.centre() * (1.0 / scale)),
                alike,
                held: alike && still,
            };
        }
        (2 * same >= self.map.factor_count()).then_some((places, scale))
    }
}
