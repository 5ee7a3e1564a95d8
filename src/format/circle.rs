//! Loops that a file names: do they close, and what are they called?

use crate::names::trimmed;
use std::collections::{BTreeMap, BTreeSet};

/// The links of a loop of more than so many are taken in the order in which they stand.
const MOST_ARRANGED: usize = 1000;

/// The label that a name begins with, such as `R1` in `R1 Success to the successful`, and the rest.
pub(super) fn label_of(name: &str) -> (Option<String>, &str) {
    let (first, rest) = name.split_once(char::is_whitespace).unwrap_or((name, ""));
    let first = first.trim_end_matches([':', '.', ',', '-', '–']);
    let mut chars = first.chars();
    let class = chars.next().is_some_and(|c| "RBU".contains(c));
    let number = chars.as_str();
    let digits =
        !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
    let rest = trimmed(rest.trim_start_matches([':', '–', '-']));
    match class && digits {
        true => (
            Some(first.to_owned()),
            if rest.is_empty() { name } else { rest },
        ),
        false => (None, name),
    }
}

/// One link of each line, in order, if together they make one circle that comes to no factor twice.
/// A line has one link or, if it goes both ways, two; a link is its number, cause and effect. O(n).
pub(super) fn circle(lines: &[Vec<(usize, usize, usize)>]) -> Option<Vec<usize>> {
    let first = lines.first()?.first()?;
    if let [line] = lines {
        // There and back by one line that goes both ways.
        return match line[..] {
            [there, back] if there.1 == back.2 && there.2 == back.1 => Some(vec![there.0, back.0]),
            _ => (first.1 == first.2).then(|| vec![first.0]),
        };
    }
    let mut from: BTreeMap<usize, Vec<(usize, usize, usize)>> = BTreeMap::new();
    for (line, links) in lines.iter().enumerate() {
        for &(link, cause, effect) in links {
            from.entry(cause).or_default().push((line, link, effect));
        }
    }
    // Both ways round, if the first line goes both ways.
    lines[0].iter().find_map(|&(link, start, mut here)| {
        let mut way = vec![link];
        let mut used = BTreeSet::from([0]);
        let mut seen = BTreeSet::from([start]);
        while here != start {
            if !seen.insert(here) {
                return None;
            }
            let mut next = from
                .get(&here)?
                .iter()
                .filter(|(line, ..)| !used.contains(line));
            let &(line, link, effect) = next.next()?;
            // In a circle no more than two lines meet, and the other one was come by.
            if next.next().is_some() {
                return None;
            }
            used.insert(line);
            way.push(link);
            here = effect;
        }
        (way.len() == lines.len()).then_some(way)
    })
}

/// Why lines make no circle.
#[derive(Debug, PartialEq)]
pub(super) enum Open {
    /// Nothing leads on from the first of these factors, nothing leads to the second.
    Ends(usize, usize),
    /// More than one line leads on from this factor, or to it.
    Twice(usize),
    /// There are several circles, and no line leads from this factor of the last to that of the first.
    Apart(usize, usize),
}

/// Why links that make no circle make none: what `analysis::named` will say of that loop. Each is a cause and an effect.
/// O(n log n), and n² for up to [`MOST_ARRANGED`].
pub(super) fn why_open(links: &[(usize, usize)]) -> Open {
    let mut steps = links.to_vec();
    let arranged = if steps.len() > MOST_ARRANGED {
        0
    } else {
        steps.len()
    };
    for i in 1..arranged {
        let at = steps[i - 1].1;
        let next = steps[i..].iter().position(|step| step.0 == at);
        steps.swap(i, i + next.unwrap_or(0));
    }
    let (mut from, mut to) = (BTreeMap::new(), BTreeMap::new());
    for step in &steps {
        *from.entry(step.0).or_insert(0) += 1;
        *to.entry(step.1).or_insert(0) += 1;
    }
    let starting = |at| from.get(&at).copied().unwrap_or(0);
    let ending = |at| to.get(&at).copied().unwrap_or(0);
    let ends = steps.iter().rev().find(|step| starting(step.1) == 0);
    let starts = steps.iter().rev().find(|step| ending(step.0) == 0);
    if let (Some(&(_, ends)), Some(&(starts, _))) = (ends, starts) {
        return Open::Ends(ends, starts);
    }
    let crowded = |&(from, to): &(usize, usize)| match (starting(from), ending(to)) {
        (2.., _) => Some(from),
        (_, 2..) => Some(to),
        _ => None,
    };
    let crowded = steps.iter().rev().find_map(crowded);
    let (first, last) = (steps.first(), steps.last());
    match crowded {
        Some(factor) => Open::Twice(factor),
        None => Open::Apart(
            last.map_or(0, |step| step.1),
            first.map_or(0, |step| step.0),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_close_into_a_circle_in_whatever_order_they_are_named() {
        let one = |l, a, b| vec![(l, a, b)];
        assert_eq!(
            circle(&[one(7, 0, 1), one(8, 2, 0), one(9, 1, 2)]),
            Some(vec![7, 9, 8])
        );
        assert_eq!(circle(&[one(7, 0, 0)]), Some(vec![7]));
        assert_eq!(circle(&[one(7, 0, 1), one(8, 1, 2)]), None);
        // A side branch, and two circles, are no circle.
        assert_eq!(circle(&[one(7, 0, 1), one(8, 1, 0), one(9, 1, 2)]), None);
        assert_eq!(
            circle(&[one(1, 0, 1), one(2, 1, 0), one(3, 2, 3), one(4, 3, 2)]),
            None
        );
        assert_eq!(circle(&[]), None);
    }

    #[test]
    fn a_line_that_goes_both_ways_serves_the_way_that_closes() {
        let both = |l, a, b| vec![(l, a, b), (l + 1, b, a)];
        let one = |l, a, b| vec![(l, a, b)];
        assert_eq!(
            circle(&[both(0, 1, 0), one(5, 1, 2), one(6, 2, 0)]),
            Some(vec![1, 5, 6])
        );
        assert_eq!(
            circle(&[both(0, 0, 1), both(2, 2, 1), both(4, 0, 2)]),
            Some(vec![0, 3, 5])
        );
    }

    #[test]
    fn one_line_that_goes_both_ways_is_a_circle_there_and_back() {
        assert_eq!(circle(&[vec![(4, 0, 1), (5, 1, 0)]]), Some(vec![4, 5]));
    }

    #[test]
    fn what_is_no_circle_has_a_reason() {
        assert_eq!(why_open(&[(0, 1), (1, 2)]), Open::Ends(2, 0));
        assert_eq!(why_open(&[(0, 1)]), Open::Ends(1, 0));
        assert_eq!(why_open(&[(0, 1), (1, 0), (1, 2)]), Open::Twice(1));
        assert_eq!(why_open(&[(0, 1), (2, 1)]), Open::Ends(1, 2));
        assert_eq!(
            why_open(&[(0, 1), (1, 0), (2, 3), (3, 2)]),
            Open::Apart(2, 0)
        );
    }

    #[test]
    fn a_name_gives_up_the_label_that_it_begins_with() {
        assert_eq!(
            label_of("B2    人口減少"),
            (Some("B2".to_owned()), "人口減少")
        );
        assert_eq!(label_of("R1: Growth"), (Some("R1".to_owned()), "Growth"));
        assert_eq!(label_of("R1"), (Some("R1".to_owned()), "R1"));
        assert_eq!(label_of("Risk 3"), (None, "Risk 3"));
        assert_eq!(label_of("33C \"Debt\""), (None, "33C \"Debt\""));
    }
}
