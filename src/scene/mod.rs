//! Map, positions, highlight and theme to a flat list of things to draw.
//!
//! [`build`] decides everything about the picture: where each link bends and ends, where signs and
//! loop badges stand, what is strong and what is pale, every colour, width and dash. A painter
//! walks over [`Scene::items`] and draws. Nothing here knows the web, and the same input gives the
//! same scene on every platform.

#[cfg(feature = "tools")]
mod again;
mod arrange;
pub mod badge;
mod badge_place;
mod build;
pub mod camera;
#[cfg(feature = "tools")]
mod cells;
pub mod color;
mod curve;
mod ends;
#[cfg(feature = "tools")]
pub mod figure;
#[cfg(not(target_arch = "wasm32"))]
pub mod font;
pub mod item;
pub mod key;
mod link;
mod pick;
mod pole;
#[cfg(feature = "tools")]
mod rearrange;
mod route;
mod style;
pub mod text;
pub mod theme;
mod traces;

#[cfg(feature = "tools")]
pub use again::unclear;
#[cfg(feature = "tools")]
pub use arrange::rearrange;
pub use arrange::{Arrangement, arrange};
pub use badge::Badge;
pub use build::{build, draw};
pub use camera::Camera;
pub use color::Color;
#[cfg(feature = "tools")]
pub use figure::{Figure, figure};
pub use item::{Anchor, Item, Layer, Scene, Seg, Shape, Stroke, Target};
pub use key::{KeyEntry, Mark, key};
pub use pick::pick;
pub use text::{LabelBox, LabelOptions, Measure, label_boxes};
pub use theme::{Scheme, Theme};

use crate::geometry::Point;
use crate::model::{Convention, Map, Network, Part};

/// All that a picture depends on.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The map.
    pub map: &'a Map,
    /// The part of it that is shown.
    pub net: &'a Network,
    /// The label box of each factor of `net`.
    pub boxes: &'a [LabelBox],
    /// The centre of each box.
    pub at: &'a [Point],
    /// Colours.
    pub theme: &'a Theme,
    /// How polarity is drawn.
    pub convention: Convention,
    /// What is lit, hovered, selected.
    pub emphasis: &'a Emphasis,
    /// Loops that may get a badge, best first. See [`badge::usual`] for which do.
    pub badges: &'a [Badge],
    /// The shortest loop of at least three links through each link of `net`, as link indices, as
    /// [`crate::analysis`] finds them: the link bends about its middle. May be empty.
    pub rings: &'a [Option<Vec<u32>>],
    /// The links of a loop that is drawn as a ring, by their places in `net`, and how far it has
    /// come: 0 to 1.
    #[cfg(feature = "tools")]
    pub ring: Option<(&'a [u32], f64)>,
}

/// What stands out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Emphasis {
    /// What is lit; the rest is dimmed. `None`: nothing is dimmed.
    pub lit: Option<Part>,
    /// The id of the loop that is lit: its links are drawn thick, in the colour of its kind. It
    /// should be among the badges; its factors and links should be in `lit`.
    pub lit_loop: Option<String>,
    /// What is under the pointer.
    pub hovered: Option<Target>,
    /// What is selected.
    pub selected: Option<Target>,
}

impl Emphasis {
    /// True if this is hovered.
    pub fn hovers(&self, target: &Target) -> bool {
        self.hovered.as_ref() == Some(target)
    }

    /// True if this is selected.
    pub fn selects(&self, target: &Target) -> bool {
        self.selected.as_ref() == Some(target)
    }
}
