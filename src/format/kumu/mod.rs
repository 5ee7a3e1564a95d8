//! Kumu: a whole project (`project`), a blueprint (`blueprint`), and what both and its tables have
//! in common: the attributes of elements and connections.
//!
//! Kumu has no sign of a link: templates read the type of a connection. Two signs in it stand at the
//! two ends, so `--` is a positive link; the product counts (see [`Draft::sign`]). A
//! field that somebody called “polarity” or “sign” counts where the type says none (`polarity`). A connection that
//! is `reversed` already reads from cause to effect: the flag says how it was drawn, and is kept.

mod beside;
pub(super) mod blueprint;
mod maps;
mod perspective;
mod polarity;
pub(super) mod project;
pub(super) mod write;

pub(super) use maps::open_loop;

use super::audit::{At, Told};
use super::draft::{Draft, fit, keep_field};
use super::json::{Kind, Node};
use super::late::Late;
use super::taken::keep_another;
use crate::error::Error;
use crate::model::{Extra, Value};
use crate::names::{folded, trimmed};

/// What Kumu knows of an element, a connection or a loop, whatever the file.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub id: Option<String>,
    pub label: String,
    /// Its type.
    pub kind: String,
    /// Its types, if it has several.
    pub kinds: Vec<String>,
    pub description: Option<String>,
    pub tags: Vec<String>,
    pub direction: String,
    /// Signs that somebody put at the ends of the link.
    pub before: String,
    pub after: String,
    pub late: Late,
    pub reversed: Option<bool>,
    pub strength: Option<f64>,
    pub confidence: Option<f64>,
    /// What stands in the place of the type is there for the sign.
    pub signed: bool,
    /// Where what stands in the place of the type was found, if elsewhere.
    pub carrier: Option<&'static str>,
    /// Why there is no sign to look for.
    pub no_sign: Option<Told>,
    /// Looks that somebody may have given a meaning.
    pub looks: Vec<(&'static str, String)>,
    /// How a line without a direction is drawn: under the names that links keep that under.
    pub drawn: Extra,
    /// Whatever else the author keeps with it.
    pub other: Vec<(String, Value)>,
    /// What means something of links alone, as it was written: an element has it as fields.
    pub of_links: Vec<(String, Value)>,
}

impl Attributes {
    /// Of an object of a blueprint.
    pub fn of(node: &Node) -> Attributes {
        let mut attributes = Attributes::default();
        attributes.put_all(node);
        attributes
    }

    /// Takes all that an object says. Of two that say one thing, the first counts, and the other is kept.
    pub fn put_all(&mut self, node: &Node) {
        for member in node.members() {
            self.put(&member.key, &member.value);
        }
    }

    pub fn put(&mut self, key: &str, value: &Node) {
        let before = self.other.len();
        self.take(key, value);
        if is_of_links(key) && self.other.len() == before && !matches!(value.kind, Kind::Null) {
            self.of_links.push((key.to_owned(), value.value()));
        }
    }

    fn take(&mut self, key: &str, value: &Node) {
        match &value.kind {
            Kind::Null => {}
            Kind::List(items)
                if folded(trimmed(key)) == "tags"
                    && items.iter().all(|tag| tag.name().is_some()) =>
            {
                self.tags
                    .extend(items.iter().filter_map(|n| n.name().map(str::to_owned)));
            }
            Kind::Number(_, number) if self.put_number(key, *number) => {}
            _ if Late::is_key(&folded(trimmed(key))) => self.late.value(key, value),
            _ => match value.name() {
                Some(text) if self.put_text(key, text) => {}
                _ => self.put_value(key, value),
            },
        }
    }

    /// Takes a number that our format has a place for; `false` for any other.
    fn put_number(&mut self, key: &str, number: f64) -> bool {
        let said = match folded(trimmed(key)).as_str() {
            "strength" if number > 0.0 && number <= 1.0 => &mut self.strength,
            "confidence" if (0.0..=1.0).contains(&number) => &mut self.confidence,
            _ => return false,
        };
        *said.get_or_insert(number) == number
    }

    fn put_value(&mut self, key: &str, value: &Node) {
        let flag = match value.kind {
            Kind::Bool(flag) => Some(flag),
            _ => None,
        };
        match folded(trimmed(key)).as_str() {
            "reversed" if flag.is_some() && self.reversed.or(flag) == flag => self.reversed = flag,
            // Several values of a field that has one in most maps.
            "element type" | "connection type" | "type"
                if self.kind.is_empty()
                    && matches!(value.kind, Kind::List(_))
                    && value.items().iter().all(|kind| kind.name().is_some()) =>
            {
                let values: Vec<&str> = value.items().iter().filter_map(Node::name).collect();
                self.kind = values.join(" | ");
                self.kinds = values.into_iter().map(str::to_owned).collect();
            }
            _ => self.other.push((key.to_owned(), value.value())),
        }
    }

