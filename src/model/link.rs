//! Links: that one factor influences another, and how.

use super::{Evidence, Extra};

/// Which way the effect moves when the cause goes up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// `+`: more leads to more, less to less.
    Plus,
    /// `-`: more leads to less, less to more.
    Minus,
    /// `?`: not stated.
    #[default]
    Unknown,
    /// `±`: stated as both.
    Both,
}

impl Polarity {
    /// The token in files: `+`, `-`, `?`, `±`.
    pub fn token(self) -> &'static str {
        match self {
            Polarity::Plus => "+",
            Polarity::Minus => "-",
            Polarity::Unknown => "?",
            Polarity::Both => "±",
        }
    }

    /// +1, −1, or 0 where the sign does not decide (unknown, stated as both).
    pub fn sign(self) -> i8 {
        match self {
            Polarity::Plus => 1,
            Polarity::Minus => -1,
            Polarity::Unknown | Polarity::Both => 0,
        }
    }

    /// True if one is + and the other −.
    pub fn opposes(self, other: Polarity) -> bool {
        self.sign() * other.sign() < 0
    }

    /// True for `?`, which files leave out.
    pub fn is_unknown(&self) -> bool {
        *self == Polarity::Unknown
    }
}

/// How long the effect takes, as the author says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delay {
    /// At once, or nothing was said.
    #[default]
    None,
    /// After a while.
    Short,
    /// After a long while.
    Long,
}

impl Delay {
    /// True for none, which files leave out.
    pub fn is_none(&self) -> bool {
        *self == Delay::None
    }
}

/// One factor influences another: an edge of the map. Its ends are in the graph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Link {
    /// Stable id, unique among the links of a map.
    pub id: String,
    /// Which way the effect moves.
    pub polarity: Polarity,
    /// How long it takes.
    pub delay: Delay,
    /// How strong, in (0, 1].
    pub strength: Option<f64>,
    /// How sure, in [0, 1].
    pub confidence: Option<f64>,
    /// A few words on the link.
    pub label: Option<String>,
    /// A sentence or two: why.
    pub description: Option<String>,
    /// Free words to filter by.
    pub tags: Vec<String>,
    /// Where the report says so.
    pub evidence: Vec<Evidence>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

impl Link {
    /// A link with an id and a polarity, nothing else.
    pub fn new(id: impl Into<String>, polarity: Polarity) -> Link {
        Link {
            id: id.into(),
            polarity,
            ..Link::default()
        }
    }
}
