//! Vensim models: equations as text, and after them a drawing of several views.
//!
//! What is drawn counts: variables are factors, arrows and the pipes of flows are links. Equations
//! add what is written as `A FUNCTION OF( … )`, which is how Vensim keeps a diagram without numbers;
//! only where nothing is drawn are all of them links. Else what they name and nobody draws is told.

mod equations;
mod look;
mod sketch;
mod untold;

use super::audit::{At, Told};
use super::choice::{asked, no_view, tell_others};
use super::draft::{Draft, keep_field};
use super::ids::{Ids, slug_or};
use super::source::Source;
use super::variable::{Delayed, Named, delays, key, named, shown, sum};
use crate::error::{Code, Error, Place};
use crate::model::{Delay, Places, Polarity, View};
use crate::names::{Names, folded, trimmed};
use equations::{End, Equation};
use sketch::{Arrow, Page, Pipe, Sketch};
use untold::{not_connected, not_defined, not_drawn};

/// True for a text that is a model of Vensim.
pub fn is_one(text: &str) -> bool {
    let start = text.get(..7).unwrap_or_default();
    start.eq_ignore_ascii_case("{utf-8}") || text.lines().any(sketch::begins)
}

/// Reads a model.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let text = source.text()?;
    let drawn = text.lines().position(sketch::begins);
    let head: usize = match drawn {
        Some(count) => text.split_inclusive('\n').take(count).map(str::len).sum(),
        None => text.len(),
    };
    headings(&text[..head], draft);
    let mut macros = Vec::new();
    let (equations, end) = equations::read(&text[..head], &mut macros);
    match end {
        End::Closed => {}
        End::NoBar(line) => draft.tell(Told::NoBar, &[], At::line(line)),
        End::Cut(line) => draft.tell(Told::CutEquation, &[], At::line(line)),
        End::Macro(line) => draft.tell(Told::OpenMacro, &[], At::line(line)),
    }
    let first = drawn.map_or(1, |lines| lines as u32 + 1);
    let mut sketch = sketch::read(text[head..].lines(), first);
    if drawn.is_none() {
        not_defined(&equations, draft);
    }
    told(&sketch, draft);
    sketch.pages.retain(|page| !page.variables.is_empty());
    if sketch.pages.is_empty() && equations.is_empty() {
        let message = "No variable was found in this file, neither drawn nor in an equation. Is it a Vensim model saved as text (.mdl)?";
        return Err(Error::new(Code::Format, message).at(Place { line: 1, column: 1 }));
    }
    let whole = chosen(&mut sketch, draft)?;

    let mut links = Links::default();
    for page in &sketch.pages {
        for variable in &page.variables {
            factor(draft, &variable.name, variable.line)?;
        }
    }
    let arrows = sketch.pages.iter().any(|page| !page.arrows.is_empty());
    let flows = Flows::of(&equations);
    let mut drawn = Vec::new();
    for page in &sketch.pages {
        let mut own = Vec::new();
        for arrow in &page.arrows {
            own.extend(link(page, arrow, &flows, draft, &mut links)?);
        }
        drawn.push(own);
    }
    if arrows {
        functions(&equations, whole, draft, &mut links)?;
        if whole {
            not_connected(&equations, draft, &links);
        }
    } else {
        structure(&equations, sketch.pages.is_empty(), draft, &mut links)?;
    }
    links.told(draft);
    describe(&equations, draft);
    beside(&sketch.pages, &macros, draft);
    if !sketch.pages.is_empty() {
        not_drawn(&equations, whole, draft);
    }
    views(&sketch.pages, &drawn, draft);
    Ok(())
}

/// Tells of the headings of groups of equations: a name that begins with a point, between stars.
fn headings(text: &str, draft: &mut Draft) {
    let stars = |line: &str| line.starts_with("****");
    let mut before = "";
    for (number, line) in text.lines().enumerate() {
        let name = trimmed(line).strip_prefix('.').map(trimmed);
        // How the model is run stands under this one.
        let control = name.is_some_and(|name| name.eq_ignore_ascii_case("control"));
        if stars(before) && name.is_some() && !control {
            let what = "headings of groups of equations";
            draft.tell(Told::LeftOut, &[what], At::line(number as u32 + 1));
        }
        before = line;
    }
}

