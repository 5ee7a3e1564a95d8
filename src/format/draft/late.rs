//! What a draft can say only when all of the file is read.

use super::{Carrier, Draft};
use crate::format::audit::{At, Told};
use crate::format::known::Format;
use crate::format::near::nearest;
use crate::model::Polarity;

/// A link whose sign is 1, and all that is said of its sign.
pub(super) struct One {
    pub link: usize,
    pub texts: Vec<(&'static str, String)>,
    pub pairs: bool,
    pub at: At,
}

impl Draft<'_> {
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
        }
    }

    /// Tells what was asked for and is not in the file.
    pub(super) fn asked_in_vain(&mut self) {
        let used = self.used.borrow().clone();
        let mut kinds: Vec<String> = Vec::new();
        for note in self.audit.notes.list() {
            if note.told == Told::NoSignType {
                kinds.extend(note.gaps.iter().cloned());
            }
        }
        for (number, (kind, _)) in self.options.signs.iter().enumerate() {
            if used.contains(&number) {
                continue;
            }
            match nearest(kind, kinds.iter().map(String::as_str)) {
                Some(near) => self.tell(Told::SignNear, &[kind, near], At::file()),
                None => self.tell(Told::SignUnused, &[kind], At::file()),
            }
        }
        let several = matches!(self.audit.format, Format::Kumu | Format::Vensim);
        if let Some(map) = self.options.map.as_deref().filter(|&map| map != "*")
            && !several
        {
            self.tell(Told::MapUnused, &[map], At::file());
        }
    }
}
