//! Start positions of large maps: stress with respect to some pivots that stand for all.
//!
//! After Ortmann, Klimenta & Brandes, "A Sparse Stress Model" (2016): each factor has its ideal
//! distances from those that it is linked with and from pivots, each of which weighs as much as all
//! the factors that it is the nearest pivot of. The pivots, each as far as can be from the earlier
//! ones (de Silva & Tenenbaum 2004), are placed first, by a descent among themselves; then factor by
//! factor goes where its own stress is about least (Gansner, Koren & North 2004).

use super::plan::Plan;
use crate::geometry::{Point, most};
use crate::order;

/// Pivots of a part.
const PIVOTS: usize = 64;

/// A square of the distance from the middle that each box needs more, in areas of the box.
const CROWDED: f64 = 2.2;

/// What draws a factor: to a distance from another, so strongly.
#[derive(Debug, Clone, Copy)]
struct Term {
    from: u32,
    ideal: f32,
    weight: f32,
}

/// The terms of all factors.
#[derive(Debug, Clone, Default)]
pub(super) struct Sparse {
    terms: Vec<Vec<Term>>,
    /// Each pair of pivots of a part, and its ideal distance.
    pub pairs: Vec<(u32, u32, f64)>,
}

impl Sparse {
    /// O(pivots · (n + m)).
    pub fn new(plan: &Plan) -> Sparse {
        let none = &mut |i: usize| Vec::with_capacity(plan.near(i).len() + PIVOTS);
        let mut sparse = Sparse {
            terms: order::list(plan.len(), none),
            pairs: Vec::new(),
        };
        for part in 0..plan.parts.len() {
            sparse.add(plan, plan.parts.of(part));
        }
        for (i, terms) in sparse.terms.iter_mut().enumerate() {
            for &j in plan.near(i) {
                let ideal = plan.ideal(i, j as usize, 1) as f32;
                terms.push(Term {
                    from: j,
                    ideal,
                    weight: 1.0 / (ideal * ideal),
                });
            }
        }
        sparse
    }

    /// The terms of a part's factors with respect to its pivots.
    fn add(&mut self, plan: &Plan, part: &[u32]) {
        let n = plan.len();
        let mut steps: Vec<Vec<u32>> = Vec::new();
        let mut pivots: Vec<u32> = Vec::new();
        // The pivot that each factor is nearest to.
        let mut nearest = vec![0u32; n];
        let mut next = part[0];
        while steps.len() < PIVOTS && (pivots.is_empty() || !pivots.contains(&next)) {
            let from = plan.steps_from(next as usize);
            for (k, other) in steps.iter().enumerate() {
                let links = other[next as usize];
                let ideal = plan.ideal(next as usize, pivots[k] as usize, links);
                self.pairs.push((pivots[k], next, ideal));
            }
            pivots.push(next);
            let number = steps.len();
            steps.push(from);
            let mut farthest = 0;
            for &i in part {
                let i = i as usize;
                let least = steps[nearest[i] as usize][i];
                if steps[number][i] < least {
                    nearest[i] = number as u32;
                }
                let least = steps[nearest[i] as usize][i];
                if least > farthest {
                    farthest = least;
                    next = i as u32;
                }
            }
        }
        for (k, steps) in steps.iter().enumerate() {
            // How many factors the pivot stands for.
            let mut all = 0.0;
            for &i in part {
                all += if nearest[i as usize] == k as u32 {
                    1.0
                } else {
                    0.0
                };
            }
            for &i in part {
                let links = steps[i as usize];
                if links > 1 {
                    let ideal = plan.ideal(i as usize, pivots[k] as usize, links) as f32;
                    self.terms[i as usize].push(Term {
                        from: pivots[k],
                        ideal,
                        weight: all / (ideal * ideal),
                    });
                }
            }
        }
    }

    /// Makes all ideal distances so many times as long.
    pub fn lengthen(&mut self, by: f64) {
        for terms in &mut self.terms {
            for term in terms {
                term.ideal *= by as f32;
            }
        }
    }

    /// Each factor but the fixed ones goes to where its terms draw it. O(terms).
    pub fn sweep(&self, plan: &Plan, at: &mut [Point]) {
        for (i, terms) in self.terms.iter().enumerate() {
            let here = at[i];
            let (mut x, mut y, mut weights) = (0.0, 0.0, 0.0);
            for term in terms {
                let there = at[term.from as usize];
                let (dx, dy) = (here.x - there.x, here.y - there.y);
                let length = (dx * dx + dy * dy).sqrt();
                let weight = f64::from(term.weight);
                let by = if length > 1e-9 {
                    f64::from(term.ideal) / length
                } else {
                    0.0
                };
                x += weight * (there.x + dx * by);
                y += weight * (there.y + dy * by);
                weights += weight;
            }
            if weights > 0.0 && !plan.fixed[i] {
                at[i] = Point::new(x / weights, y / weights);
            }
        }
    }
}

