//! A session handed over to another: what a hand has arranged, and the shape it was laid out for.

use super::{Changes, Session};
use crate::error::Error;
use crate::model::Edit;
use crate::plain::{Object, Plain, Tell};

impl Session {
    /// What a session of the same file needs besides the [`super::State`] to show the same: the
    /// places that a hand gave (if it gave any), and the shape of frame that the layout works for.
    pub fn snapshot(&self) -> Plain {
        let mut places = Vec::new();
        if self.arranged || !self.undo.is_empty() {
            for (_, factor) in self.map.factors() {
                let mut place = Object::default();
                place.put("id", factor.id.plain());
                place.put("x", factor.x.plain());
                place.put("y", factor.y.plain());
                place.put("pinned", factor.pinned.plain());
                places.push(Plain::Object(place));
            }
            for view in &self.map.info().views {
                for (id, [x, y]) in view.places.list() {
                    let mut place = Object::default();
                    place.put("view", view.id.plain());
                    place.put("id", id.plain());
                    place.put("x", x.plain());
                    place.put("y", y.plain());
                    places.push(Plain::Object(place));
                }
            }
        }
        let mut snapshot = Object::default();
        snapshot.put("places", Plain::List(places));
        snapshot.put("shape", self.aspect.plain());
        Plain::Object(snapshot)
    }

    /// Takes over what another session of the same file was like; without a shape, this one keeps
    /// its own.
    ///
    /// # Errors
    /// As [`Session::act`]; then nothing has changed.
    pub fn restore(&mut self, snapshot: &Plain) -> Result<Changes, Error> {
        let mut edits = Vec::new();
        for place in snapshot.items("places") {
            edits.push(edit(place).map_err(super::misread)?);
        }
        let shape = snapshot.number("shape").map_err(super::misread)?;
        if !edits.is_empty() {
            self.map.apply(Edit::All(edits))?;
            self.arranged = true;
        }
        if shape.is_some() {
            self.aspect = shape;
        }
        Ok(self.restage() | Changes::MAP)
    }
}

fn edit(place: &Plain) -> Result<Edit, String> {
    let id = place.text("id")?.unwrap_or_default();
    let at = place.number("x")?.zip(place.number("y")?);
    Ok(match place.text("view")? {
        Some(view) => Edit::PlaceInView {
            view,
            id,
            at: at.map(|(x, y)| [x, y]),
        },
        None => Edit::Place {
            id,
            at,
            pinned: place.flag("pinned")?,
        },
    })
}
