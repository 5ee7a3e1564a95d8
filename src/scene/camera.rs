//! From map units to pixels and back.

use crate::geometry::{Point, Rect, Size, least, most};

/// Where the map stands on the screen: `screen = map * scale + (x, y)`, in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// CSS px from the left edge of the canvas to the map's origin.
    pub x: f64,
    /// CSS px from the top edge of the canvas to the map's origin.
    pub y: f64,
    /// CSS px per map unit.
    pub scale: f64,
}

impl Default for Camera {
    fn default() -> Camera {
        Camera {
            x: 0.0,
            y: 0.0,
            scale: 1.0,
        }
    }
}

impl Camera {
    /// The camera that shows all of `bounds` in a canvas of `size` CSS px, centred, with `margin`
    /// CSS px free on every side, enlarged at most to `max_scale`.
    pub fn fitting(bounds: Rect, size: Size, margin: f64, max_scale: f64) -> Camera {
        let b = bounds.size();
        let room = |have: f64, need: f64| most(have - 2.0 * margin, 1.0) / most(need, 1e-6);
        let scale = least(least(room(size.w, b.w), room(size.h, b.h)), max_scale);
        let c = bounds.centre() * scale;
        Camera {
            x: size.w / 2.0 - c.x,
            y: size.h / 2.0 - c.y,
            scale,
        }
    }

    /// Where a point of the map is on the screen.
    pub fn to_screen(self, p: Point) -> Point {
        p * self.scale + Point::new(self.x, self.y)
    }

    /// Which point of the map is at a point of the screen.
    pub fn to_map(self, p: Point) -> Point {
        (p - Point::new(self.x, self.y)) * (1.0 / self.scale)
    }

    /// The camera moved by CSS px.
    pub fn panned(self, by: Point) -> Camera {
        Camera {
            x: self.x + by.x,
            y: self.y + by.y,
            ..self
        }
    }

    /// The camera at another scale; what is at `at` (CSS px) stays there.
    pub fn zoomed_to(self, scale: f64, at: Point) -> Camera {
        let k = scale / self.scale;
        Camera {
            x: at.x - (at.x - self.x) * k,
            y: at.y - (at.y - self.y) * k,
            scale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let at = Point::new(120.0, 80.0);
        let camera = Camera {
            x: 30.0,
            y: -5.0,
            scale: 1.5,
        };
        let zoomed = camera.zoomed_to(4.0, at);
        assert!(zoomed.to_map(at).distance(camera.to_map(at)) < 1e-9);
        assert_eq!(zoomed.scale, 4.0);
    }

    #[test]
    fn fitting_shows_the_bounds_centred_within_the_margin() {
        let bounds = Rect {
            min: Point::new(-100.0, 0.0),
            max: Point::new(300.0, 100.0),
        };
        let camera = Camera::fitting(bounds, Size { w: 440.0, h: 400.0 }, 20.0, 2.0);
        assert!(
            camera
                .to_screen(bounds.min)
                .distance(Point::new(20.0, 150.0))
                < 1e-9
        );
        assert!(
            camera
                .to_screen(bounds.max)
                .distance(Point::new(420.0, 250.0))
                < 1e-9
        );
    }

    #[test]
    fn an_empty_map_or_canvas_still_has_a_finite_camera() {
        let camera = Camera::fitting(Rect::default(), Size::default(), 20.0, 2.0);
        assert!(camera.scale.is_finite() && camera.scale > 0.0 && camera.x.is_finite());
    }
}
