//! The live layout: an fdg-sim simulation whose every location is ours.

use super::force::{Body, Graph, Spring, Strengths, force};
use super::plan::Plan;
use crate::geometry::Point;
use fdg_sim::glam::Vec3;
use fdg_sim::petgraph::Directed;
use fdg_sim::petgraph::stable_graph::NodeIndex;
use fdg_sim::{Dimensions, Node, Simulation, SimulationParameters};

/// Bodies in an fdg-sim graph, stepped by our force.
#[derive(Clone)]
pub(super) struct Live {
    simulation: Simulation<Body, Spring, Directed>,
    /// Places in full precision of those that have not moved (the graph holds 32-bit floats).
    exact: Vec<Point>,
}

impl Live {
    /// Everybody asleep at `at`, with a place to rest at `home`. O(n + links).
    pub fn new(
        plan: &Plan,
        held: &[bool],
        at: &[Point],
        home: &[Point],
        rings: &[Vec<u32>],
    ) -> Live {
        let mut rings_of = vec![Vec::new(); plan.len()];
        for (k, ring) in rings.iter().enumerate() {
            for &i in ring {
                rings_of[i as usize].push(k as u32);
            }
        }
        let mut graph = Graph::default();
        let half_gap = Point::new(0.5 * plan.gap, 0.5 * plan.gap);
        for (i, rings) in rings_of.into_iter().enumerate() {
            let body = Body {
                half: Point::new(0.5 * plan.sizes[i].w, 0.5 * plan.sizes[i].h) + half_gap,
                home: home[i],
                held: held[i],
                awake: false,
                rings,
            };
            graph.add_node(Node::new("", body));
        }
        for &(a, b) in &plan.links {
            let length = plan.ideal(a as usize, b as usize, 1);
            graph.add_edge(
                NodeIndex::new(a as usize),
                NodeIndex::new(b as usize),
                Spring(length),
            );
        }
        let parameters = SimulationParameters::new(0.0, Dimensions::Two, force(Strengths::OFF));
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

    /// Lets some take part.
    pub fn wake(&mut self, who: impl Fn(usize) -> bool) {
        for i in (0..self.exact.len()).filter(|&i| who(i)) {
            self.body(i).awake = true;
        }
    }

    /// Who takes part.
    pub fn awake(&self) -> Vec<bool> {
        let graph = self.simulation.get_graph();
        graph.node_weights().map(|node| node.data.awake).collect()
    }

    /// One step; the farthest that a factor went. O(n log n + links + close pairs).
    pub fn tick(&mut self, strengths: Strengths) -> f64 {
        strengths.write(self.simulation.parameters_mut().force_mut().dict_mut());
        self.simulation.update(1.0);
        let mut farthest = 0.0f64;
        for (node, exact) in self
            .simulation
            .get_graph()
            .node_weights()
            .zip(&mut self.exact)
        {
            if node.data.awake && !node.data.held {
                let place = Point::new(node.location.x.into(), node.location.y.into());
                farthest = farthest.max(place.distance(*exact));
                *exact = place;
            }
        }
        farthest
    }

    /// Where everybody wants to rest.
    pub fn homes(&self) -> Vec<Point> {
        let graph = self.simulation.get_graph();
        graph.node_weights().map(|node| node.data.home).collect()
    }

    /// Where everybody is.
    pub fn places(&self) -> Vec<Point> {
        self.exact.clone()
    }

    fn body(&mut self, i: usize) -> &mut Body {
        &mut self.simulation.get_graph_mut()[NodeIndex::new(i)].data
    }
}
