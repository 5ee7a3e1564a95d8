//! Edges that go another way than from their start to their end, since a field says so.

use super::{Edge, Way, way_of};
use crate::format::heads::{self, Mutual};
use crate::names::{folded, trimmed};

/// Turns the edges whose fields say that. O(edges log edges).
pub(super) fn turn(edges: &mut [Edge]) {
    let turned = edges.iter_mut().filter_map(|edge| {
        let mutual = edge.turn() && edge.way == Way::Mutual;
        mutual.then_some((edge.from, edge.to))
    });
    let both: Mutual<_> = turned.collect();
    for edge in edges.iter_mut() {
        if edge.way == Way::Mutual && both.is_half((edge.from, edge.to)) {
            edge.way = Way::Directed;
        }
    }
}

impl Edge {
    /// Goes the way that a field says, where the format itself has it go from its start to its end. True if that is
    /// another way.
    fn turn(&mut self) -> bool {
        if self.way != Way::Directed {
            return false;
        }
        // A type is kept, and says no more than that.
        let own = |name: &str| folded(trimmed(name)) != "type";
        let said = |(name, text): &(String, String)| heads::said(name, text).filter(|_| own(name));
        let mut fields = self.fields.iter().enumerate();
        let found = fields.find_map(|(at, field)| Some((at, said(field)?)));
        if let Some((at, (start, end))) = found
            && (start, end) != (false, true)
        {
            self.way = way_of(start, end);
            self.fields.remove(at);
            return true;
        }
        false
    }
}
