//! The outline: a map as people type it, a line for each link.
//!
//! ```text
//! # Why nobody has time
//! > What the workshop of May found.
//!
//! Trust [People] #core: Whether we believe each other.
//!
//! Trust -> Sharing : +
//! Workload -> Time to meet : - delayed
//! > Meetings are the first thing to be cancelled.
//!
//! loop R1 "Virtuous circle": Trust -> Sharing -> Trust
//! ```
//!
//! A factor is known by its label, in upper or lower case, or by an id in braces. What would be
//! mistaken for something else stands in quotes, with the escapes of JSON.

mod beside;
mod bullet;
mod cells;
mod chain;
mod circle;
mod closing;
mod line;
mod marks;
mod odd;
mod spec;
mod tail;
mod talk;
pub(super) mod write;

use super::ReadOptions;
use super::audit::{At, Told};
use super::clue::has_sign;
use super::draft::{Draft, typed};
use super::source::Source;
use super::table;
use crate::error::{Code, Error, Place};
use crate::names::{folded, trimmed};
use bullet::{Item, Lists};
pub(super) use cells::{Cells, Ends, Signed, Two, two};
use closing::Circle;
use line::{Head, Line, Slashes};
use spec::Spec;
use tail::Tails;

/// Arrows that are taken, the longer before the shorter.
pub(super) const ARROWS: [&str; 31] = [
    "---->",
    "--->",
    "-->>",
    "->>",
    "—->",
    "–->",
    "—>",
    "–>",
    "─>",
    "-->",
    "==>",
    "->",
    "=>",
    "→",
    "⟶",
    "⇒",
    "⟹",
    "➔",
    "➜",
    "➡\u{fe0f}",
    "➡",
    "➝",
    "➞",
    // Alone and at the start of a line they mark an item of a list.
    "─▶",
    "—▶",
    "–▶",
    "-▶",
    "─►",
    "-►",
    " ▶ ",
    " ► ",
];

/// Arrows with a head at each end, the longer before the shorter: two links.
pub(super) const BOTH: [&str; 19] = [
    "<--->",
    "<-->",
    "<==>",
    "<->",
    "<=>",
    "<—>",
    "<–>",
    "←→",
    "⇐⇒",
    "↔\u{fe0f}",
    "↔",
    "⇔",
    "⟷",
    "⟺",
    "⇄",
    "⇆",
    "⇌",
    "⇋",
    "⬌",
];

/// All arrows, those with one head first.
fn all_arrows() -> impl Iterator<Item = &'static &'static str> {
    ARROWS.iter().chain(&BOTH)
}

/// True for a text in which an arrow stands.
pub(super) fn has_arrow(text: &str) -> bool {
    all_arrows().any(|arrow| text.contains(arrow))
}

/// The first line of an outline that could be taken for something else: a comment.
const MARK: &str = "// An outline of a system map.";

/// What a loop is called that somebody tells in one line, and the names on its way: `R1 (Growth): Trust -> Sharing -> Trust`,
/// or without what stands before the colon.
pub(super) fn way(text: &str) -> Option<([String; 2], Vec<String>)> {
    let read = |text: &str| match line::parse(text, &mut Slashes::None) {
        Ok(Line::Loop {
            label, name, heads, ..
        }) => {
            let names = heads.into_iter().map(|head| head.label);
            Some(([label, name], names.collect::<Option<Vec<String>>>()?))
        }
        _ => None,
    };
    let unnamed = |(_, names)| (Default::default(), names);
    read(text).or_else(|| read(&format!("R1: {text}")).map(unnamed))
}

/// True for text whose first line says that it is an outline.
pub(super) fn is_marked(text: &str) -> bool {
    text.trim_start().starts_with(MARK)
}

