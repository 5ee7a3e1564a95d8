//! Reads a model: its variables are factors; flows into and out of stocks, and the connectors of its
//! views, are links. Where a model draws no connector, its equations are.

use super::choose::choose;
use super::drawn::Drawn;
use super::header::{header, said_of_all};
use super::tree::{Element, Mended, tree};
use super::{DELAY, VARIABLES};
use crate::error::{Code, Error};
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use crate::format::ids::{Ids, slug, slug_or};
use crate::format::signs::{Word, word};
use crate::format::source::Source;
use crate::format::variable::{Delayed, delays, key, named, shown};
use crate::model::{Delay, Polarity, View};
use crate::names::{Names, folded, trimmed, words};

/// Reads a model.
pub fn read(source: &Source, draft: &mut Draft) -> Result<(), Error> {
    let (root, mended) = tree(source.text()?, draft.options.limits.max_values)?;
    told(&mended, draft);
    if root.name != "xmile" {
        let message = format!(
            "This is XML, but no XMILE model: it begins with <{}>, not with <xmile>.",
            root.name
        );
        return Err(Error::new(Code::Format, message).at(root.place()));
    }
    header(&root, draft);
    let mut models: Vec<Model> = Vec::new();
    for (number, element) in root.all("model").enumerate() {
        let name = shown(element.get("name").unwrap_or_default());
        models.push(Model {
            number,
            name,
            element,
            only: None,
        });
    }
    if models.is_empty() {
        let message = "This XMILE file has no <model>. Was it cut off, or does it hold only units or functions?";
        return Err(Error::new(Code::Format, message).at(root.place()));
    }
    for of in root.all("macro") {
        draft.tell(Told::LeftOut, &["macros"], At::line(of.line));
    }
    choose(&mut models, draft)?;
    curves(&root, draft);
    let mut by_name = Names::default();
    for model in &models {
        // Of several models of one name the first counts.
        if !by_name.insert(&key(&model.name)) {
            by_name.insert(&format!("\n{}", model.number));
        }
        model.variables(models.len() > 1, draft)?;
        said_of_all("doc", model.element.text_of("doc"), draft);
    }
    let (mut pages, mut delayed) = (Vec::new(), Delayed::default());
    for model in &models {
        let before = pages.len();
        model.flows(draft)?;
        model.views(draft, (&models, &by_name), &mut pages)?;
        let drawn = Drawn::of(&pages[before..], draft);
        model.equations((&models, &by_name), &drawn, &mut delayed, draft)?;
    }
    delayed.tell(draft);
    arrange(pages, draft);
    Ok(())
}

fn told(mended: &Mended, draft: &mut Draft) {
    for (prefix, line) in &mended.prefixes {
        draft.tell(Told::Prefix, &[prefix], At::line(*line));
    }
    for name in &mended.entities {
        draft.tell(Told::Entity, &[name], At::file());
    }
    if mended.forbidden > 0 {
        let count = mended.forbidden.to_string();
        draft.tell(Told::Forbidden, &[&count], At::file());
    }
}

/// One of the models of a file: the outermost one has no name.
pub(super) struct Model<'e> {
    number: usize,
    pub name: String,
    pub element: &'e Element,
    /// The view that was asked for, and the keys of what stands on it.
    pub only: Option<(String, Names)>,
}

/// All models, and their numbers by the keys of their names.
type Models<'m> = (&'m [Model<'m>], &'m Names);

/// Where a variable stands, if that is said.
type Spot = Option<(f64, f64)>;

/// A view with its places.
pub(super) struct Page {
    title: String,
    /// Factors, where they stand, and the lines that say so.
    pub factors: Vec<(usize, Spot, u32)>,
    pub links: Vec<usize>,
    pub connectors: usize,
}

