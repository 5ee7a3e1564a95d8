//! The live layout's physics: one function over flat arrays, and the fdg-sim force that calls it.
//!
//! fdg-sim steps, and holds the bodies; what happens in a step is [`tick`]. Its own forces know no
//! sizes, do not cool, and divide by zero for factors on one spot, so none is used.

use crate::geometry::Point;
use fdg_sim::ForceGraph;
use fdg_sim::force::{Force, LinkedHashMap, Value};
use fdg_sim::glam::Vec3;
use fdg_sim::petgraph::Directed;

/// What the graph keeps for a factor beside its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Body {
    /// Half the width and height of the label box, with half the gap around it.
    pub half: Point,
    /// Where it rests.
    pub home: Point,
    /// Not to be moved: pinned, or under the pointer.
    pub held: bool,
    /// Takes part; others only give way, and wake when they are touched.
    pub awake: bool,
    /// Numbers of the loops that it lies on.
    pub rings: Vec<u32>,
}

/// What the graph keeps for a link: its ideal length.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spring(pub f64);

pub(super) type Graph = ForceGraph<Body, Spring, Directed>;

/// How strong each part of the physics is; 0 is "off". Parts of an error that a step corrects.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Strengths {
    /// All but collisions are scaled by this; it cools.
    pub alpha: f64,
    /// Back to where it rests.
    pub home: f64,
    /// Links to their ideal lengths.
    pub spring: f64,
    /// Near boxes from each other, before they touch.
    pub repulsion: f64,
    /// Overlapping boxes from each other.
    pub collision: f64,
    /// Factors of a loop to one distance from its middle.
    pub roundness: f64,
}

/// Farthest that a body goes in one step, in map units: giving way is not a jump.
const FASTEST: f64 = 24.0;

const ALPHA: &str = "Alpha";
const HOME: &str = "Home";
const SPRING: &str = "Spring";
const REPULSION: &str = "Repulsion";
const COLLISION: &str = "Collision";
const ROUNDNESS: &str = "Roundness";

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

    fn entries(self) -> [(&'static str, f64); 6] {
        [
            (ALPHA, self.alpha),
            (HOME, self.home),
            (SPRING, self.spring),
            (REPULSION, self.repulsion),
            (COLLISION, self.collision),
            (ROUNDNESS, self.roundness),
        ]
    }

    fn read(dict: &LinkedHashMap<String, Value>) -> Strengths {
        let get = |name: &str| dict.get(name).and_then(Value::number).unwrap_or(0.0).into();
        Strengths {
            alpha: get(ALPHA),
            home: get(HOME),
            spring: get(SPRING),
            repulsion: get(REPULSION),
            collision: get(COLLISION),
            roundness: get(ROUNDNESS),
        }
    }

    /// Writes them into the dictionary of a force.
    pub fn write(self, dict: &mut LinkedHashMap<String, Value>) {
        for (name, value) in self.entries() {
            dict.insert(name.to_string(), Value::Number(value as f32, 0.0..=1.0));
        }
    }
}

/// The force, to be given to a `Simulation`.
pub(super) fn force(strengths: Strengths) -> Force<Body, Spring, Directed> {
    let mut dict = LinkedHashMap::new();
    strengths.write(&mut dict);
    Force {
        dict_default: dict.clone(),
        dict,
        name: "Label boxes",
        continuous: true,
        info: Some("Boxes give way to each other, go home, and links keep their lengths."),
        update,
    }
}

/// One step of fdg-sim: places out of the graph, [`tick`], places back.
fn update(dict: &LinkedHashMap<String, Value>, graph: &mut Graph, dt: f32) {
    let strengths = Strengths::read(dict);
    let mut bodies = Bodies::default();
    let mut slot = vec![
        0u32;
        graph
            .node_indices()
            .map(|i| i.index() + 1)
            .max()
            .unwrap_or(0)
    ];
    for (k, ix) in graph.node_indices().enumerate() {
        slot[ix.index()] = k as u32;
        let node = &graph[ix];
        let (x, y) = (node.location.x, node.location.y);
        bodies.add(Point::new(x.into(), y.into()), &node.data);
    }
    let springs: Vec<(u32, u32, f64)> = graph
        .edge_indices()
        .filter_map(|e| Some((graph.edge_endpoints(e)?, graph[e].0)))
        .map(|((a, b), length)| (slot[a.index()], slot[b.index()], length))
        .collect();
    tick(&mut bodies, &springs, strengths);
    for (k, node) in graph.node_weights_mut().enumerate() {
        let place = bodies.at[k];
        node.data.awake = bodies.awake[k];
        node.old_location = node.location;
        if !node.data.held {
            node.location = Vec3::new(place.x as f32, place.y as f32, 0.0);
        }
        node.velocity = (node.location - node.old_location) / dt.max(f32::EPSILON);
    }
}

/// The bodies as flat arrays.
#[derive(Debug, Clone, Default)]
pub(super) struct Bodies {
    pub at: Vec<Point>,
    pub half: Vec<Point>,
    pub home: Vec<Point>,
    pub held: Vec<bool>,
    pub awake: Vec<bool>,
    /// Members of each loop.
    pub rings: Vec<Vec<u32>>,
}

