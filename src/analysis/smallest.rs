//! A smallest set of nodes that lies on every loop of a directed graph.
//!
//! Finding one is hard in general (it is one of the 21 problems of Karp, 1972), and quick in most
//! maps. First the reductions that lose nothing (Levy & Low 1988): a node that leads to itself must
//! be in the set; one that nothing leads to, or that leads to nothing, is on no loop; one with a single
//! cause or a single effect can be passed over, its neighbours linked directly; and each strongly
//! connected component is a question of its own. What is left is tried out: the node that most ways
//! lead through is in the set or it is not, unless as many loops without a common node show that the
//! set would come out no smaller.

use super::components::strong_of;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Components of more nodes are not tried out: there is no hope that it would come to an end.
const MOST: usize = 500;

/// Such a set, ascending, and whether no smaller one does it. `work` bounds the search, in links looked
/// at; what is done in any case is O((n + m) log (n + m)).
pub(super) fn smallest(nodes: usize, from: &[u32], to: &[u32], work: u64) -> (Vec<u32>, bool) {
    let mut taken = Vec::new();
    let mut kernels = Vec::new();
    let mut parts = vec![Part {
        names: (0..nodes as u32).collect(),
        graph: Graph::of(nodes, from, to),
    }];
    while let Some(mut part) = parts.pop() {
        let mut forced = Vec::new();
        let all = part.graph.all();
        part.graph.reduce(all, &mut forced, None);
        taken.extend(forced.iter().map(|&node| part.names[node as usize]));
        let mut pieces = part.pieces();
        match pieces.len() {
            1 if pieces[0].names.len() == part.graph.left => kernels.append(&mut pieces),
            _ => parts.append(&mut pieces),
        }
    }
    // Small ones first: a large one may use up all the work.
    kernels.sort_by_key(|part| (part.names.len(), part.names[0]));
    let (mut left, mut exact) = (work, true);
    for part in &kernels {
        let (found, sure) = solve(&part.graph, &mut left);
        exact &= sure;
        taken.extend(found.iter().map(|&node| part.names[node as usize]));
    }
    taken.sort_unstable();
    (taken, exact)
}

/// A graph whose nodes have names elsewhere.
struct Part {
    names: Vec<u32>,
    graph: Graph,
}

impl Part {
    /// The strongly connected components in which there are loops.
    fn pieces(&self) -> Vec<Part> {
        let graph = &self.graph;
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for (node, out) in graph.out.iter().enumerate() {
            for &next in out {
                from.push(node as u32);
                to.push(next);
            }
        }
        let components = strong_of(graph.out.len(), &from, &to);
        let mut place = vec![0; graph.out.len()];
        let mut members = vec![Vec::new(); components.count];
        for (node, &component) in components.of.iter().enumerate() {
            place[node] = members[component as usize].len() as u32;
            members[component as usize].push(node as u32);
        }
        let mut inside = vec![(Vec::new(), Vec::new()); components.count];
        for (&from, &to) in from.iter().zip(&to) {
            if components.together(from, to) {
                let inside = &mut inside[components.of[from as usize] as usize];
                inside.0.push(place[from as usize]);
                inside.1.push(place[to as usize]);
            }
        }
        let pieces = members.iter().zip(&inside);
        let pieces = pieces.filter(|(_, (from, _))| !from.is_empty());
        let piece = |(nodes, (from, to)): (&Vec<u32>, &(Vec<u32>, Vec<u32>))| Part {
            names: nodes
                .iter()
                .map(|&node| self.names[node as usize])
                .collect(),
            graph: Graph::of(nodes.len(), from, to),
        };
        pieces.map(piece).collect()
    }
}

#[derive(Clone)]
struct Graph {
    /// What each node leads to, ascending.
    out: Vec<Vec<u32>>,
    into: Vec<Vec<u32>>,
    alive: Vec<bool>,
    /// How many are.
    left: usize,
}

fn insert(list: &mut Vec<u32>, node: u32) {
    if let Err(place) = list.binary_search(&node) {
        list.insert(place, node);
    }
}

