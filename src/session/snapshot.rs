//! A session handed over to another: what a hand has arranged, and the shape it was laid out for.

use super::Session;
#[cfg(feature = "tools")]
use super::frame::Frame;
#[cfg(feature = "tools")]
use super::{Before, Changes, Near, Shown, camera};
#[cfg(feature = "tools")]
use crate::error::Error;
#[cfg(feature = "tools")]
use crate::geometry::Point;
#[cfg(feature = "tools")]
use crate::layout::Style;
#[cfg(feature = "tools")]
use crate::model::Edit;
#[cfg(feature = "tools")]
use crate::plain::Given;
use crate::plain::{Object, Plain};

/// What a session of the same file needs, besides the [`super::State`], to show the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    /// Where a hand put factors, each as `[view, id, x, y, pinned]`; empty if it put none. In a view those
    /// that are pinned are called otherwise than where they were put, and need room.
    pub places: Vec<Plain>,
    /// The shape of frame that the layout works for: width over height.
    pub shape: Option<f64>,
    /// Where the whole was opened, in map units, if a hand has arranged something and not moved the picture.
    #[cfg(feature = "tools")]
    pub open: Option<Point>,
    /// Where factors were in the map before, of which this is a changed one.
    #[cfg(feature = "tools")]
    pub before: Before,
    /// What the arrangement of the whole follows, but for what a hand has arranged.
    #[cfg(feature = "tools")]
    pub style: Style,
}

impl Snapshot {
    /// The snapshot that a page hands over.
    #[cfg(feature = "tools")]
    pub fn of(given: &mut Given) -> Snapshot {
        let mut snapshot = Snapshot {
            places: Vec::new(),
            shape: given.number("shape"),
            open: point(&given.list("open")),
            before: Before {
                near: Vec::new(),
                seen: point(&given.list("seen")),
                same: given.flag("same"),
                style: super::style(given.text("was").as_deref()).unwrap_or_default(),
            },
            style: super::style(given.text("style").as_deref()).unwrap_or_default(),
        };
        for factor in given.list("near") {
            match Near::of(&factor) {
                Some(near) => snapshot.before.near.push(near),
                None => {
                    given.fail("what was near must be [id, x, y, width, height, held]".to_owned())
                }
            }
        }
        for place in given.list("places") {
            match edit(&place) {
                Some(_) => snapshot.places.push(place),
                None => given.fail("a place must be [view, id, x, y, pinned]".to_owned()),
            }
        }
        snapshot
    }

    /// The same for a page.
    pub fn plain(self) -> Plain {
        let mut told = Object::default();
        told.put("places", Plain::List(self.places));
        if let Some(shape) = self.shape {
            told.number("shape", shape);
        }
        #[cfg(feature = "tools")]
        if let Some(at) = self.open {
            told.list("open", 2, &mut |i| Plain::Number([at.x, at.y][i]));
        }
        #[cfg(feature = "tools")]
        let Before {
            near,
            seen,
            same,
            style,
        } = &self.before;
        #[cfg(feature = "tools")]
        told.put("style", name_of(self.style));
        #[cfg(feature = "tools")]
        if !near.is_empty() {
            told.list("near", near.len(), &mut |i| near[i].plain());
            told.flag("same", *same);
            told.put("was", name_of(*style));
            if let Some(at) = seen {
                told.list("seen", 2, &mut |i| Plain::Number([at.x, at.y][i]));
            }
        }
        told.into()
    }
}

#[cfg(feature = "tools")]
fn point(given: &[Plain]) -> Option<Point> {
    let [Plain::Number(x), Plain::Number(y)] = *given else {
        return None;
    };
    (x + y).is_finite().then(|| Point::new(x, y))
}

/// The name of a style; nothing for the usual one.
#[cfg(feature = "tools")]
fn name_of(style: Style) -> Plain {
    let named = Style::NAMES.iter().find(|(_, known)| *known == style);
    named.map_or(Plain::Null, |(name, _)| Plain::Text((*name).to_owned()))
}

