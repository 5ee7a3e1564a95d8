//! Factors on a ring, in an order in which links lead on to the next.

use crate::geometry::{Point, Rect, Size};
use crate::model::Network;

/// Places all factors of a network on one ring (an ellipse of the wished shape) just large enough
/// that no two boxes come nearer than `gap`. Where factors were on a ring before, they stand in that order,
/// as far as they can where they stood.
///
/// O(n m) for moving each factor once, within a bound on the work; O(n²) for each of some twenty tries at the size.
pub fn ring(
    net: &Network,
    sizes: &[Size],
    gap: f64,
    aspect: f64,
    before: &[Option<Point>],
) -> Vec<Point> {
    let gap = gap + parallel_room(net);
    let members: Vec<u32> = (0..sizes.len() as u32).collect();
    let links = ends(net);
    let order = kept(before, &links, aspect).unwrap_or_else(|| order(&members, &links));
    let mut at = vec![Point::default(); sizes.len()];
    let boxes: Vec<Size> = order.iter().map(|&i| sizes[i as usize]).collect();
    for (place, &member) in around(&boxes, gap, aspect).into_iter().zip(&order) {
        at[member as usize] = place;
    }
    at
}

/// Places on a circle about the origin for boxes in their order, clockwise from the top, no two nearer
/// than `gap`. O(n²) for each of some twenty tries at the size.
pub fn circle(boxes: &[Size], gap: f64) -> Vec<Point> {
    around(boxes, gap, 1.0)
}

/// The order round a ring on which most factors were before, from the top on; the others stand where their links
/// are shortest. `None` if too few were there. O(n log n + new factors · (n + their links)).
fn kept(before: &[Option<Point>], links: &[(u32, u32)], aspect: f64) -> Option<Vec<u32>> {
    let n = before.len();
    let known: Vec<(u32, Point)> = (0..n as u32)
        .filter_map(|i| Some((i, before[i as usize]?)))
        .collect();
    if 2 * known.len() < n {
        return None;
    }
    let all = known.iter().map(|&(_, at)| Rect { min: at, max: at });
    let centre = all.reduce(Rect::union)?.centre();
    let stretch = stretch(aspect);
    // The first is the one that is nearest to the top.
    let half = core::f64::consts::PI / n as f64;
    let turn = |at: Point| {
        let d = at - centre;
        (libm::atan2(d.x / stretch, -d.y * stretch) + half).rem_euclid(core::f64::consts::TAU)
    };
    let mut known: Vec<(f64, u32)> = known.into_iter().map(|(i, at)| (turn(at), i)).collect();
    known.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut order: Vec<u32> = known.into_iter().map(|(_, i)| i).collect();
    let mut place = vec![usize::MAX; n];
    for new in (0..n as u32).filter(|&i| before[i as usize].is_none()) {
        for (at, &member) in order.iter().enumerate() {
            place[member as usize] = at;
        }
        let round = order.len() + 1;
        let own = links.iter().filter(|(a, b)| (*a == new) != (*b == new));
        let own: Vec<(bool, usize)> = own
            .map(|&(a, b)| (a == new, place[if a == new { b } else { a } as usize]))
            .filter(|(_, other)| *other != usize::MAX)
            .collect();
        let far = |at: usize| -> usize {
            let each = own.iter().map(|&(cause, other)| {
                let other = other + usize::from(other >= at);
                let (from, to) = if cause { (at, other) } else { (other, at) };
                (to + round - from) % round
            });
            each.sum()
        };
        // Not before the first, who stands at the top.
        let best = (1..round).min_by_key(|&at| far(at)).unwrap_or_default();
        order.insert(best, new);
    }
    Some(order)
}

/// How much wider than high a ring is, for a frame that is so.
fn stretch(aspect: f64) -> f64 {
    aspect.clamp(0.25, 4.0).sqrt()
}

/// How much longer links should be where several go from one factor to the same other, so that each has a head and a sign
/// that can be told from the next.
pub(super) fn parallel_room(net: &Network) -> f64 {
    const EACH: f64 = 22.0;
    const MOST: usize = 8;
    let mut links = ends(net);
    links.sort_unstable();
    let runs = links.chunk_by(|a, b| a == b && a.0 != a.1);
    let most = runs.map(<[_]>::len).max().unwrap_or(1);
    EACH * (most.min(MOST) - 1) as f64
}

