//! What the columns of a table are, by their headings, in upper or lower case.

use super::known_words::{is_delay, is_kumus, is_label, is_label_abroad, says_more};
use super::spoken::has_causes;
use super::{Row, qualified};
use crate::names::{Names, folded, trimmed};
use std::collections::BTreeMap;

/// The columns that mean something here; all others are fields of the author's.
#[derive(Debug, Default)]
pub struct Headings {
    pub from: Option<usize>,
    pub to: Option<usize>,
    /// The ids of both ends, beside their names.
    pub ids: Option<[usize; 2]>,
    pub label: Option<usize>,
    pub id: Option<usize>,
    /// A type, which in Kumu is the sign of a link.
    pub kind: Option<usize>,
    /// A sign.
    pub sign: Option<usize>,
    /// A number whose sign is that of the link.
    pub weight: Option<usize>,
    pub strength: Option<usize>,
    pub confidence: Option<usize>,
    pub delay: Option<usize>,
    /// Whether a link has a direction.
    pub directed: Option<usize>,
    pub x: Option<usize>,
    pub y: Option<usize>,
    pub pinned: Option<usize>,
    /// The ends are those that a word of a sentence says, not two words for ends.
    pub spoken: bool,
    /// All columns that have a heading: where, and what it says.
    pub all: Vec<(usize, String)>,
    /// Further columns of delays.
    pub delays: Vec<usize>,
    /// Headings that stand twice.
    pub twice: Vec<String>,
}

/// True for what people call the ends of a link.
pub fn is_end(heading: &str) -> bool {
    is_word(heading) || longer(heading).is_some()
}

/// True for one of the words that are an end.
fn is_word(word: &str) -> bool {
    let mut pairs = ENDS.iter().chain(&ABROAD);
    pairs.any(|pair| pair.contains(&word))
}

/// An end in more words than one, and whether those say that its id stands there (“From (ID)”, “Source
/// label”, “Driver (from)”).
fn longer(heading: &str) -> Option<(&str, bool)> {
    let heading = trimmed(heading.trim_end_matches(':'));
    if is_word(heading) {
        return Some((heading, false));
    }
    let (word, more) = match heading.split_once('(') {
        Some((word, more)) => (trimmed(word), trimmed(more.trim_end_matches(')'))),
        None => heading.rsplit_once(' ')?,
    };
    match (is_word(word), is_word(more)) {
        (true, _) if is_id(more) => Some((word, true)),
        (true, more_too) if more_too || is_label(more) => Some((word, false)),
        (false, true) if heading.ends_with(')') || is_label(word) => Some((more, false)),
        _ => None,
    }
}

/// True for a word that stands above ids.
fn is_id(word: &str) -> bool {
    matches!(
        word,
        "id" | "ids"
            | "code"
            | "no"
            | "no."
            | "nr"
            | "nr."
            | "#"
            | "number"
            | "ref"
            | "key"
            | "n°"
            | "nº"
            | "num"
            | "num."
            | "nummer"
            | "lfd. nr."
            | "kürzel"
            | "numéro"
            | "sigle"
            | "número"
            | "código"
            | "clave"
            | "numero"
            | "codice"
    )
}

/// True for a heading of what may be the ids of factors, if links lead from and to them.
pub fn is_code(heading: &str) -> bool {
    let heading = folded(heading).replace(['_', '-'], " ");
    let last = heading.rsplit_once(' ').filter(|(word, _)| is_label(word));
    is_id(&heading) || last.is_some_and(|(_, last)| is_id(last))
}

/// All pairs of words for the ends of a link.
pub fn pairs() -> impl Iterator<Item = &'static [&'static str; 2]> {
    ENDS.iter().chain(&ABROAD)
}

/// What people call the two ends of a link, the more exact before the less.
const ENDS: [[&str; 2]; 9] = [
    ["from", "to"],
    ["from label", "to label"],
    ["from node", "to node"],
    ["source", "target"],
    ["cause", "effect"],
    ["origin", "destination"],
    ["start", "end"],
    ["independent variable", "dependent variable"],
    ["affecting factor", "affected factor"],
];

