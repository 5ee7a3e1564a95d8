//! What the marks on the picture mean.

use super::Session;
use crate::plain::{Object, Plain};
#[cfg(feature = "tools")]
use crate::scene::{self, KeyEntry};
use crate::scene::{Color, Mark};

impl Session {
    /// What the marks on the picture mean.
    pub fn key(&mut self) -> Plain {
        self.scene();
        let marks = self.scene.as_ref().map_or(&[][..], |s| &s.marks);
        Plain::list(marks.len(), &mut |i| {
            let mut told = Object::default();
            told.put("mark", look(&marks[i]));
            told.text("text", &self.meaning(&marks[i]));
            told.into()
        })
    }

    #[cfg(feature = "tools")]
    pub(super) fn key_entries(&self, marks: &[Mark]) -> Vec<KeyEntry> {
        scene::key(marks, |mark| self.meaning(mark))
    }

    fn meaning(&self, mark: &Mark) -> String {
        let info = self.map.info();
        let words = match mark {
            Mark::Link { polarity, .. } => {
                return self.words.key_polarity(info, self.convention(), *polarity);
            }
            Mark::Delay { .. } => self.words.key_delay(),
            Mark::Strength { .. } => self.words.key_strength(),
            Mark::Loop { class, .. } => self.words.key_loop(*class),
            Mark::Group { id, .. } => self.words.key_group(info, id),
        };
        words.to_owned()
    }
}

/// How a mark looks.
fn look(mark: &Mark) -> Plain {
    let mut told = Object::default();
    let put = |told: &mut Object, key, color: &Color| told.text(key, &color.css());
    let (kind, color) = match mark {
        Mark::Link {
            dash, sign, color, ..
        } => {
            let mut lengths = Vec::new();
            for &length in dash {
                if length > 0.0 {
                    lengths.push(Plain::Number(length));
                }
            }
            told.put("dash", Plain::List(lengths));
            told.text("sign", sign);
            ("link", color)
        }
        Mark::Delay { color } => {
            told.flag("delay", true);
            ("delay", color)
        }
        Mark::Strength { color } => ("strength", color),
        Mark::Loop { class, color } => {
            told.text("kind", class.letter().encode_utf8(&mut [0; 4]));
            ("loop", color)
        }
        Mark::Group { fill, border, .. } => {
            put(&mut told, "fill", fill);
            ("group", border)
        }
    };
    told.text("type", kind);
    put(&mut told, "color", color);
    told.into()
}
