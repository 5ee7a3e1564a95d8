//! What can't be read where it stands, because a file says that it stands there.

use super::Session;
use crate::geometry::Rect;
use crate::order::{list, sort_by};
use crate::scene::Target;

impl Session {
    /// How many labels of what is shown lie on others, and how many links have no room to be drawn. Our own layouts have
    /// none of either; places that a file gives are kept as they are. O(n log n), O(n²) where all lie on one another.
    pub fn crowded(&mut self) -> [usize; 2] {
        let Some(stage) = self.stage().filter(|stage| stage.settled) else {
            return [0; 2];
        };
        let (at, links) = (stage.positions(), stage.net.link_count());
        let rects: Vec<Rect> = list(at.len(), &mut |i| Rect::about(at[i], stage.boxes[i].size));
        let mut order: Vec<usize> = (0..rects.len()).collect();
        sort_by(&mut order, |&a, &b| {
            rects[a].min.x.total_cmp(&rects[b].min.x)
        });
        let mut covered = vec![false; rects.len()];
        for (nth, &a) in order.iter().enumerate() {
            for &b in &order[nth + 1..] {
                if rects[b].min.x >= rects[a].max.x {
                    break;
                }
                if rects[a].overlaps(rects[b]) {
                    (covered[a], covered[b]) = (true, true);
                }
            }
        }
        let mut drawn: Vec<usize> = Vec::new();
        for item in &self.scene().items {
            if let Some(Target::Link(link)) = item.target {
                drawn.push(link.index());
            }
        }
        drawn.sort_unstable();
        drawn.dedup();
        [
            covered.iter().filter(|&&c| c).count(),
            links - drawn.len().min(links),
        ]
    }
}
