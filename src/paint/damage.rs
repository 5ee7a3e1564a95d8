//! What differs between two pictures: which tiles of the canvas have to be painted again.

use crate::geometry::{Point, Rect, Size, least, most};
use crate::order;
use crate::scene::{Camera, Color, Item, Layer, Scene, Seg, Shape, Target};

/// Side of a tile, in the canvas's own pixels.
const SIDE: f64 = 16.0;
/// What is smoothed at the edges of a shape reaches this far beyond it, in the canvas's pixels.
const EDGE: f64 = 2.0;

/// Letters lower than this, in CSS px, are bars.
const LETTERS: f64 = 5.0;
/// Arrowheads shorter than this, in CSS px, are left out.
const HEAD: f64 = 2.5;

/// How much of an item is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Detail {
    /// All of it.
    Full,
    /// A bar in its place.
    Bar(Rect, Color),
    /// Nothing.
    Nothing,
}

/// From map units to the canvas's own pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Pixels per map unit.
    pub scale: f64,
    /// Where the map's origin is.
    pub origin: Point,
    /// Width and height of the canvas.
    pub size: Point,
    /// CSS px per map unit.
    pub zoom: f64,
}

impl View {
    /// What a camera shows on a canvas with so many pixels per CSS px. The origin is on a whole
    /// pixel, so that what is painted can move along.
    pub fn of(camera: Camera, ratio: f64, size: Point) -> View {
        View {
            scale: camera.scale * ratio,
            origin: Point::new((camera.x * ratio).round(), (camera.y * ratio).round()),
            size,
            zoom: camera.scale,
        }
    }

    /// How coarsely an item is painted that is too small to be read: letters as a bar, signs and
    /// arrowheads not at all.
    pub fn detail(&self, item: &Item, paper: Color) -> Detail {
        match &item.shape {
            Shape::Text {
                size, bold, color, ..
            } if size * self.zoom < LETTERS => {
                if *bold {
                    return Detail::Nothing;
                }
                let Rect { min, max } = item.shape.bounds();
                let high = Point::new(0.0, (max.y - min.y) * 0.3);
                let bar = Rect {
                    min: min + high,
                    max: max - high,
                };
                Detail::Bar(bar, color.mix(0.45, paper))
            }
            Shape::Path {
                fill: Some(_),
                stroke: None,
                ..
            } => {
                let Size { w, h } = item.shape.bounds().size();
                if most(w, h) * self.zoom < HEAD {
                    Detail::Nothing
                } else {
                    Detail::Full
                }
            }
            _ => Detail::Full,
        }
    }

    /// All of the canvas.
    pub fn whole(&self) -> Rect {
        Rect {
            min: Point::default(),
            max: self.size,
        }
    }

    /// What of the map is seen in a part of the canvas.
    pub fn seen(&self, part: Rect) -> Rect {
        let back = |at: Point| (at - self.origin) * (1.0 / self.scale);
        Rect {
            min: back(part.min),
            max: back(part.max),
        }
    }

    /// The pixels that a part of the map covers, edges included.
    fn covered(&self, part: Rect) -> Rect {
        let there = |at: Point| at * self.scale + self.origin;
        let covered = Rect {
            min: there(part.min),
            max: there(part.max),
        };
        covered.grown(EDGE)
    }
}

/// The tiles of a canvas, marked or not.
#[derive(Debug, Clone)]
pub struct Tiles {
    view: View,
    columns: usize,
    rows: usize,
    marked: Vec<bool>,
}

impl Tiles {
    /// No tile is marked.
    pub fn none(view: View) -> Tiles {
        let count = |length: f64| most((length / SIDE).ceil(), 1.0) as usize;
        let (columns, rows) = (count(view.size.x), count(view.size.y));
        Tiles {
            view,
            columns,
            rows,
            marked: vec![false; columns * rows],
        }
    }

