//! Numbers in words, and the line above the list of loops.

use super::super::fill::{fill, joined};
use super::super::phrases::{Counts, Noun, Shown};
use super::label::inside;
use crate::analysis::summary::Summary;

/// "1 factor", "1,234 links".
pub(super) fn count(number: u64, noun: Noun) -> String {
    let (one, many) = match noun {
        Noun::Factor => ("factor", "factors"),
        Noun::Link => ("link", "links"),
        Noun::Loop => ("feedback loop", "feedback loops"),
        Noun::Delay => ("delay", "delays"),
    };
    fill(
        "{} {}",
        &[&digits(number), if number == 1 { one } else { many }],
    )
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

/// "more than 20 million", "at least 1,001".
fn at_least(number: u64) -> String {
    match number / 1_000_000 {
        0 => fill("at least {}", &[&digits(number)]),
        millions => fill("at least {} million", &[&digits(millions)]),
    }
}

/// "two", "12".
pub(super) fn in_words(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(number)
        .map_or_else(|| digits(number as u64), |word| (*word).to_owned())
}

pub(super) fn header(counts: &Counts) -> String {
    let summary = counts.summary;
    if counts.links == 0 {
        return "No feedback loop: there are no links here yet.".to_owned();
    }
    let mut sentences = vec![if summary.all_found {
        all(summary)
    } else {
        some(summary)
    }];
    if !summary.all_found {
        sentences.push(longer(summary));
        sentences.push(fill(
            "{} independent {} between them use every link that lies on a loop.",
            &[
                &digits(summary.independent as u64),
                if summary.independent == 1 {
                    "loop"
                } else {
                    "loops"
                },
            ],
        ));
    }
    sentences.extend(unsigned(counts));
    joined(&sentences, " ")
}

fn all(summary: &Summary) -> String {
    let selves = match summary.self_links {
        0 => String::new(),
        1 => "1 self-link".to_owned(),
        n => fill("{} self-links", &[&digits(n as u64)]),
    };
    let loops = summary.loops();
    match (loops, summary.self_links) {
        (0, 0) => "No feedback loop: this map is a one-way chain of influences, \
                   no factor can reach itself."
            .to_owned(),
        (0, _) => fill("No feedback loop between factors, and {}.", &[&selves]),
        (1, 0) => fill("1 feedback loop: {}.", &[&kinds(summary)]),
        (_, 0) => fill(
            "{}: {}.",
            &[&count(loops as u64, Noun::Loop), &kinds(summary)],
        ),
        _ => fill(
            "{}: {}; and {}.",
            &[&count(loops as u64, Noun::Loop), &kinds(summary), &selves],
        ),
    }
}

/// "30 feed themselves (reinforcing), 12 hold themselves steady (balancing)".
fn kinds(summary: &Summary) -> String {
    let kinds = [
        (
            summary.reinforcing,
            "feeds itself",
            "feed themselves",
            "reinforcing",
        ),
        (
            summary.balancing,
            "holds itself steady",
            "hold themselves steady",
            "balancing",
        ),
        (
            summary.unknown,
            "may do either",
            "may do either",
            "not known",
        ),
    ];
    let only = summary.loops() == 1;
    let mut told = Vec::new();
    for (number, one, many, term) in kinds {
        told.push(match number {
            0 => continue,
            1 if only => fill("it {} ({})", &[one, term]),
            1 => fill("1 {} ({})", &[one, term]),
            n => fill("{} {} ({})", &[&digits(n as u64), many, term]),
        });
    }
    joined(&told, ", ")
}

/// The list stops at a length.
fn some(summary: &Summary) -> String {
    let length = summary.complete_up_to;
    let factors = |n: usize| count(n as u64, Noun::Factor);
    let mut text = match summary.loops() {
        0 if length < 2 => String::new(),
        0 => fill(
            "No feedback loop passes through {} or fewer.",
            &[&factors(length)],
        ),
        1 => fill(
            "Showing the only loop that passes through at most {}: {}.",
            &[&factors(length), &kinds(summary)],
        ),
        n => fill(
            "Showing all {} loops that pass through at most {}: {}.",
            &[&digits(n as u64), &factors(length), &kinds(summary)],
        ),
    };
    if summary.self_links > 0 {
        let many = if summary.self_links == 1 { "" } else { "s" };
        text += &fill(
            " And {} self-link{}.",
            &[&digits(summary.self_links as u64), many],
        );
    }
    if summary.part > 0 {
        let part = digits(summary.part as u64);
        let next = factors(length + 1);
        text += &fill(
            " Also {} of those that pass through {}, not all of them.",
            &[&part, &next],
        );
    }
    text.trim_start().to_owned()
}

/// What the list leaves out.
fn longer(summary: &Summary) -> String {
    let left_out = summary.longer_at_least.saturating_sub(summary.part as u64);
    match (left_out, summary.longer_is_exact) {
        (0, _) => "There may be longer loops.".to_owned(),
        (1, true) => "1 longer loop exists.".to_owned(),
        (n, true) => fill("{} longer loops exist.", &[&digits(n)]),
        (1, false) => "Longer loops exist.".to_owned(),
        (n, false) => fill("Longer loops exist: {}.", &[&at_least(n)]),
    }
}

/// What signs are missing, and the one that would help most.
fn unsigned(counts: &Counts) -> Option<String> {
    let summary = counts.summary;
    let links = summary.unsigned.len();
    if summary.unknown == 0 {
        return None;
    }
    let which = match summary.loops() {
        1 => "It cannot be told which, because".to_owned(),
        all => fill(
            "For {} of {} loops it cannot be told which, because",
            &[&digits(summary.unknown as u64), &digits(all as u64)],
        ),
    };
    let mut text = match links {
        1 => fill("{} 1 link has no sign.", &[&which]),
        n => fill("{} {} links have no sign.", &[&which, &digits(n as u64)]),
    };
    if let Some((from, to, settles)) = counts.best
        && settles > 0
    {
        let alone = if links > 1 { " alone" } else { "" };
        let loops = match settles {
            1 if summary.unknown == 1 => "it".to_owned(),
            n if n == summary.unknown => "all of them".to_owned(),
            n => fill("{} of them", &[&digits(n as u64)]),
        };
        text += &fill(
            " Giving a sign to the link from {} to {}{} would settle {}.",
            &[&inside(from), &inside(to), alone, &loops],
        );
    }
    Some(text)
}

pub(super) fn shown(shown: &Shown) -> String {
    let all = count(shown.of as u64, Noun::Factor);
    let what = match (shown.view, shown.focus) {
        (_, Some((factor, steps))) => {
            let what = match steps {
                0 => fill("“{}” alone", &[factor]),
                1 => fill("“{}” and what is within 1 step of it", &[factor]),
                n => fill(
                    "“{}” and what is within {} steps of it",
                    &[factor, &digits(u64::from(n))],
                ),
            };
            Some(what)
        }
        (Some(view), None) => Some(fill("the excerpt “{}”", &[view])),
        (None, None) => None,
    };
    let number = if shown.factors == shown.of && what.is_none() {
        return fill("Showing the whole map: {}.", &[&all]);
    } else {
        fill("Showing {} of {}", &[&digits(shown.factors as u64), &all])
    };
    match what {
        Some(what) => fill("{}: {}.", &[&number, &what]),
        None => fill("{}.", &[&number]),
    }
}