/// Makes room about the middle of each part in which nothing is fixed, where it is most crowded:
/// from the middle outwards nobody is nearer to it than there is room for those who come before.
/// The order of the distances is kept, and so are the directions. O(n log n).
pub(super) fn spread(plan: &Plan, at: &mut [Point]) {
    for part in 0..plan.parts.len() {
        let part = plan.parts.of(part);
        let mut middle = Point::default();
        for &i in part {
            if plan.fixed[i as usize] {
                return;
            }
            middle = middle + at[i as usize];
        }
        middle = middle * (1.0 / part.len() as f64);
        let way = order::list(part.len(), &mut |k| at[part[k] as usize] - middle);
        let square = |k: u32| way[k as usize].dot(way[k as usize]);
        let outwards = order::sorted(part.len(), &mut |a, b| square(a).total_cmp(&square(b)));
        let (mut before, mut reached) = (0.0, 0.0);
        for &k in &outwards {
            let i = part[k as usize];
            reached += most(square(k) - before, CROWDED * plan.area(&[i], plan.gap));
            before = square(k);
            at[i as usize] = middle + way[k as usize].unit() * f64::sqrt(reached);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Size;
    use crate::layout::Options;
    use crate::model::{FactorIx, LinkIx, Network};

    fn plan(n: usize, links: &[(u32, u32)]) -> Plan {
        let net = Network {
            factors: (0..n).map(FactorIx::new).collect(),
            links: (0..links.len()).map(LinkIx::new).collect(),
            from: links.iter().map(|l| l.0).collect(),
            to: links.iter().map(|l| l.1).collect(),
            ..Network::default()
        };
        let sizes = vec![Size { w: 60.0, h: 20.0 }; n];
        Plan::new(&net, &sizes, &[], &Options::default())
    }

    #[test]
    fn the_pivots_of_a_part_weigh_as_much_as_all_its_factors_from_afar() {
        let links: Vec<(u32, u32)> = (1..300).map(|i| ((i - 1) / 3, i)).collect();
        let plan = plan(300, &links);
        let sparse = Sparse::new(&plan);
        for i in 0..300 {
            let mut all = 0.0;
            for &links in &plan.steps_from(i) {
                all += if links > 1 {
                    1.0 / f64::from(links * links)
                } else {
                    0.0
                };
            }
            let terms = &sparse.terms[i][..sparse.terms[i].len() - plan.near(i).len()];
            let unit = plan.unit * plan.unit;
            let its: f64 = terms.iter().map(|t| f64::from(t.weight) * unit).sum();
            assert!(
                (0.4..2.5).contains(&(its / all)),
                "factor {i}: {its} for {all}"
            );
        }
    }

    #[test]
    fn a_line_is_straightened_by_its_terms() {
        let links: Vec<(u32, u32)> = (1..60).map(|i| (i - 1, i)).collect();
        let plan = plan(60, &links);
        let sparse = Sparse::new(&plan);
        let mut at: Vec<Point> = (0..60)
            .map(|i| Point::new(40.0 * f64::from(i), f64::from(i * i % 17)))
            .collect();
        for _ in 0..400 {
            sparse.sweep(&plan, &mut at);
        }
        let length = at[0].distance(at[59]);
        assert!((length / (59.0 * plan.unit) - 1.0).abs() < 0.05, "{length}");
    }

    #[test]
    fn a_crowd_is_spread_until_each_has_room_and_the_order_outwards_stays() {
        let plan = plan(200, &[]);
        // Without links each is a part of its own: nothing moves.
        let mut at: Vec<Point> = (0..200).map(|i| Point::new(f64::from(i), 1.0)).collect();
        let before = at.clone();
        spread(&plan, &mut at);
        assert_eq!(at, before);
        let star: Vec<(u32, u32)> = (1..200).map(|i| (0, i)).collect();
        let plan = self::plan(200, &star);
        let mut at: Vec<Point> = (0..200)
            .map(|i| {
                Point::new(
                    f64::from(i * 37 % 100) - 49.0,
                    f64::from(i * 59 % 100) - 50.0,
                )
            })
            .collect();
        spread(&plan, &mut at);
        let farthest = at.iter().map(|p| p.length()).fold(0.0, f64::max);
        let room = std::f64::consts::PI * farthest * farthest;
        assert!(room > plan.area(&plan.parts.items, plan.gap), "{room}");
    }
}
