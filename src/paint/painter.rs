//! A painter that knows what is on its canvas: it paints what differs.

use super::canvas::Brush;
use super::damage::{Detail, Tiles, View};
use crate::geometry::{Point, Rect, Size};
use crate::scene::{Camera, Item, Scene};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d as Context, HtmlCanvasElement as Canvas};

/// Where more of the canvas differs than this, all of it is painted: many tiles cost more than one.
const MOST: f64 = 0.5;

/// A picture: what it shows, and from where.
#[derive(Clone)]
struct Picture {
    scene: Rc<Scene>,
    view: View,
}

/// Paints one canvas, and keeps the two pictures that were on it before: as somebody points at one
/// factor after another, nearly all of a picture comes back.
#[derive(Default)]
pub struct Painter {
    /// What is on the canvas.
    shown: Option<Picture>,
    /// The one used last comes last.
    kept: Vec<(Picture, Context)>,
}

impl Painter {
    /// The canvas is empty, as after it was given its size.
    pub fn forget(&mut self) {
        self.shown = None;
        self.kept.clear();
    }

    /// Paints a scene over the whole canvas of a context. `ratio` is the canvas's own pixels per CSS
    /// px (`devicePixelRatio`); the camera is in CSS px.
    pub fn paint(&mut self, context: &Context, scene: &Rc<Scene>, ratio: f64, camera: Camera) {
        let Some(canvas) = context.canvas() else {
            return;
        };
        let size = Point::new(f64::from(canvas.width()), f64::from(canvas.height()));
        let new = Picture {
            scene: scene.clone(),
            view: View::of(camera, ratio, size),
        };
        let before = self.shown.take();
        if !before.is_some_and(|before| self.change(context, &canvas, &before, &new)) {
            whole(context, &new, new.view.whole());
        }
        self.shown = Some(new);
    }

    /// Makes one picture of another, if that is less than to paint it anew.
    fn change(
        &mut self,
        context: &Context,
        canvas: &Canvas,
        before: &Picture,
        new: &Picture,
    ) -> bool {
        if before.view != new.view {
            return Rc::ptr_eq(&before.scene, &new.scene) && moved(context, canvas, before, new);
        }
        let (view, mut best) = (new.view, (MOST, None, None));
        let tiles = Tiles::between(&before.scene, &new.scene, view);
        if tiles.share() < best.0 {
            best = (tiles.share(), Some(tiles), None);
        }
        // What is on the canvas need not be brought there: that is worth some painting.
        if best.1.is_none() {
            for (i, (old, _)) in self.kept.iter().enumerate() {
                if old.view == view {
                    let tiles = Tiles::between(&old.scene, &new.scene, view);
                    if tiles.share() < best.0 {
                        best = (tiles.share(), Some(tiles), Some(i));
                    }
                }
            }
            self.keep(canvas, before, &mut best.2);
        }
        let (_, Some(tiles), from) = best else {
            return false;
        };
        if let Some((_, old)) = from.and_then(|i| self.kept.get(i)) {
            copy(context, old.canvas().as_ref());
        }
        paint_tiles(context, new, &tiles);
        true
    }

    /// Keeps what is on the canvas, in the place of one kept before that is not wanted just now.
    fn keep(&mut self, canvas: &Canvas, shown: &Picture, wanted: &mut Option<usize>) {
        let kept = |(old, _): &(Picture, Context)| {
            old.view == shown.view
                && (Rc::ptr_eq(&old.scene, &shown.scene) || old.scene.items == shown.scene.items)
        };
        if self.kept.iter().any(kept) {
            return;
        }
        if self.kept.len() < 2 {
            if let Some(spare) = spare(canvas) {
                copy(&spare, Some(canvas));
                self.kept.push((shown.clone(), spare));
            }
            return;
        }
        if *wanted != Some(1) {
            self.kept.swap(0, 1);
            *wanted = wanted.map(|i| 1 - i);
        }
        let (old, spare) = &mut self.kept[0];
        if let Some(own) = spare.canvas()
            && (own.width(), own.height()) != (canvas.width(), canvas.height())
        {
            own.set_width(canvas.width());
            own.set_height(canvas.height());
        }
        copy(spare, Some(canvas));
        *old = shown.clone();
    }
}