/// The same in other languages, where both stand there.
const ABROAD: [[&str; 2]; 19] = [
    ["von", "nach"],
    ["ursache", "wirkung"],
    ["de", "vers"],
    ["de", "à"],
    ["desde", "hacia"],
    ["desde", "hasta"],
    ["cause", "effet"],
    ["causa", "efecto"],
    ["causa", "efeito"],
    ["causa", "effetto"],
    ["van", "naar"],
    ["oorzaak", "gevolg"],
    ["quelle", "ziel"],
    ["source", "cible"],
    ["origen", "destino"],
    ["origem", "destino"],
    ["origine", "destinazione"],
    ["bron", "doel"],
    ["achos", "effaith"],
];

/// Headings that are known have at most so many bytes.
pub const LONGEST: usize = 400;

/// So many columns of a list are read.
pub const MOST_READ: usize = 1000;

/// Which end of a link a word is, also of many.
pub fn end_of(word: &str) -> Option<usize> {
    let is = |of: &&str| *of == word || word.strip_suffix('s') == Some(of);
    let mut pairs = ENDS.iter().chain(&ABROAD);
    pairs.find_map(|pair| pair.iter().position(is))
}

impl Headings {
    /// Of the first row.
    pub fn of(row: &Row) -> Headings {
        let mut it = Headings::default();
        let mut seen: Vec<String> = Vec::new();
        let mut numbered = Vec::new();
        let (mut known, mut again) = (Names::default(), BTreeMap::new());
        for column in 0..row.cells.len().min(MOST_READ) {
            let name = row.cell(column);
            // What is longer is a text, whose letters are its own.
            let plain = match name.len() > LONGEST {
                true => name.to_owned(),
                false => folded(name).replace(['_', '-'], " "),
            };
            if plain.is_empty() {
                continue;
            }
            if !known.insert(&plain) {
                it.twice.push(name.to_owned());
                let count = again.entry(plain.clone()).or_insert(1);
                *count += 1;
                while !known.insert(&format!("{plain} ({count})")) {
                    *count += 1;
                }
                if is_delay(&plain) {
                    it.delays.push(column);
                }
                numbered.push(column);
                it.all.push((column, format!("{name} ({count})")));
                seen.push(format!("{plain} ({count})"));
                continue;
            }
            if it.delay.is_some() && is_delay(&plain) {
                it.delays.push(column);
            }
            if let Some(place) = it.place(&plain) {
                place.get_or_insert(column);
            }
            it.all.push((column, name.to_owned()));
            seen.push(plain);
        }
        it.ends(&seen);
        // Headings of a second list of links are none of this one.
        if it.is_beside() {
            it.all.retain(|(column, _)| !numbered.contains(column));
        }
        if !it.is_of_links() && it.label.is_none() {
            it.loose_ends(&seen);
        }
        // A title is what is called so, beside an id.
        let named = |(_, name): &&(usize, String)| folded(trimmed(name)) == "title";
        let coded = it.id.is_some() || it.all.iter().take(1).any(|(_, name)| is_code(name));
        if it.label.is_none() && coded && it.from.is_none() && it.to.is_none() {
            it.label = it.all.iter().find(named).map(|(column, _)| *column);
        }
        if it.label.is_none() && !it.is_of_links() {
            it.label_abroad();
        }
        it
    }

