//! Labels inside English sentences.
//!
//! A label is a noun phrase that somebody typed into a box: "Trust between partners", "VCSE
//! capacity", "Single points of failure". In a sentence its capital goes, unless it is a name or an
//! acronym, and "more" and "less" become what goes with the noun: fewer points, higher costs.
//! Where a label would make no sense after "more", it is set in quotes as it stands.

use super::super::fill::fill;
use crate::names::folded;

/// The label as the middle of a sentence has it: "trust between partners", "VCSE capacity".
pub(super) fn inside(label: &str) -> String {
    let label = label.trim().trim_end_matches(['.', ';', ':', ',']);
    if is_odd(label) {
        return fill("“{}”", &[label]);
    }
    let (first, rest) = split_first(label);
    if starts_a_name(first, rest) {
        return label.to_owned();
    }
    let mut letters = label.chars();
    match letters.next() {
        Some(letter) => folded(&label[..letter.len_utf8()]) + letters.as_str(),
        None => String::new(),
    }
}

/// A label with what makes it more or less.
pub(super) struct Quantity {
    /// "more trust between partners".
    pub more: String,
    /// "less trust between partners".
    pub less: String,
    /// "mean" rather than "means" goes with it.
    pub plural: bool,
}

impl Quantity {
    pub fn of(label: &str) -> Quantity {
        let inside = inside(label);
        if inside.starts_with('“') {
            return Quantity::with("more", "less", &inside, false);
        }
        let bare = without_article(&inside);
        let nouns = head_nouns(bare);
        let plural = nouns.iter().filter(|noun| is_plural(noun)).count();
        let all_plural = plural == nouns.len();
        let head = match nouns.as_slice() {
            [one] => one.as_str(),
            _ => "",
        };
        let singular = head.strip_suffix('s').unwrap_or(head);
        let scale = SCALES
            .iter()
            .find(|(_, _, nouns)| among(nouns, head) || among(nouns, singular));
        if let Some(&(more, less, _)) = scale {
            let article = !all_plural && among(COUNTED, head);
            let article = if article { "a " } else { "" };
            let more = fill("{}{}", &[article, more]);
            return Quantity::with(&more, &fill("{}{}", &[article, less]), bare, all_plural);
        }
        let less = if all_plural { "fewer" } else { "less" };
        Quantity::with("more", less, bare, all_plural)
    }

    fn with(more: &str, less: &str, label: &str, plural: bool) -> Quantity {
        Quantity {
            more: fill("{} {}", &[more, label]),
            less: fill("{} {}", &[less, label]),
            plural,
        }
    }
}

/// Nouns that are high or low, strong or weak, great or small rather than much or little.
const SCALES: [(&str, &str, &str); 6] = [
    (
        "higher",
        "lower",
        "age amount chance cost demand density expectation fee frequency income intensity \
         level likelihood morale number percentage price probability productivity \
         proportion quality quantity rate ratio rent risk salary score share speed \
         standard temperature threshold value volume wage workload",
    ),
    (
        "greater",
        "smaller",
        "difference distance divide gap imbalance lack population scale shortage size",
    ),
    (
        "greater",
        "less",
        "ability breadth depth ease extent importance scope strength warmth willingness",
    ),
    ("longer", "shorter", "delay duration hours queue times wait"),
    ("wider", "narrower", "choice range variety"),
    (
        "stronger",
        "weaker",
        "culture feeling identity pull role sense vision voice",
    ),
];

/// Those that need "a" in the singular: "a higher level of trust".
const COUNTED: &str = "amount chance choice culture difference distance divide feeling gap imbalance \
    lack level likelihood number percentage population price probability proportion pull range \
    rate ratio risk role score sense share shortage standard threshold variety vision voice";

/// First words that already say which way: "more" before them makes no sense.
const DIRECTED: &str = "better change changes declining decrease decreased decreasing fall falling fewer greater \
    growing higher improved increase increased increasing less longer lower more no not \
    reduced reducing reduction rise rising shorter worse";

