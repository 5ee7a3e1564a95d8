//! Links and loops as stories.

use super::super::fill::{fill, joined};
use super::super::phrases::{Clause, Going, Reason};
use super::capital;
use super::counts::in_words;
use super::label::{Quantity, inside};
use crate::analysis::loops::Class;
use crate::model::{Delay, Polarity};

pub(super) fn clause(clause: &Clause) -> String {
    let (cause, effect) = (Quantity::of(&clause.cause), Quantity::of(&clause.effect));
    let subject = match clause.goes {
        Going::Up => &cause.more,
        Going::Down => &cause.less,
        Going::Changed => return follow(clause),
    };
    let verb = |one: &'static str, many: &'static str| if cause.plural { many } else { one };
    let while_ = later(clause.delay);
    if clause.to_itself {
        return to_itself(clause, subject, verb("leads", "lead"));
    }
    match clause.polarity {
        Polarity::Unknown => fill(
            "{}{} {} {} (which way is not stated)",
            &[
                subject,
                while_,
                verb("changes", "change"),
                &inside(&clause.effect),
            ],
        ),
        Polarity::Both => fill(
            "{}{} {} {}",
            &[
                subject,
                while_,
                verb(
                    "sometimes raises and sometimes lowers",
                    "sometimes raise and sometimes lower",
                ),
                &inside(&clause.effect),
            ],
        ),
        Polarity::Plus | Polarity::Minus => {
            let object = match clause.goes.through(clause.polarity) {
                Going::Down => &effect.less,
                _ => &effect.more,
            };
            fill("{}{} {}", &[subject, &means(&cause, clause.delay), object])
        }
    }
}

/// " means", " means, after a while,".
fn means(cause: &Quantity, delay: Delay) -> String {
    let verb = if cause.plural { "mean" } else { "means" };
    fill(" {}{}", &[verb, later(delay)])
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
    let (cause, effect) = (inside(&clause.cause), inside(&clause.effect));
    let then = match clause.delay {
        Delay::None => "then",
        Delay::Short => "then, after a while,",
        Delay::Long => "then, after a long while,",
    };
    let verb = if Quantity::of(&clause.effect).plural {
        "change"
    } else {
        "changes"
    };
    match clause.polarity {
        Polarity::Plus => fill(
            "{} {} {} the same way as {}",
            &[&effect, then, verb, &cause],
        ),
        Polarity::Minus => fill(
            "{} {} {} the opposite way to {}",
            &[&effect, then, verb, &cause],
        ),
        Polarity::Unknown => fill(
            "{} {} {} too (which way is not stated)",
            &[&effect, then, verb],
        ),
        Polarity::Both => fill(
            "{} {} {} too, sometimes up and sometimes down",
            &[&effect, then, verb],
        ),
    }
}

fn to_itself(clause: &Clause, subject: &str, leads: &str) -> String {
    let (while_, itself) = (later(clause.delay), inside(&clause.effect));
    match (clause.polarity, clause.goes) {
        (Polarity::Plus, Going::Down) => {
            fill("{}{} {} to even less of it", &[subject, while_, leads])
        }
        (Polarity::Plus, _) => fill("{}{} {} to even more of it", &[subject, while_, leads]),
        (Polarity::Minus, Going::Down) => {
            fill("{}{} {} to more of it again", &[subject, while_, leads])
        }
        (Polarity::Minus, _) => fill("{}{} {} to less of it again", &[subject, while_, leads]),
        _ => fill(
            "{}{} {} to a change in {} (which way is not stated)",
            &[subject, while_, leads, &itself],
        ),
    }
}

/// A link without a direction, on its own.
pub(super) fn undirected(clause: &Clause) -> String {
    let (cause, effect) = (inside(&clause.cause), inside(&clause.effect));
    let while_ = match clause.delay {
        Delay::None => "",
        Delay::Short => " after a while",
        Delay::Long => " after a long while",
    };
    match clause.polarity {
        Polarity::Both => fill(
            "a change in {} sometimes raises and sometimes lowers {}{}",
            &[&cause, &effect, while_],
        ),
        _ => fill(
            "a change in {} changes {}{}; which way is not stated",
            &[&cause, &effect, while_],
        ),
    }
}

pub(super) fn reason(reason: &Reason) -> String {
    let mut text = match reason.class {
        Class::Unknown => unknown(reason),
        _ => known(reason),
    };
    if reason.delays > 0 {
        text += match reason.class {
            Class::Reinforcing => " Because part of it takes time, it builds slowly.",
            Class::Balancing => {
                " Because part of it takes time, it may overshoot or swing to and fro."
            }
            Class::Unknown => "",
        };
    }
    text
}

fn known(reason: &Reason) -> String {
    let why = match reason.minus {
        0 => "No link turns the change round".to_owned(),
        1 => "One minus link turns the change round".to_owned(),
        2 => "Two minus links cancel each other out".to_owned(),
        n if n % 2 == 0 => fill(
            "{} minus links cancel each other out",
            &[&capital(&in_words(n))],
        ),
        n => fill(
            "{} minus links, an odd number, turn the change round",
            &[&capital(&in_words(n))],
        ),
    };
    let (start, back) = match (reason.goes, reason.class) {
        (Going::Down, Class::Reinforcing) => ("a fall", "a further fall"),
        (Going::Down, _) => ("a fall", "a rise"),
        (_, Class::Reinforcing) => ("a rise", "a further rise"),
        _ => ("a rise", "a fall"),
    };
    let (does, term) = match reason.class {
        Class::Reinforcing => ("feeds itself", "reinforcing"),
        _ => ("holds itself steady", "balancing"),
    };
    let name = reason
        .name
        .map_or_else(String::new, |name| fill(", {}", &[name]));
    fill(
        "{}, so {} in {} comes back as {}: this loop {} ({}{}).",
        &[&why, start, &inside(reason.start), back, does, term, &name],
    )
}

fn unknown(reason: &Reason) -> String {
    match reason.open.as_slice() {
        [open] if !open.to_itself && open.polarity == Polarity::Unknown => {
            let (cause, effect) = (Quantity::of(&open.cause), Quantity::of(&open.effect));
            let verb = if cause.plural { "mean" } else { "means" };
            // With an even number of minus links on the rest, the open link decides as it is.
            let (plus, minus) = if reason.minus.is_multiple_of(2) {
                (
                    "feeds itself (reinforcing)",
                    "holds itself steady (balancing)",
                )
            } else {
                (
                    "holds itself steady (balancing)",
                    "feeds itself (reinforcing)",
                )
            };
            fill(
                "What this loop does depends on one link: if {} {} {}, it {}; if {} {} {}, it {}.",
                &[
                    &cause.more,
                    verb,
                    &effect.more,
                    plus,
                    &cause.more,
                    verb,
                    &effect.less,
                    minus,
                ],
            )
        }
        [open] => fill(
            "It cannot be told whether this loop feeds itself or holds itself steady: \
             the link {} {}.",
            &[
                &course(open),
                match open.polarity {
                    Polarity::Both => "works both ways",
                    _ => "has no sign",
                },
            ],
        ),
        open => fill(
            "It cannot be told whether this loop feeds itself or holds itself steady: \
             {} links have no single sign ({}).",
            &[
                &in_words(open.len()),
                &joined(
                    &crate::order::list(open.len(), &mut |i| course(open[i])),
                    "; ",
                ),
            ],
        ),
    }
}

/// "from trust to sharing".
fn course(link: &Clause) -> String {
    fill(
        "from {} to {}",
        &[&inside(&link.cause), &inside(&link.effect)],
    )
}
