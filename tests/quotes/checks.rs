//! What can be wrong with a map, found in plain JSON; each fault is a sentence.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// A link's own id, or the one that the format gives it.
fn link_id(link: &Value) -> String {
    let own = text(link, "id");
    if own.is_empty() {
        format!("{}>{}", text(link, "from"), text(link, "to"))
    } else {
        own.to_owned()
    }
}

/// Everything wrong with the names, loops, views and stories of a map.
pub fn structure(map: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (kind, key) in [
        ("factor", "factors"),
        ("group", "groups"),
        ("loop", "loops"),
        ("view", "views"),
        ("story", "stories"),
    ] {
        ids(map, kind, key, &mut faults);
    }
    let factors = names(map, "factors");
    let groups = names(map, "groups");
    let mut links: BTreeMap<String, &Value> = BTreeMap::new();
    for link in list(map, "links") {
        let id = link_id(link);
        for end in ["from", "to"] {
            if !factors.contains(text(link, end)) {
                faults.push(format!("link {id}: {} is no factor", text(link, end)));
            }
        }
        if links.insert(id.clone(), link).is_some() {
            faults.push(format!("link {id}: the id is used twice"));
        }
    }
    for factor in list(map, "factors") {
        for group in list(factor, "groups")
            .iter()
            .filter_map(Value::as_str)
            .filter(|g| !groups.contains(g))
        {
            faults.push(format!("factor {}: no group {group}", text(factor, "id")));
        }
    }
    for named in list(map, "loops") {
        faults.extend(loop_fault(named, &links));
    }
    let labels: Vec<&str> = list(map, "loops")
        .iter()
        .map(|l| text(l, "label"))
        .collect();
    for (i, label) in labels
        .iter()
        .enumerate()
        .filter(|(i, label)| labels[..*i].contains(label))
    {
        faults.push(format!(
            "loop {}: the label {label} is used twice",
            text(&list(map, "loops")[i], "id")
        ));
    }
    for view in list(map, "views") {
        faults.extend(view_faults(view, map, &links));
    }
    for story in list(map, "stories") {
        for (i, step) in list(story, "steps").iter().enumerate() {
            for (key, whole) in [("view", "views"), ("loop", "loops"), ("focus", "factors")] {
                let target = text(step, key);
                if !target.is_empty() && !names(map, whole).contains(target) {
                    faults.push(format!(
                        "story {}, step {}: no {key} {target}",
                        text(story, "id"),
                        i + 1
                    ));
                }
            }
        }
    }
    faults
}

fn names<'a>(map: &'a Value, key: &str) -> BTreeSet<&'a str> {
    list(map, key).iter().map(|item| text(item, "id")).collect()
}

fn ids(map: &Value, kind: &str, key: &str, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for id in list(map, key).iter().map(|item| text(item, "id")) {
        if id.is_empty() {
            faults.push(format!("a {kind} has no id"));
        } else if !seen.insert(id) {
            faults.push(format!("{kind} {id}: the id is used twice"));
        }
    }
}

/// What is wrong with a named loop: a link that is not there, a gap, or a label that its signs belie.
fn loop_fault(named: &Value, links: &BTreeMap<String, &Value>) -> Option<String> {
    let id = text(named, "id");
    let steps: Vec<&str> = list(named, "links")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    if let Some(missing) = steps.iter().find(|step| !links.contains_key(**step)) {
        return Some(format!("loop {id}: no link {missing}"));
    }
    if steps.is_empty() {
        return Some(format!("loop {id}: no links"));
    }
    for (i, step) in steps.iter().enumerate() {
        let next = links[steps[(i + 1) % steps.len()]];
        if text(links[*step], "to") != text(next, "from") {
            return Some(format!(
                "loop {id}: {step} leads to {}, the next link starts at {}",
                text(links[*step], "to"),
                text(next, "from")
            ));
        }
    }
    let signs: Vec<&str> = steps
        .iter()
        .map(|step| text(links[*step], "polarity"))
        .collect();
    let kind = match signs.iter().filter(|sign| **sign == "-").count() % 2 {
        _ if signs.iter().any(|sign| !["+", "-"].contains(sign)) => 'U',
        0 => 'R',
        _ => 'B',
    };
    let label = text(named, "label");
    (!label.starts_with(kind))
        .then(|| format!("loop {id}: labelled {label}, but its signs make it {kind}"))
}

