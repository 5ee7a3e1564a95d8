//! Links and loops as stories.

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
        Polarity::Unknown => format!(
            "{subject}{while_} {} {} (which way is not stated)",
            verb("changes", "change"),
            inside(&clause.effect)
        ),
        Polarity::Both => format!(
            "{subject}{while_} {} {}",
            verb(
                "sometimes raises and sometimes lowers",
                "sometimes raise and sometimes lower"
            ),
            inside(&clause.effect)
        ),
        Polarity::Plus | Polarity::Minus => {
            let object = match clause.goes.through(clause.polarity) {
                Going::Down => &effect.less,
                _ => &effect.more,
            };
            format!("{subject}{} {object}", means(&cause, clause.delay))
        }
    }
}

/// " means", " means, after a while,".
fn means(cause: &Quantity, delay: Delay) -> String {
    let verb = if cause.plural { "mean" } else { "means" };
    format!(" {verb}{}", later(delay))
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
        Polarity::Plus => format!("{effect} {then} {verb} the same way as {cause}"),
        Polarity::Minus => format!("{effect} {then} {verb} the opposite way to {cause}"),
        Polarity::Unknown => format!("{effect} {then} {verb} too (which way is not stated)"),
        Polarity::Both => format!("{effect} {then} {verb} too, sometimes up and sometimes down"),
    }
}

fn to_itself(clause: &Clause, subject: &str, leads: &str) -> String {
    let (while_, itself) = (later(clause.delay), inside(&clause.effect));
    match (clause.polarity, clause.goes) {
        (Polarity::Plus, Going::Down) => format!("{subject}{while_} {leads} to even less of it"),
        (Polarity::Plus, _) => format!("{subject}{while_} {leads} to even more of it"),
        (Polarity::Minus, Going::Down) => format!("{subject}{while_} {leads} to more of it again"),
        (Polarity::Minus, _) => format!("{subject}{while_} {leads} to less of it again"),
        _ => format!("{subject}{while_} {leads} to a change in {itself} (which way is not stated)"),
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
        Polarity::Both => {
            format!("a change in {cause} sometimes raises and sometimes lowers {effect}{while_}")
        }
        _ => format!("a change in {cause} changes {effect}{while_}; which way is not stated"),
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
        n if n % 2 == 0 => {
            format!(
                "{} minus links cancel each other out",
                capital(&in_words(n))
            )
        }
        n => format!(
            "{} minus links, an odd number, turn the change round",
            capital(&in_words(n))
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
        .map_or_else(String::new, |name| format!(", {name}"));
    format!(
        "{why}, so {start} in {} comes back as {back}: this loop {does} ({term}{name}).",
        inside(reason.start)
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
            format!(
                "What this loop does depends on one link: if {} {verb} {}, it {plus}; if {} {verb} {}, it {minus}.",
                cause.more, effect.more, cause.more, effect.less
            )
        }
        [open] => format!(
            "It cannot be told whether this loop feeds itself or holds itself steady: \
             the link {} {}.",
            course(open),
            match open.polarity {
                Polarity::Both => "works both ways",
                _ => "has no sign",
            }
        ),
        open => format!(
            "It cannot be told whether this loop feeds itself or holds itself steady: \
             {} links have no single sign ({}).",
            in_words(open.len()),
            open.iter()
                .map(|c| course(c))
                .collect::<Vec<_>>()
                .join("; ")
        ),
    }
}

/// "from trust to sharing".
fn course(link: &Clause) -> String {
    format!("from {} to {}", inside(&link.cause), inside(&link.effect))
}
