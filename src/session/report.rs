//! What the page and the command line are told, as plain values that serialize.

use crate::error::Notice;
use crate::model::{Evidence, Map, Polarity};
use crate::scene::Mark;
use serde::Serialize;

/// An id with the words for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The words.
    pub label: String,
}

/// A theme as the key shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupReport {
    /// The id.
    pub id: String,
    /// The words.
    pub label: String,
    /// `#rrggbb`.
    pub color: String,
    /// How many factors of the map are in it.
    pub factors: usize,
}

/// A view, or a story, by its heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heading {
    /// The id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// A sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// An error or a warning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoticeReport {
    /// See [`crate::error::Code::as_str`].
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
    /// Line in the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl From<&Notice> for NoticeReport {
    fn from(notice: &Notice) -> NoticeReport {
        NoticeReport {
            code: notice.code.as_str(),
            message: notice.message.clone(),
            line: notice.place.map(|p| p.line),
            column: notice.place.map(|p| p.column),
            id: notice.id.clone(),
        }
    }
}

/// What a map says about itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InfoReport {
    /// Its question or name.
    pub title: String,
    /// A paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Language of its labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How many factors.
    pub factors: usize,
    /// How many links.
    pub links: usize,
    /// How many links of each polarity: +, −, not stated, stated as both.
    pub polarities: [usize; 4],
    /// Themes.
    pub groups: Vec<GroupReport>,
    /// Excerpts.
    pub views: Vec<Heading>,
    /// Stories, with their steps as the file has them.
    pub stories: Vec<crate::model::Story>,
    /// What evidence points to.
    pub sources: Vec<crate::model::Source>,
    /// The convention that the picture uses now.
    pub convention: &'static str,
    /// What was left out or mended on reading.
    pub warnings: Vec<NoticeReport>,
}

/// A quote, ready to show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceReport {
    /// The words of the source.
    pub quote: String,
    /// Title of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who may be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// `stated`, `inferred` or `contested`.
    pub status: crate::model::Status,
    /// A content note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Evidence with the title of its source.
pub fn evidence(map: &Map, evidence: &[Evidence]) -> Vec<EvidenceReport> {
    let title = |id: &String| map.info().source(id).map_or(id, |s| &s.title).clone();
    evidence
        .iter()
        .map(|e| EvidenceReport {
            quote: e.quote.clone(),
            source: e.source.as_ref().map(title),
            place: e.place.clone(),
            who: e.who.clone(),
            status: e.status,
            note: e.note.clone(),
        })
        .collect()
}

/// A loop in the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LoopReport {
    /// Its stable id.
    pub id: String,
    /// `R1`, `B2`, `U1`.
    pub label: String,
    /// `R`, `B` or `U`.
    pub class: char,
    /// The class in plain words.
    pub plain: String,
    /// The field's term for it.
    pub term: String,
    /// The author's name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The author's id for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_id: Option<String>,
    /// The author's story of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The loop told, running one way.
    pub sentence: String,
    /// The loop told, running the other way.
    pub reverse: String,
    /// How many links.
    pub length: usize,
    /// How many of them have a delay.
    pub delays: usize,
    /// How many loops run through these same factors (parallel links).
    pub variants: usize,
    /// Its factors in order.
    pub factors: Vec<Named>,
    /// Ids of its links in order.
    pub links: Vec<String>,
}

/// A loop of the author's that does not close.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenLoopReport {
    /// The author's id.
    pub id: String,
    /// The author's name.
    pub name: String,
    /// Why it does not close.
    pub message: String,
}

/// The list of loops.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoopsReport {
    /// What the list holds, honestly.
    pub header: String,
    /// The search has ended.
    pub complete: bool,
    /// The loops in the order in which they are shown.
    pub rows: Vec<LoopReport>,
    /// The author's loops that do not close.
    pub open: Vec<OpenLoopReport>,
}

