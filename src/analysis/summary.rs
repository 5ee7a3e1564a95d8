//! What a list of loops comes to, in numbers.

use super::components::strong;
use super::loops::{Class, Loops};
use crate::model::Network;
use crate::order;

/// Counts of a list of loops; self-links are counted apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Reinforcing loops among those that the list is complete for.
    pub reinforcing: usize,
    /// Balancing ones.
    pub balancing: usize,
    /// Those with a link whose sign is not known.
    pub unknown: usize,
    /// Loops of one link.
    pub self_links: usize,
    /// Loops in the list of the next length, for which it is not complete.
    pub part: usize,
    /// Loops beyond the list that are shown too, as the author named them.
    pub named: usize,
    /// The list has all loops of at most this many links.
    pub complete_up_to: usize,
    /// The list has all loops.
    pub all_found: bool,
    /// At least so many loops are longer than `complete_up_to`.
    pub longer_at_least: u64,
    /// Exactly so many are.
    pub longer_is_exact: bool,
    /// The greatest number of loops none of which is made up of others: links − factors + 1, summed
    /// over the components, without self-links.
    pub independent: usize,
    /// Strongly connected components that have a loop.
    pub components: usize,
    /// Links without a sign on the loops of `unknown`, those first that would settle most.
    pub unsigned: Vec<Unsigned>,
}

/// A link without a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsigned {
    /// The link, by its index in the network.
    pub link: u32,
    /// How many of `unknown` would be classed by a sign of this link alone.
    pub settles: usize,
}

impl Summary {
    /// Loops of the list that are complete to a length, without self-links.
    pub fn loops(&self) -> usize {
        self.reinforcing + self.balancing + self.unknown
    }

    /// How many loops at least a reader is not shown.
    pub fn left_out(&self) -> u64 {
        (self.longer_at_least).saturating_sub((self.part + self.named) as u64)
    }

    /// How many loops there are at least.
    fn total(&self) -> u64 {
        (self.loops() + self.self_links) as u64 + self.longer_at_least
    }

    /// Says of no more loops that there are at least so many than another summary does, which does not know
    /// how many there are, of more of the map.
    pub fn count_at_most(&mut self, other: &Summary) {
        let spare = self.total().saturating_sub(other.total());
        if spare > 0 && !other.longer_is_exact {
            self.longer_at_least -= spare;
            self.longer_is_exact = false;
        }
    }
}

/// Counts a list. O(n + m + all links of the list).
pub fn summary(net: &Network, loops: &Loops) -> Summary {
    let mut summary = Summary {
        complete_up_to: loops.complete_up_to,
        all_found: loops.all_found,
        part: loops.len() - loops.whole,
        longer_at_least: loops.total_at_least.saturating_sub(loops.whole as u64),
        longer_is_exact: loops.total_is_exact,
        unsigned: unsigned(net, loops),
        ..Summary::default()
    };
    for i in 0..loops.whole {
        let count = match loops.class(i) {
            _ if loops.links(i).len() == 1 => &mut summary.self_links,
            Class::Reinforcing => &mut summary.reinforcing,
            Class::Balancing => &mut summary.balancing,
            Class::Unknown => &mut summary.unknown,
        };
        *count += 1;
    }
    let components = strong(net);
    let (mut inside, mut selves) = (vec![0u32; components.count], 0);
    for link in 0..net.link_count() {
        let (from, to) = (net.from[link], net.to[link]);
        if components.together(from, to) {
            inside[components.of[from as usize] as usize] += 1;
        }
        selves += usize::from(from == to);
    }
    let sizes = components.sizes();
    for (i, &links) in inside.iter().enumerate() {
        summary.independent += links as usize + 1 - sizes[i] as usize;
        summary.components += usize::from(links > 0);
    }
    summary.independent -= selves;
    summary
}

fn unsigned(net: &Network, loops: &Loops) -> Vec<Unsigned> {
    const NOT_ASKED: u32 = u32::MAX;
    let mut settles = vec![NOT_ASKED; net.link_count()];
    for i in 0..loops.whole {
        let links = loops.links(i);
        if loops.class(i) != Class::Unknown || links.len() == 1 {
            continue;
        }
        let is_open = |link: u32| net.sign[link as usize] == 0;
        let mut open = 0;
        for &link in links {
            open += usize::from(is_open(link));
        }
        for &link in links {
            if is_open(link) {
                let settled = &mut settles[link as usize];
                *settled = settled.wrapping_add(u32::from(*settled == NOT_ASKED));
                *settled += u32::from(open == 1);
            }
        }
    }
    let mut unsigned = Vec::new();
    // Those that nobody asked for come first.
    let most = order::sorted(settles.len(), &mut |a, b| {
        settles[b as usize].cmp(&settles[a as usize])
    });
    for &link in &most {
        let settles = settles[link as usize];
        if settles != NOT_ASKED {
            let settles = settles as usize;
            unsigned.push(Unsigned { link, settles });
        }
    }
    unsigned
}