/// Another canvas like this one; `None` where there is no such thing.
fn spare(canvas: &Canvas) -> Option<Context> {
    let other: Canvas = canvas.clone_node().ok()?.dyn_into().ok()?;
    other.get_context("2d").ok()??.dyn_into().ok()
}

/// All pixels of a canvas onto another.
fn copy(onto: &Context, from: Option<&Canvas>) {
    if let Some(from) = from {
        let _ = onto.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let _ = onto.draw_image_with_html_canvas_element(from, 0.0, 0.0);
    }
}

/// Paints a part of the canvas. What is out of sight is left out.
fn whole(context: &Context, picture: &Picture, part: Rect) {
    let Picture { scene, view } = picture;
    let size = part.size();
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    let mut brush = Brush::new(context, scene.font);
    brush.fill(scene.background);
    context.fill_rect(part.min.x, part.min.y, size.w, size.h);
    let seen = view.seen(part);
    items(context, &mut brush, picture, &|item| {
        seen.overlaps(item.shape.bounds().grown(1.0))
    });
}

/// Paints some of the items.
fn items(context: &Context, brush: &mut Brush, picture: &Picture, which: &dyn Fn(&Item) -> bool) {
    let Picture { scene, view } = picture;
    let (k, at) = (view.scale, view.origin);
    let _ = context.set_transform(k, 0.0, 0.0, k, at.x, at.y);
    for item in &scene.items {
        if which(item) {
            match view.detail(item, scene.background) {
                Detail::Full => brush.shape(&item.shape),
                Detail::Bar(bar, color) => {
                    let Size { w, h } = bar.size();
                    brush.fill(color);
                    context.fill_rect(bar.min.x, bar.min.y, w, h);
                }
                Detail::Nothing => {}
            }
        }
    }
}

/// Paints the marked tiles.
fn paint_tiles(context: &Context, picture: &Picture, tiles: &Tiles) {
    let runs = tiles.runs();
    if runs.is_empty() {
        return;
    }
    let Picture { scene, view } = picture;
    let marked = tiles.marked();
    within(context, &runs, &mut || {
        let mut brush = Brush::new(context, scene.font);
        brush.fill(scene.background);
        context.fill_rect(0.0, 0.0, view.size.x, view.size.y);
        items(context, &mut brush, picture, &|item| marked.touch(item));
    });
}

/// Paints nothing outside some parts of the canvas.
fn within(context: &Context, parts: &[Rect], paint: &mut dyn FnMut()) {
    context.save();
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    context.begin_path();
    for part in parts {
        let Size { w, h } = part.size();
        context.rect(part.min.x, part.min.y, w, h);
    }
    context.clip();
    paint();
    context.restore();
}

/// The same scene has moved: what is there moves along, and only what comes into sight is painted.
fn moved(context: &Context, canvas: &Canvas, before: &Picture, new: &Picture) -> bool {
    let (from, to) = (before.view, new.view);
    if from.scale != to.scale || from.size != to.size {
        return false;
    }
    let by = to.origin - from.origin;
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    let _ = context.draw_image_with_html_canvas_element(canvas, by.x, by.y);
    let strip = |by: f64, size: f64| {
        if by > 0.0 {
            (0.0, by)
        } else {
            (size + by, size)
        }
    };
    let (mut beside, mut above) = (to.whole(), to.whole());
    (beside.min.x, beside.max.x) = strip(by.x, to.size.x);
    (above.min.y, above.max.y) = strip(by.y, to.size.y);
    for part in [beside, above] {
        let Size { w, h } = part.size();
        if w > 0.0 && h > 0.0 {
            within(context, &[part], &mut || whole(context, new, part));
        }
    }
    true
}
