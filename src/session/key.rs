//! What the marks on the picture mean.

use super::Session;
use super::report::{KeyReport, MarkReport};
use crate::scene::{self, KeyEntry, Mark};

impl Session {
    /// What the marks on the picture mean.
    pub fn key(&mut self) -> Vec<KeyReport> {
        self.scene();
        let marks = self.scene.as_ref().map_or(&[][..], |s| &s.marks);
        let entries = self.key_entries(marks).into_iter();
        entries
            .map(|entry| KeyReport {
                mark: MarkReport::from(&entry.mark),
                text: entry.text,
            })
            .collect()
    }

    pub(super) fn key_entries(&self, marks: &[Mark]) -> Vec<KeyEntry> {
        let info = self.map.info();
        scene::key(marks, |mark| match mark {
            Mark::Link { polarity, .. } => {
                self.words.key_polarity(info, self.convention(), *polarity)
            }
            Mark::Delay { .. } => self.words.key_delay().to_owned(),
            Mark::Loop { class, .. } => self.words.key_loop(*class).to_owned(),
            Mark::Group { id, .. } => self.words.key_group(info, id).to_owned(),
        })
    }
}
