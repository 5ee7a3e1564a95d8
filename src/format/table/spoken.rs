//! Tables of links whose headings say a sentence (“Factor, Influences, Sign”), and tables of factors
//! that may be such ones.

use super::columns::all_signs;
use super::headings::Headings;
use super::known_words::is_any_label;
use super::lists::is_said;
use super::matrix;
use super::{Row, Table};
use crate::format::audit::Told;
use crate::format::draft::Draft;
use crate::format::signs::{Word, number, word};
use crate::model::Polarity;
use crate::names::{Names, folded, trimmed};

/// Above a column of effects, beside one of factors.
const EFFECTS: &[&str] = &[
    "influences",
    "affects",
    "causes",
    "impacts",
    "drives",
    "impacts on",
    "impact on",
    "influence on",
    "effect on",
    "acts on",
    "leads to",
    "results in",
    "contributes to",
    "affected factor",
    "influenced factor",
    "affected factors",
    "influenced factors",
    "effects",
    "consequences",
    "beeinflusst",
    "wirkt auf",
    "wirkt sich aus auf",
    "führt zu",
    "bewirkt",
    "wirkungen",
    "auswirkungen",
    "folgen",
    "influe sur",
    "agit sur",
    "mène à",
    "conduit à",
    "entraîne",
    "effets",
    "conséquences",
    "influence sur",
    "efectos",
    "consecuencias",
    "influye en",
    "influye sobre",
    "afecta a",
    "conduce a",
    "einfluss auf",
    "einflüsse auf",
    "gevolgen",
    "beïnvloedt",
    "leidt tot",
    "effetti",
    "influisce su",
    "porta a",
    "efeitos",
    "influencia",
    "afeta",
];
/// Above a column of causes, beside one of factors.
const CAUSES: &[&str] = &[
    "caused by",
    "driven by",
    "influenced by",
    "affected by",
    "impacted by",
    "depends on",
    "due to",
    "driver",
    "drivers",
    "cause",
    "root cause",
    "root causes",
    "main causes",
    "underlying cause",
    "underlying causes",
    "influencing factor",
    "influencing factors",
    "influencing variable",
    "contributing factor",
    "contributing factors",
    "beeinflusst von",
    "beeinflusst durch",
    "wird beeinflusst von",
    "wird beeinflusst durch",
    "verursacht durch",
    "hängt ab von",
    "ursachen",
    "einflussfaktoren",
    "influencé par",
    "causé par",
    "dépend de",
    "influencée par",
    "causée par",
    "causes profondes",
    "causas",
    "influido por",
    "influida por",
    "afectado por",
    "afectada por",
    "causado por",
    "causada por",
    "depende de",
    "oorzaken",
    "beïnvloed door",
    "veroorzaakt door",
    "influenzato da",
    "causato da",
    "dipende da",
    "influenciado por",
    "afetado por",
];
/// Above columns of effects, before a number.
const NUMBERED: [&str; 5] = ["effect", "consequence", "outcome", "impact", "result"];
/// What has causes, so that “Causes” beside it is no verb.
const HAVE_CAUSES: [&str; 13] = [
    "problem",
    "issue",
    "symptom",
    "effect",
    "outcome",
    "consequence",
    "challenge",
    "barrier",
    "risk",
    "incident",
    "problème",
    "problema",
    "herausforderung",
];

/// What stands in a column beside factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What influences them.
    Causes,
    /// What they influence.
    Effects,
}

/// What a column beside that of the factors holds, by its heading. “Causes” is a verb beside a factor
/// (“Trust causes sharing”), but not beside a problem, or where another column has the effects.
pub fn way(heading: &str, headings: &Headings, beside: usize) -> Option<Way> {
    let name = plain(heading);
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '#');
    if CAUSES.contains(&bare) {
        return Some(Way::Causes);
    }
    if bare.len() < name.len() && NUMBERED.contains(&bare) {
        return Some(Way::Effects);
    }
    // Outcomes may be said of a factor, but not beside its causes.
    let outcomes = matches!(name.as_str(), "outcome" | "outcomes");
    let causes = |(_, other): &(usize, String)| CAUSES.contains(&plain(other).as_str());
    if outcomes && headings.all.iter().any(causes) {
        return Some(Way::Effects);
    }
    if !EFFECTS.contains(&name.as_str()) {
        return None;
    }
    let effects = |(_, other): &(usize, String)| {
        let other = plain(other);
        other != name && EFFECTS.contains(&other.as_str())
    };
    let beside = headings.name(beside);
    match name == "causes" && (has_causes(beside) || headings.all.iter().any(effects)) {
        true => Some(Way::Causes),
        false => Some(Way::Effects),
    }
}

/// What a phrase says of the factor that it stands beside: its causes or its effects follow.
pub fn said(phrase: &str) -> Option<Way> {
    match () {
        () if CAUSES.contains(&phrase) || suffers(phrase) => Some(Way::Causes),
        () if EFFECTS.contains(&phrase) => Some(Way::Effects),
        () => None,
    }
}