/// What is wrong with a view: members that are not there, or an excerpt in several pieces.
fn view_faults(view: &Value, map: &Value, links: &BTreeMap<String, &Value>) -> Vec<String> {
    let id = text(view, "id");
    let mut faults = Vec::new();
    for key in ["factors", "groups", "loops"] {
        let known = names(map, key);
        for member in list(view, key)
            .iter()
            .filter_map(Value::as_str)
            .filter(|m| !known.contains(m))
        {
            faults.push(format!("view {id}: {member} is not among the {key}"));
        }
    }
    for link in list(view, "links")
        .iter()
        .filter_map(Value::as_str)
        .filter(|l| !links.contains_key(*l))
    {
        faults.push(format!("view {id}: {link} is not among the links"));
    }
    if !faults.is_empty() {
        return faults;
    }
    let (members, inside) = excerpt(view, map, links);
    let Some(first) = members.first() else {
        return vec![format!("view {id}: it is empty")];
    };
    let mut reached = BTreeSet::from([*first]);
    loop {
        let before = reached.len();
        for (from, to) in &inside {
            if reached.contains(from) || reached.contains(to) {
                reached.extend([*from, *to]);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    members
        .iter()
        .find(|m| !reached.contains(**m))
        .map(|m| format!("view {id}: {m} is not connected with {first}"))
        .into_iter()
        .collect()
}

/// A view's factors and the ends of its links: what it names itself, by group and by loop.
fn excerpt<'a>(
    view: &'a Value,
    map: &'a Value,
    links: &BTreeMap<String, &'a Value>,
) -> (BTreeSet<&'a str>, Vec<(&'a str, &'a str)>) {
    let named = |key: &str| -> BTreeSet<&'a str> {
        list(view, key).iter().filter_map(Value::as_str).collect()
    };
    let mut members = named("factors");
    let mut chosen: BTreeSet<&str> = named("links");
    for group in named("groups") {
        members.extend(
            list(map, "factors")
                .iter()
                .filter(|f| list(f, "groups").iter().any(|g| g == group))
                .map(|f| text(f, "id")),
        );
    }
    for named in list(map, "loops")
        .iter()
        .filter(|l| named("loops").contains(text(l, "id")))
    {
        chosen.extend(list(named, "links").iter().filter_map(Value::as_str));
    }
    for link in &chosen {
        members.extend([text(links[*link], "from"), text(links[*link], "to")]);
    }
    let every = list(view, "links").is_empty();
    let inside = links
        .iter()
        .filter(|(id, _)| every || chosen.contains(id.as_str()))
        .map(|(_, link)| (text(link, "from"), text(link, "to")))
        .filter(|(from, to)| members.contains(from) && members.contains(to))
        .collect();
    (members, inside)
}

pub fn without_evidence(map: &Value) -> Vec<String> {
    let factors = list(map, "factors")
        .iter()
        .map(|f| (format!("factor {}", text(f, "id")), f));
    let links = list(map, "links")
        .iter()
        .map(|l| (format!("link {}", link_id(l)), l));
    factors
        .chain(links)
        .filter(|(_, item)| {
            !list(item, "evidence")
                .iter()
                .any(|e| !text(e, "quote").is_empty() && e["lines"].is_array())
        })
        .map(|(name, _)| format!("{name}: no evidence"))
        .collect()
}

/// The quotes of a map that do not stand on the lines that they cite.
pub fn misquoted(map: &Value, report: &str) -> Vec<String> {
    let lines: Vec<&str> = report.lines().collect();
    let mut faults = Vec::new();
    for item in list(map, "factors").iter().chain(list(map, "links")) {
        let name = if item["from"].is_string() {
            link_id(item)
        } else {
            text(item, "id").to_owned()
        };
        for evidence in list(item, "evidence")
            .iter()
            .filter(|e| e["lines"].is_array())
        {
            let at = |i: usize| evidence["lines"][i].as_u64().unwrap_or(0) as usize;
            let (first, last) = (at(0), at(1));
            let Some(cited) = first
                .checked_sub(1)
                .and_then(|start| lines.get(start..last))
            else {
                faults.push(format!(
                    "{name}: lines {first} to {last} are not in the text"
                ));
                continue;
            };
            let quote = plain(text(evidence, "quote"));
            if quote.is_empty() || !plain(&cited.join(" ")).contains(&quote) {
                faults.push(format!("{name}: not on lines {first} to {last}: {quote}"));
            }
        }
    }
    faults
}

/// Text with straight quotes and single spaces.
fn plain(text: &str) -> String {
    let straight: String = text
        .chars()
        .map(|c| match c {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            other => other,
        })
        .collect();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}
