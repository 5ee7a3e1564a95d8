//! Labels inside sentences: in English by a grammar of their own, elsewhere in quotes as they stand.
//!
//! A label is a noun phrase that somebody typed into a box: "Trust between partners", "VCSE
//! capacity", "Single points of failure". In a sentence its capital goes, unless it is a name or an
//! acronym, and "more" and "less" become what goes with the noun: fewer points, higher costs.
//! Where a label would make no sense after "more", it is set in quotes as it stands.

use super::phrases::Phrase;
use super::table::{Words, cut, lower};
use crate::names::{folded, length, letter, trimmed, without_stops, words};
use crate::words::joined;

/// A label with what makes it more or less.
pub(super) struct Quantity {
    /// As the middle of a sentence has it: "trust between partners", "VCSE capacity".
    pub inside: String,
    /// "more trust between partners".
    pub more: String,
    /// "less trust between partners".
    pub less: String,
    /// What an English verb ends in after it: "s" or nothing.
    pub ending: &'static str,
}

impl Quantity {
    /// More of it, or less.
    pub fn going(&self, up: bool) -> &str {
        if up { &self.more } else { &self.less }
    }
}

impl Words {
    /// A label, or an id, as it stands, in quotes.
    pub(super) fn quoted(&self, label: &str) -> String {
        self.say(Phrase::Quoted, &[label])
    }

    /// The label as the middle of a sentence has it.
    pub(super) fn inside(&self, label: &str) -> String {
        let label = trimmed(label);
        let mut bare = without_stops(label);
        // Nothing but stops is quoted as it stands.
        if bare.is_empty() {
            bare = label;
        } else if self.is_english()
            && let Some(inside) = inside(bare)
        {
            return inside;
        }
        self.quoted(bare)
    }

    /// The label with what makes it more or less.
    pub(super) fn quantity(&self, label: &str) -> Quantity {
        let inside = self.inside(label);
        if self.is_english() {
            return quantity(inside);
        }
        Quantity {
            more: self.say(Phrase::More, &[&inside]),
            less: self.say(Phrase::Less, &[&inside]),
            inside,
            ending: "",
        }
    }
}

/// The label in the middle of an English sentence, if it makes sense there.
fn inside(label: &str) -> Option<String> {
    if is_odd(label) {
        return None;
    }
    let (first, rest) = cut(label, b' ');
    if starts_a_name(first, rest) {
        return Some(label.to_owned());
    }
    let mut letters = label.chars();
    let mut inside = String::new();
    if let Some(letter) = letters.next() {
        inside.push(lower(letter));
        inside.push_str(letters.as_str());
    }
    Some(inside)
}

fn quantity(inside: String) -> Quantity {
    let mut bare = &*inside;
    let (mut more, mut less) = ("more ", "less ");
    let (mut article, mut plural) = ("", false);
    if !inside.starts_with('“') {
        bare = without_article(bare);
        let nouns = head_nouns(bare);
        plural = nouns.iter().all(|noun| is_plural(noun));
        if plural {
            less = "fewer ";
        }
        if let [head] = nouns.as_slice() {
            let singular = head.strip_suffix('s').unwrap_or(head);
            for &(higher, lower, scaled) in &SCALES {
                if among(scaled, head) || among(scaled, singular) {
                    (more, less) = (higher, lower);
                    if !plural && among(COUNTED, head) {
                        article = "a ";
                    }
                    break;
                }
            }
        }
    }
    Quantity {
        more: joined(&[article, more, bare]),
        less: joined(&[article, less, bare]),
        ending: if plural { "" } else { "s" },
        // What has "a higher" before it has "the" without: "a rise in the level of trust".
        inside: match article {
            "" => inside,
            _ => joined(&["the ", bare]),
        },
    }
}

/// Nouns that are high or low, strong or weak, great or small rather than much or little.
const SCALES: [(&str, &str, &str); 6] = [
    (
        "higher ",
        "lower ",
        "age amount chance cost demand density expectation fee frequency income intensity \
         level likelihood morale number percentage price probability productivity \
         proportion quality quantity rate ratio rent risk salary score share speed \
         standard temperature threshold value volume wage workload",
    ),
    (
        "greater ",
        "smaller ",
        "difference distance divide gap imbalance lack population scale shortage size",
    ),
    (
        "greater ",
        "less ",
        "ability breadth depth ease extent importance scope strength warmth willingness",
    ),
    (
        "longer ",
        "shorter ",
        "delay duration hours queue times wait",
    ),
    ("wider ", "narrower ", "choice range variety"),
    (
        "stronger ",
        "weaker ",
        "culture feeling identity pull role sense vision voice",
    ),
];

/// Those that need "a" in the singular: "a higher level of trust".
const COUNTED: &str = "amount chance choice culture difference distance divide feeling gap imbalance \
    lack level likelihood number percentage population price probability proportion pull range \
    rate ratio risk role score sense share shortage standard threshold variety vision voice";

/// First words before which "more" makes no sense: they say which way already, or whose it is, or what
/// is done with the rest, or they begin a sentence.
const DIRECTED: &str = "how whether why what we they you every each decline drop minimal my your our their making doing changing accepting better few high little lot low poor strong too weak change changes declining decrease \
    decreased decreasing fall falling fewer greater growing higher improved increase increased increasing less \
    longer lower more no not reduced reducing reduction rise rising shorter worse";

/// Words after which the noun that counts has been said.
const BREAKS: &str = "about across after against among and/or around at before between by during for from in \
    into of on over per that through to towards under which who with within without where";

