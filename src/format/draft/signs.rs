//! The signs of a draft's links: read from what the file says, told where it says none.

use super::{Carrier, Draft};
use crate::format::audit::{At, Told};
use crate::format::known::Format;
use crate::format::signs::{self, Word};
use crate::model::{Polarity, Value};
use crate::names::trimmed;
use std::collections::BTreeSet;

/// Notes that say why a link has no sign.
pub(super) const NO_SIGN: [Told; 8] = [
    Told::NoSign,
    Told::NoSignType,
    Told::NoSignColumn,
    Told::NoSignField,
    Told::SignClash,
    Told::PairUnclear,
    Told::NoNegative,
    Told::ZeroWeight,
];

/// Carriers in which a sign is at home, so that none tells of it.
const OWN: [&str; 3] = ["type", "sign", "polarity"];

/// A link whose sign is 1, and all that is said of its sign.
pub(super) struct One {
    pub link: usize,
    pub texts: Vec<(&'static str, String)>,
    pub pairs: bool,
    pub at: At,
}

impl Draft<'_> {
    /// The sign that the one who reads the file gives to a type or style of links.
    pub fn given(&self, kind: &str) -> Option<Polarity> {
        let (number, sign) = self.options.given(kind)?;
        let mut used = self.used.borrow_mut();
        if !used.contains(&number) {
            used.push(number);
        }
        Some(sign)
    }

    /// Gives a link its sign, from the first of some texts that says one; tells what was understood
    /// and how. `pairs`: two signs are those at the two ends of the link, so that their product
    /// counts. Whatever else a text says, the sign stays unknown. The first text is the type. In a field
    /// called “sign”, 1 is + if another link has −1.
    pub fn sign(&mut self, link: usize, texts: &[Carrier], pairs: bool, at: &At) {
        if let Some(("sign", text)) = texts.first()
            && self.given(text).is_none()
            && signs::word(text) != Word::Sign(Polarity::Plus)
        {
            match signs::number(text) {
                Some(1.0) => {
                    let texts = texts.iter().map(|&(carrier, t)| (carrier, t.to_owned()));
                    return self.ones.push(One {
                        link,
                        texts: texts.collect(),
                        pairs,
                        at: at.clone(),
                    });
                }
                Some(-1.0) => {
                    self.negative = true;
                    self.links[link].2.polarity = Polarity::Minus;
                    return;
                }
                _ => {}
            }
        }
        self.say(link, texts, pairs, at);
    }

    /// Tells that the file says + of a link in one place and − in another: it has no sign.
    pub fn clash(&mut self, link: usize, at: &At) {
        let name = self.link_name(link);
        let at = at.clone().named(&name).link(self.link_id(link));
        self.tell(Told::SignClash, &[], at);
    }

    /// What a link is called where one is told of it: by its ends.
    pub fn link_name(&self, link: usize) -> String {
        let (from, to) = self.ends(link);
        let label = |factor: usize| self.factors()[factor].shown();
        format!("{} → {}", label(from), label(to))
    }

    /// Tells where a text at a link says another sign than the one that it has, which counts.
    pub fn opposed(&mut self, link: usize, carrier: Carrier, at: &At) {
        let sign = self.made(link).polarity;
        match signs::word(carrier.1) {
            Word::Sign(other) if sign.opposes(other) => self.tell_opposed(link, carrier.0, at),
            Word::Sign(other) if other != sign && !sign.is_unknown() => {
                self.tell_beside(Told::SignOther, link, carrier.0, at);
            }
            _ => {}
        }
    }

    /// Tells that something at a link says the opposite of its sign.
    pub fn tell_opposed(&mut self, link: usize, what: &str, at: &At) {
        self.tell_beside(Told::SignWeight, link, what, at);
    }

    /// Tells of something at a link beside its sign.
    fn tell_beside(&mut self, told: Told, link: usize, what: &str, at: &At) {
        let sign = self.made(link).polarity.token().replace('-', "−");
        let at = at.clone().link(self.link_id(link));
        self.tell(told, &[&sign, what], at);
    }

