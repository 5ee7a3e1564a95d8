//! What is to be laid out, made ready once: boxes, who is linked to whom, parts, loops, lengths.

use super::Options;
use crate::analysis::cycles::shortest_loops;
use crate::geometry::{Point, Rect, Size};
use crate::model::Network;

/// Above this many factors loops are not rounded and lengths are sampled (see [`super::seed`]).
pub(super) const SMALL: usize = 1000;

/// The task in flat arrays. Links are taken as undirected, once per pair, without self-links.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub sizes: Vec<Size>,
    /// Factors that the search may not move: pinned, or placed by the author.
    pub fixed: Vec<bool>,
    /// Each linked pair once, the lower index first, sorted.
    pub links: Vec<(u32, u32)>,
    offset: Vec<u32>,
    adjacent: Vec<u32>,
    /// Number of the part (connected by links) that each factor belongs to.
    pub part_of: Vec<u32>,
    /// Members of each part, in rising order.
    pub parts: Vec<Vec<u32>>,
    /// Length that a link between two factors of average size should have, centre to centre.
    pub unit: f64,
    /// What a factor's size adds to the lengths of its links.
    pub extra: Vec<f64>,
    pub gap: f64,
    pub link_gap: f64,
    pub aspect: f64,
    /// Lengths across are so many times as long as they count in ideal distances; lengths down
    /// are as many times shorter. For a host that is wide, or high.
    pub across: f64,
}

impl Plan {
    /// O(n + m log m). `fixed` is empty for "none".
    pub fn new(net: &Network, sizes: &[Size], fixed: &[bool], options: &Options) -> Plan {
        let n = net.factor_count();
        let sizes: Vec<Size> = (0..n)
            .map(|i| sane(sizes.get(i).copied().unwrap_or_default()))
            .collect();
        let fixed = (0..n)
            .map(|i| fixed.get(i).copied().unwrap_or(false))
            .collect();
        let mut links: Vec<(u32, u32)> = net
            .from
            .iter()
            .zip(&net.to)
            .filter(|(a, b)| a != b)
            .map(|(&a, &b)| (a.min(b), a.max(b)))
            .collect();
        crate::order::sort(&mut links);
        links.dedup();
        let (offset, adjacent) = adjacency(n, &links);

        let gap = length(options.gap, 0.0);
        let girth: Vec<f64> = sizes.iter().map(|s| 0.5 * (s.w + s.h)).collect();
        let mean = girth.iter().sum::<f64>() / n.max(1) as f64;
        let mut plan = Plan {
            fixed,
            links,
            offset,
            adjacent,
            part_of: vec![u32::MAX; n],
            parts: Vec::new(),
            unit: mean + length(options.link_room, 0.0),
            extra: girth.iter().map(|g| 0.5 * (g - mean)).collect(),
            sizes,
            gap,
            link_gap: length(options.link_gap, gap),
            aspect: if options.aspect.is_finite() {
                options.aspect.clamp(0.2, 5.0)
            } else {
                Options::default().aspect
            },
            across: 1.0,
        };
        plan.find_parts();
        plan
    }

    /// How many factors.
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    /// Factors linked with `i`, in rising order.
    pub fn near(&self, i: usize) -> &[u32] {
        &self.adjacent[self.offset[i] as usize..self.offset[i + 1] as usize]
    }

    /// True if a link joins the two. O(log degree).
    pub fn linked(&self, i: usize, j: usize) -> bool {
        self.near(i).binary_search(&(j as u32)).is_ok()
    }

    /// Room that must stay between two boxes, in one direction at least.
    pub fn gap_between(&self, i: usize, j: usize) -> f64 {
        if self.linked(i, j) {
            self.link_gap
        } else {
            self.gap
        }
    }

    /// Smallest distances of two centres, across and down: one of the two must be kept.
    pub fn apart(&self, i: usize, j: usize) -> Size {
        let gap = self.gap_between(i, j);
        Size {
            w: 0.5 * (self.sizes[i].w + self.sizes[j].w) + gap,
            h: 0.5 * (self.sizes[i].h + self.sizes[j].h) + gap,
        }
    }

    /// Ideal distance of two factors so many links apart.
    pub fn ideal(&self, i: usize, j: usize, links: u32) -> f64 {
        (links as f64 * self.unit + self.extra[i] + self.extra[j]).max(0.5 * self.unit)
    }

    /// A vector in which all directions count the same, as it is drawn.
    pub fn shown(&self, p: Point) -> Point {
        Point::new(p.x * self.across, p.y / self.across)
    }