fn erase(list: &mut Vec<u32>, node: u32) {
    if let Ok(place) = list.binary_search(&node) {
        list.remove(place);
    }
}

impl Graph {
    fn of(nodes: usize, from: &[u32], to: &[u32]) -> Graph {
        let packed = |from: &[u32], to: &[u32]| {
            let mut lists = vec![Vec::new(); nodes];
            for (&from, &to) in from.iter().zip(to) {
                lists[from as usize].push(to);
            }
            for list in &mut lists {
                list.sort_unstable();
                list.dedup();
            }
            lists
        };
        Graph {
            out: packed(from, to),
            into: packed(to, from),
            alive: vec![true; nodes],
            left: nodes,
        }
    }

    fn all(&self) -> Vec<u32> {
        let nodes = 0..self.out.len() as u32;
        nodes.filter(|&node| self.alive[node as usize]).collect()
    }

    /// Takes a node out; gives back what led to it and what it led to.
    fn remove(&mut self, node: u32) -> (Vec<u32>, Vec<u32>) {
        self.alive[node as usize] = false;
        self.left -= 1;
        let mut into = std::mem::take(&mut self.into[node as usize]);
        let mut out = std::mem::take(&mut self.out[node as usize]);
        erase(&mut into, node);
        erase(&mut out, node);
        for &cause in &into {
            erase(&mut self.out[cause as usize], node);
        }
        for &effect in &out {
            erase(&mut self.into[effect as usize], node);
        }
        (into, out)
    }

    /// Takes a node out that is not in the set: its causes lead to its effects.
    fn pass_over(&mut self, node: u32) -> Vec<u32> {
        let (mut into, out) = self.remove(node);
        for &cause in &into {
            for &effect in &out {
                insert(&mut self.out[cause as usize], effect);
                insert(&mut self.into[effect as usize], cause);
            }
        }
        into.extend(out);
        into
    }

    /// How many ways lead through a node: causes times effects.
    fn ways(&self, node: u32) -> usize {
        self.into[node as usize].len() * self.out[node as usize].len()
    }

    /// Does what is without loss, until nothing is left to do, to the nodes that are to be looked at.
    /// What stays of them is put on the heap.
    fn reduce(
        &mut self,
        mut look: Vec<u32>,
        taken: &mut Vec<u32>,
        mut heap: Option<&mut BinaryHeap<(usize, Reverse<u32>)>>,
    ) {
        while let Some(node) = look.pop() {
            let (into, out) = (&self.into[node as usize], &self.out[node as usize]);
            if !self.alive[node as usize] {
                continue;
            }
            if out.binary_search(&node).is_ok() {
                let (into, out) = self.remove(node);
                taken.push(node);
                look.extend(into);
                look.extend(out);
            } else if into.len() < 2 || out.len() < 2 {
                // On no loop, or every loop through it goes through its one neighbour as well.
                look.extend(self.pass_over(node));
            } else if let Some(heap) = &mut heap {
                heap.push((self.ways(node), Reverse(node)));
            }
        }
    }

    /// A loop of at most so many links through a node, over nodes that are not gone. Says in `cut`
    /// whether there may be a longer one.
    fn loop_through(&self, root: u32, longest: u32, field: &mut Field, left: &mut u64) -> bool {
        field.round += 1;
        field.queue.clear();
        field.queue.push((root, 0));
        let mut next = 0;
        while let Some(&(at, steps)) = field.queue.get(next) {
            next += 1;
            *left = left.saturating_sub(1 + self.out[at as usize].len() as u64);
            for &to in &self.out[at as usize] {
                if to == root {
                    field.path.clear();
                    let mut node = at;
                    while node != root {
                        field.path.push(node);
                        node = field.before[node as usize];
                    }
                    field.path.push(root);
                    return true;
                }
                if field.gone[to as usize] || field.seen[to as usize] == field.round {
                    continue;
                }
                if steps + 1 >= longest {
                    field.cut = true;
                    continue;
                }
                field.seen[to as usize] = field.round;
                field.before[to as usize] = at;
                field.queue.push((to, steps + 1));
            }
        }
        false
    }

