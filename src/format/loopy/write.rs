//! A map as a LOOPY model: its file, and its address.

use crate::error::{Code, Error};
use crate::format::audit::At;
use crate::format::export::{Lost, Part, is_more, own_id, single};
use crate::format::ids::{Ids, slug_or};
use crate::model::{Extra, Factor, Link, Map, Polarity, Value};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use std::collections::BTreeMap;

/// Where LOOPY is.
const BASE: &str = "https://ncase.me/loopy/v1.1/?data=";
/// Browsers and servers take addresses up to about this length.
const LONGEST: usize = 60_000;
/// What JavaScript's `encodeURIComponent` leaves alone.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');
/// How far from the edges LOOPY's canvas keeps factors, and how far apart they stand at least.
const MARGIN: f64 = 150.0;

/// Writes the file (`.loopy`), for “load” in LOOPY.
pub fn file(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    Ok(single(model(map, lost, encoded).to_string().into_bytes()))
}

/// Writes the address, as LOOPY itself gives it.
///
/// # Errors
/// [`Code::Limit`] for one that browsers would not take.
pub fn address(map: &Map, lost: &mut Lost) -> Result<Vec<Part>, Error> {
    let model = model(map, lost, |text| encoded(&encoded(text))).to_string();
    // Its last bracket too: programs that make links of text leave it out otherwise.
    let model = model[..model.len() - 1].replace('"', "%22");
    let address = format!("{BASE}{model}%5D\n");
    if address.len() > LONGEST {
        let message = format!(
            "The address of this map would have {} letters, more than the {LONGEST} that browsers take. Write a file instead (--to loopy).",
            address.len()
        );
        return Err(Error::new(Code::Limit, message));
    }
    Ok(single(address.into_bytes()))
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}

/// The model: `[nodes, edges, labels, counter]`, its texts encoded by `text`.
fn model(map: &Map, lost: &mut Lost, text: impl Fn(&str) -> String) -> Value {
    let places = places(map, lost);
    let mut nodes = Vec::new();
    let mut ids = Ids::default();
    for (i, (_, factor)) in map.factors().enumerate() {
        factor_lost(factor, lost);
        let id = ids.free(&slug_or(&factor.label, "factor"));
        if id != factor.id {
            let what = "ids of factors, which are made anew of their names";
            lost.part(what, At::file().factor(&factor.id));
        }
        let init = field(&factor.extra, "init").filter(|&n| is_init(n));
        let [x, y] = places[i];
        if factor.x.is_some() && (x.fract() != 0.0 || y.fract() != 0.0) {
            let how = "places are whole numbers";
            lost.changed(how, At::file().factor(&factor.id));
        }
        let (x, y) = (x.round() as i64, y.round() as i64);
        nodes.push(json!([
            i + 1,
            x,
            y,
            init.unwrap_or(0.5),
            text(&factor.label),
            hue(map, factor)
        ]));
    }
    let mut edges = Vec::new();
    let mut ends: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for (_, from, to, link) in map.links() {
        link_lost(link, lost);
        own_id(map, (from, to), link, lost);
        let (from, to) = (from.index(), to.index());
        let there = ends.entry((from, to)).or_default();
        let before = *there;
        *there += 1;
        let (dx, dy) = (
            places[from][0] - places[to][0],
            places[from][1] - places[to][1],
        );
        // A bow of a quarter of the way, so that links there and back stand apart.
        let bow = (dx * dx + dy * dy).sqrt() / 4.0;
        let arc = if from == to {
            95
        } else {
            (bow.round() as i64).clamp(40, 300)
        };
        let rotation = if from == to { before * 90 } else { 0 };
        let arc = if from == to { arc } else { arc + before * 40 };
        edges.push(json!([from + 1, to + 1, arc, strength(link), rotation]));
    }
    let notes = map.info().extra.get("x-notes").and_then(Value::as_array);
    let labels: Vec<Value> = notes
        .into_iter()
        .flatten()
        .filter_map(|note| {
            let number = |key: &str| note.get(key).and_then(Value::as_f64).unwrap_or(0.0);
            let words = note.get("text")?.as_str()?;
            if note.get("loop").is_some() {
                let how = "symbols of loops are notes like others";
                lost.changed(how, At::file().named(words));
            }
            Some(json!([
                number("x").round() as i64,
                number("y").round() as i64,
                text(words)
            ]))
        })
        .collect();
    json!([nodes, edges, labels, map.factor_count()])
}

/// A number that came with a factor or link from elsewhere.
fn field(extra: &Extra, name: &str) -> Option<f64> {
    extra.get("x-fields")?.get(name)?.as_f64()
}

/// One of LOOPY's six colours: its own, or that of the first group by its place in the list.
fn hue(map: &Map, factor: &Factor) -> usize {
    if let Some(hue) = field(&factor.extra, "hue").filter(|&hue| is_hue(hue)) {
        return hue as usize;
    }
    let first = factor.groups.first();
    let groups = &map.info().groups;
    let place = first.and_then(|id| groups.iter().position(|group| group.id == *id));
    place.map_or(5, |place| place % 5)
}

