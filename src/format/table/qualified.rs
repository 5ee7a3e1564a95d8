//! Words for the ends of a link in other forms: of many (“Causes”, “Ursachen”), and with what says which
//! of them are meant (“Main cause”, “Hauptursache”, “Effet principal”).

use super::headings::{LONGEST, pairs};

/// What may stand beside such a word.
const QUALIFIERS: [&str; 23] = [
    "main",
    "primary",
    "principal",
    "key",
    "major",
    "important",
    "principale",
    "principales",
    "principaux",
    "principais",
    "principali",
    "primaire",
    "primaria",
    "primario",
    "primário",
    "primária",
    "clé",
    "clave",
    "wichtigste",
    "wichtige",
    "primäre",
    "belangrijkste",
    "belangrijke",
];
/// What such a word may begin with.
const PREFIXES: [&str; 2] = ["haupt", "hoofd"];
/// The ends of words of many.
const MANY: [&str; 4] = ["s", "n", "en", "e"];
/// Words that are ends together, and less than sure alone.
const MORE: [[&str; 2]; 13] = [
    ["cause", "consequence"],
    ["cause", "conséquence"],
    ["causa", "consecuencia"],
    ["causa", "consequência"],
    ["causa", "conseguenza"],
    ["ursache", "effekt"],
    ["ursache", "folge"],
    ["ursache", "auswirkung"],
    ["oorzaak", "effect"],
    // Of many, where the word itself changes.
    ["cause", "effetti"],
    ["cause", "conseguenze"],
    ["oorzaken", "gevolg"],
    ["oorzaken", "effect"],
];

/// Whether two headings are the ends of links in such forms; `true` if that of effects stands first.
pub fn ends(one: &str, other: &str) -> Option<bool> {
    let of = |text| forms(text).collect::<Vec<_>>();
    let is = |word: &str, forms: &[String]| forms.iter().any(|form| form == word);
    let all = || pairs().chain(&MORE);
    // Rows of tables are asked, too, and hardly ever have such a word.
    let one = of(one);
    if !all().flatten().any(|word| is(word, &one)) {
        return None;
    }
    let other = of(other);
    all().find_map(|[cause, effect]| match () {
        () if is(cause, &one) && is(effect, &other) => Some(false),
        () if is(effect, &one) && is(cause, &other) => Some(true),
        () => None,
    })
}

/// A heading in lower case without those words, and what it may be the plural of; nothing for a text that is
/// too long for a heading, of which many ask.
pub fn forms(text: &str) -> impl Iterator<Item = String> {
    let text = if text.len() > LONGEST { "" } else { text };
    let words = text.split_whitespace();
    let words = words.filter(|word| !QUALIFIERS.contains(word));
    let word = words.collect::<Vec<_>>().join(" ");
    let short = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
    let word = short.map(str::to_owned).unwrap_or(word);
    let mut forms = vec![word.clone()];
    forms.extend(
        MANY.iter()
            .filter_map(|end| word.strip_suffix(end).map(str::to_owned)),
    );
    forms.into_iter()
}
