//! The live layout: an fdg-sim simulation whose every location is ours.

use super::force::{Body, Data, Graph, Spring, Strengths, force};
use super::plan::Plan;
use crate::analysis::lists::Lists;
use crate::geometry::{Point, most};
use fdg_sim::glam::Vec3;
use fdg_sim::petgraph::Directed;
use fdg_sim::petgraph::stable_graph::NodeIndex;
use fdg_sim::{Dimensions, Node, Simulation, SimulationParameters};
use std::sync::Arc;

/// Bodies in an fdg-sim graph, stepped by our force.
#[derive(Clone)]
pub(super) struct Live {
    simulation: Simulation<Data, Spring, Directed>,
    /// Places in full precision of those that have not moved (the graph holds 32-bit floats).
    exact: Vec<Point>,
}

impl Live {
    /// Everybody asleep at `at`, with a place to rest at `home`. O(n + links).
    pub fn new(plan: &Plan, held: &[bool], at: &[Point], home: &[Point], rings: &Lists) -> Live {
        let n = plan.len();
        // Each loop's factors in rising order.
        let rings = Arc::new(rings.sorted(n));
        let mut graph = Graph::default();
        let half_gap = Point::new(plan.gap, 0.5 * plan.gap);
        for i in 0..n {
            let body = Body {
                at: at[i],
                half: Point::new(0.5 * plan.sizes[i].w, 0.5 * plan.sizes[i].h) + half_gap,
                home: home[i],
                held: held[i],
                awake: false,
            };
            let data = Data {
                body,
                by: Strengths::OFF,
                rings: rings.clone(),
            };
            graph.add_node(Node::new("", data));
        }
        for &(a, b) in &plan.links {
            let length = plan.ideal(a as usize, b as usize, 1);
            graph.add_edge(
                NodeIndex::new(a as usize),
                NodeIndex::new(b as usize),
                Spring(length),
            );
        }
        let parameters = SimulationParameters::new(0.0, Dimensions::Two, force());
        let mut live = Live {
            simulation: Simulation::from_graph(graph, parameters),
            exact: at.to_vec(),
        };
        // The simulation has just put everybody somewhere of its own choice.
        for (i, &place) in at.iter().enumerate() {
            live.put(i, place);
        }
        live
    }

    /// Puts a factor at a place, exactly.
    pub fn put(&mut self, i: usize, place: Point) {
        self.exact[i] = place;
        let location = Vec3::new(place.x as f32, place.y as f32, 0.0);
        let node = &mut self.simulation.get_graph_mut()[NodeIndex::new(i)];
        node.location = location;
        node.old_location = location;
        node.velocity = Vec3::ZERO;
    }

    /// Makes a factor immovable, or movable again.
    pub fn hold(&mut self, i: usize, held: bool) {
        let body = self.body(i);
        body.held = held;
        body.awake = true;
    }

    /// Where a factor is to rest.
    pub fn set_home(&mut self, i: usize, home: Point) {
        self.body(i).home = home;
    }

    /// Lets a factor take part.
    pub fn wake(&mut self, i: usize) {
        self.body(i).awake = true;
    }

    /// One step; the farthest that a factor went. O(n log n + links + close pairs).
    pub fn tick(&mut self, strengths: Strengths) -> f64 {
        for node in self.simulation.get_graph_mut().node_weights_mut() {
            node.data.by = strengths;
        }
        self.simulation.update(1.0);
        let mut farthest = 0.0f64;
        for i in 0..self.exact.len() {
            let node = &self.simulation.get_graph()[NodeIndex::new(i)];
            if node.data.body.awake && !node.data.body.held {
                let place = Point::new(node.location.x.into(), node.location.y.into());
                farthest = most(farthest, place.distance(self.exact[i]));
                self.exact[i] = place;
            }
        }
        farthest
    }

    /// Where a factor is to rest, and whether it takes part.
    pub fn rest(&self, i: usize) -> (Point, bool) {
        let body = &self.simulation.get_graph()[NodeIndex::new(i)].data.body;
        (body.home, body.awake)
    }

    /// Where everybody is.
    pub fn places(&self) -> &[Point] {
        &self.exact
    }

    fn body(&mut self, i: usize) -> &mut Body {
        &mut self.simulation.get_graph_mut()[NodeIndex::new(i)].data.body
    }
}
