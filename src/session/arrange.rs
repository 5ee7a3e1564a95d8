//! Moving factors by hand, keeping the arrangement, and taking it back.

use super::{Changes, Session, Shown};
use crate::error::{Code, Error};
use crate::geometry::Point;
use crate::model::Edit;
use crate::order::list;

impl Session {
    /// Holds a factor under the pointer, a point of the host.
    pub(super) fn drag(&mut self, id: &str, at: Point) -> Result<Changes, Error> {
        let to = self.camera.to_map(at);
        self.hold(id, to)
    }

    fn hold(&mut self, id: &str, to: Point) -> Result<Changes, Error> {
        let (_, i) = self.staged(id)?;
        self.stay_here();
        if let Some(stage) = self.stage_mut() {
            stage.drag(i, Some(to));
        }
        Ok(Changes::PAINT | Changes::BUSY)
    }

    /// Lets a factor go; the others come to rest around it.
    pub(super) fn drop_factor(&mut self, id: &str) -> Result<Changes, Error> {
        self.let_go(id, false)
    }

    /// What keys do to one factor, without anything else between, is one step.
    fn let_go(&mut self, id: &str, key: bool) -> Result<Changes, Error> {
        let (ix, i) = self.staged(id)?;
        let again = key && self.nudged == Some(ix);
        self.nudged = key.then_some(ix);
        if let Some(stage) = self.stage_mut() {
            stage.drag(i, None);
        }
        // Not before: a pause of the hand is not yet an arrangement to keep, nor a step to undo.
        let first = self.moved.insert(&self.map.factor(ix).id);
        let step = !again && (first || !key);
        Ok(self.keep_arrangement(step) | Changes::PAINT | Changes::BUSY)
    }

    /// Moves a factor by host px, as a key does.
    pub(super) fn move_factor(&mut self, id: &str, by: Point) -> Result<Changes, Error> {
        let (ix, _) = self.staged(id)?;
        let place = self.stage().and_then(|s| s.place(ix)).unwrap_or_default();
        let to = place + by * (1.0 / self.camera.scale);
        Ok(self.hold(id, to)? | self.let_go(id, true)?)
    }

    /// Brings all to rest at once that gives way to what a hand has dropped: for who wants to know
    /// where it will be. The next [`Session::step`] asks for the picture.
    pub fn settle(&mut self) {
        if self.moved.list().is_empty() {
            return;
        }
        if let Some(stage) = self.stage_mut() {
            while !stage.at_rest {
                stage.step(1);
            }
            stage.at_rest = false;
        }
        self.scene = None;
        self.keep_arrangement(false);
    }

    /// After a hand moved something the places become part of the map, perhaps as a `step` to undo.
    /// In a view they are the view's; around a focus they are nobody's, and are forgotten with it.
    pub(super) fn keep_arrangement(&mut self, step: bool) -> Changes {
        let Some(stage) = self.stage() else {
            return Changes::NONE;
        };
        let view = match &self.shown {
            Shown::Whole => None,
            Shown::View(view) => Some(view),
            Shown::Focus { .. } => return Changes::NONE,
        };
        let at = stage.layout.positions();
        let edits = list(at.len(), &mut |i| {
            let factor = self.map.factor(stage.net.factors[i]);
            let id = factor.id.clone();
            let (x, y) = (rounded(at[i].x), rounded(at[i].y));
            match view {
                None => Edit::Place {
                    pinned: factor.pinned || self.moved.contains(&id),
                    id,
                    at: Some((x, y)),
                },
                Some(view) => Edit::PlaceInView {
                    view: view.clone(),
                    id,
                    at: Some([x, y]),
                },
            }
        });
        match self.map.apply(Edit::All(edits)) {
            Ok(back) => {
                if step {
                    self.undo.push((self.shown.clone(), back));
                }
                Changes::MAP
            }
            Err(_) => Changes::NONE,
        }
    }

    /// Lets the layout move a factor again, when it is next asked to.
    pub(super) fn unpin(&mut self, id: &str) -> Result<Changes, Error> {
        let ix = super::find::factor(&self.map, id)?;
        let factor = self.map.factor(ix);
        let edit = Edit::Place {
            id: factor.id.clone(),
            at: factor.x.zip(factor.y),
            pinned: false,
        };
        let back = self.map.apply(edit)?;
        self.undo.push((Shown::Whole, back));
        Ok(Changes::MAP | Changes::SELECTION)
    }

    /// Takes back the last change that a hand made in what is shown. What it made elsewhere stays:
    /// places in a view are the view's, so one can be taken back without the other.
    pub(super) fn undo(&mut self) -> Result<Changes, Error> {
        let here = |(shown, _): &(Shown, Edit)| *shown == self.shown;
        let Some(last) = self.undo.iter().rposition(here) else {
            let message = "There is nothing to take back in what is shown.";
            return Err(Error::new(Code::Edit, message));
        };
        let (_, edit) = self.undo.remove(last);
        self.map.apply(edit)?;
        self.stay = true;
        Ok(self.restage() | Changes::MAP | Changes::SELECTION)
    }
}

/// To a hundredth of a map unit: files stay short, and nobody sees the difference.
fn rounded(length: f64) -> f64 {
    libm::round(length * 100.0) / 100.0
}