/// Labels that "more" cannot stand before: questions, long ones, those that say which way.
fn is_odd(label: &str) -> bool {
    let (first, _) = cut(without_article(label), b' ');
    words(label).len() > 9
        // Whose it is stands where "more" would: "more people's trust".
        || first.ends_with("’s")
        || first.ends_with("'s")
        || first.starts_with(|c: char| c.is_ascii_digit())
        || label.chars().any(|c| MARKS.contains(&c))
        || among(DIRECTED, &bare(cut(first, b'/').0))
}

const MARKS: [char; 7] = ['?', '!', ';', ':', '“', '”', '"'];

/// True if the word is in a list of words with spaces between them.
fn among(list: &str, word: &str) -> bool {
    let mut words = list.as_bytes().split(|&b| b == b' ');
    words.any(|listed| listed == word.as_bytes())
}

/// English names and adjectives that keep their capital wherever they stand.
const NAMES: &str = "A B T U V X Africa African Amazon America American April Asia Asian August Birmingham Brexit Bristol Britain \
    Cardiff China Christmas Covid December Dutch Easter England Europe European Facebook February France \
    French Friday German Germany Glasgow Google Greek India Instagram Ireland Italy January July June \
    Leeds Liverpool London Manchester Microsoft Monday November October Ramadan Russia Saturday Scotland \
    Scottish September Spain Swiss Thai Twitter Ukraine Wales Welsh Whitehall";

/// True if the first word keeps its capital: an acronym, a name known as such, or the first of
/// several words that all have one.
fn starts_a_name(first: &str, rest: &str) -> bool {
    if is_article(first, rest) {
        return false;
    }
    let mut letters = first.chars();
    let leading = letters.next();
    let mut plain = letters.clone();
    // "A", "A*", "A,", but not "E-learning".
    let inner = |c| letter(c) || matches!(c, '-' | '’' | '\'');
    if !letters.next().is_some_and(inner) || plain.any(|c| is_upper(c) || c.is_ascii_digit()) {
        return leading.is_some();
    }
    if !leading.is_some_and(is_upper) {
        return true; // nothing to lower
    }
    let mut end = first.char_indices();
    let end = end.find(|(_, c)| matches!(c, '-' | '’' | '\''));
    let stem = &first[..end.map_or(first.len(), |(end, _)| end)];
    let rest = rest.strip_prefix("& ").unwrap_or(rest);
    let mut second = cut(rest, b' ').0.chars();
    let title_case = second.next().is_some_and(is_upper) && second.any(is_lower);
    let of_a_place = ["ian", "ese", "ish", "shire"];
    among(NAMES, stem)
        || stem.len() > 5 && of_a_place.iter().any(|end| stem.ends_with(end))
        || title_case
}

/// True for what has another lower case.
fn is_upper(c: char) -> bool {
    lower(c) != c
}

/// True for a letter that is none; so also for those that have no case.
fn is_lower(c: char) -> bool {
    letter(c) && !is_upper(c)
}

const ARTICLES: &str = "a an the";

/// True for an article before a noun; the A of "A levels" and of "A & E" is none.
fn is_article(first: &str, rest: &str) -> bool {
    let first = folded(first);
    let noun = rest.chars().next().is_some_and(letter);
    let plural = || head_nouns(rest).iter().all(|noun| is_plural(noun));
    noun && among(ARTICLES, &first) && (first != "a" || rest.starts_with("few ") || !plural())
}

fn without_article(label: &str) -> &str {
    let (first, rest) = cut(label, b' ');
    if is_article(first, rest) { rest } else { label }
}

/// The nouns that the label is about, in lower case: "single points of failure" is about "points",
/// "time and resources for meetings" about "time" and "resources".
fn head_nouns(label: &str) -> Vec<String> {
    let mut nouns: Vec<String> = Vec::new();
    let (mut last, mut before) = (String::new(), String::new());
    for word in words(label) {
        let bare = bare(word);
        if word.starts_with('(') || (!last.is_empty() && among(BREAKS, &bare)) {
            break;
        }
        if word == "&" || among("and or", &bare) {
            push(&mut nouns, std::mem::take(&mut last));
        } else {
            before = std::mem::replace(&mut last, bare);
        }
    }
    // "community needs met" is about needs.
    let done = last.ends_with("ed") || among(DONE, &last);
    let met = done && is_plural(&before);
    push(&mut nouns, if met { before } else { last });
    nouns
}

fn push(nouns: &mut Vec<String>, noun: String) {
    if !noun.is_empty() {
        nouns.push(noun);
    }
}

/// A word without the marks around it, in lower case unless it is an acronym: so that the S of NHS
/// makes no plural.
fn bare(word: &str) -> String {
    let mut bare = String::new();
    let mut end = 0;
    for c in word.chars() {
        let inner = letter(c) || c.is_ascii_digit();
        if inner || end > 0 {
            bare.push(c);
        }
        if inner {
            end = bare.len();
        }
    }
    bare.truncate(end);
    // Of KPIs the s is no part.
    let stem = bare.strip_suffix('s').unwrap_or(&bare);
    if length(stem) > 1 && !stem.chars().any(is_lower) {
        bare
    } else {
        folded(&bare)
    }
}

/// Participles that do not end in "ed".
const DONE: &str =
    "built done felt given heard held kept known lost made met seen sent spent taken";

fn is_plural(noun: &str) -> bool {
    const IRREGULAR: &str = "people children women men staff criteria phenomena police";
    const SINGULAR: &str =
        "news series species bias gas headquarters diabetes measles chaos always lens ethos";
    let ending = match noun.as_bytes() {
        [.., b's' | b'u' | b'i', b's'] | [.., b'i', b'c', b's'] => false,
        [_, _, .., b's'] => true,
        _ => false,
    };
    among(IRREGULAR, noun) || (ending && !among(SINGULAR, noun))
}