fn told(sketch: &Sketch, draft: &mut Draft) {
    for &line in &sketch.broken {
        draft.tell(Told::BrokenLine, &[], At::line(line));
    }
    if sketch.cut {
        draft.tell(Told::CutOff, &[], At::file());
    }
}

/// Keeps the views that were asked for. True if those are all.
fn chosen(sketch: &mut Sketch, draft: &mut Draft) -> Result<bool, Error> {
    let titles: Vec<String> = sketch.pages.iter().map(|p| p.title.clone()).collect();
    draft.audit.choice(&titles, asked(draft.options));
    match asked(draft.options) {
        Some(name) => {
            let is = |title: &str| folded(trimmed(title)) == folded(trimmed(name));
            sketch.pages.retain(|page| is(&page.title));
            if sketch.pages.is_empty() {
                return Err(no_view(name, &titles));
            }
            tell_others(name, &titles, &is, draft);
            Ok(sketch.pages.len() == titles.len())
        }
        None => {
            if titles.len() > 1 {
                let count = titles.len().to_string();
                draft.tell(Told::AllViews, &[&count], At::file());
            }
            Ok(true)
        }
    }
}

/// The factor of a variable, which is added if it is new.
fn factor(draft: &mut Draft, name: &str, line: u32) -> Result<usize, Error> {
    let key = key(name);
    if let Some(factor) = draft.find(&key) {
        return Ok(factor);
    }
    let factor = draft.factor(None, &shown(name), &At::line(line))?;
    draft.key(&key, factor);
    Ok(factor)
}

/// The links that there are, by their ends.
#[derive(Default)]
struct Links {
    /// How they are drawn.
    looks: look::Looks,
    pairs: Names,
    /// The first link of each pair.
    first: Vec<usize>,
    /// Links beyond the first of a pair, with their lines.
    again: Vec<(usize, u32)>,
    /// Links with a mark that is no sign.
    odd: Vec<(usize, char, At)>,
}

impl Links {
    fn pair(from: usize, to: usize) -> String {
        format!("{from} {to}")
    }

    fn add(
        &mut self,
        draft: &mut Draft,
        from: usize,
        to: usize,
        line: u32,
    ) -> Result<usize, Error> {
        let link = draft.link(None, from, to, &At::line(line))?;
        match self.pairs.insert(&Links::pair(from, to)) {
            true => self.first.push(link),
            false => self.again.push((link, line)),
        }
        Ok(link)
    }

    fn find(&self, from: usize, to: usize) -> Option<usize> {
        let pair = self.pairs.number(&Links::pair(from, to));
        pair.map(|pair| self.first[pair])
    }

    /// Tells of those that stand more than once, and of marks where no equation said the sign.
    fn told(&self, draft: &mut Draft) {
        self.looks.keep(draft);
        for (link, mark, at) in &self.odd {
            if draft.made(*link).polarity.is_unknown() {
                draft.tell(Told::NoSignType, &[&mark.to_string()], at.clone());
            }
        }
        for &(link, line) in &self.again {
            let at = At::line(line).link(draft.link_id(link));
            draft.tell(Told::DrawnAgain, &[], at);
        }
    }
}