/// Cause and effect of each link.
pub(super) fn ends(net: &Network) -> Vec<(u32, u32)> {
    net.from
        .iter()
        .copied()
        .zip(net.to.iter().copied())
        .collect()
}

/// On a ring of more than so many
const MANY: usize = 1000;
/// so many before each are looked at.
const NEAR: usize = 100;

/// Places on an ellipse for boxes in their order, clockwise from the top, about the origin.
pub(super) fn around(boxes: &[Size], gap: f64, aspect: f64) -> Vec<Point> {
    let n = boxes.len();
    if n < 2 {
        return vec![Point::default(); n];
    }
    let stretch = stretch(aspect);
    let places = |radius: f64| -> Vec<Point> {
        let place = |i: usize| {
            let turn = core::f64::consts::TAU * i as f64 / n as f64;
            Point::new(
                radius * stretch * libm::sin(turn),
                -radius / stretch * libm::cos(turn),
            )
        };
        (0..n).map(place).collect()
    };
    // On a ring of very many only those near each other can come too near.
    let near = if n > MANY { NEAR } else { n / 2 };
    let apart = |at: &[Point]| {
        (0..n).all(|a| {
            (1..=near).all(|k| {
                let b = (a + n - k) % n;
                let by = at[a] - at[b];
                let w = (boxes[a].w + boxes[b].w) / 2.0 + gap;
                let h = (boxes[a].h + boxes[b].h) / 2.0 + gap;
                by.x.abs() >= w || by.y.abs() >= h
            })
        })
    };
    let mut high = 1.0;
    while !apart(&places(high)) {
        high *= 2.0;
    }
    let mut low = high / 2.0;
    for _ in 0..20 {
        let middle = (low + high) / 2.0;
        if apart(&places(middle)) {
            high = middle;
        } else {
            low = middle;
        }
    }
    places(high)
}

/// How many places of links may be looked at for the order; some tenths of a second.
const WORK: usize = 60_000_000;

/// An order of the members round a ring in which as many links as possible lead to the next, and
/// the others not far on: from the order given, one member after the other is moved to its best
/// place until nothing gets better, or the work is used up. The smallest member comes first.
///
/// O(n m) for moving each member once: it is tried in all places by going from neighbour to neighbour, each of
/// which changes only how far the links of the two lead.
pub(super) fn order(members: &[u32], links: &[(u32, u32)]) -> Vec<u32> {
    let n = members.len();
    let mut inside = vec![usize::MAX; members.iter().max().map_or(0, |&last| last as usize + 1)];
    for (i, &member) in members.iter().enumerate() {
        inside[member as usize] = i;
    }
    let at = |x: u32| inside.get(x as usize).copied().filter(|&i| i < n);
    let links: Vec<(usize, usize)> = links
        .iter()
        .filter_map(|&(a, b)| Some((at(a)?, at(b)?)))
        .filter(|(a, b)| a != b)
        .collect();
    let mut of = vec![Vec::new(); n];
    for &link in &links {
        of[link.0].push(link);
        of[link.1].push(link);
    }
    let mut best = walk(n, &links);
    let mut place = vec![0; n];
    // How far round some links lead, all together.
    let far = |links: &[(usize, usize)], place: &[usize]| -> usize {
        let far = |&(a, b): &(usize, usize)| (place[b] + n - place[a]) % n;
        links.iter().map(far).sum()
    };
    let number = |order: &[usize], place: &mut [usize]| {
        for (i, &member) in order.iter().enumerate() {
            place[member] = i;
        }
    };
    number(&best, &mut place);
    let mut least = far(&links, &place);
    let mut work = WORK;
    let mut better = true;
    while better {
        better = false;
        for member in 0..n {
            let round = n * (2 * of[member].len() + 1) + 5 * links.len();
            if work < round {
                better = false;
                break;
            }
            work -= round;
            let mut tried = best.clone();
            tried.retain(|&m| m != member);
            tried.insert(0, member);
            number(&tried, &mut place);
            let mut cost = far(&links, &place);
            let mut found = (cost < least).then_some(0);
            least = least.min(cost);
            for to in 1..n {
                let other = tried[to];
                // Links between the two count twice, before as after.
                let before = far(&of[member], &place) + far(&of[other], &place);
                let between = |place: &[usize]| -> usize {
                    let both = of[member]
                        .iter()
                        .filter(|&&(a, b)| a == other || b == other);
                    both.map(|link| far(&[*link], place)).sum()
                };
                let twice = between(&place);
                tried.swap(to - 1, to);
                place.swap(member, other);
                let after = far(&of[member], &place) + far(&of[other], &place);
                cost = cost + after + twice - before - between(&place);
                if cost < least {
                    (least, found) = (cost, Some(to));
                }
            }
            if let Some(to) = found {
                best.retain(|&m| m != member);
                best.insert(to, member);
                better = true;
            }
        }
    }
    let first = best.iter().position(|&m| m == 0).unwrap_or_default();
    best.rotate_left(first);
    best.into_iter().map(|m| members[m]).collect()
}

