//! The account of a file that was read: how much there was, what was understood how, what was
//! guessed, what was left out. In plain words, and as JSON for a page.
//!
//! Sentences stand in `words` and `tables` alone, with gaps, so that a table of another language can
//! take their place.

mod said;
mod tables;
mod words;

pub(super) use said::open_loop;
pub use words::{Kind, Told};

use super::Format;
use crate::error::{Code, Place, Warning};
use crate::model::{Map, Polarity, Value};
use serde_json::json;

/// Of more things than this, those of one note are only counted.
const MOST_PLACES: usize = 200;
/// Of more texts than this that are found alike wrong, the others are only counted.
const MOST_ALIKE: usize = 20;
/// As many letters has a text of the file in a sentence.
const MOST_LETTERS: usize = 80;
/// As many letters has a type that can be given a sign.
const MOST_OF_A_TYPE: usize = 1000;
/// As many names stand in a sentence.
const MOST_NAMES: usize = 12;

/// Where a note belongs: in the file, and on the map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct At {
    /// The name of the file, if several were read.
    pub file: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line of a text, or the row of a sheet, from 1.
    pub line: Option<u32>,
    /// What the thing is called, for a sentence that lists it.
    pub name: Option<String>,
    /// The id of the factor on the map.
    pub factor: Option<String>,
    /// The id of the link on the map.
    pub link: Option<String>,
    /// The id of the view that shows it.
    pub view: Option<String>,
    /// What factor or link are called on the map, for who leads there.
    pub shown: Option<String>,
}

impl At {
    /// The file as a whole.
    pub fn file() -> At {
        At::default()
    }

    /// A line, or a row of a sheet.
    pub fn line(line: u32) -> At {
        At {
            line: Some(line),
            ..At::default()
        }
    }

    /// The same, in a sheet.
    pub fn in_sheet(mut self, sheet: Option<&str>) -> At {
        self.sheet = sheet.map(str::to_owned);
        self
    }

    /// The same, about something of this name.
    pub fn named(mut self, name: &str) -> At {
        self.name = Some(name.to_owned());
        self
    }

    /// The same, about the factor with this id.
    pub fn factor(mut self, id: &str) -> At {
        self.factor = Some(id.to_owned());
        self
    }

    /// The same, about the link with this id.
    pub fn link(mut self, id: &str) -> At {
        self.link = Some(id.to_owned());
        self
    }

    /// The same, about what the view with this id shows.
    pub fn view(mut self, id: &str) -> At {
        self.view = Some(id.to_owned());
        self
    }

    /// For an error: where it is in the file.
    pub fn place(&self) -> Option<Place> {
        self.line.map(|line| Place { line, column: 1 })
    }

    fn json(&self) -> Value {
        json!({
            "file": self.file, "sheet": self.sheet, "line": self.line,
            "name": self.name.as_ref().or(self.shown.as_ref()),
            "factor": self.factor, "link": self.link, "view": self.view,
        })
    }
}

/// One thing that is told, of as many places as it is true of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What is told.
    pub told: Told,
    /// What stands in the gaps of the sentence.
    pub gaps: Vec<String>,
    /// How often.
    pub count: usize,
    /// Where: the first of them.
    pub at: Vec<At>,
}

impl Note {
    /// One or two sentences.
    pub fn sentence(&self) -> String {
        self.whole().replacen(words::ADVICE, "", 1)
    }

    fn whole(&self) -> String {
        let names: Vec<&str> = self.at.iter().filter_map(|at| at.name.as_deref()).collect();
        let mut all = names[..names.len().min(MOST_NAMES)].join(", ");
        if self.count > MOST_NAMES {
            all.push_str(&format!(" and {} more", self.count - MOST_NAMES));
        }
        let short = |gap: &String| match self.told.asks() {
            true => clipped(gap, MOST_LETTERS),
            false => gap.clone(),
        };
        let gaps: Vec<String> = self.gaps.iter().map(short).collect();
        let sentence = said::filled(self.told, self.count, &gaps, &all);
        let (said, advice) = match sentence.split_once(words::ADVICE) {
            Some((said, advice)) => (said, advice),
            None => (sentence.as_str(), ""),
        };
        let mut whole = said.to_owned() + &self.places();
        // What can't be typed as it stands here is no advice.
        let typed = |gap: &String| gap.ends_with('…') || gap.contains(['"', '$', '`', '\\', '!']);
        if !advice.is_empty() && !gaps.first().is_some_and(typed) {
            whole.push(words::ADVICE);
            whole.push_str(advice);
        }
        whole
    }

