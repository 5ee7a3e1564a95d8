//! What a project has beside elements and connections, and our map has no place for: styles of what
//! stands on a map, fields of loops and of lines without a direction, words about the project. All of
//! it is kept, and told.

use super::Attributes;
use super::polarity::is_named;
use super::project::GONE;
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::json::Node;
use crate::format::said_loop::{kind_of, tell_other_kind};
use crate::model::{Extra, Value};
use crate::names::{folded, trimmed};
use serde_json::json;
use std::collections::BTreeMap;

/// Under what name a factor or link keeps the style that it has on its map.
pub(super) const STYLE: &str = "x-style";

/// How many loops, views, loops without links and loops that close there are, before one more is added.
pub(super) struct Before([usize; 4]);

impl Before {
    pub fn of(draft: &Draft) -> Before {
        let info = &draft.info;
        let gone = info.extra.get("x-loops").and_then(Value::as_array);
        let closing = draft.audit.counts.closing.unwrap_or(0);
        Before([
            info.loops.len(),
            info.views.len(),
            gone.map_or(0, Vec::len),
            closing,
        ])
    }

    /// Gives the loop that was added since, whatever became of it, its story and its fields.
    pub fn give(self, mut of: Attributes, lines: &[Vec<usize>], draft: &mut Draft, at: At) {
        of.no_link();
        let [loops, views, gone, closing] = self.0;
        if draft.audit.counts.closing > Some(closing) {
            let called = [of.label.as_str(), of.id.as_deref().unwrap_or_default()];
            let of_kind = |name: &str| {
                let name = folded(trimmed(name));
                is_named(&name) || ["kind", "loop type"].contains(&name.as_str())
            };
            let fields = of.other.iter().filter(|(name, _)| of_kind(name));
            let mut said = fields.map(|(_, value)| value).map(said);
            let own = kind_of(&of.kind).map(|_| of.kind.clone());
            let said = own.or_else(|| said.find(|text| kind_of(text).is_some()));
            if let Some(said) = said {
                tell_other_kind(&said, called, lines, &at, draft);
            }
        }
        let (story, mut extra) = (of.description.clone(), Extra::new());
        if !of.tags.is_empty() {
            keep_field(&mut extra, "tags", of.tags.clone().into());
        }
        if !of.kind.is_empty() {
            keep_field(&mut extra, "loop type", of.kind.as_str().into());
        }
        of.keep(&mut extra);
        // Links that are gone are told as such.
        let fields = extra.get("x-fields").and_then(Value::as_object);
        let beside = |fields: &serde_json::Map<String, Value>| fields.keys().any(|key| key != GONE);
        if fields.map_or(!extra.is_empty(), beside) {
            draft.tell(Told::LoopFields, &[], at);
        }
        let info = &mut draft.info;
        if let Some(named) = info.loops.get_mut(loops) {
            named.story.clone_from(&story);
            named.extra.extend(extra);
            // One that does not close is a view, too.
            if let Some(view) = info.views.get_mut(views) {
                view.description = story;
            }
        } else if let Some(Value::Array(list)) = info.extra.get_mut("x-loops")
            && let Some(Value::Object(kept)) = list.get_mut(gone)
        {
            kept.extend(story.map(|story| ("description".to_owned(), story.into())));
            kept.extend(extra);
        }
    }
}

/// What a field says: a text, a number, or one of them in a list.
fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) if list.len() == 1 => said(&list[0]),
        other => other.to_string(),
    }
}

/// A line without a direction, as it is kept: all that is said of it.
pub(super) fn undirected(of: Attributes, ends: (&str, &str)) -> Value {
    let mut line = Extra::new();
    line.insert("from".to_owned(), ends.0.into());
    line.insert("to".to_owned(), ends.1.into());
    for (key, text) in [
        ("id", of.id.as_deref().unwrap_or_default()),
        ("label", &of.label),
        ("type", &of.kind),
        ("description", of.description.as_deref().unwrap_or_default()),
    ] {
        if !text.is_empty() {
            line.insert(key.to_owned(), text.into());
        }
    }
    if !of.tags.is_empty() {
        line.insert("tags".to_owned(), of.tags.clone().into());
    }
    for (key, number) in [("strength", of.strength), ("confidence", of.confidence)] {
        line.extend(number.map(|number| (key.to_owned(), number.into())));
    }
    if of.reversed == Some(true) {
        line.insert("reversed".to_owned(), true.into());
    }
    of.late.keep(&mut line);
    line.extend(of.drawn.clone());
    of.keep(&mut line);
    line.into()
}

/// The styles of what stands on maps, by the ids of elements (`element`) or connections (`connection`).
pub(super) fn styles<'n, 'a>(
    maps: &[&'n Node<'a>],
    list: &str,
    key: &str,
) -> BTreeMap<&'n str, &'n Node<'a>> {
    let mut all = BTreeMap::new();
    for item in maps.iter().flat_map(|map| map.list(list)) {
        let style = item.get("style").filter(|s| !s.members().is_empty());
        if let (Some(style), Some(id)) = (style, item.name_at(key)) {
            all.entry(id).or_insert(style);
        }
    }
    all
}

