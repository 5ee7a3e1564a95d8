//! A session handed over to another: what a hand has arranged, and the shape it was laid out for.

use super::Session;
#[cfg(feature = "tools")]
use super::{Before, Changes, Near};
#[cfg(feature = "tools")]
use crate::error::Error;
use crate::model::Edit;
#[cfg(feature = "tools")]
use crate::plain::Given;
use crate::plain::{Object, Plain};

/// What a session of the same file needs, besides the [`super::State`], to show the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    /// Where a hand put factors; empty if it put none.
    pub places: Vec<Edit>,
    /// The shape of frame that the layout works for: width over height.
    pub shape: Option<f64>,
    /// Where factors were in the map before, of which this is a changed one.
    #[cfg(feature = "tools")]
    pub before: Before,
}

impl Snapshot {
    /// The snapshot that a page hands over.
    #[cfg(feature = "tools")]
    pub fn of(given: &mut Given) -> Snapshot {
        let mut snapshot = Snapshot {
            places: Vec::new(),
            shape: given.number("shape"),
            before: Before {
                near: Vec::new(),
                same: given.flag("same"),
            },
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
                Some(edit) => snapshot.places.push(edit),
                None => given.fail("a place must be [view, id, x, y, pinned]".to_owned()),
            }
        }
        snapshot
    }

    /// The same for a page: each place as `[view, id, x, y, pinned]`.
    pub fn plain(&self) -> Plain {
        let mut told = Object::default();
        told.list("places", self.places.len(), &mut |i| place(&self.places[i]));
        if let Some(shape) = self.shape {
            told.number("shape", shape);
        }
        #[cfg(feature = "tools")]
        let Before { near, same } = &self.before;
        #[cfg(feature = "tools")]
        if !near.is_empty() {
            told.list("near", near.len(), &mut |i| near[i].plain());
            told.flag("same", *same);
        }
        told.into()
    }
}

fn number(number: Option<f64>) -> Plain {
    number.map_or(Plain::Null, Plain::Number)
}

fn place(edit: &Edit) -> Plain {
    let (view, id, x, y, pinned) = match edit {
        Edit::Place { id, at, pinned } => {
            let (x, y) = at.unzip();
            (Plain::Null, id, x, y, *pinned)
        }
        Edit::PlaceInView { view, id, at } => {
            let (x, y) = at.map(|[x, y]| (x, y)).unzip();
            (Plain::Text(view.clone()), id, x, y, false)
        }
        _ => return Plain::Null,
    };
    let id = Plain::Text(id.clone());
    Plain::List(vec![view, id, number(x), number(y), Plain::Flag(pinned)])
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
        let arranged = arranged || self.arranged;
        if arranged {
            for (_, factor) in self.map.factors() {
                places.push(Edit::Place {
                    id: factor.id.clone(),
                    at: factor.x.zip(factor.y),
                    pinned: factor.pinned,
                });
            }
            for view in &self.map.info().views {
                for (id, at) in view.places.list() {
                    places.push(Edit::PlaceInView {
                        view: view.id.clone(),
                        id: id.clone(),
                        at: Some(*at),
                    });
                }
            }
        }
        Snapshot {
            places,
            shape: self.aspect,
            #[cfg(feature = "tools")]
            before: self.before.clone(),
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
            self.map.apply(Edit::All(snapshot.places))?;
            self.arranged = true;
        }
        if snapshot.shape.is_some() {
            self.aspect = snapshot.shape;
        }
        self.before = snapshot.before;
        Ok(self.restage() | Changes::MAP)
    }
}
