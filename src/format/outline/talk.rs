//! Lines of a pasted list that are no factors: headings above its parts, and sentences around it.

use super::beside::begins_quoted;
use super::bullet;
use super::circle::heads_loop;
use super::line::{Head, Line, Slashes, parse};
use super::tail::Tails;
use crate::format::fence::is_fence;
use crate::names::{blank, folded, trimmed};
use std::collections::BTreeMap;

/// More words than this are no name.
pub(super) const LONGEST: usize = 12;

/// Headings above the parts of a list, in the languages in which most people ask for one.
const HEADINGS: [&str; 72] = [
    "variables",
    "key variables",
    "main variables",
    "factors",
    "key factors",
    "main factors",
    "nodes",
    "elements",
    "links",
    "causal links",
    "connections",
    "causal connections",
    "relationships",
    "causal relationships",
    "key relationships",
    "relations",
    "causal relations",
    "loops",
    "feedback loops",
    "key feedback loops",
    "main feedback loops",
    "causal loops",
    "reinforcing loops",
    "balancing loops",
    "causal loop diagram",
    "notes",
    "legend",
    // German
    "variablen",
    "faktoren",
    "elemente",
    "beziehungen",
    "kausale beziehungen",
    "kausalbeziehungen",
    "wirkungsbeziehungen",
    "verbindungen",
    "verknüpfungen",
    "wirkungen",
    "rückkopplungen",
    "rückkopplungsschleifen",
    "feedbackschleifen",
    "regelkreise",
    "schleifen",
    "kausaldiagramm",
    "legende",
    // French
    "facteurs",
    "liens",
    "liens causaux",
    "relations causales",
    "boucles",
    "boucles de rétroaction",
    "diagramme de boucles causales",
    "légende",
    // Spanish
    "factores",
    "enlaces",
    "vínculos",
    "conexiones",
    "relaciones",
    "relaciones causales",
    "bucles",
    "bucles de retroalimentación",
    "ciclos",
    "diagrama causal",
    "leyenda",
    // Dutch
    "variabelen",
    "factoren",
    "relaties",
    "causale relaties",
    "verbanden",
    "verbindingen",
    "lussen",
    "feedbacklussen",
    "terugkoppelingen",
];

/// What stands below one of these is said of the map.
const ASIDES: [&str; 30] = [
    "notes",
    "assumptions",
    "caveats",
    "conclusion",
    "legend",
    "limitations",
    "references",
    "remarks",
    "sources",
    "summary",
    // German
    "anmerkungen",
    "annahmen",
    "hinweise",
    "legende",
    "quellen",
    "zusammenfassung",
    // French
    "hypothèses",
    "légende",
    "remarques",
    "résumé",
    // Spanish
    "fuentes",
    "leyenda",
    "notas",
    "resumen",
    "supuestos",
    // Dutch
    "aannames",
    "bronnen",
    "legenda",
    "opmerkingen",
    "samenvatting",
];

/// What stands behind one of these and a colon is said of the map.
const REMARKS: [&str; 48] = [
    "assumption",
    "author",
    "authors",
    "caveat",
    "comment",
    "date",
    "explanation",
    "facilitator",
    "insight",
    "key insight",
    "key insights",
    "nb",
    "note",
    "n.b.",
    "observation",
    "remark",
    "source",
    "summary",
    "takeaway",
    "title",
    "version",
    // German
    "anmerkung",
    "annahme",
    "autor",
    "autorin",
    "bemerkung",
    "datum",
    "hinweis",
    "quelle",
    "titel",
    "zusammenfassung",
    // French
    "auteur",
    "hypothèse",
    "remarque",
    "résumé",
    "titre",
    // Spanish
    "autora",
    "fecha",
    "fuente",
    "nota",
    "resumen",
    "supuesto",
    "título",
    // Dutch
    "aanname",
    "bron",
    "opmerking",
    "samenvatting",
    "toelichting",
];

/// Words with which a program begins or ends.
const CHAT: [&str; 8] = [
    "absolutely",
    "certainly",
    "hope this helps",
    "of course",
    "ok",
    "okay",
    "sure",
    "thank you",
];

/// How sentences begin in which a program hands over what it was asked for, or asks what next.
const OPENINGS: [&str; 12] = [
    "here is ",
    "here are ",
    "here’s ",
    "here's ",
    "below is ",
    "below are ",
    "let me know ",
    "hier ist ",
    "hier sind ",
    "voici ",
    "aquí ",
    "hier is ",
];

/// A text without the marks and the number around a heading: `### 1. **Variables:**`.
fn bare(text: &str) -> Option<&str> {
    let around = |c: char| blank(c) || "#*_:：".contains(c);
    let text = text.trim_matches(around);
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = (behind.len() < text.len()).then(|| behind.strip_prefix(['.', ')']));
    let text = numbered.flatten().unwrap_or(text).trim_matches(around);
    // No heading is longer.
    (text.len() < 200).then_some(text)
}