/// Adds the link of an arrow; none if it joins no two variables.
fn link(
    page: &Page,
    arrow: &Arrow,
    flows: &Flows,
    draft: &mut Draft,
    links: &mut Links,
) -> Result<Option<usize>, Error> {
    let at = At::line(arrow.line);
    let [Some(from), Some(to)] = arrow.ends.map(|end| {
        let variable = &page.variables[end?];
        draft.find(&key(&variable.name))
    }) else {
        if arrow.dangling {
            draft.tell(
                Told::Dangling,
                &[],
                at.named(&format!("line {}", arrow.line)),
            );
        } else if arrow.pipe.is_none() {
            draft.tell(Told::RemarkArrow, &[], at);
        }
        return Ok(None);
    };
    let link = links.add(draft, from, to, arrow.line)?;
    if arrow.delayed {
        draft.link_mut(link).delay = Delay::Short;
    }
    let at = at.link(draft.link_id(link));
    let mark = char::from_u32(arrow.mark).filter(|_| arrow.mark != 0);
    let given = mark.and_then(|mark| draft.given(&mark.to_string()));
    let sign = match (mark, arrow.pipe) {
        (_, Some(Pipe::In)) => Polarity::Plus,
        (_, Some(Pipe::Out)) => Polarity::Minus,
        (_, Some(Pipe::Unsaid)) => {
            let name = |end: Option<usize>| &page.variables[end.unwrap_or(0)].name;
            flows.sign(name(arrow.ends[1]), name(arrow.ends[0]))
        }
        (Some(mark), _) if given.is_some() => {
            draft.tell(Told::SignGiven, &[&mark.to_string()], at.clone());
            given.unwrap_or_default()
        }
        (Some('+' | 'S' | 's'), _) => Polarity::Plus,
        // Some programs write the letter o as a zero.
        (Some('-' | 'O' | 'o' | '0'), _) => Polarity::Minus,
        // Perhaps an equation says it. If not, that is told in the end.
        (Some(mark), _) => {
            links.odd.push((link, mark, at.clone()));
            Polarity::Unknown
        }
        (None, _) => Polarity::Unknown,
    };
    links.looks.add(link, arrow, &at);
    if arrow.pipe.is_some() {
        draft.tell(Told::FlowPipe, &[], at);
    }
    draft.link_mut(link).polarity = sign;
    Ok(Some(link))
}

/// Whether flows fill a stock or empty it: what equations say.
#[derive(Default)]
struct Flows {
    pairs: Names,
    signs: Vec<Polarity>,
}

impl Flows {
    fn of(equations: &[Equation]) -> Flows {
        let mut found = Flows::default();
        for equation in equations {
            let sum = equation.flows().and_then(|flows| sum(flows, true));
            for flow in sum.unwrap_or_default() {
                if found.pairs.insert(&Flows::pair(&equation.name, &flow.name)) {
                    found.signs.push(flow.sign);
                }
            }
        }
        found
    }

    fn pair(stock: &str, flow: &str) -> String {
        format!("{}\n{}", key(stock), key(flow))
    }

    fn sign(&self, stock: &str, flow: &str) -> Polarity {
        let pair = self.pairs.number(&Flows::pair(stock, flow));
        pair.map_or(Polarity::Unknown, |pair| self.signs[pair])
    }
}

/// Takes the signs, and links that are not drawn, from `A FUNCTION OF( a, -b )`. Of some views of a
/// model (not the `whole` of it) only the signs: a link that is not drawn there may be on another.
fn functions(
    equations: &[Equation],
    whole: bool,
    draft: &mut Draft,
    links: &mut Links,
) -> Result<(), Error> {
    for equation in equations {
        let Some(list) = equation.function_of() else {
            continue;
        };
        for cause in named(list, true) {
            let line = equation.line;
            let known = draft.find(&key(&cause.name));
            let effect = draft.find(&key(&equation.name));
            // How the model is run is no cause of anything.
            if cause.called
                || (known.is_none() && Equation::is_control(&key(&cause.name)))
                || (effect.is_none() && Equation::is_control(&key(&equation.name)))
            {
                continue;
            }
            if !whole {
                let Some((from, to)) = known.zip(effect) else {
                    continue;
                };
                if links.find(from, to).is_none() {
                    draft.tell(Told::EquationOnly, &[], At::line(line));
                    continue;
                }
            }
            let from = factor(draft, &cause.name, line)?;
            let to = factor(draft, &equation.name, line)?;
            match links.find(from, to) {
                Some(link) => {
                    let old = draft.link_mut(link).polarity;
                    if old.is_unknown() && !cause.sign.is_unknown() {
                        draft.link_mut(link).polarity = cause.sign;
                        let at = At::line(line).link(draft.link_id(link));
                        draft.tell(Told::SignFrom, &["equation"], at);
                    } else if !old.is_unknown()
                        && cause.sign == Polarity::Minus
                        && old == Polarity::Plus
                    {
                        let at = At::line(line).link(draft.link_id(link));
                        draft.tell(Told::SignsDiffer, &[], at);
                    }
                }
                None => {
                    let link = links.add(draft, from, to, line)?;
                    draft.link_mut(link).polarity = cause.sign;
                    let at = At::line(line).link(draft.link_id(link));
                    draft.tell(Told::EquationLink, &[], at);
                }
            }
        }
    }
    Ok(())
}

