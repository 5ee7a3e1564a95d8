//! Smallest sets that lie on every loop: of factors, or of links. Without them, nothing feeds back.

use super::components::strong;
use super::lists::Lists;
use super::smallest::smallest;
use crate::model::Network;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Factors that lie on every loop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedbackSet {
    /// Their indices in the network, ascending.
    pub factors: Vec<u32>,
    /// No smaller set does it. Else the search was cut short, and this is the smallest it met.
    pub exact: bool,
}

/// Links one of which lies on every loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackLinks {
    /// Their indices in the network, ascending.
    pub links: Vec<u32>,
    /// No smaller set does it. Else the search was cut short, and this is the smallest it met.
    pub exact: bool,
}

/// A smallest set of factors that lies on every loop. `work` bounds the search, in links looked at.
pub fn feedback_set(net: &Network, work: u64) -> FeedbackSet {
    let (factors, exact) = smallest(net.factor_count(), &net.from, &net.to, work);
    FeedbackSet { factors, exact }
}

/// How many pairs of a link and one that follows it are looked at at most.
const PAIRS: usize = 2_000_000;

/// A smallest set of links without which no loop is left. `work` bounds the search, in steps.
///
/// It is a smallest set of nodes of the graph whose nodes are the links, each leading to those that
/// begin where it ends. Where the search is cut short, or that graph is too large, the set may be the
/// links that run backwards when factors stand in a row as Eades, Lin & Smyth (1993) line them up.
pub fn feedback_links(net: &Network, work: u64) -> FeedbackLinks {
    let components = strong(net);
    let on_loops = |&link: &u32| {
        let (from, to) = (net.from[link as usize], net.to[link as usize]);
        components.together(from, to)
    };
    let links: Vec<u32> = (0..net.link_count() as u32).filter(on_loops).collect();
    let causes: Vec<u32> = links.iter().map(|&l| net.from[l as usize]).collect();
    let effects: Vec<u32> = links.iter().map(|&l| net.to[l as usize]).collect();
    let out = Lists::by(net.factor_count(), &causes);
    let followers = effects.iter().map(|&effect| out.of(effect as usize).len());
    let (mut best, mut exact) = backward(net.factor_count(), &causes, &effects);
    if followers.sum::<usize>() <= PAIRS {
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for (link, &effect) in effects.iter().enumerate() {
            for &next in out.of(effect as usize) {
                from.push(link as u32);
                to.push(next);
            }
        }
        let (found, sure) = smallest(links.len(), &from, &to, work);
        if sure || found.len() <= best.len() {
            (best, exact) = (found, sure);
        }
    }
    FeedbackLinks {
        links: best.iter().map(|&l| links[l as usize]).collect(),
        exact,
    }
}

/// The links that run backwards when the factors stand in a row: those that nothing leads to any more
/// from the front, those that lead nowhere any more from the back, else in front the one that leads to
/// most more than lead to it. Exact only if there are none.
fn backward(factors: usize, causes: &[u32], effects: &[u32]) -> (Vec<u32>, bool) {
    let (out, into) = (Lists::by(factors, causes), Lists::by(factors, effects));
    let count = |lists: &Lists, factor| lists.of(factor).len() as i64;
    let mut leads: Vec<i64> = (0..factors).map(|f| count(&out, f)).collect();
    let mut led: Vec<i64> = (0..factors).map(|f| count(&into, f)).collect();
    let rank = |leads: i64, led: i64| match (leads, led) {
        (0, _) => i64::MAX,
        (_, 0) => i64::MAX - 1,
        _ => leads - led,
    };
    let mut heap = BinaryHeap::new();
    for factor in 0..factors {
        heap.push((rank(leads[factor], led[factor]), Reverse(factor as u32)));
    }
    let mut place = vec![i64::MAX; factors];
    let (mut front, mut back) = (0, factors as i64);
    while let Some((known, Reverse(factor))) = heap.pop() {
        let at = factor as usize;
        if place[at] != i64::MAX || known != rank(leads[at], led[at]) {
            continue;
        }
        match known {
            i64::MAX => {
                back -= 1;
                place[at] = back;
            }
            _ => {
                place[at] = front;
                front += 1;
            }
        }
        let nexts = out
            .of(at)
            .iter()
            .map(|&link| (effects[link as usize], true));
        let befores = into
            .of(at)
            .iter()
            .map(|&link| (causes[link as usize], false));
        for (other, is_effect) in nexts.chain(befores) {
            let there = other as usize;
            if place[there] == i64::MAX {
                match is_effect {
                    true => led[there] -= 1,
                    false => leads[there] -= 1,
                }
                heap.push((rank(leads[there], led[there]), Reverse(other)));
            }
        }
    }
    let runs_back = |&link: &u32| {
        let (from, to) = (causes[link as usize], effects[link as usize]);
        place[from as usize] >= place[to as usize]
    };
    let found: Vec<u32> = (0..causes.len() as u32).filter(runs_back).collect();
    let none = found.is_empty();
    (found, none)
}
