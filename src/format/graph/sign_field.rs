//! Signs of edges in a field whose name says nothing: as in tables, they count all the same if the
//! field can only be that of the signs.

use super::BESIDE;
use crate::format::clue::clues;
use crate::format::draft::Draft;
use crate::format::signs::{FIELDS, Word, number, word};
use crate::format::table::columns::{are_signs, named};
use crate::names::{folded, trimmed};
use std::collections::BTreeMap;

/// Fields whose texts are looked at for signs.
const TEXTS: [&str; 7] = [
    "type",
    "interaction",
    "relation",
    "kind",
    "label",
    "name",
    "tags",
];
/// Fields that mean something else.
const OTHER: [&str; 13] = [
    "description",
    "desc",
    "note",
    "notes",
    "delay",
    "delayed",
    "strength",
    "confidence",
    "color",
    "style",
    "arrowhead",
    "arrowtail",
    "dir",
];
/// Fields that draw an edge, which nobody looks at for a sign.
const LOOKS: [&str; 12] = [
    "penwidth",
    "width",
    "thickness",
    "fontname",
    "fontsize",
    "fontcolor",
    "arrowsize",
    "constraint",
    "minlen",
    "len",
    "pos",
    "url",
];

/// Looks for it among the fields of all edges: name and text. `said`: something else says signs. Gives the
/// field, in lower case, and else those that are kept and not read, in words.
pub fn find<'t>(
    fields: impl Iterator<Item = (&'t str, &'t str)>,
    mut said: bool,
    draft: &Draft,
) -> (Option<String>, String) {
    let mut texts: BTreeMap<String, Vec<Option<f64>>> = BTreeMap::new();
    // Where a weight is a number, none is a sign.
    let mut weighed = false;
    let mut unknown: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
    for (name, text) in fields.filter(|(_, text)| !trimmed(text).is_empty()) {
        let plain = folded(trimmed(name));
        if FIELDS.contains(&plain.as_str()) {
            return (None, String::new());
        } else if TEXTS.contains(&plain.as_str()) {
            said |= word(text) != Word::Other || draft.options.sign(text).is_some();
            texts.entry(plain).or_default().push(number(text));
        } else if plain == "weight" && number(text).is_some() {
            weighed = true;
        } else if !OTHER.contains(&plain.as_str()) && !plain.is_empty() {
            let entry = unknown.entry(plain).or_insert((name, Vec::new()));
            entry.1.push(text);
        }
    }
    // Ones of both kinds are signs, and nothing else.
    let are_ones = |texts: &[Option<f64>]| {
        let both = [1.0, -1.0].iter().all(|&one| texts.contains(&Some(one)));
        both && texts.iter().all(|n| n.is_some_and(|n| n.abs() == 1.0))
    };
    if let Some((plain, _)) = texts.iter().find(|(_, texts)| are_ones(texts)) {
        return (Some(plain.clone()), String::new());
    }
    if weighed {
        unknown.remove("weight");
    }
    let given = |texts: &[&str]| texts.iter().any(|text| draft.options.sign(text).is_some());
    let looks = |plain: &String| LOOKS.contains(&plain.as_str());
    let mut meant = unknown.iter().filter(|(plain, _)| !looks(plain));
    let one_is = meant.any(|(_, (_, texts))| given(texts));
    let signs: Vec<&String> = unknown
        .iter()
        .filter(|(plain, (_, texts))| match one_is {
            true => given(texts) && !looks(plain),
            false => are_signs(texts, plain.as_str() != "direction", draft),
        })
        .map(|(plain, _)| plain)
        .collect();
    if let [plain] = signs[..]
        && !said
    {
        return (Some(plain.clone()), String::new());
    }
    let read = |plain: &String, texts: &[&str]| {
        let mut texts = texts.iter();
        BESIDE.contains(&plain.as_str()) && texts.all(|text| !clues(text).sign.is_empty())
    };
    let kept = unknown.iter();
    let kept = kept.filter(|(plain, (_, texts))| !looks(plain) && !read(plain, texts));
    (None, named(kept.map(|(_, (name, _))| *name)))
}
