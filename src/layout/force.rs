//! The live layout's physics: one function over flat arrays, and the fdg-sim force that calls it.
//!
//! fdg-sim steps, and holds the bodies; what happens in a step is [`tick`]. Its own forces know no
//! sizes, do not cool, and divide by zero for factors on one spot, so none is used.

use super::grid::Grid;
use crate::analysis::lists::Lists;
use crate::geometry::{Point, Size, most};
use crate::order;
use fdg_sim::ForceGraph;
use fdg_sim::force::{Force, LinkedHashMap, Value};
use fdg_sim::glam::Vec3;
use fdg_sim::petgraph::Directed;
use std::sync::Arc;

/// A factor as the physics sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    /// Where it is.
    pub at: Point,
    /// Half the width and height of the label box, with half the gap around it.
    pub half: Point,
    /// Where it rests.
    pub home: Point,
    /// Not to be moved: pinned, or under the pointer.
    pub held: bool,
    /// Takes part; others only give way, and wake when they are touched.
    pub awake: bool,
}

/// What the graph keeps for a factor beside its place.
#[derive(Debug, Clone)]
pub(super) struct Data {
    pub body: Body,
    /// What acts in the next step: the same for all.
    pub by: Strengths,
    /// Members of each loop, the same for all.
    pub rings: Arc<Lists>,
}

/// What the graph keeps for a link: its ideal length.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spring(pub f64);

pub(super) type Graph = ForceGraph<Data, Spring, Directed>;

/// How strong each part of the physics is; 0 is "off". Parts of an error that a step corrects.
/// They stand with the bodies: the dictionary that fdg-sim has for such numbers, found by their
/// names, would weigh as much as the physics.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Strengths {
    /// All but collisions are scaled by this; it cools.
    pub alpha: f32,
    /// Back to where it rests.
    pub home: f32,
    /// Links to their ideal lengths.
    pub spring: f32,
    /// Near boxes from each other, before they touch.
    pub repulsion: f32,
    /// Overlapping boxes from each other.
    pub collision: f32,
    /// Factors of a loop to one distance from its middle.
    pub roundness: f32,
}

/// Farthest that a body goes in one step, in map units: giving way is not a jump.
const FASTEST: f64 = 24.0;

impl Strengths {
    /// Nothing acts.
    pub const OFF: Strengths = Strengths {
        alpha: 0.0,
        home: 0.0,
        spring: 0.0,
        repulsion: 0.0,
        collision: 0.0,
        roundness: 0.0,
    };
}

/// The force, to be given to a `Simulation`.
pub(super) fn force() -> Force<Data, Spring, Directed> {
    Force {
        dict_default: LinkedHashMap::new(),
        dict: LinkedHashMap::new(),
        name: "Label boxes",
        continuous: true,
        info: None,
        update,
    }
}

/// One step of fdg-sim: places out of the graph, [`tick`], places back.
fn update(_: &LinkedHashMap<String, Value>, graph: &mut Graph, dt: f32) {
    // No factor is ever taken out of the graph, so they stand in it in their order.
    let mut bodies: Vec<Body> = Vec::new();
    let mut common = None;
    for node in graph.node_weights() {
        let (x, y) = (node.location.x, node.location.y);
        bodies.push(Body {
            at: Point::new(x.into(), y.into()),
            ..node.data.body
        });
        common = Some(&node.data);
    }
    let Some(common) = common else { return };
    let mut springs = Vec::new();
    for e in graph.edge_indices() {
        if let (Some((a, b)), Some(spring)) = (graph.edge_endpoints(e), graph.edge_weight(e)) {
            springs.push((a.index() as u32, b.index() as u32, spring.0));
        }
    }
    tick(&mut bodies, &springs, &common.rings, common.by);
    let mut bodies = bodies.iter();
    for node in graph.node_weights_mut() {
        let Some(body) = bodies.next() else { return };
        node.data.body.awake = body.awake;
        node.old_location = node.location;
        if !body.held {
            node.location = Vec3::new(body.at.x as f32, body.at.y as f32, 0.0);
        }
        node.velocity = (node.location - node.old_location) / dt.max(f32::EPSILON);
    }
}

