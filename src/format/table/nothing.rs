//! What people write into a cell where there is nothing: in a matrix no link, in a list no factor.

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

const NOT_YET: [&str; 25] = [
    "na",
    "n/a",
    "-",
    "–",
    "—",
    "--",
    "---",
    "?",
    "??",
    "???",
    "…",
    "...",
    "tbc",
    "tbd",
    "tba",
    "to be confirmed",
    "to be agreed",
    "to be decided",
    "not applicable",
    "unknown",
    "not known",
    "not sure",
    "unbekannt",
    "inconnu",
    "desconocido",
];

/// True for what stands at an end of a link where no factor does, or none yet.
pub fn is_missing(cell: &str) -> bool {
    says_nothing(cell) || NOT_YET.contains(&folded(trimmed(cell)).as_str())
}
