//! Names to handles, with an error that helps when there is no such name.

use crate::error::{Code, Error};
use crate::format::distance;
use crate::model::{FactorIx, LinkIx, Map};
use crate::names::folded;
use crate::order::list;
use crate::words::{decimal, joined};

/// How many names an error lists at most.
const LISTED: usize = 8;

/// The factor with an id, or, if there is none, with this label (any case).
///
/// # Errors
/// [`Code::Unknown`], with the ids that look like it.
pub fn factor(map: &Map, name: &str) -> Result<FactorIx, Error> {
    if let Some(ix) = map.factor_ix(name) {
        return Ok(ix);
    }
    let wanted = folded(name);
    let mut ids: Vec<&str> = Vec::new();
    for (ix, factor) in map.factors() {
        if folded(&factor.label) == wanted {
            return Ok(ix);
        }
        ids.push(&factor.id);
    }
    Err(unknown("factor", name, &ids))
}

/// The link with an id.
///
/// # Errors
/// [`Code::Unknown`], with the ids that look like it.
pub fn link(map: &Map, id: &str) -> Result<LinkIx, Error> {
    if let Some(ix) = map.link_ix(id) {
        return Ok(ix);
    }
    let mut ids: Vec<&str> = Vec::new();
    for (.., link) in map.links() {
        ids.push(&link.id);
    }
    Err(unknown("link", id, &ids))
}

/// The error for a name that is not there: it says which names there are, the likeliest first.
pub fn unknown(what: &str, name: &str, names: &[&str]) -> Error {
    let mut known = list(names.len(), &mut |i| (distance(name, names[i]), names[i]));
    crate::order::sort(&mut known);
    let mut message = joined(&["There is no ", what, " \"", name, "\""]);
    message.push_str(match known.is_empty() {
        true => ": this map has none.",
        false => ". There are: ",
    });
    for (i, (_, name)) in known.iter().take(LISTED).enumerate() {
        message.push_str(if i > 0 { ", " } else { "" });
        message.push_str(name);
    }
    if known.len() > LISTED {
        message.push_str(&joined(&[" and ", &decimal(known.len() - LISTED), " more"]));
    }
    if !known.is_empty() {
        message.push('.');
    }
    Error::new(Code::Unknown, message).about(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_answered_with_the_likeliest_known_ones_first() {
        let error = unknown("view", "fundng", &["power", "funding", "capacity"]);
        assert_eq!(
            error.to_string(),
            "There is no view \"fundng\". There are: funding, power, capacity."
        );
        assert_eq!(error.code(), Code::Unknown);
    }
}
