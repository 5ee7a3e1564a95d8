//! A figure for print: title, map, key and source line on one sheet of a given width.

use super::item::{Anchor, Item, Layer, Scene, Shape, Stroke};
use super::key::{KeyEntry, SAMPLE, sample};
use super::text::{Font, Measure, wrap};
use super::theme::Theme;
use crate::geometry::{Point, Rect};

/// What stands around the map, and how wide the sheet is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure<'a> {
    /// Width of the sheet in px.
    pub width: f64,
    /// Above the map; empty for none.
    pub title: &'a str,
    /// Below the key, small; empty for none.
    pub source: &'a str,
    /// Below the map, in this order; empty for none.
    pub key: &'a [KeyEntry],
    /// A map is enlarged at most so many times to fill the width.
    pub enlarge: f64,
    /// Its words are of a language that is written from right to left: title, key and source begin at the right.
    pub leftwards: bool,
}

impl Default for Figure<'_> {
    fn default() -> Self {
        Figure {
            width: 960.0,
            title: "",
            source: "",
            key: &[],
            enlarge: 1.25,
            leftwards: false,
        }
    }
}

impl Figure<'_> {
    /// How wide a sheet is on which a map of some width has this scale.
    pub fn width_for(map: f64, scale: f64) -> f64 {
        map * scale + 2.0 * MARGIN
    }

    /// How many times as large as itself a map of some width is on the sheet.
    pub fn scale(&self, map: f64) -> f64 {
        match map > 0.0 {
            true => ((self.width.max(4.0 * MARGIN) - 2.0 * MARGIN) / map).min(self.enlarge),
            false => 1.0,
        }
    }
}

const MARGIN: f64 = 24.0;
const TITLE: f64 = 22.0;
const TEXT: f64 = 13.0;
const SOURCE: f64 = 11.0;
const LEADING: f64 = 1.3;
/// A column of the key is at least this wide.
const COLUMN: f64 = 250.0;
const GUTTER: f64 = 24.0;

/// Composes a sheet around a scene. Its bounds begin at the origin; its unit is one px.
pub fn figure(scene: &Scene, theme: &Theme, parts: &Figure, measure: &mut dyn Measure) -> Scene {
    let width = parts.width.max(4.0 * MARGIN);
    let inner = width - 2.0 * MARGIN;
    let mut sheet = Sheet {
        items: Vec::new(),
        measure,
        theme,
        mirror: parts.leftwards.then_some(width),
    };
    let mut y = MARGIN;
    if !parts.title.trim().is_empty() {
        let at = Point::new(MARGIN, y);
        y += sheet.text(at, inner, parts.title, (TITLE, true)) + 10.0;
    }

    let size = scene.bounds.size();
    let scale = parts.scale(size.w);
    let left = MARGIN + (inner - size.w * scale) / 2.0;
    let by = Point::new(left, y) - scene.bounds.min * scale;
    sheet.items.extend(scene.items.iter().map(|item| Item {
        shape: item.shape.placed(scale, by),
        ..item.clone()
    }));
    y += size.h * scale;

    if !parts.key.is_empty() {
        y += 8.0;
        sheet.rule(MARGIN, width - MARGIN, y);
        y += 14.0;
        y += sheet.key(Point::new(MARGIN, y), inner, parts.key);
    }
    if !parts.source.trim().is_empty() {
        y += 10.0;
        let at = Point::new(MARGIN, y);
        y += sheet.text(at, inner, parts.source, (SOURCE, false));
    }
    Scene {
        bounds: Rect {
            min: Point::default(),
            max: Point::new(width, y + MARGIN),
        },
        background: scene.background,
        font: scene.font,
        items: sheet.items,
        marks: scene.marks.clone(),
    }
}

struct Sheet<'a> {
    items: Vec<Item>,
    measure: &'a mut dyn Measure,
    theme: &'a Theme,
    /// The width of a sheet that begins at the right.
    mirror: Option<f64>,
}

