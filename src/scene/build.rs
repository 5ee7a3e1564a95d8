//! The scene of a map: what comes from where, and what lies on what.

use super::arrange::{Arrangement, arrange};
use super::item::{Item, Layer, Pile, Scene, Stroke, Target};
use super::route::RADIUS;
use super::style::{Look, Notation, Strength, look, sign};
use super::theme::{BoxColors, group_color};
use super::{Color, Input, badge, key, link};
use crate::geometry::{Point, Rect};
use crate::model::Part;
use crate::order::list;

/// Free space around everything, in map units.
pub(super) const MARGIN: f64 = 16.0;

/// Decides the picture: [`arrange`], then [`draw`].
pub fn build(input: &Input) -> Scene {
    draw(input, &arrange(input))
}

/// The picture of an arrangement, which must fit the input ([`Arrangement::fits`]). O(factors +
/// links).
///
/// From bottom to top: links, labels, signs of what is dimmed; the same of what is not; badges;
/// outlines of what is hovered and selected.
pub fn draw(input: &Input, places: &Arrangement) -> Scene {
    let mut drawing = Drawing {
        input,
        places,
        notation: Notation::of(input.map, input.convention),
        lit: lit_loop(input),
        dim_ink: input.theme.dim_ink(),
        items: Vec::new(),
    };
    let groups = list(input.net.factor_count(), &mut |i| group(input, i));
    let colors = box_colors(input);
    for &lower in &[true, false] {
        for i in 0..input.net.link_count() {
            drawing.link(i, lower);
        }
        for (i, &group) in groups.iter().enumerate() {
            drawing.factor(i, colors[group], lower);
        }
        for i in 0..input.net.link_count() {
            drawing.sign(i, lower);
        }
    }
    let badges = places.badges(input);
    for placed in &badges {
        badge::draw(input, placed, &mut drawing.items);
    }
    let (theme, emphasis) = (input.theme, input.emphasis);
    drawing.outline(&emphasis.hovered, Stroke::new(theme.hovered, 1.6), 3.0);
    drawing.outline(&emphasis.selected, Stroke::new(theme.selected, 2.6), 3.5);

    let items = drawing.items;
    let around = Rect::around(items.iter().map(|i| i.shape.bounds()));
    Scene {
        bounds: around.unwrap_or_default().grown(MARGIN),
        background: input.theme.paper,
        font: input.theme.font,
        marks: key::marks(input, places, &groups, &colors, &badges),
        items,
    }
}

/// The loop that is lit: which links, in which colour.
#[derive(Default)]
struct LitLoop {
    links: Vec<u32>,
    factors: Vec<u32>,
    color: Option<Color>,
}

fn lit_loop(input: &Input) -> LitLoop {
    let mut lit = LitLoop::default();
    let id = input.emphasis.lit_loop.as_deref();
    if let Some(b) = input.badges.iter().find(|b| Some(b.id.as_str()) == id) {
        for &l in &b.links {
            if let Some(&factor) = input.net.from.get(l as usize) {
                lit.factors.push(factor);
            }
        }
        lit.links = b.links.clone();
        lit.color = Some(badge::color(input.theme, b.class, b.color));
    }
    lit
}

/// Place among the map's groups of the first group of a factor that the map knows; their number if
/// it knows none.
fn group(input: &Input, factor: usize) -> usize {
    let groups = &input.map.info().groups;
    for id in &input.map.factor(input.net.factors[factor]).groups {
        if let Some(place) = groups.iter().position(|g| g.id == *id) {
            return place;
        }
    }
    groups.len()
}

/// Fill and border of the boxes of each group of the map, and last of those without one.
fn box_colors(input: &Input) -> Vec<BoxColors> {
    let groups = &input.map.info().groups;
    list(groups.len() + 1, &mut |i| {
        let group = groups.get(i);
        let color = group.map(|g| group_color(g.color.as_deref(), i));
        input.theme.boxes(color)
    })
}

/// A picture in the making.
struct Drawing<'a> {
    input: &'a Input<'a>,
    places: &'a Arrangement,
    notation: Notation,
    lit: LitLoop,
    dim_ink: Color,
    items: Vec<Item>,
}