    /// What was said under one of Kumu's own names.
    fn said(&self, key: &str) -> &str {
        match key {
            "id" | "_id" => self.id.as_deref().unwrap_or_default(),
            "label" => &self.label,
            "type" | "element type" | "connection type" | "loop type" => &self.kind,
            "description" => self.description.as_deref().unwrap_or_default(),
            "direction" => &self.direction,
            "prelabel" => &self.before,
            "postlabel" => &self.after,
            _ => "",
        }
    }

    /// Takes a text under one of Kumu's own names, in upper or lower case; `false` for any other, and where something
    /// else was said under that name before.
    pub fn put_text(&mut self, key: &str, text: &str) -> bool {
        let one = || text.to_owned();
        let plain = folded(trimmed(key));
        let before = self.said(&plain);
        let same = before == text || plain == "direction" && before == folded(trimmed(text));
        if !before.is_empty() && !same {
            return trimmed(text).is_empty();
        }
        match plain.as_str() {
            "id" | "_id" => self.id = Some(one()).filter(|id| !id.is_empty()),
            "label" => self.label = one(),
            "type" | "element type" | "connection type" | "loop type" => self.kind = one(),
            "description" => self.description = Some(one()).filter(|text| !text.is_empty()),
            "tags" => self.tags.extend(parts(text).map(str::to_owned)),
            "direction" => self.direction = folded(trimmed(text)),
            "prelabel" => self.before = one(),
            "postlabel" => self.after = one(),
            "delayed" | "delay" => self.late.text(key, text),
            _ => return false,
        }
        true
    }

    /// The fields of an element.
    pub fn fields(mut self) -> Extra {
        self.no_link();
        let mut extra = Extra::new();
        self.keep(&mut extra);
        match extra.remove("x-fields") {
            Some(Value::Object(fields)) => fields,
            _ => Extra::new(),
        }
    }

    /// Makes fields of what means something of links alone.
    pub fn no_link(&mut self) {
        self.other.append(&mut self.of_links);
    }

    /// What is to be kept though our format has no place for it.
    fn keep(self, extra: &mut Extra) {
        for (name, text) in [("prelabel", self.before), ("postlabel", self.after)] {
            if !text.is_empty() {
                keep_field(extra, name, text.into());
            }
        }
        for (name, value) in self.other {
            keep_another(extra, &name, value);
        }
        fit(extra);
    }
}

/// True for the names of attributes that mean something of a connection alone.
pub(super) fn is_of_links(name: &str) -> bool {
    matches!(
        folded(trimmed(name)).as_str(),
        "direction" | "delay" | "delayed" | "reversed" | "strength" | "confidence"
    )
}

/// True for the names of attributes that Kumu itself, or this program, gives a meaning.
fn is_own(name: &str) -> bool {
    let own = [
        "from",
        "to",
        "x",
        "y",
        "pinned",
        "reversed",
        "strength",
        "confidence",
    ];
    let plain = folded(trimmed(name));
    own.contains(&plain.as_str()) || Attributes::default().put_text(name, "")
}

/// The values of a cell with several, separated by `|`.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(trimmed).filter(|part| !part.is_empty())
}

/// What people write into a column of yes and no; none for whatever else.
pub(super) fn is_flag(text: &str) -> Option<bool> {
    let no = ["", "false", "no", "n", "0"].contains(&folded(trimmed(text)).as_str());
    match is_yes(text) {
        true => Some(true),
        false => no.then_some(false),
    }
}

/// True for what people write into a column of yes and no.
pub(super) fn is_yes(text: &str) -> bool {
    matches!(
        folded(trimmed(text)).as_str(),
        "true" | "yes" | "y" | "x" | "1" | "short" | "long" | "delayed"
    )
}

/// True if a text has Markdown in it. HTML is taken out, and told, when all is read.
pub(super) fn has_markup(text: &str) -> bool {
    let marks = ["](", "[[", "**"];
    marks.iter().any(|mark| text.contains(mark))
}

