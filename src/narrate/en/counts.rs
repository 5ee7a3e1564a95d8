//! Numbers in words, and the line above the list of loops.

use super::super::phrases::{Counts, Noun, Shown};
use super::label::inside;
use super::say::say;
use crate::analysis::summary::Summary;

/// "1 factor", "1,234 links".
pub(super) fn count(number: u64, noun: Noun) -> String {
    let sentence = match (noun, number == 1) {
        (Noun::Factor, true) => "{0} factor",
        (Noun::Factor, false) => "{0} factors",
        (Noun::Link, true) => "{0} link",
        (Noun::Link, false) => "{0} links",
        (Noun::Loop, true) => "{0} feedback loop",
        (Noun::Loop, false) => "{0} feedback loops",
        (Noun::Delay, true) => "{0} delay",
        (Noun::Delay, false) => "{0} delays",
    };
    numbered(sentence, number)
}

/// A sentence with a number in its gap.
fn numbered(sentence: &str, number: u64) -> String {
    say(sentence, &[&digits(number)])
}

/// "1,234,567".
fn digits(number: u64) -> String {
    let plain = number.to_string();
    let mut grouped = String::new();
    for (i, digit) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// "two", "12".
pub(super) fn in_words(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    match WORDS.get(number) {
        Some(word) => (*word).to_owned(),
        None => digits(number as u64),
    }
}

pub(super) fn header(counts: &Counts) -> String {
    let summary = counts.summary;
    if counts.links == 0 {
        return "No feedback loop: there are no links here yet.".to_owned();
    }
    let mut text = if summary.all_found {
        all(summary)
    } else {
        some(summary)
    };
    if !summary.all_found {
        text.push_str(&longer(summary));
        let sentence = if summary.independent == 1 {
            " {0} independent loop between them use every link that lies on a loop."
        } else {
            " {0} independent loops between them use every link that lies on a loop."
        };
        text.push_str(&numbered(sentence, summary.independent as u64));
    }
    if summary.unknown > 0 {
        unsigned(counts, &mut text);
    }
    text.trim_start().to_owned()
}

fn all(summary: &Summary) -> String {
    let loops = summary.loops();
    let sentence = match (loops, summary.self_links) {
        (0, 0) => {
            "No feedback loop: this map is a one-way chain of influences, \
             no factor can reach itself."
        }
        (0, 1) => "No feedback loop between factors, and {2} self-link.",
        (0, _) => "No feedback loop between factors, and {2} self-links.",
        (_, 0) => "{0}: {1}.",
        (_, 1) => "{0}: {1}; and {2} self-link.",
        _ => "{0}: {1}; and {2} self-links.",
    };
    let parts = [
        &*count(loops as u64, Noun::Loop),
        &kinds(summary),
        &digits(summary.self_links as u64),
    ];
    say(sentence, &parts)
}

/// "30 feed themselves (reinforcing), 12 hold themselves steady (balancing)".
fn kinds(summary: &Summary) -> String {
    let kinds = [
        (
            summary.reinforcing,
            "feeds itself (reinforcing)",
            "feed themselves (reinforcing)",
        ),
        (
            summary.balancing,
            "holds itself steady (balancing)",
            "hold themselves steady (balancing)",
        ),
        (
            summary.unknown,
            "may do either (not known)",
            "may do either (not known)",
        ),
    ];
    let mut text = String::new();
    for &(number, one, many) in &kinds {
        if number == 0 {
            continue;
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        if number == 1 && summary.loops() == 1 {
            text.push_str("it");
        } else {
            text.push_str(&digits(number as u64));
        }
        text.push(' ');
        text.push_str(if number == 1 { one } else { many });
    }
    text
}

/// The list stops at a length.
fn some(summary: &Summary) -> String {
    let length = summary.complete_up_to as u64;
    let loops = summary.loops();
    let mut sentence = match loops {
        0 if length < 2 => "",
        0 => " No feedback loop passes through {0} or fewer.",
        1 => " Showing the only loop that passes through at most {0}: {1}.",
        _ => " Showing all {2} loops that pass through at most {0}: {1}.",
    }
    .to_owned();
    sentence.push_str(match summary.self_links {
        0 => "",
        1 => " And {3} self-link.",
        _ => " And {3} self-links.",
    });
    if summary.part > 0 {
        sentence.push_str(" Also {4} of those that pass through {5}, not all of them.");
    }
    let parts = [
        &*count(length, Noun::Factor),
        &kinds(summary),
        &digits(loops as u64),
        &digits(summary.self_links as u64),
        &digits(summary.part as u64),
        &count(length + 1, Noun::Factor),
    ];
    say(&sentence, &parts)
}

/// What the list leaves out.
fn longer(summary: &Summary) -> String {
    let left_out = summary.longer_at_least.saturating_sub(summary.part as u64);
    let millions = left_out / 1_000_000;
    let (sentence, number) = match (left_out, summary.longer_is_exact) {
        (0, _) => (" There may be longer loops.", 0),
        (1, true) => (" 1 longer loop exists.", 0),
        (n, true) => (" {0} longer loops exist.", n),
        (1, false) => (" Longer loops exist.", 0),
        (n, false) if millions == 0 => (" Longer loops exist: at least {0}.", n),
        _ => (" Longer loops exist: at least {0} million.", millions),
    };
    numbered(sentence, number)
}

/// What signs are missing, and the one that would help most.
fn unsigned(counts: &Counts, text: &mut String) {
    let summary = counts.summary;
    let (links, loops) = (summary.unsigned.len(), summary.loops());
    let mut sentence = match loops {
        1 => " It cannot be told which, because",
        _ => " For {0} of {1} loops it cannot be told which, because",
    }
    .to_owned();
    sentence.push_str(match links {
        1 => " 1 link has no sign.",
        _ => " {2} links have no sign.",
    });
    let (from, to, settles) = match &counts.best {
        Some((from, to, settles)) if *settles > 0 => (inside(from), inside(to), *settles),
        _ => (String::new(), String::new(), 0),
    };
    if settles > 0 {
        sentence.push_str(" Giving a sign to the link from {3} to {4}");
        if links > 1 {
            sentence.push_str(" alone");
        }
        sentence.push_str(if settles != summary.unknown {
            " would settle {5} of them."
        } else if settles == 1 {
            " would settle it."
        } else {
            " would settle all of them."
        });
    }
    let parts = [
        &*digits(summary.unknown as u64),
        &digits(loops as u64),
        &digits(links as u64),
        &from,
        &to,
        &digits(settles as u64),
    ];
    text.push_str(&say(&sentence, &parts));
}

pub(super) fn shown(shown: &Shown) -> String {
    let mut sentence = match (shown.view, shown.focus) {
        (_, Some((_, 0))) => "Showing {0} of {1}: “{2}” alone.",
        (_, Some((_, 1))) => "Showing {0} of {1}: “{2}” and what is within 1 step of it.",
        (_, Some(_)) => "Showing {0} of {1}: “{2}” and what is within {3} steps of it.",
        (Some(_), None) => "Showing {0} of {1}: the excerpt “{2}”.",
        (None, None) => "Showing {0} of {1}.",
    };
    if shown.factors == shown.of && shown.focus.is_none() && shown.view.is_none() {
        sentence = "Showing the whole map: {1}.";
    }
    let (name, steps) = match shown.focus {
        Some((factor, steps)) => (factor, steps),
        None => (shown.view.unwrap_or_default(), 0),
    };
    let parts = [
        &*digits(shown.factors as u64),
        &count(shown.of as u64, Noun::Factor),
        name,
        &steps.to_string(),
    ];
    say(sentence, &parts)
}
