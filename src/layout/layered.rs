//! Causes before effects: factors in layers, for theories of change and other maps with a direction.
//!
//! After Sugiyama, Tagawa & Toda (1981): cycles are taken care of, factors get layers, the order in
//! each layer is chosen for few crossings, then places. A group of few factors that can all reach
//! each other, or of more that are a cycle with few chords, is one block whose factors stand on a ring, so that
//! its loops are seen as loops; of another one the links that lead back are turned for the time being (Eades, Lin & Smyth 1993).

use super::blocks::{Blocks, mean};
use super::ring;
use crate::geometry::{Point, Rect, Size};
use crate::model::Network;

/// Room that a long link has in each layer that it passes: its arc must find a way there, off the boxes beside it.
const BEND: f64 = 28.0;
/// Long links have bends where there are not more than so many: otherwise they go straight, whatever stands there.
const BENDS: usize = 40_000;
/// Sweeps over the layers for the order, and for the places.
const SWEEPS: usize = 16;
/// How many pairs of ends may be compared when neighbours change places; a tenth of a second.
const WORK: usize = 20_000_000;

/// Places for all factors, the layers from left to right or from top to bottom, whichever shows the
/// map larger in a frame of this `aspect` (width over height), and under them what has no links, in rows; boxes are at least `gap` apart, layers
/// at least `room`. The middle of the whole is the origin. The same network gives the same places; where factors
/// were in layers `before` (of none, or of all, with those that are new left out), the layers lead the same way, and
/// keep their order, unless another one has far fewer crossings.
///
/// O(n m) for the layers, and for each of some sweeps O(e log e) with e the links and their bends; neighbours in a
/// layer change places within a bound on the work. Some milliseconds for 150 factors.
pub fn layered(
    net: &Network,
    sizes: &[Size],
    gap: f64,
    room: f64,
    aspect: f64,
    before: &[Option<Point>],
) -> Vec<Point> {
    let more = ring::parallel_room(net);
    let room = room + more;
    let (blocks, alone) = Blocks::of(net, &ring::ends(net), sizes, 2.5 * gap + more).parted();
    // The order within the layers is the same whichever way they go.
    let mut graph = Layers::new(&blocks);
    let way = leads_across(net, before);
    let kept = way.map(|across| graph.kept(&blocks.beside(before, across)));
    graph.sort();
    // What stands where it was is found again, unless the links have become quite others.
    let good = |kept: &Layers| 2 * kept.crossings() <= 3 * graph.crossings() + 6;
    if let Some(kept) = kept.filter(good) {
        graph = kept;
    }
    let across = blocks.in_layers(&graph, sizes.len(), gap, room, true);
    let down = blocks.in_layers(&graph, sizes.len(), gap, room, false);
    let [(wide, across), (tall, down)] = [across, down].map(|mut at| {
        let over = blocks.bounds(&at, sizes);
        alone.in_rows(&mut at, over, 2.0 * gap, aspect);
        centred(at, sizes)
    });
    // How small a frame shows it.
    let scale = |size: Size| (size.w / aspect).max(size.h);
    if way.unwrap_or_else(|| scale(wide) <= scale(tall)) {
        across
    } else {
        down
    }
}

/// True if layers lead across where factors were before, false if they lead down; `None` if nothing says so.
fn leads_across(net: &Network, before: &[Option<Point>]) -> Option<bool> {
    let (mut across, mut down) = (0.0, 0.0);
    for (from, to) in ring::ends(net) {
        let at = |i: u32| before.get(i as usize).copied().flatten();
        if let (Some(from), Some(to)) = (at(from), at(to)) {
            across += to.x - from.x;
            down += to.y - from.y;
        }
    }
    (across != down).then_some(across > down)
}

/// The places about the middle of the whole, and its size.
fn centred(mut at: Vec<Point>, sizes: &[Size]) -> (Size, Vec<Point>) {
    let mut all: Option<Rect> = None;
    for (&place, &size) in at.iter().zip(sizes) {
        let area = Rect::about(place, size);
        all = Some(all.map_or(area, |all| all.union(area)));
    }
    let Some(all) = all else {
        return (Size::default(), at);
    };
    for place in &mut at {
        *place = *place - all.centre();
    }
    (all.size(), at)
}

