//! What people write for the sign of a link. Whatever is not listed here is not known: no sign is
//! ever guessed.

use crate::model::Polarity;
use crate::names::{folded, trimmed};

/// What fields are called that are there for the sign.
pub const FIELDS: [&str; 3] = ["polarity", "sign", "valence"];

/// What Mental Modeler's words for weights stand for; its own file in JSON has these numbers.
const WORDS: [(char, f64); 3] = [('L', 0.25), ('M', 0.5), ('H', 1.0)];

/// Words for + in German, French, Spanish, Portuguese, Italian and Dutch that are nothing else there.
const PLUS: [&str; 20] = [
    "gleichgerichtet",
    "gleichsinnig",
    "gleiche richtung",
    "erhöht",
    "steigert",
    "même sens",
    "dans le même sens",
    "augmente",
    "mismo sentido",
    "misma dirección",
    "más",
    "aumenta",
    "incrementa",
    "mesmo sentido",
    "stesso senso",
    "stessa direzione",
    "più",
    "zelfde richting",
    "gelijkgericht",
    "verhoogt",
];

/// The same for −.
const MINUS: [&str; 41] = [
    "inverse",
    "entgegengesetzt",
    "entgegengesetzte richtung",
    "gegengerichtet",
    "gegensinnig",
    "gegenläufig",
    "invers",
    "verringert",
    "vermindert",
    "reduziert",
    "senkt",
    "moins",
    "sens inverse",
    "en sens inverse",
    "sens contraire",
    "en sens contraire",
    "sens opposé",
    "diminue",
    "réduit",
    "menos",
    "inverso",
    "inversa",
    "sentido contrario",
    "sentido opuesto",
    "sentido inverso",
    "dirección opuesta",
    "dirección contraria",
    "disminuye",
    "reduce",
    "sentido contrário",
    "sentido oposto",
    "diminui",
    "meno",
    "senso opposto",
    "senso inverso",
    "direzione opposta",
    "diminuisce",
    "riduce",
    "tegengesteld",
    "tegengestelde richting",
    "verlaagt",
];

/// No sign and no number is longer, in bytes: of what is, nothing is compared.
const LONGEST: usize = 400;

/// What a text says about the sign of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// A sign.
    Sign(Polarity),
    /// That it is not known.
    Unsaid,
    /// Two signs. In Kumu they stand at the two ends of the link, so that it is their product that
    /// counts; elsewhere they may mean a strong link.
    Pair(Polarity),
    /// Something else.
    Other,
}

/// A text in lower case with the marks of other keyboards, and hyphens that programs make longer, as
/// plain ones.
fn marks(text: &str) -> String {
    let text = folded(trimmed(text));
    if text.is_ascii() {
        return text;
    }
    text.replace(['−', '–', '➖', '－', '‐', '‑', '﹣'], "-")
        .replace(['＋', '➕', '﹢'], "+")
}

/// A sign that is repeated, two to five times, and how often: `+++`.
pub fn repeated(text: &str) -> Option<(Polarity, usize)> {
    if trimmed(text).len() > LONGEST {
        return None;
    }
    let text = marks(text);
    let all = |mark: char| text.chars().all(|c| c == mark);
    let sign = match () {
        () if all('+') => Polarity::Plus,
        () if all('-') => Polarity::Minus,
        () => return None,
    };
    (2..=5).contains(&text.len()).then_some((sign, text.len()))
}

/// Reads a text as a sign.
pub fn word(text: &str) -> Word {
    if trimmed(text).len() > LONGEST {
        return Word::Other;
    }
    let text = marks(text);
    if let Some((word, mark)) = text.strip_suffix(')').and_then(|t| t.split_once('('))
        && let (Word::Sign(sign), Word::Sign(same)) = (plain(trimmed(word)), plain(trimmed(mark)))
        && sign == same
    {
        return Word::Sign(sign);
    }
    plain(bare(&text))
}

/// A sign by what stands for it, in lower case.
fn plain(text: &str) -> Word {
    match text {
        "+" | "s" | "same" | "same direction" | "adds to" | "positive" | "pos" | "pos." | "+ve"
        | "plus" | "+1" | "positive influence" | "positiv" | "positif" | "positivo"
        | "positiva" | "positief" | "increases" => Word::Sign(Polarity::Plus),
        "-" | "o" | "opposite" | "opposite direction" | "subtracts from" | "negative" | "neg"
        | "neg." | "-ve" | "minus" | "-1" | "negative influence" | "negativ" | "négatif"
        | "négative" | "negativo" | "negativa" | "negatief" | "decreases" | "reduces" => {
            Word::Sign(Polarity::Minus)
        }
        "±" | "+/-" | "both" => Word::Sign(Polarity::Both),
        "?" | "unknown" => Word::Unsaid,
        "++" | "--" => Word::Pair(Polarity::Plus),
        "+-" | "-+" => Word::Pair(Polarity::Minus),
        _ if PLUS.contains(&text) => Word::Sign(Polarity::Plus),
        _ if MINUS.contains(&text) => Word::Sign(Polarity::Minus),
        _ => Word::Other,
    }
}

