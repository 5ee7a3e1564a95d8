//! One number for a layout, and how it changes when one or two factors move.

use super::plan::{Plan, SMALL, rings};
use super::quality::{compactness, segment_meets_box, segments_cross};
use super::seed::Lengths;
use crate::geometry::{Point, Rect, Size};
use crate::model::Network;

/// How much each measure weighs when it is as large as in the layout of reference.
const STRESS: f64 = 1.0;
const CROSSINGS: f64 = 0.8;
const THROUGH: f64 = 0.6;
const FRAME: f64 = 1.5;
const ROUNDNESS: f64 = 0.5;
/// Links keep this distance from boxes that are not theirs.
const CLEAR: f64 = 5.0;

/// The plan with everything that a search looks up again and again.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub plan: Plan,
    pub lengths: Lengths,
    pub rings: Vec<Vec<u32>>,
    /// Ideal distance of each pair, row by row; 0 between parts. Empty above [`SMALL`] factors.
    ideal: Vec<f32>,
    links_of: Vec<Vec<u32>>,
    rings_of: Vec<Vec<u32>>,
    /// Boxes, larger by what links keep clear of.
    boxes: Vec<Size>,
}

impl Task {
    /// O(n (n + m) + m (n + m)) up to [`SMALL`] factors.
    pub fn new(plan: Plan, net: &Network) -> Task {
        let n = plan.len();
        let lengths = Lengths::new(&plan);
        let small = n <= SMALL;
        let rings = if small { rings(net) } else { Vec::new() };
        let mut ideal = Vec::new();
        if small {
            ideal = vec![0.0; n * n];
            for &(i, j, d) in &lengths.pairs {
                ideal[i as usize * n + j as usize] = d as f32;
                ideal[j as usize * n + i as usize] = d as f32;
            }
        }
        let mut links_of = vec![Vec::new(); n];
        for (k, &(a, b)) in plan.links.iter().enumerate() {
            links_of[a as usize].push(k as u32);
            links_of[b as usize].push(k as u32);
        }
        let mut rings_of = vec![Vec::new(); n];
        for (k, ring) in rings.iter().enumerate() {
            for &i in ring {
                rings_of[i as usize].push(k as u32);
            }
        }
        let boxes = plan
            .sizes
            .iter()
            .map(|s| Size {
                w: s.w + 2.0 * CLEAR,
                h: s.h + 2.0 * CLEAR,
            })
            .collect();
        Task {
            plan,
            lengths,
            rings,
            ideal,
            links_of,
            rings_of,
            boxes,
        }
    }

    /// Ideal distances from a factor to all; 0 where there is none.
    pub fn ideal_from(&self, i: usize) -> &[f32] {
        let n = self.plan.len();
        &self.ideal[i * n..(i + 1) * n]
    }

    /// Everything that counts. O(n² + m² + n m).
    pub fn tally(&self, at: &[Point]) -> Tally {
        let mut tally = Tally::default();
        let links = &self.plan.links;
        for &(i, j, d) in &self.lengths.pairs {
            tally.add_pair(at[i as usize].distance(at[j as usize]), d);
        }
        for k in 0..links.len() as u32 {
            for l in k + 1..links.len() as u32 {
                tally.crossings += f64::from(u8::from(self.cross(k, l, at)));
            }
            for i in 0..self.plan.len() {
                tally.through += f64::from(u8::from(self.runs_through(k, i, at)));
            }
        }
        for ring in &self.rings {
            tally.flatness += 1.0 - compactness(ring, at);
        }
        tally
    }

    /// What of the tally depends on where one or two factors (`movers`) are.
    /// O(movers · (n + degree · (n + m) + m)).
    pub fn local(&self, movers: &[usize], at: &[Point]) -> Tally {
        let mut tally = Tally::default();
        let n = self.plan.len();
        for (k, &i) in movers.iter().enumerate() {
            let row = self.ideal_from(i);
            for j in 0..n {
                if row[j] > 0.0 && !movers[..k].contains(&j) {
                    tally.add_pair(at[i].distance(at[j]), f64::from(row[j]));
                }
            }
            for &ring in &self.rings_of[i] {
                let ring = &self.rings[ring as usize];
                if !movers[..k].iter().any(|&j| ring.contains(&(j as u32))) {
                    tally.flatness += 1.0 - compactness(ring, at);
                }
            }
            self.local_links(i, &movers[..k], movers, at, &mut tally);
        }
        tally
    }

