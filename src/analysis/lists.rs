//! Many lists of numbers, packed one behind the other.

use crate::order;

/// Lists of numbers: links by factor, factors by loop, and the like.
#[derive(Debug, Clone)]
pub struct Lists {
    /// Where each list begins, and where the last one ends.
    pub start: Vec<u32>,
    /// What is in the lists, one list behind the other.
    pub items: Vec<u32>,
}

impl Lists {
    /// No list.
    pub fn none() -> Lists {
        Lists {
            start: vec![0],
            items: Vec::new(),
        }
    }

    /// For each key below `keys` the places that have it in `key_of`, ascending. O(keys + places).
    pub fn by(keys: usize, key_of: &[u32]) -> Lists {
        let mut start = vec![0u32; keys + 1];
        for &key in key_of {
            start[key as usize + 1] += 1;
        }
        for key in 0..keys {
            start[key + 1] += start[key];
        }
        let mut next = start.clone();
        let mut items = vec![0; key_of.len()];
        for (place, &key) in key_of.iter().enumerate() {
            let to = &mut next[key as usize];
            items[*to as usize] = place as u32;
            *to += 1;
        }
        Lists { start, items }
    }

    /// For each number below `numbers` the lists that it is in, ascending. O(numbers + items).
    pub fn holders(&self, numbers: usize) -> Lists {
        let mut holders = Lists::by(numbers, &self.items);
        let mut list_of = vec![0; self.items.len()];
        for list in 0..self.len() {
            list_of[self.start[list] as usize..self.start[list + 1] as usize].fill(list as u32);
        }
        for item in &mut holders.items {
            *item = list_of[*item as usize];
        }
        holders
    }

    /// The same lists, each in rising order, of numbers below `numbers`.
    pub fn sorted(&self, numbers: usize) -> Lists {
        self.holders(numbers).holders(self.len())
    }

    /// Adds a list.
    pub fn push(&mut self, list: &[u32]) {
        self.items.extend_from_slice(list);
        self.start.push(self.items.len() as u32);
    }

    /// How many lists.
    pub fn len(&self) -> usize {
        self.start.len() - 1
    }

    /// One of the lists.
    pub fn of(&self, list: usize) -> &[u32] {
        &self.items[self.start[list] as usize..self.start[list + 1] as usize]
    }
}

/// What stands in `of` at each of some places.
pub fn picked(of: &[u32], places: &[u32]) -> Vec<u32> {
    order::list(places.len(), &mut |k| of[places[k] as usize])
}
