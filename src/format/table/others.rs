//! What shows that rows below a list of links are another table: what stands above them, and what stands
//! where the name of a factor would.

use super::Row;
use super::nothing::says_nothing;
use crate::format::signs::{Word, number, word};
use crate::names::{Names, folded};

/// As long may a heading be, in letters and in words.
const LONGEST: (usize, usize) = (30, 3);

/// What people write above the columns of legends, of lists of terms and of people.
const HEADINGS: [&str; 73] = [
    "symbol",
    "symbols",
    "key",
    "legend",
    "abbreviation",
    "term",
    "meaning",
    "description",
    "definition",
    "explanation",
    "colour",
    "color",
    "author",
    "authors",
    "person",
    "participant",
    "participants",
    "stakeholder",
    "interest",
    "organisation",
    "organization",
    "affiliation",
    "role",
    "email",
    "e-mail",
    "phone",
    "date",
    "event",
    "place",
    "version",
    "change",
    "changes",
    "zeichen",
    "legende",
    "abkürzung",
    "begriff",
    "faktor",
    "variablen",
    "bedeutung",
    "beschreibung",
    "erklärung",
    "erläuterung",
    "farbe",
    "autor",
    "autorin",
    "rolle",
    "funktion",
    "datum",
    "ereignis",
    "ort",
    "teilnehmer",
    "teilnehmende",
    "akteur",
    "symbole",
    "terme",
    "facteur",
    "signification",
    "définition",
    "explication",
    "couleur",
    "auteur",
    "personne",
    "rôle",
    "lieu",
    "símbolo",
    "término",
    "significado",
    "descripción",
    "definición",
    "persona",
    "rol",
    "fecha",
    "betekenis",
];

/// What is said of a link in other words than a sign, and is no heading.
const AMOUNTS: [&str; 14] = [
    "strong", "weak", "medium", "moderate", "high", "low", "direct", "indirect", "maybe",
    "unclear", "stark", "schwach", "fort", "faible",
];

/// What a link does, and no heading says.
const VERBS: &[&str] = &[
    "causal",
    "cause",
    "causes",
    "prevents",
    "creates",
    "produces",
    "drives",
    "influences",
    "affects",
    "triggers",
    "enables",
    "requires",
    "blocks",
    "leads to",
    "unknown sign",
    "verursacht",
    "erzeugt",
    "bewirkt",
    "beeinflusst",
    "verhindert",
    "fördert",
    "hemmt",
    "führt zu",
    "provoque",
    "entraîne",
    "influence",
    "empêche",
    "produit",
    "provoca",
    "causa",
    "impide",
    "veroorzaakt",
    "beïnvloedt",
];

/// True for what a link does, in other words than a sign.
pub fn is_verb(cell: &str) -> bool {
    VERBS.contains(&folded(cell).as_str())
}

/// True for a row of which two words or more are said above such tables.
pub fn are_known(row: &Row) -> bool {
    let known = row.filled().map(folded);
    known
        .filter(|cell| HEADINGS.contains(&cell.as_str()))
        .take(2)
        .count()
        == 2
}

/// True for three words or more that read as headings of the rows below: short, nothing that stands in
/// these, and none of them with more cells.
pub fn are_headings(first: &Row, rows: &[Row]) -> bool {
    let is_one = |cell: &str| {
        let (letters, words) = LONGEST;
        let short = cell.chars().count() <= letters && cell.split_whitespace().count() <= words;
        let begins = cell.chars().next().is_some_and(char::is_alphabetic);
        let plain = !cell.contains(|c: char| c.is_numeric() || c == '@');
        let said = AMOUNTS.contains(&folded(cell).as_str()) || says_nothing(cell);
        short && begins && plain && !said && word(cell) == Word::Other
    };
    let mut own = Names::default();
    let mut cells = first.filled();
    let all = cells.all(|cell| is_one(cell) && own.insert(&folded(cell)));
    let width = first.filled().count();
    let below = |row: &Row| {
        row.filled().count() <= width && !row.filled().any(|cell| own.contains(&folded(cell)))
    };
    all && width > 2 && rows.iter().all(below)
}

/// True for what is no name of a factor: a mere sign, a date, an address of mail.
pub fn is_no_name(cell: &str) -> bool {
    is_mark(cell) || is_date(cell) || is_mail(cell)
}

fn is_mark(cell: &str) -> bool {
    let letters = cell.contains(char::is_alphanumeric);
    !letters && number(cell).is_none() && matches!(word(cell), Word::Sign(_) | Word::Pair(_))
}

/// A day, in numbers: `2024-05-31`, `31.5.2024`, perhaps with the time.
fn is_date(cell: &str) -> bool {
    let day = cell.split([' ', 'T']).next().unwrap_or_default();
    ['-', '.', '/'].into_iter().any(|mark| {
        let parts: Vec<&str> = day.split(mark).collect();
        let digits = |part: &&str| {
            matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit())
        };
        let years = parts.iter().filter(|part| part.len() == 4).count();
        let short = parts.iter().all(|part| part.len() == 2);
        // `1.2.3` may be the number of a factor.
        parts.len() == 3 && parts.iter().all(digits) && (years == 1 || short)
    })
}

fn is_mail(cell: &str) -> bool {
    let parts = cell.split_once('@');
    let is = |(name, of): (&str, &str)| !name.is_empty() && of.contains('.') && !of.contains('@');
    !cell.contains(char::is_whitespace) && parts.is_some_and(is)
}
