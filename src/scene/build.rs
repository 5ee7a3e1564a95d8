//! The scene of a map: what comes from where, and what lies on what.

use super::arrange::{Arrangement, arrange};
use super::badge;
use super::curve::RoundBox;
use super::item::{Anchor, Item, Layer, Scene, Shape, Stroke, Target};
use super::route::{RADIUS, Route};
use super::style::{Look, Notation, Strength, look, sign};
use super::theme::{BoxColors, group_color};
use super::{Input, LabelBox};
use super::{key, link};
use crate::geometry::{Point, Rect};
use crate::model::{FactorIx, LinkIx};

/// Free space around everything, in map units.
const MARGIN: f64 = 16.0;

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
    let (boxes, routes) = (&places.boxes, &places.routes);
    let notation = Notation::of(input.map, input.convention);
    let of_loop = lit_loop(input);
    let group_boxes = group_boxes(input);

    let mut items = Vec::new();
    for lower in [true, false] {
        let links: Vec<Drawn> = (0..input.net.link_count())
            .filter_map(|i| drawn(input, notation, i, &routes[i], &of_loop))
            .filter(|d| (d.strength == Strength::Dim) == lower)
            .collect();
        for d in &links {
            link_items(input, d, boxes, &mut items);
        }
        for (i, &ix) in input.net.factors.iter().enumerate() {
            let strength = factor_strength(input, ix);
            if (strength == Strength::Dim) == lower {
                let (_, colors) = group_boxes[i];
                factor_items(input, i, colors, strength, &of_loop, &mut items);
            }
        }
        for d in &links {
            if let Some(at) = places.signs[d.index] {
                let text = sign(notation, input.map.link(d.ix).polarity);
                if text.is_empty() {
                    continue;
                }
                let shapes = link::sign_shapes(at, text, d.look.color, input.theme.paper);
                items.extend(shapes.into_iter().map(|shape| Item {
                    layer: Layer::Sign,
                    target: Some(Target::Link(d.ix)),
                    shape,
                }));
            }
        }
    }
    let badges = places.badges(input);
    for placed in &badges {
        items.extend(badge::items(input, placed));
    }
    outlines(input, boxes, &mut items);

    let links: Vec<usize> = (0..routes.len())
        .filter(|&i| routes[i].drawn.is_some())
        .collect();
    let groups: Vec<(usize, BoxColors)> = group_boxes
        .iter()
        .filter_map(|(place, colors)| place.map(|p| (p, *colors)))
        .collect();
    let around = Rect::around(items.iter().map(|i| i.shape.bounds()));
    Scene {
        bounds: around.unwrap_or_default().grown(MARGIN),
        background: input.theme.paper,
        font: input.theme.font,
        marks: key::marks(input, &links, &groups, &badges),
        items,
    }
}

/// The loop that is lit: which links, in which colour.
struct LitLoop {
    links: Vec<u32>,
    factors: Vec<u32>,
    color: Option<super::Color>,
}

fn lit_loop(input: &Input) -> LitLoop {
    let lit = input.emphasis.lit_loop.as_deref();
    match input.badges.iter().find(|b| Some(b.id.as_str()) == lit) {
        None => LitLoop {
            links: Vec::new(),
            factors: Vec::new(),
            color: None,
        },
        Some(b) => LitLoop {
            factors: b
                .links
                .iter()
                .filter_map(|&l| input.net.from.get(l as usize).copied())
                .collect(),
            links: b.links.clone(),
            color: Some(badge::color(input.theme, b.class, b.color)),
        },
    }
}

/// A link with everything decided.
struct Drawn<'a> {
    index: usize,
    ix: LinkIx,
    route: &'a Route,
    strength: Strength,
    look: Look,
}

fn drawn<'a>(
    input: &Input,
    notation: Notation,
    i: usize,
    route: &'a Route,
    lit: &LitLoop,
) -> Option<Drawn<'a>> {
    route.drawn?;
    let ix = input.net.links[i];
    let target = Target::Link(ix);
    let emphasis = input.emphasis;
    let strength = if lit.links.contains(&(i as u32)) {
        Strength::Loop
    } else if emphasis.selects(&target) || emphasis.hovers(&target) {
        Strength::Lit
    } else {
        match &emphasis.lit {
            None => Strength::Plain,
            Some(part) if part.links.contains(&ix) => Strength::Lit,
            Some(_) => Strength::Dim,
        }
    };
    let polarity = input.map.link(ix).polarity;
    Some(Drawn {
        index: i,
        ix,
        route,
        strength,
        look: look(input.theme, notation, polarity, strength, lit.color),
    })
}