/// The weight of a link, if it is more than a strength and says the same sign.
fn weight(link: &Link) -> Option<f64> {
    let sign = f64::from(link.polarity.sign());
    field(&link.extra, "weight").filter(|w| w.abs() > 1.0 && w.signum() == sign)
}

fn is_init(number: f64) -> bool {
    (0.0..=1.0).contains(&number)
}

fn is_hue(number: f64) -> bool {
    (0.0..6.0).contains(&number) && number.fract() == 0.0
}

/// The sign of a link, times its weight or strength; 0 is drawn as “?”. What is above 0 and below 1 LOOPY draws as −
/// (`js/Edge.js` of its versions 1 and 1.1), so that links with + have no strength there.
fn strength(link: &Link) -> Value {
    let sign = f64::from(link.polarity.sign());
    let own = link.strength.filter(|_| sign < 0.0).unwrap_or(1.0);
    super::whole(weight(link).unwrap_or(sign * own))
}

/// Where factors stand: at the map's places, moved onto the canvas; those without one on a circle
/// beside the others.
fn places(map: &Map, lost: &mut Lost) -> Vec<[f64; 2]> {
    let own: Vec<Option<[f64; 2]>> = map.factors().map(|(_, f)| Some([f.x?, f.y?])).collect();
    let without = own.iter().filter(|place| place.is_none()).count() as f64;
    let placed = || own.iter().flatten();
    let left = match without < own.len() as f64 {
        true => placed().map(|p| p[0]).fold(0.0, f64::max) + MARGIN,
        false => MARGIN,
    };
    let top = placed().map(|p| p[1]).fold(f64::INFINITY, f64::min);
    let top = if top.is_finite() { top } else { MARGIN };
    let radius = (without * 30.0).max(200.0);
    let mut places = Vec::new();
    let mut next = 0.0;
    for ((_, factor), place) in map.factors().zip(&own) {
        places.push(place.unwrap_or_else(|| {
            let how = "factors without a place stand on a circle";
            lost.changed(how, At::file().factor(&factor.id));
            let angle = std::f64::consts::TAU * next / without;
            next += 1.0;
            [
                left + radius * (1.0 + libm::cos(angle)),
                top + radius * (1.0 + libm::sin(angle)),
            ]
        }));
    }
    let mut moved = false;
    for axis in [0, 1] {
        let least = places.iter().map(|p| p[axis]).fold(f64::INFINITY, f64::min);
        if least < 0.0 {
            let how = "all factors are moved, so that none is beyond the edge of the canvas";
            if !moved {
                lost.changed(how, At::file());
            }
            moved = true;
            for place in &mut places {
                place[axis] += MARGIN - least;
            }
        }
    }
    places
}

fn factor_lost(factor: &Factor, lost: &mut Lost) {
    let at = || At::file().factor(&factor.id);
    for (what, there) in [
        ("that factors stay at their places", factor.pinned),
        ("descriptions", factor.description.is_some()),
        ("tags", !factor.tags.is_empty()),
        ("groups, except as colours", !factor.groups.is_empty()),
        (
            "fields of factors",
            has_more(&factor.extra, |name, value| match name {
                "init" => value.is_some_and(is_init),
                "hue" => value.is_some_and(is_hue),
                _ => false,
            }),
        ),
    ] {
        if there {
            lost.part(what, at());
        }
    }
}

fn link_lost(link: &Link, lost: &mut Lost) {
    let at = || At::file().link(&link.id);
    let unsigned = matches!(link.polarity, Polarity::Unknown | Polarity::Both);
    for (what, there) in [
        ("labels of links", link.label.is_some()),
        ("descriptions", link.description.is_some()),
        ("tags", !link.tags.is_empty()),
        ("confidence", link.confidence.is_some()),
        (
            "strengths of links with +, which would be drawn as −",
            link.polarity == Polarity::Plus && link.strength.is_some_and(|own| own < 1.0),
        ),
        (
            "strengths of 1, which all others have there",
            !unsigned && link.strength == Some(1.0),
        ),
        (
            "strengths of links without a sign",
            unsigned && link.strength.is_some(),
        ),
        (
            "strengths of links that have a weight",
            weight(link).is_some() && link.strength.is_some(),
        ),
        (
            "fields of links",
            has_more(&link.extra, |name, _| {
                name == "weight" && weight(link).is_some()
            }),
        ),
    ] {
        if there {
            lost.part(what, at());
        }
    }
}

/// Something came with a factor or link that is not written. `written`: whether a field is, by its name
/// and the number that it is.
fn has_more(extra: &Extra, written: impl Fn(&str, Option<f64>) -> bool) -> bool {
    extra.iter().any(|(key, value)| match value {
        Value::Object(fields) if key == "x-fields" => {
            let mut fields = fields.iter();
            fields.any(|(name, value)| !written(name, value.as_f64()))
        }
        _ => is_more(key),
    })
}
