//! Lines as whose words something else may be meant.

use super::line::{Head, Line};
use super::{Reader, circle, has_arrow};
use crate::format::audit::Told;
use crate::format::clue::has_sign;
use crate::names::trimmed;

/// What stands between names as an arrow does, and is none here.
const STROKES: [&str; 6] = [" -|", "-| ", " -- ", " -o ", " --o ", " --x "];

/// What stands between two names where somebody writes a link in words.
const VERBS: [&str; 16] = [
    "increases",
    "decreases",
    "reduces",
    "raises",
    "lowers",
    "improves",
    "worsens",
    "strengthens",
    "weakens",
    "causes",
    "drives",
    "affects",
    "influences",
    "leads to",
    "results in",
    "contributes to",
];

impl Reader<'_, '_> {
    /// Tells of what looks as if something else was meant. What stands in quotes is meant so.
    pub(super) fn odd(&mut self, text: &str, parsed: &Line) {
        if text.contains("data=") && text.to_lowercase().contains("/loopy/") {
            self.draft.tell(Told::AddressInText, &[], self.at());
        }
        let text = trimmed(text);
        if text.contains('"') {
            // A word before quotes is a statement of another language: `loop R1 "name"`.
            let in_label = |head: &Head| head.label.as_ref().is_some_and(|of| of.contains('"'));
            if !text.starts_with('"')
                && matches!(parsed, Line::Factor(head, about) if about.is_empty() && in_label(head))
            {
                self.draft.tell(Told::OddLine, &[], self.at().named(text));
            }
            return;
        }
        match parsed {
            Line::Links(heads, _) => {
                let labels = heads.iter().filter_map(|head| head.label.as_deref());
                for label in labels.filter(|label| has_sign(label)) {
                    let at = self.at().named(label);
                    self.draft.tell(Told::SignInLabel, &[], at);
                }
                for label in heads.iter().filter_map(|head| head.label.as_deref()) {
                    for (mark, name) in [(", ", "comma"), ("; ", "semicolon")] {
                        if label.contains(mark) {
                            let at = self.at().named(label);
                            self.draft.tell(Told::CommaLabel, &[name], at);
                        }
                    }
                }
            }
            // “R1: it feeds itself” tells of a loop.
            Line::Factor(head, about)
                if !about.is_empty() && head.label.as_deref().is_some_and(circle::is_label)
                    || is_like_link(text) =>
            {
                self.draft.tell(Told::OddLine, &[], self.at().named(text));
            }
            _ => {}
        }
    }
}

/// True for the line of a factor that may have been meant as one of a link.
pub(super) fn is_like_link(line: &str) -> bool {
    let ends = [",+", ",-", ";+", ";-"];
    ends.iter().any(|end| line.ends_with(end))
        || line.contains(['>', '⊣', '⟞'])
        || has_arrow(line)
        || STROKES.iter().any(|stroke| line.contains(stroke))
        || has_sign(line)
        || is_told(line)
}

/// True for a link in words: `Stress reduces sleep`.
fn is_told(line: &str) -> bool {
    let line = line.to_lowercase();
    VERBS.iter().any(|verb| {
        let mut parts = line.match_indices(verb);
        parts.any(|(at, verb)| {
            let (before, behind) = (&line[..at], &line[at + verb.len()..]);
            before.ends_with(' ') && behind.starts_with(' ') && before.len() > 1 && behind.len() > 1
        })
    })
}