    /// The tiles on which two pictures of one view may differ. O(n log n) in their items.
    ///
    /// An item is the same if there was an equal one of the same mark, and all items that stay
    /// are in the same order: so what lies above what stays as well.
    pub fn between(before: &Scene, after: &Scene, view: View) -> Tiles {
        let mut tiles = Tiles::none(view);
        if before.background != after.background || before.font != after.font {
            tiles.marked.fill(true);
            return tiles;
        }
        let old = keys(&before.items);
        let mut sorted: Vec<usize> = (0..old.len()).collect();
        order::sort_by(&mut sorted, |&a, &b| old[a].cmp(&old[b]));
        let mut stays = vec![false; old.len()];
        let mut next = 0;
        for (item, key) in after.items.iter().zip(keys(&after.items)) {
            let place = sorted.partition_point(|&i| old[i] < key);
            let found = sorted.get(place).copied();
            match found.filter(|&i| i >= next && before.items[i] == *item) {
                Some(i) => {
                    stays[i] = true;
                    next = i + 1;
                }
                None => tiles.mark(item),
            }
        }
        for (item, stays) in before.items.iter().zip(stays) {
            if !stays {
                tiles.mark(item);
            }
        }
        tiles
    }

    /// How much of the canvas is marked, from 0 to 1.
    pub fn share(&self) -> f64 {
        let marked = self.marked.iter().filter(|&&m| m).count();
        marked as f64 / self.marked.len() as f64
    }

    /// Marked tiles side by side, as rectangles of the canvas.
    pub fn runs(&self) -> Vec<Rect> {
        let mut runs = Vec::new();
        for (row, tiles) in self.marked.chunks(self.columns).enumerate() {
            let mut start = None;
            for column in 0..self.columns + 1 {
                let marked = tiles.get(column).copied().unwrap_or(false);
                match start {
                    None if marked => start = Some(column),
                    Some(first) if !marked => {
                        runs.push(Rect {
                            min: Point::new(first as f64, row as f64) * SIDE,
                            max: Point::new(column as f64, row as f64 + 1.0) * SIDE,
                        });
                        start = None;
                    }
                    _ => {}
                }
            }
        }
        runs
    }

    /// The marked tiles, to be asked for.
    pub fn marked(&self) -> Marked<'_> {
        let wide = self.columns + 1;
        let mut sums = vec![0u32; wide * (self.rows + 1)];
        for row in 0..self.rows {
            let mut along = 0;
            for column in 0..self.columns {
                along += u32::from(self.marked[row * self.columns + column]);
                sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1] + along;
            }
        }
        Marked { tiles: self, sums }
    }

    fn mark(&mut self, item: &Item) {
        let mut parts = Vec::new();
        pieces(&item.shape, &|_| true, &mut |part| parts.push(part));
        for part in parts {
            let (left, right, top, foot) = self.under(part);
            for row in top..foot {
                self.marked[row * self.columns + left..row * self.columns + right].fill(true);
            }
        }
    }

    /// The tiles under a part of the map: columns from, to, rows from, to.
    fn under(&self, part: Rect) -> (usize, usize, usize, usize) {
        let covered = self.view.covered(part);
        let among = |at: f64, count: usize| most(least(at / SIDE, count as f64), 0.0);
        let left = among(covered.min.x, self.columns).floor() as usize;
        let right = among(covered.max.x, self.columns).ceil() as usize;
        let top = among(covered.min.y, self.rows).floor() as usize;
        let foot = among(covered.max.y, self.rows).ceil() as usize;
        (left, right, top, foot)
    }
}

/// The marked tiles, and how many there are above and left of each: so whether there is one in a
/// rectangle is known at once.
pub struct Marked<'a> {
    tiles: &'a Tiles,
    sums: Vec<u32>,
}

impl Marked<'_> {
    /// True if an item may reach into a marked tile.
    pub fn touch(&self, item: &Item) -> bool {
        let mut touched = false;
        pieces(&item.shape, &|part| self.any(part), &mut |_| touched = true);
        touched
    }

    fn any(&self, part: Rect) -> bool {
        let (left, right, top, foot) = self.tiles.under(part);
        let sum = |row: usize, column: usize| self.sums[row * (self.tiles.columns + 1) + column];
        left < right
            && top < foot
            && sum(foot, right) + sum(top, left) > sum(top, right) + sum(foot, left)
    }
}

