//! What an act does to a session.

use super::{Action, Changes, Frame, Kind, Session, Shown, camera, convention, find};
use crate::error::{Code, Error};
use crate::geometry::Point;
use crate::names::Names;
use crate::scene::{Camera, Scheme, Target, Theme};

impl Session {
    /// One act of a person or a page.
    ///
    /// # Errors
    /// [`Code::Unknown`] for an id or a name that the map does not have, [`Code::Option`] for a
    /// value that is not among those known. Nothing has changed then.
    pub fn act(&mut self, action: Action) -> Result<Changes, Error> {
        #[cfg(feature = "tools")]
        let changes = self.enact_without_ring(&action)?;
        #[cfg(not(feature = "tools"))]
        let changes = self.enact(&action)?;
        // The same picture, from elsewhere.
        let moved = matches!(action, Action::Pan { .. } | Action::Zoom { .. });
        if changes.has(Changes::PAINT) && !moved {
            self.scene = None;
        }
        Ok(changes)
    }

    pub(super) fn enact(&mut self, action: &Action) -> Result<Changes, Error> {
        match action {
            Action::Select { kind, id } => self.select(*kind, id),
            Action::Clear => Ok(self.set_selected(None)),
            Action::Light { factors, links } => self.light(factors, links),
            Action::Hover {
                kind: Some(kind),
                id: Some(id),
            } => {
                let over = self.target(*kind, id)?;
                Ok(self.hover(over))
            }
            Action::Hover { .. } => Ok(self.hover(None)),
            Action::Pan { dx, dy } => {
                let camera = self.camera.panned(Point::new(*dx, *dy));
                Ok(self.move_camera(camera))
            }
            Action::Zoom { by, x, y } => {
                if !by.is_finite() || *by <= 0.0 {
                    return Ok(Changes::NONE);
                }
                let bounds = self.scene().bounds;
                let at = Point::new(*x, *y);
                let camera = camera::zoom(self.camera, *by, at, bounds, self.host);
                Ok(self.move_camera(camera))
            }
            Action::Fit => {
                self.frame = Frame::Fit;
                self.reframe();
                Ok(Changes::PAINT | Changes::CAMERA)
            }
            Action::Drag { id, x, y } => self.drag(id, Point::new(*x, *y)),
            Action::Drop { id } => self.drop_factor(id),
            Action::Move { id, dx, dy } => self.move_factor(id, Point::new(*dx, *dy)),
            Action::Unpin { id } => self.unpin(id),
            Action::View { id } => {
                let id = id.clone();
                self.show(id.map_or(Shown::Whole, Shown::View))
            }
            Action::Focus { id: None, .. } => self.show(Shown::Whole),
            Action::Focus {
                id: Some(name),
                steps,
            } => {
                let shown = self.around(name, *steps)?;
                self.show(shown)
            }
            Action::Loop { name: Some(name) } => self.select(Kind::Loop, name),
            Action::Loop { name: None } => {
                self.awaited = None;
                match self.selected {
                    Some(Target::Loop(_)) => Ok(self.set_selected(None)),
                    _ => Ok(Changes::NONE),
                }
            }
            Action::Convention { value } => {
                self.convention = convention(value)?;
                Ok(Changes::PAINT | Changes::KEY)
            }
            Action::Theme {
                dark,
                contrast,
                colors,
            } => {
                let theme = Theme::of(scheme(*dark, *contrast));
                self.theme = theme.colored(colors.as_deref().unwrap_or_default());
                Ok(Changes::PAINT | Changes::KEY)
            }
            Action::Undo => self.undo(),
            #[cfg(feature = "tools")]
            Action::Ring { share } => self.draw_ring(*share),
        }
    }

    /// Shows another part of the map.
    pub(super) fn show(&mut self, shown: Shown) -> Result<Changes, Error> {
        if shown == self.shown {
            return Ok(Changes::NONE);
        }
        let part = shown.part(&self.map)?;
        if part.factors.is_empty() && self.map.factor_count() > 0 {
            let message = "There is nothing in this view: it names no factor of this map.";
            return Err(Error::new(Code::Unknown, message));
        }
        self.settle();
        self.moved = Names::default();
        // A hand has nothing to hold in what is not shown.
        if let Some(stage) = self.stage_mut()
            && let Some(held) = stage.layout.held()
        {
            stage.drag(held, None);
        }
        let whole = shown == Shown::Whole;
        self.listing.show(&self.map, (!whole).then_some(&part));
        let gone = match &self.selected {
            Some(Target::Factor(ix)) => !part.factors.contains(ix),
            Some(Target::Link(ix)) => !part.links.contains(ix),
            // One that was listed only in what was shown before is nothing that is known now.
            Some(Target::Loop(id)) => !self.listing.is_in(id, &part),
            None => false,
        };
        self.shown = shown;
        self.part = None;
        self.hovered = None;
        self.frame = Frame::Open(None);
        self.stay = false;
        // What is chosen is told with what of it is not shown.
        let mut changes = Changes::PAINT
            | Changes::BUSY
            | Changes::VIEW
            | Changes::KEY
            | Changes::LOOPS
            | Changes::SELECTION;
        if gone {
            changes |= self.set_selected(None);
        }
        if self.shown == Shown::Whole {
            self.reframe();
            changes |= Changes::CAMERA;
        }
        Ok(changes)
    }

    /// A factor and what lies within some links of it.
    pub(super) fn around(&self, name: &str, steps: Option<u32>) -> Result<Shown, Error> {
        let ix = find::factor(&self.map, name)?;
        Ok(Shown::Focus {
            factor: self.map.factor(ix).id.clone(),
            steps: steps.unwrap_or(1),
        })
    }

    fn move_camera(&mut self, camera: Camera) -> Changes {
        if !(camera.x.is_finite() && camera.y.is_finite()) {
            return Changes::NONE;
        }
        let bounds = self.scene().bounds;
        self.camera = camera::keep(camera, bounds, self.host);
        self.frame = Frame::Hand;
        Changes::PAINT | Changes::CAMERA
    }
}

fn scheme(dark: bool, contrast: bool) -> Scheme {
    match (dark, contrast) {
        (false, false) => Scheme::Light,
        (true, false) => Scheme::Dark,
        (false, true) => Scheme::LightContrast,
        (true, true) => Scheme::DarkContrast,
    }
}
