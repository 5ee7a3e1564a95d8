//! What equations say and a map does not show.

use super::Links;
use super::equations::Equation;
use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::variable::{key, named, shown};
use crate::names::Names;
use std::collections::BTreeSet;

/// Tells of what equations name that no arrow leads from: it is left out where others are drawn.
pub(super) fn not_connected(equations: &[Equation], draft: &mut Draft, links: &Links) {
    // A variable with subscripts may have an equation for each.
    let mut told = BTreeSet::new();
    for equation in equations {
        let Some(to) = draft.find(&key(&equation.name)) else {
            continue;
        };
        if equation.function_of().is_some() {
            continue;
        }
        for cause in named(&equation.formula, true) {
            let from = draft.find(&key(&cause.name)).filter(|_| !cause.called);
            let Some(from) = from.filter(|&from| from != to) else {
                continue;
            };
            if links.find(from, to).is_none() && told.insert((from, to)) {
                let ends = [from, to].map(|end| draft.factors()[end].shown().to_owned());
                let at = At::line(equation.line).named(&ends.join(" → "));
                draft.tell(Told::NotConnected, &[], at);
            }
        }
    }
}

/// Words in equations that are no variables.
const WORDS: [&str; 5] = ["time", "and", "or", "not", "na"];

/// Tells of variables that no equation defines, where they can't be drawn either: a file that is cut between two equations
/// looks like a whole one.
pub(super) fn not_defined(equations: &[Equation], draft: &mut Draft) {
    let mut known = Names::default();
    for equation in equations {
        known.insert(&key(&equation.name));
    }
    for equation in equations {
        if Equation::is_control(&key(&equation.name)) {
            continue;
        }
        let list = equation.function_of().unwrap_or(&equation.formula);
        for cause in named(list, true) {
            let key = key(&cause.name);
            let other = cause.called || Equation::is_control(&key) || WORDS.contains(&&*key);
            if !other && known.insert(&key) {
                let at = At::line(equation.line).named(&shown(&cause.name));
                draft.tell(Told::NotDefined, &[], at);
            }
        }
    }
}

/// Tells of variables that have an equation and are on no view.
pub(super) fn not_drawn(equations: &[Equation], whole: bool, draft: &mut Draft) {
    let mut told = Names::default();
    for equation in equations {
        let key = key(&equation.name);
        if draft.find(&key).is_none() && !Equation::is_control(&key) && told.insert(&key) {
            let at = At::line(equation.line).named(&shown(&equation.name));
            let told = if whole { Told::NotDrawn } else { Told::OffView };
            draft.tell(told, &[], at);
        }
    }
}
