//! The known name that is most like a given one, for "is … meant?".

/// The name among `known` that differs from `wanted` by the fewest letters, if it is near: at most
/// a third of the letters added, left out, changed, or swapped with their neighbour (the optimal
/// string alignment distance). Case does not count. Of equals the first. O(names × letters²).
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = letters(wanted);
    if wanted.len() > 100 {
        return None;
    }
    let most = wanted.len().div_ceil(3);
    known
        .into_iter()
        .filter_map(|name| {
            let other = letters(name);
            let near = wanted.len().abs_diff(other.len()) <= most;
            near.then(|| (distance(&wanted, &other), name))
        })
        .filter(|&(d, _)| d <= most)
        .min_by_key(|&(d, _)| d)
        .map(|(_, name)| name)
}

fn letters(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
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
        let d = |a: &str, b: &str| distance(&letters(a), &letters(b));
        assert_eq!(d("kitten", "sitting"), 3);
        assert_eq!(d("ab", "ba"), 1);
        assert_eq!(d("", "abc"), 3);
    }
}