impl Blocks {
    /// Places for all `n` factors, the layers across or down.
    fn in_layers(&self, graph: &Layers, n: usize, gap: f64, room: f64, across: bool) -> Vec<Point> {
        let beside = graph.places(gap, across);
        let along = graph.depths(room, across);
        let mut at = vec![Point::default(); n];
        for (block, members) in self.members.iter().enumerate() {
            let (x, y) = (along[graph.layer[block]], beside[block]);
            let centre = if across {
                Point::new(x, y)
            } else {
                Point::new(y, x)
            };
            for &(factor, place) in members {
                at[factor as usize] = centre + place;
            }
        }
        at
    }
}

/// Blocks, and a bend of a long link for each layer that it crosses, in layers.
#[derive(Clone)]
struct Layers {
    layer: Vec<usize>,
    /// Bends take a little room too.
    sizes: Vec<Size>,
    bend: Vec<bool>,
    /// Those that do not change places with each other.
    held: Vec<bool>,
    causes: Vec<Vec<usize>>,
    effects: Vec<Vec<usize>>,
    /// The order in each layer.
    order: Vec<Vec<usize>>,
    /// What is left of [`WORK`].
    work: usize,
}

impl Layers {
    fn new(blocks: &Blocks) -> Layers {
        let n = blocks.members.len();
        let layer = layers(n, &blocks.links);
        let mut graph = Layers {
            sizes: blocks.sizes.clone(),
            bend: vec![false; n],
            held: vec![false; n],
            causes: vec![Vec::new(); n],
            effects: vec![Vec::new(); n],
            order: vec![Vec::new(); layer.iter().max().map_or(0, |&last| last + 1)],
            work: WORK,
            layer,
        };
        let crossed = |&(from, to): &(usize, usize)| graph.layer[to] - graph.layer[from] - 1;
        let bends: usize = blocks.links.iter().map(crossed).sum();
        for &(from, to) in &blocks.links {
            let mut before = from;
            let end = if bends > BENDS { 0 } else { graph.layer[to] };
            for layer in graph.layer[from] + 1..end {
                let bend = graph.layer.len();
                graph.layer.push(layer);
                graph.sizes.push(Size { w: BEND, h: BEND });
                graph.bend.push(true);
                graph.held.push(false);
                graph.causes.push(Vec::new());
                graph.effects.push(Vec::new());
                graph.join(before, bend);
                before = bend;
            }
            graph.join(before, to);
        }
        for i in 0..graph.layer.len() {
            graph.order[graph.layer[i]].push(i);
        }
        graph
    }

    fn join(&mut self, from: usize, to: usize) {
        self.effects[from].push(to);
        self.causes[to].push(from);
    }

    /// The same in the order that blocks had before; who is new, and the bends of long links, begin at the middle of
    /// their neighbours, and stand where they cross least. O(layers · e), and what changing places takes.
    fn kept(&self, before: &[Option<f64>]) -> Layers {
        let mut kept = self.clone();
        kept.begin(before);
        for (held, before) in kept.held.iter_mut().zip(before) {
            *held = before.is_some();
        }
        while kept.swap() {}
        kept
    }

    fn begin(&mut self, before: &[Option<f64>]) {
        let mut at: Vec<Option<f64>> = vec![None; self.layer.len()];
        at[..before.len()].copy_from_slice(before);
        for _ in 0..self.order.len() {
            let mut waits = false;
            for i in 0..at.len() {
                if at[i].is_none() {
                    let near = self.causes[i].iter().chain(&self.effects[i]);
                    let near: Vec<f64> = near.filter_map(|&k| at[k]).collect();
                    waits |= near.is_empty();
                    at[i] = mean(&near);
                }
            }
            if !waits {
                break;
            }
        }
        for layer in &mut self.order {
            let key = |i: usize| at[i].unwrap_or_default();
            layer.sort_by(|&a, &b| key(a).total_cmp(&key(b)));
        }
    }

