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

/// One act. Lengths are CSS px in the host, `x` and `y` from its top left corner. From a page it
/// comes as a plain object, `{type: 'select', kind: 'factor', id: 'trust'}`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "Given")]
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

/// An act as a page gives it: all keys that any act has. (A tagged enum would say the same, and
/// weigh ten times as much in the module that browsers load.)
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Given {
    #[serde(rename = "type")]
    act: String,
    kind: Option<Kind>,
    id: Option<String>,
    name: Option<String>,
    value: Option<String>,
    steps: Option<u32>,
    x: Option<f64>,
    y: Option<f64>,
    dx: Option<f64>,
    dy: Option<f64>,
    by: Option<f64>,
    dark: bool,
    contrast: bool,
}

impl TryFrom<Given> for Action {
    type Error = String;

    fn try_from(given: Given) -> Result<Action, String> {
        let act = given.act;
        let needs = |key: &str| format!("the act \"{act}\" needs \"{key}\"");
        let id = || given.id.clone().ok_or_else(|| needs("id"));
        let number = |value: Option<f64>, key: &str| value.ok_or_else(|| needs(key));
        let (x, y) = (|| number(given.x, "x"), || number(given.y, "y"));
        let (dx, dy) = (|| number(given.dx, "dx"), || number(given.dy, "dy"));
        Ok(match act.as_str() {
            "select" => Action::Select {
                kind: given.kind.ok_or_else(|| needs("kind"))?,
                id: id()?,
            },
            "clear" => Action::Clear,
            "hover" => Action::Hover {
                kind: given.kind,
                id: given.id,
            },
            "pan" => Action::Pan {
                dx: dx()?,
                dy: dy()?,
            },
            "zoom" => Action::Zoom {
                by: number(given.by, "by")?,
                x: x()?,
                y: y()?,
            },
            "fit" => Action::Fit,
            "drag" => Action::Drag {
                id: id()?,
                x: x()?,
                y: y()?,
            },
            "drop" => Action::Drop { id: id()? },
            "move" => Action::Move {
                id: id()?,
                dx: dx()?,
                dy: dy()?,
            },
            "unpin" => Action::Unpin { id: id()? },
            "view" => Action::View { id: given.id },
            "focus" => Action::Focus {
                id: given.id,
                steps: given.steps,
            },
            "loop" => Action::Loop { name: given.name },
            "convention" => Action::Convention { value: given.value },
            "theme" => Action::Theme {
                dark: given.dark,
                contrast: given.contrast,
            },
            "undo" => Action::Undo,
            _ => return Err(format!("there is no act \"{act}\"")),
        })
    }
}
