//! What the host shows when it gets a size, or another one.

use super::stage::Stage;
use super::{Changes, Session, camera, picture};
use crate::geometry::{Point, Rect, Size, least};

/// Who decides what the host shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Frame {
    /// Nobody: all of it, or, if that is too small to read, a readable part, about this point once
    /// that is decided.
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

    /// What was seen in a host of the size `before`, in that of now.
    pub(super) fn refit(&mut self, before: Size) {
        // Under a hand nothing slips away.
        let held = self
            .stage()
            .is_some_and(|stage| stage.layout.held().is_some());
        if self.frame == Frame::Hand || held {
            let middle = camera::middle(self.camera, before);
            self.camera = camera::looking_at(middle, self.camera.scale, self.host);
        } else {
            self.reframe();
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
                let at = match decided {
                    Some(at) => {
                        // A loop that was larger than the host.
                        scale = least(scale, self.camera.scale);
                        at
                    }
                    None => self.opening_place().unwrap_or(bounds.centre()),
                };
                self.frame = Frame::Open(Some(at));
                let open = |at| camera::open(bounds, self.host, scale, at);
                // The middle of a large loop is bare: then the nearest factor is in the middle.
                let seen = camera::visible(open(at), self.host);
                open(self.nearest(at, seen))
            }
        };
    }

    /// Where to look instead of at a point from which this is seen: there, if a factor is among it,
    /// else at the nearest one.
    fn nearest(&self, at: Point, seen: Rect) -> Point {
        let (mut nearest, mut least) = (at, f64::INFINITY);
        for place in self.stage().map(Stage::positions).unwrap_or_default() {
            if seen.contains(place) {
                return at;
            }
            let far = place.distance(at);
            if far < least {
                (nearest, least) = (place, far);
            }
        }
        nearest
    }
}
