//! Sentences of the account as they are said: gaps filled, things counted.

use super::words::{ADVICE, Told};
use super::{Counts, MOST_LETTERS, clipped};
use crate::format::circle::Open;

/// A sentence with its gaps filled. What stands in a gap is never looked at for gaps.
pub(super) fn filled(told: Told, count: usize, gaps: &[String], all: &str) -> String {
    let (one, many) = told.sentence();
    let mut rest = if count == 1 { one } else { many };
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        let apart = |gap: &String| gap.contains(',') || gap.starts_with('\'');
        let quoted = after.starts_with('=') && gaps.first().is_some_and(apart);
        out.push_str(before);
        if quoted {
            out.push_str(&format!("'{}'", gaps[0]));
            rest = after;
            continue;
        }
        match gap {
            "n" => out.push_str(&count.to_string()),
            "all" => out.push_str(all),
            number => {
                let number = number.parse::<usize>().unwrap_or(usize::MAX);
                out.push_str(gaps.get(number).map_or("", String::as_str));
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What notes of one sort say, whatever stands in their gaps.
pub(super) fn alike(told: Told) -> String {
    let (_, many) = told.sentence();
    let said = many.split_once(ADVICE).map_or(many, |(said, _)| said);
    let mut out = String::new();
    for (i, piece) in said.split(['{', '}']).enumerate() {
        out.push_str(if i % 2 == 0 { piece } else { "…" });
    }
    out
}

/// What there is: `Kumu project: 230 factors, 230 links (152 +, 73 −, 5 without a sign).`
pub(super) fn counted(name: &str, c: &Counts) -> String {
    let many = |n: usize, one: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    };
    let mut signs = Vec::new();
    for (n, words) in [
        (c.plus, "+"),
        (c.minus, "−"),
        (c.both, "±"),
        (c.unknown, "without a sign"),
    ] {
        if n > 0 {
            signs.push(format!("{n} {words}"));
        }
    }
    let signs = match signs.is_empty() {
        true => String::new(),
        false => format!(" ({})", signs.join(", ")),
    };
    let delays = match c.delayed {
        0 => String::new(),
        n => format!(", {n} with a delay"),
    };
    let (factors, links) = (many(c.factors, "factor"), many(c.links, "link"));
    format!("{name}: {factors}, {links}{signs}{delays}.")
}

/// A loop that does not close, with why.
pub(in crate::format) fn open_loop(
    name: &str,
    why: &Open,
    label: &dyn Fn(usize) -> String,
) -> String {
    let name = clipped(name, MOST_LETTERS);
    let label = |factor: usize| clipped(&label(factor), MOST_LETTERS / 2);
    let why = match *why {
        Open::Ends(end, start) => format!("ends at “{}”, starts at “{}”", label(end), label(start)),
        Open::Twice(factor) => format!("branches at “{}”", label(factor)),
        Open::Apart(end, start) => format!(
            "several circles, no link from “{}” to “{}”",
            label(end),
            label(start)
        ),
    };
    format!("{name} ({why})")
}

/// What became of the loops that the file names.
pub(super) fn loops(c: &Counts) -> Option<String> {
    let closing = match c.closing? {
        1 => "1 closes".to_owned(),
        n => format!("{n} close"),
    };
    match c.loops {
        0 => None,
        1 => Some(format!("1 loop is named; {closing}.")),
        n => Some(format!("{n} loops are named; {closing}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_gap_is_not_looked_at_for_gaps() {
        let gaps = ["{n} {all}".to_owned()];
        let text = filled(Told::SignFrom, 2, &gaps, "x");
        assert_eq!(text, "2 links have their sign from their {n} {all}.");
    }
}