    /// How many loops without a common node are easily found, shortest first: the set is at least as
    /// large.
    fn apart(&self, left: &mut u64) -> usize {
        let mut field = Field::new(self.alive.iter().map(|alive| !alive).collect());
        let mut loops = 0;
        for longest in 2.. {
            field.cut = false;
            for root in 0..self.out.len() as u32 {
                if *left == 0 {
                    return loops;
                }
                if !field.gone[root as usize] && self.loop_through(root, longest, &mut field, left)
                {
                    loops += 1;
                    for &node in &field.path {
                        field.gone[node as usize] = true;
                    }
                }
            }
            if !field.cut {
                break;
            }
        }
        loops
    }
}

/// What a search from a node needs.
struct Field {
    gone: Vec<bool>,
    /// The last round that came to each node.
    seen: Vec<u32>,
    before: Vec<u32>,
    round: u32,
    queue: Vec<(u32, u32)>,
    path: Vec<u32>,
    cut: bool,
}

impl Field {
    fn new(gone: Vec<bool>) -> Field {
        Field {
            seen: vec![0; gone.len()],
            before: vec![0; gone.len()],
            gone,
            round: 0,
            queue: Vec::new(),
            path: Vec::new(),
            cut: false,
        }
    }
}

/// A set for a component that is reduced, and whether it is a smallest one.
fn solve(graph: &Graph, left: &mut u64) -> (Vec<u32>, bool) {
    let mut best = greedy(graph.clone());
    trim(graph, &mut best, left);
    if graph.left > MOST {
        let sure = graph.apart(left) >= best.len();
        return (best, sure);
    }
    let mut search = Search { best, left };
    search.branch(graph.clone(), Vec::new());
    let sure = *search.left > 0;
    (search.best, sure)
}

/// The set that comes of always taking the node that most ways lead through.
fn greedy(mut graph: Graph) -> Vec<u32> {
    let (mut taken, mut heap) = (Vec::new(), BinaryHeap::new());
    let mut look = graph.all();
    loop {
        graph.reduce(look, &mut taken, Some(&mut heap));
        // Whatever has changed since it was put there is there again.
        let most = loop {
            match heap.pop() {
                None => return taken,
                Some((ways, Reverse(node))) if graph.alive[node as usize] => {
                    if ways == graph.ways(node) {
                        break node;
                    }
                }
                Some(_) => {}
            }
        };
        let (into, out) = graph.remove(most);
        taken.push(most);
        look = into;
        look.extend(out);
    }
}

/// Leaves out of a set what is not needed, the last taken first, as far as the work goes.
fn trim(graph: &Graph, set: &mut Vec<u32>, left: &mut u64) {
    let mut field = Field::new(vec![false; graph.out.len()]);
    for &node in &*set {
        field.gone[node as usize] = true;
    }
    let mut needed = Vec::new();
    while let Some(node) = set.pop() {
        if *left == 0 || graph.loop_through(node, u32::MAX, &mut field, left) {
            needed.push(node);
        } else {
            field.gone[node as usize] = false;
        }
    }
    *set = needed;
}

struct Search<'w> {
    best: Vec<u32>,
    left: &'w mut u64,
}

impl Search<'_> {
    /// Tries to complete a set to one smaller than the best.
    fn branch(&mut self, mut graph: Graph, mut taken: Vec<u32>) {
        let all = graph.all();
        let cost: usize = all
            .iter()
            .map(|&node| 2 + graph.out[node as usize].len())
            .sum();
        *self.left = self.left.saturating_sub(cost as u64);
        graph.reduce(all, &mut taken, None);
        if *self.left == 0 {
            return;
        }
        let nodes = graph.all();
        let Some(&most) = nodes.iter().rev().max_by_key(|&&node| graph.ways(node)) else {
            if taken.len() < self.best.len() {
                self.best = taken;
            }
            return;
        };
        if taken.len() + graph.apart(self.left) >= self.best.len() {
            return;
        }
        let (mut without, mut more) = (graph.clone(), taken.clone());
        without.remove(most);
        more.push(most);
        self.branch(without, more);
        graph.pass_over(most);
        self.branch(graph, taken);
    }
}