/// True for a verb by which a factor has causes (“is influenced by”).
pub fn suffers(phrase: &str) -> bool {
    let phrase = ["is ", "are ", "est ", "wird "]
        .iter()
        .find_map(|verb| phrase.strip_prefix(verb))
        .unwrap_or(phrase);
    let last = phrase.rsplit(' ').next().unwrap_or_default();
    let verb = [
        "by", "on", "to", "von", "durch", "par", "de", "por", "door", "da",
    ]
    .contains(&last);
    verb && CAUSES.contains(&phrase)
}

/// Words for both ends that are less than sure alone.
const BOTH: [[&str; 2]; 6] = [
    ["driver", "outcome"],
    ["driver", "impact"],
    ["root cause", "outcome"],
    ["cause", "outcome"],
    ["influencing factor", "influenced factor"],
    ["influencing variable", "influenced variable"],
];
/// What a factor has on another one, in some languages.
const INFLUENCE: [&str; 21] = [
    "influence",
    "influences",
    "effect",
    "impact",
    "effet",
    "influe",
    "agit",
    "wirkung",
    "wirkt",
    "einfluss",
    "influencia",
    "efecto",
    "impacto",
    "influência",
    "efeito",
    "influenza",
    "effetto",
    "impatto",
    "invloed",
    "acts",
    "influye",
];
/// Before the other one.
const ON: [&str; 9] = ["on", "upon", "sur", "auf", "sobre", "su", "op", "en", "em"];
/// So many rows are looked at.
const LOOKED_AT: usize = 200;
/// A name has no more letters.
const LONGEST: usize = 100;

/// True for a heading of what has causes (“Problem”, “Main issues”).
pub fn has_causes(heading: &str) -> bool {
    let heading = plain(heading);
    let word = heading.rsplit(' ').next().unwrap_or_default();
    HAVE_CAUSES.contains(&word.strip_suffix('s').unwrap_or(word))
}

/// The column of what has causes or effects beside it, where none is called like one of factors: a
/// problem, or whatever stands before those.
pub fn factor(headings: &Headings) -> Option<usize> {
    let problem = headings.all.iter().find(|(_, name)| has_causes(name));
    let is_way = |name: &str| {
        let name = plain(name);
        let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '#');
        [CAUSES, EFFECTS, &NUMBERED]
            .iter()
            .any(|words| words.contains(&name))
    };
    let first = headings
        .all
        .iter()
        .skip(1)
        .position(|(_, name)| is_way(name));
    let is_factor = |name: &str| {
        let name = plain(name);
        let word = name.rsplit(' ').next().unwrap_or_default();
        is_any_label(word)
    };
    let called = headings.all.iter().find(|(_, name)| is_factor(name));
    let before = || Some(&headings.all[first?]);
    let (column, _) = problem.or(called).or_else(before)?;
    Some(*column).filter(|&column| !headings.means(column))
}

/// Finds the ends of links by a word that says what the factor beside it does; `false` where there is
/// none, or where no names stand below it.
pub fn ends(headings: &mut Headings, rows: &[Row]) -> bool {
    if headings.is_of_places() {
        return false;
    }
    let plain: Vec<String> = headings.all.iter().map(|(_, name)| plain(name)).collect();
    let at = |word: &str| plain.iter().position(|name| name == word);
    let both = BOTH
        .iter()
        .find_map(|[cause, effect]| at(cause).zip(at(effect)));
    if let Some((cause, effect)) = both {
        let [cause, effect] = [cause, effect].map(|i| headings.all[i].0);
        let good = are_names(rows, cause) && are_names(rows, effect);
        if good {
            headings.speak(cause, effect);
        }
        return good;
    }
    if let Some((a, b)) = numbered(&plain) {
        let [a, b] = [a, b].map(|i| headings.all[i].0);
        let good = are_names(rows, a) && are_names(rows, b);
        if good {
            headings.speak(a, b);
        }
        return good;
    }
    if let Some((a, b)) = in_two(&plain) {
        let [a, b] = [a, b].map(|i| headings.all[i].0);
        let good = are_names(rows, a) && are_names(rows, b);
        if good {
            headings.speak(a, b);
        }
        return good;
    }
    let factor = headings.label.or_else(|| factor(headings)).unwrap_or(0);
    let all = headings.all.iter().enumerate();
    let mut found = all.filter_map(|(i, (_, name))| Some((i, way(name, headings, factor)?)));
    // Two such words are not about one link.
    let (Some((i, way)), None) = (found.next(), found.next()) else {
        return false;
    };
    let column = headings.all[i].0;
    let beside = match (headings.label, i) {
        // Between both there may be the signs.
        (Some(label), _) => Some(label).filter(|&label| match label.abs_diff(column) {
            1 => true,
            2 => are_signs(rows, label.min(column) + 1),
            _ => false,
        }),
        (None, _) => Some(factor).filter(|_| i == 1 || has_causes(headings.name(factor))),
    };
    let beside = beside.filter(|&factor| factor != column);
    let Some(factor) = beside.filter(|&factor| are_names(rows, factor) && are_names(rows, column))
    else {
        return false;
    };
    match way {
        Way::Causes => headings.speak(column, factor),
        Way::Effects => headings.speak(factor, column),
    }
    true
}

