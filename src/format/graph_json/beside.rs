//! What stands beside the lists of a graph: its description, the names of its groups, and more.

use super::item::under;
use super::{EDGES, Item, NODES};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::json::{Kind, Node};
use crate::format::source::Document;
use crate::names::{Names, folded, trimmed};

/// Where something is said of the graph as a whole.
pub(super) const OF_GRAPH: [&str; 3] = ["attributes", "data", "graph"];
/// Names that are read elsewhere.
const READ: [&str; 8] = [
    "title",
    "name",
    "description",
    "elements",
    "options",
    "directed",
    "undirected",
    "groups",
];
/// Settings of programs, which say nothing of the map.
const SETTINGS: [&str; 14] = [
    "multigraph",
    "type",
    "id",
    "version",
    "$schema",
    "style",
    "layout",
    "renderer",
    "zoom",
    "pan",
    "minZoom",
    "maxZoom",
    "format_version",
    "generated_by",
];

/// The names and colours of groups, where a list has them by id.
#[derive(Default)]
pub(super) struct Groups<'n> {
    ids: Names,
    of: Vec<(&'n str, Option<&'n str>)>,
}

impl<'n> Groups<'n> {
    pub fn of(root: &'n Node) -> Groups<'n> {
        let mut groups = Groups::default();
        for group in root.list("groups") {
            let item = Item::of(group);
            let name = item.name(&super::LABEL).filter(|n| !trimmed(n).is_empty());
            if let (Some(id), Some(name)) = (item.name(&super::ID), name)
                && groups.ids.insert(id)
            {
                groups.of.push((name, item.name(&["color"])));
            }
        }
        groups
    }

    /// The name of the group with an id, and its colour.
    pub fn get(&self, id: &str) -> Option<(&'n str, Option<&'n str>)> {
        Some(self.of[self.ids.number(id)?])
    }
}

/// Reads it. `elements`: what holds the lists.
pub(super) fn read(document: &Document, root: &Node, elements: &Node, draft: &mut Draft) {
    let whole = OF_GRAPH.iter().filter_map(|key| root.get(key));
    let whole: Vec<&Node> = whole.chain([root]).collect();
    let about = whole.iter().find_map(|of| {
        let text = of.text_at("description")?;
        Some(text.to_owned()).filter(|text| !trimmed(text).is_empty())
    });
    draft.info.description = about;
    for names in [&NODES[..], &EDGES] {
        let lists = names
            .iter()
            .filter_map(|name| Some((*name, under(elements, name)?)));
        for (name, list) in lists.skip(1).filter(|(_, list)| !list.items().is_empty()) {
            draft.tell(Told::SecondList, &[], document.at(list).named(name));
        }
    }
    let lists = NODES.iter().chain(&EDGES);
    let lists: Vec<&Node> = lists.filter_map(|name| under(elements, name)).collect();
    let inner = !whole.iter().any(|of| std::ptr::eq(*of, elements));
    for of in whole.into_iter().chain(inner.then_some(elements)) {
        for member in of.members() {
            let (name, value) = (&*member.key, &member.value);
            let list = lists.iter().any(|list| std::ptr::eq(*list, value))
                || NODES.contains(&name)
                || EDGES.contains(&name)
                || OF_GRAPH.contains(&name) && value.text().is_none()
                || super::loops::is_list(name);
            let named = name == "groups" && matches!(value.kind, Kind::List(_));
            let own = std::ptr::eq(of, elements) && inner && value.text().is_some();
            let read = READ.contains(&name) && (name != "groups" || named) && !own;
            let nothing = match &value.kind {
                Kind::Null | Kind::Bool(_) => true,
                Kind::List(items) => items.is_empty(),
                Kind::Object(members) => members.is_empty(),
                _ => value.name().is_some_and(|text| trimmed(text).is_empty()),
            };
            let setting = SETTINGS.contains(&name)
                || name.ends_with("Enabled")
                || name.starts_with("target_");
            if !(list || read || setting || nothing) {
                draft.keep_of_all(name, value.value());
            }
        }
    }
}

/// A colour as our format has them: `#rrggbb`.
pub(in crate::format) fn color(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    let good = digits.bytes().all(|b| b.is_ascii_hexdigit());
    match (good, digits.len()) {
        (true, 6) => Some(folded(text)),
        (true, 3) => Some(format!(
            "#{}",
            folded(&digits.chars().flat_map(|c| [c, c]).collect::<String>())
        )),
        _ => None,
    }
}
