//! Factors and the evidence behind factors and links.

use super::Extra;
use serde::{Deserialize, Serialize};

/// Something that can go up or down: a node of the map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Factor {
    /// Stable id, unique among the factors of a map.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// A sentence or two, plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Ids of groups; the first one colours the factor.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Free words to filter by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Where the author put its centre, in map units (one unit is one CSS px at zoom 1, y down).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
    /// See `x`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
    /// The layout must not move it from `x`, `y`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
    /// Where the report says that this factor matters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Keys of the file that this program does not know, kept.
    #[serde(flatten)]
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
        if self.label.trim().is_empty() {
            &self.id
        } else {
            &self.label
        }
    }
}

/// How surely the source says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// True for the default, which files leave out.
    pub fn is_stated(&self) -> bool {
        *self == Status::Stated
    }
}

/// A short quote, where it stands, and who may be named for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// The words of the source.
    pub quote: String,
    /// Id of one of the map's sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where in the source, as a reader looks it up ("section 3.4.3", "page 28").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// First and last line in the text of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<[u32; 2]>,
    /// Who may be named ("VCSE stakeholder"); absent: nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Stated, inferred or contested.
    #[serde(skip_serializing_if = "Status::is_stated")]
    pub status: Status,
    /// A content note for a quote that may distress.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Keys of the file that this program does not know, kept.
    #[serde(flatten)]
    pub extra: Extra,
}
