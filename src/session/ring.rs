//! A chosen loop drawn as a clean ring, and back.
//!
//! The layout does not know of it: a ring is laid over its places while the picture is made. So
//! whatever was there before comes back to the last bit.

use super::frame::Frame;
use super::picture::READABLE;
use super::stage::Stage;
use super::{Action, Changes, Session, camera};
use crate::error::{Code, Error};
use crate::geometry::{Point, Rect, Size};
use crate::layout::circle;
use crate::scene::{Camera, Target};

/// Room between the boxes on a ring, for an arrow with its sign.
const GAP: f64 = 72.0;

/// A loop on its way to a ring: which, and how far it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Its links, by their places in the network.
    pub links: Vec<u32>,
    /// Its factors, likewise, in running order, and those who give way.
    factors: Vec<u32>,
    /// Where each of them goes.
    to: Vec<Point>,
    /// 0 as the map has them, 1 on the ring.
    pub share: f64,
    /// Around those of the loop where they go.
    around: Rect,
    /// The camera before, and the one at the end.
    cameras: (Camera, Camera),
    /// Who decided what the host shows.
    frame: Frame,
}

impl Ring {
    /// Moves the factors of the loop, and who gives way, as far as they have come.
    pub fn bend(&self, at: &mut [Point]) {
        for (&factor, &to) in self.factors.iter().zip(&self.to) {
            if let Some(place) = at.get_mut(factor as usize) {
                *place = place.lerp(to, self.share);
            }
        }
    }

    /// The camera at the end: all of it, and its labels to be read if that can be.
    fn end(&self, host: Size) -> Camera {
        let fit = camera::fit(self.around, host).scale;
        let scale = self.cameras.0.scale.max(READABLE).min(fit);
        camera::looking_at(self.around.centre(), scale, host)
    }

    /// The camera on the way.
    fn camera(&self) -> Camera {
        let (from, to) = self.cameras;
        let between = |a: f64, b: f64| a + (b - a) * self.share;
        Camera {
            x: between(from.x, to.x),
            y: between(from.y, to.y),
            scale: between(from.scale, to.scale),
        }
    }
}

