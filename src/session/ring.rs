//! A chosen loop drawn as a clean ring, and back.
//!
//! The layout does not know of it: a ring is laid over its places while the picture is made. So
//! whatever was there before comes back to the last bit.

use super::frame::Frame;
use super::picture::READABLE;
use super::stage::Stage;
use super::{Action, Changes, Session, camera};
use crate::error::{Code, Error};
use crate::geometry::{Point, Rect, Size, square, zigzag};
use crate::layout::circle;
use crate::scene::{Camera, Target, badge};

/// Room between the boxes on a ring, for an arrow with its sign.
const GAP: f64 = 72.0;
/// Labels that go aside keep so far off other labels, and off the arrows of a ring.
const ROOM: f64 = 8.0;
/// How often it is looked whether labels lie on a ring: arrows that bend around a label go another
/// way once that has gone aside.
const LOOKS: usize = 4;

/// Directions in which a free place is looked for, how much farther off the next ones are, and how
/// many places are looked at.
const TURNS: usize = 24;
const WIDER: f64 = 1.08;
const TRIES: usize = 150 * TURNS;

/// How far a ring has come at least where somebody looks at it from elsewhere.
const LEAST_SHARE: f64 = 0.05;

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
    /// How far the ring has come where the camera is that of the end.
    seen: f64,
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

    /// Somebody has looked at it from elsewhere: so it is seen at the end, and from here on.
    fn look(&mut self, seen: Camera) {
        (self.cameras.1, self.seen) = (seen, self.share.max(LEAST_SHARE));
    }

    /// The camera on the way.
    fn camera(&self) -> Camera {
        let (from, to) = self.cameras;
        let share = (self.share / self.seen).min(1.0);
        let between = |a: f64, b: f64| a + (b - a) * share;
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
            if self.frame == Frame::Fit {
                self.reframe();
            } else {
                // Seen from where it was before.
                (self.camera, self.frame) = (ring.cameras.0, ring.frame);
            }
            return Ok(Changes::PAINT | Changes::CAMERA);
        }
        // Who asked for all of it on the way sees all of it all the way.
        let whole = self.frame == Frame::Fit && self.ring().is_some();
        if self.ring().is_none() {
            let ring = self.new_ring()?;
            if let Some(stage) = self.stage_mut() {
                stage.ring = Some(ring);
            }
            for _ in 0..LOOKS {
                if !self.clear_ring() {
                    break;
                }
            }
        } else {
            let seen = self.camera;
            if let Some(ring) = self.stage_mut().and_then(|stage| stage.ring.as_mut())
                && !whole
                && seen != ring.camera()
            {
                ring.look(seen);
            }
        }
        let Some(ring) = self.stage_mut().and_then(|stage| stage.ring.as_mut()) else {
            return Ok(Changes::NONE);
        };
        ring.share = share;
        if share == 1.0 {
            ring.seen = 1.0;
        }
        let camera = ring.camera();
        if whole {
            self.reframe();
        } else {
            self.camera = camera;
            self.frame = Frame::Hand;
        }
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
        let mut ring = Ring {
            links,
            factors,
            to,
            share: 1.0,
            around: around.unwrap_or_default(),
            cameras: (self.camera, self.camera),
            seen: 1.0,
            frame: self.frame,
        };
        ring.cameras.1 = ring.end(self.host);
        Ok(ring)
    }

    /// Labels that the ring, its arrows or its badge would lie on go aside for as long, each to the
    /// nearest place that is free; true if there was one.
    fn clear_ring(&mut self) -> bool {
        self.scene = None;
        self.scene();
        let (Some(stage), Some(arrows)) = (self.stage(), &self.places) else {
            return false;
        };
        let Some(ring) = &stage.ring else {
            return false;
        };
        let n = ring.links.len();
        let middle = ring.to[..n]
            .iter()
            .fold(Point::default(), |sum, &at| sum + at)
            * (1.0 / n as f64);
        let mut taken = vec![square(middle, badge::EDGE + ROOM)];
        for way in arrows.ways(&ring.links) {
            for pair in way.windows(2) {
                taken.push(Rect::around_points(pair).grown(ROOM));
            }
        }
        let areas = stage.areas();
        let mut others = Vec::new();
        for (i, area) in areas.iter().enumerate() {
            if ring.factors[..n].contains(&(i as u32)) {
                taken.push(area.grown(ROOM));
            } else {
                others.push(i);
            }
        }
        let (going, staying): (Vec<_>, Vec<_>) = others
            .into_iter()
            .partition(|&i| taken.iter().any(|other| other.overlaps(areas[i])));
        taken.extend(staying.iter().map(|&i| areas[i].grown(ROOM)));
        let home = stage.layout.positions();
        let mut moves = Vec::new();
        for &i in &going {
            let area = aside(home[i], stage.boxes[i].size, middle, &taken);
            taken.push(area.grown(ROOM));
            moves.push((i as u32, area.centre()));
        }
        if let Some(ring) = self.stage_mut().and_then(|stage| stage.ring.as_mut()) {
            for (factor, to) in moves {
                match ring.factors.iter().position(|&f| f == factor) {
                    Some(k) => ring.to[k] = to,
                    None => {
                        ring.factors.push(factor);
                        ring.to.push(to);
                    }
                }
            }
        }
        self.scene = None;
        !going.is_empty()
    }
}

/// Where a box goes that stands on something: to about the nearest place that is free, rather away
/// from the middle of the ring. Far enough out there is one.
fn aside(home: Point, size: Size, middle: Point, taken: &[Rect]) -> Rect {
    let out = (home - middle).unit();
    let out = if out == Point::default() {
        Point::new(0.0, -1.0)
    } else {
        out
    };
    let mut area = Rect::about(home, size);
    let mut reach = ROOM;
    for k in 0..TRIES {
        if !taken.iter().any(|other| other.overlaps(area)) {
            break;
        }
        let turn = zigzag(k % TURNS) * core::f64::consts::TAU / TURNS as f64;
        let way = out.turned_by(Point::new(libm::cos(turn), libm::sin(turn)));
        area = Rect::about(home + way * reach, size);
        if k % TURNS == TURNS - 1 {
            reach *= WIDER;
        }
    }
    area
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