    /// Where in the file that is which is not on the map: ` Lines 3, 4 and 2 more.`
    fn places(&self) -> String {
        let mut out = String::new();
        if !matches!(self.told.kind(), Kind::Left | Kind::Guessed) {
            return out;
        }
        let nowhere = |at: &&At| at.factor.is_none() && at.link.is_none();
        let places: Vec<&At> = self.at.iter().filter(nowhere).collect();
        let numbered = |at: &&&At| at.line.is_some();
        let mut lines: Vec<&At> = places.iter().filter(numbered).copied().collect();
        lines.dedup_by_key(|at| (at.file.clone(), at.sheet.clone(), at.line));
        let more = match lines.len() > MOST_NAMES || self.at.len() < self.count {
            true => lines.len().saturating_sub(MOST_NAMES) + self.count - self.at.len(),
            false => 0,
        };
        lines.truncate(MOST_NAMES);
        for of_sheet in lines.chunk_by(|a, b| (&a.file, &a.sheet) == (&b.file, &b.sheet)) {
            let name = match (of_sheet[0].sheet.is_some(), of_sheet.len()) {
                (true, 1) => "Row",
                (true, _) => "Rows",
                (false, 1) => "Line",
                (false, _) => "Lines",
            };
            let numbers: Vec<String> = of_sheet
                .iter()
                .filter_map(|at| Some(at.line?.to_string()))
                .collect();
            out.push_str(&format!(" {name} {}", numbers.join(", ")));
            if let Some(sheet) = &of_sheet[0].sheet {
                out.push_str(&format!(" of the sheet “{sheet}”"));
            }
            if let Some(file) = &of_sheet[0].file {
                out.push_str(&format!(" of “{file}”"));
            }
            out.push('.');
        }
        if more > 0 && out.ends_with('.') {
            out.pop();
            out.push_str(&format!(" and {more} more."));
        }
        out
    }

    /// The sentences without advice for the command line.
    fn for_a_page(&self) -> String {
        let sentence = self.whole();
        let said = sentence.split_once(words::ADVICE);
        said.map_or(sentence.clone(), |(said, _)| said.to_owned())
    }

    /// As a plain value for a page.
    pub fn json(&self) -> Value {
        json!({
            "code": self.told.code(), "kind": self.told.kind().token(), "count": self.count,
            "message": self.for_a_page(), "gaps": self.gaps,
            "at": self.at.iter().map(At::json).collect::<Vec<_>>(),
        })
    }
}

/// A text of the file, as long as a sentence bears.
pub(super) fn clipped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Notes, those of one kind as one.
#[derive(Debug, Clone, Default)]
pub struct Notes(Vec<Note>);

impl Notes {
    /// Tells something of one case.
    pub fn tell(&mut self, told: Told, gaps: &[&str], at: At) {
        let most = match told {
            // Lists of names; of maps one is to be chosen.
            Told::NoSignColumn | Told::NoSignField | Told::TwoHeadings => 4 * MOST_LETTERS,
            Told::FieldsKept | Told::ColumnsKept => 10 * MOST_LETTERS,
            // What was wrong with a file.
            Told::BesideBroken => 4 * MOST_LETTERS,
            // A sentence of ours, perhaps with names.
            Told::Changed => 3 * MOST_LETTERS,
            Told::MapChosen | Told::ViewChosen | Told::SheetsRead => 20 * MOST_LETTERS,
            // Who gives a sign to it needs all of it.
            told if told.asks() => MOST_OF_A_TYPE,
            _ => MOST_LETTERS,
        };
        let gaps: Vec<String> = gaps.iter().map(|gap| clipped(gap, most)).collect();
        let most = match told {
            // With why it does not; with what it looks like, and where both are.
            Told::LoopOpen | Told::NearLabel => 3 * MOST_LETTERS,
            _ => MOST_LETTERS,
        };
        let at = At {
            name: at.name.as_deref().map(|name| clipped(name, most)),
            ..at
        };
        let alike = |n: &&Note| n.told == told;
        if let Some(note) = self.0.iter_mut().find(|n| n.told == told && n.gaps == gaps) {
            note.count += 1;
            if note.at.len() < MOST_PLACES {
                note.at.push(at);
            }
        } else if !matches!(told.kind(), Kind::Lost)
            && told != Told::More
            && self.0.iter().filter(alike).count() >= MOST_ALIKE
        {
            // What a format can't hold is one of a short list, and none of it goes untold.
            self.tell(Told::More, &[&said::alike(told)], at);
        } else {
            self.0.push(Note {
                told,
                gaps,
                count: 1,
                at: vec![at],
            });
        }
    }

    /// Says what the places of notes are called on a map.
    pub(super) fn show(&mut self, map: &Map) {
        let label = |ix| clipped(map.factor(ix).shown(), MOST_LETTERS / 2);
        for at in self.0.iter_mut().flat_map(|note| &mut note.at) {
            let link = || {
                let (from, to) = map.ends(map.link_ix(at.link.as_deref()?)?);
                Some(format!("{} → {}", label(from), label(to)))
            };
            let factor = at.factor.as_deref().and_then(|id| map.factor_ix(id));
            at.shown = factor.map(label).or_else(link);
        }
    }