impl Model<'_> {
    /// The key of a variable in the draft.
    fn key(&self, name: &str) -> String {
        format!("{} {}", self.number, key(name))
    }

    /// The variable that a text names, here or, with the name of a module before a point, there.
    fn find(&self, name: &str, (models, by_name): Models, draft: &Draft) -> Option<usize> {
        draft.find(&self.key(name)).or_else(|| {
            let (module, rest) = name.split_once('.')?;
            let model = &models[by_name.number(&key(module))?];
            draft.find(&model.key(rest))
        })
    }

    /// The variable that an equation names: one here, one of a module, or else the module.
    fn cause(&self, name: &str, models: Models, draft: &Draft) -> Option<usize> {
        self.find(name, models, draft).or_else(|| {
            let (module, _) = name.split_once('.')?;
            draft.find(&self.key(module))
        })
    }

    pub fn all(&self) -> impl Iterator<Item = &Element> {
        let lists = self
            .element
            .all("variables")
            .flat_map(|list| &list.children);
        lists.filter(|e| VARIABLES.contains(&e.name.as_str()) && e.get("name").is_some())
    }

    fn variables(&self, several: bool, draft: &mut Draft) -> Result<(), Error> {
        let group = match several && !self.name.is_empty() {
            true => Some(draft.group(&self.name)),
            false => None,
        };
        for element in self.all() {
            let name = element.get("name").unwrap_or_default();
            let at = At::line(element.line);
            // Names differ from what is seen by `_` in place of blanks.
            let label = words(&shown(name).replace('_', " ")).join(" ");
            let key = self.key(name);
            if !self.is_drawn(name) {
                continue;
            }
            if draft.find(&key).is_some() {
                draft.tell(Told::Merged, &[], at.named(&label));
                continue;
            }
            let id = group
                .as_ref()
                .map(|group| format!("{group}.{}", slug_or(&label, "factor")));
            let factor = draft.factor(id.as_deref(), &label, &at)?;
            draft.key(&key, factor);
            let it = draft.factor_mut(factor);
            it.groups.extend(group.clone());
            let about = element.text_of("doc");
            it.description = Some(about.to_owned()).filter(|text| !text.is_empty());
            let units = element.text_of("units");
            if !units.is_empty() {
                keep_field(&mut it.extra, "units", units.into());
            }
            // An auxiliary is what any factor is.
            if ["stock", "flow"].contains(&element.name.as_str()) {
                keep_field(&mut it.extra, "kind", element.name.as_str().into());
            }
            let at = at.factor(draft.factor_id(factor));
            if !element.text_of("eqn").is_empty() {
                draft.tell(Told::Equation, &[], at.clone());
            }
            if element.find("gf").is_some() {
                draft.tell(Told::Curve, &[], at);
            }
        }
        for list in self.element.all("variables") {
            curves(list, draft);
        }
        curves(self.element, draft);
        self.groups(draft);
        Ok(())
    }

    /// `<group name="…"><entity name="…"/></group>`, also as a child of the model.
    fn groups(&self, draft: &mut Draft) {
        let lists = self
            .element
            .all("variables")
            .flat_map(|list| list.all("group"));
        for element in lists.chain(self.element.all("group")) {
            let label = shown(element.get("name").unwrap_or_default());
            let mut group = None;
            for entity in element
                .children
                .iter()
                .filter(|e| matches!(e.name.as_str(), "entity" | "var"))
            {
                let name = entity.get("name").unwrap_or(entity.text.trim());
                let Some(factor) = draft.find(&self.key(name)) else {
                    continue;
                };
                let group = group.get_or_insert_with(|| draft.group(&label));
                let groups = &mut draft.factor_mut(factor).groups;
                if !groups.contains(group) {
                    groups.push(group.clone());
                }
            }
            let about = element.text_of("doc");
            if group.is_some() && !about.is_empty() {
                let place = draft.group_place(&label);
                draft.info.groups[place].description = Some(about.to_owned());
            }
        }
    }

    /// What flows into a stock adds to it, what flows out takes from it.
    fn flows(&self, draft: &mut Draft) -> Result<(), Error> {
        for stock in self.all().filter(|e| e.name == "stock") {
            let Some(to) = draft.find(&self.key(stock.get("name").unwrap_or_default())) else {
                continue;
            };
            for (kind, sign) in [("inflow", Polarity::Plus), ("outflow", Polarity::Minus)] {
                for flow in stock.all(kind) {
                    let at = At::line(flow.line);
                    let Some(from) = draft.find(&self.key(&flow.text)) else {
                        draft.tell(Told::Dangling, &[], at.named(&shown(&flow.text)));
                        continue;
                    };
                    let link = draft.link(None, from, to, &at)?;
                    draft.link_mut(link).polarity = sign;
                    let at = at.link(draft.link_id(link));
                    draft.tell(Told::FlowPipe, &[], at);
                }
            }
        }
        Ok(())
    }

    fn views(&self, draft: &mut Draft, models: Models, pages: &mut Vec<Page>) -> Result<(), Error> {
        for view in self.drawings().filter(|view| self.shows(view)) {
            let named = shown(view.get("name").unwrap_or_default());
            let mut page = Page {
                title: [&named, &self.name, &draft.info.title]
                    .into_iter()
                    .find(|t| !t.is_empty())
                    .cloned()
                    .unwrap_or_default(),
                factors: Vec::new(),
                links: Vec::new(),
                connectors: 0,
            };
            let (mut aliases, mut alias_of) = (Names::default(), Vec::new());
            for element in &view.children {
                let number =
                    |name: &str| element.get(name).and_then(|n| n.trim().parse::<f64>().ok());
                if element.name == "alias" {
                    let of = self.find(element.text_of("of"), models, draft);
                    if let (Some(uid), Some(of)) = (element.get("uid"), of)
                        && aliases.insert(uid)
                    {
                        alias_of.push(of);
                    }
                } else if VARIABLES.contains(&element.name.as_str()) {
                    let name = element.get("name").unwrap_or_default();
                    if let Some(factor) = draft.find(&self.key(name)) {
                        page.factors
                            .push((factor, number("x").zip(number("y")), element.line));
                    }
                }
            }
            notes(view, draft);
            for connector in view.all("connector") {
                let at = At::line(connector.line);
                let end = |which: &str| {
                    let end = connector.child(which)?;
                    match end.child("alias") {
                        Some(alias) => aliases.number(alias.get("uid")?).map(|n| alias_of[n]),
                        None => self.find(end.text.trim(), models, draft),
                    }
                };
                let ends = (end("from"), end("to"));
                let (Some(from), Some(to)) = ends else {
                    let names = ["from", "to"].map(|which| shown(connector.text_of(which)));
                    draft.tell(Told::Dangling, &[], at.named(&names.join(" → ")));
                    continue;
                };
                page.connectors += 1;
                let link = draft.link(None, from, to, &at)?;
                page.links.push(link);
                let about = connector.text_of("doc");
                if !about.is_empty() {
                    draft.link_mut(link).description = Some(about.to_owned());
                }
                if connector.get(DELAY) == Some("true") {
                    draft.link_mut(link).delay = Delay::Short;
                }
                polarity(connector, link, draft);
            }
            if !page.factors.is_empty() {
                pages.push(page);
            }
        }
        Ok(())
    }

    /// The links that equations state, and what modules take from each other.
    fn equations(
        &self,
        models: Models,
        drawn: &Drawn,
        delayed: &mut Delayed,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        for element in self.all() {
            let Some(to) = draft.find(&self.key(element.get("name").unwrap_or_default())) else {
                continue;
            };
            // The equation of a stock is what it begins with.
            if element.name == "stock" {
                continue;
            }
            let mut causes: Vec<(String, u32)> = Vec::new();
            let own = element.all("eqn");
            let parts = element.all("element").flat_map(|part| part.all("eqn"));
            for equation in own.chain(parts) {
                let names = named(&equation.text, false);
                let own = |name: &str| self.cause(name, models, draft).is_some();
                delayed.look(to, equation.line, delays(&names, own));
                causes.extend(names.into_iter().map(|n| (n.name, equation.line)));
            }
            // `from` is a variable here, or one in another module, which then is the cause.
            let connects = element
                .all("connect")
                .filter_map(|c| Some((c.get("from")?, c.line)));
            // What the module gives to a variable here.
            let outwards = element.all("connect").filter_map(|c| {
                let to = c.get("to").filter(|to| !to.contains('.'))?;
                c.get("from")?.contains('.').then_some((to, c.line))
            });
            for (from, line) in connects {
                let name = from.trim_start_matches('.');
                let module = name.split_once('.').map_or(name, |(module, _)| module);
                causes.push((module.to_owned(), line));
            }
            let mut given = Vec::new();
            for (name, line) in outwards {
                let effect = self
                    .cause(name, models, draft)
                    .filter(|&effect| effect != to);
                if let Some(effect) = effect.filter(|effect| !given.contains(effect)) {
                    given.push(effect);
                    if drawn.decides(to, effect) {
                        drawn.tell((to, effect), line, draft);
                        continue;
                    }
                    let link = draft.link(None, to, effect, &At::line(line))?;
                    let at = At::line(line).link(draft.link_id(link));
                    draft.tell(Told::EquationLink, &[], at);
                }
            }
            let (mut known, mut nowhere) = (Vec::new(), Names::default());
            for (name, line) in causes {
                let Some(from) = self.cause(&name, models, draft) else {
                    if name.contains('.') && nowhere.insert(&key(&name)) {
                        let ends =
                            [name.as_str(), element.get("name").unwrap_or_default()].map(shown);
                        draft.tell(Told::Dangling, &[], At::line(line).named(&ends.join(" → ")));
                    }
                    continue;
                };
                if known.contains(&from) || (from == to && element.name == "module") {
                    continue;
                }
                known.push(from);
                if drawn.decides(from, to) {
                    // What comes from a module may be drawn from the module as a whole.
                    let module = name.split_once('.').map(|(module, _)| self.key(module));
                    let module = module.and_then(|key| draft.find(&key));
                    if module.is_none_or(|module| !drawn.pairs.contains(&(module, to))) {
                        drawn.tell((from, to), line, draft);
                    }
                    continue;
                }
                let link = draft.link(None, from, to, &At::line(line))?;
                let at = At::line(line).link(draft.link_id(link));
                draft.tell(Told::EquationLink, &[], at);
            }
        }
        Ok(())
    }
}

