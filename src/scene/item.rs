//! What a scene is made of: a flat list of resolved shapes.

use super::color::Color;
#[cfg(feature = "tools")]
use super::curve::Curve;
use super::key::Mark;
use crate::geometry::{Point, Rect, square};
use crate::model::{FactorIx, LinkIx};

/// What a shape stands for, and what a click on it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A factor.
    Factor(FactorIx),
    /// A link.
    Link(LinkIx),
    /// A loop, by its id.
    Loop(String),
}

/// What kind of mark an item is part of. Items of a lower layer come first in a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Shaft, arrowhead and delay bars of a link.
    Link,
    /// The label box of a factor.
    Factor,
    /// The sign of a link.
    Sign,
    /// The badge of a loop.
    Badge,
    /// Outline of what is hovered or selected.
    Highlight,
    /// Title, key and source line of a figure.
    Figure,
}

impl Layer {
    /// The class name in an SVG.
    pub fn class(self) -> &'static str {
        match self {
            Layer::Link => "link",
            Layer::Factor => "factor",
            Layer::Sign => "sign",
            Layer::Badge => "loop",
            Layer::Highlight => "highlight",
            Layer::Figure => "figure",
        }
    }
}

/// Dash pattern in map units: on, off, on, off; all zero for a solid line.
pub type Dash = [f64; 4];

/// No dashes.
pub const SOLID: Dash = [0.0; 4];

/// How a line is drawn. Ends and corners are round where `round`, else square cut and mitred.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in map units.
    pub width: f64,
    /// Its dashes.
    pub dash: Dash,
    /// Round ends and corners.
    pub round: bool,
}

impl Stroke {
    /// A solid line.
    pub fn new(color: Color, width: f64) -> Stroke {
        Stroke {
            color,
            width,
            dash: SOLID,
            round: false,
        }
    }
}

/// A piece of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seg {
    /// Start here.
    Move(Point),
    /// Straight on to here.
    Line(Point),
    /// A cubic Bézier curve: two control points and the end.
    Cubic(Point, Point, Point),
    /// Back to the start.
    Close,
}

/// Which part of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
}

/// One shape, everything about it decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle with round corners; a circle if `radius` is half its width and height.
    Box {
        /// Where.
        rect: Rect,
        /// Radius of the corners.
        radius: f64,
        /// Colour inside.
        fill: Option<Color>,
        /// Line around, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// Lines and curves.
    Path {
        /// The pieces; the first is a `Move`.
        segs: Vec<Seg>,
        /// Colour inside.
        fill: Option<Color>,
        /// Line along it.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text {
        /// On the baseline.
        at: Point,
        /// Which part of the text stands at `at`.
        anchor: Anchor,
        /// The words, as they stand in the file.
        text: String,
        /// Font size in map units.
        size: f64,
        /// Bold or regular.
        bold: bool,
        /// Width in map units as it was measured.
        width: f64,
        /// Its colour.
        color: Color,
    },
}

/// A shape and what it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What kind of mark.
    pub layer: Layer,
    /// What it stands for.
    pub target: Option<Target>,
    /// What to draw.
    pub shape: Shape,
}

/// Where the shapes of one mark go: on top of what is there.
pub(super) struct Pile<'a> {
    /// All that is there.
    pub items: &'a mut Vec<Item>,
    /// What kind of mark.
    pub layer: Layer,
    /// What the mark stands for.
    pub target: Option<Target>,
}

impl Pile<'_> {
    /// Puts a shape on top.
    pub fn put(&mut self, shape: Shape) {
        self.items.push(Item {
            layer: self.layer,
            target: self.target.clone(),
            shape,
        });
    }

    /// Puts lines and curves on top, filled or drawn as lines.
    pub fn path(&mut self, segs: &[Seg], fill: Option<Color>, stroke: Option<Stroke>) {
        self.put(Shape::Path {
            segs: segs.to_vec(),
            fill,
            stroke,
        });
    }

    /// Puts a box with round corners on top.
    pub fn area(&mut self, rect: Rect, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) {
        self.put(Shape::Box {
            rect,
            radius,
            fill,
            stroke,
        });
    }

    /// Puts a disc on top.
    pub fn disc(&mut self, at: Point, radius: f64, fill: Color, stroke: Option<Stroke>) {
        self.area(square(at, radius), radius, Some(fill), stroke);
    }

    /// Puts a text on top, with its middle on a point of the baseline.
    pub fn text(&mut self, at: Point, text: &str, size: f64, bold: bool, width: f64, color: Color) {
        self.put(Shape::Text {
            at,
            anchor: Anchor::Middle,
            text: text.to_owned(),
            size,
            bold,
            width,
            color,
        });
    }
}

