//! CatColab: a model in its notebook. Objects are factors, morphisms links; in a causal loop diagram
//! and in a regulatory network a morphism without a mark is positive. Another theory says nothing of
//! signs by that.

use super::audit::Told;
use super::draft::Draft;
use super::json::{Kind, Node};
use super::source::Source;
use crate::error::{Code, Error};
use crate::model::{Delay, Polarity};
use crate::names::{folded, trimmed};

/// Reads a model.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let document = source.json(&draft.options.limits)?;
    let root = &document.root;
    let notebook = root.get("notebook");
    let cells = notebook.and_then(|n| n.get("cellContents").or(n.get("cells")));
    let Some(cells) = cells else {
        let message = "This CatColab document holds no cells. Download the model itself: a diagram or an analysis of it has no map in it.";
        return Err(Error::new(Code::Format, message).at(document.place(root)));
    };
    let cells: Vec<&Node> = match &cells.kind {
        Kind::Object(members) => members.iter().map(|m| &m.value).collect(),
        _ => cells.items().iter().collect(),
    };
    draft.listed = true;
    draft.info.title = root.name_at("name").unwrap_or_default().to_owned();
    let theory = folded(root.name_at("theory").unwrap_or_default());
    let plain = theory.contains("causal-loop") || theory.contains("reg-net");
    let tagged =
        |cell: &&&Node, tag: &str| cell.get("content").and_then(|c| c.name_at("tag")) == Some(tag);
    for cell in cells.iter().filter(|cell| tagged(cell, "object")) {
        let Some(object) = cell.get("content") else {
            continue;
        };
        let at = document.at(cell);
        let id = object.name_at("id").filter(|id| !id.is_empty());
        let factor = draft.factor(id, object.name_at("name").unwrap_or_default(), &at)?;
        if id.is_some_and(|id| !draft.key(id, factor)) {
            draft.tell(Told::SameId, &[id.unwrap_or_default()], at);
        }
    }
    for cell in cells.iter().filter(|cell| tagged(cell, "morphism")) {
        let Some(morphism) = cell.get("content") else {
            continue;
        };
        let at = document.at(cell);
        let end = |key: &str| morphism.get(key)?.name_at("content");
        let (Some(from), Some(to)) = (end("dom"), end("cod")) else {
            draft.tell(Told::HalfRow, &[], at);
            continue;
        };
        let (Some(start), Some(end)) = (draft.find(from), draft.find(to)) else {
            draft.tell(Told::Dangling, &[], at.named(&format!("{from} → {to}")));
            continue;
        };
        let id = morphism.name_at("id").filter(|id| !id.is_empty());
        let link = draft.link(id, start, end, &at)?;
        let parts = parts(morphism.get("morType"));
        let (kind, slow) = kind(&parts);
        // A morphism without a mark.
        let sign = match plain.then(|| product(&parts)).flatten() {
            Some(sign) => sign,
            None => &kind,
        };
        draft.sign(link, &[("type", sign)], false, &at);
        let made = draft.link_mut(link);
        if slow {
            made.delay = Delay::Short;
        }
        let name = morphism
            .name_at("name")
            .filter(|name| !trimmed(name).is_empty());
        made.label = name.map(str::to_owned);
        let degree = parts.contains(&DEGREE);
        if !kind.is_empty() && (degree || made.polarity == Polarity::Unknown) {
            made.extra.insert("x-type".to_owned(), kind.into());
        }
    }
    let texts = cells
        .iter()
        .filter(|cell| cell.name_at("tag") == Some("rich-text"));
    for cell in texts {
        let text = cell.name_at("content").unwrap_or_default();
        if !trimmed(text).is_empty() {
            draft.keep_list("x-notes", serde_json::json!({ "text": text }));
            draft.tell(Told::NoteKept, &[], document.at(cell));
        }
    }
    Ok(())
}

/// What a morphism of an extended causal loop diagram is, that changes how fast something changes.
const DEGREE: &str = "Degree";
/// As deep morphisms may be made of others.
const DEEPEST: usize = 8;

/// What a morphism is made of: nothing if it has no mark.
fn parts<'n>(of: Option<&'n Node>) -> Vec<&'n str> {
    fn collect<'n>(of: &'n Node, depth: usize, out: &mut Vec<&'n str>) {
        let tag = of.name_at("tag").unwrap_or_default();
        let content = of.get("content");
        match (tag, content.map(|content| &content.kind)) {
            ("Hom", _) => {}
            ("Composite", Some(Kind::List(parts))) if depth < DEEPEST => {
                parts.iter().for_each(|part| collect(part, depth + 1, out));
            }
            _ => out.push(of.name_at("content").unwrap_or(tag)),
        }
    }
    let mut out = Vec::new();
    if let Some(of) = of {
        collect(of, 0, &mut out);
    }
    out
}

/// Without the ending that says that it takes time, and if it has that.
fn quick(part: &str) -> (&str, bool) {
    match part {
        "Delay" => ("", true),
        _ => match part.strip_suffix("Slow") {
            Some(rest) => (rest, true),
            None => (part, false),
        },
    }
}

/// What a morphism is called, but for what says that it takes time; and if it does.
fn kind(parts: &[&str]) -> (String, bool) {
    let names: Vec<&str> = parts.iter().map(|part| quick(part).0).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    (names.join(" · "), parts.iter().any(|part| quick(part).1))
}

/// The sign of a morphism by those of its parts; none if one of them says nothing of signs.
fn product(parts: &[&str]) -> Option<&'static str> {
    let mut minus = false;
    for part in parts {
        match quick(part).0 {
            "" | "Positive" | DEGREE => {}
            "Negative" => minus = !minus,
            _ => return None,
        }
    }
    Some(if minus { "-" } else { "+" })
}