    /// Orders the layers for few crossings: each by the middle of its neighbours in the layer before,
    /// forwards and backwards, and neighbours that cross less the other way change places.
    fn sort(&mut self) {
        let mut best = self.order.clone();
        let mut least = self.crossings();
        for sweep in 0..SWEEPS {
            let forwards = sweep % 2 == 0;
            let count = self.order.len();
            for step in 1..count {
                let layer = if forwards { step } else { count - 1 - step };
                self.by_middle(layer, forwards);
            }
            while self.swap() {}
            let crossings = self.crossings();
            if crossings < least {
                (least, best) = (crossings, self.order.clone());
            }
        }
        self.order = best;
    }

    /// The place of each in its layer.
    fn ranks(&self) -> Vec<usize> {
        let mut rank = vec![0; self.layer.len()];
        for layer in &self.order {
            for (place, &i) in layer.iter().enumerate() {
                rank[i] = place;
            }
        }
        rank
    }

    fn by_middle(&mut self, layer: usize, forwards: bool) {
        let rank = self.ranks();
        let middle = |i: usize| {
            let near = if forwards {
                &self.causes[i]
            } else {
                &self.effects[i]
            };
            let mut places: Vec<usize> = near.iter().map(|&k| rank[k]).collect();
            places.sort_unstable();
            match places.len() {
                // Nothing pulls it: it stays where it is.
                0 => rank[i] as f64,
                n => (places[(n - 1) / 2] + places[n / 2]) as f64 / 2.0,
            }
        };
        let mut keyed: Vec<(f64, usize)> =
            self.order[layer].iter().map(|&i| (middle(i), i)).collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.order[layer] = keyed.into_iter().map(|(_, i)| i).collect();
    }

    /// Lets neighbours change places where that takes crossings away; true if any did.
    fn swap(&mut self) -> bool {
        let mut swapped = false;
        let mut rank = self.ranks();
        for layer in 0..self.order.len() {
            for place in 1..self.order[layer].len() {
                let (a, b) = (self.order[layer][place - 1], self.order[layer][place]);
                if self.held[a] && self.held[b] {
                    continue;
                }
                let pairs = self.causes[a].len() * self.causes[b].len()
                    + self.effects[a].len() * self.effects[b].len();
                if self.work < pairs + 1 {
                    return false;
                }
                self.work -= pairs + 1;
                let cross = |a: usize, b: usize| {
                    let pairs = |a: &[usize], b: &[usize]| -> usize {
                        let after = |x: &usize| b.iter().filter(|&y| rank[*y] < rank[*x]).count();
                        a.iter().map(after).sum()
                    };
                    pairs(&self.causes[a], &self.causes[b])
                        + pairs(&self.effects[a], &self.effects[b])
                };
                if cross(b, a) < cross(a, b) {
                    self.order[layer].swap(place - 1, place);
                    rank.swap(a, b);
                    swapped = true;
                }
            }
        }
        swapped
    }

    /// Pairs of links between the same layers whose ends stand in opposite orders: counted from the last to the
    /// first, by how many of the others end before each (Barth, Jünger & Mutzel 2002).
    fn crossings(&self) -> usize {
        let rank = self.ranks();
        let widest = self.order.iter().map(Vec::len).max().unwrap_or_default();
        let mut crossings = 0;
        for layer in &self.order {
            let mut ends: Vec<(usize, usize)> = Vec::new();
            for &i in layer {
                for &to in &self.effects[i] {
                    ends.push((rank[i], rank[to]));
                }
            }
            ends.sort_unstable();
            // A tree of sums over the places of the effects.
            let mut sums = vec![0; widest + 1];
            for (_, to) in ends.into_iter().rev() {
                let mut at = to;
                while at > 0 {
                    crossings += sums[at];
                    at &= at - 1;
                }
                at = to + 1;
                while at <= widest {
                    sums[at] += 1;
                    at += at & at.wrapping_neg();
                }
            }
        }
        crossings
    }

