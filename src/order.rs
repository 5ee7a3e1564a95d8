//! Sorting, and the making of lists, by one small piece of code each.
//!
//! The standard sort is made anew for every type and every comparison, some four kilobytes each,
//! and even one of it weighs eight: in a module that a phone loads, twenty sorts weigh as much as
//! the layout. Here one plain merge sort of numbers serves all; only the moving of the items is
//! made anew. So it is with `collect`, which is made anew for every closure; [`list`] is made once
//! for each type.

use std::cmp::Ordering;

/// Sorts stably by a comparison. O(n log n) comparisons, O(n) space.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = sorted(items.len(), &mut |a, b| {
        compare(&items[a as usize], &items[b as usize])
    });
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Sorts stably by a key. The key is made for each comparison.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts stably by the items' own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The list of what `item` makes of each number below `n`, in order.
pub fn list<T>(n: usize, item: &mut dyn FnMut(usize) -> T) -> Vec<T> {
    let mut items = Vec::with_capacity(n);
    for i in 0..n {
        items.push(item(i));
    }
    items
}

/// Where each number stands among those of `n` items; `u32::MAX` where it does not. O(n + largest).
pub fn places(n: usize, number: &mut dyn FnMut(usize) -> usize) -> Vec<u32> {
    let mut places = Vec::new();
    for i in 0..n {
        let number = number(i);
        if places.len() <= number {
            places.resize(number + 1, u32::MAX);
        }
        places[number] = i as u32;
    }
    places
}

/// The numbers below `n` in the order of a comparison, equal ones as they come. Runs that are in
/// order already cost one comparison each.
pub fn sorted(n: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order = numbers(n);
    let mut merged = vec![0; n];
    let mut run = 1;
    while run < n {
        let mut start = 0;
        while start < n {
            let (middle, end) = ((start + run).min(n), (start + 2 * run).min(n));
            let (mut left, mut right) = (start, middle);
            // In order already: nothing of the right run comes before the left one.
            let apart = right < end && compare(order[right - 1], order[right]).is_le();
            for to in &mut merged[start..end] {
                let from_right = left == middle
                    || !apart && right < end && compare(order[left], order[right]).is_gt();
                let next = if from_right { &mut right } else { &mut left };
                *to = order[*next];
                *next += 1;
            }
            start = end;
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

/// The numbers below `n`.
pub fn numbers(n: usize) -> Vec<u32> {
    list(n, &mut |i| i as u32)
}

/// Swaps items so that at each place stands the one whose place is named there, following each
/// cycle once.
fn arrange(mut order: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_sort_does(items: Vec<(u8, u16)>) {
            let mut ours = items.clone();
            sort_by_key(&mut ours, |i| i.0);
            let mut std = items;
            std.sort_by_key(|i| i.0);
            prop_assert_eq!(ours, std);
        }
    }

    #[test]
    fn empty_and_single_lists_stay() {
        let mut none: [String; 0] = [];
        sort(&mut none);
        let mut one = ["a".to_owned()];
        sort(&mut one);
        assert_eq!(one, ["a"]);
    }
}
