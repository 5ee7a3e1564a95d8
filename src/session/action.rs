//! What a person or a page can do to a session, and what changed because of it.

use crate::plain::Given;
use crate::words::joined;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Select a factor, a link or a loop.
    Select { kind: Kind, id: String },
    /// Select nothing.
    Clear,
    /// Light some factors and links, and select nothing.
    Light {
        factors: Vec<String>,
        links: Vec<String>,
    },
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
    /// Colours: those of a scheme, or the page's own ([`crate::scene::Theme::colored`]).
    Theme {
        dark: bool,
        contrast: bool,
        colors: Option<String>,
    },
    /// Take back the last change that was made in what is shown: in the whole map, or in a view.
    Undo,
    /// Draw the chosen loop so far on its way to a ring: 0 as the map has it, 1 on the ring.
    #[cfg(feature = "tools")]
    Ring { share: f64 },
}

impl Kind {
    /// The kind of a name.
    fn of(name: &str) -> Option<Kind> {
        Some(match name {
            "factor" => Kind::Factor,
            "link" => Kind::Link,
            "loop" => Kind::Loop,
            _ => return None,
        })
    }
}

/// An act as a page gives it: what it needs must be there.
struct Act<'a, 'p> {
    given: &'a mut Given<'p>,
    name: String,
}

impl Act<'_, '_> {
    #[inline(never)]
    fn needs(&mut self, key: &str) {
        let why = joined(&["the act \"", &self.name, "\" needs \"", key, "\""]);
        self.given.fail(why);
    }

    #[inline(never)]
    fn text(&mut self, key: &str) -> String {
        let text = self.given.text(key);
        if text.is_none() {
            self.needs(key);
        }
        text.unwrap_or_default()
    }

    #[inline(never)]
    fn number(&mut self, key: &str) -> f64 {
        let number = self.given.number(key);
        if number.is_none() {
            self.needs(key);
        }
        number.unwrap_or_default()
    }

    fn kind(&mut self) -> Option<Kind> {
        let name = self.given.text("kind")?;
        let kind = Kind::of(&name);
        if kind.is_none() {
            let why = joined(&["there is no kind \"", &name, "\": factor, link or loop"]);
            self.given.fail(why);
        }
        kind
    }
}

impl Action {
    /// An act as a page gives it, `{type: 'select', kind: 'factor', id: 'trust'}`. It is a fault if
    /// there is no such act, if a key is missing, or if a value is of the wrong kind; the act is then
    /// not one to do.
    pub fn of(given: &mut Given) -> Action {
        let name = given.text("type").unwrap_or_default();
        let mut act = Act { given, name };
        match act.name.as_str() {
            "select" => {
                let kind = act.kind();
                if kind.is_none() {
                    act.needs("kind");
                }
                Action::Select {
                    kind: kind.unwrap_or(Kind::Factor),
                    id: act.text("id"),
                }
            }
            "clear" => Action::Clear,
            "light" => Action::Light {
                factors: act.given.texts("factors"),
                links: act.given.texts("links"),
            },
            "hover" => Action::Hover {
                kind: act.kind(),
                id: act.given.text("id"),
            },
            "pan" => Action::Pan {
                dx: act.number("dx"),
                dy: act.number("dy"),
            },
            "zoom" => Action::Zoom {
                by: act.number("by"),
                x: act.number("x"),
                y: act.number("y"),
            },
            "fit" => Action::Fit,
            "drag" => Action::Drag {
                id: act.text("id"),
                x: act.number("x"),
                y: act.number("y"),
            },
            "drop" => Action::Drop { id: act.text("id") },
            "move" => Action::Move {
                id: act.text("id"),
                dx: act.number("dx"),
                dy: act.number("dy"),
            },
            "unpin" => Action::Unpin { id: act.text("id") },
            "view" => Action::View {
                id: act.given.text("id"),
            },
            "focus" => Action::Focus {
                id: act.given.text("id"),
                steps: act.given.whole("steps").map(|n| n.min(99) as u32),
            },
            "loop" => Action::Loop {
                name: act.given.text("name"),
            },
            "convention" => Action::Convention {
                value: act.given.text("value"),
            },
            "theme" => Action::Theme {
                dark: act.given.flag("dark"),
                contrast: act.given.flag("contrast"),
                colors: act.given.text("colors"),
            },
            "undo" => Action::Undo,
            #[cfg(feature = "tools")]
            "ring" => Action::Ring {
                share: act.number("share"),
            },
            name => {
                let why = joined(&["there is no act \"", name, "\""]);
                act.given.fail(why);
                Action::Clear
            }
        }
    }
}
