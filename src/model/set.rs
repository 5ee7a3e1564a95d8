//! Sets of factors and of links.

use super::{FactorIx, LinkIx};
use std::marker::PhantomData;

/// A handle as a number and back.
pub trait Handle: Copy {
    /// The handle of a number.
    fn of(number: usize) -> Self;
    /// The number of a handle.
    fn number(self) -> usize;
}

impl Handle for FactorIx {
    fn of(number: usize) -> FactorIx {
        FactorIx::new(number)
    }
    fn number(self) -> usize {
        self.index()
    }
}

impl Handle for LinkIx {
    fn of(number: usize) -> LinkIx {
        LinkIx::new(number)
    }
    fn number(self) -> usize {
        self.index()
    }
}

/// A set of handles, in their order. One list of numbers serves factors and links alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<Ix> {
    numbers: Vec<u32>,
    of: PhantomData<Ix>,
}

impl<Ix> Default for Set<Ix> {
    fn default() -> Set<Ix> {
        Set {
            numbers: Vec::new(),
            of: PhantomData,
        }
    }
}

impl<Ix: Handle> Set<Ix> {
    /// Takes a handle in; `false` if it is there already. O(n), and O(1) for the last in order.
    pub fn insert(&mut self, ix: Ix) -> bool {
        insert(&mut self.numbers, ix.number() as u32)
    }

    /// True if the handle is there. O(log n).
    pub fn contains(&self, ix: &Ix) -> bool {
        at(&self.numbers, ix.number() as u32).is_ok()
    }

    /// Takes in all of another set.
    pub fn add(&mut self, other: &Set<Ix>) {
        for &number in &other.numbers {
            insert(&mut self.numbers, number);
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The handles in their order.
    pub fn list(&self) -> Vec<Ix> {
        crate::order::list(self.len(), &mut |i| Ix::of(self.numbers[i] as usize))
    }

    /// The handles in their order.
    pub fn iter(&self) -> impl Iterator<Item = Ix> + '_ {
        self.numbers.iter().map(|&n| Ix::of(n as usize))
    }
}

/// Where a number stands, or where it would.
fn at(numbers: &[u32], number: u32) -> Result<usize, usize> {
    let place = numbers.partition_point(|&n| n < number);
    if numbers.get(place) == Some(&number) {
        Ok(place)
    } else {
        Err(place)
    }
}

fn insert(numbers: &mut Vec<u32>, number: u32) -> bool {
    match at(numbers, number) {
        Ok(_) => false,
        Err(place) => {
            numbers.insert(place, number);
            true
        }
    }
}