/// A picture, ready to paint: items from bottom to top.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Holds every item, with a margin.
    pub bounds: Rect,
    /// Colour behind everything.
    pub background: Color,
    /// CSS font stack of every text.
    pub font: &'static str,
    /// The items, bottom first.
    pub items: Vec<Item>,
    /// The kinds of marks among them, which a key has to explain.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// The smallest rectangle that holds every item, with a margin: for paper, where what is blank is seen. (`bounds` holds
    /// the control points of curves too.)
    #[cfg(feature = "tools")]
    pub fn reach(&self) -> Rect {
        let around = Rect::around(self.items.iter().map(|i| i.shape.reach()));
        around.unwrap_or_default().grown(super::build::MARGIN)
    }
}

impl Shape {
    /// A rectangle that holds all that is painted (control points of curves included, so it may be
    /// somewhat larger than needed).
    pub fn bounds(&self) -> Rect {
        match self {
            Shape::Box { rect, stroke, .. } => rect.grown(half_width(stroke)),
            Shape::Path { segs, stroke, .. } => {
                let mut points = Vec::new();
                for seg in segs {
                    match *seg {
                        Seg::Move(a) | Seg::Line(a) => points.push(a),
                        Seg::Cubic(a, b, c) => points.extend_from_slice(&[a, b, c]),
                        Seg::Close => {}
                    }
                }
                Rect::around_points(&points).grown(half_width(stroke))
            }
            Shape::Text {
                at,
                anchor,
                size,
                width,
                ..
            } => {
                let left = match anchor {
                    Anchor::Start => at.x,
                    Anchor::Middle => at.x - width / 2.0,
                };
                Rect {
                    min: Point::new(left, at.y - size * 0.95),
                    max: Point::new(left + width, at.y + size * 0.25),
                }
            }
        }
    }

    /// The smallest rectangle that holds all that is painted.
    #[cfg(feature = "tools")]
    fn reach(&self) -> Rect {
        let Shape::Path { segs, stroke, .. } = self else {
            return self.bounds();
        };
        let mut at = Point::default();
        let rects = segs.iter().filter_map(|seg| {
            let from = at;
            let curve = match *seg {
                Seg::Move(a) => Curve([a; 4]),
                Seg::Line(a) => Curve([from, from, a, a]),
                Seg::Cubic(a, b, c) => Curve([from, a, b, c]),
                Seg::Close => return None,
            };
            at = curve.0[3];
            Some(curve.reach())
        });
        let around = Rect::around(rects).unwrap_or_default();
        around.grown(half_width(stroke))
    }

    /// The shape scaled about the origin, then moved.
    pub fn placed(&self, scale: f64, by: Point) -> Shape {
        let p = |q: Point| q * scale + by;
        let line = |s: &Option<Stroke>| {
            s.map(|s| Stroke {
                width: s.width * scale,
                dash: s.dash.map(|d| d * scale),
                ..s
            })
        };
        match self {
            Shape::Box {
                rect,
                radius,
                fill,
                stroke,
            } => Shape::Box {
                rect: Rect {
                    min: p(rect.min),
                    max: p(rect.max),
                },
                radius: radius * scale,
                fill: *fill,
                stroke: line(stroke),
            },
            Shape::Path { segs, fill, stroke } => Shape::Path {
                segs: segs
                    .iter()
                    .map(|seg| match *seg {
                        Seg::Move(a) => Seg::Move(p(a)),
                        Seg::Line(a) => Seg::Line(p(a)),
                        Seg::Cubic(a, b, c) => Seg::Cubic(p(a), p(b), p(c)),
                        Seg::Close => Seg::Close,
                    })
                    .collect(),
                fill: *fill,
                stroke: line(stroke),
            },
            Shape::Text {
                at,
                anchor,
                text,
                size,
                bold,
                width,
                color,
            } => Shape::Text {
                at: p(*at),
                anchor: *anchor,
                text: text.clone(),
                size: size * scale,
                bold: *bold,
                width: width * scale,
                color: *color,
            },
        }
    }
}

fn half_width(stroke: &Option<Stroke>) -> f64 {
    stroke.map_or(0.0, |s| s.width / 2.0)
}