    /// Places within the layers: each as near to the middle of its neighbours as the others in its
    /// layer allow, links over several layers as straight as can be.
    fn places(&self, gap: f64, across: bool) -> Vec<f64> {
        // Half of what each takes within its layer.
        let beside = |size: &Size| if across { size.h } else { size.w } / 2.0;
        let half: Vec<f64> = self.sizes.iter().map(beside).collect();
        let mut at = vec![0.0; self.layer.len()];
        for layer in &self.order {
            let none: Vec<(f64, f64)> = layer.iter().map(|_| (0.0, 1.0)).collect();
            spread(layer, &none, &half, gap, &mut at);
        }
        for sweep in 0..2 * SWEEPS {
            let count = self.order.len();
            for step in 0..count {
                let layer = if sweep % 2 == 0 {
                    step
                } else {
                    count - 1 - step
                };
                let wish = |&i: &usize| {
                    let (mut sum, mut weight) = (0.0, 0.0);
                    for &k in self.causes[i].iter().chain(&self.effects[i]) {
                        let pull = if self.bend[i] && self.bend[k] {
                            8.0
                        } else {
                            1.0
                        };
                        sum += pull * at[k];
                        weight += pull;
                    }
                    if weight > 0.0 {
                        (sum / weight, weight)
                    } else {
                        (at[i], 0.1)
                    }
                };
                let wishes: Vec<(f64, f64)> = self.order[layer].iter().map(wish).collect();
                spread(&self.order[layer], &wishes, &half, gap, &mut at);
            }
        }
        at
    }

    /// The middle of each layer, from layer to layer.
    fn depths(&self, room: f64, across: bool) -> Vec<f64> {
        let along = |size: Size| if across { size.w } else { size.h };
        let mut depths = Vec::new();
        let mut edge = 0.0;
        for layer in &self.order {
            let depth = layer
                .iter()
                .fold(0.0_f64, |most, &i| most.max(along(self.sizes[i])));
            depths.push(edge + depth / 2.0);
            edge += depth + room;
        }
        depths
    }
}

/// The places nearest to the wishes (place and weight) that keep order and distance: least squares by pooling
/// adjacent violators.
fn spread(layer: &[usize], wishes: &[(f64, f64)], half: &[f64], gap: f64, at: &mut [f64]) {
    let mut offset = 0.0;
    let mut offsets = Vec::new();
    // Runs that stand as close as they may: weighted sum of wishes, weight, length.
    let mut runs: Vec<(f64, f64, usize)> = Vec::new();
    for (k, &i) in layer.iter().enumerate() {
        if k > 0 {
            offset += half[layer[k - 1]] + half[i] + gap;
        }
        offsets.push(offset);
        let (wish, weight) = wishes[k];
        let mut run = ((wish - offset) * weight, weight, 1);
        while let Some(&(sum, weight, length)) = runs.last()
            && sum / weight >= run.0 / run.1
        {
            runs.pop();
            run = (run.0 + sum, run.1 + weight, run.2 + length);
        }
        runs.push(run);
    }
    let mut k = 0;
    for (sum, weight, length) in runs {
        for _ in 0..length {
            at[layer[k]] = sum / weight + offsets[k];
            k += 1;
        }
    }
}

/// The layer of each: one more than that of its latest cause; then those with more effects than
/// causes move up to just before their first effect.
fn layers(n: usize, links: &[(usize, usize)]) -> Vec<usize> {
    let mut layer = vec![0; n];
    // Without cycles n rounds are enough.
    for _ in 0..n {
        let mut moved = false;
        for &(a, b) in links {
            if layer[b] <= layer[a] {
                layer[b] = layer[a] + 1;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    let mut latest_first: Vec<usize> = (0..n).collect();
    latest_first.sort_by_key(|&i| (std::cmp::Reverse(layer[i]), i));
    for i in latest_first {
        let causes = links.iter().filter(|l| l.1 == i).count();
        let effects = links.iter().filter(|l| l.0 == i).map(|l| layer[l.1]);
        if effects.clone().count() > causes
            && let Some(first) = effects.min()
        {
            layer[i] = first - 1;
        }
    }
    layer
}
