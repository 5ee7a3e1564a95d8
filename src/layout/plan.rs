//! What is to be laid out, made ready once: boxes, who is linked to whom, parts, loops, lengths.

use super::Options;
use crate::analysis::components::weak;
use crate::analysis::cycles::shortest_of;
use crate::analysis::lists::{Lists, picked};
use crate::geometry::{Point, Rect, Size, most};
use crate::model::Network;
use crate::order;

/// Above this many factors loops are not rounded, and a few pivots stand for all distances.
pub const SMALL: usize = 400;

/// True for all maps in the viewer, which leaves large ones to the tools.
pub(super) fn is_small(factors: usize) -> bool {
    !cfg!(feature = "tools") || factors <= SMALL
}

/// The gap between boxes side by side, in gaps between boxes one above the other: words in a line
/// must not read as one label.
const ACROSS: f64 = 2.0;

/// The task in flat arrays. Links are taken as undirected, once per pair, without self-links.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub sizes: Vec<Size>,
    /// Factors that the search may not move: pinned, or placed by the author.
    pub fixed: Vec<bool>,
    /// Each linked pair once, the lower index first, sorted.
    pub links: Vec<(u32, u32)>,
    /// Numbers of the links of each factor.
    pub links_of: Lists,
    /// Factors linked with each, in rising order.
    near: Lists,
    /// Members of each part (connected by links), in rising order.
    pub parts: Lists,
    /// Length that a link between two factors of average size should have, centre to centre.
    pub unit: f64,
    /// What a factor's size, and links beside each other, add to the lengths of its links.
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
        let sizes = order::list(n, &mut |i| sane(sizes.get(i).copied().unwrap_or_default()));
        let fixed = order::list(n, &mut |i| fixed.get(i).copied().unwrap_or(false));
        let gap = length(options.gap, 0.0);
        let mut extra = order::list(n, &mut |i: usize| 0.5 * (sizes[i].w + sizes[i].h));
        let mut mean = 0.0;
        for girth in &extra {
            mean += girth;
        }
        mean /= n.max(1) as f64;
        for girth in &mut extra {
            *girth = 0.5 * (*girth - mean);
        }
        let links = linked_pairs(net, &mut extra);
        let mut ends = Vec::with_capacity(2 * links.len());
        for &(a, b) in &links {
            ends.push(a);
            ends.push(b);
        }
        // Links are sorted by (lower, higher): so a factor's lower neighbours come first, and each
        // list is sorted.
        let mut near = Lists::by(n, &ends);
        let mut links_of = near.clone();
        for (k, end) in near.items.iter_mut().enumerate() {
            links_of.items[k] = *end / 2;
            *end = ends[*end as usize ^ 1];
        }
        let parts = weak(net);

        Plan {
            fixed,
            links,
            links_of,
            near,
            parts: Lists::by(parts.count, &parts.of),
            unit: mean + length(options.link_room, 0.0),
            extra,
            sizes,
            gap,
            link_gap: length(options.link_gap, gap),
            aspect: if options.aspect.is_finite() {
                options.aspect.clamp(0.2, 5.0)
            } else {
                Options::default().aspect
            },
            across: 1.0,
        }
    }

    /// How many factors.
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    /// Factors linked with `i`, in rising order.
    pub fn near(&self, i: usize) -> &[u32] {
        self.near.of(i)
    }

    /// True if a link joins the two. O(log degree).
    pub fn linked(&self, i: usize, j: usize) -> bool {
        let near = self.near(i);
        let place = near.partition_point(|&k| k < j as u32);
        near.get(place) == Some(&(j as u32))
    }

    /// True if any factor is fixed.
    pub fn any_fixed(&self) -> bool {
        self.fixed.contains(&true)
    }

    /// Smallest distances of two centres, across and down: one of the two must be kept.
    pub fn apart(&self, i: usize, j: usize) -> Size {
        let gap = if self.linked(i, j) {
            self.link_gap
        } else {
            self.gap
        };
        Size {
            w: 0.5 * (self.sizes[i].w + self.sizes[j].w) + most(gap, ACROSS * self.gap),
            h: 0.5 * (self.sizes[i].h + self.sizes[j].h) + gap,
        }
    }

    /// The largest gap there is.
    pub fn room(&self) -> f64 {
        most(self.link_gap, ACROSS * self.gap)
    }

    /// Ideal distance of two factors so many links apart.
    pub fn ideal(&self, i: usize, j: usize, links: u32) -> f64 {
        most(
            links as f64 * self.unit + self.extra[i] + self.extra[j],
            0.5 * self.unit,
        )
    }

    /// A vector in which all directions count the same, as it is drawn.
    pub fn shown(&self, p: Point) -> Point {
        Point::new(p.x * self.across, p.y / self.across)
    }

    /// Makes ideal lengths so many times as long.
    pub fn lengthen(&mut self, by: f64) {
        self.unit *= by;
        for extra in &mut self.extra {
            *extra *= by;
        }
    }

    /// Rectangle of a factor's box at a place.
    pub fn rect(&self, i: usize, at: Point) -> Rect {
        Rect::about(at, self.sizes[i])
    }

    /// Rectangle around all boxes; a point at the origin for no factor.
    pub fn bounds(&self, at: &[Point]) -> Rect {
        self.bounds_of(&self.parts.items, at)
    }

    /// Rectangle around the boxes of some; `at` are the places of all.
    pub fn bounds_of(&self, members: &[u32], at: &[Point]) -> Rect {
        let mut bounds: Option<Rect> = None;
        for &i in members {
            let rect = self.rect(i as usize, at[i as usize]);
            bounds = Some(bounds.map_or(rect, |bounds| bounds.union(rect)));
        }
        bounds.unwrap_or_default()
    }

    /// Area of the boxes of some, each with a gap on one side across and one down.
    pub fn area(&self, members: &[u32], gap: f64) -> f64 {
        let mut area = 0.0;
        for &i in members {
            let size = self.sizes[i as usize];
            area += (size.w + gap) * (size.h + gap);
        }
        area
    }

    /// Side of the host's frame (root of its area) when the map just fits in: the smaller, the
    /// larger the labels are shown. The map's own area has a part in it too, so that the side on
    /// which the frame has room to spare does not grow for nothing.
    pub fn frame(&self, size: Size) -> f64 {
        let width = most(size.w, size.h * self.aspect);
        0.7 * width / self.aspect.sqrt() + 0.3 * (size.w * size.h).sqrt()
    }

    /// Number of links on the shortest way (either direction) from `start` to each factor of its
    /// part; `u32::MAX` elsewhere. O(n + m).
    pub fn steps_from(&self, start: usize) -> Vec<u32> {
        let mut steps = vec![u32::MAX; self.len()];
        let mut queue = Vec::new();
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
}

