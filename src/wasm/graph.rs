//! Loops and places of a bare graph, for programs that have numbers instead of a map.

use super::{given, misread};
use crate::analysis::loops::{Class, LoopOptions, LoopSearch, independent};
use crate::geometry::Size;
use crate::layout::{Layout, Options};
use crate::model::{FactorIx, LinkIx, Network};
use crate::order;
use crate::plain::{Object, Plain};
use js_sys::Uint32Array;
use wasm_bindgen::prelude::*;

/// The loops of a graph of numbered nodes and edges, shortest first: for programs, and to measure.
#[wasm_bindgen]
pub struct LoopList {
    search: LoopSearch,
}

#[wasm_bindgen]
impl LoopList {
    /// A graph of nodes `0..n` and edges `[from, to, from, to, …]`, each with its sign, +1, −1 or 0
    /// (not known). Only loops of at most `longest` edges and at most `limit` of them; 0 is no limit.
    #[wasm_bindgen(constructor)]
    pub fn new(
        n: u32,
        edges: &[u32],
        signs: &[i8],
        longest: u32,
        limit: u32,
    ) -> Result<LoopList, JsValue> {
        let net = network(n, edges, signs)?;
        let any = |limit: u32| if limit == 0 { u32::MAX } else { limit } as usize;
        let options = LoopOptions {
            max_len: (longest > 0).then_some(longest as usize),
            limit: any(limit),
            work: u64::MAX,
            count_work: 0,
            ..LoopOptions::default()
        };
        Ok(LoopList {
            search: LoopSearch::new(&net, options),
        })
    }

    /// Goes on for about `work` units of some nanoseconds; true when there is no more to do.
    pub fn step(&mut self, work: f64) -> bool {
        self.search.step(work as u64)
    }

    /// How the list stands: `{count, completeUpTo, allFound, totalAtLeast}`. Every loop of at most
    /// `completeUpTo` edges is in it.
    pub fn told(&self) -> JsValue {
        let loops = self.search.loops();
        let mut told = Object::default();
        told.count("count", loops.len());
        told.count("completeUpTo", loops.complete_up_to);
        told.flag("allFound", loops.all_found);
        told.number("totalAtLeast", loops.total_at_least as f64);
        given(&Plain::from(told))
    }

    /// Where each loop begins in `edges()`, and where the last one ends.
    pub fn offsets(&self) -> Vec<u32> {
        let loops = self.search.loops();
        let mut offsets = Vec::with_capacity(loops.len() + 1);
        let mut end = 0;
        offsets.push(end);
        for (length, (_, class)) in loops.packed().enumerate() {
            for _ in class {
                end += length as u32;
                offsets.push(end);
            }
        }
        offsets
    }

    /// The edges of all loops, by number, in running order.
    pub fn edges(&self) -> Uint32Array {
        let chunks = || self.search.loops().packed().flat_map(|(chunks, _)| chunks);
        let length: usize = chunks().map(Vec::len).sum();
        let edges = Uint32Array::new_with_length(length as u32);
        let mut at = 0;
        for chunk in chunks() {
            let end = at + chunk.len() as u32;
            edges.subarray(at, end).copy_from(chunk);
            at = end;
        }
        edges
    }

    /// What each loop does: +1 reinforcing, −1 balancing, 0 not known.
    pub fn signs(&self) -> Vec<i8> {
        let classes = self.search.loops().packed().flat_map(|(_, class)| class);
        let sign = |class: &Class| match class {
            Class::Reinforcing => 1,
            Class::Balancing => -1,
            Class::Unknown => 0,
        };
        classes.map(sign).collect()
    }
}

/// A shortest set of loops of which all others are made: `[length, edge, …, length, edge, …]`.
#[wasm_bindgen(js_name = independentLoops)]
pub fn independent_loops(n: u32, edges: &[u32], signs: &[i8]) -> Result<Vec<u32>, JsValue> {
    let net = network(n, edges, signs)?;
    let found = independent(&net, u64::MAX);
    let mut flat = Vec::new();
    for links in found.loops.iter() {
        flat.push(links.len() as u32);
        flat.extend_from_slice(links);
    }
    Ok(flat)
}

/// Places for a graph of numbered nodes: for programs, and to measure.
#[wasm_bindgen]
pub struct GraphLayout {
    layout: Layout,
}

#[wasm_bindgen]
impl GraphLayout {
    /// A graph of nodes `0..n` and edges `[from, to, from, to, …]`, each node with a box of a size,
    /// `[width, height, …]`, in pixels.
    #[wasm_bindgen(constructor)]
    pub fn new(n: u32, edges: &[u32], sizes: &[f32], seed: u32) -> Result<GraphLayout, JsValue> {
        let net = network(n, edges, &vec![1; edges.len() / 2])?;
        let sizes = order::list(n as usize, &mut |i| Size {
            w: sizes.get(2 * i).copied().unwrap_or_default().into(),
            h: sizes.get(2 * i + 1).copied().unwrap_or_default().into(),
        });
        let options = Options {
            seed: seed.into(),
            ..Options::default()
        };
        Ok(GraphLayout {
            layout: Layout::new(&net, &sizes, &[], &[], options),
        })
    }

    /// Does so many units of work; true when at rest.
    pub fn step(&mut self, units: u32) -> bool {
        self.layout.step(units as usize)
    }

    /// Stops with the best so far that is free of overlaps.
    pub fn finish(&mut self) {
        self.layout.finish();
    }

    /// The middle of each box: `[x, y, …]`.
    pub fn places(&self) -> Vec<f32> {
        let mut places = Vec::new();
        for at in self.layout.positions() {
            places.push(at.x as f32);
            places.push(at.y as f32);
        }
        places
    }
}

fn network(n: u32, edges: &[u32], signs: &[i8]) -> Result<Network, JsValue> {
    if edges.len() != 2 * signs.len() {
        return Err(misread(
            "there must be two nodes and one sign for each edge",
        ));
    }
    if edges.iter().any(|&node| node >= n) {
        return Err(misread("an edge names a node that is not there"));
    }
    Ok(Network {
        factors: (0..n as usize).map(FactorIx::new).collect(),
        links: (0..signs.len()).map(LinkIx::new).collect(),
        from: edges.iter().step_by(2).copied().collect(),
        to: edges.iter().skip(1).step_by(2).copied().collect(),
        sign: signs.iter().map(|sign| sign.signum()).collect(),
        delayed: vec![false; signs.len()],
    })
}