/// Tells of graphical functions that stand by themselves, in no variable.
fn curves(list: &Element, draft: &mut Draft) {
    for curve in list.all("gf") {
        draft.tell(Told::Curve, &[], At::line(curve.line));
    }
}

/// Texts of a view, and what else it has that is no part of a map.
fn notes(view: &Element, draft: &mut Draft) {
    for element in &view.children {
        let at = At::line(element.line);
        let number = |name: &str| element.get(name).and_then(|n| n.trim().parse::<f64>().ok());
        let is_loop = element.name == "loop_indicator";
        match element.name.as_str() {
            "text_box" | "loop_indicator" => {
                let name = shown(element.get("name").unwrap_or_default());
                let text = [element.text.trim(), name.as_str()].join(" ");
                let text = text.trim();
                if !text.is_empty() {
                    draft.note(text, number("x").zip(number("y")), is_loop, at);
                }
            }
            "group" => {
                draft.tell(Told::LeftOut, &["sectors of the drawing"], at);
            }
            "graph" | "table" | "numeric_display" | "knob" | "slider" | "button" | "gauge"
            | "lamp" | "switch" | "options" | "graphical_input" | "list_input" => {
                let what = "graphs, tables and controls of the drawing";
                draft.tell(Told::LeftOut, &[what], at);
            }
            _ => {}
        }
    }
}