impl Drawing<'_> {
    fn pile(&mut self, layer: Layer, target: Target) -> Pile<'_> {
        Pile {
            items: &mut self.items,
            layer,
            target: Some(target),
        }
    }

    /// How strong a mark is, if its link is not on the lit loop; `lit` says if it is in a part.
    fn strength(&self, target: &Target, lit: &dyn Fn(&Part) -> bool) -> Strength {
        let emphasis = self.input.emphasis;
        if emphasis.selects(target) || emphasis.hovers(target) {
            return Strength::Lit;
        }
        match &emphasis.lit {
            None => Strength::Plain,
            Some(part) if lit(part) => Strength::Lit,
            Some(_) => Strength::Dim,
        }
    }

    /// How a link looks, if it is among those that are dimmed, or not.
    fn look(&self, i: usize, dimmed: bool) -> Option<Look> {
        let ix = self.input.net.links[i];
        let strength = if self.lit.links.contains(&(i as u32)) {
            Strength::Loop
        } else {
            self.strength(&Target::Link(ix), &|part| part.links.contains(&ix))
        };
        if (strength == Strength::Dim) != dimmed {
            return None;
        }
        let link = self.input.map.link(ix);
        let (theme, own, notation) = (self.input.theme, self.lit.color, self.notation);
        let wide = notation.width(link);
        Some(look(theme, notation, link.polarity, wide, strength, own))
    }

    fn link(&mut self, i: usize, dimmed: bool) {
        let (input, places) = (self.input, self.places);
        let (Some(curve), Some(look)) = (&places.routes[i].drawn, self.look(i, dimmed)) else {
            return;
        };
        let ix = input.net.links[i];
        let (target, theme) = (Target::Link(ix), input.theme);
        let halo = if input.emphasis.selects(&target) {
            Some(theme.selected.mix(0.35, theme.paper))
        } else if input.emphasis.hovers(&target) {
            Some(theme.hovered.mix(0.25, theme.paper))
        } else {
            None
        };
        let delay = input.map.link(ix).delay;
        let mut pile = self.pile(Layer::Link, target);
        link::marks(&mut pile, curve, &look, delay, halo, places.bars[i]);
    }

    fn sign(&mut self, i: usize, dimmed: bool) {
        let input = self.input;
        let ix = input.net.links[i];
        let text = sign(self.notation, input.map.link(ix).polarity);
        if let Some(at) = self.places.signs[i]
            && !text.is_empty()
            && let Some(look) = self.look(i, dimmed)
        {
            let paper = self.places.is_crossed(i, at).then_some(input.theme.paper);
            let mut pile = self.pile(Layer::Sign, Target::Link(ix));
            link::sign(&mut pile, at, text, look.color, paper);
        }
    }

    /// The box and the label of a factor, if it is among those that are dimmed, or not.
    fn factor(&mut self, i: usize, colors: BoxColors, dimmed: bool) {
        let input = self.input;
        let theme = input.theme;
        let ix = input.net.factors[i];
        let target = Target::Factor(ix);
        let strength = self.strength(&target, &|part| part.factors.contains(&ix));
        if (strength == Strength::Dim) != dimmed {
            return;
        }
        let (mut fill, mut border) = (colors.fill, colors.border);
        let (mut ink, mut width) = (theme.ink, theme.border_width);
        if dimmed {
            (fill, border, ink) = (theme.dim(fill), theme.dim(border), self.dim_ink);
        }
        if let Some(color) = self.lit.color
            && self.lit.factors.contains(&(i as u32))
        {
            (border, width) = (color, width * 1.8);
        }
        let (label, at) = (&input.boxes[i], input.at[i]);
        let mut pile = self.pile(Layer::Factor, target);
        let rect = Rect::about(at, label.size);
        pile.area(rect, RADIUS, Some(fill), Some(Stroke::new(border, width)));
        let (size, height) = (label.font_size, label.line_height);
        let first = at.y - (label.lines.len() as f64 - 1.0) / 2.0 * height;
        for (n, line) in label.lines.iter().enumerate() {
            let foot = Point::new(at.x, first + n as f64 * height + 0.345 * size);
            pile.text(foot, &line.text, size, false, line.width, ink);
        }
    }

    /// An outline around a factor, above everything.
    fn outline(&mut self, target: &Option<Target>, stroke: Stroke, by: f64) {
        if let Some(Target::Factor(ix)) = target
            && let Some(i) = self.input.net.index_of(*ix)
        {
            let rect = self.places.boxes[i].rect().grown(by);
            let mut pile = self.pile(Layer::Highlight, Target::Factor(*ix));
            pile.area(rect, RADIUS + by, None, Some(stroke));
        }
    }
}
