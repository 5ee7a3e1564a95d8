//! Factors and the evidence behind factors and links.

use super::Extra;

/// Something that can go up or down: a node of the map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Factor {
    /// Stable id, unique among the factors of a map.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// A sentence or two, plain text.
    pub description: Option<String>,
    /// Ids of groups; the first one colours the factor.
    pub groups: Vec<String>,
    /// Free words to filter by.
    pub tags: Vec<String>,
    /// Where the author put its centre, in map units (one unit is one CSS px at zoom 1, y down).
    pub x: Option<f64>,
    /// See `x`.
    pub y: Option<f64>,
    /// The layout must not move it from `x`, `y`.
    pub pinned: bool,
    /// Where the report says that this factor matters.
    pub evidence: Vec<Evidence>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

impl Factor {
    /// A factor with an id and a label, nothing else.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Factor {
        Factor {
            id: id.into(),
            label: label.into(),
            ..Factor::default()
        }
    }

    /// What the reader sees: the label, or the id if the label is blank.
    pub fn shown(&self) -> &str {
        if crate::names::trimmed(&self.label).is_empty() {
            &self.id
        } else {
            &self.label
        }
    }
}

/// How surely the source says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// The source says so.
    #[default]
    Stated,
    /// The author of the map concluded it.
    Inferred,
    /// Sources disagree.
    Contested,
}

impl Status {
    /// The token in files.
    pub fn token(self) -> &'static str {
        match self {
            Status::Stated => "stated",
            Status::Inferred => "inferred",
            Status::Contested => "contested",
        }
    }
}

/// A short quote, where it stands, and who may be named for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// The words of the source.
    pub quote: String,
    /// Id of one of the map's sources.
    pub source: Option<String>,
    /// Where in the source, as a reader looks it up ("section 3.4.3", "page 28").
    pub place: Option<String>,
    /// First and last line in the text of the source.
    pub lines: Option<[u32; 2]>,
    /// Who may be named ("VCSE stakeholder"); absent: nobody.
    pub who: Option<String>,
    /// Stated, inferred or contested.
    pub status: Status,
    /// What the author of the map has to say about it: why it is inferred, what speaks against it.
    pub remark: Option<String>,
    /// A content note for a quote that may distress.
    pub note: Option<String>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}
