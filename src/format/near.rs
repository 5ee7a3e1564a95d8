//! The known name that is most like a given one, for "is … meant?".

use crate::names::folded;

/// The name among `known` that is nearest to `wanted`, if at most a third of the letters differ
/// (see [`distance`]). Of equals the first. O(names × letters²).
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = wanted.chars().count();
    if letters > 100 {
        return None;
    }
    let most = letters.div_ceil(3);
    known
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(letters) <= most)
        .map(|name| (distance(wanted, name), name))
        .filter(|&(d, _)| d <= most)
        .min_by_key(|&(d, _)| d)
        .map(|(_, name)| name)
}

/// How many letters of one text to add, leave out or change to get the other; upper and lower case
/// are equal (Levenshtein 1966, by the table of Wagner & Fischer 1974). O(letters of `a` × letters of `b`).
pub fn distance(a: &str, b: &str) -> usize {
    let letters = |text: &str| -> Vec<char> { folded(text).chars().collect() };
    let (a, b) = (letters(a), letters(b));
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(above[j] + 1).min(row[j - 1] + 1);
        }
        above = row;
    }
    above[b.len()]
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
