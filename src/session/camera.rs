//! Where the picture stands in the host: opening, fitting, and not getting lost.

use crate::geometry::{Point, Rect, Size, least, most};
use crate::scene::Camera;

/// Nobody can read below, and nothing is gained above: CSS px per map unit.
const SCALE: std::ops::RangeInclusive<f64> = 0.04..=8.0;
/// A hand makes a map at least so large, in parts of the size at which it fits: further off it would be a speck.
const SMALLEST: f64 = 0.5;
/// Room between the map and the edge of the host, CSS px.
const MARGIN: f64 = 8.0;
/// A small map is not blown up beyond this.
const LARGEST_FIT: f64 = 1.5;

/// A camera that shows all of `bounds`.
pub fn fit(bounds: Rect, host: Size) -> Camera {
    Camera::fitting(bounds, host, MARGIN, LARGEST_FIT)
}

/// A camera that shows `bounds` at `scale` at least; where that is more than the host holds, it
/// looks at `at`, and no further past the edges of `bounds` than it must.
pub fn open(bounds: Rect, host: Size, scale: f64, at: Point) -> Camera {
    let all = fit(bounds, host);
    if all.scale >= scale {
        return all;
    }
    let along = |low: f64, high: f64, host: f64, at: f64| {
        let half = (host / 2.0 - MARGIN) / scale;
        if high - low <= 2.0 * half {
            (low + high) / 2.0
        } else {
            at.clamp(low + half, high - half)
        }
    };
    let middle = Point::new(
        along(bounds.min.x, bounds.max.x, host.w, at.x),
        along(bounds.min.y, bounds.max.y, host.h, at.y),
    );
    looking_at(middle, scale, host)
}

/// How high a host of some width must be to show all of `bounds` at `scale` at least.
pub fn height(bounds: Rect, width: f64, scale: f64) -> f64 {
    let size = bounds.size();
    let across = (width - 2.0 * MARGIN) / size.w.max(1.0);
    size.h * across.clamp(scale, 1.0) + 2.0 * MARGIN
}

/// A camera with a point of the map in the middle of the host.
pub fn looking_at(middle: Point, scale: f64, host: Size) -> Camera {
    let scale = scale.clamp(*SCALE.start(), *SCALE.end());
    Camera {
        x: host.w / 2.0 - middle.x * scale,
        y: host.h / 2.0 - middle.y * scale,
        scale,
    }
}

/// The point of the map in the middle of the host.
pub fn middle(camera: Camera, host: Size) -> Point {
    camera.to_map(Point::new(host.w / 2.0, host.h / 2.0))
}

/// What of the map is in the host.
pub fn visible(camera: Camera, host: Size) -> Rect {
    Rect {
        min: camera.to_map(Point::default()),
        max: camera.to_map(Point::new(host.w, host.h)),
    }
}

/// Zooms by a factor, leaving what is under `at` (host px) where it is, but not so far out that
/// `bounds` is a speck.
pub fn zoom(camera: Camera, by: f64, at: Point, bounds: Rect, host: Size) -> Camera {
    let floor = least(SMALLEST * fit(bounds, host).scale, camera.scale);
    let scale = least(most(camera.scale * by, floor), *SCALE.end());
    camera.zoomed_to(scale, at)
}

/// Keeps a part of `bounds` in the host: nobody loses the map by dragging.
pub fn keep(camera: Camera, bounds: Rect, host: Size) -> Camera {
    let view = visible(camera, host).size();
    let clamp = |at: f64, low: f64, high: f64, view: f64| {
        let reach = (view / 2.0 - view.min(high - low) * 0.2).max(0.0);
        at.clamp(low - reach, high + reach)
    };
    let at = middle(camera, host);
    let kept = Point::new(
        clamp(at.x, bounds.min.x, bounds.max.x, view.w),
        clamp(at.y, bounds.min.y, bounds.max.y, view.h),
    );
    looking_at(kept, camera.scale, host)
}

/// The least move that brings `wanted` into the host, if it fits; its middle if it does not.
pub fn reveal(camera: Camera, wanted: Rect, host: Size) -> Camera {
    let seen = visible(camera, host);
    let shift = |low: f64, high: f64, from: f64, to: f64| {
        if high - low > to - from {
            (low + high - from - to) / 2.0
        } else {
            (low - from).min(0.0) + (high - to).max(0.0)
        }
    };
    let by = Point::new(
        shift(wanted.min.x, wanted.max.x, seen.min.x, seen.max.x),
        shift(wanted.min.y, wanted.max.y, seen.min.y, seen.max.y),
    );
    looking_at(middle(camera, host) + by, camera.scale, host)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: Size = Size { w: 400.0, h: 300.0 };

    fn rect(w: f64, h: f64) -> Rect {
        Rect::about(Point::new(50.0, -20.0), Size { w, h })
    }

    #[test]
    fn a_large_map_opens_on_a_readable_part_inside_its_bounds() {
        let bounds = rect(4000.0, 4000.0);
        let camera = open(bounds, HOST, 0.8, Point::new(9999.0, -9999.0));
        assert_eq!(camera.scale, 0.8);
        let seen = visible(camera, HOST);
        let slack = MARGIN / 0.8 + 0.1;
        assert!(seen.max.x <= bounds.max.x + slack && seen.min.y >= bounds.min.y - slack);
    }

    #[test]
    fn a_map_that_fits_opens_whole() {
        let bounds = rect(300.0, 200.0);
        assert_eq!(open(bounds, HOST, 0.8, Point::default()), fit(bounds, HOST));
    }

    #[test]
    fn panning_far_away_leaves_some_of_the_map_in_sight() {
        let bounds = rect(900.0, 700.0);
        let camera = fit(bounds, HOST).panned(Point::new(1e6, -1e6));
        assert!(visible(keep(camera, bounds, HOST), HOST).overlaps(bounds));
    }

    #[test]
    fn zooming_out_ends_at_half_the_size_at_which_the_map_fits() {
        let bounds = rect(900.0, 700.0);
        let mut camera = fit(bounds, HOST);
        let whole = camera.scale;
        for _ in 0..30 {
            camera = zoom(camera, 0.8, Point::new(10.0, 20.0), bounds, HOST);
        }
        assert!((camera.scale / whole - 0.5).abs() < 1e-9);
        // A host that has grown since leaves the picture as it is.
        let wide = Size {
            w: 4000.0,
            h: 3000.0,
        };
        assert_eq!(
            zoom(camera, 0.8, Point::default(), bounds, wide).scale,
            camera.scale
        );
        assert_eq!(zoom(camera, 1e9, Point::default(), bounds, HOST).scale, 8.0);
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let camera = looking_at(Point::default(), 1.0, HOST);
        let inside = Rect::about(Point::new(100.0, 50.0), Size { w: 20.0, h: 20.0 });
        assert_eq!(reveal(camera, inside, HOST), camera);
        let outside = Rect::about(Point::new(300.0, 0.0), Size { w: 40.0, h: 20.0 });
        assert_eq!(visible(reveal(camera, outside, HOST), HOST).max.x, 320.0);
    }
}
