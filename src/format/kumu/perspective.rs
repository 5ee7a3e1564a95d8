//! Of a perspective, which is text like CSS, the colours of elements: of rules that choose them by type,
//! tag or field. What chooses otherwise, and what else rules say, is not applied.

use crate::format::audit::{At, Told};
use crate::format::draft::Draft;
use crate::format::ids::slug;
use crate::format::json::Node;
use crate::model::{Factor, Value};
use crate::names::{folded, trimmed};
use std::collections::BTreeMap;
use svgtypes::Color;

/// More rules than these are not looked at.
const MOST_RULES: usize = 1_000;
/// As many values of elements are compared with rules.
const MOST_WORK: usize = 5_000_000;

/// Which elements a rule is about.
#[derive(Debug, PartialEq)]
enum Chosen {
    /// Those of a type, as its slug says.
    Slug(String),
    Tag(String),
    /// Those with this value in this field, both as they compare.
    Field(String, String),
}

/// A colour, and what it is for.
struct Rule {
    chosen: Vec<Chosen>,
    color: String,
}

/// What rules ask of an element, ready to be compared.
struct Asked {
    group: String,
    slug: String,
    tags: Vec<String>,
    /// Names and values.
    fields: Vec<(String, String)>,
}

impl Asked {
    fn of(factor: &Factor, group: &str, kind: &str) -> Asked {
        let plain = |text: &str| folded(trimmed(text));
        let mut fields = vec![
            ("element type".to_owned(), plain(kind)),
            ("type".to_owned(), plain(kind)),
            ("label".to_owned(), plain(&factor.label)),
        ];
        let tags = factor.tags.iter();
        fields.extend(tags.map(|tag| ("tags".to_owned(), plain(tag))));
        let own = factor.extra.get("x-fields").and_then(Value::as_object);
        for (name, value) in own.into_iter().flatten() {
            let mut add = |text: &str| fields.push((plain(name), plain(text)));
            match value {
                Value::String(text) => add(text),
                Value::Array(list) => list.iter().filter_map(Value::as_str).for_each(add),
                other => add(&other.to_string()),
            }
        }
        Asked {
            group: group.to_owned(),
            slug: slug(kind),
            tags: factor.tags.iter().map(|tag| slug(tag)).collect(),
            fields,
        }
    }

    fn fits(&self, chosen: &Chosen) -> bool {
        match chosen {
            Chosen::Slug(of) => self.slug == *of,
            Chosen::Tag(tag) => self.tags.contains(tag),
            Chosen::Field(name, value) => {
                let is = |(own, has): &(String, String)| own == name && has == value;
                self.fields.iter().any(is)
            }
        }
    }
}

/// Gives groups the colours that a perspective gives to all of their elements. `style` is its text.
/// Returns how many groups have one now.
fn colors(style: &str, draft: &mut Draft) -> usize {
    let rules = rules(style);
    if rules.is_empty() {
        return 0;
    }
    let groups = &draft.info.groups;
    let labels: BTreeMap<&str, &str> = groups
        .iter()
        .map(|group| (group.id.as_str(), group.label.as_str()))
        .collect();
    let asked = draft.factors().iter().filter_map(|factor| {
        let group = factor.groups.first()?;
        let kind = labels.get(group.as_str()).copied().unwrap_or_default();
        Some(Asked::of(factor, group, kind))
    });
    let asked: Vec<Asked> = asked.collect();
    let each = rules.iter().map(|rule| rule.chosen.len()).sum::<usize>();
    let values = asked.iter().map(|of| of.fields.len()).sum::<usize>();
    if each.saturating_mul(values) > MOST_WORK {
        return 0;
    }
    // What the elements of each group have in common; nothing if that differs.
    let mut found: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for of in &asked {
        let fits = |rule: &&Rule| rule.chosen.iter().any(|chosen| of.fits(chosen));
        let color = rules
            .iter()
            .rev()
            .find(fits)
            .map(|rule| rule.color.as_str());
        let known = found.entry(&of.group).or_insert(color);
        if *known != color {
            *known = None;
        }
    }
    let mut count = 0;
    for group in &mut draft.info.groups {
        if let Some(&Some(color)) = found.get(group.id.as_str()) {
            group.color = Some(color.to_owned());
            count += 1;
        }
    }
    count
}

/// The rules of a text that give a colour to elements that can be found. O(n).
fn rules(style: &str) -> Vec<Rule> {
    let plain = uncommented(style);
    let mut rules = Vec::new();
    let (mut depth, mut start, mut head) = (0u32, 0, "");
    let mut quoted = false;
    for (at, c) in plain.char_indices() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' => {
                depth += 1;
                if depth == 1 {
                    head = trimmed(&plain[start..at]);
                    start = at + 1;
                }
            }
            '}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    // `@settings` and the like are no rules.
                    if !head.starts_with('@') && rules.len() < MOST_RULES {
                        rules.extend(rule(head, &plain[start..at]));
                    }
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    rules
}