/// True for text in which people typed arrows, line by line.
pub(super) fn looks_like_one(text: &str) -> bool {
    let (mut lines, mut arrows, mut ours) = (0, 0, 0);
    let all = text.lines().map(trimmed).filter(|line| !line.is_empty());
    for line in all.filter(|line| !line.starts_with("//")).take(200) {
        lines += 1;
        let arrow = has_arrow(line);
        // No other text has a sign behind a colon behind an arrow.
        let spec = line.rsplit_once(':').map_or("", |(_, spec)| trimmed(spec));
        if arrow && spec.starts_with(['+', '-', '−', '–', '±', '?']) {
            return true;
        }
        arrows += usize::from(arrow);
        let deep = line.trim_start_matches('#');
        let head = line.starts_with('>') || deep.len() < line.len() && deep.starts_with(' ');
        ours += usize::from(arrow || head || bullet::lists_name(line) || talk::is_heading(line));
    }
    arrows > 0 && ours * 3 >= lines
}

/// What `>` lines are about.
enum Subject {
    Map,
    Group(usize),
    Factor(usize),
    Links(Vec<usize>),
    Loop(usize),
}

struct Reader<'d, 'o> {
    draft: &'d mut Draft<'o>,
    subject: Subject,
    /// The group that a heading opened.
    group: Option<String>,
    /// What stands here names no factors.
    aside: bool,
    circles: Vec<Circle>,
    titled: bool,
    /// The links so far by cause and effect, each with its line.
    pairs: std::collections::BTreeMap<(usize, usize), Vec<(usize, u32)>>,
    line: u32,
    tails: Tails,
}

/// Refuses what nobody types: each line is looked at from many sides. It may have a quarter of the bytes of other files,
/// and half as many lines as they may have values.
fn fits(text: &str, limits: &ReadOptions) -> Result<(), Error> {
    let (bytes, lines) = (text.len(), text.matches('\n').count());
    let (most, most_lines) = (limits.max_bytes / 4, limits.max_values / 2);
    let message = if bytes > most {
        format!(
            "This outline has {bytes} bytes, more than the {most} that this program reads. Split it, or raise the limit of bytes."
        )
    } else if lines > most_lines {
        format!(
            "This outline has {lines} lines, more than the {most_lines} that this program reads. Split it, or raise the limit of values."
        )
    } else {
        return Ok(());
    };
    Err(Error::new(Code::Limit, message))
}

/// Reads an outline.
pub(super) fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let text = source.text()?;
    fits(text, &draft.options.limits)?;
    let lists = Lists::of(text);
    let mut reader = Reader {
        draft,
        subject: Subject::Map,
        group: None,
        aside: false,
        circles: Vec::new(),
        titled: false,
        pairs: std::collections::BTreeMap::new(),
        line: 0,
        tails: Tails::of(text, &lists),
    };
    let tables = table::within(text);
    let underlined = talk::underlined(text, &reader.tails);
    for (i, line) in text.split('\n').enumerate() {
        reader.line = i as u32 + 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = match underlined.get(&i) {
            Some(heading) => {
                let at = reader.at().named(line::clipped(trimmed(line)));
                reader.draft.tell(Told::Underlined, &[], at);
                heading
            }
            None => line,
        };
        if tables.get(i) == Some(&true) {
            let at = reader.at().named(line::clipped(line));
            reader.draft.tell(Told::TableInText, &[], at);
            continue;
        }
        match lists.item(line) {
            Item::None(line) => reader.take(line, false, false)?,
            Item::Of(line) => reader.take(line, false, true)?,
            Item::Unclear(line) => reader.take(line, true, false)?,
        }
    }
    reader.close()
}

/// How the draft knows a factor that is called so.
fn label_key(label: &str) -> String {
    format!("l{}", typed(label))
}

impl Reader<'_, '_> {
    fn at(&self) -> At {
        At::line(self.line)
    }

    fn wrong(&self, message: String) -> Error {
        let place = Place {
            line: self.line,
            column: 1,
        };
        Error::new(Code::Syntax, message).at(place)
    }