    /// Crossings and boxes run through that depend on `i` and not on the movers counted `before`.
    fn local_links(
        &self,
        i: usize,
        before: &[usize],
        movers: &[usize],
        at: &[Point],
        tally: &mut Tally,
    ) {
        let moves = |k: u32, some: &[usize]| {
            let (a, b) = self.plan.links[k as usize];
            some.contains(&(a as usize)) || some.contains(&(b as usize))
        };
        let m = self.plan.links.len() as u32;
        for &k in &self.links_of[i] {
            if moves(k, before) {
                continue;
            }
            for l in 0..m {
                // A pair of links that both move counts once, from the lower number; one whose
                // other link moves with an earlier mover has been counted there.
                let twice = l <= k && moves(l, &[i]) || moves(l, before);
                if !twice && self.cross(k, l, at) {
                    tally.crossings += 1.0;
                }
            }
            for j in 0..self.plan.len() {
                if self.runs_through(k, j, at) {
                    tally.through += 1.0;
                }
            }
        }
        for k in 0..m {
            if !moves(k, movers) && self.runs_through(k, i, at) {
                tally.through += 1.0;
            }
        }
    }

    fn cross(&self, k: u32, l: u32, at: &[Point]) -> bool {
        let (a, b) = self.plan.links[k as usize];
        let (c, d) = self.plan.links[l as usize];
        a != c
            && a != d
            && b != c
            && b != d
            && segments_cross(
                at[a as usize],
                at[b as usize],
                at[c as usize],
                at[d as usize],
            )
    }

    fn runs_through(&self, k: u32, i: usize, at: &[Point]) -> bool {
        let (a, b) = self.plan.links[k as usize];
        if i == a as usize || i == b as usize {
            return false;
        }
        let (p, q, c, size) = (at[a as usize], at[b as usize], at[i], self.boxes[i]);
        // Most boxes are far off: look at the rectangle around the link first.
        let (x, y) = (0.5 * size.w, 0.5 * size.h);
        if c.x + x < p.x.min(q.x)
            || c.x - x > p.x.max(q.x)
            || c.y + y < p.y.min(q.y)
            || c.y - y > p.y.max(q.y)
        {
            return false;
        }
        segment_meets_box(p, q, c, size)
    }

    /// The side of the host's frame around all boxes. O(n).
    pub fn frame(&self, at: &[Point]) -> f64 {
        let bounds: Rect = self.plan.bounds(at);
        self.plan.frame(bounds.size())
    }
}

/// Sums over a layout, from which its cost follows.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Tally {
    /// Of distance over ideal distance, over pairs.
    pub ratios: f64,
    /// Of its square.
    pub squares: f64,
    pub pairs: f64,
    pub crossings: f64,
    pub through: f64,
    /// Of 1 − compactness, over loops.
    pub flatness: f64,
}

impl Tally {
    fn add_pair(&mut self, length: f64, ideal: f64) {
        let ratio = length / ideal;
        self.ratios += ratio;
        self.squares += ratio * ratio;
        self.pairs += 1.0;
    }

    /// This one after a part of it (`out`) is replaced by another (`new`).
    pub fn changed(mut self, out: &Tally, new: &Tally) -> Tally {
        self.ratios += new.ratios - out.ratios;
        self.squares += new.squares - out.squares;
        self.crossings += new.crossings - out.crossings;
        self.through += new.through - out.through;
        self.flatness += new.flatness - out.flatness;
        self
    }

    /// Mean of (distance / ideal − 1)² over pairs: stress at the scale drawn.
    pub fn stress(&self) -> f64 {
        if self.pairs > 0.0 {
            (self.squares - 2.0 * self.ratios) / self.pairs + 1.0
        } else {
            0.0
        }
    }
}

/// What the measures are divided by before they are added up: about their size in a plain layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reference {
    stress: f64,
    crossings: f64,
    through: f64,
    frame: f64,
    rings: f64,
}

impl Reference {
    /// From a first layout.
    pub fn new(task: &Task, tally: &Tally, frame: f64) -> Reference {
        let m = task.plan.links.len() as f64;
        Reference {
            stress: tally.stress().max(0.02),
            crossings: tally.crossings.max(0.15 * m).max(1.0),
            through: tally.through.max(0.1 * m).max(1.0),
            frame: frame.max(1.0),
            rings: task.rings.len().max(1) as f64,
        }
    }

    /// The cost of a layout; lower is better.
    pub fn cost(&self, tally: &Tally, frame: f64) -> f64 {
        STRESS * tally.stress() / self.stress
            + CROSSINGS * tally.crossings / self.crossings
            + THROUGH * tally.through / self.through
            + FRAME * frame / self.frame
            + ROUNDNESS * tally.flatness / self.rings
    }
}