    fn say(&mut self, link: usize, texts: &[Carrier], pairs: bool, at: &At) {
        let at = at.clone().link(&self.links[link].2.id);
        let kind = texts.first().map_or("", |(_, text)| trimmed(text));
        for (i, (carrier, text)) in texts.iter().enumerate() {
            let text = trimmed(text);
            if text.is_empty() {
                continue;
            }
            if let Some(sign) = self.given(text) {
                self.links[link].2.polarity = sign;
                return self.tell(Told::SignGiven, &[text], at);
            }
            if let Some((sign, _)) = signs::repeated(text).filter(|_| self.strong_signs) {
                self.links[link].2.polarity = sign;
                let token = sign.token().replace('-', "−");
                return self.tell(Told::StrongSign, &[text, &token], at);
            }
            let sign = match signs::word(text) {
                Word::Sign(_) if self.none_by_o && signs::is_o(text) => continue,
                Word::Sign(sign) => sign,
                Word::Unsaid => break,
                Word::Pair(sign) if pairs => {
                    let told = match sign {
                        Polarity::Plus => Told::PairSame,
                        _ => Told::PairOpposite,
                    };
                    self.links[link].2.polarity = sign;
                    return self.tell(told, &[text], at);
                }
                Word::Pair(_) => return self.tell(Told::PairUnclear, &[text], at),
                Word::Other => continue,
            };
            self.links[link].2.polarity = sign;
            if i > 0 || !OWN.contains(carrier) {
                self.tell(Told::SignFrom, &[carrier], at);
            }
            return;
        }
        match kind.is_empty() || signs::word(kind) == Word::Unsaid {
            true if kind.is_empty() && !self.unread.is_empty() => {
                let unread = self.unread.clone();
                let told = match self.audit.format {
                    Format::Csv | Format::Xlsx => Told::NoSignColumn,
                    _ => Told::NoSignField,
                };
                self.tell(told, &[&unread], at);
            }
            true => self.tell(Told::NoSign, &[], at),
            false => self.tell(Told::NoSignType, &[kind], at),
        }
    }

    /// Gives those whose sign is 1 theirs.
    pub(super) fn ones(&mut self) {
        for one in std::mem::take(&mut self.ones) {
            if self.negative {
                self.links[one.link].2.polarity = Polarity::Plus;
                continue;
            }
            let texts = one.texts.iter().map(|(carrier, t)| (*carrier, t.as_str()));
            let texts: Vec<Carrier> = texts.collect();
            self.say(one.link, &texts, one.pairs, &one.at);
            // What is no sign is a type.
            let made = &mut self.links[one.link].2;
            let fields = made.extra.get("x-fields").and_then(Value::as_object);
            let mut fields = fields.into_iter().flat_map(|fields| fields.values());
            let kept = fields.any(|value| value == texts[0].1);
            if made.polarity.is_unknown() && !kept {
                let kind = made.extra.entry("x-type".to_owned());
                kind.or_insert_with(|| texts[0].1.into());
            }
        }
    }

    /// From now on it is not told why links have no sign: what is read later may give them one.
    pub fn wait_for_signs(&mut self) {
        self.waiting = Some(Vec::new());
    }

    /// Tells it of those that still have none.
    pub fn end_waiting(&mut self) {
        let links = self.links.iter().map(|(.., made)| made);
        let signed = links.filter(|made| !made.polarity.is_unknown());
        let signed: BTreeSet<String> = signed.map(|made| made.id.clone()).collect();
        for (told, gaps, at) in self.waiting.take().unwrap_or_default() {
            let known = |link: &String| signed.contains(link) || self.unsigned.contains(link);
            if !at.link.as_ref().is_some_and(known) {
                let gaps: Vec<&str> = gaps.iter().map(String::as_str).collect();
                self.tell(told, &gaps, at);
            }
        }
    }

    /// True if the file says + of a link in one place and − in another.
    pub fn clashes(&self, link: usize) -> bool {
        self.unsigned.contains(self.link_id(link))
    }

    /// Tells of links without a sign of which nobody told yet why, so that there are as many of them in
    /// the account as on the map.
    pub(super) fn tell_unsigned(&mut self) {
        for link in 0..self.links.len() {
            let made = &self.links[link].2;
            if made.polarity.is_unknown() && self.unsigned.number(&made.id).is_none() {
                let at = std::mem::take(&mut self.lines[link]).link(&made.id);
                self.audit.tell(Told::NoSign, &[], at);
            }
        }
    }
}