/// Words after which the noun that counts has been said.
const BREAKS: &str = "about across after against among and/or around at before between by during for from in \
    into of on over per that through to towards under which who with within without where";

/// Labels that "more" cannot stand before: questions, long ones, those that say which way.
fn is_odd(label: &str) -> bool {
    let (first, _) = split_first(label);
    label.split_whitespace().count() > 9
        || label.contains(['?', '!', ';', ':', '“', '”', '"'])
        || among(DIRECTED, &folded(first))
}

/// True if the word is in a list of words with spaces between them.
fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// First word and the rest.
fn split_first(label: &str) -> (&str, &str) {
    label.split_once(' ').unwrap_or((label, ""))
}

/// English names and adjectives that keep their capital wherever they stand.
const NAMES: &str = "Africa African America American April Asia Asian August Brexit Britain British Christmas \
    Covid December Easter England English Europe European February Friday Ireland Irish \
    January July June London Monday November October Ramadan Saturday Scotland Scottish \
    September Wales Welsh";

/// True if the first word keeps its capital: an acronym, a name known as such, or the first of
/// several words that all have one.
fn starts_a_name(first: &str, rest: &str) -> bool {
    let mut letters = first.chars();
    let leading = letters.next();
    if first == "A" {
        return false;
    }
    if letters
        .clone()
        .any(|c| c.is_uppercase() || c.is_ascii_digit())
        || first.chars().count() == 1
    {
        return true;
    }
    if !leading.is_some_and(char::is_uppercase) {
        return true; // nothing to lower
    }
    let stem = first.split(['-', '’', '\'']).next().unwrap_or(first);
    let title_case = rest.split(' ').next().is_some_and(|second| {
        let mut letters = second.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    });
    among(NAMES, stem) || (title_case && !ARTICLES.contains(&folded(first).as_str()))
}

const ARTICLES: [&str; 3] = ["a", "an", "the"];

fn without_article(label: &str) -> &str {
    let (first, rest) = split_first(label);
    if ARTICLES.contains(&first) && !rest.is_empty() {
        rest
    } else {
        label
    }
}

/// The nouns that the label is about, in lower case: "single points of failure" is about "points",
/// "time and resources for meetings" about "time" and "resources".
fn head_nouns(label: &str) -> Vec<String> {
    let mut nouns: Vec<String> = Vec::new();
    let (mut last, mut before) = (String::new(), String::new());
    for word in label.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let acronym = bare.chars().count() > 1 && !bare.contains(char::is_lowercase);
        let lower = if acronym {
            bare.to_owned() // so that the S of NHS makes no plural
        } else {
            folded(bare)
        };
        if word.starts_with('(') || (!last.is_empty() && among(BREAKS, &lower)) {
            break;
        }
        if matches!(lower.as_str(), "and" | "or") || word == "&" {
            nouns.push(std::mem::take(&mut last));
        } else {
            before = std::mem::replace(&mut last, lower);
        }
    }
    // "community needs met" is about needs.
    let done = last.ends_with("ed") || among(DONE, &last);
    nouns.push(if done && is_plural(&before) {
        before
    } else {
        last
    });
    nouns.retain(|noun| !noun.is_empty());
    nouns
}

/// Participles that do not end in "ed".
const DONE: &str =
    "built done felt given heard held kept known lost made met seen sent spent taken";

fn is_plural(noun: &str) -> bool {
    const IRREGULAR: &str = "people children women men staff criteria phenomena police";
    const SINGULAR: &str =
        "news series species bias gas headquarters diabetes measles chaos always lens ethos";
    const ENDINGS: [&str; 4] = ["ss", "us", "is", "ics"];
    among(IRREGULAR, noun)
        || (noun.chars().count() > 2
            && noun.ends_with('s')
            && !ENDINGS.iter().any(|end| noun.ends_with(end))
            && !among(SINGULAR, noun))
}
