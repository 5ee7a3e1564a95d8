//! Links by the factor at one of their ends, packed.

/// For each factor the indices of its links, ascending.
pub(super) struct Adjacency {
    start: Vec<u32>,
    links: Vec<u32>,
}

impl Adjacency {
    /// Sorts links by `end[link]`, keeping their order within each factor. O(n + m).
    pub fn by(factors: usize, end: &[u32]) -> Adjacency {
        let mut start = vec![0u32; factors + 1];
        for &factor in end {
            start[factor as usize + 1] += 1;
        }
        for i in 0..factors {
            start[i + 1] += start[i];
        }
        let mut next = start.clone();
        let mut links = vec![0; end.len()];
        for (link, &factor) in end.iter().enumerate() {
            let place = &mut next[factor as usize];
            links[*place as usize] = link as u32;
            *place += 1;
        }
        Adjacency { start, links }
    }

    /// The links of one factor.
    pub fn of(&self, factor: u32) -> &[u32] {
        let factor = factor as usize;
        &self.links[self.start[factor] as usize..self.start[factor + 1] as usize]
    }
}
