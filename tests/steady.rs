//! What stays where it is when a map changes by one factor or one link.

use system_map::geometry::{Point, Size};
use system_map::layout::{Given, Layout, Options};
use system_map::model::{FactorIx, LinkIx, Network};

/// A generator of test maps.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(99);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// A map as far as its layout goes.
#[derive(Clone)]
struct Drawn {
    links: Vec<(usize, usize)>,
    sizes: Vec<Size>,
}

impl Drawn {
    /// Mostly connected, some hubs, some loops.
    fn random(dice: &mut Dice, n: usize) -> Drawn {
        let mut links = Vec::new();
        for i in 1..n {
            if dice.below(15) > 0 {
                let j = if dice.below(4) == 0 {
                    i / 8
                } else {
                    dice.below(i)
                };
                links.push(if dice.below(2) == 0 { (i, j) } else { (j, i) });
            }
        }
        for _ in 0..n {
            let a = dice.below(n);
            links.push((a, (a + 1 + dice.below(6)) % n));
        }
        let size = |_| Size {
            w: 50.0 + dice.below(110) as f64,
            h: [30.0, 48.0, 66.0][dice.below(3)],
        };
        let sizes = (0..n).map(size).collect();
        Drawn { links, sizes }
    }

    fn rest(&self, start: &[Option<Point>], pinned: &[bool], given: Given) -> Vec<Point> {
        let (n, links) = (self.sizes.len(), &self.links);
        let net = Network {
            factors: (0..n).map(FactorIx::new).collect(),
            links: (0..links.len()).map(LinkIx::new).collect(),
            from: links.iter().map(|l| l.0 as u32).collect(),
            to: links.iter().map(|l| l.1 as u32).collect(),
            sign: vec![1; links.len()],
            delayed: vec![false; links.len()],
        };
        let options = Options {
            given,
            ..Options::default()
        };
        let mut layout = Layout::new(&net, &self.sizes, start, pinned, options);
        while !layout.step(1000) {}
        layout.positions()
    }

    fn mean_link(&self, at: &[Point]) -> f64 {
        let lengths = self.links.iter().map(|&(a, b)| at[a].distance(at[b]));
        lengths.sum::<f64>() / self.links.len() as f64
    }
}

#[derive(Debug, Clone, Copy)]
enum Change {
    FactorAdded,
    FactorRemoved,
    LinkAdded,
    LinkRemoved,
}

/// The map after a change of it. The last factor is the one that is added or taken away.
fn changed(before: &Drawn, change: Change, dice: &mut Dice) -> Drawn {
    let mut after = before.clone();
    let n = before.sizes.len();
    match change {
        Change::FactorAdded => {
            after.sizes.push(Size { w: 110.0, h: 48.0 });
            after.links.push((dice.below(n), n));
            after.links.push((n, dice.below(n)));
        }
        Change::FactorRemoved => {
            after.sizes.pop();
            after.links.retain(|&(a, b)| a < n - 1 && b < n - 1);
        }
        Change::LinkAdded => after.links.push((dice.below(n), dice.below(n))),
        Change::LinkRemoved => drop(after.links.swap_remove(dice.below(before.links.len()))),
    }
    after
}

const CHANGES: [Change; 4] = [
    Change::FactorAdded,
    Change::FactorRemoved,
    Change::LinkAdded,
    Change::LinkRemoved,
];

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[test]
fn others_move_little_when_a_factor_or_a_link_is_added_or_removed() {
    let mut dice = Dice(5);
    for change in CHANGES {
        let mut shares = Vec::new();
        for round in 0..10 {
            let before = Drawn::random(&mut dice, 12 + round * 11);
            let at = before.rest(&[], &[], Given::Authored);
            let after = changed(&before, change, &mut dice);
            let start: Vec<Option<Point>> = at.iter().copied().map(Some).collect();
            let now = after.rest(&start, &[], Given::Previous);
            let others = before.sizes.len().min(after.sizes.len());
            let moved = (0..others).map(|i| at[i].distance(now[i])).collect();
            shares.push(median(moved) / before.mean_link(&at));
        }
        let worst = shares.iter().copied().fold(0.0, f64::max);
        println!(
            "{change:?}: median move {:.3} of a mean link, at worst {worst:.3}",
            median(shares.clone())
        );
        assert!(worst <= 0.25, "{change:?}: {shares:.3?}");
    }
}

#[test]
fn pinned_and_authored_factors_never_move_when_a_factor_or_a_link_is_added_or_removed() {
    let mut dice = Dice(6);
    for change in CHANGES {
        for round in 0..6 {
            let before = Drawn::random(&mut dice, 10 + round * 9);
            let at = before.rest(&[], &[], Given::Authored);
            let after = changed(&before, change, &mut dice);
            let start: Vec<Option<Point>> = at.iter().copied().map(Some).collect();
            let pinned: Vec<bool> = (0..at.len()).map(|i| i % 3 == 0).collect();
            let others = before.sizes.len().min(after.sizes.len());
            let authored = after.rest(&start, &[], Given::Authored);
            let previous = after.rest(&start, &pinned, Given::Previous);
            for i in 0..others {
                assert_eq!(authored[i], at[i], "{change:?}");
                assert!(!pinned[i] || previous[i] == at[i], "{change:?}");
            }
        }
    }
}