fn place(view: Plain, id: &str, at: Option<[f64; 2]>, pinned: bool) -> Plain {
    let (x, y) = match at {
        Some([x, y]) => (Plain::Number(x), Plain::Number(y)),
        None => (Plain::Null, Plain::Null),
    };
    Plain::List(vec![
        view,
        Plain::Text(id.into()),
        x,
        y,
        Plain::Flag(pinned),
    ])
}

#[cfg(feature = "tools")]
fn edit(place: &Plain) -> Option<Edit> {
    let [view, id, x, y, Plain::Flag(pinned)] = place.items() else {
        return None;
    };
    let id = id.as_text()?.to_owned();
    let at = x.as_number().zip(y.as_number());
    Some(match view.as_text() {
        Some(view) => Edit::PlaceInView {
            view: view.to_owned(),
            id,
            at: at.map(|(x, y)| [x, y]),
        },
        None => Edit::Place {
            id,
            at,
            pinned: *pinned,
        },
    })
}

impl Session {
    /// What another session of the same file needs to show the same.
    pub fn snapshot(&mut self) -> Snapshot {
        self.settle();
        let mut places = Vec::new();
        let arranged = !self.undo.is_empty();
        #[cfg(feature = "tools")]
        let arranged = arranged || self.restored;
        if arranged {
            for (_, factor) in self.map.factors() {
                let at = factor.x.zip(factor.y).map(|(x, y)| [x, y]);
                places.push(place(Plain::Null, &factor.id, at, factor.pinned));
            }
            for view in &self.map.info().views {
                for (id, at) in view.places.list() {
                    #[cfg(feature = "tools")]
                    let renamed = self.renamed.contains(&(view.id.clone(), id.clone()));
                    #[cfg(not(feature = "tools"))]
                    let renamed = false;
                    let view = Plain::Text(view.id.clone());
                    places.push(place(view, id, Some(*at), renamed));
                }
            }
        }
        Snapshot {
            places,
            shape: self.aspect,
            #[cfg(feature = "tools")]
            open: match self.frame {
                Frame::Open(_) if arranged && self.shown == Shown::Whole => {
                    Some(camera::middle(self.camera, self.host))
                }
                _ => None,
            },
            #[cfg(feature = "tools")]
            before: self.before.clone(),
            #[cfg(feature = "tools")]
            style: self.style,
        }
    }

    /// Takes over what another session of the same file was like; without a shape, this one keeps
    /// its own.
    ///
    /// # Errors
    /// As [`Session::act`]; then nothing has changed.
    #[cfg(feature = "tools")]
    pub fn restore(&mut self, snapshot: Snapshot) -> Result<Changes, Error> {
        if !snapshot.places.is_empty() {
            let places: Vec<Edit> = snapshot.places.iter().filter_map(edit).collect();
            // Who has moved something in a view alone has not arranged the whole.
            let arranged = places.iter().any(|place| self.is_new(place));
            self.map.apply(Edit::All(places))?;
            let renamed = |place: &Plain| match place.items() {
                [view, id, .., Plain::Flag(true)] => {
                    Some((view.as_text()?.to_owned(), id.as_text()?.to_owned()))
                }
                _ => None,
            };
            self.renamed = snapshot.places.iter().filter_map(renamed).collect();
            self.restored = true;
            self.arranged |= arranged;
        }
        if snapshot.shape.is_some() {
            self.aspect = snapshot.shape;
        }
        self.before = snapshot.before;
        self.seen = snapshot.open;
        Ok(self.restage() | Changes::MAP)
    }

    /// True if a factor is elsewhere in the whole of this map, or not held.
    #[cfg(feature = "tools")]
    fn is_new(&self, edit: &Edit) -> bool {
        let Edit::Place { id, at, pinned } = edit else {
            return false;
        };
        let factor = self.map.factor_ix(id).map(|ix| self.map.factor(ix));
        factor.is_some_and(|f| (f.x.zip(f.y), f.pinned) != (*at, *pinned))
    }
}