/// One step. Only bodies that are awake move, and those that they touch wake. Never divides by a
/// distance of zero. O(n + links + close pairs).
pub(super) fn tick(bodies: &mut [Body], springs: &[(u32, u32, f64)], rings: &Lists, by: Strengths) {
    let n = bodies.len();
    let before = order::list(n, &mut |i: usize| bodies[i].at);
    let mut shift = order::list(n, &mut |i: usize| {
        (bodies[i].home - bodies[i].at) * f64::from(by.home)
    });
    if by.spring > 0.0 {
        for &(a, b, ideal) in springs {
            let (a, b) = (a as usize, b as usize);
            let d = bodies[b].at - bodies[a].at;
            let length = d.length();
            if length > 1e-9 {
                let pull = d * (0.5 * f64::from(by.spring) * (length - ideal) / length);
                shift[a] = shift[a] + pull;
                shift[b] = shift[b] - pull;
            }
        }
    }
    if by.roundness > 0.0 {
        for k in 0..rings.len() {
            round(rings.of(k), bodies, f64::from(by.roundness), &mut shift);
        }
    }
    for (i, body) in bodies.iter_mut().enumerate() {
        if body.awake && !body.held {
            body.at = body.at + shift[i] * f64::from(by.alpha);
        }
    }
    collide(bodies, by);
    for (i, body) in bodies.iter_mut().enumerate() {
        let way = body.at.distance(before[i]);
        if way > FASTEST {
            body.at = before[i].lerp(body.at, FASTEST / way);
        }
    }
}

/// Draws the factors of a loop to their mean distance from its middle.
fn round(ring: &[u32], bodies: &[Body], strength: f64, shift: &mut [Point]) {
    let count = ring.len() as f64;
    let at = |i: u32| bodies[i as usize].at;
    let mut sum = Point::default();
    for &i in ring {
        sum = sum + at(i);
    }
    let middle = sum * (1.0 / count);
    let mut radius = 0.0;
    for &i in ring {
        radius += at(i).distance(middle);
    }
    radius /= count;
    for &i in ring {
        let out = at(i) - middle;
        shift[i as usize] = shift[i as usize] + (out.unit() * radius - out) * strength;
    }
}

/// Parts boxes that overlap, and, more weakly, boxes that nearly do.
fn collide(bodies: &mut [Body], by: Strengths) {
    if by.collision <= 0.0 {
        return;
    }
    let near = if by.repulsion > 0.0 { 1.5 } else { 1.0 };
    let mut cell = Size::default();
    for body in bodies.iter() {
        cell.w = most(cell.w, 2.0 * near * body.half.x);
        cell.h = most(cell.h, 2.0 * near * body.half.y);
    }
    let mut grid = Grid::new(bodies.len(), cell);
    for i in 0..bodies.len() {
        for &j in grid.near(bodies[i].at) {
            part(bodies, j as usize, i, by, near);
        }
        grid.put(i, bodies[i].at);
    }
}

/// The shares of a push that two take, of which some may be held, but not both.
pub(super) fn shares(first_held: bool, second_held: bool) -> (f64, f64) {
    match (first_held, second_held) {
        (true, _) => (0.0, 1.0),
        (_, true) => (1.0, 0.0),
        _ => (0.5, 0.5),
    }
}

/// The push that parts two boxes along the axis on which they overlap less: by how much they do,
/// and a little more. `d` leads from the first to the second.
pub(super) fn shorter_way(x: f64, y: f64, more: f64, d: Point) -> Point {
    // The first has the lower number: so one spot is no trouble.
    let sign = |v: f64| if v < 0.0 { -1.0 } else { 1.0 };
    if x < y {
        Point::new((x + more) * sign(d.x), 0.0)
    } else {
        Point::new(0.0, (y + more) * sign(d.y))
    }
}

fn part(bodies: &mut [Body], i: usize, j: usize, by: Strengths, near: f64) {
    let (a, b) = (bodies[i], bodies[j]);
    if !(a.awake || b.awake) || (a.held && b.held) {
        return;
    }
    let d = b.at - a.at;
    let room = a.half + b.half;
    let (x, y) = (room.x - d.x.abs(), room.y - d.y.abs());
    let (far_x, far_y) = (near * room.x - d.x.abs(), near * room.y - d.y.abs());
    let touch = x > 0.0 && y > 0.0;
    let (strength, x, y) = if touch {
        (f64::from(by.collision), x, y)
    } else if far_x > 0.0 && far_y > 0.0 {
        (f64::from(by.repulsion) * f64::from(by.alpha), far_x, far_y)
    } else {
        return;
    };
    let push = shorter_way(x, y, 0.0, d) * strength;
    let (share_a, share_b) = shares(a.held, b.held);
    for &(body, share) in &[(i, -share_a), (j, share_b)] {
        let body = &mut bodies[body];
        body.awake |= touch;
        if body.awake {
            body.at = body.at + push * share;
        }
    }
}
