//! Errors of ours as those of JavaScript.

use crate::error::Error;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// Sets a property of an object that was made just now, which can't fail.
pub(super) fn set(object: &Object, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

/// Where every JavaScript error of ours is made:
/// `SystemMapError { code, message, line?, column?, id? }`.
pub(super) fn thrown(error: Error) -> JsValue {
    let notice = error.0;
    // Who opens a file in a page can't do the latter. The viewer has no words.
    #[cfg(feature = "tools")]
    let message = &notice.message.replace(", or raise the limit.", ".");
    #[cfg(not(feature = "tools"))]
    let message = &notice.message;
    let made = js_sys::Error::new(message);
    made.set_name("SystemMapError");
    set(&made, "code", &notice.code.as_str().into());
    if let Some(place) = notice.place {
        set(&made, "line", &place.line.into());
        set(&made, "column", &place.column.into());
    }
    if let Some(id) = &notice.id {
        set(&made, "id", &JsValue::from_str(id));
    }
    made.into()
}
