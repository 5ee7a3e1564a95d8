//! Orders in which loops can be listed beside the usual one.

use super::loops::compare;
use crate::model::{Map, Network, Polarity};
use std::cmp::Ordering;

/// An order of a list of loops.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// As a reader is usually shown them: see
    /// [`Catalogue::for_display`](super::catalogue::Catalogue::for_display).
    #[default]
    Usual,
    /// The shortest first.
    Length,
    /// Those with most delays first.
    Delays,
    /// Those with most links without a sign first; one that works both ways has been stated.
    Unknown,
    /// The strongest first: by the product of the strengths of the links. Those with a link without a
    /// strength come after.
    Strength,
}

/// The product of the strengths of a loop's links, if all of them have one.
pub fn strength(map: &Map, net: &Network, links: &[u32]) -> Option<f64> {
    let strengths = links
        .iter()
        .map(|&l| map.link(net.links[l as usize]).strength);
    strengths.product()
}

/// The places of some loops, by their links in the network, in an order. Ties go by length and then
/// by canonical order; self-links come last. In the usual order they stay as they are given.
pub fn ordered(map: &Map, net: &Network, loops: &[&[u32]], order: Order) -> Vec<usize> {
    let mut places: Vec<usize> = (0..loops.len()).collect();
    if order == Order::Usual {
        return places;
    }
    let count = |links: &[u32], of: &dyn Fn(usize) -> bool| {
        links.iter().filter(|&&link| of(link as usize)).count() as f64
    };
    let rank = |links: &[u32]| match order {
        Order::Usual | Order::Length => 0.0,
        Order::Delays => count(links, &|link| net.delayed[link]),
        Order::Unknown => count(links, &|link| {
            map.link(net.links[link]).polarity == Polarity::Unknown
        }),
        Order::Strength => strength(map, net, links).unwrap_or(-1.0),
    };
    let ranks: Vec<f64> = loops.iter().map(|links| rank(links)).collect();
    let selves = |i: usize| loops[i].len() == 1;
    places.sort_by(|&a, &b| -> Ordering {
        (selves(a).cmp(&selves(b)))
            .then_with(|| ranks[b].total_cmp(&ranks[a]))
            .then_with(|| compare(&net.from, loops[a], loops[b]))
    });
    places
}
