//! The maps of a project that is written: the whole of it, and each view as one of its own; and its
//! loops, with those that do not close, of which files that we wrote before have views alone.

use super::project::GONE;
use super::write::{called, links_of, own, undirected};
use crate::format::audit::At;
use crate::format::circle::label_of;
use crate::format::export::Lost;
use crate::format::renamed::{BEHIND, tell_renamed};
use crate::model::{Extra, Map, Part, Value, View};
use crate::names::{Names, folded, trimmed};
use serde_json::json;

/// The loop that a view is, if the reader made one of a loop that does not close: its id.
pub(in crate::format) fn open_loop(view: &View) -> Option<&str> {
    let id = view.id.strip_prefix("loop-")?;
    let plain = view.groups.is_empty() && view.loops.is_empty() && view.places.list().is_empty();
    (plain && view.links.is_some()).then_some(id)
}

/// A loop of a project or a blueprint, whatever its fields are called there.
pub(super) struct Loop<'m> {
    pub id: &'m str,
    pub name: String,
    pub story: Option<&'m str>,
    pub links: Vec<String>,
    /// Tags, type and fields.
    pub fields: Option<&'m Value>,
}

impl Loop<'_> {
    /// Its links in a project: those that there are, then those that are gone.
    pub fn connections(&self) -> Vec<Value> {
        let gone = self.fields.and_then(|fields| fields.get(GONE));
        let gone = gone.and_then(Value::as_array).into_iter().flatten();
        let links = self.links.iter().map(|id| Value::from(id.as_str()));
        links.chain(gone.cloned()).collect()
    }

    /// All but its id and its links. `kind_key` is what its type is called.
    pub fn attributes(&self, kind_key: &str, lost: &mut Lost) -> Extra {
        let mut of = Extra::new();
        of.insert("label".to_owned(), self.name.as_str().into());
        of.extend(
            self.story
                .map(|story| ("description".to_owned(), story.into())),
        );
        let mut renamed = Vec::new();
        for (name, value) in self.fields.and_then(Value::as_object).into_iter().flatten() {
            // A project's list of connections has them.
            if name == GONE && kind_key == "loop type" {
                continue;
            }
            if name == "loop type" && value.is_string() {
                of.insert(kind_key.to_owned(), value.clone());
            } else if means_else(name, value) {
                renamed.push(name.clone());
                of.insert(format!("{name}{BEHIND}"), value.clone());
            } else {
                of.insert(name.clone(), value.clone());
            }
        }
        tell_renamed(&renamed, &At::file(), lost);
        of
    }
}

/// True for a field of a loop that would be read as something else.
fn means_else(name: &str, value: &Value) -> bool {
    const OWN: [&str; 10] = [
        "label",
        "description",
        "id",
        "_id",
        "connections",
        "tags",
        "type",
        "element type",
        "connection type",
        "loop type",
    ];
    let tags = || {
        value
            .as_array()
            .is_some_and(|tags| tags.iter().all(Value::is_string))
    };
    OWN.contains(&&*folded(trimmed(name))) && !(name == "tags" && tags())
}

/// All loops: those that are named, those that do not close, and those of which nothing is left.
pub(super) fn loops(map: &Map) -> Vec<Loop<'_>> {
    let info = map.info();
    let mut all: Vec<Loop> = Vec::new();
    let mut ids = Names::default();
    for named in &info.loops {
        ids.insert(&named.id);
        all.push(Loop {
            id: &named.id,
            name: called(named),
            story: named.story.as_deref(),
            links: links_of(map, named),
            fields: named.extra.get("x-fields"),
        });
    }
    for view in &info.views {
        // Where the loop itself is there, its view says nothing more.
        if let Some(id) = open_loop(view).filter(|id| !ids.contains(id)) {
            all.push(Loop {
                id,
                name: view.title.clone(),
                story: view.description.as_deref(),
                links: view.links.clone().unwrap_or_default(),
                fields: view.extra.get("x-fields"),
            });
        }
    }
    let gone = info.extra.get("x-loops").and_then(Value::as_array);
    for of in gone.into_iter().flatten() {
        let text = |key: &str| of.get(key).and_then(Value::as_str);
        if let Some(id) = text("id") {
            all.push(Loop {
                id,
                name: text("name").unwrap_or_default().to_owned(),
                story: text("description").or(text("story")),
                links: Vec::new(),
                fields: of.get("x-fields"),
            });
        }
    }
    all
}

