//! Names to handles, with an error that helps when there is no such name.

use crate::error::{Code, Error};
use crate::format::distance;
use crate::model::{FactorIx, LinkIx, Map};

/// How many names an error lists at most.
const LISTED: usize = 8;

/// The factor with an id, or, if there is none, with this label (any case).
///
/// # Errors
/// [`Code::Unknown`], with the ids that look like it.
pub fn factor(map: &Map, name: &str) -> Result<FactorIx, Error> {
    let by_label = || {
        let wanted = name.to_lowercase();
        map.factors()
            .find(|(_, f)| f.label.to_lowercase() == wanted)
            .map(|(ix, _)| ix)
    };
    map.factor_ix(name).or_else(by_label).ok_or_else(|| {
        let mut ids = map.factors().map(|(_, f)| f.id.as_str());
        unknown("factor", name, &mut ids)
    })
}

/// The link with an id.
///
/// # Errors
/// [`Code::Unknown`], with the ids that look like it.
pub fn link(map: &Map, id: &str) -> Result<LinkIx, Error> {
    map.link_ix(id)
        .ok_or_else(|| unknown("link", id, &mut map.links().map(|(.., l)| l.id.as_str())))
}

/// The error for a name that is not there: it says which names there are, the likeliest first.
pub fn unknown<'a>(what: &str, name: &str, names: &mut dyn Iterator<Item = &'a str>) -> Error {
    let mut known: Vec<(usize, &str)> = Vec::new();
    for k in names {
        known.push((distance(name, k), k));
    }
    crate::order::sort(&mut known);
    let message = if known.is_empty() {
        format!("There is no {what} \"{name}\": this map has none.")
    } else {
        let more = known.len().saturating_sub(LISTED);
        let listed: Vec<&str> = known.iter().take(LISTED).map(|(_, k)| *k).collect();
        let tail = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        format!(
            "There is no {what} \"{name}\". There are: {}{tail}.",
            listed.join(", ")
        )
    };
    Error::new(Code::Unknown, message).about(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_answered_with_the_likeliest_known_ones_first() {
        let error = unknown(
            "view",
            "fundng",
            &mut ["power", "funding", "capacity"].into_iter(),
        );
        assert_eq!(
            error.to_string(),
            "There is no view \"fundng\". There are: funding, power, capacity."
        );
        assert_eq!(error.code(), Code::Unknown);
    }
}
