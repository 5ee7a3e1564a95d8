//! What leads where.

use super::super::phrases::{Going, Noun, Tally};
use super::counts::count;
use super::label::inside;
use super::say::{capital, say, say_numbers};
use crate::analysis::reach::{Verdict, Way};

pub(super) fn paths(tally: &Tally) -> String {
    let parts = [&*inside(tally.cause), &inside(tally.effect)];
    if tally.same {
        return capital(&say(
            "{0} comes back to itself by loops, not by ways to another factor: see the loops through it.",
            &parts,
        ));
    }
    let (raise, lower, unknown) = (tally.raise, tally.lower, tally.unknown);
    let all = raise + lower + unknown;
    let sentence = match (tally.verdict, all) {
        (Verdict::None, _) if tally.exists => "No way from {0} to {1} is that short.",
        (Verdict::None, _) => "No way leads from {0} to {1}.",
        (Verdict::Raises, 1) => "A rise in {0} raises {1}. There is one way.",
        (Verdict::Raises, _) => "A rise in {0} raises {1}. There are [0] ways, and they agree.",
        (Verdict::Lowers, 1) => "A rise in {0} lowers {1}. There is one way.",
        (Verdict::Lowers, _) => "A rise in {0} lowers {1}. There are [0] ways, and they agree.",
        (Verdict::Both, _) => "A rise in {0} works both ways on {1}:",
        (Verdict::Unknown, 1) => {
            "Whether a rise in {0} raises or lowers {1} is not stated: on the one way a link has no sign."
        }
        (Verdict::Unknown, _) => {
            "Whether a rise in {0} raises or lowers {1} is not stated: on [3] of [0] ways a link has no sign."
        }
    };
    let numbers = [all, raise, lower, unknown].map(|n| n as u64);
    let mut text = say_numbers(sentence, &parts, &numbers);
    if tally.verdict == Verdict::Both {
        text.push_str(if raise == 1 {
            " 1 way raises it,"
        } else {
            " [1] ways raise it,"
        });
        text.push_str(if lower == 1 {
            " 1 lowers it"
        } else {
            " [2] lower it"
        });
        text.push_str(match unknown {
            0 => ".",
            1 => ", and of 1 it is not stated.",
            _ => ", and of [3] it is not stated.",
        });
        text = say_numbers(&text, &[], &numbers);
    }
    if let (Some(up_to), true) = (tally.up_to, all > 0) {
        let links = count(up_to as u64, Noun::Link);
        text.push_str(&say(
            " This counts the ways of at most {0}; there may be longer ones.",
            &[&links],
        ));
    }
    text
}

/// What a way comes to.
pub(super) fn comes_to(cause: &str, effect: &str, goes: Going) -> String {
    let sentence = match goes {
        Going::Up => "So a rise in {0} raises {1}.",
        Going::Down => "So a rise in {0} lowers {1}.",
        Going::Changed => "Whether a rise in {0} then raises or lowers {1} is not stated.",
    };
    say(sentence, &[&inside(cause), &inside(effect)])
}

pub(super) fn reach(factor: &str, way: Way, steps: u32, found: usize) -> String {
    let sentence = match (way, found) {
        (Way::Up, 0) => "Nothing on the map drives {0}.",
        (Way::Down, 0) => "Nothing on the map follows from {0}.",
        (Way::Up, 1) => "What drives {0}: [0] factor{1}.",
        (Way::Up, _) => "What drives {0}: [0] factors{1}.",
        (Way::Down, 1) => "What follows from {0}: [0] factor{1}.",
        (Way::Down, _) => "What follows from {0}: [0] factors{1}.",
    };
    let within = match steps {
        u32::MAX => "",
        1 => " within 1 step",
        _ => " within [1] steps",
    };
    let numbers = [found as u64, u64::from(steps)];
    let within = say_numbers(within, &[], &numbers);
    say_numbers(sentence, &[&inside(factor), &within], &numbers)
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Raises => "raises it",
        Verdict::Lowers => "lowers it",
        Verdict::Both => "works both ways",
        Verdict::Unknown => "not stated",
        Verdict::None => "no way",
    }
}

pub(super) fn feedback_set(factors: usize, exact: bool) -> String {
    let sentence = match (factors, exact) {
        (0, _) => "There is no loop to break.",
        (1, true) => "1 factor lies on every loop: without it, nothing comes round.",
        (_, true) => {
            "[0] factors between them lie on every loop: without them, nothing comes round. No fewer would do."
        }
        (_, false) => {
            "[0] factors between them lie on every loop: without them, nothing comes round. There may be a smaller set; this one is the best of a quick search (greedy)."
        }
    };
    say_numbers(sentence, &[], &[factors as u64])
}

pub(super) fn independent(loops: usize, complete: bool) -> String {
    let sentence = match (loops, complete) {
        (_, false) => "The independent loops could not all be worked out: the map is too large.",
        (0, true) => "There is no loop.",
        (1, true) => "1 independent loop uses every link that lies on a loop.",
        (_, true) => {
            "[0] independent loops: a shortest set from which all loops are put together. It is not a ranking of importance."
        }
    };
    say_numbers(sentence, &[], &[loops as u64])
}
