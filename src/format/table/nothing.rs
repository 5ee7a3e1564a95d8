//! What people write into a cell of a matrix where there is no link.

use crate::names::{folded, trimmed};

const WORDS: [&str; 46] = [
    "no",
    "none",
    "nil",
    "zero",
    "false",
    "neutral",
    "nothing",
    "no effect",
    "no influence",
    "no impact",
    "no link",
    "no relation",
    "no relationship",
    "no connection",
    "not related",
    "unrelated",
    "n.a.",
    "n. a.",
    "n.a",
    ".",
    "/",
    "nein",
    "kein",
    "keine",
    "keiner",
    "kein einfluss",
    "keine wirkung",
    "keine verbindung",
    "null",
    "non",
    "aucun",
    "aucune",
    "aucun effet",
    "aucun lien",
    "aucune influence",
    "ninguno",
    "ninguna",
    "no hay",
    "sin efecto",
    "nenhum",
    "nenhuma",
    "não",
    "nessuno",
    "nessuna",
    "nee",
    "geen",
];

/// True for a word that says of a cell that it is empty.
pub fn says_nothing(cell: &str) -> bool {
    WORDS.contains(&folded(trimmed(cell)).as_str())
}
