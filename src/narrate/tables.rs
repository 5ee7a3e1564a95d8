//! The tables of the other languages, built into the command line. A page fetches the one it needs.

use super::phrases::{ENGLISH, NAMES};
use super::table::{Words, cut};
use crate::host;
use serde_json::Value;

/// Language and table, as JSON: `phrases`, those of this crate, and `words`, those of the page.
pub static TABLES: [(&str, &str); 4] = [
    ("ar", include_str!("tables/ar.json")),
    ("cy", include_str!("tables/cy.json")),
    ("es", include_str!("tables/es.json")),
    ("fr", include_str!("tables/fr.json")),
];

/// The same of English, which is built in: what translators start from.
static ENGLISH_TABLE: &str = include_str!("tables/en.json");

/// The phrases with their English, in order.
pub fn english() -> impl Iterator<Item = (String, &'static str)> {
    let names = NAMES.iter().map(|name| {
        let (first, rest) = name.split_at(1);
        first.to_lowercase() + rest
    });
    names.zip(ENGLISH.lines())
}

/// The phrases of a table as [`Words::given`] takes them.
fn flat(table: &Value) -> String {
    let line = |(name, _)| match &table["phrases"][name] {
        Value::Object(forms) => {
            let others = forms.iter().filter(|(category, _)| *category != "other");
            let others = others.map(|(category, form)| format!("|{category}:{}", text(form)));
            format!("{}{}\n", text(&forms["other"]), others.collect::<String>())
        }
        form => format!("{}\n", text(form)),
    };
    english().map(line).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn filled(word: &str, gaps: &[(&str, &str)]) -> String {
    let fill =
        |word: String, (gap, value): &(&str, &str)| word.replace(&format!("{{{gap}}}"), value);
    gaps.iter().fold(word.to_owned(), fill)
}

impl Words {
    /// A word of the page's interface in this language, its gaps (`{n}`) filled; for who says the same
    /// on a command line.
    ///
    /// # Panics
    /// If the tables have no such word.
    pub fn interface(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        filled(text(&self.word(key)), gaps)
    }

    /// The same of a word that is a list of words.
    ///
    /// # Panics
    /// If it has not so many.
    pub fn interface_list<const N: usize>(&self, key: &str) -> [String; N] {
        let list = self.word(key);
        std::array::from_fn(|i| text(&list[i]).to_owned())
    }

    /// The same of a word that goes with a number, its gap `{n}`.
    pub fn interface_count(&self, key: &str, number: usize) -> String {
        let (forms, category) = (self.word(key), host::plural(self.lang(), number));
        let form = forms.get(&category).or_else(|| forms.get("other"));
        filled(text(form.unwrap_or(&forms)), &[("n", &number.to_string())])
    }

    fn word(&self, key: &str) -> Value {
        let table = TABLES.iter().find(|(tag, _)| *tag == self.lang());
        let table = table.map_or(ENGLISH_TABLE, |(_, table)| table);
        let mut table: Value = serde_json::from_str(table).expect("a table is JSON");
        let word = table["words"][key].take();
        assert!(!word.is_null(), "a word of the interface");
        word
    }

    /// The words for a BCP 47 tag (`cy-GB`): the table of its language, else English.
    pub fn for_lang(lang: Option<&str>) -> Words {
        let lang = lang.unwrap_or_default().replace('_', "-").to_lowercase();
        let (language, _) = cut(&lang, b'-');
        let table = TABLES.iter().find(|(tag, _)| *tag == language);
        let table = table.and_then(|(_, json)| serde_json::from_str(json).ok());
        table.map_or_else(Words::default, |table| Words::given(&flat(&table)))
    }
}
