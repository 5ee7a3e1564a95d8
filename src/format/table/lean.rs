//! Headings that are no words for an end of links by themselves, and yet say which end stands below them
//! where nothing better does (“Result”, “Zielgröße”, “Because of”).

use super::headings::{Headings, end_of};
use super::known_words::is_label;
use super::qualified::forms;
use super::spoken::{are_names, plain};
use super::{Row, Shape, pairs};
use crate::format::signs::{Word, number, word};

/// Words that lean to causes, and those that lean to effects.
const LEAN: [&[&str]; 2] = [
    &[
        "driver",
        "determinant",
        "reason",
        "root cause",
        "trigger",
        "influencer",
        "predictor",
        "antecedent",
        "independent",
        "influencing factor",
        "influencing variable",
        "contributing factor",
        "because of",
        "due to",
        "caused by",
        "driven by",
        "influenced by",
        "affected by",
        "grund",
        "gründe",
        "auslöser",
        "treiber",
        "einflussgröße",
        "einflußgröße",
        "einflussfaktor",
        "ursächlicher faktor",
        "unabhängige variable",
        "unabhängig",
        "wegen",
        "déterminant",
        "raison",
        "moteur",
        "facteur d'influence",
        "facteur d’influence",
        "facteur explicatif",
        "variable indépendante",
        "determinante",
        "motivo",
        "razón",
        "impulsor",
        "variable independiente",
        "factor influyente",
        "fattore determinante",
        "variabile indipendente",
        "variável independente",
        "reden",
        "drijfveer",
        "onafhankelijke variabele",
    ],
    &[
        "outcome",
        "result",
        "consequence",
        "impact",
        "response",
        "dependent",
        "influenced",
        "influenced factor",
        "influenced variable",
        "affected variable",
        "folge",
        "auswirkung",
        "ergebnis",
        "effekt",
        "zielgröße",
        "zielvariable",
        "abhängige variable",
        "abhängig",
        "conséquence",
        "résultat",
        "variable dépendante",
        "facteur influencé",
        "consecuencia",
        "resultado",
        "impacto",
        "variable dependiente",
        "consequência",
        "variável dependente",
        "conseguenza",
        "risultato",
        "variabile dipendente",
        "resultaat",
        "afhankelijke variabele",
    ],
];
/// Words for factors in other languages, which lean to neither.
const FACTOR: [&str; 12] = [
    "facteur",
    "variable",
    "élément",
    "faktor",
    "größe",
    "variabel",
    "fattore",
    "variabile",
    "fator",
    "variável",
    "elemento",
    "variabele",
];

/// Which end a heading leans to: 0 for causes, 1 for effects. Of one or of many, and of the main ones.
pub fn end(heading: &str) -> Option<usize> {
    let heading = plain(heading);
    let known = forms(&heading).find_map(|form| end_of(&form));
    let leans = |words: &&[&str]| forms(&heading).any(|form| words.contains(&form.as_str()));
    known.or_else(|| LEAN.iter().position(leans))
}

/// True for a heading of factors that are neither causes nor effects.
fn is_neutral(heading: &str) -> bool {
    let heading = plain(heading);
    let neutral = |form: &String| is_label(form) || FACTOR.contains(&form.as_str());
    forms(&heading).any(|form| neutral(&form))
}

/// The headings of a table of two columns and perhaps a third of signs, if one of the first two leans to
/// an end and the other one to the other, or to none: which of them has the causes. Without signs both
/// have to be words that are known.
pub fn headings(rows: &[Row], known: &Headings) -> Option<Headings> {
    let first = rows.first()?;
    let Shape::Pairs { skip, sign } = pairs::shape(rows)? else {
        return None;
    };
    if sign.is_some() && skip == 0 {
        return None;
    }
    // One of factors may have fields of any name, and numbers.
    let signs = |column| {
        rows[1..]
            .iter()
            .all(|row| word(row.cell(column)) != Word::Other)
    };
    if known.label.is_some() && !sign.is_some_and(signs) {
        return None;
    }
    let [one, other] = [0, 1].map(|column| end(first.cell(column)));
    let back = match (one, other) {
        (Some(1), Some(0)) => true,
        (Some(0), Some(1)) => false,
        (Some(1), None) if sign.is_some() || is_neutral(first.cell(1)) => true,
        (None, Some(0)) if sign.is_some() || is_neutral(first.cell(0)) => true,
        _ => return None,
    };
    if !are_names(rows, 0) || !are_names(rows, 1) {
        return None;
    }
    let mut found = match sign {
        Some(sign) => {
            let cells = rows.iter().skip(1).map(|row| row.cell(sign));
            let mut filled = cells.filter(|cell| !cell.is_empty());
            Headings::of_pairs(first, sign, filled.all(|cell| number(cell).is_some()))
        }
        None => Headings::of(first),
    };
    match back {
        true => found.speak(1, 0),
        false => found.speak(0, 1),
    }
    Some(found)
}