    /// Takes a line in. `unclear`: it may be an item of a list, or begin with a name that looks so.
    /// `item`: it is one.
    fn take(&mut self, text: &str, unclear: bool, item: bool) -> Result<(), Error> {
        let mut slashes = Slashes::None;
        let parsed = line::parse(text, &mut slashes);
        if parsed.is_err() && talk::is_said(text) {
            let at = self.at().named(line::clipped(text));
            self.draft.tell(Told::Remark, &[], at);
            return Ok(());
        }
        let mut parsed = parsed.map_err(|message| self.wrong(message))?;
        if let Line::Links(heads, spec) = &mut parsed
            && let Some((told, label)) = self.tails.take(text, heads, spec)
            // What looks like a sign is told below.
            && !(told == Told::SignInLabel && has_sign(&label))
        {
            let at = self.at().named(&label);
            self.draft.tell(told, &[], at);
        }
        let talk = talk::name(text, &parsed, item, self.aside);
        if let Some(label) = talk.filter(|label| self.tails.apart(label)) {
            self.aside = match talk::is_heading(label) {
                true => talk::is_aside(label),
                false => self.aside,
            };
            let at = self.at().named(line::clipped(text));
            self.draft.tell(Told::Talk, &[], at);
            // What is said below is not said of the factor above.
            self.subject = Subject::Map;
            return Ok(());
        }
        self.odd(text, &parsed);
        let first = match &parsed {
            Line::Factor(head, _) => head.label.as_deref(),
            Line::Links(heads, _) => heads.first().and_then(|head| head.label.as_deref()),
            _ => None,
        };
        if let Some(label) = first.filter(|_| unclear) {
            let at = self.at().named(label);
            self.draft.tell(Told::MaybeItem, &[], at);
        }
        let said = match slashes {
            Slashes::None => None,
            Slashes::Comment(comment) => Some((Told::Comment, comment)),
            Slashes::Unclear => Some((Told::Slashes, text)),
        };
        if let Some((told, text)) = said {
            let at = self.at().named(line::clipped(text));
            self.draft.tell(told, &[], at);
        }
        // A link among notes is one, and what stands behind it is a note.
        self.aside &= !matches!(parsed, Line::Title(_) | Line::Group(_));
        match parsed {
            Line::Nothing => {}
            Line::Title(title) if !self.titled => {
                title.clone_into(&mut self.draft.info.title);
                (self.titled, self.subject) = (true, Subject::Map);
            }
            Line::Title(label) | Line::Group(label)
                if talk::is_heading(&label) && self.tails.apart("") =>
            {
                let at = self.at().named(line::clipped(text));
                self.draft.tell(Told::Talk, &[], at);
                (self.group, self.subject) = (None, Subject::Map);
                self.aside = talk::is_aside(&label);
            }
            Line::Title(label) | Line::Group(label) => {
                let place = self.draft.group_place(&label);
                self.subject = Subject::Group(place);
                self.group = Some(self.draft.info.groups[place].id.clone());
            }
            Line::About(text) => self.about(&text),
            Line::Factor(head, about) => {
                let factor = self.factor(&head)?;
                let group = self.group.clone();
                let made = self.draft.factor_mut(factor);
                made.groups.extend(group);
                made.groups.dedup();
                self.subject = Subject::Factor(factor);
                if !about.is_empty() {
                    self.about(about);
                }
            }
            Line::Links(heads, spec) => self.links(&heads, &spec)?,
            Line::Loop {
                label,
                name,
                mut heads,
                loose,
            } => {
                let mut factors = Vec::new();
                // Where links tell what there is, such a loop adds nothing to it.
                if loose.is_none() {
                    for head in heads.drain(..) {
                        factors.push(self.factor(&head)?);
                    }
                }
                self.subject = Subject::Loop(self.circles.len());
                self.circles.push(Circle {
                    label,
                    name,
                    story: String::new(),
                    factors,
                    heads,
                    signs: loose.unwrap_or_default(),
                    line: self.line,
                });
            }
        }
        Ok(())
    }