/// The links that equations state, where no arrow is drawn. `all`: nothing at all is drawn, so that
/// the variables come from there too.
fn structure(
    equations: &[Equation],
    all: bool,
    draft: &mut Draft,
    links: &mut Links,
) -> Result<(), Error> {
    for equation in equations {
        if all && !Equation::is_control(&key(&equation.name)) {
            factor(draft, &equation.name, equation.line)?;
        }
    }
    for equation in equations {
        let Some(to) = draft.find(&key(&equation.name)) else {
            continue;
        };
        let (causes, signed): (Vec<Named>, bool) = match (equation.function_of(), equation.flows())
        {
            (Some(list), _) => (named(list, true), true),
            (_, Some(flows)) => match sum(flows, true) {
                Some(flows) => (flows, true),
                None => (named(flows, true), false),
            },
            _ => (named(&equation.formula, true), false),
        };
        for cause in causes {
            let from = match draft.find(&key(&cause.name)) {
                Some(from) => from,
                None if all && signed && !cause.called => {
                    factor(draft, &cause.name, equation.line)?
                }
                None => continue,
            };
            let link = match links.find(from, to) {
                Some(link) => link,
                // A cause that is named again makes no second link.
                None => {
                    let link = links.add(draft, from, to, equation.line)?;
                    let at = At::line(equation.line).link(draft.link_id(link));
                    draft.tell(Told::EquationLink, &[], at);
                    link
                }
            };
            if signed {
                draft.link_mut(link).polarity = cause.sign;
            }
        }
    }
    Ok(())
}

/// Remarks become descriptions, units a field.
fn describe(equations: &[Equation], draft: &mut Draft) {
    let mut delayed = Delayed::default();
    for equation in equations {
        let Some(factor) = draft.find(&key(&equation.name)) else {
            continue;
        };
        let own = |name: &str| draft.find(&key(name)).is_some();
        let function = delays(&named(&equation.formula, true), own);
        delayed.look(factor, equation.line, function);
        let factor = draft.factor_mut(factor);
        if factor.description.is_none() && !equation.remark.is_empty() {
            factor.description = Some(equation.remark.clone());
        }
        if !equation.units.is_empty() {
            keep_field(&mut factor.extra, "units", equation.units.as_str().into());
        }
        if !equation.formula.is_empty() && equation.function_of().is_none() {
            let at = At::line(equation.line).factor(&factor.id);
            draft.tell(Told::Equation, &[], at);
        }
    }
    delayed.tell(draft);
}

/// What a drawing has beside variables and arrows, and a model beside equations.
fn beside(pages: &[Page], macros: &[u32], draft: &mut Draft) {
    for page in pages {
        for note in &page.notes {
            draft.note(&note.text, note.at, note.is_loop, At::line(note.line));
        }
        for &line in &page.graphs {
            draft.tell(Told::LeftOut, &["graphs of the drawing"], At::line(line));
        }
    }
    for &line in macros {
        draft.tell(Told::LeftOut, &["macros"], At::line(line));
    }
}

/// One view puts the factors where it has them; of several each is a view with places of its own.
fn views(pages: &[Page], drawn: &[Vec<usize>], draft: &mut Draft) {
    let mut ids = Ids::default();
    for (page, links) in pages.iter().zip(drawn) {
        let mut view = View {
            title: page.title.clone(),
            ..View::default()
        };
        let mut places = Places::default();
        for variable in &page.variables {
            let Some(factor) = draft.find(&key(&variable.name)) else {
                continue;
            };
            if let ([_], Some((x, y))) = (pages, variable.at) {
                draft.place(factor, x, y, false, &At::line(variable.line));
            }
            let id = draft.factor_id(factor).to_owned();
            if let Some((x, y)) = variable
                .at
                .filter(|(x, y)| x.abs() <= 1e6 && y.abs() <= 1e6)
            {
                places.set(&id, Some([x, y]));
            }
            view.factors.push(id);
        }
        if pages.len() > 1 {
            view.places = places;
            view.links = Some(
                links
                    .iter()
                    .map(|&link| draft.link_id(link).to_owned())
                    .collect(),
            );
            view.id = ids.free(&slug_or(&page.title, "view"));
            draft.info.views.push(view);
        }
    }
}
