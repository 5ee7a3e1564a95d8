//! Numbers in words, and the line above the list of loops.

use super::super::phrases::{Counts, Noun, Shown};
use super::label::inside;
use super::say::say_numbers;
use crate::analysis::summary::Summary;
use crate::names::trimmed;

/// "1 factor", "1,234 links".
pub(super) fn count(number: u64, noun: Noun) -> String {
    let sentence = match (noun, number == 1) {
        (Noun::Factor, true) => "[0] factor",
        (Noun::Factor, false) => "[0] factors",
        (Noun::Link, true) => "[0] link",
        (Noun::Link, false) => "[0] links",
        (Noun::Loop, true) => "[0] feedback loop",
        (Noun::Loop, false) => "[0] feedback loops",
        (Noun::Delay, true) => "[0] delay",
        (Noun::Delay, false) => "[0] delays",
    };
    say_numbers(sentence, &[], &[number])
}

/// "two", "12".
pub(super) fn in_words(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    match WORDS.get(number) {
        Some(word) => (*word).to_owned(),
        None => say_numbers("[0]", &[], &[number as u64]),
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
            " [0] independent loop between them use every link that lies on a loop."
        } else {
            " [0] independent loops between them use every link that lies on a loop."
        };
        text.push_str(&say_numbers(sentence, &[], &[summary.independent as u64]));
    }
    if summary.unknown > 0 {
        unsigned(counts, &mut text);
    }
    trimmed(&text).to_owned()
}

fn all(summary: &Summary) -> String {
    let loops = summary.loops();
    let sentence = match (loops, summary.self_links) {
        (0, 0) => {
            "No feedback loop: this map is a one-way chain of influences, \
             no factor can reach itself."
        }
        (0, 1) => "No feedback loop between factors, and [0] self-link.",
        (0, _) => "No feedback loop between factors, and [0] self-links.",
        (_, 0) => "{0}: {1}.",
        (_, 1) => "{0}: {1}; and [0] self-link.",
        _ => "{0}: {1}; and [0] self-links.",
    };
    let parts = [&*count(loops as u64, Noun::Loop), &kinds(summary)];
    say_numbers(sentence, &parts, &[summary.self_links as u64])
}

/// "30 feed themselves (reinforcing), 12 hold themselves steady (balancing)".
fn kinds(summary: &Summary) -> String {
    let kinds = [
        (
            summary.reinforcing,
            "[0] feeds itself (reinforcing)",
            "[0] feed themselves (reinforcing)",
        ),
        (
            summary.balancing,
            "[0] holds itself steady (balancing)",
            "[0] hold themselves steady (balancing)",
        ),
        (
            summary.unknown,
            "[0] may do either (not known)",
            "[0] may do either (not known)",
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
            text.push_str(&one["[0]".len()..]);
        } else {
            let sentence = if number == 1 { one } else { many };
            text.push_str(&say_numbers(sentence, &[], &[number as u64]));
        }
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
        _ => " Showing all [0] loops that pass through at most {0}: {1}.",
    }
    .to_owned();
    // Each of these sentences may be the first.
    if summary.self_links > 0 && !sentence.is_empty() {
        sentence.push_str(" And");
    }
    sentence.push_str(match summary.self_links {
        0 => "",
        1 => " [1] self-link.",
        _ => " [1] self-links.",
    });
    if summary.part > 0 {
        sentence.push_str(match loops {
            0 => " Showing [2] of the loops that pass through {2}, not all of them.",
            _ => " Also [2] of those that pass through {2}, not all of them.",
        });
    }
    let parts = [
        &*count(length, Noun::Factor),
        &kinds(summary),
        &count(length + 1, Noun::Factor),
    ];
    let numbers = [loops, summary.self_links, summary.part].map(|n| n as u64);
    say_numbers(&sentence, &parts, &numbers)
}

/// What the list leaves out.
fn longer(summary: &Summary) -> String {
    let left_out = summary.longer_at_least.saturating_sub(summary.part as u64);
    let millions = left_out / 1_000_000;
    let (sentence, number) = match (left_out, summary.longer_is_exact) {
        (0, _) => (" There may be longer loops.", 0),
        (1, true) => (" 1 {0} loop exists.", 0),
        (n, true) => (" [0] {0} loops exist.", n),
        (1, false) => (" {1} loops exist.", 0),
        (n, false) if millions == 0 => (" {1} loops exist: at least [0].", n),
        _ => (" {1} loops exist: at least [0] million.", millions),
    };
    // Where the list breaks off within a length, what is left out is not all longer.
    let words = match summary.part {
        0 => ["longer", "Longer"],
        _ => ["more", "More"],
    };
    say_numbers(sentence, &words, &[number])
}

/// What signs are missing, and the one that would help most.
fn unsigned(counts: &Counts, text: &mut String) {
    let summary = counts.summary;
    let (links, loops) = (summary.unsigned.len(), summary.loops());
    let mut sentence = match loops {
        1 => " It cannot be told which, because",
        _ => " For [0] of [1] loops it cannot be told which, because",
    }
    .to_owned();
    sentence.push_str(match links {
        1 => " 1 link has no sign.",
        _ => " [2] links have no sign.",
    });
    let (from, to, settles) = match &counts.best {
        Some((from, to, settles)) if *settles > 0 => (inside(from), inside(to), *settles),
        _ => (String::new(), String::new(), 0),
    };
    if settles > 0 {
        sentence.push_str(" Giving a sign to the link from {0} to {1}");
        if links > 1 {
            sentence.push_str(" alone");
        }
        sentence.push_str(if settles != summary.unknown {
            " would settle [3] of them."
        } else if settles == 1 {
            " would settle it."
        } else {
            " would settle all of them."
        });
    }
    let numbers = [summary.unknown, loops, links, settles].map(|n| n as u64);
    text.push_str(&say_numbers(&sentence, &[&from, &to], &numbers));
}

pub(super) fn shown(shown: &Shown) -> String {
    let mut sentence = match (shown.view, shown.focus) {
        (_, Some((_, 0))) => "Showing [0] of {1}: “{0}” alone.",
        (_, Some((_, 1))) => "Showing [0] of {1}: “{0}” and what is within 1 step of it.",
        (_, Some(_)) => "Showing [0] of {1}: “{0}” and what is within [1] steps of it.",
        (Some(_), None) => "Showing [0] of {1}: the excerpt “{0}”.",
        (None, None) => "Showing [0] of {1}.",
    };
    if shown.factors == shown.of && shown.focus.is_none() && shown.view.is_none() {
        sentence = "Showing the whole map: {1}.";
    }
    let (name, steps) = match shown.focus {
        Some((factor, steps)) => (factor, steps),
        None => (shown.view.unwrap_or_default(), 0),
    };
    let parts = [name, &*count(shown.of as u64, Noun::Factor)];
    say_numbers(sentence, &parts, &[shown.factors as u64, u64::from(steps)])
}
