//! Places from other programs, made wide enough for our labels.
//!
//! Stella, Vensim, PRSM and others draw small symbols, with words beside or below them. Put at the same places, our boxes
//! lie on one another and hide the links between them. So the whole arrangement is drawn larger, in the same shape; what
//! still lies on something else then is moved aside. That is for showing alone: from one program's file to another's, places
//! stay what they are.

use crate::format::audit::{At, Audit, Told};
use crate::format::{Format, Imported};
use crate::geometry::{Point, Rect, Size};
use crate::layout::{self, Grid};
use crate::model::{Edit, Factor, FactorIx, Map, Network, Part};
use crate::scene::{LabelOptions, Measure, label_boxes};

/// Gaps between the boxes of two factors with a link, and without: the least that shows them apart, and what is made.
const LEAST: (f64, f64) = (12.0, 0.0);
const WISHED: (f64, f64) = (44.0, 6.0);
/// What has space for all boxes becomes at most so many times as large, for the sake of boxes that are near each other.
const LARGEST: usize = 3;
/// Space for all boxes, in times of what they cover; and what would be too large.
const SPACE: f64 = 2.0;
const FARTHEST: f64 = 1e4;
/// Of so many factors one pair may be moved aside rather than all the map be drawn larger.
const SHARE: usize = 20;
/// Who moves by less than this looks unmoved, map units.
const SEEN: f64 = 6.0;
/// Cells with more than so many factors are piles, if those of all say that each has so many others in its own on average.
/// Which place such a factor has says nothing, and to part all of them takes minutes.
const PILE: usize = 50;
const CROWD: usize = 60;
/// A cell is as large as the largest box, but no more than so many times the mean one.
const LARGE: f64 = 4.0;
/// Rows of a pile are so many times as wide as all are high, or as wide as what is over them.
const ROWS: f64 = 1.5;

/// Makes room for labels in the places of a map from another program, and in those of its views, and says so in the account.
/// O(n log n + factors near each other).
pub fn spread(imported: &mut Imported) {
    let Imported { map, audit } = imported;
    if audit.format == Format::SystemMap {
        return;
    }
    let whole = Part::whole(map);
    let place = |map: &Map, ix: FactorIx| {
        let factor = map.factor(ix);
        Some(Point::new(factor.x?, factor.y?))
    };
    let put = |factor: &Factor, to: Point| Edit::Place {
        id: factor.id.clone(),
        at: Some((to.x, to.y)),
        pinned: factor.pinned,
    };
    one(map, audit, &whole, &place, &put);
    for view in map.info().views.clone() {
        let part = Part::view(map, &view);
        let place = |map: &Map, ix: FactorIx| {
            let at = view.places.get(&map.factor(ix).id)?;
            Some(Point::new(at[0], at[1]))
        };
        let put = |factor: &Factor, to: Point| Edit::PlaceInView {
            view: view.id.clone(),
            id: factor.id.clone(),
            at: Some([to.x, to.y]),
        };
        one(map, audit, &part, &place, &put);
    }
}

/// One arrangement: of the map, or of a view.
fn one(
    map: &mut Map,
    audit: &mut Audit,
    part: &Part,
    place: &dyn Fn(&Map, FactorIx) -> Option<Point>,
    put: &dyn Fn(&Factor, Point) -> Edit,
) {
    let mut placed = Part::default();
    for ix in part.factors.list() {
        if place(map, ix).is_some() {
            placed.factors.insert(ix);
        }
    }
    for link in part.links.list() {
        let (from, to) = map.ends(link);
        if placed.factors.contains(&from) && placed.factors.contains(&to) {
            placed.links.insert(link);
        }
    }
    let net = Network::of(map, &placed);
    let at = |&ix: &FactorIx| place(map, ix).unwrap_or_default();
    let places: Vec<Point> = net.factors.iter().map(at).collect();
    let boxes = label_boxes(map, &net, &mut Guess, &LabelOptions::default());
    let sizes: Vec<Size> = boxes.iter().map(|label| label.size).collect();
    let piled = piled(&places, &sizes);
    let times = match times(&net, &places, &sizes, &piled) {
        Some(times) => times,
        None if piled.contains(&true) => 1.0,
        None => return,
    };
    let mut larger: Vec<Point> = places.iter().map(|&p| p * times).collect();
    in_rows(&mut larger, &sizes, &piled);
    let apart = layout::parted(&net, &sizes, &larger, WISHED);
    for (i, &ix) in net.factors.iter().enumerate() {
        let factor = map.factor(ix);
        if piled[i] || larger[i].distance(apart[i]) > SEEN {
            let at = At::file().factor(&factor.id).named(factor.shown());
            let told = match piled[i] {
                true => Told::PutInRows,
                false => Told::MovedAside,
            };
            audit.tell(told, &[], at);
        }
        // To a tenth: what an author reads, and moves on by hand.
        let tenth = |x: f64| (x * 10.0).round() / 10.0;
        let to = Point::new(tenth(apart[i].x), tenth(apart[i].y));
        let edit = put(factor, to);
        map.apply(edit)
            .expect("a factor of the map has a finite place");
    }
    if times > 1.0 {
        let times = match times < 10.0 {
            true => format!("{times:.1}"),
            false => format!("{times:.0}"),
        };
        audit.tell(Told::DrawnLarger, &[&times], At::file());
    }
}

