//! Boxes without links, in rows under everything else.

use crate::geometry::{Point, Rect, Size};

/// Middles of boxes in rows, in their order, `gap` apart, each row about the middle of `over` and all of them as far
/// below it; without it, about the origin. Rows are as wide as what is over them, and where that is narrow, wide enough
/// for all rows to have the shape `aspect` (width over height). O(n).
pub(crate) fn rows(boxes: &[Size], over: Option<Rect>, gap: f64, aspect: f64) -> Vec<Point> {
    let room: f64 = boxes.iter().map(|b| (b.w + gap) * (b.h + gap)).sum();
    let over_width = over.map_or(0.0, |over| over.size().w);
    let width = over_width.max((room * aspect).sqrt());
    let middle = over.map_or(0.0, |over| over.centre().x);
    let mut top = over.map_or(0.0, |over| over.max.y + gap);
    let mut at = Vec::with_capacity(boxes.len());
    let mut rest = boxes;
    while let Some(first) = rest.first() {
        let (mut n, mut wide, mut high) = (1, first.w, first.h);
        while let Some(next) = rest.get(n).filter(|next| wide + gap + next.w <= width) {
            wide += gap + next.w;
            high = high.max(next.h);
            n += 1;
        }
        let mut left = middle - wide / 2.0;
        for size in &rest[..n] {
            at.push(Point::new(left + size.w / 2.0, top + high / 2.0));
            left += size.w + gap;
        }
        top += high + gap;
        rest = &rest[n..];
    }
    at
}