/// Tells of labels of loops that become words of their names.
pub(super) fn odd_labels(map: &Map, lost: &mut Lost) {
    for named in &map.info().loops {
        let label = trimmed(named.label.as_deref().unwrap_or_default());
        if !label.is_empty() && label_of(label).0.as_deref() != Some(label) {
            let how = "labels of loops that are not like R1 or B2 are words of their names";
            lost.changed(how, At::file().named(label));
        }
    }
}

/// The maps of a project, and the id of the one that it opens on. The whole is `elements` and
/// `connections`, as they stand on a map; it is left out if the project had no such map.
pub(super) fn maps(
    map: &Map,
    loops: &[Loop],
    elements: Vec<Value>,
    connections: Vec<Value>,
) -> (Vec<Value>, String) {
    let info = map.info();
    let views = || info.views.iter().filter(|view| open_loop(view).is_none());
    let mut default = own(map, "defaultMap").filter(|own| views().any(|view| view.id == *own));
    let mut whole = "map-1".to_owned();
    while views().any(|view| view.id == whole) {
        whole.push('_');
    }
    let mut all = Vec::new();
    let placing = Placing::of(map, loops);
    if default.is_none() {
        let shown: Vec<&Loop> = loops.iter().collect();
        // The project has words of its own.
        let about = own(map, "description").and(info.description.as_deref());
        let drawing = info.extra.get("x-kumu");
        let shown = placing.shown(drawing, shown);
        let name = own(map, "mapName").unwrap_or(&info.title);
        let names = (whole.as_str(), name);
        all.push(drawn(names, about, elements, connections, &shown, drawing));
        default = Some(&whole);
    }
    let default = default.unwrap_or_default().to_owned();
    all.extend(views().map(|view| of_view(map, view, &placing)));
    (all, default)
}

/// Which loops stand on which maps.
struct Placing<'l, 'm> {
    loops: &'l [Loop<'m>],
    /// Those of which the project said on which maps they stand, or that they stand on none.
    known: Names,
}

impl<'l, 'm> Placing<'l, 'm> {
    fn of(map: &Map, loops: &'l [Loop<'m>]) -> Placing<'l, 'm> {
        let info = map.info();
        let mut known = Names::default();
        let views = info.views.iter().map(|view| &view.extra);
        for drawing in views.chain([&info.extra]).filter_map(|of| of.get("x-kumu")) {
            for key in ["loops", "unlisted"] {
                ids(drawing.get(key)).for_each(|id| {
                    known.insert(id);
                });
            }
        }
        Placing { loops, known }
    }

    /// The loops of a map that the project says it shows, and of those of which it says nothing (they are newer) such as
    /// `fit`. Without such a list, all that fit.
    fn shown(&self, drawing: Option<&Value>, fit: Vec<&'l Loop<'m>>) -> Vec<&'l Loop<'m>> {
        let Some(listed) = drawing.and_then(|drawing| drawing.get("loops")) else {
            return fit;
        };
        let (mut here, mut fits) = (Names::default(), Names::default());
        ids(Some(listed)).for_each(|id| {
            here.insert(id);
        });
        fit.iter().for_each(|of| {
            fits.insert(of.id);
        });
        let shown = |of: &&Loop| {
            here.contains(of.id) || fits.contains(of.id) && !self.known.contains(of.id)
        };
        self.loops.iter().filter(shown).collect()
    }
}

/// The texts of a list.
fn ids(list: Option<&Value>) -> impl Iterator<Item = &str> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str)
}