/// One of the links at a factor, seen from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeighbourReport {
    /// Id of the link.
    pub link: String,
    /// Id of the factor at its other end.
    pub id: String,
    /// Label of that factor.
    pub label: String,
    /// The link told.
    pub sentence: String,
    /// `+`, `-`, `?`, `±`.
    pub polarity: Polarity,
    /// It takes a while.
    pub delayed: bool,
    /// The factor at the other end is not in what is shown.
    pub hidden: bool,
}

/// What is selected.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum DetailsReport {
    /// A factor.
    Factor(FactorDetails),
    /// A link.
    Link(LinkDetails),
    /// A loop.
    Loop(LoopDetails),
}

/// A factor and what is known of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FactorDetails {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// A sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its themes.
    pub groups: Vec<GroupReport>,
    /// Its tags.
    pub tags: Vec<String>,
    /// It was put where it is by hand.
    pub pinned: bool,
    /// What acts on it.
    pub driven_by: Vec<NeighbourReport>,
    /// What it acts on.
    pub drives: Vec<NeighbourReport>,
    /// Loops through it.
    pub loops: Vec<Named>,
    /// Where the sources speak of it.
    pub evidence: Vec<EvidenceReport>,
}

/// A link and what is known of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkDetails {
    /// Its id.
    pub id: String,
    /// The link told.
    pub sentence: String,
    /// Its cause.
    pub from: Named,
    /// Its effect.
    pub to: Named,
    /// `+`, `-`, `?`, `±`.
    pub polarity: Polarity,
    /// It takes a while.
    pub delayed: bool,
    /// The author's words on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Loops through it.
    pub loops: Vec<Named>,
    /// Where the sources say so.
    pub evidence: Vec<EvidenceReport>,
}

/// A loop, and its links one by one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoopDetails {
    /// As in the list.
    #[serde(flatten)]
    pub row: LoopReport,
    /// Each link told.
    pub told: Vec<Named>,
}

/// A factor in the text version of the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutlineEntry {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its first theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What acts on it, told.
    pub driven_by: Vec<Named>,
    /// What it acts on, told.
    pub drives: Vec<Named>,
}

/// A factor that was looked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// It is not in what is shown.
    pub hidden: bool,
}

/// What is shown, and what is not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownReport {
    /// All of the map is shown.
    pub whole: bool,
    /// Heading of what is shown.
    pub title: String,
    /// The same in a sentence.
    pub message: String,
    /// How many factors are shown.
    pub factors: usize,
    /// Of how many.
    pub of: usize,
    /// Some of what is shown is outside the host.
    pub cropped: bool,
}

/// A place in the host, CSS px.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ScreenBox {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A line of the key.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyReport {
    /// How it looks.
    pub mark: MarkReport,
    /// What it means.
    pub text: String,
}

/// How a mark looks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum MarkReport {
    /// A link of one polarity.
    Link {
        /// Lengths of dashes and gaps; empty for a solid line.
        dash: Vec<f64>,
        /// What stands at the arrowhead.
        sign: &'static str,
        /// `#rrggbb`.
        color: String,
    },
    /// The bars of a delay.
    Delay {
        /// `#rrggbb`.
        color: String,
        /// Always true.
        delay: bool,
    },
    /// The badge of a loop.
    Loop {
        /// `R`, `B` or `U`.
        kind: char,
        /// `#rrggbb`.
        color: String,
    },
    /// The box of a factor of a group.
    Group {
        /// `#rrggbb`, inside.
        fill: String,
        /// `#rrggbb`, around.
        color: String,
    },
}

impl From<&Mark> for MarkReport {
    fn from(mark: &Mark) -> MarkReport {
        match mark {
            Mark::Link {
                dash, sign, color, ..
            } => MarkReport::Link {
                dash: dash.iter().copied().filter(|d| *d > 0.0).collect(),
                sign,
                color: color.to_string(),
            },
            Mark::Delay { color } => MarkReport::Delay {
                color: color.to_string(),
                delay: true,
            },
            Mark::Loop { class, color } => MarkReport::Loop {
                kind: class.letter(),
                color: color.to_string(),
            },
            Mark::Group { fill, border, .. } => MarkReport::Group {
                fill: fill.to_string(),
                color: border.to_string(),
            },
        }
    }
}
