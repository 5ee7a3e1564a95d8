//! What is selected, what is under the pointer, and what is lit because of it.

use super::picture::READABLE;
use super::{Changes, Frame, Kind, Session, camera, find};
use crate::error::{Code, Error};
use crate::geometry::Rect;
use crate::model::{FactorIx, Map, Part};
#[cfg(feature = "tools")]
use crate::narrate;
use crate::scene::{Camera, Emphasis, Target};

impl Session {
    /// Selects something and moves the camera no more than it takes to read it.
    pub(super) fn select(&mut self, kind: Kind, name: &str) -> Result<Changes, Error> {
        let Some(target) = self.chosen(kind, name, &self.shown.part(&self.map)?)? else {
            let changes = self.set_selected(None);
            self.awaited = Some(name.into());
            return Ok(changes | Changes::BUSY);
        };
        let mut changes = self.set_selected(Some(target));
        changes |= self.reveal();
        Ok(changes)
    }

    /// All of a loop is in what is shown; if it were not, it would dim everything that is.
    fn expect_loop(&self, name: &str, id: &str, shown: &Part) -> Result<(), Error> {
        if self.listing.is_in(id, shown) {
            return Ok(());
        }
        let mut message = "The loop ".to_owned();
        message.push_str(name);
        message.push_str(" is not, or not wholly, in what is shown.");
        #[cfg(feature = "tools")]
        if let Some((_, links)) = self.listing.get(id) {
            let along = links.iter().map(|&link| self.map.ends(link).0);
            let along: Vec<_> = along.map(|ix| narrate::label(&self.map, ix)).collect();
            message.push_str(&format!(" It runs through: {}.", along.join(", ")));
        }
        message.push_str(" Show the whole map to see it.");
        Err(Error::new(Code::Unknown, message).about(name))
    }

    /// What an id, a label or a name stands for; nothing yet for a loop that may still be found.
    ///
    /// # Errors
    /// [`Code::Unknown`], with those that there are.
    pub(super) fn target(&self, kind: Kind, name: &str) -> Result<Option<Target>, Error> {
        Ok(Some(match kind {
            Kind::Factor => Target::Factor(find::factor(&self.map, name)?),
            Kind::Link => Target::Link(find::link(&self.map, name)?),
            Kind::Loop => {
                let found = self.listing.find(&self.map, name);
                // Until all are found, a label or a name may turn out to be another's.
                let named = || self.map.info().loops.iter().any(|it| it.id == name);
                if !self.listing.is_done()
                    && found.as_ref().ok().is_none_or(|id| id != name && !named())
                {
                    return Ok(None);
                }
                Target::Loop(found?)
            }
        }))
    }

    /// The same, for what is to be chosen while this part is shown.
    pub(super) fn chosen(
        &self,
        kind: Kind,
        name: &str,
        shown: &Part,
    ) -> Result<Option<Target>, Error> {
        let target = self.target(kind, name)?;
        if let Some(Target::Loop(id)) = &target {
            self.expect_loop(name, id, shown)?;
        }
        Ok(target)
    }

    /// Lights the loop that was waited for, now that all are found, as if it had been lit when the map opened.
    pub(super) fn light_awaited(&mut self) -> Changes {
        let Some(name) = self.awaited.take() else {
            return Changes::NONE;
        };
        let shown = self.shown.part(&self.map);
        match shown.and_then(|shown| self.chosen(Kind::Loop, &name, &shown)) {
            Ok(target) => {
                let changes = self.set_selected(target);
                self.reopen();
                changes | Changes::CAMERA
            }
            Err(error) => {
                self.late = Some(error);
                Changes::NONE
            }
        }
    }

    pub(super) fn set_selected(&mut self, selected: Option<Target>) -> Changes {
        self.awaited = None;
        if selected == self.selected && self.lit.is_none() {
            return Changes::NONE;
        }
        let mut changes = Changes::PAINT | Changes::SELECTION | Changes::KEY;
        if !matches!(selected, Some(Target::Loop(_))) && selected != self.through {
            self.through.clone_from(&selected);
            changes |= Changes::LOOPS;
        }
        // A row of variants is told by the one that is selected.
        let listed = self.listed();
        self.selected = selected;
        if self.listed() != listed {
            changes |= Changes::LOOPS;
        }
        self.lit = None;
        self.scene = None;
        self.turned = None;
        changes
    }