/// A view as a map.
fn of_view(map: &Map, view: &View, placing: &Placing) -> Value {
    let part = Part::view(map, view);
    // In the order of the view, as far as it names them.
    let in_order = |first: &[String], there: Vec<&str>| {
        let (mut left, mut seen) = (Names::default(), Names::default());
        there.iter().for_each(|id| {
            left.insert(id);
        });
        let all = first.iter().map(String::as_str).chain(there);
        let kept = all.filter(|id| left.number(id).is_some() && seen.insert(id));
        kept.map(str::to_owned).collect::<Vec<String>>()
    };
    let factors = map.factors().filter(|(ix, _)| part.factors.contains(ix));
    let factors = in_order(&view.factors, factors.map(|(_, f)| f.id.as_str()).collect());
    let links = map.links().filter(|(ix, ..)| part.links.contains(ix));
    let named = view.links.as_deref().unwrap_or_default();
    let links = in_order(named, links.map(|(.., l)| l.id.as_str()).collect());
    let mut on_map = Names::default();
    for id in factors.iter().chain(&links) {
        on_map.insert(id);
    }
    let drawing = view.extra.get("x-kumu");
    let kept = |list: &str, id: &str| drawing.and_then(|drawing| drawing.get(list)?.get(id));
    let elements = factors.iter().enumerate().map(|(i, id)| {
        let pinned = kept("pins", id).is_some();
        let mut node = json!({ "_id": format!("{}-node-{i}", view.id), "element": id, "pinned": pinned, "style": {} });
        if let Some(style) = kept("elementStyles", id) {
            node["style"] = style.clone();
        }
        if let Some([x, y]) = view.places.get(id) {
            node["position"] = json!({ "x": x, "y": y });
        }
        node
    });
    let edge = |i: usize, id: &str| {
        let mut edge =
            json!({ "_id": format!("{}-edge-{i}", view.id), "connection": id, "style": {} });
        if let Some(bend) = kept("bends", id) {
            edge["curvature"] = bend.clone();
        }
        if let Some(style) = kept("connectionStyles", id) {
            edge["style"] = style.clone();
        }
        edge
    };
    let mut edges: Vec<Value> = links
        .iter()
        .enumerate()
        .map(|(i, id)| edge(i, id))
        .collect();
    // Those that the map had; of one that came without such a list, all whose ends it has.
    let listed = drawing.and_then(|drawing| drawing.get("lines"));
    let mut lines = Names::default();
    ids(listed).for_each(|id| {
        lines.insert(id);
    });
    for (i, line) in undirected(map).into_iter().enumerate() {
        let end = |key: &str| line.get(key).and_then(Value::as_str);
        let there = |key: &str| end(key).is_some_and(|id| on_map.number(id).is_some());
        let id = line_id(line, i);
        if there("from") && there("to") && (listed.is_none() || lines.contains(&id)) {
            edges.push(edge(edges.len(), &id));
        }
    }
    let whole = |of: &&Loop| {
        let there = |link: &String| on_map.number(link).is_some();
        !of.links.is_empty() && of.links.iter().all(there)
    };
    let shown = placing.shown(drawing, placing.loops.iter().filter(whole).collect());
    let about = view.description.as_deref();
    let names = (view.id.as_str(), view.title.as_str());
    drawn(names, about, elements.collect(), edges, &shown, drawing)
}

/// What a line without a direction is called, of which this is the number.
pub(super) fn line_id(line: &Extra, number: usize) -> String {
    let id = line.get("id").and_then(Value::as_str);
    id.map_or_else(|| format!("x-undirected-{number}"), str::to_owned)
}

/// `drawing`: what else is kept of how it is drawn.
fn drawn(
    (id, name): (&str, &str),
    about: Option<&str>,
    elements: Vec<Value>,
    connections: Vec<Value>,
    loops: &[&Loop],
    drawing: Option<&Value>,
) -> Value {
    let kept = |key: &str| drawing.and_then(|drawing| drawing.get(key));
    let labels = loops.iter().enumerate().map(|(i, of)| {
        let at = kept("labels").and_then(|labels| labels.get(of.id));
        let part = |key: &str| at.and_then(|at| at.get(key)).cloned();
        json!({ "_id": format!("{id}-labl-{i}"), "loop": of.id,
            "position": part("position"), "pinned": part("pinned").unwrap_or(json!(false)) })
    });
    let labels: Vec<Value> = labels.collect();
    let mut map = json!({
        "_id": id, "name": name, "description": about.unwrap_or_default(), "scale": 1, "center": { "x": 0, "y": 0 },
        "elements": elements, "connections": connections, "loops": labels,
    });
    let settings = kept("settings").and_then(Value::as_object);
    for (key, value) in settings.into_iter().flatten() {
        if map.get(key).is_none() {
            map[key] = value.clone();
        }
    }
    if let Some(perspective) = kept("perspective") {
        map["defaultPerspective"] = perspective.clone();
    }
    map
}
