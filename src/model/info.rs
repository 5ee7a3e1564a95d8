//! What a map says about itself and about its parts: everything but factors and links.

use super::{Extra, Value};
use crate::names::trimmed;

/// How polarity is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Convention {
    /// Solid for +, dashed for −, with the sign at the arrowhead.
    #[default]
    SolidDashed,
    /// All solid; + and − at the arrowhead.
    Signs,
    /// All solid; s (same) and o (opposite) at the arrowhead.
    SO,
    /// Two colours as well as the sign.
    Colour,
}

impl Convention {
    /// The token in files and attributes.
    pub fn token(self) -> &'static str {
        match self {
            Convention::SolidDashed => "solid-dashed",
            Convention::Signs => "signs",
            Convention::SO => "s-o",
            Convention::Colour => "colour",
        }
    }

    /// The convention of a token; `color` is taken too.
    pub fn from_token(token: &str) -> Option<Convention> {
        Some(match token {
            "solid-dashed" => Convention::SolidDashed,
            "signs" => Convention::Signs,
            "s-o" => Convention::SO,
            "colour" | "color" => Convention::Colour,
            _ => return None,
        })
    }
}

/// A report, a workshop, a data set that evidence points to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub author: Option<String>,
    /// When, as precisely as known (`2024-10`).
    pub date: Option<String>,
    /// Where it can be read. Shown as text or a link, never fetched.
    pub url: Option<String>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

/// A theme that colours factors.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// Stable id.
    pub id: String,
    /// What the key says.
    pub label: String,
    /// `#rrggbb`; absent: one is chosen by the group's place in the list.
    pub color: Option<String>,
    /// A sentence or two.
    pub description: Option<String>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

/// A loop that the author has named. Whether it closes is for the analysis to say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NamedLoop {
    /// Stable id.
    pub id: String,
    /// A label that prose relies on, such as `R1`.
    pub label: Option<String>,
    /// The author's name for it.
    pub name: String,
    /// What happens in it, in the author's words.
    pub story: Option<String>,
    /// Link ids in the order in which the loop runs.
    pub links: Vec<String>,
    /// Or factor ids in that order.
    pub factors: Vec<String>,
    /// `#rrggbb`.
    pub color: Option<String>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

impl NamedLoop {
    /// What it is called where it has no label of the list: its name; without one its label or its id.
    pub fn known_as(&self) -> &str {
        let label = self.label.as_deref().unwrap_or_default();
        match (trimmed(&self.name), trimmed(label)) {
            ("", "") => &self.id,
            ("", label) => label,
            (name, _) => name,
        }
    }

    /// What the author calls a loop that is shown by another label: its name, behind its own label if
    /// that is not the one shown; without a name its label or its id.
    #[cfg(feature = "tools")]
    pub fn also(&self, shown: &str) -> String {
        let label = trimmed(self.label.as_deref().unwrap_or_default());
        let label = if label == shown { "" } else { label };
        match (label, trimmed(&self.name)) {
            ("", "") => self.id.clone(),
            (label, name) if label == name => name.to_owned(),
            (label, name) => trimmed(&crate::words::joined(&[label, " ", name])).to_owned(),
        }
    }

    /// Which of parallel links a loop takes that is named by its factors: for each of its steps the signs
    /// of the links to choose from, in order, and the place of the one chosen. Those that come first
    /// of all that make it reinforcing if its label is `R` and a number or nothing, balancing if `B`;
    /// without such a label, or where none do, the first. O(all links).
    #[cfg(feature = "tools")]
    pub fn fitting(label: Option<&str>, steps: &[Vec<i8>]) -> Vec<usize> {
        let first = vec![0; steps.len()];
        let label = trimmed(label.unwrap_or_default());
        let mut product = match label.as_bytes() {
            [b'R', number @ ..] if number.iter().all(u8::is_ascii_digit) => 1,
            [b'B', number @ ..] if number.iter().all(u8::is_ascii_digit) => -1,
            _ => return first,
        };
        let mut chosen = Vec::with_capacity(steps.len());
        // The last step that can be taken with the other sign, too: to change that one changes least.
        let mut other = None;
        for (step, signs) in steps.iter().enumerate() {
            let Some(place) = signs.iter().position(|&sign| sign != 0) else {
                return first;
            };
            product *= signs[place];
            let turned = signs.iter().position(|&sign| sign == -signs[place]);
            other = turned.map(|turned| (step, turned)).or(other);
            chosen.push(place);
        }
        match other {
            _ if product > 0 => chosen,
            Some((step, turned)) => {
                chosen[step] = turned;
                chosen
            }
            None => first,
        }
    }