/// Adds an element.
pub(super) fn element(draft: &mut Draft, of: Attributes, at: &At) -> Result<usize, Error> {
    let factor = draft.factor(of.id.as_deref(), &of.label, at)?;
    let at = at.clone().factor(draft.factor_id(factor));
    if of.description.as_deref().is_some_and(has_markup) {
        draft.tell(Told::Markup, &[], at);
    }
    let mut groups: Vec<String> = Vec::new();
    let kinds = match of.kinds.len() {
        0 => std::slice::from_ref(&of.kind),
        _ => of.kinds.as_slice(),
    };
    for kind in kinds.iter().filter(|kind| !trimmed(kind).is_empty()) {
        let group = draft.group(kind);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let made = draft.factor_mut(factor);
    made.groups.extend(groups);
    made.description.clone_from(&of.description);
    made.tags.clone_from(&of.tags);
    for (name, value) in of.fields() {
        keep_field(&mut made.extra, &name, value);
    }
    fit(&mut made.extra);
    Ok(factor)
}

/// Adds a connection between two factors: a link, two for a mutual one, none for one without a
/// direction, which is kept beside the map. `pairs`: two signs are those at its two ends.
pub(super) fn connection(
    draft: &mut Draft,
    of: Attributes,
    ends: (usize, usize),
    pairs: bool,
    at: &At,
) -> Result<Vec<usize>, Error> {
    if of.direction == "undirected" {
        let ids = (draft.factor_id(ends.0), draft.factor_id(ends.1));
        let line = beside::undirected(of, ids);
        draft.undirected(line, at.clone())?;
        return Ok(Vec::new());
    }
    let mutual = matches!(
        of.direction.as_str(),
        "mutual" | "both" | "both ways" | "two way" | "two-way" | "bidirectional"
    );
    let mut made = vec![draft.link(of.id.as_deref(), ends.0, ends.1, at)?];
    // From a factor to itself both ways are one.
    if mutual && ends.0 != ends.1 {
        let back = of.id.as_ref().map(|id| format!("{id}#back"));
        made.push(draft.link(back.as_deref(), ends.1, ends.0, at)?);
        draft.tell(Told::Mutual, &[], at.clone().link(draft.link_id(made[0])));
    }
    if !mutual && !matches!(of.direction.as_str(), "" | "directed") {
        let at = at.clone().link(draft.link_id(made[0]));
        draft.tell(Told::Direction, &[&of.direction], at);
    }
    if of.description.as_deref().is_some_and(has_markup) {
        let at = at.clone().link(draft.link_id(made[0]));
        draft.tell(Told::Markup, &[], at);
    }
    let both = format!("{}{}", trimmed(&of.before), trimmed(&of.after));
    let field = polarity::field(&of);
    let clash = polarity::contradicts(&of, draft) || polarity::torn(&of, &both, draft);
    for &link in &made {
        let own = if of.signed { "sign" } else { "type" };
        let mut texts = vec![
            (of.carrier.unwrap_or(own), of.kind.as_str()),
            ("label", of.label.as_str()),
            ("labels at its ends", both.as_str()),
        ];
        texts.extend(of.tags.iter().map(|tag| ("tags", tag.as_str())));
        // A look is a sign only if the reader says so, whatever it is called.
        let looks = of.looks.iter().map(|(look, text)| (*look, text.as_str()));
        texts.extend(looks.filter(|(_, text)| draft.options.sign(text).is_some()));
        match (of.no_sign, &field) {
            (Some(told), _) => draft.tell(told, &[], at.clone().link(draft.link_id(link))),
            (None, _) if clash => draft.clash(link, at),
            (None, Some(field)) => {
                polarity::sign(draft, link, (field, texts.clone()), pairs, at);
            }
            (None, None) => draft.sign(link, &texts, pairs, at),
        }
        for (carrier, text) in &texts[1..] {
            let one = match *carrier {
                "tags" => "tag",
                "labels at its ends" => "label at an end",
                other => other,
            };
            draft.opposed(link, (one, text), at);
        }
        for text in polarity::said(&of) {
            draft.opposed(link, ("field", &text), at);
        }
        if draft.made(link).polarity.is_unknown() {
            for (_, look) in &of.looks {
                let at = at.clone().link(draft.link_id(link));
                draft.tell(Told::NoSignLook, &[trimmed(look)], at);
            }
        }
        let link = draft.link_mut(link);
        if !of.label.is_empty() {
            link.label = Some(of.label.clone());
        }
        link.description.clone_from(&of.description);
        link.tags.clone_from(&of.tags);
        (link.strength, link.confidence) = (of.strength, of.confidence);
        let kind = trimmed(&of.kind);
        if !kind.is_empty() && kind != link.polarity.token() {
            link.extra.insert("x-type".to_owned(), kind.into());
        }
        if of.reversed == Some(true) {
            link.extra.insert("x-reversed".to_owned(), true.into());
        }
    }
    let late = of.late;
    let again = Attributes {
        other: of.other,
        before: of.before,
        after: of.after,
        ..Attributes::default()
    };
    again.keep(&mut draft.link_mut(made[0]).extra);
    for &link in made.iter().rev() {
        late.give(link, draft, at);
    }
    if let [first, second] = made[..] {
        let extra = draft.link_mut(first).extra.clone();
        draft.link_mut(second).extra = extra;
    }
    Ok(made)
}
