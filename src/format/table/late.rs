//! What cells say of delays, in some languages: yes or no, how long, or a time.

use crate::format::kumu::is_yes;
use crate::model::Delay;
use crate::names::{folded, trimmed};

/// Words for no delay.
const NONE: &[&str] = &[
    "",
    "-",
    "–",
    "no",
    "n",
    "none",
    "false",
    "0",
    "nein",
    "falsch",
    "faux",
    "falso",
    "onwaar",
    "non",
    "nee",
    "nej",
    "nei",
    "nie",
    "não",
    "n/a",
    "na",
    "not delayed",
    "undelayed",
    "immediate",
    "instant",
    "sofort",
    "kein",
    "keine",
    "aucun",
    "immédiat",
    "ninguno",
    "inmediato",
    "geen",
    "onmiddellijk",
    "immediato",
];

/// Words for one.
const SOME: [&str; 27] = [
    "short term",
    "medium",
    "medium term",
    "slow",
    "verzögert",
    "zeitverzögert",
    "langsam",
    "kurzfristig",
    "mittel",
    "mittelfristig",
    "lent",
    "lente",
    "retardé",
    "différé",
    "court terme",
    "moyen",
    "moyen terme",
    "lento",
    "lenta",
    "corto plazo",
    "medio",
    "medio plazo",
    "retrasado",
    "traag",
    "langzaam",
    "vertraagd",
    "ritardato",
];

/// Words for a long one.
const LONG: [&str; 20] = [
    "long",
    "long delay",
    "long term",
    "longterm",
    "very long",
    "lang",
    "langfristig",
    "sehr lang",
    "longue",
    "long terme",
    "à long terme",
    "largo",
    "largo plazo",
    "a largo plazo",
    "longo",
    "longo prazo",
    "lungo",
    "lungo termine",
    "lange termijn",
    "lange",
];

/// Times, of which several are said without a number.
const TIMES: [&str; 54] = [
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "quarter",
    "quarters",
    "year",
    "years",
    "decade",
    "decades",
    "stunde",
    "stunden",
    "tag",
    "tage",
    "woche",
    "wochen",
    "monat",
    "monate",
    "jahr",
    "jahre",
    "jahrzehnte",
    "heures",
    "jours",
    "semaine",
    "semaines",
    "mois",
    "année",
    "années",
    "ans",
    "horas",
    "días",
    "semana",
    "semanas",
    "mes",
    "meses",
    "año",
    "años",
    "uren",
    "dagen",
    "weken",
    "maand",
    "maanden",
    "jaar",
    "jaren",
    "giorni",
    "settimane",
    "mesi",
    "anni",
    "dias",
    "anos",
];

/// Words before them.
const SEVERAL: [&str; 16] = [
    "a",
    "few",
    "several",
    "some",
    "many",
    "einige",
    "mehrere",
    "viele",
    "quelques",
    "plusieurs",
    "unos",
    "varios",
    "algunos",
    "enkele",
    "alcuni",
    "alguns",
];

/// What a cell says of a delay: yes or no, a time, or nothing that is known.
pub(in crate::format) fn delay(text: &str) -> Option<Delay> {
    let plain = folded(trimmed(text)).replace('-', " ");
    let plain = if trimmed(&plain).is_empty() {
        ""
    } else {
        trimmed(&plain)
    };
    if LONG.contains(&plain) {
        return Some(Delay::Long);
    }
    let none = NONE.contains(&plain);
    // So many months.
    let number = plain.contains(|c: char| ('1'..='9').contains(&c));
    match none {
        true => Some(Delay::None),
        false => (is_said(text) || SOME.contains(&plain) || number || is_time(plain))
            .then_some(Delay::Short),
    }
}

/// True for `years`, `a few weeks`.
fn is_time(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    words.next().is_some_and(|word| TIMES.contains(&word))
        && words.all(|word| SEVERAL.contains(&word))
}

/// True for a word that says yes, in some languages, and nothing more.
pub(in crate::format) fn is_said(text: &str) -> bool {
    let yes = [
        "ja",
        "oui",
        "sí",
        "si",
        "sì",
        "sim",
        "ie",
        "long",
        "delay",
        "lag",
        "lagged",
        "wahr",
        "vrai",
        "verdadero",
        "vero",
        "verdadeiro",
        "waar",
    ];
    is_yes(text) || yes.contains(&folded(trimmed(text)).as_str()) || is_mark(trimmed(text))
}

/// True for a tick, and for the two strokes that stand for a delay on a link.
fn is_mark(text: &str) -> bool {
    let plain = text.trim_end_matches('\u{fe0f}');
    matches!(plain, "✓" | "✔" | "☑" | "✅" | "||" | "//" | "‖")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_said_in_words_and_times_of_some_languages() {
        let all = |words: &str, said| {
            for text in words.split(", ") {
                assert_eq!(delay(text), said, "{text}");
            }
        };
        all(
            "Long term, long-term, long, lang, à long terme, largo plazo",
            Some(Delay::Long),
        );
        all(
            "years, a few weeks, 6 months, mehrere Jahre, mois, lent, slow, ja",
            Some(Delay::Short),
        );
        all("no, -, n/a, sofort, aucun, geen, 0", Some(Delay::None));
        all("perhaps, years of work, after the vote, lang genug", None);
    }
}