/// Who stands in a pile: with so many at about the same place that the place says nothing. O(n log n).
fn piled(at: &[Point], sizes: &[Size]) -> Vec<bool> {
    let unit = unit(at, sizes, &vec![false; at.len()]);
    let (mut largest, mut sum) = (Size::default(), Size::default());
    for size in sizes {
        largest.w = largest.w.max(size.w);
        largest.h = largest.h.max(size.h);
        sum.w += size.w;
        sum.h += size.h;
    }
    let side = |most: f64, sum: f64| most.min(LARGE * sum / sizes.len() as f64) + WISHED.0;
    let (w, h) = (side(largest.w, sum.w), side(largest.h, sum.h));
    let cell = |p: Point| {
        (
            (p.x * unit / w).floor() as i64,
            (p.y * unit / h).floor() as i64,
        )
    };
    let mut cells: Vec<((i64, i64), usize)> = Vec::new();
    for (i, &p) in at.iter().enumerate() {
        cells.push((cell(p), i));
    }
    cells.sort_unstable();
    let mut piled = vec![false; at.len()];
    let mut near = 0;
    for together in cells.chunk_by(|a, b| a.0 == b.0) {
        near += together.len() * together.len();
        if together.len() > PILE {
            for &(_, i) in together {
                piled[i] = true;
            }
        }
    }
    if near <= CROWD * at.len() {
        piled.fill(false);
    }
    piled
}

/// Puts those of piles into rows below all others, in the order of the file. O(n).
fn in_rows(at: &mut [Point], sizes: &[Size], piled: &[bool]) {
    let (in_piles, others): (Vec<usize>, Vec<usize>) = (0..at.len()).partition(|&i| piled[i]);
    let boxes: Vec<Size> = in_piles.iter().map(|&i| sizes[i]).collect();
    let others = others.iter().map(|&i| Rect::about(at[i], sizes[i]));
    let places = layout::rows(&boxes, others.reduce(Rect::union), WISHED.0, ROWS);
    for (i, place) in in_piles.into_iter().zip(places) {
        at[i] = place;
    }
}

/// How many times as large an arrangement is to be drawn, but for its piles; `None` if it has room as it is.
/// O(n log n + factors near each other).
fn times(net: &Network, at: &[Point], sizes: &[Size], piled: &[bool]) -> Option<f64> {
    let mut linked: Vec<(u32, u32)> = Vec::new();
    for (&a, &b) in net.from.iter().zip(&net.to) {
        linked.push((a.min(b), a.max(b)));
    }
    linked.sort_unstable();
    let unit = unit(at, sizes, piled);
    let mut cell = Size::default();
    for size in sizes {
        cell.w = cell.w.max(size.w + WISHED.0);
        cell.h = cell.h.max(size.h + WISHED.0);
    }
    let mut grid = Grid::new(at.len(), cell);
    // How many pairs want to be so many tenths of the unit as far apart.
    let mut wanted = [0usize; LARGEST * 10 + 1];
    let mut tight = unit > 1.0;
    for j in (0..at.len()).filter(|&j| !piled[j]) {
        for &i in grid.near(at[j] * unit) {
            let i = i as usize;
            let d = (at[i] - at[j]) * unit;
            let of = |gap: f64| {
                let (w, h) = (sizes[i].w + sizes[j].w, sizes[i].h + sizes[j].h);
                ((w / 2.0 + gap) / d.x.abs()).min((h / 2.0 + gap) / d.y.abs())
            };
            // What is far off needs no look at its links.
            if of(WISHED.0) <= 1.0 {
                continue;
            }
            let is_linked = linked.binary_search(&(i as u32, j as u32)).is_ok();
            let gap = |gaps: (f64, f64)| if is_linked { gaps.0 } else { gaps.1 };
            tight |= of(gap(LEAST)) > 1.0;
            let times = (of(gap(WISHED)) * 10.0).ceil();
            if times > 10.0 && times < wanted.len() as f64 {
                wanted[times as usize] += 1;
            }
        }
        grid.put(j, at[j] * unit);
    }
    let mut left = at.len() / SHARE;
    let times = (11..wanted.len()).rev().find(|&times| {
        let enough = wanted[times] > left;
        left = left.saturating_sub(wanted[times]);
        enough
    });
    tight.then(|| unit * times.unwrap_or(10) as f64 / 10.0)
}

/// How many times as large an arrangement is that has space for all its boxes, be it in another unit (as from 0 to 1).
fn unit(at: &[Point], sizes: &[Size], piled: &[bool]) -> f64 {
    let loose = || (0..at.len()).filter(|&i| !piled[i]);
    let points: Vec<Point> = loose().map(|i| at[i]).collect();
    let Size { w, h } = Rect::around_points(&points).size();
    let (mut all, mut box_of) = (0.0, Size::default());
    for size in loose().map(|i| sizes[i]) {
        all += (size.w + WISHED.1) * (size.h + WISHED.1);
        box_of = Size {
            w: box_of.w.max(size.w),
            h: box_of.h.max(size.h),
        };
    }
    let has_space = |unit: f64| (w * unit + box_of.w) * (h * unit + box_of.h) >= SPACE * all;
    let mut unit = 1.0;
    while !has_space(unit) && unit < FARTHEST {
        unit *= 1.1;
    }
    // Where all are at one place, no unit helps.
    if unit < FARTHEST { unit } else { 1.0 }
}

/// About how wide letters are, whatever font they will be set in: here nothing can be measured.
struct Guess;

impl Measure for Guess {
    fn width(&mut self, text: &str, size: f64, _bold: bool) -> f64 {
        let letter = |c: char| match c {
            ' ' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '(' | ')' | 'i' | 'j' | 'l' | 'I'
            | 'f' | 't' => 0.32,
            'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.9,
            c if c >= '\u{2e80}' => 1.0,
            c if c.is_uppercase() => 0.7,
            _ => 0.57,
        };
        text.chars().map(letter).sum::<f64>() * size
    }
}