    /// Two words that belong together are the ends; else of each end the most exact word. Whatever
    /// else could be one is a field: a “Source” beside From and To says where it was heard.
    fn ends(&mut self, seen: &[String]) {
        let seen: Vec<&str> = seen.iter().map(|heading| trimmed(heading)).collect();
        if !seen.iter().any(|word| is_end(word)) {
            return;
        }
        let column = |word: &str| {
            let i = seen.iter().position(|heading| *heading == word)?;
            Some(self.all[i].0)
        };
        let longer: Vec<_> = seen.iter().map(|heading| longer(heading)).collect();
        let said = |word: &str, id: bool| {
            let i = longer.iter().position(|of| *of == Some((word, id)))?;
            Some(self.all[i].0)
        };
        let ends = ENDS.map(|pair| pair.map(column));
        let abroad = ABROAD.map(|pair| pair.map(column));
        let both = |ends: &&[Option<usize>; 2]| ends.iter().all(Option::is_some);
        let pair = ends.iter().chain(&abroad).find(both);
        let [names, ids] = [false, true].map(|id| {
            let mut ends = ENDS.iter().chain(&ABROAD);
            ends.find_map(|[from, to]| Some([said(from, id)?, said(to, id)?]))
        });
        let named = names.map(|names| names.map(Some));
        if pair.is_some() || names.is_some() {
            self.ids = ids.filter(|ids| pair.is_none_or(|pair| ids.map(Some) != *pair));
        }
        let [from, to] = match pair.copied().or(named).or(ids.map(|ids| ids.map(Some))) {
            Some(pair) => pair,
            None => [0, 1].map(|end| ends.iter().find_map(|ends| ends[end])),
        };
        (self.from, self.to) = (from, to);
        // A letter may be the name of a factor, but for what says the sign.
        let ends = [column("de"), column("a")];
        let alone = self.sign.is_some() || seen.len() == 2;
        if !self.is_of_links() && alone && !ends.contains(&None) {
            [self.from, self.to] = ends;
        }
    }

    /// Ends in other words, of many or of the main ones, which stand before all else but a number.
    fn loose_ends(&mut self, seen: &[String]) {
        let first = usize::from(seen.first().is_some_and(|word| is_id(trimmed(word))));
        let Some([one, other]) = seen.get(first..first + 2) else {
            return;
        };
        let columns = [self.all[first].0, self.all[first + 1].0];
        let others = seen.iter().skip(first + 2);
        if columns != [first, first + 1] || others.clone().any(|name| has_causes(name)) {
            return;
        }
        match qualified::ends(one, other) {
            Some(false) => self.speak(columns[0], columns[1]),
            Some(true) => self.speak(columns[1], columns[0]),
            None => {}
        }
    }

    /// Of a first row whose words are not known: causes, effects, and signs or weights in these columns.
    pub fn of_pairs(row: &Row, sign: usize, weights: bool) -> Headings {
        let mut it = Headings::of(row);
        (it.from, it.to) = (Some(0), Some(1));
        for place in [
            &mut it.label,
            &mut it.id,
            &mut it.kind,
            &mut it.sign,
            &mut it.weight,
            &mut it.strength,
            &mut it.confidence,
            &mut it.delay,
            &mut it.directed,
        ] {
            place.take_if(|column| *column < 2 || *column == sign);
        }
        let place = if weights {
            &mut it.weight
        } else {
            &mut it.sign
        };
        *place = Some(sign);
        it
    }

    /// Takes two columns for causes and effects, whatever else they could be.
    pub fn speak(&mut self, cause: usize, effect: usize) {
        (self.from, self.to, self.spoken) = (Some(cause), Some(effect), true);
        self.label
            .take_if(|label| *label == cause || *label == effect);
    }

    /// True if both ends stand twice: there is a second list of links beside the first.
    pub fn is_beside(&self) -> bool {
        let again = |end: Option<usize>| {
            let name = folded(end.map_or("", |column| self.name(column)));
            self.twice.iter().any(|other| folded(other) == name)
        };
        again(self.from) && again(self.to)
    }

    /// Gives a column without a heading a name.
    pub fn call(&mut self, column: usize, name: &str) {
        let at = self.all.partition_point(|&(of, _)| of < column);
        self.all.insert(at, (column, name.to_owned()));
    }

    /// What stands above a column.
    pub fn name(&self, column: usize) -> &str {
        let name = self.all.iter().find(|(of, _)| *of == column);
        name.map_or("", |(_, name)| name)
    }

    /// True for a column that has a heading, which means nothing here.
    pub fn is_unknown(&self, column: usize) -> bool {
        let name = self.name(column);
        !name.is_empty() && !self.means(column) && !is_kumus(name)
    }

    /// Columns of factors that mean nothing here.
    pub fn fields(&self) -> impl Iterator<Item = (usize, &str)> {
        self.but(|column| self.means(column))
    }