    /// The factor that a text names, which is added if it is new.
    fn factor(&mut self, head: &Head) -> Result<usize, Error> {
        let by_label = head.label.as_deref().map(label_key);
        let by_id = head.id.as_deref().map(|id| format!("i{id}"));
        let found = match (&by_id, &by_label) {
            (Some(id), _) => self.draft.find(id),
            (None, Some(label)) => self.draft.find(label),
            (None, None) => None,
        };
        if let (Some(factor), Some(label)) = (found, &head.label) {
            let known = self.draft.factors()[factor].label.clone();
            if let Some(id) = head.id.as_ref().filter(|_| typed(&known) != typed(label)) {
                return Err(self.wrong(format!(
                    "The id {{{id}}} is that of “{known}” already. Give “{label}” another one."
                )));
            }
            let (known, own) = (folded(trimmed(&known)), folded(trimmed(label)));
            // Each way to write it is told once.
            if known != own && self.draft.key(&format!("w{own}"), factor) {
                let at = self.at().named(label);
                self.draft.tell(Told::TypedAlike, &[], at);
            }
        }
        let factor = match (found, &head.label) {
            (Some(factor), _) => factor,
            (None, Some(label)) => {
                let at = self.at();
                let factor = self.draft.factor(head.id.as_deref(), label, &at)?;
                for key in by_id.iter().chain(&by_label) {
                    self.draft.key(key, factor);
                }
                factor
            }
            (None, None) => {
                let id = head.id.as_deref().unwrap_or_default();
                return Err(self.wrong(format!(
                    "No factor has the id {{{id}}} so far. Write its label before it, as in: Trust {{{id}}}"
                )));
            }
        };
        for label in &head.groups {
            let id = self.draft.group(label);
            let groups = &mut self.draft.factor_mut(factor).groups;
            if !groups.contains(&id) {
                groups.push(id);
            }
        }
        let tags = &mut self.draft.factor_mut(factor).tags;
        tags.extend(head.tags.iter().cloned());
        Ok(factor)
    }

    fn links(&mut self, heads: &[Head], spec: &Spec) -> Result<(), Error> {
        let mut ends = Vec::new();
        for head in heads {
            ends.push(self.factor(head)?);
        }
        let at = self.at();
        let mut made = Vec::new();
        let mut ways = Vec::new();
        for (i, pair) in ends.windows(2).enumerate() {
            let said = spec.each.get(i).unwrap_or(spec);
            ways.push((pair[0], pair[1], said, false));
            if spec.both.contains(&i) {
                ways.push((pair[1], pair[0], said, true));
            }
        }
        for (from, to, spec, back) in ways {
            let id = spec.id.as_deref().filter(|_| !back);
            let link = self.draft.link(id, from, to, &at)?;
            if back {
                let at = at.clone().link(self.draft.link_id(link));
                self.draft.tell(Told::Mutual, &[], at);
            }
            let along = self.pairs.entry((from, to)).or_default();
            along.push((link, self.line));
            self.draft.sign(link, &[("sign", &spec.sign)], false, &at);
            let of = self.draft.link_mut(link);
            of.delay = spec.delay;
            (of.strength, of.confidence) = (spec.strength, spec.confidence);
            of.label.clone_from(&spec.label);
            of.description.clone_from(&spec.about);
            of.tags.clone_from(&spec.tags);
            made.push(link);
        }
        self.subject = Subject::Links(made);
        Ok(())
    }

    /// Adds a line to what is said about the subject.
    fn about(&mut self, text: &str) {
        let add = |about: &mut Option<String>| match about {
            Some(before) => {
                before.push('\n');
                before.push_str(text);
            }
            None => *about = Some(text.to_owned()),
        };
        match &self.subject {
            Subject::Map => add(&mut self.draft.info.description),
            Subject::Group(group) => add(&mut self.draft.info.groups[*group].description),
            Subject::Factor(factor) => add(&mut self.draft.factor_mut(*factor).description),
            Subject::Links(links) => {
                for &link in links {
                    add(&mut self.draft.link_mut(link).description);
                }
            }
            Subject::Loop(circle) => {
                let story = &mut self.circles[*circle].story;
                if !story.is_empty() {
                    story.push('\n');
                }
                story.push_str(text);
            }
        }
    }
}
