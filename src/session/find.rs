//! Names to handles, with an error that helps when there is no such name.

#[cfg(feature = "tools")]
use crate::analysis::loops::Through;
use crate::error::{Code, Error};
use crate::format::distance;
#[cfg(feature = "tools")]
use crate::model::{Factor, Network};
use crate::model::{FactorIx, LinkIx, Map};
use crate::names::plain;
#[cfg(feature = "tools")]
use crate::names::{folded, spaced};
use crate::order::{list, sorted};
use crate::words::{decimal, joined};

/// How many names an error lists at most.
const LISTED: usize = 8;

/// The factor with an id, or, if there is none, the one with this label: in any case, and with whatever blanks around
/// and between its words, which are single ones in what is told.
///
/// # Errors
/// [`Code::Unknown`], with the ids that look like it; or with those of the factors that share the label.
pub fn factor(map: &Map, name: &str) -> Result<FactorIx, Error> {
    if let Some(ix) = map.factor_ix(name) {
        return Ok(ix);
    }
    let wanted = plain(name);
    let mut same: Vec<&str> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    for (_, factor) in map.factors() {
        if plain(&factor.label) == wanted {
            same.push(&factor.id);
        }
        ids.push(&factor.id);
    }
    #[cfg(feature = "tools")]
    if same.len() > 1 {
        // Of labels that differ in blanks the one that is given, if it is one of them.
        let given = |id: &&str| {
            map.factor_ix(id)
                .is_some_and(|ix| folded(&map.factor(ix).label) == folded(name))
        };
        let given: Vec<&str> = same.iter().copied().filter(given).collect();
        if !given.is_empty() {
            same = given;
        }
    }
    if let [id] = same[..]
        && let Some(ix) = map.factor_ix(id)
    {
        return Ok(ix);
    }
    #[cfg(not(feature = "tools"))]
    if !same.is_empty() {
        return Err(unknown("single factor", name, &same));
    }
    #[cfg(feature = "tools")]
    if !same.is_empty() {
        let mut message = joined(&[&decimal(same.len()), " factors are called \"", name]);
        message.push_str("\": give the id of the one that you mean. There are: ");
        listed(&mut message, &same);
        return Err(Error::new(Code::Unknown, message).about(name));
    }
    #[cfg(feature = "tools")]
    return Err(unknown_factor(map, "factor", name, &[]));
    #[cfg(not(feature = "tools"))]
    Err(unknown("factor", name, &ids))
}

/// What loops are to pass through: a factor by its id, a link by its id, or a factor by its label. Where a factor has
/// the id of a link, `link:` before it means the link.
///
/// # Errors
/// Those of [`factor`]; the names that look like an unknown one are of links, too.
#[cfg(feature = "tools")]
pub fn through(map: &Map, net: &Network, name: &str) -> Result<Through, Error> {
    let place = |link| net.links.iter().position(|&l| l == link);
    let link = |id: &str| map.link_ix(id).and_then(place);
    let meant = || link(name.strip_prefix("link:")?);
    if let (None, Some(link)) = (map.factor_ix(name), link(name).or_else(meant)) {
        return Ok(Through::Link(link as u32));
    }
    let known = |error: Error| match is_called(map, name) {
        // Two factors have the label: the error says which.
        true => error,
        false => {
            let links: Vec<&str> = map.links().map(|(.., l)| l.id.as_str()).collect();
            unknown_factor(map, "factor or link", name, &links)
        }
    };
    let factor = factor(map, name).map_err(known)?;
    let place = net.index_of(factor).unwrap_or_default();
    Ok(Through::Factor(place as u32))
}

/// True if some factor, or more than one, has this label (any case and blanks).
#[cfg(feature = "tools")]
fn is_called(map: &Map, name: &str) -> bool {
    let wanted = plain(name);
    map.factors()
        .any(|(_, factor)| plain(&factor.label) == wanted)
}

/// The error for a name that is no factor's, nor one of some `more` names. A factor is named once:
/// with its label where the name is more like that than like its id. Near matches stand first, then
/// labels that hold the name.
#[cfg(feature = "tools")]
pub fn unknown_factor(map: &Map, what: &str, name: &str, more: &[&str]) -> Error {
    let wanted = plain(name);
    let near = wanted.chars().count().div_ceil(3);
    let of_factor = |factor: &Factor| {
        let label = plain(&factor.label);
        let by_id = distance(name, &factor.id);
        let mut by_label = distance(name, &factor.label);
        let holds = !wanted.is_empty() && label.contains(&wanted);
        if holds {
            by_label = by_label.min(near + usize::from(!label.starts_with(&wanted)));
        }
        if label != folded(&factor.id) && (holds || by_label < by_id && by_label <= near) {
            let told = format!("{} ({})", spaced(&factor.label), factor.id);
            (by_id.min(by_label), told)
        } else {
            (by_id, factor.id.clone())
        }
    };
    let factors = map.factors().map(|(_, factor)| of_factor(factor));
    let more = more.iter().map(|&n| (distance(name, n), n.to_owned()));
    let (far, known): (Vec<usize>, Vec<String>) = factors.chain(more).unzip();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    refused(what, name, &far, &known)
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
    let far = list(names.len(), &mut |i| distance(name, names[i]));
    refused(what, name, &far, names)
}

/// `far`: how far each of the known names is from what was meant.
fn refused(what: &str, name: &str, far: &[usize], known: &[&str]) -> Error {
    let order = sorted(known.len(), &mut |a, b| {
        let [a, b] = [a as usize, b as usize];
        far[a].cmp(&far[b]).then(known[a].cmp(known[b]))
    });
    let mut message = joined(&["There is no ", what, " \"", name, "\""]);
    message.push_str(match known.is_empty() {
        true => ": this map has none.",
        false => ". There are: ",
    });
    let names = list(known.len(), &mut |i| known[order[i] as usize]);
    if !known.is_empty() {
        listed(&mut message, &names);
    }
    Error::new(Code::Unknown, message).about(name)
}

/// Adds names to a message, as many as are of use, and its full stop.
fn listed(message: &mut String, names: &[&str]) {
    for (i, name) in names.iter().take(LISTED).enumerate() {
        message.push_str(if i > 0 { ", " } else { "" });
        message.push_str(name);
    }
    if names.len() > LISTED {
        message.push_str(&joined(&[" and ", &decimal(names.len() - LISTED), " more"]));
    }
    message.push('.');
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
