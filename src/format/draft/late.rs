//! What a draft can say only when all of the file is read.

use super::Draft;
use crate::format::audit::{At, Told};
use crate::format::known::Format;
use crate::format::near::nearest;

impl Draft<'_> {
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
        let several = matches!(
            self.audit.format,
            Format::Kumu | Format::Vensim | Format::Xmile
        );
        if let Some(map) = self.options.map.as_deref().filter(|&map| map != "*")
            && !several
        {
            self.tell(Told::MapUnused, &[map], At::file());
        }
    }
}