fn link_items(input: &Input, d: &Drawn, boxes: &[RoundBox], items: &mut Vec<Item>) {
    let Some(curve) = d.route.drawn else { return };
    let target = Target::Link(d.ix);
    let theme = input.theme;
    let halo = if input.emphasis.selects(&target) {
        Some(theme.selected.mix(0.35, theme.paper))
    } else if input.emphasis.hovers(&target) {
        Some(theme.hovered.mix(0.25, theme.paper))
    } else {
        None
    };
    let halo = halo.map(|color| Stroke {
        round: true,
        ..Stroke::new(color, d.look.width + 8.0)
    });
    let delay = input.map.link(d.ix).delay;
    for shape in link::marks(&curve, &d.look, delay, halo, boxes) {
        items.push(Item {
            layer: Layer::Link,
            target: Some(target.clone()),
            shape,
        });
    }
}

fn factor_strength(input: &Input, ix: FactorIx) -> Strength {
    let target = Target::Factor(ix);
    match &input.emphasis.lit {
        _ if input.emphasis.selects(&target) || input.emphasis.hovers(&target) => Strength::Lit,
        None => Strength::Plain,
        Some(part) if part.factors.contains(&ix) => Strength::Lit,
        Some(_) => Strength::Dim,
    }
}

/// Place among the map's groups, fill and border of each factor's box, by its first group that the
/// map knows.
fn group_boxes(input: &Input) -> Vec<(Option<usize>, BoxColors)> {
    let groups = &input.map.info().groups;
    let colors: Vec<BoxColors> = groups
        .iter()
        .enumerate()
        .map(|(i, g)| {
            let color = group_color(g.color.as_deref(), i);
            input.theme.boxes(Some(color))
        })
        .collect();
    let plain = input.theme.boxes(None);
    let of = |&ix: &FactorIx| {
        let own = &input.map.factor(ix).groups;
        let place = own
            .iter()
            .find_map(|id| groups.iter().position(|g| g.id == *id));
        (place, place.map_or(plain, |p| colors[p]))
    };
    input.net.factors.iter().map(of).collect()
}

fn factor_items(
    input: &Input,
    i: usize,
    colors: BoxColors,
    strength: Strength,
    lit: &LitLoop,
    items: &mut Vec<Item>,
) {
    let theme = input.theme;
    let label: &LabelBox = &input.boxes[i];
    let at = input.at[i];
    let dim = strength == Strength::Dim;
    let on_loop = lit.factors.contains(&(i as u32));
    let (border, width) = match lit.color {
        Some(color) if on_loop => (color, theme.border_width * 1.8),
        _ if dim => (theme.dim(colors.border), theme.border_width),
        _ => (colors.border, theme.border_width),
    };
    let target = Target::Factor(input.net.factors[i]);
    let mut push = |shape| {
        items.push(Item {
            layer: Layer::Factor,
            target: Some(target.clone()),
            shape,
        });
    };
    push(Shape::Box {
        rect: Rect::about(at, label.size),
        radius: RADIUS,
        fill: Some(if dim {
            theme.dim(colors.fill)
        } else {
            colors.fill
        }),
        stroke: Some(Stroke::new(border, width)),
    });
    let first = at.y - (label.lines.len() as f64 - 1.0) / 2.0 * label.line_height;
    for (n, line) in label.lines.iter().enumerate() {
        push(Shape::Text {
            at: Point::new(
                at.x,
                first + n as f64 * label.line_height + 0.345 * label.font_size,
            ),
            anchor: Anchor::Middle,
            text: line.text.clone(),
            size: label.font_size,
            bold: false,
            width: line.width,
            color: if dim { theme.dim_ink() } else { theme.ink },
        });
    }
}

/// Outlines around the hovered and the selected factor, above everything.
fn outlines(input: &Input, boxes: &[RoundBox], items: &mut Vec<Item>) {
    let theme = input.theme;
    for (target, color, width, by) in [
        (&input.emphasis.hovered, theme.hovered, 1.6, 3.0),
        (&input.emphasis.selected, theme.selected, 2.6, 3.5),
    ] {
        let Some(Target::Factor(ix)) = target else {
            continue;
        };
        let Some(i) = input.net.index_of(*ix) else {
            continue;
        };
        items.push(Item {
            layer: Layer::Highlight,
            target: target.clone(),
            shape: Shape::Box {
                rect: boxes[i].rect().grown(by),
                radius: RADIUS + by,
                fill: None,
                stroke: Some(Stroke::new(color, width)),
            },
        });
    }
}
