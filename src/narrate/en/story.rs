//! Links and loops as stories.

use super::super::phrases::{Clause, Going, Reason};
use super::counts::in_words;
use super::label::{Quantity, inside};
use super::say::{capital, say};
use crate::analysis::loops::Class;
use crate::model::{Delay, Polarity};

pub(super) fn clause(clause: &Clause) -> String {
    if clause.goes == Going::Changed {
        return follow(clause);
    }
    let up = clause.goes == Going::Up;
    let (cause, effect) = (Quantity::of(&clause.cause), Quantity::of(&clause.effect));
    let (one, many, sentence) = match (clause.to_itself, clause.polarity) {
        (true, polarity) => (
            "leads",
            "lead",
            match (polarity, up) {
                (Polarity::Plus, true) => "{0}{1} {2} to even more of it",
                (Polarity::Plus, false) => "{0}{1} {2} to even less of it",
                (Polarity::Minus, true) => "{0}{1} {2} to less of it again",
                (Polarity::Minus, false) => "{0}{1} {2} to more of it again",
                _ => "{0}{1} {2} to a change in {3} (which way is not stated)",
            },
        ),
        (_, Polarity::Unknown) => (
            "changes",
            "change",
            "{0}{1} {2} {3} (which way is not stated)",
        ),
        (_, Polarity::Both) => (
            "sometimes raises and sometimes lowers",
            "sometimes raise and sometimes lower",
            "{0}{1} {2} {3}",
        ),
        _ => ("means", "mean", "{0} {2}{1} {4}"),
    };
    let parts = [
        cause.going(up),
        later(clause.delay),
        if cause.plural { many } else { one },
        &inside(&clause.effect),
        effect.going(clause.goes.through(clause.polarity) != Going::Down),
    ];
    say(sentence, &parts)
}

/// ", after a while," or nothing.
fn later(delay: Delay) -> &'static str {
    match delay {
        Delay::None => "",
        Delay::Short => ", after a while,",
        Delay::Long => ", after a long while,",
    }
}

/// The direction was lost before this link: say how the effect goes with the cause.
fn follow(clause: &Clause) -> String {
    let verb = if Quantity::of(&clause.effect).plural {
        "change"
    } else {
        "changes"
    };
    let sentence = match clause.polarity {
        Polarity::Plus => "{0} then{1} {2} the same way as {3}",
        Polarity::Minus => "{0} then{1} {2} the opposite way to {3}",
        Polarity::Unknown => "{0} then{1} {2} too (which way is not stated)",
        Polarity::Both => "{0} then{1} {2} too, sometimes up and sometimes down",
    };
    let parts = [
        &inside(&clause.effect),
        later(clause.delay),
        verb,
        &inside(&clause.cause),
    ];
    say(sentence, &parts)
}

/// A link without a direction, on its own.
pub(super) fn undirected(clause: &Clause) -> String {
    let sentence = match clause.polarity {
        Polarity::Both => "a change in {0} sometimes raises and sometimes lowers {1}{2}",
        _ => "a change in {0} changes {1}{2}; which way is not stated",
    };
    let when = match clause.delay {
        Delay::None => "",
        Delay::Short => " after a while",
        Delay::Long => " after a long while",
    };
    let parts = [&inside(&clause.cause), &inside(&clause.effect), when];
    say(sentence, &parts)
}

pub(super) fn reason(reason: &Reason) -> String {
    let (mut text, slowly) = match reason.class {
        Class::Unknown => (unknown(reason), ""),
        Class::Reinforcing => (
            known(reason),
            " Because part of it takes time, it builds slowly.",
        ),
        Class::Balancing => (
            known(reason),
            " Because part of it takes time, it may overshoot or swing to and fro.",
        ),
    };
    if reason.delays > 0 {
        text.push_str(slowly);
    }
    text
}

fn known(reason: &Reason) -> String {
    let why = match reason.minus {
        0 => "No link turns the change round",
        1 => "One minus link turns the change round",
        2 => "Two minus links cancel each other out",
        n if n.is_multiple_of(2) => "{4} minus links cancel each other out",
        _ => "{4} minus links, an odd number, turn the change round",
    };
    let sentence = match (reason.class, reason.goes) {
        (Class::Reinforcing, Going::Down) => {
            ", so a fall in {0} comes back as a further fall: \
             this loop feeds itself (reinforcing{1}{2})."
        }
        (Class::Reinforcing, _) => {
            ", so a rise in {0} comes back as a further rise: \
             this loop feeds itself (reinforcing{1}{2})."
        }
        (_, Going::Down) => {
            ", so a fall in {0} comes back as a rise: \
             this loop holds itself steady (balancing{1}{2})."
        }
        _ => {
            ", so a rise in {0} comes back as a fall: \
             this loop holds itself steady (balancing{1}{2})."
        }
    };
    let name = reason.name.unwrap_or_default();
    let parts = [
        &*inside(reason.start),
        if reason.name.is_some() { ", " } else { "" },
        name,
        "",
        &capital(&in_words(reason.minus)),
    ];
    say(why, &parts) + &say(sentence, &parts)
}

fn unknown(reason: &Reason) -> String {
    if let [open] = reason.open.as_slice()
        && !open.to_itself
        && open.polarity == Polarity::Unknown
    {
        let (cause, effect) = (Quantity::of(&open.cause), Quantity::of(&open.effect));
        // With an even number of minus links on the rest, the open link decides as it is.
        let sentence = if reason.minus.is_multiple_of(2) {
            "What this loop does depends on one link: \
             if {0} {1} {2}, it feeds itself (reinforcing); \
             if {0} {1} {3}, it holds itself steady (balancing)."
        } else {
            "What this loop does depends on one link: \
             if {0} {1} {2}, it holds itself steady (balancing); \
             if {0} {1} {3}, it feeds itself (reinforcing)."
        };
        let verb = if cause.plural { "mean" } else { "means" };
        return say(sentence, &[&cause.more, verb, &effect.more, &effect.less]);
    }
    let mut courses = String::new();
    for open in &reason.open {
        if !courses.is_empty() {
            courses.push_str("; ");
        }
        let parts = [&*inside(&open.cause), &inside(&open.effect)];
        courses.push_str(&say("from {0} to {1}", &parts));
    }
    let sentence = match reason.open.as_slice() {
        [open] if open.polarity == Polarity::Both => {
            "It cannot be told whether this loop feeds itself or holds itself steady: \
             the link {0} works both ways."
        }
        [_] => {
            "It cannot be told whether this loop feeds itself or holds itself steady: \
             the link {0} has no sign."
        }
        _ => {
            "It cannot be told whether this loop feeds itself or holds itself steady: \
             {1} links have no single sign ({0})."
        }
    };
    say(sentence, &[&courses, &in_words(reason.open.len())])
}
