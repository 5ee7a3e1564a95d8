//! How arrows are drawn: where their colours or their thickness differ, these may mean something, and only
//! those know what who drew them.

use super::sketch::Arrow;
use crate::format::audit::{At, Told};
use crate::format::draft::{Draft, keep_field};
use std::collections::BTreeSet;

/// The looks of arrows, by their links.
#[derive(Default)]
pub(super) struct Looks(Vec<(usize, Option<String>, u32, At)>);

impl Looks {
    /// Notes how the arrow of a link is drawn.
    pub fn add(&mut self, link: usize, arrow: &Arrow, at: &At) {
        if arrow.pipe.is_none() {
            let look = (link, arrow.color.clone(), arrow.thickness, at.clone());
            self.0.push(look);
        }
    }

    /// Keeps them as fields of the links, where they differ. A colour gives the sign of a link that has none
    /// if the reader says which.
    pub fn keep(&self, draft: &mut Draft) {
        let colors: BTreeSet<_> = self.0.iter().map(|(_, color, ..)| color).collect();
        let widths: BTreeSet<_> = self.0.iter().map(|(_, _, width, _)| width).collect();
        for (link, color, width, at) in &self.0 {
            if widths.len() > 1 && *width > 0 {
                keep_field(&mut draft.link_mut(*link).extra, "width", (*width).into());
            }
            let Some(color) = color else { continue };
            if draft.made(*link).polarity.is_unknown() {
                if let Some(sign) = draft.given(color) {
                    draft.link_mut(*link).polarity = sign;
                    draft.tell(Told::SignGiven, &[color], at.clone());
                } else if colors.len() > 1 {
                    draft.tell(Told::NoSignLook, &[color], at.clone());
                }
            }
            if colors.len() > 1 {
                let extra = &mut draft.link_mut(*link).extra;
                keep_field(extra, "color", color.as_str().into());
            }
        }
    }
}
