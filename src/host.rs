//! What the host knows already, and what would weigh kilobytes here: upper and lower case of all
//! scripts, letters with accents, plural forms of all languages. In a page its JavaScript is asked, elsewhere Rust's
//! standard library and Unicode's rules.

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

/// A text with letters and their accents as one character each, where there is one (NFC): two ways to
/// write what looks the same.
pub fn composed(text: &str) -> String {
    case::composed(text)
}

/// The plural category of a number of things in the language of a BCP 47 tag: "zero", "one", "two",
/// "few", "many" or "other".
pub fn plural(lang: &str, number: usize) -> String {
    case::plural(lang, number)
}

/// True for the BCP 47 tag of a language that is usually written from right to left.
#[cfg(feature = "tools")]
pub fn leftwards(lang: &str) -> bool {
    let language = lang.split('-').next().unwrap_or_default();
    ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(&language)
}

#[cfg(not(target_arch = "wasm32"))]
mod case {
    use icu_plurals::{PluralCategory, PluralRules, PluralRulesPreferences};

    pub fn plural(lang: &str, number: usize) -> String {
        let locale = lang.parse::<icu_locale_core::Locale>();
        let rules = locale.ok().and_then(|locale| {
            PluralRules::try_new_cardinal(PluralRulesPreferences::from(&locale)).ok()
        });
        let category = rules.map(|rules| rules.category_for(number));
        match category.unwrap_or(PluralCategory::Other) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
        .to_owned()
    }

    pub fn composed(text: &str) -> String {
        icu_normalizer::ComposingNormalizerBorrowed::new_nfc()
            .normalize(text)
            .into_owned()
    }

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
        #[wasm_bindgen(js_namespace = ["String", "prototype", "normalize"], js_name = call)]
        pub fn composed(text: &str) -> String;
        #[wasm_bindgen(js_namespace = ["String", "prototype", "toUpperCase"], js_name = call)]
        pub fn upper(text: &str) -> String;

        #[wasm_bindgen(js_namespace = Intl)]
        type PluralRules;
        #[wasm_bindgen(constructor, js_namespace = Intl)]
        fn new(lang: &str) -> PluralRules;
        #[wasm_bindgen(method)]
        fn select(this: &PluralRules, number: f64) -> String;
    }

    pub fn plural(lang: &str, number: usize) -> String {
        PluralRules::new(lang).select(number as f64)
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

    #[test]
    fn numbers_have_the_plural_forms_of_the_language() {
        let forms = |lang, numbers: &[usize]| -> Vec<String> {
            numbers.iter().map(|&n| plural(lang, n)).collect()
        };
        let all = ["zero", "one", "two", "few", "many", "other"];
        assert_eq!(forms("cy", &[0, 1, 2, 3, 6, 4]), all);
        assert_eq!(forms("ar", &[0, 1, 2, 103, 11, 100]), all);
        assert_eq!(
            forms("fr", &[0, 1, 2, 1_000_000]),
            ["one", "one", "other", "many"]
        );
        assert_eq!(forms("no such language", &[1]), ["other"]);
    }
}