/// How far connections bend on one map, by their ids.
pub(super) fn bends<'n>(map: &'n Node) -> BTreeMap<&'n str, f64> {
    let bent = map.list("connections").iter().filter_map(|item| {
        let bend = item.number_at("curvature").filter(|bend| *bend != 0.0)?;
        Some((item.name_at("connection")?, bend))
    });
    bent.collect()
}

/// What of a map has a place of its own, here or in a view.
const OF_MAP: [&str; 9] = [
    "_id",
    "name",
    "description",
    "scale",
    "center",
    "defaultPerspective",
    "elements",
    "connections",
    "loops",
];

/// What a map says of how it is drawn, beside places and styles: its perspective, which loops it shows and where their
/// labels stand, and whatever else it is set to. `loops`: the project has some.
pub(super) fn drawing(map: &Node, loops: bool) -> Extra {
    let mut kept = Extra::new();
    if let Some(own) = map.name_at("defaultPerspective") {
        kept.insert("perspective".to_owned(), own.into());
    }
    let others = map.members().iter();
    let others = others.filter(|of| !OF_MAP.contains(&of.key.as_ref()));
    let others = others.map(|of| (of.key.to_string(), of.value.value()));
    list(&mut kept, "settings", others.collect());
    let shown = map.list("loops").iter();
    let shown: Vec<&str> = shown.filter_map(|item| item.name_at("loop")).collect();
    if loops {
        kept.insert("loops".to_owned(), shown.into());
    }
    let labels = map.list("loops").iter().filter_map(|item| {
        let placed = item.get("position").filter(|at| !at.members().is_empty());
        if placed.is_none() && !item.flag_at("pinned") {
            return None;
        }
        let position = placed.map_or(Value::Null, Node::value);
        let at = json!({ "position": position, "pinned": item.flag_at("pinned") });
        Some((item.name_at("loop")?.to_owned(), at))
    });
    list(&mut kept, "labels", labels.collect());
    kept
}

/// The same of one that becomes a view, which has no place for bends, pins and styles of its own. `links`
/// gives the ids of a connection's links, or of its line.
pub(super) fn of_view(
    map: &Node,
    loops: bool,
    links: impl Fn(&str) -> Vec<String>,
    draft: &Draft,
) -> Extra {
    let mut kept = drawing(map, loops);
    let bent = bends(map).into_iter();
    let bent = bent.flat_map(|(id, bend)| links(id).into_iter().map(move |id| (id, bend)));
    list(
        &mut kept,
        "bends",
        bent.map(|(id, bend)| (id, bend.into())).collect(),
    );
    let items = map.list("elements").iter();
    let pinned = items
        .filter(|item| item.flag_at("pinned"))
        .filter_map(|item| {
            let factor = draft.find(item.name_at("element")?)?;
            Some((draft.factor_id(factor).to_owned(), true.into()))
        });
    list(&mut kept, "pins", pinned.collect());
    let looks = styles(&[map], "elements", "element").into_iter();
    let looks = looks.filter_map(|(id, style)| {
        let factor = draft.find(id)?;
        Some((draft.factor_id(factor).to_owned(), style.value()))
    });
    list(&mut kept, "elementStyles", looks.collect());
    let looks = styles(&[map], "connections", "connection").into_iter();
    let looks = looks.flat_map(|(id, style)| {
        let ids = links(id).into_iter();
        ids.map(move |id| (id, style.value()))
    });
    list(&mut kept, "connectionStyles", looks.collect());
    kept
}

/// Keeps a list, if there is anything in it.
fn list(kept: &mut Extra, key: &str, list: Extra) {
    if !list.is_empty() {
        kept.insert(key.to_owned(), list.into());
    }
}

/// What of a style somebody may have given a meaning.
pub(super) fn looks(style: &Node) -> Vec<(&'static str, String)> {
    ["style", "color"]
        .into_iter()
        .filter_map(|key| Some((key, style.name_at(key)?.to_owned())))
        .filter(|(_, look)| !look.is_empty())
        .collect()
}

/// Keeps what is said of the project, where the map says it for itself.
pub(super) fn about_project(root: &Node, map: &Node, draft: &mut Draft, kept: &mut Extra) {
    let both = |key: &str| {
        let own = map.text_at(key).filter(|text| !text.is_empty())?;
        root.text_at(key)
            .filter(|text| !text.is_empty() && *text != own)
    };
    if let Some(text) = both("description") {
        kept.insert("description".to_owned(), text.into());
        draft.tell(Told::ProjectAbout, &[], At::file());
    }
    let Some(name) = both("name") else { return };
    // The title is that of the one which was chosen, or of the project that has but one.
    if root.list("maps").len() > 1 {
        kept.insert("name".to_owned(), name.into());
        draft.tell(Told::ProjectName, &[name], At::file());
    } else if let Some(name) = map.text_at("name") {
        kept.insert("mapName".to_owned(), name.into());
        draft.tell(Told::MapName, &[name], At::file());
    }
}