/// Depth first along the links: each member is followed by an effect of it, if one is left.
fn walk(n: usize, links: &[(usize, usize)]) -> Vec<usize> {
    let mut effects = vec![Vec::new(); n];
    for &(a, b) in links {
        effects[a].push(b);
    }
    let mut order: Vec<usize> = Vec::new();
    let mut seen = vec![false; n];
    for start in 0..n {
        let mut at = start;
        while !seen[at] {
            seen[at] = true;
            order.push(at);
            match effects[at].iter().find(|&&b| !seen[b]) {
                Some(&b) => at = b,
                None => break,
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_stands_in_its_own_order() {
        let links = [(0, 3), (3, 1), (1, 4), (4, 2), (2, 0)];
        assert_eq!(order(&[0, 1, 2, 3, 4], &links), [0, 3, 1, 4, 2]);
    }

    #[test]
    fn who_is_on_no_cycle_stands_between_cause_and_effect() {
        let links = [(0, 1), (1, 2), (2, 0), (1, 7), (7, 2)];
        assert_eq!(order(&[0, 1, 2, 7], &links), [0, 1, 7, 2]);
    }

    /// The same choice, made by trying each member in each place and looking at all links each time.
    fn plainly(n: usize, links: &[(usize, usize)]) -> Vec<usize> {
        let cost = |order: &[usize]| -> usize {
            let place = |x: usize| order.iter().position(|&m| m == x).unwrap();
            let far = |&(a, b): &(usize, usize)| (place(b) + n - place(a)) % n;
            links.iter().map(far).sum()
        };
        let mut best = walk(n, links);
        let mut better = true;
        while better {
            better = false;
            for member in 0..n {
                for to in 0..n {
                    let mut tried = best.clone();
                    tried.retain(|&m| m != member);
                    tried.insert(to, member);
                    if cost(&tried) < cost(&best) {
                        (best, better) = (tried, true);
                    }
                }
            }
        }
        let first = best.iter().position(|&m| m == 0).unwrap();
        best.rotate_left(first);
        best
    }

    #[test]
    fn going_from_neighbour_to_neighbour_finds_the_places_that_trying_all_finds() {
        let mut state = 7u32;
        let mut below = |n: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % n
        };
        for _ in 0..200 {
            let n = 2 + below(9);
            let mut links = Vec::new();
            for _ in 0..below(3 * n) {
                let (a, b) = (below(n), below(n));
                if a != b {
                    links.push((a, b));
                }
            }
            let members: Vec<u32> = (0..n as u32).collect();
            let ends: Vec<(u32, u32)> = links.iter().map(|&(a, b)| (a as u32, b as u32)).collect();
            let found: Vec<usize> = order(&members, &ends).iter().map(|&m| m as usize).collect();
            assert_eq!(found, plainly(n, &links), "{links:?}");
        }
    }

    #[test]
    fn boxes_on_a_ring_are_a_gap_apart_and_no_more_than_needed() {
        let boxes = [Size { w: 120.0, h: 40.0 }; 9];
        let at = around(&boxes, 20.0, 1.5);
        let near = |gap: f64| {
            let mut pairs = (0..9).flat_map(|a| (0..a).map(move |b| (a, b)));
            pairs.any(|(a, b)| {
                let by = at[a] - at[b];
                by.x.abs() < 120.0 + gap && by.y.abs() < 40.0 + gap
            })
        };
        assert!(!near(19.9) && near(20.1));
    }
}