impl Session {
    /// Draws the chosen loop so far on its way from the map (0) to a ring (1).
    pub(super) fn draw_ring(&mut self, share: f64) -> Result<Changes, Error> {
        let share = if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        };
        if share == 0.0 {
            let Some(ring) = self.take_ring() else {
                return Ok(Changes::NONE);
            };
            // Seen from where it was before.
            (self.camera, self.frame) = (ring.cameras.0, ring.frame);
            return Ok(Changes::PAINT | Changes::CAMERA);
        }
        if self.ring().is_none() {
            let ring = self.new_ring()?;
            if let Some(stage) = self.stage_mut() {
                stage.ring = Some(ring);
            }
        }
        let Some(ring) = self.stage_mut().and_then(|stage| stage.ring.as_mut()) else {
            return Ok(Changes::NONE);
        };
        ring.share = share;
        let camera = ring.camera();
        self.camera = camera;
        self.frame = Frame::Hand;
        Ok(Changes::PAINT | Changes::CAMERA)
    }

    /// What was seen in a host of the size `before`, in that of now: the ring, and the map to which
    /// it goes back.
    pub(super) fn refit_around_ring(&mut self, before: Size) {
        let seen = (self.camera, self.frame);
        let Some(mut ring) = self.take_ring() else {
            return self.refit(before);
        };
        let own = ring.camera();
        (self.camera, self.frame) = (ring.cameras.0, ring.frame);
        self.refit(before);
        (ring.cameras.0, ring.frame) = (self.camera, self.frame);
        ring.cameras.1 = ring.end(self.host);
        let camera = ring.camera();
        if let Some(stage) = self.stage_mut() {
            stage.ring = Some(ring);
        }
        self.scene = None;
        (self.camera, self.frame) = seen;
        if seen == (own, Frame::Hand) {
            self.camera = camera;
        } else {
            // Somebody has looked at the ring from elsewhere since.
            self.refit(before);
        }
    }

    /// Does an act; one that is about anything but how the ring is looked at ends it. If it is
    /// refused the ring is still there.
    pub(super) fn enact_without_ring(&mut self, action: &Action) -> Result<Changes, Error> {
        match action {
            Action::Hover { .. }
            | Action::Pan { .. }
            | Action::Zoom { .. }
            | Action::Fit
            | Action::Convention { .. }
            | Action::Theme { .. }
            | Action::Ring { .. } => self.enact(action),
            _ => self.without_ring(&mut |session| session.enact(action)),
        }
    }

    /// Ends the ring and does something; if that is refused the ring is still there.
    pub(super) fn without_ring(
        &mut self,
        act: &mut dyn FnMut(&mut Session) -> Result<Changes, Error>,
    ) -> Result<Changes, Error> {
        let Some(ring) = self.take_ring() else {
            return act(self);
        };
        match act(self) {
            Ok(changes) => Ok(changes | Changes::PAINT | Changes::CAMERA),
            Err(error) => {
                if let Some(stage) = self.stage_mut() {
                    stage.ring = Some(ring);
                }
                self.scene = None;
                Err(error)
            }
        }
    }

    /// The ring that is drawn, if one is.
    pub fn ring(&self) -> Option<&Ring> {
        self.stage()?.ring.as_ref()
    }

    /// Everything is where the map has it.
    fn take_ring(&mut self) -> Option<Ring> {
        let ring = self.stage_mut()?.ring.take()?;
        self.scene = None;
        Some(ring)
    }

    fn new_ring(&self) -> Result<Ring, Error> {
        let fault = |message: &str| Error::new(Code::Unknown, message);
        let Some(Target::Loop(id)) = &self.selected else {
            return Err(fault("Choose a loop first: a ring is drawn of one."));
        };
        let stage = self.stage().filter(|stage| stage.settled);
        let entries = &self.listing.catalogue().entries;
        let entry = entries.iter().find(|entry| entry.id == *id);
        let (Some(stage), Some(entry)) = (stage, entry) else {
            return Err(fault("The loop is not in what is shown."));
        };
        let links = entry.links.clone();
        let factors: Vec<u32> = links
            .iter()
            .map(|&link| stage.net.from[link as usize])
            .collect();
        if factors.len() < 3 {
            let message = "A loop of one or two factors is as round as it gets.";
            return Err(fault(message));
        }
        let to = places(stage, &factors, camera::middle(self.camera, self.host));
        let boxes = factors.iter().zip(&to);
        let around = Rect::around(
            boxes.map(|(&f, &at)| Rect::about(at, stage.boxes[f as usize].size).grown(GAP / 2.0)),
        );
        // Who would lie under the ring goes aside for as long.
        let (mut factors, mut to) = (factors, to);
        let home = stage.layout.positions();
        let (mut at, mut held) = (home.clone(), vec![false; home.len()]);
        for (&factor, &place) in factors.iter().zip(&to) {
            (at[factor as usize], held[factor as usize]) = (place, true);
        }
        let parted = stage.layout.parted(at, &held);
        for (i, &place) in parted.iter().enumerate() {
            if !held[i] && place != home[i] {
                factors.push(i as u32);
                to.push(place);
            }
        }
        let mut ring = Ring {
            links,
            factors,
            to,
            share: 0.0,
            around: around.unwrap_or_default(),
            cameras: (self.camera, self.camera),
            frame: self.frame,
        };
        ring.cameras.1 = ring.end(self.host);
        Ok(ring)
    }
}

/// Places on a circle about a point, in running order: turned, and turning, so that factors go the
/// shortest ways.
fn places(stage: &Stage, factors: &[u32], middle: Point) -> Vec<Point> {
    let sizes: Vec<_> = factors
        .iter()
        .map(|&f| stage.boxes[f as usize].size)
        .collect();
    let home = stage.layout.positions();
    let n = factors.len();
    let (mut best, mut places) = (f64::INFINITY, Vec::new());
    for turn in 0..2 * n {
        let (by, back) = (turn / 2, turn % 2 == 1);
        // The factor that stands in the `k`th place.
        let nth = |k: usize| if back { (by + n - k) % n } else { (by + k) % n };
        let boxes: Vec<_> = (0..n).map(|k| sizes[nth(k)]).collect();
        let circle = circle(&boxes, GAP);
        let mut at = vec![Point::default(); n];
        let mut way = 0.0;
        for (k, &place) in circle.iter().enumerate() {
            at[nth(k)] = place + middle;
            way += home[factors[nth(k)] as usize].distance(at[nth(k)]);
        }
        if way < best {
            (best, places) = (way, at);
        }
    }
    places
}
