//! A scene on a canvas: the same shapes in the same order as the SVG, through a camera.

use crate::geometry::{Point, Rect};
use crate::names::length;
use crate::scene::item::SOLID;
use crate::scene::{Anchor, Color, Measure, Seg, Shape, Stroke, theme};
#[cfg(not(feature = "tools"))]
use crate::scene::{Camera, Scene};
use crate::words::push_decimal;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d as Context;

/// Paints a scene over the whole canvas of a context. `ratio` is the canvas's own pixels per CSS px
/// (`devicePixelRatio`); the camera is in CSS px. Shapes out of sight are painted too: there are not many,
/// the browser passes over them, and the print of a page takes its figure from here. The tools, who
/// show large maps and those that a hand is at, paint what differs only: `painter.rs`.
#[cfg(not(feature = "tools"))]
pub fn paint(context: &Context, scene: &Scene, ratio: f64, camera: Camera) {
    let Some(canvas) = context.canvas() else {
        return;
    };
    let size = Point::new(f64::from(canvas.width()), f64::from(canvas.height()));
    // The map's origin is on a whole pixel, as it is where the tools paint.
    let at = Point::new((camera.x * ratio).round(), (camera.y * ratio).round());
    let k = camera.scale * ratio;
    let mut brush = Brush::new(context, scene.font);
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    brush.fill(scene.background);
    context.fill_rect(0.0, 0.0, size.x, size.y);
    let _ = context.set_transform(k, 0.0, 0.0, k, at.x, at.y);
    for item in &scene.items {
        brush.shape(&item.shape);
    }
}

/// The context, and what was last set on it: setting a colour or a font is the costly part.
pub(super) struct Brush<'a> {
    context: &'a Context,
    family: &'static str,
    fill: Option<Color>,
    stroke: Option<Stroke>,
    font: Option<(f64, bool)>,
    anchor: Option<Anchor>,
}

impl<'a> Brush<'a> {
    /// Nothing is set on the context yet.
    pub(super) fn new(context: &'a Context, family: &'static str) -> Brush<'a> {
        Brush {
            context,
            family,
            fill: None,
            stroke: None,
            font: None,
            anchor: None,
        }
    }

    /// Draws a shape.
    pub(super) fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Box {
                rect,
                radius,
                fill,
                stroke,
            } => {
                self.outline(rect, *radius);
                self.paint(fill, stroke);
            }
            Shape::Path { segs, fill, stroke } => {
                let c = self.context;
                c.begin_path();
                for seg in segs {
                    match *seg {
                        Seg::Move(a) => c.move_to(a.x, a.y),
                        Seg::Line(a) => c.line_to(a.x, a.y),
                        Seg::Cubic(p, q, a) => c.bezier_curve_to(p.x, p.y, q.x, q.y, a.x, a.y),
                        Seg::Close => c.close_path(),
                    }
                }
                self.paint(fill, stroke);
            }
            Shape::Text {
                at,
                anchor,
                text,
                size,
                bold,
                color,
                ..
            } => {
                self.fill(*color);
                if self.font != Some((*size, *bold)) {
                    self.font = Some((*size, *bold));
                    self.context.set_font(&font(*size, *bold, self.family));
                }
                if self.anchor != Some(*anchor) {
                    self.anchor = Some(*anchor);
                    self.context.set_text_align(match anchor {
                        Anchor::Start => "start",
                        Anchor::Middle => "center",
                    });
                }
                let _ = self.context.fill_text(text, at.x, at.y);
            }
        }
    }

    /// A path around a box with round corners.
    fn outline(&self, rect: &Rect, radius: f64) {
        let c = self.context;
        let (a, b) = (rect.min, rect.max);
        c.begin_path();
        c.move_to(a.x + radius, a.y);
        for (p, q) in [
            (Point::new(b.x, a.y), b),
            (b, Point::new(a.x, b.y)),
            (Point::new(a.x, b.y), a),
            (a, Point::new(b.x, a.y)),
        ] {
            let _ = c.arc_to(p.x, p.y, q.x, q.y, radius);
        }
        c.close_path();
    }

    fn paint(&mut self, fill: &Option<Color>, stroke: &Option<Stroke>) {
        if let Some(color) = fill {
            self.fill(*color);
            self.context.fill();
        }
        if let Some(stroke) = stroke {
            self.stroke(stroke);
            self.context.stroke();
        }
    }

    /// What is filled from now on has this colour.
    pub(super) fn fill(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.context.set_fill_style_str(&color.css());
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        let before = self.stroke.replace(*stroke);
        if before == Some(*stroke) {
            return;
        }
        let c = self.context;
        c.set_stroke_style_str(&stroke.color.css());
        c.set_line_width(stroke.width);
        if before.is_none_or(|b| b.dash != stroke.dash) {
            let dashes = js_sys::Array::new();
            if stroke.dash != SOLID {
                for d in stroke.dash {
                    dashes.push(&JsValue::from_f64(d));
                }
            }
            let _ = c.set_line_dash(&dashes);
        }
        if before.is_none_or(|b| b.round != stroke.round) {
            c.set_line_cap(if stroke.round { "round" } else { "butt" });
            c.set_line_join(if stroke.round { "round" } else { "miter" });
        }
    }
}

/// A font in CSS, its size in hundredths of a px, as an SVG has it.
fn font(size: f64, bold: bool, family: &str) -> String {
    let mut font = String::new();
    if bold {
        font.push_str("700 ");
    }
    let hundredths = (size * 100.0).round() as u32;
    push_decimal(&mut font, hundredths as usize / 100);
    font.push('.');
    font.push(char::from(b'0' + (hundredths / 10 % 10) as u8));
    font.push(char::from(b'0' + (hundredths % 10) as u8));
    font.push_str("px ");
    font.push_str(family);
    font
}

/// Text measured by the canvas that will draw it.
pub struct CanvasMeasure {
    context: Context,
    font: Option<(f64, bool)>,
}

impl CanvasMeasure {
    /// Measures with a context, whose font it sets.
    pub fn new(context: Context) -> CanvasMeasure {
        CanvasMeasure {
            context,
            font: None,
        }
    }
}

/// Letters are measured so many times as large as they are drawn: small ones are fitted to pixels by some browsers, and
/// then the same map would have boxes of other widths there, and so another layout.
const LARGE: f64 = 8.0;

impl Measure for CanvasMeasure {
    fn width(&mut self, text: &str, size: f64, bold: bool) -> f64 {
        if self.font != Some((size, bold)) {
            self.font = Some((size, bold));
            self.context
                .set_font(&font(size * LARGE, bold, theme::FONT));
        }
        let metrics = self.context.measure_text(text);
        metrics.map_or(length(text) as f64 * size * 0.5, |m| m.width() / LARGE)
    }
}
