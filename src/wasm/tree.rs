//! A map file that the page has parsed, as the reader takes it.

use super::member;
use crate::format::json::{Kind, MAX_DEPTH, Member, Node};
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// A value and all that is in it. `left` is how many values there may be; it ends at 0 if there are
/// more, or if they are nested too deeply.
pub(super) fn node(value: &JsValue, depth: usize, left: &mut usize) -> Node<'static> {
    if depth > MAX_DEPTH {
        *left = 0;
    }
    *left = left.saturating_sub(1);
    let kind = if *left == 0 {
        Kind::Null
    } else if let Some(flag) = value.as_bool() {
        Kind::Bool(flag)
    } else if let Some(number) = value.as_f64() {
        Kind::Number("", number)
    } else if let Some(text) = value.as_string() {
        Kind::Text(text.into())
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Kind::List(crate::order::list(list.length() as usize, &mut |i| {
            node(&list.get(i as u32), depth + 1, left)
        }))
    } else if let Some(object) = value.dyn_ref::<Object>() {
        *left = left.saturating_sub(1);
        let keys = Object::keys(object);
        Kind::Object(crate::order::list(keys.length() as usize, &mut |i| {
            let key = keys.get(i as u32).as_string().unwrap_or_default();
            Member {
                at: 0,
                value: node(&member(value, &key), depth + 1, left),
                key: key.into(),
            }
        }))
    } else {
        Kind::Null
    };
    Node { at: 0, kind }
}
