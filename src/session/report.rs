//! What the page and the command line are told, as plain values that serialize.

use crate::error::Notice;
use crate::model::{Evidence, Map, Polarity, Source, Status, Step, Story};
use crate::plain::{Object, Plain, Tell};
use crate::scene::Mark;
use crate::tell;

/// An id with the words for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The words.
    pub label: String,
}

/// A theme as the key shows it.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// A sentence or two.
    pub description: Option<String>,
}

/// An error or a warning.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeReport {
    /// See [`crate::error::Code::as_str`].
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
    /// Line in the file, from 1.
    pub line: Option<u32>,
    /// Column in the file, from 1.
    pub column: Option<u32>,
    /// What it is about.
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
#[derive(Debug, Clone, PartialEq)]
pub struct InfoReport {
    /// Its question or name.
    pub title: String,
    /// A paragraph.
    pub description: Option<String>,
    /// Language of its labels.
    pub lang: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// How many factors.
    pub factors: usize,
    /// How many links.
    pub links: usize,
    /// How many links of each polarity: +, −, not stated, stated as both.
    pub polarities: Vec<usize>,
    /// Themes.
    pub groups: Vec<GroupReport>,
    /// Excerpts.
    pub views: Vec<Heading>,
    /// Stories, with their steps as the file has them.
    pub stories: Vec<Story>,
    /// What evidence points to.
    pub sources: Vec<Source>,
    /// The convention that the picture uses now.
    pub convention: &'static str,
    /// What was left out or mended on reading.
    pub warnings: Vec<NoticeReport>,
}

/// A quote, ready to show.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceReport {
    /// The words of the source.
    pub quote: String,
    /// Title of the source.
    pub source: Option<String>,
    /// Where in it.
    pub place: Option<String>,
    /// Who may be named.
    pub who: Option<String>,
    /// `stated`, `inferred` or `contested`.
    pub status: Status,
    /// A content note.
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
#[derive(Debug, Clone, PartialEq)]
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
    pub name: Option<String>,
    /// The author's id for it.
    pub author_id: Option<String>,
    /// The author's story of it.
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
#[derive(Debug, Clone, PartialEq)]
pub struct OpenLoopReport {
    /// The author's id.
    pub id: String,
    /// The author's name.
    pub name: String,
    /// Why it does not close.
    pub message: String,
}

/// The list of loops.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
pub enum DetailsReport {
    /// A factor.
    Factor(FactorDetails),
    /// A link.
    Link(LinkDetails),
    /// A loop.
    Loop(LoopDetails),
}

/// A factor and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorDetails {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// A sentence or two.
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
#[derive(Debug, Clone, PartialEq)]
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
    pub description: Option<String>,
    /// Loops through it.
    pub loops: Vec<Named>,
    /// Where the sources say so.
    pub evidence: Vec<EvidenceReport>,
}

/// A loop, and its links one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct LoopDetails {
    /// As in the list.
    pub row: LoopReport,
    /// Each link told.
    pub told: Vec<Named>,
}

/// A factor in the text version of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its first theme.
    pub group: Option<String>,
    /// What acts on it, told.
    pub driven_by: Vec<Named>,
    /// What it acts on, told.
    pub drives: Vec<Named>,
}

/// A factor that was looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// It is not in what is shown.
    pub hidden: bool,
}

/// What is shown, and what is not.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, Copy, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct KeyReport {
    /// How it looks.
    pub mark: MarkReport,
    /// What it means.
    pub text: String,
}

/// How a mark looks.
#[derive(Debug, Clone, PartialEq)]
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

