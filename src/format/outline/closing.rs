//! The loops of an outline, when all its links are there.

use super::line::{Head, clipped};
use super::spec::Spec;
use super::{Reader, label_key};
use crate::error::{Code, Error};
use crate::format::audit::Told;
use crate::model::NamedLoop;
use crate::names::trimmed;

/// A loop, to be closed once all links are there.
pub(super) struct Circle {
    pub label: String,
    pub name: String,
    pub story: String,
    pub factors: Vec<usize>,
    /// How the factors are called, if they are to be found when all lines are read.
    pub heads: Vec<Head>,
    /// What is said of the links between these.
    pub signs: Vec<Spec>,
    pub line: u32,
}

impl Reader<'_, '_> {
    /// Adds the loops.
    pub(super) fn close(mut self) -> Result<(), Error> {
        let circles = std::mem::take(&mut self.circles);
        // Loops without links beside them are what tells the links, and so is one that says all signs.
        let alone = self.pairs.is_empty();
        for circle in circles.iter().filter(|circle| !circle.heads.is_empty()) {
            let says = |said: &Spec| !said.sign.is_empty();
            if alone || circle.signs.iter().all(says) {
                self.line = circle.line;
                for (pair, said) in circle.heads.windows(2).zip(&circle.signs) {
                    let ends = [self.factor(&pair[0])?, self.factor(&pair[1])?];
                    if !self.pairs.contains_key(&(ends[0], ends[1])) {
                        self.links(pair, said)?;
                    }
                }
            }
        }
        for circle in circles {
            self.line = circle.line;
            let loose = !circle.heads.is_empty();
            let mut factors = circle.factors;
            for head in &circle.heads {
                let label = head.label.as_deref().unwrap_or_default();
                factors.extend(self.draft.find(&label_key(label)));
            }
            if factors.len() > 1 && factors.first() == factors.last() {
                factors.pop();
            }
            let count = factors.len();
            let mut steps = Vec::new();
            for (i, &from) in factors.iter().enumerate() {
                let to = factors[(i + 1) % count];
                let Some(along) = self.pairs.get(&(from, to)) else {
                    if loose {
                        continue;
                    }
                    if count == 1 {
                        let label = &self.draft.factors()[from].label;
                        return Err(self.wrong(format!(
                            "This loop has one factor, “{}”, and no line links that to itself. Write all its factors, as in: loop R1 \"Virtuous circle\": Trust -> Sharing -> Trust. Words about it stand on the next line, after >.",
                            clipped(label)
                        )));
                    }
                    let label = |f: usize| self.draft.factor_id(f).to_owned();
                    return Err(self.wrong(format!(
                        "This loop goes from {} to {}, but no line links them. Add the link, or correct the loop.",
                        label(from),
                        label(to)
                    )));
                };
                steps.push(along);
            }
            let sign = |&(link, _): &(usize, u32)| self.draft.sign_of(link);
            let signs: Vec<Vec<i8>> = (steps.iter())
                .map(|step| step.iter().map(sign).collect())
                .collect();
            let chosen = NamedLoop::fitting(Some(&circle.label), &signs);
            let chosen: Vec<(usize, u32)> = (steps.iter().zip(chosen))
                .map(|(step, place)| step[place])
                .collect();
            let parallel = steps.iter().zip(&chosen).filter(|(step, _)| step.len() > 1);
            let lines: Vec<String> = parallel.map(|(_, (_, line))| line.to_string()).collect();
            let links: Vec<Vec<usize>> = chosen.iter().map(|&(link, _)| vec![link]).collect();
            let name = trimmed(&format!("{} {}", circle.label, circle.name)).to_owned();
            let before = self.draft.info.loops.len();
            let at = self.at();
            if !lines.is_empty() {
                let lines = match &lines[..] {
                    [line] => format!("line {line}"),
                    lines => format!("lines {}", lines.join(", ")),
                };
                let at = at.clone().named(&format!("{name} ({lines})"));
                self.draft.tell(Told::LoopChoice, &[], at);
            }
            self.draft.named_loop(None, &name, &links, at);
            if let Some(made) = self.draft.info.loops.get_mut(before) {
                made.label = Some(circle.label).filter(|label| !label.is_empty());
                made.name = circle.name;
                made.story = Some(circle.story).filter(|story| !story.is_empty());
            } else if !circle.story.is_empty()
                && let Some(view) = self.draft.info.views.last_mut()
            {
                view.description = Some(circle.story);
            }
        }
        if self.draft.info.loops.is_empty() && self.draft.is_empty() {
            let message = "This outline has no factor. Write a line for each link, as in: Trust -> Sharing : +";
            return Err(Error::new(Code::Format, message));
        }
        Ok(())
    }
}
