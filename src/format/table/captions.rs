//! What people write above a table, below another: a word for what follows, a part and its number; and rows that say a
//! loop.

use super::above::MOST_ABOVE;
use super::headings::{Headings, LONGEST};
use super::strange::is_loop_word;
use super::{Row, Table};
use crate::names::{folded, trimmed};

/// What stands above a table, below another.
const OF_LINKS: [&str; 35] = [
    "links",
    "connections",
    "edges",
    "relationships",
    "relations",
    "arrows",
    "verbindungen",
    "beziehungen",
    "wirkungen",
    "pfeile",
    "kanten",
    "liens",
    "enlaces",
    "relaciones",
    "causal links",
    "causal connections",
    "zusammenhänge",
    "connexions",
    "flèches",
    "conexiones",
    "vínculos",
    "flechas",
    "verbanden",
    "pijlen",
    "connessioni",
    "collegamenti",
    "ligações",
    "conexões",
    "cysylltiadau",
    "matrix",
    "adjacency matrix",
    "einflussmatrix",
    "wirkungsmatrix",
    "matrice",
    "matriz",
];
const OF_FACTORS: [&str; 22] = [
    "factors",
    "elements",
    "nodes",
    "variables",
    "items",
    "concepts",
    "faktoren",
    "elemente",
    "variablen",
    "knoten",
    "facteurs",
    "éléments",
    "factores",
    "elementos",
    "ítems",
    "factoren",
    "variabelen",
    "fattori",
    "variabili",
    "fatores",
    "variáveis",
    "ffactorau",
];
/// So begins what a loop is.
const WHAT: [&str; 6] = [
    "reinforc",
    "balanc",
    "verstärkend",
    "selbstverstärkend",
    "ausgleichend",
    "stabilisierend",
];

/// What a row says that may stand above a table.
pub fn caption(row: &Row) -> String {
    let said = row.filled().next().filter(|said| said.len() <= LONGEST);
    let said = folded(said.unwrap_or_default());
    trimmed(said.trim_end_matches(':')).to_owned()
}

/// True for a lone word that says that factors follow.
pub fn is_of_factors(row: &Row) -> bool {
    row.is_alone() && OF_FACTORS.contains(&caption(row).as_str())
}

/// True for a table on a sheet called “Loops” and the like, which has no headings of links.
pub fn is_sheet_of_loops(table: &Table) -> bool {
    let sheet = folded(table.sheet.as_deref().unwrap_or_default());
    let word = trimmed(&sheet);
    let links = |row: &Row| Headings::of(row).is_of_links();
    word != "feedback" && is_loop_word(word) && !table.rows.iter().take(MOST_ABOVE).any(links)
}

/// True for a word that says what follows.
pub fn is_caption(word: &str) -> bool {
    OF_LINKS.contains(&word) || OF_FACTORS.contains(&word)
}

/// True for “Part 2” and the like.
pub fn is_part(said: &str) -> bool {
    let number = |rest: &str| rest.len() <= 3 && rest.bytes().all(|b| b.is_ascii_digit());
    said.split_once(' ').is_some_and(|(_, rest)| number(rest))
}

/// True for a row that says a loop: “R1”, “Loop 2”, its course; or what it is, where no link says that of itself.
pub fn is_loop(row: &Row, apart: bool) -> bool {
    let code = |word: &str| {
        let digits = word
            .trim_start_matches("loop")
            .trim_start_matches(['r', 'b']);
        let digits = trimmed(digits);
        (1..word.len()).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let arrows = |cell: &str| cell.matches(['>', '→']).nth(1).is_some();
    let says = |cell: &str| {
        let word = folded(cell);
        WHAT.iter().any(|start| word.starts_with(start))
    };
    let short = |cell: &&str| cell.len() <= LONGEST;
    row.filled()
        .next()
        .filter(short)
        .is_some_and(|cell| code(&folded(cell)))
        || row
            .filled()
            .filter(short)
            .any(|cell| arrows(cell) || apart && says(cell))
}