/// A word for an influence and, above the next column, what is influenced (“Factor, Influence, On”): the
/// factor before both, and that behind.
fn in_two(plain: &[String]) -> Option<(usize, usize)> {
    let words = plain
        .windows(2)
        .position(|two| INFLUENCE.contains(&two[0].as_str()) && ON.contains(&two[1].as_str()))?;
    Some((words.checked_sub(1)?, words + 1))
}

/// Two headings that differ in a number or letter alone (“Factor A, Factor B”), and no third.
fn numbered(plain: &[String]) -> Option<(usize, usize)> {
    let parts = plain.iter().map(|name| name.rsplit_once(' '));
    let parts: Vec<Option<(&str, &str)>> = parts.collect();
    let at = |word: &str, number: &str| parts.iter().position(|of| *of == Some((word, number)));
    let mut words = parts.iter().flatten().map(|(word, _)| *word);
    let word = words.find(|word| is_any_label(word))?;
    let all = [["a", "b", "c"], ["1", "2", "3"], ["i", "ii", "iii"]];
    let mut all = all.iter().filter(|[.., third]| at(word, third).is_none());
    all.find_map(|[first, second, _]| at(word, first).zip(at(word, second)))
}

/// A heading as it is compared, without what stands in brackets behind it.
pub fn plain(whole: &str) -> String {
    let name = whole
        .split_once(" (")
        .filter(|(_, rest)| !rest.starts_with(['+', '-', '−']));
    let name = name.map_or(whole, |(before, _)| before);
    let name = folded(name).replace(['_', '-'], " ");
    trimmed(name.trim_end_matches(['?', ':', '.', '…'])).to_owned()
}

/// True if what stands in a column may be names: there is something, and hardly any number, sign, yes
/// or no, or sentence.
pub fn are_names(rows: &[Row], column: usize) -> bool {
    let cells = rows.iter().skip(1).take(LOOKED_AT);
    let cells = cells
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty());
    let (mut all, mut names) = (0, 0);
    for cell in cells {
        all += 1;
        names += usize::from(is_name(cell));
    }
    all > 0 && names * 10 >= all * 9
}

/// True if what stands in a column is signs.
fn are_signs(rows: &[Row], column: usize) -> bool {
    let mut cells = rows.iter().skip(1).map(|row| row.cell(column));
    cells.all(|cell| cell.is_empty() || matches!(word(cell), Word::Sign(_)))
}

/// True for what may be a name: no number, sign, yes or no, sentence, or long text.
pub fn is_name(cell: &str) -> bool {
    let sentence = cell.contains(' ') && cell.ends_with(['.', '!', '?', '…']);
    let flag = is_said(cell) || matches!(folded(cell).as_str(), "no" | "false");
    let word = number(cell).is_none() && word(cell) == Word::Other;
    !sentence && !flag && word && cell.len() <= LONGEST
}

/// Tells of a table of factors that has a column of signs, or one of the names of its factors. O(cells).
pub fn doubt(table: &Table, headings: &Headings, draft: &mut Draft) {
    let Some(label) = headings.label else { return };
    let (first, at) = (&table.rows[0], table.at(&table.rows[0]));
    if let Some(sign) = headings.sign {
        return draft.tell(Told::PerhapsSigns, &[first.cell(sign)], at);
    }
    let mut names = Names::default();
    for row in &table.rows[1..] {
        names.insert(&folded(row.cell(label)));
    }
    let mut signs = headings.fields().filter(|&(column, _)| {
        let cells = table.rows[1..].iter().map(|row| row.cell(column));
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let is_plus = |cell: &&str| matches!(word(cell), Word::Sign(Polarity::Plus));
        let mark = |cell: &&str| is_plus(cell) && !cell.chars().all(char::is_alphanumeric);
        cells.iter().any(mark) && all_signs(&cells, draft)
    });
    if let Some((_, name)) = signs.next() {
        let told = match signs.next() {
            Some(_) => Told::PerhapsMatrix,
            None => Told::PerhapsSigns,
        };
        return draft.tell(told, &[name], at);
    }
    for (column, name) in headings.fields() {
        let (mut all, mut others) = (0, 0);
        for row in &table.rows[1..] {
            let own = folded(row.cell(label));
            let cell = folded(row.cell(column));
            let between: &[char] = match names.contains(&cell) {
                true => &['|'],
                false => &['|', ',', ';'],
            };
            let parts = cell.split(between).map(trimmed);
            for part in parts.filter(|part| !part.is_empty()) {
                all += 1;
                others += usize::from(part != own && names.contains(part));
            }
        }
        if all > 1 && others * 10 >= all * 9 {
            return draft.tell(Told::PerhapsNames, &[name], at);
        }
    }
    if label == 0 && matrix::is_one_without_corner(&table.rows) {
        draft.tell(Told::PerhapsNumbers, &[], at);
    }
}