impl Sheet<'_> {
    /// Where something of a width that begins at `x` has its left edge.
    fn left(&self, x: f64, width: f64) -> f64 {
        self.mirror.map_or(x, |sheet| sheet - x - width)
    }

    fn push(&mut self, shape: Shape) {
        self.items.push(Item {
            layer: Layer::Figure,
            target: None,
            shape,
        });
    }

    /// A paragraph from its top left corner; returns its height.
    fn text(&mut self, at: Point, width: f64, text: &str, (size, bold): (f64, bool)) -> f64 {
        let font = Font {
            measure: self.measure,
            size,
            bold,
        };
        let lines = wrap(text, font, width, usize::MAX);
        let height = lines.len() as f64 * size * LEADING;
        let color = if bold {
            self.theme.ink
        } else {
            self.theme.soft_ink
        };
        for (i, line) in lines.into_iter().enumerate() {
            let left = self.left(at.x, line.width);
            self.push(Shape::Text {
                at: Point::new(
                    left,
                    at.y + (i as f64 + 0.5) * size * LEADING + 0.345 * size,
                ),
                anchor: Anchor::Start,
                text: line.text,
                size,
                bold,
                width: line.width,
                color,
            });
        }
        height
    }

    fn rule(&mut self, from: f64, to: f64, y: f64) {
        let color = self.theme.border.mix(0.4, self.theme.paper);
        self.push(Shape::Path {
            segs: vec![
                super::Seg::Move(Point::new(from, y)),
                super::Seg::Line(Point::new(to, y)),
            ],
            fill: None,
            stroke: Some(Stroke::new(color, 1.0)),
        });
    }

    /// The key in as many columns as fit, read down each; returns its height.
    fn key(&mut self, at: Point, width: f64, entries: &[KeyEntry]) -> f64 {
        const INDENT: f64 = SAMPLE.w + 10.0;
        const BETWEEN: f64 = 7.0;
        let columns = ((width + GUTTER) / (COLUMN + GUTTER))
            .floor()
            .clamp(1.0, 4.0);
        let columns = columns.min(entries.len() as f64);
        let column = (width - GUTTER * (columns - 1.0)) / columns;
        let heights: Vec<f64> = entries
            .iter()
            .map(|e| {
                let font = Font {
                    measure: self.measure,
                    size: TEXT,
                    bold: false,
                };
                let lines = wrap(&e.text, font, column - INDENT, usize::MAX).len();
                (lines as f64 * TEXT * LEADING).max(SAMPLE.h)
            })
            .collect();
        // The lowest height at which the entries still fit into the columns.
        let fits = |limit: f64| {
            let (mut used, mut y) = (1.0, 0.0);
            for h in &heights {
                if y > 0.0 && y + h > limit {
                    used += 1.0;
                    y = 0.0;
                }
                y += h + BETWEEN;
            }
            used <= columns
        };
        let total: f64 = heights.iter().map(|h| h + BETWEEN).sum();
        let mut limit = total / columns;
        while !fits(limit) {
            limit += 4.0;
        }
        let (mut x, mut y, mut lowest) = (at.x, 0.0, 0.0f64);
        for (entry, &h) in entries.iter().zip(&heights) {
            if y > 0.0 && y + h > limit {
                x += column + GUTTER;
                y = 0.0;
            }
            let top = Point::new(x, at.y + y);
            let left = self.left(x, SAMPLE.w);
            for shape in sample(&entry.mark, self.theme) {
                self.push(shape.placed(1.0, Point::new(left, top.y)));
            }
            let lines = Font {
                measure: self.measure,
                size: TEXT,
                bold: false,
            };
            let count = wrap(&entry.text, lines, column - INDENT, usize::MAX).len();
            // One line stands level with its sample, more begin at its top.
            let drop = if count == 1 {
                (SAMPLE.h - TEXT * LEADING) / 2.0
            } else {
                1.0
            };
            let words = top + Point::new(INDENT, drop);
            self.text(words, column - INDENT, &entry.text, (TEXT, false));
            y += h + BETWEEN;
            lowest = lowest.max(y - BETWEEN);
        }
        lowest
    }
}
