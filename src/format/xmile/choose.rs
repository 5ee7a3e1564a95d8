//! Which model of a file is read, or which view of its only model.

use super::VARIABLES;
use super::read::Model;
use super::tree::Element;
use crate::error::Error;
use crate::format::audit::{At, Told};
use crate::format::choice::{asked, no_view, tell_others};
use crate::format::draft::Draft;
use crate::format::variable::{key, shown};
use crate::names::{Names, folded, trimmed};

/// Keeps the model that was asked for, or the view of the only one; or tells of all.
pub(super) fn choose(models: &mut Vec<Model>, draft: &mut Draft) -> Result<(), Error> {
    let mut titles: Vec<String> = models.iter().map(|model| model.name.clone()).collect();
    if let [model] = &models[..] {
        let drawn = |view: &&Element| !view.children.is_empty();
        let views = model.drawings().filter(drawn).map(title);
        let views: Vec<String> = views.filter(|title| !title.is_empty()).collect();
        if views.len() > 1 {
            titles = views;
        }
    }
    draft.audit.choice(&titles, asked(draft.options));
    let Some(name) = asked(draft.options) else {
        if models.len() == 1 && titles.len() > 1 {
            let count = titles.len().to_string();
            draft.tell(Told::AllViews, &[&count], At::file());
        }
        for title in titles
            .iter()
            .filter(|title| models.len() > 1 && !title.is_empty())
        {
            draft.tell(Told::Submodel, &[], At::file().named(title));
        }
        return Ok(());
    };
    let is = |title: &str| folded(title) == folded(trimmed(name));
    let there = titles.iter().any(|title| is(title));
    if there {
        tell_others(name, &titles, &is, draft);
    }
    if let [model] = &mut models[..]
        && !is(&model.name)
        && there
    {
        let drawn = model.on(&is);
        for element in model.all() {
            if !drawn.contains(&key(element.get("name").unwrap_or_default())) {
                draft.tell(Told::OffView, &[], At::line(element.line));
            }
        }
        model.only = Some((trimmed(name).to_owned(), drawn));
        return Ok(());
    }
    for left in models.iter().filter(|model| !is(&model.name)) {
        for element in left.all() {
            draft.tell(Told::OffView, &[], At::line(element.line));
        }
    }
    models.retain(|model| is(&model.name));
    match models.is_empty() {
        true => Err(no_view(name, &titles)),
        false => Ok(()),
    }
}

/// What a view is called.
fn title(view: &Element) -> String {
    shown(view.get("name").unwrap_or_default())
}

impl Model<'_> {
    /// Its views. Panels with knobs and graphs are no drawings of the model.
    pub fn drawings(&self) -> impl Iterator<Item = &Element> {
        let lists = self.element.all("views");
        let views = lists.flat_map(|views| views.all("view"));
        views.filter(|view| view.get("type") != Some("interface"))
    }

    /// True for a view that is read.
    pub fn shows(&self, view: &Element) -> bool {
        let only = self.only.as_ref();
        only.is_none_or(|(name, _)| folded(&title(view)) == folded(name))
    }

    /// True for a variable that is read.
    pub fn is_drawn(&self, name: &str) -> bool {
        let only = self.only.as_ref();
        only.is_none_or(|(_, drawn)| drawn.contains(&key(name)))
    }

    /// The keys of all that stands on views of some name.
    fn on(&self, is: &dyn Fn(&str) -> bool) -> Names {
        let mut drawn = Names::default();
        let views = self.drawings().filter(|view| is(&title(view)));
        for element in views.flat_map(|view| &view.children) {
            if element.name == "alias" {
                drawn.insert(&key(element.text_of("of")));
            } else if VARIABLES.contains(&element.name.as_str()) {
                drawn.insert(&key(element.get("name").unwrap_or_default()));
            }
        }
        drawn
    }
}
