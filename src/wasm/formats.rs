//! The boundary of the module that reads and writes the files of other programs. It knows no
//! sessions: what it makes of a file is our own format, which the others open.

mod thrown;

use crate::document::markdown;
use crate::error::{Code, Error};
use crate::format::audit::Note;
use crate::format::{self, File, Format, ImportOptions, Part, ReadOptions, json};
use crate::model::Value;
use crate::narrate::Words;
use crate::spread;
use js_sys::{Object, Uint8Array};
use serde::Serialize;
use thrown::{set, thrown};
use wasm_bindgen::prelude::*;

/// As in the other modules.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Reads a file of any format. `name` is that of the file; `options`: `{map?, signs?, format?,
/// maxBytes?, maxFactors?, maxLinks?}`, `signs` being `{type: sign}`. Gives `{json, audit}`: the map
/// as text of our own format, and the account of how it was read. A second file is read along if one
/// of the two is a table of factors and the other one of their links.
#[wasm_bindgen(js_name = importMap)]
pub fn import_map(
    bytes: &[u8],
    name: &str,
    options: JsValue,
    beside: Option<Vec<u8>>,
    beside_name: Option<String>,
) -> Result<JsValue, JsValue> {
    let options = read_options(&options).map_err(thrown)?;
    let first = File { name, bytes };
    let imported = match &beside {
        None => format::import_all(&[first], &options),
        Some(bytes) => {
            let name = beside_name.as_deref().unwrap_or_default();
            format::import_pair([first, File { name, bytes }], &options)
        }
    };
    let mut imported = imported.map_err(thrown)?;
    spread(&mut imported);
    let given = Object::new();
    set(&given, "json", &json::write(&imported.map).into());
    set(&given, "audit", &plain(&imported.audit.json())?);
    Ok(given.into())
}

/// Writes a map, given as text of our own format, in another one, or as a document (`markdown`), then in
/// the language of `phrases` (English without them). Gives `{parts: [{name, bytes}], ending, notes}`;
/// `name` is empty where there is one part, and `notes` say what the format can't hold.
#[wasm_bindgen(js_name = exportMap)]
pub fn export_map(text: &str, to: &str, phrases: Option<String>) -> Result<JsValue, JsValue> {
    let read = || format::read(text.as_bytes(), &ReadOptions::default()).map_err(thrown);
    if to == "markdown" {
        let words = Words::given(&phrases.unwrap_or_default());
        let map = read()?.map;
        let part = Part {
            name: "",
            bytes: markdown(&map, &words).into_bytes(),
        };
        return written(&[part], "md", json_of(&format::lost_in_a_document(&map)));
    }
    let to = format_of(to).map_err(thrown)?;
    let parsed = read()?;
    let exported = format::export(&parsed.map, to).map_err(thrown)?;
    written(&exported.parts, to.ending(), json_of(&exported.notes))
}

fn json_of(notes: &[Note]) -> Vec<Value> {
    notes.iter().map(Note::json).collect()
}

fn written(files: &[Part], ending: &str, notes: Vec<Value>) -> Result<JsValue, JsValue> {
    let parts = js_sys::Array::new();
    for part in files {
        let given = Object::new();
        set(&given, "name", &part.name.into());
        set(&given, "bytes", &Uint8Array::from(part.bytes.as_slice()));
        parts.push(&given);
    }
    let given = Object::new();
    set(&given, "parts", &parts);
    set(&given, "ending", &ending.into());
    set(&given, "notes", &plain(&Value::Array(notes))?);
    Ok(given.into())
}

fn plain(value: &Value) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(value.serialize(&serializer)?)
}

fn format_of(token: &str) -> Result<Format, Error> {
    Format::from_token(token).ok_or_else(|| {
        let known = Format::tokens(true).join(", ");
        let message = format!("There is no format \"{token}\". There are: {known}.");
        Error::new(Code::Option, message)
    })
}

fn read_options(given: &JsValue) -> Result<ImportOptions, Error> {
    let mut options = ImportOptions::default();
    if given.is_undefined() || given.is_null() {
        return Ok(options);
    }
    let wrong = |why: &str| Error::new(Code::Option, format!("This is not understood: {why}."));
    let given: Value = serde_wasm_bindgen::from_value(given.clone())
        .map_err(|_| wrong("an object of options is expected"))?;
    let text = |key: &str| given.get(key).and_then(Value::as_str);
    options.map = text("map").map(str::to_owned);
    options.format = text("format").map(format_of).transpose()?;
    let signs = match given.get("signs") {
        None | Some(Value::Null) => None,
        Some(Value::Object(signs)) => Some(signs),
        Some(_) => {
            return Err(wrong(
                "signs are given as an object, such as {\"Hinders\": \"-\"}",
            ));
        }
    };
    for (kind, sign) in signs.into_iter().flatten() {
        let sign = sign.as_str().and_then(format::sign_of_token);
        let sign = sign.ok_or_else(|| wrong("a sign is +, -, ± or ?"))?;
        options.signs.push((kind.clone(), sign));
    }
    let limits = &mut options.limits;
    for (key, limit) in [
        ("maxBytes", &mut limits.max_bytes),
        ("maxFactors", &mut limits.max_factors),
        ("maxLinks", &mut limits.max_links),
        ("maxValues", &mut limits.max_values),
    ] {
        if let Some(number) = given.get(key) {
            let number = number.as_f64().filter(|n| *n >= 1.0);
            *limit = number.ok_or_else(|| wrong("a limit is a number of at least 1"))? as usize;
        }
    }
    Ok(options)
}