    /// The name, for those who are told this label beside it: empty if that is all there is to it.
    pub fn beside_label(&self, label: &str) -> &str {
        if self.name == label { "" } else { &self.name }
    }
}

/// Centres of factors in map units, by factor id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Places(Vec<(String, [f64; 2])>);

impl Places {
    /// Where a factor is.
    pub fn get(&self, id: &str) -> Option<[f64; 2]> {
        let found = self.0.iter().find(|(of, _)| of == id);
        found.map(|&(_, at)| at)
    }

    /// Puts a factor at a place, or takes its place away; returns where it was. O(n).
    pub fn set(&mut self, id: &str, at: Option<[f64; 2]>) -> Option<[f64; 2]> {
        let found = self.0.partition_point(|(of, _)| of.as_str() < id);
        let there = self.0.get(found).filter(|(of, _)| of == id);
        let before = there.map(|&(_, at)| at);
        match (at, before) {
            (Some(at), Some(_)) => self.0[found].1 = at,
            (Some(at), None) => self.0.insert(found, (id.to_owned(), at)),
            (None, Some(_)) => drop(self.0.remove(found)),
            (None, None) => {}
        }
        before
    }

    /// All of them, by id.
    pub fn list(&self) -> &[(String, [f64; 2])] {
        &self.0
    }
}

/// An excerpt: a named part of the map. See [`crate::model::Part::view`] for what it holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// Stable id, as the `view` attribute names it.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// A sentence or two.
    pub description: Option<String>,
    /// Ids of factors in it.
    pub factors: Vec<String>,
    /// Ids of links in it; absent: every link between its factors.
    pub links: Option<Vec<String>>,
    /// Ids of groups whose factors are in it.
    pub groups: Vec<String>,
    /// Ids of named loops whose factors and links are in it.
    pub loops: Vec<String>,
    /// Where the author put factors in this view (centres, map units), by factor id: an excerpt has
    /// an arrangement of its own. The layout keeps them there.
    pub places: Places,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

/// A way through the map, step by step.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Story {
    /// Stable id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

/// One step of a story: words, and what the map shows meanwhile.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// A heading.
    pub title: Option<String>,
    /// The words.
    pub text: String,
    /// Id of the view to show; absent: the whole map.
    pub view: Option<String>,
    /// Id of the named loop to light.
    pub loop_id: Option<String>,
    /// Id of the factor to focus.
    pub focus: Option<String>,
    /// How many links away from `focus` still belong to it.
    pub steps: Option<u32>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

/// Everything about a map but its factors and links.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    /// The question that the map answers, or its name.
    pub title: String,
    /// A paragraph.
    pub description: Option<String>,
    /// BCP 47 language of the labels.
    pub lang: Option<String>,
    /// The date of the map, as precisely as known.
    pub date: Option<String>,
    /// How polarity is drawn.
    pub convention: Convention,
    /// Links are the wider the stronger they are.
    pub width_by_strength: bool,
    /// The author's words in the key: polarity token and words, by token.
    pub key: Vec<(String, String)>,
    /// What evidence points to.
    pub sources: Vec<Source>,
    /// Themes.
    pub groups: Vec<Group>,
    /// Loops with a name.
    pub loops: Vec<NamedLoop>,
    /// Excerpts.
    pub views: Vec<View>,
    /// Stories.
    pub stories: Vec<Story>,
    /// Whatever else the author keeps with the map.
    pub meta: Option<Value>,
    /// Keys of the file that this program does not know, kept.
    pub extra: Extra,
}

impl Info {
    /// The group with this id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|g| g.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }

    /// The view with this id.
    pub fn view(&self, id: &str) -> Option<&View> {
        self.views.iter().find(|v| v.id == id)
    }

    /// The named loop with this id.
    pub fn named_loop(&self, id: &str) -> Option<&NamedLoop> {
        self.loops.iter().find(|l| l.id == id)
    }
}
