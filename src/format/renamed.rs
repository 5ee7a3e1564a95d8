//! Fields of the author's whose names mean something else to whoever reads what is written: they get
//! another name, and that is told.

use super::audit::At;
use super::export::Lost;
use super::signs::number;
use crate::model::Map;
use crate::names::folded;

/// What stands behind the name of a field that would be read as something else.
pub const BEHIND: &str = " (field)";

/// Tells of fields that were given it.
pub fn tell_renamed(names: &[String], at: &At, lost: &mut Lost) {
    for name in names {
        lost.renamed(at.clone().named(name));
    }
}

/// True if no field called weight is larger than 1: all of them would be read as strengths.
pub fn weights_are_small(map: &Map) -> bool {
    let weights = map.links().filter_map(|(.., link)| {
        let fields = link.extra.get("x-fields")?.as_object()?;
        let (_, weight) = fields.iter().find(|(name, _)| folded(name) == "weight")?;
        let text = weight.as_str().and_then(number);
        text.or(weight.as_f64())
    });
    weights.into_iter().all(|weight| weight.abs() <= 1.0)
}