    /// All columns but those that are known, and those that Kumu knows.
    fn but(&self, known: impl Fn(usize) -> bool) -> impl Iterator<Item = (usize, &str)> {
        let columns = self
            .all
            .iter()
            .map(|(column, name)| (*column, name.as_str()));
        columns.filter(move |(column, name)| !known(*column) && !is_kumus(name))
    }

    /// True if the heading of a column says what it is.
    pub fn means(&self, column: usize) -> bool {
        let known = [
            self.label,
            self.id,
            self.kind,
            self.sign,
            self.weight,
            self.strength,
            self.confidence,
            self.delay,
            self.delays.iter().copied().find(|of| *of == column),
            self.x,
            self.y,
            self.pinned,
        ];
        known.contains(&Some(column))
    }

    /// True if factors have places in this table.
    pub fn is_of_places(&self) -> bool {
        self.x.is_some() || self.y.is_some() || self.pinned.is_some()
    }

    /// True for a row of headings below other rows: a single word that is known may be a factor's.
    pub fn begin_a_table(&self) -> bool {
        let known = self.all.iter().filter(|(_, name)| is_kumus(name)).count();
        let coded = self.id.is_some() && self.all.len() > 1;
        let said = self.all.len() > 1 && self.others_are_common(self.label);
        self.is_of_links() || self.is_of_factors() && (known > 1 || coded || said)
    }

    /// True if what stands above a column is a word that is known.
    pub fn is_known(&self, column: usize) -> bool {
        let ends = [self.from, self.to].contains(&Some(column));
        ends || self.means(column) || says_more(self.name(column))
    }

    /// True if labels stand first, and two more columns have headings, one of them of what is said of factors.
    pub fn says_more(&self) -> bool {
        let mut others = self.all.iter().skip(1);
        let said = |(_, name): &(usize, String)| says_more(name);
        self.label == Some(0) && self.all.len() > 2 && others.any(said)
    }

    /// True if all columns but one are of what is said of factors.
    fn others_are_common(&self, label: Option<usize>) -> bool {
        let mut others = self.all.iter().filter(|(column, _)| Some(*column) != label);
        others.all(|(_, name)| says_more(name))
    }

    /// Labels of factors in another language, where nothing beside them says more of links.
    fn label_abroad(&mut self) {
        let mut first = self.all.iter().take(3);
        let is = |(_, name): &&(usize, String)| is_label_abroad(&folded(trimmed(name)));
        let label = first.find(is).map(|(column, _)| *column);
        if label.is_some() && self.others_are_common(label) {
            self.label = label;
        }
    }

    fn place(&mut self, heading: &str) -> Option<&mut Option<usize>> {
        Some(match trimmed(heading).trim_end_matches('?') {
            word if is_label(word) => &mut self.label,
            "id" => &mut self.id,
            "type" => &mut self.kind,
            "polarity" | "sign" | "valence" | "influence type" | "vorzeichen" | "polarität"
            | "polarité" | "signe" | "polaridad" | "signo" | "teken" | "polariteit" | "sinal"
            | "segno" | "polarità" => &mut self.sign,
            "weight" | "influence" | "value" | "edge weight" | "gewicht" | "poids" | "peso" => {
                &mut self.weight
            }
            "strength" | "intensity" | "stärke" | "intensität" | "force" | "intensité"
            | "fuerza" | "intensidad" | "forza" | "intensità" | "força" | "intensidade"
            | "sterkte" => &mut self.strength,
            "confidence" => &mut self.confidence,
            _ if is_delay(heading) => &mut self.delay,
            "directed" | "is directed" => &mut self.directed,
            "x" => &mut self.x,
            "y" => &mut self.y,
            "pinned" => &mut self.pinned,
            _ => return None,
        })
    }

    /// A table of links has their causes and their effects.
    pub fn is_of_links(&self) -> bool {
        self.from.is_some() && self.to.is_some()
    }

    /// A table of factors has their labels in one of its first columns.
    pub fn is_of_factors(&self) -> bool {
        self.label.is_some_and(|column| column < 3)
    }
}
