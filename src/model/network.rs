//! A part of a map as flat arrays, in an order that does not depend on the file's.

use super::{FactorIx, LinkIx, Map, Part};

/// Factors and links as arrays of numbers: what the analysis and the layout work on.
///
/// Factors are sorted by id and links by id (byte order), so that two files that differ only in
/// the order of their entries give the same numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Network {
    /// Handle of each factor.
    pub factors: Vec<FactorIx>,
    /// Handle of each link.
    pub links: Vec<LinkIx>,
    /// Index into `factors` of the cause of each link.
    pub from: Vec<u32>,
    /// Index into `factors` of the effect of each link.
    pub to: Vec<u32>,
    /// +1, −1 or 0 (unknown or stated as both) of each link.
    pub sign: Vec<i8>,
    /// True for each link that has a delay.
    pub delayed: Vec<bool>,
}

impl Network {
    /// A part of a map. O((n + m) log (n + m)).
    pub fn of(map: &Map, part: &Part) -> Network {
        let mut factors = part.factors.list();
        crate::order::sort_by(&mut factors, |&a, &b| {
            map.factor(a).id.cmp(&map.factor(b).id)
        });
        let mut links = part.links.list();
        crate::order::sort_by(&mut links, |&a, &b| map.link(a).id.cmp(&map.link(b).id));

        let index = crate::order::places(factors.len(), &mut |i| factors[i].index());
        let mut net = Network {
            factors,
            ..Network::default()
        };
        for ix in links {
            let (from, to) = map.ends(ix);
            let link = map.link(ix);
            net.links.push(ix);
            net.from.push(index[from.index()]);
            net.to.push(index[to.index()]);
            net.sign.push(link.polarity.sign());
            net.delayed.push(!link.delay.is_none());
        }
        net
    }

    /// The whole map.
    pub fn whole(map: &Map) -> Network {
        Network::of(map, &Part::whole(map))
    }

    /// How many factors.
    pub fn factor_count(&self) -> usize {
        self.factors.len()
    }

    /// How many links.
    pub fn link_count(&self) -> usize {
        self.links.len()
    }

    /// Index of a factor in this network. O(n).
    pub fn index_of(&self, factor: FactorIx) -> Option<usize> {
        self.factors.iter().position(|&f| f == factor)
    }
}
