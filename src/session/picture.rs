//! The scene of what is on show, and what a point of it means.

use super::{Session, Shown, camera};
use crate::geometry::Point;
use crate::model::Convention;
use crate::plain::{Object, Plain};
use crate::scene::{self, Badge, Camera, Emphasis, Input, Layer, Scene, Target, Theme};

/// A scene that is kept. Whoever paints for the tools keeps it too, to see what differs in the next.
#[cfg(feature = "tools")]
pub type Drawn = std::rc::Rc<Scene>;
/// A scene that is kept.
#[cfg(not(feature = "tools"))]
pub type Drawn = Scene;

/// Letters are at least 11 CSS px high when a map opens.
pub const READABLE: f64 = 11.0 / LABEL_SIZE;
const LABEL_SIZE: f64 = 15.0;

/// What lies under the pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// `factor`, `link` or `loop`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
}

impl Picked {
    /// The same for a page.
    pub fn plain(&self) -> Plain {
        let mut told = Object::default();
        told.text("kind", self.kind);
        told.text("id", &self.id);
        told.into()
    }
}

/// A place in the host, CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScreenBox {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl ScreenBox {
    /// The same for a page.
    pub fn plain(&self) -> Plain {
        let mut told = Object::default();
        told.number("x", self.x);
        told.number("y", self.y);
        told.number("width", self.width);
        told.number("height", self.height);
        told.into()
    }
}

impl Session {
    /// The camera.
    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// The picture. It is made again only when something that it shows has changed.
    pub fn scene(&mut self) -> &Scene {
        if self.scene.is_none() {
            let mut scene = None;
            let mut places = self.places.take();
            self.with_input(&self.theme, &mut |input| {
                let places = match &mut places {
                    Some(before) if before.fits(input) => before,
                    #[cfg(feature = "tools")]
                    Some(before) => {
                        *before = scene::rearrange(input, before);
                        before
                    }
                    other => other.insert(scene::arrange(input)),
                };
                scene = Some(scene::draw(input, places));
            });
            // Where nothing is shared it is a scene already.
            #[allow(clippy::useless_conversion)]
            let drawn = scene.map(Drawn::from);
            self.scene = drawn;
            self.places = places;
        }
        self.scene.as_ref().expect("made just now")
    }

    /// Hands the picture to a painter.
    pub fn paint(&mut self, painter: &mut dyn FnMut(&Drawn, Camera)) {
        self.scene();
        if let Some(scene) = &self.scene {
            painter(scene, self.camera);
        }
    }

    /// The picture in some theme.
    #[cfg(feature = "tools")]
    pub(super) fn build(&self, theme: &Theme) -> Scene {
        let mut scene = None;
        self.with_input(theme, &mut |input| scene = Some(scene::build(input)));
        scene.expect("made just now")
    }

    /// Gives everything that the picture depends on to `then`.
    fn with_input(&self, theme: &Theme, then: &mut dyn FnMut(&Input)) {
        let emphasis = self.emphasis();
        let nothing = crate::model::Network::default();
        let stage = self.stage().filter(|s| s.settled);
        let at = stage.map(|s| s.positions()).unwrap_or_default();
        let badges = stage.map(|_| self.badges(&emphasis)).unwrap_or_default();
        then(&Input {
            map: &self.map,
            net: stage.map_or(&nothing, |s| &s.net),
            boxes: stage.map_or(&[], |s| &s.boxes),
            at: &at,
            theme,
            convention: self.convention(),
            emphasis: &emphasis,
            badges: &badges,
            rings: stage.map_or(&[], |s| &s.rings),
            #[cfg(feature = "tools")]
            ring: self.ring().map(|ring| (&ring.links[..], ring.share)),
        });
    }

    /// The loops that may have a badge.
    fn badges(&self, #[allow(unused)] emphasis: &Emphasis) -> Vec<Badge> {
        #[cfg_attr(not(feature = "tools"), expect(unused_mut))]
        let mut badges = self.listing.badges(
            &self.map,
            #[cfg(feature = "tools")]
            &|id| emphasis.picks_loop(id),
        );
        // On a ring other loops have none: they would lie on its arrows.
        #[cfg(feature = "tools")]
        if let Some(ring) = self.ring() {
            badges.retain(|badge| badge.links == ring.links);
        }
        badges
    }

    /// How polarity is drawn now.
    pub fn convention(&self) -> Convention {
        self.convention.unwrap_or(self.map.info().convention)
    }

    /// What is at a point of the host, within `reach` CSS px.
    pub fn pick(&mut self, x: f64, y: f64, reach: f64) -> Option<Picked> {
        let at = self.camera.to_map(Point::new(x, y));
        let reach = reach / self.camera.scale;
        let target = scene::pick(self.scene(), at, reach)?;
        Some(match target {
            Target::Factor(ix) => Picked {
                kind: "factor",
                id: self.map.factor(ix).id.clone(),
            },
            Target::Link(ix) => Picked {
                kind: "link",
                id: self.map.link(ix).id.clone(),
            },
            Target::Loop(id) => Picked { kind: "loop", id },
        })
    }

    /// Where the box of a factor is in the host, if it is on show.
    pub fn screen(&self, id: &str) -> Option<ScreenBox> {
        let ix = self.map.factor_ix(id)?;
        let stage = self.stage().filter(|s| s.settled)?;
        let i = stage.net.index_of(ix)?;
        let rect = stage.areas()[i];
        let min = self.camera.to_screen(rect.min);
        let max = self.camera.to_screen(rect.max);
        Some(ScreenBox {
            x: min.x,
            y: min.y,
            width: max.x - min.x,
            height: max.y - min.y,
        })
    }

    /// True if some label, sign or badge is cut by the host, or outside it, or the middle of a link: of a self-link that
    /// is what reaches farthest.
    pub(super) fn crops(&mut self, camera: Camera) -> bool {
        let seen = camera::visible(camera, self.host).grown(2.0);
        let mut cut = self.scene().items.iter().any(|item| {
            let asks = matches!(item.layer, Layer::Factor | Layer::Sign | Layer::Badge);
            asks && item.shape.bounds().union(seen) != seen
        });
        if let Some(places) = &self.places {
            for route in &places.routes {
                cut |= route
                    .drawn
                    .as_ref()
                    .is_some_and(|way| !seen.contains(way.at(0.5)));
            }
        }
        cut
    }

    /// How high a host of this width has to be to show all that is on show in letters that can be
    /// read, CSS px; 0 as long as that is not known.
    pub(super) fn wanted_height(&self) -> f64 {
        match &self.scene {
            Some(scene) if self.stage().is_some_and(|stage| stage.settled) => {
                camera::height(scene.bounds, self.host.w, READABLE)
            }
            _ => 0.0,
        }
    }

    /// Where to look first in a map that does not fit: the selection, else the factor in focus, or what was seen of the
    /// map before.
    pub(super) fn opening_place(&self) -> Option<Point> {
        if let Some(bounds) = self.selection_bounds() {
            return Some(bounds.centre());
        }
        let stage = self.stage()?;
        if let Shown::Focus { factor, .. } = &self.shown {
            return stage.place(self.map.factor_ix(factor)?);
        }
        #[cfg(feature = "tools")]
        if self.shown == Shown::Whole {
            return self.seen;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::LabelOptions;

    #[test]
    fn a_readable_scale_gives_eleven_px_letters() {
        assert_eq!(READABLE * LabelOptions::default().size, 11.0);
    }
}
