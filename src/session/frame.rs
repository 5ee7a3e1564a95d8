//! What the host shows when it gets a size, or another one.

use super::stage::Stage;
use super::{Changes, Session, camera, picture};
use crate::geometry::{Point, Size, least};
use crate::scene::Camera;

/// A map that is larger than the frame opens where so many labels are seen whole.
const ENOUGH: u32 = 5;
/// So many places are looked at for where to open a map.
#[cfg(feature = "tools")]
const CROWD: usize = 300;

/// Who decides what the host shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Frame {
    /// Nobody: all of it, or, if that is too small to read, a readable part: about this point if
    /// somebody has asked for what is there, else where a host of this size opens it.
    Open(Option<Point>),
    /// All of it, whatever the size.
    Fit,
    /// A hand.
    Hand,
}

impl Session {
    /// The host has this size in CSS px. The first host decides the shape that the layout aims at:
    /// landscape, square or portrait.
    pub fn resize(&mut self, width: f64, height: f64) -> Changes {
        let there = |length: f64| (1.0..f64::INFINITY).contains(&length);
        if !there(width) || !there(height) {
            return Changes::NONE;
        }
        let host = Size {
            w: width,
            h: height,
        };
        let before = std::mem::replace(&mut self.host, host);
        let first = self.aspect.is_none();
        if first {
            self.aspect = Some(match host.w / host.h {
                wide if wide > 1.15 => 1.5,
                tall if tall < 0.87 => 0.7,
                _ => 1.0,
            });
        }
        #[cfg(feature = "tools")]
        self.refit_around_ring(before);
        #[cfg(not(feature = "tools"))]
        self.refit(before);
        let changes = Changes::PAINT | Changes::CAMERA;
        if first {
            changes | self.restage()
        } else {
            changes
        }
    }

    /// What was seen in a host of the size `before`, in that of now. What was chosen there stays in sight, and what was
    /// seen before a host turned is seen again when it turns back.
    pub(super) fn refit(&mut self, before: Size) {
        let now = self.camera;
        let turned = self.turned.filter(|turned| turned.0 == now);
        let (_, camera, host) = turned.unwrap_or((now, now, before));
        let seen = camera::visible(camera, host);
        let chosen = self.selection_bounds();
        let chosen = chosen.filter(|of| seen.contains(of.centre()));
        // Under a hand nothing slips away.
        let stage = self.stage();
        let held = stage.is_some_and(|stage| stage.layout.held().is_some());
        if self.frame == Frame::Hand || held {
            let middle = camera::middle(camera, host);
            self.camera = camera::looking_at(middle, camera.scale, self.host);
        } else {
            self.camera.scale = camera.scale;
            self.reframe();
        }
        if let (Some(chosen), false) = (chosen, held) {
            self.camera = self.looking(self.camera, chosen.grown(-16.0));
        }
        self.turned = Some((self.camera, camera, host));
    }

    /// Who has chosen or moved something sees it still in a frame of another size.
    pub(super) fn stay_here(&mut self) {
        if self.frame == Frame::Open(None) {
            self.frame = Frame::Open(Some(camera::middle(self.camera, self.host)));
        }
    }

    /// The camera that the frame asks for, at an opening.
    pub(super) fn reopen(&mut self) {
        if let Frame::Open(at) = &mut self.frame {
            *at = None;
        }
        self.reframe();
    }

    /// The camera that the frame asks for.
    pub(super) fn reframe(&mut self) {
        self.stay = false;
        if self.stage().is_none_or(|stage| !stage.settled) {
            return;
        }
        // What was painted before may have been another part, or nothing yet.
        self.scene = None;
        let bounds = self.scene().bounds;
        self.camera = match self.frame {
            Frame::Hand => return,
            Frame::Fit => camera::fit(bounds, self.host),
            Frame::Open(decided) => {
                let mut scale = picture::READABLE;
                let place = match decided {
                    Some(_) => {
                        // A loop that was larger than the host.
                        scale = least(scale, self.camera.scale);
                        decided
                    }
                    None => self.opening_place(),
                };
                let host = self.host;
                let open = |at| camera::open(bounds, host, scale, at);
                let enough = if place.is_some() { 1 } else { ENOUGH };
                let at = self.read(place.unwrap_or(bounds.centre()), enough, &open);
                // What was decided is so for every size.
                if decided.is_none() && place.is_some() {
                    self.frame = Frame::Open(Some(at));
                }
                // Where all can be seen, nothing is cut for what was asked for.
                let whole = open(bounds.centre());
                if self.crops(whole) { open(at) } else { whole }
            }
        };
    }

    /// Where to look so that enough labels are seen whole, or as many as can be: as near to `at` as possible.
    fn read(&self, at: Point, enough: u32, open: &dyn Fn(Point) -> Camera) -> Point {
        let areas = self.stage().map(Stage::areas).unwrap_or_default();
        let (mut best, mut most) = (at, f64::NEG_INFINITY);
        let places = 0..areas.len() + 1;
        // In a crowd some stand for all.
        #[cfg(feature = "tools")]
        let places = places.step_by(areas.len() / CROWD + 1);
        for i in places {
            let place = if i == 0 { at } else { areas[i - 1].centre() };
            let seen = camera::visible(open(place), self.host);
            let mut whole = 0;
            for &area in &areas {
                whole += u32::from(seen.union(area) == seen);
            }
            let worth = f64::from(whole.min(enough)) * 1e6 - place.distance(at);
            if worth > most {
                (best, most) = (place, worth);
            }
        }
        best
    }
}