/// Each linked pair once, the lower index first, sorted. Where more than two links join the same two, `extra` of both grows,
/// so that each link has a sign, and each loop a badge, that can be told from the next.
fn linked_pairs(net: &Network, extra: &mut [f64]) -> Vec<(u32, u32)> {
    const EACH: f64 = 12.0;
    const MOST: u32 = 8;
    let (mut lower, mut higher) = (Vec::new(), Vec::new());
    for link in 0..net.from.len() {
        let (a, b) = (net.from[link], net.to[link]);
        if a != b {
            lower.push(a.min(b));
            higher.push(a.max(b));
        }
    }
    let by_higher = Lists::by(net.factor_count(), &higher).items;
    let by_lower = Lists::by(net.factor_count(), &picked(&lower, &by_higher)).items;
    let mut links = Vec::new();
    let mut beside = 0;
    for &k in &picked(&by_higher, &by_lower) {
        let link = (lower[k as usize], higher[k as usize]);
        if links.last() == Some(&link) {
            beside += 1;
            if beside > 1 && beside < MOST {
                extra[link.0 as usize] += EACH;
                extra[link.1 as usize] += EACH;
            }
        } else {
            links.push(link);
            beside = 0;
        }
    }
    links
}

/// Distinct shortest loops of three or more links (see [`shortest_of`]), each as its factors in
/// running order.
pub(super) fn rings(factors: usize, from: &[u32], to: &[u32]) -> Lists {
    let mut all = Lists::none();
    for links in &shortest_of(factors, from, to) {
        let Some(links) = links else { continue };
        all.push(&picked(from, links));
    }
    let members = all.sorted(factors);
    let mut rings = Lists::none();
    for k in 0..all.len() {
        if !(0..k).any(|j| members.of(j) == members.of(k)) {
            rings.push(all.of(k));
        }
    }
    rings
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