fn polarity(connector: &Element, link: usize, draft: &mut Draft) {
    let text = connector.get("polarity").unwrap_or_default();
    let at = At::line(connector.line);
    let text = match word(text) {
        Word::Other if folded(trimmed(text)) == "none" => "",
        _ => text,
    };
    // How it is drawn is a sign only if the reader says so.
    let looks = [("color", "color"), ("style", "line_style")];
    let looks = looks.map(|(name, of)| (name, trimmed(connector.get(of).unwrap_or_default())));
    let mut texts = vec![("polarity", text)];
    let given = looks
        .iter()
        .filter(|(_, text)| draft.options.sign(text).is_some());
    texts.extend(given.copied());
    draft.sign(link, &texts, false, &at);
    for (name, look) in looks
        .iter()
        .filter(|(_, look)| !look.is_empty() && *look != "solid")
    {
        if draft.made(link).polarity.is_unknown() {
            let at = at.clone().link(draft.link_id(link));
            draft.tell(Told::NoSignLook, &[look], at);
        }
        keep_field(&mut draft.link_mut(link).extra, name, (*look).into());
    }
}

/// One view puts the factors where it has them; of several each is a view with places of its own.
fn arrange(pages: Vec<Page>, draft: &mut Draft) {
    let one = pages.len() == 1;
    let mut ids = Ids::default();
    for page in pages {
        let mut view = View {
            id: slug(&page.title),
            title: page.title,
            links: Some(
                page.links
                    .iter()
                    .map(|&link| draft.link_id(link).to_owned())
                    .collect(),
            ),
            ..View::default()
        };
        view.id = ids.free(if view.id.is_empty() { "view" } else { &view.id });
        let mut seen = Names::default();
        for (factor, place, line) in page.factors {
            let id = draft.factor_id(factor).to_owned();
            if !seen.insert(&id) {
                continue;
            }
            if let (true, Some((x, y))) = (one, place) {
                draft.place(factor, x, y, false, &At::line(line));
            }
            if let Some((x, y)) = place.filter(|(x, y)| x.abs() <= 1e6 && y.abs() <= 1e6) {
                view.places.set(&id, Some([x, y]));
            }
            view.factors.push(id);
        }
        if !one {
            // Flows are drawn as pipes, which are no connectors.
            view.links = None;
            draft.info.views.push(view);
        }
    }
}
