//! What fields of a link say of its delay: yes or no, a word, or a time, which is kept as a field.

use super::audit::{At, Told};
use super::clue::delay_of;
use super::draft::Draft;
use super::json::{Kind, Node};
use super::signs::number;
use super::table::is_delay;
use super::table::lists::{delay, is_said};
use super::taken::keep_another;
use crate::model::{Delay, Extra, Value};
use crate::names::{folded, trimmed};

/// The delay of a link in the making. Of several fields each may say it.
#[derive(Debug, Default, Clone)]
pub(super) struct Late {
    /// The longest that was said; none where nothing was.
    pub said: Option<Delay>,
    /// Texts that say neither yes nor no.
    vague: Vec<String>,
    /// Somebody has written that there is none; a flag that is off may be no more than a default.
    denied: bool,
    /// What is more than yes and no, under the names of its fields.
    kept: Vec<(String, Value)>,
}

impl Late {
    /// True for the names of fields for a delay, in lower case.
    pub fn is_key(key: &str) -> bool {
        matches!(key, "delay" | "delayed")
    }

    /// Takes a text from a field.
    pub fn text(&mut self, key: &str, text: &str) {
        let zero = (number(text) == Some(0.0)).then_some(Delay::None);
        match zero.or(delay(text)).or(delay_of(text, false)) {
            Some(delay) => {
                let no = ["no", "none", "no delay", "nein", "non", "0"];
                self.denied |= no.contains(&folded(trimmed(text)).as_str());
                self.take(delay);
                if delay.is_none() || is_said(text) || delay_of(text, false).is_some() {
                    return;
                }
            }
            None => self.vague.push(text.to_owned()),
        }
        self.kept.push((key.to_owned(), text.into()));
    }

    /// Takes a value from a field.
    pub fn value(&mut self, key: &str, value: &Node) {
        match (&value.kind, value.name()) {
            (Kind::Null, _) => {}
            (Kind::Bool(on), _) => self.take(if *on { Delay::Short } else { Delay::None }),
            (Kind::Number(..), Some(digits)) => {
                let before = self.kept.len();
                self.text(key, digits);
                // It stays a number.
                if self.kept.len() > before {
                    self.kept.truncate(before);
                    self.kept.push((key.to_owned(), value.value()));
                }
            }
            (_, Some(text)) => self.text(key, text),
            (_, None) => self.kept.push((key.to_owned(), value.value())),
        }
    }

    /// True if a text says this delay, and is kept beside it.
    pub fn is_time(key: &str, text: &str, delay: Delay) -> bool {
        let mut late = Late::default();
        late.text(key, text);
        late.said == Some(delay) && !late.kept.is_empty()
    }

    /// Keeps all of it beside a line that is no link.
    pub fn keep(&self, line: &mut Extra) {
        if self.said.is_some_and(|delay| !delay.is_none()) {
            line.insert("delayed".to_owned(), true.into());
        }
        for (key, value) in &self.kept {
            keep_another(line, key, value.clone());
        }
    }

    fn take(&mut self, delay: Delay) {
        let old = self.said.get_or_insert(delay);
        if old.is_none() || delay == Delay::Long {
            *old = delay;
        }
    }

    /// Gives a link what was said, and tells what was not understood.
    pub fn give(&self, link: usize, draft: &mut Draft, at: &At) {
        let of = draft.link_mut(link);
        of.delay = self.said.unwrap_or(of.delay);
        let late = !of.delay.is_none();
        for (key, value) in &self.kept {
            keep_another(&mut of.extra, key, value.clone());
        }
        if self.denied && late {
            let at = at.clone().link(draft.link_id(link));
            draft.tell(Told::DelayClash, &[], at.named(&draft.link_name(link)));
        }
        for text in self.vague.iter().filter(|_| !late) {
            let at = at.clone().link(draft.link_id(link));
            draft.tell(Told::DelayUnknown, &[text], at);
        }
    }
}

/// Tells of links without a delay that have one as a label, a tag or a field, which stay what they are. O(links).
pub(super) fn tell_words(draft: &mut Draft) {
    // As a verb it is what a factor does to another.
    let says = |text: &str| {
        let text = folded(trimmed(text));
        let first = text.split(' ').next().unwrap_or_default();
        let before = ["with", "long", "short", "time"].contains(&first) || number(first).is_some();
        let short = before && text.ends_with("delay") && text.len() < 30;
        text != "delays" && (delay_of(&text, false).is_some() || is_delay(&text) || short)
    };
    let may_be = |value: &Value| match value {
        Value::String(text) => delay(text) != Some(Delay::None) && number(text) != Some(0.0),
        Value::Number(digits) => digits.as_f64() != Some(0.0),
        value => *value == Value::Bool(true),
    };
    for link in 0..draft.link_count() {
        let made = draft.made(link);
        if !made.delay.is_none() {
            continue;
        }
        let mut words = made.tags.iter().chain(&made.label);
        let word = words.find(|word| says(word));
        let field = || {
            let fields = made.extra.get("x-fields").and_then(Value::as_object)?;
            let mut fields = fields.iter().filter(|(_, value)| may_be(value));
            fields.find(|(name, _)| is_delay(&folded(name).replace(['_', '-'], " ")))
        };
        let word = word.map(|word| (Told::DelayWord, word));
        let found = word.or_else(|| Some((Told::DelayField, field()?.0)));
        if let Some((told, text)) = found.map(|(told, text)| (told, text.clone())) {
            let at = At::file().link(draft.link_id(link));
            draft.tell(told, &[&text], at.named(&draft.link_name(link)));
        }
    }
}