impl Bodies {
    /// Adds a body.
    pub fn add(&mut self, at: Point, body: &Body) {
        let index = self.at.len() as u32;
        self.at.push(at);
        self.half.push(body.half);
        self.home.push(body.home);
        self.held.push(body.held);
        self.awake.push(body.awake);
        for &ring in &body.rings {
            let ring = ring as usize;
            if self.rings.len() <= ring {
                self.rings.resize(ring + 1, Vec::new());
            }
            self.rings[ring].push(index);
        }
    }
}

/// One step. Only bodies that are awake move, and those that they touch wake. Never divides by a
/// distance of zero. O(n log n + links + close pairs).
pub(super) fn tick(bodies: &mut Bodies, springs: &[(u32, u32, f64)], by: Strengths) {
    let before = bodies.at.clone();
    let n = bodies.at.len();
    let mut shift = vec![Point::default(); n];
    for (shift, (home, at)) in shift.iter_mut().zip(bodies.home.iter().zip(&bodies.at)) {
        *shift = (*home - *at) * by.home;
    }
    if by.spring > 0.0 {
        for &(a, b, ideal) in springs {
            let (a, b) = (a as usize, b as usize);
            let d = bodies.at[b] - bodies.at[a];
            let length = d.length();
            if length > 1e-9 {
                let pull = d * (0.5 * by.spring * (length - ideal) / length);
                shift[a] = shift[a] + pull;
                shift[b] = shift[b] - pull;
            }
        }
    }
    if by.roundness > 0.0 {
        for ring in &bodies.rings {
            round(ring, &bodies.at, by.roundness, &mut shift);
        }
    }
    for (i, shift) in shift.into_iter().enumerate() {
        if bodies.awake[i] && !bodies.held[i] {
            bodies.at[i] = bodies.at[i] + shift * by.alpha;
        }
    }
    collide(bodies, by);
    for (at, before) in bodies.at.iter_mut().zip(before) {
        let way = at.distance(before);
        if way > FASTEST {
            *at = before.lerp(*at, FASTEST / way);
        }
    }
}

/// Draws the factors of a loop to their mean distance from its middle.
fn round(ring: &[u32], at: &[Point], strength: f64, shift: &mut [Point]) {
    let count = ring.len() as f64;
    let sum = ring
        .iter()
        .fold(Point::default(), |s, &i| s + at[i as usize]);
    let middle = sum * (1.0 / count);
    let radius = ring
        .iter()
        .map(|&i| at[i as usize].distance(middle))
        .sum::<f64>()
        / count;
    for &i in ring {
        let out = at[i as usize] - middle;
        shift[i as usize] = shift[i as usize] + (out.unit() * radius - out) * strength;
    }
}

/// Parts boxes that overlap, and, more weakly, boxes that nearly do.
fn collide(bodies: &mut Bodies, by: Strengths) {
    if by.collision <= 0.0 {
        return;
    }
    let n = bodies.at.len();
    let widest = bodies.half.iter().fold(0.0, |m: f64, h| m.max(h.x));
    let near = if by.repulsion > 0.0 { 1.5 } else { 1.0 };
    let mut order: Vec<u32> = (0..n as u32).collect();
    let x = |i: u32| bodies.at[i as usize].x;
    crate::order::sort_by(&mut order, |&a, &b| x(a).total_cmp(&x(b)).then(a.cmp(&b)));
    let left: Vec<f64> = order.iter().map(|&i| x(i)).collect();
    for (k, &i) in order.iter().enumerate() {
        let i = i as usize;
        let reach = left[k] + near * (bodies.half[i].x + widest);
        for (&j, &x) in order.iter().zip(&left).skip(k + 1) {
            if x > reach {
                break;
            }
            part(bodies, i, j as usize, by, near);
        }
    }
}

fn part(bodies: &mut Bodies, i: usize, j: usize, by: Strengths, near: f64) {
    if !(bodies.awake[i] || bodies.awake[j]) || (bodies.held[i] && bodies.held[j]) {
        return;
    }
    let d = bodies.at[j] - bodies.at[i];
    let room = bodies.half[i] + bodies.half[j];
    let (x, y) = (room.x - d.x.abs(), room.y - d.y.abs());
    let (far_x, far_y) = (near * room.x - d.x.abs(), near * room.y - d.y.abs());
    let touch = x > 0.0 && y > 0.0;
    let strength = if touch {
        by.collision
    } else if far_x > 0.0 && far_y > 0.0 {
        by.repulsion * by.alpha
    } else {
        return;
    };
    let (x, y) = if touch { (x, y) } else { (far_x, far_y) };
    let sign = |v: f64| if v < 0.0 { -1.0 } else { 1.0 };
    let push = if x < y {
        Point::new(x * strength * sign(d.x), 0.0)
    } else {
        Point::new(0.0, y * strength * sign(d.y))
    };
    if touch {
        bodies.awake[i] = true;
        bodies.awake[j] = true;
    }
    let (a, b) = match (bodies.held[i], bodies.held[j]) {
        (true, _) => (0.0, 1.0),
        (_, true) => (1.0, 0.0),
        _ => (0.5, 0.5),
    };
    if bodies.awake[i] {
        bodies.at[i] = bodies.at[i] - push * a;
    }
    if bodies.awake[j] {
        bodies.at[j] = bodies.at[j] + push * b;
    }
}