/// True for a heading above a part of a list.
pub(super) fn is_heading(text: &str) -> bool {
    among(&HEADINGS, text) || is_aside(text) || bare(text).is_some_and(heads_loop)
}

/// True for a heading below which there are no factors.
pub(super) fn is_aside(text: &str) -> bool {
    among(&ASIDES, text)
}

fn is_remark(label: &str) -> bool {
    among(&REMARKS, label)
}

/// True for words that are said of the map, and of no factor: `Note: …`.
pub(super) fn is_said(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(label, _)| is_remark(label))
}

fn among(words: &[&str], text: &str) -> bool {
    bare(text).is_some_and(|bare| words.contains(&folded(bare).as_str()))
}

/// True for a sentence. An item of a list may be a name that ends in a full stop.
fn is_sentence(text: &str, item: bool) -> bool {
    let text = trimmed(text).trim_matches('*');
    let words = text.split_whitespace().count();
    let start: String = text.chars().take(20).collect();
    let start = start.to_lowercase();
    let ends = match text.chars().next_back() {
        Some('!' | '?' | ':' | '…') => true,
        Some('.') => words > 2,
        _ => false,
    };
    let said = text.trim_end_matches(['.', '!', ',']);
    words > LONGEST
        || is_fence(text)
        || !item && CHAT.contains(&folded(said).as_str())
        || ends && !item
        || words > 3 && OPENINGS.iter().any(|opening| start.starts_with(opening))
}

/// True for the name of a factor that would be left out where it stands alone in a list of links.
pub(super) fn looks_so(name: &str) -> bool {
    is_heading(name) || is_remark(name) || is_sentence(name, false)
}

/// The name in a line that is a heading or a sentence and not a factor. `item`: it is one of a list;
/// `aside`: it stands where there are no factors. What stands in quotes, or has an id, a group or a tag, is a factor.
pub(super) fn name<'l>(text: &str, parsed: &'l Line, item: bool, aside: bool) -> Option<&'l str> {
    let Line::Factor(head, about) = parsed else {
        return None;
    };
    let label = head.label.as_deref()?;
    let alone = Head {
        label: head.label.clone(),
        ..Head::default()
    };
    if *head != alone || text.contains('"') || begins_quoted(trimmed(text)) {
        return None;
    }
    let whole = match about.trim_matches('*').is_empty() {
        true => is_heading(label) || is_sentence(text, item),
        // Words behind a colon are about a factor, unless no factor is called so.
        false => is_heading(label) || is_remark(label) || is_sentence(label, true),
    };
    (whole || aside).then_some(label)
}

/// What Markdown underlines, with the mark that a title or the heading of a group has here: below a blank line, no factor
/// that a link names, and with something below it that is not underlined like it. O(letters).
pub(super) fn underlined(text: &str, tails: &Tails) -> BTreeMap<usize, String> {
    let lines: Vec<&str> = text.split('\n').map(trimmed).collect();
    let all = |line: &str, mark: u8| line.len() >= 3 && line.bytes().all(|b| b == mark);
    let first = lines.iter().position(|line| !line.is_empty());
    let mark = |at: usize| {
        let (line, below) = (lines[at], *lines.get(at + 1)?);
        let apart = at == 0 || lines[at - 1].is_empty();
        let ruled = all(below, b'=') || all(below, b'-');
        if line.is_empty() || !apart || !ruled || bullet::begins(line) {
            return None;
        }
        let Ok(Line::Factor(head, "")) = parse(line, &mut Slashes::None) else {
            return None;
        };
        let label = head.label.filter(|label| label == line)?;
        let title = Some(at) == first;
        match (title, tails.apart(&label)) {
            (true, apart) if all(below, b'=') || apart => Some("# "),
            (false, true) => Some("## "),
            _ => None,
        }
    };
    let marks: BTreeMap<usize, &str> = (0..lines.len())
        .filter_map(|at| Some((at, mark(at)?)))
        .collect();
    // Of several below each other none is a heading.
    let holds = |&(at, _): &(&usize, &&str)| {
        let mut below = (at + 2..lines.len()).filter(|&at| !lines[at].is_empty());
        let next = below.next().filter(|&at| !lines[at].starts_with('>'));
        let same = |next: usize| {
            let rule = lines[at + 1].as_bytes()[0];
            let name = || parse(lines[next], &mut Slashes::None);
            let ruled = lines.get(next + 1).is_some_and(|below| all(below, rule));
            ruled && matches!(name(), Ok(Line::Factor(..)))
        };
        next.is_some_and(|next| !same(next))
    };
    let found = marks.iter().filter(holds);
    found
        .map(|(&at, mark)| (at, format!("{mark}{}", lines[at])))
        .collect()
}
