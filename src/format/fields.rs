//! What a file says of factors and links beside all that means something here: it is kept as fields, whose names are told.

use super::audit::{At, Told, clipped};
use super::draft::Draft;
use super::known::Format;
use crate::model::{Extra, Value};
use crate::names::Names;

/// As many names are told.
const MOST_TOLD: usize = 12;
/// As many letters of each.
const MOST_LETTERS: usize = 40;

/// Tells the names of the fields of tables and graphs, where nobody but the file says what they mean. O(fields).
pub fn tell(draft: &mut Draft) {
    let graph = matches!(
        draft.audit.format,
        Format::GraphMl
            | Format::Gexf
            | Format::Gml
            | Format::Dot
            | Format::GraphJson
            | Format::LoopList
    );
    if !graph && !draft.audit.format.is_table() {
        return;
    }
    let factors = said(draft.factors().iter().map(|factor| &factor.extra));
    let links = (0..draft.link_count()).map(|link| &draft.made(link).extra);
    let links = said(links);
    for (told, names) in [(Told::FieldsKept, factors), (Told::ColumnsKept, links)] {
        if let Some(names) = names {
            draft.tell(told, &[&names], At::file());
        }
    }
}

/// The names of all fields, in the order in which they come.
fn said<'e>(all: impl Iterator<Item = &'e Extra>) -> Option<String> {
    let mut names = Names::default();
    for extra in all {
        if let Some(Value::Object(fields)) = extra.get("x-fields") {
            for name in fields.keys() {
                names.insert(name);
            }
        }
    }
    let list = names.list();
    let mut told: Vec<String> = list
        .iter()
        .take(MOST_TOLD)
        .map(|name| quoted(name))
        .collect();
    if list.len() > MOST_TOLD {
        told.push(format!("{} more", list.len() - MOST_TOLD));
    }
    (!told.is_empty()).then(|| told.join(", "))
}

fn quoted(name: &str) -> String {
    format!("“{}”", clipped(name, MOST_LETTERS))
}
