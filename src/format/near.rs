//! The known name that is most like a given one, for "is … meant?".

use crate::names::{folded, length};

/// The name among `known` that is nearest to `wanted`, if at most a third of the letters differ
/// (see [`distance`]). Of equals the first. O(names × letters²).
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = length(wanted);
    if letters > 100 {
        return None;
    }
    let most = letters.div_ceil(3);
    known
        .into_iter()
        .filter(|name| length(name).abs_diff(letters) <= most)
        .map(|name| (distance(wanted, name), name))
        .filter(|&(d, _)| d <= most)
        .min_by_key(|&(d, _)| d)
        .map(|(_, name)| name)
}

/// How many letters of one text to add, leave out or change to get the other; upper and lower case
/// are equal (Levenshtein 1966, by the table of Wagner & Fischer 1974). O(letters of `a` × letters of `b`).
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (folded(a), folded(b));
    // Of the letters of one so far, to so many of the other.
    let mut row = vec![0];
    for _ in b.chars() {
        row.push(row.len());
    }
    for from in a.chars() {
        let mut before = row[0];
        row[0] += 1;
        for (j, to) in b.chars().enumerate() {
            let change = before + usize::from(from != to);
            before = row[j + 1];
            row[j + 1] = change.min(before + 1).min(row[j] + 1);
        }
    }
    row[row.len() - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_the_name_that_was_meant() {
        let known = ["trust", "sharing", "turnover"];
        assert_eq!(nearest("trsut", known), Some("trust"));
        assert_eq!(nearest("Turnovr", known), Some("turnover"));
    }

    #[test]
    fn a_wholly_different_name_finds_nothing() {
        assert_eq!(nearest("zebra", ["trust", "sharing"]), None);
        assert_eq!(nearest("", ["a"]), None);
    }

    #[test]
    fn distances_count_single_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("ab", "ba"), 2);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("Abc", "aBc"), 0);
    }
}
