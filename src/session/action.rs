//! What a person or a page can do to a session, and what changed because of it.

use serde::Deserialize;

/// Bit set: what the page has to do after a call. Several at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes(pub u32);

impl Changes {
    /// Nothing.
    pub const NONE: Changes = Changes(0);
    /// The picture is out of date.
    pub const PAINT: Changes = Changes(1);
    /// There is work left: call `step` again.
    pub const BUSY: Changes = Changes(2);
    /// The list of loops is out of date.
    pub const LOOPS: Changes = Changes(4);
    /// Something else is selected.
    pub const SELECTION: Changes = Changes(8);
    /// Another part of the map is shown.
    pub const VIEW: Changes = Changes(16);
    /// The camera moved.
    pub const CAMERA: Changes = Changes(32);
    /// The key is out of date.
    pub const KEY: Changes = Changes(64);
    /// The map itself changed: it can be saved.
    pub const MAP: Changes = Changes(128);

    /// True if any bit of `other` is set.
    pub fn has(self, other: Changes) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOr for Changes {
    type Output = Changes;
    fn bitor(self, other: Changes) -> Changes {
        Changes(self.0 | other.0)
    }
}

impl std::ops::BitOrAssign for Changes {
    fn bitor_assign(&mut self, other: Changes) {
        self.0 |= other.0;
    }
}

/// What kind of thing an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A factor.
    Factor,
    /// A link.
    Link,
    /// A loop, by its loop id, its label (`R1`), or the id or name that the author gave it.
    Loop,
}

/// One act. Lengths are CSS px in the host, `x` and `y` from its top left corner.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Action {
    /// Select a factor, a link or a loop.
    Select { kind: Kind, id: String },
    /// Select nothing.
    Clear,
    /// The pointer is over something, or (nothing given) over nothing.
    Hover {
        kind: Option<Kind>,
        id: Option<String>,
    },
    /// Move the picture.
    Pan { dx: f64, dy: f64 },
    /// Zoom by a factor about a point.
    Zoom { by: f64, x: f64, y: f64 },
    /// Bring everything that is shown into the host.
    Fit,
    /// A factor is held at a point.
    Drag { id: String, x: f64, y: f64 },
    /// It is let go where it was held last.
    Drop { id: String },
    /// Move a factor by a distance and leave it there.
    Move { id: String, dx: f64, dy: f64 },
    /// Let the layout move a factor again.
    Unpin { id: String },
    /// Show a view, or (nothing given) the whole map.
    View { id: Option<String> },
    /// Show a factor and what lies within some links of it, or (nothing given) the whole map.
    Focus {
        id: Option<String>,
        steps: Option<u32>,
    },
    /// Light a loop, or (nothing given) none.
    Loop { name: Option<String> },
    /// Draw polarity by another convention; nothing given: the map's own.
    Convention { value: Option<String> },
    /// Colours.
    Theme { dark: bool, contrast: bool },
    /// Take the last change of the map back.
    Undo,
}