/// True for the letter o: a minus where s is a plus, and beside + and − mostly no link at all.
pub fn is_o(text: &str) -> bool {
    folded(text) == "o"
}

/// A mark without the parentheses around it.
fn bare(text: &str) -> &str {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let inner = inner.or_else(|| text.strip_prefix('[').and_then(|t| t.strip_suffix(']')));
    let inner = inner.map(trimmed).unwrap_or_default();
    let marks = !inner.is_empty() && inner.chars().all(|c| "+-±/".contains(c));
    if marks { inner } else { text }
}

/// A number as people write it: with a point or, where that can't be a separator of cells, a comma.
pub fn number(text: &str) -> Option<f64> {
    let text = trimmed(text);
    // Most texts are none, and need not be copied to see it.
    let begins = |c: char| c.is_ascii_digit() || ".,-+−–".contains(c);
    if !text.starts_with(begins) || text.len() > LONGEST {
        return None;
    }
    // Programs for texts make a dash of the hyphen before a number.
    let text = match text.strip_prefix('–') {
        Some(rest) => format!("-{rest}"),
        None => text.replace('−', "-"),
    };
    let text = match text.contains('.') {
        true => text,
        false => text.replacen(',', ".", 1),
    };
    let good = |c: char| c.is_ascii_digit() || ".-+eE".contains(c);
    let value = text
        .parse::<f64>()
        .ok()
        .filter(|_| text.chars().all(good))?;
    (value.is_finite() && value.abs() <= 1e15).then_some(value)
}

/// A weight: a number, or a word of Mental Modeler's with a sign (`H+`).
pub fn weight(text: &str) -> Option<f64> {
    if let Some(number) = number(text) {
        return Some(number);
    }
    let mut letters = text.chars();
    let word = letters.next()?.to_ascii_uppercase();
    let (_, size) = WORDS.into_iter().find(|(letter, _)| *letter == word)?;
    match letters.as_str() {
        "+" => Some(size),
        "-" | "−" | "–" => Some(-size),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_signs_are_a_pair_and_count_by_their_product() {
        assert_eq!(word("--"), Word::Pair(Polarity::Plus));
        assert_eq!(word(" ++ "), Word::Pair(Polarity::Plus));
        assert_eq!(word("+-"), Word::Pair(Polarity::Minus));
        assert_eq!(word("−+"), Word::Pair(Polarity::Minus));
        assert_eq!(word("−"), Word::Sign(Polarity::Minus));
    }

    #[test]
    fn words_of_other_languages_are_signs_where_they_can_be_nothing_else() {
        let all = |words: &str, sign| {
            for text in words.split(", ") {
                assert_eq!(word(text), Word::Sign(sign), "{text}");
            }
        };
        all(
            "plus, Même sens, más, mismo sentido, zelfde richting, gleiche Richtung, erhöht, augmente, aumenta, verhoogt, Pos.",
            Polarity::Plus,
        );
        all(
            "moins, sens inverse, inverse, menos, tegengesteld, gegenläufig, senkt, diminue, disminuye, verlaagt, Neg., reduces",
            Polarity::Minus,
        );
        all("Positive (+), + (plus), s (same)", Polarity::Plus);
        all("(-), negative (−)", Polarity::Minus);
        for text in [
            "Positive (-)",
            "fast (+)",
            "(+) and more",
            "direct",
            "min",
            "change",
        ] {
            assert_eq!(word(text), Word::Other, "{text}");
        }
    }

    #[test]
    fn what_is_no_sign_is_not_made_one() {
        for text in ["Flow", "", "+++", "reinforces", "no", "0"] {
            assert_eq!(word(text), Word::Other, "{text}");
        }
    }

    #[test]
    fn a_sign_that_is_repeated_is_known_with_its_number() {
        assert_eq!(repeated(" −−– "), Some((Polarity::Minus, 3)));
        assert_eq!(repeated("++"), Some((Polarity::Plus, 2)));
        for text in ["", "+", "-", "+-", "++++++", "---x"] {
            assert_eq!(repeated(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_have_a_point_or_a_comma_and_are_finite() {
        assert_eq!(number("0,5"), Some(0.5));
        assert_eq!(number(" −0.25 "), Some(-0.25));
        assert_eq!(number("–0,3"), Some(-0.3));
        assert_eq!(number("–"), None);
        for text in ["NaN", "inf", "1e400", "1,2,3", "", "true", "1e16"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
