//! What the host knows already, and what would weigh kilobytes here: upper and lower case of all
//! scripts. In a page its JavaScript is asked, elsewhere Rust's standard library.

/// A text in lower case.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        case::lower(text)
    }
}

/// A text in upper case.
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_uppercase()
    } else {
        case::upper(text)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod case {
    pub fn lower(text: &str) -> String {
        text.to_lowercase()
    }

    pub fn upper(text: &str) -> String {
        text.to_uppercase()
    }
}

#[cfg(target_arch = "wasm32")]
mod case {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = ["String", "prototype", "toLowerCase"], js_name = call)]
        pub fn lower(text: &str) -> String;
        #[wasm_bindgen(js_namespace = ["String", "prototype", "toUpperCase"], js_name = call)]
        pub fn upper(text: &str) -> String;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_those_of_unicode_and_of_ascii_alike() {
        for text in ["Trust in VCSE", "ÜBER Straße", "Доверие", "信任", ""] {
            assert_eq!(lower(text), text.to_lowercase());
            assert_eq!(upper(text), text.to_uppercase());
        }
    }
}