    /// Lights some factors and links.
    pub(super) fn light(&mut self, factors: &[String], links: &[String]) -> Result<Changes, Error> {
        let mut part = Part::default();
        for id in factors {
            part.factors.insert(find::factor(&self.map, id)?);
        }
        for id in links {
            part.add_link(&self.map, find::link(&self.map, id)?);
        }
        let changes = self.set_selected(None);
        self.lit = Some(part);
        Ok(changes | self.reveal() | Changes::PAINT)
    }

    pub(super) fn hover(&mut self, over: Option<Target>) -> Changes {
        if over == self.hovered {
            return Changes::NONE;
        }
        self.hovered = over;
        Changes::PAINT
    }

    /// What stands out now: the selection; while nothing is selected, what is under the pointer.
    pub(super) fn emphasis(&self) -> Emphasis {
        let mut cause = self.selected.as_ref();
        if self.lit.is_none() {
            cause = cause.or(self.hovered.as_ref());
        }
        let mut lit = self.lit.clone();
        if let Some(target) = cause {
            lit = Some(self.lit_by(target));
        }
        let lit_loop = match cause {
            Some(Target::Loop(id)) => Some(id.clone()),
            _ => None,
        };
        Emphasis {
            lit: lit.filter(|part| !part.factors.is_empty()),
            lit_loop,
            hovered: self.hovered.clone(),
            selected: self.selected.clone(),
        }
    }

    fn lit_by(&self, target: &Target) -> Part {
        match target {
            Target::Factor(ix) => star(&self.map, *ix),
            Target::Link(ix) => {
                let mut part = Part::default();
                part.add_link(&self.map, *ix);
                part
            }
            Target::Loop(id) => self.listing.part(&self.map, id),
        }
    }

    /// Brings what is selected into sight.
    fn reveal(&mut self) -> Changes {
        let Some(wanted) = self.selection_bounds() else {
            return Changes::NONE;
        };
        let before = self.camera;
        let (middle, mut camera) = (wanted.centre(), before);
        // Who points at it sees where it is, and may want to see the whole.
        if camera.scale < READABLE && self.hovered != self.selected {
            camera = camera.zoomed_to(READABLE, camera.to_screen(middle));
        } else if self.frame == Frame::Fit {
            return Changes::NONE;
        }
        self.camera = self.looking(camera, wanted);
        self.stay_here();
        if self.camera == before {
            return Changes::NONE;
        }
        if self.frame != Frame::Hand {
            self.frame = Frame::Open(Some(camera::middle(self.camera, self.host)));
            self.reframe();
        }
        Changes::PAINT | Changes::CAMERA
    }

    /// A camera with what is wanted in sight, by the least that it takes.
    pub(super) fn looking(&self, camera: Camera, wanted: Rect) -> Camera {
        let seen = camera::visible(camera, self.host).size();
        let size = wanted.size();
        if size.w > seen.w || size.h > seen.h {
            let fit = camera::fit(wanted, self.host).scale;
            // A loop is seen as one only as a whole; what it says stands in the list too.
            let least = match self.selected {
                Some(Target::Loop(_)) => READABLE / 2.0,
                _ => READABLE,
            };
            let scale = fit.max(least).min(camera.scale);
            return camera::looking_at(wanted.centre(), scale, self.host);
        }
        camera::reveal(camera, wanted, self.host)
    }

    /// Around the factors that the selection lights, as far as they are on show.
    pub(super) fn selection_bounds(&self) -> Option<Rect> {
        let stage = self.stage().filter(|s| s.settled)?;
        let part = match &self.selected {
            // A factor is looked at by itself: its neighbours may be far away.
            Some(Target::Factor(ix)) => {
                let mut part = Part::default();
                part.factors.insert(*ix);
                part
            }
            Some(other) => self.lit_by(other),
            None => self.lit.clone()?,
        };
        stage.around(&part).map(|r| r.grown(24.0))
    }
}

/// A factor, the links at it and what is at their other ends.
fn star(map: &Map, ix: FactorIx) -> Part {
    let mut part = Part::default();
    part.factors.insert(ix);
    for links in [map.links_in(ix), map.links_out(ix)] {
        for link in links {
            part.add_link(map, link);
        }
    }
    part
}
