//! The tables of the other languages, built into the command line. A page fetches the one it needs.

use super::phrases::{ENGLISH, NAMES};
use super::table::{Words, cut};
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

impl Words {
    /// A word of the page's interface in this language, its gaps (`{n}`) filled; for who says the same
    /// on a command line.
    ///
    /// # Panics
    /// If the tables have no such word.
    pub fn interface(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        let table = TABLES.iter().find(|(tag, _)| *tag == self.lang());
        let table = table.map_or(ENGLISH_TABLE, |(_, table)| table);
        let table: Value = serde_json::from_str(table).expect("a table is JSON");
        let word = table["words"][key]
            .as_str()
            .expect("a word of the interface");
        let fill =
            |word: String, (gap, value): &(&str, &str)| word.replace(&format!("{{{gap}}}"), value);
        gaps.iter().fold(word.to_owned(), fill)
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