    /// A drawn vector, as it counts.
    pub fn counted(&self, p: Point) -> Point {
        Point::new(p.x / self.across, p.y * self.across)
    }

    /// Makes ideal lengths so many times as long.
    pub fn lengthen(&mut self, by: f64) {
        self.unit *= by;
        self.extra.iter_mut().for_each(|e| *e *= by);
    }

    /// Rectangle of a factor's box at a place.
    pub fn rect(&self, i: usize, at: Point) -> Rect {
        Rect::about(at, self.sizes[i])
    }

    /// Rectangle around all boxes; a point at the origin for no factor.
    pub fn bounds(&self, at: &[Point]) -> Rect {
        Rect::around((0..self.len()).map(|i| self.rect(i, at[i]))).unwrap_or_default()
    }

    /// Side of the host's frame (root of its area) when the map just fits in: the smaller, the
    /// larger the labels are shown. The map's own area has a part in it too, so that the side on
    /// which the frame has room to spare does not grow for nothing.
    pub fn frame(&self, size: Size) -> f64 {
        let width = size.w.max(size.h * self.aspect);
        0.7 * width / self.aspect.sqrt() + 0.3 * (size.w * size.h).sqrt()
    }

    /// Number of links on the shortest way (either direction) from `start` to each factor of its
    /// part; `u32::MAX` elsewhere. O(n + m).
    pub fn steps_from(&self, start: usize) -> Vec<u32> {
        let mut steps = vec![u32::MAX; self.len()];
        let mut queue = Vec::with_capacity(self.parts[self.part_of[start] as usize].len());
        steps[start] = 0;
        queue.push(start as u32);
        let mut head = 0;
        while let Some(&i) = queue.get(head) {
            head += 1;
            for &j in self.near(i as usize) {
                if steps[j as usize] == u32::MAX {
                    steps[j as usize] = steps[i as usize] + 1;
                    queue.push(j);
                }
            }
        }
        steps
    }

    fn find_parts(&mut self) {
        for start in 0..self.len() {
            if self.part_of[start] != u32::MAX {
                continue;
            }
            let part = self.parts.len() as u32;
            let mut members = vec![start as u32];
            self.part_of[start] = part;
            let mut head = 0;
            while let Some(&i) = members.get(head) {
                head += 1;
                let (a, b) = (self.offset[i as usize], self.offset[i as usize + 1]);
                for e in a..b {
                    let j = self.adjacent[e as usize];
                    if self.part_of[j as usize] == u32::MAX {
                        self.part_of[j as usize] = part;
                        members.push(j);
                    }
                }
            }
            crate::order::sort(&mut members);
            self.parts.push(members);
        }
    }
}

/// Distinct shortest loops of three or more links (see [`shortest_loops`]), each as its factors in
/// running order.
pub(super) fn rings(net: &Network) -> Vec<Vec<u32>> {
    let mut seen = std::collections::BTreeSet::new();
    let mut rings = Vec::new();
    for links in shortest_loops(net).into_iter().flatten() {
        let ring: Vec<u32> = links.iter().map(|&l| net.from[l as usize]).collect();
        let mut members = ring.clone();
        crate::order::sort(&mut members);
        if seen.insert(members) {
            rings.push(ring);
        }
    }
    rings
}

fn adjacency(n: usize, links: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    let mut offset = vec![0u32; n + 1];
    for &(a, b) in links {
        offset[a as usize + 1] += 1;
        offset[b as usize + 1] += 1;
    }
    for i in 0..n {
        offset[i + 1] += offset[i];
    }
    let mut next = offset.clone();
    let mut to = vec![0u32; 2 * links.len()];
    // Links are sorted by (lower, higher): first everyone's lower neighbours, then the higher
    // ones, so that each list comes out sorted.
    for &(a, b) in links {
        to[next[b as usize] as usize] = a;
        next[b as usize] += 1;
    }
    for &(a, b) in links {
        to[next[a as usize] as usize] = b;
        next[a as usize] += 1;
    }
    (offset, to)
}

fn sane(size: Size) -> Size {
    Size {
        w: length(size.w, 1.0),
        h: length(size.h, 1.0),
    }
}

/// A length that can be computed with: at least `least`, finite.
fn length(wanted: f64, least: f64) -> f64 {
    if wanted.is_finite() {
        wanted.clamp(least, 1e5)
    } else {
        least
    }
}