fn uncommented(style: &str) -> String {
    let mut plain = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    plain + rest
}

fn rule(head: &str, body: &str) -> Option<Rule> {
    let mut color = None;
    for line in body.split([';', '\n']) {
        if let Some((name, value)) = line.split_once(':')
            && folded(trimmed(name)) == "color"
        {
            color = trimmed(value).parse::<Color>().ok();
        }
    }
    let color = color.filter(|color| color.alpha == 255)?;
    let chosen: Vec<Chosen> = head.split(',').filter_map(chosen).collect();
    (!chosen.is_empty()).then(|| Rule {
        chosen,
        color: format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue),
    })
}

/// What one selector chooses: `stock`, `.tag`, `["field"="value"]`, each perhaps after `element`.
fn chosen(selector: &str) -> Option<Chosen> {
    let selector = trimmed(selector);
    let rest = selector.strip_prefix("element").unwrap_or(selector);
    if let Some(inside) = rest
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        let (name, value) = inside.split_once('=')?;
        // `!=`, `*=`, `>=` and the others choose otherwise.
        let (name, value) = (unquoted(name)?, unquoted(value)?);
        return Some(Chosen::Field(folded(name), folded(value)));
    }
    let word = |text: &str| {
        let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        (!text.is_empty() && text.chars().all(plain)).then(|| slug(text))
    };
    if let Some(tag) = rest.strip_prefix('.') {
        return word(tag).map(Chosen::Tag);
    }
    let own = ["element", "connection", "loop", "text", "image"];
    match own.contains(&selector) {
        true => None,
        false => word(selector).map(Chosen::Slug),
    }
}

/// What is in quotes, which may be missing around a plain word.
fn unquoted(text: &str) -> Option<&str> {
    let text = trimmed(text);
    let inside = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    match inside {
        Some(inside) => (!inside.contains('"')).then(|| trimmed(inside)),
        None => text
            .chars()
            .all(|c| c.is_alphanumeric() || c == ' ')
            .then_some(text),
    }
}

/// Applies the perspective that a project or its one map opens with, and tells of all.
pub(super) fn apply(root: &Node, maps: &[&Node], draft: &mut Draft) {
    let all = root.list("perspectives");
    let own = match maps {
        [map] => map.name_at("defaultPerspective"),
        _ => None,
    };
    let find = |id: &str| all.iter().position(|of| of.name_at("_id") == Some(id));
    let opens = own
        .and_then(find)
        .or_else(|| root.name_at("defaultPerspective").and_then(find))
        .unwrap_or(0);
    for (i, node) in all.iter().enumerate() {
        let name = super::project::name_of(node);
        let style = node.text_at("style").unwrap_or_default();
        let count = match i == opens {
            true => colors(style, draft),
            false => 0,
        };
        match count {
            0 => draft.tell(Told::Styles, &[], At::file().named(name)),
            _ => draft.tell(Told::GroupColors, &[name], At::file()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_by_type_tag_and_field_are_known_and_no_others() {
        let field = |name: &str, value: &str| Some(Chosen::Field(name.into(), value.into()));
        for (text, is) in [
            (
                "element[\"Element Type\"=\"Stock\"]",
                field("element type", "stock"),
            ),
            (
                " [\"Sector\" = \"Health care\"] ",
                field("sector", "health care"),
            ),
            ("key-actor", Some(Chosen::Slug("key-actor".into()))),
            (".old", Some(Chosen::Tag("old".into()))),
            ("element.old", Some(Chosen::Tag("old".into()))),
            ("element", None),
            ("#trust", None),
            ("[\"n\">=\"3\"]", None),
            ("[\"n\"!=\"3\"]", None),
            ("connection[\"connection type\"=\"+\"]", None),
            ("element:focus", None),
            (".a.b", None),
            ("a --> b", None),
        ] {
            assert_eq!(chosen(text), is, "{text}");
        }
    }

    #[test]
    fn colours_are_those_of_css_and_whatever_is_damaged_is_passed_over() {
        let of = |text: &str| -> Vec<String> {
            rules(text).into_iter().map(|rule| rule.color).collect()
        };
        let text = "@controls { top { color: red } } /* a { color: red } */ a { size: 3; color: Gold; }\nb, .c { color: #0af; }\nd { font-color: red; } e { color: rgb(1, 2, 3) } f { color: no } g { color: blue";
        assert_eq!(of(text), ["#ffd700", "#00aaff", "#010203"]);
        assert!(of("}}}{{{\"").is_empty() && of("").is_empty() && of("/*").is_empty());
    }
}