// How each is told to a page.
tell! {
    Story { id "id" title "title" steps "steps" }
    Step { title "title" text "text" view "view" loop_id "loop" focus "focus" steps "steps" }
    Source { id "id" title "title" author "author" date "date" url "url" }
    Named {
        id "id"
        label "label"
    }
    GroupReport {
        id "id"
        label "label"
        color "color"
        factors "factors"
    }
    Heading {
        id "id"
        title "title"
        description "description"
    }
    NoticeReport {
        code "code"
        message "message"
        line "line"
        column "column"
        id "id"
    }
    InfoReport {
        title "title"
        description "description"
        lang "lang"
        date "date"
        factors "factors"
        links "links"
        polarities "polarities"
        groups "groups"
        views "views"
        stories "stories"
        sources "sources"
        convention "convention"
        warnings "warnings"
    }
    EvidenceReport {
        quote "quote"
        source "source"
        place "place"
        who "who"
        status "status"
        note "note"
    }
    LoopReport {
        id "id"
        label "label"
        class "class"
        plain "plain"
        term "term"
        name "name"
        author_id "authorId"
        story "story"
        sentence "sentence"
        reverse "reverse"
        length "length"
        delays "delays"
        variants "variants"
        factors "factors"
        links "links"
    }
    OpenLoopReport {
        id "id"
        name "name"
        message "message"
    }
    LoopsReport {
        header "header"
        complete "complete"
        rows "rows"
        open "open"
    }
    NeighbourReport {
        link "link"
        id "id"
        label "label"
        sentence "sentence"
        polarity "polarity"
        delayed "delayed"
        hidden "hidden"
    }
    FactorDetails {
        id "id"
        label "label"
        description "description"
        groups "groups"
        tags "tags"
        pinned "pinned"
        driven_by "drivenBy"
        drives "drives"
        loops "loops"
        evidence "evidence"
    }
    LinkDetails {
        id "id"
        sentence "sentence"
        from "from"
        to "to"
        polarity "polarity"
        delayed "delayed"
        description "description"
        loops "loops"
        evidence "evidence"
    }
    OutlineEntry {
        id "id"
        label "label"
        group "group"
        driven_by "drivenBy"
        drives "drives"
    }
    Found {
        id "id"
        label "label"
        hidden "hidden"
    }
    ShownReport {
        whole "whole"
        title "title"
        message "message"
        factors "factors"
        of "of"
        cropped "cropped"
    }
    ScreenBox {
        x "x"
        y "y"
        width "width"
        height "height"
    }
    KeyReport {
        mark "mark"
        text "text"
    }
}

impl Tell for LoopDetails {
    fn plain(&self) -> Plain {
        let mut plain = self.row.plain();
        if let Plain::Object(object) = &mut plain {
            object.put("told", self.told.plain());
        }
        plain
    }
}

impl Tell for DetailsReport {
    fn plain(&self) -> Plain {
        let (kind, mut plain) = match self {
            DetailsReport::Factor(details) => ("factor", details.plain()),
            DetailsReport::Link(details) => ("link", details.plain()),
            DetailsReport::Loop(details) => ("loop", details.plain()),
        };
        if let Plain::Object(object) = &mut plain {
            object.put("kind", kind.plain());
        }
        plain
    }
}

impl Tell for MarkReport {
    fn plain(&self) -> Plain {
        let mut object = Object::default();
        let (kind, color) = match self {
            MarkReport::Link { dash, sign, color } => {
                object.put("dash", dash.plain());
                object.put("sign", sign.plain());
                ("link", color)
            }
            MarkReport::Delay { color, delay } => {
                object.put("delay", delay.plain());
                ("delay", color)
            }
            MarkReport::Loop { kind, color } => {
                object.put("kind", kind.plain());
                ("loop", color)
            }
            MarkReport::Group { fill, color } => {
                object.put("fill", fill.plain());
                ("group", color)
            }
        };
        object.put("type", kind.plain());
        object.put("color", color.plain());
        Plain::Object(object)
    }
}

impl Tell for Polarity {
    fn plain(&self) -> Plain {
        self.token().plain()
    }
}

impl Tell for Status {
    fn plain(&self) -> Plain {
        self.token().plain()
    }
}