    /// All of them, in the order in which each was first told.
    pub fn list(&self) -> &[Note] {
        &self.0
    }
}

/// How much there is of what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Factors.
    pub factors: usize,
    /// Links.
    pub links: usize,
    /// Links with +.
    pub plus: usize,
    /// Links with −.
    pub minus: usize,
    /// Links without a sign.
    pub unknown: usize,
    /// Links stated as both.
    pub both: usize,
    /// Links with a delay.
    pub delayed: usize,
    /// Lines without a direction, which are kept beside the map.
    pub undirected: usize,
    /// Loops that the file names.
    pub loops: usize,
    /// Those of them that were found to close; none where nobody looked.
    pub closing: Option<usize>,
}

impl Counts {
    /// Counts factors, links, signs and delays of a map.
    pub fn take(&mut self, map: &Map) {
        let sign = |p: Polarity| map.links().filter(|(.., l)| l.polarity == p).count();
        self.factors = map.factor_count();
        self.links = map.link_count();
        self.plus = sign(Polarity::Plus);
        self.minus = sign(Polarity::Minus);
        self.unknown = sign(Polarity::Unknown);
        self.both = sign(Polarity::Both);
        self.delayed = map.links().filter(|(.., l)| !l.delay.is_none()).count();
    }
}

/// The account of a file.
#[derive(Debug, Clone)]
pub struct Audit {
    /// What the file was read as.
    pub format: Format,
    /// How much there is of what.
    pub counts: Counts,
    /// What is to be told.
    pub notes: Notes,
    /// Warnings of the reader of our own format, which tell line and column.
    pub warnings: Vec<Warning>,
    /// The names of the maps or views that the file has, if it has several, one of which can be asked for.
    pub maps: Vec<String>,
    /// Which of them was read; none for all.
    pub map: Option<String>,
}

impl Audit {
    /// An account with nothing in it yet.
    pub fn new(format: Format) -> Audit {
        Audit {
            format,
            counts: Counts::default(),
            notes: Notes::default(),
            warnings: Vec::new(),
            maps: Vec::new(),
            map: None,
        }
    }

    /// The file has these maps or views, of which one was asked for, or all.
    pub fn choice(&mut self, names: &[String], asked: Option<&str>) {
        if names.len() > 1 {
            self.maps = names
                .iter()
                .filter(|name| !name.is_empty())
                .cloned()
                .collect();
            self.maps.dedup();
            self.map = asked.map(str::to_owned);
        }
    }

    /// Tells something of one case: what, what stands in its gaps, and where.
    pub fn tell(&mut self, told: Told, gaps: &[&str], at: At) {
        self.notes.tell(told, gaps, at);
    }

    /// Takes over a warning of the reader of our own format.
    pub fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }

    /// The account in lines of text: what was counted, then a line for each note.
    pub fn lines(&self) -> Vec<String> {
        self.said(&Note::sentence)
    }

    fn said(&self, sentence: &dyn Fn(&Note) -> String) -> Vec<String> {
        let mut lines = vec![said::counted(self.format.name(), &self.counts)];
        lines.extend(said::loops(&self.counts));
        lines.extend(self.notes.list().iter().map(sentence));
        lines.extend(self.warnings.iter().map(Warning::to_string));
        lines
    }

    /// What is to be told, as warnings: one for each note, at its first place.
    pub fn as_warnings(&self) -> Vec<Warning> {
        let mut warnings = self.warnings.clone();
        for note in self.notes.list() {
            let mut warning = Warning::new(Code::Import, note.sentence());
            let first = note.at.first();
            let here = first.filter(|at| at.file.is_none());
            warning.place = here.and_then(At::place);
            warning.id = first.and_then(|at| at.factor.clone().or(at.link.clone()));
            warnings.push(warning);
        }
        warnings
    }

    /// The account as a plain value: `{format, name, maps, map, counts, notes, warnings, text}`.
    pub fn json(&self) -> Value {
        let c = &self.counts;
        json!({
            "format": self.format.token(),
            "name": self.format.name(),
            "maps": self.maps,
            "map": self.map,
            "counts": {
                "factors": c.factors, "links": c.links,
                "+": c.plus, "-": c.minus, "?": c.unknown, "±": c.both, "delayed": c.delayed,
                "undirected": c.undirected, "loops": c.loops, "closing": c.closing,
            },
            "notes": self.notes.list().iter().map(Note::json).collect::<Vec<_>>(),
            "warnings": self.warnings.iter().map(|w| json!({
                "code": w.code.as_str(), "message": w.message, "id": w.id,
                "line": w.place.map(|p| p.line), "column": w.place.map(|p| p.column),
            })).collect::<Vec<_>>(),
            "text": self.said(&Note::for_a_page),
        })
    }
}