/// A name for each item: what it is part of, and the how-manieth of that.
fn keys(items: &[Item]) -> Vec<(Layer, u8, u64, u32)> {
    let mut keys: Vec<(Layer, u8, u64, u32)> = Vec::new();
    for item in items {
        let (kind, target) = match &item.target {
            None => (0, 0),
            Some(Target::Factor(ix)) => (1, ix.index() as u64),
            Some(Target::Link(ix)) => (2, ix.index() as u64),
            Some(Target::Loop(id)) => (3, number(id)),
        };
        let nth = match keys.last() {
            Some(&(layer, k, t, nth)) if (layer, k, t) == (item.layer, kind, target) => nth + 1,
            _ => 0,
        };
        keys.push((item.layer, kind, target, nth));
    }
    keys
}

/// A number for a name (FNV-1a). Two names with one number cost a little painting, no more.
fn number(name: &str) -> u64 {
    let step = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    name.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Rectangles that hold a shape: one, or, of a curve, several that hold less besides. Those in which
/// there is nothing to look for are left out, in whole and in part.
fn pieces(shape: &Shape, look: &dyn Fn(Rect) -> bool, then: &mut dyn FnMut(Rect)) {
    if let Shape::Path { segs, stroke, .. } = shape
        && let [Seg::Move(a), Seg::Cubic(b, c, d)] = segs[..]
    {
        let wide = stroke.map_or(0.0, |s| s.width / 2.0);
        return split([a, b, c, d], wide, 4, look, then);
    }
    let bounds = shape.bounds();
    if look(bounds) {
        then(bounds);
    }
}

/// The hulls of the halves of a cubic Bézier curve, of the halves of these, and so on.
fn split(
    [a, b, c, d]: [Point; 4],
    wide: f64,
    times: u32,
    look: &dyn Fn(Rect) -> bool,
    then: &mut dyn FnMut(Rect),
) {
    let hull = Rect::around_points(&[a, b, c, d]).grown(wide);
    if !look(hull) {
        return;
    }
    if times == 0 {
        return then(hull);
    }
    let middle = |p: Point, q: Point| p.lerp(q, 0.5);
    let (ab, bc, cd) = (middle(a, b), middle(b, c), middle(c, d));
    let (abc, bcd) = (middle(ab, bc), middle(bc, cd));
    let half = middle(abc, bcd);
    split([a, ab, abc, half], wide, times - 1, look, then);
    split([half, bcd, cd, d], wide, times - 1, look, then);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Anchor, Stroke};

    const VIEW: View = View {
        scale: 1.0,
        origin: Point::new(0.0, 0.0),
        size: Point::new(320.0, 160.0),
        zoom: 1.0,
    };

    fn dot(x: f64, y: f64, color: Color) -> Item {
        Item {
            layer: Layer::Badge,
            target: Some(Target::Loop(format!("{x} {y}"))),
            shape: Shape::Box {
                rect: crate::geometry::square(Point::new(x, y), 4.0),
                radius: 4.0,
                fill: Some(color),
                stroke: None,
            },
        }
    }

    fn scene(items: Vec<Item>) -> Scene {
        Scene {
            bounds: Rect::default(),
            background: Color(255, 255, 255),
            font: "",
            items,
            marks: Vec::new(),
        }
    }

    const RED: Color = Color(200, 0, 0);
    const BLUE: Color = Color(0, 0, 200);

    #[test]
    fn the_same_picture_leaves_every_tile_alone() {
        let one = scene(vec![dot(16.0, 16.0, RED), dot(80.0, 16.0, BLUE)]);
        assert_eq!(Tiles::between(&one, &one.clone(), VIEW).share(), 0.0);
    }

    #[test]
    fn what_moved_marks_where_it_was_and_where_it_is() {
        let (before, mut after) = (scene(vec![dot(16.0, 16.0, RED)]), scene(Vec::new()));
        let mut moved = dot(16.0, 16.0, RED);
        moved.shape = dot(112.0, 80.0, RED).shape;
        after.items.push(moved);
        let tiles = Tiles::between(&before, &after, VIEW);
        let marked = tiles.marked();
        let there = |x: f64, y: f64| marked.touch(&dot(x, y, BLUE));
        assert!(there(16.0, 16.0) && there(112.0, 80.0));
        assert!(!there(64.0, 48.0) && !there(112.0, 16.0));
        let around = |x: f64, y: f64| crate::geometry::square(Point::new(x, y), 16.0);
        for run in tiles.runs() {
            assert!(run.overlaps(around(16.0, 16.0)) || run.overlaps(around(112.0, 80.0)));
        }
    }

    #[test]
    fn two_items_that_change_their_order_are_painted_again() {
        let (a, b) = (dot(16.0, 16.0, RED), dot(18.0, 16.0, BLUE));
        let before = scene(vec![a.clone(), b.clone()]);
        let tiles = Tiles::between(&before, &scene(vec![b.clone(), a.clone()]), VIEW);
        assert!(tiles.share() > 0.0 && tiles.share() < 0.05);
        let marked = tiles.marked();
        assert!(marked.touch(&a) && !marked.touch(&dot(200.0, 100.0, RED)));
    }

    #[test]
    fn letters_that_nobody_can_read_are_bars_and_small_arrowheads_are_left_out() {
        let text = |bold| Item {
            layer: Layer::Factor,
            target: None,
            shape: Shape::Text {
                at: Point::new(100.0, 50.0),
                anchor: Anchor::Middle,
                text: "trust".to_owned(),
                size: 15.0,
                bold,
                width: 40.0,
                color: RED,
            },
        };
        let corners = [(0.0, 0.0), (10.0, 0.0), (5.0, 8.0)].map(|(x, y)| Point::new(x, y));
        let [a, b, c] = corners;
        let head = Item {
            layer: Layer::Link,
            target: None,
            shape: Shape::Path {
                segs: vec![Seg::Move(a), Seg::Line(b), Seg::Line(c), Seg::Close],
                fill: Some(RED),
                stroke: None,
            },
        };
        let at = |zoom, item: &Item| View { zoom, ..VIEW }.detail(item, Color::WHITE);
        for item in [&text(false), &text(true), &head] {
            assert_eq!(at(0.34, item), Detail::Full);
        }
        let Detail::Bar(bar, color) = at(0.3, &text(false)) else {
            panic!("no bar");
        };
        let whole = text(false).shape.bounds();
        assert!(whole.union(bar) == whole && bar.size().w == 40.0 && color != RED);
        assert_eq!(at(0.3, &text(true)), Detail::Nothing);
        assert_eq!(at(0.3, &head), Detail::Full);
        assert_eq!(at(0.2, &head), Detail::Nothing);
    }

    #[test]
    fn another_background_marks_all() {
        let before = scene(Vec::new());
        let mut after = scene(Vec::new());
        after.background = RED;
        assert_eq!(Tiles::between(&before, &after, VIEW).share(), 1.0);
    }

    #[test]
    fn a_long_curve_marks_less_than_the_rectangle_around_it() {
        let ends = [(0.0, 0.0), (100.0, 50.0), (200.0, 100.0), (310.0, 150.0)];
        let [a, b, c, d] = ends.map(|(x, y)| Point::new(x, y));
        let stroke = Some(Stroke::new(RED, 2.0));
        let curve = Item {
            layer: Layer::Link,
            target: None,
            shape: Shape::Path {
                segs: vec![Seg::Move(a), Seg::Cubic(b, c, d)],
                fill: None,
                stroke,
            },
        };
        let tiles = Tiles::between(&scene(Vec::new()), &scene(vec![curve]), VIEW);
        assert!(tiles.share() < 0.4, "{}", tiles.share());
    }
}
